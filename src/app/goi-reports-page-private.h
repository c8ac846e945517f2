/* goi-reports-page-private.h: what the files of GoiReportsPage share
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-facet-sidebar.h"
#include "goi-report-detail.h"
#include "goi-report-mend.h"
#include "goi-report-table.h"
#include "goi-reports-page.h"

G_BEGIN_DECLS

struct _GoiReportsPage
{
  AdwBin parent_instance;

  /* Template Widgets */
  AdwFlap *sidebar_flap;
  AdwFlap *detail_flap;
  GoiFacetSidebar *sidebar;
  GoiReportDetail *detail;
  GoiReportTable *table;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *failed;
  AdwStatusPage *nothing_found;
  GtkWidget *trash_bar;
  GtkLabel *status;
  GMenuModel *context_menu;
  GMenuModel *trash_menu;
  GMenuModel *export_menu;

  /* Owned References */
  GoiCollection *collection;
  GCancellable *facets_cancellable;
  GCancellable *cancellable; /* of whatever belongs to the collection that is open */
  GoiReportSummary *shown;
  AdwToast *undo; /* the toast that can take the last change back */
  char *search;
  char *name;

  guint detail_id;
  guint spinner_id;
  guint detail_stale : 1;
  guint out_of_sight : 1; /* it was shown before, and is covered by something else */
  guint facets_stale : 1;
  guint select_first : 1; /* nothing has been selected since the collection was opened */
};

void _goi_reports_page_install_actions (GtkWidgetClass *widget_class);
void _goi_reports_page_init_shortcuts (GoiReportsPage *self);
void _goi_reports_page_update_actions (GoiReportsPage *self);
void _goi_reports_page_add_toast (GoiReportsPage *self, AdwToast *toast);
void _goi_reports_page_clear_search (GoiReportsPage *self);
void _goi_reports_page_set_undo (GoiReportsPage *self, AdwToast *toast);
void _goi_reports_page_complain (GoiReportsPage *self, const char *what, const GError *error);
void _goi_reports_page_open (GoiReportsPage *self, gint64 id, const char *cell);
void _goi_reports_page_chart (GoiReportsPage *self, const char *const *agencies);

G_END_DECLS
