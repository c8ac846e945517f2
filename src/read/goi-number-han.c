/* goi-number-han.c: numbers in Chinese characters
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-number"

#include "goi-number.h"

#include "goi-characters.h"

#include <string.h>

/* A number in Chinese characters while it is read. */
typedef struct
{
  gint64 total, section;
  int digit; /* before its unit, -1 for none */
  int last;  /* the unit before */
  gboolean zero;
} HanNumber;

/* 十, 百, 千 and 万 behind their digit, the greater ones first. */
static gboolean
take_han_unit (HanNumber *self, int unit)
{
  if (unit == 10000)
    {
      self->section += MAX (self->digit, 0);
      if (self->total > 0 || self->section == 0)
        return FALSE;
      self->total = self->section * 10000;
      self->section = 0;
    }
  else
    {
      if (unit >= self->last || (self->digit < 0 && unit > 10))
        return FALSE;
      self->section += (self->digit < 0 ? 1 : self->digit) * unit;
    }
  self->digit = -1;
  self->last = unit;
  self->zero = FALSE;
  return TRUE;
}

/* 一百零五 with units; 一百五 is 150 to some and 105 to others. */
static gboolean
parse_han_units (const char *text, gint64 *number)
{
  HanNumber self = { 0, 0, -1, 10000, FALSE };
  gboolean any = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      int d = goi_char_han_digit (g_utf8_get_char (p));

      if (d < 0 || (d < 10 && self.digit >= 0) || (d >= 10 && !take_han_unit (&self, d)))
        return FALSE;
      any |= d >= 10;
      if (d == 0)
        self.zero = TRUE;
      else if (d < 10)
        self.digit = d;
    }
  if (self.digit > 0 && any && self.last > 10 && !self.zero)
    return FALSE;
  *number = self.total + self.section + MAX (self.digit, 0);
  return any;
}

/**
 * goi_number_parse_han:
 * @text: folded text without blanks
 * @number: (out): the number
 *
 * Reads 十二, 廿三, 一百零五, 二〇二一 and their like.
 *
 * Returns: FALSE when it is no number in Chinese characters
 */
gboolean
goi_number_parse_han (const char *text, gint64 *number)
{
  gint64 plain = 0;
  guint n = 0;

  if (strstr (text, "廿") != NULL || strstr (text, "卅") != NULL)
    {
      g_autoptr (GString) spelt = g_string_new (text);

      g_string_replace (spelt, "廿", "二十", 0);
      g_string_replace (spelt, "卅", "三十", 0);
      return goi_number_parse_han (spelt->str, number);
    }
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), n++)
    {
      int d = goi_char_han_digit (g_utf8_get_char (p));

      if (d < 0 || n > 15)
        return FALSE;
      if (d >= 10)
        return parse_han_units (text, number);
      plain = plain * 10 + d;
    }
  *number = plain;
  return n > 0;
}
