/* test-facets.c: the filters at the side of the list
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-app-fixture.h"
#include "goi-facet-row.h"
#include "goi-facet-sidebar.h"

typedef struct
{
  AppFixture app;
  GtkWidget *window;
  GoiFacetSidebar *sidebar;
  guint n_changes;
} Fixture;

static void
refresh (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GoiFacets *facets = goi_collection_facets (fixture->app.collection,
                                             goi_facet_sidebar_get_query (fixture->sidebar), NULL, &error);

  g_assert_no_error (error);
  goi_facet_sidebar_set_facets (fixture->sidebar, facets);
}

static void
on_query_changed (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  AppFixture *app = &fixture->app;

  app_fixture_set_up (app, NULL);
  app_fixture_add (app, "甲局", 2024, "甲省/乙市", 10, GOI_STATE_IMPORTED);
  app_fixture_add (app, "甲局", 2023, "甲省/乙市", 9, GOI_STATE_IMPORTED);
  app_fixture_add (app, "乙局", 2024, "甲省/乙市", 8, GOI_STATE_DRAFT);
  app_fixture_add (app, "丙局", 2024, "甲省/丙市/丁区", 7, GOI_STATE_CHECKED);
  app_fixture_add_broken (app, "丁局", 2024);
  for (int year = 2012; year < 2020; year++)
    app_fixture_add (app, "戊局", year, "甲省/丙市", 1, GOI_STATE_IMPORTED);

  fixture->window = gtk_window_new ();
  fixture->sidebar = GOI_FACET_SIDEBAR (goi_facet_sidebar_new ());
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->sidebar));
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_signal_connect_swapped (fixture->sidebar, "query-changed", G_CALLBACK (on_query_changed), fixture);
  refresh (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_fixture_tear_down (&fixture->app, NULL);
}

static GoiFacetRow *
row (Fixture *fixture, const char *key)
{
  GtkWidget *found = goi_facet_sidebar_find_row (fixture->sidebar, key);

  return found != NULL ? GOI_FACET_ROW (found) : NULL;
}

static void
assert_count (Fixture *fixture, const char *key, guint count)
{
  g_assert_nonnull (row (fixture, key));
  g_assert_cmpuint (goi_facet_row_get_count (row (fixture, key)), ==, count);
}

static void
assert_facet (Fixture *fixture, GoiFacetKind kind, const char *expected)
{
  const char *const *values = goi_query_get_facet (goi_facet_sidebar_get_query (fixture->sidebar), kind);
  g_autofree char *joined = values != NULL ? g_strjoinv (" ", (char **) values) : g_strdup ("");

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  assert_count (fixture, "all", 13);
  assert_count (fixture, "state=0", 1);
  assert_count (fixture, "findings=2", 1);
  assert_count (fixture, "year=2024", 4);
  assert_count (fixture, "year=2023", 1);
  assert_count (fixture, "edition=2021", 13);
  assert_count (fixture, "region=甲省", 13);
  assert_count (fixture, "trash", 0);
  g_assert_true (goi_facet_row_get_active (row (fixture, "all")));
}

/* Only what is chosen counts less: the other years keep their numbers. */
static void
test_click (Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate (GTK_WIDGET (row (fixture, "year=2024")));
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  assert_facet (fixture, GOI_FACET_YEAR, "2024");
  refresh (fixture);
  assert_count (fixture, "year=2024", 4);
  assert_count (fixture, "year=2023", 1);
  assert_count (fixture, "state=0", 1);
  g_assert_true (goi_facet_row_get_active (row (fixture, "year=2024")));
  g_assert_false (goi_facet_row_get_active (row (fixture, "all")));

  /* Another value replaces it; the same value again gives it up. */
  gtk_widget_activate (GTK_WIDGET (row (fixture, "year=2023")));
  assert_facet (fixture, GOI_FACET_YEAR, "2023");
  gtk_widget_activate (GTK_WIDGET (row (fixture, "year=2023")));
  assert_facet (fixture, GOI_FACET_YEAR, "");
  g_assert_true (goi_facet_row_get_active (row (fixture, "all")));
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  goi_facet_sidebar_choose (fixture->sidebar, "year=2024", FALSE);
  goi_facet_sidebar_choose (fixture->sidebar, "year=2023", TRUE);
  assert_facet (fixture, GOI_FACET_YEAR, "2023 2024");
  goi_facet_sidebar_choose (fixture->sidebar, "findings=2", FALSE);
  assert_facet (fixture, GOI_FACET_YEAR, "2023 2024");
  assert_facet (fixture, GOI_FACET_FINDINGS, "2");
  goi_facet_sidebar_choose (fixture->sidebar, "year=2024", TRUE);
  assert_facet (fixture, GOI_FACET_YEAR, "2023");
  refresh (fixture);
  /* A value that finds nothing stays where it can be given up. */
  assert_count (fixture, "findings=2", 0);
  goi_facet_sidebar_choose (fixture->sidebar, "all", FALSE);
  assert_facet (fixture, GOI_FACET_YEAR, "");
  assert_facet (fixture, GOI_FACET_FINDINGS, "");
}

static void
test_earlier_years (Fixture *fixture, gconstpointer data)
{
  g_assert_null (row (fixture, "year=2012"));
  /* 2024, 2023, 2019, 2018 and 2017 are shown; five more are below. */
  assert_count (fixture, "more=year", 5);
  gtk_widget_activate (GTK_WIDGET (row (fixture, "more=year")));
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  assert_count (fixture, "year=2012", 1);
  goi_facet_sidebar_choose (fixture->sidebar, "year=2012", FALSE);
  gtk_widget_activate (GTK_WIDGET (row (fixture, "more=year")));
  /* What is chosen stays in sight. */
  g_assert_nonnull (row (fixture, "year=2012"));
  g_assert_null (row (fixture, "year=2013"));
}

static void
test_regions (Fixture *fixture, gconstpointer data)
{
  /* One province: it is opened, its cities are not. */
  assert_count (fixture, "region=甲省/乙市", 4);
  assert_count (fixture, "region=甲省/丙市", 9);
  g_assert_null (row (fixture, "region=甲省/丙市/丁区"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (row (fixture, "region=甲省/丙市")), "facet.expand", "b",
                                             TRUE));
  assert_count (fixture, "region=甲省/丙市/丁区", 1);
  /* A branch stands for all below it. */
  goi_facet_sidebar_choose (fixture->sidebar, "region=甲省/丙市", FALSE);
  refresh (fixture);
  assert_count (fixture, "year=2024", 1);
  gtk_widget_activate_action (GTK_WIDGET (row (fixture, "region=甲省")), "facet.expand", "b", FALSE);
  g_assert_null (row (fixture, "region=甲省/乙市"));
}

static void
test_trash (Fixture *fixture, gconstpointer data)
{
  goi_facet_sidebar_choose (fixture->sidebar, "year=2024", FALSE);
  goi_facet_sidebar_choose (fixture->sidebar, "trash", FALSE);
  assert_facet (fixture, GOI_FACET_YEAR, "");
  g_assert_true (goi_query_get_trash (goi_facet_sidebar_get_query (fixture->sidebar)));
  goi_facet_sidebar_choose (fixture->sidebar, "all", FALSE);
  g_assert_false (goi_query_get_trash (goi_facet_sidebar_get_query (fixture->sidebar)));
}

/* Rows that stay are the same widgets, so that the keyboard does not lose its place. */
static void
test_rows_stay (Fixture *fixture, gconstpointer data)
{
  GoiFacetRow *before = row (fixture, "year=2023");

  gtk_widget_grab_focus (GTK_WIDGET (before));
  goi_facet_sidebar_choose (fixture->sidebar, "year=2023", FALSE);
  refresh (fixture);
  g_assert_true (row (fixture, "year=2023") == before);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == GTK_WIDGET (before));
}

#define ADD(name, func) g_test_add ("/facets/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  app_init_tests (&argc, &argv);
  ADD ("counts", test_counts);
  ADD ("click", test_click);
  ADD ("several", test_several);
  ADD ("earlier-years", test_earlier_years);
  ADD ("regions", test_regions);
  ADD ("trash", test_trash);
  ADD ("rows-stay", test_rows_stay);
  return g_test_run ();
}
