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
 * @pattern: the number of its first form among the patterns of the table
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
  guint pattern;
} GoiFormLabel;

/**
 * GoiCodedLabel:
 * @label: a label of a document
 * @full: the numbers of the characters of its full text, without those that occur in none of the
 *   table's labels
 * @bare: the same for its bare text
 * @n_full: how many numbers are in @full
 * @n_bare: how many numbers are in @bare
 *
 * A label of a document, prepared to be compared with all labels of a table.
 */
typedef struct
{
  const GoiLabel *label;
  guint16 full[GOI_LABEL_MAX];
  guint16 bare[GOI_LABEL_MAX];
  guint n_full, n_bare;
} GoiCodedLabel;

/**
 * GoiFormLabels:
 * @edition: the edition
 * @table: the table
 * @rows: (element-type GoiFormLabel): rows, groups and titles from top to bottom
 * @columns: (element-type GoiFormLabel): columns and their groups, block by block
 * @corners: (element-type GoiFormLabel): what stands over the row labels, and the header of the units
 * @n_value_rows: how many of @rows have cells and are in every document
 * @codes: the number of each character that occurs in them, from 1
 * @low_codes: the same for the first 65,536 characters, 0 for one that does not occur
 * @n_codes: how many there are, 0 included
 * @masks: for each pattern and each of its two texts, for each number where the character stands
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
  GHashTable *codes;
  guint16 *low_codes;
  guint n_codes;
  guint64 *masks;
} GoiFormLabels;

const GoiFormLabels *goi_form_labels_get (GoiEdition *edition, GoiTable *table);
void                 goi_form_labels_code (const GoiFormLabels *self, const GoiLabel *label,
                                           GoiCodedLabel *out);
double               goi_form_labels_compare (const GoiFormLabels *self, const GoiFormLabel *form,
                                              const GoiCodedLabel *coded, double at_least);
double               goi_form_label_similarity (const GoiFormLabel *form, const GoiLabel *label,
                                                double at_least);
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
