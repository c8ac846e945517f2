/* goi-html-encoding.c: the bytes of a page to UTF-8
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages declare their encoding, and the declaration is wrong often enough. What the bytes themselves
 * show comes first; the declaration decides what they leave open, which is Traditional Chinese: as
 * bytes Big5 looks much like GB 18030, and in GB 18030 its characters are not the common ones.
 */

#define G_LOG_DOMAIN "goi-html"

#include "goi-html-encoding.h"

#include "goi-characters.h"
#include "goi-html-scan.h"

#include <string.h>

/* A damaged place in this many bytes is too much for the encoding to be right. */
#define BYTES_PER_DAMAGE 100

/* About half of the characters of a Chinese text are among the commonest ones; of the same bytes read
 * in another encoding next to none. */
#define MIN_SHARE 0.1

/* The commonest characters of Chinese texts, in both ways of writing, and punctuation. */
static const char commonest[]
    = "的一是不了在人有我他这這中大来來上国國个個到说說们們为為子和你地出道也时時年得就那要下以生会會自着著去之"
      "过過家学學对對可里能好都然没於于起还還发發成事只作当當想看文开開手用主行方又如前所本见見经經面公同三已"
      "从從动動两兩长長政府信息工申请請報报，。、（）：；";

typedef enum
{
  FAMILY_NONE,
  FAMILY_UNICODE,
  FAMILY_GB,
  FAMILY_BIG5,
} Family;

/* What a declared name means for us; everything else is either a mistake or not Chinese. */
static Family
family_of (const char *declared)
{
  static const char *const gb[] = { "gb2312", "gb_2312-80", "gb_2312", "gbk", "x-gbk", "gb18030", "chinese",
                                    "csgb2312", "iso-ir-58", "cp936", "ms936", "windows-936", "euc-cn", NULL };
  static const char *const big5[] = { "big5", "big5-hkscs", "cn-big5", "csbig5", "x-x-big5", "cp950",
                                      "windows-950", "big-5", NULL };
  static const char *const unicode[] = { "utf-8", "utf8", "unicode-1-1-utf-8", "unicode", "utf-16",
                                         "utf-16le", "utf-16be", NULL };
  g_autofree char *name = NULL;

  if (declared == NULL)
    return FAMILY_NONE;
  name = g_ascii_strdown (declared, -1);
  g_strstrip (name);
  if (g_strv_contains (gb, name))
    return FAMILY_GB;
  if (g_strv_contains (big5, name))
    return FAMILY_BIG5;
  return g_strv_contains (unicode, name) ? FAMILY_UNICODE : FAMILY_NONE;
}

/* Converts with U+FFFD for what is no character; NULL when that is too much. */
static char *
convert (GBytes *bytes, const char *charset, guint *n_damaged)
{
  gsize length;
  const char *p = g_bytes_get_data (bytes, &length);
  gsize max_damaged = length / BYTES_PER_DAMAGE + 1;
  GIConv converter = g_iconv_open ("UTF-8", charset);
  g_autoptr (GString) text = NULL;
  gsize left = length;

  if (converter == (GIConv) -1)
    return NULL;
  text = g_string_sized_new (length + length / 2 + 16);
  *n_damaged = 0;
  while (left > 0 && *n_damaged <= max_damaged)
    {
      char buffer[8192];
      char *out = buffer;
      gsize room = sizeof buffer;
      gsize status = g_iconv (converter, (char **) &p, &left, &out, &room);

      for (const char *c = buffer; c < out; c++)
        if (*c != '\0')
          g_string_append_c (text, *c);
      if (status == (gsize) -1 && out == buffer && left > 0)
        {
          /* No progress: what stands here is no character, or half of one at the end. */
          if (left > 3)
            {
              g_string_append (text, "\xEF\xBF\xBD");
              ++*n_damaged;
            }
          p++;
          left--;
        }
    }
  g_iconv_close (converter);
  if (left > 0)
    return NULL;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* How many of the Chinese characters of a text are among the commonest, from 0 to 1. */
static double
share_of_commonest (const char *text)
{
  g_autoptr (GHashTable) common = g_hash_table_new (NULL, NULL);
  guint n = 0, n_common = 0;

  for (const char *p = commonest; *p != '\0'; p = g_utf8_next_char (p))
    g_hash_table_add (common, GUINT_TO_POINTER (g_utf8_get_char (p)));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if ((guchar) *p < 0x80)
        continue;
      n++;
      n_common += g_hash_table_contains (common, GUINT_TO_POINTER (g_utf8_get_char (p)));
    }
  return n > 0 ? (double) n_common / n : 0;
}

/* Takes the reading in @charset when at least @least of it are common characters. */
static void
try_charset (GBytes *bytes, const char *charset, double least, GoiDecoded *out)
{
  guint n_damaged;
  g_autofree char *text = convert (bytes, charset, &n_damaged);

  if (text == NULL || share_of_commonest (text) < least)
    return;
  goi_decoded_clear (out);
  *out = (GoiDecoded) { g_steal_pointer (&text), charset, n_damaged };
}

/**
 * goi_html_decode:
 * @bytes: a page
 * @declared: (nullable): the encoding that whoever delivered the page declared; NULL to look into the
 *   page for it
 * @out: (out caller-allocates): the page in UTF-8
 * @error: return location for %GOI_READ_ERROR_ENCODING
 *
 * Returns: whether the encoding was found
 */
gboolean
goi_html_decode (GBytes *bytes, const char *declared, GoiDecoded *out, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  /* A part of a saved page may be empty, which has no address. */
  g_autofree char *in_page = goi_html_scan_charset (data != NULL ? data : "", length);
  g_autoptr (GError) unknown = NULL;
  Family family = family_of (declared);
  double least;

  if (family == FAMILY_NONE)
    family = family_of (in_page);
  if (goi_encoding_decode (bytes, out, &unknown) && g_str_has_prefix (out->charset, "UTF"))
    return TRUE;
  /* Not Unicode, whatever was declared: one of the two ways to write Chinese with two bytes. */
  if (out->text == NULL && family == FAMILY_GB)
    try_charset (bytes, "GB18030", 0, out);
  least = out->text != NULL ? share_of_commonest (out->text) + MIN_SHARE : MIN_SHARE;
  try_charset (bytes, "BIG5-HKSCS", family == FAMILY_BIG5 ? least - MIN_SHARE : least, out);
  if (out->text == NULL)
    try_charset (bytes, "GB18030", MIN_SHARE, out);
  if (out->text != NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&unknown));
  return FALSE;
}
