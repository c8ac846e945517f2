/* goi-chart-palette.c: the colours of a chart
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-chart"

#include "config.h"

#include "goi-chart-palette.h"

#include <math.h>

#define RGB(hex)                                                                                   \
  {                                                                                                \
    ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) &0xff) / 255.0               \
  }

/* The hues are GNOME's. What was disclosed is blue, what was refused warm, what was not dealt with
 * grey; in grey the neighbours differ in lightness, and the patterns tell apart what lightness
 * cannot. */
static const GoiChartPalette palettes[] = {
  [GOI_CHART_SCHEME_LIGHT] = {
    .background = RGB (0xffffff), .text = RGB (0x2e3436), .dim = RGB (0x66696b),
    .grid = RGB (0xdcdbd9), .median = RGB (0x241f31), .focus = RGB (0x1c71d8),
    .series = {
      { RGB (0x1a5fb4), RGB (0x1a5fb4), GOI_CHART_PATTERN_PLAIN },
      { RGB (0x99c1f1), RGB (0x99c1f1), GOI_CHART_PATTERN_PLAIN },
      { RGB (0xc64600), RGB (0xf3a479), GOI_CHART_PATTERN_RISING },
      { RGB (0xf5c211), RGB (0x8a6100), GOI_CHART_PATTERN_DOTS },
      { RGB (0x6d6c72), RGB (0xa3a2a8), GOI_CHART_PATTERN_FALLING },
      { RGB (0xdeddda), RGB (0xb4b2ae), GOI_CHART_PATTERN_LINES },
      { RGB (0x613583), RGB (0xc69be0), GOI_CHART_PATTERN_RISING },
      { RGB (0x26a269), RGB (0x8ff0a4), GOI_CHART_PATTERN_DOTS },
    },
  },
  [GOI_CHART_SCHEME_DARK] = {
    .background = RGB (0x1e1e1e), .text = RGB (0xffffff), .dim = RGB (0xa9a9ad),
    .grid = RGB (0x3d3d40), .median = RGB (0xf6f5f4), .focus = RGB (0x78aeed),
    .series = {
      { RGB (0x2b6cc4), RGB (0x2b6cc4), GOI_CHART_PATTERN_PLAIN },
      { RGB (0xa8cdf6), RGB (0xa8cdf6), GOI_CHART_PATTERN_PLAIN },
      { RGB (0xc8490c), RGB (0xf0a071), GOI_CHART_PATTERN_RISING },
      { RGB (0xe5b50e), RGB (0x775400), GOI_CHART_PATTERN_DOTS },
      { RGB (0x86858b), RGB (0x5a595f), GOI_CHART_PATTERN_FALLING },
      { RGB (0x4b4a50), RGB (0x6f6e75), GOI_CHART_PATTERN_LINES },
      { RGB (0x9141ac), RGB (0x4a1a5e), GOI_CHART_PATTERN_RISING },
      { RGB (0x2ec27e), RGB (0x0f6b40), GOI_CHART_PATTERN_DOTS },
    },
  },
  [GOI_CHART_SCHEME_HIGH_CONTRAST] = {
    .background = RGB (0xffffff), .text = RGB (0x000000), .dim = RGB (0x1c1c1c),
    .grid = RGB (0x77767b), .median = RGB (0x000000), .focus = RGB (0x000000), .outline = TRUE,
    .series = {
      { RGB (0x0b3d83), RGB (0x0b3d83), GOI_CHART_PATTERN_PLAIN },
      { RGB (0xb5d3f7), RGB (0xb5d3f7), GOI_CHART_PATTERN_PLAIN },
      { RGB (0xa33100), RGB (0xffc9ad), GOI_CHART_PATTERN_RISING },
      { RGB (0xffd84a), RGB (0x5e4200), GOI_CHART_PATTERN_DOTS },
      { RGB (0x4a494e), RGB (0xb9b8be), GOI_CHART_PATTERN_FALLING },
      { RGB (0xffffff), RGB (0x77767b), GOI_CHART_PATTERN_LINES },
      { RGB (0x4a1f68), RGB (0xdcb6f2), GOI_CHART_PATTERN_RISING },
      { RGB (0x0f6b40), RGB (0xb5f5c3), GOI_CHART_PATTERN_DOTS },
    },
  },
  [GOI_CHART_SCHEME_HIGH_CONTRAST_DARK] = {
    .background = RGB (0x000000), .text = RGB (0xffffff), .dim = RGB (0xeeeeee),
    .grid = RGB (0x9a9996), .median = RGB (0xffffff), .focus = RGB (0xffffff), .outline = TRUE,
    .series = {
      { RGB (0x3f8cf0), RGB (0x3f8cf0), GOI_CHART_PATTERN_PLAIN },
      { RGB (0xcfe4ff), RGB (0xcfe4ff), GOI_CHART_PATTERN_PLAIN },
      { RGB (0xff7a3c), RGB (0x6e2500), GOI_CHART_PATTERN_RISING },
      { RGB (0xffdf5e), RGB (0x6b4c00), GOI_CHART_PATTERN_DOTS },
      { RGB (0xa5a4aa), RGB (0x4a494e), GOI_CHART_PATTERN_FALLING },
      { RGB (0x2b2b2e), RGB (0xa5a4aa), GOI_CHART_PATTERN_LINES },
      { RGB (0xcf8ff0), RGB (0x4a1f68), GOI_CHART_PATTERN_RISING },
      { RGB (0x57e389), RGB (0x0a4a2b), GOI_CHART_PATTERN_DOTS },
    },
  },
  [GOI_CHART_SCHEME_PRINT] = {
    .paint_background = FALSE, .background = RGB (0xffffff), .text = RGB (0x000000), .dim = RGB (0x4a4a4a),
    .grid = RGB (0xc8c8c8), .median = RGB (0x000000), .focus = RGB (0x000000),
    .series = {
      { RGB (0x1a5fb4), RGB (0x1a5fb4), GOI_CHART_PATTERN_PLAIN },
      { RGB (0xa9cbf3), RGB (0xa9cbf3), GOI_CHART_PATTERN_PLAIN },
      { RGB (0xc64600), RGB (0xffc4a3), GOI_CHART_PATTERN_RISING },
      { RGB (0xf8d247), RGB (0x6f4e00), GOI_CHART_PATTERN_DOTS },
      { RGB (0x67666c), RGB (0xb4b3b9), GOI_CHART_PATTERN_FALLING },
      { RGB (0xededeb), RGB (0xaaa8a4), GOI_CHART_PATTERN_LINES },
      { RGB (0x613583), RGB (0xd9b8ec), GOI_CHART_PATTERN_RISING },
      { RGB (0x26a269), RGB (0xb5f5c3), GOI_CHART_PATTERN_DOTS },
    },
  },
};

/**
 * goi_chart_palette_init:
 * @palette: (out): a palette
 * @scheme: which
 *
 * Sets all colours; the caller may change some afterwards, for instance to those of its theme.
 */
void
goi_chart_palette_init (GoiChartPalette *palette, GoiChartScheme scheme)
{
  g_return_if_fail (palette != NULL);
  g_return_if_fail (scheme < G_N_ELEMENTS (palettes));
  *palette = palettes[scheme];
}

/**
 * goi_chart_rgb_mix:
 * @a: a colour
 * @b: another
 * @share_of_b: from 0 to 1
 *
 * Returns: what lies between them
 */
GoiChartRgb
goi_chart_rgb_mix (GoiChartRgb a, GoiChartRgb b, double share_of_b)
{
  return (GoiChartRgb) {
    a.red + (b.red - a.red) * share_of_b,
    a.green + (b.green - a.green) * share_of_b,
    a.blue + (b.blue - a.blue) * share_of_b,
  };
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/**
 * goi_chart_rgb_luminance:
 * @colour: a colour
 *
 * Returns: its relative luminance from 0 to 1, as WCAG 2.1 defines it
 */
double
goi_chart_rgb_luminance (GoiChartRgb colour)
{
  return 0.2126 * linear (colour.red) + 0.7152 * linear (colour.green)
         + 0.0722 * linear (colour.blue);
}

/**
 * goi_chart_rgb_contrast:
 * @a: a colour
 * @b: another
 *
 * Returns: their contrast from 1 to 21, as WCAG 2.1 defines it
 */
double
goi_chart_rgb_contrast (GoiChartRgb a, GoiChartRgb b)
{
  double la = goi_chart_rgb_luminance (a), lb = goi_chart_rgb_luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

/**
 * goi_chart_rgb_text_on:
 * @background: a colour
 *
 * Returns: black or white, whichever can be read better on it
 */
GoiChartRgb
goi_chart_rgb_text_on (GoiChartRgb background)
{
  GoiChartRgb white = RGB (0xffffff), black = RGB (0x000000);

  return goi_chart_rgb_contrast (background, white) >= goi_chart_rgb_contrast (background, black)
             ? white
             : black;
}
