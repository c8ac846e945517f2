/* goi-page-picture.h: a picture of a page, for what is not said as text
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-page.h"

G_BEGIN_DECLS

/* What stands on a page as ink where no character is said to be. */
#define GOI_PAGE_UNKNOWN 0xFFFD

void goi_page_look (GoiPage *page, const guint8 *light, int width, int height, gsize stride, double scale,
                    gboolean has_text);

G_END_DECLS
