/* goi-app-resources.h: the files that are built into the window
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GOI_RESOURCE_PREFIX "/org/example/GoiReports"
#define GOI_RESOURCE_UI GOI_RESOURCE_PREFIX "/ui/"

void goi_app_resources_register (void);

G_END_DECLS
