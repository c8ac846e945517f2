/* goi-window.c: a window on one collection
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-window"

#include "config.h"

#include "goi-window-private.h"

#include "goi-app-resources.h"
#include "goi-report-table.h"
#include "goi-settings.h"
#include "goi-widgets.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (GoiWindow, goi_window, ADW_TYPE_APPLICATION_WINDOW)

static void
on_place_changed (GoiWindow *self)
{
  const char *place = adw_view_stack_get_visible_child_name (self->view_stack);

  if (place == NULL || self->sidebar_button == NULL)
    return;
  g_action_group_change_action_state (G_ACTION_GROUP (self), "place", g_variant_new_string (place));
  gtk_widget_set_sensitive (self->sidebar_button, !g_str_equal (place, "check"));
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry), !g_str_equal (place, "charts"));
}

static void
on_search_changed (GoiWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  goi_reports_page_set_search (self->reports_page, text);
  goi_check_page_set_search (self->check_page, text);
}

static void
focus_list (GoiWindow *self)
{
  GtkWidget *page = _goi_window_get_top_page (self);

  if (page != NULL)
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
on_stop_search (GoiWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  on_search_changed (self);
  focus_list (self);
}

/* Enter goes on to what was found. */
static void
on_search_activate (GoiWindow *self)
{
  on_search_changed (self);
  if (GTK_WIDGET (self->reports_page) == _goi_window_get_top_page (self))
    goi_reports_page_focus_list (self->reports_page);
  else
    focus_list (self);
}

static void
on_search_cleared (GoiWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
on_open_report (GoiWindow *self, gint64 id, const char *cell)
{
  goi_window_open_report (self, id, cell);
}

static void
on_toast (GoiWindow *self, AdwToast *toast)
{
  goi_window_add_toast (self, g_object_ref (toast));
}

static void
on_chart (GoiWindow *self, const char *const *agencies)
{
  _goi_window_add_to_chart (self, agencies);
}

static void
on_check_mend (GoiWindow *self, GoiFindingItem *item, guint index)
{
  goi_reports_page_mend (self->reports_page, item, index);
}

static void
on_counts_changed (GoiWindow *self)
{
  guint n = goi_check_page_get_n_errors (self->check_page);

  adw_view_stack_page_set_badge_number (self->check_stack_page, n);
  adw_view_stack_page_set_needs_attention (self->check_stack_page, n > 0);
}

static void
on_notice_clicked (GoiWindow *self)
{
  if (self->notice_action != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), self->notice_action, NULL);
}

static void
on_notice_closed (GoiWindow *self)
{
  if (self->draft == 0 && g_strcmp0 (self->notice_action, "win.open-own") == 0)
    g_settings_set_boolean (goi_settings_get (), "sample-notice", FALSE);
}

static void
on_transition (GoiWindow *self)
{
  if (!adw_leaflet_get_child_transition_running (self->leaflet))
    _goi_window_remove_left_page (self);
}

static gboolean
goi_window_close_request (GtkWindow *window)
{
  GoiWindow *self = GOI_WINDOW (window);

  /* A report with unsaved changes may ask first; it closes the window itself when it is done. */
  self->closing = TRUE;
  if (!_goi_window_leave_report (self))
    return GDK_EVENT_STOP;
  _goi_window_stop_opening (self);
  if (!_goi_window_finish_import (self))
    return GDK_EVENT_STOP;
  return GTK_WINDOW_CLASS (goi_window_parent_class)->close_request (window);
}

static void
goi_window_dispose (GObject *object)
{
  GoiWindow *self = GOI_WINDOW (object);

  _goi_window_stop_opening (self);
  if (self->reports_page != NULL)
    _goi_window_set_collection (self, NULL);
  g_clear_pointer (&self->pending_files, g_ptr_array_unref);
  g_clear_object (&self->file);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOI_TYPE_WINDOW);
  G_OBJECT_CLASS (goi_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, main_page);
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, state_stack);
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, view_stack);
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, reports_page);
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, charts_bin);
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, check_page);
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, check_stack_page);
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, opening);
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, opening_progress);
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, failed);
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, retry_button);
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, own_button);
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, drop_hint);
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, view_menu);
}

static void
goi_window_class_init (GoiWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = goi_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = goi_window_close_request;

  g_type_ensure (GOI_TYPE_NOTICE);
  g_type_ensure (GOI_TYPE_REPORTS_PAGE);
  g_type_ensure (GOI_TYPE_CHECK_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, GOI_RESOURCE_UI "goi-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_place_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_cleared);
  gtk_widget_class_bind_template_callback (widget_class, on_open_report);
  gtk_widget_class_bind_template_callback (widget_class, on_toast);
  gtk_widget_class_bind_template_callback (widget_class, on_chart);
  gtk_widget_class_bind_template_callback (widget_class, on_check_mend);
  gtk_widget_class_bind_template_callback (widget_class, on_counts_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_notice_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_notice_closed);
  gtk_widget_class_bind_template_callback (widget_class, on_transition);
  gtk_widget_class_bind_template_callback (widget_class, _goi_window_update_actions);
}

/* The size is remembered but not shared: another window keeps the one it has. */
static void
init_size (GoiWindow *self)
{
  GSettings *settings = goi_settings_get ();
  GSettingsBindFlags flags = G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES;

  g_settings_bind (settings, "window-width", self, "default-width", flags);
  g_settings_bind (settings, "window-height", self, "default-height", flags);
  g_settings_bind (settings, "window-maximized", self, "maximized", flags);
}

static void
init_view_menu (GoiWindow *self)
{
  g_autoptr (GMenuModel) menu = goi_report_table_create_view_menu ();

  g_menu_append_section (self->view_menu, NULL, menu);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table",
                                  goi_reports_page_get_table_actions (self->reports_page));
}

static void
goi_window_init (GoiWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  goi_widget_tidy_names (GTK_WIDGET (self));
  init_size (self);
  _goi_window_init_actions (self);
  init_view_menu (self);
  _goi_window_init_drop (self);
  _goi_window_add_places (self);
  _goi_window_update_recent (self);
  g_signal_connect_object (goi_settings_get (), "changed::recent-collections",
                           G_CALLBACK (_goi_window_update_recent), self, G_CONNECT_SWAPPED);
}

/**
 * goi_window_new:
 * @app: (nullable): the program
 *
 * Returns: (transfer none): a new window without a collection
 */
GoiWindow *
goi_window_new (GoiApplication *app)
{
  return g_object_new (GOI_TYPE_WINDOW, "application", app, NULL);
}

/**
 * goi_window_add_toast:
 * @self: a window
 * @toast: (transfer full): what to say
 */
void
goi_window_add_toast (GoiWindow *self, AdwToast *toast)
{
  g_return_if_fail (GOI_IS_WINDOW (self));
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/**
 * goi_window_show_place:
 * @self: a window
 * @place: "reports", "charts" or "check"
 */
void
goi_window_show_place (GoiWindow *self, const char *place)
{
  g_return_if_fail (GOI_IS_WINDOW (self));
  g_action_group_activate_action (G_ACTION_GROUP (self), "place", g_variant_new_string (place));
}

/**
 * goi_window_get_file:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the collection's file
 */
GFile *
goi_window_get_file (GoiWindow *self)
{
  g_return_val_if_fail (GOI_IS_WINDOW (self), NULL);
  return self->file;
}

/**
 * goi_window_get_collection:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the collection, %NULL while none is open
 */
GoiCollection *
goi_window_get_collection (GoiWindow *self)
{
  g_return_val_if_fail (GOI_IS_WINDOW (self), NULL);
  return self->collection;
}
