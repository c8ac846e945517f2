/* goi-prose.h: facts that sentences state
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-recognise-private.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * GoiFact:
 * @cell: the cell that it is about
 * @value: the number with its place; a negation is a zero
 * @rank: how plain the sentence is, 0 for the plainest
 * @rounded: whether the number is rounded: 2.1万余, 约100, 20至30; @value has its text then, and no number
 * @low: the least number that it may be
 * @high: the largest
 * @part: whether it seems to be about a part of what the cell counts
 * @unsure: whether it may be about something else
 * @none: whether it is a negation
 * @sentence: the sentence that it stands in
 *
 * What a sentence says of a cell.
 */
typedef struct
{
  const GoiCell *cell;
  GoiValue *value;
  guint rank;
  gboolean rounded;
  double low, high;
  gboolean part;
  gboolean unsure;
  gboolean none;
  char *sentence;
} GoiFact;

GPtrArray *goi_prose_facts (GoiDocument *document, GoiEdition *edition, GPtrArray *sections,
                            int year);
void       goi_prose_write (GoiReport *report, GPtrArray *facts);
JsonObject *goi_prose_comparisons (const char *edition_id);
guint      goi_prose_count_sections (GPtrArray *sections);

G_END_DECLS
