/* goi-read.c: from bytes to reports
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-read"

#include "config.h"

#include "goi-read-private.h"

#include "goi-readers.h"
#include "goi-text-choice.h"
#include "goi-text-reader.h"
#include "goi-volume.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (goi-read-error-quark, goi_read_error)

struct _GoiReading
{
  GObject parent_instance;

  GPtrArray *reports;
  GoiDocument *document;
  GBytes *bytes;
  char *name;
  const char *media_type;
};

G_DEFINE_FINAL_TYPE (GoiReading, goi_reading, G_TYPE_OBJECT)

static void
goi_reading_finalize (GObject *object)
{
  GoiReading *self = GOI_READING (object);

  g_clear_pointer (&self->reports, g_ptr_array_unref);
  g_clear_object (&self->document);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->name);
  G_OBJECT_CLASS (goi_reading_parent_class)->finalize (object);
}

static void
goi_reading_class_init (GoiReadingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = goi_reading_finalize;
}

static void
goi_reading_init (GoiReading *self)
{
  self->reports = g_ptr_array_new_with_free_func (g_object_unref);
}

/* Whether there is something, and not too much. */
gboolean
_goi_read_check_size (gsize size, GError **error)
{
  if (size == 0)
    g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_EMPTY, _("The file is empty."));
  else if (size > GOI_READ_MAX_BYTES)
    g_set_error (error, GOI_READ_ERROR, GOI_READ_ERROR_TOO_LARGE,
                 _("The file is too large: at most %d MB are read."),
                 GOI_READ_MAX_BYTES / (1024 * 1024));
  else
    return TRUE;
  return FALSE;
}

static const GoiReader *
find_reader (GBytes *bytes, const char *name, GError **error)
{
  const GoiReader *reader;

  if (!_goi_read_check_size (g_bytes_get_size (bytes), error))
    return NULL;
  reader = goi_readers_find (bytes, name);
  if (reader != NULL && goi_reader_can_read (reader))
    return reader;
  goi_reader_set_unsupported (reader, bytes, error);
  return NULL;
}

/* One document, one report, or several where it is made of as many. @report: (nullable) (transfer full): that of
 * the whole document, where it is known already. */
static gboolean
recognise (GoiReading *self, GoiReport *report, GCancellable *cancellable, GError **error)
{
  GPtrArray *several = goi_volume_read (self->document, self->name, cancellable);

  if (several != NULL)
    {
      g_clear_object (&report);
      g_ptr_array_unref (self->reports);
      self->reports = several;
      return TRUE;
    }
  if (report == NULL)
    report = goi_recognise (self->document, self->name, error);
  if (report == NULL)
    return FALSE;
  g_ptr_array_add (self->reports, report);
  return TRUE;
}

GoiReading *
_goi_reading_new (const char *name, const char *media_type, GBytes *bytes, GPtrArray *reports,
                  GoiDocument *document)
{
  GoiReading *self = g_object_new (GOI_TYPE_READING, NULL);

  self->bytes = g_bytes_ref (bytes);
  self->name = name != NULL ? g_path_get_basename (name) : g_strdup ("");
  self->media_type = media_type;
  if (reports != NULL)
    {
      g_ptr_array_unref (self->reports);
      self->reports = reports;
    }
  if (document != NULL)
    self->document = g_object_ref (document);
  return self;
}

void
_goi_reading_set_name (GoiReading *self, const char *name)
{
  g_free (self->name);
  self->name = g_strdup (name);
}

/* @media_type is static. */
void
_goi_reading_set_media_type (GoiReading *self, const char *media_type)
{
  self->media_type = media_type;
}

/* Reports that were read as such know where they are from. */
void
_goi_reading_set_source (GoiReading *self)
{
  g_autofree char *sha256 = NULL;

  if (self->document == NULL)
    return;
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->bytes);
  for (guint i = 0; i < self->reports->len; i++)
    goi_report_set_source (g_ptr_array_index (self->reports, i), self->name, self->media_type, sha256);
}

static GoiReading *
read_text (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GoiReading) self = NULL;
  g_autofree char *text = NULL;
  GoiReport *report;

  if (!_goi_read_check_size (g_bytes_get_size (bytes), error))
    return NULL;
  self = _goi_reading_new (NULL, "text/plain", bytes, NULL, NULL);
  _goi_reading_set_name (self, name != NULL ? name : "");
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  self->document = goi_text_choose (text, goi_text_reader_read_text (text), self->name, &report, NULL);
  return recognise (self, report, NULL, error) ? g_steal_pointer (&self) : NULL;
}

GoiReading *
_goi_read_unsourced (GBytes *bytes, const char *name, gboolean is_text, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GoiReading) self = NULL;
  g_autoptr (GoiReport) report = NULL;
  const GoiReader *reader;

  if (is_text)
    return read_text (bytes, name, error);
  reader = find_reader (bytes, name, error);
  if (reader == NULL)
    return NULL;
  self = _goi_reading_new (name, reader->media_type, bytes, NULL, NULL);
  if (reader->read_reports != NULL)
    {
      g_ptr_array_unref (self->reports);
      self->reports = reader->read_reports (bytes, cancellable, error);
      return self->reports != NULL ? g_steal_pointer (&self) : NULL;
    }
  if (reader->recognise != NULL)
    self->document = reader->recognise (bytes, self->name, &report, cancellable, error);
  else
    self->document = reader->read_document (bytes, cancellable, error);
  if (self->document == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return recognise (self, g_steal_pointer (&report), cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * goi_read_bytes:
 * @bytes: a file's bytes
 * @name: (nullable): its name, with or without a path
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GoiReadError
 *
 * Reads a document of any supported format and recognises the report in it, or reads report documents. Documents
 * of strangers are better read by a #GoiReadPool.
 *
 * Returns: (transfer full): the reports with their document, or NULL
 */
GoiReading *
goi_read_bytes (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  GoiReading *self;

  g_return_val_if_fail (bytes != NULL, NULL);
  self = _goi_read_unsourced (bytes, name, FALSE, cancellable, error);
  if (self != NULL)
    _goi_reading_set_source (self);
  return self;
}

/**
 * goi_read_file:
 * @file: a file
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GoiReadError or a #GIOErrorEnum
 *
 * Returns: (transfer full): the reports with their document, or NULL
 */
GoiReading *
goi_read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = g_file_get_basename (file);

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                            cancellable, error);
  if (info == NULL || !_goi_read_check_size ((gsize) g_file_info_get_size (info), error))
    return NULL;
  bytes = g_file_load_bytes (file, cancellable, NULL, error);
  if (bytes == NULL)
    return NULL;
  return goi_read_bytes (bytes, name, cancellable, error);
}

/**
 * goi_read_text:
 * @text: UTF-8, as from the clipboard
 * @name: (nullable): what to call it
 * @error: return location for a #GoiReadError
 *
 * Returns: (transfer full): the report with its document, or NULL
 */
GoiReading *
goi_read_text (const char *text, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  GoiReading *self;

  g_return_val_if_fail (text != NULL, NULL);
  bytes = g_bytes_new (text, strlen (text));
  self = _goi_read_unsourced (bytes, name, TRUE, NULL, error);
  if (self != NULL)
    _goi_reading_set_source (self);
  return self;
}

/**
 * goi_read_document:
 * @bytes: a file's bytes
 * @name: (nullable): its name
 * @cancellable: (nullable): to stop it
 * @error: return location for a #GoiReadError
 *
 * Returns: (transfer full): the document alone, whatever it is about, or NULL
 */
GoiDocument *
goi_read_document (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  const GoiReader *reader;

  g_return_val_if_fail (bytes != NULL, NULL);
  reader = find_reader (bytes, name, error);
  if (reader == NULL)
    return NULL;
  if (reader->read_document == NULL)
    {
      g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_UNSUPPORTED,
                           _("This file holds reports and no document."));
      return NULL;
    }
  return reader->read_document (bytes, cancellable, error);
}

/**
 * goi_read_can_read_name:
 * @name: a file's name
 *
 * Returns: whether files so named are worth a try: for choosing files in a folder
 */
gboolean
goi_read_can_read_name (const char *name)
{
  const GoiReader *reader = goi_readers_find_for_name (name);

  return reader != NULL
         && (goi_reader_can_read (reader) || reader->is_archive || reader->convert_to != NULL);
}

/**
 * goi_reading_get_reports:
 * @self: a reading
 *
 * Returns: (transfer none) (element-type GoiReport): its reports, one or more
 */
GPtrArray *
goi_reading_get_reports (GoiReading *self)
{
  g_return_val_if_fail (GOI_IS_READING (self), NULL);
  return self->reports;
}

/**
 * goi_reading_get_document:
 * @self: a reading
 *
 * Returns: (transfer none) (nullable): the document the report was read from; NULL where the file holds
 *   reports
 */
GoiDocument *
goi_reading_get_document (GoiReading *self)
{
  g_return_val_if_fail (GOI_IS_READING (self), NULL);
  return self->document;
}

/**
 * goi_reading_get_bytes:
 * @self: a reading
 *
 * Returns: (transfer none): the bytes of the file
 */
GBytes *
goi_reading_get_bytes (GoiReading *self)
{
  g_return_val_if_fail (GOI_IS_READING (self), NULL);
  return self->bytes;
}

/**
 * goi_reading_get_name:
 * @self: a reading
 *
 * Returns: the base name of the file, or ""
 */
const char *
goi_reading_get_name (GoiReading *self)
{
  g_return_val_if_fail (GOI_IS_READING (self), "");
  return self->name;
}

/**
 * goi_reading_get_media_type:
 * @self: a reading
 *
 * Returns: the media type of the format that was found
 */
const char *
goi_reading_get_media_type (GoiReading *self)
{
  g_return_val_if_fail (GOI_IS_READING (self), "");
  return self->media_type;
}
