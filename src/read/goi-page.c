/* goi-page.c: a page of text at positions, as PDF and OFD have it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-page"

#include "goi-page.h"

/**
 * goi_page_new:
 * @width: its width in points
 * @height: its height in points
 *
 * Returns: (transfer full): an empty page
 */
GoiPage *
goi_page_new (double width, double height)
{
  GoiPage *page = g_new0 (GoiPage, 1);

  page->width = width;
  page->height = height;
  page->glyphs = g_array_new (FALSE, FALSE, sizeof (GoiGlyph));
  page->rules = g_array_new (FALSE, FALSE, sizeof (GoiRule));
  return page;
}

/**
 * goi_page_free:
 * @page: (transfer full): a page
 */
void
goi_page_free (GoiPage *page)
{
  g_array_unref (page->glyphs);
  g_array_unref (page->rules);
  g_free (page);
}

/**
 * goi_page_add_glyph:
 * @page: a page
 * @character: a character; control characters are left out
 * @box: where it stands
 */
void
goi_page_add_glyph (GoiPage *page, gunichar character, const GoiBox *box)
{
  GoiGlyph glyph = { *box, character };

  if (g_unichar_iscntrl (character))
    return;
  g_array_append_val (page->glyphs, glyph);
}

/**
 * goi_page_add_rule:
 * @page: a page
 * @box: what the line covers; its longer side gives the direction
 */
void
goi_page_add_rule (GoiPage *page, const GoiBox *box)
{
  GoiRule rule = { *box, box->x1 - box->x0 >= box->y1 - box->y0 };

  g_array_append_val (page->rules, rule);
}
