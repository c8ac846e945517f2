/* goi-cli-chart.c: goi chart
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-cli"

#include "config.h"

#include "goi-chart.h"
#include "goi-cli-inputs.h"
#include "goi-cli-language.h"
#include "goi-cli-options.h"
#include "goi-cli-output.h"
#include "goi-measure.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  GPtrArray *rows;
  guint n_failed;
} Rows;

static gboolean
add_reading (GoiCliInput *input, gpointer user_data)
{
  Rows *rows = user_data;
  GPtrArray *reports = goi_reading_get_reports (input->reading);

  for (guint i = 0; i < reports->len; i++)
    g_ptr_array_add (rows->rows, goi_measure_row_new_from_report (g_ptr_array_index (reports, i)));
  return TRUE;
}

static GPtrArray *
collect_rows (GoiCliChoice *choice, GoiQuery *query, char **files, guint *n_failed)
{
  g_autoptr (GoiCollection) collection = NULL;
  g_autoptr (GError) error = NULL;
  Rows rows = { 0 };

  if (files != NULL)
    {
      rows.rows = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_measure_row_free);
      *n_failed = goi_cli_read_inputs ((const char *const *) files, GOI_CLI_INPUT_NONE, add_reading, &rows);
      return rows.rows;
    }
  *n_failed = 1;
  collection = goi_cli_choice_open (choice);
  if (collection == NULL)
    return NULL;
  rows.rows = goi_collection_measures (collection, query, NULL, &error);
  if (rows.rows == NULL)
    goi_cli_report (choice->collection, "error", error->message);
  else
    *n_failed = 0;
  return rows.rows;
}

static gboolean
draw (GPtrArray *rows, const GoiChartOptions *options, GoiChartFormat format, const char *out)
{
  g_autoptr (GoiChartData) data = NULL;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (out);
  g_autoptr (GError) error = NULL;
  gboolean done;

  /* Labels and titles are part of the result. */
  goi_cli_begin_output ();
  data = goi_chart_data_new (rows, rows, options);
  done = goi_chart_write_file (data, options, format, file, NULL, &error);
  goi_cli_end_output ();
  if (!done)
    goi_cli_report (out, "error", error->message);
  return done;
}

static gboolean
set_options (GoiChartOptions *options, const char *kind, const char *measure, const char *out, GoiChartFormat *format)
{
  g_autoptr (GError) error = NULL;

  if (kind == NULL)
    return goi_cli_wrong_use (_("Say with --kind which chart to draw"));
  if (out == NULL)
    return goi_cli_wrong_use (_("Say with -o which file to write"));
  if (!goi_chart_kind_from_string (kind, &options->kind, &error)
      || !goi_chart_format_from_name (out, format, &error)
      || (measure != NULL && !goi_chart_options_set_sort (options, measure, TRUE, &error)))
    return goi_cli_wrong_use ("%s", error->message);
  return TRUE;
}

/**
 * goi_cli_chart:
 * @argc: the number of arguments
 * @argv: the arguments, the command's name first
 *
 * goi chart: draws the charts of the window into files.
 *
 * Returns: the exit status
 */
GoiCliStatus
goi_cli_chart (int argc, char *argv[])
{
  g_autofree char *kind = NULL;
  g_autofree char *measure = NULL;
  g_autofree char *out = NULL;
  gboolean numbers = FALSE;
  g_auto (GStrv) files = NULL;
  const GOptionEntry entries[] = {
    { "kind", 'k', 0, G_OPTION_ARG_STRING, &kind, N_("The kind of chart: outcomes"), "KIND" },
    { "measure", 'm', 0, G_OPTION_ARG_STRING, &measure,
      N_("The measure by which the bars are ordered, such as rate.disclosed or outcome.total"), "MEASURE" },
    { "numbers", 0, 0, G_OPTION_ARG_NONE, &numbers, N_("Bars that show numbers, not shares"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("The file to write: OUT.svg, OUT.pdf or OUT.png"), "OUT" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GoiCliParser) parser = { NULL };
  g_auto (GoiCliChoice) choice = { NULL };
  g_autoptr (GoiChartOptions) options = NULL;
  g_autoptr (GoiQuery) query = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GoiChartFormat format;
  guint n_failed;

  goi_cli_parser_init (&parser, _("--kind KIND -o OUT FILE… | --collection PATH"),
                       _("Draws a chart of reports into an SVG, PDF or PNG file."), NULL, entries);
  goi_cli_choice_add_options (&choice, &parser);
  if (!goi_cli_parser_run (&parser, argc, argv))
    return GOI_CLI_WRONG_USE;
  options = goi_chart_options_new ();
  options->percent = !numbers;
  if (!set_options (options, kind, measure, out, &format))
    return GOI_CLI_WRONG_USE;
  if ((files == NULL) == (choice.collection == NULL) || (files != NULL && !goi_cli_choice_is_empty (&choice)))
    {
      goi_cli_wrong_use (_("Name either files, or a collection with --collection"));
      return GOI_CLI_WRONG_USE;
    }
  query = goi_cli_choice_make_query (&choice);
  if (query == NULL)
    return GOI_CLI_WRONG_USE;
  rows = collect_rows (&choice, query, files, &n_failed);
  if (rows == NULL || (rows->len == 0 && n_failed > 0))
    return GOI_CLI_UNREADABLE;
  if (!draw (rows, options, format, out))
    return n_failed > 0 ? GOI_CLI_UNREADABLE : GOI_CLI_WRONG_USE;
  return n_failed > 0 ? GOI_CLI_UNREADABLE : GOI_CLI_OK;
}
