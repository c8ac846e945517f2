/* goi-import-difference.h: a cell in which two reports differ
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"

G_BEGIN_DECLS

#define GOI_TYPE_IMPORT_DIFFERENCE (goi_import_difference_get_type ())
G_DECLARE_FINAL_TYPE (GoiImportDifference, goi_import_difference, GOI, IMPORT_DIFFERENCE, GObject)

GListModel    *goi_import_difference_list_new (GoiReport *before, GoiReport *after);
const GoiCell *goi_import_difference_get_cell (GoiImportDifference *self);
const char    *goi_import_difference_get_where (GoiImportDifference *self);
const char    *goi_import_difference_get_before (GoiImportDifference *self);
const char    *goi_import_difference_get_after (GoiImportDifference *self);

G_END_DECLS
