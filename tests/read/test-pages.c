/* test-pages.c: paragraphs and tables of pages of text at positions
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-dump-document.h"
#include "goi-page.h"

#include <locale.h>
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
  return g_test_run ();
}
