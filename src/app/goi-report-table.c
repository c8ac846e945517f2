/* goi-report-table.c: the list of reports
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-report-table"

#include "config.h"

#include "goi-report-table.h"

#include "goi-app-resources.h"
#include "goi-report-columns.h"
#include "goi-report-selection.h"
#include "goi-settings.h"
#include "goi-widgets.h"

#include <glib/gi18n-lib.h>

struct _GoiReportTable
{
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget *scrolled;
  GtkColumnView *view;

  /* Owned References */
  GoiReportList *list;
  GoiReportSelection *selection;
  GSimpleActionGroup *actions;
  GtkWidget *context_menu;
  GCancellable *find_cancellable;

  guint save_columns_id;
  guint next_position; /* what to select once the list has changed */
  gint64 single_id; /* the one report that is selected, 0 when it is none or several */
  guint restoring : 1;
};

G_DEFINE_FINAL_TYPE (GoiReportTable, goi_report_table, GTK_TYPE_WIDGET)

enum { SIGNAL_OPEN, SIGNAL_SELECTION_CHANGED, SIGNAL_SORT_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Milliseconds between the last change of a column and its saving: dragging changes its width with
 * every pixel. */
#define SAVE_COLUMNS_DELAY 800

static void
save_columns (GoiReportTable *self)
{
  g_clear_handle_id (&self->save_columns_id, g_source_remove);
  g_settings_set_value (goi_settings_get (), "columns", goi_report_columns_save (self->view));
}

static gboolean
on_save_columns (gpointer user_data)
{
  GoiReportTable *self = GOI_REPORT_TABLE (user_data);

  self->save_columns_id = 0;
  save_columns (self);
  return G_SOURCE_REMOVE;
}

static void
queue_save_columns (GoiReportTable *self)
{
  if (self->restoring)
    return;
  g_clear_handle_id (&self->save_columns_id, g_source_remove);
  self->save_columns_id = g_timeout_add (SAVE_COLUMNS_DELAY, on_save_columns, self);
}

static void
on_columns_changed (GoiReportTable *self)
{
  goi_report_columns_align_titles (self->view);
  queue_save_columns (self);
}

/* The model holds lines in the order of the database: a new order is a new query. */
static void
apply_sort (GoiReportTable *self, GoiSortKey key, gboolean descending)
{
  g_autoptr (GoiQuery) query = goi_query_copy (goi_report_list_get_query (self->list));
  gboolean was_descending;

  if (goi_query_get_sort (query, &was_descending) == key && was_descending == descending)
    return;
  goi_query_set_sort (query, key, descending);
  goi_report_table_set_query (self, query);
  g_settings_set_string (goi_settings_get (), "sort-key", goi_report_columns_sort_to_string (key));
  g_settings_set_boolean (goi_settings_get (), "sort-descending", descending);
  g_signal_emit (self, signals[SIGNAL_SORT_CHANGED], 0);
}

static void
on_sorter_changed (GoiReportTable *self)
{
  GoiSortKey key;
  gboolean descending;

  if (!self->restoring && goi_report_columns_get_sort (self->view, &key, &descending))
    apply_sort (self, key, descending);
}

static void
on_selection_changed (GoiReportTable *self)
{
  g_autoptr (GoiReportSummary) single = goi_report_table_get_single (self);

  self->single_id = single != NULL ? goi_report_summary_get_id (single) : 0;
  g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

/* A report that was selected and has moved, because something by which the list is sorted was changed,
 * is selected where it is now. */
static void
on_items_changed (GoiReportTable *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  if (self->next_position != GTK_INVALID_LIST_POSITION && n_items > 0)
    {
      guint position = MIN (self->next_position, n_items - 1);

      self->next_position = GTK_INVALID_LIST_POSITION;
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
    }
  else if (self->single_id != 0 && goi_report_table_get_n_selected (self) == 0)
    goi_report_table_select_id (self, self->single_id);
  g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

static void
on_activate (GoiReportTable *self, guint position)
{
  g_autoptr (GoiReportSummary) summary = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (summary != NULL && goi_report_summary_get_id (summary) != 0)
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, goi_report_summary_get_id (summary));
}

static GtkWidget *
get_list_view (GoiReportTable *self)
{
  GtkWidget *child = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_prev_sibling (child);
  return child;
}

static void
scroll_to (GoiReportTable *self, guint position)
{
  GtkWidget *list_view = get_list_view (self);

  if (list_view != NULL)
    gtk_widget_activate_action (list_view, "list.scroll-to-item", "u", position);
}

static void
show_context_menu (GoiReportTable *self, double x, double y)
{
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  if (self->context_menu == NULL || goi_report_table_get_n_selected (self) == 0)
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->context_menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->context_menu));
}

static void
on_secondary_click (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  GoiReportTable *self = GOI_REPORT_TABLE (user_data);
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  guint position = goi_report_columns_get_position (picked);

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_context_menu (self, x, y);
}

static void
action_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiReportTable *self = GOI_REPORT_TABLE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  double x = 48, y = 48;

  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    gtk_widget_translate_coordinates (focus, widget, 48, gtk_widget_get_height (focus), &x, &y);
  show_context_menu (self, x, y);
}

static void
action_sort (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  GoiReportTable *self = GOI_REPORT_TABLE (user_data);
  GoiSortKey key;
  gboolean descending;

  if (!goi_report_columns_sort_from_string (g_variant_get_string (state, NULL), &key))
    return;
  goi_query_get_sort (goi_report_list_get_query (self->list), &descending);
  g_simple_action_set_state (action, state);
  goi_report_columns_set_sort (self->view, key, descending);
}

static void
action_descending (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  GoiReportTable *self = GOI_REPORT_TABLE (user_data);
  GoiSortKey key = goi_query_get_sort (goi_report_list_get_query (self->list), NULL);

  g_simple_action_set_state (action, state);
  goi_report_columns_set_sort (self->view, key, g_variant_get_boolean (state));
}

static void
action_reset_columns (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoiReportTable *self = GOI_REPORT_TABLE (user_data);
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GoiSortKey key = goi_query_get_sort (goi_report_list_get_query (self->list), NULL);
  gboolean descending;

  goi_query_get_sort (goi_report_list_get_query (self->list), &descending);
  self->restoring = TRUE;
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  goi_report_columns_add (self->view);
  goi_report_columns_set_sort (self->view, key, descending);
  self->restoring = FALSE;
  g_settings_reset (goi_settings_get (), "columns");
}

static void
on_sort_state (GoiReportTable *self)
{
  gboolean descending;
  GoiSortKey key = goi_query_get_sort (goi_report_list_get_query (self->list), &descending);
  GAction *action;

  action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "sort");
  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_string (goi_report_columns_sort_to_string (key)));
  action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "descending");
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (descending));
}

static void
add_column_actions (GoiReportTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      g_autofree char *name = g_strconcat ("column-", goi_report_columns_get_id (column), NULL);
      g_autoptr (GPropertyAction) action = g_property_action_new (name, column, "visible");

      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
      g_signal_connect_object (column, "notify::visible", G_CALLBACK (on_columns_changed), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (queue_save_columns), self,
                               G_CONNECT_SWAPPED);
    }
}

/* Columns come and go as a whole only when they are reset. */
static void
on_columns_items_changed (GoiReportTable *self, guint position, guint removed, guint added)
{
  if (added > 0 && removed == 0)
    add_column_actions (self);
  on_columns_changed (self);
}

static void
on_ids_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GtkBitset *selected = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GArray) all = goi_collection_list_ids_finish (GOI_COLLECTION (source), result, &error);
  g_autoptr (GArray) ids = NULL;
  GtkBitsetIter iter;
  guint position;

  if (all == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    if (position < all->len)
      g_array_append_val (ids, g_array_index (all, gint64, position));
  g_task_return_pointer (task, g_steal_pointer (&ids), (GDestroyNotify) g_array_unref);
}

/* The ids of selected lines that are all there, without asking the database. */
static GArray *
collect_loaded_ids (GoiReportTable *self, GtkBitset *selected)
{
  g_autoptr (GArray) ids = NULL;
  GtkBitsetIter iter;
  guint position;

  if (gtk_bitset_get_size (selected) > 256)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (GoiReportSummary) summary = g_list_model_get_item (G_LIST_MODEL (self->list), position);
      gint64 id = summary != NULL ? goi_report_summary_get_id (summary) : 0;

      if (id == 0)
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiReportTable) self = GOI_REPORT_TABLE (user_data);
  g_autoptr (GError) error = NULL;
  guint position = 0;
  gboolean found = goi_report_list_find_finish (GOI_REPORT_LIST (source), result, &position, &error);

  if (error != NULL || self->selection == NULL)
    return;
  if (!found)
    {
      /* It passes the filters no more: something is shown all the same. */
      self->single_id = 0;
      if (goi_report_table_get_n_selected (self) == 0)
        goi_report_table_select_first (self);
      return;
    }
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  scroll_to (self, position);
}

static void
goi_report_table_dispose (GObject *object)
{
  GoiReportTable *self = GOI_REPORT_TABLE (object);

  if (self->save_columns_id != 0)
    save_columns (self);
  g_cancellable_cancel (self->find_cancellable);
  g_clear_object (&self->find_cancellable);
  g_clear_pointer (&self->context_menu, gtk_widget_unparent);
  if (self->view != NULL)
    {
      /* The view takes its columns away one by one, which is nobody's wish. */
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_columns (self->view), self);
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
    }
  gtk_widget_dispose_template (GTK_WIDGET (object), GOI_TYPE_REPORT_TABLE);
  goi_widget_unparent_children (GTK_WIDGET (object));
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (goi_report_table_parent_class)->dispose (object);
}

static void
goi_report_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GoiReportTable *self = GOI_REPORT_TABLE (widget);

  gtk_widget_allocate (self->scrolled, width, height, baseline, NULL);
  if (self->context_menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->context_menu));
}

static void
goi_report_table_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (GOI_REPORT_TABLE (widget)->scrolled, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static gboolean
goi_report_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GOI_REPORT_TABLE (widget)->view));
}

static void
goi_report_table_class_init (GoiReportTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = goi_report_table_dispose;
  widget_class->size_allocate = goi_report_table_size_allocate;
  widget_class->measure = goi_report_table_measure;
  widget_class->grab_focus = goi_report_table_grab_focus;

  signals[SIGNAL_OPEN] = g_signal_new ("open", GOI_TYPE_REPORT_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_SELECTION_CHANGED] = g_signal_new ("selection-changed", GOI_TYPE_REPORT_TABLE,
                                                    G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                    G_TYPE_NONE, 0);
  signals[SIGNAL_SORT_CHANGED] = g_signal_new ("sort-changed", GOI_TYPE_REPORT_TABLE, G_SIGNAL_RUN_LAST,
                                               0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, GOI_RESOURCE_UI "goi-report-table.ui");
  gtk_widget_class_bind_template_child (widget_class, GoiReportTable, scrolled);
  gtk_widget_class_bind_template_child (widget_class, GoiReportTable, view);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_install_action (widget_class, "table.menu", NULL, action_menu);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "table.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "table.menu", NULL);
}

static const GActionEntry table_actions[] = {
  { .name = "sort", .parameter_type = "s", .state = "'agency'", .change_state = action_sort },
  { .name = "descending", .state = "false", .change_state = action_descending },
  { .name = "reset-columns", .activate = action_reset_columns },
};

static void
restore_columns (GoiReportTable *self)
{
  g_autoptr (GVariant) columns = g_settings_get_value (goi_settings_get (), "columns");
  g_autofree char *sort = g_settings_get_string (goi_settings_get (), "sort-key");
  g_autoptr (GoiQuery) query = goi_query_new ();
  gboolean descending = g_settings_get_boolean (goi_settings_get (), "sort-descending");
  GoiSortKey key = GOI_SORT_AGENCY;

  self->restoring = TRUE;
  goi_report_columns_add (self->view);
  goi_report_columns_restore (self->view, columns);
  goi_report_columns_sort_from_string (sort, &key);
  goi_report_columns_set_sort (self->view, key, descending);
  self->restoring = FALSE;
  goi_query_set_sort (query, key, descending);
  goi_report_list_set_query (self->list, query);
}

static void
goi_report_table_init (GoiReportTable *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->next_position = GTK_INVALID_LIST_POSITION;
  gtk_widget_init_template (GTK_WIDGET (self));

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), table_actions,
                                   G_N_ELEMENTS (table_actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table", G_ACTION_GROUP (self->actions));

  self->list = goi_report_list_new ();
  self->selection = goi_report_selection_new (G_LIST_MODEL (self->list));
  restore_columns (self);
  add_column_actions (self);
  on_sort_state (self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (on_selection_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (on_sorter_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed",
                           G_CALLBACK (on_columns_items_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::query", G_CALLBACK (on_sort_state), self,
                           G_CONNECT_SWAPPED);
  goi_report_columns_align_titles (self->view);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_secondary_click), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * goi_report_table_new:
 *
 * Returns: (transfer floating): a list without collection, with the columns of the settings
 */
GtkWidget *
goi_report_table_new (void)
{
  return g_object_new (GOI_TYPE_REPORT_TABLE, NULL);
}

/**
 * goi_report_table_get_list:
 * @self: a table
 *
 * Returns: (transfer none): its model
 */
GoiReportList *
goi_report_table_get_list (GoiReportTable *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_TABLE (self), NULL);
  return self->list;
}

/**
 * goi_report_table_set_query:
 * @self: a table
 * @query: which reports to show, in which order
 *
 * The selection is given up, but when one report was selected and is among the new lines too, it is
 * selected again.
 */
void
goi_report_table_set_query (GoiReportTable *self, GoiQuery *query)
{
  g_autoptr (GoiReportSummary) single = NULL;

  g_return_if_fail (GOI_IS_REPORT_TABLE (self));
  if (goi_query_equal (query, goi_report_list_get_query (self->list)))
    return;
  single = goi_report_table_get_single (self);
  goi_report_table_unselect_all (self);
  goi_report_list_set_query (self->list, query);
  if (single != NULL)
    goi_report_table_select_id (self, goi_report_summary_get_id (single));
}

/**
 * goi_report_table_set_context_menu:
 * @self: a table
 * @menu: what the right mouse button shows
 */
void
goi_report_table_set_context_menu (GoiReportTable *self, GMenuModel *menu)
{
  g_return_if_fail (GOI_IS_REPORT_TABLE (self));
  if (self->context_menu == NULL)
    {
      self->context_menu = gtk_popover_menu_new_from_model (menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->context_menu), FALSE);
      gtk_widget_set_halign (self->context_menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->context_menu, GTK_WIDGET (self));
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->context_menu), menu);
}

/**
 * goi_report_table_get_n_selected:
 * @self: a table
 *
 * Returns: how many reports are selected
 */
guint
goi_report_table_get_n_selected (GoiReportTable *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_TABLE (self), 0);
  return self->selection != NULL ? goi_report_selection_get_n_selected (self->selection) : 0;
}

/**
 * goi_report_table_get_selection:
 * @self: a table
 *
 * Returns: (transfer full): the positions of the selected reports
 */
GtkBitset *
goi_report_table_get_selection (GoiReportTable *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_TABLE (self), NULL);
  return gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
}

/**
 * goi_report_table_get_single:
 * @self: a table
 *
 * Returns: (transfer full) (nullable): the selected report when it is exactly one and has arrived
 */
GoiReportSummary *
goi_report_table_get_single (GoiReportTable *self)
{
  g_autoptr (GoiReportSummary) summary = NULL;
  guint position;

  g_return_val_if_fail (GOI_IS_REPORT_TABLE (self), NULL);
  if (self->selection == NULL || !goi_report_selection_get_single (self->selection, &position))
    return NULL;
  summary = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  if (summary == NULL || goi_report_summary_get_id (summary) == 0)
    return NULL;
  return g_steal_pointer (&summary);
}

/**
 * goi_report_table_select_id:
 * @self: a table
 * @id: a report
 *
 * Selects the report and scrolls to it, once the list has found it.
 */
void
goi_report_table_select_id (GoiReportTable *self, gint64 id)
{
  g_return_if_fail (GOI_IS_REPORT_TABLE (self));
  g_cancellable_cancel (self->find_cancellable);
  g_clear_object (&self->find_cancellable);
  self->find_cancellable = g_cancellable_new ();
  goi_report_list_find_async (self->list, id, self->find_cancellable, on_found, g_object_ref (self));
}

/**
 * goi_report_table_select_first:
 * @self: a table
 *
 * Selects the first line, if there is any.
 */
void
goi_report_table_select_first (GoiReportTable *self)
{
  g_return_if_fail (GOI_IS_REPORT_TABLE (self));
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 0, TRUE);
}

/**
 * goi_report_table_select_next_at:
 * @self: a table
 * @position: a line, or %GTK_INVALID_LIST_POSITION
 *
 * Selects what stands at that line after the next change of the list: what comes after reports that go
 * away.
 */
void
goi_report_table_select_next_at (GoiReportTable *self, guint position)
{
  g_return_if_fail (GOI_IS_REPORT_TABLE (self));
  self->next_position = position;
}

/**
 * goi_report_table_unselect_all:
 * @self: a table
 */
void
goi_report_table_unselect_all (GoiReportTable *self)
{
  g_return_if_fail (GOI_IS_REPORT_TABLE (self));
  g_cancellable_cancel (self->find_cancellable);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}

/**
 * goi_report_table_get_selected_ids_async:
 * @self: a table
 * @cancellable: (nullable): to give up
 * @callback: called with the ids
 * @user_data: for @callback
 *
 * Lists the selected reports. Lines that were selected as a range may never have been shown, so the
 * database is asked for them.
 */
void
goi_report_table_get_selected_ids_async (GoiReportTable *self, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  GtkBitset *selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GoiCollection *collection = goi_report_list_get_collection (self->list);
  GArray *ids;

  g_task_set_source_tag (task, goi_report_table_get_selected_ids_async);
  g_task_set_task_data (task, selected, (GDestroyNotify) gtk_bitset_unref);
  ids = collect_loaded_ids (self, selected);
  if (ids == NULL && collection != NULL)
    {
      goi_collection_list_ids_async (collection, goi_report_list_get_query (self->list), cancellable,
                                     on_ids_listed, task);
      return;
    }
  if (ids == NULL)
    ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
  g_object_unref (task);
}

/**
 * goi_report_table_get_selected_ids_finish:
 * @self: a table
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type gint64): the ids in the order of the list, or %NULL
 */
GArray *
goi_report_table_get_selected_ids_finish (GoiReportTable *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * goi_report_table_get_actions:
 * @self: a table
 *
 * Returns: (transfer none): the actions "sort", "descending", "column-NAME" and "reset-columns", for
 *   menus that are not inside the table
 */
GActionGroup *
goi_report_table_get_actions (GoiReportTable *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_TABLE (self), NULL);
  return G_ACTION_GROUP (self->actions);
}

/**
 * goi_report_table_create_view_menu:
 *
 * Returns: (transfer full): a menu with sorting and columns, for those who have no mouse
 */
GMenuModel *
goi_report_table_create_view_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) sort = g_menu_new ();
  g_autoptr (GMenu) keys = g_menu_new ();
  g_autoptr (GMenu) direction = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenu) reset = g_menu_new ();
  g_autoptr (GMenuModel) choice = goi_report_columns_create_menu ();

  g_menu_append (keys, _("Agency"), "table.sort::agency");
  g_menu_append (keys, _("Region"), "table.sort::region");
  g_menu_append (keys, _("Year"), "table.sort::year");
  g_menu_append (keys, _("Form"), "table.sort::edition");
  g_menu_append (keys, _("Received"), "table.sort::incoming");
  g_menu_append (keys, _("Disclosed"), "table.sort::disclosed");
  g_menu_append (keys, _("Check"), "table.sort::findings");
  g_menu_append (keys, _("State"), "table.sort::state");
  g_menu_append (keys, _("Changed"), "table.sort::changed");
  g_menu_append_section (sort, NULL, G_MENU_MODEL (keys));
  g_menu_append (direction, _("Descending"), "table.descending");
  g_menu_append_section (sort, NULL, G_MENU_MODEL (direction));
  g_menu_append_submenu (menu, _("_Sort By"), G_MENU_MODEL (sort));

  g_menu_append_section (columns, NULL, choice);
  g_menu_append (reset, _("_Reset Columns"), "table.reset-columns");
  g_menu_append_section (columns, NULL, G_MENU_MODEL (reset));
  g_menu_append_submenu (menu, _("_Columns"), G_MENU_MODEL (columns));
  return G_MENU_MODEL (menu);
}
