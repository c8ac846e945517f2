/* goi-ofd-drawing.c: what a page, a template or a vector graphic of an OFD document draws
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-ofd-drawing"

#include "goi-ofd-private.h"

#include <math.h>

#define POINTS_PER_MM (72 / 25.4)

/* How far a font reaches above and below the base line, as parts of its height. */
#define ASCENT 0.86
#define DESCENT 0.14

/* A letter drawn twice, so that it looks bold or throws a shadow, stands within this part of its height. */
#define TWICE 0.15

/* Text that is more aslant than this lies across the page, as watermarks do. */
#define ASLANT 0.2

typedef enum
{
  UPRIGHT,
  TURNED_RIGHT,
  UPSIDE_DOWN,
  TURNED_LEFT,
} Turn;

/* Where a page lies and how it is turned. */
typedef struct
{
  GoiBox box;
  Turn turn;
} Frame;

/* Returns: -1 for a letter that is aslant */
static int
turn_of (const GoiOfdLetter *letter)
{
  double x = fabs (letter->advance_x), y = fabs (letter->advance_y);

  if (MIN (x, y) > ASLANT * MAX (x, y))
    return -1;
  if (x >= y)
    return letter->advance_x >= 0 ? UPRIGHT : UPSIDE_DOWN;
  return letter->advance_y >= 0 ? TURNED_RIGHT : TURNED_LEFT;
}

/* A page on which most of the text is turned is read turned. */
static Turn
find_turn (const GoiOfdDrawing *drawing)
{
  guint n[4] = { 0 };
  Turn best = UPRIGHT;

  for (guint i = 0; i < drawing->letters->len; i++)
    {
      int turn = turn_of (&g_array_index (drawing->letters, GoiOfdLetter, i));
      if (turn >= 0)
        n[turn]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (n); i++)
    if (n[i] > n[best])
      best = i;
  return best;
}

/* From millimetres on the page to points on the page as it is read. */
static void
place_point (const Frame *frame, double x, double y, double *to_x, double *to_y)
{
  double width = frame->box.x1 - frame->box.x0, height = frame->box.y1 - frame->box.y0;

  x -= frame->box.x0;
  y -= frame->box.y0;
  *to_x = (frame->turn == UPRIGHT        ? x
           : frame->turn == TURNED_RIGHT ? y
           : frame->turn == UPSIDE_DOWN  ? width - x
                                         : height - y)
          * POINTS_PER_MM;
  *to_y = (frame->turn == UPRIGHT        ? y
           : frame->turn == TURNED_RIGHT ? width - x
           : frame->turn == UPSIDE_DOWN  ? height - y
                                         : x)
          * POINTS_PER_MM;
}

static void
extend (GoiBox *box, const Frame *frame, double x, double y)
{
  place_point (frame, x, y, &x, &y);
  box->x0 = MIN (box->x0, x);
  box->y0 = MIN (box->y0, y);
  box->x1 = MAX (box->x1, x);
  box->y1 = MAX (box->y1, y);
}

#define NO_BOX { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE }

static void
add_letter (GoiPage *page, const Frame *frame, const GoiOfdLetter *letter)
{
  GoiBox box = NO_BOX;

  for (guint corner = 0; corner < 4; corner++)
    {
      double along = corner & 1 ? 1 : 0, up = corner & 2 ? ASCENT : -DESCENT;
      extend (&box, frame, letter->x + along * letter->advance_x + up * letter->up_x,
              letter->y + along * letter->advance_y + up * letter->up_y);
    }
  goi_page_add_glyph (page, letter->character, &box);
}

static void
add_line (GoiPage *page, const Frame *frame, const GoiOfdLine *line)
{
  GoiBox box = NO_BOX;
  gboolean is_level = fabs (line->x1 - line->x0) >= fabs (line->y1 - line->y0);
  double half_x = is_level ? 0 : line->thickness / 2, half_y = is_level ? line->thickness / 2 : 0;

  extend (&box, frame, line->x0 - half_x, line->y0 - half_y);
  extend (&box, frame, line->x1 + half_x, line->y1 + half_y);
  goi_page_add_rule (page, &box);
}

/* A place in a grid that is finer than the distance at which letters count as one. */
static guint64
grid_key (const GoiOfdLetter *letter, double size, int right, int down)
{
  guint64 x = (guint64) ((gint64) floor (letter->x / (TWICE * size)) + right) & 0xffff;
  guint64 y = (guint64) ((gint64) floor (letter->y / (TWICE * size)) + down) & 0xffff;

  return (guint64) letter->character << 32 | x << 16 | y;
}

static double
size_of (const GoiOfdLetter *letter)
{
  return MAX (hypot (letter->up_x, letter->up_y), 0.1);
}

/* Whether the same letter stands here already; notes it otherwise. @seen: key → index + 1 */
static gboolean
is_drawn_twice (GHashTable *seen, GArray *keys, const GoiOfdDrawing *drawing, guint index)
{
  const GoiOfdLetter *letter = &g_array_index (drawing->letters, GoiOfdLetter, index);
  double size = size_of (letter);
  guint64 *key;

  for (int right = -1; right <= 1; right++)
    for (int down = -1; down <= 1; down++)
      {
        guint64 near = grid_key (letter, size, right, down);
        guint at = GPOINTER_TO_UINT (g_hash_table_lookup (seen, &near));
        const GoiOfdLetter *other;

        if (at == 0)
          continue;
        other = &g_array_index (drawing->letters, GoiOfdLetter, at - 1);
        if (other->character == letter->character && fabs (other->x - letter->x) < TWICE * size
            && fabs (other->y - letter->y) < TWICE * size)
          return TRUE;
      }
  key = &g_array_index (keys, guint64, index);
  *key = grid_key (letter, size, 0, 0);
  g_hash_table_insert (seen, key, GUINT_TO_POINTER (index + 1));
  return FALSE;
}

static void
add_letters (GoiPage *page, const Frame *frame, const GoiOfdDrawing *drawing)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) keys = g_array_sized_new (FALSE, FALSE, sizeof (guint64), drawing->letters->len);

  g_array_set_size (keys, drawing->letters->len);
  for (guint i = 0; i < drawing->letters->len; i++)
    {
      const GoiOfdLetter *letter = &g_array_index (drawing->letters, GoiOfdLetter, i);

      if (turn_of (letter) >= 0 && !is_drawn_twice (seen, keys, drawing, i))
        add_letter (page, frame, letter);
    }
}

GoiOfdDrawing *
_goi_ofd_drawing_new (void)
{
  GoiOfdDrawing *drawing = g_new0 (GoiOfdDrawing, 1);

  drawing->letters = g_array_new (FALSE, FALSE, sizeof (GoiOfdLetter));
  drawing->lines = g_array_new (FALSE, FALSE, sizeof (GoiOfdLine));
  drawing->uses = g_array_new (FALSE, FALSE, sizeof (GoiOfdUse));
  return drawing;
}

void
_goi_ofd_drawing_free (GoiOfdDrawing *drawing)
{
  g_array_unref (drawing->letters);
  g_array_unref (drawing->lines);
  g_array_unref (drawing->uses);
  g_free (drawing);
}

static void
stamp_letter (GoiOfdDrawing *onto, GoiOfdLetter letter, const GoiOfdMatrix *matrix)
{
  _goi_ofd_matrix_apply (matrix, &letter.x, &letter.y);
  _goi_ofd_matrix_apply_vector (matrix, &letter.advance_x, &letter.advance_y);
  _goi_ofd_matrix_apply_vector (matrix, &letter.up_x, &letter.up_y);
  g_array_append_val (onto->letters, letter);
}

static void
stamp_line (GoiOfdDrawing *onto, GoiOfdLine line, const GoiOfdMatrix *matrix)
{
  _goi_ofd_matrix_apply (matrix, &line.x0, &line.y0);
  _goi_ofd_matrix_apply (matrix, &line.x1, &line.y1);
  line.thickness *= sqrt (fabs (matrix->a * matrix->d - matrix->b * matrix->c));
  g_array_append_val (onto->lines, line);
}

/**
 * _goi_ofd_drawing_stamp:
 * @self: the state of reading
 * @onto: where it is drawn
 * @drawing: what is drawn
 * @matrix: from the space of @drawing to that of @onto
 * @depth: how many graphics this is inside of
 * @error: return location for a #GoiReadError
 *
 * Draws letters, lines, and the vector graphics that are used.
 *
 * Returns: FALSE with @error set where that is too much, or a graphic is missing
 */
gboolean
_goi_ofd_drawing_stamp (GoiOfdReader *self, GoiOfdDrawing *onto, const GoiOfdDrawing *drawing,
                        const GoiOfdMatrix *matrix, guint depth, GError **error)
{
  if (depth > OFD_MAX_DEPTH || !_goi_ofd_count (self, &self->n_uses, 1, OFD_MAX_USES)
      || !_goi_ofd_count (self, &self->n_letters, drawing->letters->len, OFD_MAX_LETTERS)
      || !_goi_ofd_count (self, &self->n_lines, drawing->lines->len, OFD_MAX_LINES))
    {
      _goi_ofd_set_too_large (error);
      return FALSE;
    }
  for (guint i = 0; i < drawing->letters->len; i++)
    stamp_letter (onto, g_array_index (drawing->letters, GoiOfdLetter, i), matrix);
  for (guint i = 0; i < drawing->lines->len; i++)
    stamp_line (onto, g_array_index (drawing->lines, GoiOfdLine, i), matrix);
  for (guint i = 0; i < drawing->uses->len; i++)
    {
      const GoiOfdUse *use = &g_array_index (drawing->uses, GoiOfdUse, i);
      const GoiOfdDrawing *unit = g_hash_table_lookup (self->units, GUINT_TO_POINTER (use->unit));
      GoiOfdMatrix inner;

      if (unit == NULL)
        {
          _goi_ofd_set_damaged (error);
          return FALSE;
        }
      _goi_ofd_matrix_multiply (&inner, matrix, &use->matrix);
      if (!_goi_ofd_drawing_stamp (self, onto, unit, &inner, depth + 1, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * _goi_ofd_drawing_to_page:
 * @drawing: what stands on a page, without graphics that are used
 * @box: where the page lies, in millimetres
 *
 * Turns the page so that most of its text is upright. Letters that are drawn twice at one place are one; text
 * that lies aslant is a watermark and left out.
 *
 * Returns: (transfer full): the page
 */
GoiPage *
_goi_ofd_drawing_to_page (const GoiOfdDrawing *drawing, const GoiBox *box)
{
  Frame frame = { *box, find_turn (drawing) };
  double width = (box->x1 - box->x0) * POINTS_PER_MM, height = (box->y1 - box->y0) * POINTS_PER_MM;
  gboolean is_turned = frame.turn == TURNED_RIGHT || frame.turn == TURNED_LEFT;
  GoiPage *page = is_turned ? goi_page_new (height, width) : goi_page_new (width, height);

  add_letters (page, &frame, drawing);
  for (guint i = 0; i < drawing->lines->len; i++)
    add_line (page, &frame, &g_array_index (drawing->lines, GoiOfdLine, i));
  return page;
}
