/* test-reports-page.c: the place with the list
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-app-fixture.h"
#include "goi-facet-sidebar.h"
#include "goi-finding-card.h"
#include "goi-finding-item.h"
#include "goi-outcome-bar.h"
#include "goi-report-detail.h"
#include "goi-report-table.h"
#include "goi-reports-page.h"
#include "goi-tile.h"

#include <string.h>

typedef struct
{
  AppFixture app;
  GtkWidget *window;
  GoiReportsPage *page;
  GoiReportTable *table;
  GoiFacetSidebar *sidebar;
  GoiReportDetail *detail;
  GListModel *list;
  AdwToast *toast;
  char **charted;
} Fixture;

static void
on_toast (Fixture *fixture, AdwToast *toast)
{
  g_set_object (&fixture->toast, toast);
}

static void
on_chart (Fixture *fixture, char **agencies)
{
  g_strfreev (fixture->charted);
  fixture->charted = g_strdupv (agencies);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  app_fixture_set_up (&fixture->app, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1300, 700);
  fixture->page = GOI_REPORTS_PAGE (goi_reports_page_new ());
  fixture->table = GOI_REPORT_TABLE (app_find_widget (GTK_WIDGET (fixture->page), GOI_TYPE_REPORT_TABLE));
  fixture->sidebar = GOI_FACET_SIDEBAR (app_find_widget (GTK_WIDGET (fixture->page), GOI_TYPE_FACET_SIDEBAR));
  fixture->detail = GOI_REPORT_DETAIL (app_find_widget (GTK_WIDGET (fixture->page), GOI_TYPE_REPORT_DETAIL));
  fixture->list = G_LIST_MODEL (goi_report_table_get_list (fixture->table));
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_signal_connect_swapped (fixture->page, "toast", G_CALLBACK (on_toast), fixture);
  g_signal_connect_swapped (fixture->page, "chart", G_CALLBACK (on_chart), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->toast);
  g_strfreev (fixture->charted);
  app_fixture_tear_down (&fixture->app, NULL);
}

/* The stack of states is the one that holds the table. */
static const char *
list_state (Fixture *fixture)
{
  GtkWidget *stack = gtk_widget_get_ancestor (GTK_WIDGET (fixture->table), GTK_TYPE_STACK);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static const char *
detail_state (Fixture *fixture)
{
  GtkWidget *stack = app_find_widget (GTK_WIDGET (fixture->detail), GTK_TYPE_STACK);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static gboolean
is_state (const char *state, const char *expected)
{
  return g_strcmp0 (state, expected) == 0;
}

static gboolean
has_label (GtkWidget *root, const char *part)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root)
      && strstr (gtk_label_get_label (GTK_LABEL (root)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, part))
      return TRUE;
  return FALSE;
}

static guint
n_items (Fixture *fixture)
{
  return g_list_model_get_n_items (fixture->list);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  goi_reports_page_set_collection (fixture->page, fixture->app.collection);
  goi_wait_for (is_state (list_state (fixture), "empty"));
  /* The first report takes the place of the invitation. */
  app_fixture_add (&fixture->app, "甲局", 2024, "甲省/乙市", 10, GOI_STATE_IMPORTED);
  goi_wait_for (is_state (list_state (fixture), "table"));
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  app_fixture_add (&fixture->app, "甲市财政局", 2024, "甲省/乙市", 10, GOI_STATE_IMPORTED);
  app_fixture_add (&fixture->app, "甲市教育局", 2024, "甲省/乙市", 10, GOI_STATE_IMPORTED);
  goi_reports_page_set_collection (fixture->page, fixture->app.collection);
  goi_wait_for (n_items (fixture) == 2);
  goi_reports_page_set_search (fixture->page, "财政");
  goi_wait_for (n_items (fixture) == 1);
  goi_reports_page_set_search (fixture->page, "水利");
  goi_wait_for (is_state (list_state (fixture), "nothing-found"));
  g_assert_true (has_label (GTK_WIDGET (fixture->page), "水利"));
  /* What is typed is no markup. */
  goi_reports_page_set_search (fixture->page, "<b>&");
  goi_wait_for (has_label (GTK_WIDGET (fixture->page), "&lt;b&gt;&amp;"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "reports.show-all", NULL);
  goi_wait_for (n_items (fixture) == 2 && is_state (list_state (fixture), "table"));
}

static void
test_facets_change_query (Fixture *fixture, gconstpointer data)
{
  app_fixture_add (&fixture->app, "甲局", 2024, "甲省/乙市", 10, GOI_STATE_IMPORTED);
  app_fixture_add (&fixture->app, "乙局", 2023, "甲省/乙市", 10, GOI_STATE_IMPORTED);
  goi_reports_page_set_collection (fixture->page, fixture->app.collection);
  goi_wait_for (goi_facet_sidebar_find_row (fixture->sidebar, "year=2023") != NULL);
  gtk_widget_activate (goi_facet_sidebar_find_row (fixture->sidebar, "year=2023"));
  g_assert_cmpstr (goi_query_get_facet (goi_reports_page_get_query (fixture->page), GOI_FACET_YEAR)[0], ==, "2023");
  goi_wait_for (n_items (fixture) == 1);
  gtk_widget_activate (goi_facet_sidebar_find_row (fixture->sidebar, "all"));
  goi_wait_for (n_items (fixture) == 2);
}

/* The first report is shown without a click, with last year's number. */
static void
test_detail (Fixture *fixture, gconstpointer data)
{
  app_fixture_add (&fixture->app, "甲局", 2023, "甲省/乙市", 52, GOI_STATE_IMPORTED);
  app_fixture_add (&fixture->app, "甲局", 2024, "甲省/乙市", 72, GOI_STATE_IMPORTED);
  goi_reports_page_set_collection (fixture->page, fixture->app.collection);
  goi_wait_for (is_state (detail_state (fixture), "report"));
  goi_wait_for (n_items (fixture) == 2);
  gtk_selection_model_select_item (
      gtk_column_view_get_model (GTK_COLUMN_VIEW (app_find_widget (GTK_WIDGET (fixture->table), GTK_TYPE_COLUMN_VIEW))),
      1, TRUE);
  goi_wait_for (has_label (GTK_WIDGET (fixture->detail), "last year 52"));
  g_assert_true (has_label (app_find_widget (GTK_WIDGET (fixture->detail), GOI_TYPE_TILE), "72"));
  /* Five reports are too few for a median. */
  g_assert_false (has_label (GTK_WIDGET (fixture->detail), "median"));
  goi_report_table_unselect_all (fixture->table);
  goi_wait_for (is_state (detail_state (fixture), "nothing"));
  gtk_selection_model_select_all (
      gtk_column_view_get_model (GTK_COLUMN_VIEW (app_find_widget (GTK_WIDGET (fixture->table), GTK_TYPE_COLUMN_VIEW))));
  goi_wait_for (is_state (detail_state (fixture), "several"));
}

/* Five reports of the year and region: 2 granted 1 of 2, the others all; the median is all. */
static void
test_median (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *agency = g_strdup_printf ("%c局", 'A' + i);

      app_fixture_add (&fixture->app, agency, 2024, "甲省/乙市", 10 + i, GOI_STATE_IMPORTED);
    }
  goi_reports_page_set_collection (fixture->page, fixture->app.collection);
  goi_wait_for (is_state (detail_state (fixture), "report"));
  g_assert_true (has_label (GTK_WIDGET (fixture->detail), "median 100 %"));
}

static void
test_trash (Fixture *fixture, gconstpointer data)
{
  app_fixture_add (&fixture->app, "甲局", 2024, "甲省/乙市", 10, GOI_STATE_IMPORTED);
  app_fixture_add (&fixture->app, "乙局", 2024, "甲省/乙市", 10, GOI_STATE_IMPORTED);
  goi_reports_page_set_collection (fixture->page, fixture->app.collection);
  goi_wait_for (goi_report_table_get_n_selected (fixture->table) == 1);
  goi_wait_for (n_items (fixture) == 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "reports.trash", NULL);
  goi_wait_for (n_items (fixture) == 1);
  goi_wait_for (fixture->toast != NULL);
  g_assert_nonnull (strstr (adw_toast_get_title (fixture->toast), "1 report moved"));

  /* Undo */
  g_signal_emit_by_name (fixture->toast, "button-clicked");
  goi_wait_for (n_items (fixture) == 2);

  /* Away again, restored from the trash, away again and for good. */
  g_clear_object (&fixture->toast);
  goi_wait_for (goi_report_table_get_n_selected (fixture->table) == 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "reports.trash", NULL);
  goi_wait_for (n_items (fixture) == 1);
  goi_facet_sidebar_choose (fixture->sidebar, "trash", FALSE);
  goi_wait_for (n_items (fixture) == 1 && goi_query_get_trash (goi_reports_page_get_query (fixture->page))
                && !goi_report_list_get_loading (GOI_REPORT_LIST (fixture->list)));
  goi_report_table_select_first (fixture->table);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "reports.trash", NULL);
  app_let_settle ();
  g_assert_cmpuint (n_items (fixture), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "reports.restore", NULL);
  goi_wait_for (is_state (list_state (fixture), "trash-empty"));
  goi_facet_sidebar_choose (fixture->sidebar, "all", FALSE);
  goi_wait_for (n_items (fixture) == 2);
}

/* Ctrl+Z does what the toast offers, also when it has gone. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  app_fixture_add (&fixture->app, "甲局", 2024, "甲省/乙市", 10, GOI_STATE_IMPORTED);
  app_fixture_add (&fixture->app, "乙局", 2024, "甲省/乙市", 10, GOI_STATE_IMPORTED);
  goi_reports_page_set_collection (fixture->page, fixture->app.collection);
  goi_wait_for (n_items (fixture) == 2 && goi_report_table_get_n_selected (fixture->table) == 1);
  g_assert_false (goi_reports_page_can_undo (fixture->page));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "reports.delete", NULL);
  goi_wait_for (goi_reports_page_can_undo (fixture->page) && n_items (fixture) == 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "page.undo", NULL);
  goi_wait_for (n_items (fixture) == 2);
  g_assert_false (goi_reports_page_can_undo (fixture->page));
  /* Another collection has nothing to do with it. */
  goi_wait_for (goi_report_table_get_n_selected (fixture->table) == 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "reports.delete", NULL);
  goi_wait_for (goi_reports_page_can_undo (fixture->page));
  goi_reports_page_set_collection (fixture->page, NULL);
  g_assert_false (goi_reports_page_can_undo (fixture->page));
}

static GoiFindingItem *
first_finding (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiStoredReport) stored = goi_collection_load (fixture->app.collection, id, NULL, &error);
  g_autoptr (GPtrArray) items = NULL;

  g_assert_no_error (error);
  items = goi_finding_item_list (id, stored->revision, stored->report);
  return items->len > 0 ? g_object_ref (g_ptr_array_index (items, 0)) : NULL;
}

static char *
cell_text (Fixture *fixture, gint64 id, const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiStoredReport) stored = goi_collection_load (fixture->app.collection, id, NULL, &error);

  g_assert_no_error (error);
  return goi_value_display (goi_report_get_value (stored->report, key));
}

/* A repair is saved with its origin, the finding goes away, and undo brings both back. */
static void
test_mend (Fixture *fixture, gconstpointer data)
{
  gint64 id = app_fixture_add_broken (&fixture->app, "甲局", 2024);
  g_autoptr (GoiFindingItem) finding = first_finding (fixture, id);
  g_autofree char *verb = NULL;
  g_autofree char *filled = NULL;
  g_autofree char *back = NULL;

  goi_reports_page_set_collection (fixture->page, fixture->app.collection);
  goi_wait_for (is_state (detail_state (fixture), "report"));
  g_assert_nonnull (app_find_widget (GTK_WIDGET (fixture->detail), GOI_TYPE_FINDING_CARD));
  g_assert_cmpstr (goi_finding_item_get_cell (finding), ==, "requests.carried_out.person");
  verb = goi_finding_item_describe_repair (finding, 0);
  g_assert_cmpstr (verb, ==, "Fill In 2");
  goi_reports_page_mend (fixture->page, finding, 0);
  goi_wait_for (fixture->toast != NULL);
  filled = cell_text (fixture, id, "requests.carried_out.person");
  g_assert_cmpstr (filled, ==, "2");
  g_assert_null (first_finding (fixture, id));
  goi_wait_for (app_find_widget (GTK_WIDGET (fixture->detail), GOI_TYPE_FINDING_CARD) == NULL);

  g_signal_emit_by_name (fixture->toast, "button-clicked");
  goi_wait_for (app_find_widget (GTK_WIDGET (fixture->detail), GOI_TYPE_FINDING_CARD) != NULL);
  back = cell_text (fixture, id, "requests.carried_out.person");
  g_assert_cmpstr (back, ==, "");

  /* The finding is of a revision that is gone: nothing is changed behind anybody's back. */
  g_clear_object (&fixture->toast);
  goi_reports_page_mend (fixture->page, finding, 0);
  goi_wait_for (fixture->toast != NULL);
  g_free (g_steal_pointer (&back));
  back = cell_text (fixture, id, "requests.carried_out.person");
  g_assert_cmpstr (back, ==, "");
}

static void
test_chart (Fixture *fixture, gconstpointer data)
{
  app_fixture_add (&fixture->app, "甲局", 2023, "甲省/乙市", 10, GOI_STATE_IMPORTED);
  app_fixture_add (&fixture->app, "甲局", 2024, "甲省/乙市", 10, GOI_STATE_IMPORTED);
  app_fixture_add (&fixture->app, "乙局", 2024, "甲省/乙市", 10, GOI_STATE_IMPORTED);
  goi_reports_page_set_collection (fixture->page, fixture->app.collection);
  goi_wait_for (n_items (fixture) == 3);
  app_let_settle ();
  gtk_selection_model_select_all (
      gtk_column_view_get_model (GTK_COLUMN_VIEW (app_find_widget (GTK_WIDGET (fixture->table), GTK_TYPE_COLUMN_VIEW))));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "reports.add-to-chart", NULL));
  g_assert_nonnull (fixture->charted);
  g_assert_cmpuint (g_strv_length (fixture->charted), ==, 2);
}

/* Another collection takes nothing over from the one before. */
static void
test_switch (Fixture *fixture, gconstpointer data)
{
  AppFixture other;

  app_fixture_set_up (&other, NULL);
  app_fixture_add (&fixture->app, "甲局", 2024, "甲省/乙市", 10, GOI_STATE_IMPORTED);
  goi_reports_page_set_collection (fixture->page, fixture->app.collection);
  goi_wait_for (is_state (detail_state (fixture), "report"));
  goi_facet_sidebar_choose (fixture->sidebar, "year=2024", FALSE);
  goi_reports_page_set_collection (fixture->page, other.collection);
  goi_wait_for (is_state (list_state (fixture), "empty"));
  g_assert_cmpstr (detail_state (fixture), ==, "blank");
  g_assert_false (goi_query_has_facets (goi_reports_page_get_query (fixture->page)));
  goi_reports_page_set_collection (fixture->page, NULL);
  app_fixture_tear_down (&other, NULL);
}

static void
test_finalize (Fixture *fixture, gconstpointer data)
{
  GoiReportsPage *page = fixture->page;

  app_fixture_add (&fixture->app, "甲局", 2024, "甲省/乙市", 10, GOI_STATE_IMPORTED);
  goi_reports_page_set_collection (page, fixture->app.collection);
  goi_wait_for (is_state (detail_state (fixture), "report"));
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  goi_wait_for (page == NULL);
}

#define ADD(name, func) g_test_add ("/reports-page/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  app_init_tests (&argc, &argv);
  ADD ("empty", test_empty);
  ADD ("search", test_search);
  ADD ("facets-change-query", test_facets_change_query);
  ADD ("detail", test_detail);
  ADD ("median", test_median);
  ADD ("trash", test_trash);
  ADD ("undo", test_undo);
  ADD ("mend", test_mend);
  ADD ("chart", test_chart);
  ADD ("switch", test_switch);
  ADD ("finalize", test_finalize);
  return g_test_run ();
}
