/* test-chart-layout.c: tests of where things are in a chart
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart-samples.h"
#include "goi-chart-layout.h"

#include <math.h>
#include <string.h>

#define EPSILON 1e-6

static GoiChartLayout *
lay_out (GPtrArray *rows, const GoiChartOptions *options, double width, double height)
{
  g_autoptr (GoiChartData) data = goi_chart_data_new (rows, NULL, options);
  PangoContext *context = goi_chart_context_new ();
  GoiChartLayout *layout = goi_chart_layout_new (data, options, width, height, context);

  g_object_unref (context);
  return layout;
}

static const GoiChartMark *
mark_at (const GoiChartLayout *layout, guint index)
{
  return &g_array_index (layout->marks, GoiChartMark, index);
}

static const GoiChartRow *
row_at (const GoiChartLayout *layout, guint index)
{
  return &g_array_index (layout->rows, GoiChartRow, index);
}

static const GoiChartMark *
find_text (const GoiChartLayout *layout, const char *text, int bar)
{
  for (guint i = 0; i < layout->marks->len; i++)
    if (mark_at (layout, i)->text != NULL && mark_at (layout, i)->bar == bar
        && strcmp (mark_at (layout, i)->text, text) == 0)
      return mark_at (layout, i);
  return NULL;
}

/* The parts of a row follow each other without gaps; returns how long they are together. */
static double
measure_parts (const GoiChartLayout *layout, guint row, guint *n_parts)
{
  double x = layout->plot_x;

  *n_parts = 0;
  for (guint m = 0; m < row_at (layout, row)->n_marks; m++)
    {
      const GoiChartMark *mark = mark_at (layout, row_at (layout, row)->first_mark + m);

      if (mark->type != GOI_CHART_RECT)
        continue;
      g_assert_cmpfloat_with_epsilon (mark->x, x, EPSILON);
      g_assert_cmpfloat (mark->width, >, 0);
      x += mark->width;
      (*n_parts)++;
    }
  return x - layout->plot_x;
}

static void
test_shares (void)
{
  g_autoptr (GPtrArray) rows = sample_city ();
  g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
  g_autoptr (GoiChartLayout) layout = lay_out (rows, options, 1000, 0);
  double x, y, width, height;
  guint n;

  g_assert_cmpuint (layout->rows->len, ==, 18);
  for (guint r = 0; r < layout->rows->len; r++)
    g_assert_cmpfloat_with_epsilon (measure_parts (layout, r, &n), layout->plot_width, EPSILON);

  /* The first row is the one with the highest share: 7 granted, 1 in part, 1 that cannot be
   * provided. */
  g_assert_cmpfloat_with_epsilon (measure_parts (layout, 0, &n), layout->plot_width, EPSILON);
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (goi_chart_layout_get_segment (layout, 0, 0, &x, &y, &width, &height));
  g_assert_cmpfloat_with_epsilon (width, layout->plot_width * 7 / 9, EPSILON);
  g_assert_true (goi_chart_layout_get_segment (layout, 0, 3, &x, &y, &width, &height));
  g_assert_cmpfloat_with_epsilon (x, layout->plot_x + layout->plot_width * 8 / 9, EPSILON);
  g_assert_false (goi_chart_layout_get_segment (layout, 0, 2, &x, &y, &width, &height));
}

static void
test_numbers (void)
{
  g_autoptr (GPtrArray) rows = sample_rows_new ();
  g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
  g_autoptr (GoiChartLayout) layout = NULL;
  guint n;

  options->percent = FALSE;
  goi_chart_options_set_sort (options, "outcome.total", TRUE, NULL);
  sample_add (rows, "A", 2021, "2021", (int[]) { 50, 50, 0, 0, 0, 0 }, 100);
  sample_add (rows, "B", 2021, "2021", (int[]) { 400, 0, 0, 0, 0, 0 }, 400);
  sample_add (rows, "C", 2021, "2021", (int[]) { 0, 0, 0, 0, 0, 0 }, 0);
  layout = lay_out (rows, options, 1000, 0);

  g_assert_cmpfloat_with_epsilon (measure_parts (layout, 0, &n), layout->plot_width, EPSILON);
  g_assert_cmpfloat_with_epsilon (measure_parts (layout, 1, &n), layout->plot_width / 4, EPSILON);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat_with_epsilon (measure_parts (layout, 2, &n), 0, EPSILON);
  g_assert_nonnull (find_text (layout, "No requests decided", 2));
  /* The scale ends at the longest bar, and no median is drawn across numbers. */
  g_assert_nonnull (find_text (layout, "400", -1));
  g_assert_null (find_text (layout, "500", -1));
  for (guint i = 0; i < layout->marks->len; i++)
    g_assert_cmpuint (mark_at (layout, i)->ink, !=, GOI_CHART_INK_MEDIAN);
}

/* What is not available is said, never drawn as nothing. */
static void
test_availability (void)
{
  g_autoptr (GPtrArray) rows = sample_rows_new ();
  g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
  g_autoptr (GoiChartLayout) layout = NULL;
  guint n;

  goi_chart_options_set_sort (options, GOI_CHART_SORT_AGENCY, FALSE, NULL);
  sample_add (rows, "1 none", 2021, "2021", (int[]) { NA, NA, NA, NA, NA, NA }, 50);
  sample_add (rows, "2 part", 2018, "2014", (int[]) { 20, 10, 5, 5, 0, NA }, 40);
  sample_add (rows, "3 rest", 2018, "2014", (int[]) { 20, 10, 5, 5, NA, NA }, 80);
  sample_add (rows, "4 open", 2013, "2008", (int[]) { 20, NA, NA, NA, NA, NA }, NA);
  sample_add (rows, "5 differs", 2021, "2021", (int[]) { 20, 10, 5, 5, 0, 0 }, 41);
  layout = lay_out (rows, options, 1000, 0);

  g_assert_nonnull (find_text (layout, "Outcomes not available", 0));
  g_assert_nonnull (find_text (layout, "“Otherwise handled” not available", 1));
  g_assert_nonnull (find_text (layout, "2 not available", 2));
  g_assert_nonnull (find_text (layout, "Shares not available", 3));
  g_assert_nonnull (find_text (layout, "n ≥ 20", 3));
  g_assert_nonnull (find_text (layout, "n = 40 ≠ 41", 4));

  /* One dashed frame over the whole scale, and half of it in the third row. */
  g_assert_cmpfloat_with_epsilon (measure_parts (layout, 0, &n), layout->plot_width, EPSILON);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpfloat_with_epsilon (measure_parts (layout, 2, &n), layout->plot_width, EPSILON);
  g_assert_cmpuint (n, ==, 5);
  for (guint m = 0; m < row_at (layout, 2)->n_marks; m++)
    {
      const GoiChartMark *mark = mark_at (layout, row_at (layout, 2)->first_mark + m);
      if (mark->ink == GOI_CHART_INK_OPEN)
        g_assert_cmpfloat_with_epsilon (mark->width, layout->plot_width / 2, EPSILON);
    }
}

static void
test_median (void)
{
  g_autoptr (GPtrArray) rows = sample_rows_new ();
  g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
  g_autoptr (GoiChartLayout) two = NULL;
  g_autoptr (GoiChartLayout) three = NULL;
  guint n_lines = 0;

  sample_add (rows, "A", 2021, "2021", (int[]) { 20, 0, 80, 0, 0, 0 }, 100);
  sample_add (rows, "B", 2021, "2021", (int[]) { 90, 0, 10, 0, 0, 0 }, 100);
  two = lay_out (rows, options, 1000, 0);
  for (guint i = 0; i < two->marks->len; i++)
    g_assert_cmpuint (mark_at (two, i)->ink, !=, GOI_CHART_INK_MEDIAN);

  sample_add (rows, "C", 2021, "2021", (int[]) { 60, 0, 40, 0, 0, 0 }, 100);
  three = lay_out (rows, options, 1000, 0);
  for (guint i = 0; i < three->marks->len; i++)
    if (mark_at (three, i)->ink == GOI_CHART_INK_MEDIAN)
      {
        n_lines++;
        g_assert_cmpfloat_with_epsilon (mark_at (three, i)->x,
                                        three->plot_x + 0.6 * three->plot_width, EPSILON);
      }
  g_assert_cmpuint (n_lines, ==, 1);
  g_assert_nonnull (find_text (three, "Median disclosed share of 3 reports: 60%", -1));
}

/* Nothing leaves the paper, numbers stay in their parts, and names stay off the scale. */
static void
check_places (const GoiChartLayout *layout)
{
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const GoiChartMark *mark = mark_at (layout, i);
      double x, y, width, height;

      g_assert_cmpfloat (mark->x, >=, 0);
      g_assert_cmpfloat (mark->x + mark->width, <=, layout->width + EPSILON);
      g_assert_cmpfloat (mark->y, <=, layout->height);
      if (mark->type == GOI_CHART_TEXT && mark->ink == GOI_CHART_INK_ON_SERIES)
        {
          guint row = mark->bar - row_at (layout, 0)->bar;

          g_assert_true (
              goi_chart_layout_get_segment (layout, row, mark->series, &x, &y, &width, &height));
          g_assert_cmpfloat (mark->x, >=, x);
          g_assert_cmpfloat (mark->x + mark->width, <=, x + width);
          g_assert_cmpfloat (mark->y, <=, y + height);
        }
      if (mark->type == GOI_CHART_TEXT && mark->bar >= 0
          && (mark->style == GOI_CHART_STYLE_LABEL || mark->style == GOI_CHART_STYLE_LABEL_BOLD))
        g_assert_cmpfloat (mark->x + mark->width, <, layout->plot_x);
    }
}

static void
test_places (void)
{
  static const double widths[] = { 320, 480, 700, 1120, 2400 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (GPtrArray) rows = sample_many (40);
      g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
      g_autoptr (GoiChartLayout) shares = lay_out (rows, options, widths[i], 0);
      g_autoptr (GoiChartLayout) numbers = NULL;

      check_places (shares);
      options->percent = FALSE;
      numbers = lay_out (rows, options, widths[i], 0);
      check_places (numbers);
    }
}

static void
test_long_names (void)
{
  static const char name[] = "青川市临江区经济技术开发区管理委员会综合行政执法和应急管理与消防救援协调领导小组办公室"
                             "（地震局、防震减灾中心、安全生产监察执法大队）";
  g_autoptr (GPtrArray) rows = sample_rows_new ();
  g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
  g_autoptr (GoiChartLayout) layout = NULL;
  g_autoptr (GString) shown = g_string_new (NULL);
  guint n_lines = 0;

  sample_add (rows, name, 2021, "2021", (int[]) { 1, 0, 0, 0, 0, 0 }, 1);
  sample_add (rows, "青川市临江区经济技术开发区管理委员会综合行政执法局", 2021, "2021",
              (int[]) { 1, 0, 0, 0, 0, 0 }, 1);
  layout = lay_out (rows, options, 640, 0);
  for (guint i = 0; i < layout->marks->len; i++)
    if (mark_at (layout, i)->bar == 1 && mark_at (layout, i)->style == GOI_CHART_STYLE_LABEL
        && mark_at (layout, i)->type == GOI_CHART_TEXT)
      {
        n_lines++;
        g_string_append (shown, mark_at (layout, i)->text);
      }

  /* It sorts after the other; 25 characters fit into two lines whole. */
  g_assert_cmpuint (n_lines, ==, 2);
  g_assert_cmpstr (shown->str, ==, "青川市临江区经济技术开发区管理委员会综合行政执法局");

  g_string_truncate (shown, 0);
  for (guint i = 0; i < layout->marks->len; i++)
    if (mark_at (layout, i)->bar == 0 && mark_at (layout, i)->style == GOI_CHART_STYLE_LABEL
        && mark_at (layout, i)->type == GOI_CHART_TEXT)
      g_string_append (shown, mark_at (layout, i)->text);
  g_assert_true (g_str_has_prefix (shown->str, "青川市临江区"));
  g_assert_true (g_str_has_suffix (shown->str, "执法大队）"));
  g_assert_nonnull (strstr (shown->str, "…"));
  check_places (layout);
}

static void
test_height (void)
{
  g_autoptr (GPtrArray) rows = sample_city ();
  g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
  g_autoptr (GoiChartLayout) natural = lay_out (rows, options, 1000, 0);
  g_autoptr (GoiChartLayout) small = lay_out (rows, options, 1000, 100);
  g_autoptr (GoiChartLayout) fitted = lay_out (rows, options, 1000, natural->height + 90);
  g_autoptr (GoiChartLayout) huge = lay_out (rows, options, 1000, 5000);

  g_assert_cmpfloat (small->height, ==, natural->height);
  /* 90 more for 18 rows: each is 5 higher. */
  g_assert_cmpfloat_with_epsilon (row_at (fitted, 0)->height, row_at (natural, 0)->height + 5,
                                  EPSILON);
  g_assert_cmpfloat_with_epsilon (fitted->height, natural->height + 90, EPSILON);
  g_assert_cmpfloat (huge->height, ==, 5000);
  g_assert_cmpfloat (row_at (huge, 0)->height, <, 50);
}

/* Points and pixels are the same thing: twice the size is twice everything. */
static void
test_scale (void)
{
  g_autoptr (GPtrArray) rows = sample_city ();
  g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
  g_autoptr (GoiChartLayout) one = lay_out (rows, options, 900, 0);
  g_autoptr (GoiChartLayout) two = NULL;

  options->font_size *= 2;
  two = lay_out (rows, options, 1800, 0);
  g_assert_cmpuint (one->marks->len, ==, two->marks->len);
  for (guint i = 0; i < one->marks->len; i++)
    {
      g_assert_cmpstr (mark_at (one, i)->text, ==, mark_at (two, i)->text);
      g_assert_cmpfloat_with_epsilon (2 * mark_at (one, i)->x, mark_at (two, i)->x, 0.5);
      g_assert_cmpfloat_with_epsilon (2 * mark_at (one, i)->y, mark_at (two, i)->y, 0.5);
    }
}

static void
check_pages (guint n_bars, double width, double height, guint least_pages)
{
  g_autoptr (GPtrArray) rows = sample_many (n_bars);
  g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
  g_autoptr (GoiChartData) data = NULL;
  g_autoptr (GPtrArray) pages = NULL;
  PangoContext *context = goi_chart_context_new ();
  guint next = 0;

  options->font_size = 8.5;
  data = goi_chart_data_new (rows, NULL, options);
  pages = goi_chart_paginate (data, options, width, height, context);
  g_object_unref (context);
  g_assert_cmpuint (pages->len, >=, least_pages);
  for (guint p = 0; p < pages->len; p++)
    {
      const GoiChartLayout *page = pages->pdata[p], *first = pages->pdata[0];
      g_autofree char *number = g_strdup_printf ("Page %u of %u", p + 1, pages->len);

      g_assert_cmpuint (page->page, ==, p + 1);
      g_assert_cmpuint (page->n_pages, ==, pages->len);
      g_assert_cmpfloat (page->plot_x, ==, first->plot_x);
      g_assert_cmpfloat (page->plot_width, ==, first->plot_width);
      g_assert_nonnull (find_text (page, "Granted in part", -1));
      g_assert_true ((find_text (page, number, -1) != NULL) == (pages->len > 1));
      g_assert_cmpuint (page->rows->len, >=, 1);
      for (guint r = 0; r < page->rows->len; r++)
        g_assert_cmpuint (row_at (page, r)->bar, ==, next++);
      if (height > 300)
        {
          g_assert_cmpfloat (page->height, ==, height);
          check_places (page);
        }
    }
  g_assert_cmpuint (next, ==, n_bars);
}

static void
test_pages (void)
{
  check_pages (5, 802, 555, 1);
  check_pages (60, 802, 555, 3);
  check_pages (60, 555, 802, 2);
  check_pages (1000, 802, 555, 40);
  /* Paper that has no room for anything still gets a bar a page. */
  check_pages (7, 802, 50, 7);
}

static void
test_find (void)
{
  g_autoptr (GPtrArray) rows = sample_city ();
  g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
  g_autoptr (GoiChartLayout) layout = lay_out (rows, options, 1000, 0);
  double x, y, width, height;
  guint row = 99;
  int segment = 99;

  g_assert_true (goi_chart_layout_get_segment (layout, 4, 1, &x, &y, &width, &height));
  g_assert_true (goi_chart_layout_find (layout, x + width / 2, y + height / 2, &row, &segment));
  g_assert_cmpuint (row, ==, 4);
  g_assert_cmpint (segment, ==, 1);
  g_assert_true (
      goi_chart_layout_find (layout, layout->plot_x - 5, y + height / 2, &row, &segment));
  g_assert_cmpuint (row, ==, 4);
  g_assert_cmpint (segment, ==, -1);
  g_assert_false (goi_chart_layout_find (layout, x, layout->body_y - 5, &row, &segment));
  g_assert_false (goi_chart_layout_find (layout, x, layout->foot_y + 5, &row, &segment));
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) rows = sample_rows_new ();
  g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
  g_autoptr (GoiChartLayout) layout = lay_out (rows, options, 500, 0);

  g_assert_cmpuint (layout->rows->len, ==, 0);
  g_assert_nonnull (find_text (layout, "No reports", -1));
}

/* A small chart against its stored list of marks, which was checked by hand. Widths of texts belong
 * to a font. GOI_TEST_UPDATE=1 stores a new list. */
static void
test_golden (void)
{
  g_autoptr (GPtrArray) rows = sample_rows_new ();
  g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
  g_autoptr (GoiChartLayout) layout = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "chart", "outcomes.layout", NULL);
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (PangoFont) font = NULL;
  g_autoptr (PangoFontDescription) loaded = NULL;
  PangoContext *context = goi_chart_context_new ();

  font = pango_context_load_font (context, pango_context_get_font_description (context));
  loaded = pango_font_describe (font);
  g_object_unref (context);
  if (strcmp (pango_font_description_get_family (loaded), "Noto Sans CJK SC") != 0)
    {
      g_test_skip ("Noto Sans CJK SC is not installed");
      return;
    }

  sample_add (rows, "示例市教育局", 2021, "2021", (int[]) { 30, 6, 34, 0, 0, 0 }, 70);
  sample_add (rows, "示例市民政局", 2021, "2021", (int[]) { 4, 0, 0, 4, 0, NA }, 8);
  sample_add (rows, "示例市财政局", 2021, "2021", (int[]) { NA, NA, NA, NA, NA, NA }, NA);
  layout = lay_out (rows, options, 800, 0);
  found = goi_chart_layout_to_string (layout);
  if (g_getenv ("GOI_TEST_UPDATE") != NULL)
    g_assert_true (g_file_set_contents (path, found, -1, NULL));
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  g_assert_cmpstr (found, ==, expected);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/layout/shares", test_shares);
  g_test_add_func ("/chart/layout/numbers", test_numbers);
  g_test_add_func ("/chart/layout/availability", test_availability);
  g_test_add_func ("/chart/layout/median", test_median);
  g_test_add_func ("/chart/layout/places", test_places);
  g_test_add_func ("/chart/layout/long-names", test_long_names);
  g_test_add_func ("/chart/layout/height", test_height);
  g_test_add_func ("/chart/layout/scale", test_scale);
  g_test_add_func ("/chart/layout/pages", test_pages);
  g_test_add_func ("/chart/layout/find", test_find);
  g_test_add_func ("/chart/layout/empty", test_empty);
  g_test_add_func ("/chart/layout/golden", test_golden);
  return g_test_run ();
}
