/* goi-write-parts.c: which parts a report has, in their order
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-write-parts"

#include "config.h"

#include "goi-write-parts.h"

static GoiPart *
add (GPtrArray *parts, const char *id, const char *title, GoiTable *table)
{
  GoiPart *part = g_new0 (GoiPart, 1);

  part->id = g_strdup (id);
  part->title = g_strdup (title);
  part->table = table;
  g_ptr_array_add (parts, part);
  return part;
}

static gboolean
has_part (GPtrArray *parts, const char *id)
{
  for (guint i = 0; i < parts->len; i++)
    if (g_str_equal (((GoiPart *) g_ptr_array_index (parts, i))->id, id))
      return TRUE;
  return FALSE;
}

static gboolean
has_text (GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    if (((GoiPart *) g_ptr_array_index (parts, i))->table == NULL)
      return TRUE;
  return FALSE;
}

static gboolean
has_table (GPtrArray *parts, GoiTable *table)
{
  for (guint i = 0; i < parts->len; i++)
    if (((GoiPart *) g_ptr_array_index (parts, i))->table == table)
      return TRUE;
  return FALSE;
}

/* The sections that the form prescribes, with the titles that this document gives them. */
static void
add_prescribed (GPtrArray *parts, GoiReport *report)
{
  GPtrArray *specs = goi_edition_get_sections (goi_report_get_edition (report));

  for (guint i = 0; i < specs->len; i++)
    {
      const GoiSectionSpec *spec = g_ptr_array_index (specs, i);
      add (parts, spec->id, spec->label, spec->table);
    }
}

/* What the document has beyond them, in its order. */
static void
add_free (GPtrArray *parts, GoiReport *report)
{
  GPtrArray *sections = goi_report_get_sections (report);
  GoiEdition *edition = goi_report_get_edition (report);

  for (guint i = 0; i < sections->len; i++)
    {
      const GoiSection *section = g_ptr_array_index (sections, i);
      const GoiSectionSpec *spec = goi_edition_get_section (edition, section->id);
      const char *title = section->title;

      if (has_part (parts, section->id))
        continue;
      if (*title == '\0')
        title = spec != NULL ? spec->label : NULL;
      add (parts, section->id, title, spec != NULL ? spec->table : NULL);
    }
}

/**
 * goi_write_list_parts:
 * @report: a report
 *
 * Forms that prescribe their sections have those, and then what the document has beyond them. Where
 * sections are free they stand in the document's order, and the tables at the end.
 *
 * Returns: (transfer full) (element-type GoiPart): the parts from top to bottom
 */
GPtrArray *
goi_write_list_parts (GoiReport *report)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_part_free);
  GoiEdition *edition = goi_report_get_edition (report);
  GPtrArray *tables = goi_edition_get_tables (edition);

  if (!goi_edition_has_free_sections (edition))
    add_prescribed (parts, report);
  add_free (parts, report);
  if (goi_edition_has_free_sections (edition))
    {
      GPtrArray *specs = goi_edition_get_sections (edition);
      /* A report that is just begun needs a place to write in. */
      if (!has_text (parts))
        add (parts, GOI_PART_TEXT, NULL, NULL);
      for (guint i = 0; i < specs->len; i++)
        {
          const GoiSectionSpec *spec = g_ptr_array_index (specs, i);
          if (!has_part (parts, spec->id))
            add (parts, spec->id, spec->label, spec->table);
        }
    }
  for (guint i = 0; i < tables->len; i++)
    {
      GoiTable *table = g_ptr_array_index (tables, i);
      if (!has_table (parts, table))
        add (parts, table->id, NULL, table);
    }
  if (goi_report_get_extras (report)->len > 0)
    add (parts, GOI_PART_EXTRAS, NULL, NULL)->extras = TRUE;
  return parts;
}

/**
 * goi_part_free:
 * @part: (nullable): a part
 */
void
goi_part_free (GoiPart *part)
{
  if (part == NULL)
    return;
  g_free (part->id);
  g_free (part->title);
  g_free (part);
}
