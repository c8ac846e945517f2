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

guint    goi_char_fold (gunichar c, gunichar out[GOI_FOLD_MAX]);
gboolean goi_char_is_space (gunichar c);
gboolean goi_char_is_ignorable (gunichar c);
gboolean goi_char_is_han (gunichar c);
int      goi_char_han_digit (gunichar c);
guint    goi_char_enclosed_number (gunichar c);

char    *goi_text_fold (const char *text, gboolean keep_blanks);
char    *goi_text_trim (const char *text);
char    *goi_text_join_lines (const char *text);
gboolean goi_text_is_blank (const char *text);

G_END_DECLS
