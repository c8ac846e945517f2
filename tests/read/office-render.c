/* office-render.c: reports as documents of office programs, in the ways in which offices write them
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "office-render.h"

#include "office-fixture.h"

#include <string.h>

typedef struct
{
  guint row, column, row_span, column_span;
  char *text;
  int level;         /* of its number, from 0; -1 for a text without one */
  gboolean is_number;
  gboolean is_value;
} Cell;

typedef struct
{
  GPtrArray *cells;  /* Cell, in reading order */
  guint n_rows, n_columns;
} Grid;

/* A part of a document: a paragraph or a table. */
typedef struct
{
  char *text;
  int level;
  gboolean is_heading;
  Grid *grid;
} Part;

static void
cell_free (gpointer data)
{
  g_free (((Cell *) data)->text);
  g_free (data);
}

static Grid *
grid_new (guint n_columns)
{
  Grid *grid = g_new0 (Grid, 1);

  grid->cells = g_ptr_array_new_with_free_func (cell_free);
  grid->n_columns = n_columns;
  return grid;
}

static void
grid_free (Grid *grid)
{
  g_ptr_array_unref (grid->cells);
  g_free (grid);
}

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->text);
  g_clear_pointer (&part->grid, grid_free);
  g_free (part);
}

static Cell *
grid_add (Grid *grid, guint row, guint column, guint row_span, guint column_span, const Cell *like,
          const char *text)
{
  Cell *cell = g_new0 (Cell, 1);

  *cell = *like;
  cell->row = row;
  cell->column = column;
  cell->row_span = row_span;
  cell->column_span = column_span;
  cell->text = g_strdup (text);
  grid->n_rows = MAX (grid->n_rows, row + row_span);
  g_ptr_array_add (grid->cells, cell);
  return cell;
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  const Cell *x = *(const Cell *const *) a, *y = *(const Cell *const *) b;

  return x->row != y->row ? (int) x->row - (int) y->row : (int) x->column - (int) y->column;
}

/* Takes the number off a text that begins with one: 一、 （一） 1. are the levels 0, 1 and 2. */
static int
split_number (const char **text)
{
  static const char numerals[] = "一二三四五六七八九十";
  const char *p = *text;
  gboolean in_brackets = g_str_has_prefix (p, "（");
  int n = 0;

  if (g_ascii_isdigit (*p))
    {
      p += strspn (p, "0123456789");
      if (*p != '.')
        return -1;
      *text = p + 1;
      return 2;
    }
  if (in_brackets)
    p += strlen ("（");
  for (; *p != '\0' && g_utf8_strchr (numerals, -1, g_utf8_get_char (p)) != NULL; n++)
    p = g_utf8_next_char (p);
  if (n == 0 || !g_str_has_prefix (p, in_brackets ? "）" : "、"))
    return -1;
  *text = g_utf8_next_char (p);
  return in_brackets ? 1 : 0;
}

static char *
value_text (GoiReport *report, const GoiCell *cell)
{
  return goi_value_display (goi_report_get_cell_value (report, cell));
}

static Grid *
grid_of_table (GoiReport *report, GoiTable *table)
{
  g_autoptr (GoiLayout) layout = goi_edition_layout_table (goi_report_get_edition (report), table,
                                                           goi_report_uses_alternatives (report));
  Grid *grid = grid_new (layout->n_columns);

  for (guint i = 0; i < layout->cells->len; i++)
    {
      const GoiLayoutCell *cell = g_ptr_array_index (layout->cells, i);
      g_autofree char *value = cell->cell != NULL ? value_text (report, cell->cell) : NULL;
      Cell like = { .level = -1, .is_value = cell->cell != NULL };

      if (value != NULL)
        like.is_number = goi_value_is_number (goi_report_get_cell_value (report, cell->cell));
      grid_add (grid, cell->row, cell->column, cell->row_span, cell->column_span, &like,
                value != NULL ? value : cell->text != NULL ? cell->text : "");
    }
  grid->n_rows = layout->n_rows;
  return grid;
}

/* The rows from @first to before @end, without or with the text of cells that reach into them again;
 * before them the rows before @header. */
static Grid *
grid_part (const Grid *grid, guint header, guint first, guint end, gboolean again)
{
  Grid *part = grid_new (grid->n_columns);

  for (guint i = 0; i < grid->cells->len; i++)
    {
      const Cell *cell = g_ptr_array_index (grid->cells, i);
      guint from = MAX (cell->row, first), to = cell->row + cell->row_span;

      if (cell->row < header)
        {
          guint last = MIN (to, header);
          grid_add (part, cell->row, cell->column, last - cell->row, cell->column_span, cell, cell->text);
        }
      to = MIN (to, end);
      if (from < to)
        grid_add (part, header + from - first, cell->column, to - from, cell->column_span, cell,
                  from == cell->row || again ? cell->text : "");
    }
  g_ptr_array_sort (part->cells, compare_cells);
  return part;
}

static guint
count_header_rows (const Grid *grid)
{
  for (guint i = 0; i < grid->cells->len; i++)
    {
      const Cell *cell = g_ptr_array_index (grid->cells, i);
      if (cell->is_value)
        return cell->row;
    }
  return 0;
}

/* Every place a cell of its own, covered ones empty or with the text of the cell that covers them. */
static Grid *
grid_flatten (const Grid *grid, gboolean repeat)
{
  Grid *flat = grid_new (grid->n_columns);

  for (guint i = 0; i < grid->cells->len; i++)
    {
      const Cell *cell = g_ptr_array_index (grid->cells, i);

      for (guint row = 0; row < cell->row_span; row++)
        for (guint column = 0; column < cell->column_span; column++)
          {
            gboolean covered = row > 0 || column > 0;
            grid_add (flat, cell->row + row, cell->column + column, 1, 1, cell,
                      covered && !repeat ? "" : cell->text);
          }
    }
  g_ptr_array_sort (flat->cells, compare_cells);
  return flat;
}

static void
add_paragraph (GPtrArray *parts, const char *text, gboolean is_heading, OfficeStyle style)
{
  Part *part = g_new0 (Part, 1);

  part->level = is_heading && (style & OFFICE_NUMBERED) ? split_number (&text) : -1;
  part->is_heading = is_heading;
  part->text = g_strdup (text);
  g_ptr_array_add (parts, part);
}

/* Takes the grid. */
static void
add_grid (GPtrArray *parts, Grid *grid, OfficeSpans spans, OfficeStyle style)
{
  Part *part = g_new0 (Part, 1);

  part->level = -1;
  part->grid = spans == OFFICE_MERGED ? grid : grid_flatten (grid, spans == OFFICE_REPEATED);
  if (spans != OFFICE_MERGED)
    grid_free (grid);
  for (guint i = 0; (style & OFFICE_NUMBERED) && i < part->grid->cells->len; i++)
    {
      Cell *cell = g_ptr_array_index (part->grid->cells, i);
      const char *rest = cell->text;
      char *label;

      if (cell->is_value)
        continue;
      cell->level = split_number (&rest);
      label = g_strdup (rest);
      g_free (cell->text);
      cell->text = label;
    }
  g_ptr_array_add (parts, part);
}

static void
add_table (GPtrArray *parts, GoiReport *report, GoiTable *table, OfficeSpans spans, OfficeStyle style)
{
  Grid *grid = grid_of_table (report, table);
  guint header = count_header_rows (grid);
  guint middle = header + (grid->n_rows - header) * 2 / 3;

  if (!(style & OFFICE_CUT) || grid->n_rows < 15)
    {
      add_grid (parts, grid, spans, style);
      return;
    }
  add_grid (parts, grid_part (grid, 0, 0, middle, FALSE), spans, style);
  add_grid (parts,
            grid_part (grid, style & OFFICE_HEADER_AGAIN ? header : 0, middle, grid->n_rows,
                       spans == OFFICE_REPEATED),
            spans, style);
  grid_free (grid);
}

static GPtrArray *
parts_of_report (GoiReport *report, OfficeSpans spans, OfficeStyle style)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (part_free);
  GPtrArray *sections = goi_edition_get_sections (goi_report_get_edition (report));

  add_paragraph (parts, goi_report_get_title (report), FALSE, style);
  for (guint i = 0; i < sections->len; i++)
    {
      const GoiSectionSpec *spec = g_ptr_array_index (sections, i);
      const char *text = goi_report_get_section_text (report, spec->id);

      add_paragraph (parts, spec->label, TRUE, style);
      if (text != NULL && *text != '\0')
        add_paragraph (parts, text, FALSE, style);
      if (spec->table != NULL)
        add_table (parts, report, spec->table, spans, style);
    }
  return parts;
}

static void
append_docx_paragraph (GString *out, const char *text, int level, int list)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, "<w:p>");
  if (level >= 0)
    g_string_append_printf (out, "<w:pPr><w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr></w:pPr>",
                            level, list);
  if (*text != '\0')
    g_string_append_printf (out, "<w:r><w:t xml:space=\"preserve\">%s</w:t></w:r>", escaped);
  g_string_append (out, "</w:p>");
}

/* The cell that covers a place; word processors write one for every row. */
static const Cell *
cell_at (const Grid *grid, guint row, guint column)
{
  for (guint i = 0; i < grid->cells->len; i++)
    {
      const Cell *cell = g_ptr_array_index (grid->cells, i);
      if (cell->row <= row && row < cell->row + cell->row_span && cell->column <= column
          && column < cell->column + cell->column_span)
        return cell;
    }
  return NULL;
}

static void
append_docx_table (GString *out, const Grid *grid)
{
  g_string_append (out, "<w:tbl><w:tblPr/><w:tblGrid>");
  for (guint i = 0; i < grid->n_columns; i++)
    g_string_append (out, "<w:gridCol w:w=\"900\"/>");
  g_string_append (out, "</w:tblGrid>");
  for (guint row = 0; row < grid->n_rows; row++)
    {
      g_string_append (out, "<w:tr>");
      for (guint column = 0; column < grid->n_columns;)
        {
          const Cell *cell = cell_at (grid, row, column);

          g_string_append_printf (out, "<w:tc><w:tcPr><w:tcW w:w=\"900\" w:type=\"dxa\"/><w:gridSpan w:val=\"%u\"/>",
                                  cell->column_span);
          if (cell->row_span > 1)
            g_string_append (out, cell->row == row ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>");
          g_string_append (out, "</w:tcPr>");
          append_docx_paragraph (out, cell->row == row ? cell->text : "", cell->row == row ? cell->level : -1, 2);
          g_string_append (out, "</w:tc>");
          column += cell->column_span;
        }
      g_string_append (out, "</w:tr>");
    }
  g_string_append (out, "</w:tbl>");
}

/* office_render_docx: a report as DOCX */
GBytes *
office_render_docx (GoiReport *report, OfficeSpans spans, OfficeStyle style)
{
#define LEVEL(level, format, text) \
  "<w:lvl w:ilvl=\"" level "\"><w:numFmt w:val=\"" format "\"/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"" text "\"/></w:lvl>"
#define LEVELS LEVEL ("0", "chineseCounting", "%1、") LEVEL ("1", "chineseCounting", "（%2）") LEVEL ("2", "decimal", "%3.")
  static const char numbering[]
    = "<w:abstractNum w:abstractNumId=\"0\">" LEVELS "</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">" LEVELS
      "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
      "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>";
  g_autoptr (GPtrArray) parts = parts_of_report (report, spans, style);
  g_autoptr (GString) body = g_string_new (style & OFFICE_FRAME ? "<w:tbl><w:tr><w:tc>" : NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = g_ptr_array_index (parts, i);
      if (part->grid != NULL)
        append_docx_table (body, part->grid);
      else
        append_docx_paragraph (body, part->text, part->level, 1);
    }
  g_string_append (body, style & OFFICE_FRAME ? "<w:p/></w:tc></w:tr></w:tbl>" : "");
  return office_docx (body->str, NULL, numbering, NULL);
}

static void
append_odt_paragraph (GString *out, const char *text, int level, const char *list)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  for (int i = 0; i <= level; i++)
    g_string_append_printf (out, "<text:list text:style-name=\"%s\"%s><text:list-item>", i == 0 ? list : "",
                            i == 0 ? " text:continue-numbering=\"true\"" : "");
  g_string_append_printf (out, "<text:p>%s</text:p>", escaped);
  for (int i = 0; i <= level; i++)
    g_string_append (out, "</text:list-item></text:list>");
}

static void
append_odf_cell (GString *out, const Cell *cell, const char *attributes)
{
  g_string_append_printf (out, "<table:table-cell table:number-rows-spanned=\"%u\" table:number-columns-spanned=\"%u\"%s>",
                          cell->row_span, cell->column_span, attributes);
}

static void
append_odt_table (GString *out, const Grid *grid)
{
  g_string_append_printf (out, "<table:table><table:table-column table:number-columns-repeated=\"%u\"/>",
                          grid->n_columns);
  for (guint row = 0; row < grid->n_rows; row++)
    {
      g_string_append (out, "<table:table-row>");
      for (guint column = 0; column < grid->n_columns; column++)
        {
          const Cell *cell = cell_at (grid, row, column);

          if (cell->row != row || cell->column != column)
            {
              g_string_append (out, "<table:covered-table-cell/>");
              continue;
            }
          append_odf_cell (out, cell, "");
          append_odt_paragraph (out, cell->text, cell->level, "L2");
          g_string_append (out, "</table:table-cell>");
        }
      g_string_append (out, "</table:table-row>");
    }
  g_string_append (out, "</table:table>");
}

/* office_render_odt: a report as ODT */
GBytes *
office_render_odt (GoiReport *report, OfficeSpans spans, OfficeStyle style)
{
#define ODF_LEVEL(level, format, prefix, suffix) \
  "<text:list-level-style-number text:level=\"" level "\" style:num-format=\"" format "\" style:num-prefix=\"" prefix \
  "\" style:num-suffix=\"" suffix "\"/>"
#define ODF_LEVELS ODF_LEVEL ("1", "一, 二, 三, ...", "", "、") ODF_LEVEL ("2", "一, 二, 三, ...", "（", "）") \
  ODF_LEVEL ("3", "1", "", ".")
  static const char lists[] = "<text:list-style style:name=\"L1\">" ODF_LEVELS "</text:list-style>"
                              "<text:list-style style:name=\"L2\">" ODF_LEVELS "</text:list-style>";
  g_autoptr (GPtrArray) parts = parts_of_report (report, spans, style);
  g_autoptr (GString) body = g_string_new (NULL);

  if (style & OFFICE_FRAME)
    g_string_append (body, "<table:table><table:table-row><table:table-cell>");
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = g_ptr_array_index (parts, i);
      if (part->grid != NULL)
        append_odt_table (body, part->grid);
      else
        append_odt_paragraph (body, part->text, part->level, "L1");
    }
  if (style & OFFICE_FRAME)
    g_string_append (body, "</table:table-cell></table:table-row></table:table>");
  return office_odt (body->str, lists, NULL);
}

/* A number as programs store it that compute in binary. */
static char *
stored_number (const char *text, OfficeStyle style)
{
  if (!(style & OFFICE_NOISE) || strchr (text, '.') == NULL)
    return g_strdup (text);
  return g_strdup_printf ("%.17g", g_ascii_strtod (text, NULL));
}

static void
append_xlsx_cell (GString *out, guint row, guint column, const char *text, gboolean is_number, gboolean has_border,
                  OfficeStyle style)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_autofree char *number = stored_number (text, style);

  g_string_append_printf (out, "<c r=\"%c%u\" s=\"%d\"", (int) ('A' + column), row + 1, has_border);
  if (*text == '\0')
    g_string_append (out, "/>");
  else if (is_number)
    g_string_append_printf (out, "><v>%s</v></c>", number);
  else
    g_string_append_printf (out, " t=\"inlineStr\"><is><t>%s</t></is></c>", escaped);
}

static void
append_xlsx_table (GString *out, GString *merges, const Grid *grid, guint first, OfficeStyle style)
{
  gboolean has_border = (style & OFFICE_BORDERS) != 0;

  for (guint row = 0; row < grid->n_rows; row++)
    {
      g_string_append_printf (out, "<row r=\"%u\">", first + row + 1);
      for (guint column = 0; column < grid->n_columns; column++)
        {
          const Cell *cell = cell_at (grid, row, column);
          gboolean covered = cell->row != row || cell->column != column;

          append_xlsx_cell (out, first + row, column, covered ? "" : cell->text, cell->is_number, has_border, style);
          if (!covered && (cell->row_span > 1 || cell->column_span > 1))
            g_string_append_printf (merges, "<mergeCell ref=\"%c%u:%c%u\"/>", (int) ('A' + column), first + row + 1,
                                    (int) ('A' + column + cell->column_span - 1), first + row + cell->row_span);
        }
      g_string_append (out, "</row>");
    }
}

/* office_render_xlsx: a report as XLSX */
GBytes *
office_render_xlsx (GoiReport *report, OfficeSpans spans, OfficeStyle style)
{
  g_autoptr (GPtrArray) parts = parts_of_report (report, spans, style & ~OFFICE_NUMBERED);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GString) merges = g_string_new (NULL);
  guint row = 0;

  for (guint i = 0; i <= parts->len; i++)
    {
      const Part *part = i < parts->len ? g_ptr_array_index (parts, i) : NULL;

      if (part == NULL || (part->is_heading && (style & OFFICE_SHEETS)))
        {
          g_ptr_array_add (names, g_strdup_printf ("Sheet%u", names->len + 1));
          g_ptr_array_add (sheets, g_strdup_printf ("<sheetData>%s</sheetData><mergeCells>%s</mergeCells>", rows->str,
                                                    merges->str));
          g_string_truncate (rows, 0);
          g_string_truncate (merges, 0);
          row = 0;
        }
      if (part == NULL)
        break;
      if (part->grid != NULL)
        {
          append_xlsx_table (rows, merges, part->grid, row, style);
          row += part->grid->n_rows + ((style & OFFICE_GAPS) != 0);
          continue;
        }
      g_string_append_printf (rows, "<row r=\"%u\">", row + 1);
      append_xlsx_cell (rows, row++, 0, part->text, FALSE, FALSE, style);
      g_string_append (rows, "</row>");
    }
  g_ptr_array_add (names, NULL);
  g_ptr_array_add (sheets, NULL);
  return office_zip_finish (office_xlsx_begin (
    (const char *const *) names->pdata, NULL, (const char *const *) sheets->pdata, NULL, NULL,
    "<borders><border/><border><left style=\"thin\"/></border></borders><cellXfs><xf/><xf borderId=\"1\"/></cellXfs>"));
}

static void
append_ods_value (GString *out, const Cell *cell, OfficeStyle style)
{
  g_autofree char *escaped = g_markup_escape_text (cell->text, -1);
  g_autofree char *number = stored_number (cell->text, style);
  g_autofree char *attributes = g_strdup_printf (
    "%s%s%s%s", style & OFFICE_BORDERS ? " table:style-name=\"b\"" : "",
    cell->is_number ? " office:value-type=\"float\" office:value=\"" : "", cell->is_number ? number : "",
    cell->is_number ? "\"" : "");

  append_odf_cell (out, cell, attributes);
  g_string_append_printf (out, "<text:p>%s</text:p></table:table-cell>", escaped);
}

static void
append_ods_table (GString *out, const Grid *grid, OfficeStyle style)
{
  for (guint row = 0; row < grid->n_rows; row++)
    {
      g_string_append (out, "<table:table-row>");
      for (guint column = 0; column < grid->n_columns; column++)
        {
          const Cell *cell = cell_at (grid, row, column);
          if (cell->row == row && cell->column == column)
            append_ods_value (out, cell, style);
          else
            g_string_append (out, "<table:covered-table-cell/>");
        }
      g_string_append (out, "<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>");
    }
}

/* office_render_ods: a report as ODS */
GBytes *
office_render_ods (GoiReport *report, OfficeSpans spans, OfficeStyle style)
{
  g_autoptr (GPtrArray) parts = parts_of_report (report, spans, style & ~OFFICE_NUMBERED);
  g_autoptr (GString) body = g_string_new ("<table:table table:name=\"Sheet1\">");
  guint n_sheets = 1;

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = g_ptr_array_index (parts, i);

      if (part->is_heading && (style & OFFICE_SHEETS))
        g_string_append_printf (body, "</table:table><table:table table:name=\"Sheet%u\">", ++n_sheets);
      if (part->grid != NULL)
        {
          append_ods_table (body, part->grid, style);
          if (style & OFFICE_GAPS)
            g_string_append (body, "<table:table-row><table:table-cell/></table:table-row>");
          continue;
        }
      g_string_append_printf (body, "<table:table-row><table:table-cell><text:p>%s</text:p></table:table-cell></table:table-row>",
                              part->text);
    }
  g_string_append (body, "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell "
                         "table:number-columns-repeated=\"16384\"/></table:table-row></table:table>");
  return office_ods (body->str, "<style:style style:name=\"b\" style:family=\"table-cell\"><style:table-cell-properties "
                                "fo:border=\"0.06pt solid #000000\"/></style:style>");
}

/* office_render_csv: a report as CSV */
GBytes *
office_render_csv (GoiReport *report, OfficeSpans spans, OfficeStyle style)
{
  g_autoptr (GPtrArray) parts
    = parts_of_report (report, spans == OFFICE_MERGED ? OFFICE_EMPTY : spans, style & ~OFFICE_NUMBERED);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = g_ptr_array_index (parts, i);

      if (part->grid == NULL)
        {
          g_string_append_printf (out, "\"%s\"\r\n", part->text);
          continue;
        }
      for (guint row = 0; row < part->grid->n_rows; row++)
        for (guint column = 0; column < part->grid->n_columns; column++)
          g_string_append_printf (out, "%s%s", cell_at (part->grid, row, column)->text,
                                  column + 1 < part->grid->n_columns ? "," : "\r\n");
      if (style & OFFICE_GAPS)
        g_string_append (out, "\r\n");
    }
  return g_string_free_to_bytes (out);
}
