/* goi-list-windows.h: the part of a list that is in memory
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-report-summary-private.h"
#include "goi-store-private.h"

G_BEGIN_DECLS

/* Lines that are read together. */
#define GOI_WINDOW_SIZE 100

/**
 * GoiWindow:
 * @index: which part of the list: its first line is the one at @index times GOI_WINDOW_SIZE
 * @rows: (element-type GoiReportSummary) (nullable): its lines; NULL until they are read
 * @placeholders: what stands for the lines meanwhile, where somebody holds it
 * @link: its place in the list of windows
 *
 * A hundred lines of a list.
 */
typedef struct
{
  guint index;
  GPtrArray *rows;
  GoiReportSummary *placeholders[GOI_WINDOW_SIZE];
  GList link;
} GoiWindow;

/**
 * GoiListWindows:
 * @table: index to window
 * @recent: the same, the latest used first
 *
 * The windows of a list that are in memory.
 */
typedef struct
{
  GHashTable *table;
  GQueue recent;
} GoiListWindows;

void       goi_list_windows_init (GoiListWindows *self);
void       goi_list_windows_clear (GoiListWindows *self);
void       goi_list_windows_drop_all (GoiListWindows *self);
void       goi_list_windows_drop_hidden (GoiListWindows *self, guint keep);
GoiWindow *goi_list_windows_find (GoiListWindows *self, guint index);
GoiWindow *goi_list_windows_use (GoiListWindows *self, guint index);
void       goi_list_windows_put (GoiListWindows *self, GoiWindowRows *rows);
void       goi_list_windows_keep_items (GoiListWindows *self, GPtrArray *windows);
void       goi_list_windows_compare (GoiListWindows *self, guint before, GPtrArray *windows, guint after,
                                     guint *position, guint *removed, guint *added);

GoiReportSummary *goi_window_get_placeholder (GoiWindow *window, guint offset);
gboolean          goi_window_is_awaited (GoiWindow *window);
gboolean          goi_window_is_shown (GoiWindow *window);

G_END_DECLS
