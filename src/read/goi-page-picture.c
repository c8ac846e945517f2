/* goi-page-picture.c: a picture of a page, for what is not said as text
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ruled lines are where the picture gets darker along a straight line and lighter again soon, or the other way
 * round: white lines part shaded cells. Edges of shades alone say little, since single words and lines of text
 * have backgrounds, too. What belongs to characters is left out, as it is known where these are. Ink inside a
 * table where there is no character is something that is printed but not said: a number that is drawn, or in a
 * font that does not tell its characters.
 */

#define G_LOG_DOMAIN "goi-page-picture"

#include "goi-page-picture.h"

#include "goi-page-grid.h"

#include <string.h>

/* How much lighter or darker an edge makes the page, of 255. A border that is a hair wide makes it 20. */
#define EDGE 5
/* The shortest line, and the longest gap in one that is dotted; in points. */
#define SHORTEST 8
#define LONGEST_GAP 3
/* The thickest line; in points. */
#define THICKEST 5
/* A line through characters is made of their strokes unless it is whole, and begins and ends beside them or is
 * longer than any of their strokes; in pixels, and in heights of characters, along lines of text and across. */
#define WHOLE 0.94
#define BEGINS_BESIDE 3
#define LONGER_ALONG 3.0
#define LONGER_ACROSS 1.0
/* A line under or through text is as long as the text, but for so many pixels at its ends and so much of it. */
#define UNDERLINE_END 2
#define UNDERLINE 0.9
/* How far above and below its place a character may be printed, in parts of its height. */
#define ABOVE 0.3
/* How much of a pixel inside the place of a character may be a border. */
#define BORDER 0.5
/* Ink: how much it differs from its neighbour, how much of it makes a character, and how far from the borders of
 * a cell it is looked for, in pixels. */
#define INK 32
#define LEAST_INK 6
#define BORDER_WIDTH 4
/* What is larger is a picture, what is flatter a dash; in points. */
#define LARGEST 60
#define FLATTEST 3.5

typedef struct
{
  int width, height;
  double scale;        /* pixels a point */
  gboolean has_text;   /* whether the characters are in it */
  const guint8 *light; /* how light each pixel is */
  gsize stride;        /* the bytes of a row of it */
  guint8 *cover;       /* for pixels under a character its height in pixels, 0 for others */
} Picture;

static void
picture_clear (Picture *self)
{
  g_free (self->cover);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Picture, picture_clear)

static void
cover_box (Picture *self, const GoiBox *box)
{
  int x0 = CLAMP ((int) (box->x0 * self->scale), 0, self->width);
  int x1 = CLAMP ((int) (box->x1 * self->scale) + 1, 0, self->width);
  int y0 = CLAMP ((int) (box->y0 * self->scale), 0, self->height);
  int y1 = CLAMP ((int) (box->y1 * self->scale) + 1, 0, self->height);

  for (int y = y0; y < y1 && x1 > x0; y++)
    memset (self->cover + (gsize) y * self->width + x0, CLAMP (y1 - y0, 1, 255), x1 - x0);
}

static void
cover_glyphs (Picture *self, const GoiPage *page)
{
  for (guint i = 0; i < page->glyphs->len; i++)
    {
      const GoiGlyph *glyph = &g_array_index (page->glyphs, GoiGlyph, i);
      double above = ABOVE * (glyph->box.y1 - glyph->box.y0);
      /* Borders may stand directly beside numbers. */
      double beside = MIN (BORDER / self->scale, (glyph->box.x1 - glyph->box.x0) / 4);
      GoiBox box = { glyph->box.x0 + beside, glyph->box.y0 - above, glyph->box.x1 - beside, glyph->box.y1 + above };

      cover_box (self, &box);
    }
}

/* A stretch of edge at @at: pixels from @start up to @end, @n of them with the edge; @sign says whether it gets
 * lighter or darker. */
typedef struct
{
  int at, start, end, n, sign;
} Run;

/* What is looked for: level edges, or upright ones; @along: as lines of text run. */
typedef struct
{
  const Picture *picture;
  gboolean upright, along;
  GArray *runs;
} Edges;

/* Whether a stretch is made of the strokes of characters, or a line under or through text. */
static gboolean
is_stroke (const Edges *self, const Run *run)
{
  const Picture *picture = self->picture;
  gsize step = self->upright ? picture->width : 1;
  const guint8 *cover = picture->cover + (self->upright ? (gsize) run->at : (gsize) run->at * picture->width);
  int length = run->end - run->start, n_covered = 0, first = run->end, last = run->start, size = 0;

  for (int i = run->start; i < run->end; i++)
    {
      guint8 height = cover[i * step];

      if (height == 0)
        continue;
      n_covered++;
      first = MIN (first, i);
      last = i + 1;
      size = MAX (size, height);
    }
  if (!picture->has_text)
    return self->along && n_covered >= UNDERLINE * length && first - run->start <= UNDERLINE_END
           && run->end - last <= UNDERLINE_END;
  if (n_covered * 2 <= length)
    return FALSE;
  if (run->n < WHOLE * length)
    return TRUE;
  return length < (self->along ? LONGER_ALONG : LONGER_ACROSS) * size
         && (first - run->start < BEGINS_BESIDE || run->end - last < BEGINS_BESIDE);
}

static void
end_run (Edges *self, Run *run)
{
  if (run->n > 0 && run->end - run->start >= SHORTEST * self->picture->scale && !is_stroke (self, run))
    g_array_append_val (self->runs, *run);
  run->n = 0;
}

/* Adds the pixel at @i to a stretch, or begins another one with it. */
static void
go_on (Edges *self, Run *run, int at, int i, int difference)
{
  int sign = difference > EDGE ? 1 : difference < -EDGE ? -1 : 0;

  if (sign == 0)
    return;
  if (run->n > 0 && (i - run->end > (int) (LONGEST_GAP * self->picture->scale) || sign != run->sign))
    end_run (self, run);
  if (run->n == 0)
    *run = (Run) { .at = at, .start = i, .sign = sign };
  run->end = i + 1;
  run->n++;
}

/* Edges between a row and the one above. */
static void
find_level (Edges *self)
{
  const Picture *picture = self->picture;
  int width = picture->width;

  for (int y = 1; y < picture->height; y++)
    {
      const guint8 *row = picture->light + y * picture->stride, *above = row - picture->stride;
      Run run = { 0 };

      if (memcmp (row, above, width) == 0)
        continue;
      for (int x = 0; x < width; x++)
        if (x % 8 == 0 && x + 8 <= width && memcmp (row + x, above + x, 8) == 0)
          x += 7;
        else
          go_on (self, &run, y, x, row[x] - above[x]);
      end_run (self, &run);
    }
}

/* Edges between a column and the one on its left, all of them at once row by row, as the picture lies in
 * memory. */
static void
find_upright (Edges *self)
{
  const Picture *picture = self->picture;
  int width = picture->width;
  g_autofree Run *runs = g_new0 (Run, width);

  for (int y = 0; y < picture->height; y++)
    {
      const guint8 *row = picture->light + y * picture->stride;

      if (memcmp (row, row + 1, width - 1) == 0)
        continue;
      for (int x = 1; x < width; x++)
        if (x + 8 <= width && memcmp (row + x, row + x - 1, 8) == 0)
          x += 7;
        else
          go_on (self, &runs[x], x, y, row[x] - row[x - 1]);
    }
  for (int x = 1; x < width; x++)
    end_run (self, &runs[x]);
}

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  const Run *first = a, *second = b;

  if (first->at != second->at)
    return first->at < second->at ? -1 : 1;
  return (first->start > second->start) - (first->start < second->start);
}

/* Adds the level lines, or the upright ones: two opposite edges. */
static void
find_lines (const Picture *picture, gboolean upright, gboolean along, GoiPage *page)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  Edges edges = { picture, upright, along, runs };
  double scale = picture->scale;
  int thickest = MAX ((int) (THICKEST * scale), 1);

  if (upright)
    find_upright (&edges);
  else
    find_level (&edges);
  g_array_sort (runs, compare_runs);
  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);

      for (guint k = i + 1; k < runs->len && g_array_index (runs, Run, k).at - run->at <= thickest; k++)
        {
          const Run *other = &g_array_index (runs, Run, k);
          int start = MAX (run->start, other->start), end = MIN (run->end, other->end);
          GoiBox box = { start / scale, run->at / scale, end / scale, other->at / scale };

          if (other->sign != -run->sign || end - start < SHORTEST * scale)
            continue;
          if (upright)
            box = (GoiBox) { box.y0, box.x0, box.y1, box.x1 };
          goi_page_add_rule (page, &box);
        }
    }
}

/* The box of the ink inside a cell, its borders left out; @ink: how much there is. */
static GoiBox
measure_ink (const Picture *self, const GoiBox *cell, guint *ink)
{
  int x0 = CLAMP ((int) (cell->x0 * self->scale) + BORDER_WIDTH, 1, self->width);
  int y0 = CLAMP ((int) (cell->y0 * self->scale) + BORDER_WIDTH, 1, self->height);
  int x1 = MIN ((int) (cell->x1 * self->scale) - BORDER_WIDTH, self->width);
  int y1 = MIN ((int) (cell->y1 * self->scale) - BORDER_WIDTH, self->height);
  GoiBox box = { x1, y1, x0, y0 };

  *ink = 0;
  for (int y = y0; y < y1; y++)
    {
      const guint8 *row = self->light + y * self->stride, *above = row - self->stride;

      for (int x = x0; x < x1; x++)
        if (ABS (row[x] - row[x - 1]) > INK || ABS (row[x] - above[x]) > INK)
          {
            box = (GoiBox) { MIN (box.x0, x), MIN (box.y0, y), MAX (box.x1, x + 1), MAX (box.y1, y + 1) };
            (*ink)++;
          }
    }
  return (GoiBox) { box.x0 / self->scale, box.y0 / self->scale, box.x1 / self->scale, box.y1 / self->scale };
}

/* Adds an unknown character to each cell of a grid in which there is ink and no character. */
static void
find_ink_in_grid (const Picture *self, const GoiGrid *grid, GoiPage *page)
{
  g_autofree gboolean *filled = g_new0 (gboolean, grid->cells->len);

  for (guint i = 0; i < page->glyphs->len; i++)
    {
      const GoiBox *box = &g_array_index (page->glyphs, GoiGlyph, i).box;
      int cell = goi_page_grid_find (grid, (box->x0 + box->x1) / 2, (box->y0 + box->y1) / 2);
      if (cell >= 0)
        filled[cell] = TRUE;
    }
  for (guint i = 0; i < grid->cells->len; i++)
    {
      GoiBox box;
      guint ink;

      if (filled[i])
        continue;
      box = measure_ink (self, &g_array_index (grid->cells, GoiGridCell, i).box, &ink);
      if (ink >= LEAST_INK && box.x1 - box.x0 <= LARGEST && box.y1 - box.y0 <= LARGEST
          && box.y1 - box.y0 >= FLATTEST)
        goi_page_add_glyph (page, GOI_PAGE_UNKNOWN, &box);
    }
}

static void
find_ink (const Picture *self, GoiPage *page)
{
  g_autoptr (GPtrArray) grids = goi_page_grids_new (page);

  for (guint g = 0; g < grids->len; g++)
    find_ink_in_grid (self, g_ptr_array_index (grids, g), page);
}

/* Whether most characters stand beside those before them, and not below or above. */
static gboolean
is_text_level (const GoiPage *page)
{
  guint n_level = 0, n_upright = 0;

  for (guint i = 1; i < page->glyphs->len; i++)
    {
      const GoiBox *a = &g_array_index (page->glyphs, GoiGlyph, i - 1).box;
      const GoiBox *b = &g_array_index (page->glyphs, GoiGlyph, i).box;
      double dx = ABS (b->x0 - a->x0), dy = ABS (b->y0 - a->y0);

      if (MAX (dx, dy) > 2 * MAX (a->x1 - a->x0, a->y1 - a->y0))
        continue;
      n_level += dx > dy ? 1 : 0;
      n_upright += dy > dx ? 1 : 0;
    }
  return n_level >= n_upright;
}

/**
 * goi_page_look:
 * @page: a page with its characters
 * @light: a picture of it: how light each pixel is
 * @width: its width in pixels
 * @height: its height in pixels
 * @stride: the bytes of a row of it
 * @scale: how many pixels a point has
 * @has_text: whether the characters are in the picture, too
 *
 * Adds the ruled lines that are seen, and %GOI_PAGE_UNKNOWN where there is ink in a table and no character.
 */
void
goi_page_look (GoiPage *page, const guint8 *light, int width, int height, gsize stride, double scale,
               gboolean has_text)
{
  g_auto (Picture) picture = { width, height, scale, has_text, light, stride, g_malloc0 ((gsize) width * height) };
  gboolean level = is_text_level (page);

  cover_glyphs (&picture, page);
  find_lines (&picture, FALSE, level, page);
  find_lines (&picture, TRUE, !level, page);
  find_ink (&picture, page);
}
