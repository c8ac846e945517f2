/* test-cli.c: the goi command as a script sees it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-cli-fixture.h"

/* ---- goi itself ---- */

static void
test_use (CliFixture *f, gconstpointer data)
{
  cli_run_in (f, NULL, (const char *const[]) { NULL });
  g_assert_cmpint (f->status, ==, 1);
  g_assert_cmpstr (f->out, ==, "");
  g_assert_true (g_str_has_prefix (f->err, "goi: error: "));
  cli_run (f, "frobnicate");
  g_assert_cmpint (f->status, ==, 1);
  cli_assert_contains (f->err, "frobnicate");
  cli_run (f, "--version");
  g_assert_cmpint (f->status, ==, 0);
  g_assert_true (g_str_has_prefix (f->out, "goi "));
  cli_run (f, "merge", "-o", "x.json", "a.json");
  g_assert_cmpint (f->status, ==, 1);
  cli_assert_contains (f->err, "not available in this version");
}

static void
test_help (CliFixture *f, gconstpointer data)
{
  static const struct { const char *command, *option; } commands[] = {
    { "read", "--format" }, { "check", "--json" },  { "import", "--collection" }, { "list", "--sort" },
    { "search", "--json" }, { "show", "--text" },   { "export", "--to" },         { "chart", "--kind" },
  };

  cli_run (f, "--help");
  g_assert_cmpint (f->status, ==, 0);
  g_assert_null (strstr (f->out, "merge"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *line = g_strconcat ("  ", commands[i].command, " ", NULL);
      g_autofree char *usage = g_strconcat ("goi ", commands[i].command, NULL);
      cli_run (f, "--help");
      cli_assert_contains (f->out, line);
      cli_run (f, commands[i].command, "--help");
      g_assert_cmpint (f->status, ==, 0);
      g_assert_cmpstr (f->err, ==, "");
      cli_assert_contains (f->out, usage);
      cli_assert_contains (f->out, commands[i].option);
      cli_assert_contains (f->out, "--language");
    }
}

static void
test_wrong_use (CliFixture *f, gconstpointer data)
{
  static const char *const lines[] = {
    "read", "read --format xml a.json", "read --nonsense a.json", "check", "check --collection x.goi a.json",
    "check a.json --year 2021", "import a.json", "import --collection x.goi", "list", "search --collection x.goi",
    "search words", "show --collection x.goi", "show 1", "show --collection x.goi one",
    "show --collection x.goi 0", "show --collection x.goi --json --text 1", "export a.json", "export -o x a.json",
    "export --to xml -o x a.json", "export --to csv-table -o x.csv a.json", "export --to json -o x.json",
    "export --to json a.json", "export --to xlsx -o x.xlsx a.json", "export --to docx -o x.docx a.json",
    "export --to html -o x.html a.json", "export --to pdf -o x.pdf a.json", "chart a.json", "chart --kind outcomes a.json",
    "chart --kind pie -o x.svg a.json", "chart --kind outcomes -o x.gif a.json",
    "chart --kind outcomes --measure nothing -o x.svg a.json", "chart --kind outcomes -o x.svg",
    "read --language fr a.json", "list --collection x.goi --sort size", "list --collection x.goi --state new",
    "list --collection x.goi --findings many", "list --collection x.goi --year last",
    "list --collection x.goi --edition 2020",
  };
  g_autoptr (GoiReport) report = cli_make_good ("示例局", 2021);

  cli_put_report (f, "a.json", report);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      g_autofree char *prefix = g_strdup_printf ("goi %s: error: ", words[0]);
      g_test_message ("%s", lines[i]);
      cli_run_in (f, NULL, (const char *const *) words);
      g_assert_cmpint (f->status, ==, 1);
      g_assert_cmpstr (f->out, ==, "");
      if (!g_str_has_prefix (f->err, prefix))
        g_error ("%s: %s", lines[i], f->err);
      g_assert_true (strchr (f->err, '\n') == f->err + strlen (f->err) - 1);
    }
}

/* ---- goi read ---- */

static void
test_read (CliFixture *f, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (31);
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *array = NULL;
  g_autoptr (GPtrArray) back = NULL;

  g_ptr_array_add (reports, cli_make_good ("甲局", 2021));
  g_ptr_array_add (reports, cli_make_bad ("乙局", 2022));
  g_ptr_array_add (reports, cli_make_good ("丙局", 2023));
  array = goi_reports_to_json_array (reports);
  cli_put_report (f, "b.json", g_ptr_array_index (reports, 0));
  cli_put (f, "a.json", array);
  cli_run (f, "read", "b.json", "a.json");
  g_assert_cmpint (f->status, ==, 0);
  g_assert_cmpstr (f->err, ==, "");
  back = cli_parse_reports (f->out);
  g_assert_cmpuint (back->len, ==, 4);
  g_assert_cmpstr (goi_report_get_agency (g_ptr_array_index (back, 0)), ==, "甲局");
  g_assert_cmpstr (goi_report_get_agency (g_ptr_array_index (back, 1)), ==, "甲局");
  g_assert_cmpstr (goi_report_get_agency (g_ptr_array_index (back, 3)), ==, "丙局");
  g_assert_cmpint (goi_report_get_value (g_ptr_array_index (back, 2), "requests.granted.person")->number.unscaled, ==, 24);
}

static void
test_read_formats (CliFixture *f, gconstpointer data)
{
  static const struct { const char *format, *begins; } formats[] = {
    { "jsonl", "{\"format\":\"goi-report\",\"version\":1," },
    { "json", "{\n  \"format\": \"goi-report\",\n" },
    { "csv", "\xEF\xBB\xBFreport,file,agency," },
    { "csv-table", "\xEF\xBB\xBFreport,file,agency," },
  };
  g_autoptr (GoiReport) report = cli_make_good ("甲局", 2021);

  cli_put_report (f, "a.json", report);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      cli_run (f, "read", "--format", formats[i].format, "a.json");
      g_assert_cmpint (f->status, ==, 0);
      g_assert_true (g_str_has_prefix (f->out, formats[i].begins));
    }
  cli_run (f, "read", "-f", "json", "a.json", "a.json");
  g_assert_true (g_str_has_prefix (f->out, "[\n{\"format\""));
}

static void
test_read_failures (CliFixture *f, gconstpointer data)
{
  g_autoptr (GoiReport) report = cli_make_good ("甲局", 2021);
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) back = NULL;

  cli_put_report (f, "good.json", report);
  cli_put (f, "empty.json", "");
  cli_put (f, "other.json", "{\"type\":\"FeatureCollection\"}");
  cli_put (f, "cut.json", "{\"format\":\"goi-report\",");
  folder = g_build_filename (f->folder, "nothing", NULL);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  cli_run (f, "read", "missing.json", "good.json", "empty.json", "other.json", "cut.json", "nothing", "good.json");
  g_assert_cmpint (f->status, ==, 2);
  back = cli_parse_reports (f->out);
  g_assert_cmpuint (back->len, ==, 2);
  g_assert_true (g_str_has_prefix (f->err, "missing.json: error: "));
  cli_assert_contains (f->err, "\nempty.json: error: ");
  cli_assert_contains (f->err, "\nother.json: error: ");
  cli_assert_contains (f->err, "\ncut.json: error: ");
  cli_assert_contains (f->err, "\nnothing: error: ");
  g_assert_null (strstr (f->err, "good.json"));

  /* never an empty report, nor an empty array */
  cli_run (f, "read", "--format", "json", "other.json");
  g_assert_cmpint (f->status, ==, 2);
  g_assert_cmpstr (f->out, ==, "");
  cli_run (f, "read", "--format", "csv", "missing.json");
  g_assert_cmpint (f->status, ==, 2);
  g_assert_cmpstr (f->out, ==, "");
}

static void
test_read_doubts (CliFixture *f, gconstpointer data)
{
  const char *const cells[] = { "requests.total.person", "requests.total.total", NULL };
  g_autoptr (GoiReport) report = cli_make_good ("甲局", 2021);

  goi_report_add_doubt (report, goi_doubt_new (cells, "two numbers stand in one cell", "30\n(3)"));
  cli_put_report (f, "a.json", report);
  cli_run (f, "read", "a.json");
  g_assert_cmpint (f->status, ==, 0);
  g_assert_cmpstr (f->err, ==,
                   "a.json: warning: requests.total.person, requests.total.total: two numbers stand in one cell (“30 (3)”)\n");
}

/* The same bytes in every locale and language. */
static void
test_locales (CliFixture *f, gconstpointer data)
{
  static const char *const environments[]
      = { "LC_ALL=C", "LC_ALL=zh_CN.UTF-8 LANGUAGE=zh_CN", "LC_ALL=C.UTF-8 LANGUAGE=zh_CN", "LC_ALL=de_DE.UTF-8", "TZ=Asia/Shanghai" };
  static const char *const lines[] = { "read a.json", "read --format csv a.json", "read --format csv-table a.json",
                                       "check a.json", "check --json a.json" };
  g_autoptr (GoiReport) report = cli_make_bad ("甲局", 2021);

  cli_put_report (f, "a.json", report);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      g_autofree char *expected = NULL;
      cli_run_in (f, NULL, (const char *const *) words);
      expected = g_strdup (f->out);
      g_assert_cmpint (strlen (expected), >, 100);
      for (guint e = 0; e < G_N_ELEMENTS (environments); e++)
        {
          cli_run_in (f, environments[e], (const char *const *) words);
          g_assert_cmpstr (f->out, ==, expected);
        }
    }
}

/* Names that are no ASCII, in a locale that has nothing else. */
static void
test_chinese_names (CliFixture *f, gconstpointer data)
{
  g_autoptr (GoiReport) report = cli_make_good ("甲局", 2021);

  cli_put_report (f, "报告（一）.json", report);
  cli_run_in (f, "LC_ALL=C", (const char *const[]) { "read", "报告（一）.json", "没有.json", NULL });
  g_assert_cmpint (f->status, ==, 2);
  g_assert_true (g_str_has_prefix (f->out, "{\"format\""));
  g_assert_true (g_str_has_prefix (f->err, "没有.json: error: "));
}

/* ---- goi check ---- */

static void
test_check (CliFixture *f, gconstpointer data)
{
  g_autoptr (GoiReport) good = cli_make_good ("甲局", 2021);
  g_autoptr (GoiReport) bad = cli_make_bad ("乙局", 2021);

  cli_put_report (f, "good.json", good);
  cli_put_report (f, "bad.json", bad);
  cli_run (f, "check", "good.json");
  g_assert_cmpint (f->status, ==, 0);
  g_assert_cmpstr (f->out, ==, "");
  cli_run (f, "check", "good.json", "bad.json");
  g_assert_cmpint (f->status, ==, 3);
  cli_assert_contains (f->out, "bad.json: error: ");
  cli_assert_contains (f->out, "[requests.outcomes]\n");
  cli_assert_contains (f->out, "20 instead of 24");
  g_assert_null (strstr (f->out, "good.json"));
  cli_run (f, "check", "missing.json", "bad.json");
  g_assert_cmpint (f->status, ==, 2);
  cli_assert_contains (f->out, "bad.json: error: ");
  cli_run (f, "check", "--language", "zh", "bad.json");
  g_assert_cmpint (f->status, ==, 3);
  cli_assert_contains (f->out, "（七）总计等于（一）至（六）之和");
  cli_run_in (f, "GOI_LANGUAGE=zh", (const char *const[]) { "check", "bad.json", NULL });
  cli_assert_contains (f->out, "（七）总计等于（一）至（六）之和");
}

/* Warnings are no errors. */
static void
test_check_warning (CliFixture *f, gconstpointer data)
{
  g_autoptr (GoiReport) report = goi_test_report_fill ("2014", 0);

  goi_test_report_set (report, "response.interviews_chief", 2);
  cli_put_report (f, "a.json", report);
  cli_run (f, "check", "a.json");
  g_assert_cmpint (f->status, ==, 0);
  cli_assert_contains (f->out, "a.json: warning: ");
}

static void
test_check_json (CliFixture *f, gconstpointer data)
{
  static const char *const members[]
      = { "file", "rule", "severity", "cells", "message", "expected", "found", "repairs" };
  g_autoptr (GoiReport) bad = cli_make_bad ("乙局", 2021);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) of_array = NULL;
  g_autofree char *json = goi_report_to_json (bad, GOI_JSON_STYLE_LINE);
  g_autofree char *two = g_strconcat (json, "\n", json, "\n", NULL);

  cli_put_report (f, "bad.json", bad);
  cli_put (f, "two.jsonl", two);
  cli_run (f, "check", "--json", "bad.json");
  g_assert_cmpint (f->status, ==, 3);
  findings = cli_parse_lines (f->out);
  g_assert_cmpuint (findings->len, ==, 2);
  for (guint i = 0; i < findings->len; i++)
    {
      JsonObject *finding = cli_object_at (findings, i);
      JsonArray *cells = json_object_get_array_member (finding, "cells");
      JsonObject *best = json_array_get_object_element (json_object_get_array_member (finding, "repairs"), 0);
      JsonObject *changes = json_object_get_object_member (best, "changes");
      g_autoptr (GList) names = json_object_get_members (finding);

      g_assert_cmpuint (g_list_length (names), ==, G_N_ELEMENTS (members));
      for (guint m = 0; m < G_N_ELEMENTS (members); m++)
        g_assert_cmpstr (g_list_nth_data (names, m), ==, members[m]);
      g_assert_cmpstr (json_object_get_string_member (finding, "file"), ==, "bad.json");
      g_assert_cmpstr (json_object_get_string_member (finding, "severity"), ==, "error");
      g_assert_cmpstr (json_array_get_string_element (cells, 0), ==, "requests.granted.person");
      g_assert_cmpint (json_object_get_size (changes), ==, 1);
      g_assert_cmpint (json_object_get_int_member (changes, "requests.granted.person"), ==, 20);
      g_assert_cmpint (strlen (json_object_get_string_member (best, "reason")), >, 0);
    }
  g_assert_cmpstr (json_object_get_string_member (cli_object_at (findings, 0), "rule"), ==,
                   "requests.outcomes");
  g_assert_cmpint (json_object_get_int_member (cli_object_at (findings, 0), "found"), ==, 30);
  g_assert_cmpint (json_object_get_int_member (cli_object_at (findings, 0), "expected"), ==, 34);
  cli_run (f, "check", "--json", "two.jsonl");
  of_array = cli_parse_lines (f->out);
  g_assert_cmpuint (of_array->len, ==, 4);
  g_assert_cmpint (json_object_get_int_member (cli_object_at (of_array, 0), "report"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (cli_object_at (of_array, 2), "report"), ==, 2);
}

/* ---- goi export ---- */

static void
test_export (CliFixture *f, gconstpointer data)
{
  static const char *const formats[] = { "json", "jsonl", "csv" };
  static const char *const editions[] = { "2008", "2014", "2019", "2021" };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *array = NULL;

  for (int i = 0; i < 8; i++)
    g_ptr_array_add (reports, goi_test_report_random (editions[i % 4], random));
  array = goi_reports_to_json_array (reports);
  cli_put (f, "in.json", array);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *out = g_strconcat ("out.", formats[i], NULL);
      g_autoptr (GPtrArray) back = NULL;
      cli_run (f, "export", "--to", formats[i], "-o", out, "in.json");
      g_assert_cmpint (f->status, ==, 0);
      g_assert_cmpstr (f->out, ==, "");
      cli_run (f, "read", out);
      g_assert_cmpint (f->status, ==, 0);
      back = cli_parse_reports (f->out);
      g_assert_cmpuint (back->len, ==, reports->len);
      for (guint r = 0; r < reports->len; r++)
        goi_test_assert_equal (g_ptr_array_index (reports, r), g_ptr_array_index (back, r));
    }
}

static void
test_export_output (CliFixture *f, gconstpointer data)
{
  g_autoptr (GoiReport) report = cli_make_good ("甲局", 2021);
  g_autofree char *first = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *none = NULL;

  cli_put_report (f, "a.json", report);
  cli_run (f, "export", "--to", "jsonl", "-o", "-", "a.json");
  g_assert_cmpint (f->status, ==, 0);
  g_assert_true (g_str_has_prefix (f->out, "{\"format\":"));
  cli_run (f, "export", "-o", "by-name.csv", "a.json");
  g_assert_cmpint (f->status, ==, 0);
  first = cli_get (f, "by-name.csv");
  g_assert_true (g_str_has_prefix (first, "\xEF\xBB\xBFreport,"));
  cli_run (f, "export", "--to", "json", "-o", "no/such/folder/x.json", "a.json");
  g_assert_cmpint (f->status, ==, 1);
  g_assert_true (g_str_has_prefix (f->err, "no/such/folder/x.json: error: "));

  /* one file of two; what was there stays where nothing could be read */
  cli_run (f, "export", "--to", "jsonl", "-o", "some.jsonl", "missing.json", "a.json");
  g_assert_cmpint (f->status, ==, 2);
  kept = cli_get (f, "some.jsonl");
  g_assert_true (g_str_has_prefix (kept, "{\"format\":"));
  cli_run (f, "export", "--to", "json", "-o", "some.jsonl", "missing.json");
  g_assert_cmpint (f->status, ==, 2);
  none = cli_get (f, "some.jsonl");
  g_assert_cmpstr (none, ==, kept);
  cli_run (f, "export", "--to", "json", "-o", "new.json", "missing.json");
  g_assert_cmpint (f->status, ==, 2);
  g_assert_null (cli_get (f, "new.json"));
}

/* An input may be the output. */
static void
test_export_in_place (CliFixture *f, gconstpointer data)
{
  g_autoptr (GoiReport) report = cli_make_good ("甲局", 2021);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) back = NULL;

  cli_put_report (f, "a.json", report);
  cli_run (f, "export", "--to", "jsonl", "-o", "a.json", "a.json");
  g_assert_cmpint (f->status, ==, 0);
  text = cli_get (f, "a.json");
  back = cli_parse_reports (text);
  goi_test_assert_equal (report, g_ptr_array_index (back, 0));
}

int
main (int argc, char *argv[])
{
  cli_init_tests (&argc, &argv);
  cli_add ("/cli/use", test_use);
  cli_add ("/cli/help", test_help);
  cli_add ("/cli/wrong-use", test_wrong_use);
  cli_add ("/cli/read", test_read);
  cli_add ("/cli/read-formats", test_read_formats);
  cli_add ("/cli/read-failures", test_read_failures);
  cli_add ("/cli/read-doubts", test_read_doubts);
  cli_add ("/cli/locales", test_locales);
  cli_add ("/cli/chinese-names", test_chinese_names);
  cli_add ("/cli/check", test_check);
  cli_add ("/cli/check-warning", test_check_warning);
  cli_add ("/cli/check-json", test_check_json);
  cli_add ("/cli/export", test_export);
  cli_add ("/cli/export-output", test_export_output);
  cli_add ("/cli/export-in-place", test_export_in_place);
  return g_test_run ();
}
