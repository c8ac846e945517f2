/* goi-pdf-content.h: the content of a PDF page while it is drawn
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by what draws lines and areas (goi-pdf-drawing.c) and what looks where text is shown
 * (goi-pdf-show.c).
 */

#pragma once

#include "goi-pdf-drawing.h"
#include "goi-pdf-state.h"

G_BEGIN_DECLS

/* Where pixels end that may be drawn at. */
#define GOI_PDF_FAR 20000

/* A rectangle may come back to its first corner. */
#define GOI_PDF_MOST_CORNERS 5

/* An operator as a number. */
#define GOI_PDF_OPERATOR(a, b, c) ((guint) (a) | (guint) (b) << 8 | (guint) (c) << 16)

struct _GoiPdfDrawing
{
  GoiPdfFile *file;
  GHashTable *fonts; /* the number of an object → GoiPdfFont */

  /* For the page that is drawn. */
  const GoiPage *page;
  cairo_t *cr;
  double scale;
  guint8 *map;       /* whether there are characters, for each field of the page */
  int n_rows, n_columns;
  gboolean unclear;
  gsize n_bytes;     /* of its content */
  guint n_pictures;
};

/**
 * GoiPdfContent:
 *
 * The content of a page or form while it is drawn.
 */
typedef struct
{
  GoiPdfDrawing *drawing;
  GoiPdfObject resources;
  GHashTable *spaces; /* a name → GoiPdfSpace */
  GoiPdfScanner scanner;
  GArray *states;     /* those that are saved */
  GoiPdfState state;
  guint depth;
  double points[GOI_PDF_MOST_CORNERS][2]; /* the first points of the path */
  guint n_points;     /* how many it has; more than are kept where it has curves */
  gboolean clips;
  cairo_fill_rule_t clip_rule;
  cairo_matrix_t text, line;
  gboolean is_placed; /* it is known where text goes on */
} GoiPdfContent;

void     goi_pdf_map_glyphs        (GoiPdfDrawing *self);
void     goi_pdf_begin_text        (GoiPdfContent *self);
gboolean goi_pdf_run_text          (GoiPdfContent *self, guint operator);

/* The numbers of a matrix or curve. */
static inline void
goi_pdf_take_six (const GoiPdfContent *self, double numbers[6])
{
  for (guint i = 0; i < 6; i++)
    numbers[i] = goi_pdf_scanner_number (&self->scanner, i);
}

static inline double
goi_pdf_number (const GoiPdfContent *self, guint i)
{
  return goi_pdf_scanner_number (&self->scanner, i);
}

G_END_DECLS
