/* goi-form-relations.h: the relations of a form in a few lines
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"

G_BEGIN_DECLS

/**
 * GoiRelationLine:
 * @label: translated: what it is about
 * @value: (nullable): a sum, shown at the right
 * @problem: (nullable): translated: what does not agree, shown in place of the sum
 * @holds: all is well; shown as a tick when there is no sum
 * @serious: the problem is an error and not a doubt
 * @indented: it belongs to the line above
 * @tooltip: (nullable): the rule in words
 * @cell: (nullable): where to look
 *
 * A line of the outline about sums.
 */
typedef struct
{
  char *label;
  char *value;
  char *problem;
  gboolean holds;
  gboolean serious;
  gboolean indented;
  char *tooltip;
  const GoiCell *cell;
} GoiRelationLine;

GPtrArray *goi_form_relations_list (GoiReport *report, GoiReport *last_year);
void       goi_relation_line_free (GoiRelationLine *line);

G_END_DECLS
