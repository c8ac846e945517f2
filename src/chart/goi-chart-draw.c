/* goi-chart-draw.c: draws a chart
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-chart"

#include "config.h"

#include "goi-chart-draw.h"
#include "goi-chart-layout-private.h"

#include <math.h>
#include <pango/pangocairo.h>

typedef struct
{
  const GoiChartLayout *layout;
  const GoiChartPalette *palette;
  cairo_t *cr;
  double em;
} Pen;

static void
set_colour (cairo_t *cr, GoiChartRgb colour)
{
  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
}

static GoiChartRgb
fade (const Pen *pen, GoiChartRgb colour, gboolean pale)
{
  return pale ? goi_chart_rgb_mix (colour, pen->palette->background, 0.52) : colour;
}

static GoiChartRgb
ink_colour (const Pen *pen, const GoiChartMark *mark)
{
  switch (mark->ink)
    {
    case GOI_CHART_INK_DIM:
    case GOI_CHART_INK_OPEN:
      return pen->palette->dim;
    case GOI_CHART_INK_GRID:
      return pen->palette->grid;
    case GOI_CHART_INK_MEDIAN:
      return pen->palette->median;
    case GOI_CHART_INK_SERIES:
      return fade (pen, pen->palette->series[mark->series].fill, mark->pale);
    case GOI_CHART_INK_ON_SERIES:
      return goi_chart_rgb_text_on (
          fade (pen, pen->palette->series[mark->series].fill, mark->pale));
    case GOI_CHART_INK_TEXT:
    default:
      return pen->palette->text;
    }
}

/* Lines x + y = c (rising) or x - y = c (falling), cut at the rectangle without a clip: clips cost
 * ids in SVG and edges on paper. */
static void
hatch (const Pen *pen, double x, double y, double width, double height, gboolean rising)
{
  double step = 0.5 * pen->em, inset = 0.06 * pen->em;
  double x1 = x + inset, x2 = x + width - inset, y1 = inset, y2 = height - inset;
  double from = rising ? x1 + y1 : x1 - y2, to = rising ? x2 + y2 : x2 - y1;

  if (x2 <= x1)
    return;
  for (double c = ceil (from / step) * step; c < to; c += step)
    {
      double left = MAX (x1, rising ? c - y2 : c + y1), right = MIN (x2, rising ? c - y1 : c + y2);

      if (right - left < 0.01)
        continue;
      cairo_move_to (pen->cr, left, y + (rising ? c - left : left - c));
      cairo_line_to (pen->cr, right, y + (rising ? c - right : right - c));
    }
  cairo_set_line_width (pen->cr, 0.11 * pen->em);
  cairo_stroke (pen->cr);
}

/* Rows of round dots: dashes without length. */
static void
dots (const Pen *pen, double x, double y, double width, double height)
{
  double step = 0.4 * pen->em, across = 0.64 * pen->em, radius = 0.075 * pen->em,
         dash[] = { 0, across };
  gboolean odd = FALSE;

  cairo_save (pen->cr);
  cairo_set_line_width (pen->cr, 2 * radius);
  cairo_set_line_cap (pen->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (pen->cr, dash, 2, 0);
  for (double row = y + 0.6 * step; row < y + height - radius; row += step, odd = !odd)
    {
      double start = ceil ((x + 2 * radius) / across) * across - (odd ? across / 2 : 0);
      double end = x + width - 2 * radius;

      if (start < x + 2 * radius)
        start += across;
      if (start > end)
        continue;
      cairo_move_to (pen->cr, start, row);
      cairo_line_to (pen->cr, start + floor ((end - start) / across) * across + radius / 10, row);
    }
  cairo_stroke (pen->cr);
  cairo_restore (pen->cr);
}

static void
rules (const Pen *pen, double x, double y, double width, double height)
{
  double step = 0.36 * pen->em;

  for (double row = y + step * 0.7; row < y + height - 0.1 * pen->em; row += step)
    {
      cairo_move_to (pen->cr, x, row);
      cairo_line_to (pen->cr, x + width, row);
    }
  cairo_set_line_width (pen->cr, 0.07 * pen->em);
  cairo_stroke (pen->cr);
}

static void
draw_pattern (const Pen *pen, const GoiChartMark *mark, double width)
{
  const GoiChartFill *fill = &pen->palette->series[mark->series];

  set_colour (pen->cr, fade (pen, fill->ink, mark->pale));
  switch (fill->pattern)
    {
    case GOI_CHART_PATTERN_RISING:
    case GOI_CHART_PATTERN_FALLING:
      hatch (pen, mark->x, mark->y, width, mark->height, fill->pattern == GOI_CHART_PATTERN_RISING);
      break;
    case GOI_CHART_PATTERN_DOTS:
      dots (pen, mark->x, mark->y, width, mark->height);
      break;
    case GOI_CHART_PATTERN_LINES:
      rules (pen, mark->x, mark->y, width, mark->height);
      break;
    case GOI_CHART_PATTERN_PLAIN:
    default:
      break;
    }
}

static void
draw_open (const Pen *pen, const GoiChartMark *mark)
{
  double dash[] = { 0.25 * pen->em, 0.2 * pen->em }, inset = 0.04 * pen->em;

  cairo_save (pen->cr);
  set_colour (pen->cr, pen->palette->background);
  cairo_rectangle (pen->cr, mark->x, mark->y, mark->width, mark->height);
  cairo_fill (pen->cr);
  set_colour (pen->cr, pen->palette->dim);
  cairo_set_dash (pen->cr, dash, 2, 0);
  cairo_set_line_width (pen->cr, 0.07 * pen->em);
  cairo_rectangle (pen->cr, mark->x + inset, mark->y + inset, MAX (0, mark->width - 2 * inset),
                   mark->height - 2 * inset);
  cairo_stroke (pen->cr);
  cairo_restore (pen->cr);
}

static void
draw_rect (const Pen *pen, const GoiChartMark *mark)
{
  /* A hair of background between the parts, but never so much that a small part is lost. */
  double gap = MIN (0.07 * pen->em, 0.3 * mark->width), width = mark->width - gap;

  if (mark->ink == GOI_CHART_INK_OPEN)
    {
      draw_open (pen, mark);
      return;
    }
  set_colour (pen->cr, ink_colour (pen, mark));
  cairo_rectangle (pen->cr, mark->x, mark->y, width, mark->height);
  cairo_fill (pen->cr);
  if (mark->series >= 0 && pen->layout->options->patterns)
    draw_pattern (pen, mark, width);
  if (pen->palette->outline)
    {
      set_colour (pen->cr, pen->palette->text);
      cairo_set_line_width (pen->cr, 0.08 * pen->em);
      cairo_rectangle (pen->cr, mark->x, mark->y, width, mark->height);
      cairo_stroke (pen->cr);
    }
}

static void
draw_line (const Pen *pen, const GoiChartMark *mark)
{
  cairo_save (pen->cr);
  if (mark->ink == GOI_CHART_INK_MEDIAN)
    {
      double dash[] = { 0.33 * pen->em, 0.25 * pen->em };

      /* A bright edge keeps the dashes visible on the dark bars. */
      set_colour (pen->cr, pen->palette->background);
      cairo_set_line_width (pen->cr, 0.22 * pen->em);
      cairo_move_to (pen->cr, mark->x, mark->y);
      cairo_rel_line_to (pen->cr, mark->width, mark->height);
      cairo_stroke (pen->cr);
      cairo_set_dash (pen->cr, dash, 2, 0);
      cairo_set_line_width (pen->cr, 0.11 * pen->em);
    }
  else
    cairo_set_line_width (pen->cr, 0.06 * pen->em);
  set_colour (pen->cr, ink_colour (pen, mark));
  cairo_move_to (pen->cr, mark->x, mark->y);
  cairo_rel_line_to (pen->cr, mark->width, mark->height);
  cairo_stroke (pen->cr);
  cairo_restore (pen->cr);
}

/* A number on a pattern gets a plain patch to stand on. */
static void
draw_patch (const Pen *pen, const GoiChartMark *mark)
{
  const GoiChartFill *fill = &pen->palette->series[mark->series];
  double side = 0.22 * pen->em, height = 1.16 * mark->height;

  if (!pen->layout->options->patterns || fill->pattern == GOI_CHART_PATTERN_PLAIN)
    return;
  set_colour (pen->cr, fade (pen, fill->fill, mark->pale));
  cairo_rectangle (pen->cr, mark->x - side, mark->y - 0.37 * mark->height - height / 2,
                   mark->width + 2 * side, height);
  cairo_fill (pen->cr);
}

static void
draw_text (const Pen *pen, const GoiChartMark *mark)
{
  g_autoptr (PangoLayout) pango = _goi_chart_make_text (pen->layout, mark->style, mark->text);

  if (mark->ink == GOI_CHART_INK_ON_SERIES)
    draw_patch (pen, mark);
  set_colour (pen->cr, ink_colour (pen, mark));
  cairo_move_to (pen->cr, mark->x, mark->y);
  pango_cairo_show_layout_line (pen->cr, pango_layout_get_line_readonly (pango, 0));
}

static void
draw_mark (const Pen *pen, const GoiChartMark *mark)
{
  switch (mark->type)
    {
    case GOI_CHART_RECT:
      draw_rect (pen, mark);
      break;
    case GOI_CHART_LINE:
      draw_line (pen, mark);
      break;
    case GOI_CHART_TEXT:
    default:
      draw_text (pen, mark);
      break;
    }
}

/**
 * goi_chart_draw_part:
 * @layout: a layout
 * @palette: the colours
 * @cr: where to draw, in the layout's coordinates
 * @part: which part
 * @top: nothing above this has to be drawn
 * @bottom: nothing below this has to be drawn
 *
 * Draws a part, so that the bars can scroll under a header that stays.
 */
void
goi_chart_draw_part (const GoiChartLayout *layout, const GoiChartPalette *palette, cairo_t *cr,
                     GoiChartPart part, double top, double bottom)
{
  Pen pen;

  g_return_if_fail (layout != NULL);
  g_return_if_fail (palette != NULL);
  g_return_if_fail (cr != NULL);

  pen = (Pen) { layout, palette, cr, layout->options->font_size };
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const GoiChartMark *mark = &g_array_index (layout->marks, GoiChartMark, i);

      if (mark->part == part && mark->y + mark->height >= top && mark->y - mark->height <= bottom)
        draw_mark (&pen, mark);
    }
}

/**
 * goi_chart_draw:
 * @layout: a layout
 * @palette: the colours
 * @cr: where to draw, in the layout's coordinates
 *
 * Draws all of it. Whatever the surface, nothing else draws a chart.
 */
void
goi_chart_draw (const GoiChartLayout *layout, const GoiChartPalette *palette, cairo_t *cr)
{
  g_return_if_fail (layout != NULL);
  g_return_if_fail (palette != NULL);
  g_return_if_fail (cr != NULL);

  if (palette->paint_background)
    {
      set_colour (cr, palette->background);
      cairo_rectangle (cr, 0, 0, layout->width, layout->height);
      cairo_fill (cr);
    }
  goi_chart_draw_part (layout, palette, cr, GOI_CHART_HEADER, -G_MAXDOUBLE, G_MAXDOUBLE);
  goi_chart_draw_part (layout, palette, cr, GOI_CHART_BODY, -G_MAXDOUBLE, G_MAXDOUBLE);
  goi_chart_draw_part (layout, palette, cr, GOI_CHART_FOOT, -G_MAXDOUBLE, G_MAXDOUBLE);
}
