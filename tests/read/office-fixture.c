/* office-fixture.c: documents of office programs, built from readable pieces
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "office-fixture.h"

#include "goi-office-reader.h"
#include "goi-read.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define OOXML "http://schemas.openxmlformats.org/"
#define RELATIONSHIPS "<Relationships xmlns=\"" OOXML "package/2006/relationships\">"
#define R OOXML "officeDocument/2006/relationships"
#define MAIN "xmlns=\"" OOXML "spreadsheetml/2006/main\""
#define WORD \
  "xmlns:w=\"" OOXML "wordprocessingml/2006/main\" xmlns:r=\"" R "\" " \
  "xmlns:mc=\"" OOXML "markup-compatibility/2006\" " \
  "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" " \
  "xmlns:wp=\"" OOXML "drawingml/2006/wordprocessingDrawing\" xmlns:a=\"" OOXML "drawingml/2006/main\" " \
  "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:m=\"" OOXML "officeDocument/2006/math\""
#define ODF(name) "urn:oasis:names:tc:opendocument:xmlns:" name ":1.0"
#define OPENDOCUMENT \
  "xmlns:office=\"" ODF ("office") "\" xmlns:text=\"" ODF ("text") "\" xmlns:table=\"" ODF ("table") "\" " \
  "xmlns:style=\"" ODF ("style") "\" xmlns:fo=\"" ODF ("xsl-fo-compatible") "\" " \
  "xmlns:draw=\"" ODF ("drawing") "\" xmlns:svg=\"" ODF ("svg-compatible") "\" " \
  "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" " \
  "xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\""

struct _OfficeZip
{
  struct archive *archive;
  GByteArray *bytes;
};

static la_ssize_t
write_bytes (struct archive *archive, void *data, const void *buffer, size_t length)
{
  OfficeZip *self = data;

  g_byte_array_append (self->bytes, buffer, length);
  return length;
}

static OfficeZip *
zip_new (const char *options)
{
  OfficeZip *self = g_new0 (OfficeZip, 1);

  self->bytes = g_byte_array_new ();
  self->archive = archive_write_new ();
  archive_write_set_format_zip (self->archive);
  archive_write_set_bytes_per_block (self->archive, 0);
  if (options != NULL)
    {
      g_assert_cmpint (archive_write_set_options (self->archive, options), ==, ARCHIVE_OK);
      archive_write_set_passphrase (self->archive, "secret");
    }
  archive_write_open (self->archive, self, NULL, write_bytes, NULL);
  return self;
}

OfficeZip *
office_zip_new (void)
{
  return zip_new (NULL);
}

OfficeZip *
office_zip_new_encrypted (void)
{
  return zip_new ("zip:encryption=zipcrypt");
}

void
office_zip_add_bytes (OfficeZip *self, const char *name, GBytes *bytes)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (self->archive, entry), ==, ARCHIVE_OK);
  if (size > 0)
    g_assert_cmpint (archive_write_data (self->archive, data, size), ==, (la_ssize_t) size);
  archive_entry_free (entry);
}

void
office_zip_add (OfficeZip *self, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  office_zip_add_bytes (self, name, bytes);
}

GBytes *
office_zip_finish (OfficeZip *self)
{
  GBytes *bytes;

  g_assert_cmpint (archive_write_close (self->archive), ==, ARCHIVE_OK);
  archive_write_free (self->archive);
  bytes = g_byte_array_free_to_bytes (self->bytes);
  g_free (self);
  return bytes;
}

static void
add_word_part (OfficeZip *zip, GString *links, const char *root, const char *type, const char *content)
{
  g_autofree char *name = g_strdup_printf ("word/%s.xml", type);
  g_autofree char *part
    = g_strdup_printf (XML "<w:%s " WORD ">%s</w:%s>", root, content, root);

  office_zip_add (zip, name, part);
  g_string_append_printf (links, "<Relationship Id=\"%s\" Type=\"" R "/%s\" Target=\"%s.xml\"/>", type,
                          type, type);
}

OfficeZip *
office_docx_begin (const char *body, const char *styles, const char *numbering, const char *footnotes)
{
  OfficeZip *zip = office_zip_new ();
  g_autoptr (GString) links = g_string_new (XML RELATIONSHIPS);
  g_autofree char *document
    = g_strdup_printf (XML "<w:document " WORD "><w:body>%s<w:sectPr/></w:body></w:document>", body);

  office_zip_add (zip, "_rels/.rels",
                  XML RELATIONSHIPS "<Relationship Id=\"r1\" Type=\"" R "/officeDocument\" "
                                    "Target=\"word/document.xml\"/></Relationships>");
  office_zip_add (zip, "word/document.xml", document);
  if (styles != NULL)
    add_word_part (zip, links, "styles", "styles", styles);
  if (numbering != NULL)
    add_word_part (zip, links, "numbering", "numbering", numbering);
  if (footnotes != NULL)
    add_word_part (zip, links, "footnotes", "footnotes", footnotes);
  g_string_append (links, "</Relationships>");
  office_zip_add (zip, "word/_rels/document.xml.rels", links->str);
  return zip;
}

GBytes *
office_docx (const char *body, const char *styles, const char *numbering, const char *footnotes)
{
  return office_zip_finish (office_docx_begin (body, styles, numbering, footnotes));
}

OfficeZip *
office_odf_begin (const char *media_type, const char *body, const char *automatic_styles,
                  const char *styles)
{
  OfficeZip *zip = office_zip_new ();
  g_autofree char *content
    = g_strdup_printf (XML "<office:document-content " OPENDOCUMENT "><office:automatic-styles>%s"
                           "</office:automatic-styles><office:body>%s</office:body>"
                           "</office:document-content>",
                       automatic_styles != NULL ? automatic_styles : "", body);
  g_autofree char *common
    = g_strdup_printf (XML "<office:document-styles " OPENDOCUMENT "><office:styles>%s</office:styles>"
                           "</office:document-styles>",
                       styles != NULL ? styles : "");

  office_zip_add (zip, "mimetype", media_type);
  office_zip_add (zip, "content.xml", content);
  office_zip_add (zip, "styles.xml", common);
  return zip;
}

GBytes *
office_odt (const char *body, const char *automatic_styles, const char *styles)
{
  g_autofree char *text = g_strdup_printf ("<office:text>%s</office:text>", body);

  return office_zip_finish (office_odf_begin ("application/vnd.oasis.opendocument.text", text,
                                              automatic_styles, styles));
}

GBytes *
office_ods (const char *sheets, const char *automatic_styles)
{
  g_autofree char *body = g_strdup_printf ("<office:spreadsheet>%s</office:spreadsheet>", sheets);

  return office_zip_finish (office_odf_begin ("application/vnd.oasis.opendocument.spreadsheet", body,
                                              automatic_styles, NULL));
}

OfficeZip *
office_xlsx_begin (const char *const *names, const char *const *states, const char *const *sheets,
                   const char *workbook, const char *strings, const char *styles)
{
  OfficeZip *zip = office_zip_new ();
  g_autoptr (GString) links = g_string_new (XML RELATIONSHIPS);
  g_autoptr (GString) list = g_string_new (XML "<workbook " MAIN " xmlns:r=\"" R "\">");

  office_zip_add (zip, "_rels/.rels",
                  XML RELATIONSHIPS "<Relationship Id=\"r1\" Type=\"" R "/officeDocument\" "
                                    "Target=\"xl/workbook.xml\"/></Relationships>");
  g_string_append_printf (list, "%s<sheets>", workbook != NULL ? workbook : "");
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("xl/worksheets/sheet%u.xml", i + 1);
      g_autofree char *part = g_strdup_printf (XML "<worksheet " MAIN ">%s</worksheet>", sheets[i]);

      office_zip_add (zip, name, part);
      g_string_append_printf (links,
                              "<Relationship Id=\"s%u\" Type=\"" R "/worksheet\" "
                              "Target=\"/xl/worksheets/sheet%u.xml\"/>",
                              i + 1, i + 1);
      g_string_append_printf (list, "<sheet name=\"%s\" sheetId=\"%u\" state=\"%s\" r:id=\"s%u\"/>",
                              names[i], i + 1, states != NULL ? states[i] : "visible", i + 1);
    }
  if (strings != NULL)
    {
      g_autofree char *part = g_strdup_printf (XML "<sst " MAIN ">%s</sst>", strings);
      office_zip_add (zip, "xl/sharedStrings.xml", part);
      g_string_append (links, "<Relationship Id=\"t\" Type=\"" R "/sharedStrings\" "
                              "Target=\"sharedStrings.xml\"/>");
    }
  if (styles != NULL)
    {
      g_autofree char *part = g_strdup_printf (XML "<styleSheet " MAIN ">%s</styleSheet>", styles);
      office_zip_add (zip, "xl/styles.xml", part);
      g_string_append (links,
                       "<Relationship Id=\"u\" Type=\"" R "/styles\" Target=\"styles.xml\"/>");
    }
  g_string_append (list, "</sheets></workbook>");
  g_string_append (links, "</Relationships>");
  office_zip_add (zip, "xl/workbook.xml", list->str);
  office_zip_add (zip, "xl/_rels/workbook.xml.rels", links->str);
  return zip;
}

GBytes *
office_xlsx (const char *sheet, const char *strings, const char *styles)
{
  const char *names[] = { "Sheet1", NULL };
  const char *sheets[] = { sheet, NULL };

  return office_zip_finish (office_xlsx_begin (names, NULL, sheets, NULL, strings, styles));
}

/* Which places of a table are taken, so that a cell's column is only written where it is not the next
 * one that is free. */
static guint
next_free (const gboolean *taken, guint n_columns, guint row, guint column)
{
  while (column < n_columns && taken[row * n_columns + column])
    column++;
  return column;
}

static void
dump_table (GString *text, const GoiDocBlock *table)
{
  g_autofree gboolean *taken = g_new0 (gboolean, (gsize) table->n_rows * table->n_columns);
  guint row = 0, column = 0;

  g_string_append_printf (text, "T %ux%u", table->n_rows, table->n_columns);
  for (guint i = 0; i < table->cells->len; i++)
    {
      const GoiDocCell *cell = g_ptr_array_index (table->cells, i);
      gboolean first = i == 0 || cell->row != row;

      for (; first && row < cell->row; row++)
        g_string_append (text, row + 1 < cell->row ? "\n-" : "");
      if (first)
        column = 0;
      g_string_append (text, first ? "\n" : "|");
      column = next_free (taken, table->n_columns, cell->row, column);
      if (cell->column != column)
        g_string_append_printf (text, "@%u ", cell->column);
      if (cell->row_span > 1 || cell->column_span > 1)
        g_string_append_printf (text, "[%ux%u]", cell->row_span, cell->column_span);
      g_string_append (text, cell->text);
      g_assert_cmpuint (cell->row + cell->row_span, <=, table->n_rows);
      g_assert_cmpuint (cell->column + cell->column_span, <=, table->n_columns);
      for (guint r = cell->row; r < cell->row + cell->row_span; r++)
        for (guint c = cell->column; c < cell->column + cell->column_span; c++)
          {
            g_assert_false (taken[r * table->n_columns + c]);
            taken[r * table->n_columns + c] = TRUE;
          }
      column = cell->column + cell->column_span;
    }
  g_string_append_c (text, '\n');
}

static void
check_place (GoiDocument *document, gint64 start, gint64 end, const char *text)
{
  g_autofree char *range = goi_document_dup_range (document, start, end);

  g_assert_cmpstr (range, ==, text);
}

/* office_dump: a document in a readable form: a line "P text" for each paragraph, and for a table a line
 * "T rows x columns" and a line for each row, cells parted by "|", spans as "[rows x columns]", and "@" with
 * the column where a place before it is empty. Checks on the way that every text stands at its place, that
 * no cells overlap, and that none leads out of its table. */
char *
office_dump (GoiDocument *document)
{
  GPtrArray *blocks = goi_document_get_blocks (document);
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 last = 0;

  g_assert_true (g_utf8_validate (goi_document_get_text (document), -1, NULL));
  for (guint i = 0; i < blocks->len; i++)
    {
      const GoiDocBlock *block = g_ptr_array_index (blocks, i);

      g_assert_cmpint (block->start, >=, last);
      last = block->end;
      if (block->kind == GOI_DOC_PARAGRAPH)
        {
          g_string_append_printf (text, "P %s\n", block->text);
          check_place (document, block->start, block->end, block->text);
          continue;
        }
      dump_table (text, block);
      for (guint j = 0; j < block->cells->len; j++)
        {
          const GoiDocCell *cell = g_ptr_array_index (block->cells, j);
          check_place (document, cell->start, cell->end, cell->text);
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* office_assert_dump: reads a file and compares what is in it; takes the file. */
void
office_assert_dump (GBytes *bytes, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiDocument) document = goi_office_reader_read (bytes, NULL, &error);
  g_autofree char *dump = NULL;

  g_assert_no_error (error);
  dump = office_dump (document);
  g_assert_cmpstr (dump, ==, expected);
  g_bytes_unref (bytes);
}

/* office_assert_text: reads a file and compares the document's text; takes the file. */
void
office_assert_text (GBytes *bytes, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiDocument) document = goi_office_reader_read (bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (goi_document_get_text (document), ==, expected);
  g_bytes_unref (bytes);
}

/* office_assert_error: reads a file that is refused; takes the file. */
void
office_assert_error (GBytes *bytes, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiDocument) document = goi_office_reader_read (bytes, NULL, &error);

  g_assert_null (document);
  g_assert_error (error, GOI_READ_ERROR, code);
  g_assert_cmpuint (strlen (error->message), >, 10);
  g_bytes_unref (bytes);
}
