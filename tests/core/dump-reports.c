/* dump-reports.c: prints random report documents for the schema's test
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-test-report.h"

int
main (void)
{
  static const char *const editions[] = { "2008", "2014", "2019", "2021" };
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (int i = 0; i < 40; i++)
    {
      g_autoptr (GoiReport) report = goi_test_report_random (editions[i % 4], random);
      g_autofree char *json = goi_report_to_json (report, GOI_JSON_STYLE_LINE);
      g_print ("%s\n", json);
    }
  return 0;
}
