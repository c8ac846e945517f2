/* goi-chart-layout.h: a chart as rectangles, lines and texts
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-chart-data.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * GoiChartPart:
 * @GOI_CHART_HEADER: title, legend and scale: stays when the bars scroll, comes again on every page
 * @GOI_CHART_BODY: the bars
 * @GOI_CHART_FOOT: source and notes
 *
 * Where a mark belongs.
 */
typedef enum
{
  GOI_CHART_HEADER,
  GOI_CHART_BODY,
  GOI_CHART_FOOT,
} GoiChartPart;

/**
 * GoiChartMarkType:
 * @GOI_CHART_RECT: a filled rectangle; with the ink %GOI_CHART_INK_OPEN a dashed frame
 * @GOI_CHART_LINE: a line from (x, y) to (x + width, y + height)
 * @GOI_CHART_TEXT: a line of text that starts at x with its baseline at y
 */
typedef enum
{
  GOI_CHART_RECT,
  GOI_CHART_LINE,
  GOI_CHART_TEXT,
} GoiChartMarkType;

/**
 * GoiChartInk:
 * @GOI_CHART_INK_TEXT: ordinary text
 * @GOI_CHART_INK_DIM: secondary text
 * @GOI_CHART_INK_GRID: thin lines
 * @GOI_CHART_INK_MEDIAN: the median's line
 * @GOI_CHART_INK_SERIES: the colour of the mark's series
 * @GOI_CHART_INK_ON_SERIES: text on the colour of the mark's series
 * @GOI_CHART_INK_OPEN: nothing but a frame: something that is not known
 */
typedef enum
{
  GOI_CHART_INK_TEXT,
  GOI_CHART_INK_DIM,
  GOI_CHART_INK_GRID,
  GOI_CHART_INK_MEDIAN,
  GOI_CHART_INK_SERIES,
  GOI_CHART_INK_ON_SERIES,
  GOI_CHART_INK_OPEN,
} GoiChartInk;

/**
 * GoiChartStyle:
 *
 * The sizes and weights that texts come in.
 */
typedef enum
{
  GOI_CHART_STYLE_TITLE,
  GOI_CHART_STYLE_SUBTITLE,
  GOI_CHART_STYLE_LABEL,
  GOI_CHART_STYLE_LABEL_BOLD,
  GOI_CHART_STYLE_VALUE,
  GOI_CHART_STYLE_NOTE,
} GoiChartStyle;
#define GOI_N_CHART_STYLES (GOI_CHART_STYLE_NOTE + 1)

/**
 * GoiChartMark:
 * @type: what it is
 * @part: where it belongs
 * @ink: what colour it has
 * @style: a text's size and weight
 * @series: the series it shows, or -1
 * @bar: the bar it belongs to, or -1
 * @pale: mixed with the background
 * @x: left edge
 * @y: top edge; a text's baseline
 * @width: its width
 * @height: its height; a text's size
 * @text: (nullable): a text's characters, already shortened
 *
 * One thing to draw.
 */
typedef struct
{
  GoiChartMarkType type;
  GoiChartPart part;
  GoiChartInk ink;
  GoiChartStyle style;
  int series;
  int bar;
  gboolean pale;
  double x, y, width, height;
  char *text;
} GoiChartMark;

/**
 * GoiChartRow:
 * @bar: the bar's index in the data
 * @x: left edge of the row, with its label
 * @y: top edge
 * @width: its width
 * @height: its height
 * @first_mark: the first mark of the row
 * @n_marks: how many marks belong to it
 *
 * The place that a bar takes, for pointing at it.
 */
typedef struct
{
  guint bar;
  double x, y, width, height;
  guint first_mark, n_marks;
} GoiChartRow;

/**
 * GoiChartLayout:
 * @data: what is shown
 * @options: how
 * @context: what texts were measured with
 * @width: the width asked for
 * @height: the height needed, at least the height asked for
 * @plot_x: where the scale begins
 * @plot_width: how long the scale is
 * @body_y: where the bars begin
 * @foot_y: where the foot begins
 * @title: the title
 * @marks: (element-type GoiChartMark): what to draw, in drawing order
 * @rows: (element-type GoiChartRow): where the bars are, from top to bottom
 * @page: this page, from 1
 * @n_pages: how many pages there are
 *
 * A chart in numbers. Reference-counted.
 */
typedef struct
{
  GoiChartData *data;
  GoiChartOptions *options;
  PangoContext *context;
  double width, height;
  double plot_x, plot_width;
  double body_y, foot_y;
  char *title;
  GArray *marks;
  GArray *rows;
  guint page, n_pages;
} GoiChartLayout;

PangoContext   *goi_chart_context_new (void);
GoiChartLayout *goi_chart_layout_new (GoiChartData *data, const GoiChartOptions *options,
                                      double width, double height, PangoContext *context);
GPtrArray      *goi_chart_paginate (GoiChartData *data, const GoiChartOptions *options,
                                    double width, double height, PangoContext *context);
GoiChartLayout *goi_chart_layout_ref (GoiChartLayout *layout);
void            goi_chart_layout_unref (GoiChartLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiChartLayout, goi_chart_layout_unref)

gboolean goi_chart_layout_find (const GoiChartLayout *layout, double x, double y, guint *row,
                                int *segment);
gboolean goi_chart_layout_get_segment (const GoiChartLayout *layout, guint row, guint segment,
                                       double *x, double *y, double *width, double *height);
char    *goi_chart_layout_to_string (const GoiChartLayout *layout);

G_END_DECLS
