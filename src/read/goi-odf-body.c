/* goi-odf-body.c: the paragraphs, lists and tables of an ODF text in reading order
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-odf-body"

#include "goi-odf-private.h"

/* A cell that is repeated more often than this does not fill a table but the rest of a page. */
#define MAX_REPEATED 1024

typedef struct
{
  GoiOdfReader *reader;
  GoiContentTable *table;
  guint row;
} Table;

/* Says to the document that it is too much already, so that nothing more is read. */
static void
check_limits (GoiOdfReader *self)
{
  GError *error = NULL;

  if (!goi_content_limits_check (&self->limits, &error))
    goi_xml_fail (self->xml, error);
}

static void
read_list (GoiOdfReader *self, GoiContent *content)
{
  GoiXml *xml = self->xml;
  const char *numbering = goi_xml_attribute (xml, "continue-numbering");
  int scope;

  _goi_odf_lists_enter (self->lists, goi_xml_attribute (xml, "style-name"),
                        goi_xml_attribute (xml, "id"), goi_xml_attribute (xml, "continue-list"),
                        g_strcmp0 (numbering, "true") == 0);
  scope = goi_xml_enter (xml);
  while (goi_xml_next_element (xml, scope))
    {
      gboolean is_item = goi_xml_tag (xml) == ODF_LIST_ITEM;

      if (!is_item && goi_xml_tag (xml) != ODF_LIST_HEADER)
        continue;
      _goi_odf_lists_begin_item (self->lists, is_item,
                                 goi_xml_attribute_int (xml, "start-value", -1, 0, G_MAXINT32));
      _goi_odf_read_blocks (self, content);
    }
  _goi_odf_lists_leave (self->lists);
}

/* Reads a cell, which may stand for several equal ones side by side.
 * Returns: the column after it */
static guint
read_cell (Table *self, guint column)
{
  GoiOdfReader *reader = self->reader;
  guint repeated = goi_xml_attribute_int (reader->xml, "number-columns-repeated", 1, 1, MAX_REPEATED);
  guint columns = goi_xml_attribute_int (reader->xml, "number-columns-spanned", 1, 1,
                                         GOI_CONTENT_MAX_COLUMNS);
  guint rows = goi_xml_attribute_int (reader->xml, "number-rows-spanned", 1, 1, G_MAXINT32);
  GoiContent *first = goi_content_table_add_cell (self->table, self->row, column, rows, columns);
  GPtrArray *lists;

  if (first == NULL)
    return column;
  lists = _goi_odf_lists_suspend (reader->lists);
  _goi_odf_read_blocks (reader, first);
  _goi_odf_lists_resume (reader->lists, lists);
  for (guint i = 1; i < repeated; i++)
    {
      GoiContent *copy
        = goi_content_table_add_cell (self->table, self->row, column + i, rows, columns);
      if (copy != NULL)
        goi_content_copy_text (first, copy);
    }
  return column + repeated;
}

static void
read_row (Table *self)
{
  GoiXml *xml = self->reader->xml;
  guint repeated = goi_xml_attribute_int (xml, "number-rows-repeated", 1, 1, MAX_REPEATED);
  guint column = 0;
  int scope;

  if (_goi_odf_is_collapsed (xml))
    return;
  scope = goi_xml_enter (xml);
  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == ODF_TABLE_CELL)
      column = read_cell (self, column);
    else if (goi_xml_tag (xml) == ODF_COVERED_CELL)
      column += goi_xml_attribute_int (xml, "number-columns-repeated", 1, 1,
                                       GOI_CONTENT_MAX_COLUMNS - MIN (column, GOI_CONTENT_MAX_COLUMNS - 1));
  self->row++;
  for (guint i = 1; i < repeated; i++, self->row++)
    goi_content_table_repeat_row (self->table, self->row - 1);
}

/* Reads rows, and the groups that may stand around them. */
static void
read_rows (Table *self)
{
  GoiXml *xml = self->reader->xml;
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    switch (goi_xml_tag (xml))
      {
      case ODF_TABLE_ROW:
        read_row (self);
        break;
      case ODF_SKIP:
      case ODF_COLUMN:
        break;
      default:
        read_rows (self);
        break;
      }
}

/* _goi_odf_is_collapsed: whether the row or column at which a document stands is not shown. */
gboolean
_goi_odf_is_collapsed (GoiXml *xml)
{
  const char *value = goi_xml_attribute (xml, "visibility");

  return value != NULL && !g_str_equal (value, "visible");
}

/* _goi_odf_read_table: reads the table at which the document stands. */
void
_goi_odf_read_table (GoiOdfReader *self, GoiContent *content)
{
  Table table = { .reader = self, .table = goi_content_add_table (content) };

  read_rows (&table);
}

/* _goi_odf_read_block: reads the paragraph, list or table, or what stands around some of them. */
void
_goi_odf_read_block (GoiOdfReader *self, GoiContent *content)
{
  const char *display;

  switch (goi_xml_tag (self->xml))
    {
    case ODF_P:
    case ODF_H:
      _goi_odf_read_paragraph (self, content);
      break;
    case ODF_LIST:
      read_list (self, content);
      break;
    case ODF_TABLE_TABLE:
      _goi_odf_read_table (self, content);
      break;
    case ODF_SKIP:
      break;
    case ODF_SECTION:
      display = goi_xml_attribute_ns (self->xml, ODF_TEXT, "display");
      if (g_strcmp0 (display, "none") != 0)
        _goi_odf_read_blocks (self, content);
      break;
    default:
      _goi_odf_read_blocks (self, content);
      break;
    }
  check_limits (self);
}

/* _goi_odf_read_blocks: reads all that is in the element at which the document stands. */
void
_goi_odf_read_blocks (GoiOdfReader *self, GoiContent *content)
{
  int scope = goi_xml_enter (self->xml);

  while (goi_xml_next_element (self->xml, scope))
    _goi_odf_read_block (self, content);
}
