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

#include "goi-pdf-state.h"

#include <math.h>
#include <string.h>

/* How deep forms may hold forms, states may be saved, and the bytes of content that a page may have with them. */
#define MOST_FORMS 12
#define MOST_STATES 500
#define MOST_BYTES (64 * 1024 * 1024)
/* Where pixels end that may be drawn at. */
#define FAR 20000
/* The thinnest lines that are drawn, and areas that are not drawn as lines; in pixels. */
#define THINNEST_LINE 1.0
#define THINNEST_AREA 0.1
/* The shortest dashes that are told from a whole line, in pixels. */
#define SHORTEST_DASHES 0.5
/* A picture that is as large is no number and no line, in points. */
#define LARGE_PICTURE 60
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
  gsize n_bytes;
};

/* The content of a page or form. */
typedef struct
{
  GoiPdfDrawing *drawing;
  GoiPdfObject resources;
  GHashTable *spaces; /* a name → GoiPdfSpace */
  GoiPdfScanner scanner;
  GArray *states;     /* those that are saved */
  GoiPdfState state;
  guint depth;
  double x, y;        /* where the path is, in pixels */
  gboolean clips;
  cairo_fill_rule_t clip_rule;
  cairo_matrix_t text, line;
  gboolean is_placed; /* it is known where text goes on */
} Content;

static void draw_content (GoiPdfDrawing *self, GBytes *bytes, GoiPdfObject resources, const GoiPdfState *state,
                          guint depth);

static double
number (const Content *self, guint i)
{
  return goi_pdf_scanner_number (&self->scanner, i);
}

static gboolean
is_finite (const cairo_matrix_t *matrix)
{
  return isfinite (matrix->xx) && isfinite (matrix->xy) && isfinite (matrix->yx) && isfinite (matrix->yy)
         && isfinite (matrix->x0) && isfinite (matrix->y0);
}

static void
put_before (cairo_matrix_t *matrix, double xx, double yx, double xy, double yy, double x0, double y0)
{
  cairo_matrix_t first, both;

  cairo_matrix_init (&first, xx, yx, xy, yy, x0, y0);
  cairo_matrix_multiply (&both, &first, matrix);
  if (is_finite (&both))
    *matrix = both;
}

/* How many pixels what is 1 long has in the middle. */
static double
pixels (const Content *self)
{
  const cairo_matrix_t *m = &self->state.matrix;

  return sqrt (fabs (m->xx * m->yy - m->xy * m->yx)) * self->drawing->scale;
}

static void
to_pixels (const Content *self, double *x, double *y)
{
  double scale = self->drawing->scale;

  cairo_matrix_transform_point (&self->state.matrix, x, y);
  *x = CLAMP (*x * scale, -FAR, FAR);
  *y = CLAMP (*y * scale, -FAR, FAR);
}

static void
move_to (Content *self, double x, double y)
{
  to_pixels (self, &x, &y);
  cairo_move_to (self->drawing->cr, x, y);
  self->x = x;
  self->y = y;
}

static void
line_to (Content *self, double x, double y)
{
  to_pixels (self, &x, &y);
  cairo_line_to (self->drawing->cr, x, y);
  self->x = x;
  self->y = y;
}

static void
curve_to (Content *self, double x1, double y1, double x2, double y2, double x3, double y3)
{
  to_pixels (self, &x1, &y1);
  to_pixels (self, &x2, &y2);
  to_pixels (self, &x3, &y3);
  cairo_curve_to (self->drawing->cr, x1, y1, x2, y2, x3, y3);
  self->x = x3;
  self->y = y3;
}

/* The curve whose first point is the one before: the operator "v". */
static void
curve_from_here (Content *self)
{
  double x2 = number (self, 0), y2 = number (self, 1), x3 = number (self, 2), y3 = number (self, 3);

  to_pixels (self, &x2, &y2);
  to_pixels (self, &x3, &y3);
  cairo_curve_to (self->drawing->cr, self->x, self->y, x2, y2, x3, y3);
  self->x = x3;
  self->y = y3;
}

static void
add_rectangle (Content *self, double x, double y, double width, double height)
{
  move_to (self, x, y);
  line_to (self, x + width, y);
  line_to (self, x + width, y + height);
  line_to (self, x, y + height);
  cairo_close_path (self->drawing->cr);
  move_to (self, x, y);
}

/* Takes a paint as the source; %FALSE where it cannot be told. */
static gboolean
take_paint (Content *self, const GoiPdfPaint *paint)
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

static void
fill (Content *self, cairo_fill_rule_t rule)
{
  cairo_t *cr = self->drawing->cr;
  double x0, y0, x1, y1;

  if (!take_paint (self, &self->state.fill))
    return;
  cairo_set_fill_rule (cr, rule);
  cairo_fill_preserve (cr);
  cairo_path_extents (cr, &x0, &y0, &x1, &y1);
  if (MIN (x1 - x0, y1 - y0) >= THINNEST_AREA || MAX (x1 - x0, y1 - y0) < THINNEST_LINE)
    return;
  cairo_set_line_width (cr, THINNEST_LINE);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_stroke_preserve (cr);
}

static void
stroke (Content *self)
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
  cairo_set_line_width (cr, CLAMP (state->line_width * scale, THINNEST_LINE, FAR));
  cairo_set_dash (cr, dashes, length >= SHORTEST_DASHES && isfinite (length) ? (int) state->n_dashes : 0,
                  isfinite (state->dash_phase * scale) ? state->dash_phase * scale : 0);
  cairo_stroke_preserve (cr);
}

static void
end_path (Content *self)
{
  cairo_t *cr = self->drawing->cr;

  if (self->clips)
    {
      cairo_set_fill_rule (cr, self->clip_rule);
      cairo_clip (cr);
    }
  cairo_new_path (cr);
  self->clips = FALSE;
}

static void
clip (Content *self, cairo_fill_rule_t rule)
{
  self->clips = TRUE;
  self->clip_rule = rule;
}

/* The operators of painting: what is closed, filled and stroked. */
static void
paint_path (Content *self, gboolean closes, int fill_rule, gboolean strokes)
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
save (Content *self)
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
restore (Content *self)
{
  if (self->states->len == 0)
    return;
  self->state = g_array_index (self->states, GoiPdfState, self->states->len - 1);
  g_array_set_size (self->states, self->states->len - 1);
  cairo_restore (self->drawing->cr);
}

static void
set_space (Content *self, GoiPdfPaint *paint)
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
set_color (Content *self, GoiPdfPaint *paint, GoiPdfSpace space)
{
  paint->space = space;
  goi_pdf_paint_set_color (paint, &self->scanner);
}

/* The box of what stands on the unit square. */
static GoiBox
unit_box (const Content *self)
{
  double width = 1, height = 1;
  const cairo_matrix_t *m = &self->state.matrix;
  double x0 = m->x0 + MIN (m->xx, 0) + MIN (m->xy, 0), y0 = m->y0 + MIN (m->yx, 0) + MIN (m->yy, 0);

  width = fabs (m->xx) + fabs (m->xy);
  height = fabs (m->yx) + fabs (m->yy);
  return (GoiBox) { x0, y0, x0 + width, y0 + height };
}

static gboolean
holds_text (const Content *self, const GoiBox *box)
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
draw_image (Content *self)
{
  GoiBox box = unit_box (self);

  if (MIN (box.x1 - box.x0, box.y1 - box.y0) <= LARGE_PICTURE || holds_text (self, &box))
    self->drawing->unclear = TRUE;
}

static void
draw_form (Content *self, GoiPdfObject form)
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
    put_before (&self->state.matrix, matrix[0], matrix[1], matrix[2], matrix[3], matrix[4], matrix[5]);
  cairo_new_path (self->drawing->cr);
  if (goi_pdf_object_get_numbers (file, goi_pdf_object_get (file, form, "/BBox"), box, 4))
    {
      add_rectangle (self, box[0], box[1], box[2] - box[0], box[3] - box[1]);
      cairo_clip (self->drawing->cr);
    }
  draw_content (self->drawing, bytes, resources != 0 ? resources : self->resources, &self->state, self->depth + 1);
  restore (self);
}

static void
draw_object (Content *self)
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
set_extra (Content *self)
{
  GoiPdfFile *file = self->drawing->file;
  const char *name = goi_pdf_scanner_name (&self->scanner, 0);

  goi_pdf_state_set_extra (&self->state, file,
                           goi_pdf_object_get (file, goi_pdf_object_get (file, self->resources, "/ExtGState"), name));
}

static void
set_font (Content *self)
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
  self->state.font_size = number (self, 1);
}

static void
begin_text (Content *self)
{
  cairo_matrix_init_identity (&self->text);
  cairo_matrix_init_identity (&self->line);
  self->is_placed = TRUE;
}

static void
next_line (Content *self, double x, double y)
{
  put_before (&self->line, 1, 0, 0, 1, x, y);
  self->text = self->line;
  self->is_placed = TRUE;
}

static void
set_text_matrix (Content *self)
{
  cairo_matrix_init_identity (&self->line);
  put_before (&self->line, number (self, 0), number (self, 1), number (self, 2), number (self, 3), number (self, 4),
              number (self, 5));
  self->text = self->line;
  self->is_placed = TRUE;
}

/* Whether poppler tells a character there. */
static gboolean
is_told (const GoiPdfDrawing *self, double x, double y)
{
  int row = (int) (CLAMP (y, -FAR, FAR) / FIELD), column = (int) (CLAMP (x, -FAR, FAR) / FIELD);

  /* What stands beside the page is not seen. */
  if (x < 0 || y < 0 || row >= self->n_rows || column >= self->n_columns)
    return TRUE;
  return self->map[row * self->n_columns + column] != 0;
}

/* Text is shown @offset behind the place where it goes on. */
static void
show (Content *self, double offset)
{
  const GoiPdfState *state = &self->state;
  double x = offset + INTO_CHARACTER * state->font_size * state->stretch;
  double y = state->rise + ABOVE_LINE * state->font_size;
  double scale = self->drawing->scale, size, width, height;
  cairo_matrix_t both;

  cairo_matrix_multiply (&both, &self->text, &state->matrix);
  cairo_matrix_transform_point (&both, &x, &y);
  if (!is_finite (&both) || is_told (self->drawing, x, y))
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
show_text (Content *self)
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

/* An operator as a number. */
#define OPERATOR(a, b, c) ((guint) (a) | (guint) (b) << 8 | (guint) (c) << 16)

static gboolean
run_path (Content *self, guint operator)
{
  cairo_t *cr = self->drawing->cr;

  switch (operator)
    {
    case OPERATOR ('m', 0, 0):
      move_to (self, number (self, 0), number (self, 1));
      return TRUE;
    case OPERATOR ('l', 0, 0):
      line_to (self, number (self, 0), number (self, 1));
      return TRUE;
    case OPERATOR ('c', 0, 0):
      curve_to (self, number (self, 0), number (self, 1), number (self, 2), number (self, 3), number (self, 4),
                number (self, 5));
      return TRUE;
    case OPERATOR ('v', 0, 0):
      curve_from_here (self);
      return TRUE;
    case OPERATOR ('y', 0, 0):
      curve_to (self, number (self, 0), number (self, 1), number (self, 2), number (self, 3), number (self, 2),
                number (self, 3));
      return TRUE;
    case OPERATOR ('h', 0, 0):
      cairo_close_path (cr);
      return TRUE;
    case OPERATOR ('r', 'e', 0):
      add_rectangle (self, number (self, 0), number (self, 1), number (self, 2), number (self, 3));
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
run_painting (Content *self, guint operator)
{
  switch (operator)
    {
    case OPERATOR ('S', 0, 0):
      paint_path (self, FALSE, -1, TRUE);
      return TRUE;
    case OPERATOR ('s', 0, 0):
      paint_path (self, TRUE, -1, TRUE);
      return TRUE;
    case OPERATOR ('f', 0, 0):
    case OPERATOR ('F', 0, 0):
      paint_path (self, FALSE, CAIRO_FILL_RULE_WINDING, FALSE);
      return TRUE;
    case OPERATOR ('f', '*', 0):
      paint_path (self, FALSE, CAIRO_FILL_RULE_EVEN_ODD, FALSE);
      return TRUE;
    case OPERATOR ('B', 0, 0):
    case OPERATOR ('b', 0, 0):
      paint_path (self, operator == OPERATOR ('b', 0, 0), CAIRO_FILL_RULE_WINDING, TRUE);
      return TRUE;
    case OPERATOR ('B', '*', 0):
    case OPERATOR ('b', '*', 0):
      paint_path (self, operator == OPERATOR ('b', '*', 0), CAIRO_FILL_RULE_EVEN_ODD, TRUE);
      return TRUE;
    case OPERATOR ('n', 0, 0):
      end_path (self);
      return TRUE;
    case OPERATOR ('W', 0, 0):
      clip (self, CAIRO_FILL_RULE_WINDING);
      return TRUE;
    case OPERATOR ('W', '*', 0):
      clip (self, CAIRO_FILL_RULE_EVEN_ODD);
      return TRUE;
    case OPERATOR ('s', 'h', 0):
      self->drawing->unclear = TRUE;
      return TRUE;
    case OPERATOR ('D', 'o', 0):
      draw_object (self);
      return TRUE;
    case OPERATOR ('B', 'I', 0):
      draw_image (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
run_state (Content *self, guint operator)
{
  GoiPdfState *state = &self->state;

  switch (operator)
    {
    case OPERATOR ('q', 0, 0):
      save (self);
      return TRUE;
    case OPERATOR ('Q', 0, 0):
      restore (self);
      return TRUE;
    case OPERATOR ('c', 'm', 0):
      put_before (&state->matrix, number (self, 0), number (self, 1), number (self, 2), number (self, 3),
                  number (self, 4), number (self, 5));
      return TRUE;
    case OPERATOR ('w', 0, 0):
      state->line_width = fabs (number (self, 0));
      return TRUE;
    case OPERATOR ('d', 0, 0):
      goi_pdf_state_set_dashes (state, &self->scanner);
      return TRUE;
    case OPERATOR ('g', 's', 0):
      set_extra (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
run_color (Content *self, guint operator)
{
  GoiPdfPaint *fill = &self->state.fill, *stroke = &self->state.stroke;

  switch (operator)
    {
    case OPERATOR ('g', 0, 0):
    case OPERATOR ('G', 0, 0):
      set_color (self, operator == OPERATOR ('g', 0, 0) ? fill : stroke, GOI_PDF_GREY);
      return TRUE;
    case OPERATOR ('r', 'g', 0):
    case OPERATOR ('R', 'G', 0):
      set_color (self, operator == OPERATOR ('r', 'g', 0) ? fill : stroke, GOI_PDF_RGB);
      return TRUE;
    case OPERATOR ('k', 0, 0):
    case OPERATOR ('K', 0, 0):
      set_color (self, operator == OPERATOR ('k', 0, 0) ? fill : stroke, GOI_PDF_CMYK);
      return TRUE;
    case OPERATOR ('c', 's', 0):
      set_space (self, fill);
      return TRUE;
    case OPERATOR ('C', 'S', 0):
      set_space (self, stroke);
      return TRUE;
    case OPERATOR ('s', 'c', 0):
    case OPERATOR ('s', 'c', 'n'):
      goi_pdf_paint_set_color (fill, &self->scanner);
      return TRUE;
    case OPERATOR ('S', 'C', 0):
    case OPERATOR ('S', 'C', 'N'):
      goi_pdf_paint_set_color (stroke, &self->scanner);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
run_text_place (Content *self, guint operator)
{
  GoiPdfState *state = &self->state;

  switch (operator)
    {
    case OPERATOR ('B', 'T', 0):
      begin_text (self);
      return TRUE;
    case OPERATOR ('T', 'f', 0):
      set_font (self);
      return TRUE;
    case OPERATOR ('T', 'L', 0):
      state->leading = number (self, 0);
      return TRUE;
    case OPERATOR ('T', 's', 0):
      state->rise = number (self, 0);
      return TRUE;
    case OPERATOR ('T', 'z', 0):
      state->stretch = number (self, 0) / 100;
      return TRUE;
    case OPERATOR ('T', 'r', 0):
      state->hidden = number (self, 0) == 3 || number (self, 0) == 7;
      return TRUE;
    case OPERATOR ('T', 'D', 0):
      state->leading = -number (self, 1);
      next_line (self, number (self, 0), number (self, 1));
      return TRUE;
    case OPERATOR ('T', 'd', 0):
      next_line (self, number (self, 0), number (self, 1));
      return TRUE;
    case OPERATOR ('T', 'm', 0):
      set_text_matrix (self);
      return TRUE;
    case OPERATOR ('T', '*', 0):
      next_line (self, 0, -state->leading);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
run_text (Content *self, guint operator)
{
  switch (operator)
    {
    case OPERATOR ('T', 'j', 0):
    case OPERATOR ('T', 'J', 0):
      show_text (self);
      return TRUE;
    case OPERATOR ('\'', 0, 0):
    case OPERATOR ('"', 0, 0):
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

static void
draw_content (GoiPdfDrawing *self, GBytes *bytes, GoiPdfObject resources, const GoiPdfState *state, guint depth)
{
  Content content = { .drawing = self, .resources = resources, .state = *state, .depth = depth };
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  self->n_bytes += size;
  if (self->n_bytes > MOST_BYTES)
    self->unclear = TRUE;
  content.spaces = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  content.states = g_array_new (FALSE, FALSE, sizeof (GoiPdfState));
  goi_pdf_scanner_init (&content.scanner, data, size);
  begin_text (&content);
  cairo_new_path (self->cr);
  while (!self->unclear && goi_pdf_scanner_next (&content.scanner))
    {
      const char *name = content.scanner.operator;
      guint operator = strlen (name) <= 3 ? OPERATOR (name[0], name[1], name[1] != 0 ? name[2] : 0) : 0;

      if (!run_path (&content, operator) && !run_text (&content, operator) && !run_state (&content, operator)
          && !run_painting (&content, operator))
        run_color (&content, operator);
    }
  while (content.states->len > 0)
    restore (&content);
  goi_pdf_scanner_clear (&content.scanner);
  g_array_unref (content.states);
  g_hash_table_unref (content.spaces);
}

/* Where poppler tells characters, and around them. */
static void
map_glyphs (GoiPdfDrawing *self)
{
  const GoiPage *page = self->page;

  self->n_columns = (int) (MIN (page->width, FAR) / FIELD) + 1;
  self->n_rows = (int) (MIN (page->height, FAR) / FIELD) + 1;
  self->map = g_malloc0 ((gsize) self->n_columns * self->n_rows);
  for (guint i = 0; i < page->glyphs->len; i++)
    {
      const GoiBox *box = &g_array_index (page->glyphs, GoiGlyph, i).box;
      double around = AROUND * (box->y1 - box->y0);
      int x0 = (int) CLAMP ((box->x0 - around) / FIELD, 0, self->n_columns - 1);
      int x1 = (int) CLAMP ((box->x1 + around) / FIELD, 0, self->n_columns - 1);
      int y0 = (int) CLAMP ((box->y0 - around) / FIELD, 0, self->n_rows - 1);
      int y1 = (int) CLAMP ((box->y1 + around) / FIELD, 0, self->n_rows - 1);

      for (int y = y0; y <= y1 && x1 >= x0; y++)
        memset (self->map + y * self->n_columns + x0, 1, x1 - x0 + 1);
    }
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
      self->cr = cairo_create (light);
      cairo_set_operator (self->cr, CAIRO_OPERATOR_SOURCE);
      goi_pdf_state_init (&state, &matrix);
      map_glyphs (self);
      draw_content (self, bytes, goi_pdf_object_get (self->file, object, "/Resources"), &state, 0);
      self->unclear |= cairo_status (self->cr) != CAIRO_STATUS_SUCCESS;
      g_clear_pointer (&self->cr, cairo_destroy);
      g_clear_pointer (&self->map, g_free);
    }
  goi_pdf_file_forget (self->file);
  return !self->unclear;
}
