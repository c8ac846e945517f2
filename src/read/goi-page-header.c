/* goi-page-header.c: the header of a table without ruled lines
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words that are broken over lines are one block. The lowest blocks are the headers of columns, from left to right
 * as the columns; those above them stand over several, in whose middle they are.
 */

#define G_LOG_DOMAIN "goi-page-header"

#include "goi-page-header-private.h"

#include <math.h>

/* What is below is so by more, in heights of characters. */
#define BELOW 1.1
/* What is paid to match headers and columns: for a column without a header, for a header without a column; the
 * distance is paid in heights of characters. */
#define NO_HEADER 1.0
#define NO_COLUMN 2.5
#define TWO_HEADERS 0.3
/* Two parts of one header, with a blank between, are nearer to each other, and their middle is nearer to that of the
 * column than that of each by more; in heights of characters. */
#define BLANK 1.1
#define NEARER 0.3

static void
block_clear (gpointer data)
{
  g_string_free (((GoiHeaderBlock *) data)->text, TRUE);
}

static gboolean
is_below (const GoiHeaderBlock *upper, const GoiHeaderBlock *lower)
{
  return goi_box_middle_y (&lower->box) - goi_box_middle_y (&upper->box) > BELOW * upper->size;
}

static int
compare_middles (gconstpointer a, gconstpointer b)
{
  double first = goi_box_middle_x (&((const GoiHeaderBlock *) a)->box);
  double second = goi_box_middle_x (&((const GoiHeaderBlock *) b)->box);

  return (first > second) - (first < second);
}

/* Those of single columns first, from left to right. */
static int
compare_leaves (gconstpointer a, gconstpointer b)
{
  const GoiHeaderBlock *first = a, *second = b;

  if (first->is_leaf != second->is_leaf)
    return first->is_leaf ? -1 : 1;
  return compare_middles (a, b);
}

/* The headers of single columns: nothing stands below them, nor on both sides lower down. */
static void
find_leaves (GoiPageHeader *self)
{
  g_array_sort (self->blocks, compare_middles);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      GoiHeaderBlock *block = goi_header_block_at (self, i);

      block->is_leaf = TRUE;
      for (guint k = 0; k < self->blocks->len; k++)
        {
          const GoiHeaderBlock *other = goi_header_block_at (self, k);
          block->is_leaf &= !is_below (block, other) || goi_box_overlap (&block->box, &other->box) <= 0;
        }
    }
  for (guint i = 0; i < self->blocks->len; i++)
    {
      GoiHeaderBlock *block = goi_header_block_at (self, i);
      const GoiHeaderBlock *before = NULL, *behind = NULL;

      for (guint k = 0; k < self->blocks->len; k++)
        {
          const GoiHeaderBlock *other = goi_header_block_at (self, k);
          if (other->is_leaf && k < i)
            before = other;
          else if (other->is_leaf && k > i && behind == NULL)
            behind = other;
        }
      if (before != NULL && behind != NULL && is_below (block, before) && is_below (block, behind))
        block->is_leaf = FALSE;
    }
  g_array_sort (self->blocks, compare_leaves);
}

static double
distance (const GoiPageHeader *self, const GoiHeaderBlock *block, guint column)
{
  const GoiColumnRange *range = goi_header_column_at (self, column);
  double middles = fabs (goi_box_middle_x (&block->box) - goi_header_middle_of (range));

  if (block->box.x0 < range->x1 && block->box.x1 > range->x0)
    return 0.05 * middles / block->size;
  return MAX (block->box.x0 - range->x1, range->x0 - block->box.x1) / block->size + 0.05 * middles / block->size;
}

/* Whether two blocks are the header of a column together: words with a blank in them. */
static gboolean
is_parted (const GoiPageHeader *self, guint b, guint column)
{
  const GoiHeaderBlock *left = goi_header_block_at (self, b - 1), *right = goi_header_block_at (self, b);
  double at = goi_header_middle_of (goi_header_column_at (self, column));
  double apart = MIN (fabs (goi_box_middle_x (&left->box) - at), fabs (goi_box_middle_x (&right->box) - at));

  return left->is_leaf && right->is_leaf && right->box.x0 - left->box.x1 < BLANK * left->size
         && fabs (goi_box_middle_y (&left->box) - goi_box_middle_y (&right->box)) < left->size / 2
         && fabs ((left->box.x0 + right->box.x1) / 2 - at) + NEARER * left->size < apart;
}

/* Puts the block before @b into it. */
static void
unite (GoiPageHeader *self, guint b)
{
  GoiHeaderBlock *left = goi_header_block_at (self, b - 1), *right = goi_header_block_at (self, b);

  g_string_prepend (right->text, left->text->str);
  right->box = (GoiBox) { left->box.x0, MIN (left->box.y0, right->box.y0), right->box.x1,
                          MAX (left->box.y1, right->box.y1) };
  g_array_remove_index (self->blocks, b - 1);
}

/* Gives each lowest block its column, from left to right; @n is 0 for those that have none. */
static void
match_columns (GoiPageHeader *self)
{
  guint n = self->table->columns->len, width = n + 1;
  g_autofree double *cost = g_new0 (double, (self->blocks->len + 1) * width);
  g_autofree guint8 *step = g_new0 (guint8, (self->blocks->len + 1) * width);

  for (guint b = 0; b <= self->blocks->len; b++)
    for (guint c = 0; c <= n; c++)
      {
        const GoiHeaderBlock *block = b > 0 ? goi_header_block_at (self, b - 1) : NULL;
        double best = b == 0 && c == 0 ? 0 : G_MAXDOUBLE;
        guint8 how = 0;

        if (b > 0 && cost[(b - 1) * width + c] + (block->is_leaf ? NO_COLUMN : 0) < best)
          {
            best = cost[(b - 1) * width + c] + (block->is_leaf ? NO_COLUMN : 0);
            how = 1;
          }
        if (c > 0 && cost[b * width + c - 1] + NO_HEADER < best)
          {
            best = cost[b * width + c - 1] + NO_HEADER;
            how = 2;
          }
        if (b > 0 && c > 0 && block->is_leaf
            && cost[(b - 1) * width + c - 1] + distance (self, block, c - 1) < best)
          {
            best = cost[(b - 1) * width + c - 1] + distance (self, block, c - 1);
            how = 3;
          }
        if (b > 1 && c > 0 && is_parted (self, b - 1, c - 1) && cost[(b - 2) * width + c - 1] + TWO_HEADERS < best)
          {
            best = cost[(b - 2) * width + c - 1] + TWO_HEADERS;
            how = 4;
          }
        cost[b * width + c] = best;
        step[b * width + c] = how;
      }
  for (guint b = self->blocks->len, c = n; b > 0 || c > 0;)
    {
      guint8 how = step[b * width + c];

      if (b > 0 && how != 2)
        goi_header_block_at (self, b - 1)->n = how >= 3 ? 1 : 0;
      if (how >= 3)
        goi_header_block_at (self, b - 1)->first = c - 1;
      if (how == 4)
        unite (self, --b);
      b -= how != 2 ? 1 : 0;
      c -= how != 1 ? 1 : 0;
    }
}

static GoiPageHeader *
header_new (GoiColumnTable *table)
{
  GoiPageHeader *self = g_new0 (GoiPageHeader, 1);

  self->table = table;
  self->blocks = g_array_new (FALSE, FALSE, sizeof (GoiHeaderBlock));
  g_array_set_clear_func (self->blocks, block_clear);
  self->corner = g_string_new (NULL);
  self->owned = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_page_line_free);
  _goi_page_header_collect (self);
  if (table->columns->len > MOST_COLUMNS)
    return self;
  find_leaves (self);
  match_columns (self);
  return self;
}

static void
header_free (GoiPageHeader *self)
{
  g_array_unref (self->blocks);
  g_string_free (self->corner, TRUE);
  g_ptr_array_unref (self->owned);
  g_free (self);
}

/* Whether the header of a column stands beside a block. */
static gboolean
is_beside_header (const GoiPageHeader *self, const GoiHeaderBlock *block)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const GoiHeaderBlock *other = goi_header_block_at (self, i);
      if (other->is_leaf && other->n > 0 && other->box.y0 < block->box.y1 && block->box.y0 < other->box.y1)
        return TRUE;
    }
  return FALSE;
}

/**
 * goi_page_header_add_columns:
 * @table: lines that are a table
 *
 * Adds columns whose cells are all blank: they are known from their headers.
 */
void
goi_page_header_add_columns (GoiColumnTable *table)
{
  GoiPageHeader *self = header_new (table);
  double left = goi_column_table_labels (table);

  for (guint i = 0; i < self->blocks->len && table->columns->len <= MOST_COLUMNS; i++)
    {
      const GoiHeaderBlock *block = goi_header_block_at (self, i);
      GoiColumnRange column = { block->box.x0, block->box.x1 };
      guint at = 0, first, n;

      _goi_page_header_find_span (self, &block->box, &first, &n);
      if (!block->is_leaf || block->n > 0 || n > 0 || block->box.x0 <= left || !is_beside_header (self, block))
        continue;
      while (at < table->columns->len && goi_header_column_at (self, at)->x0 < column.x0)
        at++;
      g_array_insert_val (table->columns, at, column);
    }
  header_free (self);
}

/* What stands over which columns */

/* Whether a column's own header is below a block. */
static gboolean
is_free (const GoiPageHeader *self, const GoiHeaderBlock *block, guint column)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const GoiHeaderBlock *leaf = goi_header_block_at (self, i);
      if (leaf->is_leaf && leaf->n > 0 && leaf->first <= column && column < leaf->first + leaf->n)
        return is_below (block, leaf);
    }
  return TRUE;
}

/* Whether headers begin where their columns do, and do not have their middles there. */
static gboolean
begin_together (const GoiPageHeader *self)
{
  double begins = 0, middles = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const GoiHeaderBlock *block = goi_header_block_at (self, i);
      const GoiColumnRange *column;

      if (!block->is_leaf || block->n != 1)
        continue;
      column = goi_header_column_at (self, block->first);
      begins += fabs (block->box.x0 - column->x0);
      middles += fabs (goi_box_middle_x (&block->box) - goi_header_middle_of (column));
    }
  return begins < middles;
}

/* How far a block is from where it should be over columns: in their middle, or at the beginning of the first. */
static double
eccentricity (const GoiPageHeader *self, const GoiHeaderBlock *block, guint first, guint end)
{
  double left = goi_header_column_at (self, first)->x0, right = goi_header_column_at (self, end - 1)->x1;

  return fabs (self->left ? left - block->box.x0 : (left + right) / 2 - goi_box_middle_x (&block->box));
}

/* Parts the columns from @first up to @end among blocks beside each other, so that each is in the middle of its own. */
static void
share_columns (GoiPageHeader *self, const GPtrArray *beside, guint first, guint end)
{
  guint n = end - first, width = n + 1;
  g_autofree double *cost = g_new0 (double, (beside->len + 1) * width);
  g_autofree guint *begin = g_new0 (guint, (beside->len + 1) * width);

  for (guint b = 0; b <= beside->len; b++)
    for (guint c = 0; c <= n; c++)
      {
        cost[b * width + c] = b == 0 && c == 0 ? 0 : G_MAXDOUBLE;
        for (guint from = 0; b > 0 && from < c; from++)
          {
            double before = cost[(b - 1) * width + from];
            double next = before == G_MAXDOUBLE ? G_MAXDOUBLE
                                                : before + eccentricity (self, g_ptr_array_index (beside, b - 1),
                                                                         first + from, first + c);
            if (next < cost[b * width + c])
              {
                cost[b * width + c] = next;
                begin[b * width + c] = from;
              }
          }
      }
  for (guint b = beside->len, c = n; b > 0; b--)
    {
      GoiHeaderBlock *block = g_ptr_array_index (beside, b - 1);
      guint from = begin[b * width + c];

      block->first = first + from;
      block->n = c - from;
      c = from;
    }
}

/* The lowest block above another that stands over a column, of those whose columns are known. */
static const GoiHeaderBlock *
find_parent (const GoiPageHeader *self, const GoiHeaderBlock *block, guint column)
{
  const GoiHeaderBlock *parent = NULL;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const GoiHeaderBlock *other = goi_header_block_at (self, i);
      if (!other->is_leaf && column >= other->first && column < other->first + other->n && is_below (other, block)
          && (parent == NULL || other->box.y0 > parent->box.y0))
        parent = other;
    }
  return parent;
}

/* The columns that the blocks at the height of one stand over. */
static void
spread_level (GoiPageHeader *self, const GoiHeaderBlock *sample)
{
  guint n = self->table->columns->len;

  for (guint first = 0, end; first < n; first = MAX (end, first + 1))
    {
      g_autoptr (GPtrArray) beside = g_ptr_array_new ();
      const GoiHeaderBlock *parent = find_parent (self, sample, first);

      for (end = first; end < n && is_free (self, sample, end) && find_parent (self, sample, end) == parent; end++)
        ;
      for (guint i = 0; i < self->blocks->len && end > first; i++)
        {
          GoiHeaderBlock *block = goi_header_block_at (self, i);
          double x = goi_box_middle_x (&block->box);
          double below = goi_box_middle_y (&block->box) - goi_box_middle_y (&sample->box);

          if (!block->is_leaf && fabs (below) < block->size / 2
              && (first == 0 || x > goi_header_column_at (self, first - 1)->x1)
              && (end == n || x < goi_header_column_at (self, end)->x0))
            g_ptr_array_add (beside, block);
        }
      if (beside->len > 0 && beside->len <= end - first)
        share_columns (self, beside, first, end);
    }
}

/* The highest block over several columns that begins below a place. */
static const GoiHeaderBlock *
find_next (const GoiPageHeader *self, double y)
{
  const GoiHeaderBlock *next = NULL;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const GoiHeaderBlock *block = goi_header_block_at (self, i);
      if (!block->is_leaf && block->box.y0 > y && (next == NULL || block->box.y0 < next->box.y0))
        next = block;
    }
  return next;
}

static void
spread (GoiPageHeader *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      GoiHeaderBlock *block = goi_header_block_at (self, i);

      if (block->is_leaf && block->n == 0)
        block->is_leaf = FALSE;
    }
  self->left = begin_together (self);
  for (const GoiHeaderBlock *next = find_next (self, -G_MAXDOUBLE); next != NULL; next = find_next (self, next->box.y0))
    if (next->n == 0)
      spread_level (self, next);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      GoiHeaderBlock *block = goi_header_block_at (self, i);

      if (block->n > 0)
        continue;
      block->first = _goi_page_header_nearest (self, &block->box);
      block->n = 1;
    }
}

/* The rows of the header that the blocks stand in: each below those over the same columns. Returns their number. */
static guint
set_levels (GoiPageHeader *self)
{
  guint n_levels = 0;

  for (guint pass = 0; pass < self->blocks->len; pass++)
    for (guint i = 0; i < self->blocks->len; i++)
      for (guint k = 0; k < self->blocks->len; k++)
        {
          GoiHeaderBlock *upper = goi_header_block_at (self, i), *lower = goi_header_block_at (self, k);
          if (i != k && upper->first < lower->first + lower->n && lower->first < upper->first + upper->n
              && (upper->box.y0 < lower->box.y0 || (upper->box.y0 == lower->box.y0 && i < k)))
            lower->level = MAX (lower->level, upper->level + 1);
        }
  for (guint i = 0; i < self->blocks->len; i++)
    n_levels = MAX (n_levels, goi_header_block_at (self, i)->level + 1);
  return n_levels;
}

/* The row below a block that another over its columns begins in. */
static guint
end_of (const GoiPageHeader *self, const GoiHeaderBlock *block, guint n_levels)
{
  guint end = n_levels;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const GoiHeaderBlock *lower = goi_header_block_at (self, i);
      if (lower->level > block->level && lower->first < block->first + block->n
          && block->first < lower->first + lower->n)
        end = MIN (end, lower->level);
    }
  return end;
}

/* A row of the header; what no word stands over is an empty cell. */
static void
write_level (const GoiPageHeader *self, GoiPageTable *table, guint level, guint n_levels, guint n_before)
{
  guint n = self->table->columns->len;

  for (guint column = 0; column < n;)
    {
      const GoiHeaderBlock *found = NULL;
      gboolean covered = FALSE;

      for (guint i = 0; i < self->blocks->len; i++)
        {
          const GoiHeaderBlock *block = goi_header_block_at (self, i);
          if (column < block->first || column >= block->first + block->n)
            continue;
          if (block->level == level && block->first == column)
            found = block;
          covered |= block->level < level && end_of (self, block, n_levels) > level;
        }
      if (found != NULL)
        goi_page_table_add_cell (table, level, column + n_before, end_of (self, found, n_levels) - level, found->n,
                                 found->text->str);
      else if (!covered)
        goi_page_table_add_cell (table, level, column + n_before, 1, 1, "");
      column += found != NULL ? found->n : 1;
    }
}

/* The row that what stands over the labels begins in: it may be lower than the first. */
static guint
begin_of_corner (const GoiPageHeader *self, guint n_levels)
{
  guint begin = 0;

  for (guint i = 0; i < self->blocks->len && self->corner->len > 0; i++)
    {
      const GoiHeaderBlock *block = goi_header_block_at (self, i);
      if (block->box.y1 <= self->corner_y)
        begin = MAX (begin, block->level + 1);
    }
  return MIN (begin, n_levels - 1);
}

/**
 * goi_page_header_read:
 * @columns: lines that are a table
 * @table: where to put the rows of its header
 * @n_before: how many columns there are before those with values
 *
 * Returns: how many rows the header has
 */
guint
goi_page_header_read (GoiColumnTable *columns, GoiPageTable *table, guint n_before)
{
  GoiPageHeader *self = header_new (columns);
  guint n_levels = 0, corner;

  if (columns->columns->len > MOST_COLUMNS)
    {
      for (guint i = 0; i < self->blocks->len; i++)
        g_string_append (self->corner, goi_header_block_at (self, i)->text->str);
      goi_page_table_add_cell (table, n_levels++, 0, 1, 1, self->corner->str);
    }
  else if (self->blocks->len > 0)
    {
      spread (self);
      n_levels = set_levels (self);
      corner = begin_of_corner (self, n_levels);
      for (guint level = 0; level < n_levels; level++)
        {
          if (n_before > 0 && level <= corner)
            goi_page_table_add_cell (table, level, 0, level == corner ? n_levels - level : 1, n_before,
                                     level == corner ? self->corner->str : "");
          write_level (self, table, level, n_levels, n_before);
        }
    }
  header_free (self);
  return n_levels;
}
