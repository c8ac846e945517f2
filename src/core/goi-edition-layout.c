/* goi-edition-layout.c: the printed grid of a table
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-edition-layout"

#include "goi-edition.h"

#include <string.h>

typedef struct
{
  GoiEdition *edition;
  GoiTable *table;
  GoiBlock *block;
  GoiLayout *layout;
  gboolean alternatives;
  guint row;
  guint n_label_columns; /* the unit column included */
} Builder;

static GoiLayoutCell *
add (Builder *self, GoiLayoutKind kind, guint row, guint column, guint row_span, guint column_span,
     const char *text)
{
  GoiLayoutCell *cell = g_new0 (GoiLayoutCell, 1);

  cell->kind = kind;
  cell->row = row;
  cell->column = column;
  cell->row_span = MAX (row_span, 1);
  cell->column_span = MAX (column_span, 1);
  cell->text = text;
  g_ptr_array_add (self->layout->cells, cell);
  return cell;
}

/* Whether a row is printed: an alternative only in documents that use it, and then the rows that
 * it stands for are not. */
static gboolean
is_printed (Builder *self, const GoiFormItem *row)
{
  if (row->replaces != NULL)
    return self->alternatives;
  if (row->id != NULL && self->alternatives)
    for (guint i = 0; i < self->block->rows->len; i++)
      {
        const GoiFormItem *other = g_ptr_array_index (self->block->rows, i);
        if (other->replaces != NULL && g_str_has_prefix (row->id, other->replaces))
          return FALSE;
      }
  return TRUE;
}

static guint
count_leaves (Builder *self, const GoiFormItem *item)
{
  guint n = 0;

  if (item->children->len == 0)
    return is_printed (self, item) ? 1 : 0;
  for (guint i = 0; i < item->children->len; i++)
    n += count_leaves (self, g_ptr_array_index (item->children, i));
  return n;
}

static guint
count_value_columns (const GoiFormItem *item)
{
  guint n = 0;

  if (item->children->len == 0)
    return item->span;
  for (guint i = 0; i < item->children->len; i++)
    n += count_value_columns (g_ptr_array_index (item->children, i));
  return n;
}

static guint
depth_of (const GPtrArray *items)
{
  guint deepest = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const GoiFormItem *item = g_ptr_array_index (items, i);
      deepest = MAX (deepest, 1 + depth_of (item->children));
    }
  return deepest;
}

static gboolean
has_header (const GoiBlock *block)
{
  for (guint i = 0; i < block->column_roots->len; i++)
    if (((GoiFormItem *) g_ptr_array_index (block->column_roots, i))->label[0] != '\0')
      return TRUE;
  return FALSE;
}

static guint
add_headers (Builder *self, const GPtrArray *items, guint row, guint column, guint rows_left)
{
  for (guint i = 0; i < items->len; i++)
    {
      const GoiFormItem *item = g_ptr_array_index (items, i);
      gboolean leaf = item->children->len == 0;
      guint span = count_value_columns (item);
      GoiLayoutCell *cell = add (self, GOI_LAYOUT_HEADER, row, column, leaf ? rows_left : 1, span,
                                 item->label);
      cell->item = item;
      if (!leaf)
        add_headers (self, item->children, row + 1, column, rows_left - 1);
      column += span;
    }
  return column;
}

static void
add_values (Builder *self, const GoiFormItem *row)
{
  guint column = self->n_label_columns;

  for (guint i = 0; i < self->block->columns->len; i++)
    {
      const GoiFormItem *item = g_ptr_array_index (self->block->columns, i);
      GoiLayoutCell *cell = add (self, GOI_LAYOUT_VALUE, self->row, column, 1, item->span, NULL);
      cell->item = row;
      cell->cell = goi_edition_find_cell_at (self->edition, row, item);
      column += item->span;
    }
}

static void add_rows (Builder *self, const GPtrArray *items, guint column);

static void
add_row (Builder *self, const GoiFormItem *item, guint column)
{
  guint labels = self->table->label_columns;
  GoiLayoutCell *cell;

  if (item->children->len > 0)
    {
      guint n = count_leaves (self, item);
      if (n == 0)
        return;
      cell = add (self, GOI_LAYOUT_LABEL, self->row, column, n, 1, item->label);
      cell->item = item;
      cell->vertical = n > 1;
      add_rows (self, item->children, column + 1);
      return;
    }
  if (!is_printed (self, item))
    return;
  if (item->heading)
    {
      cell = add (self, GOI_LAYOUT_LABEL, self->row, 0, 1, self->layout->n_columns, item->label);
      cell->item = item;
      self->row++;
      return;
    }
  if (labels > 0)
    {
      cell = add (self, GOI_LAYOUT_LABEL, self->row, column, 1, labels - column, item->label);
      cell->item = item;
    }
  if (self->table->unit_column != NULL)
    add (self, GOI_LAYOUT_UNIT, self->row, labels, 1, 1, item->unit != NULL ? item->unit : "");
  add_values (self, item);
  self->row++;
}

static void
add_rows (Builder *self, const GPtrArray *items, guint column)
{
  for (guint i = 0; i < items->len; i++)
    add_row (self, g_ptr_array_index (items, i), column);
}

static void
add_block (Builder *self)
{
  GoiBlock *block = self->block;

  if (block->title != NULL)
    add (self, GOI_LAYOUT_TITLE, self->row++, 0, 1, self->layout->n_columns, block->title);
  if (has_header (block))
    {
      guint depth = depth_of (block->column_roots);
      if (self->table->label_columns > 0)
        add (self, GOI_LAYOUT_CORNER, self->row, 0, depth, self->table->label_columns,
             block->corner != NULL ? block->corner : "");
      if (self->table->unit_column != NULL)
        add (self, GOI_LAYOUT_HEADER, self->row, self->table->label_columns, depth, 1,
             self->table->unit_column);
      add_headers (self, block->column_roots, self->row, self->n_label_columns, depth);
      self->row += depth;
    }
  add_rows (self, block->row_roots, 0);
}

/**
 * goi_edition_layout_table:
 * @self: an edition
 * @table: one of its tables
 * @alternatives: print the alternative rows in place of those they stand for; see
 *   goi_report_uses_alternatives()
 *
 * Resolves the merged cells of a table into a grid.
 *
 * Returns: (transfer full): the grid; its texts and cells belong to the edition
 */
GoiLayout *
goi_edition_layout_table (GoiEdition *self, GoiTable *table, gboolean alternatives)
{
  Builder builder = { .edition = self, .table = table, .alternatives = alternatives };

  builder.layout = g_new0 (GoiLayout, 1);
  builder.layout->cells = g_ptr_array_new_with_free_func (g_free);
  builder.n_label_columns = table->label_columns + (table->unit_column != NULL ? 1 : 0);
  builder.layout->label_columns = table->label_columns;
  builder.layout->n_columns = builder.n_label_columns + table->value_columns;
  for (guint i = 0; i < table->blocks->len; i++)
    {
      builder.block = g_ptr_array_index (table->blocks, i);
      add_block (&builder);
    }
  builder.layout->n_rows = builder.row;
  return builder.layout;
}
