/* goi-importer.h: reads files into a collection, beside the main loop
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-collection.h"
#include "goi-import-item.h"

G_BEGIN_DECLS

/**
 * GoiImporter:
 *
 * Files are read in a few threads at once and added one after the other in their order, so that the
 * result does not depend on how many threads there are. Properties: "running" (gboolean), "n-done",
 * "n-total" (guint), "current" (string: the file that is being read). Signal "finished": nothing is
 * left to do.
 */
#define GOI_TYPE_IMPORTER (goi_importer_get_type ())
G_DECLARE_FINAL_TYPE (GoiImporter, goi_importer, GOI, IMPORTER, GObject)

GoiImporter *goi_importer_new (GoiCollection *collection);
void         goi_importer_add_files (GoiImporter *self, GPtrArray *files);
void         goi_importer_add_text (GoiImporter *self, const char *text, const char *name);
void         goi_importer_stop (GoiImporter *self);
GListModel  *goi_importer_get_items (GoiImporter *self);
gboolean     goi_importer_is_running (GoiImporter *self);
guint        goi_importer_get_n_done (GoiImporter *self);
guint        goi_importer_get_n_total (GoiImporter *self);
guint        goi_importer_count (GoiImporter *self, GoiImportOutcome outcome);
guint        goi_importer_get_n_passed_over (GoiImporter *self);
const char  *goi_importer_get_current (GoiImporter *self);
char        *goi_importer_to_text (GoiImporter *self);

G_END_DECLS
