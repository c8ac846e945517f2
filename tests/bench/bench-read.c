/* bench-read.c: reading reports against reading their bytes
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-read.h"

/* Usage: bench-read ROUNDS FILE…
 *
 * In each round reads the bytes of all files, then the reports in them. Prints the medians a file in
 * microseconds and their ratio. */

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

static double
median (GArray *times)
{
  g_array_sort (times, compare);
  return g_array_index (times, double, times->len / 2);
}

static double
read_bytes (char **files, int n)
{
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < n; i++)
    {
      g_autofree char *data = NULL;
      gsize length;
      if (!g_file_get_contents (files[i], &data, &length, NULL))
        g_error ("cannot read %s", files[i]);
    }
  return (g_get_monotonic_time () - start) / (double) n;
}

static double
read_reports (char **files, int n)
{
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (files[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GoiReading) reading = goi_read_file (file, NULL, &error);
      if (reading == NULL)
        g_error ("%s: %s", files[i], error->message);
    }
  return (g_get_monotonic_time () - start) / (double) n;
}

int
main (int argc, char **argv)
{
  g_autoptr (GArray) bytes = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) reports = g_array_new (FALSE, FALSE, sizeof (double));
  int rounds, n = argc - 2;

  if (n < 1)
    {
      g_printerr ("usage: bench-read ROUNDS FILE…\n");
      return 1;
    }
  rounds = MAX (1, atoi (argv[1]));
  read_reports (argv + 2, n); /* warms the caches */
  for (int i = 0; i < rounds; i++)
    {
      double b = read_bytes (argv + 2, n);
      double r = read_reports (argv + 2, n);
      g_array_append_val (bytes, b);
      g_array_append_val (reports, r);
    }
  g_print ("%.1f\t%.1f\t%.1f\n", median (bytes), median (reports), median (reports) / median (bytes));
  return 0;
}
