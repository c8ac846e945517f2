/* goi-cli-fixture.c: the goi command in a folder of its own, and reports to give it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-cli-fixture.h"

#include <glib/gstdio.h>

static const char *command;

/* The program to test is the only argument. */
void
cli_init_tests (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  if (*argc != 2)
    g_error ("the program to test has to be named");
  command = g_canonicalize_filename ((*argv)[1], NULL); /* the tests change the folder */
}

void
cli_set_up (CliFixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp ("goi-cli-XXXXXX", NULL);
  g_assert_nonnull (f->folder);
}

static void
delete_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        delete_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
cli_tear_down (CliFixture *f, gconstpointer data)
{
  delete_tree (f->folder);
  g_free (f->folder);
  g_free (f->out);
  g_free (f->err);
}

/* Runs goi in the fixture's folder; @environment holds NAME=VALUE words, or is NULL. */
void
cli_run_in (CliFixture *f, const char *environment, const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = g_strsplit (environment != NULL ? environment : "", " ", -1);
  gsize n;

  g_ptr_array_add (argv, (gpointer) command);
  for (; *arguments != NULL; arguments++)
    g_ptr_array_add (argv, (gpointer) *arguments);
  g_ptr_array_add (argv, NULL);
  g_subprocess_launcher_set_cwd (launcher, f->folder);
  g_subprocess_launcher_unsetenv (launcher, "GOI_LANGUAGE");
  g_subprocess_launcher_unsetenv (launcher, "LANGUAGE");
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  for (guint i = 0; words[i] != NULL; i++)
    {
      char *value = strchr (words[i], '=');
      if (value == NULL)
        continue;
      *value++ = '\0';
      g_subprocess_launcher_setenv (launcher, words[i], value, TRUE);
    }
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (process, NULL, NULL, &out, &err, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  f->status = g_subprocess_get_exit_status (process);
  g_free (f->out);
  g_free (f->err);
  n = g_bytes_get_size (out);
  f->out = n > 0 ? g_strndup (g_bytes_get_data (out, NULL), n) : g_strdup ("");
  n = g_bytes_get_size (err);
  f->err = n > 0 ? g_strndup (g_bytes_get_data (err, NULL), n) : g_strdup ("");
}

static char *
path_of (CliFixture *f, const char *name)
{
  return g_build_filename (f->folder, name, NULL);
}

void
cli_put (CliFixture *f, const char *name, const char *text)
{
  g_autofree char *path = path_of (f, name);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

char *
cli_get (CliFixture *f, const char *name)
{
  g_autofree char *path = path_of (f, name);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

void
cli_put_report (CliFixture *f, const char *name, GoiReport *report)
{
  g_autofree char *json = goi_report_to_json (report, GOI_JSON_STYLE_PRETTY);

  cli_put (f, name, json);
}

/* Adds up. */
GoiReport *
cli_make_good (const char *agency, int year)
{
  GoiReport *report = goi_test_report_fill ("2021", 0);
  static const struct { const char *key; int number; } cells[] = {
    { "requests.received.person", 30 }, { "requests.received.total", 30 },
    { "requests.granted.person", 20 },  { "requests.granted.total", 20 },
    { "requests.partial.person", 4 },   { "requests.partial.total", 4 },
    { "requests.unable.not_held.person", 6 }, { "requests.unable.not_held.total", 6 },
    { "requests.total.person", 30 },    { "requests.total.total", 30 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    goi_test_report_set (report, cells[i].key, cells[i].number);
  goi_report_set_agency (report, agency);
  goi_report_set_year (report, year);
  goi_report_set_section (report, "overview", "一、总体情况", "全年政务公开工作平稳。");
  return report;
}

/* One cell wrong: 24 in place of 20. */
GoiReport *
cli_make_bad (const char *agency, int year)
{
  GoiReport *report = cli_make_good (agency, year);

  goi_test_report_set (report, "requests.granted.person", 24);
  return report;
}

GPtrArray *
cli_parse_reports (const char *json)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *reports = goi_reports_from_json (json, -1, &error);

  g_assert_no_error (error);
  return reports;
}

GPtrArray *
cli_parse_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *objects = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      JsonNode *node;
      if (lines[i][0] == '\0')
        continue;
      node = json_from_string (lines[i], &error);
      g_assert_no_error (error);
      g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
      g_ptr_array_add (objects, node);
    }
  return objects;
}

JsonObject *
cli_object_at (GPtrArray *nodes, guint index)
{
  return json_node_get_object (g_ptr_array_index (nodes, index));
}
