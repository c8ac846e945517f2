/* goi-read-private.h: what reading in this process and reading in another share
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-read.h"

G_BEGIN_DECLS

gboolean    _goi_read_check_size (gsize size, GError **error);

/* A reading whose report does not yet say from which file it is. */
GoiReading *_goi_read_unsourced (GBytes *bytes, const char *name, gboolean is_text, GCancellable *cancellable,
                                 GError **error);
/* Takes over @reports. @media_type is static. */
GoiReading *_goi_reading_new (const char *name, const char *media_type, GBytes *bytes, GPtrArray *reports,
                              GoiDocument *document);
void        _goi_reading_set_name (GoiReading *self, const char *name);
void        _goi_reading_set_media_type (GoiReading *self, const char *media_type);
void        _goi_reading_set_source (GoiReading *self);

G_END_DECLS
