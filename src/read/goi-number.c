/* goi-number.c: what stands in a cell of a document
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-number"

#include "config.h"

#include "goi-number.h"

#include "goi-characters.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Less than that, in the unit of a header, is hardly what was charged in a year. */
#define LEAST_CHARGED "1000"

/* No cell with a number is longer, in bytes of the folded text. */
#define LONGEST_CELL 160

/* A no-break space that went through a page twice is left over as its entity. */
static const char *const marks_blank[] = { "空", "空白", "(空)", "&nbsp;", "&nbsp", NULL };
static const char *const marks_none[] = { "无", "暂无", "没有", "未发生", NULL };
static const char *const marks_na[]
    = { "不适用", "N/A", "n/a", "NA", "na", "不涉及", "N.A.", NULL };

/* Words for more and less in the columns that take negative numbers. */
static const char *const words_plus[] = { "增加了", "增加", "净增", "新增", "增", "+", "↑", NULL };
static const char *const words_minus[] = { "减少了", "减少", "净减", "减", "负", "-", "↓", NULL };

static const char *const words_rounded_before[] = { "约", "近", "逾", "超过", "超", "不足", "大约", NULL };
static const char *const words_rounded_after[] = { "余", "多", "左右", "以上", "几", NULL };

/* Signs and words before an amount: it is in 元 where no other unit is behind it. */
static const char *const words_yuan[] = { "人民币", "¥", "￥", NULL };

typedef struct
{
  const char *word;
  int power; /* of ten: the unit in 元, or in single items */
} Unit;

/* Longer ones before those they begin with. */
static const Unit money[] = {
  { "亿元", 8 }, { "百万元", 6 }, { "万元", 4 }, { "千元", 3 }, { "百元", 2 }, { "元", 0 },
  { "亿", 8 },   { "万", 4 },     { "圆", 0 },
};
static const Unit items[] = {
  { "万件", 4 }, { "万条", 4 }, { "万次", 4 }, { "万人", 4 }, { "人次", 0 }, { "件次", 0 },
  { "条次", 0 }, { "件", 0 },   { "条", 0 },   { "项", 0 },   { "次", 0 },   { "人", 0 },
  { "篇", 0 },   { "个", 0 },   { "份", 0 },   { "宗", 0 },   { "例", 0 },   { "起", 0 },
  { "部", 0 },   { "家", 0 },   { "名", 0 },   { "场", 0 },   { "期", 0 },   { "万", 4 },
};

/* Letters and strokes that scanners give for digits. */
static const struct
{
  gunichar c;
  char digit;
} look_alikes[] = {
  { 'O', '0' }, { 'o', '0' },    { 'Q', '0' },   { 'D', '0' }, { 0x3007, '0' }, { 'l', '1' },
  { 'I', '1' }, { 'i', '1' },    { '|', '1' },   { '!', '1' }, { 'Z', '2' },    { 'z', '2' },
  { 0x4E28, '1' }, { 0x4E59, '2' }, { 'S', '5' }, { 's', '5' },   { 'b', '6' }, { 'B', '8' },    { 'q', '9' },
  { 'g', '9' },
};

/* What a character may be, in a table for those below CLASSES. */
enum
{
  BEGINS_UNIT = 1 << 0,
  BEGINS_WORD = 1 << 1,   /* a value without digits */
  BEGINS_DIGITS = 1 << 2, /* a value with digits */
  ENDS_DIGITS = 1 << 3,
};

#define CLASSES 0x10000

static void
add_class (guint8 *classes, const char *character, guint8 class)
{
  gunichar c = g_utf8_get_char (character);

  if (c < CLASSES)
    classes[c] |= class;
}

static void
add_first_and_last (guint8 *classes, const char *const *words, guint8 first, guint8 last)
{
  for (; *words != NULL; words++)
    {
      add_class (classes, *words, first);
      add_class (classes, g_utf8_prev_char (*words + strlen (*words)), last);
    }
}

static void
add_units (guint8 *classes, const Unit *units, gsize n_units)
{
  for (gsize i = 0; i < n_units; i++)
    {
      const char *words[] = { units[i].word, NULL };
      add_first_and_last (classes, words, BEGINS_UNIT, ENDS_DIGITS);
    }
}

/* What the first and the last character of a text that is read as a value can be; a text that begins
 * or ends otherwise needs no closer look. */
static gpointer
build_classes (gpointer unused)
{
  guint8 *classes = g_new0 (guint8, CLASSES);

  for (const char *p = "-_/\\("; *p != '\0'; p++)
    add_class (classes, p, BEGINS_WORD);
  add_first_and_last (classes, marks_blank, BEGINS_WORD, 0);
  add_first_and_last (classes, marks_none, BEGINS_WORD, 0);
  add_first_and_last (classes, marks_na, BEGINS_WORD, 0);
  add_first_and_last (classes, words_plus, BEGINS_DIGITS, 0);
  add_first_and_last (classes, words_minus, BEGINS_DIGITS, 0);
  add_first_and_last (classes, words_rounded_before, BEGINS_DIGITS, 0);
  add_first_and_last (classes, words_rounded_after, 0, ENDS_DIGITS);
  add_units (classes, money, G_N_ELEMENTS (money));
  add_units (classes, items, G_N_ELEMENTS (items));
  add_class (classes, "¥", BEGINS_DIGITS);
  add_class (classes, "￥", BEGINS_DIGITS);
  for (const char *p = "0123456789"; *p != '\0'; p++)
    add_class (classes, p, BEGINS_DIGITS | ENDS_DIGITS);
  for (const char *p = "])"; *p != '\0'; p++)
    add_class (classes, p, ENDS_DIGITS);
  for (gsize i = 0; i < G_N_ELEMENTS (look_alikes); i++)
    classes[look_alikes[i].c] |= BEGINS_WORD | BEGINS_DIGITS | ENDS_DIGITS;
  for (gunichar c = 0; c < CLASSES; c++)
    {
      if (goi_char_han_digit (c) >= 0)
        classes[c] |= BEGINS_WORD | BEGINS_DIGITS;
      if (goi_char_is_note_mark (c) || c == ' ')
        classes[c] |= ENDS_DIGITS;
    }
  return classes;
}

static gboolean
is_class (gunichar c, guint8 class)
{
  static GOnce once = G_ONCE_INIT;
  const guint8 *classes = g_once (&once, build_classes, NULL);

  return c < CLASSES && (classes[c] & class) != 0;
}

/* As g_str_has_prefix(), but most words differ in their first byte. */
static inline gboolean
begins_with (const char *text, const char *word)
{
  while (*word != '\0' && *text == *word)
    text++, word++;
  return *word == '\0';
}

static gboolean
is_one_of (const char *text, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strcmp (text, *words) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
skip_word (const char **p, const char *const *words)
{
  for (; *words != NULL; words++)
    if (begins_with (*p, *words))
      {
        *p += strlen (*words);
        return TRUE;
      }
  return FALSE;
}

static void
skip_blank (const char **p)
{
  while (**p == ' ')
    (*p)++;
}

static const Unit *
skip_unit (const char **p, const Unit *units, gsize n_units)
{
  for (gsize i = 0; i < n_units; i++)
    if (begins_with (*p, units[i].word))
      {
        *p += strlen (units[i].word);
        return &units[i];
      }
  return NULL;
}

static gboolean
money_power (const char *unit, int *power)
{
  const char *p = unit;
  const Unit *found = unit != NULL ? skip_unit (&p, money, G_N_ELEMENTS (money)) : NULL;

  if (found == NULL)
    return FALSE;
  *power = found->power;
  return TRUE;
}

/* Cuts ① * [1] 注1 and superscripts off the end: they refer to notes. */
static void
drop_note_mark (char *text)
{
  gsize n = strlen (text);

  while (n > 0)
    {
      const char *last = g_utf8_prev_char (text + n);
      gunichar c = g_utf8_get_char (last);

      if (last == text)
        return;
      if (goi_char_is_note_mark (c) || c == ' ')
        n = last - text;
      else if (c == ']' || c == ')')
        {
          const char *open = strrchr (text, c == ']' ? '[' : '(');
          if (open == NULL || open == text
              || (c == ')' && !g_str_has_prefix (open, "(注"))
              || strlen (open) > strlen ("[12]") + 6)
            return;
          n = open - text;
        }
      else if (n > strlen ("注") && g_str_has_prefix (text + n - strlen ("注"), "注"))
        n -= strlen ("注");
      else if (n > strlen ("注1") && g_ascii_isdigit (text[n - 1])
               && g_str_has_prefix (text + n - strlen ("注1"), "注"))
        n -= strlen ("注1");
      else
        return;
      text[n] = '\0';
    }
}

/* Marks that stand for no number; %GOI_MARK_UNREADABLE when it is none of them. */
static GoiMark
read_mark (const char *text)
{
  if (*text == '\0' || is_one_of (text, marks_blank))
    return GOI_MARK_BLANK;
  if (text[strspn (text, "- _")] == '\0')
    return GOI_MARK_DASH;
  if (text[strspn (text, "/ \\")] == '\0')
    return GOI_MARK_SLASH;
  if (is_one_of (text, marks_none))
    return GOI_MARK_NONE;
  if (is_one_of (text, marks_na))
    return GOI_MARK_NA;
  return GOI_MARK_UNREADABLE;
}

static gboolean
parse_digits (const char *digits, GoiDecimal *number)
{
  return *digits != '\0' && goi_decimal_parse (digits, number);
}

/* Digits with a point, grouped by threes with commas or blanks or not at all. Returns what was read
 * without the grouping, "" when there are no digits. */
static char *
take_digits (const char **p, gboolean *blanks, gboolean *zeros)
{
  GString *s = g_string_new (NULL);
  gsize n = strspn (*p, "0123456789");

  *blanks = FALSE;
  g_string_append_len (s, *p, n);
  *p += n;
  while (n >= 1 && n <= 3 && (**p == ',' || **p == ' ') && strspn (*p + 1, "0123456789") == 3
         && s->str[0] != '0')
    {
      *blanks |= **p == ' ';
      g_string_append_len (s, *p + 1, 3);
      *p += 4;
    }
  *zeros = s->len > 1 && s->str[0] == '0';
  if (s->len > 0 && **p == '.' && g_ascii_isdigit ((*p)[1]))
    {
      n = strspn (*p + 1, "0123456789");
      g_string_append_len (s, *p, n + 1);
      *p += n + 1;
    }
  return g_string_free (s, FALSE);
}

static void
add_reading (GoiNumber *out, GoiDecimal number)
{
  for (guint i = 0; i < out->n_readings; i++)
    if (goi_decimal_equal (out->readings[i], number))
      return;
  if (out->n_readings < G_N_ELEMENTS (out->readings))
    out->readings[out->n_readings++] = number;
}

static gboolean
fits (GoiDecimal number, GoiKind kind)
{
  if (kind != GOI_KIND_AMOUNT && !goi_decimal_is_integer (number))
    return FALSE;
  return kind == GOI_KIND_SIGNED || number.unscaled >= 0;
}

static void
add_reading_text (GoiNumber *out, const char *digits, GoiKind kind)
{
  GoiDecimal number;

  if (parse_digits (digits, &number) && fits (number, kind))
    add_reading (out, number);
}

static void
set_unreadable (GoiNumber *out, const char *doubt)
{
  out->mark = GOI_MARK_UNREADABLE;
  out->number = GOI_DECIMAL_INT (0);
  out->doubt = doubt;
}

/* 1O, l, 乙: what a scanner may have seen as digits. */
static gboolean
read_look_alikes (const char *text, GoiKind kind, GoiNumber *out)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      char digit = c < 0x80 && g_ascii_isdigit ((char) c) ? (char) c : 0;

      for (gsize i = 0; digit == 0 && i < G_N_ELEMENTS (look_alikes); i++)
        if (look_alikes[i].c == c)
          digit = look_alikes[i].digit;
      if (digit == 0)
        return FALSE;
      g_string_append_c (digits, digit);
    }
  add_reading_text (out, digits->str, kind);
  set_unreadable (out, N_("Letters or strokes stand where digits should be"));
  return TRUE;
}

/* Every number in a text that is not one number. */
static void
add_numbers_inside (const char *text, GoiKind kind, GoiNumber *out)
{
  g_autoptr (GString) together = g_string_new (NULL);
  guint n = 0, n_others = 0;

  for (const char *p = text; *p != '\0';)
    {
      gboolean blanks, zeros;
      g_autofree char *digits = take_digits (&p, &blanks, &zeros);

      if (*digits == '\0')
        {
          p = g_utf8_next_char (p);
          n_others++;
          continue;
        }
      n++;
      add_reading_text (out, digits, kind);
      g_string_append (together, digits);
    }
  /* One number that was torn apart is nothing but digits and blanks. */
  if (n > 1 && text[strspn (text, "0123456789 ")] == '\0')
    add_reading_text (out, together->str, kind);
  /* A stroke beside the digits was a digit itself, most likely. */
  if (n == 1 && n_others <= 2)
    out->n_readings = 0;
  out->doubt = n > 1 ? N_("Two numbers stand in one cell") : N_("The text is no number");
}

/* The power of ten that turns the number into the cell's unit. */
static int
shift_for (const GoiNumberRules *rules, const Unit *unit, gboolean *unknown)
{
  int own = 0, printed = 0;

  *unknown = FALSE;
  if (rules->kind != GOI_KIND_AMOUNT)
    return unit != NULL ? unit->power : 0;
  if (!money_power (rules->unit, &own))
    return 0;
  if (unit != NULL)
    return unit->power - own;
  if (money_power (rules->printed_unit, &printed))
    return printed - own;
  *unknown = !rules->unit_known;
  return 0;
}

/* Whether a header gives amounts a smaller unit than the form's header does, and makes less of this one than
 * is ever charged: 410.89 元 where the form says 万元. A character of the header may be lost. */
static gboolean
is_too_little (const GoiNumberRules *rules, const Unit *unit, GoiDecimal number)
{
  int own, printed;
  GoiDecimal least;

  return rules->kind == GOI_KIND_AMOUNT && rules->unit_known && unit == NULL && number.unscaled > 0
         && money_power (rules->unit, &own) && money_power (rules->printed_unit, &printed) && printed < own
         && goi_decimal_parse (LEAST_CHARGED, &least) && goi_decimal_compare (number, least) < 0;
}

static void
set_number (const GoiNumberRules *rules, GoiDecimal number, const Unit *unit, GoiNumber *out)
{
  gboolean unknown;
  GoiDecimal shifted;

  if (!goi_decimal_shift (number, shift_for (rules, unit, &unknown), &shifted))
    {
      set_unreadable (out, N_("The number is larger than the form can hold"));
      return;
    }
  if (!fits (shifted, rules->kind))
    {
      if (shifted.unscaled < 0)
        {
          add_reading (out, goi_decimal_negate (shifted));
          set_unreadable (out, N_("This number cannot be negative"));
        }
      else
        set_unreadable (out, N_("A count must be a whole number"));
      return;
    }
  out->mark = GOI_MARK_NUMBER;
  out->number = shifted;
  if (unit != NULL && unit->power > 0 && rules->kind != GOI_KIND_AMOUNT)
    out->doubt = N_("The number is printed rounded");
  if (is_too_little (rules, unit, number))
    {
      add_reading (out, number);
      out->doubt = N_("The header has another unit than the form, and the amount is very small");
    }
  if (unknown && number.unscaled != 0 && goi_decimal_shift (number, -4, &shifted))
    {
      add_reading (out, shifted);
      out->doubt = N_("The unit of the amount is not printed");
    }
}

static const Unit *
unit_of_sign (void)
{
  const char *p = "元";

  return skip_unit (&p, money, G_N_ELEMENTS (money));
}

/* The unit behind a number, in brackets or not; 整 says that there is no fraction. */
static const Unit *
read_unit (const char **p, GoiKind kind)
{
  const char *start = *p;
  gboolean bracket = **p == '(';
  const Unit *unit;

  if (bracket)
    (*p)++;
  if (kind == GOI_KIND_AMOUNT)
    unit = skip_unit (p, money, G_N_ELEMENTS (money));
  else
    unit = skip_unit (p, items, G_N_ELEMENTS (items));
  if (bracket && (unit == NULL || **p != ')'))
    {
      *p = start;
      return NULL;
    }
  if (bracket)
    (*p)++;
  if (unit != NULL && kind == GOI_KIND_AMOUNT && g_str_has_prefix (*p, "整"))
    *p += strlen ("整");
  return unit;
}

/* A number with its sign and its unit. FALSE when something else is there. */
static gboolean
read_number (const char *text, const GoiNumberRules *rules, GoiNumber *out)
{
  const char *p = text;
  gboolean minus = skip_word (&p, words_minus);
  gboolean rounded, yuan, blanks, zeros;
  g_autofree char *digits = NULL;
  const Unit *unit = NULL;
  GoiDecimal number;

  if (!minus)
    skip_word (&p, words_plus);
  skip_blank (&p);
  rounded = skip_word (&p, words_rounded_before);
  yuan = skip_word (&p, words_yuan);
  digits = take_digits (&p, &blanks, &zeros);
  if (*digits == '\0')
    return FALSE;
  skip_blank (&p);
  rounded |= skip_word (&p, words_rounded_after);
  unit = read_unit (&p, rules->kind);
  if (unit == NULL && yuan && rules->kind == GOI_KIND_AMOUNT)
    unit = unit_of_sign ();
  rounded |= skip_word (&p, words_rounded_after);
  if (*p != '\0')
    return FALSE;

  if (!parse_digits (digits, &number))
    {
      set_unreadable (out, N_("The number is larger than the form can hold"));
      return TRUE;
    }
  if (zeros || rounded)
    {
      add_reading (out, number);
      set_unreadable (out, zeros ? N_("A number does not begin with a zero")
                                 : N_("The number is printed rounded"));
      return TRUE;
    }
  set_number (rules, minus ? goi_decimal_negate (number) : number, unit, out);
  if (blanks && out->doubt == NULL)
    {
      out->doubt = N_("Blanks stand between the digits");
      out->blanks = TRUE;
    }
  return TRUE;
}

/* Cuts a unit off the end of @text. */
static const Unit *
cut_unit (char *text, const Unit *units, gsize n_units)
{
  for (gsize i = 0; i < n_units; i++)
    if (g_str_has_suffix (text, units[i].word) && strlen (text) > strlen (units[i].word))
      {
        text[strlen (text) - strlen (units[i].word)] = '\0';
        return &units[i];
      }
  return NULL;
}

static gboolean
read_han_number (const char *text, const GoiNumberRules *rules, GoiNumber *out)
{
  g_autofree char *digits = g_strdup (text);
  const Unit *unit = NULL;
  gint64 number;

  if (rules->kind == GOI_KIND_AMOUNT)
    unit = cut_unit (digits, money, G_N_ELEMENTS (money));
  else if (!goi_number_parse_han (digits, &number))
    unit = cut_unit (digits, items, G_N_ELEMENTS (items));
  if (!goi_number_parse_han (digits, &number))
    return FALSE;
  if (strcmp (text, "一") == 0)
    {
      add_reading (out, GOI_DECIMAL_INT (1));
      set_unreadable (out, N_("This may be the number one or a dash"));
      out->lone_one = TRUE;
      return TRUE;
    }
  set_number (rules, GOI_DECIMAL_INT (number), unit, out);
  return TRUE;
}

/* Digits and nothing else, as in most cells. */
static gboolean
read_plain (const char *text, const GoiNumberRules *rules, GoiNumber *out)
{
  gint64 number = 0;
  guint n = 0;

  for (; g_ascii_isdigit (text[n]) && n < 15; n++)
    number = number * 10 + (text[n] - '0');
  if (n == 0 || text[n] != '\0' || (n > 1 && text[0] == '0'))
    return FALSE;
  set_number (rules, GOI_DECIMAL_INT (number), NULL, out);
  return TRUE;
}

/**
 * goi_number_read:
 * @text: a cell as printed
 * @rules: how to read it
 * @out: (out caller-allocates): what it says
 *
 * Understands full-width digits, signs in characters and words, grouping by threes, a unit behind the
 * number (万元 and 亿元 are converted exactly into the cell's unit), numbers in Chinese characters,
 * marks for no number, and marks that refer to notes. Whatever else stands with a number makes it
 * unreadable, with a doubt and with the numbers that it could be.
 */
void
goi_number_read (const char *text, const GoiNumberRules *rules, GoiNumber *out)
{
  g_autofree char *folded = NULL;

  *out = (GoiNumber) { .mark = GOI_MARK_UNREADABLE };
  if (read_plain (text, rules, out))
    return;
  folded = goi_text_fold (text, TRUE);
  g_strchomp (folded);
  out->mark = read_mark (folded);
  if (out->mark != GOI_MARK_UNREADABLE)
    return;
  if (strlen (folded) > LONGEST_CELL)
    {
      set_unreadable (out, N_("The text is no number"));
      return;
    }
  drop_note_mark (folded);
  if (read_number (folded, rules, out) || read_han_number (folded, rules, out)
      || read_look_alikes (folded, rules->kind, out))
    return;
  set_unreadable (out, NULL);
  add_numbers_inside (folded, rules->kind, out);
}

/* The first and the last character of a text, folded, as far as they are seen; whether there are digits. */
static void
find_ends (const char *text, gunichar *first, gunichar *last, gboolean *digits)
{
  *first = *last = 0;
  *digits = FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar out[GOI_FOLD_MAX];
      guint n = goi_char_fold (goi_utf8_get (p), out);

      for (guint i = 0; i < n; i++)
        {
          if (goi_char_is_space (out[i]))
            continue;
          if (*first == 0)
            *first = out[i];
          *last = out[i];
          *digits |= out[i] >= '0' && out[i] <= '9';
        }
    }
}

/* Whether it is worth looking closer: FALSE for nearly all labels. */
static gboolean
may_be_value (const char *text)
{
  gunichar first, last;
  gboolean digits;

  find_ends (text, &first, &last, &digits);
  if (first == 0)
    return TRUE;
  return digits ? is_class (first, BEGINS_DIGITS) && is_class (last, ENDS_DIGITS)
                : is_class (first, BEGINS_WORD);
}

static gboolean
may_be_unit (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar out[GOI_FOLD_MAX];

      if (goi_char_fold (goi_utf8_get (p), out) > 0 && !goi_char_is_space (out[0]))
        return out[0] == '(' || is_class (out[0], BEGINS_UNIT);
    }
  return FALSE;
}

/**
 * goi_number_is_value:
 * @text: a cell as printed, not blank
 *
 * Returns: whether it looks like the value of a cell and not like a label: a number, a mark, or a few
 *   characters that are digits for the most part
 */
gboolean
goi_number_is_value (const char *text)
{
  static const GoiNumberRules rules = { .kind = GOI_KIND_AMOUNT };
  static const GoiNumberRules counts = { .kind = GOI_KIND_SIGNED };
  g_autofree char *folded = NULL;
  guint n = 0, digits = 0, han = 0;
  GoiNumber number;

  if (strlen (text) > LONGEST_CELL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = goi_utf8_get (p);
      if (goi_char_is_space (c) || goi_char_is_ignorable (c))
        continue;
      /* 2015年度, 第3季度: a header. */
      if (c == 0x5E74 || c == 0x7B2C)
        return FALSE;
      n++;
      digits += g_unichar_isdigit (c) ? 1 : 0;
      han += goi_char_han_digit (c) >= 0 ? 1 : 0;
    }
  if (digits == 0 && n > 6 && han < n)
    return FALSE;
  if (digits * 2 >= n && n > 0)
    return TRUE;
  if (!may_be_value (text))
    return FALSE;
  goi_number_read (text, &counts, &number);
  if (number.mark != GOI_MARK_UNREADABLE)
    return TRUE;
  goi_number_read (text, &rules, &number);
  if (number.mark != GOI_MARK_UNREADABLE)
    return TRUE;
  folded = goi_text_fold (text, FALSE);
  return strcmp (folded, "一") == 0 || read_look_alikes (folded, GOI_KIND_COUNT, &number);
}

/**
 * goi_number_is_unit:
 * @text: a cell as printed
 *
 * Returns: whether it is a unit and nothing else: 件, 万元, （条）
 */
gboolean
goi_number_is_unit (const char *text)
{
  g_autofree char *folded = NULL;
  const char *word, *p;

  if (strlen (text) > LONGEST_CELL || !may_be_unit (text))
    return FALSE;
  folded = goi_text_fold (text, FALSE);
  word = folded;
  if (*word == '(')
    {
      word++;
      g_strdelimit (folded, ")", '\0');
    }
  p = word;
  if (skip_unit (&p, money, G_N_ELEMENTS (money)) != NULL && *p == '\0')
    return TRUE;
  p = word;
  return skip_unit (&p, items, G_N_ELEMENTS (items)) != NULL && *p == '\0';
}

/**
 * goi_number_is_direction:
 * @text: a word as printed
 *
 * Returns: whether it is a word for more or less and nothing else, 增 or 减少: the number behind it is the rest of a value
 */
gboolean
goi_number_is_direction (const char *text)
{
  return goi_char_is_han (g_utf8_get_char (text))
         && (g_strv_contains (words_plus, text) || g_strv_contains (words_minus, text));
}

/**
 * goi_number_find_money:
 * @text: a header as printed
 *
 * Returns: (nullable) (transfer none): the unit of money that it names, as 万元 in
 *   本年收费金额（单位：万元）
 */
const char *
goi_number_find_money (const char *text)
{
  g_autofree char *folded = NULL;

  if (strstr (text, "元") == NULL)
    return NULL;
  folded = goi_text_fold (text, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (money); i++)
    if (strlen (money[i].word) > strlen ("元") && strstr (folded, money[i].word) != NULL
        && g_str_has_suffix (money[i].word, "元"))
      return money[i].word;
  return strstr (folded, "(元)") != NULL || strstr (folded, "单位:元") != NULL ? "元" : NULL;
}
