/* goi-mht-parts.h: the parts of a MIME message
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Parts that are looked at; pages with more pictures than this are damaged. */
#define GOI_MHT_MAX_PARTS 10000

/**
 * GoiMhtEncoding:
 * @GOI_MHT_PLAIN: as it is
 * @GOI_MHT_QUOTED_PRINTABLE: quoted-printable (RFC 2045, 6.7)
 * @GOI_MHT_BASE64: base64 (RFC 2045, 6.8)
 *
 * How the bytes of a part are written down.
 */
typedef enum
{
  GOI_MHT_PLAIN,
  GOI_MHT_QUOTED_PRINTABLE,
  GOI_MHT_BASE64,
} GoiMhtEncoding;

/**
 * GoiMhtPart:
 * @type: (nullable): its media type in small letters
 * @charset: (nullable): the encoding that it declares
 * @boundary: (nullable): of a multipart: what stands between its parts
 * @start: (nullable): of a multipart: the id of the part to begin with
 * @id: (nullable): its id, without angle brackets
 * @encoding: how its bytes are written down
 * @body: (transfer none): its first byte
 * @length: how many bytes, as written down
 *
 * A part of a message.
 */
typedef struct
{
  char *type;
  char *charset;
  char *boundary;
  char *start;
  char *id;
  GoiMhtEncoding encoding;
  const char *body;
  gsize length;
} GoiMhtPart;

GPtrArray *goi_mht_parts_parse (const char *data, gsize length, char **start);
GBytes    *goi_mht_part_decode (const GoiMhtPart *part);

G_END_DECLS
