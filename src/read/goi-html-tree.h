/* goi-html-tree.h: an HTML page as the few kinds of nodes that matter for its text
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-html-arena.h"

G_BEGIN_DECLS

/* Elements that may stand inside each other. Browsers stop at 512. */
#define GOI_HTML_MAX_DEPTH 1000

/* Memory and processor time for the tree of a page. */
#define GOI_HTML_MAX_MEMORY ((gsize) 640 * 1024 * 1024)
#define GOI_HTML_MAX_MILLISECONDS 15000

/**
 * GoiHtmlKind:
 * @GOI_HTML_TEXT: a run of text
 * @GOI_HTML_BREAK: a line break
 * @GOI_HTML_INLINE: a part of a line that is told apart only because it is dropped
 * @GOI_HTML_LINK: a part of a line that leads elsewhere
 * @GOI_HTML_SUPERSCRIPT: a raised part of a line
 * @GOI_HTML_STRUCK: a crossed out part of a line, which must not melt with its neighbours
 * @GOI_HTML_BLOCK: anything that begins and ends a line
 * @GOI_HTML_HEADING: a block that is a heading
 * @GOI_HTML_PREFORMATTED: a block whose blanks and line ends count
 * @GOI_HTML_CAPTION: the caption of a table
 * @GOI_HTML_TABLE: a table; its children are captions and row groups
 * @GOI_HTML_ROW_GROUP: a row group; its children are rows
 * @GOI_HTML_ROW: a row; its children are cells
 * @GOI_HTML_CELL: a cell of a table
 *
 * What a node is.
 */
typedef enum
{
  GOI_HTML_TEXT,
  GOI_HTML_BREAK,
  GOI_HTML_INLINE,
  GOI_HTML_LINK,
  GOI_HTML_SUPERSCRIPT,
  GOI_HTML_STRUCK,
  GOI_HTML_BLOCK,
  GOI_HTML_HEADING,
  GOI_HTML_PREFORMATTED,
  GOI_HTML_CAPTION,
  GOI_HTML_TABLE,
  GOI_HTML_ROW_GROUP,
  GOI_HTML_ROW,
  GOI_HTML_CELL,
} GoiHtmlKind;

/**
 * GoiHtmlRole:
 * @GOI_HTML_ROLE_NONE: nothing is known
 * @GOI_HTML_ROLE_CHROME: the page says of it that it is navigation, a sidebar or a footer
 * @GOI_HTML_ROLE_HEAD: of a row group: it stands above the others
 * @GOI_HTML_ROLE_FOOT: of a row group: it stands below the others
 * @GOI_HTML_ROLE_ATTACHMENT: of a link: it leads to a document
 *
 * What the page says a node is for.
 */
typedef enum
{
  GOI_HTML_ROLE_NONE,
  GOI_HTML_ROLE_CHROME,
  GOI_HTML_ROLE_HEAD,
  GOI_HTML_ROLE_FOOT,
  GOI_HTML_ROLE_ATTACHMENT,
} GoiHtmlRole;

/**
 * GoiHtmlDropped:
 * @GOI_HTML_KEPT: it is read
 * @GOI_HTML_HIDDEN: the page does not show it
 * @GOI_HTML_CHROME: it stands around the content
 *
 * Whether and why a node is left out with all that is in it.
 */
typedef enum
{
  GOI_HTML_KEPT,
  GOI_HTML_HIDDEN,
  GOI_HTML_CHROME,
} GoiHtmlDropped;

typedef struct _GoiHtmlNode GoiHtmlNode;

/**
 * GoiHtmlNode:
 * @parent: (nullable): the node it is in
 * @first: (nullable): its first child
 * @last: (nullable): its last child
 * @next: (nullable): the next child of its parent
 * @text: (nullable): the text of a #GOI_HTML_TEXT, UTF-8
 * @names: (nullable): the classes and the id that the page gives it
 * @kind: a #GoiHtmlKind
 * @role: a #GoiHtmlRole
 * @dropped: a #GoiHtmlDropped
 * @row_span: of a cell: rows that it wants to cover, 0 for all that are left
 * @column_span: of a cell: columns that it wants to cover, 1 or more
 * @n_chars: characters in it that are seen, white space not counted
 * @n_link_chars: how many of them are in links that lead to no document
 * @n_links: how many such links
 * @longest: the longest run of characters on a line outside of links
 * @n_blocks: leaf blocks in it with text
 * @n_tables: tables in it with more than one cell that is not empty
 * @has_heading: whether there is a heading in it
 * @has_attachment: whether there is a link to a document in it
 *
 * A part of a page. The numbers are filled in by goi_html_tree_measure() and leave out what is dropped.
 */
struct _GoiHtmlNode
{
  GoiHtmlNode *parent, *first, *last, *next;
  const char *text;
  const char *names;
  guint8 kind, role, dropped;
  guint8 has_heading, has_attachment;
  guint row_span, column_span;
  guint n_chars, n_link_chars, n_links, longest, n_blocks, n_tables;
};

/**
 * GoiHtmlMeta:
 * @name: the name that a page gives, ArticleTitle for example
 * @content: what it says
 *
 * What a page says of itself.
 */
typedef struct
{
  const char *name;
  const char *content;
} GoiHtmlMeta;

/**
 * GoiHtmlTree:
 * @arena: the memory of all of it
 * @body: the page
 * @title: (nullable): its title
 * @metas: (element-type GoiHtmlMeta): what it says of itself
 *
 * A page.
 */
typedef struct
{
  GoiHtmlArena *arena;
  GoiHtmlNode *body;
  const char *title;
  GArray *metas;
} GoiHtmlTree;

GoiHtmlTree *goi_html_tree_parse (const char *text, gsize length, GCancellable *cancellable,
                                  GError **error);
void         goi_html_tree_free (GoiHtmlTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiHtmlTree, goi_html_tree_free)

void         goi_html_tree_measure (GoiHtmlTree *self);
void         goi_html_tree_keep_all (GoiHtmlTree *self, GoiHtmlDropped dropped);
gboolean     goi_html_node_is_block (const GoiHtmlNode *node);

G_END_DECLS
