/* goi-archive.c: the files in a ZIP archive, one after the other
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Nothing is written to disk: the names in an archive are labels here and never paths. */

#define G_LOG_DOMAIN "goi-archive"

#include "config.h"

#include "goi-archive.h"

#include "goi-characters.h"
#include "goi-read.h"
#include "goi-zip-package.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define STEP (256 * 1024)
/* An archive without files. */
#define EMPTY_SIZE 22
/* A name this long is none. */
#define MAX_NAME 4096

struct _GoiArchive
{
  GBytes *bytes;
  struct archive *archive;
  guint files_left;
  guint64 bytes_left;
};

/**
 * goi_archive_member_clear:
 * @member: a file
 */
void
goi_archive_member_clear (GoiArchiveMember *member)
{
  g_clear_pointer (&member->name, g_free);
  g_clear_pointer (&member->bytes, g_bytes_unref);
  g_clear_error (&member->error);
}

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_DAMAGED,
                       _("The archive is damaged or incomplete. What could not be unpacked was not read."));
}

static gboolean
has_han (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (goi_char_is_han (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* Names that do not say to be UTF-8 are in the character set of the system on which the archive was made.
 * Programs that write UTF-8 without saying so are told by what comes out: Chinese in GB18030 hardly ever
 * is Chinese in UTF-8, too. */
static char *
decode_name (const char *raw)
{
  gboolean valid = g_utf8_validate (raw, -1, NULL);
  g_autofree char *decoded = NULL;

  if (valid && (g_str_is_ascii (raw) || has_han (raw)))
    return g_strdup (raw);
  decoded = g_convert (raw, -1, "UTF-8", "GB18030", NULL, NULL, NULL);
  if (decoded != NULL && has_han (decoded))
    return g_steal_pointer (&decoded);
  return g_utf8_make_valid (raw, -1);
}

/* The way without what would lead out of the archive, and without what cannot be shown. */
static char *
tidy_name (const char *name)
{
  g_auto (GStrv) pieces = NULL;
  GString *s = g_string_new (NULL);

  pieces = g_strsplit_set (name, "/\\", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      if (*pieces[i] == '\0' || strcmp (pieces[i], ".") == 0 || strcmp (pieces[i], "..") == 0)
        continue;
      if (s->len > 0)
        g_string_append_c (s, '/');
      for (const char *p = pieces[i]; *p != '\0' && s->len < MAX_NAME; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          g_string_append_unichar (s, g_unichar_iscntrl (c) ? ' ' : c);
        }
    }
  return g_string_free (s, FALSE);
}

static char *
member_name (struct archive_entry *entry)
{
  const char *raw = archive_entry_pathname (entry);
  g_autofree char *decoded = NULL;

  if (raw == NULL)
    raw = archive_entry_pathname_utf8 (entry);
  decoded = decode_name (raw != NULL ? raw : "");
  return tidy_name (decoded);
}

static gboolean
is_folder (struct archive_entry *entry)
{
  const char *raw = archive_entry_pathname (entry);

  return archive_entry_filetype (entry) == AE_IFDIR || (raw != NULL && g_str_has_suffix (raw, "/"));
}

/* What operating systems and office programs leave beside the files of people. */
static gboolean
is_worth_reading (const char *name)
{
  const char *slash = strrchr (name, '/');
  const char *base = slash != NULL ? slash + 1 : name;

  return *base != '.' && !g_str_has_prefix (base, "~$") && !g_str_has_prefix (name, "__MACOSX/")
         && goi_read_can_read_name (base);
}

static void
fail_member (GoiArchiveMember *member, int code, const char *message)
{
  member->state = GOI_MEMBER_FAILED;
  member->error = g_error_new_literal (GOI_READ_ERROR, code, message);
}

static void
set_too_much (GError **error)
{
  g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_TOO_LARGE,
                       _("The archive holds far more than reports do when it is unpacked. It was not read "
                         "any "
                         "further."));
}

/* Returns FALSE where the whole archive is to be left. */
static gboolean
unpack_member (GoiArchive *self, GoiArchiveMember *member, GError **error)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autofree char *buffer = g_malloc (STEP);
  gssize n;

  while ((n = archive_read_data (self->archive, buffer, STEP)) > 0)
    {
      if (n > self->bytes_left)
        {
          self->bytes_left = 0;
          set_too_much (error);
          return FALSE;
        }
      self->bytes_left -= n;
      if (all->len + n > GOI_READ_MAX_BYTES)
        {
          fail_member (member, GOI_READ_ERROR_TOO_LARGE, _("The file is too large when it is unpacked."));
          return TRUE;
        }
      g_byte_array_append (all, (const guint8 *) buffer, n);
    }
  if (n < 0)
    fail_member (member, GOI_READ_ERROR_DAMAGED, _("The file is damaged in its archive."));
  else if (all->len == 0)
    fail_member (member, GOI_READ_ERROR_EMPTY, _("The file is empty."));
  else
    member->bytes = g_byte_array_free_to_bytes (g_steal_pointer (&all));
  return TRUE;
}

static gboolean
take_member (GoiArchive *self, struct archive_entry *entry, GoiArchiveMember *member, GError **error)
{
  member->name = member_name (entry);
  member->state = GOI_MEMBER_UNPACKED;
  if (!is_worth_reading (member->name))
    member->state = GOI_MEMBER_PASSED_OVER;
  else if (archive_entry_is_encrypted (entry))
    member->state = GOI_MEMBER_ENCRYPTED;
  else if (archive_entry_size_is_set (entry) && archive_entry_size (entry) > GOI_READ_MAX_BYTES)
    fail_member (member, GOI_READ_ERROR_TOO_LARGE, _("The file is too large when it is unpacked."));
  else
    return unpack_member (self, member, error);
  return TRUE;
}

/* How many files the end of the directory says that there are (APPNOTE, 4.3.16); 0 where there is none. */
static guint
said_files (const guint8 *data, gsize size)
{
  for (gsize behind = EMPTY_SIZE; behind <= MIN (size, EMPTY_SIZE + G_MAXUINT16); behind++)
    {
      const guint8 *end = data + size - behind;

      if (memcmp (end, "PK\5\6", 4) == 0)
        return end[10] | end[11] << 8;
    }
  return 0;
}

/**
 * goi_archive_open:
 * @bytes: a ZIP archive
 * @max_files: how many files it may hold
 * @max_bytes: how many bytes may be unpacked
 * @error: return location for a #GoiReadError
 *
 * Returns: (transfer full): the archive before its first file, or NULL
 */
GoiArchive *
goi_archive_open (GBytes *bytes, guint max_files, guint64 max_bytes, GError **error)
{
  g_autoptr (GoiArchive) self = g_new0 (GoiArchive, 1);
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  self->bytes = g_bytes_ref (bytes);
  self->files_left = MIN (max_files, GOI_ARCHIVE_MAX_FILES);
  self->bytes_left = MIN (max_bytes, GOI_ZIP_FREE_BYTES + GOI_ZIP_MAX_RATIO * (guint64) size);
  self->archive = archive_read_new ();
  /* Nothing but the end of a directory: for libarchive that is no archive. */
  if (size == EMPTY_SIZE && memcmp (data, "PK\5\6", 4) == 0)
    {
      archive_read_free (self->archive);
      self->archive = NULL;
      return g_steal_pointer (&self);
    }
  if (goi_zip_package_has_too_many_entries (bytes) || said_files (data, size) > self->files_left)
    set_too_much (error);
  else if (archive_read_support_format_zip_seekable (self->archive) != ARCHIVE_OK
           || archive_read_open_memory (self->archive, data, size) != ARCHIVE_OK)
    set_damaged (error);
  else
    return g_steal_pointer (&self);
  return NULL;
}

/**
 * goi_archive_next:
 * @self: an archive
 * @member: (out caller-allocates): the next file
 * @error: return location for a #GoiReadError
 *
 * Folders are not handed out. Files are in the order of the archive.
 *
 * Returns: FALSE at the end, and with @error set where nothing more can or shall be read
 */
gboolean
goi_archive_next (GoiArchive *self, GoiArchiveMember *member, GError **error)
{
  struct archive_entry *entry;
  int result;

  if (self->archive == NULL)
    return FALSE;
  while ((result = archive_read_next_header (self->archive, &entry)) == ARCHIVE_OK || result == ARCHIVE_WARN)
    {
      if (self->files_left == 0)
        {
          set_too_much (error);
          return FALSE;
        }
      self->files_left--;
      if (!is_folder (entry))
        return take_member (self, entry, member, error);
    }
  if (result != ARCHIVE_EOF)
    set_damaged (error);
  return FALSE;
}

/**
 * goi_archive_free:
 * @self: an archive
 */
void
goi_archive_free (GoiArchive *self)
{
  if (self->archive != NULL)
    archive_read_free (self->archive);
  g_bytes_unref (self->bytes);
  g_free (self);
}
