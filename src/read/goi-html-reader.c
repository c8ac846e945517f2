/* goi-html-reader.c: HTML pages
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-html"

#include "config.h"

#include "goi-html-reader.h"

#include "goi-characters.h"
#include "goi-html-chrome.h"
#include "goi-html-encoding.h"
#include "goi-html-line.h"
#include "goi-html-scan.h"
#include "goi-html-writer.h"
#include "goi-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Metas of a page that are kept; more than this is no page that says something of itself. */
#define MAX_METAS 200

/* What a page says of itself, on one line. */
static char *
clean (const char *text)
{
  GoiHtmlLine line;
  char *trimmed;

  goi_html_line_init (&line);
  goi_html_line_append (&line, text, FALSE);
  trimmed = goi_text_trim (line.text->str);
  goi_html_line_clear (&line);
  return trimmed;
}

static void
set_metadata (GoiDocument *document, const GoiHtmlTree *tree)
{
  for (guint i = 0; i < MIN (tree->metas->len, MAX_METAS); i++)
    {
      const GoiHtmlMeta *meta = &g_array_index (tree->metas, GoiHtmlMeta, i);
      g_autofree char *content = clean (meta->content);

      if (*content != '\0')
        goi_document_set_metadata (document, meta->name, content);
    }
}

/* The name that the page's content has is a better title than the page's own, which often begins or
 * ends with the name of the site. */
static void
set_title (GoiDocument *document, const GoiHtmlTree *tree)
{
  const char *title = goi_document_get_metadata (document, "ArticleTitle");
  g_autofree char *of_page = title == NULL && tree->title != NULL ? clean (tree->title) : NULL;

  goi_document_set_title (document, title != NULL ? title : of_page);
}

static GoiDocument *
read_text (const char *text, gsize length, GCancellable *cancellable, GError **error)
{
  g_autoptr (GoiHtmlTree) tree = goi_html_tree_parse (text, length, cancellable, error);
  g_autoptr (GoiDocument) document = NULL;

  if (tree == NULL)
    return NULL;
  /* Some pages hide all of themselves until a script has run. */
  if (tree->body->n_chars == 0)
    goi_html_tree_keep_all (tree, GOI_HTML_HIDDEN);
  goi_html_chrome_drop (tree);
  if (tree->body->n_chars == 0)
    {
      g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_EMPTY,
                           _("There is no text in the page. When it shows the report as a picture or in a "
                             "frame, open that one."));
      return NULL;
    }
  document = goi_document_new ();
  set_metadata (document, tree);
  set_title (document, tree);
  if (!goi_html_writer_write (tree, document, cancellable, error))
    return NULL;
  return g_steal_pointer (&document);
}

/**
 * goi_html_reader_sniff:
 * @data: the first bytes of a file
 * @length: how many
 *
 * Returns: whether they look like a page, or a piece of one
 */
gboolean
goi_html_reader_sniff (const guint8 *data, gsize length)
{
  const char *text = (const char *) data;

  if (length >= 2 && ((data[0] == 0xFF && data[1] == 0xFE) || (data[0] == 0xFE && data[1] == 0xFF)))
    {
      g_autoptr (GString) ascii = g_string_new (NULL);

      for (gsize i = 2; i < length && ascii->len < 4096; i++)
        if (data[i] != 0)
          g_string_append_c (ascii, data[i]);
      return goi_html_scan_is_html (ascii->str, ascii->len);
    }
  return goi_html_scan_is_html (text, length);
}

/**
 * goi_html_reader_read:
 * @bytes: a page
 * @cancellable: (nullable): ends the work
 * @error: return location for a #GoiReadError, or %G_IO_ERROR_CANCELLED
 *
 * Reads an HTML page by the rules of HTML 5, with what stands around its content left out.
 *
 * Returns: (transfer full): its paragraphs and tables, or NULL
 */
GoiDocument *
goi_html_reader_read (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  return goi_html_reader_read_declared (bytes, NULL, cancellable, error);
}

/**
 * goi_html_reader_read_declared:
 * @bytes: a page
 * @charset: (nullable): the encoding that whoever delivered it declared
 * @cancellable: (nullable): ends the work
 * @error: return location for a #GoiReadError, or %G_IO_ERROR_CANCELLED
 *
 * Does what goi_html_reader_read() does for a page out of a message.
 *
 * Returns: (transfer full): its paragraphs and tables, or NULL
 */
GoiDocument *
goi_html_reader_read_declared (GBytes *bytes, const char *charset, GCancellable *cancellable,
                               GError **error)
{
  g_auto (GoiDecoded) decoded = { NULL };
  gsize length = g_bytes_get_size (bytes);

  if (length > GOI_READ_MAX_BYTES)
    {
      g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_TOO_LARGE,
                           _("The page is too large. Save the part with the report as a page of its own."));
      return NULL;
    }
  if (!goi_html_decode (bytes, charset, &decoded, error))
    return NULL;
  length = strlen (decoded.text);
  goi_html_scan_blank_islands (decoded.text, length);
  return read_text (decoded.text, length, cancellable, error);
}
