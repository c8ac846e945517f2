/* goi-archive.h: the files in a ZIP archive, one after the other
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-read-channel.h"

G_BEGIN_DECLS

/* What is taken out of one archive at most, those in it included. */
#define GOI_ARCHIVE_MAX_FILES 10000
#define GOI_ARCHIVE_MAX_BYTES ((guint64) 1024 * 1024 * 1024)
/* How often an archive may stand in another. */
#define GOI_ARCHIVE_MAX_DEPTH 2

typedef struct _GoiArchive GoiArchive;

/**
 * GoiArchiveMember:
 * @state: what became of it
 * @name: the way to it in the archive, as people would write it
 * @bytes: (nullable): what is in it
 * @error: (nullable): why it could not be unpacked
 *
 * A file in an archive.
 */
typedef struct
{
  GoiMemberState state;
  char *name;
  GBytes *bytes;
  GError *error;
} GoiArchiveMember;

void        goi_archive_member_clear (GoiArchiveMember *member);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoiArchiveMember, goi_archive_member_clear)

GoiArchive *goi_archive_open (GBytes *bytes, guint max_files, guint64 max_bytes, GError **error);
gboolean    goi_archive_next (GoiArchive *self, GoiArchiveMember *member, GError **error);
void        goi_archive_free (GoiArchive *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiArchive, goi_archive_free)

G_END_DECLS
