/* fuzz-csv.c: reports as comma-separated values
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "goi-csv-reader.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = goi_reports_from_csv ((const char *) data, size, &error);

  fuzz_check_error (reports != NULL, error);
  return 0;
}
