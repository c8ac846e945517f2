/* goi-html-writer.h: from the tree of a page to a document
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-document.h"
#include "goi-html-tree.h"

G_BEGIN_DECLS

/* Cells of all tables of a page. */
#define GOI_HTML_MAX_CELLS 200000

gboolean goi_html_writer_write (const GoiHtmlTree *tree, GoiDocument *document,
                                GCancellable *cancellable, GError **error);

G_END_DECLS
