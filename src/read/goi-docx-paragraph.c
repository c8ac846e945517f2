/* goi-docx-paragraph.c: a paragraph of a DOCX document, as it is printed
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-docx-paragraph"

#include "goi-docx-private.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  GoiDocxReader *reader;
  GoiDocxStory *story;
  GString *text;
  GoiContent *boxes;         /* text boxes that hang on the paragraph; they come after it */
  char *style;
  int num_id, level;      /* -1: the paragraph itself does not say */
  int end_vanish;         /* whether its end is hidden; -1: it does not say */
  gboolean end_deleted;
} Paragraph;

typedef struct
{
  char *style;
  int vanish;             /* -1: the run itself does not say */
  int raised;
} Run;

/* Symbols that forms use, in the fonts of Microsoft whose places have no meaning in Unicode. */
static const struct
{
  const char *font;
  guint place;
  gunichar symbol;
} symbols[] = {
  { "Wingdings", 0x52, 0x2611 },   { "Wingdings", 0x6c, 0x25cf },   { "Wingdings", 0x6e, 0x25a0 },
  { "Wingdings", 0x6f, 0x25a1 },   { "Wingdings", 0x71, 0x25a1 },   { "Wingdings", 0xa8, 0x25a1 },
  { "Wingdings", 0xfb, 0x2717 },   { "Wingdings", 0xfc, 0x2713 },   { "Wingdings", 0xfd, 0x2612 },
  { "Wingdings", 0xfe, 0x2611 },   { "Wingdings 2", 0x2a, 0x25a1 }, { "Wingdings 2", 0x50, 0x2713 },
  { "Wingdings 2", 0x52, 0x2611 }, { "Wingdings 2", 0x54, 0x2612 }, { "Wingdings 2", 0xa3, 0x25a1 },
};

static void read_inline (Paragraph *self, const Run *run);

static gboolean
is_hidden (Paragraph *self, const Run *run)
{
  GoiDocxStyles *styles = self->reader->styles;
  int vanish = -1;

  if (self->story->n_instructions > 0)
    return TRUE;
  if (run == NULL)
    return FALSE;
  if (run->vanish >= 0)
    return run->vanish;
  if (run->style != NULL)
    vanish = _goi_docx_styles_get_vanish (styles, run->style);
  if (vanish < 0)
    vanish = _goi_docx_styles_get_vanish (styles, self->style);
  return vanish > 0;
}

static int
get_raised (Paragraph *self, const Run *run)
{
  if (run == NULL)
    return 0;
  if (run->raised >= 0)
    return run->raised;
  return run->style != NULL ? MAX (_goi_docx_styles_get_raised (self->reader->styles, run->style), 0) : 0;
}

/* Raised digits, as of a footnote mark typed by hand, become the characters that Unicode has for them:
 * 12 with a raised 1 is not 121. */
static void
append_raised (GString *text, gunichar c, gboolean above)
{
  static const gunichar digits[]
    = { 0x2070, 0xb9, 0xb2, 0xb3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079 };

  if (c >= '0' && c <= '9')
    g_string_append_unichar (text, above ? digits[c - '0'] : 0x2080 + (c - '0'));
  else
    g_string_append_unichar (text, c);
}

static void
append (Paragraph *self, const Run *run, const char *text)
{
  int raised;

  if (is_hidden (self, run))
    return;
  raised = get_raised (self, run);
  if (raised == 0)
    g_string_append (self->text, text);
  else
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
      append_raised (self->text, g_utf8_get_char (p), raised == 1);
}

static void
read_text (Paragraph *self, const Run *run)
{
  GoiXml *xml = self->reader->xml;
  gboolean preserve = g_strcmp0 (goi_xml_attribute (xml, "space"), "preserve") == 0;
  g_autoptr (GString) text = g_string_new (NULL);

  goi_xml_append_text (xml, text);
  g_strdelimit (text->str, "\t\r\n", ' ');
  append (self, run, preserve ? text->str : g_strstrip (text->str));
}

static void
read_symbol (Paragraph *self, const Run *run)
{
  GoiXml *xml = self->reader->xml;
  const char *font = goi_xml_attribute (xml, "font");
  const char *place = goi_xml_attribute (xml, "char");
  gunichar c = place != NULL ? strtoul (place, NULL, 16) : 0;
  char utf8[7] = "";

  if (c >= 0xf000 && c <= 0xf0ff)
    {
      guint i = c - 0xf000;
      /* In the font Symbol digits and most marks have the places of ASCII. */
      c = g_strcmp0 (font, "Symbol") == 0 && i < 0x7f && strchr ("%()+,-./0123456789:;<=>?[]_{|}", i)
            ? i
            : 0xfffd;
      for (guint j = 0; j < G_N_ELEMENTS (symbols); j++)
        if (i == symbols[j].place && g_strcmp0 (font, symbols[j].font) == 0)
          c = symbols[j].symbol;
    }
  if (c < 0x20 || !g_unichar_validate (c))
    return;
  utf8[g_unichar_to_utf8 (c, utf8)] = '\0';
  append (self, run, utf8);
}

/* A drop-down list of the old kind holds its text in its definition. */
static void
read_form_field (Paragraph *self, const Run *run)
{
  GoiXml *xml = self->reader->xml;
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == DOCX_DROP_DOWN)
      {
        g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_free);
        guint chosen = 0;
        int inner = goi_xml_enter (xml);

        while (goi_xml_next_element (xml, inner))
          if (goi_xml_tag (xml) == DOCX_RESULT)
            chosen = goi_xml_attribute_int (xml, "val", 0, 0, G_MAXINT);
          else if (goi_xml_tag (xml) == DOCX_LIST_ENTRY)
            g_ptr_array_add (entries, g_strdup (goi_xml_attribute (xml, "val")));
        if (chosen < entries->len && g_ptr_array_index (entries, chosen) != NULL)
          append (self, run, g_ptr_array_index (entries, chosen));
      }
}

static void
read_field_char (Paragraph *self, const Run *run)
{
  GoiXml *xml = self->reader->xml;
  GoiDocxStory *story = self->story;
  const char *type = goi_xml_attribute (xml, "fldCharType");
  gboolean in_instruction = TRUE;

  if (g_strcmp0 (type, "begin") == 0)
    {
      int scope = goi_xml_enter (xml);
      while (goi_xml_next_element (xml, scope))
        if (goi_xml_tag (xml) == DOCX_FFDATA)
          read_form_field (self, run);
      g_array_append_val (story->fields, in_instruction);
      story->n_instructions++;
    }
  else if (story->fields->len == 0)
    return;
  else
    {
      gboolean *last = &g_array_index (story->fields, gboolean, story->fields->len - 1);
      story->n_instructions -= *last;
      *last = FALSE;
      if (g_strcmp0 (type, "end") == 0)
        g_array_set_size (story->fields, story->fields->len - 1);
    }
}

/* The mark of a note is left out, since in a table it would stand right after a number; its text comes
 * after the paragraph or the table. */
static void
read_note_reference (Paragraph *self, const char *kind)
{
  const char *id = goi_xml_attribute (self->reader->xml, "id");
  g_autofree char *key = g_strconcat (kind, id, NULL);
  GoiContent *note = g_hash_table_lookup (self->reader->notes, key);

  if (note != NULL)
    goi_content_append (self->reader->pending, note);
}

static void
read_run_properties (GoiXml *xml, Run *run)
{
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    switch (goi_xml_tag (xml))
      {
      case DOCX_R_STYLE:
        g_free (run->style);
        run->style = g_strdup (goi_xml_attribute (xml, "val"));
        break;
      case DOCX_VANISH:
        run->vanish = _goi_docx_is_on (xml);
        break;
      case DOCX_VERT_ALIGN:
        run->raised = _goi_docx_vert_align (xml);
        break;
      default:
        break;
      }
}

static void
read_run (Paragraph *self)
{
  GoiXml *xml = self->reader->xml;
  Run run = { NULL, -1, -1 };
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == DOCX_R_PR)
      read_run_properties (xml, &run);
    else
      read_inline (self, &run);
  g_free (run.style);
}

/* One thing in several forms, the newest first: the first that has any text is taken. */
static void
read_alternatives (Paragraph *self, const Run *run)
{
  GoiXml *xml = self->reader->xml;
  int scope = goi_xml_enter (xml);
  gsize before = self->text->len;
  g_autoptr (GoiContent) boxes = goi_content_new (&self->reader->limits);

  goi_content_append (boxes, self->boxes);
  while (goi_xml_next_element (xml, scope))
    if (self->text->len == before && goi_content_is_empty (self->boxes))
      {
        int inner = goi_xml_enter (xml);
        while (goi_xml_next_element (xml, inner))
          read_inline (self, run);
      }
  goi_content_append (boxes, self->boxes);
  goi_content_append (self->boxes, boxes);
}

/* Reads the element at which the document stands, in a paragraph or (@run is not NULL) in a run. */
static void
read_inline (Paragraph *self, const Run *run)
{
  GoiXml *xml = self->reader->xml;
  int scope;

  switch (goi_xml_tag (xml))
    {
    case DOCX_SKIP:
    case DOCX_DEL:
    case DOCX_P_PR:
    case DOCX_R_PR:
      break;
    case DOCX_R:
      read_run (self);
      break;
    case DOCX_T:
      read_text (self, run);
      break;
    case DOCX_TAB:
      append (self, run, "\t");
      break;
    case DOCX_BR:
    case DOCX_CR:
      append (self, run, "\n");
      break;
    case DOCX_NO_BREAK_HYPHEN:
      append (self, run, "-");
      break;
    case DOCX_SYM:
      read_symbol (self, run);
      break;
    case DOCX_FLD_CHAR:
      read_field_char (self, run);
      break;
    case DOCX_FOOTNOTE_REFERENCE:
      read_note_reference (self, "f");
      break;
    case DOCX_ENDNOTE_REFERENCE:
      read_note_reference (self, "e");
      break;
    case DOCX_TXBX_CONTENT:
      _goi_docx_read_story (self->reader, self->boxes);
      break;
    case DOCX_ALTERNATE_CONTENT:
      read_alternatives (self, run);
      break;
    case DOCX_RUBY:
      scope = goi_xml_enter (xml);
      while (goi_xml_next_element (xml, scope))
        if (goi_xml_tag (xml) == DOCX_RUBY_BASE)
          read_inline (self, run);
      break;
    default:
      /* Links, insertions, content controls, smart tags, formulas, drawings and whatever else is put
       * around runs or text boxes. */
      scope = goi_xml_enter (xml);
      while (goi_xml_next_element (xml, scope))
        read_inline (self, run);
      break;
    }
}

static void
read_mark_properties (Paragraph *self)
{
  GoiXml *xml = self->reader->xml;
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == DOCX_DEL)
      self->end_deleted = TRUE;
    else if (goi_xml_tag (xml) == DOCX_VANISH)
      self->end_vanish = _goi_docx_is_on (xml);
}

static void
read_properties (Paragraph *self)
{
  GoiXml *xml = self->reader->xml;
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    switch (goi_xml_tag (xml))
      {
      case DOCX_P_STYLE:
        g_free (self->style);
        self->style = g_strdup (goi_xml_attribute (xml, "val"));
        break;
      case DOCX_NUM_PR:
        _goi_docx_read_num_pr (xml, &self->num_id, &self->level);
        break;
      case DOCX_R_PR:
        read_mark_properties (self);
        break;
      default:
        break;
      }
}

static void
append_label (Paragraph *self, GString *label)
{
  GoiDocxReader *reader = self->reader;
  int num_id = self->num_id, level = self->level, of_style = -1, style_level = -1;
  const char *from = NULL;

  if (num_id < 0
      && _goi_docx_styles_get_list (reader->styles, self->style, &of_style, &style_level, &from))
    {
      num_id = of_style;
      if (level < 0)
        level = _goi_docx_numbering_find_level (reader->numbering, num_id, from);
      if (level < 0)
        level = style_level;
    }
  if (num_id > 0)
    _goi_docx_numbering_step (reader->numbering, num_id, MAX (level, 0), label);
}

/* At the end of a paragraph a field that has not come to its result is taken for broken, so that it
 * cannot swallow the rest of the document. */
static void
drop_instructions (GoiDocxStory *story)
{
  for (guint i = story->fields->len; i > 0; i--)
    if (g_array_index (story->fields, gboolean, i - 1))
      g_array_remove_index (story->fields, i - 1);
  story->n_instructions = 0;
}

static void
finish (Paragraph *self)
{
  GoiDocxStory *story = self->story;

  if (self->end_vanish < 0)
    self->end_vanish = _goi_docx_styles_get_vanish (self->reader->styles, self->style);
  /* A paragraph whose end was deleted or is hidden is continued by the next one. */
  if (self->end_deleted || self->end_vanish > 0)
    g_string_append (story->carry, self->text->str);
  else
    {
      g_autoptr (GString) whole = g_string_new (NULL);

      append_label (self, whole);
      g_string_append (whole, story->carry->str);
      g_string_append (whole, self->text->str);
      g_string_truncate (story->carry, 0);
      goi_content_add_text (story->content, whole->str);
    }
  goi_content_append (story->content, self->boxes);
  drop_instructions (story);
}

/* _goi_docx_read_paragraph: reads the paragraph at which the document stands. */
void
_goi_docx_read_paragraph (GoiDocxReader *self, GoiDocxStory *story)
{
  Paragraph paragraph = { .reader = self, .story = story, .num_id = -1, .level = -1, .end_vanish = -1 };
  int scope = goi_xml_enter (self->xml);

  paragraph.text = g_string_new (NULL);
  paragraph.boxes = goi_content_new (&self->limits);
  while (goi_xml_next_element (self->xml, scope))
    if (goi_xml_tag (self->xml) == DOCX_P_PR)
      read_properties (&paragraph);
    else
      read_inline (&paragraph, NULL);
  finish (&paragraph);
  g_string_free (paragraph.text, TRUE);
  goi_content_free (paragraph.boxes);
  g_free (paragraph.style);
}
