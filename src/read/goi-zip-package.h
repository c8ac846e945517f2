/* goi-zip-package.h: the parts of a document that is a ZIP archive
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is read of one archive at most: its entries, the bytes of one part, of all parts together, and
 * how many times larger than the file its parts may be in all (above an amount that is always fine). */
#define GOI_ZIP_MAX_ENTRIES 10000
#define GOI_ZIP_MAX_PART (256 * 1024 * 1024)
#define GOI_ZIP_MAX_TOTAL (512 * 1024 * 1024)
#define GOI_ZIP_MAX_RATIO 200
#define GOI_ZIP_FREE_BYTES (8 * 1024 * 1024)

#define GOI_TYPE_ZIP_PACKAGE (goi_zip_package_get_type ())
G_DECLARE_FINAL_TYPE (GoiZipPackage, goi_zip_package, GOI, ZIP_PACKAGE, GObject)

gboolean       goi_zip_package_is_zip (GBytes *bytes);
gboolean       goi_zip_package_has_too_many_entries (GBytes *bytes);
GoiZipPackage *goi_zip_package_new (GBytes *bytes, GError **error);
gboolean       goi_zip_package_contains (GoiZipPackage *self, const char *name);
GPtrArray     *goi_zip_package_get_names (GoiZipPackage *self);
gboolean       goi_zip_package_open (GoiZipPackage *self, const char *name, GError **error);
gssize         goi_zip_package_read (GoiZipPackage *self, gpointer buffer, gsize size, GError **error);
GBytes        *goi_zip_package_read_all (GoiZipPackage *self, const char *name, gsize limit,
                                         GError **error);

G_END_DECLS
