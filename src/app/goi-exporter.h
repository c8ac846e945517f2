/* goi-exporter.h: writes reports of a collection into a file
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-collection.h"
#include "goi-write.h"

G_BEGIN_DECLS

/**
 * GoiExportFormat:
 * @id: its name in menus
 * @format: the format
 * @extension: the ending of its files, without the dot
 *
 * A format that the window can write.
 */
typedef struct
{
  const char *id;
  GoiWriteFormat format;
  const char *extension;
} GoiExportFormat;

const GoiExportFormat *goi_exporter_get_format (const char *id);

void     goi_exporter_write_async (GoiCollection *collection, GArray *ids, const GoiExportFormat *format,
                                   GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean goi_exporter_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
