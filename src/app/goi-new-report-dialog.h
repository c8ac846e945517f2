/* goi-new-report-dialog.h: asks whose report to begin
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-collection.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GOI_TYPE_NEW_REPORT_DIALOG (goi_new_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GoiNewReportDialog, goi_new_report_dialog, GOI, NEW_REPORT_DIALOG, AdwWindow)

GtkWidget *goi_new_report_dialog_new (GoiCollection *collection);
void       goi_new_report_dialog_fill (GoiNewReportDialog *self, const char *agency, int year);
gboolean   goi_new_report_dialog_create (GoiNewReportDialog *self);

G_END_DECLS
