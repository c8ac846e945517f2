/* goi-finding-item.h: a finding or a doubt, as a line of a list
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"

G_BEGIN_DECLS

/**
 * GoiFindingLevel:
 * @GOI_LEVEL_ERROR: against a relation of the form
 * @GOI_LEVEL_WARNING: implausible
 * @GOI_LEVEL_DOUBT: the reader was not sure of what it read
 * @GOI_LEVEL_INFO: worth knowing
 *
 * How bad it is, the worst first.
 */
typedef enum
{
  GOI_LEVEL_ERROR,
  GOI_LEVEL_WARNING,
  GOI_LEVEL_DOUBT,
  GOI_LEVEL_INFO,
} GoiFindingLevel;
#define GOI_N_LEVELS (GOI_LEVEL_INFO + 1)

/**
 * GoiFindingItem:
 *
 * What is wrong, or in doubt, in a report of a collection. Immutable.
 */
#define GOI_TYPE_FINDING_ITEM (goi_finding_item_get_type ())
G_DECLARE_FINAL_TYPE (GoiFindingItem, goi_finding_item, GOI, FINDING_ITEM, GObject)

GPtrArray       *goi_finding_item_list (gint64 id, gint64 revision, GoiReport *report);

gint64           goi_finding_item_get_report (GoiFindingItem *self);
gint64           goi_finding_item_get_revision (GoiFindingItem *self);
const char      *goi_finding_item_get_agency (GoiFindingItem *self);
int              goi_finding_item_get_year (GoiFindingItem *self);
GoiFindingLevel  goi_finding_item_get_level (GoiFindingItem *self);
const char      *goi_finding_item_get_rule (GoiFindingItem *self);
const char      *goi_finding_item_get_message (GoiFindingItem *self);
const char      *goi_finding_item_get_expected (GoiFindingItem *self);
const char      *goi_finding_item_get_found (GoiFindingItem *self);
const char      *goi_finding_item_get_cell (GoiFindingItem *self);
const char      *goi_finding_item_get_place (GoiFindingItem *self);
GPtrArray       *goi_finding_item_get_repairs (GoiFindingItem *self);
char            *goi_finding_item_describe_repair (GoiFindingItem *self, guint index);

const char      *goi_finding_level_get_label (GoiFindingLevel level);
const char      *goi_finding_level_get_css_class (GoiFindingLevel level);

G_END_DECLS
