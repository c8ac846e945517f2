/* goi-read-snapshot.c: the bytes of a file as they were when it was opened
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-read-snapshot"

#include "config.h"

#include "goi-read-snapshot.h"

#include "goi-read-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gfiledescriptorbased.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#define SEALS (F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL)
/* How much is copied before somebody may stop it. */
#define CHUNK (1024 * 1024)

typedef struct
{
  gpointer data;
  gsize size;
} Mapping;

static void
mapping_free (gpointer data)
{
  Mapping *mapping = data;

  munmap (mapping->data, mapping->size);
  g_free (mapping);
}

static void
set_system_error (GError **error, int code)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
}

/* Takes the descriptor over. */
static GoiSnapshot *
snapshot_new (int fd, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  GoiSnapshot *self;

  if (fcntl (fd, F_ADD_SEALS, SEALS) != 0)
    {
      set_system_error (error, errno);
      close (fd);
      return NULL;
    }
  bytes = goi_snapshot_map (fd, error);
  if (bytes == NULL)
    {
      close (fd);
      return NULL;
    }
  self = g_atomic_rc_box_new0 (GoiSnapshot);
  self->fd = fd;
  self->bytes = g_steal_pointer (&bytes);
  return self;
}

static int
new_memory (GError **error)
{
  int fd = memfd_create ("goi-snapshot", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  if (fd < 0)
    set_system_error (error, errno);
  return fd;
}

static gboolean
write_all (int fd, const char *data, gsize size, GError **error)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_system_error (error, errno);
          return FALSE;
        }
      data += n;
      size -= n;
    }
  return TRUE;
}

/* Copies up to the end. A file that grows meanwhile is copied as far as it is allowed to be. */
static gboolean
copy_file (int from, int to, GCancellable *cancellable, GError **error)
{
  gsize total = 0;

  for (;;)
    {
      gssize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      n = sendfile (to, from, NULL, CHUNK);
      if (n == 0)
        return _goi_read_check_size (total, error);
      if (n < 0 && errno != EINTR)
        {
          set_system_error (error, errno);
          return FALSE;
        }
      total += MAX (n, 0);
      if (total > GOI_READ_MAX_BYTES)
        return _goi_read_check_size (total, error);
    }
}

/* A pipe would be waited for, a device may do anything when it is read: nothing but files is. */
static gboolean
check_kind (const struct stat *st, GError **error)
{
  if (S_ISREG (st->st_mode))
    return TRUE;
  if (S_ISDIR (st->st_mode))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, 
                         _("This is a folder, and there is no file in it that is read."));
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                         _("This is no ordinary file but a pipe, a device or the like."));
  return FALSE;
}

static GoiSnapshot *
snapshot_of_path (const char *path, GCancellable *cancellable, GError **error)
{
  int from = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  struct stat st;
  int to = -1;

  /* What cannot be opened because of what it is, is told apart from what cannot be opened. */
  if (from < 0)
    {
      int code = errno;

      if (code == EACCES || code == ELOOP || stat (path, &st) != 0 || check_kind (&st, error))
        set_system_error (error, code);
      return NULL;
    }
  if (fstat (from, &st) != 0)
    set_system_error (error, errno);
  else if (check_kind (&st, error) && _goi_read_check_size (st.st_size, error))
    to = new_memory (error);
  if (to >= 0 && !copy_file (from, to, cancellable, error))
    {
      close (to);
      to = -1;
    }
  close (from);
  return to >= 0 ? snapshot_new (to, error) : NULL;
}

/* A file that is no path on this machine. */
static GoiSnapshot *
snapshot_of_stream (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree char *buffer = g_malloc (CHUNK);
  int to = stream != NULL ? new_memory (error) : -1;
  gsize total = 0;
  gssize n = 1;

  while (to >= 0 && n > 0)
    {
      n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, CHUNK, cancellable, error);
      total += MAX (n, 0);
      if (n < 0 || (n == 0 || total > GOI_READ_MAX_BYTES ? !_goi_read_check_size (total, error)
                                                         : !write_all (to, buffer, n, error)))
        {
          close (to);
          to = -1;
        }
    }
  return to >= 0 ? snapshot_new (to, error) : NULL;
}

/**
 * goi_snapshot_new_for_file:
 * @file: a file
 * @cancellable: (nullable): to give up
 * @error: return location for a #GoiReadError or #GIOErrorEnum
 *
 * Returns: (transfer full): what is in the file, or NULL; also where that is nothing, or more than is read,
 *   and where it is no ordinary file
 */
GoiSnapshot *
goi_snapshot_new_for_file (GFile *file, GCancellable *cancellable, GError **error)
{
  const char *path = g_file_peek_path (file);

  if (path != NULL)
    return snapshot_of_path (path, cancellable, error);
  return snapshot_of_stream (file, cancellable, error);
}

/**
 * goi_snapshot_new_for_bytes:
 * @bytes: bytes
 * @error: return location for a #GoiReadError or #GIOErrorEnum
 *
 * Returns: (transfer full): the same bytes, or NULL
 */
GoiSnapshot *
goi_snapshot_new_for_bytes (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  int to;

  if (!_goi_read_check_size (size, error))
    return NULL;
  to = new_memory (error);
  if (to < 0)
    return NULL;
  if (write_all (to, data, size, error))
    return snapshot_new (to, error);
  close (to);
  return NULL;
}

/**
 * goi_snapshot_new_filled:
 * @size: how many bytes, at least 1
 * @fill: writes them, and says whether it could
 * @user_data: for @fill
 * @error: return location for a #GIOErrorEnum; not set when @fill fails
 *
 * Returns: (transfer full): what @fill has written, or NULL
 */
GoiSnapshot *
goi_snapshot_new_filled (gsize size, gboolean (*fill) (gpointer to, gsize size, gpointer user_data),
                         gpointer user_data, GError **error)
{
  int fd = new_memory (error);
  gpointer data = MAP_FAILED;
  gboolean filled;

  if (fd < 0)
    return NULL;
  if (ftruncate (fd, size) == 0)
    data = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (data == MAP_FAILED)
    {
      set_system_error (error, errno);
      close (fd);
      return NULL;
    }
  filled = fill (data, size, user_data);
  munmap (data, size);
  if (filled)
    return snapshot_new (fd, error);
  close (fd);
  return NULL;
}

/**
 * goi_snapshot_ref:
 * @self: a snapshot
 *
 * Returns: (transfer full): @self
 */
GoiSnapshot *
goi_snapshot_ref (GoiSnapshot *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
snapshot_clear (gpointer data)
{
  GoiSnapshot *self = data;

  close (self->fd);
  g_bytes_unref (self->bytes);
}

/**
 * goi_snapshot_unref:
 * @self: a snapshot; its bytes may live on
 */
void
goi_snapshot_unref (GoiSnapshot *self)
{
  g_atomic_rc_box_release_full (self, snapshot_clear);
}

/**
 * goi_snapshot_map:
 * @fd: the descriptor of a snapshot
 * @error: return location for a #GIOErrorEnum
 *
 * Returns: (transfer full): its bytes, which are not copied
 */
GBytes *
goi_snapshot_map (int fd, GError **error)
{
  struct stat st;
  Mapping *mapping;
  gpointer data = MAP_FAILED;

  if (fstat (fd, &st) == 0)
    data = mmap (NULL, st.st_size, PROT_READ, MAP_SHARED, fd, 0);
  if (data == MAP_FAILED)
    {
      set_system_error (error, errno);
      return NULL;
    }
  mapping = g_new (Mapping, 1);
  mapping->data = data;
  mapping->size = st.st_size;
  return g_bytes_new_with_free_func (data, st.st_size, mapping_free, mapping);
}
