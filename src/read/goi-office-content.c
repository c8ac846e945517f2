/* goi-office-content.c: what stands in a body, a cell or a box, before it becomes a document
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-office-content"

#include "config.h"

#include "goi-office-content.h"

#include "goi-office-lines.h"
#include "goi-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  guint row, column, row_span, column_span;
  GoiContent *content;
} Cell;

struct _GoiContentTable
{
  GoiContentLimits *limits;
  GPtrArray *cells;    /* Cell, in reading order */
  GPtrArray *lowest;   /* column → the last Cell that starts there; borrowed */
  GArray *slivers;     /* guint: columns that are too narrow to be meant; NULL for none */
  guint n_columns;
};

/* Either a text or a table. */
typedef struct
{
  char *text;
  guint n_empty;       /* empty paragraphs behind the text */
  GoiContentTable *table;
} Item;

struct _GoiContent
{
  GoiContentLimits *limits;
  GPtrArray *items;    /* Item; NULL as long as there is none */
};

/* More empty paragraphs in a row than this say no more. */
#define MOST_EMPTY 4
/* So many paragraphs are kept until it is known whether they are lines of a table. */
#define MOST_UNSETTLED 20000

static void emit_table (GoiContentTable *table, GoiDocument *document);

static void
cell_free (gpointer data)
{
  Cell *cell = data;

  goi_content_free (cell->content);
  g_free (cell);
}

static void
table_free (GoiContentTable *table)
{
  g_ptr_array_unref (table->cells);
  g_ptr_array_unref (table->lowest);
  g_clear_pointer (&table->slivers, g_array_unref);
  g_free (table);
}

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->text);
  g_clear_pointer (&item->table, table_free);
  g_free (item);
}

static Item *
add_item (GoiContent *self)
{
  Item *item = g_new0 (Item, 1);

  if (self->items == NULL)
    self->items = g_ptr_array_new_with_free_func (item_free);
  g_ptr_array_add (self->items, item);
  return item;
}

static guint
n_items (GoiContent *self)
{
  return self->items != NULL ? self->items->len : 0;
}

/* Emits the paragraphs from @first on that follow each other, each line as a paragraph of its own: text
 * that was pasted from a web page is often one paragraph with line breaks in place of its ends.
 * Returns: the item behind them */
static guint
emit_texts (GoiContent *self, guint first, GoiDocument *document)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  guint i = first;

  for (; i < n_items (self); i++)
    {
      const Item *item = g_ptr_array_index (self->items, i);
      if (item->text == NULL)
        break;
      g_string_append (lines, item->text);
      for (guint k = 0; k < MIN (item->n_empty, MOST_EMPTY) + 1; k++)
        g_string_append_c (lines, '\n');
    }
  goi_office_lines_append (document, lines->str);
  return i;
}

/* Whether a table has at most one cell that is not empty, so that it is no table for the reader but a
 * frame around a text. */
static gboolean
is_frame (GoiContentTable *table)
{
  guint n = 0;

  for (guint i = 0; i < table->cells->len; i++)
    {
      Cell *cell = g_ptr_array_index (table->cells, i);
      n += !goi_content_is_empty (cell->content);
    }
  return n <= 1;
}

static void
append_line (GString *text, const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

/* Collects the text of a cell, that of tables inside which are mere frames included.
 * Returns: FALSE when there is a real table inside */
static gboolean
collect_text (GoiContent *content, GString *text)
{
  for (guint i = 0; i < n_items (content); i++)
    {
      Item *item = g_ptr_array_index (content->items, i);

      if (item->text != NULL)
        {
          append_line (text, item->text);
          continue;
        }
      if (!is_frame (item->table))
        return FALSE;
      for (guint j = 0; j < item->table->cells->len; j++)
        {
          Cell *cell = g_ptr_array_index (item->table->cells, j);
          if (!collect_text (cell->content, text))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
has_real_table (Cell *cell)
{
  for (guint i = 0; i < n_items (cell->content); i++)
    if (((Item *) g_ptr_array_index (cell->content->items, i))->table != NULL)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        return !collect_text (cell->content, text);
      }
  return FALSE;
}

/* Takes out columns that are too narrow to be meant, with the cells that are in them alone. Where such
 * a cell is not empty all is left as it is. */
static void
drop_slivers (GoiContentTable *table)
{
  g_autofree guint *place = NULL;
  GPtrArray *kept;
  guint n = 0, next = 0;

  if (table->slivers == NULL)
    return;
  place = g_new0 (guint, table->n_columns + 1);
  for (guint i = 0; i < table->n_columns; i++)
    {
      place[i] = n;
      if (next < table->slivers->len && g_array_index (table->slivers, guint, next) == i)
        next++;
      else
        n++;
    }
  place[table->n_columns] = n;
  for (guint i = 0; i < table->cells->len; i++)
    {
      Cell *cell = g_ptr_array_index (table->cells, i);
      if (place[cell->column] == place[cell->column + cell->column_span]
          && !goi_content_is_empty (cell->content))
        return;
    }
  kept = g_ptr_array_new_with_free_func (cell_free);
  for (guint i = 0; i < table->cells->len; i++)
    {
      Cell *cell = g_ptr_array_index (table->cells, i);
      guint end = place[cell->column + cell->column_span];
      cell->column = place[cell->column];
      cell->column_span = end - cell->column;
      if (cell->column_span > 0)
        g_ptr_array_add (kept, cell);
      else
        cell_free (cell);
    }
  g_ptr_array_set_free_func (table->cells, NULL);
  g_ptr_array_unref (table->cells);
  table->cells = kept;
  table->n_columns = n;
}

/* Takes out the columns in which no cell starts. They come from rows that were divided differently
 * before they were merged; the cells over them lie side by side all the same. */
static guint
squeeze_columns (GoiContentTable *table)
{
  g_autofree guint *place = g_new0 (guint, table->n_columns + 1);
  guint n = 0;

  for (guint i = 0; i < table->cells->len; i++)
    place[((Cell *) g_ptr_array_index (table->cells, i))->column] = 1;
  for (guint i = 0; i <= table->n_columns; i++)
    {
      guint starts = place[i];
      place[i] = n;
      n += starts;
    }
  for (guint i = 0; i < table->cells->len; i++)
    {
      Cell *cell = g_ptr_array_index (table->cells, i);
      guint end = place[MIN (cell->column + cell->column_span, table->n_columns)];
      cell->column = place[cell->column];
      cell->column_span = MAX (end - cell->column, 1);
    }
  return n;
}

/* Ends the span of a cell above @row, which another cell claims. */
static void
cut_span (Cell *cell, guint row, Cell **covers, guint n_columns)
{
  cell->row_span = row - cell->row;
  for (guint i = cell->column; i < MIN (cell->column + cell->column_span, n_columns); i++)
    if (covers[i] == cell)
      covers[i] = NULL;
}

/* Makes sure that no two cells lie over each other and none leads out of the table. */
static void
untangle (GoiContentTable *table, guint n_rows, guint n_columns)
{
  g_autofree Cell **covers = g_new0 (Cell *, n_columns + 1);

  for (guint i = 0; i < table->cells->len; i++)
    {
      Cell *cell = g_ptr_array_index (table->cells, i);
      Cell *above = covers[cell->column];
      guint span = 1;

      if (above != NULL && above->row == cell->row)
        above->column_span = cell->column - above->column;
      else if (above != NULL && above->row + above->row_span > cell->row)
        cut_span (above, cell->row, covers, n_columns);
      covers[cell->column] = cell;
      while (span < cell->column_span && cell->column + span < n_columns)
        {
          above = covers[cell->column + span];
          if (above != NULL && above->row + above->row_span > cell->row)
            break;
          covers[cell->column + span++] = cell;
        }
      cell->column_span = span;
      cell->row_span = MIN (cell->row_span, n_rows - cell->row);
    }
}

static guint
count_rows (GoiContentTable *table)
{
  Cell *last = g_ptr_array_index (table->cells, table->cells->len - 1);

  return last->row + 1;
}

/* Hands the cells from @first to before @end to the document, as a table of the rows from @row to
 * before @end_row. */
static void
emit_cells (GoiContentTable *table, guint first, guint end, guint row, guint end_row,
            GoiDocument *document)
{
  GoiDocBlock *block = goi_document_begin_table (document);

  for (guint i = first; i < end; i++)
    {
      Cell *cell = g_ptr_array_index (table->cells, i);
      g_autoptr (GString) text = g_string_new (NULL);

      collect_text (cell->content, text);
      goi_document_add_cell (document, block, cell->row - row, cell->column,
                             MIN (cell->row_span, end_row - cell->row), cell->column_span, text->str);
    }
  goi_document_end_table (document, block);
}

/* Emits a table. Rows with a table in one of their cells are no rows of a table to the reader but a way
 * of laying out the page: what stands in them comes in reading order, and the table is cut there. */
static void
emit_table (GoiContentTable *table, GoiDocument *document)
{
  guint n_rows, n_columns, first = 0;

  if (table->cells->len == 0)
    return;
  n_rows = count_rows (table);
  drop_slivers (table);
  n_columns = squeeze_columns (table);
  if ((guint64) n_rows * n_columns > GOI_CONTENT_MAX_GRID)
    {
      table->limits->exceeded = TRUE;
      return;
    }
  untangle (table, n_rows, n_columns);
  for (guint i = 0; i < table->cells->len;)
    {
      Cell *cell = g_ptr_array_index (table->cells, i);
      guint end = i, row = cell->row;
      gboolean layout = n_columns == 1;

      for (; end < table->cells->len; end++)
        {
          cell = g_ptr_array_index (table->cells, end);
          if (cell->row != row)
            break;
          layout = layout || has_real_table (cell);
        }
      if (layout)
        {
          if (first < i)
            emit_cells (table, first, i, ((Cell *) g_ptr_array_index (table->cells, first))->row, row,
                        document);
          for (; i < end; i++)
            goi_content_emit (((Cell *) g_ptr_array_index (table->cells, i))->content, document);
          first = end;
        }
      i = end;
    }
  if (first < table->cells->len)
    emit_cells (table, first, table->cells->len,
                ((Cell *) g_ptr_array_index (table->cells, first))->row, n_rows, document);
}

/**
 * goi_content_new:
 * @limits: what all contents of the document count in
 *
 * Returns: (transfer full): an empty content
 */
GoiContent *
goi_content_new (GoiContentLimits *limits)
{
  GoiContent *self = g_new0 (GoiContent, 1);

  self->limits = limits;
  return self;
}

/**
 * goi_content_free:
 * @self: (transfer full): a content
 *
 * Frees it with all that is in it.
 */
void
goi_content_free (GoiContent *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

/**
 * goi_content_add_text:
 * @self: a content
 * @text: a paragraph, possibly of several lines; an empty one is nothing, but that the paragraphs around
 *   it do not follow each other directly
 *
 * Adds a paragraph.
 */
void
goi_content_add_text (GoiContent *self, const char *text)
{
  gsize length = strlen (text);

  if (self->limits->exceeded)
    return;
  if (length == 0)
    {
      if (self->items != NULL)
        ((Item *) g_ptr_array_index (self->items, self->items->len - 1))->n_empty++;
      return;
    }
  self->limits->n_bytes += length;
  if (self->limits->n_bytes > GOI_CONTENT_MAX_TEXT)
    self->limits->exceeded = TRUE;
  else
    add_item (self)->text = g_strdup (text);
}

/**
 * goi_content_append:
 * @self: a content
 * @other: another one, which is empty afterwards
 *
 * Moves what is in another content to the end of this one.
 */
void
goi_content_append (GoiContent *self, GoiContent *other)
{
  if (other->items == NULL)
    return;
  if (self->items == NULL)
    self->items = g_steal_pointer (&other->items);
  else
    g_ptr_array_extend_and_steal (self->items, g_steal_pointer (&other->items));
}

/**
 * goi_content_copy_text:
 * @self: a content
 * @copy: another one
 *
 * Adds the paragraphs of a content to another one, without its tables.
 */
void
goi_content_copy_text (GoiContent *self, GoiContent *copy)
{
  for (guint i = 0; i < n_items (self); i++)
    {
      Item *item = g_ptr_array_index (self->items, i);
      if (item->text != NULL)
        goi_content_add_text (copy, item->text);
    }
}

/**
 * goi_content_is_empty:
 * @self: a content
 *
 * Returns: whether nothing was added to it
 */
gboolean
goi_content_is_empty (GoiContent *self)
{
  return n_items (self) == 0;
}

/**
 * goi_content_add_table:
 * @self: a content
 *
 * Returns: (transfer none): a new table at its end
 */
GoiContentTable *
goi_content_add_table (GoiContent *self)
{
  GoiContentTable *table = g_new0 (GoiContentTable, 1);

  table->limits = self->limits;
  table->cells = g_ptr_array_new_with_free_func (cell_free);
  table->lowest = g_ptr_array_new ();
  add_item (self)->table = table;
  return table;
}

/**
 * goi_content_table_add_cell:
 * @self: a table
 * @row: the cell's first row, not less than that of the cell before
 * @column: its first column, larger than that of the cell before in its row
 * @row_span: rows it covers; what leads over the end of the table is cut off
 * @column_span: columns it covers
 *
 * Adds a cell.
 *
 * Returns: (transfer none) (nullable): the content for what is in it, or NULL when it is too much
 */
GoiContent *
goi_content_table_add_cell (GoiContentTable *self, guint row, guint column, guint row_span,
                         guint column_span)
{
  Cell *cell;

  if (self->limits->exceeded)
    return NULL;
  if (column >= GOI_CONTENT_MAX_COLUMNS || ++self->limits->n_cells > GOI_CONTENT_MAX_CELLS)
    {
      self->limits->exceeded = TRUE;
      return NULL;
    }
  cell = g_new0 (Cell, 1);
  cell->row = row;
  cell->column = column;
  cell->row_span = MAX (row_span, 1);
  cell->column_span = CLAMP (column_span, 1, GOI_CONTENT_MAX_COLUMNS - column);
  cell->content = goi_content_new (self->limits);
  g_ptr_array_add (self->cells, cell);
  self->n_columns = MAX (self->n_columns, column + cell->column_span);
  if (self->lowest->len <= column)
    g_ptr_array_set_size (self->lowest, column + 1);
  self->lowest->pdata[column] = cell;
  return cell->content;
}

/**
 * goi_content_table_mark_sliver:
 * @self: a table
 * @column: a column, larger than the one that was marked before
 *
 * Says that a column is so narrow that it cannot have been meant as one. Cells that reach over it and
 * cells that do not are then taken for equally wide.
 */
void
goi_content_table_mark_sliver (GoiContentTable *self, guint column)
{
  if (self->slivers == NULL)
    self->slivers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->slivers, column);
}

/**
 * goi_content_table_extend_above:
 * @self: a table
 * @row: a row
 * @column: a column
 *
 * Lets the cell that starts in @column and ends in the row above cover @row too.
 *
 * Returns: FALSE when there is no such cell
 */
gboolean
goi_content_table_extend_above (GoiContentTable *self, guint row, guint column)
{
  Cell *cell = column < self->lowest->len ? g_ptr_array_index (self->lowest, column) : NULL;

  if (cell == NULL || cell->row + cell->row_span != row)
    return FALSE;
  cell->row_span++;
  return TRUE;
}

/**
 * goi_content_table_extend_left:
 * @self: a table
 * @row: a row
 * @column: the column after the last one that a cell of @row takes
 * @by: columns
 *
 * Lets the last cell of @row cover @by more columns.
 *
 * Returns: FALSE when there is no such cell
 */
gboolean
goi_content_table_extend_left (GoiContentTable *self, guint row, guint column, guint by)
{
  Cell *cell;

  if (self->cells->len == 0)
    return FALSE;
  cell = g_ptr_array_index (self->cells, self->cells->len - 1);
  if (cell->row != row || cell->column + cell->column_span != column
      || by > GOI_CONTENT_MAX_COLUMNS - MIN (column, GOI_CONTENT_MAX_COLUMNS))
    return FALSE;
  cell->column_span += by;
  self->n_columns = MAX (self->n_columns, column + by);
  return TRUE;
}

/**
 * goi_content_table_repeat_row:
 * @self: a table
 * @row: its last row
 *
 * Adds a row with the same cells and the same text.
 */
void
goi_content_table_repeat_row (GoiContentTable *self, guint row)
{
  guint end = self->cells->len, first = end;

  while (first > 0 && ((Cell *) g_ptr_array_index (self->cells, first - 1))->row == row)
    first--;
  for (guint i = first; i < end; i++)
    {
      Cell *cell = g_ptr_array_index (self->cells, i);
      GoiContent *copy
        = goi_content_table_add_cell (self, row + 1, cell->column, cell->row_span, cell->column_span);
      if (copy != NULL)
        goi_content_copy_text (cell->content, copy);
    }
}

/**
 * goi_content_emit:
 * @self: a content, which is empty afterwards
 * @document: where it goes
 *
 * Appends all that is in a content to a document: a paragraph for each line, and tables. A table of one
 * column is no table but a frame, and its cells become paragraphs; so do cells that hold tables.
 */
void
goi_content_emit (GoiContent *self, GoiDocument *document)
{
  for (guint i = 0; i < n_items (self) && !self->limits->exceeded;)
    {
      Item *item = g_ptr_array_index (self->items, i);
      if (item->text != NULL)
        {
          i = emit_texts (self, i, document);
          continue;
        }
      emit_table (item->table, document);
      i++;
    }
  g_clear_pointer (&self->items, g_ptr_array_unref);
}

/**
 * goi_content_emit_settled:
 * @self: a content
 * @document: where it goes
 *
 * Appends what is in a content to a document unless it ends with paragraphs: these may be the first
 * lines of a table that was typed. Very many are appended all the same.
 */
void
goi_content_emit_settled (GoiContent *self, GoiDocument *document)
{
  guint n = n_items (self);

  if (n > 0
      && (n >= MOST_UNSETTLED || ((Item *) g_ptr_array_index (self->items, n - 1))->table != NULL))
    goi_content_emit (self, document);
}

/**
 * goi_content_limits_check:
 * @limits: the limits
 * @error: return location for %GOI_READ_ERROR_TOO_LARGE
 *
 * Returns: FALSE with @error set when they were exceeded
 */
gboolean
goi_content_limits_check (GoiContentLimits *limits, GError **error)
{
  if (!limits->exceeded)
    return TRUE;
  g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_TOO_LARGE,
                       _("The file has more text or larger tables than a report can have. Please divide it "
                         "into smaller ones."));
  return FALSE;
}
