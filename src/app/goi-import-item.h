/* goi-import-item.h: a file on its way into a collection
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-read.h"

G_BEGIN_DECLS

/**
 * GoiImportOutcome:
 * @GOI_IMPORT_WAITING: its turn has not come
 * @GOI_IMPORT_READING: it is being read
 * @GOI_IMPORT_DONE: imported, nothing in doubt
 * @GOI_IMPORT_DOUBTS: imported, something is in doubt or wrong
 * @GOI_IMPORT_ALREADY_THERE: the same file was imported before
 * @GOI_IMPORT_FAILED: it could not be read, or it is no annual report
 * @GOI_IMPORT_STOPPED: the import was stopped before its turn
 *
 * How far a file has come, or how it ended.
 */
typedef enum
{
  GOI_IMPORT_WAITING,
  GOI_IMPORT_READING,
  GOI_IMPORT_DONE,
  GOI_IMPORT_DOUBTS,
  GOI_IMPORT_ALREADY_THERE,
  GOI_IMPORT_FAILED,
  GOI_IMPORT_STOPPED,
} GoiImportOutcome;
#define GOI_N_IMPORT_OUTCOMES (GOI_IMPORT_STOPPED + 1)

/**
 * GoiImportItem:
 *
 * Property: "outcome", an int, notified when anything else about it changes too.
 */
#define GOI_TYPE_IMPORT_ITEM (goi_import_item_get_type ())
G_DECLARE_FINAL_TYPE (GoiImportItem, goi_import_item, GOI, IMPORT_ITEM, GObject)

GoiImportItem   *goi_import_item_new_for_file (GFile *file, const char *name);
GoiImportItem   *goi_import_item_new_for_text (const char *text, const char *name);
GFile           *goi_import_item_get_file (GoiImportItem *self);
const char      *goi_import_item_get_text (GoiImportItem *self);
const char      *goi_import_item_get_name (GoiImportItem *self);
GoiImportOutcome goi_import_item_get_outcome (GoiImportItem *self);
const char      *goi_import_item_get_message (GoiImportItem *self);
gint64           goi_import_item_get_report (GoiImportItem *self);
guint            goi_import_item_get_n_reports (GoiImportItem *self);
void             goi_import_item_finish (GoiImportItem *self, GoiImportOutcome outcome, const char *message,
                                         GArray *ids);
gboolean         goi_import_item_is_finished (GoiImportItem *self);
char            *goi_import_item_to_line (GoiImportItem *self);

const char      *goi_import_outcome_get_label (GoiImportOutcome outcome);
const char      *goi_import_outcome_get_icon (GoiImportOutcome outcome);

G_END_DECLS
