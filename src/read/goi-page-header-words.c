/* goi-page-header-words.c: the words of the header of a table without ruled lines
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words of neighbouring columns that ran into each other are parted, words that are broken over lines are put together.
 */

#define G_LOG_DOMAIN "goi-page-header"

#include "goi-page-header-private.h"

#include <math.h>

/* The lines of words that are broken are at most as far from each other, in heights of characters, and not farther
 * than the nearest in parts of their distance; and begin or have their middles at the same place but for that much. */
#define WRAP_PITCH 1.55
#define SAME_PITCH 1.12
#define SAME_BEGIN 0.35
#define SAME_MIDDLE 0.7
/* Words that ran into each other are as much apart, in heights of characters; those that did so no more than
 * nearly. */
#define SEAM 0.08
#define PLAIN_SEAM 0.2

/* Words that ran into each other */

static double
space_before (const GoiPageLine *part, guint i)
{
  return goi_page_line_glyph (part, i)->box.x0 - goi_page_line_glyph (part, i - 1)->box.x1;
}

/**
 * _goi_page_header_find_span:
 * @self: a header
 * @box: where words stand
 * @first: (out): the first of the columns that they stand over
 * @n: (out): how many these are, 0 for none
 */
void
_goi_page_header_find_span (const GoiPageHeader *self, const GoiBox *box, guint *first, guint *n)
{
  *first = *n = 0;
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      const GoiColumnRange *column = goi_header_column_at (self, i);
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
is_melted (const GoiPageHeader *self, const GoiPageLine *part, guint first, guint n, gboolean lowest)
{
  g_autofree guint *seams = g_new0 (guint, n + 1);

  if (n > 1 && part->glyphs->len >= n && find_seams (part, n - 1, PLAIN_SEAM, seams))
    return TRUE;
  return lowest && n > 1 && part->glyphs->len >= 2 * n
         && part->box.x0 <= goi_header_column_at (self, first)->x0 + part->size / 2
         && part->box.x1 >= goi_header_column_at (self, first + n - 1)->x1 - part->size / 2;
}

/**
 * _goi_page_header_nearest:
 * @self: a header
 * @box: where words stand
 *
 * Returns: the column whose middle is nearest to theirs
 */
guint
_goi_page_header_nearest (const GoiPageHeader *self, const GoiBox *box)
{
  double best = G_MAXDOUBLE;
  guint nearest = 0;

  for (guint k = 0; k < self->table->columns->len; k++)
    {
      double distance = fabs (goi_header_middle_of (goi_header_column_at (self, k)) - goi_box_middle_x (box));
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
part_melted (GoiPageHeader *self, GPtrArray *parts, const GoiPageLine *part, guint first, guint n)
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
        column = _goi_page_header_nearest (self, &glyph->box);
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

/* Whether a part begins below what is above it, or has its middle there. */
static gboolean
is_in_line (const GoiBox *above, const GoiPageLine *part)
{
  return goi_box_overlap (above, &part->box) > 0
         && (fabs (above->x0 - part->box.x0) <= SAME_BEGIN * part->size
             || fabs (goi_box_middle_x (above) - goi_box_middle_x (&part->box)) <= SAME_MIDDLE * part->size);
}

/* The block above that a part of a line goes on with, when it is the only one for both; -1 for none. */
static int
find_broken (const GoiPageHeader *self, const GPtrArray *parts, const GoiPageLine *part)
{
  double y = goi_box_middle_y (&part->box);
  int found = -1;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const GoiHeaderBlock *block = goi_header_block_at (self, i);
      guint n_below = 0;

      if (y - block->last_y > self->pitch || y - block->last_y < part->size / 2
          || goi_box_overlap (&block->box, &part->box) <= 0)
        continue;
      for (guint k = 0; k < parts->len; k++)
        n_below += goi_box_overlap (&block->box, &((GoiPageLine *) g_ptr_array_index (parts, k))->box) > 0 ? 1 : 0;
      if (n_below > 1 || found >= 0)
        return -1;
      if (is_in_line (&block->box, part))
        found = (int) i;
    }
  return found;
}

static void
add_to_corner (GoiPageHeader *self, const GoiPageLine *part)
{
  g_autofree char *text = goi_page_line_dup_text (part);

  if (self->corner->len == 0)
    self->corner_y = part->box.y0;
  goi_page_text_append (self->corner, text, G_MAXDOUBLE);
}

static void
add_to_block (GoiPageHeader *self, int number, const GoiPageLine *part)
{
  g_autofree char *text = goi_page_line_dup_text (part);
  GoiHeaderBlock *block;

  if (number < 0 && self->blocks->len == MOST_BLOCKS)
    {
      add_to_corner (self, part);
      return;
    }
  if (number < 0)
    {
      GoiHeaderBlock fresh = { .text = g_string_new (NULL), .box = part->box, .size = part->size };
      g_array_append_val (self->blocks, fresh);
      number = (int) self->blocks->len - 1;
    }
  block = goi_header_block_at (self, (guint) number);
  goi_page_text_append (block->text, text, G_MAXDOUBLE);
  block->last_y = goi_box_middle_y (&part->box);
  block->box = (GoiBox) { MIN (block->box.x0, part->box.x0), MIN (block->box.y0, part->box.y0),
                          MAX (block->box.x1, part->box.x1), MAX (block->box.y1, part->box.y1) };
}

/* Whether nothing stands above a part. */
static gboolean
is_open_above (const GoiPageHeader *self, const GoiPageLine *part)
{
  for (guint i = 0; i < self->blocks->len; i++)
    if (goi_box_overlap (&goi_header_block_at (self, i)->box, &part->box) > 0)
      return FALSE;
  return TRUE;
}

/* Words beside which others begin, with nothing above them, are no rest: those above them stand over several
 * columns. */
static void
add_parts (GoiPageHeader *self, const GPtrArray *parts)
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
measure_pitch (const GoiPageHeader *self)
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

/**
 * _goi_page_header_collect:
 * @self: a header without blocks
 *
 * Makes blocks of the words over the columns, those that are broken over lines together, and puts those over the
 * labels aside.
 */
void
_goi_page_header_collect (GoiPageHeader *self)
{
  double left = goi_column_table_left (self->table), labels = goi_column_table_labels (self->table);

  self->pitch = measure_pitch (self);
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
          _goi_page_header_find_span (self, &part->box, &first, &n);
          if (n <= MOST_COLUMNS && is_melted (self, part, first, n, i + 1 == self->table->body))
            part_melted (self, parts, part, first, n);
          else
            g_ptr_array_add (parts, part);
        }
      add_parts (self, parts);
    }
}
