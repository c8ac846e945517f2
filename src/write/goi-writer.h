/* goi-writer.h: writes reports one after the other
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GoiWriteFormat:
 * @GOI_WRITE_JSON: one report as an object for people to read, several as an array
 * @GOI_WRITE_JSON_LINES: one report a line
 * @GOI_WRITE_CSV: one row a cell, and rows for everything else, so that it reads back equal
 * @GOI_WRITE_CSV_TABLE: one row a report and one column a cell, for spreadsheets and statistics;
 *   numbers and marks alone
 *
 * The text formats.
 */
typedef enum
{
  GOI_WRITE_JSON,
  GOI_WRITE_JSON_LINES,
  GOI_WRITE_CSV,
  GOI_WRITE_CSV_TABLE,
} GoiWriteFormat;

#define GOI_TYPE_WRITER (goi_writer_get_type ())
G_DECLARE_FINAL_TYPE (GoiWriter, goi_writer, GOI, WRITER, GObject)

GoiWriter *goi_writer_new (GoiWriteFormat format, GOutputStream *stream);
gboolean   goi_writer_add (GoiWriter *self, GoiReport *report, GCancellable *cancellable, GError **error);
gboolean   goi_writer_finish (GoiWriter *self, GCancellable *cancellable, GError **error);
goffset    goi_writer_get_n_bytes (GoiWriter *self);

G_END_DECLS
