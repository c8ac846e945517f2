/* goi-report-page-actions.c: what can be done with a report
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-report-page"

#include "config.h"

#include "goi-form-properties.h"
#include "goi-report-page-private.h"
#include "goi-window.h"

#include <glib/gi18n-lib.h>

static void save (GoiReportPage *self);

static GoiUndoStack *
get_undo (GoiReportPage *self)
{
  return goi_form_document_get_undo (self->document);
}

static GtkWindow *
get_window (GoiReportPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* ---- undo and redo ---- */

static void
undo_or_redo (GoiReportPage *self, gboolean (*step) (GoiUndoStack *))
{
  g_autofree char *key = NULL;

  /* A text that was never taken over is what the user wants to be rid of first. */
  if (goi_form_view_cancel_problem (self->view))
    return;
  goi_form_view_finish_edit (self->view);
  g_clear_pointer (&self->last_changed_key, g_free);
  if (!step (get_undo (self)))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  key = g_steal_pointer (&self->last_changed_key);
  if (key != NULL)
    _goi_report_page_show_key (self, key);
}

static void
action_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  undo_or_redo (GOI_REPORT_PAGE (widget), goi_undo_stack_undo);
}

static void
action_redo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  undo_or_redo (GOI_REPORT_PAGE (widget), goi_undo_stack_redo);
}

/* ---- saving ---- */

/* What somebody else has saved meanwhile is loaded, to be overwritten or to be shown. */
static void
on_other_loaded (GoiReportPage *self, GAsyncResult *result, gboolean overwrite)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiStoredReport) stored
      = goi_collection_load_finish (self->collection, result, &error);

  if (stored == NULL || self->document == NULL)
    {
      if (error != NULL)
        _goi_report_page_say (self, error->message);
      return;
    }
  goi_form_saver_set_revision (self->saver, stored->revision);
  if (overwrite)
    {
      save (self);
      return;
    }
  g_set_object (&self->saved, stored->report);
  goi_form_document_replace (self->document, _("Load the other version"), stored->report);
  goi_undo_stack_set_clean_state (get_undo (self), goi_undo_stack_get_state (get_undo (self)));
}

static void
on_overwrite_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiReportPage) self = user_data;

  on_other_loaded (self, result, TRUE);
}

static void
on_reload_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiReportPage) self = user_data;

  on_other_loaded (self, result, FALSE);
}

static void
on_conflict_response (AdwMessageDialog *dialog, const char *response, GoiReportPage *self)
{
  if (g_str_equal (response, "overwrite"))
    goi_collection_load_async (self->collection, self->id, self->cancellable, on_overwrite_loaded,
                               g_object_ref (self));
  else if (g_str_equal (response, "reload"))
    goi_collection_load_async (self->collection, self->id, self->cancellable, on_reload_loaded,
                               g_object_ref (self));
}

static void
ask_about_conflict (GoiReportPage *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (get_window (self), _("Somebody else has saved this report"),
                              _("It has been changed since you opened it. Your changes are kept, "
                                "whatever you choose: Undo brings them back.")));

  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "reload",
                                    _("_Show the Other Version"), "overwrite", _("_Save Mine"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "overwrite", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_conflict_response), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiReportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean ok = goi_form_saver_save_finish (GOI_FORM_SAVER (source), result, &error);

  if (self->document == NULL)
    return;
  if (g_error_matches (error, GOI_STORE_ERROR, GOI_STORE_ERROR_CONFLICT))
    ask_about_conflict (self);
  if (!ok)
    return;
  g_clear_object (&self->saved);
  self->saved = g_steal_pointer (&self->saving);
  gtk_revealer_set_reveal_child (self->recovery_revealer, FALSE);
}

/* A report whose last doubt has been settled is doubtful no more. */
static void
update_state (GoiReportPage *self)
{
  guint n_doubts = goi_report_get_doubts (goi_form_document_get_report (self->document))->len;
  GoiReportState state = goi_form_saver_get_state (self->saver);

  if (state == GOI_STATE_DOUBTFUL && n_doubts == 0)
    goi_form_saver_set_state (self->saver, GOI_STATE_IMPORTED);
  else if (state == GOI_STATE_IMPORTED && n_doubts > 0)
    goi_form_saver_set_state (self->saver, GOI_STATE_DOUBTFUL);
}

static void
save (GoiReportPage *self)
{
  update_state (self);
  g_clear_object (&self->saving);
  self->saving = goi_report_copy (goi_form_document_get_report (self->document));
  goi_form_saver_save_async (self->saver, NULL, on_saved, g_object_ref (self));
}

static void
action_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiReportPage *self = GOI_REPORT_PAGE (widget);

  /* The cell says itself why its text cannot be saved. */
  if (goi_form_view_finish_edit (self->view))
    save (self);
  else
    gtk_widget_error_bell (widget);
}

void
_goi_report_page_set_checked (GoiReportPage *self, gboolean checked)
{
  GoiReport *report = goi_form_document_get_report (self->document);
  GoiReportState state;

  if (checked)
    state = GOI_STATE_CHECKED;
  else if (goi_report_get_source_name (report) == NULL)
    state = GOI_STATE_DRAFT;
  else
    state = goi_report_get_doubts (report)->len > 0 ? GOI_STATE_DOUBTFUL : GOI_STATE_IMPORTED;
  if (state == goi_form_saver_get_state (self->saver) || !goi_form_view_finish_edit (self->view))
    return;
  goi_form_document_set_draft (self->document, state == GOI_STATE_DRAFT);
  goi_form_saver_set_state (self->saver, state);
  save (self);
}

/* ---- going back ---- */

static void
say_with_undo (GoiReportPage *self, const char *message)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, "page.undo");
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
action_revert (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiReportPage *self = GOI_REPORT_PAGE (widget);

  goi_form_view_cancel_problem (self->view);
  goi_form_view_finish_edit (self->view);
  if (!goi_form_document_replace (self->document, _("Revert to saved"), self->saved))
    return;
  goi_undo_stack_set_clean_state (get_undo (self), goi_undo_stack_get_state (get_undo (self)));
  gtk_revealer_set_reveal_child (self->recovery_revealer, FALSE);
  say_with_undo (self, _("The report is as it was saved"));
}

static char *
format_moment (GDateTime *when)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) local = g_date_time_to_local (when);

  if (g_date_time_get_year (now) == g_date_time_get_year (local)
      && g_date_time_get_day_of_year (now) == g_date_time_get_day_of_year (local))
    return g_date_time_format (local, "%H:%M");
  /* Translators: a date and a time of day, for g_date_time_format () */
  return g_date_time_format (local, _("%-d %B %Y, %H:%M"));
}

static void
show_recovered (GoiReportPage *self, GDateTime *when, gboolean outdated)
{
  g_autofree char *moment = when != NULL ? format_moment (when) : g_strdup ("?");
  g_autofree char *message = NULL;

  if (outdated)
    /* Translators: %s is a time of day */
    message = g_strdup_printf (_("Unsaved changes of %s were recovered. Somebody else has saved the "
                                 "report since."),
                               moment);
  else
    /* Translators: %s is a time of day */
    message = g_strdup_printf (_("Unsaved changes of %s were recovered."), moment);
  gtk_label_set_text (self->recovery_label, message);
  gtk_revealer_set_reveal_child (self->recovery_revealer, TRUE);
}

static void
on_draft_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiReportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) when = NULL;
  gint64 revision = 0;
  g_autoptr (GoiReport) draft
      = goi_collection_load_draft_finish (self->collection, result, &revision, &when, &error);
  gboolean outdated;

  if (self->document == NULL)
    return;
  if (error != NULL)
    _goi_report_page_say (self, error->message);
  if (draft == NULL
      || goi_report_get_edition (draft) != goi_form_document_get_edition (self->document))
    return;
  /* Nobody waits with typing until the draft is there. */
  if (!goi_undo_stack_is_clean (get_undo (self)))
    return;
  outdated = revision != goi_form_saver_get_revision (self->saver);
  if (!goi_form_document_replace (self->document, _("Recover changes"), draft))
    return;
  goi_form_saver_set_has_draft (self->saver);
  show_recovered (self, when, outdated);
}

void
_goi_report_page_load_draft (GoiReportPage *self)
{
  if (goi_form_document_get_editable (self->document))
    goi_collection_load_draft_async (self->collection, self->id, self->cancellable, on_draft_loaded,
                                     g_object_ref (self));
}

void
_goi_report_page_keep_recovered (GoiReportPage *self)
{
  gtk_revealer_set_reveal_child (self->recovery_revealer, FALSE);
}

void
_goi_report_page_discard_recovered (GoiReportPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.revert", NULL);
}

/* ---- closing ---- */

static void
tell_window (GoiReportPage *self, const char *message)
{
  GtkWindow *window = get_window (self);
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  if (GOI_IS_WINDOW (window))
    goi_window_add_toast (GOI_WINDOW (window), adw_toast_new (escaped));
}

static void
close_now (GoiReportPage *self)
{
  g_signal_emit_by_name (self, "closed");
}

static void
on_lose_response (AdwMessageDialog *dialog, const char *response, GoiReportPage *self)
{
  if (g_str_equal (response, "lose"))
    close_now (self);
}

/* The one question that cannot be put off: what cannot be written down is lost when the page goes. */
static void
ask_about_loss (GoiReportPage *self, const GError *error)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      get_window (self), _("The changes cannot be kept"), error->message));

  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "lose", _("Close and _Lose Changes"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "lose", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_lose_response), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_closing_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiReportPage) self = user_data;
  g_autoptr (GError) error = NULL;

  self->closing = FALSE;
  if (!goi_form_saver_keep_finish (GOI_FORM_SAVER (source), result, &error))
    {
      ask_about_loss (self, error);
      return;
    }
  tell_window (self, _("The changes are kept. Open the report again to save or discard them."));
  close_now (self);
}

static void
on_closing_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiReportPage) self = user_data;

  if (goi_form_saver_save_finish (GOI_FORM_SAVER (source), result, NULL))
    {
      self->closing = FALSE;
      close_now (self);
    }
  else
    /* Somebody else was faster, or the disk is full: what cannot be saved may still be kept. */
    goi_form_saver_keep_async (self->saver, NULL, on_closing_kept, g_object_ref (self));
}

/**
 * goi_report_page_close_request:
 * @self: a page
 *
 * Asks whether the page may go. A draft is saved first, changes of other reports are kept beside
 * them; then #GoiReportPage::closed says that it may go.
 *
 * Returns: TRUE when it may not go yet
 */
gboolean
goi_report_page_close_request (GoiReportPage *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_PAGE (self), FALSE);

  if (self->closing)
    return TRUE;
  if (self->document == NULL)
    return FALSE;
  goi_form_view_cancel_problem (self->view);
  goi_form_view_finish_edit (self->view);
  if (goi_undo_stack_is_clean (get_undo (self)))
    return FALSE;
  self->closing = TRUE;
  if (goi_form_saver_get_state (self->saver) == GOI_STATE_DRAFT
      && goi_form_saver_get_status (self->saver) != GOI_SAVE_STATUS_SAVING)
    goi_form_saver_save_async (self->saver, NULL, on_closing_saved, g_object_ref (self));
  else
    goi_form_saver_keep_async (self->saver, NULL, on_closing_kept, g_object_ref (self));
  return TRUE;
}

/* ---- properties ---- */

static void
on_properties_applied (GoiReportPage *self, GoiReport *report)
{
  goi_form_document_replace (self->document, _("Change properties"), report);
  _goi_report_page_load_last_year (self);
}

static void
action_properties (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiReportPage *self = GOI_REPORT_PAGE (widget);
  GtkWidget *dialog = goi_form_properties_new (goi_form_document_get_report (self->document));

  goi_form_view_finish_edit (self->view);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), get_window (self));
  g_signal_connect_object (dialog, "applied", G_CALLBACK (on_properties_applied), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- what is possible ---- */

static void
set_tooltip (GtkWidget *button, const char *format, const char *name, const char *fallback)
{
  g_autofree char *text = name != NULL ? g_strdup_printf (format, name) : g_strdup (fallback);

  gtk_widget_set_tooltip_text (button, text);
}

void
_goi_report_page_update_actions (GoiReportPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean loaded = self->document != NULL;
  gboolean editable = loaded && goi_form_document_get_editable (self->document);
  GoiUndoStack *undo = loaded ? get_undo (self) : NULL;
  gboolean changed = editable && !goi_undo_stack_is_clean (undo);
  gboolean saving = loaded && goi_form_saver_get_status (self->saver) == GOI_SAVE_STATUS_SAVING;

  gtk_widget_action_set_enabled (widget, "page.undo", loaded && goi_undo_stack_can_undo (undo));
  gtk_widget_action_set_enabled (widget, "page.redo", loaded && goi_undo_stack_can_redo (undo));
  gtk_widget_action_set_enabled (widget, "page.save", changed && !saving);
  gtk_widget_action_set_enabled (widget, "page.revert", changed && !saving);
  gtk_widget_action_set_enabled (widget, "page.properties", editable);
  gtk_widget_action_set_enabled (widget, "page.checked", editable && !saving);
  gtk_widget_action_set_enabled (widget, "page.print", loaded);
  gtk_widget_action_set_enabled (widget, "page.export", loaded);
  gtk_widget_action_set_enabled (widget, "page.export-as", loaded);
  gtk_widget_action_set_enabled (widget, "page.original", loaded && self->text != NULL);
  gtk_widget_action_set_enabled (widget, "page.check", loaded);
  gtk_widget_action_set_enabled (widget, "page.last-year", self->last_year != NULL);

  /* Translators: %s is what would be undone, such as “Change 予以公开 · 自然人” */
  set_tooltip (self->undo_button, _("Undo: %s"), loaded ? goi_undo_stack_get_undo_name (undo) : NULL,
               _("Undo"));
  set_tooltip (self->redo_button, _("Redo: %s"), loaded ? goi_undo_stack_get_redo_name (undo) : NULL,
               _("Redo"));
  gtk_widget_set_tooltip_text (self->last_year_toggle,
                               self->last_year != NULL
                                   ? _("Show last year's numbers in the cells")
                                   : _("The collection has no report of this agency for last year"));
  gtk_widget_set_tooltip_text (self->original_toggle,
                               self->text != NULL
                                   ? _("Show the text of the document beside the form")
                                   : _("This report was written here and has no document"));
}

void
_goi_report_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.undo", NULL, action_undo);
  gtk_widget_class_install_action (widget_class, "page.redo", NULL, action_redo);
  gtk_widget_class_install_action (widget_class, "page.save", NULL, action_save);
  gtk_widget_class_install_action (widget_class, "page.revert", NULL, action_revert);
  gtk_widget_class_install_action (widget_class, "page.properties", NULL, action_properties);
  gtk_widget_class_install_property_action (widget_class, "page.original", "show-original");
  gtk_widget_class_install_property_action (widget_class, "page.check", "show-check");
  gtk_widget_class_install_property_action (widget_class, "page.last-year", "show-last-year");
  gtk_widget_class_install_property_action (widget_class, "page.checked", "checked");
}
