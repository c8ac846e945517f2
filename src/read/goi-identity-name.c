/* goi-identity-name.c: years as they are written, and what the name of a file says
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-identity-name"

#include "goi-identity-private.h"

#include "goi-characters.h"
#include "goi-words.h"

#include <string.h>

/* The characters of a year, and those that may stand for its digits. */
#define YEAR_DIGITS 4

static int
year_digit (gunichar c)
{
  int digit = goi_char_han_digit (c);

  if (c < 0x80 && g_ascii_isdigit ((char) c))
    return (int) c - '0';
  if (c == 'O' || c == 'o' || c == 0x25CB || c == 0x3007)
    return 0;
  return digit >= 0 && digit < 10 ? digit : -1;
}

/* The bytes that a year takes before @sign, the character 年; 0 where it is none or in digits already. */
static gsize
written_year (const char *text, const char *sign, char *digits)
{
  const char *p = sign;
  gboolean written = FALSE;

  for (int i = YEAR_DIGITS - 1; i >= 0; i--)
    {
      int digit;

      if (p == text)
        return 0;
      p = g_utf8_prev_char (p);
      digit = year_digit (g_utf8_get_char (p));
      if (digit < 0)
        return 0;
      digits[i] = (char) ('0' + digit);
      written |= !g_ascii_isdigit (*p);
    }
  return written && digits[0] == '2' && digits[1] == '0' ? sign - p : 0;
}

/* Copies @n bytes, and the places they stand at. */
static void
copy_bytes (GString *text, GArray *at, const char *from, gsize n, const gint64 *places)
{
  g_string_append_len (text, from, (gssize) n);
  if (at != NULL)
    g_array_append_vals (at, places, (guint) n);
}

static char *
write_years (const char *folded, const gint64 *places, GArray *at)
{
  GString *s = g_string_new (NULL);
  const char *from = folded;

  for (const char *sign = strstr (folded, "年"); sign != NULL; sign = strstr (sign + 1, "年"))
    {
      char digits[YEAR_DIGITS + 1] = { 0 };
      gsize bytes = written_year (folded, sign, digits);

      if (bytes == 0 || sign - bytes < from)
        continue;
      copy_bytes (s, at, from, sign - bytes - from, places != NULL ? places + (from - folded) : NULL);
      copy_bytes (s, at, digits, YEAR_DIGITS, places != NULL ? places + (sign - YEAR_DIGITS - folded) : NULL);
      from = sign;
    }
  copy_bytes (s, at, from, strlen (from), places != NULL ? places + (from - folded) : NULL);
  return g_string_free (s, FALSE);
}

/**
 * goi_years_in_digits:
 * @folded: a folded text
 *
 * Returns: (transfer full): the same with 2022年 for 二〇二二年, 二O二二年 and 202二年
 */
char *
goi_years_in_digits (const char *folded)
{
  return write_years (folded, NULL, NULL);
}

/**
 * goi_identity_flow_new:
 * @document: a document
 *
 * Returns: (transfer full): its paragraphs as a flow, with the years in digits
 */
GoiFlow *
goi_identity_flow_new (GoiDocument *document)
{
  GoiFlow *flow = goi_flow_new (document, 0, goi_document_get_length (document), FALSE);
  gint64 end = flow->at[flow->bytes];
  GArray *at = g_array_new (FALSE, FALSE, sizeof (gint64));
  char *text = write_years (flow->text, flow->at, at);

  g_free (flow->text);
  g_free (flow->at);
  flow->text = text;
  flow->bytes = at->len;
  g_array_append_val (at, end);
  flow->at = (gint64 *) (gpointer) g_array_free (at, FALSE);
  return flow;
}

/* The year of a name: before 年, or, in the name of a report, the only four digits that can be one. Other
 * digits may be the number of anything. */
static int
year_of_name (const char *stem, gboolean *plain)
{
  int found = 0;

  *plain = FALSE;
  for (const char *p = stem; *p != '\0'; p++)
    {
      gsize n = strspn (p, "0123456789");
      int year;

      if (n == 0)
        continue;
      year = n == YEAR_DIGITS ? (int) g_ascii_strtoll (p, NULL, 10) : 0;
      p += n - 1;
      if (year < GOI_FIRST_YEAR || year > GOI_LAST_YEAR)
        continue;
      if (g_str_has_prefix (p + 1, "年"))
        {
          *plain = TRUE;
          return year;
        }
      if (found != 0 && found != year)
        return 0;
      found = year;
    }
  return goi_words_any_in ("title_kinds", stem) ? found : 0;
}

/* The words of a name that stand before the year or, where it begins with the year, behind it. */
static char *
agency_of_name (const char *stem)
{
  const char *p = stem, *end;

  while (*p != '\0' && !goi_char_is_han (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  while (g_str_has_prefix (p, "年"))
    p += strlen (g_str_has_prefix (p, "年度") ? "年度" : "年");
  for (end = p; *end != '\0' && goi_char_is_han (g_utf8_get_char (end))
                && goi_words_prefix (end, "title_subjects") == NULL
                && goi_words_prefix (end, "title_kinds") == NULL;)
    end = g_utf8_next_char (end);
  return g_strndup (p, end - p);
}

/**
 * goi_identity_read_name:
 * @name: (nullable): the base name of a file
 * @year: (out): the year that it names, or 0
 * @plain: (out): whether it names it as reports do, 2022年…报告
 *
 * Returns: (transfer full): what may be the agency in it, ""
 */
char *
goi_identity_read_name (const char *name, int *year, gboolean *plain)
{
  g_autofree char *folded = goi_text_fold (name != NULL ? name : "", FALSE);
  g_autofree char *stem = NULL;
  char *dot = strrchr (folded, '.');

  if (dot != NULL && dot > folded)
    *dot = '\0';
  stem = goi_years_in_digits (folded);
  *year = year_of_name (stem, plain);
  *plain = *plain && goi_words_any_in ("title_kinds", stem);
  return agency_of_name (stem);
}
