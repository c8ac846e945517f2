/* goi-sheet-text-reader.h: reads sheets that are text with commas or tabs between cells
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GoiDocument *goi_sheet_text_reader_read (GBytes *bytes, GCancellable *cancellable, GError **error);

G_END_DECLS
