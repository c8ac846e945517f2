/* goi-report-json.h: the report document in JSON, version 1
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define GOI_JSON_ERROR (goi_json_error_quark ())
GQuark goi_json_error_quark (void);

/**
 * GoiJsonError:
 * @GOI_JSON_ERROR_TOO_LARGE: more bytes, levels or members than a report can have
 * @GOI_JSON_ERROR_ENCODING: not UTF-8, or a character that may not stand in JSON
 * @GOI_JSON_ERROR_SYNTAX: not JSON
 * @GOI_JSON_ERROR_NUMBER: a number that a report cannot hold exactly
 * @GOI_JSON_ERROR_DUPLICATE: a member occurs twice in an object
 * @GOI_JSON_ERROR_FORMAT: JSON, but no report document of a version that is known
 * @GOI_JSON_ERROR_CONTENT: a report document with a member of the wrong type or an unknown key
 *
 * Messages give line and column where there are any.
 */
typedef enum
{
  GOI_JSON_ERROR_TOO_LARGE,
  GOI_JSON_ERROR_ENCODING,
  GOI_JSON_ERROR_SYNTAX,
  GOI_JSON_ERROR_NUMBER,
  GOI_JSON_ERROR_DUPLICATE,
  GOI_JSON_ERROR_FORMAT,
  GOI_JSON_ERROR_CONTENT,
} GoiJsonError;

/**
 * GoiJsonStyle:
 * @GOI_JSON_STYLE_LINE: everything on one line, no newline at the end: for JSON Lines
 * @GOI_JSON_STYLE_PRETTY: indented by two blanks, a newline at the end
 */
typedef enum
{
  GOI_JSON_STYLE_LINE,
  GOI_JSON_STYLE_PRETTY,
} GoiJsonStyle;

char      *goi_report_to_json (GoiReport *report, GoiJsonStyle style);
char      *goi_reports_to_json_array (GPtrArray *reports);
GoiReport *goi_report_from_json (const char *data, gssize length, GError **error);
GPtrArray *goi_reports_from_json (const char *data, gssize length, GError **error);

G_END_DECLS
