/* goi-preferences.h: the preferences
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GOI_TYPE_PREFERENCES (goi_preferences_get_type ())
G_DECLARE_FINAL_TYPE (GoiPreferences, goi_preferences, GOI, PREFERENCES, AdwPreferencesWindow)

GtkWidget *goi_preferences_new (GtkWindow *parent);

G_END_DECLS
