/* goi-report-page-private.h: what the files of GoiReportPage share
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-form-document.h"
#include "goi-form-findings.h"
#include "goi-form-outline.h"
#include "goi-form-saver.h"
#include "goi-form-view.h"
#include "goi-original-view.h"
#include "goi-report-page.h"

G_BEGIN_DECLS

struct _GoiReportPage
{
  GtkWidget parent_instance;

  /* Template Widgets */
  AdwToastOverlay *toast_overlay;
  GMenu *output_section;
  AdwWindowTitle *window_title;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *save_button;
  GtkWidget *last_year_toggle;
  GtkWidget *original_toggle;
  GtkLabel *check_count;
  GtkRevealer *recovery_revealer;
  GtkLabel *recovery_label;
  GtkWidget *discard_button;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *failed_page;
  AdwBin *outline_bin;
  AdwBin *form_bin;
  GtkPaned *paned;
  GtkLabel *cell_name;
  GtkLabel *cell_origin;
  GtkBox *side_box;

  /* Made when the report is there */
  GoiFormView *view;
  GoiFormOutline *outline;
  GoiFormFindings *findings;
  GoiOriginalView *original;

  /* Owned References */
  GoiCollection *collection;
  GoiFormDocument *document;
  GoiFormSaver *saver;
  GoiReport *saved;
  GoiReport *saving;
  GoiReport *last_year;
  GCancellable *cancellable;
  GDateTime *kept_at;
  char *text;
  char *wanted_key;
  char *last_changed_key;

  gint64 id;
  guint show_id;
  guint show_original : 1;
  guint show_check : 1;
  guint show_last_year : 1;
  guint closing : 1;
};

void _goi_report_page_install_actions (GtkWidgetClass *widget_class);
void _goi_report_page_install_output (GtkWidgetClass *widget_class);
void _goi_report_page_update_actions (GoiReportPage *self);
void _goi_report_page_take_report (GoiReportPage *self, GoiStoredReport *stored);
void _goi_report_page_load_draft (GoiReportPage *self);
void _goi_report_page_keep_recovered (GoiReportPage *self);
void _goi_report_page_discard_recovered (GoiReportPage *self);
void _goi_report_page_update_title (GoiReportPage *self);
void _goi_report_page_update_side (GoiReportPage *self);
void _goi_report_page_load_last_year (GoiReportPage *self);
void _goi_report_page_say (GoiReportPage *self, const char *message);
void _goi_report_page_set_checked (GoiReportPage *self, gboolean checked);
void _goi_report_page_show_key (GoiReportPage *self, const char *key);

G_END_DECLS
