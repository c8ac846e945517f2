/* goi-form-labels.c: the labels of a table of a form, ready to be compared
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-form-labels"

#include "goi-form-labels.h"

#include <string.h>

static GoiFormLabel
make_label (const GoiFormItem *item, const GoiBlock *block, GoiFormRowKind kind, const char *label,
            char **variants)
{
  GoiFormLabel result = { item, block, kind, NULL, 1 };

  if (variants != NULL)
    result.n_forms += g_strv_length (variants);
  result.forms = g_new (GoiLabel, result.n_forms);
  goi_label_init (&result.forms[0], label);
  for (guint i = 1; i < result.n_forms; i++)
    {
      goi_label_init (&result.forms[i], variants[i - 1]);
      /* Variants are given without the ordinal that the label has. */
      if (result.forms[i].kind == GOI_ORDINAL_NONE)
        {
          result.forms[i].kind = result.forms[0].kind;
          result.forms[i].ordinal = result.forms[0].ordinal;
        }
    }
  return result;
}

static void
add_rows (GoiFormLabels *self, const GoiBlock *block, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const GoiFormItem *item = g_ptr_array_index (items, i);
      gboolean group = item->heading || item->children->len > 0;
      GoiFormLabel label = make_label (item, block, group ? GOI_FORM_ROW_GROUP : GOI_FORM_ROW_VALUES,
                                       item->label, item->variants);

      g_array_append_val (self->rows, label);
      if (!group && item->replaces == NULL && !item->optional)
        self->n_value_rows++;
      add_rows (self, block, item->children);
    }
}

static void
add_columns (GoiFormLabels *self, const GoiBlock *block, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const GoiFormItem *item = g_ptr_array_index (items, i);
      GoiFormLabel label
          = make_label (item, block,
                        item->children->len > 0 ? GOI_FORM_ROW_GROUP : GOI_FORM_ROW_VALUES,
                        item->label, item->variants);

      g_array_append_val (self->columns, label);
      add_columns (self, block, item->children);
    }
}

static void
add_corner (GoiFormLabels *self, const GoiBlock *block, const char *text)
{
  GoiFormLabel label;

  if (text == NULL)
    return;
  label = make_label (NULL, block, GOI_FORM_ROW_GROUP, text, NULL);
  g_array_append_val (self->corners, label);
}

static GoiFormLabels *
build (GoiEdition *edition, GoiTable *table)
{
  GoiFormLabels *self = g_new0 (GoiFormLabels, 1);

  self->edition = edition;
  self->table = table;
  self->rows = g_array_new (FALSE, FALSE, sizeof (GoiFormLabel));
  self->columns = g_array_new (FALSE, FALSE, sizeof (GoiFormLabel));
  self->corners = g_array_new (FALSE, FALSE, sizeof (GoiFormLabel));
  add_corner (self, NULL, table->unit_column);
  for (guint i = 0; i < table->blocks->len; i++)
    {
      const GoiBlock *block = g_ptr_array_index (table->blocks, i);

      if (block->title != NULL)
        {
          GoiFormLabel title = make_label (NULL, block, GOI_FORM_ROW_GROUP, block->title, NULL);
          g_array_append_val (self->rows, title);
        }
      add_corner (self, block, block->corner);
      add_columns (self, block, block->column_roots);
      add_rows (self, block, block->row_roots);
    }
  return self;
}

/**
 * goi_form_labels_get:
 * @edition: an edition that lives as long as the program
 * @table: one of its tables
 *
 * Returns: (transfer none): its labels; they are prepared once
 */
const GoiFormLabels *
goi_form_labels_get (GoiEdition *edition, GoiTable *table)
{
  static GMutex mutex;
  static GHashTable *known;
  GoiFormLabels *labels;

  g_mutex_lock (&mutex);
  if (known == NULL)
    known = g_hash_table_new (NULL, NULL);
  labels = g_hash_table_lookup (known, table);
  if (labels == NULL)
    {
      labels = build (edition, table);
      g_hash_table_insert (known, table, labels);
    }
  g_mutex_unlock (&mutex);
  return labels;
}

/**
 * goi_form_label_similarity:
 * @form: a label of the form
 * @label: a label of a document
 *
 * Returns: how similar the most similar of its forms is, from 0 to 1
 */
double
goi_form_label_similarity (const GoiFormLabel *form, const GoiLabel *label)
{
  double best = 0;

  for (guint i = 0; i < form->n_forms && best < 1; i++)
    best = MAX (best, goi_label_similarity (&form->forms[i], label));
  return best;
}

/**
 * goi_form_label_equal:
 * @form: a label of the form
 * @label: a label of a document
 *
 * Returns: whether it is printed in one of the known forms
 */
gboolean
goi_form_label_equal (const GoiFormLabel *form, const GoiLabel *label)
{
  for (guint i = 0; i < form->n_forms; i++)
    if (goi_label_equal (&form->forms[i], label))
      return TRUE;
  return FALSE;
}

/**
 * goi_form_labels_find_column:
 * @self: the labels of a table
 * @label: a label of a document
 * @at_least: how similar it has to be
 *
 * Returns: (nullable): the most similar column or group of columns, the first of equals
 */
const GoiFormLabel *
goi_form_labels_find_column (const GoiFormLabels *self, const GoiLabel *label, double at_least)
{
  const GoiFormLabel *best = NULL;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const GoiFormLabel *column = goi_form_labels_column (self, i);
      double similarity = goi_form_label_similarity (column, label);

      if (similarity >= at_least && (best == NULL || similarity > at_least))
        {
          best = column;
          at_least = similarity;
        }
    }
  return best;
}

/**
 * goi_form_labels_is_corner:
 * @self: the labels of a table
 * @label: a label of a document
 *
 * Returns: whether it is what the form prints over its row labels or over its units
 */
gboolean
goi_form_labels_is_corner (const GoiFormLabels *self, const GoiLabel *label)
{
  for (guint i = 0; i < self->corners->len; i++)
    if (goi_form_label_similarity (&g_array_index (self->corners, GoiFormLabel, i), label) > 0.7)
      return TRUE;
  return FALSE;
}
