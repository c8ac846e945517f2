/* goi-form-clipboard.h: blocks of cells as text, the way spreadsheets exchange them
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *goi_form_clipboard_parse (const char *text);
gboolean   goi_form_clipboard_is_block (GPtrArray *rows);
char      *goi_form_clipboard_format (GPtrArray *rows);

G_END_DECLS
