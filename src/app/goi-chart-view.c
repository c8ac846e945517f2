/* goi-chart-view.c: a chart on the screen
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-chart-view"

#include "config.h"

#include "goi-chart-view-private.h"

#include "goi-chart-tip.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Text of the chart against text of the window: dense, as it has to be compared. */
#define TEXT_SIZE 0.87

static void goi_chart_view_scrollable_init (GtkScrollableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GoiChartView, goi_chart_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE,
                                                      goi_chart_view_scrollable_init))

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  SIGNAL_BAR_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- geometry ---- */

static double
get_font_size (GoiChartView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72;
  return MAX (size, 6) * TEXT_SIZE;
}

/* How far the bars are scrolled. */
double
_goi_chart_view_get_scroll (GoiChartView *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];

  return adjustment != NULL ? floor (gtk_adjustment_get_value (adjustment)) : 0;
}

/* How much of the top stays when the bars scroll: nothing where it would leave no room for them. */
double
_goi_chart_view_get_fixed_height (GoiChartView *self)
{
  double header;

  if (self->layout == NULL)
    return 0;
  header = self->layout->body_y - 0.3 * self->layout->options->font_size;
  return header < 0.5 * self->height ? header : 0;
}

static void
configure_adjustments (GoiChartView *self)
{
  GtkAdjustment *h = self->adjustments[GTK_ORIENTATION_HORIZONTAL],
                *v = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double upper = self->layout != NULL ? MAX (self->layout->height, self->height) : self->height;
  double page = MAX (1, self->height - _goi_chart_view_get_fixed_height (self));

  if (h != NULL)
    gtk_adjustment_configure (h, 0, 0, self->width, self->width * 0.1, self->width * 0.9,
                              self->width);
  if (v != NULL)
    gtk_adjustment_configure (v,
                              CLAMP (gtk_adjustment_get_value (v), 0,
                                     MAX (0, upper - self->height)),
                              0, upper, page * 0.1, page * 0.9, self->height);
}

static void
lay_out (GoiChartView *self)
{
  g_clear_pointer (&self->layout, goi_chart_layout_unref);
  if (self->data != NULL && self->width > 0)
    {
      self->options->font_size = get_font_size (self);
      self->layout = goi_chart_layout_new (self->data, self->options, self->width, self->height,
                                           self->context);
    }
  configure_adjustments (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
find_at (GoiChartView *self, double x, double y, guint *row, int *segment)
{
  double fixed = _goi_chart_view_get_fixed_height (self);

  if (self->layout == NULL || y < fixed)
    return FALSE;
  return goi_chart_layout_find (self->layout, x, y + _goi_chart_view_get_scroll (self), row,
                                segment);
}

static void
scroll_to_row (GoiChartView *self, guint row)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];
  const GoiChartRow *place;
  double fixed = _goi_chart_view_get_fixed_height (self), value;

  if (adjustment == NULL || self->layout == NULL || row >= self->layout->rows->len)
    return;
  place = &g_array_index (self->layout->rows, GoiChartRow, row);
  value = gtk_adjustment_get_value (adjustment);
  /* At the ends, show what stands before the first and after the last bar too. */
  if (row == 0)
    value = 0;
  else if (row + 1 == self->layout->rows->len)
    value = MAX (value, self->layout->height - self->height);
  else if (place->y - value < fixed)
    value = place->y - fixed;
  else if (place->y + place->height - value > self->height)
    value = place->y + place->height - self->height;
  gtk_adjustment_set_value (adjustment, value);
}

/* ---- words ---- */

static void
update_words (GoiChartView *self)
{
  g_autofree char *title = NULL;
  g_autofree char *description = NULL;

  if (self->data == NULL)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("Chart"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "", -1);
      return;
    }

  title = goi_chart_title (self->data, self->options);
  if (self->cursor_row >= 0 && self->cursor_segment >= 0)
    description = goi_chart_describe_segment (self->data, self->cursor_row, self->cursor_segment);
  else if (self->cursor_row >= 0)
    {
      g_autofree char *lines = goi_chart_describe_bar (self->data, self->cursor_row);
      g_auto (GStrv) parts = g_strsplit (lines, "\n", -1);
      description = g_strjoinv ("; ", parts);
    }
  else
    {
      g_autofree char *subtitle = goi_chart_subtitle (self->data, self->options);
      g_auto (GStrv) notes = goi_chart_notes (self->data, self->options);
      g_autofree char *rest = g_strjoinv (" ", notes);
      description = g_strdup_printf (_("%s. %s Arrow keys go through the bars and their parts."),
                                     subtitle, rest);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
move_to (GoiChartView *self, int row, int segment)
{
  self->cursor_row = row;
  self->cursor_segment = segment;
  if (row >= 0)
    scroll_to_row (self, row);
  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- callbacks ---- */

static void
on_motion (GoiChartView *self, double x, double y)
{
  guint row;
  int segment, hover = find_at (self, x, y, &row, &segment) ? (int) row : -1;

  if (hover == self->hover_row)
    return;
  self->hover_row = hover;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_leave (GoiChartView *self)
{
  self->hover_row = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
activate_bar (GoiChartView *self)
{
  if (self->data != NULL && self->cursor_row >= 0)
    g_signal_emit (self, signals[SIGNAL_BAR_ACTIVATED], 0,
                   goi_chart_data_get_bar (self->data, self->cursor_row)->row->id);
}

static void
on_pressed (GoiChartView *self, int n_press, double x, double y)
{
  guint row;
  int segment;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!find_at (self, x, y, &row, &segment))
    return;
  move_to (self, row, segment);
  if (n_press == 2)
    activate_bar (self);
}

static void
on_focus_enter (GoiChartView *self)
{
  if (self->cursor_row < 0 && self->data != NULL && self->data->bars->len > 0)
    {
      self->cursor_row = 0;
      self->cursor_segment = -1;
    }
  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_focus_leave (GoiChartView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
on_query_tooltip (GoiChartView *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const GoiChartRow *place;
  GdkRectangle area;
  guint row = self->cursor_row;
  int segment = self->cursor_segment;

  if (self->layout == NULL)
    return FALSE;
  if (keyboard ? self->cursor_row < 0 : !find_at (self, x, y, &row, &segment))
    return FALSE;
  place = &g_array_index (self->layout->rows, GoiChartRow, row);
  area = (GdkRectangle){ x - 1, (int)(place->y - _goi_chart_view_get_scroll (self)), 2,
                         (int)place->height };
  gtk_tooltip_set_custom (tooltip, goi_chart_tip_new (self->data, place->bar, segment));
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

/* Arguments: how many bars and how many parts to move by. */
static gboolean
on_move (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  GoiChartView *self = GOI_CHART_VIEW (widget);
  int rows, segments, last, row, segment;

  if (self->data == NULL || self->data->bars->len == 0)
    return FALSE;
  g_variant_get (arguments, "(ii)", &rows, &segments);
  last = self->data->bars->len - 1;
  row = CLAMP (MAX (self->cursor_row, 0) + rows, 0, last);
  segment = CLAMP (self->cursor_segment + segments, -1, (int) self->data->n_series - 1);
  /* Nothing above the first bar: let the focus go on. */
  if (row == self->cursor_row && segment == self->cursor_segment && abs (rows) == 1)
    return FALSE;
  move_to (self, row, segment);
  return TRUE;
}

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  GoiChartView *self = GOI_CHART_VIEW (widget);

  if (self->cursor_segment < 0)
    return FALSE;
  move_to (self, self->cursor_row, -1);
  return TRUE;
}

static gboolean
on_activate (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  activate_bar (GOI_CHART_VIEW (widget));
  return TRUE;
}

/* ---- interface GtkScrollable ---- */

static void
set_adjustment (GoiChartView *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment *old = self->adjustments[orientation];

  if (adjustment != NULL && adjustment == old)
    return;
  if (old != NULL)
    g_signal_handlers_disconnect_by_func (old, gtk_widget_queue_draw, self);
  g_clear_object (&self->adjustments[orientation]);
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  self->adjustments[orientation] = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self);
  configure_adjustments (self);
  g_object_notify (G_OBJECT (self),
                   orientation == GTK_ORIENTATION_VERTICAL ? "vadjustment" : "hadjustment");
}

static void
goi_chart_view_scrollable_init (GtkScrollableInterface *iface)
{
}

/* ---- overrides ---- */

static void
goi_chart_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  double em = get_font_size (GOI_CHART_VIEW (widget));

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? (int) (26 * em) : (int) (14 * em);
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? (int) (72 * em) : (int) (42 * em);
}

static void
goi_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GoiChartView *self = GOI_CHART_VIEW (widget);

  if (width == self->width && height == self->height && self->layout != NULL)
    return;
  self->width = width;
  self->height = height;
  lay_out (self);
}

static void
goi_chart_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GoiChartView *self = GOI_CHART_VIEW (widget);

  GTK_WIDGET_CLASS (goi_chart_view_parent_class)->css_changed (widget, change);
  _goi_chart_view_update_palette (self);
  if (self->layout != NULL && fabs (self->options->font_size - get_font_size (self)) > 0.01)
    lay_out (self);
}

static void
goi_chart_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GoiChartView *self = GOI_CHART_VIEW (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
goi_chart_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GoiChartView *self = GOI_CHART_VIEW (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
goi_chart_view_dispose (GObject *object)
{
  GoiChartView *self = GOI_CHART_VIEW (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    if (self->adjustments[i] != NULL)
      {
        g_signal_handlers_disconnect_by_func (self->adjustments[i], gtk_widget_queue_draw, self);
        g_clear_object (&self->adjustments[i]);
      }
  g_clear_pointer (&self->layout, goi_chart_layout_unref);
  g_clear_pointer (&self->data, goi_chart_data_unref);
  g_clear_pointer (&self->options, goi_chart_options_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (goi_chart_view_parent_class)->dispose (object);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key, keypad;
    int rows, segments;
  } moves[] = {
    { GDK_KEY_Up, GDK_KEY_KP_Up, -1, 0 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 1, 0 },
    { GDK_KEY_Left, GDK_KEY_KP_Left, 0, -1 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 0, 1 },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, -10, 0 },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 10, 0 },
    { GDK_KEY_Home, GDK_KEY_KP_Home, -G_MAXINT16, 0 },
    { GDK_KEY_End, GDK_KEY_KP_End, G_MAXINT16, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      gtk_widget_class_add_binding (widget_class, moves[i].key, 0, on_move, "(ii)", moves[i].rows,
                                    moves[i].segments);
      gtk_widget_class_add_binding (widget_class, moves[i].keypad, 0, on_move, "(ii)",
                                    moves[i].rows, moves[i].segments);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, on_activate, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, on_activate, NULL);
}

static void
goi_chart_view_class_init (GoiChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = goi_chart_view_dispose;
  object_class->get_property = goi_chart_view_get_property;
  object_class->set_property = goi_chart_view_set_property;
  widget_class->measure = goi_chart_view_measure;
  widget_class->size_allocate = goi_chart_view_size_allocate;
  widget_class->snapshot = _goi_chart_view_snapshot;
  widget_class->css_changed = goi_chart_view_css_changed;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /**
   * GoiChartView::bar-activated:
   * @self: the view
   * @id: the number of the bar's report in its collection
   *
   * Enter on a bar, or a double click.
   */
  signals[SIGNAL_BAR_ACTIVATED] = g_signal_new ("bar-activated", G_TYPE_FROM_CLASS (klass),
                                                G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                                1, G_TYPE_INT64);

  add_bindings (widget_class);
  gtk_widget_class_set_css_name (widget_class, "goi-chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
goi_chart_view_init (GoiChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->context = goi_chart_context_new ();
  self->cursor_row = self->cursor_segment = self->hover_row = -1;
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_widget_add_css_class (widget, "view");
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_focus_enter), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_leave), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, focus);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (_goi_chart_view_update_palette),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast",
                           G_CALLBACK (_goi_chart_view_update_palette), self, G_CONNECT_SWAPPED);
  _goi_chart_view_update_palette (self);
  update_words (self);
}

/* ---- public ---- */

/**
 * goi_chart_view_new:
 *
 * Returns: (transfer floating): a view without a chart
 */
GtkWidget *
goi_chart_view_new (void)
{
  return g_object_new (GOI_TYPE_CHART_VIEW, NULL);
}

/* The bar of a report in other data, -1 when it is not there. */
static int
find_report (GoiChartData *data, const GoiChartBar *wanted)
{
  for (guint i = 0; i < data->bars->len; i++)
    {
      const GoiMeasureRow *row = goi_chart_data_get_bar (data, i)->row;
      if (row->id == wanted->row->id && row->year == wanted->row->year
          && g_str_equal (row->agency, wanted->row->agency))
        return i;
    }
  return -1;
}

/**
 * goi_chart_view_set_chart:
 * @self: the view
 * @data: (nullable): what to show
 * @options: (nullable): how, but in the size of the window's text
 *
 * Shows another chart. The keyboard's place stays with its report.
 */
void
goi_chart_view_set_chart (GoiChartView *self, GoiChartData *data, const GoiChartOptions *options)
{
  int row = -1;

  g_return_if_fail (GOI_IS_CHART_VIEW (self));
  g_return_if_fail (data == NULL || options != NULL);

  if (data != NULL && self->data != NULL && self->cursor_row >= 0)
    row = find_report (data, goi_chart_data_get_bar (self->data, self->cursor_row));
  if (data != NULL)
    goi_chart_data_ref (data);
  g_clear_pointer (&self->data, goi_chart_data_unref);
  g_clear_pointer (&self->options, goi_chart_options_free);
  self->data = data;
  self->options = data != NULL ? goi_chart_options_copy (options) : NULL;
  self->cursor_row = row;
  self->cursor_segment = row >= 0 ? self->cursor_segment : -1;
  self->hover_row = -1;
  lay_out (self);
  if (row >= 0)
    scroll_to_row (self, row);
  update_words (self);
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
}

/**
 * goi_chart_view_get_layout:
 * @self: the view
 *
 * Returns: (transfer none) (nullable): what is shown, %NULL before it has a size
 */
GoiChartLayout *
goi_chart_view_get_layout (GoiChartView *self)
{
  g_return_val_if_fail (GOI_IS_CHART_VIEW (self), NULL);
  return self->layout;
}

/**
 * goi_chart_view_get_palette:
 * @self: the view
 *
 * Returns: (transfer none): the colours that fit the window's style
 */
const GoiChartPalette *
goi_chart_view_get_palette (GoiChartView *self)
{
  g_return_val_if_fail (GOI_IS_CHART_VIEW (self), NULL);
  return &self->palette;
}

/**
 * goi_chart_view_get_cursor:
 * @self: the view
 * @bar: (out) (optional): the bar that has the keyboard
 * @segment: (out) (optional): its part, or -1 for the whole bar
 *
 * Returns: whether a bar has the keyboard
 */
gboolean
goi_chart_view_get_cursor (GoiChartView *self, guint *bar, int *segment)
{
  g_return_val_if_fail (GOI_IS_CHART_VIEW (self), FALSE);

  if (self->cursor_row < 0)
    return FALSE;
  if (bar != NULL)
    *bar = self->cursor_row;
  if (segment != NULL)
    *segment = self->cursor_segment;
  return TRUE;
}

/**
 * goi_chart_view_set_cursor:
 * @self: the view
 * @bar: a bar
 * @segment: a part of it, or -1
 */
void
goi_chart_view_set_cursor (GoiChartView *self, guint bar, int segment)
{
  g_return_if_fail (GOI_IS_CHART_VIEW (self));
  g_return_if_fail (self->data != NULL && bar < self->data->bars->len);
  g_return_if_fail (segment >= -1 && segment < (int) self->data->n_series);
  move_to (self, bar, segment);
}
