/* goi-pdf-file.h: the objects of a PDF file that say what is drawn on its pages
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * GoiPdfFile:
 *
 * The objects of a PDF file.
 */
typedef struct _GoiPdfFile GoiPdfFile;

/**
 * GoiPdfObject:
 *
 * An object of a file, valid until goi_pdf_file_forget(); 0 is none.
 */
typedef guint GoiPdfObject;

GoiPdfFile *goi_pdf_file_new        (GBytes *bytes);
void        goi_pdf_file_free       (GoiPdfFile *self);
void        goi_pdf_file_forget     (GoiPdfFile *self);
gboolean    goi_pdf_file_is_unclear (GoiPdfFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiPdfFile, goi_pdf_file_free)

guint        goi_pdf_file_get_n_pages (GoiPdfFile *self);
GoiPdfObject goi_pdf_file_get_page    (GoiPdfFile *self, guint number);
gboolean     goi_pdf_page_get_matrix  (GoiPdfFile *self, GoiPdfObject page, double width, double height,
                                       cairo_matrix_t *matrix);
gboolean     goi_pdf_page_has_notes   (GoiPdfFile *self, GoiPdfObject page);
GBytes      *goi_pdf_page_get_content (GoiPdfFile *self, GoiPdfObject page);

GoiPdfObject goi_pdf_object_get         (GoiPdfFile *self, GoiPdfObject object, const char *key);
GoiPdfObject goi_pdf_object_get_item    (GoiPdfFile *self, GoiPdfObject object, guint i);
guint        goi_pdf_object_get_n_items (GoiPdfFile *self, GoiPdfObject object);
gboolean     goi_pdf_object_get_number  (GoiPdfFile *self, GoiPdfObject object, double *number);
gboolean     goi_pdf_object_get_numbers (GoiPdfFile *self, GoiPdfObject object, double *numbers, guint n);
gboolean     goi_pdf_object_is_name     (GoiPdfFile *self, GoiPdfObject object, const char *name);
char        *goi_pdf_object_dup_name    (GoiPdfFile *self, GoiPdfObject object);
guint        goi_pdf_object_get_id      (GoiPdfFile *self, GoiPdfObject object);
GBytes      *goi_pdf_object_get_data    (GoiPdfFile *self, GoiPdfObject object);

G_END_DECLS
