/* goi-reports-page.c: the place with the list of reports
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-reports-page"

#include "config.h"

#include "goi-reports-page-private.h"

#include "goi-app-resources.h"
#include "goi-settings.h"
#include "goi-widgets.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (GoiReportsPage, goi_reports_page, ADW_TYPE_BIN)

enum { SIGNAL_OPEN_REPORT, SIGNAL_TOAST, SIGNAL_CHART, SIGNAL_SEARCH_CLEARED, SIGNAL_UNDO_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Milliseconds between a new selection and its details: a held arrow key passes many reports. */
#define DETAIL_DELAY 60
/* Milliseconds of waiting before a spinner tells of it. */
#define SPINNER_DELAY 300

static void refresh_facets (GoiReportsPage *self);

static GoiReportList *
get_list (GoiReportsPage *self)
{
  return goi_report_table_get_list (self->table);
}

static void
update_status (GoiReportsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (get_list (self)));
  guint n_selected = goi_report_table_get_n_selected (self->table);
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->collection != NULL)
    {
      if (self->name != NULL)
        g_string_append_printf (text, "%s · ", self->name);
      g_string_append_printf (text, ngettext ("%u report", "%u reports", n), n);
      if (n_selected > 1)
        {
          g_string_append (text, " · ");
          g_string_append_printf (text, ngettext ("%u selected", "%u selected", n_selected), n_selected);
        }
    }
  gtk_label_set_label (self->status, text->str);
}

static gboolean
on_spinner (gpointer user_data)
{
  GoiReportsPage *self = GOI_REPORTS_PAGE (user_data);

  self->spinner_id = 0;
  gtk_spinner_set_spinning (self->spinner, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  return G_SOURCE_REMOVE;
}

static void
show_stack_page (GoiReportsPage *self, const char *page)
{
  goi_report_detail_set_blank (self->detail, !g_str_equal (page, "table"));
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
describe_nothing_found (GoiReportsPage *self, GoiQuery *query)
{
  g_autofree char *text = NULL;

  if (self->search != NULL && *self->search != '\0' && goi_query_has_facets (query))
    text = g_strdup_printf (_("No report contains “%s” and passes the filters."), self->search);
  else if (self->search != NULL && *self->search != '\0')
    text = g_strdup_printf (_("No report contains “%s” in its agency, title or text."), self->search);
  else
    text = g_strdup (_("No report passes the filters."));
  goi_status_page_describe (self->nothing_found, text);
}

static void
update_stack (GoiReportsPage *self)
{
  GoiReportList *list = get_list (self);
  GoiQuery *query = goi_report_list_get_query (list);
  gboolean loading = FALSE;

  update_status (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) > 0)
    {
      show_stack_page (self, "table");
      if (self->select_first)
        goi_report_table_select_first (self->table);
      self->select_first = FALSE;
      return;
    }
  g_object_get (list, "loading", &loading, NULL);
  if (self->collection == NULL || loading)
    {
      /* An empty answer that is right away replaced by the real one would only flicker. */
      if (self->spinner_id == 0 && self->collection != NULL)
        self->spinner_id = g_timeout_add (SPINNER_DELAY, on_spinner, self);
      return;
    }
  if ((self->search != NULL && *self->search != '\0') || goi_query_has_facets (query))
    {
      describe_nothing_found (self, query);
      show_stack_page (self, "nothing-found");
    }
  else
    show_stack_page (self, goi_query_get_trash (query) ? "trash-empty" : "empty");
}

static gboolean
same_summary (GoiReportSummary *a, GoiReportSummary *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return goi_report_summary_get_id (a) == goi_report_summary_get_id (b)
         && goi_report_summary_get_revision (a) == goi_report_summary_get_revision (b);
}

static void
update_detail (GoiReportsPage *self)
{
  guint n_selected = goi_report_table_get_n_selected (self->table);
  g_autoptr (GoiReportSummary) single = goi_report_table_get_single (self->table);

  g_clear_handle_id (&self->detail_id, g_source_remove);
  if (n_selected > 1)
    {
      g_clear_object (&self->shown);
      goi_report_detail_set_several (self->detail, n_selected);
      return;
    }
  /* The line has not arrived yet; it will call again. */
  if (n_selected == 1 && single == NULL)
    return;
  if (single != NULL && same_summary (single, self->shown) && !self->detail_stale)
    return;
  self->detail_stale = FALSE;
  g_set_object (&self->shown, single);
  goi_report_detail_set_report (self->detail, self->collection, single);
}

static gboolean
on_detail (gpointer user_data)
{
  GoiReportsPage *self = GOI_REPORTS_PAGE (user_data);

  self->detail_id = 0;
  update_detail (self);
  return G_SOURCE_REMOVE;
}

static void
on_selection_changed (GoiReportsPage *self)
{
  if (self->detail_id == 0)
    self->detail_id = g_timeout_add (DETAIL_DELAY, on_detail, self);
  update_status (self);
  _goi_reports_page_update_actions (self);
}

static void
on_facets (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiReportsPage) self = GOI_REPORTS_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiFacets) facets = goi_collection_facets_finish (GOI_COLLECTION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || source != (GObject *) self->collection)
    return;
  if (facets == NULL)
    {
      goi_status_page_describe (self->failed, error->message);
      show_stack_page (self, "failed");
      return;
    }
  goi_facet_sidebar_set_facets (self->sidebar, g_steal_pointer (&facets));
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "failed"))
    update_stack (self);
}

static void
on_list_failed (GoiReportsPage *self, const GError *error)
{
  goi_status_page_describe (self->failed, error->message);
  show_stack_page (self, "failed");
}

static void
refresh_facets (GoiReportsPage *self)
{
  g_cancellable_cancel (self->facets_cancellable);
  g_clear_object (&self->facets_cancellable);
  if (self->collection == NULL)
    return;
  self->facets_cancellable = g_cancellable_new ();
  goi_collection_facets_async (self->collection, goi_report_list_get_query (get_list (self)),
                               self->facets_cancellable, on_facets, g_object_ref (self));
}

/* The query of the list: filters from the sidebar, words from the search, order from the table. */
static void
apply_query (GoiReportsPage *self)
{
  g_autoptr (GoiQuery) query = goi_query_copy (goi_facet_sidebar_get_query (self->sidebar));
  gboolean descending;
  GoiSortKey key = goi_query_get_sort (goi_report_list_get_query (get_list (self)), &descending);

  goi_query_set_search (query, self->search);
  goi_query_set_sort (query, key, descending);
  goi_report_table_set_query (self->table, query);
  gtk_widget_set_visible (self->trash_bar, goi_query_get_trash (query));
  goi_report_detail_set_trash (self->detail, goi_query_get_trash (query));
  goi_report_table_set_context_menu (self->table, goi_query_get_trash (query) ? self->trash_menu
                                                                             : self->context_menu);
  refresh_facets (self);
  update_stack (self);
  _goi_reports_page_update_actions (self);
}

static void
on_sidebar_query_changed (GoiReportsPage *self)
{
  apply_query (self);
}

static void
on_sort_changed (GoiReportsPage *self)
{
  update_stack (self);
}

static void
on_table_open (GoiReportsPage *self, gint64 id)
{
  _goi_reports_page_open (self, id, NULL);
}

static void
on_mend (GoiReportsPage *self, GoiFindingItem *item, guint index)
{
  goi_reports_page_mend (self, item, index);
}

static void
on_show_cell (GoiReportsPage *self, GoiFindingItem *item)
{
  _goi_reports_page_open (self, goi_finding_item_get_report (item), goi_finding_item_get_cell (item));
}

static void
on_collection_changed (GoiReportsPage *self)
{
  self->facets_stale = self->out_of_sight;
  if (self->out_of_sight)
    return;
  refresh_facets (self);
  self->detail_stale = TRUE;
  on_selection_changed (self);
}

static void
goi_reports_page_dispose (GObject *object)
{
  GoiReportsPage *self = GOI_REPORTS_PAGE (object);

  if (self->table != NULL)
    goi_reports_page_set_collection (self, NULL);
  g_clear_handle_id (&self->detail_id, g_source_remove);
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOI_TYPE_REPORTS_PAGE);
  g_clear_object (&self->shown);
  g_clear_object (&self->undo);
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (goi_reports_page_parent_class)->dispose (object);
}

/* While something else is shown, an import perhaps that adds a thousand reports, changes can wait. */
static void
goi_reports_page_unmap (GtkWidget *widget)
{
  GoiReportsPage *self = GOI_REPORTS_PAGE (widget);

  self->out_of_sight = TRUE;
  if (self->table != NULL)
    goi_report_list_set_paused (get_list (self), TRUE);
  GTK_WIDGET_CLASS (goi_reports_page_parent_class)->unmap (widget);
}

static void
goi_reports_page_map (GtkWidget *widget)
{
  GoiReportsPage *self = GOI_REPORTS_PAGE (widget);
  gboolean stale = self->facets_stale;

  GTK_WIDGET_CLASS (goi_reports_page_parent_class)->map (widget);
  self->out_of_sight = FALSE;
  self->facets_stale = FALSE;
  goi_report_list_set_paused (get_list (self), FALSE);
  if (stale)
    on_collection_changed (self);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GoiReportsPage, sidebar_flap);
  gtk_widget_class_bind_template_child (widget_class, GoiReportsPage, detail_flap);
  gtk_widget_class_bind_template_child (widget_class, GoiReportsPage, sidebar);
  gtk_widget_class_bind_template_child (widget_class, GoiReportsPage, detail);
  gtk_widget_class_bind_template_child (widget_class, GoiReportsPage, table);
  gtk_widget_class_bind_template_child (widget_class, GoiReportsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GoiReportsPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, GoiReportsPage, failed);
  gtk_widget_class_bind_template_child (widget_class, GoiReportsPage, nothing_found);
  gtk_widget_class_bind_template_child (widget_class, GoiReportsPage, trash_bar);
  gtk_widget_class_bind_template_child (widget_class, GoiReportsPage, status);
  gtk_widget_class_bind_template_child (widget_class, GoiReportsPage, context_menu);
  gtk_widget_class_bind_template_child (widget_class, GoiReportsPage, trash_menu);
  gtk_widget_class_bind_template_child (widget_class, GoiReportsPage, export_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_sidebar_query_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_mend);
  gtk_widget_class_bind_template_callback (widget_class, on_show_cell);
  gtk_widget_class_bind_template_callback (widget_class, on_table_open);
  gtk_widget_class_bind_template_callback (widget_class, on_selection_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_sort_changed);
}

static void
goi_reports_page_class_init (GoiReportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = goi_reports_page_dispose;
  widget_class->map = goi_reports_page_map;
  widget_class->unmap = goi_reports_page_unmap;

  signals[SIGNAL_OPEN_REPORT] = g_signal_new ("open-report", GOI_TYPE_REPORTS_PAGE, G_SIGNAL_RUN_LAST, 0,
                                              NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[SIGNAL_TOAST] = g_signal_new ("toast", GOI_TYPE_REPORTS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, ADW_TYPE_TOAST);
  signals[SIGNAL_CHART] = g_signal_new ("chart", GOI_TYPE_REPORTS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRV);

  signals[SIGNAL_SEARCH_CLEARED] = g_signal_new ("search-cleared", GOI_TYPE_REPORTS_PAGE, G_SIGNAL_RUN_LAST, 0,
                                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_UNDO_CHANGED] = g_signal_new ("undo-changed", GOI_TYPE_REPORTS_PAGE, G_SIGNAL_RUN_LAST, 0,
                                               NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (GOI_TYPE_FACET_SIDEBAR);
  g_type_ensure (GOI_TYPE_REPORT_DETAIL);
  g_type_ensure (GOI_TYPE_REPORT_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, GOI_RESOURCE_UI "goi-reports-page.ui");
  bind_children (widget_class);
  _goi_reports_page_install_actions (widget_class);
}

static GSimpleAction *
pane_action (AdwFlap *flap)
{
  return g_object_get_data (G_OBJECT (flap), "goi-action");
}

static void
on_pane_change_state (GSimpleAction *action, GVariant *state, AdwFlap *flap)
{
  adw_flap_set_reveal_flap (flap, g_variant_get_boolean (state));
  /* In a narrow window a pane lies over the list, and only for the moment. */
  if (!adw_flap_get_folded (flap))
    g_settings_set_boolean (goi_settings_get (), g_action_get_name (G_ACTION (action)), g_variant_get_boolean (state));
}

static void
on_pane_revealed (AdwFlap *flap)
{
  g_simple_action_set_state (pane_action (flap), g_variant_new_boolean (adw_flap_get_reveal_flap (flap)));
}

/* Back in a wide window a pane is as the user wants it, not as the narrow one left it. */
static void
on_pane_folded (AdwFlap *flap)
{
  if (!adw_flap_get_folded (flap))
    adw_flap_set_reveal_flap (flap, g_settings_get_boolean (goi_settings_get (),
                                                            g_action_get_name (G_ACTION (pane_action (flap)))));
}

static void
init_pane (GoiReportsPage *self, AdwFlap *flap, const char *name)
{
  gboolean shown = g_settings_get_boolean (goi_settings_get (), name);
  GSimpleAction *action = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (shown));

  g_object_set_data_full (G_OBJECT (flap), "goi-action", action, g_object_unref);
  adw_flap_set_reveal_flap (flap, shown);
  g_signal_connect_object (action, "change-state", G_CALLBACK (on_pane_change_state), flap, 0);
  g_signal_connect (flap, "notify::reveal-flap", G_CALLBACK (on_pane_revealed), NULL);
  g_signal_connect (flap, "notify::folded", G_CALLBACK (on_pane_folded), NULL);
}

static void
goi_reports_page_init (GoiReportsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  _goi_reports_page_init_shortcuts (self);
  goi_report_table_set_context_menu (self->table, self->context_menu);
  goi_report_detail_set_export_menu (self->detail, self->export_menu);
  init_pane (self, self->sidebar_flap, "show-sidebar");
  init_pane (self, self->detail_flap, "show-details");
  g_signal_connect_object (get_list (self), "items-changed", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_list (self), "failed", G_CALLBACK (on_list_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_list (self), "notify::loading", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
  _goi_reports_page_update_actions (self);
}

/* Signals are emitted here, where they are registered. */
void
_goi_reports_page_add_toast (GoiReportsPage *self, AdwToast *toast)
{
  g_signal_emit (self, signals[SIGNAL_TOAST], 0, toast);
  g_object_unref (toast);
}

void
_goi_reports_page_clear_search (GoiReportsPage *self)
{
  goi_reports_page_set_search (self, NULL);
  g_signal_emit (self, signals[SIGNAL_SEARCH_CLEARED], 0);
}

/* The last change can be taken back from the keyboard too, also after its toast has gone. */
void
_goi_reports_page_set_undo (GoiReportsPage *self, AdwToast *toast)
{
  g_set_object (&self->undo, toast);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.undo", toast != NULL);
  g_signal_emit (self, signals[SIGNAL_UNDO_CHANGED], 0);
}

void
_goi_reports_page_complain (GoiReportsPage *self, const char *what, const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* Translators: what did not work, and why */
  text = g_strdup_printf (_("%1$s: %2$s"), what, error->message);
  _goi_reports_page_add_toast (self, goi_toast_new (text));
}

void
_goi_reports_page_open (GoiReportsPage *self, gint64 id, const char *cell)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_REPORT], 0, id, cell);
}

void
_goi_reports_page_chart (GoiReportsPage *self, const char *const *agencies)
{
  g_signal_emit (self, signals[SIGNAL_CHART], 0, agencies);
}

/**
 * goi_reports_page_new:
 *
 * Returns: (transfer floating): the place, without a collection
 */
GtkWidget *
goi_reports_page_new (void)
{
  return g_object_new (GOI_TYPE_REPORTS_PAGE, NULL);
}

/**
 * goi_reports_page_set_collection:
 * @self: the place
 * @collection: (nullable): what to list
 */
void
goi_reports_page_set_collection (GoiReportsPage *self, GoiCollection *collection)
{
  g_return_if_fail (GOI_IS_REPORTS_PAGE (self));
  if (self->collection == collection)
    return;
  if (self->collection != NULL)
    g_signal_handlers_disconnect_by_data (self->collection, self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->facets_cancellable);
  g_clear_object (&self->facets_cancellable);
  g_clear_object (&self->shown);
  _goi_reports_page_set_undo (self, NULL);
  goi_report_detail_set_report (self->detail, NULL, NULL);
  goi_facet_sidebar_set_facets (self->sidebar, NULL);

  g_set_object (&self->collection, collection);
  goi_report_table_unselect_all (self->table);
  goi_report_list_set_collection (get_list (self), collection);
  if (collection != NULL)
    {
      self->cancellable = g_cancellable_new ();
      self->select_first = TRUE;
      g_signal_connect_object (collection, "changed", G_CALLBACK (on_collection_changed), self,
                               G_CONNECT_SWAPPED);
      goi_reports_page_show_all (self);
    }
  apply_query (self);
}

/**
 * goi_reports_page_set_name:
 * @self: the place
 * @name: (nullable): what the collection is called
 */
void
goi_reports_page_set_name (GoiReportsPage *self, const char *name)
{
  g_return_if_fail (GOI_IS_REPORTS_PAGE (self));
  g_free (self->name);
  self->name = g_strdup (name);
  update_status (self);
}

/**
 * goi_reports_page_focus_list:
 * @self: the place
 *
 * Gives the keyboard to the list, or to what stands in its place.
 */
void
goi_reports_page_focus_list (GoiReportsPage *self)
{
  g_return_if_fail (GOI_IS_REPORTS_PAGE (self));
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "table") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->table));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

/**
 * goi_reports_page_set_search:
 * @self: the place
 * @search: (nullable): words to look for in agency, title and text
 */
void
goi_reports_page_set_search (GoiReportsPage *self, const char *search)
{
  g_return_if_fail (GOI_IS_REPORTS_PAGE (self));
  if (g_strcmp0 (self->search != NULL ? self->search : "", search != NULL ? search : "") == 0)
    return;
  g_free (self->search);
  self->search = g_strdup (search);
  apply_query (self);
}

/**
 * goi_reports_page_show_all:
 * @self: the place
 *
 * Takes all filters away, and leaves the trash.
 */
void
goi_reports_page_show_all (GoiReportsPage *self)
{
  g_return_if_fail (GOI_IS_REPORTS_PAGE (self));
  goi_facet_sidebar_choose (self->sidebar, "all", FALSE);
}

/**
 * goi_reports_page_get_query:
 * @self: the place
 *
 * Returns: (transfer none): what the list shows
 */
GoiQuery *
goi_reports_page_get_query (GoiReportsPage *self)
{
  g_return_val_if_fail (GOI_IS_REPORTS_PAGE (self), NULL);
  return goi_report_list_get_query (get_list (self));
}

/**
 * goi_reports_page_get_table_actions:
 * @self: the place
 *
 * Returns: (transfer none): see goi_report_table_get_actions()
 */
GActionGroup *
goi_reports_page_get_table_actions (GoiReportsPage *self)
{
  g_return_val_if_fail (GOI_IS_REPORTS_PAGE (self), NULL);
  return goi_report_table_get_actions (self->table);
}

/**
 * goi_reports_page_add_pane_actions:
 * @self: the place
 * @map: where to put the actions "show-sidebar" and "show-details"
 */
void
goi_reports_page_add_pane_actions (GoiReportsPage *self, GActionMap *map)
{
  g_return_if_fail (GOI_IS_REPORTS_PAGE (self));
  g_action_map_add_action (map, G_ACTION (pane_action (self->sidebar_flap)));
  g_action_map_add_action (map, G_ACTION (pane_action (self->detail_flap)));
}

/**
 * goi_reports_page_can_undo:
 * @self: the place
 *
 * Returns: whether the last change that was made from here can be taken back
 */
gboolean
goi_reports_page_can_undo (GoiReportsPage *self)
{
  g_return_val_if_fail (GOI_IS_REPORTS_PAGE (self), FALSE);
  return self->undo != NULL;
}

/**
 * goi_reports_page_select:
 * @self: the place
 * @id: a report
 *
 * Selects a report and scrolls to it; filters that hide it are taken away.
 */
void
goi_reports_page_select (GoiReportsPage *self, gint64 id)
{
  g_return_if_fail (GOI_IS_REPORTS_PAGE (self));
  if (goi_query_has_facets (goi_reports_page_get_query (self))
      || goi_query_get_trash (goi_reports_page_get_query (self)))
    goi_reports_page_show_all (self);
  goi_report_table_select_id (self->table, id);
}
