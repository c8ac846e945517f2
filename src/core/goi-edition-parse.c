/* goi-edition-parse.c: reads the data file of an edition
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-edition-parse"

#include "config.h"

#include "goi-edition-private.h"

#include "goi-core-resources.h"

#include <gio/gio.h>
#include <string.h>

#define RESOURCE_PREFIX "/org/example/GoiReports/core"

/* In the data file, what is missing or of the wrong type takes its default. */

static const char *
get_string (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static gint64
get_int (JsonObject *object, const char *member, gint64 fallback)
{
  return json_object_get_int_member_with_default (object, member, fallback);
}

static gboolean
get_boolean (JsonObject *object, const char *member)
{
  return json_object_get_boolean_member_with_default (object, member, FALSE);
}

static JsonArray *
get_array (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_object (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static char *
get_language (JsonObject *object, const char *member, const char *language)
{
  JsonObject *texts = get_object (object, member);
  return texts != NULL ? g_strdup (get_string (texts, language)) : NULL;
}

static char **
get_strings (JsonObject *object, const char *member)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = get_array (object, member);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_strv_builder_add (builder, json_array_get_string_element (array, i));
  return g_strv_builder_end (builder);
}

static GoiKind
parse_kind (const char *kind)
{
  if (g_strcmp0 (kind, "amount") == 0)
    return GOI_KIND_AMOUNT;
  if (g_strcmp0 (kind, "signed") == 0)
    return GOI_KIND_SIGNED;
  return GOI_KIND_COUNT;
}

static GoiFormItem *
parse_item (JsonObject *object, GoiFormItem *parent, const char *members, GPtrArray *leaves)
{
  GoiFormItem *item = g_new0 (GoiFormItem, 1);
  const char *label = get_string (object, "label");
  const char *short_label = get_string (object, "short");
  JsonArray *children = get_array (object, members);

  item->id = g_strdup (get_string (object, "id"));
  item->label = g_strdup (label != NULL ? label : "");
  item->short_label = g_strdup (short_label != NULL ? short_label : item->label);
  item->english = g_strdup (get_string (object, "en"));
  item->variants = get_strings (object, "variants");
  item->help_zh = get_language (object, "help", "zh");
  item->help_en = get_language (object, "help", "en");
  item->unit = g_strdup (get_string (object, "unit"));
  item->parent = parent;
  item->kind = parse_kind (get_string (object, "kind"));
  item->level = get_int (object, "level", 0);
  item->span = get_int (object, "span", 1);
  item->heading = get_boolean (object, "heading");
  item->optional = get_boolean (object, "optional");
  item->replaces = g_strdup (get_string (object, "replaces"));
  item->children = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_form_item_free);
  for (guint i = 0; children != NULL && i < json_array_get_length (children); i++)
    g_ptr_array_add (item->children, parse_item (json_array_get_object_element (children, i), item,
                                                 members, leaves));
  if (item->children->len == 0)
    g_ptr_array_add (leaves, item);
  return item;
}

static GPtrArray *
parse_items (JsonObject *object, const char *members, GPtrArray *leaves)
{
  GPtrArray *roots = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_form_item_free);
  JsonArray *array = get_array (object, members);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_ptr_array_add (roots, parse_item (json_array_get_object_element (array, i), NULL, members,
                                        leaves));
  return roots;
}

static char *
make_key (const char *prefix, const char *row, const char *column)
{
  GString *key = g_string_new (prefix);
  const char *parts[] = { row, column };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (key, "%s%s", key->len > 0 ? "." : "", parts[i]);
  return g_string_free (key, FALSE);
}

static gboolean
add_cell (GoiEdition *self, GoiBlock *block, GoiFormItem *row, GoiFormItem *column, GError **error)
{
  GoiTable *table = block->table;
  GoiCell *cell = g_new0 (GoiCell, 1);
  GoiEditionPlace *place;

  cell->key = make_key (table->prefix, row->id, column->id);
  cell->index = self->cells->len;
  cell->table = table;
  cell->block = block;
  cell->row = row;
  cell->column = column;
  cell->kind = row->kind != GOI_KIND_COUNT ? row->kind : column->kind;
  cell->unit = row->unit != NULL ? row->unit : column->unit;
  cell->alternative = row->replaces != NULL;
  g_ptr_array_add (self->cells, cell);
  if (!g_hash_table_insert (self->by_key, cell->key, cell))
    {
      g_set_error (error, GOI_EDITION_ERROR, GOI_EDITION_ERROR_INVALID, "key %s occurs twice",
                   cell->key);
      return FALSE;
    }
  place = g_new (GoiEditionPlace, 1);
  place->row = row;
  place->column = column;
  g_hash_table_insert (self->by_place, place, cell);
  return TRUE;
}

static gboolean
add_cells (GoiEdition *self, gboolean alternatives, GError **error)
{
  for (guint t = 0; t < self->tables->len; t++)
    {
      GoiTable *table = g_ptr_array_index (self->tables, t);
      for (guint b = 0; b < table->blocks->len; b++)
        {
          GoiBlock *block = g_ptr_array_index (table->blocks, b);
          for (guint r = 0; r < block->rows->len; r++)
            {
              GoiFormItem *row = g_ptr_array_index (block->rows, r);
              if (row->heading || (row->replaces != NULL) != alternatives)
                continue;
              for (guint c = 0; c < block->columns->len; c++)
                if (!add_cell (self, block, row, g_ptr_array_index (block->columns, c), error))
                  return FALSE;
            }
        }
    }
  return TRUE;
}

static void
parse_tables (GoiEdition *self, JsonArray *array)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      JsonArray *blocks = get_array (object, "blocks");
      GoiTable *table = g_new0 (GoiTable, 1);

      table->id = g_strdup (get_string (object, "id"));
      table->prefix = g_strdup (get_string (object, "prefix"));
      table->label_columns = get_int (object, "label_columns", 0);
      table->value_columns = get_int (object, "value_columns", 1);
      table->label_width = get_int (object, "label_width", 20);
      table->value_width = get_int (object, "value_width", 8);
      table->unit_column = g_strdup (get_string (object, "unit_column"));
      table->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_block_free);
      for (guint b = 0; blocks != NULL && b < json_array_get_length (blocks); b++)
        {
          JsonObject *data = json_array_get_object_element (blocks, b);
          GoiBlock *block = g_new0 (GoiBlock, 1);

          block->table = table;
          block->title = g_strdup (get_string (data, "title"));
          block->corner = g_strdup (get_string (data, "corner"));
          block->rows = g_ptr_array_new ();
          block->columns = g_ptr_array_new ();
          block->row_roots = parse_items (data, "rows", block->rows);
          block->column_roots = parse_items (data, "columns", block->columns);
          g_ptr_array_add (table->blocks, block);
        }
      g_ptr_array_add (self->tables, table);
    }
}

static void
parse_sections (GoiEdition *self, JsonArray *array)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      GoiSectionSpec *spec = g_new0 (GoiSectionSpec, 1);
      const char *table = get_string (object, "table");

      spec->id = g_strdup (get_string (object, "id"));
      spec->label = g_strdup (get_string (object, "label"));
      spec->short_label = g_strdup (get_string (object, "short"));
      if (spec->short_label == NULL)
        spec->short_label = g_strdup (spec->label);
      spec->english = g_strdup (get_string (object, "en"));
      spec->variants = get_strings (object, "variants");
      spec->table = table != NULL ? goi_edition_get_table (self, table) : NULL;
      spec->help_zh = get_language (object, "help", "zh");
      spec->help_en = get_language (object, "help", "en");
      spec->limit = get_int (object, "limit", 0);
      g_ptr_array_add (self->sections, spec);
    }
}

/* What {} stands for: the columns or rows of a table, or a list of names. A single NULL when the
 * rule stands for itself. */
static GPtrArray *
expand_each (GoiEdition *self, JsonObject *object)
{
  GPtrArray *names = g_ptr_array_new ();
  const char *each = get_string (object, "each");
  JsonArray *list = get_array (object, "each");

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    g_ptr_array_add (names, (gpointer) json_array_get_string_element (list, i));
  if (each != NULL)
    {
      gboolean rows = g_str_has_prefix (each, "rows:");
      GoiTable *table = goi_edition_get_table (self, strchr (each, ':') + 1);
      for (guint b = 0; table != NULL && b < table->blocks->len; b++)
        {
          GoiBlock *block = g_ptr_array_index (table->blocks, b);
          GPtrArray *items = rows ? block->rows : block->columns;
          for (guint i = 0; i < items->len; i++)
            {
              GoiFormItem *item = g_ptr_array_index (items, i);
              if (item->id != NULL)
                g_ptr_array_add (names, item->id);
            }
        }
    }
  if (names->len == 0)
    g_ptr_array_add (names, NULL);
  return names;
}

static char *
fill_in (const char *pattern, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (pattern, "{}", -1);
  return g_strjoinv (name != NULL ? name : "", parts);
}

static gboolean
parse_relation (GoiEdition *self, JsonObject *object, const char *name, GError **error)
{
  g_autoptr (GoiRelation) relation = g_new0 (GoiRelation, 1);
  g_autofree char *equation = fill_in (get_string (object, "equation"), name);
  const char *severity = get_string (object, "severity");
  g_auto (GStrv) sides = NULL;

  relation->comparison = strstr (equation, "<=") != NULL ? GOI_COMPARISON_AT_MOST
                                                         : GOI_COMPARISON_EQUAL;
  sides = g_strsplit (equation, relation->comparison == GOI_COMPARISON_AT_MOST ? "<=" : "=", 2);
  if (g_strv_length (sides) != 2)
    {
      g_set_error (error, GOI_EDITION_ERROR, GOI_EDITION_ERROR_INVALID, "no equation: %s", equation);
      return FALSE;
    }
  relation->id = g_strdup (get_string (object, "id"));
  relation->instance = g_strdup (name);
  relation->name_zh = get_language (object, "name", "zh");
  relation->name_en = get_language (object, "name", "en");
  relation->source = g_strdup (get_string (object, "source"));
  relation->severity = g_strcmp0 (severity, "error") == 0     ? GOI_SEVERITY_ERROR
                       : g_strcmp0 (severity, "warning") == 0 ? GOI_SEVERITY_WARNING
                                                              : GOI_SEVERITY_INFO;
  relation->left = goi_sum_parse (sides[0], self, error);
  if (relation->left == NULL)
    return FALSE;
  relation->right = goi_sum_parse (sides[1], self, error);
  if (relation->right == NULL)
    return FALSE;
  g_ptr_array_add (self->relations, g_steal_pointer (&relation));
  return TRUE;
}

static gboolean
parse_relations (GoiEdition *self, JsonObject *root, GError **error)
{
  JsonArray *array = get_array (root, "relations");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      g_autoptr (GPtrArray) names = expand_each (self, object);
      for (guint n = 0; n < names->len; n++)
        if (!parse_relation (self, object, g_ptr_array_index (names, n), error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
parse_measures (GoiEdition *self, JsonObject *root, GError **error)
{
  JsonObject *measures = get_object (root, "measures");
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (measures == NULL)
    return TRUE;
  json_object_iter_init (&iter, measures);
  while (json_object_iter_next (&iter, &name, &node))
    {
      GoiSum *sum = goi_sum_parse (json_node_get_string (node), self, error);
      if (sum == NULL)
        return FALSE;
      g_hash_table_insert (self->measures, g_strdup (name), sum);
    }
  return TRUE;
}

static gboolean
parse_carry_over (GoiEdition *self, JsonObject *root, GError **error)
{
  JsonObject *object = get_object (root, "carry_over");
  g_autoptr (GPtrArray) names = NULL;

  if (object == NULL)
    return TRUE;
  names = expand_each (self, object);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *from = fill_in (get_string (object, "from"), name);
      g_autofree char *to = fill_in (get_string (object, "to"), name);
      const GoiCell *a = goi_edition_find_cell (self, from);
      const GoiCell *b = goi_edition_find_cell (self, to);
      if (a == NULL || b == NULL)
        {
          g_set_error (error, GOI_EDITION_ERROR, GOI_EDITION_ERROR_INVALID,
                       "carry over from %s to %s: no such cell", from, to);
          return FALSE;
        }
      g_ptr_array_add (self->carry_over, (gpointer) a);
      g_ptr_array_add (self->carry_over, (gpointer) b);
    }
  return TRUE;
}

JsonParser *
_goi_edition_load_data (const char *id)
{
  g_autofree char *path = g_strdup_printf (RESOURCE_PREFIX "/editions/%s.json", id);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (goi_core_get_resource (), path,
                                                      G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;

  if (bytes == NULL)
    g_error ("edition %s is not among the resources", id);
  if (!json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                   &error))
    g_error ("edition %s: %s", id, error->message);
  return g_steal_pointer (&parser);
}

gboolean
_goi_edition_parse (GoiEdition *self, JsonObject *root, GError **error)
{
  const char *from = get_string (root, "tables_from");
  g_autoptr (JsonParser) other = from != NULL ? _goi_edition_load_data (from) : NULL;
  JsonObject *form = other != NULL ? json_node_get_object (json_parser_get_root (other)) : root;
  JsonArray *years = get_array (root, "years");

  self->id = g_strdup (get_string (root, "id"));
  self->name_zh = get_language (root, "name", "zh");
  self->name_en = get_language (root, "name", "en");
  self->basis = g_strdup (get_string (root, "basis"));
  self->title = g_strdup (get_string (root, "title"));
  self->prose = get_boolean (root, "prose");
  self->free_sections = get_boolean (root, "free_sections");
  if (self->id == NULL || self->name_zh == NULL || self->name_en == NULL || self->title == NULL
      || years == NULL || json_array_get_length (years) != 2)
    {
      g_set_error_literal (error, GOI_EDITION_ERROR, GOI_EDITION_ERROR_INVALID,
                           "id, name, title or years are missing");
      return FALSE;
    }
  self->first_year = json_array_get_int_element (years, 0);
  self->last_year = json_array_get_int_element (years, 1);
  parse_tables (self, get_array (form, "tables"));
  parse_sections (self, get_array (root, "sections"));
  if (!add_cells (self, FALSE, error))
    return FALSE;
  self->n_form_cells = self->cells->len;
  return add_cells (self, TRUE, error) && parse_relations (self, form, error)
         && parse_measures (self, form, error) && parse_carry_over (self, form, error);
}
