/* goi-notice.h: a lasting message at the top of a page
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * GoiNotice:
 *
 * Stands for AdwBanner, which came after libadwaita 1.2. Signals: "button-clicked", "closed".
 */
#define GOI_TYPE_NOTICE (goi_notice_get_type ())
G_DECLARE_FINAL_TYPE (GoiNotice, goi_notice, GOI, NOTICE, AdwBin)

GtkWidget *goi_notice_new (void);
void       goi_notice_show (GoiNotice *self, const char *text, const char *button_label, gboolean can_close);
void       goi_notice_hide (GoiNotice *self);
gboolean   goi_notice_is_shown (GoiNotice *self);

G_END_DECLS
