/* goi-prose-lists.c: lists of things with their numbers behind them
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 行政复议、行政诉讼分别为3件、1件 and 行政复议、行政诉讼均为0件 say what 行政复议3件,行政诉讼1件 and 行政复议0件,行政诉讼0件
 * do; written like that, patterns for one thing find them.
 */

#define G_LOG_DOMAIN "goi-prose"

#include "goi-prose-lists.h"

#include <string.h>

/* Things, what says that each has its number, and the numbers. */
#define NUMBER "(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:\\.[0-9]+)?|[〇零一二三四五六七八九十百千两]+)"
#define UNIT "(?:件次|人次|件|例|宗|份|起|条|次|篇|个|人|名|场|期)"
#define LIST \
  "(?<![^,。;:\\n(])(?<things>[^,。;:\\n()0-9]{2,200}?)(?:的)?(?:数量|数)?" \
  "(?:(?<each>分别)|(?<all>均|都))(?:各)?(?:为|是|有|:)*(?<numbers>" NUMBER UNIT "?(?:(?:、|,|和)" NUMBER UNIT "?)*)(?<![0-9])"
/* More is no list. */
#define MOST_THINGS 12

typedef struct
{
  GString *text;
  GArray *at; /* of gint64, one for each byte */
} Copy;

static void
copy_bytes (Copy *copy, const GoiFlow *flow, gsize from, gsize to)
{
  g_string_append_len (copy->text, flow->text + from, to - from);
  g_array_append_vals (copy->at, flow->at + from, to - from);
}

static void
copy_comma (Copy *copy, gint64 place)
{
  g_string_append_c (copy->text, ',');
  g_array_append_val (copy->at, place);
}

/* A part of the flow. */
typedef struct
{
  gsize from, to;
} Span;

static GArray *
find_parts (const GoiFlow *flow, GMatchInfo *match, const char *name, GRegex *part)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));
  g_autofree char *text = g_match_info_fetch_named (match, name);
  g_autoptr (GMatchInfo) parts = NULL;
  int start, end;

  g_match_info_fetch_named_pos (match, name, &start, &end);
  g_regex_match (part, text, 0, &parts);
  for (; g_match_info_matches (parts); g_match_info_next (parts, NULL))
    {
      int from, to;
      Span span;

      g_match_info_fetch_pos (parts, 0, &from, &to);
      span = (Span) { start + from, start + to };
      g_array_append_val (spans, span);
    }
  return spans;
}

static gboolean
ends_with_digit (const GoiFlow *flow, const Span *span)
{
  return g_ascii_isdigit (flow->text[span->to - 1]);
}

/* Adds each thing with its number. FALSE when there are not as many of these as of those. */
static gboolean
spread (Copy *copy, const GoiFlow *flow, GMatchInfo *match, GRegex *thing, GRegex *number, GRegex *unit)
{
  g_autoptr (GArray) things = find_parts (flow, match, "things", thing);
  g_autoptr (GArray) numbers = find_parts (flow, match, "numbers", number);
  g_autofree char *each = g_match_info_fetch_named (match, "each");
  gboolean one = each == NULL || *each == '\0';
  const Span *last;
  g_autoptr (GMatchInfo) units = NULL;
  int start = -1, end = -1, from;

  if (things->len < 2 || things->len > MOST_THINGS || numbers->len != (one ? 1 : things->len))
    return FALSE;
  last = &g_array_index (numbers, Span, numbers->len - 1);
  if (g_regex_match_full (unit, flow->text, last->to, last->from, 0, &units, NULL))
    g_match_info_fetch_pos (units, 0, &start, &end);
  g_match_info_fetch_pos (match, 0, &from, NULL);
  for (guint i = 0; i < things->len; i++)
    {
      const Span *name = &g_array_index (things, Span, i);
      const Span *value = one ? last : &g_array_index (numbers, Span, i);

      if (i > 0)
        copy_comma (copy, flow->at[name->from]);
      copy_bytes (copy, flow, name->from, name->to);
      copy_bytes (copy, flow, value->from, value->to);
      /* 20、11、5件 */
      if (end > start && ends_with_digit (flow, value))
        copy_bytes (copy, flow, start, end);
    }
  return TRUE;
}

/**
 * goi_prose_lists_spread:
 * @flow: a text, which is changed
 *
 * Writes lists whose numbers stand behind them as the things with their numbers, each of which keeps its place.
 */
void
goi_prose_lists_spread (GoiFlow *flow)
{
  g_autoptr (GRegex) list = NULL;
  g_autoptr (GRegex) thing = NULL;
  g_autoptr (GRegex) number = NULL;
  g_autoptr (GRegex) unit = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  Copy copy;
  gsize done = 0;

  if (strstr (flow->text, "分别") == NULL && strstr (flow->text, "均") == NULL && strstr (flow->text, "都") == NULL)
    return;
  list = g_regex_new (LIST, 0, 0, NULL);
  thing = g_regex_new ("(?:(?!以及|和|及|与|、).)+", 0, 0, NULL);
  number = g_regex_new (NUMBER UNIT "?", 0, 0, NULL);
  unit = g_regex_new (UNIT "$", 0, 0, NULL);
  copy.text = g_string_sized_new (flow->bytes + 1);
  copy.at = g_array_sized_new (FALSE, FALSE, sizeof (gint64), flow->bytes + 1);
  g_regex_match (list, flow->text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      gsize length;
      int from, to;

      g_match_info_fetch_pos (match, 0, &from, &to);
      copy_bytes (&copy, flow, done, from);
      done = from;
      length = copy.text->len;
      if (spread (&copy, flow, match, thing, number, unit))
        {
          done = to;
          continue;
        }
      g_string_truncate (copy.text, length);
      g_array_set_size (copy.at, length);
    }
  copy_bytes (&copy, flow, done, flow->bytes);
  g_array_append_val (copy.at, flow->at[flow->bytes]);
  g_free (flow->text);
  g_free (flow->at);
  flow->bytes = copy.text->len;
  flow->text = g_string_free (copy.text, FALSE);
  flow->at = (gint64 *) g_array_free (copy.at, FALSE);
}
