/* goi-window-private.h: what the files of GoiWindow share
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-check-page.h"
#include "goi-import-page.h"
#include "goi-notice.h"
#include "goi-reports-page.h"
#include "goi-window.h"

G_BEGIN_DECLS

struct _GoiWindow
{
  AdwApplicationWindow parent_instance;

  /* Template Widgets */
  AdwToastOverlay *toast_overlay;
  AdwLeaflet *leaflet;
  GtkWidget *main_page;
  GtkWidget *sidebar_button;
  GtkSearchEntry *search_entry;
  GoiNotice *notice;
  GtkStack *state_stack;
  AdwViewStack *view_stack;
  GoiReportsPage *reports_page;
  AdwBin *charts_bin;
  GoiCheckPage *check_page;
  AdwViewStackPage *check_stack_page;
  AdwStatusPage *opening;
  GtkProgressBar *opening_progress;
  AdwStatusPage *failed;
  GtkWidget *retry_button;
  GtkWidget *own_button;
  GtkRevealer *drop_hint;
  GMenu *recent_menu;
  GMenu *view_menu;

  /* Owned References */
  GFile *file; /* what is open, is being opened, or could not be opened */
  GoiCollection *collection;
  GCancellable *open_cancellable;
  GoiImporter *sample_importer;
  GoiImporter *importer;    /* the last import, until the next one */
  GPtrArray *pending_files; /* to import as soon as the collection is open */

  /* Borrowed References */
  GtkWidget *report_page; /* over the main page, or over the review */
  GtkWidget *review_page; /* over the main page while @reviewing */
  GtkWidget *leaving_page; /* slides out of sight */

  const char *notice_action; /* what the button of the notice does */
  gint64 draft;              /* a report with unsaved changes from before, 0 for none */
  guint pulse_id;
  guint closing : 1;
  guint reviewing : 1;
};

/* goi-window-actions.c */
void _goi_window_init_actions (GoiWindow *self);
void _goi_window_update_actions (GoiWindow *self);

/* goi-window-collection.c */
void _goi_window_set_collection (GoiWindow *self, GoiCollection *collection);
void _goi_window_reset_sample (GoiWindow *self);
void _goi_window_stop_opening (GoiWindow *self);
void _goi_window_update_recent (GoiWindow *self);
void _goi_window_update_notice (GoiWindow *self);

/* goi-window-drop.c */
void _goi_window_init_drop (GoiWindow *self);
void _goi_window_add_drop_target (GoiWindow *self, GtkWidget *page);

/* goi-window-import.c */
void  _goi_window_import_clipboard (GoiWindow *self);
void  _goi_window_import_text (GoiWindow *self, const char *text);
void  _goi_window_show_review (GoiWindow *self);
void  _goi_window_leave_review (GoiWindow *self);
void  _goi_window_drop_import (GoiWindow *self);
gboolean _goi_window_finish_import (GoiWindow *self);
guint _goi_window_count_waiting (GoiWindow *self);

/* goi-window-pages.c */
void       _goi_window_add_places (GoiWindow *self);
void       _goi_window_set_charts_collection (GoiWindow *self, GoiCollection *collection);
void       _goi_window_add_to_chart (GoiWindow *self, const char *const *agencies);
GtkWidget *_goi_window_get_top_page (GoiWindow *self);
gboolean   _goi_window_leave_report (GoiWindow *self);
void       _goi_window_remove_left_page (GoiWindow *self);
void       _goi_window_new_report (GoiWindow *self);

G_END_DECLS
