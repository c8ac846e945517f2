/* goi-relation.h: arithmetic between the cells of a form
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-decimal.h"
#include "goi-form.h"

G_BEGIN_DECLS

typedef struct _GoiReport GoiReport;
typedef struct _GoiEdition GoiEdition;

/**
 * GoiTerm:
 * @cell: a cell
 * @sign: +1 or -1
 */
typedef struct
{
  const GoiCell *cell;
  int sign;
} GoiTerm;

/**
 * GoiSum:
 * @terms: (element-type GoiTerm): what is added up
 *
 * A sum of cells.
 */
typedef struct
{
  GArray *terms;
} GoiSum;

/**
 * GoiComparison:
 * @GOI_COMPARISON_EQUAL: both sides are the same
 * @GOI_COMPARISON_AT_MOST: the left side is at most the right side
 */
typedef enum
{
  GOI_COMPARISON_EQUAL,
  GOI_COMPARISON_AT_MOST,
} GoiComparison;

/**
 * GoiSeverity:
 * @GOI_SEVERITY_INFO: worth knowing
 * @GOI_SEVERITY_WARNING: plausible mistake
 * @GOI_SEVERITY_ERROR: against a relation of the form
 */
typedef enum
{
  GOI_SEVERITY_INFO,
  GOI_SEVERITY_WARNING,
  GOI_SEVERITY_ERROR,
} GoiSeverity;

/**
 * GoiRelation:
 * @id: the rule's name, the same for all columns or rows it is laid over
 * @instance: (nullable): which column, row or forum this one is about
 * @name_zh: the rule in one line
 * @name_en: the same in English
 * @source: (nullable): where the form or the notice says so
 * @severity: how bad it is when the relation does not hold
 * @comparison: how the sides compare
 * @left: the left side, for sums the total
 * @right: the right side
 *
 * One equation or inequality between cells.
 */
typedef struct
{
  char *id;
  char *instance;
  char *name_zh;
  char *name_en;
  char *source;
  GoiSeverity severity;
  GoiComparison comparison;
  GoiSum *left;
  GoiSum *right;
} GoiRelation;

/**
 * GoiRelationState:
 * @GOI_RELATION_HOLDS: the sides agree, blank cells counted as nothing
 * @GOI_RELATION_BROKEN: the sides disagree
 * @GOI_RELATION_UNKNOWN: cells that matter could not be read or are not in the document
 */
typedef enum
{
  GOI_RELATION_HOLDS,
  GOI_RELATION_BROKEN,
  GOI_RELATION_UNKNOWN,
} GoiRelationState;

/**
 * GoiSumResult:
 * @value: the sum of what has a number
 * @n_numbers: cells with a number
 * @n_empty: cells left blank or marked (dash, 无 …)
 * @n_unreadable: cells that could not be read
 * @n_absent: cells that the document does not have
 * @overflow: the sum is out of range
 */
typedef struct
{
  GoiDecimal value;
  guint n_numbers;
  guint n_empty;
  guint n_unreadable;
  guint n_absent;
  gboolean overflow;
} GoiSumResult;

void goi_sum_evaluate (const GoiSum *sum, GoiReport *report, GoiSumResult *result);
char *goi_sum_format (const GoiSum *sum, GoiReport *report, const char *blank);

GoiRelationState goi_relation_evaluate (const GoiRelation *relation, GoiReport *report,
                                        GoiSumResult *left, GoiSumResult *right);
gboolean goi_relation_has_cell (const GoiRelation *relation, const GoiCell *cell);

GoiSum      *goi_sum_parse (const char *expression, GoiEdition *edition, GError **error);
void         goi_sum_free (GoiSum *sum);
void         goi_relation_free (GoiRelation *relation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiSum, goi_sum_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiRelation, goi_relation_free)

G_END_DECLS
