/* test-cli-collection.c: collections on the command line, and the charts drawn from them
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-cli-fixture.h"

/* ---- collections ---- */

static void
put_three (CliFixture *f)
{
  g_autoptr (GoiReport) a = cli_make_good ("威海市教育局", 2021);
  g_autoptr (GoiReport) b = cli_make_bad ("示例市财政局", 2022);
  g_autoptr (GoiReport) c = cli_make_good ("示例市教育局", 2023);
  const char *const region[] = { "示例省", "示例市", NULL };

  goi_report_set_region (b, region);
  goi_report_set_section (c, "problems", "五、存在的主要问题", "解读不够及时。");
  cli_put_report (f, "in/a.json", a);
  cli_put_report (f, "in/deeper/b.json", b);
  cli_put_report (f, "in/deeper/c.json", c);
  cli_put (f, "in/.hidden.json", "{");
  cli_put (f, "in/notes.xyz", "no report");
}

static void
test_import (CliFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) listed = NULL;

  put_three (f);
  cli_run (f, "import", "--collection", "c.goi", "in");
  g_assert_cmpint (f->status, ==, 0);
  g_assert_cmpstr (f->err, ==, "");
  g_assert_cmpstr (f->out, ==,
                   "in/a.json: added: #1 威海市教育局 2021\n"
                   "in/deeper/b.json: added: #2 示例市财政局 2022\n"
                   "in/deeper/c.json: added: #3 示例市教育局 2023\n");
  cli_run (f, "import", "--collection", "c.goi", "in/a.json", "in/missing.json");
  g_assert_cmpint (f->status, ==, 2);
  g_assert_cmpstr (f->out, ==, "in/a.json: already there: #1 威海市教育局 2021\n");
  g_assert_true (g_str_has_prefix (f->err, "in/missing.json: error: "));
  cli_run (f, "list", "--collection", "c.goi", "--json");
  g_assert_cmpint (f->status, ==, 0);
  listed = cli_parse_lines (f->out);
  g_assert_cmpuint (listed->len, ==, 3);
}

static void
test_list (CliFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) some = NULL;
  g_auto (GStrv) lines = NULL;
  JsonObject *line;

  put_three (f);
  cli_run (f, "import", "--collection", "c.goi", "in");
  cli_run (f, "list", "--collection", "c.goi");
  g_assert_cmpint (f->status, ==, 0);
  lines = g_strsplit (f->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_true (g_str_has_prefix (lines[0], "id\tagency\tyear\tedition\tregion\tstate\t"));
  for (guint i = 1; i < 4; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);
      g_assert_cmpuint (g_strv_length (fields), ==, 12);
      g_assert_cmpstr (fields[6], ==, "30");
      g_assert_cmpstr (fields[7], ==, "0.8000");
    }
  cli_run (f, "list", "--collection", "c.goi", "--json", "--sort", "year", "--descending");
  all = cli_parse_lines (f->out);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpint (json_object_get_int_member (cli_object_at (all, 0), "year"), ==, 2023);
  g_assert_cmpint (json_object_get_int_member (cli_object_at (all, 2), "year"), ==, 2021);
  cli_run (f, "list", "--collection", "c.goi", "--json", "--findings", "errors");
  some = cli_parse_lines (f->out);
  g_assert_cmpuint (some->len, ==, 1);
  line = cli_object_at (some, 0);
  g_assert_cmpstr (json_object_get_string_member (line, "agency"), ==, "示例市财政局");
  g_assert_cmpstr (json_object_get_string_member (line, "region"), ==, "示例省/示例市");
  g_assert_cmpstr (json_object_get_string_member (line, "state"), ==, "imported");
  g_assert_cmpint (json_object_get_int_member (line, "errors"), ==, 2);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (line, "disclosed"), 0.8, 1e-9);
}

static guint
count_listed (CliFixture *f, const char *option, const char *value)
{
  g_autoptr (GPtrArray) listed = NULL;

  cli_run (f, "list", "--collection", "c.goi", "--json", option, value);
  g_assert_cmpint (f->status, ==, 0);
  listed = cli_parse_lines (f->out);
  return listed->len;
}

static void
test_choices (CliFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) two = NULL;

  put_three (f);
  cli_run (f, "import", "--collection", "c.goi", "in");
  g_assert_cmpuint (count_listed (f, "--year", "2022"), ==, 1);
  g_assert_cmpuint (count_listed (f, "--year", "1999"), ==, 0);
  g_assert_cmpuint (count_listed (f, "--edition", "2021"), ==, 3);
  g_assert_cmpuint (count_listed (f, "--edition", "2019"), ==, 0);
  g_assert_cmpuint (count_listed (f, "--region", "示例省"), ==, 1);
  g_assert_cmpuint (count_listed (f, "--agency", "威海市教育局"), ==, 1);
  g_assert_cmpuint (count_listed (f, "--state", "imported"), ==, 3);
  g_assert_cmpuint (count_listed (f, "--state", "checked"), ==, 0);
  g_assert_cmpuint (count_listed (f, "--search", "教育局"), ==, 2);
  cli_run (f, "list", "--collection", "c.goi", "--json", "--year", "2021", "--year", "2023");
  two = cli_parse_lines (f->out);
  g_assert_cmpuint (two->len, ==, 2);
}

static void
test_search (CliFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) by_two = NULL;
  g_autoptr (GPtrArray) by_text = NULL;
  g_autoptr (GPtrArray) none = NULL;

  put_three (f);
  cli_run (f, "import", "--collection", "c.goi", "in");
  cli_run_in (f, "LC_ALL=C",
              (const char *const[]) { "search", "--collection", "c.goi", "--json", "威海", NULL });
  g_assert_cmpint (f->status, ==, 0);
  by_two = cli_parse_lines (f->out);
  g_assert_cmpuint (by_two->len, ==, 1);
  g_assert_cmpstr (json_object_get_string_member (cli_object_at (by_two, 0), "agency"), ==, "威海市教育局");
  cli_run (f, "search", "--collection", "c.goi", "--json", "解读不够", "教育");
  by_text = cli_parse_lines (f->out);
  g_assert_cmpuint (by_text->len, ==, 1);
  g_assert_cmpint (json_object_get_int_member (cli_object_at (by_text, 0), "year"), ==, 2023);
  cli_run (f, "search", "--collection", "c.goi", "--json", "海威");
  g_assert_cmpint (f->status, ==, 0);
  none = cli_parse_lines (f->out);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_show (CliFixture *f, gconstpointer data)
{
  g_autoptr (GoiReport) expected = cli_make_bad ("示例市财政局", 2022);
  g_autoptr (GPtrArray) shown = NULL;

  put_three (f);
  cli_run (f, "import", "--collection", "c.goi", "in");
  cli_run (f, "show", "--collection", "c.goi", "2");
  g_assert_cmpint (f->status, ==, 0);
  cli_assert_contains (f->out, "agency\t示例市财政局\n");
  cli_assert_contains (f->out, "region\t示例省/示例市\n");
  cli_assert_contains (f->out, "requests.granted.person\t24\t");
  cli_assert_contains (f->out, "\nerror\t");
  cli_assert_contains (f->out, "一、总体情况\n  全年政务公开工作平稳。\n");
  cli_run (f, "show", "--collection", "c.goi", "--json", "2", "3");
  shown = cli_parse_reports (f->out);
  g_assert_cmpuint (shown->len, ==, 2);
  g_assert_cmpint (goi_report_get_value (g_ptr_array_index (shown, 0), "requests.granted.person")->number.unscaled, ==, 24);
  cli_run (f, "show", "--collection", "c.goi", "2", "99");
  g_assert_cmpint (f->status, ==, 2);
  g_assert_true (g_str_has_prefix (f->err, "99: error: "));
  cli_assert_contains (f->out, "示例市财政局");
}

static void
test_collection_check_export (CliFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) back = NULL;
  g_autofree char *out = NULL;

  put_three (f);
  cli_run (f, "import", "--collection", "c.goi", "in");
  cli_run (f, "check", "--json", "--collection", "c.goi");
  g_assert_cmpint (f->status, ==, 3);
  findings = cli_parse_lines (f->out);
  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpint (json_object_get_int_member (cli_object_at (findings, 0), "id"), ==, 2);
  cli_run (f, "check", "--collection", "c.goi", "--year", "2021");
  g_assert_cmpint (f->status, ==, 0);
  cli_run (f, "export", "--to", "json", "-o", "out.json", "--collection", "c.goi", "--sort", "year");
  g_assert_cmpint (f->status, ==, 0);
  out = cli_get (f, "out.json");
  back = cli_parse_reports (out);
  g_assert_cmpuint (back->len, ==, 3);
  g_assert_cmpint (goi_report_get_year (g_ptr_array_index (back, 0)), ==, 2021);
  cli_run (f, "export", "--to", "json", "-o", "none.json", "--collection", "c.goi", "--year", "1999");
  g_assert_cmpint (f->status, ==, 1);
  g_assert_null (cli_get (f, "none.json"));
}

static void
test_no_collection (CliFixture *f, gconstpointer data)
{
  static const char *const lines[] = {
    "list --collection none.goi", "search --collection none.goi x", "show --collection none.goi 1",
    "check --collection none.goi", "export --to json -o x.json --collection none.goi",
    "chart --kind outcomes -o x.svg --collection none.goi", "list --collection other.goi",
  };

  cli_put (f, "other.goi", "this is no collection");
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      g_test_message ("%s", lines[i]);
      cli_run_in (f, NULL, (const char *const *) words);
      g_assert_cmpint (f->status, ==, 2);
      g_assert_cmpstr (f->out, ==, "");
      cli_assert_contains (f->err, ".goi: error: ");
      /* looking does not make one */
      g_assert_null (cli_get (f, "none.goi"));
    }
  cli_run (f, "import", "--collection", "other.goi", "x.json");
  g_assert_cmpint (f->status, ==, 2);
  g_assert_true (g_str_has_prefix (f->err, "other.goi: error: "));
}

/* ---- goi chart ---- */

static void
test_chart (CliFixture *f, gconstpointer data)
{
  static const struct { const char *name, *begins; } files[]
      = { { "x.svg", "<?xml" }, { "x.pdf", "%PDF-" }, { "x.png", "\x89PNG" } };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  put_three (f);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *drawn = NULL;
      cli_run (f, "chart", "--kind", "outcomes", "-o", files[i].name, "in/a.json", "in/deeper/b.json");
      g_assert_cmpint (f->status, ==, 0);
      g_assert_cmpstr (f->out, ==, "");
      drawn = cli_get (f, files[i].name);
      g_assert_true (g_str_has_prefix (drawn, files[i].begins));
    }
  cli_run (f, "chart", "--kind", "outcomes", "-o", "x.svg", "in/missing.json");
  g_assert_cmpint (f->status, ==, 2);
  cli_run (f, "chart", "--kind", "trend", "-o", "x.svg", "in/a.json");
  g_assert_cmpint (f->status, ==, 1);
  cli_run (f, "chart", "--kind", "outcomes", "--measure", "outcome.total", "-o", "one.svg", "in/a.json",
           "in/deeper/c.json");
  g_assert_cmpint (f->status, ==, 0);
  cli_run_in (f, "LC_ALL=zh_CN.UTF-8 LANGUAGE=zh_CN",
              (const char *const[]) { "chart", "--kind", "outcomes", "--measure", "outcome.total", "-o",
                                      "two.svg", "in/a.json", "in/deeper/c.json", NULL });
  first = cli_get (f, "one.svg");
  second = cli_get (f, "two.svg");
  g_assert_cmpstr (first, ==, second);
  cli_run (f, "import", "--collection", "c.goi", "in");
  cli_run (f, "chart", "--kind", "outcomes", "-o", "c.svg", "--collection", "c.goi");
  g_assert_cmpint (f->status, ==, 0);
  g_free (first);
  first = cli_get (f, "c.svg");
  g_assert_true (g_str_has_prefix (first, "<?xml"));
}

int
main (int argc, char *argv[])
{
  cli_init_tests (&argc, &argv);
  cli_add ("/cli-collection/import", test_import);
  cli_add ("/cli-collection/list", test_list);
  cli_add ("/cli-collection/choices", test_choices);
  cli_add ("/cli-collection/search", test_search);
  cli_add ("/cli-collection/show", test_show);
  cli_add ("/cli-collection/check-export", test_collection_check_export);
  cli_add ("/cli-collection/no-collection", test_no_collection);
  cli_add ("/cli-collection/chart", test_chart);
  return g_test_run ();
}
