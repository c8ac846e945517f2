/* goi-page-lines.c: characters at positions as lines of text
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-page-lines"

#include "goi-page-lines.h"

#include "goi-characters.h"
#include "goi-number.h"

#include <math.h>
#include <string.h>

/* Characters stand on one line when their middles differ by less than this part of their height. */
#define SAME_LINE 0.4
/* The same character again at less than this part of its width is one that is printed twice to look bold. */
#define SAME_PLACE 0.25
/* The space between two characters that is a blank, in parts of their height, beyond the space between most
 * characters of the line, which are set apart to fill lines. */
#define BLANK 0.2
/* How many characters a line has at least to say what most have between them. */
#define LEAST_GAPS 8

static void
include (GoiBox *box, const GoiBox *other)
{
  box->x0 = MIN (box->x0, other->x0);
  box->y0 = MIN (box->y0, other->y0);
  box->x1 = MAX (box->x1, other->x1);
  box->y1 = MAX (box->y1, other->y1);
}

/**
 * goi_page_line_new:
 *
 * Returns: (transfer full): a line without characters
 */
GoiPageLine *
goi_page_line_new (void)
{
  GoiPageLine *line = g_new0 (GoiPageLine, 1);

  line->glyphs = g_array_new (FALSE, FALSE, sizeof (GoiGlyph));
  return line;
}

/**
 * goi_page_line_add:
 * @line: a line
 * @glyph: a character on the right of those that are there
 */
void
goi_page_line_add (GoiPageLine *line, const GoiGlyph *glyph)
{
  if (line->glyphs->len == 0)
    line->box = glyph->box;
  else
    include (&line->box, &glyph->box);
  line->size = MAX (line->size, glyph->box.y1 - glyph->box.y0);
  g_array_append_val (line->glyphs, *glyph);
}

/**
 * goi_page_line_free:
 * @line: (nullable): a line
 */
void
goi_page_line_free (GoiPageLine *line)
{
  if (line == NULL)
    return;
  g_array_unref (line->glyphs);
  g_free (line);
}

static int
compare_middles (gconstpointer a, gconstpointer b)
{
  double first = goi_box_middle_y (&((const GoiGlyph *) a)->box);
  double second = goi_box_middle_y (&((const GoiGlyph *) b)->box);

  return (first > second) - (first < second);
}

static int
compare_left (gconstpointer a, gconstpointer b)
{
  const GoiGlyph *first = a, *second = b;

  return (first->box.x0 > second->box.x0) - (first->box.x0 < second->box.x0);
}

static gboolean
is_printed_again (const GoiPageLine *line, const GoiGlyph *glyph)
{
  const GoiGlyph *last;

  if (line->glyphs->len == 0)
    return FALSE;
  last = goi_page_line_glyph (line, line->glyphs->len - 1);
  return last->character == glyph->character
         && fabs (last->box.x0 - glyph->box.x0) < SAME_PLACE * (glyph->box.x1 - glyph->box.x0);
}

/* The characters of @sorted from @first up to @end as a line. */
static void
add_line (GPtrArray *lines, GArray *sorted, guint first, guint end)
{
  GoiPageLine *line = goi_page_line_new ();

  qsort (&g_array_index (sorted, GoiGlyph, first), end - first, sizeof (GoiGlyph), compare_left);
  for (guint i = first; i < end; i++)
    {
      const GoiGlyph *glyph = &g_array_index (sorted, GoiGlyph, i);
      if (!is_printed_again (line, glyph))
        goi_page_line_add (line, glyph);
    }
  g_ptr_array_add (lines, line);
}

/**
 * goi_page_lines_new:
 * @glyphs: (element-type GoiGlyph): characters in any order
 *
 * Returns: (transfer full) (element-type GoiPageLine): the lines they stand on, from top to bottom
 */
GPtrArray *
goi_page_lines_new (const GArray *glyphs)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_page_line_free);
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (GoiGlyph));
  double middle = 0, height = 0;
  guint first = 0;

  for (guint i = 0; i < glyphs->len; i++)
    {
      const GoiGlyph *glyph = &g_array_index (glyphs, GoiGlyph, i);
      if (!goi_char_is_space (glyph->character) && !goi_char_is_ignorable (glyph->character))
        g_array_append_val (sorted, *glyph);
    }
  g_array_sort (sorted, compare_middles);
  for (guint i = 0; i < sorted->len; i++)
    {
      const GoiBox *box = &g_array_index (sorted, GoiGlyph, i).box;
      double own = box->y1 - box->y0;

      if (i > first && goi_box_middle_y (box) - middle > SAME_LINE * MAX (own, height))
        {
          add_line (lines, sorted, first, i);
          first = i;
        }
      /* The middle of the first half of the characters, so that lines do not grow into the next. */
      if (i == first)
        height = own;
      height = MAX (height, own);
      middle = goi_box_middle_y (&g_array_index (sorted, GoiGlyph, first + (i - first) / 2).box);
    }
  if (first < sorted->len)
    add_line (lines, sorted, first, sorted->len);
  return lines;
}

static gboolean
is_wide (gunichar c)
{
  return c >= 0x2E80;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const double *first = a, *second = b;

  return (*first > *second) - (*first < *second);
}

/* The space that three quarters of the characters of a line have before the next, or more. */
static double
usual_gap (const GoiPageLine *line)
{
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 1; i < line->glyphs->len; i++)
    {
      double gap = goi_page_line_glyph (line, i)->box.x0 - goi_page_line_glyph (line, i - 1)->box.x1;
      g_array_append_val (gaps, gap);
    }
  if (gaps->len < LEAST_GAPS)
    return 0;
  g_array_sort (gaps, compare_numbers);
  return MAX (g_array_index (gaps, double, gaps->len / 4), 0);
}

static gboolean
is_blank_between (const GoiGlyph *left, const GoiGlyph *right, double usual)
{
  double size = MIN (left->box.y1 - left->box.y0, right->box.y1 - right->box.y0);
  double gap = right->box.x0 - left->box.x1;

  /* Digits are not set apart to fill lines: those that are may be two numbers. */
  if (!is_wide (left->character) && !is_wide (right->character))
    usual = 0;
  return gap > usual + size * BLANK;
}

/* Whether a character alone is a unit: at the end of a row it is a cell of its own, also where the characters of the
 * label are set apart. */
static gboolean
is_unit (const GoiGlyph *glyph)
{
  char text[7] = { 0 };

  g_unichar_to_utf8 (glyph->character, text);
  return goi_number_is_unit (text);
}

/**
 * goi_page_line_dup_text:
 * @line: a line
 *
 * Returns: (transfer full): its text, with blanks where there is space
 */
char *
goi_page_line_dup_text (const GoiPageLine *line)
{
  GString *text = g_string_new (NULL);
  double usual = usual_gap (line);

  for (guint i = 0; i < line->glyphs->len; i++)
    {
      const GoiGlyph *glyph = goi_page_line_glyph (line, i);
      if (i > 0 && is_blank_between (glyph - 1, glyph, i + 1 == line->glyphs->len && is_unit (glyph) ? 0 : usual))
        g_string_append_c (text, ' ');
      g_string_append_unichar (text, glyph->character);
    }
  return g_string_free (text, FALSE);
}

/**
 * goi_page_line_split:
 * @line: a line
 * @gap: a space in parts of the height of its characters
 *
 * Returns: (transfer full) (element-type GoiPageLine): its parts between spaces as wide or wider
 */
GPtrArray *
goi_page_line_split (const GoiPageLine *line, double gap)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_page_line_free);
  GoiPageLine *part = NULL;

  for (guint i = 0; i < line->glyphs->len; i++)
    {
      const GoiGlyph *glyph = goi_page_line_glyph (line, i);
      if (part == NULL || glyph->box.x0 - part->box.x1 >= gap * (glyph->box.y1 - glyph->box.y0))
        {
          part = goi_page_line_new ();
          g_ptr_array_add (parts, part);
        }
      goi_page_line_add (part, glyph);
    }
  return parts;
}

/**
 * goi_page_text_append:
 * @text: what was read so far
 * @line: the line below it
 * @room: how many more characters, in parts of one, would have fitted on the line above; less than one means that
 *   it was broken because it was full
 *
 * Joins lines that were broken: without a blank between Chinese characters and inside a number, with one
 * between words.
 */
void
goi_page_text_append (GString *text, const char *line, double room)
{
  if (text->len > 0 && *line != '\0')
    {
      gunichar before = g_utf8_get_char (g_utf8_prev_char (text->str + text->len));
      gunichar after = g_utf8_get_char (line);
      gboolean number = g_unichar_isdigit (after) || strchr (".,", (int) MIN (after, 0x7F)) != NULL;

      if (!is_wide (before) && !is_wide (after)
          && !(room < 1 && number && (g_unichar_isdigit (before) || before == '.' || before == ',')))
        g_string_append_c (text, ' ');
    }
  g_string_append (text, line);
}
