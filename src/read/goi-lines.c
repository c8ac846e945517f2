/* goi-lines.c: a document as lines of labels and values
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-lines"

#include "goi-lines.h"

#include "goi-characters.h"
#include "goi-number.h"
#include "goi-text-lines.h"

#include <string.h>

/* A paragraph with more bytes is prose; the longest label of a form has about 150. */
#define LONGEST_LABEL 300
/* As many lines with two indicators side by side make a table of two halves. */
#define FEWEST_PAIRS 4

static void
piece_clear (gpointer data)
{
  GoiPiece *piece = data;

  g_free (piece->text);
  g_free (piece->label);
}

/**
 * goi_line_new:
 * @block: the number of the document's block
 * @start: its first character
 * @end: the character after its last one
 *
 * Returns: (transfer full): a line without pieces
 */
GoiLine *
goi_line_new (guint block, gint64 start, gint64 end)
{
  GoiLine *line = g_new0 (GoiLine, 1);

  line->pieces = g_array_new (FALSE, FALSE, sizeof (GoiPiece));
  g_array_set_clear_func (line->pieces, piece_clear);
  line->block = block;
  line->loose = TRUE;
  line->start = start;
  line->end = end;
  return line;
}

/**
 * goi_line_free:
 * @line: (nullable): a line
 */
void
goi_line_free (GoiLine *line)
{
  if (line == NULL)
    return;
  g_array_unref (line->pieces);
  g_free (line);
}

static guint
count_han (const char *text, guint *n_visible)
{
  guint han = 0;

  *n_visible = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = goi_utf8_get (p);
      han += goi_char_is_han (c) ? 1 : 0;
      *n_visible += goi_char_is_space (c) || goi_char_is_ignorable (c) ? 0 : 1;
    }
  return han;
}

static GoiPieceKind
kind_of (const char *text)
{
  guint n_visible;
  guint han = count_han (text, &n_visible);

  if (n_visible == 0)
    return GOI_PIECE_EMPTY;
  if (goi_number_is_unit (text))
    return GOI_PIECE_UNIT;
  if (goi_number_is_value (text))
    return GOI_PIECE_VALUE;
  return han < 2 && n_visible <= 3 ? GOI_PIECE_DIRT : GOI_PIECE_TEXT;
}

/**
 * goi_line_add_piece:
 * @line: a line
 * @text: as printed
 * @start: its first character in the document's text
 * @end: the character after its last one
 * @column: its first column
 * @column_span: columns it covers
 */
void
goi_line_add_piece (GoiLine *line, const char *text, gint64 start, gint64 end, guint column,
                    guint column_span)
{
  GoiPiece piece = { .start = start, .end = end, .column = column, .column_span = column_span };

  piece.text = goi_text_trim (text);
  piece.kind = kind_of (piece.text);
  if (piece.kind == GOI_PIECE_TEXT)
    {
      piece.label = g_new (GoiLabel, 1);
      goi_label_init (piece.label, piece.text);
    }
  g_array_append_val (line->pieces, piece);
}

/**
 * goi_line_dup_text:
 * @line: a line
 *
 * Returns: (transfer full): its pieces that hold anything, with blanks between them
 */
char *
goi_line_dup_text (const GoiLine *line)
{
  GString *s = g_string_new (NULL);

  for (guint i = 0; i < line->pieces->len; i++)
    {
      const GoiPiece *piece = goi_line_piece (line, i);
      if (piece->kind == GOI_PIECE_EMPTY)
        continue;
      if (s->len > 0)
        g_string_append_c (s, ' ');
      g_string_append (s, piece->text);
    }
  return g_string_free (s, FALSE);
}

/* A header over the numbers of the rows. */
static gboolean
is_code_header (const char *text)
{
  static const char *const words[]
      = { "代码", "指标代码", "项目代码", "编码", "指标编码", "编号", "指标编号", "行次", "序号", NULL };
  g_autofree char *folded = goi_text_fold (text, FALSE);

  return g_strv_contains (words, folded);
}

static gboolean
is_code (const char *text)
{
  return text[strspn (text, "0123456789 ")] == '\0';
}

/* The column in which a table numbers its rows, one number behind the other; -1 when it has none. */
static int
find_code_column (const GoiDocBlock *block)
{
  int column = -1;
  gint64 last = -1;

  for (guint i = 0; i < block->cells->len; i++)
    {
      const GoiDocCell *cell = g_ptr_array_index (block->cells, i);

      if (column < 0 && cell->row < 3 && cell->column_span == 1 && is_code_header (cell->text))
        column = (int) cell->column;
      else if (column >= 0 && (int) cell->column == column && *cell->text != '\0')
        {
          gint64 code = is_code (cell->text) ? g_ascii_strtoll (cell->text, NULL, 10) : -1;
          if (code <= last)
            return -1;
          last = code;
        }
    }
  return last > 0 ? column : -1;
}

/**
 * goi_line_is_subtotal:
 * @line: a line
 *
 * Returns: whether it is called 小计, as rows are that documents add to those of the form
 */
gboolean
goi_line_is_subtotal (const GoiLine *line)
{
  for (guint i = 0; i < line->pieces->len; i++)
    {
      const GoiPiece *piece = goi_line_piece (line, i);
      g_autofree char *folded = piece->kind == GOI_PIECE_TEXT ? goi_text_fold (piece->text, FALSE) : NULL;

      if (folded != NULL && strstr (folded, "小计") != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
add_table_lines (GPtrArray *lines, guint number, const GoiDocBlock *block)
{
  int codes = find_code_column (block);
  GoiLine *line = NULL;

  for (guint i = 0; i < block->cells->len; i++)
    {
      const GoiDocCell *cell = g_ptr_array_index (block->cells, i);

      if (line == NULL || line->row != cell->row)
        {
          line = goi_line_new (number, cell->start, cell->end);
          line->grid_columns = block->has_grid ? block->n_columns : 0;
          line->row = cell->row;
          line->in_table = TRUE;
          line->loose = !block->has_grid || block->loose_rows;
          line->unaligned = block->unaligned;
          g_ptr_array_add (lines, line);
        }
      /* The number of a row is none of its values. */
      if ((int) cell->column == codes && cell->column_span == 1)
        continue;
      goi_line_add_piece (line, cell->text, cell->start, cell->end, cell->column,
                          cell->column_span);
      line->end = MAX (line->end, cell->end);
    }
}

/* A word of a paragraph, by bytes and by characters. */
typedef struct
{
  gsize from, to;
  gint64 start, end;
} Word;

static GArray *
split_words (const char *text, gint64 at)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  gboolean inside = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), at++)
    {
      if (goi_char_is_space (goi_utf8_get (p)))
        {
          inside = FALSE;
          continue;
        }
      if (!inside)
        {
          Word word = { p - text, 0, at, 0 };
          g_array_append_val (words, word);
          inside = TRUE;
        }
      g_array_index (words, Word, words->len - 1).to = g_utf8_next_char (p) - text;
      g_array_index (words, Word, words->len - 1).end = at + 1;
    }
  return words;
}

static GoiPieceKind
kind_of_word (const char *text, GArray *words, guint i)
{
  const Word *word = &g_array_index (words, Word, i);
  g_autofree char *part = g_strndup (text + word->from, word->to - word->from);

  return goi_number_is_direction (part) ? GOI_PIECE_EMPTY : kind_of (part);
}

/* Puts words for more and less to the numbers behind them, 增 21, and other short ones that stand between numbers: taken
 * for the end of the label, they would take the numbers before them away. */
static void
join_before_numbers (const char *text, GArray *words)
{
  for (guint i = words->len; i > 2; i--)
    {
      Word *word = &g_array_index (words, Word, i - 2), *next = word + 1;
      GoiPieceKind kind = kind_of_word (text, words, i - 2);

      if (!g_unichar_isdigit (g_utf8_get_char (text + next->from))
          || !goi_char_is_han (g_utf8_get_char (text + word->from))
          || !(kind == GOI_PIECE_EMPTY
               || (kind == GOI_PIECE_DIRT && i > 3 && kind_of_word (text, words, i - 3) == GOI_PIECE_VALUE)))
        continue;
      word->to = next->to;
      word->end = next->end;
      g_array_remove_index (words, i - 1);
    }
}

/* Whether something is nothing but signs, as * or …, that stand where something was to be filled in. */
static gboolean
is_sign (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_strchr ("…⋯*＊", -1, g_utf8_get_char (p)) == NULL)
      return FALSE;
  return *text != '\0';
}

/* How many words at the end of a paragraph are values and units. Signs count, too, and dirt where a unit stands
 * before it and no value behind it: something was printed there. */
static guint
count_values (const char *text, GArray *words)
{
  gboolean value = FALSE;
  guint n = 0;

  while (n < words->len)
    {
      const Word *word = &g_array_index (words, Word, words->len - 1 - n);
      g_autofree char *part = g_strndup (text + word->from, word->to - word->from);
      GoiPieceKind kind = kind_of (part);

      if (kind == GOI_PIECE_DIRT && is_sign (part))
        kind = GOI_PIECE_VALUE;
      if (kind == GOI_PIECE_TEXT || (kind == GOI_PIECE_DIRT && value))
        break;
      value |= kind == GOI_PIECE_VALUE;
      if (kind == GOI_PIECE_DIRT && n + 1 < words->len)
        {
          const Word *before = &g_array_index (words, Word, words->len - 2 - n);
          g_autofree char *unit = g_strndup (text + before->from, before->to - before->from);
          if (!goi_number_is_unit (unit))
            break;
        }
      n++;
    }
  return n;
}

/* Whether a word begins a label of its own: 7.属于行政执法案卷 behind （三）不予公开. */
static gboolean
begins_label (const char *text, const Word *word)
{
  g_autofree char *part = g_strndup (text + word->from, word->to - word->from);
  GoiOrdinalKind kind;
  gsize n = goi_label_skip_ordinal (part, &kind, NULL);

  return n > 0 && part[n] != '\0' && kind != GOI_ORDINAL_PART && !g_ascii_isdigit (part[n - 1]);
}

/* Adds the words before the values: the label, and before it the names of the groups that it is in. */
static void
add_words (GoiLine *line, const char *text, GArray *words, guint n)
{
  for (guint i = 0; i < n;)
    {
      const Word *first = &g_array_index (words, Word, i);
      const Word *last = first;
      g_autofree char *label = NULL;

      for (i++; i < n && !begins_label (text, &g_array_index (words, Word, i)); i++)
        last = &g_array_index (words, Word, i);
      label = g_strndup (text + first->from, last->to - first->from);
      goi_line_add_piece (line, label, first->start, last->end, 0, 1);
    }
}

/* 指标 单位 数 and rows whose cells are parted by single blanks: words, then values to the end. */
static void
add_paragraph_line (GPtrArray *lines, guint number, const GoiDocBlock *block)
{
  GoiLine *line = goi_line_new (number, block->start, block->end);
  g_autoptr (GArray) words = NULL;
  guint n_values;

  g_ptr_array_add (lines, line);
  if (strlen (block->text) > LONGEST_LABEL)
    {
      line->is_prose = TRUE;
      return;
    }
  words = split_words (block->text, block->start);
  join_before_numbers (block->text, words);
  n_values = count_values (block->text, words);
  if (n_values > 0)
    add_words (line, block->text, words, words->len - n_values);
  else if (words->len > 0)
    goi_line_add_piece (line, block->text, block->start, g_array_index (words, Word, words->len - 1).end, 0, 1);
  for (guint i = words->len - n_values; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);
      g_autofree char *part = g_strndup (block->text + word->from, word->to - word->from);
      goi_line_add_piece (line, part, word->start, word->end, i - (words->len - n_values) + 1, 1);
    }
}

/**
 * goi_piece_is_word:
 * @piece: a piece of a line
 *
 * Returns: whether it is a part of words, be it a single character: 益 at the end of a label, （三） before one
 */
gboolean
goi_piece_is_word (const GoiPiece *piece)
{
  gsize ordinal = goi_label_skip_ordinal (piece->text, NULL, NULL);
  guint n_visible;

  return piece->kind == GOI_PIECE_TEXT
         || (piece->kind == GOI_PIECE_DIRT && count_han (piece->text, &n_visible) > 0
             && strpbrk (piece->text + ordinal, "0123456789") == NULL);
}

/* Whether a line holds nothing but values, units and dirt. */
static gboolean
is_without_words (const GoiLine *line)
{
  for (guint i = 0; i < line->pieces->len; i++)
    if (goi_piece_is_word (goi_line_piece (line, i)))
      return FALSE;
  return line->pieces->len > 0;
}

static gboolean
waits_for_value (const GoiLine *line)
{
  const GoiPiece *last;

  if (line->in_table || line->is_prose || line->pieces->len == 0
      || goi_line_piece (line, 0)->kind != GOI_PIECE_TEXT)
    return FALSE;
  last = goi_line_piece (line, line->pieces->len - 1);
  return last->kind == GOI_PIECE_TEXT || last->kind == GOI_PIECE_UNIT;
}

/**
 * goi_lines_join_values:
 * @lines: (element-type GoiLine): the lines of a document
 *
 * Puts numbers, or the strokes of them, on lines of their own behind the label above that has none.
 */
void
goi_lines_join_values (GPtrArray *lines)
{
  GoiLine *label = NULL;
  guint to = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      GoiLine *line = g_ptr_array_index (lines, i);

      if (label != NULL && !line->in_table && is_without_words (line))
        {
          for (guint k = 0; k < line->pieces->len; k++)
            {
              GoiPiece piece = *goi_line_piece (line, k);
              piece.column = label->pieces->len;
              piece.text = g_strdup (piece.text);
              g_array_append_val (label->pieces, piece);
            }
          label->end = line->end;
          label->n_joined++;
          goi_line_free (line);
          continue;
        }
      if (to > 0 && line->pieces->len > 0 && is_without_words (line))
        ((GoiLine *) lines->pdata[to - 1])->spilt = TRUE;
      label = waits_for_value (line) ? line : NULL;
      lines->pdata[to++] = line;
    }
  for (guint i = to; i < lines->len; i++)
    lines->pdata[i] = NULL;
  g_ptr_array_set_free_func (lines, NULL);
  g_ptr_array_set_size (lines, to);
  g_ptr_array_set_free_func (lines, (GDestroyNotify) goi_line_free);
}

/**
 * goi_lines_of_document:
 * @document: a document
 *
 * Returns: (transfer full) (element-type GoiLine): the rows of its tables and its paragraphs, in
 *   reading order; page numbers are left out
 */
GPtrArray *
goi_lines_of_document (GoiDocument *document)
{
  GPtrArray *blocks = goi_document_get_blocks (document);
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_line_free);

  for (guint i = 0; i < blocks->len; i++)
    {
      const GoiDocBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == GOI_DOC_TABLE)
        add_table_lines (lines, i, block);
      else if (!goi_text_is_page_number (block->text, -1))
        add_paragraph_line (lines, i, block);
    }
  return lines;
}

static gboolean
looks_like_value (const GoiPiece *piece)
{
  return piece->kind == GOI_PIECE_VALUE || piece->kind == GOI_PIECE_DIRT;
}

/* Whether a piece is a part of the name of a group, which goes down several rows, before the label: its last
 * character, or （三） alone. */
static gboolean
is_part_of_group (const GoiLine *line, guint i)
{
  const GoiPiece *piece = goi_line_piece (line, i);
  guint n_visible;

  return line->in_table && piece->kind == GOI_PIECE_DIRT && count_han (piece->text, &n_visible) > 0
         && strpbrk (piece->text, "0123456789") == NULL && i + 1 < line->pieces->len
         && goi_line_piece (line, i + 1)->kind == GOI_PIECE_TEXT;
}

/* Whether a piece is the ordinal of the label behind it: 1. or 1、 alone. */
static gboolean
is_ordinal_alone (const GoiLine *line, guint i)
{
  const char *text = goi_line_piece (line, i)->text;
  gsize digits = strspn (text, "0123456789");
  gunichar mark = digits > 0 && digits <= 2 ? goi_utf8_get (text + digits) : 0;

  return (mark == '.' || mark == ')' || mark == 0x3001 || mark == 0xFF0E || mark == 0xFF09)
         && *g_utf8_next_char (text + digits) == '\0' && i + 1 < line->pieces->len
         && goi_line_piece (line, i + 1)->kind == GOI_PIECE_TEXT;
}

/* Whether a second indicator begins with the words at @i: 指标 单位 数 指标 单位 数. */
static gboolean
begins_indicator (const GoiLine *line, guint i)
{
  const GoiPiece *piece = goi_line_piece (line, i);

  if (i + 1 >= line->pieces->len)
    return FALSE;
  return goi_line_piece (line, i + 1)->kind == GOI_PIECE_UNIT
         || (piece->label->kind != GOI_ORDINAL_NONE
             && looks_like_value (goi_line_piece (line, i + 1)));
}

/* 序号 before the label: 7 | 1.当面申请数 | 件 | 3 */
static gboolean
has_serial_number (const GoiLine *line)
{
  const GoiPiece *first = goi_line_piece (line, 0);

  return line->in_table && line->pieces->len > 2 && first->kind == GOI_PIECE_VALUE
         && strspn (first->text, "0123456789") == strlen (first->text)
         && goi_line_piece (line, 1)->kind == GOI_PIECE_TEXT;
}

/* Adds the entry that begins with piece @i and ends before @end, or before a second indicator. Returns where
 * that is. */
static guint
add_entry (GArray *entries, guint line_number, const GoiLine *line, guint i, guint end)
{
  GoiEntry entry = { .line = line_number, .first_piece = i, .label_piece = -1 };
  gboolean values = FALSE;

  for (; i < end
         && (!looks_like_value (goi_line_piece (line, i)) || is_part_of_group (line, i) || is_ordinal_alone (line, i));
       i++)
    if (goi_line_piece (line, i)->kind == GOI_PIECE_TEXT)
      entry.label_piece = i;
  entry.first_slot = entry.label_piece >= 0 ? entry.label_piece + 1 : entry.first_piece;
  if (entry.label_piece >= 0)
    entry.label = goi_line_piece (line, entry.label_piece)->label;
  for (i = entry.first_slot; i < end; i++)
    {
      const GoiPiece *piece = goi_line_piece (line, i);
      if (piece->kind == GOI_PIECE_TEXT && values && begins_indicator (line, i))
        break;
      values |= looks_like_value (piece);
      entry.n_values += looks_like_value (piece) ? 1 : 0;
      entry.n_slots++;
    }
  g_array_append_val (entries, entry);
  return i;
}

/**
 * goi_entries_add_line:
 * @entries: (element-type GoiEntry): where to add
 * @line_number: the number of the line
 * @line: the line
 *
 * Adds a line as an entry, or as several where labels and values stand side by side more than once.
 * The label is the last of the words before the first value: the words before it are groups.
 */
void
goi_entries_add_line (GArray *entries, guint line_number, const GoiLine *line)
{
  guint i = 0;

  if (line->pieces->len == 0)
    return;
  if (has_serial_number (line))
    i = 1;
  do
    i = add_entry (entries, line_number, line, i, line->pieces->len);
  while (i < line->pieces->len);
}

/* The piece of a line that begins in a column; 0 when none does, or it is the first. */
static guint
piece_at (const GoiLine *line, guint column)
{
  for (guint i = 1; i < line->pieces->len; i++)
    if (goi_line_piece (line, i)->column == column)
      return i;
  return 0;
}

/* The column in which most of the lines from @from on have their second indicator, where the table says
 * what stands in which; 0 when they have none. */
static guint
second_column (GPtrArray *lines, GArray *entries, guint first, const guint *n_in_line, guint from, guint n_lines)
{
  guint column = 0, n_votes = 0, n_same = 0;

  for (guint i = 0, at = first; i < n_lines; at += n_in_line[i++])
    {
      const GoiLine *line = g_ptr_array_index (lines, from + i);
      guint begins;

      if (n_in_line[i] != 2 || line->grid_columns == 0)
        continue;
      begins = goi_line_piece (line, g_array_index (entries, GoiEntry, at + 1).first_piece)->column;
      n_votes = column == begins ? n_votes + 1 : n_votes > 0 ? n_votes - 1 : 0;
      if (n_votes == 0)
        {
          column = begins;
          n_votes = 1;
        }
    }
  for (guint i = 0, at = first; i < n_lines; at += n_in_line[i++])
    if (n_in_line[i] == 2)
      {
        const GoiLine *line = g_ptr_array_index (lines, from + i);
        guint piece = g_array_index (entries, GoiEntry, at + 1).first_piece;
        n_same += goi_line_piece (line, piece)->column == column ? 1 : 0;
      }
  return n_same >= FEWEST_PAIRS && n_same * 3 > n_lines ? column : 0;
}

/* Reads the lines again, every one of them cut at the column where the second indicators begin: headings
 * and blank cells stand on one side of it as well. */
static void
cut_lines (GPtrArray *lines, GArray *entries, guint first, guint *n_in_line, guint from, guint n_lines,
           guint column)
{
  g_array_set_size (entries, first);
  for (guint i = from; i < from + n_lines; i++)
    {
      const GoiLine *line = g_ptr_array_index (lines, i);
      guint before = entries->len, piece = piece_at (line, column);

      if (piece == 0)
        goi_entries_add_line (entries, i, line);
      else
        {
          add_entry (entries, i, line, has_serial_number (line) ? 1 : 0, piece);
          add_entry (entries, i, line, piece, line->pieces->len);
        }
      n_in_line[i - from] = entries->len - before;
    }
}

/* Where indicators stand side by side, those on the left come first, down to the end of the table. */
static void
put_in_columns (GArray *entries, guint first, guint *n_in_line, guint n_lines)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (GoiEntry));
  guint most = 0;

  for (guint i = 0; i < n_lines; i++)
    most = MAX (most, n_in_line[i]);
  if (most < 2)
    return;
  for (guint k = 0; k < most; k++)
    for (guint i = 0, at = first; i < n_lines; at += n_in_line[i++])
      if (k < n_in_line[i])
        g_array_append_val (sorted, g_array_index (entries, GoiEntry, at + k));
  memcpy (&g_array_index (entries, GoiEntry, first), sorted->data, sorted->len * sizeof (GoiEntry));
}

/**
 * goi_entries_of_lines:
 * @lines: (element-type GoiLine): lines
 *
 * Returns: (transfer full) (element-type GoiEntry): what they hold, prose left out
 */
GArray *
goi_entries_of_lines (GPtrArray *lines)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (GoiEntry));
  g_autofree guint *n_in_line = g_new0 (guint, lines->len + 1);

  for (guint i = 0; i < lines->len;)
    {
      const GoiLine *line = g_ptr_array_index (lines, i);
      guint first = entries->len, from = i, column;

      do
        {
          guint before = entries->len;
          goi_entries_add_line (entries, i, g_ptr_array_index (lines, i));
          n_in_line[i] = entries->len - before;
          i++;
        }
      while (line->in_table && i < lines->len
             && ((GoiLine *) g_ptr_array_index (lines, i))->in_table
             && ((GoiLine *) g_ptr_array_index (lines, i))->block == line->block);
      column = second_column (lines, entries, first, n_in_line + from, from, i - from);
      if (column > 0)
        cut_lines (lines, entries, first, n_in_line + from, from, i - from, column);
      put_in_columns (entries, first, n_in_line + from, i - from);
    }
  return entries;
}
