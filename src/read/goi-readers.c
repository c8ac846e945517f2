/* goi-readers.c: the formats that are read
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-readers"

#include "config.h"

#include "goi-readers.h"

#include "goi-core.h"
#include "goi-csv-reader.h"
#include "goi-encoding.h"
#include "goi-html-reader.h"
#include "goi-mht-reader.h"
#include "goi-odf-reader.h"
#include "goi-office-reader.h"
#include "goi-ofd-reader.h"
#include "goi-pdf-reader.h"
#include "goi-read.h"
#include "goi-sheet-text-reader.h"
#include "goi-text-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How much of a file is looked at to find out its format. */
#define SNIFF_BYTES 4096

static gboolean
begins_with (const guint8 *data, gsize n, const char *magic, gsize length)
{
  return n >= length && memcmp (data, magic, length) == 0;
}

#define BEGINS_WITH(data, n, magic) begins_with (data, n, magic, sizeof magic - 1)

/* Whether ASCII @needle, in lower case, occurs in the first bytes. */
static gboolean
has_text (const guint8 *data, gsize n, const char *needle)
{
  gsize length = strlen (needle);

  for (gsize i = 0; i + length <= n; i++)
    if (g_ascii_strncasecmp ((const char *) data + i, needle, length) == 0)
      return TRUE;
  return FALSE;
}

/* The first byte behind a byte order mark and blanks. */
static gsize
skip_blank (const guint8 *data, gsize n)
{
  gsize i = BEGINS_WITH (data, n, "\xEF\xBB\xBF") ? 3 : 0;

  while (i < n && g_ascii_isspace (data[i]))
    i++;
  return i;
}

static gboolean
sniff_pdf (const guint8 *data, gsize n)
{
  return has_text (data, MIN (n, 1024), "%pdf-");
}

static gboolean
sniff_zip (const guint8 *data, gsize n)
{
  return BEGINS_WITH (data, n, "PK\x03\x04") || BEGINS_WITH (data, n, "PK\x05\x06");
}

static gboolean
sniff_old_office (const guint8 *data, gsize n)
{
  return BEGINS_WITH (data, n, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
}

static gboolean
sniff_rtf (const guint8 *data, gsize n)
{
  return BEGINS_WITH (data, n, "{\\rtf");
}

static gboolean
sniff_image (const guint8 *data, gsize n)
{
  return BEGINS_WITH (data, n, "\x89PNG\r\n") || BEGINS_WITH (data, n, "\xFF\xD8\xFF")
         || BEGINS_WITH (data, n, "GIF8") || BEGINS_WITH (data, n, "II*\0")
         || BEGINS_WITH (data, n, "MM\0*")
         || (BEGINS_WITH (data, n, "RIFF") && n > 12 && memcmp (data + 8, "WEBP", 4) == 0)
         || (BEGINS_WITH (data, n, "BM") && n > 10 && memcmp (data + 6, "\0\0\0\0", 4) == 0);
}

static gboolean
sniff_archive (const guint8 *data, gsize n)
{
  return BEGINS_WITH (data, n, "Rar!") || BEGINS_WITH (data, n, "7z\xBC\xAF\x27\x1C")
         || BEGINS_WITH (data, n, "\x1F\x8B") || BEGINS_WITH (data, n, "BZh")
         || BEGINS_WITH (data, n, "\xFD"
                                  "7zXZ");
}

static gboolean
sniff_collection (const guint8 *data, gsize n)
{
  return BEGINS_WITH (data, n, "SQLite format 3");
}

static gboolean
sniff_xml (const guint8 *data, gsize n)
{
  gsize at = skip_blank (data, n);

  return n - at >= 5 && memcmp (data + at, "<?xml", 5) == 0;
}

static gboolean
sniff_json (const guint8 *data, gsize n)
{
  gsize at = skip_blank (data, n);

  if (at >= n || (data[at] != '{' && data[at] != '['))
    return FALSE;
  /* A text may begin with a bracket; JSON goes on with a name, a value or an end. */
  for (at++; at < n && g_ascii_isspace (data[at]); at++)
    ;
  return at >= n || strchr ("\"{[]}", data[at]) != NULL;
}

/* A text or spreadsheet of the OpenDocument format that is a single XML file. */
static gboolean
sniff_flat (const guint8 *data, gsize n)
{
  return sniff_xml (data, n) && has_text (data, n, "<office:document ")
         && has_text (data, n, "urn:oasis:names:tc:opendocument:xmlns:office:1.0");
}

static gboolean
sniff_csv (const guint8 *data, gsize n)
{
  return goi_csv_sniff ((const char *) data, (gssize) n);
}

static gboolean
is_control (guint c)
{
  return c < 0x20 && c != 0 && !(c < 0x80 && g_ascii_isspace ((char) c));
}

/* Anything may be a text; what has control characters in it is none. In UTF-16 the halves of characters
 * look like some. */
static gboolean
sniff_text (const guint8 *data, gsize n)
{
  gsize controls = 0, zeros = 0, mark;
  const char *utf16 = goi_encoding_find_utf16 (data, n, &mark);
  guint high = utf16 != NULL && g_str_equal (utf16, "UTF-16BE") ? 0 : 1;

  if (utf16 != NULL)
    {
      for (gsize i = mark; i + 1 < n; i += 2)
        controls += is_control (data[i + high] * 256u + data[i + 1 - high]);
      return controls <= n / 200;
    }
  for (gsize i = 0; i < n; i++)
    {
      zeros += data[i] == 0;
      controls += is_control (data[i]);
    }
  return controls <= n / 100 && zeros <= n / 2 + 1;
}

static GPtrArray *
read_json (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GError) problem = NULL;
  GPtrArray *reports;

  if (length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  reports = goi_reports_from_json (data, length, &problem);
  if (reports == NULL)
    {
      int code = g_error_matches (problem, GOI_JSON_ERROR, GOI_JSON_ERROR_FORMAT)
                     ? GOI_READ_ERROR_NOT_A_REPORT
                     : GOI_READ_ERROR_DAMAGED;
      g_set_error_literal (error, GOI_READ_ERROR, code, problem->message);
    }
  return reports;
}

/* Spreadsheet programs save tables again in the encoding of the system, which is GBK on Chinese ones. */
static GPtrArray *
read_csv (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_auto (GoiDecoded) decoded = { NULL };
  g_autoptr (GError) problem = NULL;
  GPtrArray *reports;

  if (!goi_encoding_decode (bytes, &decoded, error))
    return NULL;
  if (decoded.n_damaged > 0)
    {
      g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_ENCODING,
                           _("The text is in an encoding that is not known. Save it as UTF-8 and try "
                             "again."));
      return NULL;
    }
  reports = goi_reports_from_csv (decoded.text, -1, &problem);
  if (reports == NULL)
    g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_DAMAGED, problem->message);
  return reports;
}

static void
explain_office (GBytes *bytes, GError **error)
{
  g_autoptr (GoiDocument) document = goi_office_reader_read (bytes, NULL, error);

  g_warn_if_fail (document == NULL);
}

static void
explain_archive (GBytes *bytes, GError **error)
{
  g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_UNSUPPORTED,
                       _("Archives of this kind are not unpacked, only ZIP archives are. Please unpack it first and "
                         "read the files that were in it."));
}

/* What is more particular stands before what is less. */
static const GoiReader *
all_readers (gsize *n)
{
  static const char *const pdf[] = { ".pdf", NULL };
  static const char *const docx[] = { ".docx", NULL };
  static const char *const xlsx[] = { ".xlsx", NULL };
  static const char *const odt[] = { ".odt", NULL };
  static const char *const ods[] = { ".ods", NULL };
  static const char *const ofd[] = { ".ofd", NULL };
  static const char *const zip[] = { ".zip", NULL };
  static const char *const doc[] = { ".doc", ".wps", NULL };
  static const char *const xls[] = { ".xls", ".et", NULL };
  static const char *const none[] = { NULL };
  static const char *const rtf[] = { ".rtf", NULL };
  static const char *const image[]
      = { ".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".webp", NULL };
  static const char *const archive[] = { ".rar", ".7z", ".gz", ".bz2", ".xz", NULL };
  static const char *const collection[] = { ".goi", NULL };
  static const char *const html[] = { ".html", ".htm", ".xhtml", ".shtml", NULL };
  static const char *const mht[] = { ".mht", ".mhtml", NULL };
  static const char *const json[] = { ".json", ".jsonl", NULL };
  static const char *const csv[] = { ".csv", NULL };
  static const char *const tsv[] = { ".tsv", ".tab", NULL };
  static const char *const flat[] = { ".fodt", ".fods", NULL };
  static const char *const xml[] = { ".xml", NULL };
  static const char *const text[] = { ".txt", ".text", ".md", NULL };
  static const GoiReader readers[] = {
    { GOI_MEDIA_PDF, pdf, sniff_pdf, goi_pdf_reader_read, NULL, N_("PDF") },
    { GOI_MEDIA_DOCX, docx, NULL, goi_office_reader_read, NULL, N_("Word document (DOCX)") },
    { GOI_MEDIA_XLSX, xlsx, NULL, goi_office_reader_read, NULL, N_("Excel workbook (XLSX)") },
    { GOI_MEDIA_ODT, odt, NULL, goi_office_reader_read, NULL, N_("OpenDocument text (ODT)") },
    { GOI_MEDIA_ODS, ods, NULL, goi_office_reader_read, NULL,
      N_("OpenDocument spreadsheet (ODS)") },
    { GOI_MEDIA_OFD, ofd, NULL, goi_ofd_reader_read, NULL, N_("OFD") },
    { GOI_MEDIA_ZIP, zip, sniff_zip, NULL, NULL, N_("ZIP archive"), .explain = explain_office,
      .is_archive = TRUE },
    { GOI_MEDIA_OLD, none, sniff_old_office, NULL, NULL, N_("document of an old office program"),
      .explain = explain_office },
    { GOI_MEDIA_DOC, doc, NULL, NULL, NULL, N_("old text document (DOC, WPS)"),
      .explain = explain_office, .convert_to = "odt" },
    { GOI_MEDIA_XLS, xls, NULL, NULL, NULL, N_("old workbook (XLS, ET)"), .explain = explain_office,
      .convert_to = "ods" },
    { GOI_MEDIA_RTF, rtf, sniff_rtf, NULL, NULL, N_("RTF"), .explain = explain_office,
      .convert_to = "odt" },
    { "image/*", image, sniff_image, NULL, NULL, N_("image") },
    { "application/x-archive", archive, sniff_archive, NULL, NULL, N_("compressed archive"),
      .explain = explain_archive },
    { "application/vnd.sqlite3", collection, sniff_collection, NULL, NULL, N_("collection") },
    { "multipart/related", mht, goi_mht_reader_sniff, goi_mht_reader_read, NULL,
      N_("saved web page (MHT)") },
    { "text/html", html, goi_html_reader_sniff, goi_html_reader_read, NULL, N_("web page (HTML)"),
      .by_name = TRUE },
    { "application/json", json, sniff_json, NULL, read_json, N_("report document (JSON)") },
    { "text/csv", csv, sniff_csv, NULL, read_csv, N_("comma-separated values (CSV)") },
    { "text/csv", csv, NULL, goi_sheet_text_reader_read, NULL, N_("sheet as text (CSV)"),
      .by_name = TRUE },
    { "text/tab-separated-values", tsv, NULL, goi_sheet_text_reader_read, NULL,
      N_("sheet as text (TSV)"), .by_name = TRUE },
    { "application/vnd.oasis.opendocument.text-flat-xml", flat, sniff_flat, goi_odf_reader_read_flat,
      NULL, N_("OpenDocument as a single XML file (FODT, FODS)") },
    { "application/xml", xml, sniff_xml, NULL, NULL, N_("XML") },
    { "text/plain", text, sniff_text, goi_text_reader_read, NULL, N_("plain text"),
      .recognise = goi_text_reader_recognise },
  };

  *n = G_N_ELEMENTS (readers);
  return readers;
}

static gboolean
has_suffix (const GoiReader *reader, const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (const char *const *suffix = reader->suffixes; *suffix != NULL; suffix++)
    if (g_str_has_suffix (lower, *suffix))
      return TRUE;
  return FALSE;
}

static const GoiReader *
find_media_type (const GoiReader *readers, gsize n, const char *media_type)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (readers[i].media_type, media_type))
      return &readers[i];
  return NULL;
}

/* The format of a text, which its name may tell. */
static const GoiReader *
find_text (const GoiReader *readers, gsize n, const char *name)
{
  for (gsize i = 0; name != NULL && i < n; i++)
    if (readers[i].by_name && has_suffix (&readers[i], name))
      return &readers[i];
  return NULL;
}

/**
 * goi_readers_find_for_name:
 * @name: a file's name
 *
 * Returns: (nullable) (transfer none): the format that files so named usually have
 */
const GoiReader *
goi_readers_find_for_name (const char *name)
{
  gsize n;
  const GoiReader *readers = all_readers (&n);

  for (gsize i = 0; i < n; i++)
    if (has_suffix (&readers[i], name))
      return &readers[i];
  return NULL;
}

/**
 * goi_readers_find:
 * @bytes: a file's bytes
 * @name: (nullable): its name
 *
 * What the bytes look like decides; of what looks like text the name may say that it is the middle of
 * a web page, or a sheet.
 *
 * Returns: (nullable) (transfer none): the format, NULL for one that is not known
 */
const GoiReader *
goi_readers_find (GBytes *bytes, const char *name)
{
  gsize length, n;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  const GoiReader *readers = all_readers (&n);

  length = MIN (length, SNIFF_BYTES);
  for (gsize i = 0; i < n; i++)
    {
      const GoiReader *found = NULL;

      if (readers[i].sniff == NULL || !readers[i].sniff (data, length))
        continue;
      if (readers[i].sniff == sniff_zip)
        found = find_media_type (readers, n, goi_office_reader_guess_type (bytes));
      else if (readers[i].sniff == sniff_old_office)
        found = find_media_type (readers, n, goi_office_reader_guess_old_type (bytes));
      else if (readers[i].sniff == sniff_text)
        found = find_text (readers, n, name);
      return found != NULL ? found : &readers[i];
    }
  return NULL;
}

/**
 * goi_readers_find_media_type:
 * @media_type: what a file is said to be
 *
 * Returns: (nullable): the same as a static string when it is the media type of a format
 */
const char *
goi_readers_find_media_type (const char *media_type)
{
  gsize n;
  const GoiReader *readers = all_readers (&n);
  const GoiReader *reader = find_media_type (readers, n, media_type);

  return reader != NULL ? reader->media_type : NULL;
}

/**
 * goi_reader_can_read:
 * @reader: a format
 *
 * Returns: whether there is code to read it here, without a pool
 */
gboolean
goi_reader_can_read (const GoiReader *reader)
{
  return reader->read_document != NULL || reader->read_reports != NULL;
}

/**
 * goi_reader_set_unsupported:
 * @reader: (nullable): a format that is known but not read
 * @bytes: a file of this format
 * @error: return location for a #GoiReadError
 */
void
goi_reader_set_unsupported (const GoiReader *reader, GBytes *bytes, GError **error)
{
  if (reader != NULL && reader->explain != NULL)
    reader->explain (bytes, error);
  else if (reader == NULL)
    g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_UNSUPPORTED,
                         _("This is no text and no format that is known."));
  else
    g_set_error (error, GOI_READ_ERROR, GOI_READ_ERROR_UNSUPPORTED,
                 /* Translators: the name of a format, such as PDF */
                 _("Files of this format are not read: %s. Save it as text and try again."),
                 _(reader->name));
}
