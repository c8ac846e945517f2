/* goi-window-actions.c: the actions of a window
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-window"

#include "config.h"

#include "goi-window-private.h"

#include "goi-dialogs.h"
#include "goi-library.h"
#include "goi-widgets.h"

#include <glib/gi18n-lib.h>

static GoiApplication *
get_app (GoiWindow *self)
{
  return GOI_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
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
  _goi_window_update_actions (self);
}

/* Keys of the application that the page on top gives a meaning to. */
static void
forward (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoiWindow *self = GOI_WINDOW (user_data);
  GtkWidget *page = _goi_window_get_top_page (self);
  g_autofree char *name = g_strconcat ("page.", g_action_get_name (G_ACTION (action)), NULL);

  if (page != NULL)
    gtk_widget_activate_action (page, name, NULL);
}

/* In the list there is one step to take back, but a text that is being typed has a history of its own. */
static void
action_undo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoiWindow *self = GOI_WINDOW (user_data);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (self->report_page == NULL && GTK_IS_TEXT (focus))
    gtk_widget_activate_action (focus, "text.undo", NULL);
  else
    forward (action, parameter, user_data);
}

static void
action_find (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoiWindow *self = GOI_WINDOW (user_data);

  if (self->report_page != NULL)
    {
      gtk_widget_activate_action (self->report_page, "page.find", NULL);
      return;
    }
  if (!gtk_widget_get_visible (GTK_WIDGET (self->search_entry)))
    goi_window_show_place (self, "reports");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

static void
action_back (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoiWindow *self = GOI_WINDOW (user_data);

  self->closing = FALSE;
  if (self->report_page != NULL)
    _goi_window_leave_report (self);
  else
    _goi_window_leave_review (self);
}

static void
action_review (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _goi_window_show_review (GOI_WINDOW (user_data));
}

static void
action_open_report (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  goi_window_open_report (GOI_WINDOW (user_data), g_variant_get_int64 (parameter), NULL);
}

/* What was not saved when the program ended last. */
static void
action_open_draft (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoiWindow *self = GOI_WINDOW (user_data);

  goi_notice_hide (self->notice);
  if (self->draft != 0)
    goi_window_open_report (self, self->draft, NULL);
}

static void
action_new_report (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _goi_window_new_report (GOI_WINDOW (user_data));
}

/* Importing */

static const char *const document_patterns[] = {
  "*.txt", "*.html", "*.htm", "*.mht", "*.mhtml", "*.docx", "*.doc", "*.odt", "*.rtf", "*.pdf", "*.ofd",
  "*.xlsx", "*.xls", "*.ods", "*.csv", "*.json", "*.jsonl", "*.goi.json", NULL,
};
static const char *const all_patterns[] = { "*", NULL };
static const char *const collection_patterns[] = { "*.goi", NULL };

static void
import_model (GoiWindow *self, GListModel *model)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (files, g_list_model_get_item (model, i));
  goi_window_import_files (self, files);
}

static void
on_import_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiWindow) self = GOI_WINDOW (user_data);
  g_autoptr (GListModel) files = goi_dialogs_open_finish (result, NULL);

  if (files != NULL)
    import_model (self, files);
}

static void
action_import (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoiWindow *self = GOI_WINDOW (user_data);
  const GoiFileFilter filters[] = {
    { _("Documents"), document_patterns },
    { _("All Files"), all_patterns },
    { NULL, NULL },
  };

  goi_dialogs_open_files_async (GTK_WINDOW (self), _("Import Documents"), filters, NULL, on_import_chosen,
                                g_object_ref (self));
}

static void
action_import_folders (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoiWindow *self = GOI_WINDOW (user_data);

  goi_dialogs_open_folders_async (GTK_WINDOW (self), _("Import Folders"), NULL, on_import_chosen,
                                  g_object_ref (self));
}

static void
action_import_clipboard (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _goi_window_import_clipboard (GOI_WINDOW (user_data));
}

/* Collections */

static void
on_collection_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiWindow) self = GOI_WINDOW (user_data);
  g_autoptr (GListModel) files = goi_dialogs_open_finish (result, NULL);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      goi_application_open_collection_from (get_app (self), file, i == 0 ? self : NULL);
    }
}

static void
action_open_collection (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoiWindow *self = GOI_WINDOW (user_data);
  const GoiFileFilter filters[] = {
    { _("Collections"), collection_patterns },
    { _("All Files"), all_patterns },
    { NULL, NULL },
  };

  goi_dialogs_open_files_async (GTK_WINDOW (self), _("Open Collection"), filters, NULL, on_collection_chosen,
                                g_object_ref (self));
}

static void
on_new_collection_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiWindow) self = GOI_WINDOW (user_data);
  g_autoptr (GFile) chosen = goi_dialogs_save_finish (result, NULL);
  g_autoptr (GFile) file = NULL;

  if (chosen == NULL)
    return;
  if (goi_library_is_collection_name (chosen))
    file = g_object_ref (chosen);
  else
    {
      g_autofree char *uri = g_file_get_uri (chosen);
      g_autofree char *with_ending = g_strconcat (uri, ".goi", NULL);

      file = g_file_new_for_uri (with_ending);
    }
  /* A file that is there already is opened, never emptied. */
  if (g_file_query_exists (file, NULL))
    goi_window_add_toast (self, goi_toast_new (_("The collection was there already; it was opened")));
  goi_window_open_file (self, file, GOI_OPEN_CREATE);
}

static void
action_new_collection (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoiWindow *self = GOI_WINDOW (user_data);

  goi_dialogs_save_async (GTK_WINDOW (self), _("New Collection"),
                          /* Translators: a file name; keep the ending .goi */
                          _("Reports.goi"), NULL, NULL, on_new_collection_chosen, g_object_ref (self));
}

static void
on_backed_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiWindow) self = GOI_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  if (goi_collection_backup_finish (GOI_COLLECTION (source), result, &error))
    goi_window_add_toast (self, adw_toast_new (_("The collection was backed up")));
  else
    {
      g_autofree char *text = g_strdup_printf (_("%1$s: %2$s"), _("The backup failed"), error->message);

      goi_window_add_toast (self, goi_toast_new (text));
    }
}

static void
on_backup_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiWindow) self = GOI_WINDOW (user_data);
  g_autoptr (GFile) file = goi_dialogs_save_finish (result, NULL);

  if (file == NULL || self->collection == NULL)
    return;
  if (g_file_equal (file, self->file))
    goi_window_add_toast (self, adw_toast_new (_("A collection cannot be its own backup")));
  else
    goi_collection_backup_async (self->collection, file, NULL, on_backed_up, g_object_ref (self));
}

static void
action_backup (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoiWindow *self = GOI_WINDOW (user_data);
  g_autofree char *name = goi_library_get_name (self->file);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *proposal = g_strdup_printf ("%s %s.goi", name, date);

  goi_dialogs_save_async (GTK_WINDOW (self), _("Back Up Collection"), proposal, NULL, NULL, on_backup_chosen,
                          g_object_ref (self));
}

static void
action_open_own (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoiWindow *self = GOI_WINDOW (user_data);
  g_autoptr (GFile) file = goi_library_get_own_file ();

  goi_application_open_collection_from (get_app (self), file, self);
}

static void
action_open_sample (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoiWindow *self = GOI_WINDOW (user_data);
  g_autoptr (GFile) file = goi_library_get_sample_file ();

  goi_application_open_collection_from (get_app (self), file, self);
}

static void
action_open_recent (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoiWindow *self = GOI_WINDOW (user_data);
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  goi_application_open_collection_from (get_app (self), file, self);
}

static void
action_retry (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoiWindow *self = GOI_WINDOW (user_data);

  if (self->file != NULL)
    goi_window_open_file (self, self->file, GOI_OPEN_NONE);
}

static void
action_reset_sample (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _goi_window_reset_sample (GOI_WINDOW (user_data));
}

static const GActionEntry window_actions[] = {
  { .name = "place", .parameter_type = "s", .state = "'reports'", .change_state = place_change_state },
  { .name = "find", .activate = action_find },
  { .name = "undo", .activate = action_undo },
  { .name = "redo", .activate = forward },
  { .name = "save", .activate = forward },
  { .name = "print", .activate = forward },
  { .name = "export", .activate = forward },
  { .name = "back", .activate = action_back },
  { .name = "open-report", .parameter_type = "x", .activate = action_open_report },
  { .name = "new-report", .activate = action_new_report },
  { .name = "import", .activate = action_import },
  { .name = "import-folders", .activate = action_import_folders },
  { .name = "import-clipboard", .activate = action_import_clipboard },
  { .name = "review", .activate = action_review },
  { .name = "new-collection", .activate = action_new_collection },
  { .name = "open-collection", .activate = action_open_collection },
  { .name = "open-own", .activate = action_open_own },
  { .name = "open-sample", .activate = action_open_sample },
  { .name = "open-recent", .parameter_type = "s", .activate = action_open_recent },
  { .name = "backup", .activate = action_backup },
  { .name = "open-draft", .activate = action_open_draft },
  { .name = "retry", .activate = action_retry },
  { .name = "reset-sample", .activate = action_reset_sample },
};

static void
set_enabled (GoiWindow *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), enabled);
}

/* Sensitivity in one place. An action that is off leaves its key to the focused widget: Ctrl+Z in the
 * search entry is the entry's while no report is on top. */
void
_goi_window_update_actions (GoiWindow *self)
{
  gboolean open = self->collection != NULL && self->sample_importer == NULL;
  gboolean writable = open && !goi_collection_is_read_only (self->collection);
  gboolean report = self->report_page != NULL;
  gboolean over = report || self->reviewing;
  gboolean charts = !over && _goi_window_get_top_page (self) == adw_bin_get_child (self->charts_bin);
  gboolean reports = !over && _goi_window_get_top_page (self) == GTK_WIDGET (self->reports_page);

  set_enabled (self, "back", over);
  set_enabled (self, "undo", over || (reports && goi_reports_page_can_undo (self->reports_page)));
  set_enabled (self, "redo", over);
  set_enabled (self, "save", report);
  set_enabled (self, "print", open && (report || charts));
  set_enabled (self, "export", open && (report || charts || reports));
  set_enabled (self, "find", open && (report || !over));
  set_enabled (self, "place", !over);
  set_enabled (self, "new-report", writable && !over);
  set_enabled (self, "import", writable && !report);
  set_enabled (self, "import-folders", writable && !report);
  set_enabled (self, "import-clipboard", writable && !report);
  set_enabled (self, "review", self->importer != NULL && !over);
  set_enabled (self, "backup", open && !over);
  set_enabled (self, "new-collection", !over);
  set_enabled (self, "open-collection", !over);
  set_enabled (self, "open-own", !over);
  set_enabled (self, "open-sample", !over);
  set_enabled (self, "open-recent", !over);
  set_enabled (self, "reset-sample", !over && self->sample_importer == NULL);
}

void
_goi_window_init_actions (GoiWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), window_actions, G_N_ELEMENTS (window_actions), self);
  goi_reports_page_add_pane_actions (self->reports_page, G_ACTION_MAP (self));
  _goi_window_update_actions (self);
}
