/* goi-reports-page.h: the place with the list of reports
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-collection.h"
#include "goi-finding-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * GoiReportsPage:
 *
 * Filters, list and details. Signals: "open-report" (gint64 id, string or NULL: the
 * key of a cell to show), "toast" (AdwToast), "chart" (strv of agencies),
 * "search-cleared": the words in the search entry do not count any more,
 * "undo-changed": goi_reports_page_can_undo() may say something else now.
 */
#define GOI_TYPE_REPORTS_PAGE (goi_reports_page_get_type ())
G_DECLARE_FINAL_TYPE (GoiReportsPage, goi_reports_page, GOI, REPORTS_PAGE, AdwBin)

GtkWidget    *goi_reports_page_new (void);
void          goi_reports_page_set_collection (GoiReportsPage *self, GoiCollection *collection);
void          goi_reports_page_set_name (GoiReportsPage *self, const char *name);
void          goi_reports_page_focus_list (GoiReportsPage *self);
void          goi_reports_page_set_search (GoiReportsPage *self, const char *search);
void          goi_reports_page_show_all (GoiReportsPage *self);
GoiQuery     *goi_reports_page_get_query (GoiReportsPage *self);
GActionGroup *goi_reports_page_get_table_actions (GoiReportsPage *self);
void          goi_reports_page_mend (GoiReportsPage *self, GoiFindingItem *item, guint index);
void          goi_reports_page_add_pane_actions (GoiReportsPage *self, GActionMap *map);
gboolean      goi_reports_page_can_undo (GoiReportsPage *self);
void          goi_reports_page_select (GoiReportsPage *self, gint64 id);

G_END_DECLS
