/* test-open.c: files that are damaged, foreign, hostile, or cannot be written
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-made-report.h"
#include "goi-store-fixture.h"
#include "goi-store-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#define NOBODY 65534
#define PAGE 4096

/* A sound collection with some reports, closed. */
static char *
make_collection (guint n)
{
  char *path = goi_fixture_make_path ("collection.goi");
  g_autoptr (GoiCollection) collection = goi_fixture_open (path, GOI_OPEN_CREATE);

  if (n > 0)
    goi_fixture_add_many (collection, 0, n);
  return path;
}

static void
done (char *path)
{
  goi_fixture_remove (path);
  g_free (path);
}

static char *
read_file (const char *path, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (path, &content, length, &error);
  g_assert_no_error (error);
  return content;
}

static void
write_file (const char *path, const char *content, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, (gssize) length, &error);
  g_assert_no_error (error);
}

static void
test_missing (void)
{
  g_autofree char *path = goi_fixture_make_path ("collection.goi");
  g_autofree char *deep = g_build_filename (path, "no", "such", "folder.goi", NULL);

  goi_fixture_assert_fails (path, GOI_OPEN_NONE, GOI_STORE_ERROR_NOT_FOUND);
  goi_fixture_assert_fails (path, GOI_OPEN_READ_ONLY, GOI_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  goi_fixture_assert_fails (deep, GOI_OPEN_CREATE, GOI_STORE_ERROR_READ_ONLY);
  goi_fixture_remove (path);
}

static void
test_not_on_this_computer (void)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("sftp://example.org/reports.goi");
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_null (goi_collection_open (file, GOI_OPEN_NONE, NULL, &error));
  g_assert_error (error, GOI_STORE_ERROR, GOI_STORE_ERROR_FAILED);
  g_clear_error (&error);
  goi_collection_open_async (file, GOI_OPEN_NONE, NULL, goi_fixture_on_done, &result);
  g_assert_null (goi_collection_open_finish (goi_fixture_wait (&result), &error));
  g_assert_error (error, GOI_STORE_ERROR, GOI_STORE_ERROR_FAILED);
}

static void
test_not_a_database (void)
{
  static const char header_only[] = "SQLite format 3\0and then nothing that makes sense, for more than a hundred bytes "
                                    "in a row, so that it is not simply too short to be one";
  g_autofree char *path = goi_fixture_make_path ("collection.goi");
  g_autofree char *folder = g_path_get_dirname (path);

  write_file (path, "政府信息公开工作年度报告", strlen ("政府信息公开工作年度报告"));
  goi_fixture_assert_fails (path, GOI_OPEN_NONE, GOI_STORE_ERROR_NOT_A_COLLECTION);
  goi_fixture_assert_fails (path, GOI_OPEN_CREATE, GOI_STORE_ERROR_NOT_A_COLLECTION);
  write_file (path, "", 0);
  goi_fixture_assert_fails (path, GOI_OPEN_NONE, GOI_STORE_ERROR_NOT_A_COLLECTION);
  write_file (path, header_only, sizeof header_only);
  goi_fixture_assert_fails (path, GOI_OPEN_NONE, GOI_STORE_ERROR_NOT_A_COLLECTION);
  goi_fixture_assert_fails (folder, GOI_OPEN_NONE, GOI_STORE_ERROR_NOT_A_COLLECTION);
  goi_fixture_assert_fails (folder, GOI_OPEN_CREATE, GOI_STORE_ERROR_NOT_A_COLLECTION);
  goi_fixture_remove (path);
}

/* A program that was killed while it made a collection leaves an empty file. */
static void
test_create_over_empty (void)
{
  g_autofree char *path = goi_fixture_make_path ("collection.goi");
  g_autoptr (GoiCollection) collection = NULL;

  write_file (path, "", 0);
  collection = goi_fixture_open (path, GOI_OPEN_CREATE);
  goi_fixture_add (collection, 1);
  goi_collection_close (collection);
  goi_fixture_remove (path);
}

/* ... or, a moment later, a database with a page and nothing in it. */
static void
test_create_over_nothing (void)
{
  g_autofree char *path = goi_fixture_make_path ("collection.goi");
  g_autofree char *content = NULL;
  g_autoptr (GoiCollection) collection = NULL;
  gsize length;

  goi_fixture_exec (path, "PRAGMA auto_vacuum = INCREMENTAL");
  content = read_file (path, &length);
  g_assert_cmpuint (length, >, 0);
  goi_fixture_assert_fails (path, GOI_OPEN_NONE, GOI_STORE_ERROR_NOT_A_COLLECTION);
  collection = goi_fixture_open (path, GOI_OPEN_CREATE);
  goi_fixture_add (collection, 1);
  goi_collection_close (collection);
  g_clear_object (&collection);
  collection = goi_fixture_open (path, GOI_OPEN_NONE);
  goi_collection_close (collection);
  goi_fixture_remove (path);
}

static void
test_odd_names (void)
{
  static const char *const names[] = { "报告 库?#%.goi", "file:x?mode=memory", "a'b\"c;.goi" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = goi_fixture_make_path (names[i]);
      g_autoptr (GoiCollection) collection = goi_fixture_open (path, GOI_OPEN_CREATE);

      goi_fixture_add (collection, i);
      goi_collection_close (collection);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
      goi_fixture_remove (path);
    }
}

static void
test_other_program (void)
{
  g_autofree char *path = goi_fixture_make_path ("places.sqlite");

  goi_fixture_exec (path, "CREATE TABLE report (id INTEGER PRIMARY KEY); PRAGMA user_version = 1");
  goi_fixture_assert_fails (path, GOI_OPEN_NONE, GOI_STORE_ERROR_NOT_A_COLLECTION);
  goi_fixture_exec (path, "PRAGMA application_id = 252006673");
  goi_fixture_assert_fails (path, GOI_OPEN_CREATE, GOI_STORE_ERROR_NOT_A_COLLECTION);
  goi_fixture_remove (path);
}

static void
test_versions (void)
{
  char *path = make_collection (3);

  goi_fixture_exec (path, "PRAGMA user_version = 2");
  goi_fixture_assert_fails (path, GOI_OPEN_NONE, GOI_STORE_ERROR_TOO_NEW);
  goi_fixture_exec (path, "PRAGMA user_version = 0");
  goi_fixture_assert_fails (path, GOI_OPEN_NONE, GOI_STORE_ERROR_DAMAGED);
  goi_fixture_exec (path, "PRAGMA user_version = 1");
  g_object_unref (goi_fixture_open (path, GOI_OPEN_NONE));
  done (path);
}

static gboolean
step_adds_column (GoiStore *store, GError **error)
{
  return goi_store_exec (store, "ALTER TABLE report ADD COLUMN note TEXT", error);
}

static gboolean
step_fills_column (GoiStore *store, GError **error)
{
  return goi_store_exec (store, "UPDATE report SET note = agency", error);
}

static gboolean
step_fails (GoiStore *store, GError **error)
{
  return goi_store_exec (store, "UPDATE report SET no_such_column = 1", error);
}

static void
test_migration (void)
{
  char *path = make_collection (3);
  const GoiMigration good[] = { step_adds_column, step_fills_column };
  const GoiMigration bad[] = { step_adds_column, step_fills_column, step_fails };
  GoiStore *store = goi_store_new (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (goi_store_open (store, GOI_OPEN_NONE, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (goi_store_migrate (store, 1, bad, G_N_ELEMENTS (bad), &error));
  g_assert_error (error, GOI_STORE_ERROR, GOI_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpint (goi_fixture_get_int (path, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (goi_fixture_get_int (path, "SELECT count (*) FROM pragma_table_info ('report') WHERE name = 'note'"),
                   ==, 0);

  g_assert_true (goi_store_migrate (store, 1, good, G_N_ELEMENTS (good), &error));
  g_assert_no_error (error);
  g_assert_cmpint (goi_fixture_get_int (path, "PRAGMA user_version"), ==, 3);
  g_assert_cmpint (goi_fixture_get_int (path, "SELECT count (*) FROM report WHERE note = agency"), ==, 3);
  /* A second program that wants to do the same finds it done. */
  g_assert_true (goi_store_migrate (store, 1, good, G_N_ELEMENTS (good), &error));
  g_assert_no_error (error);
  goi_store_free (store);
  done (path);
}

/* Whatever a stranger has put into the file: it is not opened, and nothing of it has run. */
static void
test_hostile_schema (void)
{
  static const char *const additions[] = {
    "CREATE TRIGGER t AFTER UPDATE ON counter BEGIN DELETE FROM report; END",
    "CREATE VIEW v AS SELECT load_extension ('x')",
    "CREATE TABLE extra (a)",
    "CREATE TABLE search_extra (a)",
    "CREATE INDEX extra ON report (length (title))",
    "CREATE VIRTUAL TABLE other USING fts5 (a)",
    "ALTER TABLE report ADD COLUMN harmless TEXT",
    "ALTER TABLE report ADD COLUMN harmful TEXT AS (hex (zeroblob (100000000)))",
    "ANALYZE",
    "DROP INDEX report_year",
    "DROP INDEX report_year; CREATE INDEX report_year ON report (year)",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET type = 'view', rootpage = 0, "
    "sql = 'CREATE VIEW draft AS SELECT 1' WHERE name = 'draft'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE draft (report, x DEFAULT (hex (1)))' "
    "WHERE name = 'draft'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'nonsense' WHERE name = 'draft'",
    "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'search_data'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'ascii', 'unicode61') "
    "WHERE name = 'search'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (additions); i++)
    {
      char *path = make_collection (3);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL, *after = NULL;
      gsize length_before, length_after;

      goi_fixture_exec (path, additions[i]);
      before = read_file (path, &length_before);
      g_assert_null (goi_collection_open (file, GOI_OPEN_NONE, NULL, &error));
      g_test_message ("%s: %s", additions[i], error->message);
      g_assert_cmpuint (error->domain, ==, GOI_STORE_ERROR);
      g_assert_true (error->code == GOI_STORE_ERROR_NOT_A_COLLECTION || error->code == GOI_STORE_ERROR_DAMAGED);
      after = read_file (path, &length_after);
      g_assert_cmpmem (before, length_before, after, length_after);
      done (path);
    }
}

static void
test_wrong_counter (void)
{
  char *path = make_collection (3);

  goi_fixture_exec (path, "UPDATE counter SET reports = 4000000000 WHERE trashed = 0");
  goi_fixture_assert_fails (path, GOI_OPEN_NONE, GOI_STORE_ERROR_DAMAGED);
  goi_fixture_exec (path, "UPDATE counter SET reports = 3 WHERE trashed = 0; DELETE FROM counter WHERE trashed = 1");
  goi_fixture_assert_fails (path, GOI_OPEN_NONE, GOI_STORE_ERROR_DAMAGED);
  done (path);
}

static void
test_truncated (void)
{
  char *path = make_collection (10);
  gsize length;
  g_autofree char *content = read_file (path, &length);

  g_assert_cmpuint (length % PAGE, ==, 0);
  for (gsize cut = length - PAGE; cut >= PAGE; cut -= 8 * PAGE)
    {
      write_file (path, content, cut);
      goi_fixture_assert_fails (path, GOI_OPEN_NONE, GOI_STORE_ERROR_DAMAGED);
      if (cut < 9 * PAGE)
        break;
    }
  write_file (path, content, length - 100);
  goi_fixture_assert_fails (path, GOI_OPEN_NONE, GOI_STORE_ERROR_DAMAGED);
  write_file (path, content, 50);
  goi_fixture_assert_fails (path, GOI_OPEN_NONE, GOI_STORE_ERROR_DAMAGED);
  write_file (path, content, length);
  g_object_unref (goi_fixture_open (path, GOI_OPEN_NONE));
  done (path);
}

/* Everything that the window would do with a collection; errors are fine, anything else is not. */
static void
use_everything (GoiCollection *collection)
{
  g_autoptr (GoiQuery) query = goi_fixture_search ("政府 威海");
  g_autoptr (GoiQuery) all = goi_query_new ();
  g_autoptr (GPtrArray) rows = goi_collection_list (collection, all, 0, 1000, NULL, NULL);
  g_autoptr (GPtrArray) found = goi_collection_list (collection, query, 0, 1000, NULL, NULL);
  g_autoptr (GPtrArray) measures = goi_collection_measures (collection, all, NULL, NULL);
  g_autoptr (GPtrArray) agencies = goi_collection_agencies (collection, NULL, NULL);
  g_autoptr (GoiFacets) facets = goi_collection_facets (collection, all, NULL, NULL);
  g_autoptr (GoiReport) report = goi_made_report (50);

  for (gint64 id = 1; id <= 12; id++)
    {
      g_autoptr (GoiStoredReport) stored = goi_collection_load (collection, id, NULL, NULL);
      g_autoptr (GoiOriginal) original = goi_collection_load_original (collection, id, NULL, NULL);
      if (stored != NULL && id % 3 == 0)
        goi_collection_save (collection, id, stored->revision, report, GOI_STATE_DRAFT, NULL, NULL);
    }
  goi_collection_verify (collection, NULL, NULL);
  goi_collection_add (collection, report, GOI_STATE_IMPORTED, NULL, "text", NULL, NULL, NULL);
}

/* A page overwritten, some bytes changed, a page in another's place: opening such a file, or using
 * what could be opened, gives errors and never a crash. */
static void
test_damaged (void)
{
  char *path = make_collection (10);
  gsize length;
  g_autofree char *sound = read_file (path, &length);
  g_autoptr (GRand) random = g_rand_new_with_seed (42);
  guint n_pages = (guint) (length / PAGE), n_noticed = 0;
  guint n_trials = g_test_slow () ? 2000 : 150;

  for (guint trial = 0; trial < n_trials; trial++)
    {
      g_autofree char *content = g_memdup2 (sound, length);
      char *page = content + (gsize) g_rand_int_range (random, 0, (int) n_pages) * PAGE;
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (GoiCollection) collection = NULL;

      switch (trial % 3)
        {
        case 0:
          for (guint i = 0; i < PAGE; i++)
            page[i] = (char) g_rand_int (random);
          break;
        case 1:
          for (guint i = 0; i < 8; i++)
            page[g_rand_int_range (random, 0, PAGE)] ^= (char) (1 << g_rand_int_range (random, 0, 8));
          break;
        default:
          memcpy (page, sound + (gsize) g_rand_int_range (random, 0, (int) n_pages) * PAGE, PAGE);
        }
      write_file (path, content, length);
      collection = goi_collection_open (file, GOI_OPEN_NONE, NULL, &error);
      if (collection != NULL)
        use_everything (collection);
      else
        {
          g_assert_cmpuint (error->domain, ==, GOI_STORE_ERROR);
          n_noticed++;
        }
      g_clear_object (&collection);
    }
  /* Only bytes in the middle of a compressed document can go unnoticed. */
  g_test_message ("%u of %u noticed on opening", n_noticed, n_trials);
  g_assert_cmpuint (n_noticed, >, n_trials / 3);
  done (path);
}

/* What stands in the columns may be anything that SQLite can hold. */
static void
test_hostile_values (void)
{
  static const char *const changes[] = {
    "UPDATE report SET agency = CAST (x'ff00fe' AS TEXT), title = CAST (x'e69d' AS TEXT)",
    "UPDATE report SET year = 9223372036854775807, state = -5, findings = 99",
    "UPDATE report SET incoming = 9e999, disclosed = -9e999, n_errors = -1, n_doubts = 9223372036854775807",
    "UPDATE report SET changed = 9223372036854775807, region = '/////////////////'",
    "UPDATE report SET revision = 9223372036854775807",
    "UPDATE measure SET value = 9e999, name = name + 999999",
    "UPDATE measure_name SET name = 'no such measure ' || id",
    "UPDATE content SET size = 9223372036854775807",
    "UPDATE content SET size = -1, extra_size = -1",
    "UPDATE content SET size = 10",
    "UPDATE content SET packing = 77, extra_packing = 77",
    "UPDATE content SET packing = 0, json = CAST ('{}' AS BLOB), size = 2",
    "UPDATE content SET packing = 0, json = zeroblob (100), size = 100",
    "UPDATE content SET json = randomblob (1000), extra = randomblob (50)",
    "DELETE FROM content",
    "UPDATE document SET size = 1099511627776",
    "UPDATE original SET size = 1099511627776",
    "PRAGMA foreign_keys = OFF; DELETE FROM document; DELETE FROM original",
    "DELETE FROM search_data WHERE id > 1",
    "UPDATE search_data SET block = randomblob (length (block)) WHERE id > 10",
    "UPDATE search_data SET block = zeroblob (3) WHERE id = 10",
    "DELETE FROM search_config",
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      char *path = make_collection (10);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (GoiCollection) collection = NULL;

      goi_fixture_exec (path, changes[i]);
      collection = goi_collection_open (file, GOI_OPEN_NONE, NULL, &error);
      if (collection != NULL)
        use_everything (collection);
      else
        g_assert_cmpuint (error->domain, ==, GOI_STORE_ERROR);
      g_clear_object (&collection);
      done (path);
    }
}

/* Above a certain size only the ends are checked on opening; the whole when asked. */
static void
test_large (void)
{
  char *path = make_collection (10);
  g_autoptr (GoiCollection) collection = goi_fixture_open (path, GOI_OPEN_NONE);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GoiReport) report = goi_made_report (99);
  gsize size = GOI_STORE_CHECK_BYTES + 100000, length;
  guint8 *noise = g_malloc (size);
  g_autoptr (GBytes) bytes = g_bytes_new_take (noise, size);
  g_autoptr (GoiOriginal) original = goi_original_new ("large.pdf", "application/pdf", bytes);
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  for (gsize i = 0; i < size; i++)
    noise[i] = (guint8) g_rand_int (random);
  goi_collection_add (collection, report, GOI_STATE_IMPORTED, original, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  collection = goi_fixture_reopen (g_steal_pointer (&collection));
  g_assert_true (goi_collection_verify (collection, NULL, &error));
  g_assert_no_error (error);
  g_clear_object (&collection);

  content = read_file (path, &length);
  g_assert_cmpuint (length, >, GOI_STORE_CHECK_BYTES);
  write_file (path, content, length - 20 * PAGE);
  goi_fixture_assert_fails (path, GOI_OPEN_NONE, GOI_STORE_ERROR_DAMAGED);
  write_file (path, content, length);
  goi_fixture_exec (path, "UPDATE counter SET reports = 4000000000 WHERE trashed = 0");
  goi_fixture_assert_fails (path, GOI_OPEN_NONE, GOI_STORE_ERROR_DAMAGED);

  /* The chain of pages that the document is on is cut: nobody sees it before it is read. */
  memset (content + length / 2 / PAGE * PAGE, 0xff, 4);
  write_file (path, content, length);
  collection = goi_fixture_open (path, GOI_OPEN_NONE);
  g_assert_false (goi_collection_verify (collection, NULL, &error));
  g_assert_error (error, GOI_STORE_ERROR, GOI_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_null (goi_collection_load_original (collection, 11, NULL, &error));
  g_assert_error (error, GOI_STORE_ERROR, GOI_STORE_ERROR_DAMAGED);
  g_clear_object (&collection);
  done (path);
}

static void
assert_reads_only (GoiCollection *collection, guint n)
{
  g_autoptr (GoiQuery) query = goi_query_new ();
  g_autoptr (GoiQuery) search = goi_fixture_search ("威海");
  g_autoptr (GoiReport) report = goi_made_report (1);
  g_autoptr (GoiStoredReport) stored = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  gint64 id = 1;

  g_array_append_val (ids, id);
  g_assert_true (goi_collection_is_read_only (collection));
  g_assert_cmpuint (goi_collection_count (collection, query, NULL, &error), ==, n);
  g_assert_no_error (error);
  rows = goi_collection_list (collection, search, 0, 100, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, n);
  stored = goi_collection_load (collection, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (goi_collection_verify (collection, NULL, &error));
  g_assert_no_error (error);

  g_assert_cmpint (goi_collection_add (collection, report, GOI_STATE_DRAFT, NULL, NULL, NULL, NULL, &error), ==, 0);
  g_assert_error (error, GOI_STORE_ERROR, GOI_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_cmpint (goi_collection_save (collection, 1, 1, report, GOI_STATE_DRAFT, NULL, &error), ==, 0);
  g_assert_error (error, GOI_STORE_ERROR, GOI_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (goi_collection_set_trashed (collection, ids, TRUE, NULL, &error));
  g_assert_error (error, GOI_STORE_ERROR, GOI_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (goi_collection_empty_trash (collection, NULL, &error));
  g_assert_error (error, GOI_STORE_ERROR, GOI_STORE_ERROR_READ_ONLY);
}

static void
test_read_only_flag (void)
{
  char *path = make_collection (5);
  gsize length_before, length_after;
  g_autofree char *before = read_file (path, &length_before);
  g_autofree char *after = NULL;
  g_autoptr (GoiCollection) collection = goi_fixture_open (path, GOI_OPEN_READ_ONLY);

  assert_reads_only (collection, 5);
  goi_collection_close (collection);
  after = read_file (path, &length_after);
  g_assert_cmpmem (before, length_before, after, length_after);
  done (path);
}

/* A read-only copy does not bring the findings up to date, but it opens. */
static void
test_read_only_old_rules (void)
{
  char *path = make_collection (5);
  g_autoptr (GoiCollection) collection = NULL;

  goi_fixture_exec (path, "UPDATE report SET rules = 1");
  collection = goi_fixture_open (path, GOI_OPEN_READ_ONLY);
  g_usleep (200000);
  assert_reads_only (collection, 5);
  goi_collection_close (collection);
  g_assert_cmpint (goi_fixture_get_int (path, "SELECT count (*) FROM report WHERE rules = 1"), ==, 5);
  done (path);
}

/* Runs this program again as nobody, whom permissions concern. */
static int
run_as_nobody (const char *what, const char *path)
{
  g_autoptr (GError) error = NULL;
  const char *argv[] = { "/proc/self/exe", "--child", what, path, NULL };
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  return g_spawn_check_wait_status (status, &error) ? 0 : 1;
}

static int
child (const char *what, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiCollection) collection = NULL;

  if (geteuid () == 0 && (setgid (NOBODY) != 0 || setuid (NOBODY) != 0))
    return 77;
  /* Or the leak checker may not look at its own process. */
  prctl (PR_SET_DUMPABLE, 1);
  collection = goi_collection_open (file, GOI_OPEN_NONE, NULL, &error);
  if (strcmp (what, "reads-only") == 0)
    {
      g_assert_no_error (error);
      assert_reads_only (collection, 5);
    }
  else if (strcmp (what, "may-not-read") == 0)
    g_assert_error (error, GOI_STORE_ERROR, GOI_STORE_ERROR_FAILED);
  else if (strcmp (what, "log-in-the-way") == 0)
    g_assert_error (error, GOI_STORE_ERROR, GOI_STORE_ERROR_READ_ONLY);
  else if (strcmp (what, "create") == 0)
    {
      g_clear_error (&error);
      g_assert_null (goi_collection_open (file, GOI_OPEN_CREATE, NULL, &error));
      g_assert_error (error, GOI_STORE_ERROR, GOI_STORE_ERROR_READ_ONLY);
    }
  else
    g_assert_not_reached ();
  if (error != NULL)
    g_printerr ("# %s\n", error->message);
  return 0;
}

typedef struct
{
  const char *name;
  const char *what;
  int folder_mode, file_mode;
  gboolean rollback_mode; /* as goi_collection_backup() leaves it */
  gboolean log;           /* its writer was killed */
} PermissionCase;

static const PermissionCase permission_cases[] = {
  { "read-only folder", "reads-only", 0555, 0444, FALSE, FALSE },
  { "read-only folder, file not", "reads-only", 0555, 0666, FALSE, FALSE },
  { "read-only folder, backup", "reads-only", 0555, 0444, TRUE, FALSE },
  { "read-only folder, backup, file not", "reads-only", 0555, 0666, TRUE, FALSE },
  { "read-only file", "reads-only", 0777, 0444, FALSE, FALSE },
  { "read-only backup", "reads-only", 0777, 0444, TRUE, FALSE },
  { "unreadable file", "may-not-read", 0755, 0000, FALSE, FALSE },
  { "read-only folder with a log", "log-in-the-way", 0555, 0444, FALSE, TRUE },
};

static void
copy_file (const char *from, const char *to)
{
  gsize length;
  g_autofree char *content = read_file (from, &length);

  write_file (to, content, length);
}

static void
test_permissions (gconstpointer data)
{
  const PermissionCase *test = data;
  g_autofree char *path = goi_fixture_make_path ("collection.goi");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  char *source = make_collection (5);
  g_autofree char *source_log = g_strconcat (source, "-wal", NULL);
  g_autoptr (GoiCollection) writer = goi_fixture_open (source, GOI_OPEN_NONE);

  if (test->log)
    {
      goi_fixture_add_many (writer, 5, 2);
      copy_file (source, path);
      copy_file (source_log, log);
    }
  g_clear_object (&writer);
  if (!test->log)
    copy_file (source, path);
  if (test->rollback_mode)
    goi_fixture_exec (path, "PRAGMA journal_mode = DELETE");
  g_assert_cmpint (g_chmod (path, test->file_mode), ==, 0);
  g_assert_cmpint (g_chmod (folder, test->folder_mode), ==, 0);
  g_assert_cmpint (run_as_nobody (test->what, path), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  goi_fixture_remove (path);
  done (source);
}

static void
test_permission_to_create (void)
{
  g_autofree char *path = goi_fixture_make_path ("collection.goi");
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  g_assert_cmpint (run_as_nobody ("create", path), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  goi_fixture_remove (path);
}

static void
test_cancelled (void)
{
  char *path = make_collection (3);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (goi_collection_open (file, GOI_OPEN_NONE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  done (path);
}

static void
test_async (void)
{
  char *path = make_collection (3);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GoiCollection) collection = NULL;
  g_autoptr (GError) error = NULL;

  goi_collection_open_async (file, GOI_OPEN_NONE, NULL, goi_fixture_on_done, &result);
  collection = goi_collection_open_finish (goi_fixture_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_false (goi_collection_is_read_only (collection));
  goi_collection_close_async (collection, goi_fixture_on_done, &closed);
  g_assert_true (goi_collection_close_finish (collection, goi_fixture_wait (&closed), &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  g_clear_object (&closed);
  g_assert_finalize_object (g_steal_pointer (&collection));
  done (path);
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    return child (argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/open/missing", test_missing);
  g_test_add_func ("/open/not-on-this-computer", test_not_on_this_computer);
  g_test_add_func ("/open/not-a-database", test_not_a_database);
  g_test_add_func ("/open/create-over-empty", test_create_over_empty);
  g_test_add_func ("/open/create-over-nothing", test_create_over_nothing);
  g_test_add_func ("/open/odd-names", test_odd_names);
  g_test_add_func ("/open/other-program", test_other_program);
  g_test_add_func ("/open/versions", test_versions);
  g_test_add_func ("/open/migration", test_migration);
  g_test_add_func ("/open/hostile-schema", test_hostile_schema);
  g_test_add_func ("/open/wrong-counter", test_wrong_counter);
  g_test_add_func ("/open/truncated", test_truncated);
  g_test_add_func ("/open/damaged", test_damaged);
  g_test_add_func ("/open/hostile-values", test_hostile_values);
  g_test_add_func ("/open/large", test_large);
  g_test_add_func ("/open/read-only-flag", test_read_only_flag);
  g_test_add_func ("/open/read-only-old-rules", test_read_only_old_rules);
  for (guint i = 0; i < G_N_ELEMENTS (permission_cases); i++)
    {
      g_autofree char *name = g_strconcat ("/open/permissions/", permission_cases[i].name, NULL);
      g_test_add_data_func (name, &permission_cases[i], test_permissions);
    }
  g_test_add_func ("/open/permissions/create", test_permission_to_create);
  g_test_add_func ("/open/cancelled", test_cancelled);
  g_test_add_func ("/open/async", test_async);
  return g_test_run ();
}
