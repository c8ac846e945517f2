/* goi-relation.c: arithmetic between the cells of a form
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-relation"

#include "goi-relation.h"

#include "goi-edition.h"
#include "goi-report.h"

#include <string.h>

/* Whether @key fits @pattern, in which * stands for one part between dots. */
static gboolean
key_matches (const char *key, const char *pattern)
{
  while (*pattern != '\0')
    {
      if (*pattern == '*')
        {
          gsize part = strcspn (key, ".");
          if (part == 0)
            return FALSE;
          key += part;
          pattern++;
        }
      else if (*key++ != *pattern++)
        return FALSE;
    }
  return *key == '\0';
}

static gboolean
add_terms (GoiSum *sum, const char *pattern, int sign, GoiEdition *edition)
{
  guint n = goi_edition_get_n_cells (edition);
  gboolean found = FALSE;

  if (strchr (pattern, '*') == NULL)
    {
      GoiTerm term = { goi_edition_find_cell (edition, pattern), sign };
      if (term.cell != NULL)
        g_array_append_val (sum->terms, term);
      return term.cell != NULL;
    }
  for (guint i = 0; i < n; i++)
    {
      GoiTerm term = { goi_edition_get_cell (edition, i), sign };
      if (!key_matches (term.cell->key, pattern))
        continue;
      g_array_append_val (sum->terms, term);
      found = TRUE;
    }
  return found;
}

/**
 * goi_sum_parse:
 * @expression: cell keys joined by blanks and + or -; a * in a key stands for any one part
 * @edition: the edition whose cells they are
 * @error: return location for a #GoiEditionError
 *
 * Returns: (transfer full): the sum, or NULL when a key matches no cell
 */
GoiSum *
goi_sum_parse (const char *expression, GoiEdition *edition, GError **error)
{
  g_autoptr (GoiSum) sum = g_new0 (GoiSum, 1);
  g_auto (GStrv) words = g_strsplit_set (expression, " ", -1);
  int sign = 1;

  sum->terms = g_array_new (FALSE, FALSE, sizeof (GoiTerm));
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strcmp (words[i], "+") == 0 || strcmp (words[i], "-") == 0)
        sign = words[i][0] == '+' ? 1 : -1;
      else if (words[i][0] != '\0' && !add_terms (sum, words[i], sign, edition))
        {
          g_set_error (error, GOI_EDITION_ERROR, GOI_EDITION_ERROR_INVALID, "no cell is called %s",
                       words[i]);
          return NULL;
        }
    }
  return g_steal_pointer (&sum);
}

/**
 * goi_sum_free:
 * @sum: (nullable): a sum
 */
void
goi_sum_free (GoiSum *sum)
{
  if (sum == NULL)
    return;
  g_array_unref (sum->terms);
  g_free (sum);
}

/**
 * goi_relation_free:
 * @relation: (nullable): a relation
 */
void
goi_relation_free (GoiRelation *relation)
{
  if (relation == NULL)
    return;
  g_free (relation->id);
  g_free (relation->instance);
  g_free (relation->name_zh);
  g_free (relation->name_en);
  g_free (relation->source);
  goi_sum_free (relation->left);
  goi_sum_free (relation->right);
  g_free (relation);
}

/* Cells of rows that the document replaces by others, or that only some provinces print, are not
 * missed when they are absent. */
static gboolean
may_be_absent (const GoiCell *cell, GoiReport *report)
{
  if (cell->alternative || cell->row->optional)
    return TRUE;
  if (!goi_report_uses_alternatives (report) || cell->row->id == NULL)
    return FALSE;
  for (guint i = 0; i < cell->block->rows->len; i++)
    {
      const GoiFormItem *row = g_ptr_array_index (cell->block->rows, i);
      if (row->replaces != NULL && g_str_has_prefix (cell->row->id, row->replaces))
        return TRUE;
    }
  return FALSE;
}

/**
 * goi_sum_evaluate:
 * @sum: a sum
 * @report: the report whose cells to add
 * @result: (out caller-allocates): the sum of the numbers, and how many cells have none
 */
void
goi_sum_evaluate (const GoiSum *sum, GoiReport *report, GoiSumResult *result)
{
  *result = (GoiSumResult) { .value = GOI_DECIMAL_INT (0) };

  for (guint i = 0; i < sum->terms->len; i++)
    {
      const GoiTerm *term = &g_array_index (sum->terms, GoiTerm, i);
      const GoiValue *value = goi_report_get_cell_value (report, term->cell);

      if (goi_value_is_number (value))
        {
          GoiDecimal n = term->sign < 0 ? goi_decimal_negate (value->number) : value->number;
          if (!goi_decimal_add (result->value, n, &result->value))
            result->overflow = TRUE;
          result->n_numbers++;
        }
      else if (value->mark == GOI_MARK_UNREADABLE)
        result->n_unreadable++;
      else if (value->mark == GOI_MARK_ABSENT)
        result->n_absent += may_be_absent (term->cell, report) ? 0 : 1;
      else
        result->n_empty++;
    }
}

/**
 * goi_sum_format:
 * @sum: a sum
 * @report: the report whose cells to show
 * @blank: what to write for a cell without a number, or NULL to leave such cells and zeros out
 *
 * Returns: (transfer full): the arithmetic, such as 31 + 5 + 6
 */
char *
goi_sum_format (const GoiSum *sum, GoiReport *report, const char *blank)
{
  GString *s = g_string_new (NULL);

  for (guint i = 0; i < sum->terms->len; i++)
    {
      const GoiTerm *term = &g_array_index (sum->terms, GoiTerm, i);
      const GoiValue *value = goi_report_get_cell_value (report, term->cell);
      gboolean number = goi_value_is_number (value);
      g_autofree char *text = number ? goi_decimal_to_string (value->number) : g_strdup (blank);

      if (term->cell->alternative && value->mark == GOI_MARK_ABSENT)
        continue;
      if (blank == NULL && (!number || value->number.unscaled == 0))
        continue;
      if (s->len > 0 || term->sign < 0)
        g_string_append (s, term->sign < 0 ? " − " : " + ");
      g_string_append (s, text);
    }
  if (s->len == 0)
    g_string_append_c (s, '0');
  return g_string_free (s, FALSE);
}

/**
 * goi_relation_evaluate:
 * @relation: a relation
 * @report: the report to look at
 * @left: (out caller-allocates) (optional): the left side
 * @right: (out caller-allocates) (optional): the right side
 *
 * Blank cells and dashes count as nothing, as people leave zeros out; a relation all of whose cells
 * are empty holds. Cells that could not be read, or that the document does not have, make the
 * result unknown.
 *
 * Returns: whether the relation holds
 */
GoiRelationState
goi_relation_evaluate (const GoiRelation *relation, GoiReport *report, GoiSumResult *left,
                       GoiSumResult *right)
{
  GoiSumResult a, b;
  int order;

  goi_sum_evaluate (relation->left, report, &a);
  goi_sum_evaluate (relation->right, report, &b);
  if (left != NULL)
    *left = a;
  if (right != NULL)
    *right = b;
  if (a.n_unreadable + b.n_unreadable + a.n_absent + b.n_absent > 0 || a.overflow || b.overflow)
    return GOI_RELATION_UNKNOWN;
  order = goi_decimal_compare (a.value, b.value);
  /* A limit needs both of its sides: nothing is known against a blank one. */
  if (relation->comparison == GOI_COMPARISON_AT_MOST)
    {
      if (a.n_numbers == 0 || b.n_numbers == 0)
        return GOI_RELATION_UNKNOWN;
      return order <= 0 ? GOI_RELATION_HOLDS : GOI_RELATION_BROKEN;
    }
  return order == 0 ? GOI_RELATION_HOLDS : GOI_RELATION_BROKEN;
}

static gboolean
sum_has_cell (const GoiSum *sum, const GoiCell *cell)
{
  for (guint i = 0; i < sum->terms->len; i++)
    if (g_array_index (sum->terms, GoiTerm, i).cell == cell)
      return TRUE;
  return FALSE;
}

/**
 * goi_relation_has_cell:
 * @relation: a relation
 * @cell: a cell of the same edition
 *
 * Returns: whether the cell takes part in the relation
 */
gboolean
goi_relation_has_cell (const GoiRelation *relation, const GoiCell *cell)
{
  return sum_has_cell (relation->left, cell) || sum_has_cell (relation->right, cell);
}
