/* goi-form-relations.c: the relations of a form in a few lines
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-form-relations"

#include "config.h"

#include "goi-form-relations.h"

#include "goi-write-columns.h"
#include "goi-locale.h"

#include <glib/gi18n-lib.h>

/* The longest breach that fits beside the name of its rule, in ems. */
#define MAX_INLINE 8.5

static GoiRelationLine *
add_line (GPtrArray *lines, const char *label)
{
  GoiRelationLine *line = g_new0 (GoiRelationLine, 1);

  line->label = g_strdup (label);
  g_ptr_array_add (lines, line);
  return line;
}

static const GoiCell *
get_cell (const GoiSum *sum, guint i)
{
  return g_array_index (sum->terms, GoiTerm, i).cell;
}

/* An equation with sums on both sides, such as 新收 + 结转 = 总计 + 结转下年. */
static gboolean
is_balance (const GoiRelation *relation)
{
  return relation->comparison == GOI_COMPARISON_EQUAL && relation->left->terms->len > 1
         && relation->right->terms->len > 1;
}

static const char *
get_name (const GoiRelation *relation)
{
  return goi_locale_is_chinese () ? relation->name_zh : relation->name_en;
}

/* The column, row or forum of one instance: what the two sides have in common. */
static const GoiFormItem *
get_instance (const GoiRelation *relation)
{
  const GoiCell *cell = get_cell (relation->left, 0);
  const GoiCell *other = get_cell (relation->right, 0);

  if (relation->instance == NULL)
    return NULL;
  if (is_balance (relation) || (cell->column == other->column && cell->column->id != NULL))
    return cell->column;
  if (cell->row == other->row && cell->row->id != NULL)
    return cell->row;
  return cell->column->parent != NULL ? cell->column->parent : cell->row->parent;
}

static char *
join_labels (const GoiSum *sum)
{
  gboolean chinese = goi_locale_is_chinese ();
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < sum->terms->len; i++)
    {
      if (i > 0)
        g_string_append (out, " + ");
      g_string_append (out, goi_form_item_label (get_cell (sum, i)->row, chinese));
    }
  return g_string_free (out, FALSE);
}

static void
add_side (GPtrArray *lines, const GoiRelation *relation, const GoiSum *sum, GoiReport *report)
{
  g_autofree char *label = join_labels (sum);
  GoiRelationLine *line = add_line (lines, label);
  GoiSumResult result;

  goi_sum_evaluate (sum, report, &result);
  line->value = result.n_numbers > 0 ? goi_decimal_to_string (result.value) : g_strdup ("–");
  line->tooltip = g_strdup (get_name (relation));
  line->cell = get_cell (sum, 0);
}

static char *
describe_difference (const GoiSumResult *left, const GoiSumResult *right)
{
  GoiDecimal difference;
  g_autofree char *number = NULL;

  if (!goi_decimal_add (right->value, goi_decimal_negate (left->value), &difference))
    return g_strdup (_("differs"));
  if (difference.unscaled < 0)
    difference = goi_decimal_negate (difference);
  number = goi_decimal_to_string (difference);
  /* Translators: how far two sums that should be the same are apart */
  return g_strdup_printf (_("off by %s"), number);
}

/* What is wrong with one instance: 自然人 as @where, 差 2 as the result. */
static char *
describe_breach (const GoiRelation *relation, GoiReport *report, const char **where)
{
  const GoiFormItem *item = get_instance (relation);
  GoiSumResult left, right;

  *where = item != NULL ? goi_form_item_label (item, goi_locale_is_chinese ()) : NULL;
  if (relation->comparison != GOI_COMPARISON_EQUAL)
    return g_strdup (_("too large"));
  goi_relation_evaluate (relation, report, &left, &right);
  return describe_difference (&left, &right);
}

static void
mark_broken (GoiRelationLine *line, const GoiRelation *relation, char *problem)
{
  line->problem = problem;
  line->serious = relation->severity == GOI_SEVERITY_ERROR;
  line->cell = get_cell (relation->left, 0);
}

static void
add_broken (GPtrArray *lines, const GoiRelation *relation, GoiReport *report)
{
  const char *where;
  char *problem = describe_breach (relation, report, &where);
  GoiRelationLine *line = add_line (lines, where != NULL ? where : get_name (relation));

  mark_broken (line, relation, problem);
  line->indented = TRUE;
  line->tooltip = g_strdup (get_name (relation));
}

/* A single breach stands in the line of its rule, if it is short: 各列 自然人 差 2. */
static gboolean
put_broken (GoiRelationLine *line, const GoiRelation *relation, GoiReport *report)
{
  const char *where;
  g_autofree char *problem = describe_breach (relation, report, &where);
  g_autofree char *text
      = where != NULL ? g_strdup_printf ("%s %s", where, problem) : g_strdup (problem);

  if (goi_write_columns_measure (text) > MAX_INLINE)
    return FALSE;
  mark_broken (line, relation, g_steal_pointer (&text));
  return TRUE;
}

/* One rule laid over all columns, rows or forums: its sums for the last of them, which is the total,
 * then a tick, or what is broken. */
static void
add_rule (GPtrArray *lines, GPtrArray *relations, guint from, guint to, GoiReport *report)
{
  const GoiRelation *first = g_ptr_array_index (relations, from);
  const GoiRelation *last = g_ptr_array_index (relations, to - 1);
  guint n_broken = 0, n_unknown = 0, n_unreadable = 0, n_numbers = 0;
  GoiRelationLine *line;

  for (guint i = from; i < to; i++)
    {
      GoiSumResult left, right;
      GoiRelationState state
          = goi_relation_evaluate (g_ptr_array_index (relations, i), report, &left, &right);
      n_broken += state == GOI_RELATION_BROKEN;
      n_unknown += state == GOI_RELATION_UNKNOWN;
      n_numbers += left.n_numbers + right.n_numbers;
      n_unreadable += left.n_unreadable + right.n_unreadable;
    }
  /* A report that does not have the cells has nothing to say about the rule either. */
  if (n_broken == 0 && n_unknown == to - from && n_unreadable == 0)
    return;
  if (is_balance (last))
    {
      add_side (lines, last, last->right, report);
      add_side (lines, last, last->left, report);
      line = add_line (lines, _("In every column"));
    }
  else
    line = add_line (lines, get_name (first));
  line->tooltip = g_strdup (get_name (first));
  /* Where nothing is entered nothing can be said to agree. */
  line->holds = n_broken == 0 && n_unknown == 0 && n_numbers > 0;
  line->cell = get_cell (first->left, 0);
  if (n_broken == 0 && n_unknown > 0)
    line->value = g_strdup ("?");
  else if (n_numbers == 0)
    line->value = g_strdup ("–");
  for (guint i = from; i < to && n_broken > 0; i++)
    {
      const GoiRelation *relation = g_ptr_array_index (relations, i);
      if (goi_relation_evaluate (relation, report, NULL, NULL) != GOI_RELATION_BROKEN)
        continue;
      if (n_broken > 1 || !put_broken (line, relation, report))
        add_broken (lines, relation, report);
    }
}

/* Relation R5 of the forms: this year begins with what last year left. */
static void
add_carry_over (GPtrArray *lines, GoiReport *report, GoiReport *last_year)
{
  GPtrArray *pairs = goi_edition_get_carry_over (goi_report_get_edition (report));
  GoiRelationLine *line;
  guint n_compared = 0;

  line = add_line (lines, _("Carried over from last year"));
  for (guint i = 0; i + 1 < pairs->len; i += 2)
    {
      const GoiCell *from = g_ptr_array_index (pairs, i);
      const GoiCell *to = g_ptr_array_index (pairs, i + 1);
      const GoiValue *before = goi_report_get_value (last_year, from->key);
      const GoiValue *now = goi_report_get_cell_value (report, to);
      g_autofree char *was = NULL;
      GoiRelationLine *problem;

      if (before == NULL || !goi_value_is_number (before) || !goi_value_is_number (now))
        continue;
      n_compared++;
      if (goi_decimal_equal (before->number, now->number))
        continue;
      was = goi_decimal_to_string (before->number);
      problem = add_line (lines, goi_form_item_label (to->column, goi_locale_is_chinese ()));
      /* Translators: what last year's report left for this year */
      problem->problem = g_strdup_printf (_("last year %s"), was);
      problem->indented = TRUE;
      problem->cell = to;
    }
  line->tooltip = g_strdup (_("What last year's report carried over is what this year's begins with"));
  line->holds = n_compared > 0 && g_ptr_array_index (lines, lines->len - 1) == line;
  if (n_compared == 0)
    line->value = g_strdup ("–");
  line->cell = pairs->len > 1 ? g_ptr_array_index (pairs, 1) : NULL;
}

/**
 * goi_form_relations_list:
 * @report: a report
 * @last_year: (nullable): the same agency's report for the year before
 *
 * Returns: (transfer full) (element-type GoiRelationLine): the relations of its form from top to
 *   bottom; rules that hold take a line, broken ones a line for each breach
 */
GPtrArray *
goi_form_relations_list (GoiReport *report, GoiReport *last_year)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_relation_line_free);
  GoiEdition *edition = goi_report_get_edition (report);
  GPtrArray *relations = goi_edition_get_relations (edition);

  for (guint from = 0, to; from < relations->len; from = to)
    {
      const GoiRelation *first = g_ptr_array_index (relations, from);
      for (to = from + 1; to < relations->len; to++)
        if (!g_str_equal (((GoiRelation *) g_ptr_array_index (relations, to))->id, first->id))
          break;
      add_rule (lines, relations, from, to, report);
    }
  if (last_year != NULL && goi_edition_get_carry_over (edition)->len > 0)
    add_carry_over (lines, report, last_year);
  return lines;
}

/**
 * goi_relation_line_free:
 * @line: (nullable): a line
 */
void
goi_relation_line_free (GoiRelationLine *line)
{
  if (line == NULL)
    return;
  g_free (line->label);
  g_free (line->value);
  g_free (line->problem);
  g_free (line->tooltip);
  g_free (line);
}
