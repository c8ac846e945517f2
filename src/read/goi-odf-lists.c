/* goi-odf-lists.c: the numbers that stand before the items of lists and before headings
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-odf-lists"

#include "goi-odf-private.h"

#include <stdlib.h>
#include <string.h>

/* How far a list has been counted. */
typedef struct
{
  grefcount refs;
  guint counts[ODF_N_LEVELS];
  gboolean is_counted[ODF_N_LEVELS];
} Run;

/* A list that is open. */
typedef struct
{
  Run *run;
  char *style;
  gboolean awaits_label;   /* the item has not yet had its paragraph */
  gint64 start;            /* the item's own number, or -1 */
} Open;

struct _GoiOdfLists
{
  GoiOdfStyles *styles;     /* borrowed */
  GHashTable *by_id;        /* id of a list → Run */
  GHashTable *by_style;     /* name of a list style → Run of the last list with it */
  GPtrArray *open;          /* Open, outermost first */
  Run *outline;
};

static Run *
run_new (void)
{
  Run *run = g_new0 (Run, 1);

  g_ref_count_init (&run->refs);
  return run;
}

static Run *
run_ref (Run *run)
{
  g_ref_count_inc (&run->refs);
  return run;
}

static void
run_unref (gpointer data)
{
  Run *run = data;

  if (g_ref_count_dec (&run->refs))
    g_free (run);
}

static void
open_free (gpointer data)
{
  Open *open = data;

  run_unref (open->run);
  g_free (open->style);
  g_free (open);
}

static void
count (Run *run, const GoiOdfLevel *levels, guint level, gint64 start)
{
  if (start >= 0)
    run->counts[level] = start;
  else if (!run->is_counted[level])
    run->counts[level] = levels[level].start;
  else
    run->counts[level]++;
  run->is_counted[level] = TRUE;
  for (guint i = level + 1; i < ODF_N_LEVELS; i++)
    run->is_counted[i] = FALSE;
}

static void
append_number (const Run *run, const GoiOdfLevel *levels, guint level, GString *label)
{
  goi_numeral_append (label, levels[level].numeral,
                      run->is_counted[level] ? run->counts[level] : levels[level].start);
}

/* The format that newer programs write beside prefix and suffix: %1% stands for the first level. */
static void
append_formatted (const Run *run, const GoiOdfLevel *levels, const char *format, GString *label)
{
  for (const char *p = format; *p != '\0'; p++)
    {
      char *end;
      guint64 level = *p == '%' ? g_ascii_strtoull (p + 1, &end, 10) : 0;

      if (level >= 1 && level <= ODF_N_LEVELS && *end == '%')
        {
          append_number (run, levels, level - 1, label);
          p = end;
        }
      else
        g_string_append_c (label, *p);
    }
}

static void
append_label (const Run *run, const GoiOdfLevel *levels, guint level, GString *label)
{
  const GoiOdfLevel *definition = &levels[level];
  const char *last;

  if (definition->format != NULL)
    append_formatted (run, levels, definition->format, label);
  else if (definition->numeral != GOI_NUMERAL_NONE)
    {
      g_string_append (label, definition->prefix != NULL ? definition->prefix : "");
      for (guint i = level + 1 - MIN (definition->display_levels, level + 1); i <= level; i++)
        {
          append_number (run, levels, i, label);
          if (i < level && levels[i].numeral != GOI_NUMERAL_NONE)
            g_string_append_c (label, '.');
        }
      g_string_append (label, definition->suffix != NULL ? definition->suffix : "");
    }
  /* A full-width character at the end of the number has a gap in itself. */
  last = g_utf8_find_prev_char (label->str, label->str + label->len);
  if (last != NULL && !definition->is_glued && !g_unichar_iswide (g_utf8_get_char (last))
      && !g_unichar_isspace (g_utf8_get_char (last)))
    g_string_append_c (label, ' ');
}

/* _goi_odf_lists_new: no list has been counted. */
GoiOdfLists *
_goi_odf_lists_new (GoiOdfStyles *styles)
{
  GoiOdfLists *self = g_new0 (GoiOdfLists, 1);

  self->styles = styles;
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, run_unref);
  self->by_style = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, run_unref);
  self->open = g_ptr_array_new_with_free_func (open_free);
  self->outline = run_new ();
  return self;
}

/* _goi_odf_lists_free: frees it. */
void
_goi_odf_lists_free (GoiOdfLists *self)
{
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->by_style);
  g_ptr_array_unref (self->open);
  run_unref (self->outline);
  g_free (self);
}

/* _goi_odf_lists_enter: a list begins, in the item of another one or not. All of its attributes may be
 * NULL (ODF 1.3 part 3, 5.3.1): a list in a list has the style and the counting of the outer one;
 * another one counts anew unless it continues a list, given by its id, or the last one with its style. */
void
_goi_odf_lists_enter (GoiOdfLists *self, const char *style, const char *id, const char *continues,
                      gboolean continue_numbering)
{
  Open *outer = self->open->len > 0 ? g_ptr_array_index (self->open, self->open->len - 1) : NULL;
  Open *open = g_new0 (Open, 1);
  Run *run = NULL;

  if (style == NULL && outer != NULL)
    style = outer->style;
  open->style = g_strdup (style);
  open->start = -1;
  if (outer != NULL)
    run = outer->run;
  if (run == NULL && continues != NULL)
    run = g_hash_table_lookup (self->by_id, continues);
  if (run == NULL && continue_numbering && style != NULL)
    run = g_hash_table_lookup (self->by_style, style);
  open->run = run != NULL ? run_ref (run) : run_new ();
  if (outer == NULL && id != NULL)
    g_hash_table_insert (self->by_id, g_strdup (id), run_ref (open->run));
  if (outer == NULL && style != NULL)
    g_hash_table_insert (self->by_style, g_strdup (style), run_ref (open->run));
  g_ptr_array_add (self->open, open);
}

/* _goi_odf_lists_leave: the innermost list ends. */
void
_goi_odf_lists_leave (GoiOdfLists *self)
{
  g_ptr_array_set_size (self->open, self->open->len - 1);
}

/* _goi_odf_lists_begin_item: an item of the innermost list begins, with a number of its own where @start
 * is not -1. */
void
_goi_odf_lists_begin_item (GoiOdfLists *self, gboolean is_counted, gint64 start)
{
  Open *open = g_ptr_array_index (self->open, self->open->len - 1);

  open->awaits_label = is_counted;
  open->start = start;
}

/* _goi_odf_lists_suspend: puts the open lists aside for what hangs on a paragraph (boxes, notes).
 * Returns: (transfer full): what _goi_odf_lists_resume() takes */
GPtrArray *
_goi_odf_lists_suspend (GoiOdfLists *self)
{
  GPtrArray *suspended = self->open;

  self->open = g_ptr_array_new_with_free_func (open_free);
  return suspended;
}

/* _goi_odf_lists_resume: takes (transfer full) the lists up again. */
void
_goi_odf_lists_resume (GoiOdfLists *self, GPtrArray *suspended)
{
  g_ptr_array_unref (self->open);
  self->open = suspended;
}

/* _goi_odf_lists_append_label: appends what is printed before a paragraph, or before a heading of
 * @outline_level (0 for a paragraph), which may have a number of its own (@start, otherwise -1). Counts
 * the item that the paragraph begins; an item in which there are only further lists does not count. */
void
_goi_odf_lists_append_label (GoiOdfLists *self, guint outline_level, gint64 start, GString *label)
{
  Open *open = self->open->len > 0 ? g_ptr_array_index (self->open, self->open->len - 1) : NULL;
  const GoiOdfLevel *levels;
  guint level;
  Run *run;

  if (open != NULL)
    {
      if (!open->awaits_label)
        return;
      open->awaits_label = FALSE;
      levels = _goi_odf_styles_get_levels (self->styles, open->style);
      level = MIN (self->open->len, ODF_N_LEVELS) - 1;
      run = open->run;
      start = open->start;
    }
  else
    {
      if (outline_level == 0)
        return;
      levels = _goi_odf_styles_get_outline (self->styles);
      level = MIN (outline_level, ODF_N_LEVELS) - 1;
      run = self->outline;
    }
  if (levels == NULL || !levels[level].is_set)
    return;
  count (run, levels, level, start);
  append_label (run, levels, level, label);
}
