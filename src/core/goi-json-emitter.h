/* goi-json-emitter.h: writes JSON, member by member
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-value.h"

G_BEGIN_DECLS

/**
 * GoiJsonEmitter:
 * @s: the text so far
 * @pretty: with line breaks and blanks for people
 *
 * Begin with { .s = g_string_new (NULL) } on the stack; the other members are its own.
 */
typedef struct
{
  GString *s;
  gboolean pretty;
  /*< private >*/
  gboolean first;
  guint depth;
  guint flat;
} GoiJsonEmitter;

void goi_json_emit_open (GoiJsonEmitter *e, char bracket, gboolean flat);
void goi_json_emit_close (GoiJsonEmitter *e, char bracket);
void goi_json_emit_name (GoiJsonEmitter *e, const char *name);
void goi_json_emit_element (GoiJsonEmitter *e);

void goi_json_emit_null (GoiJsonEmitter *e);
void goi_json_emit_int (GoiJsonEmitter *e, gint64 n);
void goi_json_emit_double (GoiJsonEmitter *e, double n);
void goi_json_emit_boolean (GoiJsonEmitter *e, gboolean b);
void goi_json_emit_string (GoiJsonEmitter *e, const char *text);
void goi_json_emit_decimal (GoiJsonEmitter *e, GoiDecimal number);

void goi_json_emit_string_member (GoiJsonEmitter *e, const char *name, const char *text);
void goi_json_emit_int_member (GoiJsonEmitter *e, const char *name, gint64 n);
void goi_json_emit_strings_member (GoiJsonEmitter *e, const char *name, const char *const *strings);
void goi_json_emit_changes (GoiJsonEmitter *e, const GPtrArray *changes);

G_END_DECLS
