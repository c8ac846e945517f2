/* goi-text-reader.h: plain text
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"
#include "goi-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GoiDocument *goi_text_reader_read (GBytes *bytes, GCancellable *cancellable, GError **error);
GoiDocument *goi_text_reader_recognise (GBytes *bytes, const char *name, GoiReport **report,
                                        GCancellable *cancellable, GError **error);
GoiDocument *goi_text_reader_read_text (const char *text);

G_END_DECLS
