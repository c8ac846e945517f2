/* goi-chart-tip.h: the numbers of a bar under the pointer
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-chart.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *goi_chart_tip_new (const GoiChartData *data, guint bar, int segment);

G_END_DECLS
