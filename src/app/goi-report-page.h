/* goi-report-page.h: a report to read, to correct and to fill in
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-collection.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GOI_TYPE_REPORT_PAGE (goi_report_page_get_type ())
G_DECLARE_FINAL_TYPE (GoiReportPage, goi_report_page, GOI, REPORT_PAGE, GtkWidget)

GtkWidget *goi_report_page_new (GoiCollection *collection, gint64 id);
gint64     goi_report_page_get_id (GoiReportPage *self);
gboolean   goi_report_page_is_loaded (GoiReportPage *self);
void       goi_report_page_show_cell (GoiReportPage *self, const char *key);
GoiReport *goi_report_page_get_report (GoiReportPage *self);
gboolean   goi_report_page_close_request (GoiReportPage *self);

G_END_DECLS
