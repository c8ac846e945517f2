/* goi-chart-choices.h: which reports a chart shows
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-chart-choice.h"
#include "goi-measure.h"

G_BEGIN_DECLS

/**
 * GoiChartChoices:
 *
 * The reports of a collection, and which of their years and agencies are chosen. Emits "changed"
 * once after every change. What was chosen stays chosen when the reports are read again.
 */
#define GOI_TYPE_CHART_CHOICES (goi_chart_choices_get_type ())
G_DECLARE_FINAL_TYPE (GoiChartChoices, goi_chart_choices, GOI, CHART_CHOICES, GObject)

GoiChartChoices *goi_chart_choices_new (void);
void             goi_chart_choices_reset (GoiChartChoices *self);
void             goi_chart_choices_set_rows (GoiChartChoices *self, GPtrArray *rows);

guint    goi_chart_choices_get_n_reports (GoiChartChoices *self);
GArray  *goi_chart_choices_get_years (GoiChartChoices *self);
guint    goi_chart_choices_count_year (GoiChartChoices *self, int year);
gboolean goi_chart_choices_has_year (GoiChartChoices *self, int year);
void     goi_chart_choices_set_year (GoiChartChoices *self, int year, gboolean chosen);
void     goi_chart_choices_set_all_years (GoiChartChoices *self);
char    *goi_chart_choices_format_years (GoiChartChoices *self);

guint       goi_chart_choices_get_generation (GoiChartChoices *self);
GListModel *goi_chart_choices_get_regions (GoiChartChoices *self);
GListModel *goi_chart_choices_search (GoiChartChoices *self, const char *text);
void        goi_chart_choices_get_counts (GoiChartChoices *self, guint *n_chosen,
                                          guint *n_agencies);
void        goi_chart_choices_choose (GoiChartChoices *self, GoiChartChoice *choice,
                                      gboolean chosen);
void        goi_chart_choices_choose_all (GoiChartChoices *self, gboolean chosen);
void        goi_chart_choices_add_agencies (GoiChartChoices *self, const char *const *agencies);

GPtrArray *goi_chart_choices_get_chosen (GoiChartChoices *self);
GPtrArray *goi_chart_choices_get_peers (GoiChartChoices *self);

G_END_DECLS
