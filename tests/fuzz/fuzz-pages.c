/* fuzz-pages.c: the finder of paragraphs and tables on pages
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "goi-page.h"

#include <math.h>
#include <string.h>

/* Readers hand over places that are somewhere near a page. */
#define MAX_PLACE 1e6
#define MAX_PAGES 20

static gboolean
read_numbers (const char **text, double *numbers, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      char *end;

      numbers[i] = g_ascii_strtod (*text, &end);
      if (end == *text || !isfinite (numbers[i]) || fabs (numbers[i]) > MAX_PLACE)
        return FALSE;
      *text = end;
    }
  return TRUE;
}

/* t X Y SIZE TEXT */
static void
add_text (GoiPage *page, const char *line)
{
  double v[3];

  if (!read_numbers (&line, v, 3) || *line == '\0')
    return;
  v[2] = fabs (v[2]);
  for (line = g_utf8_next_char (line); *line != '\0'; line = g_utf8_next_char (line))
    {
      gunichar c = g_utf8_get_char (line);
      double width = g_unichar_iswide_cjk (c) ? v[2] : v[2] / 2;
      GoiBox box = { v[0], v[1], v[0] + width, v[1] + v[2] };

      goi_page_add_glyph (page, c, &box);
      v[0] += width;
    }
}

/* r X0 Y0 X1 Y1 */
static void
add_rule (GoiPage *page, const char *line)
{
  double v[4];
  GoiBox box;

  if (!read_numbers (&line, v, 4))
    return;
  box = (GoiBox) { MIN (v[0], v[2]), MIN (v[1], v[3]), MAX (v[0], v[2]), MAX (v[1], v[3]) };
  goi_page_add_rule (page, &box);
}

/* p begins another page. */
static GPtrArray *
make_pages (const char *text)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_page_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GoiPage *page = goi_page_new (595, 842);

  g_ptr_array_add (pages, page);
  for (guint i = 0; lines[i] != NULL; i++)
    switch (lines[i][0])
      {
      case 'p':
        if (pages->len < MAX_PAGES)
          g_ptr_array_add (pages, page = goi_page_new (595, 842));
        break;
      case 't':
        add_text (page, lines[i] + 1);
        break;
      case 'r':
        add_rule (page, lines[i] + 1);
        break;
      default:
        break;
      }
  return pages;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *valid = g_utf8_make_valid ((const char *) data, size);
  g_autoptr (GPtrArray) pages = make_pages (valid);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiDocument) document = goi_pages_to_document (pages, NULL, &error);

  fuzz_check_document (document, error);
  return 0;
}
