/* test-measure.c: one scale across all editions
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-test-report.h"

typedef struct
{
  const char *measure;
  double value; /* -1: not available */
} Expected;

static void
assert_measures (GoiReport *report, const Expected *expected)
{
  g_autoptr (GoiMeasureRow) row = goi_measure_row_new_from_report (report);

  for (; expected->measure != NULL; expected++)
    {
      GoiMeasureValue value = goi_measure_evaluate (goi_measure_get (expected->measure), report);
      GoiMeasureValue same = goi_measure_row_get (row, expected->measure);
      g_test_message ("%s", expected->measure);
      g_assert_cmpint (value.available, ==, expected->value >= 0);
      g_assert_cmpint (same.available, ==, value.available);
      if (value.available)
        g_assert_cmpfloat_with_epsilon (value.value, expected->value, 1e-12);
      if (value.available)
        g_assert_cmpfloat (same.value, ==, value.value);
    }
}

/* Every cell of the total column has a number of its own, a power of two, so that each sum shows its cells. */
static void
test_2021 (void)
{
  static const char *const rows[]
      = { "received", "carried_in", "granted", "partial", "denied.state_secret", "denied.law_prohibits",
          "denied.safety_stability", "denied.third_party", "denied.internal_affairs", "denied.process_info",
          "denied.enforcement_file", "denied.admin_query", "unable.not_held", "unable.not_ready",
          "unable.unclear", "rejected.petition", "rejected.repeat", "rejected.publication",
          "rejected.excessive", "rejected.reconfirm", "other.no_correction", "other.no_payment",
          "other.other", "total", "carried_out" };
  g_autoptr (GoiReport) report = goi_test_report_fill ("2021", 0);
  const Expected expected[] = {
    { "requests.received", 1 },
    { "requests.incoming", 1 + 2 },
    { "outcome.granted", 4 },
    { "outcome.partial", 8 },
    { "outcome.denied", 16 * 255 },
    { "outcome.unable", 4096 * 7 },
    { "outcome.rejected", 32768 * 31 },
    { "outcome.other", 1048576.0 * 7 },
    { "outcome.total", 8388608 },
    { "carried_out", 16777216 },
    { "review.total", 3 },
    { "review.corrected", 5 },
    { "litigation.total", 7 + 11 },
    { "litigation.corrected", 13 + 17 },
    { "rate.disclosed", 12.0 / 8388608 },
    { "rate.denied", 4080.0 / 8388608 },
    { "rate.unable", 28672.0 / 8388608 },
    { "rate.rejected", 1015808.0 / 8388608 },
    { "rate.corrected", 35.0 / 21 },
    { NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *key = g_strdup_printf ("requests.%s.total", rows[i]);
      goi_test_report_set (report, key, G_GINT64_CONSTANT (1) << i);
    }
  goi_test_report_set (report, "proceedings.review.total", 3);
  goi_test_report_set (report, "proceedings.review.corrected", 5);
  goi_test_report_set (report, "proceedings.direct.total", 7);
  goi_test_report_set (report, "proceedings.after_review.total", 11);
  goi_test_report_set (report, "proceedings.direct.corrected", 13);
  goi_test_report_set (report, "proceedings.after_review.corrected", 17);
  assert_measures (report, expected);
}

static void
test_2019 (void)
{
  g_autoptr (GoiReport) report = goi_test_report_fill ("2019", 0);
  const Expected expected[] = {
    { "requests.incoming", 30 }, { "outcome.other", 6 }, { "outcome.granted", 12 },
    { "rate.disclosed", 0.5 },   { "outcome.total", 24 }, { NULL, 0 },
  };

  goi_test_report_set (report, "requests.received.total", 25);
  goi_test_report_set (report, "requests.carried_in.total", 5);
  goi_test_report_set (report, "requests.granted.total", 12);
  goi_test_report_set (report, "requests.other.total", 6);
  goi_test_report_set (report, "requests.total.total", 24);
  assert_measures (report, expected);
}

/* The mapping from the statistics form as its description gives it. */
static void
test_2014 (void)
{
  static const char *const keys[]
      = { "applications.total", "replies.total", "replies.already_public", "replies.granted", "replies.partial",
          "replies.denied.total", "replies.not_held", "replies.nonexistent", "replies.amend",
          "replies.other_channel", "review.total", "review.corrected", "litigation.total", "litigation.corrected" };
  static const char *const editions[] = { "2008", "2014" };
  const Expected expected[] = {
    { "requests.incoming", 1 },
    { "outcome.total", 2 },
    { "outcome.granted", 4 + 8 },
    { "outcome.partial", 16 },
    { "outcome.denied", 32 },
    { "outcome.unable", 64 + 128 + 256 },
    { "outcome.rejected", 512 },
    { "outcome.other", -1 },
    { "carried_out", -1 },
    { "review.total", 1024 },
    { "review.corrected", 2048 },
    { "litigation.total", 4096 },
    { "litigation.corrected", 8192 },
    { "rate.disclosed", 28.0 / 2 },
    { NULL, 0 },
  };

  for (guint e = 0; e < G_N_ELEMENTS (editions); e++)
    {
      g_autoptr (GoiReport) report = goi_test_report_fill (editions[e], 0);
      for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
        goi_test_report_set (report, keys[i], G_GINT64_CONSTANT (1) << i);
      assert_measures (report, expected);
    }
}

static void
test_not_available_is_not_zero (void)
{
  g_autoptr (GoiReport) blank = goi_report_new (goi_edition_get ("2021"), GOI_MARK_BLANK);
  g_autoptr (GoiReport) zero = goi_test_report_fill ("2021", 0);
  GPtrArray *measures = goi_measure_list ();

  g_assert_cmpuint (measures->len, ==, goi_measure_count ());
  for (guint i = 0; i < measures->len; i++)
    {
      const GoiMeasure *measure = g_ptr_array_index (measures, i);
      GoiMeasureValue value = goi_measure_evaluate (measure, zero);
      g_assert_false (goi_measure_evaluate (measure, blank).available);
      /* a share of nothing is nothing, not zero */
      g_assert_cmpint (value.available, ==, !goi_measure_is_rate (measure));
      g_assert_cmpfloat (value.value, ==, 0);
      g_assert_cmpuint (goi_measure_get_index (measure), ==, i);
      g_assert_true (goi_measure_get (goi_measure_get_id (measure)) == measure);
      g_assert_cmpstr (goi_measure_get_unit (measure), ==, goi_measure_is_rate (measure) ? "%" : "件");
      g_assert_cmpstr (goi_measure_get_label (measure, TRUE), !=, goi_measure_get_label (measure, FALSE));
    }
  g_assert_null (goi_measure_get ("outcome.nothing"));
}

static void
test_incomplete (void)
{
  g_autoptr (GoiReport) report = goi_test_report_fill ("2021", 1);
  const GoiMeasure *denied = goi_measure_get ("outcome.denied");
  const GoiMeasure *rate = goi_measure_get ("rate.denied");
  GoiMeasureValue value;

  g_assert_false (goi_measure_evaluate (denied, report).incomplete);
  goi_test_report_mark (report, "requests.denied.third_party.total", GOI_MARK_UNREADABLE);
  value = goi_measure_evaluate (denied, report);
  g_assert_true (value.available && value.incomplete);
  g_assert_cmpfloat (value.value, ==, 7);
  g_assert_true (goi_measure_evaluate (rate, report).incomplete);
  goi_test_report_mark (report, "requests.total.total", GOI_MARK_UNREADABLE);
  g_assert_false (goi_measure_evaluate (goi_measure_get ("outcome.total"), report).available);
  g_assert_false (goi_measure_evaluate (rate, report).available);
}

static void
test_row (void)
{
  g_autoptr (GoiReport) report = goi_test_report_fill ("2021", 1);
  g_autoptr (GoiMeasureRow) row = NULL;
  g_autoptr (GoiMeasureRow) empty = goi_measure_row_new ();
  const char *const region[] = { "示例省", "示例市", NULL };

  goi_report_set_region (report, region);
  row = goi_measure_row_new_from_report (report);
  g_assert_cmpstr (row->agency, ==, "示例局");
  g_assert_cmpstr (row->region[1], ==, "示例市");
  g_assert_cmpint (row->year, ==, 2021);
  g_assert_cmpstr (row->edition, ==, "2021");
  g_assert_cmpint (row->id, ==, 0);
  g_assert_false (goi_measure_row_get (empty, "outcome.total").available);
  g_assert_false (goi_measure_row_get (row, "no.such.measure").available);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measure/2021", test_2021);
  g_test_add_func ("/measure/2019", test_2019);
  g_test_add_func ("/measure/2014", test_2014);
  g_test_add_func ("/measure/not-available-is-not-zero", test_not_available_is_not_zero);
  g_test_add_func ("/measure/incomplete", test_incomplete);
  g_test_add_func ("/measure/row", test_row);
  return g_test_run ();
}
