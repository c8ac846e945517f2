/* goi-text-tables.h: tables in text that was copied from somewhere
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-document.h"

G_BEGIN_DECLS

/**
 * GoiTextTables:
 * @no_tab_cells_before: no cells behind tabs begin before this line
 * @no_aligned_before: no aligned columns begin before this line
 * @no_drawing_before: no drawn table begins before this line
 *
 * What is known already, so that no line is looked at again and again.
 */
typedef struct
{
  guint no_tab_cells_before;
  guint no_aligned_before;
  guint no_drawing_before;
} GoiTextTables;

guint goi_text_table_read (GoiTextTables *self, GoiDocument *document, GArray *lines, guint at);

G_END_DECLS
