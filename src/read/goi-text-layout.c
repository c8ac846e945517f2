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

#include <string.h>

/* The size of a column and of a line, in points. */
#define COLUMN 6.0
#define LINE 14.0
#define HEIGHT 11.0
/* So many lines with several numbers set apart are a table with columns. */
#define LEAST_ROWS 8
/* Longer texts are no report. */
#define MOST_LINES 20000
#define MOST_COLUMNS 2000

/* How many numbers a line has that stand apart. */
static guint
count_numbers (const char *line, const char *end)
{
  guint n = 0;

  while (line < end)
    {
      const char *p = line;

      while (p < end && (g_ascii_isdigit (*p) || *p == ',' || *p == '-' || *p == '.'))
        p++;
      if (p > line && (p == end || *p == ' ' || *p == '\r'))
        n++;
      while (p < end && *p != ' ')
        p++;
      while (p < end && *p == ' ')
        p++;
      line = p;
    }
  return n;
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

      if (memchr (line, '|', end - line) == NULL && count_numbers (line, end) >= 5)
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
