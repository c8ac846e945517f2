/* goi-edition.c: a national form, read from its data file
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-edition"

#include "config.h"

#include "goi-edition-private.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (GoiEdition, goi_edition, G_TYPE_OBJECT)
G_DEFINE_QUARK (goi-edition-error-quark, goi_edition_error)

/* Every edition there is, oldest first. A new form is a new data file and its name here and in the
 * resource. */
static const char *const edition_ids[] = { "2008", "2014", "2019", "2021" };

static guint
place_hash (gconstpointer data)
{
  const GoiEditionPlace *place = data;
  return g_direct_hash (place->row) * 31u + g_direct_hash (place->column);
}

static gboolean
place_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (GoiEditionPlace)) == 0;
}

static void
section_spec_free (GoiSectionSpec *spec)
{
  g_free (spec->id);
  g_free (spec->label);
  g_free (spec->short_label);
  g_free (spec->english);
  g_strfreev (spec->variants);
  g_free (spec->help_zh);
  g_free (spec->help_en);
  g_free (spec);
}

static void
goi_edition_finalize (GObject *object)
{
  GoiEdition *self = GOI_EDITION (object);

  g_free (self->id);
  g_free (self->name_zh);
  g_free (self->name_en);
  g_free (self->basis);
  g_free (self->title);
  g_ptr_array_unref (self->relations);
  g_hash_table_unref (self->measures);
  g_ptr_array_unref (self->carry_over);
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->by_place);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->tables);
  G_OBJECT_CLASS (goi_edition_parent_class)->finalize (object);
}

static void
goi_edition_class_init (GoiEditionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = goi_edition_finalize;
}

static void
goi_edition_init (GoiEdition *self)
{
  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) section_spec_free);
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_table_free);
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_cell_free);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_place = g_hash_table_new_full (place_hash, place_equal, g_free, NULL);
  self->relations = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_relation_free);
  self->measures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) goi_sum_free);
  self->carry_over = g_ptr_array_new ();
}

/* ---- public ---- */

/**
 * goi_edition_new_from_data:
 * @json: the text of an edition's data file
 * @length: its length in bytes, or -1 when it ends with a NUL
 * @error: return location for a #GoiEditionError or JSON parser error
 *
 * For tests and tools; programs use goi_edition_get().
 *
 * Returns: (transfer full): the edition, or NULL
 */
GoiEdition *
goi_edition_new_from_data (const char *json, gssize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GoiEdition) self = g_object_new (GOI_TYPE_EDITION, NULL);
  JsonNode *root;

  if (!json_parser_load_from_data (parser, json, length, error))
    return NULL;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, GOI_EDITION_ERROR, GOI_EDITION_ERROR_INVALID, "not an object");
      return NULL;
    }
  return _goi_edition_parse (self, json_node_get_object (root), error) ? g_steal_pointer (&self) : NULL;
}

/**
 * goi_edition_list:
 *
 * May be called from any thread.
 *
 * Returns: (transfer none) (element-type GoiEdition): all editions, oldest first
 */
GPtrArray *
goi_edition_list (void)
{
  static gsize ready = 0;
  static GPtrArray *editions = NULL;

  if (g_once_init_enter (&ready))
    {
      editions = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint i = 0; i < G_N_ELEMENTS (edition_ids); i++)
        {
          g_autoptr (JsonParser) parser = _goi_edition_load_data (edition_ids[i]);
          g_autoptr (GError) error = NULL;
          GoiEdition *edition = g_object_new (GOI_TYPE_EDITION, NULL);

          if (!_goi_edition_parse (edition, json_node_get_object (json_parser_get_root (parser)), &error))
            g_error ("edition %s: %s", edition_ids[i], error->message);
          g_ptr_array_add (editions, edition);
        }
      g_once_init_leave (&ready, 1);
    }
  return editions;
}

/**
 * goi_edition_get:
 * @id: an edition's id: 2008, 2014, 2019, 2021
 *
 * Returns: (transfer none) (nullable): the edition
 */
GoiEdition *
goi_edition_get (const char *id)
{
  GPtrArray *editions = goi_edition_list ();

  for (guint i = 0; i < editions->len; i++)
    {
      GoiEdition *edition = g_ptr_array_index (editions, i);
      if (g_strcmp0 (edition->id, id) == 0)
        return edition;
    }
  return NULL;
}

/**
 * goi_edition_for_year:
 * @year: a report's year
 *
 * Returns: (transfer none): the form that a report for @year has to use
 */
GoiEdition *
goi_edition_for_year (int year)
{
  GPtrArray *editions = goi_edition_list ();

  for (guint i = 0; i < editions->len; i++)
    {
      GoiEdition *edition = g_ptr_array_index (editions, i);
      if (year <= edition->last_year)
        return edition;
    }
  return g_ptr_array_index (editions, editions->len - 1);
}

/**
 * goi_edition_get_id:
 * @self: an edition
 *
 * Returns: (transfer none): its id
 */
const char *
goi_edition_get_id (GoiEdition *self)
{
  g_return_val_if_fail (GOI_IS_EDITION (self), NULL);
  return self->id;
}

/**
 * goi_edition_get_name:
 * @self: an edition
 * @chinese: whether the reader reads Chinese
 *
 * Returns: (transfer none): a short name, such as 2021年格式
 */
const char *
goi_edition_get_name (GoiEdition *self, gboolean chinese)
{
  g_return_val_if_fail (GOI_IS_EDITION (self), NULL);
  return chinese ? self->name_zh : self->name_en;
}

/**
 * goi_edition_get_basis:
 * @self: an edition
 *
 * Returns: (transfer none) (nullable): the notice or regulation it comes from
 */
const char *
goi_edition_get_basis (GoiEdition *self)
{
  g_return_val_if_fail (GOI_IS_EDITION (self), NULL);
  return self->basis;
}

/**
 * goi_edition_get_years:
 * @self: an edition
 * @first: (out): the first year it was made for
 * @last: (out): the last one, 9999 when it is in force
 */
void
goi_edition_get_years (GoiEdition *self, int *first, int *last)
{
  g_return_if_fail (GOI_IS_EDITION (self));
  *first = self->first_year;
  *last = self->last_year;
}

/**
 * goi_edition_is_prose:
 * @self: an edition
 *
 * Returns: whether its numbers stand in sentences and not in a table
 */
gboolean
goi_edition_is_prose (GoiEdition *self)
{
  g_return_val_if_fail (GOI_IS_EDITION (self), FALSE);
  return self->prose;
}

/**
 * goi_edition_has_free_sections:
 * @self: an edition
 *
 * Returns: whether reports divide their text as they like
 */
gboolean
goi_edition_has_free_sections (GoiEdition *self)
{
  g_return_val_if_fail (GOI_IS_EDITION (self), FALSE);
  return self->free_sections;
}

/**
 * goi_edition_format_title:
 * @self: an edition
 * @agency: an agency
 * @year: a year
 *
 * Returns: (transfer full): the title of such a report in the form's words
 */
char *
goi_edition_format_title (GoiEdition *self, const char *agency, int year)
{
  g_autofree char *digits = g_strdup_printf ("%d", year);
  GString *title;

  g_return_val_if_fail (GOI_IS_EDITION (self), NULL);

  title = g_string_new (self->title);
  g_string_replace (title, "{agency}", agency, 0);
  g_string_replace (title, "{year}", digits, 0);
  return g_string_free (title, FALSE);
}

/**
 * goi_edition_get_sections:
 * @self: an edition
 *
 * Returns: (transfer none) (element-type GoiSectionSpec): its sections in order
 */
GPtrArray *
goi_edition_get_sections (GoiEdition *self)
{
  g_return_val_if_fail (GOI_IS_EDITION (self), NULL);
  return self->sections;
}

/**
 * goi_edition_get_section:
 * @self: an edition
 * @id: a section's id
 *
 * Returns: (transfer none) (nullable): the section
 */
const GoiSectionSpec *
goi_edition_get_section (GoiEdition *self, const char *id)
{
  g_return_val_if_fail (GOI_IS_EDITION (self), NULL);

  for (guint i = 0; i < self->sections->len; i++)
    {
      const GoiSectionSpec *spec = g_ptr_array_index (self->sections, i);
      if (strcmp (spec->id, id) == 0)
        return spec;
    }
  return NULL;
}

/**
 * goi_edition_get_tables:
 * @self: an edition
 *
 * Returns: (transfer none) (element-type GoiTable): its tables in order
 */
GPtrArray *
goi_edition_get_tables (GoiEdition *self)
{
  g_return_val_if_fail (GOI_IS_EDITION (self), NULL);
  return self->tables;
}

/**
 * goi_edition_get_table:
 * @self: an edition
 * @id: a table's id
 *
 * Returns: (transfer none) (nullable): the table
 */
GoiTable *
goi_edition_get_table (GoiEdition *self, const char *id)
{
  g_return_val_if_fail (GOI_IS_EDITION (self), NULL);

  for (guint i = 0; i < self->tables->len; i++)
    {
      GoiTable *table = g_ptr_array_index (self->tables, i);
      if (strcmp (table->id, id) == 0)
        return table;
    }
  return NULL;
}

/**
 * goi_edition_get_n_cells:
 * @self: an edition
 *
 * Returns: how many cells there are, those of alternative rows included
 */
guint
goi_edition_get_n_cells (GoiEdition *self)
{
  g_return_val_if_fail (GOI_IS_EDITION (self), 0);
  return self->cells->len;
}

/**
 * goi_edition_get_n_form_cells:
 * @self: an edition
 *
 * Returns: how many cells the form has; they come first
 */
guint
goi_edition_get_n_form_cells (GoiEdition *self)
{
  g_return_val_if_fail (GOI_IS_EDITION (self), 0);
  return self->n_form_cells;
}

/**
 * goi_edition_get_cell:
 * @self: an edition
 * @index: from 0 to goi_edition_get_n_cells() - 1
 *
 * Returns: (transfer none): the cell
 */
const GoiCell *
goi_edition_get_cell (GoiEdition *self, guint index)
{
  g_return_val_if_fail (GOI_IS_EDITION (self) && index < self->cells->len, NULL);
  return g_ptr_array_index (self->cells, index);
}

/**
 * goi_edition_find_cell:
 * @self: an edition
 * @key: a cell key
 *
 * Returns: (transfer none) (nullable): the cell
 */
const GoiCell *
goi_edition_find_cell (GoiEdition *self, const char *key)
{
  g_return_val_if_fail (GOI_IS_EDITION (self) && key != NULL, NULL);
  return g_hash_table_lookup (self->by_key, key);
}

/**
 * goi_edition_find_cell_at:
 * @self: an edition
 * @row: a row leaf
 * @column: a column leaf of the same block
 *
 * Returns: (transfer none) (nullable): the cell where they meet
 */
const GoiCell *
goi_edition_find_cell_at (GoiEdition *self, const GoiFormItem *row, const GoiFormItem *column)
{
  const GoiEditionPlace place = { row, column };

  g_return_val_if_fail (GOI_IS_EDITION (self), NULL);
  return g_hash_table_lookup (self->by_place, &place);
}

/**
 * goi_edition_get_relations:
 * @self: an edition
 *
 * Returns: (transfer none) (element-type GoiRelation): its relations, one for each row or column
 */
GPtrArray *
goi_edition_get_relations (GoiEdition *self)
{
  g_return_val_if_fail (GOI_IS_EDITION (self), NULL);
  return self->relations;
}

/**
 * goi_edition_get_measure:
 * @self: an edition
 * @measure: a measure's id
 *
 * Returns: (transfer none) (nullable): what to add up for the measure; NULL when the form cannot
 *   give it
 */
const GoiSum *
goi_edition_get_measure (GoiEdition *self, const char *measure)
{
  g_return_val_if_fail (GOI_IS_EDITION (self), NULL);
  return g_hash_table_lookup (self->measures, measure);
}

/**
 * goi_edition_get_carry_over:
 * @self: an edition
 *
 * Which cells of a report the next year's report begins with.
 *
 * Returns: (transfer none) (element-type GoiCell): pairs of cells, from this year and to the next
 */
GPtrArray *
goi_edition_get_carry_over (GoiEdition *self)
{
  g_return_val_if_fail (GOI_IS_EDITION (self), NULL);
  return self->carry_over;
}
