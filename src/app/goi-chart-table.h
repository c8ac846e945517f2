/* goi-chart-table.h: the numbers of a chart as a table
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-chart.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * GoiChartTable:
 *
 * The numbers of a chart, a line for each bar, in the chart's order.
 */
#define GOI_TYPE_CHART_TABLE (goi_chart_table_get_type ())
G_DECLARE_FINAL_TYPE (GoiChartTable, goi_chart_table, GOI, CHART_TABLE, GtkWidget)

GtkWidget  *goi_chart_table_new (void);
void        goi_chart_table_set_chart (GoiChartTable *self, GoiChartData *data,
                                       const GoiChartOptions *options);
GListModel *goi_chart_table_get_model (GoiChartTable *self);
char       *goi_chart_table_format (const GoiChartData *data, const GoiChartOptions *options);

G_END_DECLS
