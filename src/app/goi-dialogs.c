/* goi-dialogs.c: choosing files, asking, opening links
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-dialogs"

#include "config.h"

#include "goi-dialogs.h"

#include <glib/gi18n-lib.h>

/* The dialog belongs to its task until it is answered: a GtkFileChooserNative that nobody holds is
 * gone before it is shown. */

static void
on_cancelled (GCancellable *cancellable, GtkNativeDialog *native)
{
  gtk_native_dialog_hide (native);
}

static void
run_native (GTask *task, GtkNativeDialog *native, GCallback on_response)
{
  GCancellable *cancellable = g_task_get_cancellable (task);

  g_task_set_task_data (task, native, g_object_unref);
  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      return;
    }
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (on_cancelled), native, 0);
  g_signal_connect (native, "response", on_response, task);
  gtk_native_dialog_set_modal (native, TRUE);
  gtk_native_dialog_show (native);
}

static void
add_filters (GtkFileChooser *chooser, const GoiFileFilter *filters)
{
  if (filters == NULL)
    return;
  for (; filters->name != NULL; filters++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, filters->name);
      for (const char *const *pattern = filters->patterns; *pattern != NULL; pattern++)
        gtk_file_filter_add_pattern (filter, *pattern);
      gtk_file_chooser_add_filter (chooser, filter);
    }
}

static void
return_dismissed (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _("Nothing was chosen"));
}

static void
on_open_response (GtkNativeDialog *native, int response, GTask *task)
{
  gtk_native_dialog_hide (native);
  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_files (GTK_FILE_CHOOSER (native)), g_object_unref);
  else
    return_dismissed (task);
  g_object_unref (task);
}

static void
on_save_response (GtkNativeDialog *native, int response, GTask *task)
{
  gtk_native_dialog_hide (native);
  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native)), g_object_unref);
  else
    return_dismissed (task);
  g_object_unref (task);
}

static void
on_confirm_response (AdwMessageDialog *dialog, const char *response, GTask *task)
{
  g_task_return_boolean (task, g_strcmp0 (response, "accept") == 0);
  g_object_unref (task);
}

/**
 * goi_dialogs_open_files_async:
 * @parent: (nullable): the window that asks
 * @title: translated
 * @filters: (nullable) (array zero-terminated=1): ends with an entry without name
 * @cancellable: (nullable): to take the question back
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks for files to open, one or more.
 */
void
goi_dialogs_open_files_async (GtkWindow *parent, const char *title, const GoiFileFilter *filters,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  GtkFileChooserNative *native = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                                              NULL, NULL);

  g_task_set_source_tag (task, goi_dialogs_open_files_async);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (native), TRUE);
  add_filters (GTK_FILE_CHOOSER (native), filters);
  run_native (task, GTK_NATIVE_DIALOG (native), G_CALLBACK (on_open_response));
}

/**
 * goi_dialogs_open_folders_async:
 * @parent: (nullable): the window that asks
 * @title: translated
 * @cancellable: (nullable): to take the question back
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks for folders, one or more.
 */
void
goi_dialogs_open_folders_async (GtkWindow *parent, const char *title, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  GtkFileChooserNative *native = gtk_file_chooser_native_new (title, parent,
                                                              GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                                              NULL, NULL);

  g_task_set_source_tag (task, goi_dialogs_open_folders_async);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (native), TRUE);
  run_native (task, GTK_NATIVE_DIALOG (native), G_CALLBACK (on_open_response));
}

/**
 * goi_dialogs_open_finish:
 * @result: the answer
 * @error: return location for an error
 *
 * Returns: (transfer full): a model of #GFile, or %NULL
 */
GListModel *
goi_dialogs_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * goi_dialogs_save_async:
 * @parent: (nullable): the window that asks
 * @title: translated
 * @name: the proposed base name
 * @filters: (nullable) (array zero-terminated=1): ends with an entry without name
 * @cancellable: (nullable): to take the question back
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks where to write. The file chooser asks before an existing file is chosen.
 */
void
goi_dialogs_save_async (GtkWindow *parent, const char *title, const char *name,
                        const GoiFileFilter *filters, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  GtkFileChooserNative *native = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                                              NULL, NULL);

  g_task_set_source_tag (task, goi_dialogs_save_async);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), name);
  add_filters (GTK_FILE_CHOOSER (native), filters);
  run_native (task, GTK_NATIVE_DIALOG (native), G_CALLBACK (on_save_response));
}

/**
 * goi_dialogs_save_finish:
 * @result: the answer
 * @error: return location for an error
 *
 * Returns: (transfer full): the file to write, or %NULL
 */
GFile *
goi_dialogs_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * goi_dialogs_confirm_async:
 * @parent: (nullable): the window that asks
 * @heading: the question, translated
 * @body: what happens, translated
 * @accept_label: the verb on the button, with mnemonic, translated
 * @destructive: whether something is lost for good
 * @cancellable: (nullable): to take the question back
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks before something that cannot be undone. Whatever can be undone is done without asking.
 */
void
goi_dialogs_confirm_async (GtkWindow *parent, const char *heading, const char *body,
                           const char *accept_label, gboolean destructive, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  GtkWidget *widget = adw_message_dialog_new (parent, heading, NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  g_task_set_source_tag (task, goi_dialogs_confirm_async);
  adw_message_dialog_set_body (dialog, body);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "accept", accept_label, NULL);
  adw_message_dialog_set_response_appearance (dialog, "accept", destructive ? ADW_RESPONSE_DESTRUCTIVE
                                                                           : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, destructive ? "cancel" : "accept");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (on_confirm_response), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * goi_dialogs_confirm_finish:
 * @result: the answer
 * @error: return location for an error
 *
 * Returns: whether the user agreed
 */
gboolean
goi_dialogs_confirm_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * goi_dialogs_show_folder_of:
 * @parent: (nullable): the window that asks
 * @file: a file
 *
 * Shows the folder of @file in the file manager.
 */
void
goi_dialogs_show_folder_of (GtkWindow *parent, GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = g_file_get_uri (folder != NULL ? folder : file);

  gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
}
