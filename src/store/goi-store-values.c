/* goi-store-values.c: values on their way into the file and out of it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-store"

#include "config.h"

#include "goi-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How a value is packed; stands beside it in the file. */
enum
{
  PACKING_NONE = 0,
  PACKING_ZLIB = 1,
};

/* The text in a column: always valid UTF-8, whoever wrote the file; "" for NULL. */
char *
goi_column_dup_text (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : g_strdup ("");
}

GBytes *
goi_column_dup_blob (sqlite3_stmt *statement, int column)
{
  const void *data = sqlite3_column_blob (statement, column);

  return g_bytes_new (data, data != NULL ? (gsize) sqlite3_column_bytes (statement, column) : 0);
}

/* @text must stay alive until the statement is released; NULL is stored as NULL. */
void
goi_bind_text (sqlite3_stmt *statement, int index, const char *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
}

/* @bytes must stay alive until the statement is released; NULL is stored as NULL. */
void
goi_bind_blob (sqlite3_stmt *statement, int index, GBytes *bytes)
{
  gsize length;
  const void *data;

  if (bytes == NULL)
    {
      sqlite3_bind_null (statement, index);
      return;
    }
  data = g_bytes_get_data (bytes, &length);
  sqlite3_bind_blob64 (statement, index, data != NULL ? data : "", length, SQLITE_STATIC);
}

/* Runs @converter over all of @bytes. NULL with @error when the input is broken or the output
 * would be longer than @limit. */
static GBytes *
convert (GConverter *converter, GBytes *bytes, gsize expected, gsize limit, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_sized_new ((guint) MIN (expected, limit) + 64);
  gsize length, done = 0;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result != G_CONVERTER_FINISHED)
    {
      guint8 buffer[16384];
      gsize n_read, n_written;

      result = g_converter_convert (converter, data + done, length - done, buffer, sizeof buffer,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, error);
      if (result == G_CONVERTER_ERROR)
        return NULL;
      done += n_read;
      if (n_written > limit - out->len)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "longer than it says");
          return NULL;
        }
      g_byte_array_append (out, buffer, (guint) n_written);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

/*< private >
 * goi_pack:
 * @bytes: data
 * @packing: (out): how it is packed
 *
 * Returns: (transfer full): @bytes compressed where that is worth it, or @bytes as it is: a PDF or a
 *    DOCX is compressed already
 */
GBytes *
goi_pack (GBytes *bytes, int *packing)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 6);
  gsize size = g_bytes_get_size (bytes);
  g_autoptr (GBytes) packed = NULL;

  if (size >= 64)
    packed = convert (G_CONVERTER (compressor), bytes, size / 4, size - size / 16, NULL);
  *packing = packed != NULL ? PACKING_ZLIB : PACKING_NONE;
  return packed != NULL ? g_steal_pointer (&packed) : g_bytes_ref (bytes);
}

GBytes *
goi_pack_text (const char *text, int *packing)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return goi_pack (bytes, packing);
}

/*< private >
 * goi_unpack:
 * @packed: what goi_pack() gave
 * @packing: how it is packed
 * @size: how long it was before
 * @limit: the longest that is taken
 * @error: return location for an error
 *
 * Returns: (transfer full): the data; NULL when the file lies about it
 */
GBytes *
goi_unpack (GBytes *packed, int packing, gint64 size, gint64 limit, GError **error)
{
  g_autoptr (GZlibDecompressor) decompressor = NULL;
  g_autoptr (GError) problem = NULL;
  GBytes *bytes = NULL;

  if (packing == PACKING_NONE && size >= 0 && (gsize) size == g_bytes_get_size (packed))
    return g_bytes_ref (packed);
  if (packing == PACKING_ZLIB && size >= 0 && size <= limit)
    {
      decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
      /* What is given as the expected length is room at once: a few times of what is there. */
      bytes = convert (G_CONVERTER (decompressor), packed,
                       MIN ((gsize) size, g_bytes_get_size (packed) * 16), (gsize) size, &problem);
      if (bytes != NULL && g_bytes_get_size (bytes) == (gsize) size)
        return bytes;
      g_clear_pointer (&bytes, g_bytes_unref);
    }
  goi_store_set_damaged (_("a value cannot be unpacked"), error);
  return NULL;
}

char *
goi_unpack_text (GBytes *packed, int packing, gint64 size, GError **error)
{
  g_autoptr (GBytes) bytes = goi_unpack (packed, packing, size, GOI_STORE_MAX_TEXT, error);
  gsize length;
  const char *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  return g_utf8_make_valid (data != NULL ? data : "", (gssize) length);
}

static GBytes *
digest_of (GChecksum *checksum)
{
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_get_digest (checksum, digest, &length);
  return g_bytes_new (digest, length);
}

/*< private >
 * goi_sha256:
 * @first: (nullable): data
 * @first_length: its length
 * @second: (nullable): more data
 * @second_length: its length
 *
 * Returns: (transfer full): the 32 bytes of the SHA-256 of both, one after the other
 */
GBytes *
goi_sha256 (gconstpointer first, gsize first_length, gconstpointer second, gsize second_length)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  if (first_length > 0)
    g_checksum_update (checksum, first, (gssize) first_length);
  if (second_length > 0)
    g_checksum_update (checksum, second, (gssize) second_length);
  return digest_of (checksum);
}

/*< private >
 * goi_sha256_from_string:
 * @hex: (nullable): 64 hexadecimal digits
 *
 * Returns: (transfer full) (nullable): the 32 bytes, or NULL when @hex is something else
 */
GBytes *
goi_sha256_from_string (const char *hex)
{
  guint8 digest[32];

  if (hex == NULL || strlen (hex) != 2 * sizeof digest)
    return NULL;
  for (guint i = 0; i < sizeof digest; i++)
    {
      int high = g_ascii_xdigit_value (hex[2 * i]);
      int low = g_ascii_xdigit_value (hex[2 * i + 1]);
      if (high < 0 || low < 0)
        return NULL;
      digest[i] = (guint8) (high << 4 | low);
    }
  return g_bytes_new (digest, sizeof digest);
}
