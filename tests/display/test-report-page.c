/* test-report-page.c: opening, saving, keeping and recovering a report
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-app-resources.h"
#include "goi-form-properties.h"
#include "goi-new-report-dialog.h"
#include "goi-report-page-private.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  GFile *file;
  GoiCollection *collection;
  gint64 id;
  GtkWidget *window;
  GoiReportPage *page;
  guint n_closed;
} Fixture;

static const char original[] = "某局2024年年度报告\n一、总体情况\n新收\t70\t1\n总计\t71\n";

static void
iterate (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  do
    while (g_main_context_iteration (NULL, FALSE))
      ;
  while (g_get_monotonic_time () < end);
}

/* Waits until @condition holds; a minute is for machines that are busy with other things. */
#define wait_for(condition) \
  G_STMT_START \
  { \
    gint64 _end = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND; \
    while (!(condition)) \
      { \
        g_assert_cmpint (g_get_monotonic_time (), <, _end); \
        g_main_context_iteration (NULL, FALSE); \
        g_usleep (500); \
      } \
  } \
  G_STMT_END

static void
set_number (GoiReport *report, const char *key, gint64 number, gint64 start, gint64 end)
{
  g_autoptr (GoiValue) value = goi_value_new_number (GOI_DECIMAL_INT (number), GOI_ORIGIN_TABLE);

  value->start = start;
  value->end = end;
  g_assert_true (goi_report_set_value (report, key, value));
}

static GoiReport *
make_report (int year)
{
  GoiReport *report = goi_report_new (goi_edition_get ("2021"), GOI_MARK_BLANK);

  goi_report_set_agency (report, "测试市某局");
  goi_report_set_year (report, year);
  goi_report_set_source (report, "年度报告.docx", "application/octet-stream", NULL);
  /* The places of 70, 1 and 71 in the text above. */
  set_number (report, "requests.received.person", 70, 22, 24);
  set_number (report, "requests.received.business", 1, 25, 26);
  set_number (report, "requests.received.total", 71, 30, 32);
  return report;
}

static void
begin (Fixture *self, GoiReportState state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiReport) report = make_report (2024);
  g_autofree char *path = NULL;

  *self = (Fixture) { 0 };
  self->folder = g_dir_make_tmp ("goi-page-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "test.goi", NULL);
  self->file = g_file_new_for_path (path);
  self->collection = goi_collection_open (self->file, GOI_OPEN_CREATE, NULL, &error);
  g_assert_no_error (error);
  self->id = goi_collection_add (self->collection, report, state, NULL,
                                 state == GOI_STATE_DRAFT ? NULL : original, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
on_closed (GoiReportPage *page, Fixture *self)
{
  self->n_closed++;
}

static void
open_page (Fixture *self)
{
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1366, 700);
  self->page = GOI_REPORT_PAGE (goi_report_page_new (self->collection, self->id));
  g_signal_connect (self->page, "closed", G_CALLBACK (on_closed), self);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
  gtk_window_present (GTK_WINDOW (self->window));
  wait_for (goi_report_page_is_loaded (self->page));
  iterate (80);
  goi_form_saver_set_delay (self->page->saver, 20);
}

/* As a crash would: nobody is asked. */
static void
drop_page (Fixture *self)
{
  GoiReportPage *page = self->page;

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_destroy (GTK_WINDOW (self->window));
  wait_for (page == NULL);
  self->page = NULL;
}

static void
end (Fixture *self)
{
  GoiCollection *collection = self->collection;

  if (self->page != NULL)
    drop_page (self);
  /* What was asked of the collection last may still be under way. */
  g_object_add_weak_pointer (G_OBJECT (collection), (gpointer *) &collection);
  goi_collection_close (self->collection);
  g_object_unref (self->collection);
  wait_for (collection == NULL);
  {
    g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
    for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder))
      {
        g_autofree char *path = g_build_filename (self->folder, name, NULL);
        g_unlink (path);
      }
  }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_object_unref (self->file);
}

static void
type (Fixture *self, const char *key, const char *text)
{
  GoiFormDocument *document = self->page->document;
  const GoiCell *cell = goi_edition_find_cell (goi_form_document_get_edition (document), key);
  GtkEditable *entry;
  int position = 0;

  g_assert_true (goi_form_view_show_cell (self->page->view, cell));
  entry = GTK_EDITABLE (goi_form_view_get_focus_entry (self->page->view));
  gtk_editable_delete_selection (entry);
  gtk_editable_insert_text (entry, text, -1, &position);
}

static char *
held (Fixture *self, const char *key)
{
  return goi_value_display (goi_report_get_value (goi_report_page_get_report (self->page), key));
}

static char *
stored (Fixture *self, const char *key, gint64 *revision)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiStoredReport) report
      = goi_collection_load (self->collection, self->id, NULL, &error);

  g_assert_no_error (error);
  if (revision != NULL)
    *revision = report->revision;
  return goi_value_display (goi_report_get_value (report->report, key));
}

#define assert_held(self, key, expected) \
  G_STMT_START \
  { \
    g_autofree char *_text = held (self, key); \
    g_assert_cmpstr (_text, ==, expected); \
  } \
  G_STMT_END

#define assert_stored(self, key, expected) \
  G_STMT_START \
  { \
    g_autofree char *_text = stored (self, key, NULL); \
    g_assert_cmpstr (_text, ==, expected); \
  } \
  G_STMT_END

static GoiSaveStatus
status (Fixture *self)
{
  return goi_form_saver_get_status (self->page->saver);
}

static gboolean
has_draft (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiStoredReport) report
      = goi_collection_load (self->collection, self->id, NULL, &error);

  g_assert_no_error (error);
  return report->has_draft;
}

static void
act (Fixture *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), action, NULL));
}

/* Somebody else saves the report in another window. */
static void
save_elsewhere (Fixture *self, const char *key, gint64 number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiStoredReport) other = goi_collection_load (self->collection, self->id, NULL, &error);

  g_assert_no_error (error);
  set_number (other->report, key, number, -1, -1);
  g_assert_cmpint (goi_collection_save (self->collection, self->id, other->revision, other->report,
                                        other->state, NULL, &error),
                   >, other->revision);
  g_assert_no_error (error);
}

static AdwMessageDialog *
find_dialog (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static void
respond (const char *response)
{
  AdwMessageDialog *dialog;

  wait_for (find_dialog () != NULL);
  dialog = find_dialog ();
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* ---- tests ---- */

static void
test_open (void)
{
  Fixture self;

  begin (&self, GOI_STATE_IMPORTED);
  open_page (&self);
  g_assert_cmpstr (adw_window_title_get_title (self.page->window_title), ==, "测试市某局");
  g_assert_cmpstr (adw_window_title_get_subtitle (self.page->window_title), ==,
                   "Report for 2024 · Imported · saved");
  g_assert_cmpint (status (&self), ==, GOI_SAVE_STATUS_SAVED);
  g_assert_false (goi_report_page_close_request (self.page));
  end (&self);
}

static void
test_missing (void)
{
  Fixture self;

  begin (&self, GOI_STATE_IMPORTED);
  self.id += 100;
  self.window = gtk_window_new ();
  self.page = GOI_REPORT_PAGE (goi_report_page_new (self.collection, self.id));
  gtk_window_set_child (GTK_WINDOW (self.window), GTK_WIDGET (self.page));
  wait_for (g_strcmp0 (gtk_stack_get_visible_child_name (self.page->stack), "failed") == 0);
  g_assert_nonnull (adw_status_page_get_description (self.page->failed_page));
  g_assert_false (goi_report_page_close_request (self.page));
  end (&self);
}

/* A page that goes before its report has come. */
static void
test_leave_early (void)
{
  Fixture self;

  begin (&self, GOI_STATE_IMPORTED);
  self.window = gtk_window_new ();
  self.page = GOI_REPORT_PAGE (goi_report_page_new (self.collection, self.id));
  gtk_window_set_child (GTK_WINDOW (self.window), GTK_WIDGET (self.page));
  goi_report_page_show_cell (self.page, "requests.received.person");
  end (&self);
}

static void
test_show_cell (void)
{
  Fixture self;

  begin (&self, GOI_STATE_IMPORTED);
  self.window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self.window), 1366, 700);
  self.page = GOI_REPORT_PAGE (goi_report_page_new (self.collection, self.id));
  gtk_window_set_child (GTK_WINDOW (self.window), GTK_WIDGET (self.page));
  gtk_window_present (GTK_WINDOW (self.window));
  goi_report_page_show_cell (self.page, "requests.carried_out.person");
  wait_for (self.page->view != NULL && goi_form_view_get_focus_entry (self.page->view) != NULL);
  g_assert_cmpstr (goi_cell_entry_get_cell (goi_form_view_get_focus_entry (self.page->view))->key, ==,
                   "requests.carried_out.person");
  g_assert_cmpstr (gtk_label_get_text (self.page->cell_name), ==,
                   "四、结转下年度继续办理 · 申请人情况 自然人");
  end (&self);
}

static void
test_save (void)
{
  gint64 before, after;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  Fixture self;

  begin (&self, GOI_STATE_IMPORTED);
  open_page (&self);
  first = stored (&self, "requests.granted.person", &before);
  g_assert_cmpstr (first, ==, "");
  type (&self, "requests.granted.person", "31");
  g_assert_cmpint (status (&self), ==, GOI_SAVE_STATUS_CHANGED);
  act (&self, "page.save");
  g_assert_cmpint (status (&self), ==, GOI_SAVE_STATUS_SAVING);
  wait_for (status (&self) == GOI_SAVE_STATUS_SAVED);
  second = stored (&self, "requests.granted.person", &after);
  g_assert_cmpstr (second, ==, "31");
  g_assert_cmpint (after, >, before);
  g_assert_false (has_draft (&self));

  /* The saved state is one among others: an undo leaves it, a redo comes back to it. */
  act (&self, "page.undo");
  assert_held (&self, "requests.granted.person", "");
  g_assert_cmpint (status (&self), ==, GOI_SAVE_STATUS_CHANGED);
  act (&self, "page.redo");
  g_assert_cmpint (status (&self), ==, GOI_SAVE_STATUS_SAVED);
  end (&self);
}

/* What cannot be read is not saved as something else. */
static void
test_save_refused (void)
{
  Fixture self;

  begin (&self, GOI_STATE_IMPORTED);
  open_page (&self);
  type (&self, "requests.partial.person", "5");
  goi_form_view_finish_edit (self.page->view);
  type (&self, "requests.granted.person", "3x");
  act (&self, "page.save");
  iterate (50);
  g_assert_cmpint (status (&self), !=, GOI_SAVE_STATUS_SAVING);
  assert_stored (&self, "requests.partial.person", "");
  /* The first undo takes the text away that was never taken over, the next one a step. */
  act (&self, "page.undo");
  assert_held (&self, "requests.partial.person", "5");
  act (&self, "page.undo");
  assert_held (&self, "requests.partial.person", "");
  end (&self);
}

static void
test_revert (void)
{
  Fixture self;

  begin (&self, GOI_STATE_IMPORTED);
  open_page (&self);
  type (&self, "requests.granted.person", "31");
  type (&self, "requests.partial.person", "5");
  act (&self, "page.revert");
  assert_held (&self, "requests.granted.person", "");
  assert_held (&self, "requests.received.person", "70");
  g_assert_cmpint (status (&self), ==, GOI_SAVE_STATUS_SAVED);
  act (&self, "page.undo");
  assert_held (&self, "requests.granted.person", "31");
  assert_held (&self, "requests.partial.person", "5");
  g_assert_cmpint (status (&self), ==, GOI_SAVE_STATUS_CHANGED);
  end (&self);
}

static void
test_conflict (void)
{
  Fixture self;

  begin (&self, GOI_STATE_IMPORTED);
  open_page (&self);

  /* Mine wins. */
  save_elsewhere (&self, "requests.partial.person", 9);
  type (&self, "requests.granted.person", "31");
  act (&self, "page.save");
  respond ("overwrite");
  wait_for (status (&self) == GOI_SAVE_STATUS_SAVED);
  assert_stored (&self, "requests.granted.person", "31");
  assert_stored (&self, "requests.partial.person", "");

  /* Neither wins. */
  save_elsewhere (&self, "requests.partial.person", 8);
  type (&self, "requests.granted.person", "32");
  act (&self, "page.save");
  respond ("cancel");
  iterate (50);
  assert_stored (&self, "requests.granted.person", "31");
  assert_held (&self, "requests.granted.person", "32");
  g_assert_cmpint (status (&self), !=, GOI_SAVE_STATUS_SAVED);

  /* The other one's is shown, and an undo brings mine back. */
  act (&self, "page.save");
  respond ("reload");
  wait_for (status (&self) == GOI_SAVE_STATUS_SAVED);
  assert_held (&self, "requests.partial.person", "8");
  assert_held (&self, "requests.granted.person", "31");
  act (&self, "page.undo");
  assert_held (&self, "requests.granted.person", "32");
  assert_held (&self, "requests.partial.person", "");
  act (&self, "page.save");
  wait_for (status (&self) == GOI_SAVE_STATUS_SAVED);
  assert_stored (&self, "requests.granted.person", "32");
  end (&self);
}

/* After a crash what was typed is there again, and can be kept or thrown away. */
static void
test_recovery (void)
{
  Fixture self;

  begin (&self, GOI_STATE_IMPORTED);
  open_page (&self);
  g_assert_false (gtk_revealer_get_reveal_child (self.page->recovery_revealer));
  type (&self, "requests.granted.person", "31");
  wait_for (status (&self) == GOI_SAVE_STATUS_KEPT);
  g_assert_true (has_draft (&self));
  assert_stored (&self, "requests.granted.person", "");
  drop_page (&self);

  open_page (&self);
  wait_for (gtk_revealer_get_reveal_child (self.page->recovery_revealer));
  assert_held (&self, "requests.granted.person", "31");
  g_assert_true (g_str_has_prefix (gtk_label_get_text (self.page->recovery_label), "Unsaved changes of "));
  g_assert_cmpint (status (&self), ==, GOI_SAVE_STATUS_KEPT);
  g_signal_emit_by_name (self.page->discard_button, "clicked");
  assert_held (&self, "requests.granted.person", "");
  g_assert_false (gtk_revealer_get_reveal_child (self.page->recovery_revealer));
  g_assert_cmpint (status (&self), ==, GOI_SAVE_STATUS_SAVED);
  wait_for (!has_draft (&self));
  drop_page (&self);

  open_page (&self);
  iterate (100);
  g_assert_false (gtk_revealer_get_reveal_child (self.page->recovery_revealer));
  end (&self);
}

static void
test_recovery_saved (void)
{
  Fixture self;

  begin (&self, GOI_STATE_IMPORTED);
  open_page (&self);
  save_elsewhere (&self, "requests.partial.person", 8);
  type (&self, "requests.granted.person", "31");
  wait_for (status (&self) == GOI_SAVE_STATUS_KEPT);
  drop_page (&self);

  open_page (&self);
  wait_for (gtk_revealer_get_reveal_child (self.page->recovery_revealer));
  g_assert_nonnull (strstr (gtk_label_get_text (self.page->recovery_label), "Somebody else"));
  act (&self, "page.save");
  wait_for (status (&self) == GOI_SAVE_STATUS_SAVED);
  g_assert_false (gtk_revealer_get_reveal_child (self.page->recovery_revealer));
  assert_stored (&self, "requests.granted.person", "31");
  g_assert_false (has_draft (&self));
  end (&self);
}

/* Typed and undone again: nothing is left to recover. */
static void
test_undone_draft (void)
{
  Fixture self;

  begin (&self, GOI_STATE_IMPORTED);
  open_page (&self);
  type (&self, "requests.granted.person", "31");
  wait_for (has_draft (&self));
  act (&self, "page.undo");
  g_assert_cmpint (status (&self), ==, GOI_SAVE_STATUS_SAVED);
  wait_for (!has_draft (&self));
  end (&self);
}

/* Closing keeps the changes of a report from elsewhere beside it, and saves what is written here. */
static void
test_close (void)
{
  Fixture self;

  begin (&self, GOI_STATE_IMPORTED);
  open_page (&self);
  goi_form_saver_set_delay (self.page->saver, 100000);
  type (&self, "requests.granted.person", "31");
  g_assert_true (goi_report_page_close_request (self.page));
  g_assert_true (goi_report_page_close_request (self.page));
  wait_for (self.n_closed == 1);
  g_assert_true (has_draft (&self));
  assert_stored (&self, "requests.granted.person", "");
  end (&self);
  g_assert_cmpuint (self.n_closed, ==, 1);

  begin (&self, GOI_STATE_DRAFT);
  open_page (&self);
  goi_form_saver_set_delay (self.page->saver, 100000);
  type (&self, "requests.granted.person", "31");
  g_assert_true (goi_report_page_close_request (self.page));
  wait_for (self.n_closed == 1);
  assert_stored (&self, "requests.granted.person", "31");
  assert_stored (&self, "requests.total.total", "31");
  g_assert_false (has_draft (&self));
  end (&self);
}

static void
test_checked (void)
{
  g_autoptr (GoiStoredReport) report = NULL;
  Fixture self;

  begin (&self, GOI_STATE_IMPORTED);
  open_page (&self);
  act (&self, "page.checked");
  wait_for (status (&self) == GOI_SAVE_STATUS_SAVED);
  g_assert_cmpstr (adw_window_title_get_subtitle (self.page->window_title), ==,
                   "Report for 2024 · Checked · saved");
  report = goi_collection_load (self.collection, self.id, NULL, NULL);
  g_assert_cmpint (report->state, ==, GOI_STATE_CHECKED);
  act (&self, "page.checked");
  wait_for (status (&self) == GOI_SAVE_STATUS_SAVED);
  goi_stored_report_free (report);
  report = goi_collection_load (self.collection, self.id, NULL, NULL);
  g_assert_cmpint (report->state, ==, GOI_STATE_IMPORTED);
  end (&self);
}

/* The cell marks the place it was read from, and the place leads to the cell. */
static void
test_original (void)
{
  GtkTextIter from, to;
  GtkTextBuffer *buffer;
  gint64 start, finish;
  g_autofree char *marked = NULL;
  Fixture self;

  begin (&self, GOI_STATE_IMPORTED);
  open_page (&self);
  act (&self, "page.original");
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
  end (&self);
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
find_button (Fixture *self, const char *label)
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
  Fixture self;

  begin (&self, GOI_STATE_IMPORTED);
  open_page (&self);
  act (&self, "page.check");
  type (&self, "proceedings.review.upheld", "2");
  goi_form_view_finish_edit (self.page->view);
  goi_form_document_check_now (self.page->document);
  wait_for (find_button (&self, "Enter 2") != NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self.page->check_count)));
  g_signal_emit_by_name (find_button (&self, "Enter 2"), "clicked");
  assert_held (&self, "proceedings.review.total", "2");
  g_assert_cmpint (goi_report_get_value (goi_report_page_get_report (self.page), "proceedings.review.total")->origin,
                   ==, GOI_ORIGIN_REPAIRED);
  g_assert_cmpstr (goi_cell_entry_get_cell (goi_form_view_get_focus_entry (self.page->view))->key, ==,
                   "proceedings.review.total");
  wait_for (find_button (&self, "Enter 2") == NULL);
  act (&self, "page.undo");
  assert_held (&self, "proceedings.review.total", "");
  end (&self);
}

static void
test_doubt (void)
{
  static const char *const keys[] = { "disclosure.fees.amount", NULL };
  GoiDoubt *doubt = goi_doubt_new (keys, "two numbers stand in one cell", "448 (4.48)");
  GPtrArray *changes = goi_change_list_new ();
  g_autoptr (GoiValue) value = goi_value_new_number (GOI_DECIMAL_INT (448), GOI_ORIGIN_TABLE);
  g_autoptr (GoiReport) report = make_report (2022);
  Fixture self;

  begin (&self, GOI_STATE_IMPORTED);
  g_ptr_array_add (changes, goi_change_new (keys[0], value));
  goi_doubt_add_alternative (doubt, changes);
  goi_report_add_doubt (report, doubt);
  self.id = goi_collection_add (self.collection, report, GOI_STATE_DOUBTFUL, NULL, NULL, NULL, NULL, NULL);
  open_page (&self);
  act (&self, "page.check");
  wait_for (find_button (&self, "Enter 448") != NULL);
  g_assert_nonnull (find_button (&self, "Right As Read"));
  g_signal_emit_by_name (find_button (&self, "Enter 448"), "clicked");
  assert_held (&self, keys[0], "448");
  g_assert_cmpuint (goi_report_get_doubts (goi_report_page_get_report (self.page))->len, ==, 0);
  /* With the last doubt the state goes. */
  act (&self, "page.save");
  wait_for (status (&self) == GOI_SAVE_STATUS_SAVED);
  g_assert_cmpint (goi_form_saver_get_state (self.page->saver), ==, GOI_STATE_IMPORTED);
  end (&self);
}

static void
test_last_year (void)
{
  g_autoptr (GoiReport) before = make_report (2023);
  Fixture self;

  begin (&self, GOI_STATE_IMPORTED);
  open_page (&self);
  g_assert_null (self.page->last_year);
  drop_page (&self);
  set_number (before, "requests.granted.person", 12, -1, -1);
  g_assert_cmpint (goi_collection_add (self.collection, before, GOI_STATE_IMPORTED, NULL, NULL, NULL, NULL, NULL), >, 0);
  open_page (&self);
  wait_for (self.page->last_year != NULL);
  g_assert_cmpint (goi_report_get_year (self.page->last_year), ==, 2023);
  act (&self, "page.last-year");
  g_assert_true (self.page->show_last_year);
  end (&self);
}

static void
test_read_only (void)
{
  g_autoptr (GError) error = NULL;
  Fixture self;

  begin (&self, GOI_STATE_IMPORTED);
  goi_collection_close (self.collection);
  g_clear_object (&self.collection);
  self.collection = goi_collection_open (self.file, GOI_OPEN_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
  open_page (&self);
  g_assert_cmpstr (adw_window_title_get_subtitle (self.page->window_title), ==,
                   "Report for 2024 · Imported · read only");
  g_assert_false (goi_form_document_get_editable (self.page->document));
  g_assert_false (goi_report_page_close_request (self.page));
  end (&self);
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
  g_autoptr (GoiReport) report = make_report (2024);
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
  iterate (20);
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
  g_autoptr (GoiReport) before = make_report (2022);
  g_autoptr (GoiStoredReport) made = NULL;
  Created created = { 0 };
  GtkWidget *dialog, *weak;
  Fixture self;

  begin (&self, GOI_STATE_IMPORTED);
  set_number (before, "requests.carried_out.person", 2, -1, -1);
  set_number (before, "requests.carried_out.total", 2, -1, -1);
  g_assert_cmpint (goi_collection_add (self.collection, before, GOI_STATE_IMPORTED, NULL, NULL, NULL, NULL, NULL), >, 0);

  weak = dialog = goi_new_report_dialog_new (self.collection);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &weak);
  g_signal_connect (dialog, "created", G_CALLBACK (on_created), &created);
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_false (goi_new_report_dialog_create (GOI_NEW_REPORT_DIALOG (dialog)));
  goi_new_report_dialog_fill (GOI_NEW_REPORT_DIALOG (dialog), "测试市某局", 2023);
  iterate (600);
  g_assert_true (goi_new_report_dialog_create (GOI_NEW_REPORT_DIALOG (dialog)));
  wait_for (created.id != 0);
  wait_for (weak == NULL);
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
  end (&self);
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
  g_test_add_func ("/report-page/save", test_save);
  g_test_add_func ("/report-page/save-refused", test_save_refused);
  g_test_add_func ("/report-page/revert", test_revert);
  g_test_add_func ("/report-page/conflict", test_conflict);
  g_test_add_func ("/report-page/recovery", test_recovery);
  g_test_add_func ("/report-page/recovery-saved", test_recovery_saved);
  g_test_add_func ("/report-page/undone-draft", test_undone_draft);
  g_test_add_func ("/report-page/close", test_close);
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
