/* test-check-page.c: the place with all findings
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-app-fixture.h"
#include "goi-check-page.h"
#include "goi-finding-scanner.h"


typedef struct
{
  AppFixture app;
  GtkWidget *window;
  GoiCheckPage *page;
  gint64 opened;
  char *cell;
} Fixture;

static void
on_open (Fixture *fixture, gint64 id, const char *cell)
{
  fixture->opened = id;
  g_free (fixture->cell);
  fixture->cell = g_strdup (cell);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  app_fixture_set_up (&fixture->app, NULL);
  fixture->window = gtk_window_new ();
  fixture->page = GOI_CHECK_PAGE (goi_check_page_new ());
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_signal_connect_swapped (fixture->page, "open-report", G_CALLBACK (on_open), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_free (fixture->cell);
  app_fixture_tear_down (&fixture->app, NULL);
}

static guint
n_shown (Fixture *fixture)
{
  return g_list_model_get_n_items (goi_check_page_get_shown (fixture->page));
}

static const char *
state (Fixture *fixture)
{
  GtkWidget *stack = app_find_widget (GTK_WIDGET (fixture->page), GTK_TYPE_STACK);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

/* One report lacks a 2 in 四、结转下年度: two sums do not hold, and the cell is named. */
static void
test_findings (Fixture *fixture, gconstpointer data)
{
  gint64 broken = app_fixture_add_broken (&fixture->app, "甲局", 2024);
  g_autoptr (GoiFindingItem) item = NULL;
  gboolean names_cell = FALSE;

  app_fixture_add (&fixture->app, "乙局", 2024, "甲省/乙市", 10, GOI_STATE_IMPORTED);
  goi_check_page_set_collection (fixture->page, fixture->app.collection);
  goi_wait_for (!goi_check_page_is_scanning (fixture->page) && n_shown (fixture) > 0);
  g_assert_cmpstr (state (fixture), ==, "list");
  for (guint i = 0; i < n_shown (fixture); i++)
    {
      g_clear_object (&item);
      item = g_list_model_get_item (goi_check_page_get_shown (fixture->page), i);
      g_assert_cmpint (goi_finding_item_get_report (item), ==, broken);
      g_assert_cmpstr (goi_finding_item_get_agency (item), ==, "甲局");
      g_assert_cmpint (goi_finding_item_get_year (item), ==, 2024);
      names_cell = names_cell || g_strcmp0 (goi_finding_item_get_cell (item), "requests.carried_out.person") == 0;
    }
  g_assert_true (names_cell);
  goi_wait_for (goi_check_page_get_n_errors (fixture->page) == 1);
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  gint64 broken = app_fixture_add_broken (&fixture->app, "甲局", 2024);
  GtkWidget *view = app_find_widget (GTK_WIDGET (fixture->page), GTK_TYPE_COLUMN_VIEW);

  goi_check_page_set_collection (fixture->page, fixture->app.collection);
  goi_wait_for (!goi_check_page_is_scanning (fixture->page) && n_shown (fixture) > 0);
  g_signal_emit_by_name (view, "activate", 0);
  g_assert_cmpint (fixture->opened, ==, broken);
  g_assert_nonnull (fixture->cell);
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  guint n_all, n_errors;

  app_fixture_add_broken (&fixture->app, "甲局", 2024);
  app_fixture_add_broken (&fixture->app, "乙局", 2023);
  goi_check_page_set_collection (fixture->page, fixture->app.collection);
  goi_wait_for (!goi_check_page_is_scanning (fixture->page) && n_shown (fixture) > 0);
  n_all = n_shown (fixture);
  goi_check_page_set_level (fixture->page, 1);
  n_errors = n_shown (fixture);
  g_assert_cmpuint (n_errors, >, 0);
  goi_check_page_set_level (fixture->page, 3);
  g_assert_cmpuint (n_shown (fixture), ==, 0);
  /* An empty filter is not an empty collection. */
  g_assert_cmpstr (state (fixture), ==, "list");
  goi_check_page_set_level (fixture->page, 0);
  g_assert_cmpuint (n_shown (fixture), ==, n_all);
  goi_check_page_set_search (fixture->page, "乙局");
  g_assert_cmpuint (n_shown (fixture), ==, n_all / 2);
  goi_check_page_set_search (fixture->page, "2024");
  g_assert_cmpuint (n_shown (fixture), ==, n_all / 2);
  goi_check_page_set_search (fixture->page, "丙局");
  g_assert_cmpuint (n_shown (fixture), ==, 0);
}

/* A report that is mended disappears, one that is added appears, without being asked. */
static void
test_live (Fixture *fixture, gconstpointer data)
{
  gint64 id = app_fixture_add_broken (&fixture->app, "甲局", 2024);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiStoredReport) stored = NULL;
  g_autoptr (GoiValue) two = goi_value_new_number (GOI_DECIMAL_INT (2), GOI_ORIGIN_ENTERED);

  goi_check_page_set_collection (fixture->page, fixture->app.collection);
  goi_wait_for (!goi_check_page_is_scanning (fixture->page) && n_shown (fixture) > 0);
  stored = goi_collection_load (fixture->app.collection, id, NULL, &error);
  g_assert_no_error (error);
  goi_report_set_value (stored->report, "requests.carried_out.person", two);
  g_assert_cmpint (goi_collection_save (fixture->app.collection, id, stored->revision, stored->report, stored->state,
                                        NULL, &error),
                   >, 0);
  g_assert_no_error (error);
  goi_wait_for (!goi_check_page_is_scanning (fixture->page) && n_shown (fixture) == 0);
  g_assert_cmpstr (state (fixture), ==, "nothing");
  goi_wait_for (goi_check_page_get_n_errors (fixture->page) == 0);
  app_fixture_add_broken (&fixture->app, "丁局", 2022);
  goi_wait_for (n_shown (fixture) > 0);
}

/* A second look keeps the items of reports that did not change: the line in hand stays. */
static void
test_scanner_keeps_items (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoiFindingScanner) scanner = goi_finding_scanner_new ();
  g_autoptr (GoiFindingItem) before = NULL;
  g_autoptr (GoiFindingItem) after = NULL;
  guint n;

  app_fixture_add_broken (&fixture->app, "乙局", 2024);
  goi_finding_scanner_set_collection (scanner, fixture->app.collection);
  goi_finding_scanner_scan (scanner);
  goi_wait_for (!goi_finding_scanner_is_scanning (scanner));
  n = g_list_model_get_n_items (G_LIST_MODEL (scanner));
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (goi_finding_scanner_get_n_reports (scanner), ==, 1);
  before = g_list_model_get_item (G_LIST_MODEL (scanner), 0);
  app_fixture_add_broken (&fixture->app, "甲局", 2024);
  goi_finding_scanner_scan (scanner);
  goi_wait_for (!goi_finding_scanner_is_scanning (scanner));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (scanner)), ==, 2 * n);
  for (guint i = 0; i < 2 * n && after != before; i++)
    {
      g_clear_object (&after);
      after = g_list_model_get_item (G_LIST_MODEL (scanner), i);
    }
  g_assert_true (after == before);
  /* A scan that is given up leaves nothing behind. */
  goi_finding_scanner_scan (scanner);
  goi_finding_scanner_set_collection (scanner, NULL);
  app_let_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (scanner)), ==, 0);
}

static void
test_hidden (Fixture *fixture, gconstpointer data)
{
  gtk_widget_set_visible (fixture->window, FALSE);
  app_fixture_add_broken (&fixture->app, "甲局", 2024);
  goi_check_page_set_collection (fixture->page, fixture->app.collection);
  /* The badge is right before anybody looks; the findings are only computed for somebody who does. */
  goi_wait_for (goi_check_page_get_n_errors (fixture->page) == 1);
  g_assert_cmpuint (n_shown (fixture), ==, 0);
  gtk_window_present (GTK_WINDOW (fixture->window));
  goi_wait_for (n_shown (fixture) > 0);
}

#define ADD(name, func) g_test_add ("/check-page/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  app_init_tests (&argc, &argv);
  ADD ("findings", test_findings);
  ADD ("open", test_open);
  ADD ("filter", test_filter);
  ADD ("live", test_live);
  ADD ("scanner-keeps-items", test_scanner_keeps_items);
  ADD ("hidden", test_hidden);
  return g_test_run ();
}
