/* goi-report-summary.h: a report as a line of a list
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"
#include "goi-query.h"

G_BEGIN_DECLS

/**
 * GoiReportSummary:
 *
 * What the list shows of a report, without the report itself. Immutable.
 */
#define GOI_TYPE_REPORT_SUMMARY (goi_report_summary_get_type ())
G_DECLARE_FINAL_TYPE (GoiReportSummary, goi_report_summary, GOI, REPORT_SUMMARY, GObject)

gint64          goi_report_summary_get_id (GoiReportSummary *self);
gint64          goi_report_summary_get_revision (GoiReportSummary *self);
const char     *goi_report_summary_get_agency (GoiReportSummary *self);
const char     *goi_report_summary_get_title (GoiReportSummary *self);
const char     *goi_report_summary_get_region (GoiReportSummary *self);
int             goi_report_summary_get_year (GoiReportSummary *self);
const char     *goi_report_summary_get_edition (GoiReportSummary *self);
GoiReportState  goi_report_summary_get_state (GoiReportSummary *self);
guint           goi_report_summary_get_n_errors (GoiReportSummary *self);
guint           goi_report_summary_get_n_warnings (GoiReportSummary *self);
guint           goi_report_summary_get_n_doubts (GoiReportSummary *self);
GoiMeasureValue goi_report_summary_get_incoming (GoiReportSummary *self);
GoiMeasureValue goi_report_summary_get_disclosed (GoiReportSummary *self);
const char     *goi_report_summary_get_source_name (GoiReportSummary *self);
GDateTime      *goi_report_summary_get_changed (GoiReportSummary *self);

G_END_DECLS
