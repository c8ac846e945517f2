/* goi-ofd-text.c: reads text objects of OFD documents
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-ofd-text"

#include "goi-ofd-private.h"

#include <math.h>
#include <string.h>

/* How wide a character is where nothing says it, as a part of the height of its font. */
#define WIDE 1.0
#define NARROW 0.5

/* Steps from one narrow character to the next that are its own width, and no gap behind it: no digit is as wide as
 * a W. */
#define NARROWEST 0.2
#define NARROW_MAX 0.75
#define LETTER_MAX 1.05

#define UNKNOWN_CHARACTER 0xfffd

/* How many characters or glyphs belong together at most. */
#define MAX_COUNT 100

/* Characters that are drawn with one or several glyphs together (GB/T 33190, 11.4). */
typedef struct
{
  guint position, n_codes, n_glyphs;
} Transform;

/* The characters of a text code. */
typedef struct
{
  gunichar *text;
  guint *glyphs;     /* for each character the glyph it is drawn with, counted from the first of the code */
  guint n, n_glyphs;
} Code;

/* A text object (GB/T 33190, 11.2). */
typedef struct
{
  GoiOfdReader *reader;
  GoiOfdDrawing *drawing;
  GoiOfdMatrix matrix;
  double size, h_scale;
  double read_x, read_y;      /* which way the text runs */
  double right_x, right_y;    /* which way is right for a character */
  double x, y;                /* where the code before began */
  GArray *transforms;
  guint next_transform;
  guint n_glyphs;             /* listed in all transforms */
  guint position;             /* how many characters the codes before had */
} Text;

/* Which of the four directions an angle is, clockwise on the page. */
static void
direction (GoiXml *xml, const char *name, double *x, double *y)
{
  static const int xs[] = { 1, 0, -1, 0 }, ys[] = { 0, 1, 0, -1 };
  guint quarter = (guint) goi_xml_attribute_int (xml, name, 0, 0, 359) / 90;

  *x = xs[quarter];
  *y = ys[quarter];
}

static guint
count_glyphs (const char *text)
{
  guint n = 0;
  double number;

  while (n < OFD_MAX_LETTERS && _goi_ofd_next_number (&text, &number))
    n++;
  return n;
}

static void
read_transform (Text *self)
{
  GoiXml *xml = self->reader->xml;
  Transform transform;
  g_autoptr (GString) glyphs = g_string_new (NULL);

  transform.position = (guint) goi_xml_attribute_int (xml, "CodePosition", 0, 0, G_MAXINT);
  transform.n_codes = (guint) goi_xml_attribute_int (xml, "CodeCount", 1, 1, MAX_COUNT);
  transform.n_glyphs = (guint) goi_xml_attribute_int (xml, "GlyphCount", 1, 1, MAX_COUNT);
  goi_xml_append_text (xml, glyphs);
  self->n_glyphs += MIN (count_glyphs (glyphs->str), OFD_MAX_LETTERS - self->n_glyphs);
  g_array_append_val (self->transforms, transform);
}

/* Characters without a meaning of their own: of private use, or put in where one was not known. */
static gboolean
is_unknown (gunichar c)
{
  return c == UNKNOWN_CHARACTER || g_unichar_type (c) == G_UNICODE_PRIVATE_USE
         || g_unichar_type (c) == G_UNICODE_UNASSIGNED;
}

static double
width_of (const Text *self, gunichar c)
{
  gboolean is_wide = g_unichar_iswide_cjk (c) || is_unknown (c);

  return (is_wide ? WIDE : NARROW) * self->size * self->h_scale;
}

/* The width of a character when the next one begins @step further: a narrow one may be of any width, but not
 * wider than the step. */
static double
fit_width (const Text *self, gunichar c, double step)
{
  double width = width_of (self, c), em = self->size * self->h_scale;
  double widest = (g_unichar_isalpha (c) ? LETTER_MAX : NARROW_MAX) * em;

  if (step <= NARROWEST * em)
    return width;
  if (width < em && step < widest)
    return step;
  return MIN (width, step);
}

static void
add_letter (Text *self, gunichar c, double x, double y, double width)
{
  GoiOfdReader *reader = self->reader;
  GoiOfdLetter letter = { .x = x, .y = y, .character = c };

  if (!_goi_ofd_count (reader, &reader->n_letters, 1, OFD_MAX_LETTERS))
    return;
  letter.advance_x = self->right_x * width;
  letter.advance_y = self->right_y * width;
  letter.up_x = self->right_y * self->size;
  letter.up_y = -self->right_x * self->size;
  _goi_ofd_matrix_apply (&self->matrix, &letter.x, &letter.y);
  _goi_ofd_matrix_apply_vector (&self->matrix, &letter.advance_x, &letter.advance_y);
  _goi_ofd_matrix_apply_vector (&self->matrix, &letter.up_x, &letter.up_y);
  reader->n_visible += !g_unichar_isspace (c);
  reader->n_unknown += is_unknown (c);
  g_array_append_val (self->drawing->letters, letter);
}

/* Finds out with which glyph each character is drawn. Characters that no transform names have one each. */
static void
assign_glyphs (Text *self, Code *code)
{
  guint n = 0, i = 0;

  for (; self->next_transform < self->transforms->len; self->next_transform++)
    {
      const Transform *t = &g_array_index (self->transforms, Transform, self->next_transform);

      if (t->position >= self->position + code->n)
        break;
      if (t->position < self->position + i)
        continue;
      while (i < t->position - self->position)
        code->glyphs[i++] = n++;
      for (guint j = 0; j < t->n_codes && i < code->n; j++)
        code->glyphs[i++] = n + (guint) ((guint64) j * t->n_glyphs / t->n_codes);
      n += t->n_glyphs;
    }
  while (i < code->n)
    code->glyphs[i++] = n++;
  code->n_glyphs = n;
}

/* Brings steps from glyph to glyph to steps from character to character: those that share a glyph share its
 * width. */
static void
spread_steps (GArray *steps, const Code *code)
{
  g_autoptr (GArray) glyph_steps = g_array_copy (steps);
  const guint *glyphs = code->glyphs;

  g_array_set_size (steps, code->n - 1);
  for (guint i = 0, j; i < code->n; i = j)
    {
      double width = 0;

      for (j = i + 1; j < code->n && glyphs[j] == glyphs[i]; j++)
        ;
      for (guint g = glyphs[i]; g < glyph_steps->len && (j == code->n || g < glyphs[j]); g++)
        width += g_array_index (glyph_steps, double, g);
      for (guint k = i; k < j && k < steps->len; k++)
        g_array_index (steps, double, k) = width / (j - i);
    }
}

/* Some programs count a character outside the basic plane as two. */
static void
drop_surrogates (GArray *steps, const Code *code)
{
  guint from = 0, to = 0;

  for (guint i = 0; i + 1 < code->n && from < steps->len; i++)
    {
      double step = g_array_index (steps, double, from++);

      if (code->text[i] >= 0x10000 && from < steps->len)
        step += g_array_index (steps, double, from++);
      g_array_index (steps, double, to++) = step;
    }
  g_array_set_size (steps, to);
}

static guint
count_surrogates (const Code *code)
{
  guint count = 0;

  for (guint i = 0; i < code->n; i++)
    count += code->text[i] >= 0x10000;
  return count;
}

/* Reads a list of steps for the characters of a code, however they are counted. Fails on what is no list. */
static GArray *
read_steps (Text *self, const char *list, const Code *code)
{
  gboolean is_valid;
  GArray *steps = _goi_ofd_deltas (list, (gsize) code->n_glyphs + 2 * (gsize) code->n, &is_valid);
  guint n_surrogates = count_surrogates (code);

  if (!is_valid)
    _goi_ofd_fail_damaged (self->reader);
  if (code->n_glyphs != code->n && steps->len + 1 == code->n_glyphs)
    spread_steps (steps, code);
  else if (n_surrogates > 0 && steps->len + 1 == code->n + n_surrogates)
    drop_surrogates (steps, code);
  return steps;
}

/* Draws characters; where a list of steps ends too early the rest follow in their own width. */
static void
add_letters (Text *self, const Code *code, GArray *steps_x, GArray *steps_y)
{
  double x = self->x, y = self->y;

  for (guint i = 0; i < code->n; i++)
    {
      gunichar c = code->text[i];
      double step_x = 0, step_y = 0;

      if (i < steps_x->len)
        step_x = g_array_index (steps_x, double, i);
      if (i < steps_y->len)
        step_y = g_array_index (steps_y, double, i);
      if (i >= steps_x->len && i >= steps_y->len)
        {
          step_x = self->read_x * width_of (self, c);
          step_y = self->read_y * width_of (self, c);
        }
      add_letter (self, c, x, y,
                  fit_width (self, c, step_x * self->right_x + step_y * self->right_y));
      x += step_x;
      y += step_y;
    }
}

/* Reads an attribute with a coordinate; one that is not there is that of the code before. */
static void
read_coordinate (Text *self, const char *name, double *value)
{
  const char *text = goi_xml_attribute (self->reader->xml, name);

  if (text == NULL || *text == '\0')
    return;
  if (_goi_ofd_numbers (text, value, 1) != 1)
    _goi_ofd_fail_damaged (self->reader);
}

/* The characters of a code. Blanks that only lay out the XML are none; what has glyphs and no text is as many
 * unknown characters. */
static void
decode (const Text *self, char *content, Code *code)
{
  glong n;

  if (strpbrk (content, "\r\n\t") != NULL)
    g_strstrip (content);
  code->text = g_utf8_to_ucs4_fast (content, -1, &n);
  code->n = (guint) n;
  if (n > 0 || self->n_glyphs == 0)
    return;
  g_free (code->text);
  code->n = self->n_glyphs;
  code->text = g_new (gunichar, code->n);
  for (guint i = 0; i < code->n; i++)
    code->text[i] = UNKNOWN_CHARACTER;
}

/* A text code (GB/T 33190, 11.3). */
static void
read_code (Text *self)
{
  GoiXml *xml = self->reader->xml;
  g_autofree char *delta_x = g_strdup (goi_xml_attribute (xml, "DeltaX"));
  g_autofree char *delta_y = g_strdup (goi_xml_attribute (xml, "DeltaY"));
  g_autoptr (GString) content = g_string_new (NULL);
  g_autoptr (GArray) steps_x = NULL;
  g_autoptr (GArray) steps_y = NULL;
  Code code = { NULL };

  read_coordinate (self, "X", &self->x);
  read_coordinate (self, "Y", &self->y);
  goi_xml_append_text (xml, content);
  if (content->len > 4 * OFD_MAX_LETTERS)
    {
      _goi_ofd_count (self->reader, &self->reader->n_letters, G_MAXUINT, OFD_MAX_LETTERS);
      return;
    }
  decode (self, content->str, &code);
  code.glyphs = g_new (guint, code.n);
  assign_glyphs (self, &code);
  steps_x = read_steps (self, delta_x, &code);
  steps_y = read_steps (self, delta_y, &code);
  add_letters (self, &code, steps_x, steps_y);
  self->position += code.n;
  g_free (code.text);
  g_free (code.glyphs);
}

/* Returns: FALSE for a text that is not drawn, and after a failure */
static gboolean
read_attributes (Text *self)
{
  GoiXml *xml = self->reader->xml;
  const char *size = goi_xml_attribute (xml, "Size");
  const char *h_scale = goi_xml_attribute (xml, "HScale");
  double boundary[4];

  if (!_goi_ofd_object_is_visible (self->reader))
    return FALSE;
  self->h_scale = 1;
  if (!_goi_ofd_object_matrix (self->reader, &self->matrix, boundary)
      || _goi_ofd_numbers (size, &self->size, 1) != 1
      || (h_scale != NULL && _goi_ofd_numbers (h_scale, &self->h_scale, 1) != 1))
    {
      _goi_ofd_fail_damaged (self->reader);
      return FALSE;
    }
  direction (xml, "ReadDirection", &self->read_x, &self->read_y);
  direction (xml, "CharDirection", &self->right_x, &self->right_y);
  return self->size > 0;
}

/**
 * _goi_ofd_read_text:
 * @self: the state of reading, at a text object
 * @drawing: where its letters go
 *
 * Reads the characters of a text object with their places. A place that is no number makes the document a damaged
 * one: the text must not stand somewhere else.
 */
void
_goi_ofd_read_text (GoiOfdReader *self, GoiOfdDrawing *drawing)
{
  Text text = { .reader = self, .drawing = drawing };
  int scope;

  if (!read_attributes (&text))
    return;
  text.transforms = g_array_new (FALSE, FALSE, sizeof (Transform));
  scope = goi_xml_enter (self->xml);
  while (goi_xml_next_element (self->xml, scope))
    if (goi_xml_tag (self->xml) == OFD_CG_TRANSFORM)
      read_transform (&text);
    else if (goi_xml_tag (self->xml) == OFD_TEXT_CODE)
      read_code (&text);
  g_array_unref (text.transforms);
}
