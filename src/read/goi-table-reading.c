/* goi-table-reading.c: a table of a form, found in a document and read
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-table-reading"

#include "goi-table-reading.h"

#include "goi-header-lines.h"

#include <string.h>

/* A form with as many columns is known from their number. */
#define FEWEST_COLUMNS 5
/* A label with no more characters may be the beginning of one. */
#define STRAY_LABEL 3

static void
row_free (gpointer data)
{
  GoiTableRow *row = data;

  goi_row_reading_free (row->reading);
  g_free (row);
}

/* The headers that are read already, by header and block: rows under one header share them. */
typedef struct
{
  int header;
  const GoiBlock *block;
  GoiColumns *columns;
} Known;

static GoiColumns *
columns_under (GoiTableReading *self, GArray *known, const GoiBlock *block, int header)
{
  Known k = { header, block, NULL };

  for (guint i = 0; i < known->len; i++)
    if (g_array_index (known, Known, i).header == header
        && g_array_index (known, Known, i).block == block)
      return g_array_index (known, Known, i).columns;
  k.columns = goi_columns_new (self->labels, block, self->lines, self->entries, header);
  g_ptr_array_add (self->columns, k.columns);
  g_array_append_val (known, k);
  return k.columns;
}

/* The columns of a row without a header line: those of the form, unless the words above it name them in another order. */
static GoiColumns *
columns_without_header (GoiTableReading *self, GArray *known, const GoiBlock *block, guint entry)
{
  guint n_known = known->len;
  GoiColumns *columns = columns_under (self, known, block, -1);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  GoiHeaderOrder found;

  if (known->len == n_known || self->running)
    return columns;
  found = goi_header_lines_order (self->labels, block, self->lines, self->entries, entry, order);
  for (guint i = 0; i < order->len && found == GOI_HEADER_ORDER_OTHER; i++)
    g_array_index (columns->columns, GoiColumn, i).item = g_ptr_array_index (order, i);
  self->disordered |= found == GOI_HEADER_ORDER_DISORDER;
  return columns;
}

/* How many cells are behind a label, or how many of them hold anything, the unit left out. */
static guint
count_cells (const GoiTableReading *self, guint entry, gboolean filled)
{
  const GoiEntry *e = &g_array_index (self->entries, GoiEntry, entry);
  const GoiLine *line = g_ptr_array_index (self->lines, e->line);
  guint n = 0;

  for (guint i = e->first_slot; i < e->first_slot + e->n_slots; i++)
    {
      GoiPieceKind kind = goi_line_piece (line, i)->kind;
      n += (kind != GOI_PIECE_EMPTY || !filled) && kind != GOI_PIECE_UNIT ? 1 : 0;
    }
  return n;
}

/* The most cells that a row under a header has, or that hold anything in it. */
static guint
most_cells (const GoiTableReading *self, const GoiBlock *block, int header, gboolean filled)
{
  guint most = 0;

  for (guint r = 0; r < self->labels->rows->len; r++)
    {
      int entry = self->alignment->matches[r].entry;
      const GoiFormLabel *row = goi_form_labels_row (self->labels, r);

      if (entry >= 0 && row->kind == GOI_FORM_ROW_VALUES && row->block == block
          && goi_headers_find (self->entries, entry) == header)
        most = MAX (most, count_cells (self, entry, filled));
    }
  return most;
}

/* The columns of a row: those of the header above it, or the form's where the header misses some of
 * them and the rows do not, or has more than there are cells in any row. Running text keeps the order of the form and
 * little of the headers. */
static GoiColumns *
columns_for (GoiTableReading *self, GArray *known, const GoiBlock *block, guint entry)
{
  int header = self->running ? -1 : goi_headers_find (self->entries, entry);
  GoiColumns *columns = header >= 0 ? columns_under (self, known, block, header)
                                    : columns_without_header (self, known, block, entry);

  if ((columns->columns->len < block->columns->len
       && most_cells (self, block, header, TRUE) > columns->columns->len)
      || (columns->columns->len > block->columns->len && block->columns->len >= FEWEST_COLUMNS
          && most_cells (self, block, header, FALSE) == block->columns->len))
    columns = columns_under (self, known, block, -1);
  goi_columns_take_units (columns, self->labels, self->lines, self->entries, entry);
  return columns;
}

static gboolean
has_all_values (const GoiRowReading *reading)
{
  return reading->candidates->len > 0
         && (reading->n_slots >= reading->n
             || (reading->n_slots > 0 && (reading->running || reading->columns->places)));
}

/**
 * goi_table_reading_add_row:
 * @self: a table that is being read
 * @row: a row of the form
 * @columns: the document's columns, which @self has to own
 * @entry: the entry that is this row
 * @sure: whether it is this row without a doubt
 */
void
goi_table_reading_add_row (GoiTableReading *self, const GoiFormItem *row, GoiColumns *columns,
                           guint entry, gboolean sure)
{
  const GoiEntry *e = &g_array_index (self->entries, GoiEntry, entry);
  const GoiLine *line = g_ptr_array_index (self->lines, e->line);
  GoiTableRow *found = g_new0 (GoiTableRow, 1);

  found->row = row;
  found->line = line;
  found->sure = sure;
  found->reading
      = goi_row_reading_new (self->labels->edition, row, columns, line, e, self->running);
  found->lost = !line->in_table && found->reading->n_slots == 0;
  g_ptr_array_add (self->rows, found);
  self->n_good += sure && has_all_values (found->reading) ? 1 : 0;
  self->start = self->start < 0 ? line->start : MIN (self->start, line->start);
  self->end = MAX (self->end, line->end);
}

static void
read_rows (GoiTableReading *self)
{
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (Known));

  for (guint r = 0; r < self->labels->rows->len; r++)
    {
      const GoiFormLabel *row = goi_form_labels_row (self->labels, r);
      const GoiMatch *match = &self->alignment->matches[r];

      if (row->kind != GOI_FORM_ROW_VALUES || match->entry < 0)
        continue;
      goi_table_reading_add_row (self, row->item,
                                 columns_for (self, known, row->block, match->entry),
                                 match->entry, match->sure);
    }
}

/* Where most numbers stand beside their labels, one on a line of its own may be something else. */
static void
mark_aside (GoiTableReading *self)
{
  guint n_aside = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n_aside += ((GoiTableRow *) g_ptr_array_index (self->rows, i))->line->n_joined > 0 ? 1 : 0;
  if (n_aside * 2 > self->rows->len)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    {
      GoiTableRow *row = g_ptr_array_index (self->rows, i);
      row->aside = row->line->n_joined > 0;
    }
}

static gboolean
has_number (const GoiTableReading *self, const GoiEntry *entry)
{
  const GoiLine *line = g_ptr_array_index (self->lines, entry->line);

  for (guint i = entry->first_slot; i < entry->first_slot + entry->n_slots; i++)
    if (goi_line_piece (line, i)->kind == GOI_PIECE_VALUE)
      return TRUE;
  return FALSE;
}

/* Values whose label is lost, or of which little more than an ordinal is left. */
static gboolean
is_stray (const GoiTableReading *self, int entry)
{
  const GoiEntry *e;

  if (entry < 0 || entry >= (int) self->entries->len || self->alignment->row_of_entry[entry] >= 0)
    return FALSE;
  e = &g_array_index (self->entries, GoiEntry, entry);
  if (e->header || !has_number (self, e) || (e->label != NULL && e->label->n_full > STRAY_LABEL))
    return FALSE;
  return !goi_line_is_subtotal (g_ptr_array_index (self->lines, e->line));
}

/* A row without values beside values without a row: the end of a page went through it, most likely. */
static void
mark_torn (GoiTableReading *self)
{
  guint found = 0;

  for (guint r = 0; r < self->labels->rows->len; r++)
    {
      int entry = self->alignment->matches[r].entry;
      GoiTableRow *row;

      if (goi_form_labels_row (self->labels, r)->kind != GOI_FORM_ROW_VALUES || entry < 0)
        continue;
      row = g_ptr_array_index (self->rows, found++);
      row->torn = g_array_index (self->entries, GoiEntry, entry).n_values == 0
                  && (is_stray (self, entry - 1) || is_stray (self, entry + 1));
    }
}

/* The headers above the first row belong to the table. */
static void
include_headers (GoiTableReading *self)
{
  int header;

  if (self->alignment == NULL || self->alignment->first < 0)
    return;
  header = goi_headers_find (self->entries, self->alignment->first);
  while (header >= 0 && g_array_index (self->entries, GoiEntry, header).header)
    {
      const GoiEntry *entry = &g_array_index (self->entries, GoiEntry, header--);
      const GoiLine *line = g_ptr_array_index (self->lines, entry->line);
      self->start = MIN (self->start, line->start);
    }
}

/**
 * goi_table_reading_new:
 * @labels: a table of a form
 * @lines: (element-type GoiLine): the lines of a document
 * @running: whether the lines were cut out of running text
 *
 * Returns: (transfer full): what was found of the table, which may be nothing
 */
GoiTableReading *
goi_table_reading_new (const GoiFormLabels *labels, GPtrArray *lines, gboolean running)
{
  GoiTableReading *self = g_new0 (GoiTableReading, 1);

  self->labels = labels;
  self->lines = g_ptr_array_ref (lines);
  self->entries = goi_entries_of_lines (lines);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_columns_free);
  self->running = running;
  self->start = self->end = -1;
  goi_headers_mark (labels, lines, self->entries);
  if (goi_table_is_unlabelled (labels))
    goi_table_reading_fill_unlabelled (self);
  else
    {
      self->alignment = goi_align (labels, lines, self->entries);
      read_rows (self);
      mark_aside (self);
      mark_torn (self);
      include_headers (self);
    }
  return self;
}

/**
 * goi_table_reading_is_found:
 * @self: a table reading
 *
 * Returns: whether enough of the table was found to say that the document has it
 */
gboolean
goi_table_reading_is_found (const GoiTableReading *self)
{
  guint n_clear;

  if (self->alignment == NULL)
    return self->rows->len > 0;
  n_clear = self->alignment->n_clear;
  /* Single labels with a number behind them occur in any text. */
  if (self->running && self->n_good * 2 < self->labels->n_value_rows)
    return FALSE;
  return n_clear >= 2 && n_clear * 5 >= self->labels->n_value_rows && self->n_good > 0;
}

/**
 * goi_table_reading_free:
 * @reading: (nullable): a table reading
 */
void
goi_table_reading_free (GoiTableReading *reading)
{
  if (reading == NULL)
    return;
  g_clear_pointer (&reading->alignment, goi_alignment_free);
  g_ptr_array_unref (reading->rows);
  g_ptr_array_unref (reading->columns);
  g_array_unref (reading->entries);
  g_ptr_array_unref (reading->lines);
  g_free (reading);
}
