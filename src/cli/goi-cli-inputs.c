/* goi-cli-inputs.c: reads the files that a command names
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Several files are read at once, but handed on in the order in which they were named: the output is the same
 * however many processors there are. */

#define G_LOG_DOMAIN "goi-cli"

#include "config.h"

#include "goi-cli-inputs.h"

#include "goi-cli-interrupt.h"
#include "goi-cli-output.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  GPtrArray *names;
  GoiCliInputFlags flags;
  GoiCliInputFunc func;
  gpointer user_data;
  GCancellable *cancellable;
  guint n_failed;
} Job;

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The files of a folder and of the folders in it that can be read, in the order of their names. Links to
 * folders are not followed, as they may go round in circles. A folder that cannot be opened becomes a file
 * that cannot be read. */
static void
add_folder (GPtrArray *files, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    {
      g_ptr_array_add (files, g_strdup (folder));
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (name[0] != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
            add_folder (files, path);
        }
      else if (goi_read_can_read_name (g_ptr_array_index (names, i)))
        g_ptr_array_add (files, g_steal_pointer (&path));
    }
}

/* Puts in the place of each folder the files in it and below it whose names say that they can be read. A
 * folder without any stays, as what cannot be read. */
static GPtrArray *
expand_folders (const char *const *names)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names[i] != NULL; i++)
    {
      guint before = files->len;

      if (g_file_test (names[i], G_FILE_TEST_IS_DIR))
        add_folder (files, names[i]);
      if (files->len == before)
        g_ptr_array_add (files, g_strdup (names[i]));
    }
  return files;
}

static void
report_outcome (Job *job, const GoiReadOutcome *outcome)
{
  if (g_error_matches (outcome->error, GOI_READ_ERROR, GOI_READ_ERROR_PASSED_OVER))
    goi_cli_report (outcome->name, "info", outcome->error->message);
  else
    {
      goi_cli_report (outcome->name, "error", outcome->error->message);
      job->n_failed++;
    }
}

static gboolean
take_outcome (GoiReadOutcome *outcome, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GoiReadOutcome) owned = outcome;
  GoiCliInput input = { outcome->name, outcome->reading, outcome->document };

  if ((job->flags & GOI_CLI_INPUT_PROGRESS) != 0)
    goi_cli_progress (outcome->index + 1, job->names->len, outcome->name);
  if (outcome->error == NULL)
    return job->func (&input, job->user_data);
  report_outcome (job, outcome);
  return TRUE;
}

static void
run (Job *job)
{
  g_autoptr (GoiReadPool) pool = goi_read_pool_new (0);
  g_autoptr (GPtrArray) inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_read_input_unref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < job->names->len; i++)
    {
      const char *name = g_ptr_array_index (job->names, i);
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
      g_autoptr (GoiReadInput) input = goi_read_input_new_for_file (file, name);

      if ((job->flags & GOI_CLI_INPUT_DOCUMENT) != 0)
        g_ptr_array_add (inputs, goi_read_input_new_document_only (input));
      else
        g_ptr_array_add (inputs, g_steal_pointer (&input));
    }
  if (!goi_read_pool_read_many (pool, inputs, job->cancellable, take_outcome, job, &error))
    {
      goi_cli_report (g_get_prgname (), "error", _("Stopped; what had been read until then was done"));
      job->n_failed++;
    }
  goi_cli_progress_clear ();
}

/**
 * goi_cli_read_inputs:
 * @names: (array zero-terminated=1): files and folders as the user named them
 * @flags: what to read
 * @func: called in this thread for each file that could be read, in order
 * @user_data: data for @func
 *
 * Reads files, those in folders whose names say that they can be read, and those in archives. What cannot be
 * read is said on standard error, and the rest goes on; Ctrl+C ends it.
 *
 * Returns: how many could not be read
 */
guint
goi_cli_read_inputs (const char *const *names, GoiCliInputFlags flags, GoiCliInputFunc func,
                     gpointer user_data)
{
  g_autoptr (GPtrArray) files = expand_folders (names);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Job job = { files, flags, func, user_data, cancellable, 0 };

  goi_cli_interrupt_set_cancellable (cancellable);
  run (&job);
  goi_cli_interrupt_set_cancellable (NULL);
  return job.n_failed;
}
