/* goi-import-comparison.h: what a new report says otherwise than the one that is here
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-collection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GoiImportComparison:
 *
 * Its buttons have the actions "review.replace", "review.keep-both", "review.skip" and "review.show".
 *
 * Signal: "cell-picked" (string: the key of a cell).
 */
#define GOI_TYPE_IMPORT_COMPARISON (goi_import_comparison_get_type ())
G_DECLARE_FINAL_TYPE (GoiImportComparison, goi_import_comparison, GOI, IMPORT_COMPARISON, GtkWidget)

GtkWidget  *goi_import_comparison_new (void);
void        goi_import_comparison_set_reports (GoiImportComparison *self, GoiStoredReport *stored, GoiReport *report);
void        goi_import_comparison_focus (GoiImportComparison *self);
GListModel *goi_import_comparison_get_differences (GoiImportComparison *self);

G_END_DECLS
