/* goi-unlabelled.c: tables whose rows have no labels
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A form may have a table with one row of values and everything said by merged headers. Documents print
 * it like that, or with a row for each of the groups of columns, named like the group.
 */

#define G_LOG_DOMAIN "goi-unlabelled"

#include "goi-table-reading.h"

#include <string.h>

/* How far below its header the row of values may stand, in entries. */
#define FARTHEST_VALUES 4
/* Fewer numbers in sentences do not make a table. */
#define FEWEST_SENTENCES 3
/* What is longer is more than the name of a group of columns, in characters. */
#define LONGEST_GROUP_NAME 14

/**
 * goi_table_is_unlabelled:
 * @labels: a table of a form
 *
 * Returns: whether it has one row, and no label for it
 */
gboolean
goi_table_is_unlabelled (const GoiFormLabels *labels)
{
  return labels->rows->len == 1 && goi_form_labels_row (labels, 0)->kind == GOI_FORM_ROW_VALUES
         && goi_form_labels_row (labels, 0)->forms[0].n_full == 0;
}

static const GoiEntry *
entry_at (const GoiTableReading *self, guint i)
{
  return &g_array_index (self->entries, GoiEntry, i);
}

/* How many of the form's columns a header line names, and how many cells with words it has. */
static guint
count_heads (const GoiTableReading *self, guint entry)
{
  const GoiLine *line = g_ptr_array_index (self->lines, entry_at (self, entry)->line);
  guint n = 0;

  for (guint i = 0; i < line->pieces->len; i++)
    {
      const GoiPiece *piece = goi_line_piece (line, i);
      const GoiFormLabel *column;

      if (piece->kind != GOI_PIECE_TEXT)
        continue;
      column = goi_form_labels_find_column (self->labels, piece->label, 0.75);
      n += column != NULL && column->kind == GOI_FORM_ROW_VALUES ? 1 : 0;
    }
  return n;
}

/* A header cell that names a column. */
typedef struct
{
  const GoiFormItem *item;
  guint place;
} Named;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  guint first = ((const Named *) a)->place, second = ((const Named *) b)->place;

  return (first > second) - (first < second);
}

/* The columns that the header lines from @first to @last name, from left to right. Where a line does not say
 * what stands over what, in the order of the lines. */
static GArray *
named_columns (const GoiTableReading *self, guint first, guint last)
{
  GArray *named = g_array_new (FALSE, FALSE, sizeof (Named));
  gboolean placed = TRUE;

  for (guint e = first; e <= last; e++)
    {
      const GoiLine *line = g_ptr_array_index (self->lines, entry_at (self, e)->line);

      placed = placed && line->grid_columns > 0;
      for (guint i = 0; i < line->pieces->len; i++)
        {
          const GoiPiece *piece = goi_line_piece (line, i);
          const GoiFormLabel *column
              = piece->kind == GOI_PIECE_TEXT
                    ? goi_form_labels_find_column (self->labels, piece->label, 0.75)
                    : NULL;
          Named n = { column != NULL ? column->item : NULL, piece->column };

          if (column != NULL && column->kind == GOI_FORM_ROW_VALUES)
            g_array_append_val (named, n);
        }
    }
  if (!placed)
    return named;
  g_array_sort (named, compare_places);
  /* Merged headers are printed again in the next line by some. */
  for (guint i = named->len; i > 1; i--)
    if (compare_places (&g_array_index (named, Named, i - 1), &g_array_index (named, Named, i - 2)) == 0)
      g_array_remove_index (named, i - 1);
  return named;
}

/* The first of the header's cells that is called like a column; their number when none is. */
static guint
rank_of (const GArray *named, const GoiFormItem *item)
{
  guint i = 0;

  while (i < named->len
         && strcmp (g_array_index (named, Named, i).item->label, item->label) != 0)
    i++;
  return i;
}

/* Whether the header names exactly these columns, one after the other. */
static gboolean
names_all (const GArray *named, const GArray *columns)
{
  if (named->len != columns->len)
    return FALSE;
  for (guint i = 0; i < named->len; i++)
    if (strcmp (g_array_index (named, Named, i).item->label,
                g_array_index (columns, GoiColumn, i).item->label)
        != 0)
      return FALSE;
  return TRUE;
}

/* Puts the columns of each group into the order of the header: the document may begin with the total.
 * Labels repeat from group to group, and groups stand in the order of the form. A header that does not
 * name them all, or that lost its order where lines were wrapped, says nothing. */
static void
order_in_groups (const GoiTableReading *self, GArray *columns, guint first, guint last)
{
  g_autoptr (GArray) named = named_columns (self, first, last);
  g_autoptr (GArray) ordered = g_array_copy (columns);

  for (guint i = 1; i < ordered->len; i++)
    for (guint k = i; k > 0; k--)
      {
        GoiColumn *right = &g_array_index (ordered, GoiColumn, k), *left = right - 1;
        GoiColumn swap = *left;

        if (left->item->parent != right->item->parent
            || rank_of (named, left->item) <= rank_of (named, right->item))
          break;
        *left = *right;
        *right = swap;
      }
  if (names_all (named, ordered))
    memcpy (columns->data, ordered->data, columns->len * sizeof (GoiColumn));
}

/* All columns of the form: their labels repeat, so that order is all there is. */
static GoiColumns *
form_columns (GoiTableReading *self, guint first, guint last)
{
  const GoiBlock *block = goi_form_labels_row (self->labels, 0)->block;
  GoiColumns *columns
      = goi_columns_new (self->labels, block, self->lines, self->entries, -1);

  order_in_groups (self, columns->columns, first, last);
  g_ptr_array_add (self->columns, columns);
  return columns;
}

/* Whether a row has no label, or no more than 件数, 数量 and the like. */
static gboolean
is_unnamed (const GoiEntry *entry)
{
  return entry->label == NULL || entry->label->n_full <= 4;
}

static gboolean
has_values_only (const GoiTableReading *self, guint entry)
{
  const GoiEntry *e = entry_at (self, entry);
  const GoiLine *line = g_ptr_array_index (self->lines, e->line);
  guint n = 0;

  for (guint i = e->first_slot; i < e->first_slot + e->n_slots; i++)
    n += goi_line_piece (line, i)->kind == GOI_PIECE_VALUE ? 1 : 0;
  return !e->header && n > 0 && is_unnamed (e);
}

/* The row of values under the header that ends at @header; one of empty cells when there is no other.
 * -1 when there is none. */
static int
find_row_below (GoiTableReading *self, guint header)
{
  const GoiLine *line;

  for (guint i = header + 1; i < self->entries->len && i <= header + FARTHEST_VALUES; i++)
    {
      /* The next part begins. */
      if (entry_at (self, i)->header)
        break;
      if (has_values_only (self, i))
        return (int) i;
    }
  if (header + 1 >= self->entries->len)
    return -1;
  line = g_ptr_array_index (self->lines, entry_at (self, header + 1)->line);
  return line->in_table && !entry_at (self, header + 1)->header && is_unnamed (entry_at (self, header + 1))
             ? (int) header + 1
             : -1;
}

static gboolean
read_row_below (GoiTableReading *self, guint first, guint header, guint n_heads, gboolean blank)
{
  const GoiFormItem *row = goi_form_labels_row (self->labels, 0)->item;
  guint n_columns = goi_form_labels_row (self->labels, 0)->block->columns->len;
  int found = find_row_below (self, header);

  /* A header that names some of the columns only does not say which. */
  if (found < 0 || (!blank && !has_values_only (self, (guint) found))
      || (n_heads * 3 < n_columns && entry_at (self, found)->n_slots < n_columns))
    return FALSE;
  goi_table_reading_add_row (self, row, form_columns (self, first, header), found, TRUE);
  return TRUE;
}

/* The group of columns that a row is called after: the one with the longest label in the row's. */
static const GoiFormLabel *
find_group (const GoiTableReading *self, const GoiLabel *label)
{
  const GoiFormLabel *best = NULL;
  guint length = 0;

  for (guint i = 0; i < self->labels->columns->len; i++)
    {
      const GoiFormLabel *column = goi_form_labels_column (self->labels, i);

      if (column->kind != GOI_FORM_ROW_GROUP)
        continue;
      for (guint k = 0; k < column->n_forms; k++)
        if (column->forms[k].n_full > length && goi_label_contains (label, &column->forms[k]))
          {
            best = column;
            length = column->forms[k].n_full;
          }
    }
  return best;
}

/* Adds the columns of one group to those of a row. FALSE when groups stand in the group. */
static gboolean
add_group (GoiColumns *columns, const GoiFormItem *group)
{
  for (guint i = 0; i < group->children->len; i++)
    if (((const GoiFormItem *) g_ptr_array_index (group->children, i))->children->len > 0)
      return FALSE;
  for (guint i = 0; i < group->children->len; i++)
    {
      GoiColumn column = { g_ptr_array_index (group->children, i), -1, NULL };
      g_array_append_val (columns->columns, column);
    }
  return group->children->len > 0;
}

static GoiColumns *
no_columns (void)
{
  GoiColumns *columns = g_new0 (GoiColumns, 1);

  columns->columns = g_array_new (FALSE, FALSE, sizeof (GoiColumn));
  return columns;
}

/* The columns of one group, as the columns of a row. NULL when groups stand in the group. */
static GoiColumns *
group_columns (GoiTableReading *self, const GoiFormItem *group)
{
  GoiColumns *columns = no_columns ();

  if (!add_group (columns, group))
    {
      goi_columns_free (columns);
      return NULL;
    }
  g_ptr_array_add (self->columns, columns);
  return columns;
}

static gboolean
is_read (const GoiTableReading *self, const GoiFormItem *column)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const GoiColumns *columns = g_ptr_array_index (self->columns, i);
      for (guint k = 0; k < columns->columns->len; k++)
        if (g_array_index (columns->columns, GoiColumn, k).item == column)
          return TRUE;
    }
  return FALSE;
}

/* The group that a header cell names: 行政诉讼（未经复议直接起诉） names the groups around it as well. NULL for
 * none, and for a group of groups. */
static const GoiFormItem *
named_group (const GoiTableReading *self, const GoiLabel *label)
{
  const GoiFormLabel *group = label != NULL ? find_group (self, label) : NULL;
  const GoiFormItem *first;

  if (group == NULL)
    return NULL;
  first = g_ptr_array_index (group->item->children, 0);
  if (first->children->len > 0 || label->n_full > LONGEST_GROUP_NAME)
    return NULL;
  return group->item;
}

static gboolean
has_group (const GoiColumns *columns, const GoiFormItem *group)
{
  for (guint i = 0; i < columns->columns->len; i++)
    if (g_array_index (columns->columns, GoiColumn, i).item->parent == group)
      return TRUE;
  return FALSE;
}

/* Adds the columns of the groups that a header line names. FALSE when one of them was read already. */
static gboolean
add_named_groups (GoiTableReading *self, guint entry, GoiColumns *columns)
{
  const GoiLine *line = g_ptr_array_index (self->lines, entry_at (self, entry)->line);

  for (guint i = 0; i < line->pieces->len; i++)
    {
      const GoiPiece *piece = goi_line_piece (line, i);
      const GoiFormItem *group
          = piece->kind == GOI_PIECE_TEXT ? named_group (self, piece->label) : NULL;

      if (group == NULL)
        continue;
      if (is_read (self, g_ptr_array_index (group->children, 0)))
        return FALSE;
      /* Merged headers are printed again in each of their cells by some. */
      if (!has_group (columns, group))
        add_group (columns, group);
    }
  return TRUE;
}

/* Whether an entry above a header is the name of a group and nothing else. */
static gboolean
is_group_name (const GoiTableReading *self, guint entry)
{
  const GoiEntry *e = entry_at (self, entry);

  if (e->label == NULL || e->n_values > 0)
    return FALSE;
  if (named_group (self, e->label) != NULL)
    return TRUE;
  for (guint k = 0; k < self->labels->columns->len; k++)
    {
      const GoiFormLabel *column = goi_form_labels_column (self->labels, k);
      if (column->kind == GOI_FORM_ROW_GROUP && goi_form_label_equal (column, e->label))
        return TRUE;
    }
  return FALSE;
}

/* The table in parts, one below the other, each with a header of its own that names groups of columns and
 * all columns in them. The header goes from @first to @last. */
static gboolean
read_part (GoiTableReading *self, guint first, guint last, guint n_heads)
{
  const GoiFormLabel *row = goi_form_labels_row (self->labels, 0);
  GoiColumns *columns = no_columns ();
  int found = find_row_below (self, last);
  gboolean fits = found >= 0 && n_heads < row->block->columns->len;
  guint header = first;

  while (fits && first > 0 && is_group_name (self, first - 1))
    first--;
  for (guint i = first; i <= last && fits; i++)
    fits = add_named_groups (self, i, columns);
  if (!fits || columns->columns->len != n_heads || entry_at (self, found)->n_slots != n_heads)
    {
      goi_columns_free (columns);
      return FALSE;
    }
  order_in_groups (self, columns->columns, header, last);
  g_ptr_array_add (self->columns, columns);
  goi_table_reading_add_row (self, row->item, columns, found, TRUE);
  return TRUE;
}

/* A row for each group, under a header that names the columns of one. */
static gboolean
read_stacked (GoiTableReading *self, guint first, guint header)
{
  const GoiFormItem *row = goi_form_labels_row (self->labels, 0)->item;
  guint n = 0;

  for (guint i = header + 1; i < self->entries->len && i <= header + 2 * FARTHEST_VALUES; i++)
    {
      const GoiEntry *entry = entry_at (self, i);
      const GoiFormLabel *group;
      GoiColumns *columns;

      if (entry->header)
        break;
      if (entry->label == NULL || entry->n_slots == 0)
        continue;
      group = find_group (self, entry->label);
      columns = group != NULL ? group_columns (self, group->item) : NULL;
      if (columns == NULL)
        continue;
      order_in_groups (self, columns->columns, first, header);
      goi_table_reading_add_row (self, row, columns, i, TRUE);
      n++;
    }
  return n > 0;
}

/* A list of sentences: 行政复议：结果维持2件，结果纠正0件… */
typedef struct
{
  const GoiFormItem *group;
  GoiLine *line;      /* the values, one a piece */
  GoiColumns *columns;
} Sentences;

static const GoiFormItem *
leaf_of (const GoiTableReading *self, const GoiFormItem *group, const GoiLabel *label)
{
  for (guint i = 0; i < self->labels->columns->len; i++)
    {
      const GoiFormLabel *column = goi_form_labels_column (self->labels, i);
      if (column->kind == GOI_FORM_ROW_VALUES && column->item->parent == group
          && goi_form_label_equal (column, label))
        return column->item;
    }
  return NULL;
}

/* The column of a group that is the sum of its others: what a sentence says of the group itself. */
static const GoiFormItem *
total_of (const GoiTableReading *self, const GoiFormItem *group)
{
  GPtrArray *relations = goi_edition_get_relations (self->labels->edition);

  for (guint i = 0; i < relations->len; i++)
    {
      const GoiRelation *relation = g_ptr_array_index (relations, i);
      const GoiCell *cell = g_array_index (relation->left->terms, GoiTerm, 0).cell;

      if (relation->comparison == GOI_COMPARISON_EQUAL && relation->left->terms->len == 1
          && cell->column->parent == group)
        return cell->column;
    }
  return NULL;
}

static gboolean
has_column (const Sentences *sentences, const GoiFormItem *item)
{
  for (guint i = 0; i < sentences->columns->columns->len; i++)
    if (g_array_index (sentences->columns->columns, GoiColumn, i).item == item)
      return TRUE;
  return FALSE;
}

/* The group that an entry without values names: of several the one that holds columns, since
 * 未经复议直接起诉的行政诉讼 names a part of 行政诉讼. */
static void
take_group (const GoiTableReading *self, Sentences *sentences, const GoiEntry *entry)
{
  const GoiLine *line = g_ptr_array_index (self->lines, entry->line);
  const GoiFormItem *found = NULL;

  for (guint i = 0; i < line->pieces->len; i++)
    {
      const GoiPiece *piece = goi_line_piece (line, i);
      const GoiFormLabel *group = piece->label != NULL ? find_group (self, piece->label) : NULL;

      if (group != NULL && (found == NULL || found->parent != group->item))
        found = group->item;
    }
  if (found != NULL && (sentences->group == NULL || sentences->group->parent != found))
    sentences->group = found;
}

/* Takes an entry for what it is: a group, or a column of the group with its number. FALSE when a column
 * comes a second time. */
static gboolean
take_entry (const GoiTableReading *self, Sentences *sentences, const GoiEntry *entry)
{
  const GoiLine *line = g_ptr_array_index (self->lines, entry->line);
  const GoiFormLabel *group = find_group (self, entry->label);
  GoiColumn column = { NULL, -1, NULL };
  const GoiPiece *piece;

  if (entry->n_values == 0)
    take_group (self, sentences, entry);
  else if (group != NULL)
    sentences->group = group->item;
  if (sentences->group == NULL || entry->n_values != 1)
    return TRUE;
  column.item = group != NULL ? total_of (self, group->item)
                              : leaf_of (self, sentences->group, entry->label);
  if (column.item == NULL)
    return TRUE;
  if (has_column (sentences, column.item))
    return FALSE;
  piece = goi_line_piece (line, entry->first_slot);
  goi_line_add_piece (sentences->line, piece->text, piece->start, piece->end,
                      sentences->line->pieces->len, 1);
  g_array_append_val (sentences->columns->columns, column);
  return TRUE;
}

static void
read_sentences (GoiTableReading *self)
{
  Sentences sentences = { 0 };
  guint n = self->entries->len;
  gboolean once = TRUE;

  sentences.columns = no_columns ();
  sentences.line = goi_line_new (0, 0, 0);
  for (guint i = 0; i < n && once; i++)
    if (entry_at (self, i)->label != NULL)
      once = take_entry (self, &sentences, entry_at (self, i));
  if (!once || sentences.columns->columns->len < FEWEST_SENTENCES)
    {
      goi_columns_free (sentences.columns);
      goi_line_free (sentences.line);
      return;
    }
  sentences.line->start = goi_line_piece (sentences.line, 0)->start;
  sentences.line->end
      = goi_line_piece (sentences.line, sentences.line->pieces->len - 1)->end;
  sentences.line->is_prose = TRUE;
  g_ptr_array_add (self->lines, sentences.line);
  g_ptr_array_add (self->columns, sentences.columns);
  goi_entries_add_line (self->entries, self->lines->len - 1, sentences.line);
  goi_table_reading_add_row (self, goi_form_labels_row (self->labels, 0)->item, sentences.columns,
                             self->entries->len - 1, TRUE);
}

/**
 * goi_table_reading_fill_lost:
 * @self: a table reading of a table with one row without a label, in which nothing was found
 *
 * Where the document has the whole header and nothing below it: the row is there, with cells that are empty
 * or were lost. Which of the two, nobody can tell.
 */
void
goi_table_reading_fill_lost (GoiTableReading *self)
{
  const GoiFormLabel *row = goi_form_labels_row (self->labels, 0);
  guint n_heads = 0, first = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const GoiLine *line = g_ptr_array_index (self->lines, entry_at (self, i)->line);
      GoiEntry below = { .line = self->lines->len, .label_piece = -1 };

      n_heads = entry_at (self, i)->header ? n_heads + count_heads (self, i) : 0;
      first = n_heads > 0 ? first : i + 1;
      if (n_heads < row->block->columns->len)
        continue;
      g_ptr_array_add (self->lines, goi_line_new (line->block, line->end, line->end));
      g_array_append_val (self->entries, below);
      goi_table_reading_add_row (self, row->item, form_columns (self, first, i),
                                 self->entries->len - 1, TRUE);
      return;
    }
}

/* Reads the values below the table's header. @blank: whether they may all be blank. */
static void
search (GoiTableReading *self, gboolean blank)
{
  guint n_heads = 0, first = 0;
  gboolean in_parts = FALSE;
  gint64 start = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const GoiLine *line = g_ptr_array_index (self->lines, entry_at (self, i)->line);

      if (!entry_at (self, i)->header)
        {
          n_heads = 0;
          first = i + 1;
          continue;
        }
      if (n_heads == 0)
        start = line->start;
      n_heads += count_heads (self, i);
      if (i + 1 < self->entries->len && entry_at (self, i + 1)->header)
        continue;
      if (n_heads >= 3 && read_part (self, first, i, n_heads))
        in_parts = TRUE;
      else if (n_heads >= 3 && !in_parts
               && (read_stacked (self, first, i) || read_row_below (self, first, i, n_heads, blank)))
        {
          self->start = MIN (self->start, start);
          return;
        }
    }
}

/**
 * goi_table_reading_fill_unlabelled:
 * @self: a table reading of a table with one row without a label
 *
 * Looks for the table's header and reads the values below it. A table with nothing filled in is the report's
 * when there is no other: some print the form first.
 */
void
goi_table_reading_fill_unlabelled (GoiTableReading *self)
{
  search (self, FALSE);
  if (self->rows->len == 0)
    search (self, TRUE);
  if (self->running && self->rows->len == 0)
    read_sentences (self);
}
