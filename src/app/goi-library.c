/* goi-library.c: where collections live, and which were open before
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-library"

#include "config.h"

#include "goi-library.h"

#include "goi-settings.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define N_RECENT 10

static char *
get_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), GETTEXT_PACKAGE, NULL);
}

static GFile *
get_file (const char *name)
{
  g_autofree char *folder = get_folder ();
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_new_for_path (path);
}

/**
 * goi_library_get_own_file:
 *
 * Returns: (transfer full): the collection that a user has without doing anything for it
 */
GFile *
goi_library_get_own_file (void)
{
  return get_file ("reports.goi");
}

/**
 * goi_library_get_sample_file:
 *
 * Returns: (transfer full): the user's copy of the sample collection
 */
GFile *
goi_library_get_sample_file (void)
{
  return get_file ("sample.goi");
}

/**
 * goi_library_get_sample_documents:
 *
 * Returns: (transfer full) (nullable): the folder with the documents of the sample collection, %NULL
 *   when it is not installed
 */
GFile *
goi_library_get_sample_documents (void)
{
  /* A build tree has them elsewhere. */
  const char *path = g_getenv ("GOI_SAMPLES");
  g_autoptr (GFile) folder = g_file_new_for_path (path != NULL ? path : PKGDATADIR "/samples");

  if (g_file_query_file_type (folder, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_DIRECTORY)
    return NULL;
  return g_steal_pointer (&folder);
}

/**
 * goi_library_is_own:
 * @file: a file
 *
 * Returns: whether it is the user's own collection
 */
gboolean
goi_library_is_own (GFile *file)
{
  g_autoptr (GFile) own = goi_library_get_own_file ();

  return g_file_equal (file, own);
}

/**
 * goi_library_is_sample:
 * @file: a file
 *
 * Returns: whether it is the user's copy of the sample collection
 */
gboolean
goi_library_is_sample (GFile *file)
{
  g_autoptr (GFile) sample = goi_library_get_sample_file ();

  return g_file_equal (file, sample);
}

/**
 * goi_library_is_collection_name:
 * @file: a file
 *
 * Returns: whether its name is that of a collection
 */
gboolean
goi_library_is_collection_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  gsize length = name != NULL ? strlen (name) : 0;

  return length > 4 && g_ascii_strcasecmp (name + length - 4, ".goi") == 0;
}

/**
 * goi_library_get_name:
 * @file: a collection
 *
 * Returns: (transfer full): what to call it, translated
 */
char *
goi_library_get_name (GFile *file)
{
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  if (goi_library_is_own (file))
    return g_strdup (_("My Reports"));
  if (goi_library_is_sample (file))
    return g_strdup (_("Sample Collection"));
  base = g_file_get_basename (file);
  name = g_filename_display_name (base);
  if (goi_library_is_collection_name (file))
    name[strlen (name) - 4] = '\0';
  return g_steal_pointer (&name);
}

/**
 * goi_library_ensure_folder:
 * @error: return location for an error
 *
 * Makes the folder for the user's own collections.
 *
 * Returns: whether it is there
 */
gboolean
goi_library_ensure_folder (GError **error)
{
  g_autofree char *folder = get_folder ();

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _("The folder “%s” cannot be made: %s"), folder,
               g_strerror (errno));
  return FALSE;
}

/**
 * goi_library_remove_collection:
 * @file: a collection that nobody has open
 * @error: return location for an error
 *
 * Deletes it with the files that SQLite keeps beside it.
 *
 * Returns: whether it is gone
 */
gboolean
goi_library_remove_collection (GFile *file, GError **error)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };
  g_autofree char *path = g_file_get_path (file);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      if (g_unlink (name) != 0 && errno != ENOENT)
        {
          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _("“%s” cannot be deleted: %s"), name,
                       g_strerror (errno));
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * goi_library_get_last:
 *
 * Returns: (transfer full) (nullable): the collection that was open last, when it is still there
 */
GFile *
goi_library_get_last (void)
{
  g_autofree char *uri = g_settings_get_string (goi_settings_get (), "last-collection");
  g_autoptr (GFile) file = NULL;

  if (*uri == '\0')
    return NULL;
  file = g_file_new_for_uri (uri);
  if (!g_file_query_exists (file, NULL))
    return NULL;
  return g_steal_pointer (&file);
}

static void
store_recent (GFile *first, GFile *without)
{
  g_auto (GStrv) before = g_settings_get_strv (goi_settings_get (), "recent-collections");
  g_autoptr (GPtrArray) after = g_ptr_array_new_with_free_func (g_free);

  if (first != NULL)
    g_ptr_array_add (after, g_file_get_uri (first));
  for (guint i = 0; before[i] != NULL && after->len < N_RECENT; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (before[i]);

      if ((first == NULL || !g_file_equal (file, first)) && (without == NULL || !g_file_equal (file, without)))
        g_ptr_array_add (after, g_strdup (before[i]));
    }
  g_ptr_array_add (after, NULL);
  g_settings_set_strv (goi_settings_get (), "recent-collections", (const char *const *) after->pdata);
}

/**
 * goi_library_remember:
 * @file: a collection that was opened
 */
void
goi_library_remember (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  g_settings_set_string (goi_settings_get (), "last-collection", uri);
  if (!goi_library_is_own (file) && !goi_library_is_sample (file))
    store_recent (file, NULL);
}

/**
 * goi_library_forget:
 * @file: a collection that could not be opened
 */
void
goi_library_forget (GFile *file)
{
  store_recent (NULL, file);
}

/**
 * goi_library_list_recent:
 *
 * Returns: (transfer full) (element-type GFile): collections that were open before, the latest first
 */
GPtrArray *
goi_library_list_recent (void)
{
  g_auto (GStrv) uris = g_settings_get_strv (goi_settings_get (), "recent-collections");
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; uris[i] != NULL && files->len < N_RECENT; i++)
    g_ptr_array_add (files, g_file_new_for_uri (uris[i]));
  return files;
}
