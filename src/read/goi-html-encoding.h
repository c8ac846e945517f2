/* goi-html-encoding.h: the bytes of a page to UTF-8
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-encoding.h"

G_BEGIN_DECLS

gboolean goi_html_decode (GBytes *bytes, const char *declared, GoiDecoded *out, GError **error);

G_END_DECLS
