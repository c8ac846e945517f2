/* goi-page-table.h: a table found on pages
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-page-grid.h"

G_BEGIN_DECLS

/**
 * GoiPageCell:
 * @row: its first row
 * @column: its first column
 * @row_span: rows it covers
 * @column_span: columns it covers
 * @text: what is in it, lines joined
 *
 * A cell of a table.
 */
typedef struct
{
  guint row, column, row_span, column_span;
  char *text;
} GoiPageCell;

/**
 * GoiPageTable:
 * @box: what it covers, on its first page
 * @xs: (element-type double): the edges of its columns
 * @n_rows: its rows
 * @cells: (element-type GoiPageCell): its cells, by rows
 * @ruled: whether ruled lines say where its cells are
 * @plain: whether ruled lines or the places of its labels leave no doubt of what stands in one row
 * @open: whether its last row is a label that belongs to the table only where it goes on on the next page
 * @counted: whether its columns are known from the order of its cells only
 *
 * A table, from one page or from several.
 */
typedef struct
{
  GoiBox box;
  GArray *xs;
  guint n_rows;
  GPtrArray *cells;
  gboolean ruled, plain, open, counted;
} GoiPageTable;

GoiPageTable *goi_page_table_new (const GoiBox *box, gboolean ruled);
GoiPageTable *goi_page_table_new_for_grid (const GoiGrid *grid, const GArray *glyphs);
void          goi_page_table_add_cell (GoiPageTable *table, guint row, guint column, guint row_span,
                                       guint column_span, const char *text);
char         *goi_page_table_take_open (GoiPageTable *table);
gboolean      goi_page_table_join (GoiPageTable *upper, GoiPageTable *lower);
void          goi_page_table_write (const GoiPageTable *table, GoiDocument *document);
void          goi_page_table_free (GoiPageTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiPageTable, goi_page_table_free)

G_END_DECLS
