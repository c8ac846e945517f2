/* goi-chart-view.h: a chart on the screen
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-chart.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * GoiChartView:
 *
 * Shows a chart, scrolls its bars under a header that stays, and lets keyboard and pointer ask for
 * numbers. Goes into a GtkScrolledWindow.
 */
#define GOI_TYPE_CHART_VIEW (goi_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (GoiChartView, goi_chart_view, GOI, CHART_VIEW, GtkWidget)

GtkWidget             *goi_chart_view_new (void);
void                   goi_chart_view_set_chart (GoiChartView *self, GoiChartData *data,
                                                 const GoiChartOptions *options);
GoiChartLayout        *goi_chart_view_get_layout (GoiChartView *self);
const GoiChartPalette *goi_chart_view_get_palette (GoiChartView *self);
gboolean               goi_chart_view_get_cursor (GoiChartView *self, guint *bar, int *segment);
void                   goi_chart_view_set_cursor (GoiChartView *self, guint bar, int segment);

G_END_DECLS
