/* fuzz.c: what the fuzz targets share
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

/* Begins a part of a package in an input; the rest of the line is its name. */
#define PART_MARK "\n%%%"

typedef struct
{
  GByteArray *bytes;
  GByteArray *directory;
  guint n;
} Zip;

static void
add_16 (GByteArray *to, guint16 value)
{
  value = GUINT16_TO_LE (value);
  g_byte_array_append (to, (const guint8 *) &value, sizeof value);
}

static void
add_32 (GByteArray *to, guint32 value)
{
  value = GUINT32_TO_LE (value);
  g_byte_array_append (to, (const guint8 *) &value, sizeof value);
}

/* The check sum of a part, as the format has it. */
static guint32
crc_32 (const guint8 *data, gsize size)
{
  static guint32 table[256];
  guint32 crc = 0xffffffff;

  if (table[1] == 0)
    for (guint32 i = 0; i < 256; i++)
      {
        guint32 c = i;
        for (int k = 0; k < 8; k++)
          c = c & 1 ? 0xedb88320 ^ (c >> 1) : c >> 1;
        table[i] = c;
      }
  for (gsize i = 0; i < size; i++)
    crc = table[(crc ^ data[i]) & 0xff] ^ (crc >> 8);
  return ~crc;
}

/* What the header of an entry and its line in the directory have in common. */
static void
add_entry (GByteArray *to, const char *name, gsize name_size, const guint8 *data, gsize size)
{
  add_16 (to, 20);     /* version needed */
  add_16 (to, 0x0800); /* names in UTF-8 */
  add_16 (to, 0);      /* stored */
  add_32 (to, 0x21);   /* the first day that the format knows */
  add_32 (to, crc_32 (data, size));
  add_32 (to, size);
  add_32 (to, size);
  add_16 (to, name_size);
  add_16 (to, 0);
}

static void
zip_add (Zip *zip, const char *name, gsize name_size, const void *data, gsize size)
{
  guint32 offset = zip->bytes->len;

  name_size = MIN (name_size, 200);
  add_32 (zip->bytes, 0x04034b50);
  add_entry (zip->bytes, name, name_size, data, size);
  g_byte_array_append (zip->bytes, (const guint8 *) name, name_size);
  g_byte_array_append (zip->bytes, data, size);

  add_32 (zip->directory, 0x02014b50);
  add_16 (zip->directory, 20);
  add_entry (zip->directory, name, name_size, data, size);
  add_16 (zip->directory, 0); /* comment */
  add_16 (zip->directory, 0);
  add_16 (zip->directory, 0);
  add_32 (zip->directory, 0);
  add_32 (zip->directory, offset);
  g_byte_array_append (zip->directory, (const guint8 *) name, name_size);
  zip->n++;
}

static GBytes *
zip_finish (Zip *zip)
{
  guint32 offset = zip->bytes->len, size = zip->directory->len;

  g_byte_array_append (zip->bytes, zip->directory->data, size);
  add_32 (zip->bytes, 0x06054b50);
  add_32 (zip->bytes, 0);
  add_16 (zip->bytes, zip->n);
  add_16 (zip->bytes, zip->n);
  add_32 (zip->bytes, size);
  add_32 (zip->bytes, offset);
  add_16 (zip->bytes, 0);
  g_byte_array_unref (zip->directory);
  return g_byte_array_free_to_bytes (zip->bytes);
}

static const char *
find_mark (const char *p, const char *end)
{
  return memmem (p, end - p, PART_MARK, strlen (PART_MARK));
}

/* Adds the parts that the input itself names. @seen: gets their names */
static void
add_named_parts (Zip *zip, const char *mark, const char *end, GHashTable *seen)
{
  while (mark != NULL)
    {
      const char *name = mark + strlen (PART_MARK), *line = memchr (name, '\n', end - name), *next;

      if (line == NULL)
        return;
      next = find_mark (line, end);
      zip_add (zip, name, line - name, line + 1, next == line ? 0 : (next != NULL ? next : end) - line - 1);
      g_hash_table_add (seen, g_strndup (name, line - name));
      mark = next;
    }
}

static void
end_program (int number)
{
  abort ();
}

/**
 * LLVMFuzzerInitialize:
 * @argc: (inout): the number of arguments
 * @argv: (inout): the arguments
 *
 * GLib ends a program in a way of its own, which the fuzzer would not notice.
 *
 * Returns: 0
 */
int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  signal (SIGTRAP, end_program);
  return 0;
}

/**
 * fuzz_package:
 * @data: an input
 * @size: its length
 * @parts: (array length=n_parts): the parts of a package, the main one first
 * @n_parts: how many
 *
 * Makes a ZIP archive, so that nothing has to be guessed that only the archive needs. The input is the main part;
 * after a line that begins with %%% it is the part named there.
 *
 * Returns: (transfer full): the archive
 */
GBytes *
fuzz_package (const guint8 *data, gsize size, const FuzzPart *parts, gsize n_parts)
{
  Zip zip = { g_byte_array_new (), g_byte_array_new (), 0 };
  const char *begin = (const char *) data, *end = begin + size, *mark = find_mark (begin, end);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  zip_add (&zip, parts[0].name, strlen (parts[0].name), begin, (mark != NULL ? mark : end) - begin);
  add_named_parts (&zip, mark, end, seen);
  for (gsize i = 1; i < n_parts; i++)
    if (!g_hash_table_contains (seen, parts[i].name))
      zip_add (&zip, parts[i].name, strlen (parts[i].name), parts[i].text, strlen (parts[i].text));
  return zip_finish (&zip);
}

/**
 * fuzz_check_error:
 * @ok: whether something succeeded
 * @error: (nullable): what it said
 *
 * Ends the program unless it either succeeded or said why not.
 */
void
fuzz_check_error (gboolean ok, const GError *error)
{
  if (ok != (error == NULL))
    g_error ("%s", ok ? "success with an error" : "failure without an error");
  if (error != NULL && (*error->message == '\0' || !g_utf8_validate (error->message, -1, NULL)))
    g_error ("an error that says nothing");
}

static void
check_place (GoiDocument *document, gint64 start, gint64 end)
{
  if (start < 0 || end < start || end > goi_document_get_length (document))
    g_error ("a place outside of the text: %" G_GINT64_FORMAT "–%" G_GINT64_FORMAT, start, end);
}

static void
check_table (GoiDocument *document, const GoiDocBlock *block)
{
  for (guint i = 0; i < block->cells->len; i++)
    {
      const GoiDocCell *cell = g_ptr_array_index (block->cells, i);

      check_place (document, cell->start, cell->end);
      if (!g_utf8_validate (cell->text, -1, NULL))
        g_error ("a cell that is no UTF-8");
      if (cell->row_span < 1 || cell->column_span < 1 || cell->row + cell->row_span > block->n_rows
          || cell->column + cell->column_span > block->n_columns)
        g_error ("a cell outside of its table");
    }
}

/**
 * fuzz_check_document:
 * @document: (nullable): what a reader returned
 * @error: (nullable): what it said
 *
 * Ends the program where the document is not what a document is.
 */
void
fuzz_check_document (GoiDocument *document, const GError *error)
{
  GPtrArray *blocks;

  fuzz_check_error (document != NULL, error);
  if (document == NULL)
    return;
  blocks = goi_document_get_blocks (document);
  if (!g_utf8_validate (goi_document_get_text (document), -1, NULL)
      || !g_utf8_validate (goi_document_get_title (document), -1, NULL))
    g_error ("text that is no UTF-8");
  for (guint i = 0; i < blocks->len; i++)
    {
      const GoiDocBlock *block = g_ptr_array_index (blocks, i);

      check_place (document, block->start, block->end);
      if (block->kind == GOI_DOC_TABLE)
        check_table (document, block);
      else if (!g_utf8_validate (block->text, -1, NULL))
        g_error ("a paragraph that is no UTF-8");
    }
}
