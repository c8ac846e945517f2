/* test-templates.c: every widget of the window can be made and goes away again
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-app-fixture.h"
#include "goi-app-resources.h"
#include "goi-check-page.h"
#include "goi-facet-row.h"
#include "goi-facet-sidebar.h"
#include "goi-finding-card.h"
#include "goi-help-window.h"
#include "goi-import-page.h"
#include "goi-list-text.h"
#include "goi-notice.h"
#include "goi-outcome-bar.h"
#include "goi-preferences.h"
#include "goi-report-detail.h"
#include "goi-report-table.h"
#include "goi-reports-page.h"
#include "goi-share-bar.h"
#include "goi-tile.h"
#include "goi-window.h"


/* A warning is fatal here, so a template that names something wrong fails. */
static void
test_make (gconstpointer data)
{
  GType type = GPOINTER_TO_SIZE (data);
  GtkWidget *widget = g_object_new (type, NULL);

  g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) &widget);
  if (GTK_IS_WINDOW (widget))
    gtk_window_destroy (GTK_WINDOW (widget));
  else
    {
      GtkWidget *window = gtk_window_new ();

      if (GTK_IS_LIST_BOX_ROW (widget))
        {
          GtkWidget *list = gtk_list_box_new ();

          gtk_list_box_append (GTK_LIST_BOX (list), widget);
          gtk_window_set_child (GTK_WINDOW (window), list);
        }
      else
        gtk_window_set_child (GTK_WINDOW (window), widget);
      gtk_window_present (GTK_WINDOW (window));
      app_let_settle ();
      gtk_window_destroy (GTK_WINDOW (window));
    }
  goi_wait_for (widget == NULL);
}

static gboolean
has_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_label (GTK_LABEL (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child))
      return TRUE;
  return FALSE;
}

static void
check_buttons (GtkWidget *widget, guint *n_checked)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) && !has_text (widget))
    {
      gboolean named = FALSE;

      /* The inner buttons of a menu button and a split button get their name from the outer one. */
      for (GtkWidget *w = widget; w != NULL && !named; w = gtk_widget_get_parent (w))
        {
          named = gtk_widget_get_tooltip_text (w) != NULL;
          if (ADW_IS_HEADER_BAR (w) || GTK_IS_LIST_BOX (w) || GTK_IS_WINDOW_CONTROLS (w))
            break;
          named = named || GTK_IS_WINDOW_CONTROLS (gtk_widget_get_parent (w));
        }
      if (!named)
        g_error ("A %s in a %s shows only an icon and has no name", G_OBJECT_TYPE_NAME (widget),
                 G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
      (*n_checked)++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_buttons (child, n_checked);
}

static void
test_icon_buttons_have_names (AppFixture *fixture, gconstpointer data)
{
  GoiWindow *window = goi_window_new (NULL);
  guint n_checked = 0;

  app_fixture_add (fixture, "甲局", 2024, "甲省/乙市", 10, GOI_STATE_IMPORTED);
  goi_window_open_file (window, goi_collection_get_file (fixture->collection), GOI_OPEN_NONE);
  gtk_window_present (GTK_WINDOW (window));
  goi_wait_for (goi_window_get_collection (window) != NULL);
  app_let_settle ();
  check_buttons (GTK_WIDGET (window), &n_checked);
  g_assert_cmpuint (n_checked, >=, 3);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
check_shortcuts (GtkWidget *widget, guint *n_checked)
{
  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    {
      g_autofree char *accelerators = NULL;
      g_autofree char *title = NULL;
      g_auto (GStrv) parts = NULL;

      g_object_get (widget, "accelerator", &accelerators, "title", &title, NULL);
      g_assert_nonnull (title);
      parts = g_strsplit (accelerators, " ", -1);
      for (guint i = 0; parts[i] != NULL; i++)
        {
          guint key;
          GdkModifierType modifiers;

          g_assert_true (gtk_accelerator_parse (parts[i], &key, &modifiers));
          g_assert_cmpuint (key, !=, 0);
        }
      (*n_checked)++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_shortcuts (child, n_checked);
}

static void
on_parsing_error (GtkCssProvider *provider, GtkCssSection *section, const GError *error)
{
  g_autofree char *place = gtk_css_section_to_string (section);

  g_error ("%s: %s", place, error->message);
}

/* What the application does: all styles are in order, and the shortcuts are shown in them without a warning. */
static void
add_style (const char *name)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autofree char *path = g_strconcat (GOI_RESOURCE_PREFIX "/", name, NULL);

  g_signal_connect (provider, "parsing-error", G_CALLBACK (on_parsing_error), NULL);
  gtk_css_provider_load_from_resource (provider, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
test_shortcuts_window (void)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (GOI_RESOURCE_PREFIX "/gtk/help-overlay.ui");
  GtkWidget *window = GTK_WIDGET (gtk_builder_get_object (builder, "help_overlay"));
  guint n_checked = 0;

  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (window));
  check_shortcuts (window, &n_checked);
  g_assert_cmpuint (n_checked, >, 20);
  add_style ("style.css");
  add_style ("style-dark.css");
  add_style ("style-hc.css");
  gtk_window_present (GTK_WINDOW (window));
  app_let_settle ();
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A share that is not known is not a share of zero. */
static void
test_share_bar (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *bar = goi_share_bar_new ();
  GoiMeasureValue zero = { .available = TRUE, .value = 0 };
  GoiMeasureValue unknown = { .available = FALSE };
  GoiMeasureValue nearly_all = { .available = TRUE, .value = 0.998 };
  GoiListText *text;

  gtk_window_set_child (GTK_WINDOW (window), bar);
  text = GOI_LIST_TEXT (app_find_widget (bar, GOI_TYPE_LIST_TEXT));
  goi_share_bar_set_value (GOI_SHARE_BAR (bar), zero);
  g_assert_cmpstr (goi_list_text_get_text (text), ==, "0 %");
  g_assert_cmpfloat (goi_share_bar_get_share (GOI_SHARE_BAR (bar)), ==, 0);
  goi_share_bar_set_value (GOI_SHARE_BAR (bar), unknown);
  g_assert_cmpstr (goi_list_text_get_text (text), ==, "—");
  g_assert_cmpfloat (goi_share_bar_get_share (GOI_SHARE_BAR (bar)), <, 0);
  goi_share_bar_set_value (GOI_SHARE_BAR (bar), nearly_all);
  g_assert_cmpstr (goi_list_text_get_text (text), ==, "99 %");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  const GType types[] = {
    GOI_TYPE_CHECK_PAGE,    GOI_TYPE_FACET_ROW,    GOI_TYPE_FACET_SIDEBAR, GOI_TYPE_FINDING_CARD,
    GOI_TYPE_HELP_WINDOW,   GOI_TYPE_IMPORT_COMPARISON, GOI_TYPE_IMPORT_DETAIL, GOI_TYPE_IMPORT_PAGE,    GOI_TYPE_NOTICE,
    GOI_TYPE_OUTCOME_BAR,   GOI_TYPE_PREFERENCES,  GOI_TYPE_REPORT_DETAIL, GOI_TYPE_REPORT_TABLE,
    GOI_TYPE_REPORTS_PAGE,  GOI_TYPE_SHARE_BAR,    GOI_TYPE_TILE,          GOI_TYPE_WINDOW,
  };

  app_init_tests (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *path = g_strconcat ("/templates/make/", g_type_name (types[i]), NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (types[i]), test_make);
    }
  g_test_add ("/templates/icon-buttons-have-names", AppFixture, NULL, app_fixture_set_up,
              test_icon_buttons_have_names, app_fixture_tear_down);
  g_test_add_func ("/templates/shortcuts-window", test_shortcuts_window);
  g_test_add_func ("/templates/share-bar", test_share_bar);
  return g_test_run ();
}
