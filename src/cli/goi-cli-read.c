/* goi-cli-read.c: goi read
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
  GoiWriter *writer;
  guint n_written;
  GError *error;
} Job;

static gboolean
write_reports (GoiCliInput *input, gpointer user_data)
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

/* The text and nothing else: the places of cells count in it. */
static gboolean
write_text (GoiCliInput *input, gpointer user_data)
{
  const char *text = goi_document_get_text (input->document);

  goi_cli_print (text);
  if (*text != '\0' && !g_str_has_suffix (text, "\n"))
    goi_cli_print ("\n");
  return TRUE;
}

static GoiCliStatus
read_reports (char **files, GoiWriteFormat format)
{
  g_autoptr (GoiWriter) writer = goi_writer_new (format, goi_cli_get_stdout ());
  Job job = { .writer = writer };
  guint failed = goi_cli_read_inputs ((const char *const *) files, GOI_CLI_INPUT_NONE, write_reports, &job);

  /* Where nothing could be read, nothing is printed, not an empty array either. */
  if (job.error == NULL && job.n_written > 0)
    goi_writer_finish (writer, NULL, &job.error);
  if (job.error != NULL)
    {
      goi_cli_report (g_get_prgname (), "error", job.error->message);
      g_clear_error (&job.error);
      return GOI_CLI_WRONG_USE;
    }
  return failed > 0 ? GOI_CLI_UNREADABLE : GOI_CLI_OK;
}

/**
 * goi_cli_read:
 * @argc: the number of arguments
 * @argv: the arguments, the command's name first
 *
 * goi read: prints the reports in files.
 *
 * Returns: the exit status
 */
GoiCliStatus
goi_cli_read (int argc, char *argv[])
{
  g_autofree char *form = NULL;
  g_auto (GStrv) files = NULL;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &form,
      N_("jsonl: one report a line (the default); json: one JSON document; csv: one row a cell; "
         "csv-table: one row a report; text: the document’s text, in which places are counted"), "FORMAT" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GoiCliParser) parser = { NULL };
  GoiWriteFormat format = GOI_WRITE_JSON_LINES;

  goi_cli_parser_init (&parser, _("FILE…"), _("Reads documents of any supported format and prints the reports in them."),
                       _("What cannot be read, and what is doubtful, is said on standard error as FILE: SEVERITY: MESSAGE."),
                       entries);
  if (!goi_cli_parser_run (&parser, argc, argv))
    return GOI_CLI_WRONG_USE;
  if (files == NULL)
    {
      goi_cli_wrong_use (_("Name at least one file"));
      return GOI_CLI_WRONG_USE;
    }
  if (g_strcmp0 (form, "text") == 0)
    return goi_cli_read_inputs ((const char *const *) files, GOI_CLI_INPUT_DOCUMENT, write_text, NULL) > 0
               ? GOI_CLI_UNREADABLE
               : GOI_CLI_OK;
  if (form != NULL && !goi_write_format_from_name (form, &format))
    {
      goi_cli_wrong_use (_("“%s” is no value for %s"), form, "--format");
      return GOI_CLI_WRONG_USE;
    }
  return read_reports (files, format);
}
