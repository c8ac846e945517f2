/* goi-columns.c: the column headers of a table
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-columns"

#include "goi-columns.h"

#include "goi-number.h"

#include <string.h>

/* How similar a header has to be to a label of the form. */
#define SIMILAR 0.75
/* The digits of a year. */
#define YEAR 4
/* The same for one of several that may be the one column that is missing. */
#define DISTANT 0.5
/* How many entries above a row its header may stand. */
#define FARTHEST 80
/* A header line with as many columns of the form names them, whatever stands below it. */
#define FEWEST_LEAVES 3
/* The most entries between a row and the words that were its header. */
#define MOST_BETWEEN 12
/* The most header cells that are looked at. */
#define MOST_CELLS 64

/* What a header cell is. */
typedef struct
{
  const GoiPiece *piece;
  guint line;
  int leaf;    /* the form's column, -1 for none */
  int group_end; /* the last column of the form's group, -1 for none */
  int year;      /* that it begins with, 0 for none */
  gboolean unknown;
} Head;

typedef struct
{
  const GoiFormLabels *labels;
  const GoiBlock *block;
  Head heads[MOST_CELLS];
  guint n_heads;
} Header;

/* 2015年度 and 2015年 are compared as 年度. Returns the year, 0 where the label begins with none. */
static int
drop_year (GoiLabel *label)
{
  GoiLabel annual;
  guint n = 0;
  int year = 0;

  while (n <= YEAR && n < label->n_full && label->full[n] < 0x80 && g_ascii_isdigit ((char) label->full[n]))
    year = year * 10 + (int) (label->full[n++] - '0');
  if (n != YEAR || n == label->n_full)
    return 0;
  label->n_full -= n;
  memmove (label->full, label->full + n, label->n_full * sizeof label->full[0]);
  goi_label_init (&annual, "年度");
  if (label->n_full == 1 && label->full[0] == annual.full[0])
    {
      *label = annual;
      return year;
    }
  label->n_bare = label->n_full;
  memcpy (label->bare, label->full, sizeof label->full);
  return year;
}

static const GoiFormLabel *
find_column (const GoiFormLabels *labels, const GoiPiece *piece)
{
  GoiLabel label = *piece->label;

  if (label.kind != GOI_ORDINAL_NONE)
    return NULL;
  drop_year (&label);
  return goi_form_labels_find_column (labels, &label, SIMILAR);
}

/* 2 for a line that is a header, 1 for one that is if its neighbour is. @n_leaves: how many columns it
 * names that are no groups. */
static int
rate_header (const GoiFormLabels *labels, const GoiLine *line, const GoiEntry *entry, guint *n_leaves)
{
  guint n_words = 0, n_matched = 0;
  gboolean corner = FALSE;

  *n_leaves = 0;
  if (entry->n_values > 0)
    return 0;
  for (guint i = 0; i < line->pieces->len; i++)
    {
      const GoiPiece *piece = goi_line_piece (line, i);
      const GoiFormLabel *column;

      if (piece->kind != GOI_PIECE_TEXT)
        continue;
      n_words++;
      if (goi_form_labels_is_corner (labels, piece->label))
        {
          corner = TRUE;
          continue;
        }
      column = find_column (labels, piece);
      n_matched += column != NULL ? 1 : 0;
      *n_leaves += column != NULL && column->kind == GOI_FORM_ROW_VALUES ? 1 : 0;
    }
  if (n_matched > 1 || (corner && (n_matched > 0 || n_words > 1)))
    return 2;
  return n_matched > 0 && n_matched == n_words ? 1 : 0;
}

/* Whether an entry names columns that are no groups, as the last line of a header does. */
static gboolean
names_columns (const GoiFormLabels *labels, GPtrArray *lines, GArray *entries, guint i)
{
  guint n_leaves = 0;

  if (i < entries->len)
    {
      const GoiEntry *entry = &g_array_index (entries, GoiEntry, i);
      rate_header (labels, g_ptr_array_index (lines, entry->line), entry, &n_leaves);
    }
  return n_leaves >= FEWEST_LEAVES;
}

/**
 * goi_headers_mark:
 * @labels: a table of a form
 * @lines: (element-type GoiLine): lines
 * @entries: (element-type GoiEntry): what they hold
 *
 * Says of each entry whether it is a line of column headers of this table.
 */
void
goi_headers_mark (const GoiFormLabels *labels, GPtrArray *lines, GArray *entries)
{
  const GoiLine *leaves_line = NULL;
  gboolean before = FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      GoiEntry *entry = &g_array_index (entries, GoiEntry, i);
      const GoiLine *line = g_ptr_array_index (lines, entry->line);
      guint n_leaves = 0;
      int rate = line->is_prose ? 0 : rate_header (labels, line, entry, &n_leaves);

      /* Groups below their columns are the labels of rows whose cells are empty. */
      if (rate > 0 && n_leaves == 0 && leaves_line != NULL && leaves_line->block == line->block
          && !names_columns (labels, lines, entries, i + 1))
        {
          before = FALSE;
          continue;
        }
      entry->header = rate == 2 || (rate == 1 && before);
      before = entry->header;
      if (before && n_leaves >= FEWEST_LEAVES && line->in_table)
        leaves_line = line;
    }
}

/**
 * goi_headers_find:
 * @entries: (element-type GoiEntry): entries with their headers marked
 * @entry: the number of one
 *
 * Returns: the number of the nearest header above it, -1 when there is none
 */
int
goi_headers_find (GArray *entries, guint entry)
{
  int lowest = MAX ((int) entry - FARTHEST, 0);

  for (int i = (int) entry - 1; i >= lowest; i--)
    if (g_array_index (entries, GoiEntry, i).header)
      return i;
  return -1;
}

static int
leaf_index (const GoiBlock *block, const GoiFormItem *item)
{
  guint index;

  return g_ptr_array_find (block->columns, item, &index) ? (int) index : -1;
}

static int
last_leaf (const GoiBlock *block, const GoiFormItem *group)
{
  const GoiFormItem *item = group;

  while (item->children->len > 0)
    item = g_ptr_array_index (item->children, item->children->len - 1);
  return leaf_index (block, item);
}

/* Says which column or group of the block a header cell is. */
static void
look_up (Header *self, Head *head)
{
  GoiLabel label = *head->piece->label;
  double best = SIMILAR;

  head->year = drop_year (&label);
  for (guint i = 0; i < self->labels->columns->len; i++)
    {
      const GoiFormLabel *column = goi_form_labels_column (self->labels, i);
      double similarity;

      if (column->block != self->block)
        continue;
      similarity = goi_form_label_similarity (column, &label, best);
      if (similarity < best || (similarity == best && (head->leaf >= 0 || head->group_end >= 0)))
        continue;
      best = similarity;
      head->leaf = head->group_end = -1;
      if (column->kind == GOI_FORM_ROW_GROUP)
        head->group_end = last_leaf (self->block, column->item);
      else
        head->leaf = leaf_index (self->block, column->item);
    }
}

static gboolean
has_leaf (const Header *self, int leaf)
{
  for (guint k = 0; k < self->n_heads; k++)
    if (self->heads[k].leaf == leaf)
      return TRUE;
  return FALSE;
}

/* Whether a merged header that is no label of the form is printed again in the next line of the header. */
static gboolean
is_printed_again (const Header *self, const GoiPiece *piece)
{
  for (guint k = 0; k < self->n_heads; k++)
    if (self->heads[k].unknown && self->heads[k].piece->column == piece->column
        && strcmp (self->heads[k].piece->text, piece->text) == 0)
      return TRUE;
  return FALSE;
}

/* Of 2015年度 and 2016年度 the last is the year of the report; the others are columns that the form does not
 * have. */
static void
take_last_year (Header *self, Head *head)
{
  for (guint k = 0; k < self->n_heads; k++)
    {
      Head *other = &self->heads[k];
      Head *earlier = other->year > head->year ? head : other;

      if (other->leaf != head->leaf || other->year == 0 || other->year == head->year)
        continue;
      earlier->leaf = -1;
      earlier->unknown = TRUE;
      if (earlier == head)
        return;
    }
}

/* How many cells stand over labels: what comes before the corner of the form, else the first, and one
 * more behind 序号. They are called 项目 and the like. */
static guint
count_over_labels (const Header *self, const GoiLine *line)
{
  guint n = 1;

  for (guint i = 0; i < line->pieces->len; i++)
    {
      const GoiPiece *piece = goi_line_piece (line, i);
      if (piece->kind != GOI_PIECE_TEXT)
        continue;
      if (goi_form_labels_is_corner (self->labels, piece->label))
        n = MAX (n, i + 1);
      else if (i == 0 && (strstr (piece->text, "序号") != NULL || strstr (piece->text, "编号") != NULL))
        n = 2;
    }
  return n;
}

static void
collect_line (Header *self, const GoiLine *line, guint number)
{
  guint n_over_labels = count_over_labels (self, line);

  for (guint i = 0; i < line->pieces->len && self->n_heads < MOST_CELLS; i++)
    {
      const GoiPiece *piece = goi_line_piece (line, i);
      Head head = { piece, number, -1, -1, 0, FALSE };

      if (piece->kind != GOI_PIECE_TEXT || goi_form_labels_is_corner (self->labels, piece->label))
        continue;
      look_up (self, &head);
      if (head.leaf < 0 && head.group_end < 0 && i < n_over_labels)
        continue;
      head.unknown = head.leaf < 0 && head.group_end < 0;
      if (head.leaf >= 0 && head.year > 0)
        take_last_year (self, &head);
      /* Merged headers are printed again in each of their cells by some. */
      if (head.leaf < 0 ? !head.unknown || !is_printed_again (self, piece) : !has_leaf (self, head.leaf))
        self->heads[self->n_heads++] = head;
    }
}

/* The column known to the left of a header cell on its line, -1 for none. */
static int
known_before (const Header *self, guint i)
{
  for (int k = (int) i - 1; k >= 0 && self->heads[k].line == self->heads[i].line; k--)
    if (!self->heads[k].unknown)
      return MAX (self->heads[k].leaf, self->heads[k].group_end);
  return -1;
}

static int
known_after (const Header *self, guint i)
{
  for (guint k = i + 1; k < self->n_heads && self->heads[k].line == self->heads[i].line; k++)
    if (self->heads[k].leaf >= 0)
      return self->heads[k].leaf;
  return (int) self->block->columns->len;
}

static gboolean
is_subtotal (const GoiPiece *piece)
{
  return strstr (piece->text, "小计") != NULL || strstr (piece->text, "累计") != NULL
         || strstr (piece->text, "合计") != NULL || strstr (piece->text, "备注") != NULL;
}

/* Whether a header cell is the first of those side by side that are like no label. */
static gboolean
begins_unknown (const Header *self, guint i)
{
  const Head *head = &self->heads[i];

  return head->unknown && !is_subtotal (head->piece)
         && (i == 0 || !self->heads[i - 1].unknown || self->heads[i - 1].line != head->line
             || is_subtotal (self->heads[i - 1].piece));
}

/* Of the unknown cells from @first on the one that is most like a column, if only distantly. -1 when none
 * is, or several are. */
static int
find_likest (const Header *self, guint first, int leaf)
{
  const GoiFormItem *item = g_ptr_array_index (self->block->columns, leaf);
  double best = DISTANT;
  int found = -1;

  for (guint k = first; k < self->n_heads && self->heads[k].unknown
                            && self->heads[k].line == self->heads[first].line; k++)
    for (guint i = 0; i < self->labels->columns->len; i++)
      {
        const GoiFormLabel *column = goi_form_labels_column (self->labels, i);
        double similarity;

        if (column->item != item || column->block != self->block)
          continue;
        similarity = goi_form_label_similarity (column, self->heads[k].piece->label, best);
        if (similarity < best || (found >= 0 && similarity == best))
          continue;
        best = similarity;
        found = (int) k;
      }
  return found;
}

static void
place_at (Header *self, guint i, int leaf)
{
  self->heads[i].leaf = leaf;
  self->heads[i].unknown = FALSE;
}

/* Header cells that are like no label, as many as columns are missing between their neighbours, are
 * those columns: their ends were cut off. Of several cells for one column it is the one that is like it. */
static void
place_unknown (Header *self)
{
  for (guint i = 0; i < self->n_heads; i++)
    {
      int before, after, missing[MOST_CELLS];
      guint n_unknown = 0, n_missing = 0;

      if (!begins_unknown (self, i))
        continue;
      before = known_before (self, i);
      after = known_after (self, i);
      for (guint k = i; k < self->n_heads && self->heads[k].unknown
                        && self->heads[k].line == self->heads[i].line; k++)
        n_unknown += is_subtotal (self->heads[k].piece) ? 0 : 1;
      for (int leaf = before + 1; leaf < after && n_missing < MOST_CELLS; leaf++)
        if (!has_leaf (self, leaf))
          missing[n_missing++] = leaf;
      if (n_missing == 1 && n_unknown > 1)
        {
          int likest = find_likest (self, i, missing[0]);
          if (likest >= 0)
            place_at (self, (guint) likest, missing[0]);
        }
      if (n_unknown != n_missing)
        continue;
      for (guint k = i, n = 0; n < n_missing; k++)
        if (!is_subtotal (self->heads[k].piece))
          place_at (self, k, missing[n++]);
    }
}

/* Whether the columns of one header line stand in another order than on the form. */
static gboolean
is_reordered (const Header *self)
{
  for (guint i = 0; i < self->n_heads; i++)
    if (self->heads[i].leaf >= 0 && known_before (self, i) > self->heads[i].leaf)
      return TRUE;
  return FALSE;
}

static void
add_column (GArray *columns, guint at, const GoiBlock *block, const Head *head)
{
  GoiColumn column = {
    .item = head->leaf >= 0 ? g_ptr_array_index (block->columns, head->leaf) : NULL,
    .place = (int) head->piece->column,
    .unit = goi_number_find_money (head->piece->text),
  };

  g_array_insert_val (columns, at, column);
}

static gboolean
is_after (const GoiBlock *block, const GoiColumn *column, const Head *head, gboolean reordered)
{
  if (reordered || column->item == NULL)
    return column->place > (int) head->piece->column;
  return leaf_index (block, column->item) > head->leaf;
}

/* The columns in their order, then those that the form does not have beside their neighbours. */
static void
order_columns (Header *self, GArray *columns)
{
  gboolean reordered = is_reordered (self);

  for (guint i = 0; i < self->n_heads; i++)
    {
      guint at = 0;
      if (self->heads[i].leaf < 0)
        continue;
      while (at < columns->len
             && !is_after (self->block, &g_array_index (columns, GoiColumn, at), &self->heads[i],
                           reordered))
        at++;
      add_column (columns, at, self->block, &self->heads[i]);
    }
  for (guint i = 0; i < self->n_heads; i++)
    {
      int before;
      guint at = 0;
      if (!self->heads[i].unknown)
        continue;
      before = known_before (self, i);
      for (guint k = 0; k < columns->len; k++)
        {
          const GoiColumn *column = &g_array_index (columns, GoiColumn, k);
          if (column->item == NULL ? column->place < (int) self->heads[i].piece->column
                                   : leaf_index (self->block, column->item) <= before)
            at = k + 1;
        }
      add_column (columns, at, self->block, &self->heads[i]);
    }
}

/* The label of a column or group that stands at a place in another label: how long it is, 0 for none. */
static guint
label_at (const Header *self, const GoiLabel *label, guint at)
{
  guint longest = 0;

  for (guint i = 0; i < self->labels->columns->len; i++)
    {
      const GoiFormLabel *column = goi_form_labels_column (self->labels, i);

      for (guint k = 0; k < column->n_forms && column->block == self->block; k++)
        {
          const GoiLabel *form = &column->forms[k];

          if (form->n_full > longest && form->n_full <= label->n_full - at
              && memcmp (form->full, label->full + at, form->n_full * sizeof form->full[0]) == 0)
            longest = form->n_full;
        }
    }
  return longest;
}

/* Whether words of a header ran together, 科研机构社会公益组织: whose the numbers below are is not known. */
static gboolean
has_melted_words (const Header *self)
{
  for (guint k = 0; k < self->n_heads; k++)
    {
      const GoiLabel *label = self->heads[k].piece->label;
      guint at = 0, n = 0, length;

      while (at < label->n_full && (length = label_at (self, label, at)) > 0)
        {
          at += length;
          n++;
        }
      if (n > 1 && at == label->n_full)
        return TRUE;
    }
  return FALSE;
}

static void
use_form (GoiColumns *self, const GoiBlock *block)
{
  g_array_set_size (self->columns, 0);
  self->found = self->places = FALSE;
  for (guint i = 0; i < block->columns->len; i++)
    {
      GoiColumn column = { g_ptr_array_index (block->columns, i), -1, NULL };
      g_array_append_val (self->columns, column);
    }
}

static gboolean
has_places (GArray *columns)
{
  for (guint i = 1; i < columns->len; i++)
    if (g_array_index (columns, GoiColumn, i).place
        <= g_array_index (columns, GoiColumn, i - 1).place)
      return FALSE;
  return columns->len > 0;
}

static guint
count_known (GArray *columns)
{
  guint n = 0;

  for (guint i = 0; i < columns->len; i++)
    n += g_array_index (columns, GoiColumn, i).item != NULL ? 1 : 0;
  return n;
}

/**
 * goi_columns_new:
 * @labels: a table of a form
 * @block: one of its blocks
 * @lines: (element-type GoiLine): lines
 * @entries: (element-type GoiEntry): what they hold, headers marked
 * @header: the last line of a header, -1 for none
 *
 * Reads the header lines that end there. Merged headers over several lines, headers that lost a part
 * and columns that the form does not have are understood.
 *
 * Returns: (transfer full): the columns, those of the form when there is no header or it is about
 *   something else
 */
GoiColumns *
goi_columns_new (const GoiFormLabels *labels, const GoiBlock *block, GPtrArray *lines,
                 GArray *entries, int header)
{
  GoiColumns *self = g_new0 (GoiColumns, 1);
  Header head = { labels, block, { { NULL } }, 0 };
  int first = header;

  self->columns = g_array_new (FALSE, FALSE, sizeof (GoiColumn));
  while (first > 0 && g_array_index (entries, GoiEntry, first - 1).header)
    first--;
  for (int i = first; i >= 0 && i <= header; i++)
    {
      guint number = g_array_index (entries, GoiEntry, i).line;
      const GoiLine *line = g_ptr_array_index (lines, number);

      collect_line (&head, line, number);
      self->grid_columns = line->grid_columns;
    }
  place_unknown (&head);
  order_columns (&head, self->columns);
  self->found = TRUE;
  self->places = has_places (self->columns);
  if (count_known (self->columns) * 2 < block->columns->len || has_melted_words (&head))
    use_form (self, block);
  return self;
}

/* 信息内容 采购项目数量 采购总金额（万元） on one line, or the label alone. */
static gboolean
names_column (const GoiFormLabels *labels, const GoiPiece *piece, const GoiFormItem *column)
{
  const GoiFormLabel *found;

  if (piece->label == NULL)
    return FALSE;
  found = find_column (labels, piece);
  if (found != NULL && found->item == column)
    return TRUE;
  for (guint i = 0; i < labels->columns->len; i++)
    {
      const GoiFormLabel *form = goi_form_labels_column (labels, i);
      if (form->item == column && goi_label_contains (piece->label, &form->forms[0]))
        return TRUE;
    }
  return FALSE;
}

/* The nearest cell above a row that is the header of a column, no row in between; NULL for none. */
static const GoiPiece *
head_above (const GoiFormLabels *labels, const GoiFormItem *column, GPtrArray *lines, GArray *entries,
            guint entry)
{
  for (int i = (int) entry - 1; i >= 0 && (int) entry - i <= MOST_BETWEEN; i--)
    {
      const GoiEntry *above = &g_array_index (entries, GoiEntry, i);
      const GoiLine *line = g_ptr_array_index (lines, above->line);

      if (above->n_values > 0)
        return NULL;
      for (guint k = 0; k < line->pieces->len; k++)
        {
          const GoiPiece *piece = goi_line_piece (line, k);
          if (names_column (labels, piece, column))
            return piece;
        }
    }
  return NULL;
}

/**
 * goi_columns_take_units:
 * @self: columns
 * @labels: the table of the form that they are of
 * @lines: (element-type GoiLine): lines
 * @entries: (element-type GoiEntry): what they hold
 * @entry: a row below them
 *
 * Where amounts stand under columns that no header line gave: takes their units from the words above the
 * row.
 */
void
goi_columns_take_units (GoiColumns *self, const GoiFormLabels *labels, GPtrArray *lines,
                        GArray *entries, guint entry)
{
  for (guint i = 0; i < self->columns->len && !self->found; i++)
    {
      GoiColumn *column = &g_array_index (self->columns, GoiColumn, i);
      const GoiPiece *head;

      if (column->item == NULL || column->item->kind != GOI_KIND_AMOUNT || column->unit != NULL)
        continue;
      head = head_above (labels, column->item, lines, entries, entry);
      column->unit = head != NULL ? goi_number_find_money (head->text) : NULL;
    }
}

/**
 * goi_columns_free:
 * @columns: (nullable): columns
 */
void
goi_columns_free (GoiColumns *columns)
{
  if (columns == NULL)
    return;
  g_array_unref (columns->columns);
  g_free (columns);
}
