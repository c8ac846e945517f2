/* goi-edition-private.h: the inside of an edition, for the files that make one up
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-edition.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

struct _GoiEdition
{
  GObject parent_instance;

  char *id;
  char *name_zh;
  char *name_en;
  char *basis;
  char *title;
  int first_year;
  int last_year;
  gboolean prose;
  gboolean free_sections;

  GPtrArray *sections;
  GPtrArray *tables;
  GPtrArray *cells;
  guint n_form_cells;
  GHashTable *by_key;
  GHashTable *by_place; /* GoiEditionPlace → GoiCell */
  GPtrArray *relations;
  GHashTable *measures;
  GPtrArray *carry_over;
};

/* Where a cell stands: the key of by_place. */
typedef struct
{
  const GoiFormItem *row;
  const GoiFormItem *column;
} GoiEditionPlace;

/* The parsed data file of an edition, from the resource; the program cannot run without them. */
JsonParser *_goi_edition_load_data (const char *id);
gboolean    _goi_edition_parse (GoiEdition *self, JsonObject *root, GError **error);

G_END_DECLS
