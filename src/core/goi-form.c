/* goi-form.c: the structure of a form: items, blocks, tables, cells
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-form"

#include "config.h"

#include "goi-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * goi_form_item_free:
 * @item: (nullable): an item and all below it
 */
void
goi_form_item_free (GoiFormItem *item)
{
  if (item == NULL)
    return;
  g_free (item->id);
  g_free (item->label);
  g_free (item->short_label);
  g_free (item->english);
  g_strfreev (item->variants);
  g_free (item->help_zh);
  g_free (item->help_en);
  g_free (item->unit);
  g_free (item->replaces);
  g_ptr_array_unref (item->children);
  g_free (item);
}

/**
 * goi_block_free:
 * @block: (nullable): a block
 */
void
goi_block_free (GoiBlock *block)
{
  if (block == NULL)
    return;
  g_free (block->title);
  g_free (block->corner);
  g_ptr_array_unref (block->rows);
  g_ptr_array_unref (block->columns);
  g_ptr_array_unref (block->row_roots);
  g_ptr_array_unref (block->column_roots);
  g_free (block);
}

/**
 * goi_table_free:
 * @table: (nullable): a table
 */
void
goi_table_free (GoiTable *table)
{
  if (table == NULL)
    return;
  g_free (table->id);
  g_free (table->prefix);
  g_free (table->unit_column);
  g_ptr_array_unref (table->blocks);
  g_free (table);
}

/**
 * goi_cell_free:
 * @cell: (nullable): a cell
 */
void
goi_cell_free (GoiCell *cell)
{
  if (cell == NULL)
    return;
  g_free (cell->key);
  g_free (cell);
}

/**
 * goi_layout_free:
 * @layout: (nullable): a layout
 */
void
goi_layout_free (GoiLayout *layout)
{
  if (layout == NULL)
    return;
  g_ptr_array_unref (layout->cells);
  g_free (layout);
}

/**
 * goi_form_item_label:
 * @item: a row or column
 * @chinese: whether the reader reads Chinese
 *
 * Returns: (transfer none): the short official label, or what it means in English
 */
const char *
goi_form_item_label (const GoiFormItem *item, gboolean chinese)
{
  if (!chinese && item->english != NULL)
    return item->english;
  return item->short_label;
}

/**
 * goi_form_item_help:
 * @item: a row or column
 * @chinese: whether the reader reads Chinese
 *
 * Returns: (transfer none) (nullable): a sentence of help with its article
 */
const char *
goi_form_item_help (const GoiFormItem *item, gboolean chinese)
{
  return chinese || item->help_en == NULL ? item->help_zh : item->help_en;
}

static gboolean
is_unique (const GoiFormItem *item, const GPtrArray *leaves)
{
  for (guint i = 0; i < leaves->len; i++)
    {
      const GoiFormItem *other = g_ptr_array_index (leaves, i);
      if (other != item && strcmp (other->short_label, item->short_label) == 0)
        return FALSE;
    }
  return TRUE;
}

static char *
with_group (const GoiFormItem *item)
{
  return g_strconcat (item->parent->short_label, "·", item->short_label, NULL);
}

/* 不予公开·国家秘密, but plain 予以公开: the outermost group is common to too many rows to say
 * anything, unless it is all that tells two rows apart. */
static char *
describe_row (const GoiFormItem *row, const GPtrArray *leaves)
{
  if (row->parent != NULL && (row->parent->parent != NULL || !is_unique (row, leaves)))
    return with_group (row);
  return g_strdup (row->short_label);
}

/* 自然人, 商业企业, but 行政复议·总计: columns are known by their own names where they can be. */
static char *
describe_column (const GoiFormItem *column, const GPtrArray *leaves)
{
  if (column->parent != NULL && !is_unique (column, leaves))
    return with_group (column);
  return g_strdup (column->short_label);
}

/**
 * goi_cell_describe:
 * @cell: a cell
 *
 * How a person would call the cell, for screen readers and messages: 予以公开, 自然人.
 *
 * Returns: (transfer full): row and column in the official short labels
 */
char *
goi_cell_describe (const GoiCell *cell)
{
  g_autofree char *row = NULL;
  g_autofree char *column = NULL;

  if (cell->column->id == NULL)
    return describe_row (cell->row, cell->block->rows);
  if (cell->row->id == NULL)
    return describe_column (cell->column, cell->block->columns);
  row = describe_row (cell->row, cell->block->rows);
  column = describe_column (cell->column, cell->block->columns);
  return g_strconcat (row, ", ", column, NULL);
}

/**
 * goi_cell_accepts:
 * @cell: a cell
 * @number: a number
 * @problem: (out) (nullable) (transfer none): when FALSE is returned, a translated sentence that says
 *   what is wrong
 *
 * Returns: whether the cell takes such numbers: whole ones or decimals, negative ones or not
 */
gboolean
goi_cell_accepts (const GoiCell *cell, GoiDecimal number, const char **problem)
{
  if (cell->kind != GOI_KIND_AMOUNT && !goi_decimal_is_integer (number))
    *problem = _("A count must be a whole number");
  else if (cell->kind != GOI_KIND_SIGNED && number.unscaled < 0)
    *problem = _("This number cannot be negative");
  else
    return TRUE;
  return FALSE;
}
