/* goi-pages.c: pages of text at positions as a document
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-pages"

#include "goi-page.h"
#include "goi-page-layout.h"

#include <math.h>

/* A page is turned when this share of its characters follow each other upwards or downwards. */
#define TURNED 0.7
/* How many characters are looked at to say so, at least. */
#define LEAST_PAIRS 20

/* Which way the text of a page runs: 0 to the right, 1 downwards, -1 upwards. */
static int
text_direction (const GoiPage *page)
{
  guint n = 0, down = 0, up = 0;

  for (guint i = 1; i < page->glyphs->len; i++)
    {
      const GoiBox *a = &g_array_index (page->glyphs, GoiGlyph, i - 1).box;
      const GoiBox *b = &g_array_index (page->glyphs, GoiGlyph, i).box;
      double dx = goi_box_middle_x (b) - goi_box_middle_x (a);
      double dy = goi_box_middle_y (b) - goi_box_middle_y (a);
      double size = MAX (a->x1 - a->x0, a->y1 - a->y0);

      if (MAX (fabs (dx), fabs (dy)) > 2 * size)
        continue;
      n++;
      if (fabs (dy) > 2 * fabs (dx))
        {
          down += dy > 0 ? 1 : 0;
          up += dy < 0 ? 1 : 0;
        }
    }
  if (n < LEAST_PAIRS)
    return 0;
  return down > TURNED * n ? 1 : up > TURNED * n ? -1 : 0;
}

static GoiBox
turn_box (const GoiPage *page, const GoiBox *box, int direction)
{
  if (direction > 0)
    return (GoiBox) { box->y0, page->width - box->x1, box->y1, page->width - box->x0 };
  return (GoiBox) { page->height - box->y1, box->x0, page->height - box->y0, box->x1 };
}

/* The page as it is held to read it. */
static GoiPage *
turn_page (const GoiPage *page)
{
  int direction = text_direction (page);
  GoiPage *turned = direction == 0 ? goi_page_new (page->width, page->height)
                                   : goi_page_new (page->height, page->width);

  for (guint i = 0; i < page->glyphs->len; i++)
    {
      const GoiGlyph *glyph = &g_array_index (page->glyphs, GoiGlyph, i);
      GoiBox box = direction == 0 ? glyph->box : turn_box (page, &glyph->box, direction);
      if (isfinite (box.x0) && isfinite (box.y0) && isfinite (box.x1) && isfinite (box.y1))
        goi_page_add_glyph (turned, glyph->character, &box);
    }
  for (guint i = 0; i < page->rules->len; i++)
    {
      const GoiRule *rule = &g_array_index (page->rules, GoiRule, i);
      GoiBox box = direction == 0 ? rule->box : turn_box (page, &rule->box, direction);
      goi_page_add_rule (turned, &box);
    }
  return turned;
}

/**
 * goi_pages_to_document:
 * @pages: (element-type GoiPage): the pages of a document
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GIOErrorEnum
 *
 * Finds the paragraphs and tables of pages, in reading order. Tables are where ruled lines cross, or where
 * text stands in columns; page numbers and repeated headers are left out; what goes on from one page to the
 * next is joined.
 *
 * Returns: (transfer full): the document, or NULL when it was cancelled
 */
GoiDocument *
goi_pages_to_document (GPtrArray *pages, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) turned = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_page_free);
  g_autoptr (GPtrArray) layouts
      = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_page_layout_free);
  g_autoptr (GoiDocument) document = goi_document_new ();

  for (guint i = 0; i < pages->len; i++)
    {
      GoiPage *page = turn_page (g_ptr_array_index (pages, i));

      g_ptr_array_add (turned, page);
      g_ptr_array_add (layouts, goi_page_layout_new (page));
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  goi_page_furniture_remove (layouts);
  for (guint i = 0; i < layouts->len; i++)
    {
      goi_page_layout_read (g_ptr_array_index (layouts, i), i > 0 ? g_ptr_array_index (layouts, i - 1) : NULL);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  goi_page_cells_find (layouts);
  goi_page_parts_write (layouts, document);
  return g_steal_pointer (&document);
}
