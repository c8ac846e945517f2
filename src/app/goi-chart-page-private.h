/* goi-chart-page-private.h: what the files of GoiChartPage share
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-chart-choices.h"
#include "goi-chart-page.h"
#include "goi-chart-table.h"
#include "goi-chart-view.h"

G_BEGIN_DECLS

struct _GoiChartPage
{
  GtkWidget parent_instance;

  /* Template Widgets */
  AdwFlap *flap;
  GtkWidget *panel;
  GtkListBox *kinds;
  GtkToggleButton *percent_button;
  GtkToggleButton *numbers_button;
  GtkDropDown *sort;
  GtkToggleButton *direction_button;
  GtkMenuButton *years_button;
  GtkListBox *years;
  GtkLabel *agencies_label;
  GtkSearchEntry *search;
  GtkListView *agencies;
  GtkCheckButton *values_check;
  GtkCheckButton *patterns_check;
  GtkCheckButton *pale_check;
  GtkToggleButton *table_button;
  GtkMenuButton *export_button;
  GtkStack *stack;
  AdwStatusPage *failed_page;
  GoiChartView *view;
  GoiChartTable *table;

  /* Owned References */
  GoiCollection *collection;
  GoiChartChoices *choices;
  GoiChartOptions *options;
  GoiChartData *data;
  GCancellable *cancellable;
  GtkPrintSettings *print_settings;
  GtkPageSetup *page_setup;
  char **waiting_agencies;

  guint update_id;
  guint generation;
  guint loading : 1;
  guint stale : 1;
  guint loaded : 1;
  guint filling : 1;
  guint show_table : 1;
  char *problem;
};

void _goi_chart_page_fill_kinds (GoiChartPage *self);
void _goi_chart_page_fill_sort (GoiChartPage *self);
void _goi_chart_page_set_up_agencies (GoiChartPage *self);
void _goi_chart_page_update_panel (GoiChartPage *self);
void _goi_chart_page_read_panel (GoiChartPage *self);
void _goi_chart_page_queue_update (GoiChartPage *self);
void _goi_chart_page_install_output (GtkWidgetClass *widget_class);
void _goi_chart_page_bind_panel (GtkWidgetClass *widget_class);
void _goi_chart_page_toast (GoiChartPage *self, const char *message);

G_END_DECLS
