/* goi-html-reader.h: HTML pages
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean     goi_html_reader_sniff (const guint8 *data, gsize length);
GoiDocument *goi_html_reader_read (GBytes *bytes, GCancellable *cancellable, GError **error);
GoiDocument *goi_html_reader_read_declared (GBytes *bytes, const char *charset, GCancellable *cancellable,
                                            GError **error);

G_END_DECLS
