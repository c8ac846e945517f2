/* goi-window.h: a window on one collection
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-application.h"
#include "goi-collection.h"
#include "goi-import-page.h"

G_BEGIN_DECLS

#define GOI_TYPE_WINDOW (goi_window_get_type ())
G_DECLARE_FINAL_TYPE (GoiWindow, goi_window, GOI, WINDOW, AdwApplicationWindow)

GoiWindow     *goi_window_new (GoiApplication *app);
void           goi_window_add_toast (GoiWindow *self, AdwToast *toast);
void           goi_window_show_place (GoiWindow *self, const char *place);

void           goi_window_open_file (GoiWindow *self, GFile *file, GoiOpenFlags flags);
void           goi_window_open_start (GoiWindow *self);
GFile         *goi_window_get_file (GoiWindow *self);
GoiCollection *goi_window_get_collection (GoiWindow *self);
void           goi_window_import_files (GoiWindow *self, GPtrArray *files);
GoiImportPage *goi_window_get_review (GoiWindow *self);
void           goi_window_open_report (GoiWindow *self, gint64 id, const char *cell);

G_END_DECLS
