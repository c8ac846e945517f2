/* goi-text-drawing.h: tables whose borders are drawn with characters
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-document.h"

G_BEGIN_DECLS

guint goi_text_drawing_read (GoiDocument *document, GArray *lines, guint at, guint *none_before);

G_END_DECLS
