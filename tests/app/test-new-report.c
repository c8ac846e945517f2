/* test-new-report.c: what a new report begins with
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-form-document.h"
#include "goi-form-relations.h"
#include "goi-new-report.h"

static void
set_number (GoiReport *report, const char *key, gint64 number)
{
  g_autoptr (GoiValue) value = goi_value_new_number (GOI_DECIMAL_INT (number), GOI_ORIGIN_TABLE);

  g_assert_true (goi_report_set_value (report, key, value));
}

static char *
show (GoiReport *report, const char *key)
{
  const GoiValue *value = goi_report_get_value (report, key);
  g_autofree char *text = goi_value_display (value);

  return g_strdup_printf ("%s %s", text, goi_origin_to_string (value->origin));
}

#define assert_value(report, key, expected) \
  G_STMT_START \
  { \
    g_autofree char *_shown = show (report, key); \
    g_assert_cmpstr (_shown, ==, expected); \
  } \
  G_STMT_END

static void
test_blank (void)
{
  GoiEdition *edition = goi_edition_get ("2021");
  GoiBroughtOver brought;
  g_autoptr (GoiReport) report
      = goi_new_report_make (edition, "测试市某局", NULL, 2024, NULL, &brought);
  GPtrArray *sections = goi_report_get_sections (report);

  for (guint i = 0; i < goi_edition_get_n_form_cells (edition); i++)
    g_assert_cmpint (goi_report_get_cell_value (report, goi_edition_get_cell (edition, i))->mark, ==,
                     GOI_MARK_BLANK);
  g_assert_cmpstr (goi_report_get_title (report), ==, "测试市某局2024年政府信息公开工作年度报告");
  g_assert_cmpuint (sections->len, ==, 6);
  g_assert_cmpstr (((GoiSection *) g_ptr_array_index (sections, 5))->title, ==,
                   "六、其他需要报告的事项");
  g_assert_null (goi_new_report_describe (&brought, 2023));
}

static GoiReport *
make_last_year (const char *edition)
{
  static const char *const region[] = { "示例省", "测试市", NULL };
  GoiReport *report = goi_report_new (goi_edition_get (edition), GOI_MARK_BLANK);

  goi_report_set_agency (report, "测试市某局");
  goi_report_set_year (report, 2023);
  goi_report_set_region (report, region);
  return report;
}

static void
test_carry_over (void)
{
  GoiBroughtOver brought;
  g_autoptr (GoiReport) last = make_last_year ("2021");
  g_autoptr (GoiReport) report = NULL;
  g_autofree char *message = NULL;

  set_number (last, "requests.carried_out.person", 2);
  set_number (last, "requests.carried_out.business", 0);
  set_number (last, "requests.carried_out.total", 2);
  set_number (last, "requests.received.person", 70);
  goi_report_set_section (last, "overview", "一、总体情况", "去年的文字");
  goi_report_set_section (last, "contact", "联系方式", "电话：000-0000000");
  report = goi_new_report_make (goi_edition_get ("2021"), "测试市某局", NULL, 2024, last, &brought);

  assert_value (report, "requests.carried_in.person", "2 computed");
  assert_value (report, "requests.carried_in.business", "0 computed");
  /* Blank last year, blank this year: nobody said 0. */
  assert_value (report, "requests.carried_in.legal", " ");
  assert_value (report, "requests.carried_in.total", "2 computed");
  /* Nothing else comes along. */
  assert_value (report, "requests.received.person", " ");
  g_assert_cmpstr (goi_report_get_section_text (report, "overview"), ==, "");
  g_assert_cmpstr (goi_report_get_section_text (report, "contact"), ==, "电话：000-0000000");
  g_assert_cmpstr (goi_report_get_region (report)[1], ==, "测试市");

  g_assert_cmpuint (brought.n_cells, ==, 3);
  g_assert_cmpuint (brought.n_sections, ==, 1);
  g_assert_true (brought.region);
  message = goi_new_report_describe (&brought, 2023);
  g_assert_cmpstr (message, ==,
                   "From the report for 2023: 3 cells carried over, the region, 1 text outside the form");
}

/* A total without its parts is a number that somebody stated: typing a part must not wipe it out. */
static void
test_lonely_total (void)
{
  GoiBroughtOver brought;
  g_autoptr (GoiReport) last = make_last_year ("2021");
  g_autoptr (GoiReport) report = NULL;
  g_autoptr (GoiFormDocument) document = NULL;
  const char *problem = NULL;

  set_number (last, "requests.carried_out.total", 5);
  report = goi_new_report_make (goi_edition_get ("2021"), "测试市某局", NULL, 2024, last, &brought);
  assert_value (report, "requests.carried_in.total", "5 entered");
  document = goi_form_document_new (report, TRUE);
  g_assert_true (goi_form_document_edit_cell (
      document, goi_edition_find_cell (goi_edition_get ("2021"), "requests.granted.person"), "1", 1,
      &problem));
  assert_value (goi_form_document_get_report (document), "requests.carried_in.total", "5 entered");
}

/* The form of last year may be an older one; the region that was typed wins. */
static void
test_other_edition (void)
{
  static const char *const typed[] = { "别省", NULL };
  GoiBroughtOver brought;
  g_autoptr (GoiReport) last = make_last_year ("2019");
  g_autoptr (GoiReport) list = make_last_year ("2014");
  g_autoptr (GoiReport) report = NULL;
  g_autoptr (GoiReport) other = NULL;

  set_number (last, "requests.carried_out.legal", 4);
  report = goi_new_report_make (goi_edition_get ("2021"), "测试市某局", typed, 2021, last, &brought);
  assert_value (report, "requests.carried_in.legal", "4 computed");
  g_assert_cmpstr (goi_report_get_region (report)[0], ==, "别省");
  g_assert_false (brought.region);

  other = goi_new_report_make (goi_edition_get ("2019"), "测试市某局", NULL, 2019, list, &brought);
  g_assert_cmpuint (brought.n_cells, ==, 0);
}

/* ---- the outline's lines about sums ---- */

static char *
show_lines (GoiReport *report, GoiReport *last_year)
{
  g_autoptr (GPtrArray) lines = goi_form_relations_list (report, last_year);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const GoiRelationLine *line = g_ptr_array_index (lines, i);
      g_string_append_printf (out, "%s%s: %s\n", line->indented ? "  " : "", line->label,
                              line->problem != NULL ? line->problem
                              : line->value != NULL ? line->value
                              : line->holds         ? "ok"
                                                    : "");
    }
  return g_string_free (out, FALSE);
}

static void
test_relations (void)
{
  g_autoptr (GoiReport) report = goi_report_new (goi_edition_get ("2021"), GOI_MARK_BLANK);
  g_autoptr (GoiReport) last = make_last_year ("2021");
  g_autofree char *blank = show_lines (report, NULL);
  g_autofree char *broken = NULL;
  g_autofree char *mended = NULL;

  g_assert_cmpstr (blank, ==,
                   "New requests this year + Carried over from last year: –\n"
                   "Total + Carried over to next year: –\n"
                   "In every column: –\n"
                   "The total (7) is the sum of (1) to (6): –\n"
                   "The total is the sum of the kinds of applicants: –\n"
                   "The total is the sum of the four results: –\n");

  set_number (report, "requests.received.person", 70);
  set_number (report, "requests.received.total", 70);
  set_number (report, "requests.carried_in.person", 1);
  set_number (report, "requests.carried_in.total", 1);
  set_number (report, "requests.granted.person", 69);
  set_number (report, "requests.granted.total", 69);
  set_number (report, "requests.total.person", 69);
  set_number (report, "requests.total.total", 69);
  set_number (report, "requests.carried_out.total", 2);
  set_number (last, "requests.carried_out.person", 3);
  set_number (last, "requests.carried_out.total", 1);
  broken = show_lines (report, last);
  g_assert_cmpstr (broken, ==,
                   "New requests this year + Carried over from last year: 71\n"
                   "Total + Carried over to next year: 71\n"
                   "In every column: \n"
                   "  natural persons: off by 2\n"
                   "The total (7) is the sum of (1) to (6): ok\n"
                   "The total is the sum of the kinds of applicants: \n"
                   "  Carried over to next year: off by 2\n"
                   "The total is the sum of the four results: –\n"
                   "Carried over from last year: \n"
                   "  natural persons: last year 3\n");

  set_number (report, "requests.carried_out.person", 2);
  set_number (last, "requests.carried_out.person", 1);
  mended = show_lines (report, last);
  g_assert_cmpstr (mended, ==,
                   "New requests this year + Carried over from last year: 71\n"
                   "Total + Carried over to next year: 71\n"
                   "In every column: ok\n"
                   "The total (7) is the sum of (1) to (6): ok\n"
                   "The total is the sum of the kinds of applicants: ok\n"
                   "The total is the sum of the four results: –\n"
                   "Carried over from last year: ok\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/new-report/blank", test_blank);
  g_test_add_func ("/new-report/carry-over", test_carry_over);
  g_test_add_func ("/new-report/lonely-total", test_lonely_total);
  g_test_add_func ("/new-report/other-edition", test_other_edition);
  g_test_add_func ("/new-report/relations", test_relations);
  return g_test_run ();
}
