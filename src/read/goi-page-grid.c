/* goi-page-grid.c: ruled lines as grids of cells
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-page-grid"

#include "goi-page-grid.h"

#include <math.h>
#include <string.h>

/* Lines nearer to each other are one, and lines that end nearer to another reach it; in points. */
#define SNAP 2.5
/* Lines as near as that to each other are the two of a double one, or the edges of a thick one: no row is so
 * low and no column so narrow. */
#define DOUBLE 4.5
/* A border is there when this share of its length is. */
#define PRESENT 0.6
/* A grid that is open on a side reaches as far beyond its last line; in points. */
#define OPEN_SIDE 5.0
/* What is looked at: a page with more is a drawing. */
#define MOST_RULES 20000
#define MOST_LINES 2000
#define MOST_CELLS 20000

/* A line along one axis: @at on the other. */
typedef struct
{
  double at, from, to;
} Line;

typedef struct
{
  GArray *lines[2]; /* Line: level ones, then upright ones */
  guint *groups;    /* for each line, level ones first, another of its group */
} Crossings;

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Line *first = a, *second = b;

  if (first->at != second->at)
    return first->at < second->at ? -1 : 1;
  return (first->from > second->from) - (first->from < second->from);
}

static int
compare_from (gconstpointer a, gconstpointer b)
{
  const Line *first = a, *second = b;

  return (first->from > second->from) - (first->from < second->from);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const double *first = a, *second = b;

  return (*first > *second) - (*first < *second);
}

/* Pieces of a line, at nearly the same place, into lines as long as possible. */
static void
join_pieces (GArray *lines, Line *pieces, guint n)
{
  double at = 0;

  for (guint i = 0; i < n; i++)
    at += pieces[i].at / n;
  qsort (pieces, n, sizeof (Line), compare_from);
  for (guint i = 0; i < n; i++)
    {
      Line *last = i > 0 ? &g_array_index (lines, Line, lines->len - 1) : NULL;
      Line line = { at, pieces[i].from, pieces[i].to };

      if (last != NULL && line.from <= last->to + SNAP)
        last->to = MAX (last->to, line.to);
      else
        g_array_append_val (lines, line);
    }
}

/* The lines of one direction. */
static GArray *
collect_lines (const GoiPage *page, gboolean horizontal)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Line));
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  guint first = 0;

  for (guint i = 0; i < page->rules->len; i++)
    {
      const GoiRule *rule = &g_array_index (page->rules, GoiRule, i);
      const GoiBox *box = &rule->box;
      Line line = { (box->y0 + box->y1) / 2, box->x0, box->x1 };

      if (rule->horizontal != horizontal)
        continue;
      if (!horizontal)
        line = (Line) { (box->x0 + box->x1) / 2, box->y0, box->y1 };
      if (isfinite (line.at) && isfinite (line.from) && isfinite (line.to))
        g_array_append_val (pieces, line);
    }
  g_array_sort (pieces, compare_lines);
  for (guint i = 1; i <= pieces->len; i++)
    if (i == pieces->len
        || g_array_index (pieces, Line, i).at - g_array_index (pieces, Line, i - 1).at > SNAP / 2)
      {
        join_pieces (lines, &g_array_index (pieces, Line, first), i - first);
        first = i;
      }
  return lines;
}

static guint
find_group (guint *groups, guint i)
{
  while (groups[i] != i)
    i = groups[i] = groups[groups[i]];
  return i;
}

static gboolean
cross (const Line *level, const Line *upright)
{
  return upright->at >= level->from - SNAP && upright->at <= level->to + SNAP
         && level->at >= upright->from - SNAP && level->at <= upright->to + SNAP;
}

/* Which lines hang together. */
static void
group_lines (Crossings *self)
{
  guint n = self->lines[0]->len, m = self->lines[1]->len;

  self->groups = g_new (guint, n + m + 1);
  for (guint i = 0; i < n + m; i++)
    self->groups[i] = i;
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < m; k++)
      if (cross (&g_array_index (self->lines[0], Line, i), &g_array_index (self->lines[1], Line, k)))
        self->groups[find_group (self->groups, i)] = find_group (self->groups, n + k);
}

/* The places of a group's lines on one axis, those that are nearly one made one; and the ends of its
 * other lines, where they go beyond: a side without a line. */
static GArray *
collect_places (const Crossings *self, guint group, int direction)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  GArray *places = g_array_new (FALSE, FALSE, sizeof (double));
  guint n = self->lines[0]->len;
  double low = G_MAXDOUBLE, high = -G_MAXDOUBLE;

  for (guint k = 0; k < 2; k++)
    for (guint i = 0; i < self->lines[k]->len; i++)
      {
        const Line *line = &g_array_index (self->lines[k], Line, i);
        if (find_group (self->groups, k * n + i) != group)
          continue;
        if ((int) k == direction)
          g_array_append_val (all, line->at);
        else
          {
            low = MIN (low, line->from);
            high = MAX (high, line->to);
          }
      }
  g_array_sort (all, compare_numbers);
  for (guint i = 0, first = 0; i < all->len; i++)
    if (i + 1 == all->len || g_array_index (all, double, i + 1) - g_array_index (all, double, i) > DOUBLE)
      {
        double middle = (g_array_index (all, double, first) + g_array_index (all, double, i)) / 2;
        g_array_append_val (places, middle);
        first = i + 1;
      }
  if (places->len > 0 && low < g_array_index (places, double, 0) - OPEN_SIDE)
    g_array_prepend_val (places, low);
  if (places->len > 0 && high > g_array_index (places, double, places->len - 1) + OPEN_SIDE)
    g_array_append_val (places, high);
  return places;
}

static int
find_place (const GArray *places, double at)
{
  guint best = 0;

  for (guint i = 1; i < places->len; i++)
    if (fabs (g_array_index (places, double, i) - at) < fabs (g_array_index (places, double, best) - at))
      best = i;
  return places->len > 0 && fabs (g_array_index (places, double, best) - at) <= DOUBLE ? (int) best : -1;
}

/* How much of each border is there: @across the places of the lines, @along the others. */
static double *
measure_borders (const Crossings *self, guint group, int direction, const GArray *across,
                 const GArray *along)
{
  double *there = g_new0 (double, across->len * along->len);
  guint n = self->lines[0]->len;

  for (guint i = 0; i < self->lines[direction]->len; i++)
    {
      const Line *line = &g_array_index (self->lines[direction], Line, i);
      int at;

      if (find_group (self->groups, (direction == 1 ? n : 0) + i) != group)
        continue;
      at = find_place (across, line->at);
      for (guint k = 0; at >= 0 && k + 1 < along->len; k++)
        {
          double from = g_array_index (along, double, k), to = g_array_index (along, double, k + 1);
          double covered = MIN (to, line->to) - MAX (from, line->from);
          there[at * along->len + k] += MAX (covered, 0) / (to - from);
        }
    }
  return there;
}

/* Takes fields into one cell where no border is between them. */
static void
join_fields (GoiGrid *self, guint *fields, const double *level, const double *upright)
{
  guint n_columns = goi_page_grid_n_columns (self), n_rows = goi_page_grid_n_rows (self);

  for (guint i = 0; i < n_rows * n_columns; i++)
    fields[i] = i;
  for (guint r = 0; r < n_rows; r++)
    for (guint c = 0; c < n_columns; c++)
      {
        guint field = r * n_columns + c;
        if (c + 1 < n_columns && upright[(c + 1) * self->ys->len + r] < PRESENT)
          fields[find_group (fields, field)] = find_group (fields, field + 1);
        if (r + 1 < n_rows && level[(r + 1) * self->xs->len + c] < PRESENT)
          fields[find_group (fields, field)] = find_group (fields, field + n_columns);
      }
}

/* The largest rectangle of fields of one cell that begins at a field not yet taken: along the row, then
 * down as far as it stays as wide. */
static void
take_cell (GoiGrid *self, guint *fields, guint row, guint column)
{
  guint n_columns = goi_page_grid_n_columns (self), n_rows = goi_page_grid_n_rows (self);
  guint group = find_group (fields, row * n_columns + column);
  GoiGridCell cell = { row, column, 0, 0, { 0 } };

#define FREE(r, c) \
  (self->owners[(r) * n_columns + (c)] == G_MAXUINT && find_group (fields, (r) * n_columns + (c)) == group)
  while (column + cell.column_span < n_columns && FREE (row, column + cell.column_span))
    cell.column_span++;
  for (cell.row_span = 1; row + cell.row_span < n_rows; cell.row_span++)
    {
      guint width = 0;
      while (width < cell.column_span && FREE (row + cell.row_span, column + width))
        width++;
      if (width < cell.column_span)
        break;
    }
#undef FREE
  for (guint r = row; r < row + cell.row_span; r++)
    for (guint c = column; c < column + cell.column_span; c++)
      self->owners[r * n_columns + c] = self->cells->len;
  cell.box = (GoiBox) { g_array_index (self->xs, double, column), g_array_index (self->ys, double, row),
                        g_array_index (self->xs, double, column + cell.column_span),
                        g_array_index (self->ys, double, row + cell.row_span) };
  g_array_append_val (self->cells, cell);
}

static void
make_cells (GoiGrid *self, guint *fields)
{
  guint n_columns = goi_page_grid_n_columns (self), n_rows = goi_page_grid_n_rows (self);
  guint n_groups = 0;

  self->owners = g_new (guint, n_rows * n_columns);
  memset (self->owners, 0xFF, n_rows * n_columns * sizeof (guint));
  for (guint i = 0; i < n_rows * n_columns; i++)
    {
      n_groups += find_group (fields, i) == i ? 1 : 0;
      if (self->owners[i] == G_MAXUINT)
        take_cell (self, fields, i / n_columns, i % n_columns);
    }
  self->broken = self->cells->len > n_groups;
}

static GoiGrid *
make_grid (const Crossings *crossings, guint group)
{
  g_autoptr (GArray) ys = collect_places (crossings, group, 0);
  g_autoptr (GArray) xs = collect_places (crossings, group, 1);
  g_autofree double *level = NULL;
  g_autofree double *upright = NULL;
  g_autofree guint *fields = NULL;
  GoiGrid *self;

  if (xs->len < 2 || ys->len < 2 || (gsize) xs->len * ys->len > MOST_CELLS)
    return NULL;
  self = g_new0 (GoiGrid, 1);
  self->xs = g_steal_pointer (&xs);
  self->ys = g_steal_pointer (&ys);
  self->cells = g_array_new (FALSE, FALSE, sizeof (GoiGridCell));
  self->box = (GoiBox) { g_array_index (self->xs, double, 0), g_array_index (self->ys, double, 0),
                         g_array_index (self->xs, double, self->xs->len - 1),
                         g_array_index (self->ys, double, self->ys->len - 1) };
  level = measure_borders (crossings, group, 0, self->ys, self->xs);
  upright = measure_borders (crossings, group, 1, self->xs, self->ys);
  fields = g_new (guint, goi_page_grid_n_rows (self) * goi_page_grid_n_columns (self));
  join_fields (self, fields, level, upright);
  make_cells (self, fields);
  return self;
}

/**
 * goi_page_grids_new:
 * @page: a page
 *
 * Returns: (transfer full) (element-type GoiGrid): what its ruled lines form, where they form more than one cell
 */
GPtrArray *
goi_page_grids_new (const GoiPage *page)
{
  GPtrArray *grids = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_page_grid_free);
  Crossings crossings = { { NULL }, NULL };

  if (page->rules->len > MOST_RULES)
    return grids;
  crossings.lines[0] = collect_lines (page, TRUE);
  crossings.lines[1] = collect_lines (page, FALSE);
  if (crossings.lines[0]->len <= MOST_LINES && crossings.lines[1]->len <= MOST_LINES)
    {
      group_lines (&crossings);
      for (guint i = 0; i < crossings.lines[0]->len + crossings.lines[1]->len; i++)
        {
          GoiGrid *grid = NULL;
          if (find_group (crossings.groups, i) == i)
            grid = make_grid (&crossings, i);
          if (grid != NULL && grid->cells->len > 1)
            g_ptr_array_add (grids, grid);
          else
            goi_page_grid_free (grid);
        }
    }
  g_array_unref (crossings.lines[0]);
  g_array_unref (crossings.lines[1]);
  g_free (crossings.groups);
  return grids;
}

/* The number of the row or column that holds a place, -1 outside. */
static int
find_interval (const GArray *edges, double at)
{
  for (guint i = 0; i + 1 < edges->len; i++)
    if (at >= g_array_index (edges, double, i) && at < g_array_index (edges, double, i + 1))
      return (int) i;
  return -1;
}

/**
 * goi_page_grid_find:
 * @grid: a grid
 * @x: a place on the page
 * @y: a place on the page
 *
 * Returns: the number of the cell that covers it, -1 outside
 */
int
goi_page_grid_find (const GoiGrid *grid, double x, double y)
{
  int column = find_interval (grid->xs, x), row = find_interval (grid->ys, y);

  if (column < 0 || row < 0)
    return -1;
  return (int) grid->owners[row * goi_page_grid_n_columns (grid) + column];
}

/**
 * goi_page_grid_widen:
 * @grid: a grid
 * @x1: where its last column ends
 *
 * Moves the right edge of a grid: where a table is wider than its page its lines end there, its text does not.
 */
void
goi_page_grid_widen (GoiGrid *grid, double x1)
{
  guint n_columns = goi_page_grid_n_columns (grid);

  g_array_index (grid->xs, double, n_columns) = x1;
  grid->box.x1 = x1;
  for (guint i = 0; i < grid->cells->len; i++)
    {
      GoiGridCell *cell = &g_array_index (grid->cells, GoiGridCell, i);
      if (cell->column + cell->column_span == n_columns)
        cell->box.x1 = x1;
    }
}

/**
 * goi_page_grid_free:
 * @grid: (nullable): a grid
 */
void
goi_page_grid_free (GoiGrid *grid)
{
  if (grid == NULL)
    return;
  g_array_unref (grid->xs);
  g_array_unref (grid->ys);
  g_array_unref (grid->cells);
  g_free (grid->owners);
  g_free (grid);
}
