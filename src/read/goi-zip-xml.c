/* goi-zip-xml.c: an XML part of a document, read element by element
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-zip-xml"

#include "config.h"

#include "goi-zip-xml.h"

#include "goi-read.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>
#include <string.h>

/* No network, no external files, no entities replaced, and the limits on depth and size that libxml2
 * sets unless it is told otherwise (256 levels, 10 million bytes in one text). */
#define OPTIONS \
  (XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT | XML_PARSE_NOERROR | XML_PARSE_NOWARNING)

/* How many nodes are read between two looks at the cancellable. */
#define NODES_PER_CHECK 4096

struct _GoiXml
{
  xmlTextReader *reader;
  GoiZipPackage *package;
  GBytes *bytes;              /* instead of a package */
  gsize offset;               /* in @bytes */
  const GoiXmlTag *tags;
  gsize n_tags;
  GHashTable *by_name;        /* interned local name → index in @tags + 1 of the first with it */
  GCancellable *cancellable;
  GError *error;
  guint n_nodes;
  gboolean at_end;
};

static void
set_broken (GoiXml *self)
{
  if (self->error == NULL)
    self->error = g_error_new_literal (GOI_READ_ERROR, GOI_READ_ERROR_DAMAGED,
                                       _("The file is damaged: a part of it is no proper XML. Please "
                                         "open and save it with an office program."));
}

static int
read_from_package (void *data, char *buffer, int size)
{
  GoiXml *self = data;

  if (self->error != NULL)
    return -1;
  return goi_zip_package_read (self->package, buffer, size, &self->error);
}

static int
read_from_bytes (void *data, char *buffer, int size)
{
  GoiXml *self = data;
  gsize total, n;
  const char *bytes = g_bytes_get_data (self->bytes, &total);

  n = MIN ((gsize) size, total - self->offset);
  memcpy (buffer, bytes + self->offset, n);
  self->offset += n;
  return n;
}

static int
close_input (void *data)
{
  return 0;
}

static GoiXml *
open_reader (GoiXml *self, const GoiXmlTag *tags, gsize n_tags, GCancellable *cancellable)
{
  self->reader = xmlReaderForIO (self->package != NULL ? read_from_package : read_from_bytes,
                                 close_input, self, NULL, NULL, OPTIONS);
  self->tags = tags;
  self->n_tags = n_tags;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->by_name = g_hash_table_new (NULL, NULL);
  if (self->reader == NULL)
    {
      set_broken (self);
      return self;
    }
  /* The names of elements come from the parser's dictionary: put in there first, they can be
   * compared by address. */
  for (gsize i = n_tags; i > 0; i--)
    {
      const xmlChar *name
        = xmlTextReaderConstString (self->reader, (const xmlChar *) tags[i - 1].name);
      g_hash_table_insert (self->by_name, (gpointer) name, GSIZE_TO_POINTER (i));
    }
  return self;
}

/* Moves to the next node of any kind. */
static gboolean
advance (GoiXml *self)
{
  int result;

  if (self->error != NULL || self->at_end)
    return FALSE;
  if (++self->n_nodes % NODES_PER_CHECK == 0
      && g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
    return FALSE;
  result = xmlTextReaderRead (self->reader);
  /* Neither kind of package needs a document type, and with it come entities. */
  if (result > 0 && xmlTextReaderNodeType (self->reader) == XML_READER_TYPE_DOCUMENT_TYPE)
    result = -1;
  if (result < 0)
    set_broken (self);
  self->at_end = result == 0;
  return result > 0;
}

static gboolean
has_namespace (xmlNode *node, const char *ns)
{
  if (ns == NULL)
    return TRUE;
  return node->ns != NULL && g_strcmp0 ((const char *) node->ns->href, ns) == 0;
}

static int
find_tag (GoiXml *self, xmlNode *node)
{
  gsize i = GPOINTER_TO_SIZE (g_hash_table_lookup (self->by_name, node->name));

  if (i == 0)
    return 0;
  for (i--; i < self->n_tags; i++)
    if (g_str_equal (self->tags[i].name, (const char *) node->name)
        && has_namespace (node, self->tags[i].ns))
      return self->tags[i].tag;
  return 0;
}

/**
 * goi_xml_open:
 * @package: the archive
 * @part: the name of the part
 * @tags: (array length=n_tags): the elements to be told apart; has to stay until the end
 * @n_tags: how many
 * @cancellable: (nullable): stops the reading
 * @error: return location for a #GoiReadError
 *
 * Opens a part. It is unpacked while it is read, so that its size costs no memory; @package can have
 * no other part open meanwhile.
 *
 * Returns: (transfer full): the beginning of the part, or NULL with @error set
 */
GoiXml *
goi_xml_open (GoiZipPackage *package, const char *part, const GoiXmlTag *tags, gsize n_tags,
              GCancellable *cancellable, GError **error)
{
  GoiXml *self;

  if (!goi_zip_package_open (package, part, error))
    return NULL;
  self = g_new0 (GoiXml, 1);
  self->package = g_object_ref (package);
  return open_reader (self, tags, n_tags, cancellable);
}

/**
 * goi_xml_open_bytes:
 * @bytes: an XML document
 * @tags: (array length=n_tags): the elements to be told apart; has to stay until the end
 * @n_tags: how many
 * @cancellable: (nullable): stops the reading
 * @error: return location for a #GoiReadError
 *
 * Returns: (transfer full): the beginning of the document
 */
GoiXml *
goi_xml_open_bytes (GBytes *bytes, const GoiXmlTag *tags, gsize n_tags, GCancellable *cancellable,
                    GError **error)
{
  GoiXml *self = g_new0 (GoiXml, 1);

  self->bytes = g_bytes_ref (bytes);
  return open_reader (self, tags, n_tags, cancellable);
}

/**
 * goi_xml_close:
 * @self: a document
 * @error: return location for a #GoiReadError
 *
 * Reads to the end, since only there it is known whether the part is whole, and tells the first error.
 *
 * Returns: whether all was well; @self can only be freed afterwards
 */
gboolean
goi_xml_close (GoiXml *self, GError **error)
{
  while (advance (self))
    ;
  if (self->error == NULL && self->package != NULL)
    {
      char rest[4096];
      while (goi_zip_package_read (self->package, rest, sizeof rest, &self->error) > 0)
        ;
    }
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}

/**
 * goi_xml_free:
 * @self: (transfer full): a document
 *
 * Frees it.
 */
void
goi_xml_free (GoiXml *self)
{
  g_clear_pointer (&self->reader, xmlFreeTextReader);
  g_clear_object (&self->package);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * goi_xml_fail:
 * @self: a document
 * @error: (transfer full): why
 *
 * Gives up: every loop ends, and goi_xml_close() tells @error.
 */
void
goi_xml_fail (GoiXml *self, GError *error)
{
  if (self->error == NULL)
    self->error = error;
  else
    g_error_free (error);
}

/**
 * goi_xml_read_root:
 * @self: a document at its beginning
 *
 * Moves to the root element.
 *
 * Returns: whether there is one
 */
gboolean
goi_xml_read_root (GoiXml *self)
{
  while (advance (self))
    if (xmlTextReaderNodeType (self->reader) == XML_READER_TYPE_ELEMENT)
      return TRUE;
  set_broken (self);
  return FALSE;
}

/**
 * goi_xml_enter:
 * @self: a document at an element
 *
 * Returns: what goi_xml_next() and goi_xml_next_element() need to walk what is in the element
 */
int
goi_xml_enter (GoiXml *self)
{
  if (self->error != NULL || self->at_end || xmlTextReaderIsEmptyElement (self->reader) == 1)
    return -1;
  return xmlTextReaderDepth (self->reader);
}

/**
 * goi_xml_next:
 * @self: a document
 * @scope: from goi_xml_enter()
 *
 * Moves to the next element or text directly in the element that was entered, passing over what is
 * left of the one before.
 *
 * Returns: FALSE at the end of the element, and after an error
 */
gboolean
goi_xml_next (GoiXml *self, int scope)
{
  if (scope < 0)
    return FALSE;
  while (advance (self))
    {
      int depth = xmlTextReaderDepth (self->reader);

      if (depth <= scope)
        return FALSE;
      if (depth != scope + 1)
        continue;
      switch (xmlTextReaderNodeType (self->reader))
        {
        case XML_READER_TYPE_ELEMENT:
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_WHITESPACE:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
          return TRUE;
        default:
          break;
        }
    }
  return FALSE;
}

/**
 * goi_xml_next_element:
 * @self: a document
 * @scope: from goi_xml_enter()
 *
 * As goi_xml_next(), passing over text.
 *
 * Returns: FALSE at the end of the element, and after an error
 */
gboolean
goi_xml_next_element (GoiXml *self, int scope)
{
  while (goi_xml_next (self, scope))
    if (!goi_xml_is_text (self))
      return TRUE;
  return FALSE;
}

/**
 * goi_xml_is_text:
 * @self: a document
 *
 * Returns: whether it stands at a text, and not at an element
 */
gboolean
goi_xml_is_text (GoiXml *self)
{
  return xmlTextReaderNodeType (self->reader) != XML_READER_TYPE_ELEMENT;
}

/**
 * goi_xml_tag:
 * @self: a document
 *
 * Returns: the number of the element that it stands at; 0 for one that was not named, and for text
 */
int
goi_xml_tag (GoiXml *self)
{
  xmlNode *node = xmlTextReaderCurrentNode (self->reader);

  return node != NULL && node->type == XML_ELEMENT_NODE ? find_tag (self, node) : 0;
}

/**
 * goi_xml_text:
 * @self: a document at a text
 *
 * Returns: the text, valid until the document moves on
 */
const char *
goi_xml_text (GoiXml *self)
{
  const xmlChar *text = xmlTextReaderConstValue (self->reader);

  return text != NULL ? (const char *) text : "";
}

/**
 * goi_xml_attribute_ns:
 * @self: a document at an element
 * @ns: (nullable): the namespace of the attribute, or NULL for any and none
 * @name: its local name
 *
 * Returns: (nullable): its value, valid until the document moves on
 */
const char *
goi_xml_attribute_ns (GoiXml *self, const char *ns, const char *name)
{
  xmlNode *node = xmlTextReaderCurrentNode (self->reader);

  if (node == NULL || node->type != XML_ELEMENT_NODE)
    return NULL;
  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      if (!g_str_equal ((const char *) attribute->name, name))
        continue;
      if (ns != NULL
          && (attribute->ns == NULL || g_strcmp0 ((const char *) attribute->ns->href, ns) != 0))
        continue;
      /* A value is one text; it would be more only where it held entities. */
      return attribute->children != NULL && attribute->children->content != NULL
               ? (const char *) attribute->children->content
               : "";
    }
  return NULL;
}

/**
 * goi_xml_attribute:
 * @self: a document at an element
 * @name: the local name of an attribute, in any namespace or none
 *
 * Returns: (nullable): its value, valid until the document moves on
 */
const char *
goi_xml_attribute (GoiXml *self, const char *name)
{
  return goi_xml_attribute_ns (self, NULL, name);
}

/**
 * goi_xml_attribute_int:
 * @self: a document at an element
 * @name: the local name of an attribute
 * @fallback: what is taken where there is none, or where it is no number
 * @min: the smallest number that is of use
 * @max: the largest
 *
 * Returns: its number, brought between @min and @max
 */
gint64
goi_xml_attribute_int (GoiXml *self, const char *name, gint64 fallback, gint64 min, gint64 max)
{
  const char *value = goi_xml_attribute (self, name);
  char *end;
  gint64 number;

  if (value == NULL || *value == '\0')
    return fallback;
  number = g_ascii_strtoll (value, &end, 10);
  if (end == value)
    return fallback;
  return CLAMP (number, min, max);
}

/**
 * goi_xml_append_text:
 * @self: a document at an element
 * @text: where the text goes
 *
 * Appends all text in the element, at any depth, and moves to its end.
 */
void
goi_xml_append_text (GoiXml *self, GString *text)
{
  int scope = goi_xml_enter (self);

  while (goi_xml_next (self, scope))
    if (goi_xml_is_text (self))
      g_string_append (text, goi_xml_text (self));
    else
      goi_xml_append_text (self, text);
}
