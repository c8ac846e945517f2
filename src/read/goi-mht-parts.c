/* goi-mht-parts.c: the parts of a MIME message
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RFC 2045, 2046, 2387 and 2557, as far as saved pages need them. Line ends of any kind will do, and
 * what is missing is guessed: mail programs and disks have been there before.
 */

#define G_LOG_DOMAIN "goi-mht"

#include "goi-mht-parts.h"

#include <string.h>

/* Multiparts inside multiparts. */
#define MAX_DEPTH 8

static void
part_free (gpointer data)
{
  GoiMhtPart *part = data;

  g_free (part->type);
  g_free (part->charset);
  g_free (part->boundary);
  g_free (part->start);
  g_free (part->id);
  g_free (part);
}

/* The byte after the line that @p is in. */
static const char *
next_line (const char *p, const char *end)
{
  const char *newline = memchr (p, '\n', end - p);

  return newline != NULL ? newline + 1 : end;
}

/* The value of a parameter in "type/subtype; name=value; name=\"value\"". */
static char *
get_parameter (const char *value, const char *name)
{
  gsize length = strlen (name);

  for (const char *p = strchr (value, ';'); p != NULL; p = strchr (p, ';'))
    {
      p += 1 + strspn (p + 1, " \t\r\n");
      if (g_ascii_strncasecmp (p, name, length) != 0)
        continue;
      p += length + strspn (p + length, " \t");
      if (*p != '=')
        continue;
      p += 1 + strspn (p + 1, " \t");
      if (*p == '"')
        return g_strndup (p + 1, strcspn (p + 1, "\""));
      return g_strndup (p, strcspn (p, "; \t\r\n"));
    }
  return NULL;
}

static void
take (char **to, char *value)
{
  if (*to == NULL && value != NULL)
    *to = value;
  else
    g_free (value);
}

static char *
without_brackets (const char *id)
{
  g_autofree char *copy = g_strstrip (g_strdup (id));
  gsize length = strlen (copy);

  if (length >= 2 && copy[0] == '<' && copy[length - 1] == '>')
    return g_strndup (copy + 1, length - 2);
  return g_steal_pointer (&copy);
}

static void
parse_content_type (GoiMhtPart *part, const char *value)
{
  g_autofree char *type = g_ascii_strdown (value, strcspn (value, "; \t\r\n"));
  g_autofree char *start = get_parameter (value, "start");

  take (&part->type, g_steal_pointer (&type));
  take (&part->charset, get_parameter (value, "charset"));
  take (&part->boundary, get_parameter (value, "boundary"));
  if (start != NULL)
    take (&part->start, without_brackets (start));
}

static void
parse_header (GoiMhtPart *part, const char *line)
{
  const char *colon = strchr (line, ':');
  g_autofree char *name = g_ascii_strdown (line, colon - line);
  g_autofree char *value = g_strstrip (g_strdup (colon + 1));

  g_strchomp (name);
  if (g_str_equal (name, "content-type"))
    parse_content_type (part, value);
  else if (g_str_equal (name, "content-id"))
    take (&part->id, without_brackets (value));
  else if (g_str_equal (name, "content-transfer-encoding"))
    {
      if (g_ascii_strncasecmp (value, "quoted-printable", 16) == 0)
        part->encoding = GOI_MHT_QUOTED_PRINTABLE;
      else if (g_ascii_strncasecmp (value, "base64", 6) == 0)
        part->encoding = GOI_MHT_BASE64;
    }
}

/* Whether a line can be a header: a name of letters and hyphens, perhaps blanks, then a colon. */
static gboolean
is_header (const char *p, const char *end)
{
  const char *start = p;

  while (p < end && (g_ascii_isalnum (*p) || *p == '-'))
    p++;
  if (p == start)
    return FALSE;
  while (p < end && (*p == ' ' || *p == '\t'))
    p++;
  return p < end && *p == ':';
}

/* Reads headers into @part and sets its body to the rest. */
static void
parse_headers (GoiMhtPart *part, const char *p, const char *end)
{
  while (p < end && is_header (p, end))
    {
      const char *line = p;
      g_autofree char *header = NULL;

      for (p = next_line (p, end); p < end && (*p == ' ' || *p == '\t');)
        p = next_line (p, end);
      header = g_strndup (line, p - line);
      parse_header (part, header);
    }
  if (p < end && (*p == '\n' || (*p == '\r' && p + 1 < end && p[1] == '\n')))
    p = next_line (p, end);
  part->body = p;
  part->length = end - p;
}

/* The first line that looks as if parts began with it. */
static char *
guess_boundary (const char *p, const char *end)
{
  while (p < end)
    {
      const char *next = next_line (p, end);

      if (next - p > 3 && p[0] == '-' && p[1] == '-' && end - next > 8
          && g_ascii_strncasecmp (next, "content-", 8) == 0)
        return g_strchomp (g_strndup (p + 2, next - p - 2));
      p = next;
    }
  return NULL;
}

/* The next line of two hyphens and the boundary; @end when there is none. */
static const char *
find_boundary (const char *start, const char *p, const char *end, const char *delimiter)
{
  gsize length = strlen (delimiter);

  while (p < end)
    {
      p = memmem (p, end - p, delimiter, length);
      if (p == NULL)
        return end;
      if ((p == start || p[-1] == '\n')
          && (p + length == end || strchr (" \t\r\n-", p[length]) != NULL))
        return p;
      p += length;
    }
  return end;
}

static void collect_parts (GPtrArray *parts, const char *data, gsize length, guint depth, char **start);

static void
split_parts (GPtrArray *parts, const GoiMhtPart *whole, guint depth)
{
  const char *end = whole->body + whole->length;
  g_autofree char *guessed = whole->boundary == NULL ? guess_boundary (whole->body, end) : NULL;
  const char *boundary = whole->boundary != NULL ? whole->boundary : guessed;
  g_autofree char *delimiter = NULL;
  const char *p;

  if (boundary == NULL || *boundary == '\0')
    return;
  delimiter = g_strconcat ("--", boundary, NULL);
  p = find_boundary (whole->body, whole->body, end, delimiter);
  while (p < end && parts->len < GOI_MHT_MAX_PARTS)
    {
      const char *first = next_line (p, end);
      const char *next = find_boundary (whole->body, first, end, delimiter);
      gboolean last = strncmp (p + strlen (delimiter), "--", MIN (2, end - p - strlen (delimiter))) == 0;

      if (last && first - p > strlen (delimiter) + 1)
        return;
      collect_parts (parts, first, next - first, depth + 1, NULL);
      p = next;
    }
}

static void
collect_parts (GPtrArray *parts, const char *data, gsize length, guint depth, char **start)
{
  GoiMhtPart *part = g_new0 (GoiMhtPart, 1);
  gboolean multipart;

  parse_headers (part, data, data + length);
  if (start != NULL)
    *start = g_strdup (part->start);
  multipart = part->type != NULL ? g_str_has_prefix (part->type, "multipart/") : depth == 0;
  if (multipart && depth < MAX_DEPTH)
    {
      split_parts (parts, part, depth);
      part_free (part);
    }
  else
    g_ptr_array_add (parts, part);
}

/**
 * goi_mht_parts_parse:
 * @data: a message
 * @length: its length in bytes
 * @start: (out) (transfer full) (nullable): the id of the part to begin with, when the message names one
 *
 * Returns: (transfer full) (element-type GoiMhtPart): its parts that have no parts of their own; their
 *   bodies point into @data
 */
GPtrArray *
goi_mht_parts_parse (const char *data, gsize length, char **start)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (part_free);
  const char *p = data, *end = data + length;

  if (length >= 3 && memcmp (p, "\xEF\xBB\xBF", 3) == 0)
    p += 3;
  while (p < end && g_ascii_isspace (*p))
    p++;
  collect_parts (parts, p, end - p, 0, start);
  return parts;
}

static GBytes *
decode_quoted_printable (const char *p, gsize length)
{
  const char *end = p + length;
  char *out = g_malloc (length + 1);
  char *to = out;

  while (p < end)
    {
      const char *blank = p + 1;

      if (*p != '=')
        {
          *to++ = *p++;
          continue;
        }
      if (end - p > 2 && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]))
        {
          *to++ = g_ascii_xdigit_value (p[1]) << 4 | g_ascii_xdigit_value (p[2]);
          p += 3;
          continue;
        }
      while (blank < end && (*blank == ' ' || *blank == '\t' || *blank == '\r'))
        blank++;
      if (blank == end || *blank == '\n')
        p = blank == end ? end : blank + 1; /* the line goes on */
      else
        *to++ = *p++;
    }
  return g_bytes_new_take (out, to - out);
}

static GBytes *
decode_base64 (const char *p, gsize length)
{
  guint8 *out = g_malloc (length / 4 * 3 + 6);
  int state = 0;
  guint save = 0;
  gsize n = g_base64_decode_step (p, length, out, &state, &save);

  return g_bytes_new_take (out, n);
}

/**
 * goi_mht_part_decode:
 * @part: a part
 *
 * Returns: (transfer full): its bytes; what is no code in it is taken as it is, or left out
 */
GBytes *
goi_mht_part_decode (const GoiMhtPart *part)
{
  switch (part->encoding)
    {
    case GOI_MHT_QUOTED_PRINTABLE:
      return decode_quoted_printable (part->body, part->length);
    case GOI_MHT_BASE64:
      return decode_base64 (part->body, part->length);
    default:
      return g_bytes_new (part->body, part->length);
    }
}
