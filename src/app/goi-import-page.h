/* goi-import-page.h: the review of an import, before anything gets into the collection
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-import-detail.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * GoiImportFilter:
 * @GOI_IMPORT_FILTER_ALL: all lines
 * @GOI_IMPORT_FILTER_READY: those that can be added as they are
 * @GOI_IMPORT_FILTER_DOUBTS: those with something in doubt
 * @GOI_IMPORT_FILTER_DUPLICATES: those of which something like them is there
 * @GOI_IMPORT_FILTER_FAILED: those that could not be read, or were not
 * @GOI_IMPORT_FILTER_DONE: those that were added or skipped
 *
 * Which lines are shown.
 */
typedef enum
{
  GOI_IMPORT_FILTER_ALL,
  GOI_IMPORT_FILTER_READY,
  GOI_IMPORT_FILTER_DOUBTS,
  GOI_IMPORT_FILTER_DUPLICATES,
  GOI_IMPORT_FILTER_FAILED,
  GOI_IMPORT_FILTER_DONE,
} GoiImportFilter;
#define GOI_N_IMPORT_FILTERS (GOI_IMPORT_FILTER_DONE + 1)

/**
 * GoiImportPage:
 *
 * A page over the window's places, with a header bar of its own, whose back button has the action "win.back".
 *
 * Signals: "open-report" (gint64: a report in the collection), "done" (guint: reports that were added; nothing
 * is left to decide), "status-changed" (at most a few times a second), "toast" (AdwToast).
 */
#define GOI_TYPE_IMPORT_PAGE (goi_import_page_get_type ())
G_DECLARE_FINAL_TYPE (GoiImportPage, goi_import_page, GOI, IMPORT_PAGE, GtkWidget)

GtkWidget       *goi_import_page_new (void);
void             goi_import_page_set_importer (GoiImportPage *self, GoiImporter *importer);
GoiImporter     *goi_import_page_get_importer (GoiImportPage *self);
void             goi_import_page_set_filter (GoiImportPage *self, GoiImportFilter filter);
void             goi_import_page_select (GoiImportPage *self, guint position, gboolean only);
void             goi_import_page_focus_list (GoiImportPage *self);
GListModel      *goi_import_page_get_shown (GoiImportPage *self);
GoiImportDetail *goi_import_page_get_detail (GoiImportPage *self);

G_END_DECLS
