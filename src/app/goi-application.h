/* goi-application.h: the program
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GOI_TYPE_APPLICATION (goi_application_get_type ())
G_DECLARE_FINAL_TYPE (GoiApplication, goi_application, GOI, APPLICATION, AdwApplication)

typedef struct _GoiWindow GoiWindow;

GoiApplication *goi_application_new (void);
void            goi_application_open_collection (GoiApplication *self, GFile *file);
void            goi_application_open_collection_from (GoiApplication *self, GFile *file, GoiWindow *window);

G_END_DECLS
