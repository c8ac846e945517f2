/* goi-chart-print.h: a chart on paper
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GoiChartPrint:
 *
 * A print operation that prints a chart on as many pages as its bars need.
 */
#define GOI_TYPE_CHART_PRINT (goi_chart_print_get_type ())
G_DECLARE_FINAL_TYPE (GoiChartPrint, goi_chart_print, GOI, CHART_PRINT, GtkPrintOperation)

GoiChartPrint *goi_chart_print_new (GoiChartData *data, const GoiChartOptions *options);

G_END_DECLS
