/* goi-application.c: the program
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-application"

#include "config.h"

#include "goi-application.h"

#include "goi-app-resources.h"
#include "goi-help-window.h"
#include "goi-library.h"
#include "goi-preferences.h"
#include "goi-settings.h"
#include "goi-window.h"

#include <glib/gi18n-lib.h>

struct _GoiApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (GoiApplication, goi_application, ADW_TYPE_APPLICATION)

/* Application accelerators run in the capture phase, before the focused entry sees the key: an entry
 * swallows Ctrl+Z for a history of its own otherwise. */
static const struct
{
  const char *action;
  const char *accels[4];
} accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "app.help", { "F1" } },
  { "app.preferences", { "<Control>comma" } },
  { "win.back", { "<Alt>Left" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.save", { "<Control>s" } },
  { "win.print", { "<Control>p" } },
  { "win.find", { "<Control>f" } },
  { "win.export", { "<Control>e" } },
  { "win.import", { "<Control>i" } },
  { "win.import-folders", { "<Control><Shift>i" } },
  { "win.new-report", { "<Control>n" } },
  { "win.open-collection", { "<Control>o" } },
  { "win.show-sidebar", { "F9" } },
  { "win.show-details", { "<Control>F9" } },
  { "win.place::reports", { "<Alt>1" } },
  { "win.place::charts", { "<Alt>2" } },
  { "win.place::check", { "<Alt>3" } },
  { "window.close", { "<Control>w" } },
};

static void
action_quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *app = GTK_APPLICATION (user_data);
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (app));

  /* Each window may ask about what is not saved yet; the program ends with the last one. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (GTK_WINDOW (l->data));
}

static void
action_help (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  gtk_window_present (GTK_WINDOW (goi_help_window_new (parent)));
}

static void
action_preferences (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  gtk_window_present (GTK_WINDOW (goi_preferences_new (parent)));
}

static void
action_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *developers[] = { _("The GoiReports authors"), NULL };

  adw_show_about_window (gtk_application_get_active_window (GTK_APPLICATION (user_data)),
                         "application-name", _("Disclosure Reports"),
                         "application-icon", APP_ID,
                         "version", PACKAGE_VERSION,
                         "developer-name", _("The GoiReports authors"),
                         "developers", developers,
                         "copyright", "© 2026 The GoiReports authors",
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Browse, fill in, check and compare annual reports on government information "
                                       "disclosure. The program opens no network connection."),
                         /* Translators: put your names here, one a line */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

static const GActionEntry app_actions[] = {
  { .name = "about", .activate = action_about },
  { .name = "help", .activate = action_help },
  { .name = "preferences", .activate = action_preferences },
  { .name = "quit", .activate = action_quit },
};

static void
update_color_scheme (GoiApplication *self)
{
  g_autofree char *scheme = g_settings_get_string (goi_settings_get (), "color-scheme");
  AdwStyleManager *manager = adw_application_get_style_manager (ADW_APPLICATION (self));

  adw_style_manager_set_color_scheme (manager, g_str_equal (scheme, "light")  ? ADW_COLOR_SCHEME_FORCE_LIGHT
                                               : g_str_equal (scheme, "dark") ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                              : ADW_COLOR_SCHEME_DEFAULT);
}

static GoiWindow *
find_window (GoiApplication *self, GFile *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (GOI_IS_WINDOW (l->data)
        && (file == NULL
            || (goi_window_get_file (l->data) != NULL && g_file_equal (goi_window_get_file (l->data), file))))
      return l->data;
  return NULL;
}

static void
goi_application_activate (GApplication *app)
{
  GoiApplication *self = GOI_APPLICATION (app);
  GoiWindow *window = find_window (self, NULL);

  if (window == NULL)
    {
      window = goi_window_new (self);
      goi_window_open_start (window);
    }
  gtk_window_present (GTK_WINDOW (window));
}

/* Documents that are opened from elsewhere never end up among the samples. */
static GoiWindow *
window_for_import (GoiApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autoptr (GFile) file = goi_library_get_last ();
  g_autoptr (GFile) own = goi_library_get_own_file ();

  if (GOI_IS_WINDOW (active) && goi_window_get_file (GOI_WINDOW (active)) != NULL
      && !goi_library_is_sample (goi_window_get_file (GOI_WINDOW (active))))
    g_set_object (&file, goi_window_get_file (GOI_WINDOW (active)));
  else if (file == NULL || goi_library_is_sample (file))
    g_set_object (&file, own);
  goi_application_open_collection (self, file);
  return find_window (self, file);
}

/* Collections are opened, everything else is imported into the collection that is open. */
static void
goi_application_open (GApplication *app, GFile **files, int n_files, const char *hint)
{
  GoiApplication *self = GOI_APPLICATION (app);
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < n_files; i++)
    {
      if (goi_library_is_collection_name (files[i]))
        goi_application_open_collection (self, files[i]);
      else
        g_ptr_array_add (documents, g_object_ref (files[i]));
    }
  if (documents->len > 0)
    goi_window_import_files (window_for_import (self), documents);
}

static void
goi_application_startup (GApplication *app)
{
  G_APPLICATION_CLASS (goi_application_parent_class)->startup (app);

  g_action_map_add_action_entries (G_ACTION_MAP (app), app_actions, G_N_ELEMENTS (app_actions), app);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (app), accelerators[i].action,
                                           accelerators[i].accels);
  g_signal_connect_object (goi_settings_get (), "changed::color-scheme", G_CALLBACK (update_color_scheme), app,
                           G_CONNECT_SWAPPED);
  update_color_scheme (GOI_APPLICATION (app));
}

static int
goi_application_handle_local_options (GApplication *app, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("goi-reports %s\n", PACKAGE_VERSION);
      return 0;
    }
  return -1;
}

static void
goi_application_class_init (GoiApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = goi_application_activate;
  application_class->handle_local_options = goi_application_handle_local_options;
  application_class->open = goi_application_open;
  application_class->startup = goi_application_startup;
}

static void
goi_application_init (GoiApplication *self)
{
  const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _("Opens collections (.goi) and imports documents."));
}

/**
 * goi_application_new:
 *
 * Returns: (transfer full): the program
 */
GoiApplication *
goi_application_new (void)
{
  goi_app_resources_register ();
  return g_object_new (GOI_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "resource-base-path", GOI_RESOURCE_PREFIX,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}

/**
 * goi_application_open_collection:
 * @self: the program
 * @file: a collection
 *
 * Shows it, in the window that has it already or in a new one.
 */
void
goi_application_open_collection (GoiApplication *self, GFile *file)
{
  goi_application_open_collection_from (self, file, NULL);
}

/**
 * goi_application_open_collection_from:
 * @self: (nullable): the program
 * @file: a collection
 * @window: (nullable): a window that may show it instead of its own
 *
 * Shows it in the window that has it already, or in @window, or in a new one.
 */
void
goi_application_open_collection_from (GoiApplication *self, GFile *file, GoiWindow *window)
{
  GoiWindow *shown = self != NULL ? find_window (self, file) : NULL;

  if (shown == NULL || goi_window_get_collection (shown) == NULL)
    {
      if (shown == NULL)
        shown = window != NULL ? window : goi_window_new (self);
      goi_window_open_file (shown, file, GOI_OPEN_NONE);
    }
  gtk_window_present (GTK_WINDOW (shown));
}
