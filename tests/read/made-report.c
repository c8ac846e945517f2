/* made-report.c: reports of an invented office, and how a reading compares with them
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "made-report.h"

#include <string.h>

static void
set_number (GoiReport *report, const GoiCell *cell, GoiDecimal number)
{
  g_autoptr (GoiValue) value = goi_value_new_number (number, GOI_ORIGIN_TABLE);

  g_assert_true (goi_report_set_value (report, cell->key, value));
}

/* Makes the sums of the form true: the first term on the left is what the others leave for it. */
static void
add_up (GoiReport *report)
{
  GPtrArray *relations = goi_edition_get_relations (goi_report_get_edition (report));

  for (guint pass = 0; pass < 4; pass++)
    for (guint i = 0; i < relations->len; i++)
      {
        const GoiRelation *relation = g_ptr_array_index (relations, i);
        const GoiTerm *first = &g_array_index (relation->left->terms, GoiTerm, 0);
        GoiSumResult left, right;
        GoiDecimal rest;

        if (relation->comparison != GOI_COMPARISON_EQUAL)
          continue;
        goi_sum_evaluate (relation->left, report, &left);
        goi_sum_evaluate (relation->right, report, &right);
        g_assert_true (goi_decimal_add (right.value, goi_decimal_negate (left.value), &rest));
        if (goi_value_is_number (goi_report_get_cell_value (report, first->cell)))
          g_assert_true (goi_decimal_add (rest, goi_report_get_cell_value (report, first->cell)->number, &rest));
        if (goi_report_get_cell_value (report, first->cell)->mark != GOI_MARK_ABSENT)
          set_number (report, first->cell, rest);
      }
}

/* A zero may be left blank or struck out, as offices do. */
static void
strike_out_zeros (GoiReport *report, GRand *random, guint n)
{
  static const GoiMark marks[] = { GOI_MARK_BLANK, GOI_MARK_DASH, GOI_MARK_SLASH, GOI_MARK_NONE };

  for (guint i = 0; i < n; i++)
    {
      const GoiCell *cell = goi_edition_get_cell (goi_report_get_edition (report), i);
      const GoiValue *value = goi_report_get_cell_value (report, cell);
      g_autoptr (GoiValue) mark = NULL;

      if (!goi_value_is_number (value) || value->number.unscaled != 0 || g_rand_int_range (random, 0, 3) > 0)
        continue;
      mark = goi_value_new_mark (marks[g_rand_int_range (random, 0, G_N_ELEMENTS (marks))], GOI_ORIGIN_TABLE);
      g_assert_true (goi_report_set_value (report, cell->key, mark));
    }
}

GoiReport *
make_report (const char *edition, gboolean alternatives, guint32 seed)
{
  GRand *random = g_rand_new_with_seed (seed);
  GoiEdition *form = goi_edition_get (edition);
  GoiReport *report = goi_report_new (form, GOI_MARK_ABSENT);
  guint n = alternatives ? goi_edition_get_n_cells (form) : goi_edition_get_n_form_cells (form);
  int year = g_str_equal (edition, "2014") ? 2016 : g_str_equal (edition, "2019") ? 2020 : 2021 + seed % 4;
  g_autofree char *title = goi_edition_format_title (form, "示例市林业局", year);

  for (guint i = 0; i < n; i++)
    {
      const GoiCell *cell = goi_edition_get_cell (form, i);
      GoiDecimal number = GOI_DECIMAL_INT (g_rand_int_range (random, 0, 3) == 0 ? g_rand_int_range (random, 1, 60) : 0);

      if (alternatives && !cell->alternative && strstr (cell->key, "requests.other.") == cell->key)
        continue;
      if (cell->kind == GOI_KIND_AMOUNT)
        goi_decimal_make (g_rand_int_range (random, 0, 1000000), 2, &number);
      set_number (report, cell, number);
    }
  add_up (report);
  strike_out_zeros (report, random, n);
  goi_report_set_year (report, year);
  goi_report_set_agency (report, "示例市林业局");
  goi_report_set_title (report, title);
  goi_report_set_section (report, "overview", "一、总体情况", "全年主动公开信息，依法办理申请。");
  goi_report_set_section (report, "problems", "五、存在的主要问题及改进情况", "公开的主动性有待加强。");
  goi_report_set_section (report, "other", "六、其他需要报告的事项", "无其他需要报告的事项。");
  g_rand_free (random);
  return report;
}

/* How many cells, and the rest, were not read as written. */
guint
compare_reports (GoiReport *written, GoiReport *read, const char *what)
{
  GoiEdition *form = goi_report_get_edition (written);
  guint n_wrong = 0;

  if (goi_report_get_edition (read) != form)
    {
      g_test_message ("%s: edition %s", what, goi_edition_get_id (goi_report_get_edition (read)));
      return 1;
    }
  for (guint i = 0; i < goi_edition_get_n_cells (form); i++)
    {
      const GoiCell *cell = goi_edition_get_cell (form, i);
      const GoiValue *should = goi_report_get_cell_value (written, cell);
      const GoiValue *is = goi_report_get_cell_value (read, cell);
      g_autofree char *a = goi_value_display (should);
      g_autofree char *b = goi_value_display (is);

      if (should->mark == is->mark
          && (should->mark != GOI_MARK_NUMBER || goi_decimal_equal (should->number, is->number)))
        continue;
      g_test_message ("%s: %s is \"%s\" (%s), should be \"%s\" (%s)", what, cell->key, b, goi_mark_to_string (is->mark),
                      a, goi_mark_to_string (should->mark));
      n_wrong++;
    }
  if (goi_report_get_year (read) != goi_report_get_year (written)
      || !g_str_equal (goi_report_get_agency (read), goi_report_get_agency (written)))
    {
      g_test_message ("%s: %s %d", what, goi_report_get_agency (read), goi_report_get_year (read));
      n_wrong++;
    }
  return n_wrong;
}
