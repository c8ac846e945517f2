/* goi-import-scan.c: what to import from files and folders
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-import-scan"

#include "config.h"

#include "goi-import-scan.h"

#include <string.h>

/* A folder this deep is a mistake or a trap. */
#define MAX_DEPTH 32

typedef struct
{
  GFile *file;
  char *name;
  char *key;
} Found;

static void
found_free (Found *found)
{
  g_object_unref (found->file);
  g_free (found->name);
  g_free (found->key);
  g_free (found);
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(Found *const *) a)->key, (*(Found *const *) b)->key);
}

static void
add_found (GPtrArray *found, GFile *file, const char *name)
{
  Found *entry = g_new0 (Found, 1);

  entry->file = g_object_ref (file);
  entry->name = g_strdup (name);
  /* 2 before 10 */
  entry->key = g_utf8_collate_key_for_filename (name, -1);
  g_ptr_array_add (found, entry);
}

static char *
display_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base != NULL ? base : "");
}

/* Links to folders are not followed: they can lead in a circle. A folder that cannot be opened, or is too deep,
 * becomes a line that says so when it is read. */
static void
scan_folder (GoiImportScan *scan, GPtrArray *found, GFile *folder, const char *prefix, guint depth,
             GCancellable *cancellable)
{
  g_autoptr (GFileEnumerator) children = NULL;
  GFileInfo *info;
  GFile *child;

  if (depth <= MAX_DEPTH)
    children = g_file_enumerate_children (folder,
                                          G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE
                                          "," G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN,
                                          G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, NULL);
  if (children == NULL)
    {
      g_autofree char *own = display_name (folder);

      add_found (found, folder, prefix != NULL ? prefix : own);
    }
  while (children != NULL
         && g_file_enumerator_iterate (children, &info, &child, cancellable, NULL) && info != NULL)
    {
      g_autofree char *base = g_filename_display_name (g_file_info_get_name (info));
      g_autofree char *name = prefix != NULL ? g_build_filename (prefix, base, NULL) : g_strdup (base);

      if (g_file_info_get_is_hidden (info))
        continue;
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
        scan_folder (scan, found, child, name, depth + 1, cancellable);
      else if (goi_read_can_read_name (base))
        add_found (found, child, name);
      else
        scan->n_passed_over++;
    }
}

static void
scan_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GPtrArray *files = task_data;
  g_autoptr (GoiImportScan) scan = g_new0 (GoiImportScan, 1);

  scan->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) found_free);
      GFile *file = g_ptr_array_index (files, i);
      g_autofree char *name = display_name (file);

      /* A file that was chosen by itself is always tried: its content decides, not its name. */
      if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable) == G_FILE_TYPE_DIRECTORY)
        /* A single folder needs no name. */
        scan_folder (scan, found, file, files->len > 1 ? name : NULL, 0, cancellable);
      else
        add_found (found, file, name);
      g_ptr_array_sort (found, compare_found);
      for (guint j = 0; j < found->len; j++)
        {
          const Found *entry = g_ptr_array_index (found, j);

          g_ptr_array_add (scan->items, goi_import_item_new_for_file (entry->file, entry->name));
        }
    }
  g_task_return_pointer (task, g_steal_pointer (&scan), (GDestroyNotify) goi_import_scan_free);
}

/**
 * goi_import_scan_async:
 * @files: (element-type GFile): files and folders
 * @cancellable: (nullable): to give up
 * @callback: called with the result
 * @user_data: for @callback
 *
 * Looks into folders, and into those in them, in a thread. In folders only files whose names promise
 * something readable are taken.
 */
void
goi_import_scan_async (GPtrArray *files, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, goi_import_scan_async);
  g_task_set_task_data (task, g_ptr_array_ref (files), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, scan_in_thread);
}

/**
 * goi_import_scan_finish:
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full): what was found, or %NULL when cancelled
 */
GoiImportScan *
goi_import_scan_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * goi_import_scan_free:
 * @scan: (nullable): a scan
 */
void
goi_import_scan_free (GoiImportScan *scan)
{
  if (scan == NULL)
    return;
  g_clear_pointer (&scan->items, g_ptr_array_unref);
  g_free (scan);
}
