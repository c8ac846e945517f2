/* goi-page-header-private.h: a header of a table without ruled lines, as its files share it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-page-columns.h"

G_BEGIN_DECLS

/* More is no header: what is left over is put over the labels. */
#define MOST_BLOCKS 120
#define MOST_COLUMNS 200

/**
 * GoiHeaderBlock:
 * @text: the words, lines joined
 * @box: what they cover
 * @size: how high their characters are
 * @last_y: the middle of their last line
 * @is_leaf: whether they are the header of one column
 * @first: the first of the columns that they stand over
 * @n: how many these are, 0 while that is not known
 * @level: the row of the header that they stand in
 *
 * Words of a header that belong together.
 */
typedef struct
{
  GString *text;
  GoiBox box;
  double size, last_y;
  gboolean is_leaf;
  guint first, n, level;
} GoiHeaderBlock;

/**
 * GoiPageHeader:
 * @table: the table
 * @blocks: (element-type GoiHeaderBlock): its words
 * @corner: what stands over the labels
 * @corner_y: where that begins
 * @left: whether words begin where their columns do
 * @pitch: lines of broken words are no farther from each other
 * @owned: (element-type GoiPageLine): parts of words that ran into each other
 *
 * A header that is being read.
 */
typedef struct
{
  GoiColumnTable *table;
  GArray *blocks;
  GString *corner;
  double corner_y;
  gboolean left;
  double pitch;
  GPtrArray *owned;
} GoiPageHeader;

/* goi-page-header-words.c */
void  _goi_page_header_collect (GoiPageHeader *self);
void  _goi_page_header_find_span (const GoiPageHeader *self, const GoiBox *box, guint *first, guint *n);
guint _goi_page_header_nearest (const GoiPageHeader *self, const GoiBox *box);

static inline GoiHeaderBlock *
goi_header_block_at (const GoiPageHeader *self, guint i)
{
  return &g_array_index (self->blocks, GoiHeaderBlock, i);
}

static inline const GoiColumnRange *
goi_header_column_at (const GoiPageHeader *self, guint i)
{
  return &g_array_index (self->table->columns, GoiColumnRange, i);
}

static inline double
goi_header_middle_of (const GoiColumnRange *column)
{
  return (column->x0 + column->x1) / 2;
}

/* How much two boxes share from left to right; less than 0 where nothing. */
static inline double
goi_box_overlap (const GoiBox *a, const GoiBox *b)
{
  return MIN (a->x1, b->x1) - MAX (a->x0, b->x0);
}

G_END_DECLS
