/* pdf-fixture.c: documents drawn on pages, in the ways in which programs do it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pdf-fixture.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <string.h>

#define A4_WIDTH 595
#define A4_HEIGHT 842
#define MARGIN 60
#define BODY_SIZE 12
#define TABLE_SIZE 10
#define PADDING 3
#define MOST_COLUMNS 64

typedef struct
{
  const PdfStyle *style;
  cairo_t *cr;
  double width, height; /* of the page as it is read */
  double y;
  guint page;
} Drawing;

static PangoLayout *
new_layout (Drawing *self, const char *text, double size, double width)
{
  PangoLayout *layout = pango_cairo_create_layout (self->cr);
  PangoFontDescription *font = pango_font_description_from_string ("Noto Serif CJK SC");

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width > 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  return layout;
}

static double
height_of (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static void
draw_text (Drawing *self, const char *text, double y, double size, PangoAlignment align)
{
  g_autoptr (PangoLayout) layout = new_layout (self, text, size, self->width - 2 * MARGIN);

  pango_layout_set_alignment (layout, align);
  cairo_move_to (self->cr, MARGIN, y);
  pango_cairo_show_layout (self->cr, layout);
}

static void
begin_page (Drawing *self)
{
  cairo_save (self->cr);
  if (self->style->turned)
    {
      cairo_translate (self->cr, self->height, 0);
      cairo_rotate (self->cr, G_PI / 2);
    }
  self->y = MARGIN;
  self->page++;
  if (self->style->header != NULL)
    draw_text (self, self->style->header, 30, 9, PANGO_ALIGN_RIGHT);
}

static void
end_page (Drawing *self)
{
  if (self->style->numbered)
    {
      g_autofree char *number = g_strdup_printf ("- %u -", self->page);
      draw_text (self, number, self->height - 40, BODY_SIZE, PANGO_ALIGN_CENTER);
    }
  cairo_restore (self->cr);
  cairo_show_page (self->cr);
}

static gboolean
needs_page (Drawing *self, double height)
{
  if (self->y + height <= self->height - MARGIN)
    return FALSE;
  end_page (self);
  begin_page (self);
  return TRUE;
}

static void
draw_paragraph (Drawing *self, const char *text, gboolean first)
{
  g_autoptr (PangoLayout) layout = new_layout (self, text, first ? 18 : BODY_SIZE, self->width - 2 * MARGIN);
  PangoFontMetrics *metrics;
  PangoLayoutIter *iter;
  double ascent;

  if (first)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  else
    pango_layout_set_indent (layout, 2 * BODY_SIZE * PANGO_SCALE);
  metrics = pango_context_get_metrics (pango_layout_get_context (layout),
                                       pango_layout_get_font_description (layout), NULL);
  ascent = (double) pango_font_metrics_get_ascent (metrics) / PANGO_SCALE;
  pango_font_metrics_unref (metrics);
  iter = pango_layout_get_iter (layout);
  do
    {
      PangoRectangle box;

      pango_layout_iter_get_line_extents (iter, NULL, &box);
      needs_page (self, (double) box.height / PANGO_SCALE);
      cairo_move_to (self->cr, MARGIN + (double) box.x / PANGO_SCALE, self->y + ascent);
      pango_cairo_show_layout_line (self->cr, pango_layout_iter_get_line_readonly (iter));
      self->y += 1.1 * box.height / PANGO_SCALE;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  self->y += 2;
}

/* Tables */

/* Narrow columns for numbers, wide ones for labels. */
static void
measure_columns (Drawing *self, const GoiDocBlock *table, double *xs)
{
  double width = self->width - 2 * MARGIN, wide = 0;
  guint n = table->n_columns, n_labels = n == 10 ? 3 : n <= 5 ? 1 : 0;

  wide = n_labels == 3 ? width * 0.45 : n_labels == 1 ? width * 0.4 : 0;
  xs[0] = MARGIN;
  for (guint i = 0; i < n; i++)
    {
      double own = i >= n_labels ? (width - wide) / (n - n_labels) : wide;
      if (n_labels == 3 && i < 3)
        own = wide * (i == 0 ? 0.12 : i == 1 ? 0.28 : 0.6);
      xs[i + 1] = xs[i] + own;
    }
}

static double
size_of (Drawing *self)
{
  return self->style->size > 0 ? self->style->size : TABLE_SIZE;
}

static PangoLayout *
cell_layout (Drawing *self, const GoiDocCell *cell, const double *xs)
{
  PangoLayout *layout = new_layout (self, cell->text, size_of (self),
                                    xs[cell->column + cell->column_span] - xs[cell->column] - 2 * PADDING);

  if (self->style->centred)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  return layout;
}

/* As high as the texts in them; a merged cell makes its last row higher. */
static double *
measure_rows (Drawing *self, const GoiDocBlock *table, const double *xs)
{
  double *heights = g_new0 (double, table->n_rows);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < table->cells->len; i++)
      {
        const GoiDocCell *cell = g_ptr_array_index (table->cells, i);
        g_autoptr (PangoLayout) layout = cell_layout (self, cell, xs);
        double height = height_of (layout) + 2 * PADDING, there = 0;

        if ((cell->row_span > 1) != (pass == 1))
          continue;
        for (guint r = cell->row; r < cell->row + cell->row_span; r++)
          there += heights[r];
        if (there < height)
          heights[cell->row + cell->row_span - 1] += height - there;
      }
  return heights;
}

static void
draw_line (Drawing *self, double x0, double y0, double x1, double y1)
{
  const PdfStyle *style = self->style;
  double half = style->width / 2;

  if (style->lines == PDF_NONE || style->lines == PDF_GAPS)
    return;
  cairo_set_source_rgb (self->cr, style->grey, style->grey, style->grey);
  if (style->lines == PDF_FILLS)
    {
      cairo_rectangle (self->cr, MIN (x0, x1) - half, MIN (y0, y1) - half, x1 - x0 + style->width,
                       y1 - y0 + style->width);
      cairo_fill (self->cr);
    }
  else
    {
      const double dots[] = { 1, 1 };

      cairo_set_dash (self->cr, dots, style->lines == PDF_DOTS ? 2 : 0, 0);
      cairo_set_line_width (self->cr, style->width);
      cairo_move_to (self->cr, x0, y0);
      cairo_line_to (self->cr, x1, y1);
      cairo_stroke (self->cr);
    }
  cairo_set_source_rgb (self->cr, 0, 0, 0);
}

static void
draw_borders (Drawing *self, const GoiDocBlock *table, const GoiDocCell *cell, const double *xs, double y0,
              double y1)
{
  double x0 = xs[cell->column], x1 = xs[cell->column + cell->column_span];

  if (self->style->lines == PDF_BOXES)
    {
      cairo_set_line_width (self->cr, self->style->width);
      cairo_rectangle (self->cr, x0, y0, x1 - x0, y1 - y0);
      cairo_stroke (self->cr);
      return;
    }
  draw_line (self, x0, y0, x1, y0);
  draw_line (self, x0, y1, x1, y1);
  if (cell->column > 0 || !self->style->open_sides)
    draw_line (self, x0, y0, x0, y1);
  if (cell->column + cell->column_span < table->n_columns || !self->style->open_sides)
    draw_line (self, x1, y0, x1, y1);
}

static void
draw_background (Drawing *self, const GoiDocCell *cell, const double *xs, double y0, double y1)
{
  double x0 = xs[cell->column], x1 = xs[cell->column + cell->column_span];
  double gap = self->style->lines == PDF_GAPS ? 0.5 : 0;

  if (!self->style->shaded && gap == 0)
    return;
  if (gap == 0 && cell->row % 2 == 0)
    return;
  cairo_set_source_rgb (self->cr, 0.85, 0.9, 0.95);
  cairo_rectangle (self->cr, x0 + gap, y0 + gap, x1 - x0 - 2 * gap, y1 - y0 - 2 * gap);
  cairo_fill (self->cr);
  cairo_set_source_rgb (self->cr, 0, 0, 0);
}

/* The part of a cell that is in rows from @first up to @end, which are on this page. */
static void
draw_cell (Drawing *self, const GoiDocBlock *table, const GoiDocCell *cell, const double *xs, const double *ys,
           guint first, guint end)
{
  guint from = MAX (cell->row, first), to = MIN (cell->row + cell->row_span, end);
  g_autoptr (PangoLayout) layout = NULL;

  if (from >= to)
    return;
  draw_background (self, cell, xs, ys[from], ys[to]);
  draw_borders (self, table, cell, xs, ys[from], ys[to]);
  /* The text stands in the first part. */
  if (cell->row < first)
    return;
  layout = cell_layout (self, cell, xs);
  cairo_move_to (self->cr, xs[cell->column] + PADDING, (ys[from] + ys[to] - height_of (layout)) / 2);
  if (self->style->outlined && g_ascii_isdigit (*cell->text) && strchr (cell->text, '.') == NULL)
    {
      pango_cairo_layout_path (self->cr, layout);
      cairo_fill (self->cr);
      return;
    }
  pango_cairo_show_layout (self->cr, layout);
}

static void
draw_table (Drawing *self, const GoiDocBlock *table)
{
  double xs[MOST_COLUMNS + 1];
  g_autofree double *heights = NULL;
  g_autofree double *ys = g_new0 (double, table->n_rows + 1);
  guint first = 0;

  g_assert_cmpuint (table->n_columns, <=, MOST_COLUMNS);
  measure_columns (self, table, xs);
  heights = measure_rows (self, table, xs);
  while (first < table->n_rows)
    {
      guint end = first;

      needs_page (self, heights[first]);
      for (ys[first] = self->y; end < table->n_rows && ys[end] + heights[end] <= self->height - MARGIN; end++)
        ys[end + 1] = ys[end] + heights[end];
      g_assert_cmpuint (end, >, first);
      for (guint i = 0; i < table->cells->len; i++)
        draw_cell (self, table, g_ptr_array_index (table->cells, i), xs, ys, first, end);
      self->y = ys[end];
      first = end;
    }
  self->y += 10;
}

static cairo_status_t
take_bytes (void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Draws paragraphs and tables one below the other. */
GBytes *
pdf_draw (GoiDocument *document, const PdfStyle *style)
{
  GByteArray *bytes = g_byte_array_new ();
  double width = style->width_of_page > 0 ? style->width_of_page : A4_WIDTH;
  double height = style->height_of_page > 0 ? style->height_of_page : A4_HEIGHT;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (take_bytes, bytes, width, height);
  Drawing drawing = { style, cairo_create (surface), style->turned ? height : width,
                      style->turned ? width : height, 0, 0 };
  GPtrArray *blocks = goi_document_get_blocks (document);

  begin_page (&drawing);
  for (guint i = 0; i < blocks->len; i++)
    {
      const GoiDocBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == GOI_DOC_TABLE)
        draw_table (&drawing, block);
      else
        draw_paragraph (&drawing, block->text, i == 0);
    }
  end_page (&drawing);
  cairo_destroy (drawing.cr);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

/* The same bytes with other words, as long as the first, wherever they stand. */
GBytes *
pdf_replace (GBytes *pdf, const char *what, const char *with)
{
  gsize size, length = strlen (what);
  char *data = g_memdup2 (g_bytes_get_data (pdf, &size), g_bytes_get_size (pdf));

  g_assert_cmpuint (strlen (with), ==, length);
  for (char *p = data; (p = memmem (p, size - (p - data), what, length)) != NULL; p += length)
    memcpy (p, with, length);
  return g_bytes_new_take (data, size);
}
