/* test-table-text.c: the text of a section that repeats its table
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-core.h"

/* Cells on lines of their own, as they come from the clipboard of a browser. */
static const char cells_on_lines[]
    = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\n\t申请人情况\n\n\t\n\t自然人\n\t法人或其他组织\n"
      "\t总计\n\n\t一、本年新收政府信息公开申请数量\n\t70\n\t 1\n\t71\n\n\t三、本年度办理结果\n\t（一）予以公开\n\t31\n\t31\n"
      "\t（三）不予公开\n\t1.属于国家秘密\n\t0\n\t四、结转下年度继续办理\n\t5\n";

/* Rows on lines, cells between tabs. */
static const char rows_on_lines[]
    = "\t\t\t自然人\t商业企业\t总计\n一、本年新收政府信息公开申请数量\t\t\t55\t7\t66\n"
      "三、本年度办理结果\t(一) 予以公开\t\t40\t6\t49\n\t(三) 不予公开\t1.属于国家秘密\t\t\t\n四、结转下年度继续办理\t\t\t\t1\t1\n";

static GoiTable *
get_requests (void)
{
  return goi_edition_get_section (goi_edition_get ("2021"), "requests")->table;
}

static void
assert_left (const char *text, const char *expected)
{
  g_autofree char *left = goi_table_remove_text (get_requests (), text);

  g_assert_cmpstr (left, ==, expected);
}

static void
test_table_only (void)
{
  assert_left (cells_on_lines, "");
  assert_left (rows_on_lines, "");
}

/* The results of reviews are a few wide lines. */
static void
test_few_lines (void)
{
  static const char rows[]
      = "行政复议\t\t\t\t\t行政诉讼\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\n"
        "\t\t\t\t\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n"
        "1\t0\t0\t0\t1\t1\t0\t0\t0\t1\t0\t0\t0\t0\t0\n";
  GoiTable *table = goi_edition_get_section (goi_edition_get ("2021"), "proceedings")->table;
  g_autofree char *left = goi_table_remove_text (table, rows);
  g_autofree char *kept = goi_table_remove_text (table, "行政复议\t行政诉讼\n结果维持\t结果纠正\n");

  g_assert_cmpstr (left, ==, "");
  g_assert_cmpstr (kept, ==, "行政复议\t行政诉讼\n结果维持\t结果纠正\n");
}

static void
test_text_around (void)
{
  g_autofree char *both = g_strconcat ("　　全年收到申请71件，均在期限内答复。\n\n", cells_on_lines,
                                       "\n注：本表含下属单位办理的申请。\n", NULL);
  g_autofree char *after = g_strconcat (rows_on_lines, "与上年相比，申请量上升较快，主要原因是征地补偿类申请增多。\n", NULL);

  assert_left (both, "　　全年收到申请71件，均在期限内答复。\n\n\n注：本表含下属单位办理的申请。");
  assert_left (after, "与上年相比，申请量上升较快，主要原因是征地补偿类申请增多。");
}

/* Nothing that a person wrote may be taken for the table. */
static void
test_text_only (void)
{
  static const char *const texts[] = {
    "",
    "无\n",
    "2021年\n",
    "　　本年新收申请71件，其中自然人70件；予以公开31件，部分公开5件，不予公开6件，结转下年度2件。\n",
    "一、本年新收政府信息公开申请数量增加，总计71件。\n二、予以公开31件。\n三、不予公开6件。\n四、结转下年度5件。\n",
    "自然人\n商业企业\n总计\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_left (texts[i], texts[i]);
}

/* Ranges are whole lines in order, and a text between two tables is in neither. */
static void
test_ranges (void)
{
  g_autofree char *text = g_strconcat (rows_on_lines, "以上为市级数据。以下为所属单位数据。\n", rows_on_lines, NULL);
  g_autoptr (GArray) ranges = goi_table_find_text (get_requests (), text);
  const GoiTextRange *first, *second;

  g_assert_cmpuint (ranges->len, ==, 2);
  first = &g_array_index (ranges, GoiTextRange, 0);
  second = &g_array_index (ranges, GoiTextRange, 1);
  g_assert_cmpuint (first->start, ==, 0);
  g_assert_cmpuint (first->end, ==, strlen (rows_on_lines));
  g_assert_cmpuint (second->end, ==, strlen (text));
  g_assert_cmpuint (second->end - second->start, ==, strlen (rows_on_lines));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-text/table-only", test_table_only);
  g_test_add_func ("/table-text/few-lines", test_few_lines);
  g_test_add_func ("/table-text/text-around", test_text_around);
  g_test_add_func ("/table-text/text-only", test_text_only);
  g_test_add_func ("/table-text/ranges", test_ranges);
  return g_test_run ();
}
