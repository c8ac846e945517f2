/* goi-text-drawing.c: tables whose borders are drawn with characters
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ┌──┬──┐ and +--+--+: old text files and what terminal programs print. The borders say which cells are
 * merged and which lines belong to one cell, so that such a table is as good as one with cells.
 */

#define G_LOG_DOMAIN "goi-text-drawing"

#include "goi-text-drawing.h"

#include "goi-characters.h"
#include "goi-text-lines.h"

#include <string.h>

/* Limits: more of anything is no table of a report. */
#define MOST_LINES 600
#define MOST_WIDTH 4000
#define MOST_BORDERS 64
/* How much of a cell's width has to be drawn for a border, in percent. */
#define BORDER_SHARE 75
/* How many of the lines have to begin and end at the same borders, in percent. */
#define STRAIGHT_SHARE 90

/* A column of a line is drawn as a border. */
#define MARK_BORDER 1
/* Something stands in it. */
#define MARK_TEXT 2
/* A border stands on its left. */
#define MARK_UPRIGHT 4

/* A character of a line and where it stands. */
typedef struct
{
  gunichar c;
  guint x;
  gint64 at;
} Sign;

/* The lines of a drawing as signs, and what the signs draw. */
typedef struct
{
  GPtrArray *lines;       /* of GArray of Sign */
  guint borders[MOST_BORDERS]; /* the columns of upright borders, from left to right */
  guint n_borders;
  guint8 *marks;          /* for each line and column, MARK_BORDER, MARK_TEXT and MARK_UPRIGHT */
  guint *row_of_line;     /* for a line of text its row, for a border the row below it */
  guint *first_line;      /* for each row its first line, its border included; one more at the end */
  gboolean *is_border;    /* whether a line is a border, at least in part */
  guint n_rows;
  guint *ids;             /* for each row and column the number of its cell */
} Drawing;

static gboolean
is_box (gunichar c)
{
  return c >= 0x2500 && c <= 0x257F;
}

static gboolean
is_flat (gunichar c)
{
  switch (c)
    {
    case '-':
    case '=':
    case 0x2500:
    case 0x2501:
    case 0x2504:
    case 0x2505:
    case 0x2508:
    case 0x2509:
    case 0x254C:
    case 0x254D:
    case 0x2550:
    case 0x2574:
    case 0x2576:
    case 0x2578:
    case 0x257A:
    case 0x257C:
    case 0x257E:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_upright (gunichar c)
{
  return goi_char_is_bar (c) || c == '+' || (is_box (c) && !is_flat (c));
}

/* The first character of a line that is seen, 0 for none. */
static gunichar
first_of (const GoiTextLine *line)
{
  const char *end = line->text + line->bytes;

  for (const char *p = line->text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!goi_char_is_space (c) && !goi_char_is_ignorable (c))
        return c;
    }
  return 0;
}

static gboolean
has_border (const GoiTextLine *line)
{
  const char *end = line->text + line->bytes;
  guint n = 0;

  for (const char *p = line->text; p < end; p = g_utf8_next_char (p))
    {
      n = is_flat (g_utf8_get_char (p)) ? n + 1 : 0;
      if (n >= 2)
        return TRUE;
    }
  return FALSE;
}

static GArray *
signs_of (const GoiTextLine *line, guint box_width)
{
  GArray *signs = g_array_new (FALSE, FALSE, sizeof (Sign));
  const char *end = line->text + line->bytes;
  Sign sign = { 0, 0, line->start };

  for (const char *p = line->text; p < end && sign.x < MOST_WIDTH; p = g_utf8_next_char (p), sign.at++)
    {
      sign.c = g_utf8_get_char (p);
      if (sign.c == '\t')
        {
          sign.x = (sign.x / 8 + 1) * 8;
          continue;
        }
      if (!goi_char_is_space (sign.c) && !goi_char_is_ignorable (sign.c))
        g_array_append_val (signs, sign);
      if (is_box (sign.c))
        sign.x += box_width;
      else if (!goi_char_is_ignorable (sign.c))
        sign.x += g_unichar_iswide (sign.c) || sign.c == 0x3000 ? 2 : 1;
    }
  return signs;
}

static const Sign *
sign_at (const Drawing *self, guint line, guint i)
{
  return &g_array_index ((GArray *) g_ptr_array_index (self->lines, line), Sign, i);
}

static guint
n_signs (const Drawing *self, guint line)
{
  return ((GArray *) g_ptr_array_index (self->lines, line))->len;
}

/* The column between borders in which a sign stands; the first one for what is left of all borders. */
static guint
column_of (const Drawing *self, guint x)
{
  guint c = 0;

  while (c + 2 < self->n_borders && x >= self->borders[c + 1])
    c++;
  return c;
}

static gboolean
add_border (Drawing *self, guint x)
{
  guint i = 0;

  while (i < self->n_borders && self->borders[i] < x)
    i++;
  if (i < self->n_borders && self->borders[i] == x)
    return TRUE;
  if (self->n_borders == MOST_BORDERS)
    return FALSE;
  memmove (&self->borders[i + 1], &self->borders[i], (self->n_borders - i) * sizeof self->borders[0]);
  self->borders[i] = x;
  self->n_borders++;
  return TRUE;
}

/* Finds the upright borders; FALSE where the lines do not begin and end at the same ones. */
static gboolean
find_borders (Drawing *self)
{
  guint n_straight = 0;

  for (guint y = 0; y < self->lines->len; y++)
    for (guint i = 0; i < n_signs (self, y); i++)
      if (is_upright (sign_at (self, y, i)->c) && !add_border (self, sign_at (self, y, i)->x))
        return FALSE;
  if (self->n_borders < 3)
    return FALSE;
  for (guint y = 0; y < self->lines->len; y++)
    n_straight += n_signs (self, y) > 0 && sign_at (self, y, 0)->x == self->borders[0]
                          && sign_at (self, y, n_signs (self, y) - 1)->x == self->borders[self->n_borders - 1]
                      ? 1
                      : 0;
  return n_straight * 100 >= self->lines->len * STRAIGHT_SHARE;
}

static guint8 *
marks_at (const Drawing *self, guint line, guint column)
{
  return &self->marks[(gsize) line * self->n_borders + column];
}

static gboolean
has_mark (const Drawing *self, guint line, guint column, guint8 mark)
{
  return (*marks_at (self, line, column) & mark) != 0;
}

/* Says of every column of a line whether it is drawn or holds text. A dash in a cell is text. */
static void
mark_line (Drawing *self, guint line)
{
  guint drawn[MOST_BORDERS] = { 0 };
  guint step = 1;

  for (guint i = 0; i < n_signs (self, line); i++)
    {
      const Sign *sign = sign_at (self, line, i);
      guint c = column_of (self, sign->x);

      if (is_upright (sign->c))
        {
          for (guint b = c; b < MIN (c + 2, self->n_borders); b++)
            if (self->borders[b] == sign->x)
              *marks_at (self, line, b) |= MARK_UPRIGHT;
          continue;
        }
      if (i > 0 && is_box (sign->c) && sign->x - sign_at (self, line, i - 1)->x == 2)
        step = 2;
      if (is_flat (sign->c))
        drawn[c]++;
      else
        *marks_at (self, line, c) |= MARK_TEXT;
    }
  for (guint c = 0; c + 1 < self->n_borders; c++)
    {
      guint width = self->borders[c + 1] - self->borders[c];

      if (drawn[c] == 0)
        continue;
      if (width > 1 && drawn[c] * step * 100 >= (width - step) * BORDER_SHARE
          && !has_mark (self, line, c, MARK_TEXT))
        *marks_at (self, line, c) |= MARK_BORDER;
      else
        *marks_at (self, line, c) |= MARK_TEXT;
    }
}

/* The last column of a line, which every row has filled. */
static gboolean
is_filled (const Drawing *self, guint line)
{
  return has_mark (self, line, self->n_borders - 2, MARK_TEXT);
}

/* Parts the lines into rows: at borders, and where none are drawn at every line whose last cell holds
 * something when that of a line before it does. */
static void
find_rows (Drawing *self)
{
  gboolean any = FALSE, filled = FALSE;
  guint row = 0, n = self->lines->len;

  self->marks = g_new0 (guint8, (gsize) n * self->n_borders);
  self->is_border = g_new0 (gboolean, n);
  self->row_of_line = g_new0 (guint, n);
  self->first_line = g_new0 (guint, n + 2);
  for (guint y = 0; y < n; y++)
    {
      mark_line (self, y);
      for (guint c = 0; c + 1 < self->n_borders; c++)
        self->is_border[y] |= has_mark (self, y, c, MARK_BORDER);
      if (self->is_border[y] ? any : filled && is_filled (self, y))
        self->first_line[++row] = y;
      any = !self->is_border[y];
      filled = any && (is_filled (self, y) || (filled && self->first_line[row] != y));
      self->row_of_line[y] = row;
    }
  self->n_rows = row + (any ? 1 : 0);
  self->first_line[row + 1] = n;
}

/* Whether nothing is drawn between a cell and the one above it, though a border stands there elsewhere. */
static gboolean
is_open_above (const Drawing *self, guint row, guint column)
{
  gboolean border = FALSE;

  for (guint y = self->first_line[row]; y < self->first_line[row + 1] && self->is_border[y]; y++)
    {
      border = TRUE;
      if (has_mark (self, y, column, MARK_BORDER))
        return FALSE;
    }
  return border;
}

static gboolean
is_open_left (const Drawing *self, guint row, guint column)
{
  for (guint y = self->first_line[row]; y < self->first_line[row + 1]; y++)
    if (!self->is_border[y] && has_mark (self, y, column, MARK_UPRIGHT))
      return FALSE;
  return TRUE;
}

static void
rename_cell (Drawing *self, guint from, guint to)
{
  for (guint i = 0; i < self->n_rows * (self->n_borders - 1); i++)
    if (self->ids[i] == from)
      self->ids[i] = to;
}

static void
find_cells (Drawing *self)
{
  guint n_columns = self->n_borders - 1;

  self->ids = g_new0 (guint, (gsize) self->n_rows * n_columns);
  for (guint r = 0; r < self->n_rows; r++)
    for (guint c = 0; c < n_columns; c++)
      {
        guint *id = &self->ids[r * n_columns + c];

        *id = r * n_columns + c;
        if (r > 0 && is_open_above (self, r, c))
          *id = self->ids[(r - 1) * n_columns + c];
        if (c > 0 && *id != self->ids[r * n_columns + c - 1] && is_open_left (self, r, c))
          rename_cell (self, *id, self->ids[r * n_columns + c - 1]);
      }
}

/* What stands in a cell: the text of all its lines, and the place of the first. */
typedef struct
{
  GString *text;
  gint64 start, end;
  guint first; /* its first line with text */
  guint line;  /* the last one so far */
  gint64 last; /* the last character so far */
} Content;

static void
add_sign (Content *content, guint y, const Sign *sign)
{
  if (content->text == NULL)
    {
      *content = (Content) { g_string_new (NULL), sign->at, sign->at, y, y, sign->at - 1 };
    }
  else if (content->line == y && sign->at > content->last + 1)
    g_string_append_c (content->text, ' ');
  else if (content->line != y && g_ascii_isalnum (content->text->str[content->text->len - 1]) && sign->c < 0x80)
    g_string_append_c (content->text, ' ');
  g_string_append_unichar (content->text, sign->c);
  if (y == content->first)
    content->end = sign->at + 1;
  content->line = y;
  content->last = sign->at;
}

static Content *
collect (const Drawing *self)
{
  guint n_columns = self->n_borders - 1;
  Content *contents = g_new0 (Content, (gsize) self->n_rows * n_columns);

  for (guint y = 0; y < self->lines->len && self->row_of_line[y] < self->n_rows; y++)
    for (guint i = 0; i < n_signs (self, y); i++)
      {
        const Sign *sign = sign_at (self, y, i);
        guint c = column_of (self, sign->x);

        if (!is_upright (sign->c) && sign->x >= self->borders[0]
            && !(is_flat (sign->c) && has_mark (self, y, c, MARK_BORDER)))
          add_sign (&contents[self->ids[self->row_of_line[y] * n_columns + c]], y, sign);
      }
  return contents;
}

static void
write_cells (const Drawing *self, GoiDocument *document)
{
  guint n_columns = self->n_borders - 1;
  GoiDocBlock *table = goi_document_begin_table (document);
  g_autofree Content *contents = collect (self);

  for (guint i = 0; i < self->n_rows * n_columns; i++)
    {
      const Content *content = &contents[i];
      guint rows = 1, columns = 1;

      if (self->ids[i] != i)
        continue;
      while (i / n_columns + rows < self->n_rows && self->ids[i + rows * n_columns] == i)
        rows++;
      while (i % n_columns + columns < n_columns && self->ids[i + columns] == i)
        columns++;
      goi_document_mark_drawn_cell (document, table, i / n_columns, i % n_columns, rows, columns,
                                    content->text != NULL ? content->text->str : "",
                                    content->text != NULL ? content->start : -1, content->end);
    }
  for (guint i = 0; i < self->n_rows * n_columns; i++)
    if (contents[i].text != NULL)
      g_string_free (contents[i].text, TRUE);
}

static void
drawing_clear (Drawing *self)
{
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->marks, g_free);
  g_clear_pointer (&self->row_of_line, g_free);
  g_clear_pointer (&self->first_line, g_free);
  g_clear_pointer (&self->is_border, g_free);
  g_clear_pointer (&self->ids, g_free);
}

/* Takes the lines for a drawing whose box characters are @box_width columns wide. */
static gboolean
draw (Drawing *self, GArray *lines, guint at, guint n, guint box_width)
{
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = at; i < at + n; i++)
    g_ptr_array_add (self->lines, signs_of (&g_array_index (lines, GoiTextLine, i), box_width));
  return find_borders (self);
}

/**
 * goi_text_drawing_read:
 * @document: the document of the text
 * @lines: (element-type GoiTextLine): its lines
 * @at: the number of a line
 * @none_before: (inout): no table is drawn from the lines before this one, so that none is tried twice
 *
 * Reads the table that is drawn from line @at on and adds it to the document. Box characters are one
 * column wide on terminals and two in Chinese fonts; the width with which the borders are straight is
 * taken.
 *
 * Returns: how many lines the table takes; 0 when none is drawn there
 */
guint
goi_text_drawing_read (GoiDocument *document, GArray *lines, guint at, guint *none_before)
{
  guint n = 0, n_borders = 0;

  if (at < *none_before)
    return 0;
  while (at + n < lines->len && n < MOST_LINES)
    {
      const GoiTextLine *line = &g_array_index (lines, GoiTextLine, at + n);

      if (!is_upright (first_of (line)))
        break;
      n_borders += has_border (line) ? 1 : 0;
      n++;
    }
  *none_before = at + n;
  if (n < 3 || n_borders < 2)
    return 0;
  for (guint width = 1; width <= 2; width++)
    {
      Drawing drawing = { NULL };
      gboolean drawn = draw (&drawing, lines, at, n, width);

      if (drawn)
        find_rows (&drawing);
      if (drawn && drawing.n_rows > 0)
        {
          find_cells (&drawing);
          write_cells (&drawing, document);
        }
      drawn &= drawing.n_rows > 0;
      drawing_clear (&drawing);
      if (drawn)
        return n;
    }
  return 0;
}
