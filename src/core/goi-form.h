/* goi-form.h: the structure of a form: items, blocks, tables, cells
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-decimal.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GoiKind:
 * @GOI_KIND_COUNT: whole numbers, 0 or more
 * @GOI_KIND_SIGNED: whole numbers that may be negative
 * @GOI_KIND_AMOUNT: decimals, 0 or more, in the cell's unit
 *
 * What numbers a cell takes.
 */
typedef enum
{
  GOI_KIND_COUNT,
  GOI_KIND_SIGNED,
  GOI_KIND_AMOUNT,
} GoiKind;

typedef struct _GoiFormItem GoiFormItem;
typedef struct _GoiBlock GoiBlock;
typedef struct _GoiTable GoiTable;
typedef struct _GoiCell GoiCell;

/**
 * GoiFormItem:
 * @id: (nullable): the part of the cell key that this row or column gives; NULL for groups and headings
 * @label: the label exactly as the form prints it, "" where it prints none
 * @short_label: the label where space is short (the same as @label when the data give none)
 * @english: what the label means, in English
 * @variants: (array zero-terminated=1): other ways in which documents print the label, never NULL
 * @help_zh: (nullable): a sentence of help with its article
 * @help_en: (nullable): the same in English
 * @unit: (nullable): 件, 万元, …
 * @parent: (nullable): the group it stands in
 * @children: (element-type GoiFormItem): its members, empty for a leaf
 * @kind: what numbers its cells take
 * @level: indentation in lists, from 0
 * @span: value columns that a column leaf covers, 1 or more
 * @heading: a row that has no cells
 * @optional: a row that only some provinces print
 * @replaces: (nullable): this row is an alternative that, when a document uses it, stands instead of all
 *    rows whose id begins with this
 *
 * A row or a column of a form, or a group of them with a merged label.
 */
struct _GoiFormItem
{
  char *id;
  char *label;
  char *short_label;
  char *english;
  char **variants;
  char *help_zh;
  char *help_en;
  char *unit;
  GoiFormItem *parent;
  GPtrArray *children;
  GoiKind kind;
  guint level;
  guint span;
  gboolean heading;
  gboolean optional;
  char *replaces;
};

/**
 * GoiBlock:
 * @table: the table it belongs to
 * @title: (nullable): a line over the whole width, such as 第二十条第（一）项
 * @corner: (nullable): the text over the row labels
 * @row_roots: (element-type GoiFormItem): rows and groups as a forest
 * @column_roots: (element-type GoiFormItem): columns and groups as a forest
 * @rows: (element-type GoiFormItem): the row leaves in order, headings and alternatives included
 * @columns: (element-type GoiFormItem): the column leaves in order
 *
 * A part of a table with column headers of its own.
 */
struct _GoiBlock
{
  GoiTable *table;
  char *title;
  char *corner;
  GPtrArray *row_roots;
  GPtrArray *column_roots;
  GPtrArray *rows;
  GPtrArray *columns;
};

/**
 * GoiTable:
 * @id: the table's name, unique in its edition
 * @prefix: (nullable): the first part of its cells' keys
 * @label_columns: how many columns the row labels take, 0 or more
 * @value_columns: how many columns the values take
 * @unit_column: (nullable): the header of a column with the unit, between labels and values
 * @label_width: relative width of one label column, in half-width characters
 * @value_width: relative width of one value column, in half-width characters
 * @blocks: (element-type GoiBlock): its blocks from top to bottom
 *
 * A table of a form.
 */
struct _GoiTable
{
  char *id;
  char *prefix;
  guint label_columns;
  guint value_columns;
  char *unit_column;
  guint label_width;
  guint value_width;
  GPtrArray *blocks;
};

/**
 * GoiCell:
 * @key: the cell key of the contract
 * @index: its place among the edition's cells; alternative cells come after all others
 * @table: its table
 * @block: its block
 * @row: its row
 * @column: its column
 * @kind: what numbers it takes
 * @unit: (nullable): its unit
 * @alternative: whether its row is an alternative that most documents do not have
 *
 * A cell of a form.
 */
struct _GoiCell
{
  char *key;
  guint index;
  GoiTable *table;
  GoiBlock *block;
  GoiFormItem *row;
  GoiFormItem *column;
  GoiKind kind;
  const char *unit;
  gboolean alternative;
};

/**
 * GoiLayoutKind:
 * @GOI_LAYOUT_TITLE: a line over the whole width
 * @GOI_LAYOUT_CORNER: the text over the row labels
 * @GOI_LAYOUT_HEADER: a column label
 * @GOI_LAYOUT_LABEL: a row label
 * @GOI_LAYOUT_UNIT: a unit
 * @GOI_LAYOUT_VALUE: a cell with a value
 */
typedef enum
{
  GOI_LAYOUT_TITLE,
  GOI_LAYOUT_CORNER,
  GOI_LAYOUT_HEADER,
  GOI_LAYOUT_LABEL,
  GOI_LAYOUT_UNIT,
  GOI_LAYOUT_VALUE,
} GoiLayoutKind;

/**
 * GoiLayoutCell:
 * @kind: what it is
 * @row: its first row in the grid, from 0
 * @column: its first column in the grid, from 0
 * @row_span: rows it covers, 1 or more
 * @column_span: columns it covers, 1 or more
 * @text: (nullable): its text, NULL for values
 * @item: (nullable): the row or column it labels
 * @cell: (nullable): the cell whose value stands there
 * @vertical: a group label that is narrower than it is long
 *
 * A cell of the printed grid, merged cells already resolved.
 */
typedef struct
{
  GoiLayoutKind kind;
  guint row, column, row_span, column_span;
  const char *text;
  const GoiFormItem *item;
  const GoiCell *cell;
  gboolean vertical;
} GoiLayoutCell;

/**
 * GoiLayout:
 * @cells: (element-type GoiLayoutCell): in reading order
 * @n_rows: rows of the grid
 * @n_columns: columns of the grid
 * @label_columns: how many of them hold labels, the unit column not counted
 *
 * A table as it is printed. Form, print and exports draw from this alone.
 */
typedef struct
{
  GPtrArray *cells;
  guint n_rows;
  guint n_columns;
  guint label_columns;
} GoiLayout;

void goi_layout_free (GoiLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiLayout, goi_layout_free)

const char *goi_form_item_label (const GoiFormItem *item, gboolean chinese);
const char *goi_form_item_help (const GoiFormItem *item, gboolean chinese);
char       *goi_cell_describe (const GoiCell *cell);
gboolean    goi_cell_accepts (const GoiCell *cell, GoiDecimal number, const char **problem);

void goi_form_item_free (GoiFormItem *item);
void goi_block_free (GoiBlock *block);
void goi_table_free (GoiTable *table);
void goi_cell_free (GoiCell *cell);

G_END_DECLS
