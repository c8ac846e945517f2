/* goi-xlsx-format.h: the number formats of a workbook
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *goi_xlsx_format_builtin (guint id);
char       *goi_xlsx_format_number (const char *code, const char *stored, gboolean since_1904);

G_END_DECLS
