/* goi-check-page.c: the place with all findings of the collection
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-check-page"

#include "config.h"

#include "goi-check-page.h"

#include "goi-app-resources.h"
#include "goi-finding-card.h"
#include "goi-finding-scanner.h"
#include "goi-widgets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _GoiCheckPage
{
  AdwBin parent_instance;

  /* Template Widgets */
  GtkStack *stack;
  GtkToggleButton *level_all;
  GtkToggleButton *level_errors;
  GtkToggleButton *level_warnings;
  GtkToggleButton *level_doubts;
  GtkLabel *status;
  GtkSpinner *spinner;
  GtkColumnView *view;
  GtkWidget *detail;
  GtkLabel *name;
  AdwBin *card;
  AdwStatusPage *failed;

  /* Owned References */
  GoiCollection *collection;
  GoiFindingScanner *scanner;
  GtkFilter *filter;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  GCancellable *count_cancellable;
  char *search;

  guint scan_id;
  guint n_errors;
  guint stale : 1;
};

G_DEFINE_FINAL_TYPE (GoiCheckPage, goi_check_page, ADW_TYPE_BIN)

enum { SIGNAL_OPEN_REPORT, SIGNAL_MEND, SIGNAL_COUNTS_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Milliseconds between a change of the collection and the next look at it. */
#define SCAN_DELAY 400

typedef enum
{
  COLUMN_LEVEL,
  COLUMN_AGENCY,
  COLUMN_YEAR,
  COLUMN_MESSAGE,
  COLUMN_FOUND,
  COLUMN_EXPECTED,
} Column;

static gboolean
matches_search (GoiCheckPage *self, GoiFindingItem *item)
{
  g_autofree char *year = NULL;

  if (self->search == NULL || *self->search == '\0')
    return TRUE;
  year = g_strdup_printf ("%d", goi_finding_item_get_year (item));
  return strstr (goi_finding_item_get_agency (item), self->search) != NULL
         || strstr (goi_finding_item_get_message (item), self->search) != NULL
         || g_strcmp0 (year, self->search) == 0;
}

static gboolean
filter_item (gpointer object, gpointer user_data)
{
  GoiCheckPage *self = GOI_CHECK_PAGE (user_data);
  GoiFindingItem *item = GOI_FINDING_ITEM (object);
  GoiFindingLevel level = goi_finding_item_get_level (item);

  if (self->level_errors == NULL)
    return TRUE;
  if ((gtk_toggle_button_get_active (self->level_errors) && level != GOI_LEVEL_ERROR)
      || (gtk_toggle_button_get_active (self->level_warnings) && level != GOI_LEVEL_WARNING)
      || (gtk_toggle_button_get_active (self->level_doubts) && level != GOI_LEVEL_DOUBT))
    return FALSE;
  return matches_search (self, item);
}

static void
update_status (GoiCheckPage *self)
{
  guint n_all = g_list_model_get_n_items (G_LIST_MODEL (self->scanner));
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  guint n_reports = goi_finding_scanner_get_n_reports (self->scanner);
  gboolean scanning = goi_finding_scanner_is_scanning (self->scanner);
  const GError *error = goi_finding_scanner_get_error (self->scanner);
  g_autofree char *findings = g_strdup_printf (ngettext ("%u finding", "%u findings", n_shown), n_shown);
  g_autofree char *text = NULL;

  gtk_spinner_set_spinning (self->spinner, scanning);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), scanning);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      goi_status_page_describe (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  if (scanning && goi_finding_scanner_get_n_scanned (self->scanner) < n_reports)
    /* Translators: how many findings; how many of how many reports have been checked */
    text = g_strdup_printf (_("%1$s · %2$u of %3$u reports checked"), findings,
                            goi_finding_scanner_get_n_scanned (self->scanner), n_reports);
  else
    /* Translators: how many findings, in how many reports of the collection */
    text = g_strdup_printf (ngettext ("%1$s · %2$u report concerned", "%1$s · %2$u reports concerned", n_reports),
                            findings, n_reports);
  gtk_label_set_label (self->status, text);
  gtk_stack_set_visible_child_name (self->stack, n_all > 0 ? "list" : scanning ? "loading" : "nothing");
}

static void
on_level_toggled (GoiCheckPage *self)
{
  if (self->filter != NULL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
open_item (GoiCheckPage *self, GoiFindingItem *item)
{
  g_signal_emit (self, signals[SIGNAL_OPEN_REPORT], 0, goi_finding_item_get_report (item),
                 goi_finding_item_get_cell (item));
}

static void
on_activate (GoiCheckPage *self, guint position)
{
  g_autoptr (GoiFindingItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    open_item (self, item);
}

static void
on_mend (GoiCheckPage *self, GoiFindingItem *item, guint index)
{
  g_signal_emit (self, signals[SIGNAL_MEND], 0, item, index);
}

static void
on_selected (GoiCheckPage *self)
{
  GoiFindingItem *item = gtk_single_selection_get_selected_item (self->selection);
  const char *agency;
  g_autofree char *name = NULL;
  GtkWidget *card;

  gtk_widget_set_visible (self->detail, item != NULL);
  if (item == NULL)
    {
      adw_bin_set_child (self->card, NULL);
      return;
    }
  agency = goi_finding_item_get_agency (item);
  if (agency == NULL || *agency == '\0')
    agency = _("Agency unknown");
  name = goi_finding_item_get_year (item) > 0
             ? g_strdup_printf (_("%s, %d"), agency, goi_finding_item_get_year (item))
             : g_strdup (agency);
  gtk_label_set_label (self->name, name);
  card = goi_finding_card_new (item, self->collection != NULL && !goi_collection_is_read_only (self->collection));
  g_signal_connect_object (card, "mend", G_CALLBACK (on_mend), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "show-cell", G_CALLBACK (open_item), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->card, card);
}

static gboolean
on_scan (gpointer user_data)
{
  GoiCheckPage *self = GOI_CHECK_PAGE (user_data);

  self->scan_id = 0;
  self->stale = FALSE;
  goi_finding_scanner_scan (self->scanner);
  return G_SOURCE_REMOVE;
}

/* The whole collection is only read for somebody who looks. */
static void
queue_scan (GoiCheckPage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->stale = TRUE;
  else if (self->scan_id == 0)
    self->scan_id = g_timeout_add (SCAN_DELAY, on_scan, self);
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiCheckPage) self = GOI_CHECK_PAGE (user_data);
  g_autoptr (GoiFacets) facets = goi_collection_facets_finish (GOI_COLLECTION (source), result, NULL);
  GPtrArray *values;

  if (facets == NULL || source != (GObject *) self->collection)
    return;
  values = facets->values[GOI_FACET_FINDINGS];
  self->n_errors = 0;
  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const GoiFacetValue *value = g_ptr_array_index (values, i);

      if (g_ascii_strtoull (value->value, NULL, 10) == GOI_FINDINGS_ERRORS)
        self->n_errors = value->count;
    }
  g_signal_emit (self, signals[SIGNAL_COUNTS_CHANGED], 0);
}

static void
count (GoiCheckPage *self)
{
  g_autoptr (GoiQuery) query = goi_query_new ();

  g_cancellable_cancel (self->count_cancellable);
  g_clear_object (&self->count_cancellable);
  self->count_cancellable = g_cancellable_new ();
  goi_collection_facets_async (self->collection, query, self->count_cancellable, on_counted,
                               g_object_ref (self));
}

static void
on_collection_changed (GoiCheckPage *self)
{
  count (self);
  queue_scan (self);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  Column column = GPOINTER_TO_UINT (user_data);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column == COLUMN_FOUND || column == COLUMN_EXPECTED ? 1 : 0);
  if (column == COLUMN_LEVEL)
    {
      gtk_widget_set_halign (label, GTK_ALIGN_START);
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (label, "findings");
    }
  else
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      goi_label_show_tooltip_when_cut (GTK_LABEL (label));
    }
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_level (GtkWidget *label, GoiFindingItem *item)
{
  GoiFindingLevel level = goi_finding_item_get_level (item);

  gtk_label_set_label (GTK_LABEL (label), goi_finding_level_get_label (level));
  for (guint i = 0; i < GOI_N_LEVELS; i++)
    gtk_widget_remove_css_class (label, goi_finding_level_get_css_class ((GoiFindingLevel) i));
  gtk_widget_add_css_class (label, goi_finding_level_get_css_class (level));
}

static void
bind_text (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GoiFindingItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *label = gtk_list_item_get_child (list_item);
  g_autofree char *year = NULL;

  switch ((Column) GPOINTER_TO_UINT (user_data))
    {
    case COLUMN_LEVEL:
      bind_level (label, item);
      break;
    case COLUMN_AGENCY:
      bind_text (label, *goi_finding_item_get_agency (item) != '\0' ? goi_finding_item_get_agency (item)
                                                                    : _("Agency unknown"));
      break;
    case COLUMN_YEAR:
      year = goi_finding_item_get_year (item) > 0 ? g_strdup_printf ("%d", goi_finding_item_get_year (item))
                                                  : g_strdup ("?");
      gtk_label_set_label (GTK_LABEL (label), year);
      break;
    case COLUMN_MESSAGE:
      bind_text (label, goi_finding_item_get_message (item));
      break;
    case COLUMN_FOUND:
      bind_text (label, goi_finding_item_get_found (item));
      break;
    case COLUMN_EXPECTED:
    default:
      bind_text (label, goi_finding_item_get_expected (item));
      break;
    }
}

static int
compare_items (gconstpointer a, gconstpointer b, gpointer user_data)
{
  GoiFindingItem *x = GOI_FINDING_ITEM ((gpointer) a), *y = GOI_FINDING_ITEM ((gpointer) b);

  switch ((Column) GPOINTER_TO_UINT (user_data))
    {
    case COLUMN_LEVEL:
      return (int) goi_finding_item_get_level (x) - (int) goi_finding_item_get_level (y);
    case COLUMN_YEAR:
      return goi_finding_item_get_year (x) - goi_finding_item_get_year (y);
    case COLUMN_MESSAGE:
      return g_strcmp0 (goi_finding_item_get_rule (x), goi_finding_item_get_rule (y));
    case COLUMN_AGENCY:
    case COLUMN_FOUND:
    case COLUMN_EXPECTED:
    default:
      return g_utf8_collate (goi_finding_item_get_agency (x), goi_finding_item_get_agency (y));
    }
}

static void
add_column (GoiCheckPage *self, Column column, const char *title, int width, gboolean expand, gboolean sortable)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GUINT_TO_POINTER (column));
  view_column = gtk_column_view_column_new (title, g_steal_pointer (&factory));
  gtk_column_view_column_set_fixed_width (view_column, width);
  gtk_column_view_column_set_expand (view_column, expand);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  if (sortable)
    {
      g_autoptr (GtkSorter) sorter
          = GTK_SORTER (gtk_custom_sorter_new (compare_items, GUINT_TO_POINTER (column), NULL));

      gtk_column_view_column_set_sorter (view_column, sorter);
    }
  gtk_column_view_append_column (self->view, view_column);
}

static void
goi_check_page_map (GtkWidget *widget)
{
  GoiCheckPage *self = GOI_CHECK_PAGE (widget);

  GTK_WIDGET_CLASS (goi_check_page_parent_class)->map (widget);
  if (self->stale && self->scan_id == 0)
    on_scan (self);
}

static gboolean
goi_check_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GOI_CHECK_PAGE (widget)->view));
}

static void
goi_check_page_dispose (GObject *object)
{
  GoiCheckPage *self = GOI_CHECK_PAGE (object);

  g_clear_handle_id (&self->scan_id, g_source_remove);
  g_cancellable_cancel (self->count_cancellable);
  g_clear_object (&self->count_cancellable);
  if (self->scanner != NULL)
    goi_finding_scanner_set_collection (self->scanner, NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOI_TYPE_CHECK_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->scanner);
  g_clear_object (&self->collection);
  g_clear_pointer (&self->search, g_free);
  G_OBJECT_CLASS (goi_check_page_parent_class)->dispose (object);
}

static void
goi_check_page_class_init (GoiCheckPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = goi_check_page_dispose;
  widget_class->map = goi_check_page_map;
  widget_class->grab_focus = goi_check_page_grab_focus;

  signals[SIGNAL_OPEN_REPORT] = g_signal_new ("open-report", GOI_TYPE_CHECK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                              NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[SIGNAL_MEND] = g_signal_new ("mend", GOI_TYPE_CHECK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, GOI_TYPE_FINDING_ITEM, G_TYPE_UINT);
  signals[SIGNAL_COUNTS_CHANGED] = g_signal_new ("counts-changed", GOI_TYPE_CHECK_PAGE, G_SIGNAL_RUN_LAST, 0,
                                                 NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, GOI_RESOURCE_UI "goi-check-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GoiCheckPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GoiCheckPage, level_all);
  gtk_widget_class_bind_template_child (widget_class, GoiCheckPage, level_errors);
  gtk_widget_class_bind_template_child (widget_class, GoiCheckPage, level_warnings);
  gtk_widget_class_bind_template_child (widget_class, GoiCheckPage, level_doubts);
  gtk_widget_class_bind_template_child (widget_class, GoiCheckPage, status);
  gtk_widget_class_bind_template_child (widget_class, GoiCheckPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, GoiCheckPage, view);
  gtk_widget_class_bind_template_child (widget_class, GoiCheckPage, detail);
  gtk_widget_class_bind_template_child (widget_class, GoiCheckPage, name);
  gtk_widget_class_bind_template_child (widget_class, GoiCheckPage, card);
  gtk_widget_class_bind_template_child (widget_class, GoiCheckPage, failed);
  gtk_widget_class_bind_template_callback (widget_class, on_level_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
init_model (GoiCheckPage *self)
{
  GtkSortListModel *sorted;

  self->scanner = goi_finding_scanner_new ();
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_item, self, NULL));
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->scanner)),
                                              g_object_ref (self->filter));
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  gtk_sort_list_model_set_incremental (sorted, TRUE);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (update_status), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scanner, "notify", G_CALLBACK (update_status), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
}

static void
goi_check_page_init (GoiCheckPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  init_model (self);
  add_column (self, COLUMN_LEVEL, _("Kind"), 92, FALSE, TRUE);
  add_column (self, COLUMN_AGENCY, _("Agency"), 220, FALSE, TRUE);
  add_column (self, COLUMN_YEAR, _("Year"), 66, FALSE, TRUE);
  add_column (self, COLUMN_MESSAGE, _("Finding"), -1, TRUE, TRUE);
  add_column (self, COLUMN_FOUND, _("Found"), 80, FALSE, FALSE);
  add_column (self, COLUMN_EXPECTED, _("Expected"), 80, FALSE, FALSE);
  goi_column_view_align_title (self->view, _("Found"));
  goi_column_view_align_title (self->view, _("Expected"));
  update_status (self);
  on_selected (self);
}

/**
 * goi_check_page_new:
 *
 * Returns: (transfer floating): the place, without a collection
 */
GtkWidget *
goi_check_page_new (void)
{
  return g_object_new (GOI_TYPE_CHECK_PAGE, NULL);
}

/**
 * goi_check_page_set_collection:
 * @self: the place
 * @collection: (nullable): what to check
 */
void
goi_check_page_set_collection (GoiCheckPage *self, GoiCollection *collection)
{
  g_return_if_fail (GOI_IS_CHECK_PAGE (self));
  if (self->collection == collection)
    return;
  if (self->collection != NULL)
    g_signal_handlers_disconnect_by_data (self->collection, self);
  g_clear_handle_id (&self->scan_id, g_source_remove);
  g_set_object (&self->collection, collection);
  self->n_errors = 0;
  self->stale = FALSE;
  goi_finding_scanner_set_collection (self->scanner, collection);
  if (collection != NULL)
    {
      g_signal_connect_object (collection, "changed", G_CALLBACK (on_collection_changed), self,
                               G_CONNECT_SWAPPED);
      on_collection_changed (self);
    }
  else
    g_signal_emit (self, signals[SIGNAL_COUNTS_CHANGED], 0);
}

/**
 * goi_check_page_set_search:
 * @self: the place
 * @search: (nullable): words to look for in agencies and findings, or a year
 */
void
goi_check_page_set_search (GoiCheckPage *self, const char *search)
{
  g_return_if_fail (GOI_IS_CHECK_PAGE (self));
  if (g_strcmp0 (self->search, search) == 0)
    return;
  g_free (self->search);
  self->search = g_strdup (search);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * goi_check_page_set_level:
 * @self: the place
 * @index: 0 for all findings, 1 for errors, 2 for what is implausible, 3 for doubts
 */
void
goi_check_page_set_level (GoiCheckPage *self, guint index)
{
  GtkToggleButton *buttons[] = { self->level_all, self->level_errors, self->level_warnings, self->level_doubts };

  g_return_if_fail (GOI_IS_CHECK_PAGE (self));
  g_return_if_fail (index < G_N_ELEMENTS (buttons));
  gtk_toggle_button_set_active (buttons[index], TRUE);
}

/**
 * goi_check_page_get_shown:
 * @self: the place
 *
 * Returns: (transfer none): a model of the #GoiFindingItem that pass the filter, in their order
 */
GListModel *
goi_check_page_get_shown (GoiCheckPage *self)
{
  g_return_val_if_fail (GOI_IS_CHECK_PAGE (self), NULL);
  return G_LIST_MODEL (self->selection);
}

/**
 * goi_check_page_is_scanning:
 * @self: the place
 *
 * Returns: whether more findings may come
 */
gboolean
goi_check_page_is_scanning (GoiCheckPage *self)
{
  g_return_val_if_fail (GOI_IS_CHECK_PAGE (self), FALSE);
  return self->stale || self->scan_id != 0 || goi_finding_scanner_is_scanning (self->scanner);
}

/**
 * goi_check_page_get_n_errors:
 * @self: the place
 *
 * Returns: how many reports of the collection have errors
 */
guint
goi_check_page_get_n_errors (GoiCheckPage *self)
{
  g_return_val_if_fail (GOI_IS_CHECK_PAGE (self), 0);
  return self->n_errors;
}
