/* goi-place.c: province, city and county of an agency
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-place"

#include "goi-identity-private.h"

#include "goi-characters.h"
#include "goi-words.h"

#include <string.h>

/* The longest names of places, in characters before the ending: 积石山保安族东乡族撒拉族自治县 has 12,
 * 呼伦贝尔市 has 4. */
#define LONGEST_PLACE 12
#define LONGEST_PLAIN 6

/* The shortest beginning of @text that ends like a place, with at least @least characters before the
 * ending; in bytes, 0 when there is none. */
static gsize
place_length (const char *text, const char *endings, guint least)
{
  guint n = 0;

  for (const char *p = text; *p != '\0' && n <= LONGEST_PLACE; p = g_utf8_next_char (p), n++)
    {
      const char *ending = goi_words_prefix (p, endings);
      g_autofree char *name = NULL;

      if (!goi_char_is_han (g_utf8_get_char (p)))
        return 0;
      if (ending == NULL || n < least || (n > LONGEST_PLAIN && !g_str_has_prefix (ending, "自治")))
        continue;
      /* 沙市 is the beginning of 沙市区. */
      if (n < 2 && g_str_has_prefix (ending, "市"))
        continue;
      name = g_strndup (text, p + strlen (ending) - text);
      /* 市场 is no 市; 税务总局北屏地区 is two names. */
      if (goi_place_is_none (name) || strstr (name, "总局") != NULL
          || g_str_has_prefix (p + strlen (ending), "场"))
        continue;
      return strlen (name);
    }
  return 0;
}

static gsize
take_province (const char *text)
{
  const char *known = goi_words_prefix (text, "provinces");
  guint n = 0;

  if (known != NULL)
    return strlen (known);
  for (const char *p = text; *p != '\0' && n <= 4; p = g_utf8_next_char (p), n++)
    if (n >= 2 && g_str_has_prefix (p, "省"))
      return p + strlen ("省") - text;
  return 0;
}

static void
take (GPtrArray *region, const char **text, gsize length)
{
  if (length == 0)
    return;
  g_ptr_array_add (region, g_strndup (*text, length));
  *text += length;
}

/* The province that the document names directly before the agency's first place, as addresses do. */
static char *
province_in_text (GoiDocument *document, const char *place)
{
  g_autoptr (GoiFlow) flow
      = goi_flow_new (document, 0, goi_document_get_length (document), TRUE);

  for (const char *at = strstr (flow->text, place); at != NULL; at = strstr (at + 1, place))
    {
      const char *p = at;

      /* As far back as a province's name can reach, from the longest to the shortest. */
      for (guint n = 0; n < 9 && p > flow->text; n++)
        p = g_utf8_prev_char (p);
      for (; p < at; p = g_utf8_next_char (p))
        {
          gunichar before = p > flow->text ? g_utf8_get_char (g_utf8_prev_char (p)) : ' ';
          gsize length = take_province (p);

          if (length > 0 && p + length == at
              && (!goi_char_is_han (before) || goi_words_prefix (p, "provinces") != NULL))
            return g_strndup (p, length);
        }
    }
  return NULL;
}

static gboolean
is_province (const char *name)
{
  return goi_words_contain ("provinces", name) || g_str_has_suffix (name, "省");
}

static GPtrArray *
split (const char *agency)
{
  GPtrArray *region = g_ptr_array_new_with_free_func (g_free);
  const char *rest = agency;

  take (region, &rest, take_province (rest));
  take (region, &rest, place_length (rest, "city_endings", 2));
  /* 忠县 has one character before its ending. */
  take (region, &rest, place_length (rest, "county_endings", 1));
  return region;
}

static char **
free_to_strv (GPtrArray *region)
{
  g_ptr_array_set_free_func (region, NULL);
  g_ptr_array_add (region, NULL);
  return (char **) g_ptr_array_free (region, FALSE);
}

/**
 * goi_place_is_none:
 * @name: a name that may be a place's
 *
 * Returns: whether it ends like something that is no place, as 海绵城市 does; 宣城市, 成都市 and 东营区 are as
 *   long as the names of places, and ending so they are some
 */
gboolean
goi_place_is_none (const char *name)
{
  static const char *const in_names[] = { "城市", "都市", "营区", NULL };

  if (g_utf8_strlen (name, -1) == 3)
    for (guint i = 0; in_names[i] != NULL; i++)
      if (g_str_has_suffix (name, in_names[i]))
        return FALSE;
  return goi_words_suffix (name, "not_places") != NULL;
}

/* What is behind the name of a body of the state, 国家税务总局云桥省税务局. */
static const char *
skip_head (const char *agency)
{
  const char *head = goi_words_prefix (agency, "heads");
  const char *general = g_str_has_prefix (agency, "国家") ? strstr (agency, "总局") : NULL;
  const char *behind = head != NULL ? agency + strlen (head) : general != NULL ? general + strlen ("总局") : agency;

  return *behind != '\0' ? behind : agency;
}

/**
 * goi_place_split:
 * @agency: the name of an agency
 *
 * Returns: (transfer full) (array zero-terminated=1): the places that the name begins with, or that stand behind
 *   the body of the state that it belongs to
 */
char **
goi_place_split (const char *agency)
{
  return free_to_strv (split (skip_head (agency)));
}

/**
 * goi_place_find:
 * @document: a document
 * @agency: the agency whose report it is
 *
 * Takes the places from the agency's name, and the province from where the document names it directly
 * before them. Nothing is added that the document does not say.
 *
 * Returns: (transfer full) (array zero-terminated=1): province, city, county, as far as they are named
 */
char **
goi_place_find (GoiDocument *document, const char *agency)
{
  GPtrArray *region = split (skip_head (agency));

  if (region->len > 0 && !is_province (g_ptr_array_index (region, 0)))
    {
      char *province = province_in_text (document, g_ptr_array_index (region, 0));
      if (province != NULL)
        g_ptr_array_insert (region, 0, province);
    }
  return free_to_strv (region);
}
