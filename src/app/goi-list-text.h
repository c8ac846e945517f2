/* goi-list-text.h: a text in a list
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOI_TYPE_LIST_TEXT (goi_list_text_get_type ())
G_DECLARE_FINAL_TYPE (GoiListText, goi_list_text, GOI, LIST_TEXT, GtkWidget)

GtkWidget  *goi_list_text_new (float xalign, PangoEllipsizeMode ellipsize);
void        goi_list_text_set_text (GoiListText *self, const char *text);
const char *goi_list_text_get_text (GoiListText *self);
void        goi_list_text_set_icon_name (GoiListText *self, const char *icon_name);
void        goi_list_text_set_width_chars (GoiListText *self, guint width_chars);

G_END_DECLS
