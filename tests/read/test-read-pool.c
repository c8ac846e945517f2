/* test-read-pool.c: many files at once
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-read-pool.h"

#include <signal.h>
#include <string.h>

static char *
sample_path (const char *name)
{
  return g_build_filename (g_getenv ("GOI_SAMPLES"), "documents", name, NULL);
}

static GoiReadInput *
sample_input (const char *name)
{
  g_autofree char *path = sample_path (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return goi_read_input_new_for_file (file, NULL);
}

static GPtrArray *
list_samples (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("GOI_SAMPLES"), "documents", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_assert_cmpuint (names->len, >, 100);
  return names;
}

/* The one outcome of an input. */
static GoiReadOutcome *
read_one (GoiReadPool *pool, GoiReadInput *input)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outcomes = goi_read_pool_read (pool, input, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (outcomes->len, ==, 1);
  return g_ptr_array_steal_index (outcomes, 0);
}

static void
test_file (void)
{
  g_autoptr (GoiReadPool) pool = goi_read_pool_new (1);
  g_autoptr (GoiReadInput) input = sample_input ("ql-caizheng-2021.txt");
  g_autoptr (GoiReadOutcome) outcome = read_one (pool, input);
  GoiReport *report;

  g_assert_no_error (outcome->error);
  g_assert_cmpstr (outcome->name, ==, "ql-caizheng-2021.txt");
  g_assert_cmpuint (goi_reading_get_reports (outcome->reading)->len, ==, 1);
  report = g_ptr_array_index (goi_reading_get_reports (outcome->reading), 0);
  g_assert_cmpint (goi_report_get_year (report), ==, 2021);
  g_assert_cmpstr (goi_report_get_source_name (report), ==, "ql-caizheng-2021.txt");
}

static void
test_missing_file (void)
{
  g_autoptr (GoiReadPool) pool = goi_read_pool_new (1);
  g_autoptr (GoiReadInput) input = sample_input ("no such file.txt");
  g_autoptr (GoiReadOutcome) outcome = read_one (pool, input);

  g_assert_error (outcome->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_null (outcome->reading);
}

static void
test_bytes_and_text (void)
{
  g_autoptr (GoiReadPool) pool = goi_read_pool_new (1);
  g_autofree char *path = sample_path ("ql-caizheng-2022.txt");
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GoiReadInput) as_text = NULL;
  g_autoptr (GoiReadInput) as_bytes = NULL;
  g_autoptr (GoiReadInput) as_document = NULL;
  g_autoptr (GoiReadOutcome) one = NULL;
  g_autoptr (GoiReadOutcome) two = NULL;
  g_autoptr (GoiReadOutcome) three = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  bytes = g_bytes_new (text, strlen (text));
  as_text = goi_read_input_new_for_text (text, "clipboard");
  as_bytes = goi_read_input_new_for_bytes (bytes, "page.txt");
  as_document = goi_read_input_new_document_only (as_bytes);
  one = read_one (pool, as_text);
  two = read_one (pool, as_bytes);
  three = read_one (pool, as_document);
  g_assert_nonnull (one->reading);
  g_assert_cmpstr (goi_reading_get_name (one->reading), ==, "clipboard");
  g_assert_nonnull (two->reading);
  g_assert_true (g_bytes_equal (goi_reading_get_bytes (two->reading), bytes));
  g_assert_null (three->reading);
  g_assert_cmpstr (goi_document_get_text (three->document), ==,
                   goi_document_get_text (goi_reading_get_document (two->reading)));
}

static void
assert_same_cells (const GoiDocBlock *a, const GoiDocBlock *b)
{
  g_assert_cmpuint (a->n_rows, ==, b->n_rows);
  g_assert_cmpuint (a->n_columns, ==, b->n_columns);
  g_assert_cmpint (a->has_grid, ==, b->has_grid);
  g_assert_cmpint (a->loose_rows, ==, b->loose_rows);
  g_assert_cmpint (a->is_footer, ==, b->is_footer);
  g_assert_cmpuint (a->cells->len, ==, b->cells->len);
  for (guint i = 0; i < a->cells->len; i++)
    {
      const GoiDocCell *x = g_ptr_array_index (a->cells, i), *y = g_ptr_array_index (b->cells, i);

      g_assert_cmpstr (x->text, ==, y->text);
      g_assert_cmpint (x->start, ==, y->start);
      g_assert_cmpint (x->end, ==, y->end);
      g_assert_cmpuint (x->row, ==, y->row);
      g_assert_cmpuint (x->column, ==, y->column);
      g_assert_cmpuint (x->row_span, ==, y->row_span);
      g_assert_cmpuint (x->column_span, ==, y->column_span);
    }
}

static void
assert_same_document (GoiDocument *a, GoiDocument *b)
{
  GPtrArray *xs = goi_document_get_blocks (a), *ys = goi_document_get_blocks (b);
  g_autoptr (GPtrArray) names = goi_document_list_metadata (a);
  g_autoptr (GPtrArray) others = goi_document_list_metadata (b);

  g_assert_cmpstr (goi_document_get_text (a), ==, goi_document_get_text (b));
  g_assert_cmpint (goi_document_get_length (a), ==, goi_document_get_length (b));
  g_assert_cmpstr (goi_document_get_title (a), ==, goi_document_get_title (b));
  g_assert_cmpuint (goi_document_get_n_unread (a), ==, goi_document_get_n_unread (b));
  g_assert_cmpuint (names->len, ==, others->len);
  for (guint i = 0; i < names->len; i++)
    g_assert_cmpstr (goi_document_get_metadata (a, g_ptr_array_index (names, i)), ==,
                     goi_document_get_metadata (b, g_ptr_array_index (names, i)));
  g_assert_cmpuint (xs->len, ==, ys->len);
  for (guint i = 0; i < xs->len; i++)
    {
      const GoiDocBlock *x = g_ptr_array_index (xs, i), *y = g_ptr_array_index (ys, i);

      g_assert_cmpint (x->kind, ==, y->kind);
      g_assert_cmpstr (x->text, ==, y->text);
      g_assert_cmpint (x->start, ==, y->start);
      g_assert_cmpint (x->end, ==, y->end);
      if (x->kind == GOI_DOC_TABLE)
        assert_same_cells (x, y);
    }
}

static void
assert_same_reading (GoiReading *a, GoiReading *b)
{
  GPtrArray *xs = goi_reading_get_reports (a), *ys = goi_reading_get_reports (b);

  g_assert_cmpuint (xs->len, ==, ys->len);
  for (guint i = 0; i < xs->len; i++)
    {
      g_autofree char *x = goi_report_to_json (g_ptr_array_index (xs, i), GOI_JSON_STYLE_PRETTY);
      g_autofree char *y = goi_report_to_json (g_ptr_array_index (ys, i), GOI_JSON_STYLE_PRETTY);

      g_assert_cmpstr (x, ==, y);
    }
  g_assert_cmpstr (goi_reading_get_name (a), ==, goi_reading_get_name (b));
  g_assert_cmpstr (goi_reading_get_media_type (a), ==, goi_reading_get_media_type (b));
  g_assert_true (g_bytes_equal (goi_reading_get_bytes (a), goi_reading_get_bytes (b)));
  g_assert_true ((goi_reading_get_document (a) != NULL) == (goi_reading_get_document (b) != NULL));
  if (goi_reading_get_document (a) != NULL)
    assert_same_document (goi_reading_get_document (a), goi_reading_get_document (b));
}

static void
add_files (GPtrArray *inputs, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        add_files (inputs, path);
      else
        g_ptr_array_add (inputs, goi_read_input_new_for_file (file, path));
    }
}

typedef struct
{
  guint n_read;
  guint n_failed;
} Compared;

static gboolean
compare_outcome (GoiReadOutcome *outcome, gpointer user_data)
{
  Compared *compared = user_data;
  g_autoptr (GoiReadOutcome) owned = outcome;
  g_autoptr (GFile) file = g_file_new_for_path (outcome->name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiReading) here = goi_read_file (file, NULL, &error);

  g_test_message ("%s", outcome->name);
  if (here == NULL)
    {
      g_assert_nonnull (outcome->error);
      g_assert_cmpstr (outcome->error->message, ==, error->message);
      g_assert_true (outcome->error->domain == error->domain);
      g_assert_cmpint (outcome->error->code, ==, error->code);
      compared->n_failed++;
      return TRUE;
    }
  g_assert_no_error (outcome->error);
  assert_same_reading (here, outcome->reading);
  compared->n_read++;
  return TRUE;
}

/* What comes from another process is what would have come from this one. */
static void
test_same_as_here (void)
{
  g_autoptr (GoiReadPool) pool = goi_read_pool_new (2);
  g_autoptr (GPtrArray) inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_read_input_unref);
  g_autofree char *samples = g_build_filename (g_getenv ("GOI_SAMPLES"), "documents", NULL);
  Compared compared = { 0 };

  add_files (inputs, g_getenv ("GOI_FIXTURES"));
  add_files (inputs, samples);
  g_assert_true (goi_read_pool_read_many (pool, inputs, NULL, compare_outcome, &compared, NULL));
  g_assert_cmpuint (compared.n_read + compared.n_failed, ==, inputs->len);
  g_assert_cmpuint (compared.n_read, >, 200);
  g_assert_cmpuint (compared.n_failed, >, 50);
}

/* The processes of this one. */
static GArray *
list_children (void)
{
  GArray *children = g_array_new (FALSE, FALSE, sizeof (GPid));
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/task", 0, NULL);
  const char *task;

  while ((task = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/task", task, "children", NULL);
      g_autofree char *list = NULL;
      g_auto (GStrv) ids = NULL;

      if (!g_file_get_contents (path, &list, NULL, NULL))
        continue;
      ids = g_strsplit (g_strstrip (list), " ", -1);
      for (guint i = 0; ids[i] != NULL && *ids[i] != '\0'; i++)
        {
          GPid pid = atoi (ids[i]);

          g_array_append_val (children, pid);
        }
    }
  return children;
}

static void
signal_children (int number)
{
  g_autoptr (GArray) children = list_children ();

  g_assert_cmpuint (children->len, >, 0);
  for (guint i = 0; i < children->len; i++)
    kill (g_array_index (children, GPid, i), number);
}

/* A process that hangs is stopped, and the next file is read by another. */
static void
test_time_limit (void)
{
  g_autoptr (GoiReadPool) pool = goi_read_pool_new (1);
  g_autoptr (GoiReadInput) input = sample_input ("ql-caizheng-2021.txt");
  g_autoptr (GoiReadOutcome) before = read_one (pool, input);
  g_autoptr (GoiReadOutcome) stopped = NULL;
  g_autoptr (GoiReadOutcome) after = NULL;

  g_assert_no_error (before->error);
  goi_read_pool_set_time_limit (pool, 1);
  signal_children (SIGSTOP);
  stopped = read_one (pool, input);
  g_assert_error (stopped->error, GOI_READ_ERROR, GOI_READ_ERROR_TIME);
  goi_read_pool_set_time_limit (pool, 60);
  after = read_one (pool, input);
  g_assert_no_error (after->error);
  assert_same_reading (before->reading, after->reading);
}

/* One that dies while it has nothing to do costs nothing. */
static void
test_killed_while_idle (void)
{
  g_autoptr (GoiReadPool) pool = goi_read_pool_new (1);
  g_autoptr (GoiReadInput) input = sample_input ("ql-caizheng-2021.txt");
  g_autoptr (GoiReadOutcome) before = read_one (pool, input);
  g_autoptr (GoiReadOutcome) after = NULL;

  signal_children (SIGKILL);
  g_usleep (200 * 1000);
  after = read_one (pool, input);
  g_assert_no_error (after->error);
}

static gpointer
kill_soon (gpointer data)
{
  g_usleep (300 * 1000);
  signal_children (SIGKILL);
  return NULL;
}

/* One that dies while it reads costs the file that it read. */
static void
test_killed_while_reading (void)
{
  g_autoptr (GoiReadPool) pool = goi_read_pool_new (1);
  g_autoptr (GoiReadInput) input = sample_input ("ql-caizheng-2021.txt");
  g_autoptr (GoiReadOutcome) before = read_one (pool, input);
  g_autoptr (GoiReadOutcome) killed = NULL;
  g_autoptr (GoiReadOutcome) after = NULL;
  GThread *killer;

  signal_children (SIGSTOP);
  killer = g_thread_new ("killer", kill_soon, NULL);
  killed = read_one (pool, input);
  g_thread_join (killer);
  g_assert_error (killed->error, GOI_READ_ERROR, GOI_READ_ERROR_STOPPED);
  after = read_one (pool, input);
  g_assert_no_error (after->error);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (300 * 1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancelled_while_reading (void)
{
  g_autoptr (GoiReadPool) pool = goi_read_pool_new (1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GoiReadInput) input = sample_input ("ql-caizheng-2021.txt");
  g_autoptr (GoiReadOutcome) before = read_one (pool, input);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;
  GThread *thread;

  signal_children (SIGSTOP);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  outcomes = goi_read_pool_read (pool, input, cancellable, &error);
  g_thread_join (thread);
  g_assert_null (outcomes);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_missing_program (void)
{
  g_autoptr (GoiReadPool) pool = goi_read_pool_new (1);
  g_autoptr (GoiReadInput) input = sample_input ("ql-caizheng-2021.txt");
  g_autoptr (GoiReadOutcome) outcome = NULL;

  g_setenv ("GOI_READ_WORKER", "/nonexistent/goi-read-worker", TRUE);
  outcome = read_one (pool, input);
  g_unsetenv ("GOI_READ_WORKER");
  g_assert_error (outcome->error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

typedef struct
{
  GMainLoop *loop;
  GoiReadPool *pool;
  guint n_left;
  guint n_read;
} Batch;

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Batch *batch = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outcomes = goi_read_pool_read_finish (batch->pool, result, &error);
  const GoiReadOutcome *outcome;

  g_assert_no_error (error);
  g_assert_cmpuint (outcomes->len, ==, 1);
  outcome = g_ptr_array_index (outcomes, 0);
  g_assert_no_error (outcome->error);
  batch->n_read += goi_reading_get_reports (outcome->reading)->len;
  if (--batch->n_left == 0)
    g_main_loop_quit (batch->loop);
}

static void
test_batch (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GoiReadPool) pool = goi_read_pool_new (0);
  g_autoptr (GPtrArray) names = list_samples ();
  Batch batch = { .loop = loop, .pool = pool, .n_left = names->len };

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GoiReadInput) input = sample_input (g_ptr_array_index (names, i));

      goi_read_pool_read_async (pool, input, NULL, on_read, &batch);
    }
  g_main_loop_run (loop);
  g_assert_cmpuint (batch.n_read, ==, names->len);
}

static void
test_cancelled (void)
{
  g_autoptr (GoiReadPool) pool = goi_read_pool_new (1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GoiReadInput) input = sample_input ("ql-caizheng-2021.txt");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;

  g_cancellable_cancel (cancellable);
  outcomes = goi_read_pool_read (pool, input, cancellable, &error);
  g_assert_null (outcomes);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-pool/file", test_file);
  g_test_add_func ("/read-pool/missing-file", test_missing_file);
  g_test_add_func ("/read-pool/bytes-and-text", test_bytes_and_text);
  g_test_add_func ("/read-pool/batch", test_batch);
  g_test_add_func ("/read-pool/cancelled", test_cancelled);
  g_test_add_func ("/read-pool/cancelled-while-reading", test_cancelled_while_reading);
  g_test_add_func ("/read-pool/time-limit", test_time_limit);
  g_test_add_func ("/read-pool/killed-while-idle", test_killed_while_idle);
  g_test_add_func ("/read-pool/killed-while-reading", test_killed_while_reading);
  g_test_add_func ("/read-pool/missing-program", test_missing_program);
  g_test_add_func ("/read-pool/same-as-here", test_same_as_here);
  return g_test_run ();
}
