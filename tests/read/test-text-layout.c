/* test-text-layout.c: tables in text that keeps the look of a page with blanks
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-dump-document.h"
#include "goi-text-layout.h"

#include <locale.h>

/* Reads lines of a page on which Chinese characters are as wide as others. */
static void
assert_read (const char *const *lines, const char *expected)
{
  g_autofree char *text = g_strjoinv ("\n", (char **) (gpointer) lines);
  g_autoptr (GPtrArray) pages = goi_text_layout_pages (text, 1);
  g_autoptr (GoiDocument) document = goi_pages_to_document (pages, NULL, NULL);
  g_autofree char *dump = goi_dump_document (document);

  goi_assert_places (document);
  g_assert_cmpstr (dump, ==, expected);
}

/* The names of groups at the end of a page that were hardly begun. */
static void
test_groups_cut (void)
{
  static const char *const lines[] = { "                      自然人   法人    总计",
                                       "一、本年新收政府信息公开申请数量      754   106   860",
                                       "三、  （一）予以公开           131   15    146",
                                       "本年  （二）部分公开（区分处理的，    105   14    119",
                                       "度办  只计这一情形，不计其他情形）",
                                       "理结  （三）  1.属于国家秘密     67    19    86",
                                       "果   不予公  2.其他法律行政法规   3     4     7", NULL };

  assert_read (lines, "table 6x6\n"
                      "  0,0/1x3\n  0,3 自然人\n  0,4 法人\n  0,5 总计\n"
                      "  1,0\n  1,1\n  1,2 一、本年新收政府信息公开申请数量\n  1,3 754\n  1,4 106\n  1,5 860\n"
                      "  2,0 三、本年度办理结果\n  2,1\n  2,2 （一）予以公开\n  2,3 131\n  2,4 15\n  2,5 146\n"
                      "  3,0\n  3,1\n  3,2 （二）部分公开（区分处理的，只计这一情形，不计其他情形）\n  3,3 105\n  3,4 14\n  3,5 119\n"
                      "  4,0\n  4,1 （三）不予公\n  4,2 1.属于国家秘密\n  4,3 67\n  4,4 19\n  4,5 86\n"
                      "  5,0\n  5,1\n  5,2 2.其他法律行政法规\n  5,3 3\n  5,4 4\n  5,5 7\n");
}

/* A row of blank cells keeps all lines of its label, and has nothing of the row before it. */
static void
test_blank_row_of_lines (void)
{
  static const char *const lines[] = { "               自然人   法人    总计",
                                       "4.无正当理由大量反      47   12    59",
                                       "复申请",
                                       "5.要求行政机关确认      2          2",
                                       "或重新出具已获取信",
                                       "息",
                                       "1.申请人无正当理由",
                                       "逾期不补正、行政机",
                                       "关不再处理其政府信",
                                       "息公开申请",
                                       "2.申请人逾期未按收      74   11    85",
                                       "费通知要求缴纳费用", NULL };

  assert_read (lines, "table 5x4\n"
                      "  0,0\n  0,1 自然人\n  0,2 法人\n  0,3 总计\n"
                      "  1,0 4.无正当理由大量反复申请\n  1,1 47\n  1,2 12\n  1,3 59\n"
                      "  2,0 5.要求行政机关确认或重新出具已获取信息\n  2,1 2\n  2,2\n  2,3 2\n"
                      "  3,0 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请\n  3,1\n  3,2\n  3,3\n"
                      "  4,0 2.申请人逾期未按收费通知要求缴纳费用\n  4,1 74\n  4,2 11\n  4,3 85\n");
}

/* Whose the values are that stand beside two labels cannot be told. */
static void
test_values_of_two_labels (void)
{
  static const char *const lines[] = { "                    自然人   法人    总计",
                                       "4.无正当理由大量反复申请        47   12    59",
                                       "5.不予公开的信息的情况         67   19    86",
                                       "不予公开的信息的情形 2.其他法律法规",
                                       "3.其他                  1         1", NULL };

  assert_read (lines, "table 5x4\n  0,0\n  0,1 自然人\n  0,2 法人\n  0,3 总计\n"
                      "  1,0 4.无正当理由大量反复申请\n  1,1 47\n  1,2 12\n  1,3 59\n"
                      "  2,0 5.不予公开的信息的情况\n  2,1 \uFFFD67\n  2,2 \uFFFD19\n  2,3 \uFFFD86\n"
                      "  3,0 不予公开的信息的情形 2.其他法律法规\n  3,1 \uFFFD67\n  3,2 \uFFFD19\n  3,3 \uFFFD86\n"
                      "  4,0 3.其他\n  4,1 1\n  4,2\n  4,3 1\n");
}

/* 增 and the number behind it are one value. */
static void
test_more_and_less (void)
{
  static const char *const lines[] = { "信息内容         上一年项目数量   本年增/减      处理决定数量",
                                       "行政处罚         7         增 21       138",
                                       "行政强制         2         减 14       0", NULL };

  assert_read (lines, "table 3x4\n  0,0 信息内容\n  0,1 上一年项目数量\n  0,2 本年增/减\n  0,3 处理决定数量\n"
                      "  1,0 行政处罚\n  1,1 7\n  1,2 增 21\n  1,3 138\n"
                      "  2,0 行政强制\n  2,1 2\n  2,2 减 14\n  2,3 0\n");
}

/* A row of sums has a label without a number, and is no rest of the one above it. */
static void
test_sums (void)
{
  static const char *const lines[] = { "               自然人   法人    总计",
                                       "2.申请人逾期未按收      3    0     3",
                                       "费通知要求缴纳费用",
                                       "3.其他",
                                       "小计              3    0     3", NULL };

  assert_read (lines, "table 4x4\n  0,0\n  0,1 自然人\n  0,2 法人\n  0,3 总计\n"
                      "  1,0 2.申请人逾期未按收费通知要求缴纳费用\n  1,1 3\n  1,2 0\n  1,3 3\n"
                      "  2,0 3.其他\n  2,1\n  2,2\n  2,3\n"
                      "  3,0 小计\n  3,1 3\n  3,2 0\n  3,3 3\n");
}

/* Marks for no value are values, too; where they stand below each other characters are as wide as they were. */
static void
test_width (void)
{
  GString *narrow = g_string_new (NULL), *wide = g_string_new (NULL);

  for (guint i = 1; i <= 8; i++)
    {
      g_string_append_printf (wide, "%*s", (int) (2 * (8 - i)), "");
      g_string_append_printf (narrow, "%*s", (int) (8 - i), "");
      for (guint k = 0; k < i; k++)
        {
          g_string_append (narrow, "项");
          g_string_append (wide, "项");
        }
      g_string_append (narrow, "   空   3   …\n");
      g_string_append (wide, "   空   3   …\n");
    }
  g_assert_true (goi_text_layout_is_likely (narrow->str));
  g_assert_true (goi_text_layout_is_likely (wide->str));
  g_assert_cmpuint (goi_text_layout_guess_width (narrow->str), ==, 1);
  g_assert_cmpuint (goi_text_layout_guess_width (wide->str), ==, 2);
  g_assert_false (goi_text_layout_is_likely ("2023 年，我市共收到政府信息公开申请 782 件。\n"));
  g_string_free (narrow, TRUE);
  g_string_free (wide, TRUE);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/text-layout/groups-cut", test_groups_cut);
  g_test_add_func ("/read/text-layout/blank-row-of-lines", test_blank_row_of_lines);
  g_test_add_func ("/read/text-layout/values-of-two-labels", test_values_of_two_labels);
  g_test_add_func ("/read/text-layout/more-and-less", test_more_and_less);
  g_test_add_func ("/read/text-layout/sums", test_sums);
  g_test_add_func ("/read/text-layout/width", test_width);
  return g_test_run ();
}
