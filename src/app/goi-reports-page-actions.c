/* goi-reports-page-actions.c: what can be done with the reports of the list
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-reports-page"

#include "config.h"

#include "goi-reports-page-private.h"

#include "goi-dialogs.h"
#include "goi-exporter.h"
#include "goi-format.h"
#include "goi-widgets.h"

#include <glib/gi18n-lib.h>

/* A chart of more agencies than this is not readable anyway. */
#define MAX_CHARTED 256
/* Lines that are copied at most. */
#define MAX_COPIED 10000

/* An errand that begins with the list of selected reports. */
typedef struct
{
  GoiReportsPage *self;
  GoiCollection *collection;
  GArray *ids;
  gboolean trash;
  const GoiExportFormat *format;
  GFile *file;
} Errand;

static Errand *
errand_new (GoiReportsPage *self)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->self = g_object_ref (self);
  errand->collection = g_object_ref (self->collection);
  return errand;
}

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->self);
  g_object_unref (errand->collection);
  g_clear_pointer (&errand->ids, g_array_unref);
  g_clear_object (&errand->file);
  g_free (errand);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static GtkWindow *
get_window (GoiReportsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* Trash and restore */

static void
on_trash_undone (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;

  if (!goi_collection_set_trashed_finish (GOI_COLLECTION (source), result, &error))
    _goi_reports_page_complain (errand->self, _("This could not be undone"), error);
  else if (errand->ids->len == 1)
    goi_report_table_select_id (errand->self->table, g_array_index (errand->ids, gint64, 0));
}

static void
on_undo_trash (AdwToast *toast, Errand *errand)
{
  Errand *undo = errand_new (errand->self);

  _goi_reports_page_set_undo (errand->self, NULL);
  g_set_object (&undo->collection, errand->collection);
  undo->ids = g_array_ref (errand->ids);
  goi_collection_set_trashed_async (errand->collection, errand->ids, !errand->trash, NULL, on_trash_undone,
                                    undo);
}

static void
free_errand_of_toast (gpointer data, GClosure *closure)
{
  errand_free (data);
}

static void
on_trashed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  AdwToast *toast;
  guint n = errand->ids->len;

  if (!goi_collection_set_trashed_finish (GOI_COLLECTION (source), result, &error))
    {
      _goi_reports_page_complain (errand->self,
                                  errand->trash ? _("The reports could not be moved to the trash")
                                                : _("The reports could not be restored"),
                                  error);
      return;
    }
  if (errand->trash)
    text = g_strdup_printf (ngettext ("%u report moved to the trash", "%u reports moved to the trash", n), n);
  else
    text = g_strdup_printf (ngettext ("%u report restored", "%u reports restored", n), n);
  toast = goi_toast_new (text);
  adw_toast_set_button_label (toast, _("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_undo_trash), errand, free_errand_of_toast, 0);
  _goi_reports_page_set_undo (errand->self, toast);
  _goi_reports_page_add_toast (g_steal_pointer (&errand)->self, toast);
}

static void
on_ids_for_trash (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Errand *errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkBitset) selected = NULL;
  guint position;

  errand->ids = goi_report_table_get_selected_ids_finish (GOI_REPORT_TABLE (source), result, &error);
  if (errand->ids == NULL || errand->ids->len == 0)
    {
      if (error != NULL)
        _goi_reports_page_complain (errand->self, _("The selection could not be read"), error);
      errand_free (errand);
      return;
    }
  selected = goi_report_table_get_selection (errand->self->table);
  position = gtk_bitset_get_minimum (selected);
  goi_report_table_unselect_all (errand->self->table);
  goi_report_table_select_next_at (errand->self->table, position);
  goi_collection_set_trashed_async (errand->collection, errand->ids, errand->trash, NULL, on_trashed, errand);
}

static void
set_trashed (GoiReportsPage *self, gboolean trash)
{
  Errand *errand = errand_new (self);

  errand->trash = trash;
  goi_report_table_get_selected_ids_async (self->table, self->cancellable, on_ids_for_trash, errand);
}

static void
action_trash (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_trashed (GOI_REPORTS_PAGE (widget), TRUE);
}

static void
action_restore (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_trashed (GOI_REPORTS_PAGE (widget), FALSE);
}

/* The Delete key does what the place allows. */
static void
action_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (goi_query_get_trash (goi_reports_page_get_query (GOI_REPORTS_PAGE (widget))))
    gtk_widget_activate_action (widget, "reports.empty-trash", NULL);
  else
    gtk_widget_activate_action (widget, "reports.trash", NULL);
}

/* Emptying the trash */

static void
on_trash_emptied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiReportsPage) self = GOI_REPORTS_PAGE (user_data);
  g_autoptr (GError) error = NULL;

  if (!goi_collection_empty_trash_finish (GOI_COLLECTION (source), result, &error))
    _goi_reports_page_complain (self, _("The trash could not be emptied"), error);
  else
    _goi_reports_page_add_toast (self, goi_toast_new (_("The trash is empty now")));
}

static void
on_empty_trash_confirmed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiReportsPage) self = GOI_REPORTS_PAGE (user_data);

  if (goi_dialogs_confirm_finish (result, NULL) && self->collection != NULL)
    goi_collection_empty_trash_async (self->collection, NULL, on_trash_emptied, g_object_ref (self));
}

static void
action_empty_trash (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiReportsPage *self = GOI_REPORTS_PAGE (widget);

  goi_dialogs_confirm_async (get_window (self), _("Empty the Trash?"),
                             _("The reports in the trash, and their documents in this collection, are deleted "
                               "for good."),
                             _("_Empty Trash"), TRUE, self->cancellable, on_empty_trash_confirmed,
                             g_object_ref (self));
}

/* Export */

static void
on_exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *base = g_file_get_basename (errand->file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *text = NULL;

  if (!goi_exporter_write_finish (result, &error))
    {
      _goi_reports_page_complain (errand->self, _("The export failed"), error);
      return;
    }
  text = g_strdup_printf (ngettext ("%1$u report exported to “%2$s”", "%1$u reports exported to “%2$s”",
                                    errand->ids->len),
                          errand->ids->len, name);
  _goi_reports_page_add_toast (errand->self, goi_toast_new (text));
}

static void
on_export_file (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Errand *errand = user_data;

  errand->file = goi_dialogs_save_finish (result, NULL);
  if (errand->file == NULL)
    {
      errand_free (errand);
      return;
    }
  goi_exporter_write_async (errand->collection, errand->ids, errand->format, errand->file,
                            errand->self->cancellable, on_exported, errand);
}

static char *
propose_name (Errand *errand)
{
  g_autoptr (GoiReportSummary) single = goi_report_table_get_single (errand->self->table);
  g_autofree char *stem = NULL;

  if (errand->ids->len == 1 && single != NULL)
    stem = g_strdup_printf ("%s%d", goi_report_summary_get_agency (single), goi_report_summary_get_year (single));
  else
    /* Translators: a file name without its ending */
    stem = g_strdup (_("Reports"));
  g_strdelimit (stem, "/\\", '_');
  return g_strdup_printf ("%s.%s", stem, errand->format->extension);
}

static void
on_ids_for_export (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Errand *errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  errand->ids = goi_report_table_get_selected_ids_finish (GOI_REPORT_TABLE (source), result, &error);
  if (errand->ids == NULL || errand->ids->len == 0)
    {
      if (error != NULL)
        _goi_reports_page_complain (errand->self, _("The selection could not be read"), error);
      errand_free (errand);
      return;
    }
  name = propose_name (errand);
  goi_dialogs_save_async (get_window (errand->self), _("Export Reports"), name, NULL, errand->self->cancellable,
                          on_export_file, errand);
}

static void
action_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiReportsPage *self = GOI_REPORTS_PAGE (widget);
  const GoiExportFormat *format = goi_exporter_get_format (g_variant_get_string (parameter, NULL));
  Errand *errand;

  if (format == NULL)
    return;
  errand = errand_new (self);
  errand->format = format;
  goi_report_table_get_selected_ids_async (self->table, self->cancellable, on_ids_for_export, errand);
}

static void
action_export_default (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "reports.export", "s", "json");
}

/* Opening, copying, charting */

static void
action_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiReportsPage *self = GOI_REPORTS_PAGE (widget);
  g_autoptr (GoiReportSummary) single = goi_report_table_get_single (self->table);

  if (single != NULL)
    _goi_reports_page_open (self, goi_report_summary_get_id (single), NULL);
}

/* The selected reports that have arrived in the list, at most @max of them. */
static GPtrArray *
list_selected (GoiReportsPage *self, guint max)
{
  GPtrArray *summaries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) selected = goi_report_table_get_selection (self->table);
  GListModel *list = G_LIST_MODEL (goi_report_table_get_list (self->table));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more && summaries->len < max;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (GoiReportSummary) summary = g_list_model_get_item (list, position);

      if (summary != NULL && goi_report_summary_get_id (summary) != 0)
        g_ptr_array_add (summaries, g_steal_pointer (&summary));
    }
  return summaries;
}

static void
action_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiReportsPage *self = GOI_REPORTS_PAGE (widget);
  g_autoptr (GPtrArray) summaries = list_selected (self, MAX_COPIED);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < summaries->len; i++)
    {
      GoiReportSummary *summary = g_ptr_array_index (summaries, i);
      g_autofree char *incoming = goi_format_count (goi_report_summary_get_incoming (summary));
      g_autofree char *disclosed = goi_format_rate (goi_report_summary_get_disclosed (summary));

      g_string_append_printf (text, "%s\t%d\t%s\t%s\t%s\t%s\n", goi_report_summary_get_agency (summary),
                              goi_report_summary_get_year (summary), goi_report_summary_get_edition (summary),
                              incoming, disclosed, goi_format_state (goi_report_summary_get_state (summary)));
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
}

static void
action_add_to_chart (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiReportsPage *self = GOI_REPORTS_PAGE (widget);
  g_autoptr (GPtrArray) summaries = list_selected (self, MAX_CHARTED);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) agencies = g_ptr_array_new ();

  if (goi_report_table_get_n_selected (self->table) > MAX_CHARTED)
    {
      g_autofree char *text = g_strdup_printf (_("A chart holds at most %d reports at once"), MAX_CHARTED);

      _goi_reports_page_add_toast (self, goi_toast_new (text));
      return;
    }
  for (guint i = 0; i < summaries->len; i++)
    {
      const char *agency = goi_report_summary_get_agency (g_ptr_array_index (summaries, i));

      if (agency != NULL && *agency != '\0' && g_hash_table_add (seen, (gpointer) agency))
        g_ptr_array_add (agencies, (gpointer) agency);
    }
  g_ptr_array_add (agencies, NULL);
  _goi_reports_page_chart (self, (const char *const *) agencies->pdata);
}

static void
action_show_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiReportsPage *self = GOI_REPORTS_PAGE (widget);

  _goi_reports_page_clear_search (self);
  goi_reports_page_show_all (self);
}

static void
action_reload (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiReportsPage *self = GOI_REPORTS_PAGE (widget);
  g_autoptr (GoiCollection) collection = self->collection != NULL ? g_object_ref (self->collection) : NULL;

  goi_reports_page_set_collection (self, NULL);
  goi_reports_page_set_collection (self, collection);
}

/* From one pane to the next, or to the one before. */
static void
action_next_pane (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiReportsPage *self = GOI_REPORTS_PAGE (widget);
  GtkWidget *panes[] = { GTK_WIDGET (self->sidebar), GTK_WIDGET (self->stack), GTK_WIDGET (self->detail) };
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  int step = g_variant_get_boolean (parameter) ? 1 : (int) G_N_ELEMENTS (panes) - 1;
  guint at = 0;

  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    if (focus != NULL && (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i])))
      at = i;
  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    {
      at = (at + step) % G_N_ELEMENTS (panes);
      if (gtk_widget_get_mapped (panes[at]) && gtk_widget_child_focus (panes[at], GTK_DIR_TAB_FORWARD))
        return;
    }
}

static void
action_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiReportsPage *self = GOI_REPORTS_PAGE (widget);
  g_autoptr (AdwToast) toast = self->undo != NULL ? g_object_ref (self->undo) : NULL;

  if (toast == NULL)
    return;
  g_signal_emit_by_name (toast, "button-clicked");
  adw_toast_dismiss (toast);
}

/* Repairs */

static void
on_unmended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiReportsPage) self = GOI_REPORTS_PAGE (user_data);
  g_autoptr (GError) error = NULL;

  if (!goi_report_unmend_finish (result, &error))
    _goi_reports_page_complain (self, _("This could not be undone"), error);
}

typedef struct
{
  GoiReportsPage *self;
  GoiCollection *collection;
  GoiMending *mending;
} Unmend;

static void
unmend_free (gpointer data, GClosure *closure)
{
  Unmend *unmend = data;

  g_object_unref (unmend->self);
  g_object_unref (unmend->collection);
  goi_mending_free (unmend->mending);
  g_free (unmend);
}

static void
on_undo_mend (AdwToast *toast, Unmend *unmend)
{
  _goi_reports_page_set_undo (unmend->self, NULL);
  goi_report_unmend_async (unmend->collection, unmend->mending, NULL, on_unmended, g_object_ref (unmend->self));
}

static void
on_mended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiReportsPage) self = GOI_REPORTS_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  GoiMending *mending = goi_report_mend_finish (result, &error);
  Unmend *unmend;
  AdwToast *toast;

  if (mending == NULL)
    {
      _goi_reports_page_complain (self, _("The report could not be mended"), error);
      return;
    }
  unmend = g_new0 (Unmend, 1);
  unmend->self = g_object_ref (self);
  unmend->collection = g_object_ref (GOI_COLLECTION (source));
  unmend->mending = mending;
  toast = goi_toast_new (_("The report was mended and saved"));
  adw_toast_set_button_label (toast, _("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_undo_mend), unmend, unmend_free, 0);
  _goi_reports_page_set_undo (self, toast);
  _goi_reports_page_add_toast (self, toast);
}

void
_goi_reports_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reports.open", NULL, action_open);
  gtk_widget_class_install_action (widget_class, "reports.trash", NULL, action_trash);
  gtk_widget_class_install_action (widget_class, "reports.restore", NULL, action_restore);
  gtk_widget_class_install_action (widget_class, "reports.delete", NULL, action_delete);
  gtk_widget_class_install_action (widget_class, "reports.empty-trash", NULL, action_empty_trash);
  gtk_widget_class_install_action (widget_class, "reports.export", "s", action_export);
  gtk_widget_class_install_action (widget_class, "reports.copy", NULL, action_copy);
  gtk_widget_class_install_action (widget_class, "reports.add-to-chart", NULL, action_add_to_chart);
  gtk_widget_class_install_action (widget_class, "reports.show-all", NULL, action_show_all);
  gtk_widget_class_install_action (widget_class, "reports.reload", NULL, action_reload);
  gtk_widget_class_install_action (widget_class, "reports.next-pane", "b", action_next_pane);
  /* What the keys of the application mean here, see meson.build. */
  gtk_widget_class_install_action (widget_class, "page.export", NULL, action_export_default);
  gtk_widget_class_install_action (widget_class, "page.undo", NULL, action_undo);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "reports.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "reports.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "win.import-clipboard", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "reports.reload", NULL);
}

static void
add_shortcut (GtkEventController *controller, const char *trigger, gboolean forwards)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                            gtk_named_action_new ("reports.next-pane"));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_boolean (forwards));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

/* F6 before GtkPaned has it, which would only go round its own two halves. */
void
_goi_reports_page_init_shortcuts (GoiReportsPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_shortcut (controller, "F6", TRUE);
  add_shortcut (controller, "<Shift>F6", FALSE);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* What can be done depends on what is selected, where, and whether the file can be written. */
void
_goi_reports_page_update_actions (GoiReportsPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint n = self->collection != NULL ? goi_report_table_get_n_selected (self->table) : 0;
  gboolean writable = self->collection != NULL && !goi_collection_is_read_only (self->collection);
  gboolean trash = goi_query_get_trash (goi_reports_page_get_query (self));

  gtk_widget_action_set_enabled (widget, "reports.open", n == 1);
  gtk_widget_action_set_enabled (widget, "reports.trash", n > 0 && writable && !trash);
  gtk_widget_action_set_enabled (widget, "reports.restore", n > 0 && writable && trash);
  gtk_widget_action_set_enabled (widget, "reports.delete", n > 0 && writable && !trash);
  gtk_widget_action_set_enabled (widget, "reports.empty-trash", writable && trash);
  gtk_widget_action_set_enabled (widget, "reports.export", n > 0);
  gtk_widget_action_set_enabled (widget, "page.export", n > 0);
  gtk_widget_action_set_enabled (widget, "reports.copy", n > 0);
  gtk_widget_action_set_enabled (widget, "reports.add-to-chart", n > 0 && !trash);
}

/**
 * goi_reports_page_mend:
 * @self: the place
 * @item: a finding
 * @index: which of its repairs
 *
 * Applies a repair and saves the report, and offers to undo it.
 */
void
goi_reports_page_mend (GoiReportsPage *self, GoiFindingItem *item, guint index)
{
  GPtrArray *repairs = goi_finding_item_get_repairs (item);

  g_return_if_fail (GOI_IS_REPORTS_PAGE (self));
  if (self->collection == NULL || index >= repairs->len)
    return;
  goi_report_mend_async (self->collection, goi_finding_item_get_report (item),
                         goi_finding_item_get_revision (item), g_ptr_array_index (repairs, index), NULL,
                         on_mended, g_object_ref (self));
}
