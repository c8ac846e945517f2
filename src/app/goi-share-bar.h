/* goi-share-bar.h: a share as a small bar with its number
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOI_TYPE_SHARE_BAR (goi_share_bar_get_type ())
G_DECLARE_FINAL_TYPE (GoiShareBar, goi_share_bar, GOI, SHARE_BAR, GtkWidget)

GtkWidget *goi_share_bar_new (void);
void       goi_share_bar_set_value (GoiShareBar *self, GoiMeasureValue value);
double     goi_share_bar_get_share (GoiShareBar *self);

G_END_DECLS
