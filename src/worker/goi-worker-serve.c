/* goi-worker-serve.c: reads what it is given, and says what was in it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-worker"

#include "config.h"

#include "goi-worker.h"

#include "goi-archive.h"
#include "goi-document-wire.h"
#include "goi-office-reader.h"
#include "goi-read-private.h"
#include "goi-read-wire.h"
#include "goi-readers.h"
#include "goi-text-reader.h"

#include <malloc.h>

#define MAX_NAME (64 * 1024)
/* What is free after a document of this size goes back to the system. */
#define LARGE_FILE (1024 * 1024)

typedef struct
{
  GoiChannel channel;
  GoiArchive *archive;
} Server;

static gboolean
answer (Server *self, GoiMessageKind kind, GByteArray *payload, GBytes *attached)
{
  GoiMessage message = { .kind = kind, .payload = payload, .fd = -1 };

  return goi_channel_send (&self->channel, &message, attached) == GOI_CHANNEL_OK;
}

static gboolean
answer_error (Server *self, const GError *error)
{
  g_autoptr (GByteArray) payload = g_byte_array_new ();

  goi_wire_put_error (payload, error);
  return answer (self, GOI_MESSAGE_ERROR, payload, NULL);
}

/* The format of a file that is not read here but by other means, or NULL. */
static const GoiReader *
find_detour (GBytes *bytes, const char *name, GoiReadFlags flags)
{
  const GoiReader *reader;

  if ((flags & GOI_READ_FLAG_TEXT) != 0)
    return NULL;
  reader = goi_readers_find (bytes, name);
  if (reader == NULL || goi_reader_can_read (reader))
    return NULL;
  if (reader->is_archive)
    return goi_office_reader_identify (bytes) == GOI_OFFICE_ARCHIVE ? reader : NULL;
  return reader->convert_to != NULL ? reader : NULL;
}

/* What is wrong with an archive is said where it is unpacked; of what is no archive by its name, it is
 * said as of a document. */
static gboolean
is_named_archive (const char *name)
{
  const GoiReader *reader = goi_readers_find_for_name (name);

  return reader != NULL && reader->is_archive;
}

static gboolean
answer_failure (Server *self, GBytes *bytes, const char *name, GoiReadFlags flags, const GError *error)
{
  g_autoptr (GByteArray) payload = g_byte_array_new ();
  const GoiReader *reader = NULL;

  if (g_error_matches (error, GOI_READ_ERROR, GOI_READ_ERROR_UNSUPPORTED)
      || (g_error_matches (error, GOI_READ_ERROR, GOI_READ_ERROR_DAMAGED) && is_named_archive (name)))
    reader = find_detour (bytes, name, flags);
  if (reader == NULL)
    return answer_error (self, error);
  if (reader->is_archive)
    return answer (self, GOI_MESSAGE_ARCHIVE, NULL, NULL);
  goi_wire_put_string (payload, reader->media_type);
  goi_wire_put_string (payload, reader->convert_to);
  return answer (self, GOI_MESSAGE_CONVERT, payload, NULL);
}

static gboolean
read_document (Server *self, GBytes *bytes, const char *name, GoiReadFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) payload = NULL;
  g_autoptr (GoiDocument) document = NULL;

  if ((flags & GOI_READ_FLAG_TEXT) != 0)
    {
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      document = goi_text_reader_read_text (text);
    }
  else
    document = goi_read_document (bytes, name, NULL, &error);
  if (document == NULL)
    return answer_failure (self, bytes, name, flags, error);
  payload = g_byte_array_new ();
  goi_wire_put_document (payload, document);
  return answer (self, GOI_MESSAGE_DOCUMENT, payload, NULL);
}

static gboolean
read_reports (Server *self, GBytes *bytes, const char *name, GoiReadFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) payload = NULL;
  g_autoptr (GoiReading) reading
      = _goi_read_unsourced (bytes, name, (flags & GOI_READ_FLAG_TEXT) != 0, NULL, &error);

  if (reading == NULL)
    return answer_failure (self, bytes, name, flags, error);
  payload = g_byte_array_new ();
  goi_wire_put_reading (payload, reading);
  return answer (self, GOI_MESSAGE_READING, payload, NULL);
}

static gboolean
serve_read (Server *self, GoiWireReader *request, GBytes *bytes)
{
  GoiReadFlags flags = (GoiReadFlags) goi_wire_get_uint (request, GOI_READ_FLAG_TEXT | GOI_READ_FLAG_DOCUMENT);
  g_autofree char *name = goi_wire_get_string (request, MAX_NAME);

  if (!goi_wire_finish (request) || bytes == NULL)
    return FALSE;
  goi_worker_begin_document ();
  if ((flags & GOI_READ_FLAG_DOCUMENT) != 0)
    return read_document (self, bytes, name, flags);
  return read_reports (self, bytes, name, flags);
}

static gboolean
serve_unpack (Server *self, GoiWireReader *request, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  guint64 max_files = goi_wire_get_uint (request, G_MAXUINT);
  guint64 max_bytes = goi_wire_get_uint (request, G_MAXINT64);

  if (!goi_wire_finish (request) || bytes == NULL)
    return FALSE;
  goi_worker_begin_document ();
  g_clear_pointer (&self->archive, goi_archive_free);
  self->archive = goi_archive_open (bytes, (guint) max_files, max_bytes, &error);
  return self->archive != NULL ? answer (self, GOI_MESSAGE_OPENED, NULL, NULL) : answer_error (self, error);
}

static gboolean
serve_next (Server *self, GoiWireReader *request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) payload = NULL;
  g_auto (GoiArchiveMember) member = { 0 };

  if (!goi_wire_finish (request) || self->archive == NULL)
    return FALSE;
  goi_worker_begin_document ();
  if (!goi_archive_next (self->archive, &member, &error))
    return error != NULL ? answer_error (self, error) : answer (self, GOI_MESSAGE_END, NULL, NULL);
  payload = g_byte_array_new ();
  goi_wire_put_uint (payload, member.state);
  goi_wire_put_string (payload, member.name);
  if (member.error != NULL)
    goi_wire_put_error (payload, member.error);
  return answer (self, GOI_MESSAGE_MEMBER, payload, member.bytes);
}

/* Whether there is more to do. */
static gboolean
serve_message (Server *self, GoiMessage *message)
{
  g_autoptr (GBytes) bytes = message->fd >= 0 ? goi_snapshot_map (message->fd, NULL) : NULL;
  GoiWireReader request;
  gboolean go_on = FALSE;

  goi_wire_reader_init (&request, message->payload->data, message->payload->len);
  if (message->kind == GOI_MESSAGE_READ)
    go_on = serve_read (self, &request, bytes);
  else if (message->kind == GOI_MESSAGE_UNPACK)
    go_on = serve_unpack (self, &request, bytes);
  else if (message->kind == GOI_MESSAGE_NEXT)
    go_on = serve_next (self, &request);
  if (bytes != NULL && g_bytes_get_size (bytes) > LARGE_FILE)
    malloc_trim (0);
  return go_on;
}

/**
 * goi_worker_serve:
 * @socket: where requests come from
 *
 * Answers requests until there are no more.
 */
void
goi_worker_serve (int socket)
{
  Server self = { .channel = { socket, 0, -1 } };
  gboolean go_on = TRUE;

  while (go_on)
    {
      g_auto (GoiMessage) message = { 0 };

      go_on = goi_channel_receive (&self.channel, &message) == GOI_CHANNEL_OK && serve_message (&self, &message);
    }
  g_clear_pointer (&self.archive, goi_archive_free);
}
