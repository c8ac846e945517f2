/* test-office-hostile.c: archives and documents that mean harm, or were harmed
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "office-fixture.h"

#include "goi-office-reader.h"
#include "goi-read.h"
#include "goi-zip-package.h"

#include <string.h>

#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"

/* Seconds that no document may take, whatever is in it; sanitizers are slow. */
#define PATIENCE 60

static GBytes *
repeat (const char *text, gsize n)
{
  gsize length = strlen (text);
  char *all = g_malloc (length * n);

  for (gsize i = 0; i < n; i++)
    memcpy (all + i * length, text, length);
  return g_bytes_new_take (all, length * n);
}

static char *
repeat_string (const char *text, gsize n)
{
  GString *all = g_string_sized_new (strlen (text) * n + 1);

  for (gsize i = 0; i < n; i++)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

/* A document either comes out whole or is refused with a reason; in either case soon. */
static gboolean
read_anything (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (GoiDocument) document = goi_office_reader_read (bytes, NULL, &error);

  g_assert_true ((document != NULL) != (error != NULL));
  g_assert_cmpint (g_get_monotonic_time () - begun, <, PATIENCE * G_USEC_PER_SEC);
  if (document == NULL)
    {
      g_assert_cmpint (error->domain, ==, GOI_READ_ERROR);
      return FALSE;
    }
  g_free (office_dump (document));
  return TRUE;
}

static void
test_package (void)
{
  OfficeZip *zip = office_zip_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) part = NULL;
  g_autoptr (GBytes) missing = NULL;
  g_autoptr (GBytes) large = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiZipPackage) package = NULL;
  char buffer[4];

  office_zip_add (zip, "../outside.xml", "x");
  office_zip_add (zip, "/absolute.xml", "x");
  office_zip_add (zip, "C:\\windows.xml", "x");
  office_zip_add (zip, "a/./b.xml", "x");
  office_zip_add (zip, "word\\part.xml", "hello");
  office_zip_add (zip, "word/PART.xml", "second");
  office_zip_add (zip, "empty", "");
  office_zip_add (zip, "附件.xml", "x");
  bytes = office_zip_finish (zip);
  package = goi_zip_package_new (bytes, &error);
  g_assert_no_error (error);
  /* Names that lead out are not there; case and the kind of slash do not matter; the first counts. */
  g_assert_cmpuint (goi_zip_package_get_names (package)->len, ==, 3);
  g_assert_false (goi_zip_package_contains (package, "../outside.xml"));
  g_assert_false (goi_zip_package_contains (package, "outside.xml"));
  g_assert_false (goi_zip_package_contains (package, "absolute.xml"));
  g_assert_true (goi_zip_package_contains (package, "word/part.xml"));
  g_assert_true (goi_zip_package_contains (package, "Word/Part.XML"));
  part = goi_zip_package_read_all (package, "word/part.xml", 100, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (part, NULL), g_bytes_get_size (part), "hello", 5);
  /* Backward and forward again, and in pieces. */
  g_assert_true (goi_zip_package_open (package, "empty", &error));
  g_assert_cmpint (goi_zip_package_read (package, buffer, sizeof buffer, &error), ==, 0);
  g_assert_true (goi_zip_package_open (package, "word/part.xml", &error));
  g_assert_cmpint (goi_zip_package_read (package, buffer, sizeof buffer, &error), ==, 4);
  g_assert_cmpint (goi_zip_package_read (package, buffer, sizeof buffer, &error), ==, 1);
  g_assert_cmpint (goi_zip_package_read (package, buffer, sizeof buffer, &error), ==, 0);
  g_assert_cmpint (goi_zip_package_read (package, buffer, sizeof buffer, &error), ==, 0);
  missing = goi_zip_package_read_all (package, "none", 100, &error);
  g_assert_null (missing);
  g_assert_error (error, GOI_READ_ERROR, GOI_READ_ERROR_DAMAGED);
  g_clear_error (&error);
  large = goi_zip_package_read_all (package, "word/part.xml", 4, &error);
  g_assert_null (large);
  g_assert_error (error, GOI_READ_ERROR, GOI_READ_ERROR_TOO_LARGE);
}

static void
test_bomb (void)
{
  OfficeZip *zip = office_zip_new ();
  g_autoptr (GBytes) spaces = repeat (" ", 64 * 1024 * 1024);

  /* 64 MB of blanks in 64 kB. */
  office_zip_add_bytes (zip, "word/document.xml", spaces);
  office_assert_error (office_zip_finish (zip), GOI_READ_ERROR_TOO_LARGE);
}

static void
test_bomb_of_text (void)
{
  g_autofree char *text = repeat_string ("<w:t>申请</w:t>", 4 * 1024 * 1024);
  g_autofree char *body = g_strconcat ("<w:p><w:r>", text, "</w:r></w:p>", NULL);

  office_assert_error (office_docx (body, NULL, NULL, NULL), GOI_READ_ERROR_TOO_LARGE);
}

static void
test_many_entries (void)
{
  OfficeZip *zip = office_zip_new ();

  for (guint i = 0; i <= GOI_ZIP_MAX_ENTRIES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      office_zip_add (zip, name, "");
    }
  office_assert_error (office_zip_finish (zip), GOI_READ_ERROR_TOO_LARGE);
}

static void
test_nested_archive (void)
{
  OfficeZip *outer = office_zip_new ();
  g_autoptr (GBytes) inner = office_docx (P ("正文"), NULL, NULL, NULL);

  office_zip_add_bytes (outer, "附件/report.docx", inner);
  office_assert_error (office_zip_finish (outer), GOI_READ_ERROR_UNSUPPORTED);
}

static void
test_encrypted (void)
{
  OfficeZip *zip = office_zip_new_encrypted ();
  OfficeZip *odt;

  office_zip_add (zip, "word/document.xml", "<w:document/>");
  office_assert_error (office_zip_finish (zip), GOI_READ_ERROR_UNSUPPORTED);
  odt = office_odf_begin ("application/vnd.oasis.opendocument.text", "", NULL, NULL);
  office_zip_add (odt, "META-INF/manifest.xml",
                  "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">"
                  "<m:file-entry m:full-path=\"content.xml\"><m:encryption-data/></m:file-entry></m:manifest>");
  office_assert_error (office_zip_finish (odt), GOI_READ_ERROR_UNSUPPORTED);
}

static GBytes *
docx_of (const char *document)
{
  OfficeZip *zip = office_zip_new ();

  office_zip_add (zip, "word/document.xml", document);
  return office_zip_finish (zip);
}

#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

static void
test_entities (void)
{
  static const char laughs[]
    = "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
      "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">"
      "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\">"
      "<!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\"><!ENTITY h \"&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;\">]>";
  g_autofree char *text = g_strconcat ("<?xml version=\"1.0\"?>", laughs, "<w:document " W "><w:body>" P ("&h;")
                                       "</w:body></w:document>", NULL);
  g_autofree char *attribute = g_strconcat ("<?xml version=\"1.0\"?>", laughs, "<w:document " W " a=\"&h;\"><w:body>"
                                            P ("x") "</w:body></w:document>", NULL);

  office_assert_error (docx_of (text), GOI_READ_ERROR_DAMAGED);
  office_assert_error (docx_of (attribute), GOI_READ_ERROR_DAMAGED);
  office_assert_error (docx_of ("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document " W
                                "><w:body>" P ("&x;") "</w:body></w:document>"), GOI_READ_ERROR_DAMAGED);
  office_assert_error (docx_of ("<!DOCTYPE d SYSTEM \"http://localhost/d.dtd\"><w:document " W "><w:body>" P ("x")
                                "</w:body></w:document>"), GOI_READ_ERROR_DAMAGED);
  office_assert_error (docx_of ("<w:document " W "><w:body>" P ("&unknown;") "</w:body></w:document>"),
                       GOI_READ_ERROR_DAMAGED);
}

static void
test_deep (void)
{
  static const char *const deep[][2] = {
    { "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>" },
    { "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>" },
    { "<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (deep); i++)
    {
      g_autofree char *open = repeat_string (deep[i][0], 100000);
      g_autofree char *close = repeat_string (deep[i][1], 100000);
      g_autofree char *body = g_strconcat (open, P ("5"), close, NULL);
      g_autofree char *few_open = repeat_string (deep[i][0], 30);
      g_autofree char *few_close = repeat_string (deep[i][1], 30);
      g_autofree char *few = g_strconcat (few_open, P ("5"), few_close, NULL);

      office_assert_error (office_docx (body, NULL, NULL, NULL), GOI_READ_ERROR_DAMAGED);
      office_assert_dump (office_docx (few, NULL, NULL, NULL), "P 5\n");
    }
}

static void
test_wide (void)
{
  g_autofree char *cells = repeat_string ("<w:tc><w:p/></w:tc>", 5000);
  g_autofree char *too_wide = g_strconcat ("<w:tbl><w:tr>", cells, "</w:tr></w:tbl>", P ("x"), NULL);
  g_autofree char *rows = repeat_string ("<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2147483647\"/></w:tcPr>"
                                         "<w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc></w:tr>", 1000);
  g_autofree char *spans = g_strconcat ("<w:tbl>", rows, "</w:tbl>", NULL);
  g_autofree char *mixed = repeat_string ("<w:tr><w:tc><w:p/></w:tc></w:tr>", 3000);
  g_autofree char *four = repeat_string ("<w:tc><w:p/></w:tc>", 4000);
  g_autofree char *grid = g_strconcat ("<w:tbl><w:tr>", four, "</w:tr>", mixed, "</w:tbl>", P ("x"), NULL);

  office_assert_error (office_docx (too_wide, NULL, NULL, NULL), GOI_READ_ERROR_TOO_LARGE);
  office_assert_error (office_docx (grid, NULL, NULL, NULL), GOI_READ_ERROR_TOO_LARGE);
  /* Spans that mean nothing cost nothing. */
  g_assert_true (read_anything (office_docx (spans, NULL, NULL, NULL)));
  g_assert_true (read_anything (
    office_ods ("<table:table table:name=\"a\"><table:table-row table:number-rows-repeated=\"2000000000\">"
                "<table:table-cell table:number-columns-spanned=\"2000000000\" table:number-rows-spanned=\"2000000000\">"
                "<text:p>5</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"2000000000\"/>"
                "</table:table-row></table:table>", NULL)));
  office_assert_error (
    office_ods ("<table:table table:name=\"a\"><table:table-row table:number-rows-repeated=\"2000000000\">"
                "<table:table-cell table:number-columns-repeated=\"2000000000\"><text:p>5</text:p></table:table-cell>"
                "</table:table-row></table:table>", NULL), GOI_READ_ERROR_TOO_LARGE);
  g_assert_true (read_anything (
    office_odt ("<text:p>x<text:s text:c=\"2000000000\"/>y</text:p><table:table><table:table-row "
                "table:number-rows-repeated=\"2000000000\"><table:table-cell table:number-columns-repeated=\"9\"/>"
                "<table:covered-table-cell table:number-columns-repeated=\"2000000000\"/></table:table-row></table:table>",
                NULL, NULL)));
  office_assert_error (
    office_odt ("<table:table><table:table-row table:number-rows-repeated=\"2000000000\">"
                "<table:table-cell table:number-columns-repeated=\"2000000000\"><text:p>5</text:p></table:table-cell>"
                "</table:table-row></table:table>", NULL, NULL), GOI_READ_ERROR_TOO_LARGE);
}

static void
test_shared_string (void)
{
  g_autofree char *long_text = repeat_string ("申请", 200000);
  g_autofree char *strings = g_strconcat ("<si><t>", long_text, "</t></si>", NULL);
  g_autofree char *cells = repeat_string ("<c t=\"s\"><v>0</v></c>", 1000);
  g_autofree char *sheet = g_strconcat ("<sheetData><row>", cells, "</row></sheetData>", NULL);

  /* One text of a megabyte that a thousand cells share. */
  office_assert_error (office_xlsx (sheet, strings, NULL), GOI_READ_ERROR_TOO_LARGE);
}

static void
test_old (void)
{
  static const char magic[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
  static const struct
  {
    const char *stream, *message;
    gsize length;
  } kinds[] = {
    { "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", "DOCX", 24 },
    { "W\0o\0r\0k\0b\0o\0o\0k\0", "XLSX", 16 },
    { "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", "password", 32 },
    { "x\0", "Microsoft Office", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GByteArray *file = g_byte_array_new ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GoiDocument) document = NULL;
      g_autoptr (GError) error = NULL;

      g_byte_array_append (file, (const guint8 *) magic, 8);
      g_byte_array_append (file, (const guint8 *) kinds[i].stream, kinds[i].length);
      bytes = g_byte_array_free_to_bytes (file);
      /* The same way that every file takes. */
      document = goi_read_document (bytes, "report.docx", NULL, &error);
      g_assert_null (document);
      g_assert_error (error, GOI_READ_ERROR, GOI_READ_ERROR_UNSUPPORTED);
      g_assert_nonnull (strstr (error->message, kinds[i].message));
    }
}

static void
test_others (void)
{
  OfficeZip *zip = office_zip_new ();

  office_zip_add (zip, "mimetype", "application/vnd.oasis.opendocument.presentation");
  office_zip_add (zip, "content.xml", "<x/>");
  office_assert_error (office_zip_finish (zip), GOI_READ_ERROR_UNSUPPORTED);
  office_assert_error (g_bytes_new_static ("{\\rtf1 x}", 9), GOI_READ_ERROR_UNSUPPORTED);
  office_assert_error (g_bytes_new_static ("PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 22),
                       GOI_READ_ERROR_DAMAGED);
  office_assert_error (g_bytes_new_static ("PK\3\4 and nothing more", 20), GOI_READ_ERROR_DAMAGED);
}

/* A document of each format, with something of all that the readers know. */
static GBytes *
sample (guint i)
{
  static const char cell[] = "<table:table-cell table:number-columns-spanned=\"2\"><text:list><text:list-item><text:p>甲"
                             "</text:p></text:list-item></text:list></table:table-cell>";
  static const char sheet[] = "<cols><col min=\"1\" max=\"1\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\">"
                              "<v>0</v></c><c r=\"B1\" s=\"1\"><f>A2</f><v>410.89</v></c><c t=\"s\"><v>1</v></c></row></sheetData>"
                              "<mergeCells><mergeCell ref=\"B1:C2\"/></mergeCells>";
  g_autofree char *odt = g_strconcat ("<text:h text:outline-level=\"1\">总体</text:h><table:table><table:table-row>", cell,
                                      "<table:covered-table-cell/><table:table-cell/></table:table-row></table:table>", NULL);

  switch (i)
    {
    case 0:
      return office_docx (P ("一、总体情况") "<w:p><w:pPr><w:pStyle w:val=\"a\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId "
                          "w:val=\"1\"/></w:numPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:t>申请"
                          "</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p><w:tbl><w:tblGrid><w:gridCol w:w=\"20\"/>"
                          "<w:gridCol w:w=\"900\"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/><w:vMerge "
                          "w:val=\"restart\"/></w:tcPr>" P ("5") "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>"
                          "<w:p/></w:tc></w:tr></w:tbl>",
                          "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:basedOn w:val=\"a\"/></w:style>",
                          "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"chineseCounting\"/>"
                          "<w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/>"
                          "</w:num>",
                          "<w:footnote w:id=\"1\">" P ("注") "</w:footnote>");
    case 1:
      return office_odt (odt, NULL, "<text:outline-style><text:outline-level-style text:level=\"1\" style:num-format=\"1\"/>"
                                    "</text:outline-style>");
    case 2:
      return office_xlsx (sheet, "<si><t>甲</t></si><si><r><t>乙</t></r></si>",
                          "<numFmts><numFmt numFmtId=\"176\" formatCode=\"0.0,&quot;万&quot;\"/></numFmts><cellXfs><xf/>"
                          "<xf numFmtId=\"176\"/></cellXfs>");
    default:
      return office_ods ("<table:table table:name=\"a\"><table:table-column/><table:table-row><table:table-cell "
                         "office:value-type=\"float\" office:value=\"5\"><text:p>5件</text:p></table:table-cell>"
                         "</table:table-row></table:table>", NULL);
    }
}

static void
test_truncated (void)
{
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GBytes) whole = sample (i);
      gsize size = g_bytes_get_size (whole);

      g_assert_true (read_anything (whole));
      for (gsize n = 0; n < size; n += 1 + n / 97)
        {
          g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, n);
          g_assert_false (read_anything (cut));
        }
    }
}

/* Flips bits in the archive itself; where a document still comes out, its check sums were right. */
static void
test_flipped (void)
{
  GRand *random = g_rand_new_with_seed (20211231);

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GBytes) whole = sample (i);
      gsize size = g_bytes_get_size (whole);

      for (guint n = 0; n < 1500; n++)
        {
          guint8 *copy = g_memdup2 (g_bytes_get_data (whole, NULL), size);
          g_autoptr (GBytes) bytes = NULL;

          for (int k = g_rand_int_range (random, 1, 5); k > 0; k--)
            copy[g_rand_int_range (random, 0, size)] ^= 1 << g_rand_int_range (random, 0, 8);
          bytes = g_bytes_new_take (copy, size);
          read_anything (bytes);
        }
    }
  g_rand_free (random);
}

/* Changes the XML, and packs it anew so that the check sums do not stop it. */
static void
test_changed_parts (void)
{
  static const char *const pieces[] = {
    "<w:tbl>", "</w:tbl>", "<w:tc>", "</w:tc>", "<w:tr>", "</w:tr>", "<w:p>", "</w:p>", "<w:gridSpan w:val=\"3\"/>", "w:val=\"-1\"",
    "w:val=\"99999999999999999999\"", "<w:fldChar w:fldCharType=\"begin\"/>", "&#x4e00;", "&amp;", "<![CDATA[x]]>", "<!--x-->",
    "<?x y?>", "\"", "<", "", "1", "-9", " ",
  };
  GRand *random = g_rand_new_with_seed (65535);

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GBytes) whole = sample (i);
      g_autoptr (GoiZipPackage) package = goi_zip_package_new (whole, NULL);
      GPtrArray *names = goi_zip_package_get_names (package);

      for (guint n = 0; n < 1500; n++)
        {
          OfficeZip *zip = office_zip_new ();
          guint changed = g_rand_int_range (random, 0, names->len);
          g_autoptr (GBytes) bytes = NULL;

          for (guint k = 0; k < names->len; k++)
            {
              const char *name = g_ptr_array_index (names, k);
              g_autoptr (GBytes) part = goi_zip_package_read_all (package, name, 1 << 20, NULL);
              g_autoptr (GString) text
                = g_string_new_len (g_bytes_get_data (part, NULL), g_bytes_get_size (part));

              for (int c = k == changed ? g_rand_int_range (random, 1, 4) : 0; c > 0 && text->len > 1; c--)
                {
                  gsize at = g_rand_int_range (random, 0, text->len);
                  gsize length = g_rand_int_range (random, 0, 9);
                  g_string_erase (text, at, MIN (length, text->len - at));
                  g_string_insert (text, at, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
                }
              office_zip_add (zip, name, text->str);
            }
          bytes = office_zip_finish (zip);
          read_anything (bytes);
        }
    }
  g_rand_free (random);
}

static void
test_cancelled (void)
{
  g_autofree char *body = repeat_string (P ("申请"), 20000);
  g_autoptr (GBytes) bytes = office_docx (body, NULL, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GoiDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  document = goi_office_reader_read (bytes, cancellable, &error);
  g_assert_null (document);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/office/hostile/package", test_package);
  g_test_add_func ("/office/hostile/bomb", test_bomb);
  g_test_add_func ("/office/hostile/bomb-of-text", test_bomb_of_text);
  g_test_add_func ("/office/hostile/many-entries", test_many_entries);
  g_test_add_func ("/office/hostile/nested-archive", test_nested_archive);
  g_test_add_func ("/office/hostile/encrypted", test_encrypted);
  g_test_add_func ("/office/hostile/entities", test_entities);
  g_test_add_func ("/office/hostile/deep", test_deep);
  g_test_add_func ("/office/hostile/wide", test_wide);
  g_test_add_func ("/office/hostile/shared-string", test_shared_string);
  g_test_add_func ("/office/hostile/old", test_old);
  g_test_add_func ("/office/hostile/others", test_others);
  g_test_add_func ("/office/hostile/truncated", test_truncated);
  g_test_add_func ("/office/hostile/flipped", test_flipped);
  g_test_add_func ("/office/hostile/changed-parts", test_changed_parts);
  g_test_add_func ("/office/hostile/cancelled", test_cancelled);

  return g_test_run ();
}
