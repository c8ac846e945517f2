/* goi-prose.h: facts that sentences state
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-recognise-private.h"

G_BEGIN_DECLS

/**
 * GoiFact:
 * @cell: the cell that it is about
 * @value: the number with its place; a negation is a zero
 * @rank: how plain the sentence is, 0 for the plainest
 *
 * What a sentence says of a cell.
 */
typedef struct
{
  const GoiCell *cell;
  GoiValue *value;
  guint rank;
} GoiFact;

GPtrArray *goi_prose_facts (GoiDocument *document, GoiEdition *edition, GPtrArray *sections,
                            int year);
void       goi_prose_write (GoiReport *report, GPtrArray *facts);
guint      goi_prose_count_sections (GPtrArray *sections);

G_END_DECLS
