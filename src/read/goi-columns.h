/* goi-columns.h: the column headers of a table
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-form-labels.h"
#include "goi-lines.h"

G_BEGIN_DECLS

/**
 * GoiColumn:
 * @item: (nullable): the form's column, NULL for one that the form does not have (小计)
 * @place: the table's column in which its header stands, -1 where that is not known
 * @unit: (nullable): the unit of money that the header prints
 *
 * A column of a document's table.
 */
typedef struct
{
  const GoiFormItem *item;
  int place;
  const char *unit;
} GoiColumn;

/**
 * GoiColumns:
 * @columns: (element-type GoiColumn): from left to right
 * @found: whether the document has headers; without them these are the form's columns
 * @places: whether all columns have their places and these go from left to right
 * @grid_columns: #GoiLine.grid_columns of the header
 *
 * The columns of a document's table under one header.
 */
typedef struct
{
  GArray *columns;
  gboolean found;
  gboolean places;
  guint grid_columns;
} GoiColumns;

void        goi_headers_mark (const GoiFormLabels *labels, GPtrArray *lines, GArray *entries);
int         goi_headers_find (GArray *entries, guint entry);
GoiColumns *goi_columns_new (const GoiFormLabels *labels, const GoiBlock *block, GPtrArray *lines,
                             GArray *entries, int header);
void        goi_columns_take_units (GoiColumns *self, const GoiFormLabels *labels, GPtrArray *lines,
                                    GArray *entries, guint entry);
void        goi_columns_free (GoiColumns *columns);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiColumns, goi_columns_free)

G_END_DECLS
