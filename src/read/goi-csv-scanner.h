/* goi-csv-scanner.h: records and fields of comma-separated values
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _GoiCsvScanner GoiCsvScanner;

GoiCsvScanner *goi_csv_scanner_new (const char *text, gsize length);
gboolean       goi_csv_scanner_next (GoiCsvScanner *self, GPtrArray *fields);
gboolean       goi_csv_scanner_is_damaged (GoiCsvScanner *self);
guint          goi_csv_scanner_get_row (GoiCsvScanner *self);
void           goi_csv_scanner_free (GoiCsvScanner *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiCsvScanner, goi_csv_scanner_free)

G_END_DECLS
