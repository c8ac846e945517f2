/* goi-words.h: lists of words that the recogniser goes by, from its data files
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode          *goi_words_load (const char *file);
const char *const *goi_words_get (const char *list);
const char        *goi_words_prefix (const char *text, const char *list);
const char        *goi_words_suffix (const char *text, const char *list);
gboolean           goi_words_contain (const char *list, const char *text);
gboolean           goi_words_any_in (const char *list, const char *text);

G_END_DECLS
