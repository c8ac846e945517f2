/* goi-collection-private.h: how the calls of a collection reach its thread
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-store-thread.h"

G_BEGIN_DECLS

/**
 * GoiJob:
 * @id: a report
 * @revision: of it
 * @year: a year
 * @flag: whatever the call asks for
 * @offset: lines to pass over
 * @limit: lines at most
 * @state: of the report
 * @report: to be stored; owned
 * @query: which reports; owned
 * @ids: reports; owned
 * @text: an agency or a digest
 * @items: (element-type GoiAddItem): to be added; owned
 * @prepared: (element-type GoiPrepared): the same, prepared; owned
 * @number: result
 * @moment: result, in microseconds since 1970
 * @object: (nullable): result
 * @destroy: frees @object
 *
 * What a call asks for and what it gets.
 */
typedef struct
{
  gint64 id, revision;
  int year;
  gboolean flag;
  guint offset, limit;
  GoiReportState state;
  GoiReport *report;
  GoiQuery *query;
  GArray *ids;
  char *text;
  GPtrArray *items, *prepared;

  gint64 number, moment;
  gpointer object;
  GDestroyNotify destroy;
} GoiJob;

GoiJob   *goi_job_new (void);
GoiJob   *goi_job_new_for_report (gint64 id);
GoiJob   *goi_job_new_for_query (GoiQuery *query);
void      goi_job_free (GoiJob *job);
gpointer  goi_job_steal (GoiJob *job);
gboolean  goi_job_take (GoiJob *job, gpointer object, GDestroyNotify destroy);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiJob, goi_job_free)

gboolean  _goi_collection_run (GoiCollection *self, GoiJobFunc func, gpointer data, gboolean writing,
                               GCancellable *cancellable, GError **error);
void      _goi_collection_run_async (GoiCollection *self, GoiJobFunc func, gpointer data, GDestroyNotify free_data,
                                     gboolean writing, gpointer tag, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
void      _goi_collection_run_job_async (GoiCollection *self, GoiJobFunc func, GoiJob *job, gboolean writing,
                                         gpointer tag, GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data);
gpointer  _goi_collection_finish (GoiCollection *self, GAsyncResult *result, gpointer tag, GError **error);

G_END_DECLS
