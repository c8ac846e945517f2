/* goi-report-mend.h: applying a repair to a stored report, and taking it back
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-collection.h"

G_BEGIN_DECLS

/**
 * GoiMending:
 * @id: the report
 * @revision: its revision after the repair
 * @state: its state before
 * @before: the report as it was
 *
 * What is needed to take a repair back.
 */
typedef struct
{
  gint64 id;
  gint64 revision;
  GoiReportState state;
  GoiReport *before;
} GoiMending;

void        goi_report_mend_async (GoiCollection *collection, gint64 id, gint64 revision,
                                   const GoiRepair *repair, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
GoiMending *goi_report_mend_finish (GAsyncResult *result, GError **error);
void        goi_report_unmend_async (GoiCollection *collection, const GoiMending *mending,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean    goi_report_unmend_finish (GAsyncResult *result, GError **error);
void        goi_mending_free (GoiMending *mending);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiMending, goi_mending_free)

G_END_DECLS
