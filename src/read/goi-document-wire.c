/* goi-document-wire.c: documents as bytes, between processes
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The text goes once; paragraphs and cells are places in it, and have a text of their own only where it
 * differs. Places are written as distances from the one before, which are small. */

#define G_LOG_DOMAIN "goi-document-wire"

#include "goi-document-wire.h"

#include <string.h>

/* Far more than any document has: what is beyond is no document. */
#define MAX_TEXT (256 * 1024 * 1024)
#define MAX_PLACE G_MAXINT32
#define MAX_GRID (1 << 26)
/* What a table looks like. */
#define LOOSE_ROWS 1u
#define UNALIGNED 2u

/* Whoever adds a member there must send it here. */
G_STATIC_ASSERT (sizeof (GoiDocCell) == 5 * 8);
G_STATIC_ASSERT (sizeof (GoiDocBlock) == 8 * 8);

/* Differences may be negative: 0, -1, 1, -2, … become 0, 1, 2, 3, … */
static void
put_step (GByteArray *out, gint64 *at, gint64 to)
{
  gint64 step = to - *at;

  goi_wire_put_uint (out, ((guint64) step << 1) ^ (guint64) (step >> 63));
  *at = to;
}

static gint64
get_step (GoiWireReader *reader, gint64 *at)
{
  guint64 step = goi_wire_get_uint (reader, 2 * (guint64) MAX_PLACE);
  gint64 to = *at + (gint64) (step >> 1 ^ (~(step & 1) + 1));

  if (to < 0 || to > MAX_PLACE)
    reader->failed = TRUE;
  else
    *at = to;
  return *at;
}

/* A place in the document's text that goes along with what is asked for, which is in order as a rule. */
typedef struct
{
  GoiDocument *document;
  const char *text;
  gint64 at;    /* in characters */
  const char *p;
} Cursor;

static void
cursor_init (Cursor *self, GoiDocument *document)
{
  self->document = document;
  self->text = goi_document_get_text (document);
  self->at = 0;
  self->p = self->text;
}

/* @to is inside the text. */
static const char *
cursor_move (Cursor *self, gint64 to)
{
  for (; self->at < to; self->at++)
    self->p = g_utf8_next_char (self->p);
  for (; self->at > to; self->at--)
    self->p = g_utf8_prev_char (self->p);
  return self->p;
}

/* The text at a place, when it differs from what the document's text has there. */
static void
put_text (GByteArray *out, Cursor *cursor, const char *text, gint64 start, gint64 end)
{
  gsize length = strlen (text);
  gboolean same = FALSE;

  if (start >= 0 && start <= end && end <= goi_document_get_length (cursor->document))
    {
      const char *from = cursor_move (cursor, start), *to = cursor_move (cursor, end);

      same = length == (gsize) (to - from) && memcmp (from, text, length) == 0;
    }

  goi_wire_put_uint (out, same);
  if (!same)
    goi_wire_put_string (out, text);
}

static char *
get_text (GoiWireReader *reader, Cursor *cursor, gint64 start, gint64 end)
{
  const char *from;

  if (goi_wire_get_uint (reader, 1) == 0)
    return goi_wire_get_string (reader, MAX_TEXT);
  from = cursor_move (cursor, start);
  return g_strndup (from, cursor_move (cursor, end) - from);
}

static void
put_cells (GByteArray *out, Cursor *cursor, const GoiDocBlock *table, gint64 *at)
{
  guint last_row = 0;

  goi_wire_put_uint (out, table->n_rows);
  goi_wire_put_uint (out, table->n_columns);
  goi_wire_put_uint (out, table->has_grid);
  goi_wire_put_uint (out, (table->loose_rows ? LOOSE_ROWS : 0) | (table->unaligned ? UNALIGNED : 0));
  goi_wire_put_uint (out, table->cells->len);
  for (guint i = 0; i < table->cells->len; i++)
    {
      const GoiDocCell *cell = g_ptr_array_index (table->cells, i);
      gint64 row = last_row;

      put_step (out, &row, cell->row);
      last_row = cell->row;
      goi_wire_put_uint (out, cell->column);
      goi_wire_put_uint (out, cell->row_span);
      goi_wire_put_uint (out, cell->column_span);
      put_step (out, at, cell->start);
      put_step (out, at, cell->end);
      put_text (out, cursor, cell->text, cell->start, cell->end);
    }
}

static gboolean
get_place (GoiWireReader *reader, GoiDocument *document, gint64 *at, gint64 *start, gint64 *end)
{
  *start = get_step (reader, at);
  *end = get_step (reader, at);
  if (*start > *end || *end > goi_document_get_length (document))
    reader->failed = TRUE;
  return !reader->failed;
}

static void
get_cells (GoiWireReader *reader, Cursor *cursor, GoiDocBlock *table, gint64 *at)
{
  gint64 row = 0;
  guint64 n, looks;

  table->n_rows = goi_wire_get_uint (reader, MAX_GRID);
  table->n_columns = goi_wire_get_uint (reader, MAX_GRID);
  table->has_grid = goi_wire_get_uint (reader, 1);
  looks = goi_wire_get_uint (reader, LOOSE_ROWS | UNALIGNED);
  table->loose_rows = (looks & LOOSE_ROWS) != 0;
  table->unaligned = (looks & UNALIGNED) != 0;
  n = goi_wire_get_uint (reader, MAX_GRID);
  for (guint64 i = 0; i < n && !reader->failed; i++)
    {
      GoiDocCell *cell = g_new0 (GoiDocCell, 1);

      g_ptr_array_add (table->cells, cell);
      cell->row = get_step (reader, &row);
      cell->column = goi_wire_get_uint (reader, MAX_GRID);
      cell->row_span = goi_wire_get_uint (reader, MAX_GRID);
      cell->column_span = goi_wire_get_uint (reader, MAX_GRID);
      if (cell->row_span < 1 || cell->column_span < 1 || cell->row + cell->row_span > table->n_rows
          || cell->column + cell->column_span > table->n_columns)
        reader->failed = TRUE;
      if (get_place (reader, cursor->document, at, &cell->start, &cell->end))
        cell->text = get_text (reader, cursor, cell->start, cell->end);
      else
        cell->text = g_strdup ("");
    }
}

static void
put_block (GByteArray *out, Cursor *cursor, const GoiDocBlock *block, gint64 *at)
{
  gint64 inside;

  goi_wire_put_uint (out, block->kind);
  put_step (out, at, block->start);
  inside = block->start;
  put_step (out, at, block->end);
  if (block->kind == GOI_DOC_TABLE)
    put_cells (out, cursor, block, &inside);
  else
    {
      goi_wire_put_uint (out, block->is_footer);
      put_text (out, cursor, block->text, block->start, block->end);
    }
}

static void
get_block (GoiWireReader *reader, Cursor *cursor, gint64 *at)
{
  gboolean is_table = goi_wire_get_uint (reader, GOI_DOC_TABLE) == GOI_DOC_TABLE;
  GoiDocBlock *block = NULL;
  gint64 start, end, inside;

  if (!get_place (reader, cursor->document, at, &start, &end))
    return;
  inside = start;
  if (is_table)
    {
      block = goi_document_begin_table (cursor->document);
      block->start = start;
      block->end = end;
      get_cells (reader, cursor, block, &inside);
      return;
    }
  block = goi_document_add_paragraph (cursor->document, start, end);
  block->is_footer = goi_wire_get_uint (reader, 1);
  block->text = get_text (reader, cursor, start, end);
}

/**
 * goi_wire_put_document:
 * @out: where it goes
 * @document: a document
 */
void
goi_wire_put_document (GByteArray *out, GoiDocument *document)
{
  GPtrArray *blocks = goi_document_get_blocks (document);
  g_autoptr (GPtrArray) names = goi_document_list_metadata (document);
  gint64 at = 0;
  Cursor cursor;

  cursor_init (&cursor, document);
  goi_wire_put_string (out, cursor.text);
  goi_wire_put_string (out, goi_document_get_title (document));
  goi_wire_put_uint (out, goi_document_get_n_unread (document));
  goi_wire_put_uint (out, names->len);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      goi_wire_put_string (out, name);
      goi_wire_put_string (out, goi_document_get_metadata (document, name));
    }
  goi_wire_put_uint (out, blocks->len);
  for (guint i = 0; i < blocks->len; i++)
    put_block (out, &cursor, g_ptr_array_index (blocks, i), &at);
}

/**
 * goi_wire_get_document:
 * @reader: what was received
 *
 * Every place in the document is inside its text, and every cell inside its table, or @reader has failed.
 *
 * Returns: (transfer full): a document, to be used only when @reader has not failed
 */
GoiDocument *
goi_wire_get_document (GoiWireReader *reader)
{
  g_autofree char *text = goi_wire_get_string (reader, MAX_TEXT);
  g_autofree char *title = goi_wire_get_string (reader, MAX_TEXT);
  GoiDocument *document = goi_document_new_for_text (text);
  gint64 at = 0;
  guint64 n;
  Cursor cursor;

  cursor_init (&cursor, document);
  goi_document_set_title (document, title);
  goi_document_set_n_unread (document, goi_wire_get_uint (reader, G_MAXUINT));
  n = goi_wire_get_uint (reader, MAX_GRID);
  for (guint64 i = 0; i < n && !reader->failed; i++)
    {
      g_autofree char *name = goi_wire_get_string (reader, MAX_TEXT);
      g_autofree char *value = goi_wire_get_string (reader, MAX_TEXT);

      goi_document_set_metadata (document, name, value);
    }
  n = goi_wire_get_uint (reader, MAX_GRID);
  for (guint64 i = 0; i < n && !reader->failed; i++)
    get_block (reader, &cursor, &at);
  return document;
}
