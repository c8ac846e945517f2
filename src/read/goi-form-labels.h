/* goi-form-labels.h: the labels of a table of a form, ready to be compared
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"
#include "goi-label.h"

G_BEGIN_DECLS

/**
 * GoiFormRowKind:
 * @GOI_FORM_ROW_VALUES: a row with cells
 * @GOI_FORM_ROW_GROUP: a group of rows, a heading, or the title of a block
 *
 * What a line of the form's left side is.
 */
typedef enum
{
  GOI_FORM_ROW_VALUES,
  GOI_FORM_ROW_GROUP,
} GoiFormRowKind;

/**
 * GoiFormLabel:
 * @item: (nullable): the row, column or group; NULL for the title of a block
 * @block: the block it stands in
 * @kind: what it is
 * @forms: the ways in which it is printed
 * @n_forms: how many they are
 *
 * A label of the form.
 */
typedef struct
{
  const GoiFormItem *item;
  const GoiBlock *block;
  GoiFormRowKind kind;
  GoiLabel *forms;
  guint n_forms;
} GoiFormLabel;

/**
 * GoiFormLabels:
 * @edition: the edition
 * @table: the table
 * @rows: (element-type GoiFormLabel): rows, groups and titles from top to bottom
 * @columns: (element-type GoiFormLabel): columns and their groups, block by block
 * @corners: (element-type GoiFormLabel): what stands over the row labels, and the header of the units
 * @n_value_rows: how many of @rows have cells and are in every document
 *
 * All labels of a table.
 */
typedef struct
{
  GoiEdition *edition;
  GoiTable *table;
  GArray *rows;
  GArray *columns;
  GArray *corners;
  guint n_value_rows;
} GoiFormLabels;

const GoiFormLabels *goi_form_labels_get (GoiEdition *edition, GoiTable *table);
double               goi_form_label_similarity (const GoiFormLabel *form, const GoiLabel *label);
gboolean             goi_form_label_equal (const GoiFormLabel *form, const GoiLabel *label);
const GoiFormLabel  *goi_form_labels_find_column (const GoiFormLabels *self, const GoiLabel *label,
                                                  double at_least);
gboolean             goi_form_labels_is_corner (const GoiFormLabels *self, const GoiLabel *label);

static inline const GoiFormLabel *
goi_form_labels_row (const GoiFormLabels *self, guint i)
{
  return &g_array_index (self->rows, GoiFormLabel, i);
}

static inline const GoiFormLabel *
goi_form_labels_column (const GoiFormLabels *self, guint i)
{
  return &g_array_index (self->columns, GoiFormLabel, i);
}

G_END_DECLS
