/* goi-chart-tip.c: the numbers of a bar under the pointer
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-chart-view"

#include "config.h"

#include "goi-chart-tip.h"

#include <glib/gi18n-lib.h>

static void
add_label (GtkGrid *grid, int column, int row, int width, const char *text, gboolean bold)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  if (bold)
    gtk_widget_add_css_class (label, "heading");
  if (column > 0)
    gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (grid, label, column, row, width, 1);
}

static void
add_numbers (GtkGrid *grid, const GoiChartData *data, const GoiChartBar *bar, guint series, int row,
             gboolean bold)
{
  const GoiMeasureValue *value = &bar->values[series];
  g_autofree char *count = value->available ? goi_chart_format_count (value->value)
                                            : g_strdup ("–");

  add_label (grid, 0, row, 1, data->series[series].label, bold);
  add_label (grid, 1, row, 1, count, bold);
  if (value->available && bar->base > 0 && (bar->flags & GOI_CHART_NO_TOTAL) == 0)
    {
      g_autofree char *percent = goi_chart_format_percent (value->value / bar->base);
      g_autofree char *share = g_strconcat (percent, "%", NULL);
      add_label (grid, 2, row, 1, share, bold);
    }
}

/**
 * goi_chart_tip_new:
 * @data: the data
 * @bar: a bar's index
 * @segment: the part that is pointed at, or -1
 *
 * Returns: (transfer floating): a small table with all numbers of the bar
 */
GtkWidget *
goi_chart_tip_new (const GoiChartData *data, guint bar, int segment)
{
  const GoiChartBar *item = goi_chart_data_get_bar (data, bar);
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  g_autofree char *n = goi_chart_format_n (item);
  g_autofree char *missing = goi_chart_format_missing (data, item, FALSE);
  g_autofree char *name = goi_chart_name_bar (data, bar);
  int row = 0;

  gtk_grid_set_column_spacing (grid, 18);
  add_label (grid, 0, row++, 3, name, TRUE);
  if ((item->flags & GOI_CHART_NO_DATA) != 0)
    {
      add_label (grid, 0, row, 3, _("Outcomes not available"), FALSE);
      return GTK_WIDGET (grid);
    }
  for (guint s = 0; s < data->n_series; s++)
    add_numbers (grid, data, item, s, row++, segment == (int) s);
  if (item->rest > 0)
    {
      g_autofree char *rest = goi_chart_format_count (item->rest);
      add_label (grid, 0, row, 1, _("Under no outcome"), FALSE);
      add_label (grid, 1, row++, 1, rest, FALSE);
    }
  if (item->rate.available)
    {
      g_autofree char *percent = goi_chart_format_percent (item->rate.value);
      g_autofree char *rate = g_strconcat (percent, "%", NULL);
      add_label (grid, 0, row, 1, data->rate_label, FALSE);
      add_label (grid, 2, row++, 1, rate, FALSE);
    }
  add_label (grid, 0, row++, 3, n, FALSE);
  if (missing != NULL)
    add_label (grid, 0, row++, 3, missing, FALSE);
  return GTK_WIDGET (grid);
}
