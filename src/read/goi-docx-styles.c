/* goi-docx-styles.c: what the styles of a DOCX document say about its text
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-docx-styles"

#include "goi-docx-private.h"

#include <string.h>

/* A chain of styles longer than this goes in circles. */
#define MAX_CHAIN 32

/* What a style does not say is -1. */
typedef struct
{
  char *based_on;
  int num_id;
  int level;
  int vanish;
  int raised;
} Style;

struct _GoiDocxStyles
{
  GHashTable *by_id;      /* id → Style */
  char *default_id;       /* of paragraphs that name none */
};

static void
style_free (gpointer data)
{
  Style *style = data;

  g_free (style->based_on);
  g_free (style);
}

static void
read_run_properties (Style *style, GoiXml *xml)
{
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == DOCX_VANISH)
      style->vanish = _goi_docx_is_on (xml);
    else if (goi_xml_tag (xml) == DOCX_VERT_ALIGN)
      style->raised = _goi_docx_vert_align (xml);
}

static void
read_paragraph_properties (Style *style, GoiXml *xml)
{
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == DOCX_NUM_PR)
      _goi_docx_read_num_pr (xml, &style->num_id, &style->level);
}

static void
read_style (GoiDocxStyles *self, GoiXml *xml)
{
  const char *id = goi_xml_attribute (xml, "styleId");
  const char *type = goi_xml_attribute (xml, "type");
  gint64 is_default = goi_xml_attribute_int (xml, "default", 0, 0, 1);
  Style *style;
  int scope;

  if (id == NULL)
    return;
  if (g_strcmp0 (goi_xml_attribute (xml, "default"), "true") == 0)
    is_default = 1;
  if (is_default && g_strcmp0 (type, "paragraph") == 0 && self->default_id == NULL)
    self->default_id = g_strdup (id);
  style = g_new (Style, 1);
  *style = (Style) { NULL, -1, -1, -1, -1 };
  g_hash_table_insert (self->by_id, g_strdup (id), style);
  scope = goi_xml_enter (xml);
  while (goi_xml_next_element (xml, scope))
    switch (goi_xml_tag (xml))
      {
      case DOCX_BASED_ON:
        g_free (style->based_on);
        style->based_on = g_strdup (goi_xml_attribute (xml, "val"));
        break;
      case DOCX_P_PR:
        read_paragraph_properties (style, xml);
        break;
      case DOCX_R_PR:
        read_run_properties (style, xml);
        break;
      default:
        break;
      }
}

static Style *
find (GoiDocxStyles *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

/* What a style or the nearest of those that it is based on says; -1 when none does. */
static int
inherit (GoiDocxStyles *self, const char *id, gsize offset)
{
  Style *style = find (self, id);

  for (guint i = 0; style != NULL && i < MAX_CHAIN; i++)
    {
      int value = G_STRUCT_MEMBER (int, style, offset);
      if (value >= 0)
        return value;
      style = find (self, style->based_on);
    }
  return -1;
}

/* _goi_docx_is_on: whether the property at which @xml stands is switched on (ECMA-376-1, 17.17.4). */
gboolean
_goi_docx_is_on (GoiXml *xml)
{
  const char *value = goi_xml_attribute (xml, "val");

  return value == NULL
         || !(g_str_equal (value, "0") || g_str_equal (value, "false") || g_str_equal (value, "off"));
}

/* _goi_docx_vert_align: 1 for raised text, 2 for lowered text, 0 for other. */
int
_goi_docx_vert_align (GoiXml *xml)
{
  const char *value = goi_xml_attribute (xml, "val");

  if (g_strcmp0 (value, "superscript") == 0)
    return 1;
  return g_strcmp0 (value, "subscript") == 0 ? 2 : 0;
}

/* _goi_docx_read_num_pr: reads which list a paragraph belongs to; what is not said stays as it was. */
void
_goi_docx_read_num_pr (GoiXml *xml, int *num_id, int *level)
{
  int scope = goi_xml_enter (xml);

  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == DOCX_NUM_ID)
      *num_id = goi_xml_attribute_int (xml, "val", *num_id, 0, G_MAXINT);
    else if (goi_xml_tag (xml) == DOCX_ILVL)
      *level = goi_xml_attribute_int (xml, "val", *level, 0, 8);
}

/* _goi_docx_styles_new: no styles. */
GoiDocxStyles *
_goi_docx_styles_new (void)
{
  GoiDocxStyles *self = g_new0 (GoiDocxStyles, 1);

  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, style_free);
  return self;
}

/* _goi_docx_styles_read: adds the styles of a part. */
gboolean
_goi_docx_styles_read (GoiDocxStyles *self, GoiXml *xml, GError **error)
{
  int scope;

  goi_xml_read_root (xml);
  scope = goi_xml_enter (xml);
  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == DOCX_STYLE)
      read_style (self, xml);
  return goi_xml_close (xml, error);
}

/* _goi_docx_styles_free: frees them. */
void
_goi_docx_styles_free (GoiDocxStyles *self)
{
  g_hash_table_unref (self->by_id);
  g_free (self->default_id);
  g_free (self);
}

/* _goi_docx_styles_get_vanish: whether text in a style (NULL for the default) is hidden; -1 when no
 * style says so or otherwise. */
int
_goi_docx_styles_get_vanish (GoiDocxStyles *self, const char *style)
{
  return inherit (self, style != NULL ? style : self->default_id, G_STRUCT_OFFSET (Style, vanish));
}

/* _goi_docx_styles_get_raised: as _goi_docx_vert_align(), or -1. */
int
_goi_docx_styles_get_raised (GoiDocxStyles *self, const char *style)
{
  return inherit (self, style, G_STRUCT_OFFSET (Style, raised));
}

/* _goi_docx_styles_get_list: the list that paragraphs of a style (NULL for the default) belong to.
 * @level is -1 when it is the list that says it, for the style @from.
 * Returns: FALSE when they belong to none */
gboolean
_goi_docx_styles_get_list (GoiDocxStyles *self, const char *style, int *num_id, int *level,
                           const char **from)
{
  const char *id = style != NULL ? style : self->default_id;
  Style *found = find (self, id);

  for (guint i = 0; found != NULL && found->num_id < 0 && i < MAX_CHAIN; i++)
    {
      id = found->based_on;
      found = find (self, id);
    }
  if (found == NULL || found->num_id < 0)
    return FALSE;
  *num_id = found->num_id;
  *level = inherit (self, style != NULL ? style : self->default_id, G_STRUCT_OFFSET (Style, level));
  *from = id;
  return TRUE;
}
