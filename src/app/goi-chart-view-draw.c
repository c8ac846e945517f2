/* goi-chart-view-draw.c: colours and drawing of a chart on the screen
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-chart-view"

#include "config.h"

#include "goi-chart-view-private.h"

static GoiChartRgb
look_up (GtkWidget *widget, const char *name, GoiChartRgb otherwise)
{
  GdkRGBA colour;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &colour)
      || colour.alpha < 1)
    return otherwise;
  return (GoiChartRgb) { colour.red, colour.green, colour.blue };
}

/* The colours that fit the window's style. */
void
_goi_chart_view_update_palette (GoiChartView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);
  GoiChartScheme scheme;

  if (adw_style_manager_get_high_contrast (manager))
    scheme = dark ? GOI_CHART_SCHEME_HIGH_CONTRAST_DARK : GOI_CHART_SCHEME_HIGH_CONTRAST;
  else
    scheme = dark ? GOI_CHART_SCHEME_DARK : GOI_CHART_SCHEME_LIGHT;
  goi_chart_palette_init (&self->palette, scheme);
  self->palette.background = look_up (GTK_WIDGET (self), "view_bg_color", self->palette.background);
  self->palette.focus = look_up (GTK_WIDGET (self), "accent_color", self->palette.focus);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
draw_row_shade (GoiChartView *self, cairo_t *cr, int row, double alpha)
{
  const GoiChartRow *place;

  if (row < 0 || row >= (int) self->layout->rows->len)
    return;
  place = &g_array_index (self->layout->rows, GoiChartRow, row);
  cairo_set_source_rgba (cr, self->palette.text.red, self->palette.text.green,
                         self->palette.text.blue, alpha);
  cairo_rectangle (cr, place->x - 8, place->y, place->width + 16, place->height);
  cairo_fill (cr);
}

static void
draw_focus (GoiChartView *self, cairo_t *cr)
{
  const GoiChartRow *place;
  double x, y, width, height;

  if (self->cursor_row < 0 || self->cursor_row >= (int) self->layout->rows->len
      || !gtk_widget_has_focus (GTK_WIDGET (self)))
    return;
  place = &g_array_index (self->layout->rows, GoiChartRow, self->cursor_row);
  if (self->cursor_segment < 0
      || !goi_chart_layout_get_segment (self->layout, self->cursor_row, self->cursor_segment, &x,
                                        &y, &width, &height))
    {
      x = place->x - 6;
      y = place->y + 1;
      width = place->width + 12;
      height = place->height - 2;
    }
  else
    {
      x -= 1.5;
      y -= 1.5;
      width = MAX (width + 2, 5);
      height += 3;
    }
  cairo_set_source_rgb (cr, self->palette.background.red, self->palette.background.green,
                        self->palette.background.blue);
  cairo_set_line_width (cr, 4.5);
  cairo_rectangle (cr, x, y, width, height);
  cairo_stroke (cr);
  cairo_set_source_rgb (cr, self->palette.focus.red, self->palette.focus.green,
                        self->palette.focus.blue);
  cairo_set_line_width (cr, 2);
  cairo_rectangle (cr, x, y, width, height);
  cairo_stroke (cr);
}

static void
draw_scrolled (GoiChartView *self, cairo_t *cr, double fixed)
{
  double scroll = _goi_chart_view_get_scroll (self), top = scroll + fixed,
         bottom = scroll + self->height;

  cairo_save (cr);
  cairo_rectangle (cr, 0, fixed, self->width, self->height - fixed);
  cairo_clip (cr);
  cairo_translate (cr, 0, -scroll);
  if (fixed == 0)
    goi_chart_draw_part (self->layout, &self->palette, cr, GOI_CHART_HEADER, top, bottom);
  if (self->hover_row != self->cursor_row)
    draw_row_shade (self, cr, self->hover_row, 0.05);
  goi_chart_draw_part (self->layout, &self->palette, cr, GOI_CHART_BODY, top, bottom);
  goi_chart_draw_part (self->layout, &self->palette, cr, GOI_CHART_FOOT, top, bottom);
  draw_focus (self, cr);
  cairo_restore (cr);
}

void
_goi_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GoiChartView *self = GOI_CHART_VIEW (widget);
  double fixed = _goi_chart_view_get_fixed_height (self);
  cairo_t *cr;

  if (self->layout == NULL || self->width <= 0 || self->height <= 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, self->width, self->height));
  if (fixed > 0)
    goi_chart_draw_part (self->layout, &self->palette, cr, GOI_CHART_HEADER, 0, fixed);
  if (fixed > 0 && _goi_chart_view_get_scroll (self) > 0)
    {
      cairo_set_source_rgb (cr, self->palette.grid.red, self->palette.grid.green,
                            self->palette.grid.blue);
      cairo_rectangle (cr, 0, fixed - 1, self->width, 1);
      cairo_fill (cr);
    }
  draw_scrolled (self, cr, fixed);
  cairo_destroy (cr);
}
