/* test-report-list.c: the list model against one that simply has everything
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-made-report.h"
#include "goi-report-list.h"
#include "goi-store-fixture.h"

#include <string.h>

/* Somebody who shows some lines of a list, as a view does: holds their items, and knows of changes
 * only what items-changed says. */
typedef struct
{
  GListModel *model;
  guint n_items;
  guint first, size;
  GPtrArray *items; /* from first on */
  guint n_changes;
  guint position, removed, added; /* of the last change */
} Viewer;

typedef struct
{
  char *path;
  GoiCollection *collection;
  GoiReportList *list;
  Viewer *viewer;
  guint next_number;
  guint n_failed;
} Fixture;

/* Takes what is missing from the model; @kept has items by position. */
static void
viewer_show (Viewer *self, GHashTable *kept)
{
  guint n = self->n_items > self->first ? MIN (self->size, self->n_items - self->first) : 0;

  g_ptr_array_set_size (self->items, 0);
  for (guint i = self->first; i < self->first + n; i++)
    {
      gpointer item = kept != NULL ? g_hash_table_lookup (kept, GUINT_TO_POINTER (i)) : NULL;
      g_ptr_array_add (self->items, item != NULL ? g_object_ref (item) : g_list_model_get_item (self->model, i));
    }
}

/* What is held is what the model has there. */
static void
viewer_check (Viewer *self)
{
  g_assert_cmpuint (g_list_model_get_n_items (self->model), ==, self->n_items);
  for (guint i = 0; i < self->items->len; i++)
    {
      g_autoptr (GoiReportSummary) item = g_list_model_get_item (self->model, self->first + i);
      g_assert_true (item == g_ptr_array_index (self->items, i));
    }
}

static void
viewer_changed (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  Viewer *self = data;
  g_autoptr (GHashTable) kept = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);

  g_assert_cmpuint (removed, <=, self->n_items);
  g_assert_cmpuint (position, <=, self->n_items - removed);
  self->n_items = self->n_items - removed + added;
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, self->n_items);
  for (guint i = 0; i < self->items->len; i++)
    {
      guint at = self->first + i;
      guint to = at < position ? at : at - removed + added;

      if (at < position || at >= position + removed)
        g_hash_table_insert (kept, GUINT_TO_POINTER (to), g_object_ref (g_ptr_array_index (self->items, i)));
    }
  /* The view stays with what it shows when something changes above it. */
  if (position + removed <= self->first && self->first > 0)
    self->first = self->first - removed + added;
  self->n_changes++;
  self->position = position;
  self->removed = removed;
  self->added = added;
  viewer_show (self, kept);
  viewer_check (self);
}

static Viewer *
viewer_new (GoiReportList *list, guint first, guint size)
{
  Viewer *self = g_new0 (Viewer, 1);

  self->model = G_LIST_MODEL (list);
  self->n_items = g_list_model_get_n_items (self->model);
  self->first = first;
  self->size = size;
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (list, "items-changed", G_CALLBACK (viewer_changed), self);
  viewer_show (self, NULL);
  return self;
}

static void
viewer_free (Viewer *self)
{
  g_signal_handlers_disconnect_by_data (self->model, self);
  g_ptr_array_unref (self->items);
  g_free (self);
}

static void
viewer_scroll (Viewer *self, guint first)
{
  self->first = first;
  viewer_show (self, NULL);
}

static gboolean
viewer_is_right (Viewer *self, GArray *ids)
{
  if (goi_report_list_get_loading (GOI_REPORT_LIST (self->model)) || self->n_items != ids->len)
    return FALSE;
  for (guint i = 0; i < self->items->len; i++)
    if (goi_report_summary_get_id (g_ptr_array_index (self->items, i)) != g_array_index (ids, gint64, self->first + i))
      return FALSE;
  return TRUE;
}

/* Runs the main loop until the viewer sees what is in the collection. */
static void
settle (Fixture *f, Viewer *viewer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = goi_collection_list_ids (f->collection, goi_report_list_get_query (f->list), NULL, &error);
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  g_assert_no_error (error);
  while (!viewer_is_right (viewer, ids))
    {
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    }
  /* Answers that are still on their way must not spoil anything. */
  for (guint i = 0; i < 5; i++)
    {
      g_usleep (1000);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  viewer_check (viewer);
  g_assert_true (viewer_is_right (viewer, ids));
}

static void
on_failed (GoiReportList *list, GError *error, Fixture *f)
{
  g_assert_error (error, GOI_STORE_ERROR, GOI_STORE_ERROR_FAILED);
  f->n_failed++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);

  f->path = goi_fixture_make_path ("collection.goi");
  f->collection = goi_fixture_open (f->path, GOI_OPEN_CREATE);
  goi_fixture_add_bare (f->collection, 0, n);
  f->next_number = n;
  f->list = goi_report_list_new ();
  g_signal_connect (f->list, "failed", G_CALLBACK (on_failed), f);
  goi_report_list_set_collection (f->list, f->collection);
  f->viewer = viewer_new (f->list, 0, 30);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_pointer (&f->viewer, viewer_free);
  goi_collection_close (f->collection);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (f->list);
  g_assert_finalize_object (f->collection);
  goi_fixture_remove (f->path);
  g_free (f->path);
}

static void
trash (Fixture *f, gint64 id, gboolean trashed)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof id);
  g_autoptr (GError) error = NULL;

  g_array_append_val (ids, id);
  goi_collection_set_trashed (f->collection, ids, trashed, NULL, &error);
  g_assert_no_error (error);
}

static void
rename_report (Fixture *f, gint64 id, const char *agency, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiStoredReport) stored = goi_collection_load (f->collection, id, NULL, &error);

  g_assert_no_error (error);
  if (agency != NULL)
    goi_report_set_agency (stored->report, agency);
  if (title != NULL)
    goi_report_set_title (stored->report, title);
  goi_collection_save (f->collection, id, stored->revision, stored->report, stored->state, NULL, &error);
  g_assert_no_error (error);
}

static gint64
id_at (Viewer *viewer, guint i)
{
  return goi_report_summary_get_id (g_ptr_array_index (viewer->items, i));
}

static void
test_first (Fixture *f, gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);

  g_assert_cmpuint (f->viewer->n_items, ==, 0);
  g_assert_true (goi_report_list_get_loading (f->list));
  settle (f, f->viewer);
  g_assert_cmpuint (f->viewer->n_items, ==, n);
  g_assert_false (goi_report_list_get_loading (f->list));
  /* One change brings the length and the first lines together. */
  g_assert_cmpuint (f->viewer->n_changes, ==, n > 0 ? 1 : 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (f->list), n));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (f->list), G_MAXUINT));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (f->list)) == GOI_TYPE_REPORT_SUMMARY);
}

/* The first reports of a collection come with their lines, as a new list does. */
static void
test_from_nothing (Fixture *f, gconstpointer data)
{
  settle (f, f->viewer);
  g_assert_cmpuint (f->viewer->n_changes, ==, 0);
  goi_fixture_add_bare (f->collection, 0, 250);
  settle (f, f->viewer);
  g_assert_cmpuint (f->viewer->n_changes, ==, 1);
  g_assert_cmpuint (f->viewer->added, ==, 250);
}

/* A line that has not been read has a placeholder: the same as long as somebody holds it. */
static void
test_placeholders (Fixture *f, gconstpointer data)
{
  g_autoptr (GoiReportSummary) first = NULL;
  g_autoptr (GoiReportSummary) again = NULL;
  g_autoptr (GoiReportSummary) row = NULL;

  settle (f, f->viewer);
  first = g_list_model_get_item (G_LIST_MODEL (f->list), 450);
  again = g_list_model_get_item (G_LIST_MODEL (f->list), 450);
  g_assert_true (first == again);
  g_assert_cmpint (goi_report_summary_get_id (first), ==, 0);
  g_assert_cmpstr (goi_report_summary_get_agency (first), ==, "");
  g_assert_null (goi_report_summary_get_changed (first));
  goi_fixture_spin (300);
  row = g_list_model_get_item (G_LIST_MODEL (f->list), 450);
  g_assert_cmpint (goi_report_summary_get_id (row), !=, 0);
  g_assert_cmpuint (f->viewer->position, ==, 400);
  g_assert_cmpuint (f->viewer->removed, ==, 100);
  g_assert_cmpuint (f->viewer->added, ==, 100);
}

static void
test_scroll (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  settle (f, f->viewer);
  for (guint i = 0; i < 60; i++)
    {
      /* Often without waiting, as people do. */
      viewer_scroll (f->viewer, (guint) g_rand_int_range (random, 0, (int) f->viewer->n_items));
      if (g_rand_int_range (random, 0, 3) == 0)
        settle (f, f->viewer);
      else
        while (g_rand_boolean (random))
          g_main_context_iteration (NULL, FALSE);
    }
  settle (f, f->viewer);
}

/* Reading the next lines begins before they are needed. */
static void
test_prefetch (Fixture *f, gconstpointer data)
{
  g_autoptr (GoiReportSummary) row = NULL;

  settle (f, f->viewer);
  viewer_scroll (f->viewer, 165);
  goi_fixture_spin (300);
  f->viewer->n_changes = 0;
  row = g_list_model_get_item (G_LIST_MODEL (f->list), 230);
  g_assert_cmpint (goi_report_summary_get_id (row), !=, 0);
}

/* Somebody who passes over all lines and holds none, like a selection that looks for its item. */
static void
test_pass_over (Fixture *f, gconstpointer data)
{
  settle (f, f->viewer);
  f->viewer->n_changes = 0;
  for (guint round = 0; round < 3; round++)
    {
      for (guint i = 0; i < f->viewer->n_items; i++)
        g_object_unref (g_list_model_get_item (G_LIST_MODEL (f->list), i));
      goi_fixture_spin (100);
    }
  /* Not all twelve windows three times: a few of them, once each. */
  g_assert_cmpuint (f->viewer->n_changes, <=, 10);
  viewer_scroll (f->viewer, 1000);
  settle (f, f->viewer);
}

static void
test_change_one (Fixture *f, gconstpointer data)
{
  g_autoptr (GoiReportSummary) before = NULL;
  g_autoptr (GoiReportSummary) neighbour = NULL;

  settle (f, f->viewer);
  f->viewer->n_changes = 0;
  before = g_object_ref (g_ptr_array_index (f->viewer->items, 7));
  neighbour = g_object_ref (g_ptr_array_index (f->viewer->items, 8));
  rename_report (f, id_at (f->viewer, 7), NULL, "新的标题");
  while (f->viewer->n_changes == 0)
    g_main_context_iteration (NULL, TRUE);
  settle (f, f->viewer);
  g_assert_cmpuint (f->viewer->n_changes, ==, 1);
  g_assert_cmpuint (f->viewer->position, ==, 7);
  g_assert_cmpuint (f->viewer->removed, ==, 1);
  g_assert_cmpuint (f->viewer->added, ==, 1);
  g_assert_true (g_ptr_array_index (f->viewer->items, 7) != before);
  g_assert_true (g_ptr_array_index (f->viewer->items, 8) == neighbour);
  g_assert_cmpstr (goi_report_summary_get_title (g_ptr_array_index (f->viewer->items, 7)), ==, "新的标题");
}

static gpointer
copy_item (gconstpointer item, gpointer data)
{
  return g_object_ref ((gpointer) item);
}

/* Something comes or goes above what is shown, below it, or in its midst: what is shown stays. */
static void
assert_moves (Fixture *f, gint64 id, gint64 shift)
{
  g_autoptr (GPtrArray) before = g_ptr_array_copy (f->viewer->items, copy_item, NULL);
  guint first = f->viewer->first, n_items = f->viewer->n_items, n_same = 0;

  f->viewer->n_changes = 0;
  trash (f, id, TRUE);
  while (f->viewer->n_changes == 0)
    g_main_context_iteration (NULL, TRUE);
  settle (f, f->viewer);
  g_assert_cmpuint (f->viewer->n_changes, ==, 1);
  g_assert_cmpuint (f->viewer->n_items, ==, n_items - 1);
  g_assert_cmpuint (f->viewer->removed, ==, 1);
  g_assert_cmpuint (f->viewer->added, ==, 0);
  g_assert_cmpint (f->viewer->first, ==, (gint64) first + shift);
  for (guint i = 0; i < before->len; i++)
    n_same += g_ptr_array_find (f->viewer->items, g_ptr_array_index (before, i), NULL);
  g_assert_cmpuint (n_same, >=, before->len - 1);

  trash (f, id, FALSE);
  while (f->viewer->n_changes == 1)
    g_main_context_iteration (NULL, TRUE);
  settle (f, f->viewer);
  g_assert_cmpuint (f->viewer->removed, ==, 0);
  g_assert_cmpuint (f->viewer->added, ==, 1);
  g_assert_cmpuint (f->viewer->n_items, ==, n_items);
  g_assert_cmpint (f->viewer->first, ==, first);
  g_ptr_array_set_free_func (before, g_object_unref);
}

static void
test_above_and_below (Fixture *f, gconstpointer data)
{
  g_autoptr (GArray) ids = NULL;
  GoiQuery *query;

  settle (f, f->viewer);
  query = goi_report_list_get_query (f->list);
  ids = goi_collection_list_ids (f->collection, query, NULL, NULL);
  viewer_scroll (f->viewer, 430);
  settle (f, f->viewer);
  assert_moves (f, g_array_index (ids, gint64, 0), -1);
  assert_moves (f, g_array_index (ids, gint64, 200), -1);
  assert_moves (f, g_array_index (ids, gint64, 690), 0);
  assert_moves (f, g_array_index (ids, gint64, 440), 0);
}

static void
test_queries (Fixture *f, gconstpointer data)
{
  g_autoptr (GoiQuery) query = goi_query_new ();
  g_autoptr (GoiReportSummary) kept = NULL;
  const char *years[] = { "2021", "2020", NULL };
  guint n;

  settle (f, f->viewer);
  kept = g_object_ref (g_ptr_array_index (f->viewer->items, 3));
  goi_query_set_sort (query, GOI_SORT_AGENCY, FALSE);
  f->viewer->n_changes = 0;
  goi_report_list_set_query (f->list, query);
  g_assert_false (goi_report_list_get_loading (f->list)); /* the same query again */

  goi_query_set_sort (query, GOI_SORT_YEAR, TRUE);
  n = f->viewer->n_items;
  goi_report_list_set_query (f->list, query);
  g_assert_true (goi_report_list_get_loading (f->list));
  /* What was there stays until the rest has come. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->list)), ==, n);
  viewer_check (f->viewer);
  settle (f, f->viewer);
  g_assert_cmpuint (f->viewer->n_changes, ==, 1);

  /* Three queries at once: only the last one counts. */
  goi_query_set_facet (query, GOI_FACET_YEAR, years);
  goi_report_list_set_query (f->list, query);
  goi_query_set_search (query, "威海");
  goi_report_list_set_query (f->list, query);
  goi_query_set_search (query, "威海 nothing at all");
  goi_report_list_set_query (f->list, query);
  settle (f, f->viewer);
  g_assert_cmpuint (f->viewer->n_items, ==, 0);
  g_assert_cmpuint (f->viewer->n_changes, ==, 2);
  goi_query_set_search (query, "");
  goi_query_set_facet (query, GOI_FACET_YEAR, NULL);
  goi_query_set_sort (query, GOI_SORT_AGENCY, FALSE);
  goi_report_list_set_query (f->list, query);
  settle (f, f->viewer);
  g_assert_cmpuint (f->viewer->n_items, ==, n);
}

/* In another order a report keeps its item, so that a selection finds it. */
static void
test_items_stay (Fixture *f, gconstpointer data)
{
  g_autoptr (GoiQuery) query = goi_query_new ();
  g_autoptr (GPtrArray) before = NULL;

  settle (f, f->viewer);
  before = g_ptr_array_copy (f->viewer->items, copy_item, NULL);
  g_ptr_array_set_free_func (before, g_object_unref);
  goi_query_set_sort (query, GOI_SORT_YEAR, FALSE);
  goi_report_list_set_query (f->list, query);
  settle (f, f->viewer);
  for (guint i = 0; i < before->len; i++)
    for (guint j = 0; j < f->viewer->items->len; j++)
      if (id_at (f->viewer, j) == goi_report_summary_get_id (g_ptr_array_index (before, i)))
        g_assert_true (g_ptr_array_index (f->viewer->items, j) == g_ptr_array_index (before, i));
}

static void
on_notify (guint *n)
{
  (*n)++;
}

static void
test_collections (Fixture *f, gconstpointer data)
{
  g_autofree char *path = goi_fixture_make_path ("other.goi");
  GoiCollection *other = goi_fixture_open (path, GOI_OPEN_CREATE);
  guint n = f->viewer->n_items, n_notified = 0;

  settle (f, f->viewer);
  n = f->viewer->n_items;
  g_signal_connect_swapped (f->list, "notify::n-items", G_CALLBACK (on_notify), &n_notified);
  goi_report_list_set_collection (f->list, NULL);
  g_assert_cmpuint (f->viewer->n_items, ==, 0);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_false (goi_report_list_get_loading (f->list));
  goi_report_list_set_collection (f->list, other);
  goi_report_list_set_collection (f->list, f->collection);
  settle (f, f->viewer);
  g_assert_cmpuint (f->viewer->n_items, ==, n);
  goi_report_list_set_collection (f->list, other);
  while (f->viewer->n_items > 0)
    g_main_context_iteration (NULL, TRUE);
  goi_report_list_set_collection (f->list, f->collection);
  settle (f, f->viewer);
  goi_collection_close (other);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (other);
  goi_fixture_remove (path);
}

static void
test_find (Fixture *f, gconstpointer data)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GoiQuery) query = goi_query_new ();
  guint position;

  settle (f, f->viewer);
  goi_query_set_sort (query, GOI_SORT_INCOMING, TRUE);
  goi_report_list_set_query (f->list, query);
  ids = goi_collection_list_ids (f->collection, query, NULL, NULL);
  for (guint i = 0; i < ids->len; i += 37)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      goi_report_list_find_async (f->list, g_array_index (ids, gint64, i), NULL, goi_fixture_on_done, &result);
      g_assert_true (goi_report_list_find_finish (f->list, goi_fixture_wait (&result), &position, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (position, ==, i);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->list)), ==, ids->len);
    }
  {
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GError) error = NULL;

    goi_report_list_find_async (f->list, 987654, NULL, goi_fixture_on_done, &result);
    g_assert_false (goi_report_list_find_finish (f->list, goi_fixture_wait (&result), &position, &error));
    g_assert_no_error (error);
  }
  settle (f, f->viewer);
}

static void
test_failed (Fixture *f, gconstpointer data)
{
  settle (f, f->viewer);
  goi_collection_close (f->collection);
  viewer_scroll (f->viewer, 500);
  goi_fixture_spin (100);
  g_assert_cmpuint (f->n_failed, ==, 1);
  viewer_check (f->viewer);
}

static void
random_query (Fixture *f, GRand *random)
{
  g_autoptr (GoiQuery) query = goi_query_new ();
  const char *years[] = { "2021", "2019", "2016", "2014", NULL };

  goi_query_set_sort (query, (GoiSortKey) g_rand_int_range (random, 0, GOI_SORT_CHANGED + 1), g_rand_boolean (random));
  if (g_rand_boolean (random))
    goi_query_set_facet (query, GOI_FACET_YEAR, years);
  if (g_rand_int_range (random, 0, 4) == 0)
    goi_query_set_search (query, "财政");
  goi_query_set_trash (query, g_rand_int_range (random, 0, 6) == 0);
  goi_report_list_set_query (f->list, query);
}

static void
random_change (Fixture *f, GRand *random)
{
  static const char *const agencies[] = { "A", "威海市财政局", "龙", NULL };
  gint64 id = g_rand_int_range (random, 1, (int) f->next_number + 1);

  switch (g_rand_int_range (random, 0, 7))
    {
    case 0:
      goi_fixture_add_bare (f->collection, f->next_number++, 1);
      break;
    case 1:
      goi_fixture_add_bare (f->collection, f->next_number, 3);
      f->next_number += 3;
      break;
    case 2:
    case 3:
      trash (f, id, TRUE);
      break;
    case 4:
      trash (f, id, FALSE);
      break;
    case 5:
      rename_report (f, id, agencies[g_rand_int_range (random, 0, 4)], "新的标题");
      break;
    default:
      random_query (f, random);
    }
}

/* Whatever happens, in whatever order: what anybody holds is what the model has, at every change. */
static void
test_anything (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  Viewer *everything = viewer_new (f->list, 0, G_MAXUINT / 2);
  guint n_rounds = g_test_slow () ? 1000 : 120;

  settle (f, f->viewer);
  for (guint i = 0; i < n_rounds; i++)
    {
      for (int j = g_rand_int_range (random, 1, 4); j > 0; j--)
        random_change (f, random);
      if (g_rand_int_range (random, 0, 3) == 0 && f->viewer->n_items > 0)
        viewer_scroll (f->viewer, (guint) g_rand_int_range (random, 0, (int) f->viewer->n_items));
      if (i == n_rounds / 2)
        g_clear_pointer (&everything, viewer_free);
      for (int j = g_rand_int_range (random, 0, 20); j > 0; j--)
        g_main_context_iteration (NULL, FALSE);
      viewer_check (f->viewer);
      if (g_rand_int_range (random, 0, 4) == 0)
        {
          settle (f, f->viewer);
          if (everything != NULL)
            settle (f, everything);
        }
    }
  settle (f, f->viewer);
}

#define ADD(path, n, function) g_test_add (path, Fixture, GUINT_TO_POINTER (n), set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/report-list/first/none", 0, test_first);
  ADD ("/report-list/first/one", 1, test_first);
  ADD ("/report-list/first/window", 100, test_first);
  ADD ("/report-list/first/many", 250, test_first);
  ADD ("/report-list/from-nothing", 0, test_from_nothing);
  ADD ("/report-list/placeholders", 700, test_placeholders);
  ADD ("/report-list/scroll", 700, test_scroll);
  ADD ("/report-list/prefetch", 700, test_prefetch);
  ADD ("/report-list/pass-over", 1200, test_pass_over);
  ADD ("/report-list/change-one", 250, test_change_one);
  ADD ("/report-list/above-and-below", 700, test_above_and_below);
  ADD ("/report-list/queries", 250, test_queries);
  ADD ("/report-list/items-stay", 150, test_items_stay);
  ADD ("/report-list/collections", 250, test_collections);
  ADD ("/report-list/find", 500, test_find);
  ADD ("/report-list/failed", 700, test_failed);
  ADD ("/report-list/anything", 450, test_anything);
  return g_test_run ();
}
