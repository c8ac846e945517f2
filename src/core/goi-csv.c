/* goi-csv.c: what the writer and the reader of comma-separated values have in common
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-csv"

#include "goi-csv.h"

#include "goi-decimal.h"

#include <string.h>

static const char *const column_names[GOI_CSV_N_COLUMNS]
    = { "report", "file", "agency", "region", "year", "edition", "kind", "key",
        "label", "unit", "value", "mark", "text", "origin", "start", "end" };

/* A spreadsheet takes a cell that begins with one of these for a formula; some do so with the
 * full-width forms, which input methods leave in texts. */
static gboolean
begins_formula (const char *text)
{
  gunichar c = g_utf8_get_char (text);

  return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r' || c == '\n'
         || c == 0xFF1D || c == 0xFF0B || c == 0xFF0D || c == 0xFF20;
}

/* Printed numbers and dashes begin so as well, and do no harm. */
static gboolean
is_harmless (const char *text)
{
  GoiDecimal number;

  return text[strspn (text, "-")] == '\0' || strcmp (text, "－") == 0
         || goi_decimal_parse (text, &number);
}

static gboolean
looks_guarded (const char *text)
{
  return text[0] == '\'' && (text[1] == '\'' || (text[1] != '\0' && begins_formula (text + 1)));
}

/**
 * goi_csv_column_to_name:
 * @column: a column
 *
 * Returns: (transfer none): its name in the first row
 */
const char *
goi_csv_column_to_name (GoiCsvColumn column)
{
  g_return_val_if_fail ((guint) column < GOI_CSV_N_COLUMNS, "");
  return column_names[column];
}

/**
 * goi_csv_column_from_name:
 * @name: a name
 * @column: (out): the column
 *
 * Returns: FALSE for an unknown name
 */
gboolean
goi_csv_column_from_name (const char *name, GoiCsvColumn *column)
{
  for (guint i = 0; i < GOI_CSV_N_COLUMNS; i++)
    if (strcmp (column_names[i], name) == 0)
      {
        *column = (GoiCsvColumn) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * goi_csv_guard:
 * @text: a text that anybody may have written
 *
 * Puts an apostrophe before what a spreadsheet would take for a formula, and before what would be
 * taken for such an apostrophe of ours. Numbers and dashes stay as they are.
 *
 * Returns: (transfer full): the text to write
 */
char *
goi_csv_guard (const char *text)
{
  gboolean formula = text[0] != '\0' && begins_formula (text) && !is_harmless (text);

  return g_strconcat (formula || looks_guarded (text) ? "'" : "", text, NULL);
}

/**
 * goi_csv_unguard:
 * @field: what goi_csv_guard() returned
 *
 * Returns: (transfer none): the text, a part of @field
 */
const char *
goi_csv_unguard (const char *field)
{
  return looks_guarded (field) ? field + 1 : field;
}

/**
 * goi_csv_join_region:
 * @region: (array zero-terminated=1): a region from the largest to the smallest
 *
 * Returns: (transfer full): one text such as 示例省/示例市; a slash or a backslash in a name has a backslash
 *   before it, and an empty name is \.
 */
char *
goi_csv_join_region (const char *const *region)
{
  GString *s = g_string_new (NULL);

  for (guint i = 0; region[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (s, '/');
      if (region[i][0] == '\0')
        g_string_append (s, "\\.");
      for (const char *p = region[i]; *p != '\0'; p++)
        {
          if (*p == '/' || *p == '\\')
            g_string_append_c (s, '\\');
          g_string_append_c (s, *p);
        }
    }
  return g_string_free (s, FALSE);
}

/**
 * goi_csv_split_region:
 * @joined: what goi_csv_join_region() returned
 *
 * Returns: (transfer full): the names
 */
char **
goi_csv_split_region (const char *joined)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *p = joined; *p != '\0'; p++)
    {
      if (*p == '/')
        {
          g_strv_builder_add (builder, name->str);
          g_string_truncate (name, 0);
        }
      else if (*p != '\\')
        g_string_append_c (name, *p);
      else if (p[1] == '/' || p[1] == '\\')
        g_string_append_c (name, *++p);
      else if (p[1] == '.')
        p++;
    }
  if (*joined != '\0')
    g_strv_builder_add (builder, name->str);
  return g_strv_builder_end (builder);
}
