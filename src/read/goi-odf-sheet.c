/* goi-odf-sheet.c: the sheets of an ODF spreadsheet
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-odf-sheet"

#include "goi-odf-private.h"
#include "goi-office-number.h"
#include "goi-office-sheet.h"

#include <string.h>

/* A cell or a row with text that is repeated more often than this does not fill a table but the rest of
 * the sheet; an empty one with a border fills it already at fewer. */
#define MAX_REPEATED 1024
#define MAX_EMPTY_REPEATED 64

/* A sheet that was read, and its name. */
typedef struct
{
  char *name;
  GoiSheet *cells;
} Sheet;

/* A range of columns and the style of cells that name none. */
typedef struct
{
  guint end;
  char *style;
} Columns;

/* A cell of the row that is being read. */
typedef struct
{
  guint column;
  guint repeated;
  guint row_span, column_span;
  char *text;
  gboolean has_border;
} Cell;

typedef struct
{
  GoiOdfReader *reader;
  GoiSheet *cells;
  GPtrArray *columns; /* Columns */
  guint n_columns;
  guint row;
} SheetReader;

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->name);
  goi_sheet_free (sheet->cells);
  g_free (sheet);
}

static void
columns_free (gpointer data)
{
  Columns *columns = data;

  g_free (columns->style);
  g_free (columns);
}

static void
cell_clear (gpointer data)
{
  g_free (((Cell *) data)->text);
}

static const char *
column_style (SheetReader *self, guint column)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      Columns *columns = g_ptr_array_index (self->columns, i);
      if (column < columns->end)
        return columns->style;
    }
  return NULL;
}

/* What stands in a cell: the exact number, in the form in which it is shown. */
static char *
cell_text (const char *type, const char *value, const char *shown, const char *formula)
{
  g_autofree char *exact = NULL;

  if (value == NULL || type == NULL)
    {
      if (*shown == '\0' && formula != NULL)
        {
          const char *colon = strchr (formula, '=');
          return g_strdup (colon != NULL ? colon : formula);
        }
      return g_strdup (shown);
    }
  exact = goi_office_number_exact (value);
  if (*shown == '\0' || g_str_equal (type, "float") || g_str_equal (type, "percentage")
      || g_str_equal (type, "currency"))
    return goi_office_number_put_into (shown, exact, g_str_equal (type, "percentage"));
  return g_strdup (shown);
}

/* Values that are no numbers stand in attributes too, for programs that write no text. */
static const char *
other_value (GoiXml *xml)
{
  static const char *const names[] = { "string-value", "date-value", "time-value", "boolean-value" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = goi_xml_attribute_ns (xml, ODF_OFFICE, names[i]);
      if (value != NULL)
        return value;
    }
  return "";
}

static void
read_cell (SheetReader *self, Cell *cell, const char *row_style)
{
  GoiXml *xml = self->reader->xml;
  const char *style = goi_xml_attribute_ns (xml, ODF_TABLE, "style-name");
  g_autofree char *type = g_strdup (goi_xml_attribute_ns (xml, ODF_OFFICE, "value-type"));
  g_autofree char *value = g_strdup (goi_xml_attribute_ns (xml, ODF_OFFICE, "value"));
  g_autofree char *formula = g_strdup (goi_xml_attribute_ns (xml, ODF_TABLE, "formula"));
  g_autofree char *other = g_strdup (other_value (xml));
  g_autoptr (GString) shown = g_string_new (NULL);
  int scope;

  cell->row_span = goi_xml_attribute_int (xml, "number-rows-spanned", 1, 1, GOI_SHEET_MAX_ROWS);
  cell->column_span = goi_xml_attribute_int (xml, "number-columns-spanned", 1, 1, GOI_SHEET_MAX_COLUMNS);
  if (style == NULL)
    style = row_style;
  if (style == NULL)
    style = column_style (self, cell->column);
  cell->has_border = _goi_odf_styles_has_border (self->reader->styles, style);
  scope = goi_xml_enter (xml);
  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == ODF_P)
      _goi_odf_append_line (self->reader, shown);
  g_strstrip (shown->str);
  cell->text = cell_text (type, value, *shown->str != '\0' || value != NULL ? shown->str : other,
                          formula);
}

static void
add_row (SheetReader *self, GArray *cells, guint row)
{
  for (guint i = 0; i < cells->len; i++)
    {
      Cell *cell = &g_array_index (cells, Cell, i);
      guint last = MIN (cell->repeated, *cell->text != '\0' ? MAX_REPEATED : MAX_EMPTY_REPEATED);

      if (cell->row_span > 1 || cell->column_span > 1)
        goi_sheet_merge (self->cells, row, cell->column, cell->row_span, cell->column_span);
      if (*cell->text == '\0' && !cell->has_border)
        continue;
      for (guint j = 0; j < last; j++)
        goi_sheet_add_cell (self->cells, row, cell->column + j, cell->text, cell->has_border);
    }
}

/* Reads the cells of a row. Returns: whether there is any text */
static gboolean
read_cells (SheetReader *self, GArray *cells)
{
  GoiXml *xml = self->reader->xml;
  g_autofree char *row_style = g_strdup (goi_xml_attribute (xml, "default-cell-style-name"));
  gboolean has_text = FALSE;
  guint column = 0;
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    {
      int tag = goi_xml_tag (xml);
      Cell cell = { .column = column };

      if (tag != ODF_TABLE_CELL && tag != ODF_COVERED_CELL)
        continue;
      cell.repeated
        = goi_xml_attribute_int (xml, "number-columns-repeated", 1, 1, GOI_SHEET_MAX_COLUMNS);
      column = MIN (column + cell.repeated, GOI_SHEET_MAX_COLUMNS);
      if (tag == ODF_COVERED_CELL)
        continue;
      read_cell (self, &cell, row_style);
      has_text = has_text || *cell.text != '\0';
      g_array_append_val (cells, cell);
    }
  return has_text;
}

static void
read_row (SheetReader *self)
{
  GoiXml *xml = self->reader->xml;
  guint repeated = goi_xml_attribute_int (xml, "number-rows-repeated", 1, 1, GOI_SHEET_MAX_ROWS);
  gboolean is_hidden = _goi_odf_is_collapsed (xml);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  GError *error = NULL;
  guint last;

  g_array_set_clear_func (cells, cell_clear);
  last = read_cells (self, cells) ? MAX_REPEATED : MAX_EMPTY_REPEATED;
  last = MIN (last, repeated);
  for (guint i = 0; i < last; i++)
    add_row (self, cells, self->row + i);
  for (guint i = 0; is_hidden && i < repeated; i++)
    goi_sheet_hide_row (self->cells, self->row + i);
  self->row = MIN (self->row + repeated, GOI_SHEET_MAX_ROWS);
  if (!goi_content_limits_check (&self->reader->limits, &error))
    goi_xml_fail (xml, error);
}

static void
read_column (SheetReader *self)
{
  GoiXml *xml = self->reader->xml;
  guint repeated = goi_xml_attribute_int (xml, "number-columns-repeated", 1, 1, GOI_SHEET_MAX_COLUMNS);
  Columns *columns;

  if (self->n_columns >= GOI_SHEET_MAX_COLUMNS)
    return;
  if (_goi_odf_is_collapsed (xml))
    goi_sheet_hide_columns (self->cells, self->n_columns, self->n_columns + repeated - 1);
  self->n_columns += repeated;
  columns = g_new0 (Columns, 1);
  columns->end = self->n_columns;
  columns->style = g_strdup (goi_xml_attribute (xml, "default-cell-style-name"));
  g_ptr_array_add (self->columns, columns);
}

/* Reads columns and rows, and the groups that may stand around them. */
static void
read_rows (SheetReader *self)
{
  GoiXml *xml = self->reader->xml;
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    switch (goi_xml_tag (xml))
      {
      case ODF_COLUMN:
        read_column (self);
        break;
      case ODF_TABLE_ROW:
        read_row (self);
        break;
      case ODF_SKIP:
      case ODF_TABLE_TABLE:
        break;
      default:
        read_rows (self);
        break;
      }
}

static void
read_sheet (GoiOdfReader *self, GPtrArray *sheets)
{
  SheetReader reader = { .reader = self };
  const char *style = goi_xml_attribute_ns (self->xml, ODF_TABLE, "style-name");
  Sheet *sheet;

  if (_goi_odf_styles_is_hidden (self->styles, "table", style, FALSE))
    return;
  sheet = g_new0 (Sheet, 1);
  sheet->name = g_strdup (goi_xml_attribute_ns (self->xml, ODF_TABLE, "name"));
  sheet->cells = reader.cells = goi_sheet_new (&self->limits);
  reader.columns = g_ptr_array_new_with_free_func (columns_free);
  read_rows (&reader);
  g_ptr_array_unref (reader.columns);
  g_ptr_array_add (sheets, sheet);
}

/* _goi_odf_read_sheets: reads the sheets of the spreadsheet at which the document stands. Each begins with
 * its name where there are several and somebody gave it. */
void
_goi_odf_read_sheets (GoiOdfReader *self)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (sheet_free);
  int scope = goi_xml_enter (self->xml);

  while (goi_xml_next_element (self->xml, scope))
    if (goi_xml_tag (self->xml) == ODF_TABLE_TABLE)
      read_sheet (self, sheets);
  for (guint i = 0; i < sheets->len; i++)
    {
      Sheet *sheet = g_ptr_array_index (sheets, i);

      if (goi_sheet_is_empty (sheet->cells))
        continue;
      if (sheets->len > 1 && sheet->name != NULL && !goi_sheet_is_default_name (sheet->name))
        goi_document_append_paragraph (self->document, sheet->name);
      goi_sheet_emit (sheet->cells, self->document);
    }
}
