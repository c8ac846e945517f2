/* goi-collection-fixture.h: a collection of its own for each test, found sound in the end
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-made-report.h"
#include "goi-store-fixture.h"

G_BEGIN_DECLS

/**
 * CollectionFixture:
 * @path: the collection's file, which is removed in the end
 * @collection: the collection, empty at first
 * @error: (nullable): a place for an error
 */
typedef struct
{
  char *path;
  GoiCollection *collection;
  GError *error;
} CollectionFixture;

#define collection_test(path, function) \
  g_test_add (path, CollectionFixture, NULL, collection_set_up, function, collection_tear_down)

void          collection_set_up (CollectionFixture *f, gconstpointer data);
void          collection_tear_down (CollectionFixture *f, gconstpointer data);

guint         collection_count (CollectionFixture *f, gboolean trash);
void          collection_trash (CollectionFixture *f, gint64 id, gboolean trashed);
GoiAddOutcome collection_add (CollectionFixture *f, GoiAddItem *item, gint64 *id);

G_END_DECLS
