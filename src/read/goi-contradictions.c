/* goi-contradictions.c: where the sentences of a report and its tables disagree
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-contradictions"

#include "config.h"

#include "goi-contradictions.h"

#include "goi-fill.h"
#include "goi-prose.h"

#include <glib/gi18n-lib.h>

/* The sections in which sentences tell what was done, not those with a table. */
static GPtrArray *
prose_sections (GoiReport *report, GPtrArray *sections)
{
  GPtrArray *prose = g_ptr_array_new ();

  for (guint i = 0; i < sections->len; i++)
    {
      const GoiSectionPlace *place = g_ptr_array_index (sections, i);
      const GoiSectionSpec *spec = goi_edition_get_section (goi_report_get_edition (report), place->id);
      if (spec == NULL || spec->table == NULL)
        g_ptr_array_add (prose, (gpointer) place);
    }
  return prose;
}

/* Adds the cells up whose keys stand in @keys. FALSE when one has no number. */
static gboolean
add_up (GoiReport *report, const char *keys, double *sum)
{
  g_auto (GStrv) cells = g_strsplit (keys, " ", -1);

  *sum = 0;
  for (guint i = 0; cells[i] != NULL; i++)
    {
      const GoiValue *value = goi_report_get_value (report, cells[i]);
      if (value == NULL || !goi_value_is_number (value))
        return FALSE;
      *sum += goi_decimal_to_double (value->number);
    }
  return TRUE;
}

static gboolean
agrees (GoiReport *report, const GoiFact *fact, JsonArray *sums)
{
  for (guint i = 0; i < json_array_get_length (sums); i++)
    {
      double sum;
      /* What is not known contradicts nothing. */
      if (!add_up (report, json_array_get_string_element (sums, i), &sum)
          || (sum >= fact->low - 1e-6 && sum <= fact->high + 1e-6))
        return TRUE;
    }
  return FALSE;
}

static void
compare (GoiReport *report, const char *key, JsonArray *sums, GPtrArray *facts)
{
  g_auto (GStrv) cells = g_strsplit (json_array_get_string_element (sums, 0), " ", -1);
  const GoiFact *other = NULL;

  for (guint i = 0; i < facts->len; i++)
    {
      const GoiFact *fact = g_ptr_array_index (facts, i);

      if (fact->part || fact->unsure || g_strcmp0 (fact->cell->key, key) != 0)
        continue;
      /* A sentence may be about a part; one that agrees is enough. */
      if (agrees (report, fact, sums))
        return;
      if (other == NULL)
        other = fact;
    }
  if (other == NULL)
    return;
  if (cells[1] == NULL && !other->rounded)
    goi_fill_doubt (report, cells[0], N_("A sentence of the report says another number than its table"),
                    other->sentence, &other->value->number, 1);
  else
    goi_report_add_doubt (report, goi_doubt_new ((const char *const *) cells,
                                                 N_("A sentence of the report says another number than its table"),
                                                 other->sentence));
}

/**
 * goi_contradictions_find:
 * @report: a report that was read from tables
 * @document: its document
 * @prose: the edition whose cells sentences are about
 * @sections: (element-type GoiSectionPlace): its sections
 *
 * Doubts numbers of the tables that the sentences of the report contradict. A rounded number contradicts
 * only what lies outside of all that it may stand for.
 */
void
goi_contradictions_find (GoiReport *report, GoiDocument *document, GoiEdition *prose, GPtrArray *sections)
{
  JsonObject *comparisons = goi_prose_comparisons (goi_edition_get_id (goi_report_get_edition (report)));
  g_autoptr (GPtrArray) told = NULL;
  g_autoptr (GPtrArray) facts = NULL;
  g_autoptr (GList) keys = NULL;

  if (comparisons == NULL)
    return;
  told = prose_sections (report, sections);
  facts = goi_prose_facts (document, prose, told, goi_report_get_year (report));
  keys = g_list_sort (json_object_get_members (comparisons), (GCompareFunc) g_strcmp0);
  for (GList *l = keys; l != NULL; l = l->next)
    compare (report, l->data, json_object_get_array_member (comparisons, l->data), facts);
}
