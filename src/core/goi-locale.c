/* goi-locale.c: which of its two languages a form is shown in
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-locale"

#include "goi-locale.h"

/* -1 until somebody decides; then 0 or 1. */
static int decided = -1;

/**
 * goi_locale_is_chinese:
 *
 * Short labels, help and rule names stand in the editions in Chinese and English. May be called
 * from any thread.
 *
 * Returns: whether the user's first language is Chinese
 */
gboolean
goi_locale_is_chinese (void)
{
  int value = g_atomic_int_get (&decided);

  if (value >= 0)
    return value != 0;
  return g_str_has_prefix (g_get_language_names ()[0], "zh");
}

/**
 * goi_locale_set_chinese:
 * @chinese: what goi_locale_is_chinese() shall say from now on
 *
 * For programs whose output may not depend on the locale.
 */
void
goi_locale_set_chinese (gboolean chinese)
{
  g_atomic_int_set (&decided, chinese ? 1 : 0);
}
