/* goi-ofd-path.c: reads the straight lines of path objects of OFD documents
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-ofd-path"

#include "goi-ofd-private.h"

#include <math.h>
#include <string.h>

/* All in millimetres: how thick a line is that does not say it, how thick lines are at most, how short they
 * are at least, and how far a line may stand out of its boundary. */
#define DEFAULT_THICKNESS 0.353
#define MAX_THICKNESS 1.0
#define MIN_LENGTH 0.3
#define MARGIN 0.5

/* A line is straight when it rises less than this. */
#define SLOPE 0.02
#define FLAT 0.05

/* A rectangle has four corners, and may come back to the first. */
#define MIN_CORNERS 4
#define MAX_CORNERS 5

/* A path object (GB/T 33190, 9.1), in the space of what it stands in. */
typedef struct
{
  GoiOfdReader *reader;
  GoiOfdDrawing *drawing;
  GoiOfdMatrix matrix;
  double thickness;
  gboolean is_stroked, is_filled, is_white;
  gboolean is_clipped;
  GoiBox clip;

  /* The part that is being drawn. */
  double start_x, start_y, x, y;
  GoiBox box;
  guint n_corners;
  gboolean is_rectangle; /* so far */
} Path;

static void
add_line (Path *self, double x0, double y0, double x1, double y1, double thickness)
{
  GoiOfdReader *reader = self->reader;
  GoiOfdLine line = { x0, y0, x1, y1, thickness };

  if (self->is_clipped)
    {
      line.x0 = CLAMP (x0, self->clip.x0, self->clip.x1);
      line.x1 = CLAMP (x1, self->clip.x0, self->clip.x1);
      line.y0 = CLAMP (y0, self->clip.y0, self->clip.y1);
      line.y1 = CLAMP (y1, self->clip.y0, self->clip.y1);
      /* One that lies outside would be moved to the edge. */
      if (fabs (x0 - x1) < fabs (y0 - y1) ? line.x0 != x0 : line.y0 != y0)
        return;
    }
  if (hypot (line.x1 - line.x0, line.y1 - line.y0) < MIN_LENGTH)
    return;
  if (_goi_ofd_count (reader, &reader->n_lines, 1, OFD_MAX_LINES))
    g_array_append_val (self->drawing->lines, line);
}

static gboolean
is_straight (double dx, double dy)
{
  double along = MAX (fabs (dx), fabs (dy)), across = MIN (fabs (dx), fabs (dy));

  return across <= MAX (FLAT, SLOPE * along);
}

/* An area: a thin one is a line, and one that can be seen on white paper has edges. */
static void
add_area (Path *self)
{
  const GoiBox *b = &self->box;
  double width = b->x1 - b->x0, height = b->y1 - b->y0;
  double x = (b->x0 + b->x1) / 2, y = (b->y0 + b->y1) / 2;

  if (MIN (width, height) <= MAX_THICKNESS && MAX (width, height) >= 2 * MIN (width, height))
    {
      if (width >= height)
        add_line (self, b->x0, y, b->x1, y, height);
      else
        add_line (self, x, b->y0, x, b->y1, width);
    }
  else if (self->is_rectangle && self->n_corners >= MIN_CORNERS && !self->is_white
           && MIN (width, height) > MAX_THICKNESS)
    {
      add_line (self, b->x0, b->y0, b->x1, b->y0, 0);
      add_line (self, b->x0, b->y1, b->x1, b->y1, 0);
      add_line (self, b->x0, b->y0, b->x0, b->y1, 0);
      add_line (self, b->x1, b->y0, b->x1, b->y1, 0);
    }
}

static void
finish_part (Path *self)
{
  if (self->is_filled && self->n_corners >= 2)
    add_area (self);
  self->n_corners = 0;
}

static void
begin_part (Path *self, double x, double y)
{
  finish_part (self);
  self->start_x = self->x = x;
  self->start_y = self->y = y;
  self->box = (GoiBox) { x, y, x, y };
  self->n_corners = 1;
  self->is_rectangle = TRUE;
}

/* A stroke as thick as a cell is high is an area. */
static void
add_stroke (Path *self, double x, double y)
{
  GoiBox box = self->box;
  guint n_corners = self->n_corners;
  gboolean is_level = fabs (x - self->x) >= fabs (y - self->y);
  double half = self->thickness / 2;

  if (self->thickness <= MAX_THICKNESS)
    {
      add_line (self, self->x, self->y, x, y, self->thickness);
      return;
    }
  self->box.x0 = MIN (x, self->x) - (is_level ? 0 : half);
  self->box.x1 = MAX (x, self->x) + (is_level ? 0 : half);
  self->box.y0 = MIN (y, self->y) - (is_level ? half : 0);
  self->box.y1 = MAX (y, self->y) + (is_level ? half : 0);
  self->n_corners = MIN_CORNERS;
  add_area (self);
  self->n_corners = n_corners;
  self->box = box;
}

static void
line_to (Path *self, double x, double y)
{
  gboolean straight = is_straight (x - self->x, y - self->y);

  if (self->n_corners == 0)
    begin_part (self, self->x, self->y);
  if (straight && self->is_stroked)
    add_stroke (self, x, y);
  self->box.x0 = MIN (self->box.x0, x);
  self->box.y0 = MIN (self->box.y0, y);
  self->box.x1 = MAX (self->box.x1, x);
  self->box.y1 = MAX (self->box.y1, y);
  self->x = x;
  self->y = y;
  self->n_corners = MIN (self->n_corners + 1, MAX_CORNERS + 1);
  self->is_rectangle = self->is_rectangle && straight && self->n_corners <= MAX_CORNERS;
}

/* A curve: only its reach matters. */
static void
curve_to (Path *self, const double *points, guint n)
{
  gboolean is_stroked = self->is_stroked;

  self->is_stroked = FALSE;
  for (guint i = 0; i < n; i++)
    line_to (self, points[2 * i], points[2 * i + 1]);
  self->is_stroked = is_stroked;
  self->is_rectangle = FALSE;
}

static void
close_part (Path *self)
{
  if (self->n_corners == 0)
    return;
  if (self->x != self->start_x || self->y != self->start_y)
    line_to (self, self->start_x, self->start_y);
  finish_part (self);
}

/* The points that follow a letter, in the space of what the path stands in. */
static gboolean
read_points (Path *self, const char **text, double *points, guint n)
{
  for (guint i = 0; i < 2 * n; i++)
    if (!_goi_ofd_next_number (text, &points[i]))
      return FALSE;
  for (guint i = 0; i < n; i++)
    _goi_ofd_matrix_apply (&self->matrix, &points[2 * i], &points[2 * i + 1]);
  return TRUE;
}

/* Two radii, an angle and two flags come before the end of an arc. */
static gboolean
read_arc (Path *self, const char **text)
{
  double shape, point[2];

  for (guint i = 0; i < 5; i++)
    if (!_goi_ofd_next_number (text, &shape))
      return FALSE;
  if (!read_points (self, text, point, 1))
    return FALSE;
  curve_to (self, point, 1);
  return TRUE;
}

/* One step of a path. Returns: FALSE where it is none */
static gboolean
read_step (Path *self, char letter, const char **text)
{
  double points[6];
  guint n = letter == 'Q' ? 2 : letter == 'B' ? 3 : 1;

  switch (letter)
    {
    case 'C':
      close_part (self);
      return TRUE;
    case 'A':
      return read_arc (self, text);
    case 'S':
    case 'M':
    case 'L':
    case 'Q':
    case 'B':
      if (!read_points (self, text, points, n))
        return FALSE;
      if (letter == 'L')
        line_to (self, points[0], points[1]);
      else if (n > 1)
        curve_to (self, points, n);
      else
        begin_part (self, points[0], points[1]);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
draw (Path *self, const char *text)
{
  while (*text != '\0')
    {
      char letter = g_ascii_toupper (*text++);

      if (g_ascii_isspace (letter) || letter == ',')
        continue;
      if (!read_step (self, letter, &text))
        break;
    }
  finish_part (self);
}

static gboolean
is_true (GoiXml *xml, const char *name, gboolean fallback)
{
  const char *value = goi_xml_attribute (xml, name);

  if (value == NULL || *value == '\0')
    return fallback;
  return g_ascii_strcasecmp (value, "true") == 0 || g_str_equal (value, "1");
}

/* Whether a colour is that of paper, in shades of grey, red, green and blue, or the four inks. */
static gboolean
is_white (GoiXml *xml)
{
  double values[4];
  gsize n = _goi_ofd_numbers (goi_xml_attribute (xml, "Value"), values, 4);

  for (gsize i = 0; i < n; i++)
    if (n == 4 ? values[i] > 2 : values[i] < 253)
      return FALSE;
  return n == 1 || n >= 3;
}

static gboolean
is_transparent (GoiXml *xml)
{
  double alpha;

  return _goi_ofd_numbers (goi_xml_attribute (xml, "Alpha"), &alpha, 1) == 1 && alpha <= 0;
}

/* Returns: FALSE for a path that is not drawn, or not understood: it is no text, so that nothing gets lost */
static gboolean
read_attributes (Path *self)
{
  GoiXml *xml = self->reader->xml;
  double boundary[4];

  if (!_goi_ofd_object_is_visible (self->reader) || is_transparent (xml)
      || !_goi_ofd_object_matrix (self->reader, &self->matrix, boundary))
    return FALSE;
  self->is_stroked = is_true (xml, "Stroke", TRUE);
  self->is_filled = is_true (xml, "Fill", FALSE);
  if (_goi_ofd_numbers (goi_xml_attribute (xml, "LineWidth"), &self->thickness, 1) != 1)
    self->thickness = DEFAULT_THICKNESS;
  self->thickness = fabs (self->thickness)
                    * sqrt (fabs (self->matrix.a * self->matrix.d - self->matrix.b * self->matrix.c));
  self->is_clipped = MIN (boundary[2], boundary[3]) >= 0 && MAX (boundary[2], boundary[3]) > 0;
  self->clip = (GoiBox) { boundary[0] - MARGIN, boundary[1] - MARGIN, boundary[0] + boundary[2] + MARGIN,
                          boundary[1] + boundary[3] + MARGIN };
  self->x = self->matrix.e;
  self->y = self->matrix.f;
  return self->is_stroked || self->is_filled;
}

/**
 * _goi_ofd_read_path:
 * @self: the state of reading, at a path object
 * @drawing: where its lines go
 *
 * Reads the level and upright lines of a path: strokes, thin areas, and the edges of rectangles.
 */
void
_goi_ofd_read_path (GoiOfdReader *self, GoiOfdDrawing *drawing)
{
  Path path = { .reader = self, .drawing = drawing };
  g_autoptr (GString) data = NULL;
  int scope;

  if (!read_attributes (&path))
    return;
  data = g_string_new (NULL);
  scope = goi_xml_enter (self->xml);
  while (goi_xml_next_element (self->xml, scope))
    switch (goi_xml_tag (self->xml))
      {
      case OFD_ABBREVIATED_DATA:
        goi_xml_append_text (self->xml, data);
        break;
      case OFD_FILL_COLOR:
        path.is_white = is_white (self->xml);
        path.is_filled = path.is_filled && !is_transparent (self->xml);
        break;
      case OFD_STROKE_COLOR:
        path.is_stroked = path.is_stroked && !is_transparent (self->xml);
        break;
      default:
        break;
      }
  draw (&path, data->str);
}
