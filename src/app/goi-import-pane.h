/* goi-import-pane.h: how an import goes, and how it went
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-importer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GoiImportPane:
 *
 * Signals: "open" (gint64 id): a report shall be shown; "close": the pane is done with.
 */
#define GOI_TYPE_IMPORT_PANE (goi_import_pane_get_type ())
G_DECLARE_FINAL_TYPE (GoiImportPane, goi_import_pane, GOI, IMPORT_PANE, GtkWidget)

GtkWidget   *goi_import_pane_new (void);
void         goi_import_pane_set_importer (GoiImportPane *self, GoiImporter *importer);
GoiImporter *goi_import_pane_get_importer (GoiImportPane *self);
void         goi_import_pane_set_filter (GoiImportPane *self, guint index);
GListModel  *goi_import_pane_get_shown (GoiImportPane *self);

G_END_DECLS
