/* test-chart-page.c: the place of the window where charts are made
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-app-resources.h"
#include "goi-chart-page.h"
#include "goi-chart-table.h"
#include "goi-chart-view.h"
#include "goi-settings.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  GFile *file;
  GoiCollection *collection;
  GtkWindow *window;
  GtkWidget *page;
} Fixture;

static void
set_cell (GoiReport *report, const char *key, int number)
{
  g_autoptr (GoiValue) value = goi_value_new_number (GOI_DECIMAL_INT (number), GOI_ORIGIN_ENTERED);
  g_assert_true (goi_report_set_value (report, key, value));
}

static gint64
add_report (GoiCollection *collection, const char *agency, int year, int granted, int denied)
{
  g_autoptr (GoiReport) report = goi_report_new (goi_edition_get ("2021"), GOI_MARK_NUMBER);
  const char *region[] = { "P", "C", NULL };
  g_autoptr (GError) error = NULL;
  gint64 id;

  goi_report_set_agency (report, agency);
  goi_report_set_year (report, year);
  goi_report_set_region (report, region);
  set_cell (report, "requests.granted.total", granted);
  set_cell (report, "requests.denied.enforcement_file.total", denied);
  set_cell (report, "requests.total.total", granted + denied);
  id = goi_collection_add (collection, report, GOI_STATE_CHECKED, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static void
reset_settings (void)
{
  static const char *const keys[]
      = { "chart-percent", "chart-sort", "chart-descending", "chart-pale" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (goi_settings_get (), keys[i]);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  reset_settings ();
  f->folder = g_dir_make_tmp ("chart-page-XXXXXX", NULL);
  path = g_build_filename (f->folder, "The City.goi", NULL);
  f->file = g_file_new_for_path (path);
  f->collection = goi_collection_open (f->file, GOI_OPEN_CREATE, NULL, &error);
  g_assert_no_error (error);
  f->page = goi_chart_page_new ();
  f->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (f->window, 1100, 700);
  gtk_window_set_child (f->window, f->page);
  gtk_window_present (f->window);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GFileEnumerator) files = NULL;

  if (f->window != NULL)
    gtk_window_destroy (f->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  goi_collection_close (f->collection);
  g_clear_object (&f->collection);
  {
    g_autoptr (GDir) folder = g_dir_open (f->folder, 0, NULL);
    const char *name;

    while ((name = g_dir_read_name (folder)) != NULL)
      {
        g_autofree char *path = g_build_filename (f->folder, name, NULL);
        g_unlink (path);
      }
  }
  g_rmdir (f->folder);
  g_clear_object (&f->file);
  g_free (f->folder);
}

static gpointer
child (Fixture *f, const char *name)
{
  gpointer found = gtk_widget_get_template_child (f->page, GOI_TYPE_CHART_PAGE, name);

  g_assert_nonnull (found);
  return found;
}

static const char *
shown (Fixture *f)
{
  return gtk_stack_get_visible_child_name (child (f, "stack"));
}

/* The labels of the bars, in their order. */
static char *
bars (Fixture *f)
{
  GoiChartLayout *layout = goi_chart_view_get_layout (child (f, "view"));
  GString *labels = g_string_new (NULL);

  for (guint i = 0; layout != NULL && i < layout->data->bars->len; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? "|" : "",
                            goi_chart_data_get_bar (layout->data, i)->label);
  return g_string_free (labels, FALSE);
}

static void
wait_for_page (Fixture *f, const char *page)
{
  for (guint i = 0; i < 1000 && g_strcmp0 (shown (f), page) != 0; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (5000);
    }
  g_assert_cmpstr (shown (f), ==, page);
}

static void
wait_for_bars (Fixture *f, const char *expected)
{
  g_autofree char *found = NULL;

  for (guint i = 0; i < 1000; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_free (found);
      found = bars (f);
      if (g_strcmp0 (found, expected) == 0)
        return;
      g_usleep (5000);
    }
  g_assert_cmpstr (found, ==, expected);
}

/* Three agencies: B discloses most in 2023, C most in 2022. */
static void
fill (Fixture *f)
{
  add_report (f->collection, "A", 2023, 40, 60);
  add_report (f->collection, "B", 2023, 90, 10);
  add_report (f->collection, "C", 2023, 50, 150);
  add_report (f->collection, "A", 2022, 10, 90);
  add_report (f->collection, "C", 2022, 99, 1);
}

static void
test_empty_states (Fixture *f, gconstpointer data)
{
  g_assert_cmpstr (shown (f), ==, "no-collection");
  g_assert_false (gtk_widget_is_sensitive (child (f, "table_button")));
  g_assert_false (gtk_widget_is_sensitive (child (f, "panel")));
  goi_chart_page_set_collection (GOI_CHART_PAGE (f->page), f->collection);
  g_assert_true (goi_chart_page_get_collection (GOI_CHART_PAGE (f->page)) == f->collection);
  wait_for_page (f, "empty");
  add_report (f->collection, "A", 2023, 40, 60);
  wait_for_page (f, "chart");
  g_assert_true (gtk_widget_is_sensitive (child (f, "table_button")));
  gtk_widget_activate_action (f->page, "chart.choose-none", NULL);
  wait_for_page (f, "nothing-chosen");
  gtk_widget_activate_action (f->page, "chart.choose-all", NULL);
  wait_for_page (f, "chart");
  goi_chart_page_set_collection (GOI_CHART_PAGE (f->page), NULL);
  g_assert_cmpstr (shown (f), ==, "no-collection");
}

static void
test_choices (Fixture *f, gconstpointer data)
{
  g_auto (GStrv) notes = NULL;

  fill (f);
  goi_chart_page_set_collection (GOI_CHART_PAGE (f->page), f->collection);
  wait_for_bars (f, "B|A|C");
  g_assert_cmpstr (gtk_label_get_text (child (f, "agencies_label")), ==, "Agencies 3 / 3");
  g_assert_cmpstr (gtk_menu_button_get_label (child (f, "years_button")), ==, "2023");

  gtk_widget_activate_action (f->page, "chart.all-years", NULL);
  wait_for_bars (f, "C 2022|B 2023|A 2023|C 2023|A 2022");

  gtk_toggle_button_set_active (child (f, "direction_button"), FALSE);
  wait_for_bars (f, "A 2022|C 2023|A 2023|B 2023|C 2022");

  /* The first entry orders by name. */
  gtk_drop_down_set_selected (child (f, "sort"), 0);
  wait_for_bars (f, "A 2022|A 2023|B 2023|C 2022|C 2023");

  /* A new report shows by itself, as everything is chosen. */
  add_report (f->collection, "D", 2023, 1, 1);
  wait_for_bars (f, "A 2022|A 2023|B 2023|C 2022|C 2023|D 2023");

  notes = goi_chart_notes (goi_chart_view_get_layout (child (f, "view"))->data,
                           goi_chart_view_get_layout (child (f, "view"))->options);
  g_assert_cmpstr (notes[0], ==, "Source: The City, 6 annual reports for 2022–2023.");
}

static void
test_add_agencies (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "C", NULL };
  static const char *const more[] = { "A", NULL };

  /* Asked for before anything is read. */
  fill (f);
  goi_chart_page_set_collection (GOI_CHART_PAGE (f->page), f->collection);
  goi_chart_page_add_agencies (GOI_CHART_PAGE (f->page), names);
  wait_for_bars (f, "C");
  goi_chart_page_add_agencies (GOI_CHART_PAGE (f->page), more);
  wait_for_bars (f, "A|C");
  g_assert_cmpstr (gtk_label_get_text (child (f, "agencies_label")), ==, "Agencies 2 / 3");
}

static void
test_table (Fixture *f, gconstpointer data)
{
  GoiChartTable *table = child (f, "table");

  fill (f);
  goi_chart_page_set_collection (GOI_CHART_PAGE (f->page), f->collection);
  wait_for_bars (f, "B|A|C");
  g_object_set (f->page, "show-table", TRUE, NULL);
  wait_for_page (f, "table");
  g_assert_true (gtk_toggle_button_get_active (child (f, "table_button")));
  g_assert_cmpuint (g_list_model_get_n_items (goi_chart_table_get_model (table)), ==, 3);
  g_object_set (f->page, "show-table", FALSE, NULL);
  wait_for_bars (f, "B|A|C");
}

/* What is copied is numbers that a spreadsheet takes, with nothing where a report has none. */
static void
test_copy (void)
{
  g_autoptr (GPtrArray) rows
      = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_measure_row_free);
  g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
  g_autoptr (GoiChartData) chart = NULL;
  g_autofree char *text = NULL;
  GoiMeasureRow *row = goi_measure_row_new ();

  g_free (row->agency);
  row->agency = g_strdup ("A");
  row->year = 2018;
  row->values[goi_measure_get_index (goi_measure_get ("outcome.granted"))]
      = (GoiMeasureValue){ TRUE, 3, FALSE };
  row->values[goi_measure_get_index (goi_measure_get ("outcome.denied"))]
      = (GoiMeasureValue){ TRUE, 0, FALSE };
  row->values[goi_measure_get_index (goi_measure_get ("outcome.total"))]
      = (GoiMeasureValue){ TRUE, 4, FALSE };
  row->values[goi_measure_get_index (goi_measure_get ("rate.disclosed"))]
      = (GoiMeasureValue){ TRUE, 0.75, FALSE };
  g_ptr_array_add (rows, row);
  chart = goi_chart_data_new (rows, NULL, options);
  text = goi_chart_table_format (chart, options);
  g_assert_cmpstr (
      text, ==,
      "Agency\tYear\tGranted\tGranted in part\tDenied\tCannot be provided\tNot processed\t"
      "Otherwise handled\tAll outcomes\tDisclosed share\n"
      "A\t2018\t3\t\t0\t\t\t\t4\t0.7500\n");
}

static void
test_settings (Fixture *f, gconstpointer data)
{
  GtkWidget *other;

  gtk_toggle_button_set_active (child (f, "numbers_button"), TRUE);
  gtk_check_button_set_active (child (f, "pale_check"), FALSE);
  gtk_drop_down_set_selected (child (f, "sort"), 1);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (g_settings_get_boolean (goi_settings_get (), "chart-percent"));

  other = g_object_ref_sink (goi_chart_page_new ());
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (
      gtk_widget_get_template_child (other, GOI_TYPE_CHART_PAGE, "numbers_button"))));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (
      gtk_widget_get_template_child (other, GOI_TYPE_CHART_PAGE, "percent_button"))));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (
      gtk_widget_get_template_child (other, GOI_TYPE_CHART_PAGE, "pale_check"))));
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (
      gtk_widget_get_template_child (other, GOI_TYPE_CHART_PAGE, "sort"))), ==, 1);
  g_assert_finalize_object (other);
}

static void
remember (GtkWidget *page, gint64 id, const char *cell, gint64 *opened)
{
  g_assert_null (cell);
  *opened = id;
}

static void
test_open_report (Fixture *f, gconstpointer data)
{
  gint64 id = add_report (f->collection, "A", 2023, 40, 60), opened = 0;

  g_signal_connect (f->page, "open-report", G_CALLBACK (remember), &opened);
  goi_chart_page_set_collection (GOI_CHART_PAGE (f->page), f->collection);
  wait_for_bars (f, "A");
  g_signal_emit_by_name (child (f, "view"), "bar-activated", id);
  g_assert_cmpint (opened, ==, id);
}

static void
test_finalize (Fixture *f, gconstpointer data)
{
  GtkWidget *page = f->page;

  /* Gone while the reports are still being read. */
  fill (f);
  goi_chart_page_set_collection (GOI_CHART_PAGE (page), f->collection);
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_destroy (f->window);
  f->window = NULL;
  for (guint i = 0; i < 100; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (2000);
    }
  g_assert_null (page);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  goi_app_resources_register ();

  ADD ("/chart-page/empty-states", test_empty_states);
  ADD ("/chart-page/choices", test_choices);
  ADD ("/chart-page/add-agencies", test_add_agencies);
  ADD ("/chart-page/table", test_table);
  ADD ("/chart-page/settings", test_settings);
  ADD ("/chart-page/open-report", test_open_report);
  ADD ("/chart-page/finalize", test_finalize);
  g_test_add_func ("/chart-page/copy", test_copy);
  return g_test_run ();
}
