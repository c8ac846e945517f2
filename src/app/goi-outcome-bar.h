/* goi-outcome-bar.h: how the requests were decided, as one bar
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOI_TYPE_OUTCOME_BAR (goi_outcome_bar_get_type ())
G_DECLARE_FINAL_TYPE (GoiOutcomeBar, goi_outcome_bar, GOI, OUTCOME_BAR, GtkWidget)

GtkWidget *goi_outcome_bar_new (void);
void       goi_outcome_bar_set_measures (GoiOutcomeBar *self, const GoiMeasureRow *measures);

G_END_DECLS
