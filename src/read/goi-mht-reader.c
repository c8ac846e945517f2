/* goi-mht-reader.c: pages saved with their pictures in one file
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-mht"

#include "config.h"

#include "goi-mht-reader.h"

#include "goi-html-reader.h"
#include "goi-mht-parts.h"
#include "goi-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How much of a file its headers may take. */
#define SNIFF_BYTES 8192

/* Pages of a message that are read when the first one has no text. */
#define MAX_PAGES 32

static gboolean
is_page (const GoiMhtPart *part)
{
  if (part->type != NULL
      && (g_str_equal (part->type, "text/html") || g_str_equal (part->type, "application/xhtml+xml")))
    return TRUE;
  return part->type == NULL && goi_html_reader_sniff ((const guint8 *) part->body, part->length);
}

/* The page that the message begins with; NULL when there is none. */
static const GoiMhtPart *
find_root (GPtrArray *parts, const char *start)
{
  const GoiMhtPart *first = NULL;

  for (guint i = 0; i < parts->len; i++)
    {
      const GoiMhtPart *part = g_ptr_array_index (parts, i);

      if (!is_page (part))
        continue;
      if (start != NULL && g_strcmp0 (part->id, start) == 0)
        return part;
      if (first == NULL)
        first = part;
    }
  return first;
}

static GoiDocument *
read_part (const GoiMhtPart *part, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = goi_mht_part_decode (part);

  return goi_html_reader_read_declared (bytes, part->charset, cancellable, error);
}

/* The page with the most text, for messages that begin with a page of frames. NULL without an error
 * when none has text. */
static GoiDocument *
read_longest (GPtrArray *parts, GCancellable *cancellable, GError **error)
{
  g_autoptr (GoiDocument) longest = NULL;
  guint n_pages = 0;

  for (guint i = 0; i < parts->len && n_pages < MAX_PAGES; i++)
    {
      const GoiMhtPart *part = g_ptr_array_index (parts, i);
      g_autoptr (GoiDocument) document = NULL;
      g_autoptr (GError) problem = NULL;

      if (!is_page (part))
        continue;
      n_pages++;
      document = read_part (part, cancellable, &problem);
      if (document == NULL && !g_error_matches (problem, GOI_READ_ERROR, GOI_READ_ERROR_EMPTY))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
      if (document != NULL
          && (longest == NULL || goi_document_get_length (document) > goi_document_get_length (longest)))
        g_set_object (&longest, document);
    }
  return g_steal_pointer (&longest);
}

/**
 * goi_mht_reader_sniff:
 * @data: the first bytes of a file
 * @length: how many
 *
 * Returns: whether they look like a message with a page in it
 */
gboolean
goi_mht_reader_sniff (const guint8 *data, gsize length)
{
  g_autofree char *head = NULL;
  const char *p = (const char *) data;

  if (length >= 3 && memcmp (p, "\xEF\xBB\xBF", 3) == 0)
    p += 3, length -= 3;
  head = g_ascii_strdown (p, MIN (length, SNIFF_BYTES));
  p = head + strspn (head, " \t\r\n");
  if (!g_ascii_isalpha (*p) || p[strspn (p, "abcdefghijklmnopqrstuvwxyz-")] != ':')
    return FALSE;
  return strstr (p, "\nmime-version:") != NULL || g_str_has_prefix (p, "mime-version:")
         || strstr (p, "multipart/related") != NULL;
}

/**
 * goi_mht_reader_read:
 * @bytes: a message (RFC 2557)
 * @cancellable: (nullable): ends the work
 * @error: return location for a #GoiReadError, or %G_IO_ERROR_CANCELLED
 *
 * Reads the page that a saved page begins with, as goi_html_reader_read() does.
 *
 * Returns: (transfer full): its paragraphs and tables, or NULL
 */
GoiDocument *
goi_mht_reader_read (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *start = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GError) problem = NULL;
  GoiDocument *document;
  const GoiMhtPart *root;

  if (length > GOI_READ_MAX_BYTES)
    {
      g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_TOO_LARGE,
                           _("The page is too large. Save the part with the report as a page of its own."));
      return NULL;
    }
  parts = goi_mht_parts_parse (data, length, &start);
  root = find_root (parts, start);
  if (root == NULL)
    {
      g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_DAMAGED,
                           _("There is no page in the saved page. Open it in a browser and save it again."));
      return NULL;
    }
  document = read_part (root, cancellable, &problem);
  if (document == NULL && g_error_matches (problem, GOI_READ_ERROR, GOI_READ_ERROR_EMPTY))
    {
      g_autoptr (GError) other = NULL;

      document = read_longest (parts, cancellable, &other);
      if (other != NULL)
        {
          g_clear_error (&problem);
          problem = g_steal_pointer (&other);
        }
    }
  if (document == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return document;
}
