/* goi-text-reader.c: plain text
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-text-reader"

#include "config.h"

#include "goi-text-reader.h"

#include "goi-encoding.h"
#include "goi-read.h"
#include "goi-text-choice.h"
#include "goi-text-lines.h"
#include "goi-text-tables.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One kind of line end, no control characters, no byte order marks; everything else stays, since
 * places are counted in this text. */
static char *
normalise (const char *text)
{
  GString *s = g_string_sized_new (strlen (text) + 1);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        {
          if (p[1] != '\n')
            g_string_append_c (s, '\n');
        }
      else if (c == '\f' || c == '\v' || c == 0x85 || c == 0x2028 || c == 0x2029)
        g_string_append_c (s, '\n');
      else if (c >= 0x20 || c == '\t' || c == '\n')
        {
          if (c != 0xFEFF && c != 0x7F)
            g_string_append_unichar (s, c);
        }
    }
  return g_string_free (s, FALSE);
}

/* The signs that make a heading in Markdown, with the blank behind them. */
static gint64
count_heading_signs (const GoiTextLine *line)
{
  gsize n = 0;

  while (n < line->bytes && line->text[n] == '#')
    n++;
  return n > 0 && n <= 6 && n < line->bytes && line->text[n] == ' ' ? (gint64) n + 1 : 0;
}

/**
 * goi_text_reader_read_text:
 * @text: UTF-8
 *
 * Returns: (transfer full): the text as a document, its lines as paragraphs but for the tables in it
 */
GoiDocument *
goi_text_reader_read_text (const char *text)
{
  g_autofree char *normal = normalise (text);
  g_autoptr (GoiDocument) document = goi_document_new_for_text (normal);
  g_autoptr (GArray) lines = goi_text_lines_split (normal);
  GoiTextTables tables = { 0 };

  for (guint i = 0; i < lines->len;)
    {
      const GoiTextLine *line = &g_array_index (lines, GoiTextLine, i);
      guint taken = 0;

      if (line->n_visible > 0 || line->n_tabs > 0)
        taken = goi_text_table_read (&tables, document, lines, i);
      if (taken == 0)
        {
          goi_document_mark_paragraph (document, line->start + count_heading_signs (line), line->end);
          taken = 1;
        }
      i += taken;
    }
  return g_steal_pointer (&document);
}

/**
 * goi_text_reader_recognise:
 * @bytes: a text in UTF-8, UTF-16 or GB 18030
 * @name: (nullable): the base name of its file
 * @report: (out) (transfer full) (nullable): the report in it where it had to be recognised in order to read the text,
 *   otherwise NULL
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GoiReadError
 *
 * Returns: (transfer full): the document, or NULL
 */
GoiDocument *
goi_text_reader_recognise (GBytes *bytes, const char *name, GoiReport **report, GCancellable *cancellable,
                           GError **error)
{
  g_auto (GoiDecoded) decoded = { NULL };

  *report = NULL;
  if (!goi_encoding_decode (bytes, &decoded, error))
    return NULL;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return goi_text_choose (decoded.text, goi_text_reader_read_text (decoded.text), name, report, cancellable);
}

/**
 * goi_text_reader_read:
 * @bytes: a text in UTF-8, UTF-16 or GB 18030
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GoiReadError
 *
 * Returns: (transfer full): the document, or NULL
 */
GoiDocument *
goi_text_reader_read (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GoiReport) report = NULL;

  return goi_text_reader_recognise (bytes, NULL, &report, cancellable, error);
}
