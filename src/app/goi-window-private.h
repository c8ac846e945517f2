/* goi-window-private.h: what the files of GoiWindow share
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-window.h"

G_BEGIN_DECLS

struct _GoiWindow
{
  AdwApplicationWindow parent_instance;

  /* Template Widgets */
  AdwToastOverlay *toast_overlay;
  AdwLeaflet *leaflet;
  GtkWidget *main_page;
  AdwViewStack *view_stack;
  AdwBin *reports_bin;
  AdwBin *charts_bin;
  AdwBin *check_bin;
};

void       _goi_window_add_places (GoiWindow *self);
GtkWidget *_goi_window_get_top_page (GoiWindow *self);

G_END_DECLS
