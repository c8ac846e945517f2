/* goi-chart.h: everything in chart
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-chart-data.h"
#include "goi-chart-draw.h"
#include "goi-chart-export.h"
#include "goi-chart-kind.h"
#include "goi-chart-layout.h"
#include "goi-chart-options.h"
#include "goi-chart-palette.h"
#include "goi-chart-words.h"
