/* goi-report-detail.h: the pane beside the list
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-collection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GoiReportDetail:
 *
 * Answers the three questions about a report without opening it: how many requests, how decided, what
 * is wrong. Its buttons have the actions "reports.…" of the place it stands in. Signals:
 * "mend" (GoiFindingItem, guint), "show-cell" (GoiFindingItem).
 */
#define GOI_TYPE_REPORT_DETAIL (goi_report_detail_get_type ())
G_DECLARE_FINAL_TYPE (GoiReportDetail, goi_report_detail, GOI, REPORT_DETAIL, GtkWidget)

GtkWidget *goi_report_detail_new (void);
void       goi_report_detail_set_report (GoiReportDetail *self, GoiCollection *collection,
                                         GoiReportSummary *summary);
void       goi_report_detail_set_several (GoiReportDetail *self, guint n);
void       goi_report_detail_set_blank (GoiReportDetail *self, gboolean blank);
void       goi_report_detail_set_export_menu (GoiReportDetail *self, GMenuModel *menu);
void       goi_report_detail_set_trash (GoiReportDetail *self, gboolean trash);

G_END_DECLS
