/* fuzz-json.c: report documents
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "goi-core.h"

/* What was read is written, and has to be the same when it is read again. */
static void
check_reports (GPtrArray *reports)
{
  for (guint i = 0; i < reports->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *first = goi_report_to_json (g_ptr_array_index (reports, i), GOI_JSON_STYLE_PRETTY);
      g_autoptr (GoiReport) again = goi_report_from_json (first, -1, &error);
      g_autofree char *second = again != NULL ? goi_report_to_json (again, GOI_JSON_STYLE_PRETTY) : NULL;

      if (g_strcmp0 (first, second) != 0)
        g_error ("read back differently: %s", error != NULL ? error->message : "no error");
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = goi_reports_from_json ((const char *) data, size, &error);

  fuzz_check_error (reports != NULL, error);
  if (reports != NULL)
    check_reports (reports);
  return 0;
}
