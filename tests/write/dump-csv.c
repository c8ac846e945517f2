/* dump-csv.c: prints random reports as comma-separated values or as JSON Lines, for another program to compare
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-test-report.h"
#include "goi-write.h"

#include <gio/gunixoutputstream.h>
#include <unistd.h>

int
main (int argc, char *argv[])
{
  static const char *const editions[] = { "2008", "2014", "2019", "2021" };
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GOutputStream) out = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  GoiWriteFormat format;

  if (argc != 2 || !goi_write_format_from_name (argv[1], &format))
    return 1;
  for (int i = 0; i < 24; i++)
    g_ptr_array_add (reports, goi_test_report_random (editions[i % 4], random));
  return goi_write_reports (reports, format, out, NULL, NULL) ? 0 : 1;
}
