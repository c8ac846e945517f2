/* goi-page-rows.c: the rows of tables without ruled lines
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A label may stand on several lines, above and below the line of its values. Which lines belong to which row is
 * decided for the whole table at once: each row wants its label around the height of its values, and a number such
 * as （二） or 3. begins a label. Lines that no row wants are rows whose values are all blank.
 */

#define G_LOG_DOMAIN "goi-page-rows"

#include "goi-page-labels.h"

#include <math.h>
#include <string.h>

/* What is paid: for a row without a label, for a label without values, for each line with which such a label goes on,
 * for a label that begins or goes on where it should not, for one whose lines are too far from each other, for one that
 * begins at the height of its values; the distance is paid in heights of characters. */
#define NO_LABEL 3.0
#define NO_VALUES 1.2
#define NO_VALUES_ORDINAL 0.8
#define NO_VALUES_LINE 0.1
#define WRONG_BEGIN 1.0
#define ORDINAL_INSIDE 2.0
#define TOO_FAR 2.0
#define AT_TOP 0.3
/* The lines of a label are at most as far from each other, in heights of characters. */
#define LINE_PITCH 1.5
/* A label is at the height of its values when its middle is as near to them, in heights of characters. */
#define SAME_HEIGHT 0.35
/* Labels have numbers when this share of them does. */
#define NUMBERED 0.6
/* The most lines of a label, and the most lines of a table that are put in order. */
#define MOST_WRAPS 8
#define MOST_LINES 400

/* A row: its values' line, -1 for a row without; the lines of its label; whether the values may be those of another. */
typedef struct
{
  int line;
  guint first, end;
  gboolean torn;
} Row;

typedef struct
{
  const GoiColumnTable *table;
  GoiPageLabels *before;
  GArray *values; /* guint: the lines with values */
  GArray *rows;   /* Row */
  guint n_before; /* columns before those with values: for the names of groups and for labels */
  gboolean at_top; /* labels have their first lines, not their middles, at the height of their values */
  double pitch;   /* lines of one label are less far from each other */
  double size;
} Rows;

static void
string_free (GString *string)
{
  g_string_free (string, TRUE);
}

static const GoiPageLabel *
label_at (const Rows *self, guint i)
{
  return &g_array_index (self->before->labels, GoiPageLabel, i);
}

/* What it costs that labels from @first up to @end are the label of the row at @y. */
static double
cost_of_label (const Rows *self, double y, guint first, guint end)
{
  double top = label_at (self, first)->y, middle = (top + label_at (self, end - 1)->y) / 2;
  double from_top = fabs (top - y), from_middle = MIN (fabs (middle - y), from_top + AT_TOP * self->size);
  double cost = (self->at_top ? from_top : from_middle) / self->size;

  for (guint i = first + 1; i < end; i++)
    {
      cost += label_at (self, i)->ordinal ? ORDINAL_INSIDE : 0;
      cost += label_at (self, i)->y - label_at (self, i - 1)->y > self->pitch ? TOO_FAR : 0;
    }
  if (first > 0 && !label_at (self, first)->ordinal && label_at (self, first - 1)->ordinal)
    cost += WRONG_BEGIN;
  return cost;
}

/* What it costs that labels from @first up to @end are the label of a row whose values are all blank. Only a label with
 * a number goes on without doubt on the next line, which has none. */
static double
cost_of_no_values (const Rows *self, guint first, guint end)
{
  double cost = label_at (self, first)->ordinal ? NO_VALUES_ORDINAL : NO_VALUES;

  for (guint i = first + 1; i < end; i++)
    {
      if (!label_at (self, first)->ordinal || label_at (self, i)->ordinal
          || label_at (self, i)->y - label_at (self, i - 1)->y > self->pitch)
        return G_MAXDOUBLE;
      cost += NO_VALUES_LINE;
    }
  return cost;
}

/* The cheapest way to give the first @r rows the first @l labels, for all of them; steps back are noted. Returns what
 * it costs. */
static double
assign (Rows *self)
{
  guint n_rows = self->values->len, n_labels = self->before->labels->len, width = n_labels + 1;
  g_autofree double *cost = g_new (double, (n_rows + 1) * width);
  /* Lines taken by the row; below 0: by one without values. */
  g_autofree gint16 *step = g_new0 (gint16, (n_rows + 1) * width);

  for (guint r = 0; r <= n_rows; r++)
    for (guint l = 0; l <= n_labels; l++)
      {
        double best = r == 0 && l == 0 ? 0 : G_MAXDOUBLE;
        gint16 how = 0;

        for (guint n = 1; n <= MIN (l, MOST_WRAPS); n++)
          {
            double next = cost[r * width + l - n] + cost_of_no_values (self, l - n, l);
            if (next < best)
              {
                best = next;
                how = (gint16) -(int) n;
              }
          }
        for (guint n = 0; r > 0 && n <= MIN (l, MOST_WRAPS); n++)
          {
            guint line = g_array_index (self->values, guint, r - 1);
            double y = goi_column_table_line (self->table, line)->y;
            double next = cost[(r - 1) * width + l - n] + (n == 0 ? NO_LABEL : cost_of_label (self, y, l - n, l));
            if (next < best)
              {
                best = next;
                how = (gint16) n;
              }
          }
        cost[r * width + l] = best;
        step[r * width + l] = how;
      }
  g_array_set_size (self->rows, 0);
  for (guint r = n_rows, l = n_labels; r > 0 || l > 0;)
    {
      int n = step[r * width + l];
      Row row = { -1, l - (guint) ABS (n), l, FALSE };

      if (n >= 0)
        row.line = (int) g_array_index (self->values, guint, --r);
      l = row.first;
      g_array_prepend_val (self->rows, row);
    }
  return cost[n_rows * width + n_labels];
}

/* Parts rows with more labels than one: whose the values are cannot be told. */
static void
part_rows (Rows *self)
{
  for (guint r = 0; r < self->rows->len; r++)
    {
      Row *row = &g_array_index (self->rows, Row, r);

      for (guint i = row->first + 1; row->line >= 0 && i < row->end; i++)
        if (label_at (self, i)->ordinal || label_at (self, i)->inner)
          {
            Row rest = { row->line, i, row->end, TRUE };

            row->end = i;
            row->torn = TRUE;
            g_array_insert_val (self->rows, r + 1, rest);
            break;
          }
    }
}

/* Labels may be in the middle of their cells or at the top. Where nothing is between the cells, lines of one label are
 * as far from each other as rows. */
static void
assign_best (Rows *self)
{
  double middle;

  self->pitch = self->table->pitch;
  middle = assign (self);
  self->at_top = TRUE;
  self->pitch = LINE_PITCH * self->size;
  if (assign (self) < middle)
    return;
  self->at_top = FALSE;
  self->pitch = self->table->pitch;
  assign (self);
}

/* The text of lines one below the other. */
static char *
join_labels (const Rows *self, const Row *row)
{
  GString *text = g_string_new (NULL);

  for (guint i = row->first; i < row->end; i++)
    {
      g_autofree char *part = goi_page_line_dup_text (label_at (self, i)->part);
      goi_page_text_append (text, part, G_MAXDOUBLE);
    }
  return g_string_free (text, FALSE);
}

static double
height_of_row (const Rows *self, const Row *row)
{
  if (row->line >= 0)
    return goi_column_table_line (self->table, row->line)->y;
  return label_at (self, row->first)->y;
}

static guint
nearest_row (const Rows *self, double y)
{
  guint best = 0;

  for (guint r = 1; r < self->rows->len; r++)
    if (fabs (height_of_row (self, &g_array_index (self->rows, Row, r)) - y)
        < fabs (height_of_row (self, &g_array_index (self->rows, Row, best)) - y))
      best = r;
  return best;
}

/* The names of groups in one column, each in the row nearest to its first line. */
static GPtrArray *
place_groups (const Rows *self, guint column)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func ((GDestroyNotify) string_free);

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (texts, g_string_new (NULL));
  for (guint i = 0; i < self->before->groups->len && self->rows->len > 0; i++)
    {
      const GoiPageGroup *group = g_ptr_array_index (self->before->groups, i);
      if (group->column == column)
        goi_page_text_append (g_ptr_array_index (texts, nearest_row (self, group->top)), group->text->str, G_MAXDOUBLE);
    }
  return texts;
}

/* The values of a line; what stands in several columns, or with another in one, cannot be told, nor any of them where
 * they are @torn from their label. */
static void
add_values (const Rows *self, GoiPageTable *table, guint row, const GoiSegments *line, gboolean torn)
{
  const GoiColumnTable *columns = self->table;
  guint n = columns->columns->len;
  g_auto (GStrv) texts = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    texts[i] = g_strdup ("");
  for (guint i = 0; line != NULL && i < line->segments->len; i++)
    {
      const GoiSegment *segment = goi_segment (line, i);
      int column = goi_column_table_find (columns, segment->part);
      g_autofree char *text = goi_page_line_dup_text (segment->part);
      g_autofree char *before = NULL;

      if (!segment->is_value)
        continue;
      if (column < 0)
        {
          column = 0;
          while (column + 1 < (int) n
                 && g_array_index (columns->columns, GoiColumnRange, column + 1).x0 <= segment->part->box.x0)
            column++;
          before = texts[column];
          texts[column] = g_strdup_printf ("%s\xEF\xBF\xBD%s", before, text);
          continue;
        }
      before = texts[column];
      texts[column] = *before == '\0' ? g_strdup (text) : g_strdup_printf ("%s\xEF\xBF\xBD%s", before, text);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = torn && *texts[i] != '\0' ? g_strconcat ("\xEF\xBF\xBD", texts[i], NULL) : NULL;
      goi_page_table_add_cell (table, row, i + self->n_before, 1, 1, text != NULL ? text : texts[i]);
    }
}

static void
set_edges (const GoiColumnTable *self, GoiPageTable *table, guint n_before)
{
  double left = table->box.x0, edge = goi_column_table_left (self) - 2;

  for (guint i = 0; i < n_before; i++)
    {
      double at = left + (edge - left) * i / n_before;
      g_array_append_val (table->xs, at);
    }
  g_array_append_val (table->xs, edge);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const GoiColumnRange *column = &g_array_index (self->columns, GoiColumnRange, i);
      edge = i + 1 < self->columns->len ? (column->x1 + column[1].x0) / 2 : column->x1;
      g_array_append_val (table->xs, edge);
    }
}

static GoiBox
measure (const GoiColumnTable *self)
{
  GoiBox box = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };

  for (guint i = self->header; i < self->end; i++)
    {
      const GoiSegments *line = goi_column_table_line (self, i);
      for (guint k = 0; k < line->segments->len; k++)
        {
          const GoiBox *part = &goi_segment (line, k)->part->box;
          box = (GoiBox) { MIN (box.x0, part->x0), MIN (box.y0, part->y0), MAX (box.x1, part->x1),
                           MAX (box.y1, part->y1) };
        }
    }
  return box;
}

/* Whether a label begins without a number where most have one. */
static gboolean
lacks_ordinal (const Rows *self)
{
  guint n_with = 0, n = self->rows->len;

  for (guint i = 0; i < n; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      n_with += row->first < row->end && label_at (self, row->first)->ordinal ? 1 : 0;
    }
  return n_with < n && n_with > NUMBERED * n;
}

/* Whether every label is at the height of its values, all with their middles or all with their first lines, and every
 * row has both: then nobody could read the table in another way. */
static gboolean
is_plain (const Rows *self)
{
  gboolean middle = TRUE, top = TRUE;

  if (lacks_ordinal (self))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      double y = height_of_row (self, row), first, last;

      /* What stands below the last row may be a heading. */
      if (self->table->open && row->line < 0 && i > 0 && i + 1 == self->rows->len)
        break;
      if (row->line < 0 || row->first == row->end || row->torn)
        return FALSE;
      first = label_at (self, row->first)->y;
      last = label_at (self, row->end - 1)->y;
      middle &= fabs ((first + last) / 2 - y) <= SAME_HEIGHT * self->size;
      top &= fabs (first - y) <= SAME_HEIGHT * self->size;
    }
  return self->rows->len > 0 && (middle || top);
}

static void
add_rows (const Rows *self, GoiPageTable *table, guint row)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint c = 0; c < self->before->n_groups; c++)
    g_ptr_array_add (groups, place_groups (self, c));
  for (guint i = 0; i < self->rows->len; i++, row++)
    {
      const Row *r = &g_array_index (self->rows, Row, i);
      g_autofree char *label = join_labels (self, r);

      for (guint c = 0; c < groups->len; c++)
        {
          const GString *name = g_ptr_array_index ((GPtrArray *) g_ptr_array_index (groups, c), i);
          goi_page_table_add_cell (table, row, c, 1, 1, name->str);
        }
      if (self->before->labels->len > 0)
        goi_page_table_add_cell (table, row, self->n_before - 1, 1, 1, label);
      add_values (self, table, row, r->line >= 0 ? goi_column_table_line (self->table, r->line) : NULL, r->torn);
    }
}

/**
 * goi_column_table_read:
 * @table: lines that are a table
 *
 * Returns: (transfer full): its rows: the names of groups, the label, and the values
 */
GoiPageTable *
goi_column_table_read (GoiColumnTable *self)
{
  Rows rows = { .table = self,
                .before = goi_page_labels_new (self),
                .values = g_array_new (FALSE, FALSE, sizeof (guint)),
                .rows = g_array_new (FALSE, FALSE, sizeof (Row)) };
  GoiBox box = measure (self);
  GoiPageTable *table = goi_page_table_new (&box, FALSE);
  guint row;

  for (guint i = self->first; i < self->end; i++)
    {
      if (goi_column_table_line (self, i)->n_values > 0)
        g_array_append_val (rows.values, i);
      rows.size = MAX (rows.size, goi_column_table_line (self, i)->size);
    }
  /* Columns that the document does not have would be taken for blank ones. */
  rows.n_before = rows.before->n_groups + (rows.before->labels->len > 0 ? 1 : 0);
  set_edges (self, table, rows.n_before);
  row = goi_page_header_read (self, table, rows.n_before);
  if (rows.before->labels->len <= MOST_LINES && rows.values->len <= MOST_LINES)
    {
      assign_best (&rows);
      part_rows (&rows);
      add_rows (&rows, table, row);
      table->plain = is_plain (&rows);
      table->open = self->open && rows.rows->len > 0 && g_array_index (rows.rows, Row, rows.rows->len - 1).line < 0;
    }
  goi_page_labels_free (rows.before);
  g_array_unref (rows.values);
  g_array_unref (rows.rows);
  return table;
}
