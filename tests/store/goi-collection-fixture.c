/* goi-collection-fixture.c: a collection of its own for each test, found sound in the end
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-collection-fixture.h"

void
collection_set_up (CollectionFixture *f, gconstpointer data)
{
  f->path = goi_fixture_make_path ("collection.goi");
  f->collection = goi_fixture_open (f->path, GOI_OPEN_CREATE);
}

void
collection_tear_down (CollectionFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  /* Whatever a test did, the file is sound. */
  goi_collection_verify (f->collection, NULL, &error);
  g_assert_no_error (error);
  goi_collection_close (f->collection);
  g_assert_finalize_object (f->collection);
  goi_fixture_remove (f->path);
  g_clear_error (&f->error);
  g_free (f->path);
}

guint
collection_count (CollectionFixture *f, gboolean trash)
{
  g_autoptr (GoiQuery) query = goi_query_new ();
  g_autoptr (GPtrArray) rows = NULL;
  guint n;

  goi_query_set_trash (query, trash);
  n = goi_collection_count (f->collection, query, NULL, &f->error);
  g_assert_no_error (f->error);
  rows = goi_collection_list (f->collection, query, 0, G_MAXUINT, NULL, &f->error);
  g_assert_no_error (f->error);
  g_assert_cmpuint (rows->len, ==, n);
  return n;
}

void
collection_trash (CollectionFixture *f, gint64 id, gboolean trashed)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof id);

  g_array_append_val (ids, id);
  g_assert_true (goi_collection_set_trashed (f->collection, ids, trashed, NULL, &f->error));
  g_assert_no_error (f->error);
}

GoiAddOutcome
collection_add (CollectionFixture *f, GoiAddItem *item, gint64 *id)
{
  GoiAddOutcome outcome;

  *id = goi_collection_add (f->collection, item->report, item->state, item->original, item->text, &outcome, NULL,
                            &f->error);
  g_assert_no_error (f->error);
  return outcome;
}
