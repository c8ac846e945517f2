/* goi-window.h: a window on one collection
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-application.h"

G_BEGIN_DECLS

#define GOI_TYPE_WINDOW (goi_window_get_type ())
G_DECLARE_FINAL_TYPE (GoiWindow, goi_window, GOI, WINDOW, AdwApplicationWindow)

GoiWindow *goi_window_new (GoiApplication *app);
void       goi_window_add_toast (GoiWindow *self, AdwToast *toast);
void       goi_window_show_place (GoiWindow *self, const char *place);

G_END_DECLS
