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
  GoiFormLabel result = { item, block, kind, NULL, 1, 0 };

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

#define LOW_CODES 0x10000

static guint
code_of (GoiFormLabels *self, gunichar c)
{
  gpointer key = GUINT_TO_POINTER (c);
  guint code = GPOINTER_TO_UINT (g_hash_table_lookup (self->codes, key));

  if (code == 0)
    {
      code = self->n_codes++;
      g_hash_table_insert (self->codes, key, GUINT_TO_POINTER (code));
      if (c < LOW_CODES)
        self->low_codes[c] = (guint16) code;
    }
  return code;
}

/* Numbers the characters and the forms of labels. */
static guint
number_forms (GoiFormLabels *self, GArray *labels, guint n_patterns)
{
  for (guint i = 0; i < labels->len; i++)
    {
      GoiFormLabel *label = &g_array_index (labels, GoiFormLabel, i);

      label->pattern = n_patterns;
      n_patterns += label->n_forms;
      for (guint k = 0; k < label->n_forms; k++)
        for (guint c = 0; c < label->forms[k].n_full; c++)
          code_of (self, label->forms[k].full[c]);
    }
  return n_patterns;
}

static guint64 *
masks_of (const GoiFormLabels *self, guint pattern, gboolean bare)
{
  return self->masks + (gsize) (pattern * 2 + (bare ? 1 : 0)) * self->n_codes;
}

static void
fill_masks (GoiFormLabels *self, GArray *labels)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const GoiFormLabel *label = &g_array_index (labels, GoiFormLabel, i);

      for (guint k = 0; k < label->n_forms; k++)
        {
          const GoiLabel *form = &label->forms[k];
          for (guint c = 0; c < form->n_full; c++)
            masks_of (self, label->pattern + k, FALSE)[code_of (self, form->full[c])]
                |= G_GUINT64_CONSTANT (1) << c;
          for (guint c = 0; c < form->n_bare; c++)
            masks_of (self, label->pattern + k, TRUE)[code_of (self, form->bare[c])]
                |= G_GUINT64_CONSTANT (1) << c;
        }
    }
}

static void
prepare (GoiFormLabels *self)
{
  GArray *lists[] = { self->rows, self->columns, self->corners };
  guint n_patterns = 0;

  self->codes = g_hash_table_new (NULL, NULL);
  self->low_codes = g_new0 (guint16, LOW_CODES);
  self->n_codes = 1;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    n_patterns = number_forms (self, lists[i], n_patterns);
  self->masks = g_new0 (guint64, (gsize) n_patterns * 2 * self->n_codes);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    fill_masks (self, lists[i]);
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
  prepare (self);
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

static guint
code_text (const GoiFormLabels *self, const gunichar *text, guint n_text, guint16 *out)
{
  guint n = 0;

  for (guint i = 0; i < n_text; i++)
    {
      out[n] = text[i] < LOW_CODES ? self->low_codes[text[i]]
                                   : (guint16) GPOINTER_TO_UINT (g_hash_table_lookup (
                                         self->codes, GUINT_TO_POINTER (text[i])));
      n += out[n] != 0 ? 1 : 0;
    }
  return n;
}

/**
 * goi_form_labels_code:
 * @self: the labels of a table
 * @label: a label of a document; it has to outlive @out
 * @out: (out caller-allocates): the label, ready for goi_form_labels_compare()
 */
void
goi_form_labels_code (const GoiFormLabels *self, const GoiLabel *label, GoiCodedLabel *out)
{
  out->label = label;
  out->n_full = code_text (self, label->full, label->n_full, out->full);
  out->n_bare = code_text (self, label->bare, label->n_bare, out->bare);
}

/* Twice the length of the longest common subsequence by the sum of the lengths (Hyyrö 2004); 0 when it
 * cannot be as much as @at_least. Of the text, of @length characters, only those are looked at that the
 * form has. */
static double
compare_text (const guint64 *masks, guint n_pattern, const guint16 *text, guint n_text, guint length,
              double at_least)
{
  guint64 v = ~G_GUINT64_CONSTANT (0);
  guint64 all = n_pattern == 64 ? v : (G_GUINT64_CONSTANT (1) << n_pattern) - 1;

  if (n_pattern == 0 || n_text == 0 || 2.0 * MIN (n_pattern, n_text) / (n_pattern + length) < at_least)
    return 0;
  for (guint i = 0; i < n_text; i++)
    {
      guint64 u = v & masks[text[i]];
      v = (v + u) | (v - u);
    }
  return 2.0 * __builtin_popcountll (~v & all) / (n_pattern + length);
}

/* The most that compare_text() can return for two texts of which no more is known than which characters
 * are in them, roughly. */
static double
most_similar (guint n_pattern, guint64 pattern_bloom, guint length, guint64 bloom)
{
  guint lost = __builtin_popcountll (pattern_bloom & ~bloom);

  return lost < n_pattern ? 2.0 * (n_pattern - lost) / (n_pattern + length) : 0;
}

/**
 * goi_form_labels_compare:
 * @self: the labels of a table
 * @form: one of them
 * @coded: a label of a document
 * @at_least: what is less similar need not be told from what has nothing in common
 *
 * Returns: what goi_form_label_similarity() returns, sooner; 0, perhaps, when that is less than @at_least
 */
double
goi_form_labels_compare (const GoiFormLabels *self, const GoiFormLabel *form,
                         const GoiCodedLabel *coded, double at_least)
{
  const GoiLabel *label = coded->label;
  double best = 0;

  for (guint k = 0; k < form->n_forms && best < 1; k++)
    {
      const GoiLabel *own = &form->forms[k];
      double similarity;

      /* The bare text is a part of the full one, with fewer characters to have in common. */
      if (most_similar (own->n_full, own->full_bloom, label->n_full, label->full_bloom) < at_least
          && (own->n_bare == own->n_full
              || most_similar (own->n_bare, own->bare_bloom, label->n_bare, label->bare_bloom) < at_least)
          && label->n_bare == label->n_full)
        continue;
      similarity = compare_text (masks_of (self, form->pattern + k, FALSE), own->n_full, coded->full,
                                 coded->n_full, label->n_full, at_least);
      if (similarity < GOI_LABEL_SAME && MIN (own->n_full, label->n_full) <= GOI_LABEL_SHORT)
        similarity = 0;
      if (similarity < 1 && (own->n_bare != own->n_full || label->n_bare != label->n_full))
        {
          double bare = GOI_LABEL_BARE
                        * compare_text (masks_of (self, form->pattern + k, TRUE), own->n_bare,
                                        coded->bare, coded->n_bare, label->n_bare, at_least);
          if (bare >= GOI_LABEL_SAME || MIN (own->n_bare, label->n_bare) > GOI_LABEL_SHORT)
            similarity = MAX (similarity, bare);
        }
      best = MAX (best, similarity);
    }
  return best;
}

/**
 * goi_form_label_similarity:
 * @form: a label of the form
 * @label: a label of a document
 * @at_least: what is less similar need not be told from what has nothing in common
 *
 * Returns: how similar the most similar of its forms is, from 0 to 1; perhaps 0 where that is less than
 *   @at_least
 */
double
goi_form_label_similarity (const GoiFormLabel *form, const GoiLabel *label, double at_least)
{
  double best = 0;

  for (guint i = 0; i < form->n_forms && best < 1; i++)
    best = MAX (best, goi_label_similarity (&form->forms[i], label, at_least));
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
      double similarity = goi_form_label_similarity (column, label, at_least);

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
    {
      const GoiFormLabel *corner = &g_array_index (self->corners, GoiFormLabel, i);

      /* 计量单位 for 单位 */
      if (goi_form_label_similarity (corner, label, 0.7) > 0.7
          || (label->n_full <= corner->forms[0].n_full + 2
              && goi_label_contains (label, &corner->forms[0])))
        return TRUE;
    }
  return FALSE;
}
