/* goi-title.c: the title of a report
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-title"

#include "goi-identity-private.h"

#include "goi-characters.h"
#include "goi-words.h"

#include <string.h>

/* The longest title, in characters, and how many lines it may be broken over. */
#define LONGEST_TITLE 70
#define MOST_LINES 3
/* How many lines at the beginning of a document may be above or in the title. */
#define FARTHEST 40

/* A line that may be a title or a part of one, folded; NULL when it is none. */
static char *
title_line (const GoiDocBlock *block)
{
  g_autofree char *plain = NULL;
  g_autofree char *folded = NULL;
  const char *colon;

  if (block->kind != GOI_DOC_PARAGRAPH || g_utf8_strlen (block->text, -1) > LONGEST_TITLE)
    return NULL;
  plain = goi_text_fold (block->text, FALSE);
  folded = goi_years_in_digits (plain);
  if (strstr (folded, "。") != NULL || goi_words_any_in ("not_titles", folded))
    return NULL;
  colon = strchr (folded, ':');
  /* 标题: … */
  if (colon != NULL && colon - folded > (gssize) strlen ("信息名称"))
    return NULL;
  return g_steal_pointer (&folded);
}

static gboolean
is_title (const char *folded)
{
  return goi_words_any_in ("title_subjects", folded) && goi_words_any_in ("title_kinds", folded);
}

static gboolean
has_year (const char *folded)
{
  const char *year = strstr (folded, "年");

  return year != NULL && year - folded >= 4 && g_ascii_isdigit (year[-1]);
}

/* How complete a title is: the year, and more than the words every title has. */
static guint
rate (const char *folded)
{
  return (has_year (folded) ? 1 : 0) + (g_utf8_strlen (folded, -1) > 20 ? 1 : 0);
}

/* A line above the title that is the agency, or the year, and nothing else. */
static gboolean
is_beginning (const char *folded, const char *title)
{
  if (strpbrk (folded, ",;:/|\"") != NULL || strstr (folded, "、") != NULL
      || g_utf8_strlen (folded, -1) > 32 || is_title (folded))
    return FALSE;
  if (has_year (folded) && !has_year (title))
    return TRUE;
  return goi_words_suffix (folded, "agency_endings") != NULL && strstr (title, folded) == NULL;
}

static char *
join_printed (GPtrArray *blocks, guint first, guint last)
{
  GString *s = g_string_new (NULL);

  for (guint i = first; i <= last; i++)
    {
      const GoiDocBlock *block = g_ptr_array_index (blocks, i);
      const char *text = block->text;

      if (first == last)
        {
          const char *colon = strpbrk (text, ":");
          if (colon == NULL)
            colon = strstr (text, "：");
          if (colon != NULL)
            text = g_utf8_next_char (colon);
        }
      g_string_append (s, text);
    }
  {
    g_autofree char *joined = g_string_free (s, FALSE);
    return goi_text_trim (joined);
  }
}

/* The lines @first to @last as one folded text, or NULL. */
static char *
join_folded (char **lines, guint first, guint last)
{
  GString *s = g_string_new (NULL);

  for (guint i = first; i <= last; i++)
    {
      if (lines[i] == NULL)
        {
          g_string_free (s, TRUE);
          return NULL;
        }
      g_string_append (s, lines[i]);
    }
  return g_string_free (s, FALSE);
}

/**
 * goi_title_find:
 * @document: a document
 * @sections: (element-type GoiSectionPlace): its sections
 *
 * Looks before the first section for a line, or a few lines together, that name the subject and say
 * that this is a report; the agency and the year may stand on lines above it.
 *
 * Returns: (transfer full): the title as printed, "" when there is none
 */
char *
goi_title_find (GoiDocument *document, GPtrArray *sections)
{
  GPtrArray *blocks = goi_document_get_blocks (document);
  gint64 limit = sections->len > 0
                     ? ((GoiSectionPlace *) g_ptr_array_index (sections, 0))->heading
                     : G_MAXINT64;
  guint n = 0, best_first = 0, best_last = 0, best = 0;
  gboolean found = FALSE;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (; n < MIN (blocks->len, FARTHEST); n++)
    {
      const GoiDocBlock *block = g_ptr_array_index (blocks, n);
      if (block->start >= limit)
        break;
      g_ptr_array_add (lines, title_line (block));
    }
  for (guint count = 1; count <= MOST_LINES && !found; count++)
    for (guint first = 0; first + count <= n; first++)
      {
        guint last = first + count - 1;
        g_autofree char *joined = join_folded ((char **) lines->pdata, first, last);

        if (joined == NULL || g_utf8_strlen (joined, -1) > LONGEST_TITLE || !is_title (joined)
            || (found && rate (joined) <= best))
          continue;
        found = TRUE;
        best = rate (joined);
        best_first = first;
        best_last = last;
      }
  if (!found)
    return g_strdup ("");
  for (guint k = 0; k < 2 && best_first > 0; k++)
    {
      g_autofree char *title = join_folded ((char **) lines->pdata, best_first, best_last);
      const char *above = g_ptr_array_index (lines, best_first - 1);

      if (above == NULL || best == 2 || !is_beginning (above, title))
        break;
      best_first--;
      best = 0;
    }
  return join_printed (blocks, best_first, best_last);
}

/* How many lines from @first on are a title with its year, 0 when they are none. */
static guint
count_title_lines (char **lines, guint first, guint n)
{
  for (guint count = 1; count <= MOST_LINES && first + count <= n; count++)
    {
      g_autofree char *joined = join_folded (lines, first, first + count - 1);

      if (joined == NULL || g_utf8_strlen (joined, -1) > LONGEST_TITLE
          || (count > 1 && is_title (lines[first + count - 1]) && has_year (lines[first + count - 1])))
        return 0;
      if (is_title (joined) && has_year (joined) && goi_words_suffix (joined, "title_kinds") != NULL)
        return count;
    }
  return 0;
}

/**
 * goi_title_list:
 * @document: a document
 *
 * Looks through the whole document for lines, or a few lines together, that are titles of reports with their
 * years.
 *
 * Returns: (transfer full) (element-type guint): the blocks at which they begin
 */
GArray *
goi_title_list (GoiDocument *document)
{
  GPtrArray *blocks = goi_document_get_blocks (document);
  GArray *titles = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  guint count;

  for (guint i = 0; i < blocks->len; i++)
    g_ptr_array_add (lines, title_line (g_ptr_array_index (blocks, i)));
  for (guint i = 0; i < lines->len; i += MAX (count, 1))
    {
      guint first = i;
      g_autofree char *title = NULL;

      count = count_title_lines ((char **) lines->pdata, i, lines->len);
      if (count == 0)
        continue;
      title = join_folded ((char **) lines->pdata, i, i + count - 1);
      /* The body whose report it is may stand alone above it. */
      if (i > 0 && lines->pdata[i - 1] != NULL && rate (title) < 2 && is_beginning (lines->pdata[i - 1], title))
        first--;
      g_array_append_val (titles, first);
    }
  return titles;
}
