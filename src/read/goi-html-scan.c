/* goi-html-scan.c: a first look at the tags of a page
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sees tags without building a tree: whether a page is HTML at all, what encoding it declares, and
 * whether it is made to keep a parser busy.
 */

#define G_LOG_DOMAIN "goi-html"

#include "goi-html-scan.h"

#include <gumbo.h>
#include <string.h>

/* How far down an end tag looks for what it ends. */
#define WINDOW 256

/* How much of a file may stand before its first tag, and before its declaration of an encoding. */
#define SNIFF_BYTES 4096
#define CHARSET_BYTES 16384

typedef struct
{
  const char *p;
  const char *end;
} Scan;

typedef struct
{
  const char *name;
  gsize name_length;
  GumboTag tag;
  gboolean closing;
  gboolean closes_itself;
  const char *attributes; /* up to scan->p */
  guint n_attributes;
} Tag;

typedef struct
{
  const char *name;
  gsize name_length;
  const char *value; /* NULL for none */
  gsize value_length;
} Attribute;

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void
skip_past (Scan *scan, const char *what)
{
  const char *found = memmem (scan->p, scan->end - scan->p, what, strlen (what));

  scan->p = found != NULL ? found + strlen (what) : scan->end;
}

static void
skip_blanks (Scan *scan)
{
  while (scan->p < scan->end && is_blank (*scan->p))
    scan->p++;
}

/* The next attribute of a tag; FALSE at its end. */
static gboolean
next_attribute (Scan *scan, Attribute *attribute)
{
  memset (attribute, 0, sizeof *attribute);
  while (scan->p < scan->end && (is_blank (*scan->p) || *scan->p == '/'))
    scan->p++;
  if (scan->p == scan->end || *scan->p == '>')
    return FALSE;
  attribute->name = scan->p++;
  while (scan->p < scan->end && !is_blank (*scan->p) && *scan->p != '=' && *scan->p != '>'
         && *scan->p != '/' && *scan->p != '\0')
    scan->p++;
  attribute->name_length = scan->p - attribute->name;
  skip_blanks (scan);
  if (scan->p == scan->end || *scan->p != '=')
    return TRUE;
  scan->p++;
  skip_blanks (scan);
  if (scan->p < scan->end && (*scan->p == '"' || *scan->p == '\''))
    {
      const char *close = memchr (scan->p + 1, *scan->p, scan->end - scan->p - 1);
      attribute->value = scan->p + 1;
      scan->p = close != NULL ? close + 1 : scan->end;
      attribute->value_length = (close != NULL ? close : scan->end) - attribute->value;
      return TRUE;
    }
  attribute->value = scan->p;
  while (scan->p < scan->end && !is_blank (*scan->p) && *scan->p != '>')
    scan->p++;
  attribute->value_length = scan->p - attribute->value;
  return TRUE;
}

/* What follows is text up to the end tag, whatever it looks like. */
static gboolean
holds_raw_text (GumboTag tag)
{
  switch ((int) tag)
    {
    case GUMBO_TAG_SCRIPT: case GUMBO_TAG_STYLE: case GUMBO_TAG_TEXTAREA: case GUMBO_TAG_TITLE:
    case GUMBO_TAG_XMP: case GUMBO_TAG_IFRAME: case GUMBO_TAG_NOEMBED: case GUMBO_TAG_NOFRAMES:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
skip_raw_text (Scan *scan, const Tag *tag)
{
  while (scan->p < scan->end)
    {
      skip_past (scan, "</");
      if (scan->end - scan->p >= tag->name_length
          && g_ascii_strncasecmp (scan->p, tag->name, tag->name_length) == 0)
        {
          scan->p -= 2;
          return;
        }
    }
}

static gboolean
next_tag (Scan *scan, Tag *tag)
{
  Attribute attribute;

  while (scan->p < scan->end)
    {
      const char *p = memchr (scan->p, '<', scan->end - scan->p);

      if (p == NULL || p + 1 >= scan->end)
        break;
      scan->p = p + 1;
      if (*scan->p == '!' || *scan->p == '?')
        {
          skip_past (scan, scan->end - scan->p > 2 && memcmp (scan->p, "!--", 3) == 0 ? "-->" : ">");
          continue;
        }
      memset (tag, 0, sizeof *tag);
      tag->closing = *scan->p == '/';
      if (tag->closing)
        scan->p++;
      if (scan->p >= scan->end || !g_ascii_isalpha (*scan->p))
        continue;
      tag->name = scan->p;
      while (scan->p < scan->end && !is_blank (*scan->p) && *scan->p != '>' && *scan->p != '/')
        scan->p++;
      tag->name_length = scan->p - tag->name;
      tag->tag = gumbo_tagn_enum (tag->name, MIN (tag->name_length, 64));
      tag->attributes = scan->p;
      while (next_attribute (scan, &attribute))
        tag->n_attributes++;
      tag->closes_itself = scan->p < scan->end && scan->p[-1] == '/';
      if (!tag->closing && !tag->closes_itself && holds_raw_text (tag->tag))
        skip_raw_text (scan, tag);
      return TRUE;
    }
  scan->p = scan->end;
  return FALSE;
}

static gboolean
is_void (GumboTag tag)
{
  switch ((int) tag)
    {
    case GUMBO_TAG_AREA: case GUMBO_TAG_BASE: case GUMBO_TAG_BASEFONT: case GUMBO_TAG_BGSOUND:
    case GUMBO_TAG_BR: case GUMBO_TAG_COL: case GUMBO_TAG_EMBED: case GUMBO_TAG_FRAME:
    case GUMBO_TAG_HR: case GUMBO_TAG_IMAGE: case GUMBO_TAG_IMG: case GUMBO_TAG_INPUT:
    case GUMBO_TAG_ISINDEX: case GUMBO_TAG_KEYGEN: case GUMBO_TAG_LINK: case GUMBO_TAG_MENUITEM:
    case GUMBO_TAG_META: case GUMBO_TAG_PARAM: case GUMBO_TAG_SOURCE: case GUMBO_TAG_TRACK:
    case GUMBO_TAG_WBR:
      return TRUE;
    default:
      return FALSE;
    }
}

/* The element that a start tag ends without being told. */
static GumboTag
ended_by (GumboTag tag)
{
  switch ((int) tag)
    {
    case GUMBO_TAG_TD: case GUMBO_TAG_TH: case GUMBO_TAG_TR: case GUMBO_TAG_LI: case GUMBO_TAG_DD:
    case GUMBO_TAG_DT: case GUMBO_TAG_OPTION:
      return tag;
    case GUMBO_TAG_P: case GUMBO_TAG_ADDRESS: case GUMBO_TAG_ARTICLE: case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_BLOCKQUOTE: case GUMBO_TAG_CENTER: case GUMBO_TAG_DETAILS: case GUMBO_TAG_DIR:
    case GUMBO_TAG_DIV: case GUMBO_TAG_DL: case GUMBO_TAG_FIELDSET: case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FOOTER: case GUMBO_TAG_FORM: case GUMBO_TAG_H1: case GUMBO_TAG_H2:
    case GUMBO_TAG_H3: case GUMBO_TAG_H4: case GUMBO_TAG_H5: case GUMBO_TAG_H6:
    case GUMBO_TAG_HEADER: case GUMBO_TAG_MAIN: case GUMBO_TAG_MENU: case GUMBO_TAG_NAV:
    case GUMBO_TAG_OL: case GUMBO_TAG_PRE: case GUMBO_TAG_SECTION: case GUMBO_TAG_UL:
      return GUMBO_TAG_P;
    default:
      return GUMBO_TAG_LAST;
    }
}

/* Whether a start tag that ends @tag does not look beyond an open element. */
static gboolean
is_barrier (GumboTag open, GumboTag tag)
{
  switch ((int) open)
    {
    case GUMBO_TAG_TABLE: case GUMBO_TAG_UL: case GUMBO_TAG_OL: case GUMBO_TAG_DL:
    case GUMBO_TAG_SELECT: case GUMBO_TAG_OBJECT: case GUMBO_TAG_BUTTON:
      return TRUE;
    case GUMBO_TAG_TR:
      return tag != GUMBO_TAG_TR;
    case GUMBO_TAG_TD: case GUMBO_TAG_TH:
      return tag != GUMBO_TAG_TD && tag != GUMBO_TAG_TH && tag != GUMBO_TAG_TR;
    default:
      return FALSE;
    }
}

static gboolean
is_part_of_table (GumboTag tag)
{
  switch ((int) tag)
    {
    case GUMBO_TAG_TABLE: case GUMBO_TAG_TBODY: case GUMBO_TAG_THEAD: case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_TR: case GUMBO_TAG_TD: case GUMBO_TAG_TH: case GUMBO_TAG_CAPTION:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Whether an end tag of @tag does not look beyond an open element. */
static gboolean
is_scope (GumboTag open, GumboTag tag)
{
  return open == GUMBO_TAG_TABLE || (is_part_of_table (open) && !is_part_of_table (tag));
}

/* Takes the last open @tag and all that was opened after it from the stack. */
static void
close_element (GArray *open, guint n_open[GUMBO_TAG_LAST], GumboTag tag, gboolean by_start_tag)
{
  guint lowest = open->len > WINDOW ? open->len - WINDOW : 0;

  if (n_open[tag] == 0)
    return;
  for (guint i = open->len; i-- > lowest;)
    {
      GumboTag at = g_array_index (open, GumboTag, i);

      if (at == tag)
        {
          for (guint j = i; j < open->len; j++)
            n_open[g_array_index (open, GumboTag, j)]--;
          g_array_set_size (open, i);
          return;
        }
      if (by_start_tag ? is_barrier (at, tag) : is_scope (at, tag))
        return;
    }
}

/**
 * goi_html_scan_is_reasonable:
 * @text: a page
 * @length: its length in bytes
 *
 * Refuses pages that would keep the parser busy for minutes: its time grows with the square of the
 * depth of elements and of the number of attributes in a tag. Takes time in proportion to the length.
 *
 * Returns: FALSE when more than %GOI_HTML_MAX_OPEN elements seem to be open at a time, or a tag has
 *   more than %GOI_HTML_MAX_ATTRIBUTES attributes
 */
gboolean
goi_html_scan_is_reasonable (const char *text, gsize length)
{
  Scan scan = { text, text + length };
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (GumboTag));
  guint n_open[GUMBO_TAG_LAST] = { 0 };
  Tag tag;

  while (next_tag (&scan, &tag))
    {
      GumboTag ended;

      if (tag.n_attributes > GOI_HTML_MAX_ATTRIBUTES)
        return FALSE;
      if (is_void (tag.tag) || tag.closes_itself)
        continue;
      if (tag.closing)
        {
          close_element (open, n_open, tag.tag, FALSE);
          continue;
        }
      ended = ended_by (tag.tag);
      if (ended != GUMBO_TAG_LAST)
        close_element (open, n_open, ended, TRUE);
      g_array_append_val (open, tag.tag);
      n_open[tag.tag]++;
      if (open->len > GOI_HTML_MAX_OPEN)
        return FALSE;
    }
  return TRUE;
}

/* The first <xml, or NULL: few pages come from Word or Excel. */
static const char *
find_island (const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *p = text; (p = memchr (p, '<', end - p)) != NULL; p++)
    if (end - p > 4 && (p[1] == 'x' || p[1] == 'X') && g_ascii_strncasecmp (p + 1, "xml", 3) == 0)
      return p;
  return NULL;
}

/**
 * goi_html_scan_blank_islands:
 * @text: a page
 * @length: its length in bytes
 *
 * Overwrites with blanks what Word and Excel put between <xml> and </xml> for themselves. The parser
 * does not tell elements apart that HTML does not know, and could take the rest of the page for a part
 * of such an island.
 */
void
goi_html_scan_blank_islands (char *text, gsize length)
{
  Scan scan = { text, text + length };
  char *island = NULL;
  Tag tag;

  if (find_island (text, length) == NULL)
    return;
  while (next_tag (&scan, &tag))
    {
      if (tag.name_length != 3 || g_ascii_strncasecmp (tag.name, "xml", 3) != 0 || tag.closes_itself)
        continue;
      if (!tag.closing && island == NULL)
        island = text + (tag.name - text) - 1;
      else if (tag.closing && island != NULL)
        {
          const char *end = scan.p < scan.end ? scan.p + 1 : scan.end;
          memset (island, ' ', end - island);
          island = NULL;
        }
    }
}

/**
 * goi_html_scan_is_html:
 * @text: the first bytes of a file, in any encoding that has ASCII in it
 * @length: how many
 *
 * Returns: whether it begins like a page or a piece of one
 */
gboolean
goi_html_scan_is_html (const char *text, gsize length)
{
  Scan scan = { text, text + MIN (length, SNIFF_BYTES) };
  Tag tag;

  if (length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    scan.p += 3;
  skip_blanks (&scan);
  if (scan.p == scan.end || *scan.p != '<')
    return FALSE;
  if (scan.end - scan.p > 14 && g_ascii_strncasecmp (scan.p, "<!doctype html", 14) == 0)
    return TRUE;
  return next_tag (&scan, &tag) && !tag.closing && tag.tag != GUMBO_TAG_UNKNOWN;
}

/* The value of an attribute, or NULL. */
static char *
find_attribute (const char *attributes, const char *end, const char *name)
{
  Scan scan = { attributes, end };
  Attribute attribute;

  while (next_attribute (&scan, &attribute))
    if (attribute.value != NULL && attribute.name_length == strlen (name)
        && g_ascii_strncasecmp (attribute.name, name, attribute.name_length) == 0)
      return g_strndup (attribute.value, attribute.value_length);
  return NULL;
}

/* The encoding in "text/html; charset=gb2312", or NULL. */
static char *
charset_of_content_type (const char *type)
{
  for (const char *p = type; (p = strchr (p, '=')) != NULL; p++)
    {
      const char *end = p;

      while (end > type && is_blank (end[-1]))
        end--;
      if (end - type < 7 || g_ascii_strncasecmp (end - 7, "charset", 7) != 0)
        continue;
      p += 1 + strspn (p + 1, " \t\r\n\"'");
      return g_strndup (p, strcspn (p, " \t\r\n\"';,"));
    }
  return NULL;
}

static char *
charset_of_xml (const char *text, const char *end)
{
  const char *close;

  if (end - text < 5 || memcmp (text, "<?xml", 5) != 0)
    return NULL;
  close = memchr (text, '>', end - text);
  return close != NULL ? find_attribute (text + 5, close, "encoding") : NULL;
}

/**
 * goi_html_scan_charset:
 * @text: a page, in any encoding that has ASCII in it
 * @length: its length in bytes
 *
 * Returns: (transfer full) (nullable): the name of the encoding that it declares, as it stands there
 */
char *
goi_html_scan_charset (const char *text, gsize length)
{
  Scan scan = { text, text + MIN (length, CHARSET_BYTES) };
  char *charset = charset_of_xml (text, scan.end);
  Tag tag;

  while (charset == NULL && next_tag (&scan, &tag))
    {
      g_autofree char *content = NULL;

      if (tag.closing || tag.tag != GUMBO_TAG_META)
        continue;
      charset = find_attribute (tag.attributes, scan.p, "charset");
      if (charset != NULL)
        break;
      content = find_attribute (tag.attributes, scan.p, "content");
      if (content != NULL)
        charset = charset_of_content_type (content);
    }
  return charset;
}
