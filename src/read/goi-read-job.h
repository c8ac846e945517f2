/* goi-read-job.h: a file on its way through a pool of reading processes
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-read-input-private.h"
#include "goi-read-process.h"

G_BEGIN_DECLS

typedef struct _GoiReadJob GoiReadJob;
typedef struct _GoiReadWorkers GoiReadWorkers;

/**
 * GoiReadJob:
 * @name: what it is called in its outcome
 * @input: (nullable): what to read
 * @snapshot: (nullable): its bytes; those of an archive stay here
 * @converted: (nullable): what became of them in another format
 * @media_type: (nullable): the format they were in before that
 * @flags: how to read it
 * @cancellable: (nullable): to give up
 * @outcome: (nullable): what became of it
 * @is_archive: whether it is an archive of files instead
 * @done: whether either is known
 * @finished: (nullable): called when it is, in any thread; @done is set before
 * @user_data: for @finished
 *
 * A file that is being read.
 */
struct _GoiReadJob
{
  char *name;
  GoiReadInput *input;
  GoiSnapshot *snapshot;
  GoiSnapshot *converted;
  const char *media_type;
  GoiReadFlags flags;
  GCancellable *cancellable;
  GoiReadOutcome *outcome;
  gboolean is_archive;
  gboolean done;
  void (*finished) (GoiReadJob *job);
  gpointer user_data;
};

GoiReadJob     *_goi_read_job_new (const char *name, GCancellable *cancellable);
GoiReadJob     *_goi_read_job_new_for_input (GoiReadInput *input, GCancellable *cancellable);
void            _goi_read_job_free (GoiReadJob *job);
void            _goi_read_job_fail (GoiReadJob *job, GError *error);

/* goi-read-workers.c: the threads of a pool, each with a process */
GoiReadWorkers *_goi_read_workers_new (guint n);
void            _goi_read_workers_set_seconds (GoiReadWorkers *self, guint seconds);
guint           _goi_read_workers_get_seconds (GoiReadWorkers *self);
void            _goi_read_workers_push (GoiReadWorkers *self, GoiReadJob *job);
void            _goi_read_workers_push_again (GoiReadWorkers *self, GoiReadJob *job);
void            _goi_read_workers_finish (GoiReadWorkers *self, GoiReadJob *job);
void            _goi_read_workers_wait (GoiReadWorkers *self, GoiReadJob *job);
guint           _goi_read_workers_get_n (GoiReadWorkers *self);
GoiReadWorkers *_goi_read_workers_ref (GoiReadWorkers *self);
void            _goi_read_workers_unref (GoiReadWorkers *self);
void            _goi_read_workers_close (GoiReadWorkers *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiReadWorkers, _goi_read_workers_unref)

/* goi-read-job.c: the part that is done in a thread with a process */
gboolean        _goi_read_job_run (GoiReadJob *job, GoiReadProcess **process, guint seconds, const char **convert_to);

/* goi-read-batch.c: many inputs in their order, and what is in archives in theirs */
gboolean        _goi_read_batch_run (GoiReadWorkers *workers, GPtrArray *inputs, GCancellable *cancellable,
                                     GoiReadOutcomeFunc func, gpointer user_data, GError **error);
gboolean        _goi_read_batch_run_archive (GoiReadWorkers *workers, GoiReadJob *archive, GCancellable *cancellable,
                                             GoiReadOutcomeFunc func, gpointer user_data, GError **error);

/* goi-read-converter.c: other programs that turn files into what can be read */
void            _goi_read_converter_push (GoiReadWorkers *workers, GoiReadJob *job, const char *convert_to);
void            _goi_read_remove_folder (const char *path);

G_END_DECLS
