/* goi-cli-export.c: goi export
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-cli"

#include "config.h"

#include "goi-cli-inputs.h"
#include "goi-cli-options.h"
#include "goi-cli-output.h"
#include "goi-write.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  GoiCliChoice *choice;
  char **files;
  GoiWriteFormat format;
  GoiQuery *query;
  GoiCollection *collection;
  /* while it runs */
  GoiWriter *writer;
  guint n_written;
  guint n_failed;
  GError *error;
} Job;

static gboolean
add_reading (GoiCliInput *input, gpointer user_data)
{
  Job *job = user_data;
  GPtrArray *reports = goi_reading_get_reports (input->reading);

  for (guint i = 0; i < reports->len; i++)
    {
      goi_cli_report_doubts (input->name, g_ptr_array_index (reports, i));
      if (!goi_writer_add (job->writer, g_ptr_array_index (reports, i), NULL, &job->error))
        return FALSE;
      job->n_written++;
    }
  return TRUE;
}

static gboolean
add_collection (Job *job)
{
  g_autoptr (GArray) ids = goi_collection_list_ids (job->collection, job->query, NULL, &job->error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GoiStoredReport) stored = goi_collection_load (job->collection, id, NULL, &error);

      goi_cli_progress (i + 1, ids->len, stored != NULL ? goi_report_get_agency (stored->report) : "");
      if (stored == NULL)
        {
          goi_cli_report (job->choice->collection, "error", error->message);
          job->n_failed++;
          continue;
        }
      if (!goi_writer_add (job->writer, stored->report, NULL, &job->error))
        return FALSE;
      job->n_written++;
    }
  goi_cli_progress_clear ();
  return ids != NULL;
}

/* An export of nothing is no file: an array of no reports would not read back. */
static gboolean
write_all (GOutputStream *stream, gpointer user_data, GCancellable *cancellable, GError **error)
{
  Job *job = user_data;
  g_autoptr (GoiWriter) writer = goi_writer_new (job->format, stream);
  gboolean done = TRUE;

  job->writer = writer;
  if (job->collection != NULL)
    done = add_collection (job);
  else
    job->n_failed = goi_cli_read_inputs ((const char *const *) job->files, GOI_CLI_INPUT_NONE, add_reading, job);
  if (job->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&job->error));
      return FALSE;
    }
  if (done && job->n_written == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("There is no report to export"));
      return FALSE;
    }
  return done && goi_writer_finish (writer, cancellable, error);
}

/* Whether what was written is larger than what goi read takes. */
static void
warn_if_large (GFile *file, const char *name)
{
  g_autoptr (GFileInfo) info
      = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info != NULL && g_file_info_get_size (info) > GOI_READ_MAX_BYTES)
    goi_cli_report (name, "warning",
                    _("This file is larger than GoiReports reads at once; export fewer reports, for instance by year, "
                      "if it is to be read again"));
}

static GoiCliStatus
export_to (Job *job, const char *out)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (out);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (strcmp (out, "-") == 0)
    done = write_all (goi_cli_get_stdout (), job, NULL, &error);
  else
    done = goi_write_file (file, write_all, job, NULL, &error);
  if (done)
    {
      if (strcmp (out, "-") != 0)
        warn_if_large (file, out);
      return job->n_failed > 0 ? GOI_CLI_UNREADABLE : GOI_CLI_OK;
    }
  goi_cli_report (out, "error", error->message);
  return job->n_failed > 0 ? GOI_CLI_UNREADABLE : GOI_CLI_WRONG_USE;
}

static gboolean
choose_format (const char *name, const char *out, GoiWriteFormat *format)
{
  static const char *const later[] = { "xlsx", "docx", "html", "pdf", NULL };
  const char *dot;

  if (name == NULL && out != NULL)
    {
      dot = strrchr (out, '.');
      name = dot != NULL ? dot + 1 : NULL;
    }
  if (name == NULL)
    return goi_cli_wrong_use (_("Say with --to which format to write"));
  if (g_strv_contains (later, name))
    return goi_cli_wrong_use (_("“%s” is not available in this version"), name);
  /* The table holds less than a report: it is for goi read --format, not for what is to be read back. */
  if (!goi_write_format_from_name (name, format) || *format == GOI_WRITE_CSV_TABLE)
    return goi_cli_wrong_use (_("“%s” is no value for %s"), name, "--to");
  return TRUE;
}

static GoiCliStatus
prepare (Job *job, const char *out)
{
  if (job->choice->collection != NULL)
    {
      job->query = goi_cli_choice_make_query (job->choice);
      if (job->query == NULL)
        return GOI_CLI_WRONG_USE;
      job->collection = goi_cli_choice_open (job->choice);
      if (job->collection == NULL)
        return GOI_CLI_UNREADABLE;
    }
  return export_to (job, out);
}

/**
 * goi_cli_export:
 * @argc: the number of arguments
 * @argv: the arguments, the command's name first
 *
 * goi export: writes reports to a file.
 *
 * Returns: the exit status
 */
GoiCliStatus
goi_cli_export (int argc, char *argv[])
{
  g_autofree char *to = NULL;
  g_autofree char *out = NULL;
  g_auto (GStrv) files = NULL;
  const GOptionEntry entries[] = {
    { "to", 't', 0, G_OPTION_ARG_STRING, &to,
      N_("json: one JSON document; jsonl: one report a line; csv: one row a cell"), "FORMAT" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("The file to write; - for standard output"), "OUT" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GoiCliParser) parser = { NULL };
  g_auto (GoiCliChoice) choice = { NULL };
  Job job = { .choice = &choice };
  GoiCliStatus status;

  goi_cli_parser_init (&parser, _("--to FORMAT -o OUT FILE… | --collection PATH"),
                       _("Writes reports to a file, from which “goi read” reads them back equal."), NULL, entries);
  goi_cli_choice_add_options (&choice, &parser);
  if (!goi_cli_parser_run (&parser, argc, argv) || !choose_format (to, out, &job.format))
    return GOI_CLI_WRONG_USE;
  if (out == NULL)
    {
      goi_cli_wrong_use (_("Say with -o which file to write"));
      return GOI_CLI_WRONG_USE;
    }
  if ((files == NULL) == (choice.collection == NULL) || (files != NULL && !goi_cli_choice_is_empty (&choice)))
    {
      goi_cli_wrong_use (_("Name either files, or a collection with --collection"));
      return GOI_CLI_WRONG_USE;
    }
  job.files = files;
  status = prepare (&job, out);
  g_clear_object (&job.query);
  g_clear_object (&job.collection);
  return status;
}
