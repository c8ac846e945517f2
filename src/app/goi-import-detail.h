/* goi-import-detail.h: a report that waits, beside the document that it was read from
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-form-view.h"
#include "goi-import-comparison.h"
#include "goi-importer.h"
#include "goi-original-view.h"

G_BEGIN_DECLS

/**
 * GoiImportDetail:
 *
 * Shows the document of a line beside what was read from it: a cell marks its place, and a place leads to its
 * cell. What is in doubt stands below the document, with the other readings; choosing one corrects the report
 * before it is added. A report of the same agency and year as one that is here is compared with that.
 */
#define GOI_TYPE_IMPORT_DETAIL (goi_import_detail_get_type ())
G_DECLARE_FINAL_TYPE (GoiImportDetail, goi_import_detail, GOI, IMPORT_DETAIL, GtkWidget)

GtkWidget           *goi_import_detail_new (void);
void                 goi_import_detail_set_line (GoiImportDetail *self, GoiImporter *importer, GoiImportItem *item,
                                                 guint n_selected);
void                 goi_import_detail_focus (GoiImportDetail *self);
gboolean             goi_import_detail_undo (GoiImportDetail *self, gboolean redo);
const char          *goi_import_detail_get_page (GoiImportDetail *self);
GoiFormView         *goi_import_detail_get_form (GoiImportDetail *self);
GoiOriginalView     *goi_import_detail_get_original (GoiImportDetail *self);
GoiImportComparison *goi_import_detail_get_comparison (GoiImportDetail *self);

G_END_DECLS
