/* goi-csv-reader.c: reads back the comma-separated values that goi export writes
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The columns may stand in any order. The first six are there to filter by; what they say counts in
 * the row of the report and must not be different in its other rows, lest a change that somebody
 * made in a spreadsheet is lost in silence. */

#define G_LOG_DOMAIN "goi-csv-reader"

#include "config.h"

#include "goi-csv-reader.h"

#include "goi-csv-scanner.h"
#include "goi-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (goi-csv-error-quark, goi_csv_error)

#define FIRST_YEAR 1900
#define LAST_YEAR 2200
#define MAX_HEADER 1000

typedef struct
{
  GoiCsvScanner *scanner;
  GPtrArray *fields;
  GArray *columns; /* for each field its GoiCsvColumn, or -1 for a column without a name */
  const char *row[GOI_CSV_N_COLUMNS];
  char *identity[GOI_CSV_KIND]; /* what the row of the report says */
  GPtrArray *reports;
  GoiReport *report;
  GoiEdition *edition;
  GoiDoubt *doubt; /* the last one: alternatives follow it */
  GHashTable *seen; /* cells of the report that had their row */
  char *sources[3];
  GError **error;
} Reader;

static gboolean fail (Reader *r, int code, const char *format, ...) G_GNUC_PRINTF (3, 4);

static gboolean
fail (Reader *r, int code, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (r->error, GOI_CSV_ERROR, code,
               /* Translators: a row of a table, and what is wrong there */
               _("Row %u: %s"), goi_csv_scanner_get_row (r->scanner), message);
  return FALSE;
}

/* A field of the current row in a message: not longer than a line, without control characters. */
static char *
quote (const char *field)
{
  GString *s = g_string_new (NULL);
  guint n = 0;

  for (const char *p = field; *p != '\0' && n < 40; p = g_utf8_next_char (p), n++)
    g_string_append_unichar (s, g_unichar_isprint (g_utf8_get_char (p)) ? g_utf8_get_char (p) : 0xFFFD);
  if (n == 40)
    g_string_append (s, "…");
  return g_string_free (s, FALSE);
}

static gboolean
fail_field (Reader *r, GoiCsvColumn column, const char *what)
{
  g_autofree char *field = quote (r->row[column]);

  /* Translators: the name of a column, what stands there, and what is wrong with it */
  return fail (r, GOI_CSV_ERROR_CONTENT, _("In the column “%s” stands “%s”. %s"),
               goi_csv_column_to_name (column), field, what);
}

static const char *
text_field (Reader *r, GoiCsvColumn column)
{
  return goi_csv_unguard (r->row[column]);
}

static const char *
text_or_null (Reader *r, GoiCsvColumn column)
{
  const char *text = text_field (r, column);

  return *text != '\0' ? text : NULL;
}

/* ---- the header ---- */

static gboolean
read_header (Reader *r)
{
  gboolean seen[GOI_CSV_N_COLUMNS] = { FALSE };

  if (!goi_csv_scanner_next (r->scanner, r->fields))
    return fail (r, GOI_CSV_ERROR_SYNTAX, _("This is no table"));
  for (guint i = 0; i < r->fields->len; i++)
    {
      const char *name = g_ptr_array_index (r->fields, i);
      GoiCsvColumn column;
      int index = -1;
      if (*name != '\0')
        {
          g_autofree char *quoted = quote (name);
          if (!goi_csv_column_from_name (name, &column))
            return fail (r, GOI_CSV_ERROR_FORMAT, _("No report has a column “%s”"), quoted);
          if (seen[column])
            return fail (r, GOI_CSV_ERROR_FORMAT, _("The column “%s” is there twice"), quoted);
          seen[column] = TRUE;
          index = column;
        }
      g_array_append_val (r->columns, index);
    }
  for (guint i = 0; i < GOI_CSV_N_COLUMNS; i++)
    if (!seen[i])
      return fail (r, GOI_CSV_ERROR_FORMAT, _("The column “%s” is missing"), goi_csv_column_to_name (i));
  return TRUE;
}

/* Sorts the fields of a record into columns. Rows that are quite empty, as spreadsheets leave them at the end, are
 * passed over: then @empty is set. */
static gboolean
sort_fields (Reader *r, gboolean *empty)
{
  *empty = TRUE;
  for (guint c = 0; c < GOI_CSV_N_COLUMNS; c++)
    r->row[c] = "";
  for (guint i = 0; i < r->fields->len; i++)
    {
      const char *field = g_ptr_array_index (r->fields, i);
      int column = i < r->columns->len ? g_array_index (r->columns, int, i) : -1;
      if (*field == '\0')
        continue;
      *empty = FALSE;
      if (column < 0)
        {
          g_autofree char *quoted = quote (field);
          return fail (r, GOI_CSV_ERROR_CONTENT, _("“%s” stands in a column without a name"), quoted);
        }
      r->row[column] = field;
    }
  return TRUE;
}

/* ---- values ---- */

static gboolean
read_place (Reader *r, GoiCsvColumn column, gint64 *place)
{
  GoiDecimal number;

  if (!goi_decimal_parse (r->row[column], &number) || !goi_decimal_is_integer (number)
      || number.unscaled < 0)
    return fail_field (r, column, _("A place is two whole numbers: where it begins, and where it ends"));
  *place = number.unscaled;
  return TRUE;
}

/* The columns value and mark. */
static gboolean
read_content (Reader *r, const GoiCell *cell, GoiValue *value)
{
  const char *problem;

  if (!goi_mark_from_string (r->row[GOI_CSV_MARK], &value->mark))
    return fail_field (r, GOI_CSV_MARK, _("That is no mark that is known."));
  if ((value->mark == GOI_MARK_NUMBER) != (r->row[GOI_CSV_VALUE][0] != '\0'))
    return fail (r, GOI_CSV_ERROR_CONTENT, "%s",
                 value->mark == GOI_MARK_NUMBER
                     ? _("Where there is no number, the mark must say what stands there")
                     : _("There is a number and a mark; only one of the two can be"));
  if (value->mark != GOI_MARK_NUMBER)
    return TRUE;
  if (!goi_decimal_parse (r->row[GOI_CSV_VALUE], &value->number))
    return fail_field (r, GOI_CSV_VALUE, _("That is no number that a report can hold."));
  if (cell != NULL && !goi_cell_accepts (cell, value->number, &problem))
    return fail_field (r, GOI_CSV_VALUE, problem);
  return TRUE;
}

/* @value borrows its text from the row. */
static gboolean
read_value (Reader *r, const GoiCell *cell, GoiValue *value)
{
  gboolean placed = r->row[GOI_CSV_START][0] != '\0' || r->row[GOI_CSV_END][0] != '\0';

  *value = (GoiValue) { .start = -1, .end = -1, .text = (char *) text_or_null (r, GOI_CSV_TEXT) };
  if (!read_content (r, cell, value))
    return FALSE;
  if (!goi_origin_from_string (r->row[GOI_CSV_ORIGIN], &value->origin))
    return fail_field (r, GOI_CSV_ORIGIN, _("That is no origin that is known."));
  if (!placed)
    return TRUE;
  if (!read_place (r, GOI_CSV_START, &value->start) || !read_place (r, GOI_CSV_END, &value->end))
    return FALSE;
  if (value->start > value->end)
    return fail_field (r, GOI_CSV_END, _("A place is two whole numbers: where it begins, and where it ends"));
  return TRUE;
}

static const GoiCell *
find_cell (Reader *r, const char *key)
{
  const GoiCell *cell = goi_edition_find_cell (r->edition, key);
  g_autofree char *quoted = quote (key);

  if (cell == NULL)
    fail (r, GOI_CSV_ERROR_CONTENT, _("The form %2$s has no cell “%1$s”"), quoted,
          goi_edition_get_id (r->edition));
  return cell;
}

/* ---- rows ---- */

static gboolean
read_year (Reader *r)
{
  GoiDecimal year;

  if (r->row[GOI_CSV_YEAR][0] == '\0')
    return TRUE;
  if (!goi_decimal_parse (r->row[GOI_CSV_YEAR], &year) || year.scale != 0
      || year.unscaled < FIRST_YEAR || year.unscaled > LAST_YEAR)
    return fail_field (r, GOI_CSV_YEAR, _("That is no year of a report."));
  goi_report_set_year (r->report, (int) year.unscaled);
  return TRUE;
}

/* The last row of a report. A file that was cut off, or a row that was deleted, must not turn into cells that
 * the document does not have. */
static gboolean
read_end_row (Reader *r)
{
  guint n = goi_edition_get_n_form_cells (r->edition);

  for (guint i = 0; i < n; i++)
    {
      const GoiCell *cell = goi_edition_get_cell (r->edition, i);
      if (!g_hash_table_contains (r->seen, cell))
        return fail (r, GOI_CSV_ERROR_CONTENT, _("The row of the cell “%s” is missing before this one"), cell->key);
    }
  if (r->sources[0] != NULL || r->sources[1] != NULL || r->sources[2] != NULL)
    goi_report_set_source (r->report, r->sources[0], r->sources[1], r->sources[2]);
  for (guint i = 0; i < G_N_ELEMENTS (r->sources); i++)
    g_clear_pointer (&r->sources[i], g_free);
  g_hash_table_remove_all (r->seen);
  r->report = NULL;
  r->doubt = NULL;
  return TRUE;
}

static gboolean
read_report_row (Reader *r)
{
  g_auto (GStrv) region = goi_csv_split_region (text_field (r, GOI_CSV_REGION));

  if (r->report != NULL)
    return fail (r, GOI_CSV_ERROR_CONTENT, _("Before this row, the row “end” of the report is missing"));
  if (strcmp (r->row[GOI_CSV_KEY], "goi-report") != 0 || strcmp (r->row[GOI_CSV_VALUE], "1") != 0)
    return fail (r, GOI_CSV_ERROR_FORMAT,
                 _("Only version 1 of the report document is known; a newer GoiReports may read this file"));
  r->edition = goi_edition_get (r->row[GOI_CSV_EDITION]);
  if (r->edition == NULL)
    return fail_field (r, GOI_CSV_EDITION, _("That is no form that is known."));
  for (guint i = 0; i < GOI_CSV_KIND; i++)
    {
      g_free (r->identity[i]);
      r->identity[i] = g_strdup (r->row[i]);
    }
  r->report = goi_report_new (r->edition, GOI_MARK_ABSENT);
  g_ptr_array_add (r->reports, r->report);
  goi_report_set_agency (r->report, text_field (r, GOI_CSV_AGENCY));
  goi_report_set_region (r->report, (const char *const *) region);
  goi_report_set_title (r->report, text_field (r, GOI_CSV_TEXT));
  return read_year (r);
}

/* A row that says otherwise than the row of its report in one of the first columns was changed by somebody who
 * meant something by it. */
static gboolean
check_identity (Reader *r)
{
  if (r->report == NULL)
    return fail (r, GOI_CSV_ERROR_CONTENT, _("Before this row, the row of the report is missing"));
  for (guint i = 0; i < GOI_CSV_KIND; i++)
    if (strcmp (r->row[i], r->identity[i]) != 0)
      {
        g_autofree char *expected = quote (r->identity[i]);
        g_autofree char *what
            /* Translators: the other row's words */
            = g_strdup_printf (_("In the row of its report stands “%s” there; make the two alike."), expected);
        return fail_field (r, i, what);
      }
  return TRUE;
}

static gboolean
read_source_row (Reader *r)
{
  static const char *const names[] = { "name", "media_type", "sha256" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], r->row[GOI_CSV_KEY]) == 0)
      {
        g_free (r->sources[i]);
        r->sources[i] = g_strdup (text_field (r, GOI_CSV_TEXT));
        return TRUE;
      }
  return fail_field (r, GOI_CSV_KEY, _("A source has a name, a media_type and a sha256."));
}

static gboolean
read_section_row (Reader *r)
{
  const char *id = text_field (r, GOI_CSV_KEY);
  g_autofree char *quoted = quote (id);

  if (*id == '\0')
    return fail (r, GOI_CSV_ERROR_CONTENT, _("A section must have an id"));
  if (goi_report_get_section_text (r->report, id) != NULL)
    return fail (r, GOI_CSV_ERROR_CONTENT, _("There is a section “%s” already"), quoted);
  goi_report_set_section (r->report, id, text_field (r, GOI_CSV_LABEL), text_field (r, GOI_CSV_TEXT));
  return TRUE;
}

static gboolean
read_cell_row (Reader *r)
{
  const char *key = r->row[GOI_CSV_KEY];
  const GoiCell *cell = find_cell (r, key);
  GoiValue value;

  if (cell == NULL || !read_value (r, cell, &value))
    return FALSE;
  if (!g_hash_table_add (r->seen, (gpointer) cell))
    return fail_field (r, GOI_CSV_KEY, _("That cell has a row already."));
  goi_report_set_value (r->report, key, &value);
  return TRUE;
}

static gboolean
read_extra_row (Reader *r)
{
  GoiValue value;

  if (!read_value (r, NULL, &value))
    return FALSE;
  goi_report_add_extra (r->report, text_field (r, GOI_CSV_LABEL), text_or_null (r, GOI_CSV_UNIT), &value);
  return TRUE;
}

static gboolean
read_doubt_row (Reader *r)
{
  const char *keys = text_field (r, GOI_CSV_KEY);
  g_auto (GStrv) cells = g_strsplit (keys, " ", -1);

  for (guint i = 0; cells[i] != NULL; i++)
    if (find_cell (r, cells[i]) == NULL)
      return FALSE;
  r->doubt = goi_doubt_new ((const char *const *) cells, text_field (r, GOI_CSV_LABEL),
                            text_or_null (r, GOI_CSV_TEXT));
  goi_report_add_doubt (r->report, r->doubt);
  return TRUE;
}

/* The cells of one reading stand in consecutive rows with its number as their label. */
static gboolean
read_alternative_row (Reader *r)
{
  guint n = r->doubt != NULL ? r->doubt->alternatives->len : 0;
  g_autofree char *same = g_strdup_printf ("%u", n);
  g_autofree char *next = g_strdup_printf ("%u", n + 1);
  const char *key = text_field (r, GOI_CSV_KEY);
  const GoiCell *cell;
  GoiValue value = { .start = -1, .end = -1 };

  if (r->doubt == NULL)
    return fail (r, GOI_CSV_ERROR_CONTENT, _("Before this row, the row of the doubt is missing"));
  if (strcmp (r->row[GOI_CSV_LABEL], next) == 0)
    goi_doubt_add_alternative (r->doubt, goi_change_list_new ());
  else if (n == 0 || strcmp (r->row[GOI_CSV_LABEL], same) != 0)
    return fail_field (r, GOI_CSV_LABEL, _("Other readings are numbered 1, 2, 3 …"));
  if (*key == '\0')
    return TRUE;
  cell = find_cell (r, key);
  if (cell == NULL || !read_content (r, cell, &value))
    return FALSE;
  g_ptr_array_add (g_ptr_array_index (r->doubt->alternatives, r->doubt->alternatives->len - 1),
                   goi_change_new (key, &value));
  return TRUE;
}

static gboolean
read_row (Reader *r)
{
  static const struct { const char *kind; gboolean (*read) (Reader *r); } kinds[]
      = { { "report", read_report_row }, { "source", read_source_row },
          { "section", read_section_row }, { "cell", read_cell_row },
          { "extra", read_extra_row },     { "doubt", read_doubt_row },
          { "alternative", read_alternative_row },
          { "end", read_end_row } };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].kind, r->row[GOI_CSV_KIND]) == 0)
      return (i == 0 || check_identity (r)) && kinds[i].read (r);
  return fail_field (r, GOI_CSV_KIND, _("That is no kind of row that is known."));
}

static gboolean
read_rows (Reader *r)
{
  if (!read_header (r))
    return FALSE;
  while (goi_csv_scanner_next (r->scanner, r->fields))
    {
      gboolean empty;
      if (!sort_fields (r, &empty) || (!empty && !read_row (r)))
        return FALSE;
    }
  if (goi_csv_scanner_is_damaged (r->scanner))
    return fail (r, GOI_CSV_ERROR_SYNTAX,
                 _("A quotation mark has no partner; the file may not be complete"));
  if (r->report != NULL)
    return fail (r, GOI_CSV_ERROR_SYNTAX,
                 _("The table ends before its report does; the file is not complete, get a whole copy of it"));
  if (r->reports->len == 0)
    return fail (r, GOI_CSV_ERROR_FORMAT, _("There is no report in the table"));
  return TRUE;
}

/**
 * goi_csv_sniff:
 * @text: UTF-8, or the beginning of it
 * @length: its length in bytes, or -1 when it ends with NUL
 *
 * Looks at the first row alone.
 *
 * Returns: whether this is a table of reports as goi_reports_from_csv() reads it, whatever else may be wrong
 *   with it
 */
gboolean
goi_csv_sniff (const char *text, gssize length)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  gsize line = 0;
  g_autoptr (GoiCsvScanner) scanner = NULL;
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  gboolean kind = FALSE, key = FALSE, mark = FALSE;

  while (line < MIN (n, MAX_HEADER) && text[line] != '\n' && text[line] != '\r')
    line++;
  if (line == MAX_HEADER || !g_utf8_validate_len (text, line, NULL))
    return FALSE;
  scanner = goi_csv_scanner_new (text, line);
  if (!goi_csv_scanner_next (scanner, fields))
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    {
      const char *field = g_ptr_array_index (fields, i);
      kind = kind || strcmp (field, "kind") == 0;
      key = key || strcmp (field, "key") == 0;
      mark = mark || strcmp (field, "mark") == 0;
    }
  return kind && key && mark;
}

/**
 * goi_reports_from_csv:
 * @text: UTF-8
 * @length: its length in bytes, or -1 when it ends with NUL
 * @error: return location for a #GoiCsvError
 *
 * Reads a table as %GOI_WRITE_CSV writes it.
 *
 * Returns: (transfer full) (element-type GoiReport) (nullable): one report at least, in order
 */
GPtrArray *
goi_reports_from_csv (const char *text, gssize length, GError **error)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  g_autoptr (GoiCsvScanner) scanner = NULL;
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  Reader r = { .fields = fields, .columns = columns, .reports = reports, .seen = seen, .error = error };
  gboolean done;

  if (!g_utf8_validate_len (text, n, NULL))
    {
      g_set_error_literal (error, GOI_CSV_ERROR, GOI_CSV_ERROR_SYNTAX,
                           _("This is not UTF-8; save the file in the encoding UTF-8"));
      return NULL;
    }
  r.scanner = scanner = goi_csv_scanner_new (text, n);
  done = read_rows (&r);
  for (guint i = 0; i < G_N_ELEMENTS (r.identity); i++)
    g_free (r.identity[i]);
  for (guint i = 0; i < G_N_ELEMENTS (r.sources); i++)
    g_free (r.sources[i]);
  return done ? g_steal_pointer (&reports) : NULL;
}
