/* goi-split.c: digits that run together, taken apart
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page that lost the borders of its cells gives 640020470 for the cells 64 0 0 2 0 4 70. No number
 * begins with a zero unless it is 0, and the sums of the row hold for few of the ways to cut.
 */

#define G_LOG_DOMAIN "goi-split"

#include "goi-split.h"

#include "goi-sums.h"

#include <string.h>

/* The most digits in a row, and the most digits of one number. */
#define MOST_DIGITS 96
#define LONGEST_NUMBER 8
/* Steps after which the search is given up, and ways to cut of which no more are kept. */
#define MOST_STEPS 400000
#define MOST_WAYS 200

typedef struct
{
  GoiRowReading *reading;
  GArray *sums;
  char digits[MOST_DIGITS + 1];
  gint64 places[MOST_DIGITS];
  gboolean border[MOST_DIGITS + 1]; /* a number ends before this digit in any case */
  guint n_digits;
  guint cuts[GOI_MOST_COLUMNS + 1];
  gint64 values[GOI_MOST_COLUMNS];
  guint n_steps;
  guint n_ways;
  gboolean use_sums;
} Split;

/* All digits of the pieces with their places. FALSE when something else is among them. */
static gboolean
collect (Split *self, const GoiPiece *const *pieces, guint n_pieces)
{
  for (guint i = 0; i < n_pieces; i++)
    {
      const char *text = pieces[i]->text;

      self->border[self->n_digits] = TRUE;
      for (guint k = 0; text[k] != '\0'; k++)
        {
          if (!g_ascii_isdigit (text[k]) || self->n_digits == MOST_DIGITS)
            return FALSE;
          self->digits[self->n_digits] = text[k];
          self->places[self->n_digits] = pieces[i]->start + k;
          self->n_digits++;
        }
    }
  self->border[self->n_digits] = TRUE;
  return TRUE;
}

static gboolean
sums_hold (const Split *self, guint column)
{
  if (!self->use_sums)
    return TRUE;
  for (guint k = 0; k < self->sums->len; k++)
    {
      const GoiRowSum *sum = &g_array_index (self->sums, GoiRowSum, k);
      gint64 total = 0;

      if (sum->last != column)
        continue;
      for (guint i = 0; i <= column; i++)
        total += sum->factors[i] * self->values[i];
      if (total != 0)
        return FALSE;
    }
  return TRUE;
}

static void
keep (Split *self)
{
  GoiCandidate *candidate;

  if (self->n_ways++ >= MOST_WAYS)
    return;
  candidate = goi_candidate_new ();
  candidate->solved = TRUE;
  for (guint i = 0; i < self->reading->n; i++)
    {
      guint from = self->cuts[i], to = self->cuts[i + 1];
      g_autofree char *text = g_strndup (self->digits + from, to - from);

      goi_candidate_set (candidate, i, text, self->places[from], self->places[to - 1] + 1);
    }
  g_ptr_array_add (self->reading->candidates, candidate);
}

/* Cuts the digits from @at on into the columns from @column on. */
static void
cut (Split *self, guint column, guint at)
{
  guint left = self->reading->n - column;
  gint64 value = 0;

  if (++self->n_steps > MOST_STEPS)
    return;
  self->cuts[column] = at;
  if (left == 0)
    {
      if (at == self->n_digits)
        keep (self);
      return;
    }
  for (guint n = 1; n <= LONGEST_NUMBER && at + n + (left - 1) <= self->n_digits; n++)
    {
      if (n > 1 && (self->digits[at] == '0' || self->border[at + n - 1]))
        break;
      value = value * 10 + (self->digits[at + n - 1] - '0');
      self->values[column] = value;
      if (sums_hold (self, column))
        cut (self, column + 1, at + n);
    }
}

/**
 * goi_split_add_candidates:
 * @reading: a row whose cells and rules are known
 * @pieces: (array length=n_pieces): digits; a number may end inside a piece, but goes over no end of one
 * @n_pieces: how many there are
 *
 * Adds the ways to cut the digits into as many numbers as the row has columns: those that agree with
 * the sums of the row, or all when there are no sums or none agrees. Nothing is added when there are
 * too many.
 */
void
goi_split_add_candidates (GoiRowReading *reading, const GoiPiece *const *pieces, guint n_pieces)
{
  Split self = { .reading = reading };

  for (guint i = 0; i < reading->n; i++)
    if (reading->rules[i].kind == GOI_KIND_AMOUNT)
      return;
  if (!collect (&self, pieces, n_pieces))
    return;
  self.sums = goi_row_sums_new (reading);
  self.use_sums = self.sums->len > 0;
  cut (&self, 0, 0);
  if (self.use_sums && self.n_ways == 0)
    {
      self.use_sums = FALSE;
      self.n_steps = 0;
      cut (&self, 0, 0);
    }
  if (self.n_ways > MOST_WAYS || self.n_steps > MOST_STEPS)
    g_ptr_array_set_size (reading->candidates, 0);
  g_array_unref (self.sums);
}
