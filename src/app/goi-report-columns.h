/* goi-report-columns.h: the columns of the list of reports
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void        goi_report_columns_add (GtkColumnView *view);
GVariant   *goi_report_columns_save (GtkColumnView *view);
void        goi_report_columns_restore (GtkColumnView *view, GVariant *columns);
const char *goi_report_columns_get_id (GtkColumnViewColumn *column);
GtkColumnViewColumn *goi_report_columns_find (GtkColumnView *view, const char *id);
GMenuModel *goi_report_columns_create_menu (void);
void        goi_report_columns_align_titles (GtkColumnView *view);

gboolean    goi_report_columns_get_sort (GtkColumnView *view, GoiSortKey *key, gboolean *descending);
void        goi_report_columns_set_sort (GtkColumnView *view, GoiSortKey key, gboolean descending);
const char *goi_report_columns_sort_to_string (GoiSortKey key);
gboolean    goi_report_columns_sort_from_string (const char *string, GoiSortKey *key);

guint       goi_report_columns_get_position (GtkWidget *widget);

G_END_DECLS
