/* goi-read-wire.c: what was read, as bytes between processes
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reports go as the JSON documents that they are everywhere else, through the same gate. From which file
 * they are the receiver says, who has the file. */

#define G_LOG_DOMAIN "goi-read-wire"

#include "goi-read-wire.h"

#include "goi-document-wire.h"
#include "goi-read-private.h"
#include "goi-readers.h"

#include <string.h>

/* The longest message of an error. */
#define MAX_MESSAGE 4096
#define MAX_MEDIA_TYPE 256

static GQuark
domain_of (guint64 number)
{
  return number == 0 ? GOI_READ_ERROR : G_IO_ERROR;
}

/**
 * goi_wire_put_reading:
 * @out: where it goes
 * @reading: a reading
 */
void
goi_wire_put_reading (GByteArray *out, GoiReading *reading)
{
  GPtrArray *reports = goi_reading_get_reports (reading);
  GoiDocument *document = goi_reading_get_document (reading);

  goi_wire_put_string (out, goi_reading_get_media_type (reading));
  goi_wire_put_uint (out, reports->len);
  for (guint i = 0; i < reports->len; i++)
    {
      g_autofree char *json = goi_report_to_json (g_ptr_array_index (reports, i), GOI_JSON_STYLE_LINE);

      goi_wire_put_string (out, json);
    }
  goi_wire_put_uint (out, document != NULL);
  if (document != NULL)
    goi_wire_put_document (out, document);
}

static GPtrArray *
get_reports (GoiWireReader *reader)
{
  GPtrArray *reports = g_ptr_array_new_with_free_func (g_object_unref);
  guint64 n = goi_wire_get_uint (reader, G_MAXUINT32);

  for (guint64 i = 0; i < n && !reader->failed; i++)
    {
      gsize length;
      const char *json = goi_wire_get_bytes (reader, G_MAXINT, &length);
      GoiReport *report = json != NULL ? goi_report_from_json (json, (gssize) length, NULL) : NULL;

      if (report != NULL)
        g_ptr_array_add (reports, report);
      else
        reader->failed = TRUE;
    }
  if (reports->len == 0)
    reader->failed = TRUE;
  return reports;
}

/**
 * goi_wire_get_reading:
 * @reader: what was received
 * @name: the name of the file
 * @bytes: its bytes
 *
 * Returns: (transfer full) (nullable): the reading, NULL when @reader has failed
 */
GoiReading *
goi_wire_get_reading (GoiWireReader *reader, const char *name, GBytes *bytes)
{
  g_autofree char *type = goi_wire_get_string (reader, MAX_MEDIA_TYPE);
  const char *media_type = goi_readers_find_media_type (type);
  g_autoptr (GPtrArray) reports = get_reports (reader);
  g_autoptr (GoiDocument) document = NULL;

  if (goi_wire_get_uint (reader, 1) == 1)
    document = goi_wire_get_document (reader);
  if (!goi_wire_finish (reader) || media_type == NULL)
    {
      reader->failed = TRUE;
      return NULL;
    }
  return _goi_reading_new (name, media_type, bytes, g_steal_pointer (&reports), document);
}

/**
 * goi_wire_put_error:
 * @out: where it goes
 * @error: a #GoiReadError, or any other, which becomes one of input and output
 */
void
goi_wire_put_error (GByteArray *out, const GError *error)
{
  gboolean is_ours = error->domain == GOI_READ_ERROR;
  g_autofree char *message = g_utf8_make_valid (error->message, MIN (strlen (error->message), MAX_MESSAGE / 4));

  goi_wire_put_uint (out, is_ours ? 0 : 1);
  goi_wire_put_uint (out, is_ours || error->domain == G_IO_ERROR ? (guint64) error->code : G_IO_ERROR_FAILED);
  goi_wire_put_string (out, message);
}

/**
 * goi_wire_get_error:
 * @reader: what was received
 *
 * Returns: (transfer full) (nullable): the error, NULL when @reader has failed
 */
GError *
goi_wire_get_error (GoiWireReader *reader)
{
  GQuark domain = domain_of (goi_wire_get_uint (reader, 1));
  int code = (int) goi_wire_get_uint (reader, 255);
  g_autofree char *message = goi_wire_get_string (reader, MAX_MESSAGE);

  if (!goi_wire_finish (reader) || *message == '\0')
    {
      reader->failed = TRUE;
      return NULL;
    }
  return g_error_new_literal (domain, code, message);
}
