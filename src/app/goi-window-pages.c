/* goi-window-pages.c: the places of a window and the pages over them
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-window"

#include "config.h"

#include "goi-window-private.h"

#ifdef GOI_HAVE_CHART_PAGE
#include "goi-chart-page.h"
#endif

/* The places of the window. */
void
_goi_window_add_places (GoiWindow *self)
{
#ifdef GOI_HAVE_CHART_PAGE
  adw_bin_set_child (self->charts_bin, goi_chart_page_new ());
#endif
}

/* The page that keys and menus are meant for. */
GtkWidget *
_goi_window_get_top_page (GoiWindow *self)
{
  GtkWidget *page = adw_leaflet_get_visible_child (self->leaflet);

  if (page != self->main_page)
    return page;
  page = adw_view_stack_get_visible_child (self->view_stack);
  return ADW_IS_BIN (page) ? adw_bin_get_child (ADW_BIN (page)) : page;
}
