/* goi-form-table-private.h: what the files of GoiFormTable share
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-form-table.h"

G_BEGIN_DECLS

struct _GoiFormTable
{
  GtkWidget parent_instance;

  /* Owned References */
  GoiFormDocument *document;
  GoiLayout *layout;
  GPtrArray *children;
  GPtrArray *entries;
  GHashTable *by_cell;
  GtkWidget *popover;
  GtkWidget *popover_label;

  /* Borrowed References */
  GoiTable *table;
  GoiCellEntry *anchor;
  GoiCellEntry *corner;

  /* The entry that covers each place of the grid, NULL where there is a label. */
  GoiCellEntry **grid;
  guint64 blank_token;
  guint select_id;
};

void                 _goi_form_table_init_keys (GoiFormTable *self);
const GoiLayoutCell *_goi_form_table_get_place (GoiCellEntry *entry);
GPtrArray           *_goi_form_table_list_row (GoiFormTable *self, guint row);
void                 _goi_form_table_get_block (GoiFormTable *self, guint *top, guint *left, guint *bottom,
                                                guint *right);
void                 _goi_form_table_say (GoiFormTable *self, const char *message);

G_END_DECLS
