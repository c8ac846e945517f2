/* goi-pdf-drawing.c: what is drawn on a page of a PDF file beside its text
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Poppler can draw a page, too, but most of the time that takes goes into its fonts and characters, which say
 * nothing about ruled lines. Here the operators of the page draw everything else. Where text is shown and poppler
 * tells no character, a mark is made, so that it is seen that there is something. What cannot be told without the
 * rest (pictures with text on them, patterns, stamps) makes the page unclear: it has to be drawn as a whole.
 * ISO 32000-1, 8 and 9.
 */

#define G_LOG_DOMAIN "goi-pdf-drawing"

#include "goi-pdf-drawing.h"

#include "goi-pdf-content.h"

#include <math.h>
#include <string.h>

/* How deep forms may hold forms, states may be saved, and the bytes of content that a page may have with them. */
#define MOST_FORMS 12
#define MOST_STATES 500
#define MOST_BYTES (64 * 1024 * 1024)
/* The thinnest lines that are drawn, and areas that are not drawn as lines; in pixels. */
#define THINNEST_LINE 1.0
#define THINNEST_AREA 0.1
/* How far the corners of a rectangle may lie beside each other, in pixels. */
#define UPRIGHT 0.05
/* The shortest dashes that are told from a whole line, in pixels. */
#define SHORTEST_DASHES 0.5
/* A picture that is as large is no number and no line, in points. */
#define LARGE_PICTURE 60
/* A page with more pictures than that is none of a report, and all of its characters are held against each. */
#define MOST_PICTURES 1000

static void draw_content (GoiPdfDrawing *self, GBytes *bytes, GoiPdfObject resources, const GoiPdfState *state,
                          guint depth);

/* How many pixels what is 1 long has in the middle. */
static double
pixels (const GoiPdfContent *self)
{
  const cairo_matrix_t *m = &self->state.matrix;

  return sqrt (fabs (m->xx * m->yy - m->xy * m->yx)) * self->drawing->scale;
}

static void
to_pixels (const GoiPdfContent *self, double *x, double *y)
{
  double scale = self->drawing->scale;

  cairo_matrix_transform_point (&self->state.matrix, x, y);
  /* The difference of two numbers beyond all others. */
  if (isnan (*x) || isnan (*y))
    {
      self->drawing->unclear = TRUE;
      *x = *y = 0;
    }
  *x = CLAMP (*x * scale, -GOI_PDF_FAR, GOI_PDF_FAR);
  *y = CLAMP (*y * scale, -GOI_PDF_FAR, GOI_PDF_FAR);
}

static void
note_point (GoiPdfContent *self, double x, double y)
{
  if (self->n_points < GOI_PDF_MOST_CORNERS)
    {
      self->points[self->n_points][0] = x;
      self->points[self->n_points][1] = y;
    }
  self->n_points++;
}

static void
move_to (GoiPdfContent *self, double x, double y)
{
  to_pixels (self, &x, &y);
  cairo_move_to (self->drawing->cr, x, y);
  note_point (self, x, y);
}

static void
line_to (GoiPdfContent *self, double x, double y)
{
  to_pixels (self, &x, &y);
  cairo_line_to (self->drawing->cr, x, y);
  note_point (self, x, y);
}

static void
curve_to (GoiPdfContent *self, double x1, double y1, double x2, double y2, double x3, double y3)
{
  to_pixels (self, &x1, &y1);
  to_pixels (self, &x2, &y2);
  to_pixels (self, &x3, &y3);
  cairo_curve_to (self->drawing->cr, x1, y1, x2, y2, x3, y3);
  note_point (self, x3, y3);
  self->n_points += GOI_PDF_MOST_CORNERS;
}

/* The curve whose first point is the one before, which is where a path began that was closed: the operator "v". */
static void
curve_from_here (GoiPdfContent *self)
{
  double x1, y1;
  double x2 = goi_pdf_number (self, 0), y2 = goi_pdf_number (self, 1);
  double x3 = goi_pdf_number (self, 2), y3 = goi_pdf_number (self, 3);

  to_pixels (self, &x2, &y2);
  to_pixels (self, &x3, &y3);
  cairo_get_current_point (self->drawing->cr, &x1, &y1);
  cairo_curve_to (self->drawing->cr, x1, y1, x2, y2, x3, y3);
  note_point (self, x3, y3);
  self->n_points += GOI_PDF_MOST_CORNERS;
}

static void
add_rectangle (GoiPdfContent *self, double x, double y, double width, double height)
{
  move_to (self, x, y);
  line_to (self, x + width, y);
  line_to (self, x + width, y + height);
  line_to (self, x, y + height);
  cairo_close_path (self->drawing->cr);
}

/* Takes a paint as the source; %FALSE where it cannot be told. */
static gboolean
take_paint (GoiPdfContent *self, const GoiPdfPaint *paint)
{
  double opacity = CLAMP (paint->opacity, 0, 1);

  if (paint->space == GOI_PDF_UNCLEAR)
    {
      self->drawing->unclear = TRUE;
      return FALSE;
    }
  /* Most of the page is white. */
  cairo_set_source_rgba (self->drawing->cr, 0, 0, 0, paint->light * opacity + 1 - opacity);
  return opacity > 0;
}

/* Whether the path is an upright rectangle with the corners @x0, @y0 and @x1, @y1, and not thinner than a line. */
static gboolean
is_rectangle (const GoiPdfContent *self, double x0, double y0, double x1, double y1)
{
  if (self->n_points < GOI_PDF_MOST_CORNERS - 1 || self->n_points > GOI_PDF_MOST_CORNERS
      || MIN (x1 - x0, y1 - y0) < THINNEST_LINE)
    return FALSE;
  for (guint i = 0; i < self->n_points; i++)
    {
      double x = self->points[i][0], y = self->points[i][1];

      if (MIN (fabs (x - x0), fabs (x - x1)) > UPRIGHT || MIN (fabs (y - y0), fabs (y - y1)) > UPRIGHT)
        return FALSE;
    }
  return TRUE;
}

/* Fills whole pixels: between areas that touch there is nothing to be seen. */
static void
fill_rectangle (cairo_t *cr, double x0, double y0, double x1, double y1)
{
  cairo_path_t *path = cairo_copy_path (cr);

  cairo_new_path (cr);
  cairo_rectangle (cr, round (x0), round (y0), round (x1) - round (x0), round (y1) - round (y0));
  cairo_fill (cr);
  cairo_append_path (cr, path);
  cairo_path_destroy (path);
}

static void
fill (GoiPdfContent *self, cairo_fill_rule_t rule)
{
  cairo_t *cr = self->drawing->cr;
  double x0, y0, x1, y1;

  if (!take_paint (self, &self->state.fill))
    return;
  cairo_set_fill_rule (cr, rule);
  cairo_path_extents (cr, &x0, &y0, &x1, &y1);
  if (is_rectangle (self, x0, y0, x1, y1))
    {
      fill_rectangle (cr, x0, y0, x1, y1);
      return;
    }
  cairo_fill_preserve (cr);
  if (MIN (x1 - x0, y1 - y0) >= THINNEST_AREA || MAX (x1 - x0, y1 - y0) < THINNEST_LINE)
    return;
  cairo_set_line_width (cr, THINNEST_LINE);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_stroke_preserve (cr);
}

static void
stroke (GoiPdfContent *self)
{
  cairo_t *cr = self->drawing->cr;
  const GoiPdfState *state = &self->state;
  double scale = pixels (self), dashes[GOI_PDF_MOST_DASHES], length = 0;

  if (!take_paint (self, &state->stroke))
    return;
  for (guint i = 0; i < state->n_dashes; i++)
    {
      dashes[i] = state->dashes[i] * scale;
      length += dashes[i];
    }
  cairo_set_line_width (cr, CLAMP (state->line_width * scale, THINNEST_LINE, GOI_PDF_FAR));
  cairo_set_dash (cr, dashes, length >= SHORTEST_DASHES && isfinite (length) ? (int) state->n_dashes : 0,
                  isfinite (state->dash_phase * scale) ? state->dash_phase * scale : 0);
  cairo_stroke_preserve (cr);
}

static void
end_path (GoiPdfContent *self)
{
  cairo_t *cr = self->drawing->cr;

  if (self->clips)
    {
      cairo_set_fill_rule (cr, self->clip_rule);
      cairo_clip (cr);
    }
  cairo_new_path (cr);
  self->n_points = 0;
  self->clips = FALSE;
}

static void
clip (GoiPdfContent *self, cairo_fill_rule_t rule)
{
  self->clips = TRUE;
  self->clip_rule = rule;
}

/* The operators of painting: what is closed, filled and stroked. */
static void
paint_path (GoiPdfContent *self, gboolean closes, int fill_rule, gboolean strokes)
{
  if (closes)
    cairo_close_path (self->drawing->cr);
  if (fill_rule >= 0)
    fill (self, (cairo_fill_rule_t) fill_rule);
  if (strokes)
    stroke (self);
  end_path (self);
}

static void
save (GoiPdfContent *self)
{
  if (self->states->len >= MOST_STATES)
    {
      self->drawing->unclear = TRUE;
      return;
    }
  g_array_append_val (self->states, self->state);
  cairo_save (self->drawing->cr);
}

static void
restore (GoiPdfContent *self)
{
  if (self->states->len == 0)
    return;
  self->state = g_array_index (self->states, GoiPdfState, self->states->len - 1);
  g_array_set_size (self->states, self->states->len - 1);
  cairo_restore (self->drawing->cr);
}

static void
set_space (GoiPdfContent *self, GoiPdfPaint *paint)
{
  const char *name = goi_pdf_scanner_name (&self->scanner, 0);
  gpointer found;

  if (!g_hash_table_lookup_extended (self->spaces, name, NULL, &found))
    {
      found = GINT_TO_POINTER (goi_pdf_space_from_name (self->drawing->file, self->resources, name));
      g_hash_table_insert (self->spaces, g_strdup (name), found);
    }
  goi_pdf_paint_set_space (paint, (GoiPdfSpace) GPOINTER_TO_INT (found));
}

static void
set_color (GoiPdfContent *self, GoiPdfPaint *paint, GoiPdfSpace space)
{
  paint->space = space;
  goi_pdf_paint_set_color (paint, &self->scanner);
}

/* The box of what stands on the unit square. */
static GoiBox
unit_box (const GoiPdfContent *self)
{
  double width = 1, height = 1;
  const cairo_matrix_t *m = &self->state.matrix;
  double x0 = m->x0 + MIN (m->xx, 0) + MIN (m->xy, 0), y0 = m->y0 + MIN (m->yx, 0) + MIN (m->yy, 0);

  width = fabs (m->xx) + fabs (m->xy);
  height = fabs (m->yx) + fabs (m->yy);
  return (GoiBox) { x0, y0, x0 + width, y0 + height };
}

static gboolean
holds_text (const GoiPdfContent *self, const GoiBox *box)
{
  const GArray *glyphs = self->drawing->page->glyphs;

  for (guint i = 0; i < glyphs->len; i++)
    {
      const GoiBox *glyph = &g_array_index (glyphs, GoiGlyph, i).box;
      double x = (glyph->x0 + glyph->x1) / 2, y = (glyph->y0 + glyph->y1) / 2;

      if (x >= box->x0 && x <= box->x1 && y >= box->y0 && y <= box->y1)
        return TRUE;
    }
  return FALSE;
}

/* A picture of its own is of no matter; a small one may be a number or a line, one with text on it a scan. */
static void
draw_image (GoiPdfContent *self)
{
  GoiBox box = unit_box (self);

  if (++self->drawing->n_pictures > MOST_PICTURES || self->scanner.is_cut
      || MIN (box.x1 - box.x0, box.y1 - box.y0) <= LARGE_PICTURE || holds_text (self, &box))
    self->drawing->unclear = TRUE;
}

static void
draw_form (GoiPdfContent *self, GoiPdfObject form)
{
  GoiPdfFile *file = self->drawing->file;
  g_autoptr (GBytes) bytes = self->depth < MOST_FORMS ? goi_pdf_object_get_data (file, form) : NULL;
  GoiPdfObject resources = goi_pdf_object_get (file, form, "/Resources");
  double matrix[6], box[4];

  if (bytes == NULL)
    {
      self->drawing->unclear = TRUE;
      return;
    }
  save (self);
  if (goi_pdf_object_get_numbers (file, goi_pdf_object_get (file, form, "/Matrix"), matrix, 6))
    goi_pdf_matrix_put_before (&self->state.matrix, matrix[0], matrix[1], matrix[2], matrix[3], matrix[4], matrix[5]);
  cairo_new_path (self->drawing->cr);
  if (goi_pdf_object_get_numbers (file, goi_pdf_object_get (file, form, "/BBox"), box, 4))
    {
      add_rectangle (self, box[0], box[1], box[2] - box[0], box[3] - box[1]);
      cairo_clip (self->drawing->cr);
      self->n_points = 0;
    }
  draw_content (self->drawing, bytes, resources != 0 ? resources : self->resources, &self->state, self->depth + 1);
  restore (self);
}

static void
draw_object (GoiPdfContent *self)
{
  GoiPdfFile *file = self->drawing->file;
  const char *name = goi_pdf_scanner_name (&self->scanner, 0);
  GoiPdfObject object = goi_pdf_object_get (file, goi_pdf_object_get (file, self->resources, "/XObject"), name);
  GoiPdfObject kind = goi_pdf_object_get (file, object, "/Subtype");

  if (goi_pdf_object_is_name (file, kind, "/Image"))
    draw_image (self);
  else if (goi_pdf_object_is_name (file, kind, "/Form"))
    draw_form (self, object);
}

static void
set_extra (GoiPdfContent *self)
{
  GoiPdfFile *file = self->drawing->file;
  const char *name = goi_pdf_scanner_name (&self->scanner, 0);

  goi_pdf_state_set_extra (&self->state, file,
                           goi_pdf_object_get (file, goi_pdf_object_get (file, self->resources, "/ExtGState"), name));
}

static gboolean
run_path (GoiPdfContent *self, guint operator)
{
  cairo_t *cr = self->drawing->cr;
  double n[6];

  goi_pdf_take_six (self, n);
  switch (operator)
    {
    case GOI_PDF_OPERATOR ('m', 0, 0):
      move_to (self, n[0], n[1]);
      return TRUE;
    case GOI_PDF_OPERATOR ('l', 0, 0):
      line_to (self, n[0], n[1]);
      return TRUE;
    case GOI_PDF_OPERATOR ('c', 0, 0):
      curve_to (self, n[0], n[1], n[2], n[3], n[4], n[5]);
      return TRUE;
    case GOI_PDF_OPERATOR ('v', 0, 0):
      curve_from_here (self);
      return TRUE;
    case GOI_PDF_OPERATOR ('y', 0, 0):
      curve_to (self, n[0], n[1], n[2], n[3], n[2], n[3]);
      return TRUE;
    case GOI_PDF_OPERATOR ('h', 0, 0):
      cairo_close_path (cr);
      return TRUE;
    case GOI_PDF_OPERATOR ('r', 'e', 0):
      add_rectangle (self, n[0], n[1], n[2], n[3]);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
run_painting (GoiPdfContent *self, guint operator)
{
  switch (operator)
    {
    case GOI_PDF_OPERATOR ('S', 0, 0):
      paint_path (self, FALSE, -1, TRUE);
      return TRUE;
    case GOI_PDF_OPERATOR ('s', 0, 0):
      paint_path (self, TRUE, -1, TRUE);
      return TRUE;
    case GOI_PDF_OPERATOR ('f', 0, 0):
    case GOI_PDF_OPERATOR ('F', 0, 0):
      paint_path (self, FALSE, CAIRO_FILL_RULE_WINDING, FALSE);
      return TRUE;
    case GOI_PDF_OPERATOR ('f', '*', 0):
      paint_path (self, FALSE, CAIRO_FILL_RULE_EVEN_ODD, FALSE);
      return TRUE;
    case GOI_PDF_OPERATOR ('B', 0, 0):
    case GOI_PDF_OPERATOR ('b', 0, 0):
      paint_path (self, operator == GOI_PDF_OPERATOR ('b', 0, 0), CAIRO_FILL_RULE_WINDING, TRUE);
      return TRUE;
    case GOI_PDF_OPERATOR ('B', '*', 0):
    case GOI_PDF_OPERATOR ('b', '*', 0):
      paint_path (self, operator == GOI_PDF_OPERATOR ('b', '*', 0), CAIRO_FILL_RULE_EVEN_ODD, TRUE);
      return TRUE;
    case GOI_PDF_OPERATOR ('n', 0, 0):
      end_path (self);
      return TRUE;
    case GOI_PDF_OPERATOR ('W', 0, 0):
      clip (self, CAIRO_FILL_RULE_WINDING);
      return TRUE;
    case GOI_PDF_OPERATOR ('W', '*', 0):
      clip (self, CAIRO_FILL_RULE_EVEN_ODD);
      return TRUE;
    case GOI_PDF_OPERATOR ('s', 'h', 0):
      self->drawing->unclear = TRUE;
      return TRUE;
    case GOI_PDF_OPERATOR ('D', 'o', 0):
      draw_object (self);
      return TRUE;
    case GOI_PDF_OPERATOR ('B', 'I', 0):
      draw_image (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
run_state (GoiPdfContent *self, guint operator)
{
  GoiPdfState *state = &self->state;
  double n[6];

  switch (operator)
    {
    case GOI_PDF_OPERATOR ('q', 0, 0):
      save (self);
      return TRUE;
    case GOI_PDF_OPERATOR ('Q', 0, 0):
      restore (self);
      return TRUE;
    case GOI_PDF_OPERATOR ('c', 'm', 0):
      goi_pdf_take_six (self, n);
      goi_pdf_matrix_put_before (&state->matrix, n[0], n[1], n[2], n[3], n[4], n[5]);
      return TRUE;
    case GOI_PDF_OPERATOR ('w', 0, 0):
      state->line_width = fabs (goi_pdf_number (self, 0));
      return TRUE;
    case GOI_PDF_OPERATOR ('d', 0, 0):
      goi_pdf_state_set_dashes (state, &self->scanner);
      return TRUE;
    case GOI_PDF_OPERATOR ('g', 's', 0):
      set_extra (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
run_color (GoiPdfContent *self, guint operator)
{
  GoiPdfPaint *fill = &self->state.fill, *stroke = &self->state.stroke;

  switch (operator)
    {
    case GOI_PDF_OPERATOR ('g', 0, 0):
    case GOI_PDF_OPERATOR ('G', 0, 0):
      set_color (self, operator == GOI_PDF_OPERATOR ('g', 0, 0) ? fill : stroke, GOI_PDF_GREY);
      return TRUE;
    case GOI_PDF_OPERATOR ('r', 'g', 0):
    case GOI_PDF_OPERATOR ('R', 'G', 0):
      set_color (self, operator == GOI_PDF_OPERATOR ('r', 'g', 0) ? fill : stroke, GOI_PDF_RGB);
      return TRUE;
    case GOI_PDF_OPERATOR ('k', 0, 0):
    case GOI_PDF_OPERATOR ('K', 0, 0):
      set_color (self, operator == GOI_PDF_OPERATOR ('k', 0, 0) ? fill : stroke, GOI_PDF_CMYK);
      return TRUE;
    case GOI_PDF_OPERATOR ('c', 's', 0):
      set_space (self, fill);
      return TRUE;
    case GOI_PDF_OPERATOR ('C', 'S', 0):
      set_space (self, stroke);
      return TRUE;
    case GOI_PDF_OPERATOR ('s', 'c', 0):
    case GOI_PDF_OPERATOR ('s', 'c', 'n'):
      goi_pdf_paint_set_color (fill, &self->scanner);
      return TRUE;
    case GOI_PDF_OPERATOR ('S', 'C', 0):
    case GOI_PDF_OPERATOR ('S', 'C', 'N'):
      goi_pdf_paint_set_color (stroke, &self->scanner);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
draw_content (GoiPdfDrawing *self, GBytes *bytes, GoiPdfObject resources, const GoiPdfState *state, guint depth)
{
  GoiPdfContent content = { .drawing = self, .resources = resources, .state = *state, .depth = depth };
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  self->n_bytes += size;
  if (self->n_bytes > MOST_BYTES)
    self->unclear = TRUE;
  content.spaces = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  content.states = g_array_new (FALSE, FALSE, sizeof (GoiPdfState));
  goi_pdf_scanner_init (&content.scanner, data, size);
  goi_pdf_begin_text (&content);
  cairo_new_path (self->cr);
  while (!self->unclear && !goi_pdf_file_is_unclear (self->file) && goi_pdf_scanner_next (&content.scanner))
    {
      const char *name = content.scanner.operator;
      guint operator = strlen (name) <= 3 ? GOI_PDF_OPERATOR (name[0], name[1], name[1] != 0 ? name[2] : 0) : 0;

      if (!run_path (&content, operator) && !goi_pdf_run_text (&content, operator) && !run_state (&content, operator)
          && !run_painting (&content, operator))
        run_color (&content, operator);
    }
  while (content.states->len > 0)
    restore (&content);
  goi_pdf_scanner_clear (&content.scanner);
  g_array_unref (content.states);
  g_hash_table_unref (content.spaces);
}

/**
 * goi_pdf_drawing_new:
 * @bytes: a PDF file
 * @n_pages: how many pages it has
 *
 * Returns: (transfer full) (nullable): what draws its pages; %NULL when this cannot be done but by poppler
 */
GoiPdfDrawing *
goi_pdf_drawing_new (GBytes *bytes, guint n_pages)
{
  g_autoptr (GoiPdfFile) file = goi_pdf_file_new (bytes);
  GoiPdfDrawing *self;

  if (file == NULL || goi_pdf_file_get_n_pages (file) != n_pages)
    return NULL;
  self = g_new0 (GoiPdfDrawing, 1);
  self->file = g_steal_pointer (&file);
  self->fonts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) goi_pdf_font_free);
  return self;
}

/**
 * goi_pdf_drawing_free:
 * @self: (transfer full): what draws pages
 */
void
goi_pdf_drawing_free (GoiPdfDrawing *self)
{
  goi_pdf_file_free (self->file);
  g_hash_table_unref (self->fonts);
  g_free (self);
}

/**
 * goi_pdf_drawing_draw:
 * @self: what draws pages
 * @number: a page, from 0
 * @page: its size and characters
 * @light: (inout): a surface of %CAIRO_FORMAT_A8, where each pixel says how light it is
 * @scale: how many pixels a point has
 *
 * Draws lines and areas, and marks where text is shown that has no character on the page.
 *
 * Returns: %FALSE when it cannot be told how the page looks; it is half drawn then
 */
gboolean
goi_pdf_drawing_draw (GoiPdfDrawing *self, guint number, const GoiPage *page, cairo_surface_t *light, double scale)
{
  GoiPdfObject object = goi_pdf_file_get_page (self->file, number);
  g_autoptr (GBytes) bytes = object != 0 ? goi_pdf_page_get_content (self->file, object) : NULL;
  cairo_matrix_t matrix;
  GoiPdfState state;

  self->unclear = bytes == NULL || goi_pdf_page_has_notes (self->file, object)
                  || !goi_pdf_page_get_matrix (self->file, object, page->width, page->height, &matrix);
  if (!self->unclear)
    {
      self->page = page;
      self->scale = scale;
      self->n_bytes = 0;
      self->n_pictures = 0;
      self->cr = cairo_create (light);
      cairo_set_operator (self->cr, CAIRO_OPERATOR_SOURCE);
      goi_pdf_state_init (&state, &matrix);
      goi_pdf_map_glyphs (self);
      draw_content (self, bytes, goi_pdf_object_get (self->file, object, "/Resources"), &state, 0);
      self->unclear |= goi_pdf_file_is_unclear (self->file) || cairo_status (self->cr) != CAIRO_STATUS_SUCCESS;
      g_clear_pointer (&self->cr, cairo_destroy);
      g_clear_pointer (&self->map, g_free);
    }
  goi_pdf_file_forget (self->file);
  return !self->unclear;
}
