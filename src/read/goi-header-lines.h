/* goi-header-lines.h: column headers that stand one below the other
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-columns.h"

G_BEGIN_DECLS

/**
 * GoiHeaderOrder:
 * @GOI_HEADER_ORDER_UNKNOWN: there are no such headers, or their order is that of the form
 * @GOI_HEADER_ORDER_OTHER: all columns are there, in another order
 * @GOI_HEADER_ORDER_DISORDER: some are there, and not in the order of the form
 *
 * What the headers above a row say about the order of its values.
 */
typedef enum
{
  GOI_HEADER_ORDER_UNKNOWN,
  GOI_HEADER_ORDER_OTHER,
  GOI_HEADER_ORDER_DISORDER,
} GoiHeaderOrder;

GoiHeaderOrder goi_header_lines_order (const GoiFormLabels *labels, const GoiBlock *block, GPtrArray *lines,
                                       GArray *entries, guint entry, GPtrArray *order);

G_END_DECLS
