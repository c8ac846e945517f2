/* goi-read-snapshot.h: the bytes of a file as they were when it was opened
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GoiSnapshot:
 * @fd: the memory in which the bytes are, for handing it to another process; it can be read and mapped only
 * @bytes: the bytes
 *
 * Bytes in memory that no process can change any more. A file that is written to, or made shorter, while it
 * is being read, is no danger to anybody, and what is kept as the original is what has been read.
 */
typedef struct
{
  int fd;
  GBytes *bytes;
} GoiSnapshot;

GoiSnapshot *goi_snapshot_new_for_file (GFile *file, GCancellable *cancellable, GError **error);
GoiSnapshot *goi_snapshot_new_for_bytes (GBytes *bytes, GError **error);
GoiSnapshot *goi_snapshot_new_filled (gsize size, gboolean (*fill) (gpointer to, gsize size, gpointer user_data),
                                      gpointer user_data, GError **error);
GoiSnapshot *goi_snapshot_ref (GoiSnapshot *self);
void         goi_snapshot_unref (GoiSnapshot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiSnapshot, goi_snapshot_unref)

GBytes      *goi_snapshot_map (int fd, GError **error);

G_END_DECLS
