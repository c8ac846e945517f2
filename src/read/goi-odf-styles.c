/* goi-odf-styles.c: what the styles of an ODF document say about its text
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-odf-styles"

#include "goi-odf-private.h"

#include <string.h>

/* A chain of styles longer than this goes in circles. */
#define MAX_CHAIN 32

/* What a style does not say is -1. */
typedef struct
{
  char *parent;
  int hidden;
  int raised;
  int border;
} Style;

struct _GoiOdfStyles
{
  GHashTable *styles;       /* family/name → Style */
  GHashTable *list_styles;  /* name → GoiOdfLevel[ODF_N_LEVELS] */
  GoiOdfLevel *outline;
};

static void
style_free (gpointer data)
{
  Style *style = data;

  g_free (style->parent);
  g_free (style);
}

static void
levels_free (gpointer data)
{
  GoiOdfLevel *levels = data;

  for (guint i = 0; i < ODF_N_LEVELS; i++)
    {
      g_free (levels[i].prefix);
      g_free (levels[i].suffix);
      g_free (levels[i].format);
    }
  g_free (levels);
}

static char *
style_key (const char *family, const char *name)
{
  return g_strconcat (family, "/", name, NULL);
}

static void
read_text_properties (Style *style, GoiXml *xml)
{
  const char *display = goi_xml_attribute_ns (xml, ODF_TEXT, "display");
  const char *position = goi_xml_attribute_ns (xml, ODF_STYLE, "text-position");

  if (display != NULL)
    style->hidden = g_str_equal (display, "none");
  if (position == NULL)
    return;
  /* super, sub, or how far up (negative: down) in percent, and then the size. */
  if (g_str_has_prefix (position, "super"))
    style->raised = 1;
  else if (g_str_has_prefix (position, "sub") || *position == '-')
    style->raised = 2;
  else
    style->raised = g_ascii_strtod (position, NULL) > 0 ? 1 : 0;
}

static void
read_cell_properties (Style *style, GoiXml *xml)
{
  static const char *const names[]
    = { "border", "border-left", "border-right", "border-top", "border-bottom" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = goi_xml_attribute_ns (xml, ODF_FO, names[i]);
      if (value != NULL)
        style->border = MAX (style->border, strstr (value, "none") == NULL && *value != '0');
    }
}

static void
read_style (GoiOdfStyles *self, GoiXml *xml)
{
  const char *name = goi_xml_attribute_ns (xml, ODF_STYLE, "name");
  const char *family = goi_xml_attribute_ns (xml, ODF_STYLE, "family");
  Style *style;
  int scope;

  if (name == NULL || family == NULL)
    return;
  style = g_new (Style, 1);
  *style = (Style) { NULL, -1, -1, -1 };
  if (goi_xml_attribute_ns (xml, ODF_STYLE, "parent-style-name") != NULL)
    style->parent = style_key (family, goi_xml_attribute_ns (xml, ODF_STYLE, "parent-style-name"));
  g_hash_table_insert (self->styles, style_key (family, name), style);
  scope = goi_xml_enter (xml);
  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == ODF_TEXT_PROPERTIES)
      read_text_properties (style, xml);
    else if (goi_xml_tag (xml) == ODF_CELL_PROPERTIES)
      read_cell_properties (style, xml);
    else if (goi_xml_tag (xml) == ODF_TABLE_PROPERTIES
             && goi_xml_attribute_ns (xml, ODF_TABLE, "display") != NULL)
      style->hidden = g_str_equal (goi_xml_attribute_ns (xml, ODF_TABLE, "display"), "false");
}

static void
read_label_alignment (GoiOdfLevel *level, GoiXml *xml)
{
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == ODF_LABEL_ALIGNMENT)
      level->is_glued = g_strcmp0 (goi_xml_attribute (xml, "label-followed-by"), "nothing") == 0;
    else if (goi_xml_tag (xml) == ODF_LEVEL_PROPERTIES)
      read_label_alignment (level, xml);
}

static void
read_level (GoiOdfLevel *levels, GoiXml *xml)
{
  gint64 index = goi_xml_attribute_int (xml, "level", 0, 0, ODF_N_LEVELS);
  const char *format = goi_xml_attribute (xml, "num-list-format");
  GoiOdfLevel *level;

  if (index < 1)
    return;
  level = &levels[index - 1];
  g_free (level->prefix);
  g_free (level->suffix);
  g_free (level->format);
  *level = (GoiOdfLevel) { .is_set = TRUE, .display_levels = 1, .start = 1 };
  if (goi_xml_tag (xml) != ODF_LEVEL_NUMBER)
    return;
  level->numeral = goi_numeral_from_odf (goi_xml_attribute (xml, "num-format"));
  level->prefix = g_strdup (goi_xml_attribute (xml, "num-prefix"));
  level->suffix = g_strdup (goi_xml_attribute (xml, "num-suffix"));
  level->format = g_strdup (format);
  level->display_levels = goi_xml_attribute_int (xml, "display-levels", 1, 1, index);
  level->start = goi_xml_attribute_int (xml, "start-value", 1, 0, G_MAXINT32);
  read_label_alignment (level, xml);
}

static GoiOdfLevel *
read_levels (GoiXml *xml)
{
  GoiOdfLevel *levels = g_new0 (GoiOdfLevel, ODF_N_LEVELS);
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == ODF_LEVEL_NUMBER || goi_xml_tag (xml) == ODF_LEVEL_BULLET)
      read_level (levels, xml);
  return levels;
}

static void
read_list_style (GoiOdfStyles *self, GoiXml *xml)
{
  char *name = g_strdup (goi_xml_attribute_ns (xml, ODF_STYLE, "name"));

  if (name != NULL)
    g_hash_table_insert (self->list_styles, name, read_levels (xml));
}

/* What a style or the nearest of its parents says; -1 when none does. */
static int
inherit (GoiOdfStyles *self, const char *family, const char *name, gsize offset)
{
  g_autofree char *key = name != NULL ? style_key (family, name) : NULL;
  Style *style = key != NULL ? g_hash_table_lookup (self->styles, key) : NULL;

  for (guint i = 0; style != NULL && i < MAX_CHAIN; i++)
    {
      int value = G_STRUCT_MEMBER (int, style, offset);
      if (value >= 0)
        return value;
      style = style->parent != NULL ? g_hash_table_lookup (self->styles, style->parent) : NULL;
    }
  return -1;
}

/* _goi_odf_styles_new: no styles. */
GoiOdfStyles *
_goi_odf_styles_new (void)
{
  GoiOdfStyles *self = g_new0 (GoiOdfStyles, 1);

  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, style_free);
  self->list_styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, levels_free);
  return self;
}

/* _goi_odf_styles_free: frees them. */
void
_goi_odf_styles_free (GoiOdfStyles *self)
{
  g_hash_table_unref (self->styles);
  g_hash_table_unref (self->list_styles);
  g_clear_pointer (&self->outline, levels_free);
  g_free (self);
}

/* _goi_odf_styles_read: adds the group of styles at which a document stands. */
void
_goi_odf_styles_read (GoiOdfStyles *self, GoiXml *xml)
{
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    switch (goi_xml_tag (xml))
      {
      case ODF_STYLE_STYLE:
        read_style (self, xml);
        break;
      case ODF_LIST_STYLE:
        read_list_style (self, xml);
        break;
      case ODF_OUTLINE_STYLE:
        g_clear_pointer (&self->outline, levels_free);
        self->outline = read_levels (xml);
        break;
      default:
        break;
      }
}

/* _goi_odf_styles_is_hidden: whether text or a sheet in a style is hidden; @otherwise when no style says. */
gboolean
_goi_odf_styles_is_hidden (GoiOdfStyles *self, const char *family, const char *name,
                           gboolean otherwise)
{
  int hidden = inherit (self, family, name, G_STRUCT_OFFSET (Style, hidden));

  return hidden >= 0 ? hidden : otherwise;
}

/* _goi_odf_styles_get_raised: 1 for raised text, 2 for lowered text, 0 for other, -1 when no style
 * says. */
int
_goi_odf_styles_get_raised (GoiOdfStyles *self, const char *family, const char *name)
{
  return inherit (self, family, name, G_STRUCT_OFFSET (Style, raised));
}

/* _goi_odf_styles_has_border: whether a cell in a style has a line on any side. */
gboolean
_goi_odf_styles_has_border (GoiOdfStyles *self, const char *name)
{
  return inherit (self, "table-cell", name, G_STRUCT_OFFSET (Style, border)) > 0;
}

/* _goi_odf_styles_get_levels: the levels of a list style, NULL where there is no such style. */
GoiOdfLevel *
_goi_odf_styles_get_levels (GoiOdfStyles *self, const char *list_style)
{
  return list_style != NULL ? g_hash_table_lookup (self->list_styles, list_style) : NULL;
}

/* _goi_odf_styles_get_outline: the levels of headings, NULL where they are not numbered. */
GoiOdfLevel *
_goi_odf_styles_get_outline (GoiOdfStyles *self)
{
  return self->outline;
}
