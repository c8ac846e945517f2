/* test-search.c: words of texts, and what finds them
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-made-report.h"
#include "goi-store-fixture.h"
#include "goi-store-private.h"

#include <string.h>

typedef struct
{
  char *path;
  GoiCollection *collection;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->path = goi_fixture_make_path ("collection.goi");
  f->collection = goi_fixture_open (f->path, GOI_OPEN_CREATE);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  goi_collection_verify (f->collection, NULL, &error);
  g_assert_no_error (error);
  goi_collection_close (f->collection);
  g_object_unref (f->collection);
  goi_fixture_remove (f->path);
  g_free (f->path);
}

static gint64
add (Fixture *f, const char *agency, const char *title, const char *section, const char *text)
{
  g_autoptr (GoiReport) report = goi_report_new (goi_edition_get ("2021"), GOI_MARK_BLANK);
  g_autoptr (GError) error = NULL;
  gint64 id;

  goi_report_set_agency (report, agency);
  goi_report_set_title (report, title);
  if (section != NULL)
    goi_report_set_section (report, "overview", "一、总体情况", section);
  id = goi_collection_add (f->collection, report, GOI_STATE_IMPORTED, NULL, text, NULL, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static guint
hits (Fixture *f, const char *words)
{
  g_autoptr (GoiQuery) query = goi_fixture_search (words);
  g_autoptr (GError) error = NULL;
  guint n = goi_collection_count (f->collection, query, NULL, &error);

  g_assert_no_error (error);
  return n;
}

#define assert_hits(f, words, n) g_assert_cmpuint (hits (f, words), ==, n)

static void
test_segment (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "威海", "威海 海 " },
    { "威", "威 " },
    { "政府信息", "政府 府信 信息 息 " },
    { "2021年", "2021 年 " },
    { "ＡＢＣ１２３", "abc123 " },
    { "二〇二一年", "二〇 〇二 二一 一年 年 " },
    { "财　政\n局", "财政 政局 局 " },
    { "财\u200b政\ufeff局", "财政 政局 局 " },
    { "海。政", "海 政 " },
    { "GoiReports 1.2", "goireports 1 2 " },
    { "（一）予以公开", "一 予以 以公 公开 开 " },
    { "café Été", "café été " },
    { "a\tb 丙", "a b 丙 " },
    { "'; DROP TABLE report; --", "drop table report " },
    { "𠮷野家", "𠮷野 野家 家 " },
    { "한국 かな", "한국 국か かな な " },
    { "威\xff海", "威 海 " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *tokens = goi_search_segment (cases[i][0]);
      g_assert_cmpstr (tokens, ==, cases[i][1]);
    }
}

static void
test_expression (void)
{
  static const char *const cases[][2] = {
    { "", NULL },
    { " \t\u3000", NULL },
    { "，。“”!?*()\"'", NULL },
    { "威海", "\"威海 \"" },
    { "威", "\"威 \" *" },
    { "威海市 2021", "\"威海 海市 \" AND \"2021 \"" },
    { "威海　财政", "\"威海 \" AND \"财政 \"" },
    { "goi", "\"goi \" *" },
    { "《威海》", "\"威海 \"" },
    { "威海，财政", "\"威海 海 财政 \"" },
    { "2021年", "\"2021 年 \" *" },
    { "AND OR NOT", "\"and \" * AND \"or \" * AND \"not \" *" },
    { "agency:x", "\"agency x \" *" },
    { "\"a\" *", "\"a \" *" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expression = goi_search_expression (cases[i][0]);
      g_assert_cmpstr (expression, ==, cases[i][1]);
    }
}

static void
test_chinese (Fixture *f, gconstpointer data)
{
  add (f, "威海市财政局", "威海市财政局2021年政府信息公开工作年度报告", NULL, "全年收到申请12件，予以公开8件。");
  add (f, "青川县教育局", "青川县教育局2020年政府信息公开工作年度报告", NULL, "主要领导赴威海考察；大海边的威严。");
  add (f, "海威县民政局", "海威县民政局报告", NULL, "没有收到申请");

  assert_hits (f, "威海", 2);
  assert_hits (f, "海", 3);
  assert_hits (f, "威", 3);
  assert_hits (f, "海威", 1);
  assert_hits (f, "财政", 1);
  assert_hits (f, "威海市财政局", 1);
  assert_hits (f, "威海市民政局", 0);
  assert_hits (f, "局", 3);
  assert_hits (f, "政府信息公开工作年度报告", 2);
  assert_hits (f, "2021", 1);
  assert_hits (f, "2021年", 1);
  assert_hits (f, "２０２１年", 1);
  assert_hits (f, "202", 0);
  assert_hits (f, "12件", 1);
  assert_hits (f, "2件", 0);
  assert_hits (f, "申请12件，予以公开", 1);
  assert_hits (f, "威海 教育", 1);
  assert_hits (f, "教育 威海", 1);
  assert_hits (f, "威海 民政", 0);
  assert_hits (f, "威海　财政　2021", 1);
  assert_hits (f, "没有收到", 1);
  assert_hits (f, "，", 3);
  assert_hits (f, "魑魅", 0);
}

static void
test_other_scripts (Fixture *f, gconstpointer data)
{
  add (f, "Office of Information", "Annual Report 2021", NULL, "Contact: info@example.org, tel. 0631-5200000; 410.89万元");
  add (f, "", "", NULL, "annually");

  assert_hits (f, "annual", 2);
  assert_hits (f, "ANNUAL", 2);
  assert_hits (f, "annual rep", 1);
  assert_hits (f, "nnual", 0);
  assert_hits (f, "info@example.org", 1);
  assert_hits (f, "0631-5200000", 1);
  assert_hits (f, "5200000", 1);
  assert_hits (f, "520", 0);
  assert_hits (f, "410.89", 1);
  assert_hits (f, "410.89万元", 1);
  assert_hits (f, "410", 1);
}

/* Names are spread out, broken over lines, and have signs in them that nobody sees. */
static void
test_spread_out (Fixture *f, gconstpointer data)
{
  add (f, "威 海 市 财 政 局", "威海市\n财政局", NULL, "政 府\n信\u200b息\u00ad公\ufeff开");
  assert_hits (f, "威海市财政局", 1);
  assert_hits (f, "政府信息公开", 1);
}

static void
test_sections (Fixture *f, gconstpointer data)
{
  gint64 id = add (f, "甲局", "题", "召开新闻发布会三次。", "召开新闻\n发布会三次。附件另发。");
  g_autoptr (GoiStoredReport) stored = goi_collection_load (f->collection, id, NULL, NULL);
  g_autoptr (GError) error = NULL;

  assert_hits (f, "新闻发布会", 1);
  assert_hits (f, "附件", 1);
  assert_hits (f, "总体情况", 1);
  /* What is edited is found as it is now, what the document says as it was. */
  goi_report_set_section (stored->report, "overview", "一、总体情况", "举办培训班两期。");
  goi_report_set_agency (stored->report, "乙局");
  goi_collection_save (f->collection, id, 1, stored->report, GOI_STATE_CHECKED, NULL, &error);
  g_assert_no_error (error);
  assert_hits (f, "培训班", 1);
  assert_hits (f, "新闻发布会", 1);
  assert_hits (f, "乙局", 1);
  assert_hits (f, "甲局", 0);
  goi_report_set_section (stored->report, "overview", "一、总体情况", "无。");
  goi_collection_save (f->collection, id, 2, stored->report, GOI_STATE_CHECKED, NULL, &error);
  g_assert_no_error (error);
  assert_hits (f, "培训班", 0);
  assert_hits (f, "附件", 1);
}

static void
test_no_document (Fixture *f, gconstpointer data)
{
  add (f, "甲局", "题", "召开新闻发布会三次。", NULL);
  assert_hits (f, "新闻发布会", 1);
}

static void
test_trash (Fixture *f, gconstpointer data)
{
  gint64 id = add (f, "威海市财政局", "题", NULL, "全文");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof id);
  g_autoptr (GoiQuery) query = goi_fixture_search ("威海");
  g_autoptr (GError) error = NULL;

  g_array_append_val (ids, id);
  goi_query_set_trash (query, TRUE);
  g_assert_cmpuint (goi_collection_count (f->collection, query, NULL, NULL), ==, 0);
  goi_collection_set_trashed (f->collection, ids, TRUE, NULL, &error);
  g_assert_no_error (error);
  assert_hits (f, "威海", 0);
  g_assert_cmpuint (goi_collection_count (f->collection, query, NULL, NULL), ==, 1);
  goi_collection_empty_trash (f->collection, NULL, &error);
  g_assert_no_error (error);
  /* The next report finds a clean index. */
  add (f, "青川县财政局", "题", NULL, "全文");
  assert_hits (f, "威海", 0);
  assert_hits (f, "全文", 1);
  g_assert_cmpint (goi_fixture_get_int (f->path, "SELECT count (*) FROM search ('威海')"), ==, 0);
}

/* Nothing that anybody types is an error. */
static void
test_hostile (Fixture *f, gconstpointer data)
{
  static const char *const words[] = {
    "\"", "\"\"", "\"\"\"", "'", "(", ")", "((((", "*", "^", "+", "-", "NEAR", "NEAR(", "NEAR(a b, 5)", "a NEAR/2 b",
    "AND", "OR", "NOT", "a AND", "OR a", "NOT a", "a NOT b", "agency:", "agency : 甲", "{agency title}: x", "-agency:x",
    "a + b", "a*", "*a", "^a", "%", "_", "%%", "\\", "\x01", "\x7f", "\xff\xfe", "a\xffz", "\xed\xa0\x80", ";", "--",
    "'; DROP TABLE report; --", "\" OR 1=1 --", "\ufffe", "\U0010ffff", "NULL", "rank", "search", "x'00'", "0x", "1e999",
    "\u200b", "\u202e甲", "😀", "e\u0301", "ﷺ", "\u0300",
  };
  g_autoptr (GString) endless = g_string_new (NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  add (f, "甲局", "NEAR and NOT or NULL rank 😀 甲", NULL, "全文 e\u0301");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    hits (f, words[i]);
  for (guint i = 0; i < 20000; i++)
    g_string_append (endless, i % 2 ? "政" : " a");
  hits (f, endless->str);
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) any = g_string_new (NULL);
      for (int j = g_rand_int_range (random, 0, 12); j > 0; j--)
        g_string_append (any, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
      hits (f, any->str);
    }
  assert_hits (f, "near not null", 1);
  assert_hits (f, "é", 1);
}

static gboolean
is_sign (gunichar c)
{
  return !g_unichar_isalnum (c);
}

/* Every stretch of Chinese in any report finds that report, and what a naive search does not find
 * is not found either. */
static void
test_any_stretch (Fixture *f, gconstpointer data)
{
  enum { N = 60 };
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N; i++)
    {
      g_autoptr (GoiReport) report = goi_made_report (i * 31);
      g_ptr_array_add (texts, goi_made_text (report));
      goi_fixture_add (f->collection, i * 31);
    }
  for (guint trial = 0; trial < 600; trial++)
    {
      const char *text = g_ptr_array_index (texts, g_rand_int_range (random, 0, N));
      glong length = g_utf8_strlen (text, -1);
      glong start = g_rand_int_range (random, 0, (int) length - 8);
      g_autofree char *stretch = g_utf8_substring (text, start, start + g_rand_int_range (random, 1, 8));
      gboolean plain = TRUE;
      guint n = 0;

      for (const char *p = stretch; *p != '\0'; p = g_utf8_next_char (p))
        plain = plain && !is_sign (g_utf8_get_char (p)) && g_utf8_get_char (p) > 0x7f;
      if (!plain)
        continue;
      for (guint i = 0; i < N; i++)
        n += strstr (g_ptr_array_index (texts, i), stretch) != NULL;
      g_assert_cmpuint (n, >, 0);
      assert_hits (f, stretch, n);
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/segment", test_segment);
  g_test_add_func ("/search/expression", test_expression);
  ADD ("/search/chinese", test_chinese);
  ADD ("/search/other-scripts", test_other_scripts);
  ADD ("/search/spread-out", test_spread_out);
  ADD ("/search/sections", test_sections);
  ADD ("/search/no-document", test_no_document);
  ADD ("/search/trash", test_trash);
  ADD ("/search/hostile", test_hostile);
  ADD ("/search/any-stretch", test_any_stretch);
  return g_test_run ();
}
