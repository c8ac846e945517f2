/* goi-chart-options.h: how a chart is to look
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-chart-kind.h"

G_BEGIN_DECLS

/* The value of @sort_by that orders by the agency's name. */
#define GOI_CHART_SORT_AGENCY "agency"
#define GOI_CHART_SORT_YEAR "year"

/**
 * GoiChartOptions:
 * @kind: what to draw
 * @percent: bars of equal length that show shares, instead of numbers
 * @sort_by: a measure's id, %GOI_CHART_SORT_AGENCY or %GOI_CHART_SORT_YEAR
 * @descending: the largest first
 * @show_values: write the numbers into the bars where there is room
 * @patterns: tell the series apart by patterns too, for grey printers and for people who see few
 *    colours
 * @pale_below: shares of fewer decided requests than this are pale, 0 for none
 * @chinese: labels from data in Chinese, else in English; has to fit the language that gettext
 *    speaks
 * @source: (nullable): where the reports come from, for the foot
 * @emphasis: (nullable): an agency whose name is set bold
 * @font_size: the size of ordinary text, in the units of the surface (points or pixels)
 *
 * Made by goi_chart_options_new(), which sets what a first look needs.
 */
typedef struct
{
  GoiChartKind kind;
  gboolean percent;
  char *sort_by;
  gboolean descending;
  gboolean show_values;
  gboolean patterns;
  guint pale_below;
  gboolean chinese;
  char *source;
  char *emphasis;
  double font_size;
} GoiChartOptions;

#define GOI_TYPE_CHART_OPTIONS (goi_chart_options_get_type ())
GType            goi_chart_options_get_type (void);

GoiChartOptions *goi_chart_options_new (void);
GoiChartOptions *goi_chart_options_copy (const GoiChartOptions *options);
void             goi_chart_options_free (GoiChartOptions *options);
gboolean         goi_chart_options_set_sort (GoiChartOptions *options, const char *sort_by,
                                             gboolean descending, GError **error);
void             goi_chart_options_set_source (GoiChartOptions *options, const char *source);
void             goi_chart_options_set_emphasis (GoiChartOptions *options, const char *agency);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiChartOptions, goi_chart_options_free)

G_END_DECLS
