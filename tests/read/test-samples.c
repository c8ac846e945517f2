/* test-samples.c: the sample collection against what was written down when it was made
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "expectations.h"
#include "goi-read.h"

#include <locale.h>
#include <string.h>

/* What truth.tsv says of one document. */
typedef struct
{
  char *file, *edition, *year, *agency, *region;
  GPtrArray *cells; /* char **: the fields of its lines */
} Truth;

static guint n_files, n_cells, n_wrong, n_false, n_doubted, n_undoubted, n_other;

static void
truth_free (gpointer data)
{
  Truth *truth = data;

  g_free (truth->file);
  g_free (truth->edition);
  g_free (truth->year);
  g_free (truth->agency);
  g_free (truth->region);
  g_ptr_array_unref (truth->cells);
  g_free (truth);
}

static GPtrArray *
load_truth (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("GOI_SAMPLES"), "truth.tsv", NULL);
  g_autofree char *text = read_test_file (path, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *all = g_ptr_array_new_with_free_func (truth_free);
  Truth *truth = NULL;

  for (guint i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      char **fields = g_strsplit (lines[i], "\t", -1);

      g_assert_cmpuint (g_strv_length (fields), ==, 8);
      if (truth == NULL || strcmp (truth->file, fields[0]) != 0)
        {
          truth = g_new0 (Truth, 1);
          truth->file = g_strdup (fields[0]);
          truth->edition = g_strdup (fields[1]);
          truth->year = g_strdup (fields[2]);
          truth->agency = g_strdup (fields[3]);
          truth->region = g_strdup (fields[4]);
          truth->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
          g_ptr_array_add (all, truth);
        }
      g_ptr_array_add (truth->cells, fields);
    }
  return all;
}

static void
complain (const char *file, guint *count, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  (*count)++;
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_test_message ("%s: %s", file, text);
}

/* Whether the document was made to contradict itself: its sentences state another number for the cell. */
static gboolean
is_contradicted (const char *file, const char *key)
{
  static char *mistakes;
  g_autofree char *entry = g_strdup_printf ("| `%s` | `prose: %s` |", file, key);

  if (mistakes == NULL)
    {
      g_autofree char *path = g_build_filename (g_getenv ("GOI_SAMPLES"), "MISTAKES.md", NULL);
      mistakes = read_test_file (path, NULL);
    }
  return strstr (mistakes, entry) != NULL;
}

static void
compare_cell (const Truth *truth, GoiReport *report, char **fields)
{
  const GoiValue *value = goi_report_get_value (report, fields[5]);
  g_autofree char *number = NULL;
  const char *mark;
  gboolean doubted;

  n_cells++;
  if (value == NULL)
    {
      complain (truth->file, &n_wrong, "%s: no such cell", fields[5]);
      return;
    }
  number = goi_value_is_number (value) ? goi_decimal_to_string (value->number) : g_strdup ("-");
  mark = value->mark == GOI_MARK_NUMBER ? "-" : goi_mark_to_string (value->mark);
  doubted = is_doubted (report, fields[5]);
  if (is_contradicted (truth->file, fields[5]))
    {
      if (!doubted)
        complain (truth->file, &n_undoubted, "%s is not doubted", fields[5]);
    }
  else if (doubted)
    complain (truth->file, &n_doubted, "%s is doubted: %s", fields[5], value->text);
  if (strcmp (number, fields[6]) == 0 && strcmp (mark, fields[7]) == 0)
    return;
  complain (truth->file, &n_wrong, "%s: %s/%s, is %s/%s (\"%s\")", fields[5], number, mark,
            fields[6], fields[7], value->text != NULL ? value->text : "");
  if (goi_value_is_number (value) && !doubted)
    n_false++;
}

static void
compare (const Truth *truth, GoiReport *report)
{
  g_autofree char *year = g_strdup_printf ("%d", goi_report_get_year (report));
  g_autofree char *region = g_strjoinv ("/", (char **) goi_report_get_region (report));
  const char *edition = goi_edition_get_id (goi_report_get_edition (report));

  if (strcmp (edition, truth->edition) != 0)
    complain (truth->file, &n_other, "edition %s, is %s", edition, truth->edition);
  if (strcmp (year, truth->year) != 0)
    complain (truth->file, &n_other, "year %s, is %s", year, truth->year);
  if (strcmp (goi_report_get_agency (report), truth->agency) != 0)
    complain (truth->file, &n_other, "agency %s, is %s", goi_report_get_agency (report),
              truth->agency);
  /* The province stands in the list also where the document does not name it. */
  if (*region == '\0' || !g_str_has_suffix (truth->region, region))
    complain (truth->file, &n_other, "region %s, is %s", region, truth->region);
  for (guint i = 0; i < truth->cells->len; i++)
    compare_cell (truth, report, g_ptr_array_index (truth->cells, i));
}

static void
test_samples (void)
{
  g_autoptr (GPtrArray) all = load_truth ();

  for (guint i = 0; i < all->len; i++)
    {
      const Truth *truth = g_ptr_array_index (all, i);
      g_autofree char *path = g_build_filename (g_getenv ("GOI_SAMPLES"), "documents", truth->file, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (GoiReading) reading = goi_read_file (file, NULL, &error);

      n_files++;
      if (reading == NULL)
        complain (truth->file, &n_other, "%s", error->message);
      else
        compare (truth, g_ptr_array_index (goi_reading_get_reports (reading), 0));
    }
  g_test_message ("%u documents, %u cells, %u wrong, %u of them without a doubt, %u doubted, %u other",
                  n_files, n_cells, n_wrong, n_false, n_doubted, n_other);
  g_assert_cmpuint (n_files, >, 150);
  g_assert_cmpuint (n_wrong, ==, 0);
  g_assert_cmpuint (n_doubted, ==, 0);
  g_assert_cmpuint (n_undoubted, ==, 0);
  g_assert_cmpuint (n_other, ==, 0);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/read/samples", test_samples);
  return g_test_run ();
}
