/* goi-importer.h: reads files, and adds those that somebody wants to a collection
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-import-item.h"

G_BEGIN_DECLS

/**
 * GoiImportContent:
 * @report: a report as it waits
 * @text: the text of its document, "" when it has none
 *
 * What waits behind a line.
 */
typedef struct
{
  GoiReport *report;
  char *text;
} GoiImportContent;

/**
 * GoiImporter:
 *
 * Files are read several at a time, and what was read waits for a decision; nothing gets into the collection
 * without one. Decisions are carried out one after the other, in the order in which they were taken.
 *
 * Properties: "running" (gboolean: something is read or added), "n-done", "n-total" (guint: files), "current"
 * (string: the files that are being read). Signals: "finished": nothing is left to do but to decide;
 * "changed" (GoiImportItem): a line is in another state now.
 */
#define GOI_TYPE_IMPORTER (goi_importer_get_type ())
G_DECLARE_FINAL_TYPE (GoiImporter, goi_importer, GOI, IMPORTER, GObject)

GoiImporter      *goi_importer_new (GoiCollection *collection);
void              goi_importer_set_automatic (GoiImporter *self, gboolean automatic);
GoiCollection    *goi_importer_get_collection (GoiImporter *self);

/* Reading */
void              goi_importer_add_files (GoiImporter *self, GPtrArray *files);
void              goi_importer_add_input (GoiImporter *self, GoiReadInput *input);
void              goi_importer_stop (GoiImporter *self);

/* Deciding */
gboolean          goi_importer_accept (GoiImporter *self, GoiImportItem *item, GoiImportDecision decision);
guint             goi_importer_accept_ready (GoiImporter *self);
void              goi_importer_skip (GoiImporter *self, GoiImportItem *item);
gboolean          goi_importer_retry (GoiImporter *self, GoiImportItem *item);
void              goi_importer_set_agency (GoiImporter *self, GoiImportItem *item, const char *agency);
void              goi_importer_set_year (GoiImporter *self, GoiImportItem *item, int year);
void              goi_importer_set_report (GoiImporter *self, GoiImportItem *item, GoiReport *report);
void              goi_importer_load_async (GoiImporter *self, GoiImportItem *item, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
GoiImportContent *goi_importer_load_finish (GoiImporter *self, GAsyncResult *result, GError **error);

/* How it stands */
GListModel       *goi_importer_get_items (GoiImporter *self);
gboolean          goi_importer_is_running (GoiImporter *self);
gboolean          goi_importer_is_reading (GoiImporter *self);
guint             goi_importer_get_n_done (GoiImporter *self);
guint             goi_importer_get_n_total (GoiImporter *self);
guint             goi_importer_count (GoiImporter *self, GoiImportState state);
guint             goi_importer_count_open (GoiImporter *self);
guint             goi_importer_get_n_passed_over (GoiImporter *self);
const char       *goi_importer_get_current (GoiImporter *self);
int               goi_importer_get_seconds_left (GoiImporter *self);

void              goi_import_content_free (GoiImportContent *content);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiImportContent, goi_import_content_free)

G_END_DECLS
