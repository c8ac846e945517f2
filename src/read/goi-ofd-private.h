/* goi-ofd-private.h: shared by the files that read OFD documents
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-page.h"
#include "goi-zip-xml.h"

G_BEGIN_DECLS

/* What is read of one document at most. */
#define OFD_MAX_PAGES 2000
#define OFD_MAX_LETTERS (2 * 1000 * 1000)
#define OFD_MAX_LINES (2 * 1000 * 1000)
#define OFD_MAX_USES 100000
#define OFD_MAX_DEPTH 16

enum
{
  OFD_ABBREVIATED_DATA = 1,
  OFD_AREA,
  OFD_CG_TRANSFORM,
  OFD_COMMON_DATA,
  OFD_COMPOSITE_OBJECT,
  OFD_COMPOSITE_UNIT,
  OFD_COMPOSITE_UNITS,
  OFD_CONTENT,
  OFD_DOC_BODY,
  OFD_DOC_INFO,
  OFD_DOC_ROOT,
  OFD_DOCUMENT,
  OFD_FILL_COLOR,
  OFD_OFD,
  OFD_PAGE,
  OFD_PAGE_BLOCK,
  OFD_PAGES,
  OFD_PATH_OBJECT,
  OFD_PHYSICAL_BOX,
  OFD_RES,
  OFD_RESOURCES,
  OFD_STROKE_COLOR,
  OFD_TEMPLATE,
  OFD_TEMPLATE_PAGE,
  OFD_TEXT_CODE,
  OFD_TEXT_OBJECT,
  OFD_TITLE,
};

/* A point (x, y) becomes (ax + cy + e, bx + dy + f). */
typedef struct
{
  double a, b, c, d, e, f;
} GoiOfdMatrix;

/* A character: where it begins on its base line, the way to the next one, and the way up, as long as the
 * font is high. */
typedef struct
{
  double x, y, advance_x, advance_y, up_x, up_y;
  gunichar character;
} GoiOfdLetter;

typedef struct
{
  double x0, y0, x1, y1, thickness;
} GoiOfdLine;

/* A vector graphic from the resources that is drawn here. */
typedef struct
{
  guint unit;
  GoiOfdMatrix matrix;
} GoiOfdUse;

/* What a page, a template or a vector graphic draws, in millimetres in its own space. */
typedef struct
{
  GArray *letters;
  GArray *lines;
  GArray *uses;
} GoiOfdDrawing;

/* The state of reading a document. */
typedef struct
{
  GoiZipPackage *package;
  GCancellable *cancellable;
  GoiXml *xml;                /* the part that is read */
  GHashTable *units;          /* number → GoiOfdDrawing */
  GPtrArray *templates;       /* of the document */
  GPtrArray *pages;           /* locations */
  GHashTable *resources;      /* locations of resources that were read */
  GoiBox box;                 /* of pages that do not say their own, in millimetres */
  guint n_letters, n_lines, n_uses;
  guint n_visible, n_unknown; /* letters that are no blanks; of these, those that are no characters */
} GoiOfdReader;

/* goi-ofd-numbers.c */
gboolean       _goi_ofd_next_number (const char **text, double *value);
gsize          _goi_ofd_numbers (const char *text, double *values, gsize n);
GArray        *_goi_ofd_deltas (const char *text, gsize n, gboolean *is_valid);
gboolean       _goi_ofd_matrix_parse (GoiOfdMatrix *matrix, const char *text);
void           _goi_ofd_matrix_multiply (GoiOfdMatrix *result, const GoiOfdMatrix *outer,
                                         const GoiOfdMatrix *inner);
void           _goi_ofd_matrix_apply (const GoiOfdMatrix *matrix, double *x, double *y);
void           _goi_ofd_matrix_apply_vector (const GoiOfdMatrix *matrix, double *x, double *y);

/* goi-ofd-drawing.c */
GoiOfdDrawing *_goi_ofd_drawing_new (void);
void           _goi_ofd_drawing_free (GoiOfdDrawing *drawing);
gboolean       _goi_ofd_drawing_stamp (GoiOfdReader *self, GoiOfdDrawing *onto, const GoiOfdDrawing *drawing,
                                       const GoiOfdMatrix *matrix, guint depth, GError **error);
GoiPage       *_goi_ofd_drawing_to_page (const GoiOfdDrawing *drawing, const GoiBox *box);

/* goi-ofd-content.c */
void           _goi_ofd_read_objects (GoiOfdReader *self, GoiOfdDrawing *drawing);
gboolean       _goi_ofd_object_matrix (GoiOfdReader *self, GoiOfdMatrix *matrix, double boundary[4]);
gboolean       _goi_ofd_object_is_visible (GoiOfdReader *self);

/* goi-ofd-text.c, goi-ofd-path.c: the object that the reader stands at */
void           _goi_ofd_read_text (GoiOfdReader *self, GoiOfdDrawing *drawing);
void           _goi_ofd_read_path (GoiOfdReader *self, GoiOfdDrawing *drawing);

/* goi-ofd-reader.c */
void           _goi_ofd_fail_damaged (GoiOfdReader *self);
void           _goi_ofd_set_damaged (GError **error);
void           _goi_ofd_set_too_large (GError **error);
gboolean       _goi_ofd_count (GoiOfdReader *self, guint *counter, guint n, guint limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiOfdDrawing, _goi_ofd_drawing_free)

G_END_DECLS
