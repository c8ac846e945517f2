/* goi-restore.h: what cells that could not be read might hold
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"

G_BEGIN_DECLS

void goi_restore_offer (GoiReport *report, GPtrArray *facts);

G_END_DECLS
