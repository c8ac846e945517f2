/* goi-new-report-dialog.c: asks whose report to begin
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-new-report-dialog"

#include "config.h"

#include "goi-new-report-dialog.h"

#include "goi-app-resources.h"
#include "goi-form-properties.h"
#include "goi-locale.h"
#include "goi-new-report.h"
#include "goi-widgets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Typing goes on; the collection is asked when it pauses. */
#define LOOKUP_DELAY_MS 250

/* The regulation is of 2008. */
#define FIRST_YEAR 2008

struct _GoiNewReportDialog
{
  AdwWindow parent_instance;

  /* Template Widgets */
  GtkEntry *agency_entry;
  GtkSpinButton *year_spin;
  GtkEditable *region_row;
  GtkDropDown *edition_drop;
  GtkLabel *info_label;
  GtkWidget *create_button;
  GtkWidget *cancel_button;

  /* Owned References */
  GoiCollection *collection;
  GoiReport *last_year;
  GCancellable *lookup;
  GPtrArray *editions;
  char *message;

  guint lookup_id;
  gint64 same_year;
  guint edition_chosen : 1;
  guint choosing : 1;
  guint creating : 1;
};

G_DEFINE_FINAL_TYPE (GoiNewReportDialog, goi_new_report_dialog, ADW_TYPE_WINDOW)

enum
{
  CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
get_agency (GoiNewReportDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->agency_entry))));
}

static int
get_year (GoiNewReportDialog *self)
{
  return gtk_spin_button_get_value_as_int (self->year_spin);
}

static GoiEdition *
get_edition (GoiNewReportDialog *self)
{
  return g_ptr_array_index (self->editions, gtk_drop_down_get_selected (self->edition_drop));
}

static GoiReport *
make_report (GoiNewReportDialog *self, GoiBroughtOver *brought)
{
  g_autofree char *agency = get_agency (self);
  g_auto (GStrv) region
      = goi_form_properties_parse_region (gtk_editable_get_text (self->region_row));

  return goi_new_report_make (get_edition (self), agency, (const char *const *) region, get_year (self),
                              self->last_year, brought);
}

/* Says beforehand what the new report will begin with. */
static void
update_info (GoiNewReportDialog *self)
{
  g_autofree char *agency = get_agency (self);
  g_autofree char *text = NULL;

  if (*agency == '\0')
    text = g_strdup (_("All cells begin blank; totals fill themselves in while you type."));
  else if (self->same_year > 0)
    text = g_strdup_printf (
        /* Translators: a year */
        _("The collection has a report of this agency for %d already. A second one is made."),
        get_year (self));
  else if (self->last_year != NULL)
    {
      GoiBroughtOver brought;
      g_autoptr (GoiReport) report = make_report (self, &brought);
      text = goi_new_report_describe (&brought, get_year (self) - 1);
    }
  if (text == NULL)
    text = g_strdup_printf (
        /* Translators: a year */
        _("The collection has no report of this agency for %d, so nothing is carried over."),
        get_year (self) - 1);
  gtk_label_set_text (self->info_label, text);
  gtk_widget_set_sensitive (self->create_button, *agency != '\0' && !self->creating);
}

static void
on_last_year_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiNewReportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiStoredReport) stored
      = goi_collection_load_finish (GOI_COLLECTION (source), result, &error);

  if (stored == NULL)
    return;
  g_set_object (&self->last_year, stored->report);
  update_info (self);
}

static void
on_last_year_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiNewReportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = goi_collection_find_finish (GOI_COLLECTION (source), result, &error);

  if (error != NULL)
    return;
  if (id > 0)
    goi_collection_load_async (self->collection, id, self->lookup, on_last_year_loaded,
                               g_object_ref (self));
  else
    update_info (self);
}

static void
on_same_year_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiNewReportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = goi_collection_find_finish (GOI_COLLECTION (source), result, &error);

  if (error != NULL)
    return;
  self->same_year = id;
  update_info (self);
}

static void
stop_lookup (GoiNewReportDialog *self)
{
  g_clear_handle_id (&self->lookup_id, g_source_remove);
  if (self->lookup != NULL)
    g_cancellable_cancel (self->lookup);
  g_clear_object (&self->lookup);
}

static gboolean
look_up (gpointer user_data)
{
  GoiNewReportDialog *self = GOI_NEW_REPORT_DIALOG (user_data);
  g_autofree char *agency = get_agency (self);

  self->lookup_id = 0;
  self->lookup = g_cancellable_new ();
  goi_collection_find_async (self->collection, agency, get_year (self) - 1, self->lookup,
                             on_last_year_found, g_object_ref (self));
  goi_collection_find_async (self->collection, agency, get_year (self), self->lookup,
                             on_same_year_found, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
queue_lookup (GoiNewReportDialog *self)
{
  g_autofree char *agency = get_agency (self);

  stop_lookup (self);
  g_clear_object (&self->last_year);
  self->same_year = 0;
  if (*agency != '\0' && self->collection != NULL)
    self->lookup_id = g_timeout_add (LOOKUP_DELAY_MS, look_up, self);
  update_info (self);
}

static void
choose_edition (GoiNewReportDialog *self)
{
  guint i;

  if (self->edition_chosen
      || !g_ptr_array_find (self->editions, goi_edition_for_year (get_year (self)), &i))
    return;
  self->choosing = TRUE;
  gtk_drop_down_set_selected (self->edition_drop, i);
  self->choosing = FALSE;
}

static void
on_agency_changed (GoiNewReportDialog *self)
{
  queue_lookup (self);
}

static void
on_year_changed (GoiNewReportDialog *self)
{
  choose_edition (self);
  queue_lookup (self);
}

static void
on_edition_changed (GoiNewReportDialog *self)
{
  if (!self->choosing)
    self->edition_chosen = TRUE;
  update_info (self);
}

static void
on_agencies_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiNewReportDialog) self = user_data;
  g_autoptr (GPtrArray) agencies
      = goi_collection_agencies_finish (GOI_COLLECTION (source), result, NULL);
  g_autoptr (GtkEntryCompletion) completion = NULL;
  g_autoptr (GtkListStore) store = NULL;

  if (agencies == NULL)
    return;
  store = gtk_list_store_new (1, G_TYPE_STRING);
  for (guint i = 0; i < agencies->len; i++)
    gtk_list_store_insert_with_values (store, NULL, -1, 0, g_ptr_array_index (agencies, i), -1);
  completion = gtk_entry_completion_new ();
  gtk_entry_completion_set_model (completion, GTK_TREE_MODEL (store));
  gtk_entry_completion_set_text_column (completion, 0);
  gtk_entry_completion_set_minimum_key_length (completion, 1);
  gtk_entry_set_completion (self->agency_entry, completion);
}

static void
on_added (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiNewReportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = goi_collection_add_finish (GOI_COLLECTION (source), result, NULL, &error);

  self->creating = FALSE;
  if (id == 0)
    {
      update_info (self);
      gtk_label_set_text (self->info_label, error->message);
      return;
    }
  g_signal_emit (self, signals[CREATED], 0, id, self->message);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_create_clicked (GoiNewReportDialog *self)
{
  if (!goi_new_report_dialog_create (self))
    gtk_widget_error_bell (GTK_WIDGET (self->agency_entry));
}

/* Not earlier: a window that gets a focus before it is there is no window for screen readers. */
static void
goi_new_report_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (goi_new_report_dialog_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (GOI_NEW_REPORT_DIALOG (widget)->agency_entry));
}

static void
goi_new_report_dialog_dispose (GObject *object)
{
  GoiNewReportDialog *self = GOI_NEW_REPORT_DIALOG (object);

  stop_lookup (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), GOI_TYPE_NEW_REPORT_DIALOG);
  G_OBJECT_CLASS (goi_new_report_dialog_parent_class)->dispose (object);
}

static void
goi_new_report_dialog_finalize (GObject *object)
{
  GoiNewReportDialog *self = GOI_NEW_REPORT_DIALOG (object);

  g_clear_object (&self->collection);
  g_clear_object (&self->last_year);
  g_clear_pointer (&self->editions, g_ptr_array_unref);
  g_free (self->message);
  G_OBJECT_CLASS (goi_new_report_dialog_parent_class)->finalize (object);
}

static void
goi_new_report_dialog_class_init (GoiNewReportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = goi_new_report_dialog_dispose;
  object_class->finalize = goi_new_report_dialog_finalize;
  widget_class->map = goi_new_report_dialog_map;

  gtk_widget_class_set_template_from_resource (widget_class, GOI_RESOURCE_UI "goi-new-report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GoiNewReportDialog, agency_entry);
  gtk_widget_class_bind_template_child (widget_class, GoiNewReportDialog, year_spin);
  gtk_widget_class_bind_template_child (widget_class, GoiNewReportDialog, region_row);
  gtk_widget_class_bind_template_child (widget_class, GoiNewReportDialog, edition_drop);
  gtk_widget_class_bind_template_child (widget_class, GoiNewReportDialog, info_label);
  gtk_widget_class_bind_template_child (widget_class, GoiNewReportDialog, create_button);
  gtk_widget_class_bind_template_child (widget_class, GoiNewReportDialog, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, on_agency_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_year_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_edition_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_create_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  /**
   * GoiNewReportDialog::created:
   * @id: the number of the new report in the collection
   * @message: (nullable): translated: what was brought over from last year
   */
  signals[CREATED]
      = g_signal_new ("created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
}

/* Forms for years of old are there too: somebody may have to add a report that is missing. */
static void
list_editions (GoiNewReportDialog *self)
{
  GPtrArray *all = goi_edition_list ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->editions = g_ptr_array_new ();
  for (guint i = 0; i < all->len; i++)
    {
      GoiEdition *edition = g_ptr_array_index (all, i);
      g_ptr_array_add (self->editions, edition);
      gtk_string_list_append (names, goi_edition_get_name (edition, goi_locale_is_chinese ()));
    }
  self->choosing = TRUE;
  gtk_drop_down_set_model (self->edition_drop, G_LIST_MODEL (names));
  self->choosing = FALSE;
}

static void
goi_new_report_dialog_init (GoiNewReportDialog *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  gtk_widget_init_template (GTK_WIDGET (self));
  goi_widget_tidy_names (GTK_WIDGET (self));
  goi_widget_chain_focus (GTK_WIDGET (self), self->agency_entry, self->year_spin, self->edition_drop,
                          self->region_row, self->create_button, self->cancel_button, NULL);
  list_editions (self);
  gtk_spin_button_set_range (self->year_spin, FIRST_YEAR, g_date_time_get_year (now) + 1);
  /* Reports are written in January about the year before. */
  gtk_spin_button_set_value (self->year_spin, g_date_time_get_year (now) - 1);
  choose_edition (self);
  update_info (self);
}

/**
 * goi_new_report_dialog_new:
 * @collection: where the report will be
 *
 * Returns: (transfer none): a window that asks for agency, region, year and form
 */
GtkWidget *
goi_new_report_dialog_new (GoiCollection *collection)
{
  GoiNewReportDialog *self = g_object_new (GOI_TYPE_NEW_REPORT_DIALOG, NULL);

  self->collection = g_object_ref (collection);
  goi_collection_agencies_async (collection, NULL, on_agencies_listed, g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * goi_new_report_dialog_fill:
 * @self: a dialog
 * @agency: an agency to propose
 * @year: a year to propose, or 0 for last year
 */
void
goi_new_report_dialog_fill (GoiNewReportDialog *self, const char *agency, int year)
{
  g_return_if_fail (GOI_IS_NEW_REPORT_DIALOG (self));

  gtk_editable_set_text (GTK_EDITABLE (self->agency_entry), agency);
  if (year > 0)
    gtk_spin_button_set_value (self->year_spin, year);
}

/**
 * goi_new_report_dialog_create:
 * @self: a dialog
 *
 * Makes the report; #GoiNewReportDialog::created says when it is there.
 *
 * Returns: FALSE when there is no agency yet
 */
gboolean
goi_new_report_dialog_create (GoiNewReportDialog *self)
{
  g_autofree char *agency = NULL;
  g_autoptr (GoiReport) report = NULL;
  GoiBroughtOver brought;

  g_return_val_if_fail (GOI_IS_NEW_REPORT_DIALOG (self), FALSE);

  agency = get_agency (self);
  if (*agency == '\0' || self->creating)
    return FALSE;
  gtk_spin_button_update (self->year_spin);
  report = make_report (self, &brought);
  g_free (self->message);
  self->message = goi_new_report_describe (&brought, get_year (self) - 1);
  self->creating = TRUE;
  gtk_widget_set_sensitive (self->create_button, FALSE);
  goi_collection_add_async (self->collection, report, GOI_STATE_DRAFT, NULL, NULL, NULL, on_added,
                            g_object_ref (self));
  return TRUE;
}
