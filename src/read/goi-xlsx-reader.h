/* goi-xlsx-reader.h: reads XLSX workbooks
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-document.h"
#include "goi-zip-package.h"

G_BEGIN_DECLS

GoiDocument *goi_xlsx_reader_read (GoiZipPackage *package, GCancellable *cancellable, GError **error);

G_END_DECLS
