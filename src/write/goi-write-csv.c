/* goi-write-csv.c: reports as comma-separated values
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* RFC 4180, in UTF-8 with a byte order mark, by which spreadsheet programs know the encoding. One row a
 * cell, and rows of other kinds for all that a report holds besides, so that the file reads back
 * equal:
 *
 *   kind         key             label             value   mark   text
 *   report       goi-report                        1              the title
 *   source       name …                                           the name …
 *   section      its id          its title                        its text
 *   cell         its key         as printed        number  mark   as printed
 *   extra                        as printed        number  mark   as printed
 *   doubt        keys of cells   why                              what was seen
 *   alternative  a cell's key    which reading     number  mark
 *   end
 *
 * The first columns say which report a row belongs to, so that rows can be filtered and pivoted. */

#define G_LOG_DOMAIN "goi-write-csv"

#include "config.h"

#include "goi-write-csv.h"

#include "goi-csv.h"

#include <string.h>

static void
append_separator (GString *csv)
{
  if (csv->len > 0 && csv->str[csv->len - 1] != '\n')
    g_string_append_c (csv, ',');
}

/* A row never begins with an empty field, and no line break ends a field without quotes: so the start of a
 * row shows in the text. */
static void
append_field (GString *csv, const char *field)
{
  append_separator (csv);
  if (strpbrk (field, ",\"\r\n;\t") == NULL)
    {
      g_string_append (csv, field);
      return;
    }
  g_string_append_c (csv, '"');
  for (const char *p = field; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
}

/**
 * goi_csv_append_number:
 * @csv: rows so far
 * @number: (nullable): digits or a name of our own, or NULL for an empty field
 *
 * Appends a field that stands as it is.
 */
void
goi_csv_append_number (GString *csv, const char *number)
{
  append_field (csv, number != NULL ? number : "");
}

/**
 * goi_csv_append_text:
 * @csv: rows so far
 * @text: (nullable): a text from a document
 *
 * Appends a field that no spreadsheet takes for a formula.
 */
void
goi_csv_append_text (GString *csv, const char *text)
{
  g_autofree char *guarded = goi_csv_guard (text != NULL ? text : "");

  append_field (csv, guarded);
}

/**
 * goi_csv_end_row:
 * @csv: rows so far
 */
void
goi_csv_end_row (GString *csv)
{
  g_string_append (csv, "\r\n");
}

static void
append_int (GString *csv, gint64 n)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, n);

  append_field (csv, digits);
}

typedef struct
{
  GString *csv;
  GoiReport *report;
  guint number;
  char *region;
} Rows;

static void
begin_row (Rows *rows, const char *kind)
{
  int year = goi_report_get_year (rows->report);

  append_int (rows->csv, rows->number);
  goi_csv_append_text (rows->csv, goi_report_get_source_name (rows->report));
  goi_csv_append_text (rows->csv, goi_report_get_agency (rows->report));
  goi_csv_append_text (rows->csv, rows->region);
  if (year != 0)
    append_int (rows->csv, year);
  else
    goi_csv_append_number (rows->csv, NULL);
  goi_csv_append_number (rows->csv, goi_edition_get_id (goi_report_get_edition (rows->report)));
  goi_csv_append_number (rows->csv, kind);
}

static void
append_content (Rows *rows, const GoiValue *value)
{
  g_autofree char *number = goi_value_is_number (value) ? goi_decimal_to_string (value->number) : NULL;

  goi_csv_append_number (rows->csv, number);
  goi_csv_append_number (rows->csv, goi_mark_to_string (value->mark));
}

static void
end_value_row (Rows *rows, const GoiValue *value)
{
  append_content (rows, value);
  goi_csv_append_text (rows->csv, value->text);
  goi_csv_append_number (rows->csv, goi_origin_to_string (value->origin));
  if (value->start >= 0)
    {
      append_int (rows->csv, value->start);
      append_int (rows->csv, value->end);
    }
  else
    {
      goi_csv_append_number (rows->csv, NULL);
      goi_csv_append_number (rows->csv, NULL);
    }
  goi_csv_end_row (rows->csv);
}

/* The row of something that has no value. */
static void
append_text_row (Rows *rows, const char *kind, const char *key, const char *label, const char *value,
                 const char *text)
{
  begin_row (rows, kind);
  goi_csv_append_text (rows->csv, key);
  goi_csv_append_text (rows->csv, label);
  goi_csv_append_number (rows->csv, NULL);
  goi_csv_append_number (rows->csv, value);
  goi_csv_append_number (rows->csv, NULL);
  goi_csv_append_text (rows->csv, text);
  for (int i = 0; i < 3; i++)
    goi_csv_append_number (rows->csv, NULL);
  goi_csv_end_row (rows->csv);
}

static void
append_source (Rows *rows)
{
  const struct { const char *key, *text; } parts[]
      = { { "name", goi_report_get_source_name (rows->report) },
          { "media_type", goi_report_get_source_media_type (rows->report) },
          { "sha256", goi_report_get_source_sha256 (rows->report) } };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].text != NULL && parts[i].text[0] != '\0')
      append_text_row (rows, "source", parts[i].key, NULL, NULL, parts[i].text);
}

static void
prepend_labels (GString *s, const GoiFormItem *item)
{
  for (; item != NULL; item = item->parent)
    if (item->label[0] != '\0')
      {
        if (s->len > 0)
          g_string_prepend (s, " / ");
        g_string_prepend (s, item->label);
      }
}

/* The labels of the form from the outermost row to the innermost column, in the form's own language
 * whatever the locale. */
static char *
label_cell (const GoiCell *cell)
{
  GString *s = g_string_new (NULL);

  prepend_labels (s, cell->column);
  prepend_labels (s, cell->row);
  return g_string_free (s, FALSE);
}

static void
append_cells (Rows *rows)
{
  GoiEdition *edition = goi_report_get_edition (rows->report);
  guint n = goi_edition_get_n_cells (edition);

  for (guint i = 0; i < n; i++)
    {
      const GoiCell *cell = goi_edition_get_cell (edition, i);
      const GoiValue *value = goi_report_get_cell_value (rows->report, cell);
      g_autofree char *label = NULL;
      if (cell->alternative && value->mark == GOI_MARK_ABSENT)
        continue;
      label = label_cell (cell);
      begin_row (rows, "cell");
      goi_csv_append_number (rows->csv, cell->key);
      goi_csv_append_text (rows->csv, label);
      goi_csv_append_text (rows->csv, cell->unit);
      end_value_row (rows, value);
    }
}

static void
append_extras (Rows *rows)
{
  GPtrArray *extras = goi_report_get_extras (rows->report);

  for (guint i = 0; i < extras->len; i++)
    {
      const GoiExtra *extra = g_ptr_array_index (extras, i);
      begin_row (rows, "extra");
      goi_csv_append_number (rows->csv, NULL);
      goi_csv_append_text (rows->csv, extra->label);
      goi_csv_append_text (rows->csv, extra->unit);
      end_value_row (rows, extra->value);
    }
}

static void
append_change (Rows *rows, guint alternative, const GoiChange *change)
{
  g_autoptr (GoiValue) bare = NULL;

  begin_row (rows, "alternative");
  goi_csv_append_text (rows->csv, change->key);
  append_int (rows->csv, alternative);
  goi_csv_append_number (rows->csv, NULL);
  bare = goi_value_new_mark (change->value->mark, GOI_ORIGIN_UNKNOWN);
  bare->number = change->value->number;
  end_value_row (rows, bare);
}

static void
append_doubt (Rows *rows, const GoiDoubt *doubt)
{
  g_autofree char *cells = g_strjoinv (" ", doubt->cells);

  append_text_row (rows, "doubt", cells, doubt->message, NULL, doubt->text);
  for (guint i = 0; i < doubt->alternatives->len; i++)
    {
      const GPtrArray *changes = g_ptr_array_index (doubt->alternatives, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      if (changes->len == 0)
        append_text_row (rows, "alternative", NULL, number, NULL, NULL);
      for (guint j = 0; j < changes->len; j++)
        append_change (rows, i + 1, g_ptr_array_index (changes, j));
    }
}

/**
 * goi_csv_append_header:
 * @csv: nothing yet
 *
 * Appends the byte order mark and the names of the columns.
 */
void
goi_csv_append_header (GString *csv)
{
  for (guint i = 0; i < GOI_CSV_N_COLUMNS; i++)
    goi_csv_append_number (csv, goi_csv_column_to_name (i));
  g_string_prepend (csv, "\xEF\xBB\xBF");
  goi_csv_end_row (csv);
}

/**
 * goi_csv_append_report:
 * @csv: rows so far
 * @report: a report
 * @number: its number in the file, from 1
 *
 * Appends all rows of a report.
 */
void
goi_csv_append_report (GString *csv, GoiReport *report, guint number)
{
  g_autofree char *region = goi_csv_join_region (goi_report_get_region (report));
  Rows rows = { .csv = csv, .report = report, .number = number, .region = region };
  GPtrArray *sections = goi_report_get_sections (report);
  GPtrArray *doubts = goi_report_get_doubts (report);

  append_text_row (&rows, "report", "goi-report", NULL, "1", goi_report_get_title (report));
  append_source (&rows);
  for (guint i = 0; i < sections->len; i++)
    {
      const GoiSection *section = g_ptr_array_index (sections, i);
      append_text_row (&rows, "section", section->id, section->title, NULL, section->text);
    }
  append_cells (&rows);
  append_extras (&rows);
  for (guint i = 0; i < doubts->len; i++)
    append_doubt (&rows, g_ptr_array_index (doubts, i));
  append_text_row (&rows, "end", NULL, NULL, NULL, NULL);
}

/* The keys of all cells that the reports may have: form by form, each key once, rows that stand in for
 * others only where a document has them. */
static GPtrArray *
collect_keys (GPtrArray *reports)
{
  GPtrArray *keys = g_ptr_array_new ();
  GPtrArray *editions = goi_edition_list ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint e = 0; e < editions->len; e++)
    {
      GoiEdition *edition = g_ptr_array_index (editions, e);
      gboolean used = FALSE, alternatives = FALSE;
      guint n;
      for (guint i = 0; i < reports->len; i++)
        if (goi_report_get_edition (g_ptr_array_index (reports, i)) == edition)
          {
            used = TRUE;
            alternatives = alternatives || goi_report_uses_alternatives (g_ptr_array_index (reports, i));
          }
      n = alternatives ? goi_edition_get_n_cells (edition) : goi_edition_get_n_form_cells (edition);
      for (guint i = 0; used && i < n; i++)
        {
          const GoiCell *cell = goi_edition_get_cell (edition, i);
          if (g_hash_table_add (seen, cell->key))
            g_ptr_array_add (keys, cell->key);
        }
    }
  return keys;
}

static void
append_table_row (GString *csv, GoiReport *report, guint number, const GPtrArray *keys)
{
  g_autofree char *region = goi_csv_join_region (goi_report_get_region (report));
  int year = goi_report_get_year (report);

  append_int (csv, number);
  goi_csv_append_text (csv, goi_report_get_source_name (report));
  goi_csv_append_text (csv, goi_report_get_agency (report));
  goi_csv_append_text (csv, region);
  if (year != 0)
    append_int (csv, year);
  else
    goi_csv_append_number (csv, NULL);
  goi_csv_append_number (csv, goi_edition_get_id (goi_report_get_edition (report)));
  for (guint i = 0; i < keys->len; i++)
    {
      const GoiValue *value = goi_report_get_value (report, g_ptr_array_index (keys, i));
      g_autofree char *number_text = NULL;
      if (value != NULL && goi_value_is_number (value))
        number_text = goi_decimal_to_string (value->number);
      else if (value != NULL && value->mark != GOI_MARK_BLANK)
        number_text = g_strdup (goi_mark_to_string (value->mark));
      goi_csv_append_number (csv, number_text);
    }
  goi_csv_end_row (csv);
}

/**
 * goi_csv_append_table:
 * @csv: nothing yet
 * @reports: (element-type GoiReport): reports of any forms
 *
 * Appends a table with one row a report and one column a cell: a number, nothing for a blank cell
 * and for a cell that the report's form does not have, otherwise the name of the mark.
 */
void
goi_csv_append_table (GString *csv, GPtrArray *reports)
{
  g_autoptr (GPtrArray) keys = collect_keys (reports);

  for (guint i = 0; i < GOI_CSV_KIND; i++)
    goi_csv_append_number (csv, goi_csv_column_to_name (i));
  for (guint i = 0; i < keys->len; i++)
    goi_csv_append_number (csv, g_ptr_array_index (keys, i));
  g_string_prepend (csv, "\xEF\xBB\xBF");
  goi_csv_end_row (csv);
  for (guint i = 0; i < reports->len; i++)
    append_table_row (csv, g_ptr_array_index (reports, i), i + 1, keys);
}
