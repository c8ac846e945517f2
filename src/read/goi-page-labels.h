/* goi-page-labels.h: what stands before the values of a table without ruled lines
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-page-columns.h"

G_BEGIN_DECLS

/**
 * GoiPageLabel:
 * @part: its characters
 * @y: its middle
 * @ordinal: whether it begins with a number such as （二） or 3., or is that of a row of sums: it begins a label
 * @inner: whether it begins with something else, and such a number stands behind that
 *
 * A line of the label of a row.
 */
typedef struct
{
  GoiPageLine *part;
  double y;
  gboolean ordinal, inner;
} GoiPageLabel;

/**
 * GoiPageGroup:
 * @text: its lines joined
 * @column: the column of names of groups that it stands in
 * @top: the middle of its first line
 * @bottom: the middle of its last line
 *
 * The name of a group of rows.
 */
typedef struct
{
  GString *text;
  guint column;
  double top, bottom;
} GoiPageGroup;

/**
 * GoiPageLabels:
 * @labels: (element-type GoiPageLabel): from top to bottom
 * @groups: (element-type GoiPageGroup): from top to bottom
 * @spaces: (array length=n_groups): where the columns of names of groups end
 * @n_groups: how many of these columns there are
 *
 * What stands before the values.
 */
typedef struct
{
  GArray *labels;
  GPtrArray *groups;
  double *spaces;
  guint n_groups;
} GoiPageLabels;

GoiPageLabels *goi_page_labels_new (const GoiColumnTable *table);
void           goi_page_labels_free (GoiPageLabels *labels);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiPageLabels, goi_page_labels_free)

G_END_DECLS
