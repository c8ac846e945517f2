/* goi-import-pending.h: a report that waits for a decision
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-collection.h"
#include "goi-import-spool.h"
#include "goi-import-state.h"
#include "goi-read.h"

G_BEGIN_DECLS

/**
 * GoiImportPending:
 * @state: how it stands: ready, with doubts, already there, the same agency and year, or added
 * @note: (nullable): why, translated
 * @other: the report in the collection that it is compared with, 0 for none
 * @id: the report that it has become, 0 before
 * @agency: its agency, "" when that is not known
 * @year: its year, 0 when that is not known
 * @edition: the id of its form; static
 * @n_cells: cells that its form prints
 * @n_read: those of them that were read: numbers and marks
 * @n_doubts: what the reader was not sure of
 * @n_errors: relations that are broken
 * @n_warnings: what is implausible
 * @source_name: the name of its document
 * @media_type: (nullable): the format of its document
 * @report: where the report is
 * @text: where the text of its document is
 * @original: where the document is
 *
 * What the list shows of a report, and where the rest of it waits. It is never changed, so that threads may
 * have it too: a correction makes another one.
 */
typedef struct
{
  int refs; /* atomic */
  GoiImportState state;
  char *note;
  gint64 other;
  gint64 id;
  char *agency;
  int year;
  const char *edition;
  guint n_cells, n_read, n_doubts, n_errors, n_warnings;
  char *source_name;
  char *media_type;
  GoiSpoolSpan report, text, original;
} GoiImportPending;

/* All of these take their time and are for threads. */
GPtrArray        *goi_import_pending_list_new (GoiReading *reading, GoiImportSpool *spool, GoiCollection *collection,
                                               GCancellable *cancellable, GError **error);
GoiImportPending *goi_import_pending_revise (GoiImportPending *self, GoiReport *report, const char *agency, int year,
                                             GoiImportSpool *spool, GoiCollection *collection,
                                             GCancellable *cancellable, GError **error);
GPtrArray        *goi_import_pending_add_many (GPtrArray *list, const GoiImportDecision *decisions,
                                               GoiImportSpool *spool, GoiCollection *collection,
                                               GCancellable *cancellable, GError **error);
GoiReport        *goi_import_pending_load_report (GoiImportPending *self, GoiImportSpool *spool, GError **error);
char             *goi_import_pending_load_text (GoiImportPending *self, GoiImportSpool *spool, GError **error);

GoiImportPending *goi_import_pending_ref (GoiImportPending *self);
void              goi_import_pending_unref (GoiImportPending *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiImportPending, goi_import_pending_unref)

G_END_DECLS
