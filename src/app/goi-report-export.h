/* goi-report-export.h: writes the report that is open into a file
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GMenuModel *goi_report_export_create_menu (const char *action);
char       *goi_report_export_propose_name (GoiReport *report, const char *format);
void        goi_report_export_async (GoiReport *report, const char *format, GFile *file, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
gboolean    goi_report_export_finish (GAsyncResult *result, GError **error);

G_END_DECLS
