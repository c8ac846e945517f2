/* goi-mht-reader.h: pages saved with their pictures in one file
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean     goi_mht_reader_sniff (const guint8 *data, gsize length);
GoiDocument *goi_mht_reader_read (GBytes *bytes, GCancellable *cancellable, GError **error);

G_END_DECLS
