/* goi-report-compare.c: copies and compares reports
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-report-compare"

#include "goi-report.h"

#include <string.h>

/**
 * goi_report_copy:
 * @self: a report
 *
 * Returns: (transfer full): a report equal to @self
 */
GoiReport *
goi_report_copy (GoiReport *self)
{
  GoiEdition *edition;
  GoiReport *copy;
  GPtrArray *list;
  guint n;

  g_return_val_if_fail (GOI_IS_REPORT (self), NULL);

  edition = goi_report_get_edition (self);
  copy = goi_report_new (edition, GOI_MARK_ABSENT);
  n = goi_edition_get_n_cells (edition);
  for (guint i = 0; i < n; i++)
    {
      const GoiCell *cell = goi_edition_get_cell (edition, i);
      goi_report_set_value (copy, cell->key, goi_report_get_cell_value (self, cell));
    }
  goi_report_set_year (copy, goi_report_get_year (self));
  goi_report_set_agency (copy, goi_report_get_agency (self));
  goi_report_set_title (copy, goi_report_get_title (self));
  goi_report_set_region (copy, goi_report_get_region (self));
  list = goi_report_get_sections (self);
  for (guint i = 0; i < list->len; i++)
    {
      const GoiSection *section = g_ptr_array_index (list, i);
      goi_report_set_section (copy, section->id, section->title, section->text);
    }
  goi_report_set_doubts (copy, goi_report_get_doubts (self));
  list = goi_report_get_extras (self);
  for (guint i = 0; i < list->len; i++)
    {
      const GoiExtra *extra = g_ptr_array_index (list, i);
      goi_report_add_extra (copy, extra->label, extra->unit, extra->value);
    }
  goi_report_set_source (copy, goi_report_get_source_name (self),
                         goi_report_get_source_media_type (self),
                         goi_report_get_source_sha256 (self));
  return copy;
}

/* Of texts that may be missing, none and an empty one are the same. */
static gboolean
texts_equal (const char *a, const char *b)
{
  return strcmp (a != NULL ? a : "", b != NULL ? b : "") == 0;
}

static gboolean
changes_equal (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const GoiChange *x = g_ptr_array_index (a, i);
      const GoiChange *y = g_ptr_array_index (b, i);
      if (strcmp (x->key, y->key) != 0 || !goi_value_same_content (x->value, y->value))
        return FALSE;
    }
  return TRUE;
}

static gboolean
doubts_equal (const GoiDoubt *a, const GoiDoubt *b)
{
  if (strcmp (a->message, b->message) != 0 || !texts_equal (a->text, b->text)
      || !g_strv_equal ((const char *const *) a->cells, (const char *const *) b->cells)
      || a->alternatives->len != b->alternatives->len)
    return FALSE;
  for (guint i = 0; i < a->alternatives->len; i++)
    if (!changes_equal (g_ptr_array_index (a->alternatives, i),
                        g_ptr_array_index (b->alternatives, i)))
      return FALSE;
  return TRUE;
}

static gboolean
sections_equal (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const GoiSection *x = g_ptr_array_index (a, i);
      const GoiSection *y = g_ptr_array_index (b, i);
      if (strcmp (x->id, y->id) != 0 || strcmp (x->title, y->title) != 0
          || strcmp (x->text, y->text) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
doubt_lists_equal (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!doubts_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

static gboolean
extras_equal (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const GoiExtra *x = g_ptr_array_index (a, i);
      const GoiExtra *y = g_ptr_array_index (b, i);
      if (strcmp (x->label, y->label) != 0 || !texts_equal (x->unit, y->unit)
          || !goi_value_equal (x->value, y->value))
        return FALSE;
    }
  return TRUE;
}

static gboolean
identities_equal (GoiReport *a, GoiReport *b)
{
  return goi_report_get_year (a) == goi_report_get_year (b)
         && strcmp (goi_report_get_agency (a), goi_report_get_agency (b)) == 0
         && strcmp (goi_report_get_title (a), goi_report_get_title (b)) == 0
         && g_strv_equal (goi_report_get_region (a), goi_report_get_region (b))
         && texts_equal (goi_report_get_source_name (a), goi_report_get_source_name (b))
         && texts_equal (goi_report_get_source_media_type (a), goi_report_get_source_media_type (b))
         && texts_equal (goi_report_get_source_sha256 (a), goi_report_get_source_sha256 (b));
}

/**
 * goi_report_equal:
 * @a: a report
 * @b: a report
 *
 * Returns: whether the two agree in everything that the JSON document holds
 */
gboolean
goi_report_equal (GoiReport *a, GoiReport *b)
{
  GoiEdition *edition;
  guint n;

  g_return_val_if_fail (GOI_IS_REPORT (a) && GOI_IS_REPORT (b), FALSE);

  edition = goi_report_get_edition (a);
  if (edition != goi_report_get_edition (b) || !identities_equal (a, b))
    return FALSE;
  n = goi_edition_get_n_cells (edition);
  for (guint i = 0; i < n; i++)
    {
      const GoiCell *cell = goi_edition_get_cell (edition, i);
      if (!goi_value_equal (goi_report_get_cell_value (a, cell), goi_report_get_cell_value (b, cell)))
        return FALSE;
    }
  return sections_equal (goi_report_get_sections (a), goi_report_get_sections (b))
         && doubt_lists_equal (goi_report_get_doubts (a), goi_report_get_doubts (b))
         && extras_equal (goi_report_get_extras (a), goi_report_get_extras (b));
}
