/* goi-window-drop.c: what is dropped on a window
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-window"

#include "config.h"

#include "goi-window-private.h"

#include "goi-library.h"

static void
drop_files (GoiWindow *self, GSList *list)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (; list != NULL; list = list->next)
    {
      /* A collection is opened, it cannot be imported. */
      if (goi_library_is_collection_name (list->data))
        goi_application_open_collection (GOI_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                                         list->data);
      else
        g_ptr_array_add (files, g_object_ref (list->data));
    }
  if (files->len > 0)
    goi_window_import_files (self, files);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  GoiWindow *self = GOI_WINDOW (user_data);

  gtk_revealer_set_reveal_child (self->drop_hint, FALSE);
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    drop_files (self, g_value_get_boxed (value));
  else if (G_VALUE_HOLDS_STRING (value) && self->collection != NULL)
    _goi_window_import_text (self, g_value_get_string (value));
  else
    return FALSE;
  return TRUE;
}

static GdkDragAction
on_enter (GtkDropTarget *target, double x, double y, gpointer user_data)
{
  GoiWindow *self = GOI_WINDOW (user_data);

  gtk_revealer_set_reveal_child (self->drop_hint, TRUE);
  return GDK_ACTION_COPY;
}

static void
on_leave (GtkDropTarget *target, gpointer user_data)
{
  gtk_revealer_set_reveal_child (GOI_WINDOW (user_data)->drop_hint, FALSE);
}

/* A program that went away while it was dragging sends no "leave". */
static void
on_current_drop (GtkDropTarget *target, GParamSpec *pspec, gpointer user_data)
{
  if (gtk_drop_target_get_current_drop (target) == NULL)
    on_leave (target, user_data);
}

void
_goi_window_add_drop_target (GoiWindow *self, GtkWidget *page)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, 0);
  g_signal_connect_object (target, "enter", G_CALLBACK (on_enter), self, 0);
  g_signal_connect_object (target, "leave", G_CALLBACK (on_leave), self, 0);
  g_signal_connect_object (target, "notify::current-drop", G_CALLBACK (on_current_drop), self, 0);
  gtk_widget_add_controller (page, GTK_EVENT_CONTROLLER (target));
}

void
_goi_window_init_drop (GoiWindow *self)
{
  _goi_window_add_drop_target (self, self->main_page);
}
