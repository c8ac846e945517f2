/* bench-open-collection.c: what a collection costs, small and large
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * bench-open-collection [SMALL LARGE]: opens both in turns, counts their reports and reads their first
 * hundred lines, as the window does when it starts; prints the medians and what large costs in
 * comparison with small. Then what one does with the large one. Without arguments it first makes
 * collections of 100 and 100,000 reports, which takes some minutes and a gigabyte and a half of the
 * temporary folder.
 */

#include "goi-made-report.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#define ROUNDS 41
#define WINDOW 100

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return values[n / 2];
}

static void
give_up (GError *error)
{
  g_printerr ("%s\n", error->message);
  exit (2);
}

static double
milliseconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static GoiCollection *
open_collection (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  GError *error = NULL;
  GoiCollection *collection = goi_collection_open (file, GOI_OPEN_NONE, NULL, &error);

  if (collection == NULL)
    give_up (error);
  return collection;
}

/* From the file's name to the first lines on the screen, without the screen. */
static double
time_opening (const char *path, GoiQuery *query, guint *count)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GoiCollection) collection = open_collection (path);
  GError *error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  double taken;

  *count = goi_collection_count (collection, query, NULL, &error);
  if (error == NULL)
    rows = goi_collection_list (collection, query, 0, WINDOW, NULL, &error);
  if (error != NULL)
    give_up (error);
  taken = milliseconds_since (start);
  goi_collection_close (collection);
  return taken;
}

static void
compare_opening (const char *small, const char *large)
{
  double small_times[ROUNDS], large_times[ROUNDS], a, b;
  guint n_small = 0, n_large = 0;
  g_autoptr (GoiQuery) query = goi_query_new ();

  for (guint i = 0; i < ROUNDS; i++)
    {
      small_times[i] = time_opening (small, query, &n_small);
      large_times[i] = time_opening (large, query, &n_large);
    }
  a = median (small_times, ROUNDS);
  b = median (large_times, ROUNDS);
  g_print ("open + count + first %d lines, median of %d:\n", WINDOW, ROUNDS);
  g_print ("%8u reports  %8.2f ms\n%8u reports  %8.2f ms\nratio %.2f\n", n_small, a, n_large, b, b / a);
}

static void
time_list (GoiCollection *collection, const char *what, GoiQuery *query, guint offset)
{
  gint64 start = g_get_monotonic_time ();
  GError *error = NULL;
  guint n = goi_collection_count (collection, query, NULL, &error);
  g_autoptr (GPtrArray) rows = NULL;

  if (error == NULL)
    rows = goi_collection_list (collection, query, offset, WINDOW, NULL, &error);
  if (error != NULL)
    give_up (error);
  g_print ("%-44s %8.1f ms  (%u reports)\n", what, milliseconds_since (start), n);
}

static void
time_searches (GoiCollection *collection)
{
  static const char *const searches[]
      = { "威海", "威海市财政局", "财政 2021", "政府信息公开", "办", "不动产登记", "annual" };

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr (GoiQuery) query = goi_query_new ();
      g_autofree char *what = g_strdup_printf ("search %s", searches[i]);

      goi_query_set_search (query, searches[i]);
      time_list (collection, what, query, 0);
    }
}

static void
time_orders (GoiCollection *collection, guint middle)
{
  static const char *const names[] = { "agency",    "region",   "year",  "edition", "incoming",
                                       "disclosed", "findings", "state", "changed" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint descending = 0; descending < 2; descending++)
      {
        g_autoptr (GoiQuery) query = goi_query_new ();
        g_autofree char *first
            = g_strdup_printf ("by %s%s, first lines", names[i], descending ? ", descending" : "");
        g_autofree char *deep
            = g_strdup_printf ("by %s%s, lines in the middle", names[i], descending ? ", descending" : "");

        goi_query_set_sort (query, (GoiSortKey) i, descending != 0);
        time_list (collection, first, query, 0);
        time_list (collection, deep, query, middle);
        if (i == 0 && descending == 0)
          time_list (collection, "the same once more", query, middle / 2);
      }
}

static void
time_facets (GoiCollection *collection)
{
  g_autoptr (GoiQuery) query = goi_query_new ();
  const char *years[] = { "2021", "2022", NULL };
  const char *errors[] = { "2", NULL };

  goi_query_set_facet (query, GOI_FACET_YEAR, years);
  time_list (collection, "two years", query, 0);
  goi_query_set_facet (query, GOI_FACET_FINDINGS, errors);
  time_list (collection, "two years, with errors", query, 0);
  goi_query_set_facet (query, GOI_FACET_YEAR, NULL);
  for (guint i = 0; i < 2; i++)
    {
      gint64 start = g_get_monotonic_time ();
      GError *error = NULL;
      g_autoptr (GoiFacets) facets = goi_collection_facets (collection, query, NULL, &error);

      if (facets == NULL)
        give_up (error);
      g_print ("%-44s %8.1f ms\n", i == 0 ? "facets" : "facets of a search", milliseconds_since (start));
      goi_query_set_search (query, "威海");
    }
}

static void
time_measures (GoiCollection *collection)
{
  g_autoptr (GoiQuery) query = goi_query_new ();
  gint64 start = g_get_monotonic_time ();
  GError *error = NULL;
  g_autoptr (GPtrArray) rows = goi_collection_measures (collection, query, NULL, &error);

  if (rows == NULL)
    give_up (error);
  g_print ("%-44s %8.1f ms\n", "all measures", milliseconds_since (start));
}

static void
measure (const char *small, const char *large)
{
  g_autoptr (GoiCollection) collection = NULL;
  g_autoptr (GoiQuery) query = goi_query_new ();

  compare_opening (small, large);
  collection = open_collection (large);
  time_orders (collection, goi_collection_count (collection, query, NULL, NULL) / 2);
  time_searches (collection);
  time_facets (collection);
  time_measures (collection);
  goi_collection_close (collection);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  g_autofree char *small = NULL;
  g_autofree char *large = NULL;
  GError *error = NULL;

  if (argc == 3)
    {
      measure (argv[1], argv[2]);
      return 0;
    }
  if (argc != 1)
    {
      g_printerr ("Usage: %s [SMALL LARGE]\n", argv[0]);
      return 1;
    }
  folder = g_dir_make_tmp ("goi-bench-XXXXXX", &error);
  if (folder == NULL)
    give_up (error);
  small = g_build_filename (folder, "100.goi", NULL);
  large = g_build_filename (folder, "100000.goi", NULL);
  if (!goi_made_collection (small, 100, FALSE, &error) || !goi_made_collection (large, 100000, TRUE, &error))
    g_printerr ("%s\n", error->message);
  else
    measure (small, large);
  g_remove (small);
  g_remove (large);
  g_rmdir (folder);
  return error != NULL ? 2 : 0;
}
