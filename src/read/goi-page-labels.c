/* goi-page-labels.c: what stands before the values of a table without ruled lines
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Labels may stand beside the names of groups, which go downwards over several rows, a few characters a line, in one
 * or two narrow columns of their own. These are known from the space on their right that hardly any line crosses:
 * what crosses it is the label of a row that belongs to no group.
 */

#define G_LOG_DOMAIN "goi-page-labels"

#include "goi-page-labels.h"

#include "goi-label.h"

#include <math.h>
#include <string.h>

/* The space that parts the words before the values, in heights of characters. */
#define SPACE 0.25
/* The number of a label and the label are less far from each other, in heights of characters. */
#define SPACE_ORDINAL 1.0
#define SPACE_BLANK 0.6
/* How wide a line of the name of a group is at most, in heights of characters, and how many lines there are. */
#define NARROW 4.6
#define LEAST_STACK 2
/* The share of the lines that may cross the space beside the names of groups. */
#define CROSSING 0.5
/* A table with more lines, or more words before its values, is none of a form. */
#define MOST_LINES 400
#define MOST_PARTS 4000
/* The most columns of names of groups. */
#define MOST_GROUPS 2
/* The lines of the name of a group are at most as far from each other, in heights of characters. */
#define GROUP_PITCH 2.2

static void
group_free (gpointer data)
{
  GoiPageGroup *self = data;

  g_string_free (self->text, TRUE);
  g_free (self);
}

static gboolean
begins_with_ordinal (const GoiPageLine *part)
{
  g_autofree char *text = goi_page_line_dup_text (part);
  GoiLabel label;

  goi_label_init (&label, text);
  return label.kind != GOI_ORDINAL_NONE;
}

/* Whether words are those of a row of sums, which has no number: 小计. */
static gboolean
is_sum (const GoiPageLine *part)
{
  static const char *const words[] = { "小计", "合计", "总计", "累计" };
  g_autofree char *text = goi_page_line_dup_text (part);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (text, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Whether a part is the number of a label and nothing else. */
static gboolean
is_ordinal (const GoiPageLine *part)
{
  g_autofree char *text = goi_page_line_dup_text (part);
  GoiOrdinalKind kind;

  return text[goi_label_skip_ordinal (text, &kind, NULL)] == '\0' && kind != GOI_ORDINAL_NONE;
}

static void
append (GoiPageLine *to, const GoiPageLine *part)
{
  for (guint i = 0; i < part->glyphs->len; i++)
    goi_page_line_add (to, goi_page_line_glyph (part, i));
}

/* Whether a part goes on with the one before it: the number of a label, or a word before a blank, with its label. */
static gboolean
goes_on (const GoiPageLine *last, const GoiPageLine *part)
{
  double space = (part->box.x0 - last->box.x1) / part->size;
  gboolean digits = g_unichar_isdigit (goi_page_line_glyph (last, 0)->character);

  if (begins_with_ordinal (part))
    return FALSE;
  if (space < SPACE_BLANK && (digits || begins_with_ordinal (last)))
    return TRUE;
  return space < SPACE_ORDINAL && is_ordinal (last);
}

/* The words before the values of a line, in parts; a number stays with its label. */
static GPtrArray *
split_words (const GoiSegments *line)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_page_line_free);

  for (guint i = 0; i < line->segments->len && !goi_segment (line, i)->is_value; i++)
    {
      g_autoptr (GPtrArray) split = goi_page_line_split (goi_segment (line, i)->part, SPACE);

      for (guint k = 0; k < split->len; k++)
        {
          GoiPageLine *part = g_ptr_array_index (split, k);
          GoiPageLine *last = parts->len > 0 ? g_ptr_array_index (parts, parts->len - 1) : NULL;
          GoiPageLine *copy;

          if (last != NULL && goes_on (last, part))
            {
              append (last, part);
              continue;
            }
          copy = goi_page_line_new ();
          append (copy, part);
          g_ptr_array_add (parts, copy);
        }
    }
  return parts;
}

static gboolean
is_narrow (const GoiPageLine *part)
{
  return part->box.x1 - part->box.x0 <= NARROW * part->size;
}

/* How many lines go across a place, and how many have something narrow between @from and it, and something behind
 * it. */
static void
count_at (const GPtrArray *lines, double from, double at, guint *across, guint *before, guint *behind)
{
  *across = *before = *behind = 0;
  for (guint i = 0; i < lines->len; i++)
    {
      const GPtrArray *parts = g_ptr_array_index (lines, i);
      gboolean is_across = FALSE, is_before = FALSE, is_behind = FALSE;

      for (guint k = 0; k < parts->len; k++)
        {
          const GoiPageLine *part = g_ptr_array_index (parts, k);
          is_across |= part->box.x0 < at && part->box.x1 > at;
          is_before |= part->box.x1 <= at && part->box.x0 >= from && is_narrow (part);
          is_behind |= part->box.x0 >= at;
        }
      *across += is_across ? 1 : 0;
      *before += is_before ? 1 : 0;
      *behind += is_behind ? 1 : 0;
    }
}

/* The place behind @from that parts narrow words from the others with the fewest lines across, 0 when there is
 * none. */
static double
find_space (const GPtrArray *lines, double from)
{
  double best = 0;
  guint fewest = G_MAXUINT;

  for (guint i = 0; i < lines->len; i++)
    {
      const GPtrArray *parts = g_ptr_array_index (lines, i);

      for (guint k = 0; k < parts->len; k++)
        {
          const GoiPageLine *part = g_ptr_array_index (parts, k);
          double at = part->box.x1 + 0.05 * part->size;
          guint across, before, behind;

          if (!is_narrow (part) || part->box.x0 < from)
            continue;
          count_at (lines, from, at, &across, &before, &behind);
          if (before < LEAST_STACK || behind < LEAST_STACK || across > CROSSING * (across + behind))
            continue;
          if (across < fewest || (across == fewest && at < best))
            {
              fewest = across;
              best = at;
            }
        }
    }
  return best;
}

/* The column of names of groups that a part stands in; their number for a label. */
static guint
column_of (const GoiPageLabels *self, const GoiPageLine *part)
{
  for (guint i = 0; i < self->n_groups; i++)
    if (part->box.x0 < self->spaces[i])
      return part->box.x1 <= self->spaces[i] ? i : self->n_groups;
  return self->n_groups;
}

/* Puts a line of the name of a group to the name, or begins one. */
static void
add_to_group (GoiPageLabels *self, guint column, const GoiPageLine *part)
{
  g_autofree char *text = goi_page_line_dup_text (part);
  double y = goi_box_middle_y (&part->box);
  GoiPageGroup *group = NULL;

  for (guint i = self->groups->len; i > 0 && group == NULL; i--)
    {
      GoiPageGroup *other = g_ptr_array_index (self->groups, i - 1);
      group = other->column == column ? other : NULL;
    }
  if (group == NULL || y - group->bottom > GROUP_PITCH * part->size
      || (y > group->bottom && (g_str_has_prefix (text, "（") || begins_with_ordinal (part)
                                || g_unichar_isdigit (g_utf8_get_char (text)))))
    {
      group = g_new0 (GoiPageGroup, 1);
      group->text = g_string_new (NULL);
      group->column = column;
      group->top = y;
      g_ptr_array_add (self->groups, group);
    }
  group->bottom = y;
  goi_page_text_append (group->text, text, G_MAXDOUBLE);
}

/* Whether a line holds words that are no names of groups, nor all of a label. */
static gboolean
goes_on_below (const GoiPageLabels *self, const GPtrArray *parts)
{
  for (guint k = 0; k < parts->len; k++)
    if (column_of (self, g_ptr_array_index (parts, k)) == self->n_groups)
      return !begins_with_ordinal (g_ptr_array_index (parts, k));
  return FALSE;
}

/* Whether what stands where names of groups do is the label of its row, as (七)总计 is: it stands beside values and no
 * label, neither itself nor a label goes on on the next line. */
static gboolean
is_label (const GoiPageLabels *self, const GPtrArray *lines, guint i, const GoiSegments *values)
{
  const GPtrArray *parts = g_ptr_array_index (lines, i);
  const GPtrArray *below = i + 1 < lines->len ? g_ptr_array_index (lines, i + 1) : NULL;
  const GoiPageLine *part, *next;

  if (values->n_values == 0 || parts->len != 1)
    return FALSE;
  part = g_ptr_array_index (parts, 0);
  if (column_of (self, part) == self->n_groups || !begins_with_ordinal (part) || is_ordinal (part))
    return FALSE;
  if (below == NULL || below->len == 0)
    return TRUE;
  next = g_ptr_array_index (below, 0);
  if (goi_box_middle_y (&next->box) - goi_box_middle_y (&part->box) > GROUP_PITCH * part->size)
    return TRUE;
  return !goes_on_below (self, below) && (column_of (self, next) == self->n_groups || begins_with_ordinal (next));
}

static void
add_line (GoiPageLabels *self, const GPtrArray *parts, gboolean all_label)
{
  GoiPageLabel label = { goi_page_line_new (), 0, FALSE, FALSE };

  for (guint k = 0; k < parts->len; k++)
    {
      const GoiPageLine *part = g_ptr_array_index (parts, k);
      guint column = column_of (self, part);

      if (column < self->n_groups && !all_label)
        add_to_group (self, column, part);
      else
        {
          label.inner |= label.part->glyphs->len > 0 && begins_with_ordinal (part);
          append (label.part, part);
        }
    }
  if (label.part->glyphs->len == 0)
    {
      goi_page_line_free (label.part);
      return;
    }
  label.y = goi_box_middle_y (&label.part->box);
  label.ordinal = begins_with_ordinal (label.part) || is_sum (label.part);
  label.inner &= !label.ordinal;
  g_array_append_val (self->labels, label);
}

static gboolean
is_numbered (const GoiPageLine *part)
{
  return g_unichar_isdigit (goi_page_line_glyph (part, 0)->character) && begins_with_ordinal (part);
}

/* Whether a part, which is narrow and on the left of all labels such as 3., is of the name of a group: behind the name
 * of another, only what stands before such a label is known to be. */
static gboolean
is_before_number (const GPtrArray *parts, guint k, double from)
{
  const GoiPageLine *part = g_ptr_array_index (parts, k);

  return part->box.x0 >= from
         && (from < 0 || (k + 1 < parts->len && is_numbered (g_ptr_array_index (parts, k + 1))));
}

/* Where the name of a group ends of which little is there, as at the beginning of a page: on the left of all labels
 * such as 3., where no rest of a label can be, and behind @from. 0 for nowhere. */
static double
find_space_before_numbers (const GPtrArray *lines, double from)
{
  double left = G_MAXDOUBLE, at = 0;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < lines->len; i++)
      {
        const GPtrArray *parts = g_ptr_array_index (lines, i);

        for (guint k = 0; k < parts->len; k++)
          {
            const GoiPageLine *part = g_ptr_array_index (parts, k);

            if (pass == 0 && is_numbered (part))
              left = MIN (left, part->box.x0);
            else if (pass == 1 && left < G_MAXDOUBLE && is_narrow (part) && part->box.x1 < left
                     && is_before_number (parts, k, from))
              at = MAX (at, (part->box.x1 + left) / 2);
          }
      }
  return at;
}

static void
label_clear (gpointer data)
{
  goi_page_line_free (((GoiPageLabel *) data)->part);
}

/**
 * goi_page_labels_new:
 * @table: lines that are a table
 *
 * Returns: (transfer full): the lines of its labels, and the names of groups beside them
 */
GoiPageLabels *
goi_page_labels_new (const GoiColumnTable *table)
{
  GoiPageLabels *self = g_new0 (GoiPageLabels, 1);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  double from = -G_MAXDOUBLE;
  guint n_parts = 0, most_groups;

  self->labels = g_array_new (FALSE, FALSE, sizeof (GoiPageLabel));
  g_array_set_clear_func (self->labels, label_clear);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->spaces = g_new0 (double, MOST_GROUPS);
  for (guint i = table->body; i < table->end; i++)
    {
      g_ptr_array_add (lines, split_words (goi_column_table_line (table, i)));
      n_parts += ((GPtrArray *) g_ptr_array_index (lines, lines->len - 1))->len;
    }
  most_groups = lines->len <= MOST_LINES && n_parts <= MOST_PARTS ? MOST_GROUPS : 0;
  while (self->n_groups < most_groups)
    {
      double at = find_space (lines, from);

      if (at <= 0)
        break;
      self->spaces[self->n_groups++] = from = at;
    }
  if (self->n_groups < most_groups
      && (self->spaces[self->n_groups] = find_space_before_numbers (lines, from)) > 0)
    self->n_groups++;
  for (guint i = 0; i < lines->len; i++)
    add_line (self, g_ptr_array_index (lines, i),
              is_label (self, lines, i, goi_column_table_line (table, table->body + i)));
  return self;
}

/**
 * goi_page_labels_free:
 * @labels: (nullable): labels
 */
void
goi_page_labels_free (GoiPageLabels *labels)
{
  if (labels == NULL)
    return;
  g_array_unref (labels->labels);
  g_ptr_array_unref (labels->groups);
  g_free (labels->spaces);
  g_free (labels);
}
