/* test-form-view.c: the form to type into
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-app-resources.h"
#include "goi-form-view.h"
#include "goi-section-editor.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  GoiFormDocument *document;
  GtkWidget *window;
  GoiFormView *view;
  GString *messages;
} Fixture;

static void
iterate (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  do
    while (g_main_context_iteration (NULL, FALSE))
      ;
  while (g_get_monotonic_time () < end);
}

static void
on_message (GoiFormView *view, const char *message, gpointer user_data)
{
  g_string_append_printf (user_data, "%s\n", message);
}

static GoiReport *
new_report (const char *edition)
{
  GoiReport *report = goi_report_new (goi_edition_get (edition), GOI_MARK_BLANK);

  goi_report_set_agency (report, "测试市某局");
  goi_report_set_year (report, 2024);
  return report;
}

static void
set_number (GoiReport *report, const char *key, gint64 number, GoiOrigin origin)
{
  g_autoptr (GoiValue) value = goi_value_new_number (GOI_DECIMAL_INT (number), origin);

  g_assert_true (goi_report_set_value (report, key, value));
}

static void
open_form (Fixture *self, GoiReport *report, gboolean draft)
{
  self->document = goi_form_document_new (report, draft);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 830, 700);
  self->view = GOI_FORM_VIEW (goi_form_view_new (self->document));
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->view));
  self->messages = g_string_new (NULL);
  g_signal_connect (self->view, "message", G_CALLBACK (on_message), self->messages);
  gtk_window_present (GTK_WINDOW (self->window));
  iterate (60);
}

static void
close_form (Fixture *self)
{
  GoiFormView *view = self->view;
  GoiFormDocument *document = self->document;

  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_string_free (self->messages, TRUE);
  iterate (10);
  g_assert_null (view);
  /* A check that is under way holds the document for a moment. */
  g_object_add_weak_pointer (G_OBJECT (document), (gpointer *) &document);
  g_object_unref (self->document);
  for (guint i = 0; document != NULL && i < 100; i++)
    iterate (20);
  g_assert_null (document);
}

static const GoiCell *
find_cell (Fixture *self, const char *key)
{
  const GoiCell *cell
      = goi_edition_find_cell (goi_form_document_get_edition (self->document), key);

  g_assert_nonnull (cell);
  return cell;
}

static GoiCellEntry *
get_entry (Fixture *self, const char *key)
{
  GoiCellEntry *entry = goi_form_view_get_entry (self->view, find_cell (self, key));

  g_assert_nonnull (entry);
  return entry;
}

static void
focus (Fixture *self, const char *key)
{
  g_assert_true (goi_form_view_show_cell (self->view, find_cell (self, key)));
  g_assert_true (goi_form_view_get_focus_entry (self->view) == get_entry (self, key));
}

static const char *
focused_key (Fixture *self)
{
  GoiCellEntry *entry = goi_form_view_get_focus_entry (self->view);

  return entry != NULL ? goi_cell_entry_get_cell (entry)->key : NULL;
}

/* What the keyboard does to the entry: replaces what is selected. */
static void
type (Fixture *self, const char *text)
{
  GtkEditable *entry = GTK_EDITABLE (goi_form_view_get_focus_entry (self->view));
  int position;

  gtk_editable_delete_selection (entry);
  position = gtk_editable_get_position (entry);
  gtk_editable_insert_text (entry, text, -1, &position);
  gtk_editable_set_position (entry, position);
}

/* Sends a key to the controllers of the table and the form, as the window would on its way down to
 * the focused entry and up again. */
static gboolean
press_at (GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;
      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
        continue;
      g_signal_emit_by_name (controller, "key-pressed", key, 0u, modifiers, &handled);
      if (handled)
        return TRUE;
    }
  return FALSE;
}

static gboolean
press (Fixture *self, guint key, GdkModifierType modifiers)
{
  GtkRoot *root = GTK_ROOT (self->window);
  GtkWidget *table = gtk_widget_get_ancestor (gtk_root_get_focus (root), GOI_TYPE_FORM_TABLE);

  if (table != NULL && press_at (table, key, modifiers))
    return TRUE;
  return press_at (GTK_WIDGET (self->view), key, modifiers);
}

static void
assert_shows (Fixture *self, const char *key, const char *expected)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_entry (self, key))), ==, expected);
}

static void
assert_holds (Fixture *self, const char *key, const char *expected)
{
  const GoiValue *value
      = goi_report_get_value (goi_form_document_get_report (self->document), key);
  g_autofree char *text = goi_value_display (value);

  g_assert_cmpstr (text, ==, expected);
}

static void
bounds_of (Fixture *self, GtkWidget *widget, graphene_rect_t *bounds)
{
  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (self->view), bounds));
}

/* ---- building ---- */

static guint
count_printed (GoiEdition *edition, gboolean alternatives)
{
  GPtrArray *tables = goi_edition_get_tables (edition);
  guint n = 0;

  for (guint t = 0; t < tables->len; t++)
    {
      g_autoptr (GoiLayout) layout
          = goi_edition_layout_table (edition, g_ptr_array_index (tables, t), alternatives);
      for (guint i = 0; i < layout->cells->len; i++)
        n += ((GoiLayoutCell *) g_ptr_array_index (layout->cells, i))->cell != NULL;
    }
  return n;
}

static guint
count_entries (Fixture *self)
{
  GPtrArray *tables = goi_edition_get_tables (goi_form_document_get_edition (self->document));
  guint n = 0;

  for (guint t = 0; t < tables->len; t++)
    {
      const GoiTable *table = g_ptr_array_index (tables, t);
      GPtrArray *entries
          = goi_form_table_get_entries (goi_form_view_get_table (self->view, table->id));
      for (guint i = 0; i < entries->len; i++)
        {
          GtkWidget *entry = g_ptr_array_index (entries, i);
          g_assert_cmpint (gtk_widget_get_width (entry), >=, 30);
          g_assert_cmpint (gtk_widget_get_height (entry), >=, 16);
        }
      n += entries->len;
    }
  return n;
}

static void
test_editions (void)
{
  GPtrArray *editions = goi_edition_list ();

  g_assert_cmpuint (editions->len, >=, 4);
  for (guint e = 0; e < editions->len; e++)
    {
      GoiEdition *edition = g_ptr_array_index (editions, e);
      g_autoptr (GoiReport) report = new_report (goi_edition_get_id (edition));
      Fixture self;

      open_form (&self, report, TRUE);
      g_assert_cmpuint (count_entries (&self), ==, count_printed (edition, FALSE));
      close_form (&self);
    }
}

/* A report that uses the single row （六）其他处理 shows that row and not the three. */
static void
test_alternatives (void)
{
  g_autoptr (GoiReport) report = new_report ("2021");
  Fixture self;

  set_number (report, "requests.other.person", 3, GOI_ORIGIN_TABLE);
  open_form (&self, report, FALSE);
  assert_shows (&self, "requests.other.person", "3");
  g_assert_null (goi_form_view_get_entry (self.view, find_cell (&self, "requests.other.other.person")));
  g_assert_cmpuint (count_entries (&self), ==,
                    count_printed (goi_form_document_get_edition (self.document), TRUE));
  close_form (&self);
}

/* All 25 rows of table 三 at once on a small screen: 768 less the header bar, the line about the cell
 * and a panel. */
static void
test_fits_small_screen (void)
{
  g_autoptr (GoiReport) report = new_report ("2021");
  GtkWidget *table;
  Fixture self;
  int minimum, natural;

  open_form (&self, report, TRUE);
  table = GTK_WIDGET (goi_form_view_get_table (self.view, "requests"));
  g_assert_cmpint (gtk_widget_get_height (table), <=, 645);
  /* 1366 less the outline, the original and the margins. */
  gtk_widget_measure (table, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <=, 802);
  g_assert_cmpint (natural, >=, minimum);
  close_form (&self);
}

static GtkWidget *
find_label (GtkWidget *table, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (table); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child) && g_str_equal (gtk_label_get_text (GTK_LABEL (child)), text))
      return child;
  g_error ("no label %s", text);
}

static void
test_geometry (void)
{
  g_autoptr (GoiReport) report = new_report ("2021");
  graphene_rect_t label, entry, group, last;
  GtkWidget *table;
  Fixture self;

  open_form (&self, report, TRUE);
  table = GTK_WIDGET (goi_form_view_get_table (self.view, "requests"));

  /* A row's label and its cells are in one line, a column's head over its cells. */
  bounds_of (&self, find_label (table, "（一）予以公开"), &label);
  bounds_of (&self, GTK_WIDGET (get_entry (&self, "requests.granted.person")), &entry);
  g_assert_cmpfloat (label.origin.y, ==, entry.origin.y);
  g_assert_cmpfloat (label.size.height, ==, entry.size.height);
  g_assert_cmpfloat (label.origin.x + label.size.width + 1, ==, entry.origin.x);
  bounds_of (&self, find_label (table, "自然人"), &label);
  g_assert_cmpfloat (label.origin.x, ==, entry.origin.x);
  g_assert_cmpfloat (label.size.width, ==, entry.size.width);

  /* A merged label covers its rows. */
  bounds_of (&self, find_label (table, "（四）无法提供"), &group);
  bounds_of (&self, GTK_WIDGET (get_entry (&self, "requests.unable.not_held.person")), &entry);
  bounds_of (&self, GTK_WIDGET (get_entry (&self, "requests.unable.unclear.person")), &last);
  g_assert_cmpfloat (group.origin.y, ==, entry.origin.y);
  g_assert_cmpfloat (group.origin.y + group.size.height, ==, last.origin.y + last.size.height);

  /* The value that covers three columns. */
  table = GTK_WIDGET (goi_form_view_get_table (self.view, "disclosure"));
  bounds_of (&self, GTK_WIDGET (get_entry (&self, "disclosure.licensing.decisions")), &entry);
  bounds_of (&self, GTK_WIDGET (get_entry (&self, "disclosure.regulations.issued")), &label);
  bounds_of (&self, GTK_WIDGET (get_entry (&self, "disclosure.regulations.in_force")), &last);
  g_assert_cmpfloat (entry.origin.x, ==, label.origin.x);
  g_assert_cmpfloat (entry.origin.x + entry.size.width, ==, last.origin.x + last.size.width);
  close_form (&self);
}

/* ---- typing ---- */

static void
test_typing (void)
{
  g_autoptr (GoiReport) report = new_report ("2021");
  GoiUndoStack *undo;
  Fixture self;

  open_form (&self, report, TRUE);
  undo = goi_form_document_get_undo (self.document);
  focus (&self, "requests.granted.person");
  type (&self, "1");
  type (&self, "2");
  assert_holds (&self, "requests.granted.person", "12");
  assert_shows (&self, "requests.granted.total", "12");
  assert_shows (&self, "requests.total.total", "12");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (get_entry (&self, "requests.total.total")), "computed"));
  g_assert_true (press (&self, GDK_KEY_Return, 0));
  g_assert_cmpstr (focused_key (&self), ==, "requests.partial.person");
  type (&self, "0");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (get_entry (&self, "requests.partial.person")), "zero"));
  g_assert_true (press (&self, GDK_KEY_Tab, 0));

  goi_undo_stack_undo (undo);
  assert_shows (&self, "requests.partial.person", "");
  goi_undo_stack_undo (undo);
  assert_shows (&self, "requests.granted.person", "");
  assert_shows (&self, "requests.total.total", "");
  g_assert_false (goi_undo_stack_can_undo (undo));
  goi_undo_stack_redo (undo);
  assert_shows (&self, "requests.total.total", "12");
  close_form (&self);
}

/* Esc puts back what stood there before the edit, and leaves no step behind. */
static void
test_escape (void)
{
  g_autoptr (GoiReport) report = new_report ("2021");
  Fixture self;

  set_number (report, "requests.granted.person", 7, GOI_ORIGIN_TABLE);
  open_form (&self, report, FALSE);
  focus (&self, "requests.granted.person");
  type (&self, "88");
  assert_holds (&self, "requests.granted.person", "88");
  g_assert_true (press (&self, GDK_KEY_Escape, 0));
  assert_shows (&self, "requests.granted.person", "7");
  assert_holds (&self, "requests.granted.person", "7");
  g_assert_false (goi_undo_stack_can_undo (goi_form_document_get_undo (self.document)));
  /* A second one is somebody else's. */
  g_assert_false (press (&self, GDK_KEY_Escape, 0));

  type (&self, "8x");
  g_assert_true (press (&self, GDK_KEY_Escape, 0));
  assert_shows (&self, "requests.granted.person", "7");
  g_assert_cmpstr (self.messages->str, ==, "");
  close_form (&self);
}

/* What cannot stand in a cell is refused where the user sees it, and says why. No relation binds this
 * cell: nothing but the text is wrong with it. */
static void
test_refused (void)
{
  g_autoptr (GoiReport) report = new_report ("2021");
  GoiCellEntry *entry;
  Fixture self;

  set_number (report, "disclosure.normative.issued", 7, GOI_ORIGIN_TABLE);
  open_form (&self, report, FALSE);
  focus (&self, "disclosure.normative.issued");
  entry = get_entry (&self, "disclosure.normative.issued");
  type (&self, "1.5");
  assert_holds (&self, "disclosure.normative.issued", "7");
  g_assert_cmpstr (goi_cell_entry_get_problem (entry), ==, "A count must be a whole number");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (entry), "refused"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "A count must be a whole number");

  /* The keys that leave do not leave. */
  g_assert_true (press (&self, GDK_KEY_Return, 0));
  g_assert_cmpstr (focused_key (&self), ==, "disclosure.normative.issued");
  g_assert_true (press (&self, GDK_KEY_Tab, 0));
  g_assert_cmpstr (focused_key (&self), ==, "disclosure.normative.issued");

  /* The pointer does, and the text goes with a word of explanation. */
  gtk_widget_grab_focus (GTK_WIDGET (get_entry (&self, "disclosure.normative.repealed")));
  iterate (20);
  g_assert_cmpstr (self.messages->str, ==,
                   "“1.5” was not taken over in 行政规范性文件, 本年制发件数: A count must be a whole number\n");
  assert_shows (&self, "disclosure.normative.issued", "7");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
  close_form (&self);
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
  g_autoptr (GoiReport) report = new_report ("2021");
  Fixture self;

  open_form (&self, report, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      focus (&self, cases[i].from);
      press (&self, cases[i].key, cases[i].modifiers);
      if (g_strcmp0 (focused_key (&self), cases[i].to) != 0)
        g_error ("%s key %x: %s, not %s", cases[i].from, cases[i].key, focused_key (&self), cases[i].to);
    }
  /* The last cell's Tab belongs to the window, which goes on to what follows the table. */
  focus (&self, "requests.carried_out.total");
  g_assert_false (press (&self, GDK_KEY_Tab, 0));
  close_form (&self);
}

/* F2 and a double click put the caret into the text; then the arrows are its own. */
static void
test_editing_mode (void)
{
  g_autoptr (GoiReport) report = new_report ("2021");
  GtkEditable *entry;
  Fixture self;

  set_number (report, "requests.granted.person", 75, GOI_ORIGIN_TABLE);
  open_form (&self, report, FALSE);
  focus (&self, "requests.granted.person");
  entry = GTK_EDITABLE (get_entry (&self, "requests.granted.person"));
  g_assert_true (gtk_editable_get_selection_bounds (entry, NULL, NULL));
  g_assert_true (press (&self, GDK_KEY_F2, 0));
  g_assert_false (gtk_editable_get_selection_bounds (entry, NULL, NULL));
  g_assert_cmpint (gtk_editable_get_position (entry), ==, 2);
  g_assert_false (press (&self, GDK_KEY_Left, 0));
  g_assert_false (press (&self, GDK_KEY_Delete, 0));
  g_assert_false (press (&self, GDK_KEY_c, GDK_CONTROL_MASK));
  type (&self, "0");
  assert_holds (&self, "requests.granted.person", "750");
  g_assert_true (press (&self, GDK_KEY_Down, 0));
  g_assert_cmpstr (focused_key (&self), ==, "requests.partial.person");
  /* Next time the cell is whole again. */
  g_assert_true (press (&self, GDK_KEY_Up, 0));
  g_assert_true (press (&self, GDK_KEY_Delete, 0));
  assert_holds (&self, "requests.granted.person", "");
  g_assert_cmpstr (goi_undo_stack_get_undo_name (goi_form_document_get_undo (self.document)), ==,
                   "Clear cells");
  close_form (&self);
}

/* ---- blocks ---- */

static void
test_paste (void)
{
  g_autoptr (GoiReport) report = new_report ("2021");
  g_autofree char *problem = NULL;
  GoiFormTable *table;
  GoiUndoStack *undo;
  Fixture self;

  open_form (&self, report, TRUE);
  undo = goi_form_document_get_undo (self.document);
  table = goi_form_view_get_table (self.view, "requests");
  focus (&self, "requests.partial.person");
  g_assert_true (goi_form_table_paste_text (table, "1\t２\n3\t—\r\n\t1,204\n", &problem));
  assert_shows (&self, "requests.partial.person", "1");
  assert_shows (&self, "requests.partial.business", "2");
  assert_shows (&self, "requests.denied.state_secret.person", "3");
  assert_shows (&self, "requests.denied.state_secret.business", "—");
  assert_shows (&self, "requests.denied.law_prohibits.person", "");
  assert_shows (&self, "requests.denied.law_prohibits.business", "1204");
  assert_shows (&self, "requests.total.total", "1210");
  g_assert_cmpstr (goi_undo_stack_get_undo_name (undo), ==, "Paste");
  goi_undo_stack_undo (undo);
  assert_shows (&self, "requests.partial.business", "");
  assert_shows (&self, "requests.total.total", "");
  g_assert_false (goi_undo_stack_can_undo (undo));

  /* One value fills all that is selected. */
  goi_form_table_select_block (table, get_entry (&self, "requests.granted.person"),
                               get_entry (&self, "requests.partial.research"));
  g_assert_true (goi_form_table_paste_text (table, "0\n", &problem));
  assert_shows (&self, "requests.granted.person", "0");
  assert_shows (&self, "requests.partial.research", "0");
  assert_shows (&self, "requests.partial.nonprofit", "");
  close_form (&self);
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
  g_autoptr (GoiReport) report = new_report ("2021");
  g_autofree char *problem = NULL;
  GoiFormTable *table;
  Fixture self;

  open_form (&self, report, TRUE);
  table = goi_form_view_get_table (self.view, "requests");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *reason = NULL;
      focus (&self, cases[i].at);
      g_assert_false (goi_form_table_paste_text (table, cases[i].text, &reason));
      g_assert_cmpstr (reason, ==, cases[i].problem);
      g_assert_false (goi_undo_stack_can_undo (goi_form_document_get_undo (self.document)));
    }
  /* Empty fields and rows beyond the edge are what spreadsheets add for merged cells. */
  focus (&self, "requests.carried_out.total");
  g_assert_true (goi_form_table_paste_text (table, "5\t\t\n\t\n", &problem));
  assert_holds (&self, "requests.carried_out.total", "5");
  close_form (&self);
}

static void
test_copy (void)
{
  g_autoptr (GoiReport) report = new_report ("2021");
  g_autoptr (GoiValue) dash = goi_value_new_mark (GOI_MARK_DASH, GOI_ORIGIN_TABLE);
  g_autofree char *single = NULL;
  g_autofree char *block = NULL;
  GoiFormTable *table;
  Fixture self;

  set_number (report, "requests.granted.person", 31, GOI_ORIGIN_TABLE);
  set_number (report, "requests.partial.business", 4, GOI_ORIGIN_TABLE);
  goi_report_set_value (report, "requests.granted.business", dash);
  open_form (&self, report, FALSE);
  table = goi_form_view_get_table (self.view, "requests");
  focus (&self, "requests.granted.person");
  single = goi_form_table_copy_text (table);
  g_assert_cmpstr (single, ==, "31");

  g_assert_true (press (&self, GDK_KEY_Right, GDK_SHIFT_MASK));
  g_assert_true (press (&self, GDK_KEY_Down, GDK_SHIFT_MASK));
  block = goi_form_table_copy_text (table);
  g_assert_cmpstr (block, ==, "31\t—\n\t4");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (get_entry (&self, "requests.partial.business")), "selected"));
  g_assert_cmpstr (focused_key (&self), ==, "requests.granted.person");

  g_assert_true (press (&self, GDK_KEY_Delete, 0));
  assert_holds (&self, "requests.granted.business", "");
  assert_holds (&self, "requests.partial.business", "");
  goi_undo_stack_undo (goi_form_document_get_undo (self.document));
  assert_holds (&self, "requests.granted.business", "—");
  assert_holds (&self, "requests.partial.business", "4");

  g_assert_true (press (&self, GDK_KEY_Escape, 0));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (get_entry (&self, "requests.partial.business")), "selected"));
  close_form (&self);
}

/* A collection that cannot be written is read and copied from, and nothing else. */
static void
test_read_only (void)
{
  g_autoptr (GoiReport) report = new_report ("2021");
  GoiCellEntry *entry;
  Fixture self;

  set_number (report, "requests.granted.person", 31, GOI_ORIGIN_TABLE);
  open_form (&self, report, FALSE);
  goi_form_document_set_editable (self.document, FALSE);
  entry = get_entry (&self, "requests.granted.person");
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (entry)));
  focus (&self, "requests.granted.person");
  press (&self, GDK_KEY_Delete, 0);
  press (&self, GDK_KEY_x, GDK_CONTROL_MASK);
  assert_holds (&self, "requests.granted.person", "31");
  g_assert_true (press (&self, GDK_KEY_Down, 0));
  close_form (&self);
}

/* ---- what it looks like, and says ---- */

static void
test_looks (void)
{
  static const char *const doubted[] = { "requests.received.person", NULL };
  g_autoptr (GoiReport) report = new_report ("2021");
  g_autoptr (GoiValue) absent = goi_value_new_mark (GOI_MARK_ABSENT, GOI_ORIGIN_UNKNOWN);
  g_autoptr (GoiValue) repaired = goi_value_new_number (GOI_DECIMAL_INT (2), GOI_ORIGIN_REPAIRED);
  g_autoptr (GoiValue) none = goi_value_new_mark (GOI_MARK_NONE, GOI_ORIGIN_TABLE);
  GoiCellEntry *broken;
  Fixture self;

  goi_report_set_value (report, "requests.received.legal", absent);
  goi_report_set_value (report, "proceedings.review.upheld", repaired);
  goi_report_set_value (report, "requests.received.research", none);
  set_number (report, "proceedings.review.total", 3, GOI_ORIGIN_TABLE);
  goi_report_add_doubt (report, goi_doubt_new (doubted, "two numbers stand in one cell", "4 8"));
  open_form (&self, report, FALSE);
  goi_form_document_check_now (self.document);

  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (get_entry (&self, "requests.received.legal")), "absent"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (get_entry (&self, "proceedings.review.upheld")), "repaired"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (get_entry (&self, "requests.received.person")), "doubtful"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (get_entry (&self, "requests.received.research")), "mark"));
  assert_shows (&self, "requests.received.research", "无");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (get_entry (&self, "proceedings.review.total")), "total"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (get_entry (&self, "proceedings.review.pending")), "total"));

  /* Whichever cell the check suspects of 3 ≠ 2 says so. */
  {
    GPtrArray *findings = goi_form_document_get_findings (self.document);
    const GoiFinding *finding;
    g_assert_cmpuint (findings->len, ==, 1);
    finding = g_ptr_array_index (findings, 0);
    broken = get_entry (&self, finding->cells[0]);
    g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (broken), "broken"));
    gtk_test_accessible_assert_state (GTK_ACCESSIBLE (broken), GTK_ACCESSIBLE_STATE_INVALID,
                                      GTK_ACCESSIBLE_INVALID_TRUE);
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (broken), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                         finding->message);
  }
  focus (&self, "proceedings.review.total");
  type (&self, "2");
  goi_form_document_check_now (self.document);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (broken), "broken"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (broken), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
  close_form (&self);
}

static void
test_accessible_names (void)
{
  static const struct
  {
    const char *key, *name;
  } cases[] = {
    { "requests.granted.person", "予以公开, 自然人" },
    { "requests.denied.state_secret.total", "不予公开·国家秘密, 总计" },
    { "proceedings.direct.pending", "未经复议直接起诉·尚未审结" },
    { "disclosure.fees.amount", "行政事业性收费, 本年收费金额（单位：万元）" },
  };
  g_autoptr (GoiReport) report = new_report ("2021");
  Fixture self;

  open_form (&self, report, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GoiCellEntry *entry = get_entry (&self, cases[i].key);
      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_ROLE_TEXT_BOX);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           cases[i].name);
    }
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (goi_form_view_get_table (self.view, "requests")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "三、收到和处理政府信息公开申请情况");
  close_form (&self);
}

/* ---- texts ---- */

static GtkTextBuffer *
get_buffer (Fixture *self, const char *id)
{
  return gtk_text_view_get_buffer (goi_section_editor_get_text_view (
      GOI_SECTION_EDITOR (goi_form_view_get_editor (self->view, id))));
}

static char *
buffer_text (GtkTextBuffer *buffer)
{
  char *text;

  g_object_get (buffer, "text", &text, NULL);
  return text;
}

static const char *
held_text (Fixture *self, const char *id)
{
  return goi_report_get_section_text (goi_form_document_get_report (self->document), id);
}

static void
assert_text (Fixture *self, const char *id, const char *expected)
{
  g_autofree char *shown = buffer_text (get_buffer (self, id));
  const char *held = held_text (self, id);

  g_assert_cmpstr (shown, ==, expected);
  g_assert_cmpstr (held != NULL ? held : "", ==, expected);
}

static void
test_sections (void)
{
  g_autoptr (GoiReport) report = new_report ("2021");
  GoiUndoStack *undo;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  Fixture self;

  goi_report_set_section (report, "overview", "一、总体情况", "全年无");
  open_form (&self, report, TRUE);
  undo = goi_form_document_get_undo (self.document);
  buffer = get_buffer (&self, "overview");
  assert_text (&self, "overview", "全年无");

  /* A run of typing is one step, a run of deleting another. */
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, "申", -1);
  gtk_text_buffer_insert (buffer, &end, "请", -1);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 4);
  gtk_text_buffer_delete (buffer, &start, &end);
  assert_text (&self, "overview", "全年无申");
  goi_undo_stack_undo (undo);
  assert_text (&self, "overview", "全年无申请");
  goi_undo_stack_undo (undo);
  assert_text (&self, "overview", "全年无");
  g_assert_false (goi_undo_stack_can_undo (undo));
  goi_undo_stack_redo (undo);
  assert_text (&self, "overview", "全年无申请");

  /* One history for texts and cells, in the order of what was done. */
  focus (&self, "requests.granted.person");
  type (&self, "3");
  buffer = get_buffer (&self, "other");
  gtk_text_buffer_set_text (buffer, "无", -1);
  goi_undo_stack_undo (undo);
  assert_text (&self, "other", "");
  goi_undo_stack_undo (undo);
  assert_holds (&self, "requests.granted.person", "");
  close_form (&self);
}

/* Only what differs is replaced, so that the caret stays where the change is. */
static void
test_section_caret (void)
{
  g_autoptr (GoiReport) report = new_report ("2021");
  GtkTextBuffer *buffer;
  GtkTextIter at;
  Fixture self;

  goi_report_set_section (report, "overview", "一、总体情况", "一二三四五六七八");
  open_form (&self, report, TRUE);
  buffer = get_buffer (&self, "overview");
  goi_form_document_edit_section (self.document, "overview", "一二三四A五六七八", 0);
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_offset (&at), ==, 5);
  goi_form_document_edit_section (self.document, "overview", "二三四A五六七八", 0);
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_offset (&at), ==, 0);
  assert_text (&self, "overview", "二三四A五六七八");
  close_form (&self);
}

/* The table's text is not shown again below the table, and is not lost when the note is edited. */
static void
test_table_text (void)
{
  static const char table[] = "一、本年新收政府信息公开申请数量\t1\t1\n（一）予以公开\t1\t1\n（二）部分公开\t0\t0\n"
                              "（七）总计\t1\t1\n四、结转下年度继续办理\t0\t0\n";
  g_autofree char *whole = g_strconcat ("全年收到1件。\n", table, "情况正常。", NULL);
  g_autofree char *edited = g_strconcat ("全年收到1件。补正。\n", table, "情况正常。完。", NULL);
  g_autofree char *alone = g_strconcat (table, "说明", NULL);
  g_autoptr (GoiReport) report = new_report ("2021");
  GtkTextBuffer *buffer;
  GtkTextIter at;
  Fixture self;

  goi_report_set_section (report, "requests", "三、收到和处理政府信息公开申请情况", whole);
  open_form (&self, report, TRUE);
  buffer = get_buffer (&self, "requests");
  {
    g_autofree char *shown = buffer_text (buffer);
    g_assert_cmpstr (shown, ==, "全年收到1件。\n情况正常。");
  }
  gtk_text_buffer_get_iter_at_offset (buffer, &at, 7);
  gtk_text_buffer_insert (buffer, &at, "补正。", -1);
  gtk_text_buffer_get_end_iter (buffer, &at);
  gtk_text_buffer_insert (buffer, &at, "完。", -1);
  g_assert_cmpstr (held_text (&self, "requests"), ==, edited);
  goi_undo_stack_undo (goi_form_document_get_undo (self.document));
  g_assert_cmpstr (held_text (&self, "requests"), ==, whole);

  goi_form_document_edit_section (self.document, "requests", table, 0);
  gtk_text_buffer_get_end_iter (buffer, &at);
  gtk_text_buffer_insert (buffer, &at, "说明", -1);
  g_assert_cmpstr (held_text (&self, "requests"), ==, alone);
  close_form (&self);
}

static void
test_count (void)
{
  g_assert_cmpuint (goi_section_editor_count (""), ==, 0);
  g_assert_cmpuint (goi_section_editor_count ("总体情况"), ==, 4);
  g_assert_cmpuint (goi_section_editor_count (" 总体\n　情况 2024 "), ==, 8);
}

/* ---- parts ---- */

static char *
list_parts (GoiReport *report)
{
  g_autoptr (GPtrArray) parts = goi_write_list_parts (report);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const GoiPart *part = g_ptr_array_index (parts, i);
      g_string_append_printf (out, "%s%s%s", i > 0 ? " " : "", part->id,
                              part->table != NULL ? "*" : part->extras ? "+" : "");
    }
  return g_string_free (out, FALSE);
}

/* Parts with a table have a *, the list of unknown indicators has a +. */
static void
test_parts (void)
{
  g_autoptr (GoiReport) report = new_report ("2021");
  g_autoptr (GoiReport) old = new_report ("2014");
  g_autoptr (GoiReport) prose = new_report ("2008");
  g_autoptr (GoiValue) value = goi_value_new_number (GOI_DECIMAL_INT (3), GOI_ORIGIN_TABLE);
  g_autofree char *plain = list_parts (report);
  g_autofree char *begun = list_parts (old);
  g_autofree char *more = NULL;
  g_autofree char *filled = NULL;
  g_autofree char *written = NULL;

  g_assert_cmpstr (plain, ==, "overview disclosure* requests* proceedings* problems other");
  goi_report_set_section (report, "contact", "联系方式", "电话");
  more = list_parts (report);
  g_assert_cmpstr (more, ==, "overview disclosure* requests* proceedings* problems other contact");

  g_assert_cmpstr (begun, ==, "text statistics*");
  goi_report_set_section (old, "b", "二、公开情况", "…");
  goi_report_set_section (old, "statistics", "统计表", "");
  goi_report_set_section (old, "a", "一、概述", "…");
  goi_report_add_extra (old, "其中：微博", "条", value);
  filled = list_parts (old);
  g_assert_cmpstr (filled, ==, "b statistics* a goi-extras+");

  goi_report_set_section (prose, "s1", "一、概述", "…");
  written = list_parts (prose);
  g_assert_cmpstr (written, ==, "s1 statistics*");
}

/* ---- focus ---- */

/* The names of what Tab reaches, a line for each row of a table. */
static char *
walk (Fixture *self)
{
  GString *out = g_string_new (NULL);
  GtkWidget *last = NULL;

  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  for (guint i = 0; i < 400 && gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD); i++)
    {
      GtkWidget *widget = gtk_root_get_focus (GTK_ROOT (self->window));
      const char *key = focused_key (self);
      if (widget == last)
        break;
      last = widget;
      if (key != NULL)
        {
          const GoiCell *cell = find_cell (self, key);
          gboolean first = cell->block->columns->pdata[0] == cell->column;
          g_string_append_printf (out, "%s%s", first && out->len > 0 ? "\n" : " ", key);
        }
      else if (GTK_IS_TEXT_VIEW (widget))
        g_string_append_printf (out, "\ntext %s",
                                goi_section_editor_get_id (GOI_SECTION_EDITOR (gtk_widget_get_ancestor (
                                    widget, GOI_TYPE_SECTION_EDITOR))));
      else if (GTK_IS_BUTTON (widget))
        g_string_append (out, "\nbutton");
      else
        g_string_append_printf (out, "\n%s", G_OBJECT_TYPE_NAME (widget));
    }
  g_string_append_c (out, '\n');
  return g_string_free (g_string_erase (out, 0, 1), FALSE);
}

static void
test_focus_order (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "focus-2021.txt", NULL);
  g_autoptr (GoiReport) report = new_report ("2021");
  g_autofree char *expected = NULL;
  g_autofree char *order = NULL;
  g_autoptr (GError) error = NULL;
  Fixture self;

  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  open_form (&self, report, TRUE);
  order = walk (&self);
  if (g_strcmp0 (order, expected) != 0)
    g_test_message ("%s", order);
  g_assert_cmpstr (order, ==, expected);
  close_form (&self);
}

/* ---- memory ---- */

static gsize
resident_pages (void)
{
  g_autofree char *text = NULL;
  gsize size, resident;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  g_assert_cmpint (sscanf (text, "%zu %zu", &size, &resident), ==, 2);
  return resident;
}

/* Two hundred openings: the objects are all gone, and so is their memory. */
static void
test_many (void)
{
  g_autoptr (GoiReport) report = new_report ("2021");
  gsize before = 0, after;
  guint n = g_test_slow () ? 1000 : 200;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GoiFormDocument) document = goi_form_document_new (report, TRUE);
      GtkWidget *view = g_object_ref_sink (goi_form_view_new (document));

      g_assert_finalize_object (view);
      if (i == 49)
        before = resident_pages ();
    }
  after = resident_pages ();
  /* A form takes about ten megabytes; one that leaked would show at once. */
  g_assert_cmpuint (after - MIN (before, after), <, 20 * 256);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  goi_app_resources_register ();

  g_test_add_func ("/form-view/editions", test_editions);
  g_test_add_func ("/form-view/alternatives", test_alternatives);
  g_test_add_func ("/form-view/fits-small-screen", test_fits_small_screen);
  g_test_add_func ("/form-view/geometry", test_geometry);
  g_test_add_func ("/form-view/typing", test_typing);
  g_test_add_func ("/form-view/escape", test_escape);
  g_test_add_func ("/form-view/refused", test_refused);
  g_test_add_func ("/form-view/keys", test_keys);
  g_test_add_func ("/form-view/editing-mode", test_editing_mode);
  g_test_add_func ("/form-view/paste", test_paste);
  g_test_add_func ("/form-view/paste-refused", test_paste_refused);
  g_test_add_func ("/form-view/copy", test_copy);
  g_test_add_func ("/form-view/read-only", test_read_only);
  g_test_add_func ("/form-view/looks", test_looks);
  g_test_add_func ("/form-view/accessible-names", test_accessible_names);
  g_test_add_func ("/form-view/sections", test_sections);
  g_test_add_func ("/form-view/section-caret", test_section_caret);
  g_test_add_func ("/form-view/table-text", test_table_text);
  g_test_add_func ("/form-view/count", test_count);
  g_test_add_func ("/form-view/parts", test_parts);
  g_test_add_func ("/form-view/focus-order", test_focus_order);
  g_test_add_func ("/form-view/many", test_many);
  return g_test_run ();
}
