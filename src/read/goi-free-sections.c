/* goi-free-sections.c: the sections of reports whose form does not say what they are
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reports before the form of 2019 have sections of their own, numbered 一、 as a rule. The highest kind
 * of ordinal that occurs more than once is the level of the sections; among the lines with it, those
 * are taken whose numbers go on by one. The part with the statistics form begins with that form's
 * title.
 */

#define G_LOG_DOMAIN "goi-free-sections"

#include "goi-sections-private.h"

#include "goi-characters.h"
#include "goi-label.h"

#include <string.h>

/* A heading has no more characters. */
#define LONGEST_HEADING 45
/* What stands before a full stop may be a heading when it is no longer than this. */
#define LONGEST_LEAD 26
/* How many blocks above the form its title may stand. */
#define FARTHEST_TITLE 10
#define MOST_CANDIDATES 400

typedef struct
{
  gint64 heading, start;
  GoiOrdinalKind kind;
  guint ordinal;
  gboolean whole; /* the line is nothing but the heading */
} Candidate;

/* 一、主动公开情况。2010年… : the bytes of what stands before the first full stop, 0 when it is long. */
static gsize
lead_length (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0' && n <= LONGEST_LEAD; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);
      if (c == 0x3002 || c == 0xFF1A || c == ':')
        return g_utf8_next_char (p) - text;
    }
  return 0;
}

static gboolean
is_inside (gint64 place, GPtrArray *tables)
{
  for (guint i = 0; i < tables->len; i++)
    {
      const GoiTableReading *table = g_ptr_array_index (tables, i);
      if (table->start >= 0 && place >= table->start && place < table->end)
        return TRUE;
    }
  return FALSE;
}

static GArray *
collect (GoiDocument *document, GPtrArray *tables)
{
  GPtrArray *blocks = goi_document_get_blocks (document);
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; i < blocks->len && candidates->len < MOST_CANDIDATES; i++)
    {
      const GoiDocBlock *block = g_ptr_array_index (blocks, i);
      Candidate candidate = { block->start, block->end, GOI_ORDINAL_NONE, 0, TRUE };

      if (block->kind != GOI_DOC_PARAGRAPH || is_inside (block->start, tables)
          || goi_label_skip_ordinal (block->text, &candidate.kind, &candidate.ordinal) == 0)
        continue;
      if (g_utf8_strlen (block->text, -1) > LONGEST_HEADING)
        {
          gsize lead = lead_length (block->text);
          if (lead == 0)
            continue;
          candidate.whole = FALSE;
          candidate.start = block->start + g_utf8_strlen (block->text, lead);
        }
      g_array_append_val (candidates, candidate);
    }
  return candidates;
}

static guint
count_kind (GArray *candidates, GoiOrdinalKind kind)
{
  guint n = 0;

  for (guint i = 0; i < candidates->len; i++)
    n += g_array_index (candidates, Candidate, i).kind == kind ? 1 : 0;
  return n;
}

static void
keep_level (GArray *candidates)
{
  static const GoiOrdinalKind levels[]
      = { GOI_ORDINAL_PART, GOI_ORDINAL_HAN, GOI_ORDINAL_HAN_BRACKET, GOI_ORDINAL_DIGIT };
  GoiOrdinalKind level = GOI_ORDINAL_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (levels) && level == GOI_ORDINAL_NONE; i++)
    if (count_kind (candidates, levels[i]) > 1)
      level = levels[i];
  for (guint i = candidates->len; i > 0; i--)
    if (g_array_index (candidates, Candidate, i - 1).kind != level)
      g_array_remove_index (candidates, i - 1);
}

/* What the step from one number to the next is worth. */
static double
score_step (guint from, guint to)
{
  if (to == from + 1)
    return 1;
  if (to == from)
    return -0.3;
  if (to < from)
    return -2;
  return to == from + 2 ? 0 : -0.5;
}

static gboolean
has_text (GoiDocument *document, gint64 from, gint64 to)
{
  g_autofree char *text = goi_document_dup_range (document, from, MIN (to, from + 200));

  return !goi_text_is_blank (text);
}

/* The chain of headings that is worth most. */
static GArray *
best_chain (GoiDocument *document, GArray *candidates)
{
  guint n = candidates->len;
  g_autofree double *best = g_new0 (double, n + 1);
  g_autofree int *next = g_new (int, n + 1);
  GArray *chain = g_array_new (FALSE, FALSE, sizeof (guint));
  int first = -1;

  for (int i = (int) n - 1; i >= 0; i--)
    {
      const Candidate *a = &g_array_index (candidates, Candidate, i);
      double own = a->whole ? 1 : 0.3;

      best[i] = own;
      next[i] = -1;
      for (guint k = i + 1; k < n; k++)
        {
          const Candidate *b = &g_array_index (candidates, Candidate, k);
          double value = own + score_step (a->ordinal, b->ordinal) + best[k]
                         - (has_text (document, a->start, b->heading) ? 0 : 1.2);
          if (value > best[i])
            {
              best[i] = value;
              next[i] = k;
            }
        }
      if (first < 0 || best[i] + (a->ordinal == 1 ? 0.5 : 0) >= best[first])
        first = i;
    }
  for (int i = first; i >= 0; i = next[i])
    {
      guint index = i;
      g_array_append_val (chain, index);
    }
  return chain;
}

/* The line above a form that is its title. FALSE when there is none. */
static gboolean
find_table_title (GoiDocument *document, const GoiSectionSpec *spec, gint64 table, gint64 *heading,
                  gint64 *start)
{
  GPtrArray *blocks = goi_document_get_blocks (document);
  guint looked_at = 0;
  double best = 0.6;
  gboolean found = FALSE;

  for (guint i = blocks->len; i > 0 && looked_at < FARTHEST_TITLE; i--)
    {
      const GoiDocBlock *block = g_ptr_array_index (blocks, i - 1);
      GoiLabel label, form;

      if (block->start >= table)
        continue;
      looked_at++;
      if (block->kind != GOI_DOC_PARAGRAPH
          || g_utf8_strlen (block->text, -1) > LONGEST_HEADING)
        continue;
      goi_label_init (&label, block->text);
      for (int v = -1; v < 0 || spec->variants[v] != NULL; v++)
        {
          double similarity;
          goi_label_init (&form, v < 0 ? spec->label : spec->variants[v]);
          similarity = goi_label_similarity (&form, &label, best);
          if (similarity <= best)
            continue;
          best = similarity;
          found = TRUE;
          *heading = block->start;
          *start = block->end;
        }
    }
  return found;
}

/* Adds the part with a form; the first character of it, or G_MAXINT64 when there is none. */
static gint64
add_table_sections (GoiDocument *document, GoiEdition *edition, GPtrArray *tables, GPtrArray *places)
{
  GPtrArray *specs = goi_edition_get_sections (edition);
  gint64 first = G_MAXINT64;

  for (guint s = 0; s < specs->len; s++)
    {
      const GoiSectionSpec *spec = g_ptr_array_index (specs, s);

      for (guint i = 0; i < tables->len; i++)
        {
          const GoiTableReading *table = g_ptr_array_index (tables, i);
          gint64 heading = table->start, start = table->start;

          if (table->labels->table != spec->table || !goi_table_reading_is_found (table))
            continue;
          find_table_title (document, spec, table->start, &heading, &start);
          first = MIN (first, heading);
          g_ptr_array_add (places, goi_section_place_new (document, spec->id, heading, start));
        }
    }
  return first;
}

/**
 * goi_sections_find_free:
 * @document: a document
 * @edition: an edition that does not say what the sections are
 * @tables: (element-type GoiTableReading): the tables that were found
 *
 * Returns: (transfer full) (element-type GoiSectionPlace): its sections; s1, s2, … and those that the
 *   edition has for its tables
 */
GPtrArray *
goi_sections_find_free (GoiDocument *document, GoiEdition *edition, GPtrArray *tables)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (goi_section_place_free);
  g_autoptr (GArray) candidates = collect (document, tables);
  g_autoptr (GArray) chain = NULL;

  keep_level (candidates);
  chain = best_chain (document, candidates);
  for (guint i = 0; i < chain->len; i++)
    {
      const Candidate *candidate
          = &g_array_index (candidates, Candidate, g_array_index (chain, guint, i));
      g_autofree char *id = g_strdup_printf ("s%u", i + 1);

      g_ptr_array_add (places, goi_section_place_new (document, id, candidate->heading,
                                                      candidate->start));
    }
  add_table_sections (document, edition, tables, places);
  goi_section_places_close (places, goi_document_get_length (document));
  return places;
}
