/* goi-chart-data.h: the numbers behind a chart
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-chart-options.h"
#include "goi-measure.h"

G_BEGIN_DECLS

/**
 * GoiChartFlags:
 * @GOI_CHART_NO_DATA: the report gives none of the series
 * @GOI_CHART_ZERO: the report gives numbers, and all are 0
 * @GOI_CHART_PALE: too few for shares: fewer than the threshold
 * @GOI_CHART_PARTIAL: some of the series are not available
 * @GOI_CHART_INCOMPLETE: cells behind the numbers are blank or unreadable
 * @GOI_CHART_DIFFERS: the series do not add up to the total that the report prints
 * @GOI_CHART_NO_TOTAL: parts are missing, and the total too: there are numbers, but no shares
 *
 * What has to be said of a bar.
 */
typedef enum
{
  GOI_CHART_NO_DATA = 1 << 0,
  GOI_CHART_ZERO = 1 << 1,
  GOI_CHART_PALE = 1 << 2,
  GOI_CHART_PARTIAL = 1 << 3,
  GOI_CHART_INCOMPLETE = 1 << 4,
  GOI_CHART_DIFFERS = 1 << 5,
  GOI_CHART_NO_TOTAL = 1 << 6,
} GoiChartFlags;

/**
 * GoiChartSeries:
 * @measure: the measure's id
 * @label: its label in the chart's language
 *
 * One of the parts that every bar has.
 */
typedef struct
{
  const char *measure;
  const char *label;
} GoiChartSeries;

/**
 * GoiChartBar:
 * @row: the report's measures
 * @label: what stands before the bar
 * @values: one value for each series
 * @total: the total as the report gives it
 * @rate: the share that was disclosed, as the report's measures give it; not available when parts
 *    are missing
 * @sum: the sum of the available values
 * @rest: what the report's total has beyond the available values, where some are missing; 0 or more
 * @base: what is 100 percent: @sum + @rest
 * @flags: what has to be said of it
 *
 * One report.
 */
typedef struct
{
  GoiMeasureRow *row;
  char *label;
  GoiMeasureValue *values;
  GoiMeasureValue total;
  GoiMeasureValue rate;
  double sum;
  double rest;
  double base;
  GoiChartFlags flags;
} GoiChartBar;

/**
 * GoiChartData:
 * @n_series: how many parts a bar has
 * @series: (array length=n_series): the parts, in drawing order
 * @rate_label: the label of the disclosed share
 * @bars: (element-type GoiChartBar): the bars, in drawing order
 * @years: (element-type int): the years of the bars, ascending, without 0
 * @n_agencies: different agencies among the bars
 * @editions: (element-type utf8): ids of the forms of the bars, ascending
 * @max: the largest base
 * @median: the median of the disclosed share among the peers
 * @n_peers: how many reports the median is of; 0 when there is none
 *
 * What a chart shows. Immutable and reference-counted.
 */
typedef struct
{
  guint n_series;
  GoiChartSeries *series;
  const char *rate_label;
  GPtrArray *bars;
  GArray *years;
  guint n_agencies;
  GPtrArray *editions;
  double max;
  double median;
  guint n_peers;
} GoiChartData;

GoiChartData *goi_chart_data_new (GPtrArray *rows, GPtrArray *peers,
                                  const GoiChartOptions *options);
GoiChartData *goi_chart_data_ref (GoiChartData *data);
void          goi_chart_data_unref (GoiChartData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiChartData, goi_chart_data_unref)

const GoiChartBar *goi_chart_data_get_bar (const GoiChartData *data, guint index);
guint              goi_chart_data_count (const GoiChartData *data, GoiChartFlags flags);

G_END_DECLS
