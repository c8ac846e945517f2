/* fuzz-pdf.c: PDF documents
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "goi-pdf-reader.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiDocument) document = goi_pdf_reader_read (bytes, NULL, &error);

  fuzz_check_document (document, error);
  return 0;
}
