/* goi-import-log.h: how an import went, to be kept
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-importer.h"

G_BEGIN_DECLS

char *goi_import_log_to_text (GListModel *items);
char *goi_import_log_to_csv (GListModel *items);

G_END_DECLS
