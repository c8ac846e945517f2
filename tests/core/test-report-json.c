/* test-report-json.c: the report document, there and back
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-test-report.h"

#include <string.h>

static const char *const editions[] = { "2008", "2014", "2019", "2021" };

static const char small[]
    = "{\"format\":\"goi-report\",\"version\":1,\"edition\":\"2021\",\"cells\":{%s}}";

static GoiReport *
read_ok (const char *json)
{
  g_autoptr (GError) error = NULL;
  GoiReport *report = goi_report_from_json (json, -1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (report);
  return report;
}

static GoiReport *
read_cells (const char *cells)
{
  g_autofree char *json = g_strdup_printf (small, cells);

  return read_ok (json);
}

/* ---- what is written ---- */

static void
test_example (void)
{
  g_autoptr (GoiReport) report = goi_report_new (goi_edition_get ("2021"), GOI_MARK_ABSENT);
  g_autoptr (GoiValue) value = goi_value_new_number (GOI_DECIMAL_INT (8), GOI_ORIGIN_TABLE);
  g_autoptr (GoiValue) other = goi_value_new_number (GOI_DECIMAL_INT (448), GOI_ORIGIN_TABLE);
  const char *const region[] = { "示例省", "示例市", NULL };
  const char *const cells[] = { "disclosure.fees.amount", NULL };
  GoiDoubt *doubt = goi_doubt_new (cells, "two numbers stand in one cell", "448 (4.48)");
  GPtrArray *changes = goi_change_list_new ();
  g_autofree char *json = NULL;
  g_auto (GStrv) lines = NULL;

  value->text = g_strdup ("8");
  value->start = 1204;
  value->end = 1205;
  g_ptr_array_add (changes, goi_change_new (cells[0], other));
  goi_doubt_add_alternative (doubt, changes);
  goi_report_set_year (report, 2021);
  goi_report_set_agency (report, "示例局");
  goi_report_set_region (report, region);
  goi_report_set_title (report, "示例局“2021”年\"报告\"");
  goi_report_set_section (report, "overview", "一、总体情况", "第一段\n第二段");
  goi_report_set_value (report, "requests.received.person", value);
  goi_report_add_doubt (report, doubt);
  goi_report_set_source (report, "report.html", "text/html", "");
  json = goi_report_to_json (report, GOI_JSON_STYLE_PRETTY);
  lines = g_strsplit (json, "\n", -1);

  g_assert_cmpstr (lines[0], ==, "{");
  g_assert_cmpstr (lines[1], ==, "  \"format\": \"goi-report\",");
  g_assert_cmpstr (lines[2], ==, "  \"version\": 1,");
  g_assert_cmpstr (lines[3], ==, "  \"edition\": \"2021\",");
  g_assert_cmpstr (lines[4], ==, "  \"year\": 2021,");
  g_assert_cmpstr (lines[5], ==, "  \"agency\": \"示例局\",");
  g_assert_cmpstr (lines[6], ==, "  \"region\": [\"示例省\", \"示例市\"],");
  g_assert_cmpstr (lines[7], ==, "  \"title\": \"示例局“2021”年\\\"报告\\\"\",");
  g_assert_cmpstr (lines[8], ==, "  \"sections\": [");
  g_assert_cmpstr (lines[9], ==, "    { \"id\": \"overview\", \"title\": \"一、总体情况\", \"text\": \"第一段\\n第二段\" }");
  g_assert_cmpstr (lines[10], ==, "  ],");
  g_assert_cmpstr (lines[11], ==, "  \"cells\": {");
  g_assert_true (g_strv_contains ((const char *const *) lines,
                                  "    \"requests.received.person\": { \"value\": 8, \"mark\": \"\", \"text\": \"8\","
                                  " \"origin\": \"table\", \"at\": [1204, 1205] },"));
  g_assert_true (g_strv_contains ((const char *const *) lines,
                                  "    \"requests.received.business\": { \"value\": null, \"mark\": \"absent\","
                                  " \"text\": \"\", \"origin\": \"\" },"));
  g_assert_true (g_strv_contains ((const char *const *) lines,
                                  "    { \"cells\": [\"disclosure.fees.amount\"], \"message\": \"two numbers stand in one cell\","
                                  " \"text\": \"448 (4.48)\", \"alternatives\": [{ \"disclosure.fees.amount\": 448 }] }"));
  g_assert_true (g_str_has_suffix (json, "  \"source\": { \"name\": \"report.html\", \"media_type\": \"text/html\", \"sha256\": \"\" }\n}\n"));
}

static void
test_order (void)
{
  static const char *const members[]
      = { "{\"format\":", ",\"version\":", ",\"edition\":", ",\"year\":", ",\"agency\":", ",\"region\":",
          ",\"title\":", ",\"sections\":", ",\"cells\":", ",\"doubts\":", ",\"source\":" };
  g_autoptr (GoiReport) report = goi_report_new (goi_edition_get ("2019"), GOI_MARK_BLANK);
  g_autofree char *json = goi_report_to_json (report, GOI_JSON_STYLE_LINE);
  const char *at = json;

  g_assert_null (strchr (json, '\n'));
  g_assert_null (strchr (json, ' '));
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *next = strstr (at, members[i]);
      g_assert_nonnull (next);
      at = next;
    }
  g_assert_nonnull (strstr (json, "\"year\":null"));
  g_assert_nonnull (strstr (json, "\"source\":null"));
  g_assert_null (strstr (json, "\"extra\""));
  g_assert_null (strstr (json, "\"at\""));
  /* every cell of the form, in its order */
  at = json;
  for (guint i = 0; i < goi_edition_get_n_form_cells (goi_edition_get ("2019")); i++)
    {
      g_autofree char *name = g_strdup_printf ("\"%s\":{", goi_edition_get_cell (goi_edition_get ("2019"), i)->key);
      at = strstr (at, name);
      g_assert_nonnull (at);
    }
}

static void
test_alternative_rows (void)
{
  g_autoptr (GoiReport) report = goi_report_new (goi_edition_get ("2021"), GOI_MARK_BLANK);
  g_autofree char *without = goi_report_to_json (report, GOI_JSON_STYLE_LINE);
  g_autofree char *with = NULL;
  g_autoptr (GoiReport) back = NULL;

  g_assert_null (strstr (without, "\"requests.other.person\""));
  goi_test_report_set (report, "requests.other.person", 3);
  with = goi_report_to_json (report, GOI_JSON_STYLE_LINE);
  g_assert_nonnull (strstr (with, "\"requests.other.person\":{\"value\":3,"));
  g_assert_null (strstr (with, "\"requests.other.business\""));
  back = read_ok (with);
  g_assert_true (goi_report_uses_alternatives (back));
  goi_test_assert_equal (report, back);
}

/* ---- there and back ---- */

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20211);

  for (int i = 0; i < 400; i++)
    {
      g_autoptr (GoiReport) report = goi_test_report_random (editions[i % 4], random);
      g_autofree char *line = goi_report_to_json (report, GOI_JSON_STYLE_LINE);
      g_autofree char *pretty = goi_report_to_json (report, GOI_JSON_STYLE_PRETTY);
      g_autoptr (GoiReport) from_line = read_ok (line);
      g_autoptr (GoiReport) from_pretty = read_ok (pretty);
      g_autofree char *again = goi_report_to_json (from_pretty, GOI_JSON_STYLE_LINE);

      g_assert_null (strchr (line, '\n'));
      goi_test_assert_equal (report, from_line);
      goi_test_assert_equal (report, from_pretty);
      g_assert_cmpstr (line, ==, again);
    }
}

/* The comparison itself must see every kind of difference, or the test above proves nothing. */
static void
test_comparison_sees (void)
{
  g_autoptr (GoiReport) a = goi_test_report_fill ("2021", 1);
  g_autoptr (GoiReport) b = goi_report_copy (a);
  g_autoptr (GoiValue) value = goi_value_new_number (GOI_DECIMAL_INT (1), GOI_ORIGIN_TABLE);

  goi_test_assert_equal (a, b);
  value->text = g_strdup ("1 ");
  goi_report_set_value (b, "requests.total.total", value);
  g_assert_false (goi_report_equal (a, b));
  goi_report_set_value (b, "requests.total.total", goi_report_get_value (a, "requests.total.total"));
  goi_test_assert_equal (a, b);
  goi_report_set_section (b, "overview", "一", "");
  g_assert_false (goi_report_equal (a, b));
  goi_report_clear_sections (b);
  goi_report_add_doubt (b, goi_doubt_new (NULL, "", NULL));
  g_assert_false (goi_report_equal (a, b));
}

static void
test_array_and_lines (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *array = NULL;
  g_autoptr (GString) lines = g_string_new ("\xEF\xBB\xBF");
  const char *forms[2];

  for (int i = 0; i < 9; i++)
    {
      GoiReport *report = goi_test_report_random (editions[i % 4], random);
      g_autofree char *line = goi_report_to_json (report, GOI_JSON_STYLE_LINE);
      g_ptr_array_add (reports, report);
      g_string_append_printf (lines, "%s%s", line, i % 3 == 0 ? "\r\n" : i % 3 == 1 ? "\n\n" : " \n");
    }
  array = goi_reports_to_json_array (reports);
  forms[0] = array;
  forms[1] = lines->str;
  for (guint f = 0; f < G_N_ELEMENTS (forms); f++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) back = goi_reports_from_json (forms[f], -1, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (back->len, ==, reports->len);
      for (guint i = 0; i < back->len; i++)
        goi_test_assert_equal (g_ptr_array_index (reports, i), g_ptr_array_index (back, i));
    }
}

static void
test_one_expected (void)
{
  g_autofree char *one = g_strdup_printf (small, "");
  g_autofree char *two = g_strconcat (one, "\n", one, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (goi_report_from_json (two, -1, &error));
  g_assert_error (error, GOI_JSON_ERROR, GOI_JSON_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (goi_reports_from_json (" [ ] ", -1, &error));
  g_assert_error (error, GOI_JSON_ERROR, GOI_JSON_ERROR_FORMAT);
}

/* ---- numbers ---- */

static void
test_random_decimals (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (41089);

  for (int i = 0; i < 20000; i++)
    {
      GoiDecimal number = goi_test_random_decimal (random, TRUE);
      g_autofree char *text = goi_decimal_to_string (number);
      g_autofree char *json = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) back = NULL;
      const GoiExtra *extra;

      /* an extra indicator takes any number */
      json = g_strdup_printf ("{\"format\":\"goi-report\",\"version\":1,\"edition\":\"2014\",\"cells\":{},"
                              "\"extra\":[{\"label\":\"x\",\"value\":%s,\"mark\":\"\"}]}", text);
      back = goi_reports_from_json (json, -1, &error);
      g_assert_no_error (error);
      extra = g_ptr_array_index (goi_report_get_extras (g_ptr_array_index (back, 0)), 0);
      g_assert_cmpint (extra->value->number.unscaled, ==, number.unscaled);
      g_assert_cmpuint (extra->value->number.scale, ==, number.scale);
    }
}

static void
test_number_forms (void)
{
  static const struct { const char *json; gint64 unscaled; guint scale; } cases[] = {
    { "410.89", 41089, 2 },
    { "0", 0, 0 },
    { "0.0", 0, 0 },
    { "-0", 0, 0 },
    { "0e99999999999999999999", 0, 0 },
    { "1.0", 1, 0 },
    { "1.500", 15, 1 },
    { "100", 100, 0 },
    { "1e2", 100, 0 },
    { "1E+2", 100, 0 },
    { "4.1089e2", 41089, 2 },
    { "41089e-2", 41089, 2 },
    { "4108900000e-7", 41089, 2 },
    { "0.000000000001", 1, 12 },
    { "1e-12", 1, 12 },
    { "10e-13", 1, 12 },
    { "9007199254740992", G_GINT64_CONSTANT (9007199254740992), 0 },
    { "900719925474099.2", G_GINT64_CONSTANT (9007199254740992), 1 },
    { "9007.199254740992", G_GINT64_CONSTANT (9007199254740992), 12 },
    { "9e15", G_GINT64_CONSTANT (9000000000000000), 0 },
    { "1.00000000000000000000000000000000000000000", 1, 0 },
    { "1000000000000000000000000000000000e-32", 10, 0 },
    { "0.1", 1, 1 },
    { "0.30000000000", 3, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cell = g_strdup_printf ("\"disclosure.fees.amount\":{\"value\":%s,\"mark\":\"\"}", cases[i].json);
      g_autoptr (GoiReport) report = read_cells (cell);
      const GoiValue *value = goi_report_get_value (report, "disclosure.fees.amount");
      g_assert_cmpint (value->mark, ==, GOI_MARK_NUMBER);
      g_assert_cmpint (value->number.unscaled, ==, cases[i].unscaled);
      g_assert_cmpuint (value->number.scale, ==, cases[i].scale);
    }
}

/* ---- what may be left out, and what is new ---- */

static void
test_minimal (void)
{
  g_autoptr (GoiReport) report = read_cells ("");
  const GoiValue *value = goi_report_get_value (report, "requests.total.total");

  g_assert_cmpint (goi_report_get_year (report), ==, 0);
  g_assert_cmpstr (goi_report_get_agency (report), ==, "");
  g_assert_cmpint (value->mark, ==, GOI_MARK_ABSENT);
  g_assert_cmpint (value->start, ==, -1);
}

static void
test_every_mark (void)
{
  static const struct { const char *name; GoiMark mark; } marks[] = {
    { "blank", GOI_MARK_BLANK }, { "dash", GOI_MARK_DASH }, { "slash", GOI_MARK_SLASH },
    { "none", GOI_MARK_NONE }, { "na", GOI_MARK_NA }, { "unreadable", GOI_MARK_UNREADABLE },
    { "absent", GOI_MARK_ABSENT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *cell = g_strdup_printf ("\"requests.total.total\":{\"value\":null,\"mark\":\"%s\"}", marks[i].name);
      g_autoptr (GoiReport) report = read_cells (cell);
      g_assert_cmpint (goi_report_get_value (report, "requests.total.total")->mark, ==, marks[i].mark);
    }
}

static void
test_new_members (void)
{
  g_autofree char *json = g_strdup (
      "{\"later\":{\"a\":[1,2,{\"b\":null}]},\"format\":\"goi-report\",\"version\":1,\"edition\":\"2021\",\"year\":2022,"
      "\"cells\":{\"requests.total.total\":{\"value\":5,\"mark\":\"\",\"later\":true}},"
      "\"sections\":[{\"id\":\"overview\",\"text\":\"x\",\"later\":1}],\"source\":{\"name\":\"a\",\"later\":0},"
      "\"doubts\":[{\"message\":\"m\",\"later\":[]}],\"extra\":[{\"label\":\"l\",\"value\":1,\"later\":1}]}");
  g_autoptr (GoiReport) report = read_ok (json);

  g_assert_cmpint (goi_report_get_value (report, "requests.total.total")->number.unscaled, ==, 5);
  g_assert_cmpstr (goi_report_get_section_text (report, "overview"), ==, "x");
  g_assert_cmpuint (goi_report_get_doubts (report)->len, ==, 1);
  g_assert_cmpuint (goi_report_get_extras (report)->len, ==, 1);
  g_assert_cmpstr (goi_report_get_source_name (report), ==, "a");
}

static void
test_escapes (void)
{
  g_autoptr (GoiReport) report = read_cells (
      "\"requests.total.total\":{\"value\":1,\"mark\":\"\",\"text\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u4e00\\ud83d\\ude00\\u007F\"}");

  g_assert_cmpstr (goi_report_get_value (report, "requests.total.total")->text, ==, "\"\\/\b\f\n\r\t一😀\x7f");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-json/example", test_example);
  g_test_add_func ("/report-json/order", test_order);
  g_test_add_func ("/report-json/alternative-rows", test_alternative_rows);
  g_test_add_func ("/report-json/random", test_random);
  g_test_add_func ("/report-json/comparison-sees", test_comparison_sees);
  g_test_add_func ("/report-json/array-and-lines", test_array_and_lines);
  g_test_add_func ("/report-json/one-expected", test_one_expected);
  g_test_add_func ("/report-json/random-decimals", test_random_decimals);
  g_test_add_func ("/report-json/number-forms", test_number_forms);
  g_test_add_func ("/report-json/minimal", test_minimal);
  g_test_add_func ("/report-json/every-mark", test_every_mark);
  g_test_add_func ("/report-json/new-members", test_new_members);
  g_test_add_func ("/report-json/escapes", test_escapes);
  return g_test_run ();
}
