/* goi-window-collection.c: opening and changing the collection of a window
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-window"

#include "config.h"

#include "goi-window-private.h"

#include "goi-dialogs.h"
#include "goi-library.h"
#include "goi-settings.h"
#include "goi-widgets.h"

#include <glib/gi18n-lib.h>

/* Milliseconds of opening before the window says that it does. */
#define OPENING_DELAY 250

static void open_collection (GoiWindow *self, GoiOpenFlags flags);

static void
show_state (GoiWindow *self, const char *state)
{
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  gtk_stack_set_visible_child_name (self->state_stack, state);
  _goi_window_update_actions (self);
}

static void
update_title (GoiWindow *self)
{
  g_autofree char *name = self->file != NULL ? goi_library_get_name (self->file) : NULL;
  /* Translators: a collection, and the name of the program */
  g_autofree char *title = name != NULL ? g_strdup_printf (_("%s – Disclosure Reports"), name) : NULL;

  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : _("Disclosure Reports"));
}

static void
show_notice (GoiWindow *self, const char *text, const char *button_label, const char *action, gboolean can_close)
{
  self->notice_action = action;
  goi_notice_show (self->notice, text, button_label, can_close);
}

void
_goi_window_update_notice (GoiWindow *self)
{
  guint n_waiting = _goi_window_count_waiting (self);

  if (self->collection == NULL)
    goi_notice_hide (self->notice);
  else if (goi_collection_is_read_only (self->collection))
    show_notice (self,
                 _("This collection can only be read: its file or its disk is write-protected. Nothing that is "
                   "changed can be saved."),
                 goi_library_is_own (self->file) ? NULL : _("Open My Reports"), "win.open-own", FALSE);
  else if (n_waiting > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u file waits for your decision",
                                                         "%u files wait for your decision", n_waiting), n_waiting);

      show_notice (self, text, _("Review"), "win.review", FALSE);
    }
  else if (self->draft != 0)
    show_notice (self, _("A report has unsaved changes from before. They were kept."), _("Open Report"),
                 "win.open-draft", TRUE);
  else if (goi_library_is_sample (self->file) && g_settings_get_boolean (goi_settings_get (), "sample-notice"))
    show_notice (self,
                 _("These are the reports of an invented city, to try everything out. Your own belong into “My "
                   "Reports”."),
                 _("Open My Reports"), "win.open-own", TRUE);
  else
    goi_notice_hide (self->notice);
}

static void
on_drafts (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiWindow) self = GOI_WINDOW (user_data);
  g_autoptr (GArray) ids = goi_collection_list_drafts_finish (GOI_COLLECTION (source), result, NULL);

  if (source != (GObject *) self->collection || ids == NULL || ids->len == 0 || self->report_page != NULL)
    return;
  self->draft = g_array_index (ids, gint64, 0);
  _goi_window_update_notice (self);
}

void
_goi_window_set_collection (GoiWindow *self, GoiCollection *collection)
{
  if (self->collection != collection)
    _goi_window_drop_import (self);
  g_set_object (&self->collection, collection);
  self->draft = 0;
  goi_reports_page_set_name (self->reports_page, NULL);
  goi_reports_page_set_collection (self->reports_page, collection);
  goi_check_page_set_collection (self->check_page, collection);
  _goi_window_set_charts_collection (self, collection);
  if (collection != NULL)
    {
      g_autofree char *name = goi_library_get_name (self->file);

      goi_reports_page_set_name (self->reports_page, name);
      goi_collection_list_drafts_async (collection, NULL, on_drafts, g_object_ref (self));
    }
  _goi_window_update_notice (self);
  _goi_window_update_actions (self);
}

void
_goi_window_stop_opening (GoiWindow *self)
{
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  g_cancellable_cancel (self->open_cancellable);
  g_clear_object (&self->open_cancellable);
  if (self->sample_importer != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->sample_importer, self);
      goi_importer_stop (self->sample_importer);
      g_clear_object (&self->sample_importer);
    }
}

/* What went wrong in a heading, and what to do about it below the message. */
static const char *
failure_title (const GError *error)
{
  if (error->domain != GOI_STORE_ERROR)
    return _("The Collection Cannot Be Opened");
  switch ((GoiStoreError) error->code)
    {
    case GOI_STORE_ERROR_NOT_FOUND:
      return _("The Collection Is Not There Any More");
    case GOI_STORE_ERROR_NOT_A_COLLECTION:
      return _("This Is Not a Collection");
    case GOI_STORE_ERROR_TOO_NEW:
      return _("This Collection Needs a Newer Version");
    case GOI_STORE_ERROR_DAMAGED:
      return _("The Collection Is Damaged");
    case GOI_STORE_ERROR_BUSY:
      return _("The Collection Is in Use");
    case GOI_STORE_ERROR_FULL:
      return _("The Disk Is Full");
    case GOI_STORE_ERROR_READ_ONLY:
    case GOI_STORE_ERROR_CONFLICT:
    case GOI_STORE_ERROR_FAILED:
    default:
      return _("The Collection Cannot Be Opened");
    }
}

static const char *
failure_advice (const GError *error)
{
  if (error->domain != GOI_STORE_ERROR)
    return "";
  switch ((GoiStoreError) error->code)
    {
    case GOI_STORE_ERROR_NOT_FOUND:
      return _("Perhaps it was moved or renamed, or is on a disk that is not connected.");
    case GOI_STORE_ERROR_NOT_A_COLLECTION:
      return _("Documents with reports are not opened but imported into a collection.");
    case GOI_STORE_ERROR_DAMAGED:
      return _("Open a backup of it. The file was not changed.");
    case GOI_STORE_ERROR_BUSY:
      return _("Close the other program that uses it, then try again.");
    case GOI_STORE_ERROR_FULL:
      return _("Make room on the disk, then try again.");
    case GOI_STORE_ERROR_TOO_NEW:
      return _("It was written by a later version of this program. The file was not changed.");
    case GOI_STORE_ERROR_READ_ONLY:
      return _("The folder must be writable for a new collection.");
    case GOI_STORE_ERROR_CONFLICT:
    case GOI_STORE_ERROR_FAILED:
    default:
      return "";
    }
}

/* Whether the same file may open when it is tried again. */
static gboolean
may_pass (const GError *error)
{
  return !g_error_matches (error, GOI_STORE_ERROR, GOI_STORE_ERROR_NOT_A_COLLECTION)
         && !g_error_matches (error, GOI_STORE_ERROR, GOI_STORE_ERROR_TOO_NEW)
         && !g_error_matches (error, GOI_STORE_ERROR, GOI_STORE_ERROR_DAMAGED);
}

static void
show_failure (GoiWindow *self, const GError *error)
{
  g_autofree char *path = g_file_get_parse_name (self->file);
  g_autofree char *text = g_strdup_printf ("%s\n%s\n\n%s", error->message, failure_advice (error), path);

  adw_status_page_set_title (self->failed, failure_title (error));
  goi_status_page_describe (self->failed, text);
  gtk_widget_set_visible (self->retry_button, may_pass (error));
  gtk_widget_set_visible (self->own_button, !goi_library_is_own (self->file));
  show_state (self, "failed");
}

static void
import_pending (GoiWindow *self)
{
  g_autoptr (GPtrArray) files = g_steal_pointer (&self->pending_files);

  if (files != NULL)
    goi_window_import_files (self, files);
}

static void
show_content (GoiWindow *self)
{
  goi_library_remember (self->file);
  show_state (self, "content");
  import_pending (self);
  goi_reports_page_focus_list (self->reports_page);
}

/* The sample collection */

static void
on_sample_progress (GoiWindow *self)
{
  guint n_done = goi_importer_get_n_done (self->sample_importer);
  guint n_total = goi_importer_get_n_total (self->sample_importer);
  const char *current = goi_importer_get_current (self->sample_importer);

  gtk_progress_bar_set_fraction (self->opening_progress, n_total > 0 ? (double) n_done / n_total : 0);
  gtk_progress_bar_set_text (self->opening_progress, current != NULL ? current : "");
}

static void
on_sample_finished (GoiWindow *self)
{
  g_autoptr (GoiCollection) collection = g_steal_pointer (&self->collection);

  g_signal_handlers_disconnect_by_data (self->sample_importer, self);
  g_settings_set_boolean (goi_settings_get (), "sample-ready",
                          goi_importer_count (self->sample_importer, GOI_IMPORT_STOPPED) == 0);
  g_clear_object (&self->sample_importer);
  _goi_window_set_collection (self, collection);
  show_content (self);
}

static void
fill_sample (GoiWindow *self, GoiCollection *collection, GFile *documents)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_object_ref (documents));
  g_set_object (&self->collection, collection);
  self->sample_importer = goi_importer_new (collection);
  goi_importer_set_automatic (self->sample_importer, TRUE);
  g_signal_connect_object (self->sample_importer, "notify::current", G_CALLBACK (on_sample_progress), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sample_importer, "finished", G_CALLBACK (on_sample_finished), self,
                           G_CONNECT_SWAPPED);
  adw_status_page_set_title (self->opening, _("Preparing the Sample Collection"));
  goi_status_page_describe (self->opening,
                                   _("The documents of an invented city are read, as yours will be."));
  gtk_progress_bar_set_text (self->opening_progress, "");
  gtk_widget_set_visible (GTK_WIDGET (self->opening_progress), TRUE);
  show_state (self, "opening");
  goi_importer_add_files (self->sample_importer, files);
}

/* Opening */

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiWindow) self = GOI_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiCollection) collection = goi_collection_open_finish (result, &error);
  g_autoptr (GFile) documents = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->open_cancellable == NULL)
    return;
  g_clear_object (&self->open_cancellable);
  if (g_error_matches (error, GOI_STORE_ERROR, GOI_STORE_ERROR_READ_ONLY))
    {
      open_collection (self, GOI_OPEN_READ_ONLY);
      return;
    }
  if (collection == NULL)
    {
      goi_library_forget (self->file);
      show_failure (self, error);
      return;
    }
  if (goi_library_is_sample (self->file) && !g_settings_get_boolean (goi_settings_get (), "sample-ready"))
    documents = goi_library_get_sample_documents ();
  if (documents != NULL)
    {
      fill_sample (self, collection, documents);
      return;
    }
  _goi_window_set_collection (self, collection);
  show_content (self);
}

static gboolean
on_still_opening (gpointer user_data)
{
  GoiWindow *self = GOI_WINDOW (user_data);
  g_autofree char *name = goi_library_get_name (self->file);

  self->pulse_id = 0;
  adw_status_page_set_title (self->opening, name);
  goi_status_page_describe (self->opening, _("Opening the collection…"));
  gtk_widget_set_visible (GTK_WIDGET (self->opening_progress), FALSE);
  show_state (self, "opening");
  return G_SOURCE_REMOVE;
}

static void
open_collection (GoiWindow *self, GoiOpenFlags flags)
{
  self->open_cancellable = g_cancellable_new ();
  if (self->pulse_id == 0)
    self->pulse_id = g_timeout_add (OPENING_DELAY, on_still_opening, self);
  goi_collection_open_async (self->file, flags, self->open_cancellable, on_opened, g_object_ref (self));
}

/* Makes a sample collection that was not finished, or shall be new, from the beginning. */
static gboolean
prepare_sample (GoiWindow *self, GError **error)
{
  g_autoptr (GFile) documents = NULL;

  if (g_settings_get_boolean (goi_settings_get (), "sample-ready") && g_file_query_exists (self->file, NULL))
    return TRUE;
  documents = goi_library_get_sample_documents ();
  if (documents == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _("The documents of the sample collection are not installed."));
      return FALSE;
    }
  g_settings_set_boolean (goi_settings_get (), "sample-ready", FALSE);
  return goi_library_remove_collection (self->file, error);
}

void
_goi_window_update_recent (GoiWindow *self)
{
  g_autoptr (GPtrArray) files = goi_library_list_recent ();
  g_autoptr (GMenu) own = g_menu_new ();
  g_autoptr (GMenu) recent = g_menu_new ();

  g_menu_remove_all (self->recent_menu);
  g_menu_append (own, _("_My Reports"), "win.open-own");
  g_menu_append (own, _("_Sample Collection"), "win.open-sample");
  g_menu_append_section (self->recent_menu, NULL, G_MENU_MODEL (own));
  for (guint i = 0; i < files->len; i++)
    {
      GFile *file = g_ptr_array_index (files, i);
      g_autofree char *name = goi_library_get_name (file);
      g_autofree char *uri = g_file_get_uri (file);
      g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

      g_menu_item_set_action_and_target (item, "win.open-recent", "s", uri);
      g_menu_append_item (recent, item);
    }
  g_menu_append_section (self->recent_menu, NULL, G_MENU_MODEL (recent));
}

/* Resetting the sample */

static void
on_reset_confirmed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiWindow) self = GOI_WINDOW (user_data);
  g_autoptr (GFile) file = goi_library_get_sample_file ();

  if (!goi_dialogs_confirm_finish (result, NULL))
    return;
  g_settings_set_boolean (goi_settings_get (), "sample-ready", FALSE);
  g_settings_set_boolean (goi_settings_get (), "sample-notice", TRUE);
  if (self->file != NULL && g_file_equal (self->file, file))
    {
      /* The same window opens it again, after it has let it go. */
      if (!_goi_window_leave_report (self))
        return;
      goi_window_open_file (self, file, GOI_OPEN_CREATE);
    }
  else
    goi_application_open_collection (GOI_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), file);
}

void
_goi_window_reset_sample (GoiWindow *self)
{
  goi_dialogs_confirm_async (GTK_WINDOW (self), _("Reset the Sample Collection?"),
                             _("All changes that you made in the sample collection are lost. Your other collections "
                               "stay as they are."),
                             _("_Reset"), TRUE, NULL, on_reset_confirmed, g_object_ref (self));
}

/**
 * goi_window_open_file:
 * @self: a window
 * @file: a collection
 * @flags: how to open it
 *
 * Opens it in place of what is open. When that fails the window says why, and what to do.
 */
void
goi_window_open_file (GoiWindow *self, GFile *file, GoiOpenFlags flags)
{
  g_autoptr (GFile) kept = g_object_ref (file);
  g_autoptr (GError) error = NULL;

  g_return_if_fail (GOI_IS_WINDOW (self));
  if (self->importer != NULL && goi_importer_count (self->importer, GOI_IMPORT_ADDING) > 0)
    {
      goi_window_add_toast (self, goi_toast_new (_("Reports are still being added to this collection")));
      return;
    }
  if (!_goi_window_leave_report (self))
    return;
  _goi_window_stop_opening (self);
  if (self->collection != NULL)
    goi_collection_close (self->collection);
  _goi_window_set_collection (self, NULL);
  show_state (self, "blank");
  g_set_object (&self->file, kept);
  update_title (self);

  if (goi_library_is_own (file) || goi_library_is_sample (file))
    {
      flags |= GOI_OPEN_CREATE;
      if (!goi_library_ensure_folder (&error) || (goi_library_is_sample (file) && !prepare_sample (self, &error)))
        {
          show_failure (self, error);
          return;
        }
    }
  open_collection (self, flags);
}

/**
 * goi_window_open_start:
 * @self: a window
 *
 * Opens what was open last; at the very first start the sample collection, and the user's own when
 * there is no sample.
 */
void
goi_window_open_start (GoiWindow *self)
{
  g_autoptr (GFile) file = goi_library_get_last ();
  g_autoptr (GFile) own = goi_library_get_own_file ();
  g_autoptr (GFile) sample = goi_library_get_sample_file ();
  g_autoptr (GFile) documents = NULL;

  g_return_if_fail (GOI_IS_WINDOW (self));
  if (file == NULL && !g_file_query_exists (own, NULL))
    documents = goi_library_get_sample_documents ();
  if (file == NULL)
    file = g_object_ref (documents != NULL ? sample : own);
  goi_window_open_file (self, file, GOI_OPEN_NONE);
}
