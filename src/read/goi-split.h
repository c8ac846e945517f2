/* goi-split.h: digits that run together, taken apart
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-candidates.h"

G_BEGIN_DECLS

void goi_split_add_candidates (GoiRowReading *reading, const GoiPiece *const *pieces, guint n_pieces);

G_END_DECLS
