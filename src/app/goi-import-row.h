/* goi-import-row.h: a file in the list of what was imported
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-import-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOI_TYPE_IMPORT_ROW (goi_import_row_get_type ())
G_DECLARE_FINAL_TYPE (GoiImportRow, goi_import_row, GOI, IMPORT_ROW, GtkWidget)

GtkWidget *goi_import_row_new (void);
void       goi_import_row_set_item (GoiImportRow *self, GoiImportItem *item);

G_END_DECLS
