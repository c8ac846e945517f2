/* test-fixtures.c: documents with one quirk each against what they say
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "expectations.h"
#include "goi-read.h"

#include <locale.h>
#include <string.h>

static const struct
{
  const char *name;
  int code;
} errors[] = {
  { "empty", GOI_READ_ERROR_EMPTY },
  { "too-large", GOI_READ_ERROR_TOO_LARGE },
  { "encoding", GOI_READ_ERROR_ENCODING },
  { "unsupported", GOI_READ_ERROR_UNSUPPORTED },
  { "damaged", GOI_READ_ERROR_DAMAGED },
  { "not-a-report", GOI_READ_ERROR_NOT_A_REPORT },
};

static int
error_code (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    if (strcmp (errors[i].name, name) == 0)
      return errors[i].code;
  g_error ("no error is called %s", name);
}

static void
check_differences (const Differences *differences)
{
  g_test_message ("%u cells, %u wrong, %u false, %u not doubted, %u doubted without need, %u other\n%s",
                  differences->n_cells, differences->n_wrong, differences->n_false,
                  differences->n_undoubted, differences->n_overdoubted, differences->n_other,
                  differences->text->str);
  g_assert_cmpuint (differences->n_wrong, ==, 0);
  g_assert_cmpuint (differences->n_false, ==, 0);
  g_assert_cmpuint (differences->n_undoubted, ==, 0);
  g_assert_cmpuint (differences->n_overdoubted, ==, 0);
  g_assert_cmpuint (differences->n_other, ==, 0);
}

static void
test_fixture (gconstpointer data)
{
  const char *expected = data;
  g_autofree char *base = g_strndup (expected, strlen (expected) - strlen (".tsv"));
  g_autofree char *path = g_strconcat (base, ".txt", NULL);
  g_autoptr (Expectations) expectations = expectations_load (expected);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiReading) reading = goi_read_file (file, NULL, &error);
  g_auto (Differences) differences = { 0 };

  if (expectations->error != NULL)
    {
      g_assert_null (reading);
      g_assert_error (error, GOI_READ_ERROR, error_code (expectations->error));
      g_test_message ("%s", error != NULL ? error->message : "no error");
      return;
    }
  g_assert_no_error (error);
  if (reading == NULL)
    return;
  expectations_compare (expectations, g_ptr_array_index (goi_reading_get_reports (reading), 0),
                        &differences);
  check_differences (&differences);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  folder = g_build_filename (g_getenv ("GOI_FIXTURES"), "text", NULL);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".tsv"))
      g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_assert_cmpuint (names->len, >=, 30);
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *base = g_path_get_basename (g_ptr_array_index (names, i));
      g_autofree char *test = g_strdup_printf ("/read/fixtures/%.*s", (int) strlen (base) - 4, base);
      g_test_add_data_func (test, g_ptr_array_index (names, i), test_fixture);
    }
  return g_test_run ();
}
