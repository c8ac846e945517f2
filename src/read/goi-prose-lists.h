/* goi-prose-lists.h: lists of things with their numbers behind them
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-flow.h"

G_BEGIN_DECLS

void goi_prose_lists_spread (GoiFlow *flow);

G_END_DECLS
