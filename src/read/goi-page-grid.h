/* goi-page-grid.h: ruled lines as grids of cells
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-page.h"

G_BEGIN_DECLS

/**
 * GoiGridCell:
 * @row: its first row
 * @column: its first column
 * @row_span: rows it covers
 * @column_span: columns it covers
 * @box: where it is
 *
 * A cell between ruled lines.
 */
typedef struct
{
  guint row, column, row_span, column_span;
  GoiBox box;
} GoiGridCell;

/**
 * GoiGrid:
 * @box: what it covers
 * @xs: (element-type double): the left edges of its columns, and the right edge of the last
 * @ys: (element-type double): the upper edges of its rows, and the lower edge of the last
 * @cells: (element-type GoiGridCell): its cells, by rows
 * @owners: (array): for each row and column the number of the cell that covers it
 * @broken: whether some lines between cells are missing so that what is between the others is no rectangle
 *
 * Ruled lines that cross each other.
 */
typedef struct
{
  GoiBox box;
  GArray *xs, *ys;
  GArray *cells;
  guint *owners;
  gboolean broken;
} GoiGrid;

GPtrArray *goi_page_grids_new (const GoiPage *page);
int        goi_page_grid_find (const GoiGrid *grid, double x, double y);
void       goi_page_grid_widen (GoiGrid *grid, double x1);
void       goi_page_grid_free (GoiGrid *grid);

static inline guint
goi_page_grid_n_columns (const GoiGrid *grid)
{
  return grid->xs->len - 1;
}

static inline guint
goi_page_grid_n_rows (const GoiGrid *grid)
{
  return grid->ys->len - 1;
}

G_END_DECLS
