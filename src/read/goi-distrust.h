/* goi-distrust.h: what cannot be trusted because other things did not fit
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"
#include "goi-table-reading.h"

G_BEGIN_DECLS

void goi_distrust_tables (GoiReport *report, GPtrArray *tables);
void goi_distrust_lost_table (GoiReport *report, GoiTable *table, GoiDocument *document, const char *text,
                              const char *label);

G_END_DECLS
