/* goi-sections-private.h: what finding the sections of all editions has in common
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-recognise-private.h"

G_BEGIN_DECLS

GPtrArray       *goi_sections_find_free (GoiDocument *document, GoiEdition *edition,
                                         GPtrArray *tables);
GoiSectionPlace *goi_section_place_new (GoiDocument *document, const char *id, gint64 heading,
                                        gint64 start);
void             goi_section_place_free (gpointer data);
void             goi_section_places_close (GPtrArray *places, gint64 end);

G_END_DECLS
