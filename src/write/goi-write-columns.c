/* goi-write-columns.c: how wide the columns of a form's table are
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-write-columns"

#include "config.h"

#include "goi-write-columns.h"

#include <math.h>
#include <string.h>

/* All widths are in ems: the width of a Chinese character. */

/* The longest row label that is shown in full where rows have to be low. */
#define COMPACT_LABEL 20.0

/* A merged label over more rows than this is set two characters wide, as the form prints it. */
#define TALL_GROUP 10

/* Lines of a merged label over few rows. */
#define GROUP_LINES 2

static gboolean
is_compact (const GoiLayout *layout)
{
  return layout->label_columns > 1;
}

static gboolean
ends_at (const GoiLayoutCell *cell, guint column)
{
  return cell->column + cell->column_span == column;
}

static double
group_width (const GoiLayoutCell *cell)
{
  double width = goi_write_columns_measure (cell->text);

  if (cell->row_span > TALL_GROUP)
    return 2;
  if (cell->row_span == 1 || width <= 4)
    return width;
  return ceil (width / MIN (cell->row_span, GROUP_LINES)) + 1;
}

static double
label_width (const GoiLayout *layout, const GoiTable *table, const GoiLayoutCell *cell)
{
  double width = goi_write_columns_measure (cell->text);
  double limit = is_compact (layout) ? COMPACT_LABEL : table->label_width / 2.0;

  if (width <= limit)
    return width;
  return is_compact (layout) ? MIN (limit, goi_write_columns_measure (cell->item->short_label) + 2)
                             : limit;
}

static void
compute_labels (const GoiLayout *layout, const GoiTable *table, double padding, double *widths)
{
  guint n = layout->label_columns;

  for (guint i = 0; i < layout->cells->len; i++)
    {
      const GoiLayoutCell *cell = g_ptr_array_index (layout->cells, i);
      double width;

      if (cell->kind != GOI_LAYOUT_LABEL || cell->column_span != 1)
        continue;
      width = ends_at (cell, n) ? label_width (layout, table, cell) : group_width (cell);
      widths[cell->column] = MAX (widths[cell->column], width + padding);
    }
  /* A column that no label has to itself still needs room for the labels that run over it. */
  for (guint c = 0; c < n; c++)
    if (widths[c] == 0)
      widths[c] = table->label_width / 2.0 + padding;
}

static void
compute_units (const GoiLayout *layout, double padding, double *widths)
{
  for (guint i = 0; i < layout->cells->len; i++)
    {
      const GoiLayoutCell *cell = g_ptr_array_index (layout->cells, i);
      if (cell->column == layout->label_columns && cell->column_span == 1 && cell->text != NULL
          && (cell->kind == GOI_LAYOUT_UNIT || cell->kind == GOI_LAYOUT_HEADER))
        widths[cell->column]
            = MAX (widths[cell->column], goi_write_columns_measure (cell->text) + padding);
    }
}

/**
 * goi_write_columns_measure:
 * @text: a label
 *
 * Returns: its width in ems: 1 for a wide character, half for others
 */
double
goi_write_columns_measure (const char *text)
{
  double width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      /* Quotation marks are ambiguous in Unicode and wide in Chinese fonts. */
      gboolean wide = g_unichar_iswide (c) || (c >= 0x2018 && c <= 0x201D);
      if (!g_unichar_iszerowidth (c))
        width += wide ? 1 : 0.55;
    }
  return width;
}

/**
 * goi_write_columns_fit:
 * @text: a column's label
 * @width: the room it has, in ems
 *
 * Breaks a label that is too wide into lines of about the same length: 结果 over 维持, not 结果维 over
 * 持.
 *
 * Returns: (transfer full): the label with line ends in it
 */
char *
goi_write_columns_fit (const char *text, double width)
{
  double own = goi_write_columns_measure (text);
  guint n = g_utf8_strlen (text, -1);
  guint n_lines = width >= 1 ? (guint) ceil (own / width) : 1;
  guint per_line = (n + n_lines - 1) / MAX (n_lines, 1);
  GString *out;

  /* Most words have two characters: 社会公益 over 组织, not 社会公 over 益组织. */
  if (per_line % 2 == 1 && per_line + 1 <= width)
    per_line++;
  if (n_lines <= 1 || strchr (text, '\n') != NULL)
    return g_strdup (text);
  out = g_string_new (NULL);
  for (guint i = 0; i < n; i++, text = g_utf8_next_char (text))
    {
      if (i > 0 && i % per_line == 0)
        g_string_append_c (out, '\n');
      g_string_append_unichar (out, g_utf8_get_char (text));
    }
  return g_string_free (out, FALSE);
}

/**
 * goi_write_columns_shorten:
 * @cell: the label of a row
 *
 * Returns: (transfer full): its short form with the ordinal of the long one: 1.逾期不补正
 */
char *
goi_write_columns_shorten (const GoiLayoutCell *cell)
{
  static const char *const closing[] = { "）", ")", "、", ".", "．" };
  const char *text = cell->text;
  gsize best = 0;

  if (cell->item == NULL)
    return g_strdup (text);
  for (guint i = 0; i < G_N_ELEMENTS (closing); i++)
    {
      const char *end = strstr (text, closing[i]);
      gsize length;

      if (end == NULL)
        continue;
      length = end - text + strlen (closing[i]);
      /* An ordinal is short: （二）, 12. */
      if (g_utf8_strlen (text, length) <= 4 && (best == 0 || length < best))
        best = length;
    }
  return g_strdup_printf ("%.*s%s", (int) best, text, cell->item->short_label);
}

/**
 * goi_write_columns_get_limit:
 * @layout: a table as it is printed
 * @cell: the label of a row
 *
 * Returns: how wide the label may be in one line before its short form is shown; 0 when it may
 *   always run over several lines
 */
double
goi_write_columns_get_limit (const GoiLayout *layout, const GoiLayoutCell *cell)
{
  if (!is_compact (layout) || cell->kind != GOI_LAYOUT_LABEL || cell->row_span != 1)
    return 0;
  return COMPACT_LABEL + (cell->column_span - 1) * 2;
}

/**
 * goi_write_columns_compute:
 * @layout: a table as it is printed
 * @table: the table
 * @padding: the room around a text and the line beside it
 * @widths: (out caller-allocates): the width of each column
 * @growth: (out caller-allocates): how much of room to spare each column takes, 1 in all
 */
void
goi_write_columns_compute (const GoiLayout *layout, const GoiTable *table, double padding,
                          double *widths, double *growth)
{
  guint first_value = layout->n_columns - table->value_columns;
  double share = layout->label_columns == 0 ? 1.0 : is_compact (layout) ? 0.7 : 0.35;

  for (guint c = 0; c < layout->n_columns; c++)
    widths[c] = growth[c] = 0;
  compute_labels (layout, table, padding, widths);
  if (first_value > layout->label_columns)
    compute_units (layout, padding, widths);
  for (guint c = first_value; c < layout->n_columns; c++)
    {
      widths[c] = table->value_width / 2.0 + padding;
      growth[c] = share / table->value_columns;
    }
  if (layout->label_columns > 0)
    growth[layout->label_columns - 1] = 1.0 - share;
}
