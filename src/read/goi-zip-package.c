/* goi-zip-package.c: the parts of a document that is a ZIP archive
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-zip-package"

#include "config.h"

#include "goi-zip-package.h"

#include "goi-read.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* libarchive loads the whole directory before it hands out the first entry, so that many entries cost
 * memory before they can be counted there. Signatures are counted beforehand; a document stored inside
 * may add some of its own, therefore the wide margin. */
#define MAX_SIGNATURES (10 * GOI_ZIP_MAX_ENTRIES)

struct _GoiZipPackage
{
  GObject parent_instance;

  GBytes *bytes;
  GHashTable *parts;        /* lower-case name → index of the entry + 1 */
  GPtrArray *names;         /* names as they stand in the archive, in its order */
  guint64 inflated;         /* bytes read of all parts so far */
  guint64 inflated_part;    /* bytes read of the open part so far */
  struct archive *archive;
  guint position;           /* index of the entry that the archive hands out next */
  gboolean is_open;
};

G_DEFINE_FINAL_TYPE (GoiZipPackage, goi_zip_package, G_TYPE_OBJECT)

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_DAMAGED,
                       _("The file is damaged or incomplete. Please get it once more, or open and save "
                         "it with an office program."));
}

static void
set_too_large (GError **error)
{
  g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_TOO_LARGE,
                       _("The file holds far more than a report does when it is unpacked. It was not "
                         "read any further."));
}

static void
set_encrypted (GError **error)
{
  g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_UNSUPPORTED,
                       _("The file is protected with a password. Please save it without one."));
}

static void
close_archive (GoiZipPackage *self)
{
  if (self->archive != NULL)
    archive_read_free (self->archive);
  self->archive = NULL;
  self->is_open = FALSE;
}

/* Starts at the first entry. Only the reader that goes by the directory at the end of the file is
 * used: the one that goes by the entries themselves would take a file that was cut off for whole. */
static gboolean
rewind_archive (GoiZipPackage *self, GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (self->bytes, &size);

  close_archive (self);
  self->archive = archive_read_new ();
  self->position = 0;
  if (archive_read_support_format_zip_seekable (self->archive) == ARCHIVE_OK
      && archive_read_open_memory (self->archive, data, size) == ARCHIVE_OK)
    return TRUE;
  close_archive (self);
  set_damaged (error);
  return FALSE;
}

/* Returns: 1 with an entry, 0 at the end, -1 with an error set */
static int
next_entry (GoiZipPackage *self, struct archive_entry **entry, GError **error)
{
  int result = archive_read_next_header (self->archive, entry);

  self->is_open = FALSE;
  if (result == ARCHIVE_EOF)
    return 0;
  if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
    {
      set_damaged (error);
      return -1;
    }
  self->position++;
  return 1;
}

static const char *
entry_name (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);

  return name != NULL ? name : archive_entry_pathname (entry);
}

/* The name in the form in which parts are looked up: slashes forward (some programs write them
 * backward), small ASCII letters (part names know no case, ECMA-376-2, 6.2.2.3). NULL for names that
 * lead out of the archive, and for folders. */
static char *
normalise_name (const char *name)
{
  g_autofree char *copy = NULL;
  g_auto (GStrv) pieces = NULL;

  if (name == NULL || *name == '\0' || !g_utf8_validate (name, -1, NULL))
    return NULL;
  copy = g_ascii_strdown (name, -1);
  g_strdelimit (copy, "\\", '/');
  if (*copy == '/' || g_str_has_suffix (copy, "/") || (copy[0] != '\0' && copy[1] == ':'))
    return NULL;
  pieces = g_strsplit (copy, "/", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    if (g_str_equal (pieces[i], "..") || g_str_equal (pieces[i], "."))
      return NULL;
  return g_steal_pointer (&copy);
}

static gboolean
list_entries (GoiZipPackage *self, GError **error)
{
  struct archive_entry *entry;
  int result;

  while ((result = next_entry (self, &entry, error)) > 0)
    {
      const char *name = entry_name (entry);
      char *key = normalise_name (name);

      if (self->position > GOI_ZIP_MAX_ENTRIES)
        {
          g_free (key);
          set_too_large (error);
          return FALSE;
        }
      if (key == NULL)
        continue;
      /* Of two entries with one name the first counts. */
      if (g_hash_table_contains (self->parts, key))
        {
          g_free (key);
          continue;
        }
      g_ptr_array_add (self->names, g_strdup (name));
      g_hash_table_insert (self->parts, key, GUINT_TO_POINTER (self->position));
    }
  return result == 0;
}

static gboolean
count_inflated (GoiZipPackage *self, gsize n, GError **error)
{
  guint64 by_ratio = GOI_ZIP_FREE_BYTES
                     + GOI_ZIP_MAX_RATIO * (guint64) g_bytes_get_size (self->bytes);

  self->inflated += n;
  self->inflated_part += n;
  if (self->inflated_part <= GOI_ZIP_MAX_PART
      && self->inflated <= MIN (by_ratio, GOI_ZIP_MAX_TOTAL))
    return TRUE;
  set_too_large (error);
  return FALSE;
}

static void
goi_zip_package_finalize (GObject *object)
{
  GoiZipPackage *self = GOI_ZIP_PACKAGE (object);

  close_archive (self);
  g_bytes_unref (self->bytes);
  g_hash_table_unref (self->parts);
  g_ptr_array_unref (self->names);
  G_OBJECT_CLASS (goi_zip_package_parent_class)->finalize (object);
}

static void
goi_zip_package_class_init (GoiZipPackageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = goi_zip_package_finalize;
}

static void
goi_zip_package_init (GoiZipPackage *self)
{
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_ptr_array_new_with_free_func (g_free);
}

/**
 * goi_zip_package_is_zip:
 * @bytes: a file
 *
 * Returns: whether it begins like a ZIP archive, whole or not
 */
gboolean
goi_zip_package_is_zip (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= 4 && (memcmp (data, "PK\3\4", 4) == 0 || memcmp (data, "PK\5\6", 4) == 0);
}

/**
 * goi_zip_package_has_too_many_entries:
 * @bytes: a ZIP archive
 *
 * Returns: whether it lists so many parts that it should not be opened
 */
gboolean
goi_zip_package_has_too_many_entries (GBytes *bytes)
{
  gsize size;
  const char *p = g_bytes_get_data (bytes, &size), *end = p + size;
  guint n = 0;

  while ((p = memmem (p, end - p, "PK\1\2", 4)) != NULL)
    {
      p += 4;
      if (++n > MAX_SIGNATURES)
        return TRUE;
    }
  return FALSE;
}

/**
 * goi_zip_package_new:
 * @bytes: a whole ZIP archive
 * @error: return location for a #GoiReadError
 *
 * Opens an archive and lists its parts; nothing is unpacked yet, and nothing is ever written to disk.
 * Entries whose names lead out of the archive are ignored. An archive that was cut off, or has more
 * than %GOI_ZIP_MAX_ENTRIES entries, is refused.
 *
 * Returns: (transfer full): the archive, or NULL with @error set
 */
GoiZipPackage *
goi_zip_package_new (GBytes *bytes, GError **error)
{
  g_autoptr (GoiZipPackage) self = g_object_new (GOI_TYPE_ZIP_PACKAGE, NULL);

  self->bytes = g_bytes_ref (bytes);
  if (goi_zip_package_has_too_many_entries (bytes))
    {
      set_too_large (error);
      return NULL;
    }
  if (!rewind_archive (self, error) || !list_entries (self, error))
    return NULL;
  close_archive (self);
  return g_steal_pointer (&self);
}

/**
 * goi_zip_package_contains:
 * @self: an archive
 * @name: the name of a part, without a slash at its beginning; case does not matter
 *
 * Returns: whether the archive has the part
 */
gboolean
goi_zip_package_contains (GoiZipPackage *self, const char *name)
{
  g_autofree char *key = normalise_name (name);

  g_return_val_if_fail (GOI_IS_ZIP_PACKAGE (self), FALSE);
  return key != NULL && g_hash_table_contains (self->parts, key);
}

/**
 * goi_zip_package_get_names:
 * @self: an archive
 *
 * Returns: (element-type utf8) (transfer none): the names of its parts, in the order of the archive
 */
GPtrArray *
goi_zip_package_get_names (GoiZipPackage *self)
{
  g_return_val_if_fail (GOI_IS_ZIP_PACKAGE (self), NULL);
  return self->names;
}

/**
 * goi_zip_package_open:
 * @self: an archive
 * @name: the name of a part
 * @error: return location for a #GoiReadError
 *
 * Opens a part for goi_zip_package_read(). One part is open at a time: this closes the one before.
 *
 * Returns: FALSE with @error set where there is no such part, or it is encrypted
 */
gboolean
goi_zip_package_open (GoiZipPackage *self, const char *name, GError **error)
{
  g_autofree char *key = normalise_name (name);
  struct archive_entry *entry = NULL;
  guint index;

  g_return_val_if_fail (GOI_IS_ZIP_PACKAGE (self), FALSE);
  self->is_open = FALSE;
  self->inflated_part = 0;
  index = key != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->parts, key)) : 0;
  if (index == 0)
    {
      set_damaged (error);
      return FALSE;
    }
  if ((self->archive == NULL || self->position >= index) && !rewind_archive (self, error))
    return FALSE;
  while (self->position < index)
    {
      int result = next_entry (self, &entry, error);
      if (result > 0)
        continue;
      if (result == 0)
        set_damaged (error);
      return FALSE;
    }
  if (archive_entry_is_encrypted (entry))
    {
      set_encrypted (error);
      return FALSE;
    }
  self->is_open = TRUE;
  return TRUE;
}

/**
 * goi_zip_package_read:
 * @self: an archive with an open part
 * @buffer: (array length=size): where the bytes go
 * @size: room in @buffer
 * @error: return location for a #GoiReadError
 *
 * Reads on in the open part. The last call, which returns 0, is the one that has compared the
 * check sum.
 *
 * Returns: how many bytes were read, 0 at the end, -1 with @error set where the part is damaged, or is
 *    larger than %GOI_ZIP_MAX_PART, or makes all that was read larger than %GOI_ZIP_MAX_TOTAL or
 *    %GOI_ZIP_MAX_RATIO times the file
 */
gssize
goi_zip_package_read (GoiZipPackage *self, gpointer buffer, gsize size, GError **error)
{
  gssize n;

  g_return_val_if_fail (GOI_IS_ZIP_PACKAGE (self), -1);
  if (!self->is_open)
    return 0;
  n = archive_read_data (self->archive, buffer, size);
  if (n < 0)
    {
      /* What was read of a part that does not end well is worth nothing, and the archive's state
       * neither. */
      close_archive (self);
      set_damaged (error);
      return -1;
    }
  if (n == 0)
    self->is_open = FALSE;
  if (count_inflated (self, n, error))
    return n;
  close_archive (self);
  return -1;
}

/**
 * goi_zip_package_read_all:
 * @self: an archive
 * @name: the name of a part
 * @limit: how many bytes it may have
 * @error: return location for a #GoiReadError
 *
 * Reads a whole part into memory; for small ones. Closes the part that was open.
 *
 * Returns: (transfer full): its bytes, or NULL with @error set
 */
GBytes *
goi_zip_package_read_all (GoiZipPackage *self, const char *name, gsize limit, GError **error)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  guint8 buffer[16 * 1024];
  gssize n;

  if (!goi_zip_package_open (self, name, error))
    return NULL;
  while ((n = goi_zip_package_read (self, buffer, sizeof buffer, error)) > 0)
    {
      if (n > limit - MIN (all->len, limit))
        {
          set_too_large (error);
          return NULL;
        }
      g_byte_array_append (all, buffer, n);
    }
  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&all));
}
