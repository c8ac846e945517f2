/* fuzz-odf.c: ODT texts and ODS spreadsheets, given as their parts
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "goi-office-reader.h"

static const FuzzPart parts[] = {
  { "content.xml", NULL },
};

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = fuzz_package (data, size, parts, G_N_ELEMENTS (parts));
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiDocument) document = goi_office_reader_read (bytes, NULL, &error);

  fuzz_check_document (document, error);
  return 0;
}
