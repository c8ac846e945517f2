/* goi-tile.h: a number with its name and what it is compared with
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOI_TYPE_TILE (goi_tile_get_type ())
G_DECLARE_FINAL_TYPE (GoiTile, goi_tile, GOI, TILE, GtkWidget)

GtkWidget *goi_tile_new (void);
void       goi_tile_set (GoiTile *self, const char *value, const char *comparison, const char *tooltip);

G_END_DECLS
