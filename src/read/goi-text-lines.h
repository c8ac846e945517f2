/* goi-text-lines.h: the lines of a text and what can be seen of each without knowing its meaning
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoiTextSpan:
 * @start: its first character
 * @end: the character after its last one
 * @left: where it begins on the line, in half-width columns
 * @right: where it ends
 *
 * A part of a line.
 */
typedef struct
{
  gint64 start, end;
  guint left, right;
} GoiTextSpan;

/**
 * GoiTextLine:
 * @text: its first byte; not terminated
 * @bytes: its length in bytes, without the line end
 * @start: its first character in the text
 * @end: the character after its last one
 * @n_visible: characters that are seen
 * @n_tabs: tabs in it
 * @n_bars: bars between cells in it (| and its full-width and box drawing shapes)
 * @n_after_bar: how many parts between bars hold anything
 * @tab_first: it begins with a tab
 * @bar_last: the last character that is seen is a bar
 * @n_spans: parts that several blanks separate; a heading whose characters are spread out is one
 * @is_ordinal: it begins with an ordinal of the first level, 一、
 * @is_page_number: nothing but the number of a page
 *
 * A line of a text.
 */
typedef struct
{
  const char *text;
  gsize bytes;
  gint64 start, end;
  guint n_visible;
  guint n_tabs;
  guint n_bars;
  guint n_after_bar;
  guint n_spans;
  gboolean tab_first;
  gboolean bar_last;
  gboolean is_ordinal;
  gboolean is_page_number;
} GoiTextLine;

gboolean goi_char_is_bar (gunichar c);
GArray  *goi_text_lines_split (const char *text);
GArray  *goi_text_line_spans (const GoiTextLine *line);
GArray  *goi_text_line_cells (const GoiTextLine *line, gboolean (*is_separator) (gunichar c));
gboolean goi_text_is_page_number (const char *text, gssize length);
gboolean goi_text_line_is_rule (const GoiTextLine *line);
gboolean goi_text_line_begins_with_bar (const GoiTextLine *line);

G_END_DECLS
