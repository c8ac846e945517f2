/* goi-list-text.c: a text in a list
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* GTK keeps two hundred rows of a list, of which twenty can be seen. With labels in them every new text asks the
 * whole list for its size, and scrolling far lays out all of them. This has the height of a line whatever it says and
 * the width of its column, and lays its text out when it is drawn. */

#define G_LOG_DOMAIN "goi-list-text"

#include "config.h"

#include "goi-list-text.h"

#define ICON_SIZE 16
#define ICON_SPACING 6

struct _GoiListText
{
  GtkWidget parent_instance;

  char *text;
  char *icon_name;
  PangoLayout *layout; /* NULL when it is not known how it looks */
  GtkIconPaintable *icon;
  PangoEllipsizeMode ellipsize;
  float xalign;
  guint width_chars;
};

G_DEFINE_FINAL_TYPE (GoiListText, goi_list_text, GTK_TYPE_WIDGET)

static PangoFontDescription *measured_font;
static int measured_height, measured_char;

static void
forget (GoiListText *self)
{
  g_clear_object (&self->layout);
  g_clear_object (&self->icon);
}

static PangoLayout *
ensure_layout (GoiListText *self, int width)
{
  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
      pango_layout_set_single_paragraph_mode (self->layout, TRUE);
      pango_layout_set_ellipsize (self->layout, self->ellipsize);
      /* What a style says about figures is known to GTK's own widgets only. */
      if (gtk_widget_has_css_class (GTK_WIDGET (self), "numeric"))
        {
          g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

          pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
          pango_layout_set_attributes (self->layout, attributes);
        }
    }
  pango_layout_set_width (self->layout, MAX (width, 0) * PANGO_SCALE);
  return self->layout;
}

static void
draw_icon (GoiListText *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->icon == NULL)
    self->icon = gtk_icon_theme_lookup_icon (gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)),
                                             self->icon_name, NULL, ICON_SIZE, gtk_widget_get_scale_factor (widget),
                                             gtk_widget_get_direction (widget), 0);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (0, (float) ((gtk_widget_get_height (widget) - ICON_SIZE) / 2)));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (self->icon), snapshot, ICON_SIZE, ICON_SIZE, color,
                                            1);
  gtk_snapshot_restore (snapshot);
}

static void
goi_list_text_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GoiListText *self = GOI_LIST_TEXT (widget);
  int start = self->icon_name != NULL ? ICON_SIZE + ICON_SPACING : 0;
  int room = gtk_widget_get_width (widget) - start;
  PangoLayout *layout;
  int width, height;
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  if (self->icon_name != NULL)
    draw_icon (self, snapshot, &color);
  if (*self->text == '\0' || room <= 0)
    return;
  layout = ensure_layout (self, room);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) start + self->xalign * (float) MAX (room - width, 0),
                                                          (float) ((gtk_widget_get_height (widget) - height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

/* All lists have the same font, and to find out about it takes longer than to draw with it. */
static void
measure_font (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontDescription *font = pango_context_get_font_description (context);
  PangoFontMetrics *metrics;

  if (measured_font != NULL && pango_font_description_equal (measured_font, font))
    return;
  metrics = pango_context_get_metrics (context, NULL, NULL);
  g_clear_pointer (&measured_font, pango_font_description_free);
  measured_font = pango_font_description_copy (font);
  measured_height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  measured_char = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                       pango_font_metrics_get_approximate_digit_width (metrics));
  pango_font_metrics_unref (metrics);
}

static void
goi_list_text_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  measure_font (widget);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = measured_height;
  else
    *minimum = PANGO_PIXELS_CEIL (measured_char * (int) GOI_LIST_TEXT (widget)->width_chars);
  *natural = *minimum;
}

/* The font may be another one, or the display another one for the icon. */
static void
goi_list_text_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (goi_list_text_parent_class)->css_changed (widget, change);
  forget (GOI_LIST_TEXT (widget));
}

static void
goi_list_text_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (goi_list_text_parent_class)->system_setting_changed (widget, setting);
  forget (GOI_LIST_TEXT (widget));
  g_clear_pointer (&measured_font, pango_font_description_free);
}

/* The whole text, but only when some of it is cut off. */
static gboolean
goi_list_text_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  GoiListText *self = GOI_LIST_TEXT (widget);

  if (self->layout == NULL || !pango_layout_is_ellipsized (self->layout))
    return FALSE;
  gtk_tooltip_set_text (tooltip, self->text);
  return TRUE;
}

static void
goi_list_text_finalize (GObject *object)
{
  GoiListText *self = GOI_LIST_TEXT (object);

  forget (self);
  g_free (self->text);
  g_free (self->icon_name);
  G_OBJECT_CLASS (goi_list_text_parent_class)->finalize (object);
}

static void
goi_list_text_class_init (GoiListTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = goi_list_text_finalize;
  widget_class->snapshot = goi_list_text_snapshot;
  widget_class->measure = goi_list_text_measure;
  widget_class->css_changed = goi_list_text_css_changed;
  widget_class->system_setting_changed = goi_list_text_system_setting_changed;
  widget_class->query_tooltip = goi_list_text_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
goi_list_text_init (GoiListText *self)
{
  self->text = g_strdup ("");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * goi_list_text_new:
 * @xalign: 0 for the left, 1 for the right
 * @ellipsize: where a text is cut that is wider than its column
 *
 * Returns: (transfer floating): no text
 */
GtkWidget *
goi_list_text_new (float xalign, PangoEllipsizeMode ellipsize)
{
  GoiListText *self = g_object_new (GOI_TYPE_LIST_TEXT, NULL);

  self->xalign = xalign;
  self->ellipsize = ellipsize;
  return GTK_WIDGET (self);
}

/**
 * goi_list_text_set_text:
 * @self: a text
 * @text: (nullable): what it says
 */
void
goi_list_text_set_text (GoiListText *self, const char *text)
{
  g_return_if_fail (GOI_IS_LIST_TEXT (self));
  if (text == NULL)
    text = "";
  if (strcmp (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  g_clear_object (&self->layout);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * goi_list_text_get_text:
 * @self: a text
 *
 * Returns: (transfer none): what it says
 */
const char *
goi_list_text_get_text (GoiListText *self)
{
  g_return_val_if_fail (GOI_IS_LIST_TEXT (self), NULL);
  return self->text;
}

/**
 * goi_list_text_set_icon_name:
 * @self: a text
 * @icon_name: (nullable): a symbolic icon before it
 */
void
goi_list_text_set_icon_name (GoiListText *self, const char *icon_name)
{
  g_return_if_fail (GOI_IS_LIST_TEXT (self));
  if (g_strcmp0 (self->icon_name, icon_name) == 0)
    return;
  g_free (self->icon_name);
  self->icon_name = g_strdup (icon_name);
  g_clear_object (&self->icon);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * goi_list_text_set_width_chars:
 * @self: a text
 * @width_chars: for how many characters there is room at least
 */
void
goi_list_text_set_width_chars (GoiListText *self, guint width_chars)
{
  g_return_if_fail (GOI_IS_LIST_TEXT (self));
  self->width_chars = width_chars;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
