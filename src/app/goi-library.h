/* goi-library.h: where collections live, and which were open before
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GFile    *goi_library_get_own_file (void);
GFile    *goi_library_get_sample_file (void);
GFile    *goi_library_get_sample_documents (void);
gboolean  goi_library_is_own (GFile *file);
gboolean  goi_library_is_sample (GFile *file);
gboolean  goi_library_is_collection_name (GFile *file);
char     *goi_library_get_name (GFile *file);
gboolean  goi_library_ensure_folder (GError **error);
gboolean  goi_library_remove_collection (GFile *file, GError **error);

GFile    *goi_library_get_last (void);
void      goi_library_remember (GFile *file);
void      goi_library_forget (GFile *file);
GPtrArray *goi_library_list_recent (void);

G_END_DECLS
