/* goi-write-page-table.c: the tables of a report on paper
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-write-page"

#include "config.h"

#include "goi-write-columns.h"
#include "goi-write-page-private.h"

/* In points. */
#define TABLE_SIZE 9.0
#define PADDING 3.0
#define MIN_LABEL 72.0

/* A table that fits on a page is not cut in two unless this much of the page would stay white. */
#define MAX_WHITE 0.45

typedef struct
{
  GoiPages *pages;
  GoiReport *report;
  GoiTable *table;
  GoiLayout *layout;
  PangoLayout **texts; /* one for each cell of the layout */
  double *x;           /* left edge of each column, then the right edge of the last */
  double *y;           /* upper edge of each row from the table's top, then the lower edge of the last */
  guint n_header_rows; /* rows that are repeated on every page */
} Table;

static void
table_clear (Table *self)
{
  for (guint i = 0; i < self->layout->cells->len; i++)
    g_object_unref (self->texts[i]);
  g_free (self->texts);
  g_free (self->x);
  g_free (self->y);
  goi_layout_free (self->layout);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

/* The form's own widths, squeezed or stretched to the paper. On paper labels are printed in full and
 * may take several lines, so the column with the row labels gives way first. */
static void
compute_columns (Table *self)
{
  guint n = self->layout->n_columns;
  guint labels = self->layout->label_columns;
  double available = self->pages->right - self->pages->left;
  g_autofree double *widths = g_new (double, n);
  g_autofree double *growth = g_new (double, n);
  double sum = 0, at = self->pages->left;

  goi_write_columns_compute (self->layout, self->table, 2 * PADDING / TABLE_SIZE, widths, growth);
  for (guint c = 0; c < n; c++)
    sum += widths[c] *= TABLE_SIZE;
  if (sum > available && labels > 0)
    {
      double give = MIN (sum - available, MAX (widths[labels - 1] - MIN_LABEL, 0));
      widths[labels - 1] -= give;
      sum -= give;
    }
  self->x = g_new (double, n + 1);
  for (guint c = 0; c < n; c++)
    {
      self->x[c] = at;
      at += sum > available ? widths[c] * available / sum : widths[c] + (available - sum) * growth[c];
    }
  self->x[n] = at;
}

static double
get_width (Table *self, const GoiLayoutCell *cell)
{
  return self->x[cell->column + cell->column_span] - self->x[cell->column];
}

static char *
get_text (Table *self, const GoiLayoutCell *cell, double width)
{
  if (cell->kind == GOI_LAYOUT_VALUE)
    return cell->cell != NULL
               ? goi_value_display (goi_report_get_cell_value (self->report, cell->cell))
               : g_strdup ("");
  if (cell->kind == GOI_LAYOUT_HEADER && cell->column_span == 1)
    return goi_write_columns_fit (cell->text, width / TABLE_SIZE);
  if (cell->kind == GOI_LAYOUT_LABEL && self->layout->label_columns == 1 && cell->item != NULL
      && cell->item->level > 0)
    {
      GString *text = g_string_new (NULL);
      for (guint i = 0; i < cell->item->level; i++)
        g_string_append (text, "\u3000");
      g_string_append (text, cell->text);
      return g_string_free (text, FALSE);
    }
  return g_strdup (cell->text);
}

static gboolean
is_label (const GoiLayoutCell *cell)
{
  return cell->kind == GOI_LAYOUT_LABEL && !cell->vertical;
}

static void
make_texts (Table *self)
{
  self->texts = g_new0 (PangoLayout *, self->layout->cells->len);
  for (guint i = 0; i < self->layout->cells->len; i++)
    {
      const GoiLayoutCell *cell = g_ptr_array_index (self->layout->cells, i);
      double width = get_width (self, cell) - 2 * PADDING;
      g_autofree char *text = get_text (self, cell, width);

      self->texts[i] = _goi_pages_make_layout (self->pages, text, TABLE_SIZE, FALSE, width);
      pango_layout_set_alignment (self->texts[i],
                                  is_label (cell) ? PANGO_ALIGN_LEFT : PANGO_ALIGN_CENTER);
    }
}

static void
compute_rows (Table *self)
{
  guint n = self->layout->n_rows;
  g_autofree double *heights = g_new0 (double, n);
  double at = 0;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->layout->cells->len; i++)
      {
        const GoiLayoutCell *cell = g_ptr_array_index (self->layout->cells, i);
        guint last = cell->row + cell->row_span - 1;
        double height, sum = 0;

        /* Merged labels only add what their rows lack. */
        if ((cell->row_span == 1) != (pass == 0))
          continue;
        _goi_layout_get_size (self->texts[i], NULL, &height);
        for (guint r = cell->row; r <= last; r++)
          sum += heights[r];
        heights[last] += MAX (0, height + 2 * PADDING - sum);
      }
  self->y = g_new (double, n + 1);
  for (guint r = 0; r < n; r++)
    {
      self->y[r] = at;
      at += heights[r];
    }
  self->y[n] = at;
}

/* Where the first row with a label or a value is: all above are headers. Tables of several blocks
 * have headers all over, and repeat none. */
static guint
count_header_rows (Table *self)
{
  guint first = self->layout->n_rows;

  if (self->table->blocks->len != 1)
    return 0;
  for (guint i = 0; i < self->layout->cells->len; i++)
    {
      const GoiLayoutCell *cell = g_ptr_array_index (self->layout->cells, i);
      if (cell->kind == GOI_LAYOUT_LABEL || cell->kind == GOI_LAYOUT_VALUE)
        first = MIN (first, cell->row);
    }
  return first;
}

static void
table_init (Table *self, GoiPages *pages, GoiReport *report, GoiTable *table)
{
  *self = (Table) { .pages = pages, .report = report, .table = table };
  self->layout = goi_edition_layout_table (goi_report_get_edition (report), table,
                                           goi_report_uses_alternatives (report));
  compute_columns (self);
  make_texts (self);
  compute_rows (self);
  self->n_header_rows = count_header_rows (self);
}

/* A merged label of which only some rows are on this page gets what fits. */
static PangoLayout *
fit_text (PangoLayout *text, double room, double *height)
{
  PangoLayout *copy;

  _goi_layout_get_size (text, NULL, height);
  if (*height <= room)
    return g_object_ref (text);
  copy = pango_layout_copy (text);
  pango_layout_set_height (copy, (int) (room * PANGO_SCALE));
  pango_layout_set_ellipsize (copy, PANGO_ELLIPSIZE_END);
  _goi_layout_get_size (copy, NULL, height);
  return copy;
}

/* Puts the rows from @from up to @to on the page. */
static void
add_rows (Table *self, guint from, guint to)
{
  double offset = self->pages->y - self->y[from];

  for (guint i = 0; i < self->layout->cells->len; i++)
    {
      const GoiLayoutCell *cell = g_ptr_array_index (self->layout->cells, i);
      guint first = MAX (cell->row, from);
      guint end = MIN (cell->row + cell->row_span, to);
      double x = self->x[cell->column], y, height, text_height;
      g_autoptr (PangoLayout) text = NULL;
      GoiPageItem *frame;

      if (first >= end)
        continue;
      y = self->y[first] + offset;
      height = self->y[end] - self->y[first];
      frame = _goi_pages_add (self->pages, NULL, x, y, get_width (self, cell), height);
      frame->shaded = cell->kind == GOI_LAYOUT_TITLE;
      if (*pango_layout_get_text (self->texts[i]) == '\0')
        continue;
      text = fit_text (self->texts[i], height - 2 * PADDING, &text_height);
      _goi_pages_add (self->pages, text, x + PADDING, y + (height - text_height) / 2,
                      get_width (self, cell) - 2 * PADDING, text_height);
    }
  self->pages->y += self->y[to] - self->y[from];
}

/* The first row after @from that does not fit on the page any more; at least one row does. */
static guint
find_break (Table *self, guint from)
{
  guint to = from + 1;

  while (to < self->layout->n_rows
         && self->pages->y + self->y[to + 1] - self->y[from] <= self->pages->bottom)
    to++;
  return to;
}

/* How much of the table has to follow its heading on the same page: all of it, when it fits on a page
 * and not too much paper stays white for that; otherwise a few rows. */
double
_goi_pages_measure_table_start (GoiPages *self, GoiReport *report, GoiTable *table)
{
  g_auto (Table) measured;
  double page = self->bottom - self->top;
  double whole;
  guint n_rows;

  table_init (&measured, self, report, table);
  n_rows = measured.layout->n_rows;
  whole = measured.y[n_rows];
  if (whole <= page && self->bottom - self->y < MAX_WHITE * page)
    return whole;
  return measured.y[MIN (measured.n_header_rows + 3, n_rows)];
}

/* The table as the form prints it, from here on and over as many pages as it takes. */
void
_goi_pages_add_table (GoiPages *self, GoiReport *report, GoiTable *table)
{
  g_auto (Table) placed;
  double whole;
  guint row = 0;

  table_init (&placed, self, report, table);
  whole = placed.y[placed.layout->n_rows];
  while (row < placed.layout->n_rows)
    {
      guint to = find_break (&placed, row);

      add_rows (&placed, row, to);
      row = to;
      if (row == placed.layout->n_rows)
        break;
      _goi_pages_begin_page (self);
      /* Headers come again, unless they alone would fill the page. */
      if (placed.n_header_rows > 0 && placed.y[placed.n_header_rows] < whole / 2
          && row > placed.n_header_rows)
        add_rows (&placed, 0, placed.n_header_rows);
    }
}
