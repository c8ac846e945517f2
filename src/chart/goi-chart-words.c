/* goi-chart-words.c: what a chart says in words
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-chart"

#include "config.h"

#include "goi-chart-words.h"
#include "goi-edition.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What the sentences are made of, counted over all bars. */
typedef struct
{
  guint n_counted;
  guint n_rated;
  guint n_half;
  double decided;
  const GoiChartBar *largest;
  gboolean tie;
} Tally;

/**
 * goi_chart_format_count:
 * @value: a count
 *
 * Returns: (transfer full): its digits, the same in every locale
 */
char *
goi_chart_format_count (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (
      g_ascii_formatd (buffer, sizeof buffer, value == floor (value) ? "%.0f" : "%.6g", value));
}

/**
 * goi_chart_format_percent:
 * @share: from 0 to 1
 *
 * Rounds to whole percents, but never something to nothing or nearly all to all.
 *
 * Returns: (transfer full): the percents without their sign
 */
char *
goi_chart_format_percent (double share)
{
  if (share > 0 && share < 0.005)
    return g_strdup ("<1");
  if (share < 1 && share >= 0.995)
    return g_strdup (">99");
  return g_strdup_printf ("%d", (int) floor (share * 100 + 0.5));
}

/* A share with its sign. */
static char *
format_share (double share)
{
  g_autofree char *percent = goi_chart_format_percent (share);

  return g_strdup_printf ("%s%%", percent);
}

static char *
format_years (const GoiChartData *data)
{
  int first, last;

  if (data->years->len == 0)
    return NULL;
  first = g_array_index (data->years, int, 0);
  last = g_array_index (data->years, int, data->years->len - 1);
  return first == last ? g_strdup_printf ("%d", first) : g_strdup_printf ("%d–%d", first, last);
}

static const char *
agency_name (const GoiChartBar *bar)
{
  return *bar->row->agency != '\0' ? bar->row->agency : _("Agency not named");
}

static char *
say_name (const GoiChartBar *bar)
{
  if (bar->row->year == 0)
    return g_strdup (agency_name (bar));
  return g_strdup_printf (_("%1$s, %2$d"), agency_name (bar), bar->row->year);
}

static gboolean
bars_are_agencies (const GoiChartData *data)
{
  return data->years->len <= 1 && data->n_agencies == data->bars->len;
}

static Tally
count_bars (const GoiChartData *data)
{
  Tally tally = { 0, };

  for (guint i = 0; i < data->bars->len; i++)
    {
      const GoiChartBar *bar = goi_chart_data_get_bar (data, i);

      if ((bar->flags & GOI_CHART_NO_DATA) != 0)
        continue;
      tally.n_counted++;
      tally.decided += bar->base;
      if (tally.largest == NULL || bar->base > tally.largest->base)
        {
          tally.largest = bar;
          tally.tie = FALSE;
        }
      else if (bar->base == tally.largest->base)
        tally.tie = TRUE;
      if (bar->rate.available)
        {
          tally.n_rated++;
          if (bar->rate.value >= 0.5)
            tally.n_half++;
        }
    }
  return tally;
}

/* The outcome that most of what was not disclosed had; NULL when what is missing could change the
 * answer. The first two series are the disclosed ones. */
static const char *
find_main_other (const GoiChartData *data)
{
  double best = 0, second = 0, unknown = 0;
  const char *label = NULL;

  for (guint s = 2; s < data->n_series; s++)
    {
      double sum = 0;

      for (guint i = 0; i < data->bars->len; i++)
        {
          const GoiMeasureValue *value = &goi_chart_data_get_bar (data, i)->values[s];
          sum += value->available ? value->value : 0;
        }
      if (sum > best)
        {
          second = best;
          best = sum;
          label = data->series[s].label;
        }
      else
        second = MAX (second, sum);
    }

  for (guint i = 0; i < data->bars->len; i++)
    {
      const GoiChartBar *bar = goi_chart_data_get_bar (data, i);

      if ((bar->flags & GOI_CHART_NO_TOTAL) != 0)
        return NULL;
      unknown += bar->rest;
    }
  return best > second + unknown ? label : NULL;
}

static char *
say_shares (const GoiChartData *data, const Tally *tally)
{
  gboolean agencies = bars_are_agencies (data);

  if (tally->n_half == tally->n_rated)
    return g_strdup (agencies ? _("Every agency disclosed at least half of its requests")
                              : _("In every report at least half of the requests were disclosed"));
  if (tally->n_half == 0)
    return g_strdup (agencies ? _("No agency disclosed as much as half of its requests")
                              : _("In no report as much as half of the requests were disclosed"));
  if (tally->n_half * 2 > tally->n_rated)
    return g_strdup (agencies ? _("Most agencies disclosed at least half of their requests")
                              : _("In most reports at least half of the requests were disclosed"));
  if (tally->n_half * 2 == tally->n_rated)
    return g_strdup (
        agencies ? _("Half of the agencies disclosed at least half of their requests")
                 : _("In half of the reports at least half of the requests were disclosed"));
  return g_strdup_printf (
      agencies ? _("%1$u of %2$u agencies disclosed at least half of their requests")
               : _("In %1$u of %2$u reports at least half of the requests were disclosed"),
      tally->n_half, tally->n_rated);
}

static char *
say_change (const GoiChartData *data)
{
  const GoiChartBar *first = NULL, *last = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (data->n_agencies != 1 || data->years->len < 2 || data->years->len != data->bars->len)
    return NULL;
  for (guint i = 0; i < data->bars->len; i++)
    {
      const GoiChartBar *bar = goi_chart_data_get_bar (data, i);

      if (!bar->rate.available || bar->row->year == 0)
        continue;
      if (first == NULL || bar->row->year < first->row->year)
        first = bar;
      if (last == NULL || bar->row->year > last->row->year)
        last = bar;
    }
  if (first == NULL || first == last)
    return NULL;

  before = format_share (first->rate.value);
  after = format_share (last->rate.value);
  if (strcmp (before, after) == 0)
    return g_strdup_printf (_("%1$s disclosed %2$s of the requests both in %3$d and in %4$d"),
                            agency_name (first), after, first->row->year, last->row->year);
  return g_strdup_printf (first->rate.value < last->rate.value
                            ? _("%1$s: disclosed share up from %2$s in %3$d to %4$s in %5$d")
                            : _("%1$s: disclosed share down from %2$s in %3$d to %4$s in %5$d"),
                          agency_name (first), before, first->row->year, after, last->row->year);
}

static char *
say_one (const GoiChartBar *bar)
{
  g_autofree char *share = format_share (bar->rate.value);
  g_autofree char *n = goi_chart_format_count (bar->total.available ? bar->total.value : bar->base);

  return g_strdup_printf (_("%1$s disclosed %2$s of %3$s decided requests, in full or in part"),
                          agency_name (bar), share, n);
}

static char *
say_numbers (const GoiChartData *data, const Tally *tally)
{
  g_autofree char *all = goi_chart_format_count (tally->decided);
  g_autofree char *most = goi_chart_format_count (tally->largest->base);
  gboolean agencies = bars_are_agencies (data);

  if (tally->n_counted == 1)
    {
      g_autofree char *name = say_name (tally->largest);
      return g_strdup_printf (_("%1$s: %2$s requests decided"), name, all);
    }
  if (data->n_agencies == 1 && data->years->len > 1 && !tally->tie)
    return g_strdup_printf (_("%1$s: %2$s requests decided in %3$u reports, most in %4$d (%5$s)"),
                            agency_name (tally->largest), all, tally->n_counted,
                            tally->largest->row->year, most);
  if (tally->tie)
    return g_strdup_printf (agencies ? _("%1$u agencies decided %2$s requests")
                                     : _("%1$u reports count %2$s decided requests"),
                            tally->n_counted, all);
  return g_strdup_printf (
      agencies ? _("%1$u agencies decided %2$s requests, %3$s the most of them (%4$s)")
               : _("%1$u reports count %2$s decided requests, %3$s the most of them (%4$s)"),
      tally->n_counted, all, tally->largest->label, most);
}

/**
 * goi_chart_title:
 * @data: the data
 * @options: the options
 *
 * Returns: (transfer full): a sentence that says what the chart shows, computed from nothing but
 *    its numbers
 */
char *
goi_chart_title (const GoiChartData *data, const GoiChartOptions *options)
{
  Tally tally;
  g_autofree char *sentence = NULL;
  const char *other;

  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  if (data->bars->len == 0)
    return g_strdup (_("No reports"));
  tally = count_bars (data);
  if (tally.n_counted == 0)
    return g_strdup (
        g_dngettext (GETTEXT_PACKAGE, "The report does not say how requests were decided",
                     "The reports do not say how requests were decided", data->bars->len));
  if (tally.decided == 0)
    return g_strdup (_("No requests were decided"));
  if (!options->percent || tally.n_rated == 0)
    return say_numbers (data, &tally);
  if (data->bars->len == 1)
    return say_one (tally.largest);

  sentence = say_change (data);
  if (sentence != NULL)
    return g_steal_pointer (&sentence);
  if (tally.n_rated == 1 && tally.n_counted == 1)
    return say_one (tally.largest);

  sentence = say_shares (data, &tally);
  other = find_main_other (data);
  if (other == NULL)
    return g_steal_pointer (&sentence);
  /* Translators: %1$s is the sentence so far, %2$s an outcome such as “Denied”. */
  return g_strdup_printf (_("%1$s; “%2$s” leads among the rest"), sentence, other);
}

static char *
say_order (const GoiChartOptions *options)
{
  const GoiMeasure *measure = goi_measure_get (options->sort_by);

  if (measure != NULL)
    return g_strdup_printf (options->descending ? _("sorted by %s, highest first")
                                                : _("sorted by %s, lowest first"),
                            goi_measure_get_label (measure, options->chinese));
  if (strcmp (options->sort_by, GOI_CHART_SORT_YEAR) == 0)
    return g_strdup (options->descending ? _("newest first") : _("oldest first"));
  return g_strdup (_("sorted by name"));
}

/**
 * goi_chart_subtitle:
 * @data: the data
 * @options: the options
 *
 * Returns: (transfer full): measure, years, order and what n is
 */
char *
goi_chart_subtitle (const GoiChartData *data, const GoiChartOptions *options)
{
  g_autofree char *years = NULL;
  g_autofree char *what = NULL;
  g_autofree char *order = NULL;
  g_autofree char *line = NULL;

  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  years = format_years (data);
  if (years != NULL)
    what = g_strdup_printf (options->percent
                                ? _("Outcomes of disclosure requests in %s, in percent")
                                : _("Outcomes of disclosure requests in %s, in numbers"),
                            years);
  else
    what = g_strdup (options->percent ? _("Outcomes of disclosure requests, in percent")
                                      : _("Outcomes of disclosure requests, in numbers"));
  order = say_order (options);
  /* Translators: what is shown, and in what order; n stands beside every bar. */
  line = g_strdup_printf (_("%1$s, %2$s; n = requests decided"), what, order);
  if (data->n_agencies == 1 && data->years->len > 1)
    {
      const char *agency = agency_name (goi_chart_data_get_bar (data, 0));
      g_autofree char *title = goi_chart_title (data, options);
      if (strstr (title, agency) == NULL)
        return g_strdup_printf (_("%1$s: %2$s"), agency, line);
    }
  return g_steal_pointer (&line);
}

static char *
say_source (const GoiChartData *data, const GoiChartOptions *options)
{
  g_autofree char *years = format_years (data);
  g_autofree char *reports = NULL;
  guint n = data->bars->len;

  if (years != NULL)
    reports = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$u annual report for %2$s",
                                            "%1$u annual reports for %2$s", n),
                               n, years);
  else
    reports = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u annual report",
                                            "%u annual reports", n),
                               n);
  if (options->source != NULL && *options->source != '\0')
    return g_strdup_printf (_("Source: %1$s, %2$s."), options->source, reports);
  return g_strdup_printf (_("Source: %s."), reports);
}

static char *
say_editions (const GoiChartData *data, const GoiChartOptions *options)
{
  g_autoptr (GString) list = NULL;

  if (data->editions->len < 2)
    return NULL;
  list = g_string_new (NULL);
  for (guint e = 0; e < data->editions->len; e++)
    {
      const char *id = data->editions->pdata[e];
      GoiEdition *edition = goi_edition_get (id);
      guint n = 0;

      for (guint i = 0; i < data->bars->len; i++)
        n += g_strcmp0 (goi_chart_data_get_bar (data, i)->row->edition, id) == 0;
      if (list->len > 0)
        g_string_append (list, C_("list", ", "));
      g_string_append_printf (list, _("%1$s: %2$u"),
                              edition != NULL ? goi_edition_get_name (edition, options->chinese)
                                              : id,
                              n);
    }
  return g_strdup_printf (
      _("The reports use different forms (%s); their outcomes are brought to one scale."),
      list->str);
}

static void
say_missing (const GoiChartData *data, GPtrArray *notes)
{
  guint none = goi_chart_data_count (data, GOI_CHART_NO_DATA);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint s = 0; s < data->n_series; s++)
    {
      guint n = 0;

      for (guint i = 0; i < data->bars->len; i++)
        {
          const GoiChartBar *bar = goi_chart_data_get_bar (data, i);
          n += (bar->flags & GOI_CHART_NO_DATA) == 0 && !bar->values[s].available;
        }
      if (n > 0)
        {
          if (list->len > 0)
            g_string_append (list, C_("list", ", "));
          g_string_append_printf (list, _("%1$s: %2$u"), data->series[s].label, n);
        }
    }
  if (list->len > 0)
    /* Translators: %s is a list such as “Denied: 2, Otherwise handled: 5”. */
    g_ptr_array_add (notes, g_strdup_printf (_("Reports without a number (%s)."), list->str));
  if (none > 0 && none < data->bars->len)
    g_ptr_array_add (
        notes,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                      "%u report does not say how requests were decided.",
                                      "%u reports do not say how requests were decided.", none),
                         none));
}

static void
say_flaws (const GoiChartData *data, const GoiChartOptions *options, GPtrArray *notes)
{
  guint n_rest = 0, n;

  for (guint i = 0; i < data->bars->len; i++)
    n_rest += goi_chart_data_get_bar (data, i)->rest > 0;
  if (n_rest > 0)
    g_ptr_array_add (notes,
                     g_strdup (
                         _("Dashed: part of the printed total, but stated under no outcome.")));
  n = goi_chart_data_count (data, GOI_CHART_INCOMPLETE);
  if (n > 0)
    g_ptr_array_add (
        notes,
        g_strdup_printf (
            g_dngettext (GETTEXT_PACKAGE,
                         "* Numbers are incomplete in %u report: cells are missing or unreadable.",
                         "* Numbers are incomplete in %u reports: cells are missing or unreadable.",
                         n),
            n));
  n = goi_chart_data_count (data, GOI_CHART_NO_TOTAL);
  if (n > 0)
    g_ptr_array_add (
        notes,
        g_strdup_printf (
            g_dngettext (GETTEXT_PACKAGE,
                         "≥ %u report gives neither all outcomes nor their total: no shares.",
                         "≥ %u reports give neither all outcomes nor their total: no shares.", n),
            n));
  n = goi_chart_data_count (data, GOI_CHART_DIFFERS);
  if (n > 0)
    g_ptr_array_add (
        notes,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                      "≠ In %u report the outcomes do not add up to the total it "
                                      "prints, which stands second; shares are of their sum.",
                                      "≠ In %u reports the outcomes do not add up to the total "
                                      "they print, which stands second; shares are of their sum.",
                                      n),
                         n));
}

/**
 * goi_chart_notes:
 * @data: the data
 * @options: the options
 *
 * Returns: (transfer full) (array zero-terminated=1): sentences on source and method and on
 *    everything that is not as it should be, each with its full stop
 */
char **
goi_chart_notes (const GoiChartData *data, const GoiChartOptions *options)
{
  g_autoptr (GPtrArray) notes = NULL;
  const char *help;
  char *editions;

  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  notes = g_ptr_array_new ();
  g_ptr_array_add (notes, say_source (data, options));
  help = goi_measure_get_help (goi_measure_get ("rate.disclosed"), options->chinese);
  if (options->percent && data->n_peers > 0 && help != NULL && *help != '\0')
    g_ptr_array_add (notes, g_strdup_printf (_("%1$s: %2$s"),
                                             data->rate_label, help));
  if (goi_chart_data_count (data, GOI_CHART_PALE) > 0)
    g_ptr_array_add (
        notes,
        g_strdup_printf (_("Pale: fewer than %u decided requests, too few for steady shares."),
                         options->pale_below));
  editions = say_editions (data, options);
  if (editions != NULL)
    g_ptr_array_add (notes, editions);
  say_missing (data, notes);
  say_flaws (data, options, notes);
  g_ptr_array_add (notes, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&notes), FALSE);
}

/**
 * goi_chart_format_n:
 * @bar: a bar
 *
 * Returns: (transfer full): what stands beside the bar, such as "n = 41"
 */
char *
goi_chart_format_n (const GoiChartBar *bar)
{
  g_autofree char *n = NULL;
  g_autofree char *total = NULL;
  const char *star;

  g_return_val_if_fail (bar != NULL, NULL);

  if ((bar->flags & GOI_CHART_NO_DATA) != 0)
    return g_strdup ("–");
  star = (bar->flags & GOI_CHART_INCOMPLETE) != 0 ? "*" : "";
  n = goi_chart_format_count (bar->base);
  if ((bar->flags & GOI_CHART_DIFFERS) != 0)
    {
      total = goi_chart_format_count (bar->total.value);
      return g_strdup_printf ("n = %s ≠ %s%s", n, total, star);
    }
  if ((bar->flags & GOI_CHART_NO_TOTAL) != 0)
    return g_strdup_printf ("n ≥ %s%s", n, star);
  return g_strdup_printf ("n = %s%s", n, star);
}

/**
 * goi_chart_format_missing:
 * @data: the data
 * @bar: one of its bars
 * @brief: count what is missing even when it is only one
 *
 * Returns: (transfer full) (nullable): which series the bar does not have, %NULL when it has all or
 *    none
 */
char *
goi_chart_format_missing (const GoiChartData *data, const GoiChartBar *bar, gboolean brief)
{
  const char *label = NULL;
  guint n = 0;

  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (bar != NULL, NULL);

  if ((bar->flags & GOI_CHART_PARTIAL) == 0)
    return NULL;
  for (guint s = 0; s < data->n_series; s++)
    if (!bar->values[s].available)
      {
        n++;
        label = data->series[s].label;
      }
  if (n == 1 && !brief)
    return g_strdup_printf (_("“%s” not available"), label);
  return g_strdup_printf (_("%u not available"), n);
}

static char *
say_value (const GoiChartData *data, const GoiChartBar *bar, guint segment)
{
  const GoiMeasureValue *value = &bar->values[segment];
  g_autofree char *count = NULL;
  g_autofree char *share = NULL;

  if (!value->available)
    return g_strdup_printf (_("%1$s: %2$s"), data->series[segment].label, _("not available"));
  count = goi_chart_format_count (value->value);
  if (bar->base == 0 || (bar->flags & GOI_CHART_NO_TOTAL) != 0)
    return g_strdup_printf (_("%1$s: %2$s"), data->series[segment].label, count);
  share = format_share (value->value / bar->base);
  return g_strdup_printf (_("%1$s: %2$s (%3$s)"), data->series[segment].label, count, share);
}

/**
 * goi_chart_name_bar:
 * @data: the data
 * @bar: a bar's index
 *
 * Returns: (transfer full): the agency and the year
 */
char *
goi_chart_name_bar (const GoiChartData *data, guint bar)
{
  g_return_val_if_fail (data != NULL && bar < data->bars->len, NULL);
  return say_name (goi_chart_data_get_bar (data, bar));
}

/**
 * goi_chart_describe_segment:
 * @data: the data
 * @bar: a bar's index
 * @segment: a series' index
 *
 * Returns: (transfer full): a line such as "Agency, 2024: Granted: 21 (52%)"
 */
char *
goi_chart_describe_segment (const GoiChartData *data, guint bar, guint segment)
{
  const GoiChartBar *item;
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;

  g_return_val_if_fail (data != NULL && bar < data->bars->len, NULL);
  g_return_val_if_fail (segment < data->n_series, NULL);

  item = goi_chart_data_get_bar (data, bar);
  name = say_name (item);
  value = say_value (data, item, segment);
  return g_strdup_printf (C_("a report and one of its numbers", "%1$s; %2$s"), name, value);
}

/**
 * goi_chart_describe_bar:
 * @data: the data
 * @bar: a bar's index
 *
 * Returns: (transfer full): all numbers of the bar, a line each, the report's name first
 */
char *
goi_chart_describe_bar (const GoiChartData *data, guint bar)
{
  const GoiChartBar *item;
  g_autoptr (GString) text = NULL;
  g_autofree char *name = NULL;
  g_autofree char *n = NULL;

  g_return_val_if_fail (data != NULL && bar < data->bars->len, NULL);

  item = goi_chart_data_get_bar (data, bar);
  name = say_name (item);
  text = g_string_new (name);
  if ((item->flags & GOI_CHART_NO_DATA) != 0)
    {
      g_string_append_printf (text, "\n%s", _("Outcomes not available"));
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
  for (guint s = 0; s < data->n_series; s++)
    {
      g_autofree char *line = say_value (data, item, s);
      g_string_append_printf (text, "\n%s", line);
    }
  if (item->rest > 0)
    {
      g_autofree char *rest = goi_chart_format_count (item->rest);
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("%1$s: %2$s"), _("Under no outcome"), rest);
    }
  n = goi_chart_format_n (item);
  g_string_append_printf (text, "\n%s", n);
  if (item->rate.available)
    {
      g_autofree char *rate = format_share (item->rate.value);
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("%1$s: %2$s"), data->rate_label, rate);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * goi_chart_describe:
 * @data: the data
 * @options: the options
 *
 * Returns: (transfer full): the whole chart in words, for those who cannot see it
 */
char *
goi_chart_describe (const GoiChartData *data, const GoiChartOptions *options)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *subtitle = NULL;
  g_auto (GStrv) notes = NULL;

  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  subtitle = goi_chart_subtitle (data, options);
  notes = goi_chart_notes (data, options);
  text = g_string_new (subtitle);
  for (guint i = 0; i < data->bars->len; i++)
    {
      g_autofree char *bar = goi_chart_describe_bar (data, i);
      g_auto (GStrv) lines = g_strsplit (bar, "\n", -1);
      g_autofree char *line = g_strjoinv ("; ", lines);
      g_string_append_printf (text, "\n%s", line);
    }
  for (char **note = notes; *note != NULL; note++)
    g_string_append_printf (text, "\n%s", *note);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
