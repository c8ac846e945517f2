/* goi-form-clipboard.c: blocks of cells as text, the way spreadsheets exchange them
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-form-clipboard"

#include "config.h"

#include "goi-form-clipboard.h"

#include <string.h>

/* No form is larger; a clipboard may hold anything. */
#define MAX_FIELDS 20000

static GPtrArray *
add_row (GPtrArray *rows)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (rows, row);
  return row;
}

static char *
clean (GString *field)
{
  char *text = g_string_free (field, FALSE);

  /* A cell of several lines becomes one line: the form has none of several. */
  g_strdelimit (text, "\n\r\t", ' ');
  return g_strstrip (text);
}

/* Reads one field from @text. Fields that hold tabs, quotes or line ends are quoted, with every
 * quote inside doubled. Returns where it ends: at a tab, at a line end or at the end. */
static const char *
read_field (const char *text, GString *field)
{
  if (*text == '"')
    {
      const char *p = text + 1;
      while (*p != '\0' && (*p != '"' || p[1] == '"'))
        {
          p += *p == '"' ? 2 : 1;
          g_string_append_c (field, p[-1]);
        }
      if (*p == '"' && (p[1] == '\t' || p[1] == '\n' || p[1] == '\r' || p[1] == '\0'))
        return p + 1;
      /* A quote that ends nowhere sensible is a character like any other. */
      g_string_set_size (field, 0);
    }
  while (*text != '\0' && *text != '\t' && *text != '\n' && *text != '\r')
    g_string_append_c (field, *text++);
  return text;
}

static void
append_field (GString *out, const char *field)
{
  if (strpbrk (field, "\t\n\r\"") == NULL)
    {
      g_string_append (out, field);
      return;
    }
  g_string_append_c (out, '"');
  for (; *field != '\0'; field++)
    {
      if (*field == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *field);
    }
  g_string_append_c (out, '"');
}

/**
 * goi_form_clipboard_parse:
 * @text: text from the clipboard: fields separated by tabs, rows by line ends of any kind
 *
 * Returns: (transfer full) (element-type GPtrArray): rows of strings; a line end after the last row
 *   makes no row of its own
 */
GPtrArray *
goi_form_clipboard_parse (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GPtrArray *row = NULL;
  guint n = 0;

  while (n++ < MAX_FIELDS)
    {
      GString *field = g_string_new (NULL);

      if (row == NULL)
        row = add_row (rows);
      text = read_field (text, field);
      g_ptr_array_add (row, clean (field));
      if (*text == '\t')
        {
          text++;
          continue;
        }
      if (*text == '\0')
        break;
      text += text[0] == '\r' && text[1] == '\n' ? 2 : 1;
      row = NULL;
      if (*text == '\0')
        break;
    }
  return rows;
}

/**
 * goi_form_clipboard_is_block:
 * @rows: (element-type GPtrArray): rows of strings
 *
 * Returns: whether there is more than one field
 */
gboolean
goi_form_clipboard_is_block (GPtrArray *rows)
{
  return rows->len > 1 || (rows->len == 1 && ((GPtrArray *) g_ptr_array_index (rows, 0))->len > 1);
}

/**
 * goi_form_clipboard_format:
 * @rows: (element-type GPtrArray): rows of strings
 *
 * Returns: (transfer full): text that spreadsheets take as a block
 */
char *
goi_form_clipboard_format (GPtrArray *rows)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (rows, i);
      for (guint j = 0; j < row->len; j++)
        {
          if (j > 0)
            g_string_append_c (out, '\t');
          append_field (out, g_ptr_array_index (row, j));
        }
      if (i + 1 < rows->len)
        g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}
