/* goi-zip-links.c: which part of an Office Open XML package refers to which others
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-zip-links"

#include "goi-zip-links.h"

#include "goi-zip-xml.h"

#include <string.h>

enum
{
  TAG_RELATIONSHIP = 1,
};

#define NS "http://schemas.openxmlformats.org/package/2006/relationships"

static const GoiXmlTag tags[] = {
  { NS, "Relationship", TAG_RELATIONSHIP },
};

typedef struct
{
  char *id;
  char *type;
  char *target; /* the name of the part */
} Link;

struct _GoiZipLinks
{
  GoiZipPackage *package;
  GPtrArray *links; /* Link */
};

static void
link_free (gpointer data)
{
  Link *link = data;

  g_free (link->id);
  g_free (link->type);
  g_free (link->target);
  g_free (link);
}

/* The name of the part with the links of @part: dir/_rels/name.rels; for the package itself _rels/.rels. */
static char *
links_part (const char *part)
{
  const char *slash = strrchr (part, '/');

  if (slash == NULL)
    return g_strdup_printf ("_rels/%s.rels", part);
  return g_strdup_printf ("%.*s/_rels/%s.rels", (int) (slash - part), part, slash + 1);
}

static void
read_link (GoiZipLinks *self, GoiXml *xml, const char *part)
{
  const char *mode = goi_xml_attribute (xml, "TargetMode");
  const char *id = goi_xml_attribute (xml, "Id");
  const char *type = goi_xml_attribute (xml, "Type");
  const char *target = goi_xml_attribute (xml, "Target");
  Link *link;

  if (id == NULL || type == NULL || target == NULL || g_strcmp0 (mode, "External") == 0)
    return;
  link = g_new0 (Link, 1);
  link->id = g_strdup (id);
  link->type = g_strdup (type);
  link->target = goi_zip_resolve (part, target);
  g_ptr_array_add (self->links, link);
}

/**
 * goi_zip_links_read:
 * @package: an archive
 * @part: the part whose links are asked for, or "" for those of the package itself
 * @cancellable: (nullable): stops the reading
 * @error: return location for a #GoiReadError
 *
 * Reads the relationships of a part (ECMA-376-2, 6.5). Links out of the package are left out.
 *
 * Returns: (transfer full): the links, none where the part has none; NULL with @error set where they
 *    are damaged
 */
GoiZipLinks *
goi_zip_links_read (GoiZipPackage *package, const char *part, GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GoiZipLinks) self = g_new0 (GoiZipLinks, 1);
  g_autofree char *name = links_part (part);
  g_autoptr (GoiXml) xml = NULL;
  int scope;

  self->package = g_object_ref (package);
  self->links = g_ptr_array_new_with_free_func (link_free);
  if (!goi_zip_package_contains (package, name))
    return g_steal_pointer (&self);
  xml = goi_xml_open (package, name, tags, G_N_ELEMENTS (tags), cancellable, error);
  if (xml == NULL)
    return NULL;
  goi_xml_read_root (xml);
  scope = goi_xml_enter (xml);
  while (goi_xml_next_element (xml, scope))
    if (goi_xml_tag (xml) == TAG_RELATIONSHIP)
      read_link (self, xml, part);
  return goi_xml_close (xml, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * goi_zip_links_free:
 * @self: (transfer full): links
 *
 * Frees them.
 */
void
goi_zip_links_free (GoiZipLinks *self)
{
  g_clear_object (&self->package);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_free (self);
}

/**
 * goi_zip_links_find_type:
 * @self: links
 * @type: the end of a relationship type, from its last slash, such as "/styles"; the beginning differs
 *    between the transitional and the strict form of the format
 *
 * Returns: (nullable): the name of the first such part that is there
 */
const char *
goi_zip_links_find_type (GoiZipLinks *self, const char *type)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      Link *link = g_ptr_array_index (self->links, i);
      if (g_str_has_suffix (link->type, type) && goi_zip_package_contains (self->package, link->target))
        return link->target;
    }
  return NULL;
}

/**
 * goi_zip_links_find_id:
 * @self: links
 * @id: (nullable): the id of a link
 *
 * Returns: (nullable): the name of the part, when it is there
 */
const char *
goi_zip_links_find_id (GoiZipLinks *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->links->len; i++)
    {
      Link *link = g_ptr_array_index (self->links, i);
      if (g_str_equal (link->id, id) && goi_zip_package_contains (self->package, link->target))
        return link->target;
    }
  return NULL;
}

/**
 * goi_zip_resolve:
 * @part: the name of a part
 * @target: a location that it names: from its own folder, or from the root when it begins with a slash
 *
 * Returns: (transfer full): the name of the part at that location; never one out of the archive
 */
char *
goi_zip_resolve (const char *part, const char *target)
{
  g_autoptr (GPtrArray) path = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) base = g_strsplit (*target == '/' ? "" : part, "/", -1);
  g_auto (GStrv) steps = g_strsplit (target, "/", -1);

  for (guint i = 0; base[i] != NULL && base[i + 1] != NULL; i++)
    g_ptr_array_add (path, g_strdup (base[i]));
  for (guint i = 0; steps[i] != NULL; i++)
    {
      if (g_str_equal (steps[i], "..") && path->len > 0)
        g_ptr_array_set_size (path, path->len - 1);
      else if (*steps[i] != '\0' && !g_str_equal (steps[i], ".") && !g_str_equal (steps[i], ".."))
        g_ptr_array_add (path, g_strdup (steps[i]));
    }
  g_ptr_array_add (path, NULL);
  return g_strjoinv ("/", (char **) path->pdata);
}
