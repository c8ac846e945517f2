/* test-write-columns.c: widths and short labels of the form's tables
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-write-columns.h"

static void
test_measure (void)
{
  g_assert_cmpfloat (goi_write_columns_measure (""), ==, 0);
  g_assert_cmpfloat (goi_write_columns_measure ("总计"), ==, 2);
  g_assert_cmpfloat (goi_write_columns_measure ("“总计”"), ==, 4);
  g_assert_cmpfloat_with_epsilon (goi_write_columns_measure ("12"), 1.1, 1e-9);
}

static void
test_fit (void)
{
  static const struct
  {
    const char *text;
    double width;
    const char *expected;
  } cases[] = {
    { "总计", 3, "总计" },
    { "结果维持", 3, "结果\n维持" },
    { "结果维持", 4, "结果维持" },
    { "社会公益组织", 4, "社会公益\n组织" },
    { "社会公益组织", 3, "社会公\n益组织" },
    { "社会公益组织", 2, "社会\n公益\n组织" },
    { "法律服务机构", 0.5, "法律服务机构" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fitted = goi_write_columns_fit (cases[i].text, cases[i].width);
      g_assert_cmpstr (fitted, ==, cases[i].expected);
    }
}

static void
test_shorten (void)
{
  static const struct
  {
    const char *text, *short_label, *expected;
  } cases[] = {
    { "1.申请人无正当理由逾期不补正", "逾期不补正", "1.逾期不补正" },
    { "（二）部分公开（区分处理的）", "部分公开", "（二）部分公开" },
    { "二、上年结转政府信息公开申请数量", "上年结转", "二、上年结转" },
    { "12. 某事", "某", "12.某" },
    /* No ordinal at all, though a bracket follows later. */
    { "规范性文件制发数（件）", "制发", "制发" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GoiFormItem item = { .short_label = (char *) cases[i].short_label };
      GoiLayoutCell cell = { .text = cases[i].text, .item = &item };
      g_autofree char *shown = goi_write_columns_shorten (&cell);
      g_assert_cmpstr (shown, ==, cases[i].expected);
    }
}

/* Whatever the form: every column has room, the columns of values are alike, and the room to spare
 * is given out exactly once. */
static void
test_all_tables (void)
{
  GPtrArray *editions = goi_edition_list ();
  guint n = 0;

  for (guint e = 0; e < editions->len; e++)
    {
      GoiEdition *edition = g_ptr_array_index (editions, e);
      GPtrArray *tables = goi_edition_get_tables (edition);
      for (guint t = 0; t < tables->len; t++)
        {
          GoiTable *table = g_ptr_array_index (tables, t);
          g_autoptr (GoiLayout) layout = goi_edition_layout_table (edition, table, FALSE);
          g_autofree double *widths = g_new (double, layout->n_columns);
          g_autofree double *growth = g_new (double, layout->n_columns);
          double sum = 0;
          goi_write_columns_compute (layout, table, 1, widths, growth);
          for (guint c = 0; c < layout->n_columns; c++)
            {
              g_assert_cmpfloat (widths[c], >=, 2);
              g_assert_cmpfloat (widths[c], <, 40);
              sum += growth[c];
              if (c > layout->n_columns - table->value_columns)
                g_assert_cmpfloat (widths[c], ==, widths[c - 1]);
            }
          g_assert_cmpfloat_with_epsilon (sum, 1, 1e-9);
          n++;
        }
    }
  g_assert_cmpuint (n, >=, 8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/write-columns/measure", test_measure);
  g_test_add_func ("/write-columns/fit", test_fit);
  g_test_add_func ("/write-columns/shorten", test_shorten);
  g_test_add_func ("/write-columns/all-tables", test_all_tables);
  return g_test_run ();
}
