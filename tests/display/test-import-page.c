/* test-import-page.c: the review of an import
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-form-findings.h"
#include "goi-import-difference.h"
#include "goi-import-field.h"
#include "goi-import-fixture.h"
#include "goi-import-page.h"

#include <string.h>

typedef struct
{
  AppFixture app;
  GtkWidget *window;
  GoiImportPage *page;
  GoiImporter *importer;
  gint64 opened;
  guint n_done;
  guint n_added;
} Fixture;

static void
on_open_report (Fixture *fixture, gint64 id)
{
  fixture->opened = id;
}

static void
on_done (Fixture *fixture, guint n_added)
{
  fixture->n_done++;
  fixture->n_added = n_added;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  app_fixture_set_up (&fixture->app, data);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1366, 768);
  fixture->page = GOI_IMPORT_PAGE (goi_import_page_new ());
  g_signal_connect_swapped (fixture->page, "open-report", G_CALLBACK (on_open_report), fixture);
  g_signal_connect_swapped (fixture->page, "done", G_CALLBACK (on_done), fixture);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_let_settle ();
  if (fixture->importer != NULL)
    g_assert_finalize_object (fixture->importer);
  app_fixture_tear_down (&fixture->app, data);
}

static void
review (Fixture *fixture, GPtrArray *files)
{
  fixture->importer = goi_importer_new (fixture->app.collection);
  goi_import_page_set_importer (fixture->page, fixture->importer);
  goi_importer_add_files (fixture->importer, files);
  import_wait (fixture->importer);
}

static guint
n_shown (Fixture *fixture)
{
  return g_list_model_get_n_items (goi_import_page_get_shown (fixture->page));
}

static const char *
detail_page (Fixture *fixture)
{
  return goi_import_detail_get_page (goi_import_page_get_detail (fixture->page));
}

static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL));
}

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0
      && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_view (Fixture *fixture)
{
  return app_find_widget (GTK_WIDGET (fixture->page), GTK_TYPE_COLUMN_VIEW);
}

/* A ready one, a doubtful one, a failed one, one that is here, and another version of it. */
static GPtrArray *
all_kinds (Fixture *fixture)
{
  GPtrArray *files = import_file_array ();

  import_at_once (&fixture->app, "ql-renshe-2023.txt");
  g_ptr_array_add (files, app_sample ("ql-renshe-2024.txt"));
  g_ptr_array_add (files, import_doubtful ());
  g_ptr_array_add (files, app_fixture_write (&fixture->app, "shopping.txt", "面包、牛奶、鸡蛋\n"));
  g_ptr_array_add (files, app_sample ("ql-renshe-2023.txt"));
  g_ptr_array_add (files, import_other_version (&fixture->app, "later.txt"));
  return files;
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  static const guint expected[GOI_N_IMPORT_FILTERS] = { 5, 1, 1, 2, 1, 0 };
  static const char *const labels[GOI_N_IMPORT_FILTERS]
      = { "All files  5", "Ready  1", "With doubts  1", "Duplicates  2", "Failed  1", "Done  0" };
  g_autoptr (GPtrArray) files = all_kinds (fixture);

  review (fixture, files);
  for (guint i = 0; i < GOI_N_IMPORT_FILTERS; i++)
    {
      GtkWidget *button = find_button (GTK_WIDGET (fixture->page), labels[i]);

      g_assert_nonnull (button);
      gtk_test_accessible_assert_role (button, GTK_ACCESSIBLE_ROLE_BUTTON);
      goi_import_page_set_filter (fixture->page, (GoiImportFilter) i);
      goi_wait_for (n_shown (fixture) == expected[i]);
    }
}

/* The simple case: one button takes all that is without doubts, and then the review is over. */
static void
test_add_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = import_file_array ();
  GtkWidget *button;

  g_ptr_array_add (files, app_sample ("ql-renshe-2023.txt"));
  g_ptr_array_add (files, app_sample ("ql-renshe-2024.txt"));
  review (fixture, files);
  button = find_button (GTK_WIDGET (fixture->page), "Add 2 Reports");
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_has_css_class (button, "suggested-action"));
  g_signal_emit_by_name (button, "clicked");
  goi_wait_for (fixture->n_done == 1);
  g_assert_cmpuint (fixture->n_added, ==, 2);
  g_assert_cmpuint (import_count_reports (&fixture->app), ==, 2);
}

/* What is in doubt stays, and so does the review. */
static void
test_doubts_stay (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = all_kinds (fixture);

  review (fixture, files);
  activate (fixture, "review.accept-ready");
  goi_wait_for (goi_importer_count (fixture->importer, GOI_IMPORT_ADDED) == 1);
  app_let_settle ();
  g_assert_cmpuint (fixture->n_done, ==, 0);
  g_assert_cmpuint (goi_importer_count_open (fixture->importer), ==, 2);
  goi_wait_for (find_button (GTK_WIDGET (fixture->page), "Done  1") != NULL);
  g_assert_null (find_button (GTK_WIDGET (fixture->page), "Add 1 Report"));
}

/* Lines are decided one by one; the next open one is selected each time. */
static void
test_one_by_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = all_kinds (fixture);

  review (fixture, files);
  goi_import_page_select (fixture->page, 0, TRUE);
  activate (fixture, "review.accept");
  goi_wait_for (goi_importer_count (fixture->importer, GOI_IMPORT_ADDED) == 1);
  activate (fixture, "review.skip");
  import_assert (fixture->importer, 1, "amount-without-unit.txt", GOI_IMPORT_SKIPPED);
  goi_wait_for (g_str_equal (detail_page (fixture), "comparison"));

  /* What was skipped can be taken back. */
  goi_import_page_select (fixture->page, 1, TRUE);
  activate (fixture, "review.retry");
  import_assert (fixture->importer, 1, "amount-without-unit.txt", GOI_IMPORT_DOUBTS);
}

static void
test_failed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = import_file_array ();
  g_autofree char *late = g_build_filename (fixture->app.folder, "late.txt", NULL);
  g_autoptr (GFile) sample = app_sample ("ql-renshe-2023.txt");

  g_ptr_array_add (files, g_file_new_for_path (late));
  review (fixture, files);
  goi_import_page_select (fixture->page, 0, TRUE);
  goi_wait_for (find_button (GTK_WIDGET (goi_import_page_get_detail (fixture->page)), "Try Again") != NULL);
  g_assert_cmpstr (detail_page (fixture), ==, "message");
  g_assert_true (g_file_copy (sample, files->pdata[0], G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  activate (fixture, "review.retry");
  import_wait (fixture->importer);
  import_assert (fixture->importer, 0, "late.txt", GOI_IMPORT_READY);
  goi_wait_for (g_str_equal (detail_page (fixture), "form"));
}

/* A cell marks its place in the document, and the place leads to the cell. */
static void
test_side_by_side (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = import_file_array ();
  GoiImportDetail *detail = goi_import_page_get_detail (fixture->page);
  const GoiCell *cell = goi_edition_find_cell (goi_edition_get ("2021"), "requests.received.person");
  GoiCellEntry *entry;
  gint64 start, end;

  g_ptr_array_add (files, app_sample ("ql-renshe-2023.txt"));
  review (fixture, files);
  goi_import_page_select (fixture->page, 0, TRUE);
  goi_wait_for (g_str_equal (detail_page (fixture), "form"));
  app_let_settle ();
  g_assert_true (goi_form_view_show_cell (goi_import_detail_get_form (detail), cell));
  g_assert_true (goi_original_view_get_marked (goi_import_detail_get_original (detail), &start, &end));
  g_assert_cmpint (end, >, start);
  g_assert_true (goi_original_view_find_cell (goi_import_detail_get_original (detail), start) == cell);

  /* Looked at, not edited. */
  entry = goi_form_view_get_entry (goi_import_detail_get_form (detail), cell);
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (entry)));
  cell = goi_edition_find_cell (goi_edition_get ("2021"), "requests.granted.person");
  g_signal_emit_by_name (goi_import_detail_get_original (detail), "cell-picked", cell->key);
  g_assert_true (goi_cell_entry_get_cell (goi_form_view_get_focus_entry (goi_import_detail_get_form (detail)))
                 == cell);
}

/* Who has left the review has no form any more; who comes back finds the line as it was. */
static void
test_leave (Fixture *fixture, gconstpointer data)
{
  GoiImportDetail *detail = goi_import_page_get_detail (fixture->page);
  g_autoptr (GPtrArray) files = import_file_array ();
  GoiFormView *form;

  g_ptr_array_add (files, app_sample ("ql-renshe-2023.txt"));
  review (fixture, files);
  goi_import_page_select (fixture->page, 0, TRUE);
  goi_wait_for (g_str_equal (detail_page (fixture), "form"));
  form = goi_import_detail_get_form (detail);
  g_object_add_weak_pointer (G_OBJECT (form), (gpointer *) &form);
  gtk_widget_set_visible (GTK_WIDGET (fixture->page), FALSE);
  goi_wait_for (form == NULL);
  g_assert_null (goi_import_detail_get_form (detail));
  gtk_widget_set_visible (GTK_WIDGET (fixture->page), TRUE);
  goi_wait_for (goi_import_detail_get_form (detail) != NULL);
  g_assert_cmpstr (detail_page (fixture), ==, "form");
}

/* Another reading of a doubtful cell is chosen before the report is added. */
static void
test_alternative (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = import_file_array ();
  g_autoptr (GoiStoredReport) stored = NULL;
  GtkWidget *detail = GTK_WIDGET (goi_import_page_get_detail (fixture->page));
  GtkWidget *findings, *button = NULL;
  g_autofree char *shown = NULL;
  const GoiValue *value;

  g_ptr_array_add (files, import_doubtful ());
  review (fixture, files);
  goi_import_page_select (fixture->page, 0, TRUE);
  goi_wait_for (g_str_equal (detail_page (fixture), "form"));
  goi_wait_for ((findings = app_find_widget (detail, GOI_TYPE_FORM_FINDINGS)) != NULL
                && goi_form_findings_get_n_shown (GOI_FORM_FINDINGS (findings)) > 0);
  for (GtkWidget *row = gtk_widget_get_first_child (app_find_widget (findings, GTK_TYPE_VIEWPORT)); row != NULL;
       row = gtk_widget_get_first_child (row))
    for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL && button == NULL;
         child = gtk_widget_get_next_sibling (child))
      {
        GtkWidget *label = GTK_IS_BUTTON (child) ? gtk_button_get_child (GTK_BUTTON (child)) : NULL;

        if (GTK_IS_LABEL (label) && strstr (gtk_label_get_label (GTK_LABEL (label)), "0.00653") != NULL)
          button = child;
      }
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  goi_wait_for (goi_importer_count (fixture->importer, GOI_IMPORT_READY) == 1);
  import_wait (fixture->importer);
  activate (fixture, "review.accept");
  goi_wait_for (fixture->n_done == 1);
  stored = goi_collection_load (fixture->app.collection, 1, NULL, NULL);
  value = goi_report_get_value (stored->report, "disclosure.procurement.amount");
  g_assert_true (goi_value_is_number (value));
  shown = goi_value_display (value);
  g_assert_cmpstr (shown, ==, "0.00653");
  g_assert_true (value->origin == GOI_ORIGIN_REPAIRED || value->origin == GOI_ORIGIN_ENTERED);
  g_assert_cmpuint (goi_report_get_doubts (stored->report)->len, ==, 0);
}

static gboolean
mark_is_in_view (GoiOriginalView *original)
{
  GtkTextView *view = goi_original_view_get_text_view (original);
  GdkRectangle visible, place;
  GtkTextIter iter;
  gint64 start, end;

  if (!goi_original_view_get_marked (original, &start, &end))
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, (int) start);
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_get_visible_rect (view, &visible);
  return place.y >= visible.y && place.y + place.height <= visible.y + visible.height;
}

/* A report of the same agency and year: what differs stands side by side. */
static void
test_comparison (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = import_file_array ();
  g_autoptr (GoiImportDifference) difference = NULL;
  GoiImportComparison *comparison = goi_import_detail_get_comparison (goi_import_page_get_detail (fixture->page));
  GListModel *differences;

  app_fixture_add (&fixture->app, "青澜市人力资源和社会保障局", 2023, "云河省/青澜市", 3, GOI_STATE_CHECKED);
  g_ptr_array_add (files, app_sample ("ql-renshe-2023.txt"));
  review (fixture, files);
  import_assert (fixture->importer, 0, "ql-renshe-2023.txt", GOI_IMPORT_SAME_REPORT);
  goi_import_page_select (fixture->page, 0, TRUE);
  goi_wait_for (g_str_equal (detail_page (fixture), "comparison"));
  goi_wait_for (mark_is_in_view (goi_import_detail_get_original (goi_import_page_get_detail (fixture->page))));
  differences = goi_import_comparison_get_differences (comparison);
  g_assert_cmpuint (g_list_model_get_n_items (differences), >, 20);
  for (guint i = 0; difference == NULL; i++)
    {
      difference = g_list_model_get_item (differences, i);
      if (!g_str_equal (goi_import_difference_get_cell (difference)->key, "requests.received.person"))
        g_clear_object (&difference);
    }
  g_assert_cmpstr (goi_import_difference_get_before (difference), ==, "3");
  g_assert_cmpstr (goi_import_difference_get_after (difference), !=, "3");

  /* Enter on such a line leads to the decision, and does not take it. */
  activate (fixture, "review.activate");
  app_let_settle ();
  import_assert (fixture->importer, 0, "ql-renshe-2023.txt", GOI_IMPORT_SAME_REPORT);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (gtk_root_get_focus (GTK_ROOT (fixture->window)))), ==,
                   "Replace");
  activate (fixture, data != NULL ? "review.replace" : "review.keep-both");
  goi_wait_for (fixture->n_done == 1);
  g_assert_cmpuint (import_count_reports (&fixture->app), ==, data != NULL ? 1 : 2);
}

static void
test_already_here (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = import_file_array ();

  import_at_once (&fixture->app, "ql-renshe-2023.txt");
  g_ptr_array_add (files, app_sample ("ql-renshe-2023.txt"));
  review (fixture, files);
  goi_import_page_select (fixture->page, 0, TRUE);
  activate (fixture, "review.show");
  g_assert_cmpint (fixture->opened, ==, 1);
  fixture->opened = 0;
  activate (fixture, "review.activate");
  g_assert_cmpint (fixture->opened, ==, 1);
}

static GoiImportField *
get_field (Fixture *fixture)
{
  return GOI_IMPORT_FIELD (app_find_widget (get_view (fixture), GOI_TYPE_IMPORT_FIELD));
}

static void
type_into (GoiImportField *field, const char *text)
{
  GtkWidget *entry;

  g_assert_true (goi_import_field_begin (field));
  entry = app_find_widget (GTK_WIDGET (field), GTK_TYPE_ENTRY);
  gtk_test_accessible_assert_role (entry, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "activate");
}

/* An agency that is not known is typed into the line. */
static void
test_edit_agency (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = import_file_array ();

  g_ptr_array_add (files, import_nameless (&fixture->app));
  review (fixture, files);
  app_let_settle ();
  import_assert (fixture->importer, 0, "1.txt", GOI_IMPORT_DOUBTS);
  type_into (get_field (fixture), "青澜市档案局");
  g_assert_false (goi_import_field_is_edited (get_field (fixture)));
  goi_wait_for (goi_importer_count (fixture->importer, GOI_IMPORT_READY) == 1);
  import_wait (fixture->importer);
  g_assert_cmpstr (goi_import_field_get_text (get_field (fixture)), ==, "青澜市档案局");
}

static const char *
get_shown_name (Fixture *fixture, guint position)
{
  g_autoptr (GoiImportItem) item = g_list_model_get_item (goi_import_page_get_shown (fixture->page), position);

  return item != NULL ? goi_import_item_get_name (item) : "";
}

/* By a click on a title, up and down; a line that changes moves to where it belongs. */
static void
test_sort (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = all_kinds (fixture);
  GtkColumnView *view = GTK_COLUMN_VIEW (get_view (fixture));
  g_autoptr (GtkColumnViewColumn) state = g_list_model_get_item (gtk_column_view_get_columns (view), 0);
  g_autoptr (GtkColumnViewColumn) name = g_list_model_get_item (gtk_column_view_get_columns (view), 1);

  review (fixture, files);
  gtk_column_view_sort_by_column (view, name, GTK_SORT_ASCENDING);
  goi_wait_for (g_str_equal (get_shown_name (fixture, 0), "amount-without-unit.txt"));
  g_assert_cmpstr (get_shown_name (fixture, 4), ==, "shopping.txt");
  gtk_column_view_sort_by_column (view, name, GTK_SORT_DESCENDING);
  goi_wait_for (g_str_equal (get_shown_name (fixture, 0), "shopping.txt"));
  gtk_column_view_sort_by_column (view, state, GTK_SORT_ASCENDING);
  goi_wait_for (g_str_equal (get_shown_name (fixture, 0), "ql-renshe-2024.txt"));
  goi_importer_skip (fixture->importer, import_get (fixture->importer, 0));
  goi_wait_for (g_str_equal (get_shown_name (fixture, 4), "ql-renshe-2024.txt"));
}

static gboolean
has_name (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_label (GTK_LABEL (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_name (child))
      return TRUE;
  return gtk_widget_get_tooltip_text (widget) != NULL;
}

static void
check_names (GtkWidget *widget, guint *n_checked)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget)
      && gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) == NULL)
    {
      if (!has_name (widget) && !has_name (gtk_widget_get_parent (widget)))
        g_error ("A %s in a %s has no name", G_OBJECT_TYPE_NAME (widget),
                 G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
      (*n_checked)++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_names (child, n_checked);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = all_kinds (fixture);
  guint n_checked = 0;

  review (fixture, files);
  goi_import_page_select (fixture->page, 4, TRUE);
  goi_wait_for (g_str_equal (detail_page (fixture), "comparison"));
  app_let_settle ();
  check_names (GTK_WIDGET (fixture->page), &n_checked);
  g_assert_cmpuint (n_checked, >, 12);
}

/* Everything that can be done is within reach of Tab. */
static void
test_keyboard (Fixture *fixture, gconstpointer data)
{
  static const char *const wanted[] = { "Add 1 Report", "Original", "Skip", "Open Report", "Replace", "Keep Both" };
  g_autoptr (GPtrArray) files = all_kinds (fixture);
  guint found = 0;

  review (fixture, files);
  goi_import_page_select (fixture->page, 4, TRUE);
  goi_wait_for (g_str_equal (detail_page (fixture), "comparison"));
  app_let_settle ();
  goi_import_page_focus_list (fixture->page);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), get_view (fixture)));
  for (guint i = 0; i < 80; i++)
    {
      GtkWidget *focus;

      g_signal_emit_by_name (fixture->window, "move-focus", GTK_DIR_TAB_FORWARD);
      focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
      for (guint j = 0; j < G_N_ELEMENTS (wanted); j++)
        if (GTK_IS_BUTTON (focus) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (focus)), wanted[j]) == 0)
          found |= 1u << j;
    }
  g_assert_cmphex (found, ==, 0x3f);
  activate (fixture, "review.next-pane");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), GTK_WIDGET (fixture->page)));
}

/* While files are read the progress is shown, and Cancel keeps what is done. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = import_file_array ();

  g_ptr_array_add (files, g_file_new_for_path (g_getenv ("GOI_SAMPLES")));
  fixture->importer = goi_importer_new (fixture->app.collection);
  goi_import_page_set_importer (fixture->page, fixture->importer);
  goi_importer_add_files (fixture->importer, files);
  goi_wait_for (goi_importer_count (fixture->importer, GOI_IMPORT_READY) > 0
                && find_button (GTK_WIDGET (fixture->page), "Cancel") != NULL);
  activate (fixture, "review.stop");
  import_wait (fixture->importer);
  g_assert_cmpuint (goi_importer_count (fixture->importer, GOI_IMPORT_READY), >, 0);
  g_assert_cmpuint (goi_importer_count (fixture->importer, GOI_IMPORT_STOPPED), >, 0);
  g_assert_cmpuint (fixture->n_done, ==, 0);
}

#define ADD(name, data, func) g_test_add ("/import-page/" name, Fixture, data, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  app_init_tests (&argc, &argv);
  ADD ("filters", NULL, test_filters);
  ADD ("add-all", NULL, test_add_all);
  ADD ("doubts-stay", NULL, test_doubts_stay);
  ADD ("one-by-one", NULL, test_one_by_one);
  ADD ("failed", NULL, test_failed);
  ADD ("side-by-side", NULL, test_side_by_side);
  ADD ("leave", NULL, test_leave);
  ADD ("alternative", NULL, test_alternative);
  ADD ("comparison/replace", GINT_TO_POINTER (TRUE), test_comparison);
  ADD ("comparison/keep-both", NULL, test_comparison);
  ADD ("already-here", NULL, test_already_here);
  ADD ("edit-agency", NULL, test_edit_agency);
  ADD ("sort", NULL, test_sort);
  ADD ("names", NULL, test_names);
  ADD ("keyboard", NULL, test_keyboard);
  ADD ("cancel", NULL, test_cancel);
  return g_test_run ();
}
