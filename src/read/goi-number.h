/* goi-number.h: what stands in a cell of a document
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"

G_BEGIN_DECLS

/**
 * GoiNumberRules:
 * @kind: what numbers the cell takes
 * @unit: (nullable): the cell's unit
 * @printed_unit: (nullable): the unit that the document prints in a header or a column for units
 * @unit_known: whether the form itself says which unit the numbers are in
 *
 * How to read a cell.
 */
typedef struct
{
  GoiKind kind;
  const char *unit;
  const char *printed_unit;
  gboolean unit_known;
} GoiNumberRules;

/**
 * GoiNumber:
 * @mark: what stands there
 * @number: the number where @mark is %GOI_MARK_NUMBER
 * @doubt: (nullable): a msgid: why the reading is not sure
 * @readings: other numbers that it could be, best first
 * @n_readings: how many of them there are
 * @blanks: whether the only doubt is that blanks stand between its digits
 * @lone_one: whether it is 一 and nothing else, a number or a dash
 *
 * A cell's text, understood.
 */
typedef struct
{
  GoiMark mark;
  GoiDecimal number;
  const char *doubt;
  GoiDecimal readings[4];
  guint n_readings;
  gboolean blanks;
  gboolean lone_one;
} GoiNumber;

void     goi_number_read (const char *text, const GoiNumberRules *rules, GoiNumber *out);
gboolean goi_number_is_value (const char *text);
gboolean goi_number_is_unit (const char *text);
gboolean goi_number_is_direction (const char *text);
gboolean goi_number_parse_han (const char *text, gint64 *number);
const char *goi_number_find_money (const char *text);

G_END_DECLS
