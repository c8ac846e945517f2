/* goi-html-chrome.h: what stands around the content of a page
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-html-tree.h"

G_BEGIN_DECLS

void goi_html_chrome_drop (GoiHtmlTree *tree);

G_END_DECLS
