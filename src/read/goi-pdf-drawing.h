/* goi-pdf-drawing.h: what is drawn on a page of a PDF file beside its text
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-page.h"
#include "goi-pdf-file.h"

G_BEGIN_DECLS

/**
 * GoiPdfDrawing:
 *
 * Draws the pages of a file.
 */
typedef struct _GoiPdfDrawing GoiPdfDrawing;

GoiPdfDrawing *goi_pdf_drawing_new  (GBytes *bytes, guint n_pages);
void           goi_pdf_drawing_free (GoiPdfDrawing *self);
gboolean       goi_pdf_drawing_draw (GoiPdfDrawing *self, guint number, const GoiPage *page, cairo_surface_t *light,
                                     double scale);

G_END_DECLS
