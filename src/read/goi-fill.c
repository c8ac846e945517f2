/* goi-fill.c: from rows that were read to the cells and doubts of a report
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-fill"

#include "config.h"

#include "goi-fill.h"

#include "goi-characters.h"
#include "goi-solve.h"
#include "goi-sums.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* No more readings of a row are offered: nine digits can be parted into three numbers in 28 ways. */
#define MOST_ALTERNATIVES 28

/**
 * goi_fill_doubt:
 * @report: a report
 * @key: the cell
 * @message: a msgid: why it is not sure
 * @text: what is printed
 * @readings: (array length=n_readings): other numbers that it could be
 * @n_readings: how many there are
 */
void
goi_fill_doubt (GoiReport *report, const char *key, const char *message, const char *text,
                const GoiDecimal *readings, guint n_readings)
{
  const char *cells[] = { key, NULL };
  GoiDoubt *doubt = goi_doubt_new (cells, message, text);

  for (guint i = 0; i < n_readings; i++)
    {
      g_autoptr (GoiValue) value = goi_value_new_number (readings[i], GOI_ORIGIN_REPAIRED);
      GPtrArray *changes = goi_change_list_new ();
      g_ptr_array_add (changes, goi_change_new (key, value));
      goi_doubt_add_alternative (doubt, changes);
    }
  goi_report_add_doubt (report, doubt);
}

static GoiValue *
make_value (const GoiNumber *number, const char *text, gint64 start, gint64 end, GoiOrigin origin)
{
  GoiValue *value = number->mark == GOI_MARK_NUMBER
                        ? goi_value_new_number (number->number, origin)
                        : goi_value_new_mark (number->mark, origin);

  g_free (value->text);
  value->text = g_strdup (text != NULL ? text : "");
  value->start = start;
  value->end = end;
  return value;
}

static gboolean
sums_hold (const GoiRowReading *reading, const GoiCandidate *candidate)
{
  g_autoptr (GArray) sums = goi_row_sums_new (reading);

  return goi_row_sums_check (sums, reading, candidate) == GOI_RELATION_HOLDS;
}

/* Writes what a candidate has in a column, with the doubts that its text raises. */
static void
write_cell (GoiReport *report, const GoiRowReading *reading, guint column,
            const GoiCandidate *candidate)
{
  const GoiCell *cell = reading->cells[column];
  const char *text = candidate->texts[column];
  gint64 start = text != NULL ? candidate->starts[column] : reading->end;
  gint64 end = text != NULL ? candidate->ends[column] : reading->end;
  g_autoptr (GoiValue) value = NULL;
  GoiNumber number;

  goi_number_read (text != NULL ? text : "", &reading->rules[column], &number);
  if (number.lone_one && sums_hold (reading, candidate))
    number = (GoiNumber) { .mark = GOI_MARK_NUMBER, .number = GOI_DECIMAL_INT (1) };
  value = make_value (&number, text, start, end,
                      candidate->solved || (candidate->mended & 1u << column) ? GOI_ORIGIN_REPAIRED
                                        : reading->in_prose ? GOI_ORIGIN_PROSE : GOI_ORIGIN_TABLE);
  goi_report_set_value (report, cell->key, value);
  if (number.doubt != NULL && !(number.blanks && sums_hold (reading, candidate)))
    goi_fill_doubt (report, cell->key, number.doubt, text, number.readings, number.n_readings);
}

static void
write_unreadable (GoiReport *report, const GoiRowReading *reading, guint column, const char *text)
{
  GoiNumber number = { .mark = GOI_MARK_UNREADABLE };
  g_autoptr (GoiValue) value
      = make_value (&number, text, reading->start, reading->end, GOI_ORIGIN_TABLE);

  goi_report_set_value (report, reading->cells[column]->key, value);
}

static char *
row_text (const GoiTableRow *row)
{
  return goi_line_dup_text (row->line);
}

/* What stands behind the label, for cells that cannot be told apart. */
static char *
slots_text (const GoiTableRow *row)
{
  GString *s = g_string_new (NULL);

  for (guint i = 0; i < row->line->pieces->len; i++)
    {
      const GoiPiece *piece = goi_line_piece (row->line, i);
      if (piece->start < row->reading->start || piece->kind == GOI_PIECE_EMPTY
          || piece->kind == GOI_PIECE_UNIT || piece->end > row->reading->end)
        continue;
      if (s->len > 0)
        g_string_append_c (s, ' ');
      g_string_append (s, piece->text);
    }
  return g_string_free (s, FALSE);
}

static gboolean
same_in_all (const GoiRowReading *reading, guint column)
{
  const GoiCandidate *first = g_ptr_array_index (reading->candidates, 0);

  for (guint i = 1; i < reading->candidates->len; i++)
    {
      const GoiCandidate *other = g_ptr_array_index (reading->candidates, i);
      if (g_strcmp0 (first->texts[column], other->texts[column]) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
add_change (GPtrArray *changes, const GoiRowReading *reading, guint column,
            const GoiCandidate *candidate)
{
  const char *text = candidate->texts[column];
  g_autoptr (GoiValue) value = NULL;
  GoiNumber number;

  goi_number_read (text != NULL ? text : "", &reading->rules[column], &number);
  if (number.mark == GOI_MARK_UNREADABLE)
    return;
  value = make_value (&number, text, candidate->starts[column], candidate->ends[column],
                      GOI_ORIGIN_REPAIRED);
  g_ptr_array_add (changes, goi_change_new (reading->cells[column]->key, value));
}

/* One doubt over the cells of a row that @open says; with what each candidate has in them, where they
 * were not read. */
static void
doubt_row (GoiReport *report, const GoiTableRow *row, const gboolean *open, const char *message,
           gboolean offer)
{
  const GoiRowReading *reading = row->reading;
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autofree char *text = row_text (row);
  GoiDoubt *doubt;

  for (guint k = 0; k < reading->n; k++)
    if (reading->cells[k] != NULL && open[k])
      g_ptr_array_add (keys, reading->cells[k]->key);
  if (keys->len == 0)
    return;
  g_ptr_array_add (keys, NULL);
  doubt = goi_doubt_new ((const char *const *) keys->pdata, message, text);
  for (guint i = 0; offer && i < MIN (reading->candidates->len, MOST_ALTERNATIVES); i++)
    {
      GPtrArray *changes = goi_change_list_new ();
      for (guint k = 0; k < reading->n; k++)
        if (reading->cells[k] != NULL && open[k])
          add_change (changes, reading, k, g_ptr_array_index (reading->candidates, i));
      if (changes->len > 0)
        goi_doubt_add_alternative (doubt, changes);
      else
        g_ptr_array_unref (changes);
    }
  goi_report_add_doubt (report, doubt);
}

/* Several readings are as good as each other: what they agree on is read, the rest is not. */
static void
write_open (GoiReport *report, const GoiTableRow *row, gboolean trusted)
{
  const GoiRowReading *reading = row->reading;
  const GoiCandidate *first = g_ptr_array_index (reading->candidates, 0);
  g_autofree char *text = slots_text (row);
  gboolean open[GOI_MOST_COLUMNS] = { FALSE };

  for (guint k = 0; k < reading->n; k++)
    {
      if (reading->cells[k] == NULL)
        continue;
      /* Where cells have their columns only what was put together is not trusted. */
      open[k] = (!trusted && (first->solved || (first->mended & 1u << k))) || !same_in_all (reading, k);
      if (open[k])
        write_unreadable (report, reading, k, text);
      else
        write_cell (report, reading, k, g_ptr_array_index (reading->candidates, 0));
    }
  doubt_row (report, row, open, N_("The values of this row can belong to its columns in several ways"),
             TRUE);
}

static void
write_none (GoiReport *report, const GoiTableRow *row)
{
  const GoiRowReading *reading = row->reading;
  g_autofree char *text = slots_text (row);
  gboolean open[GOI_MOST_COLUMNS];

  for (guint k = 0; k < reading->n; k++)
    {
      open[k] = TRUE;
      if (reading->cells[k] != NULL)
        write_unreadable (report, reading, k, text);
    }
  /* One column and several numbers: it may be each of them. */
  if (reading->n == 1 && reading->cells[0] != NULL && row->line->n_joined < 2)
    {
      GoiNumber number;
      goi_number_read (text, &reading->rules[0], &number);
      goi_fill_doubt (report, reading->cells[0]->key, N_("Several values stand where one is expected"),
                      text, number.readings, number.n_readings);
      return;
    }
  doubt_row (report, row, open,
             row->line->n_joined > 1 ? N_("The number is broken into strokes")
                                     : N_("The values of this row do not fit its columns"),
             FALSE);
}

/* Whether the only reading of a row, found by arithmetic, is confirmed by it. */
static gboolean
is_confirmed (const GoiRowReading *reading, const GoiCandidate *candidate)
{
  g_autoptr (GArray) sums = NULL;

  if (!candidate->solved && candidate->mended == 0)
    return TRUE;
  /* Every way to cut digits was tried; of the ways to join or spread cells no such thing is known. */
  if (reading->running && reading->n_slots < reading->n)
    return TRUE;
  sums = goi_row_sums_new (reading);
  return goi_row_sums_check (sums, reading, candidate) == GOI_RELATION_HOLDS;
}

/* Whether a reading does not break the sums of its row, if it was found by trying. Where there are too many
 * cells one may be of another column, and only sums can show that two of them are one number. */
static gboolean
is_possible (const GoiRowReading *reading, const GoiCandidate *candidate)
{
  g_autoptr (GArray) sums = NULL;
  GoiRelationState state;

  if (!candidate->solved)
    return TRUE;
  sums = goi_row_sums_new (reading);
  state = goi_row_sums_check (sums, reading, candidate);
  return reading->n_slots > reading->n ? state == GOI_RELATION_HOLDS : state != GOI_RELATION_BROKEN;
}

static gboolean
has_numbers (const GoiRowReading *reading, const GoiCandidate *candidate)
{
  for (guint k = 0; k < reading->n; k++)
    if (candidate->texts[k] != NULL
        && (strpbrk (candidate->texts[k], "123456789") != NULL
            || goi_char_han_digit (goi_utf8_get (candidate->texts[k])) > 0))
      return TRUE;
  return FALSE;
}

static gboolean
has_text (const GoiRowReading *reading, const GoiCandidate *candidate)
{
  for (guint k = 0; k < reading->n; k++)
    if (candidate->texts[k] != NULL && !goi_text_is_blank (candidate->texts[k]))
      return TRUE;
  return FALSE;
}

/* Whether the sums of the row speak against a reading whose last columns have no cells. In a table that
 * says itself where its cells stand a short row is one that lost some. */
static gboolean
is_cut_short (const GoiTableRow *row, const GoiCandidate *candidate)
{
  const char *last = candidate->texts[row->reading->n - 1];
  g_autoptr (GArray) sums = NULL;
  GoiRelationState state;

  /* Its last cells may stand on the line below. */
  if (row->line->spilt && (candidate->cut || goi_text_is_blank (last != NULL ? last : "")))
    return TRUE;
  /* A sum holds in whatever columns its numbers stand. */
  if (row->line->unaligned && row->reading->n_slots < row->reading->n && has_numbers (row->reading, candidate))
    return TRUE;
  if (!candidate->cut)
    return FALSE;
  if (!has_numbers (row->reading, candidate) && !(row->line->unaligned && has_text (row->reading, candidate)))
    return FALSE;
  sums = goi_row_sums_new (row->reading);
  state = goi_row_sums_check (sums, row->reading, candidate);
  if (row->line->unaligned)
    return state != GOI_RELATION_HOLDS;
  return state == GOI_RELATION_BROKEN
         || (state == GOI_RELATION_UNKNOWN && row->line->grid_columns > 0);
}

static void
write_single (GoiReport *report, const GoiTableRow *row)
{
  const GoiRowReading *reading = row->reading;
  const GoiCandidate *candidate = g_ptr_array_index (reading->candidates, 0);
  gboolean all[GOI_MOST_COLUMNS];

  for (guint k = 0; k < reading->n; k++)
    {
      all[k] = TRUE;
      if (reading->cells[k] != NULL)
        write_cell (report, reading, k, candidate);
    }
  if (row->lost)
    doubt_row (report, row, all, N_("No number can be seen where one is expected"), FALSE);
  else if (row->torn || (row->aside && has_numbers (reading, candidate)))
    doubt_row (report, row, all, N_("The number stands on another line than its label"), FALSE);
  else if (candidate->gaps)
    {
      g_autoptr (GArray) sums = goi_row_sums_new (reading);
      if (!has_numbers (reading, candidate)
          || goi_row_sums_check (sums, reading, candidate) != GOI_RELATION_HOLDS)
        doubt_row (report, row, all, N_("Cells are missing in this row"), FALSE);
    }
  else if (is_cut_short (row, candidate))
    doubt_row (report, row, all, N_("Cells are missing in this row"), FALSE);
}

static void
write_row (GoiReport *report, const GoiTableRow *row)
{
  const GoiRowReading *reading = row->reading;
  gboolean all[GOI_MOST_COLUMNS];

  if (reading->candidates->len == 0)
    write_none (report, row);
  else if (reading->candidates->len > 1)
    write_open (report, row, is_possible (reading, g_ptr_array_index (reading->candidates, 0)));
  else if (!is_confirmed (reading, g_ptr_array_index (reading->candidates, 0)))
    write_open (report, row, FALSE);
  else
    write_single (report, row);

  for (guint k = 0; k < GOI_MOST_COLUMNS; k++)
    all[k] = TRUE;
  if (!row->sure)
    doubt_row (report, row, all, N_("The label of this row is hardly legible"), FALSE);
}

/* The label as printed and the unit of a line that is no row of the form. */
static void
add_extra (GoiReport *report, const GoiLine *line, const GoiEntry *entry)
{
  static const GoiNumberRules rules = { .kind = GOI_KIND_AMOUNT };
  const GoiPiece *label = goi_line_piece (line, entry->label_piece);
  const char *unit = NULL;
  const GoiPiece *value_piece = NULL;
  g_autoptr (GoiValue) value = NULL;
  GoiNumber number;

  for (guint i = 0; i < entry->n_slots; i++)
    {
      const GoiPiece *piece = goi_line_piece (line, entry->first_slot + i);
      if (piece->kind == GOI_PIECE_UNIT)
        unit = piece->text;
      else if (value_piece == NULL && piece->kind != GOI_PIECE_EMPTY)
        value_piece = piece;
    }
  if (value_piece == NULL)
    return;
  goi_number_read (value_piece->text, &rules, &number);
  value = make_value (&number, value_piece->text, value_piece->start, value_piece->end,
                      GOI_ORIGIN_TABLE);
  goi_report_add_extra (report, label->text, unit, value);
}

/* Lines among the rows of a table that are none of its rows: indicators of a list are kept as such,
 * rows of a table are told of. */
static void
keep_unplaced (GoiReport *report, const GoiTableReading *table)
{
  gboolean list = table->labels->table->unit_column != NULL;

  if (table->alignment == NULL)
    return;
  for (int i = table->alignment->first + 1; i < table->alignment->last; i++)
    {
      const GoiEntry *entry = &g_array_index (table->entries, GoiEntry, i);
      const GoiLine *line = g_ptr_array_index (table->lines, entry->line);
      const char *none[] = { NULL };
      g_autofree char *text = NULL;

      if (table->alignment->row_of_entry[i] >= 0 || entry->header || entry->label == NULL
          || entry->n_values == 0)
        continue;
      if (list)
        {
          add_extra (report, line, entry);
          continue;
        }
      if (goi_line_is_subtotal (line) || table->running)
        continue;
      text = goi_line_dup_text (line);
      goi_report_add_doubt (
          report, goi_doubt_new (none, N_("The form has no such row; it was left out"), text));
    }
}

/* The values behind a label, for comparing two lines. */
static char *
values_text (const GoiTableReading *table, guint e)
{
  const GoiEntry *entry = &g_array_index (table->entries, GoiEntry, e);
  const GoiLine *line = g_ptr_array_index (table->lines, entry->line);
  GString *s = g_string_new (NULL);

  for (guint i = 0; i < entry->n_slots; i++)
    g_string_append_printf (s, "%s|", goi_line_piece (line, entry->first_slot + i)->text);
  return g_string_free (s, FALSE);
}

/* A document may have a table twice: its own and that of its whole area, or this year's and last
 * year's. */
static void
tell_second (GoiReport *report, const GoiTableReading *table)
{
  const GoiAlignment *alignment = table->alignment;
  guint n_again = 0, n_other = 0;

  for (guint r = 0; r < table->labels->rows->len; r++)
    {
      const GoiFormLabel *row = goi_form_labels_row (table->labels, r);

      if (row->kind != GOI_FORM_ROW_VALUES || alignment->matches[r].entry < 0)
        continue;
      for (guint e = 0; e < table->entries->len; e++)
        {
          const GoiEntry *entry = &g_array_index (table->entries, GoiEntry, e);
          g_autofree char *here = NULL;
          g_autofree char *there = NULL;

          if (((int) e >= alignment->first && (int) e <= alignment->last) || entry->label == NULL
              || entry->n_values == 0 || !goi_form_label_equal (row, entry->label))
            continue;
          here = values_text (table, alignment->matches[r].entry);
          there = values_text (table, e);
          n_again++;
          n_other += strcmp (here, there) != 0 ? 1 : 0;
          break;
        }
    }
  if (n_again * 5 >= alignment->n_found * 2 && n_again > 1 && n_other > 0)
    {
      const char *none[] = { NULL };
      goi_report_add_doubt (
          report,
          goi_doubt_new (none, N_("The document has this table twice, with different numbers; the first was read"),
                         table->labels->table->id));
    }
}

/**
 * goi_fill_report:
 * @report: a report of the tables' edition
 * @tables: (element-type GoiTableReading): its tables as far as they were found
 *
 * Decides between the readings of rows with the sums of the form, writes the cells, and says what is
 * not sure. Rows and columns that were not found stay as they are.
 */
void
goi_fill_report (GoiReport *report, GPtrArray *tables)
{
  g_autoptr (GPtrArray) readings = g_ptr_array_new ();

  for (guint t = 0; t < tables->len; t++)
    {
      const GoiTableReading *table = g_ptr_array_index (tables, t);
      for (guint i = 0; i < table->rows->len; i++)
        {
          const GoiTableRow *row = g_ptr_array_index (table->rows, i);
          if (row->reading->candidates->len > 0)
            g_ptr_array_add (readings, row->reading);
        }
    }
  goi_solve_rows (goi_report_get_edition (report), readings);
  for (guint t = 0; t < tables->len; t++)
    {
      const GoiTableReading *table = g_ptr_array_index (tables, t);
      for (guint i = 0; i < table->rows->len; i++)
        write_row (report, g_ptr_array_index (table->rows, i));
      keep_unplaced (report, table);
      if (table->alignment != NULL)
        tell_second (report, table);
    }
}
