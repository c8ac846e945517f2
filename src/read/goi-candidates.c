/* goi-candidates.c: the ways in which the values of a row can belong to its columns
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a row has as many cells as there are columns, or where the cells stand under their headers,
 * there is one way. Where cells are covered, lost or torn there are several; which of them is right is
 * decided elsewhere, with the sums of the form.
 */

#define G_LOG_DOMAIN "goi-candidates"

#include "goi-candidates.h"

#include "goi-split.h"
#include "goi-sums.h"
#include "goi-sums.h"

#include <string.h>

typedef struct
{
  const GoiPiece *pieces[4 * GOI_MOST_COLUMNS];
  guint n;
  int label_end; /* the table's column behind the label */
  gboolean in_grid; /* the document itself says in which columns, in a table as wide as the header's */
  gboolean apart;   /* its table is not as wide as the header's */
} Slots;

GoiCandidate *
goi_candidate_new (void)
{
  return g_new0 (GoiCandidate, 1);
}

/**
 * goi_candidate_set:
 * @self: a candidate
 * @column: a column
 * @text: what is printed in it
 * @start: its first character
 * @end: the character after the last one
 */
void
goi_candidate_set (GoiCandidate *self, guint column, const char *text, gint64 start, gint64 end)
{
  g_free (self->texts[column]);
  self->texts[column] = g_strdup (text);
  self->starts[column] = start;
  self->ends[column] = end;
}

/**
 * goi_candidate_free:
 * @candidate: (nullable): a candidate
 */
void
goi_candidate_free (GoiCandidate *candidate)
{
  if (candidate == NULL)
    return;
  for (guint i = 0; i < GOI_MOST_COLUMNS; i++)
    g_free (candidate->texts[i]);
  g_free (candidate);
}

static void
set_piece (GoiCandidate *self, guint column, const GoiPiece *piece)
{
  goi_candidate_set (self, column, piece->text, piece->start, piece->end);
}

static gboolean
same_texts (const GoiCandidate *a, const GoiCandidate *b, guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (a->texts[i] != NULL ? a->texts[i] : "", b->texts[i] != NULL ? b->texts[i] : "")
        != 0)
      return FALSE;
  return TRUE;
}

/* Adds a candidate unless the same reading is known already. */
static void
add (GoiRowReading *self, GoiCandidate *candidate)
{
  guint n = self->candidates->len;

  for (guint i = 0; i < MIN (n, 64); i++)
    if (same_texts (g_ptr_array_index (self->candidates, i), candidate, self->n))
      {
        goi_candidate_free (candidate);
        return;
      }
  if (n < GOI_MOST_CANDIDATES)
    g_ptr_array_add (self->candidates, candidate);
  else
    goi_candidate_free (candidate);
}

static const GoiColumn *
column_at (const GoiRowReading *self, guint i)
{
  return &g_array_index (self->columns->columns, GoiColumn, i);
}

static void
collect_slots (Slots *slots, const GoiLine *line, const GoiEntry *entry)
{
  slots->n = 0;
  slots->label_end = 0;
  if (entry->label_piece >= 0)
    {
      const GoiPiece *label = goi_line_piece (line, entry->label_piece);
      slots->label_end = label->column + label->column_span;
    }
  for (guint i = 0; i < entry->n_slots && slots->n < G_N_ELEMENTS (slots->pieces); i++)
    {
      const GoiPiece *piece = goi_line_piece (line, entry->first_slot + i);
      /* A unit beside the number is no cell of the form. */
      if (piece->kind != GOI_PIECE_UNIT)
        slots->pieces[slots->n++] = piece;
    }
}

static gboolean
is_blank (const GoiPiece *piece)
{
  return piece->kind == GOI_PIECE_EMPTY;
}

static gboolean
all_blank (const Slots *slots)
{
  for (guint i = 0; i < slots->n; i++)
    if (!is_blank (slots->pieces[i]))
      return FALSE;
  return TRUE;
}

/* Whether a cell says once more what the one on its left says, in a column without a header of its own:
 * some programs print a merged cell again in each of the places that it covered. */
static gboolean
is_repetition (const GoiRowReading *self, const Slots *slots, guint i)
{
  const GoiPiece *piece = slots->pieces[i];
  g_autoptr (GArray) sums = NULL;

  if (!slots->in_grid || i == 0 || strcmp (piece->text, slots->pieces[i - 1]->text) != 0)
    return FALSE;
  for (guint k = 0; k < self->n; k++)
    {
      guint place = column_at (self, k)->place;
      if (place >= piece->column && place < piece->column + piece->column_span)
        return FALSE;
    }
  /* Where the row has a sum, one cell too many may be the half of a number. */
  sums = goi_row_sums_new (self);
  return sums->len == 0;
}

/* Every cell under its header. NULL when some cell stands under none. @complete: no header is without
 * a cell, but for the last ones, whose empty cells editors cut off. @certain: the document itself says
 * that the cells stand there, and not one is missing. */
static GoiCandidate *
read_by_place (GoiRowReading *self, const Slots *slots, gboolean *complete, gboolean *certain)
{
  GoiCandidate *candidate;
  gboolean gap = FALSE;
  guint used = 0;

  *complete = TRUE;
  *certain = FALSE;
  if (!self->columns->places || column_at (self, 0)->place < slots->label_end)
    return NULL;
  candidate = goi_candidate_new ();
  for (guint k = 0; k < self->n; k++)
    {
      guint place = column_at (self, k)->place;
      gboolean found = FALSE;

      for (guint i = 0; i < slots->n && !found; i++)
        {
          const GoiPiece *piece = slots->pieces[i];
          if (place < piece->column || place >= piece->column + piece->column_span)
            continue;
          set_piece (candidate, k, piece);
          found = TRUE;
          used += is_blank (piece) ? 0 : 1;
        }
      *complete &= !found || !gap;
      gap |= !found;
    }
  for (guint i = 0; i < slots->n; i++)
    used -= is_blank (slots->pieces[i]) || is_repetition (self, slots, i) ? 0 : 1;
  candidate->gaps = !*complete;
  candidate->cut = gap;
  *certain = !gap && slots->in_grid;
  if (used == 0)
    return candidate;
  goi_candidate_free (candidate);
  return NULL;
}

/* As many cells as the first @n columns once blank ones at the ends are left out. */
static void
add_windows_of (GoiRowReading *self, const Slots *slots, guint n)
{
  guint first = 0, last = slots->n;

  while (first < slots->n && is_blank (slots->pieces[first]))
    first++;
  while (last > first && is_blank (slots->pieces[last - 1]))
    last--;
  for (guint from = 0; from + n <= slots->n; from++)
    {
      GoiCandidate *candidate;

      if (from > first || from + n < last)
        continue;
      candidate = goi_candidate_new ();
      for (guint k = 0; k < n; k++)
        set_piece (candidate, k, slots->pieces[from + k]);
      add (self, candidate);
    }
}

/* As many cells as columns. A row that is a table of its own ends with its last cell that is not blank: the columns
 * at the end that the form does not have, remarks above all, may not be among its cells. */
static void
add_windows (GoiRowReading *self, const Slots *slots)
{
  add_windows_of (self, slots, self->n);
  if (!slots->apart)
    return;
  for (guint n = self->n; n > 1 && column_at (self, n - 1)->item == NULL; n--)
    add_windows_of (self, slots, n - 1);
}

/* A merged cell whose value is printed again in each of the cells it covers. */
static void
add_repeated (GoiRowReading *self, const Slots *slots)
{
  GoiCandidate *candidate;

  if (self->n != 1 || slots->n < 2)
    return;
  for (guint i = 1; i < slots->n; i++)
    if (strcmp (slots->pieces[i]->text, slots->pieces[0]->text) != 0)
      return;
  candidate = goi_candidate_new ();
  set_piece (candidate, 0, slots->pieces[0]);
  add (self, candidate);
}

static gboolean
is_digits (const GoiPiece *piece)
{
  return *piece->text != '\0' && piece->text[strspn (piece->text, "0123456789")] == '\0';
}

/* The slots without blank ones at their ends. */
static Slots
trim (const Slots *slots)
{
  Slots core = { .label_end = slots->label_end };
  guint first = 0, last = slots->n;

  while (first < last && is_blank (slots->pieces[first]))
    first++;
  while (last > first && is_blank (slots->pieces[last - 1]))
    last--;
  for (guint i = first; i < last; i++)
    core.pieces[core.n++] = slots->pieces[i];
  return core;
}

/* One cell too many: one number was torn into two. */
static void
add_merged (GoiRowReading *self, const Slots *all)
{
  Slots core = trim (all);
  const Slots *slots = &core;

  if (slots->n != self->n + 1)
    return;
  for (guint at = 0; at + 1 < slots->n; at++)
    {
      const GoiPiece *a = slots->pieces[at], *b = slots->pieces[at + 1];
      g_autofree char *together = g_strconcat (a->text, b->text, NULL);
      GoiCandidate *candidate;

      if (!is_digits (a) || !is_digits (b) || a->text[0] == '0')
        continue;
      candidate = goi_candidate_new ();
      candidate->solved = TRUE;
      for (guint k = 0; k < self->n; k++)
        if (k != at)
          set_piece (candidate, k, slots->pieces[k < at ? k : k + 1]);
      goi_candidate_set (candidate, at, together, a->start, b->end);
      add (self, candidate);
    }
}

/* The words of a slot that are all numbers, for one that holds several. */
static char **
numbers_in (const GoiPiece *piece)
{
  g_auto (GStrv) parts = g_strsplit_set (piece->text, " \t", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0')
        continue;
      if (!goi_number_is_value (parts[i]))
        return NULL;
      g_strv_builder_add (builder, parts[i]);
      n++;
    }
  return n > 1 ? g_strv_builder_end (builder) : NULL;
}

/* Sets the numbers of one slot from @column on; the column behind the last of them. */
static guint
set_numbers (GoiCandidate *candidate, guint column, const GoiPiece *piece, char **numbers)
{
  const char *p = piece->text;

  for (guint i = 0; numbers[i] != NULL; i++)
    {
      const char *found = strstr (p, numbers[i]);
      gint64 start = piece->start + g_utf8_pointer_to_offset (piece->text, found);

      p = found + strlen (numbers[i]);
      goi_candidate_set (candidate, column++, numbers[i], start,
                         piece->start + g_utf8_pointer_to_offset (piece->text, p));
    }
  return column;
}

/* Too few cells: several numbers stand in one, or in some of them. They are parted where that gives as
 * many numbers as there are columns. */
static void
add_parted (GoiRowReading *self, const Slots *slots)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint n = 0, n_several = 0;
  GoiCandidate *candidate;

  for (guint i = 0; i < slots->n; i++)
    {
      char **parts = numbers_in (slots->pieces[i]);

      g_ptr_array_add (numbers, parts);
      n += parts != NULL ? g_strv_length (parts) : 1;
      n_several += parts != NULL ? 1 : 0;
    }
  /* 1 234 may be one number, and only where all are parted at once is there no choice left. */
  for (guint at = 0; at < slots->n; at++)
    {
      char **parts = g_ptr_array_index (numbers, at);
      guint column = 0;

      if (parts == NULL || slots->n - 1 + g_strv_length (parts) != self->n || n == self->n)
        continue;
      candidate = goi_candidate_new ();
      candidate->solved = TRUE;
      for (guint k = 0; k < slots->n; k++)
        if (k == at)
          column = set_numbers (candidate, column, slots->pieces[k], parts);
        else
          set_piece (candidate, column++, slots->pieces[k]);
      add (self, candidate);
    }
  if (n_several > 0 && n == self->n)
    {
      guint column = 0;

      candidate = goi_candidate_new ();
      candidate->solved = TRUE;
      for (guint k = 0; k < slots->n; k++)
        if (g_ptr_array_index (numbers, k) != NULL)
          column = set_numbers (candidate, column, slots->pieces[k], g_ptr_array_index (numbers, k));
        else
          set_piece (candidate, column++, slots->pieces[k]);
      add (self, candidate);
    }
}

/* Too few cells: blank ones were lost, and any columns could be theirs. */
static void
add_spread (GoiRowReading *self, const Slots *slots, guint column, guint slot, guint *places)
{
  GoiCandidate *candidate;

  if (self->candidates->len >= GOI_MOST_CANDIDATES)
    return;
  if (slot < slots->n)
    {
      for (guint k = column; k + (slots->n - slot) <= self->n; k++)
        {
          places[slot] = k;
          add_spread (self, slots, k + 1, slot + 1, places);
        }
      return;
    }
  candidate = goi_candidate_new ();
  candidate->solved = TRUE;
  for (guint i = 0; i < slots->n; i++)
    set_piece (candidate, places[i], slots->pieces[i]);
  add (self, candidate);
}

/* Two groups of digits with a blank between: the first byte behind the first and the first of the second. */
static gboolean
find_halves (const char *text, gsize *end, gsize *next)
{
  gsize n;

  if (text == NULL)
    return FALSE;
  *end = strspn (text, "0123456789");
  *next = *end + strspn (text + *end, " ");
  n = strspn (text + *next, "0123456789");
  return *end > 0 && *next > *end && n > 0 && text[*next + n] == '\0';
}

static GoiCandidate *
copy_candidate (const GoiRowReading *self, const GoiCandidate *from)
{
  GoiCandidate *copy = goi_candidate_new ();

  for (guint k = 0; k < self->n; k++)
    if (from->texts[k] != NULL)
      goi_candidate_set (copy, k, from->texts[k], from->starts[k], from->ends[k]);
  copy->gaps = from->gaps;
  copy->cut = from->cut;
  return copy;
}

/* One number that a line end tore apart. */
static void
add_joined (GoiRowReading *self, const GoiCandidate *from, guint column, gsize end, gsize next)
{
  GoiCandidate *candidate = copy_candidate (self, from);
  const char *text = from->texts[column];
  g_autofree char *first = g_strndup (text, end);
  g_autofree char *together = g_strconcat (first, text + next, NULL);

  goi_candidate_set (candidate, column, together, from->starts[column], from->ends[column]);
  candidate->mended = 1u << column;
  add (self, candidate);
}

/* Two numbers in one cell beside a blank one. */
static void
add_moved (GoiRowReading *self, const GoiCandidate *from, guint left, guint right, gsize end, gsize next)
{
  guint column = from->texts[left] != NULL && *from->texts[left] != '\0' ? left : right;
  guint other = column == left ? right : left;
  GoiCandidate *candidate;
  const char *text = from->texts[column];
  gint64 start = from->starts[column];
  g_autofree char *first = g_strndup (text, end);

  if (from->texts[other] != NULL && *from->texts[other] != '\0')
    return;
  candidate = copy_candidate (self, from);
  goi_candidate_set (candidate, left, first, start, start + end);
  goi_candidate_set (candidate, right, text + next, start + next, from->ends[column]);
  candidate->mended = 1u << left | 1u << right;
  add (self, candidate);
}

/* Where every cell has its column but one holds two groups of digits: the sums may tell whether these
 * are one number or two. */
static void
add_mended (GoiRowReading *self)
{
  const GoiCandidate *from;
  GoiNumber number;
  gsize end, next;

  if (self->candidates->len != 1 || self->n < 2)
    return;
  from = g_ptr_array_index (self->candidates, 0);
  for (guint k = 0; k < self->n; k++)
    {
      if (self->cells[k] == NULL || !find_halves (from->texts[k], &end, &next))
        continue;
      goi_number_read (from->texts[k], &self->rules[k], &number);
      if (number.mark == GOI_MARK_NUMBER)
        continue;
      add_joined (self, from, k, end, next);
      if (k > 0)
        add_moved (self, from, k - 1, k, end, next);
      if (k + 1 < self->n)
        add_moved (self, from, k, k + 1, end, next);
    }
}

static guint
count_digits (const Slots *slots)
{
  guint n = 0;

  for (guint i = 0; i < slots->n; i++)
    n += strspn (slots->pieces[i]->text, "0123456789");
  return n;
}

/* Whether any of the readings agrees with the sums of the row. Without sums, only digits that are no number,
 * 0017, have to be taken apart; others may as well be whole. */
static gboolean
any_holds (const GoiRowReading *self, const Slots *slots)
{
  g_autoptr (GArray) sums = goi_row_sums_new (self);

  if (sums->len == 0 && (slots->n != 1 || slots->pieces[0]->text[0] != '0'))
    return FALSE;
  for (guint i = 0; i < self->candidates->len; i++)
    if (goi_row_sums_check (sums, self, g_ptr_array_index (self->candidates, i)) != GOI_RELATION_BROKEN)
      return TRUE;
  return FALSE;
}

/* As many cells with something in them as columns, in text whose columns are known from its look alone: whatever the
 * look says, no other order is possible. FALSE when the sums of the row speak against it, or, where @proof is wanted,
 * do not speak for it. */
static gboolean
add_filled (GoiRowReading *self, const Slots *slots, gboolean proof)
{
  GoiCandidate *candidate = goi_candidate_new ();
  g_autoptr (GArray) sums = goi_row_sums_new (self);
  GoiRelationState state;
  guint n = 0;

  for (guint i = 0; i < slots->n; i++)
    if (!is_blank (slots->pieces[i]))
      {
        if (n < self->n)
          set_piece (candidate, n, slots->pieces[i]);
        n++;
      }
  state = n == self->n ? goi_row_sums_check (sums, self, candidate) : GOI_RELATION_BROKEN;
  if (proof ? sums->len > 0 && state == GOI_RELATION_HOLDS : state != GOI_RELATION_BROKEN)
    {
      add (self, candidate);
      return TRUE;
    }
  goi_candidate_free (candidate);
  return FALSE;
}

static void
add_all (GoiRowReading *self, const Slots *slots, gboolean loose)
{
  guint places[GOI_MOST_COLUMNS];
  gboolean complete = FALSE, certain = FALSE;
  GoiCandidate *by_place;

  if (loose && add_filled (self, slots, FALSE))
    return;
  if (self->running && slots->n < self->n && count_digits (slots) >= self->n)
    {
      goi_split_add_candidates (self, slots->pieces, slots->n);
      if (any_holds (self, slots))
        return;
      /* The numbers may be whole, and blank cells lost between them. */
      add_spread (self, slots, 0, 0, places);
      if (self->candidates->len > 0)
        return;
    }
  by_place = read_by_place (self, slots, &complete, &certain);
  if (by_place != NULL && certain)
    {
      add (self, by_place);
      return;
    }
  if (by_place != NULL && complete && by_place->cut)
    add_parted (self, slots);
  if (by_place != NULL && (complete || all_blank (slots)))
    add (self, g_steal_pointer (&by_place));
  add_windows (self, slots);
  if (self->candidates->len == 0 && slots->n > self->n)
    add_repeated (self, slots);
  if (self->candidates->len == 0 && by_place != NULL)
    add (self, g_steal_pointer (&by_place));
  g_clear_pointer (&by_place, goi_candidate_free);
  if (self->candidates->len > 0)
    return;
  if (all_blank (slots))
    add (self, goi_candidate_new ());
  else if (slots->n > self->n && !add_filled (self, slots, TRUE))
    add_merged (self, slots);
  else if (slots->n <= self->n)
    {
      add_parted (self, slots);
      add_spread (self, slots, 0, 0, places);
    }
}

static void
set_rules (GoiRowReading *self, guint i, const GoiLine *line, const GoiEntry *entry)
{
  const GoiCell *cell = self->cells[i];
  GoiNumberRules *rules = &self->rules[i];

  if (cell == NULL)
    return;
  rules->kind = cell->kind;
  rules->unit = cell->unit;
  rules->printed_unit = column_at (self, i)->unit;
  rules->unit_known = cell->table->unit_column != NULL
                      || goi_number_find_money (cell->column->label) != NULL;
  for (guint k = 0; k < entry->n_slots && cell->kind == GOI_KIND_AMOUNT; k++)
    {
      const GoiPiece *piece = goi_line_piece (line, entry->first_slot + k);
      if (piece->kind == GOI_PIECE_UNIT)
        rules->printed_unit = piece->text;
    }
}

/**
 * goi_row_reading_new:
 * @edition: the edition
 * @row: a row of its form
 * @columns: (transfer none): the columns of the document's table; they have to outlive the reading
 * @line: a line of the document
 * @entry: the part of it that is this row
 * @running: whether the text has lost its separators, so that digits run together
 *
 * Returns: (transfer full): all ways to read the row; @candidates is empty when there is none
 */
GoiRowReading *
goi_row_reading_new (GoiEdition *edition, const GoiFormItem *row, GoiColumns *columns,
                     const GoiLine *line, const GoiEntry *entry, gboolean running)
{
  GoiRowReading *self = g_new0 (GoiRowReading, 1);
  Slots slots;

  self->edition = edition;
  self->row = row;
  self->columns = columns;
  self->n = MIN (columns->columns->len, GOI_MOST_COLUMNS);
  self->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_candidate_free);
  self->running = running;
  self->in_prose = line->is_prose;
  collect_slots (&slots, line, entry);
  slots.in_grid = line->grid_columns > 0 && line->grid_columns == columns->grid_columns;
  slots.apart = line->grid_columns > 0 && columns->grid_columns > 0 && !slots.in_grid;
  self->n_slots = slots.n;
  self->start = slots.n > 0 ? slots.pieces[0]->start : line->end;
  self->end = slots.n > 0 ? slots.pieces[slots.n - 1]->end : line->end;
  for (guint i = 0; i < self->n; i++)
    {
      const GoiFormItem *item = column_at (self, i)->item;
      self->cells[i] = item != NULL ? goi_edition_find_cell_at (edition, row, item) : NULL;
      set_rules (self, i, line, entry);
    }
  if (self->n > 0)
    {
      add_all (self, &slots, line->loose);
      add_mended (self);
    }
  return self;
}

/**
 * goi_row_reading_free:
 * @reading: (nullable): a reading
 */
void
goi_row_reading_free (GoiRowReading *reading)
{
  if (reading == NULL)
    return;
  g_ptr_array_unref (reading->candidates);
  g_free (reading);
}
