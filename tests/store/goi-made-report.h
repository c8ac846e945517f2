/* goi-made-report.h: as many reports as one wants, always the same
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-collection.h"

G_BEGIN_DECLS

GoiReport   *goi_made_bare_report (guint number);
GoiReport   *goi_made_report (guint number);
char        *goi_made_text (GoiReport *report);
GoiOriginal *goi_made_original (guint number, const char *text);
GoiAddItem  *goi_made_item (guint number);
gboolean     goi_made_collection (const char *path, guint n, gboolean progress, GError **error);

G_END_DECLS
