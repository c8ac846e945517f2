/* goi-prose-context.c: what a number in a sentence is about
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sentence may speak of several years: 2011年收到30件，2012年收到36件. The last one that is named before a
 * number is the one that the number is about, but for those that something is only compared with: 比2011年
 * 增加6件. The words for all this stand in data/prose.json.
 */

#define G_LOG_DOMAIN "goi-prose"

#include "goi-prose-context.h"

#include "goi-characters.h"
#include "goi-words.h"

#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>

/* The longest sentence that is looked at for years and words, in bytes to each side, and the longest year behind a
 * number, in characters. */
#define LONGEST_SENTENCE 1500
#define LONGEST_YEAR 12

typedef struct
{
  GRegex *times;            /* groups: year, other, this, since, from, part, whole */
  GRegex *compared_before;  /* what stands before a time that something is compared with */
  GRegex *compared_behind;
  GRegex *range;            /* what stands between the years of a range */
  GRegex *until;            /* what stands before the day up to which numbers are added up */
  GRegex *year_behind;      /* a year in brackets behind a number */
  GRegex *skip_sentences, *skip_clauses;
  GRegex *unsure_sentences, *unsure_clauses;
  GRegex *part, *of_part;
} Words;

/* What the times named so far say. */
typedef struct
{
  gboolean other; /* another year */
  gboolean since; /* several years */
  gboolean part;  /* a part of the year */
  gboolean range; /* the next year is the end of a range */
  gboolean named; /* the year itself was named last */
} Times;

static GRegex *
compile (JsonObject *object, const char *name)
{
  g_autoptr (GError) error = NULL;
  GRegex *regex = g_regex_new (json_object_get_string_member (object, name), G_REGEX_OPTIMIZE, 0, &error);

  if (regex == NULL)
    g_error ("prose.json: %s: %s", name, error->message);
  return regex;
}

static gpointer
load (gpointer unused)
{
  g_autoptr (JsonNode) root = goi_words_load ("prose.json");
  JsonObject *object = json_object_get_object_member (json_node_get_object (root), "context");
  Words *self = g_new0 (Words, 1);

  self->times = compile (object, "times");
  self->compared_before = compile (object, "compared_before");
  self->compared_behind = compile (object, "compared_behind");
  self->range = compile (object, "range");
  self->until = compile (object, "until");
  self->year_behind = compile (object, "year_behind");
  self->skip_sentences = compile (object, "skip_sentences");
  self->skip_clauses = compile (object, "skip_clauses");
  self->unsure_sentences = compile (object, "unsure_sentences");
  self->unsure_clauses = compile (object, "unsure_clauses");
  self->part = compile (object, "part");
  self->of_part = compile (object, "of_part");
  return self;
}

static const Words *
words (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load, NULL);
}

static gboolean
matches (GRegex *regex, const char *text)
{
  return g_regex_match (regex, text, 0, NULL);
}

static gboolean
ends_sentence (const char *p)
{
  return *p == '\n' || *p == ';' || *p == '!' || *p == '?' || g_str_has_prefix (p, "。");
}

static gboolean
ends_clause (const char *p)
{
  return *p == ',' || *p == '(' || *p == ':' || ends_sentence (p);
}

static gboolean
ends_paragraph (const char *p)
{
  return *p == '\n';
}

/* Where the part of the text begins that stands before @from and ends with one of the ends. */
static const char *
begin_of (const char *text, gsize from, gboolean (*ends) (const char *p))
{
  const char *start = text + from;

  while (start > text && text + from - start < LONGEST_SENTENCE)
    {
      const char *before = g_utf8_prev_char (start);
      if (ends (before))
        break;
      start = before;
    }
  return start;
}

/* From the beginning of the part of the text that @from stands in to @to. */
static char *
part_up_to (const char *text, gsize from, gsize to, gboolean (*ends) (const char *p))
{
  const char *start = begin_of (text, from, ends);

  return g_strndup (start, text + to - start);
}

/**
 * goi_prose_sentence:
 * @text: folded text
 * @from: a place in it
 * @to: a place behind it
 *
 * Returns: (transfer full): the sentence around these places
 */
char *
goi_prose_sentence (const char *text, gsize from, gsize to)
{
  const char *start = begin_of (text, from, ends_sentence);
  const char *end = text + to;

  while (*end != '\0' && end - text - to < LONGEST_SENTENCE && !ends_sentence (end))
    end = g_utf8_next_char (end);
  return g_strndup (start, end - start);
}

/**
 * goi_prose_paragraph:
 * @text: folded text
 * @to: a place in it
 *
 * Returns: (transfer full): the paragraph as far as it stands before this place
 */
char *
goi_prose_paragraph (const char *text, gsize to)
{
  return part_up_to (text, to, to, ends_paragraph);
}

/* 2012 and 二〇一二 */
static int
year_of (const char *digits)
{
  int year = 0;

  for (const char *p = digits; *p != '\0'; p = g_utf8_next_char (p))
    year = year * 10
           + (g_ascii_isdigit (*p) ? *p - '0' : MAX (goi_char_han_digit (g_utf8_get_char (p)), 0));
  return year;
}

/* Whether a place in a sentence stands in the name of a document, or in brackets that are closed again. */
static gboolean
is_aside (const char *sentence, gsize at)
{
  gsize n_open = 0, n_closed = 0;
  const char *bracket = strpbrk (sentence + at, "()");

  for (const char *p = sentence; p < sentence + at; p = g_utf8_next_char (p))
    {
      n_open += g_str_has_prefix (p, "《") ? 1 : 0;
      n_closed += g_str_has_prefix (p, "》") ? 1 : 0;
    }
  return n_open > n_closed || (bracket != NULL && *bracket == ')');
}

static gboolean
has_group (GMatchInfo *match, const char *name)
{
  g_autofree char *text = g_match_info_fetch_named (match, name);

  return text != NULL && *text != '\0';
}

/* A year, or a word for one. */
static void
take_year (Times *times, gboolean other, const char *before, const char *behind)
{
  gboolean ends_range = times->range;

  times->range = other && matches (words ()->range, behind);
  if (ends_range || times->range)
    {
      times->other = TRUE;
      times->named = FALSE;
      return;
    }
  if (other
      && (matches (words ()->compared_before, before) || matches (words ()->compared_behind, behind)))
    return;
  times->other = other;
  times->named = !other;
  times->part = FALSE;
  if (!other && !matches (words ()->until, before))
    times->since = FALSE;
}

/* Reads the times that a sentence names, up to a number. */
static void
read_times (Times *times, const char *sentence, int year)
{
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (words ()->times, sentence, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *named = g_match_info_fetch_named (match, "year");
      g_autofree char *before = NULL;
      int from, to;

      g_match_info_fetch_pos (match, 0, &from, &to);
      if (is_aside (sentence, from))
        continue;
      before = g_strndup (sentence, from);
      if (named != NULL && *named != '\0')
        take_year (times, year > 0 && year_of (named) != year, before, sentence + to);
      else if (has_group (match, "other"))
        take_year (times, TRUE, before, sentence + to);
      else if (has_group (match, "this"))
        take_year (times, FALSE, before, sentence + to);
      else if (has_group (match, "since"))
        times->since = TRUE;
      else if (has_group (match, "from"))
        times->since |= !times->named;
      else
        times->part = has_group (match, "part");
    }
}

/* Whether a year in brackets behind a number is another one. */
static gboolean
is_other_behind (const char *behind, int year)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *named = NULL;
  const char *end = behind;

  /* A match looks at all of its text first, and that may be the whole document. */
  for (guint n = 0; n < LONGEST_YEAR && *end != '\0'; n++)
    end = g_utf8_next_char (end);
  if (!g_regex_match_full (words ()->year_behind, behind, end - behind, 0, 0, &match, NULL))
    return FALSE;
  named = g_match_info_fetch_named (match, "year");
  return year > 0 && year_of (named) != year;
}

/**
 * goi_prose_context_find:
 * @text: folded text
 * @from: where the words begin that name an indicator
 * @number: where its number begins, or where a negation ends
 * @to: where number and unit end
 * @year: the year that the text is about, 0 when it is not known
 * @context: (out caller-allocates): what a number is about
 */
void
goi_prose_context_find (const char *text, gsize from, gsize number, gsize to, int year,
                        GoiProseContext *context)
{
  const Words *known = words ();
  g_autofree char *sentence = part_up_to (text, from, number, ends_sentence);
  g_autofree char *clause = part_up_to (text, from, number, ends_clause);
  g_autofree char *clause_before = part_up_to (text, from, from, ends_clause);
  g_autofree char *match = g_strndup (text + from, to - from);
  Times times = { FALSE, FALSE, FALSE, FALSE, FALSE };

  read_times (&times, sentence, year);
  context->other = times.other || times.since || matches (known->skip_sentences, sentence)
                   || matches (known->skip_clauses, clause) || is_other_behind (text + to, year);
  context->unsure = times.part || matches (known->unsure_sentences, sentence)
                    || matches (known->unsure_clauses, clause);
  context->part = matches (known->part, clause_before) || matches (known->part, match);
  context->of_part = matches (known->of_part, clause_before) || matches (known->of_part, match);
}
