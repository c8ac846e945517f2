/* goi-sections.c: where the sections of the form stand in a document
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Headings are known by their meaning, not by their number: titles occur in contents lists and
 * introductions too, sub-headings are numbered like headings, and numbers are wrong. All lines that
 * could be headings are weighed together: in the form's order, with the section's table behind them,
 * with text behind them.
 */

#define G_LOG_DOMAIN "goi-sections"

#include "goi-sections-private.h"

#include "goi-characters.h"
#include "goi-label.h"
#include "goi-number.h"

#include <string.h>

/* A heading has no more characters, with its ordinal. */
#define LONGEST_HEADING 45
/* A paragraph with more characters may hold headings in its middle: a page that lost its line ends. */
#define LONG_PARAGRAPH 400
/* How similar a heading has to be to a title of the form. */
#define SIMILAR 0.8
/* The most lines that are weighed. */
#define MOST_CANDIDATES 300

/* A line that could be the heading of a section. */
typedef struct
{
  guint section;
  gint64 heading;  /* first character */
  gint64 start;    /* first character behind it */
  double score;
} Candidate;

typedef struct
{
  GoiDocument *document;
  GPtrArray *specs;    /* GoiSectionSpec */
  GArray *labels;      /* for each spec a GArray of GoiLabel */
  gint64 *tables;      /* for each spec where its table begins, -1 when it was not found */
  GArray *candidates;
} Finder;

void
goi_section_place_free (gpointer data)
{
  GoiSectionPlace *place = data;

  g_free (place->id);
  g_free (place->title);
  g_free (place);
}

/**
 * goi_section_place_new:
 * @document: the document
 * @id: the section's id
 * @heading: the first character of its heading
 * @start: the first character behind the heading
 *
 * Returns: (transfer full): a section that ends nowhere yet
 */
GoiSectionPlace *
goi_section_place_new (GoiDocument *document, const char *id, gint64 heading, gint64 start)
{
  GoiSectionPlace *place = g_new0 (GoiSectionPlace, 1);
  g_autofree char *title = goi_document_dup_range (document, heading, start);
  g_autofree char *joined = goi_text_join_lines (title);

  place->id = g_strdup (id);
  place->title = goi_text_trim (joined);
  place->heading = heading;
  place->start = start;
  return place;
}

static double
score_ordinal (GoiOrdinalKind kind, guint ordinal, guint section)
{
  double score = 0;

  switch (kind)
    {
    case GOI_ORDINAL_PART:
    case GOI_ORDINAL_HAN:
      score = 4;
      break;
    case GOI_ORDINAL_HAN_BRACKET:
    case GOI_ORDINAL_DIGIT:
      score = 1;
      break;
    case GOI_ORDINAL_NONE:
    case GOI_ORDINAL_DIGIT_BRACKET:
    default:
      return 0;
    }
  return ordinal == section + 1 ? score + 2 : score;
}

static void
add_candidate (Finder *self, guint section, gint64 heading, gint64 start, double score)
{
  Candidate candidate = { section, heading, start, score };

  if (self->candidates->len < MOST_CANDIDATES)
    g_array_append_val (self->candidates, candidate);
}

/* A line that is a heading from its beginning to its end. */
static gboolean
look_at_line (Finder *self, const GoiDocBlock *block)
{
  GoiLabel label;
  gboolean any = FALSE;

  if (g_utf8_strlen (block->text, -1) > LONGEST_HEADING)
    return FALSE;
  goi_label_init (&label, block->text);
  for (guint s = 0; s < self->specs->len; s++)
    {
      GArray *forms = g_array_index (self->labels, GArray *, s);
      double best = 0;

      for (guint i = 0; i < forms->len && best < 1; i++)
        best = MAX (best, goi_label_similarity (&g_array_index (forms, GoiLabel, i), &label, SIMILAR));
      if (best < SIMILAR)
        continue;
      add_candidate (self, s, block->start, block->end,
                     10 * best + score_ordinal (label.kind, label.ordinal, s));
      any = TRUE;
    }
  return any;
}

/* Compares the title with the text at @p, blanks and punctuation left out on both sides. The first
 * byte behind it, or NULL. */
static const char *
match_title (const char *p, const char *title)
{
  const char *t = title;

  while (*t != '\0')
    {
      gunichar a[GOI_FOLD_MAX], b[GOI_FOLD_MAX];
      gunichar c = g_utf8_get_char (t);

      if (!goi_char_is_han (c))
        {
          t = g_utf8_next_char (t);
          continue;
        }
      while (*p != '\0' && !goi_char_is_han (g_utf8_get_char (p)))
        {
          gunichar skipped = g_utf8_get_char (p);
          if (skipped == '\n' || skipped == 0x3002 || g_unichar_isalnum (skipped))
            return NULL;
          p = g_utf8_next_char (p);
        }
      if (*p == '\0')
        return NULL;
      goi_char_fold (g_utf8_get_char (p), a);
      goi_char_fold (c, b);
      if (a[0] != b[0])
        return NULL;
      p = g_utf8_next_char (p);
      t = g_utf8_next_char (t);
    }
  return p;
}

/* 一、总体情况 at the beginning of @p, with more behind it. */
static gboolean
look_at_beginning (Finder *self, const char *p, gint64 place)
{
  GoiOrdinalKind kind;
  guint ordinal;
  gsize skip = goi_label_skip_ordinal (p, &kind, &ordinal);

  if (skip == 0 || (kind != GOI_ORDINAL_HAN && kind != GOI_ORDINAL_PART))
    return FALSE;
  for (guint s = 0; s < self->specs->len; s++)
    {
      const GoiSectionSpec *spec = g_ptr_array_index (self->specs, s);
      const char *longest = NULL;

      for (guint i = 0; spec->variants[i] != NULL; i++)
        {
          const char *end = match_title (p + skip, spec->variants[i]);
          if (end != NULL && g_utf8_strlen (spec->variants[i], -1) >= 4
              && (longest == NULL || end > longest))
            longest = end;
        }
      if (longest == NULL)
        continue;
      add_candidate (self, s, place, place + g_utf8_strlen (p, longest - p),
                     9 + score_ordinal (kind, ordinal, s));
      return TRUE;
    }
  return FALSE;
}

/* Headings in the middle of a paragraph: where an ordinal stands. */
static void
look_inside (Finder *self, const GoiDocBlock *block)
{
  gint64 place = block->start;

  for (const char *p = block->text; *p != '\0'; p = g_utf8_next_char (p), place++)
    {
      gunichar c = g_utf8_get_char (p);
      int digit = goi_char_han_digit (c);

      if ((digit >= 1 && digit <= 10) || c == 0x7B2C)
        look_at_beginning (self, p, place);
    }
}

static void
collect (Finder *self)
{
  GPtrArray *blocks = goi_document_get_blocks (self->document);

  for (guint i = 0; i < blocks->len; i++)
    {
      const GoiDocBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind != GOI_DOC_PARAGRAPH || look_at_line (self, block))
        continue;
      if (g_utf8_strlen (block->text, -1) > LONG_PARAGRAPH)
        look_inside (self, block);
      else
        look_at_beginning (self, block->text, block->start);
    }
}

static gboolean
has_text (Finder *self, gint64 from, gint64 to)
{
  g_autofree char *text = goi_document_dup_range (self->document, from, MIN (to, from + 200));

  return !goi_text_is_blank (text);
}

/* What speaks for a heading when the next one begins at @next. */
static double
score_content (Finder *self, const Candidate *candidate, gint64 next)
{
  gint64 table = self->tables[candidate->section];

  if (table >= 0)
    return table >= candidate->start - 1 && table < next ? 6 : -6;
  return has_text (self, candidate->start, next) ? 1 : -3;
}

static const Candidate *
candidate_at (Finder *self, guint i)
{
  return &g_array_index (self->candidates, Candidate, i);
}

/* The chain of candidates in the form's order that is worth most; from the last to the first. */
static GArray *
best_chain (Finder *self)
{
  guint n = self->candidates->len;
  g_autofree double *best = g_new0 (double, n + 1);
  g_autofree int *next = g_new (int, n + 1);
  GArray *chain = g_array_new (FALSE, FALSE, sizeof (guint));
  gint64 end = goi_document_get_length (self->document);
  int first = -1;

  for (int i = (int) n - 1; i >= 0; i--)
    {
      const Candidate *a = candidate_at (self, i);

      best[i] = a->score + score_content (self, a, end);
      next[i] = -1;
      for (guint k = i + 1; k < n; k++)
        {
          const Candidate *b = candidate_at (self, k);
          double value;

          if (b->section <= a->section || b->heading < a->start)
            continue;
          value = a->score + score_content (self, a, b->heading) + best[k];
          if (value > best[i])
            {
              best[i] = value;
              next[i] = k;
            }
        }
      if (best[i] > 0 && (first < 0 || best[i] >= best[first]))
        first = i;
    }
  for (int i = first; i >= 0; i = next[i])
    {
      guint index = i;
      g_array_append_val (chain, index);
    }
  return chain;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const GoiSectionPlace *first = *(GoiSectionPlace *const *) a;
  const GoiSectionPlace *second = *(GoiSectionPlace *const *) b;

  return (first->heading > second->heading) - (first->heading < second->heading);
}

/**
 * goi_section_places_close:
 * @places: (element-type GoiSectionPlace): sections
 * @end: where the last one ends
 *
 * Sorts sections and lets each end where the next one begins.
 */
void
goi_section_places_close (GPtrArray *places, gint64 end)
{
  g_ptr_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    {
      GoiSectionPlace *place = g_ptr_array_index (places, i);
      place->end = i + 1 < places->len
                       ? ((GoiSectionPlace *) g_ptr_array_index (places, i + 1))->heading
                       : end;
    }
}

/* A table whose heading was lost begins its section itself. */
static void
add_lost_headings (Finder *self, GPtrArray *places, const gboolean *found)
{
  for (guint s = 0; s < self->specs->len; s++)
    {
      const GoiSectionSpec *spec = g_ptr_array_index (self->specs, s);
      gboolean fits = TRUE;

      if (found[s] || self->tables[s] < 0)
        continue;
      for (guint i = 0; i < places->len; i++)
        fits &= ((GoiSectionPlace *) g_ptr_array_index (places, i))->heading != self->tables[s];
      if (fits)
        g_ptr_array_add (places, goi_section_place_new (self->document, spec->id, self->tables[s],
                                                        self->tables[s]));
    }
}

static GArray *
labels_of (const GoiSectionSpec *spec)
{
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (GoiLabel));
  GoiLabel label;

  goi_label_init (&label, spec->label);
  g_array_append_val (labels, label);
  for (guint i = 0; spec->variants[i] != NULL; i++)
    {
      goi_label_init (&label, spec->variants[i]);
      g_array_append_val (labels, label);
    }
  return labels;
}

static gint64
table_start (GPtrArray *tables, GoiTable *table)
{
  for (guint i = 0; i < tables->len && table != NULL; i++)
    {
      const GoiTableReading *reading = g_ptr_array_index (tables, i);
      if (reading->labels->table == table && goi_table_reading_is_found (reading))
        return reading->start;
    }
  return -1;
}

static GPtrArray *
find_fixed (GoiDocument *document, GoiEdition *edition, GPtrArray *tables)
{
  Finder self = { document, goi_edition_get_sections (edition), NULL, NULL, NULL };
  GPtrArray *places = g_ptr_array_new_with_free_func (goi_section_place_free);
  g_autofree gboolean *found = g_new0 (gboolean, self.specs->len);
  g_autoptr (GArray) chain = NULL;

  self.labels = g_array_new (FALSE, FALSE, sizeof (GArray *));
  self.tables = g_new (gint64, self.specs->len);
  self.candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  for (guint s = 0; s < self.specs->len; s++)
    {
      const GoiSectionSpec *spec = g_ptr_array_index (self.specs, s);
      GArray *labels = labels_of (spec);
      g_array_append_val (self.labels, labels);
      self.tables[s] = table_start (tables, spec->table);
    }
  collect (&self);
  chain = best_chain (&self);
  for (guint i = 0; i < chain->len; i++)
    {
      const Candidate *candidate = candidate_at (&self, g_array_index (chain, guint, i));
      const GoiSectionSpec *spec = g_ptr_array_index (self.specs, candidate->section);

      found[candidate->section] = TRUE;
      g_ptr_array_add (places, goi_section_place_new (document, spec->id, candidate->heading,
                                                      candidate->start));
    }
  add_lost_headings (&self, places, found);
  goi_section_places_close (places, goi_document_get_length (document));
  for (guint s = 0; s < self.specs->len; s++)
    g_array_unref (g_array_index (self.labels, GArray *, s));
  g_array_unref (self.labels);
  g_array_unref (self.candidates);
  g_free (self.tables);
  return places;
}

/**
 * goi_sections_find:
 * @document: a document
 * @edition: its edition
 * @tables: (element-type GoiTableReading): the tables that were found in it
 *
 * Returns: (transfer full) (element-type GoiSectionPlace): the sections in the order of the document
 */
GPtrArray *
goi_sections_find (GoiDocument *document, GoiEdition *edition, GPtrArray *tables)
{
  if (goi_edition_has_free_sections (edition))
    return goi_sections_find_free (document, edition, tables);
  return find_fixed (document, edition, tables);
}

/**
 * goi_sections_count_titles:
 * @sections: (element-type GoiSectionPlace): sections
 *
 * Returns: how many of them have a heading
 */
guint
goi_sections_count_titles (GPtrArray *sections)
{
  guint n = 0;

  for (guint i = 0; i < sections->len; i++)
    n += *((GoiSectionPlace *) g_ptr_array_index (sections, i))->title != '\0' ? 1 : 0;
  return n;
}
