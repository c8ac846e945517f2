/* goi-table-text.c: the text of a section that repeats its table
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-table-text"

#include "goi-table-text.h"

#include <string.h>

/* So many lines with labels make a table; fewer may be a sentence that speaks of it. */
#define MIN_LABEL_LINES 4
/* So many cells with labels, with values below them, make one too, on however few lines. */
#define MIN_LABEL_CELLS 8

/* A line without a label that is longer, or has a full stop, is a sentence and no label that we do not know. */
#define MAX_UNKNOWN_CHARACTERS 40

/* So long a label says by itself, within a longer text, what it is. */
#define MIN_TELLING_BYTES 12

typedef enum
{
  LINE_BLANK,
  LINE_VALUES,
  LINE_LABELS,
  LINE_UNKNOWN,
  LINE_TEXT,
} LineKind;

/* A text without what documents write in many ways: spaces, punctuation, numbering. */
static char *
reduce (const char *text, gssize length)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);
  GString *out = g_string_new (NULL);

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (g_unichar_isalpha (c))
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

static void
add_label (GPtrArray *labels, const char *label)
{
  char *reduced = label != NULL ? reduce (label, -1) : NULL;

  if (reduced != NULL && *reduced != '\0')
    g_ptr_array_add (labels, reduced);
  else
    g_free (reduced);
}

static void
add_items (GPtrArray *labels, GPtrArray *items)
{
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const GoiFormItem *item = g_ptr_array_index (items, i);

      add_label (labels, item->label);
      add_label (labels, item->unit);
      for (guint j = 0; item->variants[j] != NULL; j++)
        add_label (labels, item->variants[j]);
      add_items (labels, item->children);
    }
}

static GPtrArray *
list_labels (GoiTable *table)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);

  add_label (labels, table->unit_column);
  for (guint i = 0; i < table->blocks->len; i++)
    {
      const GoiBlock *block = g_ptr_array_index (table->blocks, i);

      add_label (labels, block->title);
      add_label (labels, block->corner);
      add_items (labels, block->row_roots);
      add_items (labels, block->column_roots);
    }
  return labels;
}

/* A cell of a line is a label, or a piece of one that went over two lines, or has one with a remark. */
static gboolean
is_label (GPtrArray *labels, const char *reduced)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const char *label = g_ptr_array_index (labels, i);

      if (strstr (label, reduced) != NULL
          || (strlen (label) >= MIN_TELLING_BYTES && strlen (reduced) <= 2 * strlen (label)
              && strstr (reduced, label) != NULL))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_mark (const char *reduced)
{
  return *reduced == '\0' || g_str_equal (reduced, "无") || g_str_equal (reduced, "不适用")
         || g_str_equal (reduced, "万元");
}

/* @n_labels: how many cells of the line are labels */
static LineKind
tell_line (GPtrArray *labels, const char *line, const char *end, guint *n_labels)
{
  LineKind kind = LINE_BLANK;

  *n_labels = 0;
  for (const char *cell = line, *next; cell < end; cell = next + 1)
    {
      g_autofree char *reduced = NULL;
      g_autofree char *text = NULL;

      next = memchr (cell, '\t', end - cell);
      if (next == NULL)
        next = end;
      text = g_strstrip (g_strndup (cell, next - cell));
      if (*text == '\0')
        continue;
      reduced = reduce (text, -1);
      if (is_mark (reduced))
        kind = MAX (kind, LINE_VALUES);
      else if (strstr (text, "。") == NULL && is_label (labels, reduced))
        {
          kind = MAX (kind, LINE_LABELS);
          (*n_labels)++;
        }
      else if (strstr (text, "。") == NULL && g_utf8_strlen (text, -1) <= MAX_UNKNOWN_CHARACTERS)
        kind = MAX (kind, LINE_UNKNOWN);
      else
        return LINE_TEXT;
    }
  return kind;
}

/* A table that is being followed through the lines of a text. */
typedef struct
{
  GArray *ranges;
  GoiTextRange range;
  guint n_labels; /* lines with labels */
  guint n_cells;  /* cells with labels */
  guint n_values; /* lines with values alone */
} Run;

static void
end_run (Run *run)
{
  if (run->n_labels >= MIN_LABEL_LINES || (run->n_cells >= MIN_LABEL_CELLS && run->n_values > 0))
    g_array_append_val (run->ranges, run->range);
  run->n_labels = run->n_cells = run->n_values = 0;
}

/**
 * goi_table_find_text:
 * @table: a table of a form
 * @text: UTF-8: the text of the section with that table
 *
 * Sections carry their full text, that of their tables with it. Where the table itself is shown, its text
 * need not be. What cannot be told apart for sure counts as text: a line with a full stop, a long line
 * without a label, and few lines with labels.
 *
 * Returns: (transfer full) (element-type GoiTextRange): whole lines of @text that print @table, in order
 */
GArray *
goi_table_find_text (GoiTable *table, const char *text)
{
  g_autoptr (GPtrArray) labels = NULL;
  Run run = { 0 };

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  labels = list_labels (table);
  run.ranges = g_array_new (FALSE, FALSE, sizeof (GoiTextRange));
  for (const char *line = text; *line != '\0';)
    {
      const char *end = line + strcspn (line, "\n");
      const char *next = *end == '\n' ? end + 1 : end;
      guint n_cells;
      LineKind kind = tell_line (labels, line, end, &n_cells);

      if (kind == LINE_TEXT)
        end_run (&run);
      else if (kind == LINE_LABELS || (kind == LINE_VALUES && run.n_labels > 0))
        {
          if (run.n_labels == 0)
            run.range.start = line - text;
          run.n_labels += kind == LINE_LABELS;
          run.n_cells += n_cells;
          run.n_values += kind == LINE_VALUES;
          run.range.end = next - text;
        }
      line = next;
    }
  end_run (&run);
  return run.ranges;
}

/**
 * goi_table_remove_text:
 * @table: a table of a form
 * @text: UTF-8: the text of the section with that table
 *
 * Returns: (transfer full): what @text says beside the table, without blank lines around it
 */
char *
goi_table_remove_text (GoiTable *table, const char *text)
{
  g_autoptr (GArray) ranges = goi_table_find_text (table, text);
  GString *out = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      const GoiTextRange *range = &g_array_index (ranges, GoiTextRange, i);

      g_string_append_len (out, text + at, range->start - at);
      at = range->end;
    }
  g_string_append (out, text + at);
  return ranges->len > 0 ? g_strstrip (g_string_free (out, FALSE)) : g_string_free (out, FALSE);
}
