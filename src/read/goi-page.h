/* goi-page.h: a page of text at positions, as PDF and OFD have it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GoiBox:
 * @x0: left edge
 * @y0: upper edge
 * @x1: right edge, at least @x0
 * @y1: lower edge, at least @y0
 *
 * A rectangle on a page, in points (1/72 inch) from the page's upper left corner, downwards.
 */
typedef struct
{
  double x0, y0, x1, y1;
} GoiBox;

/**
 * GoiGlyph:
 * @box: where it stands: the advance wide and the font high
 * @character: what it is; never a control character, but may be a blank
 *
 * A character on a page.
 */
typedef struct
{
  GoiBox box;
  gunichar character;
} GoiGlyph;

/**
 * GoiRule:
 * @box: what it covers; a horizontal rule is wider than high
 * @horizontal: its direction
 *
 * A straight ruled line on a page: an edge of a filled rectangle counts as one, too.
 */
typedef struct
{
  GoiBox box;
  gboolean horizontal;
} GoiRule;

/**
 * GoiPage:
 * @width: its width in points, as it is read (after a rotation)
 * @height: its height in points
 * @glyphs: (element-type GoiGlyph): its characters, in the order of the file
 * @rules: (element-type GoiRule): its ruled lines, in any order
 *
 * A page before anything is known of lines, paragraphs and tables.
 */
typedef struct
{
  double width, height;
  GArray *glyphs;
  GArray *rules;
} GoiPage;

GoiPage *goi_page_new (double width, double height);
void     goi_page_free (GoiPage *page);
void     goi_page_add_glyph (GoiPage *page, gunichar character, const GoiBox *box);
void     goi_page_add_rule (GoiPage *page, const GoiBox *box);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiPage, goi_page_free)

/* goi-pages.c: all pages of a document (element-type GoiPage) → paragraphs and tables in reading order. */
GoiDocument *goi_pages_to_document (GPtrArray *pages, GCancellable *cancellable, GError **error);

G_END_DECLS
