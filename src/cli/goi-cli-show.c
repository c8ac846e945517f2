/* goi-cli-show.c: goi show
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-cli"

#include "config.h"

#include "goi-cli-language.h"
#include "goi-cli-options.h"
#include "goi-cli-output.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
print_field (const char *name, const char *text)
{
  g_autofree char *clean = NULL;

  if (text == NULL || *text == '\0')
    return;
  clean = goi_cli_clean (text);
  goi_cli_printf ("%s\t%s\n", name, clean);
}

static void
print_head (const GoiStoredReport *stored)
{
  GoiReport *report = stored->report;
  g_autofree char *region = g_strjoinv ("/", (char **) goi_report_get_region (report));
  int year = goi_report_get_year (report);

  goi_cli_printf ("id\t%" G_GINT64_FORMAT "\n", stored->id);
  print_field ("title", goi_report_get_title (report));
  print_field ("agency", goi_report_get_agency (report));
  print_field ("region", region);
  if (year != 0)
    goi_cli_printf ("year\t%d\n", year);
  goi_cli_printf ("edition\t%s\n", goi_edition_get_id (goi_report_get_edition (report)));
  goi_cli_printf ("state\t%s\n", goi_cli_state_to_name (stored->state));
  goi_cli_printf ("revision\t%" G_GINT64_FORMAT "\n", stored->revision);
  print_field ("source", goi_report_get_source_name (report));
}

static void
print_sections (GoiReport *report)
{
  GPtrArray *sections = goi_report_get_sections (report);

  for (guint i = 0; i < sections->len; i++)
    {
      const GoiSection *section = g_ptr_array_index (sections, i);
      g_autofree char *title = goi_cli_clean (section->title);
      g_auto (GStrv) lines = g_strsplit (section->text, "\n", -1);
      goi_cli_printf ("\n%s\n", *title != '\0' ? title : section->id);
      for (guint l = 0; lines[l] != NULL; l++)
        {
          g_autofree char *line = goi_cli_clean (lines[l]);
          goi_cli_printf ("  %s\n", line);
        }
    }
}

/* Every cell that the document has: a number, or in brackets what stands there instead. */
static void
print_cells (GoiReport *report)
{
  GoiEdition *edition = goi_report_get_edition (report);
  GPtrArray *extras = goi_report_get_extras (report);

  goi_cli_print ("\n");
  for (guint i = 0; i < goi_edition_get_n_cells (edition); i++)
    {
      const GoiCell *cell = goi_edition_get_cell (edition, i);
      const GoiValue *value = goi_report_get_cell_value (report, cell);
      g_autofree char *label = goi_cell_describe (cell);
      g_autofree char *number = goi_value_is_number (value) ? goi_decimal_to_string (value->number) : NULL;
      if (number != NULL)
        goi_cli_printf ("%s\t%s\t%s\n", cell->key, number, label);
      else if (value->mark != GOI_MARK_ABSENT)
        goi_cli_printf ("%s\t(%s)\t%s\n", cell->key, goi_mark_to_string (value->mark), label);
    }
  for (guint i = 0; i < extras->len; i++)
    {
      const GoiExtra *extra = g_ptr_array_index (extras, i);
      g_autofree char *label = goi_cli_clean (extra->label);
      g_autofree char *shown = goi_value_display (extra->value);
      g_autofree char *clean = goi_cli_clean (shown);
      goi_cli_printf ("\t%s\t%s\n", clean, label);
    }
}

static void
print_findings (GoiReport *report)
{
  g_autoptr (GPtrArray) findings = goi_check_report (report);
  GPtrArray *doubts = goi_report_get_doubts (report);

  if (findings->len + doubts->len > 0)
    goi_cli_print ("\n");
  for (guint i = 0; i < findings->len; i++)
    {
      const GoiFinding *finding = g_ptr_array_index (findings, i);
      print_field (goi_severity_to_string (finding->severity), finding->message);
    }
  for (guint i = 0; i < doubts->len; i++)
    {
      const GoiDoubt *doubt = g_ptr_array_index (doubts, i);
      g_autofree char *cells = g_strjoinv (", ", doubt->cells);
      const char *message = doubt->message[0] != '\0' ? g_dgettext (GETTEXT_PACKAGE, doubt->message) : "";
      g_autofree char *whole = g_strdup_printf ("%s%s%s", cells, *cells != '\0' ? ": " : "", message);
      print_field ("doubt", whole);
    }
}

static void
print_stored (const GoiStoredReport *stored, gboolean json, gboolean text)
{
  g_autofree char *document = NULL;

  if (json)
    {
      document = goi_report_to_json (stored->report, GOI_JSON_STYLE_PRETTY);
      goi_cli_print (document);
      return;
    }
  if (text)
    {
      goi_cli_print (stored->text != NULL ? stored->text : "");
      return;
    }
  goi_cli_begin_output ();
  print_head (stored);
  print_sections (stored->report);
  print_cells (stored->report);
  print_findings (stored->report);
  goi_cli_end_output ();
}

static GoiCliStatus
show (GoiCliChoice *choice, char **numbers, gboolean json, gboolean text)
{
  g_autoptr (GoiCollection) collection = goi_cli_choice_open (choice);
  GoiCliStatus status = GOI_CLI_OK;

  if (collection == NULL)
    return GOI_CLI_UNREADABLE;
  for (guint i = 0; numbers[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GoiStoredReport) stored
          = goi_collection_load (collection, g_ascii_strtoll (numbers[i], NULL, 10), NULL, &error);
      if (stored == NULL)
        {
          goi_cli_report (numbers[i], "error", error->message);
          status = GOI_CLI_UNREADABLE;
          continue;
        }
      if (i > 0 && !json)
        goi_cli_print ("\n");
      print_stored (stored, json, text);
    }
  return status;
}

/**
 * goi_cli_show:
 * @argc: the number of arguments
 * @argv: the arguments, the command's name first
 *
 * goi show: what the window shows of a report.
 *
 * Returns: the exit status
 */
GoiCliStatus
goi_cli_show (int argc, char *argv[])
{
  gboolean json = FALSE, text = FALSE;
  g_auto (GStrv) numbers = NULL;
  g_auto (GoiCliChoice) choice = { NULL };
  const GOptionEntry entries[] = {
    { "collection", 'c', 0, G_OPTION_ARG_FILENAME, &choice.collection, N_("The collection’s file"), "PATH" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("The report document in JSON"), NULL },
    { "text", 0, 0, G_OPTION_ARG_NONE, &text, N_("The text of the document it was read from"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &numbers, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GoiCliParser) parser = { NULL };

  goi_cli_parser_init (&parser, _("--collection PATH NUMBER…"),
                       _("Shows reports of a collection by the numbers that “goi list” gives them."), NULL, entries);
  if (!goi_cli_parser_run (&parser, argc, argv))
    return GOI_CLI_WRONG_USE;
  if (choice.collection == NULL || numbers == NULL || (json && text))
    {
      goi_cli_wrong_use (choice.collection == NULL ? _("Name a collection with --collection")
                         : numbers == NULL         ? _("Say after the options which reports, by their numbers")
                                                   : _("--json and --text cannot go together"));
      return GOI_CLI_WRONG_USE;
    }
  for (guint i = 0; numbers[i] != NULL; i++)
    if (!g_ascii_string_to_unsigned (numbers[i], 10, 1, G_MAXINT64, NULL, NULL))
      {
        goi_cli_wrong_use (_("“%s” is no number of a report"), numbers[i]);
        return GOI_CLI_WRONG_USE;
      }
  return show (&choice, numbers, json, text);
}
