/* goi-report-json.c: writes the report document in JSON, version 1
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Text is written here and not by json-glib because the document promises more than JSON does: amounts
 * exactly as printed (no double in between), members always in the same order, and one line a
 * cell, which a person can read and a diff can show. */

#define G_LOG_DOMAIN "goi-json"

#include "config.h"

#include "goi-report-json.h"

#include "goi-json-emitter.h"

#include <string.h>

G_DEFINE_QUARK (goi-json-error-quark, goi_json_error)

/* The members of a cell: value, mark, text, origin and, when there is a place, at. */
static void
emit_cell_members (GoiJsonEmitter *e, const GoiValue *value)
{
  goi_json_emit_name (e, "value");
  if (goi_value_is_number (value))
    goi_json_emit_decimal (e, value->number);
  else
    goi_json_emit_null (e);
  goi_json_emit_string_member (e, "mark", goi_mark_to_string (value->mark));
  goi_json_emit_string_member (e, "text", value->text);
  goi_json_emit_string_member (e, "origin", goi_origin_to_string (value->origin));
  if (value->start < 0)
    return;
  goi_json_emit_name (e, "at");
  goi_json_emit_open (e, '[', TRUE);
  goi_json_emit_element (e);
  goi_json_emit_int (e, value->start);
  goi_json_emit_element (e);
  goi_json_emit_int (e, value->end);
  goi_json_emit_close (e, ']');
}

static void
emit_cells (GoiJsonEmitter *e, GoiReport *report)
{
  GoiEdition *edition = goi_report_get_edition (report);
  guint n = goi_edition_get_n_cells (edition);

  goi_json_emit_name (e, "cells");
  goi_json_emit_open (e, '{', FALSE);
  for (guint i = 0; i < n; i++)
    {
      const GoiCell *cell = goi_edition_get_cell (edition, i);
      const GoiValue *value = goi_report_get_cell_value (report, cell);
      if (cell->alternative && value->mark == GOI_MARK_ABSENT)
        continue;
      goi_json_emit_name (e, cell->key);
      goi_json_emit_open (e, '{', TRUE);
      emit_cell_members (e, value);
      goi_json_emit_close (e, '}');
    }
  goi_json_emit_close (e, '}');
}

static void
emit_sections (GoiJsonEmitter *e, GPtrArray *sections)
{
  goi_json_emit_name (e, "sections");
  goi_json_emit_open (e, '[', FALSE);
  for (guint i = 0; i < sections->len; i++)
    {
      const GoiSection *section = g_ptr_array_index (sections, i);
      goi_json_emit_element (e);
      goi_json_emit_open (e, '{', TRUE);
      goi_json_emit_string_member (e, "id", section->id);
      goi_json_emit_string_member (e, "title", section->title);
      goi_json_emit_string_member (e, "text", section->text);
      goi_json_emit_close (e, '}');
    }
  goi_json_emit_close (e, ']');
}

static void
emit_doubts (GoiJsonEmitter *e, GPtrArray *doubts)
{
  goi_json_emit_name (e, "doubts");
  goi_json_emit_open (e, '[', FALSE);
  for (guint i = 0; i < doubts->len; i++)
    {
      const GoiDoubt *doubt = g_ptr_array_index (doubts, i);
      goi_json_emit_element (e);
      goi_json_emit_open (e, '{', TRUE);
      goi_json_emit_strings_member (e, "cells", (const char *const *) doubt->cells);
      goi_json_emit_string_member (e, "message", doubt->message);
      goi_json_emit_string_member (e, "text", doubt->text);
      goi_json_emit_name (e, "alternatives");
      goi_json_emit_open (e, '[', TRUE);
      for (guint j = 0; j < doubt->alternatives->len; j++)
        {
          goi_json_emit_element (e);
          goi_json_emit_changes (e, g_ptr_array_index (doubt->alternatives, j));
        }
      goi_json_emit_close (e, ']');
      goi_json_emit_close (e, '}');
    }
  goi_json_emit_close (e, ']');
}

static void
emit_extras (GoiJsonEmitter *e, GPtrArray *extras)
{
  if (extras->len == 0)
    return;
  goi_json_emit_name (e, "extra");
  goi_json_emit_open (e, '[', FALSE);
  for (guint i = 0; i < extras->len; i++)
    {
      const GoiExtra *extra = g_ptr_array_index (extras, i);
      goi_json_emit_element (e);
      goi_json_emit_open (e, '{', TRUE);
      goi_json_emit_string_member (e, "label", extra->label);
      goi_json_emit_string_member (e, "unit", extra->unit);
      emit_cell_members (e, extra->value);
      goi_json_emit_close (e, '}');
    }
  goi_json_emit_close (e, ']');
}

static void
emit_source (GoiJsonEmitter *e, GoiReport *report)
{
  const char *name = goi_report_get_source_name (report);
  const char *media_type = goi_report_get_source_media_type (report);
  const char *sha256 = goi_report_get_source_sha256 (report);

  goi_json_emit_name (e, "source");
  if (name == NULL && media_type == NULL && sha256 == NULL)
    {
      goi_json_emit_null (e);
      return;
    }
  goi_json_emit_open (e, '{', TRUE);
  goi_json_emit_string_member (e, "name", name);
  goi_json_emit_string_member (e, "media_type", media_type);
  goi_json_emit_string_member (e, "sha256", sha256);
  goi_json_emit_close (e, '}');
}

static void
emit_report (GoiJsonEmitter *e, GoiReport *report)
{
  int year = goi_report_get_year (report);

  goi_json_emit_open (e, '{', FALSE);
  goi_json_emit_string_member (e, "format", "goi-report");
  goi_json_emit_name (e, "version");
  goi_json_emit_int (e, 1);
  goi_json_emit_string_member (e, "edition", goi_edition_get_id (goi_report_get_edition (report)));
  goi_json_emit_name (e, "year");
  if (year != 0)
    goi_json_emit_int (e, year);
  else
    goi_json_emit_null (e);
  goi_json_emit_string_member (e, "agency", goi_report_get_agency (report));
  goi_json_emit_strings_member (e, "region", goi_report_get_region (report));
  goi_json_emit_string_member (e, "title", goi_report_get_title (report));
  emit_sections (e, goi_report_get_sections (report));
  emit_cells (e, report);
  emit_doubts (e, goi_report_get_doubts (report));
  emit_extras (e, goi_report_get_extras (report));
  emit_source (e, report);
  goi_json_emit_close (e, '}');
}

/**
 * goi_report_to_json:
 * @report: a report
 * @style: on one line, or for people
 *
 * Writes the report document, version 1, as data/schema/goi-report-1.schema.json describes it: every
 * cell of the form in its order, the cells of alternative rows only when the document has them,
 * an unknown year or source as null, any other unknown text as "".
 *
 * Returns: (transfer full): UTF-8 text
 */
char *
goi_report_to_json (GoiReport *report, GoiJsonStyle style)
{
  GoiJsonEmitter e = { .pretty = style == GOI_JSON_STYLE_PRETTY };

  g_return_val_if_fail (GOI_IS_REPORT (report), NULL);

  e.s = g_string_sized_new (16 * 1024);
  emit_report (&e, report);
  if (e.pretty)
    g_string_append_c (e.s, '\n');
  return g_string_free (e.s, FALSE);
}

/**
 * goi_reports_to_json_array:
 * @reports: (element-type GoiReport): reports
 *
 * Writes a JSON array with one report a line and a newline at the end.
 *
 * Returns: (transfer full): UTF-8 text
 */
char *
goi_reports_to_json_array (GPtrArray *reports)
{
  GString *s;

  g_return_val_if_fail (reports != NULL, NULL);

  s = g_string_new ("[");
  for (guint i = 0; i < reports->len; i++)
    {
      g_autofree char *line
          = goi_report_to_json (g_ptr_array_index (reports, i), GOI_JSON_STYLE_LINE);
      g_string_append (s, i > 0 ? ",\n" : "\n");
      g_string_append (s, line);
    }
  g_string_append (s, "\n]\n");
  return g_string_free (s, FALSE);
}
