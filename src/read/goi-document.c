/* goi-document.c: the neutral document: paragraphs and tables in reading order
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-document"

#include "goi-document.h"

#include "goi-characters.h"

#include <string.h>

/* How many characters lie between two entries of the index from characters to bytes. */
#define INDEX_STEP 64

struct _GoiDocument
{
  GObject parent_instance;

  GString *text;
  gint64 length;      /* in characters */
  GArray *index;      /* gsize: the byte offset of every INDEX_STEP-th character */
  GPtrArray *blocks;  /* GoiDocBlock */
  char *title;
  GHashTable *metadata; /* name in small letters → value, both char * */
  guint n_unread;       /* documents in the same file */
};

G_DEFINE_FINAL_TYPE (GoiDocument, goi_document, G_TYPE_OBJECT)

static void
cell_free (gpointer data)
{
  GoiDocCell *cell = data;

  g_free (cell->text);
  g_free (cell);
}

static void
block_free (gpointer data)
{
  GoiDocBlock *block = data;

  g_free (block->text);
  g_clear_pointer (&block->cells, g_ptr_array_unref);
  g_free (block);
}

/* Appends to the text and keeps length and index right. */
static void
append_text (GoiDocument *self, const char *text)
{
  gsize at = self->text->len;

  g_string_append (self->text, text);
  for (const char *p = self->text->str + at; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize offset = p - self->text->str;
      if (self->length % INDEX_STEP == 0)
        g_array_append_val (self->index, offset);
      self->length++;
    }
}

static gsize
byte_offset (GoiDocument *self, gint64 at)
{
  const char *p;

  if (at >= self->length)
    return self->text->len;
  p = self->text->str + g_array_index (self->index, gsize, at / INDEX_STEP);
  return g_utf8_offset_to_pointer (p, at % INDEX_STEP) - self->text->str;
}

static GoiDocBlock *
add_block (GoiDocument *self, GoiDocBlockKind kind, gint64 start, gint64 end)
{
  GoiDocBlock *block = g_new0 (GoiDocBlock, 1);

  block->kind = kind;
  block->start = start;
  block->end = end;
  if (kind == GOI_DOC_TABLE)
    block->cells = g_ptr_array_new_with_free_func (cell_free);
  g_ptr_array_add (self->blocks, block);
  return block;
}

static GoiDocCell *
add_cell (GoiDocBlock *table, guint row, guint column, guint row_span, guint column_span)
{
  GoiDocCell *cell = g_new0 (GoiDocCell, 1);

  cell->row = row;
  cell->column = column;
  cell->row_span = MAX (row_span, 1);
  cell->column_span = MAX (column_span, 1);
  table->n_rows = MAX (table->n_rows, row + cell->row_span);
  table->n_columns = MAX (table->n_columns, column + cell->column_span);
  g_ptr_array_add (table->cells, cell);
  return cell;
}

static void
goi_document_finalize (GObject *object)
{
  GoiDocument *self = GOI_DOCUMENT (object);

  g_string_free (self->text, TRUE);
  g_array_unref (self->index);
  g_ptr_array_unref (self->blocks);
  g_free (self->title);
  g_hash_table_unref (self->metadata);
  G_OBJECT_CLASS (goi_document_parent_class)->finalize (object);
}

static void
goi_document_class_init (GoiDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = goi_document_finalize;
}

static void
goi_document_init (GoiDocument *self)
{
  self->text = g_string_new (NULL);
  self->index = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  self->title = g_strdup ("");
  self->metadata = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * goi_document_new:
 *
 * Returns: (transfer full): an empty document
 */
GoiDocument *
goi_document_new (void)
{
  return g_object_new (GOI_TYPE_DOCUMENT, NULL);
}

/**
 * goi_document_new_for_text:
 * @text: the whole text, UTF-8
 *
 * For formats that are text already: the text stays as it is, separators of tables included, and
 * goi_document_mark_paragraph(), goi_document_begin_table() and goi_document_mark_cell() say what its
 * parts are. Such a document is not appended to.
 *
 * Returns: (transfer full): a document with this text and no blocks
 */
GoiDocument *
goi_document_new_for_text (const char *text)
{
  GoiDocument *self = goi_document_new ();

  append_text (self, text);
  return self;
}

static void
copy_block (GoiDocument *self, const GoiDocBlock *from, gint64 offset)
{
  GoiDocBlock *block = add_block (self, from->kind, from->start - offset, from->end - offset);

  block->text = g_strdup (from->text);
  block->n_rows = from->n_rows;
  block->n_columns = from->n_columns;
  block->has_grid = from->has_grid;
  block->loose_rows = from->loose_rows;
  block->unaligned = from->unaligned;
  block->is_footer = from->is_footer;
  for (guint i = 0; from->cells != NULL && i < from->cells->len; i++)
    {
      GoiDocCell *cell = g_memdup2 (g_ptr_array_index (from->cells, i), sizeof (GoiDocCell));

      cell->text = g_strdup (cell->text);
      cell->start -= offset;
      cell->end -= offset;
      g_ptr_array_add (block->cells, cell);
    }
}

/**
 * goi_document_new_part:
 * @self: a document
 * @first: its first block in the part
 * @end: the block after the last one in the part
 *
 * Returns: (transfer full): a document of these blocks and of the text from the first of them to the one after
 *   the last; its places count from there
 */
GoiDocument *
goi_document_new_part (GoiDocument *self, guint first, guint end)
{
  GoiDocument *part;
  gint64 start, stop;
  g_autofree char *text = NULL;

  g_return_val_if_fail (GOI_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (first <= end && end <= self->blocks->len, NULL);
  if (first == end)
    return goi_document_new ();
  start = ((GoiDocBlock *) g_ptr_array_index (self->blocks, first))->start;
  stop = end < self->blocks->len ? ((GoiDocBlock *) g_ptr_array_index (self->blocks, end))->start : self->length;
  text = goi_document_dup_range (self, start, stop);
  part = goi_document_new_for_text (text);
  for (guint i = first; i < end; i++)
    copy_block (part, g_ptr_array_index (self->blocks, i), start);
  return part;
}

/**
 * goi_document_get_text:
 * @self: a document
 *
 * Returns: its text as `goi read --format text` prints it; all places are offsets in it
 */
const char *
goi_document_get_text (GoiDocument *self)
{
  g_return_val_if_fail (GOI_IS_DOCUMENT (self), "");
  return self->text->str;
}

/**
 * goi_document_get_length:
 * @self: a document
 *
 * Returns: the length of its text in Unicode characters
 */
gint64
goi_document_get_length (GoiDocument *self)
{
  g_return_val_if_fail (GOI_IS_DOCUMENT (self), 0);
  return self->length;
}

/**
 * goi_document_dup_range:
 * @self: a document
 * @start: first character
 * @end: the character after the last one
 *
 * Returns: (transfer full): that part of the text; "" where the range is empty or outside
 */
char *
goi_document_dup_range (GoiDocument *self, gint64 start, gint64 end)
{
  gsize from, to;

  g_return_val_if_fail (GOI_IS_DOCUMENT (self), g_strdup (""));
  start = MAX (start, 0);
  if (end <= start || start >= self->length)
    return g_strdup ("");
  from = byte_offset (self, start);
  to = byte_offset (self, end);
  return g_strndup (self->text->str + from, to - from);
}

/**
 * goi_document_get_blocks:
 * @self: a document
 *
 * Returns: (element-type GoiDocBlock) (transfer none): its parts in reading order
 */
GPtrArray *
goi_document_get_blocks (GoiDocument *self)
{
  g_return_val_if_fail (GOI_IS_DOCUMENT (self), NULL);
  return self->blocks;
}

/**
 * goi_document_get_title:
 * @self: a document
 *
 * Returns: the title that the file gives apart from its text (an HTML page's title, say), or ""
 */
const char *
goi_document_get_title (GoiDocument *self)
{
  g_return_val_if_fail (GOI_IS_DOCUMENT (self), "");
  return self->title;
}

/**
 * goi_document_set_title:
 * @self: a document
 * @title: (nullable): its title
 */
void
goi_document_set_title (GoiDocument *self, const char *title)
{
  g_return_if_fail (GOI_IS_DOCUMENT (self));
  g_free (self->title);
  self->title = g_strdup (title != NULL ? title : "");
}

/**
 * goi_document_get_metadata:
 * @self: a document
 * @name: a name, in letters of any case
 *
 * Returns: (nullable): what the file says of itself under this name, apart from its text. Pages of
 *   governments say ArticleTitle, PubDate, ContentSource and SiteName, for example.
 */
const char *
goi_document_get_metadata (GoiDocument *self, const char *name)
{
  g_autofree char *key = g_ascii_strdown (name, -1);

  g_return_val_if_fail (GOI_IS_DOCUMENT (self), NULL);
  return g_hash_table_lookup (self->metadata, key);
}

/**
 * goi_document_set_metadata:
 * @self: a document
 * @name: a name, in letters of any case
 * @value: what the file says under it; the first value of a name stays
 */
void
goi_document_set_metadata (GoiDocument *self, const char *name, const char *value)
{
  g_autofree char *key = g_ascii_strdown (name, -1);

  g_return_if_fail (GOI_IS_DOCUMENT (self));
  if (!g_hash_table_contains (self->metadata, key))
    g_hash_table_insert (self->metadata, g_steal_pointer (&key), g_strdup (value));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * goi_document_list_metadata:
 * @self: a document
 *
 * Returns: (transfer container) (element-type utf8): the names for which goi_document_get_metadata() has
 *   something, in small letters, sorted
 */
GPtrArray *
goi_document_list_metadata (GoiDocument *self)
{
  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_return_val_if_fail (GOI_IS_DOCUMENT (self), names);
  g_hash_table_iter_init (&iter, self->metadata);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, name);
  g_ptr_array_sort (names, compare_names);
  return names;
}

/**
 * goi_document_get_n_unread:
 * @self: a document
 *
 * Returns: how many more documents there were in the same file, of which nothing was read
 */
guint
goi_document_get_n_unread (GoiDocument *self)
{
  g_return_val_if_fail (GOI_IS_DOCUMENT (self), 0);
  return self->n_unread;
}

/**
 * goi_document_set_n_unread:
 * @self: a document
 * @n: how many more documents there were in the same file
 */
void
goi_document_set_n_unread (GoiDocument *self, guint n)
{
  g_return_if_fail (GOI_IS_DOCUMENT (self));
  self->n_unread = n;
}

/**
 * goi_document_append_paragraph:
 * @self: a document
 * @text: a paragraph; one that is blank is left out
 *
 * Returns: the place of its first character, or -1 when it was left out
 */
gint64
goi_document_append_paragraph (GoiDocument *self, const char *text)
{
  GoiDocBlock *block;

  g_return_val_if_fail (GOI_IS_DOCUMENT (self), -1);
  if (goi_text_is_blank (text))
    return -1;
  block = add_block (self, GOI_DOC_PARAGRAPH, self->length, self->length);
  block->text = goi_text_trim (text);
  append_text (self, block->text);
  block->end = self->length;
  append_text (self, "\n");
  return block->start;
}

/**
 * goi_document_begin_table:
 * @self: a document
 *
 * Starts a table. Its cells are added in reading order, row by row, and goi_document_end_table()
 * ends it.
 *
 * Returns: (transfer none): the table
 */
GoiDocBlock *
goi_document_begin_table (GoiDocument *self)
{
  g_return_val_if_fail (GOI_IS_DOCUMENT (self), NULL);
  return add_block (self, GOI_DOC_TABLE, self->length, self->length);
}

/* A cell's text on one line: tabs and line ends part cells and rows in the document's text. */
static char *
one_line (const char *text)
{
  g_autofree char *joined = goi_text_join_lines (text);

  g_strdelimit (joined, "\t\v\f", ' ');
  return goi_text_trim (joined);
}

/**
 * goi_document_add_cell:
 * @self: a document
 * @table: the table that was begun last
 * @row: the cell's first row, from 0
 * @column: its first column, from 0
 * @row_span: rows it covers
 * @column_span: columns it covers
 * @text: its text; line breaks in it become blanks
 */
void
goi_document_add_cell (GoiDocument *self, GoiDocBlock *table, guint row, guint column,
                       guint row_span, guint column_span, const char *text)
{
  GoiDocCell *cell;

  g_return_if_fail (GOI_IS_DOCUMENT (self));
  g_return_if_fail (table != NULL && table->kind == GOI_DOC_TABLE);
  cell = add_cell (table, row, column, row_span, column_span);
  cell->text = one_line (text);
  table->has_grid = TRUE;
}

/**
 * goi_document_end_table:
 * @self: a document
 * @table: the table that was begun last
 *
 * Writes the table into the document's text, a row a line with tabs between cells, covered cells
 * empty, and gives every cell its place. A table without cells is dropped.
 */
void
goi_document_end_table (GoiDocument *self, GoiDocBlock *table)
{
  guint row = 0, column = 0;

  g_return_if_fail (GOI_IS_DOCUMENT (self));
  g_return_if_fail (self->blocks->len > 0
                    && table == g_ptr_array_index (self->blocks, self->blocks->len - 1));
  if (table->cells->len == 0)
    {
      g_ptr_array_set_size (self->blocks, self->blocks->len - 1);
      return;
    }
  table->start = self->length;
  for (guint i = 0; i < table->cells->len; i++)
    {
      GoiDocCell *cell = g_ptr_array_index (table->cells, i);
      for (; row < cell->row; row++, column = 0)
        append_text (self, "\n");
      for (; column < cell->column; column++)
        append_text (self, "\t");
      cell->start = self->length;
      append_text (self, cell->text);
      cell->end = self->length;
    }
  table->end = self->length;
  append_text (self, "\n");
}

/**
 * goi_document_add_paragraph:
 * @self: a document made by goi_document_new_for_text()
 * @start: its first character
 * @end: the character after its last one
 *
 * Returns: (transfer none): a paragraph at this place, whose text the caller sets
 */
GoiDocBlock *
goi_document_add_paragraph (GoiDocument *self, gint64 start, gint64 end)
{
  g_return_val_if_fail (GOI_IS_DOCUMENT (self), NULL);
  return add_block (self, GOI_DOC_PARAGRAPH, start, end);
}

/**
 * goi_document_mark_paragraph:
 * @self: a document made by goi_document_new_for_text()
 * @start: its first character
 * @end: the character after its last one
 *
 * Says that a part of the text is a paragraph; white space at its ends is left out.
 */
void
goi_document_mark_paragraph (GoiDocument *self, gint64 start, gint64 end)
{
  g_autofree char *text = goi_document_dup_range (self, start, end);
  GoiDocBlock *block;

  for (const char *p = text; *p != '\0' && goi_char_is_space (g_utf8_get_char (p));
       p = g_utf8_next_char (p))
    start++;
  if (goi_text_is_blank (text))
    return;
  block = add_block (self, GOI_DOC_PARAGRAPH, start, end);
  block->text = goi_text_trim (text);
  block->end = start + g_utf8_strlen (block->text, -1);
}

/**
 * goi_document_mark_cell:
 * @self: a document made by goi_document_new_for_text()
 * @table: the table that was begun last
 * @row: the cell's row, from 0
 * @column: its column, from 0
 * @column_span: columns it covers
 * @start: its first character
 * @end: the character after its last one
 *
 * Says that a part of the text is a cell. Where it stands on several lines, its text is their trimmed
 * pieces joined with one blank; its place goes from the first character that is seen to the last.
 */
void
goi_document_mark_cell (GoiDocument *self, GoiDocBlock *table, guint row, guint column,
                        guint column_span, gint64 start, gint64 end)
{
  GoiDocCell *cell;
  g_autofree char *text = goi_document_dup_range (self, start, end);
  g_autofree char *trimmed = goi_text_trim (text);

  g_return_if_fail (table != NULL && table->kind == GOI_DOC_TABLE);
  for (const char *p = text; *p != '\0' && *trimmed != '\0' && !g_str_has_prefix (p, trimmed);
       p = g_utf8_next_char (p))
    start++;
  cell = add_cell (table, row, column, 1, column_span);
  cell->text = goi_text_join_lines (trimmed);
  cell->start = start;
  cell->end = start + g_utf8_strlen (trimmed, -1);
  if (table->cells->len == 1)
    table->start = start;
  table->end = MAX (table->end, cell->end);
}

/**
 * goi_document_mark_drawn_cell:
 * @self: a document made by goi_document_new_for_text()
 * @table: the table that was begun last
 * @row: the cell's first row, from 0
 * @column: its first column, from 0
 * @row_span: rows it covers
 * @column_span: columns it covers
 * @text: its text
 * @start: the first character of its place, -1 for an empty cell
 * @end: the character after the last one
 *
 * Says what stands in a cell of a table whose borders are drawn in the text. The lines of a cell stand
 * apart there, so that the text is given and the place is that of its first line.
 */
void
goi_document_mark_drawn_cell (GoiDocument *self, GoiDocBlock *table, guint row, guint column, guint row_span,
                              guint column_span, const char *text, gint64 start, gint64 end)
{
  GoiDocCell *cell;

  g_return_if_fail (GOI_IS_DOCUMENT (self));
  g_return_if_fail (table != NULL && table->kind == GOI_DOC_TABLE);
  if (start < 0)
    start = end = table->end;
  cell = add_cell (table, row, column, row_span, column_span);
  cell->text = goi_text_join_lines (text);
  cell->start = start;
  cell->end = end;
  if (table->cells->len == 1)
    table->start = start;
  table->end = MAX (table->end, end);
  table->has_grid = TRUE;
}
