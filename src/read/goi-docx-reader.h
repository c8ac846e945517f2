/* goi-docx-reader.h: reads DOCX documents
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-document.h"
#include "goi-zip-package.h"

G_BEGIN_DECLS

GoiDocument *goi_docx_reader_read (GoiZipPackage *package, GCancellable *cancellable, GError **error);

G_END_DECLS
