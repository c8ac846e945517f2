/* goi-characters.h: characters of Chinese documents, made comparable
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most characters that one character is folded to. */
#define GOI_FOLD_MAX 2

/**
 * goi_utf8_get:
 * @p: valid UTF-8
 *
 * Returns: what g_utf8_get_char() returns, without a call
 */
static inline gunichar
goi_utf8_get (const char *p)
{
  const guchar *u = (const guchar *) p;

  if (u[0] < 0x80)
    return u[0];
  if (u[0] >= 0xE0 && u[0] < 0xF0)
    return (gunichar) (u[0] & 0x0F) << 12 | (gunichar) (u[1] & 0x3F) << 6 | (u[2] & 0x3F);
  return g_utf8_get_char (p);
}

guint    goi_char_fold (gunichar c, gunichar out[GOI_FOLD_MAX]);
gboolean goi_char_is_space (gunichar c);
gboolean goi_char_is_ignorable (gunichar c);
gboolean goi_char_is_han (gunichar c);
gboolean goi_char_is_note_mark (gunichar c);
int      goi_char_han_digit (gunichar c);
guint    goi_char_enclosed_number (gunichar c);

char    *goi_text_fold (const char *text, gboolean keep_blanks);
char    *goi_text_trim (const char *text);
char    *goi_text_join_lines (const char *text);
gboolean goi_text_is_blank (const char *text);

G_END_DECLS
