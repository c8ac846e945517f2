/* test-report-saving.c: saving, keeping and recovering a report
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-app-resources.h"
#include "goi-report-page-fixture.h"

static char *
stored (PageFixture *self, const char *key, gint64 *revision)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiStoredReport) report
      = goi_collection_load (self->collection, self->id, NULL, &error);

  g_assert_no_error (error);
  if (revision != NULL)
    *revision = report->revision;
  return goi_value_display (goi_report_get_value (report->report, key));
}

#define assert_stored(self, key, expected) \
  G_STMT_START \
  { \
    g_autofree char *_text = stored (self, key, NULL); \
    g_assert_cmpstr (_text, ==, expected); \
  } \
  G_STMT_END

static gboolean
has_draft (PageFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiStoredReport) report
      = goi_collection_load (self->collection, self->id, NULL, &error);

  g_assert_no_error (error);
  return report->has_draft;
}

/* Somebody else saves the report in another window. */
static void
save_elsewhere (PageFixture *self, const char *key, gint64 number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiStoredReport) other = goi_collection_load (self->collection, self->id, NULL, &error);

  g_assert_no_error (error);
  page_set_number (other->report, key, number, -1, -1);
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

  page_wait_for (find_dialog () != NULL);
  dialog = find_dialog ();
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* ---- tests ---- */

static void
test_save (void)
{
  gint64 before, after;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  PageFixture self;

  page_begin (&self, GOI_STATE_IMPORTED);
  page_open (&self);
  first = stored (&self, "requests.granted.person", &before);
  g_assert_cmpstr (first, ==, "");
  page_type (&self, "requests.granted.person", "31");
  g_assert_cmpint (page_status (&self), ==, GOI_SAVE_STATUS_CHANGED);
  page_act (&self, "page.save");
  g_assert_cmpint (page_status (&self), ==, GOI_SAVE_STATUS_SAVING);
  page_wait_for (page_status (&self) == GOI_SAVE_STATUS_SAVED);
  second = stored (&self, "requests.granted.person", &after);
  g_assert_cmpstr (second, ==, "31");
  g_assert_cmpint (after, >, before);
  g_assert_false (has_draft (&self));

  /* The saved state is one among others: an undo leaves it, a redo comes back to it. */
  page_act (&self, "page.undo");
  page_assert_held (&self, "requests.granted.person", "");
  g_assert_cmpint (page_status (&self), ==, GOI_SAVE_STATUS_CHANGED);
  page_act (&self, "page.redo");
  g_assert_cmpint (page_status (&self), ==, GOI_SAVE_STATUS_SAVED);
  page_end (&self);
}

/* What cannot be read is not saved as something else. */
static void
test_save_refused (void)
{
  PageFixture self;

  page_begin (&self, GOI_STATE_IMPORTED);
  page_open (&self);
  page_type (&self, "requests.partial.person", "5");
  goi_form_view_finish_edit (self.page->view);
  page_type (&self, "requests.granted.person", "3x");
  page_act (&self, "page.save");
  page_iterate (50);
  g_assert_cmpint (page_status (&self), !=, GOI_SAVE_STATUS_SAVING);
  assert_stored (&self, "requests.partial.person", "");
  /* The first undo takes the text away that was never taken over, the next one a step. */
  page_act (&self, "page.undo");
  page_assert_held (&self, "requests.partial.person", "5");
  page_act (&self, "page.undo");
  page_assert_held (&self, "requests.partial.person", "");
  page_end (&self);
}

static void
test_revert (void)
{
  PageFixture self;

  page_begin (&self, GOI_STATE_IMPORTED);
  page_open (&self);
  page_type (&self, "requests.granted.person", "31");
  page_type (&self, "requests.partial.person", "5");
  page_act (&self, "page.revert");
  page_assert_held (&self, "requests.granted.person", "");
  page_assert_held (&self, "requests.received.person", "70");
  g_assert_cmpint (page_status (&self), ==, GOI_SAVE_STATUS_SAVED);
  page_act (&self, "page.undo");
  page_assert_held (&self, "requests.granted.person", "31");
  page_assert_held (&self, "requests.partial.person", "5");
  g_assert_cmpint (page_status (&self), ==, GOI_SAVE_STATUS_CHANGED);
  page_end (&self);
}

static void
test_conflict (void)
{
  PageFixture self;

  page_begin (&self, GOI_STATE_IMPORTED);
  page_open (&self);

  /* Mine wins. */
  save_elsewhere (&self, "requests.partial.person", 9);
  page_type (&self, "requests.granted.person", "31");
  page_act (&self, "page.save");
  respond ("overwrite");
  page_wait_for (page_status (&self) == GOI_SAVE_STATUS_SAVED);
  assert_stored (&self, "requests.granted.person", "31");
  assert_stored (&self, "requests.partial.person", "");

  /* Neither wins. */
  save_elsewhere (&self, "requests.partial.person", 8);
  page_type (&self, "requests.granted.person", "32");
  page_act (&self, "page.save");
  respond ("cancel");
  page_iterate (50);
  assert_stored (&self, "requests.granted.person", "31");
  page_assert_held (&self, "requests.granted.person", "32");
  g_assert_cmpint (page_status (&self), !=, GOI_SAVE_STATUS_SAVED);

  /* The other one's is shown, and an undo brings mine back. */
  page_act (&self, "page.save");
  respond ("reload");
  page_wait_for (page_status (&self) == GOI_SAVE_STATUS_SAVED);
  page_assert_held (&self, "requests.partial.person", "8");
  page_assert_held (&self, "requests.granted.person", "31");
  page_act (&self, "page.undo");
  page_assert_held (&self, "requests.granted.person", "32");
  page_assert_held (&self, "requests.partial.person", "");
  page_act (&self, "page.save");
  page_wait_for (page_status (&self) == GOI_SAVE_STATUS_SAVED);
  assert_stored (&self, "requests.granted.person", "32");
  page_end (&self);
}

/* After a crash what was typed is there again, and can be kept or thrown away. */
static void
test_recovery (void)
{
  PageFixture self;

  page_begin (&self, GOI_STATE_IMPORTED);
  page_open (&self);
  g_assert_false (gtk_revealer_get_reveal_child (self.page->recovery_revealer));
  page_type (&self, "requests.granted.person", "31");
  page_wait_for (page_status (&self) == GOI_SAVE_STATUS_KEPT);
  g_assert_true (has_draft (&self));
  assert_stored (&self, "requests.granted.person", "");
  page_drop (&self);

  page_open (&self);
  page_wait_for (gtk_revealer_get_reveal_child (self.page->recovery_revealer));
  page_assert_held (&self, "requests.granted.person", "31");
  g_assert_true (g_str_has_prefix (gtk_label_get_text (self.page->recovery_label), "Unsaved changes of "));
  g_assert_cmpint (page_status (&self), ==, GOI_SAVE_STATUS_KEPT);
  g_signal_emit_by_name (self.page->discard_button, "clicked");
  page_assert_held (&self, "requests.granted.person", "");
  g_assert_false (gtk_revealer_get_reveal_child (self.page->recovery_revealer));
  g_assert_cmpint (page_status (&self), ==, GOI_SAVE_STATUS_SAVED);
  page_wait_for (!has_draft (&self));
  page_drop (&self);

  page_open (&self);
  page_iterate (100);
  g_assert_false (gtk_revealer_get_reveal_child (self.page->recovery_revealer));
  page_end (&self);
}

static void
test_recovery_saved (void)
{
  PageFixture self;

  page_begin (&self, GOI_STATE_IMPORTED);
  page_open (&self);
  save_elsewhere (&self, "requests.partial.person", 8);
  page_type (&self, "requests.granted.person", "31");
  page_wait_for (page_status (&self) == GOI_SAVE_STATUS_KEPT);
  page_drop (&self);

  page_open (&self);
  page_wait_for (gtk_revealer_get_reveal_child (self.page->recovery_revealer));
  g_assert_nonnull (strstr (gtk_label_get_text (self.page->recovery_label), "Somebody else"));
  page_act (&self, "page.save");
  page_wait_for (page_status (&self) == GOI_SAVE_STATUS_SAVED);
  g_assert_false (gtk_revealer_get_reveal_child (self.page->recovery_revealer));
  assert_stored (&self, "requests.granted.person", "31");
  g_assert_false (has_draft (&self));
  page_end (&self);
}

/* Typed and undone again: nothing is left to recover. */
static void
test_undone_draft (void)
{
  PageFixture self;

  page_begin (&self, GOI_STATE_IMPORTED);
  page_open (&self);
  page_type (&self, "requests.granted.person", "31");
  page_wait_for (has_draft (&self));
  page_act (&self, "page.undo");
  g_assert_cmpint (page_status (&self), ==, GOI_SAVE_STATUS_SAVED);
  page_wait_for (!has_draft (&self));
  page_end (&self);
}

/* Closing keeps the changes of a report from elsewhere beside it, and saves what is written here. */
static void
test_close (void)
{
  PageFixture self;

  page_begin (&self, GOI_STATE_IMPORTED);
  page_open (&self);
  goi_form_saver_set_delay (self.page->saver, 100000);
  page_type (&self, "requests.granted.person", "31");
  g_assert_true (goi_report_page_close_request (self.page));
  g_assert_true (goi_report_page_close_request (self.page));
  page_wait_for (self.n_closed == 1);
  g_assert_true (has_draft (&self));
  assert_stored (&self, "requests.granted.person", "");
  page_end (&self);
  g_assert_cmpuint (self.n_closed, ==, 1);

  page_begin (&self, GOI_STATE_DRAFT);
  page_open (&self);
  goi_form_saver_set_delay (self.page->saver, 100000);
  page_type (&self, "requests.granted.person", "31");
  g_assert_true (goi_report_page_close_request (self.page));
  page_wait_for (self.n_closed == 1);
  assert_stored (&self, "requests.granted.person", "31");
  assert_stored (&self, "requests.total.total", "31");
  g_assert_false (has_draft (&self));
  page_end (&self);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  goi_app_resources_register ();

  g_test_add_func ("/report-saving/save", test_save);
  g_test_add_func ("/report-saving/save-refused", test_save_refused);
  g_test_add_func ("/report-saving/revert", test_revert);
  g_test_add_func ("/report-saving/conflict", test_conflict);
  g_test_add_func ("/report-saving/recovery", test_recovery);
  g_test_add_func ("/report-saving/recovery-saved", test_recovery_saved);
  g_test_add_func ("/report-saving/undone-draft", test_undone_draft);
  g_test_add_func ("/report-saving/close", test_close);
  return g_test_run ();
}
