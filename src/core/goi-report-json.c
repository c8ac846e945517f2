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

#include <string.h>

G_DEFINE_QUARK (goi-json-error-quark, goi_json_error)

/* @flat: how many of the open objects and arrays go on one line */
typedef struct
{
  GString *s;
  gboolean pretty;
  gboolean first;
  guint depth;
  guint flat;
} Emitter;

static void
emit_break (Emitter *e)
{
  if (!e->pretty)
    return;
  if (e->flat > 0)
    {
      g_string_append_c (e->s, ' ');
      return;
    }
  g_string_append_c (e->s, '\n');
  for (guint i = 0; i < e->depth; i++)
    g_string_append (e->s, "  ");
}

/* What goes before an element or a member. */
static void
emit_separator (Emitter *e)
{
  gboolean flat_array = e->flat > 0 && e->first && e->s->str[e->s->len - 1] == '[';

  if (e->depth == 0)
    return;
  if (!e->first)
    g_string_append_c (e->s, ',');
  e->first = FALSE;
  if (!flat_array)
    emit_break (e);
}

static void
emit_open (Emitter *e, char bracket, gboolean flat)
{
  g_string_append_c (e->s, bracket);
  e->depth++;
  e->first = TRUE;
  if (flat || e->flat > 0)
    e->flat++;
}

static void
emit_close (Emitter *e, char bracket)
{
  e->depth--;
  if (!e->first && !(bracket == ']' && e->flat > 0))
    emit_break (e);
  if (e->flat > 0)
    e->flat--;
  e->first = FALSE;
  g_string_append_c (e->s, bracket);
}

static void
emit_escaped (GString *s, const char *text)
{
  static const char names[] = "\"\\bfnrt";
  static const char values[] = "\"\\\b\f\n\r\t";

  g_string_append_c (s, '"');
  while (*text != '\0')
    {
      const char *run = text;
      const char *found;
      while ((guchar) *text >= 0x20 && *text != '"' && *text != '\\')
        text++;
      g_string_append_len (s, run, text - run);
      if (*text == '\0')
        break;
      found = strchr (values, *text);
      if (found != NULL)
        g_string_append_printf (s, "\\%c", names[found - values]);
      else
        g_string_append_printf (s, "\\u%04x", (guint) *text);
      text++;
    }
  g_string_append_c (s, '"');
}

static void
emit_string (Emitter *e, const char *text)
{
  g_autofree char *valid = NULL;

  if (text == NULL)
    text = "";
  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  emit_escaped (e->s, text);
}

static void
emit_name (Emitter *e, const char *name)
{
  emit_separator (e);
  emit_escaped (e->s, name);
  g_string_append (e->s, e->pretty ? ": " : ":");
}

static void
emit_string_member (Emitter *e, const char *name, const char *text)
{
  emit_name (e, name);
  emit_string (e, text);
}

static void
emit_int (Emitter *e, gint64 n)
{
  g_string_append_printf (e->s, "%" G_GINT64_FORMAT, n);
}

static void
emit_value (Emitter *e, const GoiValue *value)
{
  g_autofree char *number = NULL;

  if (goi_value_is_number (value))
    number = goi_decimal_to_string (value->number);
  g_string_append (e->s, number != NULL ? number : "null");
}

/* The members of a cell: value, mark, text, origin and, when there is a place, at. */
static void
emit_cell_members (Emitter *e, const GoiValue *value)
{
  emit_name (e, "value");
  emit_value (e, value);
  emit_string_member (e, "mark", goi_mark_to_string (value->mark));
  emit_string_member (e, "text", value->text);
  emit_string_member (e, "origin", goi_origin_to_string (value->origin));
  if (value->start < 0)
    return;
  emit_name (e, "at");
  emit_open (e, '[', TRUE);
  emit_separator (e);
  emit_int (e, value->start);
  emit_separator (e);
  emit_int (e, value->end);
  emit_close (e, ']');
}

static void
emit_cells (Emitter *e, GoiReport *report)
{
  GoiEdition *edition = goi_report_get_edition (report);
  guint n = goi_edition_get_n_cells (edition);

  emit_name (e, "cells");
  emit_open (e, '{', FALSE);
  for (guint i = 0; i < n; i++)
    {
      const GoiCell *cell = goi_edition_get_cell (edition, i);
      const GoiValue *value = goi_report_get_cell_value (report, cell);
      if (cell->alternative && value->mark == GOI_MARK_ABSENT)
        continue;
      emit_name (e, cell->key);
      emit_open (e, '{', TRUE);
      emit_cell_members (e, value);
      emit_close (e, '}');
    }
  emit_close (e, '}');
}

static void
emit_strings (Emitter *e, const char *name, const char *const *strings)
{
  emit_name (e, name);
  emit_open (e, '[', TRUE);
  for (; strings != NULL && *strings != NULL; strings++)
    {
      emit_separator (e);
      emit_string (e, *strings);
    }
  emit_close (e, ']');
}

static void
emit_sections (Emitter *e, GPtrArray *sections)
{
  emit_name (e, "sections");
  emit_open (e, '[', FALSE);
  for (guint i = 0; i < sections->len; i++)
    {
      const GoiSection *section = g_ptr_array_index (sections, i);
      emit_separator (e);
      emit_open (e, '{', TRUE);
      emit_string_member (e, "id", section->id);
      emit_string_member (e, "title", section->title);
      emit_string_member (e, "text", section->text);
      emit_close (e, '}');
    }
  emit_close (e, ']');
}

/* Another reading: its cells with a number each, or with what stands there instead of one. */
static void
emit_alternative (Emitter *e, const GPtrArray *changes)
{
  emit_separator (e);
  emit_open (e, '{', TRUE);
  for (guint i = 0; i < changes->len; i++)
    {
      const GoiChange *change = g_ptr_array_index (changes, i);
      emit_name (e, change->key);
      if (goi_value_is_number (change->value))
        {
          emit_value (e, change->value);
          continue;
        }
      emit_open (e, '{', TRUE);
      emit_name (e, "value");
      emit_value (e, change->value);
      emit_string_member (e, "mark", goi_mark_to_string (change->value->mark));
      emit_close (e, '}');
    }
  emit_close (e, '}');
}

static void
emit_doubts (Emitter *e, GPtrArray *doubts)
{
  emit_name (e, "doubts");
  emit_open (e, '[', FALSE);
  for (guint i = 0; i < doubts->len; i++)
    {
      const GoiDoubt *doubt = g_ptr_array_index (doubts, i);
      emit_separator (e);
      emit_open (e, '{', TRUE);
      emit_strings (e, "cells", (const char *const *) doubt->cells);
      emit_string_member (e, "message", doubt->message);
      emit_string_member (e, "text", doubt->text);
      emit_name (e, "alternatives");
      emit_open (e, '[', TRUE);
      for (guint j = 0; j < doubt->alternatives->len; j++)
        emit_alternative (e, g_ptr_array_index (doubt->alternatives, j));
      emit_close (e, ']');
      emit_close (e, '}');
    }
  emit_close (e, ']');
}

static void
emit_extras (Emitter *e, GPtrArray *extras)
{
  if (extras->len == 0)
    return;
  emit_name (e, "extra");
  emit_open (e, '[', FALSE);
  for (guint i = 0; i < extras->len; i++)
    {
      const GoiExtra *extra = g_ptr_array_index (extras, i);
      emit_separator (e);
      emit_open (e, '{', TRUE);
      emit_string_member (e, "label", extra->label);
      emit_string_member (e, "unit", extra->unit);
      emit_cell_members (e, extra->value);
      emit_close (e, '}');
    }
  emit_close (e, ']');
}

static void
emit_source (Emitter *e, GoiReport *report)
{
  const char *name = goi_report_get_source_name (report);
  const char *media_type = goi_report_get_source_media_type (report);
  const char *sha256 = goi_report_get_source_sha256 (report);

  emit_name (e, "source");
  if (name == NULL && media_type == NULL && sha256 == NULL)
    {
      g_string_append (e->s, "null");
      return;
    }
  emit_open (e, '{', TRUE);
  emit_string_member (e, "name", name);
  emit_string_member (e, "media_type", media_type);
  emit_string_member (e, "sha256", sha256);
  emit_close (e, '}');
}

static void
emit_report (Emitter *e, GoiReport *report)
{
  int year = goi_report_get_year (report);

  emit_open (e, '{', FALSE);
  emit_string_member (e, "format", "goi-report");
  emit_name (e, "version");
  emit_int (e, 1);
  emit_string_member (e, "edition", goi_edition_get_id (goi_report_get_edition (report)));
  emit_name (e, "year");
  if (year != 0)
    emit_int (e, year);
  else
    g_string_append (e->s, "null");
  emit_string_member (e, "agency", goi_report_get_agency (report));
  emit_strings (e, "region", goi_report_get_region (report));
  emit_string_member (e, "title", goi_report_get_title (report));
  emit_sections (e, goi_report_get_sections (report));
  emit_cells (e, report);
  emit_doubts (e, goi_report_get_doubts (report));
  emit_extras (e, goi_report_get_extras (report));
  emit_source (e, report);
  emit_close (e, '}');
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
  Emitter e = { .pretty = style == GOI_JSON_STYLE_PRETTY };

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
