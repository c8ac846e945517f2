/* goi-report-parts.c: doubts, changes, sections and extras of a report
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-report-parts"

#include "goi-report.h"

/**
 * goi_doubt_new:
 * @cells: (nullable) (array zero-terminated=1): keys of the cells concerned
 * @message: why, as an English msgid
 * @text: (nullable): the text that the reader saw
 *
 * Returns: (transfer full): a doubt without alternatives
 */
GoiDoubt *
goi_doubt_new (const char *const *cells, const char *message, const char *text)
{
  GoiDoubt *doubt = g_new0 (GoiDoubt, 1);

  doubt->cells = cells != NULL ? g_strdupv ((char **) cells) : g_new0 (char *, 1);
  doubt->message = g_strdup (message);
  doubt->text = g_strdup (text);
  doubt->alternatives = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return doubt;
}

/**
 * goi_doubt_add_alternative:
 * @doubt: a doubt
 * @changes: (transfer full) (element-type GoiChange): another reading, made with goi_change_list_new()
 */
void
goi_doubt_add_alternative (GoiDoubt *doubt, GPtrArray *changes)
{
  g_ptr_array_add (doubt->alternatives, changes);
}

/**
 * goi_doubt_copy:
 * @doubt: a doubt
 *
 * Returns: (transfer full): a copy
 */
GoiDoubt *
goi_doubt_copy (const GoiDoubt *doubt)
{
  GoiDoubt *copy = goi_doubt_new ((const char *const *) doubt->cells, doubt->message, doubt->text);

  for (guint i = 0; i < doubt->alternatives->len; i++)
    {
      const GPtrArray *changes = g_ptr_array_index (doubt->alternatives, i);
      GPtrArray *list = goi_change_list_new ();
      for (guint j = 0; j < changes->len; j++)
        {
          const GoiChange *change = g_ptr_array_index (changes, j);
          g_ptr_array_add (list, goi_change_new (change->key, change->value));
        }
      goi_doubt_add_alternative (copy, list);
    }
  return copy;
}

/**
 * goi_doubt_has_cell:
 * @doubt: a doubt
 * @key: a cell key
 *
 * Returns: whether the doubt concerns the cell
 */
gboolean
goi_doubt_has_cell (const GoiDoubt *doubt, const char *key)
{
  return g_strv_contains ((const char *const *) doubt->cells, key);
}

/**
 * goi_report_find_doubt:
 * @self: a report
 * @key: a cell key
 *
 * Returns: (transfer none) (nullable): the first doubt that concerns the cell
 */
const GoiDoubt *
goi_report_find_doubt (GoiReport *self, const char *key)
{
  GPtrArray *doubts = goi_report_get_doubts (self);

  for (guint i = 0; i < doubts->len; i++)
    if (goi_doubt_has_cell (g_ptr_array_index (doubts, i), key))
      return g_ptr_array_index (doubts, i);
  return NULL;
}

/**
 * goi_doubt_free:
 * @doubt: (nullable): a doubt
 */
void
goi_doubt_free (GoiDoubt *doubt)
{
  if (doubt == NULL)
    return;
  g_strfreev (doubt->cells);
  g_free (doubt->message);
  g_free (doubt->text);
  g_ptr_array_unref (doubt->alternatives);
  g_free (doubt);
}

/**
 * goi_change_list_new:
 *
 * Returns: (transfer full) (element-type GoiChange): an empty list that owns its changes
 */
GPtrArray *
goi_change_list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) goi_change_free);
}

/**
 * goi_change_new:
 * @key: a cell key
 * @value: what the cell would hold
 *
 * Returns: (transfer full): a change
 */
GoiChange *
goi_change_new (const char *key, const GoiValue *value)
{
  GoiChange *change = g_new0 (GoiChange, 1);

  change->key = g_strdup (key);
  change->value = goi_value_copy (value);
  return change;
}

/**
 * goi_change_free:
 * @change: (nullable): a change
 */
void
goi_change_free (GoiChange *change)
{
  if (change == NULL)
    return;
  g_free (change->key);
  goi_value_free (change->value);
  g_free (change);
}

/**
 * goi_section_free:
 * @section: (nullable): a section
 */
void
goi_section_free (GoiSection *section)
{
  if (section == NULL)
    return;
  g_free (section->id);
  g_free (section->title);
  g_free (section->text);
  g_free (section);
}

/**
 * goi_extra_free:
 * @extra: (nullable): an extra indicator
 */
void
goi_extra_free (GoiExtra *extra)
{
  if (extra == NULL)
    return;
  g_free (extra->label);
  g_free (extra->unit);
  goi_value_free (extra->value);
  g_free (extra);
}
