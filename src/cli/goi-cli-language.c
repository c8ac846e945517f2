/* goi-cli-language.c: which language the command speaks
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Errors and help are for the person at the terminal and follow the locale. What is printed or written
 * as the result must be the same in every locale: it is in English, or in the language that
 * --language asks for. */

#define G_LOG_DOMAIN "goi-cli"

#include "config.h"

#include "goi-cli-language.h"

#include "goi-locale.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

static locale_t output_locale;

static void
set_output_locale (const char *name)
{
  locale_t base = duplocale (LC_GLOBAL_LOCALE);
  locale_t changed = newlocale (LC_MESSAGES_MASK, name, base);

  if (changed == (locale_t) 0)
    {
      freelocale (base);
      return;
    }
  if (output_locale != (locale_t) 0)
    freelocale (output_locale);
  output_locale = changed;
}

/**
 * goi_cli_language_init:
 *
 * Sets the locale of the process: the user's language and character set, but numbers and order as in C.
 */
void
goi_cli_language_init (void)
{
  setlocale (LC_CTYPE, "");
  setlocale (LC_MESSAGES, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  goi_locale_set_chinese (FALSE);
  set_output_locale ("C");
}

/**
 * goi_cli_set_language:
 * @language: en or zh
 *
 * Decides on the language of results and of everything else, instead of the locale.
 *
 * Returns: FALSE when the command does not speak @language
 */
gboolean
goi_cli_set_language (const char *language)
{
  gboolean chinese = strcmp (language, "zh") == 0;

  if (!chinese && strcmp (language, "en") != 0)
    return FALSE;
  /* The locale C is never translated; C.UTF-8 is, into what LANGUAGE says, whether or not a Chinese
   * locale is installed. */
  g_setenv ("LANGUAGE", chinese ? "zh_CN" : "en", TRUE);
  setlocale (LC_MESSAGES, chinese ? "C.UTF-8" : "C");
  set_output_locale (chinese ? "C.UTF-8" : "C");
  goi_locale_set_chinese (chinese);
  return TRUE;
}

/**
 * goi_cli_begin_output:
 *
 * From here to goi_cli_end_output(), gettext() speaks the language of results in this thread.
 */
void
goi_cli_begin_output (void)
{
  if (output_locale != (locale_t) 0)
    uselocale (output_locale);
}

/**
 * goi_cli_end_output:
 *
 * From here on, gettext() speaks the user's language in this thread.
 */
void
goi_cli_end_output (void)
{
  uselocale (LC_GLOBAL_LOCALE);
}
