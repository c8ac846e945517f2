/* goi-store-fixture.h: collections to test with
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-collection.h"

#include <sqlite3.h>

G_BEGIN_DECLS

char          *goi_fixture_make_path (const char *name);
void           goi_fixture_remove (const char *path);
GoiCollection *goi_fixture_open (const char *path, GoiOpenFlags flags);
GoiCollection *goi_fixture_reopen (GoiCollection *collection);
void           goi_fixture_assert_fails (const char *path, GoiOpenFlags flags, GoiStoreError code);
gint64         goi_fixture_add (GoiCollection *collection, guint number);
void           goi_fixture_add_many (GoiCollection *collection, guint first, guint n);
void           goi_fixture_add_bare (GoiCollection *collection, guint first, guint n);
void           goi_fixture_exec (const char *path, const char *sql);
gint64         goi_fixture_get_int (const char *path, const char *sql);
GoiQuery      *goi_fixture_search (const char *words);

/* For asynchronous calls: pass goi_fixture_on_done and a place for the result. */
void           goi_fixture_on_done (GObject *source, GAsyncResult *result, gpointer place);
GAsyncResult  *goi_fixture_wait (GAsyncResult **place);
void           goi_fixture_spin (guint milliseconds);

G_END_DECLS
