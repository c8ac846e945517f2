/* test-chart-draw.c: tests of how a chart is drawn
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart-samples.h"
#include "goi-chart-draw.h"

#include <math.h>
#include <string.h>

static GoiChartLayout *
lay_out (const GoiChartOptions *options)
{
  g_autoptr (GPtrArray) rows = sample_city ();
  g_autoptr (GoiChartData) data = goi_chart_data_new (rows, NULL, options);
  PangoContext *context = goi_chart_context_new ();
  GoiChartLayout *layout = goi_chart_layout_new (data, options, 1000, 0, context);

  g_object_unref (context);
  return layout;
}

static guint32
pixel_at (cairo_surface_t *surface, double x, double y)
{
  const guint8 *row
      = cairo_image_surface_get_data (surface) + (int) y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) row)[(int) x] & 0xffffff;
}

static guint32
pack (GoiChartRgb colour)
{
  return (guint32) lround (colour.red * 255) << 16 | (guint32) lround (colour.green * 255) << 8
         | (guint32) lround (colour.blue * 255);
}

static cairo_surface_t *
draw (const GoiChartLayout *layout, const GoiChartPalette *palette, double scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                                         (int) ceil (layout->width * scale),
                                                         (int) ceil (layout->height * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  goi_chart_draw (layout, palette, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Near the upper left corner of every part stands its colour, in every scheme. */
static void
test_colours (void)
{
  for (guint scheme = GOI_CHART_SCHEME_LIGHT; scheme <= GOI_CHART_SCHEME_PRINT; scheme++)
    {
      g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
      g_autoptr (GoiChartLayout) layout = NULL;
      GoiChartPalette palette;
      cairo_surface_t *surface;
      guint n_checked = 0;

      options->patterns = FALSE;
      options->pale_below = 0;
      options->show_values = FALSE;
      layout = lay_out (options);
      goi_chart_palette_init (&palette, scheme);
      palette.paint_background = TRUE;
      surface = draw (layout, &palette, 2);
      g_assert_cmphex (pixel_at (surface, 4, 4), ==, pack (palette.background));
      for (guint i = 0; i < layout->marks->len; i++)
        {
          const GoiChartMark *mark = &g_array_index (layout->marks, GoiChartMark, i);

          if (mark->type != GOI_CHART_RECT || mark->series < 0 || mark->width < 6)
            continue;
          g_assert_cmphex (pixel_at (surface, 2 * mark->x + 4, 2 * mark->y + 4), ==,
                           pack (palette.series[mark->series].fill));
          n_checked++;
        }
      g_assert_cmpuint (n_checked, >, 90);
      cairo_surface_destroy (surface);
    }
}

/* Without the switch nothing but colour is there; with it every patterned part has a second
 * colour. */
static void
test_patterns (void)
{
  g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
  g_autoptr (GoiChartLayout) layout = NULL;
  GoiChartPalette palette;
  cairo_surface_t *surface;
  gboolean seen[6] = { FALSE, };

  options->show_values = FALSE;
  options->pale_below = 0;
  layout = lay_out (options);
  goi_chart_palette_init (&palette, GOI_CHART_SCHEME_PRINT);
  palette.paint_background = TRUE;
  surface = draw (layout, &palette, 4);
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const GoiChartMark *mark = &g_array_index (layout->marks, GoiChartMark, i);

      if (mark->type != GOI_CHART_RECT || mark->series < 0 || mark->width < 20)
        continue;
      for (double x = mark->x + 1; x < mark->x + mark->width - 2; x += 0.25)
        for (double y = mark->y + 1; y < mark->y + mark->height - 1; y += 0.25)
          if (pixel_at (surface, 4 * x, 4 * y) == pack (palette.series[mark->series].ink))
            seen[mark->series] = TRUE;
    }
  cairo_surface_destroy (surface);
  for (guint s = 2; s < 6; s++)
    g_assert_true (seen[s]);
}

/* Texts can be read on what they stand on (4.5 is what WCAG 2.1 asks for), also on pale parts. */
static void
test_contrast (void)
{
  for (guint scheme = GOI_CHART_SCHEME_LIGHT; scheme <= GOI_CHART_SCHEME_PRINT; scheme++)
    {
      GoiChartPalette palette;

      goi_chart_palette_init (&palette, scheme);
      g_assert_cmpfloat (goi_chart_rgb_contrast (palette.background, palette.text), >=, 7);
      g_assert_cmpfloat (goi_chart_rgb_contrast (palette.background, palette.dim), >=, 4.5);
      for (guint s = 0; s < GOI_CHART_MAX_SERIES; s++)
        for (guint pale = 0; pale < 2; pale++)
          {
            GoiChartRgb fill
                = goi_chart_rgb_mix (palette.series[s].fill, palette.background, pale ? 0.52 : 0);
            g_assert_cmpfloat (goi_chart_rgb_contrast (fill, goi_chart_rgb_text_on (fill)), >=,
                               4.5);
          }
    }
}

/* On a grey printer, neighbours differ in lightness or in their pattern. */
static void
test_grey (void)
{
  GoiChartPalette palette;

  goi_chart_palette_init (&palette, GOI_CHART_SCHEME_PRINT);
  for (guint a = 0; a < 6; a++)
    for (guint b = a + 1; b < 6; b++)
      {
        const GoiChartFill *fa = &palette.series[a], *fb = &palette.series[b];

        if (fa->pattern == fb->pattern)
          g_assert_cmpfloat (goi_chart_rgb_contrast (fa->fill, fb->fill), >=, 2.5);
      }
}

static cairo_surface_t *
record_part (const GoiChartLayout *layout, GoiChartPart part, double top, double bottom,
             cairo_rectangle_t *ink)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  GoiChartPalette palette;

  goi_chart_palette_init (&palette, GOI_CHART_SCHEME_LIGHT);
  goi_chart_draw_part (layout, &palette, cr, part, top, bottom);
  cairo_destroy (cr);
  cairo_recording_surface_ink_extents (surface, &ink->x, &ink->y, &ink->width, &ink->height);
  return surface;
}

/* Header, bars and foot stand one below the other, and what is out of sight is not drawn. */
static void
test_parts (void)
{
  g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
  g_autoptr (GoiChartLayout) layout = lay_out (options);
  const GoiChartRow *third = &g_array_index (layout->rows, GoiChartRow, 2);
  cairo_rectangle_t header, body, foot, some;
  double median_top = layout->body_y - options->font_size;

  cairo_surface_destroy (
      record_part (layout, GOI_CHART_HEADER, -G_MAXDOUBLE, G_MAXDOUBLE, &header));
  cairo_surface_destroy (record_part (layout, GOI_CHART_BODY, -G_MAXDOUBLE, G_MAXDOUBLE, &body));
  cairo_surface_destroy (record_part (layout, GOI_CHART_FOOT, -G_MAXDOUBLE, G_MAXDOUBLE, &foot));
  cairo_surface_destroy (
      record_part (layout, GOI_CHART_BODY, third->y, third->y + third->height, &some));

  g_assert_cmpfloat (header.y, >=, 0);
  g_assert_cmpfloat (header.y + header.height, <=, layout->body_y);
  g_assert_cmpfloat (body.y, >=, median_top);
  g_assert_cmpfloat (body.y + body.height, >=, layout->foot_y);
  g_assert_cmpfloat (foot.y, >=, layout->foot_y);
  g_assert_cmpfloat (foot.y + foot.height, <=, layout->height);
  g_assert_cmpfloat (some.height, <=, body.height);

  for (guint p = GOI_CHART_HEADER; p <= GOI_CHART_FOOT; p++)
    {
      cairo_rectangle_t nothing;
      cairo_surface_destroy (
          record_part (layout, p, layout->height + 500, layout->height + 600, &nothing));
      g_assert_cmpfloat (nothing.width, ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/draw/colours", test_colours);
  g_test_add_func ("/chart/draw/patterns", test_patterns);
  g_test_add_func ("/chart/draw/contrast", test_contrast);
  g_test_add_func ("/chart/draw/grey", test_grey);
  g_test_add_func ("/chart/draw/parts", test_parts);
  return g_test_run ();
}
