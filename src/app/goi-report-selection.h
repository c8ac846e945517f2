/* goi-report-selection.h: which lines of the list are selected
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-report-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GoiReportSelection:
 *
 * A GtkSelectionModel over a #GoiReportList. GtkMultiSelection forgets what is selected whenever a
 * line is replaced, and this list replaces lines all the time, as they arrive from the database.
 */
#define GOI_TYPE_REPORT_SELECTION (goi_report_selection_get_type ())
G_DECLARE_FINAL_TYPE (GoiReportSelection, goi_report_selection, GOI, REPORT_SELECTION, GObject)

GoiReportSelection *goi_report_selection_new (GListModel *model);
guint               goi_report_selection_get_n_selected (GoiReportSelection *self);
gboolean            goi_report_selection_get_single (GoiReportSelection *self, guint *position);

G_END_DECLS
