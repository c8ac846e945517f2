/* goi-writer.c: writes reports one after the other
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-writer"

#include "config.h"

#include "goi-writer.h"

#include "goi-write-csv.h"

#include <string.h>

struct _GoiWriter
{
  GObject parent_instance;

  GoiWriteFormat format;
  GOutputStream *stream;
  guint n_added;
  goffset n_bytes;
  GPtrArray *held; /* reports that wait: the first of a JSON document, all of a table */
};

G_DEFINE_FINAL_TYPE (GoiWriter, goi_writer, G_TYPE_OBJECT)

static gboolean
put (GoiWriter *self, const char *text, gsize length, GCancellable *cancellable, GError **error)
{
  gsize written;
  gboolean done = g_output_stream_write_all (self->stream, text, length, &written, cancellable, error);

  self->n_bytes += written;
  return done;
}

static gboolean
put_text (GoiWriter *self, const char *text, GCancellable *cancellable, GError **error)
{
  return put (self, text, strlen (text), cancellable, error);
}

static gboolean
put_line (GoiWriter *self, GoiReport *report, const char *before, const char *after,
          GCancellable *cancellable, GError **error)
{
  g_autofree char *json = goi_report_to_json (report, GOI_JSON_STYLE_LINE);

  return put_text (self, before, cancellable, error) && put_text (self, json, cancellable, error)
         && put_text (self, after, cancellable, error);
}

/* Whether the document is an object or an array is known when the second report comes. */
static gboolean
add_json (GoiWriter *self, GoiReport *report, GCancellable *cancellable, GError **error)
{
  if (self->n_added == 0)
    {
      g_ptr_array_add (self->held, g_object_ref (report));
      return TRUE;
    }
  if (self->n_added == 1)
    {
      if (!put_line (self, g_ptr_array_index (self->held, 0), "[\n", "", cancellable, error))
        return FALSE;
      g_ptr_array_set_size (self->held, 0);
    }
  return put_line (self, report, ",\n", "", cancellable, error);
}

static gboolean
finish_json (GoiWriter *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *json = NULL;

  if (self->n_added == 0)
    return put_text (self, "[\n]\n", cancellable, error);
  if (self->n_added > 1)
    return put_text (self, "\n]\n", cancellable, error);
  json = goi_report_to_json (g_ptr_array_index (self->held, 0), GOI_JSON_STYLE_PRETTY);
  return put_text (self, json, cancellable, error);
}

static gboolean
add_csv (GoiWriter *self, GoiReport *report, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) csv = g_string_sized_new (64 * 1024);

  if (self->n_added == 0)
    goi_csv_append_header (csv);
  goi_csv_append_report (csv, report, self->n_added + 1);
  return put (self, csv->str, csv->len, cancellable, error);
}

static gboolean
finish_csv (GoiWriter *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) csv = g_string_new (NULL);

  if (self->format == GOI_WRITE_CSV_TABLE)
    goi_csv_append_table (csv, self->held);
  else if (self->n_added == 0)
    goi_csv_append_header (csv);
  return put (self, csv->str, csv->len, cancellable, error);
}

static void
goi_writer_finalize (GObject *object)
{
  GoiWriter *self = GOI_WRITER (object);

  g_clear_object (&self->stream);
  g_ptr_array_unref (self->held);
  G_OBJECT_CLASS (goi_writer_parent_class)->finalize (object);
}

static void
goi_writer_class_init (GoiWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = goi_writer_finalize;
}

static void
goi_writer_init (GoiWriter *self)
{
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * goi_writer_new:
 * @format: a text format
 * @stream: where to write; it is not closed
 *
 * Returns: (transfer full): a writer that has written nothing yet
 */
GoiWriter *
goi_writer_new (GoiWriteFormat format, GOutputStream *stream)
{
  GoiWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  self = g_object_new (GOI_TYPE_WRITER, NULL);
  self->format = format;
  self->stream = g_object_ref (stream);
  return self;
}

/**
 * goi_writer_add:
 * @self: a writer
 * @report: the next report
 * @cancellable: (nullable): to stop it
 * @error: return location for an error of the stream
 *
 * Writes a report. All formats but the table need memory for one report alone, however many there are.
 *
 * Returns: FALSE when it could not be written; the writer must not be used any more
 */
gboolean
goi_writer_add (GoiWriter *self, GoiReport *report, GCancellable *cancellable, GError **error)
{
  gboolean done;

  g_return_val_if_fail (GOI_IS_WRITER (self) && GOI_IS_REPORT (report), FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  switch (self->format)
    {
    case GOI_WRITE_JSON:
      done = add_json (self, report, cancellable, error);
      break;
    case GOI_WRITE_JSON_LINES:
      done = put_line (self, report, "", "\n", cancellable, error);
      break;
    case GOI_WRITE_CSV:
      done = add_csv (self, report, cancellable, error);
      break;
    case GOI_WRITE_CSV_TABLE:
      g_ptr_array_add (self->held, g_object_ref (report));
      done = TRUE;
      break;
    default:
      g_return_val_if_reached (FALSE);
    }
  self->n_added++;
  return done;
}

/**
 * goi_writer_finish:
 * @self: a writer
 * @cancellable: (nullable): to stop it
 * @error: return location for an error of the stream
 *
 * Writes what has to stand at the end, and flushes the stream.
 *
 * Returns: FALSE when it could not be written
 */
gboolean
goi_writer_finish (GoiWriter *self, GCancellable *cancellable, GError **error)
{
  gboolean done = TRUE;

  g_return_val_if_fail (GOI_IS_WRITER (self), FALSE);

  if (self->format == GOI_WRITE_JSON)
    done = finish_json (self, cancellable, error);
  else if (self->format != GOI_WRITE_JSON_LINES)
    done = finish_csv (self, cancellable, error);
  return done && g_output_stream_flush (self->stream, cancellable, error);
}

/**
 * goi_writer_get_n_bytes:
 * @self: a writer
 *
 * Returns: how many bytes were written so far
 */
goffset
goi_writer_get_n_bytes (GoiWriter *self)
{
  g_return_val_if_fail (GOI_IS_WRITER (self), 0);
  return self->n_bytes;
}
