/* goi-import-detail.c: a report that waits, beside the document that it was read from
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-import-detail"

#include "config.h"

#include "goi-import-detail.h"

#include "goi-app-resources.h"
#include "goi-form-findings.h"
#include "goi-import-difference.h"
#include "goi-widgets.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Milliseconds from a new report in the form to when the form has been laid out. */
#define REVEAL_DELAY 50
/* How often a place must be found where it was, and how often it is looked for at most. */
#define STILL_PASSES 6
#define MAX_PASSES 40
/* Milliseconds for which a form is kept when nobody sees it: for who looks away and back again. */
#define RELEASE_DELAY 1000

/* A form takes its time to be built, so each edition has one that goes from report to report. */
typedef struct
{
  GoiFormDocument *document;
  GoiFormView *view;
  GoiFormFindings *findings;
} Form;

struct _GoiImportDetail
{
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkStack *stack;
  AdwStatusPage *message;
  GtkWidget *retry;
  AdwBin *original_bin;
  AdwBin *findings_bin;
  GtkStack *right;
  AdwBin *form_bin;
  AdwBin *comparison_bin;

  /* Owned References */
  GoiImporter *importer;
  GoiImportItem *item;
  GoiReport *report; /* as it was loaded, for the places of a comparison */
  GoiStoredReport *stored;
  GoiImportContent *arrived; /* waits for the next round of the main loop */
  GHashTable *forms;
  GCancellable *cancellable;

  /* Borrowed References */
  GoiOriginalView *original;
  GoiImportComparison *comparison;
  Form *form;

  gulong item_handler;
  guint reveal_id;
  guint n_reveals; /* since the report was loaded */
  guint n_still;   /* of them the last, which found everything in its place */
  double layout;   /* see measure_layout() */
  double revealed; /* where the form was scrolled to */
  guint release_id;
  guint arrived_id;
  gboolean loaded;
};

G_DEFINE_FINAL_TYPE (GoiImportDetail, goi_import_detail, GTK_TYPE_WIDGET)

static void update (GoiImportDetail *self);
static void queue_reveal (GoiImportDetail *self);

static void
form_free (Form *form)
{
  g_object_unref (form->view);
  g_object_unref (form->findings);
  g_object_unref (form->document);
  g_free (form);
}

/* A cell with the keyboard shows its place in the document. */
static void
on_cell_focused (GoiImportDetail *self, GoiCellEntry *entry)
{
  const GoiCell *cell = goi_cell_entry_get_cell (entry);
  const GoiValue *value
      = goi_report_get_cell_value (goi_form_document_get_report (self->form->document), cell);

  goi_original_view_mark (self->original, value->start, value->end);
}

static void
show_key (GoiImportDetail *self, const char *key)
{
  const GoiCell *cell
      = self->form != NULL ? goi_edition_find_cell (goi_form_document_get_edition (self->form->document), key) : NULL;

  if (cell != NULL)
    goi_form_view_show_cell (self->form->view, cell);
}

static void
on_difference_picked (GoiImportDetail *self, const char *key)
{
  const GoiValue *value = self->report != NULL ? goi_report_get_value (self->report, key) : NULL;

  if (value != NULL)
    goi_original_view_mark (self->original, value->start, value->end);
}

/* What is corrected here is corrected before the report is added. */
static void
on_cells_changed (GoiFormDocument *document, GPtrArray *changes, GoiImportDetail *self)
{
  g_autoptr (GoiReport) report = NULL;

  if (self->form == NULL || document != self->form->document || !self->loaded)
    return;
  report = goi_report_copy (goi_form_document_get_report (document));
  goi_importer_set_report (self->importer, self->item, report);
}

static void
update_findings (GoiFormDocument *document, GoiImportDetail *self)
{
  if (self->form == NULL || document != self->form->document)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->findings_bin),
                          goi_form_document_get_findings (document)->len > 0
                              || goi_report_get_doubts (goi_form_document_get_report (document))->len > 0);
}

/* What has been added is corrected on its own page, if at all. */
static void
set_offers (GoiImportDetail *self, Form *form)
{
  GoiImportState state = goi_import_item_get_state (self->item);

  goi_form_findings_set_offers (form->findings, state != GOI_IMPORT_ADDING && state != GOI_IMPORT_ADDED);
}

static Form *
create_form (GoiImportDetail *self, GoiReport *report)
{
  Form *form = g_new0 (Form, 1);

  form->document = goi_form_document_new (report, FALSE);
  goi_form_document_set_editable (form->document, FALSE);
  form->view = g_object_ref_sink (GOI_FORM_VIEW (goi_form_view_new (form->document)));
  form->findings = g_object_ref_sink (GOI_FORM_FINDINGS (goi_form_findings_new (form->document)));
  set_offers (self, form);
  g_signal_connect_object (form->view, "cell-focused", G_CALLBACK (on_cell_focused), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form->findings, "cell-activated", G_CALLBACK (show_key), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form->document, "cells-changed", G_CALLBACK (on_cells_changed), self, 0);
  g_signal_connect_object (form->document, "checked", G_CALLBACK (update_findings), self, 0);
  return form;
}

static Form *
find_form (GoiImportDetail *self, GoiReport *report)
{
  return g_hash_table_lookup (self->forms, goi_edition_get_id (goi_report_get_edition (report)));
}

/* The form of the report's edition, which has the report already when it was just made. */
static void
show_form (GoiImportDetail *self, GoiReport *report, gboolean made)
{
  Form *form = find_form (self, report);

  if (!made)
    goi_form_document_load (form->document, report);
  if (form != self->form)
    {
      self->form = form;
      adw_bin_set_child (self->form_bin, GTK_WIDGET (form->view));
      adw_bin_set_child (self->findings_bin, GTK_WIDGET (form->findings));
    }
  goi_original_view_set_places (self->original, report);
  set_offers (self, form);
  update_findings (form->document, self);
}

static void
show_message (GoiImportDetail *self, const char *icon, const char *title, const char *text)
{
  GoiImportState state = self->item != NULL ? goi_import_item_get_state (self->item) : GOI_IMPORT_WAITING;

  adw_status_page_set_icon_name (self->message, icon);
  adw_status_page_set_title (self->message, title);
  goi_status_page_describe (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (self->retry, state == GOI_IMPORT_FAILED || state == GOI_IMPORT_STOPPED);
  gtk_stack_set_visible_child_name (self->stack, "message");
}

static void
show_error (GoiImportDetail *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_message (self, "dialog-error-symbolic", _("This Report Cannot Be Shown"), error->message);
}

static void
on_stored_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiImportDetail) self = GOI_IMPORT_DETAIL (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiStoredReport) stored = goi_collection_load_finish (GOI_COLLECTION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->report == NULL)
    return;
  if (stored == NULL)
    {
      show_error (self, error);
      return;
    }
  g_clear_pointer (&self->stored, goi_stored_report_free);
  self->stored = g_steal_pointer (&stored);
  goi_import_comparison_set_reports (self->comparison, self->stored, self->report);
  gtk_stack_set_visible_child_name (self->right, "comparison");
  queue_reveal (self);
}

/* Whether there is something to compare with. */
static gboolean
has_other (GoiImportDetail *self)
{
  return goi_import_item_get_state (self->item) == GOI_IMPORT_SAME_REPORT;
}

/* The first cell that is in doubt, or NULL. */
static const GoiCell *
find_doubtful (GoiReport *report)
{
  GPtrArray *doubts = goi_report_get_doubts (report);

  for (guint i = 0; i < doubts->len; i++)
    {
      const GoiDoubt *doubt = g_ptr_array_index (doubts, i);

      if (doubt->cells[0] != NULL)
        return goi_edition_find_cell (goi_report_get_edition (report), doubt->cells[0]);
    }
  return NULL;
}

/* What somebody has to look at: the first cell that differs, or is in doubt. */
static const GoiCell *
find_interesting (GoiImportDetail *self)
{
  GListModel *differences = goi_import_comparison_get_differences (self->comparison);
  gboolean compares = g_strcmp0 (gtk_stack_get_visible_child_name (self->right), "comparison") == 0;
  g_autoptr (GoiImportDifference) first = NULL;

  if (!compares || differences == NULL)
    return find_doubtful (self->report);
  first = g_list_model_get_item (differences, 0);
  return first != NULL ? goi_import_difference_get_cell (first) : NULL;
}

/* Where the first number of the tables stands. */
static gint64
find_first_place (GoiReport *report)
{
  GoiEdition *edition = goi_report_get_edition (report);
  gint64 first = 0;

  for (guint i = 0; i < goi_edition_get_n_cells (edition); i++)
    {
      const GoiValue *value = goi_report_get_cell_value (report, goi_edition_get_cell (edition, i));

      if (value->start >= 0 && (first == 0 || value->start < first))
        first = value->start;
    }
  return first;
}

/* A number that changes when the form, the document or the room for them grows or shrinks. */
static double
measure_layout (GoiImportDetail *self)
{
  GtkAdjustment *form = goi_form_view_get_adjustment (self->form->view);
  GtkAdjustment *original
      = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (goi_original_view_get_text_view (self->original)));

  return gtk_adjustment_get_upper (form) + 3 * gtk_adjustment_get_page_size (form)
         + 5 * gtk_adjustment_get_upper (original) + 7 * gtk_adjustment_get_page_size (original);
}

static void
reveal (GoiImportDetail *self)
{
  const GoiCell *cell = find_interesting (self);
  const GoiValue *value = cell != NULL ? goi_report_get_cell_value (self->report, cell) : NULL;

  if (value != NULL && value->start >= 0)
    goi_original_view_mark (self->original, value->start, value->end);
  else
    goi_original_view_reveal (self->original, find_first_place (self->report));
  if (cell != NULL)
    goi_form_view_reveal_cell (self->form->view, cell);
  else
    goi_form_view_reveal_tables (self->form->view);
}

/* What somebody has to look at is in view at once: the first cell in doubt, or the tables. The keyboard stays
 * in the list. Texts find their height only after a while, and what stands below them moves; it ends when nothing
 * moves any more, or somebody has scrolled away. */
static gboolean
on_reveal (gpointer user_data)
{
  GoiImportDetail *self = GOI_IMPORT_DETAIL (user_data);
  GtkWidget *form = GTK_WIDGET (self->form->view);
  GtkAdjustment *adjustment = goi_form_view_get_adjustment (self->form->view);
  double layout = measure_layout (self);
  gboolean moved = self->n_reveals == 0 || fabs (layout - self->layout) > 0.5;

  /* A form that is shown for the first time may not have been laid out yet. */
  if (gtk_widget_get_mapped (form) && gtk_widget_get_height (form) == 0)
    return G_SOURCE_CONTINUE;
  self->n_reveals++;
  self->n_still = moved ? 0 : self->n_still + 1;
  self->layout = layout;
  if (self->n_still < STILL_PASSES && self->n_reveals < MAX_PASSES
      && (moved || fabs (gtk_adjustment_get_value (adjustment) - self->revealed) < 1))
    {
      reveal (self);
      self->revealed = gtk_adjustment_get_value (adjustment);
      return G_SOURCE_CONTINUE;
    }
  self->reveal_id = 0;
  return G_SOURCE_REMOVE;
}

/* The form has its places only after it has been laid out. */
static void
queue_reveal (GoiImportDetail *self)
{
  self->n_reveals = self->n_still = 0;
  if (self->reveal_id == 0)
    self->reveal_id = g_timeout_add (REVEAL_DELAY, on_reveal, self);
}

static void
show_content (GoiImportDetail *self, const GoiImportContent *content, gboolean made)
{
  g_set_object (&self->report, content->report);
  goi_original_view_set_text (self->original, goi_import_item_get_name (self->item), content->text);
  show_form (self, content->report, made);
  self->loaded = TRUE;
  queue_reveal (self);
  gtk_stack_set_visible_child_name (self->stack, "content");
  if (has_other (self))
    goi_collection_load_async (goi_importer_get_collection (self->importer),
                               goi_import_item_get_pending (self->item)->other, self->cancellable, on_stored_loaded,
                               g_object_ref (self));
  else
    gtk_stack_set_visible_child_name (self->right, "form");
}

static gboolean
on_arrived (gpointer user_data)
{
  GoiImportDetail *self = GOI_IMPORT_DETAIL (user_data);
  g_autoptr (GoiImportContent) content = g_steal_pointer (&self->arrived);

  self->arrived_id = 0;
  show_content (self, content, TRUE);
  return G_SOURCE_REMOVE;
}

/* To make a form and to show it takes so long that the main loop has a turn in between. */
static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiImportDetail) self = GOI_IMPORT_DETAIL (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiImportContent) content = goi_importer_load_finish (GOI_IMPORTER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->item == NULL)
    return;
  if (content == NULL)
    {
      show_error (self, error);
      return;
    }
  if (find_form (self, content->report) != NULL)
    {
      show_content (self, content, FALSE);
      return;
    }
  g_hash_table_insert (self->forms, g_strdup (goi_edition_get_id (goi_report_get_edition (content->report))),
                       create_form (self, content->report));
  self->arrived = g_steal_pointer (&content);
  self->arrived_id = g_idle_add (on_arrived, self);
}

static void
stop_loading (GoiImportDetail *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_handle_id (&self->reveal_id, g_source_remove);
  g_clear_handle_id (&self->arrived_id, g_source_remove);
  g_clear_pointer (&self->arrived, goi_import_content_free);
  self->loaded = FALSE;
}

static void
load (GoiImportDetail *self)
{
  stop_loading (self);
  goi_importer_load_async (self->importer, self->item, self->cancellable, on_loaded, g_object_ref (self));
}

static void
update (GoiImportDetail *self)
{
  const char *note = goi_import_item_get_note (self->item);

  if (goi_import_item_get_pending (self->item) != NULL)
    {
      /* What nobody sees is loaded when it is seen. */
      if (gtk_widget_get_mapped (GTK_WIDGET (self)))
        load (self);
      else
        stop_loading (self);
      return;
    }
  stop_loading (self);
  switch (goi_import_item_get_state (self->item))
    {
    case GOI_IMPORT_FAILED:
      show_message (self, "dialog-error-symbolic", _("This File Could Not Be Read"), note);
      break;
    case GOI_IMPORT_STOPPED:
    case GOI_IMPORT_SKIPPED:
      show_message (self, "process-stop-symbolic", _("This File Was Not Read"), note);
      break;
    case GOI_IMPORT_WAITING:
    case GOI_IMPORT_READING:
    case GOI_IMPORT_READY:
    case GOI_IMPORT_DOUBTS:
    case GOI_IMPORT_SAME_FILE:
    case GOI_IMPORT_SAME_REPORT:
    case GOI_IMPORT_ADDING:
    case GOI_IMPORT_ADDED:
    default:
      show_message (self, "content-loading-symbolic", _("This File Has Not Been Read Yet"), NULL);
      break;
    }
}

/* Corrections made here come back as changes of the line: only what cannot be seen yet is loaded. */
static void
on_item_changed (GoiImportDetail *self)
{
  gboolean compares = g_strcmp0 (gtk_stack_get_visible_child_name (self->right), "comparison") == 0;

  if (self->form != NULL)
    set_offers (self, self->form);
  if (goi_import_item_get_state (self->item) == GOI_IMPORT_ADDING)
    return;
  if (!self->loaded || compares != has_other (self))
    update (self);
}

/* One form at a time: GTK takes long to take leave of hundreds of entries. */
static gboolean
on_release (gpointer user_data)
{
  GoiImportDetail *self = GOI_IMPORT_DETAIL (user_data);
  GHashTableIter iter;

  stop_loading (self);
  if (self->form != NULL)
    {
      self->form = NULL;
      adw_bin_set_child (self->form_bin, NULL);
      adw_bin_set_child (self->findings_bin, NULL);
      goi_original_view_set_text (self->original, NULL, NULL);
    }
  g_hash_table_iter_init (&iter, self->forms);
  if (g_hash_table_iter_next (&iter, NULL, NULL))
    g_hash_table_iter_remove (&iter);
  if (g_hash_table_size (self->forms) > 0)
    return G_SOURCE_CONTINUE;
  self->release_id = 0;
  return G_SOURCE_REMOVE;
}

/* Hundreds of entries are no burden for those who have left the review, nor for their screen reader. */
static void
goi_import_detail_unmap (GtkWidget *widget)
{
  GoiImportDetail *self = GOI_IMPORT_DETAIL (widget);

  GTK_WIDGET_CLASS (goi_import_detail_parent_class)->unmap (widget);
  if (self->release_id == 0)
    self->release_id = g_timeout_add (RELEASE_DELAY, on_release, self);
}

static void
goi_import_detail_map (GtkWidget *widget)
{
  GoiImportDetail *self = GOI_IMPORT_DETAIL (widget);

  GTK_WIDGET_CLASS (goi_import_detail_parent_class)->map (widget);
  g_clear_handle_id (&self->release_id, g_source_remove);
  if (self->item != NULL && !self->loaded)
    update (self);
}

static void
goi_import_detail_dispose (GObject *object)
{
  GoiImportDetail *self = GOI_IMPORT_DETAIL (object);

  if (self->item != NULL)
    g_clear_signal_handler (&self->item_handler, self->item);
  stop_loading (self);
  g_clear_handle_id (&self->release_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOI_TYPE_IMPORT_DETAIL);
  goi_widget_unparent_children (GTK_WIDGET (object));
  self->form = NULL;
  g_clear_pointer (&self->forms, g_hash_table_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->item);
  g_clear_object (&self->importer);
  g_clear_object (&self->report);
  g_clear_pointer (&self->stored, goi_stored_report_free);
  G_OBJECT_CLASS (goi_import_detail_parent_class)->dispose (object);
}

static void
goi_import_detail_class_init (GoiImportDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = goi_import_detail_dispose;
  widget_class->map = goi_import_detail_map;
  widget_class->unmap = goi_import_detail_unmap;

  gtk_widget_class_set_template_from_resource (widget_class, GOI_RESOURCE_UI "goi-import-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, GoiImportDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, GoiImportDetail, message);
  gtk_widget_class_bind_template_child (widget_class, GoiImportDetail, retry);
  gtk_widget_class_bind_template_child (widget_class, GoiImportDetail, original_bin);
  gtk_widget_class_bind_template_child (widget_class, GoiImportDetail, findings_bin);
  gtk_widget_class_bind_template_child (widget_class, GoiImportDetail, right);
  gtk_widget_class_bind_template_child (widget_class, GoiImportDetail, form_bin);
  gtk_widget_class_bind_template_child (widget_class, GoiImportDetail, comparison_bin);
}

static void
goi_import_detail_init (GoiImportDetail *self)
{
  self->cancellable = g_cancellable_new ();
  self->forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) form_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->original = GOI_ORIGINAL_VIEW (goi_original_view_new ());
  adw_bin_set_child (self->original_bin, GTK_WIDGET (self->original));
  self->comparison = GOI_IMPORT_COMPARISON (goi_import_comparison_new ());
  adw_bin_set_child (self->comparison_bin, GTK_WIDGET (self->comparison));
  g_signal_connect_object (self->original, "cell-picked", G_CALLBACK (show_key), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->comparison, "cell-picked", G_CALLBACK (on_difference_picked), self,
                           G_CONNECT_SWAPPED);
  goi_import_detail_set_line (self, NULL, NULL, 0);
}

/**
 * goi_import_detail_new:
 *
 * Returns: (transfer floating): a view of no line
 */
GtkWidget *
goi_import_detail_new (void)
{
  return g_object_new (GOI_TYPE_IMPORT_DETAIL, NULL);
}

/**
 * goi_import_detail_set_line:
 * @self: a view
 * @importer: (nullable): an import
 * @item: (nullable): the line of it to show, or %NULL when there is not exactly one
 * @n_selected: how many lines there are to show
 */
void
goi_import_detail_set_line (GoiImportDetail *self, GoiImporter *importer, GoiImportItem *item, guint n_selected)
{
  g_return_if_fail (GOI_IS_IMPORT_DETAIL (self));
  if (self->item != NULL && self->item == item)
    return;
  if (self->item != NULL)
    g_clear_signal_handler (&self->item_handler, self->item);
  stop_loading (self);
  g_set_object (&self->importer, importer);
  g_set_object (&self->item, item);
  g_clear_object (&self->report);
  if (item != NULL)
    {
      self->item_handler = g_signal_connect_swapped (item, "notify::state", G_CALLBACK (on_item_changed), self);
      update (self);
    }
  else if (n_selected > 1)
    {
      g_autofree char *title = g_strdup_printf (ngettext ("%u Line Is Selected", "%u Lines Are Selected", n_selected),
                                                n_selected);

      show_message (self, "edit-select-all-symbolic", title, _("The buttons above are meant for all of them."));
    }
  else
    show_message (self, "goi-reports-symbolic", _("No Line Is Selected"),
                  _("Select a file to see its document beside what was read from it."));
}

/**
 * goi_import_detail_focus:
 * @self: a view
 *
 * Gives the keyboard to what can be decided here.
 */
void
goi_import_detail_focus (GoiImportDetail *self)
{
  g_return_if_fail (GOI_IS_IMPORT_DETAIL (self));
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->right), "comparison") == 0)
    goi_import_comparison_focus (self->comparison);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * goi_import_detail_undo:
 * @self: a view
 * @redo: whether to do again what was undone last
 *
 * Returns: FALSE when there was nothing to undo
 */
gboolean
goi_import_detail_undo (GoiImportDetail *self, gboolean redo)
{
  GoiUndoStack *undo;

  g_return_val_if_fail (GOI_IS_IMPORT_DETAIL (self), FALSE);
  if (self->form == NULL || !self->loaded)
    return FALSE;
  undo = goi_form_document_get_undo (self->form->document);
  return redo ? goi_undo_stack_redo (undo) : goi_undo_stack_undo (undo);
}

/**
 * goi_import_detail_get_page:
 * @self: a view
 *
 * Returns: (transfer none): "message", "form" or "comparison"
 */
const char *
goi_import_detail_get_page (GoiImportDetail *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_DETAIL (self), NULL);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "content") != 0)
    return "message";
  return gtk_stack_get_visible_child_name (self->right);
}

/**
 * goi_import_detail_get_form:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the form
 */
GoiFormView *
goi_import_detail_get_form (GoiImportDetail *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_DETAIL (self), NULL);
  return self->form != NULL ? self->form->view : NULL;
}

/**
 * goi_import_detail_get_original:
 * @self: a view
 *
 * Returns: (transfer none): the document
 */
GoiOriginalView *
goi_import_detail_get_original (GoiImportDetail *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_DETAIL (self), NULL);
  return self->original;
}

/**
 * goi_import_detail_get_comparison:
 * @self: a view
 *
 * Returns: (transfer none): the comparison
 */
GoiImportComparison *
goi_import_detail_get_comparison (GoiImportDetail *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_DETAIL (self), NULL);
  return self->comparison;
}
