/* goi-pdf-file.c: the objects of a PDF file that say what is drawn on its pages
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A narrow face of qpdf, so that nothing else has to know its handles.
 */

#define G_LOG_DOMAIN "goi-pdf-file"

#include "goi-pdf-file.h"

#include <math.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>

/* How much the size of a page may differ from what poppler says, in points. */
#define TOLERANCE 1.0
/* The objects that are asked for on one page, at most: qpdf keeps each of them. */
#define MOST_OBJECTS 200000
/* How deep the tree of pages may be: qpdf goes down in it as far as it goes, and would find the end of its stack. */
#define MOST_LEVELS 40

struct _GoiPdfFile
{
  GBytes *bytes;
  qpdf_data data;
  guint n_pages;
  guint n_objects; /* that were asked for */
};

/* Whether the file holds layers that are not shown: which of its drawings these are is not followed. */
static gboolean
has_hidden_layers (GoiPdfFile *self)
{
  GoiPdfObject layers = goi_pdf_object_get (self, qpdf_get_root (self->data), "/OCProperties");
  GoiPdfObject shown = goi_pdf_object_get (self, layers, "/D");
  GoiPdfObject state = goi_pdf_object_get (self, shown, "/BaseState");

  return goi_pdf_object_get_n_items (self, goi_pdf_object_get (self, shown, "/OFF")) > 0
         || (state != 0 && !goi_pdf_object_is_name (self, state, "/ON"));
}

/* Whether the tree of pages is no deeper than @n_levels below a node. */
static gboolean
is_shallow (GoiPdfFile *self, GoiPdfObject node, guint n_levels)
{
  GoiPdfObject kids = goi_pdf_object_get (self, node, "/Kids");
  guint n = goi_pdf_object_get_n_items (self, kids);

  if (n > 0 && n_levels == 0)
    return FALSE;
  for (guint i = 0; i < n && !goi_pdf_file_is_unclear (self); i++)
    if (!is_shallow (self, goi_pdf_object_get_item (self, kids, i), n_levels - 1))
      return FALSE;
  return !goi_pdf_file_is_unclear (self);
}

/**
 * goi_pdf_file_new:
 * @bytes: a PDF file
 *
 * Returns: (transfer full) (nullable): the file; %NULL when it is damaged, wants a password, has hidden layers, or a tree
 *   of pages that is too deep
 */
GoiPdfFile *
goi_pdf_file_new (GBytes *bytes)
{
  g_autoptr (GoiPdfFile) self = g_new0 (GoiPdfFile, 1);
  int n_pages;

  self->bytes = g_bytes_ref (bytes);
  self->data = qpdf_init ();
  qpdf_silence_errors (self->data);
  qpdf_set_suppress_warnings (self->data, QPDF_TRUE);
  if (qpdf_read_memory (self->data, "", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL) & QPDF_ERRORS)
    return NULL;
  if (!is_shallow (self, goi_pdf_object_get (self, qpdf_get_root (self->data), "/Pages"), MOST_LEVELS))
    return NULL;
  n_pages = qpdf_get_num_pages (self->data);
  if (n_pages <= 0 || qpdf_push_inherited_attributes_to_page (self->data) & QPDF_ERRORS || has_hidden_layers (self))
    return NULL;
  self->n_pages = n_pages;
  goi_pdf_file_forget (self);
  return g_steal_pointer (&self);
}

/**
 * goi_pdf_file_free:
 * @self: (transfer full): a file
 */
void
goi_pdf_file_free (GoiPdfFile *self)
{
  qpdf_cleanup (&self->data);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/**
 * goi_pdf_file_forget:
 * @self: a file
 *
 * Lets all objects go that were asked for.
 */
void
goi_pdf_file_forget (GoiPdfFile *self)
{
  qpdf_oh_release_all (self->data);
  self->n_objects = 0;
}

/**
 * goi_pdf_file_is_unclear:
 * @self: a file
 *
 * Returns: whether some objects were not found that may be in the file: it is damaged, or too many were asked for
 *   since goi_pdf_file_forget()
 */
gboolean
goi_pdf_file_is_unclear (GoiPdfFile *self)
{
  return self->n_objects > MOST_OBJECTS || qpdf_has_error (self->data);
}

/**
 * goi_pdf_file_get_n_pages:
 * @self: a file
 *
 * Returns: how many pages it has
 */
guint
goi_pdf_file_get_n_pages (GoiPdfFile *self)
{
  return self->n_pages;
}

/**
 * goi_pdf_file_get_page:
 * @self: a file
 * @number: a page, from 0
 *
 * Returns: the page
 */
GoiPdfObject
goi_pdf_file_get_page (GoiPdfFile *self, guint number)
{
  GoiPdfObject page = number < self->n_pages ? qpdf_get_page_n (self->data, number) : 0;

  return !qpdf_has_error (self->data) && qpdf_oh_is_dictionary (self->data, page) ? page : 0;
}

/* The part of a page that is seen: ISO 32000-1, 14.11.2. */
static gboolean
get_box (GoiPdfFile *self, GoiPdfObject page, double box[4])
{
  double media[4];

  if (!goi_pdf_object_get_numbers (self, goi_pdf_object_get (self, page, "/MediaBox"), media, 4))
    return FALSE;
  if (!goi_pdf_object_get_numbers (self, goi_pdf_object_get (self, page, "/CropBox"), box, 4))
    for (guint i = 0; i < 4; i++)
      box[i] = media[i];
  for (guint i = 0; i < 2; i++)
    {
      double low = MAX (MIN (box[i], box[i + 2]), MIN (media[i], media[i + 2]));
      double high = MIN (MAX (box[i], box[i + 2]), MAX (media[i], media[i + 2]));

      box[i] = low;
      box[i + 2] = high;
    }
  return TRUE;
}

/**
 * goi_pdf_page_get_matrix:
 * @self: a file
 * @page: a page of it
 * @width: how wide it is seen, in points
 * @height: how high it is seen, in points
 * @matrix: (out): from what its content counts in to points from its upper left corner, downwards, as it is seen
 *
 * Returns: whether page and size go together
 */
gboolean
goi_pdf_page_get_matrix (GoiPdfFile *self, GoiPdfObject page, double width, double height, cairo_matrix_t *matrix)
{
  double box[4], turn = 0;
  gboolean upright;

  if (!get_box (self, page, box))
    return FALSE;
  goi_pdf_object_get_number (self, goi_pdf_object_get (self, page, "/Rotate"), &turn);
  turn = fmod (fmod (turn, 360) + 360, 360);
  upright = turn == 0 || turn == 180;
  if (fabs (box[2] - box[0] - (upright ? width : height)) > TOLERANCE
      || fabs (box[3] - box[1] - (upright ? height : width)) > TOLERANCE)
    return FALSE;
  if (turn == 0)
    cairo_matrix_init (matrix, 1, 0, 0, -1, -box[0], box[3]);
  else if (turn == 90)
    cairo_matrix_init (matrix, 0, 1, 1, 0, -box[1], -box[0]);
  else if (turn == 180)
    cairo_matrix_init (matrix, -1, 0, 0, 1, box[2], -box[1]);
  else
    cairo_matrix_init (matrix, 0, -1, -1, 0, box[3], box[2]);
  return TRUE;
}

/**
 * goi_pdf_page_has_notes:
 * @self: a file
 * @page: a page of it
 *
 * Returns: whether something is drawn on the page that is not its content: stamps, fields of forms
 */
gboolean
goi_pdf_page_has_notes (GoiPdfFile *self, GoiPdfObject page)
{
  GoiPdfObject notes = goi_pdf_object_get (self, page, "/Annots");

  for (guint i = 0; i < goi_pdf_object_get_n_items (self, notes) && !goi_pdf_file_is_unclear (self); i++)
    {
      GoiPdfObject note = goi_pdf_object_get_item (self, notes, i);
      GoiPdfObject kind = goi_pdf_object_get (self, note, "/Subtype");

      if (goi_pdf_object_get (self, note, "/AP") != 0 && !goi_pdf_object_is_name (self, kind, "/Link")
          && !goi_pdf_object_is_name (self, kind, "/Popup"))
        return TRUE;
    }
  return FALSE;
}

static GBytes *
take_data (GoiPdfFile *self, QPDF_ERROR_CODE code, unsigned char *data, size_t size)
{
  if (code & QPDF_ERRORS || data == NULL)
    return NULL;
  return g_bytes_new_with_free_func (data, size, free, data);
}

/**
 * goi_pdf_page_get_content:
 * @self: a file
 * @page: a page of it
 *
 * Returns: (transfer full) (nullable): the operators that draw it, %NULL when they cannot be read
 */
GBytes *
goi_pdf_page_get_content (GoiPdfFile *self, GoiPdfObject page)
{
  unsigned char *data = NULL;
  size_t size = 0;
  QPDF_ERROR_CODE code = qpdf_oh_get_page_content_data (self->data, page, &data, &size);

  return take_data (self, code, data, size);
}

/**
 * goi_pdf_object_get:
 * @self: a file
 * @object: a dictionary or stream, or anything else
 * @key: a key, with its stroke
 *
 * Returns: what stands under the key, 0 where there is nothing
 */
GoiPdfObject
goi_pdf_object_get (GoiPdfFile *self, GoiPdfObject object, const char *key)
{
  GoiPdfObject found;

  if (++self->n_objects > MOST_OBJECTS)
    return 0;
  if (object != 0 && qpdf_oh_is_stream (self->data, object))
    object = qpdf_oh_get_dict (self->data, object);
  if (object == 0 || !qpdf_oh_is_dictionary (self->data, object))
    return 0;
  found = qpdf_oh_get_key (self->data, object, key);
  return qpdf_has_error (self->data) || qpdf_oh_is_null (self->data, found) ? 0 : found;
}

/**
 * goi_pdf_object_get_n_items:
 * @self: a file
 * @object: an array, or anything else
 *
 * Returns: how many members it has, 0 where it is no array
 */
guint
goi_pdf_object_get_n_items (GoiPdfFile *self, GoiPdfObject object)
{
  return object != 0 && qpdf_oh_is_array (self->data, object) ? qpdf_oh_get_array_n_items (self->data, object) : 0;
}

/**
 * goi_pdf_object_get_item:
 * @self: a file
 * @object: an array, or anything else
 * @i: a member of it
 *
 * Returns: the member, 0 where there is none
 */
GoiPdfObject
goi_pdf_object_get_item (GoiPdfFile *self, GoiPdfObject object, guint i)
{
  if (++self->n_objects > MOST_OBJECTS)
    return 0;
  return i < goi_pdf_object_get_n_items (self, object) ? qpdf_oh_get_array_item (self->data, object, i) : 0;
}

/**
 * goi_pdf_object_get_number:
 * @self: a file
 * @object: a number, or anything else
 * @number: (inout): the number; left as it is where the object is none
 *
 * Returns: whether it is a number
 */
gboolean
goi_pdf_object_get_number (GoiPdfFile *self, GoiPdfObject object, double *number)
{
  double value;

  if (object == 0 || !qpdf_oh_is_number (self->data, object))
    return FALSE;
  value = qpdf_oh_get_numeric_value (self->data, object);
  if (!isfinite (value))
    return FALSE;
  *number = value;
  return TRUE;
}

/**
 * goi_pdf_object_get_numbers:
 * @self: a file
 * @object: an array of numbers, or anything else
 * @numbers: (out) (array length=n): the numbers
 * @n: how many they have to be
 *
 * Returns: whether it is an array of so many numbers
 */
gboolean
goi_pdf_object_get_numbers (GoiPdfFile *self, GoiPdfObject object, double *numbers, guint n)
{
  if (goi_pdf_object_get_n_items (self, object) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!goi_pdf_object_get_number (self, goi_pdf_object_get_item (self, object, i), &numbers[i]))
      return FALSE;
  return TRUE;
}

/**
 * goi_pdf_object_is_name:
 * @self: a file
 * @object: an object
 * @name: a name, with its stroke
 *
 * Returns: whether it is this name
 */
gboolean
goi_pdf_object_is_name (GoiPdfFile *self, GoiPdfObject object, const char *name)
{
  return object != 0 && qpdf_oh_is_name_and_equals (self->data, object, name);
}

/**
 * goi_pdf_object_dup_name:
 * @self: a file
 * @object: an object
 *
 * Returns: (transfer full) (nullable): the name, with its stroke; %NULL where it is none
 */
char *
goi_pdf_object_dup_name (GoiPdfFile *self, GoiPdfObject object)
{
  if (object == 0 || !qpdf_oh_is_name (self->data, object))
    return NULL;
  return g_strdup (qpdf_oh_get_name (self->data, object));
}

/**
 * goi_pdf_object_get_id:
 * @self: a file
 * @object: an object
 *
 * Returns: its number in the file, 0 where it has none of its own
 */
guint
goi_pdf_object_get_id (GoiPdfFile *self, GoiPdfObject object)
{
  return object != 0 ? qpdf_oh_get_object_id (self->data, object) : 0;
}

/**
 * goi_pdf_object_get_data:
 * @self: a file
 * @object: a stream, or anything else
 *
 * Returns: (transfer full) (nullable): its data unpacked, %NULL where it is no stream or damaged
 */
GBytes *
goi_pdf_object_get_data (GoiPdfFile *self, GoiPdfObject object)
{
  unsigned char *data = NULL;
  size_t size = 0;
  QPDF_BOOL unpacked = QPDF_FALSE;
  QPDF_ERROR_CODE code;
  g_autoptr (GBytes) bytes = NULL;

  if (object == 0 || !qpdf_oh_is_stream (self->data, object))
    return NULL;
  code = qpdf_oh_get_stream_data (self->data, object, qpdf_dl_generalized, &unpacked, &data, &size);
  bytes = take_data (self, code, data, size);
  return unpacked ? g_steal_pointer (&bytes) : NULL;
}
