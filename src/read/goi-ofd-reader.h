/* goi-ofd-reader.h: reads OFD documents
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-page.h"

G_BEGIN_DECLS

GPtrArray   *goi_ofd_reader_read_pages (GBytes *bytes, char **title, GCancellable *cancellable,
                                        GError **error);
GoiDocument *goi_ofd_reader_read (GBytes *bytes, GCancellable *cancellable, GError **error);

G_END_DECLS
