/* goi-read-job.c: a file on its way through a pool of reading processes
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-read-job"

#include "config.h"

#include "goi-read-job.h"

#include "goi-document-wire.h"
#include "goi-read-private.h"
#include "goi-read-wire.h"
#include "goi-readers.h"

#include <glib/gi18n-lib.h>

#define MAX_MEDIA_TYPE 256

/* Jobs are made and freed by whoever wants something read; in between they belong to the pool. */
GoiReadJob *
_goi_read_job_new (const char *name, GCancellable *cancellable)
{
  GoiReadJob *job = g_new0 (GoiReadJob, 1);

  job->name = g_strdup (name);
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  return job;
}

GoiReadJob *
_goi_read_job_new_for_input (GoiReadInput *input, GCancellable *cancellable)
{
  GoiReadJob *job = _goi_read_job_new (input->name, cancellable);

  job->input = goi_read_input_ref (input);
  job->flags = (input->is_text ? GOI_READ_FLAG_TEXT : 0) | (input->document_only ? GOI_READ_FLAG_DOCUMENT : 0);
  return job;
}

void
_goi_read_job_free (GoiReadJob *job)
{
  g_clear_pointer (&job->input, goi_read_input_unref);
  g_clear_pointer (&job->snapshot, goi_snapshot_unref);
  g_clear_pointer (&job->converted, goi_snapshot_unref);
  g_clear_pointer (&job->outcome, goi_read_outcome_free);
  g_clear_object (&job->cancellable);
  g_free (job->name);
  g_free (job);
}

static void
set_outcome (GoiReadJob *job, GoiReading *reading, GoiDocument *document, GError *error)
{
  job->outcome = g_new0 (GoiReadOutcome, 1);
  job->outcome->name = g_strdup (job->name);
  job->outcome->reading = reading;
  job->outcome->document = document;
  job->outcome->error = error;
  g_clear_pointer (&job->converted, goi_snapshot_unref);
  g_clear_pointer (&job->snapshot, goi_snapshot_unref);
}

/* Takes over @error. */
void
_goi_read_job_fail (GoiReadJob *job, GError *error)
{
  set_outcome (job, NULL, NULL, error);
}

static gboolean
take_snapshot (GoiReadJob *job, GError **error)
{
  if (job->snapshot == NULL && job->input->file != NULL)
    job->snapshot = goi_snapshot_new_for_file (job->input->file, job->cancellable, error);
  else if (job->snapshot == NULL)
    job->snapshot = goi_snapshot_new_for_bytes (job->input->bytes, error);
  return job->snapshot != NULL;
}

/* A process that says what cannot be is not trusted with anything more. */
static void
distrust (GoiReadJob *job, GoiReadProcess **process)
{
  g_clear_pointer (process, goi_read_process_free);
  _goi_read_job_fail (job, g_error_new_literal (GOI_READ_ERROR, GOI_READ_ERROR_STOPPED,
                                                _("The reader gave an answer about this file that makes no "
                                                  "sense. The other "
                                                  "files are not affected.")));
}

static GoiReading *
get_reading (GoiReadJob *job, GoiWireReader *wire)
{
  g_autofree char *shown = g_filename_display_name (job->name);
  g_autoptr (GoiReading) reading = goi_wire_get_reading (wire, shown, job->snapshot->bytes);

  if (reading == NULL)
    return NULL;
  if ((job->flags & GOI_READ_FLAG_TEXT) != 0)
    _goi_reading_set_name (reading, shown);
  if (job->media_type != NULL)
    _goi_reading_set_media_type (reading, job->media_type);
  _goi_reading_set_source (reading);
  return g_steal_pointer (&reading);
}

/* Returns the ending of the format to convert to. */
static const char *
get_detour (GoiReadJob *job, GoiWireReader *wire)
{
  g_autofree char *type = goi_wire_get_string (wire, MAX_MEDIA_TYPE);
  g_autofree char *ending = goi_wire_get_string (wire, MAX_MEDIA_TYPE);

  job->media_type = goi_readers_find_media_type (type);
  if (!goi_wire_finish (wire) || job->media_type == NULL)
    return NULL;
  return g_str_equal (ending, "odt") ? "odt" : g_str_equal (ending, "ods") ? "ods" : NULL;
}

/* Returns whether the answer is one. */
static gboolean
understand (GoiReadJob *job, const GoiMessage *answer, const char **convert_to)
{
  gboolean document_only = (job->flags & GOI_READ_FLAG_DOCUMENT) != 0;
  g_autoptr (GoiReading) reading = NULL;
  g_autoptr (GoiDocument) document = NULL;
  GError *error = NULL;
  GoiWireReader wire;

  goi_wire_reader_init (&wire, answer->payload->data, answer->payload->len);
  if (answer->kind == GOI_MESSAGE_READING && !document_only)
    reading = get_reading (job, &wire);
  else if (answer->kind == GOI_MESSAGE_DOCUMENT && document_only)
    document = goi_wire_get_document (&wire);
  else if (answer->kind == GOI_MESSAGE_ERROR)
    error = goi_wire_get_error (&wire);
  else if (job->converted == NULL && answer->kind == GOI_MESSAGE_ARCHIVE)
    job->is_archive = TRUE;
  else if (job->converted == NULL && answer->kind == GOI_MESSAGE_CONVERT)
    *convert_to = get_detour (job, &wire);
  if (!job->is_archive && *convert_to == NULL)
    {
      if (!goi_wire_finish (&wire) || (reading == NULL && document == NULL && error == NULL))
        {
          g_clear_error (&error);
          return FALSE;
        }
      set_outcome (job, g_steal_pointer (&reading), g_steal_pointer (&document), error);
    }
  return TRUE;
}

static gboolean
need_process (GoiReadProcess **process, GError **error)
{
  if (*process != NULL && !goi_read_process_is_alive (*process))
    g_clear_pointer (process, goi_read_process_free);
  if (*process == NULL)
    *process = goi_read_process_new (error);
  return *process != NULL;
}

/**
 * _goi_read_job_run:
 * @job: a file
 * @process: (inout) (nullable): the process of this thread; started when there is none, NULL when it has died
 * @seconds: how long reading may take
 * @convert_to: (out): the ending of the format to which the file must be converted first
 *
 * Returns: whether the job is done, and not to be converted
 */
gboolean
_goi_read_job_run (GoiReadJob *job, GoiReadProcess **process, guint seconds, const char **convert_to)
{
  g_autoptr (GByteArray) payload = NULL;
  g_autofree char *shown = g_filename_display_name (job->name);
  g_auto (GoiMessage) answer = { .fd = -1 };
  GoiMessage request = { .kind = GOI_MESSAGE_READ };
  GError *error = NULL;

  *convert_to = NULL;
  if (g_cancellable_set_error_if_cancelled (job->cancellable, &error) || !take_snapshot (job, &error)
      || !need_process (process, &error))
    {
      _goi_read_job_fail (job, error);
      return TRUE;
    }
  payload = g_byte_array_new ();
  goi_wire_put_uint (payload, job->flags);
  goi_wire_put_string (payload, shown);
  request.payload = payload;
  request.fd = (job->converted != NULL ? job->converted : job->snapshot)->fd;
  if (!goi_read_process_call (*process, &request, seconds, job->cancellable, &answer, &error))
    {
      g_clear_pointer (process, goi_read_process_free);
      _goi_read_job_fail (job, error);
    }
  else if (!understand (job, &answer, convert_to))
    distrust (job, process);
  return *convert_to == NULL;
}
