/* goi-readers.h: the formats that are read
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"
#include "goi-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GoiReader:
 * @media_type: what files of this format are
 * @suffixes: (array zero-terminated=1): how their names end, with the dot, in lower case
 * @sniff: (nullable): says whether bytes look like this format; @n is at most a few kilobytes. NULL for
 *   formats that are found out otherwise: those in ZIP archives by what is in the archive
 * @read_document: (nullable): reads a file that holds a document; NULL for a format that is known but
 *   not read
 * @read_reports: (nullable): reads a file that holds reports instead (element-type GoiReport)
 * @name: a msgid: what people call the format
 * @by_name: what looks like text is this format when its name says so
 * @explain: (nullable): says why a file of a format that is not read is not read, and what to do with it
 * @is_archive: whether it is an archive of files, which a #GoiReadPool unpacks
 * @recognise: (nullable): reads a document like @read_document; where it has to recognise the report in order to do
 *   so, it hands that on
 * @convert_to: (nullable): the ending of the files into which a #GoiReadPool has it converted by LibreOffice
 *
 * A format. Another one is added by writing its functions and a line in the table of goi-readers.c.
 */
typedef struct
{
  const char *media_type;
  const char *const *suffixes;
  gboolean (*sniff) (const guint8 *data, gsize n);
  GoiDocument *(*read_document) (GBytes *bytes, GCancellable *cancellable, GError **error);
  GPtrArray *(*read_reports) (GBytes *bytes, GCancellable *cancellable, GError **error);
  const char *name;
  gboolean by_name;
  void (*explain) (GBytes *bytes, GError **error);
  gboolean is_archive;
  GoiDocument *(*recognise) (GBytes *bytes, const char *name, GoiReport **report, GCancellable *cancellable,
                             GError **error);
  const char *convert_to;
} GoiReader;

const GoiReader *goi_readers_find (GBytes *bytes, const char *name);
const GoiReader *goi_readers_find_for_name (const char *name);
const char      *goi_readers_find_media_type (const char *media_type);
gboolean         goi_reader_can_read (const GoiReader *reader);
void             goi_reader_set_unsupported (const GoiReader *reader, GBytes *bytes, GError **error);

G_END_DECLS
