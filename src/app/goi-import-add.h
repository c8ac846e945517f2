/* goi-import-add.h: from a reading into a collection
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-collection.h"
#include "goi-import-item.h"

G_BEGIN_DECLS

/**
 * GoiImportResult:
 * @outcome: how it ended
 * @message: (nullable): what to say about it, translated
 * @ids: (element-type gint64): the reports
 */
typedef struct
{
  GoiImportOutcome outcome;
  char *message;
  GArray *ids;
} GoiImportResult;

GoiImportResult *goi_import_add (GoiCollection *collection, GoiReading *reading, GCancellable *cancellable,
                                 GError **error);
void             goi_import_result_free (GoiImportResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiImportResult, goi_import_result_free)

G_END_DECLS
