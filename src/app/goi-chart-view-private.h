/* goi-chart-view-private.h: what the files of GoiChartView share
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-chart-view.h"

G_BEGIN_DECLS

struct _GoiChartView
{
  GtkWidget parent_instance;

  /* Owned References */
  GoiChartData *data;
  GoiChartOptions *options;
  GoiChartLayout *layout;
  PangoContext *context;
  GtkAdjustment *adjustments[2];

  GtkScrollablePolicy policies[2];
  GoiChartPalette palette;
  int width, height;
  int cursor_row;
  int cursor_segment;
  int hover_row;
};

double _goi_chart_view_get_scroll (GoiChartView *self);
double _goi_chart_view_get_fixed_height (GoiChartView *self);
void   _goi_chart_view_update_palette (GoiChartView *self);
void   _goi_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

G_END_DECLS
