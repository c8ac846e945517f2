/* goi-import-item.h: a line of an import: a file, or a report in it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-import-pending.h"
#include "goi-read-pool.h"

G_BEGIN_DECLS

/**
 * GoiImportItem:
 *
 * A file, from when it was chosen until somebody has decided about it. A file with several reports becomes
 * several lines once it has been read.
 *
 * Property: "state", an int, notified when anything else about it changes too.
 */
#define GOI_TYPE_IMPORT_ITEM (goi_import_item_get_type ())
G_DECLARE_FINAL_TYPE (GoiImportItem, goi_import_item, GOI, IMPORT_ITEM, GObject)

GoiImportItem    *goi_import_item_new_for_file (GFile *file, const char *name);
GoiImportItem    *goi_import_item_new (GoiReadInput *input);
GoiImportItem    *goi_import_item_new_beside (GoiImportItem *other, const char *name);
GoiReadInput     *goi_import_item_get_input (GoiImportItem *self);
const char       *goi_import_item_get_name (GoiImportItem *self);
void              goi_import_item_set_name (GoiImportItem *self, const char *name);

GoiImportState    goi_import_item_get_state (GoiImportItem *self);
const char       *goi_import_item_get_note (GoiImportItem *self);
GoiImportPending *goi_import_item_get_pending (GoiImportItem *self);
gint64            goi_import_item_get_report (GoiImportItem *self);
gboolean          goi_import_item_is_read (GoiImportItem *self);
void              goi_import_item_set_state (GoiImportItem *self, GoiImportState state, const char *note);
void              goi_import_item_set_pending (GoiImportItem *self, GoiImportPending *pending);
char             *goi_import_item_to_line (GoiImportItem *self);

G_END_DECLS
