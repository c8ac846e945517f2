/* goi-chart-choice.h: an agency or a region that a chart can show
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GoiChartChoice:
 *
 * A line in the tree of agencies. Properties: "label", "detail" (the whole region, nullable),
 * "count" (reports), "chosen", "mixed" (a region some of whose agencies are chosen).
 */
#define GOI_TYPE_CHART_CHOICE (goi_chart_choice_get_type ())
G_DECLARE_FINAL_TYPE (GoiChartChoice, goi_chart_choice, GOI, CHART_CHOICE, GObject)

GoiChartChoice *goi_chart_choice_new_region (const char *label, const char *detail);
GoiChartChoice *goi_chart_choice_new_agency (GoiChartChoice *region, const char *key,
                                             const char *label);

const char *goi_chart_choice_get_label (GoiChartChoice *self);
const char *goi_chart_choice_get_detail (GoiChartChoice *self);
const char *goi_chart_choice_get_key (GoiChartChoice *self);
guint       goi_chart_choice_get_count (GoiChartChoice *self);
void        goi_chart_choice_add_report (GoiChartChoice *self);
gboolean    goi_chart_choice_get_chosen (GoiChartChoice *self);
gboolean    goi_chart_choice_get_mixed (GoiChartChoice *self);
GListModel *goi_chart_choice_get_children (GoiChartChoice *self);
void        goi_chart_choice_set_chosen (GoiChartChoice *self, gboolean chosen);

G_END_DECLS
