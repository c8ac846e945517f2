/* goi-wire.c: numbers and texts as bytes, between processes
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-wire"

#include "goi-wire.h"

#include <string.h>

/**
 * goi_wire_put_uint:
 * @out: where it goes
 * @value: a number; small ones take one byte
 */
void
goi_wire_put_uint (GByteArray *out, guint64 value)
{
  guint8 bytes[10];
  guint n = 0;

  do
    {
      bytes[n] = value & 0x7f;
      value >>= 7;
      if (value != 0)
        bytes[n] |= 0x80;
      n++;
    }
  while (value != 0);
  g_byte_array_append (out, bytes, n);
}

/**
 * goi_wire_put_string:
 * @out: where it goes
 * @text: UTF-8
 */
void
goi_wire_put_string (GByteArray *out, const char *text)
{
  gsize length = strlen (text);

  goi_wire_put_uint (out, length);
  g_byte_array_append (out, (const guint8 *) text, length);
}

/**
 * goi_wire_reader_init:
 * @self: a reader
 * @data: what was received; stays the caller's
 * @length: how many bytes
 */
void
goi_wire_reader_init (GoiWireReader *self, gconstpointer data, gsize length)
{
  self->at = data;
  self->end = self->at + length;
  self->failed = FALSE;
}

/**
 * goi_wire_get_uint:
 * @self: a reader
 * @max: the largest number that may be there
 *
 * Returns: the number, 0 after a failure
 */
guint64
goi_wire_get_uint (GoiWireReader *self, guint64 max)
{
  guint64 value = 0;

  for (guint shift = 0; !self->failed && self->at < self->end && shift < 64; shift += 7)
    {
      guint8 byte = *self->at++;

      if (shift == 63 && byte > 1)
        break;
      value |= (guint64) (byte & 0x7f) << shift;
      if ((byte & 0x80) == 0)
        {
          if (value <= max)
            return value;
          break;
        }
    }
  self->failed = TRUE;
  return 0;
}

/**
 * goi_wire_get_string:
 * @self: a reader
 * @max: the most bytes it may have
 *
 * Returns: (transfer full): UTF-8 without NUL, "" after a failure
 */
char *
goi_wire_get_string (GoiWireReader *self, gsize max)
{
  gsize length = goi_wire_get_uint (self, max);
  const char *text = (const char *) self->at;

  if (self->failed || length > (gsize) (self->end - self->at) || !g_utf8_validate_len (text, length, NULL))
    {
      self->failed = TRUE;
      return g_strdup ("");
    }
  self->at += length;
  return g_strndup (text, length);
}

/**
 * goi_wire_get_bytes:
 * @self: a reader
 * @max: the most bytes there may be
 * @length: (out): how many there are
 *
 * Returns: (transfer none) (nullable): what was put there with goi_wire_put_string(), whatever it is; NULL
 *   after a failure
 */
gconstpointer
goi_wire_get_bytes (GoiWireReader *self, gsize max, gsize *length)
{
  gconstpointer bytes;

  *length = goi_wire_get_uint (self, max);
  bytes = self->at;
  if (self->failed || *length > (gsize) (self->end - self->at))
    {
      self->failed = TRUE;
      *length = 0;
      return NULL;
    }
  self->at += *length;
  return bytes;
}

/**
 * goi_wire_finish:
 * @self: a reader
 *
 * Returns: whether all went well and nothing is left
 */
gboolean
goi_wire_finish (GoiWireReader *self)
{
  return !self->failed && self->at == self->end;
}
