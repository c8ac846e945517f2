/* goi-docx-reader.c: reads DOCX documents
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-docx-reader"

#include "config.h"

#include "goi-docx-reader.h"

#include "goi-docx-private.h"
#include "goi-read.h"

#include <glib/gi18n-lib.h>

/* The transitional form of the format, which is what programs write, and the strict one. */
#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define W_STRICT "http://purl.oclc.org/ooxml/wordprocessingml/main"
#define M "http://schemas.openxmlformats.org/officeDocument/2006/math"
#define M_STRICT "http://purl.oclc.org/ooxml/officeDocument/math"
#define MC "http://schemas.openxmlformats.org/markup-compatibility/2006"
#define DC "http://purl.org/dc/elements/1.1/"
#define BOTH(name, tag) { W, name, tag }, { W_STRICT, name, tag }

static const GoiXmlTag tags[] = {
  BOTH ("abstractNum", DOCX_ABSTRACT_NUM),
  BOTH ("abstractNumId", DOCX_ABSTRACT_NUM_ID),
  BOTH ("basedOn", DOCX_BASED_ON),
  BOTH ("body", DOCX_BODY),
  BOTH ("br", DOCX_BR),
  BOTH ("cellDel", DOCX_CELL_DEL),
  BOTH ("cr", DOCX_CR),
  BOTH ("customXmlPr", DOCX_SKIP),
  BOTH ("ddList", DOCX_DROP_DOWN),
  BOTH ("del", DOCX_DEL),
  BOTH ("delText", DOCX_SKIP),
  BOTH ("endnote", DOCX_NOTE),
  BOTH ("endnoteReference", DOCX_ENDNOTE_REFERENCE),
  BOTH ("ffData", DOCX_FFDATA),
  BOTH ("fldChar", DOCX_FLD_CHAR),
  BOTH ("footnote", DOCX_NOTE),
  BOTH ("footnoteReference", DOCX_FOOTNOTE_REFERENCE),
  BOTH ("gridBefore", DOCX_GRID_BEFORE),
  BOTH ("gridCol", DOCX_GRID_COL),
  BOTH ("gridSpan", DOCX_GRID_SPAN),
  BOTH ("hidden", DOCX_HIDDEN),
  BOTH ("hMerge", DOCX_H_MERGE),
  BOTH ("ilvl", DOCX_ILVL),
  BOTH ("instrText", DOCX_SKIP),
  BOTH ("isLgl", DOCX_IS_LGL),
  BOTH ("listEntry", DOCX_LIST_ENTRY),
  BOTH ("lvl", DOCX_LVL),
  BOTH ("lvlOverride", DOCX_LVL_OVERRIDE),
  BOTH ("lvlRestart", DOCX_LVL_RESTART),
  BOTH ("lvlText", DOCX_LVL_TEXT),
  BOTH ("moveFrom", DOCX_DEL),
  BOTH ("noBreakHyphen", DOCX_NO_BREAK_HYPHEN),
  BOTH ("num", DOCX_NUM),
  BOTH ("numFmt", DOCX_NUM_FMT),
  BOTH ("numId", DOCX_NUM_ID),
  BOTH ("numPr", DOCX_NUM_PR),
  BOTH ("numStyleLink", DOCX_NUM_STYLE_LINK),
  BOTH ("p", DOCX_P),
  BOTH ("pPr", DOCX_P_PR),
  BOTH ("pStyle", DOCX_P_STYLE),
  BOTH ("ptab", DOCX_TAB),
  BOTH ("r", DOCX_R),
  BOTH ("result", DOCX_RESULT),
  BOTH ("rPr", DOCX_R_PR),
  BOTH ("rStyle", DOCX_R_STYLE),
  BOTH ("ruby", DOCX_RUBY),
  BOTH ("rubyBase", DOCX_RUBY_BASE),
  BOTH ("sdtEndPr", DOCX_SKIP),
  BOTH ("sdtPr", DOCX_SKIP),
  BOTH ("sectPr", DOCX_SKIP),
  BOTH ("start", DOCX_START),
  BOTH ("startOverride", DOCX_START_OVERRIDE),
  BOTH ("style", DOCX_STYLE),
  BOTH ("suff", DOCX_SUFF),
  BOTH ("sym", DOCX_SYM),
  BOTH ("t", DOCX_T),
  BOTH ("tab", DOCX_TAB),
  BOTH ("tbl", DOCX_TBL),
  BOTH ("tblGrid", DOCX_TBL_GRID),
  BOTH ("tblPr", DOCX_SKIP),
  BOTH ("tblPrEx", DOCX_SKIP),
  BOTH ("tc", DOCX_TC),
  BOTH ("tcPr", DOCX_TC_PR),
  BOTH ("tr", DOCX_TR),
  BOTH ("trPr", DOCX_TR_PR),
  BOTH ("txbxContent", DOCX_TXBX_CONTENT),
  BOTH ("vanish", DOCX_VANISH),
  BOTH ("vertAlign", DOCX_VERT_ALIGN),
  BOTH ("vMerge", DOCX_V_MERGE),
  { M, "r", DOCX_R },
  { M_STRICT, "r", DOCX_R },
  { M, "t", DOCX_T },
  { M_STRICT, "t", DOCX_T },
  { MC, "AlternateContent", DOCX_ALTERNATE_CONTENT },
  { MC, "Choice", DOCX_CHOICE },
  { MC, "Fallback", DOCX_FALLBACK },
  { DC, "title", DOCX_TITLE },
};

static void
note_free (gpointer note)
{
  goi_content_free (note);
}

static gboolean
open_part (GoiDocxReader *self, const char *part, GError **error)
{
  g_clear_pointer (&self->xml, goi_xml_free);
  self->xml = goi_xml_open (self->package, part, tags, G_N_ELEMENTS (tags), self->cancellable, error);
  return self->xml != NULL;
}

/* Reads the notes of one kind. */
static gboolean
read_notes (GoiDocxReader *self, const char *part, const char *kind, GError **error)
{
  int scope;

  if (part == NULL)
    return TRUE;
  if (!open_part (self, part, error))
    return FALSE;
  goi_xml_read_root (self->xml);
  scope = goi_xml_enter (self->xml);
  while (goi_xml_next_element (self->xml, scope))
    if (goi_xml_tag (self->xml) == DOCX_NOTE && goi_xml_attribute (self->xml, "type") == NULL)
      {
        const char *id = goi_xml_attribute (self->xml, "id");
        char *key = g_strconcat (kind, id, NULL);
        GoiContent *note = goi_content_new (&self->limits);

        g_hash_table_insert (self->notes, key, note);
        _goi_docx_read_story (self, note);
      }
  return goi_xml_close (self->xml, error);
}

static gboolean
read_side_parts (GoiDocxReader *self, GoiZipLinks *links, GError **error)
{
  const char *styles = goi_zip_links_find_type (links, "/styles");
  const char *numbering = goi_zip_links_find_type (links, "/numbering");

  if (styles != NULL
      && !(open_part (self, styles, error) && _goi_docx_styles_read (self->styles, self->xml, error)))
    return FALSE;
  if (numbering != NULL
      && !(open_part (self, numbering, error)
           && _goi_docx_numbering_read (self->numbering, self->xml, error)))
    return FALSE;
  return read_notes (self, goi_zip_links_find_type (links, "/footnotes"), "f", error)
         && read_notes (self, goi_zip_links_find_type (links, "/endnotes"), "e", error);
}

/* Hands over what has been read as soon as nothing more belongs to it, so that a long document does not
 * stand in memory twice. */
static gboolean
read_body (GoiDocxReader *self, const char *part, GoiDocument *document, GError **error)
{
  g_autoptr (GoiContent) content = goi_content_new (&self->limits);
  GoiDocxStory story;
  int root, body;

  if (!open_part (self, part, error))
    return FALSE;
  _goi_docx_story_init (&story, content);
  goi_xml_read_root (self->xml);
  root = goi_xml_enter (self->xml);
  while (goi_xml_next_element (self->xml, root))
    {
      if (goi_xml_tag (self->xml) != DOCX_BODY)
        continue;
      body = goi_xml_enter (self->xml);
      while (goi_xml_next_element (self->xml, body))
        {
          _goi_docx_read_block (self, &story);
          goi_content_append (content, self->pending);
          goi_content_emit_settled (content, document);
        }
    }
  _goi_docx_story_finish (&story);
  goi_content_emit (content, document);
  return goi_xml_close (self->xml, error) && goi_content_limits_check (&self->limits, error);
}

static gboolean
read_title (GoiDocxReader *self, GoiZipLinks *links, GoiDocument *document, GError **error)
{
  const char *part = goi_zip_links_find_type (links, "/core-properties");
  g_autoptr (GString) title = g_string_new (NULL);
  int scope;

  if (part == NULL)
    return TRUE;
  if (!open_part (self, part, error))
    return FALSE;
  goi_xml_read_root (self->xml);
  scope = goi_xml_enter (self->xml);
  while (goi_xml_next_element (self->xml, scope))
    if (goi_xml_tag (self->xml) == DOCX_TITLE && title->len == 0)
      goi_xml_append_text (self->xml, title);
  goi_document_set_title (document, g_strstrip (title->str));
  return goi_xml_close (self->xml, error);
}

static gboolean
read_package (GoiDocxReader *self, GoiDocument *document, GError **error)
{
  g_autoptr (GoiZipLinks) root = goi_zip_links_read (self->package, "", self->cancellable, error);
  g_autoptr (GoiZipLinks) links = NULL;
  const char *part;

  if (root == NULL)
    return FALSE;
  part = goi_zip_links_find_type (root, "/officeDocument");
  if (part == NULL)
    part = "word/document.xml";
  links = goi_zip_links_read (self->package, part, self->cancellable, error);
  return links != NULL && read_side_parts (self, links, error)
         && read_body (self, part, document, error) && read_title (self, root, document, error);
}

static void
reader_clear (GoiDocxReader *self)
{
  g_clear_pointer (&self->xml, goi_xml_free);
  _goi_docx_numbering_free (self->numbering);
  _goi_docx_styles_free (self->styles);
  goi_content_free (self->pending);
  g_hash_table_unref (self->notes);
}

/**
 * goi_docx_reader_read:
 * @package: a DOCX file (ECMA-376-1, WordprocessingML)
 * @cancellable: (nullable): stops the reading
 * @error: return location for a #GoiReadError
 *
 * Reads what a word processor would print: with the numbers that it puts before paragraphs, with
 * accepted insertions and without deleted or hidden text. Headers and footers are left out; text boxes
 * come after the paragraph that they hang on, footnotes after the paragraph or table that has their
 * mark. The document's title is that of its properties.
 *
 * Returns: (transfer full): the document, or NULL with @error set
 */
GoiDocument *
goi_docx_reader_read (GoiZipPackage *package, GCancellable *cancellable, GError **error)
{
  g_autoptr (GoiDocument) document = goi_document_new ();
  GoiDocxReader self = { .package = package, .cancellable = cancellable };
  gboolean ok;

  self.styles = _goi_docx_styles_new ();
  self.numbering = _goi_docx_numbering_new (self.styles);
  self.notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, note_free);
  self.pending = goi_content_new (&self.limits);
  ok = read_package (&self, document, error);
  reader_clear (&self);
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
