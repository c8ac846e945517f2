/* fuzz-zip.c: ZIP archives as they are, and the documents in them
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "goi-office-reader.h"
#include "goi-ofd-reader.h"
#include "goi-zip-package.h"

#define MAX_PART (1024 * 1024)

static void
read_parts (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiZipPackage) package = goi_zip_package_new (bytes, &error);
  GPtrArray *names;

  fuzz_check_error (package != NULL, error);
  if (package == NULL)
    return;
  names = goi_zip_package_get_names (package);
  for (guint i = 0; i < MIN (names->len, 20); i++)
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (GBytes) part
        = goi_zip_package_read_all (package, g_ptr_array_index (names, i), MAX_PART, &problem);

      fuzz_check_error (part != NULL, problem);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) problem = NULL;
  g_autoptr (GoiDocument) office = NULL;
  g_autoptr (GoiDocument) ofd = NULL;

  read_parts (bytes);
  office = goi_office_reader_read (bytes, NULL, &error);
  fuzz_check_document (office, error);
  ofd = goi_ofd_reader_read (bytes, NULL, &problem);
  fuzz_check_document (ofd, problem);
  return 0;
}
