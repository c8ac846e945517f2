/* goi-docx-numbering.c: the numbers that a word processor puts before paragraphs
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-docx-numbering"

#include "goi-docx-private.h"

#include <string.h>

#define N_LEVELS 9

/* A list may say that it is like a style, which names a list: no further than this. */
#define MAX_LINKS 8

typedef struct
{
  gboolean is_set;
  GoiNumeral numeral;
  gboolean is_bullet;
  gboolean is_legal;     /* all numbers in its text are in digits */
  gboolean is_glued;     /* nothing between number and text */
  char *text;            /* %1 to %9 stand for the numbers of the levels */
  char *style;           /* the paragraph style that stands for the level */
  guint start;
  int restart;           /* starts again after this level, from 1; 0 never, -1 after any higher one */
} Level;

/* The definition of a list, and how far it has been counted. */
typedef struct
{
  Level levels[N_LEVELS];
  char *style_link;      /* it is like the list of this style */
  guint counts[N_LEVELS];
  gboolean is_counted[N_LEVELS];
} Abstract;

/* A list: a definition, with what it overrides. Lists of one definition count on together. */
typedef struct
{
  Abstract *abstract;    /* borrowed; NULL where it is missing */
  Level levels[N_LEVELS];
  gint64 start[N_LEVELS];  /* -1: not overridden; used up at the list's first item of the level */
} List;

struct _GoiDocxNumbering
{
  GoiDocxStyles *styles;   /* borrowed */
  GHashTable *abstracts;   /* id → Abstract */
  GHashTable *lists;       /* id → List */
};

static void
levels_clear (Level *levels)
{
  for (guint i = 0; i < N_LEVELS; i++)
    {
      g_free (levels[i].text);
      g_free (levels[i].style);
    }
}

static void
abstract_free (gpointer data)
{
  Abstract *abstract = data;

  levels_clear (abstract->levels);
  g_free (abstract->style_link);
  g_free (abstract);
}

static void
list_free (gpointer data)
{
  List *list = data;

  levels_clear (list->levels);
  g_free (list);
}

static void
read_level_part (Level *level, GoiXml *xml)
{
  int scope;

  switch (goi_xml_tag (xml))
    {
    case DOCX_START:
      level->start = goi_xml_attribute_int (xml, "val", 1, 0, G_MAXINT32);
      break;
    case DOCX_NUM_FMT:
      level->numeral = goi_numeral_from_ooxml (goi_xml_attribute (xml, "val"));
      level->is_bullet = g_strcmp0 (goi_xml_attribute (xml, "val"), "bullet") == 0;
      break;
    case DOCX_LVL_TEXT:
      g_free (level->text);
      level->text = g_strdup (goi_xml_attribute (xml, "val"));
      break;
    case DOCX_LVL_RESTART:
      level->restart = goi_xml_attribute_int (xml, "val", -1, 0, N_LEVELS);
      break;
    case DOCX_IS_LGL:
      level->is_legal = _goi_docx_is_on (xml);
      break;
    case DOCX_SUFF:
      level->is_glued = g_strcmp0 (goi_xml_attribute (xml, "val"), "nothing") == 0;
      break;
    case DOCX_P_STYLE:
      g_free (level->style);
      level->style = g_strdup (goi_xml_attribute (xml, "val"));
      break;
    case DOCX_ALTERNATE_CONTENT:
    case DOCX_CHOICE:
    case DOCX_FALLBACK:
      /* Newer ways of counting, and after them what older programs know; so do we. */
      scope = goi_xml_enter (xml);
      while (goi_xml_next_element (xml, scope))
        read_level_part (level, xml);
      break;
    default:
      break;
    }
}

static void
read_level (Level *levels, GoiXml *xml)
{
  gint64 index = goi_xml_attribute_int (xml, "ilvl", -1, -1, N_LEVELS);
  int scope = goi_xml_enter (xml);
  Level *level;

  if (index < 0 || index >= N_LEVELS)
    return;
  level = &levels[index];
  g_free (level->text);
  g_free (level->style);
  *level = (Level) { .is_set = TRUE, .numeral = GOI_NUMERAL_DECIMAL, .start = 1, .restart = -1 };
  while (goi_xml_next_element (xml, scope))
    read_level_part (level, xml);
}

static void
read_abstract (GoiDocxNumbering *self, GoiXml *xml)
{
  gint64 id = goi_xml_attribute_int (xml, "abstractNumId", -1, -1, G_MAXINT32);
  int scope = goi_xml_enter (xml);
  Abstract *abstract = g_new0 (Abstract, 1);

  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == DOCX_LVL)
      read_level (abstract->levels, xml);
    else if (goi_xml_tag (xml) == DOCX_NUM_STYLE_LINK && abstract->style_link == NULL)
      abstract->style_link = g_strdup (goi_xml_attribute (xml, "val"));
  g_hash_table_insert (self->abstracts, GINT_TO_POINTER ((int) id), abstract);
}

static void
read_override (List *list, GoiXml *xml)
{
  gint64 index = goi_xml_attribute_int (xml, "ilvl", -1, -1, N_LEVELS);
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == DOCX_LVL)
      read_level (list->levels, xml);
    else if (goi_xml_tag (xml) == DOCX_START_OVERRIDE && index >= 0 && index < N_LEVELS)
      list->start[index] = goi_xml_attribute_int (xml, "val", -1, 0, G_MAXINT32);
}

static void
read_list (GoiDocxNumbering *self, GoiXml *xml)
{
  gint64 id = goi_xml_attribute_int (xml, "numId", -1, -1, G_MAXINT32);
  int scope = goi_xml_enter (xml);
  List *list = g_new0 (List, 1);

  for (guint i = 0; i < N_LEVELS; i++)
    list->start[i] = -1;
  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == DOCX_ABSTRACT_NUM_ID)
      {
        gint64 abstract = goi_xml_attribute_int (xml, "val", -1, -1, G_MAXINT32);
        list->abstract = g_hash_table_lookup (self->abstracts, GINT_TO_POINTER ((int) abstract));
      }
    else if (goi_xml_tag (xml) == DOCX_LVL_OVERRIDE)
      read_override (list, xml);
  g_hash_table_insert (self->lists, GINT_TO_POINTER ((int) id), list);
}

static List *
find_list (GoiDocxNumbering *self, int num_id)
{
  return g_hash_table_lookup (self->lists, GINT_TO_POINTER (num_id));
}

/* The definition of a list, which may be that of a style's list. */
static Abstract *
find_abstract (GoiDocxNumbering *self, List *list)
{
  for (guint i = 0; list != NULL && list->abstract != NULL && i < MAX_LINKS; i++)
    {
      int num_id, level;
      const char *from;

      if (list->abstract->style_link == NULL)
        return list->abstract;
      if (!_goi_docx_styles_get_list (self->styles, list->abstract->style_link, &num_id, &level, &from))
        return NULL;
      list = find_list (self, num_id);
    }
  return NULL;
}

static Level *
get_level (List *list, Abstract *abstract, int level)
{
  return list->levels[level].is_set ? &list->levels[level] : &abstract->levels[level];
}

static void
count (List *list, Abstract *abstract, int level)
{
  if (list->start[level] >= 0)
    {
      abstract->counts[level] = list->start[level];
      list->start[level] = -1;
    }
  else if (!abstract->is_counted[level])
    abstract->counts[level] = get_level (list, abstract, level)->start;
  else
    abstract->counts[level]++;
  abstract->is_counted[level] = TRUE;
  for (int i = level + 1; i < N_LEVELS; i++)
    {
      int restart = get_level (list, abstract, i)->restart;
      if (restart < 0 || restart > level)
        abstract->is_counted[i] = FALSE;
    }
}

static void
append_number (List *list, Abstract *abstract, int level, gboolean in_digits, GString *label)
{
  Level *definition = get_level (list, abstract, level);
  guint number = abstract->is_counted[level] ? abstract->counts[level] : definition->start;
  GoiNumeral numeral = definition->numeral;

  if (in_digits && numeral != GOI_NUMERAL_NONE)
    numeral = GOI_NUMERAL_DECIMAL;
  goi_numeral_append (label, numeral, number);
}

/* The gap that a word processor leaves after a number is not needed where the number ends with a
 * full-width character, which has a gap in itself. */
static void
append_gap (GString *label)
{
  const char *last = g_utf8_find_prev_char (label->str, label->str + label->len);

  if (last != NULL && !g_unichar_iswide (g_utf8_get_char (last)))
    g_string_append_c (label, ' ');
}

/* _goi_docx_numbering_new: no lists. */
GoiDocxNumbering *
_goi_docx_numbering_new (GoiDocxStyles *styles)
{
  GoiDocxNumbering *self = g_new0 (GoiDocxNumbering, 1);

  self->styles = styles;
  self->abstracts = g_hash_table_new_full (NULL, NULL, NULL, abstract_free);
  self->lists = g_hash_table_new_full (NULL, NULL, NULL, list_free);
  return self;
}

/* _goi_docx_numbering_read: adds the lists of a part. Definitions come before the lists that use them. */
gboolean
_goi_docx_numbering_read (GoiDocxNumbering *self, GoiXml *xml, GError **error)
{
  int scope;

  goi_xml_read_root (xml);
  scope = goi_xml_enter (xml);
  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == DOCX_ABSTRACT_NUM)
      read_abstract (self, xml);
    else if (goi_xml_tag (xml) == DOCX_NUM)
      read_list (self, xml);
  return goi_xml_close (xml, error);
}

/* _goi_docx_numbering_free: frees them. */
void
_goi_docx_numbering_free (GoiDocxNumbering *self)
{
  g_hash_table_unref (self->lists);
  g_hash_table_unref (self->abstracts);
  g_free (self);
}

/* _goi_docx_numbering_find_level: the level of a list for which a paragraph style stands, or -1. */
int
_goi_docx_numbering_find_level (GoiDocxNumbering *self, int num_id, const char *style)
{
  List *list = find_list (self, num_id);
  Abstract *abstract = find_abstract (self, list);

  for (int i = 0; abstract != NULL && style != NULL && i < N_LEVELS; i++)
    if (g_strcmp0 (get_level (list, abstract, i)->style, style) == 0)
      return i;
  return -1;
}

/* _goi_docx_numbering_step: counts one item further and appends what is printed before it to @label.
 * Numbers up to 17.9 of ECMA-376-1. */
void
_goi_docx_numbering_step (GoiDocxNumbering *self, int num_id, int level, GString *label)
{
  List *list = find_list (self, num_id);
  Abstract *abstract = find_abstract (self, list);
  Level *definition;
  gsize before = label->len;

  if (abstract == NULL || level < 0 || level >= N_LEVELS)
    return;
  definition = get_level (list, abstract, level);
  if (!definition->is_set)
    return;
  count (list, abstract, level);
  if (definition->is_bullet || definition->text == NULL)
    return;
  for (const char *p = definition->text; *p != '\0'; p++)
    if (p[0] == '%' && p[1] >= '1' && p[1] <= '9')
      append_number (list, abstract, *++p - '1', definition->is_legal, label);
    else
      g_string_append_c (label, *p);
  if (label->len > before && !definition->is_glued)
    append_gap (label);
}
