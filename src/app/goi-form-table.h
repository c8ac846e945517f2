/* goi-form-table.h: a table of the form, as it is printed, to type into
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-cell-entry.h"

G_BEGIN_DECLS

#define GOI_TYPE_FORM_TABLE (goi_form_table_get_type ())
G_DECLARE_FINAL_TYPE (GoiFormTable, goi_form_table, GOI, FORM_TABLE, GtkWidget)

GtkWidget    *goi_form_table_new (GoiFormDocument *document, GoiTable *table);
GoiTable     *goi_form_table_get_table (GoiFormTable *self);
GoiCellEntry *goi_form_table_get_entry (GoiFormTable *self, const GoiCell *cell);
GPtrArray    *goi_form_table_get_entries (GoiFormTable *self);
GoiCellEntry *goi_form_table_get_focus_entry (GoiFormTable *self);
void          goi_form_table_refresh (GoiFormTable *self);
void          goi_form_table_set_last_year (GoiFormTable *self, GoiReport *report);

void          goi_form_table_select_block (GoiFormTable *self, GoiCellEntry *from, GoiCellEntry *to);
char         *goi_form_table_copy_text (GoiFormTable *self);
gboolean      goi_form_table_paste_text (GoiFormTable *self, const char *text, char **problem);
gboolean      goi_form_table_blank_selection (GoiFormTable *self);

G_END_DECLS
