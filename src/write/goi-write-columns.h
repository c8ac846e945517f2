/* goi-write-columns.h: how wide the columns of a form's table are
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"

G_BEGIN_DECLS

double goi_write_columns_measure (const char *text);
char  *goi_write_columns_fit (const char *text, double width);
char  *goi_write_columns_shorten (const GoiLayoutCell *cell);
double goi_write_columns_get_limit (const GoiLayout *layout, const GoiLayoutCell *cell);
void   goi_write_columns_compute (const GoiLayout *layout, const GoiTable *table, double padding,
                                 double *widths, double *growth);

G_END_DECLS
