/* goi-chart-page.c: the place of the window where charts are made
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-chart-page"

#include "config.h"

#include "goi-chart-page.h"

#include "goi-app-resources.h"
#include "goi-chart-page-private.h"
#include "goi-library.h"
#include "goi-settings.h"
#include "goi-widgets.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (GoiChartPage, goi_chart_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_COLLECTION,
  PROP_SHOW_TABLE,
  N_PROPS
};

enum
{
  SIGNAL_OPEN_REPORT,
  SIGNAL_TOAST,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void load (GoiChartPage *self);

/* ---- what is shown ---- */

static char *
get_source_name (GoiChartPage *self)
{
  GFile *file = self->collection != NULL ? goi_collection_get_file (self->collection) : NULL;

  return file != NULL ? goi_library_get_name (file) : NULL;
}

static const char *
find_stack_page (GoiChartPage *self)
{
  if (self->collection == NULL)
    return "no-collection";
  if (self->problem != NULL)
    return "failed";
  if (!self->loaded)
    return "loading";
  if (goi_chart_choices_get_n_reports (self->choices) == 0)
    return "empty";
  if (self->data == NULL)
    return "nothing-chosen";
  return self->show_table ? "table" : "chart";
}

static void
make_data (GoiChartPage *self)
{
  g_autoptr (GPtrArray) rows = goi_chart_choices_get_chosen (self->choices);
  g_autoptr (GPtrArray) peers = goi_chart_choices_get_peers (self->choices);
  g_autofree char *source = get_source_name (self);
  g_autofree char *own = g_settings_get_string (goi_settings_get (), "default-agency");

  g_clear_pointer (&self->data, goi_chart_data_unref);
  _goi_chart_page_read_panel (self);
  goi_chart_options_set_source (self->options, source);
  goi_chart_options_set_emphasis (self->options, own);
  if (rows->len > 0)
    self->data = goi_chart_data_new (rows, peers, self->options);
}

static void
update (GoiChartPage *self)
{
  gboolean drawable;

  make_data (self);
  /* Only what can be seen is laid out; the other follows when it is asked for. */
  goi_chart_view_set_chart (self->view, self->show_table ? NULL : self->data, self->options);
  goi_chart_table_set_chart (self->table, self->show_table ? self->data : NULL, self->options);
  if (self->problem != NULL)
    adw_status_page_set_description (self->failed_page, self->problem);
  gtk_stack_set_visible_child_name (self->stack, find_stack_page (self));
  _goi_chart_page_update_panel (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->panel),
                            goi_chart_choices_get_n_reports (self->choices) > 0);
  drawable = self->data != NULL;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.print", drawable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.export", drawable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.copy", drawable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.table", drawable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print", drawable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.export", drawable);
}

static gboolean
on_update (gpointer user_data)
{
  GoiChartPage *self = GOI_CHART_PAGE (user_data);

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* Several changes in one go make one new chart. */
void
_goi_chart_page_queue_update (GoiChartPage *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (GTK_PRIORITY_RESIZE - 5, on_update, self, NULL);
}

void
_goi_chart_page_toast (GoiChartPage *self, const char *message)
{
  g_autoptr (AdwToast) toast = adw_toast_new (message);

  g_signal_emit (self, signals[SIGNAL_TOAST], 0, toast);
}

/* ---- reading the reports ---- */

static void
on_measures (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows
      = goi_collection_measures_finish (GOI_COLLECTION (source), result, &error);
  g_autoptr (GoiChartPage) self = user_data;

  /* The page, or this collection, may be gone by now. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || self->collection != GOI_COLLECTION (source))
    return;
  self->loading = FALSE;
  g_clear_pointer (&self->problem, g_free);
  if (rows == NULL)
    {
      self->problem = g_strdup (error->message);
      _goi_chart_page_queue_update (self);
      return;
    }

  self->loaded = TRUE;
  goi_chart_choices_set_rows (self->choices, rows);
  if (self->waiting_agencies != NULL)
    {
      goi_chart_choices_add_agencies (self->choices, (const char *const *) self->waiting_agencies);
      g_clear_pointer (&self->waiting_agencies, g_strfreev);
    }
  if (self->stale)
    load (self);
}

/* Reads again when the collection has changed, but only one at a time, and only while somebody
 * looks. */
static void
load (GoiChartPage *self)
{
  g_autoptr (GoiQuery) query = NULL;

  if (self->collection == NULL)
    return;
  if (self->loading || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->stale = TRUE;
      return;
    }
  self->stale = FALSE;
  self->loading = TRUE;
  query = goi_query_new ();
  goi_collection_measures_async (self->collection, query, self->cancellable, on_measures,
                                 g_object_ref (self));
}

static void
stop_loading (GoiChartPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->loading = self->loaded = self->stale = FALSE;
  g_clear_pointer (&self->problem, g_free);
}

/* ---- callbacks ---- */

static void
on_bar_activated (GoiChartPage *self, gint64 id)
{
  if (id != 0)
    g_signal_emit (self, signals[SIGNAL_OPEN_REPORT], 0, id, NULL);
}

static void
action_all_years (GtkWidget *widget, const char *name, GVariant *parameter)
{
  goi_chart_choices_set_all_years (GOI_CHART_PAGE (widget)->choices);
}

static void
action_choose (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiChartPage *self = GOI_CHART_PAGE (widget);
  gboolean all = g_str_equal (name, "chart.choose-all");
  g_autoptr (GPtrArray) peers = goi_chart_choices_get_peers (self->choices);

  /* "All" without a year would still be nothing. */
  if (all && peers->len == 0)
    goi_chart_choices_set_all_years (self->choices);
  goi_chart_choices_choose_all (self->choices, all);
}

static void
action_reload (GtkWidget *widget, const char *name, GVariant *parameter)
{
  load (GOI_CHART_PAGE (widget));
}

static void
action_find (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiChartPage *self = GOI_CHART_PAGE (widget);

  adw_flap_set_reveal_flap (self->flap, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* ---- overrides ---- */

static void
goi_chart_page_map (GtkWidget *widget)
{
  GoiChartPage *self = GOI_CHART_PAGE (widget);

  GTK_WIDGET_CLASS (goi_chart_page_parent_class)->map (widget);
  if (self->stale || (self->collection != NULL && !self->loaded && !self->loading))
    load (self);
}

/* Where somebody comes here, the keyboard goes to the chart. */
static gboolean
goi_chart_page_grab_focus (GtkWidget *widget)
{
  GoiChartPage *self = GOI_CHART_PAGE (widget);
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  if (gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return shown != NULL && gtk_widget_child_focus (shown, GTK_DIR_TAB_FORWARD);
}

static void
goi_chart_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GoiChartPage *self = GOI_CHART_PAGE (object);

  switch (id)
    {
    case PROP_COLLECTION:
      g_value_set_object (value, self->collection);
      break;
    case PROP_SHOW_TABLE:
      g_value_set_boolean (value, self->show_table);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
goi_chart_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GoiChartPage *self = GOI_CHART_PAGE (object);

  switch (id)
    {
    case PROP_COLLECTION:
      goi_chart_page_set_collection (self, g_value_get_object (value));
      break;
    case PROP_SHOW_TABLE:
      if (self->show_table == g_value_get_boolean (value))
        break;
      self->show_table = g_value_get_boolean (value);
      update (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
goi_chart_page_dispose (GObject *object)
{
  GoiChartPage *self = GOI_CHART_PAGE (object);

  stop_loading (self);
  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->collection != NULL)
    g_signal_handlers_disconnect_by_data (self->collection, self);
  g_clear_object (&self->collection);
  if (self->agencies != NULL)
    gtk_list_view_set_model (self->agencies, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GOI_TYPE_CHART_PAGE);
  g_clear_object (&self->choices);
  g_clear_pointer (&self->data, goi_chart_data_unref);
  g_clear_pointer (&self->options, goi_chart_options_free);
  g_clear_object (&self->print_settings);
  g_clear_object (&self->page_setup);
  g_clear_pointer (&self->waiting_agencies, g_strfreev);
  G_OBJECT_CLASS (goi_chart_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, GOI_RESOURCE_UI "goi-chart-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GoiChartPage, flap);
  gtk_widget_class_bind_template_child (widget_class, GoiChartPage, panel);
  gtk_widget_class_bind_template_child (widget_class, GoiChartPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, GoiChartPage, percent_button);
  gtk_widget_class_bind_template_child (widget_class, GoiChartPage, numbers_button);
  gtk_widget_class_bind_template_child (widget_class, GoiChartPage, sort);
  gtk_widget_class_bind_template_child (widget_class, GoiChartPage, direction_button);
  gtk_widget_class_bind_template_child (widget_class, GoiChartPage, years_button);
  gtk_widget_class_bind_template_child (widget_class, GoiChartPage, years);
  gtk_widget_class_bind_template_child (widget_class, GoiChartPage, agencies_label);
  gtk_widget_class_bind_template_child (widget_class, GoiChartPage, search);
  gtk_widget_class_bind_template_child (widget_class, GoiChartPage, agencies);
  gtk_widget_class_bind_template_child (widget_class, GoiChartPage, values_check);
  gtk_widget_class_bind_template_child (widget_class, GoiChartPage, patterns_check);
  gtk_widget_class_bind_template_child (widget_class, GoiChartPage, pale_check);
  gtk_widget_class_bind_template_child (widget_class, GoiChartPage, table_button);
  gtk_widget_class_bind_template_child (widget_class, GoiChartPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, GoiChartPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GoiChartPage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, GoiChartPage, view);
  gtk_widget_class_bind_template_child (widget_class, GoiChartPage, table);
  gtk_widget_class_bind_template_callback (widget_class, on_bar_activated);
  _goi_chart_page_bind_panel (widget_class);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "chart.table", "show-table");
  gtk_widget_class_install_action (widget_class, "chart.all-years", NULL, action_all_years);
  gtk_widget_class_install_action (widget_class, "chart.choose-all", NULL, action_choose);
  gtk_widget_class_install_action (widget_class, "chart.choose-none", NULL, action_choose);
  gtk_widget_class_install_action (widget_class, "chart.reload", NULL, action_reload);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, action_find);
  _goi_chart_page_install_output (widget_class);
}

static void
goi_chart_page_class_init (GoiChartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = goi_chart_page_dispose;
  object_class->get_property = goi_chart_page_get_property;
  object_class->set_property = goi_chart_page_set_property;
  widget_class->map = goi_chart_page_map;
  widget_class->grab_focus = goi_chart_page_grab_focus;

  properties[PROP_COLLECTION]
      = g_param_spec_object ("collection", NULL, NULL, GOI_TYPE_COLLECTION,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_TABLE]
      = g_param_spec_boolean ("show-table", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * GoiChartPage::open-report:
   * @self: the page
   * @id: a report's number
   * @cell: (nullable): always %NULL, as a chart shows no cell
   *
   * Somebody wants to see the report behind a bar.
   */
  signals[SIGNAL_OPEN_REPORT] = g_signal_new ("open-report", GOI_TYPE_CHART_PAGE, G_SIGNAL_RUN_LAST,
                                              0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64,
                                              G_TYPE_STRING);
  /**
   * GoiChartPage::toast:
   * @self: the page
   * @toast: what to say
   *
   * Something has been done or has failed.
   */
  signals[SIGNAL_TOAST] = g_signal_new ("toast", GOI_TYPE_CHART_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, ADW_TYPE_TOAST);

  g_type_ensure (GOI_TYPE_CHART_VIEW);
  g_type_ensure (GOI_TYPE_CHART_TABLE);
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
bind_settings (GoiChartPage *self)
{
  GSettings *settings = goi_settings_get ();
  g_autofree char *kind = g_settings_get_string (settings, "chart-kind");
  g_autofree char *sort = g_settings_get_string (settings, "chart-sort");

  goi_chart_kind_from_string (kind, &self->options->kind, NULL);
  goi_chart_options_set_sort (self->options, sort, TRUE, NULL);
  g_settings_bind (settings, "chart-percent", self->percent_button, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "chart-percent", self->numbers_button, "active",
                   G_SETTINGS_BIND_GET | G_SETTINGS_BIND_INVERT_BOOLEAN);
  g_settings_bind (settings, "chart-descending", self->direction_button, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "chart-values", self->values_check, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "chart-patterns", self->patterns_check, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "chart-pale", self->pale_check, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "show-sidebar", self->flap, "reveal-flap", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (settings, "changed::default-agency",
                           G_CALLBACK (_goi_chart_page_queue_update), self, G_CONNECT_SWAPPED);
}

static void
goi_chart_page_init (GoiChartPage *self)
{
  self->options = goi_chart_options_new ();
  self->choices = goi_chart_choices_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  goi_widget_tidy_names (GTK_WIDGET (self));
  bind_settings (self);
  _goi_chart_page_fill_kinds (self);
  _goi_chart_page_fill_sort (self);
  _goi_chart_page_set_up_agencies (self);
  self->filling = FALSE;
  g_signal_connect_object (self->choices, "changed", G_CALLBACK (_goi_chart_page_queue_update),
                           self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * goi_chart_page_new:
 *
 * Returns: (transfer floating): a page without a collection
 */
GtkWidget *
goi_chart_page_new (void)
{
  return g_object_new (GOI_TYPE_CHART_PAGE, NULL);
}

/**
 * goi_chart_page_set_collection:
 * @self: the page
 * @collection: (nullable): whose reports to compare
 *
 * What was chosen in another collection is forgotten.
 */
void
goi_chart_page_set_collection (GoiChartPage *self, GoiCollection *collection)
{
  g_return_if_fail (GOI_IS_CHART_PAGE (self));
  g_return_if_fail (collection == NULL || GOI_IS_COLLECTION (collection));

  if (collection == self->collection)
    return;
  stop_loading (self);
  if (self->collection != NULL)
    g_signal_handlers_disconnect_by_data (self->collection, self);
  g_set_object (&self->collection, collection);
  g_clear_pointer (&self->waiting_agencies, g_strfreev);
  goi_chart_choices_reset (self->choices);
  if (collection != NULL)
    {
      self->cancellable = g_cancellable_new ();
      g_signal_connect_object (collection, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
      load (self);
    }
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLLECTION]);
}

/**
 * goi_chart_page_get_collection:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the collection
 */
GoiCollection *
goi_chart_page_get_collection (GoiChartPage *self)
{
  g_return_val_if_fail (GOI_IS_CHART_PAGE (self), NULL);
  return self->collection;
}

/**
 * goi_chart_page_add_agencies:
 * @self: the page
 * @agencies: (array zero-terminated=1): names of agencies
 *
 * Shows these agencies beside those that somebody has chosen before, or alone when nobody has; as
 * soon as the reports are read.
 */
void
goi_chart_page_add_agencies (GoiChartPage *self, const char *const *agencies)
{
  g_return_if_fail (GOI_IS_CHART_PAGE (self));
  g_return_if_fail (agencies != NULL);

  if (self->loaded)
    {
      goi_chart_choices_add_agencies (self->choices, agencies);
      return;
    }
  g_strfreev (self->waiting_agencies);
  self->waiting_agencies = g_strdupv ((char **) agencies);
}
