/* pdf-fixture.h: documents drawn on pages, in the ways in which programs do it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PdfLines:
 * @PDF_STROKES: lines that are stroked
 * @PDF_FILLS: thin rectangles that are filled
 * @PDF_BOXES: a rectangle around each cell
 * @PDF_DOTS: dotted lines
 * @PDF_GAPS: shaded cells with white lines between them
 * @PDF_NONE: no lines
 *
 * How tables are ruled.
 */
typedef enum
{
  PDF_STROKES,
  PDF_FILLS,
  PDF_BOXES,
  PDF_DOTS,
  PDF_GAPS,
  PDF_NONE,
} PdfLines;

/**
 * PdfStyle:
 * @lines: how tables are ruled
 * @width: how thick lines are, in points
 * @grey: how light they are, of 1
 * @shaded: whether every other row has a background
 * @centred: whether the text of cells is in the middle
 * @size: the size of the font in tables, 0 for 10
 * @width_of_page: 0 for A4
 * @height_of_page: 0 for A4
 * @turned: pages are drawn on their side, with the upper edge on the right
 * @numbered: pages have a number
 * @header: (nullable): a line at the top of every page
 * @open_sides: tables have no lines on the left and right
 * @outlined: numbers are drawn, and no text
 *
 * How a document is drawn.
 */
typedef struct
{
  const char *name;
  PdfLines lines;
  double width, grey;
  gboolean shaded, centred;
  double size;
  double width_of_page, height_of_page;
  gboolean turned, numbered;
  const char *header;
  gboolean open_sides;
  gboolean outlined;
} PdfStyle;

GBytes *pdf_draw (GoiDocument *document, const PdfStyle *style);
GBytes *pdf_replace (GBytes *pdf, const char *what, const char *with);

G_END_DECLS
