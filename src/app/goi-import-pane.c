/* goi-import-pane.c: how an import goes, and how it went
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-import-pane"

#include "config.h"

#include "goi-import-pane.h"

#include "goi-app-resources.h"
#include "goi-dialogs.h"
#include "goi-import-row.h"
#include "goi-widgets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _GoiImportPane
{
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkLabel *title;
  GtkProgressBar *progress;
  GtkWidget *stop;
  GtkDropDown *choice;
  GtkWidget *close;
  GtkListView *list;

  /* Owned References */
  GoiImporter *importer;
  GtkFilter *filter;
  GtkFilterListModel *shown;
  GCancellable *cancellable;

  guint update_id;
};

G_DEFINE_FINAL_TYPE (GoiImportPane, goi_import_pane, GTK_TYPE_WIDGET)

enum { SIGNAL_OPEN, SIGNAL_CLOSE, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Milliseconds between two looks at the importer: files can end faster than anybody reads. */
#define UPDATE_INTERVAL 100

/* The entries of the choice, after "all". */
static const GoiImportOutcome choices[]
    = { GOI_IMPORT_DONE, GOI_IMPORT_DOUBTS, GOI_IMPORT_ALREADY_THERE, GOI_IMPORT_FAILED };

static gboolean
filter_item (gpointer object, gpointer user_data)
{
  GoiImportPane *self = GOI_IMPORT_PANE (user_data);
  guint chosen = self->choice != NULL ? gtk_drop_down_get_selected (self->choice) : 0;

  if (chosen == 0 || chosen > G_N_ELEMENTS (choices))
    return TRUE;
  return goi_import_item_get_outcome (GOI_IMPORT_ITEM (object)) == choices[chosen - 1];
}

static void
append_count (GString *text, const char *label, guint n)
{
  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append_printf (text, "%s %u", label, n);
}

static char *
describe_result (GoiImporter *importer)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_passed_over = goi_importer_get_n_passed_over (importer);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    append_count (text, goi_import_outcome_get_label (choices[i]), goi_importer_count (importer, choices[i]));
  append_count (text, goi_import_outcome_get_label (GOI_IMPORT_STOPPED),
                goi_importer_count (importer, GOI_IMPORT_STOPPED));
  if (text->len == 0)
    g_string_append (text, _("No documents were found there."));
  if (n_passed_over > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u file of another kind was passed over",
                                              "%u files of other kinds were passed over", n_passed_over),
                              n_passed_over);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
update (GoiImportPane *self)
{
  gboolean running = self->importer != NULL && goi_importer_is_running (self->importer);
  g_autofree char *title = NULL;
  guint n_done, n_total;

  g_clear_handle_id (&self->update_id, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), running);
  gtk_widget_set_visible (self->stop, running);
  gtk_widget_set_visible (self->close, !running);
  if (self->importer == NULL)
    return;
  n_done = goi_importer_get_n_done (self->importer);
  n_total = goi_importer_get_n_total (self->importer);
  if (!running)
    title = describe_result (self->importer);
  else if (goi_importer_get_current (self->importer) == NULL)
    title = g_strdup (_("Looking for documents…"));
  else
    /* Translators: how many of how many files, and the name of the one that is being read */
    title = g_strdup_printf (_("Importing %1$u of %2$u: %3$s"), MIN (n_done + 1, n_total), n_total,
                             goi_importer_get_current (self->importer));
  gtk_label_set_label (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  if (running)
    gtk_progress_bar_set_fraction (self->progress, n_total > 0 ? (double) n_done / n_total : 0);
  if (gtk_drop_down_get_selected (self->choice) != 0)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static gboolean
on_update (gpointer user_data)
{
  GoiImportPane *self = GOI_IMPORT_PANE (user_data);

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (GoiImportPane *self)
{
  if (self->update_id == 0)
    self->update_id = g_timeout_add (UPDATE_INTERVAL, on_update, self);
}

static void
on_choice_changed (GoiImportPane *self)
{
  if (self->filter != NULL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_stop_clicked (GoiImportPane *self)
{
  if (self->importer != NULL)
    goi_importer_stop (self->importer);
}

static void
on_close_clicked (GoiImportPane *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
}

static void
on_copy_clicked (GoiImportPane *self)
{
  g_autofree char *text = self->importer != NULL ? goi_importer_to_text (self->importer) : g_strdup ("");

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiImportPane) self = GOI_IMPORT_PANE (user_data);
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_label_set_label (self->title, error->message);
}

static void
on_save_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiImportPane) self = GOI_IMPORT_PANE (user_data);
  g_autoptr (GFile) file = goi_dialogs_save_finish (result, NULL);
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  if (file == NULL || self->importer == NULL)
    return;
  text = goi_importer_to_text (self->importer);
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION,
                                       self->cancellable, on_written, g_object_ref (self));
}

static void
on_save_clicked (GoiImportPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  goi_dialogs_save_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("Save the List"),
                          /* Translators: a file name */
                          _("Imported files.txt"), NULL, self->cancellable, on_save_chosen,
                          g_object_ref (self));
}

static void
on_activate (GoiImportPane *self, guint position)
{
  g_autoptr (GoiImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (item != NULL && goi_import_item_get_report (item) != 0)
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, goi_import_item_get_report (item));
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, goi_import_row_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  goi_import_row_set_item (GOI_IMPORT_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  goi_import_row_set_item (GOI_IMPORT_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
goi_import_pane_dispose (GObject *object)
{
  GoiImportPane *self = GOI_IMPORT_PANE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->importer);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOI_TYPE_IMPORT_PANE);
  goi_widget_unparent_children (GTK_WIDGET (object));
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (goi_import_pane_parent_class)->dispose (object);
}

static void
goi_import_pane_class_init (GoiImportPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = goi_import_pane_dispose;

  signals[SIGNAL_OPEN] = g_signal_new ("open", GOI_TYPE_IMPORT_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_CLOSE] = g_signal_new ("close", GOI_TYPE_IMPORT_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, GOI_RESOURCE_UI "goi-import-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, GoiImportPane, title);
  gtk_widget_class_bind_template_child (widget_class, GoiImportPane, progress);
  gtk_widget_class_bind_template_child (widget_class, GoiImportPane, stop);
  gtk_widget_class_bind_template_child (widget_class, GoiImportPane, choice);
  gtk_widget_class_bind_template_child (widget_class, GoiImportPane, close);
  gtk_widget_class_bind_template_child (widget_class, GoiImportPane, list);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_close_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
goi_import_pane_init (GoiImportPane *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_item, self, NULL));
  self->shown = gtk_filter_list_model_new (NULL, g_object_ref (self->filter));
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->shown))));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, selection);
  update (self);
}

/**
 * goi_import_pane_new:
 *
 * Returns: (transfer floating): a pane without importer
 */
GtkWidget *
goi_import_pane_new (void)
{
  return g_object_new (GOI_TYPE_IMPORT_PANE, NULL);
}

/**
 * goi_import_pane_set_importer:
 * @self: a pane
 * @importer: (nullable): what to show
 */
void
goi_import_pane_set_importer (GoiImportPane *self, GoiImporter *importer)
{
  g_return_if_fail (GOI_IS_IMPORT_PANE (self));
  if (self->importer == importer)
    return;
  if (self->importer != NULL)
    g_signal_handlers_disconnect_by_data (self->importer, self);
  g_set_object (&self->importer, importer);
  if (importer != NULL)
    {
      g_signal_connect_object (importer, "notify::n-done", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (importer, "notify::n-total", G_CALLBACK (queue_update), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (importer, "notify::current", G_CALLBACK (queue_update), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (importer, "notify::running", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  gtk_drop_down_set_selected (self->choice, 0);
  gtk_filter_list_model_set_model (self->shown, importer != NULL ? goi_importer_get_items (importer) : NULL);
  update (self);
}

/**
 * goi_import_pane_get_importer:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): what it shows
 */
GoiImporter *
goi_import_pane_get_importer (GoiImportPane *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_PANE (self), NULL);
  return self->importer;
}

/**
 * goi_import_pane_set_filter:
 * @self: a pane
 * @index: an entry of the choice: 0 for all files, then imported, with doubts, already there, failed
 */
void
goi_import_pane_set_filter (GoiImportPane *self, guint index)
{
  g_return_if_fail (GOI_IS_IMPORT_PANE (self));
  gtk_drop_down_set_selected (self->choice, index);
}

/**
 * goi_import_pane_get_shown:
 * @self: a pane
 *
 * Returns: (transfer none): the items that pass the filter
 */
GListModel *
goi_import_pane_get_shown (GoiImportPane *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_PANE (self), NULL);
  return G_LIST_MODEL (self->shown);
}
