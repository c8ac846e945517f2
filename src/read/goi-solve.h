/* goi-solve.h: which of several readings agree with the sums of the form
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-candidates.h"

G_BEGIN_DECLS

void goi_solve_rows (GoiEdition *edition, GPtrArray *readings);

G_END_DECLS
