/* goi-json-emitter.c: writes JSON, member by member
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-json"

#include "goi-json-emitter.h"

#include "goi-report.h"

#include <math.h>
#include <string.h>

static void
put_break (GoiJsonEmitter *e)
{
  if (!e->pretty)
    return;
  if (e->flat > 0)
    {
      g_string_append_c (e->s, ' ');
      return;
    }
  g_string_append_c (e->s, '\n');
  for (guint i = 0; i < e->depth; i++)
    g_string_append (e->s, "  ");
}

/* How many bytes from @text on need no escape. */
static gsize
plain_length (const char *text)
{
  const char *p = text;

  while ((guchar) *p >= 0x20 && *p != '"' && *p != '\\')
    p++;
  return p - text;
}

/* Nearly all texts are written as they are. */
static gboolean
put_plain (GString *s, const char *text)
{
  gsize at = s->len, n = plain_length (text);

  if (text[n] != '\0')
    return FALSE;
  g_string_set_size (s, at + n + 2);
  s->str[at] = s->str[at + n + 1] = '"';
  memcpy (s->str + at + 1, text, n);
  return TRUE;
}

static void
put_escaped (GString *s, const char *text)
{
  static const char names[] = "\"\\bfnrt";
  static const char values[] = "\"\\\b\f\n\r\t";

  if (put_plain (s, text))
    return;
  g_string_append_c (s, '"');
  while (*text != '\0')
    {
      gsize n = plain_length (text);
      const char *found;
      g_string_append_len (s, text, n);
      text += n;
      if (*text == '\0')
        break;
      found = strchr (values, *text);
      if (found != NULL)
        g_string_append_printf (s, "\\%c", names[found - values]);
      else
        g_string_append_printf (s, "\\u%04x", (guint) *text);
      text++;
    }
  g_string_append_c (s, '"');
}

/**
 * goi_json_emit_open:
 * @e: an emitter
 * @bracket: { or [
 * @flat: whether it goes on one line even when pretty
 *
 * Begins an object or an array.
 */
void
goi_json_emit_open (GoiJsonEmitter *e, char bracket, gboolean flat)
{
  g_string_append_c (e->s, bracket);
  e->depth++;
  e->first = TRUE;
  if (flat || e->flat > 0)
    e->flat++;
}

/**
 * goi_json_emit_close:
 * @e: an emitter
 * @bracket: } or ]
 *
 * Ends the innermost object or array.
 */
void
goi_json_emit_close (GoiJsonEmitter *e, char bracket)
{
  e->depth--;
  if (!e->first && !(bracket == ']' && e->flat > 0))
    put_break (e);
  if (e->flat > 0)
    e->flat--;
  e->first = FALSE;
  g_string_append_c (e->s, bracket);
}

/**
 * goi_json_emit_element:
 * @e: an emitter
 *
 * Has to go before every element of an array.
 */
void
goi_json_emit_element (GoiJsonEmitter *e)
{
  gboolean tight = e->flat > 0 && e->first && e->s->str[e->s->len - 1] == '[';

  if (e->depth == 0)
    return;
  if (!e->first)
    g_string_append_c (e->s, ',');
  e->first = FALSE;
  if (!tight)
    put_break (e);
}

/**
 * goi_json_emit_name:
 * @e: an emitter
 * @name: the name of the member whose value comes next
 */
void
goi_json_emit_name (GoiJsonEmitter *e, const char *name)
{
  goi_json_emit_element (e);
  put_escaped (e->s, name);
  g_string_append (e->s, e->pretty ? ": " : ":");
}

/**
 * goi_json_emit_null:
 * @e: an emitter
 */
void
goi_json_emit_null (GoiJsonEmitter *e)
{
  g_string_append (e->s, "null");
}

/**
 * goi_json_emit_int:
 * @e: an emitter
 * @n: a number
 */
void
goi_json_emit_int (GoiJsonEmitter *e, gint64 n)
{
  char buffer[24];
  char *p = buffer + sizeof buffer;
  guint64 rest = n < 0 ? -(guint64) n : (guint64) n;

  do
    *--p = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (n < 0)
    *--p = '-';
  g_string_append_len (e->s, p, buffer + sizeof buffer - p);
}

/**
 * goi_json_emit_double:
 * @e: an emitter
 * @n: a number that was computed; the shortest digits that read back the same; null when it is not finite
 */
void
goi_json_emit_double (GoiJsonEmitter *e, double n)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (n))
    {
      goi_json_emit_null (e);
      return;
    }
  for (int digits = 15; digits <= 17; digits++)
    {
      char format[8];
      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, n);
      if (g_ascii_strtod (buffer, NULL) == n)
        break;
    }
  g_string_append (e->s, buffer);
}

/**
 * goi_json_emit_boolean:
 * @e: an emitter
 * @b: a truth value
 */
void
goi_json_emit_boolean (GoiJsonEmitter *e, gboolean b)
{
  g_string_append (e->s, b ? "true" : "false");
}

/**
 * goi_json_emit_string:
 * @e: an emitter
 * @text: (nullable): a text, NULL for an empty one
 *
 * Only what JSON demands is escaped. What is not UTF-8 is replaced, so that the document is valid whatever
 * comes in.
 */
void
goi_json_emit_string (GoiJsonEmitter *e, const char *text)
{
  g_autofree char *valid = NULL;

  if (text == NULL)
    text = "";
  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  put_escaped (e->s, text);
}

/**
 * goi_json_emit_decimal:
 * @e: an emitter
 * @number: a number, written exactly
 */
void
goi_json_emit_decimal (GoiJsonEmitter *e, GoiDecimal number)
{
  g_autofree char *digits = goi_decimal_to_string (number);

  g_string_append (e->s, digits);
}

/**
 * goi_json_emit_string_member:
 * @e: an emitter
 * @name: the member's name
 * @text: (nullable): its value, NULL for an empty text
 */
void
goi_json_emit_string_member (GoiJsonEmitter *e, const char *name, const char *text)
{
  goi_json_emit_name (e, name);
  goi_json_emit_string (e, text);
}

/**
 * goi_json_emit_int_member:
 * @e: an emitter
 * @name: the member's name
 * @n: its value
 */
void
goi_json_emit_int_member (GoiJsonEmitter *e, const char *name, gint64 n)
{
  goi_json_emit_name (e, name);
  goi_json_emit_int (e, n);
}

/**
 * goi_json_emit_strings_member:
 * @e: an emitter
 * @name: the member's name
 * @strings: (nullable) (array zero-terminated=1): its elements
 */
void
goi_json_emit_strings_member (GoiJsonEmitter *e, const char *name, const char *const *strings)
{
  goi_json_emit_name (e, name);
  goi_json_emit_open (e, '[', TRUE);
  for (; strings != NULL && *strings != NULL; strings++)
    {
      goi_json_emit_element (e);
      goi_json_emit_string (e, *strings);
    }
  goi_json_emit_close (e, ']');
}

/**
 * goi_json_emit_changes:
 * @e: an emitter
 * @changes: (element-type GoiChange): what some cells would hold
 *
 * An object with the cells' keys: a number each, or an object with value and mark for what is none.
 */
void
goi_json_emit_changes (GoiJsonEmitter *e, const GPtrArray *changes)
{
  goi_json_emit_open (e, '{', TRUE);
  for (guint i = 0; i < changes->len; i++)
    {
      const GoiChange *change = g_ptr_array_index (changes, i);
      goi_json_emit_name (e, change->key);
      if (goi_value_is_number (change->value))
        {
          goi_json_emit_decimal (e, change->value->number);
          continue;
        }
      goi_json_emit_open (e, '{', TRUE);
      goi_json_emit_name (e, "value");
      goi_json_emit_null (e);
      goi_json_emit_string_member (e, "mark", goi_mark_to_string (change->value->mark));
      goi_json_emit_close (e, '}');
    }
  goi_json_emit_close (e, '}');
}
