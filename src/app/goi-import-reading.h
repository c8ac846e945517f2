/* goi-import-reading.h: from a file of an import to what waits for a decision
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-import-item.h"

G_BEGIN_DECLS

/**
 * GoiImportPart:
 * @name: (nullable): what to call it, where a file has several parts: an archive
 * @error: (nullable): why it could not be read
 * @reports: (nullable) (element-type GoiImportPending): what was read, when it could be
 *
 * A file, or a file in an archive.
 */
typedef struct
{
  char *name;
  GError *error;
  GPtrArray *reports;
} GoiImportPart;

void       goi_import_read_async (GoiImportItem *item, GoiReadPool *pool, GoiImportSpool *spool,
                                  GoiCollection *collection, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *goi_import_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
