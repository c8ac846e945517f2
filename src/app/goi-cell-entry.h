/* goi-cell-entry.h: a cell of the form that can be typed into
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-form-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOI_TYPE_CELL_ENTRY (goi_cell_entry_get_type ())
G_DECLARE_FINAL_TYPE (GoiCellEntry, goi_cell_entry, GOI, CELL_ENTRY, GtkEntry)

GtkWidget     *goi_cell_entry_new (GoiFormDocument *document, const GoiCell *cell);
const GoiCell *goi_cell_entry_get_cell (GoiCellEntry *self);
void           goi_cell_entry_refresh (GoiCellEntry *self);

gboolean       goi_cell_entry_is_typing (GoiCellEntry *self);
gboolean       goi_cell_entry_is_editing (GoiCellEntry *self);
gboolean       goi_cell_entry_is_composing (GoiCellEntry *self);
void           goi_cell_entry_begin_editing (GoiCellEntry *self);
gboolean       goi_cell_entry_cancel (GoiCellEntry *self);
gboolean       goi_cell_entry_finish (GoiCellEntry *self);
const char    *goi_cell_entry_get_problem (GoiCellEntry *self);

void           goi_cell_entry_set_selected (GoiCellEntry *self, gboolean selected);
void           goi_cell_entry_set_last_year (GoiCellEntry *self, const char *text);

char          *goi_cell_entry_dup_full_name (GoiCellEntry *self);
char          *goi_cell_entry_dup_origin (GoiCellEntry *self);

G_END_DECLS
