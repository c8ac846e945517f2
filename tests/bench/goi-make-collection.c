/* goi-make-collection.c: makes a collection with as many reports as one wants
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * goi-make-collection FILE N: always the same N reports.
 */

#include "goi-made-report.h"

#include <stdlib.h>

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  guint n = argc == 3 ? (guint) strtoul (argv[2], NULL, 10) : 0;
  gint64 start = g_get_monotonic_time ();

  if (n == 0)
    {
      g_printerr ("Usage: %s FILE NUMBER\n", argv[0]);
      return 1;
    }
  if (!goi_made_collection (argv[1], n, TRUE, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  g_printerr ("%u reports in %.1f s\n", n, (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  return 0;
}
