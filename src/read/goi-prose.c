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
#include "goi-rounded.h"
#include "goi-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The longest sentence that is looked at for years and words, in bytes to each side. */
#define LONGEST_SENTENCE 1500

typedef struct
{
  char *key;
  char *needs;
  GRegex *regex;
  gboolean none; /* the pattern states a zero */
  gboolean rounded; /* the pattern is for rounded numbers */
  guint rank;
} Pattern;

typedef struct
{
  GPtrArray *patterns;
  char **skip_sections;
  char **skip_sentences;
  char **skip_clauses;
  char **section_words;
  char **part_words;
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

static void
add_pattern (Vocabulary *self, JsonObject *fact, const char *pattern_text, JsonObject *macros, guint rank,
             gboolean none, gboolean rounded)
{
  g_autofree char *text = expand (pattern_text, macros);
  g_autoptr (GError) error = NULL;
  Pattern *pattern = g_new0 (Pattern, 1);

  pattern->key = g_strdup (json_object_get_string_member (fact, "key"));
  pattern->needs = g_strdup (json_object_get_string_member_with_default (fact, "needs", NULL));
  pattern->none = none;
  pattern->rounded = rounded;
  pattern->rank = rank;
  pattern->regex = g_regex_new (text, G_REGEX_OPTIMIZE, 0, &error);
  if (pattern->regex == NULL)
    g_error ("prose.json: %s: %s", pattern->key, error->message);
  g_ptr_array_add (self->patterns, pattern);
}

/* Each pattern with {N} is one with {R} as well: 约100 stands where 100 could. */
static void
add_patterns (Vocabulary *self, JsonObject *fact, JsonObject *macros, const char *member, gboolean none)
{
  JsonArray *array;

  if (!json_object_has_member (fact, member))
    return;
  array = json_object_get_array_member (fact, member);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *text = json_array_get_string_element (array, i);
      g_autoptr (GString) rounded = g_string_new (text);

      add_pattern (self, fact, text, macros, i, none, FALSE);
      if (!none && g_string_replace (rounded, "{N}", "{R}", 0) > 0)
        add_pattern (self, fact, rounded->str, macros, i, FALSE, TRUE);
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
  self->skip_sentences = get_words (object, "skip_sentences");
  self->skip_clauses = get_words (object, "skip_clauses");
  self->section_words = get_words (object, "section_words");
  self->part_words = get_words (object, "part_words");
  self->compare = json_object_ref (json_object_get_object_member (object, "compare"));
  for (guint i = 0; i < json_array_get_length (facts); i++)
    {
      JsonObject *fact = json_array_get_object_element (facts, i);
      add_patterns (self, fact, macros, "patterns", FALSE);
      add_patterns (self, fact, macros, "none", TRUE);
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

static gboolean
ends_sentence (const char *p)
{
  return *p == '\n' || *p == ';' || *p == '!' || *p == '?' || g_str_has_prefix (p, "。");
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

/* What stands before a match in its sentence, clause or paragraph. */
static char *
text_before (const char *text, gsize from, gboolean (*ends) (const char *p))
{
  const char *start = begin_of (text, from, ends);

  return g_strndup (start, text + from - start);
}

static char *
sentence_around (const char *text, gsize from, gsize to)
{
  const char *start = begin_of (text, from, ends_sentence);
  const char *end = text + to;

  while (*end != '\0' && end - text - to < LONGEST_SENTENCE && !ends_sentence (end))
    end = g_utf8_next_char (end);
  return g_strndup (start, end - start);
}

/* Whether a sentence is about another year: it names years, and not this one. */
static gboolean
is_of_other_year (const char *sentence, int year)
{
  gboolean other = FALSE;

  for (const char *p = strstr (sentence, "年"); p != NULL; p = strstr (p + 1, "年"))
    {
      int found;

      if (p - sentence < 4 || !g_ascii_isdigit (p[-1]) || !g_ascii_isdigit (p[-4]))
        continue;
      found = atoi (p - 4);
      if (found == year)
        return FALSE;
      other |= found > 1900 && found < 2200;
    }
  return other && year > 0;
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

/* Whether what stands around a match speaks for a result of the year and of this indicator. */
static gboolean
fits_context (const GoiFlow *flow, const Pattern *pattern, const char *title, gsize from, gsize to,
              int year)
{
  const Vocabulary *words = vocabulary ();
  g_autofree char *sentence = sentence_around (flow->text, from, to);
  g_autofree char *before = text_before (flow->text, from, ends_sentence);
  g_autofree char *clause = text_before (flow->text, from, ends_clause);
  g_autofree char *paragraph = text_before (flow->text, to, ends_paragraph);

  if (has_any (before, words->skip_sentences) || has_any (clause, words->skip_clauses)
      || is_of_other_year (sentence, year))
    return FALSE;
  return pattern->needs == NULL || strstr (title, pattern->needs) != NULL
         || strstr (paragraph, pattern->needs) != NULL;
}

/* Whether the words before a number, back to the last full stop, speak of a part. */
static gboolean
is_part (const GoiFlow *flow, gsize from, gsize to)
{
  g_autofree char *clause = text_before (flow->text, from, ends_clause);
  g_autofree char *match = g_strndup (flow->text + from, to - from);

  return has_any (clause, vocabulary ()->part_words) || has_any (match, vocabulary ()->part_words);
}

static void
match_pattern (GPtrArray *facts, const GoiFlow *flow, const Pattern *pattern, const GoiCell *cell,
               const char *title, int year)
{
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (pattern->regex, flow->text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      GoiFact *fact;
      int from, to;

      g_match_info_fetch_pos (match, 0, &from, &to);
      if (!fits_context (flow, pattern, title, from, to, year))
        continue;
      fact = g_new0 (GoiFact, 1);
      fact->rounded = read_rounded (flow, pattern, match, fact);
      if (fact->rounded)
        fact->value = text_of_match (flow, match);
      else if (!pattern->rounded)
        fact->value = value_of_match (flow, pattern, cell, match);
      if (fact->value == NULL)
        {
          fact_free (fact);
          continue;
        }
      if (!fact->rounded)
        fact->low = fact->high = goi_decimal_to_double (fact->value->number);
      fact->cell = cell;
      fact->rank = pattern->rank;
      fact->part = is_part (flow, from, to);
      fact->sentence = sentence_around (flow->text, from, to);
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

/* The plainest of the facts about a cell. @other: another that is as plain and says something else. */
static const GoiFact *
plainest (GPtrArray *facts, const GoiCell *cell, const GoiFact **other)
{
  const GoiFact *best = NULL;

  *other = NULL;
  for (guint i = 0; i < facts->len; i++)
    {
      const GoiFact *fact = g_ptr_array_index (facts, i);
      if (fact->cell == cell && !fact->rounded && (best == NULL || fact->rank < best->rank))
        best = fact;
    }
  for (guint i = 0; i < facts->len && best != NULL; i++)
    {
      const GoiFact *fact = g_ptr_array_index (facts, i);
      if (fact->cell == cell && !fact->rounded && fact->rank == best->rank && !agree (fact, best))
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
