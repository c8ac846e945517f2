/* test-chart-view.c: the chart on the screen: keyboard, words, colours
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart-samples.h"
#include "goi-app-resources.h"
#include "goi-chart-view.h"

#include <math.h>

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static GoiChartView *
show (GtkWindow **window, GPtrArray *rows, int width, int height)
{
  g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
  g_autoptr (GoiChartData) data = goi_chart_data_new (rows, NULL, options);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *view = goi_chart_view_new ();

  goi_chart_view_set_chart (GOI_CHART_VIEW (view), data, options);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  *window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (*window, width, height);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("has the focus first"));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_window_set_child (*window, box);
  gtk_window_present (*window);
  for (guint i = 0; i < 200 && goi_chart_view_get_layout (GOI_CHART_VIEW (view)) == NULL; i++)
    {
      settle ();
      g_usleep (5000);
    }
  settle ();
  g_assert_nonnull (goi_chart_view_get_layout (GOI_CHART_VIEW (view)));
  return GOI_CHART_VIEW (view);
}

/* Does what the widget's class does on a key. */
static gboolean
press (GoiChartView *view, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                                 GTK_WIDGET (view),
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }
  g_assert_not_reached ();
}

static void
assert_cursor (GoiChartView *view, guint bar, int segment)
{
  guint found_bar = 999;
  int found_segment = 999;

  g_assert_true (goi_chart_view_get_cursor (view, &found_bar, &found_segment));
  g_assert_cmpuint (found_bar, ==, bar);
  g_assert_cmpint (found_segment, ==, segment);
}

static void
assert_description (GoiChartView *view, const char *text)
{
  g_autofree char *found = gtk_test_accessible_check_property (GTK_ACCESSIBLE (view),
                                                               GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                                               text);

  if (found != NULL)
    g_error ("The description is “%s”, not “%s”", found, text);
}

static void
test_keyboard (void)
{
  g_autoptr (GPtrArray) rows = sample_city ();
  GtkWindow *window;
  GoiChartView *view = show (&window, rows, 1000, 700);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Most agencies disclosed at least half of their requests; "
                                       "“Cannot be provided” leads among the rest");
  g_assert_true (gtk_widget_get_focusable (GTK_WIDGET (view)));
  g_assert_false (goi_chart_view_get_cursor (view, NULL, NULL));

  gtk_widget_grab_focus (GTK_WIDGET (view));
  settle ();
  assert_cursor (view, 0, -1);
  assert_description (
      view, "青川市文化和旅游局, 2024; Granted: 7 (78%); Granted in part: 1 (11%); Denied: 0 (0%); "
            "Cannot be provided: 1 (11%); Not processed: 0 (0%); Otherwise handled: 0 (0%); n = 9; "
            "Disclosed share: 89%");

  g_assert_true (press (view, GDK_KEY_Down));
  g_assert_true (press (view, GDK_KEY_Right));
  assert_cursor (view, 1, 0);
  assert_description (view, "青川市临江区民政局, 2024; Granted: 6 (75%)");
  g_assert_true (press (view, GDK_KEY_Right));
  g_assert_true (press (view, GDK_KEY_Down));
  assert_cursor (view, 2, 1);
  assert_description (view, "青川市民政局, 2024; Granted in part: 2 (17%)");
  for (guint i = 0; i < 4; i++)
    g_assert_true (press (view, GDK_KEY_Right));
  assert_cursor (view, 2, 5);
  g_assert_true (press (view, GDK_KEY_Right));
  assert_cursor (view, 2, 5);

  g_assert_true (press (view, GDK_KEY_Escape));
  assert_cursor (view, 2, -1);
  g_assert_false (press (view, GDK_KEY_Escape));
  g_assert_true (press (view, GDK_KEY_End));
  assert_cursor (view, 17, -1);
  /* At the end the key is left to others, so that the focus can go on. */
  g_assert_false (press (view, GDK_KEY_Down));
  g_assert_true (press (view, GDK_KEY_Page_Up));
  assert_cursor (view, 7, -1);
  g_assert_true (press (view, GDK_KEY_Home));
  assert_cursor (view, 0, -1);
  g_assert_false (press (view, GDK_KEY_Up));
  gtk_window_destroy (window);
}

static void
remember (GoiChartView *view, gint64 id, gint64 *activated)
{
  *activated = id;
}

static void
test_activate (void)
{
  g_autoptr (GPtrArray) rows = sample_city ();
  GtkWindow *window;
  GoiChartView *view = show (&window, rows, 1000, 700);
  gint64 activated = 0;

  g_signal_connect (view, "bar-activated", G_CALLBACK (remember), &activated);
  press (view, GDK_KEY_Return);
  g_assert_cmpint (activated, ==, 0);
  goi_chart_view_set_cursor (view, 2, -1);
  press (view, GDK_KEY_Return);
  /* The third bar is the third report of the sample. */
  g_assert_cmpint (activated, ==, 3);
  gtk_window_destroy (window);
}

static void
test_scroll (void)
{
  g_autoptr (GPtrArray) rows = sample_many (60);
  GtkWindow *window;
  GoiChartView *view = show (&window, rows, 900, 420);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double height = gtk_widget_get_height (GTK_WIDGET (view));
  const GoiChartRow *row;

  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >, 60 * 20);
  g_assert_cmpfloat (gtk_adjustment_get_page_size (adjustment), ==, height);

  goi_chart_view_set_cursor (view, 30, -1);
  row = &g_array_index (goi_chart_view_get_layout (view)->rows, GoiChartRow, 30);
  g_assert_cmpfloat (row->y + row->height - gtk_adjustment_get_value (adjustment), <=,
                     height + 0.5);
  /* Going back up, the row comes out from under the header. */
  goi_chart_view_set_cursor (view, 12, -1);
  row = &g_array_index (goi_chart_view_get_layout (view)->rows, GoiChartRow, 12);
  g_assert_cmpfloat (row->y - gtk_adjustment_get_value (adjustment), >=, 60);

  press (view, GDK_KEY_End);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment),
                                  gtk_adjustment_get_upper (adjustment) - height, 0.5);
  press (view, GDK_KEY_Home);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  gtk_window_destroy (window);
}

/* Another order leaves the keyboard on its report; without that report it starts anew. */
static void
test_same_report (void)
{
  g_autoptr (GPtrArray) rows = sample_city ();
  g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
  g_autoptr (GoiChartData) by_total = NULL;
  g_autoptr (GoiChartData) fewer = NULL;
  GtkWindow *window;
  GoiChartView *view = show (&window, rows, 1000, 700);

  goi_chart_view_set_cursor (view, 0, 1);
  goi_chart_options_set_sort (options, "outcome.total", FALSE, NULL);
  by_total = goi_chart_data_new (rows, NULL, options);
  goi_chart_view_set_chart (view, by_total, options);
  assert_cursor (view, 1, 1);
  assert_description (view, "青川市文化和旅游局, 2024; Granted in part: 1 (11%)");

  g_ptr_array_remove_index (rows, 0);
  fewer = goi_chart_data_new (rows, NULL, options);
  goi_chart_view_set_chart (view, fewer, options);
  g_assert_false (goi_chart_view_get_cursor (view, NULL, NULL));
  goi_chart_view_set_chart (view, NULL, NULL);
  g_assert_null (goi_chart_view_get_layout (view));
  gtk_window_destroy (window);
}

static guint32
draw_and_look (GoiChartView *view, double x, double y)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (view));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (GTK_WIDGET (view)),
      height = gtk_widget_get_height (GTK_WIDGET (view));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node;
  guint32 pixel;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixel = *(guint32 *) (gpointer) (cairo_image_surface_get_data (surface)
                                   + (int) y * cairo_image_surface_get_stride (surface)
                                   + 4 * (int) x);
  cairo_surface_destroy (surface);
  return pixel & 0xffffff;
}

static guint32
pack (GoiChartRgb colour)
{
  return (guint32) lround (colour.red * 255) << 16 | (guint32) lround (colour.green * 255) << 8
         | (guint32) lround (colour.blue * 255);
}

/* The colours on the screen are those of the palette, and they follow the style at once. */
static void
test_dark (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (GPtrArray) rows = sample_city ();
  GtkWindow *window;
  GoiChartView *view = show (&window, rows, 1000, 700);
  double x, y, width, height;
  GoiChartRgb light, dark;

  /* The sixth bar is not pale; its first part has no pattern. */
  g_assert_true (goi_chart_layout_get_segment (goi_chart_view_get_layout (view), 5, 0, &x, &y,
                                               &width, &height));
  light = goi_chart_view_get_palette (view)->series[0].fill;
  g_assert_cmphex (draw_and_look (view, x + 8, y + 4), ==, pack (light));
  g_assert_cmpfloat (goi_chart_rgb_luminance (goi_chart_view_get_palette (view)->background), >,
                     0.9);

  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  settle ();
  dark = goi_chart_view_get_palette (view)->series[0].fill;
  g_assert_cmphex (pack (dark), !=, pack (light));
  g_assert_cmphex (draw_and_look (view, x + 8, y + 4), ==, pack (dark));
  g_assert_cmpfloat (goi_chart_rgb_luminance (goi_chart_view_get_palette (view)->background), <,
                     0.1);

  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
  settle ();
  g_assert_cmphex (pack (goi_chart_view_get_palette (view)->series[0].fill), ==, pack (light));
  gtk_window_destroy (window);
}

static void
test_finalize (void)
{
  g_autoptr (GPtrArray) rows = sample_city ();
  GtkWindow *window;
  GoiChartView *view = show (&window, rows, 1000, 700);

  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  gtk_window_destroy (window);
  settle ();
  g_assert_null (view);
  g_assert_finalize_object (g_object_ref_sink (goi_chart_view_new ()));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  goi_app_resources_register ();

  g_test_add_func ("/chart-view/keyboard", test_keyboard);
  g_test_add_func ("/chart-view/activate", test_activate);
  g_test_add_func ("/chart-view/scroll", test_scroll);
  g_test_add_func ("/chart-view/same-report", test_same_report);
  g_test_add_func ("/chart-view/dark", test_dark);
  g_test_add_func ("/chart-view/finalize", test_finalize);
  return g_test_run ();
}
