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
  { "win.back", { "<Alt>Left" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.save", { "<Control>s" } },
  { "win.print", { "<Control>p" } },
  { "win.find", { "<Control>f" } },
  { "win.export", { "<Control>e" } },
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

static const GActionEntry app_actions[] = {
  { .name = "help", .activate = action_help },
  { .name = "quit", .activate = action_quit },
};

static void
goi_application_activate (GApplication *app)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (app));

  if (window == NULL)
    window = GTK_WINDOW (goi_window_new (GOI_APPLICATION (app)));
  gtk_window_present (window);
}

static void
goi_application_startup (GApplication *app)
{
  G_APPLICATION_CLASS (goi_application_parent_class)->startup (app);

  g_action_map_add_action_entries (G_ACTION_MAP (app), app_actions, G_N_ELEMENTS (app_actions), app);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (app), accelerators[i].action,
                                           accelerators[i].accels);
}

static void
goi_application_class_init (GoiApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = goi_application_activate;
  application_class->startup = goi_application_startup;
}

static void
goi_application_init (GoiApplication *self)
{
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
