/* goi-make-collection.c: makes a collection with as many reports as one wants
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * goi-make-collection FILE N: always the same N reports.
 */

#include "goi-made-report.h"

#include <stdlib.h>

#define BATCH 500

int
main (int argc, char *argv[])
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiCollection) collection = NULL;
  guint n = argc == 3 ? (guint) strtoul (argv[2], NULL, 10) : 0;
  gint64 start = g_get_monotonic_time ();

  if (n == 0)
    {
      g_printerr ("Usage: %s FILE NUMBER\n", argv[0]);
      return 1;
    }
  file = g_file_new_for_commandline_arg (argv[1]);
  collection = goi_collection_open (file, GOI_OPEN_CREATE, NULL, &error);
  for (guint done = 0; collection != NULL && done < n; done += BATCH)
    {
      g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_add_item_free);

      for (guint i = done; i < n && i < done + BATCH; i++)
        g_ptr_array_add (items, goi_made_item (i));
      if (!goi_collection_add_many (collection, items, NULL, &error))
        break;
      g_printerr ("\r%u", done + items->len);
    }
  if (error != NULL)
    {
      g_printerr ("\n%s\n", error->message);
      return 2;
    }
  g_printerr ("\r%u reports in %.1f s\n", n, (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  return 0;
}
