/* goi-header-lines.c: column headers that stand one below the other
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In text with one cell on a line the headers of a table are lines of one word each. A header of several rows comes
 * out row by row, so that a column beside a group stands before those in the group: 自然人, 总计, 商业企业.
 */

#define G_LOG_DOMAIN "goi-header-lines"

#include "goi-header-lines.h"

/* How similar a header has to be to a label of the form. */
#define SIMILAR 0.75
/* Headers are not farther above a row than so many entries. */
#define FARTHEST 80
/* Fewer headers say nothing about their order. */
#define FEWEST_HEADERS 3

/* The column or group of the block that a line is, NULL for something else. */
static const GoiFormLabel *
find_head (const GoiFormLabels *labels, const GoiBlock *block, const GoiPiece *piece)
{
  const GoiFormLabel *found = NULL;
  double best = SIMILAR;

  if (piece->label == NULL || piece->label->kind != GOI_ORDINAL_NONE)
    return NULL;
  for (guint i = 0; i < labels->columns->len; i++)
    {
      const GoiFormLabel *column = goi_form_labels_column (labels, i);
      double similarity;

      if (column->block != block)
        continue;
      similarity = goi_form_label_similarity (column, piece->label, best);
      if (similarity < best || (found != NULL && similarity == best))
        continue;
      best = similarity;
      found = column;
    }
  return found;
}

/* The word that is all of a line outside of tables, NULL for other lines. */
static const GoiPiece *
lone_word (GPtrArray *lines, const GoiEntry *entry)
{
  const GoiLine *line = g_ptr_array_index (lines, entry->line);

  if (line->in_table || line->is_prose || line->pieces->len != 1 || goi_line_piece (line, 0)->kind != GOI_PIECE_TEXT)
    return NULL;
  return goi_line_piece (line, 0);
}

static gboolean
is_inside (const GoiFormItem *item, const GoiFormItem *group)
{
  for (guint i = 0; i < group->children->len; i++)
    {
      const GoiFormItem *child = g_ptr_array_index (group->children, i);
      if (child == item || is_inside (item, child))
        return TRUE;
    }
  return FALSE;
}

/* In how many groups a column stands. */
static guint
depth_of (const GoiFormLabels *labels, const GoiBlock *block, const GoiFormItem *item)
{
  guint n = 0;

  for (guint i = 0; i < labels->columns->len; i++)
    {
      const GoiFormLabel *column = goi_form_labels_column (labels, i);
      n += column->block == block && column->kind == GOI_FORM_ROW_GROUP && column->item != NULL
                   && is_inside (item, column->item)
               ? 1
               : 0;
    }
  return n;
}

/* The columns of the lines above a row from the lowest up; FALSE where one stands there twice. */
static gboolean
collect (const GoiFormLabels *labels, const GoiBlock *block, GPtrArray *lines, GArray *entries, guint entry,
         GPtrArray *order, gboolean *grouped)
{
  for (int i = (int) entry - 1; i >= 0 && (int) entry - i <= FARTHEST; i--)
    {
      const GoiPiece *word = lone_word (lines, &g_array_index (entries, GoiEntry, i));
      const GoiFormLabel *head = word != NULL ? find_head (labels, block, word) : NULL;

      if (head == NULL && order->len == 0)
        continue;
      if (head == NULL)
        return TRUE;
      if (head->kind == GOI_FORM_ROW_GROUP)
        {
          *grouped = TRUE;
          continue;
        }
      if (g_ptr_array_find (order, head->item, NULL))
        return FALSE;
      g_ptr_array_insert (order, 0, (gpointer) head->item);
    }
  return TRUE;
}

/* Whether columns stand as on the form, from left to right or, with @by_rows, row by row of its header. */
static gboolean
is_as_on_form (const GoiFormLabels *labels, const GoiBlock *block, GPtrArray *order, gboolean by_rows)
{
  for (guint i = 1; i < order->len; i++)
    {
      const GoiFormItem *before = g_ptr_array_index (order, i - 1), *item = g_ptr_array_index (order, i);
      guint depth_before = by_rows ? depth_of (labels, block, before) : 0;
      guint depth = by_rows ? depth_of (labels, block, item) : 0;
      guint index_before = 0, index = 0;

      g_ptr_array_find (block->columns, before, &index_before);
      g_ptr_array_find (block->columns, item, &index);
      if (depth_before > depth || (depth_before == depth && index_before > index))
        return FALSE;
    }
  return TRUE;
}

/**
 * goi_header_lines_order:
 * @labels: a table of a form
 * @block: one of its blocks
 * @lines: (element-type GoiLine): lines
 * @entries: (element-type GoiEntry): what they hold
 * @entry: a row below the headers
 * @order: (element-type GoiFormItem) (out caller-allocates): takes the columns that stand one below the other above
 *   the row
 *
 * Returns: what their order says
 */
GoiHeaderOrder
goi_header_lines_order (const GoiFormLabels *labels, const GoiBlock *block, GPtrArray *lines, GArray *entries,
                        guint entry, GPtrArray *order)
{
  gboolean grouped = FALSE;
  gboolean distinct = collect (labels, block, lines, entries, entry, order, &grouped);

  if (order->len < FEWEST_HEADERS || is_as_on_form (labels, block, order, FALSE)
      || is_as_on_form (labels, block, order, TRUE))
    return GOI_HEADER_ORDER_UNKNOWN;
  /* Row by row, groups do not say which columns are theirs. */
  return distinct && !grouped && order->len == block->columns->len ? GOI_HEADER_ORDER_OTHER
                                                                   : GOI_HEADER_ORDER_DISORDER;
}
