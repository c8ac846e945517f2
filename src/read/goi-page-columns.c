/* goi-page-columns.c: tables without ruled lines
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines with a label and values at the same places as those of the next lines are rows of a table. Columns are
 * the ranges that values cover; two values of a line in one range say that another table has begun. Labels may
 * stand on lines of their own between those with values: where they belong goi-page-rows.c decides.
 */

#define G_LOG_DOMAIN "goi-page-columns"

#include "goi-page-columns.h"

#include "goi-characters.h"
#include "goi-label.h"
#include "goi-number.h"

#include <math.h>

/* The space that parts segments, in parts of the height of characters: between digits, before a number or the
 * number of a label, and elsewhere; and between the words of a header. */
#define SPACE_DIGITS 0.3
#define SPACE_BEGIN 0.2
#define SPACE 0.9
#define SPACE_HEADER 0.25
/* How many characters are looked at to see a number or a label begin. */
#define LONGEST_BEGIN 12
#define LONGEST_UNIT 4
/* How far a word for more or less is from its number at most, in parts of the height of characters. */
#define DIRECTION 1.2
#define SIGNS "…⋯.·*＊—–―-－_?？#×"
#define LONGEST_ROW_NUMBER 3
/* How many lines may stand between two with values, and above the first one as its header. */
#define MOST_BETWEEN 40
#define MOST_HEADER 12
/* Lines that belong together are at most as far from each other, in parts of the height of characters. */
#define WRAP_PITCH 1.5
/* Lines of one label are nearer to each other than two lines with values. */
#define NEARER 0.92
#define HEADER_PITCH 4.0
/* How far labels may reach into the first column, in parts of the height of characters. */
#define OVERLAP 1.5
#define CORNER_PITCH 1.8
/* Values stand away from their labels when there is as much space, in heights of characters; this share of the
 * lines of a table with several columns has several values. */
#define AWAY 1.5
#define SEVERAL 0.25
/* A table has as many lines with values, or one with as many, or one that is a row beyond doubt. */
#define LEAST_LINES 2
#define LEAST_VALUES 4

static void
segments_free (gpointer data)
{
  GoiSegments *self = data;

  for (guint i = 0; i < self->segments->len; i++)
    goi_page_line_free (g_array_index (self->segments, GoiSegment, i).part);
  g_array_unref (self->segments);
  g_free (self);
}

/**
 * goi_column_table_free:
 * @table: (nullable): a table
 */
void
goi_column_table_free (GoiColumnTable *table)
{
  if (table == NULL)
    return;
  g_ptr_array_unref (table->lines);
  g_array_unref (table->columns);
  g_free (table);
}

static gboolean
is_digit (const GoiGlyph *glyph)
{
  return g_unichar_isdigit (glyph->character) || glyph->character == '.' || glyph->character == ',';
}

/* Whether what begins with a character is a number up to a wide space or the end of the line, or a label
 * with a number: 5, （三）, 1. */
static gboolean
begins_something (const GoiPageLine *line, guint at)
{
  g_autoptr (GoiPageLine) rest = goi_page_line_new ();
  g_autofree char *text = NULL;
  GoiLabel label;

  if (!is_digit (goi_page_line_glyph (line, at))
      && g_utf8_strchr ("（(-－—/／无空不…⋯*＊", -1, goi_page_line_glyph (line, at)->character) == NULL)
    return FALSE;
  for (guint i = at; i < line->glyphs->len && rest->glyphs->len < LONGEST_BEGIN; i++)
    {
      const GoiGlyph *glyph = goi_page_line_glyph (line, i);
      if (i > at && glyph->box.x0 - rest->box.x1 >= SPACE_DIGITS * rest->size)
        break;
      goi_page_line_add (rest, glyph);
    }
  text = goi_page_line_dup_text (rest);
  if (goi_number_is_value (text))
    return TRUE;
  goi_label_init (&label, text);
  return label.kind != GOI_ORDINAL_NONE;
}

/* Whether a unit and nothing else stands at a character, at the end of the line or before a number. */
static gboolean
begins_unit (const GoiPageLine *line, guint at)
{
  g_autoptr (GoiPageLine) rest = goi_page_line_new ();
  g_autofree char *text = NULL;
  guint i = at;

  for (; i < line->glyphs->len && i < at + LONGEST_UNIT; i++)
    {
      const GoiGlyph *glyph = goi_page_line_glyph (line, i);
      if (i > at && glyph->box.x0 - rest->box.x1 >= SPACE_BEGIN * rest->size)
        break;
      goi_page_line_add (rest, glyph);
    }
  if (i < line->glyphs->len && !is_digit (goi_page_line_glyph (line, i)))
    return FALSE;
  text = goi_page_line_dup_text (rest);
  return goi_number_is_unit (text);
}

/* Whether a part is the number of a label alone: （三）. */
static gboolean
is_ordinal (const GoiPageLine *part)
{
  const GoiGlyph *first = goi_page_line_glyph (part, 0), *last = goi_page_line_glyph (part, part->glyphs->len - 1);

  return part->glyphs->len >= 3 && part->glyphs->len <= 4
         && g_utf8_strchr ("（(", -1, first->character) != NULL
         && g_utf8_strchr ("）)", -1, last->character) != NULL;
}

/* Whether a unit stands in a column of units: behind a label, or before a number where the label is on other
 * lines. */
static gboolean
may_be_unit (const GoiSegments *self, guint i)
{
  g_autofree char *next = NULL;

  if (i > 0 || i + 1 == self->segments->len)
    return i > 0;
  next = goi_page_line_dup_text (goi_segment (self, i + 1)->part);
  return goi_number_is_value (next);
}

/* Whether a part is nothing but signs that stand where something was to be filled in. */
static gboolean
is_sign (const GoiPageLine *part)
{
  for (guint i = 0; i < part->glyphs->len; i++)
    if (g_utf8_strchr (SIGNS, -1, goi_page_line_glyph (part, i)->character) == NULL)
      return FALSE;
  return TRUE;
}

/* Whether a number goes on with a word before it: 增 21. */
static gboolean
is_direction (const GoiPageLine *part, const GoiGlyph *glyph)
{
  g_autofree char *text = NULL;

  if (part->glyphs->len > LONGEST_UNIT || !g_unichar_isdigit (glyph->character)
      || glyph->box.x0 - part->box.x1 > DIRECTION * part->size)
    return FALSE;
  text = goi_page_line_dup_text (part);
  return goi_number_is_direction (text);
}

static GoiSegments *
split_line (const GoiPageLine *line)
{
  GoiSegments *self = g_new0 (GoiSegments, 1);
  GoiPageLine *part = NULL;

  self->segments = g_array_new (FALSE, FALSE, sizeof (GoiSegment));
  self->y = goi_box_middle_y (&line->box);
  self->size = line->size;
  for (guint i = 0; i < line->glyphs->len; i++)
    {
      const GoiGlyph *glyph = goi_page_line_glyph (line, i);
      gboolean digits = i > 0 && is_digit (glyph) && is_digit (glyph - 1);
      double height = glyph->box.y1 - glyph->box.y0, space = part != NULL ? glyph->box.x0 - part->box.x1 : 0;

      if (part != NULL && is_direction (part, glyph))
        space = 0;
      if (part == NULL || space >= (digits ? SPACE_DIGITS : SPACE) * height
          || (!digits && space >= SPACE_BEGIN * height
              && (begins_something (line, i) || is_ordinal (part) || begins_unit (line, i))))
        {
          GoiSegment segment = { part = goi_page_line_new (), FALSE };
          g_array_append_val (self->segments, segment);
        }
      goi_page_line_add (part, glyph);
    }
  for (guint i = 0; i < self->segments->len; i++)
    {
      GoiSegment *segment = &g_array_index (self->segments, GoiSegment, i);
      g_autofree char *text = goi_page_line_dup_text (segment->part);

      /* A single 一 or 三 is part of a label that goes downwards. A unit has a column, as a number has. */
      segment->is_value = (goi_number_is_value (text)
                           && goi_char_han_digit (goi_page_line_glyph (segment->part, 0)->character) < 0)
                          || (goi_number_is_unit (text) && may_be_unit (self, i)) || is_sign (segment->part);
      self->n_values += segment->is_value ? 1 : 0;
    }
  return self;
}

static gboolean
overlaps (const GoiColumnRange *column, const GoiPageLine *part)
{
  return part->box.x0 < column->x1 && part->box.x1 > column->x0;
}

/**
 * goi_column_table_find:
 * @table: a table
 * @part: a part of a line
 *
 * Returns: the number of the only column that it stands in; -1 for none, -2 for several
 */
int
goi_column_table_find (const GoiColumnTable *table, const GoiPageLine *part)
{
  int found = -1;

  for (guint i = 0; i < table->columns->len; i++)
    if (overlaps (&g_array_index (table->columns, GoiColumnRange, i), part))
      found = found == -1 ? (int) i : -2;
  return found;
}

/* A line with a label and values, or with values alone that stand in columns. */
static gboolean
has_values (const GoiSegments *line)
{
  return line->n_values > 0 && line->segments->len > 1;
}

static void
add_column (GoiColumnTable *self, const GoiPageLine *part)
{
  GoiColumnRange column = { part->box.x0, part->box.x1 };
  guint at = 0;

  while (at < self->columns->len && g_array_index (self->columns, GoiColumnRange, at).x0 < column.x0)
    at++;
  g_array_insert_val (self->columns, at, column);
}

/* The number of the row, where labels have one before them: the first of a line with words behind it, or one where
 * others of these stand. */
static gboolean
is_row_number (const GoiColumnTable *self, const GoiSegments *line, guint i, gboolean words_behind)
{
  const GoiPageLine *part = goi_segment (line, i)->part;

  if (i > 0 || part->glyphs->len > LONGEST_ROW_NUMBER)
    return FALSE;
  for (guint k = 0; k < part->glyphs->len; k++)
    if (!g_unichar_isdigit (goi_page_line_glyph (part, k)->character))
      return FALSE;
  return words_behind || part->box.x1 < self->numbers + part->size / 2;
}

/* What looks like a value among the labels is none: 1. has lost its label to a blank, 无 is a character of a label, or
 * of the name of a group which goes downwards, and rows may have numbers. */
static void
take_back_words (GoiColumnTable *self, GoiSegments *line)
{
  double left = self->columns->len > 0 ? goi_column_table_left (self) : G_MAXDOUBLE;
  gboolean words_behind = FALSE;

  for (guint i = line->segments->len; i > 0; i--)
    {
      GoiSegment *segment = &g_array_index (line->segments, GoiSegment, i - 1);
      const GoiBox *box = &segment->part->box;

      if (!segment->is_value)
        {
          words_behind |= segment->part->glyphs->len > 1;
          continue;
        }
      if (box->x1 >= left - line->size)
        continue;
      if (is_row_number (self, line, i - 1, words_behind))
        self->numbers = MAX (self->numbers, box->x1);
      else if (!words_behind && (!goi_char_is_han (goi_page_line_glyph (segment->part, 0)->character)
                                 || box->x1 >= self->words + line->size / 2))
        continue;
      segment->is_value = FALSE;
      line->n_values--;
    }
}

/* How far to the right words before values reach. */
static void
take_words (GoiColumnTable *self, const GoiSegments *line)
{
  for (guint i = 0; i < line->segments->len && !goi_segment (line, i)->is_value; i++)
    if (self->columns->len == 0 || goi_segment (line, i)->part->box.x1 < goi_column_table_left (self))
      self->words = MAX (self->words, goi_segment (line, i)->part->box.x1);
}

/* Whether the values of a line stand in the columns, one in each at most, and its label on their left. */
static gboolean
fits (const GoiColumnTable *self, const GoiSegments *line)
{
  double left = self->columns->len > 0 ? goi_column_table_left (self) : G_MAXDOUBLE;
  int last = -1;

  for (guint i = 0; i < line->segments->len; i++)
    {
      const GoiSegment *segment = goi_segment (line, i);
      int column = goi_column_table_find (self, segment->part);

      if (!segment->is_value)
        {
          /* Words among the values are something else. */
          if (segment->part->box.x1 > left + OVERLAP * line->size)
            return FALSE;
          continue;
        }
      if (column == -2 || (column >= 0 && column == last))
        return FALSE;
      /* A value where the labels stand is none of this table. */
      if (column == -1 && self->columns->len > 0 && segment->part->box.x1 < left - 8 * line->size)
        return FALSE;
      last = column >= 0 ? column : last;
    }
  return TRUE;
}

static void
take_values (GoiColumnTable *self, const GoiSegments *line)
{
  for (guint i = 0; i < line->segments->len; i++)
    {
      const GoiSegment *segment = goi_segment (line, i);
      int column = goi_column_table_find (self, segment->part);

      if (!segment->is_value)
        continue;
      if (column < 0)
        add_column (self, segment->part);
      else
        {
          GoiColumnRange *range = &g_array_index (self->columns, GoiColumnRange, column);
          range->x0 = MIN (range->x0, segment->part->box.x0);
          range->x1 = MAX (range->x1, segment->part->box.x1);
        }
    }
}

/* Whether all of a line stands where the labels are. */
static gboolean
is_label_line (const GoiColumnTable *self, const GoiSegments *line)
{
  const GoiSegment *last = goi_segment (line, line->segments->len - 1);

  return line->n_values == 0 && last->part->box.x1 <= goi_column_table_left (self) + OVERLAP * line->size
         && last->part->box.x0 < goi_column_table_left (self) - line->size;
}

/* Whether a label with a number begins on a line, if behind the name of a group. */
static gboolean
has_ordinal (const GoiSegments *line)
{
  for (guint i = 0; i < line->segments->len && !goi_segment (line, i)->is_value; i++)
    {
      g_autofree char *text = goi_page_line_dup_text (goi_segment (line, i)->part);
      GoiLabel label;

      goi_label_init (&label, text);
      if (label.kind != GOI_ORDINAL_NONE)
        return TRUE;
    }
  return FALSE;
}

/* How far the lines of one label may be from each other. */
static double
measure_pitch (const GoiColumnTable *self, guint end)
{
  double pitch = WRAP_PITCH * goi_column_table_line (self, self->first)->size;
  const GoiSegments *last = NULL;

  /* The line above is the last of a header. */
  if (self->first > 0 && !is_label_line (self, goi_column_table_line (self, self->first - 1)))
    pitch = MIN (pitch, NEARER * (goi_column_table_line (self, self->first)->y
                                  - goi_column_table_line (self, self->first - 1)->y));
  for (guint i = self->first; i < end; i++)
    {
      const GoiSegments *line = goi_column_table_line (self, i);

      if (line->n_values == 0)
        continue;
      if (last != NULL)
        pitch = MIN (pitch, NEARER * (line->y - last->y));
      last = line;
    }
  return pitch;
}

/* Whether a line ends as sentences do. */
static gboolean
is_sentence (const GoiSegments *line)
{
  const GoiPageLine *last = goi_segment (line, line->segments->len - 1)->part;

  return g_utf8_strchr ("。；：！？", -1, goi_page_line_glyph (last, last->glyphs->len - 1)->character) != NULL;
}

/* How far the lines of labels are that go on below their values; 0 where none do. */
static double
nearest_lines (const GoiColumnTable *self, guint end)
{
  double nearest = G_MAXDOUBLE;

  for (guint i = self->first + 1; i < end; i++)
    {
      const GoiSegments *above = goi_column_table_line (self, i - 1), *line = goi_column_table_line (self, i);
      if (line->n_values == 0 && above->n_values > 0 && !goi_segment (above, 0)->is_value && !has_ordinal (line))
        nearest = MIN (nearest, line->y - above->y);
    }
  return nearest < WRAP_PITCH * goi_column_table_line (self, self->first)->size ? nearest / NEARER : 0;
}

/* Goes down as far as there are values in these columns; labels between them belong to the table. */
static guint
find_end (GoiColumnTable *self, guint *n_lines)
{
  guint end = self->first;
  double pitch;

  for (guint i = self->first; i < self->lines->len && i < end + MOST_BETWEEN; i++)
    {
      GoiSegments *line = g_ptr_array_index (self->lines, i);

      take_back_words (self, line);
      if (line->n_values > 0)
        {
          if (!fits (self, line))
            break;
          take_values (self, line);
          take_words (self, line);
          (*n_lines)++;
          end = i + 1;
        }
      else if (self->columns->len == 0 || !is_label_line (self, line))
        break;
    }
  if (self->columns->len == 0)
    return end;
  /* A label at the end of the page whose values are on the next. */
  if (end > self->first && end + 1 == self->lines->len && is_label_line (self, goi_column_table_line (self, end))
      && !is_sentence (goi_column_table_line (self, end))
      && goi_column_table_line (self, end)->y - goi_column_table_line (self, end - 1)->y
             < HEADER_PITCH * goi_column_table_line (self, end)->size)
    {
      self->open = TRUE;
      end++;
    }
  self->pitch = measure_pitch (self, end);
  /* The rest of the last label. */
  pitch = MAX (self->pitch, nearest_lines (self, end));
  while (end < self->lines->len && end > self->first
         && is_label_line (self, goi_column_table_line (self, end))
         && !has_ordinal (goi_column_table_line (self, end))
         && goi_column_table_line (self, end)->y - goi_column_table_line (self, end - 1)->y < pitch)
    end++;
  return end;
}

/* Whether a line is a part of a header: words over the columns. */
static gboolean
is_header_line (const GoiColumnTable *self, const GoiSegments *line)
{
  const GoiSegment *first = goi_segment (line, 0), *last = goi_segment (line, line->segments->len - 1);
  double left = goi_column_table_labels (self);

  if (line->n_values > 0 || last->part->box.x1 <= left || (line->segments->len == 1 && has_ordinal (line)))
    return FALSE;
  return line->segments->len > 1 || first->part->box.x0 >= left - 2 * line->size;
}

/* Whether what stands between the header and the first values is the beginning of a label, from the line @i on. */
static gboolean
begins_label (const GoiColumnTable *self, guint i)
{
  const GoiSegments *first = goi_column_table_line (self, self->first);
  gboolean labelled = !goi_segment (first, 0)->is_value;

  const GoiSegments *line = goi_column_table_line (self, i);
  double above = line->y - goi_column_table_line (self, i - 1)->y;

  /* As far from the header as a row: its cells are blank. */
  if (has_ordinal (line)
      || (above > WRAP_PITCH * line->size && above > NEARER * (goi_column_table_line (self, i + 1)->y - line->y)))
    return TRUE;
  if (labelled && has_ordinal (first))
    return FALSE;
  for (; i < self->first; i++)
    if (has_ordinal (goi_column_table_line (self, i))
        || goi_column_table_line (self, i + 1)->y - goi_column_table_line (self, i)->y > self->pitch)
      return FALSE;
  return TRUE;
}

/* Goes up as far as there are words over the columns; labels may stand between these and the first values. */
static void
find_header (GoiColumnTable *self, guint lowest)
{
  self->header = self->body = self->first;
  for (guint i = self->first; i > lowest && i + MOST_HEADER > self->first; i--)
    {
      const GoiSegments *line = goi_column_table_line (self, i - 1);

      if (goi_column_table_line (self, i)->y - line->y > HEADER_PITCH * line->size)
        break;
      if (is_header_line (self, line))
        {
          self->body = self->header == self->first ? i : self->body;
          self->header = i - 1;
        }
      else if (!is_label_line (self, line)
               || (self->header < self->first
                   && (has_ordinal (line) || goi_column_table_line (self, i)->y - line->y > CORNER_PITCH * line->size)))
        break;
    }
  while (self->body < self->first && !begins_label (self, self->body))
    self->body++;
}

/* Words of a header that are only a little apart are words of several columns; single characters are a word
 * that was set apart. */
static void
part_header_line (GoiSegments *line)
{
  GArray *parted = g_array_new (FALSE, FALSE, sizeof (GoiSegment));

  for (guint i = 0; i < line->segments->len; i++)
    {
      GoiSegment segment = *goi_segment (line, i);
      g_autoptr (GPtrArray) parts = goi_page_line_split (segment.part, SPACE_HEADER);
      gboolean words = parts->len > 1;

      for (guint k = 0; k < parts->len; k++)
        words &= ((GoiPageLine *) g_ptr_array_index (parts, k))->glyphs->len > 1;
      if (!words)
        {
          g_array_append_val (parted, segment);
          continue;
        }
      goi_page_line_free (segment.part);
      g_ptr_array_set_free_func (parts, NULL);
      for (guint k = 0; k < parts->len; k++)
        {
          segment.part = g_ptr_array_index (parts, k);
          g_array_append_val (parted, segment);
        }
    }
  g_array_unref (line->segments);
  line->segments = parted;
}

/* Whether a line holds one character of the name of a group, at most. */
static gboolean
is_group_line (const GoiColumnTable *self, const GoiSegments *line)
{
  return line->segments->len == 1 && goi_segment (line, 0)->part->glyphs->len == 1 && is_label_line (self, line);
}

/* The beginning of the first label, on lines above its values, and what is left there of the name of its group. */
static guint
find_first_label (const GoiColumnTable *self, guint lowest)
{
  guint first = self->first;
  const GoiSegments *line = goi_column_table_line (self, first);
  gboolean begun = !goi_segment (line, 0)->is_value && has_ordinal (line);

  while (first > lowest && !begun)
    {
      const GoiSegments *above = goi_column_table_line (self, first - 1);

      if (!is_label_line (self, above) || line->y - above->y > self->pitch)
        return self->first;
      begun = has_ordinal (above);
      line = above;
      first--;
    }
  if (!begun)
    return self->first;
  while (first > lowest && is_group_line (self, goi_column_table_line (self, first - 1))
         && goi_column_table_line (self, first)->y - goi_column_table_line (self, first - 1)->y
                < CORNER_PITCH * goi_column_table_line (self, first)->size)
    first--;
  return first;
}

static gboolean
is_unit (const GoiSegment *segment)
{
  g_autofree char *text = goi_page_line_dup_text (segment->part);

  return goi_number_is_unit (text);
}

/* Whether units stand one below the other, and not each one blank behind its label. */
static gboolean
has_unit_column (const GoiColumnTable *self)
{
  double left = G_MAXDOUBLE, right = 0, widest = 0, size = 0, nearest = G_MAXDOUBLE, farthest = 0;

  for (guint i = self->first; i < self->end; i++)
    {
      const GoiSegments *line = goi_column_table_line (self, i);

      for (guint k = 0; k < line->segments->len; k++)
        {
          const GoiBox *box = &goi_segment (line, k)->part->box;
          double space;

          if (!goi_segment (line, k)->is_value || !is_unit (goi_segment (line, k)))
            continue;
          left = MIN (left, box->x0);
          right = MAX (right, box->x1);
          widest = MAX (widest, box->x1 - box->x0);
          size = line->size;
          if (k == 0 || goi_segment (line, k - 1)->is_value)
            continue;
          space = box->x0 - goi_segment (line, k - 1)->part->box.x1;
          nearest = MIN (nearest, space);
          farthest = MAX (farthest, space);
        }
    }
  return right - left <= widest + size && (farthest > nearest + size || nearest > AWAY * size);
}

/* Whether the values stand in columns, and do not merely follow their labels: on some lines there are several,
 * or they stand under a header or away from the labels, or their units are below each other. */
static gboolean
has_columns (const GoiColumnTable *self)
{
  guint n_lines = 0, n_several = 0, n_away = 0, n_units = 0;

  for (guint i = self->first; i < self->end; i++)
    {
      const GoiSegments *line = goi_column_table_line (self, i);
      guint first = 0, n_values = line->n_values;

      if (line->n_values == 0)
        continue;
      while (first < line->segments->len && !goi_segment (line, first)->is_value)
        first++;
      for (guint k = first; k < line->segments->len; k++)
        n_values -= goi_segment (line, k)->is_value && is_unit (goi_segment (line, k)) ? 1 : 0;
      n_lines++;
      n_units += n_values < line->n_values ? 1 : 0;
      n_several += n_values > 1 ? 1 : 0;
      n_away += first == 0
                || goi_segment (line, first)->part->box.x0 - goi_segment (line, first - 1)->part->box.x1
                       > AWAY * line->size;
    }
  if (n_units > 0 && n_several < SEVERAL * n_lines)
    return has_unit_column (self);
  if (self->columns->len > 1)
    return n_several >= SEVERAL * n_lines || (self->header < self->first && n_away == n_lines);
  return n_away == n_lines || (self->header < self->first && n_lines >= LEAST_LINES);
}

/* Whether a single line is a row: a label and values, all far from each other; several where no header is above. */
static gboolean
is_row (const GoiColumnTable *self, const GoiSegments *line)
{
  guint first = 0;

  while (first < line->segments->len && !goi_segment (line, first)->is_value)
    first++;
  for (guint i = MAX (first, 1); i < line->segments->len; i++)
    if (!goi_segment (line, i)->is_value
        || goi_segment (line, i)->part->box.x0 - goi_segment (line, i - 1)->part->box.x1 < AWAY * line->size)
      return FALSE;
  return line->n_values > (self->header < self->first ? 0u : 1u) && !goi_segment (line, 0)->is_value;
}

/**
 * goi_page_columns_find:
 * @lines: (element-type GoiPageLine): lines of a page from top to bottom
 * @n_above: how many of them are of the page before and only asked whether they are the header of a table
 *
 * Returns: (transfer full) (element-type GoiColumnTable): those that are tables, from top to bottom
 */
GPtrArray *
goi_page_columns_find (const GPtrArray *lines, guint n_above)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_column_table_free);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (segments_free);
  guint lowest = 0;

  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (all, split_line (g_ptr_array_index (lines, i)));
  for (guint i = n_above; i < all->len; i++)
    {
      const GoiSegments *line = g_ptr_array_index (all, i);
      GoiColumnTable *table;
      guint n_lines = 0;

      if (!has_values (line))
        continue;
      table = g_new0 (GoiColumnTable, 1);
      table->lines = g_ptr_array_ref (all);
      table->columns = g_array_new (FALSE, FALSE, sizeof (GoiColumnRange));
      table->first = i;
      table->end = find_end (table, &n_lines);
      table->header = table->body = i;
      if (table->columns->len > 0)
        find_header (table, lowest);
      if (table->columns->len == 0
          || (n_lines < LEAST_LINES && !is_row (table, line)
              && (line->n_values < LEAST_VALUES || !goi_segment (line, 0)->is_value))
          || !has_columns (table))
        {
          goi_column_table_free (table);
          continue;
        }
      for (guint k = table->header; k < table->body; k++)
        part_header_line (g_ptr_array_index (all, k));
      if (table->header < i)
        goi_page_header_add_columns (table);
      else
        table->header = table->body = find_first_label (table, lowest);
      g_ptr_array_add (tables, table);
      lowest = table->end;
      i = table->end - 1;
    }
  return tables;
}
