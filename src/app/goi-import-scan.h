/* goi-import-scan.h: what to import from files and folders
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-import-item.h"

G_BEGIN_DECLS

/**
 * GoiImportScan:
 * @items: (element-type GoiImportItem): what to read, in the order of names
 * @n_passed_over: files in the folders that are of no kind that is read
 */
typedef struct
{
  GPtrArray *items;
  guint n_passed_over;
} GoiImportScan;

void           goi_import_scan_async (GPtrArray *files, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
GoiImportScan *goi_import_scan_finish (GAsyncResult *result, GError **error);
void           goi_import_scan_free (GoiImportScan *scan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiImportScan, goi_import_scan_free)

G_END_DECLS
