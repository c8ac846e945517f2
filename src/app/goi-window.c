/* goi-window.c: a window on one collection
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-window"

#include "config.h"

#include "goi-window-private.h"

#include "goi-app-resources.h"

G_DEFINE_FINAL_TYPE (GoiWindow, goi_window, ADW_TYPE_APPLICATION_WINDOW)

static void
on_place_changed (GoiWindow *self)
{
  const char *place = adw_view_stack_get_visible_child_name (self->view_stack);

  if (place != NULL)
    g_action_group_change_action_state (G_ACTION_GROUP (self), "place", g_variant_new_string (place));
}

static void
place_change_state (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  GoiWindow *self = GOI_WINDOW (user_data);
  const char *place = g_variant_get_string (state, NULL);

  if (adw_view_stack_get_child_by_name (self->view_stack, place) == NULL)
    return;
  g_simple_action_set_state (action, state);
  adw_view_stack_set_visible_child_name (self->view_stack, place);
}

static const GActionEntry window_actions[] = {
  { .name = "place", .parameter_type = "s", .state = "'reports'", .change_state = place_change_state },
};

static void
goi_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GOI_TYPE_WINDOW);
  G_OBJECT_CLASS (goi_window_parent_class)->dispose (object);
}

static void
goi_window_class_init (GoiWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = goi_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, GOI_RESOURCE_UI "goi-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, main_page);
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, view_stack);
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, reports_bin);
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, charts_bin);
  gtk_widget_class_bind_template_child (widget_class, GoiWindow, check_bin);
  gtk_widget_class_bind_template_callback (widget_class, on_place_changed);
}

static void
goi_window_init (GoiWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (self), window_actions,
                                   G_N_ELEMENTS (window_actions), self);
  _goi_window_add_places (self);
}

/**
 * goi_window_new:
 * @app: the program
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
