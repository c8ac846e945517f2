/* goi-form-properties.h: whose report it is: agency, year, region, title
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define GOI_TYPE_FORM_PROPERTIES (goi_form_properties_get_type ())
G_DECLARE_FINAL_TYPE (GoiFormProperties, goi_form_properties, GOI, FORM_PROPERTIES, AdwWindow)

GtkWidget *goi_form_properties_new (GoiReport *report);

char     **goi_form_properties_parse_region (const char *text);
char      *goi_form_properties_format_region (const char *const *region);

G_END_DECLS
