/* goi-write-parts.h: which parts a report has, in their order
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"

G_BEGIN_DECLS

/**
 * GoiPart:
 * @id: the section's id, or the table's where there is no section
 * @title: (nullable): its title as the form or the document prints it
 * @table: (nullable): the table of the form in it
 * @extras: whether it is the list of indicators that the form does not know; it has no text
 *
 * A part of a report as it is shown and printed: a table with a text below it, or a text.
 */
typedef struct
{
  char *id;
  char *title;
  GoiTable *table;
  gboolean extras;
} GoiPart;

#define GOI_PART_TEXT "text"
#define GOI_PART_EXTRAS "goi-extras"

GPtrArray *goi_write_list_parts (GoiReport *report);
void       goi_part_free (GoiPart *part);

G_END_DECLS
