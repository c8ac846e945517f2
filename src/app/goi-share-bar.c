/* goi-share-bar.c: a share as a small bar with its number
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-share-bar"

#include "config.h"

#include "goi-share-bar.h"

#include "goi-format.h"
#include "goi-list-text.h"

#include <adwaita.h>

#define BAR_HEIGHT 8
#define MIN_BAR_WIDTH 24
#define SPACING 8
/* Of what is not filled */
#define TROUGH_ALPHA 0.12f
#define EDGE_ALPHA 0.6f

struct _GoiShareBar
{
  GtkWidget parent_instance;

  GtkWidget *label;

  double share; /* below 0: not known */
};

/* A level bar is six widgets, and a list has hundreds of these. */
G_DEFINE_FINAL_TYPE (GoiShareBar, goi_share_bar, GTK_TYPE_WIDGET)

static int
get_label_width (GoiShareBar *self)
{
  int width;

  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  return width;
}

static void
append_bar (GtkSnapshot *snapshot, const graphene_rect_t *place, const GdkRGBA *color)
{
  GskRoundedRect clip;

  gsk_rounded_rect_init_from_rect (&clip, place, BAR_HEIGHT / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  gtk_snapshot_append_color (snapshot, color, place);
  gtk_snapshot_pop (snapshot);
}

/* Where contrast is asked for, the end of the bar can be seen. */
static void
append_edge (GtkSnapshot *snapshot, const graphene_rect_t *place, GdkRGBA color)
{
  const float widths[4] = { 1, 1, 1, 1 };
  GskRoundedRect edge;

  color.alpha *= EDGE_ALPHA;
  gsk_rounded_rect_init_from_rect (&edge, place, BAR_HEIGHT / 2.0f);
  gtk_snapshot_append_border (snapshot, &edge, widths, (const GdkRGBA[]) { color, color, color, color });
}

static void
snapshot_bar (GoiShareBar *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  int width = gtk_widget_get_width (widget) - get_label_width (self) - SPACING;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float left = rtl ? (float) (gtk_widget_get_width (widget) - width) : 0;
  float top = (float) ((gtk_widget_get_height (widget) - BAR_HEIGHT) / 2);
  float filled = (float) (self->share * width);
  graphene_rect_t place = GRAPHENE_RECT_INIT (left, top, (float) width, BAR_HEIGHT);
  GdkRGBA color, trough;

  if (width <= 0)
    return;
  gtk_style_context_get_color (context, &color);
  trough = color;
  trough.alpha *= TROUGH_ALPHA;
  append_bar (snapshot, &place, &trough);
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    append_edge (snapshot, &place, color);
  /* One colour for every share: whether much or little is good is not for the list to say. */
  if (self->share <= 0 || !gtk_style_context_lookup_color (context, "accent_bg_color", &color))
    return;
  filled = MAX (filled, 1);
  place = GRAPHENE_RECT_INIT (rtl ? left + (float) width - filled : left, top, filled, BAR_HEIGHT);
  append_bar (snapshot, &place, &color);
}

static void
goi_share_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GoiShareBar *self = GOI_SHARE_BAR (widget);

  if (self->share >= 0)
    snapshot_bar (self, snapshot);
  gtk_widget_snapshot_child (widget, self->label, snapshot);
}

static void
goi_share_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  GoiShareBar *self = GOI_SHARE_BAR (widget);

  gtk_widget_measure (self->label, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum += SPACING + MIN_BAR_WIDTH;
      *natural += SPACING + MIN_BAR_WIDTH;
    }
}

static void
goi_share_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GoiShareBar *self = GOI_SHARE_BAR (widget);
  int label_width = get_label_width (self);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation place = { rtl ? 0 : width - label_width, 0, label_width, height };

  gtk_widget_size_allocate (self->label, &place, -1);
}

static void
goi_share_bar_dispose (GObject *object)
{
  GoiShareBar *self = GOI_SHARE_BAR (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (goi_share_bar_parent_class)->dispose (object);
}

static void
goi_share_bar_class_init (GoiShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = goi_share_bar_dispose;
  widget_class->snapshot = goi_share_bar_snapshot;
  widget_class->measure = goi_share_bar_measure;
  widget_class->size_allocate = goi_share_bar_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "sharebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
goi_share_bar_init (GoiShareBar *self)
{
  self->share = -1;
  self->label = goi_list_text_new (1, PANGO_ELLIPSIZE_NONE);
  goi_list_text_set_width_chars (GOI_LIST_TEXT (self->label), 5);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

/**
 * goi_share_bar_new:
 *
 * Returns: (transfer floating): a bar that shows nothing
 */
GtkWidget *
goi_share_bar_new (void)
{
  return g_object_new (GOI_TYPE_SHARE_BAR, NULL);
}

/**
 * goi_share_bar_set_value:
 * @self: a bar
 * @value: a rate, from 0 to 1; a share that is not available shows a dash and no bar, which is
 *   not the same as a share of zero
 */
void
goi_share_bar_set_value (GoiShareBar *self, GoiMeasureValue value)
{
  g_autofree char *text = goi_format_rate (value);

  g_return_if_fail (GOI_IS_SHARE_BAR (self));
  self->share = value.available ? CLAMP (value.value, 0, 1) : -1;
  goi_list_text_set_text (GOI_LIST_TEXT (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * goi_share_bar_get_share:
 * @self: a bar
 *
 * Returns: how much of it is filled, from 0 to 1; below 0 where no bar is shown
 */
double
goi_share_bar_get_share (GoiShareBar *self)
{
  g_return_val_if_fail (GOI_IS_SHARE_BAR (self), -1);
  return self->share;
}
