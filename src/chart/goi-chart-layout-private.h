/* goi-chart-layout-private.h: what the kinds of charts lay out with
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-chart-layout.h"

G_BEGIN_DECLS

/**
 * GoiChartBuilder:
 * @layout: the layout that grows
 * @data: what is shown
 * @options: how
 * @em: the size of ordinary text: all distances are multiples of it
 * @margin: free space at all edges
 * @part: where new marks belong
 * @bar: the bar that new marks belong to, or -1
 * @y: the lower edge of what has been laid out
 * @first: the first bar on this page
 * @n: how many bars are on this page
 * @pitch: the height of a row
 * @widths: (element-type utf8 gdouble*): texts that have been measured
 * @kind_data: what the kind keeps between its calls
 *
 * A layout in the making.
 */
typedef struct
{
  GoiChartLayout *layout;
  GoiChartData *data;
  const GoiChartOptions *options;
  double em;
  double margin;
  GoiChartPart part;
  int bar;
  double y;
  guint first, n;
  double pitch;
  GHashTable *widths;
  gpointer kind_data;
} GoiChartBuilder;

/**
 * GoiChartKindClass:
 * @prepare: sets the plot's place and the smallest and the largest pitch from all bars, so that
 *    pages agree
 * @header: lays out legend and scale from @y on
 * @body: lays out the bars @first to @first + @n, @pitch apart
 * @foot: lays out what belongs under the bars; its height must not depend on the bars
 * @finish: frees what @prepare has kept
 *
 * What a kind of chart has to know. A new kind is one of these.
 */
typedef struct
{
  void (*prepare) (GoiChartBuilder *b, double *min_pitch, double *max_pitch);
  void (*header) (GoiChartBuilder *b);
  void (*body) (GoiChartBuilder *b);
  void (*foot) (GoiChartBuilder *b);
  void (*finish) (GoiChartBuilder *b);
} GoiChartKindClass;

extern const GoiChartKindClass _goi_chart_outcomes_class;

PangoLayout *_goi_chart_make_text (const GoiChartLayout *layout, GoiChartStyle style,
                                   const char *text);
double       _goi_chart_size (const GoiChartLayout *layout, GoiChartStyle style);
double       _goi_chart_measure (GoiChartBuilder *b, GoiChartStyle style, const char *text);
char        *_goi_chart_shorten (GoiChartBuilder *b, GoiChartStyle style, const char *text,
                                 double width);
char       **_goi_chart_wrap (GoiChartBuilder *b, GoiChartStyle style, const char *text,
                              double width, guint max_lines);
double       _goi_chart_baseline (double centre, double size);
void         _goi_chart_add_rect (GoiChartBuilder *b, GoiChartInk ink, int series, gboolean pale,
                                  double x, double y, double width, double height);
void         _goi_chart_add_line (GoiChartBuilder *b, GoiChartInk ink, double x1, double y1,
                                  double x2, double y2);
double       _goi_chart_add_text (GoiChartBuilder *b, GoiChartStyle style, GoiChartInk ink,
                                  int series, gboolean pale, double x, double baseline,
                                  const char *text);
void         _goi_chart_add_row (GoiChartBuilder *b, guint bar, double y, double height,
                                 guint first_mark);

G_END_DECLS
