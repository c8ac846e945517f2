/* goi-csv-reader.h: reads back the comma-separated values that goi export writes
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define GOI_CSV_ERROR (goi_csv_error_quark ())
GQuark goi_csv_error_quark (void);

/**
 * GoiCsvError:
 * @GOI_CSV_ERROR_SYNTAX: no table, or a quotation mark without its partner
 * @GOI_CSV_ERROR_FORMAT: a table, but none of ours, or of a later version
 * @GOI_CSV_ERROR_CONTENT: a row that cannot be understood
 *
 * Messages are translated and name the row as spreadsheets count, the header being row 1.
 */
typedef enum
{
  GOI_CSV_ERROR_SYNTAX,
  GOI_CSV_ERROR_FORMAT,
  GOI_CSV_ERROR_CONTENT,
} GoiCsvError;

gboolean   goi_csv_sniff (const char *text, gssize length);
GPtrArray *goi_reports_from_csv (const char *text, gssize length, GError **error);

G_END_DECLS
