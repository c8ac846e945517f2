/* goi-parts.h: indicators that local forms print in parts
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-fill.h"
#include "goi-table-reading.h"

G_BEGIN_DECLS

void goi_parts_add (GoiReport *report, GPtrArray *tables);

G_END_DECLS
