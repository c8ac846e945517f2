/* goi-page-header.c: the header of a table without ruled lines
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words that are broken over lines are one block. The lowest blocks are the headers of columns, from left to right
 * as the columns; those above them stand over several, in whose middle they are.
 */

#define G_LOG_DOMAIN "goi-page-header"

#include "goi-page-columns.h"

#include <math.h>

/* The lines of words that are broken are at most as far from each other, in heights of characters, and not farther
 * than the nearest in parts of their distance; and begin or have their middles at the same place but for that much. */
#define WRAP_PITCH 1.55
#define SAME_PITCH 1.12
#define SAME_BEGIN 0.35
#define SAME_MIDDLE 0.7
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
/* More is no header: what is left over is put over the labels. */
#define MOST_BLOCKS 120
#define MOST_COLUMNS 200
/* Words that ran into each other are as much apart, in heights of characters; those that did so no more than
 * nearly. */
#define SEAM 0.08
#define PLAIN_SEAM 0.2

/* Words of a header: @first is the first of the @n columns that they stand over. */
typedef struct
{
  GString *text;
  GoiBox box;
  double size, last_y; /* the height of a character; the middle of the last line */
  gboolean is_leaf;
  guint first, n, level;
} Block;

typedef struct
{
  GoiColumnTable *table;
  GArray *blocks;   /* Block */
  GString *corner;  /* what stands over the labels */
  double corner_y;  /* where it begins */
  gboolean left;    /* words begin where their columns do */
  double pitch;     /* lines of broken words are no farther from each other */
  GPtrArray *owned; /* GoiPageLine: parts of words that ran into each other */
} Header;

static Block *
block_at (const Header *self, guint i)
{
  return &g_array_index (self->blocks, Block, i);
}

static const GoiColumnRange *
column_at (const Header *self, guint i)
{
  return &g_array_index (self->table->columns, GoiColumnRange, i);
}

static double
middle_of (const GoiColumnRange *column)
{
  return (column->x0 + column->x1) / 2;
}

static void
block_clear (gpointer data)
{
  g_string_free (((Block *) data)->text, TRUE);
}

/* Words that ran into each other */

static double
space_before (const GoiPageLine *part, guint i)
{
  return goi_page_line_glyph (part, i)->box.x0 - goi_page_line_glyph (part, i - 1)->box.x1;
}

/* The columns that words stand over. */
static void
find_span (const Header *self, const GoiBox *box, guint *first, guint *n)
{
  *first = *n = 0;
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      const GoiColumnRange *column = column_at (self, i);
      if (box->x0 < column->x1 && box->x1 > column->x0)
        {
          *first = *n == 0 ? i : *first;
          *n = i - *first + 1;
        }
    }
}

static gboolean
is_among (const guint *seams, guint n, guint i)
{
  for (guint k = 0; k < n; k++)
    if (seams[k] == i)
      return TRUE;
  return FALSE;
}

/* The widest spaces of words that ran into each other: @n of them, wider than all others; FALSE where there
 * are no such. */
static gboolean
find_seams (const GoiPageLine *part, guint n, double space, guint *seams)
{
  double least = space * part->size;

  for (guint k = 0; k < n; k++)
    {
      guint best = 0;

      for (guint i = 1; i < part->glyphs->len; i++)
        if (!is_among (seams, k, i) && (best == 0 || space_before (part, i) > space_before (part, best)))
          best = i;
      if (best == 0 || space_before (part, best) < least)
        return FALSE;
      seams[k] = best;
    }
  for (guint i = 1; i < part->glyphs->len; i++)
    if (!is_among (seams, n, i) && space_before (part, i) >= least)
      return FALSE;
  return TRUE;
}

/* Whether words over several columns are those of each of them, run into each other: they reach from the
 * first to the last, and nothing stands below them. */
static gboolean
is_melted (const Header *self, const GoiPageLine *part, guint first, guint n, gboolean lowest)
{
  g_autofree guint *seams = g_new0 (guint, n + 1);

  if (n > 1 && part->glyphs->len >= n && find_seams (part, n - 1, PLAIN_SEAM, seams))
    return TRUE;
  return lowest && n > 1 && part->glyphs->len >= 2 * n
         && part->box.x0 <= column_at (self, first)->x0 + part->size / 2
         && part->box.x1 >= column_at (self, first + n - 1)->x1 - part->size / 2;
}

static guint
nearest_column (const Header *self, const GoiBox *box)
{
  double best = G_MAXDOUBLE;
  guint nearest = 0;

  for (guint k = 0; k < self->table->columns->len; k++)
    {
      double distance = fabs (middle_of (column_at (self, k)) - goi_box_middle_x (box));
      if (distance < best)
        {
          best = distance;
          nearest = k;
        }
    }
  return nearest;
}

/* Words that ran into each other, parted where they are a little apart, otherwise each character to its nearest
 * column. */
static void
part_melted (Header *self, GPtrArray *parts, const GoiPageLine *part, guint first, guint n)
{
  g_autofree guint *seams = g_new0 (guint, n);
  gboolean parted = find_seams (part, n - 1, SEAM, seams);
  guint last = G_MAXUINT;

  for (guint i = 0; i < part->glyphs->len; i++)
    {
      const GoiGlyph *glyph = goi_page_line_glyph (part, i);
      guint column = first;

      for (guint k = 0; parted && k + 1 < n; k++)
        column += i >= seams[k] ? 1 : 0;
      if (!parted)
        column = nearest_column (self, &glyph->box);
      if (column != last)
        {
          g_ptr_array_add (self->owned, goi_page_line_new ());
          g_ptr_array_add (parts, g_ptr_array_index (self->owned, self->owned->len - 1));
        }
      goi_page_line_add (g_ptr_array_index (parts, parts->len - 1), glyph);
      last = column;
    }
}

/* Blocks */

static double
overlap (const GoiBox *a, const GoiBox *b)
{
  return MIN (a->x1, b->x1) - MAX (a->x0, b->x0);
}

/* Whether a part begins below what is above it, or has its middle there. */
static gboolean
is_in_line (const GoiBox *above, const GoiPageLine *part)
{
  return overlap (above, &part->box) > 0
         && (fabs (above->x0 - part->box.x0) <= SAME_BEGIN * part->size
             || fabs (goi_box_middle_x (above) - goi_box_middle_x (&part->box)) <= SAME_MIDDLE * part->size);
}

/* The block above that a part of a line goes on with, when it is the only one for both; -1 for none. */
static int
find_broken (const Header *self, const GPtrArray *parts, const GoiPageLine *part)
{
  double y = goi_box_middle_y (&part->box);
  int found = -1;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = block_at (self, i);
      guint n_below = 0;

      if (y - block->last_y > self->pitch || y - block->last_y < part->size / 2
          || overlap (&block->box, &part->box) <= 0)
        continue;
      for (guint k = 0; k < parts->len; k++)
        n_below += overlap (&block->box, &((GoiPageLine *) g_ptr_array_index (parts, k))->box) > 0 ? 1 : 0;
      if (n_below > 1 || found >= 0)
        return -1;
      if (is_in_line (&block->box, part))
        found = (int) i;
    }
  return found;
}

static void
add_to_corner (Header *self, const GoiPageLine *part)
{
  g_autofree char *text = goi_page_line_dup_text (part);

  if (self->corner->len == 0)
    self->corner_y = part->box.y0;
  goi_page_text_append (self->corner, text, G_MAXDOUBLE);
}

static void
add_to_block (Header *self, int number, const GoiPageLine *part)
{
  g_autofree char *text = goi_page_line_dup_text (part);
  Block *block;

  if (number < 0 && self->blocks->len == MOST_BLOCKS)
    {
      add_to_corner (self, part);
      return;
    }
  if (number < 0)
    {
      Block fresh = { .text = g_string_new (NULL), .box = part->box, .size = part->size };
      g_array_append_val (self->blocks, fresh);
      number = (int) self->blocks->len - 1;
    }
  block = block_at (self, (guint) number);
  goi_page_text_append (block->text, text, G_MAXDOUBLE);
  block->last_y = goi_box_middle_y (&part->box);
  block->box = (GoiBox) { MIN (block->box.x0, part->box.x0), MIN (block->box.y0, part->box.y0),
                          MAX (block->box.x1, part->box.x1), MAX (block->box.y1, part->box.y1) };
}

/* Whether nothing stands above a part. */
static gboolean
is_open_above (const Header *self, const GoiPageLine *part)
{
  for (guint i = 0; i < self->blocks->len; i++)
    if (overlap (&block_at (self, i)->box, &part->box) > 0)
      return FALSE;
  return TRUE;
}

/* Words beside which others begin, with nothing above them, are no rest: those above them stand over several
 * columns. */
static void
add_parts (Header *self, const GPtrArray *parts)
{
  g_autofree int *broken = g_new (int, parts->len + 1);
  g_autofree gboolean *begins = g_new (gboolean, parts->len + 1);

  if (parts->len > MOST_COLUMNS)
    {
      for (guint i = 0; i < parts->len; i++)
        add_to_corner (self, g_ptr_array_index (parts, i));
      return;
    }
  for (guint i = 0; i < parts->len; i++)
    {
      broken[i] = find_broken (self, parts, g_ptr_array_index (parts, i));
      begins[i] = broken[i] < 0 && is_open_above (self, g_ptr_array_index (parts, i));
    }
  for (guint i = 0; i < parts->len; i++)
    {
      gboolean before = i > 0, behind = i + 1 < parts->len;
      gboolean alone = (!before || broken[i - 1] < 0) && (!behind || broken[i + 1] < 0);
      gboolean rest = !alone || ((!before || !begins[i - 1]) && (!behind || !begins[i + 1]));

      add_to_block (self, rest ? broken[i] : -1, g_ptr_array_index (parts, i));
    }
}

/* How far the lines of broken words may be from each other: about as far as the nearest of them. */
static double
measure_pitch (const Header *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  double nearest = G_MAXDOUBLE, size = 0;

  for (guint i = self->table->header; i < self->table->body; i++)
    {
      const GoiSegments *line = goi_column_table_line (self->table, i);
      guint n_above = parts->len;

      size = MAX (size, line->size);
      for (guint k = 0; k < MIN (line->segments->len, MOST_COLUMNS); k++)
        {
          GoiPageLine *part = goi_segment (line, k)->part;

          g_ptr_array_add (parts, part);
          for (guint a = 0; a < n_above; a++)
            {
              const GoiBox *above = &((GoiPageLine *) g_ptr_array_index (parts, a))->box;
              double pitch = goi_box_middle_y (&part->box) - goi_box_middle_y (above);
              if (pitch > size / 2 && is_in_line (above, part))
                nearest = MIN (nearest, pitch);
            }
        }
    }
  return MIN (WRAP_PITCH * size, SAME_PITCH * nearest);
}

static void
collect (Header *self)
{
  double left = goi_column_table_left (self->table), labels = goi_column_table_labels (self->table);

  for (guint i = self->table->header; i < self->table->body; i++)
    {
      const GoiSegments *line = goi_column_table_line (self->table, i);
      g_autoptr (GPtrArray) parts = g_ptr_array_new ();

      for (guint k = 0; k < line->segments->len; k++)
        {
          GoiPageLine *part = goi_segment (line, k)->part;
          guint first, n;

          if (part->box.x1 <= left && part->box.x0 < MIN (labels, left - 2 * part->size))
            {
              add_to_corner (self, part);
              continue;
            }
          find_span (self, &part->box, &first, &n);
          if (is_melted (self, part, first, n, i + 1 == self->table->body))
            part_melted (self, parts, part, first, n);
          else
            g_ptr_array_add (parts, part);
        }
      add_parts (self, parts);
    }
}

static gboolean
is_below (const Block *upper, const Block *lower)
{
  return goi_box_middle_y (&lower->box) - goi_box_middle_y (&upper->box) > BELOW * upper->size;
}

static int
compare_middles (gconstpointer a, gconstpointer b)
{
  double first = goi_box_middle_x (&((const Block *) a)->box), second = goi_box_middle_x (&((const Block *) b)->box);

  return (first > second) - (first < second);
}

/* Those of single columns first, from left to right. */
static int
compare_leaves (gconstpointer a, gconstpointer b)
{
  const Block *first = a, *second = b;

  if (first->is_leaf != second->is_leaf)
    return first->is_leaf ? -1 : 1;
  return compare_middles (a, b);
}

/* The headers of single columns: nothing stands below them, nor on both sides lower down. */
static void
find_leaves (Header *self)
{
  g_array_sort (self->blocks, compare_middles);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      Block *block = block_at (self, i);

      block->is_leaf = TRUE;
      for (guint k = 0; k < self->blocks->len; k++)
        block->is_leaf &= !is_below (block, block_at (self, k)) || overlap (&block->box, &block_at (self, k)->box) <= 0;
    }
  for (guint i = 0; i < self->blocks->len; i++)
    {
      gboolean lower[2] = { FALSE, FALSE };

      for (guint k = 0; k < i; k++)
        lower[0] = block_at (self, k)->is_leaf ? is_below (block_at (self, i), block_at (self, k)) : lower[0];
      for (guint k = self->blocks->len; k > i + 1; k--)
        lower[1] = block_at (self, k - 1)->is_leaf ? is_below (block_at (self, i), block_at (self, k - 1)) : lower[1];
      if (lower[0] && lower[1])
        block_at (self, i)->is_leaf = FALSE;
    }
  g_array_sort (self->blocks, compare_leaves);
}

static double
distance (const Header *self, const Block *block, guint column)
{
  const GoiColumnRange *range = column_at (self, column);
  double middles = fabs (goi_box_middle_x (&block->box) - middle_of (range));

  if (block->box.x0 < range->x1 && block->box.x1 > range->x0)
    return 0.05 * middles / block->size;
  return MAX (block->box.x0 - range->x1, range->x0 - block->box.x1) / block->size + 0.05 * middles / block->size;
}

/* Whether two blocks are the header of a column together: words with a blank in them. */
static gboolean
is_parted (const Header *self, guint b, guint column)
{
  const Block *left = block_at (self, b - 1), *right = block_at (self, b);
  double at = middle_of (column_at (self, column));
  double apart = MIN (fabs (goi_box_middle_x (&left->box) - at), fabs (goi_box_middle_x (&right->box) - at));

  return left->is_leaf && right->is_leaf && right->box.x0 - left->box.x1 < BLANK * left->size
         && fabs (goi_box_middle_y (&left->box) - goi_box_middle_y (&right->box)) < left->size / 2
         && fabs ((left->box.x0 + right->box.x1) / 2 - at) + NEARER * left->size < apart;
}

/* Puts the block before @b into it. */
static void
unite (Header *self, guint b)
{
  Block *left = block_at (self, b - 1), *right = block_at (self, b);

  g_string_prepend (right->text, left->text->str);
  right->box = (GoiBox) { left->box.x0, MIN (left->box.y0, right->box.y0), right->box.x1,
                          MAX (left->box.y1, right->box.y1) };
  g_array_remove_index (self->blocks, b - 1);
}

/* Gives each lowest block its column, from left to right; @n is 0 for those that have none. */
static void
match_columns (Header *self)
{
  guint n = self->table->columns->len, width = n + 1;
  g_autofree double *cost = g_new0 (double, (self->blocks->len + 1) * width);
  g_autofree guint8 *step = g_new0 (guint8, (self->blocks->len + 1) * width);

  for (guint b = 0; b <= self->blocks->len; b++)
    for (guint c = 0; c <= n; c++)
      {
        const Block *block = b > 0 ? block_at (self, b - 1) : NULL;
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
        block_at (self, b - 1)->n = how >= 3 ? 1 : 0;
      if (how >= 3)
        block_at (self, b - 1)->first = c - 1;
      if (how == 4)
        unite (self, --b);
      b -= how != 2 ? 1 : 0;
      c -= how != 1 ? 1 : 0;
    }
}

static Header *
header_new (GoiColumnTable *table)
{
  Header *self = g_new0 (Header, 1);

  self->table = table;
  self->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  g_array_set_clear_func (self->blocks, block_clear);
  self->corner = g_string_new (NULL);
  self->owned = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_page_line_free);
  self->pitch = measure_pitch (self);
  collect (self);
  if (table->columns->len > MOST_COLUMNS)
    return self;
  find_leaves (self);
  match_columns (self);
  return self;
}

static void
header_free (Header *self)
{
  g_array_unref (self->blocks);
  g_string_free (self->corner, TRUE);
  g_ptr_array_unref (self->owned);
  g_free (self);
}

/* Whether the header of a column stands beside a block. */
static gboolean
is_beside_header (const Header *self, const Block *block)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *other = block_at (self, i);
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
  Header *self = header_new (table);
  double left = goi_column_table_labels (table);

  for (guint i = 0; i < self->blocks->len && table->columns->len <= MOST_COLUMNS; i++)
    {
      const Block *block = block_at (self, i);
      GoiColumnRange column = { block->box.x0, block->box.x1 };
      guint at = 0, first, n;

      find_span (self, &block->box, &first, &n);
      if (!block->is_leaf || block->n > 0 || n > 0 || block->box.x0 <= left || !is_beside_header (self, block))
        continue;
      while (at < table->columns->len && column_at (self, at)->x0 < column.x0)
        at++;
      g_array_insert_val (table->columns, at, column);
    }
  header_free (self);
}

/* What stands over which columns */

/* Whether a column's own header is below a block. */
static gboolean
is_free (const Header *self, const Block *block, guint column)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *leaf = block_at (self, i);
      if (leaf->is_leaf && leaf->n > 0 && leaf->first <= column && column < leaf->first + leaf->n)
        return is_below (block, leaf);
    }
  return TRUE;
}

/* Whether headers begin where their columns do, and do not have their middles there. */
static gboolean
begin_together (const Header *self)
{
  double begins = 0, middles = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = block_at (self, i);
      if (!block->is_leaf || block->n != 1)
        continue;
      begins += fabs (block->box.x0 - column_at (self, block->first)->x0);
      middles += fabs (goi_box_middle_x (&block->box) - middle_of (column_at (self, block->first)));
    }
  return begins < middles;
}

/* How far a block is from where it should be over columns: in their middle, or at the beginning of the first. */
static double
eccentricity (const Header *self, const Block *block, guint first, guint end)
{
  if (self->left)
    return fabs (column_at (self, first)->x0 - block->box.x0);
  return fabs ((column_at (self, first)->x0 + column_at (self, end - 1)->x1) / 2 - goi_box_middle_x (&block->box));
}

/* Parts the columns from @first up to @end among blocks beside each other, so that each is in the middle of its own. */
static void
share_columns (Header *self, const GPtrArray *beside, guint first, guint end)
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
      Block *block = g_ptr_array_index (beside, b - 1);
      guint from = begin[b * width + c];

      block->first = first + from;
      block->n = c - from;
      c = from;
    }
}

/* The lowest block above another that stands over a column, of those whose columns are known. */
static const Block *
find_parent (const Header *self, const Block *block, guint column)
{
  const Block *parent = NULL;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *other = block_at (self, i);
      if (!other->is_leaf && column >= other->first && column < other->first + other->n && is_below (other, block)
          && (parent == NULL || other->box.y0 > parent->box.y0))
        parent = other;
    }
  return parent;
}

/* The columns that the blocks at the height of one stand over. */
static void
spread_level (Header *self, const Block *sample)
{
  guint n = self->table->columns->len;

  for (guint first = 0, end; first < n; first = MAX (end, first + 1))
    {
      g_autoptr (GPtrArray) beside = g_ptr_array_new ();
      const Block *parent = find_parent (self, sample, first);

      for (end = first; end < n && is_free (self, sample, end) && find_parent (self, sample, end) == parent; end++)
        ;
      for (guint i = 0; i < self->blocks->len && end > first; i++)
        {
          Block *block = block_at (self, i);
          double x = goi_box_middle_x (&block->box);
          if (!block->is_leaf && fabs (goi_box_middle_y (&block->box) - goi_box_middle_y (&sample->box)) < block->size / 2
              && (first == 0 || x > column_at (self, first - 1)->x1) && (end == n || x < column_at (self, end)->x0))
            g_ptr_array_add (beside, block);
        }
      if (beside->len > 0 && beside->len <= end - first)
        share_columns (self, beside, first, end);
    }
}

/* The highest block over several columns that begins below a place. */
static const Block *
find_next (const Header *self, double y)
{
  const Block *next = NULL;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = block_at (self, i);
      if (!block->is_leaf && block->box.y0 > y && (next == NULL || block->box.y0 < next->box.y0))
        next = block;
    }
  return next;
}

static void
spread (Header *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      Block *block = block_at (self, i);

      if (block->is_leaf && block->n == 0)
        block->is_leaf = FALSE;
    }
  self->left = begin_together (self);
  for (const Block *next = find_next (self, -G_MAXDOUBLE); next != NULL; next = find_next (self, next->box.y0))
    if (next->n == 0)
      spread_level (self, next);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      Block *block = block_at (self, i);

      if (block->n > 0)
        continue;
      block->first = nearest_column (self, &block->box);
      block->n = 1;
    }
}

/* The rows of the header that the blocks stand in: each below those over the same columns. Returns their number. */
static guint
set_levels (Header *self)
{
  guint n_levels = 0;

  for (guint pass = 0; pass < self->blocks->len; pass++)
    for (guint i = 0; i < self->blocks->len; i++)
      for (guint k = 0; k < self->blocks->len; k++)
        {
          Block *upper = block_at (self, i), *lower = block_at (self, k);
          if (i != k && upper->first < lower->first + lower->n && lower->first < upper->first + upper->n
              && (upper->box.y0 < lower->box.y0 || (upper->box.y0 == lower->box.y0 && i < k)))
            lower->level = MAX (lower->level, upper->level + 1);
        }
  for (guint i = 0; i < self->blocks->len; i++)
    n_levels = MAX (n_levels, block_at (self, i)->level + 1);
  return n_levels;
}

/* The row below a block that another over its columns begins in. */
static guint
end_of (const Header *self, const Block *block, guint n_levels)
{
  guint end = n_levels;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *lower = block_at (self, i);
      if (lower->level > block->level && lower->first < block->first + block->n
          && block->first < lower->first + lower->n)
        end = MIN (end, lower->level);
    }
  return end;
}

/* A row of the header; what no word stands over is an empty cell. */
static void
write_level (const Header *self, GoiPageTable *table, guint level, guint n_levels, guint n_before)
{
  guint n = self->table->columns->len;

  for (guint column = 0; column < n;)
    {
      const Block *found = NULL;
      gboolean covered = FALSE;

      for (guint i = 0; i < self->blocks->len; i++)
        {
          const Block *block = block_at (self, i);
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
begin_of_corner (const Header *self, guint n_levels)
{
  guint begin = 0;

  for (guint i = 0; i < self->blocks->len && self->corner->len > 0; i++)
    {
      const Block *block = block_at (self, i);
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
  Header *self = header_new (columns);
  guint n_levels = 0, corner;

  if (columns->columns->len > MOST_COLUMNS)
    {
      for (guint i = 0; i < self->blocks->len; i++)
        g_string_append (self->corner, block_at (self, i)->text->str);
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
