/* goi-form-view.h: the form as one page: tables and texts in their order
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-form-table.h"
#include "goi-write-parts.h"

G_BEGIN_DECLS

#define GOI_TYPE_FORM_VIEW (goi_form_view_get_type ())
G_DECLARE_FINAL_TYPE (GoiFormView, goi_form_view, GOI, FORM_VIEW, GtkWidget)

const char   *goi_form_view_get_part_title (const GoiPart *part);

GtkWidget    *goi_form_view_new (GoiFormDocument *document);
GPtrArray    *goi_form_view_get_parts (GoiFormView *self);
GoiFormTable *goi_form_view_get_table (GoiFormView *self, const char *id);
GtkWidget    *goi_form_view_get_editor (GoiFormView *self, const char *id);
GoiCellEntry *goi_form_view_get_entry (GoiFormView *self, const GoiCell *cell);
GoiCellEntry *goi_form_view_get_focus_entry (GoiFormView *self);
gboolean      goi_form_view_show_cell (GoiFormView *self, const GoiCell *cell);
void          goi_form_view_reveal_cell (GoiFormView *self, const GoiCell *cell);
void          goi_form_view_reveal_tables (GoiFormView *self);
GtkAdjustment *goi_form_view_get_adjustment (GoiFormView *self);
gboolean      goi_form_view_show_part (GoiFormView *self, const char *id);
gboolean      goi_form_view_step (GoiFormView *self, int direction);
gboolean      goi_form_view_finish_edit (GoiFormView *self);
gboolean      goi_form_view_cancel_problem (GoiFormView *self);
void          goi_form_view_set_last_year (GoiFormView *self, GoiReport *report);

G_END_DECLS
