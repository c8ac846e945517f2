/* goi-edition.h: a national form, read from its data file
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-form.h"
#include "goi-relation.h"

G_BEGIN_DECLS

/**
 * GoiSectionSpec:
 * @id: the section's id in JSON
 * @label: its title as the form prints it, with its ordinal
 * @short_label: the title without ordinal where space is short
 * @english: what the title means
 * @variants: (array zero-terminated=1): titles without ordinal, as documents print them, never NULL
 * @table: (nullable): the table that stands in it
 * @help_zh: (nullable): what to write there
 * @help_en: (nullable): the same in English
 * @limit: characters that the notice recommends at most, 0 for no limit
 *
 * A section of the form.
 */
typedef struct
{
  char *id;
  char *label;
  char *short_label;
  char *english;
  char **variants;
  GoiTable *table;
  char *help_zh;
  char *help_en;
  guint limit;
} GoiSectionSpec;

#define GOI_TYPE_EDITION (goi_edition_get_type ())
G_DECLARE_FINAL_TYPE (GoiEdition, goi_edition, GOI, EDITION, GObject)

GoiEdition        *goi_edition_get (const char *id);
GPtrArray         *goi_edition_list (void);
GoiEdition        *goi_edition_for_year (int year);
GoiEdition        *goi_edition_new_from_data (const char *json, gssize length, GError **error);

const char        *goi_edition_get_id (GoiEdition *self);
const char        *goi_edition_get_name (GoiEdition *self, gboolean chinese);
const char        *goi_edition_get_basis (GoiEdition *self);
void               goi_edition_get_years (GoiEdition *self, int *first, int *last);
gboolean           goi_edition_is_prose (GoiEdition *self);
gboolean           goi_edition_has_free_sections (GoiEdition *self);
char              *goi_edition_format_title (GoiEdition *self, const char *agency, int year);

GPtrArray         *goi_edition_get_sections (GoiEdition *self);
const GoiSectionSpec *goi_edition_get_section (GoiEdition *self, const char *id);
GPtrArray         *goi_edition_get_tables (GoiEdition *self);
GoiTable          *goi_edition_get_table (GoiEdition *self, const char *id);

guint              goi_edition_get_n_cells (GoiEdition *self);
guint              goi_edition_get_n_form_cells (GoiEdition *self);
const GoiCell     *goi_edition_get_cell (GoiEdition *self, guint index);
const GoiCell     *goi_edition_find_cell (GoiEdition *self, const char *key);
const GoiCell     *goi_edition_find_cell_at (GoiEdition *self, const GoiFormItem *row, const GoiFormItem *column);

GPtrArray         *goi_edition_get_relations (GoiEdition *self);
const GoiSum      *goi_edition_get_measure (GoiEdition *self, const char *measure);
GPtrArray         *goi_edition_get_carry_over (GoiEdition *self);

GoiLayout         *goi_edition_layout_table (GoiEdition *self, GoiTable *table, gboolean alternatives);

#define GOI_EDITION_ERROR (goi_edition_error_quark ())
GQuark goi_edition_error_quark (void);

/**
 * GoiEditionError:
 * @GOI_EDITION_ERROR_INVALID: the data contradict themselves or miss something
 */
typedef enum
{
  GOI_EDITION_ERROR_INVALID,
} GoiEditionError;

G_END_DECLS
