/* goi-form-totals.h: totals that fill themselves in
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"

G_BEGIN_DECLS

const GoiCell *goi_form_totals_get_total (const GoiRelation *relation);
gboolean       goi_form_totals_is_automatic (const GoiValue *value);
gboolean       goi_form_totals_compute (GoiReport *report, const GoiCell *total, GoiDecimal *sum);
void           goi_form_totals_complete (GoiReport *report, GPtrArray *changes);

G_END_DECLS
