/* goi-ofd-reader.h: reads OFD documents
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-page.h"

G_BEGIN_DECLS

/**
 * GoiOfdInfo:
 * @title: what the metadata say; "" for nothing
 * @n_unread: how many more documents are in the file
 *
 * What an OFD file says apart from the pages of its first document.
 */
typedef struct
{
  char *title;
  guint n_unread;
} GoiOfdInfo;

GPtrArray   *goi_ofd_reader_read_pages (GBytes *bytes, GoiOfdInfo *info, GCancellable *cancellable,
                                        GError **error);
void         goi_ofd_info_clear (GoiOfdInfo *info);
GoiDocument *goi_ofd_reader_read (GBytes *bytes, GCancellable *cancellable, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoiOfdInfo, goi_ofd_info_clear)

G_END_DECLS
