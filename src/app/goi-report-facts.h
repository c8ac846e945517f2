/* goi-report-facts.h: what the details pane says about a report
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-collection.h"

G_BEGIN_DECLS

/**
 * GoiReportFacts:
 * @stored: the report
 * @items: (element-type GoiFindingItem): its findings and doubts
 * @measures: its measures
 * @previous: (nullable): the measures of the same agency's report for the year before
 * @previous_id: that report's number, 0 when there is none
 * @median: the median of the disclosed share among the peers; not available when there are too few
 * @n_peers: how many reports the median is of
 * @peers: (nullable): where the peers are
 * @n_read: cells with a number
 * @n_doubtful: cells in doubt
 *
 * A report with what it is compared with.
 */
typedef struct
{
  GoiStoredReport *stored;
  GPtrArray *items;
  GoiMeasureRow *measures;
  GoiMeasureRow *previous;
  gint64 previous_id;
  GoiMeasureValue median;
  guint n_peers;
  char *peers;
  guint n_read;
  guint n_doubtful;
} GoiReportFacts;

void            goi_report_facts_load_async (GoiCollection *collection, gint64 id, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
GoiReportFacts *goi_report_facts_load_finish (GAsyncResult *result, GError **error);
void            goi_report_facts_free (GoiReportFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiReportFacts, goi_report_facts_free)

G_END_DECLS
