/* goi-zip-links.h: which part of an Office Open XML package refers to which others
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-zip-package.h"

G_BEGIN_DECLS

typedef struct _GoiZipLinks GoiZipLinks;

GoiZipLinks *goi_zip_links_read (GoiZipPackage *package, const char *part, GCancellable *cancellable,
                                 GError **error);
void         goi_zip_links_free (GoiZipLinks *self);
const char  *goi_zip_links_find_type (GoiZipLinks *self, const char *type);
const char  *goi_zip_links_find_id (GoiZipLinks *self, const char *id);
char        *goi_zip_resolve (const char *part, const char *target);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiZipLinks, goi_zip_links_free)

G_END_DECLS
