/* goi-sums.c: the sums of a form within one row of its table
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-sums"

#include "goi-sums.h"

static int
column_of (const GoiRowReading *reading, const GoiCell *cell)
{
  for (guint i = 0; i < reading->n; i++)
    if (reading->cells[i] == cell)
      return (int) i;
  return -1;
}

static gboolean
add_side (GoiRowSum *self, const GoiRowReading *reading, const GoiSum *sum, int sign)
{
  for (guint i = 0; i < sum->terms->len; i++)
    {
      const GoiTerm *term = &g_array_index (sum->terms, GoiTerm, i);
      int column = column_of (reading, term->cell);

      if (column < 0)
        return FALSE;
      self->factors[column] += sign * term->sign;
      self->last = MAX (self->last, (guint) column);
    }
  return TRUE;
}

/**
 * goi_row_sums_new:
 * @reading: a row
 *
 * Returns: (transfer full) (element-type GoiRowSum): the sums that hold within the row
 */
GArray *
goi_row_sums_new (const GoiRowReading *reading)
{
  GPtrArray *relations = goi_edition_get_relations (reading->edition);
  GArray *sums = g_array_new (FALSE, FALSE, sizeof (GoiRowSum));

  for (guint i = 0; i < relations->len; i++)
    {
      const GoiRelation *relation = g_ptr_array_index (relations, i);
      GoiRowSum sum = { { 0 }, 0 };

      if (relation->comparison == GOI_COMPARISON_EQUAL
          && add_side (&sum, reading, relation->left, 1)
          && add_side (&sum, reading, relation->right, -1))
        g_array_append_val (sums, sum);
    }
  return sums;
}

/**
 * goi_row_sums_check:
 * @sums: (element-type GoiRowSum): the sums of a row
 * @reading: the row
 * @candidate: a way to read it
 *
 * Returns: whether all sums hold, what has no number counted as nothing and a lone 一 as one; unknown where there are no
 *   sums or a cell cannot be read
 */
GoiRelationState
goi_row_sums_check (GArray *sums, const GoiRowReading *reading, const GoiCandidate *candidate)
{
  GoiDecimal values[GOI_MOST_COLUMNS];

  if (sums->len == 0)
    return GOI_RELATION_UNKNOWN;
  for (guint i = 0; i < reading->n; i++)
    {
      GoiNumber number;

      values[i] = GOI_DECIMAL_INT (0);
      if (candidate->texts[i] == NULL)
        continue;
      goi_number_read (candidate->texts[i], &reading->rules[i], &number);
      if (number.lone_one)
        values[i] = GOI_DECIMAL_INT (1);
      else if (number.mark == GOI_MARK_UNREADABLE)
        return GOI_RELATION_UNKNOWN;
      if (number.mark == GOI_MARK_NUMBER)
        values[i] = number.number;
    }
  for (guint k = 0; k < sums->len; k++)
    {
      const GoiRowSum *sum = &g_array_index (sums, GoiRowSum, k);
      GoiDecimal total = GOI_DECIMAL_INT (0);

      for (guint i = 0; i < reading->n; i++)
        if (sum->factors[i] != 0
            && !goi_decimal_add (total,
                                 sum->factors[i] > 0 ? values[i] : goi_decimal_negate (values[i]),
                                 &total))
          return GOI_RELATION_UNKNOWN;
      if (total.unscaled != 0)
        return GOI_RELATION_BROKEN;
    }
  return GOI_RELATION_HOLDS;
}
