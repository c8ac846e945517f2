/* goi-chart-words.h: what a chart says in words
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-chart-data.h"

G_BEGIN_DECLS

char  *goi_chart_title (const GoiChartData *data, const GoiChartOptions *options);
char  *goi_chart_subtitle (const GoiChartData *data, const GoiChartOptions *options);
char **goi_chart_notes (const GoiChartData *data, const GoiChartOptions *options);
char  *goi_chart_describe (const GoiChartData *data, const GoiChartOptions *options);
char  *goi_chart_name_bar (const GoiChartData *data, guint bar);
char  *goi_chart_describe_bar (const GoiChartData *data, guint bar);
char  *goi_chart_describe_segment (const GoiChartData *data, guint bar, guint segment);

char *goi_chart_format_count (double value);
char *goi_chart_format_percent (double share);
char *goi_chart_format_n (const GoiChartBar *bar);
char *goi_chart_format_missing (const GoiChartData *data, const GoiChartBar *bar, gboolean brief);

G_END_DECLS
