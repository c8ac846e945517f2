/* goi-office-sheet.h: a sheet of a workbook, before it becomes paragraphs and tables
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-office-content.h"

G_BEGIN_DECLS

/* The largest sheet of the formats that are read. */
#define GOI_SHEET_MAX_ROWS 1048576
#define GOI_SHEET_MAX_COLUMNS 16384

typedef struct _GoiSheet GoiSheet;

GoiSheet *goi_sheet_new (GoiContentLimits *limits);
void      goi_sheet_free (GoiSheet *self);
void      goi_sheet_add_cell (GoiSheet *self, guint row, guint column, const char *text,
                              gboolean has_border);
void      goi_sheet_merge (GoiSheet *self, guint row, guint column, guint n_rows, guint n_columns);
void      goi_sheet_hide_row (GoiSheet *self, guint row);
void      goi_sheet_hide_columns (GoiSheet *self, guint first, guint last);
gboolean  goi_sheet_is_empty (GoiSheet *self);
void      goi_sheet_emit (GoiSheet *self, GoiDocument *document);
gboolean  goi_sheet_is_default_name (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiSheet, goi_sheet_free)

G_END_DECLS
