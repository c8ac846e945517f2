/* goi-xlsx-sheet.c: the cells of a sheet of an XLSX workbook
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-xlsx-sheet"

#include "goi-xlsx-format.h"
#include "goi-xlsx-private.h"

#include <string.h>

/* Reads a reference such as BC12; counts from 0.
 * Returns: (nullable): what comes after it, or NULL where it is none */
static const char *
read_reference (const char *text, guint *row, guint *column)
{
  guint64 number;
  char *end;

  *column = 0;
  for (; *text == '$' || g_ascii_isalpha (*text); text++)
    if (*text != '$')
      *column = MIN (*column * 26 + (g_ascii_toupper (*text) - 'A' + 1), G_MAXINT32 / 32);
  number = g_ascii_strtoull (text, &end, 10);
  if (end == text || number == 0 || *column == 0)
    return NULL;
  *column -= 1;
  *row = MIN (number - 1, G_MAXINT32);
  return end;
}

/* A character that XML cannot hold is written as _x000D_; line ends are such. */
static void
append_unescaped (GString *text, const char *raw)
{
  const char *p = raw, *escape;

  while ((escape = strstr (p, "_x")) != NULL)
    {
      gunichar c = 0;
      guint n = 0;

      for (; n < 4 && g_ascii_isxdigit (escape[2 + n]); n++)
        c = c * 16 + g_ascii_xdigit_value (escape[2 + n]);
      g_string_append_len (text, p, escape - p);
      p = escape + 2;
      if (n < 4 || escape[6] != '_')
        {
          g_string_append (text, "_x");
          continue;
        }
      p = escape + 7;
      if (c == '\r' || c == '\n' || c == '\t' || (c >= 0x20 && g_unichar_validate (c)))
        g_string_append_unichar (text, c);
    }
  g_string_append (text, p);
}

static gboolean
is_raised (GoiXml *xml)
{
  gboolean raised = FALSE;
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == XLSX_VERT_ALIGN)
      raised = g_strcmp0 (goi_xml_attribute (xml, "val"), "superscript") == 0;
  return raised;
}

/* Raised digits are no part of the number before them. */
static void
append_raised (GString *text, const char *piece)
{
  static const gunichar digits[]
    = { 0x2070, 0xb9, 0xb2, 0xb3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079 };

  for (const char *p = piece; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_unichar (text, digits[*p - '0']);
    else
      g_string_append_c (text, *p);
}

static void
append_run (GoiXml *xml, GString *text)
{
  gboolean raised = FALSE;
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == XLSX_R_PR)
      raised = is_raised (xml);
    else if (goi_xml_tag (xml) == XLSX_T)
      {
        g_autoptr (GString) piece = g_string_new (NULL);
        goi_xml_append_text (xml, piece);
        if (raised)
          append_raised (text, piece->str);
        else
          g_string_append_len (text, piece->str, piece->len);
      }
}

/* _goi_xlsx_read_string: reads the text at which the document stands, plain or in runs, without the
 * pronunciation that may stand beside it. */
char *
_goi_xlsx_read_string (GoiXlsxReader *self)
{
  GoiXml *xml = self->xml;
  g_autoptr (GString) raw = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == XLSX_T)
      goi_xml_append_text (xml, raw);
    else if (goi_xml_tag (xml) == XLSX_R)
      append_run (xml, raw);
  append_unescaped (text, raw->str);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const GoiXlsxStyle *
get_style (GoiXlsxReader *self, gint64 index)
{
  static const GoiXlsxStyle plain = { 0, FALSE };

  return index >= 0 && index < self->styles->len
           ? &g_array_index (self->styles, GoiXlsxStyle, index) : &plain;
}

static char *
format_number (GoiXlsxReader *self, const GoiXlsxStyle *style, const char *stored)
{
  const char *code
    = g_hash_table_lookup (self->codes, GUINT_TO_POINTER (style->number_format));

  if (code == NULL)
    code = goi_xlsx_format_builtin (style->number_format);
  return goi_xlsx_format_number (code, stored, self->since_1904);
}

static gboolean
is_zero (const char *stored)
{
  g_autofree char *exact = g_strstrip (g_strdup (stored));

  return g_str_equal (exact, "0");
}

/* What a cell shows. A formula whose result is not in the file is shown itself: its cell is neither blank
 * nor zero, and what it would be is not known. */
static char *
cell_text (GoiXlsxReader *self, const GoiXlsxStyle *style, const char *type, const char *value,
           const char *formula)
{
  gboolean is_number = type == NULL || *type == '\0' || g_str_equal (type, "n");
  guint64 index;
  char *end;

  if (formula != NULL && *formula != '\0'
      && (*value == '\0' || (is_number && self->recalculates && is_zero (value))))
    return g_strconcat ("=", formula, NULL);
  if (*value == '\0')
    return g_strdup ("");
  if (is_number)
    return format_number (self, style, value);
  if (g_str_equal (type, "b"))
    return g_strdup (g_str_equal (value, "1") ? "TRUE" : "FALSE");
  if (!g_str_equal (type, "s"))
    {
      g_autoptr (GString) text = g_string_new (NULL);
      append_unescaped (text, value);
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
  index = g_ascii_strtoull (value, &end, 10);
  if (end == value || index >= self->strings->len)
    return g_strdup ("");
  return g_strdup (g_ptr_array_index (self->strings, index));
}

static void
read_cell (GoiXlsxReader *self, GoiSheet *sheet, guint row, guint column)
{
  GoiXml *xml = self->xml;
  const GoiXlsxStyle *style = get_style (self, goi_xml_attribute_int (xml, "s", 0, -1, G_MAXINT32));
  g_autofree char *type = g_strdup (goi_xml_attribute (xml, "t"));
  g_autofree char *inside = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (GString) formula = g_string_new (NULL);
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    switch (goi_xml_tag (xml))
      {
      case XLSX_V:
        goi_xml_append_text (xml, value);
        break;
      case XLSX_F:
        /* A formula shared with another cell stands there; here is only its number. */
        if (goi_xml_attribute (xml, "si") != NULL)
          g_string_append (formula, "…");
        else
          goi_xml_append_text (xml, formula);
        break;
      case XLSX_IS:
        g_free (inside);
        inside = _goi_xlsx_read_string (self);
        break;
      default:
        break;
      }
  text = inside != NULL ? g_steal_pointer (&inside)
                        : cell_text (self, style, type, value->str, formula->str);
  if (*g_strstrip (text) != '\0' || style->has_border)
    goi_sheet_add_cell (sheet, row, column, text, style->has_border);
}

/* Rows and cells may leave out where they stand: then they follow on each other. */
static void
read_row (GoiXlsxReader *self, GoiSheet *sheet, guint *next_row)
{
  GoiXml *xml = self->xml;
  guint row = goi_xml_attribute_int (xml, "r", (gint64) *next_row + 1, 1, G_MAXINT32) - 1;
  const char *hidden = goi_xml_attribute (xml, "hidden");
  guint next_column = 0;
  int scope;

  *next_row = row + 1;
  if (hidden != NULL && (g_str_equal (hidden, "1") || g_str_equal (hidden, "true")))
    goi_sheet_hide_row (sheet, row);
  scope = goi_xml_enter (xml);
  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == XLSX_C)
      {
        const char *reference = goi_xml_attribute (xml, "r");
        guint column = next_column, own_row;

        if (reference != NULL && read_reference (reference, &own_row, &column) == NULL)
          column = next_column;
        next_column = column + 1;
        read_cell (self, sheet, row, column);
      }
}

static void
read_rows (GoiXlsxReader *self, GoiSheet *sheet)
{
  GoiXml *xml = self->xml;
  guint next_row = 0;
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == XLSX_ROW)
      {
        GError *error = NULL;

        read_row (self, sheet, &next_row);
        if (!goi_content_limits_check (&self->limits, &error))
          goi_xml_fail (xml, error);
      }
}

static void
read_columns (GoiXlsxReader *self, GoiSheet *sheet)
{
  GoiXml *xml = self->xml;
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == XLSX_COL)
      {
        const char *hidden = goi_xml_attribute (xml, "hidden");
        gint64 first = goi_xml_attribute_int (xml, "min", 0, 0, GOI_SHEET_MAX_COLUMNS);
        gint64 last = goi_xml_attribute_int (xml, "max", 0, 0, GOI_SHEET_MAX_COLUMNS);

        if (hidden != NULL && (g_str_equal (hidden, "1") || g_str_equal (hidden, "true"))
            && first > 0 && last >= first)
          goi_sheet_hide_columns (sheet, first - 1, last - 1);
      }
}

static void
read_merges (GoiXlsxReader *self, GoiSheet *sheet)
{
  GoiXml *xml = self->xml;
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == XLSX_MERGE_CELL)
      {
        const char *p = goi_xml_attribute (xml, "ref");
        guint row, column, last_row, last_column;

        if (p == NULL || (p = read_reference (p, &row, &column)) == NULL || *p != ':'
            || read_reference (p + 1, &last_row, &last_column) == NULL
            || last_row < row || last_column < column)
          continue;
        goi_sheet_merge (sheet, row, column, last_row - row + 1, last_column - column + 1);
      }
}

/* _goi_xlsx_read_sheet: reads the sheet at whose beginning the document stands. */
void
_goi_xlsx_read_sheet (GoiXlsxReader *self, GoiSheet *sheet)
{
  GoiXml *xml = self->xml;
  int scope;

  goi_xml_read_root (xml);
  scope = goi_xml_enter (xml);
  while (goi_xml_next_element (xml, scope))
    switch (goi_xml_tag (xml))
      {
      case XLSX_COLS:
        read_columns (self, sheet);
        break;
      case XLSX_SHEET_DATA:
        read_rows (self, sheet);
        break;
      case XLSX_MERGE_CELLS:
        read_merges (self, sheet);
        break;
      default:
        break;
      }
}
