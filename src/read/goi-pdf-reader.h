/* goi-pdf-reader.h: reads PDF documents with text
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define GOI_MEDIA_PDF "application/pdf"

GoiDocument *goi_pdf_reader_read (GBytes *bytes, GCancellable *cancellable, GError **error);

G_END_DECLS
