/* goi-chart-options.c: how a chart is to look
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-chart"

#include "config.h"

#include "goi-chart-options.h"
#include "goi-locale.h"
#include "goi-measure.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (GoiChartOptions, goi_chart_options, goi_chart_options_copy,
                     goi_chart_options_free)

/**
 * goi_chart_options_new:
 *
 * Returns: (transfer full): shares, sorted by the disclosed share, with values and patterns, rows
 *    under 30 pale, labels as goi_locale_is_chinese() says
 */
GoiChartOptions *
goi_chart_options_new (void)
{
  GoiChartOptions *options = g_new0 (GoiChartOptions, 1);

  options->kind = GOI_CHART_OUTCOMES;
  options->percent = TRUE;
  options->sort_by = g_strdup ("rate.disclosed");
  options->descending = TRUE;
  options->show_values = TRUE;
  options->patterns = TRUE;
  options->pale_below = 30;
  options->chinese = goi_locale_is_chinese ();
  options->font_size = 12;
  return options;
}

GoiChartOptions *
goi_chart_options_copy (const GoiChartOptions *options)
{
  GoiChartOptions *copy;

  g_return_val_if_fail (options != NULL, NULL);

  copy = g_memdup2 (options, sizeof *options);
  copy->sort_by = g_strdup (options->sort_by);
  copy->source = g_strdup (options->source);
  copy->emphasis = g_strdup (options->emphasis);
  return copy;
}

void
goi_chart_options_free (GoiChartOptions *options)
{
  if (options == NULL)
    return;
  g_free (options->sort_by);
  g_free (options->source);
  g_free (options->emphasis);
  g_free (options);
}

/**
 * goi_chart_options_set_sort:
 * @options: the options
 * @sort_by: a measure's id, %GOI_CHART_SORT_AGENCY or %GOI_CHART_SORT_YEAR
 * @descending: the largest first
 * @error: return location for an error
 *
 * Returns: %FALSE, with nothing changed and @error set to %GOI_CHART_ERROR_UNKNOWN_MEASURE, when
 *    there is no such measure
 */
gboolean
goi_chart_options_set_sort (GoiChartOptions *options, const char *sort_by, gboolean descending,
                            GError **error)
{
  g_return_val_if_fail (options != NULL, FALSE);
  g_return_val_if_fail (sort_by != NULL, FALSE);

  if (strcmp (sort_by, GOI_CHART_SORT_AGENCY) != 0 && strcmp (sort_by, GOI_CHART_SORT_YEAR) != 0
      && goi_measure_get (sort_by) == NULL)
    {
      g_set_error (error, GOI_CHART_ERROR, GOI_CHART_ERROR_UNKNOWN_MEASURE,
                   _("There is no measure called “%s”"), sort_by);
      return FALSE;
    }

  if (options->sort_by != sort_by)
    {
      g_free (options->sort_by);
      options->sort_by = g_strdup (sort_by);
    }
  options->descending = descending;
  return TRUE;
}

/**
 * goi_chart_options_set_source:
 * @options: the options
 * @source: (nullable): where the reports come from
 */
void
goi_chart_options_set_source (GoiChartOptions *options, const char *source)
{
  char *copy = g_strdup (source);

  g_return_if_fail (options != NULL);
  g_free (options->source);
  options->source = copy;
}

/**
 * goi_chart_options_set_emphasis:
 * @options: the options
 * @agency: (nullable): the agency whose name is set bold
 */
void
goi_chart_options_set_emphasis (GoiChartOptions *options, const char *agency)
{
  char *copy = g_strdup (agency);

  g_return_if_fail (options != NULL);
  g_free (options->emphasis);
  options->emphasis = copy;
}
