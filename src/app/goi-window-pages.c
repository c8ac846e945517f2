/* goi-window-pages.c: the places of a window and the pages over them
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-window"

#include "config.h"

#include "goi-window-private.h"

#include "goi-chart-page.h"
#include "goi-new-report-dialog.h"
#include "goi-report-page.h"
#include "goi-widgets.h"

static void
on_chart_toast (GoiWindow *self, AdwToast *toast)
{
  goi_window_add_toast (self, g_object_ref (toast));
}

/* The places of the window that the template does not make. */
void
_goi_window_add_places (GoiWindow *self)
{
  GtkWidget *charts = goi_chart_page_new ();

  g_signal_connect_object (charts, "open-report", G_CALLBACK (goi_window_open_report), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (charts, "toast", G_CALLBACK (on_chart_toast), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->charts_bin, charts);
}

void
_goi_window_set_charts_collection (GoiWindow *self, GoiCollection *collection)
{
  goi_chart_page_set_collection (GOI_CHART_PAGE (adw_bin_get_child (self->charts_bin)), collection);
}

void
_goi_window_add_to_chart (GoiWindow *self, const char *const *agencies)
{
  goi_chart_page_add_agencies (GOI_CHART_PAGE (adw_bin_get_child (self->charts_bin)), agencies);
  goi_window_show_place (self, "charts");
}

/* The page that keys and menus are meant for. */
GtkWidget *
_goi_window_get_top_page (GoiWindow *self)
{
  GtkWidget *page;

  if (self->report_page != NULL)
    return self->report_page;
  if (self->reviewing)
    return self->review_page;
  page = adw_view_stack_get_visible_child (self->view_stack);
  return page == GTK_WIDGET (self->charts_bin) ? adw_bin_get_child (self->charts_bin) : page;
}

/* Takes the page away that has slid out of sight. */
void
_goi_window_remove_left_page (GoiWindow *self)
{
  GtkWidget *page = g_steal_pointer (&self->leaving_page);

  if (page != NULL)
    adw_leaflet_remove (self->leaflet, page);
}

static void
pop_report (GoiWindow *self)
{
  _goi_window_remove_left_page (self);
  self->leaving_page = g_steal_pointer (&self->report_page);
  adw_leaflet_set_visible_child (self->leaflet, self->reviewing ? self->review_page : self->main_page);
  if (!adw_leaflet_get_child_transition_running (self->leaflet))
    _goi_window_remove_left_page (self);
  _goi_window_update_actions (self);
  if (self->closing)
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_widget_grab_focus (_goi_window_get_top_page (self));
}

/* Asks the report on top to go. Returns FALSE when it wants to stay for now; it says when it may go. */
gboolean
_goi_window_leave_report (GoiWindow *self)
{
  gboolean closing;

  if (self->report_page == NULL)
    return TRUE;
  if (goi_report_page_close_request (GOI_REPORT_PAGE (self->report_page)))
    return FALSE;
  closing = self->closing;
  self->closing = FALSE;
  pop_report (self);
  self->closing = closing;
  return TRUE;
}

static void
on_report_created (GoiWindow *self, gint64 id, const char *message)
{
  goi_window_open_report (self, id, NULL);
  if (message != NULL)
    goi_window_add_toast (self, goi_toast_new (message));
}

void
_goi_window_new_report (GoiWindow *self)
{
  GtkWidget *dialog = goi_new_report_dialog_new (self->collection);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  g_signal_connect_object (dialog, "created", G_CALLBACK (on_report_created), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * goi_window_open_report:
 * @self: a window
 * @id: a report of its collection
 * @cell: (nullable): the key of a cell to show in it
 */
void
goi_window_open_report (GoiWindow *self, gint64 id, const char *cell)
{
  g_return_if_fail (GOI_IS_WINDOW (self));
  if (self->collection == NULL || !_goi_window_leave_report (self))
    return;
  _goi_window_remove_left_page (self);
  self->report_page = GTK_WIDGET (goi_report_page_new (self->collection, id));
  g_signal_connect_object (self->report_page, "closed", G_CALLBACK (pop_report), self, G_CONNECT_SWAPPED);
  adw_leaflet_append (self->leaflet, self->report_page);
  adw_leaflet_set_visible_child (self->leaflet, self->report_page);
  if (cell != NULL)
    goi_report_page_show_cell (GOI_REPORT_PAGE (self->report_page), cell);
  _goi_window_update_actions (self);
  gtk_widget_grab_focus (self->report_page);
}
