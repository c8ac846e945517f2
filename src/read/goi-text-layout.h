/* goi-text-layout.h: text whose columns are set apart by blanks, as pages
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-page.h"

G_BEGIN_DECLS

gboolean   goi_text_layout_is_likely (const char *text);
guint      goi_text_layout_guess_width (const char *text);
GPtrArray *goi_text_layout_pages (const char *text, guint wide);

G_END_DECLS
