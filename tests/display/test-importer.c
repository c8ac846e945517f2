/* test-importer.c: files on their way into a collection
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-app-fixture.h"
#include "goi-import-pane.h"
#include "goi-importer.h"

#include <string.h>

static void
on_finished (GoiImporter *importer, guint *n_finished)
{
  (*n_finished)++;
}

static GoiImporter *
import (AppFixture *fixture, GPtrArray *files)
{
  GoiImporter *importer = goi_importer_new (fixture->collection);
  guint n_finished = 0;

  g_signal_connect (importer, "finished", G_CALLBACK (on_finished), &n_finished);
  goi_importer_add_files (importer, files);
  g_assert_true (goi_importer_is_running (importer));
  goi_wait_for (n_finished > 0);
  g_assert_cmpuint (n_finished, ==, 1);
  g_assert_false (goi_importer_is_running (importer));
  g_assert_cmpuint (goi_importer_get_n_done (importer), ==, goi_importer_get_n_total (importer));
  g_signal_handlers_disconnect_by_data (importer, &n_finished);
  return importer;
}

static guint
count_reports (AppFixture *fixture)
{
  g_autoptr (GoiQuery) query = goi_query_new ();
  g_autoptr (GError) error = NULL;
  guint n = goi_collection_count (fixture->collection, query, NULL, &error);

  g_assert_no_error (error);
  return n;
}

static GPtrArray *
file_array (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static void
assert_item (GoiImporter *importer, guint position, const char *name, GoiImportOutcome outcome)
{
  g_autoptr (GoiImportItem) item = g_list_model_get_item (goi_importer_get_items (importer), position);

  g_assert_nonnull (item);
  g_assert_cmpstr (goi_import_item_get_name (item), ==, name);
  g_assert_cmpint (goi_import_item_get_outcome (item), ==, outcome);
}

/* A sound report, one with mistakes, and one that is none: each ends as it should, and the database
 * holds exactly those that were imported. */
static void
test_outcomes (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = file_array ();
  g_autoptr (GoiImporter) importer = NULL;
  g_autoptr (GoiImportItem) failed = NULL;
  g_autoptr (GoiImportItem) good = NULL;
  g_autofree char *text = NULL;

  g_ptr_array_add (files, app_sample ("ql-renshe-2023.txt"));
  g_ptr_array_add (files, app_sample ("ql-ziran-2024.txt"));
  g_ptr_array_add (files, app_fixture_write (fixture, "shopping.txt", "面包、牛奶、鸡蛋\n"));
  g_ptr_array_add (files, app_fixture_write (fixture, "empty.txt", ""));
  g_ptr_array_add (files, g_file_new_for_path ("/nonexistent/nothing.txt"));
  importer = import (fixture, files);

  assert_item (importer, 0, "ql-renshe-2023.txt", GOI_IMPORT_DONE);
  assert_item (importer, 1, "ql-ziran-2024.txt", GOI_IMPORT_DOUBTS);
  assert_item (importer, 2, "shopping.txt", GOI_IMPORT_FAILED);
  assert_item (importer, 3, "empty.txt", GOI_IMPORT_FAILED);
  assert_item (importer, 4, "nothing.txt", GOI_IMPORT_FAILED);
  g_assert_cmpuint (goi_importer_count (importer, GOI_IMPORT_FAILED), ==, 3);
  g_assert_cmpuint (count_reports (fixture), ==, 2);

  failed = g_list_model_get_item (goi_importer_get_items (importer), 2);
  g_assert_nonnull (goi_import_item_get_message (failed));
  g_assert_cmpint (goi_import_item_get_report (failed), ==, 0);
  good = g_list_model_get_item (goi_importer_get_items (importer), 0);
  g_assert_cmpint (goi_import_item_get_report (good), >, 0);
  g_assert_nonnull (strstr (goi_import_item_get_message (good), "青澜市人力资源和社会保障局 2023"));

  text = goi_importer_to_text (importer);
  g_assert_nonnull (strstr (text, "Imported\tql-renshe-2023.txt\t"));
  g_assert_nonnull (strstr (text, "Failed\tshopping.txt\t"));
}

static void
test_already_there (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = file_array ();
  g_autoptr (GoiImporter) first = NULL;
  g_autoptr (GoiImporter) second = NULL;

  g_ptr_array_add (files, app_sample ("ql-renshe-2023.txt"));
  first = import (fixture, files);
  second = import (fixture, files);
  assert_item (second, 0, "ql-renshe-2023.txt", GOI_IMPORT_ALREADY_THERE);
  g_assert_cmpuint (count_reports (fixture), ==, 1);
  {
    g_autoptr (GoiImportItem) a = g_list_model_get_item (goi_importer_get_items (first), 0);
    g_autoptr (GoiImportItem) b = g_list_model_get_item (goi_importer_get_items (second), 0);

    g_assert_cmpint (goi_import_item_get_report (a), ==, goi_import_item_get_report (b));
  }
}

/* Folders are looked into, in the order of names; what is of no kind that is read is only counted. */
static void
test_folder (AppFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "in/10.txt", "in/9.txt", "in/deep/er/1.txt", "in/photo.jpg", "in/.hidden.txt" };
  g_autoptr (GPtrArray) files = file_array ();
  g_autoptr (GoiImporter) importer = NULL;
  g_autofree char *folder = g_build_filename (fixture->folder, "in", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_object_unref (app_fixture_write (fixture, names[i], "nothing of interest\n"));
  g_ptr_array_add (files, g_file_new_for_path (folder));
  importer = import (fixture, files);
  g_assert_cmpuint (goi_importer_get_n_total (importer), ==, 3);
  assert_item (importer, 0, "in/9.txt", GOI_IMPORT_FAILED);
  assert_item (importer, 1, "in/10.txt", GOI_IMPORT_FAILED);
  assert_item (importer, 2, "in/deep/er/1.txt", GOI_IMPORT_FAILED);
  g_assert_cmpuint (goi_importer_get_n_passed_over (importer), ==, 1);
}

static void
test_text (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = app_sample ("ql-renshe-2023.txt");
  g_autoptr (GoiImporter) importer = goi_importer_new (fixture->collection);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_load_contents (file, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  goi_importer_add_text (importer, text, "pasted");
  goi_importer_add_text (importer, "今天天气很好。", "weather");
  goi_wait_for (!goi_importer_is_running (importer));
  assert_item (importer, 0, "pasted", GOI_IMPORT_DONE);
  assert_item (importer, 1, "weather", GOI_IMPORT_FAILED);
  g_assert_cmpuint (count_reports (fixture), ==, 1);
}

static GPtrArray *
all_samples (void)
{
  GPtrArray *files = file_array ();

  g_ptr_array_add (files, g_file_new_for_path (g_getenv ("GOI_SAMPLES")));
  return files;
}

/* What has been imported stays, what has not is marked; then the rest can be imported. */
static void
test_stop (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = all_samples ();
  g_autoptr (GoiImporter) importer = goi_importer_new (fixture->collection);
  guint n_imported, n_stopped;

  goi_importer_add_files (importer, files);
  goi_wait_for (goi_importer_get_n_done (importer) >= 3);
  goi_importer_stop (importer);
  goi_wait_for (!goi_importer_is_running (importer));
  n_stopped = goi_importer_count (importer, GOI_IMPORT_STOPPED);
  n_imported = goi_importer_count (importer, GOI_IMPORT_DONE) + goi_importer_count (importer, GOI_IMPORT_DOUBTS);
  g_assert_cmpuint (n_stopped, >, 0);
  g_assert_cmpuint (n_imported, ==, count_reports (fixture));
  g_assert_cmpuint (goi_importer_get_n_done (importer), ==, goi_importer_get_n_total (importer));

  goi_importer_add_text (importer, "今天天气很好。", "weather");
  goi_wait_for (!goi_importer_is_running (importer));
  g_assert_cmpuint (goi_importer_count (importer, GOI_IMPORT_STOPPED), ==, n_stopped);
}

/* The numbers of the reports are those of a machine with one thread. */
static void
test_order (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = all_samples ();
  g_autoptr (GoiImporter) importer = import (fixture, files);
  GListModel *items = goi_importer_get_items (importer);
  gint64 last = 0;

  g_assert_cmpuint (g_list_model_get_n_items (items), >, 100);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GoiImportItem) item = g_list_model_get_item (items, i);

      g_assert_true (goi_import_item_is_finished (item));
      if (goi_import_item_get_report (item) == 0)
        continue;
      g_assert_cmpint (goi_import_item_get_report (item), >, last);
      last = goi_import_item_get_report (item);
    }
  g_assert_cmpint (last, >, 0);
}

/* The main loop goes on while documents are read: a timer of ten milliseconds is never late by much. */
static gboolean
on_tick (gpointer user_data)
{
  gint64 *state = user_data; /* last tick, longest gap */
  gint64 now = g_get_monotonic_time ();

  state[1] = MAX (state[1], now - state[0]);
  state[0] = now;
  return G_SOURCE_CONTINUE;
}

static void
test_main_loop (AppFixture *fixture, gconstpointer data)
{
  gint64 state[2] = { g_get_monotonic_time (), 0 };
  guint id = g_timeout_add (10, on_tick, state);
  g_autoptr (GPtrArray) files = all_samples ();
  g_autoptr (GoiImporter) importer = import (fixture, files);

  g_source_remove (id);
  g_test_message ("longest gap %d ms", (int) (state[1] / 1000));
  g_assert_cmpint (state[1], <, 500 * 1000);
}

static void
test_finalize (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = file_array ();
  GoiImporter *importer;

  g_ptr_array_add (files, app_sample ("ql-renshe-2023.txt"));
  importer = import (fixture, files);
  g_assert_finalize_object (importer);
}

static void
test_pane (AppFixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GoiImportPane *pane = GOI_IMPORT_PANE (goi_import_pane_new ());
  g_autoptr (GoiImporter) importer = NULL;
  g_autoptr (GPtrArray) files = file_array ();

  g_ptr_array_add (files, app_sample ("ql-renshe-2023.txt"));
  g_ptr_array_add (files, app_sample ("ql-ziran-2024.txt"));
  g_ptr_array_add (files, app_fixture_write (fixture, "shopping.txt", "面包、牛奶、鸡蛋\n"));
  importer = import (fixture, files);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (pane));
  gtk_window_present (GTK_WINDOW (window));
  goi_import_pane_set_importer (pane, importer);
  g_assert_cmpuint (g_list_model_get_n_items (goi_import_pane_get_shown (pane)), ==, 3);
  for (guint choice = 1; choice <= 4; choice++)
    {
      static const guint expected[] = { 1, 1, 0, 1 };

      goi_import_pane_set_filter (pane, choice);
      g_assert_cmpuint (g_list_model_get_n_items (goi_import_pane_get_shown (pane)), ==, expected[choice - 1]);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(name, func)                                                                                         \
  g_test_add ("/importer/" name, AppFixture, NULL, app_fixture_set_up, func, app_fixture_tear_down)

int
main (int argc, char **argv)
{
  app_init_tests (&argc, &argv);
  ADD ("outcomes", test_outcomes);
  ADD ("already-there", test_already_there);
  ADD ("folder", test_folder);
  ADD ("text", test_text);
  ADD ("stop", test_stop);
  ADD ("order", test_order);
  ADD ("main-loop", test_main_loop);
  ADD ("finalize", test_finalize);
  ADD ("pane", test_pane);
  return g_test_run ();
}
