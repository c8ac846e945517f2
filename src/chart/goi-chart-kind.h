/* goi-chart-kind.h: the kinds of charts
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define GOI_CHART_ERROR (goi_chart_error_quark ())
GQuark goi_chart_error_quark (void);

/**
 * GoiChartError:
 * @GOI_CHART_ERROR_UNKNOWN_KIND: no kind of chart has this name
 * @GOI_CHART_ERROR_KIND_NOT_AVAILABLE: the name is reserved, but this version cannot draw it
 * @GOI_CHART_ERROR_UNKNOWN_MEASURE: no measure has this name
 * @GOI_CHART_ERROR_UNKNOWN_FORMAT: the file name does not end in .svg, .pdf or .png
 * @GOI_CHART_ERROR_EMPTY: there is no report to draw
 * @GOI_CHART_ERROR_TOO_LARGE: the picture would be larger than the format allows
 * @GOI_CHART_ERROR_DRAWING: cairo could not draw; the message has its words
 */
typedef enum
{
  GOI_CHART_ERROR_UNKNOWN_KIND,
  GOI_CHART_ERROR_KIND_NOT_AVAILABLE,
  GOI_CHART_ERROR_UNKNOWN_MEASURE,
  GOI_CHART_ERROR_UNKNOWN_FORMAT,
  GOI_CHART_ERROR_EMPTY,
  GOI_CHART_ERROR_TOO_LARGE,
  GOI_CHART_ERROR_DRAWING,
} GoiChartError;

/**
 * GoiChartKind:
 * @GOI_CHART_OUTCOMES: how requests were decided: a stacked bar for every report
 *
 * The kinds that can be drawn.
 */
typedef enum
{
  GOI_CHART_OUTCOMES,
} GoiChartKind;
#define GOI_N_CHART_KINDS (GOI_CHART_OUTCOMES + 1)

gboolean    goi_chart_kind_from_string (const char *string, GoiChartKind *kind, GError **error);
const char *goi_chart_kind_to_string (GoiChartKind kind);
const char *goi_chart_kind_get_name (GoiChartKind kind);

G_END_DECLS
