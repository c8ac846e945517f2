/* goi-json-gate-private.h: the tree of JSON, for the files that build one up
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-json-gate.h"

G_BEGIN_DECLS

struct _GoiJsonTree
{
  GPtrArray *blocks;
  guint used;
  guint n_nodes;
  GStringChunk *strings;
  GoiJsonNode *root;
};

GoiJsonTree       *_goi_json_tree_new (void);
GoiJsonNode       *_goi_json_tree_add_node (GoiJsonTree *tree);
const GoiJsonNode *_goi_json_node_find_duplicate (const GoiJsonNode *object);

G_END_DECLS
