/* goi-facet-sidebar.h: the filters at the side of the list
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-collection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GoiFacetSidebar:
 *
 * Filters with live counts. Signal "query-changed": a filter was chosen.
 */
#define GOI_TYPE_FACET_SIDEBAR (goi_facet_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (GoiFacetSidebar, goi_facet_sidebar, GOI, FACET_SIDEBAR, GtkWidget)

GtkWidget *goi_facet_sidebar_new (void);
void       goi_facet_sidebar_set_query (GoiFacetSidebar *self, GoiQuery *query);
GoiQuery  *goi_facet_sidebar_get_query (GoiFacetSidebar *self);
void       goi_facet_sidebar_set_facets (GoiFacetSidebar *self, GoiFacets *facets);
void       goi_facet_sidebar_choose (GoiFacetSidebar *self, const char *key, gboolean add);
GtkWidget *goi_facet_sidebar_find_row (GoiFacetSidebar *self, const char *key);

G_END_DECLS
