/* goi-page-gutter.c: text in two columns
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-page-gutter"

#include "goi-page-gutter.h"

#include <math.h>

/* A space in the middle of a page parts two columns of text when it is as wide, in heights of characters, on as
 * many lines, and when the text on its sides fills its columns by this share and consists of words by
 * that: tables have less on their right, and numbers. */
#define WIDE 1.0
#define LEAST_LINES 6
#define FILLED 0.7
#define WORDS 0.7
/* Where the middle of a page begins and ends. */
#define MIDDLE_FROM 0.35
#define MIDDLE_TO 0.65

/* The first character behind a place that no character covers, the number of all when there is none; -1
 * where some character covers the place. */
static int
find_seam (const GoiPageLine *line, double at)
{
  for (guint i = 0; i < line->glyphs->len; i++)
    {
      const GoiBox *box = &goi_page_line_glyph (line, i)->box;

      if (box->x0 >= at)
        return (int) i;
      if (box->x1 > at)
        return -1;
    }
  return (int) line->glyphs->len;
}

/* The space that a seam has on a line, nothing when the text is on one side of it. */
static double
space_at (const GoiPageLine *line, int seam)
{
  if (seam <= 0 || seam >= (int) line->glyphs->len)
    return 0;
  return goi_page_line_glyph (line, seam)->box.x0 - goi_page_line_glyph (line, seam - 1)->box.x1;
}

/* How much of a line the characters from @first up to @end cover. */
static double
covered (const GoiPageLine *line, int first, int end)
{
  double width = 0;

  for (int i = first; i < end; i++)
    width += goi_page_line_glyph (line, i)->box.x1 - goi_page_line_glyph (line, i)->box.x0;
  return width;
}

static guint
count_wide (const GoiPageLine *line, guint first)
{
  guint n = 0;

  for (guint i = first; i < line->glyphs->len; i++)
    n += goi_page_line_glyph (line, i)->character >= 0x2E80 ? 1 : 0;
  return n;
}

/* Whether a place parts two columns: how many lines are parted there. */
static guint
rate (const GPtrArray *lines, double at)
{
  double left = G_MAXDOUBLE, right = 0, filled_left = 0, filled_right = 0;
  guint n = 0, n_wide = 0, n_right = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const GoiPageLine *line = g_ptr_array_index (lines, i);
      int seam = find_seam (line, at);

      if (space_at (line, seam) < WIDE * line->size)
        continue;
      left = MIN (left, line->box.x0);
      right = MAX (right, line->box.x1);
      filled_left += covered (line, 0, seam);
      filled_right += covered (line, seam, (int) line->glyphs->len);
      n_wide += count_wide (line, seam);
      n_right += line->glyphs->len - seam;
      n++;
    }
  if (n < LEAST_LINES || n_wide < WORDS * n_right || filled_left < FILLED * n * (at - left) || filled_right < FILLED * n * (right - at))
    return 0;
  return n;
}

/* The middle of the widest space of a line in the middle of the page, 0 when there is none. */
static double
find_space (const GoiPageLine *line, double width)
{
  double best = WIDE * line->size, at = 0;

  for (guint i = 1; i < line->glyphs->len; i++)
    {
      double from = goi_page_line_glyph (line, i - 1)->box.x1, to = goi_page_line_glyph (line, i)->box.x0;
      double middle = (from + to) / 2;

      if (to - from < best || middle < MIDDLE_FROM * width || middle > MIDDLE_TO * width)
        continue;
      best = to - from;
      at = middle;
    }
  return at;
}

static GoiPageLine *
take_part (const GoiPageLine *line, guint first, guint end)
{
  GoiPageLine *part = goi_page_line_new ();

  for (guint i = first; i < end; i++)
    goi_page_line_add (part, goi_page_line_glyph (line, i));
  return part;
}

/**
 * goi_page_gutter_part:
 * @lines: (element-type GoiPageLine): the lines of a page; those that are of two columns are parted
 * @width: the width of the page
 *
 * Returns: (transfer full) (array): for each line the column that it stands in: 1 or 2; 0 for what goes across,
 *   as all does where there is one column only
 */
guint *
goi_page_gutter_part (GPtrArray *lines, double width)
{
  g_autoptr (GPtrArray) parted = g_ptr_array_new ();
  g_autoptr (GArray) columns = g_array_new (FALSE, TRUE, sizeof (guint));
  double gutter = 0;
  guint most = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      double at = find_space (g_ptr_array_index (lines, i), width);
      guint n = at > 0 ? rate (lines, at) : 0;

      if (n <= most)
        continue;
      most = n;
      gutter = at;
    }
  if (most == 0)
    return g_new0 (guint, lines->len + 1);
  for (guint i = 0; i < lines->len; i++)
    {
      GoiPageLine *line = g_ptr_array_index (lines, i);
      int seam = find_seam (line, gutter);
      guint column = seam < 0 ? 0 : seam == 0 ? 2 : 1;

      g_array_append_val (columns, column);
      if (seam <= 0 || seam == (int) line->glyphs->len)
        {
          g_ptr_array_add (parted, line);
          continue;
        }
      column = 2;
      g_array_append_val (columns, column);
      g_ptr_array_add (parted, take_part (line, 0, seam));
      g_ptr_array_add (parted, take_part (line, seam, line->glyphs->len));
      goi_page_line_free (line);
    }
  g_ptr_array_set_free_func (lines, NULL);
  g_ptr_array_set_size (lines, 0);
  for (guint i = 0; i < parted->len; i++)
    g_ptr_array_add (lines, g_ptr_array_index (parted, i));
  g_ptr_array_set_free_func (lines, (GDestroyNotify) goi_page_line_free);
  return (guint *) g_array_free (g_steal_pointer (&columns), FALSE);
}
