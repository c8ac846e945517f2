/* goi-parts.c: indicators that local forms print in parts
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 网上申请数 and 电子邮件申请数 are two lines of a local list and one indicator of the national form.
 */

#define G_LOG_DOMAIN "goi-parts"

#include "config.h"

#include "goi-parts.h"

#include <glib/gi18n-lib.h>

/* The number on another line whose label is a label of the row, as plainly as the one that was taken. */
static gboolean
read_part (const GoiTableReading *table, const GoiFormLabel *row, guint e, const GoiRowReading *reading,
           GoiNumber *number, const GoiPiece **piece)
{
  const GoiEntry *entry = &g_array_index (table->entries, GoiEntry, e);
  const GoiLine *line = g_ptr_array_index (table->lines, entry->line);

  if (table->alignment->row_of_entry[e] >= 0 || entry->header || entry->label == NULL
      || entry->n_values == 0 || !goi_form_label_equal (row, entry->label))
    return FALSE;
  for (guint i = 0; i < entry->n_slots; i++)
    {
      *piece = goi_line_piece (line, entry->first_slot + i);
      if ((*piece)->kind == GOI_PIECE_VALUE)
        {
          goi_number_read ((*piece)->text, &reading->rules[0], number);
          return number->mark == GOI_MARK_NUMBER && number->doubt == NULL;
        }
    }
  return FALSE;
}

/* Whether a sum of the form that the cell is in holds as the report is now. */
static gboolean
is_confirmed (GoiReport *report, const GoiCell *cell)
{
  GPtrArray *relations = goi_edition_get_relations (goi_report_get_edition (report));
  gboolean holds = FALSE;

  for (guint i = 0; i < relations->len; i++)
    {
      const GoiRelation *relation = g_ptr_array_index (relations, i);
      GoiSumResult left, right;

      if (relation->comparison != GOI_COMPARISON_EQUAL || !goi_relation_has_cell (relation, cell))
        continue;
      /* Local lists lack lines of the form: these count as nothing. */
      if (goi_relation_evaluate (relation, report, &left, &right) == GOI_RELATION_BROKEN)
        return FALSE;
      holds |= left.n_numbers > 0 && right.n_numbers > 0 && goi_decimal_equal (left.value, right.value);
    }
  return holds;
}

/* The cell becomes the sum of what was read and what stands on the other line. Where no sum of the form
 * says that this is right it is doubted. */
static void
add_part (GoiReport *report, const GoiCell *cell, const GoiNumber *number, const GoiPiece *piece)
{
  const GoiValue *read = goi_report_get_cell_value (report, cell);
  g_autoptr (GoiValue) value = NULL;
  g_autofree char *text = g_strdup_printf ("%s + %s", read->text, piece->text);
  GoiDecimal readings[2] = { read->number, number->number };
  GoiDecimal sum;

  if (!goi_value_is_number (read) || !goi_decimal_add (read->number, number->number, &sum))
    return;
  value = goi_value_new_number (sum, GOI_ORIGIN_COMPUTED);
  g_free (value->text);
  value->text = g_strdup (text);
  value->start = MIN (read->start, piece->start);
  value->end = MAX (read->end, piece->end);
  goi_report_set_value (report, cell->key, value);
  if (!is_confirmed (report, cell))
    goi_fill_doubt (report, cell->key, N_("Two lines of the document are this indicator; they were added up"), text,
                    readings, G_N_ELEMENTS (readings));
}

/**
 * goi_parts_add:
 * @report: a report whose cells are filled
 * @tables: (element-type GoiTableReading): the tables they were read from
 *
 * Adds up what lists print on two lines and the form on one.
 */
void
goi_parts_add (GoiReport *report, GPtrArray *tables)
{
  for (guint t = 0; t < tables->len; t++)
    {
      const GoiTableReading *table = g_ptr_array_index (tables, t);

      if (table->alignment == NULL || table->labels->table->unit_column == NULL)
        continue;
      for (guint i = 0; i < table->rows->len; i++)
        {
          const GoiTableRow *row = g_ptr_array_index (table->rows, i);
          const GoiFormLabel *form = NULL;

          for (guint r = 0; r < table->labels->rows->len && form == NULL; r++)
            if (goi_form_labels_row (table->labels, r)->item == row->row)
              form = goi_form_labels_row (table->labels, r);
          if (form == NULL || row->reading->n == 0 || row->reading->cells[0] == NULL)
            continue;
          for (int e = table->alignment->first + 1; e < table->alignment->last; e++)
            {
              const GoiPiece *piece = NULL;
              GoiNumber number;

              if (read_part (table, form, e, row->reading, &number, &piece))
                add_part (report, row->reading->cells[0], &number, piece);
            }
        }
    }
}
