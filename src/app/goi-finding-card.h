/* goi-finding-card.h: a finding with its arithmetic and its repair
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-finding-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GoiFindingCard:
 *
 * Signals: "mend" (GoiFindingItem, guint index of the repair), "show-cell" (GoiFindingItem).
 */
#define GOI_TYPE_FINDING_CARD (goi_finding_card_get_type ())
G_DECLARE_FINAL_TYPE (GoiFindingCard, goi_finding_card, GOI, FINDING_CARD, GtkWidget)

GtkWidget *goi_finding_card_new (GoiFindingItem *item, gboolean can_mend);

G_END_DECLS
