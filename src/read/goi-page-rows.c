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

#include "goi-page-columns.h"

#include "goi-label.h"

#include <math.h>
#include <string.h>

/* What is paid: for a row without a label, for a label without values, for a label that begins or goes on where it
 * should not, for one whose lines are too far from each other, for one that begins at the height of its values; the
 * distance is paid in heights of characters. */
#define NO_LABEL 3.0
#define NO_VALUES 1.2
#define NO_VALUES_ORDINAL 0.8
#define WRONG_BEGIN 1.0
#define ORDINAL_INSIDE 2.0
#define TOO_FAR 2.0
#define AT_TOP 0.3
/* The most lines of a label, and the most lines of a table that are put in order. */
#define MOST_WRAPS 8
#define MOST_LINES 400
/* How far behind the place where labels begin one may begin, in heights of characters. */
#define LABEL_WITHIN 3.0
/* Header lines nearer to each other are one header, in heights of characters. */
#define HEADER_PITCH 1.5
/* The lines of the name of a group are at most as far from each other, in heights of characters. */
#define GROUP_PITCH 2.2
/* Words that ran into each other are as much apart, in heights of characters; those that did so no more than
 * nearly. */
#define SEAM 0.08
#define PLAIN_SEAM 0.2

/* A line of a label. */
typedef struct
{
  const GoiPageLine *part;
  double y;
  gboolean ordinal;
  gboolean aside; /* stands where the names of groups stand */
} Label;

/* A row: its values' line, -1 for a row without; the lines of its label. */
typedef struct
{
  int line;
  guint first, end;
} Row;

typedef struct
{
  const GoiColumnTable *table;
  GArray *labels; /* Label */
  GArray *values; /* guint: the lines with values */
  GArray *rows;   /* Row */
  GPtrArray *groups; /* const GoiPageLine *: words beside the labels */
  GPtrArray *owned;  /* GoiPageLine: parts of lines */
  guint n_before;    /* columns before those with values: for the names of groups and for labels */
  double size;
} Rows;

static void
string_free (GString *string)
{
  g_string_free (string, TRUE);
}

static gboolean
begins_with_ordinal (const GoiPageLine *part)
{
  g_autofree char *text = goi_page_line_dup_text (part);
  GoiLabel label;

  goi_label_init (&label, text);
  return label.kind != GOI_ORDINAL_NONE;
}

/* Where the labels begin: on lines with several words before the values the last of these is the label. */
static double
label_edge (const GoiColumnTable *table)
{
  double edge = -G_MAXDOUBLE;

  for (guint i = table->first; i < table->end; i++)
    {
      const GoiSegments *line = goi_column_table_line (table, i);
      int last = -1;

      for (guint k = 0; k < line->segments->len && !goi_segment (line, k)->is_value; k++)
        last = (int) k;
      if (last > 0 && (edge == -G_MAXDOUBLE || goi_segment (line, last)->part->box.x0 < edge))
        edge = goi_segment (line, last)->part->box.x0;
    }
  return edge;
}

/* The space before a character. */
static double
space_before (const GoiPageLine *part, guint i)
{
  return goi_page_line_glyph (part, i)->box.x0 - goi_page_line_glyph (part, i - 1)->box.x1;
}

/* Where the label begins on a line on which the name of a group ran into it; 0 when it did not. */
static guint
find_label (const GoiPageLine *part, double edge)
{
  if (part->box.x0 > edge - part->size || part->box.x1 < edge)
    return 0;
  for (guint i = 1; i < part->glyphs->len; i++)
    {
      double x = goi_page_line_glyph (part, i)->box.x0;
      if (x > edge - part->size / 2 && x < edge + LABEL_WITHIN * part->size
          && space_before (part, i) >= PLAIN_SEAM * part->size)
        return i;
    }
  return 0;
}

static GoiPageLine *
take_part (Rows *self, const GoiPageLine *line, guint first, guint end)
{
  GoiPageLine *part = goi_page_line_new ();

  for (guint i = first; i < end; i++)
    goi_page_line_add (part, goi_page_line_glyph (line, i));
  g_ptr_array_add (self->owned, part);
  return part;
}

static void
collect (Rows *self)
{
  double edge = label_edge (self->table);

  for (guint i = self->table->first; i < self->table->end; i++)
    {
      const GoiSegments *line = goi_column_table_line (self->table, i);
      int last = -1;

      if (line->n_values > 0)
        g_array_append_val (self->values, i);
      self->size = MAX (self->size, line->size);
      for (guint k = 0; k < line->segments->len && !goi_segment (line, k)->is_value; k++)
        {
          if (last >= 0)
            g_ptr_array_add (self->groups, goi_segment (line, last)->part);
          last = (int) k;
        }
      if (last >= 0)
        {
          const GoiPageLine *part = goi_segment (line, last)->part;
          guint at = find_label (part, edge);
          Label label;

          if (at > 0)
            {
              g_ptr_array_add (self->groups, take_part (self, part, 0, at));
              part = take_part (self, part, at, part->glyphs->len);
            }
          label = (Label) { part, goi_box_middle_y (&part->box), begins_with_ordinal (part), part->box.x1 <= edge };
          if (label.aside && line->n_values == 0)
            g_ptr_array_add (self->groups, (gpointer) part);
          else
            g_array_append_val (self->labels, label);
        }
    }
}

static const Label *
label_at (const Rows *self, guint i)
{
  return &g_array_index (self->labels, Label, i);
}

/* What it costs that labels from @first up to @end are the label of the row at @y. */
static double
cost_of_label (const Rows *self, double y, guint first, guint end)
{
  double top = label_at (self, first)->y, middle = (top + label_at (self, end - 1)->y) / 2;
  double cost = MIN (fabs (middle - y), fabs (top - y) + AT_TOP * self->size) / self->size;

  for (guint i = first + 1; i < end; i++)
    {
      cost += label_at (self, i)->ordinal && !label_at (self, i)->aside ? ORDINAL_INSIDE : 0;
      cost += label_at (self, i)->y - label_at (self, i - 1)->y > self->table->pitch ? TOO_FAR : 0;
    }
  if (first > 0 && !label_at (self, first)->ordinal && label_at (self, first - 1)->ordinal)
    cost += WRONG_BEGIN;
  return cost;
}

static double
cost_of_no_values (const Label *label)
{
  return label->aside ? 0.2 : label->ordinal ? NO_VALUES_ORDINAL : NO_VALUES;
}

/* The cheapest way to give the first @r rows the first @l labels, for all of them; steps back are noted. */
static void
assign (Rows *self)
{
  guint n_rows = self->values->len, n_labels = self->labels->len, width = n_labels + 1;
  g_autofree double *cost = g_new (double, (n_rows + 1) * width);
  g_autofree gint16 *step = g_new0 (gint16, (n_rows + 1) * width); /* labels taken by the row; -1: one left over */

  for (guint r = 0; r <= n_rows; r++)
    for (guint l = 0; l <= n_labels; l++)
      {
        double best = r == 0 && l == 0 ? 0 : G_MAXDOUBLE;
        gint16 how = 0;

        if (l > 0 && cost[r * width + l - 1] + cost_of_no_values (label_at (self, l - 1)) < best)
          {
            best = cost[r * width + l - 1] + cost_of_no_values (label_at (self, l - 1));
            how = -1;
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
  for (guint r = n_rows, l = n_labels; r > 0 || l > 0;)
    {
      int n = step[r * width + l];
      Row row = { -1, l - (n < 0 ? 1 : n), l };

      if (n >= 0)
        row.line = (int) g_array_index (self->values, guint, --r);
      l = row.first;
      g_array_prepend_val (self->rows, row);
    }
}

/* The text of lines one below the other, those that stand aside only where there are no others. */
static char *
join_labels (const Rows *self, const Row *row)
{
  GString *text = g_string_new (NULL);
  gboolean all_aside = TRUE;

  for (guint i = row->first; i < row->end; i++)
    all_aside &= label_at (self, i)->aside;
  for (guint i = row->first; i < row->end; i++)
    {
      g_autofree char *part = goi_page_line_dup_text (label_at (self, i)->part);
      if (all_aside || !label_at (self, i)->aside)
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

/* The names of groups, their lines joined, each in the row nearest to its first line. */
static GPtrArray *
place_groups (const Rows *self)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func ((GDestroyNotify) string_free);
  GString *text = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (texts, g_string_new (NULL));
  for (guint i = 0; i < self->groups->len && self->rows->len > 0; i++)
    {
      const GoiPageLine *part = g_ptr_array_index (self->groups, i);
      const GoiPageLine *above = i > 0 ? g_ptr_array_index (self->groups, i - 1) : NULL;
      g_autofree char *line = goi_page_line_dup_text (part);

      if (above == NULL || goi_box_middle_y (&part->box) - goi_box_middle_y (&above->box) > GROUP_PITCH * part->size)
        text = g_ptr_array_index (texts, nearest_row (self, goi_box_middle_y (&part->box)));
      goi_page_text_append (text, line, G_MAXDOUBLE);
    }
  return texts;
}

/* The values of a line; what stands in several columns, or with another in one, cannot be told. */
static void
add_values (const Rows *self, GoiPageTable *table, guint row, const GoiSegments *line)
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
    goi_page_table_add_cell (table, row, i + self->n_before, 1, 1, texts[i]);
}

/* The columns that words of a header stand over: the nearest when they stand over none. */
static void
find_span (const GoiColumnTable *self, const GoiPageLine *part, guint *first, guint *n)
{
  double best = G_MAXDOUBLE;

  *first = 0;
  *n = 0;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const GoiColumnRange *column = &g_array_index (self->columns, GoiColumnRange, i);
      if (part->box.x0 < column->x1 && part->box.x1 > column->x0)
        {
          *first = *n == 0 ? i : *first;
          *n = i - *first + 1;
        }
    }
  for (guint i = 0; i < self->columns->len && *n == 0; i++)
    {
      const GoiColumnRange *column = &g_array_index (self->columns, GoiColumnRange, i);
      double distance = fabs ((column->x0 + column->x1) / 2 - goi_box_middle_x (&part->box));
      if (distance < best)
        {
          best = distance;
          *first = i;
        }
    }
  *n = MAX (*n, 1);
}

/* The widest spaces of words that ran into each other: @n of them, wider than all others; FALSE where there
 * are no such. */
static gboolean
find_seams (const GoiPageLine *part, guint n, double space, guint *seams)
{
  double least = space * part->size;

  for (guint k = 0; k < n; k++)
    {
      guint best = 0;

      for (guint i = 1; i < part->glyphs->len; i++)
        {
          gboolean taken = FALSE;
          for (guint j = 0; j < k; j++)
            taken |= seams[j] == i;
          if (!taken && (best == 0 || space_before (part, i) > space_before (part, best)))
            best = i;
        }
      if (best == 0 || space_before (part, best) < least)
        return FALSE;
      seams[k] = best;
    }
  for (guint i = 1; i < part->glyphs->len; i++)
    {
      gboolean taken = FALSE;
      for (guint j = 0; j < n; j++)
        taken |= seams[j] == i;
      if (!taken && space_before (part, i) >= least)
        return FALSE;
    }
  return TRUE;
}

static guint
nearest_column (const GoiColumnTable *self, const GoiBox *box)
{
  double best = G_MAXDOUBLE;
  guint nearest = 0;

  for (guint k = 0; k < self->columns->len; k++)
    {
      const GoiColumnRange *column = &g_array_index (self->columns, GoiColumnRange, k);
      double distance = fabs ((column->x0 + column->x1) / 2 - goi_box_middle_x (box));
      if (distance < best)
        {
          best = distance;
          nearest = k;
        }
    }
  return nearest;
}

/* Words that ran into each other over several columns: parted where they are a little apart, otherwise each
 * character to its nearest column. */
static void
add_melted (const GoiColumnTable *self, GString **texts, const GoiPageLine *part, guint first, guint n)
{
  g_autofree guint *seams = g_new0 (guint, n);
  gboolean parted = find_seams (part, n - 1, SEAM, seams);

  for (guint i = 0; i < part->glyphs->len; i++)
    {
      const GoiGlyph *glyph = goi_page_line_glyph (part, i);
      guint column = first;

      for (guint k = 0; parted && k + 1 < n; k++)
        column += i >= seams[k] ? 1 : 0;
      if (!parted)
        column = nearest_column (self, &glyph->box);
      g_string_append_unichar (texts[column], glyph->character);
    }
}

/* Whether words over several columns are those of each of them, run into each other: they reach from the
 * first to the last, and nothing stands below them. */
static gboolean
is_melted (const GoiColumnTable *self, const GoiPageLine *part, guint first, guint n, gboolean lowest)
{
  const GoiColumnRange *begin = &g_array_index (self->columns, GoiColumnRange, first);
  const GoiColumnRange *end = &g_array_index (self->columns, GoiColumnRange, first + n - 1);

  g_autofree guint *seams = g_new0 (guint, n);

  if (n > 1 && part->glyphs->len >= n && find_seams (part, n - 1, PLAIN_SEAM, seams))
    return TRUE;
  return lowest && n > 1 && part->glyphs->len >= 2 * n && part->box.x0 <= begin->x0 + part->size / 2
         && part->box.x1 >= end->x1 - part->size / 2;
}

/* Header lines from @first up to @end as one row. */
static void
add_header (const GoiColumnTable *self, GoiPageTable *table, guint row, guint first, guint end, guint n_before)
{
  guint n = self->columns->len;
  g_autofree GString **texts = g_new0 (GString *, n);
  g_autofree guint *spans = g_new0 (guint, n);
  g_autoptr (GString) corner = g_string_new (NULL);
  gboolean lowest = end == self->first;

  for (guint i = 0; i < n; i++)
    texts[i] = g_string_new (NULL);
  for (guint i = first; i < end; i++)
    {
      const GoiSegments *line = goi_column_table_line (self, i);

      for (guint k = 0; k < line->segments->len; k++)
        {
          const GoiPageLine *part = goi_segment (line, k)->part;
          g_autofree char *text = goi_page_line_dup_text (part);
          guint column, span;

          if (part->box.x1 <= goi_column_table_left (self) && part->box.x0 < goi_column_table_left (self) - 2 * part->size)
            {
              goi_page_text_append (corner, text, G_MAXDOUBLE);
              continue;
            }
          find_span (self, part, &column, &span);
          if (is_melted (self, part, column, span, lowest))
            {
              add_melted (self, texts, part, column, span);
              continue;
            }
          goi_page_text_append (texts[column], text, G_MAXDOUBLE);
          spans[column] = MAX (spans[column], span);
        }
    }
  if (n_before > 0)
    goi_page_table_add_cell (table, row, 0, 1, n_before, corner->str);
  for (guint i = 0; i < n;)
    {
      guint span = MAX (spans[i], 1);

      for (guint k = 1; k < span; k++)
        if (texts[i + k]->len > 0)
          span = k;
      goi_page_table_add_cell (table, row, i + n_before, 1, span, texts[i]->str);
      i += span;
    }
  for (guint i = 0; i < n; i++)
    g_string_free (texts[i], TRUE);
}

/* Whether words of a header line stand over several columns. */
static gboolean
spans_columns (const GoiColumnTable *self, const GoiSegments *line, gboolean lowest)
{
  for (guint i = 0; i < line->segments->len; i++)
    {
      const GoiPageLine *part = goi_segment (line, i)->part;
      guint column, n;

      if (part->box.x1 <= goi_column_table_left (self))
        continue;
      find_span (self, part, &column, &n);
      if (n > 1 && !is_melted (self, part, column, n, lowest))
        return TRUE;
    }
  return FALSE;
}

/* A line of words over several columns is a row of its own, lines of words broken over lines are one. */
static guint
add_headers (const GoiColumnTable *self, GoiPageTable *table, guint n_before)
{
  guint row = 0, first = self->header;

  for (guint i = first + 1; i <= self->first && first < self->first; i++)
    if (i == self->first || spans_columns (self, goi_column_table_line (self, i - 1), i == self->first)
        || goi_column_table_line (self, i)->y - goi_column_table_line (self, i - 1)->y
               > HEADER_PITCH * goi_column_table_line (self, i)->size)
      {
        add_header (self, table, row++, first, i, n_before);
        first = i;
      }
  return row;
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

/**
 * goi_column_table_read:
 * @table: lines that are a table
 *
 * Returns: (transfer full): its rows: the name of a group, the label, and the values
 */
GoiPageTable *
goi_column_table_read (const GoiColumnTable *self)
{
  Rows rows = { .table = self,
                .labels = g_array_new (FALSE, FALSE, sizeof (Label)),
                .values = g_array_new (FALSE, FALSE, sizeof (guint)),
                .rows = g_array_new (FALSE, FALSE, sizeof (Row)),
                .groups = g_ptr_array_new (),
                .owned = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_page_line_free) };
  GoiBox box = measure (self);
  GoiPageTable *table = goi_page_table_new (&box, FALSE);
  guint row;

  collect (&rows);
  /* Columns that the document does not have would be taken for blank ones. */
  rows.n_before = (rows.labels->len > 0 ? 1 : 0) + (rows.groups->len > 0 ? 1 : 0);
  set_edges (self, table, rows.n_before);
  row = add_headers (self, table, rows.n_before);
  if (rows.labels->len <= MOST_LINES && rows.values->len <= MOST_LINES)
    {
      g_autoptr (GPtrArray) groups = NULL;

      assign (&rows);
      groups = place_groups (&rows);
      for (guint i = 0; i < rows.rows->len; i++)
        {
          const Row *r = &g_array_index (rows.rows, Row, i);
          g_autofree char *label = join_labels (&rows, r);

          if (rows.groups->len > 0)
            goi_page_table_add_cell (table, row, 0, 1, 1, ((GString *) g_ptr_array_index (groups, i))->str);
          if (rows.labels->len > 0)
            goi_page_table_add_cell (table, row, rows.n_before - 1, 1, 1, label);
          add_values (&rows, table, row, r->line >= 0 ? goi_column_table_line (self, r->line) : NULL);
          row++;
        }
    }
  g_array_unref (rows.labels);
  g_array_unref (rows.values);
  g_array_unref (rows.rows);
  g_ptr_array_unref (rows.groups);
  g_ptr_array_unref (rows.owned);
  return table;
}
