/* goi-wrapped.c: labels that go on in the next line
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where each cell is a line, a label that was wrapped or that a page end cut stands on several lines.
 * They are put together again when together they are a label of a form and none of them is one alone.
 */

#define G_LOG_DOMAIN "goi-wrapped"

#include "goi-recognise-private.h"

#include <string.h>

/* A label stands on no more lines. */
#define MOST_LINES 8
/* Shorter labels are not looked for: two words beside each other give them by chance. */
#define SHORTEST 5

/* The letters of labels. */
typedef struct
{
  GHashTable *letters;
  guint longest;
} Known;

static void
add_labels (Known *known, GArray *labels)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const GoiFormLabel *label = &g_array_index (labels, GoiFormLabel, i);
      for (guint k = 0; k < label->n_forms; k++)
        if (label->forms[k].n_full > 0)
          {
            g_hash_table_add (known->letters, goi_label_dup_letters (&label->forms[k]));
            known->longest = MAX (known->longest, label->forms[k].n_full);
          }
    }
}

/* The letters of all labels of all forms. */
static gpointer
build_known (gpointer unused)
{
  GPtrArray *editions = goi_edition_list ();
  Known *known = g_new0 (Known, 1);

  known->letters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < editions->len; i++)
    {
      GoiEdition *edition = g_ptr_array_index (editions, i);
      GPtrArray *tables = goi_edition_get_tables (edition);

      for (guint t = 0; t < tables->len; t++)
        {
          const GoiFormLabels *labels = goi_form_labels_get (edition, g_ptr_array_index (tables, t));
          add_labels (known, labels->rows);
          add_labels (known, labels->columns);
        }
    }
  return known;
}

static const Known *
get_known (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, build_known, NULL);
}

static gboolean
is_known (const GoiLabel *label)
{
  const Known *known = get_known ();
  g_autofree char *letters = NULL;

  if (label->n_full > known->longest)
    return FALSE;
  letters = goi_label_dup_letters (label);
  return g_hash_table_contains (known->letters, letters);
}

/* Whether a line is words and nothing else, or, as the last of a label, words and the values behind. */
static gboolean
may_be_part (const GoiLine *line, gboolean last)
{
  return !line->in_table && !line->is_prose && line->pieces->len > 0
         && goi_piece_is_word (goi_line_piece (line, 0)) && (last || line->pieces->len == 1);
}

/* Whether the parts of a label are together. Of short ones the number has to be there as well. */
static gboolean
is_whole (const GoiLabel *label)
{
  return (label->n_full >= SHORTEST || (label->n_full > SHORTEST - 2 && label->ordinal > 0)) && is_known (label);
}

/* How many lines from @at on are one label; 0 when they are none. */
static guint
count_parts (GPtrArray *lines, guint at)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint n = 1; n <= MOST_LINES && at + n <= lines->len; n++)
    {
      const GoiLine *line = g_ptr_array_index (lines, at + n - 1);
      const GoiPiece *piece;
      GoiLabel label;

      if (!may_be_part (line, TRUE))
        return 0;
      piece = goi_line_piece (line, 0);
      if (piece->label != NULL && is_known (piece->label))
        return 0;
      g_string_append (text, piece->text);
      goi_label_init (&label, text->str);
      if (n > 1 && is_whole (&label))
        return n;
      /* All that begins like this is too long. */
      if (label.n_full > get_known ()->longest)
        return 0;
      if (!may_be_part (line, FALSE))
        return 0;
    }
  return 0;
}

/* Puts the label before the words of the last of its lines, and what stands behind these behind it. */
static void
join (GPtrArray *lines, guint at, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GoiLine *last = g_ptr_array_index (lines, at + n - 1);
  GoiPiece *piece = &g_array_index (last->pieces, GoiPiece, 0);

  for (guint i = 0; i < n; i++)
    g_string_append (text, goi_line_piece ((GoiLine *) g_ptr_array_index (lines, at + i), 0)->text);
  piece->start = last->start = ((GoiLine *) g_ptr_array_index (lines, at))->start;
  g_free (piece->text);
  piece->text = g_string_free (g_steal_pointer (&text), FALSE);
  piece->kind = GOI_PIECE_TEXT;
  if (piece->label == NULL)
    piece->label = g_new (GoiLabel, 1);
  goi_label_init (piece->label, piece->text);
}

/* Labels in two cells */

/* Puts words of neighbouring cells together that are a label together and none alone: a stroke of a character
 * was taken for a border. */
static void
join_cells (GoiLine *line)
{
  for (guint i = 0; line->in_table && i + 1 < line->pieces->len; i++)
    {
      GoiPiece *piece = &g_array_index (line->pieces, GoiPiece, i);
      const GoiPiece *next = goi_line_piece (line, i + 1);
      g_autofree char *text = NULL;
      GoiLabel label;

      if (piece->label == NULL || next->label == NULL || piece->column + piece->column_span != next->column
          || is_known (piece->label) || is_known (next->label))
        continue;
      text = g_strconcat (piece->text, next->text, NULL);
      goi_label_init (&label, text);
      if (label.n_full < SHORTEST || !is_known (&label))
        continue;
      g_free (piece->text);
      piece->text = g_steal_pointer (&text);
      *piece->label = label;
      piece->end = next->end;
      piece->column_span += next->column_span;
      g_array_remove_index (line->pieces, i + 1);
    }
}

/* Whether a piece is words between single blanks each of which is a label: neighbours in a header that left no room
 * between them. */
static gboolean
is_several (const GoiPiece *piece, char **words)
{
  guint n = 0;

  for (; words[n] != NULL; n++)
    {
      GoiLabel label;

      goi_label_init (&label, words[n]);
      if (label.n_full < 2 || !is_known (&label))
        return FALSE;
    }
  return n > 1 && !is_known (piece->label);
}

static void
part_cells (GoiLine *line)
{
  for (guint i = line->pieces->len; line->in_table && line->loose && i > 0; i--)
    {
      GoiPiece *piece = &g_array_index (line->pieces, GoiPiece, i - 1);
      g_auto (GStrv) words = NULL;
      gint64 start = piece->start;

      if (piece->label == NULL || strchr (piece->text, ' ') == NULL)
        continue;
      words = g_strsplit (piece->text, " ", -1);
      if (!is_several (piece, words))
        continue;
      for (guint k = 0; words[k] != NULL; k++)
        {
          GoiPiece part = *piece;

          part.text = g_strdup (words[k]);
          part.label = g_new (GoiLabel, 1);
          goi_label_init (part.label, part.text);
          part.start = start;
          part.end = start + g_utf8_strlen (part.text, -1);
          part.column = piece->column + k;
          part.column_span = 1;
          start = part.end + 1;
          g_array_insert_val (line->pieces, i + k, part);
          piece = &g_array_index (line->pieces, GoiPiece, i - 1);
        }
      g_array_remove_index (line->pieces, i - 1);
    }
}

/* Rows that the end of a page cut through */

/* The label of a row: its last words before anything else; NULL where it has none. */
static GoiPiece *
label_of_row (const GoiLine *line)
{
  GoiPiece *label = NULL;

  for (guint i = 0; i < line->pieces->len; i++)
    {
      GoiPiece *piece = &g_array_index (line->pieces, GoiPiece, i);
      if (piece->kind == GOI_PIECE_TEXT)
        label = piece;
      else if (piece->kind != GOI_PIECE_EMPTY)
        break;
    }
  return label;
}

static GoiPiece *
piece_in_column (const GoiLine *line, guint column)
{
  for (guint i = 0; i < line->pieces->len; i++)
    if (goi_line_piece (line, i)->column == column)
      return &g_array_index (line->pieces, GoiPiece, i);
  return NULL;
}

/* Whether the label of a row goes on in that of the next: neither is one alone, together they are. Of short
 * ones the number has to be there as well. */
static gboolean
label_goes_on (const GoiPiece *above, const GoiPiece *below)
{
  g_autofree char *text = g_strconcat (above->text, below->text, NULL);
  GoiLabel label, first;

  goi_label_init (&first, above->text);
  goi_label_init (&label, text);
  if (first.n_full == 0 && first.ordinal > 0)
    return below->label->ordinal == 0 && is_known (&label);
  if (is_known (below->label) || (above->label != NULL && is_known (above->label)))
    return FALSE;
  return is_known (&label) && (label.n_full >= SHORTEST || label.ordinal > 0);
}

/* Digits are never cut in the middle. */
static gboolean
cells_go_on (const GoiLine *above, const GoiLine *below)
{
  for (guint i = 0; i < below->pieces->len; i++)
    {
      const GoiPiece *piece = goi_line_piece (below, i);
      const GoiPiece *over = piece_in_column (above, piece->column);

      if (piece->kind == GOI_PIECE_EMPTY)
        continue;
      if (over == NULL || (over->kind != GOI_PIECE_EMPTY && strpbrk (piece->text, "0123456789") != NULL))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_cut_row (const GoiLine *above, const GoiLine *below)
{
  const GoiPiece *label, *over;

  if (!above->in_table || !below->in_table || above->grid_columns != below->grid_columns)
    return FALSE;
  label = label_of_row (below);
  over = label != NULL ? piece_in_column (above, label->column) : NULL;
  return over != NULL && over->kind != GOI_PIECE_EMPTY && label_goes_on (over, label)
         && cells_go_on (above, below);
}

/* The only cell of a row with something in it: a part of a label. NULL when there is more. */
static const GoiPiece *
only_part (const GoiLine *line)
{
  const GoiPiece *part = NULL;

  for (guint i = 0; i < line->pieces->len; i++)
    {
      const GoiPiece *piece = goi_line_piece (line, i);

      if (piece->kind == GOI_PIECE_EMPTY)
        continue;
      if (part != NULL || !goi_piece_is_word (piece))
        return NULL;
      part = piece;
    }
  return part;
}

/* How many rows below the one at @at hold nothing but the rest of its label, in text that kept no more than the look
 * of a table. */
static guint
count_rest (GPtrArray *lines, guint at)
{
  const GoiLine *line = g_ptr_array_index (lines, at);
  const GoiPiece *label = line->in_table && line->loose ? label_of_row (line) : NULL;
  g_autoptr (GString) text = NULL;

  if (label == NULL || is_known (label->label))
    return 0;
  text = g_string_new (label->text);
  for (guint n = 1; n < MOST_LINES && at + n < lines->len; n++)
    {
      const GoiLine *below = g_ptr_array_index (lines, at + n);
      const GoiPiece *part = below->in_table && below->block == line->block ? only_part (below) : NULL;
      GoiLabel whole;

      if (part == NULL || part->column != label->column || (part->label != NULL && is_known (part->label)))
        return 0;
      g_string_append (text, part->text);
      goi_label_init (&whole, text->str);
      if (is_whole (&whole))
        return n;
    }
  return 0;
}

/* Puts the cells of a row behind those of the row above it, of which they are the rest. */
static void
join_rows (GoiLine *above, const GoiLine *below)
{
  GoiLine *joined = goi_line_new (above->block, above->start, above->end);

  for (guint i = 0; i < above->pieces->len; i++)
    {
      const GoiPiece *piece = goi_line_piece (above, i);
      const GoiPiece *rest = piece_in_column (below, piece->column);
      g_autofree char *text = g_strconcat (piece->text, rest != NULL ? rest->text : NULL, NULL);
      const GoiPiece *place = piece->kind == GOI_PIECE_EMPTY && rest != NULL ? rest : piece;

      goi_line_add_piece (joined, text, place->start, place->end, piece->column, piece->column_span);
    }
  g_array_unref (above->pieces);
  above->pieces = g_array_ref (joined->pieces);
  goi_line_free (joined);
}

/* Rows that line ends in their labels cut through: 三、本年度办理结果 | （三）不予公开 | 1.属于国 and 家秘密 | 0 | 0 */

/* Whether a line holds words and nothing else, up to its last cell. */
static gboolean
is_only_words (const GoiLine *line)
{
  for (guint i = 0; i < line->pieces->len; i++)
    if (goi_line_piece (line, i)->kind != GOI_PIECE_EMPTY && !goi_piece_is_word (goi_line_piece (line, i)))
      return FALSE;
  return !line->is_prose && line->pieces->len > 0
         && goi_piece_is_word (goi_line_piece (line, line->pieces->len - 1));
}

static gboolean
is_label_alone (const GoiPiece *piece)
{
  return piece->label != NULL && is_known (piece->label);
}

/* How many lines from @at on are one row, whose label ends where the last one's first cell does; 0 when they are none.
 * Such lines come from tables whose cells are parted by tabs. */
static guint
count_broken (GPtrArray *lines, guint at)
{
  const GoiLine *line = g_ptr_array_index (lines, at);
  const GoiPiece *last;
  g_autoptr (GString) text = NULL;
  gboolean table = line->in_table;

  if (!is_only_words (line))
    return 0;
  last = goi_line_piece (line, line->pieces->len - 1);
  text = g_string_new (last->text);
  for (guint n = 1; n < MOST_LINES && at + n < lines->len; n++)
    {
      const GoiLine *next = g_ptr_array_index (lines, at + n);
      GoiLabel label;

      if (next->is_prose || next->pieces->len == 0 || !goi_piece_is_word (goi_line_piece (next, 0))
          || is_label_alone (goi_line_piece (next, 0)))
        return 0;
      table |= next->in_table || next->pieces->len > 1;
      g_string_append (text, goi_line_piece (next, 0)->text);
      goi_label_init (&label, text->str);
      if (is_whole (&label) || (next->pieces->len > 1 && is_known (&label)))
        return table ? n + 1 : 0;
      if (next->pieces->len > 1 || label.n_full > get_known ()->longest)
        return 0;
    }
  return 0;
}

/* Makes one row of the lines from @at on, in the place of the last one. */
static void
join_broken (GPtrArray *lines, guint at, guint n)
{
  const GoiLine *first = g_ptr_array_index (lines, at);
  GoiLine *last = g_ptr_array_index (lines, at + n - 1);
  const GoiPiece *begin = goi_line_piece (first, first->pieces->len - 1);
  const GoiPiece *end = goi_line_piece (last, 0);
  GoiLine *joined = goi_line_new (last->block, first->start, last->end);
  g_autoptr (GString) text = g_string_new (begin->text);

  for (guint i = 1; i < n; i++)
    g_string_append (text, goi_line_piece ((GoiLine *) g_ptr_array_index (lines, at + i), 0)->text);
  for (guint i = 0; i + 1 < first->pieces->len; i++)
    {
      const GoiPiece *piece = goi_line_piece (first, i);
      goi_line_add_piece (joined, piece->text, piece->start, piece->end, piece->column, piece->column_span);
    }
  goi_line_add_piece (joined, text->str, begin->start, end->end, begin->column, 1);
  for (guint i = 1; i < last->pieces->len; i++)
    {
      const GoiPiece *piece = goi_line_piece (last, i);
      goi_line_add_piece (joined, piece->text, piece->start, piece->end,
                          begin->column + piece->column - end->column, piece->column_span);
    }
  joined->row = last->row;
  joined->in_table = first->in_table || last->in_table;
  joined->loose = TRUE;
  for (guint i = 0; i < n; i++)
    goi_line_free (g_ptr_array_index (lines, at + i));
  lines->pdata[at + n - 1] = joined;
}

/**
 * goi_lines_join_wrapped:
 * @lines: (element-type GoiLine): the lines of a document
 *
 * Puts labels together that stand on several lines, and rows that stand on two pages.
 */
void
goi_lines_join_wrapped (GPtrArray *lines)
{
  guint to = 0;

  g_ptr_array_set_free_func (lines, NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      guint n = count_broken (lines, i), n_rest;

      while (n > 0)
        {
          join_broken (lines, i, n);
          i += n - 1;
          n = count_broken (lines, i);
        }
      n = count_parts (lines, i);
      n_rest = count_rest (lines, i);

      for (; n_rest > 0; n_rest--)
        {
          GoiLine *above = g_ptr_array_index (lines, i), *below = g_ptr_array_index (lines, i + 1);
          join_rows (above, below);
          goi_line_free (below);
          lines->pdata[++i] = above;
        }
      while (i + 1 < lines->len && is_cut_row (g_ptr_array_index (lines, i), g_ptr_array_index (lines, i + 1)))
        {
          GoiLine *above = g_ptr_array_index (lines, i), *below = g_ptr_array_index (lines, i + 1);
          join_rows (above, below);
          goi_line_free (below);
          lines->pdata[++i] = above;
        }
      join_cells (g_ptr_array_index (lines, i));
      part_cells (g_ptr_array_index (lines, i));
      if (n > 0)
        join (lines, i, n);
      for (; n > 1; n--)
        goi_line_free (g_ptr_array_index (lines, i++));
      lines->pdata[to++] = lines->pdata[i];
    }
  g_ptr_array_set_size (lines, to);
  g_ptr_array_set_free_func (lines, (GDestroyNotify) goi_line_free);
}
