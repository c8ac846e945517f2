/* goi-report-columns.c: the columns of the list of reports
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-report-columns"

#include "config.h"

#include "goi-report-columns.h"

#include "goi-format.h"
#include "goi-list-text.h"
#include "goi-share-bar.h"
#include "goi-widgets.h"

#include <glib/gi18n-lib.h>

typedef void (*BindFunc) (GtkWidget *cell, GoiReportSummary *summary);

typedef struct
{
  const char *id;
  const char *title;
  GoiSortKey sort;
  int width;
  gboolean shown;
  gboolean numeric;
  gboolean expand;
  GtkWidget *(*create) (void);
  BindFunc bind;
} ColumnDef;

/* What the primary sort column is cannot be asked in GTK 4.8. But its sorter asks the columns'
 * sorters one after the other until one tells two items apart, and turns the answer round when the
 * column is sorted downwards. So two probes are compared: the first column that is asked always
 * says "smaller". The list itself is sorted by the database. */
typedef struct
{
  gboolean probing;
  const ColumnDef *first;
} SortProbe;

static GtkWidget *
create_text (void)
{
  return goi_list_text_new (0, PANGO_ELLIPSIZE_END);
}

/* The name of an agency is never cut down to nothing: rather the list scrolls. */
static GtkWidget *
create_agency (void)
{
  GtkWidget *text = create_text ();

  goi_list_text_set_width_chars (GOI_LIST_TEXT (text), 18);
  return text;
}

static GtkWidget *
create_number (void)
{
  GtkWidget *text = goi_list_text_new (1, PANGO_ELLIPSIZE_END);

  gtk_widget_add_css_class (text, "numeric");
  return text;
}

static GtkWidget *
create_figures (void)
{
  GtkWidget *text = create_text ();

  gtk_widget_add_css_class (text, "numeric");
  return text;
}

static GtkWidget *
create_dim (void)
{
  GtkWidget *text = create_text ();

  gtk_widget_add_css_class (text, "dim-label");
  return text;
}

static GtkWidget *
create_pill (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "findings");
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static void
bind_agency (GtkWidget *cell, GoiReportSummary *summary)
{
  const char *agency = goi_report_summary_get_agency (summary);
  gboolean known = agency != NULL && *agency != '\0';

  goi_list_text_set_text (GOI_LIST_TEXT (cell), known ? agency : _("Agency unknown"));
  if (known)
    gtk_widget_remove_css_class (cell, "dim-label");
  else if (!gtk_widget_has_css_class (cell, "dim-label"))
    gtk_widget_add_css_class (cell, "dim-label");
}

static void
bind_title (GtkWidget *cell, GoiReportSummary *summary)
{
  goi_list_text_set_text (GOI_LIST_TEXT (cell), goi_report_summary_get_title (summary));
}

static void
bind_region (GtkWidget *cell, GoiReportSummary *summary)
{
  const char *region = goi_report_summary_get_region (summary);
  g_autofree char *full = goi_format_region (region);
  g_auto (GStrv) parts = g_strsplit (region != NULL ? region : "", "/", -1);
  guint n_parts = g_strv_length (parts);

  /* The smallest part tells reports apart; the whole is in the tooltip. */
  goi_list_text_set_text (GOI_LIST_TEXT (cell), n_parts > 0 ? parts[n_parts - 1] : "");
  goi_widget_set_row_tooltip (cell, *full != '\0' ? full : NULL);
}

static void
bind_year (GtkWidget *cell, GoiReportSummary *summary)
{
  int year = goi_report_summary_get_year (summary);
  g_autofree char *text = year > 0 ? g_strdup_printf ("%d", year) : g_strdup ("?");

  goi_list_text_set_text (GOI_LIST_TEXT (cell), text);
}

static void
bind_edition (GtkWidget *cell, GoiReportSummary *summary)
{
  const char *edition = goi_report_summary_get_edition (summary);
  g_autofree char *name = goi_format_edition (edition);

  goi_list_text_set_text (GOI_LIST_TEXT (cell), edition);
  goi_widget_set_row_tooltip (cell, name);
}

static void
bind_incoming (GtkWidget *cell, GoiReportSummary *summary)
{
  g_autofree char *text = goi_format_count (goi_report_summary_get_incoming (summary));

  goi_list_text_set_text (GOI_LIST_TEXT (cell), text);
}

static void
bind_disclosed (GtkWidget *cell, GoiReportSummary *summary)
{
  goi_share_bar_set_value (GOI_SHARE_BAR (cell), goi_report_summary_get_disclosed (summary));
}

static void
bind_findings (GtkWidget *cell, GoiReportSummary *summary)
{
  guint n_errors = goi_report_summary_get_n_errors (summary);
  guint n_warnings = goi_report_summary_get_n_warnings (summary);
  guint n_doubts = goi_report_summary_get_n_doubts (summary);
  g_autofree char *text = goi_format_findings (n_errors, n_warnings + n_doubts);
  g_autofree char *tooltip = NULL;

  gtk_label_set_label (GTK_LABEL (cell), text);
  gtk_widget_remove_css_class (cell, "error-pill");
  gtk_widget_remove_css_class (cell, "warning-pill");
  gtk_widget_remove_css_class (cell, "success-tick");
  if (n_errors > 0)
    gtk_widget_add_css_class (cell, "error-pill");
  else if (n_warnings + n_doubts > 0)
    gtk_widget_add_css_class (cell, "warning-pill");
  else
    gtk_widget_add_css_class (cell, "success-tick");
  if (n_errors + n_warnings + n_doubts == 0)
    tooltip = g_strdup (_("All sums are right, and nothing is in doubt"));
  else
    tooltip = g_strdup_printf (_("Errors: %u, implausible: %u, doubtful when read: %u"), n_errors,
                               n_warnings, n_doubts);
  goi_widget_set_row_tooltip (cell, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
}

static void
bind_state (GtkWidget *cell, GoiReportSummary *summary)
{
  goi_list_text_set_text (GOI_LIST_TEXT (cell), goi_format_state (goi_report_summary_get_state (summary)));
}

static void
bind_changed (GtkWidget *cell, GoiReportSummary *summary)
{
  g_autofree char *text = goi_format_date (goi_report_summary_get_changed (summary));

  goi_list_text_set_text (GOI_LIST_TEXT (cell), text);
}

static void
bind_source (GtkWidget *cell, GoiReportSummary *summary)
{
  goi_list_text_set_text (GOI_LIST_TEXT (cell), goi_report_summary_get_source_name (summary));
}

#define NO_SORT ((GoiSortKey) -1)

static const ColumnDef columns[] = {
  { "agency", N_("Agency"), GOI_SORT_AGENCY, -1, TRUE, FALSE, TRUE, create_agency, bind_agency },
  { "region", N_("Region"), GOI_SORT_REGION, 110, FALSE, FALSE, FALSE, create_dim, bind_region },
  { "year", N_("Year"), GOI_SORT_YEAR, 66, TRUE, FALSE, FALSE, create_figures, bind_year },
  { "edition", N_("Form"), GOI_SORT_EDITION, 66, TRUE, FALSE, FALSE, create_figures, bind_edition },
  { "incoming", N_("Received"), GOI_SORT_INCOMING, 90, TRUE, TRUE, FALSE, create_number, bind_incoming },
  { "disclosed", N_("Disclosed"), GOI_SORT_DISCLOSED, 142, TRUE, FALSE, FALSE, goi_share_bar_new, bind_disclosed },
  { "findings", N_("Check"), GOI_SORT_FINDINGS, 96, TRUE, FALSE, FALSE, create_pill, bind_findings },
  { "state", N_("State"), GOI_SORT_STATE, 84, TRUE, FALSE, FALSE, create_dim, bind_state },
  { "changed", N_("Changed"), GOI_SORT_CHANGED, 120, FALSE, FALSE, FALSE, create_dim, bind_changed },
  { "title", N_("Title"), NO_SORT, 260, FALSE, FALSE, FALSE, create_text, bind_title },
  { "source", N_("Document"), NO_SORT, 160, FALSE, FALSE, FALSE, create_dim, bind_source },
};

static const char *const sort_names[] = {
  [GOI_SORT_AGENCY] = "agency",
  [GOI_SORT_REGION] = "region",
  [GOI_SORT_YEAR] = "year",
  [GOI_SORT_EDITION] = "edition",
  [GOI_SORT_INCOMING] = "incoming",
  [GOI_SORT_DISCLOSED] = "disclosed",
  [GOI_SORT_FINDINGS] = "findings",
  [GOI_SORT_STATE] = "state",
  [GOI_SORT_CHANGED] = "changed",
};

static const ColumnDef *
find_def (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (columns[i].id, id))
      return &columns[i];
  return NULL;
}

static const ColumnDef *
column_def (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), "goi-column");
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, const ColumnDef *def)
{
  GtkWidget *cell = def->create ();

  g_object_set_data (G_OBJECT (cell), "goi-list-item", item);
  gtk_list_item_set_child (item, cell);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, const ColumnDef *def)
{
  GoiReportSummary *summary = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);

  /* A line that has not arrived yet is there, but says nothing. */
  gtk_widget_set_opacity (cell, goi_report_summary_get_id (summary) != 0 ? 1 : 0);
  if (goi_report_summary_get_id (summary) != 0)
    def->bind (cell, summary);
}

static int
get_width (GtkColumnViewColumn *column)
{
  if (gtk_column_view_column_get_visible (column))
    return gtk_column_view_column_get_fixed_width (column);
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "goi-width"));
}

/* GTK 4.8 counts the fixed widths of hidden columns and leaves nothing for those that expand: a column
 * that is hidden puts its width aside. */
static void
set_shown (GtkColumnViewColumn *column, gboolean shown, int width)
{
  g_object_set_data (G_OBJECT (column), "goi-width", GINT_TO_POINTER (width));
  gtk_column_view_column_set_fixed_width (column, shown ? width : -1);
  gtk_column_view_column_set_visible (column, shown);
}

static void
on_notify_visible (GtkColumnViewColumn *column)
{
  int width = gtk_column_view_column_get_fixed_width (column);

  if (gtk_column_view_column_get_visible (column))
    {
      gtk_column_view_column_set_fixed_width (column,
                                              GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "goi-width")));
      return;
    }
  if (width > 0)
    g_object_set_data (G_OBJECT (column), "goi-width", GINT_TO_POINTER (width));
  gtk_column_view_column_set_fixed_width (column, -1);
}

static int
probe_compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  GtkColumnViewColumn *column = GTK_COLUMN_VIEW_COLUMN (user_data);
  SortProbe *probe = g_object_get_data (G_OBJECT (column), "goi-sort-probe");

  if (probe == NULL || !probe->probing || probe->first != NULL)
    return GTK_ORDERING_EQUAL;
  probe->first = column_def (column);
  return GTK_ORDERING_SMALLER;
}

static GtkColumnViewColumn *
create_column (const ColumnDef *def, SortProbe *probe)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GMenuModel) menu = goi_report_columns_create_menu ();
  GtkColumnViewColumn *column;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), (gpointer) def);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), (gpointer) def);

  column = gtk_column_view_column_new (_(def->title), g_steal_pointer (&factory));
  g_object_set_data (G_OBJECT (column), "goi-column", (gpointer) def);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, def->expand);
  set_shown (column, def->shown, def->width);
  g_signal_connect (column, "notify::visible", G_CALLBACK (on_notify_visible), NULL);
  gtk_column_view_column_set_header_menu (column, menu);
  if (def->sort != NO_SORT)
    {
      g_autoptr (GtkSorter) sorter = NULL;

      g_object_set_data (G_OBJECT (column), "goi-sort-probe", probe);
      sorter = GTK_SORTER (gtk_custom_sorter_new (probe_compare, column, NULL));
      gtk_column_view_column_set_sorter (column, sorter);
    }
  return column;
}

/**
 * goi_report_columns_add:
 * @view: a view without columns, over a model of #GoiReportSummary
 *
 * Adds all columns, as they are by default.
 */
void
goi_report_columns_add (GtkColumnView *view)
{
  SortProbe *probe = g_new0 (SortProbe, 1);

  g_object_set_data_full (G_OBJECT (view), "goi-sort-probe", probe, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = create_column (&columns[i], probe);

      gtk_column_view_append_column (view, column);
    }
}

/**
 * goi_report_columns_get_id:
 * @column: a column of the list
 *
 * Returns: (transfer none): its name
 */
const char *
goi_report_columns_get_id (GtkColumnViewColumn *column)
{
  return column_def (column)->id;
}

/**
 * goi_report_columns_find:
 * @view: the view
 * @id: a column's name
 *
 * Returns: (transfer none) (nullable): the column
 */
GtkColumnViewColumn *
goi_report_columns_find (GtkColumnView *view, const char *id)
{
  GListModel *model = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (model, i);

      if (g_str_equal (column_def (column)->id, id))
        return column;
    }
  return NULL;
}

/**
 * goi_report_columns_save:
 * @view: the view
 *
 * Returns: (transfer floating): order, visibility and width of the columns, of type a(sbi)
 */
GVariant *
goi_report_columns_save (GtkColumnView *view)
{
  GListModel *model = gtk_column_view_get_columns (view);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sbi)"));
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (model, i);

      g_variant_builder_add (&builder, "(sbi)", column_def (column)->id,
                             gtk_column_view_column_get_visible (column),
                             get_width (column));
    }
  return g_variant_builder_end (&builder);
}

/**
 * goi_report_columns_restore:
 * @view: the view
 * @saved: what goi_report_columns_save() gave, or any other value of type a(sbi)
 *
 * Names that are not known are passed over, and columns that are not named come last, so that
 * settings of other versions do no harm. One column at least stays visible.
 */
void
goi_report_columns_restore (GtkColumnView *view, GVariant *saved)
{
  GVariantIter iter;
  const char *id;
  gboolean shown;
  int width;
  guint position = 0;
  guint n_shown = 0;

  g_variant_iter_init (&iter, saved);
  while (g_variant_iter_next (&iter, "(&sbi)", &id, &shown, &width))
    {
      GtkColumnViewColumn *column = find_def (id) != NULL ? goi_report_columns_find (view, id) : NULL;

      if (column == NULL)
        continue;
      set_shown (column, shown, width > 0 ? CLAMP (width, 24, 2000) : -1);
      gtk_column_view_insert_column (view, position++, column);
      n_shown += shown;
    }
  if (position == G_N_ELEMENTS (columns) && n_shown == 0)
    gtk_column_view_column_set_visible (goi_report_columns_find (view, "agency"), TRUE);
}

/**
 * goi_report_columns_create_menu:
 *
 * Returns: (transfer full): a menu to choose columns with, for the actions "table.column.NAME"
 */
GMenuModel *
goi_report_columns_create_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *action = g_strconcat ("table.column-", columns[i].id, NULL);

      g_menu_append (menu, _(columns[i].title), action);
    }
  return G_MENU_MODEL (menu);
}

/**
 * goi_report_columns_align_titles:
 * @view: the view
 *
 * Puts the titles of number columns over their numbers, after columns have come or gone.
 */
void
goi_report_columns_align_titles (GtkColumnView *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i].numeric)
      goi_column_view_align_title (view, _(columns[i].title));
}

/**
 * goi_report_columns_get_sort:
 * @view: the view
 * @key: (out): what it is sorted by
 * @descending: (out): whether downwards
 *
 * Returns: whether it is sorted by a column
 */
gboolean
goi_report_columns_get_sort (GtkColumnView *view, GoiSortKey *key, gboolean *descending)
{
  SortProbe *probe = g_object_get_data (G_OBJECT (view), "goi-sort-probe");
  g_autoptr (GObject) other = g_list_model_get_item (gtk_column_view_get_columns (view), 0);
  GtkOrdering ordering;

  probe->probing = TRUE;
  probe->first = NULL;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (view), view, other);
  probe->probing = FALSE;
  if (probe->first == NULL)
    return FALSE;
  *key = probe->first->sort;
  *descending = ordering == GTK_ORDERING_LARGER;
  return TRUE;
}

/**
 * goi_report_columns_set_sort:
 * @view: the view
 * @key: what to sort by
 * @descending: whether downwards
 *
 * Shows the arrow over the column.
 */
void
goi_report_columns_set_sort (GtkColumnView *view, GoiSortKey key, gboolean descending)
{
  GtkColumnViewColumn *column = goi_report_columns_find (view, goi_report_columns_sort_to_string (key));

  gtk_column_view_sort_by_column (view, column, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/**
 * goi_report_columns_sort_to_string:
 * @key: a sort key
 *
 * Returns: (transfer none): its name in the settings, which is also its column's
 */
const char *
goi_report_columns_sort_to_string (GoiSortKey key)
{
  g_return_val_if_fail ((guint) key < G_N_ELEMENTS (sort_names), "agency");
  return sort_names[key];
}

/**
 * goi_report_columns_sort_from_string:
 * @string: a name
 * @key: (out): the sort key
 *
 * Returns: whether there is such a key
 */
gboolean
goi_report_columns_sort_from_string (const char *string, GoiSortKey *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (sort_names); i++)
    if (g_strcmp0 (sort_names[i], string) == 0)
      {
        *key = (GoiSortKey) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * goi_report_columns_get_position:
 * @widget: a widget of the view, such as one under the pointer
 *
 * Returns: the line it belongs to, or %GTK_INVALID_LIST_POSITION
 */
guint
goi_report_columns_get_position (GtkWidget *widget)
{
  for (; widget != NULL && !GTK_IS_COLUMN_VIEW (widget); widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *child = widget;

      /* From a cell down to the widget that was put into it, from a row through its first cell. */
      for (guint depth = 0; child != NULL && depth < 3; depth++)
        {
          GtkListItem *item = g_object_get_data (G_OBJECT (child), "goi-list-item");

          if (item != NULL)
            return gtk_list_item_get_position (item);
          child = gtk_widget_get_first_child (child);
        }
    }
  return GTK_INVALID_LIST_POSITION;
}
