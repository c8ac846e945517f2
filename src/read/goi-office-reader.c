/* goi-office-reader.c: reads documents of office programs, whichever they are
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-office-reader"

#include "config.h"

#include "goi-office-reader.h"

#include "goi-docx-reader.h"
#include "goi-odf-reader.h"
#include "goi-read.h"
#include "goi-xlsx-reader.h"
#include "goi-zip-links.h"
#include "goi-zip-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OOXML "http://schemas.openxmlformats.org/"
#define STRICT "http://purl.oclc.org/ooxml/"
#define OPENDOCUMENT "application/vnd.oasis.opendocument."

/* The longest media type that an OpenDocument file says of itself. */
#define MAX_MEDIA_TYPE 256

/* Root elements of main parts. */
static const GoiXmlTag tags[] = {
  { OOXML "wordprocessingml/2006/main", "document", GOI_OFFICE_DOCX },
  { STRICT "wordprocessingml/main", "document", GOI_OFFICE_DOCX },
  { OOXML "spreadsheetml/2006/main", "workbook", GOI_OFFICE_XLSX },
  { STRICT "spreadsheetml/main", "workbook", GOI_OFFICE_XLSX },
};

/* "EncryptedPackage", "WordDocument" and "Workbook" as names in a compound file: UTF-16, little-endian. */
static const char encrypted_package[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
static const char word_document[] = "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t";
static const char workbook[] = "W\0o\0r\0k\0b\0o\0o\0k";

static gboolean
begins_with (GBytes *bytes, const char *magic, gsize length)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= length && memcmp (data, magic, length) == 0;
}

static gboolean
contains (GBytes *bytes, const char *needle, gsize length)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return memmem (data, size, needle, length) != NULL;
}

/* An OpenDocument file says first of all what it is; older ones may not. */
static GoiOfficeFormat
identify_opendocument (GoiZipPackage *package)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *type = NULL;

  if (!goi_zip_package_contains (package, "content.xml"))
    return GOI_OFFICE_ARCHIVE;
  if (!goi_zip_package_contains (package, "mimetype"))
    return GOI_OFFICE_ODT;
  bytes = goi_zip_package_read_all (package, "mimetype", MAX_MEDIA_TYPE, NULL);
  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    return GOI_OFFICE_ARCHIVE;
  type = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (g_str_has_prefix (type, OPENDOCUMENT "text"))
    return GOI_OFFICE_ODT;
  return g_str_has_prefix (type, OPENDOCUMENT "spreadsheet") ? GOI_OFFICE_ODS : GOI_OFFICE_OTHER;
}

static GoiOfficeFormat
identify_package (GoiZipPackage *package)
{
  g_autoptr (GoiZipLinks) links = goi_zip_links_read (package, "", NULL, NULL);
  g_autoptr (GoiXml) xml = NULL;
  const char *part = links != NULL ? goi_zip_links_find_type (links, "/officeDocument") : NULL;

  if (goi_zip_package_contains (package, "OFD.xml"))
    return GOI_OFFICE_OFD;
  if (part == NULL && goi_zip_package_contains (package, "word/document.xml"))
    return GOI_OFFICE_DOCX;
  if (part == NULL && goi_zip_package_contains (package, "xl/workbook.xml"))
    return GOI_OFFICE_XLSX;
  if (part == NULL)
    return identify_opendocument (package);
  xml = goi_xml_open (package, part, tags, G_N_ELEMENTS (tags), NULL, NULL);
  if (xml != NULL && goi_xml_read_root (xml))
    return goi_xml_tag (xml) != 0 ? (GoiOfficeFormat) goi_xml_tag (xml) : GOI_OFFICE_OTHER;
  /* What is wrong with it the reader will say. */
  if (g_str_has_suffix (part, ".xml"))
    return strstr (part, "workbook") != NULL ? GOI_OFFICE_XLSX : GOI_OFFICE_DOCX;
  return GOI_OFFICE_OTHER;
}

static GoiDocument *
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_UNSUPPORTED, message);
  return NULL;
}

static guint32
get_number (GBytes *bytes, guint64 at, guint n_bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint32 number = 0;

  for (guint i = 0; at + n_bytes <= size && i < n_bytes; i++)
    number |= (guint32) data[at + i] << (8 * i);
  return number;
}

/* Where a stream of a compound file begins, as far as its first sectors stand together; 0 for one that is not there
 * ([MS-CFB] 2.2, 2.6). */
static guint64
find_stream (GBytes *bytes, const char *name, gsize length)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *entry = memmem (data, size, name, length);
  guint shift = get_number (bytes, 0x1e, 2);
  guint64 at, root;

  if (entry == NULL || (shift != 9 && shift != 12))
    return 0;
  at = (guint64) (entry - data);
  if (get_number (bytes, at + 0x78, 4) >= 4096)
    return ((guint64) get_number (bytes, at + 0x74, 4) + 1) << shift;
  /* Small ones stand together in the stream of the root, which is the first entry. */
  root = ((guint64) get_number (bytes, 0x30, 4) + 1) << shift;
  return (((guint64) get_number (bytes, root + 0x74, 4) + 1) << shift)
         + (guint64) get_number (bytes, at + 0x74, 4) * 64;
}

/* fEncrypted, [MS-DOC] 2.5.2 */
static gboolean
is_protected_text (GBytes *bytes)
{
  guint64 at = find_stream (bytes, word_document, sizeof word_document);

  return at > 0 && get_number (bytes, at + 1, 1) == 0xa5 && (get_number (bytes, at + 11, 1) & 1) != 0;
}

/* A record FilePass near the beginning, [MS-XLS] 2.1.7.20. Office programs open some of these by themselves: the
 * password may be the one that is always the same. */
static gboolean
is_protected_workbook (GBytes *bytes)
{
  guint64 at = find_stream (bytes, workbook, sizeof workbook);

  for (guint i = 0; at > 0 && i < 16; i++)
    {
      guint id = get_number (bytes, at, 2);

      if (id == 0x2f)
        return TRUE;
      if (id == 0 || (i == 0 && id != 0x809))
        return FALSE;
      at += 4 + get_number (bytes, at + 2, 2);
    }
  return FALSE;
}

static GoiDocument *
refuse_old (GBytes *bytes, GError **error)
{
  if (goi_office_reader_is_protected (bytes))
    return refuse (error, _("The file is protected with a password. Please save it without one."));
  if (contains (bytes, word_document, sizeof word_document))
    return refuse (error, _("This is an old binary text document (.doc, .wps). Please open it with "
                            "LibreOffice, WPS or Word and save it as DOCX."));
  if (contains (bytes, workbook, sizeof workbook))
    return refuse (error, _("This is an old binary workbook (.xls, .et). Please open it with LibreOffice, "
                            "WPS or Excel and save it as XLSX."));
  return refuse (error, _("This is an old binary office document. Please open it with LibreOffice, WPS or "
                          "Microsoft Office and save it as DOCX or XLSX."));
}

/**
 * goi_office_reader_identify:
 * @bytes: a file
 *
 * Tells what a file is from its content alone.
 *
 * Returns: the format that goi_office_reader_read() would read it as, or refuse it as
 */
GoiOfficeFormat
goi_office_reader_identify (GBytes *bytes)
{
  g_autoptr (GoiZipPackage) package = NULL;

  if (begins_with (bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8))
    return GOI_OFFICE_OLD;
  if (begins_with (bytes, "{\\rtf", 5))
    return GOI_OFFICE_RTF;
  if (!goi_zip_package_is_zip (bytes))
    return GOI_OFFICE_NONE;
  package = goi_zip_package_new (bytes, NULL);
  return package != NULL ? identify_package (package) : GOI_OFFICE_ARCHIVE;
}

/**
 * goi_office_reader_guess_type:
 * @bytes: a ZIP archive
 *
 * Returns: its media type; that of an archive where it is no document, and where it is damaged
 */
const char *
goi_office_reader_guess_type (GBytes *bytes)
{
  switch (goi_office_reader_identify (bytes))
    {
    case GOI_OFFICE_DOCX:
      return GOI_MEDIA_DOCX;
    case GOI_OFFICE_XLSX:
      return GOI_MEDIA_XLSX;
    case GOI_OFFICE_ODT:
      return GOI_MEDIA_ODT;
    case GOI_OFFICE_ODS:
      return GOI_MEDIA_ODS;
    case GOI_OFFICE_OFD:
      return GOI_MEDIA_OFD;
    default:
      return GOI_MEDIA_ZIP;
    }
}

/**
 * goi_office_reader_guess_old_type:
 * @bytes: a compound file, as office programs wrote them before 2007
 *
 * Returns: its media type; that of any compound file where it is neither a text nor a workbook, and where it is
 *   protected with a password
 */
const char *
goi_office_reader_guess_old_type (GBytes *bytes)
{
  if (contains (bytes, encrypted_package, sizeof encrypted_package) || is_protected_text (bytes))
    return GOI_MEDIA_OLD;
  if (contains (bytes, word_document, sizeof word_document))
    return GOI_MEDIA_DOC;
  return contains (bytes, workbook, sizeof workbook) ? GOI_MEDIA_XLS : GOI_MEDIA_OLD;
}

/**
 * goi_office_reader_is_protected:
 * @bytes: a compound file
 *
 * Returns: whether it seems to be protected with a password; a workbook may be one that office programs open
 *   nevertheless
 */
gboolean
goi_office_reader_is_protected (GBytes *bytes)
{
  return contains (bytes, encrypted_package, sizeof encrypted_package) || is_protected_text (bytes)
         || is_protected_workbook (bytes);
}

/**
 * goi_office_reader_read:
 * @bytes: a file
 * @cancellable: (nullable): stops the reading
 * @error: return location for a #GoiReadError
 *
 * Reads a DOCX, XLSX, ODT or ODS file, or says what to do with one of the old formats.
 *
 * Returns: (transfer full): the document, or NULL with @error set
 */
GoiDocument *
goi_office_reader_read (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GoiZipPackage) package = NULL;
  GoiOfficeFormat format = goi_office_reader_identify (bytes);

  if (format == GOI_OFFICE_OLD)
    return refuse_old (bytes, error);
  if (format == GOI_OFFICE_RTF || format == GOI_OFFICE_OTHER || format == GOI_OFFICE_NONE)
    return refuse (error, _("The format of this file is not read. Please open it with an office program "
                            "and save it as DOCX."));
  package = goi_zip_package_new (bytes, error);
  if (package == NULL)
    return NULL;
  switch (format)
    {
    case GOI_OFFICE_DOCX:
      return goi_docx_reader_read (package, cancellable, error);
    case GOI_OFFICE_XLSX:
      return goi_xlsx_reader_read (package, cancellable, error);
    case GOI_OFFICE_ODT:
    case GOI_OFFICE_ODS:
      return goi_odf_reader_read (package, cancellable, error);
    default:
      return refuse (error, _("This is an archive and no text document. Please unpack it and read the "
                              "documents that are in it."));
    }
}
