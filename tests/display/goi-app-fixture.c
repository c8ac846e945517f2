/* goi-app-fixture.c: a collection of its own for each test
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-app-fixture.h"

#include "goi-app-resources.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <stdlib.h>

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_remove (child);
    }
  g_rmdir (path);
}

void
app_fixture_set_up (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("goi-app-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.goi", NULL);
  file = g_file_new_for_path (path);
  fixture->collection = goi_collection_open (file, GOI_OPEN_CREATE, NULL, &error);
  g_assert_no_error (error);
}

void
app_fixture_tear_down (AppFixture *fixture, gconstpointer data)
{
  app_let_settle ();
  goi_collection_close (fixture->collection);
  g_clear_object (&fixture->collection);
  remove_folder (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}

/* Kept for all tests of a program: GLib asks for the user's folders only once. */
static char *home;

static void
remove_home (void)
{
  remove_folder (home);
}

/* The user's own data and settings are never touched by a test. */
void
app_init_tests (int *argc, char ***argv)
{
  home = g_dir_make_tmp ("goi-home-XXXXXX", NULL);
  g_assert_nonnull (home);
  atexit (remove_home);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  goi_app_resources_register ();
}

/* Runs what is on its way for a moment. */
void
app_let_settle (void)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 10;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
set_number (GoiReport *report, const char *key, int number)
{
  g_autoptr (GoiValue) value = goi_value_new_number (GOI_DECIMAL_INT (number), GOI_ORIGIN_TABLE);

  g_assert_true (goi_report_set_value (report, key, value));
}

static GoiReport *
make_report (const char *agency, int year, const char *region)
{
  GoiReport *report = goi_report_new (goi_edition_get ("2021"), GOI_MARK_BLANK);
  g_auto (GStrv) parts = g_strsplit (region, "/", -1);

  goi_report_set_agency (report, agency);
  goi_report_set_year (report, year);
  goi_report_set_region (report, (const char *const *) parts);
  goi_report_set_title (report, agency);
  return report;
}

static gint64
add (AppFixture *fixture, GoiReport *report, GoiReportState state)
{
  g_autoptr (GError) error = NULL;
  GoiAddOutcome outcome;
  gint64 id = goi_collection_add (fixture->collection, report, state, NULL, NULL, &outcome, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

/* A report whose sums are right: everything that came in was granted. */
gint64
app_fixture_add (AppFixture *fixture, const char *agency, int year, const char *region, int received_person,
                 GoiReportState state)
{
  g_autoptr (GoiReport) report = make_report (agency, year, region);
  static const char *const rows[] = { "received", "granted", "total" };
  static const char *const columns[] = { "person", "total" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
      {
        g_autofree char *key = g_strdup_printf ("requests.%s.%s", rows[i], columns[j]);

        set_number (report, key, received_person);
      }
  return add (fixture, report, state);
}

/* A report that lacks 2 in one cell: 70 + 1 = 69 + (blank), and the total of the row says 2. */
gint64
app_fixture_add_broken (AppFixture *fixture, const char *agency, int year)
{
  static const struct
  {
    const char *row;
    int number;
  } rows[] = { { "received", 70 }, { "carried_in", 1 }, { "granted", 69 }, { "total", 69 } };
  g_autoptr (GoiReport) report = make_report (agency, year, "甲省/乙市");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *person = g_strdup_printf ("requests.%s.person", rows[i].row);
      g_autofree char *total = g_strdup_printf ("requests.%s.total", rows[i].row);

      set_number (report, person, rows[i].number);
      set_number (report, total, rows[i].number);
    }
  set_number (report, "requests.carried_out.total", 2);
  return add (fixture, report, GOI_STATE_IMPORTED);
}

/* A document of the sample collection. */
GFile *
app_sample (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("GOI_SAMPLES"), name, NULL);

  return g_file_new_for_path (path);
}

GFile *
app_fixture_write (AppFixture *fixture, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

/* The first descendant of a type, in the order of the widgets. */
GtkWidget *
app_find_widget (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = app_find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}
