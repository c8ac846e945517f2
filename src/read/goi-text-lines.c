/* goi-text-lines.c: the lines of a text and what can be seen of each without knowing its meaning
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-text-lines"

#include "goi-text-lines.h"

#include "goi-characters.h"

#include <string.h>

/* Blanks in a row that part two cells. */
#define GAP 2

/* A heading that is spread out has as many characters. */
#define LEAST_SPREAD 6

/* No page number has more bytes. */
#define LONGEST_PAGE_NUMBER 60

/**
 * goi_char_is_bar:
 * @c: a character
 *
 * Returns: whether it is a bar that parts cells
 */
gboolean
goi_char_is_bar (gunichar c)
{
  return c == '|' || c == 0xFF5C || c == 0x2502 || c == 0x2503 || c == 0x2551;
}

/* How wide a character is on a terminal, in half-width columns. */
static guint
width_of (gunichar c)
{
  if (goi_char_is_ignorable (c))
    return 0;
  return g_unichar_iswide (c) || c == 0x3000 ? 2 : 1;
}

/* Whether the first character that is seen is that of a page number. */
static gboolean
may_be_page_number (const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar out[GOI_FOLD_MAX];

      if (goi_char_fold (goi_utf8_get (p), out) > 0 && !goi_char_is_space (out[0]))
        return out[0] == '-' || out[0] == 0x7B2C;
    }
  return FALSE;
}

/**
 * goi_text_is_page_number:
 * @text: UTF-8
 * @length: its length in bytes, or -1
 *
 * Returns: whether it is nothing but - 4 - or 第4页 and the like; a number alone is not, it may be a
 *   value
 */
gboolean
goi_text_is_page_number (const char *text, gssize length)
{
  g_autofree char *copy = NULL;
  g_autofree char *folded = NULL;
  const char *p;
  gsize digits;

  if (length < 0)
    length = strlen (text);
  if (length > LONGEST_PAGE_NUMBER || !may_be_page_number (text, length))
    return FALSE;
  copy = g_strndup (text, length);
  folded = goi_text_fold (copy, FALSE);
  p = folded;
  if (g_str_has_prefix (p, "第"))
    {
      p += strlen ("第");
      digits = strspn (p, "0123456789");
      return digits > 0 && digits < 5 && g_str_has_prefix (p + digits, "页");
    }
  if (strspn (p, "-") == 0 || strspn (p, "-") > 2)
    return FALSE;
  p += strspn (p, "-");
  digits = strspn (p, "0123456789");
  if (digits == 0 || digits > 4)
    return FALSE;
  p += digits;
  return strspn (p, "-") >= 1 && p[strspn (p, "-")] == '\0';
}

/* 一、 at the beginning of a line, also 一. 一． 十一、 */
static gboolean
begins_with_ordinal (const GoiTextLine *line)
{
  const char *p = line->text;
  const char *end = p + line->bytes;
  guint n = 0;

  while (p < end && goi_char_is_space (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  while (p < end && goi_char_han_digit (g_utf8_get_char (p)) > 0
         && goi_char_han_digit (g_utf8_get_char (p)) <= 10)
    p = g_utf8_next_char (p), n++;
  if (n == 0 || n > 3 || p >= end)
    return FALSE;
  switch (g_utf8_get_char (p))
    {
    case 0x3001: case 0xFF0E: case '.': case 0xFF0C: case ',': case 0xFF61:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Blanks between two characters that are seen. */
typedef struct
{
  guint blanks;
  guint n_wide;    /* wide ones among them */
  gunichar before; /* the character before them, 0 at the beginning of the line */
} Gap;

static void
gap_add (Gap *gap, gunichar c)
{
  gap->blanks += c == '\t' || c == 0x3000 ? GAP : 1;
  gap->n_wide += c == 0x3000 ? 1 : 0;
}

/* Punctuation as it stands in ordinals and labels. */
static gboolean
is_of_label (gunichar c)
{
  switch (c)
    {
    case '.': case 0xFF0E: case 0x3001: case '(': case ')': case 0xFF08: case 0xFF09: case 0x201C: case 0x201D:
    case 0x300A: case 0x300B: case 0xFF0C: case 0xFF1A: case ':':
      return TRUE;
    default:
      return goi_char_is_han (c);
    }
}

/* Whether the gap before @c parts two cells, and begins the next one. One wide blank inside of words is a blank
 * of their own where cells are parted by more. */
static gboolean
gap_close (Gap *gap, gunichar c, gboolean apart)
{
  gboolean inside = apart && gap->blanks == GAP && gap->n_wide == 1 && is_of_label (c)
                    && (is_of_label (gap->before) || (g_ascii_isdigit (gap->before) && !goi_char_is_han (c)));
  gboolean parts = gap->before == 0 || (gap->blanks >= GAP && !inside);

  *gap = (Gap) { 0, 0, c };
  return parts;
}

/* Whether some parts of a line are set apart by more than a wide blank. */
static gboolean
is_set_apart (const GoiTextLine *line)
{
  const char *end = line->text + line->bytes;
  Gap gap = { 0, 0, 0 };

  for (const char *p = line->text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (goi_char_is_space (c))
        gap_add (&gap, c);
      else if (!goi_char_is_ignorable (c))
        {
          if (gap.before != 0 && gap.blanks > GAP)
            return TRUE;
          gap_close (&gap, c, FALSE);
        }
    }
  return FALSE;
}

/* Whether blanks stand between all the characters of a line, as in headings that are spread out: they are one
 * part then. */
static gboolean
is_spread (const GoiTextLine *line, guint n_han)
{
  return line->n_spans == line->n_visible && line->n_visible >= LEAST_SPREAD && n_han * 2 > line->n_visible;
}

static void
look_at (GoiTextLine *line)
{
  const char *end = line->text + line->bytes;
  gboolean apart = is_set_apart (line);
  Gap gap = { 0, 0, 0 };
  guint n_han = 0;
  gboolean in_part = FALSE;

  for (const char *p = line->text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = goi_utf8_get (p);

      line->end++;
      if (c == '\t')
        line->n_tabs++;
      if (goi_char_is_bar (c))
        {
          line->n_bars++;
          in_part = FALSE;
        }
      if (goi_char_is_space (c))
        gap_add (&gap, c);
      else if (!goi_char_is_ignorable (c))
        {
          line->n_spans += gap_close (&gap, c, apart) ? 1 : 0;
          line->n_visible++;
          n_han += goi_char_is_han (c) && goi_char_han_digit (c) < 0 ? 1 : 0;
          line->bar_last = goi_char_is_bar (c);
          if (!line->bar_last && !in_part)
            {
              in_part = TRUE;
              line->n_after_bar++;
            }
        }
    }
  if (is_spread (line, n_han))
    line->n_spans = 1;
  line->tab_first = line->bytes > 0 && line->text[0] == '\t';
  line->is_ordinal = begins_with_ordinal (line);
  line->is_page_number
      = line->n_visible > 2 && goi_text_is_page_number (line->text, line->bytes);
}

/**
 * goi_text_lines_split:
 * @text: UTF-8 with \n between lines; it must outlive the lines
 *
 * Returns: (transfer full) (element-type GoiTextLine): its lines
 */
GArray *
goi_text_lines_split (const char *text)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (GoiTextLine));
  gint64 at = 0;

  while (TRUE)
    {
      GoiTextLine line = { .text = text, .bytes = strcspn (text, "\n"), .start = at, .end = at };

      look_at (&line);
      g_array_append_val (lines, line);
      if (text[line.bytes] == '\0')
        break;
      at = line.end + 1;
      text += line.bytes + 1;
    }
  return lines;
}

/**
 * goi_text_line_spans:
 * @line: a line
 *
 * Returns: (transfer full) (element-type GoiTextSpan): its parts that several blanks separate
 */
GArray *
goi_text_line_spans (const GoiTextLine *line)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (GoiTextSpan));
  const char *end = line->text + line->bytes;
  gboolean apart = is_set_apart (line);
  Gap gap = { 0, 0, 0 };
  guint column = 0;
  gint64 at = line->start;

  for (const char *p = line->text; p < end; p = g_utf8_next_char (p), at++)
    {
      gunichar c = g_utf8_get_char (p);
      guint width = width_of (c);

      if (goi_char_is_space (c))
        gap_add (&gap, c);
      else if (!goi_char_is_ignorable (c))
        {
          GoiTextSpan *last;
          if (gap_close (&gap, c, apart))
            {
              GoiTextSpan span = { at, at, column, column };
              g_array_append_val (spans, span);
            }
          last = &g_array_index (spans, GoiTextSpan, spans->len - 1);
          last->end = at + 1;
          last->right = column + width;
        }
      column += width;
    }
  return spans;
}

/**
 * goi_text_line_cells:
 * @line: a line
 * @is_separator: which characters part cells
 *
 * Returns: (transfer full) (element-type GoiTextSpan): what stands between the separators, blank
 *   parts included; one more than there are separators. Columns are counted from 0.
 */
GArray *
goi_text_line_cells (const GoiTextLine *line, gboolean (*is_separator) (gunichar c))
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (GoiTextSpan));
  GoiTextSpan span = { line->start, line->start, 0, 1 };
  const char *end = line->text + line->bytes;
  gint64 at = line->start;

  for (const char *p = line->text; p < end; p = g_utf8_next_char (p), at++)
    if (is_separator (g_utf8_get_char (p)))
      {
        span.end = at;
        g_array_append_val (spans, span);
        span.start = at + 1;
        span.left++;
        span.right++;
      }
  span.end = at;
  g_array_append_val (spans, span);
  return spans;
}

/**
 * goi_text_line_is_rule:
 * @line: a line
 *
 * Returns: whether it is a rule such as |---|---|
 */
gboolean
goi_text_line_is_rule (const GoiTextLine *line)
{
  for (gsize i = 0; i < line->bytes; i++)
    if (strchr ("|-:+= \t", line->text[i]) == NULL)
      return FALSE;
  return line->n_visible > line->n_bars + 2;
}

/**
 * goi_text_line_begins_with_bar:
 * @line: a line
 *
 * Returns: whether the first character that is seen in it is a bar
 */
gboolean
goi_text_line_begins_with_bar (const GoiTextLine *line)
{
  const char *end = line->text + line->bytes;
  const char *p = line->text;

  while (p < end && goi_char_is_space (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p < end && goi_char_is_bar (g_utf8_get_char (p));
}
