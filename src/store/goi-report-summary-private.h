/* goi-report-summary-private.h: how the store makes the lines of a list
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-report-summary.h"

G_BEGIN_DECLS

/* Strings are the structure's own; @changed is in microseconds since 1970. */
typedef struct
{
  gint64 id, revision;
  char *agency, *title, *region, *edition, *source_name;
  int year;
  GoiReportState state;
  guint n_errors, n_warnings, n_doubts;
  GoiMeasureValue incoming, disclosed;
  gint64 changed;
} GoiSummaryFields;

GoiReportSummary *_goi_report_summary_new (const GoiSummaryFields *fields);
gboolean          _goi_report_summary_equal (GoiReportSummary *a, GoiReportSummary *b);

G_END_DECLS
