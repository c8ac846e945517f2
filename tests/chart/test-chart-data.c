/* test-chart-data.c: tests of the numbers behind a chart
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart-samples.h"
#include "goi-chart-data.h"

#include <string.h>

/* The labels of all bars in drawing order. */
static char *
order (GPtrArray *rows, const char *sort_by, gboolean descending)
{
  g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
  g_autoptr (GoiChartData) data = NULL;
  g_autoptr (GString) labels = g_string_new (NULL);

  g_assert_true (goi_chart_options_set_sort (options, sort_by, descending, NULL));
  data = goi_chart_data_new (rows, NULL, options);
  for (guint i = 0; i < data->bars->len; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? "|" : "",
                            goi_chart_data_get_bar (data, i)->label);
  return g_string_free (g_steal_pointer (&labels), FALSE);
}

static GoiChartData *
make (GPtrArray *rows, gboolean percent)
{
  g_autoptr (GoiChartOptions) options = goi_chart_options_new ();

  options->percent = percent;
  goi_chart_options_set_sort (options, GOI_CHART_SORT_AGENCY, FALSE, NULL);
  return goi_chart_data_new (rows, NULL, options);
}

static void
test_order (void)
{
  g_autoptr (GPtrArray) rows = sample_rows_new ();

  sample_add (rows, "B", 2021, "2021", (int[]) { 5, 0, 5, 0, 0, 0 }, 10);
  sample_add (rows, "A", 2021, "2021", (int[]) { 9, 0, 1, 0, 0, 0 }, 10);
  sample_add (rows, "D", 2021, "2021", (int[]) { NA, NA, NA, NA, NA, NA }, NA);
  sample_add (rows, "C", 2021, "2021", (int[]) { 5, 0, 15, 0, 0, 0 }, 20);

  {
    g_autofree char *down = order (rows, "rate.disclosed", TRUE);
    g_autofree char *up = order (rows, "rate.disclosed", FALSE);
    g_autofree char *name = order (rows, GOI_CHART_SORT_AGENCY, FALSE);
    g_autofree char *name_down = order (rows, GOI_CHART_SORT_AGENCY, TRUE);
    g_autofree char *denied = order (rows, "outcome.denied", TRUE);
    g_autofree char *total = order (rows, "outcome.total", FALSE);

    /* D has no numbers and is last either way; A and B are equal in their totals and stand by
     * name. */
    g_assert_cmpstr (down, ==, "A|B|C|D");
    g_assert_cmpstr (up, ==, "C|B|A|D");
    g_assert_cmpstr (name, ==, "A|B|C|D");
    g_assert_cmpstr (name_down, ==, "D|C|B|A");
    g_assert_cmpstr (denied, ==, "C|B|A|D");
    g_assert_cmpstr (total, ==, "A|B|C|D");
  }
}

static void
test_sort_unknown (void)
{
  g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (goi_chart_options_set_sort (options, "rate.happiness", FALSE, &error));
  g_assert_error (error, GOI_CHART_ERROR, GOI_CHART_ERROR_UNKNOWN_MEASURE);
  g_assert_cmpstr (options->sort_by, ==, "rate.disclosed");
  g_assert_true (options->descending);
}

static void
test_availability (void)
{
  g_autoptr (GPtrArray) rows = sample_rows_new ();
  g_autoptr (GoiChartData) data = NULL;
  const GoiChartBar *bar;

  sample_add (rows, "1 all", 2021, "2021", (int[]) { 1, 2, 3, 4, 5, 6 }, 21);
  sample_add (rows, "2 none", 2021, "2021", (int[]) { NA, NA, NA, NA, NA, NA }, 21);
  sample_add (rows, "3 zero", 2021, "2021", (int[]) { 0, 0, 0, 0, 0, 0 }, 0);
  sample_add (rows, "4 part", 2018, "2014", (int[]) { 1, 2, 3, 4, 5, NA }, 15);
  sample_add (rows, "5 rest", 2018, "2014", (int[]) { 1, 2, 3, 4, NA, NA }, 40);
  sample_add (rows, "6 open", 2013, "2008", (int[]) { 40, NA, NA, NA, NA, NA }, NA);
  data = make (rows, TRUE);

  bar = goi_chart_data_get_bar (data, 0);
  g_assert_cmpfloat (bar->base, ==, 21);
  g_assert_cmpuint (bar->flags, ==, GOI_CHART_PALE);

  bar = goi_chart_data_get_bar (data, 1);
  g_assert_cmpuint (bar->flags, ==, GOI_CHART_NO_DATA);

  bar = goi_chart_data_get_bar (data, 2);
  g_assert_cmpuint (bar->flags, ==, GOI_CHART_ZERO);
  g_assert_true (bar->values[5].available);

  bar = goi_chart_data_get_bar (data, 3);
  g_assert_cmpuint (bar->flags, ==, GOI_CHART_PARTIAL | GOI_CHART_PALE);
  g_assert_false (bar->values[5].available);
  g_assert_cmpfloat (bar->rest, ==, 0);

  /* 30 of the 40 are under no outcome: they are not spread over the others. */
  bar = goi_chart_data_get_bar (data, 4);
  g_assert_cmpuint (bar->flags, ==, GOI_CHART_PARTIAL);
  g_assert_cmpfloat (bar->sum, ==, 10);
  g_assert_cmpfloat (bar->rest, ==, 30);
  g_assert_cmpfloat (bar->base, ==, 40);

  bar = goi_chart_data_get_bar (data, 5);
  g_assert_cmpuint (bar->flags, ==, GOI_CHART_PARTIAL | GOI_CHART_NO_TOTAL);

  g_assert_cmpuint (goi_chart_data_count (data, GOI_CHART_PARTIAL), ==, 3);
  g_assert_cmpuint (data->editions->len, ==, 3);
  g_assert_cmpuint (data->years->len, ==, 3);
  g_assert_cmpfloat (data->max, ==, 40);
}

static void
test_differs (void)
{
  g_autoptr (GPtrArray) rows = sample_rows_new ();
  g_autoptr (GoiChartData) data = NULL;
  GoiMeasureRow *row;

  sample_add (rows, "1 less", 2021, "2021", (int[]) { 40, 0, 0, 0, 0, 0 }, 41);
  sample_add (rows, "2 more", 2021, "2021", (int[]) { 40, 0, 0, 0, 0, 0 }, 39);
  sample_add (rows, "3 same", 2021, "2021", (int[]) { 40, 0, 0, 0, 0, 0 }, 40);
  row = sample_add (rows, "4 incomplete", 2021, "2021", (int[]) { 40, 0, 0, 0, 0, 0 }, 50);
  sample_set (row, "outcome.denied", (GoiMeasureValue) { TRUE, 0, TRUE });
  data = make (rows, TRUE);

  g_assert_cmpuint (goi_chart_data_get_bar (data, 0)->flags, ==, GOI_CHART_DIFFERS);
  g_assert_cmpfloat (goi_chart_data_get_bar (data, 0)->base, ==, 40);
  g_assert_cmpuint (goi_chart_data_get_bar (data, 1)->flags, ==, GOI_CHART_DIFFERS);
  g_assert_cmpuint (goi_chart_data_get_bar (data, 2)->flags, ==, 0);
  g_assert_cmpuint (goi_chart_data_get_bar (data, 3)->flags, ==, GOI_CHART_INCOMPLETE);
  g_assert_cmpfloat (goi_chart_data_get_bar (data, 3)->rest, ==, 10);
}

static void
test_pale (void)
{
  g_autoptr (GPtrArray) rows = sample_rows_new ();
  g_autoptr (GoiChartData) shares = NULL;
  g_autoptr (GoiChartData) numbers = NULL;

  sample_add (rows, "1", 2021, "2021", (int[]) { 29, 0, 0, 0, 0, 0 }, 29);
  sample_add (rows, "2", 2021, "2021", (int[]) { 30, 0, 0, 0, 0, 0 }, 30);
  shares = make (rows, TRUE);
  numbers = make (rows, FALSE);

  g_assert_cmpuint (goi_chart_data_get_bar (shares, 0)->flags, ==, GOI_CHART_PALE);
  g_assert_cmpuint (goi_chart_data_get_bar (shares, 1)->flags, ==, 0);
  g_assert_cmpuint (goi_chart_data_get_bar (numbers, 0)->flags, ==, 0);
}

static void
test_median (void)
{
  g_autoptr (GPtrArray) rows = sample_rows_new ();
  g_autoptr (GPtrArray) peers = sample_rows_new ();
  g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
  g_autoptr (GoiChartData) odd = NULL;
  g_autoptr (GoiChartData) even = NULL;
  g_autoptr (GoiChartData) others = NULL;
  GoiMeasureRow *row;

  sample_add (rows, "A", 2021, "2021", (int[]) { 10, 0, 90, 0, 0, 0 }, 100);
  sample_add (rows, "B", 2021, "2021", (int[]) { 80, 10, 10, 0, 0, 0 }, 100);
  sample_add (rows, "C", 2021, "2021", (int[]) { 20, 10, 70, 0, 0, 0 }, 100);
  sample_add (rows, "no requests", 2021, "2021", (int[]) { 0, 0, 0, 0, 0, 0 }, 0);
  odd = goi_chart_data_new (rows, NULL, options);
  g_assert_cmpuint (odd->n_peers, ==, 3);
  g_assert_cmpfloat (odd->median, ==, 0.3);

  sample_add (rows, "D", 2021, "2021", (int[]) { 50, 0, 50, 0, 0, 0 }, 100);
  row = sample_add (rows, "lower bound only", 2021, "2021", (int[]) { 1, 0, 99, 0, 0, 0 }, 100);
  sample_set (row, "rate.disclosed", (GoiMeasureValue) { TRUE, 0.01, TRUE });
  even = goi_chart_data_new (rows, NULL, options);
  g_assert_cmpuint (even->n_peers, ==, 4);
  g_assert_cmpfloat (even->median, ==, 0.4);

  sample_add (peers, "X", 2021, "2021", (int[]) { 70, 0, 30, 0, 0, 0 }, 100);
  others = goi_chart_data_new (rows, peers, options);
  g_assert_cmpuint (others->n_peers, ==, 1);
  g_assert_cmpfloat (others->median, ==, 0.7);
}

static void
test_labels (void)
{
  g_autoptr (GPtrArray) rows = sample_rows_new ();
  g_autofree char *one_year = NULL;
  g_autofree char *two_years = NULL;
  g_autofree char *one_agency = NULL;

  sample_add (rows, "A", 2021, "2021", (int[]) { 1, 0, 0, 0, 0, 0 }, 1);
  sample_add (rows, "B", 2021, "2021", (int[]) { 1, 0, 0, 0, 0, 0 }, 1);
  sample_add (rows, "B", 2021, "2021", (int[]) { 1, 0, 0, 0, 0, 0 }, 1);
  one_year = order (rows, GOI_CHART_SORT_AGENCY, FALSE);
  g_assert_cmpstr (one_year, ==, "A|B|B (2)");

  sample_add (rows, "", 2022, "2021", (int[]) { 1, 0, 0, 0, 0, 0 }, 1);
  two_years = order (rows, GOI_CHART_SORT_AGENCY, FALSE);
  g_assert_cmpstr (two_years, ==, "Agency not named 2022|A 2021|B 2021|B 2021 (2)");

  g_ptr_array_set_size (rows, 1);
  sample_add (rows, "A", 2020, "2019", (int[]) { 1, 0, 0, 0, 0, 0 }, 1);
  one_agency = order (rows, GOI_CHART_SORT_YEAR, TRUE);
  g_assert_cmpstr (one_agency, ==, "2021|2020");
}

static void
test_kinds (void)
{
  g_autoptr (GError) reserved = NULL;
  g_autoptr (GError) unknown = NULL;
  GoiChartKind kind = 99;

  g_assert_true (goi_chart_kind_from_string ("outcomes", &kind, NULL));
  g_assert_cmpuint (kind, ==, GOI_CHART_OUTCOMES);
  g_assert_cmpstr (goi_chart_kind_to_string (kind), ==, "outcomes");

  g_assert_false (goi_chart_kind_from_string ("heatmap", &kind, &reserved));
  g_assert_error (reserved, GOI_CHART_ERROR, GOI_CHART_ERROR_KIND_NOT_AVAILABLE);
  g_assert_nonnull (strstr (reserved->message, "heatmap"));
  g_assert_false (goi_chart_kind_from_string ("pie", &kind, &unknown));
  g_assert_error (unknown, GOI_CHART_ERROR, GOI_CHART_ERROR_UNKNOWN_KIND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/data/order", test_order);
  g_test_add_func ("/chart/data/sort-unknown", test_sort_unknown);
  g_test_add_func ("/chart/data/availability", test_availability);
  g_test_add_func ("/chart/data/differs", test_differs);
  g_test_add_func ("/chart/data/pale", test_pale);
  g_test_add_func ("/chart/data/median", test_median);
  g_test_add_func ("/chart/data/labels", test_labels);
  g_test_add_func ("/chart/data/kinds", test_kinds);
  return g_test_run ();
}
