/* goi-format.h: numbers, states and dates in words
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"
#include "goi-query.h"
#include "goi-report-summary.h"

G_BEGIN_DECLS

const char *goi_format_state (GoiReportState state);
char       *goi_format_edition (const char *edition);
char       *goi_format_count (GoiMeasureValue value);
char       *goi_format_rate (GoiMeasureValue value);
char       *goi_format_region (const char *region);
char       *goi_format_date (GDateTime *date);
char       *goi_format_findings (guint n_errors, guint n_doubts);
char       *goi_format_describe_summary (GoiReportSummary *summary);

G_END_DECLS
