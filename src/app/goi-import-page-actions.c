/* goi-import-page-actions.c: what can be done in the review of an import
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-import-page"

#include "config.h"

#include "goi-import-page-private.h"

#include "goi-dialogs.h"
#include "goi-import-field.h"
#include "goi-import-log.h"

#include <glib/gi18n-lib.h>

static void
begin_deciding (GoiImportPage *self)
{
  if (!self->deciding)
    self->n_added = goi_importer_count (self->importer, GOI_IMPORT_ADDED);
  self->deciding = TRUE;
}

/* Applies a decision to the lines that are selected. Returns to how many it could be. */
static guint
accept_selected (GoiImportPage *self, GoiImportDecision decision)
{
  g_autoptr (GPtrArray) items = _goi_import_page_get_selected (self);
  guint n = 0;

  if (self->importer == NULL)
    return 0;
  begin_deciding (self);
  for (guint i = 0; i < items->len; i++)
    n += goi_importer_accept (self->importer, items->pdata[i], decision);
  if (n > 0)
    _goi_import_page_move_on (self);
  return n;
}

static GoiImportItem *
get_single (GoiImportPage *self)
{
  g_autoptr (GPtrArray) items = _goi_import_page_get_selected (self);

  return items->len == 1 ? g_object_ref (items->pdata[0]) : NULL;
}

static void
action_accept (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accept_selected (GOI_IMPORT_PAGE (widget), GOI_IMPORT_AS_NEW);
}

/* Enter: adds what can be added; a line that needs another decision leads to it, one that is here to its report. */
static void
action_activate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiImportPage *self = GOI_IMPORT_PAGE (widget);
  g_autoptr (GoiImportItem) single = get_single (self);

  if (accept_selected (self, GOI_IMPORT_AS_NEW) > 0 || single == NULL)
    return;
  if (goi_import_item_get_state (single) == GOI_IMPORT_SAME_REPORT)
    {
      g_object_set (self, "show-detail", TRUE, NULL);
      goi_import_detail_focus (self->detail);
    }
  else if (goi_import_item_get_report (single) != 0)
    _goi_import_page_open (self, goi_import_item_get_report (single));
}

static void
action_accept_ready (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiImportPage *self = GOI_IMPORT_PAGE (widget);

  if (self->importer == NULL)
    return;
  begin_deciding (self);
  goi_importer_accept_ready (self->importer);
  _goi_import_page_update (self);
}

static void
action_keep_both (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accept_selected (GOI_IMPORT_PAGE (widget), GOI_IMPORT_AS_VERSION);
}

static void
action_replace (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accept_selected (GOI_IMPORT_PAGE (widget), GOI_IMPORT_IN_PLACE);
}

static void
action_skip (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiImportPage *self = GOI_IMPORT_PAGE (widget);
  g_autoptr (GPtrArray) items = _goi_import_page_get_selected (self);

  for (guint i = 0; i < items->len; i++)
    goi_importer_skip (self->importer, items->pdata[i]);
  _goi_import_page_move_on (self);
  _goi_import_page_update (self);
}

static void
action_retry (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiImportPage *self = GOI_IMPORT_PAGE (widget);
  g_autoptr (GPtrArray) items = _goi_import_page_get_selected (self);

  for (guint i = 0; i < items->len; i++)
    goi_importer_retry (self->importer, items->pdata[i]);
  _goi_import_page_update (self);
}

/* The report that has come from a line, or that was here before. */
static void
action_show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiImportPage *self = GOI_IMPORT_PAGE (widget);
  g_autoptr (GoiImportItem) single = get_single (self);

  if (single != NULL && goi_import_item_get_report (single) != 0)
    _goi_import_page_open (self, goi_import_item_get_report (single));
}

static GtkWidget *
find_field (GtkWidget *widget)
{
  if (GOI_IS_IMPORT_FIELD (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_field (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Edits the agency of the line with the keyboard; Tab goes on to the year. */
static void
action_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiImportPage *self = GOI_IMPORT_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *field = NULL;

  if (focus != NULL && focus != GTK_WIDGET (self->view) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    field = find_field (focus);
  if (field == NULL || !goi_import_field_begin (GOI_IMPORT_FIELD (field)))
    gtk_widget_error_bell (widget);
}

static void
action_stop (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiImportPage *self = GOI_IMPORT_PAGE (widget);

  if (self->importer != NULL)
    goi_importer_stop (self->importer);
}

static void
action_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  goi_import_detail_undo (GOI_IMPORT_PAGE (widget)->detail, g_str_equal (name, "page.redo"));
}

static void
action_next_pane (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiImportPage *self = GOI_IMPORT_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)) && self->show_detail)
    goi_import_detail_focus (self->detail);
  else
    goi_import_page_focus_list (self);
}

/* The log */

static void
action_copy_log (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiImportPage *self = GOI_IMPORT_PAGE (widget);
  g_autofree char *text = NULL;

  if (self->importer == NULL)
    return;
  text = goi_import_log_to_text (goi_importer_get_items (self->importer));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  _goi_import_page_say (self, _("The list was copied"));
}

static void
on_log_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiImportPage) self = GOI_IMPORT_PAGE (user_data);
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    _goi_import_page_say (self, _("The log was saved"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *text = g_strdup_printf (_("%1$s: %2$s"), _("The log could not be saved"), error->message);

      _goi_import_page_say (self, text);
    }
}

/* A table for spreadsheets, unless the name asks for a plain text. */
static void
on_log_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiImportPage) self = GOI_IMPORT_PAGE (user_data);
  g_autoptr (GFile) file = goi_dialogs_save_finish (result, NULL);
  g_autofree char *base = file != NULL ? g_file_get_basename (file) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  GListModel *items;
  char *text;

  if (file == NULL || self->importer == NULL)
    return;
  items = goi_importer_get_items (self->importer);
  text = g_str_has_suffix (base, ".txt") ? goi_import_log_to_text (items) : goi_import_log_to_csv (items);
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, self->cancellable,
                                       on_log_written, g_object_ref (self));
}

static void
action_save_log (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  goi_dialogs_save_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("Save Log"),
                          /* Translators: a file name; keep the ending .csv */
                          _("Import log.csv"), NULL, GOI_IMPORT_PAGE (widget)->cancellable, on_log_chosen,
                          g_object_ref (widget));
}

void
_goi_import_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.accept", NULL, action_accept);
  gtk_widget_class_install_action (widget_class, "review.activate", NULL, action_activate);
  gtk_widget_class_install_action (widget_class, "review.accept-ready", NULL, action_accept_ready);
  gtk_widget_class_install_action (widget_class, "review.keep-both", NULL, action_keep_both);
  gtk_widget_class_install_action (widget_class, "review.replace", NULL, action_replace);
  gtk_widget_class_install_action (widget_class, "review.skip", NULL, action_skip);
  gtk_widget_class_install_action (widget_class, "review.retry", NULL, action_retry);
  gtk_widget_class_install_action (widget_class, "review.show", NULL, action_show);
  gtk_widget_class_install_action (widget_class, "review.edit", NULL, action_edit);
  gtk_widget_class_install_action (widget_class, "review.stop", NULL, action_stop);
  gtk_widget_class_install_action (widget_class, "review.copy-log", NULL, action_copy_log);
  gtk_widget_class_install_action (widget_class, "review.save-log", NULL, action_save_log);
  gtk_widget_class_install_action (widget_class, "review.next-pane", NULL, action_next_pane);
  gtk_widget_class_install_property_action (widget_class, "review.show-detail", "show-detail");
  /* What the keys of the application mean here, see meson.build. */
  gtk_widget_class_install_action (widget_class, "page.undo", NULL, action_undo);
  gtk_widget_class_install_action (widget_class, "page.redo", NULL, action_undo);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "review.accept-ready", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "review.accept-ready", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "review.show-detail", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "win.import-clipboard", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "review.save-log", NULL);
}

/* The keys of the list. Enter and Delete belong to an entry while one is typed in. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers,
                GoiImportPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean control = (modifiers & GDK_CONTROL_MASK) != 0;

  if (GTK_IS_TEXT (focus) || focus == NULL)
    return FALSE;
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && !control)
    gtk_widget_activate_action (GTK_WIDGET (self), "review.activate", NULL);
  else if (key == GDK_KEY_Delete)
    gtk_widget_activate_action (GTK_WIDGET (self), "review.skip", NULL);
  else if (key == GDK_KEY_F2)
    gtk_widget_activate_action (GTK_WIDGET (self), "review.edit", NULL);
  else if (key == GDK_KEY_F5)
    gtk_widget_activate_action (GTK_WIDGET (self), "review.retry", NULL);
  else if (key == GDK_KEY_c && control)
    gtk_widget_activate_action (GTK_WIDGET (self), "review.copy-log", NULL);
  else
    return FALSE;
  return TRUE;
}

static gboolean
on_pane_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, GoiImportPage *self)
{
  if (key != GDK_KEY_F6)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "review.next-pane", NULL);
  return TRUE;
}

/* Before the list, which would activate a line with Enter, and before GtkPaned, whose F6 only goes round its own
 * two halves. */
void
_goi_import_page_init_keys (GoiImportPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *panes = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  gtk_event_controller_set_propagation_phase (panes, GTK_PHASE_CAPTURE);
  g_signal_connect (panes, "key-pressed", G_CALLBACK (on_pane_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), panes);
}

/* What the selected lines allow. */
typedef struct
{
  guint n;
  guint n_new;      /* can be added as they are */
  guint n_same;     /* have something to be compared with */
  guint n_skippable;
  guint n_retriable;
  guint n_shown;    /* are in the collection, or something like them is */
} Possible;

static void
look_at (GoiImportItem *item, Possible *possible)
{
  GoiImportState state = goi_import_item_get_state (item);
  const GoiImportPending *pending = goi_import_item_get_pending (item);
  gboolean same = pending != NULL && pending->state == GOI_IMPORT_SAME_REPORT;

  possible->n++;
  if (state == GOI_IMPORT_SAME_REPORT || (state == GOI_IMPORT_SKIPPED && same))
    possible->n_same++;
  else if (goi_import_state_is_open (state)
           || (state == GOI_IMPORT_SKIPPED && pending != NULL && goi_import_state_is_open (pending->state)))
    possible->n_new++;
  possible->n_skippable += goi_import_state_is_open (state) || state == GOI_IMPORT_SAME_FILE
                           || state == GOI_IMPORT_FAILED || state == GOI_IMPORT_STOPPED;
  possible->n_retriable += state == GOI_IMPORT_FAILED || state == GOI_IMPORT_STOPPED || state == GOI_IMPORT_SKIPPED;
  possible->n_shown += goi_import_item_get_report (item) != 0;
}

void
_goi_import_page_update_actions (GoiImportPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (GPtrArray) items = _goi_import_page_get_selected (self);
  gboolean reading = self->importer != NULL && goi_importer_is_reading (self->importer);
  Possible possible = { 0 };

  for (guint i = 0; i < items->len; i++)
    look_at (items->pdata[i], &possible);
  gtk_widget_action_set_enabled (widget, "review.accept", possible.n_new > 0);
  gtk_widget_action_set_enabled (widget, "review.accept-ready",
                                 self->importer != NULL && goi_importer_count (self->importer, GOI_IMPORT_READY) > 0);
  gtk_widget_action_set_enabled (widget, "review.keep-both", possible.n_same > 0);
  gtk_widget_action_set_enabled (widget, "review.replace", possible.n_same > 0);
  gtk_widget_action_set_enabled (widget, "review.skip", possible.n_skippable > 0);
  gtk_widget_action_set_enabled (widget, "review.retry", possible.n_retriable > 0);
  gtk_widget_action_set_enabled (widget, "review.show", possible.n == 1 && possible.n_shown > 0);
  gtk_widget_action_set_enabled (widget, "review.stop", reading);
  gtk_widget_action_set_enabled (widget, "review.save-log", self->importer != NULL);
  gtk_widget_action_set_enabled (widget, "review.copy-log", self->importer != NULL);
}
