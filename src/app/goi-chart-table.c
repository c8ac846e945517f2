/* goi-chart-table.c: the numbers of a chart as a table
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-chart-table"

#include "config.h"

#include "goi-chart-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The columns before and after those of the series. */
enum
{
  COLUMN_AGENCY = -4,
  COLUMN_YEAR = -3,
  COLUMN_TOTAL = -2,
  COLUMN_RATE = -1,
};

/* A bar's index; items of a list model have to be objects. */
#define GOI_TYPE_CHART_NUMBERS (goi_chart_numbers_get_type ())
G_DECLARE_FINAL_TYPE (GoiChartNumbers, goi_chart_numbers, GOI, CHART_NUMBERS, GObject)

struct _GoiChartNumbers
{
  GObject parent_instance;
  guint bar;
};

G_DEFINE_FINAL_TYPE (GoiChartNumbers, goi_chart_numbers, G_TYPE_OBJECT)

struct _GoiChartTable
{
  GtkWidget parent_instance;

  /* Borrowed References */
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkColumnView *view;

  /* Owned References */
  GListStore *lines;
  GoiChartData *data;
  GoiChartOptions *options;
};

G_DEFINE_FINAL_TYPE (GoiChartTable, goi_chart_table, GTK_TYPE_WIDGET)

static void
goi_chart_numbers_class_init (GoiChartNumbersClass *klass)
{
}

static void
goi_chart_numbers_init (GoiChartNumbers *self)
{
}

static char *
format_value (const GoiChartData *data, const GoiChartOptions *options, const GoiChartBar *bar,
              guint series)
{
  const GoiMeasureValue *value = &bar->values[series];
  g_autofree char *count = NULL;
  g_autofree char *percent = NULL;

  if (!value->available)
    return g_strdup ("–");
  count = goi_chart_format_count (value->value);
  if (!options->percent || bar->base == 0 || (bar->flags & GOI_CHART_NO_TOTAL) != 0)
    return g_steal_pointer (&count);
  percent = goi_chart_format_percent (value->value / bar->base);
  return g_strdup_printf ("%s (%s%%)", count, percent);
}

/* "n = 69 ≠ 70" without its n, as the column says what it is. */
static char *
format_total (const GoiChartBar *bar)
{
  g_autofree char *n = goi_chart_format_n (bar);

  if (g_str_has_prefix (n, "n = "))
    return g_strdup (n + strlen ("n = "));
  return g_strdup (g_str_has_prefix (n, "n ") ? n + strlen ("n ") : n);
}

/* As other programs take it: plain numbers, and nothing where there is none. */
static char *
format_plain (const GoiChartData *data, guint index, int column)
{
  const GoiChartBar *bar = goi_chart_data_get_bar (data, index);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  switch (column)
    {
    case COLUMN_AGENCY:
      return g_strdup (bar->row->agency);
    case COLUMN_YEAR:
      return bar->row->year != 0 ? g_strdup_printf ("%d", bar->row->year) : g_strdup ("");
    case COLUMN_TOTAL:
      return bar->total.available ? goi_chart_format_count (bar->total.value) : g_strdup ("");
    case COLUMN_RATE:
      return g_strdup (bar->rate.available
                           ? g_ascii_formatd (buffer, sizeof buffer, "%.4f", bar->rate.value)
                           : "");
    default:
      return bar->values[column].available ? goi_chart_format_count (bar->values[column].value)
                                           : g_strdup ("");
    }
}

static char *
format_cell (GoiChartTable *self, guint index, int column)
{
  const GoiChartBar *bar = goi_chart_data_get_bar (self->data, index);
  g_autofree char *percent = NULL;

  switch (column)
    {
    case COLUMN_AGENCY:
      return g_strdup (*bar->row->agency != '\0' ? bar->row->agency : _("Agency not named"));
    case COLUMN_YEAR:
      return bar->row->year != 0 ? g_strdup_printf ("%d", bar->row->year) : g_strdup ("–");
    case COLUMN_TOTAL:
      return format_total (bar);
    case COLUMN_RATE:
      if (!bar->rate.available)
        return g_strdup ("–");
      percent = goi_chart_format_percent (bar->rate.value);
      return g_strconcat (percent, "%", NULL);
    default:
      return format_value (self->data, self->options, bar, column);
    }
}

static const char *
get_column_title (const GoiChartData *data, const GoiChartOptions *options, int column)
{
  switch (column)
    {
    case COLUMN_AGENCY:
      return _("Agency");
    case COLUMN_YEAR:
      return _("Year");
    case COLUMN_TOTAL:
      return goi_measure_get_label (goi_measure_get ("outcome.total"), options->chinese);
    case COLUMN_RATE:
      return data->rate_label;
    default:
      return data->series[column].label;
    }
}

static int
get_column (GtkSignalListItemFactory *factory)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "column"));
}

static void
on_setup (GoiChartTable *self, GtkListItem *item, GtkSignalListItemFactory *factory)
{
  GtkWidget *label = gtk_label_new (NULL);
  int column = get_column (factory);

  gtk_label_set_xalign (GTK_LABEL (label), column == COLUMN_AGENCY ? 0 : 1);
  gtk_widget_add_css_class (label, "numeric");
  if (column == COLUMN_AGENCY)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
      gtk_label_set_width_chars (GTK_LABEL (label), 14);
    }
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GoiChartTable *self, GtkListItem *item, GtkSignalListItemFactory *factory)
{
  GoiChartNumbers *line = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  int column = get_column (factory);
  g_autofree char *text = format_cell (self, line->bar, column);
  g_autofree char *name = g_strdup_printf (_("%1$s: %2$s"),
                                           get_column_title (self->data, self->options, column),
                                           text);
  gboolean pale = (goi_chart_data_get_bar (self->data, line->bar)->flags & GOI_CHART_PALE) != 0;

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, column == COLUMN_AGENCY ? text : NULL);
  if (pale)
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_remove_css_class (label, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
add_column (GoiChartTable *self, int column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column
      = gtk_column_view_column_new (get_column_title (self->data, self->options, column), factory);

  g_object_set_data (G_OBJECT (factory), "column", GINT_TO_POINTER (column));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, column == COLUMN_AGENCY);
  gtk_column_view_append_column (self->view, view_column);
  g_object_unref (view_column);
}

static GArray *
list_columns (const GoiChartData *data)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (int));
  int column = COLUMN_AGENCY;

  g_array_append_val (columns, column);
  column = COLUMN_YEAR;
  g_array_append_val (columns, column);
  for (column = 0; column < (int) data->n_series; column++)
    g_array_append_val (columns, column);
  column = COLUMN_TOTAL;
  g_array_append_val (columns, column);
  column = COLUMN_RATE;
  g_array_append_val (columns, column);
  return columns;
}

static void
clear_columns (GoiChartTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);
      gtk_column_view_remove_column (self->view, column);
    }
}

static void
goi_chart_table_dispose (GObject *object)
{
  GoiChartTable *self = GOI_CHART_TABLE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->lines);
  g_clear_pointer (&self->data, goi_chart_data_unref);
  g_clear_pointer (&self->options, goi_chart_options_free);
  G_OBJECT_CLASS (goi_chart_table_parent_class)->dispose (object);
}

static void
goi_chart_table_class_init (GoiChartTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = goi_chart_table_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkLabel *
add_heading (GoiChartTable *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_margin_start (label, 18);
  gtk_widget_set_margin_end (label, 18);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static void
goi_chart_table_init (GoiChartTable *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkSingleSelection *selection;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (
                                      gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
  self->title = add_heading (self, "title-3");
  gtk_widget_set_margin_top (GTK_WIDGET (self->title), 14);
  self->subtitle = add_heading (self, "dim-label");
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->subtitle), 10);

  self->lines = g_list_store_new (GOI_TYPE_CHART_NUMBERS);
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->lines)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (selection)));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("The chart’s numbers"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
}

/**
 * goi_chart_table_new:
 *
 * Returns: (transfer floating): an empty table
 */
GtkWidget *
goi_chart_table_new (void)
{
  return g_object_new (GOI_TYPE_CHART_TABLE, NULL);
}

/**
 * goi_chart_table_set_chart:
 * @self: the table
 * @data: (nullable): whose numbers to show
 * @options: (nullable): shares beside the numbers or not
 */
void
goi_chart_table_set_chart (GoiChartTable *self, GoiChartData *data, const GoiChartOptions *options)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) columns = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  g_return_if_fail (GOI_IS_CHART_TABLE (self));
  g_return_if_fail (data == NULL || options != NULL);

  /* Rows look their texts up in the data, so none may be left when the data goes. */
  g_list_store_remove_all (self->lines);
  clear_columns (self);
  if (data != NULL)
    goi_chart_data_ref (data);
  g_clear_pointer (&self->data, goi_chart_data_unref);
  g_clear_pointer (&self->options, goi_chart_options_free);
  if (data == NULL)
    return;

  self->data = data;
  self->options = goi_chart_options_copy (options);
  title = goi_chart_title (data, options);
  subtitle = goi_chart_subtitle (data, options);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, subtitle);
  columns = list_columns (data);
  for (guint i = 0; i < columns->len; i++)
    add_column (self, g_array_index (columns, int, i));
  for (guint i = 0; i < data->bars->len; i++)
    {
      GoiChartNumbers *line = g_object_new (GOI_TYPE_CHART_NUMBERS, NULL);
      line->bar = i;
      g_ptr_array_add (lines, line);
    }
  g_list_store_splice (self->lines, 0, 0, lines->pdata, lines->len);
}

/**
 * goi_chart_table_get_model:
 * @self: the table
 *
 * Returns: (transfer none): its lines
 */
GListModel *
goi_chart_table_get_model (GoiChartTable *self)
{
  g_return_val_if_fail (GOI_IS_CHART_TABLE (self), NULL);
  return G_LIST_MODEL (self->lines);
}

/**
 * goi_chart_table_format:
 * @data: the data
 * @options: the options
 *
 * Returns: (transfer full): the numbers with tabs between the columns, as spreadsheets take them;
 *    empty where a report has none, the share as a fraction
 */
char *
goi_chart_table_format (const GoiChartData *data, const GoiChartOptions *options)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) columns = NULL;

  g_return_val_if_fail (data != NULL && options != NULL, NULL);

  columns = list_columns (data);
  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "",
                            get_column_title (data, options, g_array_index (columns, int, i)));
  g_string_append_c (text, '\n');
  for (guint bar = 0; bar < data->bars->len; bar++)
    {
      for (guint i = 0; i < columns->len; i++)
        {
          g_autofree char *cell = format_plain (data, bar, g_array_index (columns, int, i));
          g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "", cell);
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
