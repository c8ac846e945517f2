/* goi-sheet-text-reader.c: reads sheets that are text with commas or tabs between cells
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-sheet-text-reader"

#include "config.h"

#include "goi-sheet-text-reader.h"

#include "goi-encoding.h"
#include "goi-office-sheet.h"
#include "goi-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Rows that are looked at to find out what stands between cells, and the most cells that count there. */
#define SAMPLE_ROWS 200
#define SAMPLE_CELLS 256

/* A place in the text. */
typedef struct
{
  const char *p;
  char delimiter;
  gboolean quotes_end;   /* no quotation mark that follows has its partner */
} Scanner;

static gboolean
ends_cell (Scanner *self, char c)
{
  return c == '\0' || c == '\n' || c == '\r' || c == self->delimiter;
}

/* What ends a quoted cell, or NULL where nothing does: then its quotation mark is a character. */
static const char *
find_quote_end (Scanner *self, const char *p)
{
  for (; !self->quotes_end && (p = strchr (p, '"')) != NULL; p += 2)
    if (p[1] != '"')
      return ends_cell (self, p[1]) ? p : NULL;
  self->quotes_end = TRUE;
  return NULL;
}

static void
append_quoted (GString *cell, const char *start, const char *end)
{
  for (const char *p = start; p < end; p++)
    {
      /* Two marks stand for one; line ends of any kind for one. */
      if (*p == '"' || (*p == '\r' && p[1] == '\n'))
        p++;
      g_string_append_c (cell, *p == '\r' ? '\n' : *p);
    }
}

/* Reads a cell. Returns: whether another one follows in its row */
static gboolean
next_cell (Scanner *self, GString *cell)
{
  const char *end = *self->p == '"' ? find_quote_end (self, self->p + 1) : NULL;

  g_string_truncate (cell, 0);
  if (end != NULL)
    {
      append_quoted (cell, self->p + 1, end);
      self->p = end + 1;
    }
  end = self->p;
  while (!ends_cell (self, *end))
    end++;
  g_string_append_len (cell, self->p, end - self->p);
  self->p = end;
  if (*end == self->delimiter)
    {
      self->p++;
      return TRUE;
    }
  if (end[0] == '\r' && end[1] == '\n')
    self->p++;
  if (*self->p != '\0')
    self->p++;
  return FALSE;
}

/* Whether a comma stands between the thousands of a number: a digit before it, three behind it. */
static gboolean
is_of_number (const char *text, const char *comma)
{
  return *comma == ',' && comma > text && g_ascii_isdigit (comma[-1])
         && strspn (comma + 1, "0123456789") == 3;
}

/* How well a text is parted by a character: how many cells the rows have that have the usual number of
 * them. Sentences with numbers like 1,234 are no cells, and one row of cells is no sheet. */
static guint
rate_delimiter (const char *text, char delimiter)
{
  Scanner scanner = { text, delimiter, FALSE };
  g_autoptr (GString) cell = g_string_new (NULL);
  guint rows[SAMPLE_CELLS] = { 0 };
  guint best = 0;
  gboolean parts = FALSE;

  for (guint i = 0; i < SAMPLE_ROWS && *scanner.p != '\0'; i++)
    {
      guint n = 1;
      for (; next_cell (&scanner, cell); n++)
        parts |= !is_of_number (text, scanner.p - 1);
      rows[MIN (n, SAMPLE_CELLS) - 1]++;
    }
  for (guint n = 1; n < SAMPLE_CELLS && parts; n++)
    if (rows[n] > 1)
      best = MAX (best, rows[n] * (n + 1));
  return MAX (best, rows[0]);
}

/* Some programs say on the first line what stands between cells: sep=; */
static const char *
find_delimiter (const char *text, char *delimiter)
{
  static const char delimiters[] = { '\t', ',', ';', '|' };
  guint best = 0;

  *delimiter = ',';
  if (g_ascii_strncasecmp (text, "sep=", 4) == 0 && text[4] != '\0'
      && (text[5] == '\n' || text[5] == '\r'))
    {
      *delimiter = text[4];
      return text + 5 + strspn (text + 5, "\r\n");
    }
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      guint rate = rate_delimiter (text, delimiters[i]);
      if (rate > best)
        {
          best = rate;
          *delimiter = delimiters[i];
        }
    }
  return text;
}

static void
read_rows (const char *text, GoiSheet *sheet, GoiContentLimits *limits)
{
  Scanner scanner = { .quotes_end = FALSE };
  g_autoptr (GString) cell = g_string_new (NULL);

  scanner.p = find_delimiter (text, &scanner.delimiter);
  for (guint row = 0; *scanner.p != '\0' && !limits->exceeded; row++)
    {
      guint column = 0;
      gboolean more;

      do
        {
          more = next_cell (&scanner, cell);
          if (*g_strstrip (cell->str) != '\0')
            goi_sheet_add_cell (sheet, row, column, cell->str, FALSE);
          column++;
        }
      while (more);
      limits->exceeded = limits->exceeded || row >= GOI_SHEET_MAX_ROWS
                         || column > GOI_SHEET_MAX_COLUMNS;
    }
}

/**
 * goi_sheet_text_reader_read:
 * @bytes: a CSV or TSV file in any encoding
 * @cancellable: (nullable): stops the reading
 * @error: return location for a #GoiReadError
 *
 * Reads a sheet that is text. What stands between cells (comma, tab, semicolon, bar) is found out from the
 * first rows; cells may stand in quotation marks (RFC 4180), and a mark without its partner is a
 * character like others.
 *
 * Returns: (transfer full): the document, or NULL with @error set
 */
GoiDocument *
goi_sheet_text_reader_read (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_auto (GoiDecoded) decoded = { NULL };
  g_autoptr (GoiDocument) document = goi_document_new ();
  GoiContentLimits limits = { 0 };
  g_autoptr (GoiSheet) sheet = goi_sheet_new (&limits);

  if (!goi_encoding_decode (bytes, &decoded, error))
    return NULL;
  read_rows (decoded.text, sheet, &limits);
  if (!limits.exceeded)
    goi_sheet_emit (sheet, document);
  if (!goi_content_limits_check (&limits, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (goi_document_get_length (document) == 0)
    {
      g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_EMPTY, _("The file is empty."));
      return NULL;
    }
  return g_steal_pointer (&document);
}
