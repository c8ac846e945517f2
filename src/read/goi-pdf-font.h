/* goi-pdf-font.h: which codes of a font of a PDF file are blanks
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-pdf-file.h"

G_BEGIN_DECLS

/**
 * GoiPdfFont:
 *
 * A font.
 */
typedef struct _GoiPdfFont GoiPdfFont;

GoiPdfFont *goi_pdf_font_new      (GoiPdfFile *file, GoiPdfObject object);
void        goi_pdf_font_free     (GoiPdfFont *self);
gboolean    goi_pdf_font_is_blank (const GoiPdfFont *self, const guint8 *text, gsize length);

G_END_DECLS
