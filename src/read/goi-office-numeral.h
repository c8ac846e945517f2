/* goi-office-numeral.h: the number of a list item, written as office programs write it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoiNumeral:
 * @GOI_NUMERAL_NONE: nothing is printed
 * @GOI_NUMERAL_DECIMAL: 1, 2, 3
 * @GOI_NUMERAL_DECIMAL_ZERO: 01, 02, 03
 * @GOI_NUMERAL_FULL_WIDTH: １, ２, ３
 * @GOI_NUMERAL_UPPER_ROMAN: I, II, III
 * @GOI_NUMERAL_LOWER_ROMAN: i, ii, iii
 * @GOI_NUMERAL_UPPER_LETTER: A, B, C … Z, AA, BB
 * @GOI_NUMERAL_LOWER_LETTER: a, b, c … z, aa, bb
 * @GOI_NUMERAL_CHINESE: 一, 二 … 十, 十一 … 一百零一
 * @GOI_NUMERAL_CHINESE_DIGITS_FROM_100: 一 … 九十九, 一〇〇
 * @GOI_NUMERAL_CHINESE_DIGITS: 一, 二 … 一〇, 一一
 * @GOI_NUMERAL_JAPANESE: 一 … 十, 十一 … 百, 百一
 * @GOI_NUMERAL_LEGAL_SIMPLIFIED: 壹, 贰, 叁 … 壹拾
 * @GOI_NUMERAL_LEGAL_TRADITIONAL: 壹, 貳, 參 … 壹拾
 * @GOI_NUMERAL_STEMS: 甲, 乙, 丙
 * @GOI_NUMERAL_BRANCHES: 子, 丑, 寅
 * @GOI_NUMERAL_CIRCLED: ①, ②, ③
 * @GOI_NUMERAL_PARENTHESISED: ⑴, ⑵, ⑶
 * @GOI_NUMERAL_FULL_STOP: ⒈, ⒉, ⒊
 * @GOI_NUMERAL_CHINESE_PARENTHESISED: ㈠, ㈡, ㈢
 * @GOI_NUMERAL_CHINESE_CIRCLED: ㊀, ㊁, ㊂
 *
 * A way of writing numbers.
 */
typedef enum
{
  GOI_NUMERAL_NONE,
  GOI_NUMERAL_DECIMAL,
  GOI_NUMERAL_DECIMAL_ZERO,
  GOI_NUMERAL_FULL_WIDTH,
  GOI_NUMERAL_UPPER_ROMAN,
  GOI_NUMERAL_LOWER_ROMAN,
  GOI_NUMERAL_UPPER_LETTER,
  GOI_NUMERAL_LOWER_LETTER,
  GOI_NUMERAL_CHINESE,
  GOI_NUMERAL_CHINESE_DIGITS_FROM_100,
  GOI_NUMERAL_CHINESE_DIGITS,
  GOI_NUMERAL_JAPANESE,
  GOI_NUMERAL_LEGAL_SIMPLIFIED,
  GOI_NUMERAL_LEGAL_TRADITIONAL,
  GOI_NUMERAL_STEMS,
  GOI_NUMERAL_BRANCHES,
  GOI_NUMERAL_CIRCLED,
  GOI_NUMERAL_PARENTHESISED,
  GOI_NUMERAL_FULL_STOP,
  GOI_NUMERAL_CHINESE_PARENTHESISED,
  GOI_NUMERAL_CHINESE_CIRCLED,
} GoiNumeral;

GoiNumeral goi_numeral_from_ooxml (const char *name);
GoiNumeral goi_numeral_from_odf (const char *format);
void       goi_numeral_append (GString *text, GoiNumeral numeral, guint number);

G_END_DECLS
