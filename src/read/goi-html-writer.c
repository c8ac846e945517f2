/* goi-html-writer.c: from the tree of a page to a document
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocks become paragraphs, tables with data become tables. Pages also use tables to put text into
 * columns, or put a whole report into one: rows that hold text or other tables are taken apart into
 * paragraphs, row by row, and the rows between them stay tables.
 */

#define G_LOG_DOMAIN "goi-html"

#include "config.h"

#include "goi-html-writer.h"

#include "goi-characters.h"
#include "goi-html-grid.h"
#include "goi-html-line.h"
#include "goi-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A cell with this many characters holds text; labels of forms have up to 60. */
#define PROSE 150

/* So does a cell with this many lines of more than a few characters: a label that is broken over
 * lines, even one character a line, has shorter ones. */
#define PROSE_BLOCKS 4
#define PROSE_PER_BLOCK 12

/* A heading with more than this is a page whose heading was never ended. */
#define MAX_HEADING 100

/* A remark beside figures is text as well, but the row is still one of data. */
#define MAX_FILLED_BESIDE_PROSE 3

typedef struct
{
  GoiDocument *document;
  GoiHtmlLine line;
  guint n_cells;
  guint raised;
  gboolean preformatted;
  gboolean has_title;
  GCancellable *cancellable;
  GError *error;
} Writer;

/* Rows of a grid that are treated alike. */
typedef struct
{
  guint first; /* index of the first cell */
  guint end; /* index after the last one */
  guint row; /* first row */
  guint n_filled;
  gboolean flow; /* to be taken apart */
} Row;

static void write_flow (Writer *self, const GoiHtmlNode *parent);

static void
flush (Writer *self)
{
  if (self->line.text->len > 0)
    goi_document_append_paragraph (self->document, self->line.text->str);
  goi_html_line_reset (&self->line);
}

static void
set_too_large (Writer *self)
{
  if (self->error == NULL)
    self->error = g_error_new_literal (GOI_READ_ERROR, GOI_READ_ERROR_TOO_LARGE,
                                       _("The tables of the page have too many cells to be read. Save the "
                                         "part with the report as a page of its own."));
}

/* Text whose line ends are line ends. */
static void
write_preformatted (Writer *self, const char *text)
{
  while (TRUE)
    {
      gsize length = strcspn (text, "\n");

      goi_html_line_append_raw (&self->line, text, length);
      if (text[length] == '\0')
        return;
      flush (self);
      text += length + 1;
    }
}

/* The text of a cell on one line. */
static void
write_cell_text (Writer *self, const GoiHtmlNode *parent)
{
  for (const GoiHtmlNode *node = parent->first; node != NULL; node = node->next)
    {
      gboolean apart = goi_html_node_is_block (node) || node->kind == GOI_HTML_BREAK
                       || node->kind == GOI_HTML_STRUCK;
      gboolean raised = node->kind == GOI_HTML_SUPERSCRIPT;

      if (node->dropped != GOI_HTML_KEPT)
        continue;
      if (apart)
        goi_html_line_join (&self->line);
      self->raised += raised;
      if (node->kind == GOI_HTML_TEXT)
        goi_html_line_append (&self->line, node->text, self->raised > 0);
      write_cell_text (self, node);
      self->raised -= raised;
      if (apart)
        goi_html_line_join (&self->line);
    }
}

static void
write_data (Writer *self, const GoiHtmlGrid *grid, const Row *from, const Row *to)
{
  GoiDocBlock *table = goi_document_begin_table (self->document);
  guint end_row = to->row + 1;

  for (guint i = from->first; i < to->end; i++)
    {
      const GoiHtmlGridCell *cell = &g_array_index (grid->cells, GoiHtmlGridCell, i);

      write_cell_text (self, cell->node);
      goi_document_add_cell (self->document, table, cell->row - from->row, cell->column,
                             MIN (cell->row_span, end_row - cell->row), cell->column_span,
                             self->line.text->str);
      goi_html_line_reset (&self->line);
    }
  goi_document_end_table (self->document, table);
}

static void
write_cells_as_flow (Writer *self, const GoiHtmlGrid *grid, const Row *from, const Row *to)
{
  for (guint i = from->first; i < to->end; i++)
    {
      write_flow (self, g_array_index (grid->cells, GoiHtmlGridCell, i).node);
      flush (self);
    }
}

static gboolean
is_prose (const GoiHtmlNode *cell)
{
  return cell->n_chars > PROSE
         || (cell->n_blocks >= PROSE_BLOCKS && cell->n_chars > cell->n_blocks * PROSE_PER_BLOCK);
}

static GArray *
collect_rows (const GoiHtmlGrid *grid)
{
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (Row), grid->n_rows);

  for (guint i = 0; i < grid->cells->len;)
    {
      Row row = { .first = i, .row = g_array_index (grid->cells, GoiHtmlGridCell, i).row };
      gboolean prose = FALSE, nested = FALSE;

      for (; i < grid->cells->len; i++)
        {
          const GoiHtmlGridCell *cell = &g_array_index (grid->cells, GoiHtmlGridCell, i);
          if (cell->row != row.row)
            break;
          row.n_filled += cell->node->n_chars > 0;
          prose |= is_prose (cell->node);
          nested |= cell->node->n_tables > 0;
        }
      row.end = i;
      row.flow = grid->n_columns == 1 || nested || (prose && row.n_filled <= MAX_FILLED_BESIDE_PROSE);
      g_array_append_val (rows, row);
    }
  return rows;
}

/* Whether rows that stand together are data. In a table that also holds text or tables they may be
 * parts of the page's layout. */
static gboolean
is_data (const GoiHtmlGrid *grid, const Row *from, const Row *to, gboolean has_flow, gboolean has_tables)
{
  guint n_filled_rows = 0, n_parted_rows = 0;

  for (const Row *row = from; row <= to; row++)
    {
      n_filled_rows += row->n_filled > 1;
      n_parted_rows += row->end - row->first > 1;
    }
  if (n_parted_rows == 0)
    return FALSE;
  if (has_tables)
    return n_filled_rows > 1;
  return !has_flow || n_filled_rows > 0 || grid->n_columns > MAX_FILLED_BESIDE_PROSE;
}

static void
write_rows (Writer *self, const GoiHtmlGrid *grid, gboolean has_tables)
{
  g_autoptr (GArray) rows = collect_rows (grid);
  gboolean has_flow = FALSE;

  for (guint i = 0; i < rows->len; i++)
    has_flow |= g_array_index (rows, Row, i).flow;
  for (guint i = 0; i < rows->len && self->error == NULL;)
    {
      const Row *from = &g_array_index (rows, Row, i);
      const Row *to = from;

      for (i++; i < rows->len && g_array_index (rows, Row, i).flow == from->flow; i++)
        to++;
      if (!from->flow && is_data (grid, from, to, has_flow, has_tables))
        write_data (self, grid, from, to);
      else
        write_cells_as_flow (self, grid, from, to);
    }
}

static gboolean
has_tables_inside (const GoiHtmlGrid *grid)
{
  for (guint i = 0; i < grid->cells->len; i++)
    if (g_array_index (grid->cells, GoiHtmlGridCell, i).node->n_tables > 0)
      return TRUE;
  return FALSE;
}

static void
write_table (Writer *self, const GoiHtmlNode *table)
{
  g_autoptr (GoiHtmlGrid) grid = NULL;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, self->error == NULL ? &self->error : NULL))
    return;
  for (const GoiHtmlNode *child = table->first; child != NULL; child = child->next)
    if (child->kind == GOI_HTML_CAPTION && child->dropped == GOI_HTML_KEPT)
      {
        write_flow (self, child);
        flush (self);
      }
  if (table->n_chars == 0)
    return;
  grid = goi_html_grid_new (table);
  if (grid != NULL)
    self->n_cells += grid->cells->len;
  if (grid == NULL || self->n_cells > GOI_HTML_MAX_CELLS)
    set_too_large (self);
  else
    write_rows (self, grid, has_tables_inside (grid));
}

static gboolean
has_blocks (const GoiHtmlNode *node)
{
  for (const GoiHtmlNode *child = node->first; child != NULL; child = child->next)
    if (goi_html_node_is_block (child))
      return TRUE;
  return FALSE;
}

/* A heading is one line, even where it is printed on two. */
static void
write_heading (Writer *self, const GoiHtmlNode *node)
{
  write_cell_text (self, node);
  if (!self->has_title && self->line.text->len > 0)
    goi_document_set_title (self->document, self->line.text->str);
  self->has_title |= self->line.text->len > 0;
}

static void
write_block (Writer *self, const GoiHtmlNode *node)
{
  gboolean was_preformatted = self->preformatted;

  flush (self);
  self->preformatted |= node->kind == GOI_HTML_PREFORMATTED;
  if (node->kind == GOI_HTML_TABLE)
    write_table (self, node);
  else if (node->kind == GOI_HTML_HEADING && node->n_chars <= MAX_HEADING && node->n_tables == 0
           && !has_blocks (node))
    write_heading (self, node);
  else
    write_flow (self, node);
  self->preformatted = was_preformatted;
  flush (self);
}

static void
write_flow (Writer *self, const GoiHtmlNode *parent)
{
  for (const GoiHtmlNode *node = parent->first; node != NULL && self->error == NULL; node = node->next)
    {
      if (node->dropped != GOI_HTML_KEPT)
        continue;
      switch ((GoiHtmlKind) node->kind)
        {
        case GOI_HTML_TEXT:
          if (self->preformatted)
            write_preformatted (self, node->text);
          else
            goi_html_line_append (&self->line, node->text, self->raised > 0);
          break;
        case GOI_HTML_BREAK:
          flush (self);
          break;
        case GOI_HTML_SUPERSCRIPT:
          self->raised++;
          write_flow (self, node);
          self->raised--;
          break;
        case GOI_HTML_STRUCK:
          goi_html_line_join (&self->line);
          write_flow (self, node);
          goi_html_line_join (&self->line);
          break;
        case GOI_HTML_INLINE:
        case GOI_HTML_LINK:
          write_flow (self, node);
          break;
        default:
          write_block (self, node);
        }
    }
}

/**
 * goi_html_writer_write:
 * @tree: a measured tree
 * @document: an empty document; a title that it has already stays
 * @cancellable: (nullable): ends the work
 * @error: return location for %GOI_READ_ERROR_TOO_LARGE or %G_IO_ERROR_CANCELLED
 *
 * Writes what the tree keeps. The document's title becomes the first heading of the page where it has
 * none.
 *
 * Returns: whether all was written
 */
gboolean
goi_html_writer_write (const GoiHtmlTree *tree, GoiDocument *document, GCancellable *cancellable,
                       GError **error)
{
  Writer self = { .document = document, .cancellable = cancellable };

  self.has_title = *goi_document_get_title (document) != '\0';
  goi_html_line_init (&self.line);
  write_flow (&self, tree->body);
  flush (&self);
  goi_html_line_clear (&self.line);
  if (self.error == NULL)
    return TRUE;
  g_propagate_error (error, self.error);
  return FALSE;
}
