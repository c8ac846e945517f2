/* goi-fill.h: from rows that were read to the cells and doubts of a report
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-table-reading.h"

G_BEGIN_DECLS

void goi_fill_report (GoiReport *report, GPtrArray *tables);
void goi_fill_doubt (GoiReport *report, const char *key, const char *message, const char *text,
                     const GoiDecimal *readings, guint n_readings);

G_END_DECLS
