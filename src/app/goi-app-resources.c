/* goi-app-resources.c: the files that are built into the window
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-app"

#include "config.h"

#include "goi-app-resources.h"

#include "goi-app-resources-data.h"

/**
 * goi_app_resources_register:
 *
 * Makes the templates, styles and icons known. The linker drops the constructor that would do this
 * from a static library, so programs and tests call it, as often as they like.
 */
void
goi_app_resources_register (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      g_resources_register (goi_app_get_resource ());
      g_once_init_leave (&once, 1);
    }
}
