/* goi-docx-body.c: the paragraphs and tables of a DOCX document in reading order
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-docx-body"

#include "goi-docx-private.h"

#include <string.h>

/* Columns narrower than this, in twentieths of a point, come from edges that were meant to be one and
 * do not quite meet: 1.5 mm. */
#define SLIVER 85

typedef struct
{
  GoiDocxReader *reader;
  GoiContentTable *table;
  GByteArray *open;       /* column → whether the last cell that begins there may be continued below */
  guint row;
} Table;

typedef struct
{
  guint span;
  gboolean is_merged;     /* the cell below may be a part of it */
  gboolean is_below;      /* it is a part of the cell above */
  gboolean is_right;      /* it is a part of the cell on its left */
  gboolean is_deleted;
} CellProperties;

typedef struct
{
  guint column;           /* where the next cell begins */
  gboolean is_gone;       /* deleted or hidden */
} Row;

static void
read_grid (Table *self)
{
  GoiXml *xml = self->reader->xml;
  guint column = 0;
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == DOCX_GRID_COL && column < GOI_CONTENT_MAX_COLUMNS)
      {
        if (goi_xml_attribute_int (xml, "w", SLIVER, 0, G_MAXINT32) < SLIVER)
          goi_content_table_mark_sliver (self->table, column);
        column++;
      }
}

static void
read_cell_properties (GoiXml *xml, CellProperties *properties)
{
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    switch (goi_xml_tag (xml))
      {
      case DOCX_GRID_SPAN:
        properties->span = goi_xml_attribute_int (xml, "val", 1, 1, GOI_CONTENT_MAX_COLUMNS);
        break;
      case DOCX_V_MERGE:
        properties->is_merged = TRUE;
        properties->is_below = g_strcmp0 (goi_xml_attribute (xml, "val"), "restart") != 0;
        break;
      case DOCX_H_MERGE:
        properties->is_right = g_strcmp0 (goi_xml_attribute (xml, "val"), "restart") != 0;
        break;
      case DOCX_CELL_DEL:
        properties->is_deleted = TRUE;
        break;
      default:
        break;
      }
}

/* Whether the last cell that begins in @column is vertically merged; then @is_merged holds for it. */
static gboolean
exchange_open (Table *self, guint column, gboolean is_merged)
{
  gboolean was_merged = column < self->open->len && self->open->data[column];
  guint old = self->open->len;

  if (column >= old)
    {
      g_byte_array_set_size (self->open, column + 1);
      memset (self->open->data + old, 0, column + 1 - old);
    }
  self->open->data[column] = is_merged;
  return was_merged;
}

/* Gives a cell its place. Returns: (nullable): the content for what is in it, or NULL where it is a part of
 * another cell (what a word processor left in it is not shown) or is not taken at all. */
static GoiContent *
place_cell (Table *self, Row *row, const CellProperties *properties)
{
  guint column = row->column;
  gboolean is_open;

  if (properties->is_deleted)
    return NULL;
  row->column = MIN (column + properties->span, GOI_CONTENT_MAX_COLUMNS);
  is_open = exchange_open (self, column, properties->is_merged);
  if (properties->is_below && is_open && goi_content_table_extend_above (self->table, self->row, column))
    return NULL;
  if (properties->is_right
      && goi_content_table_extend_left (self->table, self->row, column, properties->span))
    return NULL;
  return goi_content_table_add_cell (self->table, self->row, column, 1, properties->span);
}

static void
read_cell (Table *self, Row *row)
{
  GoiDocxReader *reader = self->reader;
  CellProperties properties = { .span = 1 };
  GoiDocxStory story = { NULL };
  gboolean is_placed = FALSE;
  int scope = goi_xml_enter (reader->xml);

  /* The properties come first, if at all. */
  while (goi_xml_next_element (reader->xml, scope))
    {
      if (goi_xml_tag (reader->xml) == DOCX_TC_PR)
        {
          read_cell_properties (reader->xml, &properties);
          continue;
        }
      if (!is_placed)
        {
          GoiContent *content = place_cell (self, row, &properties);
          is_placed = TRUE;
          if (content == NULL)
            return;
          _goi_docx_story_init (&story, content);
        }
      _goi_docx_read_block (reader, &story);
    }
  if (is_placed)
    _goi_docx_story_finish (&story);
  else
    place_cell (self, row, &properties);
}

static void
read_row_properties (GoiXml *xml, Row *row)
{
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    switch (goi_xml_tag (xml))
      {
      case DOCX_GRID_BEFORE:
        row->column = goi_xml_attribute_int (xml, "val", 0, 0, GOI_CONTENT_MAX_COLUMNS);
        break;
      case DOCX_DEL:
        row->is_gone = TRUE;
        break;
      case DOCX_HIDDEN:
        row->is_gone = row->is_gone || _goi_docx_is_on (xml);
        break;
      default:
        break;
      }
}

/* Reads cells, and what may stand around them (content controls and the like). */
static void
read_cells (Table *self, Row *row)
{
  GoiXml *xml = self->reader->xml;
  int scope = goi_xml_enter (xml);

  while (!row->is_gone && goi_xml_next_element (xml, scope))
    switch (goi_xml_tag (xml))
      {
      case DOCX_TR_PR:
        read_row_properties (xml, row);
        break;
      case DOCX_TC:
        read_cell (self, row);
        break;
      case DOCX_SKIP:
      case DOCX_DEL:
        break;
      default:
        read_cells (self, row);
        break;
      }
}

/* Reads rows, and what may stand around them. */
static void
read_rows (Table *self)
{
  GoiXml *xml = self->reader->xml;
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    switch (goi_xml_tag (xml))
      {
      case DOCX_TBL_GRID:
        read_grid (self);
        break;
      case DOCX_TR:
        {
          Row row = { 0, FALSE };
          read_cells (self, &row);
          self->row += !row.is_gone;
          break;
        }
      case DOCX_SKIP:
      case DOCX_DEL:
        break;
      default:
        read_rows (self);
        break;
      }
}

/* Of several forms of one thing the first that has anything in it is taken. */
static void
read_alternatives (GoiDocxReader *self, GoiDocxStory *story)
{
  int scope = goi_xml_enter (self->xml);
  gboolean is_done = FALSE;

  while (goi_xml_next_element (self->xml, scope))
    if (!is_done)
      {
        g_autoptr (GoiContent) content = goi_content_new (&self->limits);
        GoiContent *outer = story->content;
        int inner = goi_xml_enter (self->xml);

        story->content = content;
        while (goi_xml_next_element (self->xml, inner))
          _goi_docx_read_block (self, story);
        story->content = outer;
        is_done = !goi_content_is_empty (content);
        goi_content_append (outer, content);
      }
}

/* Says to the document that it is too much already, so that nothing more is read. */
static void
check_limits (GoiDocxReader *self)
{
  GError *error = NULL;

  if (!goi_content_limits_check (&self->limits, &error))
    goi_xml_fail (self->xml, error);
}

/* _goi_docx_story_init: begins a story. */
void
_goi_docx_story_init (GoiDocxStory *story, GoiContent *content)
{
  story->content = content;
  story->carry = g_string_new (NULL);
  story->fields = g_array_new (FALSE, FALSE, sizeof (gboolean));
  story->n_instructions = 0;
}

/* _goi_docx_story_finish: ends a story. */
void
_goi_docx_story_finish (GoiDocxStory *story)
{
  goi_content_add_text (story->content, story->carry->str);
  g_string_free (story->carry, TRUE);
  g_array_unref (story->fields);
}

/* _goi_docx_read_story: reads all that is in the element at which the document stands. */
void
_goi_docx_read_story (GoiDocxReader *self, GoiContent *content)
{
  GoiDocxStory story;
  int scope = goi_xml_enter (self->xml);

  _goi_docx_story_init (&story, content);
  while (goi_xml_next_element (self->xml, scope))
    _goi_docx_read_block (self, &story);
  _goi_docx_story_finish (&story);
}

/* _goi_docx_read_block: reads the paragraph, the table, or what stands around some of them. */
void
_goi_docx_read_block (GoiDocxReader *self, GoiDocxStory *story)
{
  int scope;

  switch (goi_xml_tag (self->xml))
    {
    case DOCX_P:
      _goi_docx_read_paragraph (self, story);
      break;
    case DOCX_TBL:
      _goi_docx_read_table (self, story->content);
      break;
    case DOCX_SKIP:
    case DOCX_DEL:
      break;
    case DOCX_ALTERNATE_CONTENT:
      read_alternatives (self, story);
      break;
    default:
      scope = goi_xml_enter (self->xml);
      while (goi_xml_next_element (self->xml, scope))
        _goi_docx_read_block (self, story);
      break;
    }
  check_limits (self);
}

/* _goi_docx_read_table: reads the table at which the document stands. */
void
_goi_docx_read_table (GoiDocxReader *self, GoiContent *content)
{
  Table table = { .reader = self, .table = goi_content_add_table (content) };

  table.open = g_byte_array_new ();
  read_rows (&table);
  g_byte_array_unref (table.open);
}
