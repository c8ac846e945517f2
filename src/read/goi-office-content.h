/* goi-office-content.h: what stands in a body, a cell or a box, before it becomes a document
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Columns of one table, cells of all tables, places of one table's grid, and bytes of text, at most. */
#define GOI_CONTENT_MAX_COLUMNS 4096
#define GOI_CONTENT_MAX_CELLS 1000000
#define GOI_CONTENT_MAX_GRID 4000000
#define GOI_CONTENT_MAX_TEXT (64 * 1024 * 1024)

/**
 * GoiContentLimits:
 * @n_cells: cells so far
 * @n_bytes: bytes of text so far
 * @exceeded: whether it was too much; what comes then is not taken any more
 *
 * How much all contents of one document have taken in. Begins as all zeros.
 */
typedef struct
{
  gsize n_cells;
  gsize n_bytes;
  gboolean exceeded;
} GoiContentLimits;

typedef struct _GoiContent GoiContent;
typedef struct _GoiContentTable GoiContentTable;

GoiContent      *goi_content_new (GoiContentLimits *limits);
void          goi_content_free (GoiContent *self);
void          goi_content_add_text (GoiContent *self, const char *text);
void          goi_content_append (GoiContent *self, GoiContent *other);
void          goi_content_copy_text (GoiContent *self, GoiContent *copy);
gboolean      goi_content_is_empty (GoiContent *self);
GoiContentTable *goi_content_add_table (GoiContent *self);
GoiContent      *goi_content_table_add_cell (GoiContentTable *self, guint row, guint column, guint row_span,
                                       guint column_span);
void          goi_content_table_mark_sliver (GoiContentTable *self, guint column);
gboolean      goi_content_table_extend_above (GoiContentTable *self, guint row, guint column);
gboolean      goi_content_table_extend_left (GoiContentTable *self, guint row, guint column, guint by);
void          goi_content_table_repeat_row (GoiContentTable *self, guint row);
void          goi_content_emit (GoiContent *self, GoiDocument *document);
void          goi_content_emit_settled (GoiContent *self, GoiDocument *document);
gboolean      goi_content_limits_check (GoiContentLimits *limits, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiContent, goi_content_free)

G_END_DECLS
