/* goi-import-spool.h: where what was read waits for a decision
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GoiSpoolSpan:
 * @start: the first byte
 * @length: how many there are; 0 for nothing
 *
 * A piece of a spool.
 */
typedef struct
{
  goffset start;
  gsize length;
} GoiSpoolSpan;

/**
 * GoiImportSpool:
 *
 * A thousand documents that wait for a decision do not wait in memory, and they are neither read a second
 * time when they are added nor lost when their disk is pulled out meanwhile: originals, texts and reports are
 * written to a file in the user's cache that has no name, so that nobody else can open it and nothing is left
 * of it when the program ends, however it ends. All calls can be made from any thread.
 */
#define GOI_TYPE_IMPORT_SPOOL (goi_import_spool_get_type ())
G_DECLARE_FINAL_TYPE (GoiImportSpool, goi_import_spool, GOI, IMPORT_SPOOL, GObject)

GoiImportSpool *goi_import_spool_new (void);
gboolean        goi_import_spool_put (GoiImportSpool *self, gconstpointer data, gsize length, GoiSpoolSpan *span,
                                      GError **error);
GBytes         *goi_import_spool_get (GoiImportSpool *self, const GoiSpoolSpan *span, GError **error);

G_END_DECLS
