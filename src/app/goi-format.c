/* goi-format.c: numbers, states and dates in words
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-format"

#include "config.h"

#include "goi-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What stands where a measure is not available: never a zero. */
#define NOT_AVAILABLE "—"

static const char *const state_names[GOI_N_STATES] = {
  N_("Draft"),
  N_("Imported"),
  N_("Doubtful"),
  N_("Checked"),
};

/**
 * goi_format_state:
 * @state: a state
 *
 * Returns: (transfer none): its name, translated
 */
const char *
goi_format_state (GoiReportState state)
{
  return (guint) state < GOI_N_STATES ? _(state_names[state]) : "";
}

/**
 * goi_format_edition:
 * @edition: an edition's id
 *
 * Returns: (transfer full): the form's name, or @edition itself when it is not known
 */
char *
goi_format_edition (const char *edition)
{
  GoiEdition *known = goi_edition_get (edition);

  return g_strdup (known != NULL ? goi_edition_get_name (known, goi_locale_is_chinese ()) : edition);
}

/**
 * goi_format_count:
 * @value: a measure that counts
 *
 * Returns: (transfer full): the number, marked when it is incomplete, or a dash when it is not
 *   available
 */
char *
goi_format_count (GoiMeasureValue value)
{
  g_autofree char *number = NULL;

  if (!value.available)
    return g_strdup (NOT_AVAILABLE);
  number = g_strdup_printf ("%.0f", value.value);
  /* Translators: %s is a number of which a part is unknown */
  return value.incomplete ? g_strdup_printf (_("%s+?"), number) : g_steal_pointer (&number);
}

/**
 * goi_format_rate:
 * @value: a measure that is a rate
 *
 * Returns: (transfer full): the rate in whole percent, marked when it is incomplete, or a dash when
 *   it is not available
 */
char *
goi_format_rate (GoiMeasureValue value)
{
  double percent;

  if (!value.available)
    return g_strdup (NOT_AVAILABLE);
  percent = round (value.value * 100);
  /* 99.6 % is not all, and 0.4 % is not nothing. */
  if (percent >= 100 && value.value < 1)
    percent = 99;
  else if (percent <= 0 && value.value > 0)
    percent = 1;
  /* Translators: a share, such as 62 % */
  return value.incomplete ? g_strdup_printf (_("≈ %.0f %%"), percent)
                          : g_strdup_printf (_("%.0f %%"), percent);
}

/**
 * goi_format_region:
 * @region: a region as "省/市/区"
 *
 * Returns: (transfer full): the region for reading
 */
char *
goi_format_region (const char *region)
{
  g_auto (GStrv) parts = g_strsplit (region != NULL ? region : "", "/", -1);

  return g_strjoinv (" · ", parts);
}

/**
 * goi_format_date:
 * @date: (nullable): a date
 *
 * Returns: (transfer full): the day, in the order of the user's language
 */
char *
goi_format_date (GDateTime *date)
{
  g_autoptr (GDateTime) local = NULL;

  if (date == NULL)
    return g_strdup ("");
  local = g_date_time_to_local (date);
  /* Translators: a date, see g_date_time_format() */
  return g_date_time_format (local, _("%-d %b %Y"));
}

/**
 * goi_format_findings:
 * @n_errors: errors
 * @n_doubts: doubts and warnings
 *
 * Returns: (transfer full): the worst of it in two words, or a tick when there is nothing
 */
char *
goi_format_findings (guint n_errors, guint n_doubts)
{
  if (n_errors > 0)
    return g_strdup_printf (ngettext ("%u error", "%u errors", n_errors), n_errors);
  if (n_doubts > 0)
    return g_strdup_printf (ngettext ("%u doubt", "%u doubts", n_doubts), n_doubts);
  return g_strdup ("✓");
}

/**
 * goi_format_describe_summary:
 * @summary: a report
 *
 * Returns: (transfer full): agency and year, as a report is named in a sentence
 */
char *
goi_format_describe_summary (GoiReportSummary *summary)
{
  const char *agency = goi_report_summary_get_agency (summary);
  int year = goi_report_summary_get_year (summary);

  if (agency == NULL || *agency == '\0')
    agency = _("Agency unknown");
  if (year <= 0)
    return g_strdup (agency);
  /* Translators: agency, year */
  return g_strdup_printf (_("%s, %d"), agency, year);
}
