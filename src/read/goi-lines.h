/* goi-lines.h: a document as lines of labels and values
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-document.h"
#include "goi-label.h"

G_BEGIN_DECLS

/**
 * GoiPieceKind:
 * @GOI_PIECE_EMPTY: nothing
 * @GOI_PIECE_VALUE: a number or a mark for none, or what looks like one
 * @GOI_PIECE_UNIT: 件, 万元 …
 * @GOI_PIECE_DIRT: a few characters that are neither
 * @GOI_PIECE_TEXT: words
 *
 * What a piece of a line looks like.
 */
typedef enum
{
  GOI_PIECE_EMPTY,
  GOI_PIECE_VALUE,
  GOI_PIECE_UNIT,
  GOI_PIECE_DIRT,
  GOI_PIECE_TEXT,
} GoiPieceKind;

/**
 * GoiPiece:
 * @kind: what it looks like
 * @text: as printed
 * @start: its first character in the document's text
 * @end: the character after its last one
 * @column: its first column, where it stands in a table
 * @column_span: columns it covers
 * @label: (nullable): its text as a label, for words
 *
 * A cell of a table, or a part of a line.
 */
typedef struct
{
  GoiPieceKind kind;
  char *text;
  gint64 start, end;
  guint column, column_span;
  GoiLabel *label;
} GoiPiece;

/**
 * GoiLine:
 * @pieces: (element-type GoiPiece): from left to right
 * @block: the number of the document's block it stands in
 * @row: its row in the table
 * @in_table: whether it is a row of a table
 * @grid_columns: how many columns its table has, where the format itself says in which of them each
 *   piece stands; 0 where that was counted at separators, or it is no table
 * @loose: whether its pieces may belong to other rows: its table has no cells, or no borders
 * @unaligned: whether its pieces say nothing about their columns when there are too few of them
 * @is_prose: a paragraph too long to be anything else
 * @spilt: whether numbers without words stand on the line below, which may be its own
 * @n_joined: how many lines with nothing but values were joined to it
 * @start: its first character
 * @end: the character after its last one
 *
 * A row of a table or a paragraph.
 */
typedef struct
{
  GArray *pieces;
  guint block, row;
  guint grid_columns;
  gboolean in_table;
  gboolean loose;
  gboolean unaligned;
  gboolean is_prose;
  gboolean spilt;
  guint n_joined;
  gint64 start, end;
} GoiLine;

/**
 * GoiEntry:
 * @line: the number of its line
 * @first_piece: its first piece in the line
 * @label: (nullable): what it is called
 * @label_piece: the piece that holds the label, -1 for none
 * @first_slot: the first piece behind the label
 * @n_slots: pieces behind the label
 * @n_values: how many of them look like values
 * @header: whether it is a line of column headers
 *
 * A label with the values behind it.
 */
typedef struct
{
  guint line;
  guint first_piece;
  GoiLabel *label;
  int label_piece;
  guint first_slot;
  guint n_slots;
  guint n_values;
  gboolean header;
} GoiEntry;

GPtrArray *goi_lines_of_document (GoiDocument *document);
void       goi_lines_join_values (GPtrArray *lines);
gboolean   goi_piece_is_word     (const GoiPiece *piece);
GArray    *goi_entries_of_lines (GPtrArray *lines);
void       goi_entries_add_line (GArray *entries, guint line_number, const GoiLine *line);
GoiLine   *goi_line_new (guint block, gint64 start, gint64 end);
void       goi_line_add_piece (GoiLine *line, const char *text, gint64 start, gint64 end,
                               guint column, guint column_span);
char      *goi_line_dup_text (const GoiLine *line);
gboolean   goi_line_is_subtotal (const GoiLine *line);
void       goi_line_free (GoiLine *line);

static inline GoiPiece *
goi_line_piece (const GoiLine *line, guint i)
{
  return &g_array_index (line->pieces, GoiPiece, i);
}

G_END_DECLS
