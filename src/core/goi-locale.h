/* goi-locale.h: which of its two languages a form is shown in
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean goi_locale_is_chinese (void);
void     goi_locale_set_chinese (gboolean chinese);

G_END_DECLS
