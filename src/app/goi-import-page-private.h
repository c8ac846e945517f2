/* goi-import-page-private.h: what the files of GoiImportPage share
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-import-page.h"

G_BEGIN_DECLS

struct _GoiImportPage
{
  GtkWidget parent_instance;

  /* Template Widgets */
  AdwWindowTitle *window_title;
  GtkButton *accept_ready;
  GtkRevealer *progress_revealer;
  GtkLabel *progress_label;
  GtkLabel *time_label;
  GtkProgressBar *progress;
  GtkWidget *filter_box;
  GtkStack *stack;
  GtkPaned *paned;
  AdwStatusPage *nothing;
  GtkColumnView *view;
  AdwBin *detail_bin;

  /* Owned References */
  GoiImporter *importer;
  GtkFilter *custom_filter;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  GtkMultiSelection *selection;
  GCancellable *cancellable;

  /* Borrowed References */
  GtkToggleButton *filters[GOI_N_IMPORT_FILTERS];
  GoiImportDetail *detail;

  GoiImportFilter filter;
  guint update_id;
  guint detail_id;
  guint scroll_id;
  guint n_scrolls;
  guint n_added; /* when somebody last began to decide */
  guint deciding : 1;
  guint show_detail : 1;
  guint height_known : 1;
};

/* goi-import-page.c */
void _goi_import_page_update (GoiImportPage *self);
void _goi_import_page_say (GoiImportPage *self, const char *text);
void _goi_import_page_open (GoiImportPage *self, gint64 id);
GPtrArray *_goi_import_page_get_selected (GoiImportPage *self);
void _goi_import_page_move_on (GoiImportPage *self);

/* goi-import-page-actions.c */
void _goi_import_page_install_actions (GtkWidgetClass *widget_class);
void _goi_import_page_init_keys (GoiImportPage *self);
void _goi_import_page_update_actions (GoiImportPage *self);

G_END_DECLS
