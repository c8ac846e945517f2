/* goi-chart-kind.c: the kinds of charts
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-chart"

#include "config.h"

#include "goi-chart-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (goi-chart-error-quark, goi_chart_error)

static const struct
{
  const char *id;
  const char *name;
} kinds[GOI_N_CHART_KINDS] = {
  [GOI_CHART_OUTCOMES] = { "outcomes", N_("How requests were decided") },
};

/* Names that the command line keeps free for what is to come. */
static const char *const reserved[]
    = { "trend", "heatmap", "ranking", "scatter", "flow", "applicants", "proceedings", NULL };

/**
 * goi_chart_kind_from_string:
 * @string: a name such as "outcomes"
 * @kind: (out): the kind
 * @error: return location for an error
 *
 * Returns: %TRUE when @string names a kind that can be drawn; else @error is
 *    %GOI_CHART_ERROR_KIND_NOT_AVAILABLE or %GOI_CHART_ERROR_UNKNOWN_KIND
 */
gboolean
goi_chart_kind_from_string (const char *string, GoiChartKind *kind, GError **error)
{
  g_return_val_if_fail (string != NULL, FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);

  for (guint i = 0; i < GOI_N_CHART_KINDS; i++)
    if (strcmp (kinds[i].id, string) == 0)
      {
        *kind = i;
        return TRUE;
      }

  if (g_strv_contains (reserved, string))
    g_set_error (error, GOI_CHART_ERROR, GOI_CHART_ERROR_KIND_NOT_AVAILABLE,
                 _("Charts of the kind “%s” cannot be drawn by this version"), string);
  else
    g_set_error (error, GOI_CHART_ERROR, GOI_CHART_ERROR_UNKNOWN_KIND,
                 _("There is no kind of chart called “%s”"), string);
  return FALSE;
}

/**
 * goi_chart_kind_to_string:
 * @kind: a kind
 *
 * Returns: its name on the command line and in settings
 */
const char *
goi_chart_kind_to_string (GoiChartKind kind)
{
  g_return_val_if_fail (kind < GOI_N_CHART_KINDS, NULL);
  return kinds[kind].id;
}

/**
 * goi_chart_kind_get_name:
 * @kind: a kind
 *
 * Returns: its translated name
 */
const char *
goi_chart_kind_get_name (GoiChartKind kind)
{
  g_return_val_if_fail (kind < GOI_N_CHART_KINDS, NULL);
  return _(kinds[kind].name);
}
