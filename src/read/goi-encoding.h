/* goi-encoding.h: bytes of unknown encoding to UTF-8
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoiDecoded:
 * @text: UTF-8 without a byte order mark and without NUL characters
 * @charset: (transfer none): the encoding that was found
 * @n_damaged: how many places could not be decoded; U+FFFD stands there
 *
 * Bytes as text.
 */
typedef struct
{
  char *text;
  const char *charset;
  guint n_damaged;
} GoiDecoded;

const char *goi_encoding_find_utf16 (const guint8 *data, gsize length, gsize *mark);
gboolean    goi_encoding_decode (GBytes *bytes, GoiDecoded *out, GError **error);
void        goi_decoded_clear (GoiDecoded *decoded);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoiDecoded, goi_decoded_clear)

G_END_DECLS
