/* goi-write-csv.h: reports as comma-separated values
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"

G_BEGIN_DECLS

void  goi_csv_append_number (GString *csv, const char *number);
void  goi_csv_append_text (GString *csv, const char *text);
void  goi_csv_end_row (GString *csv);

void  goi_csv_append_header (GString *csv);
void  goi_csv_append_report (GString *csv, GoiReport *report, guint number);
void  goi_csv_append_table (GString *csv, GPtrArray *reports);

G_END_DECLS
