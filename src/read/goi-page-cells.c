/* goi-page-cells.c: tables with a cell a line
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table of a web page that was copied into an editor has a cell a line, all indented, and an empty line between
 * rows. Once it is printed blank cells are nothing but space: how many they are is measured in lines. That is done only
 * where all distances of such a run of lines are whole numbers of lines; elsewhere it stays text.
 */

#define G_LOG_DOMAIN "goi-page-cells"

#include "goi-page-layout.h"

#include "goi-number.h"

#include <math.h>

/* How far cells are indented at least, and from each other at most, in heights of characters. */
#define INDENT 1.0
#define SAME_BEGIN 0.8
/* A cell has no parts with more space between, in heights of characters, and no more characters. */
#define PARTED 0.9
#define LONGEST_CELL 120
/* Fewer cells are indented lines and no table; as many of them, in parts, are values. */
#define FEWEST_CELLS 6
#define VALUES 0.2
/* Lines are at most as far from each other, in heights of characters, where nothing is between them. */
#define PITCH 1.7
/* A number of lines is whole but for that much. */
#define WHOLE 0.2
/* No report has more lines. */
#define MOST_ITEMS 20000
/* More lines between two of one table are none of its cells. */
#define MOST_BLANKS 40
/* Where a page ends, in points, beyond the margin that it has at its beginning. */
#define END_OF_PAGE 1.5

/* A line of the document. */
typedef struct
{
  guint page, part;
  const GoiPageLine *line;
  double y;
  gboolean is_value;
  gboolean is_cell; /* indented, and not too long */
} Item;

/* How far lines are from each other: [whether the upper is a value][whether the lower is]. Lines of digits and empty
 * lines are lower than lines of words. */
typedef struct
{
  double steps[2][2];
  double blank;
  double top, end; /* where a line of digits begins on a page, and where nothing may end below */
} Pitches;

typedef struct
{
  GPtrArray *layouts;
  GArray *items; /* Item */
} Cells;

static Item *
item_at (const Cells *self, guint i)
{
  return &g_array_index (self->items, Item, i);
}

static gboolean
is_one_cell (const GoiPageLine *line)
{
  g_autoptr (GPtrArray) parts = goi_page_line_split (line, PARTED);

  return parts->len == 1 && line->glyphs->len <= LONGEST_CELL;
}

/* Where the lines of the document begin that are not indented. */
static double
find_margin (const Cells *self)
{
  double margin = G_MAXDOUBLE;

  for (guint i = 0; i < self->items->len; i++)
    margin = item_at (self, i)->line != NULL ? MIN (margin, item_at (self, i)->line->box.x0) : margin;
  return margin;
}

static void
collect (Cells *self)
{
  double margin;

  for (guint p = 0; p < self->layouts->len; p++)
    {
      const GoiPageLayout *layout = g_ptr_array_index (self->layouts, p);

      for (guint i = 0; i < layout->parts->len; i++)
        {
          const GoiPagePart *part = g_ptr_array_index (layout->parts, i);
          Item item = { p, i, part->column == 0 ? part->line : NULL, 0, FALSE, FALSE };
          g_array_append_val (self->items, item);
        }
    }
  margin = find_margin (self);
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = item_at (self, i);
      g_autofree char *text = NULL;

      if (item->line == NULL)
        continue;
      item->y = item->line->box.y0;
      item->is_cell = item->line->box.x0 >= margin + INDENT * item->line->size && is_one_cell (item->line);
      if (!item->is_cell)
        continue;
      text = goi_page_line_dup_text (item->line);
      item->is_value = goi_number_is_value (text);
    }
}

static gboolean
begins_together (const Item *a, const Item *b)
{
  return fabs (a->line->box.x0 - b->line->box.x0) <= SAME_BEGIN * a->line->size
         && fabs (a->line->size - b->line->size) <= 0.2 * a->line->size;
}

/* Whether a line that is not indented goes on with the label before it: a cell with a value follows at once. */
static gboolean
goes_on (const Cells *self, guint i)
{
  const Item *item = item_at (self, i);

  return i > 0 && i + 1 < self->items->len && item->line != NULL && !item->is_cell && is_one_cell (item->line)
         && item_at (self, i - 1)->is_cell && !item_at (self, i - 1)->is_value && item_at (self, i + 1)->is_value
         && item_at (self, i + 1)->page == item->page
         && item_at (self, i + 1)->y - item->y < PITCH * item->line->size;
}

/* The end of the run of cells that begins at @first. */
static guint
find_end (const Cells *self, guint first, guint *n_values)
{
  guint end = first;

  *n_values = 0;
  for (; end < self->items->len; end++)
    {
      const Item *item = item_at (self, end);

      if (item->line == NULL
          || !((item->is_cell && begins_together (item_at (self, first), item)) || goes_on (self, end)))
        break;
      *n_values += item->is_value ? 1 : 0;
    }
  return end;
}

/* How far lines are from each other between which nothing is: the least distances. */
static gboolean
measure_steps (const Cells *self, guint first, guint end, Pitches *pitches)
{
  double size = item_at (self, first)->line->size;

  for (guint k = 0; k < 4; k++)
    pitches->steps[k / 2][k % 2] = G_MAXDOUBLE;
  for (guint i = first + 1; i < end; i++)
    {
      const Item *above = item_at (self, i - 1), *item = item_at (self, i);
      double *step = &pitches->steps[above->is_value][item->is_value];

      if (above->page == item->page)
        *step = MIN (*step, item->y - above->y);
    }
  if (pitches->steps[1][1] > PITCH * size || pitches->steps[0][1] > PITCH * size || pitches->steps[0][0] > PITCH * size)
    return FALSE;
  /* A line begins as far above its text as it does below another. */
  pitches->steps[1][0] = pitches->steps[1][1] + pitches->steps[0][0] - pitches->steps[0][1];
  pitches->blank = pitches->steps[1][1];
  return pitches->blank > size / 2;
}

/* Where the text of pages begins and ends; a page ends as far from its edge as it begins. FALSE where lines do not go
 * as far down as that says. */
static gboolean
measure_page (const Cells *self, const GoiPageLayout *layout, Pitches *pitches)
{
  double lowest = 0;

  pitches->top = G_MAXDOUBLE;
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = item_at (self, i);
      double words = pitches->steps[1][0] - pitches->steps[1][1];

      if (item->line == NULL)
        continue;
      pitches->top = MIN (pitches->top, item->is_value ? item->y : item->y - words);
      lowest = MAX (lowest, item->y + pitches->steps[item->is_value][1]);
    }
  pitches->end = layout->page->height - pitches->top + END_OF_PAGE;
  return lowest <= pitches->end && lowest > pitches->end - END_OF_PAGE - pitches->blank;
}

/* How many empty lines are between two lines; -1 where that is no whole number. */
static int
count_blanks (const Item *above, const Item *item, const Pitches *pitches)
{
  double lines, below = 0, distance = item->y - above->y - pitches->steps[above->is_value][item->is_value];

  if (above->page != item->page)
    {
      /* To the end of the one page, and from the beginning of the other. */
      if (item->page != above->page + 1)
        return -1;
      below = floor ((pitches->end - above->y - pitches->steps[above->is_value][1]) / pitches->blank);
      distance = item->y - pitches->top - (item->is_value ? 0 : pitches->steps[1][0] - pitches->steps[1][1]);
    }
  lines = distance / pitches->blank;
  if (fabs (lines - round (lines)) > WHOLE || lines < -WHOLE || below < 0 || lines + below > MOST_BLANKS)
    return -1;
  return (int) (round (lines) + below);
}

/* Counts the empty lines before each of the cells. Whether all could be counted, an empty line is between rows, and
 * there are others: blank cells. */
static gboolean
count_all (const Cells *self, guint first, guint end, int *blanks)
{
  Pitches pitches;
  gboolean blank_cells = FALSE;
  const Item *last = item_at (self, end - 1);

  if (!measure_steps (self, first, end, &pitches)
      || (!measure_page (self, g_ptr_array_index (self->layouts, last->page), &pitches)
          && last->page != item_at (self, first)->page))
    return FALSE;
  for (guint i = first + 1; i < end; i++)
    {
      const Item *above = item_at (self, i - 1), *item = item_at (self, i);
      int n = count_blanks (above, item, &pitches);

      if (n < 0 || (n == 0 && above->is_value && !item->is_value))
        return FALSE;
      blanks[i - first] = n;
      blank_cells |= n > 1 || (n == 1 && above->is_value && item->is_value);
    }
  return blank_cells;
}

static void
add_cell (GoiPageTable *table, guint row, guint *column, const char *text)
{
  goi_page_table_add_cell (table, row, (*column)++, 1, 1, text);
}

static GoiPageTable *
make_table (const Cells *self, guint first, guint end, const int *blanks)
{
  GoiPageTable *table = goi_page_table_new (&item_at (self, first)->line->box, FALSE);
  guint row = 0, column = 0;

  table->counted = TRUE;
  for (guint i = first; i < end; i++)
    {
      const Item *item = item_at (self, i);
      g_autofree char *text = goi_page_line_dup_text (item->line);
      int n = i > first ? blanks[i - first] : 0;

      if (!item->is_cell)
        {
          GoiPageCell *label = g_ptr_array_index (table->cells, table->cells->len - 1);
          g_autofree char *before = label->text;

          label->text = g_strconcat (before, text, NULL);
          continue;
        }
      /* The last empty line before words is the one between rows. */
      for (int k = item->is_value ? 0 : 1; k < n; k++)
        add_cell (table, row, &column, "");
      if (!item->is_value && n > 0)
        {
          row++;
          column = 0;
        }
      add_cell (table, row, &column, text);
    }
  return table;
}

/* Puts a table in the place of its lines; @end is behind the last of them. */
static void
replace (Cells *self, guint first, guint end, GoiPageTable *table)
{
  for (guint i = end; i > first; i--)
    {
      const Item *item = item_at (self, i - 1);
      GoiPageLayout *layout = g_ptr_array_index (self->layouts, item->page);
      GoiPagePart *part = g_ptr_array_index (layout->parts, item->part);

      if (i - 1 > first)
        g_ptr_array_remove_index (layout->parts, item->part);
      else
        {
          g_clear_pointer (&part->line, goi_page_line_free);
          part->table = table;
        }
    }
}

/**
 * goi_page_cells_find:
 * @layouts: (element-type GoiPageLayout): the pages of a document, with their parts
 *
 * Lines that are the cells of tables become tables, where blank cells are among them that only the space between the
 * lines shows.
 */
void
goi_page_cells_find (GPtrArray *layouts)
{
  Cells self = { layouts, g_array_new (FALSE, FALSE, sizeof (Item)) };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, 2 * sizeof (guint));
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();

  collect (&self);
  if (self.items->len > MOST_ITEMS)
    g_array_set_size (self.items, 0);
  for (guint first = 0, end; first < self.items->len; first = end)
    {
      g_autofree int *blanks = NULL;
      guint n_values = 0, range[2];

      end = first + 1;
      if (!item_at (&self, first)->is_cell)
        continue;
      end = find_end (&self, first, &n_values);
      if (end - first < FEWEST_CELLS || n_values < VALUES * (end - first))
        continue;
      blanks = g_new0 (int, end - first);
      if (!count_all (&self, first, end, blanks))
        continue;
      range[0] = first;
      range[1] = end;
      g_array_append_vals (found, range, 1);
      g_ptr_array_add (tables, make_table (&self, first, end, blanks));
    }
  /* From the end, so that the parts before keep their numbers. */
  for (guint i = tables->len; i > 0; i--)
    {
      const guint *range = &((guint *) (gpointer) found->data)[2 * (i - 1)];
      replace (&self, range[0], range[1], g_ptr_array_index (tables, i - 1));
    }
  g_array_unref (self.items);
}
