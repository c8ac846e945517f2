/* goi-page-furniture.c: headers, footers and page numbers
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * They are found in the upper and lower parts of pages before anything else is read, because tables and
 * sentences go on from one page to the next. A header stays once, on its first page, since it may be the
 * only place that says whose report this is; a footer stays once, too, at the end.
 */

#define G_LOG_DOMAIN "goi-page-furniture"

#include "goi-page-layout.h"

#include "goi-characters.h"

#include <math.h>
#include <string.h>

/* How much of a page's height holds headers or footers, at most. */
#define EDGE 0.12
/* Lines on two pages at less distance stand at the same place; in points. */
#define SAME_PLACE 4.0
/* The values of a table are farther from each other, in heights of characters, than the parts of a page number. */
#define APART 1.5
/* The largest page number. */
#define MOST_PAGES 9999

typedef struct
{
  guint page;
  GoiPageLine *line; /* not owned */
  char *text;        /* without blanks, digits as 0 */
  double y;
  int number;        /* the page number, 0 for none */
  gboolean plain;    /* whether the number stands alone, without dashes or words */
  gboolean remove;
  gboolean repeated; /* whether the same stands on later pages */
} Candidate;

static void
candidate_clear (gpointer data)
{
  g_free (((Candidate *) data)->text);
}

static char *
bare_text (const GoiPageLine *line)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < line->glyphs->len; i++)
    g_string_append_unichar (text, goi_page_line_glyph (line, i)->character);
  return g_string_free (text, FALSE);
}

/* Skips what may stand around a page number. */
static const char *
skip_around (const char *p, gboolean *plain)
{
  static const char *const around[] = { "-", "—", "–", "－", "―", "─", "·", "•", "~", "～", "/", "／", "|", "第", "页",
                                        "共", "(", ")", "（", "）", "[", "]", "【", "】", "<", ">", "«", "»", "Page", "of" };

  for (guint i = 0; i < G_N_ELEMENTS (around); i++)
    if (g_str_has_prefix (p, around[i]))
      {
        *plain = FALSE;
        return p + strlen (around[i]);
      }
  return NULL;
}

/* The page number that is all that a line holds, 0 when it holds something else. */
static int
parse_page_number (const char *text, gboolean *plain)
{
  int number = 0;
  guint n_numbers = 0;

  *plain = TRUE;
  for (const char *p = text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = skip_around (p, plain);
      int value = 0;

      if (next != NULL)
        {
          p = next;
          continue;
        }
      if (!g_unichar_isdigit (c) || ++n_numbers > 2)
        return 0;
      for (; g_unichar_isdigit (g_utf8_get_char (p)) && value <= MOST_PAGES; p = g_utf8_next_char (p))
        value = value * 10 + g_unichar_digit_value (g_utf8_get_char (p));
      if (value > MOST_PAGES)
        return 0;
      number = n_numbers == 1 ? value : number;
    }
  return number;
}

static void
mask_digits (char *text)
{
  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text))
      *text = '0';
}

/* Whether a line is numbers and marks far from each other and nothing else: the values of a table. */
static gboolean
is_values (const GoiPageLine *line, const char *text)
{
  g_autoptr (GPtrArray) parts = goi_page_line_split (line, APART);

  if (parts->len < 2)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static void
add_candidate (GArray *candidates, guint page, GoiPageLine *line)
{
  Candidate candidate = { page, line, bare_text (line), goi_box_middle_y (&line->box), 0, FALSE, FALSE, FALSE };

  if (is_values (line, candidate.text))
    {
      g_free (candidate.text);
      return;
    }
  candidate.number = parse_page_number (candidate.text, &candidate.plain);
  mask_digits (candidate.text);
  g_array_append_val (candidates, candidate);
}

/* The first and last lines of a page. */
static void
collect (GArray *candidates, guint number, GoiPageLayout *layout)
{
  double height = layout->page->height;

  for (guint i = 0; i < layout->lines->len; i++)
    {
      GoiPageLine *line = g_ptr_array_index (layout->lines, i);
      double y = goi_box_middle_y (&line->box);
      if (y < height * EDGE || y > height * (1 - EDGE))
        add_candidate (candidates, number, line);
    }
}

/* The same words at the same place on another page, or a page number that goes up with the pages. */
static void
mark_repeated (GArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *a = &g_array_index (candidates, Candidate, i);

      for (guint k = i + 1; k < candidates->len && k < i + 400; k++)
        {
          Candidate *b = &g_array_index (candidates, Candidate, k);

          if (a->page == b->page || fabs (a->y - b->y) > SAME_PLACE)
            continue;
          if (a->number > 0 && b->number > 0)
            {
              if (b->number - a->number == (int) (b->page - a->page))
                a->remove = b->remove = TRUE;
            }
          else if (a->number == 0 && strcmp (a->text, b->text) == 0)
            a->repeated = b->remove = TRUE;
        }
      /* One page may be all there is. */
      if (a->number > 0 && !a->plain)
        a->remove = TRUE;
      if (a->number == (int) a->page + 1)
        a->remove = TRUE;
    }
}

/* Page numbers inside a table are known from those on other pages: the same pattern at the same height. */
static void
remove_inside (GPtrArray *layouts, const GArray *candidates)
{
  for (guint p = 0; p < layouts->len; p++)
    {
      GoiPageLayout *layout = g_ptr_array_index (layouts, p);
      g_autoptr (GPtrArray) lines = NULL;
      const Candidate *sample = NULL;

      for (guint i = 0; i < candidates->len && sample == NULL; i++)
        {
          const Candidate *candidate = &g_array_index (candidates, Candidate, i);
          if (candidate->remove && candidate->number > 0 && !candidate->plain)
            sample = candidate;
        }
      if (sample == NULL || layout->grids->len == 0)
        continue;
      lines = goi_page_lines_new (layout->page->glyphs);
      for (guint i = 0; i < lines->len; i++)
        {
          g_autoptr (GPtrArray) parts = NULL;
          GoiPageLine *line = g_ptr_array_index (lines, i);

          if (fabs (goi_box_middle_y (&line->box) - sample->y) > SAME_PLACE)
            continue;
          parts = goi_page_line_split (line, 1);
          for (guint k = 0; k < parts->len; k++)
            {
              GoiPageLine *part = g_ptr_array_index (parts, k);
              g_autofree char *text = bare_text (part);
              gboolean plain;
              int number = parse_page_number (text, &plain);

              if (plain || number - sample->number != (int) p - (int) sample->page)
                continue;
              for (guint g = 0; g < layout->page->glyphs->len; g++)
                {
                  GoiGlyph *glyph = &g_array_index (layout->page->glyphs, GoiGlyph, g);
                  if (goi_box_contains (&part->box, goi_box_middle_x (&glyph->box),
                                        goi_box_middle_y (&glyph->box)))
                    glyph->character = ' ';
                }
            }
        }
    }
}

/* A footer that stays goes to the end of the document: a table or a sentence may go on behind it. */
static void
move_to_end (GPtrArray *layouts, const Candidate *candidate)
{
  GoiPageLayout *from = g_ptr_array_index (layouts, candidate->page);
  GoiPageLayout *last = g_ptr_array_index (layouts, layouts->len - 1);
  GoiPageLine *line = candidate->line;
  double shift = MAX (last->page->height, line->box.y1) - line->box.y1;
  guint at;

  if (!g_ptr_array_find (from->lines, line, &at))
    return;
  line->is_footer = TRUE;
  if (from == last)
    return;
  g_ptr_array_add (last->lines, g_ptr_array_steal_index (from->lines, at));
  line->box.y0 += shift;
  line->box.y1 += shift;
  for (guint i = 0; i < line->glyphs->len; i++)
    {
      GoiBox *box = &g_array_index (line->glyphs, GoiGlyph, i).box;
      box->y0 += shift;
      box->y1 += shift;
    }
}

/**
 * goi_page_furniture_remove:
 * @layouts: (element-type GoiPageLayout): the pages of a document, their lines known
 *
 * Takes page numbers, and headers and footers but for their first occurrence, out of the lines.
 */
void
goi_page_furniture_remove (GPtrArray *layouts)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  g_array_set_clear_func (candidates, candidate_clear);
  for (guint i = 0; i < layouts->len; i++)
    collect (candidates, i, g_ptr_array_index (layouts, i));
  mark_repeated (candidates);
  remove_inside (layouts, candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);
      GoiPageLayout *layout = g_ptr_array_index (layouts, candidate->page);
      if (candidate->remove)
        g_ptr_array_remove (layout->lines, candidate->line);
      else if (candidate->repeated && candidate->y > layout->page->height / 2)
        move_to_end (layouts, candidate);
    }
}
