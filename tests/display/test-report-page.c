/* test-report-page.c: the page of a report, and its dialogs
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-app-resources.h"
#include "goi-form-properties.h"
#include "goi-new-report-dialog.h"
#include "goi-report-page-fixture.h"

static void
test_open (void)
{
  PageFixture self;

  page_begin (&self, GOI_STATE_IMPORTED);
  page_open (&self);
  g_assert_cmpstr (adw_window_title_get_title (self.page->window_title), ==, "测试市某局");
  g_assert_cmpstr (adw_window_title_get_subtitle (self.page->window_title), ==,
                   "Report for 2024 · Imported · saved");
  g_assert_cmpint (page_status (&self), ==, GOI_SAVE_STATUS_SAVED);
  g_assert_false (goi_report_page_close_request (self.page));
  page_end (&self);
}

static void
test_missing (void)
{
  PageFixture self;

  page_begin (&self, GOI_STATE_IMPORTED);
  self.id += 100;
  self.window = gtk_window_new ();
  self.page = GOI_REPORT_PAGE (goi_report_page_new (self.collection, self.id));
  gtk_window_set_child (GTK_WINDOW (self.window), GTK_WIDGET (self.page));
  page_wait_for (g_strcmp0 (gtk_stack_get_visible_child_name (self.page->stack), "failed") == 0);
  g_assert_nonnull (adw_status_page_get_description (self.page->failed_page));
  g_assert_false (goi_report_page_close_request (self.page));
  page_end (&self);
}

/* A page that goes before its report has come. */
static void
test_leave_early (void)
{
  PageFixture self;

  page_begin (&self, GOI_STATE_IMPORTED);
  self.window = gtk_window_new ();
  self.page = GOI_REPORT_PAGE (goi_report_page_new (self.collection, self.id));
  gtk_window_set_child (GTK_WINDOW (self.window), GTK_WIDGET (self.page));
  goi_report_page_show_cell (self.page, "requests.received.person");
  page_end (&self);
}

static void
test_show_cell (void)
{
  PageFixture self;

  page_begin (&self, GOI_STATE_IMPORTED);
  self.window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self.window), 1366, 700);
  self.page = GOI_REPORT_PAGE (goi_report_page_new (self.collection, self.id));
  gtk_window_set_child (GTK_WINDOW (self.window), GTK_WIDGET (self.page));
  gtk_window_present (GTK_WINDOW (self.window));
  goi_report_page_show_cell (self.page, "requests.carried_out.person");
  page_wait_for (self.page->view != NULL && goi_form_view_get_focus_entry (self.page->view) != NULL);
  g_assert_cmpstr (goi_cell_entry_get_cell (goi_form_view_get_focus_entry (self.page->view))->key, ==,
                   "requests.carried_out.person");
  g_assert_cmpstr (gtk_label_get_text (self.page->cell_name), ==,
                   "四、结转下年度继续办理 · 申请人情况 自然人");
  page_end (&self);
}

static void
test_checked (void)
{
  g_autoptr (GoiStoredReport) report = NULL;
  PageFixture self;

  page_begin (&self, GOI_STATE_IMPORTED);
  page_open (&self);
  page_act (&self, "page.checked");
  page_wait_for (page_status (&self) == GOI_SAVE_STATUS_SAVED);
  g_assert_cmpstr (adw_window_title_get_subtitle (self.page->window_title), ==,
                   "Report for 2024 · Checked · saved");
  report = goi_collection_load (self.collection, self.id, NULL, NULL);
  g_assert_cmpint (report->state, ==, GOI_STATE_CHECKED);
  page_act (&self, "page.checked");
  page_wait_for (page_status (&self) == GOI_SAVE_STATUS_SAVED);
  goi_stored_report_free (report);
  report = goi_collection_load (self.collection, self.id, NULL, NULL);
  g_assert_cmpint (report->state, ==, GOI_STATE_IMPORTED);
  page_end (&self);
}

/* The cell marks the place it was read from, and the place leads to the cell. */
static void
test_original (void)
{
  GtkTextIter from, to;
  GtkTextBuffer *buffer;
  gint64 start, finish;
  g_autofree char *marked = NULL;
  PageFixture self;

  page_begin (&self, GOI_STATE_IMPORTED);
  page_open (&self);
  page_act (&self, "page.original");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self.page->side_box)));
  _goi_report_page_show_key (self.page, "requests.received.person");
  g_assert_true (goi_original_view_get_marked (self.page->original, &start, &finish));
  buffer = gtk_text_view_get_buffer (goi_original_view_get_text_view (self.page->original));
  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, finish);
  marked = gtk_text_buffer_get_text (buffer, &from, &to, TRUE);
  g_assert_cmpstr (marked, ==, "70");

  g_assert_null (goi_original_view_find_cell (self.page->original, 2));
  g_assert_cmpstr (goi_original_view_find_cell (self.page->original, 31)->key, ==,
                   "requests.received.total");
  g_signal_emit_by_name (self.page->original, "cell-picked", "requests.received.total");
  g_assert_cmpstr (goi_cell_entry_get_cell (goi_form_view_get_focus_entry (self.page->view))->key, ==,
                   "requests.received.total");
  g_assert_true (goi_original_view_get_marked (self.page->original, &start, &finish));
  g_assert_cmpint (start, ==, 30);

  /* A cell that was read from nowhere marks nothing. */
  _goi_report_page_show_key (self.page, "requests.granted.person");
  g_assert_false (goi_original_view_get_marked (self.page->original, &start, &finish));
  page_end (&self);
}

static void
collect_buttons (GtkWidget *widget, GPtrArray *buttons)
{
  if (GTK_IS_BUTTON (widget) && GTK_IS_LABEL (gtk_button_get_child (GTK_BUTTON (widget))))
    g_ptr_array_add (buttons, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_buttons (child, buttons);
}

static GtkWidget *
find_button (PageFixture *self, const char *label)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

  collect_buttons (GTK_WIDGET (self->page->findings), buttons);
  for (guint i = 0; i < buttons->len; i++)
    {
      GtkButton *button = g_ptr_array_index (buttons, i);
      if (g_str_equal (gtk_label_get_text (GTK_LABEL (gtk_button_get_child (button))), label))
        return GTK_WIDGET (button);
    }
  return NULL;
}

/* A finding comes with what mends it. */
static void
test_repair (void)
{
  PageFixture self;

  page_begin (&self, GOI_STATE_IMPORTED);
  page_open (&self);
  page_act (&self, "page.check");
  page_type (&self, "proceedings.review.upheld", "2");
  goi_form_view_finish_edit (self.page->view);
  goi_form_document_check_now (self.page->document);
  page_wait_for (find_button (&self, "Enter 2") != NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self.page->check_count)));
  g_signal_emit_by_name (find_button (&self, "Enter 2"), "clicked");
  page_assert_held (&self, "proceedings.review.total", "2");
  g_assert_cmpint (goi_report_get_value (goi_report_page_get_report (self.page),
                                         "proceedings.review.total")->origin,
                   ==, GOI_ORIGIN_REPAIRED);
  g_assert_cmpstr (goi_cell_entry_get_cell (goi_form_view_get_focus_entry (self.page->view))->key, ==,
                   "proceedings.review.total");
  page_wait_for (find_button (&self, "Enter 2") == NULL);
  page_act (&self, "page.undo");
  page_assert_held (&self, "proceedings.review.total", "");
  page_end (&self);
}

static void
test_doubt (void)
{
  static const char *const keys[] = { "disclosure.fees.amount", NULL };
  GoiDoubt *doubt = goi_doubt_new (keys, "two numbers stand in one cell", "448 (4.48)");
  GPtrArray *changes = goi_change_list_new ();
  g_autoptr (GoiValue) value = goi_value_new_number (GOI_DECIMAL_INT (448), GOI_ORIGIN_TABLE);
  g_autoptr (GoiReport) report = page_make_report (2022);
  PageFixture self;

  page_begin (&self, GOI_STATE_IMPORTED);
  g_ptr_array_add (changes, goi_change_new (keys[0], value));
  goi_doubt_add_alternative (doubt, changes);
  goi_report_add_doubt (report, doubt);
  self.id = goi_collection_add (self.collection, report, GOI_STATE_DOUBTFUL, NULL, NULL, NULL, NULL, NULL);
  page_open (&self);
  page_act (&self, "page.check");
  page_wait_for (find_button (&self, "Enter 448") != NULL);
  g_assert_nonnull (find_button (&self, "Right As Read"));
  g_signal_emit_by_name (find_button (&self, "Enter 448"), "clicked");
  page_assert_held (&self, keys[0], "448");
  g_assert_cmpuint (goi_report_get_doubts (goi_report_page_get_report (self.page))->len, ==, 0);
  /* With the last doubt the state goes. */
  page_act (&self, "page.save");
  page_wait_for (page_status (&self) == GOI_SAVE_STATUS_SAVED);
  g_assert_cmpint (goi_form_saver_get_state (self.page->saver), ==, GOI_STATE_IMPORTED);
  page_end (&self);
}

static void
test_last_year (void)
{
  g_autoptr (GoiReport) before = page_make_report (2023);
  PageFixture self;

  page_begin (&self, GOI_STATE_IMPORTED);
  page_open (&self);
  g_assert_null (self.page->last_year);
  page_drop (&self);
  page_set_number (before, "requests.granted.person", 12, -1, -1);
  g_assert_cmpint (goi_collection_add (self.collection, before, GOI_STATE_IMPORTED, NULL, NULL, NULL,
                                       NULL, NULL),
                   >, 0);
  page_open (&self);
  page_wait_for (self.page->last_year != NULL);
  g_assert_cmpint (goi_report_get_year (self.page->last_year), ==, 2023);
  page_act (&self, "page.last-year");
  g_assert_true (self.page->show_last_year);
  page_end (&self);
}

static void
test_read_only (void)
{
  g_autoptr (GError) error = NULL;
  PageFixture self;

  page_begin (&self, GOI_STATE_IMPORTED);
  goi_collection_close (self.collection);
  g_clear_object (&self.collection);
  self.collection = goi_collection_open (self.file, GOI_OPEN_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
  page_open (&self);
  g_assert_cmpstr (adw_window_title_get_subtitle (self.page->window_title), ==,
                   "Report for 2024 · Imported · read only");
  g_assert_false (goi_form_document_get_editable (self.page->document));
  g_assert_false (goi_report_page_close_request (self.page));
  page_end (&self);
}

/* ---- properties ---- */

static void
test_region (void)
{
  static const struct
  {
    const char *text, *expected;
  } cases[] = {
    { "", "" },
    { "示例省", "示例省" },
    { "示例省/示例市", "示例省 / 示例市" },
    { " 示例省 ／ 示例市　示例县 ", "示例省 / 示例市 / 示例县" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) region = goi_form_properties_parse_region (cases[i].text);
      g_autofree char *text = goi_form_properties_format_region ((const char *const *) region);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
on_applied (GoiFormProperties *properties, GoiReport *report, gpointer user_data)
{
  g_set_object ((GoiReport **) user_data, report);
}

static void
click_labelled (GtkWidget *widget, const char *label)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

  collect_buttons (widget, buttons);
  for (guint i = 0; i < buttons->len; i++)
    {
      GtkButton *button = g_ptr_array_index (buttons, i);
      if (g_strcmp0 (gtk_button_get_label (button), label) == 0)
        {
          g_signal_emit_by_name (button, "clicked");
          return;
        }
    }
  g_error ("no button %s", label);
}

static void
test_properties (void)
{
  g_autoptr (GoiReport) report = page_make_report (2024);
  g_autoptr (GoiReport) applied = NULL;
  GtkWidget *properties = goi_form_properties_new (report);
  GtkWidget *weak = properties;

  g_object_add_weak_pointer (G_OBJECT (properties), (gpointer *) &weak);
  g_signal_connect (properties, "applied", G_CALLBACK (on_applied), &applied);
  gtk_window_present (GTK_WINDOW (properties));
  click_labelled (properties, "Compose");
  click_labelled (properties, "_Apply");
  g_assert_nonnull (applied);
  g_assert_cmpstr (goi_report_get_title (applied), ==, "测试市某局2024年政府信息公开工作年度报告");
  g_assert_cmpstr (goi_report_get_title (report), ==, "");
  page_iterate (20);
  g_assert_null (weak);
}

/* ---- new reports ---- */

typedef struct
{
  gint64 id;
  char *message;
} Created;

static void
on_created (GoiNewReportDialog *dialog, gint64 id, const char *message, gpointer user_data)
{
  Created *created = user_data;

  created->id = id;
  created->message = g_strdup (message);
}

static void
test_new_report (void)
{
  g_autoptr (GoiReport) before = page_make_report (2022);
  g_autoptr (GoiStoredReport) made = NULL;
  Created created = { 0 };
  GtkWidget *dialog, *weak;
  PageFixture self;

  page_begin (&self, GOI_STATE_IMPORTED);
  page_set_number (before, "requests.carried_out.person", 2, -1, -1);
  page_set_number (before, "requests.carried_out.total", 2, -1, -1);
  g_assert_cmpint (goi_collection_add (self.collection, before, GOI_STATE_IMPORTED, NULL, NULL, NULL,
                                       NULL, NULL),
                   >, 0);

  weak = dialog = goi_new_report_dialog_new (self.collection);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &weak);
  g_signal_connect (dialog, "created", G_CALLBACK (on_created), &created);
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_false (goi_new_report_dialog_create (GOI_NEW_REPORT_DIALOG (dialog)));
  goi_new_report_dialog_fill (GOI_NEW_REPORT_DIALOG (dialog), "测试市某局", 2023);
  page_iterate (600);
  g_assert_true (goi_new_report_dialog_create (GOI_NEW_REPORT_DIALOG (dialog)));
  page_wait_for (created.id != 0);
  page_wait_for (weak == NULL);
  g_assert_cmpstr (created.message, ==, "From the report for 2022: 2 cells carried over");
  g_free (created.message);

  made = goi_collection_load (self.collection, created.id, NULL, NULL);
  g_assert_cmpint (made->state, ==, GOI_STATE_DRAFT);
  g_assert_cmpint (goi_report_get_year (made->report), ==, 2023);
  g_assert_cmpstr (goi_edition_get_id (goi_report_get_edition (made->report)), ==, "2021");
  {
    g_autofree char *carried
        = goi_value_display (goi_report_get_value (made->report, "requests.carried_in.person"));
    g_assert_cmpstr (carried, ==, "2");
  }
  page_end (&self);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  goi_app_resources_register ();

  g_test_add_func ("/report-page/open", test_open);
  g_test_add_func ("/report-page/missing", test_missing);
  g_test_add_func ("/report-page/leave-early", test_leave_early);
  g_test_add_func ("/report-page/show-cell", test_show_cell);
  g_test_add_func ("/report-page/checked", test_checked);
  g_test_add_func ("/report-page/original", test_original);
  g_test_add_func ("/report-page/repair", test_repair);
  g_test_add_func ("/report-page/doubt", test_doubt);
  g_test_add_func ("/report-page/last-year", test_last_year);
  g_test_add_func ("/report-page/read-only", test_read_only);
  g_test_add_func ("/report-page/region", test_region);
  g_test_add_func ("/report-page/properties", test_properties);
  g_test_add_func ("/report-page/new-report", test_new_report);
  return g_test_run ();
}
