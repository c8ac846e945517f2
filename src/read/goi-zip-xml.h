/* goi-zip-xml.h: an XML part of a document, read element by element
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-zip-package.h"

G_BEGIN_DECLS

/**
 * GoiXmlTag:
 * @ns: (nullable): the namespace of the element, or NULL for any and none
 * @name: its local name
 * @tag: the number that stands for it, 1 or more; two names may have the same
 *
 * An element that a reader knows.
 */
typedef struct
{
  const char *ns;
  const char *name;
  int tag;
} GoiXmlTag;

/**
 * GoiXml:
 *
 * A place in an XML document that moves forward only. Elements are walked like this, one loop for
 * each level, and whatever a loop does not enter is passed over:
 *
 * |[
 *   int scope = goi_xml_enter (xml);
 *   while (goi_xml_next_element (xml, scope))
 *     switch (goi_xml_tag (xml)) { … }
 * ]|
 *
 * After an error every loop ends; goi_xml_close() tells whether there was one.
 */
typedef struct _GoiXml GoiXml;

GoiXml     *goi_xml_open (GoiZipPackage *package, const char *part, const GoiXmlTag *tags,
                          gsize n_tags, GCancellable *cancellable, GError **error);
GoiXml     *goi_xml_open_bytes (GBytes *bytes, const GoiXmlTag *tags, gsize n_tags,
                                GCancellable *cancellable, GError **error);
gboolean    goi_xml_close (GoiXml *self, GError **error);
void        goi_xml_free (GoiXml *self);
void        goi_xml_fail (GoiXml *self, GError *error);

gboolean    goi_xml_read_root (GoiXml *self);
int         goi_xml_enter (GoiXml *self);
gboolean    goi_xml_next_element (GoiXml *self, int scope);
gboolean    goi_xml_next (GoiXml *self, int scope);
gboolean    goi_xml_is_text (GoiXml *self);
int         goi_xml_tag (GoiXml *self);
const char *goi_xml_text (GoiXml *self);
const char *goi_xml_attribute (GoiXml *self, const char *name);
const char *goi_xml_attribute_ns (GoiXml *self, const char *ns, const char *name);
gint64      goi_xml_attribute_int (GoiXml *self, const char *name, gint64 fallback, gint64 min,
                                   gint64 max);
void        goi_xml_append_text (GoiXml *self, GString *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiXml, goi_xml_free)

G_END_DECLS
