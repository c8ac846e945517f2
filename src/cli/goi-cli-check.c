/* goi-cli-check.c: goi check
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-cli"

#include "config.h"

#include "goi-cli-inputs.h"
#include "goi-cli-language.h"
#include "goi-cli-options.h"
#include "goi-cli-output.h"
#include "goi-json-emitter.h"

#include <glib/gi18n-lib.h>

/* Which report a finding is about. */
typedef struct
{
  const char *file;
  guint number; /* of the report in its file, from 1; 0 when it is the only one */
  gint64 id;    /* in its collection; 0 when it is in none */
  GoiReport *report;
} Subject;

typedef struct
{
  gboolean json;
  gboolean errors;
} Job;

/* Numbers as numbers, anything else as text. */
static void
emit_side (GoiJsonEmitter *e, const char *name, const char *side)
{
  GoiDecimal number;

  goi_json_emit_name (e, name);
  if (side == NULL)
    goi_json_emit_null (e);
  else if (goi_decimal_parse (side, &number))
    goi_json_emit_decimal (e, number);
  else
    goi_json_emit_string (e, side);
}

static void
emit_repairs (GoiJsonEmitter *e, const GPtrArray *repairs)
{
  goi_json_emit_name (e, "repairs");
  goi_json_emit_open (e, '[', TRUE);
  for (guint i = 0; i < repairs->len; i++)
    {
      const GoiRepair *repair = g_ptr_array_index (repairs, i);
      goi_json_emit_element (e);
      goi_json_emit_open (e, '{', TRUE);
      goi_json_emit_name (e, "changes");
      goi_json_emit_changes (e, repair->changes);
      goi_json_emit_string_member (e, "reason", repair->reason);
      goi_json_emit_close (e, '}');
    }
  goi_json_emit_close (e, ']');
}

static void
print_json (const Subject *subject, const GoiFinding *finding)
{
  g_autoptr (GString) s = g_string_new (NULL);
  GoiJsonEmitter e = { .s = s };

  goi_json_emit_open (&e, '{', FALSE);
  goi_json_emit_string_member (&e, "file", subject->file);
  if (subject->number > 0)
    goi_json_emit_int_member (&e, "report", subject->number);
  if (subject->id > 0)
    goi_json_emit_int_member (&e, "id", subject->id);
  goi_json_emit_string_member (&e, "rule", finding->rule);
  goi_json_emit_string_member (&e, "severity", goi_severity_to_string (finding->severity));
  goi_json_emit_strings_member (&e, "cells", (const char *const *) finding->cells);
  goi_json_emit_string_member (&e, "message", finding->message);
  emit_side (&e, "expected", finding->expected);
  emit_side (&e, "found", finding->found);
  emit_repairs (&e, finding->repairs);
  goi_json_emit_close (&e, '}');
  goi_cli_printf ("%s\n", s->str);
}

static void
print_lines (const Subject *subject, const GoiFinding *finding)
{
  g_autofree char *file = goi_cli_clean (subject->file);
  g_autofree char *message = goi_cli_clean (finding->message);
  g_autoptr (GString) place = g_string_new (file);

  if (subject->number > 0)
    g_string_append_printf (place, " [%u]", subject->number);
  if (subject->id > 0)
    g_string_append_printf (place, " #%" G_GINT64_FORMAT, subject->id);
  goi_cli_printf ("%s: %s: %s [%s]\n", place->str, goi_severity_to_string (finding->severity), message,
                  finding->rule);
  for (guint i = 0; i < finding->repairs->len; i++)
    {
      const GoiRepair *repair = g_ptr_array_index (finding->repairs, i);
      g_autofree char *reason = goi_cli_clean (repair->reason);
      /* Translators: a repair that is proposed */
      goi_cli_printf (_("  perhaps: %s\n"), reason);
    }
}

static void
check_report (Job *job, const Subject *subject)
{
  g_autoptr (GPtrArray) findings = NULL;
  guint errors, warnings;

  goi_cli_begin_output ();
  findings = goi_check_report (subject->report);
  goi_check_count (findings, &errors, &warnings);
  job->errors = job->errors || errors > 0;
  for (guint i = 0; i < findings->len; i++)
    {
      if (job->json)
        print_json (subject, g_ptr_array_index (findings, i));
      else
        print_lines (subject, g_ptr_array_index (findings, i));
    }
  goi_cli_end_output ();
}

static gboolean
check_input (GoiCliInput *input, gpointer user_data)
{
  GPtrArray *reports = goi_reading_get_reports (input->reading);

  for (guint i = 0; i < reports->len; i++)
    {
      Subject subject = { .file = input->name, .report = g_ptr_array_index (reports, i) };
      subject.number = reports->len > 1 ? i + 1 : 0;
      check_report (user_data, &subject);
    }
  return TRUE;
}

static GoiCliStatus
check_collection (Job *job, GoiCliChoice *choice)
{
  g_autoptr (GoiQuery) query = goi_cli_choice_make_query (choice);
  g_autoptr (GoiCollection) collection = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  GoiCliStatus status = GOI_CLI_OK;

  if (query == NULL)
    return GOI_CLI_WRONG_USE;
  collection = goi_cli_choice_open (choice);
  if (collection == NULL)
    return GOI_CLI_UNREADABLE;
  ids = goi_collection_list_ids (collection, query, NULL, &error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (GoiStoredReport) stored = goi_collection_load (collection, id, NULL, &error);
      Subject subject = { .id = id };
      if (stored == NULL)
        {
          goi_cli_report (choice->collection, "error", error->message);
          g_clear_error (&error);
          status = GOI_CLI_UNREADABLE;
          continue;
        }
      subject.report = stored->report;
      subject.file = goi_report_get_source_name (stored->report);
      subject.file = subject.file != NULL ? subject.file : "";
      check_report (job, &subject);
    }
  if (ids == NULL)
    {
      goi_cli_report (choice->collection, "error", error->message);
      status = GOI_CLI_UNREADABLE;
    }
  return status;
}

/**
 * goi_cli_check:
 * @argc: the number of arguments
 * @argv: the arguments, the command's name first
 *
 * goi check: prints what is wrong with reports, and how it might be mended.
 *
 * Returns: the exit status
 */
GoiCliStatus
goi_cli_check (int argc, char *argv[])
{
  g_auto (GStrv) files = NULL;
  Job job = { FALSE };
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &job.json, N_("One JSON object a finding and line"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GoiCliParser) parser = { NULL };
  g_auto (GoiCliChoice) choice = { NULL };
  GoiCliStatus status = GOI_CLI_OK;

  goi_cli_parser_init (&parser, _("FILE… | --collection PATH"),
                       _("Holds reports against the arithmetic of their form and prints what does not fit."),
                       _("The exit status is 3 when there are findings of severity error, and 2 when a file could not be read."),
                       entries);
  goi_cli_choice_add_options (&choice, &parser);
  if (!goi_cli_parser_run (&parser, argc, argv))
    return GOI_CLI_WRONG_USE;
  if ((files == NULL) == (choice.collection == NULL) || (files != NULL && !goi_cli_choice_is_empty (&choice)))
    {
      goi_cli_wrong_use (_("Name either files, or a collection with --collection"));
      return GOI_CLI_WRONG_USE;
    }
  if (choice.collection != NULL)
    status = check_collection (&job, &choice);
  else if (goi_cli_read_inputs ((const char *const *) files, GOI_CLI_INPUT_NONE, check_input, &job) > 0)
    status = GOI_CLI_UNREADABLE;
  return status == GOI_CLI_OK && job.errors ? GOI_CLI_FINDINGS : status;
}
