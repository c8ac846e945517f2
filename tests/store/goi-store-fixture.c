/* goi-store-fixture.c: collections to test with
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-store-fixture.h"

#include "goi-made-report.h"

#include <glib/gstdio.h>

/**
 * goi_fixture_make_path:
 * @name: base name of a file
 *
 * Returns: (transfer full): a path in a new folder; remove both with goi_fixture_remove()
 */
char *
goi_fixture_make_path (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("goi-store-XXXXXX", &error);

  g_assert_no_error (error);
  return g_build_filename (folder, name, NULL);
}

/* Removes the file's folder with all that is in it; fails when there is a folder in there. */
void
goi_fixture_remove (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *entry = g_build_filename (folder, name, NULL);
      g_assert_cmpint (g_remove (entry), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

GoiCollection *
goi_fixture_open (const char *path, GoiOpenFlags flags)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GoiCollection *collection = goi_collection_open (file, flags, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (GOI_IS_COLLECTION (collection));
  return collection;
}

/* Takes @collection and gives one that has just read the file. */
GoiCollection *
goi_fixture_reopen (GoiCollection *collection)
{
  g_autofree char *path = g_file_get_path (goi_collection_get_file (collection));

  goi_collection_close (collection);
  g_object_unref (collection);
  return goi_fixture_open (path, GOI_OPEN_NONE);
}

void
goi_fixture_assert_fails (const char *path, GoiOpenFlags flags, GoiStoreError code)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiCollection) collection = goi_collection_open (file, flags, NULL, &error);

  g_assert_null (collection);
  g_assert_error (error, GOI_STORE_ERROR, (int) code);
  g_test_message ("%s", error->message);
}

/* Adds goi_made_item (@number); returns its id. */
gint64
goi_fixture_add (GoiCollection *collection, guint number)
{
  g_autoptr (GoiAddItem) item = goi_made_item (number);
  g_autoptr (GError) error = NULL;
  gint64 id = goi_collection_add (collection, item->report, item->state, item->original, item->text, NULL, NULL,
                                  &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

void
goi_fixture_add_many (GoiCollection *collection, guint first, guint n)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_add_item_free);
  g_autoptr (GError) error = NULL;

  for (guint i = first; i < first + n; i++)
    g_ptr_array_add (items, goi_made_item (i));
  goi_collection_add_many (collection, items, NULL, &error);
  g_assert_no_error (error);
}

/* Adds reports of the same agencies and years, but with nothing in them: where many are needed. */
void
goi_fixture_add_bare (GoiCollection *collection, guint first, guint n)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_add_item_free);
  g_autoptr (GError) error = NULL;

  for (guint i = first; i < first + n; i++)
    {
      g_autoptr (GoiReport) report = goi_made_bare_report (i);
      g_ptr_array_add (items, goi_add_item_new (report, GOI_STATE_IMPORTED, NULL, NULL));
    }
  goi_collection_add_many (collection, items, NULL, &error);
  g_assert_no_error (error);
}

/* Does something to the file behind the program's back. */
void
goi_fixture_exec (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

gint64
goi_fixture_get_int (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 value;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  return value;
}

GoiQuery *
goi_fixture_search (const char *words)
{
  GoiQuery *query = goi_query_new ();

  goi_query_set_search (query, words);
  return query;
}

void
goi_fixture_on_done (GObject *source, GAsyncResult *result, gpointer place)
{
  GAsyncResult **stored = place;

  g_assert_null (*stored);
  *stored = g_object_ref (result);
}

/* Runs the main loop until the call has an answer; fails after a minute. Returns: (transfer none) */
GAsyncResult *
goi_fixture_wait (GAsyncResult **place)
{
  gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (*place == NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    }
  return *place;
}

static gboolean
on_timeout (gpointer done)
{
  *(gboolean *) done = TRUE;
  return G_SOURCE_REMOVE;
}

void
goi_fixture_spin (guint milliseconds)
{
  gboolean done = FALSE;

  g_timeout_add (milliseconds, on_timeout, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}
