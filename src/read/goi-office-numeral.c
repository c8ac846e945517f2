/* goi-office-numeral.c: the number of a list item, written as office programs write it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-office-numeral"

#include "goi-office-numeral.h"

#include <string.h>

typedef struct
{
  const char *name;
  GoiNumeral numeral;
} Name;

/* ST_NumberFormat, ECMA-376-1, 17.18.59. What is not in it (other scripts) is written in digits. */
static const Name ooxml_names[] = {
  { "none", GOI_NUMERAL_NONE },
  { "bullet", GOI_NUMERAL_NONE },
  { "decimal", GOI_NUMERAL_DECIMAL },
  { "decimalHalfWidth", GOI_NUMERAL_DECIMAL },
  { "decimalZero", GOI_NUMERAL_DECIMAL_ZERO },
  { "decimalFullWidth", GOI_NUMERAL_FULL_WIDTH },
  { "decimalFullWidth2", GOI_NUMERAL_FULL_WIDTH },
  { "upperRoman", GOI_NUMERAL_UPPER_ROMAN },
  { "lowerRoman", GOI_NUMERAL_LOWER_ROMAN },
  { "upperLetter", GOI_NUMERAL_UPPER_LETTER },
  { "lowerLetter", GOI_NUMERAL_LOWER_LETTER },
  { "chineseCounting", GOI_NUMERAL_CHINESE_DIGITS_FROM_100 },
  { "taiwaneseCounting", GOI_NUMERAL_CHINESE_DIGITS_FROM_100 },
  { "chineseCountingThousand", GOI_NUMERAL_CHINESE },
  { "taiwaneseCountingThousand", GOI_NUMERAL_CHINESE },
  { "japaneseCounting", GOI_NUMERAL_JAPANESE },
  { "ideographDigital", GOI_NUMERAL_CHINESE_DIGITS },
  { "japaneseDigitalTenThousand", GOI_NUMERAL_CHINESE_DIGITS },
  { "taiwaneseDigital", GOI_NUMERAL_CHINESE_DIGITS },
  { "chineseLegalSimplified", GOI_NUMERAL_LEGAL_SIMPLIFIED },
  { "ideographLegalTraditional", GOI_NUMERAL_LEGAL_TRADITIONAL },
  { "ideographTraditional", GOI_NUMERAL_STEMS },
  { "ideographZodiac", GOI_NUMERAL_BRANCHES },
  { "decimalEnclosedCircle", GOI_NUMERAL_CIRCLED },
  { "decimalEnclosedCircleChinese", GOI_NUMERAL_CIRCLED },
  { "decimalEnclosedParen", GOI_NUMERAL_PARENTHESISED },
  { "decimalEnclosedFullstop", GOI_NUMERAL_FULL_STOP },
  { "ideographEnclosedCircle", GOI_NUMERAL_CHINESE_CIRCLED },
};

/* style:num-format, ODF 1.3 part 3, 20.322: a single letter or digit, or the beginning of the sequence
 * itself, of which these are the first characters. */
static const Name odf_names[] = {
  { "一０", GOI_NUMERAL_CHINESE_DIGITS },
  { "一〇", GOI_NUMERAL_CHINESE_DIGITS },
  { "一, 二, 三, 四", GOI_NUMERAL_CHINESE },
  { "一", GOI_NUMERAL_CHINESE },
  { "壹, 貳", GOI_NUMERAL_LEGAL_TRADITIONAL },
  { "壹", GOI_NUMERAL_LEGAL_SIMPLIFIED },
  { "甲", GOI_NUMERAL_STEMS },
  { "子", GOI_NUMERAL_BRANCHES },
  { "①", GOI_NUMERAL_CIRCLED },
  { "⑴", GOI_NUMERAL_PARENTHESISED },
  { "⒈", GOI_NUMERAL_FULL_STOP },
  { "㈠", GOI_NUMERAL_CHINESE_PARENTHESISED },
  { "㊀", GOI_NUMERAL_CHINESE_CIRCLED },
  { "１", GOI_NUMERAL_FULL_WIDTH },
  { "01", GOI_NUMERAL_DECIMAL_ZERO },
  { "1", GOI_NUMERAL_DECIMAL },
  { "I", GOI_NUMERAL_UPPER_ROMAN },
  { "i", GOI_NUMERAL_LOWER_ROMAN },
  { "A", GOI_NUMERAL_UPPER_LETTER },
  { "a", GOI_NUMERAL_LOWER_LETTER },
};

static const char *const han_digits[]
  = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
static const char *const simplified_digits[]
  = { "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖" };
static const char *const traditional_digits[]
  = { "零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖" };
static const char *const stems[] = { "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸" };
static const char *const branches[]
  = { "子", "丑", "寅", "卯", "辰", "巳", "午", "未", "申", "酉", "戌", "亥" };

static void
append_digits (GString *text, guint number)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);

  for (const char *p = digits; *p != '\0'; p++)
    g_string_append (text, han_digits[*p - '0']);
}

static void
append_full_width (GString *text, guint number)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);

  for (const char *p = digits; *p != '\0'; p++)
    g_string_append_unichar (text, 0xff10 + (*p - '0'));
}

static void
append_roman (GString *text, guint number, gboolean upper)
{
  static const struct
  {
    guint value;
    const char *lower, *upper;
  } parts[] = {
    { 1000, "m", "M" }, { 900, "cm", "CM" }, { 500, "d", "D" }, { 400, "cd", "CD" },
    { 100, "c", "C" },  { 90, "xc", "XC" },  { 50, "l", "L" },  { 40, "xl", "XL" },
    { 10, "x", "X" },   { 9, "ix", "IX" },   { 5, "v", "V" },   { 4, "iv", "IV" },
    { 1, "i", "I" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (; number >= parts[i].value; number -= parts[i].value)
      g_string_append (text, upper ? parts[i].upper : parts[i].lower);
}

/* After Z come AA, BB, CC. */
static void
append_letter (GString *text, guint number, char first)
{
  for (guint i = 0; i <= (number - 1) / 26; i++)
    g_string_append_c (text, first + (number - 1) % 26);
}

/* Writes 1 to 9999 with 十, 百, 千. @zero stands for places left out in between, @one before 十 where
 * it begins the number; both may be "". */
static void
append_counted (GString *text, guint number, const char *const *digits, const char *const *units,
                const char *zero, const char *one_of_ten, gboolean one_of_hundred)
{
  gboolean begun = FALSE, gap = FALSE;
  guint unit = 1000;

  for (guint i = 0; i < 4; i++, unit /= 10)
    {
      guint digit = number / unit % 10;

      if (digit == 0)
        {
          gap = begun;
          continue;
        }
      if (gap)
        g_string_append (text, zero);
      gap = FALSE;
      if (digit == 1 && unit == 10 && !begun)
        g_string_append (text, one_of_ten);
      else if (digit != 1 || unit == 1 || one_of_hundred)
        g_string_append (text, digits[digit]);
      if (unit > 1)
        g_string_append (text, units[i]);
      begun = TRUE;
    }
}

static void
append_chinese (GString *text, GoiNumeral numeral, guint number)
{
  static const char *const units[] = { "千", "百", "十" };
  static const char *const legal_units[] = { "仟", "佰", "拾" };

  if (number > 9999 || (number > 99 && numeral == GOI_NUMERAL_CHINESE_DIGITS_FROM_100))
    append_digits (text, number);
  else if (numeral == GOI_NUMERAL_LEGAL_SIMPLIFIED)
    append_counted (text, number, simplified_digits, legal_units, "零", "壹", TRUE);
  else if (numeral == GOI_NUMERAL_LEGAL_TRADITIONAL)
    append_counted (text, number, traditional_digits, legal_units, "零", "壹", TRUE);
  else if (numeral == GOI_NUMERAL_JAPANESE)
    append_counted (text, number, han_digits, units, "", "", FALSE);
  else
    append_counted (text, number, han_digits, units, "零", "", TRUE);
}

/* Characters that hold a whole number, up to @last; larger ones are written in digits. */
static void
append_enclosed (GString *text, guint number, gunichar first, guint last)
{
  if (number <= last)
    g_string_append_unichar (text, first + number - 1);
  else
    g_string_append_printf (text, "%u", number);
}

/**
 * goi_numeral_from_ooxml:
 * @name: (nullable): the value of w:numFmt
 *
 * Returns: how it writes numbers; in digits where the name is not known. Bullets count as nothing:
 *    they are no text, and one that looks like a dash must not stand before a number.
 */
GoiNumeral
goi_numeral_from_ooxml (const char *name)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (ooxml_names); i++)
    if (g_str_equal (name, ooxml_names[i].name))
      return ooxml_names[i].numeral;
  return GOI_NUMERAL_DECIMAL;
}

/**
 * goi_numeral_from_odf:
 * @format: (nullable): the value of style:num-format
 *
 * Returns: how it writes numbers; nothing where it is missing or empty, in digits where it is not known
 */
GoiNumeral
goi_numeral_from_odf (const char *format)
{
  if (format == NULL || *format == '\0')
    return GOI_NUMERAL_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (odf_names); i++)
    if (g_str_has_prefix (format, odf_names[i].name))
      return odf_names[i].numeral;
  return GOI_NUMERAL_DECIMAL;
}

/**
 * goi_numeral_append:
 * @text: where it goes
 * @numeral: how it is written
 * @number: the number; 0 is written in digits whatever @numeral says
 *
 * Appends a number.
 */
void
goi_numeral_append (GString *text, GoiNumeral numeral, guint number)
{
  if (number == 0 && numeral != GOI_NUMERAL_NONE)
    numeral = GOI_NUMERAL_DECIMAL;
  /* Where a way of writing would grow with the number, or ends, digits take over. */
  if (number > 3999 && (numeral == GOI_NUMERAL_UPPER_ROMAN || numeral == GOI_NUMERAL_LOWER_ROMAN))
    numeral = GOI_NUMERAL_DECIMAL;
  if (number > 780 && (numeral == GOI_NUMERAL_UPPER_LETTER || numeral == GOI_NUMERAL_LOWER_LETTER))
    numeral = GOI_NUMERAL_DECIMAL;
  switch (numeral)
    {
    case GOI_NUMERAL_NONE:
      break;
    case GOI_NUMERAL_DECIMAL:
      g_string_append_printf (text, "%u", number);
      break;
    case GOI_NUMERAL_DECIMAL_ZERO:
      g_string_append_printf (text, "%02u", number);
      break;
    case GOI_NUMERAL_FULL_WIDTH:
      append_full_width (text, number);
      break;
    case GOI_NUMERAL_UPPER_ROMAN:
    case GOI_NUMERAL_LOWER_ROMAN:
      append_roman (text, number, numeral == GOI_NUMERAL_UPPER_ROMAN);
      break;
    case GOI_NUMERAL_UPPER_LETTER:
      append_letter (text, number, 'A');
      break;
    case GOI_NUMERAL_LOWER_LETTER:
      append_letter (text, number, 'a');
      break;
    case GOI_NUMERAL_CHINESE:
    case GOI_NUMERAL_CHINESE_DIGITS_FROM_100:
    case GOI_NUMERAL_JAPANESE:
    case GOI_NUMERAL_LEGAL_SIMPLIFIED:
    case GOI_NUMERAL_LEGAL_TRADITIONAL:
      append_chinese (text, numeral, number);
      break;
    case GOI_NUMERAL_CHINESE_DIGITS:
      append_digits (text, number);
      break;
    case GOI_NUMERAL_STEMS:
      g_string_append (text, stems[(number - 1) % G_N_ELEMENTS (stems)]);
      break;
    case GOI_NUMERAL_BRANCHES:
      g_string_append (text, branches[(number - 1) % G_N_ELEMENTS (branches)]);
      break;
    case GOI_NUMERAL_CIRCLED:
      append_enclosed (text, number, 0x2460, 20);
      break;
    case GOI_NUMERAL_PARENTHESISED:
      append_enclosed (text, number, 0x2474, 20);
      break;
    case GOI_NUMERAL_FULL_STOP:
      append_enclosed (text, number, 0x2488, 20);
      break;
    case GOI_NUMERAL_CHINESE_PARENTHESISED:
      append_enclosed (text, number, 0x3220, 10);
      break;
    case GOI_NUMERAL_CHINESE_CIRCLED:
      append_enclosed (text, number, 0x3280, 10);
      break;
    }
}
