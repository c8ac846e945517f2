/* goi-running.c: tables in text that lost its borders
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page whose text was taken without the borders of its cells gives
 * 一、本年新收政府信息公开申请数量640020470二、上年结转…. The labels of the form are looked for in it; what stands
 * between them are the values of the label before. Lines that are cells one by one come out the same way.
 */

#define G_LOG_DOMAIN "goi-running"

#include "goi-recognise-private.h"

#include "goi-characters.h"
#include "goi-number.h"
#include "goi-text-lines.h"

#include <string.h>

/* More characters between two labels are prose. */
#define LONGEST_GAP 80
/* Labels with fewer characters are found only where their ordinal or another label stands before. */
#define SHORT_LABEL 3

/* A character of the text that is seen. */
typedef struct
{
  gunichar c;
  gint64 place;
  gboolean blank; /* a blank or a line end stands before it */
} Char;

/* A label of the form that can be looked for. */
typedef struct
{
  const GoiLabel *label;
  gboolean column;
  guint n_columns; /* that a group of columns holds */
} Word;

/* A label in the text. */
typedef struct
{
  guint start;  /* its ordinal included */
  guint text;   /* the ordinal not included */
  guint end;
  gboolean column;
  guint n_columns;
} Found;

typedef struct
{
  GArray *chars;
  GHashTable *words; /* first character → GArray of Word, the longest first */
  GArray *found;
  GPtrArray *lines;
  GoiLine *header;   /* the line that column labels are added to */
} Scanner;

static const Char *
char_at (const Scanner *self, guint i)
{
  return &g_array_index (self->chars, Char, i);
}

static void
add_text (Scanner *self, const char *text, gint64 place)
{
  gboolean blank = TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), place++)
    {
      gunichar out[GOI_FOLD_MAX];
      guint n = goi_char_fold (g_utf8_get_char (p), out);

      for (guint i = 0; i < n; i++)
        {
          Char c = { out[i], place, blank };
          if (goi_char_is_space (out[i]))
            {
              blank = TRUE;
              continue;
            }
          g_array_append_val (self->chars, c);
          blank = FALSE;
        }
    }
}

static void
collect_text (Scanner *self, GoiDocument *document)
{
  GPtrArray *blocks = goi_document_get_blocks (document);

  for (guint i = 0; i < blocks->len; i++)
    {
      const GoiDocBlock *block = g_ptr_array_index (blocks, i);
      if (block->kind == GOI_DOC_PARAGRAPH && !goi_text_is_page_number (block->text, -1))
        add_text (self, block->text, block->start);
    }
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const Word *first = a, *second = b;

  return (int) second->label->n_full - (int) first->label->n_full;
}

static void
add_words (Scanner *self, GArray *labels, gboolean column)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const GoiFormLabel *label = &g_array_index (labels, GoiFormLabel, i);

      for (guint k = 0; k < label->n_forms; k++)
        {
          Word word = { &label->forms[k], column, label->item != NULL ? label->item->children->len : 0 };
          GArray *words;

          if (word.label->n_full < 2)
            continue;
          words = g_hash_table_lookup (self->words, GUINT_TO_POINTER (word.label->full[0]));
          if (words == NULL)
            {
              words = g_array_new (FALSE, FALSE, sizeof (Word));
              g_hash_table_insert (self->words, GUINT_TO_POINTER (word.label->full[0]), words);
            }
          g_array_append_val (words, word);
        }
    }
}

static void
collect_words (Scanner *self, const GoiFormLabels *labels)
{
  GHashTableIter iter;
  gpointer words;

  self->words = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  add_words (self, labels->rows, FALSE);
  add_words (self, labels->columns, TRUE);
  add_words (self, labels->corners, TRUE);
  g_hash_table_iter_init (&iter, self->words);
  while (g_hash_table_iter_next (&iter, NULL, &words))
    g_array_sort (words, compare_words);
}

/* Closing brackets and quotes belong to the label before them. */
static guint
skip_closing (const Scanner *self, guint i)
{
  while (i < self->chars->len
         && (char_at (self, i)->c == ')' || char_at (self, i)->c == '"'
             || char_at (self, i)->c == '\'' || char_at (self, i)->c == ':'
             || char_at (self, i)->c == 0x300B))
    i++;
  return i;
}

/* The number of a page that stands in the middle of a text, - 4 -: the first character behind it, @i where
 * there is none. */
static guint
skip_page_number (const Scanner *self, guint i)
{
  guint end = i + 1;

  if (char_at (self, i)->c != '-')
    return i;
  while (end < self->chars->len && end < i + 4 && g_unichar_isdigit (char_at (self, end)->c))
    end++;
  return end > i + 1 && end < self->chars->len && char_at (self, end)->c == '-' ? end + 1 : i;
}

/* The end of the label if it stands at @at, punctuation left out; 0 when it does not. */
static guint
match_label (const Scanner *self, guint at, const GoiLabel *label)
{
  guint i = at, k = 0;

  while (k < label->n_full && i < self->chars->len)
    {
      gunichar c = g_unichar_tolower (char_at (self, i)->c);

      if (c == label->full[k])
        {
          k++;
          i++;
        }
      else if (k > 0 && skip_page_number (self, i) > i)
        i = skip_page_number (self, i);
      else if (k > 0 && !goi_char_is_han (c) && !g_unichar_isalnum (c))
        i++;
      else
        return 0;
    }
  return k == label->n_full ? skip_closing (self, i) : 0;
}

static gboolean
is_digit (const Scanner *self, guint i)
{
  return i < self->chars->len && char_at (self, i)->c >= '0' && char_at (self, i)->c <= '9';
}

static gboolean
is_mark (gunichar c)
{
  return c == '.' || c == 0x3001 || c == ',';
}

/* Where the ordinal @label has begins before @at, @at when it does not stand there. */
static guint
ordinal_start (const Scanner *self, guint at, const GoiLabel *label)
{
  guint i = at;

  if (label->ordinal == 0 || at < 2)
    return at;
  if (label->kind == GOI_ORDINAL_DIGIT)
    {
      if (is_mark (char_at (self, i - 1)->c))
        i--;
      return i < at && is_digit (self, i - 1)
                     && char_at (self, i - 1)->c - '0' == label->ordinal % 10
                 ? i - 1
                 : at;
    }
  if (is_mark (char_at (self, i - 1)->c) || char_at (self, i - 1)->c == ')')
    i--;
  if (i == at || goi_char_han_digit (char_at (self, i - 1)->c) != (int) label->ordinal)
    return at;
  i--;
  return i > 0 && char_at (self, i - 1)->c == '(' ? i - 1 : i;
}

static gboolean
is_punctuation (gunichar c)
{
  return c == ',' || c == 0x3001 || c == ';' || c == ':' || c == 0x3002 || c == '(';
}

/* The label at @at, the longest there is; the row's where its ordinal stands before it. */
static gboolean
find_label (const Scanner *self, guint at, guint after, Found *found)
{
  GArray *words
      = g_hash_table_lookup (self->words,
                             GUINT_TO_POINTER (g_unichar_tolower (char_at (self, at)->c)));
  guint length = 0;

  for (guint i = 0; words != NULL && i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);
      guint end, start;

      if (length > 0 && word->label->n_full < length)
        break;
      end = match_label (self, at, word->label);
      if (end == 0)
        continue;
      start = word->column ? at : ordinal_start (self, at, word->label);
      if (word->label->n_full <= SHORT_LABEL && start == at && at != after
          && !char_at (self, at)->blank
          && !(is_punctuation (char_at (self, at - 1)->c) && is_digit (self, end)))
        continue;
      if (length > 0 && (word->column || start == at))
        continue;
      length = word->label->n_full;
      *found = (Found) { MAX (start, after), at, end, word->column, word->n_columns };
    }
  return length > 0;
}

static void
find_labels (Scanner *self)
{
  guint after = 0;

  for (guint i = 0; i < self->chars->len;)
    {
      Found found;

      if (!find_label (self, i, after, &found))
        {
          i++;
          continue;
        }
      g_array_append_val (self->found, found);
      i = after = found.end;
    }
}

static char *
text_of (const Scanner *self, guint from, guint to)
{
  GString *s = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    g_string_append_unichar (s, char_at (self, i)->c);
  return g_string_free (s, FALSE);
}

static gint64
place_end (const Scanner *self, guint to)
{
  return to > 0 ? char_at (self, to - 1)->place + 1 : 0;
}

static void
add_piece (Scanner *self, GoiLine *line, guint from, guint to)
{
  g_autofree char *text = text_of (self, from, to);

  goi_line_add_piece (line, text, char_at (self, from)->place, place_end (self, to),
                      line->pieces->len, 1);
  line->end = place_end (self, to);
}

static GoiLine *
new_line (Scanner *self, guint from, guint to)
{
  GoiLine *line
      = goi_line_new (0, char_at (self, from)->place, place_end (self, to));

  g_ptr_array_add (self->lines, line);
  return line;
}

static gboolean
is_value_char (gunichar c)
{
  return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-' || c == '/' || c == '+'
         || c == 0x65E0; /* 无 */
}

/* How far values go from @from on. An ordinal in digits behind them belongs to what comes next. */
static guint
values_end (const Scanner *self, guint from, guint to)
{
  guint i = from;

  while (i < to && is_value_char (char_at (self, i)->c))
    i++;
  if (i < to && i > from + 1 && is_mark (char_at (self, i - 1)->c) && is_digit (self, i - 2))
    i -= 2;
  return i;
}

/* The words of a gap parted by blanks, as pieces. */
static void
add_values (Scanner *self, GoiLine *line, guint from, guint to)
{
  guint start = from;

  for (guint i = from; i < to; i++)
    if (i > start && char_at (self, i)->blank)
      {
        add_piece (self, line, start, i);
        start = i;
      }
  if (start < to)
    add_piece (self, line, start, to);
}

/* What stands between two labels: values of the label before, then, perhaps, a label that is damaged
 * and its values. */
static void
add_gap (Scanner *self, GoiLine *line, guint from, guint to)
{
  guint end = values_end (self, from, to);
  guint words;

  if (end > from)
    add_values (self, line, from, end);
  if (end == to || to - from > LONGEST_GAP)
    return;
  for (words = end; words < to && !is_digit (self, words); words++)
    ;
  /* 2.其它法律…: the digit of an ordinal is no value. */
  if (words == end)
    for (words = end + 2; words < to && !is_digit (self, words); words++)
      ;
  if (words - end < SHORT_LABEL)
    return;
  line = new_line (self, end, to);
  add_piece (self, line, end, MIN (words, to));
  if (words < to)
    add_values (self, line, words, values_end (self, words, to));
}

/* 结果维持2件: a sentence, not a header. */
static gboolean
is_counted (const Scanner *self, guint from, guint to)
{
  guint end = values_end (self, from, to);
  char unit[8] = { 0 };

  if (end == from || end >= self->chars->len)
    return FALSE;
  g_unichar_to_utf8 (char_at (self, end)->c, unit);
  return goi_number_is_unit (unit);
}

/* Whether the values behind the label of a group of columns are as many as it has columns: a row that is
 * called after the group. */
static gboolean
is_row_of_group (const Scanner *self, const Found *found, guint next)
{
  guint end = values_end (self, found->end, next), n = 1;

  for (guint i = found->end + 1; i < end; i++)
    n += char_at (self, i)->blank ? 1 : 0;
  return found->column && found->n_columns > 1 && n == found->n_columns;
}

static void
add_found (Scanner *self, const Found *found, guint next)
{
  gboolean counted = is_counted (self, found->end, next);
  gboolean values = !counted && values_end (self, found->end, next) > found->end;
  gboolean group = values && is_row_of_group (self, found, next);
  GoiLine *line = found->column && !counted && !group ? self->header : NULL;

  if (line == NULL)
    line = new_line (self, found->start, found->end);
  add_piece (self, line, found->start, found->end);
  /* The values below a header that is all there is have no label. */
  if (found->column && values && !group)
    line = new_line (self, found->end, next);
  if (next > found->end)
    add_gap (self, line, found->end, next);
  self->header = found->column && !values && !counted && next - found->end < 3 ? line : NULL;
}

/**
 * goi_running_lines:
 * @document: a document
 * @labels: a table of a form
 *
 * Looks for the table's labels in the text outside of tables.
 *
 * Returns: (transfer full) (element-type GoiLine): a line for each label with what stands behind it
 */
GPtrArray *
goi_running_lines (GoiDocument *document, const GoiFormLabels *labels)
{
  Scanner self = { 0 };

  self.chars = g_array_new (FALSE, FALSE, sizeof (Char));
  self.found = g_array_new (FALSE, FALSE, sizeof (Found));
  self.lines = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_line_free);
  collect_text (&self, document);
  collect_words (&self, labels);
  find_labels (&self);
  for (guint i = 0; i < self.found->len; i++)
    {
      const Found *found = &g_array_index (self.found, Found, i);
      guint next = i + 1 < self.found->len ? g_array_index (self.found, Found, i + 1).start
                                           : self.chars->len;
      /* What is behind the last label may be the rest of the document. */
      add_found (&self, found, i + 1 < self.found->len ? next : values_end (&self, found->end, next));
    }
  g_array_unref (self.chars);
  g_array_unref (self.found);
  g_hash_table_unref (self.words);
  return self.lines;
}
