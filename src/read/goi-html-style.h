/* goi-html-style.h: single properties of a style attribute
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean goi_html_style_has (const char *style, const char *property, const char *value);

G_END_DECLS
