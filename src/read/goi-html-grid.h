/* goi-html-grid.h: the cells of an HTML table in rows and columns
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-html-tree.h"

G_BEGIN_DECLS

/* Rows times columns of a table. */
#define GOI_HTML_MAX_SLOTS 4000000

/**
 * GoiHtmlGridCell:
 * @node: the cell
 * @row: its first row, from 0
 * @column: its first column, from 0
 * @row_span: rows it covers, 1 or more
 * @column_span: columns it covers, 1 or more
 *
 * A cell and its place.
 */
typedef struct
{
  GoiHtmlNode *node;
  guint row, column, row_span, column_span;
} GoiHtmlGridCell;

/**
 * GoiHtmlGrid:
 * @cells: (element-type GoiHtmlGridCell): the cells by row, then by column
 * @n_rows: rows in which a cell begins
 * @n_columns: columns in which a cell begins
 *
 * The cells of a table. None covers a place of another one; there may be places that none covers.
 */
typedef struct
{
  GArray *cells;
  guint n_rows, n_columns;
} GoiHtmlGrid;

GoiHtmlGrid *goi_html_grid_new (const GoiHtmlNode *table);
void         goi_html_grid_free (GoiHtmlGrid *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiHtmlGrid, goi_html_grid_free)

G_END_DECLS
