/* expectations.c: what documents say, written down by hand, and how a report compares with it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "expectations.h"

#include <string.h>

static void
cell_free (gpointer data)
{
  ExpectedCell *cell = data;

  g_free (cell->key);
  g_free (cell->number);
  g_free (cell->mark);
  g_free (cell->text);
  g_free (cell->origin);
  g_free (cell);
}

static void
section_free (gpointer data)
{
  ExpectedSection *section = data;

  g_free (section->id);
  g_free (section->title);
  g_free (section->length);
  g_free (section->sha256);
  g_free (section);
}

static void
reading_free (gpointer data)
{
  ExpectedReading *reading = data;

  g_free (reading->key);
  g_free (reading->number);
  g_free (reading);
}

char *
read_test_file (const char *path, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);
  return text;
}

static char **
region_of (char **fields)
{
  GPtrArray *region = g_ptr_array_new ();

  for (guint i = 1; fields[i] != NULL; i++)
    if (strcmp (fields[i], "-") != 0)
      g_ptr_array_add (region, g_strdup (fields[i]));
  g_ptr_array_add (region, NULL);
  return (char **) g_ptr_array_free (region, FALSE);
}

static void
add_directive (Expectations *self, char **fields, const char *line)
{
  guint n = g_strv_length (fields);

  if (strcmp (fields[0], "@edition") == 0 && n == 2)
    self->edition = g_strdup (fields[1]);
  else if (strcmp (fields[0], "@year") == 0 && n == 2)
    self->year = g_strdup (strcmp (fields[1], "-") == 0 ? "0" : fields[1]);
  else if (strcmp (fields[0], "@agency") == 0 && n == 2)
    self->agency = g_strdup (strcmp (fields[1], "-") == 0 ? "" : fields[1]);
  else if (strcmp (fields[0], "@region") == 0)
    self->region = region_of (fields);
  else if (strcmp (fields[0], "@all-others") == 0 && n == 2)
    self->others = g_strdup (fields[1]);
  else if (strcmp (fields[0], "@error") == 0 && n == 2)
    self->error = g_strdup (fields[1]);
  else if (strcmp (fields[0], "@title") == 0 && n == 2)
    self->title = g_strdup (fields[1]);
  else if (strcmp (fields[0], "@extra") == 0 && n == 3)
    g_ptr_array_add (self->extras, g_strdup_printf ("%s\t%s", fields[1], fields[2]));
  else if (strcmp (fields[0], "@doubt") == 0 && n == 2)
    g_ptr_array_add (self->doubts, g_strdup (fields[1]));
  else if (strcmp (fields[0], "@alternative") == 0 && n > 1)
    g_ptr_array_add (self->alternatives, g_strdupv (fields + 1));
  else if (strcmp (fields[0], "@section") == 0 && n == 5)
    {
      ExpectedSection *section = g_new0 (ExpectedSection, 1);
      section->id = g_strdup (fields[1]);
      section->title = g_strdup (fields[2]);
      section->length = g_strdup (fields[3]);
      section->sha256 = g_strdup (fields[4]);
      g_ptr_array_add (self->sections, section);
    }
  else
    g_error ("malformed expectation: %s", line);
}

static void
add_cell (Expectations *self, char **fields, const char *line)
{
  guint n = g_strv_length (fields);
  ExpectedCell *cell = g_new0 (ExpectedCell, 1);

  if (n != 6 && n != 4 && n != 3)
    g_error ("malformed expectation: %s", line);
  cell->key = g_strdup (fields[0]);
  cell->number = g_strdup (fields[1]);
  cell->mark = g_strdup (fields[2]);
  if (n == 6)
    {
      cell->text = g_strdup (fields[3]);
      cell->origin = g_strdup (fields[4]);
      cell->doubt = strcmp (fields[5], "doubt") == 0;
    }
  else if (n == 4)
    cell->doubt = strcmp (fields[3], "doubt") == 0;
  g_hash_table_replace (self->cells, cell->key, cell);
}

Expectations *
expectations_load (const char *path)
{
  Expectations *self = g_new0 (Expectations, 1);
  g_autofree char *text = read_test_file (path, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  self->cells = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, cell_free);
  self->sections = g_ptr_array_new_with_free_func (section_free);
  self->readings = g_ptr_array_new_with_free_func (reading_free);
  self->extras = g_ptr_array_new_with_free_func (g_free);
  self->doubts = g_ptr_array_new_with_free_func (g_free);
  self->alternatives = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);

      if (g_str_has_prefix (lines[i], "#? "))
        {
          ExpectedReading *reading = g_new0 (ExpectedReading, 1);
          reading->key = g_strdup (fields[0] + 3);
          reading->number = g_strdup (fields[1]);
          g_ptr_array_add (self->readings, reading);
        }
      else if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;
      else if (lines[i][0] == '@')
        add_directive (self, fields, lines[i]);
      else
        add_cell (self, fields, lines[i]);
    }
  return self;
}

void
expectations_free (Expectations *self)
{
  g_free (self->edition);
  g_free (self->year);
  g_free (self->agency);
  g_free (self->others);
  g_free (self->error);
  g_free (self->title);
  g_strfreev (self->region);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->readings);
  g_ptr_array_unref (self->extras);
  g_ptr_array_unref (self->doubts);
  g_ptr_array_unref (self->alternatives);
  g_hash_table_unref (self->cells);
  g_free (self);
}

void
differences_clear (Differences *self)
{
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  self->text = NULL;
}

gboolean
is_doubted (GoiReport *report, const char *key)
{
  GPtrArray *doubts = goi_report_get_doubts (report);

  for (guint i = 0; i < doubts->len; i++)
    if (goi_doubt_has_cell (g_ptr_array_index (doubts, i), key))
      return TRUE;
  return FALSE;
}

/* The Unicode property White_Space, written out here so that the reader's idea of it is not asked. */
static gboolean
is_white (gunichar c)
{
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680
         || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F
         || c == 0x3000;
}

char *
bare_text (const char *text, guint *length)
{
  GString *s = g_string_new (NULL);

  *length = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_white (g_utf8_get_char (p)))
      {
        g_string_append_unichar (s, g_utf8_get_char (p));
        (*length)++;
      }
  return g_string_free (s, FALSE);
}

static void
differ (Differences *out, guint *count, const char *format, ...)
{
  va_list args;

  (*count)++;
  va_start (args, format);
  g_string_append (out->text, "  ");
  g_string_append_vprintf (out->text, format, args);
  g_string_append_c (out->text, '\n');
  va_end (args);
}

static char *
number_of (const GoiValue *value)
{
  return value != NULL && goi_value_is_number (value) ? goi_decimal_to_string (value->number) : g_strdup ("-");
}

/* ~N: the number, or none with a doubt; a blank cell may stand for nothing. */
static gboolean
fits_loosely (const char *expected, const char *number, const char *mark, gboolean doubted)
{
  if (expected[0] != '~')
    return FALSE;
  return strcmp (number, expected + 1) == 0 || (strcmp (number, "-") == 0 && doubted)
         || (strcmp (mark, "blank") == 0 && strcmp (expected, "~0") == 0);
}

static void
compare_cell (const ExpectedCell *expected, GoiReport *report, Differences *out)
{
  const GoiValue *value = goi_report_get_value (report, expected->key);
  g_autofree char *number = NULL;
  const char *mark, *origin, *text;
  gboolean doubted = is_doubted (report, expected->key);

  out->n_cells++;
  if (value == NULL)
    {
      differ (out, &out->n_wrong, "%s: the report has no such cell", expected->key);
      return;
    }
  number = number_of (value);
  mark = value->mark == GOI_MARK_NUMBER ? "-" : goi_mark_to_string (value->mark);
  origin = *goi_origin_to_string (value->origin) != '\0' ? goi_origin_to_string (value->origin) : "-";
  text = value->text != NULL && *value->text != '\0' ? value->text : "-";
  if (!fits_loosely (expected->number, number, mark, doubted)
      && (strcmp (number, expected->number) != 0 || strcmp (mark, expected->mark) != 0))
    {
      differ (out, &out->n_wrong, "%s: %s/%s, expected %s/%s (text \"%s\"%s)", expected->key, number,
              mark, expected->number, expected->mark, text, doubted ? ", doubted" : "");
      if (strcmp (number, "-") != 0 && !doubted)
        out->n_false++;
    }
  if (expected->text != NULL && strcmp (text, expected->text) != 0
      && (strcmp (expected->origin, "prose") != 0 || strstr (text, expected->text) == NULL))
    differ (out, &out->n_other, "%s: text \"%s\", expected \"%s\"", expected->key, text,
            expected->text);
  if (expected->origin != NULL && strcmp (expected->mark, "absent") != 0
      && strcmp (origin, expected->origin) != 0)
    differ (out, &out->n_other, "%s: origin %s, expected %s", expected->key, origin,
            expected->origin);
  if (expected->doubt && !doubted)
    differ (out, &out->n_undoubted, "%s: should be doubted", expected->key);
  if (!expected->doubt && doubted && expected->number[0] != '~')
    differ (out, &out->n_overdoubted, "%s: is doubted without need", expected->key);
}

static void
compare_others (Expectations *self, GoiReport *report, Differences *out)
{
  GoiEdition *edition = goi_report_get_edition (report);
  guint n = goi_edition_get_n_cells (edition);

  for (guint i = 0; i < n; i++)
    {
      const GoiCell *cell = goi_edition_get_cell (edition, i);
      ExpectedCell expected = { cell->key, NULL, NULL, NULL, NULL, FALSE };
      gboolean number = strchr ("0123456789", self->others[0]) != NULL;

      if (g_hash_table_contains (self->cells, cell->key))
        continue;
      expected.number = number ? self->others : (char *) "-";
      expected.mark = cell->alternative ? (char *) "absent" : number ? (char *) "-" : self->others;
      if (cell->alternative)
        expected.number = (char *) "-";
      compare_cell (&expected, report, out);
    }
}

static void
compare_sections (Expectations *self, GoiReport *report, Differences *out)
{
  GPtrArray *sections = goi_report_get_sections (report);

  for (guint i = 0; i < MAX (sections->len, self->sections->len); i++)
    {
      const GoiSection *is = i < sections->len ? g_ptr_array_index (sections, i) : NULL;
      const ExpectedSection *should
          = i < self->sections->len ? g_ptr_array_index (self->sections, i) : NULL;
      g_autofree char *bare = NULL;
      g_autofree char *sha256 = NULL;
      guint length;

      if (is == NULL || should == NULL)
        {
          differ (out, &out->n_other, "section %s is %s", is != NULL ? is->id : should->id,
                  is != NULL ? "too much" : "missing");
          continue;
        }
      bare = bare_text (is->text, &length);
      sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, bare, -1);
      if (strcmp (is->id, should->id) != 0 || strcmp (is->title, should->title) != 0)
        differ (out, &out->n_other, "section %s \"%s\", expected %s \"%s\"", is->id, is->title,
                should->id, should->title);
      else if (strcmp (sha256, should->sha256) != 0 && strcmp (should->sha256, "-") != 0)
        differ (out, &out->n_other, "section %s: %u characters, expected %s", is->id, length,
                should->length);
    }
}

static void
compare_identity (Expectations *self, GoiReport *report, Differences *out)
{
  g_autofree char *year = g_strdup_printf ("%d", goi_report_get_year (report));
  const char *edition = goi_edition_get_id (goi_report_get_edition (report));

  if (g_strcmp0 (edition, self->edition) != 0)
    differ (out, &out->n_other, "edition %s, expected %s", edition, self->edition);
  if (self->year != NULL && strcmp (year, self->year) != 0)
    differ (out, &out->n_other, "year %s, expected %s", year, self->year);
  if (self->agency != NULL && strcmp (goi_report_get_agency (report), self->agency) != 0)
    differ (out, &out->n_other, "agency \"%s\", expected \"%s\"", goi_report_get_agency (report),
            self->agency);
  if (self->title != NULL && strcmp (goi_report_get_title (report), self->title) != 0)
    differ (out, &out->n_other, "title \"%s\", expected \"%s\"", goi_report_get_title (report),
            self->title);
  if (self->region != NULL
      && !g_strv_equal (goi_report_get_region (report), (const char *const *) self->region))
    {
      g_autofree char *is = g_strjoinv ("/", (char **) goi_report_get_region (report));
      g_autofree char *should = g_strjoinv ("/", self->region);
      differ (out, &out->n_other, "region %s, expected %s", is, should);
    }
}

static void
compare_readings (Expectations *self, GoiReport *report, Differences *out)
{
  for (guint i = 0; i < self->readings->len; i++)
    {
      const ExpectedReading *reading = g_ptr_array_index (self->readings, i);
      const GoiValue *value = goi_report_get_value (report, reading->key);
      g_autofree char *number = number_of (value);

      if (strcmp (number, reading->number) == 0 && !is_doubted (report, reading->key))
        differ (out, &out->n_false, "%s: %s is not what the document says", reading->key, number);
    }
}

static void
compare_extras (Expectations *self, GoiReport *report, Differences *out)
{
  GPtrArray *extras = goi_report_get_extras (report);

  for (guint i = 0; i < self->extras->len; i++)
    {
      gboolean found = FALSE;
      for (guint k = 0; k < extras->len && !found; k++)
        {
          const GoiExtra *extra = g_ptr_array_index (extras, k);
          g_autofree char *number = number_of (extra->value);
          g_autofree char *both = g_strdup_printf ("%s\t%s", extra->label, number);
          found = strcmp (both, g_ptr_array_index (self->extras, i)) == 0;
        }
      if (!found)
        differ (out, &out->n_other, "extra %s is missing",
                (char *) g_ptr_array_index (self->extras, i));
    }
}

static gboolean
says_all (const GPtrArray *changes, char **expected)
{
  if (changes->len != g_strv_length (expected))
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      const GoiChange *change = g_ptr_array_index (changes, i);
      g_autofree char *number = number_of (change->value);
      g_autofree char *both = g_strconcat (change->key, "=", number, NULL);
      if (!g_strv_contains ((const char *const *) expected, both))
        return FALSE;
    }
  return TRUE;
}

static void
compare_alternatives (Expectations *self, GoiReport *report, Differences *out)
{
  GPtrArray *doubts = goi_report_get_doubts (report);

  for (guint i = 0; i < self->alternatives->len; i++)
    {
      char **expected = g_ptr_array_index (self->alternatives, i);
      gboolean found = FALSE;

      for (guint d = 0; d < doubts->len && !found; d++)
        {
          const GoiDoubt *doubt = g_ptr_array_index (doubts, d);
          for (guint k = 0; k < doubt->alternatives->len && !found; k++)
            found = says_all (g_ptr_array_index (doubt->alternatives, k), expected);
        }
      if (!found)
        {
          g_autofree char *text = g_strjoinv (" ", expected);
          differ (out, &out->n_other, "alternative %s is not offered", text);
        }
    }
}

static void
compare_doubts (Expectations *self, GoiReport *report, Differences *out)
{
  GPtrArray *doubts = goi_report_get_doubts (report);

  for (guint i = 0; i < self->doubts->len; i++)
    {
      gboolean found = FALSE;
      for (guint d = 0; d < doubts->len && !found; d++)
        found = strstr (((GoiDoubt *) g_ptr_array_index (doubts, d))->message,
                        g_ptr_array_index (self->doubts, i)) != NULL;
      if (!found)
        differ (out, &out->n_undoubted, "no doubt says \"%s\"",
                (char *) g_ptr_array_index (self->doubts, i));
    }
}

void
expectations_compare (Expectations *self, GoiReport *report, Differences *out)
{
  GHashTableIter iter;
  gpointer cell;

  *out = (Differences) { .text = g_string_new (NULL) };
  compare_identity (self, report, out);
  if (self->sections->len > 0)
    compare_sections (self, report, out);
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, &cell))
    compare_cell (cell, report, out);
  if (self->others != NULL)
    compare_others (self, report, out);
  compare_readings (self, report, out);
  compare_extras (self, report, out);
  compare_alternatives (self, report, out);
  compare_doubts (self, report, out);
}
