/* test-write.c: from reports to files and back
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-csv-reader.h"
#include "goi-read.h"
#include "goi-test-report.h"
#include "goi-write.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const editions[] = { "2008", "2014", "2019", "2021" };

static GPtrArray *
random_reports (guint n, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GPtrArray *reports = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (reports, goi_test_report_random (editions[(i + seed) % 4], random));
  return reports;
}

static char *
write_text (GPtrArray *reports, GoiWriteFormat format)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (goi_write_reports (reports, format, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
assert_same (GPtrArray *a, GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    goi_test_assert_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i));
}

static GPtrArray *
read_csv (const char *text)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *reports = goi_reports_from_csv (text, -1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (reports);
  return reports;
}

/* ---- JSON ---- */

static void
test_json (void)
{
  for (guint n = 1; n <= 4; n++)
    {
      g_autoptr (GPtrArray) reports = random_reports (n, n);
      g_autofree char *json = write_text (reports, GOI_WRITE_JSON);
      g_autofree char *lines = write_text (reports, GOI_WRITE_JSON_LINES);
      g_auto (GStrv) line = g_strsplit (lines, "\n", -1);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) from_json = goi_reports_from_json (json, -1, &error);
      g_autoptr (GPtrArray) from_lines = goi_reports_from_json (lines, -1, &error);

      g_assert_no_error (error);
      g_assert_cmpint (json[0], ==, n == 1 ? '{' : '[');
      g_assert_true (g_str_has_suffix (json, n == 1 ? "}\n" : "\n]\n"));
      g_assert_cmpuint (g_strv_length (line), ==, n + 1);
      assert_same (reports, from_json);
      assert_same (reports, from_lines);
    }
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree char *json = write_text (none, GOI_WRITE_JSON);
  g_autofree char *lines = write_text (none, GOI_WRITE_JSON_LINES);
  g_autofree char *csv = write_text (none, GOI_WRITE_CSV);
  g_autofree char *table = write_text (none, GOI_WRITE_CSV_TABLE);

  g_assert_cmpstr (json, ==, "[\n]\n");
  g_assert_cmpstr (lines, ==, "");
  g_assert_cmpstr (csv, ==, "\xEF\xBB\xBFreport,file,agency,region,year,edition,kind,key,label,unit,value,mark,text,origin,start,end\r\n");
  g_assert_cmpstr (table, ==, "\xEF\xBB\xBFreport,file,agency,region,year,edition\r\n");
}

static void
test_format_names (void)
{
  static const char *const names[] = { "json", "jsonl", "csv", "csv-table" };
  GoiWriteFormat format;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_true (goi_write_format_from_name (names[i], &format));
      g_assert_cmpint (format, ==, i);
      g_assert_cmpstr (goi_write_format_to_name (format), ==, names[i]);
      g_assert_nonnull (strchr (goi_write_format_get_media_type (format), '/'));
    }
  g_assert_false (goi_write_format_from_name ("JSON", &format));
  g_assert_false (goi_write_format_from_name ("", &format));
}

/* ---- CSV ---- */

static void
test_csv_rows (void)
{
  g_autoptr (GoiReport) report = goi_report_new (goi_edition_get ("2021"), GOI_MARK_BLANK);
  g_autoptr (GPtrArray) reports = g_ptr_array_new ();
  g_autoptr (GoiValue) value = goi_value_new_number (((GoiDecimal) { 41089, 2 }), GOI_ORIGIN_TABLE);
  const char *const region[] = { "示例省", "示例市", NULL };
  const char *const cells[] = { "requests.total.legal", "requests.total.total", NULL };
  GoiDoubt *doubt = goi_doubt_new (cells, "why, really", "=3");
  g_autofree char *csv = NULL;

  value->text = g_strdup ("410.89万元");
  value->start = 7;
  value->end = 15;
  g_ptr_array_add (reports, report);
  goi_report_set_year (report, 2022);
  goi_report_set_agency (report, "示例“局”");
  goi_report_set_region (report, region);
  goi_report_set_title (report, "标题");
  goi_report_set_source (report, "a,b.html", "text/html", NULL);
  goi_report_set_section (report, "overview", "一、总体情况", "第一行\n\"第二行\"");
  goi_report_set_value (report, "disclosure.fees.amount", value);
  goi_test_report_mark (report, "requests.denied.state_secret.person", GOI_MARK_DASH);
  goi_report_add_doubt (report, doubt);
  csv = write_text (reports, GOI_WRITE_CSV);

#define ID "1,\"a,b.html\",示例“局”,示例省/示例市,2022,2021,"
  g_assert_true (g_str_has_prefix (strchr (csv, '\n') + 1, ID "report,goi-report,,,1,,标题,,,\r\n"));
  g_assert_nonnull (strstr (csv, "\n" ID "source,name,,,,,\"a,b.html\",,,\r\n"));
  g_assert_nonnull (strstr (csv, "\n" ID "source,media_type,,,,,text/html,,,\r\n"));
  g_assert_null (strstr (csv, "sha256"));
  g_assert_nonnull (strstr (csv, "\n" ID "section,overview,一、总体情况,,,,\"第一行\n\"\"第二行\"\"\",,,\r\n"));
  g_assert_nonnull (strstr (csv, "\n" ID "cell,disclosure.fees.amount,行政事业性收费 / 本年收费金额（单位：万元）,万元,410.89,,410.89万元,table,7,15\r\n"));
  g_assert_nonnull (strstr (csv, "\n" ID "cell,requests.denied.state_secret.person,三、本年度办理结果 / （三）不予公开 / 1.属于国家秘密"
                                 " / 申请人情况 / 自然人,件,,dash,,table,,\r\n"));
  g_assert_nonnull (strstr (csv, "\n" ID "cell,requests.received.person,一、本年新收政府信息公开申请数量 / 申请人情况 / 自然人,件,,blank,,,,\r\n"));
  g_assert_nonnull (strstr (csv, "\n" ID "doubt,requests.total.legal requests.total.total,\"why, really\",,,,'=3,,,\r\n"));
  g_assert_true (g_str_has_suffix (csv, "\n" ID "end,,,,,,,,,\r\n"));
#undef ID
}

static void
test_csv_random (void)
{
  for (guint seed = 1; seed <= 60; seed++)
    {
      g_autoptr (GPtrArray) reports = random_reports (1 + seed % 4, seed);
      g_autofree char *csv = write_text (reports, GOI_WRITE_CSV);
      g_autoptr (GPtrArray) back = read_csv (csv);
      g_assert_true (goi_csv_sniff (csv, -1));
      assert_same (reports, back);
    }
}

static void
test_guard (void)
{
  static const struct { const char *text, *guarded; } cases[] = {
    { "", "" },
    { "申请", "申请" },
    { "=1+1", "'=1+1" },
    { "+86 10", "'+86 10" },
    { "-2+3", "'-2+3" },
    { "@SUM(A1)", "'@SUM(A1)" },
    { "\t=1", "'\t=1" },
    { "\r=1", "'\r=1" },
    { "\n=1", "'\n=1" },
    { "＝1+1", "'＝1+1" },
    { "－", "－" },
    { "-5", "-5" },
    { "+3", "+3" },
    { "-0.5", "-0.5" },
    { "-", "-" },
    { "--", "--" },
    { "'", "'" },
    { "'a", "'a" },
    { "'=1", "''=1" },
    { "''", "'''" },
    { "''a", "'''a" },
    { "1=1", "1=1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *guarded = goi_csv_guard (cases[i].text);
      g_assert_cmpstr (guarded, ==, cases[i].guarded);
      g_assert_cmpstr (goi_csv_unguard (guarded), ==, cases[i].text);
    }
}

static void
test_guard_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);

  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *text = goi_test_random_text (random, 4);
      g_autofree char *guarded = goi_csv_guard (text);
      g_assert_cmpstr (goi_csv_unguard (guarded), ==, text);
      g_assert_null (strchr ("=@\t\r\n", guarded[0] != '\0' ? guarded[0] : 'x'));
    }
}

static void
test_region (void)
{
  static const char *const regions[][4] = {
    { NULL }, { "示例省", NULL }, { "示例省", "示例市", "示例县", NULL }, { "", NULL }, { "", "", NULL },
    { "a/b", "c\\d", NULL }, { "\\", "/", "\\.", NULL }, { ".", "", ".", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      g_autofree char *joined = goi_csv_join_region (regions[i]);
      g_auto (GStrv) split = goi_csv_split_region (joined);
      g_assert_true (g_strv_equal ((const char *const *) split, regions[i]));
    }
}

static char *
replace (const char *text, const char *from, const char *to)
{
  GString *s = g_string_new (text);

  g_string_replace (s, from, to, 0);
  return g_string_free (s, FALSE);
}

/* A report without texts that separators could be confused with. */
static GPtrArray *
plain_reports (void)
{
  GPtrArray *reports = g_ptr_array_new_with_free_func (g_object_unref);
  GoiReport *report = goi_test_report_fill ("2014", 3);

  goi_report_set_title (report, "标题");
  goi_report_set_section (report, "s1", "一", "文字");
  g_ptr_array_add (reports, report);
  return reports;
}

/* What spreadsheet programs make of the file when they save it again. */
static void
test_saved_again (void)
{
  g_autoptr (GPtrArray) reports = plain_reports ();
  g_autofree char *csv = write_text (reports, GOI_WRITE_CSV);
  g_autofree char *lines = replace (csv, "\r\n", "\n");
  g_autofree char *semicolons = replace (csv, ",", ";");
  g_autofree char *tabs = replace (csv, ",", "\t");
  g_autofree char *wider = replace (csv, "\r\n", ",,\r\n");
  g_autofree char *longer = g_strconcat (csv, ",,,,,,,,,,,,,,,\r\n\r\n,\r\n", NULL);
  g_autofree char *no_end = g_strndup (csv, strlen (csv) - 2);
  const char *const forms[] = { csv, csv + 3, lines, semicolons, tabs, wider, longer, no_end };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GPtrArray) back = read_csv (forms[i]);
      g_assert_true (goi_csv_sniff (forms[i], -1));
      assert_same (reports, back);
    }
}

/* A Chinese system saves in its own encoding. */
static void
test_saved_as_gbk (void)
{
  g_autoptr (GPtrArray) reports = plain_reports ();
  g_autofree char *csv = write_text (reports, GOI_WRITE_CSV);
  gsize length;
  char *gbk = g_convert (csv + 3, -1, "GBK", "UTF-8", NULL, &length, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_take (gbk, length);
  g_autoptr (GBytes) damaged = NULL;
  /* with the NUL that g_convert () puts behind it, as it is searched like a string */
  g_autofree char *copy = g_memdup2 (gbk, length + 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiReading) reading = goi_read_bytes (bytes, "saved.csv", NULL, &error);

  g_assert_no_error (error);
  assert_same (reports, goi_reading_get_reports (reading));
  /* half a character at the end of the title */
  memcpy (strstr (copy, "goi-report,,,1,,") + 16 + 3, "\xff", 1);
  damaged = g_bytes_new (copy, length);
  g_assert_null (goi_read_bytes (damaged, "saved.csv", NULL, &error));
  g_assert_true (error->domain == GOI_READ_ERROR);
}

static void
test_columns_moved (void)
{
  g_autoptr (GPtrArray) reports = plain_reports ();
  g_autofree char *csv = write_text (reports, GOI_WRITE_CSV);
  g_auto (GStrv) lines = g_strsplit (csv + 3, "\r\n", -1);
  g_autoptr (GString) moved = g_string_new (NULL);
  g_autoptr (GPtrArray) back = NULL;

  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);
      g_assert_cmpuint (g_strv_length (fields), ==, 16);
      for (guint f = 16; f > 0; f--)
        g_string_append_printf (moved, "%s%c", fields[f - 1], f == 1 ? '\n' : ',');
    }
  back = read_csv (moved->str);
  assert_same (reports, back);
}

static void
test_csv_truncated (void)
{
  g_autoptr (GPtrArray) reports = random_reports (1, 1);
  g_autofree char *csv = write_text (reports, GOI_WRITE_CSV);
  gsize whole = strlen (csv);
  const char *last = g_strrstr (csv, ",end,") + 4; /* the fields behind it are empty */

  for (gsize length = 0; csv + length < last; length++)
    {
      g_autofree char *part = g_memdup2 (csv, length + (length == 0));
      g_autoptr (GError) error = NULL;
      g_assert_null (goi_reports_from_csv (part, length, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == GOI_CSV_ERROR);
    }
  g_assert_cmpint (csv + whole - last, <, 16);
}

static void
test_csv_damaged (void)
{
  static const struct { const char *from, *to; int code; const char *says; } cases[] = {
    { "report,file,", "report,", GOI_CSV_ERROR_FORMAT, "“file” is missing" },
    { "report,file,", "report,files,", GOI_CSV_ERROR_FORMAT, "“files”" },
    { "report,file,", "report,report,", GOI_CSV_ERROR_FORMAT, "twice" },
    { "goi-report,,,1,", "goi-report,,,2,", GOI_CSV_ERROR_FORMAT, "Row 2: " },
    { "goi-report,,,1,", "goi,,,1,", GOI_CSV_ERROR_FORMAT, "version 1" },
    { ",2014,2014,report,", ",2014,2015,report,", GOI_CSV_ERROR_CONTENT, "“2015”" },
    { ",2014,2014,report,", ",14,2014,report,", GOI_CSV_ERROR_CONTENT, "“14”" },
    { ",2014,2014,section,", ",2015,2014,section,", GOI_CSV_ERROR_CONTENT, "Row 3: In the column “year” stands “2015”" },
    { "示例局,,2014,2014,section,", "别的局,,2014,2014,section,", GOI_CSV_ERROR_CONTENT, "“别的局”" },
    { ",section,s1,", ",chapter,s1,", GOI_CSV_ERROR_CONTENT, "“chapter”" },
    { ",section,s1,", ",section,,", GOI_CSV_ERROR_CONTENT, "id" },
    { ",cell,published.total,", ",cell,published.totals,", GOI_CSV_ERROR_CONTENT, "“published.totals”" },
    { ",cell,published.total,", ",cell,published.normative,", GOI_CSV_ERROR_CONTENT, "already" },
    { ",条,3,,,table,,\r\n", ",条,3,blank,,table,,\r\n", GOI_CSV_ERROR_CONTENT, "only one" },
    { ",条,3,,,table,,\r\n", ",条,,,,table,,\r\n", GOI_CSV_ERROR_CONTENT, "mark must say" },
    { ",条,3,,,table,,\r\n", ",条,,zero,,table,,\r\n", GOI_CSV_ERROR_CONTENT, "“zero”" },
    { ",条,3,,,table,,\r\n", ",条,三,,,table,,\r\n", GOI_CSV_ERROR_CONTENT, "“三”" },
    { ",条,3,,,table,,\r\n", ",条,3.5,,,table,,\r\n", GOI_CSV_ERROR_CONTENT, "whole number" },
    { ",条,3,,,table,,\r\n", ",条,-3,,,table,,\r\n", GOI_CSV_ERROR_CONTENT, "negative" },
    { ",条,3,,,table,,\r\n", ",条,1E+5,,,table,,\r\n", GOI_CSV_ERROR_CONTENT, "“1E+5”" },
    { ",条,3,,,table,,\r\n", ",条,3,,,guess,,\r\n", GOI_CSV_ERROR_CONTENT, "“guess”" },
    { ",条,3,,,table,,\r\n", ",条,3,,,table,5,\r\n", GOI_CSV_ERROR_CONTENT, "place" },
    { ",条,3,,,table,,\r\n", ",条,3,,,table,5,4\r\n", GOI_CSV_ERROR_CONTENT, "place" },
    { ",条,3,,,table,,\r\n", ",条,3,,,table,-1,4\r\n", GOI_CSV_ERROR_CONTENT, "place" },
    { ",条,3,,,table,,\r\n", ",条,3,,,table,,,more\r\n", GOI_CSV_ERROR_CONTENT, "“more”" },
    { ",标题,", ",\"标题,", GOI_CSV_ERROR_SYNTAX, "quotation mark" },
    { ",标题,", ",\"标\"题,", GOI_CSV_ERROR_SYNTAX, "quotation mark" },
    { "1,,示例局,,2014,2014,report,goi-report,,,1,,标题,,,\r\n", "", GOI_CSV_ERROR_CONTENT, "row of the report is missing" },
    { "1,,示例局,,2014,2014,end,,,,,,,,,\r\n", "", GOI_CSV_ERROR_SYNTAX, "not complete" },
    { "2014,end,,,,,,,,,\r\n", "2014,alternative,,1,,,,,,,\r\n", GOI_CSV_ERROR_CONTENT, "row of the doubt" },
    { "2014,end,,,,,,,,,\r\n", "2014,doubt,no.such,why,,,,,,,\r\n", GOI_CSV_ERROR_CONTENT, "“no.such”" },
    { "2014,end,,,,,,,,,\r\n", "2014,source,author,,,,,x,,,\r\n", GOI_CSV_ERROR_CONTENT, "“author”" },
    { "2014,end,,,,,,,,,\r\n", "2014,report,goi-report,,,1,,,,,\r\n", GOI_CSV_ERROR_CONTENT, "“end”" },
    { "2014,end,,,,,,,,,\r\n", "2014,doubt,,why,,,,,,,\r\n1,,示例局,,2014,2014,alternative,,2,,,,,,,\r\n", GOI_CSV_ERROR_CONTENT, "numbered" },
  };
  g_autoptr (GPtrArray) reports = plain_reports ();
  g_autofree char *csv = write_text (reports, GOI_WRITE_CSV);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      const char *at = strstr (csv, cases[i].from);
      g_autofree char *damaged = NULL;

      g_test_message ("%u: %s", i, cases[i].to);
      g_assert_nonnull (at);
      damaged = g_strdup_printf ("%.*s%s%s", (int) (at - csv), csv, cases[i].to, at + strlen (cases[i].from));
      g_assert_null (goi_reports_from_csv (damaged, -1, &error));
      g_assert_error (error, GOI_CSV_ERROR, cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, "Row "));
      if (strstr (error->message, cases[i].says) == NULL)
        g_error ("“%s” does not say “%s”", error->message, cases[i].says);
    }
}

static void
test_csv_row_missing (void)
{
  g_autoptr (GPtrArray) reports = plain_reports ();
  g_autofree char *csv = write_text (reports, GOI_WRITE_CSV);
  char *from = strstr (csv, "1,,示例局,,2014,2014,cell,review.total,");
  char *to = strchr (from, '\n') + 1;
  g_autoptr (GError) error = NULL;

  memmove (from, to, strlen (to) + 1);
  g_assert_null (goi_reports_from_csv (csv, -1, &error));
  g_assert_error (error, GOI_CSV_ERROR, GOI_CSV_ERROR_CONTENT);
  g_assert_nonnull (strstr (error->message, "review.total"));
}

static void
test_csv_other_files (void)
{
  static const char *const texts[] = { "", "\xEF\xBB\xBF", "a,b\n1,2\n", "{\"a\":1}", "年度报告", "\"", "\xff\xfe", ",,,\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (goi_csv_sniff (texts[i], -1));
      g_assert_null (goi_reports_from_csv (texts[i], -1, &error));
      g_assert_true (error != NULL && error->domain == GOI_CSV_ERROR);
    }
}

static void
test_csv_mutations (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (77);
  g_autoptr (GPtrArray) reports = random_reports (2, 6);
  g_autofree char *csv = write_text (reports, GOI_WRITE_CSV);

  for (int round = 0; round < 3000; round++)
    {
      g_autofree char *text = g_strdup (csv);
      gsize length = strlen (text);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) back = NULL;

      for (int n = g_rand_int_range (random, 1, 4); n > 0; n--)
        text[g_rand_int_range (random, 0, length)] = ",\"\r\n;'=0a\x80"[g_rand_int_range (random, 0, 10)];
      back = goi_reports_from_csv (text, length, &error);
      g_assert_true ((back != NULL) == (error == NULL));
      if (back != NULL)
        {
          g_autofree char *again = write_text (back, GOI_WRITE_CSV);
          g_autoptr (GPtrArray) twice = read_csv (again);
          assert_same (back, twice);
        }
    }
}

/* ---- the table ---- */

static const char *
find_field (char **header, char **row, const char *column)
{
  for (guint i = 0; header[i] != NULL; i++)
    if (strcmp (header[i], column) == 0)
      return row[i];
  g_error ("no column %s", column);
}

static void
test_table (void)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  GoiReport *a = goi_test_report_fill ("2021", 0);
  GoiReport *b = goi_test_report_fill ("2019", 5);
  g_autofree char *csv = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) header = NULL;
  g_auto (GStrv) first = NULL;
  g_auto (GStrv) second = NULL;

  g_ptr_array_add (reports, a);
  g_ptr_array_add (reports, b);
  goi_test_report_mark (a, "requests.received.person", GOI_MARK_BLANK);
  goi_test_report_mark (a, "requests.received.business", GOI_MARK_DASH);
  goi_test_report_mark (a, "requests.received.research", GOI_MARK_ABSENT);
  csv = write_text (reports, GOI_WRITE_CSV_TABLE);
  lines = g_strsplit (csv + 3, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  header = g_strsplit (lines[0], ",", -1);
  first = g_strsplit (lines[1], ",", -1);
  second = g_strsplit (lines[2], ",", -1);
  /* 6 columns, the 198 cells of 2019, and of 2021 the 10 of table two less none alike, the 3 rows of （六） */
  g_assert_cmpuint (g_strv_length (header), ==, 6 + 198 + 9 + 1 + 21 - 3);
  g_assert_cmpuint (g_strv_length (first), ==, g_strv_length (header));
  g_assert_cmpuint (g_strv_length (second), ==, g_strv_length (header));
  g_assert_cmpstr (find_field (header, first, "requests.received.person"), ==, "");
  g_assert_cmpstr (find_field (header, first, "requests.received.business"), ==, "dash");
  g_assert_cmpstr (find_field (header, first, "requests.received.research"), ==, "absent");
  g_assert_cmpstr (find_field (header, first, "requests.received.total"), ==, "0");
  g_assert_cmpstr (find_field (header, second, "requests.received.person"), ==, "5");
  g_assert_cmpstr (find_field (header, second, "disclosure.fees.amount"), ==, "");
  g_assert_cmpstr (find_field (header, first, "disclosure.fees.amount"), ==, "0");
  g_assert_cmpstr (find_field (header, second, "edition"), ==, "2019");
}

/* ---- files ---- */

static gboolean
write_half (GOutputStream *stream, gpointer user_data, GCancellable *cancellable, GError **error)
{
  if (!g_output_stream_write_all (stream, "half", 4, NULL, cancellable, error))
    return FALSE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "full");
  return FALSE;
}

static void
test_whole_or_not_at_all (void)
{
  g_autofree char *folder = g_dir_make_tmp ("goi-write-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "out.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) reports = random_reports (2, 2);
  g_autofree char *expected = write_text (reports, GOI_WRITE_JSON);
  g_autofree char *contents = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;

  g_assert_false (goi_write_file (file, write_half, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_clear_error (&error);
  g_assert_false (g_file_query_exists (file, NULL));

  g_assert_true (goi_write_reports_to_file (reports, GOI_WRITE_JSON, file, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, expected);

  g_assert_false (goi_write_file (file, write_half, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, expected);

  /* nothing else is left in the folder */
  dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "out.json");
  g_assert_null (g_dir_read_name (dir));
  g_assert_true (g_file_delete (file, NULL, NULL));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_no_folder (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/folder/out.json");
  g_autoptr (GPtrArray) reports = random_reports (1, 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (goi_write_reports_to_file (reports, GOI_WRITE_JSON, file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GPtrArray) reports = random_reports (2, 1);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (goi_write_reports (reports, GOI_WRITE_CSV, stream, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_writer_counts (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GPtrArray) reports = random_reports (3, 5);
  GoiWriter *writer = goi_writer_new (GOI_WRITE_JSON, stream);

  for (guint i = 0; i < 3; i++)
    g_assert_true (goi_writer_add (writer, g_ptr_array_index (reports, i), NULL, NULL));
  g_assert_true (goi_writer_finish (writer, NULL, NULL));
  g_assert_cmpint (goi_writer_get_n_bytes (writer), ==,
                   g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
  g_assert_finalize_object (writer);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/write/json", test_json);
  g_test_add_func ("/write/nothing", test_nothing);
  g_test_add_func ("/write/format-names", test_format_names);
  g_test_add_func ("/write/csv/rows", test_csv_rows);
  g_test_add_func ("/write/csv/random", test_csv_random);
  g_test_add_func ("/write/csv/guard", test_guard);
  g_test_add_func ("/write/csv/guard-random", test_guard_random);
  g_test_add_func ("/write/csv/region", test_region);
  g_test_add_func ("/write/csv/saved-again", test_saved_again);
  g_test_add_func ("/write/csv/saved-as-gbk", test_saved_as_gbk);
  g_test_add_func ("/write/csv/columns-moved", test_columns_moved);
  g_test_add_func ("/write/csv/truncated", test_csv_truncated);
  g_test_add_func ("/write/csv/damaged", test_csv_damaged);
  g_test_add_func ("/write/csv/row-missing", test_csv_row_missing);
  g_test_add_func ("/write/csv/other-files", test_csv_other_files);
  g_test_add_func ("/write/csv/mutations", test_csv_mutations);
  g_test_add_func ("/write/table", test_table);
  g_test_add_func ("/write/whole-or-not-at-all", test_whole_or_not_at_all);
  g_test_add_func ("/write/no-folder", test_no_folder);
  g_test_add_func ("/write/cancelled", test_cancelled);
  g_test_add_func ("/write/writer-counts", test_writer_counts);
  return g_test_run ();
}
