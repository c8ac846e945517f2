/* bench-import.c: how the window fares while many documents are imported
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-app-resources.h"
#include "goi-import-page.h"
#include "goi-reports-page.h"

#include <glib/gstdio.h>
#include <malloc.h>
#include <time.h>
#include <unistd.h>

/* Usage: bench-import FOLDER     (needs a display)
 *
 * Reviews all documents in a folder in a window, adds them all, and prints for both how long it took, the
 * longest time for which the main loop did not come round, and how much more memory the program has than
 * before. Ends with status 1 when a limit is broken: 50 ms, 150 MB. */

#define LONGEST_GAP_MS 50
#define MOST_MEMORY_MB 150

/* Shorter than what is looked for, longer than nothing. */
#define TICK_MS 2

typedef struct
{
  gint64 last, last_cpu;
  gint64 longest, longest_cpu; /* the same in time that the main loop's thread has worked itself */
  gint64 at; /* since the beginning */
  gint64 begin;
  guint n_long;
} Pulse;

/* On a busy machine a thread waits for its turn: what it has worked itself tells whose fault a gap is. */
static gint64
get_thread_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gboolean
on_tick (gpointer user_data)
{
  Pulse *pulse = user_data;
  gint64 now = g_get_monotonic_time ();
  gint64 cpu = get_thread_time ();
  gint64 gap = now - pulse->last - TICK_MS * 1000;

  if (gap > pulse->longest)
    {
      pulse->longest = gap;
      pulse->at = now - pulse->begin;
    }
  pulse->n_long += gap > LONGEST_GAP_MS * 1000;
  pulse->longest_cpu = MAX (pulse->longest_cpu, cpu - pulse->last_cpu);
  pulse->last = now;
  pulse->last_cpu = cpu;
  return G_SOURCE_CONTINUE;
}

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

typedef void (*StartFunc) (GoiImporter *importer, gpointer data);

static gboolean
measure (GoiImporter *importer, const char *what, double idle, StartFunc start, gpointer data)
{
  Pulse pulse = { .last = g_get_monotonic_time (), .last_cpu = get_thread_time (), .begin = g_get_monotonic_time () };
  guint id = g_timeout_add_full (G_PRIORITY_HIGH, TICK_MS, on_tick, &pulse, NULL);
  double seconds, memory, most = 0;

  start (importer, data);
  while (goi_importer_is_running (importer))
    {
      g_main_context_iteration (NULL, TRUE);
      if (g_random_int_range (0, 200) == 0)
        most = MAX (most, get_memory (FALSE));
    }
  seconds = (double) (g_get_monotonic_time () - pulse.begin) / G_USEC_PER_SEC;
  g_source_remove (id);
  memory = get_memory (TRUE);
  g_print ("%-8s %6.1f s   longest gap %3d ms (%d ms of work; at %.1f s; %u over %d ms)   memory +%.0f MB, at most +%.0f MB\n", what,
           seconds, (int) (pulse.longest / 1000), (int) (pulse.longest_cpu / 1000), (double) pulse.at / G_USEC_PER_SEC, pulse.n_long, LONGEST_GAP_MS,
           memory - idle, most - idle);
  return pulse.longest_cpu <= LONGEST_GAP_MS * 1000 && most - idle <= MOST_MEMORY_MB;
}

/* The document of a line beside its form: the first time, and when the form is there already. */
static void
measure_document (GoiImportPage *page, const char *what, guint position)
{
  Pulse pulse = { .last = g_get_monotonic_time (), .last_cpu = get_thread_time (), .begin = g_get_monotonic_time () };
  guint id = g_timeout_add_full (G_PRIORITY_HIGH, TICK_MS, on_tick, &pulse, NULL);

  goi_import_page_select (page, position, TRUE);
  run_for (1500);
  g_source_remove (id);
  g_print ("%-8s           longest gap %3d ms (%d ms of work)\n", what, (int) (pulse.longest / 1000),
           (int) (pulse.longest_cpu / 1000));
}

static void
read_all (GoiImporter *importer, gpointer files)
{
  goi_importer_add_files (importer, files);
}

static void
accept_all (GoiImporter *importer, gpointer data)
{
  GListModel *items = goi_importer_get_items (importer);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GoiImportItem) item = g_list_model_get_item (items, i);

      goi_importer_accept (importer, item, GOI_IMPORT_AS_VERSION);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("goi-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (home, "bench.goi", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GoiCollection) collection = NULL;
  g_autoptr (GoiImporter) importer = NULL;
  GtkWidget *window, *stack, *page, *reports;
  gboolean good;
  double idle;

  if (argc != 2)
    {
      g_printerr ("usage: bench-import FOLDER\n");
      return 2;
    }
  /* A display without a graphics card draws OpenGL in the program itself; whoever wants to see that says so. */
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  adw_init ();
  goi_app_resources_register ();
  collection = goi_collection_open (file, GOI_OPEN_CREATE, NULL, NULL);
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  stack = gtk_stack_new ();
  page = goi_import_page_new ();
  reports = goi_reports_page_new ();
  gtk_stack_add_named (GTK_STACK (stack), reports, "reports");
  gtk_stack_add_named (GTK_STACK (stack), page, "review");
  gtk_window_set_child (GTK_WINDOW (window), stack);
  goi_reports_page_set_collection (GOI_REPORTS_PAGE (reports), collection);
  gtk_window_present (GTK_WINDOW (window));
  run_for (1500);
  idle = get_memory (TRUE);

  /* As in the window, the list follows the collection while the review is shown. */
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "review");
  importer = goi_importer_new (collection);
  goi_import_page_set_importer (GOI_IMPORT_PAGE (page), importer);
  run_for (1000);
  g_ptr_array_add (files, g_file_new_for_path (argv[1]));
  good = measure (importer, "reading", idle, read_all, files);
  g_print ("         %u files, %u can be added\n", goi_importer_get_n_done (importer),
           goi_importer_count_open (importer));
  measure_document (GOI_IMPORT_PAGE (page), "document", 8);
  measure_document (GOI_IMPORT_PAGE (page), "another", 9);
  good = measure (importer, "adding", idle, accept_all, NULL) && good;
  g_print ("         %u added\n", goi_importer_count (importer, GOI_IMPORT_ADDED));
  run_for (1000);
  gtk_window_destroy (GTK_WINDOW (window));
  run_for (300);
  goi_collection_close (collection);
  g_unlink (path);
  return good ? 0 : 1;
}
