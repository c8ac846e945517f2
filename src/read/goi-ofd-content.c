/* goi-ofd-content.c: reads what is drawn on a page of an OFD document
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-ofd-content"

#include "goi-ofd-private.h"

/* A vector graphic (GB/T 33190, 13). */
static void
read_composite (GoiOfdReader *self, GoiOfdDrawing *drawing)
{
  GoiOfdUse use;
  double boundary[4];

  if (!_goi_ofd_object_is_visible (self))
    return;
  if (!_goi_ofd_object_matrix (self, &use.matrix, boundary))
    {
      _goi_ofd_fail_damaged (self);
      return;
    }
  use.unit = (guint) goi_xml_attribute_int (self->xml, "ResourceID", 0, 0, G_MAXINT);
  if (_goi_ofd_count (self, &self->n_uses, 1, OFD_MAX_USES))
    g_array_append_val (drawing->uses, use);
}

/**
 * _goi_ofd_object_is_visible:
 * @self: the state of reading, at an object
 *
 * Returns: whether the object is drawn
 */
gboolean
_goi_ofd_object_is_visible (GoiOfdReader *self)
{
  const char *visible = goi_xml_attribute (self->xml, "Visible");

  return visible == NULL || (g_ascii_strcasecmp (visible, "false") != 0 && !g_str_equal (visible, "0"));
}

/**
 * _goi_ofd_object_matrix:
 * @self: the state of reading, at an object
 * @matrix: (out): from the space of the object to that of what it stands in
 * @boundary: (out): its boundary: left, top, width and height; zeros where it says none
 *
 * Returns: FALSE where they are no numbers
 */
gboolean
_goi_ofd_object_matrix (GoiOfdReader *self, GoiOfdMatrix *matrix, double boundary[4])
{
  const char *text = goi_xml_attribute (self->xml, "Boundary");

  boundary[0] = boundary[1] = boundary[2] = boundary[3] = 0;
  if (text != NULL && _goi_ofd_numbers (text, boundary, 4) != 4)
    return FALSE;
  if (!_goi_ofd_matrix_parse (matrix, goi_xml_attribute (self->xml, "CTM")))
    return FALSE;
  matrix->e += boundary[0];
  matrix->f += boundary[1];
  return TRUE;
}

/**
 * _goi_ofd_read_objects:
 * @self: the state of reading, at an element with objects in it: a layer, a block, or what holds such
 * @drawing: what they draw is added here
 *
 * Reads all objects at any depth.
 */
void
_goi_ofd_read_objects (GoiOfdReader *self, GoiOfdDrawing *drawing)
{
  int scope = goi_xml_enter (self->xml);

  while (goi_xml_next_element (self->xml, scope))
    switch (goi_xml_tag (self->xml))
      {
      case OFD_CONTENT:
      case OFD_PAGE_BLOCK:
        _goi_ofd_read_objects (self, drawing);
        break;
      case OFD_TEXT_OBJECT:
        _goi_ofd_read_text (self, drawing);
        break;
      case OFD_PATH_OBJECT:
        _goi_ofd_read_path (self, drawing);
        break;
      case OFD_COMPOSITE_OBJECT:
        read_composite (self, drawing);
        break;
      default:
        break;
      }
}
