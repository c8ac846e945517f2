/* goi-cli-list.c: goi list and goi search
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-cli"

#include "config.h"

#include "goi-cli-options.h"
#include "goi-cli-output.h"
#include "goi-json-emitter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many lines are taken from the collection at once. */
#define WINDOW 500

static void
emit_measure (GoiJsonEmitter *e, const char *name, GoiMeasureValue value)
{
  goi_json_emit_name (e, name);
  if (value.available)
    goi_json_emit_double (e, value.value);
  else
    goi_json_emit_null (e);
}

static void
print_json (GoiReportSummary *summary)
{
  g_autoptr (GString) s = g_string_new (NULL);
  GoiJsonEmitter e = { .s = s };
  int year = goi_report_summary_get_year (summary);

  goi_json_emit_open (&e, '{', FALSE);
  goi_json_emit_int_member (&e, "id", goi_report_summary_get_id (summary));
  goi_json_emit_string_member (&e, "agency", goi_report_summary_get_agency (summary));
  goi_json_emit_name (&e, "year");
  if (year != 0)
    goi_json_emit_int (&e, year);
  else
    goi_json_emit_null (&e);
  goi_json_emit_string_member (&e, "edition", goi_report_summary_get_edition (summary));
  goi_json_emit_string_member (&e, "region", goi_report_summary_get_region (summary));
  goi_json_emit_string_member (&e, "title", goi_report_summary_get_title (summary));
  goi_json_emit_string_member (&e, "state", goi_cli_state_to_name (goi_report_summary_get_state (summary)));
  emit_measure (&e, "incoming", goi_report_summary_get_incoming (summary));
  emit_measure (&e, "disclosed", goi_report_summary_get_disclosed (summary));
  goi_json_emit_int_member (&e, "errors", goi_report_summary_get_n_errors (summary));
  goi_json_emit_int_member (&e, "warnings", goi_report_summary_get_n_warnings (summary));
  goi_json_emit_int_member (&e, "doubts", goi_report_summary_get_n_doubts (summary));
  goi_json_emit_string_member (&e, "source", goi_report_summary_get_source_name (summary));
  goi_json_emit_close (&e, '}');
  goi_cli_printf ("%s\n", s->str);
}

static void
append_measure (GString *s, GoiMeasureValue value, const char *format)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_c (s, '\t');
  if (value.available)
    g_string_append (s, g_ascii_formatd (buffer, sizeof buffer, format, value.value));
}

static void
append_text (GString *s, const char *text)
{
  g_autofree char *clean = goi_cli_clean (text != NULL ? text : "");

  g_string_append_printf (s, "\t%s", clean);
}

static void
print_line (GoiReportSummary *summary)
{
  g_autoptr (GString) s = g_string_new (NULL);
  int year = goi_report_summary_get_year (summary);

  g_string_append_printf (s, "%" G_GINT64_FORMAT, goi_report_summary_get_id (summary));
  append_text (s, goi_report_summary_get_agency (summary));
  g_string_append_c (s, '\t');
  if (year != 0)
    g_string_append_printf (s, "%d", year);
  append_text (s, goi_report_summary_get_edition (summary));
  append_text (s, goi_report_summary_get_region (summary));
  append_text (s, goi_cli_state_to_name (goi_report_summary_get_state (summary)));
  append_measure (s, goi_report_summary_get_incoming (summary), "%.15g");
  append_measure (s, goi_report_summary_get_disclosed (summary), "%.4f");
  g_string_append_printf (s, "\t%u\t%u\t%u", goi_report_summary_get_n_errors (summary),
                          goi_report_summary_get_n_warnings (summary),
                          goi_report_summary_get_n_doubts (summary));
  append_text (s, goi_report_summary_get_source_name (summary));
  goi_cli_printf ("%s\n", s->str);
}

static gboolean
print_all (GoiCollection *collection, GoiQuery *query, gboolean json, GError **error)
{
  for (guint offset = 0;; offset += WINDOW)
    {
      g_autoptr (GPtrArray) summaries = goi_collection_list (collection, query, offset, WINDOW, NULL, error);
      if (summaries == NULL)
        return FALSE;
      for (guint i = 0; i < summaries->len; i++)
        {
          if (json)
            print_json (g_ptr_array_index (summaries, i));
          else
            print_line (g_ptr_array_index (summaries, i));
        }
      if (summaries->len < WINDOW)
        return TRUE;
    }
}

static GoiCliStatus
list (GoiCliChoice *choice, gboolean json)
{
  g_autoptr (GoiQuery) query = NULL;
  g_autoptr (GoiCollection) collection = NULL;
  g_autoptr (GError) error = NULL;

  if (choice->collection == NULL)
    {
      goi_cli_wrong_use (_("Name a collection with --collection"));
      return GOI_CLI_WRONG_USE;
    }
  query = goi_cli_choice_make_query (choice);
  if (query == NULL)
    return GOI_CLI_WRONG_USE;
  collection = goi_cli_choice_open (choice);
  if (collection == NULL)
    return GOI_CLI_UNREADABLE;
  if (!json)
    goi_cli_print ("id\tagency\tyear\tedition\tregion\tstate\tincoming\tdisclosed\terrors\twarnings\tdoubts\tsource\n");
  if (!print_all (collection, query, json, &error))
    {
      goi_cli_report (choice->collection, "error", error->message);
      return GOI_CLI_UNREADABLE;
    }
  return GOI_CLI_OK;
}

/**
 * goi_cli_list:
 * @argc: the number of arguments
 * @argv: the arguments, the command's name first
 *
 * goi list: what the window's list shows.
 *
 * Returns: the exit status
 */
GoiCliStatus
goi_cli_list (int argc, char *argv[])
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("One JSON object a report and line"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GoiCliParser) parser = { NULL };
  g_auto (GoiCliChoice) choice = { NULL };

  goi_cli_parser_init (&parser, _("--collection PATH"),
                       _("Lists the reports of a collection, one a line, with tabs between the columns."), NULL, entries);
  goi_cli_choice_add_options (&choice, &parser);
  if (!goi_cli_parser_run (&parser, argc, argv))
    return GOI_CLI_WRONG_USE;
  return list (&choice, json);
}

/**
 * goi_cli_search:
 * @argc: the number of arguments
 * @argv: the arguments, the command's name first
 *
 * goi search: what the window's search finds.
 *
 * Returns: the exit status
 */
GoiCliStatus
goi_cli_search (int argc, char *argv[])
{
  gboolean json = FALSE;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("One JSON object a report and line"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GoiCliParser) parser = { NULL };
  g_auto (GoiCliChoice) choice = { NULL };

  goi_cli_parser_init (&parser, _("--collection PATH WORDS…"),
                       _("Lists the reports of a collection in which all the words occur."), NULL, entries);
  goi_cli_choice_add_options (&choice, &parser);
  if (!goi_cli_parser_run (&parser, argc, argv))
    return GOI_CLI_WRONG_USE;
  if (words == NULL || choice.search != NULL)
    {
      goi_cli_wrong_use (_("Say after the options what to search for"));
      return GOI_CLI_WRONG_USE;
    }
  choice.search = g_strjoinv (" ", words);
  return list (&choice, json);
}
