/* goi-office-reader.h: reads documents of office programs, whichever they are
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define GOI_MEDIA_DOCX "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#define GOI_MEDIA_XLSX "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#define GOI_MEDIA_ODT "application/vnd.oasis.opendocument.text"
#define GOI_MEDIA_ODS "application/vnd.oasis.opendocument.spreadsheet"
#define GOI_MEDIA_OFD "application/ofd"
#define GOI_MEDIA_ZIP "application/zip"
#define GOI_MEDIA_DOC "application/msword"
#define GOI_MEDIA_XLS "application/vnd.ms-excel"
#define GOI_MEDIA_RTF "application/rtf"
#define GOI_MEDIA_OLD "application/x-ole-storage"

/**
 * GoiOfficeFormat:
 * @GOI_OFFICE_NONE: none of them
 * @GOI_OFFICE_DOCX: Office Open XML text
 * @GOI_OFFICE_XLSX: Office Open XML workbook
 * @GOI_OFFICE_ODT: OpenDocument text
 * @GOI_OFFICE_ODS: OpenDocument spreadsheet
 * @GOI_OFFICE_OFD: the fixed layout document of GB/T 33190, which has a reader of its own
 * @GOI_OFFICE_ARCHIVE: a ZIP archive with something else in it, or one that is damaged
 * @GOI_OFFICE_OLD: a binary document of the years before 2007, or one that is protected with a password
 * @GOI_OFFICE_RTF: Rich Text Format
 * @GOI_OFFICE_OTHER: another office document: a presentation, a drawing, a binary workbook
 *
 * What a file looks like.
 */
typedef enum
{
  GOI_OFFICE_NONE,
  GOI_OFFICE_DOCX,
  GOI_OFFICE_XLSX,
  GOI_OFFICE_ODT,
  GOI_OFFICE_ODS,
  GOI_OFFICE_OFD,
  GOI_OFFICE_ARCHIVE,
  GOI_OFFICE_OLD,
  GOI_OFFICE_RTF,
  GOI_OFFICE_OTHER,
} GoiOfficeFormat;

GoiOfficeFormat goi_office_reader_identify (GBytes *bytes);
const char     *goi_office_reader_guess_type (GBytes *bytes);
const char     *goi_office_reader_guess_old_type (GBytes *bytes);
gboolean        goi_office_reader_is_protected (GBytes *bytes);
GoiDocument    *goi_office_reader_read (GBytes *bytes, GCancellable *cancellable, GError **error);

G_END_DECLS
