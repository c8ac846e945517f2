/* goi-label.c: labels and headings, made comparable
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-label"

#include "goi-label.h"

#include "goi-characters.h"

#include <string.h>

/* An ordinal has fewer characters than this, with the one behind it; as many characters of a text are
 * looked at first to find one. */
#define LONGEST_ORDINAL 12
#define FAR_ENOUGH 20

/* A text as folded characters with the byte each came from, blanks dropped. */
typedef struct
{
  gunichar chars[4 * GOI_LABEL_MAX];
  gsize after[4 * GOI_LABEL_MAX];       /* the byte behind the character */
  gunichar raw[4 * GOI_LABEL_MAX];
  gboolean blank_after[4 * GOI_LABEL_MAX];
  guint n;
} Folded;

/* The first byte of @text behind what was folded, which is all of it or @most characters. */
static const char *
fold (Folded *self, const char *text, guint most)
{
  const char *p;

  self->n = 0;
  for (p = text; *p != '\0' && self->n < most; p = g_utf8_next_char (p))
    {
      gunichar c = goi_utf8_get (p);
      gunichar out[GOI_FOLD_MAX];
      guint n = goi_char_fold (c, out);

      for (guint i = 0; i < n && self->n < G_N_ELEMENTS (self->chars); i++)
        {
          if (goi_char_is_space (out[i]))
            {
              if (self->n > 0)
                self->blank_after[self->n - 1] = TRUE;
              continue;
            }
          self->chars[self->n] = out[i];
          self->raw[self->n] = c;
          self->blank_after[self->n] = FALSE;
          self->after[self->n] = g_utf8_next_char (p) - text;
          self->n++;
        }
    }
  return p;
}

static gunichar
char_at (const Folded *self, guint i)
{
  return i < self->n ? self->chars[i] : 0;
}

/* Reads 一 … 九十九 at @i; how many characters it takes. */
static guint
read_han_number (const Folded *self, guint i, guint *number)
{
  guint n = 0, value = 0, tens = 0;

  while (n < 3)
    {
      int digit = goi_char_han_digit (char_at (self, i + n));
      if (digit < 1 || digit > 10)
        break;
      if (digit == 10)
        tens = value == 0 ? 10 : value * 10, value = 0;
      else
        value = digit;
      n++;
    }
  *number = tens + value;
  return n;
}

static guint
read_number (const Folded *self, guint i, guint *number)
{
  guint n = 0;

  *number = 0;
  while (n < 3 && char_at (self, i + n) >= '0' && char_at (self, i + n) <= '9')
    *number = *number * 10 + (char_at (self, i + n++) - '0');
  return n;
}

static gboolean
is_ordinal_mark (gunichar c)
{
  return c == 0x3001 || c == '.' || c == ',' || c == ':' || c == 0x00B7 || c == 0xFF61
         || c == 0x3002 || c == ';';
}

/* ① ⑴ ⒈ ㈠ in one character. */
static gboolean
read_enclosed (const Folded *self, guint i, GoiOrdinalKind *kind, guint *ordinal)
{
  gunichar raw = i < self->n ? self->raw[i] : 0;

  *ordinal = goi_char_enclosed_number (raw);
  if (*ordinal == 0 || raw == 0x249B)
    return FALSE;
  if (raw >= 0x3220 && raw <= 0x3229)
    *kind = GOI_ORDINAL_HAN_BRACKET;
  else if (raw >= 0x2474 && raw <= 0x2487)
    *kind = GOI_ORDINAL_DIGIT_BRACKET;
  else
    *kind = GOI_ORDINAL_DIGIT;
  return TRUE;
}

/* 第一部分, 第1部分 */
static guint
read_part (const Folded *self, guint i, guint *ordinal)
{
  guint n;

  if (char_at (self, i) != 0x7B2C)
    return 0;
  n = read_han_number (self, i + 1, ordinal);
  if (n == 0)
    n = read_number (self, i + 1, ordinal);
  if (n == 0 || char_at (self, i + 1 + n) != 0x90E8 || char_at (self, i + 2 + n) != 0x5206)
    return 0;
  n += 3;
  return is_ordinal_mark (char_at (self, i + n)) ? n + 1 : n;
}

/* 3月, 2个, 5件: a number of something, not an ordinal. */
static gboolean
is_counted_word (gunichar c)
{
  static const char words[] = "年月日号个件条项次篇人名份宗起家场期部位类级种万亿元多余天周季届度";
  char utf8[8] = { 0 };

  g_unichar_to_utf8 (c, utf8);
  return strstr (words, utf8) != NULL;
}

/* How many characters the ordinal takes that begins at @i. Scanned text loses opening brackets:
 * 二) counts as (二). */
static guint
read_ordinal (const Folded *self, guint i, GoiOrdinalKind *kind, guint *ordinal)
{
  gboolean bracket = char_at (self, i) == '(';
  guint at = i + (bracket ? 1 : 0);
  gboolean han = TRUE;
  guint n;

  if (read_enclosed (self, i, kind, ordinal))
    return is_ordinal_mark (char_at (self, i + 1)) ? 2 : 1;
  n = read_part (self, i, ordinal);
  if (n > 0)
    {
      *kind = GOI_ORDINAL_PART;
      return n;
    }
  n = read_han_number (self, at, ordinal);
  if (n == 0)
    {
      han = FALSE;
      n = read_number (self, at, ordinal);
    }
  if (n == 0 || *ordinal == 0)
    return 0;
  if (char_at (self, at + n) == ')')
    {
      *kind = han ? GOI_ORDINAL_HAN_BRACKET : GOI_ORDINAL_DIGIT_BRACKET;
      n++;
      return at - i + n + (is_ordinal_mark (char_at (self, at + n)) ? 1 : 0);
    }
  if (bracket)
    return 0;
  *kind = han ? GOI_ORDINAL_HAN : GOI_ORDINAL_DIGIT;
  if (!han && char_at (self, at + n) == '~')
    return n + 1;
  if (is_ordinal_mark (char_at (self, at + n)))
    {
      gunichar next = char_at (self, at + n + 1);
      /* 5.15 and 3,000 are no ordinals. */
      return !han && next >= '0' && next <= '9' ? 0 : n + 1;
    }
  if (at + n >= self->n)
    return 0;
  /* 一 总体情况, with nothing but a blank; 3其他 without one, but 3月 is a date */
  if (!han)
    return n <= 2 && (self->blank_after[at + n - 1] || n == 1) && goi_char_is_han (char_at (self, at + n))
                   && !is_counted_word (char_at (self, at + n))
               ? n
               : 0;
  return self->blank_after[at + n - 1] ? n : 0;
}

static guint
skip_leading_dirt (const Folded *self)
{
  guint i = 0;

  while (i < self->n && self->chars[i] != '(' && !goi_char_is_han (self->chars[i])
         && !g_unichar_isalnum (self->chars[i]) && goi_char_enclosed_number (self->raw[i]) == 0)
    i++;
  return i;
}

/**
 * goi_label_skip_ordinal:
 * @text: a label or heading
 * @kind: (out) (optional): how it is numbered
 * @ordinal: (out) (optional): its number, 0 when it has none
 *
 * Returns: how many bytes the ordinal takes with what stands before it, 0 when there is none
 */
gsize
goi_label_skip_ordinal (const char *text, GoiOrdinalKind *kind, guint *ordinal)
{
  Folded folded;
  GoiOrdinalKind k = GOI_ORDINAL_NONE;
  guint number = 0;
  guint start, n;
  const char *rest;

  rest = fold (&folded, text, FAR_ENOUGH);
  start = skip_leading_dirt (&folded);
  /* Only dirt so far, or an ordinal at the very end of it. */
  if (*rest != '\0' && start + LONGEST_ORDINAL > folded.n)
    {
      fold (&folded, text, G_N_ELEMENTS (folded.chars));
      start = skip_leading_dirt (&folded);
    }
  n = read_ordinal (&folded, start, &k, &number);
  if (kind != NULL)
    *kind = n > 0 ? k : GOI_ORDINAL_NONE;
  if (ordinal != NULL)
    *ordinal = n > 0 ? number : 0;
  return n > 0 ? folded.after[start + n - 1] : 0;
}

/* How many characters from the bracket at @i on are a remark that documents add or leave out: brackets
 * at the end, closed or not, or with three characters and more in them. 第（一）项 is no remark. */
static guint
remark_length (const Folded *self, guint i)
{
  guint depth = 0, n = 0;

  for (guint k = i; k < self->n; k++)
    {
      if (self->chars[k] == '(')
        depth++;
      else if (self->chars[k] == ')' && --depth == 0)
        return n >= 3 || k + 1 == self->n ? k + 1 - i : 0;
      else
        n++;
    }
  return self->n - i;
}

/* The characters of a mark at the end that refers to a note, 商业企业① or 总计[1]; 0 when there is none. */
static guint
note_mark_length (const Folded *self)
{
  guint last = self->n - 1, k = last;

  if (goi_char_is_note_mark (self->raw[last]))
    return 1;
  if (self->chars[last] == ']')
    k--;
  while (k > 0 && g_unichar_isdigit (self->chars[k]))
    k--;
  if (k == last || self->chars[k] != (self->chars[last] == ']' ? '[' : 0x6CE8))
    return 0;
  return self->n - k;
}

static void
drop_note_marks (Folded *self)
{
  guint n;

  while (self->n > 1 && (n = note_mark_length (self)) > 0 && n < self->n)
    self->n -= n;
}

static guint64
bloom_of (gunichar c)
{
  return G_GUINT64_CONSTANT (1) << ((c * 2654435761u) >> 26);
}

/**
 * goi_label_init:
 * @label: (out caller-allocates): a label
 * @text: as printed
 *
 * Folds characters, drops blanks, punctuation and the ordinal, and remembers the latter.
 */
void
goi_label_init (GoiLabel *label, const char *text)
{
  Folded folded;
  guint i, n, remark_end = 0;

  *label = (GoiLabel) { .kind = GOI_ORDINAL_NONE };
  fold (&folded, text, G_N_ELEMENTS (folded.chars));
  drop_note_marks (&folded);
  i = skip_leading_dirt (&folded);
  n = read_ordinal (&folded, i, &label->kind, &label->ordinal);
  if (n == 0)
    {
      label->kind = GOI_ORDINAL_NONE;
      label->ordinal = 0;
    }
  for (i += n; i < folded.n; i++)
    {
      gunichar c = g_unichar_tolower (folded.chars[i]);

      if (c == '(' && i >= remark_end)
        remark_end = i + remark_length (&folded, i);
      if (!goi_char_is_han (c) && !g_unichar_isalnum (c))
        continue;
      if (label->n_full < GOI_LABEL_MAX)
        {
          label->full[label->n_full++] = c;
          label->full_bloom |= bloom_of (c);
        }
      if (i >= remark_end && label->n_bare < GOI_LABEL_MAX)
        {
          label->bare[label->n_bare++] = c;
          label->bare_bloom |= bloom_of (c);
        }
    }
  if (label->n_bare < 2)
    {
      memcpy (label->bare, label->full, sizeof label->full);
      label->n_bare = label->n_full;
      label->bare_bloom = label->full_bloom;
    }
}

/**
 * goi_label_dup_letters:
 * @label: a label
 *
 * Returns: (transfer full): what is left of its text to compare it by
 */
char *
goi_label_dup_letters (const GoiLabel *label)
{
  return g_ucs4_to_utf8 (label->full, label->n_full, NULL, NULL, NULL);
}

/* The length of the longest common subsequence, a bit for each character of @a (Hyyrö 2004). */
static guint
common_length (const gunichar *a, guint n_a, const gunichar *b, guint n_b)
{
  guint64 v = ~G_GUINT64_CONSTANT (0);
  guint64 mask = n_a == 64 ? v : (G_GUINT64_CONSTANT (1) << n_a) - 1;

  for (guint j = 0; j < n_b; j++)
    {
      guint64 matches = 0, u;
      for (guint i = 0; i < n_a; i++)
        matches |= (guint64) (a[i] == b[j]) << i;
      u = v & matches;
      v = (v + u) | (v - u);
    }
  return __builtin_popcountll (~v & mask);
}

static double
ratio (const gunichar *a, guint n_a, guint64 bloom_a, const gunichar *b, guint n_b, guint64 bloom_b,
       double at_least)
{
  guint shared, lost;

  if (n_a == 0 || n_b == 0 || (bloom_a & bloom_b) == 0
      || 2.0 * MIN (n_a, n_b) / (n_a + n_b) < at_least)
    return 0;
  if (n_a == n_b && memcmp (a, b, n_a * sizeof *a) == 0)
    return 1;
  shared = __builtin_popcountll (bloom_a & bloom_b);
  /* Too few characters in common to be worth counting. */
  if (shared * 5 < MIN (n_a, n_b))
    return 0;
  /* At least so many characters of one are not in the other. */
  lost = __builtin_popcountll (bloom_a & ~bloom_b);
  if (2.0 * MIN (n_a - MIN (lost, n_a), n_b) / (n_a + n_b) < at_least)
    return 0;
  return 2.0 * common_length (a, n_a, b, n_b) / (n_a + n_b);
}

/**
 * goi_label_similarity:
 * @a: a label as goi_label_init() made it
 * @b: another
 * @at_least: what is less similar need not be told from what has nothing in common
 *
 * Compares them with and without what stands in brackets. Labels of three characters and fewer are
 * similar to nothing but themselves: 其他, 总计 and 规章 are too near to too much.
 *
 * Returns: from 0 for nothing in common to 1 for the same: twice the length of the longest common
 *   subsequence by the sum of the lengths; perhaps 0 where that is less than @at_least
 */
double
goi_label_similarity (const GoiLabel *a, const GoiLabel *b, double at_least)
{
  double best = ratio (a->full, a->n_full, a->full_bloom, b->full, b->n_full, b->full_bloom, at_least);

  if (best < GOI_LABEL_SAME && MIN (a->n_full, b->n_full) <= GOI_LABEL_SHORT)
    best = 0;
  if (best < 1 && (a->n_bare != a->n_full || b->n_bare != b->n_full))
    {
      double bare
          = ratio (a->bare, a->n_bare, a->bare_bloom, b->bare, b->n_bare, b->bare_bloom, at_least);
      /* What the brackets hold is no more than a remark, but not quite nothing. */
      bare *= GOI_LABEL_BARE;
      if (bare >= GOI_LABEL_SAME || MIN (a->n_bare, b->n_bare) > GOI_LABEL_SHORT)
        best = MAX (best, bare);
    }
  return best;
}

/**
 * goi_label_equal:
 * @a: a label
 * @b: another
 *
 * Returns: whether they are the same, but for ordinals, punctuation and what stands in brackets
 */
gboolean
goi_label_equal (const GoiLabel *a, const GoiLabel *b)
{
  if (a->n_full == b->n_full && memcmp (a->full, b->full, a->n_full * sizeof a->full[0]) == 0)
    return a->n_full > 0;
  return a->n_bare > 0 && a->n_bare == b->n_bare
         && memcmp (a->bare, b->bare, a->n_bare * sizeof a->bare[0]) == 0;
}

/**
 * goi_label_contains:
 * @label: a label
 * @part: another
 *
 * Returns: whether all of @part stands in @label in one piece
 */
gboolean
goi_label_contains (const GoiLabel *label, const GoiLabel *part)
{
  if (part->n_full == 0)
    return FALSE;
  for (guint i = 0; i + part->n_full <= label->n_full; i++)
    if (memcmp (label->full + i, part->full, part->n_full * sizeof part->full[0]) == 0)
      return TRUE;
  return FALSE;
}
