/* test-form-typing.c: typing into the form: cells, keys, and blocks of them
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-app-resources.h"
#include "goi-form-fixture.h"

/* ---- typing ---- */

static void
test_typing (void)
{
  g_autoptr (GoiReport) report = form_new_report ("2021");
  GoiUndoStack *undo;
  FormFixture self;

  form_open (&self, report, TRUE);
  undo = goi_form_document_get_undo (self.document);
  form_focus (&self, "requests.granted.person");
  form_type (&self, "1");
  form_type (&self, "2");
  form_assert_holds (&self, "requests.granted.person", "12");
  form_assert_shows (&self, "requests.granted.total", "12");
  form_assert_shows (&self, "requests.total.total", "12");
  g_assert_true (form_has_class (&self, "requests.total.total", "computed"));
  g_assert_true (form_press (&self, GDK_KEY_Return, 0));
  g_assert_cmpstr (form_focused_key (&self), ==, "requests.partial.person");
  form_type (&self, "0");
  g_assert_true (form_has_class (&self, "requests.partial.person", "zero"));
  g_assert_true (form_press (&self, GDK_KEY_Tab, 0));

  goi_undo_stack_undo (undo);
  form_assert_shows (&self, "requests.partial.person", "");
  goi_undo_stack_undo (undo);
  form_assert_shows (&self, "requests.granted.person", "");
  form_assert_shows (&self, "requests.total.total", "");
  g_assert_false (goi_undo_stack_can_undo (undo));
  goi_undo_stack_redo (undo);
  form_assert_shows (&self, "requests.total.total", "12");
  form_close (&self);
}

/* Esc puts back what stood there before the edit, and leaves no step behind. */
static void
test_escape (void)
{
  g_autoptr (GoiReport) report = form_new_report ("2021");
  FormFixture self;

  form_set_number (report, "requests.granted.person", 7, GOI_ORIGIN_TABLE);
  form_open (&self, report, FALSE);
  form_focus (&self, "requests.granted.person");
  form_type (&self, "88");
  form_assert_holds (&self, "requests.granted.person", "88");
  g_assert_true (form_press (&self, GDK_KEY_Escape, 0));
  form_assert_shows (&self, "requests.granted.person", "7");
  form_assert_holds (&self, "requests.granted.person", "7");
  g_assert_false (goi_undo_stack_can_undo (goi_form_document_get_undo (self.document)));
  /* A second one is somebody else's. */
  g_assert_false (form_press (&self, GDK_KEY_Escape, 0));

  form_type (&self, "8x");
  g_assert_true (form_press (&self, GDK_KEY_Escape, 0));
  form_assert_shows (&self, "requests.granted.person", "7");
  g_assert_cmpstr (self.messages->str, ==, "");
  form_close (&self);
}

/* What cannot stand in a cell is refused where the user sees it, and says why. No relation binds this
 * cell: nothing but the text is wrong with it. */
static void
test_refused (void)
{
  g_autoptr (GoiReport) report = form_new_report ("2021");
  GoiCellEntry *entry;
  FormFixture self;

  form_set_number (report, "disclosure.normative.issued", 7, GOI_ORIGIN_TABLE);
  form_open (&self, report, FALSE);
  form_focus (&self, "disclosure.normative.issued");
  entry = form_get_entry (&self, "disclosure.normative.issued");
  form_type (&self, "1.5");
  form_assert_holds (&self, "disclosure.normative.issued", "7");
  g_assert_cmpstr (goi_cell_entry_get_problem (entry), ==, "A count must be a whole number");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (entry), "refused"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "A count must be a whole number");

  /* The keys that leave do not leave. */
  g_assert_true (form_press (&self, GDK_KEY_Return, 0));
  g_assert_cmpstr (form_focused_key (&self), ==, "disclosure.normative.issued");
  g_assert_true (form_press (&self, GDK_KEY_Tab, 0));
  g_assert_cmpstr (form_focused_key (&self), ==, "disclosure.normative.issued");

  /* The pointer does, and the text goes with a word of explanation. */
  gtk_widget_grab_focus (GTK_WIDGET (form_get_entry (&self, "disclosure.normative.repealed")));
  form_iterate (20);
  g_assert_cmpstr (self.messages->str, ==,
                   "“1.5” was not taken over in 行政规范性文件, 本年制发件数: A count must be a whole number\n");
  form_assert_shows (&self, "disclosure.normative.issued", "7");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
  form_close (&self);
}

/* ---- keys ---- */

static void
test_keys (void)
{
  static const struct
  {
    const char *from;
    guint key;
    GdkModifierType modifiers;
    const char *to;
  } cases[] = {
    { "requests.granted.person", GDK_KEY_Down, 0, "requests.partial.person" },
    { "requests.granted.person", GDK_KEY_Up, 0, "requests.carried_in.person" },
    { "requests.granted.person", GDK_KEY_Right, 0, "requests.granted.business" },
    { "requests.granted.person", GDK_KEY_Left, 0, "requests.granted.person" },
    { "requests.granted.total", GDK_KEY_Right, 0, "requests.granted.total" },
    { "requests.granted.total", GDK_KEY_Tab, 0, "requests.partial.person" },
    { "requests.partial.person", GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, "requests.granted.total" },
    { "requests.granted.legal", GDK_KEY_Return, 0, "requests.partial.legal" },
    { "requests.granted.legal", GDK_KEY_Return, GDK_SHIFT_MASK, "requests.carried_in.legal" },
    { "requests.received.legal", GDK_KEY_Return, GDK_SHIFT_MASK, "requests.received.legal" },
    { "requests.carried_out.legal", GDK_KEY_Down, 0, "requests.carried_out.legal" },
    { "requests.granted.legal", GDK_KEY_Home, 0, "requests.granted.person" },
    { "requests.granted.legal", GDK_KEY_End, 0, "requests.granted.total" },
    { "requests.granted.legal", GDK_KEY_Home, GDK_CONTROL_MASK, "requests.received.person" },
    { "requests.granted.legal", GDK_KEY_End, GDK_CONTROL_MASK, "requests.carried_out.total" },
    /* Over the headings between the blocks of table 二. */
    { "disclosure.normative.repealed", GDK_KEY_Down, 0, "disclosure.licensing.decisions" },
    { "disclosure.licensing.decisions", GDK_KEY_Up, 0, "disclosure.normative.issued" },
    { "disclosure.coercion.decisions", GDK_KEY_Return, 0, "disclosure.fees.amount" },
    /* From table to table. */
    { "requests.granted.legal", GDK_KEY_F6, 0, "proceedings.review.upheld" },
    { "requests.granted.legal", GDK_KEY_F6, GDK_SHIFT_MASK, "disclosure.regulations.issued" },
    { "proceedings.review.upheld", GDK_KEY_F6, 0, "proceedings.review.upheld" },
  };
  g_autoptr (GoiReport) report = form_new_report ("2021");
  FormFixture self;

  form_open (&self, report, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      form_focus (&self, cases[i].from);
      form_press (&self, cases[i].key, cases[i].modifiers);
      if (g_strcmp0 (form_focused_key (&self), cases[i].to) != 0)
        g_error ("%s key %x: %s, not %s", cases[i].from, cases[i].key, form_focused_key (&self), cases[i].to);
    }
  /* The last cell's Tab belongs to the window, which goes on to what follows the table. */
  form_focus (&self, "requests.carried_out.total");
  g_assert_false (form_press (&self, GDK_KEY_Tab, 0));
  form_close (&self);
}

/* F2 and a double click put the caret into the text; then the arrows are its own. */
static void
test_editing_mode (void)
{
  g_autoptr (GoiReport) report = form_new_report ("2021");
  GtkEditable *entry;
  FormFixture self;

  form_set_number (report, "requests.granted.person", 75, GOI_ORIGIN_TABLE);
  form_open (&self, report, FALSE);
  form_focus (&self, "requests.granted.person");
  entry = GTK_EDITABLE (form_get_entry (&self, "requests.granted.person"));
  g_assert_true (gtk_editable_get_selection_bounds (entry, NULL, NULL));
  g_assert_true (form_press (&self, GDK_KEY_F2, 0));
  g_assert_false (gtk_editable_get_selection_bounds (entry, NULL, NULL));
  g_assert_cmpint (gtk_editable_get_position (entry), ==, 2);
  g_assert_false (form_press (&self, GDK_KEY_Left, 0));
  g_assert_false (form_press (&self, GDK_KEY_Delete, 0));
  g_assert_false (form_press (&self, GDK_KEY_c, GDK_CONTROL_MASK));
  form_type (&self, "0");
  form_assert_holds (&self, "requests.granted.person", "750");
  g_assert_true (form_press (&self, GDK_KEY_Down, 0));
  g_assert_cmpstr (form_focused_key (&self), ==, "requests.partial.person");
  /* Next time the cell is whole again. */
  g_assert_true (form_press (&self, GDK_KEY_Up, 0));
  g_assert_true (form_press (&self, GDK_KEY_Delete, 0));
  form_assert_holds (&self, "requests.granted.person", "");
  g_assert_cmpstr (goi_undo_stack_get_undo_name (goi_form_document_get_undo (self.document)), ==,
                   "Clear cells");
  form_close (&self);
}

/* ---- blocks ---- */

static void
test_paste (void)
{
  g_autoptr (GoiReport) report = form_new_report ("2021");
  g_autofree char *problem = NULL;
  GoiFormTable *table;
  GoiUndoStack *undo;
  FormFixture self;

  form_open (&self, report, TRUE);
  undo = goi_form_document_get_undo (self.document);
  table = goi_form_view_get_table (self.view, "requests");
  form_focus (&self, "requests.partial.person");
  g_assert_true (goi_form_table_paste_text (table, "1\t２\n3\t—\r\n\t1,204\n", &problem));
  form_assert_shows (&self, "requests.partial.person", "1");
  form_assert_shows (&self, "requests.partial.business", "2");
  form_assert_shows (&self, "requests.denied.state_secret.person", "3");
  form_assert_shows (&self, "requests.denied.state_secret.business", "—");
  form_assert_shows (&self, "requests.denied.law_prohibits.person", "");
  form_assert_shows (&self, "requests.denied.law_prohibits.business", "1204");
  form_assert_shows (&self, "requests.total.total", "1210");
  g_assert_cmpstr (goi_undo_stack_get_undo_name (undo), ==, "Paste");
  goi_undo_stack_undo (undo);
  form_assert_shows (&self, "requests.partial.business", "");
  form_assert_shows (&self, "requests.total.total", "");
  g_assert_false (goi_undo_stack_can_undo (undo));

  /* One value fills all that is selected. */
  goi_form_table_select_block (table, form_get_entry (&self, "requests.granted.person"),
                               form_get_entry (&self, "requests.partial.research"));
  g_assert_true (goi_form_table_paste_text (table, "0\n", &problem));
  form_assert_shows (&self, "requests.granted.person", "0");
  form_assert_shows (&self, "requests.partial.research", "0");
  form_assert_shows (&self, "requests.partial.nonprofit", "");
  form_close (&self);
}

/* All of a block or nothing. */
static void
test_paste_refused (void)
{
  static const struct
  {
    const char *at, *text, *problem;
  } cases[] = {
    { "requests.granted.person", "1\t2\n3\tabc",
      "Nothing was pasted: “abc” for 部分公开, 商业企业: This is not a number that the form can hold" },
    { "requests.granted.other_org", "1\t2\t3",
      "Nothing was pasted: the block is wider than the table from here on" },
    { "requests.carried_out.person", "1\n2",
      "Nothing was pasted: the block is longer than the table from here on" },
  };
  g_autoptr (GoiReport) report = form_new_report ("2021");
  g_autofree char *problem = NULL;
  GoiFormTable *table;
  FormFixture self;

  form_open (&self, report, TRUE);
  table = goi_form_view_get_table (self.view, "requests");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *reason = NULL;
      form_focus (&self, cases[i].at);
      g_assert_false (goi_form_table_paste_text (table, cases[i].text, &reason));
      g_assert_cmpstr (reason, ==, cases[i].problem);
      g_assert_false (goi_undo_stack_can_undo (goi_form_document_get_undo (self.document)));
    }
  /* Empty fields and rows beyond the edge are what spreadsheets add for merged cells. */
  form_focus (&self, "requests.carried_out.total");
  g_assert_true (goi_form_table_paste_text (table, "5\t\t\n\t\n", &problem));
  form_assert_holds (&self, "requests.carried_out.total", "5");
  form_close (&self);
}

static void
test_copy (void)
{
  g_autoptr (GoiReport) report = form_new_report ("2021");
  g_autoptr (GoiValue) dash = goi_value_new_mark (GOI_MARK_DASH, GOI_ORIGIN_TABLE);
  g_autofree char *single = NULL;
  g_autofree char *block = NULL;
  GoiFormTable *table;
  FormFixture self;

  form_set_number (report, "requests.granted.person", 31, GOI_ORIGIN_TABLE);
  form_set_number (report, "requests.partial.business", 4, GOI_ORIGIN_TABLE);
  goi_report_set_value (report, "requests.granted.business", dash);
  form_open (&self, report, FALSE);
  table = goi_form_view_get_table (self.view, "requests");
  form_focus (&self, "requests.granted.person");
  single = goi_form_table_copy_text (table);
  g_assert_cmpstr (single, ==, "31");

  g_assert_true (form_press (&self, GDK_KEY_Right, GDK_SHIFT_MASK));
  g_assert_true (form_press (&self, GDK_KEY_Down, GDK_SHIFT_MASK));
  block = goi_form_table_copy_text (table);
  g_assert_cmpstr (block, ==, "31\t—\n\t4");
  g_assert_true (form_has_class (&self, "requests.partial.business", "selected"));
  g_assert_cmpstr (form_focused_key (&self), ==, "requests.granted.person");

  g_assert_true (form_press (&self, GDK_KEY_Delete, 0));
  form_assert_holds (&self, "requests.granted.business", "");
  form_assert_holds (&self, "requests.partial.business", "");
  goi_undo_stack_undo (goi_form_document_get_undo (self.document));
  form_assert_holds (&self, "requests.granted.business", "—");
  form_assert_holds (&self, "requests.partial.business", "4");

  g_assert_true (form_press (&self, GDK_KEY_Escape, 0));
  g_assert_false (form_has_class (&self, "requests.partial.business", "selected"));
  form_close (&self);
}

/* A collection that cannot be written is read and copied from, and nothing else. */
static void
test_read_only (void)
{
  g_autoptr (GoiReport) report = form_new_report ("2021");
  GoiCellEntry *entry;
  FormFixture self;

  form_set_number (report, "requests.granted.person", 31, GOI_ORIGIN_TABLE);
  form_open (&self, report, FALSE);
  goi_form_document_set_editable (self.document, FALSE);
  entry = form_get_entry (&self, "requests.granted.person");
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (entry)));
  form_focus (&self, "requests.granted.person");
  form_press (&self, GDK_KEY_Delete, 0);
  form_press (&self, GDK_KEY_x, GDK_CONTROL_MASK);
  form_assert_holds (&self, "requests.granted.person", "31");
  g_assert_true (form_press (&self, GDK_KEY_Down, 0));
  form_close (&self);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  goi_app_resources_register ();

  g_test_add_func ("/form-typing/typing", test_typing);
  g_test_add_func ("/form-typing/escape", test_escape);
  g_test_add_func ("/form-typing/refused", test_refused);
  g_test_add_func ("/form-typing/keys", test_keys);
  g_test_add_func ("/form-typing/editing-mode", test_editing_mode);
  g_test_add_func ("/form-typing/paste", test_paste);
  g_test_add_func ("/form-typing/paste-refused", test_paste_refused);
  g_test_add_func ("/form-typing/copy", test_copy);
  g_test_add_func ("/form-typing/read-only", test_read_only);
  return g_test_run ();
}
