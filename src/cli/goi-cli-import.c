/* goi-cli-import.c: goi import
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-cli"

#include "config.h"

#include "goi-cli-inputs.h"
#include "goi-cli-options.h"
#include "goi-cli-output.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GoiCollection *collection;
  guint failed;
} Job;

static void
print_result (const char *file, const GoiAddItem *item)
{
  static const char *const outcomes[]
      = { [GOI_ADD_ADDED] = "added", [GOI_ADD_ALREADY_THERE] = "already there",
          [GOI_ADD_SAME_REPORT] = "added beside another version" };
  g_autofree char *clean = goi_cli_clean (file);
  g_autofree char *agency = goi_cli_clean (goi_report_get_agency (item->report));
  int year = goi_report_get_year (item->report);
  guint n_doubts = goi_report_get_doubts (item->report)->len;
  g_autoptr (GString) s = g_string_new (NULL);

  g_string_append_printf (s, "%s: %s: #%" G_GINT64_FORMAT, clean, outcomes[item->outcome], item->id);
  if (*agency != '\0')
    g_string_append_printf (s, " %s", agency);
  if (year != 0)
    g_string_append_printf (s, " %d", year);
  if (n_doubts > 0 && item->outcome != GOI_ADD_ALREADY_THERE)
    g_string_append_printf (s, n_doubts == 1 ? ", %u doubt" : ", %u doubts", n_doubts);
  goi_cli_printf ("%s\n", s->str);
}

/* All reports of a file, or none when one cannot be stored. */
static gboolean
add_reading (GoiCliInput *input, gpointer user_data)
{
  Job *job = user_data;
  GPtrArray *reports = goi_reading_get_reports (input->reading);
  GoiDocument *document = goi_reading_get_document (input->reading);
  g_autoptr (GoiOriginal) original
      = goi_original_new (goi_reading_get_name (input->reading), goi_reading_get_media_type (input->reading),
                          goi_reading_get_bytes (input->reading));
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_add_item_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < reports->len; i++)
    {
      GoiReport *report = g_ptr_array_index (reports, i);
      GoiReportState state
          = goi_report_get_doubts (report)->len > 0 ? GOI_STATE_DOUBTFUL : GOI_STATE_IMPORTED;
      g_ptr_array_add (items, goi_add_item_new (report, state, original,
                                                document != NULL ? goi_document_get_text (document) : NULL));
    }
  goi_cli_progress_clear ();
  if (!goi_collection_add_many (job->collection, items, NULL, &error))
    {
      goi_cli_report (input->name, "error", error->message);
      job->failed++;
      /* Where the collection itself is in trouble, every other file would only fail in the same way. */
      return !g_error_matches (error, GOI_STORE_ERROR, GOI_STORE_ERROR_FULL)
             && !g_error_matches (error, GOI_STORE_ERROR, GOI_STORE_ERROR_READ_ONLY)
             && !g_error_matches (error, GOI_STORE_ERROR, GOI_STORE_ERROR_DAMAGED);
    }
  for (guint i = 0; i < items->len; i++)
    print_result (input->name, g_ptr_array_index (items, i));
  return TRUE;
}

static GoiCliStatus
import (const char *path, char **names)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiCollection) collection = goi_collection_open (file, GOI_OPEN_CREATE, NULL, &error);
  g_autoptr (GPtrArray) files = NULL;
  Job job = { .collection = collection };

  if (collection == NULL)
    {
      goi_cli_report (path, "error", error->message);
      return GOI_CLI_UNREADABLE;
    }
  files = goi_cli_expand_folders (names);
  job.failed += goi_cli_read_inputs ((const char *const *) files->pdata, GOI_CLI_INPUT_PROGRESS, add_reading, &job);
  goi_collection_close (collection);
  return job.failed > 0 ? GOI_CLI_UNREADABLE : GOI_CLI_OK;
}

/**
 * goi_cli_import:
 * @argc: the number of arguments
 * @argv: the arguments, the command's name first
 *
 * goi import: reads files and folders into a collection.
 *
 * Returns: the exit status
 */
GoiCliStatus
goi_cli_import (int argc, char *argv[])
{
  g_autofree char *path = NULL;
  g_auto (GStrv) names = NULL;
  const GOptionEntry entries[] = {
    { "collection", 'c', 0, G_OPTION_ARG_FILENAME, &path,
      N_("The collection’s file; it is made when it is not there"), "PATH" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &names, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GoiCliParser) parser = { NULL };

  goi_cli_parser_init (&parser, _("--collection PATH FILE_OR_FOLDER…"),
                       _("Reads documents into a collection and prints a line for each report."),
                       _("Of a folder, every file is read whose name says that it can be, and so are the folders in it."),
                       entries);
  if (!goi_cli_parser_run (&parser, argc, argv))
    return GOI_CLI_WRONG_USE;
  if (path == NULL || names == NULL)
    {
      goi_cli_wrong_use (path == NULL ? _("Name a collection with --collection")
                                      : _("Name at least one file or folder"));
      return GOI_CLI_WRONG_USE;
    }
  return import (path, names);
}
