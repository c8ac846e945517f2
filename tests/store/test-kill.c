/* test-kill.c: programs that are killed while they write
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-collection-private.h"
#include "goi-made-report.h"
#include "goi-store-fixture.h"
#include "goi-test-report.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Of one import; it is killed before it gets there. */
#define N_REPORTS 1000

static void
say (const char *word, gint64 id, guint number)
{
  g_autofree char *line = g_strdup_printf ("%s %" G_GINT64_FORMAT " %u\n", word, id, number);

  /* Straight to the other end: what is in a buffer dies with the program. */
  if (write (STDOUT_FILENO, line, strlen (line)) != (gssize) strlen (line))
    _exit (3);
}

/* One after the other; each is told once it is in the collection. */
static void
child_import (GoiCollection *collection, guint first)
{
  for (guint i = first; i < first + N_REPORTS; i++)
    say ("added", goi_fixture_add (collection, i), i);
}

/* Five at a time, as the reports of one file. */
static void
child_import_files (GoiCollection *collection, guint first)
{
  for (guint i = first; i < first + N_REPORTS; i += 5)
    {
      g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_add_item_free);
      g_autoptr (GError) error = NULL;

      for (guint j = i; j < i + 5; j++)
        g_ptr_array_add (items, goi_made_item (j));
      goi_collection_add_many (collection, items, NULL, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < 5; j++)
        say ("added", ((GoiAddItem *) g_ptr_array_index (items, j))->id, i + j);
    }
}

/* Saves a draft of the first report again and again, and the second report itself. */
static void
child_edit (GoiCollection *collection, guint first)
{
  g_autoptr (GoiReport) report = goi_made_report (20);
  gint64 revision = 1;

  for (guint i = 1; i < 100000; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      goi_test_report_set (report, "requests.received.total", i);
      goi_collection_save_draft_async (collection, 1, 1, report, NULL, goi_fixture_on_done, &result);
      g_assert_true (goi_collection_save_draft_finish (collection, goi_fixture_wait (&result), &error));
      say ("draft", 1, i);
      revision = goi_collection_save (collection, 2, revision, report, GOI_STATE_DRAFT, NULL, &error);
      g_assert_no_error (error);
      say ("saved", revision, i);
    }
}

/* Back and forth, and away. */
static void
child_trash (GoiCollection *collection, guint first)
{
  for (guint i = first; i < first + 10000; i++)
    {
      gint64 id = goi_fixture_add (collection, i);
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof id);
      g_autoptr (GError) error = NULL;

      g_array_append_val (ids, id);
      goi_collection_set_trashed (collection, ids, TRUE, NULL, &error);
      g_assert_no_error (error);
      goi_collection_empty_trash (collection, NULL, &error);
      g_assert_no_error (error);
      say ("deleted", id, i);
    }
}

static int
child (const char *what, const char *path, const char *first)
{
  g_autoptr (GoiCollection) collection = goi_fixture_open (path, GOI_OPEN_CREATE);
  guint number = (guint) strtoul (first, NULL, 10);

  if (strcmp (what, "import") == 0)
    child_import (collection, number);
  else if (strcmp (what, "import-files") == 0)
    child_import_files (collection, number);
  else if (strcmp (what, "edit") == 0)
    child_edit (collection, number);
  else if (strcmp (what, "trash") == 0)
    child_trash (collection, number);
  else
    g_assert_not_reached ();
  return 0;
}

/* Lets a child write, kills it without warning after some lines and some time, and reads what it
 * has said. */
static char *
run_and_kill (const char *what, const char *path, guint first, guint n_lines, guint wait_usec)
{
  g_autofree char *number = g_strdup_printf ("%u", first);
  const char *argv[] = { "/proc/self/exe", "--child", what, path, number, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) output = g_string_new (NULL);
  guint seen = 0;
  int out, status;
  GPid pid;
  gssize got;
  char c;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &out, NULL,
                            &error);
  g_assert_no_error (error);
  while (seen < n_lines && (got = read (out, &c, 1)) == 1)
    {
      g_string_append_c (output, c);
      seen += c == '\n';
    }
  g_usleep (wait_usec);
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  while ((got = read (out, &c, 1)) == 1)
    g_string_append_c (output, c);
  close (out);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  /* A line that was cut short was not told. */
  g_string_truncate (output, strrchr (output->str, '\n') != NULL
                                 ? (gsize) (strrchr (output->str, '\n') - output->str) + 1
                                 : 0);
  return g_string_free (g_steal_pointer (&output), FALSE);
}

/* The reports that were told of, in this round or before, and at most those of the one transaction
 * that could not be told any more. @added maps ids to numbers. */
static void
assert_added (GoiCollection *collection, const char *output, guint at_once, GHashTable *added)
{
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);
  g_autoptr (GoiQuery) query = goi_query_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  guint n_more = 0;

  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      gint64 id = g_ascii_strtoll (words[1], NULL, 10), number = g_ascii_strtoll (words[2], NULL, 10);

      g_assert_cmpstr (words[0], ==, "added");
      g_assert_cmpint (id, ==, number + 1); /* none was added twice or left out */
      g_hash_table_insert (added, GINT_TO_POINTER ((int) id), GINT_TO_POINTER ((int) number));
    }
  ids = goi_collection_list_ids (collection, query, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      int id = (int) g_array_index (ids, gint64, i);
      n_more += g_hash_table_insert (added, GINT_TO_POINTER (id), GINT_TO_POINTER (id - 1));
    }
  g_assert_cmpuint (ids->len, ==, g_hash_table_size (added));
  g_assert_cmpuint (n_more, <=, at_once);
  g_assert_cmpuint (ids->len % at_once, ==, 0);
}

/* Every report is there from the first to the last byte, and the search finds it. */
static void
assert_complete (GoiCollection *collection, GHashTable *added)
{
  GHashTableIter iter;
  gpointer id, number;

  g_hash_table_iter_init (&iter, added);
  while (g_hash_table_iter_next (&iter, &id, &number))
    {
      g_autoptr (GoiAddItem) item = goi_made_item (GPOINTER_TO_UINT (number));
      g_autoptr (GError) error = NULL;
      g_autoptr (GoiStoredReport) stored = goi_collection_load (collection, GPOINTER_TO_INT (id), NULL, &error);
      g_autoptr (GoiOriginal) original = goi_collection_load_original (collection, GPOINTER_TO_INT (id), NULL, NULL);
      g_autoptr (GoiQuery) search = goi_fixture_search (goi_report_get_title (item->report));

      g_assert_no_error (error);
      goi_test_assert_equal (stored->report, item->report);
      g_assert_cmpstr (stored->text, ==, item->text);
      g_assert_true (g_bytes_equal (original->bytes, item->original->bytes));
      g_assert_cmpuint (goi_collection_count (collection, search, NULL, NULL), ==, 1);
    }
}

static void
assert_sound (GoiCollection *collection)
{
  g_autoptr (GError) error = NULL;

  goi_collection_verify (collection, NULL, &error);
  g_assert_no_error (error);
}

/* An import is killed and begun anew, several times over, at any moment. What was told is there,
 * whatever was not told is there wholly or not at all, and beginning anew adds nothing twice. */
static void
test_import (gconstpointer data)
{
  gboolean files = GPOINTER_TO_INT (data);
  g_autofree char *path = goi_fixture_make_path ("collection.goi");
  g_autoptr (GRand) random = g_rand_new ();
  g_autoptr (GHashTable) added = g_hash_table_new (NULL, NULL);
  guint n_rounds = g_test_slow () ? 60 : 8;

  g_rand_set_seed (random, (guint32) g_test_rand_int ());
  for (guint round = 0; round < n_rounds; round++)
    {
      guint n_lines = (guint) g_rand_int_range (random, 0, 25 + (int) round * 5);
      g_autofree char *output = run_and_kill (files ? "import-files" : "import", path, 0, n_lines,
                                              (guint) g_rand_int_range (random, 0, 20000));
      /* Killed before it had made anything, there may be no collection yet, or an empty file. */
      g_autoptr (GoiCollection) collection = goi_fixture_open (path, GOI_OPEN_CREATE);

      assert_sound (collection);
      assert_added (collection, output, files ? 5 : 1, added);
      assert_complete (collection, added);
      goi_collection_close (collection);
    }
  goi_fixture_remove (path);
}

static void
test_edit (void)
{
  g_autofree char *path = goi_fixture_make_path ("collection.goi");
  g_autoptr (GoiCollection) collection = goi_fixture_open (path, GOI_OPEN_CREATE);

  goi_fixture_add (collection, 20);
  goi_fixture_add (collection, 20 + 12);
  goi_collection_close (collection);
  g_clear_object (&collection);
  for (guint round = 0; round < 3; round++)
    {
      g_autofree char *copy = goi_fixture_make_path ("copy.goi");
      g_autofree char *content = NULL, *output = NULL;
      g_auto (GStrv) lines = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GoiReport) draft = NULL;
      g_autoptr (GoiStoredReport) stored = NULL;
      g_autoptr (GError) error = NULL;
      gint64 last_draft = 0, last_saved = 0, revision = 1, number;
      gsize length;

      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      g_assert_true (g_file_set_contents (copy, content, (gssize) length, NULL));
      output = run_and_kill ("edit", copy, 0, 20 + round * 7, round * 3000);
      lines = g_strsplit (output, "\n", -1);
      for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
        {
          g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
          gint64 value = g_ascii_strtoll (words[2], NULL, 10);
          if (strcmp (words[0], "draft") == 0)
            last_draft = value;
          else
            {
              last_saved = value;
              revision = g_ascii_strtoll (words[1], NULL, 10);
            }
        }
      collection = goi_fixture_open (copy, GOI_OPEN_NONE);
      assert_sound (collection);
      goi_collection_load_draft_async (collection, 1, NULL, goi_fixture_on_done, &result);
      draft = goi_collection_load_draft_finish (collection, goi_fixture_wait (&result), NULL, NULL, &error);
      g_assert_no_error (error);
      number = goi_report_get_value (draft, "requests.received.total")->number.unscaled;
      g_assert_true (number == last_draft || number == last_draft + 1);
      stored = goi_collection_load (collection, 2, NULL, &error);
      g_assert_no_error (error);
      number = goi_report_get_value (stored->report, "requests.received.total")->number.unscaled;
      g_assert_true (number == last_saved || number == last_saved + 1);
      g_assert_cmpint (stored->revision, ==, revision + (number - last_saved));
      g_clear_object (&result);
      goi_collection_close (collection);
      g_clear_object (&collection);
      goi_fixture_remove (copy);
    }
  goi_fixture_remove (path);
}

static void
test_trash (void)
{
  g_autofree char *path = goi_fixture_make_path ("collection.goi");

  for (guint round = 0; round < 4; round++)
    {
      g_autofree char *output = run_and_kill ("trash", path, round * 100, 3, round * 7000);
      g_autoptr (GoiCollection) collection = goi_fixture_open (path, GOI_OPEN_NONE);
      g_autoptr (GoiQuery) query = goi_query_new ();
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (strstr (output, "deleted"));
      assert_sound (collection);
      /* Wherever it was: one report at most, here or in the trash, once a round. */
      g_assert_cmpuint (goi_collection_count (collection, query, NULL, NULL), <=, round + 1);
      goi_collection_empty_trash (collection, NULL, &error);
      g_assert_no_error (error);
      goi_collection_close (collection);
    }
  goi_fixture_remove (path);
}

/* Two programs import the same documents into one collection at the same time. */
static void
test_two_programs (void)
{
  enum { N = 40 };
  g_autofree char *path = goi_fixture_make_path ("collection.goi");
  g_autofree char *output = NULL;
  g_autoptr (GoiCollection) collection = NULL;
  g_autoptr (GoiQuery) query = goi_query_new ();
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);
  const char *argv[] = { "/proc/self/exe", "--child", "import", path, "0", NULL };
  g_autoptr (GError) error = NULL;
  int status;
  GPid pid;

  g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, &pid,
                 &error);
  g_assert_no_error (error);
  /* Also both of them want to make it. */
  collection = goi_fixture_open (path, GOI_OPEN_CREATE);
  for (guint i = 0; i < N; i++)
    g_hash_table_add (ids, GINT_TO_POINTER ((int) goi_fixture_add (collection, i)));
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  assert_sound (collection);
  g_assert_cmpuint (g_hash_table_size (ids), ==, N);
  g_assert_cmpuint (goi_collection_count (collection, query, NULL, NULL), >=, N);
  for (guint i = 0; i < N; i++)
    {
      g_autoptr (GoiReport) report = goi_made_report (i);
      g_autoptr (GoiQuery) search = goi_fixture_search (goi_report_get_title (report));
      g_assert_cmpuint (goi_collection_count (collection, search, NULL, NULL), ==, 1);
    }
  goi_collection_close (collection);
  goi_fixture_remove (path);
}

int
main (int argc, char *argv[])
{
  if (argc == 5 && strcmp (argv[1], "--child") == 0)
    return child (argv[2], argv[3], argv[4]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/kill/import", GINT_TO_POINTER (FALSE), test_import);
  g_test_add_data_func ("/kill/import-files", GINT_TO_POINTER (TRUE), test_import);
  g_test_add_func ("/kill/edit", test_edit);
  g_test_add_func ("/kill/trash", test_trash);
  g_test_add_func ("/kill/two-programs", test_two_programs);
  return g_test_run ();
}
