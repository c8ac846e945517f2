/* goi-office-sheet.c: a sheet of a workbook, before it becomes paragraphs and tables
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-office-sheet"

#include "goi-office-sheet.h"

#include <string.h>

/* Cells that are empty and have a border are kept as long as text follows soon: more of them than this
 * without any text is a page that was prepared for what never came. */
#define MAX_WAITING 20000

/* How many rows without text may end a table. */
#define MAX_BLANK_ROWS 4

/* Rows above a table have not more cells than this when they are no part of it (发布单位, 日期). */
#define MAX_CELLS_ABOVE 3

/* A text longer than this is no label. In characters. */
#define MAX_LABEL 60

typedef struct
{
  guint row, column;          /* in the sheet, and from arrange() on among what is shown */
  guint row_span, column_span;
  char *text;                 /* NULL for an empty cell */
  gboolean has_border;
} Cell;

typedef struct
{
  guint row, column, n_rows, n_columns;
} Merge;

/* A row of the sheet that has cells: those from @first to before @end. */
typedef struct
{
  guint first, end;
  guint row;
  guint n_texts;
  Cell *text;                 /* the first with text */
  gboolean has_border;
  gboolean is_prose;          /* it is not a row of a table */
} Row;

struct _GoiSheet
{
  GoiContentLimits *limits;
  GPtrArray *cells;           /* Cell, by row and column */
  GPtrArray *waiting;         /* Cell: empty ones after the last with text */
  GArray *merges;             /* Merge */
  GArray *hidden_rows;        /* guint, ascending */
  GArray *hidden_columns;     /* guint: first and last of each range */
};

static void
cell_free (gpointer data)
{
  Cell *cell = data;

  g_free (cell->text);
  g_free (cell);
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const Cell *x = *(const Cell *const *) a, *y = *(const Cell *const *) b;

  if (x->row != y->row)
    return x->row < y->row ? -1 : 1;
  return x->column < y->column ? -1 : x->column > y->column;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

/* How many of the sorted numbers are less than @limit. */
static guint
count_below (GArray *numbers, guint limit)
{
  guint from = 0, to = numbers->len;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;
      if (g_array_index (numbers, guint, middle) < limit)
        from = middle + 1;
      else
        to = middle;
    }
  return from;
}

/* Where a row or column stands among those that are shown; for a hidden one where the next one does. */
static guint
shown (GArray *hidden, guint index)
{
  return index - count_below (hidden, index);
}

/* The hidden columns, one by one. */
static GArray *
list_hidden_columns (GoiSheet *self)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *is_hidden = g_new0 (gboolean, GOI_SHEET_MAX_COLUMNS);

  for (guint i = 0; i + 1 < self->hidden_columns->len; i += 2)
    {
      guint last = g_array_index (self->hidden_columns, guint, i + 1);
      for (guint j = g_array_index (self->hidden_columns, guint, i);
           j <= last && j < GOI_SHEET_MAX_COLUMNS; j++)
        is_hidden[j] = TRUE;
    }
  for (guint i = 0; i < GOI_SHEET_MAX_COLUMNS; i++)
    if (is_hidden[i])
      g_array_append_val (columns, i);
  return columns;
}

static void
take_waiting (GoiSheet *self)
{
  if (self->waiting->len == 0)
    return;
  g_ptr_array_extend_and_steal (self->cells, g_steal_pointer (&self->waiting));
  self->waiting = g_ptr_array_new_with_free_func (cell_free);
}

static void
sort_hidden_rows (GoiSheet *self)
{
  guint n = 0;

  g_array_sort (self->hidden_rows, compare_numbers);
  for (guint i = 0; i < self->hidden_rows->len; i++)
    {
      guint row = g_array_index (self->hidden_rows, guint, i);
      if (n == 0 || g_array_index (self->hidden_rows, guint, n - 1) != row)
        g_array_index (self->hidden_rows, guint, n++) = row;
    }
  g_array_set_size (self->hidden_rows, n);
}

static Cell *
find_cell (GoiSheet *self, guint row, guint column)
{
  Cell key = { .row = row, .column = column };
  Cell *wanted = &key;
  guint from = 0, to = self->cells->len;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;
      gconstpointer cell = &self->cells->pdata[middle];
      int order = compare_cells (&wanted, cell);
      if (order == 0)
        return self->cells->pdata[middle];
      if (order > 0)
        from = middle + 1;
      else
        to = middle;
    }
  return NULL;
}

/* Gives the cells their spans. */
static void
apply_merges (GoiSheet *self)
{
  for (guint i = 0; i < self->merges->len; i++)
    {
      Merge *merge = &g_array_index (self->merges, Merge, i);
      Cell *cell = find_cell (self, merge->row, merge->column);

      if (cell == NULL)
        continue;
      cell->row_span = MIN (merge->n_rows, GOI_SHEET_MAX_ROWS - cell->row);
      cell->column_span = MIN (merge->n_columns, GOI_SHEET_MAX_COLUMNS - cell->column);
    }
}

/* Takes out what is hidden, and lets the rest move together. A merged cell is shown as long as a part of
 * it is, with the text of its first cell. */
static void
take_out_hidden (GoiSheet *self)
{
  g_autoptr (GArray) columns = list_hidden_columns (self);
  GPtrArray *kept = g_ptr_array_new_with_free_func (cell_free);

  sort_hidden_rows (self);
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = g_ptr_array_index (self->cells, i);
      guint row = shown (self->hidden_rows, cell->row);
      guint column = shown (columns, cell->column);

      cell->row_span = shown (self->hidden_rows, cell->row + cell->row_span) - row;
      cell->column_span = shown (columns, cell->column + cell->column_span) - column;
      cell->row = row;
      cell->column = column;
      if (cell->row_span > 0 && cell->column_span > 0)
        g_ptr_array_add (kept, cell);
      else
        cell_free (cell);
    }
  g_ptr_array_set_free_func (self->cells, NULL);
  g_ptr_array_unref (self->cells);
  self->cells = kept;
  g_ptr_array_sort (self->cells, compare_cells);
}

/* Whether the merged area above or on the left covers a cell. */
static gboolean
is_covered (const Cell *cover, const Cell *cell)
{
  return cover != NULL && cover != cell && cell->row < cover->row + cover->row_span
         && cell->column < cover->column + cover->column_span;
}

/* Takes out the cells that merged ones cover: what is left in them is not shown. */
static void
take_out_covered (GoiSheet *self)
{
  g_autofree Cell **covers = g_new0 (Cell *, GOI_SHEET_MAX_COLUMNS);
  GPtrArray *kept = g_ptr_array_new_with_free_func (cell_free);

  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = g_ptr_array_index (self->cells, i);

      if (is_covered (covers[cell->column], cell))
        {
          cell_free (cell);
          continue;
        }
      if (cell->row_span > 1 || cell->column_span > 1)
        for (guint j = 0; j < cell->column_span; j++)
          covers[cell->column + j] = cell;
      g_ptr_array_add (kept, cell);
    }
  g_ptr_array_set_free_func (self->cells, NULL);
  g_ptr_array_unref (self->cells);
  self->cells = kept;
}

static GArray *
list_rows (GoiSheet *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));

  for (guint i = 0; i < self->cells->len;)
    {
      Row row = { .first = i, .row = ((Cell *) g_ptr_array_index (self->cells, i))->row };

      for (; i < self->cells->len; i++)
        {
          Cell *cell = g_ptr_array_index (self->cells, i);
          if (cell->row != row.row)
            break;
          row.has_border = row.has_border || cell->has_border;
          if (cell->text == NULL)
            continue;
          if (row.n_texts++ == 0)
            row.text = cell;
        }
      row.end = i;
      g_array_append_val (rows, row);
    }
  return rows;
}

/* The last row that the cells of a row reach. */
static guint
last_row (GoiSheet *self, const Row *row)
{
  guint last = row->row;

  for (guint i = row->first; i < row->end; i++)
    {
      Cell *cell = g_ptr_array_index (self->cells, i);
      last = MAX (last, cell->row + cell->row_span - 1);
    }
  return last;
}

/* The columns from @left to before @right that rows take. */
static void
measure (GoiSheet *self, GArray *rows, guint first, guint end, guint *left, guint *right)
{
  *left = G_MAXUINT;
  *right = 0;
  for (guint i = first; i < end; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      for (guint j = row->first; j < row->end; j++)
        {
          Cell *cell = g_ptr_array_index (self->cells, j);
          *left = MIN (*left, cell->column);
          *right = MAX (*right, cell->column + cell->column_span);
        }
    }
}

static gboolean
is_long (const char *text)
{
  return g_str_has_suffix (text, "。") || g_utf8_strlen (text, -1) > MAX_LABEL;
}

/* Tells rows of a table from titles, notes and prose around it and between its parts. What belongs to a
 * table is mostly known by its lines; where there are none, a single text is a title only when nothing
 * of the table stands above it yet, since below it is rather a label whose values are blank. */
static void
find_prose (GoiSheet *self, GArray *rows, guint first, guint end)
{
  gboolean has_border = FALSE, above = TRUE;
  guint left, right;

  measure (self, rows, first, end, &left, &right);
  for (guint i = first; i < end; i++)
    has_border = has_border || g_array_index (rows, Row, i).has_border;
  for (guint i = first; i < end; i++)
    {
      Row *row = &g_array_index (rows, Row, i);
      gboolean is_whole_width = row->n_texts == 1 && row->text->column == left
                                && row->text->column + row->text->column_span == right
                                && right - left > 1;

      if (row->n_texts == 0)
        continue;
      if (has_border && !row->has_border)
        row->is_prose = row->n_texts == 1 || (above && row->n_texts <= MAX_CELLS_ABOVE);
      else if (has_border)
        row->is_prose = above && is_whole_width;
      else
        row->is_prose = row->n_texts == 1 && (above || is_whole_width || is_long (row->text->text));
      above = above && row->is_prose;
    }
}

/* Hands the rows from @first to before @end over as a table, with empty cells where the sheet has none. */
static void
emit_table (GoiSheet *self, GArray *rows, guint first, guint end, GoiDocument *document)
{
  g_autoptr (GoiContent) content = goi_content_new (self->limits);
  GoiContentTable *table = goi_content_add_table (content);
  const Row *top = &g_array_index (rows, Row, first);
  const Row *bottom = &g_array_index (rows, Row, end - 1);
  g_autofree guint *covered = NULL;   /* column → the first row that no cell above covers */
  guint left, right, i = top->first;

  measure (self, rows, first, end, &left, &right);
  if (right - left > GOI_CONTENT_MAX_COLUMNS
      || (guint64) (right - left) * (bottom->row + 1 - top->row) > GOI_CONTENT_MAX_GRID)
    {
      self->limits->exceeded = TRUE;
      return;
    }
  covered = g_new0 (guint, right - left);
  for (guint row = top->row; row <= bottom->row; row++)
    for (guint column = left; column < right;)
      {
        Cell *cell = i < bottom->end ? g_ptr_array_index (self->cells, i) : NULL;
        GoiContent *inside;

        if (cell != NULL && (cell->row < row || (cell->row == row && cell->column < column)))
          {
            i++;
            continue;
          }

        if (cell == NULL || cell->row != row || cell->column != column)
          {
            if (covered[column - left] <= row)
              goi_content_table_add_cell (table, row - top->row, column - left, 1, 1);
            column++;
            continue;
          }
        inside = goi_content_table_add_cell (table, row - top->row, column - left, cell->row_span,
                                             cell->column_span);
        if (inside != NULL && cell->text != NULL)
          goi_content_add_text (inside, cell->text);
        for (guint j = 0; j < cell->column_span; j++)
          covered[column - left + j] = row + cell->row_span;
        column += cell->column_span;
        i++;
      }
  goi_content_emit (content, document);
}

/* A row that is no row of a table: what stands in it, on one line. */
static void
emit_prose (GoiSheet *self, const Row *row, GoiDocument *document)
{
  g_autoptr (GoiContent) content = goi_content_new (self->limits);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = row->first; i < row->end; i++)
    {
      Cell *cell = g_ptr_array_index (self->cells, i);
      if (cell->text == NULL)
        continue;
      if (text->len > 0)
        g_string_append (text, "  ");
      g_string_append (text, cell->text);
    }
  goi_content_add_text (content, text->str);
  goi_content_emit (content, document);
}

static void
emit_region (GoiSheet *self, GArray *rows, guint first, guint end, GoiDocument *document)
{
  guint last_text = first;

  for (guint i = first; i < end; i++)
    if (g_array_index (rows, Row, i).n_texts > 0)
      last_text = i;
  if (g_array_index (rows, Row, last_text).n_texts == 0)
    return;
  end = MIN (end, last_text + 1 + MAX_BLANK_ROWS);
  find_prose (self, rows, first, end);
  while (first < end)
    {
      guint next = first;

      if (g_array_index (rows, Row, first).is_prose)
        {
          emit_prose (self, &g_array_index (rows, Row, first++), document);
          continue;
        }
      while (next < end && !g_array_index (rows, Row, next).is_prose)
        next++;
      emit_table (self, rows, first, next, document);
      first = next;
    }
}

/**
 * goi_sheet_new:
 * @limits: what the whole document counts in
 *
 * Returns: (transfer full): an empty sheet
 */
GoiSheet *
goi_sheet_new (GoiContentLimits *limits)
{
  GoiSheet *self = g_new0 (GoiSheet, 1);

  self->limits = limits;
  self->cells = g_ptr_array_new_with_free_func (cell_free);
  self->waiting = g_ptr_array_new_with_free_func (cell_free);
  self->merges = g_array_new (FALSE, FALSE, sizeof (Merge));
  self->hidden_rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->hidden_columns = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

/**
 * goi_sheet_free:
 * @self: (transfer full): a sheet
 *
 * Frees it.
 */
void
goi_sheet_free (GoiSheet *self)
{
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->waiting);
  g_array_unref (self->merges);
  g_array_unref (self->hidden_rows);
  g_array_unref (self->hidden_columns);
  g_free (self);
}

/**
 * goi_sheet_add_cell:
 * @self: a sheet
 * @row: its row, from 0
 * @column: its column, from 0
 * @text: (nullable): its text, NULL or blank for an empty cell
 * @has_border: whether there is a line on any side of it
 *
 * Adds a cell. An empty one is of use only where it has a border, or begins a merged area.
 */
void
goi_sheet_add_cell (GoiSheet *self, guint row, guint column, const char *text, gboolean has_border)
{
  gboolean is_empty = text == NULL || *text == '\0';
  Cell *cell;

  if (row >= GOI_SHEET_MAX_ROWS || column >= GOI_SHEET_MAX_COLUMNS || self->limits->exceeded)
    return;
  if (is_empty && self->waiting->len >= MAX_WAITING)
    return;
  if (self->cells->len >= GOI_CONTENT_MAX_CELLS)
    {
      self->limits->exceeded = TRUE;
      return;
    }
  cell = g_new0 (Cell, 1);
  cell->row = row;
  cell->column = column;
  cell->row_span = cell->column_span = 1;
  cell->has_border = has_border;
  if (is_empty)
    {
      g_ptr_array_add (self->waiting, cell);
      return;
    }
  cell->text = g_strdup (text);
  self->limits->n_bytes += strlen (text);
  self->limits->exceeded = self->limits->n_bytes > GOI_CONTENT_MAX_TEXT;
  take_waiting (self);
  g_ptr_array_add (self->cells, cell);
}

/**
 * goi_sheet_merge:
 * @self: a sheet
 * @row: first row of an area, from 0
 * @column: its first column, from 0
 * @n_rows: its rows
 * @n_columns: its columns
 *
 * Says that an area shows one cell only, that at its beginning.
 */
void
goi_sheet_merge (GoiSheet *self, guint row, guint column, guint n_rows, guint n_columns)
{
  Merge merge = { row, column, MAX (n_rows, 1), MAX (n_columns, 1) };

  if (row < GOI_SHEET_MAX_ROWS && column < GOI_SHEET_MAX_COLUMNS
      && self->merges->len < GOI_CONTENT_MAX_CELLS)
    g_array_append_val (self->merges, merge);
}

/**
 * goi_sheet_hide_row:
 * @self: a sheet
 * @row: a row, from 0
 *
 * Says that a row is not shown.
 */
void
goi_sheet_hide_row (GoiSheet *self, guint row)
{
  if (row < GOI_SHEET_MAX_ROWS && self->hidden_rows->len < GOI_SHEET_MAX_ROWS)
    g_array_append_val (self->hidden_rows, row);
}

/**
 * goi_sheet_hide_columns:
 * @self: a sheet
 * @first: a column, from 0
 * @last: the last column of the range
 *
 * Says that columns are not shown.
 */
void
goi_sheet_hide_columns (GoiSheet *self, guint first, guint last)
{
  if (self->hidden_columns->len >= 2 * GOI_SHEET_MAX_COLUMNS)
    return;
  g_array_append_val (self->hidden_columns, first);
  g_array_append_val (self->hidden_columns, last);
}

/**
 * goi_sheet_is_empty:
 * @self: a sheet
 *
 * Returns: whether there is no text in it
 */
gboolean
goi_sheet_is_empty (GoiSheet *self)
{
  return self->cells->len == 0;
}

/**
 * goi_sheet_emit:
 * @self: a sheet, which is of no use afterwards
 * @document: where it goes
 *
 * Appends what is shown of a sheet to a document. Rows without a gap between them are a region; a region
 * is one table, or several with the titles and the prose between them as paragraphs.
 */
void
goi_sheet_emit (GoiSheet *self, GoiDocument *document)
{
  g_autoptr (GArray) rows = NULL;

  take_waiting (self);
  g_ptr_array_sort (self->cells, compare_cells);
  apply_merges (self);
  take_out_hidden (self);
  take_out_covered (self);
  rows = list_rows (self);
  for (guint first = 0; first < rows->len;)
    {
      guint last = last_row (self, &g_array_index (rows, Row, first));
      guint end = first + 1;

      for (; end < rows->len && g_array_index (rows, Row, end).row <= last + 1; end++)
        {
          guint reached = last_row (self, &g_array_index (rows, Row, end));
          last = MAX (last, reached);
        }
      emit_region (self, rows, first, end, document);
      first = end;
    }
}

/**
 * goi_sheet_is_default_name:
 * @name: the name of a sheet
 *
 * Returns: whether it is one that programs give to new sheets, and says nothing
 */
gboolean
goi_sheet_is_default_name (const char *name)
{
  static const char *const prefixes[] = { "Sheet", "工作表", "表格", "表" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (name, prefixes[i]))
      {
        const char *rest = name + strlen (prefixes[i]);
        return strspn (rest, "0123456789 ()") == strlen (rest);
      }
  return FALSE;
}
