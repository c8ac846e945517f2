/* goi-cli-language.h: which language the command speaks
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     goi_cli_language_init (void);
gboolean goi_cli_set_language (const char *language);
void     goi_cli_begin_output (void);
void     goi_cli_end_output (void);

G_END_DECLS
