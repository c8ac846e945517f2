/* goi-xlsx-reader.c: reads XLSX workbooks
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-xlsx-reader"

#include "config.h"

#include "goi-xlsx-reader.h"

#include "goi-read.h"
#include "goi-xlsx-private.h"
#include "goi-zip-links.h"

#include <glib/gi18n-lib.h>

/* Sheets that are read of one workbook. */
#define MAX_SHEETS 1000

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define MAIN_STRICT "http://purl.oclc.org/ooxml/spreadsheetml/main"
#define DC "http://purl.org/dc/elements/1.1/"
#define R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define R_STRICT "http://purl.oclc.org/ooxml/officeDocument/relationships"
#define BOTH(name, tag) { MAIN, name, tag }, { MAIN_STRICT, name, tag }

static const GoiXmlTag tags[] = {
  BOTH ("border", XLSX_BORDER),
  BOTH ("borders", XLSX_BORDERS),
  BOTH ("bottom", XLSX_EDGE),
  BOTH ("c", XLSX_C),
  BOTH ("calcPr", XLSX_CALC_PR),
  BOTH ("cellXfs", XLSX_CELL_XFS),
  BOTH ("col", XLSX_COL),
  BOTH ("cols", XLSX_COLS),
  BOTH ("end", XLSX_EDGE),
  BOTH ("f", XLSX_F),
  BOTH ("is", XLSX_IS),
  BOTH ("left", XLSX_EDGE),
  BOTH ("mergeCell", XLSX_MERGE_CELL),
  BOTH ("mergeCells", XLSX_MERGE_CELLS),
  BOTH ("numFmt", XLSX_NUM_FMT),
  BOTH ("numFmts", XLSX_NUM_FMTS),
  BOTH ("r", XLSX_R),
  BOTH ("right", XLSX_EDGE),
  BOTH ("row", XLSX_ROW),
  BOTH ("rPr", XLSX_R_PR),
  BOTH ("sheet", XLSX_SHEET),
  BOTH ("sheetData", XLSX_SHEET_DATA),
  BOTH ("sheets", XLSX_SHEETS),
  BOTH ("si", XLSX_SI),
  BOTH ("start", XLSX_EDGE),
  BOTH ("t", XLSX_T),
  BOTH ("top", XLSX_EDGE),
  BOTH ("v", XLSX_V),
  BOTH ("vertAlign", XLSX_VERT_ALIGN),
  BOTH ("workbookPr", XLSX_WORKBOOK_PR),
  BOTH ("xf", XLSX_XF),
  { DC, "title", XLSX_TITLE },
};

/* A sheet that is shown. */
typedef struct
{
  char *name;
  char *part;
} Sheet;

typedef struct
{
  GoiXlsxReader reader;
  GoiZipPackage *package;
  GCancellable *cancellable;
  GPtrArray *sheets; /* Sheet */
  GoiDocument *document;
} Workbook;

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->part);
  g_free (sheet);
}

static gboolean
open_part (Workbook *self, const char *part, GError **error)
{
  g_clear_pointer (&self->reader.xml, goi_xml_free);
  self->reader.xml
    = goi_xml_open (self->package, part, tags, G_N_ELEMENTS (tags), self->cancellable, error);
  return self->reader.xml != NULL;
}

static gboolean
is_true (const char *value)
{
  return value != NULL && (g_str_equal (value, "1") || g_str_equal (value, "true"));
}

static void
read_sheet_list (Workbook *self, GoiZipLinks *links)
{
  GoiXml *xml = self->reader.xml;
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    {
      const char *state = goi_xml_attribute (xml, "state");
      const char *id = goi_xml_attribute_ns (xml, R, "id");
      const char *part;
      Sheet *sheet;

      if (goi_xml_tag (xml) != XLSX_SHEET || self->sheets->len >= MAX_SHEETS
          || (state != NULL && !g_str_equal (state, "visible")))
        continue;
      part = goi_zip_links_find_id (links, id != NULL ? id : goi_xml_attribute_ns (xml, R_STRICT, "id"));
      if (part == NULL)
        continue;
      sheet = g_new0 (Sheet, 1);
      sheet->name = g_strdup (goi_xml_attribute (xml, "name"));
      sheet->part = g_strdup (part);
      g_ptr_array_add (self->sheets, sheet);
    }
}

static gboolean
read_workbook (Workbook *self, const char *part, GoiZipLinks *links, GError **error)
{
  GoiXml *xml;
  int scope;

  if (!open_part (self, part, error))
    return FALSE;
  xml = self->reader.xml;
  goi_xml_read_root (xml);
  scope = goi_xml_enter (xml);
  while (goi_xml_next_element (xml, scope))
    switch (goi_xml_tag (xml))
      {
      case XLSX_WORKBOOK_PR:
        self->reader.since_1904 = is_true (goi_xml_attribute (xml, "date1904"));
        break;
      case XLSX_CALC_PR:
        self->reader.recalculates = is_true (goi_xml_attribute (xml, "fullCalcOnLoad"));
        break;
      case XLSX_SHEETS:
        read_sheet_list (self, links);
        break;
      default:
        break;
      }
  return goi_xml_close (xml, error);
}

static gboolean
read_strings (Workbook *self, const char *part, GError **error)
{
  GoiXml *xml;
  gsize bytes = 0;
  int scope;

  if (part == NULL)
    return TRUE;
  if (!open_part (self, part, error))
    return FALSE;
  xml = self->reader.xml;
  goi_xml_read_root (xml);
  scope = goi_xml_enter (xml);
  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == XLSX_SI)
      {
        char *text = _goi_xlsx_read_string (&self->reader);
        bytes += strlen (text) + sizeof (gpointer);
        g_ptr_array_add (self->reader.strings, text);
        if (bytes > GOI_CONTENT_MAX_TEXT)
          {
            GError *local = NULL;
            self->reader.limits.exceeded = TRUE;
            goi_content_limits_check (&self->reader.limits, &local);
            goi_xml_fail (xml, local);
          }
      }
  return goi_xml_close (xml, error);
}

/* Returns: whether the border at which the document stands has a line on any side */
static gboolean
read_border (GoiXml *xml)
{
  gboolean has_line = FALSE;
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == XLSX_EDGE)
      {
        const char *style = goi_xml_attribute (xml, "style");
        has_line = has_line || (style != NULL && !g_str_equal (style, "none"));
      }
  return has_line;
}

static void
read_style_group (Workbook *self, GArray *borders)
{
  GoiXml *xml = self->reader.xml;
  int group = goi_xml_tag (xml);
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    {
      int tag = goi_xml_tag (xml);

      if (group == XLSX_NUM_FMTS && tag == XLSX_NUM_FMT)
        {
          gint64 id = goi_xml_attribute_int (xml, "numFmtId", 0, 0, G_MAXINT32);
          const char *code = goi_xml_attribute (xml, "formatCode");
          if (code != NULL)
            g_hash_table_insert (self->reader.codes, GUINT_TO_POINTER ((guint) id), g_strdup (code));
        }
      else if (group == XLSX_BORDERS && tag == XLSX_BORDER)
        {
          gboolean has_line = read_border (xml);
          g_array_append_val (borders, has_line);
        }
      else if (group == XLSX_CELL_XFS && tag == XLSX_XF)
        {
          gint64 border = goi_xml_attribute_int (xml, "borderId", 0, 0, G_MAXINT32);
          GoiXlsxStyle style = { goi_xml_attribute_int (xml, "numFmtId", 0, 0, G_MAXINT32), FALSE };
          if (border < borders->len)
            style.has_border = g_array_index (borders, gboolean, border);
          g_array_append_val (self->reader.styles, style);
        }
    }
}

static gboolean
read_styles (Workbook *self, const char *part, GError **error)
{
  g_autoptr (GArray) borders = g_array_new (FALSE, FALSE, sizeof (gboolean));
  GoiXml *xml;
  int scope;

  if (part == NULL)
    return TRUE;
  if (!open_part (self, part, error))
    return FALSE;
  xml = self->reader.xml;
  goi_xml_read_root (xml);
  scope = goi_xml_enter (xml);
  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) != 0)
      read_style_group (self, borders);
  return goi_xml_close (xml, error);
}

static gboolean
read_sheets (Workbook *self, GError **error)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      Sheet *part = g_ptr_array_index (self->sheets, i);
      g_autoptr (GoiSheet) sheet = goi_sheet_new (&self->reader.limits);

      if (!open_part (self, part->part, error))
        return FALSE;
      _goi_xlsx_read_sheet (&self->reader, sheet);
      if (!goi_xml_close (self->reader.xml, error))
        return FALSE;
      if (goi_sheet_is_empty (sheet))
        continue;
      if (self->sheets->len > 1 && part->name != NULL && !goi_sheet_is_default_name (part->name))
        goi_document_append_paragraph (self->document, part->name);
      goi_sheet_emit (sheet, self->document);
    }
  return goi_content_limits_check (&self->reader.limits, error);
}

static gboolean
read_title (Workbook *self, const char *part, GError **error)
{
  g_autoptr (GString) title = g_string_new (NULL);
  int scope;

  if (part == NULL)
    return TRUE;
  if (!open_part (self, part, error))
    return FALSE;
  goi_xml_read_root (self->reader.xml);
  scope = goi_xml_enter (self->reader.xml);
  while (goi_xml_next_element (self->reader.xml, scope))
    if (goi_xml_tag (self->reader.xml) == XLSX_TITLE && title->len == 0)
      goi_xml_append_text (self->reader.xml, title);
  goi_document_set_title (self->document, g_strstrip (title->str));
  return goi_xml_close (self->reader.xml, error);
}

static gboolean
read_package (Workbook *self, GError **error)
{
  g_autoptr (GoiZipLinks) root = goi_zip_links_read (self->package, "", self->cancellable, error);
  g_autoptr (GoiZipLinks) links = NULL;
  const char *part;

  if (root == NULL)
    return FALSE;
  part = goi_zip_links_find_type (root, "/officeDocument");
  if (part == NULL)
    part = "xl/workbook.xml";
  links = goi_zip_links_read (self->package, part, self->cancellable, error);
  return links != NULL && read_workbook (self, part, links, error)
         && read_strings (self, goi_zip_links_find_type (links, "/sharedStrings"), error)
         && read_styles (self, goi_zip_links_find_type (links, "/styles"), error)
         && read_sheets (self, error)
         && read_title (self, goi_zip_links_find_type (root, "/core-properties"), error);
}

static void
workbook_clear (Workbook *self)
{
  g_clear_pointer (&self->reader.xml, goi_xml_free);
  g_ptr_array_unref (self->reader.strings);
  g_array_unref (self->reader.styles);
  g_hash_table_unref (self->reader.codes);
  g_ptr_array_unref (self->sheets);
}

/**
 * goi_xlsx_reader_read:
 * @package: an XLSX file (ECMA-376-1, SpreadsheetML)
 * @cancellable: (nullable): stops the reading
 * @error: return location for a #GoiReadError
 *
 * Reads the sheets that are shown, one after the other, each with its name as a paragraph where there are
 * several and it was given by somebody. Rows and columns that are hidden are left out: what they hold is
 * not on the page either. Numbers are exact, and have the unit that their format adds; formulas
 * have the result that is stored with them.
 *
 * Returns: (transfer full): the document, or NULL with @error set
 */
GoiDocument *
goi_xlsx_reader_read (GoiZipPackage *package, GCancellable *cancellable, GError **error)
{
  g_autoptr (GoiDocument) document = goi_document_new ();
  Workbook self = { .package = package, .cancellable = cancellable, .document = document };
  gboolean ok;

  self.reader.strings = g_ptr_array_new_with_free_func (g_free);
  self.reader.styles = g_array_new (FALSE, FALSE, sizeof (GoiXlsxStyle));
  self.reader.codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self.sheets = g_ptr_array_new_with_free_func (sheet_free);
  ok = read_package (&self, error);
  workbook_clear (&self);
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
