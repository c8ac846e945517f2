/* goi-encoding.c: bytes of unknown encoding to UTF-8
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-encoding"

#include "config.h"

#include "goi-encoding.h"

#include "goi-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A text may have one damaged place in this many bytes and still be taken for what it looks like:
 * copying and cutting leave a few, another encoding leaves thousands. */
#define BYTES_PER_DAMAGE 60
#define MAX_DAMAGES 1000

/* The first bytes of double-byte characters of GB 2312 that hold its 3755 common characters,
 * ordered by sound (GB 2312-1980, rows 16 to 55). */
#define COMMON_FIRST 0xB0
#define COMMON_LAST 0xD7

/* The text of @s without NUL characters. */
static char *
free_without_nul (GString *s)
{
  gsize to = 0;

  if (memchr (s->str, '\0', s->len) == NULL)
    return g_string_free (s, FALSE);
  for (gsize i = 0; i < s->len; i++)
    if (s->str[i] != '\0')
      s->str[to++] = s->str[i];
  g_string_truncate (s, to);
  return g_string_free (s, FALSE);
}

/* Whether the bytes are the beginning of a character in UTF-8 and nothing after it. */
static gboolean
is_cut_character (const char *p, gsize length)
{
  if (length > 3 || (guint8) *p < 0xC2 || (guint8) *p > 0xF4)
    return FALSE;
  for (gsize i = 1; i < length; i++)
    if (((guint8) p[i] & 0xC0) != 0x80)
      return FALSE;
  return TRUE;
}

/* Copies with U+FFFD where the bytes are no UTF-8. A character cut off at the very end counts as
 * no damage: files are cut anywhere. */
static char *
repair_utf8 (const guint8 *data, gsize length, guint *n_damaged)
{
  GString *s = g_string_sized_new (length + 1);
  const char *p = (const char *) data;
  const char *end = p + length;

  *n_damaged = 0;
  while (p < end)
    {
      const char *bad;

      if (g_utf8_validate (p, end - p, &bad))
        {
          g_string_append_len (s, p, end - p);
          break;
        }
      g_string_append_len (s, p, bad - p);
      if (is_cut_character (bad, end - bad))
        break;
      if (*bad != '\0')
        {
          g_string_append (s, "\xEF\xBF\xBD");
          (*n_damaged)++;
        }
      p = bad + 1;
      while (p < end && ((guint8) *p & 0xC0) == 0x80)
        p++;
    }
  return free_without_nul (s);
}

static gboolean
few_damages (guint n_damaged, gsize length)
{
  return n_damaged <= MIN (length / BYTES_PER_DAMAGE, MAX_DAMAGES) + 1;
}

static gboolean
has_multibyte_utf8 (const guint8 *data, gsize length)
{
  const char *text = (const char *) data;

  for (gsize i = 0; i + 2 < length; i++)
    if (data[i] >= 0xE3 && data[i] <= 0xE9 && g_utf8_get_char_validated (text + i, 3) < 0x10FFFF)
      return TRUE;
  return FALSE;
}

/* How many double-byte characters of a text in GB 18030 are common ones, from 0 to 1; 0 when there
 * are none at all or too many bytes that fit nowhere. */
static double
share_of_common (const guint8 *data, gsize length)
{
  gsize pairs = 0, common = 0, broken = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (data[i] < 0x80)
        continue;
      if (i + 3 < length && data[i] >= 0x81 && data[i + 1] >= 0x30 && data[i + 1] <= 0x39
          && data[i + 2] >= 0x81 && data[i + 3] >= 0x30 && data[i + 3] <= 0x39)
        {
          i += 3;
          continue;
        }
      if (data[i] == 0x80 || data[i] == 0xFF || i + 1 >= length || data[i + 1] < 0x40)
        {
          broken++;
          continue;
        }
      /* Punctuation and symbols of the rows before the characters say nothing. */
      if (data[i] >= 0xA1 && data[i] <= 0xA9)
        {
          i++;
          continue;
        }
      pairs++;
      if (data[i] >= COMMON_FIRST && data[i] <= COMMON_LAST && data[i + 1] >= 0xA1)
        common++;
      i++;
    }
  if (pairs == 0 || broken > pairs / 20 + 1)
    return 0;
  return (double) common / pairs;
}

/* Converts piecewise, with U+FFFD for bytes that do not belong to the encoding. */
static char *
convert (const guint8 *data, gsize length, const char *charset, guint *n_damaged)
{
  GString *s = g_string_sized_new (length * 2);
  const char *p = (const char *) data;
  gsize left = length;

  *n_damaged = 0;
  while (left > 0)
    {
      gsize read = 0, written = 0;
      g_autofree char *piece
          = g_convert (p, left, "UTF-8", charset, &read, &written, NULL);
      if (piece == NULL && read > 0)
        {
          gsize again;
          piece = g_convert (p, read, "UTF-8", charset, &again, &written, NULL);
        }
      if (piece != NULL)
        g_string_append_len (s, piece, written);
      p += read;
      left -= read;
      if (left == 0)
        break;
      if (left > 1)
        {
          g_string_append (s, "\xEF\xBF\xBD");
          (*n_damaged)++;
        }
      if (!few_damages (*n_damaged, length))
        break;
      p++;
      left--;
    }
  return free_without_nul (s);
}

/* UTF-16 without a mark: half the bytes of digits, blanks and line ends are 0. So is a byte of some
 * Chinese characters, 一 among them, on the other side. */
static const char *
guess_utf16 (const guint8 *data, gsize length)
{
  gsize even = 0, odd = 0;
  gsize n = MIN (length, 4096);

  if (length < 4)
    return NULL;
  for (gsize i = 0; i + 1 < n; i += 2)
    {
      even += data[i] == 0 && data[i + 1] != 0 && data[i + 1] < 0x80;
      odd += data[i + 1] == 0 && data[i] != 0 && data[i] < 0x80;
    }
  if (even > n / 40 && odd < even / 8)
    return "UTF-16BE";
  if (odd > n / 40 && even < odd / 8)
    return "UTF-16LE";
  return NULL;
}

static gboolean
take (GoiDecoded *out, char *text, const char *charset, guint n_damaged)
{
  out->text = text;
  out->charset = charset;
  out->n_damaged = n_damaged;
  return TRUE;
}

static gboolean
decode_utf16 (const guint8 *data, gsize length, const char *charset, GoiDecoded *out)
{
  guint n_damaged;
  g_autofree char *text = convert (data, length - length % 2, charset, &n_damaged);

  if (!few_damages (n_damaged, length))
    return FALSE;
  return take (out, g_steal_pointer (&text), charset, n_damaged);
}

/* Text of one byte a character that is no Chinese, or Chinese in UTF-8 or GB 18030. */
static gboolean
decode_bytes (const guint8 *data, gsize length, GoiDecoded *out)
{
  g_autofree char *utf8 = NULL;
  g_autofree char *gb = NULL;
  guint n_damaged, n_gb_damaged;
  double share;

  utf8 = repair_utf8 (data, length, &n_damaged);
  if (n_damaged == 0)
    return take (out, g_steal_pointer (&utf8), "UTF-8", 0);
  share = share_of_common (data, length);
  if (few_damages (n_damaged, length) && has_multibyte_utf8 (data, length) && share < 0.8)
    return take (out, g_steal_pointer (&utf8), "UTF-8", n_damaged);
  if (share < 0.5)
    return FALSE;
  gb = convert (data, length, "GB18030", &n_gb_damaged);
  if (!few_damages (n_gb_damaged, length))
    return FALSE;
  return take (out, g_steal_pointer (&gb), "GB18030", n_gb_damaged);
}

/**
 * goi_encoding_find_utf16:
 * @data: (array length=length): the first bytes of a text
 * @length: how many there are
 * @mark: (out): the bytes of its byte order mark
 *
 * Returns: (nullable): which UTF-16 it is, by its mark or by its zeros
 */
const char *
goi_encoding_find_utf16 (const guint8 *data, gsize length, gsize *mark)
{
  *mark = 2;
  if (length >= 2 && data[0] == 0xFF && data[1] == 0xFE)
    return "UTF-16LE";
  if (length >= 2 && data[0] == 0xFE && data[1] == 0xFF)
    return "UTF-16BE";
  *mark = 0;
  return guess_utf16 (data, length);
}

/**
 * goi_encoding_decode:
 * @bytes: the bytes of a text
 * @out: (out caller-allocates): the text
 * @error: return location for a #GoiReadError
 *
 * Finds out the encoding: a byte order mark decides; then UTF-8 where the bytes are UTF-8 but for a
 * few; then UTF-16; then GB 18030 (and with it GBK and GB 2312) where most of the characters are
 * among the 3755 common ones. Declarations inside the text are not asked, they are often wrong.
 *
 * Returns: FALSE with %GOI_READ_ERROR_ENCODING when it is none of these
 */
gboolean
goi_encoding_decode (GBytes *bytes, GoiDecoded *out, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  const char *utf16 = NULL;
  gsize mark = 0;

  *out = (GoiDecoded) { NULL };
  /* No bytes have no address either. */
  if (data == NULL)
    data = (const guint8 *) "";
  if (length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    mark = 3;
  else
    utf16 = goi_encoding_find_utf16 (data, length, &mark);

  if (utf16 != NULL && decode_utf16 (data + mark, length - mark, utf16, out))
    return TRUE;
  if (mark == 3)
    {
      g_autofree char *text = repair_utf8 (data + 3, length - 3, &out->n_damaged);
      return take (out, g_steal_pointer (&text), "UTF-8", out->n_damaged);
    }
  if (decode_bytes (data, length, out))
    return TRUE;
  g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_ENCODING,
                       _("The text is in an encoding that is not known. Save it as UTF-8 and try "
                         "again."));
  return FALSE;
}

/**
 * goi_decoded_clear:
 * @decoded: what goi_encoding_decode() gave
 */
void
goi_decoded_clear (GoiDecoded *decoded)
{
  g_clear_pointer (&decoded->text, g_free);
}
