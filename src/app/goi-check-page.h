/* goi-check-page.h: the place with all findings of the collection
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-collection.h"
#include "goi-finding-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * GoiCheckPage:
 *
 * Signals: "open-report" (gint64 id, string: the key of the cell, or NULL), "mend" (GoiFindingItem,
 * guint), "counts-changed".
 */
#define GOI_TYPE_CHECK_PAGE (goi_check_page_get_type ())
G_DECLARE_FINAL_TYPE (GoiCheckPage, goi_check_page, GOI, CHECK_PAGE, AdwBin)

GtkWidget  *goi_check_page_new (void);
void        goi_check_page_set_collection (GoiCheckPage *self, GoiCollection *collection);
void        goi_check_page_set_search (GoiCheckPage *self, const char *search);
void        goi_check_page_set_level (GoiCheckPage *self, guint index);
GListModel *goi_check_page_get_shown (GoiCheckPage *self);
gboolean    goi_check_page_is_scanning (GoiCheckPage *self);
guint       goi_check_page_get_n_errors (GoiCheckPage *self);

G_END_DECLS
