/* goi-html-measure.c: how much of what is in each part of a page
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-html"

#include "goi-html-tree.h"

typedef struct
{
  guint run; /* characters since the line or the last link began */
  gboolean in_link;
} Measure;

static void measure_node (Measure *self, GoiHtmlNode *node);

static void
measure_text (Measure *self, GoiHtmlNode *node)
{
  if (!self->in_link)
    self->run += node->n_chars;
  node->n_link_chars = self->in_link ? node->n_chars : 0;
  node->longest = self->in_link ? 0 : self->run;
}

static void
measure_children (Measure *self, GoiHtmlNode *node)
{
  for (GoiHtmlNode *child = node->first; child != NULL; child = child->next)
    {
      measure_node (self, child);
      node->n_chars += child->n_chars;
      node->n_link_chars += child->n_link_chars;
      node->n_links += child->n_links;
      node->longest = MAX (node->longest, child->longest);
      node->n_blocks += child->n_blocks;
      node->n_tables += child->n_tables;
      node->has_heading |= child->has_heading;
      node->has_attachment |= child->has_attachment;
    }
}

static void
measure_link (Measure *self, GoiHtmlNode *node)
{
  gboolean was_in_link = self->in_link;

  self->in_link = node->role != GOI_HTML_ROLE_ATTACHMENT;
  self->run = 0;
  measure_children (self, node);
  self->run = 0;
  self->in_link = was_in_link;
  if (node->n_chars == 0)
    return;
  if (node->role == GOI_HTML_ROLE_ATTACHMENT)
    node->has_attachment = TRUE;
  else
    node->n_links++;
}

static gboolean
has_several_cells (const GoiHtmlNode *table)
{
  guint n = 0;

  for (const GoiHtmlNode *group = table->first; group != NULL; group = group->next)
    for (const GoiHtmlNode *row = group->first; row != NULL; row = row->next)
      for (const GoiHtmlNode *cell = row->first; cell != NULL; cell = cell->next)
        if (row->kind == GOI_HTML_ROW && cell->n_chars > 0 && ++n > 1)
          return TRUE;
  return FALSE;
}

static void
measure_node (Measure *self, GoiHtmlNode *node)
{
  gboolean block = goi_html_node_is_block (node);

  if (node->kind == GOI_HTML_TEXT)
    {
      measure_text (self, node);
      return;
    }
  node->n_chars = node->n_link_chars = node->n_links = node->longest = 0;
  node->n_blocks = node->n_tables = 0;
  node->has_heading = node->has_attachment = FALSE;
  if (block || node->kind == GOI_HTML_BREAK)
    self->run = 0;
  if (node->dropped != GOI_HTML_KEPT)
    return;
  if (node->kind == GOI_HTML_LINK)
    measure_link (self, node);
  else
    measure_children (self, node);
  if (!block)
    return;
  self->run = 0;
  if (node->n_blocks == 0 && node->n_chars > 0)
    node->n_blocks = 1;
  if (node->kind == GOI_HTML_HEADING && node->n_chars > 0)
    node->has_heading = TRUE;
  if (node->kind == GOI_HTML_TABLE && has_several_cells (node))
    node->n_tables++;
}

static void
keep_node (GoiHtmlNode *node, GoiHtmlDropped dropped)
{
  if (node->dropped == dropped)
    node->dropped = GOI_HTML_KEPT;
  for (GoiHtmlNode *child = node->first; child != NULL; child = child->next)
    keep_node (child, dropped);
}

/**
 * goi_html_tree_measure:
 * @self: a tree
 *
 * Fills in the numbers of all nodes. What is dropped, or in something dropped, counts as nothing.
 */
void
goi_html_tree_measure (GoiHtmlTree *self)
{
  Measure measure = { 0 };

  measure_node (&measure, self->body);
}

/**
 * goi_html_tree_keep_all:
 * @self: a tree
 * @dropped: a reason
 *
 * Takes back what was dropped for this reason, and measures again.
 */
void
goi_html_tree_keep_all (GoiHtmlTree *self, GoiHtmlDropped dropped)
{
  keep_node (self->body, dropped);
  goi_html_tree_measure (self);
}
