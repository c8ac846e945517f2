/* goi-import-spool.c: where what was read waits for a decision
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-import-spool"

#include "config.h"

#include "goi-import-spool.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

struct _GoiImportSpool
{
  GObject parent_instance;

  GMutex lock; /* for @fd and @end */
  int fd;
  goffset end;
};

G_DEFINE_FINAL_TYPE (GoiImportSpool, goi_import_spool, G_TYPE_OBJECT)

static void
set_error (int code, GError **error)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
               _("What was read cannot be kept until it is added: %s"), g_strerror (code));
}

/* Makes the file when something is put into it for the first time. */
static int
ensure_file (GoiImportSpool *self, GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "goi-reports", NULL);
  g_autofree char *path = g_build_filename (folder, "review-XXXXXX", NULL);

  if (self->fd >= 0)
    return self->fd;
  if (g_mkdir_with_parents (folder, 0700) == 0)
    self->fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0)
    set_error (errno, error);
  else
    g_unlink (path);
  return self->fd;
}

static void
goi_import_spool_finalize (GObject *object)
{
  GoiImportSpool *self = GOI_IMPORT_SPOOL (object);

  if (self->fd >= 0)
    close (self->fd);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (goi_import_spool_parent_class)->finalize (object);
}

static void
goi_import_spool_class_init (GoiImportSpoolClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = goi_import_spool_finalize;
}

static void
goi_import_spool_init (GoiImportSpool *self)
{
  g_mutex_init (&self->lock);
  self->fd = -1;
}

/**
 * goi_import_spool_new:
 *
 * Returns: (transfer full): an empty spool
 */
GoiImportSpool *
goi_import_spool_new (void)
{
  return g_object_new (GOI_TYPE_IMPORT_SPOOL, NULL);
}

/**
 * goi_import_spool_put:
 * @self: a spool
 * @data: what to keep
 * @length: its bytes
 * @span: (out): where it is
 * @error: return location for an error: the disk is full, as a rule
 *
 * Returns: whether it is kept
 */
gboolean
goi_import_spool_put (GoiImportSpool *self, gconstpointer data, gsize length, GoiSpoolSpan *span, GError **error)
{
  gsize done = 0;
  int fd;

  g_return_val_if_fail (GOI_IS_IMPORT_SPOOL (self), FALSE);
  g_mutex_lock (&self->lock);
  fd = ensure_file (self, error);
  span->start = self->end;
  span->length = length;
  if (fd >= 0)
    self->end += (goffset) length;
  g_mutex_unlock (&self->lock);
  while (fd >= 0 && done < length)
    {
      gssize written = pwrite (fd, (const char *) data + done, length - done, span->start + (goffset) done);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        {
          set_error (written < 0 ? errno : ENOSPC, error);
          return FALSE;
        }
      done += (gsize) written;
    }
  return fd >= 0;
}

/**
 * goi_import_spool_get:
 * @self: a spool
 * @span: where it is
 * @error: return location for an error
 *
 * Returns: (transfer full): what was kept there
 */
GBytes *
goi_import_spool_get (GoiImportSpool *self, const GoiSpoolSpan *span, GError **error)
{
  g_autofree char *data = NULL;
  gsize done = 0;

  g_return_val_if_fail (GOI_IS_IMPORT_SPOOL (self), NULL);
  data = g_try_malloc (span->length + 1);
  if (data == NULL)
    {
      set_error (ENOMEM, error);
      return NULL;
    }
  while (done < span->length)
    {
      gssize n = pread (self->fd, data + done, span->length - done, span->start + (goffset) done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          set_error (n < 0 ? errno : EIO, error);
          return NULL;
        }
      done += (gsize) n;
    }
  /* A NUL that does not count, for those who take it for a text. */
  data[span->length] = '\0';
  return g_bytes_new_take (g_steal_pointer (&data), span->length);
}
