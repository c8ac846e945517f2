/* goi-wrapped.c: labels that go on in the next line
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where each cell is a line, a label that was wrapped or that a page end cut stands on two or three lines.
 * They are put together again when together they are a label of a form and none of them is one alone.
 */

#define G_LOG_DOMAIN "goi-wrapped"

#include "goi-recognise-private.h"

#include <string.h>

/* A label stands on no more lines. */
#define MOST_LINES 3
/* Shorter labels are not looked for: two words beside each other give them by chance. */
#define SHORTEST 5

static char *
letters_of (const GoiLabel *label)
{
  return g_ucs4_to_utf8 (label->full, label->n_full, NULL, NULL, NULL);
}

static void
add_labels (GHashTable *known, GArray *labels)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const GoiFormLabel *label = &g_array_index (labels, GoiFormLabel, i);
      for (guint k = 0; k < label->n_forms; k++)
        if (label->forms[k].n_full >= SHORTEST)
          g_hash_table_add (known, letters_of (&label->forms[k]));
    }
}

/* The letters of all labels of all forms. */
static gpointer
build_known (gpointer unused)
{
  GPtrArray *editions = goi_edition_list ();
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

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

static gboolean
is_known (const GoiLabel *label)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *known = g_once (&once, build_known, NULL);
  g_autofree char *letters = letters_of (label);

  return g_hash_table_contains (known, letters);
}

/* Whether a line is words and nothing else, or, as the last of a label, words and the values behind. */
static gboolean
may_be_part (const GoiLine *line, gboolean last)
{
  return !line->in_table && !line->is_prose && line->pieces->len > 0
         && goi_line_piece (line, 0)->kind == GOI_PIECE_TEXT && (last || line->pieces->len == 1);
}

/* How many lines from @at on are one label; 0 when they are none. */
static guint
count_parts (GPtrArray *lines, guint at)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint n = 1; n <= MOST_LINES && at + n <= lines->len; n++)
    {
      const GoiLine *line = g_ptr_array_index (lines, at + n - 1);
      GoiLabel label;

      if (!may_be_part (line, TRUE))
        return 0;
      if (is_known (goi_line_piece (line, 0)->label))
        return 0;
      g_string_append (text, goi_line_piece (line, 0)->text);
      goi_label_init (&label, text->str);
      if (n > 1 && is_known (&label))
        return n;
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
  goi_label_init (piece->label, piece->text);
}

/**
 * goi_lines_join_wrapped:
 * @lines: (element-type GoiLine): the lines of a document
 *
 * Puts labels together that stand on several lines.
 */
void
goi_lines_join_wrapped (GPtrArray *lines)
{
  guint to = 0;

  g_ptr_array_set_free_func (lines, NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      guint n = count_parts (lines, i);

      if (n > 0)
        join (lines, i, n);
      for (; n > 1; n--)
        goi_line_free (g_ptr_array_index (lines, i++));
      lines->pdata[to++] = lines->pdata[i];
    }
  g_ptr_array_set_size (lines, to);
  g_ptr_array_set_free_func (lines, (GDestroyNotify) goi_line_free);
}
