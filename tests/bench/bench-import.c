/* bench-import.c: how the window fares while many documents are imported
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-app-resources.h"
#include "goi-import-page.h"
#include "goi-pulse.h"
#include "goi-read-job.h"
#include "goi-reports-page.h"

#include <malloc.h>
#include <unistd.h>

/* Usage: bench-import [--trace] FOLDER     (needs a display)
 *
 * Reviews all documents in a folder in a window, once undisturbed and once with somebody who looks through the list
 * and at documents meanwhile, selects them all and adds them. Prints for each how long it took, the longest round
 * of the main loop, how many rounds were long, and how much more memory the program has than before. Ends with status
 * 1 when a limit is broken: 50 ms of work in a round, 150 MB. With --trace it says where long rounds have been. */

#define MOST_MEMORY_MB 150
/* How often somebody looks at something else, in milliseconds. */
#define LOOK_INTERVAL 400

static double
get_memory (gboolean trim)
{
  g_autofree char *statm = NULL;
  unsigned long total, resident;

  if (trim)
    malloc_trim (0);
  if (!g_file_get_contents ("/proc/self/statm", &statm, NULL, NULL)
      || sscanf (statm, "%lu %lu", &total, &resident) != 2)
    return 0;
  return (double) resident * (double) sysconf (_SC_PAGESIZE) / 1e6;
}

static void
run_for (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

/* The lines of the table in a page. */
static GtkWidget *
get_list (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LIST_VIEW (widget) && GTK_IS_COLUMN_VIEW (gtk_widget_get_parent (widget)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = get_list (child);
  return found;
}

typedef void (*StartFunc) (GoiImporter *importer, gpointer data);

static void
wait_until_done (GoiImporter *importer, double *most)
{
  while (goi_importer_is_running (importer))
    {
      g_main_context_iteration (NULL, TRUE);
      if (g_random_int_range (0, 200) == 0)
        *most = MAX (*most, get_memory (FALSE));
    }
}

static gboolean
measure (GoiImporter *importer, const char *what, double idle, StartFunc start, gpointer data)
{
  gint64 begin = g_get_monotonic_time ();
  g_autofree char *text = NULL;
  double seconds, memory, most = 0;
  GoiPulse pulse;

  goi_pulse_begin ();
  start (importer, data);
  wait_until_done (importer, &most);
  pulse = goi_pulse_end ();
  seconds = (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
  most = MAX (most, get_memory (FALSE));
  memory = get_memory (TRUE);
  text = goi_pulse_to_text (&pulse);
  g_print ("%-10s %6.1f s   %s   memory +%.0f MB, at most +%.0f MB\n", what, seconds, text, memory - idle, most - idle);
  return pulse.n_over_stall == 0 && most - idle <= MOST_MEMORY_MB;
}

/* What somebody does in a moment. */
static gboolean
measure_moment (const char *what, void (*act) (gpointer data), gpointer data)
{
  g_autofree char *text = NULL;
  GoiPulse pulse;

  goi_pulse_begin ();
  act (data);
  run_for (1500);
  pulse = goi_pulse_end ();
  text = goi_pulse_to_text (&pulse);
  g_print ("%-10s %6.1f s   %s\n", what, 1.5, text);
  return pulse.n_over_stall == 0;
}

static void
read_all (GoiImporter *importer, gpointer files)
{
  goi_importer_add_files (importer, files);
}

static void
select_all (gpointer page)
{
  gtk_widget_activate_action (get_list (page), "list.select-all", NULL);
}

/* What turned out to be there already when the others had been added. */
static void
add_versions (GoiImporter *importer, gpointer page)
{
  select_all (page);
  gtk_widget_activate_action (page, "review.keep-both", NULL);
}

static void
add_selected (GoiImporter *importer, gpointer page)
{
  gtk_widget_activate_action (page, "review.accept", NULL);
}

/* The document of a line beside its form: the first time the form is built, afterwards it is there. */
static void
show_first (gpointer page)
{
  goi_import_page_select (page, 8, TRUE);
}

static void
show_second (gpointer page)
{
  goi_import_page_select (page, 9, TRUE);
}

/* Somebody who does not wait: looks through the list, and now and then at a document. */
static gboolean
on_moment (gpointer user_data)
{
  static guint n;
  GoiImportPage *page = user_data;
  guint n_lines = g_list_model_get_n_items (goi_import_page_get_shown (page));

  n++;
  if (n_lines == 0)
    return G_SOURCE_CONTINUE;
  if (n % 4 == 0)
    goi_import_page_select (page, n * 7 % MIN (n_lines, 100), TRUE);
  else
    gtk_widget_activate_action (get_list (GTK_WIDGET (page)), "list.scroll-to-item", "u", n * 37 % n_lines);
  return G_SOURCE_CONTINUE;
}

static gboolean
read_twice (GoiCollection *collection, GoiImportPage *page, const char *folder, double idle, GoiImporter **last)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GoiImporter) undisturbed = goi_importer_new (collection);
  GoiImporter *disturbed = *last = goi_importer_new (collection);
  gboolean good;
  guint id;

  g_ptr_array_add (files, g_file_new_for_path (folder));
  goi_import_page_set_importer (page, undisturbed);
  run_for (1000);
  good = measure (undisturbed, "reading", idle, read_all, files);
  g_print ("%22u files, %u can be added\n", goi_importer_get_n_done (undisturbed),
           goi_importer_count_open (undisturbed));
  good = measure_moment ("document", show_first, page) && good;
  good = measure_moment ("another", show_second, page) && good;
  goi_import_page_set_importer (page, disturbed);
  run_for (1000);
  id = g_timeout_add (LOOK_INTERVAL, on_moment, page);
  good = measure (disturbed, "looking", idle, read_all, files) && good;
  g_source_remove (id);
  return good;
}

static gboolean
measure_all (GoiCollection *collection, const char *folder)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *page = goi_import_page_new ();
  GtkWidget *reports = goi_reports_page_new ();
  g_autoptr (GoiImporter) importer = NULL;
  gboolean good;
  double idle;

  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_stack_add_named (GTK_STACK (stack), reports, "reports");
  gtk_stack_add_named (GTK_STACK (stack), page, "review");
  gtk_window_set_child (GTK_WINDOW (window), stack);
  goi_reports_page_set_collection (GOI_REPORTS_PAGE (reports), collection);
  gtk_window_present (GTK_WINDOW (window));
  run_for (1500);
  idle = get_memory (TRUE);

  /* As in the window, the list follows the collection while the review is shown. */
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "review");
  good = read_twice (collection, GOI_IMPORT_PAGE (page), folder, idle, &importer);
  good = measure_moment ("selecting", select_all, page) && good;
  good = measure (importer, "adding", idle, add_selected, page) && good;
  good = measure (importer, "versions", idle, add_versions, page) && good;
  g_print ("%22u added\n", goi_importer_count (importer, GOI_IMPORT_ADDED));
  run_for (1000);
  gtk_window_destroy (GTK_WINDOW (window));
  run_for (300);
  return good;
}

int
main (int argc, char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("goi-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (home, "bench.goi", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GoiCollection) collection = NULL;
  gboolean trace = argc == 3 && g_str_equal (argv[1], "--trace");
  gboolean good;

  if (argc != 2 && !trace)
    {
      g_printerr ("usage: bench-import [--trace] FOLDER\n");
      return 2;
    }
  /* A display without a graphics card draws OpenGL in the program itself; whoever wants to see that says so. */
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  adw_init ();
  goi_app_resources_register ();
  goi_pulse_watch (trace);
  collection = goi_collection_open (file, GOI_OPEN_CREATE, NULL, NULL);
  good = measure_all (collection, argv[argc - 1]);
  goi_collection_close (collection);
  _goi_read_remove_folder (home);
  return good ? 0 : 1;
}
