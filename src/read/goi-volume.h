/* goi-volume.h: documents with several reports
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GPtrArray *goi_volume_read (GoiDocument *document, const char *name, GCancellable *cancellable);

G_END_DECLS
