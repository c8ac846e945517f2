/* goi-pdf-state.c: how the content of a PDF page draws at a moment
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-pdf-state"

#include "goi-pdf-state.h"

#include <math.h>
#include <string.h>

/* How light red, green and blue are: the same weights as those of a picture that is looked at. */
#define RED 0.25
#define GREEN 0.5
#define BLUE 0.25

/**
 * goi_pdf_state_init:
 * @self: (out caller-allocates): the state at the beginning of a page
 * @matrix: to points on the page
 */
void
goi_pdf_state_init (GoiPdfState *self, const cairo_matrix_t *matrix)
{
  *self = (GoiPdfState) {
    .matrix = *matrix,
    .fill = { GOI_PDF_GREY, 0, 1 },
    .stroke = { GOI_PDF_GREY, 0, 1 },
    .line_width = 1,
    .stretch = 1,
  };
}

/**
 * goi_pdf_state_set_dashes:
 * @self: the state
 * @scanner: a scanner at the operator "d"
 */
void
goi_pdf_state_set_dashes (GoiPdfState *self, const GoiPdfScanner *scanner)
{
  guint n = scanner->n_operands > 0 ? scanner->n_operands - 1 : 0;
  double sum = 0;

  self->n_dashes = 0;
  self->dash_phase = goi_pdf_scanner_number (scanner, n);
  if (n > GOI_PDF_MOST_DASHES)
    return;
  for (guint i = 0; i < n; i++)
    {
      self->dashes[i] = MAX (goi_pdf_scanner_number (scanner, i), 0);
      sum += self->dashes[i];
    }
  self->n_dashes = sum > 0 ? n : 0;
}

/**
 * goi_pdf_state_set_extra:
 * @self: the state
 * @file: a file
 * @extra: a dictionary of parameters of the graphics state in it
 */
void
goi_pdf_state_set_extra (GoiPdfState *self, GoiPdfFile *file, GoiPdfObject extra)
{
  goi_pdf_object_get_number (file, goi_pdf_object_get (file, extra, "/LW"), &self->line_width);
  goi_pdf_object_get_number (file, goi_pdf_object_get (file, extra, "/CA"), &self->stroke.opacity);
  goi_pdf_object_get_number (file, goi_pdf_object_get (file, extra, "/ca"), &self->fill.opacity);
}

static GoiPdfSpace
space_from_count (double n)
{
  return n == 1 ? GOI_PDF_GREY : n == 3 ? GOI_PDF_RGB : n == 4 ? GOI_PDF_CMYK : GOI_PDF_UNCLEAR;
}

/**
 * goi_pdf_space_from_object:
 * @file: a file
 * @object: a colour space in it: a name or an array
 *
 * Returns: what the numbers of its colours mean
 */
GoiPdfSpace
goi_pdf_space_from_object (GoiPdfFile *file, GoiPdfObject object)
{
  static const struct
  {
    const char *name;
    GoiPdfSpace space;
  } spaces[] = {
    { "/DeviceGray", GOI_PDF_GREY }, { "/DeviceRGB", GOI_PDF_RGB },   { "/DeviceCMYK", GOI_PDF_CMYK },
    { "/CalGray", GOI_PDF_GREY },    { "/CalRGB", GOI_PDF_RGB },      { "/Lab", GOI_PDF_LAB },
    { "/Separation", GOI_PDF_INKS }, { "/DeviceN", GOI_PDF_INKS },    { "/G", GOI_PDF_GREY },
    { "/RGB", GOI_PDF_RGB },         { "/CMYK", GOI_PDF_CMYK },
  };
  GoiPdfObject kind = goi_pdf_object_get_item (file, object, 0);
  g_autofree char *name = goi_pdf_object_dup_name (file, kind != 0 ? kind : object);
  double n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    if (g_strcmp0 (name, spaces[i].name) == 0)
      return spaces[i].space;
  if (g_strcmp0 (name, "/ICCBased") != 0)
    return GOI_PDF_UNCLEAR;
  goi_pdf_object_get_number (file, goi_pdf_object_get (file, goi_pdf_object_get_item (file, object, 1), "/N"), &n);
  return space_from_count (n);
}

/**
 * goi_pdf_space_from_name:
 * @file: a file
 * @resources: the resources of a content
 * @name: the name of a colour space in it, with its stroke
 *
 * Returns: what the numbers of its colours mean
 */
GoiPdfSpace
goi_pdf_space_from_name (GoiPdfFile *file, GoiPdfObject resources, const char *name)
{
  GoiPdfObject found = goi_pdf_object_get (file, goi_pdf_object_get (file, resources, "/ColorSpace"), name);

  if (found != 0)
    return goi_pdf_space_from_object (file, found);
  if (strcmp (name, "/DeviceGray") == 0)
    return GOI_PDF_GREY;
  if (strcmp (name, "/DeviceRGB") == 0)
    return GOI_PDF_RGB;
  return strcmp (name, "/DeviceCMYK") == 0 ? GOI_PDF_CMYK : GOI_PDF_UNCLEAR;
}

/**
 * goi_pdf_paint_set_space:
 * @self: a paint
 * @space: what the numbers of its colours will mean; it becomes black, or what this space begins with
 */
void
goi_pdf_paint_set_space (GoiPdfPaint *self, GoiPdfSpace space)
{
  self->space = space;
  self->light = 0;
}

/**
 * goi_pdf_paint_set_color:
 * @self: a paint
 * @scanner: a scanner at an operator with the numbers of a colour
 */
void
goi_pdf_paint_set_color (GoiPdfPaint *self, const GoiPdfScanner *scanner)
{
  double c[4], inks = 0;

  for (guint i = 0; i < G_N_ELEMENTS (c); i++)
    c[i] = CLAMP (goi_pdf_scanner_number (scanner, i), 0, self->space == GOI_PDF_LAB ? 100 : 1);
  for (guint i = 0; i < MIN (scanner->n_operands, G_N_ELEMENTS (c)); i++)
    inks = MAX (inks, c[i]);
  switch (self->space)
    {
    case GOI_PDF_GREY:
      self->light = c[0];
      break;
    case GOI_PDF_RGB:
      self->light = RED * c[0] + GREEN * c[1] + BLUE * c[2];
      break;
    case GOI_PDF_CMYK:
      self->light = (RED * (1 - c[0]) + GREEN * (1 - c[1]) + BLUE * (1 - c[2])) * (1 - c[3]);
      break;
    case GOI_PDF_INKS:
      self->light = 1 - inks;
      break;
    case GOI_PDF_LAB:
      self->light = c[0] / 100;
      break;
    case GOI_PDF_UNCLEAR:
    default:
      break;
    }
}

/**
 * goi_pdf_matrix_is_finite:
 * @matrix: a matrix
 *
 * Returns: whether it can be counted with
 */
gboolean
goi_pdf_matrix_is_finite (const cairo_matrix_t *matrix)
{
  return isfinite (matrix->xx) && isfinite (matrix->xy) && isfinite (matrix->yx) && isfinite (matrix->yy)
         && isfinite (matrix->x0) && isfinite (matrix->y0);
}

/**
 * goi_pdf_matrix_put_before:
 * @matrix: (inout): a matrix, which does its part after the other; left as it is where the result is beyond numbers
 * @xx: the first number of the other
 * @yx: the second
 * @xy: the third
 * @yy: the fourth
 * @x0: the fifth
 * @y0: the sixth
 */
void
goi_pdf_matrix_put_before (cairo_matrix_t *matrix, double xx, double yx, double xy, double yy, double x0, double y0)
{
  cairo_matrix_t first, both;

  cairo_matrix_init (&first, xx, yx, xy, yy, x0, y0);
  cairo_matrix_multiply (&both, &first, matrix);
  if (goi_pdf_matrix_is_finite (&both))
    *matrix = both;
}
