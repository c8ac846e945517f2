/* goi-check.c: findings: what is wrong in a report, and how to mend it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-check"

#include "config.h"

#include "goi-check.h"

#include "goi-locale.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More proposals than this help nobody. */
#define MAX_REPAIRS 5

typedef struct
{
  GoiReport *report;
  GoiReport *scratch; /* a copy to try changes on */
  GPtrArray *relations;
  GoiRelationState *states;
} Check;

/* A change of one cell that makes a relation hold. */
typedef struct
{
  const GoiCell *cell;
  GoiDecimal value;
  int gain;     /* broken relations less after the change */
  int distance; /* how far the new number is from what is printed, as typing goes */
  guint order;
} Candidate;

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a, *y = b;

  if (x->gain != y->gain)
    return y->gain - x->gain;
  if (x->distance != y->distance)
    return x->distance - y->distance;
  return (int) x->order - (int) y->order;
}

/* The Levenshtein distance of two short ASCII strings. */
static int
edit_distance (const char *a, const char *b)
{
  int row[32];
  int n = MIN (strlen (b), G_N_ELEMENTS (row) - 1);

  for (int j = 0; j <= n; j++)
    row[j] = j;
  for (int i = 1; a[i - 1] != '\0'; i++)
    {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= n; j++)
        {
          int above = row[j];
          row[j] = MIN (MIN (row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] != b[j - 1]));
          diagonal = above;
        }
    }
  return row[n];
}

/* Filling in a cell that was left empty changes nothing that is printed: it comes before every
 * other repair. */
static int
distance_from_print (const GoiValue *printed, GoiDecimal number)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!goi_value_is_number (printed))
    return 0;
  before = goi_decimal_to_string (printed->number);
  after = goi_decimal_to_string (number);
  return 1 + edit_distance (before, after);
}

/* How many relations less are broken when @cell holds @number. */
static int
measure_gain (Check *self, const GoiCell *cell, GoiDecimal number)
{
  g_autoptr (GoiValue) value = goi_value_new_number (number, GOI_ORIGIN_REPAIRED);
  const GoiValue *printed = goi_report_get_cell_value (self->report, cell);
  int gain = 0;

  goi_report_set_value (self->scratch, cell->key, value);
  for (guint i = 0; i < self->relations->len; i++)
    {
      const GoiRelation *relation = g_ptr_array_index (self->relations, i);
      gboolean broken;
      if (!goi_relation_has_cell (relation, cell))
        continue;
      broken = goi_relation_evaluate (relation, self->scratch, NULL, NULL) == GOI_RELATION_BROKEN;
      gain += (self->states[i] == GOI_RELATION_BROKEN) - broken;
    }
  goi_report_set_value (self->scratch, cell->key, printed);
  return gain;
}

/* Tries every cell of one side: @missing is what the side lacks. */
static void
add_candidates (Check *self, const GoiSum *sum, GoiDecimal missing, GArray *candidates)
{
  for (guint i = 0; i < sum->terms->len; i++)
    {
      const GoiTerm *term = &g_array_index (sum->terms, GoiTerm, i);
      const GoiValue *printed = goi_report_get_cell_value (self->report, term->cell);
      Candidate candidate = { .cell = term->cell, .order = candidates->len };
      GoiDecimal step = term->sign < 0 ? goi_decimal_negate (missing) : missing;

      if (printed->mark == GOI_MARK_ABSENT || printed->mark == GOI_MARK_UNREADABLE)
        continue;
      candidate.value = step;
      if (goi_value_is_number (printed) && !goi_decimal_add (printed->number, step, &candidate.value))
        continue;
      if (candidate.value.unscaled < 0 && term->cell->kind != GOI_KIND_SIGNED)
        continue;
      candidate.distance = distance_from_print (printed, candidate.value);
      candidate.gain = measure_gain (self, term->cell, candidate.value);
      g_array_append_val (candidates, candidate);
    }
}

static GArray *
find_candidates (Check *self, const GoiRelation *relation, const GoiSumResult *left,
                 const GoiSumResult *right)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GoiDecimal missing;

  if (relation->comparison != GOI_COMPARISON_EQUAL
      || !goi_decimal_add (right->value, goi_decimal_negate (left->value), &missing))
    return candidates;
  add_candidates (self, relation->left, missing, candidates);
  add_candidates (self, relation->right, goi_decimal_negate (missing), candidates);
  g_array_sort (candidates, compare_candidates);
  return candidates;
}

static GoiRepair *
make_repair (Check *self, const Candidate *candidate)
{
  GoiRepair *repair = g_new0 (GoiRepair, 1);
  g_autoptr (GoiValue) value = goi_value_new_number (candidate->value, GOI_ORIGIN_REPAIRED);
  const GoiValue *printed = goi_report_get_cell_value (self->report, candidate->cell);
  g_autofree char *place = goi_cell_describe (candidate->cell);
  g_autofree char *number = goi_decimal_to_string (candidate->value);
  g_autofree char *before = goi_value_display (printed);

  repair->changes = goi_change_list_new ();
  g_ptr_array_add (repair->changes, goi_change_new (candidate->cell->key, value));
  if (goi_value_is_number (printed))
    /* Translators: %1$s is a cell, %2$s what it holds, %3$s what it should hold */
    repair->reason = g_strdup_printf (_("%1$s: %3$s instead of %2$s"), place, before, number);
  else
    /* Translators: %1$s is a cell, %2$s what it should hold */
    repair->reason = g_strdup_printf (_("%1$s was left empty: %2$s"), place, number);
  return repair;
}

/* A repair has to mend more than it breaks; among those that do, only the best few count. */
static GPtrArray *
make_repairs (Check *self, const GArray *candidates)
{
  GPtrArray *repairs = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_repair_free);

  for (guint i = 0; i < candidates->len && repairs->len < MAX_REPAIRS; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      if (candidate->gain > 0)
        g_ptr_array_add (repairs, make_repair (self, candidate));
    }
  return repairs;
}

/* The cells of a relation that matter to a person: the most likely culprit, then the total, then
 * what has a number. */
static char **
list_cells (Check *self, const GoiRelation *relation, const GPtrArray *repairs)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const GoiSum *sides[] = { relation->left, relation->right };
  const char *first = NULL;

  if (repairs->len > 0)
    {
      const GoiRepair *best = g_ptr_array_index (repairs, 0);
      first = ((GoiChange *) g_ptr_array_index (best->changes, 0))->key;
      g_strv_builder_add (builder, first);
    }
  for (guint s = 0; s < G_N_ELEMENTS (sides); s++)
    for (guint i = 0; i < sides[s]->terms->len; i++)
      {
        const GoiCell *cell = g_array_index (sides[s]->terms, GoiTerm, i).cell;
        const GoiValue *value = goi_report_get_cell_value (self->report, cell);
        gboolean matters = goi_value_is_number (value) ? value->number.unscaled != 0
                                                       : value->mark != GOI_MARK_ABSENT;
        if (g_strcmp0 (cell->key, first) != 0 && (matters || (s == 0 && i == 0)))
          g_strv_builder_add (builder, cell->key);
      }
  return g_strv_builder_end (builder);
}

/* The column, row or forum that one instance of a rule is about, for its message. */
static const char *
instance_label (const GoiRelation *relation, gboolean chinese)
{
  const GoiCell *cell = g_array_index (relation->left->terms, GoiTerm, 0).cell;
  const GoiFormItem *items[] = { cell->row, cell->column };

  if (relation->instance == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      if (g_strcmp0 (items[i]->id, relation->instance) == 0)
        return goi_form_item_label (items[i], chinese);
      /* review.total is a leaf of the group 行政复议 */
      if (items[i]->id != NULL && g_str_has_prefix (items[i]->id, relation->instance)
          && items[i]->parent != NULL)
        return goi_form_item_label (items[i]->parent, chinese);
    }
  return NULL;
}

/* Short sums show their empty cells, as these are what is wrong most often; long ones would
 * drown in them. */
static char *
format_side (const GoiSum *sum, GoiReport *report)
{
  /* Translators: stands for an empty cell in a sum, as in 69 + (blank) */
  return goi_sum_format (sum, report, sum->terms->len == 2 ? _("(blank)") : NULL);
}

static GoiFinding *
make_finding (Check *self, const GoiRelation *relation, const GoiSumResult *left,
              const GoiSumResult *right)
{
  gboolean chinese = goi_locale_is_chinese ();
  g_autoptr (GArray) candidates = find_candidates (self, relation, left, right);
  g_autofree char *left_sum = format_side (relation->left, self->report);
  g_autofree char *right_sum = format_side (relation->right, self->report);
  g_autofree char *name = NULL;
  const char *instance = instance_label (relation, chinese);
  GoiFinding *finding = g_new0 (GoiFinding, 1);
  g_autofree char *found_text = NULL;
  g_autofree char *expected_text = NULL;

  finding->rule = g_strdup (relation->id);
  finding->severity = relation->severity;
  finding->found = goi_decimal_to_string (left->value);
  finding->expected = goi_decimal_to_string (right->value);
  finding->repairs = make_repairs (self, candidates);
  finding->cells = list_cells (self, relation, finding->repairs);
  name = g_strdup (chinese ? relation->name_zh : relation->name_en);
  if (instance != NULL)
    {
      g_autofree char *plain = g_steal_pointer (&name);
      /* Translators: a rule of the form, and the row or column where it is broken */
      name = g_strdup_printf (_("%1$s (%2$s)"), plain, instance);
    }
  found_text = strcmp (left_sum, finding->found) == 0
                   ? g_strdup (left_sum)
                   : g_strdup_printf ("%s = %s", left_sum, finding->found);
  expected_text = strcmp (right_sum, finding->expected) == 0
                      ? g_strdup (right_sum)
                      : g_strdup_printf ("%s = %s", right_sum, finding->expected);
  if (left->n_numbers == 0)
    /* Translators: a rule, and the sum that the empty total should hold */
    finding->message = g_strdup_printf (_("%1$s: nothing is entered, but %2$s"), name,
                                        expected_text);
  else if (relation->comparison == GOI_COMPARISON_AT_MOST)
    finding->message = g_strdup_printf (_("%1$s: %2$s is more than %3$s"), name, found_text,
                                        expected_text);
  else
    /* Translators: a rule, then the two sides that should be the same, with their arithmetic */
    finding->message = g_strdup_printf (_("%1$s: %2$s, but %3$s"), name, found_text, expected_text);
  return finding;
}

/**
 * goi_check_report:
 * @report: a report
 *
 * Holds the report against the relations of its form. Blank cells count as nothing; what could not
 * be read leaves a relation undecided and is no finding. May be called from any thread that owns
 * @report.
 *
 * Returns: (transfer full) (element-type GoiFinding): the findings in the order of the form
 */
GPtrArray *
goi_check_report (GoiReport *report)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_finding_free);
  g_autoptr (GoiReport) scratch = NULL;
  g_autofree GoiRelationState *states = NULL;
  Check check = { .report = report };
  gboolean any = FALSE;

  g_return_val_if_fail (GOI_IS_REPORT (report), findings);

  check.relations = goi_edition_get_relations (goi_report_get_edition (report));
  check.states = states = g_new0 (GoiRelationState, check.relations->len);
  for (guint i = 0; i < check.relations->len; i++)
    {
      states[i] = goi_relation_evaluate (g_ptr_array_index (check.relations, i), report, NULL, NULL);
      any = any || states[i] == GOI_RELATION_BROKEN;
    }
  if (!any)
    return findings;
  check.scratch = scratch = goi_report_copy (report);
  for (guint i = 0; i < check.relations->len; i++)
    {
      const GoiRelation *relation = g_ptr_array_index (check.relations, i);
      GoiSumResult left, right;

      if (states[i] != GOI_RELATION_BROKEN)
        continue;
      goi_relation_evaluate (relation, report, &left, &right);
      g_ptr_array_add (findings, make_finding (&check, relation, &left, &right));
    }
  return findings;
}

/**
 * goi_check_count:
 * @findings: (element-type GoiFinding): findings
 * @n_errors: (out): how many are errors
 * @n_warnings: (out): how many are warnings
 */
void
goi_check_count (GPtrArray *findings, guint *n_errors, guint *n_warnings)
{
  *n_errors = *n_warnings = 0;
  for (guint i = 0; i < findings->len; i++)
    {
      const GoiFinding *finding = g_ptr_array_index (findings, i);
      if (finding->severity == GOI_SEVERITY_ERROR)
        (*n_errors)++;
      else if (finding->severity == GOI_SEVERITY_WARNING)
        (*n_warnings)++;
    }
}

/**
 * goi_severity_to_string:
 * @severity: a severity
 *
 * Returns: (transfer none): its name in JSON: info, warning, error
 */
const char *
goi_severity_to_string (GoiSeverity severity)
{
  static const char *const names[] = { "info", "warning", "error" };

  g_return_val_if_fail ((guint) severity < G_N_ELEMENTS (names), "");
  return names[severity];
}

/**
 * goi_finding_copy:
 * @finding: a finding
 *
 * Returns: (transfer full): a copy
 */
GoiFinding *
goi_finding_copy (const GoiFinding *finding)
{
  GoiFinding *copy = g_new0 (GoiFinding, 1);

  copy->rule = g_strdup (finding->rule);
  copy->severity = finding->severity;
  copy->cells = g_strdupv (finding->cells);
  copy->message = g_strdup (finding->message);
  copy->expected = g_strdup (finding->expected);
  copy->found = g_strdup (finding->found);
  copy->repairs = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_repair_free);
  for (guint i = 0; i < finding->repairs->len; i++)
    {
      const GoiRepair *from = g_ptr_array_index (finding->repairs, i);
      GoiRepair *repair = g_new0 (GoiRepair, 1);

      repair->reason = g_strdup (from->reason);
      repair->changes = goi_change_list_new ();
      for (guint j = 0; j < from->changes->len; j++)
        {
          const GoiChange *change = g_ptr_array_index (from->changes, j);
          g_ptr_array_add (repair->changes, goi_change_new (change->key, change->value));
        }
      g_ptr_array_add (copy->repairs, repair);
    }
  return copy;
}

/**
 * goi_finding_free:
 * @finding: (nullable): a finding
 */
void
goi_finding_free (GoiFinding *finding)
{
  if (finding == NULL)
    return;
  g_free (finding->rule);
  g_strfreev (finding->cells);
  g_free (finding->message);
  g_free (finding->expected);
  g_free (finding->found);
  g_ptr_array_unref (finding->repairs);
  g_free (finding);
}

/**
 * goi_repair_free:
 * @repair: (nullable): a repair
 */
void
goi_repair_free (GoiRepair *repair)
{
  if (repair == NULL)
    return;
  g_ptr_array_unref (repair->changes);
  g_free (repair->reason);
  g_free (repair);
}
