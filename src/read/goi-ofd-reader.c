/* goi-ofd-reader.c: reads OFD documents
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-ofd-reader"

#include "config.h"

#include "goi-ofd-reader.h"

#include "goi-ofd-private.h"
#include "goi-read.h"
#include "goi-zip-links.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ROOT "OFD.xml"

/* The list of encrypted parts (GM/T 0099). */
#define ENCRYPTIONS "Encryptions.xml"

/* A page of a size that is not said is A4; none is larger than this, in millimetres. */
#define DEFAULT_BOX { 0, 0, 210, 297 }
#define MAX_PAGE 10000

/* Programs disagree about the namespace, and some write none. */
static const GoiXmlTag tags[] = {
  { NULL, "AbbreviatedData", OFD_ABBREVIATED_DATA },
  { NULL, "Area", OFD_AREA },
  { NULL, "CGTransform", OFD_CG_TRANSFORM },
  { NULL, "CommonData", OFD_COMMON_DATA },
  { NULL, "CompositeGraphicUnit", OFD_COMPOSITE_UNIT },
  { NULL, "CompositeGraphicUnits", OFD_COMPOSITE_UNITS },
  { NULL, "CompositeObject", OFD_COMPOSITE_OBJECT },
  { NULL, "Content", OFD_CONTENT },
  { NULL, "DocBody", OFD_DOC_BODY },
  { NULL, "DocInfo", OFD_DOC_INFO },
  { NULL, "DocRoot", OFD_DOC_ROOT },
  { NULL, "Document", OFD_DOCUMENT },
  { NULL, "DocumentRes", OFD_RESOURCES },
  { NULL, "FillColor", OFD_FILL_COLOR },
  { NULL, "Layer", OFD_PAGE_BLOCK },
  { NULL, "OFD", OFD_OFD },
  { NULL, "Page", OFD_PAGE },
  { NULL, "PageArea", OFD_AREA },
  { NULL, "PageBlock", OFD_PAGE_BLOCK },
  { NULL, "PageRes", OFD_RESOURCES },
  { NULL, "Pages", OFD_PAGES },
  { NULL, "PathObject", OFD_PATH_OBJECT },
  { NULL, "PhysicalBox", OFD_PHYSICAL_BOX },
  { NULL, "PublicRes", OFD_RESOURCES },
  { NULL, "Res", OFD_RES },
  { NULL, "StrokeColor", OFD_STROKE_COLOR },
  { NULL, "Template", OFD_TEMPLATE },
  { NULL, "TemplatePage", OFD_TEMPLATE_PAGE },
  { NULL, "TextCode", OFD_TEXT_CODE },
  { NULL, "TextObject", OFD_TEXT_OBJECT },
  { NULL, "Title", OFD_TITLE },
};

/* A page of a template, read when the first page uses it. */
typedef struct
{
  guint id;
  char *part;
  GoiOfdDrawing *drawing;
  GoiBox box;
  gboolean has_box;
} Template;

/* What a page part says. */
typedef struct
{
  GoiOfdDrawing *drawing;
  GArray *templates;     /* guint */
  GPtrArray *resources;  /* names of parts */
  GoiBox box;
  gboolean has_box;
} Content;

/* What the root says. */
typedef struct
{
  GString *title;
  char *document;        /* the part of the first document */
  guint n_documents;
} Root;

static void
template_free (gpointer data)
{
  Template *template = data;

  g_free (template->part);
  g_clear_pointer (&template->drawing, _goi_ofd_drawing_free);
  g_free (template);
}

static void
content_clear (Content *content)
{
  _goi_ofd_drawing_free (content->drawing);
  g_array_unref (content->templates);
  g_ptr_array_unref (content->resources);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Content, content_clear)

static void
root_clear (Root *root)
{
  g_string_free (root->title, TRUE);
  g_free (root->document);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Root, root_clear)

void
_goi_ofd_set_damaged (GError **error)
{
  g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_DAMAGED,
                       _("The file is damaged or incomplete. Please get it once more, or open and save "
                         "it with an office program."));
}

void
_goi_ofd_set_too_large (GError **error)
{
  g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_TOO_LARGE,
                       _("The file holds far more than a report does when it is unpacked. It was not "
                         "read any further."));
}

void
_goi_ofd_fail_damaged (GoiOfdReader *self)
{
  GError *error = NULL;

  _goi_ofd_set_damaged (&error);
  goi_xml_fail (self->xml, error);
}

/**
 * _goi_ofd_count:
 * @self: the state of reading
 * @counter: how many of something there were
 * @n: how many more there are
 * @limit: how many there may be
 *
 * Counts. A part that is being read is given up where there are too many.
 *
 * Returns: FALSE where there are too many
 */
gboolean
_goi_ofd_count (GoiOfdReader *self, guint *counter, guint n, guint limit)
{
  GError *error = NULL;

  if (n <= limit - MIN (*counter, limit))
    {
      *counter += n;
      return TRUE;
    }
  if (self->xml != NULL)
    {
      _goi_ofd_set_too_large (&error);
      goi_xml_fail (self->xml, error);
    }
  return FALSE;
}

/* Opens a part and moves to its root, which has to be @tag. */
static gboolean
open_part (GoiOfdReader *self, const char *part, int tag, GError **error)
{
  g_clear_pointer (&self->xml, goi_xml_free);
  self->xml = goi_xml_open (self->package, part, tags, G_N_ELEMENTS (tags), self->cancellable, error);
  if (self->xml == NULL)
    return FALSE;
  if (goi_xml_read_root (self->xml) && goi_xml_tag (self->xml) != tag)
    _goi_ofd_fail_damaged (self);
  return TRUE;
}

static gboolean
close_part (GoiOfdReader *self, GError **error)
{
  gboolean ok = goi_xml_close (self->xml, error);

  g_clear_pointer (&self->xml, goi_xml_free);
  return ok;
}

/* The name of the part at a location (ST_Loc), seen from another part. Some programs leave out the slash of a
 * location from the root. */
static char *
locate (GoiOfdReader *self, const char *part, const char *location)
{
  g_autofree char *copy = g_strstrip (g_strdup (location));
  g_autofree char *name = NULL;
  g_autofree char *from_root = NULL;

  g_strdelimit (copy, "\\", '/');
  name = goi_zip_resolve (part, copy);
  from_root = goi_zip_resolve ("", copy);
  if (!goi_zip_package_contains (self->package, name)
      && goi_zip_package_contains (self->package, from_root))
    return g_steal_pointer (&from_root);
  return g_steal_pointer (&name);
}

/* The location that is the text of an element. */
static char *
read_location (GoiOfdReader *self, const char *part)
{
  g_autoptr (GString) text = g_string_new (NULL);

  goi_xml_append_text (self->xml, text);
  return locate (self, part, text->str);
}

/* The box of an area; one that is of no use changes nothing. */
static gboolean
read_area (GoiOfdReader *self, GoiBox *box)
{
  int scope = goi_xml_enter (self->xml);
  gboolean found = FALSE;

  while (goi_xml_next_element (self->xml, scope))
    if (goi_xml_tag (self->xml) == OFD_PHYSICAL_BOX)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        double v[4];

        goi_xml_append_text (self->xml, text);
        if (_goi_ofd_numbers (text->str, v, 4) != 4 || v[2] <= 0 || v[3] <= 0 || v[2] > MAX_PAGE
            || v[3] > MAX_PAGE)
          continue;
        *box = (GoiBox) { v[0], v[1], v[0] + v[2], v[1] + v[3] };
        found = TRUE;
      }
  return found;
}

/* OFD.xml (GB/T 33190, 7.4). */
static void
read_body (GoiOfdReader *self, Root *root)
{
  int scope = goi_xml_enter (self->xml), info;

  while (goi_xml_next_element (self->xml, scope))
    if (goi_xml_tag (self->xml) == OFD_DOC_ROOT)
      {
        root->n_documents++;
        if (root->document == NULL)
          root->document = read_location (self, ROOT);
      }
    else if (goi_xml_tag (self->xml) == OFD_DOC_INFO && root->n_documents == 0)
      {
        info = goi_xml_enter (self->xml);
        while (goi_xml_next_element (self->xml, info))
          if (goi_xml_tag (self->xml) == OFD_TITLE && root->title->len == 0)
            goi_xml_append_text (self->xml, root->title);
      }
}

static gboolean
read_root (GoiOfdReader *self, Root *root, GError **error)
{
  int scope;

  if (!open_part (self, ROOT, OFD_OFD, error))
    return FALSE;
  scope = goi_xml_enter (self->xml);
  while (goi_xml_next_element (self->xml, scope))
    if (goi_xml_tag (self->xml) == OFD_DOC_BODY)
      read_body (self, root);
  if (!close_part (self, error))
    return FALSE;
  if (root->document == NULL)
    _goi_ofd_set_damaged (error);
  return root->document != NULL;
}

/* Document.xml (GB/T 33190, 7.5). */
static void
read_common_data (GoiOfdReader *self, const char *part, GPtrArray *resources)
{
  int scope = goi_xml_enter (self->xml);

  while (goi_xml_next_element (self->xml, scope))
    switch (goi_xml_tag (self->xml))
      {
      case OFD_AREA:
        read_area (self, &self->box);
        break;
      case OFD_RESOURCES:
        g_ptr_array_add (resources, read_location (self, part));
        break;
      case OFD_TEMPLATE_PAGE:
        {
          const char *location = goi_xml_attribute (self->xml, "BaseLoc");
          Template *template = g_new0 (Template, 1);

          template->id = (guint) goi_xml_attribute_int (self->xml, "ID", 0, 0, G_MAXINT);
          template->part = locate (self, part, location != NULL ? location : "");
          g_ptr_array_add (self->templates, template);
        }
        break;
      default:
        break;
      }
}

static void
read_page_list (GoiOfdReader *self, const char *part)
{
  int scope = goi_xml_enter (self->xml);

  while (goi_xml_next_element (self->xml, scope))
    {
      const char *location = goi_xml_attribute (self->xml, "BaseLoc");

      if (goi_xml_tag (self->xml) != OFD_PAGE)
        continue;
      g_ptr_array_add (self->pages, locate (self, part, location != NULL ? location : ""));
      if (self->pages->len > OFD_MAX_PAGES)
        {
          GError *error = NULL;
          _goi_ofd_set_too_large (&error);
          goi_xml_fail (self->xml, error);
        }
    }
}

static gboolean
read_document (GoiOfdReader *self, const char *part, GPtrArray *resources, GError **error)
{
  int scope;

  if (!open_part (self, part, OFD_DOCUMENT, error))
    return FALSE;
  scope = goi_xml_enter (self->xml);
  while (goi_xml_next_element (self->xml, scope))
    if (goi_xml_tag (self->xml) == OFD_COMMON_DATA)
      read_common_data (self, part, resources);
    else if (goi_xml_tag (self->xml) == OFD_PAGES)
      read_page_list (self, part);
  return close_part (self, error);
}

/* Reads the vector graphics of a part with resources (GB/T 33190, 7.9). */
static void
read_units (GoiOfdReader *self)
{
  int scope = goi_xml_enter (self->xml);

  while (goi_xml_next_element (self->xml, scope))
    {
      guint id = (guint) goi_xml_attribute_int (self->xml, "ID", 0, 0, G_MAXINT);
      GoiOfdDrawing *drawing;

      if (goi_xml_tag (self->xml) != OFD_COMPOSITE_UNIT)
        continue;
      drawing = _goi_ofd_drawing_new ();
      _goi_ofd_read_objects (self, drawing);
      g_hash_table_insert (self->units, GUINT_TO_POINTER (id), drawing);
    }
}

/* Parts with resources that are missing are no matter until something of them is used. */
static gboolean
read_resources (GoiOfdReader *self, GPtrArray *parts, GError **error)
{
  int scope;

  for (guint i = 0; i < parts->len; i++)
    {
      const char *part = g_ptr_array_index (parts, i);

      if (!goi_zip_package_contains (self->package, part)
          || !g_hash_table_add (self->resources, g_strdup (part)))
        continue;
      if (!open_part (self, part, OFD_RES, error))
        return FALSE;
      scope = goi_xml_enter (self->xml);
      while (goi_xml_next_element (self->xml, scope))
        if (goi_xml_tag (self->xml) == OFD_COMPOSITE_UNITS)
          read_units (self);
      if (!close_part (self, error))
        return FALSE;
    }
  return TRUE;
}

static void
content_init (Content *content)
{
  content->drawing = _goi_ofd_drawing_new ();
  content->templates = g_array_new (FALSE, FALSE, sizeof (guint));
  content->resources = g_ptr_array_new_with_free_func (g_free);
}

/* A page (GB/T 33190, 7.7). */
static gboolean
read_content (GoiOfdReader *self, const char *part, Content *content, GError **error)
{
  int scope;

  if (!open_part (self, part, OFD_PAGE, error))
    return FALSE;
  scope = goi_xml_enter (self->xml);
  while (goi_xml_next_element (self->xml, scope))
    switch (goi_xml_tag (self->xml))
      {
      case OFD_AREA:
        content->has_box = read_area (self, &content->box) || content->has_box;
        break;
      case OFD_TEMPLATE:
        {
          guint id = (guint) goi_xml_attribute_int (self->xml, "TemplateID", 0, 0, G_MAXINT);
          g_array_append_val (content->templates, id);
        }
        break;
      case OFD_RESOURCES:
        g_ptr_array_add (content->resources, read_location (self, part));
        break;
      case OFD_CONTENT:
        _goi_ofd_read_objects (self, content->drawing);
        break;
      default:
        break;
      }
  return close_part (self, error);
}

/* Reads a template when a page first uses it. */
static gboolean
read_template (GoiOfdReader *self, Template *template, GError **error)
{
  g_auto (Content) content = { NULL };

  content_init (&content);
  if (!read_content (self, template->part, &content, error)
      || !read_resources (self, content.resources, error))
    return FALSE;
  template->drawing = g_steal_pointer (&content.drawing);
  content.drawing = _goi_ofd_drawing_new ();
  template->box = content.box;
  template->has_box = content.has_box;
  return TRUE;
}

static Template *
find_template (GoiOfdReader *self, guint id)
{
  for (guint i = 0; i < self->templates->len; i++)
    {
      Template *template = g_ptr_array_index (self->templates, i);
      if (template->id == id)
        return template;
    }
  return NULL;
}

/* Draws the templates of a page, which may hold the form that the page fills in. */
static gboolean
stamp_templates (GoiOfdReader *self, const Content *content, GoiOfdDrawing *onto, GoiBox *box,
                 GError **error)
{
  static const GoiOfdMatrix same = { 1, 0, 0, 1, 0, 0 };

  for (guint i = 0; i < content->templates->len; i++)
    {
      Template *template = find_template (self, g_array_index (content->templates, guint, i));

      if (template == NULL)
        {
          _goi_ofd_set_damaged (error);
          return FALSE;
        }
      if ((template->drawing == NULL && !read_template (self, template, error))
          || !_goi_ofd_drawing_stamp (self, onto, template->drawing, &same, 0, error))
        return FALSE;
      if (template->has_box)
        *box = template->box;
    }
  return TRUE;
}

static GoiPage *
read_page (GoiOfdReader *self, const char *part, GError **error)
{
  static const GoiOfdMatrix same = { 1, 0, 0, 1, 0, 0 };
  g_autoptr (GoiOfdDrawing) whole = _goi_ofd_drawing_new ();
  g_auto (Content) content = { NULL };
  GoiBox box = self->box;

  content_init (&content);
  if (!read_content (self, part, &content, error) || !read_resources (self, content.resources, error)
      || !stamp_templates (self, &content, whole, &box, error)
      || !_goi_ofd_drawing_stamp (self, whole, content.drawing, &same, 0, error))
    return NULL;
  return _goi_ofd_drawing_to_page (whole, content.has_box ? &content.box : &box);
}

/* Whether what was read is worth anything. */
static gboolean
check_letters (GoiOfdReader *self, GError **error)
{
  if (self->n_visible == 0)
    g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_EMPTY,
                         _("There is no text in the file. If its pages are pictures, use a file with "
                           "text."));
  else if (2 * self->n_unknown > self->n_visible)
    g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_ENCODING,
                         _("The file says of its letters only how they look, not which they are. Please "
                           "use the document as a web page or DOCX instead."));
  else
    return TRUE;
  return FALSE;
}

static GPtrArray *
read_pages (GoiOfdReader *self, GError **error)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_page_free);

  for (guint i = 0; i < self->pages->len; i++)
    {
      GoiPage *page = read_page (self, g_ptr_array_index (self->pages, i), error);

      if (page == NULL)
        return NULL;
      g_ptr_array_add (pages, page);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return NULL;
    }
  return check_letters (self, error) ? g_steal_pointer (&pages) : NULL;
}

static GPtrArray *
read_package (GoiOfdReader *self, GoiOfdInfo *info, GError **error)
{
  g_autoptr (GPtrArray) resources = g_ptr_array_new_with_free_func (g_free);
  g_auto (Root) root = { .title = g_string_new (NULL) };

  if (goi_zip_package_contains (self->package, ENCRYPTIONS))
    {
      g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_UNSUPPORTED,
                           _("The file is encrypted. Please use one that is not."));
      return NULL;
    }
  if (!read_root (self, &root, error) || !read_document (self, root.document, resources, error)
      || !read_resources (self, resources, error))
    return NULL;
  info->title = g_strdup (g_strstrip (root.title->str));
  info->n_unread = root.n_documents - 1;
  return read_pages (self, error);
}

static void
reader_clear (GoiOfdReader *self)
{
  g_clear_pointer (&self->xml, goi_xml_free);
  g_hash_table_unref (self->units);
  g_hash_table_unref (self->resources);
  g_ptr_array_unref (self->templates);
  g_ptr_array_unref (self->pages);
  g_object_unref (self->package);
}

/**
 * goi_ofd_reader_read_pages:
 * @bytes: an OFD file (GB/T 33190-2016)
 * @info: (out): what else it says
 * @cancellable: (nullable): stops the reading
 * @error: return location for a #GoiReadError
 *
 * Reads the text and the ruled lines of all pages of the first document in the file, with those of their templates
 * and vector graphics. Annotations, such as stamps, and text that lies aslant are left out.
 *
 * Returns: (transfer full) (element-type GoiPage): its pages, or NULL with @error set
 */
GPtrArray *
goi_ofd_reader_read_pages (GBytes *bytes, GoiOfdInfo *info, GCancellable *cancellable, GError **error)
{
  GoiOfdReader self = { .cancellable = cancellable, .box = DEFAULT_BOX };
  GPtrArray *pages;

  *info = (GoiOfdInfo) { NULL };
  self.package = goi_zip_package_new (bytes, error);
  if (self.package == NULL)
    return NULL;
  self.units = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) _goi_ofd_drawing_free);
  self.resources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.templates = g_ptr_array_new_with_free_func (template_free);
  self.pages = g_ptr_array_new_with_free_func (g_free);
  pages = read_package (&self, info, error);
  reader_clear (&self);
  return pages;
}

/**
 * goi_ofd_info_clear:
 * @info: what goi_ofd_reader_read_pages() said, whether it succeeded or not
 *
 * Frees what is in it.
 */
void
goi_ofd_info_clear (GoiOfdInfo *info)
{
  g_clear_pointer (&info->title, g_free);
}

/**
 * goi_ofd_reader_read:
 * @bytes: an OFD file (GB/T 33190-2016)
 * @cancellable: (nullable): stops the reading
 * @error: return location for a #GoiReadError
 *
 * Reads the first document in the file.
 *
 * Returns: (transfer full): the document, or NULL with @error set
 */
GoiDocument *
goi_ofd_reader_read (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_auto (GoiOfdInfo) info = { NULL };
  g_autoptr (GPtrArray) pages = goi_ofd_reader_read_pages (bytes, &info, cancellable, error);
  GoiDocument *document;

  if (pages == NULL)
    return NULL;
  document = goi_pages_to_document (pages, cancellable, error);
  if (document == NULL)
    return NULL;
  goi_document_set_title (document, info.title);
  goi_document_set_n_unread (document, info.n_unread);
  return document;
}
