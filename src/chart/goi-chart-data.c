/* goi-chart-data.c: the numbers behind a chart
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-chart"

#include "config.h"

#include "goi-chart-data.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The parts of a bar, from what was disclosed to what was not: what they are is said in
 * measures.json. */
static const char *const outcome_measures[] = {
  "outcome.granted", "outcome.partial",  "outcome.denied",
  "outcome.unable",  "outcome.rejected", "outcome.other",
};

typedef struct
{
  const GoiMeasure *measure;
  const char *sort_by;
  gboolean descending;
} SortKey;

static GoiMeasureRow *
copy_row (const GoiMeasureRow *row)
{
  GoiMeasureRow *copy = goi_measure_row_new ();

  copy->id = row->id;
  g_free (copy->agency);
  copy->agency = g_strdup (row->agency != NULL ? row->agency : "");
  g_strfreev (copy->region);
  copy->region = row->region != NULL ? g_strdupv (row->region) : g_new0 (char *, 1);
  copy->year = row->year;
  g_free (copy->edition);
  copy->edition = g_strdup (row->edition);
  for (guint i = 0; i < goi_measure_count (); i++)
    copy->values[i] = row->values[i];
  return copy;
}

static void
free_bar (gpointer data)
{
  GoiChartBar *bar = data;

  goi_measure_row_free (bar->row);
  g_free (bar->label);
  g_free (bar->values);
  g_free (bar);
}

/* What is missing never counts as 0: when the report prints a total, the rest of it is kept
 * apart. */
static void
add_up (GoiChartBar *bar, guint n_series, guint pale_below)
{
  guint n_available = 0;

  for (guint i = 0; i < n_series; i++)
    if (bar->values[i].available)
      {
        n_available++;
        bar->sum += bar->values[i].value;
        if (bar->values[i].incomplete)
          bar->flags |= GOI_CHART_INCOMPLETE;
      }

  if (n_available == 0)
    {
      bar->flags |= GOI_CHART_NO_DATA;
      return;
    }
  if (n_available < n_series)
    bar->flags |= GOI_CHART_PARTIAL;
  if (bar->total.available && bar->total.incomplete)
    bar->flags |= GOI_CHART_INCOMPLETE;

  if (bar->total.available && bar->total.value != bar->sum)
    {
      if (bar->total.value > bar->sum
          && (bar->flags & (GOI_CHART_PARTIAL | GOI_CHART_INCOMPLETE)) != 0)
        bar->rest = bar->total.value - bar->sum;
      else
        bar->flags |= GOI_CHART_DIFFERS;
    }
  if (!bar->total.available && (bar->flags & (GOI_CHART_PARTIAL | GOI_CHART_INCOMPLETE)) != 0)
    bar->flags |= GOI_CHART_NO_TOTAL;
  bar->base = bar->sum + bar->rest;
  if (bar->base == 0)
    bar->flags |= GOI_CHART_ZERO;
  else if (bar->base < pale_below)
    bar->flags |= GOI_CHART_PALE;
}

/* A share of which a part is missing is only a lower bound: nothing to compare with. */
static gboolean
is_known_rate (GoiMeasureValue rate)
{
  return rate.available && !rate.incomplete && rate.value >= 0 && rate.value <= 1;
}

static GoiChartBar *
make_bar (const GoiMeasureRow *row, const GoiChartData *data, const GoiChartOptions *options)
{
  GoiChartBar *bar = g_new0 (GoiChartBar, 1);

  bar->row = copy_row (row);
  bar->values = g_new0 (GoiMeasureValue, data->n_series);
  for (guint i = 0; i < data->n_series; i++)
    {
      bar->values[i] = goi_measure_row_get (row, data->series[i].measure);
      /* A length cannot be negative; a report that says so has said nothing. */
      if (bar->values[i].available && !(bar->values[i].value >= 0))
        bar->values[i] = (GoiMeasureValue) { FALSE, 0, FALSE };
    }
  bar->total = goi_measure_row_get (row, "outcome.total");
  bar->rate = goi_measure_row_get (row, "rate.disclosed");
  if (!is_known_rate (bar->rate))
    bar->rate.available = FALSE;
  /* Few requests make unsteady shares; as numbers they are as good as any. */
  add_up (bar, data->n_series, options->percent ? options->pale_below : 0);
  return bar;
}

static int
compare_values (GoiMeasureValue a, GoiMeasureValue b, gboolean descending)
{
  if (a.available != b.available)
    return a.available ? -1 : 1;
  if (!a.available || a.value == b.value)
    return 0;
  return (a.value < b.value) != descending ? -1 : 1;
}

/* By code point: the order has to be the same on every machine, which no collation gives. */
static int
compare_bars (gconstpointer pa, gconstpointer pb, gpointer user_data)
{
  const GoiMeasureRow *a = (*(GoiChartBar *const *) pa)->row;
  const GoiMeasureRow *b = (*(GoiChartBar *const *) pb)->row;
  const SortKey *key = user_data;
  int order = 0;

  if (key->measure != NULL)
    {
      guint index = goi_measure_get_index (key->measure);
      order = compare_values (a->values[index], b->values[index], key->descending);
    }
  else if (strcmp (key->sort_by, GOI_CHART_SORT_YEAR) == 0)
    order = (a->year > b->year) - (a->year < b->year);
  else
    order = strcmp (a->agency, b->agency);
  if (key->measure == NULL && key->descending)
    order = -order;

  if (order == 0)
    order = strcmp (a->agency, b->agency);
  if (order == 0)
    order = (a->year > b->year) - (a->year < b->year);
  if (order == 0)
    order = (a->id > b->id) - (a->id < b->id);
  return order;
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
collect_context (GoiChartData *data)
{
  g_autoptr (GHashTable) years = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) agencies = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) editions = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < data->bars->len; i++)
    {
      const GoiChartBar *bar = data->bars->pdata[i];

      if (bar->row->year != 0 && g_hash_table_add (years, GINT_TO_POINTER (bar->row->year)))
        g_array_append_val (data->years, bar->row->year);
      g_hash_table_add (agencies, bar->row->agency);
      if (bar->row->edition != NULL && g_hash_table_add (editions, bar->row->edition))
        g_ptr_array_add (data->editions, g_strdup (bar->row->edition));
      data->max = MAX (data->max, bar->base);
    }
  g_array_sort (data->years, compare_ints);
  g_ptr_array_sort (data->editions, compare_strings);
  data->n_agencies = g_hash_table_size (agencies);
}

static char *
make_label (const GoiChartData *data, const GoiChartBar *bar, guint copy)
{
  g_autoptr (GString) label = g_string_new (NULL);
  gboolean show_year = data->years->len > 1;

  if (data->n_agencies > 1 || !show_year || bar->row->year == 0)
    g_string_append (label, *bar->row->agency != '\0' ? bar->row->agency : _("Agency not named"));
  if (show_year && bar->row->year != 0)
    {
      if (label->len > 0)
        g_string_append_c (label, ' ');
      g_string_append_printf (label, "%d", bar->row->year);
    }
  /* A government publishes its own report and the one of its whole area: same name, same year. */
  if (copy > 1)
    g_string_append_printf (label, " (%u)", copy);
  return g_string_free (g_steal_pointer (&label), FALSE);
}

static void
make_labels (GoiChartData *data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < data->bars->len; i++)
    {
      GoiChartBar *bar = data->bars->pdata[i];
      char *key = g_strdup_printf ("%d %s", bar->row->year, bar->row->agency);
      guint copy = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key)) + 1;

      g_hash_table_replace (seen, key, GUINT_TO_POINTER (copy));
      bar->label = make_label (data, bar, copy);
    }
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

static void
find_median (GoiChartData *data, GPtrArray *rows)
{
  g_autoptr (GArray) rates = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < rows->len; i++)
    {
      GoiMeasureValue rate = goi_measure_row_get (rows->pdata[i], "rate.disclosed");

      if (is_known_rate (rate))
        g_array_append_val (rates, rate.value);
    }
  data->n_peers = rates->len;
  if (rates->len == 0)
    return;

  g_array_sort (rates, compare_doubles);
  data->median = (g_array_index (rates, double, (rates->len - 1) / 2)
                  + g_array_index (rates, double, rates->len / 2)) / 2;
}

static void
clear_data (gpointer memory)
{
  GoiChartData *data = memory;

  g_free (data->series);
  g_ptr_array_unref (data->bars);
  g_array_unref (data->years);
  g_ptr_array_unref (data->editions);
}

/**
 * goi_chart_data_new:
 * @rows: (element-type GoiMeasureRow): the reports to show
 * @peers: (element-type GoiMeasureRow) (nullable): the reports that the median is of; %NULL for
 *    @rows
 * @options: what to show and how to order it
 *
 * Takes what the chart needs out of the rows and orders it. Reports that do not have the measure
 * that is sorted by come last, whatever the direction.
 *
 * Returns: (transfer full): the data; without bars when there are no rows
 */
GoiChartData *
goi_chart_data_new (GPtrArray *rows, GPtrArray *peers, const GoiChartOptions *options)
{
  GoiChartData *data;
  SortKey key;

  g_return_val_if_fail (rows != NULL, NULL);
  g_return_val_if_fail (options != NULL && options->sort_by != NULL, NULL);

  data = g_atomic_rc_box_new0 (GoiChartData);
  data->bars = g_ptr_array_new_with_free_func (free_bar);
  data->years = g_array_new (FALSE, FALSE, sizeof (int));
  data->editions = g_ptr_array_new_with_free_func (g_free);
  data->n_series = G_N_ELEMENTS (outcome_measures);
  data->series = g_new0 (GoiChartSeries, data->n_series);
  for (guint i = 0; i < data->n_series; i++)
    {
      data->series[i].measure = outcome_measures[i];
      data->series[i].label
          = goi_measure_get_label (goi_measure_get (outcome_measures[i]), options->chinese);
    }
  data->rate_label = goi_measure_get_label (goi_measure_get ("rate.disclosed"), options->chinese);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (data->bars, make_bar (rows->pdata[i], data, options));

  key = (SortKey) { goi_measure_get (options->sort_by), options->sort_by, options->descending };
  g_ptr_array_sort_with_data (data->bars, compare_bars, &key);
  collect_context (data);
  make_labels (data);
  find_median (data, peers != NULL ? peers : rows);
  return data;
}

GoiChartData *
goi_chart_data_ref (GoiChartData *data)
{
  g_return_val_if_fail (data != NULL, NULL);
  return g_atomic_rc_box_acquire (data);
}

void
goi_chart_data_unref (GoiChartData *data)
{
  g_return_if_fail (data != NULL);
  g_atomic_rc_box_release_full (data, clear_data);
}

/**
 * goi_chart_data_get_bar:
 * @data: the data
 * @index: a bar's index
 *
 * Returns: (transfer none): the bar
 */
const GoiChartBar *
goi_chart_data_get_bar (const GoiChartData *data, guint index)
{
  g_return_val_if_fail (data != NULL && index < data->bars->len, NULL);
  return data->bars->pdata[index];
}

/**
 * goi_chart_data_count:
 * @data: the data
 * @flags: flags
 *
 * Returns: how many bars have at least one of @flags
 */
guint
goi_chart_data_count (const GoiChartData *data, GoiChartFlags flags)
{
  guint n = 0;

  g_return_val_if_fail (data != NULL, 0);

  for (guint i = 0; i < data->bars->len; i++)
    if ((goi_chart_data_get_bar (data, i)->flags & flags) != 0)
      n++;
  return n;
}
