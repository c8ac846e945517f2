/* goi-json-tree.c: a value of JSON with all that is in it, in few blocks of memory
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-json"

#include "goi-json-gate-private.h"

#include <string.h>

#define NODES_PER_BLOCK 256
#define FEW_MEMBERS 12

static int
compare_members (gconstpointer a, gconstpointer b)
{
  const GoiJsonNode *x = *(const GoiJsonNode *const *) a;
  const GoiJsonNode *y = *(const GoiJsonNode *const *) b;
  int order = strcmp (x->name, y->name);

  return order != 0 ? order : (x->offset > y->offset) - (x->offset < y->offset);
}

GoiJsonTree *
_goi_json_tree_new (void)
{
  GoiJsonTree *tree = g_new0 (GoiJsonTree, 1);

  tree->blocks = g_ptr_array_new_with_free_func (g_free);
  tree->used = NODES_PER_BLOCK;
  tree->strings = g_string_chunk_new (4096);
  return tree;
}

GoiJsonNode *
_goi_json_tree_add_node (GoiJsonTree *tree)
{
  GoiJsonNode *block;

  if (tree->used == NODES_PER_BLOCK)
    {
      g_ptr_array_add (tree->blocks, g_new0 (GoiJsonNode, NODES_PER_BLOCK));
      tree->used = 0;
    }
  block = g_ptr_array_index (tree->blocks, tree->blocks->len - 1);
  tree->n_nodes++;
  return &block[tree->used++];
}

/* The first member whose name occurred before, or NULL. Sorting, not hashing: no choice of names makes
 * it slow. */
const GoiJsonNode *
_goi_json_node_find_duplicate (const GoiJsonNode *object)
{
  const GoiJsonNode *found = NULL;
  g_autoptr (GPtrArray) members = NULL;

  if (object->n_children <= FEW_MEMBERS)
    {
      for (const GoiJsonNode *m = object->first; m != NULL; m = m->next)
        for (const GoiJsonNode *before = object->first; before != m; before = before->next)
          if (strcmp (before->name, m->name) == 0)
            return m;
      return NULL;
    }
  members = g_ptr_array_sized_new (object->n_children);
  for (GoiJsonNode *m = object->first; m != NULL; m = m->next)
    g_ptr_array_add (members, m);
  g_ptr_array_sort (members, compare_members);
  for (guint i = 1; i < members->len; i++)
    {
      const GoiJsonNode *before = g_ptr_array_index (members, i - 1);
      const GoiJsonNode *m = g_ptr_array_index (members, i);
      if (strcmp (before->name, m->name) == 0 && (found == NULL || m->offset < found->offset))
        found = m;
    }
  return found;
}

/**
 * goi_json_tree_get_root:
 * @tree: a tree
 *
 * Returns: (transfer none): its outermost value
 */
const GoiJsonNode *
goi_json_tree_get_root (GoiJsonTree *tree)
{
  return tree->root;
}

/**
 * goi_json_tree_free:
 * @tree: (nullable): a tree
 */
void
goi_json_tree_free (GoiJsonTree *tree)
{
  if (tree == NULL)
    return;
  g_ptr_array_unref (tree->blocks);
  g_string_chunk_free (tree->strings);
  g_free (tree);
}

/**
 * goi_json_node_get:
 * @object: (nullable): a value
 * @name: the name of a member
 *
 * Returns: (transfer none) (nullable): the member, or NULL when @object has none or is no object
 */
const GoiJsonNode *
goi_json_node_get (const GoiJsonNode *object, const char *name)
{
  if (object == NULL || object->type != GOI_JSON_OBJECT)
    return NULL;
  for (const GoiJsonNode *m = object->first; m != NULL; m = m->next)
    if (strcmp (m->name, name) == 0)
      return m;
  return NULL;
}

/**
 * goi_json_node_dup_path:
 * @node: a value
 *
 * Returns: (transfer full): where it stands in its tree as a JSON pointer (RFC 6901), "" for the root
 */
char *
goi_json_node_dup_path (const GoiJsonNode *node)
{
  GString *path = g_string_new (NULL);

  for (; node->parent != NULL; node = node->parent)
    {
      g_autofree char *step = NULL;
      if (node->name != NULL)
        {
          GString *name = g_string_new (node->name);
          g_string_replace (name, "~", "~0", 0);
          g_string_replace (name, "/", "~1", 0);
          step = g_string_free (name, FALSE);
        }
      else
        {
          guint index = 0;
          for (const GoiJsonNode *n = node->parent->first; n != node; n = n->next)
            index++;
          step = g_strdup_printf ("%u", index);
        }
      g_string_prepend (path, step);
      g_string_prepend_c (path, '/');
    }
  return g_string_free (path, FALSE);
}
