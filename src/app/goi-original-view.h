/* goi-original-view.h: the text of the document that a report was read from
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOI_TYPE_ORIGINAL_VIEW (goi_original_view_get_type ())
G_DECLARE_FINAL_TYPE (GoiOriginalView, goi_original_view, GOI, ORIGINAL_VIEW, GtkWidget)

GtkWidget     *goi_original_view_new (void);
void           goi_original_view_set_text (GoiOriginalView *self, const char *name, const char *text);
void           goi_original_view_set_places (GoiOriginalView *self, GoiReport *report);
void           goi_original_view_mark (GoiOriginalView *self, gint64 start, gint64 end);
void           goi_original_view_reveal (GoiOriginalView *self, gint64 at);
gboolean       goi_original_view_get_marked (GoiOriginalView *self, gint64 *start, gint64 *end);
const GoiCell *goi_original_view_find_cell (GoiOriginalView *self, gint64 at);
GtkTextView   *goi_original_view_get_text_view (GoiOriginalView *self);

G_END_DECLS
