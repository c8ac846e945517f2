/* goi-pdf-font.c: which codes of a font of a PDF file are blanks
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Programs write a blank into each cell that is empty. It has to be told from a number whose characters the font
 * keeps to itself. ISO 32000-1, 9.10.3 (ToUnicode) and 9.7.5.2 (predefined CMaps).
 */

#define G_LOG_DOMAIN "goi-pdf-font"

#include "goi-pdf-font.h"

#include "goi-characters.h"
#include "goi-pdf-scanner.h"

#include <string.h>

/* The codes that are looked at, and the bytes of a map of all of them. */
#define MOST_CODES 0x10000
#define LARGEST_MAP (4 * 1024 * 1024)

struct _GoiPdfFont
{
  gboolean is_composite;
  gboolean tells;     /* which characters its codes are */
  GHashTable *blanks; /* (element-type guint) codes */
};

static guint
read_code (const guint8 *bytes, gsize length)
{
  guint code = 0;

  for (gsize i = 0; i < MIN (length, 4); i++)
    code = code << 8 | bytes[i];
  return code;
}

static gboolean
is_string (const GoiPdfOperand *operand)
{
  return operand->type == GOI_PDF_STRING && operand->length > 0 && operand->length <= 4;
}

/* The codes from operand @first up to operand @last become the characters from operand @to on. */
static void
add_codes (GoiPdfFont *self, const GoiPdfScanner *scanner, guint first, guint last, guint to)
{
  const guint8 *bytes = scanner->bytes->data;
  const GoiPdfOperand *operands = scanner->operands;
  guint from, count, character;

  if (!is_string (&operands[first]) || !is_string (&operands[last]) || !is_string (&operands[to]))
    return;
  from = read_code (bytes + operands[first].start, operands[first].length);
  count = read_code (bytes + operands[last].start, operands[last].length) - from;
  character = read_code (bytes + operands[to].start, operands[to].length);
  for (guint i = 0; i <= MIN (count, 0xFF) && from < MOST_CODES - i; i++)
    if (goi_char_is_space (character + i))
      g_hash_table_add (self->blanks, GUINT_TO_POINTER (from + i));
}

/* The codes from operand @i up to the next become the characters behind them: from one on, or those of an array.
 * Returns the operand behind these. */
static guint
add_range (GoiPdfFont *self, const GoiPdfScanner *scanner, guint i)
{
  const GoiPdfOperand *operands = scanner->operands;
  guint from, to = i + 2;

  if (!operands[to].in_array)
    {
      add_codes (self, scanner, i, i + 1, to);
      return to + 1;
    }
  from = MOST_CODES;
  if (is_string (&operands[i]))
    from = read_code (scanner->bytes->data + operands[i].start, operands[i].length);
  for (; to < scanner->n_operands && operands[to].in_array; to++, from++)
    if (from < MOST_CODES && is_string (&operands[to])
        && goi_char_is_space (read_code (scanner->bytes->data + operands[to].start, operands[to].length)))
      g_hash_table_add (self->blanks, GUINT_TO_POINTER (from));
  return to;
}

static void
read_map (GoiPdfFont *self, GBytes *map)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (map, &size);
  g_auto (GoiPdfScanner) scanner;

  goi_pdf_scanner_init (&scanner, data, size);
  while (goi_pdf_scanner_next (&scanner))
    if (strcmp (scanner.operator, "endbfchar") == 0)
      for (guint i = 0; i + 1 < scanner.n_operands; i += 2)
        add_codes (self, &scanner, i, i, i + 1);
    else if (strcmp (scanner.operator, "endbfrange") == 0)
      for (guint i = 0; i + 2 < scanner.n_operands;)
        i = add_range (self, &scanner, i);
}

/**
 * goi_pdf_font_new:
 * @file: a file
 * @object: a font in it
 *
 * Returns: (transfer full): the font
 */
GoiPdfFont *
goi_pdf_font_new (GoiPdfFile *file, GoiPdfObject object)
{
  GoiPdfFont *self = g_new0 (GoiPdfFont, 1);
  g_autoptr (GBytes) map = goi_pdf_object_get_data (file, goi_pdf_object_get (file, object, "/ToUnicode"));

  self->blanks = g_hash_table_new (NULL, NULL);
  self->is_composite = goi_pdf_object_is_name (file, goi_pdf_object_get (file, object, "/Subtype"), "/Type0");
  self->tells = map != NULL && g_bytes_get_size (map) <= LARGEST_MAP;
  if (self->tells)
    read_map (self, map);
  return self;
}

/**
 * goi_pdf_font_free:
 * @self: (transfer full): a font
 */
void
goi_pdf_font_free (GoiPdfFont *self)
{
  g_hash_table_unref (self->blanks);
  g_free (self);
}

/**
 * goi_pdf_font_is_blank:
 * @self: a font
 * @text: (array length=length): a string that is shown in it
 * @length: its bytes
 *
 * Returns: whether the string begins with a blank, or is empty
 */
gboolean
goi_pdf_font_is_blank (const GoiPdfFont *self, const guint8 *text, gsize length)
{
  guint code;

  if (length == 0)
    return TRUE;
  if (!self->is_composite)
    return self->tells && g_hash_table_size (self->blanks) > 0
             ? g_hash_table_contains (self->blanks, GUINT_TO_POINTER (text[0]))
             : text[0] == ' ' || text[0] == 0xA0;
  if (length < 2)
    return text[0] == ' ';
  code = text[0] << 8 | text[1];
  if (self->tells)
    return g_hash_table_contains (self->blanks, GUINT_TO_POINTER (code));
  /* The blank as the first character of the collections of Adobe, in Unicode, in GBK, and that of many fonts. */
  return code == 1 || code == 3 || code == ' ' || code == 0xA0 || code == 0x3000 || code == 0xA1A1
         || text[0] == ' ';
}
