/* test-check.c: findings and repairs
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-locale.h"
#include "goi-test-report.h"

#include <string.h>

static const char *const kinds[] = { "person", "business", "research", "nonprofit", "legal", "other_org", "total" };

/* Table 三 adds up: each kind of applicant 30 new, 4 carried in, 20 granted, 9 not held, 5 carried out. */
static GoiReport *
make_balanced (void)
{
  static const struct { const char *row; int number; } cells[]
      = { { "received", 30 }, { "carried_in", 4 }, { "granted", 20 }, { "unable.not_held", 9 },
          { "total", 29 }, { "carried_out", 5 } };
  GoiReport *report = goi_test_report_fill ("2021", 0);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint c = 0; c < G_N_ELEMENTS (cells); c++)
      {
        g_autofree char *key = g_strdup_printf ("requests.%s.%s", cells[c].row, kinds[k]);
        goi_test_report_set (report, key, cells[c].number * (k == 6 ? 6 : 1));
      }
  return report;
}

static const GoiFinding *
find_rule (GPtrArray *findings, const char *rule)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const GoiFinding *finding = g_ptr_array_index (findings, i);
      if (strcmp (finding->rule, rule) == 0)
        return finding;
    }
  g_error ("no finding %s", rule);
}

static const GoiChange *
best_change (const GoiFinding *finding)
{
  const GoiRepair *best;

  g_assert_cmpuint (finding->repairs->len, >, 0);
  best = g_ptr_array_index (finding->repairs, 0);
  g_assert_cmpuint (best->changes->len, ==, 1);
  g_assert_nonnull (best->reason);
  return g_ptr_array_index (best->changes, 0);
}

static void
apply (GoiReport *report, const GoiRepair *repair)
{
  for (guint i = 0; i < repair->changes->len; i++)
    {
      const GoiChange *change = g_ptr_array_index (repair->changes, i);
      g_assert_true (goi_report_set_value (report, change->key, change->value));
    }
}

static void
test_nothing_wrong (void)
{
  static const char *const editions[] = { "2008", "2014", "2019", "2021" };
  g_autoptr (GoiReport) report = make_balanced ();
  g_autoptr (GPtrArray) findings = goi_check_report (report);

  g_assert_cmpuint (findings->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (editions); i++)
    {
      g_autoptr (GoiReport) blank = goi_report_new (goi_edition_get (editions[i]), GOI_MARK_BLANK);
      g_autoptr (GoiReport) absent = goi_report_new (goi_edition_get (editions[i]), GOI_MARK_ABSENT);
      g_autoptr (GPtrArray) of_blank = goi_check_report (blank);
      g_autoptr (GPtrArray) of_absent = goi_check_report (absent);
      g_assert_cmpuint (of_blank->len, ==, 0);
      g_assert_cmpuint (of_absent->len, ==, 0);
    }
}

static void
test_typo (void)
{
  g_autoptr (GoiReport) report = make_balanced ();
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) after = NULL;
  const GoiFinding *column, *row;
  const GoiChange *change;

  goi_test_report_set (report, "requests.granted.business", 26);
  findings = goi_check_report (report);
  g_assert_cmpuint (findings->len, ==, 2);
  column = find_rule (findings, "requests.outcomes");
  row = find_rule (findings, "requests.applicants");
  g_assert_cmpint (column->severity, ==, GOI_SEVERITY_ERROR);
  g_assert_cmpstr (column->found, ==, "29");
  g_assert_cmpstr (column->expected, ==, "35");
  g_assert_cmpstr (row->found, ==, "120");
  g_assert_cmpstr (row->expected, ==, "126");
  g_assert_cmpstr (column->cells[0], ==, "requests.granted.business");
  g_assert_cmpstr (row->cells[0], ==, "requests.granted.business");
  change = best_change (column);
  g_assert_cmpstr (change->key, ==, "requests.granted.business");
  g_assert_cmpint (change->value->number.unscaled, ==, 20);
  g_assert_cmpint (change->value->origin, ==, GOI_ORIGIN_REPAIRED);
  apply (report, g_ptr_array_index (column->repairs, 0));
  after = goi_check_report (report);
  g_assert_cmpuint (after->len, ==, 0);
}

/* What an office leaves out most often: the one kind that has a number beside an empty cell. */
static void
test_left_empty (void)
{
  g_autoptr (GoiReport) report = make_balanced ();
  g_autoptr (GPtrArray) findings = NULL;
  const GoiChange *change;

  goi_test_report_mark (report, "requests.carried_out.person", GOI_MARK_BLANK);
  findings = goi_check_report (report);
  g_assert_cmpuint (findings->len, ==, 2);
  change = best_change (find_rule (findings, "requests.balance"));
  g_assert_cmpstr (change->key, ==, "requests.carried_out.person");
  g_assert_cmpint (change->value->number.unscaled, ==, 5);
  change = best_change (find_rule (findings, "requests.applicants"));
  g_assert_cmpstr (change->key, ==, "requests.carried_out.person");
  g_assert_cmpint (change->value->number.unscaled, ==, 5);
  /* a proposal changes nothing by itself */
  g_assert_cmpint (goi_report_get_value (report, "requests.carried_out.person")->mark, ==, GOI_MARK_BLANK);
}

static void
test_empty_total (void)
{
  g_autoptr (GoiReport) report = goi_test_report_fill ("2021", 0);
  g_autoptr (GPtrArray) findings = NULL;
  const GoiFinding *finding;

  goi_test_report_set (report, "proceedings.review.upheld", 3);
  goi_test_report_mark (report, "proceedings.review.total", GOI_MARK_BLANK);
  findings = goi_check_report (report);
  g_assert_cmpuint (findings->len, ==, 1);
  finding = g_ptr_array_index (findings, 0);
  g_assert_cmpstr (finding->rule, ==, "proceedings.sum");
  g_assert_cmpstr (best_change (finding)->key, ==, "proceedings.review.total");
  g_assert_cmpint (best_change (finding)->value->number.unscaled, ==, 3);
}

static void
test_no_negative_repair (void)
{
  g_autoptr (GoiReport) report = goi_test_report_fill ("2021", 0);
  g_autoptr (GPtrArray) findings = NULL;
  const GoiFinding *finding;

  goi_test_report_set (report, "proceedings.review.upheld", 3);
  goi_test_report_set (report, "proceedings.review.total", 1);
  findings = goi_check_report (report);
  finding = g_ptr_array_index (findings, 0);
  g_assert_cmpuint (finding->repairs->len, >, 0);
  for (guint i = 0; i < finding->repairs->len; i++)
    {
      const GoiRepair *repair = g_ptr_array_index (finding->repairs, i);
      for (guint j = 0; j < repair->changes->len; j++)
        g_assert_cmpint (((GoiChange *) g_ptr_array_index (repair->changes, j))->value->number.unscaled, >=, 0);
    }
}

static void
test_undecided (void)
{
  g_autoptr (GoiReport) report = make_balanced ();
  g_autoptr (GPtrArray) findings = NULL;

  goi_test_report_mark (report, "requests.granted.business", GOI_MARK_UNREADABLE);
  findings = goi_check_report (report);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_warning (void)
{
  g_autoptr (GoiReport) report = goi_test_report_fill ("2014", 0);
  g_autoptr (GPtrArray) findings = NULL;
  const GoiFinding *finding;
  guint errors, warnings;

  goi_test_report_set (report, "response.interviews", 2);
  goi_test_report_set (report, "response.interviews_chief", 3);
  goi_test_report_set (report, "review.total", 1);
  findings = goi_check_report (report);
  goi_check_count (findings, &errors, &warnings);
  g_assert_cmpuint (errors, ==, 1);
  g_assert_cmpuint (warnings, ==, 1);
  finding = find_rule (findings, "response.interviews.part");
  g_assert_cmpint (finding->severity, ==, GOI_SEVERITY_WARNING);
  g_assert_cmpstr (finding->found, ==, "3");
  g_assert_cmpstr (finding->expected, ==, "2");
  g_assert_cmpstr (goi_severity_to_string (finding->severity), ==, "warning");
  g_assert_cmpstr (goi_severity_to_string (GOI_SEVERITY_ERROR), ==, "error");
  g_assert_cmpstr (goi_severity_to_string (GOI_SEVERITY_INFO), ==, "info");
}

/* The sentence names the rule, the column and the arithmetic, in the language that was decided on. */
static void
test_message (void)
{
  g_autoptr (GoiReport) report = make_balanced ();
  g_autoptr (GPtrArray) english = NULL;
  g_autoptr (GPtrArray) chinese = NULL;
  const char *message;

  goi_test_report_set (report, "requests.carried_out.research", 6);
  goi_locale_set_chinese (FALSE);
  english = goi_check_report (report);
  message = find_rule (english, "requests.balance")->message;
  g_assert_nonnull (strstr (message, "One plus two equals three (7) plus four"));
  g_assert_nonnull (strstr (message, "research bodies"));
  g_assert_nonnull (strstr (message, "29 + 6"));
  g_assert_nonnull (strstr (message, "30 + 4"));
  goi_locale_set_chinese (TRUE);
  chinese = goi_check_report (report);
  message = find_rule (chinese, "requests.balance")->message;
  g_assert_nonnull (strstr (message, "一加二等于三（七）加四"));
  g_assert_nonnull (strstr (message, "科研机构"));
  goi_locale_set_chinese (FALSE);
}

static void
test_same_every_time (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (int round = 0; round < 20; round++)
    {
      g_autoptr (GoiReport) report = make_balanced ();
      g_autoptr (GPtrArray) first = NULL;
      g_autoptr (GPtrArray) second = NULL;
      for (int i = 0; i < 3; i++)
        {
          const GoiCell *cell = goi_edition_get_cell (goi_report_get_edition (report), g_rand_int_range (random, 10, 200));
          goi_test_report_set (report, cell->key, g_rand_int_range (random, 0, 100));
        }
      first = goi_check_report (report);
      second = goi_check_report (report);
      g_assert_cmpuint (first->len, ==, second->len);
      for (guint i = 0; i < first->len; i++)
        {
          const GoiFinding *a = g_ptr_array_index (first, i);
          const GoiFinding *b = g_ptr_array_index (second, i);
          g_autofree char *cells_a = g_strjoinv (" ", a->cells);
          g_autofree char *cells_b = g_strjoinv (" ", b->cells);
          g_assert_cmpstr (a->message, ==, b->message);
          g_assert_cmpstr (cells_a, ==, cells_b);
          g_assert_cmpuint (a->repairs->len, ==, b->repairs->len);
        }
    }
}

/* Every single wrong cell of table 三 is seen, and the right number is the best proposal. */
static void
test_every_single_cell (void)
{
  GoiEdition *edition = goi_edition_get ("2021");

  for (guint i = 0; i < goi_edition_get_n_form_cells (edition); i++)
    {
      const GoiCell *cell = goi_edition_get_cell (edition, i);
      g_autoptr (GoiReport) report = make_balanced ();
      g_autoptr (GPtrArray) findings = NULL;
      gint64 before = goi_report_get_cell_value (report, cell)->number.unscaled;

      if (!g_str_has_prefix (cell->key, "requests."))
        continue;
      goi_test_report_set (report, cell->key, before + 7);
      findings = goi_check_report (report);
      g_assert_cmpuint (findings->len, >=, 2);
      for (guint f = 0; f < findings->len; f++)
        {
          const GoiChange *change = best_change (g_ptr_array_index (findings, f));
          g_assert_cmpstr (change->key, ==, cell->key);
          g_assert_cmpint (change->value->number.unscaled, ==, before);
        }
    }
}

static void
test_copy (void)
{
  g_autoptr (GoiReport) report = make_balanced ();
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GoiFinding) copy = NULL;
  const GoiFinding *finding;

  goi_test_report_set (report, "requests.granted.business", 26);
  findings = goi_check_report (report);
  finding = g_ptr_array_index (findings, 0);
  copy = goi_finding_copy (finding);
  g_assert_cmpstr (copy->message, ==, finding->message);
  g_assert_true (copy->message != finding->message);
  g_assert_true (g_strv_equal ((const char *const *) copy->cells, (const char *const *) finding->cells));
  g_assert_cmpuint (copy->repairs->len, ==, finding->repairs->len);
  g_assert_cmpstr (best_change (copy)->key, ==, best_change (finding)->key);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  goi_locale_set_chinese (FALSE);
  g_test_add_func ("/check/nothing-wrong", test_nothing_wrong);
  g_test_add_func ("/check/typo", test_typo);
  g_test_add_func ("/check/left-empty", test_left_empty);
  g_test_add_func ("/check/empty-total", test_empty_total);
  g_test_add_func ("/check/no-negative-repair", test_no_negative_repair);
  g_test_add_func ("/check/undecided", test_undecided);
  g_test_add_func ("/check/warning", test_warning);
  g_test_add_func ("/check/message", test_message);
  g_test_add_func ("/check/same-every-time", test_same_every_time);
  g_test_add_func ("/check/every-single-cell", test_every_single_cell);
  g_test_add_func ("/check/copy", test_copy);
  return g_test_run ();
}
