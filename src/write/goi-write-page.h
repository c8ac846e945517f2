/* goi-write-page.h: a report on paper
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* A4 in points. */
#define GOI_PAGES_A4_WIDTH 595.276
#define GOI_PAGES_A4_HEIGHT 841.890

#define GOI_TYPE_PAGES (goi_pages_get_type ())
G_DECLARE_FINAL_TYPE (GoiPages, goi_pages, GOI, PAGES, GObject)

GoiPages *goi_pages_new (GoiReport *report, double width, double height);
guint     goi_pages_get_n_pages (GoiPages *self);
void      goi_pages_draw (GoiPages *self, guint page, cairo_t *cr);
char     *goi_pages_describe (GoiPages *self, guint page);
gboolean  goi_pages_write_pdf (GoiReport *report, GOutputStream *stream, GCancellable *cancellable, GError **error);

G_END_DECLS
