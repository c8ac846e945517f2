/* goi-html-line.c: the text of a line or a cell, put together from runs
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-html"

#include "goi-html-line.h"

#include "goi-characters.h"

/* Chinese characters and their punctuation: between them a line end of the source is no blank. */
static gboolean
is_wide (gunichar c)
{
  if (c >= 0xFF10 && c <= 0xFF19) /* full-width digits are digits */
    return FALSE;
  return c >= 0x2E80 || (c >= 0x2018 && c <= 0x201F) || c == 0x2026;
}

static gboolean
is_number_or_letter (gunichar c)
{
  return g_unichar_isalnum (c) && !goi_char_is_han (c);
}

/* Whether two pieces that stood on lines of their own stay apart: numbers do, parts of a label do not. */
static gboolean
is_apart (gunichar before, gunichar after)
{
  if (is_number_or_letter (before) || is_number_or_letter (after))
    return TRUE;
  return !is_wide (before) && !is_wide (after);
}

static void
append_due (GoiHtmlLine *self, gunichar next)
{
  gboolean needed = FALSE;

  if (self->last != 0 && self->joint)
    needed = is_apart (self->last, next);
  else if (self->last != 0 && self->blank)
    needed = !self->line_end || !is_wide (self->last) || !is_wide (next);
  if (needed && self->last != ' ')
    g_string_append_c (self->text, ' ');
  self->blank = self->line_end = self->joint = FALSE;
}

/* A raised figure after something is a reference to a note, and no digit of a number before it. */
static gunichar
raise_character (gunichar c)
{
  switch (c)
    {
    case '1': return 0xB9;
    case '2': return 0xB2;
    case '3': return 0xB3;
    case '(': case 0xFF08: return 0x207D;
    case ')': case 0xFF09: return 0x207E;
    default: return c == '0' || (c >= '4' && c <= '9') ? 0x2070 + (c - '0') : c;
    }
}

static void
append_character (GoiHtmlLine *self, gunichar c)
{
  append_due (self, c);
  g_string_append_unichar (self->text, c);
  self->last = c;
}

/**
 * goi_html_line_init:
 * @self: a line
 *
 * Begins it.
 */
void
goi_html_line_init (GoiHtmlLine *self)
{
  *self = (GoiHtmlLine) { .text = g_string_new (NULL) };
}

/**
 * goi_html_line_clear:
 * @self: a line
 *
 * Frees what it holds.
 */
void
goi_html_line_clear (GoiHtmlLine *self)
{
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  self->text = NULL;
}

/**
 * goi_html_line_append:
 * @self: a line
 * @text: a run of it
 * @raised: whether it is printed raised
 *
 * Adds a run. White space is collapsed, U+00A0 and U+3000 excepted; what cannot be seen is left out.
 */
void
goi_html_line_append (GoiHtmlLine *self, const char *text, gboolean raised)
{
  raised = raised && self->last != 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ' ' || (c >= 0x09 && c <= 0x0D))
        {
          self->blank = TRUE;
          self->line_end |= c == '\n' || c == '\r';
        }
      else if (c == 0xA0)
        {
          if (self->last != 0 && !self->joint)
            append_character (self, ' ');
        }
      else if (!goi_char_is_ignorable (c))
        append_character (self, raised ? raise_character (c) : c);
    }
}

/**
 * goi_html_line_append_raw:
 * @self: a line
 * @text: a run of it
 * @length: its length in bytes
 *
 * Adds a run with all its white space.
 */
void
goi_html_line_append_raw (GoiHtmlLine *self, const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c != '\r' && !goi_char_is_ignorable (c))
        append_character (self, c);
    }
}

/**
 * goi_html_line_join:
 * @self: a line
 *
 * Says that what comes next stood on another line of the same cell.
 */
void
goi_html_line_join (GoiHtmlLine *self)
{
  GString *text = self->text;

  while (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  self->last = text->len > 0 ? g_utf8_get_char (g_utf8_prev_char (text->str + text->len)) : 0;
  self->joint = TRUE;
}

/**
 * goi_html_line_reset:
 * @self: a line
 *
 * Empties it.
 */
void
goi_html_line_reset (GoiHtmlLine *self)
{
  GString *text = self->text;

  g_string_truncate (text, 0);
  *self = (GoiHtmlLine) { .text = text };
}
