/* goi-restore.c: what cells that could not be read might hold
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sum with one unknown gives it, and so may a sentence of the report. Both are offered with the
 * doubt about the cell; neither is set.
 */

#define G_LOG_DOMAIN "goi-restore"

#include "goi-restore.h"

#include "goi-prose.h"

/* Whether a cell without a number may hold one that could not be seen. */
static gboolean
is_unknown (GoiReport *report, const GoiCell *cell)
{
  const GoiValue *value = goi_report_get_cell_value (report, cell);

  if (goi_value_is_number (value))
    return FALSE;
  if (value->mark == GOI_MARK_ABSENT)
    return !cell->alternative && !cell->row->optional && !goi_report_uses_alternatives (report);
  return value->mark == GOI_MARK_UNREADABLE
         || goi_report_find_doubt (report, cell->key) != NULL;
}

/* Adds a side of a relation up. FALSE when another cell than @cell is unknown. */
static gboolean
add_side (GoiReport *report, const GoiSum *sum, const GoiCell *cell, int sign, GoiDecimal *total,
          int *factor)
{
  for (guint i = 0; i < sum->terms->len; i++)
    {
      const GoiTerm *term = &g_array_index (sum->terms, GoiTerm, i);
      const GoiValue *value = goi_report_get_cell_value (report, term->cell);

      if (term->cell == cell)
        {
          *factor += sign * term->sign;
          continue;
        }
      if (is_unknown (report, term->cell))
        return FALSE;
      if (!goi_value_is_number (value))
        continue;
      if (!goi_decimal_add (*total,
                            sign * term->sign > 0 ? value->number
                                                  : goi_decimal_negate (value->number),
                            total))
        return FALSE;
    }
  return TRUE;
}

/* The value that a relation gives the cell when it is the only unknown. */
static gboolean
solve (GoiReport *report, const GoiRelation *relation, const GoiCell *cell, GoiDecimal *value)
{
  GoiDecimal total = GOI_DECIMAL_INT (0);
  int factor = 0;

  if (relation->comparison != GOI_COMPARISON_EQUAL
      || !goi_relation_has_cell (relation, cell)
      || !add_side (report, relation->left, cell, 1, &total, &factor)
      || !add_side (report, relation->right, cell, -1, &total, &factor) || ABS (factor) != 1)
    return FALSE;
  *value = factor > 0 ? goi_decimal_negate (total) : total;
  return cell->kind == GOI_KIND_SIGNED || value->unscaled >= 0;
}

static gboolean
offers (const GoiDoubt *doubt, const char *key, GoiDecimal number)
{
  for (guint i = 0; i < doubt->alternatives->len; i++)
    {
      GPtrArray *changes = g_ptr_array_index (doubt->alternatives, i);
      for (guint k = 0; k < changes->len; k++)
        {
          const GoiChange *change = g_ptr_array_index (changes, k);
          if (g_strcmp0 (change->key, key) == 0 && goi_value_is_number (change->value)
              && goi_decimal_equal (change->value->number, number))
            return TRUE;
        }
    }
  return FALSE;
}

static void
offer (GoiDoubt *doubt, const char *key, const GoiValue *value)
{
  GPtrArray *changes;

  if (offers (doubt, key, value->number))
    return;
  changes = goi_change_list_new ();
  g_ptr_array_add (changes, goi_change_new (key, value));
  goi_doubt_add_alternative (doubt, changes);
}

static void
offer_for_cell (GoiReport *report, GoiDoubt *doubt, const GoiCell *cell, GPtrArray *facts)
{
  GPtrArray *relations = goi_edition_get_relations (goi_report_get_edition (report));

  for (guint i = 0; i < relations->len; i++)
    {
      GoiDecimal number;

      if (solve (report, g_ptr_array_index (relations, i), cell, &number))
        {
          g_autoptr (GoiValue) value = goi_value_new_number (number, GOI_ORIGIN_REPAIRED);
          offer (doubt, cell->key, value);
        }
    }
  for (guint i = 0; facts != NULL && i < facts->len; i++)
    {
      const GoiFact *fact = g_ptr_array_index (facts, i);
      if (fact->cell == cell && !fact->rounded && !fact->unsure)
        offer (doubt, cell->key, fact->value);
    }
}

/**
 * goi_restore_offer:
 * @report: a report that was read
 * @facts: (nullable) (element-type GoiFact): what its sentences state
 *
 * Adds to the doubts about cells without a number what sums and sentences say they hold.
 */
void
goi_restore_offer (GoiReport *report, GPtrArray *facts)
{
  GPtrArray *doubts = goi_report_get_doubts (report);
  GoiEdition *edition = goi_report_get_edition (report);

  for (guint i = 0; i < doubts->len; i++)
    {
      GoiDoubt *doubt = g_ptr_array_index (doubts, i);

      for (guint k = 0; doubt->cells[k] != NULL; k++)
        {
          const GoiCell *cell = goi_edition_find_cell (edition, doubt->cells[k]);
          if (cell != NULL && !goi_value_is_number (goi_report_get_cell_value (report, cell)))
            offer_for_cell (report, doubt, cell, facts);
        }
    }
}
