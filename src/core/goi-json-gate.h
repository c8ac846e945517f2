/* goi-json-gate.h: JSON from strangers, checked and made a tree
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-decimal.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The largest text in bytes, the deepest nesting, the most values in one report. A report of the
 * longest form has about 2000 values at depth 5. */
#define GOI_JSON_MAX_BYTES (64 * 1024 * 1024)
#define GOI_JSON_MAX_DEPTH 64
#define GOI_JSON_MAX_VALUES 1000000

/**
 * GoiJsonType:
 *
 * The types of JSON.
 */
typedef enum
{
  GOI_JSON_NULL,
  GOI_JSON_FALSE,
  GOI_JSON_TRUE,
  GOI_JSON_NUMBER,
  GOI_JSON_STRING,
  GOI_JSON_ARRAY,
  GOI_JSON_OBJECT,
} GoiJsonType;

typedef struct _GoiJsonNode GoiJsonNode;

/**
 * GoiJsonNode:
 * @type: its type
 * @offset: where it begins, in bytes of the text
 * @name: (nullable): the member's name when it stands in an object
 * @string: (nullable): the text of a string
 * @number: the number, exactly
 * @parent: (nullable): the array or object it stands in
 * @first: (nullable): the first element or member
 * @next: (nullable): the next element or member of the parent
 * @n_children: how many elements or members it has
 *
 * A value. It belongs to its #GoiJsonTree.
 */
struct _GoiJsonNode
{
  GoiJsonType type;
  gsize offset;
  const char *name;
  const char *string;
  GoiDecimal number;
  const GoiJsonNode *parent;
  GoiJsonNode *first;
  GoiJsonNode *next;
  guint n_children;
};

typedef struct _GoiJsonTree GoiJsonTree;
typedef struct _GoiJsonGate GoiJsonGate;

GoiJsonGate       *goi_json_gate_new (const char *data, gssize length, GError **error);
void               goi_json_gate_free (GoiJsonGate *gate);
gboolean           goi_json_gate_next (GoiJsonGate *gate, GoiJsonTree **tree, GError **error);
void               goi_json_gate_set_error (GoiJsonGate *gate, GError **error, int code,
                                            const GoiJsonNode *node, const char *message);

const GoiJsonNode *goi_json_tree_get_root (GoiJsonTree *tree);
void               goi_json_tree_free (GoiJsonTree *tree);

const GoiJsonNode *goi_json_node_get (const GoiJsonNode *object, const char *name);
char              *goi_json_node_dup_path (const GoiJsonNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiJsonGate, goi_json_gate_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiJsonTree, goi_json_tree_free)

G_END_DECLS
