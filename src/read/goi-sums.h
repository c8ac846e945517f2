/* goi-sums.h: the sums of a form within one row of its table
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-candidates.h"

G_BEGIN_DECLS

/**
 * GoiRowSum:
 * @factors: (array): +1, -1 or 0 for each column; the sum of factor times value has to be 0
 * @last: the last column with a factor
 *
 * A sum of a form all of whose cells stand in one row.
 */
typedef struct
{
  gint8 factors[GOI_MOST_COLUMNS];
  guint last;
} GoiRowSum;

GArray          *goi_row_sums_new (const GoiRowReading *reading);
GoiRelationState goi_row_sums_check (GArray *sums, const GoiRowReading *reading,
                                     const GoiCandidate *candidate);

G_END_DECLS
