/* goi-html-style.c: single properties of a style attribute
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-html"

#include "goi-html-style.h"

#include <string.h>

#define BLANKS " \t\r\n\f"

/* Whether a piece of @length bytes is @word and something that ends a word. */
static gboolean
is_word (const char *p, gsize length, const char *word)
{
  return length == strlen (word) && g_ascii_strncasecmp (p, word, length) == 0;
}

/**
 * goi_html_style_has:
 * @style: declarations, as in `display: none; color: red`
 * @property: a property, in small letters
 * @value: a value, in small letters
 *
 * Returns: whether the last declaration of @property has @value as its first word
 */
gboolean
goi_html_style_has (const char *style, const char *property, const char *value)
{
  gboolean found = FALSE;

  while (*style != '\0')
    {
      const char *colon, *name;
      gsize length;

      style += strspn (style, BLANKS ";");
      name = style;
      length = strcspn (style, ":;" BLANKS);
      colon = name + length + strspn (name + length, BLANKS);
      style = colon;
      if (*colon == ':' && is_word (name, length, property))
        {
          const char *word = colon + 1 + strspn (colon + 1, BLANKS);
          found = is_word (word, strcspn (word, ";!" BLANKS), value);
        }
      style += strcspn (style, ";");
    }
  return found;
}
