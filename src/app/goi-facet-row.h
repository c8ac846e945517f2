/* goi-facet-row.h: a line of the sidebar
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GoiFacetRow:
 *
 * A line of the sidebar: label, number, and for branches of a tree an arrow. Signals:
 * "toggle-expanded"; "add": it shall be chosen together with others.
 */
#define GOI_TYPE_FACET_ROW (goi_facet_row_get_type ())
G_DECLARE_FINAL_TYPE (GoiFacetRow, goi_facet_row, GOI, FACET_ROW, GtkListBoxRow)

GtkWidget  *goi_facet_row_new (const char *key);
const char *goi_facet_row_get_key (GoiFacetRow *self);
void        goi_facet_row_set_label (GoiFacetRow *self, const char *label, const char *tooltip);
void        goi_facet_row_set_count (GoiFacetRow *self, guint count, gboolean known);
void        goi_facet_row_set_depth (GoiFacetRow *self, guint depth);
void        goi_facet_row_set_expander (GoiFacetRow *self, gboolean expandable, gboolean expanded);
void        goi_facet_row_set_active (GoiFacetRow *self, gboolean active);
gboolean    goi_facet_row_get_active (GoiFacetRow *self);
guint       goi_facet_row_get_count (GoiFacetRow *self);

G_END_DECLS
