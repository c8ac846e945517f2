/* goi-page-gutter.h: text in two columns
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-page-lines.h"

G_BEGIN_DECLS

guint *goi_page_gutter_part (GPtrArray *lines, double width);

G_END_DECLS
