/* goi-rounded.h: rounded numbers as intervals
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean goi_rounded_read (const char *text, const char *behind, double *low, double *high);

G_END_DECLS
