/* main.c: starts the window
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-app"

#include "config.h"

#include "goi-app-resources.h"
#include "goi-application.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  g_autoptr (GoiApplication) app = NULL;
  /* A build tree has its translations elsewhere. */
  const char *locale_dir = g_getenv ("GOI_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  goi_app_resources_register ();
  app = goi_application_new ();
  return g_application_run (G_APPLICATION (app), argc, argv);
}
