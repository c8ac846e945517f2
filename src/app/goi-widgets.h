/* goi-widgets.h: small helps for widgets
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void goi_widget_unparent_children (GtkWidget *widget);
void goi_label_show_tooltip_when_cut (GtkLabel *label);

G_END_DECLS
