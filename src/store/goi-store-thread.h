/* goi-store-thread.h: the thread that owns a collection's connection
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-store-private.h"

G_BEGIN_DECLS

/**
 * GoiJobFunc:
 * @store: the store, in its own thread
 * @data: the job's data, where it also leaves its results
 * @cancellable: (nullable): when it is triggered, the statement that runs is interrupted
 * @error: return location for an error
 *
 * Something to do with a store.
 *
 * Returns: whether it worked
 */
typedef gboolean (*GoiJobFunc) (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error);

/* Called in the store's thread after a change. */
typedef void (*GoiStoreNotify) (gpointer user_data);

typedef struct _GoiStoreThread GoiStoreThread;

GoiStoreThread *goi_store_thread_new (const char *path, GoiStoreNotify notify, gpointer user_data,
                                      GDestroyNotify destroy);
void            goi_store_thread_stop (GoiStoreThread *self);
void            goi_store_thread_free (GoiStoreThread *self);
gboolean        goi_store_thread_run (GoiStoreThread *self, GoiJobFunc func, gpointer data, gboolean writing,
                                      GCancellable *cancellable, GError **error);
void            goi_store_thread_push (GoiStoreThread *self, GoiJobFunc func, gboolean writing, GTask *task);

G_END_DECLS
