/* test-chart-words.c: tests of what a chart says
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart-samples.h"
#include "goi-chart-words.h"

#include <string.h>

typedef struct
{
  const char *name;
  gboolean percent;
  int rows[4][6];
  guint n;
  const char *title;
} TitleCase;

/* The first two numbers are disclosed; a row's total is its sum. */
static const TitleCase title_cases[] = {
  { "all",
    TRUE,
    { { 5, 0, 5 }, { 6, 1, 2 } },
    2,
    "Every agency disclosed at least half of its requests; “Denied” leads among the rest" },
  { "most",
    TRUE,
    { { 5, 0, 5 }, { 6, 1, 2 }, { 1, 0, 0, 9 } },
    3,
    "Most agencies disclosed at least half of their requests; “Cannot be provided” leads among the "
    "rest" },
  { "half",
    TRUE,
    { { 9, 0, 1 }, { 1, 0, 8, 0, 0, 1 } },
    2,
    "Half of the agencies disclosed at least half of their requests; “Denied” leads among the "
    "rest" },
  { "some",
    TRUE,
    { { 9, 0, 1 }, { 1, 0, 8 }, { 0, 0, 1 } },
    3,
    "1 of 3 agencies disclosed at least half of their requests; “Denied” leads among the rest" },
  { "none",
    TRUE,
    { { 1, 0, 0, 0, 9 }, { 4, 0, 0, 0, 5 } },
    2,
    "No agency disclosed as much as half of its requests; “Not processed” leads among the rest" },
  /* As many denied as not processed: nothing leads. */
  { "tie",
    TRUE,
    { { 1, 0, 5, 0, 5 }, { 4, 1, 0, 0, 0 } },
    2,
    "Half of the agencies disclosed at least half of their requests" },
  { "nothing-else",
    TRUE,
    { { 1, 0 }, { 4, 1 } },
    2,
    "Every agency disclosed at least half of its requests" },
  { "one",
    TRUE,
    { { 30, 6, 34 } },
    1,
    "A disclosed 51% of 70 decided requests, in full or in part" },
  { "zero", TRUE, { { 0 }, { 0 } }, 2, "No requests were decided" },
  { "numbers",
    FALSE,
    { { 5, 0, 5 }, { 6, 1, 2, 20 } },
    2,
    "2 agencies decided 39 requests, B the most of them (29)" },
  { "numbers-tie", FALSE, { { 5, 0, 5 }, { 6, 1, 3 } }, 2, "2 agencies decided 20 requests" },
  { "numbers-one", FALSE, { { 5, 0, 5 } }, 1, "A, 2021: 10 requests decided" },
};

static char *
title_of (GPtrArray *rows, gboolean percent)
{
  g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
  g_autoptr (GoiChartData) data = NULL;

  options->percent = percent;
  data = goi_chart_data_new (rows, NULL, options);
  return goi_chart_title (data, options);
}

static void
test_title (gconstpointer user_data)
{
  const TitleCase *test = user_data;
  g_autoptr (GPtrArray) rows = sample_rows_new ();
  g_autofree char *title = NULL;

  for (guint i = 0; i < test->n; i++)
    {
      const char name[] = { 'A' + i, 0 };
      int total = 0;

      for (guint k = 0; k < 6; k++)
        total += test->rows[i][k];
      sample_add (rows, name, 2021, "2021", test->rows[i], total);
    }
  title = title_of (rows, test->percent);
  g_assert_cmpstr (title, ==, test->title);
}

static void
test_title_years (void)
{
  g_autoptr (GPtrArray) rows = sample_rows_new ();
  g_autofree char *up = NULL;
  g_autofree char *down = NULL;
  g_autofree char *same = NULL;
  g_autofree char *two = NULL;

  sample_add (rows, "A", 2021, "2021", (int[]) { 40, 0, 60, 0, 0, 0 }, 100);
  sample_add (rows, "A", 2023, "2021", (int[]) { 50, 1, 49, 0, 0, 0 }, 100);
  sample_add (rows, "A", 2022, "2021", (int[]) { 90, 0, 10, 0, 0, 0 }, 100);
  up = title_of (rows, TRUE);
  g_assert_cmpstr (up, ==, "A: disclosed share up from 40% in 2021 to 51% in 2023");

  sample_add (rows, "A", 2020, "2019", (int[]) { 51, 0, 49, 0, 0, 0 }, 100);
  same = title_of (rows, TRUE);
  g_assert_cmpstr (same, ==, "A disclosed 51% of the requests both in 2020 and in 2023");

  sample_add (rows, "A", 2024, "2021", (int[]) { 5, 0, 95, 0, 0, 0 }, 100);
  down = title_of (rows, TRUE);
  g_assert_cmpstr (down, ==, "A: disclosed share down from 51% in 2020 to 5% in 2024");

  sample_add (rows, "B", 2024, "2021", (int[]) { 5, 0, 95, 0, 0, 0 }, 100);
  two = title_of (rows, TRUE);
  g_assert_cmpstr (two, ==, "In half of the reports at least half of the requests were disclosed; "
                            "“Denied” leads among the rest");
}

/* What is missing could be the largest: then the title does not name one. */
static void
test_title_unknown (void)
{
  g_autoptr (GPtrArray) rows = sample_rows_new ();
  g_autofree char *known = NULL;
  g_autofree char *unknown = NULL;
  g_autofree char *nothing = NULL;

  sample_add (rows, "A", 2018, "2014", (int[]) { 50, 0, 40, 5, 5, NA }, 104);
  sample_add (rows, "B", 2018, "2014", (int[]) { 50, 0, 0, 0, 0, NA }, 50);
  known = title_of (rows, TRUE);
  g_assert_cmpstr (known, ==, "Half of the agencies disclosed at least half of their requests; "
                              "“Denied” leads among the rest");

  sample_add (rows, "C", 2018, "2014", (int[]) { 50, 0, 0, 0, 0, NA }, 100);
  unknown = title_of (rows, TRUE);
  g_assert_cmpstr (unknown, ==, "Most agencies disclosed at least half of their requests");

  g_ptr_array_set_size (rows, 0);
  sample_add (rows, "D", 2021, "2021", (int[]) { NA, NA, NA, NA, NA, NA }, NA);
  nothing = title_of (rows, TRUE);
  g_assert_cmpstr (nothing, ==, "The report does not say how requests were decided");
}

static void
test_percent (void)
{
  static const struct
  {
    double share;
    const char *text;
  } cases[] = {
    { 0, "0" }, { 0.001, "<1" }, { 0.005, "1" }, { 0.014, "1" }, { 0.015, "2" }, { 0.5, "50" },
    { 0.9949, "99" }, { 0.9951, ">99" }, { 1, "100" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = goi_chart_format_percent (cases[i].share);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static char *
notes_of (GPtrArray *rows, const char *source)
{
  g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
  g_autoptr (GoiChartData) data = goi_chart_data_new (rows, NULL, options);
  g_auto (GStrv) notes = NULL;

  goi_chart_options_set_source (options, source);
  notes = goi_chart_notes (data, options);
  return g_strjoinv ("\n", notes);
}

static void
test_notes (void)
{
  g_autoptr (GPtrArray) rows = sample_rows_new ();
  g_autofree char *plain = NULL;
  g_autofree char *full = NULL;
  GoiMeasureRow *row;

  sample_add (rows, "A", 2021, "2021", (int[]) { 40, 0, 60, 0, 0, 0 }, 100);
  plain = notes_of (rows, NULL);
  g_assert_cmpstr (plain, ==, "Source: 1 annual report for 2021.\n"
                              "Disclosed share: (granted + granted in part) / all outcomes.");

  sample_add (rows, "B", 2018, "2014", (int[]) { 4, 0, 6, 0, 0, NA }, 20);
  sample_add (rows, "C", 2021, "2021", (int[]) { 40, 0, 60, 0, 0, 0 }, 110);
  sample_add (rows, "D", 2021, "2021", (int[]) { NA, NA, NA, NA, NA, NA }, NA);
  row = sample_add (rows, "E", 2021, "2021", (int[]) { 40, 0, 60, 0, 0, 0 }, 100);
  sample_set (row, "outcome.denied", (GoiMeasureValue) { TRUE, 60, TRUE });
  sample_add (rows, "F", 2013, "2008", (int[]) { 40, NA, NA, NA, NA, NA }, NA);
  full = notes_of (rows, "the city");
  g_assert_cmpstr (
      full, ==,
      "Source: the city, 6 annual reports for 2013–2021.\n"
      "Disclosed share: (granted + granted in part) / all outcomes.\n"
      "Pale: fewer than 30 decided requests, too few for steady shares.\n"
      "The reports use different forms (prose report: 1, 2014 statistics form: 1, 2021 form: 4); "
      "their outcomes are brought to one scale.\n"
      "Reports without a number (Granted in part: 1, Denied: 1, Cannot be provided: 1, Not "
      "processed: 1, "
      "Otherwise handled: 2).\n"
      "1 report does not say how requests were decided.\n"
      "Dashed: part of the printed total, but stated under no outcome.\n"
      "* Numbers are incomplete in 1 report: cells are missing or unreadable.\n"
      "≥ 1 report gives neither all outcomes nor their total: no shares.\n"
      "≠ In 1 report the outcomes do not add up to the total it prints, which stands second; "
      "shares are "
      "of their sum.");
}

static void
test_bar (void)
{
  g_autoptr (GPtrArray) rows = sample_rows_new ();
  g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
  g_autoptr (GoiChartData) data = NULL;
  g_autofree char *bar = NULL;
  g_autofree char *segment = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *all = NULL;

  sample_add (rows, "A", 2018, "2014", (int[]) { 10, 6, 4, 0, 0, NA }, 40);
  data = goi_chart_data_new (rows, NULL, options);
  bar = goi_chart_describe_bar (data, 0);
  g_assert_cmpstr (
      bar, ==,
      "A, 2018\nGranted: 10 (25%)\nGranted in part: 6 (15%)\nDenied: 4 (10%)\n"
      "Cannot be provided: 0 (0%)\nNot processed: 0 (0%)\nOtherwise handled: not available\n"
      "Under no outcome: 20\nn = 40\nDisclosed share: 40%");
  segment = goi_chart_describe_segment (data, 0, 1);
  g_assert_cmpstr (segment, ==, "A, 2018; Granted in part: 6 (15%)");
  missing = goi_chart_describe_segment (data, 0, 5);
  g_assert_cmpstr (missing, ==, "A, 2018; Otherwise handled: not available");

  all = goi_chart_describe (data, options);
  g_assert_nonnull (strstr (all, "A, 2018; Granted: 10 (25%); "));
  g_assert_nonnull (strstr (all, "Source: 1 annual report for 2018."));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (title_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/chart/words/title/", title_cases[i].name, NULL);
      g_test_add_data_func (path, &title_cases[i], test_title);
    }
  g_test_add_func ("/chart/words/title-years", test_title_years);
  g_test_add_func ("/chart/words/title-unknown", test_title_unknown);
  g_test_add_func ("/chart/words/percent", test_percent);
  g_test_add_func ("/chart/words/notes", test_notes);
  g_test_add_func ("/chart/words/bar", test_bar);
  return g_test_run ();
}
