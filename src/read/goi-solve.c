/* goi-solve.c: which of several readings agree with the sums of the form
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows that can be read in one way are taken as they are, even where they break a sum: documents
 * contain mistakes, and a reader does not correct them. Only among several readings of a row those
 * are preferred that agree with the sums of the row, then those that agree with the sums over rows.
 */

#define G_LOG_DOMAIN "goi-solve"

#include "goi-solve.h"

#include "goi-sums.h"

/* No more combinations of the readings of several rows are tried. */
#define MOST_COMBINATIONS 20000

/* Where a cell's value is to be found. */
typedef struct
{
  guint row;
  guint column;
} Place;

typedef struct
{
  GPtrArray *readings;
  GHashTable *places;  /* cell → Place */
  GPtrArray *relations;
  guint *chosen;       /* for each row the candidate that is being tried */
} Solver;

static const GoiRowReading *
reading_at (const Solver *self, guint row)
{
  return g_ptr_array_index (self->readings, row);
}

static guint
n_candidates (const Solver *self, guint row)
{
  return reading_at (self, row)->candidates->len;
}

static gboolean
value_at (const Solver *self, const Place *place, GoiDecimal *value)
{
  const GoiRowReading *reading = reading_at (self, place->row);
  const GoiCandidate *candidate
      = g_ptr_array_index (reading->candidates, self->chosen[place->row]);
  GoiNumber number;

  *value = GOI_DECIMAL_INT (0);
  if (candidate->texts[place->column] == NULL)
    return TRUE;
  goi_number_read (candidate->texts[place->column], &reading->rules[place->column], &number);
  if (number.mark == GOI_MARK_NUMBER)
    *value = number.number;
  return number.mark != GOI_MARK_UNREADABLE;
}

static gboolean
add_up (const Solver *self, const GoiSum *sum, GoiDecimal *total)
{
  *total = GOI_DECIMAL_INT (0);
  for (guint i = 0; i < sum->terms->len; i++)
    {
      const GoiTerm *term = &g_array_index (sum->terms, GoiTerm, i);
      const Place *place = g_hash_table_lookup (self->places, term->cell);
      GoiDecimal value;

      if (place == NULL)
        continue;
      if (!value_at (self, place, &value)
          || !goi_decimal_add (*total, term->sign > 0 ? value : goi_decimal_negate (value), total))
        return FALSE;
    }
  return TRUE;
}

/* Whether a relation agrees with the chosen readings; one that cannot be worked out does not speak
 * against them. */
static gboolean
agrees (const Solver *self, const GoiRelation *relation)
{
  GoiDecimal left, right;

  return !add_up (self, relation->left, &left) || !add_up (self, relation->right, &right)
         || goi_decimal_equal (left, right);
}

/* The rows with several readings that a relation is about, at most @most of them. */
static guint
open_rows (const Solver *self, const GoiRelation *relation, guint *rows, guint most)
{
  const GoiSum *sides[] = { relation->left, relation->right };
  guint n = 0;

  for (guint s = 0; s < 2; s++)
    for (guint i = 0; i < sides[s]->terms->len; i++)
      {
        const Place *place = g_hash_table_lookup (
            self->places, g_array_index (sides[s]->terms, GoiTerm, i).cell);
        gboolean known = FALSE;

        if (place == NULL || n_candidates (self, place->row) < 2)
          continue;
        for (guint k = 0; k < MIN (n, most); k++)
          known |= rows[k] == place->row;
        if (!known && n++ < most)
          rows[n - 1] = place->row;
      }
  return n;
}

static void
keep_only (GPtrArray *candidates, const gboolean *keep)
{
  guint to = 0;

  for (guint i = 0; i < candidates->len; i++)
    {
      if (!keep[i])
        {
          goi_candidate_free (candidates->pdata[i]);
          continue;
        }
      candidates->pdata[to++] = candidates->pdata[i];
    }
  for (guint i = to; i < candidates->len; i++)
    candidates->pdata[i] = NULL;
  g_ptr_array_set_free_func (candidates, NULL);
  g_ptr_array_set_size (candidates, to);
  g_ptr_array_set_free_func (candidates, (GDestroyNotify) goi_candidate_free);
}

static void
filter_by_row (GoiRowReading *reading)
{
  g_autoptr (GArray) sums = NULL;
  g_autofree gboolean *keep = NULL;
  guint n_kept = 0;

  if (reading->candidates->len < 2)
    return;
  sums = goi_row_sums_new (reading);
  keep = g_new0 (gboolean, reading->candidates->len);
  for (guint i = 0; i < reading->candidates->len; i++)
    {
      keep[i] = goi_row_sums_check (sums, reading, g_ptr_array_index (reading->candidates, i))
                == GOI_RELATION_HOLDS;
      n_kept += keep[i] ? 1 : 0;
    }
  if (n_kept > 0)
    keep_only (reading->candidates, keep);
}

/* The relations in which no other row is open. */
static GPtrArray *
relations_of_row (const Solver *self, guint row)
{
  GPtrArray *own = g_ptr_array_new ();

  for (guint i = 0; i < self->relations->len; i++)
    {
      GoiRelation *relation = g_ptr_array_index (self->relations, i);
      guint only;

      if (open_rows (self, relation, &only, 1) == 1 && only == row)
        g_ptr_array_add (own, relation);
    }
  return own;
}

/* Among the readings of one row, those that agree with every sum in which no other row is open. */
static gboolean
filter_by_columns (Solver *self, guint row)
{
  g_autoptr (GPtrArray) own = relations_of_row (self, row);
  GPtrArray *candidates = reading_at (self, row)->candidates;
  g_autofree gboolean *keep = g_new0 (gboolean, candidates->len);
  guint n = candidates->len, n_kept = 0;

  for (guint c = 0; c < n; c++)
    {
      self->chosen[row] = c;
      keep[c] = TRUE;
      for (guint i = 0; i < own->len && keep[c]; i++)
        keep[c] = agrees (self, g_ptr_array_index (own, i));
      n_kept += keep[c] ? 1 : 0;
    }
  self->chosen[row] = 0;
  if (n_kept == 0 || n_kept == n)
    return FALSE;
  keep_only (candidates, keep);
  return TRUE;
}

static gboolean
all_agree (const Solver *self)
{
  for (guint i = 0; i < self->relations->len; i++)
    if (!agrees (self, g_ptr_array_index (self->relations, i)))
      return FALSE;
  return TRUE;
}

/* Takes the next combination; FALSE when all have been tried. */
static gboolean
next_combination (Solver *self, const guint *rows, guint n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    {
      if (++self->chosen[rows[i]] < n_candidates (self, rows[i]))
        return TRUE;
      self->chosen[rows[i]] = 0;
    }
  return FALSE;
}

/* Tries all combinations of the rows that are still open, and keeps the readings that occur in one
 * with which all sums agree. */
static void
filter_together (Solver *self)
{
  g_autofree guint *rows = g_new (guint, self->readings->len);
  g_autoptr (GPtrArray) keep = g_ptr_array_new_with_free_func (g_free);
  guint n_rows = 0;
  guint64 product = 1;
  gboolean found = FALSE;

  for (guint i = 0; i < self->readings->len; i++)
    if (n_candidates (self, i) > 1)
      {
        rows[n_rows++] = i;
        product *= n_candidates (self, i);
        if (product > MOST_COMBINATIONS)
          return;
        g_ptr_array_add (keep, g_new0 (gboolean, n_candidates (self, i)));
      }
  if (n_rows == 0)
    return;
  do
    if (all_agree (self))
      {
        found = TRUE;
        for (guint i = 0; i < n_rows; i++)
          ((gboolean *) g_ptr_array_index (keep, i))[self->chosen[rows[i]]] = TRUE;
      }
  while (next_combination (self, rows, n_rows));
  for (guint i = 0; i < n_rows && found; i++)
    keep_only (reading_at (self, rows[i])->candidates, g_ptr_array_index (keep, i));
}

/* The relations over several rows, as far as the rows are in the document. */
static void
collect_relations (Solver *self, GoiEdition *edition)
{
  GPtrArray *relations = goi_edition_get_relations (edition);

  for (guint i = 0; i < relations->len; i++)
    {
      GoiRelation *relation = g_ptr_array_index (relations, i);
      guint row;

      if (relation->comparison == GOI_COMPARISON_EQUAL && open_rows (self, relation, &row, 1) > 0)
        g_ptr_array_add (self->relations, relation);
    }
}

static gboolean
any_open (const Solver *self)
{
  for (guint i = 0; i < self->readings->len; i++)
    if (n_candidates (self, i) > 1)
      return TRUE;
  return FALSE;
}

/**
 * goi_solve_rows:
 * @edition: the edition
 * @readings: (element-type GoiRowReading): the rows of its tables, each with at least one candidate
 *
 * Leaves of each row's candidates those that are as good as any other.
 */
void
goi_solve_rows (GoiEdition *edition, GPtrArray *readings)
{
  Solver self = { .readings = readings };
  gboolean changed;

  for (guint i = 0; i < readings->len; i++)
    filter_by_row (g_ptr_array_index (readings, i));
  if (!any_open (&self))
    return;

  self.places = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self.relations = g_ptr_array_new ();
  self.chosen = g_new0 (guint, readings->len);
  for (guint i = 0; i < readings->len; i++)
    for (guint k = 0; k < reading_at (&self, i)->n; k++)
      if (reading_at (&self, i)->cells[k] != NULL)
        {
          Place *place = g_new (Place, 1);
          *place = (Place) { i, k };
          g_hash_table_insert (self.places, (gpointer) reading_at (&self, i)->cells[k], place);
        }
  collect_relations (&self, edition);
  do
    {
      changed = FALSE;
      for (guint i = 0; i < readings->len; i++)
        if (n_candidates (&self, i) > 1)
          changed |= filter_by_columns (&self, i);
    }
  while (changed);
  filter_together (&self);
  g_hash_table_unref (self.places);
  g_ptr_array_unref (self.relations);
  g_free (self.chosen);
}
