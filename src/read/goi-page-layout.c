/* goi-page-layout.c: what stands on a page, in reading order
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-page-layout"

#include "goi-page-layout.h"

#include "goi-number.h"
#include "goi-page-columns.h"
#include "goi-page-gutter.h"

#include <math.h>

/* A line is part of running text when it is as wide, in parts of the widest. */
#define WIDE 0.5
/* A box around text, and not a table: one column with as many lines. */
#define FRAME_LINES 8
/* Numbers in one cell are columns when there is as much space before them, in heights of characters, on that share of
 * lines, or when there are as many on one. */
#define APART 1.5
#define LINES_APART 0.15
#define MANY_APART 5
/* A grid reaches the edge of the page when it ends no farther from it; in points. */
#define AT_EDGE 3
/* A grid is a part of a table when something is beside it on that share of the lines there, no farther than that, in
 * heights of characters; and when as many of a page are, all are. */
#define LINES_BESIDE 0.3
#define BESIDE 1.8
#define MANY_FRAGMENTS 2
/* How many lines at the end of a page may be the header of a table on the next, and how far the last of them is from
 * the table then, in heights of characters. */
#define MOST_ABOVE 12
#define PITCH_ABOVE 1.9
/* No table is narrower; in points. */
#define NARROWEST 40

static void
part_free (gpointer data)
{
  GoiPagePart *part = data;

  goi_page_line_free (part->line);
  goi_page_table_free (part->table);
  g_free (part);
}

static gboolean
is_in_grid (const GoiPageLayout *self, const GoiBox *box)
{
  for (guint i = 0; i < self->grids->len; i++)
    if (goi_box_contains (&((GoiGrid *) g_ptr_array_index (self->grids, i))->box, goi_box_middle_x (box),
                          goi_box_middle_y (box)))
      return TRUE;
  return FALSE;
}

/* Grids that are only frames around text are none, and nothing that is narrower than two columns can be. */
static gboolean
is_frame (const GoiGrid *grid, const GArray *glyphs)
{
  double height = 0;
  guint n = 0;

  if (grid->box.x1 - grid->box.x0 < NARROWEST)
    return TRUE;
  if (goi_page_grid_n_columns (grid) > 1)
    return FALSE;
  for (guint i = 0; i < glyphs->len; i++)
    {
      const GoiBox *box = &g_array_index (glyphs, GoiGlyph, i).box;
      if (!goi_box_contains (&grid->box, goi_box_middle_x (box), goi_box_middle_y (box)))
        continue;
      height += box->y1 - box->y0;
      n++;
    }
  if (n == 0)
    return TRUE;
  height /= n;
  for (guint i = 0; i < grid->cells->len; i++)
    {
      const GoiBox *box = &g_array_index (grid->cells, GoiGridCell, i).box;
      if (box->y1 - box->y0 > FRAME_LINES * height)
        return TRUE;
    }
  return FALSE;
}

/* How many values a line has far from each other, and from words before them, in one cell of a grid: the most of all
 * cells. */
static guint
count_apart (const GoiGrid *grid, const GoiPageLine *line)
{
  g_autoptr (GPtrArray) parts = goi_page_line_split (line, APART);
  guint most = 0, n = 0;
  int last = -1;

  for (guint i = 0; i < parts->len; i++)
    {
      const GoiPageLine *part = g_ptr_array_index (parts, i);
      g_autofree char *text = goi_page_line_dup_text (part);
      int cell = goi_page_grid_find (grid, goi_box_middle_x (&part->box), goi_box_middle_y (&part->box));

      if (cell != last || !goi_number_is_value (text))
        n = cell >= 0 ? 1 : 0;
      else
        most = MAX (most, ++n);
      last = cell;
    }
  return most;
}

/* Grids in whose cells numbers stand in columns have lines between some of their cells only. */
static gboolean
lacks_lines (const GoiGrid *grid, const GArray *glyphs)
{
  g_autoptr (GArray) inside = g_array_new (FALSE, FALSE, sizeof (GoiGlyph));
  g_autoptr (GPtrArray) lines = NULL;
  guint n_apart = 0, most = 0;

  for (guint i = 0; i < glyphs->len; i++)
    {
      const GoiGlyph *glyph = &g_array_index (glyphs, GoiGlyph, i);
      if (goi_box_contains (&grid->box, goi_box_middle_x (&glyph->box), goi_box_middle_y (&glyph->box)))
        g_array_append_val (inside, *glyph);
    }
  lines = goi_page_lines_new (inside);
  for (guint i = 0; i < lines->len; i++)
    {
      guint n = count_apart (grid, g_ptr_array_index (lines, i));

      n_apart += n > 1 ? 1 : 0;
      most = MAX (most, n);
    }
  return most >= MANY_APART || (n_apart > 1 && n_apart > LINES_APART * goi_page_grid_n_rows (grid));
}

/* Whether something of a line of a page is beside a grid. */
static gboolean
is_beside (const GoiGrid *grid, const GoiPageLine *line)
{
  double y = goi_box_middle_y (&line->box);

  if (y < grid->box.y0 || y > grid->box.y1)
    return FALSE;
  for (guint i = 0; i < line->glyphs->len; i++)
    {
      const GoiBox *box = &goi_page_line_glyph (line, i)->box;
      double x = goi_box_middle_x (box);

      if ((x < grid->box.x0 && grid->box.x0 - box->x1 < BESIDE * line->size)
          || (x > grid->box.x1 && box->x0 - grid->box.x1 < BESIDE * line->size))
        return TRUE;
    }
  return FALSE;
}

/* Whether a grid is only a part of what is a table, which goes on beside it. Shaded cells look like that. */
static gboolean
is_fragment (const GoiGrid *grid, const GPtrArray *lines)
{
  guint n = 0, n_beside = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const GoiPageLine *line = g_ptr_array_index (lines, i);
      double y = goi_box_middle_y (&line->box);

      n += y >= grid->box.y0 && y <= grid->box.y1 ? 1 : 0;
      n_beside += is_beside (grid, line) ? 1 : 0;
    }
  return n_beside > 0 && n_beside >= LINES_BESIDE * n;
}

/* Grids that are only parts of tables are no use; where several of a page are such, none is. */
static void
drop_fragments (GoiPageLayout *self)
{
  g_autoptr (GPtrArray) lines = goi_page_lines_new (self->page->glyphs);
  guint n = 0;

  for (guint i = self->grids->len; i > 0; i--)
    if (is_fragment (g_ptr_array_index (self->grids, i - 1), lines))
      {
        g_ptr_array_remove_index (self->grids, i - 1);
        n++;
      }
  if (n >= MANY_FRAGMENTS)
    g_ptr_array_set_size (self->grids, 0);
}

/* Takes into a grid that reaches the edge of the page what is printed behind it. */
static void
reach_beyond_page (GoiGrid *grid, const GoiPage *page)
{
  double x1 = grid->box.x1;

  if (x1 < page->width - AT_EDGE)
    return;
  for (guint i = 0; i < page->glyphs->len; i++)
    {
      const GoiBox *box = &g_array_index (page->glyphs, GoiGlyph, i).box;
      double y = goi_box_middle_y (box);
      if (y >= grid->box.y0 && y < grid->box.y1)
        x1 = MAX (x1, box->x1 + AT_EDGE);
    }
  if (x1 > grid->box.x1)
    goi_page_grid_widen (grid, x1);
}

/**
 * goi_page_layout_new:
 * @page: (transfer none): a page; it has to outlive the layout
 *
 * Returns: (transfer full): its grids and the lines outside of them
 */
GoiPageLayout *
goi_page_layout_new (GoiPage *page)
{
  GoiPageLayout *self = g_new0 (GoiPageLayout, 1);
  g_autoptr (GArray) outside = g_array_new (FALSE, FALSE, sizeof (GoiGlyph));

  self->page = page;
  self->grids = goi_page_grids_new (page);
  for (guint i = self->grids->len; i > 0; i--)
    if (is_frame (g_ptr_array_index (self->grids, i - 1), page->glyphs)
        || lacks_lines (g_ptr_array_index (self->grids, i - 1), page->glyphs))
      g_ptr_array_remove_index (self->grids, i - 1);
  for (guint i = 0; i < self->grids->len; i++)
    reach_beyond_page (g_ptr_array_index (self->grids, i), page);
  if (self->grids->len > 0)
    drop_fragments (self);
  for (guint i = 0; i < page->glyphs->len; i++)
    {
      const GoiGlyph *glyph = &g_array_index (page->glyphs, GoiGlyph, i);
      if (!is_in_grid (self, &glyph->box))
        g_array_append_val (outside, *glyph);
    }
  self->lines = goi_page_lines_new (outside);
  self->parts = g_ptr_array_new_with_free_func (part_free);
  return self;
}

static double
top_of (const GoiPagePart *part)
{
  return part->line != NULL ? part->line->box.y0 : part->table->box.y0;
}

static int
compare_tops (gconstpointer a, gconstpointer b)
{
  const GoiPagePart *first = *(GoiPagePart *const *) a, *second = *(GoiPagePart *const *) b;

  return (top_of (first) > top_of (second)) - (top_of (first) < top_of (second));
}

static GoiPagePart *
new_part (GoiPageLine *line, GoiPageTable *table, guint column)
{
  GoiPagePart *part = g_new0 (GoiPagePart, 1);

  part->line = line;
  part->table = table;
  part->column = column;
  return part;
}

static GoiPagePart *
part_at (const GoiPageLayout *self, guint i)
{
  return g_ptr_array_index (self->parts, i);
}

/* The last lines of the page before, put above the first line of a page: they may be the header of a table that
 * begins there. */
static GPtrArray *
lines_above (const GoiPageLayout *before, const GoiPageLine *first)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_page_line_free);
  guint from = before != NULL ? before->parts->len : 0;
  double shift;

  while (from > 0 && part_at (before, from - 1)->line != NULL && part_at (before, from - 1)->column == 0
         && before->parts->len - from < MOST_ABOVE)
    from--;
  if (before == NULL || from == before->parts->len)
    return lines;
  shift = first->box.y0 - PITCH_ABOVE * first->size - part_at (before, before->parts->len - 1)->line->box.y0;
  for (guint i = from; i < before->parts->len; i++)
    {
      const GoiPageLine *line = part_at (before, i)->line;
      GoiPageLine *copy = goi_page_line_new ();

      for (guint k = 0; k < line->glyphs->len; k++)
        {
          GoiGlyph glyph = *goi_page_line_glyph (line, k);
          glyph.box.y0 += shift;
          glyph.box.y1 += shift;
          goi_page_line_add (copy, &glyph);
        }
      g_ptr_array_add (lines, copy);
    }
  return lines;
}

/* Lines, and the tables that some of them are; the header of the first may be on the page before. */
static void
add_found (GPtrArray *parts, const GPtrArray *run, guint column, GoiPageLayout *before)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autoptr (GPtrArray) above = NULL;
  g_autoptr (GPtrArray) tables = NULL;
  guint next;

  above = lines_above (before, ((GoiPagePart *) g_ptr_array_index (run, 0))->line);
  for (guint i = 0; i < above->len; i++)
    g_ptr_array_add (lines, g_ptr_array_index (above, i));
  for (guint i = 0; i < run->len; i++)
    g_ptr_array_add (lines, ((GoiPagePart *) g_ptr_array_index (run, i))->line);
  tables = goi_page_columns_find (lines, above->len);
  next = above->len;
  for (guint t = 0; t <= tables->len; t++)
    {
      GoiColumnTable *table = t < tables->len ? g_ptr_array_index (tables, t) : NULL;
      guint end = table != NULL ? table->header : lines->len;

      for (; next < end; next++)
        g_ptr_array_add (parts, g_ptr_array_index (run, next - above->len));
      if (table == NULL)
        break;
      if (table->header < above->len)
        g_ptr_array_set_size (before->parts, (int) (before->parts->len - (above->len - table->header)));
      g_ptr_array_add (parts, new_part (NULL, goi_column_table_read (table), column));
      for (; next < table->end; next++)
        part_free (g_ptr_array_index (run, next - above->len));
    }
}

/* Lines that are tables without ruled lines become tables. */
static void
find_tables (GoiPageLayout *self, GoiPageLayout *before)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (part_free);

  g_ptr_array_set_free_func (self->parts, NULL);
  for (guint i = 0; i < self->parts->len;)
    {
      g_autoptr (GPtrArray) run = g_ptr_array_new ();
      GoiPagePart *first = g_ptr_array_index (self->parts, i);

      for (; i < self->parts->len; i++)
        {
          GoiPagePart *part = g_ptr_array_index (self->parts, i);
          if (part->line == NULL || part->column != first->column)
            break;
          g_ptr_array_add (run, part);
        }
      if (run->len > 0)
        add_found (parts, run, first->column, parts->len == 0 && first->column == 0 ? before : NULL);
      else
        g_ptr_array_add (parts, g_ptr_array_index (self->parts, i++));
    }
  g_ptr_array_unref (self->parts);
  self->parts = g_steal_pointer (&parts);
}

/* What stands in columns of text beside each other is read column by column, down to what goes across. */
static void
order_columns (GoiPageLayout *self)
{
  g_autoptr (GPtrArray) ordered = g_ptr_array_new_with_free_func (part_free);

  for (guint i = 0, end; i < self->parts->len; i = end)
    {
      for (end = i; end < self->parts->len && part_at (self, end)->column > 0; end++)
        ;
      for (guint column = 1; column <= 2; column++)
        for (guint k = i; k < end; k++)
          if (part_at (self, k)->column == column)
            g_ptr_array_add (ordered, part_at (self, k));
      if (end < self->parts->len)
        g_ptr_array_add (ordered, part_at (self, end++));
    }
  g_ptr_array_set_free_func (self->parts, NULL);
  g_ptr_array_unref (self->parts);
  self->parts = g_steal_pointer (&ordered);
}

/* Where the lines of running text begin and end; nowhere when there are none. */
static void
measure_margins (GoiPageLayout *self, guint first, guint end)
{
  double widest = 0, left = G_MAXDOUBLE, right = 0;

  for (guint i = first; i < end; i++)
    {
      const GoiPagePart *part = g_ptr_array_index (self->parts, i);
      const GoiBox *box = part->line != NULL ? &part->line->box : &part->table->box;
      widest = MAX (widest, box->x1 - box->x0);
    }
  for (guint i = first; i < end; i++)
    {
      const GoiPagePart *part = g_ptr_array_index (self->parts, i);
      const GoiBox *box = part->line != NULL ? &part->line->box : &part->table->box;

      if (box->x1 - box->x0 < WIDE * widest)
        continue;
      left = part->line != NULL ? MIN (left, box->x0) : left;
      right = MAX (right, box->x1);
    }
  for (guint i = first; i < end; i++)
    {
      GoiPagePart *part = g_ptr_array_index (self->parts, i);
      part->left = left;
      part->right = right;
    }
}

/**
 * goi_page_layout_read:
 * @layout: a layout whose headers and footers were taken out
 * @before: (nullable): the page before, which was read: the header of a table may be at its end
 *
 * Makes the parts of the page: the tables with their text, and the lines between them.
 */
void
goi_page_layout_read (GoiPageLayout *self, GoiPageLayout *before)
{
  g_autofree guint *columns = NULL;
  guint first = 0;

  columns = goi_page_gutter_part (self->lines, self->page->width);
  for (guint i = 0; i < self->grids->len; i++)
    g_ptr_array_add (self->parts,
                     new_part (NULL, goi_page_table_new_for_grid (g_ptr_array_index (self->grids, i),
                                                                  self->page->glyphs), 0));
  for (guint i = 0; i < self->lines->len; i++)
    g_ptr_array_add (self->parts, new_part (g_ptr_array_index (self->lines, i), NULL, columns[i]));
  g_ptr_array_set_free_func (self->lines, NULL);
  g_ptr_array_set_size (self->lines, 0);
  g_ptr_array_sort (self->parts, compare_tops);
  order_columns (self);
  find_tables (self, before);
  for (guint i = 1; i <= self->parts->len; i++)
    if (i == self->parts->len || part_at (self, i)->column != part_at (self, first)->column)
      {
        measure_margins (self, first, i);
        first = i;
      }
}

/**
 * goi_page_layout_free:
 * @layout: (nullable): a layout
 */
void
goi_page_layout_free (GoiPageLayout *layout)
{
  if (layout == NULL)
    return;
  g_ptr_array_unref (layout->grids);
  g_ptr_array_unref (layout->lines);
  g_ptr_array_unref (layout->parts);
  g_free (layout);
}
