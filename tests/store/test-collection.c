/* test-collection.c: loading, saving, trash
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-collection-fixture.h"
#include "goi-collection-private.h"
#include "goi-test-report.h"

#include <string.h>

static void
test_new (CollectionFixture *f, gconstpointer data)
{
  g_autofree char *path = g_file_get_path (goi_collection_get_file (f->collection));

  g_assert_cmpstr (path, ==, f->path);
  g_assert_false (goi_collection_is_read_only (f->collection));
  g_assert_cmpuint (collection_count (f, FALSE), ==, 0);
  g_assert_cmpuint (collection_count (f, TRUE), ==, 0);
}

/* Any report comes back equal, whatever stands in it. */
static void
test_round_trip (CollectionFixture *f, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 60; i++)
    {
      static const char *const editions[] = { "2008", "2014", "2019", "2021" };
      g_autoptr (GoiReport) report = goi_test_report_random (editions[i % 4], random);
      g_autofree char *text = goi_test_random_text (random, 200);
      g_autoptr (GoiStoredReport) stored = NULL;
      GoiReportState state = (GoiReportState) (i % GOI_N_STATES);
      GoiAddOutcome outcome;
      gint64 id;

      id = goi_collection_add (f->collection, report, state, NULL, text, &outcome, NULL, &f->error);
      g_assert_no_error (f->error);
      f->collection = i % 20 == 0 ? goi_fixture_reopen (f->collection) : f->collection;
      stored = goi_collection_load (f->collection, id, NULL, &f->error);
      g_assert_no_error (f->error);
      g_assert_cmpint (stored->id, ==, id);
      g_assert_cmpint (stored->revision, ==, 1);
      g_assert_cmpint ((int) stored->state, ==, (int) state);
      g_assert_cmpstr (stored->text, ==, text);
      g_assert_false (stored->has_draft);
      g_assert_false (stored->has_original);
      goi_test_assert_equal (stored->report, report);
    }
  g_assert_cmpuint (collection_count (f, FALSE), ==, 60);
}

static void
test_not_found (CollectionFixture *f, gconstpointer data)
{
  g_autoptr (GoiReport) report = goi_made_report (1);

  g_assert_null (goi_collection_load (f->collection, 99, NULL, &f->error));
  g_assert_error (f->error, GOI_STORE_ERROR, GOI_STORE_ERROR_NOT_FOUND);
  g_clear_error (&f->error);
  g_assert_null (goi_collection_load_original (f->collection, 99, NULL, &f->error));
  g_assert_error (f->error, GOI_STORE_ERROR, GOI_STORE_ERROR_NOT_FOUND);
  g_clear_error (&f->error);
  g_assert_cmpint (goi_collection_save (f->collection, 99, 1, report, GOI_STATE_DRAFT, NULL, &f->error), ==, 0);
  g_assert_error (f->error, GOI_STORE_ERROR, GOI_STORE_ERROR_NOT_FOUND);
  g_clear_error (&f->error);
  g_assert_cmpint (goi_collection_find (f->collection, "威海市财政局", 2021, NULL, &f->error), ==, 0);
  g_assert_no_error (f->error);
}

static void
test_summary (CollectionFixture *f, gconstpointer data)
{
  g_autoptr (GoiAddItem) item = goi_made_item (20);
  g_autoptr (GPtrArray) findings = goi_check_report (item->report);
  g_autoptr (GoiMeasureRow) row = goi_measure_row_new_from_report (item->report);
  g_autoptr (GoiQuery) query = goi_query_new ();
  g_autoptr (GPtrArray) rows = NULL;
  const char *region[] = { "甲/乙省", "丙市", NULL };
  GoiReportSummary *summary;
  guint n_errors, n_warnings;
  gint64 age;

  goi_report_set_region (item->report, region);
  goi_check_count (findings, &n_errors, &n_warnings);
  goi_collection_add (f->collection, item->report, GOI_STATE_CHECKED, item->original, item->text, NULL, NULL,
                      &f->error);
  g_assert_no_error (f->error);
  rows = goi_collection_list (f->collection, query, 0, 10, NULL, &f->error);
  g_assert_no_error (f->error);
  g_assert_cmpuint (rows->len, ==, 1);
  summary = g_ptr_array_index (rows, 0);
  g_assert_cmpint (goi_report_summary_get_id (summary), ==, 1);
  g_assert_cmpint (goi_report_summary_get_revision (summary), ==, 1);
  g_assert_cmpstr (goi_report_summary_get_agency (summary), ==, goi_report_get_agency (item->report));
  g_assert_cmpstr (goi_report_summary_get_title (summary), ==, goi_report_get_title (item->report));
  g_assert_cmpstr (goi_report_summary_get_region (summary), ==, "甲／乙省/丙市");
  g_assert_cmpint (goi_report_summary_get_year (summary), ==, 2021);
  g_assert_cmpstr (goi_report_summary_get_edition (summary), ==, "2021");
  g_assert_cmpint ((int) goi_report_summary_get_state (summary), ==, GOI_STATE_CHECKED);
  g_assert_cmpuint (goi_report_summary_get_n_errors (summary), ==, n_errors);
  g_assert_cmpuint (goi_report_summary_get_n_warnings (summary), ==, n_warnings);
  g_assert_cmpuint (goi_report_summary_get_n_doubts (summary), ==, goi_report_get_doubts (item->report)->len);
  g_assert_cmpstr (goi_report_summary_get_source_name (summary), ==, "report-20.txt");
  g_assert_true (goi_report_summary_get_incoming (summary).available);
  g_assert_cmpfloat (goi_report_summary_get_incoming (summary).value, ==,
                     goi_measure_row_get (row, "requests.incoming").value);
  g_assert_cmpfloat (goi_report_summary_get_disclosed (summary).value, ==,
                     goi_measure_row_get (row, "rate.disclosed").value);
  age = g_get_real_time () / G_USEC_PER_SEC - g_date_time_to_unix (goi_report_summary_get_changed (summary));
  g_assert_cmpint (age, >=, 0);
  g_assert_cmpint (age, <, 60);
}

/* A report whose cells are not there has no number of requests: neither 0 nor anything. */
static void
test_absent_is_not_zero (CollectionFixture *f, gconstpointer data)
{
  g_autoptr (GoiReport) report = goi_report_new (goi_edition_get ("2021"), GOI_MARK_ABSENT);
  g_autoptr (GoiQuery) query = goi_query_new ();
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) measures = NULL;

  goi_collection_add (f->collection, report, GOI_STATE_DRAFT, NULL, NULL, NULL, NULL, &f->error);
  g_assert_no_error (f->error);
  rows = goi_collection_list (f->collection, query, 0, 10, NULL, &f->error);
  g_assert_false (goi_report_summary_get_incoming (g_ptr_array_index (rows, 0)).available);
  g_assert_false (goi_report_summary_get_disclosed (g_ptr_array_index (rows, 0)).available);
  measures = goi_collection_measures (f->collection, query, NULL, &f->error);
  g_assert_no_error (f->error);
  for (guint i = 0; i < goi_measure_count (); i++)
    g_assert_false (((GoiMeasureRow *) g_ptr_array_index (measures, 0))->values[i].available);
}

static void
test_original (CollectionFixture *f, gconstpointer data)
{
  static const gsize lengths[] = { 0, 1, 63, 64, 1000, 100000, 3000000 };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (i);
      gsize length = lengths[i / 2];
      guint8 *content = g_malloc0 (length + 1);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GoiOriginal) original = NULL;
      g_autoptr (GoiOriginal) loaded = NULL;
      g_autoptr (GoiReport) report = goi_made_report (i);
      gint64 id;

      /* Every second one cannot be compressed. */
      for (gsize j = 0; i % 2 == 1 && j < length; j++)
        content[j] = (guint8) g_rand_int (random);
      bytes = g_bytes_new_take (content, length);
      original = goi_original_new ("原件 （1）.bin", "application/octet-stream", bytes);
      id = goi_collection_add (f->collection, report, GOI_STATE_IMPORTED, original, NULL, NULL, NULL, &f->error);
      g_assert_no_error (f->error);
      loaded = goi_collection_load_original (f->collection, id, NULL, &f->error);
      g_assert_no_error (f->error);
      g_assert_true (g_bytes_equal (loaded->bytes, bytes));
      g_assert_cmpstr (loaded->name, ==, "原件 （1）.bin");
      g_assert_cmpstr (loaded->media_type, ==, "application/octet-stream");
    }
}

static void
test_save (CollectionFixture *f, gconstpointer data)
{
  gint64 id = goi_fixture_add (f->collection, 20);
  g_autoptr (GoiReport) report = goi_made_report (20);
  g_autoptr (GoiStoredReport) stored = NULL;
  g_autoptr (GoiQuery) query = goi_query_new ();
  g_autoptr (GPtrArray) rows = NULL;

  goi_report_set_agency (report, "改名后的机关");
  goi_test_report_set (report, "requests.received.total", 4711);
  g_assert_cmpint (goi_collection_save (f->collection, id, 1, report, GOI_STATE_CHECKED, NULL, &f->error), ==, 2);
  g_assert_no_error (f->error);
  f->collection = goi_fixture_reopen (f->collection);
  stored = goi_collection_load (f->collection, id, NULL, &f->error);
  g_assert_cmpint (stored->revision, ==, 2);
  g_assert_cmpint ((int) stored->state, ==, GOI_STATE_CHECKED);
  g_assert_true (stored->has_original);
  g_assert_nonnull (stored->text);
  goi_test_assert_equal (stored->report, report);
  rows = goi_collection_list (f->collection, query, 0, 10, NULL, &f->error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (goi_report_summary_get_agency (g_ptr_array_index (rows, 0)), ==, "改名后的机关");
  g_assert_cmpfloat (goi_report_summary_get_incoming (g_ptr_array_index (rows, 0)).value, >=, 4711);
  g_assert_cmpuint (goi_report_summary_get_n_errors (g_ptr_array_index (rows, 0)), >, 0);

  /* Nothing has changed: no new revision. A new state alone is one. */
  g_assert_cmpint (goi_collection_save (f->collection, id, 2, report, GOI_STATE_CHECKED, NULL, &f->error), ==, 2);
  g_assert_cmpint (goi_collection_save (f->collection, id, 2, report, GOI_STATE_DRAFT, NULL, &f->error), ==, 3);
}

static void
test_conflict (CollectionFixture *f, gconstpointer data)
{
  gint64 id = goi_fixture_add (f->collection, 20);
  g_autoptr (GoiCollection) other = goi_fixture_open (f->path, GOI_OPEN_NONE);
  g_autoptr (GoiReport) mine = goi_made_report (20);
  g_autoptr (GoiReport) theirs = goi_made_report (20);
  g_autoptr (GoiStoredReport) stored = NULL;

  goi_report_set_title (mine, "mine");
  goi_report_set_title (theirs, "theirs");
  g_assert_cmpint (goi_collection_save (other, id, 1, theirs, GOI_STATE_IMPORTED, NULL, &f->error), ==, 2);
  g_assert_cmpint (goi_collection_save (f->collection, id, 1, mine, GOI_STATE_IMPORTED, NULL, &f->error), ==, 0);
  g_assert_error (f->error, GOI_STORE_ERROR, GOI_STORE_ERROR_CONFLICT);
  g_clear_error (&f->error);
  stored = goi_collection_load (f->collection, id, NULL, &f->error);
  goi_test_assert_equal (stored->report, theirs);
  g_assert_cmpint (goi_collection_save (f->collection, id, 2, mine, GOI_STATE_IMPORTED, NULL, &f->error), ==, 3);
}

static void
test_trash (CollectionFixture *f, gconstpointer data)
{
  gint64 ids[6];
  g_autoptr (GoiReport) report = goi_made_report (1);
  g_autoptr (GoiStoredReport) stored = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = goi_fixture_add (f->collection, i);
  collection_trash (f, ids[1], TRUE);
  collection_trash (f, ids[2], TRUE);
  collection_trash (f, ids[2], TRUE);
  collection_trash (f, 4711, TRUE);
  g_assert_cmpuint (collection_count (f, FALSE), ==, 4);
  g_assert_cmpuint (collection_count (f, TRUE), ==, 2);
  stored = goi_collection_load (f->collection, ids[1], NULL, &f->error);
  g_assert_true (stored->trashed);
  g_assert_cmpint (goi_collection_find (f->collection, goi_report_get_agency (report), goi_report_get_year (report),
                                        NULL, NULL),
                   ==, 0);
  collection_trash (f, ids[2], FALSE);
  g_assert_cmpuint (collection_count (f, FALSE), ==, 5);
  g_assert_cmpuint (collection_count (f, TRUE), ==, 1);

  g_assert_true (goi_collection_empty_trash (f->collection, NULL, &f->error));
  g_assert_no_error (f->error);
  g_assert_cmpuint (collection_count (f, FALSE), ==, 5);
  g_assert_cmpuint (collection_count (f, TRUE), ==, 0);
  g_assert_null (goi_collection_load (f->collection, ids[1], NULL, &f->error));
  g_assert_error (f->error, GOI_STORE_ERROR, GOI_STORE_ERROR_NOT_FOUND);
  g_clear_error (&f->error);
  g_assert_true (goi_collection_empty_trash (f->collection, NULL, &f->error));

  /* Nothing of it is left, and its number is never given again. */
  g_assert_cmpint (goi_fixture_get_int (f->path, "SELECT count (*) FROM original"), ==, 5);
  g_assert_cmpint (goi_fixture_get_int (f->path, "SELECT count (*) FROM document"), ==, 5);
  g_assert_cmpint (goi_fixture_get_int (f->path, "SELECT count (*) FROM content"), ==, 5);
  g_assert_cmpint (goi_fixture_get_int (f->path, "SELECT count (DISTINCT report) FROM measure"), ==, 5);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    collection_trash (f, ids[i], TRUE);
  g_assert_true (goi_collection_empty_trash (f->collection, NULL, &f->error));
  g_assert_cmpint (goi_fixture_add (f->collection, 9), >, ids[5]);
}

/* A file that several reports came from stays until the last of them is gone. */
static void
test_trash_shared (CollectionFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_add_item_free);
  g_autoptr (GoiOriginal) original = goi_made_original (0, "two");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GoiReport) report = goi_made_report (i);
      g_ptr_array_add (items, goi_add_item_new (report, GOI_STATE_IMPORTED, original, "two"));
    }
  g_assert_true (goi_collection_add_many (f->collection, items, NULL, &f->error));
  for (guint left = 1; left < 2; left--)
    {
      collection_trash (f, left + 1, TRUE);
      g_assert_true (goi_collection_empty_trash (f->collection, NULL, &f->error));
      g_assert_cmpint (goi_fixture_get_int (f->path, "SELECT count (*) FROM original"), ==, left);
      g_assert_cmpint (goi_fixture_get_int (f->path, "SELECT count (*) FROM document"), ==, left);
    }
}

static void
test_agencies (CollectionFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) agencies = NULL;
  g_autoptr (GoiReport) nameless = goi_report_new (goi_edition_get ("2021"), GOI_MARK_BLANK);

  goi_fixture_add_many (f->collection, 0, 40);
  goi_collection_add (f->collection, nameless, GOI_STATE_DRAFT, NULL, NULL, NULL, NULL, &f->error);
  for (gint64 id = 25; id <= 36; id++)
    collection_trash (f, id, TRUE);
  agencies = goi_collection_agencies (f->collection, NULL, &f->error);
  g_assert_no_error (f->error);
  g_assert_cmpuint (agencies->len, ==, 3);
  for (guint i = 0; i < agencies->len; i++)
    {
      g_autoptr (GoiReport) report = goi_made_report (i == 2 ? 36 : i * 12);
      gboolean found = FALSE;
      for (guint j = 0; j < agencies->len; j++)
        found = found || strcmp (g_ptr_array_index (agencies, j), goi_report_get_agency (report)) == 0;
      g_assert_true (found);
      g_assert_true (i == 0
                     || strcmp (g_ptr_array_index (agencies, i - 1), g_ptr_array_index (agencies, i)) < 0);
    }
}

static void
test_measures (CollectionFixture *f, gconstpointer data)
{
  g_autoptr (GoiQuery) query = goi_query_new ();
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) ids = NULL;

  goi_fixture_add_many (f->collection, 0, 50);
  goi_query_set_sort (query, GOI_SORT_INCOMING, TRUE);
  rows = goi_collection_measures (f->collection, query, NULL, &f->error);
  g_assert_no_error (f->error);
  ids = goi_collection_list_ids (f->collection, query, NULL, &f->error);
  g_assert_no_error (f->error);
  g_assert_cmpuint (rows->len, ==, 50);
  for (guint i = 0; i < rows->len; i++)
    {
      const GoiMeasureRow *row = g_ptr_array_index (rows, i);
      g_autoptr (GoiReport) report = goi_made_report ((guint) row->id - 1);
      g_autoptr (GoiMeasureRow) expected = goi_measure_row_new_from_report (report);

      g_assert_cmpint (row->id, ==, g_array_index (ids, gint64, i));
      g_assert_cmpstr (row->agency, ==, expected->agency);
      g_assert_cmpint (row->year, ==, expected->year);
      g_assert_cmpstr (row->edition, ==, expected->edition);
      g_assert_true (g_strv_equal ((const char *const *) row->region, (const char *const *) expected->region));
      for (guint j = 0; j < goi_measure_count (); j++)
        {
          g_assert_cmpint (row->values[j].available, ==, expected->values[j].available);
          if (!expected->values[j].available)
            continue;
          g_assert_cmpfloat (row->values[j].value, ==, expected->values[j].value);
          g_assert_cmpint (row->values[j].incomplete, ==, expected->values[j].incomplete);
        }
    }
}

static void
test_closed (CollectionFixture *f, gconstpointer data)
{
  g_autoptr (GoiReport) report = goi_made_report (1);
  g_autoptr (GAsyncResult) result = NULL;

  goi_collection_close (f->collection);
  goi_collection_close (f->collection);
  g_assert_cmpint (goi_collection_add (f->collection, report, GOI_STATE_DRAFT, NULL, NULL, NULL, NULL, &f->error), ==,
                   0);
  g_assert_error (f->error, GOI_STORE_ERROR, GOI_STORE_ERROR_FAILED);
  g_clear_error (&f->error);
  goi_collection_load_async (f->collection, 1, NULL, goi_fixture_on_done, &result);
  g_assert_null (goi_collection_load_finish (f->collection, goi_fixture_wait (&result), &f->error));
  g_assert_error (f->error, GOI_STORE_ERROR, GOI_STORE_ERROR_FAILED);
  g_object_unref (f->collection);
  f->collection = goi_fixture_open (f->path, GOI_OPEN_NONE);
}

/* Closed, a collection is one file: it can be copied and mailed. */
static void
test_one_file (CollectionFixture *f, gconstpointer data)
{
  g_autofree char *log = g_strconcat (f->path, "-wal", NULL);
  g_autofree char *memory = g_strconcat (f->path, "-shm", NULL);

  goi_fixture_add_many (f->collection, 0, 20);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  goi_collection_close (f->collection);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (memory, G_FILE_TEST_EXISTS));
  g_object_unref (f->collection);
  f->collection = goi_fixture_open (f->path, GOI_OPEN_NONE);
  g_assert_cmpuint (collection_count (f, FALSE), ==, 20);
}

/* Rules change with the program: what was computed under older ones is computed again. */
static void
test_new_rules (CollectionFixture *f, gconstpointer data)
{
  g_autoptr (GoiReport) report = goi_made_report (20);
  g_autoptr (GoiMeasureRow) expected = goi_measure_row_new_from_report (report);
  g_autoptr (GoiQuery) query = goi_query_new ();
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  GoiMeasureValue value;

  goi_fixture_add_many (f->collection, 0, 30);
  goi_collection_close (f->collection);
  goi_fixture_exec (f->path, "UPDATE report SET rules = 1, incoming = 999, n_errors = 77; DELETE FROM measure");
  f->collection = goi_fixture_reopen (f->collection);
  while (goi_fixture_get_int (f->path, "SELECT count (*) FROM report WHERE rules = 1") > 0)
    {
      g_usleep (10000);
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    }
  {
    g_autoptr (GPtrArray) rows = goi_collection_measures (f->collection, query, NULL, &f->error);
    g_autoptr (GPtrArray) list = goi_collection_list (f->collection, query, 0, 100, NULL, &f->error);
    for (guint i = 0; i < rows->len; i++)
      {
        const GoiMeasureRow *row = g_ptr_array_index (rows, i);
        g_assert_cmpuint (goi_report_summary_get_n_errors (g_ptr_array_index (list, i)), <, 77);
        g_assert_cmpint (goi_report_summary_get_revision (g_ptr_array_index (list, i)), ==, 1);
        if (row->id != 21)
          continue;
        value = goi_report_summary_get_incoming (g_ptr_array_index (list, i));
        g_assert_cmpfloat (value.value, ==, goi_measure_row_get (expected, "requests.incoming").value);
        g_assert_cmpfloat (goi_measure_row_get (row, "outcome.granted").value, ==,
                           goi_measure_row_get (expected, "outcome.granted").value);
      }
  }
}

/* The steps that SQLite's machine has taken for all prepared statements since it was last asked. */
static gboolean
take_steps_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GHashTableIter iter;
  gpointer sql, statement;

  *(guint *) data = 0;
  g_hash_table_iter_init (&iter, store->statements);
  while (g_hash_table_iter_next (&iter, &sql, &statement))
    {
      guint steps = (guint) sqlite3_stmt_status (statement, SQLITE_STMTSTATUS_VM_STEP, TRUE);
      if (steps > 5000)
        g_test_message ("%u: %s", steps, (char *) sql);
      *(guint *) data += steps;
    }
  return TRUE;
}

static guint
take_steps (CollectionFixture *f)
{
  guint steps;

  _goi_collection_run (f->collection, take_steps_job, &steps, FALSE, NULL, NULL);
  return steps;
}

/* What the window does all the time. */
static guint
count_daily_steps (CollectionFixture *f, guint number)
{
  g_autoptr (GoiAddItem) item = goi_made_item (number);
  g_autoptr (GoiStoredReport) stored = NULL;
  gint64 id;

  take_steps (f);
  collection_add (f, item, &id);
  stored = goi_collection_load (f->collection, id, NULL, NULL);
  goi_report_set_title (stored->report, "新的标题");
  goi_collection_save (f->collection, id, 1, stored->report, GOI_STATE_CHECKED, NULL, &f->error);
  g_assert_no_error (f->error);
  collection_trash (f, id, TRUE);
  collection_trash (f, id, FALSE);
  goi_collection_find (f->collection, goi_report_get_agency (item->report), 2021, NULL, NULL);
  for (int key = 0; key <= GOI_SORT_CHANGED; key++)
    for (int descending = 0; descending < 2; descending++)
      {
        g_autoptr (GoiQuery) query = goi_query_new ();
        g_autoptr (GPtrArray) rows = NULL;

        goi_query_set_sort (query, (GoiSortKey) key, descending);
        goi_collection_count (f->collection, query, NULL, NULL);
        rows = goi_collection_list (f->collection, query, 0, 20, NULL, NULL);
        g_assert_cmpuint (rows->len, ==, 20);
      }
  return take_steps (f);
}

/* None of it may take longer the more reports there are. */
static void
test_cost (CollectionFixture *f, gconstpointer data)
{
  guint few, many;

  goi_fixture_add_bare (f->collection, 0, 400);
  count_daily_steps (f, 20000); /* has everything prepared */
  few = count_daily_steps (f, 20001);
  goi_fixture_add_bare (f->collection, 400, 4000);
  many = count_daily_steps (f, 20002);
  g_test_message ("%u steps with 400 reports, %u with 4400", few, many);
  g_assert_cmpuint (few, >, 1000);
  g_assert_cmpuint (many, <, few + few / 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  collection_test ("/collection/new", test_new);
  collection_test ("/collection/round-trip", test_round_trip);
  collection_test ("/collection/not-found", test_not_found);
  collection_test ("/collection/summary", test_summary);
  collection_test ("/collection/absent-is-not-zero", test_absent_is_not_zero);
  collection_test ("/collection/original", test_original);
  collection_test ("/collection/save", test_save);
  collection_test ("/collection/conflict", test_conflict);
  collection_test ("/collection/trash", test_trash);
  collection_test ("/collection/trash-shared", test_trash_shared);
  collection_test ("/collection/agencies", test_agencies);
  collection_test ("/collection/measures", test_measures);
  collection_test ("/collection/closed", test_closed);
  collection_test ("/collection/one-file", test_one_file);
  collection_test ("/collection/new-rules", test_new_rules);
  collection_test ("/collection/cost", test_cost);
  return g_test_run ();
}
