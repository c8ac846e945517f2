/* goi-html-scan.h: a first look at the tags of a page
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Elements that the first look may see open at a time; it closes fewer than the parser does. */
#define GOI_HTML_MAX_OPEN 4000

/* Attributes of one tag. */
#define GOI_HTML_MAX_ATTRIBUTES 1000

gboolean goi_html_scan_is_reasonable (const char *text, gsize length);
gboolean goi_html_scan_is_html (const char *text, gsize length);
void     goi_html_scan_blank_islands (char *text, gsize length);
char    *goi_html_scan_charset (const char *text, gsize length);

G_END_DECLS
