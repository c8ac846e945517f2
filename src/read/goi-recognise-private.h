/* goi-recognise-private.h: the parts of the recogniser
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-document.h"
#include "goi-table-reading.h"

G_BEGIN_DECLS

/**
 * GoiIdentity:
 * @year: the year that the report is about, 0 when it cannot be told
 * @year_sure: whether all evidence agrees
 * @year_plain: whether it is said where reports say it
 * @name_year: another year that the name of the file says, or 0
 * @agency: whose report it is, "" when it cannot be told
 * @agency_sure: whether it is named in a place where a report names its author
 * @signed_by: (nullable): another agency whose signature stands at the end
 * @region: (array zero-terminated=1): province, city, county as far as the document names them
 * @title: the title as printed, ""
 * @says_report: whether title or text say that this is a report on information disclosure
 *
 * Whose report a document is, and for when.
 */
typedef struct
{
  int year;
  gboolean year_sure;
  gboolean year_plain;
  int name_year;
  char *agency;
  gboolean agency_sure;
  char *signed_by;
  char **region;
  char *title;
  gboolean says_report;
} GoiIdentity;

/**
 * GoiSectionPlace:
 * @id: the section's id
 * @title: its heading as printed, "" where it has none
 * @heading: the first character of the heading
 * @start: the first character of its text
 * @end: the character after the last one
 *
 * Where a section stands in a document.
 */
typedef struct
{
  char *id;
  char *title;
  gint64 heading;
  gint64 start, end;
} GoiSectionPlace;

gboolean     goi_recognise_has_form (GoiDocument *document);

GPtrArray   *goi_sections_find (GoiDocument *document, GoiEdition *edition, GPtrArray *tables);
guint        goi_sections_count_titles (GPtrArray *sections);

GoiIdentity *goi_identity_find (GoiDocument *document, GPtrArray *sections, const char *name);
void         goi_identity_free (GoiIdentity *identity);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiIdentity, goi_identity_free)

char       **goi_place_find (GoiDocument *document, const char *agency);

void         goi_lines_join_wrapped (GPtrArray *lines);
GPtrArray   *goi_running_lines (GoiDocument *document, const GoiFormLabels *labels);

G_END_DECLS
