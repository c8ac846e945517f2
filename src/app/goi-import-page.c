/* goi-import-page.c: the review of an import, before anything gets into the collection
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-import-page"

#include "config.h"

#include "goi-import-page.h"

#include "goi-app-resources.h"
#include "goi-import-columns.h"
#include "goi-import-page-private.h"
#include "goi-widgets.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (GoiImportPage, goi_import_page, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_SHOW_DETAIL, N_PROPS };
static GParamSpec *properties[N_PROPS];
enum { SIGNAL_OPEN_REPORT, SIGNAL_DONE, SIGNAL_STATUS_CHANGED, SIGNAL_TOAST, N_SIGNALS };
static guint signals[N_SIGNALS];

/* A thousand files must not ask the window a thousand times to draw itself. */
#define UPDATE_INTERVAL 250
/* Milliseconds between a new selection and its document: a held arrow key passes many lines. */
#define DETAIL_DELAY 80
/* How often a place is looked up again until everything has its height. */
#define LAYOUT_PASSES 4
/* Lines that can be seen in any case. */
#define LINES_IN_SIGHT 4

static gboolean
passes (GoiImportState state, GoiImportFilter filter)
{
  switch (filter)
    {
    case GOI_IMPORT_FILTER_READY:
      return state == GOI_IMPORT_READY;
    case GOI_IMPORT_FILTER_DOUBTS:
      return state == GOI_IMPORT_DOUBTS;
    case GOI_IMPORT_FILTER_DUPLICATES:
      return state == GOI_IMPORT_SAME_FILE || state == GOI_IMPORT_SAME_REPORT;
    case GOI_IMPORT_FILTER_FAILED:
      return state == GOI_IMPORT_FAILED || state == GOI_IMPORT_STOPPED;
    case GOI_IMPORT_FILTER_DONE:
      return state == GOI_IMPORT_ADDED || state == GOI_IMPORT_SKIPPED;
    case GOI_IMPORT_FILTER_ALL:
    default:
      return TRUE;
    }
}

static gboolean
filter_item (gpointer item, gpointer user_data)
{
  return passes (goi_import_item_get_state (item), GOI_IMPORT_PAGE (user_data)->filter);
}

static guint
count (GoiImportPage *self, GoiImportFilter filter)
{
  guint n = 0;

  for (guint i = 0; self->importer != NULL && i < GOI_N_IMPORT_STATES; i++)
    if (passes ((GoiImportState) i, filter))
      n += goi_importer_count (self->importer, (GoiImportState) i);
  return n;
}

static const char *
filter_name (GoiImportFilter filter)
{
  static const char *const names[GOI_N_IMPORT_FILTERS] = {
    /* Translators: all files of an import */
    N_("All files"), N_("Ready"), N_("With doubts"), N_("Duplicates"), N_("Failed"),
    /* Translators: files that were added or skipped */
    N_("Done"),
  };

  return _(names[filter]);
}

static void
update_filters (GoiImportPage *self)
{
  for (guint i = 0; i < GOI_N_IMPORT_FILTERS; i++)
    {
      guint n = count (self, (GoiImportFilter) i);
      g_autofree char *label = g_strdup_printf ("%s  %u", filter_name ((GoiImportFilter) i), n);

      gtk_button_set_label (GTK_BUTTON (self->filters[i]), label);
      /* An empty choice is no help, but the one that is chosen stays. */
      gtk_widget_set_sensitive (GTK_WIDGET (self->filters[i]), n > 0 || i == 0 || i == (guint) self->filter);
    }
}

static char *
describe_time_left (int seconds)
{
  if (seconds < 0)
    return g_strdup ("");
  if (seconds < 90)
    return g_strdup_printf (ngettext ("about %d second left", "about %d seconds left", (gulong) seconds), seconds);
  return g_strdup_printf (ngettext ("about %d minute left", "about %d minutes left", (gulong) (seconds + 30) / 60),
                          (seconds + 30) / 60);
}

static void
update_progress (GoiImportPage *self)
{
  gboolean reading = self->importer != NULL && goi_importer_is_reading (self->importer);
  guint n_done = self->importer != NULL ? goi_importer_get_n_done (self->importer) : 0;
  guint n_total = self->importer != NULL ? goi_importer_get_n_total (self->importer) : 0;
  const char *current = self->importer != NULL ? goi_importer_get_current (self->importer) : NULL;
  g_autofree char *left = NULL;
  g_autofree char *text = NULL;

  gtk_revealer_set_reveal_child (self->progress_revealer, reading);
  if (!reading)
    return;
  left = describe_time_left (goi_importer_get_seconds_left (self->importer));
  if (n_total == 0)
    text = g_strdup (_("Looking for files…"));
  else
    /* Translators: how many of how many files were read, and the names of those that are being read */
    text = g_strdup_printf (_("Reading, %1$u of %2$u done: %3$s"), n_done, n_total, current != NULL ? current : "");
  gtk_label_set_label (self->progress_label, text);
  gtk_label_set_label (self->time_label, left);
  gtk_progress_bar_set_fraction (self->progress, n_total > 0 ? (double) n_done / n_total : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static void
update_title (GoiImportPage *self)
{
  guint n_ready = count (self, GOI_IMPORT_FILTER_READY);
  guint n_open = self->importer != NULL ? goi_importer_count_open (self->importer) : 0;
  guint n_added = self->importer != NULL ? goi_importer_count (self->importer, GOI_IMPORT_ADDED) : 0;
  g_autofree char *label = NULL;
  g_autofree char *subtitle = NULL;

  /* Translators: the button that takes all files without doubts into the collection */
  label = g_strdup_printf (ngettext ("Add %u Report", "Add %u Reports", n_ready), n_ready);
  gtk_button_set_label (self->accept_ready, label);
  gtk_widget_set_visible (GTK_WIDGET (self->accept_ready), n_ready > 0);
  if (n_open > 0)
    subtitle = g_strdup_printf (ngettext ("%u file waits for your decision", "%u files wait for your decision",
                                          n_open), n_open);
  else if (self->importer == NULL || goi_importer_is_running (self->importer) || count (self, GOI_IMPORT_FILTER_ALL) == 0)
    subtitle = g_strdup ("");
  else
    subtitle = g_strdup_printf (ngettext ("%u report was added", "%u reports were added", n_added), n_added);
  adw_window_title_set_subtitle (self->window_title, subtitle);
}

static void
describe_nothing (GoiImportPage *self)
{
  gboolean some = self->importer != NULL && g_list_model_get_n_items (goi_importer_get_items (self->importer)) > 0;
  gboolean running = self->importer != NULL && goi_importer_is_running (self->importer);

  adw_status_page_set_icon_name (self->nothing, some || running ? NULL : "edit-find-symbolic");
  if (some)
    adw_status_page_set_title (self->nothing, _("No File Is in This State"));
  else
    adw_status_page_set_title (self->nothing, running ? _("Looking for files…") : _("Nothing to Read"));
  adw_status_page_set_description (self->nothing,
                                   some || running ? NULL
                                                   : _("Web pages, office documents, spreadsheets, PDF, OFD and text "
                                                       "files are read, and ZIP archives of them."));
}

/* Lines go from one filter to the next while they are read; who looks at one sees it with the next tick. */
static void
refresh_model (GoiImportPage *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);

  if (self->filter != GOI_IMPORT_FILTER_ALL)
    gtk_filter_changed (self->custom_filter, GTK_FILTER_CHANGE_DIFFERENT);
  if (sorter != NULL && gtk_sorter_get_order (sorter) != GTK_SORTER_ORDER_NONE)
    gtk_sorter_changed (sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

static gboolean
has_selection (GoiImportPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  return !gtk_bitset_is_empty (selected);
}

static void
update_list (GoiImportPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->sorted));

  describe_nothing (self);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "nothing");
  /* The first document that waits for a decision is shown when there is time for it. */
  if (n > 0 && !has_selection (self) && self->importer != NULL && !goi_importer_is_reading (self->importer))
    {
      _goi_import_page_move_on (self);
      if (!has_selection (self))
        gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 0, TRUE);
    }
}

/* Everything was decided, and nothing needs to be looked at any more. */
static void
check_done (GoiImportPage *self)
{
  if (!self->deciding || goi_importer_is_running (self->importer))
    return;
  self->deciding = FALSE;
  if (goi_importer_count_open (self->importer) == 0 && count (self, GOI_IMPORT_FILTER_FAILED) == 0)
    g_signal_emit (self, signals[SIGNAL_DONE], 0,
                   goi_importer_count (self->importer, GOI_IMPORT_ADDED) - self->n_added);
}

void
_goi_import_page_update (GoiImportPage *self)
{
  g_clear_handle_id (&self->update_id, g_source_remove);
  refresh_model (self);
  update_filters (self);
  update_progress (self);
  update_title (self);
  update_list (self);
  _goi_import_page_update_actions (self);
  g_signal_emit (self, signals[SIGNAL_STATUS_CHANGED], 0);
  if (self->importer != NULL)
    check_done (self);
}

static gboolean
on_update (gpointer user_data)
{
  GoiImportPage *self = GOI_IMPORT_PAGE (user_data);

  self->update_id = 0;
  _goi_import_page_update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (GoiImportPage *self)
{
  if (self->update_id == 0)
    self->update_id = g_timeout_add (UPDATE_INTERVAL, on_update, self);
}

/* What somebody waits for is not put off. */
static void
on_running_changed (GoiImportPage *self)
{
  _goi_import_page_update (self);
}

static void
on_filter_toggled (GtkToggleButton *button, GoiImportPage *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < GOI_N_IMPORT_FILTERS; i++)
    if (button == self->filters[i])
      self->filter = (GoiImportFilter) i;
  gtk_filter_changed (self->custom_filter, GTK_FILTER_CHANGE_DIFFERENT);
  _goi_import_page_update (self);
}

GPtrArray *
_goi_import_page_get_selected (GoiImportPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      GoiImportItem *item = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);

      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  return items;
}

static gboolean
on_scroll_back (gpointer user_data)
{
  GoiImportPage *self = GOI_IMPORT_PAGE (user_data);

  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), 0);
  if (--self->n_scrolls > 0)
    return G_SOURCE_CONTINUE;
  self->scroll_id = 0;
  return G_SOURCE_REMOVE;
}

/* The list becomes lower when a document appears below it, and GTK keeps its place by some line in the middle. */
static void
keep_at_top (GoiImportPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (self->scroll_id == 0 && !gtk_widget_get_visible (GTK_WIDGET (self->detail_bin))
      && gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view))) < 1
      && gtk_bitset_get_minimum (selected) < LINES_IN_SIGHT)
    {
      self->n_scrolls = LAYOUT_PASSES;
      self->scroll_id = g_timeout_add (DETAIL_DELAY, on_scroll_back, self);
    }
}

static void
update_detail (GoiImportPage *self)
{
  g_autoptr (GPtrArray) selected = _goi_import_page_get_selected (self);

  g_clear_handle_id (&self->detail_id, g_source_remove);
  /* As long as no line is selected the list has all the room. */
  if (self->show_detail && selected->len > 0)
    keep_at_top (self);
  gtk_widget_set_visible (GTK_WIDGET (self->detail_bin), self->show_detail && selected->len > 0);
  if (self->show_detail)
    goi_import_detail_set_line (self->detail, self->importer, selected->len == 1 ? selected->pdata[0] : NULL,
                                selected->len);
}

static gboolean
on_detail (gpointer user_data)
{
  GoiImportPage *self = GOI_IMPORT_PAGE (user_data);

  self->detail_id = 0;
  update_detail (self);
  return G_SOURCE_REMOVE;
}

static void
on_selection_changed (GoiImportPage *self)
{
  g_clear_handle_id (&self->scroll_id, g_source_remove);
  if (self->detail_id == 0)
    self->detail_id = g_timeout_add (DETAIL_DELAY, on_detail, self);
  _goi_import_page_update_actions (self);
}

/* After a decision the next line that waits for one is selected. */
void
_goi_import_page_move_on (GoiImportPage *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->sorted));
  guint from = gtk_bitset_is_empty (selected) ? 0 : gtk_bitset_get_maximum (selected) + 1;

  for (guint i = 0; i < n; i++)
    {
      guint position = (from + i) % n;
      g_autoptr (GoiImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);

      if (goi_import_state_is_open (goi_import_item_get_state (item)))
        {
          goi_import_page_select (self, position, TRUE);
          return;
        }
    }
}

static void
on_edited (GoiImportItem *item, const char *agency, int year, gpointer user_data)
{
  GoiImportPage *self = GOI_IMPORT_PAGE (user_data);

  if (agency != NULL)
    goi_importer_set_agency (self->importer, item, agency);
  else
    goi_importer_set_year (self->importer, item, year);
}

/* The list has less than half of the height, however high the window is; after that it is the user's. */
static void
on_height_known (GoiImportPage *self)
{
  int height = 0;

  g_object_get (self->paned, "max-position", &height, NULL);
  if (self->height_known || height < 300 || !gtk_widget_get_visible (GTK_WIDGET (self->detail_bin)))
    return;
  self->height_known = TRUE;
  /* The document keeps its least height out of what max-position counts. */
  gtk_paned_set_position (self->paned, (height + 180) * 2 / 5);
}

static void
goi_import_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SHOW_DETAIL)
    g_value_set_boolean (value, GOI_IMPORT_PAGE (object)->show_detail);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
goi_import_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  GoiImportPage *self = GOI_IMPORT_PAGE (object);

  if (prop_id != PROP_SHOW_DETAIL)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  self->show_detail = g_value_get_boolean (value);
  update_detail (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
goi_import_page_dispose (GObject *object)
{
  GoiImportPage *self = GOI_IMPORT_PAGE (object);

  if (self->view != NULL)
    goi_import_page_set_importer (self, NULL);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->detail_id, g_source_remove);
  g_clear_handle_id (&self->scroll_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOI_TYPE_IMPORT_PAGE);
  goi_widget_unparent_children (GTK_WIDGET (object));
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filtered);
  g_clear_object (&self->custom_filter);
  G_OBJECT_CLASS (goi_import_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GoiImportPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, GoiImportPage, accept_ready);
  gtk_widget_class_bind_template_child (widget_class, GoiImportPage, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, GoiImportPage, progress_label);
  gtk_widget_class_bind_template_child (widget_class, GoiImportPage, time_label);
  gtk_widget_class_bind_template_child (widget_class, GoiImportPage, progress);
  gtk_widget_class_bind_template_child (widget_class, GoiImportPage, filter_box);
  gtk_widget_class_bind_template_child (widget_class, GoiImportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GoiImportPage, paned);
  gtk_widget_class_bind_template_child (widget_class, GoiImportPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, GoiImportPage, view);
  gtk_widget_class_bind_template_child (widget_class, GoiImportPage, detail_bin);
}

static void
goi_import_page_class_init (GoiImportPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = goi_import_page_dispose;
  object_class->get_property = goi_import_page_get_property;
  object_class->set_property = goi_import_page_set_property;

  /**
   * GoiImportPage:show-detail: the document is below the list
   */
  properties[PROP_SHOW_DETAIL]
      = g_param_spec_boolean ("show-detail", NULL, NULL, TRUE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_OPEN_REPORT] = g_signal_new ("open-report", GOI_TYPE_IMPORT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                              NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_DONE] = g_signal_new ("done", GOI_TYPE_IMPORT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_STATUS_CHANGED] = g_signal_new ("status-changed", GOI_TYPE_IMPORT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                                 NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TOAST] = g_signal_new ("toast", GOI_TYPE_IMPORT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, ADW_TYPE_TOAST);

  gtk_widget_class_set_template_from_resource (widget_class, GOI_RESOURCE_UI "goi-import-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_height_known);
  _goi_import_page_install_actions (widget_class);
}

static void
init_filters (GoiImportPage *self)
{
  for (guint i = 0; i < GOI_N_IMPORT_FILTERS; i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();

      self->filters[i] = GTK_TOGGLE_BUTTON (button);
      gtk_widget_add_css_class (button, "numeric");
      gtk_widget_add_css_class (button, "small-button");
      if (i > 0)
        gtk_toggle_button_set_group (self->filters[i], self->filters[0]);
      gtk_box_append (GTK_BOX (self->filter_box), button);
    }
  gtk_toggle_button_set_active (self->filters[0], TRUE);
  for (guint i = 0; i < GOI_N_IMPORT_FILTERS; i++)
    g_signal_connect (self->filters[i], "toggled", G_CALLBACK (on_filter_toggled), self);
}

static void
goi_import_page_init (GoiImportPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->show_detail = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->custom_filter = GTK_FILTER (gtk_custom_filter_new (filter_item, self, NULL));
  self->filtered = gtk_filter_list_model_new (NULL, g_object_ref (self->custom_filter));
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)), NULL);
  gtk_sort_list_model_set_incremental (self->sorted, TRUE);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->sorted)));
  goi_import_columns_add (self->view, on_edited, self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  gtk_sort_list_model_set_sorter (self->sorted, gtk_column_view_get_sorter (self->view));
  goi_import_columns_align_titles (self->view);
  self->detail = GOI_IMPORT_DETAIL (goi_import_detail_new ());
  adw_bin_set_child (self->detail_bin, GTK_WIDGET (self->detail));
  init_filters (self);
  _goi_import_page_init_keys (self);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (on_selection_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  _goi_import_page_update (self);
}

/* Signals are emitted here, where they are registered. */
void
_goi_import_page_say (GoiImportPage *self, const char *text)
{
  g_autoptr (AdwToast) toast = g_object_ref_sink (goi_toast_new (text));

  g_signal_emit (self, signals[SIGNAL_TOAST], 0, toast);
}

void
_goi_import_page_open (GoiImportPage *self, gint64 id)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_REPORT], 0, id);
}

/**
 * goi_import_page_new:
 *
 * Returns: (transfer floating): a page without an import
 */
GtkWidget *
goi_import_page_new (void)
{
  return g_object_new (GOI_TYPE_IMPORT_PAGE, NULL);
}

/**
 * goi_import_page_set_importer:
 * @self: a page
 * @importer: (nullable): the import to review
 */
void
goi_import_page_set_importer (GoiImportPage *self, GoiImporter *importer)
{
  g_return_if_fail (GOI_IS_IMPORT_PAGE (self));
  if (self->importer == importer)
    return;
  if (self->importer != NULL)
    g_signal_handlers_disconnect_by_data (self->importer, self);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  goi_import_detail_set_line (self->detail, NULL, NULL, 0);
  g_set_object (&self->importer, importer);
  self->deciding = FALSE;
  if (importer != NULL)
    {
      g_signal_connect_object (importer, "changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (importer, "notify::n-total", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (importer, "notify::current", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (importer, "notify::running", G_CALLBACK (on_running_changed), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_toggle_button_set_active (self->filters[0], TRUE);
  gtk_filter_list_model_set_model (self->filtered, importer != NULL ? goi_importer_get_items (importer) : NULL);
  _goi_import_page_update (self);
}

/**
 * goi_import_page_get_importer:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the import that it shows
 */
GoiImporter *
goi_import_page_get_importer (GoiImportPage *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_PAGE (self), NULL);
  return self->importer;
}

/**
 * goi_import_page_set_filter:
 * @self: a page
 * @filter: which lines to show
 */
void
goi_import_page_set_filter (GoiImportPage *self, GoiImportFilter filter)
{
  g_return_if_fail (GOI_IS_IMPORT_PAGE (self));
  gtk_toggle_button_set_active (self->filters[filter], TRUE);
}

/**
 * goi_import_page_select:
 * @self: a page
 * @position: a line among those that are shown
 * @only: whether all others are unselected
 */
void
goi_import_page_select (GoiImportPage *self, guint position, gboolean only)
{
  GtkWidget *child = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  g_return_if_fail (GOI_IS_IMPORT_PAGE (self));
  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_prev_sibling (child);
  if (child != NULL)
    gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, only);
}

/**
 * goi_import_page_focus_list:
 * @self: a page
 *
 * Gives the keyboard to the list.
 */
void
goi_import_page_focus_list (GoiImportPage *self)
{
  g_return_if_fail (GOI_IS_IMPORT_PAGE (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * goi_import_page_get_shown:
 * @self: a page
 *
 * Returns: (transfer none): the lines that pass the filter
 */
GListModel *
goi_import_page_get_shown (GoiImportPage *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_PAGE (self), NULL);
  return G_LIST_MODEL (self->sorted);
}

/**
 * goi_import_page_get_detail:
 * @self: a page
 *
 * Returns: (transfer none): the document and what was read from it
 */
GoiImportDetail *
goi_import_page_get_detail (GoiImportPage *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_PAGE (self), NULL);
  return self->detail;
}
