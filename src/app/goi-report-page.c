/* goi-report-page.c: a report to read, to correct and to fill in
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-report-page"

#include "config.h"

#include "goi-report-page.h"

#include "goi-app-resources.h"
#include "goi-report-export.h"
#include "goi-report-page-private.h"
#include "goi-widgets.h"

#include <glib/gi18n-lib.h>

/* The form as in print is about 800 pixels wide; what is left of a small screen is for the side. */
#define SIDE_WIDTH 316

/* What the findings take of the side when they share it with the original. */
#define SHARED_HEIGHT 320

G_DEFINE_FINAL_TYPE (GoiReportPage, goi_report_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SHOW_ORIGINAL,
  PROP_SHOW_CHECK,
  PROP_SHOW_LAST_YEAR,
  PROP_CHECKED,
  N_PROPS
};

enum
{
  CLOSED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* ---- the header ---- */

static const char *
get_state_name (GoiReportState state)
{
  switch (state)
    {
    case GOI_STATE_DRAFT:
      return _("Draft");
    case GOI_STATE_DOUBTFUL:
      return _("Doubtful");
    case GOI_STATE_CHECKED:
      return _("Checked");
    case GOI_STATE_IMPORTED:
    default:
      return _("Imported");
    }
}

static char *
describe_saving (GoiReportPage *self)
{
  g_autofree char *time = NULL;

  if (goi_collection_is_read_only (self->collection))
    return g_strdup (_("read only"));
  switch (goi_form_saver_get_status (self->saver))
    {
    case GOI_SAVE_STATUS_SAVING:
      return g_strdup (_("saving…"));
    case GOI_SAVE_STATUS_FAILED:
      return g_strdup (_("not saved"));
    case GOI_SAVE_STATUS_CHANGED:
      return g_strdup (_("changed"));
    case GOI_SAVE_STATUS_KEPT:
      if (self->kept_at == NULL)
        return g_strdup (_("changes are kept"));
      time = g_date_time_format (self->kept_at, "%H:%M");
      /* Translators: the time when changes were last kept */
      return g_strdup_printf (_("changes kept at %s"), time);
    case GOI_SAVE_STATUS_SAVED:
    default:
      return g_strdup (_("saved"));
    }
}

void
_goi_report_page_update_title (GoiReportPage *self)
{
  GoiReport *report = goi_form_document_get_report (self->document);
  const char *agency = goi_report_get_agency (report);
  g_autofree char *saving = describe_saving (self);
  g_autofree char *year = NULL;
  g_autofree char *subtitle = NULL;

  if (goi_report_get_year (report) > 0)
    /* Translators: the year of a report */
    year = g_strdup_printf (_("Report for %d"), goi_report_get_year (report));
  else
    year = g_strdup (_("Year unknown"));
  subtitle = g_strdup_printf ("%s · %s · %s", year,
                              get_state_name (goi_form_saver_get_state (self->saver)), saving);
  adw_window_title_set_title (self->window_title,
                              *agency != '\0' ? agency : _("Agency unknown"));
  adw_window_title_set_subtitle (self->window_title, subtitle);
}

static void
update_check_count (GoiReportPage *self)
{
  guint n_errors, n_warnings;
  guint n_doubts = goi_report_get_doubts (goi_form_document_get_report (self->document))->len;
  g_autofree char *text = NULL;

  goi_check_count (goi_form_document_get_findings (self->document), &n_errors, &n_warnings);
  n_doubts += n_warnings;
  text = g_strdup_printf ("%u", n_errors > 0 ? n_errors : n_doubts);
  gtk_label_set_text (self->check_count, text);
  gtk_widget_set_visible (GTK_WIDGET (self->check_count), n_errors + n_doubts > 0);
  gtk_widget_remove_css_class (GTK_WIDGET (self->check_count), n_errors > 0 ? "doubt" : "wrong");
  gtk_widget_add_css_class (GTK_WIDGET (self->check_count), n_errors > 0 ? "wrong" : "doubt");
}

static void
on_saver_changed (GoiReportPage *self)
{
  const GError *error = goi_form_saver_get_error (self->saver);

  if (goi_form_saver_get_status (self->saver) == GOI_SAVE_STATUS_KEPT)
    {
      g_clear_pointer (&self->kept_at, g_date_time_unref);
      self->kept_at = g_date_time_new_now_local ();
    }
  if (goi_form_saver_get_status (self->saver) == GOI_SAVE_STATUS_FAILED && error != NULL
      && !g_error_matches (error, GOI_STORE_ERROR, GOI_STORE_ERROR_CONFLICT))
    _goi_report_page_say (self, error->message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHECKED]);
  _goi_report_page_update_title (self);
  _goi_report_page_update_actions (self);
}

/* ---- the cell with the keyboard ---- */

static void
update_cell_bar (GoiReportPage *self, GoiCellEntry *entry)
{
  g_autofree char *name = NULL;
  g_autofree char *origin = NULL;
  GoiCellLook look;

  if (entry == NULL)
    {
      gtk_label_set_text (self->cell_name, "");
      gtk_label_set_text (self->cell_origin, "");
      return;
    }
  name = goi_cell_entry_dup_full_name (entry);
  origin = goi_cell_entry_dup_origin (entry);
  goi_form_document_look_at (self->document, goi_cell_entry_get_cell (entry), &look);
  gtk_label_set_text (self->cell_name, name);
  if (look.finding != NULL)
    gtk_label_set_text (self->cell_origin, look.finding->message);
  else if (look.doubt != NULL)
    gtk_label_set_text (self->cell_origin, _(look.doubt->message));
  else
    gtk_label_set_text (self->cell_origin, origin != NULL ? origin : "");
}

static void
mark_place (GoiReportPage *self, const GoiCell *cell)
{
  const GoiValue *value
      = goi_report_get_cell_value (goi_form_document_get_report (self->document), cell);

  goi_original_view_mark (self->original, value->start, value->end);
}

static void
on_cell_focused (GoiReportPage *self, GoiCellEntry *entry)
{
  const GoiCell *cell = goi_cell_entry_get_cell (entry);

  update_cell_bar (self, entry);
  mark_place (self, cell);
  goi_form_findings_set_cell (self->findings, cell, !self->show_check);
}

static void
on_part_focused (GoiReportPage *self, const char *id)
{
  goi_form_outline_select (self->outline, id);
  if (goi_form_view_get_focus_entry (self->view) == NULL)
    {
      update_cell_bar (self, NULL);
      goi_form_findings_set_cell (self->findings, NULL, !self->show_check);
    }
}

void
_goi_report_page_show_key (GoiReportPage *self, const char *key)
{
  const GoiCell *cell
      = goi_edition_find_cell (goi_form_document_get_edition (self->document), key);

  if (cell != NULL)
    goi_form_view_show_cell (self->view, cell);
}

static void
on_part_activated (GoiReportPage *self, const char *id)
{
  goi_form_view_show_part (self->view, id);
}

static void
on_message (GoiReportPage *self, const char *message)
{
  _goi_report_page_say (self, message);
}

static void
on_document_changed (GoiReportPage *self)
{
  update_cell_bar (self, goi_form_view_get_focus_entry (self->view));
  update_check_count (self);
}

static void
on_reset (GoiReportPage *self)
{
  if (self->text != NULL)
    goi_original_view_set_places (self->original, goi_form_document_get_report (self->document));
  _goi_report_page_update_title (self);
  on_document_changed (self);
}

/* Whoever undoes something wants to see what. */
static void
on_cells_changed (GoiReportPage *self, GPtrArray *changes)
{
  if (changes->len > 0)
    {
      g_free (self->last_changed_key);
      self->last_changed_key = g_strdup (((GoiChange *) g_ptr_array_index (changes, 0))->key);
    }
  on_document_changed (self);
}

static void
on_undo_changed (GoiReportPage *self)
{
  _goi_report_page_update_actions (self);
}

/* ---- the side ---- */

void
_goi_report_page_update_side (GoiReportPage *self)
{
  GoiCellEntry *entry = goi_form_view_get_focus_entry (self->view);

  gtk_widget_set_visible (GTK_WIDGET (self->original), self->show_original);
  gtk_widget_set_vexpand (GTK_WIDGET (self->original), TRUE);
  /* Beside the original alone only what concerns the cell is shown, where the eye is anyway. */
  gtk_widget_set_vexpand (GTK_WIDGET (self->findings), self->show_check && !self->show_original);
  gtk_widget_set_size_request (GTK_WIDGET (self->findings), -1,
                               self->show_check && self->show_original ? SHARED_HEIGHT : -1);
  goi_form_findings_set_cell (self->findings,
                              entry != NULL ? goi_cell_entry_get_cell (entry) : NULL,
                              !self->show_check);
  gtk_widget_set_visible (GTK_WIDGET (self->side_box), self->show_original || self->show_check);
}

/* ---- last year ---- */

static void
on_last_year_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiReportPage) self = user_data;
  g_autoptr (GoiStoredReport) stored
      = goi_collection_load_finish (GOI_COLLECTION (source), result, NULL);

  if (stored == NULL || self->document == NULL)
    return;
  g_set_object (&self->last_year, stored->report);
  goi_form_outline_set_last_year (self->outline, self->last_year);
  goi_form_view_set_last_year (self->view, self->show_last_year ? self->last_year : NULL);
  _goi_report_page_update_actions (self);
}

static void
on_last_year_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiReportPage) self = user_data;
  gint64 id = goi_collection_find_finish (GOI_COLLECTION (source), result, NULL);

  if (id > 0 && id != self->id && self->document != NULL)
    goi_collection_load_async (self->collection, id, self->cancellable, on_last_year_loaded,
                               g_object_ref (self));
}

void
_goi_report_page_load_last_year (GoiReportPage *self)
{
  GoiReport *report = goi_form_document_get_report (self->document);

  g_clear_object (&self->last_year);
  goi_form_outline_set_last_year (self->outline, NULL);
  goi_form_view_set_last_year (self->view, NULL);
  if (goi_report_get_year (report) > 0 && *goi_report_get_agency (report) != '\0')
    goi_collection_find_async (self->collection, goi_report_get_agency (report),
                               goi_report_get_year (report) - 1, self->cancellable,
                               on_last_year_found, g_object_ref (self));
}

/* ---- loading ---- */

static gboolean
show_wanted (gpointer user_data)
{
  GoiReportPage *self = GOI_REPORT_PAGE (user_data);
  g_autofree char *key = g_steal_pointer (&self->wanted_key);

  self->show_id = 0;
  if (key != NULL)
    _goi_report_page_show_key (self, key);
  return G_SOURCE_REMOVE;
}

/* The form has its places only after it has been laid out. */
static void
queue_show (GoiReportPage *self)
{
  if (self->wanted_key != NULL && self->view != NULL && self->show_id == 0)
    self->show_id = g_timeout_add (50, show_wanted, self);
}

static void
connect_form (GoiReportPage *self)
{
  g_signal_connect_object (self->view, "cell-focused", G_CALLBACK (on_cell_focused), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "part-focused", G_CALLBACK (on_part_focused), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "message", G_CALLBACK (on_message), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outline, "part-activated", G_CALLBACK (on_part_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outline, "cell-activated", G_CALLBACK (_goi_report_page_show_key), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->findings, "cell-activated", G_CALLBACK (_goi_report_page_show_key), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->original, "cell-picked", G_CALLBACK (_goi_report_page_show_key), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "cells-changed", G_CALLBACK (on_cells_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "checked", G_CALLBACK (on_document_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "reset", G_CALLBACK (on_reset), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (goi_form_document_get_undo (self->document), "changed",
                           G_CALLBACK (on_undo_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saver, "changed", G_CALLBACK (on_saver_changed), self,
                           G_CONNECT_SWAPPED);
}

void
_goi_report_page_take_report (GoiReportPage *self, GoiStoredReport *stored)
{
  g_set_object (&self->saved, stored->report);
  self->text = g_strdup (stored->text);
  self->document = goi_form_document_new (stored->report, stored->state == GOI_STATE_DRAFT);
  goi_form_document_set_editable (self->document, !goi_collection_is_read_only (self->collection));
  self->saver = goi_form_saver_new (self->collection, self->id, stored->revision, stored->state,
                                    self->document);

  self->view = GOI_FORM_VIEW (goi_form_view_new (self->document));
  adw_bin_set_child (self->form_bin, GTK_WIDGET (self->view));
  self->outline = GOI_FORM_OUTLINE (goi_form_outline_new (self->document));
  adw_bin_set_child (self->outline_bin, GTK_WIDGET (self->outline));
  self->original = GOI_ORIGINAL_VIEW (goi_original_view_new ());
  goi_original_view_set_text (self->original, goi_report_get_source_name (stored->report), self->text);
  gtk_box_append (self->side_box, GTK_WIDGET (self->original));
  self->findings = GOI_FORM_FINDINGS (goi_form_findings_new (self->document));
  gtk_box_append (self->side_box, GTK_WIDGET (self->findings));
  gtk_widget_set_size_request (GTK_WIDGET (self->side_box), SIDE_WIDTH, -1);
  connect_form (self);

  on_reset (self);
  _goi_report_page_update_side (self);
  _goi_report_page_update_actions (self);
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "form");
  _goi_report_page_load_last_year (self);
  queue_show (self);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiReportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiStoredReport) stored
      = goi_collection_load_finish (GOI_COLLECTION (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (stored == NULL)
    {
      gtk_spinner_stop (self->spinner);
      adw_status_page_set_description (self->failed_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  _goi_report_page_take_report (self, stored);
  _goi_report_page_load_draft (self);
}

static void
on_discard_clicked (GoiReportPage *self)
{
  _goi_report_page_discard_recovered (self);
}

static void
on_keep_clicked (GoiReportPage *self)
{
  _goi_report_page_keep_recovered (self);
}

/* ---- the object ---- */

static void
goi_report_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GoiReportPage *self = GOI_REPORT_PAGE (object);

  switch (prop_id)
    {
    case PROP_SHOW_ORIGINAL:
      g_value_set_boolean (value, self->show_original);
      break;
    case PROP_SHOW_CHECK:
      g_value_set_boolean (value, self->show_check);
      break;
    case PROP_SHOW_LAST_YEAR:
      g_value_set_boolean (value, self->show_last_year);
      break;
    case PROP_CHECKED:
      g_value_set_boolean (value, self->saver != NULL
                                      && goi_form_saver_get_state (self->saver) == GOI_STATE_CHECKED);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
goi_report_page_set_property (GObject *object, guint prop_id, const GValue *value,
                              GParamSpec *pspec)
{
  GoiReportPage *self = GOI_REPORT_PAGE (object);
  gboolean on = g_value_get_boolean (value);

  if (self->document == NULL)
    return;
  switch (prop_id)
    {
    case PROP_SHOW_ORIGINAL:
      self->show_original = on;
      _goi_report_page_update_side (self);
      break;
    case PROP_SHOW_CHECK:
      self->show_check = on;
      _goi_report_page_update_side (self);
      break;
    case PROP_SHOW_LAST_YEAR:
      self->show_last_year = on;
      goi_form_view_set_last_year (self->view, on ? self->last_year : NULL);
      break;
    case PROP_CHECKED:
      _goi_report_page_set_checked (self, on);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  g_object_notify_by_pspec (object, pspec);
}

static void
goi_report_page_dispose (GObject *object)
{
  GoiReportPage *self = GOI_REPORT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->show_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), GOI_TYPE_REPORT_PAGE);
  self->view = NULL;
  self->outline = NULL;
  self->findings = NULL;
  self->original = NULL;
  g_clear_object (&self->saver);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (goi_report_page_parent_class)->dispose (object);
}

static void
goi_report_page_finalize (GObject *object)
{
  GoiReportPage *self = GOI_REPORT_PAGE (object);

  g_clear_object (&self->collection);
  g_clear_object (&self->saved);
  g_clear_object (&self->saving);
  g_clear_object (&self->last_year);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->kept_at, g_date_time_unref);
  g_free (self->text);
  g_free (self->wanted_key);
  g_free (self->last_changed_key);
  G_OBJECT_CLASS (goi_report_page_parent_class)->finalize (object);
}

static void
goi_report_page_class_init (GoiReportPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags
      = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = goi_report_page_get_property;
  object_class->set_property = goi_report_page_set_property;
  object_class->dispose = goi_report_page_dispose;
  object_class->finalize = goi_report_page_finalize;

  /**
   * GoiReportPage:show-original: the text of the document is beside the form
   */
  properties[PROP_SHOW_ORIGINAL] = g_param_spec_boolean ("show-original", NULL, NULL, FALSE, flags);
  /**
   * GoiReportPage:show-check: all findings and doubts are beside the form
   */
  properties[PROP_SHOW_CHECK] = g_param_spec_boolean ("show-check", NULL, NULL, FALSE, flags);
  /**
   * GoiReportPage:show-last-year: last year's numbers stand in the cells
   */
  properties[PROP_SHOW_LAST_YEAR]
      = g_param_spec_boolean ("show-last-year", NULL, NULL, FALSE, flags);
  /**
   * GoiReportPage:checked: a person has said that the report is right
   */
  properties[PROP_CHECKED] = g_param_spec_boolean ("checked", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, GOI_RESOURCE_UI "goi-report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GoiReportPage, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, GoiReportPage, output_section);
  gtk_widget_class_bind_template_child (widget_class, GoiReportPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, GoiReportPage, undo_button);
  gtk_widget_class_bind_template_child (widget_class, GoiReportPage, redo_button);
  gtk_widget_class_bind_template_child (widget_class, GoiReportPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, GoiReportPage, last_year_toggle);
  gtk_widget_class_bind_template_child (widget_class, GoiReportPage, original_toggle);
  gtk_widget_class_bind_template_child (widget_class, GoiReportPage, check_count);
  gtk_widget_class_bind_template_child (widget_class, GoiReportPage, recovery_revealer);
  gtk_widget_class_bind_template_child (widget_class, GoiReportPage, recovery_label);
  gtk_widget_class_bind_template_child (widget_class, GoiReportPage, discard_button);
  gtk_widget_class_bind_template_child (widget_class, GoiReportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GoiReportPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, GoiReportPage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, GoiReportPage, outline_bin);
  gtk_widget_class_bind_template_child (widget_class, GoiReportPage, form_bin);
  gtk_widget_class_bind_template_child (widget_class, GoiReportPage, paned);
  gtk_widget_class_bind_template_child (widget_class, GoiReportPage, cell_name);
  gtk_widget_class_bind_template_child (widget_class, GoiReportPage, cell_origin);
  gtk_widget_class_bind_template_child (widget_class, GoiReportPage, side_box);
  gtk_widget_class_bind_template_callback (widget_class, on_discard_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_keep_clicked);
  _goi_report_page_install_actions (widget_class);
  _goi_report_page_install_output (widget_class);

  /**
   * GoiReportPage::closed:
   *
   * The page may go: all changes are saved or kept.
   */
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
goi_report_page_init (GoiReportPage *self)
{
  g_autoptr (GMenuModel) formats = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  goi_widget_tidy_names (GTK_WIDGET (self));
  formats = goi_report_export_create_menu ("page.export-as");
  g_menu_prepend_submenu (self->output_section, _("Export"), formats);
  self->cancellable = g_cancellable_new ();
  gtk_stack_set_visible_child_name (self->stack, "loading");
  gtk_spinner_start (self->spinner);
  _goi_report_page_update_actions (self);
}

/* What the page has to say without stopping anybody. */
void
_goi_report_page_say (GoiReportPage *self, const char *message)
{
  AdwToast *toast = adw_toast_new (message);
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_toast_set_title (toast, escaped);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/* ---- public ---- */

/**
 * goi_report_page_new:
 * @collection: a collection
 * @id: the number of a report in it
 *
 * Returns: (transfer floating): a page that loads the report
 */
GtkWidget *
goi_report_page_new (GoiCollection *collection, gint64 id)
{
  GoiReportPage *self = g_object_new (GOI_TYPE_REPORT_PAGE, NULL);

  self->collection = g_object_ref (collection);
  self->id = id;
  goi_collection_load_async (collection, id, self->cancellable, on_loaded, g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * goi_report_page_get_id:
 * @self: a page
 *
 * Returns: the number of its report in the collection
 */
gint64
goi_report_page_get_id (GoiReportPage *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_PAGE (self), 0);
  return self->id;
}

/**
 * goi_report_page_is_loaded:
 * @self: a page
 *
 * Returns: whether the report is there
 */
gboolean
goi_report_page_is_loaded (GoiReportPage *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_PAGE (self), FALSE);
  return self->document != NULL;
}

/**
 * goi_report_page_get_report:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the report as it is shown, NULL while it loads; not to be
 *   changed
 */
GoiReport *
goi_report_page_get_report (GoiReportPage *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_PAGE (self), NULL);
  return self->document != NULL ? goi_form_document_get_report (self->document) : NULL;
}

/**
 * goi_report_page_show_cell:
 * @self: a page
 * @key: a cell key
 *
 * Scrolls to a cell and gives it the keyboard, as soon as the report is there.
 */
void
goi_report_page_show_cell (GoiReportPage *self, const char *key)
{
  g_return_if_fail (GOI_IS_REPORT_PAGE (self));

  g_free (self->wanted_key);
  self->wanted_key = g_strdup (key);
  queue_show (self);
}
