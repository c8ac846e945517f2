/* test-window.c: the window, its places and its collection
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-app-fixture.h"
#include "goi-import-fixture.h"
#include "goi-notice.h"
#include "goi-library.h"
#include "goi-report-table.h"
#include "goi-reports-page.h"
#include "goi-settings.h"
#include "goi-window.h"

#include <glib/gstdio.h>

static void
reset_settings (void)
{
  static const char *const keys[] = { "sample-ready", "sample-notice", "last-collection", "recent-collections" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (goi_settings_get (), keys[i]);
}

static GoiWindow *
make_window (void)
{
  GoiWindow *window = goi_window_new (NULL);

  reset_settings ();
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static const char *
window_state (GoiWindow *window)
{
  GtkWidget *page = app_find_widget (GTK_WIDGET (window), ADW_TYPE_VIEW_STACK);
  GtkWidget *stack = gtk_widget_get_ancestor (page, GTK_TYPE_STACK);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static gboolean
is_state (GoiWindow *window, const char *state)
{
  return g_strcmp0 (window_state (window), state) == 0;
}

static guint
n_reports (GoiWindow *window)
{
  GtkWidget *table = app_find_widget (GTK_WIDGET (window), GOI_TYPE_REPORT_TABLE);

  return g_list_model_get_n_items (G_LIST_MODEL (goi_report_table_get_list (GOI_REPORT_TABLE (table))));
}

static void
test_finalize (void)
{
  GoiWindow *window = goi_window_new (NULL);

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  goi_wait_for (window == NULL);
}

/* A window with a collection goes away as a whole, and the collection with it. */
static void
test_finalize_open (AppFixture *fixture, gconstpointer data)
{
  GoiWindow *window = make_window ();
  GoiCollection *collection;

  app_fixture_add (fixture, "甲局", 2024, "甲省/乙市", 10, GOI_STATE_IMPORTED);
  goi_window_open_file (window, goi_collection_get_file (fixture->collection), GOI_OPEN_NONE);
  goi_wait_for (n_reports (window) == 1);
  goi_window_show_place (window, "check");
  app_let_settle ();
  collection = goi_window_get_collection (window);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  g_object_add_weak_pointer (G_OBJECT (collection), (gpointer *) &collection);
  gtk_window_close (GTK_WINDOW (window));
  goi_wait_for (window == NULL && collection == NULL);
}

static void
test_places (void)
{
  const char *const places[] = { "charts", "check", "reports" };
  GoiWindow *window = goi_window_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GVariant) state = NULL;

      goi_window_show_place (window, places[i]);
      state = g_action_group_get_action_state (G_ACTION_GROUP (window), "place");
      g_assert_cmpstr (g_variant_get_string (state, NULL), ==, places[i]);
    }
  /* A place that does not exist changes nothing. */
  goi_window_show_place (window, "nowhere");
  {
    g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (window), "place");

    g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "reports");
  }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_open_missing (AppFixture *fixture, gconstpointer data)
{
  GoiWindow *window = make_window ();
  g_autoptr (GFile) missing = g_file_new_for_path ("/nonexistent/nothing.goi");
  g_autoptr (GPtrArray) recent = NULL;

  goi_window_open_file (window, missing, GOI_OPEN_NONE);
  goi_wait_for (is_state (window, "failed"));
  g_assert_null (goi_window_get_collection (window));
  recent = goi_library_list_recent ();
  g_assert_cmpuint (recent->len, ==, 0);

  /* From there on to one that is there. */
  goi_window_open_file (window, goi_collection_get_file (fixture->collection), GOI_OPEN_NONE);
  goi_wait_for (is_state (window, "content"));
  g_assert_nonnull (goi_window_get_collection (window));
  g_clear_pointer (&recent, g_ptr_array_unref);
  recent = goi_library_list_recent ();
  g_assert_cmpuint (recent->len, ==, 1);
  g_assert_true (g_file_equal (g_ptr_array_index (recent, 0), goi_collection_get_file (fixture->collection)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_open_other_file (AppFixture *fixture, gconstpointer data)
{
  GoiWindow *window = make_window ();
  g_autoptr (GFile) file = app_fixture_write (fixture, "letter.goi", "Dear Sir or Madam,\n");

  goi_window_open_file (window, file, GOI_OPEN_NONE);
  goi_wait_for (is_state (window, "failed"));
  g_assert_null (goi_window_get_collection (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What clears the search in the list clears it in the entry. */
static void
test_clear_search (AppFixture *fixture, gconstpointer data)
{
  GoiWindow *window = make_window ();
  GtkWidget *entry = app_find_widget (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *page = app_find_widget (GTK_WIDGET (window), GOI_TYPE_REPORTS_PAGE);

  app_fixture_add (fixture, "甲局", 2024, "甲省/乙市", 10, GOI_STATE_IMPORTED);
  goi_window_open_file (window, goi_collection_get_file (fixture->collection), GOI_OPEN_NONE);
  goi_wait_for (n_reports (window) == 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "丙丁");
  goi_wait_for (n_reports (window) == 0);
  gtk_widget_activate_action (page, "reports.show-all", NULL);
  goi_wait_for (n_reports (window) == 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_read_only (AppFixture *fixture, gconstpointer data)
{
  GoiWindow *window = make_window ();

  app_fixture_add (fixture, "甲局", 2024, "甲省/乙市", 10, GOI_STATE_IMPORTED);
  goi_window_open_file (window, goi_collection_get_file (fixture->collection), GOI_OPEN_READ_ONLY);
  goi_wait_for (is_state (window, "content"));
  g_assert_true (goi_collection_is_read_only (goi_window_get_collection (window)));
  goi_wait_for (n_reports (window) == 1);
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "import"));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "new-report"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Files that come before the collection is open are read when it is, and reviewed. */
static void
test_import_early (AppFixture *fixture, gconstpointer data)
{
  GoiWindow *window = make_window ();
  g_autoptr (GPtrArray) files = import_file_array ();
  GoiImporter *importer;

  goi_window_open_file (window, goi_collection_get_file (fixture->collection), GOI_OPEN_NONE);
  g_ptr_array_add (files, app_sample ("ql-renshe-2023.txt"));
  goi_window_import_files (window, files);
  g_assert_null (goi_window_get_collection (window));
  goi_wait_for (goi_window_get_review (window) != NULL);
  importer = goi_import_page_get_importer (goi_window_get_review (window));
  import_wait (importer);
  g_assert_cmpuint (n_reports (window), ==, 0);
  g_assert_cmpuint (goi_importer_count (importer, GOI_IMPORT_READY), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
activate_review (GoiWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (goi_window_get_review (window)), action, NULL));
}

static gboolean
is_enabled (GoiWindow *window, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (window), action);
}

/* From the drop to the list: one button, and the report that came in is selected. */
static void
test_review (AppFixture *fixture, gconstpointer data)
{
  GoiWindow *window = make_window ();
  g_autoptr (GPtrArray) files = import_file_array ();

  goi_window_open_file (window, goi_collection_get_file (fixture->collection), GOI_OPEN_NONE);
  goi_wait_for (is_state (window, "content"));
  g_ptr_array_add (files, app_sample ("ql-renshe-2023.txt"));
  goi_window_import_files (window, files);
  g_assert_true (is_enabled (window, "back"));
  g_assert_true (is_enabled (window, "import"));
  g_assert_false (is_enabled (window, "place"));
  import_wait (goi_import_page_get_importer (goi_window_get_review (window)));
  activate_review (window, "review.accept-ready");
  goi_wait_for (n_reports (window) == 1);
  goi_wait_for (!is_enabled (window, "back"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is not decided waits while somebody looks at something else, and the window says so. */
static void
test_review_waits (AppFixture *fixture, gconstpointer data)
{
  GoiWindow *window = make_window ();
  g_autoptr (GPtrArray) files = import_file_array ();
  GoiImporter *importer;
  GoiNotice *notice;

  goi_window_open_file (window, goi_collection_get_file (fixture->collection), GOI_OPEN_NONE);
  goi_wait_for (is_state (window, "content"));
  notice = GOI_NOTICE (app_find_widget (GTK_WIDGET (window), GOI_TYPE_NOTICE));
  g_ptr_array_add (files, app_sample ("ql-renshe-2023.txt"));
  goi_window_import_files (window, files);
  importer = goi_import_page_get_importer (goi_window_get_review (window));
  import_wait (importer);
  g_assert_false (goi_notice_is_shown (notice));
  g_action_group_activate_action (G_ACTION_GROUP (window), "back", NULL);
  g_assert_true (goi_notice_is_shown (notice));
  g_assert_true (is_enabled (window, "place"));

  /* More files join those that wait. */
  g_ptr_array_set_size (files, 0);
  g_ptr_array_add (files, app_sample ("ql-renshe-2024.txt"));
  goi_window_import_files (window, files);
  g_assert_true (goi_import_page_get_importer (goi_window_get_review (window)) == importer);
  import_wait (importer);
  g_assert_cmpuint (goi_importer_count_open (importer), ==, 2);
  g_assert_false (goi_notice_is_shown (notice));

  g_action_group_activate_action (G_ACTION_GROUP (window), "back", NULL);
  g_assert_true (goi_notice_is_shown (notice));
  g_action_group_activate_action (G_ACTION_GROUP (window), "review", NULL);
  g_assert_false (goi_notice_is_shown (notice));
  activate_review (window, "review.accept-ready");
  goi_wait_for (n_reports (window) == 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Closing the window with something undecided loses nothing that was accepted, not even what is still on its way. */
static void
test_review_closed (AppFixture *fixture, gconstpointer data)
{
  GoiWindow *window = make_window ();
  g_autoptr (GPtrArray) files = import_file_array ();
  GoiImporter *importer;
  guint n;

  goi_window_open_file (window, goi_collection_get_file (fixture->collection), GOI_OPEN_NONE);
  goi_wait_for (is_state (window, "content"));
  for (int year = 2019; year <= 2024; year++)
    {
      g_autofree char *name = g_strdup_printf ("ql-renshe-%d.txt", year);

      g_ptr_array_add (files, app_sample (name));
    }
  g_ptr_array_add (files, import_doubtful ());
  goi_window_import_files (window, files);
  importer = goi_import_page_get_importer (goi_window_get_review (window));
  import_wait (importer);
  n = goi_importer_count (importer, GOI_IMPORT_READY);
  g_assert_cmpuint (n, >, 3);
  activate_review (window, "review.accept-ready");
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  goi_wait_for (window == NULL);
  g_assert_cmpuint (import_count_reports (fixture), ==, n);
}

static void
set_clipboard (GoiWindow *window, const char *html, const char *text)
{
  g_autoptr (GBytes) page = g_bytes_new (html, strlen (html));
  GdkContentProvider *providers[2];
  g_autoptr (GdkContentProvider) both = NULL;

  providers[0] = gdk_content_provider_new_for_bytes ("text/html", page);
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  both = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  g_assert_true (gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (window)), both));
}

/* A page with tables is pasted as a page, any other as its text. */
static void
test_paste (AppFixture *fixture, gconstpointer data)
{
  GoiWindow *window = make_window ();
  g_autoptr (GFile) sample = app_sample ("ql-renshe-2023.txt");
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "fixtures", "html", "layout-tables.html", NULL);
  g_autofree char *html = NULL;
  g_autofree char *text = NULL;
  GoiImporter *importer;

  g_assert_true (g_file_get_contents (path, &html, NULL, NULL));
  g_assert_true (g_file_load_contents (sample, NULL, &text, NULL, NULL, NULL));
  goi_window_open_file (window, goi_collection_get_file (fixture->collection), GOI_OPEN_NONE);
  goi_wait_for (is_state (window, "content"));
  set_clipboard (window, html, "no report");
  g_action_group_activate_action (G_ACTION_GROUP (window), "import-clipboard", NULL);
  goi_wait_for (goi_window_get_review (window) != NULL);
  importer = goi_import_page_get_importer (goi_window_get_review (window));
  import_wait (importer);
  g_assert_cmpstr (goi_import_item_get_name (import_get (importer, 0)), ==, "Pasted table.html");
  g_assert_true (goi_import_state_is_open (goi_import_item_get_state (import_get (importer, 0))));

  set_clipboard (window, "<p>A page without tables</p>", text);
  g_action_group_activate_action (G_ACTION_GROUP (window), "import-clipboard", NULL);
  goi_wait_for (g_list_model_get_n_items (goi_importer_get_items (importer)) == 2);
  import_wait (importer);
  import_assert (importer, 1, "Pasted text", GOI_IMPORT_READY);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
copy_samples (AppFixture *fixture, guint n)
{
  static const char *const names[] = { "ql-renshe-2022.txt", "ql-renshe-2023.txt", "ql-renshe-2024.txt" };
  g_autofree char *folder = g_build_filename (fixture->folder, "samples", NULL);

  g_mkdir (folder, 0700);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GFile) from = app_sample (names[i]);
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autoptr (GFile) to = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;

      g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
let_go (GoiWindow *window)
{
  gtk_window_close (GTK_WINDOW (window));
  app_let_settle ();
}

/* At the very first start the sample documents are read by our own readers; after that the user's copy
 * is opened as he left it, until he resets it. */
static void
test_first_start (AppFixture *fixture, gconstpointer data)
{
  GoiWindow *window = make_window ();
  g_autofree char *samples = g_strdup (g_getenv ("GOI_SAMPLES"));
  g_autofree char *folder = g_build_filename (fixture->folder, "samples", NULL);
  g_autoptr (GFile) sample = goi_library_get_sample_file ();

  copy_samples (fixture, 3);
  g_setenv ("GOI_SAMPLES", folder, TRUE);
  goi_window_open_start (window);
  g_assert_true (g_file_equal (goi_window_get_file (window), sample));
  goi_wait_for (is_state (window, "content"));
  goi_wait_for (n_reports (window) == 3);
  g_assert_true (g_settings_get_boolean (goi_settings_get (), "sample-ready"));
  let_go (window);

  /* The documents are not read again. */
  window = goi_window_new (NULL);
  gtk_window_present (GTK_WINDOW (window));
  g_setenv ("GOI_SAMPLES", "/nonexistent", TRUE);
  goi_window_open_start (window);
  g_assert_true (g_file_equal (goi_window_get_file (window), sample));
  goi_wait_for (n_reports (window) == 3);

  /* A sample that was not finished is made anew. */
  g_settings_set_boolean (goi_settings_get (), "sample-ready", FALSE);
  g_setenv ("GOI_SAMPLES", folder, TRUE);
  goi_window_open_file (window, sample, GOI_OPEN_NONE);
  goi_wait_for (is_state (window, "content") && n_reports (window) == 3);
  let_go (window);
  g_setenv ("GOI_SAMPLES", samples, TRUE);
}

/* Without sample documents there is the user's own collection, which is empty. */
static void
test_first_start_without_samples (AppFixture *fixture, gconstpointer data)
{
  GoiWindow *window = make_window ();
  g_autofree char *samples = g_strdup (g_getenv ("GOI_SAMPLES"));
  g_autoptr (GFile) own = goi_library_get_own_file ();

  g_setenv ("GOI_SAMPLES", "/nonexistent", TRUE);
  goi_window_open_start (window);
  g_assert_true (g_file_equal (goi_window_get_file (window), own));
  goi_wait_for (is_state (window, "content"));
  g_assert_cmpuint (n_reports (window), ==, 0);
  let_go (window);
  g_setenv ("GOI_SAMPLES", samples, TRUE);
}

static void
test_library_names (void)
{
  g_autoptr (GFile) named = g_file_new_for_path ("/tmp/某市.goi");
  g_autoptr (GFile) upper = g_file_new_for_path ("/tmp/CITY.GOI");
  g_autoptr (GFile) json = g_file_new_for_path ("/tmp/report.goi.json");
  g_autoptr (GFile) dot = g_file_new_for_path ("/tmp/.goi");
  g_autofree char *name = goi_library_get_name (named);

  g_assert_cmpstr (name, ==, "某市");
  g_assert_true (goi_library_is_collection_name (named));
  g_assert_true (goi_library_is_collection_name (upper));
  g_assert_false (goi_library_is_collection_name (json));
  g_assert_false (goi_library_is_collection_name (dot));
}

static void
test_library_recent (void)
{
  g_autoptr (GPtrArray) recent = NULL;
  g_autofree char *last = NULL;

  reset_settings ();
  for (int i = 0; i < 14; i++)
    {
      g_autofree char *path = g_strdup_printf ("/tmp/%d.goi", i % 12);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      goi_library_remember (file);
    }
  recent = goi_library_list_recent ();
  g_assert_cmpuint (recent->len, ==, 10);
  last = g_file_get_basename (g_ptr_array_index (recent, 0));
  g_assert_cmpstr (last, ==, "1.goi");
  goi_library_forget (g_ptr_array_index (recent, 0));
  g_clear_pointer (&recent, g_ptr_array_unref);
  recent = goi_library_list_recent ();
  g_assert_cmpuint (recent->len, ==, 9);
  reset_settings ();
}

#define ADD(name, func)                                                                                        \
  g_test_add ("/window/" name, AppFixture, NULL, app_fixture_set_up, func, app_fixture_tear_down)

int
main (int argc, char **argv)
{
  app_init_tests (&argc, &argv);
  g_test_add_func ("/window/finalize", test_finalize);
  g_test_add_func ("/window/places", test_places);
  ADD ("finalize-open", test_finalize_open);
  ADD ("open-missing", test_open_missing);
  ADD ("open-other-file", test_open_other_file);
  ADD ("clear-search", test_clear_search);
  ADD ("read-only", test_read_only);
  ADD ("import-early", test_import_early);
  ADD ("review", test_review);
  ADD ("review-waits", test_review_waits);
  ADD ("review-closed", test_review_closed);
  ADD ("paste", test_paste);
  ADD ("first-start", test_first_start);
  ADD ("first-start-without-samples", test_first_start_without_samples);
  g_test_add_func ("/window/library-names", test_library_names);
  g_test_add_func ("/window/library-recent", test_library_recent);
  return g_test_run ();
}
