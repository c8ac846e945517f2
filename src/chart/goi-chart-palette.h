/* goi-chart-palette.h: the colours of a chart
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GoiChartRgb:
 * @red: from 0 to 1
 * @green: from 0 to 1
 * @blue: from 0 to 1
 *
 * An opaque colour. Paleness is mixed, never transparent, so that it prints.
 */
typedef struct
{
  double red, green, blue;
} GoiChartRgb;

/**
 * GoiChartPattern:
 *
 * What distinguishes a series without colour.
 */
typedef enum
{
  GOI_CHART_PATTERN_PLAIN,
  GOI_CHART_PATTERN_RISING,
  GOI_CHART_PATTERN_FALLING,
  GOI_CHART_PATTERN_DOTS,
  GOI_CHART_PATTERN_LINES,
} GoiChartPattern;

/**
 * GoiChartFill:
 * @fill: the colour
 * @ink: the colour of the pattern
 * @pattern: the pattern
 *
 * How a series looks.
 */
typedef struct
{
  GoiChartRgb fill;
  GoiChartRgb ink;
  GoiChartPattern pattern;
} GoiChartFill;

#define GOI_CHART_MAX_SERIES 8

/**
 * GoiChartPalette:
 * @paint_background: fill the surface with @background first
 * @background: what lies behind everything
 * @text: ordinary text
 * @dim: secondary text
 * @grid: thin lines
 * @median: the median's line
 * @focus: the ring around what has the keyboard
 * @outline: draw a line around every part in @text
 * @series: how the series look
 *
 * Everything that screen, paper and file may differ in.
 */
typedef struct
{
  gboolean paint_background;
  GoiChartRgb background;
  GoiChartRgb text;
  GoiChartRgb dim;
  GoiChartRgb grid;
  GoiChartRgb median;
  GoiChartRgb focus;
  gboolean outline;
  GoiChartFill series[GOI_CHART_MAX_SERIES];
} GoiChartPalette;

/**
 * GoiChartScheme:
 * @GOI_CHART_SCHEME_LIGHT: dark on white
 * @GOI_CHART_SCHEME_DARK: light on near black
 * @GOI_CHART_SCHEME_HIGH_CONTRAST: black on white, every part outlined
 * @GOI_CHART_SCHEME_HIGH_CONTRAST_DARK: white on black, every part outlined
 * @GOI_CHART_SCHEME_PRINT: for paper, coloured or grey
 */
typedef enum
{
  GOI_CHART_SCHEME_LIGHT,
  GOI_CHART_SCHEME_DARK,
  GOI_CHART_SCHEME_HIGH_CONTRAST,
  GOI_CHART_SCHEME_HIGH_CONTRAST_DARK,
  GOI_CHART_SCHEME_PRINT,
} GoiChartScheme;

void        goi_chart_palette_init (GoiChartPalette *palette, GoiChartScheme scheme);
GoiChartRgb goi_chart_rgb_mix (GoiChartRgb a, GoiChartRgb b, double share_of_b);
double      goi_chart_rgb_luminance (GoiChartRgb colour);
double      goi_chart_rgb_contrast (GoiChartRgb a, GoiChartRgb b);
GoiChartRgb goi_chart_rgb_text_on (GoiChartRgb background);

G_END_DECLS
