/* test-report.c: one report
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-test-report.h"

static void
count (guint *n)
{
  (*n)++;
}

static void
on_cell_changed (GoiReport *report, const char *key, GString *log)
{
  g_string_append_printf (log, "%s ", key);
}

static void
test_new (void)
{
  g_autoptr (GoiReport) absent = goi_report_new (goi_edition_get ("2021"), GOI_MARK_ABSENT);
  g_autoptr (GoiReport) blank = goi_report_new (goi_edition_get ("2021"), GOI_MARK_BLANK);

  g_assert_cmpint (goi_report_get_value (absent, "requests.total.total")->mark, ==, GOI_MARK_ABSENT);
  g_assert_cmpint (goi_report_get_value (blank, "requests.total.total")->mark, ==, GOI_MARK_BLANK);
  g_assert_cmpint (goi_report_get_value (blank, "requests.other.total")->mark, ==, GOI_MARK_ABSENT);
  g_assert_null (goi_report_get_value (blank, "requests.no.such"));
  g_assert_cmpint (goi_report_get_year (blank), ==, 0);
  g_assert_cmpstr (goi_report_get_agency (blank), ==, "");
  g_assert_cmpstr (goi_report_get_title (blank), ==, "");
  g_assert_null (goi_report_get_region (blank)[0]);
  g_assert_null (goi_report_get_source_name (blank));
  g_assert_cmpuint (goi_report_get_sections (blank)->len, ==, 0);
  g_assert_cmpuint (goi_report_get_doubts (blank)->len, ==, 0);
  g_assert_false (goi_report_uses_alternatives (blank));
}

static void
test_cells (void)
{
  g_autoptr (GoiReport) report = goi_report_new (goi_edition_get ("2021"), GOI_MARK_BLANK);
  g_autoptr (GoiValue) value = goi_value_new_number (GOI_DECIMAL_INT (7), GOI_ORIGIN_ENTERED);
  g_autoptr (GString) log = g_string_new (NULL);
  const GoiCell *cell = goi_edition_find_cell (goi_edition_get ("2021"), "requests.received.legal");

  g_signal_connect (report, "cell-changed", G_CALLBACK (on_cell_changed), log);
  g_assert_true (goi_report_set_value (report, cell->key, value));
  g_assert_true (goi_report_set_value (report, cell->key, value));
  g_assert_false (goi_report_set_value (report, "requests.no.such", value));
  g_assert_cmpstr (log->str, ==, "requests.received.legal ");
  g_assert_cmpint (goi_report_get_cell_value (report, cell)->number.unscaled, ==, 7);
  /* the report keeps a value of its own */
  value->number.unscaled = 8;
  g_assert_cmpint (goi_report_get_value (report, cell->key)->number.unscaled, ==, 7);
  /* setting a cell to what it holds is no trap */
  g_assert_true (goi_report_set_value (report, cell->key, goi_report_get_value (report, cell->key)));
  goi_test_report_set (report, "requests.other.person", 1);
  g_assert_true (goi_report_uses_alternatives (report));
}

static void
test_texts (void)
{
  g_autoptr (GoiReport) report = goi_report_new (goi_edition_get ("2021"), GOI_MARK_BLANK);
  const char *const region[] = { "示例省", "示例市", NULL };
  guint notified = 0, changed = 0;

  g_signal_connect_swapped (report, "notify", G_CALLBACK (count), &notified);
  g_signal_connect_swapped (report, "section-changed", G_CALLBACK (count), &changed);
  goi_report_set_agency (report, "示例局");
  goi_report_set_agency (report, "示例局");
  goi_report_set_year (report, 2022);
  goi_report_set_title (report, NULL);
  goi_report_set_region (report, region);
  goi_report_set_region (report, goi_report_get_region (report));
  g_assert_cmpuint (notified, ==, 3);
  g_assert_cmpstr (goi_report_get_region (report)[1], ==, "示例市");
  goi_report_set_region (report, NULL);
  g_assert_null (goi_report_get_region (report)[0]);

  g_assert_null (goi_report_get_section_text (report, "overview"));
  goi_report_set_section (report, "overview", "一、总体情况", "甲");
  goi_report_set_section (report, "overview", NULL, "乙");
  goi_report_set_section (report, "overview", NULL, "乙");
  goi_report_set_section (report, "other", NULL, "无");
  g_assert_cmpuint (changed, ==, 3);
  g_assert_cmpuint (goi_report_get_sections (report)->len, ==, 2);
  g_assert_cmpstr (((GoiSection *) g_ptr_array_index (goi_report_get_sections (report), 0))->title, ==, "一、总体情况");
  g_assert_cmpstr (goi_report_get_section_text (report, "overview"), ==, "乙");
  goi_report_clear_sections (report);
  g_assert_cmpuint (goi_report_get_sections (report)->len, ==, 0);
}

static void
test_doubts (void)
{
  g_autoptr (GoiReport) report = goi_report_new (goi_edition_get ("2021"), GOI_MARK_BLANK);
  g_autoptr (GoiReport) other = goi_report_new (goi_edition_get ("2021"), GOI_MARK_BLANK);
  const char *const both[] = { "requests.total.total", "requests.total.person", NULL };
  const char *const one[] = { "requests.total.person", NULL };
  guint changed = 0;

  g_signal_connect_swapped (report, "doubts-changed", G_CALLBACK (count), &changed);
  goi_report_add_doubt (report, goi_doubt_new (both, "a", NULL));
  goi_report_add_doubt (report, goi_doubt_new (one, "b", "x"));
  goi_report_add_doubt (report, goi_doubt_new (NULL, "c", NULL));
  g_assert_cmpuint (goi_report_remove_doubts (report, "requests.total.legal"), ==, 0);
  g_assert_cmpuint (changed, ==, 3);
  goi_report_set_doubts (other, goi_report_get_doubts (report));
  g_assert_cmpuint (goi_report_remove_doubts (report, "requests.total.person"), ==, 2);
  g_assert_cmpuint (changed, ==, 4);
  g_assert_cmpuint (goi_report_get_doubts (report)->len, ==, 1);
  g_assert_cmpuint (goi_report_get_doubts (other)->len, ==, 3);
}

static void
test_copy (void)
{
  static const char *const editions[] = { "2008", "2014", "2019", "2021" };
  g_autoptr (GRand) random = g_rand_new_with_seed (12);

  for (int i = 0; i < 60; i++)
    {
      GoiReport *report = goi_test_report_random (editions[i % 4], random);
      g_autoptr (GoiReport) copy = goi_report_copy (report);
      g_autofree char *before = goi_report_to_json (report, GOI_JSON_STYLE_LINE);
      g_autofree char *after = NULL;

      goi_test_assert_equal (report, copy);
      g_assert_finalize_object (report);
      after = goi_report_to_json (copy, GOI_JSON_STYLE_LINE);
      g_assert_cmpstr (before, ==, after);
    }
}

/* Two random reports are not equal. */
static void
test_equal_tells_apart (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (13);
  g_autoptr (GoiReport) last = goi_test_report_random ("2021", random);

  for (int i = 0; i < 20; i++)
    {
      g_autoptr (GoiReport) report = goi_test_report_random (i % 2 == 0 ? "2021" : "2019", random);
      g_assert_false (goi_report_equal (last, report));
      g_assert_true (goi_report_equal (report, report));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/new", test_new);
  g_test_add_func ("/report/cells", test_cells);
  g_test_add_func ("/report/texts", test_texts);
  g_test_add_func ("/report/doubts", test_doubts);
  g_test_add_func ("/report/copy", test_copy);
  g_test_add_func ("/report/equal-tells-apart", test_equal_tells_apart);
  return g_test_run ();
}
