/* goi-align.c: the lines of a document beside the rows of a form
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A local alignment of two sequences (Smith and Waterman 1981): every pair of a line and a row has a
 * score, leaving out either costs something, and the best chain wins as a whole. So a label that is
 * lost or damaged is found by its neighbours and does not shift the rest.
 */

#define G_LOG_DOMAIN "goi-align"

#include "goi-align.h"

#include "goi-characters.h"

#include <string.h>

/* Scores are in hundredths. A label that is plainly the row's weighs as much as leaving out some
 * rows and lines. */
#define SCORE_CLEAR 300
#define SCORE_LIKELY 200
#define SCORE_POSSIBLE 100
#define SCORE_FAINT 20
#define SCORE_NEVER (-100000)

#define CLEAR 0.8
#define LIKELY 0.6
#define LIKELY_IN_LIST 0.72
#define POSSIBLE 0.45
#define FAINT 0.22
/* A label that is so much less like a row than like another is not that row's. */
#define MUCH_LESS 0.2

#define SKIP_ROW 30
#define SKIP_GROUP 5
#define SKIP_VALUES 40
#define SKIP_WORDS 4

/* How far outside of the table, in lines, rows in another order may stand. */
#define NEAR 6
/* The fewest characters that tell the second line of a label. */
#define SHORTEST_PART 3

enum
{
  STOP,
  PAIR,
  SKIP_LINE,
  SKIP_FORM,
};

typedef struct
{
  const GoiFormLabels *labels;
  GPtrArray *lines;
  GArray *entries;
  guint n_rows;
  guint8 *step;
  int *cost;       /* for each row what it costs to leave it out */
  double *similar; /* for each row how similar the label of one entry is to it, from FAINT on */
  double *other;
  double best;     /* the most similar row with values */
  char *unit;      /* the unit that this entry prints, folded, or NULL */
} Table;

static const GoiEntry *
entry_at (const Table *self, guint i)
{
  return &g_array_index (self->entries, GoiEntry, i);
}

static char *
dup_unit (const Table *self, const GoiEntry *entry)
{
  const GoiLine *line = g_ptr_array_index (self->lines, entry->line);

  if (self->labels->table->unit_column == NULL)
    return NULL;
  for (guint i = entry->first_slot; i < entry->first_slot + entry->n_slots; i++)
    if (goi_line_piece (line, i)->kind == GOI_PIECE_UNIT)
      return goi_text_fold (goi_line_piece (line, i)->text, FALSE);
  return NULL;
}

static int
score_ordinal (const GoiFormLabel *row, const GoiLabel *label)
{
  const GoiLabel *form = &row->forms[0];

  if (form->ordinal == 0 || label->ordinal == 0)
    return 0;
  if (form->ordinal != label->ordinal)
    return -30;
  return form->kind == label->kind ? 30 : 15;
}

/* 总讠十 for 总计: of a short label that is damaged nothing is left but its ordinal. */
static gboolean
is_damaged_short (const GoiFormLabel *row, const GoiLabel *label)
{
  const GoiLabel *form = &row->forms[0];

  return form->n_bare <= GOI_LABEL_SHORT && label->n_bare <= GOI_LABEL_SHORT + 1
         && form->ordinal > 0 && form->ordinal == label->ordinal && form->kind == label->kind;
}

/* A row of values that lost its label: it has as many cells as the row has columns. */
static int
score_unlabelled (const GoiFormLabel *row, const GoiEntry *entry)
{
  guint n = row->block->columns->len;

  if (row->kind == GOI_FORM_ROW_GROUP || n < 2 || entry->n_values == 0 || entry->n_slots < n
      || entry->n_slots > n + 3)
    return SCORE_NEVER;
  return SCORE_FAINT / 2;
}

static int
score_similarity (double similarity)
{
  if (similarity >= CLEAR)
    return SCORE_CLEAR;
  if (similarity >= LIKELY)
    return SCORE_LIKELY;
  if (similarity >= POSSIBLE)
    return SCORE_POSSIBLE;
  return similarity >= FAINT ? SCORE_FAINT : SCORE_NEVER;
}

static int
score_group (const GoiFormLabel *row, const GoiEntry *entry, double similarity)
{
  /* The titles of blocks differ from each other in one character. */
  if (similarity < (row->item == NULL ? 0.95 : LIKELY))
    return SCORE_NEVER;
  return score_similarity (similarity) + score_ordinal (row, entry->label)
         - (entry->n_values > 0 ? 150 : -30);
}

/* What it costs that no value stands behind the label. A line of text without any is a heading, most
 * likely. */
static int
cost_of_emptiness (const Table *self, const GoiEntry *entry)
{
  const GoiLine *line = g_ptr_array_index (self->lines, entry->line);

  if (entry->n_slots > 0)
    return 0;
  return line->in_table ? 40 : 200;
}

static int
score_values (const Table *self, const GoiFormLabel *row, const GoiEntry *entry, double similarity)
{
  int score = score_similarity (similarity);

  if (score == SCORE_NEVER || (similarity < POSSIBLE && entry->n_slots == 0))
    return SCORE_NEVER;
  score += score_ordinal (row, entry->label);
  score += entry->n_values > 0 ? 30 : -cost_of_emptiness (self, entry);
  if (self->unit != NULL && row->item->unit != NULL)
    score += strcmp (self->unit, row->item->unit) == 0 ? 30 : -20;
  return score;
}

/* A damaged label may be as faint as that. */
static double
least_similarity (const GoiFormLabel *row, const GoiEntry *entry, double similarity)
{
  return row->kind != GOI_FORM_ROW_GROUP && similarity < FAINT && is_damaged_short (row, entry->label)
             ? FAINT
             : similarity;
}

/* How well a row fits the entry that was looked at last. */
static int
score (const Table *self, const GoiEntry *entry, guint r)
{
  const GoiFormLabel *row = goi_form_labels_row (self->labels, r);

  if (entry->header)
    return SCORE_NEVER;
  if (entry->label == NULL)
    return score_unlabelled (row, entry);
  if (row->kind == GOI_FORM_ROW_GROUP)
    return score_group (row, entry, self->similar[r]);
  /* A label that is plainly another row's is not this one's, however similar. */
  if (self->best >= GOI_LABEL_SAME && self->similar[r] < GOI_LABEL_SAME)
    return SCORE_NEVER;
  if (self->best >= CLEAR && self->similar[r] < self->best - MUCH_LESS)
    return SCORE_NEVER;
  return score_values (self, row, entry, least_similarity (row, entry, self->similar[r]));
}

static int
cost_of_entry (const GoiEntry *entry)
{
  if (entry->header)
    return 1;
  return entry->n_values > 0 && entry->label != NULL ? SKIP_VALUES : SKIP_WORDS;
}

static int
cost_of_row (const GoiFormLabel *row)
{
  if (row->kind == GOI_FORM_ROW_GROUP || row->item->optional || row->item->replaces != NULL)
    return SKIP_GROUP;
  return SKIP_ROW;
}

/* 予以公 for 予以公开: labels of three characters are like nothing, but one with the row's ordinal and nothing
 * that is not in the row's label has lost a character. */
static gboolean
has_lost_character (const GoiFormLabel *row, const GoiLabel *label)
{
  const GoiLabel *form = &row->forms[0];
  guint n = 0;

  if (form->n_full != GOI_LABEL_SHORT + 1 || label->n_full != GOI_LABEL_SHORT || form->ordinal == 0
      || form->ordinal != label->ordinal || form->kind != label->kind)
    return FALSE;
  for (guint i = 0; i < form->n_full && n < label->n_full; i++)
    n += form->full[i] == label->full[n] ? 1 : 0;
  return n == label->n_full;
}

static double
compare_with (const GoiFormLabels *labels, const GoiFormLabel *row, const GoiCodedLabel *coded)
{
  double similarity = goi_form_labels_compare (labels, row, coded, FAINT);

  if (row->kind == GOI_FORM_ROW_VALUES && similarity < CLEAR && has_lost_character (row, coded->label))
    return CLEAR;
  return similarity;
}

/* How similar a label is to each row; of those with values, to the most similar one. */
static double
compare_label (const GoiFormLabels *labels, const GoiLabel *label, double *similar)
{
  double best = 0;
  GoiCodedLabel coded;

  goi_form_labels_code (labels, label, &coded);
  for (guint r = 0; r < labels->rows->len; r++)
    {
      const GoiFormLabel *row = goi_form_labels_row (labels, r);

      similar[r] = compare_with (labels, row, &coded);
      if (row->kind == GOI_FORM_ROW_VALUES)
        best = MAX (best, similar[r]);
    }
  return best;
}

/* How many columns the widest block has. */
static guint
most_columns (const GoiFormLabels *labels)
{
  guint most = 1;

  for (guint i = 0; i < labels->table->blocks->len; i++)
    {
      const GoiBlock *block = g_ptr_array_index (labels->table->blocks, i);
      most = MAX (most, block->columns->len);
    }
  return most;
}

/* Words that are no number, such as 未发生 or a broken entity, may stand in a cell: where the last words
 * before the first value are no label of the form but words before them are, these are the label. */
static void
step_back (Table *self, GoiEntry *entry)
{
  const GoiLine *line = g_ptr_array_index (self->lines, entry->line);

  for (int i = entry->label_piece - 1; line->in_table && i >= (int) entry->first_piece; i--)
    {
      GoiPiece *piece = goi_line_piece (line, i);
      double best;

      if (piece->kind != GOI_PIECE_TEXT)
        continue;
      best = compare_label (self->labels, piece->label, self->other);
      if (best < CLEAR || entry->n_slots >= most_columns (self->labels))
        continue;
      memcpy (self->similar, self->other, self->n_rows * sizeof *self->similar);
      self->best = best;
      entry->n_slots += entry->label_piece - i;
      entry->label = piece->label;
      entry->label_piece = i;
      entry->first_slot = i + 1;
      return;
    }
}

/* Compares the label of an entry with all rows, for score(). */
static void
look_at (Table *self, GoiEntry *entry)
{
  g_clear_pointer (&self->unit, g_free);
  if (entry->header || entry->label == NULL)
    return;
  self->best = compare_label (self->labels, entry->label, self->similar);
  if (self->best < LIKELY)
    step_back (self, entry);
  self->unit = dup_unit (self, entry);
}

/* Fills the table of steps; where the best chain ends. */
static gboolean
fill (Table *self, guint *end_entry, guint *end_row)
{
  guint n = self->n_rows;
  g_autofree int *above = g_new0 (int, n + 1);
  g_autofree int *here = g_new0 (int, n + 1);
  int best = 0;

  for (guint e = 0; e < self->entries->len; e++)
    {
      GoiEntry *entry = &g_array_index (self->entries, GoiEntry, e);
      int skip_line;

      look_at (self, entry);
      skip_line = cost_of_entry (entry);
      here[0] = 0;
      for (guint r = 0; r < n; r++)
        {
          int pair = above[r] + score (self, entry, r);
          int line = above[r + 1] - skip_line;
          int form = here[r] - self->cost[r];
          guint8 step = STOP;
          int value = 0;

          if (pair > value)
            value = pair, step = PAIR;
          if (line > value)
            value = line, step = SKIP_LINE;
          if (form > value)
            value = form, step = SKIP_FORM;
          here[r + 1] = value;
          self->step[(gsize) e * n + r] = step;
          if (value > best)
            {
              best = value;
              *end_entry = e;
              *end_row = r;
            }
        }
      memcpy (above, here, (n + 1) * sizeof *here);
    }
  return best > 0;
}

static void
add_match (GoiAlignment *self, guint e, guint r, double similarity)
{
  /* Lists hold indicators that the form does not have, with labels like those that it has. */
  double least = self->labels->table->unit_column != NULL ? LIKELY_IN_LIST : LIKELY;

  self->matches[r] = (GoiMatch) { e, similarity, similarity >= least };
  self->row_of_entry[e] = r;
}

/* How similar the label of an entry is to the row that it was taken for. */
static double
similarity_of (const Table *self, guint e, guint r)
{
  const GoiEntry *entry = entry_at (self, e);
  const GoiFormLabel *row = goi_form_labels_row (self->labels, r);
  GoiCodedLabel coded;

  if (entry->label == NULL)
    return 0;
  goi_form_labels_code (self->labels, entry->label, &coded);
  return least_similarity (row, entry, compare_with (self->labels, row, &coded));
}

static void
trace (Table *self, GoiAlignment *alignment, guint e, guint r)
{
  while (TRUE)
    {
      guint8 step = self->step[(gsize) e * self->n_rows + r];

      if (step == STOP)
        return;
      if (step == PAIR)
        add_match (alignment, e, r, similarity_of (self, e, r));
      if (step != SKIP_FORM)
        {
          if (e == 0)
            return;
          e--;
        }
      if (step != SKIP_LINE)
        {
          if (r == 0)
            return;
          r--;
        }
    }
}

static void
count (GoiAlignment *self)
{
  self->n_found = self->n_clear = 0;
  self->first = self->last = -1;
  for (guint r = 0; r < self->labels->rows->len; r++)
    {
      const GoiMatch *match = &self->matches[r];

      if (match->entry < 0)
        continue;
      self->first = self->first < 0 ? match->entry : MIN (self->first, match->entry);
      self->last = MAX (self->last, match->entry);
      if (goi_form_labels_row (self->labels, r)->kind != GOI_FORM_ROW_VALUES)
        continue;
      self->n_found++;
      self->n_clear += match->similarity >= CLEAR ? 1 : 0;
    }
}

/* Rows that the document prints in another order, but near the others: the label has to be exactly
 * theirs, and nobody else's. */
static void
match_out_of_order (Table *self, GoiAlignment *alignment)
{
  int first = MAX (alignment->first - NEAR, 0);
  int last = MIN (alignment->last + NEAR, (int) self->entries->len - 1);

  for (guint r = 0; r < self->n_rows; r++)
    {
      const GoiFormLabel *row = goi_form_labels_row (self->labels, r);
      int found = -1;
      guint n = 0;

      if (row->kind != GOI_FORM_ROW_VALUES || alignment->matches[r].entry >= 0
          || row->forms[0].n_full == 0)
        continue;
      for (int e = first; e <= last; e++)
        {
          const GoiEntry *entry = entry_at (self, e);
          if (entry->label == NULL || entry->header || entry->n_values == 0
              || !goi_form_label_equal (row, entry->label))
            continue;
          n++;
          if (alignment->row_of_entry[e] < 0)
            found = e;
        }
      if (n == 1 && found >= 0)
        add_match (alignment, found, r, 1);
    }
}

/* A label that is hardly legible is sure where the rows before and after it are found on the lines
 * before and after it: nothing else can stand there. */
static void
trust_neighbours (Table *self, GoiAlignment *alignment)
{
  int before = -1;

  for (guint r = 0; r < self->n_rows; r++)
    {
      GoiMatch *match = &alignment->matches[r];
      int after = -1;

      if (match->entry < 0)
        continue;
      for (guint k = r + 1; k < self->n_rows && after < 0; k++)
        if (alignment->matches[k].entry >= 0)
          after = alignment->matches[k].entry;
        else if (cost_of_row (goi_form_labels_row (self->labels, k)) == SKIP_ROW)
          after = G_MAXINT;
      if (!match->sure && match->similarity >= FAINT && before >= 0 && match->entry - before <= 3 && after != G_MAXINT
          && after - match->entry <= 3 && after > match->entry)
        match->sure = TRUE;
      if (goi_form_labels_row (self->labels, r)->kind == GOI_FORM_ROW_VALUES)
        before = match->entry;
    }
}

/* Whether the words of a line stand in the middle or at the end of a row's label. */
static gboolean
is_part_of (const GoiFormLabel *row, const GoiLabel *label)
{
  if (label->n_full < SHORTEST_PART)
    return FALSE;
  for (guint f = 0; f < row->n_forms; f++)
    for (guint at = 1; at + label->n_full <= row->forms[f].n_full; at++)
      if (memcmp (row->forms[f].full + at, label->full, label->n_full * sizeof label->full[0]) == 0)
        return TRUE;
  return FALSE;
}

/* A label that is broken over lines may have its numbers beside its second line. */
static void
take_next_line (Table *self, GoiAlignment *alignment)
{
  for (guint r = 0; r < self->n_rows; r++)
    {
      const GoiFormLabel *row = goi_form_labels_row (self->labels, r);
      GoiMatch *match = &alignment->matches[r];
      const GoiEntry *next;

      if (row->kind != GOI_FORM_ROW_VALUES || match->entry < 0 || match->entry + 1 >= (int) self->entries->len
          || entry_at (self, match->entry)->n_slots > 0 || alignment->row_of_entry[match->entry + 1] >= 0)
        continue;
      next = entry_at (self, match->entry + 1);
      if (next->label == NULL || next->header || next->n_values == 0 || !is_part_of (row, next->label))
        continue;
      alignment->row_of_entry[match->entry + 1] = (int) r;
      match->entry++;
    }
}

/**
 * goi_align:
 * @labels: a table of a form
 * @lines: (element-type GoiLine): the lines of a document
 * @entries: (element-type GoiEntry): what they hold
 *
 * Finds the rows of a form in a document, by their labels and by their order. Headers have to be
 * marked before.
 *
 * Returns: (transfer full): what was found, which may be nothing
 */
GoiAlignment *
goi_align (const GoiFormLabels *labels, GPtrArray *lines, GArray *entries)
{
  GoiAlignment *alignment = g_new0 (GoiAlignment, 1);
  Table self = { .labels = labels, .lines = lines, .entries = entries, .n_rows = labels->rows->len };
  guint e, r;

  alignment->labels = labels;
  alignment->n_entries = entries->len;
  alignment->matches = g_new0 (GoiMatch, MAX (self.n_rows, 1));
  alignment->row_of_entry = g_new (int, MAX (entries->len, 1));
  for (guint i = 0; i < self.n_rows; i++)
    alignment->matches[i].entry = -1;
  for (guint i = 0; i < entries->len; i++)
    alignment->row_of_entry[i] = -1;

  self.cost = g_new (int, MAX (self.n_rows, 1));
  for (guint i = 0; i < self.n_rows; i++)
    self.cost[i] = cost_of_row (goi_form_labels_row (labels, i));
  self.similar = g_new0 (double, MAX (self.n_rows, 1));
  self.other = g_new0 (double, MAX (self.n_rows, 1));
  self.step = g_new (guint8, (gsize) entries->len * self.n_rows + 1);
  if (fill (&self, &e, &r))
    {
      trace (&self, alignment, e, r);
      count (alignment);
      match_out_of_order (&self, alignment);
      trust_neighbours (&self, alignment);
      take_next_line (&self, alignment);
    }
  g_free (self.step);
  g_free (self.cost);
  g_free (self.similar);
  g_free (self.other);
  g_free (self.unit);
  count (alignment);
  return alignment;
}

/**
 * goi_alignment_free:
 * @alignment: (nullable): an alignment
 */
void
goi_alignment_free (GoiAlignment *alignment)
{
  if (alignment == NULL)
    return;
  g_free (alignment->matches);
  g_free (alignment->row_of_entry);
  g_free (alignment);
}
