/* test-seeds.c: published reports against what was written down of them by hand
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "expectations.h"
#include "goi-read.h"

#include <locale.h>
#include <string.h>

static char *
find_seed (const char *number)
{
  g_autofree char *folder = g_build_filename (g_getenv ("GOI_SHARED"), "seeds", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, number) && g_str_has_suffix (name, ".txt"))
      return g_build_filename (folder, name, NULL);
  return NULL;
}

static void
check_document (const char *path, const char *name)
{
  g_autofree char *expected
      = g_build_filename (g_getenv ("GOI_EXPECTATIONS"), name, NULL);
  g_autoptr (Expectations) expectations = NULL;
  g_autoptr (GoiReading) reading = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Differences) differences = { 0 };
  g_autoptr (GFile) file = NULL;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the published reports are not here");
      return;
    }
  expectations = expectations_load (expected);
  file = g_file_new_for_path (path);
  reading = goi_read_file (file, NULL, &error);
  g_assert_no_error (error);
  if (reading == NULL)
    return;
  g_assert_cmpuint (goi_reading_get_reports (reading)->len, ==, 1);
  expectations_compare (expectations, g_ptr_array_index (goi_reading_get_reports (reading), 0),
                        &differences);
  g_test_message ("%s: %u cells, %u wrong, %u false, %u not doubted, %u doubted without need, %u other\n%s",
                  name, differences.n_cells, differences.n_wrong, differences.n_false,
                  differences.n_undoubted, differences.n_overdoubted, differences.n_other,
                  differences.text->str);
  g_assert_cmpuint (differences.n_wrong, ==, 0);
  g_assert_cmpuint (differences.n_false, ==, 0);
  g_assert_cmpuint (differences.n_undoubted, ==, 0);
  g_assert_cmpuint (differences.n_other, ==, 0);
  g_assert_cmpuint (differences.n_overdoubted, ==, 0);
}

static void
test_seed (gconstpointer data)
{
  g_autofree char *path = find_seed (data);
  g_autofree char *name = g_strdup_printf ("seed-%s.tsv", (const char *) data);

  check_document (path, name);
}

/* Pages and files as they were published. */
static void
test_real (gconstpointer data)
{
  const char *const *names = data;
  g_autofree char *path = g_build_filename (g_getenv ("GOI_SHARED"), "real", names[0], NULL);

  check_document (path, names[1]);
}

int
main (int argc, char **argv)
{
  static const char *const seeds[] = { "000", "001", "002", "003", "004" };
  static const char *const real[][2] = {
    { "pingtan_2021.txt", "real-pingtan.tsv" },
    { "shanghai_gov_office_2019.html", "real-shanghai.tsv" },
    { "huaian_hongze_2023.pdf", "real-hongze.tsv" },
    { "blank_tmpl2021_form.docx", "real-blank-2021.tsv" },
  };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    {
      g_autofree char *path = g_strconcat ("/read/seeds/", seeds[i], NULL);
      g_test_add_data_func (path, seeds[i], test_seed);
    }
  for (guint i = 0; i < G_N_ELEMENTS (real); i++)
    {
      g_autofree char *path = g_strconcat ("/read/real/", real[i][0], NULL);
      g_test_add_data_func (path, real[i], test_real);
    }
  return g_test_run ();
}
