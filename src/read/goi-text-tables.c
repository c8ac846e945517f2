/* goi-text-tables.c: tables in text that was copied from somewhere
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-text-tables"

#include "goi-text-tables.h"

#include "goi-characters.h"
#include "goi-number.h"
#include "goi-text-drawing.h"
#include "goi-text-lines.h"

#include <string.h>

/* A line with more characters is a paragraph, whatever is in it. */
#define LONGEST_CELL 120
/* Fewer cells, one a line, are indented lines and no table. */
#define FEWEST_CELLS 6
/* The widest row of a table whose cells stand one a line, or behind single blanks. */
#define WIDEST 16
/* A line with aligned columns has parts that are shorter than this, in characters. */
#define LONGEST_ALIGNED 80
/* So many lines apart may rows with tabs stand that line ends in their cells cut through. */
#define NEAR 6
/* So many rows of aligned columns may have nothing but a label. */
#define MOST_EMPTY_ROWS 24

static const GoiTextLine *
line_at (GArray *lines, guint i)
{
  return &g_array_index (lines, GoiTextLine, i);
}

/* The next line from @at on that holds anything but the number of a page; lines->len when there is
 * none. */
static guint
next_filled (GArray *lines, guint at)
{
  while (at < lines->len)
    {
      const GoiTextLine *line = line_at (lines, at);
      if (line->n_tabs > 0 || (line->n_visible > 0 && !line->is_page_number))
        break;
      at++;
    }
  return at;
}

static gboolean
has_digit (const GoiTextLine *line)
{
  for (gsize i = 0; i < line->bytes; i++)
    if (g_ascii_isdigit (line->text[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_tab (gunichar c)
{
  return c == '\t';
}

/* One cell a line behind a tab
 *
 * A table of a web page, pasted as text, gives a line "<tab>text" for each cell and an empty line
 * between rows. A cell of two paragraphs gives a line without a tab in between. */

static gboolean
is_tab_cell (const GoiTextLine *line)
{
  return line->tab_first && line->n_tabs == 1 && line->n_visible <= LONGEST_CELL;
}

/* Whether the line at @at, which has no tab, goes on with the cell @before: a label, for what stands
 * behind a row's last value is a heading. */
static gboolean
continues_tab_cell (GArray *lines, guint before, guint at)
{
  const GoiTextLine *cell = line_at (lines, before);
  const GoiTextLine *line = line_at (lines, at);

  return cell->n_visible > 1 && !has_digit (cell) && line->n_tabs == 0
         && line->n_visible <= LONGEST_CELL / 2 && !line->is_ordinal && at + 1 < lines->len
         && is_tab_cell (line_at (lines, at + 1));
}

/* The end of the run of cell lines that begins at @at, how many cells are in it and how many of them
 * hold little. */
static guint
measure_tab_cells (GArray *lines, guint at, guint *n_cells, guint *n_short)
{
  guint end = at;
  guint in_row = 0, widest = 0;

  *n_cells = *n_short = 0;
  while (end < lines->len)
    {
      const GoiTextLine *line = line_at (lines, end);
      guint next = next_filled (lines, end);

      if (is_tab_cell (line))
        {
          *n_cells += 1;
          *n_short += line->n_visible <= 12 ? 1 : 0;
          widest = MAX (widest, ++in_row);
          end++;
        }
      else if (next < lines->len && next <= end + 3 && next > end && is_tab_cell (line_at (lines, next)))
        {
          in_row = 0;
          end = next;
        }
      else if (next < lines->len && next <= end + 1 && in_row < widest
               && continues_tab_cell (lines, end - 1, next))
        end = next + 1;
      else
        break;
    }
  return end;
}

static void
add_tab_cells (GoiDocument *document, GArray *lines, guint at, guint end)
{
  GoiDocBlock *table = goi_document_begin_table (document);
  guint row = 0, column = 0;
  guint i = at;

  while (i < end)
    {
      const GoiTextLine *line = line_at (lines, i);
      gint64 last = line->end;
      guint next;

      if (!is_tab_cell (line))
        {
          row++;
          column = 0;
          i = next_filled (lines, i);
          continue;
        }
      next = next_filled (lines, i + 1);
      if (next < end && !is_tab_cell (line_at (lines, next)))
        {
          last = line_at (lines, next)->end;
          i = next;
        }
      goi_document_mark_cell (document, table, row, column++, 1, line->start + 1, last);
      i++;
    }
}

static guint
read_tab_cells (GoiDocument *document, GArray *lines, guint at, guint *none_before)
{
  guint n_cells, n_short, end;

  if (at < *none_before || !is_tab_cell (line_at (lines, at)))
    return 0;
  end = measure_tab_cells (lines, at, &n_cells, &n_short);
  if (n_cells < FEWEST_CELLS || n_short * 3 < n_cells)
    {
      *none_before = end;
      return 0;
    }
  add_tab_cells (document, lines, at, end);
  return end - at;
}

/* A row a line, with tabs or bars between the cells */

typedef gboolean (*IsRow) (const GoiTextLine *line);

static gboolean
is_tab_row (const GoiTextLine *line)
{
  return line->n_tabs > (line->tab_first ? 1 : 0) && line->n_visible <= 10 * LONGEST_CELL;
}

static gboolean
is_bar_row (const GoiTextLine *line)
{
  return line->n_bars > 0;
}

/* The end of a run of rows; one empty line between two rows does not end it. */
static guint
measure_rows (GArray *lines, guint at, IsRow is_row, guint *n_rows)
{
  guint end = at;

  *n_rows = 0;
  while (end < lines->len && is_row (line_at (lines, end)))
    {
      guint next = next_filled (lines, end + 1);

      *n_rows += 1;
      if (next >= lines->len || !is_row (line_at (lines, next)) || next > end + 3)
        return end + 1;
      end = next;
    }
  return end;
}

/* Whether another row with tabs stands near a line. */
static gboolean
is_near_row (GArray *lines, guint at)
{
  guint i = at;

  for (guint n = 0; n < NEAR; n++)
    {
      i = next_filled (lines, i + 1);
      if (i < lines->len && is_tab_row (line_at (lines, i)))
        return TRUE;
    }
  for (i = at; i > 0 && i + 2 * NEAR > at; i--)
    if (is_tab_row (line_at (lines, i - 1)))
      return TRUE;
  return FALSE;
}

static guint
read_tab_rows (GoiDocument *document, GArray *lines, guint at)
{
  GoiDocBlock *table;
  guint n_rows, row = 0, fewest = G_MAXUINT, most = 0;
  guint end = measure_rows (lines, at, is_tab_row, &n_rows);

  if (n_rows < 2 && (line_at (lines, at)->n_visible > LONGEST_CELL / 2 || !is_near_row (lines, at)))
    return 0;
  table = goi_document_begin_table (document);
  for (guint i = at; i < end; i++)
    {
      g_autoptr (GArray) cells = NULL;

      if (!is_tab_row (line_at (lines, i)))
        continue;
      cells = goi_text_line_cells (line_at (lines, i), is_tab);
      for (guint k = 0; k < cells->len; k++)
        {
          const GoiTextSpan *span = &g_array_index (cells, GoiTextSpan, k);
          goi_document_mark_cell (document, table, row, k, 1, span->start, span->end);
        }
      fewest = MIN (fewest, cells->len);
      most = MAX (most, cells->len);
      row++;
    }
  /* Not one cell is missing: the text is as good as a grid. */
  table->has_grid = fewest == most;
  return end - at;
}

/* Whether the rows are closed by bars on the left as well; a row whose first cell is empty looks
 * like that, all rows do not. */
static gboolean
all_begin_with_bar (GArray *lines, guint at, guint end)
{
  for (guint i = at; i < end; i++)
    if (line_at (lines, i)->n_bars > 0 && !goi_text_line_begins_with_bar (line_at (lines, i)))
      return FALSE;
  return TRUE;
}

static guint
read_bar_rows (GoiDocument *document, GArray *lines, guint at)
{
  GoiDocBlock *table;
  guint n_rows, row = 0, fewest = G_MAXUINT, most = 0;
  guint end = measure_rows (lines, at, is_bar_row, &n_rows);
  guint first = all_begin_with_bar (lines, at, end) ? 1 : 0;

  if (n_rows < 2)
    return 0;
  table = goi_document_begin_table (document);
  for (guint i = at; i < end; i++)
    {
      const GoiTextLine *line = line_at (lines, i);
      g_autoptr (GArray) cells = NULL;
      guint n;

      if (line->n_bars == 0 || goi_text_line_is_rule (line))
        continue;
      cells = goi_text_line_cells (line, goi_char_is_bar);
      n = cells->len - (line->bar_last ? 1 : 0);
      for (guint k = first; k < n; k++)
        {
          const GoiTextSpan *span = &g_array_index (cells, GoiTextSpan, k);
          goi_document_mark_cell (document, table, row, k - first, 1, span->start, span->end);
        }
      fewest = MIN (fewest, n);
      most = MAX (most, n);
      row++;
    }
  table->has_grid = fewest == most;
  return end - at;
}

/* One cell a line, closed by a bar
 *
 * More bars at the end of a line stand for covered cells and end the row; a row that has as many
 * cells as the widest ends without them. Where no cell is covered, the width is the one with which labels stand below
 * labels and numbers below numbers. A line without a bar begins a cell that goes on below. */

typedef struct
{
  GoiDocument *document;
  GoiDocBlock *table;
  GArray *lines;
  guint row, column, width, n_cells;
  gboolean regular; /* all rows are that wide */
  gint64 pending; /* where a cell began on an earlier line, or -1 */
} BarCells;

typedef enum
{
  CELL_BLANK,
  CELL_VALUE,
  CELL_TEXT,
} CellKind;

/* What the cells of a run of lines hold, of which each closes one cell; NULL where one closes more. */
static GArray *
kinds_of_cells (GoiDocument *document, GArray *lines, guint at)
{
  g_autoptr (GArray) kinds = g_array_new (FALSE, FALSE, sizeof (CellKind));

  for (guint i = at; i < lines->len; i = next_filled (lines, i + 1))
    {
      const GoiTextLine *line = line_at (lines, i);
      g_autofree char *text = NULL;
      const char *p;
      CellKind kind;

      if (line->n_bars > 1)
        return NULL;
      if (line->n_bars == 0)
        break;
      text = goi_document_dup_range (document, line->start, line->end);
      for (p = text; *p != '\0' && !goi_char_is_bar (g_utf8_get_char (p)); p = g_utf8_next_char (p))
        ;
      text[p - text] = '\0';
      kind = goi_text_is_blank (text) ? CELL_BLANK : goi_number_is_value (text) ? CELL_VALUE : CELL_TEXT;
      g_array_append_val (kinds, kind);
    }
  return g_steal_pointer (&kinds);
}

/* Whether rows of so many cells have a label first, or behind their number, and columns of one kind behind it, but for
 * a few headers. */
static gboolean
fits_width (GArray *kinds, guint width)
{
  guint n_rows = kinds->len / width, n_values = 0;
  gboolean labels = FALSE;

  if (kinds->len % width != 0 || n_rows < FEWEST_CELLS)
    return FALSE;
  for (guint column = 0; column < width; column++)
    {
      guint n[3] = { 0 };

      for (guint i = column; i < kinds->len; i += width)
        n[g_array_index (kinds, CellKind, i)]++;
      if (MIN (n[CELL_TEXT], n[CELL_VALUE]) * 8 > n_rows)
        return FALSE;
      if (labels)
        n_values += n[CELL_VALUE];
      labels |= n[CELL_TEXT] == n_rows;
      if (!labels && (column > 0 || n[CELL_VALUE] * 8 < n_rows * 7))
        return FALSE;
    }
  return n_values * 2 > n_rows;
}

static guint
find_width (GoiDocument *document, GArray *lines, guint at)
{
  g_autoptr (GArray) kinds = kinds_of_cells (document, lines, at);

  for (guint width = 2; kinds != NULL && width <= WIDEST; width++)
    if (fits_width (kinds, width))
      return width;
  return 0;
}

static void
add_bar_cell (BarCells *self, const GoiTextLine *line)
{
  g_autoptr (GArray) parts = goi_text_line_cells (line, goi_char_is_bar);
  const GoiTextSpan *span = &g_array_index (parts, GoiTextSpan, 0);
  guint covered = line->n_bars - 1;

  if (self->table == NULL)
    self->table = goi_document_begin_table (self->document);
  goi_document_mark_cell (self->document, self->table, self->row, self->column++, 1,
                          self->pending >= 0 ? self->pending : span->start, span->end);
  self->pending = -1;
  self->n_cells++;
  self->width = MAX (self->width, self->column + covered);
  if (covered > 0 || (self->width > 1 && self->column >= self->width && (self->row > 0 || self->regular)))
    {
      self->row++;
      self->column = 0;
    }
}

/* Whether the line at @at, which has no bar, begins a cell that ends further down. */
static gboolean
begins_bar_cell (BarCells *self, guint at)
{
  const GoiTextLine *line = line_at (self->lines, at);
  guint next = next_filled (self->lines, at + 1);

  return self->column > 0 && !line->is_ordinal && line->n_visible <= LONGEST_CELL / 2
         && next < self->lines->len && next <= at + 2 && line_at (self->lines, next)->n_bars > 0;
}

static guint
measure_bar_cells (GArray *lines, guint at)
{
  guint n = 0;

  for (guint i = at; i < lines->len && n < FEWEST_CELLS && i < at + 3 * FEWEST_CELLS; i++)
    n += line_at (lines, i)->n_bars > 0 ? 1 : 0;
  return n;
}

static guint
read_bar_cells (GoiDocument *document, GArray *lines, guint at)
{
  BarCells self = { .document = document, .lines = lines, .pending = -1 };
  guint i = at;

  if (measure_bar_cells (lines, at) < FEWEST_CELLS)
    return 0;
  self.width = find_width (document, lines, at);
  self.regular = self.width > 0;
  while (i < lines->len)
    {
      const GoiTextLine *line = line_at (lines, i);

      if (line->n_bars > 0)
        add_bar_cell (&self, line);
      else if (next_filled (lines, i) == i)
        {
          if (!begins_bar_cell (&self, i))
            break;
          if (self.pending < 0)
            self.pending = line->start;
        }
      i++;
    }
  return i - at;
}

/* Whether all rows have one bar each, with something on both of its sides: tables of a label and a number. */
static gboolean
all_have_inner_bar (GArray *lines, guint at, guint end)
{
  for (guint i = at; i < end; i++)
    {
      const GoiTextLine *line = line_at (lines, i);
      if (line->n_bars > 0 && (line->n_bars > 1 || line->bar_last || goi_text_line_begins_with_bar (line)))
        return FALSE;
    }
  return TRUE;
}

static guint
read_bars (GoiDocument *document, GArray *lines, guint at)
{
  guint n_rows;
  guint end = measure_rows (lines, at, is_bar_row, &n_rows);

  for (guint i = at; i < end; i++)
    if (line_at (lines, i)->n_bars > 1 && line_at (lines, i)->n_after_bar > 1)
      return read_bar_rows (document, lines, at);
  return n_rows > 1 && all_have_inner_bar (lines, at, end) ? read_bar_rows (document, lines, at)
                                                           : read_bar_cells (document, lines, at);
}

/* Columns aligned with blanks */

static gboolean
is_aligned_row (const GoiTextLine *line)
{
  return line->n_spans > 1 && line->n_tabs == 0
         && line->n_visible <= LONGEST_ALIGNED + 4 * line->n_spans;
}

/* Parts the last word from a part of a line when it is a value or a unit, behind a single blank: wide labels and wide
 * numbers leave no more room. FALSE when it is none. */
static gboolean
part_last_word (GoiDocument *document, GArray *spans, guint i)
{
  GoiTextSpan *span = &g_array_index (spans, GoiTextSpan, i);
  g_autofree char *text = goi_document_dup_range (document, span->start, span->end);
  char *blank = strrchr (text, ' ');
  GoiTextSpan word = *span;
  glong n;

  if (blank == NULL || blank == text || !(goi_number_is_value (blank + 1) || goi_number_is_unit (blank + 1)))
    return FALSE;
  n = g_utf8_strlen (blank + 1, -1);
  word.start = span->end - n;
  word.left = span->right - MIN ((guint) n, span->right);
  span->end = word.start - 1;
  span->right = word.left - MIN (1, word.left);
  g_array_insert_val (spans, i + 1, word);
  return TRUE;
}

/* The parts of a line, values and units for themselves. */
static GArray *
parts_of_line (GoiDocument *document, const GoiTextLine *line)
{
  GArray *spans = goi_text_line_spans (line);

  for (guint i = spans->len; i > 0; i--)
    for (guint n = 0; n < WIDEST && part_last_word (document, spans, i - 1); n++)
      ;
  return spans;
}

/* Whether a part of the line behind the first is a number or a mark for none. */
static gboolean
has_value (GoiDocument *document, const GoiTextLine *line)
{
  g_autoptr (GArray) spans = goi_text_line_spans (line);

  for (guint k = 1; k < spans->len; k++)
    {
      const GoiTextSpan *span = &g_array_index (spans, GoiTextSpan, k);
      g_autofree char *text = goi_document_dup_range (document, span->start, span->end);

      if (goi_number_is_value (text))
        return TRUE;
    }
  return FALSE;
}

/* Whether the parts of a line behind the first stand where parts of the reference stand: whether it is
 * a row of the same table. */
static gboolean
fits_columns (const GoiTextLine *reference, const GoiTextLine *line)
{
  g_autoptr (GArray) ref = goi_text_line_spans (reference);
  g_autoptr (GArray) spans = goi_text_line_spans (line);

  for (guint i = 1; i < spans->len; i++)
    {
      const GoiTextSpan *span = &g_array_index (spans, GoiTextSpan, i);
      gboolean found = FALSE;

      for (guint k = 0; k < ref->len && !found; k++)
        found = span->left < g_array_index (ref, GoiTextSpan, k).right
                && g_array_index (ref, GoiTextSpan, k).left < span->right;
      if (!found)
        return FALSE;
    }
  return spans->len > 1;
}

/* Whether the run of rows goes on behind a line with one part: soon another row follows, and it has the
 * same columns where the line could be a heading. */
static gboolean
goes_on (GArray *lines, guint at, const GoiTextLine *reference)
{
  const GoiTextLine *line = line_at (lines, at);
  gboolean heading = line->is_ordinal;
  guint i = at;

  if (reference == NULL || line->n_visible > LONGEST_CELL / 2)
    return FALSE;
  for (guint n = 0; n < MOST_EMPTY_ROWS; n++)
    {
      guint next = next_filled (lines, i + 1);

      if (next >= lines->len || next > i + 2 || line_at (lines, next)->n_visible > LONGEST_ALIGNED * 2)
        return FALSE;
      i = next;
      if (is_aligned_row (line_at (lines, i)))
        return !heading || fits_columns (reference, line_at (lines, i));
      heading |= line_at (lines, i)->is_ordinal;
    }
  return FALSE;
}

/* Whether the line ends with a value behind a single blank: then blanks part its cells and set no columns apart. */
static gboolean
ends_behind_blank (GoiDocument *document, const GoiTextLine *line)
{
  g_autofree char *text = goi_document_dup_range (document, line->start, line->end);
  char *blank;

  g_strchomp (text);
  blank = strrchr (text, ' ');
  return blank != NULL && blank > text && !goi_char_is_space (g_utf8_get_char (g_utf8_prev_char (blank)))
         && goi_number_is_value (blank + 1);
}

/* The end of a run of aligned rows. A line with one part belongs to it when aligned rows follow: a line
 * over the whole width, a row whose cells are empty, or a part of a label. */
static guint
measure_aligned (GoiDocument *document, GArray *lines, guint at, guint *n_rows, guint *n_values, guint *n_single)
{
  const GoiTextLine *reference = NULL;
  guint end = at, i = at;

  *n_rows = *n_values = *n_single = 0;
  while (i < lines->len)
    {
      const GoiTextLine *line = line_at (lines, i);
      guint next = next_filled (lines, i + 1);

      *n_single += ends_behind_blank (document, line) ? 1 : 0;
      if (is_aligned_row (line))
        {
          *n_rows += 1;
          *n_values += has_value (document, line) ? 1 : 0;
          end = i + 1;
          if (reference == NULL || line->n_spans > reference->n_spans)
            reference = line;
        }
      else if (!goes_on (lines, i, reference))
        break;
      if (next > i + 2)
        break;
      i = next;
    }
  return end;
}

/* Adds a part that stands where no column is. */
static void
add_column (GArray *columns, const GoiTextSpan *span)
{
  guint at = 0;

  for (guint k = 0; k < columns->len; k++)
    {
      const GoiTextSpan *column = &g_array_index (columns, GoiTextSpan, k);
      if (span->left < column->right && column->left < span->right)
        return;
      if (column->left < span->left)
        at = k + 1;
    }
  g_array_insert_val (columns, at, *span);
}

/* The columns: the parts of the row that has most of them, and what stands beside these in others, as
 * labels beside a header that has none. */
static GArray *
find_columns (GoiDocument *document, GArray *lines, guint at, guint end)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (GoiTextSpan));

  for (guint i = at; i < end; i++)
    if (line_at (lines, i)->n_spans > 0)
      {
        GArray *spans = parts_of_line (document, line_at (lines, i));

        if (spans->len > columns->len)
          {
            GArray *fewer = columns;
            columns = spans;
            spans = fewer;
          }
        g_array_unref (spans);
      }
  for (guint i = at; i < end; i++)
    {
      g_autoptr (GArray) spans = NULL;

      if (!is_aligned_row (line_at (lines, i)))
        continue;
      spans = parts_of_line (document, line_at (lines, i));
      for (guint k = 0; k < spans->len; k++)
        add_column (columns, &g_array_index (spans, GoiTextSpan, k));
    }
  return columns;
}

/* The column whose middle is nearest to the part's; the parts of a row never change order. */
static guint
nearest_column (GArray *columns, const GoiTextSpan *span, guint from)
{
  guint best = from;
  guint best_distance = G_MAXUINT;

  for (guint k = from; k < columns->len; k++)
    {
      const GoiTextSpan *ref = &g_array_index (columns, GoiTextSpan, k);
      guint distance = 0;

      if (span->left > ref->right)
        distance = span->left - ref->right + 1;
      else if (ref->left > span->right)
        distance = ref->left - span->right + 1;
      if (distance < best_distance)
        {
          best = k;
          best_distance = distance;
        }
    }
  return best;
}

/* Whether a number stands below a column on the left of the one it was put into, which the part before it has: its
 * line is shorter than others, and the look does not say which parts it lacks. */
static gboolean
is_beside (GoiDocument *document, GArray *columns, const GoiTextSpan *span, guint column)
{
  const GoiTextSpan *own = column < columns->len ? &g_array_index (columns, GoiTextSpan, column) : NULL;

  for (guint k = 0; k < column && (own == NULL || span->left >= own->right || own->left >= span->right); k++)
    {
      const GoiTextSpan *other = &g_array_index (columns, GoiTextSpan, k);

      if (span->left < other->right && other->left < span->right)
        {
          g_autofree char *text = goi_document_dup_range (document, span->start, span->end);
          return goi_number_is_value (text);
        }
    }
  return FALSE;
}

static void
add_aligned_row (GoiDocument *document, GoiDocBlock *table, guint row, const GoiTextLine *line,
                 GArray *columns)
{
  g_autoptr (GArray) spans = parts_of_line (document, line);
  guint from = 0;

  for (guint k = 0; k < spans->len; k++)
    {
      const GoiTextSpan *span = &g_array_index (spans, GoiTextSpan, k);
      guint column = nearest_column (columns, span, from);

      table->unaligned |= is_beside (document, columns, span, column);
      goi_document_mark_cell (document, table, row, column, 1, span->start, span->end);
      from = column + 1;
    }
}

static guint
read_aligned (GoiDocument *document, GArray *lines, guint at, guint *none_before)
{
  g_autoptr (GArray) columns = NULL;
  GoiDocBlock *table;
  guint n_rows, n_values, n_single, end, row = 0;

  if (at < *none_before || !is_aligned_row (line_at (lines, at)))
    return 0;
  end = measure_aligned (document, lines, at, &n_rows, &n_values, &n_single);
  if (n_rows < 3 || n_values < 1 || n_single > n_rows)
    {
      *none_before = end;
      return 0;
    }
  columns = find_columns (document, lines, at, end);
  table = goi_document_begin_table (document);
  for (guint i = at; i < end; i++)
    if (next_filled (lines, i) == i)
      add_aligned_row (document, table, row++, line_at (lines, i), columns);
  return end - at;
}

/**
 * goi_text_table_read:
 * @self: where the search stands; zero at the beginning
 * @document: a document made by goi_document_new_for_text()
 * @lines: (element-type GoiTextLine): its lines
 * @at: a line
 *
 * Marks the table that begins at a line, if one does: one cell a line behind a tab, tabs between
 * cells, bars between cells or behind each, or columns aligned with blanks. What the cells mean is
 * not looked at.
 *
 * Returns: how many lines it takes, 0 when no table begins there
 */
guint
goi_text_table_read (GoiTextTables *self, GoiDocument *document, GArray *lines, guint at)
{
  const GoiTextLine *line = line_at (lines, at);
  guint taken = 0;

  taken = goi_text_drawing_read (document, lines, at, &self->no_drawing_before);
  if (taken == 0 && line->n_bars > 0)
    taken = read_bars (document, lines, at);
  if (taken == 0 && line->n_tabs > 0)
    taken = read_tab_cells (document, lines, at, &self->no_tab_cells_before);
  if (taken == 0 && is_tab_row (line))
    taken = read_tab_rows (document, lines, at);
  if (taken == 0 && line->n_spans > 1)
    taken = read_aligned (document, lines, at, &self->no_aligned_before);
  return taken;
}
