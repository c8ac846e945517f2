/* goi-align.h: the lines of a document beside the rows of a form
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-form-labels.h"
#include "goi-lines.h"

G_BEGIN_DECLS

/**
 * GoiMatch:
 * @entry: the number of the entry, -1 where the document has no such row
 * @similarity: how similar its label is
 * @sure: whether label or place leave no doubt that this is the row
 *
 * What was found for a row of a form.
 */
typedef struct
{
  int entry;
  double similarity;
  gboolean sure;
} GoiMatch;

/**
 * GoiAlignment:
 * @labels: the form
 * @matches: (array): one for each row of the form
 * @row_of_entry: (array): for each entry the row it was taken for, or -1
 * @n_entries: how many entries there are
 * @n_found: how many rows with cells were found in the document
 * @n_clear: how many of them by a label that is plainly theirs
 * @first: the first entry that was taken for a row, -1 for none
 * @last: the last one
 *
 * A table of a form found in a document.
 */
typedef struct
{
  const GoiFormLabels *labels;
  GoiMatch *matches;
  int *row_of_entry;
  guint n_entries;
  guint n_found;
  guint n_clear;
  int first, last;
} GoiAlignment;

GoiAlignment *goi_align (const GoiFormLabels *labels, GPtrArray *lines, GArray *entries);
void          goi_alignment_free (GoiAlignment *alignment);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiAlignment, goi_alignment_free)

G_END_DECLS
