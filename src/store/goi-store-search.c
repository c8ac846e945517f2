/* goi-store-search.c: words of texts and of what a person searches for
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-store"

#include "config.h"

#include "goi-store-private.h"

#include <string.h>

/* Longer ones are no words. */
#define MAX_TOKEN 64

/* What a person types ends here. */
#define MAX_WORDS 32
#define MAX_SEARCH 1000

/* What a character is to the search. */
typedef enum
{
  CHAR_IGNORED, /* not there at all: zero-width blanks, soft hyphens, byte order marks */
  CHAR_BLANK,
  CHAR_SIGN,
  CHAR_LETTER, /* letters and digits that make words together */
  CHAR_IDEOGRAPH,
} CharClass;

/* A word, or a run of ideographs without anything between them. */
typedef struct
{
  GString *out;
  gunichar pending; /* the last ideograph, whose pair is not known yet */
  guint run;        /* ideographs so far */
  guint word;       /* letters so far */
  gunichar last;    /* the last letter */
} Segmenter;

static CharClass
classify (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c) ? CHAR_LETTER : c <= 0x20 ? CHAR_BLANK : CHAR_SIGN;
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_BOPOMOFO:
    case G_UNICODE_SCRIPT_HANGUL:
      return g_unichar_isalnum (c) ? CHAR_IDEOGRAPH : CHAR_SIGN;
    default:
      break;
    }
  if (g_unichar_type (c) == G_UNICODE_FORMAT)
    return CHAR_IGNORED;
  if (g_unichar_isspace (c))
    return CHAR_BLANK;
  return g_unichar_isalnum (c) || g_unichar_ismark (c) ? CHAR_LETTER : CHAR_SIGN;
}

static void
end_word (Segmenter *self)
{
  if (self->word > 0)
    g_string_append_c (self->out, ' ');
  self->word = 0;
}

/* The last ideograph of a run stands alone: so a run's end can be found, and what follows it. */
static void
end_run (Segmenter *self)
{
  if (self->run > 0)
    {
      g_string_append_unichar (self->out, self->pending);
      g_string_append_c (self->out, ' ');
    }
  self->run = 0;
}

static void
add_char (Segmenter *self, gunichar c)
{
  switch (classify (c))
    {
    case CHAR_LETTER:
      end_run (self);
      if (self->word++ < MAX_TOKEN)
        g_string_append_unichar (self->out, g_unichar_tolower (c));
      self->last = c;
      break;
    case CHAR_IDEOGRAPH:
      end_word (self);
      if (self->run++ > 0)
        {
          g_string_append_unichar (self->out, self->pending);
          g_string_append_unichar (self->out, c);
          g_string_append_c (self->out, ' ');
        }
      self->pending = c;
      break;
    case CHAR_BLANK: /* names are spread out and broken over lines: 财　政　局 */
      end_word (self);
      break;
    case CHAR_SIGN:
      end_word (self);
      end_run (self);
      break;
    case CHAR_IGNORED:
    default:
      break;
    }
}

/* What a common character of Chinese texts is normalised to, whatever stands beside it; 0 for one that has
 * to be looked up. */
static gunichar
normalise_common (gunichar c)
{
  if (c < 0x80 || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3001 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3011)
      || (c >= 0x2012 && c <= 0x2014) || (c >= 0x2018 && c <= 0x201F))
    return c;
  if (c >= 0xFF01 && c <= 0xFF5E)
    return c - 0xFEE0;
  return c == 0x3000 ? ' ' : 0;
}

/* Compatibility forms become what they stand for: ２０２１ is 2021. */
static char *
normalise (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) out = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = normalise_common (g_utf8_get_char (p));

      if (c == 0)
        return g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
      if (c < 0x80)
        g_string_append_c (out, (char) c);
      else
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/*< private >
 * goi_search_segment:
 * @text: (nullable): any text
 *
 * Cuts a text into the tokens of the full-text index, which knows no Chinese: a run of ideographs
 * ABC becomes the overlapping pairs AB BC and, at its end, C. A query of two characters is then one
 * token, one of more characters a phrase of pairs, and one of a single character the beginning of a
 * pair. Single characters as tokens would find the same, but common ones occur in every report
 * hundreds of times: 政府 takes about five times as long.
 * Words of other scripts and numbers are tokens of their own, in lower case.
 *
 * Returns: (transfer full): the tokens, each with a blank after it
 */
char *
goi_search_segment (const char *text)
{
  g_autofree char *normalised = normalise (text != NULL ? text : "");
  Segmenter segmenter = { .out = g_string_sized_new (2 * strlen (normalised)) };

  for (const char *p = normalised; *p != '\0'; p = g_utf8_next_char (p))
    add_char (&segmenter, g_utf8_get_char (p));
  end_word (&segmenter);
  end_run (&segmenter);
  return g_string_free (segmenter.out, FALSE);
}

/* Where the last letter or ideograph ends: signs after it say nothing. */
static const char *
find_end (const char *word)
{
  const char *end = word;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (classify (g_utf8_get_char (p)) >= CHAR_LETTER)
      end = g_utf8_next_char (p);
  return end;
}

/* One word of a query as a phrase. Its last token is only begun when it is a single ideograph or
 * a word of letters that may still be growing under the person's fingers. */
static char *
make_phrase (const char *word)
{
  Segmenter segmenter = { .out = g_string_new ("\"") };
  const char *end = find_end (word);
  gboolean begun;

  for (const char *p = word; p < end; p = g_utf8_next_char (p))
    add_char (&segmenter, g_utf8_get_char (p));
  begun = segmenter.run == 1 || (segmenter.word > 0 && g_unichar_isalpha (segmenter.last));
  end_word (&segmenter);
  if (segmenter.run == 1)
    end_run (&segmenter);
  g_string_append (segmenter.out, begun ? "\" *" : "\"");
  return g_string_free (segmenter.out, FALSE);
}

/*< private >
 * goi_search_expression:
 * @words: what a person typed
 *
 * Makes an expression of FTS5 (https://www.sqlite.org/fts5.html#full_text_query_syntax) out of any
 * text: each word is a phrase, and all must occur. Nothing but letters, digits and ideographs gets
 * into it, so nothing in it can be taken for an operator.
 *
 * Returns: (transfer full) (nullable): the expression; NULL when there is no word in @words, which
 *    then means no search
 */
char *
goi_search_expression (const char *words)
{
  g_autofree char *start = g_utf8_substring (words, 0, MIN (g_utf8_strlen (words, -1), MAX_SEARCH));
  g_autofree char *normalised = normalise (start);
  g_autoptr (GString) expression = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;
  guint n = 0;

  for (char *p = normalised; *p != '\0'; p = g_utf8_next_char (p))
    if (classify (g_utf8_get_char (p)) == CHAR_BLANK)
      memset (p, ' ', (gsize) (g_utf8_next_char (p) - p));
  parts = g_strsplit (normalised, " ", -1);
  for (guint i = 0; parts[i] != NULL && n < MAX_WORDS; i++)
    {
      g_autofree char *phrase = make_phrase (parts[i]);

      if (strcmp (phrase, "\"\"") == 0)
        continue;
      g_string_append (expression, n++ > 0 ? " AND " : "");
      g_string_append (expression, phrase);
    }
  return n > 0 ? g_strdup (expression->str) : NULL;
}

static char *
without_blanks (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      CharClass kind = classify (c);
      if (kind != CHAR_BLANK && kind != CHAR_IGNORED)
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

static void
append_missing (GString *extra, const char *text, const char *compact_document)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *compact = without_blanks (valid);

  if (compact[0] == '\0' || (compact_document != NULL && strstr (compact_document, compact) != NULL))
    return;
  g_string_append (extra, valid);
  g_string_append (extra, "\n\n");
}

/*< private >
 * goi_search_extra:
 * @report: a report
 * @document: (nullable): the text of its document
 *
 * Returns: (transfer full): what is to be found of the report's sections, but does not stand in its
 *    document: sections that were edited, or all of them when there is no document
 */
char *
goi_search_extra (GoiReport *report, const char *document)
{
  g_autofree char *valid = document != NULL ? g_utf8_make_valid (document, -1) : NULL;
  g_autofree char *compact = valid != NULL ? without_blanks (valid) : NULL;
  GPtrArray *sections = goi_report_get_sections (report);
  GString *extra = g_string_new (NULL);

  for (guint i = 0; i < sections->len; i++)
    {
      const GoiSection *section = g_ptr_array_index (sections, i);
      append_missing (extra, section->title, compact);
      append_missing (extra, section->text, compact);
    }
  return g_string_free (extra, FALSE);
}
