/* test-chart-choices.c: tests of choosing years and agencies; no display needed
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart-samples.h"
#include "goi-chart-choices.h"

static const int some[6] = { 1, 0, 0, 0, 0, 0 };

static void
add (GPtrArray *rows, const char *agency, const char *city, int year)
{
  GoiMeasureRow *row = sample_add (rows, agency, year, "2021", some, 1);

  if (city != NULL)
    sample_set_region (row, "P", city);
}

/* Two cities and an agency without a region; one agency has a report for one year only. */
static GPtrArray *
make_rows (void)
{
  GPtrArray *rows = sample_rows_new ();

  for (int year = 2021; year <= 2023; year++)
    {
      add (rows, "B1", "B", year);
      add (rows, "A1", "A", year);
      add (rows, "A2", "A", year);
    }
  add (rows, "none", NULL, 2023);
  add (rows, "old", "A", 2021);
  return rows;
}

static void
count_signal (GoiChartChoices *choices, guint *n)
{
  (*n)++;
}

/* The tree as text: regions with their agencies, what is chosen with a star. */
static char *
describe (GoiChartChoices *choices)
{
  GListModel *regions = goi_chart_choices_get_regions (choices);
  GString *text = g_string_new (NULL);

  for (guint r = 0; r < g_list_model_get_n_items (regions); r++)
    {
      g_autoptr (GoiChartChoice) region = g_list_model_get_item (regions, r);
      GListModel *agencies = goi_chart_choice_get_children (region);

      g_string_append_printf (text, "%s%s%s%u(", r > 0 ? " " : "",
                              goi_chart_choice_get_label (region),
                              goi_chart_choice_get_chosen (region)  ? "*"
                              : goi_chart_choice_get_mixed (region) ? "~"
                                                                    : "-",
                              goi_chart_choice_get_count (region));
      for (guint i = 0; i < g_list_model_get_n_items (agencies); i++)
        {
          g_autoptr (GoiChartChoice) agency = g_list_model_get_item (agencies, i);
          g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "",
                                  goi_chart_choice_get_label (agency),
                                  goi_chart_choice_get_chosen (agency) ? "*" : "-");
        }
      g_string_append_c (text, ')');
    }
  return g_string_free (text, FALSE);
}

static void
assert_tree (GoiChartChoices *choices, const char *expected)
{
  g_autofree char *found = describe (choices);
  g_assert_cmpstr (found, ==, expected);
}

static GoiChartChoice *
get_choice (GoiChartChoices *choices, guint region, int agency)
{
  g_autoptr (GoiChartChoice) parent
      = g_list_model_get_item (goi_chart_choices_get_regions (choices), region);
  g_autoptr (GoiChartChoice) child = NULL;

  if (agency < 0)
    return parent;
  child = g_list_model_get_item (goi_chart_choice_get_children (parent), agency);
  return child;
}

static void
test_first_look (void)
{
  g_autoptr (GoiChartChoices) choices = goi_chart_choices_new ();
  g_autoptr (GPtrArray) rows = make_rows ();
  g_autoptr (GPtrArray) chosen = NULL;
  g_autofree char *years = NULL;
  guint n_signals = 0;

  g_signal_connect (choices, "changed", G_CALLBACK (count_signal), &n_signals);
  goi_chart_choices_set_rows (choices, rows);
  g_assert_cmpuint (n_signals, ==, 1);
  assert_tree (choices, "No region*1(none*) A*2(A1* A2*) B*1(B1*)");
  years = goi_chart_choices_format_years (choices);
  g_assert_cmpstr (years, ==, "2023");
  chosen = goi_chart_choices_get_chosen (choices);
  g_assert_cmpuint (chosen->len, ==, 4);
  g_assert_cmpuint (goi_chart_choices_count_year (choices, 2021), ==, 4);
  g_assert_cmpuint (goi_chart_choices_get_years (choices)->len, ==, 3);
}

static void
test_choose (void)
{
  g_autoptr (GoiChartChoices) choices = goi_chart_choices_new ();
  g_autoptr (GPtrArray) rows = make_rows ();
  g_autoptr (GPtrArray) chosen = NULL;
  g_autoptr (GPtrArray) peers = NULL;
  guint n_signals = 0, n_chosen, n_agencies;

  goi_chart_choices_set_rows (choices, rows);
  g_signal_connect (choices, "changed", G_CALLBACK (count_signal), &n_signals);
  goi_chart_choices_choose (choices, get_choice (choices, 1, 0), FALSE);
  assert_tree (choices, "No region*1(none*) A~2(A1- A2*) B*1(B1*)");
  g_assert_cmpuint (n_signals, ==, 1);
  goi_chart_choices_choose (choices, get_choice (choices, 1, -1), FALSE);
  assert_tree (choices, "No region*1(none*) A-2(A1- A2-) B*1(B1*)");
  goi_chart_choices_choose (choices, get_choice (choices, 1, -1), TRUE);
  assert_tree (choices, "No region*1(none*) A*2(A1* A2*) B*1(B1*)");
  goi_chart_choices_choose_all (choices, FALSE);
  goi_chart_choices_choose (choices, get_choice (choices, 2, 0), TRUE);
  assert_tree (choices, "No region-1(none-) A-2(A1- A2-) B*1(B1*)");
  goi_chart_choices_get_counts (choices, &n_chosen, &n_agencies);
  g_assert_cmpuint (n_chosen, ==, 1);
  g_assert_cmpuint (n_agencies, ==, 4);

  /* What was chosen for one year stays chosen for the others; the peers are all of them. */
  goi_chart_choices_set_year (choices, 2021, TRUE);
  assert_tree (choices, "No region-1(none-) A-5(A1- A2- old-) B*2(B1*)");
  chosen = goi_chart_choices_get_chosen (choices);
  peers = goi_chart_choices_get_peers (choices);
  g_assert_cmpuint (chosen->len, ==, 2);
  g_assert_cmpuint (peers->len, ==, 8);
}

static void
test_years (void)
{
  g_autoptr (GoiChartChoices) choices = goi_chart_choices_new ();
  g_autoptr (GPtrArray) rows = make_rows ();
  static const struct
  {
    int year;
    gboolean chosen;
    const char *text;
  } steps[] = {
    { 2021, TRUE, "2021, 2023" },
    { 2022, TRUE, "2021–2023" },
    { 2019, TRUE, "2019, 2021, 2022, 2023" },
    { 2020, TRUE, "All years" },
    { 2023, FALSE, "2019–2022" },
    { 2019, FALSE, "2020–2022" },
    { 2020, FALSE, "2021, 2022" },
    { 2021, FALSE, "2022" },
    { 2022, FALSE, "None" },
  };

  add (rows, "A1", "A", 2019);
  add (rows, "A1", "A", 2020);
  goi_chart_choices_set_rows (choices, rows);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *text = NULL;

      goi_chart_choices_set_year (choices, steps[i].year, steps[i].chosen);
      text = goi_chart_choices_format_years (choices);
      g_assert_cmpstr (text, ==, steps[i].text);
    }
  assert_tree (choices, "");
}

/* Reports are read again whenever the collection changes. */
static void
test_again (void)
{
  g_autoptr (GoiChartChoices) choices = goi_chart_choices_new ();
  g_autoptr (GPtrArray) rows = make_rows ();
  g_autoptr (GPtrArray) more = make_rows ();
  g_autoptr (GPtrArray) none = sample_rows_new ();
  guint generation;

  add (more, "A3", "A", 2023);
  goi_chart_choices_set_rows (choices, rows);
  generation = goi_chart_choices_get_generation (choices);
  goi_chart_choices_set_rows (choices, rows);
  g_assert_cmpuint (goi_chart_choices_get_generation (choices), ==, generation);

  /* All were chosen, so a new one is too … */
  goi_chart_choices_set_rows (choices, more);
  g_assert_cmpuint (goi_chart_choices_get_generation (choices), !=, generation);
  assert_tree (choices, "No region*1(none*) A*3(A1* A2* A3*) B*1(B1*)");
  /* … but not after somebody has made a choice. */
  goi_chart_choices_set_rows (choices, rows);
  goi_chart_choices_choose (choices, get_choice (choices, 2, 0), FALSE);
  goi_chart_choices_set_rows (choices, more);
  assert_tree (choices, "No region*1(none*) A~3(A1* A2* A3-) B-1(B1-)");

  /* Agencies that go and come back are as they were. */
  goi_chart_choices_set_rows (choices, none);
  g_assert_cmpuint (goi_chart_choices_get_n_reports (choices), ==, 0);
  assert_tree (choices, "");
  goi_chart_choices_set_rows (choices, more);
  assert_tree (choices, "No region*1(none*) A~3(A1* A2* A3-) B-1(B1-)");
  goi_chart_choices_reset (choices);
  goi_chart_choices_set_rows (choices, more);
  assert_tree (choices, "No region*1(none*) A*3(A1* A2* A3*) B*1(B1*)");
}

static void
test_add_agencies (void)
{
  g_autoptr (GoiChartChoices) choices = goi_chart_choices_new ();
  g_autoptr (GPtrArray) rows = make_rows ();
  g_autofree char *years = NULL;

  goi_chart_choices_set_rows (choices, rows);
  goi_chart_choices_add_agencies (choices, (const char *const[]) { "A2", "no such agency", NULL });
  assert_tree (choices, "No region-1(none-) A~2(A1- A2*) B-1(B1-)");
  goi_chart_choices_add_agencies (choices, (const char *const[]) { "B1", NULL });
  assert_tree (choices, "No region-1(none-) A~2(A1- A2*) B*1(B1*)");
  /* It has no report for 2023: its year comes along. */
  goi_chart_choices_add_agencies (choices, (const char *const[]) { "old", NULL });
  assert_tree (choices, "No region-1(none-) A~5(A1- A2* old*) B*2(B1*)");
  years = goi_chart_choices_format_years (choices);
  g_assert_cmpstr (years, ==, "2021, 2023");
}

static void
test_search (void)
{
  g_autoptr (GoiChartChoices) choices = goi_chart_choices_new ();
  g_autoptr (GPtrArray) rows = sample_city ();
  g_autoptr (GListModel) found = NULL;
  g_autoptr (GListModel) both = NULL;
  g_autoptr (GListModel) none = NULL;
  g_autoptr (GoiChartChoice) first = NULL;

  goi_chart_choices_set_rows (choices, rows);
  found = goi_chart_choices_search (choices, "教育");
  g_assert_cmpuint (g_list_model_get_n_items (found), ==, 2);
  both = goi_chart_choices_search (choices, "教育 临江");
  g_assert_cmpuint (g_list_model_get_n_items (both), ==, 1);
  first = g_list_model_get_item (both, 0);
  g_assert_cmpstr (goi_chart_choice_get_label (first), ==, "青川市临江区教育局");
  none = goi_chart_choices_search (choices, "水利");
  g_assert_cmpuint (g_list_model_get_n_items (none), ==, 0);
}

static void
test_many (void)
{
  g_autoptr (GoiChartChoices) choices = goi_chart_choices_new ();
  g_autoptr (GPtrArray) rows = sample_many (5000);
  g_autoptr (GPtrArray) chosen = NULL;
  guint n_chosen, n_agencies;

  goi_chart_choices_set_rows (choices, rows);
  goi_chart_choices_get_counts (choices, &n_chosen, &n_agencies);
  g_assert_cmpuint (n_agencies, ==, 5000);
  g_assert_cmpuint (n_chosen, >=, 1);
  g_assert_cmpuint (n_chosen, <=, 200);
  chosen = goi_chart_choices_get_chosen (choices);
  g_assert_cmpuint (chosen->len, ==, n_chosen);
  goi_chart_choices_choose_all (choices, TRUE);
  goi_chart_choices_get_counts (choices, &n_chosen, &n_agencies);
  g_assert_cmpuint (n_chosen, ==, 5000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/choices/first-look", test_first_look);
  g_test_add_func ("/chart/choices/choose", test_choose);
  g_test_add_func ("/chart/choices/years", test_years);
  g_test_add_func ("/chart/choices/again", test_again);
  g_test_add_func ("/chart/choices/add-agencies", test_add_agencies);
  g_test_add_func ("/chart/choices/search", test_search);
  g_test_add_func ("/chart/choices/many", test_many);
  return g_test_run ();
}
