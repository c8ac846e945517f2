/* goi-chart-outcomes.c: how requests were decided: a stacked bar for every report
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-chart"

#include "config.h"

#include "goi-chart-layout-private.h"
#include "goi-chart-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The median of one or two reports says nothing. */
#define MIN_PEERS 3

typedef struct
{
  double label_width;
  double side_width;
  guint label_lines;
  gboolean brief;
  double scale_max;
  double step;
} Columns;

/* The largest of 1, 2, 5, 10 … steps that still gives about five ticks. */
static double
nice_step (double max)
{
  double power, step;

  if (max <= 5)
    return 1;
  power = pow (10, floor (log10 (max / 5)));
  step = max / 5 / power;
  return power * (step < 1.5 ? 1 : step < 3.5 ? 2 : step < 7.5 ? 5 : 10);
}

static gboolean
is_emphasized (const GoiChartBuilder *b, const GoiChartBar *bar)
{
  return b->options->emphasis != NULL && strcmp (b->options->emphasis, bar->row->agency) == 0;
}

static GoiChartStyle
label_style (const GoiChartBuilder *b, const GoiChartBar *bar)
{
  return is_emphasized (b, bar) ? GOI_CHART_STYLE_LABEL_BOLD : GOI_CHART_STYLE_LABEL;
}

static double
measure_sides (GoiChartBuilder *b, gboolean brief)
{
  double widest = 0;

  for (guint i = 0; i < b->data->bars->len; i++)
    {
      const GoiChartBar *bar = goi_chart_data_get_bar (b->data, i);
      g_autofree char *n = goi_chart_format_n (bar);
      g_autofree char *missing = goi_chart_format_missing (b->data, bar, brief);
      double width = _goi_chart_measure (b, GOI_CHART_STYLE_VALUE, n);

      if (missing != NULL)
        width += 0.8 * b->em + _goi_chart_measure (b, GOI_CHART_STYLE_NOTE, missing);
      widest = MAX (widest, width);
    }
  return widest;
}

/* Names stand on one line when all fit into a third of the width, else on two. */
static void
measure_labels (GoiChartBuilder *b, Columns *columns)
{
  double limit = MAX (0.3 * b->layout->width, 8 * b->em), widest = 0;

  for (guint i = 0; i < b->data->bars->len; i++)
    {
      const GoiChartBar *bar = goi_chart_data_get_bar (b->data, i);
      widest = MAX (widest, _goi_chart_measure (b, label_style (b, bar), bar->label));
    }
  columns->label_lines = widest <= limit ? 1 : 2;
  columns->label_width = widest <= limit ? widest : CLAMP (widest * 0.55, 8 * b->em, limit);
}

static void
outcomes_prepare (GoiChartBuilder *b, double *min_pitch, double *max_pitch)
{
  Columns *columns = g_new0 (Columns, 1);

  b->kind_data = columns;
  measure_labels (b, columns);
  columns->side_width = measure_sides (b, FALSE);
  if (columns->side_width > 0.22 * b->layout->width)
    {
      columns->brief = TRUE;
      columns->side_width = measure_sides (b, TRUE);
    }
  columns->scale_max = b->options->percent ? 1 : MAX (b->data->max, 1);
  columns->step = b->options->percent ? 0.25 : nice_step (columns->scale_max);
  b->layout->plot_x = b->margin + columns->label_width + 0.8 * b->em;
  b->layout->plot_width = MAX (4 * b->em, b->layout->width - b->margin - columns->side_width
                                              - 0.7 * b->em - b->layout->plot_x);
  *min_pitch = (columns->label_lines > 1 ? 2.7 : 2.1) * b->em;
  *max_pitch = 3.1 * b->em;
}

static gboolean
series_is_used (const GoiChartData *data, guint series)
{
  for (guint i = 0; i < data->bars->len; i++)
    if (goi_chart_data_get_bar (data, i)->values[series].available)
      return TRUE;
  return FALSE;
}

static void
add_legend (GoiChartBuilder *b)
{
  double swatch = 1.15 * b->em, gap = 1.6 * b->em, line = 1.7 * b->em, all = -gap;
  double size = _goi_chart_size (b->layout, GOI_CHART_STYLE_LABEL);
  double right = b->layout->width - b->margin, left, x;

  for (guint s = 0; s < b->data->n_series; s++)
    if (series_is_used (b->data, s))
      all += swatch + 0.45 * b->em + gap
             + _goi_chart_measure (b, GOI_CHART_STYLE_LABEL, b->data->series[s].label);
  if (all < 0)
    return;

  left = x = b->layout->plot_x + all <= right ? b->layout->plot_x : b->margin;
  for (guint s = 0; s < b->data->n_series; s++)
    {
      const char *label = b->data->series[s].label;
      double width = swatch + 0.45 * b->em + _goi_chart_measure (b, GOI_CHART_STYLE_LABEL, label);

      if (!series_is_used (b->data, s))
        continue;
      if (x > left && x + width > right)
        {
          x = left;
          b->y += line;
        }
      _goi_chart_add_rect (b, GOI_CHART_INK_SERIES, s, FALSE, x, b->y + (line - swatch) / 2, swatch,
                           swatch);
      _goi_chart_add_text (b, GOI_CHART_STYLE_LABEL, GOI_CHART_INK_TEXT, -1, FALSE,
                           x + swatch + 0.45 * b->em, _goi_chart_baseline (b->y + line / 2, size),
                           label);
      x += width + gap;
    }
  b->y += line + 0.3 * b->em;
}

static double
tick_x (const GoiChartBuilder *b, double value)
{
  const Columns *columns = b->kind_data;
  return b->layout->plot_x + b->layout->plot_width * value / columns->scale_max;
}

static void
outcomes_header (GoiChartBuilder *b)
{
  const Columns *columns = b->kind_data;
  double size = _goi_chart_size (b->layout, GOI_CHART_STYLE_NOTE), last = -G_MAXDOUBLE;

  add_legend (b);
  for (guint i = 0; i * columns->step <= columns->scale_max * (1 + 1e-9); i++)
    {
      double value = i * columns->step, x = tick_x (b, value), width;
      g_autofree char *number = b->options->percent ? goi_chart_format_percent (value)
                                                    : goi_chart_format_count (value);
      g_autofree char *text
          = g_strconcat (number, b->options->percent && value == 1 ? "%" : "", NULL);

      width = _goi_chart_measure (b, GOI_CHART_STYLE_NOTE, text);
      if (x - width / 2 < last)
        continue;
      last = x + width / 2 + 0.5 * b->em;
      _goi_chart_add_text (b, GOI_CHART_STYLE_NOTE, GOI_CHART_INK_DIM, -1, FALSE, x - width / 2,
                           _goi_chart_baseline (b->y + 0.6 * b->em, size), text);
    }
  b->y += 1.5 * b->em;
}

static void
add_label (GoiChartBuilder *b, const GoiChartBar *bar, double centre)
{
  const Columns *columns = b->kind_data;
  GoiChartStyle style = label_style (b, bar);
  double size = _goi_chart_size (b->layout, style), spacing = 1.2 * size;
  gboolean dim
      = (bar->flags & (GOI_CHART_PALE | GOI_CHART_NO_DATA | GOI_CHART_NO_TOTAL | GOI_CHART_ZERO))
        != 0;
  double natural = _goi_chart_measure (b, style, bar->label),
         limit = columns->label_width + 0.01 * b->em;
  /* Two lines of about the same length read better than a full one and a single character. */
  double wrap = natural > limit ? MIN (limit, natural / columns->label_lines + b->em) : limit;
  g_auto (GStrv) lines = _goi_chart_wrap (b, style, bar->label, wrap, columns->label_lines);
  guint n = g_strv_length (lines);

  for (guint i = 0; i < n; i++)
    {
      double width = _goi_chart_measure (b, style, lines[i]);
      double y = centre + (i - (n - 1) / 2.0) * spacing;

      _goi_chart_add_text (b, style, dim ? GOI_CHART_INK_DIM : GOI_CHART_INK_TEXT, -1, FALSE,
                           b->margin + columns->label_width - width, _goi_chart_baseline (y, size),
                           lines[i]);
    }
}

static gboolean
has_median (const GoiChartBuilder *b)
{
  return b->options->percent && b->data->n_peers >= MIN_PEERS;
}

/* The number of a part goes into its middle, or beside the median's line when that would cross it;
 * a number that the line would strike through is left to the tooltip and the table. */
static void
add_value (GoiChartBuilder *b, const GoiChartBar *bar, guint series, double x, double width,
           double centre)
{
  double size = _goi_chart_size (b->layout, GOI_CHART_STYLE_VALUE), gap = 0.3 * b->em;
  double value = bar->values[series].value, text_width, at, line = tick_x (b, b->data->median);
  g_autofree char *text = b->options->percent ? goi_chart_format_percent (value / bar->base)
                                              : goi_chart_format_count (value);

  text_width = _goi_chart_measure (b, GOI_CHART_STYLE_VALUE, text);
  if (text_width + 2 * gap > width)
    return;
  at = x + (width - text_width) / 2;
  if (has_median (b) && at - gap < line && at + text_width + gap > line)
    {
      gboolean left = line - gap - text_width >= x + gap,
               right = line + gap + text_width <= x + width - gap;

      if (left && (!right || line > x + width / 2))
        at = line - gap - text_width;
      else if (right)
        at = line + gap;
      else
        return;
    }
  _goi_chart_add_text (b, GOI_CHART_STYLE_VALUE, GOI_CHART_INK_ON_SERIES, series,
                       (bar->flags & GOI_CHART_PALE) != 0, at, _goi_chart_baseline (centre, size),
                       text);
}

/* Returns where the bar ends. */
static double
add_parts (GoiChartBuilder *b, const GoiChartBar *bar, double y, double height)
{
  double whole = b->options->percent ? bar->base : ((Columns *) b->kind_data)->scale_max;
  double per_unit = b->layout->plot_width / whole, done = 0, x = b->layout->plot_x;
  gboolean pale = (bar->flags & GOI_CHART_PALE) != 0;

  for (guint s = 0; s < b->data->n_series; s++)
    {
      double value = bar->values[s].value, end;

      if (!bar->values[s].available || value <= 0)
        continue;
      done += value;
      end = b->layout->plot_x + done * per_unit;
      _goi_chart_add_rect (b, GOI_CHART_INK_SERIES, s, pale, x, y, end - x, height);
      if (b->options->show_values)
        add_value (b, bar, s, x, end - x, y + height / 2);
      x = end;
    }
  if (bar->rest > 0)
    {
      double end = b->layout->plot_x + bar->base * per_unit;
      _goi_chart_add_rect (b, GOI_CHART_INK_OPEN, -1, pale, x, y, end - x, height);
      x = end;
    }
  return x;
}

static void
add_side (GoiChartBuilder *b, const GoiChartBar *bar, double x, double centre)
{
  const Columns *columns = b->kind_data;
  g_autofree char *n = goi_chart_format_n (bar);
  g_autofree char *missing = goi_chart_format_missing (b->data, bar, columns->brief);
  double size = _goi_chart_size (b->layout, GOI_CHART_STYLE_VALUE);

  x += _goi_chart_add_text (b, GOI_CHART_STYLE_VALUE, GOI_CHART_INK_DIM, -1, FALSE, x,
                            _goi_chart_baseline (centre, size), n);
  if (missing != NULL)
    _goi_chart_add_text (b, GOI_CHART_STYLE_NOTE, GOI_CHART_INK_DIM, -1, FALSE, x + 0.8 * b->em,
                         _goi_chart_baseline (centre, size), missing);
}

static void
add_bar (GoiChartBuilder *b, guint index)
{
  const GoiChartBar *bar = goi_chart_data_get_bar (b->data, index);
  double height = MIN (b->pitch * 0.74, 2 * b->em), y = b->y + (b->pitch - height) / 2,
         centre = b->y + b->pitch / 2;
  double size = _goi_chart_size (b->layout, GOI_CHART_STYLE_NOTE), end = b->layout->plot_x;
  guint first_mark = b->layout->marks->len;

  b->bar = index;
  add_label (b, bar, centre);
  if ((bar->flags & GOI_CHART_NO_DATA) != 0
      || (b->options->percent && (bar->flags & GOI_CHART_NO_TOTAL) != 0))
    {
      _goi_chart_add_rect (b, GOI_CHART_INK_OPEN, -1, FALSE, b->layout->plot_x, y,
                           b->layout->plot_width, height);
      _goi_chart_add_text (b, GOI_CHART_STYLE_NOTE, GOI_CHART_INK_DIM, -1, FALSE,
                           b->layout->plot_x + 0.6 * b->em, _goi_chart_baseline (centre, size),
                           (bar->flags & GOI_CHART_NO_DATA) != 0 ? _("Outcomes not available")
                                                                 : _("Shares not available"));
      end = b->layout->plot_x + b->layout->plot_width;
    }
  else if ((bar->flags & GOI_CHART_ZERO) != 0)
    {
      double width = _goi_chart_add_text (b, GOI_CHART_STYLE_NOTE, GOI_CHART_INK_DIM, -1, FALSE,
                                          b->layout->plot_x + 0.6 * b->em,
                                          _goi_chart_baseline (centre, size),
                                          _("No requests decided"));
      end += width + 0.6 * b->em;
    }
  else
    end = add_parts (b, bar, y, height);
  if (b->options->percent)
    end = b->layout->plot_x + b->layout->plot_width;
  add_side (b, bar, end + 0.7 * b->em, centre);
  _goi_chart_add_row (b, index, b->y, b->pitch, first_mark);
  b->bar = -1;
  b->y += b->pitch;
}

static void
outcomes_body (GoiChartBuilder *b)
{
  const Columns *columns = b->kind_data;
  double top = b->y - 0.25 * b->em, bottom = b->y + b->n * b->pitch;

  for (guint i = 0; i * columns->step <= columns->scale_max * (1 + 1e-9); i++)
    {
      double x = tick_x (b, i * columns->step);
      _goi_chart_add_line (b, GOI_CHART_INK_GRID, x, top, x, bottom);
    }
  for (guint i = 0; i < b->n; i++)
    add_bar (b, b->first + i);
  if (has_median (b))
    {
      double x = tick_x (b, b->data->median);
      _goi_chart_add_line (b, GOI_CHART_INK_MEDIAN, x, top, x, bottom + 0.5 * b->em);
    }
}

static void
outcomes_foot (GoiChartBuilder *b)
{
  g_autofree char *percent = NULL;
  g_autofree char *text = NULL;
  double width, x, size = _goi_chart_size (b->layout, GOI_CHART_STYLE_NOTE);

  if (!has_median (b))
    return;
  percent = goi_chart_format_percent (b->data->median);
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "Median disclosed share of %1$u report: %2$s%%",
                                       "Median disclosed share of %1$u reports: %2$s%%",
                                       b->data->n_peers),
                          b->data->n_peers, percent);
  width = _goi_chart_measure (b, GOI_CHART_STYLE_NOTE, text);
  x = tick_x (b, b->data->median);
  x = MIN (x, b->layout->width - b->margin - width);
  _goi_chart_add_text (b, GOI_CHART_STYLE_NOTE, GOI_CHART_INK_TEXT, -1, FALSE, MAX (b->margin, x),
                       _goi_chart_baseline (b->y + 1.15 * b->em, size), text);
  b->y += 1.8 * b->em;
}

static void
outcomes_finish (GoiChartBuilder *b)
{
  g_clear_pointer (&b->kind_data, g_free);
}

const GoiChartKindClass _goi_chart_outcomes_class = {
  .prepare = outcomes_prepare,
  .header = outcomes_header,
  .body = outcomes_body,
  .foot = outcomes_foot,
  .finish = outcomes_finish,
};
