/* test-cli.c: the goi command as a script sees it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-test-report.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

static const char *command;

typedef struct
{
  char *folder;
  /* of the last run */
  int status;
  char *out;
  char *err;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp ("goi-cli-XXXXXX", NULL);
  g_assert_nonnull (f->folder);
}

static void
delete_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        delete_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  delete_tree (f->folder);
  g_free (f->folder);
  g_free (f->out);
  g_free (f->err);
}

/* Runs goi in the fixture's folder; @environment holds NAME=VALUE words, or is NULL. */
static void
run_in (Fixture *f, const char *environment, const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = g_strsplit (environment != NULL ? environment : "", " ", -1);
  gsize n;

  g_ptr_array_add (argv, (gpointer) command);
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (argv, (gpointer) *arguments);
  g_ptr_array_add (argv, NULL);
  g_subprocess_launcher_set_cwd (launcher, f->folder);
  g_subprocess_launcher_unsetenv (launcher, "GOI_LANGUAGE");
  g_subprocess_launcher_unsetenv (launcher, "LANGUAGE");
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  for (guint i = 0; words[i] != NULL; i++)
    {
      char *value = strchr (words[i], '=');
      if (value == NULL)
        continue;
      *value++ = '\0';
      g_subprocess_launcher_setenv (launcher, words[i], value, TRUE);
    }
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (process, NULL, NULL, &out, &err, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  f->status = g_subprocess_get_exit_status (process);
  g_free (f->out);
  g_free (f->err);
  n = g_bytes_get_size (out);
  f->out = n > 0 ? g_strndup (g_bytes_get_data (out, NULL), n) : g_strdup ("");
  n = g_bytes_get_size (err);
  f->err = n > 0 ? g_strndup (g_bytes_get_data (err, NULL), n) : g_strdup ("");
}

#define run(f, ...) run_in ((f), NULL, (const char *const[]) { __VA_ARGS__, NULL })

#define assert_contains(text, part) \
  G_STMT_START \
  { \
    if (strstr ((text), (part)) == NULL) \
      g_error ("%s:%d: “%s” is not in “%s”", __FILE__, __LINE__, (part), (text)); \
  } \
  G_STMT_END

static char *
path_of (Fixture *f, const char *name)
{
  return g_build_filename (f->folder, name, NULL);
}

static void
put (Fixture *f, const char *name, const char *text)
{
  g_autofree char *path = path_of (f, name);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static char *
get (Fixture *f, const char *name)
{
  g_autofree char *path = path_of (f, name);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static void
put_report (Fixture *f, const char *name, GoiReport *report)
{
  g_autofree char *json = goi_report_to_json (report, GOI_JSON_STYLE_PRETTY);

  put (f, name, json);
}

/* Adds up. */
static GoiReport *
make_good (const char *agency, int year)
{
  GoiReport *report = goi_test_report_fill ("2021", 0);
  static const struct { const char *key; int number; } cells[] = {
    { "requests.received.person", 30 }, { "requests.received.total", 30 },
    { "requests.granted.person", 20 },  { "requests.granted.total", 20 },
    { "requests.partial.person", 4 },   { "requests.partial.total", 4 },
    { "requests.unable.not_held.person", 6 }, { "requests.unable.not_held.total", 6 },
    { "requests.total.person", 30 },    { "requests.total.total", 30 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    goi_test_report_set (report, cells[i].key, cells[i].number);
  goi_report_set_agency (report, agency);
  goi_report_set_year (report, year);
  goi_report_set_section (report, "overview", "一、总体情况", "全年政务公开工作平稳。");
  return report;
}

/* One cell wrong: 24 in place of 20. */
static GoiReport *
make_bad (const char *agency, int year)
{
  GoiReport *report = make_good (agency, year);

  goi_test_report_set (report, "requests.granted.person", 24);
  return report;
}

static GPtrArray *
parse_reports (const char *json)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *reports = goi_reports_from_json (json, -1, &error);

  g_assert_no_error (error);
  return reports;
}

static GPtrArray *
parse_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *objects = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      JsonNode *node;
      if (lines[i][0] == '\0')
        continue;
      node = json_from_string (lines[i], &error);
      g_assert_no_error (error);
      g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
      g_ptr_array_add (objects, node);
    }
  return objects;
}

static JsonObject *
object_at (GPtrArray *nodes, guint index)
{
  return json_node_get_object (g_ptr_array_index (nodes, index));
}

/* ---- goi itself ---- */

static void
test_use (Fixture *f, gconstpointer data)
{
  run_in (f, NULL, (const char *const[]) { NULL });
  g_assert_cmpint (f->status, ==, 1);
  g_assert_cmpstr (f->out, ==, "");
  g_assert_true (g_str_has_prefix (f->err, "goi: error: "));
  run (f, "frobnicate");
  g_assert_cmpint (f->status, ==, 1);
  assert_contains (f->err, "frobnicate");
  run (f, "--version");
  g_assert_cmpint (f->status, ==, 0);
  g_assert_true (g_str_has_prefix (f->out, "goi "));
  run (f, "merge", "-o", "x.json", "a.json");
  g_assert_cmpint (f->status, ==, 1);
  assert_contains (f->err, "not available in this version");
}

static void
test_help (Fixture *f, gconstpointer data)
{
  static const struct { const char *command, *option; } commands[] = {
    { "read", "--format" }, { "check", "--json" },  { "import", "--collection" }, { "list", "--sort" },
    { "search", "--json" }, { "show", "--text" },   { "export", "--to" },         { "chart", "--kind" },
  };

  run (f, "--help");
  g_assert_cmpint (f->status, ==, 0);
  g_assert_null (strstr (f->out, "merge"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *line = g_strconcat ("  ", commands[i].command, " ", NULL);
      g_autofree char *usage = g_strconcat ("goi ", commands[i].command, NULL);
      run (f, "--help");
      assert_contains (f->out, line);
      run (f, commands[i].command, "--help");
      g_assert_cmpint (f->status, ==, 0);
      g_assert_cmpstr (f->err, ==, "");
      assert_contains (f->out, usage);
      assert_contains (f->out, commands[i].option);
      assert_contains (f->out, "--language");
    }
}

static void
test_wrong_use (Fixture *f, gconstpointer data)
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
  g_autoptr (GoiReport) report = make_good ("示例局", 2021);

  put_report (f, "a.json", report);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      g_autofree char *prefix = g_strdup_printf ("goi %s: error: ", words[0]);
      g_test_message ("%s", lines[i]);
      run_in (f, NULL, (const char *const *) words);
      g_assert_cmpint (f->status, ==, 1);
      g_assert_cmpstr (f->out, ==, "");
      if (!g_str_has_prefix (f->err, prefix))
        g_error ("%s: %s", lines[i], f->err);
      g_assert_true (strchr (f->err, '\n') == f->err + strlen (f->err) - 1);
    }
}

/* ---- goi read ---- */

static void
test_read (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (31);
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *array = NULL;
  g_autoptr (GPtrArray) back = NULL;

  g_ptr_array_add (reports, make_good ("甲局", 2021));
  g_ptr_array_add (reports, make_bad ("乙局", 2022));
  g_ptr_array_add (reports, make_good ("丙局", 2023));
  array = goi_reports_to_json_array (reports);
  put_report (f, "b.json", g_ptr_array_index (reports, 0));
  put (f, "a.json", array);
  run (f, "read", "b.json", "a.json");
  g_assert_cmpint (f->status, ==, 0);
  g_assert_cmpstr (f->err, ==, "");
  back = parse_reports (f->out);
  g_assert_cmpuint (back->len, ==, 4);
  g_assert_cmpstr (goi_report_get_agency (g_ptr_array_index (back, 0)), ==, "甲局");
  g_assert_cmpstr (goi_report_get_agency (g_ptr_array_index (back, 1)), ==, "甲局");
  g_assert_cmpstr (goi_report_get_agency (g_ptr_array_index (back, 3)), ==, "丙局");
  g_assert_cmpint (goi_report_get_value (g_ptr_array_index (back, 2), "requests.granted.person")->number.unscaled, ==, 24);
}

static void
test_read_formats (Fixture *f, gconstpointer data)
{
  static const struct { const char *format, *begins; } formats[] = {
    { "jsonl", "{\"format\":\"goi-report\",\"version\":1," },
    { "json", "{\n  \"format\": \"goi-report\",\n" },
    { "csv", "\xEF\xBB\xBFreport,file,agency," },
    { "csv-table", "\xEF\xBB\xBFreport,file,agency," },
  };
  g_autoptr (GoiReport) report = make_good ("甲局", 2021);

  put_report (f, "a.json", report);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      run (f, "read", "--format", formats[i].format, "a.json");
      g_assert_cmpint (f->status, ==, 0);
      g_assert_true (g_str_has_prefix (f->out, formats[i].begins));
    }
  run (f, "read", "-f", "json", "a.json", "a.json");
  g_assert_true (g_str_has_prefix (f->out, "[\n{\"format\""));
}

static void
test_read_failures (Fixture *f, gconstpointer data)
{
  g_autoptr (GoiReport) report = make_good ("甲局", 2021);
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) back = NULL;

  put_report (f, "good.json", report);
  put (f, "empty.json", "");
  put (f, "other.json", "{\"type\":\"FeatureCollection\"}");
  put (f, "cut.json", "{\"format\":\"goi-report\",");
  folder = g_build_filename (f->folder, "nothing", NULL);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  run (f, "read", "missing.json", "good.json", "empty.json", "other.json", "cut.json", "nothing", "good.json");
  g_assert_cmpint (f->status, ==, 2);
  back = parse_reports (f->out);
  g_assert_cmpuint (back->len, ==, 2);
  g_assert_true (g_str_has_prefix (f->err, "missing.json: error: "));
  assert_contains (f->err, "\nempty.json: error: ");
  assert_contains (f->err, "\nother.json: error: ");
  assert_contains (f->err, "\ncut.json: error: ");
  assert_contains (f->err, "\nnothing: error: ");
  g_assert_null (strstr (f->err, "good.json"));

  /* never an empty report, nor an empty array */
  run (f, "read", "--format", "json", "other.json");
  g_assert_cmpint (f->status, ==, 2);
  g_assert_cmpstr (f->out, ==, "");
  run (f, "read", "--format", "csv", "missing.json");
  g_assert_cmpint (f->status, ==, 2);
  g_assert_cmpstr (f->out, ==, "");
}

static void
test_read_doubts (Fixture *f, gconstpointer data)
{
  const char *const cells[] = { "requests.total.person", "requests.total.total", NULL };
  g_autoptr (GoiReport) report = make_good ("甲局", 2021);

  goi_report_add_doubt (report, goi_doubt_new (cells, "two numbers stand in one cell", "30\n(3)"));
  put_report (f, "a.json", report);
  run (f, "read", "a.json");
  g_assert_cmpint (f->status, ==, 0);
  g_assert_cmpstr (f->err, ==,
                   "a.json: warning: requests.total.person, requests.total.total: two numbers stand in one cell (“30 (3)”)\n");
}

/* The same bytes in every locale and language. */
static void
test_locales (Fixture *f, gconstpointer data)
{
  static const char *const environments[]
      = { "LC_ALL=C", "LC_ALL=zh_CN.UTF-8 LANGUAGE=zh_CN", "LC_ALL=C.UTF-8 LANGUAGE=zh_CN", "LC_ALL=de_DE.UTF-8", "TZ=Asia/Shanghai" };
  static const char *const lines[] = { "read a.json", "read --format csv a.json", "read --format csv-table a.json",
                                       "check a.json", "check --json a.json" };
  g_autoptr (GoiReport) report = make_bad ("甲局", 2021);

  put_report (f, "a.json", report);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      g_autofree char *expected = NULL;
      run_in (f, NULL, (const char *const *) words);
      expected = g_strdup (f->out);
      g_assert_cmpint (strlen (expected), >, 100);
      for (guint e = 0; e < G_N_ELEMENTS (environments); e++)
        {
          run_in (f, environments[e], (const char *const *) words);
          g_assert_cmpstr (f->out, ==, expected);
        }
    }
}

/* Names that are no ASCII, in a locale that has nothing else. */
static void
test_chinese_names (Fixture *f, gconstpointer data)
{
  g_autoptr (GoiReport) report = make_good ("甲局", 2021);

  put_report (f, "报告（一）.json", report);
  run_in (f, "LC_ALL=C", (const char *const[]) { "read", "报告（一）.json", "没有.json", NULL });
  g_assert_cmpint (f->status, ==, 2);
  g_assert_true (g_str_has_prefix (f->out, "{\"format\""));
  g_assert_true (g_str_has_prefix (f->err, "没有.json: error: "));
}

/* ---- goi check ---- */

static void
test_check (Fixture *f, gconstpointer data)
{
  g_autoptr (GoiReport) good = make_good ("甲局", 2021);
  g_autoptr (GoiReport) bad = make_bad ("乙局", 2021);

  put_report (f, "good.json", good);
  put_report (f, "bad.json", bad);
  run (f, "check", "good.json");
  g_assert_cmpint (f->status, ==, 0);
  g_assert_cmpstr (f->out, ==, "");
  run (f, "check", "good.json", "bad.json");
  g_assert_cmpint (f->status, ==, 3);
  assert_contains (f->out, "bad.json: error: ");
  assert_contains (f->out, "[requests.outcomes]\n");
  assert_contains (f->out, "20 instead of 24");
  g_assert_null (strstr (f->out, "good.json"));
  run (f, "check", "missing.json", "bad.json");
  g_assert_cmpint (f->status, ==, 2);
  assert_contains (f->out, "bad.json: error: ");
  run (f, "check", "--language", "zh", "bad.json");
  g_assert_cmpint (f->status, ==, 3);
  assert_contains (f->out, "（七）总计等于（一）至（六）之和");
  run_in (f, "GOI_LANGUAGE=zh", (const char *const[]) { "check", "bad.json", NULL });
  assert_contains (f->out, "（七）总计等于（一）至（六）之和");
}

/* Warnings are no errors. */
static void
test_check_warning (Fixture *f, gconstpointer data)
{
  g_autoptr (GoiReport) report = goi_test_report_fill ("2014", 0);

  goi_test_report_set (report, "response.interviews_chief", 2);
  put_report (f, "a.json", report);
  run (f, "check", "a.json");
  g_assert_cmpint (f->status, ==, 0);
  assert_contains (f->out, "a.json: warning: ");
}

static void
test_check_json (Fixture *f, gconstpointer data)
{
  static const char *const members[]
      = { "file", "rule", "severity", "cells", "message", "expected", "found", "repairs" };
  g_autoptr (GoiReport) bad = make_bad ("乙局", 2021);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) of_array = NULL;
  g_autofree char *json = goi_report_to_json (bad, GOI_JSON_STYLE_LINE);
  g_autofree char *two = g_strconcat (json, "\n", json, "\n", NULL);

  put_report (f, "bad.json", bad);
  put (f, "two.jsonl", two);
  run (f, "check", "--json", "bad.json");
  g_assert_cmpint (f->status, ==, 3);
  findings = parse_lines (f->out);
  g_assert_cmpuint (findings->len, ==, 2);
  for (guint i = 0; i < findings->len; i++)
    {
      JsonObject *finding = object_at (findings, i);
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
  g_assert_cmpstr (json_object_get_string_member (object_at (findings, 0), "rule"), ==, "requests.outcomes");
  g_assert_cmpint (json_object_get_int_member (object_at (findings, 0), "found"), ==, 30);
  g_assert_cmpint (json_object_get_int_member (object_at (findings, 0), "expected"), ==, 34);
  run (f, "check", "--json", "two.jsonl");
  of_array = parse_lines (f->out);
  g_assert_cmpuint (of_array->len, ==, 4);
  g_assert_cmpint (json_object_get_int_member (object_at (of_array, 0), "report"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (object_at (of_array, 2), "report"), ==, 2);
}

/* ---- goi export ---- */

static void
test_export (Fixture *f, gconstpointer data)
{
  static const char *const formats[] = { "json", "jsonl", "csv" };
  static const char *const editions[] = { "2008", "2014", "2019", "2021" };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *array = NULL;

  for (int i = 0; i < 8; i++)
    g_ptr_array_add (reports, goi_test_report_random (editions[i % 4], random));
  array = goi_reports_to_json_array (reports);
  put (f, "in.json", array);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *out = g_strconcat ("out.", formats[i], NULL);
      g_autoptr (GPtrArray) back = NULL;
      run (f, "export", "--to", formats[i], "-o", out, "in.json");
      g_assert_cmpint (f->status, ==, 0);
      g_assert_cmpstr (f->out, ==, "");
      run (f, "read", out);
      g_assert_cmpint (f->status, ==, 0);
      back = parse_reports (f->out);
      g_assert_cmpuint (back->len, ==, reports->len);
      for (guint r = 0; r < reports->len; r++)
        goi_test_assert_equal (g_ptr_array_index (reports, r), g_ptr_array_index (back, r));
    }
}

static void
test_export_output (Fixture *f, gconstpointer data)
{
  g_autoptr (GoiReport) report = make_good ("甲局", 2021);
  g_autofree char *first = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *none = NULL;

  put_report (f, "a.json", report);
  run (f, "export", "--to", "jsonl", "-o", "-", "a.json");
  g_assert_cmpint (f->status, ==, 0);
  g_assert_true (g_str_has_prefix (f->out, "{\"format\":"));
  run (f, "export", "-o", "by-name.csv", "a.json");
  g_assert_cmpint (f->status, ==, 0);
  first = get (f, "by-name.csv");
  g_assert_true (g_str_has_prefix (first, "\xEF\xBB\xBFreport,"));
  run (f, "export", "--to", "json", "-o", "no/such/folder/x.json", "a.json");
  g_assert_cmpint (f->status, ==, 1);
  g_assert_true (g_str_has_prefix (f->err, "no/such/folder/x.json: error: "));

  /* one file of two; what was there stays where nothing could be read */
  run (f, "export", "--to", "jsonl", "-o", "some.jsonl", "missing.json", "a.json");
  g_assert_cmpint (f->status, ==, 2);
  kept = get (f, "some.jsonl");
  g_assert_true (g_str_has_prefix (kept, "{\"format\":"));
  run (f, "export", "--to", "json", "-o", "some.jsonl", "missing.json");
  g_assert_cmpint (f->status, ==, 2);
  none = get (f, "some.jsonl");
  g_assert_cmpstr (none, ==, kept);
  run (f, "export", "--to", "json", "-o", "new.json", "missing.json");
  g_assert_cmpint (f->status, ==, 2);
  g_assert_null (get (f, "new.json"));
}

/* An input may be the output. */
static void
test_export_in_place (Fixture *f, gconstpointer data)
{
  g_autoptr (GoiReport) report = make_good ("甲局", 2021);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) back = NULL;

  put_report (f, "a.json", report);
  run (f, "export", "--to", "jsonl", "-o", "a.json", "a.json");
  g_assert_cmpint (f->status, ==, 0);
  text = get (f, "a.json");
  back = parse_reports (text);
  goi_test_assert_equal (report, g_ptr_array_index (back, 0));
}

/* ---- collections ---- */

static void
put_three (Fixture *f)
{
  g_autoptr (GoiReport) a = make_good ("威海市教育局", 2021);
  g_autoptr (GoiReport) b = make_bad ("示例市财政局", 2022);
  g_autoptr (GoiReport) c = make_good ("示例市教育局", 2023);
  const char *const region[] = { "示例省", "示例市", NULL };

  goi_report_set_region (b, region);
  goi_report_set_section (c, "problems", "五、存在的主要问题", "解读不够及时。");
  put_report (f, "in/a.json", a);
  put_report (f, "in/deeper/b.json", b);
  put_report (f, "in/deeper/c.json", c);
  put (f, "in/.hidden.json", "{");
  put (f, "in/notes.xyz", "no report");
}

static void
test_import (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) listed = NULL;

  put_three (f);
  run (f, "import", "--collection", "c.goi", "in");
  g_assert_cmpint (f->status, ==, 0);
  g_assert_cmpstr (f->err, ==, "");
  g_assert_cmpstr (f->out, ==,
                   "in/a.json: added: #1 威海市教育局 2021\n"
                   "in/deeper/b.json: added: #2 示例市财政局 2022\n"
                   "in/deeper/c.json: added: #3 示例市教育局 2023\n");
  run (f, "import", "--collection", "c.goi", "in/a.json", "in/missing.json");
  g_assert_cmpint (f->status, ==, 2);
  g_assert_cmpstr (f->out, ==, "in/a.json: already there: #1 威海市教育局 2021\n");
  g_assert_true (g_str_has_prefix (f->err, "in/missing.json: error: "));
  run (f, "list", "--collection", "c.goi", "--json");
  g_assert_cmpint (f->status, ==, 0);
  listed = parse_lines (f->out);
  g_assert_cmpuint (listed->len, ==, 3);
}

static void
test_list (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) some = NULL;
  g_auto (GStrv) lines = NULL;
  JsonObject *line;

  put_three (f);
  run (f, "import", "--collection", "c.goi", "in");
  run (f, "list", "--collection", "c.goi");
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
  run (f, "list", "--collection", "c.goi", "--json", "--sort", "year", "--descending");
  all = parse_lines (f->out);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpint (json_object_get_int_member (object_at (all, 0), "year"), ==, 2023);
  g_assert_cmpint (json_object_get_int_member (object_at (all, 2), "year"), ==, 2021);
  run (f, "list", "--collection", "c.goi", "--json", "--findings", "errors");
  some = parse_lines (f->out);
  g_assert_cmpuint (some->len, ==, 1);
  line = object_at (some, 0);
  g_assert_cmpstr (json_object_get_string_member (line, "agency"), ==, "示例市财政局");
  g_assert_cmpstr (json_object_get_string_member (line, "region"), ==, "示例省/示例市");
  g_assert_cmpstr (json_object_get_string_member (line, "state"), ==, "imported");
  g_assert_cmpint (json_object_get_int_member (line, "errors"), ==, 2);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (line, "disclosed"), 0.8, 1e-9);
}

static guint
count_listed (Fixture *f, const char *option, const char *value)
{
  g_autoptr (GPtrArray) listed = NULL;

  run (f, "list", "--collection", "c.goi", "--json", option, value);
  g_assert_cmpint (f->status, ==, 0);
  listed = parse_lines (f->out);
  return listed->len;
}

static void
test_choices (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) two = NULL;

  put_three (f);
  run (f, "import", "--collection", "c.goi", "in");
  g_assert_cmpuint (count_listed (f, "--year", "2022"), ==, 1);
  g_assert_cmpuint (count_listed (f, "--year", "1999"), ==, 0);
  g_assert_cmpuint (count_listed (f, "--edition", "2021"), ==, 3);
  g_assert_cmpuint (count_listed (f, "--edition", "2019"), ==, 0);
  g_assert_cmpuint (count_listed (f, "--region", "示例省"), ==, 1);
  g_assert_cmpuint (count_listed (f, "--agency", "威海市教育局"), ==, 1);
  g_assert_cmpuint (count_listed (f, "--state", "imported"), ==, 3);
  g_assert_cmpuint (count_listed (f, "--state", "checked"), ==, 0);
  g_assert_cmpuint (count_listed (f, "--search", "教育局"), ==, 2);
  run (f, "list", "--collection", "c.goi", "--json", "--year", "2021", "--year", "2023");
  two = parse_lines (f->out);
  g_assert_cmpuint (two->len, ==, 2);
}

static void
test_search (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) by_two = NULL;
  g_autoptr (GPtrArray) by_text = NULL;
  g_autoptr (GPtrArray) none = NULL;

  put_three (f);
  run (f, "import", "--collection", "c.goi", "in");
  run_in (f, "LC_ALL=C", (const char *const[]) { "search", "--collection", "c.goi", "--json", "威海", NULL });
  g_assert_cmpint (f->status, ==, 0);
  by_two = parse_lines (f->out);
  g_assert_cmpuint (by_two->len, ==, 1);
  g_assert_cmpstr (json_object_get_string_member (object_at (by_two, 0), "agency"), ==, "威海市教育局");
  run (f, "search", "--collection", "c.goi", "--json", "解读不够", "教育");
  by_text = parse_lines (f->out);
  g_assert_cmpuint (by_text->len, ==, 1);
  g_assert_cmpint (json_object_get_int_member (object_at (by_text, 0), "year"), ==, 2023);
  run (f, "search", "--collection", "c.goi", "--json", "海威");
  g_assert_cmpint (f->status, ==, 0);
  none = parse_lines (f->out);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_show (Fixture *f, gconstpointer data)
{
  g_autoptr (GoiReport) expected = make_bad ("示例市财政局", 2022);
  g_autoptr (GPtrArray) shown = NULL;

  put_three (f);
  run (f, "import", "--collection", "c.goi", "in");
  run (f, "show", "--collection", "c.goi", "2");
  g_assert_cmpint (f->status, ==, 0);
  assert_contains (f->out, "agency\t示例市财政局\n");
  assert_contains (f->out, "region\t示例省/示例市\n");
  assert_contains (f->out, "requests.granted.person\t24\t");
  assert_contains (f->out, "\nerror\t");
  assert_contains (f->out, "一、总体情况\n  全年政务公开工作平稳。\n");
  run (f, "show", "--collection", "c.goi", "--json", "2", "3");
  shown = parse_reports (f->out);
  g_assert_cmpuint (shown->len, ==, 2);
  g_assert_cmpint (goi_report_get_value (g_ptr_array_index (shown, 0), "requests.granted.person")->number.unscaled, ==, 24);
  run (f, "show", "--collection", "c.goi", "2", "99");
  g_assert_cmpint (f->status, ==, 2);
  g_assert_true (g_str_has_prefix (f->err, "99: error: "));
  assert_contains (f->out, "示例市财政局");
}

static void
test_collection_check_export (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) back = NULL;
  g_autofree char *out = NULL;

  put_three (f);
  run (f, "import", "--collection", "c.goi", "in");
  run (f, "check", "--json", "--collection", "c.goi");
  g_assert_cmpint (f->status, ==, 3);
  findings = parse_lines (f->out);
  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpint (json_object_get_int_member (object_at (findings, 0), "id"), ==, 2);
  run (f, "check", "--collection", "c.goi", "--year", "2021");
  g_assert_cmpint (f->status, ==, 0);
  run (f, "export", "--to", "json", "-o", "out.json", "--collection", "c.goi", "--sort", "year");
  g_assert_cmpint (f->status, ==, 0);
  out = get (f, "out.json");
  back = parse_reports (out);
  g_assert_cmpuint (back->len, ==, 3);
  g_assert_cmpint (goi_report_get_year (g_ptr_array_index (back, 0)), ==, 2021);
  run (f, "export", "--to", "json", "-o", "none.json", "--collection", "c.goi", "--year", "1999");
  g_assert_cmpint (f->status, ==, 1);
  g_assert_null (get (f, "none.json"));
}

static void
test_no_collection (Fixture *f, gconstpointer data)
{
  static const char *const lines[] = {
    "list --collection none.goi", "search --collection none.goi x", "show --collection none.goi 1",
    "check --collection none.goi", "export --to json -o x.json --collection none.goi",
    "chart --kind outcomes -o x.svg --collection none.goi", "list --collection other.goi",
  };

  put (f, "other.goi", "this is no collection");
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      g_test_message ("%s", lines[i]);
      run_in (f, NULL, (const char *const *) words);
      g_assert_cmpint (f->status, ==, 2);
      g_assert_cmpstr (f->out, ==, "");
      assert_contains (f->err, ".goi: error: ");
      /* looking does not make one */
      g_assert_null (get (f, "none.goi"));
    }
  run (f, "import", "--collection", "other.goi", "x.json");
  g_assert_cmpint (f->status, ==, 2);
  g_assert_true (g_str_has_prefix (f->err, "other.goi: error: "));
}

/* ---- goi chart ---- */

static void
test_chart (Fixture *f, gconstpointer data)
{
  static const struct { const char *name, *begins; } files[]
      = { { "x.svg", "<?xml" }, { "x.pdf", "%PDF-" }, { "x.png", "\x89PNG" } };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  put_three (f);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *drawn = NULL;
      run (f, "chart", "--kind", "outcomes", "-o", files[i].name, "in/a.json", "in/deeper/b.json");
      g_assert_cmpint (f->status, ==, 0);
      g_assert_cmpstr (f->out, ==, "");
      drawn = get (f, files[i].name);
      g_assert_true (g_str_has_prefix (drawn, files[i].begins));
    }
  run (f, "chart", "--kind", "outcomes", "-o", "x.svg", "in/missing.json");
  g_assert_cmpint (f->status, ==, 2);
  run (f, "chart", "--kind", "trend", "-o", "x.svg", "in/a.json");
  g_assert_cmpint (f->status, ==, 1);
  run (f, "chart", "--kind", "outcomes", "--measure", "outcome.total", "-o", "one.svg", "in/a.json", "in/deeper/c.json");
  g_assert_cmpint (f->status, ==, 0);
  run_in (f, "LC_ALL=zh_CN.UTF-8 LANGUAGE=zh_CN",
          (const char *const[]) { "chart", "--kind", "outcomes", "--measure", "outcome.total", "-o", "two.svg",
                                  "in/a.json", "in/deeper/c.json", NULL });
  first = get (f, "one.svg");
  second = get (f, "two.svg");
  g_assert_cmpstr (first, ==, second);
  run (f, "import", "--collection", "c.goi", "in");
  run (f, "chart", "--kind", "outcomes", "-o", "c.svg", "--collection", "c.goi");
  g_assert_cmpint (f->status, ==, 0);
  g_free (first);
  first = get (f, "c.svg");
  g_assert_true (g_str_has_prefix (first, "<?xml"));
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (argc != 2)
    g_error ("the program to test has to be named");
  command = g_canonicalize_filename (argv[1], NULL); /* the tests change the folder */
  add ("/cli/use", test_use);
  add ("/cli/help", test_help);
  add ("/cli/wrong-use", test_wrong_use);
  add ("/cli/read", test_read);
  add ("/cli/read-formats", test_read_formats);
  add ("/cli/read-failures", test_read_failures);
  add ("/cli/read-doubts", test_read_doubts);
  add ("/cli/locales", test_locales);
  add ("/cli/chinese-names", test_chinese_names);
  add ("/cli/check", test_check);
  add ("/cli/check-warning", test_check_warning);
  add ("/cli/check-json", test_check_json);
  add ("/cli/export", test_export);
  add ("/cli/export-output", test_export_output);
  add ("/cli/export-in-place", test_export_in_place);
  add ("/cli/import", test_import);
  add ("/cli/list", test_list);
  add ("/cli/choices", test_choices);
  add ("/cli/search", test_search);
  add ("/cli/show", test_show);
  add ("/cli/collection-check-export", test_collection_check_export);
  add ("/cli/no-collection", test_no_collection);
  add ("/cli/chart", test_chart);
  return g_test_run ();
}
