/* goi-odf-reader.c: reads ODT texts and ODS spreadsheets
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-odf-reader"

#include "config.h"

#include "goi-odf-reader.h"

#include "goi-odf-private.h"
#include "goi-read.h"

#include <glib/gi18n-lib.h>

static const GoiXmlTag tags[] = {
  { ODF_OFFICE, "annotation", ODF_SKIP },
  { ODF_OFFICE, "automatic-styles", ODF_STYLES },
  { ODF_OFFICE, "binary-data", ODF_SKIP },
  { ODF_OFFICE, "body", ODF_BODY },
  { ODF_OFFICE, "event-listeners", ODF_SKIP },
  { ODF_OFFICE, "forms", ODF_SKIP },
  { ODF_OFFICE, "meta", ODF_META },
  { ODF_OFFICE, "script", ODF_SKIP },
  { ODF_OFFICE, "spreadsheet", ODF_SPREADSHEET },
  { ODF_OFFICE, "styles", ODF_STYLES },
  { ODF_OFFICE, "text", ODF_TEXT_BODY },
  { ODF_TEXT, "alphabetical-index-source", ODF_SKIP },
  { ODF_TEXT, "bibliography-source", ODF_SKIP },
  { ODF_TEXT, "h", ODF_H },
  { ODF_TEXT, "hidden-paragraph", ODF_HIDDEN_PARAGRAPH },
  { ODF_TEXT, "hidden-text", ODF_HIDDEN_TEXT },
  { ODF_TEXT, "illustration-index-source", ODF_SKIP },
  { ODF_TEXT, "line-break", ODF_LINE_BREAK },
  { ODF_TEXT, "list", ODF_LIST },
  { ODF_TEXT, "list-header", ODF_LIST_HEADER },
  { ODF_TEXT, "list-item", ODF_LIST_ITEM },
  { ODF_TEXT, "list-level-style-bullet", ODF_LEVEL_BULLET },
  { ODF_TEXT, "list-level-style-image", ODF_LEVEL_BULLET },
  { ODF_TEXT, "list-level-style-number", ODF_LEVEL_NUMBER },
  { ODF_TEXT, "list-style", ODF_LIST_STYLE },
  { ODF_TEXT, "note", ODF_NOTE },
  { ODF_TEXT, "note-body", ODF_NOTE_BODY },
  { ODF_TEXT, "object-index-source", ODF_SKIP },
  { ODF_TEXT, "outline-level-style", ODF_LEVEL_NUMBER },
  { ODF_TEXT, "outline-style", ODF_OUTLINE_STYLE },
  { ODF_TEXT, "p", ODF_P },
  { ODF_TEXT, "ruby-text", ODF_SKIP },
  { ODF_TEXT, "s", ODF_S },
  { ODF_TEXT, "script", ODF_SKIP },
  { ODF_TEXT, "section", ODF_SECTION },
  { ODF_TEXT, "span", ODF_SPAN },
  { ODF_TEXT, "tab", ODF_TAB },
  { ODF_TEXT, "table-index-source", ODF_SKIP },
  { ODF_TEXT, "table-of-content-source", ODF_SKIP },
  { ODF_TEXT, "tracked-changes", ODF_SKIP },
  { ODF_TEXT, "user-index-source", ODF_SKIP },
  { ODF_TABLE, "covered-table-cell", ODF_COVERED_CELL },
  { ODF_TABLE, "shapes", ODF_SKIP },
  { ODF_TABLE, "table", ODF_TABLE_TABLE },
  { ODF_TABLE, "table-cell", ODF_TABLE_CELL },
  { ODF_TABLE, "table-column", ODF_COLUMN },
  { ODF_TABLE, "table-row", ODF_TABLE_ROW },
  { ODF_STYLE, "list-level-label-alignment", ODF_LABEL_ALIGNMENT },
  { ODF_STYLE, "list-level-properties", ODF_LEVEL_PROPERTIES },
  { ODF_STYLE, "style", ODF_STYLE_STYLE },
  { ODF_STYLE, "table-cell-properties", ODF_CELL_PROPERTIES },
  { ODF_STYLE, "table-properties", ODF_TABLE_PROPERTIES },
  { ODF_STYLE, "text-properties", ODF_TEXT_PROPERTIES },
  { ODF_DRAW, "object", ODF_SKIP },
  { ODF_DRAW, "object-ole", ODF_SKIP },
  { ODF_SVG, "desc", ODF_SKIP },
  { ODF_SVG, "title", ODF_SKIP },
  { ODF_MANIFEST, "encryption-data", ODF_ENCRYPTION },
  { ODF_DC, "title", ODF_TITLE },
};

static gboolean
open_part (GoiOdfReader *self, GoiZipPackage *package, const char *part, GCancellable *cancellable,
           GError **error)
{
  g_clear_pointer (&self->xml, goi_xml_free);
  self->xml = goi_xml_open (package, part, tags, G_N_ELEMENTS (tags), cancellable, error);
  return self->xml != NULL;
}

static void
read_title (GoiOdfReader *self)
{
  g_autoptr (GString) title = g_string_new (NULL);
  int scope = goi_xml_enter (self->xml);

  while (goi_xml_next_element (self->xml, scope))
    if (goi_xml_tag (self->xml) == ODF_TITLE && title->len == 0)
      goi_xml_append_text (self->xml, title);
  goi_document_set_title (self->document, g_strstrip (title->str));
}

/* Hands over what has been read as soon as nothing more belongs to it, so that a long document does not
 * stand in memory twice. */
static void
read_text_body (GoiOdfReader *self)
{
  g_autoptr (GoiContent) content = goi_content_new (&self->limits);
  int scope = goi_xml_enter (self->xml);

  while (goi_xml_next_element (self->xml, scope))
    {
      _goi_odf_read_block (self, content);
      goi_content_append (content, self->pending);
      goi_content_emit_settled (content, self->document);
    }
  goi_content_emit (content, self->document);
}

static void
read_body (GoiOdfReader *self)
{
  int scope = goi_xml_enter (self->xml);

  while (goi_xml_next_element (self->xml, scope))
    if (goi_xml_tag (self->xml) == ODF_TEXT_BODY)
      read_text_body (self);
    else if (goi_xml_tag (self->xml) == ODF_SPREADSHEET)
      _goi_odf_read_sheets (self);
}

/* Reads the part that is open, whichever it is. */
static gboolean
read_part (GoiOdfReader *self, GError **error)
{
  int scope;

  goi_xml_read_root (self->xml);
  scope = goi_xml_enter (self->xml);
  while (goi_xml_next_element (self->xml, scope))
    switch (goi_xml_tag (self->xml))
      {
      case ODF_META:
        read_title (self);
        break;
      case ODF_STYLES:
        _goi_odf_styles_read (self->styles, self->xml);
        break;
      case ODF_BODY:
        read_body (self);
        break;
      default:
        break;
      }
  return goi_xml_close (self->xml, error) && goi_content_limits_check (&self->limits, error);
}

static gboolean
find_encryption (GoiXml *xml)
{
  gboolean found = FALSE;
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == ODF_ENCRYPTION || find_encryption (xml))
      found = TRUE;
  return found;
}

/* The archive of a document with a password is none with a password: only its parts cannot be read. */
static gboolean
check_encryption (GoiOdfReader *self, GoiZipPackage *package, GCancellable *cancellable, GError **error)
{
  gboolean is_encrypted;

  if (!goi_zip_package_contains (package, "META-INF/manifest.xml"))
    return TRUE;
  if (!open_part (self, package, "META-INF/manifest.xml", cancellable, error))
    return FALSE;
  goi_xml_read_root (self->xml);
  is_encrypted = find_encryption (self->xml);
  if (!goi_xml_close (self->xml, error))
    return FALSE;
  if (!is_encrypted)
    return TRUE;
  g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_UNSUPPORTED,
                       _("The file is protected with a password. Please save it without one."));
  return FALSE;
}

static gboolean
read_package (GoiOdfReader *self, GoiZipPackage *package, GCancellable *cancellable, GError **error)
{
  static const char *const parts[] = { "meta.xml", "styles.xml", "content.xml" };

  if (!check_encryption (self, package, cancellable, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gboolean is_content = i + 1 == G_N_ELEMENTS (parts);

      if (!is_content && !goi_zip_package_contains (package, parts[i]))
        continue;
      if (!open_part (self, package, parts[i], cancellable, error) || !read_part (self, error))
        return FALSE;
    }
  return TRUE;
}

static void
reader_init (GoiOdfReader *self)
{
  self->document = goi_document_new ();
  self->styles = _goi_odf_styles_new ();
  self->lists = _goi_odf_lists_new (self->styles);
  self->pending = goi_content_new (&self->limits);
}

/* Frees all but the document, which it returns when it is of use. */
static GoiDocument *
reader_finish (GoiOdfReader *self, gboolean ok, GError **error)
{
  g_autoptr (GoiDocument) document = self->document;

  g_clear_pointer (&self->xml, goi_xml_free);
  _goi_odf_lists_free (self->lists);
  _goi_odf_styles_free (self->styles);
  goi_content_free (self->pending);
  if (!ok)
    return NULL;
  if (goi_document_get_length (document) == 0)
    {
      g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_EMPTY,
                           _("There is no text in the file. If its pages are pictures, use a file with "
                             "text."));
      return NULL;
    }
  return g_steal_pointer (&document);
}

/**
 * goi_odf_reader_read:
 * @package: an ODT or ODS file (ODF 1.3, or an older one)
 * @cancellable: (nullable): stops the reading
 * @error: return location for a #GoiReadError
 *
 * Reads what is printed of a text or a spreadsheet: with the numbers of lists and headings, without
 * deleted or hidden text, hidden rows, columns and sheets. Text boxes come after the paragraph that they
 * hang on, notes after the paragraph or table that has their mark. Numbers in spreadsheets are exact.
 * The document's title is that of its properties.
 *
 * Returns: (transfer full): the document, or NULL with @error set
 */
GoiDocument *
goi_odf_reader_read (GoiZipPackage *package, GCancellable *cancellable, GError **error)
{
  GoiOdfReader self = { NULL };

  reader_init (&self);
  return reader_finish (&self, read_package (&self, package, cancellable, error), error);
}

/**
 * goi_odf_reader_read_flat:
 * @bytes: a text or spreadsheet that is a single XML file (.fodt, .fods)
 * @cancellable: (nullable): stops the reading
 * @error: return location for a #GoiReadError
 *
 * As goi_odf_reader_read().
 *
 * Returns: (transfer full): the document, or NULL with @error set
 */
GoiDocument *
goi_odf_reader_read_flat (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  GoiOdfReader self = { NULL };
  gboolean ok;

  reader_init (&self);
  self.xml = goi_xml_open_bytes (bytes, tags, G_N_ELEMENTS (tags), cancellable, error);
  ok = read_part (&self, error);
  return reader_finish (&self, ok, error);
}
