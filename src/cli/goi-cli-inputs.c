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

#include "goi-cli-output.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many files may be read ahead of the one that is waited for, per thread. */
#define AHEAD 2
#define MAX_THREADS 8

typedef struct
{
  GMutex lock;
  GCond finished;
  GoiCliInputFlags flags;
} Shared;

typedef struct
{
  Shared *shared;
  GoiCliInput input;
  gboolean done;
} Slot;

static GoiDocument *
read_document (GFile *file, GError **error)
{
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, error);
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;

  if (bytes == NULL)
    return NULL;
  name = g_file_get_basename (file);
  shown = g_filename_display_name (name);
  return goi_read_document (bytes, shown, NULL, error);
}

/* In a thread of the pool. */
static void
read_slot (gpointer data, gpointer user_data)
{
  Slot *slot = data;
  Shared *shared = slot->shared;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (slot->input.name);

  if ((shared->flags & GOI_CLI_INPUT_DOCUMENT) != 0)
    slot->input.document = read_document (file, &slot->input.error);
  else
    slot->input.reading = goi_read_file (file, NULL, &slot->input.error);
  g_mutex_lock (&shared->lock);
  slot->done = TRUE;
  g_cond_signal (&shared->finished);
  g_mutex_unlock (&shared->lock);
}

static void
wait_for_slot (Slot *slot)
{
  g_mutex_lock (&slot->shared->lock);
  while (!slot->done)
    g_cond_wait (&slot->shared->finished, &slot->shared->lock);
  g_mutex_unlock (&slot->shared->lock);
}

static void
clear_slot (Slot *slot)
{
  g_clear_object (&slot->input.reading);
  g_clear_object (&slot->input.document);
  g_clear_error (&slot->input.error);
}

/* Whether the file could be read; @go_on says whether the caller wants the next one. */
static gboolean
hand_on (Slot *slot, GoiCliInputFunc func, gpointer user_data, gboolean *go_on)
{
  if (slot->input.error != NULL)
    {
      goi_cli_report (slot->input.name, "error", slot->input.error->message);
      return FALSE;
    }
  *go_on = func (&slot->input, user_data);
  return TRUE;
}

/**
 * goi_cli_read_inputs:
 * @names: (array zero-terminated=1): files as the user named them
 * @flags: what to read
 * @func: called in this thread for each file that could be read, in order
 * @user_data: data for @func
 *
 * Reads files. What cannot be read is said on standard error, and the rest goes on.
 *
 * Returns: how many could not be read
 */
guint
goi_cli_read_inputs (const char *const *names, GoiCliInputFlags flags, GoiCliInputFunc func,
                     gpointer user_data)
{
  guint n = g_strv_length ((char **) names);
  guint n_threads = MIN (g_get_num_processors (), MAX_THREADS);
  g_autofree Slot *slots = g_new0 (Slot, n);
  Shared shared = { .flags = flags };
  GThreadPool *pool;
  guint pushed = 0, failed = 0;
  gboolean go_on = TRUE;

  g_mutex_init (&shared.lock);
  g_cond_init (&shared.finished);
  pool = g_thread_pool_new (read_slot, NULL, n_threads, FALSE, NULL);
  for (guint i = 0; i < n && go_on; i++)
    {
      for (; pushed < n && pushed <= i + n_threads * AHEAD; pushed++)
        {
          slots[pushed].shared = &shared;
          slots[pushed].input.name = names[pushed];
          g_thread_pool_push (pool, &slots[pushed], NULL);
        }
      if ((flags & GOI_CLI_INPUT_PROGRESS) != 0)
        goi_cli_progress (i + 1, n, names[i]);
      wait_for_slot (&slots[i]);
      failed += hand_on (&slots[i], func, user_data, &go_on) ? 0 : 1;
      clear_slot (&slots[i]);
    }
  goi_cli_progress_clear ();
  g_thread_pool_free (pool, FALSE, TRUE);
  for (guint i = 0; i < pushed; i++)
    clear_slot (&slots[i]);
  g_cond_clear (&shared.finished);
  g_mutex_clear (&shared.lock);
  return failed;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The files of a folder and of the folders in it that can be read, in the order of their names. Links to folders are
 * not followed, as they may go round in circles. */
static void
add_folder (GPtrArray *files, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    {
      /* It becomes a file that cannot be read, and is counted and reported as such. */
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

/**
 * goi_cli_expand_folders:
 * @names: (array zero-terminated=1): files and folders as the user named them
 *
 * Puts in the place of each folder the files in it and below it whose names say that they can be read.
 *
 * Returns: (transfer full) (element-type utf8) (array zero-terminated=1): files
 */
GPtrArray *
goi_cli_expand_folders (char **names)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (g_file_test (names[i], G_FILE_TEST_IS_DIR))
        add_folder (files, names[i]);
      else
        g_ptr_array_add (files, g_strdup (names[i]));
    }
  g_ptr_array_add (files, NULL);
  return files;
}
