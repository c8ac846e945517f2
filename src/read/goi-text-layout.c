/* goi-text-layout.c: text whose columns are set apart by blanks, as pages
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Programs that take the text out of PDF documents keep the look of the page with blanks: labels wrap above
 * and below the line of their numbers, as they do on the page. Such a text is a page of characters at
 * positions again, and what finds tables on pages finds them here.
 */

#define G_LOG_DOMAIN "goi-text-layout"

#include "goi-text-layout.h"

#include "goi-characters.h"
#include "goi-number.h"

#include <string.h>

/* The size of a column and of a line, in points. */
#define COLUMN 6.0
#define LINE 14.0
#define HEIGHT 11.0
/* So many lines with as many values set apart are a table with columns. */
#define LEAST_ROWS 8
#define LEAST_CELLS 2
/* No word of a cell is longer, in bytes. */
#define LONGEST_WORD 24
/* Longer texts are no report. */
#define MOST_LINES 20000
#define MOST_COLUMNS 2000

/* Whether a word is a value or a unit, as the cells of a row are. */
static gboolean
is_cell (const char *word, gsize bytes)
{
  char text[LONGEST_WORD + 1];

  if (bytes == 0 || bytes > LONGEST_WORD)
    return FALSE;
  memcpy (text, word, bytes);
  text[bytes] = '\0';
  return goi_number_is_value (text) || goi_number_is_unit (text) || g_str_has_prefix (text, "…");
}

/* Whether a line has several values that blanks set apart from each other or from their label. */
static gboolean
is_row (const char *line, const char *end)
{
  guint n = 0;
  gboolean apart = FALSE;

  while (line < end)
    {
      const char *word = line;
      gsize blanks = strspn (line, " ");

      word += MIN (blanks, (gsize) (end - line));
      line = word;
      while (line < end && *line != ' ' && *line != '\r')
        line++;
      if (is_cell (word, line - word))
        {
          n++;
          apart |= blanks > 1;
        }
      while (line < end && *line == '\r')
        line++;
    }
  return n >= LEAST_CELLS && apart;
}

/**
 * goi_text_layout_is_likely:
 * @text: a text
 *
 * Returns: whether it looks as if blanks were setting columns of numbers apart in it
 */
gboolean
goi_text_layout_is_likely (const char *text)
{
  guint n_rows = 0, n_lines = 0;

  /* Tabs part cells, and how wide they are nobody knows. */
  if (strchr (text, '\t') != NULL)
    return FALSE;
  for (const char *line = text; *line != '\0' && n_lines < MOST_LINES; n_lines++)
    {
      const char *end = line + strcspn (line, "\n");

      if (memchr (line, '|', end - line) == NULL && is_row (line, end))
        n_rows++;
      line = *end != '\0' ? end + 1 : end;
    }
  return n_rows >= LEAST_ROWS;
}

static guint
width_of (gunichar c, guint wide)
{
  if (goi_char_is_ignorable (c))
    return 0;
  return g_unichar_iswide (c) || c == 0x3000 ? wide : 1;
}

/* Sets one line; how many columns it takes. */
static guint
set_line (GoiPage *page, const char *line, const char *end, guint number, guint wide)
{
  guint column = 0;

  for (const char *p = line; p < end && column < MOST_COLUMNS; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      guint width = width_of (c, wide);
      GoiBox box = { column * COLUMN, number * LINE, (column + width) * COLUMN, number * LINE + HEIGHT };

      if (c == '\t')
        width = 8 - column % 8;
      else if (!goi_char_is_space (c) && width > 0)
        goi_page_add_glyph (page, c, &box);
      column += width;
    }
  return column;
}

static guint
width_of_text (const char *text, const char *end, guint wide)
{
  guint width = 0;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    width += width_of (g_utf8_get_char (p), wide);
  return width;
}

/* Notes the columns in which the values of a line begin that stand apart. */
static void
note_columns (GHashTable *columns, const char *line, const char *end, guint wide)
{
  guint column = 0;

  for (const char *p = line; p < end;)
    {
      const char *word = p, *next;

      while (word < end && *word == ' ')
        word++;
      for (next = word; next < end && *next != ' ' && *next != '\r'; next++)
        ;
      column += word - p;
      if (word - p > 1 && is_cell (word, next - word))
        g_hash_table_add (columns, GUINT_TO_POINTER (column));
      column += width_of_text (word, next, wide);
      p = next < end && *next == '\r' ? next + 1 : next;
    }
}

/**
 * goi_text_layout_guess_width:
 * @text: a text in which blanks set columns of numbers apart
 *
 * Values stand one below the other where characters are taken to be as wide as they were.
 *
 * Returns: how many columns a Chinese character takes, 1 or 2; 0 where that cannot be told
 */
guint
goi_text_layout_guess_width (const char *text)
{
  guint n[2];

  for (guint wide = 1; wide <= 2; wide++)
    {
      g_autoptr (GHashTable) columns = g_hash_table_new (NULL, NULL);
      guint n_lines = 0;

      for (const char *line = text; *line != '\0' && n_lines < MOST_LINES; n_lines++)
        {
          const char *end = line + strcspn (line, "\n\f");

          if (is_row (line, end))
            note_columns (columns, line, end, wide);
          line = *end != '\0' ? end + 1 : end;
        }
      n[wide - 1] = g_hash_table_size (columns);
    }
  return n[0] == n[1] ? 0 : n[0] < n[1] ? 1 : 2;
}

/**
 * goi_text_layout_pages:
 * @text: a text
 * @wide: how many columns a Chinese character takes, 1 or 2
 *
 * Returns: (transfer full) (element-type GoiPage): the text as pages, which form feeds part
 */
GPtrArray *
goi_text_layout_pages (const char *text, guint wide)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_page_free);
  GoiPage *page = NULL;
  guint number = 0, n_lines = 0;

  while (*text != '\0' && n_lines++ < MOST_LINES)
    {
      const char *end;
      guint columns;

      if (page == NULL || *text == '\f')
        {
          page = goi_page_new (0, 0);
          g_ptr_array_add (pages, page);
          number = 0;
          text += *text == '\f' ? 1 : 0;
        }
      end = text + strcspn (text, "\n\f");
      columns = set_line (page, text, end, number++, wide);
      page->width = MAX (page->width, columns * COLUMN);
      page->height = number * LINE;
      text = *end == '\n' ? end + 1 : end;
    }
  return pages;
}
