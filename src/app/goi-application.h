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

GoiApplication *goi_application_new (void);

G_END_DECLS
