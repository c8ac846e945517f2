/* test-window.c: the window and its places
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-app-resources.h"
#include "goi-window.h"

static void
test_finalize (void)
{
  GoiWindow *window = goi_window_new (NULL);

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (window);
}

static void
test_places (void)
{
  const char *const places[] = { "charts", "check", "reports" };
  GoiWindow *window = goi_window_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GVariant) state = NULL;

      goi_window_show_place (window, places[i]);
      state = g_action_group_get_action_state (G_ACTION_GROUP (window), "place");
      g_assert_cmpstr (g_variant_get_string (state, NULL), ==, places[i]);
    }
  /* A place that does not exist changes nothing. */
  goi_window_show_place (window, "nowhere");
  {
    g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (window), "place");

    g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "reports");
  }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  goi_app_resources_register ();

  g_test_add_func ("/window/finalize", test_finalize);
  g_test_add_func ("/window/places", test_places);
  return g_test_run ();
}
