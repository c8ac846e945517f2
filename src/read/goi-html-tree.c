/* goi-html-tree.c: an HTML page as the few kinds of nodes that matter for its text
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The only file that knows the parser's tree. What makes no difference to the text of a page
 * disappears here: most elements inside lines are replaced by what is in them, scripts and the like
 * by nothing.
 */

#define G_LOG_DOMAIN "goi-html"

#include "config.h"

#include "goi-html-tree.h"

#include "goi-characters.h"
#include "goi-html-scan.h"
#include "goi-html-style.h"
#include "goi-read.h"

#include <glib/gi18n-lib.h>
#include <gumbo.h>
#include <string.h>

/* Browsers take no more. */
#define MAX_COLUMN_SPAN 1000
#define MAX_ROW_SPAN 65534

/* What an element becomes beside the kinds of nodes. */
enum
{
  IGNORED = -1, /* it and all that is in it */
  DISSOLVED = -2, /* what is in it stays */
};

typedef struct
{
  GoiHtmlTree *tree;
  gboolean in_cell;
  gboolean in_article;
  gboolean too_deep;
} Builder;

/* The attributes that matter. */
typedef enum
{
  ATTRIBUTE_CLASS,
  ATTRIBUTE_COLSPAN,
  ATTRIBUTE_CONTENT,
  ATTRIBUTE_HEIGHT,
  ATTRIBUTE_HIDDEN,
  ATTRIBUTE_HREF,
  ATTRIBUTE_ID,
  ATTRIBUTE_NAME,
  ATTRIBUTE_ROLE,
  ATTRIBUTE_ROWSPAN,
  ATTRIBUTE_STYLE,
  ATTRIBUTE_TYPE,
  ATTRIBUTE_VALUE,
  N_ATTRIBUTES
} AttributeName;

/* Their values, NULL for none. */
typedef const char *Attributes[N_ATTRIBUTES];

static void convert_children (Builder *self, GoiHtmlNode *parent, const GumboVector *children, guint depth);

static GoiHtmlNode *
append_node (Builder *self, GoiHtmlNode *parent, GoiHtmlKind kind)
{
  GoiHtmlNode *node = goi_html_arena_alloc (self->tree->arena, sizeof (GoiHtmlNode));

  memset (node, 0, sizeof *node);
  node->kind = kind;
  node->row_span = node->column_span = 1;
  node->parent = parent;
  if (parent == NULL)
    return node;
  if (parent->last != NULL)
    parent->last->next = node;
  else
    parent->first = node;
  parent->last = node;
  return node;
}

static guint
count_visible (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 0x80 ? (guchar) *p : g_utf8_get_char (p);
      n += !goi_char_is_space (c) && !goi_char_is_ignorable (c);
    }
  return n;
}

static void
append_text (Builder *self, GoiHtmlNode *parent, const char *text)
{
  GoiHtmlNode *node = append_node (self, parent, GOI_HTML_TEXT);

  node->text = text;
  node->n_chars = count_visible (text);
}

static void
get_attributes (const GumboElement *element, Attributes out)
{
  static const char *const names[N_ATTRIBUTES]
      = { "class", "colspan", "content", "height", "hidden", "href", "id",
          "name", "role", "rowspan", "style", "type", "value" };

  memset (out, 0, sizeof (Attributes));
  for (guint i = 0; i < element->attributes.length; i++)
    {
      const GumboAttribute *attribute = element->attributes.data[i];

      for (guint j = 0; j < N_ATTRIBUTES; j++)
        if (attribute->name[0] == names[j][0] && strcmp (attribute->name, names[j]) == 0)
          out[j] = attribute->value;
    }
}

static int
kind_of_tag (GumboTag tag)
{
  switch ((int) tag)
    {
    case GUMBO_TAG_SCRIPT: case GUMBO_TAG_STYLE: case GUMBO_TAG_NOSCRIPT: case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_IFRAME: case GUMBO_TAG_OBJECT: case GUMBO_TAG_EMBED: case GUMBO_TAG_APPLET:
    case GUMBO_TAG_AUDIO: case GUMBO_TAG_VIDEO: case GUMBO_TAG_CANVAS: case GUMBO_TAG_MAP:
    case GUMBO_TAG_SVG: case GUMBO_TAG_HEAD: case GUMBO_TAG_SELECT: case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_DATALIST: case GUMBO_TAG_PROGRESS: case GUMBO_TAG_METER: case GUMBO_TAG_RT:
    case GUMBO_TAG_RP: case GUMBO_TAG_FRAMESET: case GUMBO_TAG_NOFRAMES: case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_IMG: case GUMBO_TAG_COLGROUP: case GUMBO_TAG_TITLE: case GUMBO_TAG_META:
    case GUMBO_TAG_LINK:
      return IGNORED;
    case GUMBO_TAG_BR:
      return GOI_HTML_BREAK;
    case GUMBO_TAG_A:
      return GOI_HTML_LINK;
    case GUMBO_TAG_SUP:
      return GOI_HTML_SUPERSCRIPT;
    case GUMBO_TAG_DEL: case GUMBO_TAG_S: case GUMBO_TAG_STRIKE:
      return GOI_HTML_STRUCK;
    case GUMBO_TAG_H1: case GUMBO_TAG_H2: case GUMBO_TAG_H3: case GUMBO_TAG_H4: case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
      return GOI_HTML_HEADING;
    case GUMBO_TAG_PRE: case GUMBO_TAG_XMP: case GUMBO_TAG_LISTING: case GUMBO_TAG_PLAINTEXT:
      return GOI_HTML_PREFORMATTED;
    case GUMBO_TAG_TABLE:
      return GOI_HTML_TABLE;
    case GUMBO_TAG_CAPTION:
      return GOI_HTML_CAPTION;
    case GUMBO_TAG_THEAD: case GUMBO_TAG_TBODY: case GUMBO_TAG_TFOOT:
      return GOI_HTML_ROW_GROUP;
    case GUMBO_TAG_TR:
      return GOI_HTML_ROW;
    case GUMBO_TAG_TD: case GUMBO_TAG_TH:
      return GOI_HTML_CELL;
    case GUMBO_TAG_ADDRESS: case GUMBO_TAG_ARTICLE: case GUMBO_TAG_ASIDE: case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_BODY: case GUMBO_TAG_CENTER: case GUMBO_TAG_DD: case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_DIR: case GUMBO_TAG_DIV: case GUMBO_TAG_DL:
    case GUMBO_TAG_DT: case GUMBO_TAG_FIELDSET: case GUMBO_TAG_FIGCAPTION: case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FOOTER: case GUMBO_TAG_FORM: case GUMBO_TAG_HEADER: case GUMBO_TAG_HGROUP:
    case GUMBO_TAG_HR: case GUMBO_TAG_HTML: case GUMBO_TAG_LEGEND: case GUMBO_TAG_LI:
    case GUMBO_TAG_MAIN: case GUMBO_TAG_MARQUEE: case GUMBO_TAG_MENU: case GUMBO_TAG_NAV:
    case GUMBO_TAG_OL: case GUMBO_TAG_P: case GUMBO_TAG_SECTION: case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_UL:
      return GOI_HTML_BLOCK;
    default:
      return DISSOLVED;
    }
}

/* Whether an element is the mark of a note, which Word raises in a style of the page. */
static gboolean
is_note_reference (const char *class_name)
{
  return class_name != NULL
         && (g_str_has_prefix (class_name, "MsoFootnoteReference")
             || g_str_has_prefix (class_name, "MsoEndnoteReference"));
}

/* What a style makes of an element. */
static int
kind_with_style (int kind, const char *style, const char *class_name)
{
  if (kind == DISSOLVED && is_note_reference (class_name))
    return GOI_HTML_SUPERSCRIPT;
  if (style == NULL)
    return kind;
  if (kind == GOI_HTML_BLOCK && goi_html_style_has (style, "display", "inline"))
    return DISSOLVED;
  if ((kind == DISSOLVED || kind == GOI_HTML_BLOCK)
      && (goi_html_style_has (style, "white-space", "pre")
          || goi_html_style_has (style, "white-space", "pre-wrap")
          || goi_html_style_has (style, "white-space", "pre-line")))
    return kind == GOI_HTML_BLOCK ? GOI_HTML_PREFORMATTED : DISSOLVED;
  if (kind == DISSOLVED)
    {
      if (goi_html_style_has (style, "vertical-align", "super"))
        return GOI_HTML_SUPERSCRIPT;
      if (goi_html_style_has (style, "text-decoration", "line-through"))
        return GOI_HTML_STRUCK;
      if (goi_html_style_has (style, "display", "block")
          || goi_html_style_has (style, "display", "table")
          || goi_html_style_has (style, "display", "flex")
          || goi_html_style_has (style, "display", "list-item"))
        return GOI_HTML_BLOCK;
    }
  return kind;
}

static gboolean
is_hidden (int kind, Attributes attributes)
{
  const char *style = attributes[ATTRIBUTE_STYLE];

  if (attributes[ATTRIBUTE_HIDDEN] != NULL)
    return TRUE;
  /* The rows without height in which Word and Excel keep the widths of columns. */
  if (kind == GOI_HTML_ROW && g_strcmp0 (attributes[ATTRIBUTE_HEIGHT], "0") == 0)
    return TRUE;
  return style != NULL
         && (goi_html_style_has (style, "display", "none")
             || goi_html_style_has (style, "visibility", "hidden")
             || (kind == GOI_HTML_ROW && goi_html_style_has (style, "visibility", "collapse"))
             || goi_html_style_has (style, "mso-hide", "all"));
}

static gboolean
leads_to_document (const char *href)
{
  static const char *const endings[]
      = { ".pdf", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".ofd", ".rtf", ".odt", ".ods",
          ".zip", ".rar", ".ceb", ".txt" };
  gsize length = href != NULL ? strcspn (href, "?#") : 0;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize ending = strlen (endings[i]);
      if (length > ending && g_ascii_strncasecmp (href + length - ending, endings[i], ending) == 0)
        return TRUE;
    }
  return FALSE;
}

static GoiHtmlRole
role_of (Builder *self, GumboTag tag, Attributes attributes)
{
  static const char *const around[] = { "navigation", "search", "contentinfo", "complementary", NULL };
  const char *role = attributes[ATTRIBUTE_ROLE];

  switch ((int) tag)
    {
    case GUMBO_TAG_THEAD:
      return GOI_HTML_ROLE_HEAD;
    case GUMBO_TAG_TFOOT:
      return GOI_HTML_ROLE_FOOT;
    case GUMBO_TAG_NAV:
      return GOI_HTML_ROLE_CHROME;
    case GUMBO_TAG_FOOTER: case GUMBO_TAG_ASIDE:
      /* Those of an article belong to it. */
      return self->in_article ? GOI_HTML_ROLE_NONE : GOI_HTML_ROLE_CHROME;
    case GUMBO_TAG_A:
      return leads_to_document (attributes[ATTRIBUTE_HREF]) ? GOI_HTML_ROLE_ATTACHMENT
                                                            : GOI_HTML_ROLE_NONE;
    default:
      return role != NULL && g_strv_contains (around, role) ? GOI_HTML_ROLE_CHROME : GOI_HTML_ROLE_NONE;
    }
}

/* Classes and id, with a blank between them. */
static const char *
names_of (Builder *self, Attributes attributes)
{
  const char *class_name = attributes[ATTRIBUTE_CLASS];
  const char *id = attributes[ATTRIBUTE_ID];
  gsize class_length, id_length;
  char *names;

  if (class_name == NULL || id == NULL)
    return class_name != NULL ? class_name : id;
  class_length = strlen (class_name);
  id_length = strlen (id);
  names = goi_html_arena_alloc (self->tree->arena, class_length + id_length + 2);
  memcpy (names, class_name, class_length);
  names[class_length] = ' ';
  memcpy (names + class_length + 1, id, id_length + 1);
  return names;
}

/* The number at the beginning of a span; @fallback where there is none or it is beyond reason. */
static guint
parse_span (const char *value, guint fallback, guint max)
{
  guint64 span = 0;

  if (value == NULL)
    return fallback;
  value += strspn (value, " \t\r\n\f+");
  if (!g_ascii_isdigit (*value))
    return fallback;
  for (; g_ascii_isdigit (*value) && span <= max; value++)
    span = span * 10 + (*value - '0');
  return MIN (span, max);
}

static const char *
text_of (const GumboElement *element)
{
  for (guint i = 0; i < element->children.length; i++)
    {
      const GumboNode *child = element->children.data[i];
      if (child->type == GUMBO_NODE_TEXT)
        return child->v.text.text;
    }
  return NULL;
}

/* What has no place in the text: title and metas, wherever they are. */
static void
take_head (Builder *self, const GumboElement *element, Attributes attributes)
{
  GoiHtmlMeta meta = { attributes[ATTRIBUTE_NAME], attributes[ATTRIBUTE_CONTENT] };

  if (element->tag == GUMBO_TAG_TITLE && self->tree->title == NULL)
    self->tree->title = text_of (element);
  else if (element->tag == GUMBO_TAG_META && meta.name != NULL && meta.content != NULL)
    g_array_append_val (self->tree->metas, meta);
  else if (element->tag == GUMBO_TAG_HEAD)
    for (guint i = 0; i < element->children.length; i++)
      {
        const GumboNode *child = element->children.data[i];
        Attributes of_child;

        if (child->type != GUMBO_NODE_ELEMENT)
          continue;
        get_attributes (&child->v.element, of_child);
        take_head (self, &child->v.element, of_child);
      }
}

/* Pages print forms with fields that hold the numbers. */
static void
convert_input (Builder *self, GoiHtmlNode *parent, Attributes attributes)
{
  const char *type = attributes[ATTRIBUTE_TYPE];
  const char *value = attributes[ATTRIBUTE_VALUE];

  if (!self->in_cell || value == NULL)
    return;
  if (type == NULL || g_ascii_strcasecmp (type, "text") == 0 || g_ascii_strcasecmp (type, "number") == 0)
    append_text (self, parent, value);
}

static void
convert_element (Builder *self, GoiHtmlNode *parent, const GumboElement *element, guint depth)
{
  Attributes attributes;
  int kind = kind_of_tag (element->tag);
  gboolean was_in_cell = self->in_cell;
  gboolean was_in_article = self->in_article;
  gboolean hidden;
  GoiHtmlNode *node;

  get_attributes (element, attributes);
  if (kind == IGNORED)
    {
      take_head (self, element, attributes);
      return;
    }
  if (element->tag == GUMBO_TAG_INPUT)
    convert_input (self, parent, attributes);
  if (element->tag == GUMBO_TAG_TEXTAREA && !self->in_cell)
    return;
  kind = kind_with_style (kind, attributes[ATTRIBUTE_STYLE], attributes[ATTRIBUTE_CLASS]);
  hidden = is_hidden (kind, attributes);
  if (kind == DISSOLVED && !hidden)
    {
      convert_children (self, parent, &element->children, depth + 1);
      return;
    }
  node = append_node (self, parent, kind == DISSOLVED ? GOI_HTML_INLINE : (GoiHtmlKind) kind);
  node->dropped = hidden ? GOI_HTML_HIDDEN : GOI_HTML_KEPT;
  node->role = role_of (self, element->tag, attributes);
  if (goi_html_node_is_block (node))
    node->names = names_of (self, attributes);
  if (kind == GOI_HTML_CELL)
    {
      self->in_cell = TRUE;
      node->row_span = parse_span (attributes[ATTRIBUTE_ROWSPAN], 1, MAX_ROW_SPAN);
      node->column_span = MAX (parse_span (attributes[ATTRIBUTE_COLSPAN], 1, MAX_COLUMN_SPAN), 1);
    }
  self->in_article |= element->tag == GUMBO_TAG_ARTICLE;
  convert_children (self, node, &element->children, depth + 1);
  self->in_cell = was_in_cell;
  self->in_article = was_in_article;
}

static void
convert_children (Builder *self, GoiHtmlNode *parent, const GumboVector *children, guint depth)
{
  if (depth > GOI_HTML_MAX_DEPTH)
    {
      self->too_deep = TRUE;
      return;
    }
  for (guint i = 0; i < children->length; i++)
    {
      const GumboNode *child = children->data[i];

      switch (child->type)
        {
        case GUMBO_NODE_TEXT: case GUMBO_NODE_CDATA: case GUMBO_NODE_WHITESPACE:
          append_text (self, parent, child->v.text.text);
          break;
        case GUMBO_NODE_ELEMENT: case GUMBO_NODE_TEMPLATE:
          convert_element (self, parent, &child->v.element, depth);
          break;
        default:
          break;
        }
    }
}

static gpointer
alloc_for_gumbo (gpointer arena, size_t size)
{
  return goi_html_arena_alloc (arena, size);
}

static void
release_for_gumbo (gpointer arena, gpointer mem)
{
  goi_html_arena_release (arena, mem);
}

/* Runs the parser, and comes back without a tree when it reaches a limit. */
static GumboOutput *
run_parser (GoiHtmlArena *arena, const char *text, gsize length)
{
  GumboOptions options = kGumboDefaultOptions;
  GumboOutput *output = NULL;
  jmp_buf way_out;

  options.allocator = alloc_for_gumbo;
  options.deallocator = release_for_gumbo;
  options.userdata = arena;
  options.max_errors = 0;
  if (setjmp (way_out) == 0)
    {
      goi_html_arena_guard (arena, &way_out);
      output = gumbo_parse_with_options (&options, text, length);
      goi_html_arena_guard (arena, NULL);
      return output;
    }
  goi_html_arena_guard (arena, NULL);
  return NULL;
}

static void
set_limit_error (GError **error, GoiHtmlLimit limit, GCancellable *cancellable)
{
  if (limit == GOI_HTML_LIMIT_CANCELLED && g_cancellable_set_error_if_cancelled (cancellable, error))
    return;
  if (limit == GOI_HTML_LIMIT_MEMORY)
    g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_TOO_LARGE,
                         _("The page has too many elements to be read. Save the part with the report "
                           "as a page of its own."));
  else
    g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_DAMAGED,
                         _("The page is too complicated to be read: its elements are nested too deeply. "
                           "Save the part with the report as a page of its own."));
}

/**
 * goi_html_tree_parse:
 * @text: a page, UTF-8
 * @length: its length in bytes
 * @cancellable: (nullable): ends the work
 * @error: return location for a #GoiReadError, or %G_IO_ERROR_CANCELLED
 *
 * Parses a page by the rules of HTML 5. Memory, processor time and depth are limited.
 *
 * Returns: (transfer full): its tree, measured, or NULL
 */
GoiHtmlTree *
goi_html_tree_parse (const char *text, gsize length, GCancellable *cancellable, GError **error)
{
  g_autoptr (GoiHtmlTree) self = NULL;
  Builder builder = { NULL };
  GumboOutput *output;

  if (!goi_html_scan_is_reasonable (text, length))
    {
      set_limit_error (error, GOI_HTML_LIMIT_TIME, cancellable);
      return NULL;
    }
  self = g_new0 (GoiHtmlTree, 1);
  self->arena = goi_html_arena_new (GOI_HTML_MAX_MEMORY, GOI_HTML_MAX_MILLISECONDS, cancellable);
  self->metas = g_array_new (FALSE, FALSE, sizeof (GoiHtmlMeta));
  output = run_parser (self->arena, text, length);
  if (output == NULL)
    {
      set_limit_error (error, goi_html_arena_get_limit (self->arena), cancellable);
      return NULL;
    }
  builder.tree = self;
  self->body = append_node (&builder, NULL, GOI_HTML_BLOCK);
  convert_children (&builder, self->body, &output->root->v.element.children, 0);
  if (builder.too_deep)
    {
      set_limit_error (error, GOI_HTML_LIMIT_TIME, cancellable);
      return NULL;
    }
  goi_html_tree_measure (self);
  return g_steal_pointer (&self);
}

/**
 * goi_html_tree_free:
 * @self: a tree
 *
 * Frees it with all its nodes and texts.
 */
void
goi_html_tree_free (GoiHtmlTree *self)
{
  g_clear_pointer (&self->arena, goi_html_arena_free);
  g_clear_pointer (&self->metas, g_array_unref);
  g_free (self);
}

/**
 * goi_html_node_is_block:
 * @node: a node
 *
 * Returns: whether a line ends before and after it
 */
gboolean
goi_html_node_is_block (const GoiHtmlNode *node)
{
  return node->kind >= GOI_HTML_BLOCK;
}
