/* goi-candidates.h: the ways in which the values of a row can belong to its columns
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-columns.h"
#include "goi-core.h"
#include "goi-number.h"

G_BEGIN_DECLS

/* The most columns of a table. */
#define GOI_MOST_COLUMNS 24
/* The most ways in which one row is read. */
#define GOI_MOST_CANDIDATES 8000

/**
 * GoiCandidate:
 * @texts: (array): for each column what is printed, NULL where nothing was found
 * @starts: (array): for each column its first character in the document's text
 * @ends: (array): for each column the character after the last one
 * @solved: whether it rests on arithmetic and not on the place of the cells
 * @mended: the columns, as bits, whose text was put together from what stands there in pieces
 * @gaps: whether cells between others are missing, so that it rests on where the others stand
 * @cut: whether cells at the end of the row are missing
 *
 * One way to read a row.
 */
typedef struct
{
  char *texts[GOI_MOST_COLUMNS];
  gint64 starts[GOI_MOST_COLUMNS];
  gint64 ends[GOI_MOST_COLUMNS];
  gboolean solved;
  guint32 mended;
  gboolean gaps;
  gboolean cut;
} GoiCandidate;

/**
 * GoiRowReading:
 * @edition: the edition
 * @row: the row of its form
 * @columns: the columns of the document's table
 * @n: how many they are
 * @cells: (array): for each column the form's cell, NULL where the form has none
 * @rules: (array): for each column how to read it
 * @candidates: (element-type GoiCandidate): the ways to read it, best first; at least one
 * @n_slots: how many pieces stand behind the label
 * @running: whether its digits run together
 * @in_prose: whether its values stand in sentences
 * @start: the place of the row
 * @end: the character after the last one
 *
 * A row of a document's table with all ways to read it.
 */
typedef struct
{
  GoiEdition *edition;
  const GoiFormItem *row;
  GoiColumns *columns;
  guint n;
  const GoiCell *cells[GOI_MOST_COLUMNS];
  GoiNumberRules rules[GOI_MOST_COLUMNS];
  GPtrArray *candidates;
  guint n_slots;
  gboolean running;
  gboolean in_prose;
  gint64 start, end;
} GoiRowReading;

GoiRowReading *goi_row_reading_new (GoiEdition *edition, const GoiFormItem *row,
                                    GoiColumns *columns, const GoiLine *line,
                                    const GoiEntry *entry, gboolean running);
void           goi_row_reading_free (GoiRowReading *reading);

GoiCandidate  *goi_candidate_new (void);
void           goi_candidate_set (GoiCandidate *self, guint column, const char *text, gint64 start,
                                  gint64 end);
void           goi_candidate_free (GoiCandidate *candidate);

G_END_DECLS
