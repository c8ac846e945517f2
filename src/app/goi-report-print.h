/* goi-report-print.h: a report on the printer
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GoiReportPrint:
 *
 * A print operation that prints a report as goi_pages_new() lays it out.
 */
#define GOI_TYPE_REPORT_PRINT (goi_report_print_get_type ())
G_DECLARE_FINAL_TYPE (GoiReportPrint, goi_report_print, GOI, REPORT_PRINT, GtkPrintOperation)

GoiReportPrint *goi_report_print_new (GoiReport *report);

G_END_DECLS
