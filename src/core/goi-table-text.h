/* goi-table-text.h: the text of a section that repeats its table
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-form.h"

G_BEGIN_DECLS

/**
 * GoiTextRange:
 * @start: its first byte
 * @end: the byte after its last
 *
 * A part of a text.
 */
typedef struct
{
  gsize start;
  gsize end;
} GoiTextRange;

GArray *goi_table_find_text (GoiTable *table, const char *text);
char   *goi_table_remove_text (GoiTable *table, const char *text);

G_END_DECLS
