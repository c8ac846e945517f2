/* goi-widgets.h: small helps for widgets
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void      goi_widget_unparent_children (GtkWidget *widget);
void      goi_widget_tidy_names (GtkWidget *root);
void      goi_widget_chain_focus (GtkWidget *root, ...) G_GNUC_NULL_TERMINATED;
void      goi_label_show_tooltip_when_cut (GtkLabel *label);
void      goi_widget_set_row_tooltip (GtkWidget *widget, const char *text);
void      goi_status_page_describe (AdwStatusPage *page, const char *text);
void      goi_column_view_align_title (GtkColumnView *view, const char *title);
AdwToast *goi_toast_new (const char *text);

G_END_DECLS
