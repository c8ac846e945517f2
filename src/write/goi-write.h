/* goi-write.h: from reports to files
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-writer.h"

G_BEGIN_DECLS

/**
 * GoiWriteFunc:
 * @stream: where to write
 * @user_data: as given
 * @cancellable: (nullable): as given
 * @error: return location
 *
 * Writes the contents of a file; it must not close @stream.
 *
 * Returns: FALSE when @error is set
 */
typedef gboolean (*GoiWriteFunc) (GOutputStream *stream, gpointer user_data, GCancellable *cancellable,
                                  GError **error);

gboolean    goi_write_reports (GPtrArray *reports, GoiWriteFormat format, GOutputStream *stream,
                               GCancellable *cancellable, GError **error);
gboolean    goi_write_reports_to_file (GPtrArray *reports, GoiWriteFormat format, GFile *file,
                                       GCancellable *cancellable, GError **error);
gboolean    goi_write_file (GFile *file, GoiWriteFunc func, gpointer user_data,
                            GCancellable *cancellable, GError **error);

const char *goi_write_format_to_name (GoiWriteFormat format);
gboolean    goi_write_format_from_name (const char *name, GoiWriteFormat *format);
const char *goi_write_format_get_media_type (GoiWriteFormat format);

G_END_DECLS
