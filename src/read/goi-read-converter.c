/* goi-read-converter.c: other programs that turn files into what can be read
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* LibreOffice takes seconds to start and little for each file: what is waiting is converted together, and
 * one LibreOffice runs at a time. It has a profile and folders of its own, so that a LibreOffice in which
 * somebody works is not touched. */

#define G_LOG_DOMAIN "goi-read-converter"

#include "config.h"

#include "goi-read-job.h"

#include "goi-office-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

/* How many files are converted together, and how many seconds that may take: the start, and each file. */
#define MAX_FILES 16
#define START_SECONDS 50
#define FILE_SECONDS 10
/* How long the thread waits for another file. */
#define IDLE_SECONDS 5

typedef struct
{
  GoiReadWorkers *workers;
  GoiReadJob *job;
  const char *convert_to;
} Order;

static GMutex lock;
static GCond came;
static GQueue orders = G_QUEUE_INIT; /* Order */
static gboolean running;

static char *
find_program (void)
{
  const char *named = g_getenv ("GOI_SOFFICE");

  if (named != NULL)
    return *named != '\0' ? g_strdup (named) : NULL;
  return g_find_program_in_path ("soffice");
}

static void
fail (const Order *order, int code, const char *message)
{
  _goi_read_job_fail (order->job, g_error_new_literal (GOI_READ_ERROR, code, message));
}

static void
fail_without_program (const Order *order)
{
  if (g_str_equal (order->convert_to, "ods"))
    fail (order, GOI_READ_ERROR_UNSUPPORTED,
          _("Old workbooks (.xls, .et) are read with the help of LibreOffice, which is not installed. "
            "Install the package "
            "libreoffice-calc, or save the file as XLSX."));
  else
    fail (order, GOI_READ_ERROR_UNSUPPORTED,
          _("Old text documents (.doc, .wps, .rtf) are read with the help of LibreOffice, which is not "
            "installed. Install "
            "the package libreoffice-writer, or save the file as DOCX."));
}

/* The name decides how LibreOffice opens a file. */
static const char *
get_ending (const GoiReadJob *job)
{
  if (g_str_equal (job->media_type, GOI_MEDIA_XLS))
    return "xls";
  return g_str_equal (job->media_type, GOI_MEDIA_RTF) ? "rtf" : "doc";
}

static char *
file_path (const char *folder, guint number, const char *ending)
{
  return g_strdup_printf ("%s/%u.%s", folder, number, ending);
}

static gboolean
write_file (const Order *order, const char *folder, guint number)
{
  g_autofree char *path = file_path (folder, number, get_ending (order->job));
  gsize size;
  const char *data = g_bytes_get_data (order->job->snapshot->bytes, &size);

  return g_file_set_contents_full (path, data, size, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
}

/* The program that runs LibreOffice ends it when standard input is closed, which it is when this program
 * ends. */
static gboolean
run (const char *const *argv, GCancellable *cancellable)
{
  g_autoptr (GSubprocess) process
      = g_subprocess_newv (argv,
                           G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                               | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                           NULL);

  return process != NULL && g_subprocess_wait (process, cancellable, NULL);
}

static void
convert_files (const char *soffice, const char *folder, const char *convert_to, GPtrArray *batch)
{
  g_autofree char *worker = goi_read_process_find_program ();
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  g_autofree char *seconds = g_strdup_printf ("%u", START_SECONDS + FILE_SECONDS * batch->len);
  g_autofree char *out = g_build_filename (folder, "out", NULL);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *const fixed[] = { worker, "--convert", seconds, folder, soffice, profile, "--headless", "--norestore", "--nologo",
                                "--nodefault", "--nolockcheck", "--convert-to", convert_to, "--outdir", out };

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    g_ptr_array_add (argv, (gpointer) fixed[i]);
  for (guint i = 0; i < batch->len; i++)
    {
      const Order *order = g_ptr_array_index (batch, i);

      if (!write_file (order, folder, i))
        continue;
      g_ptr_array_add (paths, file_path (folder, i, get_ending (order->job)));
      g_ptr_array_add (argv, g_ptr_array_index (paths, paths->len - 1));
    }
  g_ptr_array_add (argv, NULL);
  run ((const char *const *) argv->pdata, NULL);
}

/* What may be removed is removed; links are not followed. */
void
_goi_read_remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (!g_file_test (child, G_FILE_TEST_IS_SYMLINK) && g_file_test (child, G_FILE_TEST_IS_DIR))
        _goi_read_remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

/* Takes what came out for each file, where something did. */
static void
collect_files (const char *folder, const char *convert_to, GPtrArray *batch)
{
  g_autofree char *out = g_build_filename (folder, "out", NULL);

  for (guint i = 0; i < batch->len; i++)
    {
      Order *order = g_ptr_array_index (batch, i);
      g_autofree char *path = file_path (out, i, convert_to);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      order->job->converted = goi_snapshot_new_for_file (file, NULL, NULL);
    }
}

static void
convert (const char *soffice, const char *convert_to, GPtrArray *batch)
{
  g_autofree char *folder = g_build_filename (g_get_tmp_dir (), "goi-convert-XXXXXX", NULL);

  if (g_mkdtemp (folder) == NULL)
    return;
  convert_files (soffice, folder, convert_to, batch);
  collect_files (folder, convert_to, batch);
  _goi_read_remove_folder (folder);
}

/* Gives a job back to the readers, or says why not. */
static void
finish (Order *order, const char *soffice)
{
  if (g_cancellable_is_cancelled (order->job->cancellable))
    fail (order, GOI_READ_ERROR_STOPPED, _("Reading was stopped."));
  else if (order->job->converted == NULL && goi_office_reader_is_protected (order->job->snapshot->bytes))
    fail (order, GOI_READ_ERROR_UNSUPPORTED, _("The file is protected with a password. Please save it without one."));
  else if (soffice == NULL)
    fail_without_program (order);
  else if (order->job->converted == NULL)
    fail (order, GOI_READ_ERROR_DAMAGED,
          _("LibreOffice could not open the file. It may be damaged or protected with a password, or a part "
            "of "
            "LibreOffice is missing (libreoffice-writer, libreoffice-calc)."));
  if (order->job->outcome != NULL)
    _goi_read_workers_finish (order->workers, order->job);
  else
    _goi_read_workers_push_again (order->workers, order->job);
  _goi_read_workers_unref (order->workers);
  g_free (order);
}

/* Orders of one kind that are waiting, and have not been given up. */
static GPtrArray *
await_batch (void)
{
  gint64 end = g_get_monotonic_time () + IDLE_SECONDS * G_TIME_SPAN_SECOND;
  GPtrArray *batch = g_ptr_array_new ();
  const char *kind = NULL;

  g_mutex_lock (&lock);
  while (g_queue_is_empty (&orders))
    if (!g_cond_wait_until (&came, &lock, end))
      break;
  for (GList *l = orders.head, *next; l != NULL && batch->len < MAX_FILES; l = next)
    {
      Order *order = l->data;

      next = l->next;
      if (kind != NULL && strcmp (kind, order->convert_to) != 0)
        continue;
      kind = order->convert_to;
      g_ptr_array_add (batch, order);
      g_queue_delete_link (&orders, l);
    }
  running = batch->len > 0;
  g_mutex_unlock (&lock);
  return batch;
}

static void
convert_again (const char *soffice, Order *order)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, order);
  convert (soffice, order->convert_to, one);
}

static gpointer
work (gpointer data)
{
  for (;;)
    {
      g_autoptr (GPtrArray) batch = await_batch ();
      g_autofree char *soffice = find_program ();

      if (batch->len == 0)
        return NULL;
      if (soffice != NULL)
        convert (soffice, ((Order *) g_ptr_array_index (batch, 0))->convert_to, batch);
      for (guint i = 0; i < batch->len; i++)
        {
          Order *order = g_ptr_array_index (batch, i);

          /* One file may have ended LibreOffice before it came to the others. */
          if (soffice != NULL && order->job->converted == NULL && batch->len > 1
              && !g_cancellable_is_cancelled (order->job->cancellable))
            convert_again (soffice, order);
          finish (order, soffice);
        }
    }
}

/**
 * _goi_read_converter_push:
 * @workers: who will read what comes out, or hear that nothing did
 * @job: a file with its bytes
 * @convert_to: the ending of the format to convert to
 */
void
_goi_read_converter_push (GoiReadWorkers *workers, GoiReadJob *job, const char *convert_to)
{
  Order *order = g_new0 (Order, 1);
  gboolean start;

  order->workers = _goi_read_workers_ref (workers);
  order->job = job;
  order->convert_to = convert_to;
  g_mutex_lock (&lock);
  g_queue_push_tail (&orders, order);
  start = !running;
  running = TRUE;
  g_cond_signal (&came);
  g_mutex_unlock (&lock);
  if (start)
    g_thread_unref (g_thread_new ("goi-converter", work, NULL));
}
