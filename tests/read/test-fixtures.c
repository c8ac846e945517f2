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

/* The document whose expectations these are: the file beside them that is called the same. */
static char *
find_document (const char *expected)
{
  static const char *const endings[] = { ".txt", ".html", ".csv", ".tsv", ".mht", ".docx", ".xlsx" };
  const char *dot = strrchr (expected, '.');
  g_autofree char *base = g_strndup (expected, dot - expected);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (base, endings[i], NULL);
      if (strcmp (path, expected) != 0 && g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  g_error ("%s: there is no document", expected);
}

static void
test_fixture (gconstpointer data)
{
  const char *expected = data;
  g_autofree char *path = find_document (expected);
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

/* The name of the file says whose report it is where the document does not. */
static void
test_file_name (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("GOI_FIXTURES"), "reports", "no-title.txt", NULL);
  g_autofree char *text = read_test_file (path, NULL);
  const char *report = strstr (text, "一、");
  g_autoptr (GBytes) bytes = g_bytes_new (report, strlen (report));
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiReading) reading
      = goi_read_bytes (bytes, "松澜市水利局2022年政府信息公开工作年度报告.txt", NULL, &error);
  GoiReport *read;

  g_assert_no_error (error);
  read = g_ptr_array_index (goi_reading_get_reports (reading), 0);
  g_assert_cmpstr (goi_report_get_agency (read), ==, "松澜市水利局");
  g_assert_cmpint (goi_report_get_year (read), ==, 2022);
  /* It is not sure. */
  g_assert_cmpuint (goi_report_get_doubts (read)->len, ==, 2);
}

/* Where it says another year than the document, one of them is wrong. */
static void
test_file_name_contradicts (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("GOI_FIXTURES"), "reports", "utf16.txt", NULL);
  gsize length;
  g_autofree char *text = read_test_file (path, &length);
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiReading) reading = goi_read_bytes (bytes, "信访局2019年年度报告.txt", NULL, &error);
  GoiReport *read;
  const GoiDoubt *doubt;

  g_assert_no_error (error);
  read = g_ptr_array_index (goi_reading_get_reports (reading), 0);
  g_assert_cmpint (goi_report_get_year (read), ==, 2022);
  g_assert_cmpuint (goi_report_get_doubts (read)->len, ==, 1);
  doubt = g_ptr_array_index (goi_report_get_doubts (read), 0);
  g_assert_cmpstr (doubt->text, ==, "2019");
}

static void
check_volume (const char *name, const char *const *agencies, const int *years, const int *received)
{
  g_autofree char *path = g_build_filename (g_getenv ("GOI_FIXTURES"), "reports", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiReading) reading = goi_read_file (file, NULL, &error);
  GoiDocument *document;

  g_assert_no_error (error);
  document = goi_reading_get_document (reading);
  g_assert_cmpuint (goi_reading_get_reports (reading)->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      GoiReport *report = g_ptr_array_index (goi_reading_get_reports (reading), i);
      const GoiValue *value = goi_report_get_value (report, "requests.received.total");
      g_autofree char *place = goi_document_dup_range (document, value->start, value->end);
      g_autofree char *expected = g_strdup_printf ("%d", received[i]);

      g_assert_cmpstr (goi_report_get_agency (report), ==, agencies[i]);
      g_assert_cmpint (goi_report_get_year (report), ==, years[i]);
      g_assert_cmpuint (goi_report_get_doubts (report)->len, ==, 0);
      g_assert_cmpstr (value->text, ==, expected);
      /* The places count in the text of the whole document. */
      g_assert_cmpstr (place, ==, expected);
    }
}

/* The reports of two bodies, or of two years, one behind the other in one document. */
static void
test_volumes (void)
{
  check_volume ("two-bodies.html", (const char *const[]){ "松澜市林业局", "松澜市水务局" }, (int[]){ 2023, 2023 },
                (int[]){ 9, 142 });
  check_volume ("two-reports.html", (const char *const[]){ "松澜市司法局", "松澜市司法局" }, (int[]){ 2022, 2021 },
                (int[]){ 157, 241 });
  check_volume ("two-years.txt", (const char *const[]){ "松澜市青坪镇人民政府", "松澜市青坪镇人民政府" },
                (int[]){ 2021, 2022 }, (int[]){ 0, 0 });
}

static void
collect (GPtrArray *names, const char *folder, const char *ending, guint at_least)
{
  g_autofree char *path = g_build_filename (g_getenv ("GOI_FIXTURES"), folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint before = names->len;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ending))
      g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_assert_cmpuint (names->len - before, >=, at_least);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  collect (names, "text", ".tsv", 60);
  collect (names, "reports", ".expected", 60);
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      const char *path = g_ptr_array_index (names, i);
      g_autofree char *folder = g_path_get_dirname (path);
      g_autofree char *group = g_path_get_basename (folder);
      g_autofree char *base = g_path_get_basename (path);
      g_autofree char *test = g_strdup_printf ("/read/fixtures/%s/%.*s", group,
                                               (int) (strrchr (base, '.') - base), base);
      g_test_add_data_func (test, path, test_fixture);
    }
  g_test_add_func ("/read/fixtures/file-name", test_file_name);
  g_test_add_func ("/read/fixtures/file-name-contradicts", test_file_name_contradicts);
  g_test_add_func ("/read/fixtures/volumes", test_volumes);
  return g_test_run ();
}
