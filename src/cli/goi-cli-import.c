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

/* Reports are added together as far as they come within this time, in microseconds: each time costs a wait
 * for the disk. */
#define ADD_TOGETHER (200 * 1000)
#define MAX_TOGETHER 64

/* A file that was read and is not added yet. */
typedef struct
{
  char *name;
  GPtrArray *items; /* GoiAddItem, one a report */
} File;

typedef struct
{
  GoiCollection *collection;
  GPtrArray *files; /* File */
  gint64 since;     /* when the first of them came */
  guint failed;
} Job;

static void
file_free (gpointer data)
{
  File *file = data;

  g_free (file->name);
  g_ptr_array_unref (file->items);
  g_free (file);
}

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

/* Where the collection itself is in trouble, every other file would only fail in the same way. */
static gboolean
is_hopeless (const GError *error)
{
  return g_error_matches (error, GOI_STORE_ERROR, GOI_STORE_ERROR_FULL)
         || g_error_matches (error, GOI_STORE_ERROR, GOI_STORE_ERROR_READ_ONLY)
         || g_error_matches (error, GOI_STORE_ERROR, GOI_STORE_ERROR_DAMAGED);
}

/* All reports of a file, or none when one cannot be stored. */
static gboolean
add_file (Job *job, File *file)
{
  g_autoptr (GError) error = NULL;

  if (goi_collection_add_many (job->collection, file->items, NULL, &error))
    {
      for (guint i = 0; i < file->items->len; i++)
        print_result (file->name, g_ptr_array_index (file->items, i));
      goi_cli_print_flush ();
      return TRUE;
    }
  goi_cli_report (file->name, "error", error->message);
  job->failed++;
  return !is_hopeless (error);
}

/* All files at once. What is printed is in the collection for good. */
static gboolean
add_together (Job *job)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; i < job->files->len; i++)
    g_ptr_array_extend (all, ((File *) g_ptr_array_index (job->files, i))->items, NULL, NULL);
  if (!goi_collection_add_many (job->collection, all, NULL, NULL))
    return FALSE;
  for (guint i = 0; i < job->files->len; i++)
    {
      const File *file = g_ptr_array_index (job->files, i);

      for (guint j = 0; j < file->items->len; j++)
        print_result (file->name, g_ptr_array_index (file->items, j));
    }
  goi_cli_print_flush ();
  return TRUE;
}

/* Adds what is waiting; file by file where one of them keeps out all. */
static gboolean
add_files (Job *job)
{
  gboolean go_on = TRUE;

  if (job->files->len == 0)
    return TRUE;
  goi_cli_progress_clear ();
  if (job->files->len == 1 || !add_together (job))
    for (guint i = 0; i < job->files->len && go_on; i++)
      go_on = add_file (job, g_ptr_array_index (job->files, i));
  g_ptr_array_set_size (job->files, 0);
  return go_on;
}

static gboolean
add_reading (GoiCliInput *input, gpointer user_data)
{
  Job *job = user_data;
  GPtrArray *reports = goi_reading_get_reports (input->reading);
  GoiDocument *document = goi_reading_get_document (input->reading);
  g_autoptr (GoiOriginal) original
      = goi_original_new (goi_reading_get_name (input->reading), goi_reading_get_media_type (input->reading),
                          goi_reading_get_bytes (input->reading));
  File *file = g_new0 (File, 1);

  file->name = g_strdup (input->name);
  file->items = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_add_item_free);
  for (guint i = 0; i < reports->len; i++)
    {
      GoiReport *report = g_ptr_array_index (reports, i);
      GoiReportState state
          = goi_report_get_doubts (report)->len > 0 ? GOI_STATE_DOUBTFUL : GOI_STATE_IMPORTED;
      g_ptr_array_add (file->items, goi_add_item_new (report, state, original,
                                                      document != NULL ? goi_document_get_text (document) : NULL));
    }
  if (job->files->len == 0)
    job->since = g_get_monotonic_time ();
  g_ptr_array_add (job->files, file);
  if (job->files->len < MAX_TOGETHER && g_get_monotonic_time () - job->since < ADD_TOGETHER)
    return TRUE;
  return add_files (job);
}

static GoiCliStatus
import (const char *path, char **names)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiCollection) collection = goi_collection_open (file, GOI_OPEN_CREATE, NULL, &error);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (file_free);
  Job job = { .collection = collection, .files = files };

  if (collection == NULL)
    {
      goi_cli_report (path, "error", error->message);
      return GOI_CLI_UNREADABLE;
    }
  job.failed += goi_cli_read_inputs ((const char *const *) names, GOI_CLI_INPUT_PROGRESS, add_reading, &job);
  add_files (&job);
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
                       _("Of a folder, every file is read whose name says that it can be, and so are the "
                         "folders in it."),
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
