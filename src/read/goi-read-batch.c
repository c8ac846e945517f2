/* goi-read-batch.c: many inputs in their order, and what is in archives in theirs
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-read-batch"

#include "config.h"

#include "goi-read-job.h"

#include "goi-archive.h"
#include "goi-read-wire.h"

#include <glib/gi18n-lib.h>

#define MAX_NAME (64 * 1024)

typedef struct
{
  GoiReadWorkers *workers;
  GCancellable *stop; /* cancelled with that of the caller, and when the caller wants no more */
  GoiReadOutcomeFunc func;
  gpointer user_data;
  guint index;        /* of the input */
  const char *archive; /* the name of the archive that is not in another */
  guint files_left;   /* that may still be taken out of the archives of an input */
  guint64 bytes_left;
  gboolean too_much;  /* something in the archive has turned out to be far too large */
} Batch;

/* An archive that is being read. */
typedef struct
{
  Batch *batch;
  const char *name;
  guint depth;
  GoiReadFlags flags;
  GQueue jobs; /* GoiReadJob: files that are unpacked, in order */
  guint n_encrypted;
  guint n_taken;
} Opened;

static void read_archive (Batch *batch, GoiReadJob *archive, guint depth);

static void
emit (Batch *batch, GoiReadOutcome *outcome)
{
  if (g_cancellable_is_cancelled (batch->stop))
    {
      goi_read_outcome_free (outcome);
      return;
    }
  outcome->index = batch->index;
  if (!batch->func (outcome, batch->user_data))
    g_cancellable_cancel (batch->stop);
}

/* Takes over @error. */
static void
emit_error (Batch *batch, const char *name, GError *error)
{
  GoiReadOutcome *outcome = g_new0 (GoiReadOutcome, 1);

  outcome->name = g_strdup (name);
  outcome->error = error;
  emit (batch, outcome);
}

/* Hands on what became of a job, and frees it. */
static void
take_job (Batch *batch, GoiReadJob *job, guint depth)
{
  _goi_read_workers_wait (batch->workers, job);
  if (job->is_archive)
    read_archive (batch, job, depth);
  else
    emit (batch, g_steal_pointer (&job->outcome));
  _goi_read_job_free (job);
}

/* How far reading may be ahead of handing on: what has been read waits in memory. */
static guint
max_ahead (Batch *batch)
{
  return 2 * _goi_read_workers_get_n (batch->workers) + 1;
}

static void
take_jobs (Batch *batch, GQueue *jobs, guint depth, guint leave)
{
  while (jobs->length > leave)
    take_job (batch, g_queue_pop_head (jobs), depth);
}

/* A file that needs no reading keeps its place among the others. */
static GoiReadJob *
new_done_job (Opened *opened, const char *name, GError *error)
{
  GoiReadJob *job = _goi_read_job_new (name, opened->batch->stop);

  _goi_read_job_fail (job, error);
  job->done = TRUE;
  return job;
}

static GoiReadJob *
new_member_job (Opened *opened, const char *name, GoiMessage *answer)
{
  GoiReadJob *job = _goi_read_job_new (name, opened->batch->stop);

  job->flags = opened->flags;
  job->snapshot = g_steal_pointer (&answer->attached);
  opened->batch->bytes_left -= MIN (opened->batch->bytes_left, g_bytes_get_size (job->snapshot->bytes));
  _goi_read_workers_push (opened->batch->workers, job);
  return job;
}

/* Returns NULL where the answer makes no sense, or where there is nothing to say of the file alone. */
static GoiReadJob *
new_job (Opened *opened, GoiMessage *answer, gboolean *failed)
{
  GoiWireReader wire;
  GoiMemberState state;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  GError *error = NULL;

  goi_wire_reader_init (&wire, answer->payload->data, answer->payload->len);
  state = (GoiMemberState) goi_wire_get_uint (&wire, GOI_N_MEMBER_STATES - 1);
  base = goi_wire_get_string (&wire, MAX_NAME);
  if (!wire.failed && state == GOI_MEMBER_FAILED)
    error = goi_wire_get_error (&wire);
  *failed = !goi_wire_finish (&wire) || (state == GOI_MEMBER_UNPACKED) != (answer->attached != NULL);
  if (*failed)
    {
      g_clear_error (&error);
      return NULL;
    }
  name = g_strconcat (opened->name, "/", base, NULL);
  opened->n_taken += state != GOI_MEMBER_PASSED_OVER;
  if (state == GOI_MEMBER_UNPACKED)
    return new_member_job (opened, name, answer);
  if (state == GOI_MEMBER_ENCRYPTED)
    {
      opened->n_encrypted++;
      return NULL;
    }
  if (state == GOI_MEMBER_PASSED_OVER)
    error = g_error_new_literal (GOI_READ_ERROR, GOI_READ_ERROR_PASSED_OVER,
                                 _("Passed over: its name is not that of a file that is read."));
  return new_done_job (opened, name, error);
}

static GError *
nonsense_error (void)
{
  return g_error_new_literal (GOI_READ_ERROR, GOI_READ_ERROR_STOPPED,
                              _("The reader gave an answer about this file that makes no sense. The other "
                                "files are not "
                                "affected."));
}

static gboolean
call (Opened *opened, GoiReadProcess *process, const GoiMessage *request, GoiMessage *answer, GError **error)
{
  if (!goi_read_process_call (process, request, _goi_read_workers_get_seconds (opened->batch->workers),
                              opened->batch->stop, answer, error))
    return FALSE;
  if (answer->kind == GOI_MESSAGE_ERROR)
    {
      GoiWireReader wire;
      GError *problem;

      goi_wire_reader_init (&wire, answer->payload->data, answer->payload->len);
      problem = goi_wire_get_error (&wire);
      g_propagate_error (error, problem != NULL ? problem : nonsense_error ());
      return FALSE;
    }
  return TRUE;
}

static gboolean
open_archive (Opened *opened, GoiReadProcess *process, GoiReadJob *archive, GError **error)
{
  g_autoptr (GByteArray) payload = g_byte_array_new ();
  GoiMessage request = { .kind = GOI_MESSAGE_UNPACK, .payload = payload, .fd = archive->snapshot->fd };
  g_auto (GoiMessage) answer = { .fd = -1 };

  goi_wire_put_uint (payload, opened->batch->files_left);
  goi_wire_put_uint (payload, opened->batch->bytes_left);
  if (!call (opened, process, &request, &answer, error))
    return FALSE;
  if (answer.kind == GOI_MESSAGE_OPENED)
    return TRUE;
  g_propagate_error (error, nonsense_error ());
  return FALSE;
}

/* Unpacks one file after the other, and has them read by the others meanwhile. */
static gboolean
read_members (Opened *opened, GoiReadProcess *process, GError **error)
{
  Batch *batch = opened->batch;

  while (!g_cancellable_is_cancelled (batch->stop) && !batch->too_much)
    {
      GoiMessage request = { .kind = GOI_MESSAGE_NEXT, .fd = -1 };
      g_auto (GoiMessage) answer = { .fd = -1 };
      gboolean failed = FALSE;
      GoiReadJob *job = NULL;

      if (!call (opened, process, &request, &answer, error))
        return FALSE;
      if (answer.kind == GOI_MESSAGE_END)
        return TRUE;
      if (answer.kind == GOI_MESSAGE_MEMBER && batch->files_left > 0)
        job = new_job (opened, &answer, &failed);
      if (failed || answer.kind != GOI_MESSAGE_MEMBER || batch->files_left == 0)
        {
          g_propagate_error (error, nonsense_error ());
          return FALSE;
        }
      batch->files_left--;
      if (job != NULL)
        g_queue_push_tail (&opened->jobs, job);
      take_jobs (batch, &opened->jobs, opened->depth + 1, max_ahead (batch));
    }
  return TRUE;
}

/* What is to be said of the archive as a whole, once its files have been handed on. */
static GError *
conclude (Opened *opened)
{
  if (opened->n_encrypted > 0)
    return g_error_new (GOI_READ_ERROR, GOI_READ_ERROR_UNSUPPORTED,
                        ngettext ("%u file in the archive is protected with a password. Please unpack it and read the "
                                  "file that was in it.",
                                  "%u files in the archive are protected with a password. Please unpack it "
                                  "and read the "
                                  "files that were in it.",
                                  opened->n_encrypted),
                        opened->n_encrypted);
  if (opened->n_taken == 0)
    return g_error_new_literal (GOI_READ_ERROR, GOI_READ_ERROR_EMPTY,
                                _("There is no file in the archive whose name is that of a file that is "
                                  "read."));
  return NULL;
}

static void
read_archive (Batch *batch, GoiReadJob *archive, guint depth)
{
  Opened opened = { .batch = batch, .name = archive->name, .depth = depth, .flags = archive->flags };
  g_autoptr (GoiReadProcess) process = NULL;
  GError *error = NULL;

  /* One archive that was made to hurt is enough: what stands around it is not read either. */
  if (batch->too_much)
    return;
  if (depth == 0)
    batch->archive = archive->name;
  g_queue_init (&opened.jobs);
  if (depth >= GOI_ARCHIVE_MAX_DEPTH)
    error = g_error_new_literal (GOI_READ_ERROR, GOI_READ_ERROR_UNSUPPORTED,
                                 _("This is an archive in an archive in an archive. Please unpack it and "
                                   "read the files "
                                   "that were in it."));
  else
    process = goi_read_process_new (&error);
  if (process != NULL && open_archive (&opened, process, archive, &error)
      && read_members (&opened, process, &error))
    error = batch->too_much ? NULL : conclude (&opened);
  if (g_error_matches (error, GOI_READ_ERROR, GOI_READ_ERROR_TOO_LARGE))
    batch->too_much = TRUE;
  take_jobs (batch, &opened.jobs, depth + 1, 0);
  if (error != NULL)
    emit_error (batch, batch->too_much ? batch->archive : archive->name, error);
}

static void
begin_input (Batch *batch, guint index)
{
  batch->index = index;
  batch->files_left = GOI_ARCHIVE_MAX_FILES;
  batch->bytes_left = GOI_ARCHIVE_MAX_BYTES;
  batch->too_much = FALSE;
}

static void
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/**
 * _goi_read_batch_run:
 * @workers: who reads
 * @inputs: (element-type GoiReadInput): what to read
 * @cancellable: (nullable): to give up
 * @func: called in this thread, in order
 * @user_data: for @func
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: FALSE when it was cancelled
 */
gboolean
_goi_read_batch_run (GoiReadWorkers *workers, GPtrArray *inputs, GCancellable *cancellable, GoiReadOutcomeFunc func,
                     gpointer user_data, GError **error)
{
  g_autoptr (GCancellable) stop = g_cancellable_new ();
  Batch batch = { .workers = workers, .stop = stop, .func = func, .user_data = user_data };
  GQueue jobs = G_QUEUE_INIT;
  guint next = 0;
  gulong handler = 0;

  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled), stop, NULL);
  for (guint i = 0; i < inputs->len; i++)
    {
      for (; next < inputs->len && jobs.length <= max_ahead (&batch) && !g_cancellable_is_cancelled (stop); next++)
        {
          GoiReadJob *job = _goi_read_job_new_for_input (g_ptr_array_index (inputs, next), stop);

          g_queue_push_tail (&jobs, job);
          _goi_read_workers_push (workers, job);
        }
      if (jobs.length == 0)
        break;
      begin_input (&batch, i);
      take_job (&batch, g_queue_pop_head (&jobs), 0);
    }
  if (handler != 0)
    g_cancellable_disconnect (cancellable, handler);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * _goi_read_batch_run_archive:
 * @workers: who reads
 * @archive: a job that has turned out to be an archive
 * @cancellable: (nullable): to give up
 * @func: called in this thread, in order
 * @user_data: for @func
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: FALSE when it was cancelled
 */
gboolean
_goi_read_batch_run_archive (GoiReadWorkers *workers, GoiReadJob *archive, GCancellable *cancellable,
                             GoiReadOutcomeFunc func, gpointer user_data, GError **error)
{
  g_autoptr (GCancellable) stop = g_cancellable_new ();
  Batch batch = { .workers = workers, .stop = stop, .func = func, .user_data = user_data };
  gulong handler = 0;

  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled), stop, NULL);
  begin_input (&batch, 0);
  read_archive (&batch, archive, 0);
  if (handler != 0)
    g_cancellable_disconnect (cancellable, handler);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
