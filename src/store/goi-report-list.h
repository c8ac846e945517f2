/* goi-report-list.h: a list model over a collection that loads windows of rows
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-collection.h"

G_BEGIN_DECLS

/**
 * GoiReportList:
 *
 * A GListModel of GoiReportSummary over a query. Its length is known at once, rows come in windows from the worker thread;
 * until a row is there its item is a summary with id 0 (a placeholder), which is replaced through items-changed.
 * Properties: "collection", "query", "loading" (gboolean), "n-items" (guint).
 *
 * A report that has not changed keeps its item, also when it moves or the query changes. After a new query the old items
 * stay until the new ones are there ("loading" is TRUE as long).
 */

/**
 * GoiReportList::failed:
 * @error: a #GError: why
 *
 * Something of the list could not be read.
 */
#define GOI_TYPE_REPORT_LIST (goi_report_list_get_type ())
G_DECLARE_FINAL_TYPE (GoiReportList, goi_report_list, GOI, REPORT_LIST, GObject)

GoiReportList *goi_report_list_new (void);
void           goi_report_list_set_collection (GoiReportList *self, GoiCollection *collection);
GoiCollection *goi_report_list_get_collection (GoiReportList *self);
void           goi_report_list_set_query (GoiReportList *self, GoiQuery *query);
GoiQuery      *goi_report_list_get_query (GoiReportList *self);
gboolean       goi_report_list_get_loading (GoiReportList *self);
void           goi_report_list_set_paused (GoiReportList *self, gboolean paused);
void           goi_report_list_find_async (GoiReportList *self, gint64 id, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
gboolean       goi_report_list_find_finish (GoiReportList *self, GAsyncResult *result, guint *position, GError **error);

G_END_DECLS
