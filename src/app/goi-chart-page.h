/* goi-chart-page.h: the place of the window where charts are made
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-collection.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * GoiChartPage:
 *
 * What to show at the left, the chart or its table in the middle. Actions: chart.print,
 * chart.export (svg, pdf or png), chart.copy, chart.table; and page.print, page.export, page.find
 * for the window's keys.
 */
#define GOI_TYPE_CHART_PAGE (goi_chart_page_get_type ())
G_DECLARE_FINAL_TYPE (GoiChartPage, goi_chart_page, GOI, CHART_PAGE, GtkWidget)

GtkWidget     *goi_chart_page_new (void);
void           goi_chart_page_set_collection (GoiChartPage *self, GoiCollection *collection);
GoiCollection *goi_chart_page_get_collection (GoiChartPage *self);
void           goi_chart_page_add_agencies (GoiChartPage *self, const char *const *agencies);

G_END_DECLS
