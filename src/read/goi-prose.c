/* goi-prose.c: facts that sentences state
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How sentences state the numbers of the form stands in data/prose.json. A pattern has to cover the words
 * of the indicator, the number and its unit without anything in between that could change the meaning:
 * 1200多条 is no number, and what another year did or will do is none of this one.
 */

#define G_LOG_DOMAIN "goi-prose"

#include "config.h"

#include "goi-prose.h"

#include "goi-characters.h"
#include "goi-fill.h"
#include "goi-flow.h"
#include "goi-prose-context.h"
#include "goi-prose-lists.h"
#include "goi-rounded.h"
#include "goi-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *key;
  char *needs;
  GRegex *regex;
  gboolean none; /* the pattern states a zero */
  gboolean rounded; /* the pattern is for rounded numbers */
  gboolean unsure; /* its words may mean something else */
  gboolean whole; /* the cell counts the whole, never a part */
  guint rank;
} Pattern;

typedef struct
{
  GPtrArray *patterns;
  char **skip_sections;
  char **section_words;
  JsonObject *compare;
} Vocabulary;

static char **
get_words (JsonObject *object, const char *name)
{
  JsonArray *array = json_object_get_array_member (object, name);
  GPtrArray *words = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (words, g_strdup (json_array_get_string_element (array, i)));
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

/* Puts in what {NAME} stands for. */
static char *
expand (const char *pattern, JsonObject *macros)
{
  GString *s = g_string_new (pattern);
  g_autoptr (GList) names = json_object_get_members (macros);

  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *from = g_strdup_printf ("{%s}", (const char *) l->data);
      g_string_replace (s, from, json_object_get_string_member (macros, l->data), 0);
    }
  return g_string_free (s, FALSE);
}

static Pattern *
add_pattern (Vocabulary *self, JsonObject *fact, const char *pattern_text, JsonObject *macros, guint rank)
{
  g_autofree char *text = expand (pattern_text, macros);
  g_autoptr (GError) error = NULL;
  Pattern *pattern = g_new0 (Pattern, 1);

  pattern->key = g_strdup (json_object_get_string_member (fact, "key"));
  pattern->needs = g_strdup (json_object_get_string_member_with_default (fact, "needs", NULL));
  pattern->whole = json_object_get_boolean_member_with_default (fact, "whole", FALSE);
  pattern->rank = rank;
  pattern->regex = g_regex_new (text, G_REGEX_OPTIMIZE, 0, &error);
  if (pattern->regex == NULL)
    g_error ("prose.json: %s: %s", pattern->key, error->message);
  g_ptr_array_add (self->patterns, pattern);
  return pattern;
}

/* Each pattern with {N} or {M} is one with {R} or {A} as well: 约100 stands where 100 could. */
static void
add_patterns (Vocabulary *self, JsonObject *fact, JsonObject *macros, const char *member)
{
  gboolean none = strcmp (member, "none") == 0, unsure = strcmp (member, "unsure") == 0;
  JsonArray *array;

  if (!json_object_has_member (fact, member))
    return;
  array = json_object_get_array_member (fact, member);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *text = json_array_get_string_element (array, i);
      g_autoptr (GString) rounded = g_string_new (text);
      Pattern *pattern = add_pattern (self, fact, text, macros, i);

      pattern->none = none;
      pattern->unsure = unsure;
      if (none || g_string_replace (rounded, "{N}", "{R}", 0) + g_string_replace (rounded, "{M}", "{A}", 0) == 0)
        continue;
      pattern = add_pattern (self, fact, rounded->str, macros, i);
      pattern->rounded = TRUE;
      pattern->unsure = unsure;
    }
}

static gpointer
load (gpointer unused)
{
  g_autoptr (JsonNode) root = goi_words_load ("prose.json");
  JsonObject *object = json_node_get_object (root);
  JsonObject *macros = json_object_get_object_member (object, "macros");
  JsonArray *facts = json_object_get_array_member (object, "facts");
  Vocabulary *self = g_new0 (Vocabulary, 1);

  self->patterns = g_ptr_array_new ();
  self->skip_sections = get_words (object, "skip_sections");
  self->section_words = get_words (object, "section_words");
  self->compare = json_object_ref (json_object_get_object_member (object, "compare"));
  for (guint i = 0; i < json_array_get_length (facts); i++)
    {
      JsonObject *fact = json_array_get_object_element (facts, i);
      add_patterns (self, fact, macros, "patterns");
      add_patterns (self, fact, macros, "none");
      add_patterns (self, fact, macros, "unsure");
    }
  return self;
}

static const Vocabulary *
vocabulary (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load, NULL);
}

static gboolean
has_any (const char *text, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
fact_free (gpointer data)
{
  GoiFact *fact = data;

  goi_value_free (fact->value);
  g_free (fact->sentence);
  g_free (fact);
}

/* What a rounded number may be. FALSE when the number of the match is not rounded. */
static gboolean
read_rounded (const GoiFlow *flow, const Pattern *pattern, GMatchInfo *match, GoiFact *fact)
{
  g_autofree char *number = pattern->none ? NULL : g_match_info_fetch_named (match, "n");
  int from, to;

  g_match_info_fetch_pos (match, 0, &from, &to);
  return number != NULL && goi_rounded_read (number, flow->text + to, &fact->low, &fact->high);
}

/* The text of a rounded number, with its place in the document. */
static GoiValue *
text_of_match (const GoiFlow *flow, GMatchInfo *match)
{
  GoiValue *value = goi_value_new_mark (GOI_MARK_UNREADABLE, GOI_ORIGIN_PROSE);
  int from, to, start, end;

  g_match_info_fetch_pos (match, 0, &start, &end);
  g_match_info_fetch_named_pos (match, "n", &from, &to);
  g_free (value->text);
  value->text = g_strndup (flow->text + from, end - from);
  value->start = flow->at[from];
  value->end = flow->at[end - 1] + 1;
  return value;
}

/* The value of the match, with its place in the document. NULL when it does not fit the cell. */
static GoiValue *
value_of_match (const GoiFlow *flow, const Pattern *pattern, const GoiCell *cell,
                GMatchInfo *match)
{
  g_autofree char *text = NULL;
  g_autofree char *unit = g_match_info_fetch_named (match, "u");
  GoiNumberRules rules = { cell->kind, cell->unit, NULL, FALSE };
  GoiNumber number = { .mark = GOI_MARK_NUMBER, .number = GOI_DECIMAL_INT (0) };
  GoiValue *value;
  int from, to;

  if (!g_match_info_fetch_named_pos (match, pattern->none ? "z" : "n", &from, &to) || from < 0)
    g_match_info_fetch_pos (match, 0, &from, &to);
  if (!pattern->none)
    {
      g_autofree char *digits = g_strndup (flow->text + from, to - from);
      g_autofree char *amount = g_strconcat (digits, unit, NULL);
      gint64 han;

      /* In a sentence 一 is no dash. */
      if (unit == NULL && goi_number_parse_han (digits, &han))
        number.number = GOI_DECIMAL_INT (han);
      else
        goi_number_read (unit != NULL ? amount : digits, &rules, &number);
      if (number.mark != GOI_MARK_NUMBER || number.doubt != NULL)
        return NULL;
      to += unit != NULL ? strlen (unit) : 0;
    }
  value = goi_value_new_number (number.number, GOI_ORIGIN_PROSE);
  text = g_strndup (flow->text + from, to - from);
  g_free (value->text);
  value->text = g_steal_pointer (&text);
  value->start = flow->at[from];
  value->end = to > from ? flow->at[to - 1] + 1 : flow->at[from];
  return value;
}

/* Whether the words that an indicator needs stand in the title or the paragraph. */
static gboolean
has_needed (const GoiFlow *flow, const Pattern *pattern, const char *title, gsize to)
{
  g_autofree char *paragraph = NULL;

  if (pattern->needs == NULL || strstr (title, pattern->needs) != NULL)
    return TRUE;
  paragraph = goi_prose_paragraph (flow->text, to);
  return strstr (paragraph, pattern->needs) != NULL;
}

/* Where the number of a match begins; for a negation where its words do. */
static gsize
number_of_match (const Pattern *pattern, GMatchInfo *match)
{
  int from, to;

  if (pattern->none || !g_match_info_fetch_named_pos (match, "n", &from, &to) || from < 0)
    g_match_info_fetch_pos (match, 0, &from, &to);
  return from;
}

/* Whether a number is nothing but digits. */
static gboolean
is_plain (GMatchInfo *match)
{
  g_autofree char *number = g_match_info_fetch_named (match, "n");

  return number != NULL && strspn (number, "0123456789,.") == strlen (number);
}

static gboolean
has_unit (GMatchInfo *match)
{
  g_autofree char *unit = g_match_info_fetch_named (match, "u");

  return unit != NULL && *unit != '\0';
}

/* What a match states. NULL when a pattern for rounded numbers meets another. */
static GoiFact *
fact_of_match (const GoiFlow *flow, const Pattern *pattern, const GoiCell *cell, GMatchInfo *match)
{
  GoiFact *fact = g_new0 (GoiFact, 1);

  fact->cell = cell;
  fact->rank = pattern->rank;
  fact->none = pattern->none;
  fact->rounded = read_rounded (flow, pattern, match, fact);
  if (!fact->rounded && pattern->rounded && is_plain (match))
    {
      fact_free (fact);
      return NULL;
    }
  if (!fact->rounded && !pattern->rounded)
    fact->value = value_of_match (flow, pattern, cell, match);
  if (fact->value != NULL)
    {
      fact->low = fact->high = goi_decimal_to_double (fact->value->number);
      return fact;
    }
  fact->value = text_of_match (flow, match);
  /* 三四十, 十余 and 约3000元: what cannot be said in digits of the cell's unit may be anything. */
  if (!fact->rounded || has_unit (match))
    {
      fact->low = 0;
      fact->high = G_MAXDOUBLE;
    }
  fact->rounded = TRUE;
  return fact;
}

static void
match_pattern (GPtrArray *facts, const GoiFlow *flow, const Pattern *pattern, const GoiCell *cell,
               const char *title, int year)
{
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (pattern->regex, flow->text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      GoiProseContext context;
      GoiFact *fact;
      int from, to;

      g_match_info_fetch_pos (match, 0, &from, &to);
      goi_prose_context_find (flow->text, from, number_of_match (pattern, match), to, year, &context);
      if (context.other || !has_needed (flow, pattern, title, to))
        continue;
      fact = fact_of_match (flow, pattern, cell, match);
      if (fact == NULL)
        continue;
      fact->part = context.part;
      fact->unsure = pattern->unsure || context.unsure || (pattern->whole && context.of_part);
      fact->sentence = goi_prose_sentence (flow->text, from, to);
      g_ptr_array_add (facts, fact);
    }
}

static void
look_in (GPtrArray *facts, GoiDocument *document, GoiEdition *edition,
         const GoiSectionPlace *place, int year)
{
  const Vocabulary *words = vocabulary ();
  g_autoptr (GoiFlow) flow = goi_flow_new (document, place->start, place->end, FALSE);
  g_autofree char *title = goi_text_fold (place->title, FALSE);

  goi_prose_lists_spread (flow);
  for (guint i = 0; i < words->patterns->len && flow->bytes > 0; i++)
    {
      const Pattern *pattern = g_ptr_array_index (words->patterns, i);
      const GoiCell *cell = goi_edition_find_cell (edition, pattern->key);

      if (cell != NULL)
        match_pattern (facts, flow, pattern, cell, title, year);
    }
}

/**
 * goi_prose_facts:
 * @document: a document
 * @edition: its edition
 * @sections: (element-type GoiSectionPlace): its sections
 * @year: the year that it is about, 0 when it is not known
 *
 * Looks into the sections that tell what was done, not into those about problems and plans, nor into
 * the parts with a form.
 *
 * Returns: (transfer full) (element-type GoiFact): what sentences state, in the order of the patterns
 */
GPtrArray *
goi_prose_facts (GoiDocument *document, GoiEdition *edition, GPtrArray *sections, int year)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func (fact_free);

  for (guint i = 0; i < sections->len; i++)
    {
      const GoiSectionPlace *place = g_ptr_array_index (sections, i);
      g_autofree char *title = goi_text_fold (place->title, FALSE);

      if (has_any (title, vocabulary ()->skip_sections)
          || goi_edition_get_section (edition, place->id) != NULL)
        continue;
      look_in (facts, document, edition, place, year);
    }
  return facts;
}

/* Whether two facts say the same number. */
static gboolean
agree (const GoiFact *a, const GoiFact *b)
{
  return goi_decimal_equal (a->value->number, b->value->number);
}

/* Whether a fact says what a cell holds more plainly than another. What is about a part of something is
 * less plain than what is about all of it. */
static int
compare_plainness (const GoiFact *a, const GoiFact *b)
{
  if (a->unsure != b->unsure)
    return a->unsure ? 1 : -1;
  if (a->part != b->part)
    return a->part ? 1 : -1;
  return (a->rank > b->rank) - (a->rank < b->rank);
}

/* Whether one fact makes another doubtful: it is as plain and says something else. Something beside nothing is as
 * plain in any words. */
static gboolean
contradicts (const GoiFact *a, const GoiFact *b)
{
  gboolean as_plain = a->none != b->none ? a->unsure == b->unsure && a->part == b->part
                                         : compare_plainness (a, b) == 0;

  return as_plain && !agree (a, b);
}

/* The plainest of the facts about a cell. @other: another that is as plain and says something else. */
static const GoiFact *
plainest (GPtrArray *facts, const GoiCell *cell, const GoiFact **other)
{
  const GoiFact *best = NULL;

  *other = NULL;
  for (guint i = 0; i < facts->len; i++)
    {
      const GoiFact *fact = g_ptr_array_index (facts, i);
      if (fact->cell == cell && !fact->rounded && (best == NULL || compare_plainness (fact, best) < 0))
        best = fact;
    }
  for (guint i = 0; i < facts->len && best != NULL; i++)
    {
      const GoiFact *fact = g_ptr_array_index (facts, i);
      if (fact->cell == cell && !fact->rounded && contradicts (fact, best))
        *other = fact;
    }
  return best;
}

/* A rounded number is no number for the form; it stays visible where no sentence says more. */
static void
write_rounded (GoiReport *report, GPtrArray *facts)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const GoiFact *fact = g_ptr_array_index (facts, i);

      if (!fact->rounded
          || goi_report_get_cell_value (report, fact->cell)->mark != GOI_MARK_ABSENT)
        continue;
      goi_report_set_value (report, fact->cell->key, fact->value);
      goi_fill_doubt (report, fact->cell->key, N_("The report gives this number rounded"), fact->sentence, NULL, 0);
    }
}

/**
 * goi_prose_write:
 * @report: a report in prose
 * @facts: (element-type GoiFact): what its sentences state
 *
 * Writes the facts into the cells. Where sentences contradict each other the cell is not read.
 */
void
goi_prose_write (GoiReport *report, GPtrArray *facts)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const GoiCell *cell = ((GoiFact *) g_ptr_array_index (facts, i))->cell;
      const GoiFact *other;
      const GoiFact *best = plainest (facts, cell, &other);
      GoiDecimal readings[2];
      g_autoptr (GoiValue) value = NULL;

      if (best == NULL || goi_report_get_cell_value (report, cell)->mark != GOI_MARK_ABSENT)
        continue;
      if (other == NULL)
        {
          goi_report_set_value (report, cell->key, best->value);
          if (best->unsure)
            goi_fill_doubt (report, cell->key,
                            N_("This sentence may be about something else, or not about the whole year"),
                            best->sentence, NULL, 0);
          continue;
        }
      value = goi_value_copy (best->value);
      value->mark = GOI_MARK_UNREADABLE;
      value->number = GOI_DECIMAL_INT (0);
      goi_report_set_value (report, cell->key, value);
      readings[0] = best->value->number;
      readings[1] = other->value->number;
      goi_fill_doubt (report, cell->key, N_("Sentences of the report contradict each other"),
                      best->value->text, readings, 2);
    }
  write_rounded (report, facts);
}

/**
 * goi_prose_comparisons:
 * @edition_id: an edition's id
 *
 * Returns: (nullable) (transfer none): which cells of its form a fact is compared with: for the key of the
 *   fact an array of sums, each the keys of its cells with blanks between them
 */
JsonObject *
goi_prose_comparisons (const char *edition_id)
{
  JsonObject *all = vocabulary ()->compare;

  return json_object_has_member (all, edition_id) ? json_object_get_object_member (all, edition_id) : NULL;
}

/**
 * goi_prose_count_sections:
 * @sections: (element-type GoiSectionPlace): sections
 *
 * Returns: how many of them have titles as reports in prose have them
 */
guint
goi_prose_count_sections (GPtrArray *sections)
{
  guint n = 0;

  for (guint i = 0; i < sections->len; i++)
    {
      const GoiSectionPlace *place = g_ptr_array_index (sections, i);
      g_autofree char *title = goi_text_fold (place->title, FALSE);

      n += has_any (title, vocabulary ()->section_words) ? 1 : 0;
    }
  return n;
}
