/* goi-table-reading.h: a table of a form, found in a document and read
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-align.h"
#include "goi-candidates.h"

G_BEGIN_DECLS

/**
 * GoiTableRow:
 * @row: the form's row
 * @reading: the ways to read it
 * @line: the line it stands on
 * @sure: whether this is the row without a doubt
 * @lost: whether a number was printed there and cannot be seen: the line is text, and none is on it
 * @aside: whether its number stands on another line than the label, unlike those of other rows
 * @torn: whether it has no values where values without a row stand beside it
 *
 * A row of the form with what the document has for it.
 */
typedef struct
{
  const GoiFormItem *row;
  GoiRowReading *reading;
  const GoiLine *line;
  gboolean sure;
  gboolean lost;
  gboolean aside;
  gboolean torn;
} GoiTableRow;

/**
 * GoiTableReading:
 * @labels: the form
 * @lines: (element-type GoiLine): the lines it was read from
 * @entries: (element-type GoiEntry): what they hold
 * @alignment: (nullable): where the rows are
 * @rows: (element-type GoiTableRow): the rows that were found
 * @columns: (element-type GoiColumns): the headers that were read
 * @running: whether it was read from text that lost its separators
 * @disordered: whether headers stand in another order than on the form, and not all of them are there
 * @n_good: rows that were found by their labels and have as many values as columns
 * @start: the place of the table
 * @end: the character after its last one
 *
 * A table of a form in a document.
 */
typedef struct
{
  const GoiFormLabels *labels;
  GPtrArray *lines;
  GArray *entries;
  GoiAlignment *alignment;
  GPtrArray *rows;
  GPtrArray *columns;
  gboolean running;
  gboolean disordered;
  guint n_good;
  gint64 start, end;
} GoiTableReading;

GoiTableReading *goi_table_reading_new (const GoiFormLabels *labels, GPtrArray *lines,
                                        gboolean running);
gboolean         goi_table_reading_is_found (const GoiTableReading *self);
void             goi_table_reading_free (GoiTableReading *reading);

gboolean         goi_table_is_unlabelled (const GoiFormLabels *labels);
void             goi_table_reading_fill_unlabelled (GoiTableReading *self);
void             goi_table_reading_fill_lost (GoiTableReading *self);
void             goi_table_reading_add_row (GoiTableReading *self, const GoiFormItem *row,
                                            GoiColumns *columns, guint entry, gboolean sure);

G_END_DECLS
