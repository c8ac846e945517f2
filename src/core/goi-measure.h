/* goi-measure.h: one scale across all editions
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-report.h"

G_BEGIN_DECLS

/**
 * GoiMeasureValue:
 * @available: whether the report gives the measure; when FALSE nothing else counts, and it is never 0
 * @value: the measure; for rates a fraction from 0 to 1
 * @incomplete: some of the cells behind it were left blank or could not be read
 */
typedef struct
{
  gboolean available;
  double value;
  gboolean incomplete;
} GoiMeasureValue;

typedef struct _GoiMeasure GoiMeasure;

GPtrArray        *goi_measure_list (void);
const GoiMeasure *goi_measure_get (const char *id);
const char       *goi_measure_get_id (const GoiMeasure *measure);
const char       *goi_measure_get_label (const GoiMeasure *measure, gboolean chinese);
const char       *goi_measure_get_help (const GoiMeasure *measure, gboolean chinese);
const char       *goi_measure_get_unit (const GoiMeasure *measure);
gboolean          goi_measure_is_rate (const GoiMeasure *measure);
GoiMeasureValue   goi_measure_evaluate (const GoiMeasure *measure, GoiReport *report);

/**
 * GoiMeasureRow:
 * @id: the report's number in its collection, 0 when it is in none
 * @agency: the agency, "" when unknown
 * @region: (array zero-terminated=1): the region from the largest to the smallest, never NULL
 * @year: the year, 0 when unknown
 * @edition: the edition's id
 * @values: one value a measure, in the order of goi_measure_list()
 *
 * All measures of one report: what charts and comparisons work on.
 */
typedef struct
{
  gint64 id;
  char *agency;
  char **region;
  int year;
  char *edition;
  GoiMeasureValue *values;
} GoiMeasureRow;

guint             goi_measure_get_index (const GoiMeasure *measure);
guint             goi_measure_count (void);
GoiMeasureRow    *goi_measure_row_new (void);
GoiMeasureRow    *goi_measure_row_new_from_report (GoiReport *report);
GoiMeasureValue   goi_measure_row_get (const GoiMeasureRow *row, const char *measure);
void              goi_measure_row_free (GoiMeasureRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiMeasureRow, goi_measure_row_free)

G_END_DECLS
