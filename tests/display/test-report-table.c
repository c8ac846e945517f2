/* test-report-table.c: the list of reports
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-app-fixture.h"
#include "goi-list-text.h"
#include "goi-report-columns.h"
#include "goi-report-table.h"
#include "goi-settings.h"

#include <string.h>

typedef struct
{
  AppFixture app;
  GtkWidget *window;
  GoiReportTable *table;
  GtkColumnView *view;
  GListModel *list;
  gint64 opened;
} Fixture;

static void
on_open (Fixture *fixture, gint64 id)
{
  fixture->opened = id;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  AppFixture *app = &fixture->app;

  app_fixture_set_up (app, NULL);
  app_fixture_add (app, "甲局", 2024, "甲省/乙市", 10, GOI_STATE_IMPORTED);
  app_fixture_add (app, "乙局", 2023, "甲省/乙市", 30, GOI_STATE_IMPORTED);
  app_fixture_add (app, "丙局", 2022, "甲省/乙市", 20, GOI_STATE_DRAFT);

  g_settings_reset (goi_settings_get (), "columns");
  g_settings_reset (goi_settings_get (), "sort-key");
  g_settings_reset (goi_settings_get (), "sort-descending");
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 500);
  fixture->table = GOI_REPORT_TABLE (goi_report_table_new ());
  fixture->view = GTK_COLUMN_VIEW (app_find_widget (GTK_WIDGET (fixture->table), GTK_TYPE_COLUMN_VIEW));
  fixture->list = G_LIST_MODEL (goi_report_table_get_list (fixture->table));
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->table));
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_signal_connect_swapped (fixture->table, "open", G_CALLBACK (on_open), fixture);
  goi_report_list_set_collection (goi_report_table_get_list (fixture->table), app->collection);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_fixture_tear_down (&fixture->app, NULL);
}

/* What the list shows, as one string; placeholders are "?". */
static char *
content (Fixture *fixture)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (fixture->list); i++)
    {
      g_autoptr (GoiReportSummary) summary = g_list_model_get_item (fixture->list, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                              goi_report_summary_get_id (summary) != 0 ? goi_report_summary_get_agency (summary)
                                                                       : "?");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
shows (Fixture *fixture, const char *expected)
{
  g_autofree char *text = content (fixture);

  return strcmp (text, expected) == 0;
}

static GtkWidget *
find_text (GtkWidget *root, const char *text)
{
  if (GOI_IS_LIST_TEXT (root) && strcmp (goi_list_text_get_text (GOI_LIST_TEXT (root)), text) == 0
      && gtk_widget_get_mapped (root) && gtk_widget_get_opacity (root) > 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_text (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_follows_model (Fixture *fixture, gconstpointer data)
{
  goi_wait_for (shows (fixture, "丙局 乙局 甲局"));
  goi_wait_for (find_text (GTK_WIDGET (fixture->view), "甲局") != NULL);
  g_assert_nonnull (find_text (GTK_WIDGET (fixture->view), "2023"));
  g_assert_null (find_text (GTK_WIDGET (fixture->view), "丁局"));
  app_fixture_add (&fixture->app, "丁局", 2024, "甲省/乙市", 1, GOI_STATE_IMPORTED);
  goi_wait_for (g_list_model_get_n_items (fixture->list) == 4);
  goi_wait_for (find_text (GTK_WIDGET (fixture->view), "丁局") != NULL);
}

/* A click on a header: the database sorts, the settings remember. */
static void
test_sort (Fixture *fixture, gconstpointer data)
{
  GtkColumnViewColumn *incoming = goi_report_columns_find (fixture->view, "incoming");
  g_autofree char *key = NULL;
  gboolean descending;

  goi_wait_for (shows (fixture, "丙局 乙局 甲局"));
  gtk_column_view_sort_by_column (fixture->view, incoming, GTK_SORT_ASCENDING);
  g_assert_cmpint (goi_query_get_sort (goi_report_list_get_query (goi_report_table_get_list (fixture->table)), NULL),
                   ==, GOI_SORT_INCOMING);
  goi_wait_for (shows (fixture, "甲局 丙局 乙局"));
  gtk_column_view_sort_by_column (fixture->view, incoming, GTK_SORT_DESCENDING);
  goi_query_get_sort (goi_report_list_get_query (goi_report_table_get_list (fixture->table)), &descending);
  g_assert_true (descending);
  goi_wait_for (shows (fixture, "乙局 丙局 甲局"));
  key = g_settings_get_string (goi_settings_get (), "sort-key");
  g_assert_cmpstr (key, ==, "incoming");
  g_assert_true (g_settings_get_boolean (goi_settings_get (), "sort-descending"));
}

/* Those who have no mouse sort from the menu. */
static void
test_sort_action (Fixture *fixture, gconstpointer data)
{
  GActionGroup *actions = goi_report_table_get_actions (fixture->table);

  goi_wait_for (shows (fixture, "丙局 乙局 甲局"));
  g_action_group_change_action_state (actions, "sort", g_variant_new_string ("year"));
  goi_wait_for (shows (fixture, "丙局 乙局 甲局"));
  g_action_group_change_action_state (actions, "descending", g_variant_new_boolean (TRUE));
  goi_wait_for (shows (fixture, "甲局 乙局 丙局"));
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  GActionGroup *actions = goi_report_table_get_actions (fixture->table);
  GtkColumnViewColumn *region = goi_report_columns_find (fixture->view, "region");
  GtkColumnViewColumn *year = goi_report_columns_find (fixture->view, "year");
  g_autoptr (GVariant) saved = NULL;
  g_autoptr (GVariant) changed = NULL;

  saved = g_variant_ref_sink (goi_report_columns_save (fixture->view));
  g_assert_false (gtk_column_view_column_get_visible (region));
  g_action_group_activate_action (actions, "column-region", NULL);
  g_assert_true (gtk_column_view_column_get_visible (region));
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (region), ==, 110);
  gtk_column_view_column_set_fixed_width (year, 90);
  gtk_column_view_insert_column (fixture->view, 0, year);
  changed = g_variant_ref_sink (goi_report_columns_save (fixture->view));
  g_assert_false (g_variant_equal (saved, changed));

  /* Width and place come back, hidden columns with the width they had. */
  goi_report_columns_restore (fixture->view, saved);
  {
    g_autoptr (GVariant) again = g_variant_ref_sink (goi_report_columns_save (fixture->view));

    g_assert_true (g_variant_equal (saved, again));
  }
  goi_report_columns_restore (fixture->view, changed);
  {
    g_autoptr (GVariant) again = g_variant_ref_sink (goi_report_columns_save (fixture->view));

    g_assert_true (g_variant_equal (changed, again));
  }
}

/* Settings of another version do no harm. */
static void
test_columns_foreign (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) foreign
      = g_variant_ref_sink (g_variant_new_parsed ("[('nonsense', true, 9), ('year', false, -7), ('agency', true, 99999)]"));

  goi_report_columns_restore (fixture->view, foreign);
  g_assert_false (gtk_column_view_column_get_visible (goi_report_columns_find (fixture->view, "year")));
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (goi_report_columns_find (fixture->view, "agency")), ==,
                   2000);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_column_view_get_columns (fixture->view)), ==, 11);
}

/* GTK leaves nothing to a column that expands when hidden columns have a fixed width. */
static void
test_agency_expands (Fixture *fixture, gconstpointer data)
{
  GtkWidget *text;

  goi_wait_for (find_text (GTK_WIDGET (fixture->view), "甲局") != NULL);
  app_let_settle ();
  text = find_text (GTK_WIDGET (fixture->view), "甲局");
  g_assert_cmpint (gtk_widget_get_width (text), >, 300);
}

static void
test_selection (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoiReportSummary) single = NULL;
  gint64 id;

  goi_wait_for (shows (fixture, "丙局 乙局 甲局"));
  goi_report_table_select_first (fixture->table);
  single = goi_report_table_get_single (fixture->table);
  g_assert_nonnull (single);
  g_assert_cmpstr (goi_report_summary_get_agency (single), ==, "丙局");
  id = goi_report_summary_get_id (single);

  /* A new report above it does not change what is selected. */
  app_fixture_add (&fixture->app, "一局", 2024, "甲省/乙市", 1, GOI_STATE_IMPORTED);
  goi_wait_for (shows (fixture, "一局 丙局 乙局 甲局"));
  goi_wait_for (goi_report_table_get_n_selected (fixture->table) == 1);
  g_clear_object (&single);
  single = goi_report_table_get_single (fixture->table);
  g_assert_cmpint (goi_report_summary_get_id (single), ==, id);

  /* Nor does another order. */
  gtk_column_view_sort_by_column (fixture->view, goi_report_columns_find (fixture->view, "year"),
                                  GTK_SORT_DESCENDING);
  goi_wait_for (shows (fixture, "一局 甲局 乙局 丙局"));
  goi_wait_for (goi_report_table_get_n_selected (fixture->table) == 1);
  g_clear_object (&single);
  single = goi_report_table_get_single (fixture->table);
  g_assert_nonnull (single);
  g_assert_cmpint (goi_report_summary_get_id (single), ==, id);
}

/* When the report does not pass a new filter, the first that does is selected. */
static void
test_selection_filtered (Fixture *fixture, gconstpointer data)
{
  static const char *const years[] = { "2023", NULL };
  g_autoptr (GoiQuery) query = NULL;
  g_autoptr (GoiReportSummary) single = NULL;

  goi_wait_for (shows (fixture, "丙局 乙局 甲局"));
  goi_report_table_select_first (fixture->table);
  query = goi_query_copy (goi_report_list_get_query (goi_report_table_get_list (fixture->table)));
  goi_query_set_facet (query, GOI_FACET_YEAR, years);
  goi_report_table_set_query (fixture->table, query);
  goi_wait_for (shows (fixture, "乙局"));
  goi_wait_for (goi_report_table_get_n_selected (fixture->table) == 1);
  single = goi_report_table_get_single (fixture->table);
  g_assert_cmpstr (goi_report_summary_get_agency (single), ==, "乙局");
}

static void
on_ids (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(GArray **) user_data = goi_report_table_get_selected_ids_finish (GOI_REPORT_TABLE (source), result, &error);
  g_assert_no_error (error);
}

/* A selection reaches over lines that were never shown. */
static void
test_select_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = NULL;

  for (int i = 0; i < 400; i++)
    {
      g_autofree char *agency = g_strdup_printf ("机关%03d", i);

      app_fixture_add (&fixture->app, agency, 2024, "甲省/乙市", i, GOI_STATE_IMPORTED);
    }
  goi_wait_for (g_list_model_get_n_items (fixture->list) == 403);
  gtk_selection_model_select_all (gtk_column_view_get_model (fixture->view));
  g_assert_cmpuint (goi_report_table_get_n_selected (fixture->table), ==, 403);
  goi_report_table_get_selected_ids_async (fixture->table, NULL, on_ids, &ids);
  goi_wait_for (ids != NULL);
  g_assert_cmpuint (ids->len, ==, 403);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), >, 0);
  /* Lines that arrive later stay selected. */
  app_let_settle ();
  g_assert_cmpuint (goi_report_table_get_n_selected (fixture->table), ==, 403);
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  goi_wait_for (shows (fixture, "丙局 乙局 甲局"));
  g_signal_emit_by_name (fixture->view, "activate", 1);
  g_assert_cmpint (fixture->opened, !=, 0);
}

#define ADD(name, func) g_test_add ("/report-table/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  app_init_tests (&argc, &argv);
  ADD ("follows-model", test_follows_model);
  ADD ("sort", test_sort);
  ADD ("sort-action", test_sort_action);
  ADD ("columns", test_columns);
  ADD ("columns-foreign", test_columns_foreign);
  ADD ("agency-expands", test_agency_expands);
  ADD ("selection", test_selection);
  ADD ("selection-filtered", test_selection_filtered);
  ADD ("select-all", test_select_all);
  ADD ("open", test_open);
  return g_test_run ();
}
