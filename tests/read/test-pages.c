/* test-pages.c: paragraphs and tables of pages of text at positions
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-dump-document.h"
#include "goi-page.h"
#include "goi-recognise-private.h"

#include <locale.h>
#include <math.h>
#include <string.h>

typedef struct
{
  GPtrArray *pages;
  GoiPage *page;
} Paper;

static Paper
paper_new (void)
{
  Paper paper = { g_ptr_array_new_with_free_func ((GDestroyNotify) goi_page_free), NULL };

  return paper;
}

static void
next_page (Paper *paper)
{
  paper->page = goi_page_new (595, 842);
  g_ptr_array_add (paper->pages, paper->page);
}

static double
advance (gunichar c, double size)
{
  return c < 0x2000 ? size / 2 : size;
}

/* Text from a place to the right; the place is its upper left corner. */
static void
put (Paper *paper, double x, double y, double size, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GoiBox box = { x, y, x + advance (c, size), y + size };

      if (c != ' ')
        goi_page_add_glyph (paper->page, c, &box);
      x = box.x1;
    }
}

static double
width_of (const char *text, double size)
{
  double width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += advance (g_utf8_get_char (p), size);
  return width;
}

static void
put_middle (Paper *paper, double x, double y, double size, const char *text)
{
  put (paper, x - width_of (text, size) / 2, y, size, text);
}

static void
level (Paper *paper, double y, double x0, double x1)
{
  GoiBox box = { x0, y - 0.25, x1, y + 0.25 };

  goi_page_add_rule (paper->page, &box);
}

static void
upright (Paper *paper, double x, double y0, double y1)
{
  GoiBox box = { x - 0.25, y0, x + 0.25, y1 };

  goi_page_add_rule (paper->page, &box);
}

static void
assert_read (Paper *paper, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiDocument) document = goi_pages_to_document (paper->pages, NULL, &error);
  g_autofree char *dump = NULL;

  g_assert_no_error (error);
  goi_assert_places (document);
  dump = goi_dump_document (document);
  g_assert_cmpstr (dump, ==, expected);
  g_ptr_array_unref (paper->pages);
}

static void
test_paragraphs (void)
{
  Paper paper = paper_new ();

  next_page (&paper);
  put_middle (&paper, 300, 80, 22, "青澜市水务局年度报告");
  put (&paper, 132, 120, 16, "一、总体情况");
  put (&paper, 132, 150, 16, "全年主动公开信息十二条，其中规范性文件三件，");
  put (&paper, 100, 180, 16, "其他九条，均在二十日内公开，没有发生超过时限的情");
  put (&paper, 100, 210, 16, "况。");
  put (&paper, 132, 240, 16, "收到申请 5 件。");
  assert_read (&paper, "p 青澜市水务局年度报告\np 一、总体情况\n"
                       "p 全年主动公开信息十二条，其中规范性文件三件，其他九条，均在二十日内公开，没有发生超过时限的情况。\n"
                       "p 收到申请 5 件。\n");
}

/* A merged cell over rows, one over columns, and a label that wraps. */
static void
test_grid (void)
{
  Paper paper = paper_new ();

  next_page (&paper);
  put (&paper, 132, 70, 16, "三、办理情况");
  for (guint i = 0; i < 5; i++)
    level (&paper, 100 + 40 * i, i == 2 || i == 3 ? 140 : 100, 400);
  upright (&paper, 100, 100, 260);
  upright (&paper, 140, 100, 260);
  upright (&paper, 250, 100, 140);
  upright (&paper, 250, 180, 260);
  upright (&paper, 400, 100, 260);
  put_middle (&paper, 195, 112, 12, "项目");
  put_middle (&paper, 325, 112, 12, "数量");
  for (guint i = 0; i < 4; i++)
    {
      const char *const letters[] = { "办", "理", "结", "果" };
      put_middle (&paper, 120, 170 + 14 * i, 12, letters[i]);
    }
  put_middle (&paper, 270, 154, 12, "合并");
  put (&paper, 145, 184, 12, "1.属于内部");
  put (&paper, 145, 198, 12, "事务信息");
  put_middle (&paper, 325, 191, 12, "1136");
  put (&paper, 145, 230, 12, "2.其他");
  put_middle (&paper, 325, 230, 12, "-");
  assert_read (&paper, "p 三、办理情况\ntable 4x3\n"
                       "  0,0\n  0,1 项目\n  0,2 数量\n"
                       "  1,0/3x1 办理结果\n  1,1/1x2 合并\n"
                       "  2,1 1.属于内部事务信息\n  2,2 1136\n"
                       "  3,1 2.其他\n  3,2 -\n");
}

/* A number that was broken because its cell is narrow, and two numbers in one cell. */
static void
test_numbers_in_cells (void)
{
  Paper paper = paper_new ();

  next_page (&paper);
  level (&paper, 100, 100, 200);
  level (&paper, 140, 100, 200);
  upright (&paper, 100, 100, 140);
  upright (&paper, 130, 100, 140);
  upright (&paper, 200, 100, 140);
  put (&paper, 103, 106, 12, "7730");
  put (&paper, 103, 120, 12, ".28");
  put (&paper, 140, 106, 12, "12");
  put (&paper, 140, 120, 12, "34");
  assert_read (&paper, "table 1x2\n  0,0 7730.28\n  0,1 12 34\n");
}

/* Tables that are cut by the end of a page, with page numbers between; a label that is cut, too. */
static void
test_cut_table (void)
{
  Paper paper = paper_new ();

  for (guint page = 0; page < 2; page++)
    {
      double y = page == 0 ? 680 : 60;

      next_page (&paper);
      for (guint i = 0; i < 3; i++)
        level (&paper, y + 30 * i, 100, 400);
      upright (&paper, 100, y, y + 60);
      upright (&paper, 250, y, y + 60);
      upright (&paper, 400, y, y + 60);
      put (&paper, 110, y + 10, 12, page == 0 ? "1.重复申请" : "要求提供公开");
      put (&paper, 110, y + 40, 12, page == 0 ? "2.无正当理由大量" : "3.其他");
      if (page == 0)
        put (&paper, 300, y + 10, 12, "7");
      put (&paper, 300, y + 40, 12, page == 0 ? "8" : "9");
      put_middle (&paper, 297, 790, 12, page == 0 ? "- 1 -" : "- 2 -");
    }
  assert_read (&paper, "table 3x2\n  0,0 1.重复申请\n  0,1 7\n  1,0 2.无正当理由大量要求提供公开\n  1,1 8\n"
                       "  2,0 3.其他\n  2,1 9\n");
}

/* A row whose cells all go on after the end of a page. */
static void
test_cut_row (void)
{
  Paper paper = paper_new ();

  for (guint page = 0; page < 2; page++)
    {
      double y = page == 0 ? 740 : 60;

      next_page (&paper);
      level (&paper, y, 100, 400);
      level (&paper, y + 30, 100, 400);
      for (guint i = 0; i < 4; i++)
        upright (&paper, 100 + 100 * i, y, y + 30);
      put (&paper, 110, y + 10, 12, page == 0 ? "3" : "");
      put (&paper, 210, y + 10, 12, page == 0 ? "不适" : "用");
      put (&paper, 310, y + 10, 12, page == 0 ? "不适" : "用");
    }
  assert_read (&paper, "table 1x3\n  0,0 3\n  0,1 不适用\n  0,2 不适用\n");
}

/* Two columns of text under a title that goes across. */
static void
test_two_columns (void)
{
  Paper paper = paper_new ();
  g_autoptr (GString) expected = g_string_new ("p 青澜市水务局年度报告\n");
  const char *const sides[] = { "左栏的文字一行接着一行地写下去到底", "右栏的文字也是一行一行地写下去到头" };

  next_page (&paper);
  put_middle (&paper, 297, 60, 20, "青澜市水务局年度报告");
  for (guint i = 0; i < 8; i++)
    {
      put (&paper, 60, 100 + 18 * i, 12, sides[0]);
      put (&paper, i == 0 ? 344 : 320, 100 + 18 * i, 12, i == 0 ? "右栏的文字也是一行一行地写下去" : sides[1]);
    }
  for (guint side = 0; side < 2; side++)
    {
      g_string_append (expected, "p ");
      for (guint i = 0; i < 8; i++)
        g_string_append (expected, side == 1 && i == 0 ? "右栏的文字也是一行一行地写下去" : sides[side]);
      g_string_append_c (expected, '\n');
    }
  assert_read (&paper, expected->str);
}

/* Labels above and below the line of their numbers, a row without numbers, and no lines at all. */
static void
test_without_lines (void)
{
  Paper paper = paper_new ();

  next_page (&paper);
  put (&paper, 100, 70, 12, "办理的情况如下。");
  put (&paper, 120, 100, 12, "项目");
  put_middle (&paper, 310, 100, 12, "个人");
  put_middle (&paper, 410, 100, 12, "合计");
  put (&paper, 100, 130, 12, "1.重复申请");
  put_middle (&paper, 310, 130, 12, "12");
  put_middle (&paper, 410, 130, 12, "1200");
  put (&paper, 100, 153, 12, "2.申请人无正当理由");
  put_middle (&paper, 410, 160, 12, "7");
  put (&paper, 100, 167, 12, "逾期不补正");
  put (&paper, 100, 190, 12, "3.其他");
  put (&paper, 100, 213, 12, "4.总计");
  put_middle (&paper, 310, 213, 12, "12");
  put_middle (&paper, 410, 213, 12, "1207");
  assert_read (&paper, "p 办理的情况如下。\ntable 5x3\n"
                       "  0,0 项目\n  0,1 个人\n  0,2 合计\n"
                       "  1,0 1.重复申请\n  1,1 12\n  1,2 1200\n"
                       "  2,0 2.申请人无正当理由逾期不补正\n  2,1\n  2,2 7\n"
                       "  3,0 3.其他\n  3,1\n  3,2\n"
                       "  4,0 4.总计\n  4,1 12\n  4,2 1207\n");
}

/* Units have a column of their own, and are no labels; one inside a label is a part of it. */
static void
test_units_without_lines (void)
{
  Paper paper = paper_new ();

  next_page (&paper);
  put (&paper, 160, 100, 12, "统计指标");
  put (&paper, 300, 100, 12, "单位");
  put_middle (&paper, 412, 100, 12, "数量");
  put (&paper, 100, 120, 12, "一、主动公开情况");
  put (&paper, 100, 140, 12, "（一）主动公开数（1条）");
  put (&paper, 306, 140, 12, "条");
  put_middle (&paper, 412, 140, 12, "389");
  put (&paper, 100, 160, 12, "其中：规范性文件数");
  put (&paper, 306, 160, 12, "件");
  put (&paper, 100, 180, 12, "（二）费用");
  put (&paper, 300, 180, 12, "万元");
  put_middle (&paper, 412, 180, 12, "0.2");
  assert_read (&paper, "table 5x3\n"
                       "  0,0 统计指标\n  0,1 单位\n  0,2 数量\n"
                       "  1,0 一、主动公开情况\n  1,1\n  1,2\n"
                       "  2,0 （一）主动公开数（1条）\n  2,1 条\n  2,2 389\n"
                       "  3,0 其中：规范性文件数\n  3,1 件\n  3,2\n"
                       "  4,0 （二）费用\n  4,1 万元\n  4,2 0.2\n");
}

/* A header of three rows, one name of a group that goes downwards, and labels that stand beside none. */
static void
test_groups_without_lines (void)
{
  static const char *const group[] = { "（二）", "无法", "提供", "无" };
  Paper paper = paper_new ();

  next_page (&paper);
  put_middle (&paper, 400, 100, 10, "申请人情况");
  put_middle (&paper, 300, 125, 10, "自然人");
  put_middle (&paper, 400, 115, 10, "法人");
  put_middle (&paper, 500, 125, 10, "总计");
  put_middle (&paper, 350, 129, 10, "商业");
  put_middle (&paper, 350, 142, 10, "企业");
  put_middle (&paper, 400, 135, 10, "科研 机构");
  put_middle (&paper, 450, 135, 10, "其他");
  for (guint i = 0; i < 4; i++)
    {
      static const char *const labels[] = { "（一）予以公开", "1.本机关不掌握", "2.没有现成信息", "（三）总计" };
      static const char *const values[][4] = { { "31", "0", "0", "31" }, { "2", "1", "0", "3" },
                                               { "无", "无", "无", "无" }, { "33", "1", "0", "34" } };
      double y = 162 + 32 * i;

      put (&paper, i % 3 == 0 ? 100 : 145, y, 10, labels[i]);
      for (guint k = 0; k < 4; k++)
        put_middle (&paper, k == 3 ? 500 : 300 + 50 * k, y, 10, values[i][k]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (group); i++)
    put (&paper, 103, 196 + 10 * i, 10, group[i]);
  assert_read (&paper, "table 7x7\n"
                       "  0,0/3x2\n  0,2/1x5 申请人情况\n"
                       "  1,2/2x1 自然人\n  1,3/1x3 法人\n  1,6/2x1 总计\n"
                       "  2,3 商业企业\n  2,4 科研机构\n  2,5 其他\n"
                       "  3,0\n  3,1 （一）予以公开\n  3,2 31\n  3,3 0\n  3,4 0\n  3,5\n  3,6 31\n"
                       "  4,0 （二）无法提供无\n  4,1 1.本机关不掌握\n  4,2 2\n  4,3 1\n  4,4 0\n  4,5\n  4,6 3\n"
                       "  5,0\n  5,1 2.没有现成信息\n  5,2 无\n  5,3 无\n  5,4 无\n  5,5\n  5,6 无\n"
                       "  6,0\n  6,1 （三）总计\n  6,2 33\n  6,3 1\n  6,4 0\n  6,5\n  6,6 34\n");
}

/* The header of a table is at the end of a page and its rows are on the next; a paragraph before it is none of it. The
 * first row begins with a character of the name of its group that could be a value. */
static void
test_header_before (void)
{
  Paper paper = paper_new ();

  next_page (&paper);
  put (&paper, 124, 700, 12, "表格在本页末尾开始。");
  put_middle (&paper, 400, 730, 12, "申请人情况");
  put_middle (&paper, 350, 754, 12, "自然人");
  put_middle (&paper, 450, 754, 12, "总计");
  next_page (&paper);
  put (&paper, 100, 80, 12, "无");
  put (&paper, 124, 80, 12, "1 重复申请");
  put_middle (&paper, 350, 80, 12, "4");
  put_middle (&paper, 450, 80, 12, "4");
  put (&paper, 100, 100, 12, "法");
  put (&paper, 124, 104, 12, "2.其他");
  put_middle (&paper, 350, 104, 12, "12");
  put_middle (&paper, 450, 104, 12, "12");
  assert_read (&paper, "p 表格在本页末尾开始。\ntable 4x4\n"
                       "  0,0/2x2\n  0,2/1x2 申请人情况\n  1,2 自然人\n  1,3 总计\n"
                       "  2,0 无法\n  2,1 1 重复申请\n  2,2 4\n  2,3 4\n"
                       "  3,0\n  3,1 2.其他\n  3,2 12\n  3,3 12\n");
}

/* Rows have numbers, units stand close behind their labels, and a header has a blank in it. */
static void
test_row_numbers_without_lines (void)
{
  Paper paper = paper_new ();

  next_page (&paper);
  put (&paper, 160, 100, 12, "统计指标");
  put (&paper, 294, 100, 12, "单位");
  put_middle (&paper, 410, 100, 12, "上年 数量");
  put (&paper, 100, 130, 12, "1");
  put (&paper, 130, 130, 12, "一、公开情况");
  put (&paper, 100, 150, 12, "2");
  put (&paper, 130, 150, 12, "主动公开规范性文件的总数");
  put (&paper, 280, 150, 12, "条");
  put_middle (&paper, 410, 150, 12, "389");
  put (&paper, 130, 170, 12, "其中本年度制发的规范性");
  put (&paper, 100, 177, 12, "3");
  put (&paper, 280, 177, 12, "件");
  put_middle (&paper, 410, 177, 12, "0");
  put (&paper, 130, 184, 12, "文件的总数");
  assert_read (&paper, "table 4x4\n"
                       "  0,0/1x2 统计指标\n  0,2 单位\n  0,3 上年数量\n"
                       "  1,0 1\n  1,1 一、公开情况\n  1,2\n  1,3\n"
                       "  2,0 2\n  2,1 主动公开规范性文件的总数\n  2,2 条\n  2,3 389\n"
                       "  3,0 3\n  3,1 其中本年度制发的规范性文件的总数\n  3,2 件\n  3,3 0\n");
}

/* Lines of text with units and numbers behind their labels are no table, however these come to stand. */
static void
test_no_columns (void)
{
  Paper paper = paper_new ();

  next_page (&paper);
  put (&paper, 100, 100, 12, "1.当面申请数 件 3");
  put (&paper, 100, 120, 12, "2.传真申请数 件 0");
  put (&paper, 100, 140, 12, "3.信函申请数 件");
  put (&paper, 100, 160, 12, "四 、 其 他 申 请 方 式 件");
  assert_read (&paper, "p 1.当面申请数 件 3\np 2.传真申请数 件 0\np 3.信函申请数 件\np 四、其他申请方式 件\n");
}

/* Columns without a number, signs where something was to be filled in, a row that is blank below the header, and a
 * title over all of the table. */
static void
test_blank_columns_without_lines (void)
{
  Paper paper = paper_new ();

  next_page (&paper);
  put_middle (&paper, 300, 80, 12, "第一项");
  put (&paper, 110, 104, 12, "信息内容");
  put_middle (&paper, 260, 104, 12, "本年新制作数量");
  put_middle (&paper, 380, 104, 12, "本年新公开数量");
  put_middle (&paper, 500, 104, 12, "对外公开总数量");
  put (&paper, 110, 128, 12, "规章");
  put (&paper, 110, 152, 12, "规范性文件");
  put_middle (&paper, 380, 152, 12, "…");
  put_middle (&paper, 500, 152, 12, "2");
  put (&paper, 110, 176, 12, "公告");
  put_middle (&paper, 380, 176, 12, "不适用");
  put_middle (&paper, 500, 176, 12, "12");
  assert_read (&paper, "table 5x4\n  0,0\n  0,1/1x3 第一项\n"
                       "  1,0 信息内容\n  1,1 本年新制作数量\n  1,2 本年新公开数量\n  1,3 对外公开总数量\n"
                       "  2,0 规章\n  2,1\n  2,2\n  2,3\n"
                       "  3,0 规范性文件\n  3,1\n  3,2 …\n  3,3 2\n"
                       "  4,0 公告\n  4,1\n  4,2 不适用\n  4,3 12\n");
}

/* Everything begins at the upper left of its cell, and nothing is between the cells: lines of a label are as far from
 * each other as rows. A label that stands where names of groups do is one. */
static void
test_upper_left_without_lines (void)
{
  static const char *const lines[][6] = {
    { "", "", "申请人情况", "", "", "" },
    { "", "", "自然人", "法人", "", "总计" },
    { "", "", "", "商业企业", "其他", "" },
    { "(五)不予", "1.信访举报投诉类申", "102", "14", "5", "121" },
    { "处理", "请", "", "", "", "" },
    { "", "2.重复申请", "8", "1", "0", "9" },
    { "", "3.要求提供公开出版", "0", "1", "0", "1" },
    { "", "物", "", "", "", "" },
    { "(七)总计", "", "110", "16", "5", "131" },
  };
  static const double xs[] = { 100, 160, 280, 330, 400, 450 };
  Paper paper = paper_new ();

  next_page (&paper);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    for (guint k = 0; k < 6; k++)
      put (&paper, xs[k], 100 + 15 * i, 12, lines[i][k]);
  assert_read (&paper, "table 7x6\n"
                       "  0,0/3x2\n  0,2/1x4 申请人情况\n"
                       "  1,2/2x1 自然人\n  1,3/1x2 法人\n  1,5/2x1 总计\n  2,3 商业企业\n  2,4 其他\n"
                       "  3,0 (五)不予处理\n  3,1 1.信访举报投诉类申请\n  3,2 102\n  3,3 14\n  3,4 5\n  3,5 121\n"
                       "  4,0\n  4,1 2.重复申请\n  4,2 8\n  4,3 1\n  4,4 0\n  4,5 9\n"
                       "  5,0\n  5,1 3.要求提供公开出版物\n  5,2 0\n  5,3 1\n  5,4 0\n  5,5 1\n"
                       "  6,0\n  6,1 (七)总计\n  6,2 110\n  6,3 16\n  6,4 5\n  6,5 131\n");
}

/* Lines between the rows and around the table, and none between the columns. */
static void
test_some_lines (void)
{
  static const char *const lines[][4] = {
    { "项目", "自然人", "法人", "总计" }, { "1.重复申请", "12", "0", "12" }, { "2.其他", "3", "1", "4" },
  };
  Paper paper = paper_new ();

  next_page (&paper);
  for (guint i = 0; i < 4; i++)
    level (&paper, 100 + 30 * i, 100, 480);
  upright (&paper, 100, 100, 190);
  upright (&paper, 480, 100, 190);
  for (guint i = 0; i < 3; i++)
    for (guint k = 0; k < 4; k++)
      put_middle (&paper, 150 + 90 * k, 109 + 30 * i, 12, lines[i][k]);
  assert_read (&paper, "table 3x4\n  0,0 项目\n  0,1 自然人\n  0,2 法人\n  0,3 总计\n"
                       "  1,0 1.重复申请\n  1,1 12\n  1,2 0\n  1,3 12\n"
                       "  2,0 2.其他\n  2,1 3\n  2,2 1\n  2,3 4\n");
}

/* Lines around some of the cells only: they are edges of shades. */
static void
test_fragments (void)
{
  static const char *const lines[][4] = {
    { "项目", "自然人", "法人", "总计" }, { "1.重复申请", "12", "0", "12" }, { "2.其他", "3", "1", "4" },
  };
  Paper paper = paper_new ();

  next_page (&paper);
  for (guint i = 0; i < 3; i++)
    for (guint k = 0; k < 4; k++)
      put_middle (&paper, 150 + 60 * k, 109 + 30 * i, 12, lines[i][k]);
  for (guint i = 0; i < 2; i++)
    {
      level (&paper, 130 + 60 * i, 110, 300);
      upright (&paper, 110 + 190 * i, 130, 190);
    }
  level (&paper, 160, 110, 300);
  upright (&paper, 240, 130, 190);
  assert_read (&paper, "table 3x4\n  0,0 项目\n  0,1 自然人\n  0,2 法人\n  0,3 总计\n"
                       "  1,0 1.重复申请\n  1,1 12\n  1,2 0\n  1,3 12\n"
                       "  2,0 2.其他\n  2,1 3\n  2,2 1\n  2,3 4\n");
}

/* A heading at the end of a page, below a table that does not go on, is no row of it. */
static void
test_heading_below (void)
{
  Paper paper = paper_new ();

  next_page (&paper);
  put (&paper, 100, 700, 12, "三、上年结转");
  put_middle (&paper, 310, 700, 12, "12");
  put_middle (&paper, 410, 700, 12, "14");
  put (&paper, 100, 725, 12, "四、结转下年度");
  put_middle (&paper, 310, 725, 12, "2");
  put_middle (&paper, 410, 725, 12, "2");
  put (&paper, 100, 755, 12, "四、行政复议情况");
  next_page (&paper);
  put (&paper, 124, 80, 12, "没有行政复议。");
  assert_read (&paper, "table 2x3\n  0,0 三、上年结转\n  0,1 12\n  0,2 14\n"
                       "  1,0 四、结转下年度\n  1,1 2\n  1,2 2\np 四、行政复议情况\np 没有行政复议。\n");
}

/* A row is cut by the end of a page, and the header printed again before its rest; a column is beyond the edge. */
static void
test_repeated_header (void)
{
  Paper paper = paper_new ();

  for (guint page = 0; page < 2; page++)
    {
      double y = page == 0 ? 700 : 60;

      next_page (&paper);
      for (guint i = 0; i < 4; i++)
        {
          level (&paper, y + 30 * i, 100, 595);
          if (i < 3)
            upright (&paper, i < 2 ? 100 + 300 * i : 560, y, y + 90);
        }
      put (&paper, 110, y + 9, 12, "项目");
      put (&paper, 410, y + 9, 12, "自然人");
      put (&paper, 575, y + 9, 12, "总计");
      put (&paper, 110, y + 39, 12, page == 0 ? "1.重复申请" : "或重新出具已获取信息");
      put (&paper, 110, y + 69, 12, page == 0 ? "2.要求行政机关确认" : "3.其他");
      if (page == 0)
        put (&paper, 410, y + 39, 12, "5");
      put (&paper, 410, y + 69, 12, "1");
      if (page == 0)
        put (&paper, 595, y + 39, 12, "5");
      put (&paper, 595, y + 69, 12, "1");
    }
  assert_read (&paper, "table 4x3\n  0,0 项目\n  0,1 自然人\n  0,2 总计\n"
                       "  1,0 1.重复申请\n  1,1 5\n  1,2 5\n"
                       "  2,0 2.要求行政机关确认或重新出具已获取信息\n  2,1 1\n  2,2 1\n"
                       "  3,0 3.其他\n  3,1 1\n  3,2 1\n");
}

/* A line of numbers and dashes at the beginning of a page is no page number, and two such are no header. */
static void
test_values_at_top (void)
{
  Paper paper = paper_new ();

  for (guint page = 0; page < 2; page++)
    {
      next_page (&paper);
      put (&paper, 100, 52, 12, page == 0 ? "1.申请人无正当理由" : "1.申请人经通知以后");
      put (&paper, 320, 60, 12, page == 0 ? "62" : "0");
      put (&paper, 400, 60, 12, page == 0 ? "－" : "0");
      put (&paper, 480, 60, 12, page == 0 ? "71" : "0");
      put (&paper, 100, 67, 12, page == 0 ? "逾期不补正" : "逾期不缴费");
      put (&paper, 100, 97, 12, "2.其他");
      put (&paper, 320, 97, 12, "0");
      put (&paper, 400, 97, 12, "5");
      put (&paper, 480, 97, 12, "5");
      put (&paper, 100, 140, 12, page == 0 ? "以上是第一页的。" : "以上是第二页的。");
    }
  assert_read (&paper, "table 2x4\n"
                       "  0,0 1.申请人无正当理由逾期不补正\n  0,1 62\n  0,2 －\n  0,3 71\n"
                       "  1,0 2.其他\n  1,1 0\n  1,2 5\n  1,3 5\np 以上是第一页的。\n"
                       "table 2x4\n"
                       "  0,0 1.申请人经通知以后逾期不缴费\n  0,1 0\n  0,2 0\n  0,3 0\n"
                       "  1,0 2.其他\n  1,1 0\n  1,2 5\n  1,3 5\np 以上是第二页的。\n");
}

/* A footer stays once, and not inside what goes on from page to page. */
static void
test_footer (void)
{
  Paper paper = paper_new ();

  for (guint page = 0; page < 2; page++)
    {
      next_page (&paper);
      put (&paper, 100, page == 0 ? 700 : 80, 12, page == 0 ? "1.信函申请" : "2.其他");
      put (&paper, 300, page == 0 ? 700 : 80, 12, page == 0 ? "12" : "3");
      put (&paper, 400, page == 0 ? 700 : 80, 12, page == 0 ? "14" : "5");
      put (&paper, 380, 800, 9, "依申请公开");
    }
  assert_read (&paper, "table 2x3\n  0,0 1.信函申请\n  0,1 12\n  0,2 14\n"
                       "  1,0 2.其他\n  1,1 3\n  1,2 5\np 依申请公开\n");
}

/* Who is named below every page has not signed the report, also where nobody has. */
static void
test_footer_signs_nothing (void)
{
  Paper paper = paper_new ();
  g_autoptr (GPtrArray) sections = g_ptr_array_new ();
  g_autoptr (GoiDocument) document = NULL;
  g_autoptr (GoiIdentity) identity = NULL;

  for (guint page = 0; page < 3; page++)
    {
      next_page (&paper);
      put (&paper, 100, 100, 16, page == 0 ? "青澜市财政局2022年政府信息公开工作年度报告" : "六、其他需要报告的事项");
      put (&paper, 100, 160, 12, "无其他需要报告的事项。");
      put (&paper, 380, 800, 9, "青澜市大数据管理局");
    }
  document = goi_pages_to_document (paper.pages, NULL, NULL);
  identity = goi_identity_find (document, sections, NULL);
  g_assert_cmpstr (identity->agency, ==, "青澜市财政局");
  g_assert_null (identity->signed_by);
  g_ptr_array_unref (paper.pages);
}

/* A cell a line, empty lines between rows: blank cells are space, also where a page ends. */
static void
test_cell_a_line (void)
{
  static const char *const lines[] = { "项目", "自然人", "法人", "总计", NULL, "1.重复申请", "12", "", "12", NULL,
                                       "2.其他", "", "", "", NULL, "3.不予处理", "3", "0", "3", NULL, "4.总计", "15", "0", "15" };
  Paper paper = paper_new ();
  double y = 72;

  next_page (&paper);
  put (&paper, 72, y + 4, 12, "表格如下。");
  for (y = 600; y < 640; y += 20)
    put (&paper, 72, y + 4, 12, "正文。");
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      gboolean words = lines[i] != NULL && strlen (lines[i]) > 3;

      if (y + (words ? 20 : 16) > 842 - 72)
        {
          next_page (&paper);
          y = 72;
        }
      if (lines[i] != NULL)
        put (&paper, 108, y + (words ? 4 : 0), 12, lines[i]);
      y += words ? 20 : 16;
    }
  assert_read (&paper, "p 表格如下。\np 正文。\np 正文。\ntable 5x4\n"
                       "  0,0 项目\n  0,1 自然人\n  0,2 法人\n  0,3 总计\n"
                       "  1,0 1.重复申请\n  1,1 12\n  1,2\n  1,3 12\n"
                       "  2,0 2.其他\n  2,1\n  2,2\n  2,3\n"
                       "  3,0 3.不予处理\n  3,1 3\n  3,2 0\n  3,3 3\n"
                       "  4,0 4.总计\n  4,1 15\n  4,2 0\n  4,3 15\n");
}

/* A header on every page stays once; page numbers go, a number in the text stays. */
static void
test_headers (void)
{
  Paper paper = paper_new ();

  for (guint page = 0; page < 3; page++)
    {
      g_autofree char *number = g_strdup_printf ("第 %u 页 共 3 页", page + 1);

      next_page (&paper);
      put (&paper, 380, 40, 9, "云河省档案局年度报告");
      put (&paper, 124, 100, 12, "这一页的文字只有一行。");
      put (&paper, 100, 500, 12, "下面空了许多行以后又有很长的一行文字，从头到尾都是。");
      put_middle (&paper, 297, 800, 9, number);
    }
  assert_read (&paper, "p 云河省档案局年度报告\n"
                       "p 这一页的文字只有一行。\np 下面空了许多行以后又有很长的一行文字，从头到尾都是。\n"
                       "p 这一页的文字只有一行。\np 下面空了许多行以后又有很长的一行文字，从头到尾都是。\n"
                       "p 这一页的文字只有一行。\np 下面空了许多行以后又有很长的一行文字，从头到尾都是。\n");
}

/* The number of the page stands in the table. */
static void
test_number_inside (void)
{
  Paper paper = paper_new ();

  for (guint page = 0; page < 2; page++)
    {
      next_page (&paper);
      if (page == 0)
        put (&paper, 124, 700, 12, "表格在下一页。");
      else
        {
          level (&paper, 740, 100, 400);
          level (&paper, 820, 100, 400);
          upright (&paper, 100, 740, 820);
          upright (&paper, 200, 740, 820);
          upright (&paper, 400, 740, 820);
          put (&paper, 110, 770, 12, "数量");
          put (&paper, 220, 770, 12, "4");
        }
      put_middle (&paper, 297, 800, 12, page == 0 ? "- 4 -" : "- 5 -");
    }
  assert_read (&paper, "p 表格在下一页。\ntable 1x2\n  0,0 数量\n  0,1 4\n");
}

/* A number that is printed over the border between two cells is in neither of them for sure. */
static void
test_over_border (void)
{
  Paper paper = paper_new ();

  next_page (&paper);
  level (&paper, 100, 100, 300);
  level (&paper, 120, 100, 300);
  for (guint i = 0; i < 3; i++)
    upright (&paper, 100 + 100 * i, 100, 120);
  put (&paper, 179, 104, 12, "1234567");
  assert_read (&paper, "table 1x2\n  0,0\n  0,1 \xEF\xBF\xBD"
                       "1234567\n");
}

/* One of the borders of a row was not seen. */
static void
test_lost_border (void)
{
  Paper paper = paper_new ();

  next_page (&paper);
  for (guint i = 0; i < 4; i++)
    level (&paper, 100 + 20 * i, 100, 300);
  upright (&paper, 100, 100, 160);
  upright (&paper, 200, 100, 120);
  upright (&paper, 300, 100, 160);
  put (&paper, 110, 104, 12, "项目");
  put (&paper, 210, 104, 12, "数量");
  put (&paper, 110, 124, 12, "行政许可");
  put (&paper, 240, 124, 12, "946");
  put_middle (&paper, 200, 144, 12, "合    并");
  assert_read (&paper, "table 3x2\n  0,0 项目\n  0,1 数量\n  1,0 行政许可\n  1,1 946\n  2,0/1x2 合 并\n");
}

/* The page is drawn on its side. */
static void
test_turned (void)
{
  Paper upright_paper = paper_new (), paper = paper_new ();
  GoiPage *from;

  next_page (&upright_paper);
  put (&upright_paper, 132, 70, 16, "三、办理情况有一行文字，再有一行文字，还有一行文字。");
  level (&upright_paper, 100, 100, 300);
  level (&upright_paper, 130, 100, 300);
  upright (&upright_paper, 100, 100, 130);
  upright (&upright_paper, 200, 100, 130);
  upright (&upright_paper, 300, 100, 130);
  put (&upright_paper, 110, 108, 12, "总计");
  put (&upright_paper, 240, 108, 12, "1136");
  from = upright_paper.page;
  paper.page = goi_page_new (842, 595);
  g_ptr_array_add (paper.pages, paper.page);
  for (guint i = 0; i < from->glyphs->len; i++)
    {
      const GoiGlyph *glyph = &g_array_index (from->glyphs, GoiGlyph, i);
      GoiBox box = { 842 - glyph->box.y1, glyph->box.x0, 842 - glyph->box.y0, glyph->box.x1 };
      goi_page_add_glyph (paper.page, glyph->character, &box);
    }
  for (guint i = 0; i < from->rules->len; i++)
    {
      const GoiBox *rule = &g_array_index (from->rules, GoiRule, i).box;
      GoiBox box = { 842 - rule->y1, rule->x0, 842 - rule->y0, rule->x1 };
      goi_page_add_rule (paper.page, &box);
    }
  g_ptr_array_unref (upright_paper.pages);
  assert_read (&paper, "p 三、办理情况有一行文字，再有一行文字，还有一行文字。\n"
                       "table 1x2\n  0,0 总计\n  0,1 1136\n");
}

/* Whatever stands where: it ends, and soon. */
static void
test_hostile (void)
{
  static const double wild[] = { 0, -1e300, 1e300, 5e-324, 300, NAN, INFINITY, -INFINITY };
  GRand *random = g_rand_new_with_seed (7);
  Paper paper = paper_new ();
  g_autoptr (GoiDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  next_page (&paper);
  for (guint i = 0; i < 30000; i++)
    {
      double x = i % 50 == 0 ? wild[g_rand_int_range (random, 0, G_N_ELEMENTS (wild))] : g_rand_double_range (random, 0, 595);
      double y = g_rand_double_range (random, 0, 842);
      GoiBox glyph = { x, y, x + 5, y + 10 }, line = { x, y, x + 1, y + 200 };
      gunichar c = (gunichar) g_rand_int_range (random, 0x21, 0x7F);

      goi_page_add_glyph (paper.page, c, &glyph);
      if (i % 2 == 0)
        line = (GoiBox) { x, y, x + 200, y + 1 };
      if (i < 19000)
        goi_page_add_rule (paper.page, &line);
    }
  next_page (&paper);
  for (guint i = 0; i < 20000; i++)
    {
      GoiBox same = { 100, 100, 105, 110 };
      goi_page_add_glyph (paper.page, '0' + i % 10, &same);
    }
  document = goi_pages_to_document (paper.pages, NULL, &error);
  g_assert_no_error (error);
  goi_assert_places (document);
  g_ptr_array_unref (paper.pages);
  g_rand_free (random);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/read/pages/paragraphs", test_paragraphs);
  g_test_add_func ("/read/pages/grid", test_grid);
  g_test_add_func ("/read/pages/numbers-in-cells", test_numbers_in_cells);
  g_test_add_func ("/read/pages/cut-table", test_cut_table);
  g_test_add_func ("/read/pages/cut-row", test_cut_row);
  g_test_add_func ("/read/pages/two-columns", test_two_columns);
  g_test_add_func ("/read/pages/without-lines", test_without_lines);
  g_test_add_func ("/read/pages/units-without-lines", test_units_without_lines);
  g_test_add_func ("/read/pages/groups-without-lines", test_groups_without_lines);
  g_test_add_func ("/read/pages/header-before", test_header_before);
  g_test_add_func ("/read/pages/row-numbers-without-lines", test_row_numbers_without_lines);
  g_test_add_func ("/read/pages/footer", test_footer);
  g_test_add_func ("/read/pages/footer-signs-nothing", test_footer_signs_nothing);
  g_test_add_func ("/read/pages/blank-columns-without-lines", test_blank_columns_without_lines);
  g_test_add_func ("/read/pages/upper-left-without-lines", test_upper_left_without_lines);
  g_test_add_func ("/read/pages/some-lines", test_some_lines);
  g_test_add_func ("/read/pages/fragments", test_fragments);
  g_test_add_func ("/read/pages/heading-below", test_heading_below);
  g_test_add_func ("/read/pages/repeated-header", test_repeated_header);
  g_test_add_func ("/read/pages/values-at-top", test_values_at_top);
  g_test_add_func ("/read/pages/no-columns", test_no_columns);
  g_test_add_func ("/read/pages/cell-a-line", test_cell_a_line);
  g_test_add_func ("/read/pages/headers", test_headers);
  g_test_add_func ("/read/pages/number-inside", test_number_inside);
  g_test_add_func ("/read/pages/over-border", test_over_border);
  g_test_add_func ("/read/pages/lost-border", test_lost_border);
  g_test_add_func ("/read/pages/turned", test_turned);
  g_test_add_func ("/read/pages/hostile", test_hostile);
  return g_test_run ();
}
