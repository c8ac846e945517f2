/* test-async.c: calls that do not wait, drafts, revisions, news of changes
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-collection-private.h"
#include "goi-made-report.h"
#include "goi-store-fixture.h"
#include "goi-test-report.h"

#include <string.h>

typedef struct
{
  char *path;
  GoiCollection *collection;
  GAsyncResult *result;
  GError *error;
  guint n_changed;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->path = goi_fixture_make_path ("collection.goi");
  f->collection = goi_fixture_open (f->path, GOI_OPEN_CREATE);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->result);
  g_clear_error (&f->error);
  goi_collection_close (f->collection);
  g_assert_finalize_object (f->collection);
  goi_fixture_remove (f->path);
  g_free (f->path);
}

static GAsyncResult *
wait (Fixture *f)
{
  return goi_fixture_wait (&f->result);
}

#define BEGIN(f, call, ...) \
  G_STMT_START \
  { \
    g_clear_object (&(f)->result); \
    call ((f)->collection, __VA_ARGS__, NULL, goi_fixture_on_done, &(f)->result); \
  } \
  G_STMT_END

static void
test_reports (Fixture *f, gconstpointer data)
{
  g_autoptr (GoiAddItem) item = goi_made_item (20);
  g_autoptr (GoiReport) before = goi_report_copy (item->report);
  g_autoptr (GoiStoredReport) stored = NULL;
  g_autoptr (GoiStoredReport) saved = NULL;
  g_autoptr (GoiOriginal) original = NULL;
  GoiAddOutcome outcome;
  gint64 id;

  /* What happens to the report after the call has begun does not matter. */
  BEGIN (f, goi_collection_add_async, item->report, GOI_STATE_IMPORTED, item->original, item->text);
  goi_report_set_agency (item->report, "");
  id = goi_collection_add_finish (f->collection, wait (f), &outcome, &f->error);
  g_assert_no_error (f->error);
  g_assert_cmpint (id, ==, 1);
  g_assert_cmpint ((int) outcome, ==, GOI_ADD_ADDED);

  BEGIN (f, goi_collection_load_async, id);
  stored = goi_collection_load_finish (f->collection, wait (f), &f->error);
  g_assert_no_error (f->error);
  goi_test_assert_equal (stored->report, before);

  goi_report_set_title (stored->report, "新的标题");
  BEGIN (f, goi_collection_save_async, id, 1, stored->report, GOI_STATE_CHECKED);
  goi_report_set_title (stored->report, "");
  g_assert_cmpint (goi_collection_save_finish (f->collection, wait (f), &f->error), ==, 2);
  g_assert_no_error (f->error);
  BEGIN (f, goi_collection_load_async, id);
  saved = goi_collection_load_finish (f->collection, wait (f), &f->error);
  g_assert_cmpstr (goi_report_get_title (saved->report), ==, "新的标题");

  BEGIN (f, goi_collection_save_async, id, 1, stored->report, GOI_STATE_CHECKED);
  g_assert_cmpint (goi_collection_save_finish (f->collection, wait (f), &f->error), ==, 0);
  g_assert_error (f->error, GOI_STORE_ERROR, GOI_STORE_ERROR_CONFLICT);
  g_clear_error (&f->error);

  BEGIN (f, goi_collection_load_original_async, id);
  original = goi_collection_load_original_finish (f->collection, wait (f), &f->error);
  g_assert_no_error (f->error);
  g_assert_true (g_bytes_equal (original->bytes, item->original->bytes));
}

static void
test_lists (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_add_item_free);
  g_autoptr (GoiQuery) query = goi_query_new ();
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) measures = NULL;
  g_autoptr (GPtrArray) agencies = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GoiFacets) facets = NULL;
  g_autoptr (GoiReport) report = goi_made_report (13);

  for (guint i = 0; i < 24; i++)
    g_ptr_array_add (items, goi_made_item (i));
  BEGIN (f, goi_collection_add_many_async, items);
  g_assert_true (goi_collection_add_many_finish (f->collection, wait (f), &f->error));
  BEGIN (f, goi_collection_list_async, query, 20, 20);
  rows = goi_collection_list_finish (f->collection, wait (f), &f->error);
  g_assert_no_error (f->error);
  g_assert_cmpuint (rows->len, ==, 4);
  BEGIN (f, goi_collection_list_ids_async, query);
  ids = goi_collection_list_ids_finish (f->collection, wait (f), &f->error);
  g_assert_cmpuint (ids->len, ==, 24);
  BEGIN (f, goi_collection_set_trashed_async, ids, TRUE);
  g_array_set_size (ids, 12); /* too late to change anything */
  g_assert_true (goi_collection_set_trashed_finish (f->collection, wait (f), &f->error));
  g_assert_cmpuint (goi_collection_count (f->collection, query, NULL, NULL), ==, 0);
  BEGIN (f, goi_collection_set_trashed_async, ids, FALSE);
  g_assert_true (goi_collection_set_trashed_finish (f->collection, wait (f), &f->error));
  g_clear_object (&f->result);
  goi_collection_empty_trash_async (f->collection, NULL, goi_fixture_on_done, &f->result);
  g_assert_true (goi_collection_empty_trash_finish (f->collection, wait (f), &f->error));
  BEGIN (f, goi_collection_facets_async, query);
  facets = goi_collection_facets_finish (f->collection, wait (f), &f->error);
  g_assert_cmpuint (facets->total, ==, 12);
  g_assert_cmpuint (facets->trashed, ==, 0);
  BEGIN (f, goi_collection_measures_async, query);
  measures = goi_collection_measures_finish (f->collection, wait (f), &f->error);
  g_assert_cmpuint (measures->len, ==, 12);
  g_clear_object (&f->result);
  goi_collection_agencies_async (f->collection, NULL, goi_fixture_on_done, &f->result);
  agencies = goi_collection_agencies_finish (f->collection, wait (f), &f->error);
  g_assert_cmpuint (agencies->len, ==, 1);
  BEGIN (f, goi_collection_find_async, g_ptr_array_index (agencies, 0), goi_report_get_year (report));
  g_assert_cmpint (goi_collection_find_finish (f->collection, wait (f), &f->error), >, 0);
  BEGIN (f, goi_collection_find_async, "nobody", 2021);
  g_assert_cmpint (goi_collection_find_finish (f->collection, wait (f), &f->error), ==, 0);
  g_assert_no_error (f->error);
}

static GoiReport *
load_draft (Fixture *f, gint64 id, gint64 *revision, GDateTime **when)
{
  GoiReport *draft;

  BEGIN (f, goi_collection_load_draft_async, id);
  draft = goi_collection_load_draft_finish (f->collection, wait (f), revision, when, &f->error);
  g_assert_no_error (f->error);
  return draft;
}

static void
save_draft (Fixture *f, gint64 id, gint64 revision, GoiReport *report)
{
  BEGIN (f, goi_collection_save_draft_async, id, revision, report);
  goi_collection_save_draft_finish (f->collection, wait (f), &f->error);
}

static guint
count_drafts (Fixture *f)
{
  g_autoptr (GArray) ids = NULL;

  g_clear_object (&f->result);
  goi_collection_list_drafts_async (f->collection, NULL, goi_fixture_on_done, &f->result);
  ids = goi_collection_list_drafts_finish (f->collection, wait (f), &f->error);
  g_assert_no_error (f->error);
  return ids->len;
}

static void
test_drafts (Fixture *f, gconstpointer data)
{
  gint64 id = goi_fixture_add (f->collection, 20), revision;
  g_autoptr (GoiReport) report = goi_made_report (20);
  g_autoptr (GoiReport) draft = NULL;
  g_autoptr (GDateTime) when = NULL;
  g_autoptr (GoiStoredReport) stored = NULL;

  g_assert_null (load_draft (f, id, &revision, &when));
  g_assert_null (when);
  g_assert_cmpuint (count_drafts (f), ==, 0);
  for (gint64 number = 1; number <= 3; number++)
    {
      goi_test_report_set (report, "requests.received.total", number);
      save_draft (f, id, 1, report);
      g_assert_no_error (f->error);
    }
  f->collection = goi_fixture_reopen (f->collection);
  draft = load_draft (f, id, &revision, &when);
  goi_test_assert_equal (draft, report);
  g_assert_cmpint (revision, ==, 1);
  g_assert_cmpint (ABS (g_date_time_to_unix (when) - g_get_real_time () / G_USEC_PER_SEC), <, 60);
  g_assert_cmpuint (count_drafts (f), ==, 1);
  /* The report itself is as it was. */
  stored = goi_collection_load (f->collection, id, NULL, NULL);
  g_assert_true (stored->has_draft);
  g_assert_cmpint (stored->revision, ==, 1);
  g_assert_false (goi_report_equal (stored->report, draft));

  BEGIN (f, goi_collection_drop_draft_async, id);
  g_assert_true (goi_collection_drop_draft_finish (f->collection, wait (f), &f->error));
  g_assert_null (load_draft (f, id, NULL, NULL));

  /* Saving the report makes its draft superfluous, a conflict does not. */
  save_draft (f, id, 1, report);
  g_assert_cmpint (goi_collection_save (f->collection, id, 7, report, GOI_STATE_DRAFT, NULL, NULL), ==, 0);
  g_assert_cmpuint (count_drafts (f), ==, 1);
  g_assert_cmpint (goi_collection_save (f->collection, id, 1, report, GOI_STATE_DRAFT, NULL, NULL), ==, 2);
  g_assert_cmpuint (count_drafts (f), ==, 0);
  save_draft (f, id, 2, report);
  g_assert_cmpint (goi_collection_save (f->collection, id, 2, report, GOI_STATE_DRAFT, NULL, NULL), ==, 2);
  g_assert_cmpuint (count_drafts (f), ==, 0);

  save_draft (f, 4711, 1, report);
  g_assert_error (f->error, GOI_STORE_ERROR, GOI_STORE_ERROR_NOT_FOUND);
}

static GPtrArray *
list_revisions (Fixture *f, gint64 id)
{
  GPtrArray *list;

  BEGIN (f, goi_collection_list_revisions_async, id);
  list = goi_collection_list_revisions_finish (f->collection, wait (f), &f->error);
  g_assert_no_error (f->error);
  return list;
}

static GoiReport *
load_revision (Fixture *f, gint64 id, gint64 revision)
{
  BEGIN (f, goi_collection_load_revision_async, id, revision);
  return goi_collection_load_revision_finish (f->collection, wait (f), &f->error);
}

static void
test_revisions (Fixture *f, gconstpointer data)
{
  gint64 id = goi_fixture_add (f->collection, 20);
  g_autoptr (GoiReport) report = goi_made_report (20);
  g_autoptr (GPtrArray) none = list_revisions (f, id);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GoiReport) first = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  for (gint64 revision = 1; revision <= 30; revision++)
    {
      goi_test_report_set (report, "requests.received.total", 1000 + revision);
      g_assert_cmpint (goi_collection_save (f->collection, id, revision, report,
                                            revision % 2 ? GOI_STATE_DRAFT : GOI_STATE_CHECKED, NULL, &f->error),
                       ==, revision + 1);
    }
  /* The report is at revision 31; the last twenty before it are kept. */
  list = list_revisions (f, id);
  g_assert_cmpuint (list->len, ==, 20);
  for (guint i = 0; i < list->len; i++)
    {
      const GoiRevision *revision = g_ptr_array_index (list, i);
      g_autoptr (GoiReport) old = load_revision (f, id, revision->revision);

      g_assert_cmpint (revision->revision, ==, 30 - i);
      g_assert_cmpint ((int) revision->state, ==, i % 2 ? GOI_STATE_CHECKED : GOI_STATE_DRAFT);
      g_assert_nonnull (revision->saved);
      g_assert_cmpint (goi_report_get_value (old, "requests.received.total")->number.unscaled, ==, 1000 + 29 - i);
    }
  first = load_revision (f, id, 1);
  g_assert_null (first);
  g_assert_error (f->error, GOI_STORE_ERROR, GOI_STORE_ERROR_NOT_FOUND);
}

/* Keeps the thread busy until it is told to go on. */
typedef struct
{
  GMutex lock;
  GCond cond;
  gboolean running, go_on;
} Gate;

static gboolean
gate_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Gate *gate = data;

  g_mutex_lock (&gate->lock);
  gate->running = TRUE;
  g_cond_signal (&gate->cond);
  while (!gate->go_on)
    g_cond_wait (&gate->cond, &gate->lock);
  g_mutex_unlock (&gate->lock);
  return TRUE;
}

static void
close_gate (Fixture *f, Gate *gate, GAsyncResult **result)
{
  memset (gate, 0, sizeof *gate);
  g_mutex_init (&gate->lock);
  g_cond_init (&gate->cond);
  _goi_collection_run_async (f->collection, gate_job, gate, NULL, FALSE, close_gate, NULL, goi_fixture_on_done, result);
  g_mutex_lock (&gate->lock);
  while (!gate->running)
    g_cond_wait (&gate->cond, &gate->lock);
  g_mutex_unlock (&gate->lock);
}

static void
open_gate (Gate *gate)
{
  g_mutex_lock (&gate->lock);
  gate->go_on = TRUE;
  g_cond_signal (&gate->cond);
  g_mutex_unlock (&gate->lock);
}

/* Cancelled while it waits for its turn, a call does nothing at all. */
static void
test_cancel_waiting (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GoiReport) report = goi_made_report (3);
  g_autoptr (GoiQuery) query = goi_query_new ();
  g_autoptr (GAsyncResult) gate_result = NULL;
  gint64 id = goi_fixture_add (f->collection, 3);
  Gate gate;

  goi_report_set_title (report, "不应保存");
  close_gate (f, &gate, &gate_result);
  goi_collection_save_async (f->collection, id, 1, report, GOI_STATE_DRAFT, cancellable, goi_fixture_on_done,
                             &f->result);
  g_cancellable_cancel (cancellable);
  open_gate (&gate);
  g_assert_cmpint (goi_collection_save_finish (f->collection, wait (f), &f->error), ==, 0);
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&f->error);
  g_assert_cmpint (goi_collection_save (f->collection, id, 1, report, GOI_STATE_DRAFT, NULL, &f->error), ==, 2);

  g_assert_cmpuint (goi_collection_count (f->collection, query, cancellable, &f->error), ==, 0);
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  goi_fixture_wait (&gate_result);
}

static gboolean
endless_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 value;

  g_atomic_int_set ((int *) data, 1);
  return goi_store_get_int (store,
                            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                            "SELECT count (*) FROM n",
                            &value, error);
}

/* Cancelled while it runs, a statement ends soon; the next one runs as if nothing had been. */
static void
test_cancel_running (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GoiQuery) query = goi_query_new ();
  int running = 0;

  goi_fixture_add_many (f->collection, 0, 5);
  _goi_collection_run_async (f->collection, endless_job, &running, NULL, FALSE, test_cancel_running, cancellable,
                             goi_fixture_on_done, &f->result);
  while (!g_atomic_int_get (&running))
    g_usleep (100);
  g_usleep (20000);
  g_assert_null (f->result);
  g_cancellable_cancel (cancellable);
  g_assert_null (_goi_collection_finish (f->collection, wait (f), test_cancel_running, &f->error));
  g_assert_error (f->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&f->error);
  g_assert_cmpuint (goi_collection_count (f->collection, query, NULL, &f->error), ==, 5);
  g_assert_no_error (f->error);
}

/* Closing does not wait for what is only read, and loses nothing that was to be written. */
static void
test_close_while_busy (Fixture *f, gconstpointer data)
{
  g_autoptr (GoiReport) report = goi_made_report (3);
  g_autoptr (GoiQuery) query = goi_query_new ();
  g_autoptr (GAsyncResult) endless = NULL;
  g_autoptr (GAsyncResult) load = NULL;
  gint64 id = goi_fixture_add (f->collection, 3);
  int running = 0;

  goi_report_set_title (report, "最后的修改");
  _goi_collection_run_async (f->collection, endless_job, &running, NULL, FALSE, test_close_while_busy, NULL,
                             goi_fixture_on_done, &endless);
  goi_collection_load_async (f->collection, id, NULL, goi_fixture_on_done, &load);
  goi_collection_save_async (f->collection, id, 1, report, GOI_STATE_DRAFT, NULL, goi_fixture_on_done, &f->result);
  while (!g_atomic_int_get (&running))
    g_usleep (100);
  g_usleep (20000);
  goi_collection_close (f->collection);
  g_assert_null (_goi_collection_finish (f->collection, goi_fixture_wait (&endless), test_close_while_busy, NULL));
  g_assert_null (goi_collection_load_finish (f->collection, goi_fixture_wait (&load), &f->error));
  g_assert_error (f->error, GOI_STORE_ERROR, GOI_STORE_ERROR_FAILED);
  g_clear_error (&f->error);
  g_assert_cmpint (goi_collection_save_finish (f->collection, wait (f), &f->error), ==, 2);
  g_assert_no_error (f->error);
  g_clear_object (&f->result);
  g_clear_object (&endless);
  g_clear_object (&load);
  g_assert_finalize_object (g_steal_pointer (&f->collection));
  f->collection = goi_fixture_open (f->path, GOI_OPEN_NONE);
  {
    g_autoptr (GoiStoredReport) stored = goi_collection_load (f->collection, id, NULL, &f->error);
    g_assert_cmpstr (goi_report_get_title (stored->report), ==, "最后的修改");
  }
}

/* The last reference may go while calls are on their way, in whichever thread. */
static void
test_forget (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (GAsyncResult) first = NULL;
      g_autoptr (GAsyncResult) second = NULL;
      GoiCollection *collection = goi_fixture_open (f->path, GOI_OPEN_NONE);
      g_autoptr (GoiReport) report = goi_made_report (i);

      goi_collection_add_async (collection, report, GOI_STATE_DRAFT, NULL, NULL, NULL, goi_fixture_on_done, &first);
      goi_collection_load_async (collection, 1, NULL, goi_fixture_on_done, &second);
      g_object_unref (collection);
      goi_fixture_wait (&first);
      goi_fixture_wait (&second);
      g_assert_cmpint (
          goi_collection_add_finish (GOI_COLLECTION (g_task_get_source_object (G_TASK (first))), first, NULL, NULL), ==,
          i + 1);
    }
}

static void
on_changed (Fixture *f)
{
  f->n_changed++;
}

static void
wait_for_change (Fixture *f, guint n)
{
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (f->n_changed < n)
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    }
}

/* Told at once of the first change and of the last, and seldom in between. */
static void
test_changed (Fixture *f, gconstpointer data)
{
  g_autoptr (GoiQuery) query = goi_query_new ();
  g_autoptr (GoiReport) report = goi_made_report (3);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 start, id;
  guint most;

  g_signal_connect_swapped (f->collection, "changed", G_CALLBACK (on_changed), f);
  goi_collection_count (f->collection, query, NULL, NULL);
  goi_fixture_spin (400);
  g_assert_cmpuint (f->n_changed, ==, 0);

  id = goi_fixture_add (f->collection, 1);
  start = g_get_monotonic_time ();
  wait_for_change (f, 1);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC / 5);
  goi_fixture_spin (400);
  g_assert_cmpuint (f->n_changed, ==, 1);

  start = g_get_monotonic_time ();
  for (guint i = 0; i < 60; i++)
    {
      goi_fixture_add (f->collection, 100 + i);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  goi_fixture_spin (400);
  most = (guint) ((g_get_monotonic_time () - start) / (G_USEC_PER_SEC / 4)) + 2;
  g_assert_cmpuint (f->n_changed, >, 1);
  g_assert_cmpuint (f->n_changed - 1, <=, most);

  /* A draft, and a save that changes nothing, is no news. */
  f->n_changed = 0;
  save_draft (f, id, 1, report);
  g_assert_no_error (f->error);
  goi_fixture_spin (400);
  g_assert_cmpuint (f->n_changed, ==, 0);
  g_array_append_val (ids, id);
  goi_collection_set_trashed (f->collection, ids, TRUE, NULL, &f->error);
  wait_for_change (f, 1);
}

/* What another program does to the file is seen within seconds. */
static void
test_changed_elsewhere (Fixture *f, gconstpointer data)
{
  g_autoptr (GoiCollection) other = goi_fixture_open (f->path, GOI_OPEN_NONE);
  g_autoptr (GoiQuery) query = goi_query_new ();

  g_assert_cmpuint (goi_collection_count (f->collection, query, NULL, NULL), ==, 0);
  g_signal_connect_swapped (f->collection, "changed", G_CALLBACK (on_changed), f);
  goi_fixture_add (other, 1);
  wait_for_change (f, 1);
  g_assert_cmpuint (goi_collection_count (f->collection, query, NULL, NULL), ==, 1);
  goi_fixture_add (other, 2);
  g_assert_cmpuint (goi_collection_count (f->collection, query, NULL, NULL), ==, 2);
  wait_for_change (f, 2);
}

static gpointer
add_some (gpointer data)
{
  GoiCollection *collection = data;

  for (guint i = 0; i < 25; i++)
    {
      g_autoptr (GoiReport) report = goi_made_report (i);
      g_autoptr (GError) error = NULL;

      goi_collection_add (collection, report, GOI_STATE_DRAFT, NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  return NULL;
}

static void
test_threads (Fixture *f, gconstpointer data)
{
  g_autoptr (GoiCollection) other = goi_fixture_open (f->path, GOI_OPEN_NONE);
  g_autoptr (GoiQuery) query = goi_query_new ();
  GThread *threads[6];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("add", add_some, i % 2 ? other : f->collection);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpuint (goi_collection_count (f->collection, query, NULL, NULL), ==, 25 * G_N_ELEMENTS (threads));
  g_assert_true (goi_collection_verify (other, NULL, &f->error));
  g_assert_no_error (f->error);
}

/* Somebody who holds the file for long: an error that says so, and nothing lost. */
static void
test_busy (Fixture *f, gconstpointer data)
{
  g_autoptr (GoiReport) report = goi_made_report (1);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (goi_collection_add (f->collection, report, GOI_STATE_DRAFT, NULL, NULL, NULL, NULL, &f->error), ==,
                   0);
  g_assert_error (f->error, GOI_STORE_ERROR, GOI_STORE_ERROR_BUSY);
  g_clear_error (&f->error);
  sqlite3_close (db);
  g_assert_cmpint (goi_collection_add (f->collection, report, GOI_STATE_DRAFT, NULL, NULL, NULL, NULL, &f->error), ==,
                   1);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/async/reports", test_reports);
  ADD ("/async/lists", test_lists);
  ADD ("/async/drafts", test_drafts);
  ADD ("/async/revisions", test_revisions);
  ADD ("/async/cancel-waiting", test_cancel_waiting);
  ADD ("/async/cancel-running", test_cancel_running);
  ADD ("/async/close-while-busy", test_close_while_busy);
  ADD ("/async/forget", test_forget);
  ADD ("/async/changed", test_changed);
  ADD ("/async/changed-elsewhere", test_changed_elsewhere);
  ADD ("/async/threads", test_threads);
  ADD ("/async/busy", test_busy);
  return g_test_run ();
}
