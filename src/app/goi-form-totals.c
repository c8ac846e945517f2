/* goi-form-totals.c: totals that fill themselves in
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-form-totals"

#include "config.h"

#include "goi-form-totals.h"

/* Totals of totals: rows, then columns, then what adds those up. No form nests deeper. */
#define MAX_PASSES 8

/**
 * goi_form_totals_get_total:
 * @relation: a relation
 *
 * Returns: (transfer none) (nullable): the cell that the relation says is the sum of others; NULL
 *   for relations that are no plain sums
 */
const GoiCell *
goi_form_totals_get_total (const GoiRelation *relation)
{
  const GoiTerm *total;

  if (relation->comparison != GOI_COMPARISON_EQUAL || relation->left->terms->len != 1
      || relation->right->terms->len < 2)
    return NULL;
  total = &g_array_index (relation->left->terms, GoiTerm, 0);
  if (total->sign != 1)
    return NULL;
  for (guint i = 0; i < relation->right->terms->len; i++)
    if (g_array_index (relation->right->terms, GoiTerm, i).sign != 1)
      return NULL;
  return total->cell;
}

/**
 * goi_form_totals_is_automatic:
 * @value: the value of a total
 *
 * Returns: whether the total may be filled in: it is blank, or was computed before. What a person
 *   typed, a dash included, stays.
 */
gboolean
goi_form_totals_is_automatic (const GoiValue *value)
{
  return value->mark == GOI_MARK_BLANK
         || (value->mark == GOI_MARK_NUMBER && value->origin == GOI_ORIGIN_COMPUTED);
}

/* The sum that @relation gives its total. FALSE when it cannot be told; *any is FALSE when no part
 * has a number. */
static gboolean
evaluate (const GoiRelation *relation, GoiReport *report, GoiDecimal *sum, gboolean *any)
{
  GoiSumResult result;

  goi_sum_evaluate (relation->right, report, &result);
  if (result.overflow || result.n_unreadable > 0)
    return FALSE;
  *any = result.n_numbers > 0;
  *sum = result.value;
  return TRUE;
}

/**
 * goi_form_totals_compute:
 * @report: a report
 * @total: a cell
 * @sum: (out): the sum of its parts
 *
 * Returns: FALSE when the cell is no total, when none of its parts has a number, or when one of
 *   them cannot be read
 */
gboolean
goi_form_totals_compute (GoiReport *report, const GoiCell *total, GoiDecimal *sum)
{
  GPtrArray *relations = goi_edition_get_relations (goi_report_get_edition (report));

  for (guint i = 0; i < relations->len; i++)
    {
      const GoiRelation *relation = g_ptr_array_index (relations, i);
      gboolean any;
      if (goi_form_totals_get_total (relation) == total && evaluate (relation, report, sum, &any) && any)
        return TRUE;
    }
  return FALSE;
}

static void
put (GoiReport *report, const GoiCell *cell, GoiValue *value, GPtrArray *changes)
{
  GoiChange *change = NULL;

  goi_report_set_value (report, cell->key, value);
  for (guint i = 0; i < changes->len && change == NULL; i++)
    {
      GoiChange *other = g_ptr_array_index (changes, i);
      if (g_str_equal (other->key, cell->key))
        change = other;
    }
  if (change != NULL)
    {
      goi_value_free (change->value);
      change->value = goi_value_copy (value);
    }
  else
    g_ptr_array_add (changes, goi_change_new (cell->key, value));
}

static gboolean
update_total (GoiReport *report, const GoiRelation *relation, const GoiCell *total, GPtrArray *changes)
{
  const GoiValue *old = goi_report_get_cell_value (report, total);
  g_autoptr (GoiValue) value = NULL;
  GoiDecimal sum;
  gboolean any;

  if (!goi_form_totals_is_automatic (old) || !evaluate (relation, report, &sum, &any))
    return FALSE;
  if (any)
    value = goi_value_new_number (sum, GOI_ORIGIN_COMPUTED);
  else
    value = goi_value_new_mark (GOI_MARK_BLANK, GOI_ORIGIN_UNKNOWN);
  if (goi_value_same_content (old, value))
    return FALSE;
  put (report, total, value, changes);
  return TRUE;
}

/**
 * goi_form_totals_complete:
 * @report: a report that is being written; its totals are filled in
 * @changes: (element-type GoiChange): the totals that changed are appended
 *
 * Fills in every total that nobody typed. Parts that are left blank count as nothing; a total whose
 * parts are all blank is blank, never 0.
 */
void
goi_form_totals_complete (GoiReport *report, GPtrArray *changes)
{
  GPtrArray *relations = goi_edition_get_relations (goi_report_get_edition (report));
  g_autoptr (GHashTable) settled = g_hash_table_new (NULL, NULL);
  gboolean changed = TRUE;

  for (guint pass = 0; pass < MAX_PASSES && changed; pass++)
    {
      changed = FALSE;
      /* A cell that two sums give, as the corner of table 三, follows the first of them. */
      g_hash_table_remove_all (settled);
      for (guint i = 0; i < relations->len; i++)
        {
          const GoiRelation *relation = g_ptr_array_index (relations, i);
          const GoiCell *total = goi_form_totals_get_total (relation);
          if (total != NULL && g_hash_table_add (settled, (gpointer) total))
            changed |= update_total (report, relation, total, changes);
        }
    }
}
