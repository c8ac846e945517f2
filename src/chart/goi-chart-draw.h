/* goi-chart-draw.h: draws a chart
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-chart-layout.h"
#include "goi-chart-palette.h"

#include <cairo.h>

G_BEGIN_DECLS

void goi_chart_draw (const GoiChartLayout *layout, const GoiChartPalette *palette, cairo_t *cr);
void goi_chart_draw_part (const GoiChartLayout *layout, const GoiChartPalette *palette, cairo_t *cr,
                          GoiChartPart part, double top, double bottom);

G_END_DECLS
