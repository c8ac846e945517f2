/* goi-settings.c: the settings of the window
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-settings"

#include "config.h"

#include "goi-settings.h"

/**
 * goi_settings_get:
 *
 * The keys are described in org.example.GoiReports.gschema.xml.
 *
 * Returns: (transfer none): the settings, the same object for the whole program
 */
GSettings *
goi_settings_get (void)
{
  static GSettings *settings = NULL;

  if (settings == NULL)
    settings = g_settings_new (APP_ID);
  return settings;
}
