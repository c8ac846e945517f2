/* goi-page-table.c: a table found on pages
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-page-table"

#include "goi-page-table.h"

#include "goi-label.h"
#include "goi-number.h"
#include "goi-page-lines.h"

#include <math.h>
#include <string.h>

/* Edges of columns on two pages nearer to each other are the same; in points. */
#define SAME_EDGE 4.0
/* The same for columns that are known from their numbers. */
#define NEAR_EDGE 12.0
/* Characters with less space between them, in parts of their height, belong together. */
#define TOGETHER 0.3
/* How far a character may reach over a border without being part of what stands beyond it; in points. */
#define OVER 1.0
/* The space that cells keep free beside their text; in points. */
#define PADDING 4.0
/* A space as wide, in heights of characters, before a number inside a cell is a border that was not seen. */
#define LOST_BORDER 0.9
/* How near the middle of a number that is printed over a border may be to it, in parts of its width, to say in
 * which of the cells it is. */
#define UNDECIDED 0.2

static void
cell_free (gpointer data)
{
  GoiPageCell *cell = data;

  g_free (cell->text);
  g_free (cell);
}

/**
 * goi_page_table_new:
 * @box: where it is
 * @ruled: whether ruled lines say where its cells are
 *
 * Returns: (transfer full): a table without cells
 */
GoiPageTable *
goi_page_table_new (const GoiBox *box, gboolean ruled)
{
  GoiPageTable *table = g_new0 (GoiPageTable, 1);

  table->box = *box;
  table->xs = g_array_new (FALSE, FALSE, sizeof (double));
  table->cells = g_ptr_array_new_with_free_func (cell_free);
  table->ruled = table->plain = ruled;
  return table;
}

/**
 * goi_page_table_free:
 * @table: (nullable): a table
 */
void
goi_page_table_free (GoiPageTable *table)
{
  if (table == NULL)
    return;
  g_array_unref (table->xs);
  g_ptr_array_unref (table->cells);
  g_free (table);
}

/**
 * goi_page_table_add_cell:
 * @table: a table
 * @row: the cell's first row
 * @column: its first column
 * @row_span: rows it covers
 * @column_span: columns it covers
 * @text: what is in it
 */
void
goi_page_table_add_cell (GoiPageTable *table, guint row, guint column, guint row_span,
                         guint column_span, const char *text)
{
  GoiPageCell *cell = g_new0 (GoiPageCell, 1);

  *cell = (GoiPageCell) { row, column, row_span, column_span, g_strdup (text) };
  table->n_rows = MAX (table->n_rows, row + row_span);
  g_ptr_array_add (table->cells, cell);
}

static gboolean
is_number_part (gunichar c)
{
  return g_unichar_isdigit (c) || c == '.' || c == ',' || c == '-';
}

/* The characters of each cell. */
typedef struct
{
  const GoiGrid *grid;
  GPtrArray *glyphs; /* GArray of GoiGlyph: for each cell */
} Filling;

static int
cell_of_glyph (const GoiGrid *grid, const GoiGlyph *glyph)
{
  return goi_page_grid_find (grid, goi_box_middle_x (&glyph->box), goi_box_middle_y (&glyph->box));
}

/* Whether two neighbours on a line, by their middles in two cells, are printed over the border between
 * them. */
static gboolean
is_over_border (const GoiGrid *grid, const GoiGlyph *left, const GoiGlyph *right, int left_cell)
{
  double border = g_array_index (grid->cells, GoiGridCell, left_cell).box.x1;
  double gap = right->box.x0 - left->box.x1;

  return gap < TOGETHER * (left->box.y1 - left->box.y0)
         && (left->box.x1 > border + OVER || right->box.x0 < border - OVER);
}

/* Puts characters that belong together into a cell. What is printed over a border is in the cell that it
 * begins in; a number in the one that holds most of it, marked as damaged where that is not plain. */
static void
put_run (Filling *self, const GoiPageLine *line, guint first, guint end, gboolean over)
{
  const GoiGlyph *begin = goi_page_line_glyph (line, first), *last = goi_page_line_glyph (line, end - 1);
  int cell = cell_of_glyph (self->grid, begin);

  if (over && is_number_part (begin->character))
    {
      double middle = (begin->box.x0 + last->box.x1) / 2, width = last->box.x1 - begin->box.x0;
      const GoiBox *box;

      cell = goi_page_grid_find (self->grid, middle, goi_box_middle_y (&begin->box));
      if (cell < 0)
        return;
      box = &g_array_index (self->grid->cells, GoiGridCell, cell).box;
      if (MIN (middle - box->x0, box->x1 - middle) < UNDECIDED * width)
        {
          GoiGlyph damage = { begin->box, 0xFFFD };
          g_array_append_val (g_ptr_array_index (self->glyphs, cell), damage);
        }
    }
  for (guint i = first; i < end && cell >= 0; i++)
    g_array_append_val (g_ptr_array_index (self->glyphs, cell), *goi_page_line_glyph (line, i));
}

static void
fill_from_line (Filling *self, const GoiPageLine *line)
{
  guint first = 0;
  gboolean over = FALSE;

  for (guint i = 1; i <= line->glyphs->len; i++)
    {
      const GoiGlyph *left = goi_page_line_glyph (line, i - 1);
      int cell = cell_of_glyph (self->grid, left);

      if (i < line->glyphs->len && cell >= 0)
        {
          const GoiGlyph *right = goi_page_line_glyph (line, i);
          int next = cell_of_glyph (self->grid, right);

          if (next == cell)
            continue;
          if (next >= 0 && is_over_border (self->grid, left, right, cell))
            {
              over = TRUE;
              continue;
            }
        }
      put_run (self, line, first, i, over);
      first = i;
      over = FALSE;
    }
}

static char *
text_of_cell (const GoiBox *box, const GArray *glyphs)
{
  g_autoptr (GPtrArray) lines = goi_page_lines_new (glyphs);
  GString *text = g_string_new (NULL);
  double room = G_MAXDOUBLE;

  for (guint i = 0; i < lines->len; i++)
    {
      const GoiPageLine *line = g_ptr_array_index (lines, i);
      g_autofree char *part = goi_page_line_dup_text (line);

      goi_page_text_append (text, part, room);
      room = (box->x1 - box->x0 - PADDING - (line->box.x1 - line->box.x0)) / (line->size / 2);
    }
  return g_string_free (text, FALSE);
}

/* The edge of a column that lies in a wide space between words and a number, or between two numbers, in a cell
 * over several columns: the line there was not seen. 0 where there is none. */
static guint
find_lost_border (const GoiGrid *grid, const GoiGridCell *cell, const GArray *glyphs)
{
  g_autoptr (GPtrArray) lines = goi_page_lines_new (glyphs);

  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (GPtrArray) parts = goi_page_line_split (g_ptr_array_index (lines, i), LOST_BORDER);

      for (guint k = 1; k < parts->len; k++)
        {
          const GoiPageLine *left = g_ptr_array_index (parts, k - 1), *right = g_ptr_array_index (parts, k);
          g_autofree char *text = goi_page_line_dup_text (right);

          if (!goi_number_is_value (text))
            continue;
          for (guint c = cell->column + 1; c < cell->column + cell->column_span; c++)
            if (g_array_index (grid->xs, double, c) >= left->box.x1
                && g_array_index (grid->xs, double, c) <= right->box.x0)
              return c;
        }
    }
  return 0;
}

static void
add_grid_cell (GoiPageTable *table, const GoiGrid *grid, const GoiGridCell *cell, const GArray *glyphs)
{
  guint border = cell->column_span > 1 ? find_lost_border (grid, cell, glyphs) : 0;
  g_autofree char *text = NULL;
  g_autoptr (GArray) left = NULL;
  g_autoptr (GArray) right = NULL;
  GoiGridCell part = *cell;
  double x;

  if (border == 0)
    {
      text = text_of_cell (&cell->box, glyphs);
      goi_page_table_add_cell (table, cell->row, cell->column, cell->row_span, cell->column_span, text);
      return;
    }
  x = g_array_index (grid->xs, double, border);
  left = g_array_new (FALSE, FALSE, sizeof (GoiGlyph));
  right = g_array_new (FALSE, FALSE, sizeof (GoiGlyph));
  for (guint i = 0; i < glyphs->len; i++)
    {
      const GoiGlyph *glyph = &g_array_index (glyphs, GoiGlyph, i);
      g_array_append_val (goi_box_middle_x (&glyph->box) < x ? left : right, *glyph);
    }
  part.column_span = border - cell->column;
  part.box.x1 = x;
  add_grid_cell (table, grid, &part, left);
  part.column = border;
  part.column_span = cell->column + cell->column_span - border;
  part.box = (GoiBox) { x, cell->box.y0, cell->box.x1, cell->box.y1 };
  add_grid_cell (table, grid, &part, right);
}

/**
 * goi_page_table_new_for_grid:
 * @grid: what ruled lines form
 * @glyphs: (element-type GoiGlyph): the characters of the page
 *
 * Returns: (transfer full): the table with the characters that stand in it
 */
GoiPageTable *
goi_page_table_new_for_grid (const GoiGrid *grid, const GArray *glyphs)
{
  GoiPageTable *table = goi_page_table_new (&grid->box, TRUE);
  g_autoptr (GArray) inside = g_array_new (FALSE, FALSE, sizeof (GoiGlyph));
  g_autoptr (GPtrArray) lines = NULL;
  Filling filling = { grid, g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref) };

  for (guint i = 0; i < grid->cells->len; i++)
    g_ptr_array_add (filling.glyphs, g_array_new (FALSE, FALSE, sizeof (GoiGlyph)));
  for (guint i = 0; i < glyphs->len; i++)
    {
      const GoiGlyph *glyph = &g_array_index (glyphs, GoiGlyph, i);
      if (cell_of_glyph (grid, glyph) >= 0)
        g_array_append_val (inside, *glyph);
    }
  lines = goi_page_lines_new (inside);
  for (guint i = 0; i < lines->len; i++)
    fill_from_line (&filling, g_ptr_array_index (lines, i));
  for (guint i = 0; i < grid->cells->len; i++)
    add_grid_cell (table, grid, &g_array_index (grid->cells, GoiGridCell, i),
                   g_ptr_array_index (filling.glyphs, i));
  g_array_append_vals (table->xs, grid->xs->data, grid->xs->len);
  g_ptr_array_unref (filling.glyphs);
  return table;
}

static double
edge (const GArray *xs, guint i)
{
  return g_array_index (xs, double, i);
}

/* The number of the edge at a place, -1 for none. */
static int
find_edge (const GArray *xs, double at)
{
  for (guint i = 0; i < xs->len; i++)
    if (fabs (edge (xs, i) - at) <= SAME_EDGE)
      return (int) i;
  return -1;
}

/* The edges of two tables together, NULL where edges of one come to lie on each other. */
static GArray *
unite_edges (const GArray *a, const GArray *b)
{
  GArray *all = g_array_copy ((GArray *) a);

  for (guint i = 0; i < b->len; i++)
    {
      double at = edge (b, i);
      guint to = 0;

      if (find_edge (a, at) >= 0)
        continue;
      while (to < all->len && edge (all, to) < at)
        to++;
      g_array_insert_val (all, to, at);
    }
  return all;
}

/* Says the columns of the cells in the terms of other edges. */
static void
change_edges (GoiPageTable *self, const GArray *xs)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      GoiPageCell *cell = g_ptr_array_index (self->cells, i);
      int from = find_edge (xs, edge (self->xs, cell->column));
      int to = find_edge (xs, edge (self->xs, cell->column + cell->column_span));

      if (to <= from)
        to = from + 1;
      cell->column = MAX (from, 0);
      cell->column_span = to - cell->column;
    }
  g_array_set_size (self->xs, 0);
  g_array_append_vals (self->xs, xs->data, xs->len);
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const GoiPageCell *first = *(GoiPageCell *const *) a, *second = *(GoiPageCell *const *) b;

  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  return (first->column > second->column) - (first->column < second->column);
}

/* Whether a text begins a label of its own, or is none. */
static gboolean
is_own_label (const char *text)
{
  GoiLabel label;

  goi_label_init (&label, text);
  return label.kind != GOI_ORDINAL_NONE || g_utf8_get_char (text) < 0x2E80 || goi_number_is_value (text);
}

static gboolean
is_in_row (const GoiPageCell *cell, guint row)
{
  return cell->row + cell->row_span - 1 == row;
}

/* The rightmost cell with a label in a row, and whether there is anything behind it: values, or a unit. */
static GoiPageCell *
find_label (GoiPageTable *self, guint row, gboolean *has_values)
{
  GoiPageCell *label = NULL;

  *has_values = FALSE;
  for (guint i = 0; i < self->cells->len; i++)
    {
      GoiPageCell *cell = g_ptr_array_index (self->cells, i);

      if (!is_in_row (cell, row) || *cell->text == '\0')
        continue;
      if (goi_number_is_value (cell->text) || goi_number_is_unit (cell->text))
        *has_values = TRUE;
      else if (cell->row_span == 1)
        label = cell;
    }
  return label;
}

/* Whether rows that are whole have no values either: then one without is no part of another. */
static gboolean
has_blank_rows (GoiPageTable *self)
{
  gboolean body = FALSE;

  for (guint row = 0; row + 1 < self->n_rows; row++)
    {
      gboolean has_values;
      const GoiPageCell *label = find_label (self, row, &has_values);

      if (body && label != NULL && !has_values && label->column_span < self->xs->len - 1
          && !is_own_label (label->text))
        return TRUE;
      body |= has_values;
    }
  return FALSE;
}

/* Whether the first row of a page is the rest of the row before it, that was cut by the page's end: its label
 * goes on, and not with a number of its own, and only one of the two has values. */
static GoiPageCell *
find_rest (GoiPageTable *upper, GoiPageTable *lower, GoiPageCell **above, gboolean *values_below)
{
  gboolean values_above;
  GoiPageCell *rest = find_label (lower, 0, values_below);

  *above = find_label (upper, upper->n_rows - 1, &values_above);
  if (rest == NULL || *above == NULL || rest->column != (*above)->column
      || rest->column_span != (*above)->column_span || values_above == *values_below || is_own_label (rest->text)
      || has_blank_rows (upper))
    return NULL;
  return rest;
}

/* Whether two tables are as wide and at the same place; without ruled lines, have as many columns near
 * each other. */
static gboolean
match_edges (GoiPageTable *upper, GoiPageTable *lower)
{
  if (upper->ruled != lower->ruled || upper->xs->len < 2 || lower->xs->len < 2)
    return FALSE;
  if (upper->ruled)
    return fabs (edge (upper->xs, 0) - edge (lower->xs, 0)) <= SAME_EDGE
           && fabs (edge (upper->xs, upper->xs->len - 1) - edge (lower->xs, lower->xs->len - 1)) <= SAME_EDGE;
  if (upper->xs->len != lower->xs->len)
    return FALSE;
  for (guint i = 0; i < upper->xs->len; i++)
    if (fabs (edge (upper->xs, i) - edge (lower->xs, i)) > NEAR_EDGE)
      return FALSE;
  g_array_set_size (lower->xs, 0);
  g_array_append_vals (lower->xs, upper->xs->data, upper->xs->len);
  return TRUE;
}

/* The cell that ends in a row and covers the same columns as another. */
static GoiPageCell *
find_same_columns (GoiPageTable *self, guint row, const GoiPageCell *other)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      GoiPageCell *cell = g_ptr_array_index (self->cells, i);

      if (is_in_row (cell, row) && cell->column == other->column && cell->column_span == other->column_span)
        return cell;
    }
  return NULL;
}

/* Puts the texts of a row that goes away, and that a page's end parted from another one, into the cells of that;
 * %FALSE where there is none for one of them. */
static gboolean
join_texts (GoiPageTable *self, guint row, GoiPageTable *other, guint other_row, gboolean is_above)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();

  for (guint i = 0; i < self->cells->len; i++)
    {
      GoiPageCell *cell = g_ptr_array_index (self->cells, i);
      GoiPageCell *same = NULL;

      if (cell->row != row || cell->row_span > 1 || *cell->text == '\0')
        continue;
      same = find_same_columns (other, other_row, cell);
      if (same == NULL)
        return FALSE;
      g_ptr_array_add (pairs, cell);
      g_ptr_array_add (pairs, same);
    }
  for (guint i = 0; i + 1 < pairs->len; i += 2)
    {
      GoiPageCell *cell = g_ptr_array_index (pairs, i), *same = g_ptr_array_index (pairs, i + 1);
      g_autofree char *text = same->text;

      same->text = is_above ? g_strconcat (cell->text, text, NULL) : g_strconcat (text, cell->text, NULL);
    }
  return TRUE;
}

/* Takes a row away whose label was joined with that of another; cells over several rows get shorter. */
static void
drop_row (GoiPageTable *self, guint row)
{
  for (guint i = self->cells->len; i > 0; i--)
    {
      GoiPageCell *cell = g_ptr_array_index (self->cells, i - 1);

      if (cell->row > row)
        cell->row--;
      else if (cell->row + cell->row_span > row && cell->row_span > 1)
        cell->row_span--;
      else if (cell->row == row)
        g_ptr_array_remove_index (self->cells, i - 1);
    }
  self->n_rows--;
}

/* Whether a cell of a table stands in another at the same place. */
static gboolean
is_repeated (GoiPageTable *self, const GoiPageCell *cell)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const GoiPageCell *other = g_ptr_array_index (self->cells, i);

      if (other->row > cell->row)
        break;
      if (other->row == cell->row && other->column == cell->column && other->column_span == cell->column_span
          && other->row_span == cell->row_span && strcmp (other->text, cell->text) == 0)
        return TRUE;
    }
  return FALSE;
}

/* How many rows at the beginning of a page are the header of the table, printed again. */
static guint
count_repeated (GoiPageTable *upper, GoiPageTable *lower)
{
  guint n = lower->n_rows;

  for (guint i = 0; i < lower->cells->len; i++)
    {
      const GoiPageCell *cell = g_ptr_array_index (lower->cells, i);
      if (cell->row < n && (goi_number_is_value (cell->text) || !is_repeated (upper, cell)))
        n = cell->row;
    }
  /* No cell of the header goes down farther. */
  for (guint i = 0; i < lower->cells->len; i++)
    {
      const GoiPageCell *cell = g_ptr_array_index (lower->cells, i);
      if (cell->row < n && cell->row + cell->row_span > n)
        return 0;
    }
  return n < lower->n_rows ? n : 0;
}

/**
 * goi_page_table_join:
 * @upper: a table at the end of a page
 * @lower: a table at the beginning of the next; empty afterwards where it was joined
 *
 * Joins the parts of a table that was cut at the end of a page; a header that is printed again is left out.
 *
 * Returns: whether they are parts of one: as wide and at the same place
 */
gboolean
goi_page_table_join (GoiPageTable *upper, GoiPageTable *lower)
{
  g_autoptr (GArray) xs = NULL;
  GoiPageCell *rest, *above;
  gboolean values_below;

  if (!match_edges (upper, lower))
    return FALSE;
  xs = unite_edges (upper->xs, lower->xs);
  change_edges (upper, xs);
  change_edges (lower, xs);
  for (guint n = count_repeated (upper, lower); n > 0; n--)
    drop_row (lower, 0);
  rest = find_rest (upper, lower, &above, &values_below);
  if (rest != NULL && values_below && join_texts (upper, upper->n_rows - 1, lower, 0, TRUE))
    drop_row (upper, upper->n_rows - 1);
  else if (rest != NULL && !values_below && join_texts (lower, 0, upper, upper->n_rows - 1, FALSE))
    drop_row (lower, 0);
  for (guint i = 0, shift = upper->n_rows; i < lower->cells->len; i++)
    {
      GoiPageCell *cell = g_ptr_array_index (lower->cells, i);
      goi_page_table_add_cell (upper, cell->row + shift, cell->column, cell->row_span, cell->column_span,
                               cell->text);
    }
  upper->plain &= lower->plain;
  upper->open = lower->open;
  g_ptr_array_set_size (lower->cells, 0);
  g_ptr_array_sort (upper->cells, compare_cells);
  return TRUE;
}

/**
 * goi_page_table_take_open:
 * @table: a table that does not go on
 *
 * Takes the last row away where it was to belong to the table only if this goes on.
 *
 * Returns: (transfer full) (nullable): its text
 */
char *
goi_page_table_take_open (GoiPageTable *table)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint last = table->n_rows - 1;

  if (!table->open || table->n_rows < 2)
    return NULL;
  for (guint i = 0; i < table->cells->len; i++)
    {
      const GoiPageCell *cell = g_ptr_array_index (table->cells, i);
      if (cell->row == last)
        g_string_append (text, cell->text);
    }
  drop_row (table, last);
  table->open = FALSE;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * goi_page_table_write:
 * @table: a table
 * @document: the document to append it to
 */
void
goi_page_table_write (const GoiPageTable *table, GoiDocument *document)
{
  GoiDocBlock *block = goi_document_begin_table (document);

  block->loose_rows = !table->plain;
  for (guint i = 0; i < table->cells->len; i++)
    {
      const GoiPageCell *cell = g_ptr_array_index (table->cells, i);
      goi_document_add_cell (document, block, cell->row, cell->column, cell->row_span, cell->column_span,
                             cell->text);
    }
  if (table->counted)
    block->has_grid = FALSE;
  goi_document_end_table (document, block);
}
