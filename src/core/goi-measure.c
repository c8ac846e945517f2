/* goi-measure.c: one scale across all editions
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-measure"

#include "config.h"

#include "goi-measure.h"

#include "goi-core-resources.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

struct _GoiMeasure
{
  char *id;
  char *label_zh;
  char *label_en;
  char *help_zh;
  char *help_en;
  char *unit;
  guint index;
  GPtrArray *numerator;   /* GoiMeasure, empty unless a rate */
  GPtrArray *denominator; /* GoiMeasure */
};

static char *
dup_text (JsonObject *object, const char *member, const char *language)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL)
    return NULL;
  return g_strdup (json_object_get_string_member (json_node_get_object (node), language));
}

static GoiMeasure *
find (GPtrArray *measures, const char *id)
{
  for (guint i = 0; i < measures->len; i++)
    {
      GoiMeasure *measure = g_ptr_array_index (measures, i);
      if (strcmp (measure->id, id) == 0)
        return measure;
    }
  return NULL;
}

/* A rate names measures that stand before it in the list. */
static GPtrArray *
parts (JsonObject *object, const char *member, GPtrArray *measures)
{
  GPtrArray *list = g_ptr_array_new ();
  JsonNode *node = json_object_get_member (object, member);
  JsonArray *names = node != NULL ? json_node_get_array (node) : NULL;

  for (guint i = 0; names != NULL && i < json_array_get_length (names); i++)
    {
      GoiMeasure *part = find (measures, json_array_get_string_element (names, i));
      if (part == NULL)
        g_error ("measures: no measure is called %s", json_array_get_string_element (names, i));
      g_ptr_array_add (list, part);
    }
  return list;
}

static GPtrArray *
load (void)
{
  const char *path = "/org/example/GoiReports/core/measures.json";
  g_autoptr (GBytes) bytes = g_resource_lookup_data (goi_core_get_resource (), path,
                                                      G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  GPtrArray *measures = g_ptr_array_new ();
  JsonArray *array;

  if (bytes == NULL)
    g_error ("the measures are not among the resources");
  if (!json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                   &error))
    g_error ("measures: %s", error->message);
  array = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                        "measures");
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      GoiMeasure *measure = g_new0 (GoiMeasure, 1);

      measure->id = g_strdup (json_object_get_string_member (object, "id"));
      measure->label_zh = dup_text (object, "label", "zh");
      measure->label_en = dup_text (object, "label", "en");
      measure->help_zh = dup_text (object, "help", "zh");
      measure->help_en = dup_text (object, "help", "en");
      measure->unit = g_strdup (json_object_get_string_member (object, "unit"));
      measure->index = measures->len;
      measure->numerator = parts (object, "numerator", measures);
      measure->denominator = parts (object, "denominator", measures);
      g_ptr_array_add (measures, measure);
    }
  return measures;
}

static GoiMeasureValue
evaluate_sum (const GoiSum *sum, GoiReport *report)
{
  GoiSumResult result;

  goi_sum_evaluate (sum, report, &result);
  if (result.n_numbers == 0 || result.overflow)
    return (GoiMeasureValue) { .available = FALSE };
  return (GoiMeasureValue) {
    .available = TRUE,
    .value = goi_decimal_to_double (result.value),
    .incomplete = result.n_unreadable + result.n_absent > 0,
  };
}

static GoiMeasureValue
evaluate_parts (const GPtrArray *list, GoiReport *report)
{
  GoiMeasureValue sum = { .available = FALSE };

  for (guint i = 0; i < list->len; i++)
    {
      GoiMeasureValue part = goi_measure_evaluate (g_ptr_array_index (list, i), report);
      if (!part.available)
        {
          sum.incomplete = TRUE;
          continue;
        }
      sum.available = TRUE;
      sum.value += part.value;
      sum.incomplete = sum.incomplete || part.incomplete;
    }
  return sum;
}

/**
 * goi_measure_list:
 *
 * May be called from any thread.
 *
 * Returns: (transfer none) (element-type GoiMeasure): all measures in the order in which lists show them
 */
GPtrArray *
goi_measure_list (void)
{
  static gsize ready = 0;
  static GPtrArray *measures = NULL;

  if (g_once_init_enter (&ready))
    {
      measures = load ();
      g_once_init_leave (&ready, 1);
    }
  return measures;
}

/**
 * goi_measure_get:
 * @id: a measure's id, such as rate.disclosed
 *
 * Returns: (transfer none) (nullable): the measure
 */
const GoiMeasure *
goi_measure_get (const char *id)
{
  return find (goi_measure_list (), id);
}

/**
 * goi_measure_count:
 *
 * Returns: how many measures there are
 */
guint
goi_measure_count (void)
{
  return goi_measure_list ()->len;
}

/**
 * goi_measure_get_id:
 * @measure: a measure
 *
 * Returns: (transfer none): its id
 */
const char *
goi_measure_get_id (const GoiMeasure *measure)
{
  return measure->id;
}

/**
 * goi_measure_get_index:
 * @measure: a measure
 *
 * Returns: its place in goi_measure_list()
 */
guint
goi_measure_get_index (const GoiMeasure *measure)
{
  return measure->index;
}

/**
 * goi_measure_get_label:
 * @measure: a measure
 * @chinese: whether the reader reads Chinese
 *
 * Returns: (transfer none): its name
 */
const char *
goi_measure_get_label (const GoiMeasure *measure, gboolean chinese)
{
  return chinese ? measure->label_zh : measure->label_en;
}

/**
 * goi_measure_get_help:
 * @measure: a measure
 * @chinese: whether the reader reads Chinese
 *
 * Returns: (transfer none) (nullable): what it means and where it is limited
 */
const char *
goi_measure_get_help (const GoiMeasure *measure, gboolean chinese)
{
  return chinese ? measure->help_zh : measure->help_en;
}

/**
 * goi_measure_get_unit:
 * @measure: a measure
 *
 * Returns: (transfer none): 件, or % for a rate
 */
const char *
goi_measure_get_unit (const GoiMeasure *measure)
{
  return measure->unit;
}

/**
 * goi_measure_is_rate:
 * @measure: a measure
 *
 * Returns: whether its values are fractions from 0 to 1
 */
gboolean
goi_measure_is_rate (const GoiMeasure *measure)
{
  return measure->denominator->len > 0;
}

/**
 * goi_measure_evaluate:
 * @measure: a measure
 * @report: a report
 *
 * A measure that the form cannot give, or all of whose cells are empty, is not available; so is a
 * rate of nothing.
 *
 * Returns: the value
 */
GoiMeasureValue
goi_measure_evaluate (const GoiMeasure *measure, GoiReport *report)
{
  const GoiSum *sum;
  GoiMeasureValue top, bottom;

  if (!goi_measure_is_rate (measure))
    {
      sum = goi_edition_get_measure (goi_report_get_edition (report), measure->id);
      return sum != NULL ? evaluate_sum (sum, report) : (GoiMeasureValue) { .available = FALSE };
    }
  top = evaluate_parts (measure->numerator, report);
  bottom = evaluate_parts (measure->denominator, report);
  if (!top.available || !bottom.available || bottom.value <= 0)
    return (GoiMeasureValue) { .available = FALSE };
  return (GoiMeasureValue) {
    .available = TRUE,
    .value = top.value / bottom.value,
    .incomplete = bottom.incomplete || top.incomplete,
  };
}

/**
 * goi_measure_row_new:
 *
 * Returns: (transfer full): a row in which nothing is available
 */
GoiMeasureRow *
goi_measure_row_new (void)
{
  GoiMeasureRow *row = g_new0 (GoiMeasureRow, 1);

  row->agency = g_strdup ("");
  row->region = g_new0 (char *, 1);
  row->edition = g_strdup ("");
  row->values = g_new0 (GoiMeasureValue, goi_measure_count ());
  return row;
}

/**
 * goi_measure_row_new_from_report:
 * @report: a report
 *
 * Returns: (transfer full): all its measures; the number is 0
 */
GoiMeasureRow *
goi_measure_row_new_from_report (GoiReport *report)
{
  GoiMeasureRow *row = g_new0 (GoiMeasureRow, 1);
  GPtrArray *measures = goi_measure_list ();

  row->agency = g_strdup (goi_report_get_agency (report));
  row->region = g_strdupv ((char **) goi_report_get_region (report));
  row->year = goi_report_get_year (report);
  row->edition = g_strdup (goi_edition_get_id (goi_report_get_edition (report)));
  row->values = g_new0 (GoiMeasureValue, measures->len);
  for (guint i = 0; i < measures->len; i++)
    row->values[i] = goi_measure_evaluate (g_ptr_array_index (measures, i), report);
  return row;
}

/**
 * goi_measure_row_get:
 * @row: a row
 * @measure: a measure's id
 *
 * Returns: its value; not available when there is no such measure
 */
GoiMeasureValue
goi_measure_row_get (const GoiMeasureRow *row, const char *measure)
{
  const GoiMeasure *found = goi_measure_get (measure);

  return found != NULL ? row->values[found->index] : (GoiMeasureValue) { .available = FALSE };
}

/**
 * goi_measure_row_free:
 * @row: (nullable): a row
 */
void
goi_measure_row_free (GoiMeasureRow *row)
{
  if (row == NULL)
    return;
  g_free (row->agency);
  g_strfreev (row->region);
  g_free (row->edition);
  g_free (row->values);
  g_free (row);
}
