/* goi-odf-paragraph.c: a paragraph of an ODF document, as it is printed
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-odf-paragraph"

#include "goi-odf-private.h"

#include <string.h>

/* The most blanks that one element stands for here; nobody prints more. */
#define MAX_BLANKS 256

typedef struct
{
  GoiOdfReader *reader;
  GString *text;
  GoiContent *boxes;      /* what hangs on the paragraph; it comes after it */
  gboolean is_hidden;     /* as a whole, by a field in it */
  gboolean after_blank;   /* the last character was white space of the file, of which more is ignored */
} Paragraph;

/* How the text at a place looks, with all that is around the place. */
typedef struct
{
  gboolean is_hidden;
  int raised;
} Look;

static void read_inline (Paragraph *self, Look look);

static void
append_char (Paragraph *self, Look look, gunichar c)
{
  static const gunichar raised[]
    = { 0x2070, 0xb9, 0xb2, 0xb3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079 };

  if (look.is_hidden)
    return;
  /* Raised digits are no part of the number before them. */
  if (look.raised > 0 && c >= '0' && c <= '9')
    c = look.raised == 1 ? raised[c - '0'] : 0x2080 + (c - '0');
  g_string_append_unichar (self->text, c);
}

/* White space of the file counts as one blank, and as nothing at the beginning (ODF 1.3 part 3, 6.1.2). */
static void
append_text (Paragraph *self, Look look, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';

      if (blank && self->after_blank)
        continue;
      self->after_blank = blank;
      append_char (self, look, blank ? ' ' : c);
    }
}

static void
append_blanks (Paragraph *self, Look look)
{
  gint64 n = goi_xml_attribute_int (self->reader->xml, "c", 1, 0, MAX_BLANKS);

  for (gint64 i = 0; i < n; i++)
    append_char (self, look, ' ');
  self->after_blank = FALSE;
}

/* The mark of a note is left out, since in a table it would stand right after a number; its text comes
 * after the paragraph or the table. */
static void
read_note (Paragraph *self)
{
  GoiXml *xml = self->reader->xml;
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == ODF_NOTE_BODY)
      {
        GPtrArray *lists = _goi_odf_lists_suspend (self->reader->lists);
        g_autoptr (GoiContent) note = goi_content_new (&self->reader->limits);

        _goi_odf_read_blocks (self->reader, note);
        _goi_odf_lists_resume (self->reader->lists, lists);
        goi_content_append (self->reader->pending, note);
      }
}

static gboolean
is_hidden_field (GoiXml *xml)
{
  const char *value = goi_xml_attribute (xml, "is-hidden");

  return value == NULL || g_str_equal (value, "true");
}

static void
read_children (Paragraph *self, Look look)
{
  GoiXml *xml = self->reader->xml;
  int scope = goi_xml_enter (xml);

  while (goi_xml_next (xml, scope))
    if (goi_xml_is_text (xml))
      append_text (self, look, goi_xml_text (xml));
    else
      read_inline (self, look);
}

static void
read_span (Paragraph *self, Look look)
{
  GoiXml *xml = self->reader->xml;
  const char *style = goi_xml_attribute_ns (xml, ODF_TEXT, "style-name");
  int raised = _goi_odf_styles_get_raised (self->reader->styles, "text", style);

  look.is_hidden = _goi_odf_styles_is_hidden (self->reader->styles, "text", style, look.is_hidden);
  if (raised >= 0)
    look.raised = raised;
  read_children (self, look);
}

static void
read_inline (Paragraph *self, Look look)
{
  GoiXml *xml = self->reader->xml;
  GPtrArray *lists;

  switch (goi_xml_tag (xml))
    {
    case ODF_SKIP:
      break;
    case ODF_SPAN:
      read_span (self, look);
      break;
    case ODF_S:
      append_blanks (self, look);
      break;
    case ODF_TAB:
      append_char (self, look, '\t');
      self->after_blank = FALSE;
      break;
    case ODF_LINE_BREAK:
      append_char (self, look, '\n');
      self->after_blank = TRUE;
      break;
    case ODF_NOTE:
      read_note (self);
      break;
    case ODF_HIDDEN_TEXT:
      if (!is_hidden_field (xml))
        read_children (self, look);
      break;
    case ODF_HIDDEN_PARAGRAPH:
      self->is_hidden = self->is_hidden || is_hidden_field (xml);
      break;
    case ODF_P:
    case ODF_H:
    case ODF_LIST:
    case ODF_TABLE_TABLE:
      /* In a text box or another shape. */
      lists = _goi_odf_lists_suspend (self->reader->lists);
      _goi_odf_read_block (self->reader, self->boxes);
      _goi_odf_lists_resume (self->reader->lists, lists);
      break;
    default:
      /* Links, fields, frames, shapes and whatever else is put around text. */
      read_children (self, look);
      break;
    }
}

/* _goi_odf_read_paragraph: reads the paragraph or heading at which the document stands. */
void
_goi_odf_read_paragraph (GoiOdfReader *self, GoiContent *content)
{
  GoiXml *xml = self->xml;
  const char *style = goi_xml_attribute_ns (xml, ODF_TEXT, "style-name");
  guint level = goi_xml_tag (xml) == ODF_H
                  ? goi_xml_attribute_int (xml, "outline-level", 1, 1, ODF_N_LEVELS) : 0;
  gint64 start = goi_xml_attribute_int (xml, "start-value", -1, 0, G_MAXINT32);
  Paragraph paragraph = { .reader = self, .after_blank = TRUE };
  Look look = { _goi_odf_styles_is_hidden (self->styles, "paragraph", style, FALSE), 0 };

  if (g_strcmp0 (goi_xml_attribute (xml, "is-list-header"), "true") == 0)
    level = 0;
  paragraph.text = g_string_new (NULL);
  paragraph.boxes = goi_content_new (&self->limits);
  read_children (&paragraph, look);
  if (!paragraph.is_hidden && !(look.is_hidden && paragraph.text->len == 0))
    {
      g_autoptr (GString) label = g_string_new (NULL);

      _goi_odf_lists_append_label (self->lists, level, start, label);
      g_string_prepend_len (paragraph.text, label->str, label->len);
      goi_content_add_text (content, paragraph.text->str);
    }
  goi_content_append (content, paragraph.boxes);
  g_string_free (paragraph.text, TRUE);
  goi_content_free (paragraph.boxes);
}

/* _goi_odf_append_line: appends the paragraph at which the document stands to @text, as one more line of
 * a spreadsheet's cell. */
void
_goi_odf_append_line (GoiOdfReader *self, GString *text)
{
  Paragraph paragraph = { .reader = self, .text = text, .after_blank = TRUE };

  if (text->len > 0)
    g_string_append_c (text, '\n');
  paragraph.boxes = goi_content_new (&self->limits);
  read_children (&paragraph, (Look) { FALSE, 0 });
  goi_content_free (paragraph.boxes);
}
