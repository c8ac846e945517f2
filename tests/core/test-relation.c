/* test-relation.c: the arithmetic of the forms
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-test-report.h"

#include <string.h>

static guint
count_states (GoiReport *report, GoiRelationState state)
{
  GPtrArray *relations = goi_edition_get_relations (goi_report_get_edition (report));
  guint n = 0;

  for (guint i = 0; i < relations->len; i++)
    n += goi_relation_evaluate (g_ptr_array_index (relations, i), report, NULL, NULL) == state;
  return n;
}

static const GoiRelation *
find_relation (const char *edition, const char *id, const char *instance)
{
  GPtrArray *relations = goi_edition_get_relations (goi_edition_get (edition));

  for (guint i = 0; i < relations->len; i++)
    {
      const GoiRelation *relation = g_ptr_array_index (relations, i);
      if (strcmp (relation->id, id) == 0 && g_strcmp0 (relation->instance, instance) == 0)
        return relation;
    }
  g_error ("no relation %s %s", id, instance);
}

static guint
count_rules (const char *edition, const char *id)
{
  GPtrArray *relations = goi_edition_get_relations (goi_edition_get (edition));
  guint n = 0;

  for (guint i = 0; i < relations->len; i++)
    n += strcmp (((GoiRelation *) g_ptr_array_index (relations, i))->id, id) == 0;
  return n;
}

/* Every column of table 三: 10 new, 2 carried in, 3 granted, 1 denied, 4 otherwise, 4 carried out; six kinds of
 * applicants alike. */
static GoiReport *
make_balanced (const char *edition)
{
  static const char *const kinds[] = { "person", "business", "research", "nonprofit", "legal", "other_org", "total" };
  GoiReport *report = goi_test_report_fill (edition, 0);
  const char *other = strcmp (edition, "2019") == 0 ? "other" : "other.no_payment";

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const struct { const char *row; int number; } cells[]
          = { { "received", 10 }, { "carried_in", 2 }, { "granted", 3 }, { "denied.admin_query", 1 },
              { other, 4 }, { "total", 8 }, { "carried_out", 4 } };
      for (guint c = 0; c < G_N_ELEMENTS (cells); c++)
        {
          g_autofree char *key = g_strdup_printf ("requests.%s.%s", cells[c].row, kinds[i]);
          goi_test_report_set (report, key, cells[c].number * (i == 6 ? 6 : 1));
        }
    }
  goi_test_report_set (report, "proceedings.direct.upheld", 2);
  goi_test_report_set (report, "proceedings.direct.pending", 1);
  goi_test_report_set (report, "proceedings.direct.total", 3);
  return report;
}

static void
test_how_many (void)
{
  g_autoptr (GoiReport) report = goi_report_new (goi_edition_get ("2021"), GOI_MARK_BLANK);
  guint of_alternative_row = 0;
  GPtrArray *relations = goi_edition_get_relations (goi_edition_get ("2021"));

  g_assert_cmpuint (count_rules ("2021", "requests.balance"), ==, 7);
  g_assert_cmpuint (count_rules ("2021", "requests.outcomes"), ==, 7);
  g_assert_cmpuint (count_rules ("2021", "proceedings.sum"), ==, 3);
  for (guint i = 0; i < relations->len; i++)
    {
      const GoiRelation *relation = g_ptr_array_index (relations, i);
      if (strcmp (relation->id, "requests.applicants") == 0
          && g_array_index (relation->left->terms, GoiTerm, 0).cell->alternative)
        of_alternative_row++;
    }
  /* 42 equations over 190 cells of tables 三 and 四, and one for the row of 2019 when a document has it */
  g_assert_cmpuint (of_alternative_row, <=, 1);
  g_assert_cmpuint (count_rules ("2021", "requests.applicants"), ==, 25 + of_alternative_row);
  g_assert_cmpuint (relations->len, ==, 42 + of_alternative_row);
  g_assert_cmpuint (count_rules ("2019", "requests.applicants"), ==, 23);
  g_assert_cmpuint (goi_edition_get_relations (goi_edition_get ("2019"))->len, ==, 40);
}

static void
test_balanced_holds (void)
{
  static const char *const editions[] = { "2019", "2021" };

  for (guint e = 0; e < G_N_ELEMENTS (editions); e++)
    {
      g_autoptr (GoiReport) report = make_balanced (editions[e]);
      g_assert_cmpuint (count_states (report, GOI_RELATION_BROKEN), ==, 0);
      g_assert_cmpuint (count_states (report, GOI_RELATION_HOLDS), >=, strcmp (editions[e], "2019") == 0 ? 40 : 42);
    }
}

/* Each cell of tables 三 and 四, one more than it should be: the relations it stands in break, and no other. */
static void
test_each_cell_breaks (void)
{
  static const char *const editions[] = { "2019", "2021" };

  for (guint e = 0; e < G_N_ELEMENTS (editions); e++)
    {
      GoiEdition *edition = goi_edition_get (editions[e]);
      g_autoptr (GoiReport) report = make_balanced (editions[e]);
      guint n = 0;

      for (guint i = 0; i < goi_edition_get_n_form_cells (edition); i++)
        {
          const GoiCell *cell = goi_edition_get_cell (edition, i);
          gint64 before = goi_report_get_cell_value (report, cell)->number.unscaled;
          guint expected = g_str_has_prefix (cell->key, "requests.total.") ? 3
                           : g_str_has_prefix (cell->key, "requests.")     ? 2
                           : g_str_has_prefix (cell->key, "proceedings.")  ? 1
                                                                           : 0;
          goi_test_report_set (report, cell->key, before + 1);
          g_assert_cmpuint (count_states (report, GOI_RELATION_BROKEN), ==, expected);
          goi_test_report_set (report, cell->key, before);
          n += expected > 0;
        }
      g_assert_cmpuint (n, ==, strcmp (editions[e], "2019") == 0 ? 176 : 190);
      g_assert_cmpuint (count_states (report, GOI_RELATION_BROKEN), ==, 0);
    }
}

static void
test_blanks_count_as_nothing (void)
{
  g_autoptr (GoiReport) blank = goi_report_new (goi_edition_get ("2021"), GOI_MARK_BLANK);
  g_autoptr (GoiReport) report = make_balanced ("2021");
  const GoiRelation *relation = find_relation ("2021", "requests.applicants", "carried_in");
  GoiSumResult left, right;

  g_assert_cmpuint (count_states (blank, GOI_RELATION_BROKEN), ==, 0);
  goi_test_report_mark (report, "requests.carried_in.research", GOI_MARK_DASH);
  g_assert_cmpint (goi_relation_evaluate (relation, report, &left, &right), ==, GOI_RELATION_BROKEN);
  g_assert_cmpint (left.value.unscaled, ==, 12);
  g_assert_cmpint (right.value.unscaled, ==, 10);
  g_assert_cmpuint (right.n_empty, ==, 1);
  g_assert_cmpuint (right.n_numbers, ==, 5);
  goi_test_report_set (report, "requests.carried_in.total", 10);
  g_assert_cmpint (goi_relation_evaluate (relation, report, NULL, NULL), ==, GOI_RELATION_HOLDS);
}

static void
test_unknown (void)
{
  g_autoptr (GoiReport) report = make_balanced ("2021");
  const GoiRelation *relation = find_relation ("2021", "requests.applicants", "carried_in");

  goi_test_report_mark (report, "requests.carried_in.research", GOI_MARK_UNREADABLE);
  g_assert_cmpint (goi_relation_evaluate (relation, report, NULL, NULL), ==, GOI_RELATION_UNKNOWN);
  goi_test_report_mark (report, "requests.carried_in.research", GOI_MARK_ABSENT);
  g_assert_cmpint (goi_relation_evaluate (relation, report, NULL, NULL), ==, GOI_RELATION_UNKNOWN);
  goi_test_report_mark (report, "requests.carried_in.research", GOI_MARK_BLANK);
  g_assert_cmpint (goi_relation_evaluate (relation, report, NULL, NULL), ==, GOI_RELATION_BROKEN);
}

/* A form of 2021 with the single row （六）其他处理 of 2019: the three rows are absent and not missed. */
static void
test_mixed_form (void)
{
  static const char *const kinds[] = { "person", "business", "research", "nonprofit", "legal", "other_org", "total" };
  static const char *const rows[] = { "no_correction", "no_payment", "other" };
  g_autoptr (GoiReport) report = make_balanced ("2021");
  const GoiRelation *relation = find_relation ("2021", "requests.outcomes", "person");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *single = g_strdup_printf ("requests.other.%s", kinds[i]);
      for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
        {
          g_autofree char *key = g_strdup_printf ("requests.other.%s.%s", rows[r], kinds[i]);
          goi_test_report_mark (report, key, GOI_MARK_ABSENT);
        }
      goi_test_report_set (report, single, i == 6 ? 24 : 4);
    }
  g_assert_cmpint (goi_relation_evaluate (relation, report, NULL, NULL), ==, GOI_RELATION_HOLDS);
  g_assert_cmpuint (count_states (report, GOI_RELATION_BROKEN), ==, 0);
  goi_test_report_set (report, "requests.other.person", 5);
  g_assert_cmpint (goi_relation_evaluate (relation, report, NULL, NULL), ==, GOI_RELATION_BROKEN);
}

/* ---- the form of 2014: each rule holds and breaks ---- */

static const struct { const char *rule, *total, *parts[9]; gboolean limit; } rules_of_2014[] = {
  { "applications.sum", "applications.total",
    { "applications.in_person", "applications.fax", "applications.online", "applications.letter", "applications.other" }, FALSE },
  { "completed.sum", "completed.total", { "completed.on_time", "completed.extended" }, FALSE },
  { "replies.sum", "replies.total",
    { "replies.already_public", "replies.granted", "replies.partial", "replies.denied.total", "replies.not_held",
      "replies.nonexistent", "replies.amend", "replies.other_channel" }, FALSE },
  { "replies.denied.sum", "replies.denied.total",
    { "replies.denied.state_secret", "replies.denied.trade_secret", "replies.denied.privacy",
      "replies.denied.safety_stability", "replies.denied.not_information", "replies.denied.law_other" }, FALSE },
  { "review.sum", "review.total", { "review.upheld", "review.corrected", "review.other" }, FALSE },
  { "litigation.sum", "litigation.total", { "litigation.upheld", "litigation.corrected", "litigation.other" }, FALSE },
  { "complaints.sum", "complaints.total", { "complaints.upheld", "complaints.corrected", "complaints.other" }, FALSE },
  { "archives.sum", "archives.total", { "archives.paper", "archives.electronic" }, FALSE },
  { "organisation.staff.sum", "organisation.staff", { "organisation.full_time", "organisation.part_time" }, FALSE },
  { "published.channels", "published.total",
    { "published.channel.gazette", "published.channel.website", "published.channel.weibo",
      "published.channel.wechat", "published.channel.other" }, TRUE },
  { "published.normative.part", "published.normative", { "published.total" }, TRUE },
  { "response.press.part", "response.press_conferences_chief", { "response.press_conferences" }, TRUE },
  { "response.interviews.part", "response.interviews_chief", { "response.interviews" }, TRUE },
};

static void
test_rules_of_2014 (void)
{
  GPtrArray *relations = goi_edition_get_relations (goi_edition_get ("2014"));

  g_assert_cmpuint (relations->len, ==, G_N_ELEMENTS (rules_of_2014));
  for (guint i = 0; i < G_N_ELEMENTS (rules_of_2014); i++)
    {
      const GoiRelation *relation = find_relation ("2014", rules_of_2014[i].rule, NULL);
      g_autoptr (GoiReport) report = goi_report_new (goi_edition_get ("2014"), GOI_MARK_BLANK);
      gint64 sum = 0;

      g_test_message ("%s", rules_of_2014[i].rule);
      g_assert_cmpint (relation->comparison, ==, rules_of_2014[i].limit ? GOI_COMPARISON_AT_MOST : GOI_COMPARISON_EQUAL);
      g_assert_cmpint (relation->severity, ==, rules_of_2014[i].limit ? GOI_SEVERITY_WARNING : GOI_SEVERITY_ERROR);
      for (guint p = 0; rules_of_2014[i].parts[p] != NULL; p++)
        {
          goi_test_report_set (report, rules_of_2014[i].parts[p], p + 1);
          sum += p + 1;
        }
      goi_test_report_set (report, rules_of_2014[i].total, sum);
      g_assert_cmpint (goi_relation_evaluate (relation, report, NULL, NULL), ==, GOI_RELATION_HOLDS);
      goi_test_report_set (report, rules_of_2014[i].total, sum - 1);
      g_assert_cmpint (goi_relation_evaluate (relation, report, NULL, NULL), ==,
                       rules_of_2014[i].limit ? GOI_RELATION_HOLDS : GOI_RELATION_BROKEN);
      goi_test_report_set (report, rules_of_2014[i].total, sum + 1);
      g_assert_cmpint (goi_relation_evaluate (relation, report, NULL, NULL), ==, GOI_RELATION_BROKEN);
    }
}

/* Indicators that only some provinces print are not missed. */
static void
test_optional_absent (void)
{
  const GoiRelation *relation = find_relation ("2014", "applications.sum", NULL);
  g_autoptr (GoiReport) report = goi_test_report_fill ("2014", 0);

  goi_test_report_set (report, "applications.total", 3);
  goi_test_report_set (report, "applications.online", 3);
  goi_test_report_mark (report, "applications.other", GOI_MARK_ABSENT);
  g_assert_cmpint (goi_relation_evaluate (relation, report, NULL, NULL), ==, GOI_RELATION_HOLDS);
  goi_test_report_mark (report, "applications.fax", GOI_MARK_ABSENT);
  g_assert_cmpint (goi_relation_evaluate (relation, report, NULL, NULL), ==, GOI_RELATION_UNKNOWN);
}

static void
test_overflow (void)
{
  const GoiRelation *relation = find_relation ("2021", "proceedings.sum", "direct");
  g_autoptr (GoiReport) report = make_balanced ("2021");
  GoiSumResult right;

  goi_test_report_set (report, "proceedings.direct.upheld", GOI_DECIMAL_MAX_UNSCALED);
  g_assert_cmpint (goi_relation_evaluate (relation, report, NULL, &right), ==, GOI_RELATION_UNKNOWN);
  g_assert_true (right.overflow);
}

static void
test_format (void)
{
  g_autoptr (GoiReport) report = make_balanced ("2021");
  const GoiRelation *relation = find_relation ("2021", "requests.balance", "person");
  g_autofree char *left = goi_sum_format (relation->left, report, NULL);
  g_autofree char *right = NULL;
  g_autofree char *short_right = NULL;

  g_assert_cmpstr (left, ==, "8 + 4");
  goi_test_report_mark (report, "requests.carried_in.person", GOI_MARK_BLANK);
  right = goi_sum_format (relation->right, report, "(blank)");
  g_assert_cmpstr (right, ==, "10 + (blank)");
  short_right = goi_sum_format (relation->right, report, NULL);
  g_assert_cmpstr (short_right, ==, "10");
}

static void
test_parse_sum (void)
{
  GoiEdition *edition = goi_edition_get ("2021");
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiSum) sum = goi_sum_parse ("requests.denied.*.total - requests.total.total", edition, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sum->terms->len, ==, 9);
  g_assert_cmpint (g_array_index (sum->terms, GoiTerm, 0).sign, ==, 1);
  g_assert_cmpint (g_array_index (sum->terms, GoiTerm, 8).sign, ==, -1);
  g_assert_null (goi_sum_parse ("requests.nothing.total", edition, &error));
  g_assert_error (error, GOI_EDITION_ERROR, GOI_EDITION_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relation/how-many", test_how_many);
  g_test_add_func ("/relation/balanced-holds", test_balanced_holds);
  g_test_add_func ("/relation/each-cell-breaks", test_each_cell_breaks);
  g_test_add_func ("/relation/blanks-count-as-nothing", test_blanks_count_as_nothing);
  g_test_add_func ("/relation/unknown", test_unknown);
  g_test_add_func ("/relation/mixed-form", test_mixed_form);
  g_test_add_func ("/relation/rules-of-2014", test_rules_of_2014);
  g_test_add_func ("/relation/optional-absent", test_optional_absent);
  g_test_add_func ("/relation/overflow", test_overflow);
  g_test_add_func ("/relation/format", test_format);
  g_test_add_func ("/relation/parse-sum", test_parse_sum);
  return g_test_run ();
}
