/* goi-dialogs.h: choosing files, asking, opening links
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The shape is that of GTK 4.10's dialogs, so that they can stand behind it one day. When the user
 * turns a dialog down, the _finish function gives G_IO_ERROR_CANCELLED. */

/**
 * GoiFileFilter:
 * @name: what the file chooser calls it, translated
 * @patterns: (array zero-terminated=1): names with wildcards
 *
 * A kind of files.
 */
typedef struct
{
  const char *name;
  const char *const *patterns;
} GoiFileFilter;

void        goi_dialogs_open_files_async (GtkWindow *parent, const char *title, const GoiFileFilter *filters,
                                          GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
void        goi_dialogs_open_folders_async (GtkWindow *parent, const char *title, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
GListModel *goi_dialogs_open_finish (GAsyncResult *result, GError **error);

void        goi_dialogs_save_async (GtkWindow *parent, const char *title, const char *name,
                                    const GoiFileFilter *filters, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
GFile      *goi_dialogs_save_finish (GAsyncResult *result, GError **error);

void        goi_dialogs_confirm_async (GtkWindow *parent, const char *heading, const char *body,
                                       const char *accept_label, gboolean destructive,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean    goi_dialogs_confirm_finish (GAsyncResult *result, GError **error);

void        goi_dialogs_show_folder_of (GtkWindow *parent, GFile *file);

G_END_DECLS
