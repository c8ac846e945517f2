/* goi-pdf-state.h: how the content of a PDF page draws at a moment
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-pdf-font.h"
#include "goi-pdf-scanner.h"

G_BEGIN_DECLS

/* The lengths of a dashed line that are kept. */
#define GOI_PDF_MOST_DASHES 8

/**
 * GoiPdfSpace:
 * @GOI_PDF_GREY: one number, 0 is black
 * @GOI_PDF_RGB: red, green and blue
 * @GOI_PDF_CMYK: four inks
 * @GOI_PDF_INKS: some inks of its own, 0 is white
 * @GOI_PDF_LAB: how light it is, of 100, and two numbers more
 * @GOI_PDF_UNCLEAR: a pattern or a palette
 *
 * What the numbers of a colour mean: ISO 32000-1, 8.6.
 */
typedef enum
{
  GOI_PDF_GREY,
  GOI_PDF_RGB,
  GOI_PDF_CMYK,
  GOI_PDF_INKS,
  GOI_PDF_LAB,
  GOI_PDF_UNCLEAR,
} GoiPdfSpace;

/**
 * GoiPdfPaint:
 * @space: what the numbers of its colours mean
 * @light: how light it is, from 0 to 1
 * @opacity: how much it covers, from 0 to 1
 *
 * What lines or areas are painted with.
 */
typedef struct
{
  GoiPdfSpace space;
  double light, opacity;
} GoiPdfPaint;

/**
 * GoiPdfState:
 * @matrix: to points on the page
 * @fill: for areas
 * @stroke: for lines
 * @line_width: how thick lines are
 * @dashes: the lengths of the parts of dashed lines
 * @n_dashes: how many these are
 * @dash_phase: where dashed lines begin
 * @font: (nullable): the font
 * @font_size: its size
 * @leading: the distance of lines of text
 * @rise: how far text is raised
 * @stretch: how wide text is, of 1
 * @hidden: whether text is not shown
 *
 * The graphics state: ISO 32000-1, 8.4 and 9.3.
 */
typedef struct
{
  cairo_matrix_t matrix;
  GoiPdfPaint fill, stroke;
  double line_width;
  double dashes[GOI_PDF_MOST_DASHES];
  guint n_dashes;
  double dash_phase;
  const GoiPdfFont *font;
  double font_size, leading, rise, stretch;
  gboolean hidden;
} GoiPdfState;

void        goi_pdf_state_init        (GoiPdfState *self, const cairo_matrix_t *matrix);
void        goi_pdf_state_set_dashes  (GoiPdfState *self, const GoiPdfScanner *scanner);
void        goi_pdf_state_set_extra   (GoiPdfState *self, GoiPdfFile *file, GoiPdfObject extra);
GoiPdfSpace goi_pdf_space_from_object (GoiPdfFile *file, GoiPdfObject object);
GoiPdfSpace goi_pdf_space_from_name   (GoiPdfFile *file, GoiPdfObject resources, const char *name);
void        goi_pdf_paint_set_space   (GoiPdfPaint *self, GoiPdfSpace space);
void        goi_pdf_paint_set_color   (GoiPdfPaint *self, const GoiPdfScanner *scanner);
void        goi_pdf_matrix_put_before (cairo_matrix_t *matrix, double xx, double yx, double xy, double yy, double x0,
                                       double y0);
gboolean    goi_pdf_matrix_is_finite  (const cairo_matrix_t *matrix);

G_END_DECLS
