/* goi-chart-export.h: charts as files
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-chart-layout.h"
#include "goi-chart-palette.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GoiChartFormat:
 * @GOI_CHART_SVG: one picture of any height
 * @GOI_CHART_PDF: as many pages of A4 as the bars need
 * @GOI_CHART_PNG: one picture, two pixels to a point
 */
typedef enum
{
  GOI_CHART_SVG,
  GOI_CHART_PDF,
  GOI_CHART_PNG,
} GoiChartFormat;

#define GOI_CHART_A4_SHORT 595.0
#define GOI_CHART_A4_LONG 842.0
#define GOI_CHART_PAPER_FONT_SIZE 8.5

gboolean    goi_chart_format_from_name (const char *name, GoiChartFormat *format, GError **error);
const char *goi_chart_format_to_string (GoiChartFormat format);

gboolean goi_chart_write_svg (GoiChartData *data, const GoiChartOptions *options, double width,
                              GOutputStream *stream, GCancellable *cancellable, GError **error);
gboolean goi_chart_write_pdf (GoiChartData *data, const GoiChartOptions *options, gboolean portrait,
                              GOutputStream *stream, GCancellable *cancellable, GError **error);
gboolean goi_chart_write_png (GoiChartData *data, const GoiChartOptions *options, double width,
                              double scale, GOutputStream *stream, GCancellable *cancellable,
                              GError **error);
GBytes  *goi_chart_to_bytes (GoiChartData *data, const GoiChartOptions *options,
                             GoiChartFormat format, GError **error);
gboolean goi_chart_write_file (GoiChartData *data, const GoiChartOptions *options,
                               GoiChartFormat format, GFile *file, GCancellable *cancellable,
                               GError **error);

G_END_DECLS
