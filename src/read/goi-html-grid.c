/* goi-html-grid.c: the cells of an HTML table in rows and columns
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Follows "Forming a table" of the HTML standard (4.9.12), with two differences: where cells would lie
 * on top of each other the later one gives way, and rows and columns in which no cell begins are taken
 * out, because nothing can be told from them and pages have spans of any size.
 */

#define G_LOG_DOMAIN "goi-html"

#include "goi-html-grid.h"

/* Columns that are told apart before empty ones are taken out. */
#define MAX_COLUMNS 16384

typedef struct
{
  GoiHtmlGrid *grid;
  GArray *free_from; /* guint: for each column, the first row that no cell from above covers */
  guint row;
  guint64 work;
} Former;

static void
place_cell (Former *self, GoiHtmlNode *node, guint *column, guint rows_left)
{
  GoiHtmlGridCell cell = { .node = node, .row = self->row };
  guint *free_from;

  while (*column < self->free_from->len
         && g_array_index (self->free_from, guint, *column) > self->row)
    {
      ++*column;
      self->work++;
    }
  cell.column = *column;
  cell.row_span = node->row_span == 0 ? rows_left : MIN (node->row_span, rows_left);
  cell.column_span = 0;
  while (cell.column_span < node->column_span && (cell.column_span == 0 || *column < MAX_COLUMNS))
    {
      if (*column == self->free_from->len)
        g_array_set_size (self->free_from, *column + 1);
      free_from = &g_array_index (self->free_from, guint, *column);
      if (*free_from > self->row)
        break;
      *free_from = self->row + cell.row_span;
      cell.column_span++;
      ++*column;
    }
  self->work += cell.column_span;
  g_array_append_val (self->grid->cells, cell);
}

static gboolean
is_row (const GoiHtmlNode *node)
{
  return node->kind == GOI_HTML_ROW && node->dropped == GOI_HTML_KEPT;
}

static void
place_group (Former *self, const GoiHtmlNode *group)
{
  guint rows_left = 0;

  for (GoiHtmlNode *row = group->first; row != NULL; row = row->next)
    rows_left += is_row (row);
  for (GoiHtmlNode *row = group->first; row != NULL; row = row->next)
    {
      guint column = 0;

      if (!is_row (row))
        continue;
      for (GoiHtmlNode *cell = row->first; cell != NULL; cell = cell->next)
        if (cell->kind == GOI_HTML_CELL && cell->dropped == GOI_HTML_KEPT
            && self->work <= GOI_HTML_MAX_SLOTS)
          place_cell (self, cell, &column, rows_left);
      self->row++;
      rows_left--;
    }
}

static gboolean
is_group (const GoiHtmlNode *node)
{
  return node->kind == GOI_HTML_ROW_GROUP && node->dropped == GOI_HTML_KEPT;
}

/* The group that stands where its kind stands, wherever it is in the source: the first one only. */
static const GoiHtmlNode *
find_group (const GoiHtmlNode *table, GoiHtmlRole role)
{
  for (const GoiHtmlNode *group = table->first; group != NULL; group = group->next)
    if (is_group (group) && group->role == role)
      return group;
  return NULL;
}

/* Takes out the rows, or columns, in which no cell begins. Offsets are those of the members. */
static guint
take_out_empty (GArray *cells, guint n, gsize at_offset, gsize span_offset)
{
  g_autofree guint *before = g_new0 (guint, n + 1);

  for (guint i = 0; i < cells->len; i++)
    before[G_STRUCT_MEMBER (guint, &g_array_index (cells, GoiHtmlGridCell, i), at_offset) + 1] = 1;
  for (guint i = 0; i < n; i++)
    before[i + 1] += before[i];
  for (guint i = 0; i < cells->len; i++)
    {
      GoiHtmlGridCell *cell = &g_array_index (cells, GoiHtmlGridCell, i);
      guint *at = G_STRUCT_MEMBER_P (cell, at_offset);
      guint *span = G_STRUCT_MEMBER_P (cell, span_offset);
      guint end = before[MIN (*at + *span, n)];

      *at = before[*at];
      *span = end - *at;
    }
  return before[n];
}

/**
 * goi_html_grid_new:
 * @table: a table
 *
 * Returns: (transfer full) (nullable): its cells in their places; NULL when it has more than
 *   %GOI_HTML_MAX_SLOTS places
 */
GoiHtmlGrid *
goi_html_grid_new (const GoiHtmlNode *table)
{
  g_autoptr (GoiHtmlGrid) grid = g_new0 (GoiHtmlGrid, 1);
  g_autoptr (GArray) free_from = g_array_new (FALSE, TRUE, sizeof (guint));
  Former former = { .grid = grid, .free_from = free_from };
  const GoiHtmlNode *head = find_group (table, GOI_HTML_ROLE_HEAD);
  const GoiHtmlNode *foot = find_group (table, GOI_HTML_ROLE_FOOT);

  grid->cells = g_array_new (FALSE, FALSE, sizeof (GoiHtmlGridCell));
  if (head != NULL)
    place_group (&former, head);
  for (const GoiHtmlNode *group = table->first; group != NULL; group = group->next)
    if (is_group (group) && group != head && group != foot)
      place_group (&former, group);
  if (foot != NULL)
    place_group (&former, foot);
  if (former.work > GOI_HTML_MAX_SLOTS)
    return NULL;

  grid->n_rows = take_out_empty (grid->cells, former.row, G_STRUCT_OFFSET (GoiHtmlGridCell, row),
                                 G_STRUCT_OFFSET (GoiHtmlGridCell, row_span));
  grid->n_columns = take_out_empty (grid->cells, free_from->len, G_STRUCT_OFFSET (GoiHtmlGridCell, column),
                                    G_STRUCT_OFFSET (GoiHtmlGridCell, column_span));
  if ((guint64) grid->n_rows * grid->n_columns > GOI_HTML_MAX_SLOTS)
    return NULL;
  return g_steal_pointer (&grid);
}

/**
 * goi_html_grid_free:
 * @self: a grid
 *
 * Frees it; the nodes stay.
 */
void
goi_html_grid_free (GoiHtmlGrid *self)
{
  g_clear_pointer (&self->cells, g_array_unref);
  g_free (self);
}
