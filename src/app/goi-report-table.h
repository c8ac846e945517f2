/* goi-report-table.h: the list of reports
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-report-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GoiReportTable:
 *
 * The dense list with its columns. Signals:
 * - "open" (gint64 id): a report shall be opened
 * - "selection-changed": other lines are selected
 * - "sort-changed": another column was clicked; the query of the model has been replaced
 */
#define GOI_TYPE_REPORT_TABLE (goi_report_table_get_type ())
G_DECLARE_FINAL_TYPE (GoiReportTable, goi_report_table, GOI, REPORT_TABLE, GtkWidget)

GtkWidget        *goi_report_table_new (void);
GoiReportList    *goi_report_table_get_list (GoiReportTable *self);
void              goi_report_table_set_query (GoiReportTable *self, GoiQuery *query);
void              goi_report_table_set_context_menu (GoiReportTable *self, GMenuModel *menu);
guint             goi_report_table_get_n_selected (GoiReportTable *self);
GtkBitset        *goi_report_table_get_selection (GoiReportTable *self);
GoiReportSummary *goi_report_table_get_single (GoiReportTable *self);
void              goi_report_table_select_id (GoiReportTable *self, gint64 id);
void              goi_report_table_select_first (GoiReportTable *self);
void              goi_report_table_select_next_at (GoiReportTable *self, guint position);
void              goi_report_table_unselect_all (GoiReportTable *self);
void              goi_report_table_get_selected_ids_async (GoiReportTable *self, GCancellable *cancellable,
                                                           GAsyncReadyCallback callback, gpointer user_data);
GArray           *goi_report_table_get_selected_ids_finish (GoiReportTable *self, GAsyncResult *result,
                                                            GError **error);
GMenuModel       *goi_report_table_create_view_menu (void);
GActionGroup     *goi_report_table_get_actions (GoiReportTable *self);

G_END_DECLS
