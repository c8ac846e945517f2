/* goi-document.h: the neutral document: paragraphs and tables in reading order
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GoiDocCell:
 * @text: its text, trimmed; "" for an empty cell
 * @start: first character of the place in the document's text, in Unicode characters
 * @end: the character after the last one; equal to @start for an empty cell
 * @row: its first row in the table, from 0
 * @column: its first column in the table, from 0
 * @row_span: rows it covers, 1 or more
 * @column_span: columns it covers, 1 or more
 *
 * A cell of a table in a document.
 */
typedef struct
{
  char *text;
  gint64 start, end;
  guint row, column, row_span, column_span;
} GoiDocCell;

/**
 * GoiDocBlockKind:
 * @GOI_DOC_PARAGRAPH: a paragraph or a line
 * @GOI_DOC_TABLE: a table
 */
typedef enum
{
  GOI_DOC_PARAGRAPH,
  GOI_DOC_TABLE,
} GoiDocBlockKind;

/**
 * GoiDocBlock:
 * @kind: what it is
 * @text: the text of a paragraph; NULL for a table
 * @cells: (element-type GoiDocCell): the cells of a table in reading order; NULL for a paragraph
 * @n_rows: rows of a table
 * @n_columns: columns of a table
 * @has_grid: whether the format itself says in which row and column each cell stands; otherwise the
 *   columns were counted at separators, and a row that lost one has its cells in wrong columns
 * @loose_rows: whether nothing but the places of its characters says which of them stand in one row
 * @unaligned: whether blanks part its cells and the cells do not stand under one another, so that a row with too
 *   few of them does not say in which columns these are
 * @is_footer: whether a paragraph stands below every page and is no part of the text
 * @start: first character of its place in the document's text
 * @end: the character after its last one
 *
 * A part of a document, in reading order.
 */
typedef struct
{
  GoiDocBlockKind kind;
  char *text;
  GPtrArray *cells;
  guint n_rows, n_columns;
  gboolean has_grid;
  gboolean loose_rows;
  gboolean unaligned;
  gboolean is_footer;
  gint64 start, end;
} GoiDocBlock;

#define GOI_TYPE_DOCUMENT (goi_document_get_type ())
G_DECLARE_FINAL_TYPE (GoiDocument, goi_document, GOI, DOCUMENT, GObject)

GoiDocument *goi_document_new (void);
GoiDocument *goi_document_new_for_text (const char *text);
GoiDocument *goi_document_new_part (GoiDocument *self, guint first, guint end);
const char  *goi_document_get_text (GoiDocument *self);
gint64       goi_document_get_length (GoiDocument *self);
char        *goi_document_dup_range (GoiDocument *self, gint64 start, gint64 end);
GPtrArray   *goi_document_get_blocks (GoiDocument *self);
const char  *goi_document_get_title (GoiDocument *self);
void         goi_document_set_title (GoiDocument *self, const char *title);
const char  *goi_document_get_metadata (GoiDocument *self, const char *name);
void         goi_document_set_metadata (GoiDocument *self, const char *name, const char *value);
guint        goi_document_get_n_unread (GoiDocument *self);
void         goi_document_set_n_unread (GoiDocument *self, guint n);
GPtrArray   *goi_document_list_metadata (GoiDocument *self);

/* For readers of formats that are no text: append in reading order. */
gint64       goi_document_append_paragraph (GoiDocument *self, const char *text);
GoiDocBlock *goi_document_begin_table (GoiDocument *self);
void         goi_document_add_cell (GoiDocument *self, GoiDocBlock *table, guint row, guint column,
                                    guint row_span, guint column_span, const char *text);
void         goi_document_end_table (GoiDocument *self, GoiDocBlock *table);

/* For readers of formats that are text: say in reading order what its parts are. */
GoiDocBlock *goi_document_add_paragraph (GoiDocument *self, gint64 start, gint64 end);
void         goi_document_mark_paragraph (GoiDocument *self, gint64 start, gint64 end);
void         goi_document_mark_cell (GoiDocument *self, GoiDocBlock *table, guint row, guint column,
                                     guint column_span, gint64 start, gint64 end);
void         goi_document_mark_drawn_cell (GoiDocument *self, GoiDocBlock *table, guint row, guint column,
                                           guint row_span, guint column_span, const char *text, gint64 start,
                                           gint64 end);

G_END_DECLS
