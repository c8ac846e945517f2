/* goi-csv-scanner.c: records and fields of comma-separated values
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* RFC 4180, with what spreadsheet programs make of it when they save again: LF alone, semicolons or tabs in place of
 * commas, a byte order mark or none. */

#define G_LOG_DOMAIN "goi-csv-scanner"

#include "goi-csv-scanner.h"

#include <string.h>

/* More fields than this has no table of ours, nor one that Excel wrote. */
#define MAX_FIELDS 16384

struct _GoiCsvScanner
{
  const char *p;
  const char *end;
  char separator;
  guint row;
  gboolean damaged;
  GString *field;
};

/* The first of the three that stands in the first line. */
static char
find_separator (const char *text, const char *end)
{
  for (const char *p = text; p < end && *p != '\n' && *p != '\r'; p++)
    if (*p == ',' || *p == ';' || *p == '\t')
      return *p;
  return ',';
}

/* The text between quotation marks, the p behind the first. */
static gboolean
read_quoted (GoiCsvScanner *self)
{
  for (;;)
    {
      const char *quote = memchr (self->p, '"', self->end - self->p);
      if (quote == NULL)
        return FALSE;
      g_string_append_len (self->field, self->p, quote - self->p);
      self->p = quote + 1;
      if (self->p == self->end || *self->p != '"')
        return TRUE;
      g_string_append_c (self->field, '"');
      self->p++;
    }
}

static gboolean
at_field_end (GoiCsvScanner *self)
{
  return self->p == self->end || *self->p == self->separator || *self->p == '\n' || *self->p == '\r';
}

static gboolean
read_field (GoiCsvScanner *self)
{
  g_string_truncate (self->field, 0);
  if (self->p < self->end && *self->p == '"')
    {
      self->p++;
      return read_quoted (self) && at_field_end (self);
    }
  while (!at_field_end (self))
    g_string_append_c (self->field, *self->p++);
  return TRUE;
}

static void
skip_line_end (GoiCsvScanner *self)
{
  if (self->p < self->end && *self->p == '\r')
    self->p++;
  if (self->p < self->end && *self->p == '\n')
    self->p++;
}

/**
 * goi_csv_scanner_new:
 * @text: valid UTF-8 that stays where it is while the scanner lives
 * @length: its length in bytes
 *
 * Returns: (transfer full): a scanner before the first record
 */
GoiCsvScanner *
goi_csv_scanner_new (const char *text, gsize length)
{
  GoiCsvScanner *self = g_new0 (GoiCsvScanner, 1);

  self->p = text;
  self->end = text + length;
  if (length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    self->p += 3;
  self->separator = find_separator (self->p, self->end);
  self->field = g_string_new (NULL);
  return self;
}

/**
 * goi_csv_scanner_next:
 * @self: a scanner
 * @fields: (element-type utf8): an array that frees its elements with g_free(); the fields of the next
 *   record take the place of what it holds
 *
 * Returns: FALSE at the end, and when the table is damaged; see goi_csv_scanner_is_damaged()
 */
gboolean
goi_csv_scanner_next (GoiCsvScanner *self, GPtrArray *fields)
{
  g_ptr_array_set_size (fields, 0);
  if (self->damaged || self->p == self->end)
    return FALSE;
  self->row++;
  for (;;)
    {
      if (!read_field (self) || fields->len == MAX_FIELDS)
        {
          self->damaged = TRUE;
          return FALSE;
        }
      g_ptr_array_add (fields, g_strndup (self->field->str, self->field->len));
      if (self->p == self->end || *self->p != self->separator)
        break;
      self->p++;
    }
  skip_line_end (self);
  return TRUE;
}

/**
 * goi_csv_scanner_is_damaged:
 * @self: a scanner
 *
 * Returns: whether it stopped at a quotation mark without its partner, or at text behind a closing one
 */
gboolean
goi_csv_scanner_is_damaged (GoiCsvScanner *self)
{
  return self->damaged;
}

/**
 * goi_csv_scanner_get_row:
 * @self: a scanner
 *
 * Returns: the number of the record that was read last, from 1, as spreadsheets count
 */
guint
goi_csv_scanner_get_row (GoiCsvScanner *self)
{
  return self->row;
}

/**
 * goi_csv_scanner_free:
 * @self: (nullable): a scanner
 */
void
goi_csv_scanner_free (GoiCsvScanner *self)
{
  if (self == NULL)
    return;
  g_string_free (self->field, TRUE);
  g_free (self);
}
