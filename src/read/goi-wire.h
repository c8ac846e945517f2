/* goi-wire.h: numbers and texts as bytes, between processes
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoiWireReader:
 * @at: the next byte
 * @end: the byte behind the last one
 * @failed: whether something that was asked for was not there, or was not what it should be
 *
 * Takes apart what a process that is not trusted has sent. After a failure everything is 0 or empty, so that
 * it suffices to look at @failed at the end, and wherever a number decides how much is to be done.
 */
typedef struct
{
  const guint8 *at, *end;
  gboolean failed;
} GoiWireReader;

void     goi_wire_put_uint (GByteArray *out, guint64 value);
void     goi_wire_put_string (GByteArray *out, const char *text);

void     goi_wire_reader_init (GoiWireReader *self, gconstpointer data, gsize length);
guint64  goi_wire_get_uint (GoiWireReader *self, guint64 max);
char    *goi_wire_get_string (GoiWireReader *self, gsize max);
gconstpointer goi_wire_get_bytes (GoiWireReader *self, gsize max, gsize *length);
gboolean goi_wire_finish (GoiWireReader *self);

G_END_DECLS
