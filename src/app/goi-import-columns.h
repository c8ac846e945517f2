/* goi-import-columns.h: the columns of the review of an import
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-importer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is done when somebody has typed an agency or a year into a line. */
typedef void (*GoiImportEdited) (GoiImportItem *item, const char *agency, int year, gpointer user_data);

void            goi_import_columns_add (GtkColumnView *view, GoiImportEdited edited, gpointer user_data);
void            goi_import_columns_align_titles (GtkColumnView *view);

G_END_DECLS
