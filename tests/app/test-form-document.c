/* test-form-document.c: a report while it is worked on
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-form-document.h"

static GoiFormDocument *
new_document (gboolean draft)
{
  g_autoptr (GoiReport) report = goi_report_new (goi_edition_get ("2021"), GOI_MARK_BLANK);

  goi_report_set_agency (report, "测试市某局");
  goi_report_set_year (report, 2024);
  return goi_form_document_new (report, draft);
}

static gboolean
type (GoiFormDocument *document, const char *key, const char *text, guint64 token)
{
  const GoiCell *cell = goi_edition_find_cell (goi_form_document_get_edition (document), key);
  const char *problem = NULL;
  gboolean ok;

  g_assert_nonnull (cell);
  ok = goi_form_document_edit_cell (document, cell, text, token, &problem);
  g_assert_true (ok == (problem == NULL));
  return ok;
}

static void
enter (GoiFormDocument *document, const char *key, const char *text)
{
  g_assert_true (type (document, key, text, goi_form_document_new_token (document)));
}

/* A cell as the form shows it, with a + behind what was computed. */
static char *
look (GoiFormDocument *document, const char *key)
{
  const GoiValue *value = goi_report_get_value (goi_form_document_get_report (document), key);
  g_autofree char *text = goi_value_display (value);

  return g_strconcat (text, value->origin == GOI_ORIGIN_COMPUTED ? "+" : "", NULL);
}

#define assert_cell(document, key, expected) \
  G_STMT_START \
  { \
    g_autofree char *_shown = look (document, key); \
    g_assert_cmpstr (_shown, ==, expected); \
  } \
  G_STMT_END

static void
test_totals (void)
{
  g_autoptr (GoiFormDocument) document = new_document (TRUE);

  assert_cell (document, "requests.received.total", "");
  enter (document, "requests.received.person", "7");
  assert_cell (document, "requests.received.total", "7+");
  enter (document, "requests.received.business", "3");
  assert_cell (document, "requests.received.total", "10+");
  /* Nothing about results has been said yet, and blank is not 0. */
  assert_cell (document, "requests.total.person", "");

  enter (document, "requests.granted.person", "4");
  enter (document, "requests.denied.third_party.business", "2");
  assert_cell (document, "requests.granted.total", "4+");
  assert_cell (document, "requests.total.person", "4+");
  assert_cell (document, "requests.total.business", "2+");
  assert_cell (document, "requests.total.total", "6+");

  /* All parts blank again: the totals are blank, not 0. */
  enter (document, "requests.granted.person", "");
  assert_cell (document, "requests.granted.total", "");
  assert_cell (document, "requests.total.person", "");
  assert_cell (document, "requests.total.total", "2+");
}

static void
test_typed_total_stays (void)
{
  g_autoptr (GoiFormDocument) document = new_document (TRUE);

  enter (document, "proceedings.review.upheld", "2");
  assert_cell (document, "proceedings.review.total", "2+");
  enter (document, "proceedings.review.total", "5");
  enter (document, "proceedings.review.other", "1");
  assert_cell (document, "proceedings.review.total", "5");
  goi_form_document_check_now (document);
  g_assert_cmpuint (goi_form_document_get_findings (document)->len, ==, 1);

  /* Typed as the sum is, it goes on as the sum. */
  enter (document, "proceedings.review.total", "3");
  assert_cell (document, "proceedings.review.total", "3+");
  enter (document, "proceedings.review.other", "2");
  assert_cell (document, "proceedings.review.total", "4+");
  /* A dash is what somebody wanted there; a blank is not. */
  enter (document, "proceedings.review.total", "-");
  enter (document, "proceedings.review.other", "3");
  assert_cell (document, "proceedings.review.total", "—");
  enter (document, "proceedings.review.total", "");
  assert_cell (document, "proceedings.review.total", "5+");
  goi_form_document_check_now (document);
  g_assert_cmpuint (goi_form_document_get_findings (document)->len, ==, 0);
}

/* In a report that was read from a document nothing changes by itself. */
static void
test_imported (void)
{
  g_autoptr (GoiFormDocument) document = new_document (FALSE);
  GoiCellLook cell;

  enter (document, "proceedings.review.upheld", "2");
  assert_cell (document, "proceedings.review.total", "");
  goi_form_document_look_at (document, goi_edition_find_cell (goi_edition_get ("2021"), "proceedings.review.total"),
                             &cell);
  g_assert_true (cell.total);
  g_assert_false (cell.automatic);
  goi_form_document_check_now (document);
  g_assert_cmpuint (goi_form_document_get_findings (document)->len, ==, 1);
}

/* One edit of a cell is one step with all its totals. */
static void
test_edit_is_one_step (void)
{
  g_autoptr (GoiFormDocument) document = new_document (TRUE);
  GoiUndoStack *undo = goi_form_document_get_undo (document);
  guint64 token = goi_form_document_new_token (document);

  g_assert_true (type (document, "requests.granted.person", "1", token));
  g_assert_true (type (document, "requests.granted.person", "12", token));
  g_assert_true (type (document, "requests.granted.person", "120", token));
  assert_cell (document, "requests.total.total", "120+");
  g_assert_cmpstr (goi_undo_stack_get_undo_name (undo), ==, "Change 予以公开, 自然人");
  g_assert_true (goi_undo_stack_undo (undo));
  assert_cell (document, "requests.granted.person", "");
  assert_cell (document, "requests.granted.total", "");
  assert_cell (document, "requests.total.total", "");
  g_assert_false (goi_undo_stack_can_undo (undo));
  g_assert_true (goi_undo_stack_redo (undo));
  assert_cell (document, "requests.granted.person", "120");
  assert_cell (document, "requests.total.total", "120+");
}

/* What cannot be read never half counts: 1a is not 1. */
static void
test_refused (void)
{
  g_autoptr (GoiFormDocument) document = new_document (TRUE);
  guint64 token = goi_form_document_new_token (document);

  g_assert_true (type (document, "requests.granted.person", "1", token));
  g_assert_false (type (document, "requests.granted.person", "1a", token));
  assert_cell (document, "requests.granted.person", "");
  assert_cell (document, "requests.total.total", "");
  g_assert_false (goi_undo_stack_can_undo (goi_form_document_get_undo (document)));
  g_assert_true (type (document, "requests.granted.person", "18", token));
  assert_cell (document, "requests.granted.person", "18");

  g_assert_false (type (document, "requests.granted.person", "-3", 99));
  g_assert_false (type (document, "requests.granted.person", "1.5", 99));
  g_assert_true (type (document, "disclosure.fees.amount", "410.89", 99));
  assert_cell (document, "disclosure.fees.amount", "410.89");
}

/* Typed back to what was there, nothing has happened: neither a step nor another origin. */
static void
test_back_to_start (void)
{
  g_autoptr (GoiReport) report = goi_report_new (goi_edition_get ("2021"), GOI_MARK_BLANK);
  g_autoptr (GoiValue) value = goi_value_new_number (GOI_DECIMAL_INT (8), GOI_ORIGIN_TABLE);
  g_autoptr (GoiFormDocument) document = NULL;
  const GoiValue *now;

  value->text = g_strdup ("８");
  value->start = 10;
  value->end = 11;
  goi_report_set_value (report, "requests.granted.person", value);
  document = goi_form_document_new (report, FALSE);
  g_assert_true (type (document, "requests.granted.person", "80", 1));
  now = goi_report_get_value (goi_form_document_get_report (document), "requests.granted.person");
  g_assert_cmpint (now->origin, ==, GOI_ORIGIN_ENTERED);
  g_assert_null (now->text);
  /* The place in the document stays: there is what was read before. */
  g_assert_cmpint (now->start, ==, 10);
  g_assert_true (type (document, "requests.granted.person", "8", 1));
  g_assert_false (goi_undo_stack_can_undo (goi_form_document_get_undo (document)));
  now = goi_report_get_value (goi_form_document_get_report (document), "requests.granted.person");
  g_assert_true (goi_value_equal (now, value));
}

static void
test_paste_is_one_step (void)
{
  g_autoptr (GoiFormDocument) document = new_document (TRUE);
  g_autoptr (GPtrArray) changes = goi_change_list_new ();
  g_autoptr (GoiValue) two = goi_value_new_number (GOI_DECIMAL_INT (2), GOI_ORIGIN_ENTERED);

  g_ptr_array_add (changes, goi_change_new ("requests.granted.person", two));
  g_ptr_array_add (changes, goi_change_new ("requests.granted.business", two));
  g_ptr_array_add (changes, goi_change_new ("no.such.cell", two));
  g_assert_true (goi_form_document_change_cells (document, "Paste", changes));
  assert_cell (document, "requests.granted.total", "4+");
  g_assert_false (goi_form_document_change_cells (document, "Paste", changes));
  g_assert_true (goi_undo_stack_undo (goi_form_document_get_undo (document)));
  assert_cell (document, "requests.granted.total", "");
  assert_cell (document, "requests.granted.business", "");
  g_assert_false (goi_undo_stack_can_undo (goi_form_document_get_undo (document)));
}

/* A doubt is settled by whoever types another value, and comes back with the undo. */
static void
test_doubts (void)
{
  static const char *const cells[] = { "requests.granted.person", NULL };
  g_autoptr (GoiReport) report = goi_report_new (goi_edition_get ("2021"), GOI_MARK_BLANK);
  g_autoptr (GoiFormDocument) document = NULL;
  const GoiCell *cell;
  GoiCellLook look_of;

  goi_report_add_doubt (report, goi_doubt_new (cells, "two numbers stand in one cell", "4 8"));
  document = goi_form_document_new (report, FALSE);
  cell = goi_edition_find_cell (goi_form_document_get_edition (document), cells[0]);
  goi_form_document_look_at (document, cell, &look_of);
  g_assert_nonnull (look_of.doubt);

  g_assert_true (goi_form_document_settle_doubt (document, look_of.doubt));
  goi_form_document_look_at (document, cell, &look_of);
  g_assert_null (look_of.doubt);
  goi_undo_stack_undo (goi_form_document_get_undo (document));
  goi_form_document_look_at (document, cell, &look_of);
  g_assert_nonnull (look_of.doubt);

  enter (document, cells[0], "48");
  goi_form_document_look_at (document, cell, &look_of);
  g_assert_null (look_of.doubt);
  goi_undo_stack_undo (goi_form_document_get_undo (document));
  goi_form_document_look_at (document, cell, &look_of);
  g_assert_nonnull (look_of.doubt);
  g_assert_cmpstr (look_of.doubt->text, ==, "4 8");
}

static void
on_section (GoiFormDocument *document, const char *id, gpointer user_data)
{
  g_string_append_printf (user_data, "%s ", id);
}

static void
test_sections (void)
{
  g_autoptr (GoiFormDocument) document = new_document (TRUE);
  g_autoptr (GString) log = g_string_new (NULL);
  GoiUndoStack *undo = goi_form_document_get_undo (document);
  GoiReport *report = goi_form_document_get_report (document);

  g_signal_connect (document, "section-changed", G_CALLBACK (on_section), log);
  g_assert_true (goi_form_document_edit_section (document, "overview", "全", 1));
  g_assert_true (goi_form_document_edit_section (document, "overview", "全年", 1));
  g_assert_true (goi_form_document_edit_section (document, "overview", "全年。", 2));
  g_assert_true (goi_form_document_edit_section (document, "other", "无", 3));
  g_assert_cmpstr (log->str, ==, "overview overview overview other ");
  g_assert_cmpstr (goi_undo_stack_get_undo_name (undo), ==, "Edit “六、其他需要报告的事项”");
  goi_undo_stack_undo (undo);
  g_assert_cmpstr (goi_report_get_section_text (report, "other"), ==, "");
  goi_undo_stack_undo (undo);
  g_assert_cmpstr (goi_report_get_section_text (report, "overview"), ==, "全年");
  goi_undo_stack_undo (undo);
  g_assert_cmpstr (goi_report_get_section_text (report, "overview"), ==, "");
  g_assert_false (goi_undo_stack_can_undo (undo));
}

static void
count (GoiFormDocument *document, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
test_replace (void)
{
  g_autoptr (GoiFormDocument) document = new_document (TRUE);
  g_autoptr (GoiReport) other = goi_report_copy (goi_form_document_get_report (document));
  guint n = 0;

  g_signal_connect (document, "reset", G_CALLBACK (count), &n);
  enter (document, "requests.granted.person", "4");
  g_assert_true (goi_form_document_replace (document, "Revert", other));
  g_assert_cmpuint (n, ==, 1);
  assert_cell (document, "requests.granted.person", "");
  g_assert_false (goi_form_document_replace (document, "Revert", other));
  goi_undo_stack_undo (goi_form_document_get_undo (document));
  assert_cell (document, "requests.granted.person", "4");
  assert_cell (document, "requests.total.total", "4+");
  g_assert_cmpuint (n, ==, 2);
}

/* The check runs by itself, and finds the culprit. */
static void
test_check (void)
{
  g_autoptr (GoiFormDocument) document = new_document (FALSE);
  const GoiCell *cell = goi_edition_find_cell (goi_edition_get ("2021"), "requests.carried_out.person");
  GoiCellLook look_of;
  guint n = 0;

  g_signal_connect (document, "checked", G_CALLBACK (count), &n);
  enter (document, "requests.received.person", "72");
  enter (document, "requests.received.total", "72");
  enter (document, "requests.granted.person", "70");
  enter (document, "requests.granted.total", "70");
  enter (document, "requests.total.person", "70");
  enter (document, "requests.total.total", "70");
  enter (document, "requests.carried_out.total", "2");
  while (n == 0)
    g_main_context_iteration (NULL, TRUE);
  goi_form_document_look_at (document, cell, &look_of);
  g_assert_nonnull (look_of.finding);
  g_assert_cmpint (look_of.finding->severity, ==, GOI_SEVERITY_ERROR);
  enter (document, "requests.carried_out.person", "2");
  while (n == 1)
    g_main_context_iteration (NULL, TRUE);
  goi_form_document_look_at (document, cell, &look_of);
  g_assert_null (look_of.finding);
  g_assert_cmpuint (goi_form_document_get_findings (document)->len, ==, 0);
}

/* An object that is dropped in the middle of a check leaves nothing behind. */
static void
test_drop (void)
{
  GoiFormDocument *document = new_document (FALSE);
  GoiFormDocument *weak = document;
  gint64 end = g_get_monotonic_time () + 5 * G_TIME_SPAN_SECOND;

  g_object_add_weak_pointer (G_OBJECT (document), (gpointer *) &weak);
  for (gint64 until = g_get_monotonic_time () + 230000; g_get_monotonic_time () < until;)
    g_main_context_iteration (NULL, FALSE);
  enter (document, "requests.received.person", "72");
  g_object_unref (document);
  while (weak != NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (weak);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/form-document/totals", test_totals);
  g_test_add_func ("/form-document/typed-total-stays", test_typed_total_stays);
  g_test_add_func ("/form-document/imported", test_imported);
  g_test_add_func ("/form-document/edit-is-one-step", test_edit_is_one_step);
  g_test_add_func ("/form-document/refused", test_refused);
  g_test_add_func ("/form-document/back-to-start", test_back_to_start);
  g_test_add_func ("/form-document/paste-is-one-step", test_paste_is_one_step);
  g_test_add_func ("/form-document/doubts", test_doubts);
  g_test_add_func ("/form-document/sections", test_sections);
  g_test_add_func ("/form-document/replace", test_replace);
  g_test_add_func ("/form-document/check", test_check);
  g_test_add_func ("/form-document/drop", test_drop);
  return g_test_run ();
}
