/* test-backup.c: copies and checks of a whole collection
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-made-report.h"
#include "goi-store-fixture.h"
#include "goi-test-report.h"

#include <glib/gstdio.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a child ends with when this machine does not let it do its work. */
#define CANNOT 77

typedef struct
{
  char *path;
  char *target;
  GFile *target_file;
  GoiCollection *collection;
  GError *error;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->path = goi_fixture_make_path ("collection.goi");
  f->target = goi_fixture_make_path ("备份 copy.goi");
  f->target_file = g_file_new_for_path (f->target);
  f->collection = goi_fixture_open (f->path, GOI_OPEN_CREATE);
  goi_fixture_add_many (f->collection, 0, 12);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  goi_collection_close (f->collection);
  g_assert_finalize_object (f->collection);
  g_assert_finalize_object (f->target_file);
  g_clear_error (&f->error);
  goi_fixture_remove (f->path);
  goi_fixture_remove (f->target);
  g_free (f->path);
  g_free (f->target);
}

static guint
count_entries (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
assert_copy (Fixture *f, guint n)
{
  g_autoptr (GoiCollection) copy = goi_fixture_open (f->target, GOI_OPEN_READ_ONLY);
  g_autoptr (GoiQuery) query = goi_query_new ();

  g_assert_cmpuint (goi_collection_count (copy, query, NULL, NULL), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GoiAddItem) item = goi_made_item (i);
      g_autoptr (GoiStoredReport) stored = goi_collection_load (copy, i + 1, NULL, &f->error);
      g_autoptr (GoiOriginal) original = goi_collection_load_original (copy, i + 1, NULL, NULL);

      g_assert_no_error (f->error);
      goi_test_assert_equal (stored->report, item->report);
      g_assert_true (g_bytes_equal (original->bytes, item->original->bytes));
    }
  g_assert_true (goi_collection_verify (copy, NULL, &f->error));
  g_assert_no_error (f->error);
}

static void
test_backup (Fixture *f, gconstpointer data)
{
  /* The newest reports still wait in the log beside the file. */
  g_assert_true (goi_collection_backup (f->collection, f->target_file, NULL, &f->error));
  g_assert_no_error (f->error);
  /* One file, that needs no other and can be read from a disk that cannot be written. */
  g_assert_cmpuint (count_entries (f->target), ==, 1);
  assert_copy (f, 12);
  g_assert_cmpuint (count_entries (f->target), ==, 1);

  /* Again, over the old one. */
  goi_fixture_add_many (f->collection, 12, 4);
  g_assert_true (goi_collection_backup (f->collection, f->target_file, NULL, &f->error));
  assert_copy (f, 16);
}

static void
test_while_writing (Fixture *f, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GoiCollection) copy = NULL;
  g_autoptr (GoiQuery) query = goi_query_new ();
  guint n = 12;

  goi_collection_backup_async (f->collection, f->target_file, NULL, goi_fixture_on_done, &result);
  while (result == NULL)
    {
      goi_fixture_add (f->collection, n++);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_true (goi_collection_backup_finish (f->collection, result, &f->error));
  g_assert_no_error (f->error);
  copy = goi_fixture_open (f->target, GOI_OPEN_NONE);
  g_assert_cmpuint (goi_collection_count (copy, query, NULL, NULL), >=, 12);
  g_assert_cmpuint (goi_collection_count (copy, query, NULL, NULL), <=, n);
  g_assert_true (goi_collection_verify (copy, NULL, &f->error));
  g_assert_no_error (f->error);
}

/* What could not be completed leaves what was there, and nothing else. */
static void
test_failures (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *deep_path = g_build_filename (f->target, "no", "folder.goi", NULL);
  g_autoptr (GFile) deep = g_file_new_for_path (deep_path);
  g_autoptr (GFile) remote = g_file_new_for_uri ("sftp://example.org/copy.goi");
  g_autoptr (GFile) itself = g_file_new_for_path (f->path);
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (f->target, "precious", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (goi_collection_backup (f->collection, f->target_file, cancellable, &f->error));
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&f->error);
  g_assert_true (g_file_get_contents (f->target, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "precious");
  g_assert_cmpuint (count_entries (f->target), ==, 1);

  g_assert_false (goi_collection_backup (f->collection, deep, NULL, &f->error));
  g_assert_error (f->error, GOI_STORE_ERROR, GOI_STORE_ERROR_FAILED);
  g_clear_error (&f->error);
  g_assert_false (goi_collection_backup (f->collection, remote, NULL, &f->error));
  g_assert_error (f->error, GOI_STORE_ERROR, GOI_STORE_ERROR_FAILED);
  g_clear_error (&f->error);
  g_assert_false (goi_collection_backup (f->collection, itself, NULL, &f->error));
  g_assert_error (f->error, GOI_STORE_ERROR, GOI_STORE_ERROR_FAILED);
  g_clear_error (&f->error);
  g_assert_true (goi_collection_verify (f->collection, NULL, &f->error));
  g_assert_no_error (f->error);
}

/* On a disk of its own, which nobody else sees, and which soon is full. */
static int
child_on_small_disk (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "collection.goi", NULL);
  g_autofree char *copy_path = g_build_filename (folder, "copy.goi", NULL);
  g_autoptr (GFile) copy = g_file_new_for_path (copy_path);
  g_autoptr (GoiCollection) collection = NULL;
  g_autoptr (GoiQuery) query = goi_query_new ();
  g_autoptr (GError) error = NULL;
  guint n = 0, n_entries;

  if (unshare (geteuid () == 0 ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER) != 0
      || mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0
      || mount ("none", folder, "tmpfs", 0, "size=1200k") != 0)
    return CANNOT;
  collection = goi_fixture_open (path, GOI_OPEN_CREATE);
  while (error == NULL)
    {
      g_autoptr (GoiAddItem) item = goi_made_item (n);
      if (goi_collection_add (collection, item->report, item->state, item->original, item->text, NULL, NULL, &error) != 0)
        n++;
    }
  g_assert_error (error, GOI_STORE_ERROR, GOI_STORE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_cmpuint (n, >, 5);
  g_assert_cmpuint (goi_collection_count (collection, query, NULL, &error), ==, n);
  n_entries = count_entries (path);
  g_assert_false (goi_collection_backup (collection, copy, NULL, &error));
  g_assert_error (error, GOI_STORE_ERROR, GOI_STORE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_cmpuint (count_entries (path), ==, n_entries);
  /* Full as the disk is, what is there can be opened and read. */
  collection = goi_fixture_reopen (g_steal_pointer (&collection));
  g_assert_cmpuint (goi_collection_count (collection, query, NULL, &error), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GoiReport) report = goi_made_report (i);
      g_autoptr (GoiStoredReport) stored = goi_collection_load (collection, i + 1, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (goi_report_get_title (stored->report), ==, goi_report_get_title (report));
    }
  goi_collection_verify (collection, NULL, &error);
  g_assert_no_error (error);
  goi_collection_close (collection);
  return 0;
}

static void
test_full_disk (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("goi-store-XXXXXX", &error);
  const char *argv[] = { "/proc/self/exe", "--small-disk", folder, NULL };
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  if (WIFEXITED (status) && WEXITSTATUS (status) == CANNOT)
    g_test_skip ("a small disk cannot be made here");
  else
    g_assert_cmpint (status, ==, 0);
}

static void
test_verify_async (Fixture *f, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) cancelled = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  goi_collection_verify_async (f->collection, NULL, goi_fixture_on_done, &result);
  g_assert_true (goi_collection_verify_finish (f->collection, goi_fixture_wait (&result), &f->error));
  g_assert_no_error (f->error);
  goi_collection_verify_async (f->collection, cancellable, goi_fixture_on_done, &cancelled);
  g_cancellable_cancel (cancellable);
  g_assert_false (goi_collection_verify_finish (f->collection, goi_fixture_wait (&cancelled), &f->error));
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What no structure of SQLite says: the parts of a collection contradict each other. */
static void
test_verify_finds (Fixture *f, gconstpointer data)
{
  static const char *const harm[] = {
    "UPDATE counter SET reports = reports + 1 WHERE trashed = 0",
    "PRAGMA foreign_keys = OFF; DELETE FROM content WHERE report = 3",
    "PRAGMA foreign_keys = OFF; DELETE FROM original WHERE id = 3",
    "INSERT INTO draft VALUES (99, 1, 1, 0, 2, x'7b7d')",
    "DELETE FROM search_data WHERE id > 1000",
  };

  for (guint i = 0; i < G_N_ELEMENTS (harm); i++)
    {
      g_autofree char *path = goi_fixture_make_path ("harmed.goi");
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GoiCollection) harmed = NULL;

      g_assert_true (goi_collection_backup (f->collection, file, NULL, &f->error));
      harmed = goi_fixture_open (path, GOI_OPEN_NONE);
      goi_fixture_exec (path, harm[i]);
      g_assert_false (goi_collection_verify (harmed, NULL, &f->error));
      g_test_message ("%s: %s", harm[i], f->error->message);
      g_assert_error (f->error, GOI_STORE_ERROR, GOI_STORE_ERROR_DAMAGED);
      g_clear_error (&f->error);
      goi_collection_close (harmed);
      goi_fixture_remove (path);
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--small-disk"))
    return child_on_small_disk (argv[2]);
  g_test_init (&argc, &argv, NULL);
  ADD ("/backup/backup", test_backup);
  ADD ("/backup/while-writing", test_while_writing);
  ADD ("/backup/failures", test_failures);
  g_test_add_func ("/backup/full-disk", test_full_disk);
  ADD ("/backup/verify-async", test_verify_async);
  ADD ("/backup/verify-finds", test_verify_finds);
  return g_test_run ();
}
