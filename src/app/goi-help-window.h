/* goi-help-window.h: the user's help
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GOI_TYPE_HELP_WINDOW (goi_help_window_get_type ())
G_DECLARE_FINAL_TYPE (GoiHelpWindow, goi_help_window, GOI, HELP_WINDOW, AdwWindow)

GtkWidget *goi_help_window_new (GtkWindow *parent);

G_END_DECLS
