/* goi-csv.h: what the writer and the reader of comma-separated values have in common
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoiCsvColumn:
 *
 * The columns of the file, in order. The first six say which report a row belongs to.
 */
typedef enum
{
  GOI_CSV_REPORT,
  GOI_CSV_FILE,
  GOI_CSV_AGENCY,
  GOI_CSV_REGION,
  GOI_CSV_YEAR,
  GOI_CSV_EDITION,
  GOI_CSV_KIND,
  GOI_CSV_KEY,
  GOI_CSV_LABEL,
  GOI_CSV_UNIT,
  GOI_CSV_VALUE,
  GOI_CSV_MARK,
  GOI_CSV_TEXT,
  GOI_CSV_ORIGIN,
  GOI_CSV_START,
  GOI_CSV_END,
} GoiCsvColumn;
#define GOI_CSV_N_COLUMNS (GOI_CSV_END + 1)

const char *goi_csv_column_to_name (GoiCsvColumn column);
gboolean    goi_csv_column_from_name (const char *name, GoiCsvColumn *column);

char       *goi_csv_guard (const char *text);
const char *goi_csv_unguard (const char *field);
char       *goi_csv_join_region (const char *const *region);
char      **goi_csv_split_region (const char *joined);

G_END_DECLS
