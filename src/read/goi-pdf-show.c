/* goi-pdf-show.c: where the content of a PDF page shows text
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Poppler tells the characters. Where one is shown that it does not tell, a mark is drawn: something stands there.
 * ISO 32000-1, 9.3 and 9.4.
 */

#define G_LOG_DOMAIN "goi-pdf-show"

#include "goi-pdf-content.h"

#include <math.h>
#include <string.h>

/* The fields of the map of characters, in points, and how far around one it is found, in its heights. */
#define FIELD 4
#define AROUND 0.3
/* Where in a character it is looked for, from the place where it is shown, in sizes of its font. */
#define INTO_CHARACTER 0.15
#define ABOVE_LINE 0.25
/* How large the mark of a character is that nobody tells, in sizes of its font, and at most in pixels. */
#define MARK_WIDTH 0.5
#define MARK_HEIGHT 0.7
#define LARGEST_MARK 7
/* Text that is as light is not seen. */
#define WHITE 0.95

/* The field of the map where something is, of @n; a place that is no number is in the first. */
static int
field_at (double place, int n)
{
  return isnan (place) ? 0 : (int) CLAMP (place / FIELD, 0, n - 1);
}

/**
 * goi_pdf_map_glyphs:
 * @self: what draws a page
 *
 * Notes where on the page poppler tells characters, and around them.
 */
void
goi_pdf_map_glyphs (GoiPdfDrawing *self)
{
  const GoiPage *page = self->page;

  self->n_columns = (int) (MIN (page->width, GOI_PDF_FAR) / FIELD) + 1;
  self->n_rows = (int) (MIN (page->height, GOI_PDF_FAR) / FIELD) + 1;
  self->map = g_malloc0 ((gsize) self->n_columns * self->n_rows);
  for (guint i = 0; i < page->glyphs->len; i++)
    {
      const GoiBox *box = &g_array_index (page->glyphs, GoiGlyph, i).box;
      double around = AROUND * (box->y1 - box->y0);
      int x0 = field_at (box->x0 - around, self->n_columns);
      int x1 = field_at (box->x1 + around, self->n_columns);
      int y0 = field_at (box->y0 - around, self->n_rows);
      int y1 = field_at (box->y1 + around, self->n_rows);

      for (int y = y0; y <= y1 && x1 >= x0; y++)
        memset (self->map + y * self->n_columns + x0, 1, x1 - x0 + 1);
    }
}

static void
set_font (GoiPdfContent *self)
{
  GoiPdfDrawing *drawing = self->drawing;
  const char *name = goi_pdf_scanner_name (&self->scanner, 0);
  GoiPdfObject object
      = goi_pdf_object_get (drawing->file, goi_pdf_object_get (drawing->file, self->resources, "/Font"), name);
  guint id = goi_pdf_object_get_id (drawing->file, object);
  GoiPdfFont *font = g_hash_table_lookup (drawing->fonts, GUINT_TO_POINTER (id));

  /* A font without a number stands in the page itself, which programs do not do. */
  if (font == NULL && id != 0)
    {
      font = goi_pdf_font_new (drawing->file, object);
      g_hash_table_insert (drawing->fonts, GUINT_TO_POINTER (id), font);
    }
  self->state.font = font;
  self->state.font_size = goi_pdf_number (self, 1);
}

/**
 * goi_pdf_begin_text:
 * @self: a content
 *
 * Begins a text object.
 */
void
goi_pdf_begin_text (GoiPdfContent *self)
{
  cairo_matrix_init_identity (&self->text);
  cairo_matrix_init_identity (&self->line);
  self->is_placed = TRUE;
}

static void
next_line (GoiPdfContent *self, double x, double y)
{
  goi_pdf_matrix_put_before (&self->line, 1, 0, 0, 1, x, y);
  self->text = self->line;
  self->is_placed = TRUE;
}

static void
set_text_matrix (GoiPdfContent *self)
{
  double n[6];

  goi_pdf_take_six (self, n);
  cairo_matrix_init_identity (&self->line);
  goi_pdf_matrix_put_before (&self->line, n[0], n[1], n[2], n[3], n[4], n[5]);
  self->text = self->line;
  self->is_placed = TRUE;
}

/* Whether poppler tells a character there. */
static gboolean
is_told (const GoiPdfDrawing *self, double x, double y)
{
  int row = (int) (CLAMP (y, -GOI_PDF_FAR, GOI_PDF_FAR) / FIELD);
  int column = (int) (CLAMP (x, -GOI_PDF_FAR, GOI_PDF_FAR) / FIELD);

  /* What stands beside the page is not seen. */
  if (x < 0 || y < 0 || row >= self->n_rows || column >= self->n_columns)
    return TRUE;
  return self->map[row * self->n_columns + column] != 0;
}

/* Text is shown @offset behind the place where it goes on. */
static void
show (GoiPdfContent *self, double offset)
{
  const GoiPdfState *state = &self->state;
  double x = offset + INTO_CHARACTER * state->font_size * state->stretch;
  double y = state->rise + ABOVE_LINE * state->font_size;
  double scale = self->drawing->scale, size, width, height;
  cairo_matrix_t both;

  cairo_matrix_multiply (&both, &self->text, &state->matrix);
  cairo_matrix_transform_point (&both, &x, &y);
  /* Numbers that can be counted with may have a product that is none. */
  if (!goi_pdf_matrix_is_finite (&both) || !isfinite (x) || !isfinite (y) || is_told (self->drawing, x, y))
    return;
  size = fabs (state->font_size) * sqrt (fabs (both.xx * both.yy - both.xy * both.yx)) * scale;
  width = MIN (MARK_WIDTH * size, LARGEST_MARK);
  height = MIN (MARK_HEIGHT * size, LARGEST_MARK);
  cairo_set_source_rgba (self->drawing->cr, 0, 0, 0, 0);
  cairo_rectangle (self->drawing->cr, x * scale, y * scale - height / 2, width, height);
  cairo_fill (self->drawing->cr);
}

/* The operators that show text: looks at the first character, whose place is known. */
static void
show_text (GoiPdfContent *self)
{
  const GoiPdfState *state = &self->state;
  gboolean is_seen = !state->hidden && state->font != NULL && state->font_size != 0
                     && (state->fill.space == GOI_PDF_UNCLEAR || state->fill.light < WHITE);
  double offset = 0;

  for (guint i = 0; i < self->scanner.n_operands && self->is_placed && is_seen; i++)
    {
      const GoiPdfOperand *operand = &self->scanner.operands[i];

      if (operand->type == GOI_PDF_NUMBER)
        offset -= operand->number / 1000 * state->font_size * state->stretch;
      if (operand->type != GOI_PDF_STRING || operand->length == 0)
        continue;
      if (!goi_pdf_font_is_blank (state->font, self->scanner.bytes->data + operand->start, operand->length))
        show (self, offset);
      break;
    }
  self->is_placed = FALSE;
}

static gboolean
run_text_place (GoiPdfContent *self, guint operator)
{
  GoiPdfState *state = &self->state;

  switch (operator)
    {
    case GOI_PDF_OPERATOR ('B', 'T', 0):
      goi_pdf_begin_text (self);
      return TRUE;
    case GOI_PDF_OPERATOR ('T', 'f', 0):
      set_font (self);
      return TRUE;
    case GOI_PDF_OPERATOR ('T', 'L', 0):
      state->leading = goi_pdf_number (self, 0);
      return TRUE;
    case GOI_PDF_OPERATOR ('T', 's', 0):
      state->rise = goi_pdf_number (self, 0);
      return TRUE;
    case GOI_PDF_OPERATOR ('T', 'z', 0):
      state->stretch = goi_pdf_number (self, 0) / 100;
      return TRUE;
    case GOI_PDF_OPERATOR ('T', 'r', 0):
      state->hidden = goi_pdf_number (self, 0) == 3 || goi_pdf_number (self, 0) == 7;
      return TRUE;
    case GOI_PDF_OPERATOR ('T', 'D', 0):
      state->leading = -goi_pdf_number (self, 1);
      next_line (self, goi_pdf_number (self, 0), goi_pdf_number (self, 1));
      return TRUE;
    case GOI_PDF_OPERATOR ('T', 'd', 0):
      next_line (self, goi_pdf_number (self, 0), goi_pdf_number (self, 1));
      return TRUE;
    case GOI_PDF_OPERATOR ('T', 'm', 0):
      set_text_matrix (self);
      return TRUE;
    case GOI_PDF_OPERATOR ('T', '*', 0):
      next_line (self, 0, -state->leading);
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * goi_pdf_run_text:
 * @self: a content
 * @operator: an operator
 *
 * Does what an operator of text does.
 *
 * Returns: whether it is one
 */
gboolean
goi_pdf_run_text (GoiPdfContent *self, guint operator)
{
  switch (operator)
    {
    case GOI_PDF_OPERATOR ('T', 'j', 0):
    case GOI_PDF_OPERATOR ('T', 'J', 0):
      show_text (self);
      return TRUE;
    case GOI_PDF_OPERATOR ('\'', 0, 0):
    case GOI_PDF_OPERATOR ('"', 0, 0):
      next_line (self, 0, -self->state.leading);
      /* The two numbers before the string are distances of words and characters. */
      if (self->scanner.n_operands > 2)
        memset (self->scanner.operands, 0, 2 * sizeof (GoiPdfOperand));
      show_text (self);
      return TRUE;
    default:
      return run_text_place (self, operator);
    }
}

