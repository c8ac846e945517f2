/* goi-xlsx-format.c: the number formats of a workbook
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-xlsx-format"

#include "goi-xlsx-format.h"

#include "goi-office-number.h"

#include <string.h>

/* The last day that a workbook knows: 9999-12-31. */
#define MAX_SERIAL 2958466

typedef enum
{
  TOKEN_LITERAL,
  TOKEN_DIGIT,       /* 0 # ? */
  TOKEN_POINT,
  TOKEN_COMMA,
  TOKEN_PERCENT,
  TOKEN_DATE,        /* a run of one of y m d h s a, or hours, minutes or seconds in brackets */
  TOKEN_GENERAL,
  TOKEN_SLASH,
  TOKEN_OTHER,       /* exponents, text */
} TokenKind;

typedef struct
{
  TokenKind kind;
  char letter;       /* of a date */
  guint length;      /* of a date */
  char *text;        /* of a literal */
} Token;

/* A part of a format, between semicolons. */
typedef struct
{
  GPtrArray *tokens; /* Token */
  char operator[3];  /* a condition, or "" */
  double operand;
} Section;

static void
token_free (gpointer data)
{
  Token *token = data;

  g_free (token->text);
  g_free (token);
}

static void
section_free (gpointer data)
{
  Section *section = data;

  g_ptr_array_unref (section->tokens);
  g_free (section);
}

static Section *
section_new (void)
{
  Section *section = g_new0 (Section, 1);

  section->tokens = g_ptr_array_new_with_free_func (token_free);
  return section;
}

static Token *
add_token (Section *section, TokenKind kind)
{
  Token *token = g_new0 (Token, 1);

  token->kind = kind;
  g_ptr_array_add (section->tokens, token);
  return token;
}

static void
add_literal (Section *section, const char *text, gsize length)
{
  Token *last = section->tokens->len > 0
                  ? g_ptr_array_index (section->tokens, section->tokens->len - 1) : NULL;

  if (last != NULL && last->kind == TOKEN_LITERAL)
    {
      char *joined = g_strdup_printf ("%s%.*s", last->text, (int) length, text);
      g_free (last->text);
      last->text = joined;
    }
  else if (length > 0)
    add_token (section, TOKEN_LITERAL)->text = g_strndup (text, length);
}

/* What stands in brackets: a colour or a way of writing digits (of no use here), a condition, a currency,
 * or time that goes on counting beyond a day. */
static void
add_bracket (Section *section, const char *text, gsize length)
{
  if (length > 0 && strchr ("<>=", *text) != NULL)
    {
      gsize n = length > 1 && strchr ("<>=", text[1]) != NULL ? 2 : 1;
      g_autofree char *number = g_strndup (text + n, length - n);

      memset (section->operator, 0, sizeof section->operator);
      memcpy (section->operator, text, n);
      section->operand = g_ascii_strtod (number, NULL);
    }
  else if (length > 0 && *text == '$')
    {
      const char *dash = memchr (text, '-', length);
      add_literal (section, text + 1, (dash != NULL ? (gsize) (dash - text) : length) - 1);
    }
  else if (length > 0 && strspn (text, "hmsHMS") >= length)
    {
      Token *token = add_token (section, TOKEN_DATE);
      token->letter = g_ascii_tolower (*text);
      token->length = length;
    }
}

/* Reads one token; returns what comes after it. */
static const char *
add_next (Section *section, const char *p)
{
  const char *end;

  if (g_ascii_strncasecmp (p, "General", 7) == 0)
    {
      add_token (section, TOKEN_GENERAL);
      return p + 7;
    }
  switch (*p)
    {
    case '"':
      end = strchr (p + 1, '"');
      if (end == NULL)
        end = p + strlen (p);
      add_literal (section, p + 1, end - p - 1);
      return *end == '\0' ? end : end + 1;
    case '\\':
    case '!':
      if (p[1] == '\0')
        return p + 1;
      end = g_utf8_next_char (p + 1);
      add_literal (section, p + 1, end - p - 1);
      return end;
    case '_':
    case '*':
      /* A gap as wide as a character, and a character that fills the cell. */
      return p[1] == '\0' ? p + 1 : g_utf8_next_char (p + 1);
    case '[':
      end = strchr (p, ']');
      if (end == NULL)
        return p + strlen (p);
      add_bracket (section, p + 1, end - p - 1);
      return end + 1;
    case '0':
    case '#':
    case '?':
      add_token (section, TOKEN_DIGIT);
      return p + 1;
    case '.':
      add_token (section, TOKEN_POINT);
      return p + 1;
    case ',':
      add_token (section, TOKEN_COMMA);
      return p + 1;
    case '%':
      add_token (section, TOKEN_PERCENT);
      return p + 1;
    case '/':
      add_token (section, TOKEN_SLASH);
      return p + 1;
    case '@':
      add_token (section, TOKEN_OTHER);
      return p + 1;
    default:
      break;
    }
  if ((*p == 'E' || *p == 'e') && (p[1] == '+' || p[1] == '-'))
    {
      add_token (section, TOKEN_OTHER);
      return p + 2;
    }
  if (g_ascii_strncasecmp (p, "AM/PM", 5) == 0)
    return p + 5;
  if (g_str_has_prefix (p, "上午/下午"))
    return p + strlen ("上午/下午");
  if (strchr ("ymdhsaYMDHSA", *p) != NULL)
    {
      Token *token = add_token (section, TOKEN_DATE);
      token->letter = g_ascii_tolower (*p);
      while (g_ascii_tolower (*p) == token->letter)
        {
          token->length++;
          p++;
        }
      return p;
    }
  end = g_utf8_next_char (p);
  add_literal (section, p, end - p);
  return end;
}

static GPtrArray *
parse (const char *code)
{
  GPtrArray *sections = g_ptr_array_new_with_free_func (section_free);

  g_ptr_array_add (sections, section_new ());
  while (*code != '\0')
    if (*code == ';')
      {
        g_ptr_array_add (sections, section_new ());
        code++;
      }
    else
      code = add_next (g_ptr_array_index (sections, sections->len - 1), code);
  return sections;
}

static gboolean
holds (const Section *section, double value)
{
  const char *op = section->operator;

  if (g_str_equal (op, "<"))
    return value < section->operand;
  if (g_str_equal (op, "<="))
    return value <= section->operand;
  if (g_str_equal (op, ">"))
    return value > section->operand;
  if (g_str_equal (op, ">="))
    return value >= section->operand;
  if (g_str_equal (op, "<>"))
    return value != section->operand;
  return value == section->operand;
}

/* The part for a number (ECMA-376-1, 18.8.31). A part of its own for zero is not asked for: it mostly
 * shows a dash or nothing, and zero is neither. */
static Section *
choose (GPtrArray *sections, double value)
{
  Section *first = g_ptr_array_index (sections, 0);
  Section *second = sections->len > 1 ? g_ptr_array_index (sections, 1) : first;

  if (*first->operator== '\0')
    return value < 0 ? second : first;
  if (holds (first, value))
    return first;
  if (*second->operator== '\0' || holds (second, value))
    return second;
  return sections->len > 2 ? g_ptr_array_index (sections, 2) : second;
}

static gboolean
has_token (const Section *section, TokenKind kind)
{
  for (guint i = 0; i < section->tokens->len; i++)
    if (((Token *) g_ptr_array_index (section->tokens, i))->kind == kind)
      return TRUE;
  return FALSE;
}

/* Gregorian date of a day; day 0 is 1899-12-30, which is right from 1900-03-01 on. */
static void
split_serial (double serial, gboolean since_1904, GDate *date, guint *seconds)
{
  gint64 days = (gint64) serial;

  *seconds = (guint) ((serial - days) * 86400 + 0.5);
  if (*seconds == 86400)
    {
      *seconds = 0;
      days++;
    }
  if (since_1904)
    days += 1462;
  /* A workbook has a 29 February 1900, which never was. */
  else if (days < 60)
    days++;
  g_date_set_dmy (date, 30, G_DATE_DECEMBER, 1899);
  g_date_add_days (date, days);
}

/* Whether an m means minutes: after hours, or before seconds. */
static gboolean
is_minutes (const Section *section, guint index)
{
  for (guint i = index; i > 0; i--)
    {
      Token *token = g_ptr_array_index (section->tokens, i - 1);
      if (token->kind == TOKEN_DATE && token->letter != 'a')
        {
          if (token->letter == 'h')
            return TRUE;
          break;
        }
    }
  for (guint i = index + 1; i < section->tokens->len; i++)
    {
      Token *token = g_ptr_array_index (section->tokens, i);
      if (token->kind == TOKEN_DATE)
        return token->letter == 's';
    }
  return FALSE;
}

static void
append_date_part (GString *text, const Section *section, guint index, const GDate *date, guint seconds)
{
  static const char *const weekdays[] = { "一", "二", "三", "四", "五", "六", "日" };
  const Token *token = g_ptr_array_index (section->tokens, index);
  int width = MIN (token->length, 2);

  switch (token->letter)
    {
    case 'y':
      g_string_append_printf (text, token->length > 2 ? "%04u" : "%02u",
                              (guint) g_date_get_year (date) % (token->length > 2 ? 10000 : 100));
      break;
    case 'm':
      if (is_minutes (section, index))
        g_string_append_printf (text, "%0*u", width, seconds / 60 % 60);
      else
        g_string_append_printf (text, "%0*u", width, (guint) g_date_get_month (date));
      break;
    case 'd':
      if (token->length < 3)
        g_string_append_printf (text, "%0*u", width, (guint) g_date_get_day (date));
      break;
    case 'a':
      if (token->length > 2)
        g_string_append_printf (text, "%s%s", token->length > 3 ? "星期" : "",
                                weekdays[g_date_get_weekday (date) - 1]);
      break;
    case 'h':
      g_string_append_printf (text, "%0*u", width, seconds / 3600);
      break;
    default:
      g_string_append_printf (text, "%0*u", width, seconds % 60);
      break;
    }
}

/* Returns: (nullable): the date, or NULL where the number is none */
static char *
format_date (const Section *section, double serial, gboolean since_1904)
{
  g_autoptr (GString) text = NULL;
  GDate date;
  guint seconds;

  if (!(serial >= 0 && serial < MAX_SERIAL))
    return NULL;
  g_date_clear (&date, 1);
  split_serial (serial, since_1904, &date, &seconds);
  text = g_string_new (NULL);
  for (guint i = 0; i < section->tokens->len; i++)
    {
      Token *token = g_ptr_array_index (section->tokens, i);
      if (token->kind == TOKEN_LITERAL)
        g_string_append (text, token->text);
      else if (token->kind == TOKEN_POINT)
        g_string_append_c (text, '.');
      else if (token->kind == TOKEN_COMMA)
        g_string_append_c (text, ',');
      else if (token->kind == TOKEN_SLASH)
        g_string_append_c (text, '/');
      else if (token->kind == TOKEN_DATE)
        append_date_part (text, section, i, &date, seconds);
    }
  return g_strdup (g_strstrip (text->str));
}

/* The tokens from the first digit to the last. FALSE when there is none. */
static gboolean
find_digits (const Section *section, guint *first, guint *last)
{
  gboolean found = FALSE;

  for (guint i = 0; i < section->tokens->len; i++)
    if (((Token *) g_ptr_array_index (section->tokens, i))->kind == TOKEN_DIGIT)
      {
        if (!found)
          *first = i;
        *last = i;
        found = TRUE;
      }
  return found;
}

/* Appends literals; without the signs and brackets that a format for negative numbers writes, since the
 * number has its sign. */
static void
append_literals (GString *text, const Section *section, guint first, guint end, gboolean is_negative)
{
  for (guint i = first; i < end; i++)
    {
      Token *token = g_ptr_array_index (section->tokens, i);

      if (token->kind == TOKEN_PERCENT)
        g_string_append_c (text, '%');
      if (token->kind != TOKEN_LITERAL)
        continue;
      for (const char *p = token->text; *p != '\0'; p++)
        if (!is_negative || strchr ("-()", *p) == NULL)
          g_string_append_c (text, *p);
    }
}

/* Whether a format moves the point: by commas at its end, or by literals between the digits, as in
 * 0!.0, which shows thousands as tens of thousands. */
static gboolean
moves_point (const Section *section, guint first, guint last)
{
  for (guint i = first; i < last; i++)
    if (((Token *) g_ptr_array_index (section->tokens, i))->kind == TOKEN_LITERAL)
      return TRUE;
  return last + 1 < section->tokens->len
         && ((Token *) g_ptr_array_index (section->tokens, last + 1))->kind == TOKEN_COMMA;
}

/* Writes a number digit by digit into its places, from the last one, as it is shown. */
static char *
fill_places (const Section *section, guint first, guint last, const char *exact)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *scaled = NULL;
  g_autofree char *rounded = NULL;
  g_auto (GStrv) parts = NULL;
  gboolean after_point = FALSE;
  guint decimals = 0;
  int thousands = 0;
  gsize digit, fraction = 0;

  for (guint i = last + 1; i < section->tokens->len
                           && ((Token *) g_ptr_array_index (section->tokens, i))->kind == TOKEN_COMMA;
       i++)
    thousands++;
  for (guint i = first; i <= last; i++)
    {
      Token *token = g_ptr_array_index (section->tokens, i);
      after_point = after_point || token->kind == TOKEN_POINT;
      decimals += after_point && token->kind == TOKEN_DIGIT;
    }
  scaled = goi_office_number_shift (exact, -3 * thousands);
  rounded = goi_office_number_round (scaled, decimals);
  parts = g_strsplit (*rounded == '-' ? rounded + 1 : rounded, ".", 2);
  digit = strlen (parts[0]);
  for (guint i = last + 1; i > first; i--)
    {
      Token *token = g_ptr_array_index (section->tokens, i - 1);

      if (token->kind == TOKEN_LITERAL)
        g_string_prepend (text, token->text);
      else if (token->kind == TOKEN_POINT)
        {
          g_string_prepend_c (text, '.');
          after_point = FALSE;
        }
      else if (token->kind == TOKEN_DIGIT && after_point)
        {
          fraction = parts[1] != NULL ? strlen (parts[1]) : 0;
          g_string_prepend_c (text, decimals <= fraction ? parts[1][decimals - 1] : '0');
          decimals--;
        }
      else if (token->kind == TOKEN_DIGIT)
        g_string_prepend_c (text, digit > 0 ? parts[0][--digit] : '0');
    }
  g_string_prepend_len (text, parts[0], digit);
  if (*rounded == '-')
    g_string_prepend_c (text, '-');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
format_section (const Section *section, const char *exact)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *number = NULL;
  gboolean is_negative = *exact == '-';
  guint first = 0, last = 0;

  if (section->tokens->len == 0)
    return g_strdup ("");
  if (!find_digits (section, &first, &last))
    {
      if (!has_token (section, TOKEN_GENERAL) && !has_token (section, TOKEN_OTHER))
        {
          append_literals (text, section, 0, section->tokens->len, FALSE);
          return g_string_free (g_steal_pointer (&text), FALSE);
        }
      for (first = 0; first < section->tokens->len; first++)
        if (((Token *) g_ptr_array_index (section->tokens, first))->kind != TOKEN_LITERAL)
          break;
      last = first;
    }
  if (!has_token (section, TOKEN_OTHER) && !has_token (section, TOKEN_SLASH) && moves_point (section, first, last))
    number = fill_places (section, first, last, exact);
  else
    number = goi_office_number_shift (exact, has_token (section, TOKEN_PERCENT) ? 2 : 0);
  append_literals (text, section, 0, first, is_negative);
  g_string_append (text, number);
  append_literals (text, section, last + 1, section->tokens->len, is_negative);
  return g_strdup (g_strstrip (text->str));
}

/**
 * goi_xlsx_format_builtin:
 * @id: the number of a format, less than 164
 *
 * Formats that a workbook uses without writing them down: those of ECMA-376-1, 18.8.30, in a Chinese
 * office.
 *
 * Returns: the format, "General" where the number has none
 */
const char *
goi_xlsx_format_builtin (guint id)
{
  static const struct
  {
    guint id;
    const char *code;
  } codes[] = {
    { 9, "0%" }, { 10, "0.00%" }, { 14, "yyyy/m/d" }, { 15, "yyyy/m/d" }, { 16, "m/d" },
    { 17, "yyyy/m" }, { 18, "h:mm" }, { 19, "h:mm:ss" }, { 20, "h:mm" }, { 21, "h:mm:ss" },
    { 22, "yyyy/m/d h:mm" }, { 27, "yyyy\"年\"m\"月\"" }, { 28, "m\"月\"d\"日\"" },
    { 29, "m\"月\"d\"日\"" }, { 30, "yyyy/m/d" }, { 31, "yyyy\"年\"m\"月\"d\"日\"" },
    { 32, "h\"时\"mm\"分\"" }, { 33, "h\"时\"mm\"分\"ss\"秒\"" }, { 34, "h\"时\"mm\"分\"" },
    { 35, "h\"时\"mm\"分\"ss\"秒\"" }, { 36, "yyyy\"年\"m\"月\"" }, { 45, "mm:ss" },
    { 46, "[h]:mm:ss" }, { 47, "mm:ss" }, { 50, "yyyy\"年\"m\"月\"" }, { 51, "m\"月\"d\"日\"" },
    { 52, "yyyy\"年\"m\"月\"" }, { 53, "m\"月\"d\"日\"" }, { 54, "m\"月\"d\"日\"" },
    { 55, "h\"时\"mm\"分\"" }, { 56, "h\"时\"mm\"分\"ss\"秒\"" }, { 57, "yyyy\"年\"m\"月\"" },
    { 58, "m\"月\"d\"日\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (codes[i].id == id)
      return codes[i].code;
  return "General";
}

/**
 * goi_xlsx_format_number:
 * @code: a number format
 * @stored: a number as the workbook stores it
 * @since_1904: whether days are counted from 1904 on
 *
 * Writes a number as a reader of the sheet understands it: with the unit and the sign of currency that
 * its format adds, in per cent, as a date. It is not rounded and not grouped: 410.894 shown as 410.89
 * stays 410.894. Only a format that counts in thousands shows what it shows.
 *
 * Returns: (transfer full): the text of the cell; @stored where it is no number
 */
char *
goi_xlsx_format_number (const char *code, const char *stored, gboolean since_1904)
{
  g_autofree char *exact = goi_office_number_exact (stored);
  g_autoptr (GPtrArray) sections = NULL;
  Section *section;
  char *end;
  double value = g_ascii_strtod (exact, &end);

  if (end == exact || *end != '\0')
    return g_steal_pointer (&exact);
  if (g_str_equal (code, "General"))
    return g_steal_pointer (&exact);
  sections = parse (code);
  section = choose (sections, value);
  if (has_token (section, TOKEN_DATE))
    {
      char *date = format_date (section, value, since_1904);
      return date != NULL ? date : g_steal_pointer (&exact);
    }
  return format_section (section, exact);
}
