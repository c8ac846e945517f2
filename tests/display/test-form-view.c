/* test-form-view.c: what the form shows, its texts and its order
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-app-resources.h"
#include "goi-form-fixture.h"
#include "goi-section-editor.h"

static void
bounds_of (FormFixture *self, GtkWidget *widget, graphene_rect_t *bounds)
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
count_entries (FormFixture *self)
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
      g_autoptr (GoiReport) report = form_new_report (goi_edition_get_id (edition));
      FormFixture self;

      form_open (&self, report, TRUE);
      g_assert_cmpuint (count_entries (&self), ==, count_printed (edition, FALSE));
      form_close (&self);
    }
}

/* A report that uses the single row （六）其他处理 shows that row and not the three. */
static void
test_alternatives (void)
{
  g_autoptr (GoiReport) report = form_new_report ("2021");
  FormFixture self;

  form_set_number (report, "requests.other.person", 3, GOI_ORIGIN_TABLE);
  form_open (&self, report, FALSE);
  form_assert_shows (&self, "requests.other.person", "3");
  g_assert_null (goi_form_view_get_entry (self.view, form_find_cell (&self, "requests.other.other.person")));
  g_assert_cmpuint (count_entries (&self), ==,
                    count_printed (goi_form_document_get_edition (self.document), TRUE));
  form_close (&self);
}

/* All 25 rows of table 三 at once on a small screen: 768 less the header bar, the line about the cell
 * and a panel. */
static void
test_fits_small_screen (void)
{
  g_autoptr (GoiReport) report = form_new_report ("2021");
  GtkWidget *table;
  FormFixture self;
  int minimum, natural;

  form_open (&self, report, TRUE);
  table = GTK_WIDGET (goi_form_view_get_table (self.view, "requests"));
  g_assert_cmpint (gtk_widget_get_height (table), <=, 645);
  /* 1366 less the outline, the original and the margins. */
  gtk_widget_measure (table, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <=, 802);
  g_assert_cmpint (natural, >=, minimum);
  form_close (&self);
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
  g_autoptr (GoiReport) report = form_new_report ("2021");
  graphene_rect_t label, entry, group, last;
  GtkWidget *table;
  FormFixture self;

  form_open (&self, report, TRUE);
  table = GTK_WIDGET (goi_form_view_get_table (self.view, "requests"));

  /* A row's label and its cells are in one line, a column's head over its cells. */
  bounds_of (&self, find_label (table, "（一）予以公开"), &label);
  bounds_of (&self, GTK_WIDGET (form_get_entry (&self, "requests.granted.person")), &entry);
  g_assert_cmpfloat (label.origin.y, ==, entry.origin.y);
  g_assert_cmpfloat (label.size.height, ==, entry.size.height);
  g_assert_cmpfloat (label.origin.x + label.size.width + 1, ==, entry.origin.x);
  bounds_of (&self, find_label (table, "自然人"), &label);
  g_assert_cmpfloat (label.origin.x, ==, entry.origin.x);
  g_assert_cmpfloat (label.size.width, ==, entry.size.width);

  /* A merged label covers its rows. */
  bounds_of (&self, find_label (table, "（四）无法提供"), &group);
  bounds_of (&self, GTK_WIDGET (form_get_entry (&self, "requests.unable.not_held.person")), &entry);
  bounds_of (&self, GTK_WIDGET (form_get_entry (&self, "requests.unable.unclear.person")), &last);
  g_assert_cmpfloat (group.origin.y, ==, entry.origin.y);
  g_assert_cmpfloat (group.origin.y + group.size.height, ==, last.origin.y + last.size.height);

  /* The value that covers three columns. */
  table = GTK_WIDGET (goi_form_view_get_table (self.view, "disclosure"));
  bounds_of (&self, GTK_WIDGET (form_get_entry (&self, "disclosure.licensing.decisions")), &entry);
  bounds_of (&self, GTK_WIDGET (form_get_entry (&self, "disclosure.regulations.issued")), &label);
  bounds_of (&self, GTK_WIDGET (form_get_entry (&self, "disclosure.regulations.in_force")), &last);
  g_assert_cmpfloat (entry.origin.x, ==, label.origin.x);
  g_assert_cmpfloat (entry.origin.x + entry.size.width, ==, last.origin.x + last.size.width);
  form_close (&self);
}

/* ---- what it looks like, and says ---- */

static void
test_looks (void)
{
  static const char *const doubted[] = { "requests.received.person", NULL };
  g_autoptr (GoiReport) report = form_new_report ("2021");
  g_autoptr (GoiValue) absent = goi_value_new_mark (GOI_MARK_ABSENT, GOI_ORIGIN_UNKNOWN);
  g_autoptr (GoiValue) repaired = goi_value_new_number (GOI_DECIMAL_INT (2), GOI_ORIGIN_REPAIRED);
  g_autoptr (GoiValue) none = goi_value_new_mark (GOI_MARK_NONE, GOI_ORIGIN_TABLE);
  GoiCellEntry *broken;
  FormFixture self;

  goi_report_set_value (report, "requests.received.legal", absent);
  goi_report_set_value (report, "proceedings.review.upheld", repaired);
  goi_report_set_value (report, "requests.received.research", none);
  form_set_number (report, "proceedings.review.total", 3, GOI_ORIGIN_TABLE);
  goi_report_add_doubt (report, goi_doubt_new (doubted, "two numbers stand in one cell", "4 8"));
  form_open (&self, report, FALSE);
  goi_form_document_check_now (self.document);

  g_assert_true (form_has_class (&self, "requests.received.legal", "absent"));
  g_assert_true (form_has_class (&self, "proceedings.review.upheld", "repaired"));
  g_assert_true (form_has_class (&self, "requests.received.person", "doubtful"));
  g_assert_true (form_has_class (&self, "requests.received.research", "mark"));
  form_assert_shows (&self, "requests.received.research", "无");
  g_assert_true (form_has_class (&self, "proceedings.review.total", "total"));
  g_assert_false (form_has_class (&self, "proceedings.review.pending", "total"));

  /* Whichever cell the check suspects of 3 ≠ 2 says so. */
  {
    GPtrArray *findings = goi_form_document_get_findings (self.document);
    const GoiFinding *finding;
    g_assert_cmpuint (findings->len, ==, 1);
    finding = g_ptr_array_index (findings, 0);
    broken = form_get_entry (&self, finding->cells[0]);
    g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (broken), "broken"));
    gtk_test_accessible_assert_state (GTK_ACCESSIBLE (broken), GTK_ACCESSIBLE_STATE_INVALID,
                                      GTK_ACCESSIBLE_INVALID_TRUE);
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (broken), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                         finding->message);
  }
  form_focus (&self, "proceedings.review.total");
  form_type (&self, "2");
  goi_form_document_check_now (self.document);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (broken), "broken"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (broken), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);
  form_close (&self);
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
  g_autoptr (GoiReport) report = form_new_report ("2021");
  FormFixture self;

  form_open (&self, report, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GoiCellEntry *entry = form_get_entry (&self, cases[i].key);
      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_ROLE_TEXT_BOX);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           cases[i].name);
    }
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (goi_form_view_get_table (self.view, "requests")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "三、收到和处理政府信息公开申请情况");
  form_close (&self);
}

/* ---- texts ---- */

static GtkTextBuffer *
get_buffer (FormFixture *self, const char *id)
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
held_text (FormFixture *self, const char *id)
{
  return goi_report_get_section_text (goi_form_document_get_report (self->document), id);
}

static void
assert_text (FormFixture *self, const char *id, const char *expected)
{
  g_autofree char *shown = buffer_text (get_buffer (self, id));
  const char *held = held_text (self, id);

  g_assert_cmpstr (shown, ==, expected);
  g_assert_cmpstr (held != NULL ? held : "", ==, expected);
}

static void
test_sections (void)
{
  g_autoptr (GoiReport) report = form_new_report ("2021");
  GoiUndoStack *undo;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  FormFixture self;

  goi_report_set_section (report, "overview", "一、总体情况", "全年无");
  form_open (&self, report, TRUE);
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
  form_focus (&self, "requests.granted.person");
  form_type (&self, "3");
  buffer = get_buffer (&self, "other");
  gtk_text_buffer_set_text (buffer, "无", -1);
  goi_undo_stack_undo (undo);
  assert_text (&self, "other", "");
  goi_undo_stack_undo (undo);
  form_assert_holds (&self, "requests.granted.person", "");
  form_close (&self);
}

/* Only what differs is replaced, so that the caret stays where the change is. */
static void
test_section_caret (void)
{
  g_autoptr (GoiReport) report = form_new_report ("2021");
  GtkTextBuffer *buffer;
  GtkTextIter at;
  FormFixture self;

  goi_report_set_section (report, "overview", "一、总体情况", "一二三四五六七八");
  form_open (&self, report, TRUE);
  buffer = get_buffer (&self, "overview");
  goi_form_document_edit_section (self.document, "overview", "一二三四A五六七八", 0);
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_offset (&at), ==, 5);
  goi_form_document_edit_section (self.document, "overview", "二三四A五六七八", 0);
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_offset (&at), ==, 0);
  assert_text (&self, "overview", "二三四A五六七八");
  form_close (&self);
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
  g_autoptr (GoiReport) report = form_new_report ("2021");
  GtkTextBuffer *buffer;
  GtkTextIter at;
  FormFixture self;

  goi_report_set_section (report, "requests", "三、收到和处理政府信息公开申请情况", whole);
  form_open (&self, report, TRUE);
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
  form_close (&self);
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
  g_autoptr (GoiReport) report = form_new_report ("2021");
  g_autoptr (GoiReport) old = form_new_report ("2014");
  g_autoptr (GoiReport) prose = form_new_report ("2008");
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
walk (FormFixture *self)
{
  GString *out = g_string_new (NULL);
  GtkWidget *last = NULL;

  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  for (guint i = 0; i < 400 && gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD); i++)
    {
      GtkWidget *widget = gtk_root_get_focus (GTK_ROOT (self->window));
      const char *key = form_focused_key (self);
      if (widget == last)
        break;
      last = widget;
      if (key != NULL)
        {
          const GoiCell *cell = form_find_cell (self, key);
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
  g_autoptr (GoiReport) report = form_new_report ("2021");
  g_autofree char *expected = NULL;
  g_autofree char *order = NULL;
  g_autoptr (GError) error = NULL;
  FormFixture self;

  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  form_open (&self, report, TRUE);
  order = walk (&self);
  if (g_strcmp0 (order, expected) != 0)
    g_test_message ("%s", order);
  g_assert_cmpstr (order, ==, expected);
  form_close (&self);
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

/* A report with other parts comes into a form that is there: tables keep their entries, and all stands in the order of
 * a new form. */
static void
test_other_parts (void)
{
  g_autoptr (GoiReport) first = form_new_report ("2014");
  g_autoptr (GoiReport) second = form_new_report ("2014");
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;
  FormFixture fresh = { 0 };
  FormFixture self = { 0 };
  GoiCellEntry *entry;
  const char *key;

  goi_report_set_section (first, "a", "一、概述", "…");
  goi_report_set_section (first, "statistics", "统计表", "");
  goi_report_set_section (second, "statistics", "统计表", "");
  goi_report_set_section (second, "b", "一、公开情况", "…");
  goi_report_set_section (second, "c", "二、依申请公开情况", "…");
  form_open (&fresh, second, FALSE);
  expected = walk (&fresh);
  form_close (&fresh);

  form_open (&self, first, FALSE);
  key = goi_edition_get_cell (goi_report_get_edition (first), 0)->key;
  entry = form_get_entry (&self, key);
  goi_form_document_load (self.document, second);
  form_iterate (200);
  found = walk (&self);
  g_assert_cmpstr (found, ==, expected);
  g_assert_true (form_get_entry (&self, key) == entry);
  form_close (&self);
}

/* Two hundred openings: the objects are all gone, and so is their memory. */
static void
test_many (void)
{
  g_autoptr (GoiReport) report = form_new_report ("2021");
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
  g_test_add_func ("/form-view/looks", test_looks);
  g_test_add_func ("/form-view/accessible-names", test_accessible_names);
  g_test_add_func ("/form-view/sections", test_sections);
  g_test_add_func ("/form-view/section-caret", test_section_caret);
  g_test_add_func ("/form-view/table-text", test_table_text);
  g_test_add_func ("/form-view/count", test_count);
  g_test_add_func ("/form-view/parts", test_parts);
  g_test_add_func ("/form-view/focus-order", test_focus_order);
  g_test_add_func ("/form-view/other-parts", test_other_parts);
  g_test_add_func ("/form-view/many", test_many);
  return g_test_run ();
}
