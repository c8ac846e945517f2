/* test-write-page.c: reports on paper
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-write-page.h"
#include "goi-write-parts.h"

#include <string.h>

typedef struct
{
  double x, y, width, height;
  guint page;
  char *text;
} Item;

static void
item_free (Item *item)
{
  g_free (item->text);
  g_free (item);
}

static GPtrArray *
list_items (GoiPages *pages)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);

  for (guint page = 0; page < goi_pages_get_n_pages (pages); page++)
    {
      g_autofree char *text = goi_pages_describe (pages, page);
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
      for (char **line = lines; *line != NULL && **line != '\0'; line++)
        {
          g_auto (GStrv) fields = g_strsplit (*line, " ", 5);
          Item *item = g_new0 (Item, 1);
          item->x = g_ascii_strtod (fields[0], NULL);
          item->y = g_ascii_strtod (fields[1], NULL);
          item->width = g_ascii_strtod (fields[2], NULL);
          item->height = g_ascii_strtod (fields[3], NULL);
          item->page = page;
          item->text = g_strdup (fields[4]);
          g_ptr_array_add (items, item);
        }
    }
  return items;
}

static const Item *
find_item (GPtrArray *items, const char *text)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (((Item *) g_ptr_array_index (items, i))->text, text))
      return g_ptr_array_index (items, i);
  g_error ("“%s” is not on the pages", text);
}

static guint
count_items (GPtrArray *items, const char *text)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += g_str_equal (((Item *) g_ptr_array_index (items, i))->text, text);
  return n;
}

static GoiReport *
new_report (const char *edition)
{
  GoiReport *report = goi_report_new (goi_edition_get (edition), GOI_MARK_BLANK);

  goi_report_set_agency (report, "测试市某局");
  goi_report_set_year (report, 2024);
  goi_report_set_title (report, "测试市某局2024年政府信息公开工作年度报告");
  return report;
}

static void
set_number (GoiReport *report, const char *key, gint64 number)
{
  g_autoptr (GoiValue) value = goi_value_new_number (GOI_DECIMAL_INT (number), GOI_ORIGIN_TABLE);

  g_assert_true (goi_report_set_value (report, key, value));
}

/* Everything is inside the paper. */
static void
assert_inside (GPtrArray *items, double width, double height)
{
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = g_ptr_array_index (items, i);
      g_assert_cmpfloat (item->x, >=, 0);
      g_assert_cmpfloat (item->y, >=, 0);
      g_assert_cmpfloat (item->x + item->width, <=, width + 1);
      g_assert_cmpfloat (item->y, <=, height);
    }
}

static void
test_parts (void)
{
  static const char *const order[] = {
    "测试市某局2024年政府信息公开工作年度报告",
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
  };
  g_autoptr (GoiReport) report = new_report ("2021");
  g_autoptr (GoiPages) pages = goi_pages_new (report, GOI_PAGES_A4_WIDTH, GOI_PAGES_A4_HEIGHT);
  g_autoptr (GPtrArray) items = list_items (pages);
  double before = 0;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const Item *item = find_item (items, order[i]);
      double at = item->page * 1000 + item->y;
      g_assert_cmpfloat (at, >, before);
      before = at;
    }
  g_assert_cmpuint (count_items (items, "— 1 —"), ==, 1);
  assert_inside (items, GOI_PAGES_A4_WIDTH, GOI_PAGES_A4_HEIGHT);
}

/* The frame in whose middle a text stands. */
static const Item *
frame_of (GPtrArray *items, const Item *text)
{
  const Item *best = NULL;
  double x = text->x + text->width / 2, y = text->y + text->height / 2;

  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = g_ptr_array_index (items, i);
      if (item->page == text->page && g_str_equal (item->text, "frame") && item->x <= x
          && item->x + item->width >= x && item->y <= y && item->y + item->height >= y
          && (best == NULL || item->width * item->height < best->width * best->height))
        best = item;
    }
  g_assert_nonnull (best);
  return best;
}

/* A number stands in the row of its label and in the column of its head. */
static void
test_places (void)
{
  g_autoptr (GoiReport) report = new_report ("2021");
  g_autoptr (GoiPages) pages = NULL;
  g_autoptr (GPtrArray) items = NULL;
  const Item *number, *row, *column;

  set_number (report, "requests.unable.not_held.legal", 4711);
  set_number (report, "disclosure.fees.amount", 815);
  pages = goi_pages_new (report, GOI_PAGES_A4_WIDTH, GOI_PAGES_A4_HEIGHT);
  items = list_items (pages);
  number = frame_of (items, find_item (items, "4711"));
  row = frame_of (items, find_item (items, "1.本机关不掌握相关政府信息"));
  column = frame_of (items, find_item (items, "法律服务 机构"));
  g_assert_cmpfloat (number->y, ==, row->y);
  g_assert_cmpfloat (number->height, ==, row->height);
  g_assert_cmpfloat (number->x, ==, column->x);
  g_assert_cmpfloat (number->width, ==, column->width);

  number = frame_of (items, find_item (items, "815"));
  row = frame_of (items, find_item (items, "行政事业性收费"));
  g_assert_cmpfloat (number->y, ==, row->y);
  g_assert_cmpfloat (number->width, >, 3 * row->height);
}

/* Labels are printed in full, whatever their length, and every cell has a frame. */
static void
test_complete (void)
{
  GPtrArray *editions = goi_edition_list ();

  for (guint e = 0; e < editions->len; e++)
    {
      GoiEdition *edition = g_ptr_array_index (editions, e);
      g_autoptr (GoiReport) report = new_report (goi_edition_get_id (edition));
      g_autoptr (GoiPages) pages = goi_pages_new (report, GOI_PAGES_A4_WIDTH, GOI_PAGES_A4_HEIGHT);
      g_autoptr (GPtrArray) items = list_items (pages);
      g_autoptr (GString) all = g_string_new (NULL);
      GPtrArray *tables = goi_edition_get_tables (edition);
      guint n_frames = 0, n_cells = 0;

      for (guint i = 0; i < items->len; i++)
        {
          const Item *item = g_ptr_array_index (items, i);
          g_auto (GStrv) words = g_strsplit (item->text, " ", -1);
          g_autofree char *joined = g_strjoinv ("", words);
          n_frames += g_str_equal (item->text, "frame") || g_str_equal (item->text, "shaded");
          g_string_append_printf (all, "\n%s\n", joined);
        }
      for (guint t = 0; t < tables->len; t++)
        {
          g_autoptr (GoiLayout) layout
              = goi_edition_layout_table (edition, g_ptr_array_index (tables, t), FALSE);
          n_cells += layout->cells->len;
          for (guint i = 0; i < layout->cells->len; i++)
            {
              const GoiLayoutCell *cell = g_ptr_array_index (layout->cells, i);
              if (cell->text != NULL && *cell->text != '\0' && strstr (all->str, cell->text) == NULL)
                g_error ("%s: “%s” is not printed", goi_edition_get_id (edition), cell->text);
            }
        }
      /* Tables over several pages have more frames than cells: headers again, merged labels in parts. */
      g_assert_cmpuint (n_frames, >=, n_cells);
      assert_inside (items, GOI_PAGES_A4_WIDTH, GOI_PAGES_A4_HEIGHT);
    }
}

/* Marks are printed as they stand; blank is not 0. */
static void
test_marks (void)
{
  static const struct
  {
    GoiMark mark;
    const char *key, *text;
  } cases[] = {
    { GOI_MARK_DASH, "requests.received.person", "—" },
    { GOI_MARK_SLASH, "requests.received.business", "/" },
    { GOI_MARK_NONE, "requests.received.research", "无" },
    { GOI_MARK_NA, "requests.received.legal", "不适用" },
  };
  g_autoptr (GoiReport) report = new_report ("2021");
  g_autoptr (GoiPages) pages = NULL;
  g_autoptr (GPtrArray) items = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GoiValue) value = goi_value_new_mark (cases[i].mark, GOI_ORIGIN_TABLE);
      goi_report_set_value (report, cases[i].key, value);
    }
  pages = goi_pages_new (report, GOI_PAGES_A4_WIDTH, GOI_PAGES_A4_HEIGHT);
  items = list_items (pages);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (count_items (items, cases[i].text), ==, 1);
  g_assert_cmpuint (count_items (items, "0"), ==, 0);
}

/* A list of indicators takes several pages; each of them has the head of the columns. */
static void
test_long_table (void)
{
  g_autoptr (GoiReport) report = new_report ("2014");
  g_autoptr (GoiPages) pages = goi_pages_new (report, GOI_PAGES_A4_WIDTH, GOI_PAGES_A4_HEIGHT);
  g_autoptr (GPtrArray) items = list_items (pages);
  const Item *first = find_item (items, "一、主动公开情况");
  const Item *last = find_item (items, "　（三）接受培训人员数");

  g_assert_cmpuint (last->page, >, first->page);
  g_assert_cmpuint (count_items (items, "统计指标"), ==, last->page - first->page + 1);
  g_assert_cmpuint (count_items (items, "　（三）接受培训人员数"), ==, 1);
}

/* Nothing of a long text is lost on the way from page to page. */
static void
test_long_text (void)
{
  g_autoptr (GoiReport) report = new_report ("2021");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) printed = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GoiPages) pages = NULL;
  g_autoptr (GPtrArray) items = NULL;
  gboolean inside = FALSE;

  for (guint i = 0; i < 200; i++)
    {
      g_string_append_printf (text, "　　第%u段：全年主动公开政府信息若干条，其中通过政府网站公开若干条。\n\n", i);
      g_string_append_printf (expected, "第%u段：全年主动公开政府信息若干条，其中通过政府网站公开若干条。", i);
    }
  goi_report_set_section (report, "overview", "一、总体情况", text->str);
  pages = goi_pages_new (report, GOI_PAGES_A4_WIDTH, GOI_PAGES_A4_HEIGHT);
  g_assert_cmpuint (goi_pages_get_n_pages (pages), >=, 6);
  items = list_items (pages);
  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = g_ptr_array_index (items, i);
      if (g_str_equal (item->text, "二、主动公开政府信息情况"))
        break;
      if (inside && !g_str_has_prefix (item->text, "— "))
        g_string_append (printed, item->text);
      inside = inside || g_str_equal (item->text, "一、总体情况");
    }
  g_assert_cmpstr (printed->str, ==, expected->str);
  assert_inside (items, GOI_PAGES_A4_WIDTH, GOI_PAGES_A4_HEIGHT);
}

/* A heading never stands alone at the foot of a page. */
static void
test_headings_stay (void)
{
  for (guint n = 0; n < 60; n++)
    {
      g_autoptr (GoiReport) report = new_report ("2021");
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GoiPages) pages = NULL;
      g_autoptr (GPtrArray) items = NULL;

      for (guint i = 0; i < n; i++)
        g_string_append (text, "一行文字。\n");
      goi_report_set_section (report, "overview", "一、总体情况", text->str);
      goi_report_set_section (report, "problems", "五、存在的主要问题及改进情况", "问题在此。");
      pages = goi_pages_new (report, GOI_PAGES_A4_WIDTH, GOI_PAGES_A4_HEIGHT);
      items = list_items (pages);
      g_assert_cmpuint (find_item (items, "五、存在的主要问题及改进情况")->page, ==,
                        find_item (items, "问题在此。")->page);
      g_assert_cmpuint (find_item (items, "三、收到和处理政府信息公开申请情况")->page, ==,
                        find_item (items, "申请人情况")->page);
    }
}

/* Paper of any size, and a cell with a whole story in it: it ends, and nobody crashes. */
static void
test_odd_paper (void)
{
  static const double sizes[][2]
      = { { 420, 595 }, { 842, 595 }, { 200, 200 }, { 60, 60 }, { 3000, 3000 } };
  g_autoptr (GoiReport) report = new_report ("2021");
  g_autoptr (GoiValue) story = goi_value_new_mark (GOI_MARK_UNREADABLE, GOI_ORIGIN_TABLE);

  story->text = g_strnfill (4000, '8');
  goi_report_set_value (report, "requests.received.person", story);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GoiPages) pages = goi_pages_new (report, sizes[i][0], sizes[i][1]);
      g_assert_cmpuint (goi_pages_get_n_pages (pages), >=, 1);
      g_assert_cmpuint (goi_pages_get_n_pages (pages), <, 2000);
    }
}

static GBytes *
make_pdf (GoiReport *report)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (goi_pages_write_pdf (report, stream, NULL, &error));
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* The same report gives the same bytes. */
static void
test_pdf (void)
{
  g_autoptr (GoiReport) report = new_report ("2021");
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GBytes) other = NULL;

  set_number (report, "requests.received.person", 70);
  first = make_pdf (report);
  second = make_pdf (report);
  g_assert_true (g_bytes_equal (first, second));
  g_assert_cmpint (memcmp (g_bytes_get_data (first, NULL), "%PDF-", 5), ==, 0);
  set_number (report, "requests.received.person", 71);
  other = make_pdf (report);
  g_assert_false (g_bytes_equal (first, other));
}

/* A stream that is closed is an error, not a file that is only half there. */
static void
test_pdf_fails (void)
{
  g_autoptr (GoiReport) report = new_report ("2021");
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (NULL, 0, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (goi_pages_write_pdf (report, stream, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/write-page/parts", test_parts);
  g_test_add_func ("/write-page/places", test_places);
  g_test_add_func ("/write-page/complete", test_complete);
  g_test_add_func ("/write-page/marks", test_marks);
  g_test_add_func ("/write-page/long-table", test_long_table);
  g_test_add_func ("/write-page/long-text", test_long_text);
  g_test_add_func ("/write-page/headings-stay", test_headings_stay);
  g_test_add_func ("/write-page/odd-paper", test_odd_paper);
  g_test_add_func ("/write-page/pdf", test_pdf);
  g_test_add_func ("/write-page/pdf-fails", test_pdf_fails);
  return g_test_run ();
}
