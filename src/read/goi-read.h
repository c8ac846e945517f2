/* goi-read.h: from bytes to reports
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-document.h"
#include "goi-core.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define GOI_READ_ERROR (goi_read_error_quark ())
GQuark goi_read_error_quark (void);

/**
 * GoiReadError:
 * @GOI_READ_ERROR_EMPTY: no text in it
 * @GOI_READ_ERROR_TOO_LARGE: larger than the reader takes
 * @GOI_READ_ERROR_ENCODING: text in no encoding that is known
 * @GOI_READ_ERROR_UNSUPPORTED: a format that is not read
 * @GOI_READ_ERROR_DAMAGED: a known format, but broken
 * @GOI_READ_ERROR_NOT_A_REPORT: readable, but no annual report
 * @GOI_READ_ERROR_STOPPED: the process that read it died
 * @GOI_READ_ERROR_TIME: it took too long
 * @GOI_READ_ERROR_PASSED_OVER: not tried: a file in an archive that is of no kind that is read
 *
 * Messages are translated, say what is wrong and what to do, and do not name the file.
 */
typedef enum
{
  GOI_READ_ERROR_EMPTY,
  GOI_READ_ERROR_TOO_LARGE,
  GOI_READ_ERROR_ENCODING,
  GOI_READ_ERROR_UNSUPPORTED,
  GOI_READ_ERROR_DAMAGED,
  GOI_READ_ERROR_NOT_A_REPORT,
  GOI_READ_ERROR_STOPPED,
  GOI_READ_ERROR_TIME,
  GOI_READ_ERROR_PASSED_OVER,
} GoiReadError;

/* The largest file that is read, in bytes. */
#define GOI_READ_MAX_BYTES (64 * 1024 * 1024)

#define GOI_TYPE_READING (goi_reading_get_type ())
G_DECLARE_FINAL_TYPE (GoiReading, goi_reading, GOI, READING, GObject)

GoiReading  *goi_read_bytes (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);
GoiReading  *goi_read_file (GFile *file, GCancellable *cancellable, GError **error);
GoiReading  *goi_read_text (const char *text, const char *name, GError **error);
GoiDocument *goi_read_document (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);
gboolean     goi_read_can_read_name (const char *name);

GPtrArray   *goi_reading_get_reports (GoiReading *self);
GoiDocument *goi_reading_get_document (GoiReading *self);
GBytes      *goi_reading_get_bytes (GoiReading *self);
const char  *goi_reading_get_name (GoiReading *self);
const char  *goi_reading_get_media_type (GoiReading *self);

gboolean     goi_doubt_is_about_agency (const GoiDoubt *doubt);
gboolean     goi_doubt_is_about_year (const GoiDoubt *doubt);

GoiReport   *goi_recognise (GoiDocument *document, const char *name, GError **error);

G_END_DECLS
