/* goi-report.h: one report: cells, sections, doubts, source
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-edition.h"
#include "goi-value.h"

G_BEGIN_DECLS

/**
 * GoiSection:
 * @id: its id; those of the edition, or any other for parts that the form does not have
 * @title: its title as printed, with its ordinal
 * @text: its text
 */
typedef struct
{
  char *id;
  char *title;
  char *text;
} GoiSection;

/**
 * GoiChange:
 * @key: a cell key
 * @value: what it would hold
 */
typedef struct
{
  char *key;
  GoiValue *value;
} GoiChange;

/**
 * GoiDoubt:
 * @cells: (array zero-terminated=1): keys of the cells concerned, may be empty, never NULL
 * @message: why, as a msgid: an English sentence that gettext knows
 * @text: (nullable): the text that the reader saw
 * @alternatives: (element-type GPtrArray): other readings, best first, each an array of GoiChange
 *
 * Something that the reader is not sure of.
 */
typedef struct
{
  char **cells;
  char *message;
  char *text;
  GPtrArray *alternatives;
} GoiDoubt;

/**
 * GoiExtra:
 * @label: an indicator that the document has and the edition does not know, as printed
 * @unit: (nullable): its unit as printed
 * @value: its value
 */
typedef struct
{
  char *label;
  char *unit;
  GoiValue *value;
} GoiExtra;

#define GOI_TYPE_REPORT (goi_report_get_type ())
G_DECLARE_FINAL_TYPE (GoiReport, goi_report, GOI, REPORT, GObject)

GoiReport      *goi_report_new (GoiEdition *edition, GoiMark initial);
GoiReport      *goi_report_copy (GoiReport *self);
gboolean        goi_report_equal (GoiReport *a, GoiReport *b);

GoiEdition     *goi_report_get_edition (GoiReport *self);
int             goi_report_get_year (GoiReport *self);
void            goi_report_set_year (GoiReport *self, int year);
const char     *goi_report_get_agency (GoiReport *self);
void            goi_report_set_agency (GoiReport *self, const char *agency);
const char     *goi_report_get_title (GoiReport *self);
void            goi_report_set_title (GoiReport *self, const char *title);
const char *const *goi_report_get_region (GoiReport *self);
void            goi_report_set_region (GoiReport *self, const char *const *region);

const GoiValue *goi_report_get_value (GoiReport *self, const char *key);
const GoiValue *goi_report_get_cell_value (GoiReport *self, const GoiCell *cell);
gboolean        goi_report_set_value (GoiReport *self, const char *key, const GoiValue *value);
gboolean        goi_report_uses_alternatives (GoiReport *self);

GPtrArray      *goi_report_get_sections (GoiReport *self);
const char     *goi_report_get_section_text (GoiReport *self, const char *id);
void            goi_report_set_section (GoiReport *self, const char *id, const char *title, const char *text);
void            goi_report_clear_sections (GoiReport *self);

GPtrArray      *goi_report_get_doubts (GoiReport *self);
const GoiDoubt *goi_report_find_doubt (GoiReport *self, const char *key);
void            goi_report_add_doubt (GoiReport *self, GoiDoubt *doubt);
guint           goi_report_remove_doubts (GoiReport *self, const char *key);
void            goi_report_set_doubts (GoiReport *self, GPtrArray *doubts);
GPtrArray      *goi_report_get_extras (GoiReport *self);
void            goi_report_add_extra (GoiReport *self, const char *label, const char *unit, const GoiValue *value);

const char     *goi_report_get_source_name (GoiReport *self);
const char     *goi_report_get_source_media_type (GoiReport *self);
const char     *goi_report_get_source_sha256 (GoiReport *self);
void            goi_report_set_source (GoiReport *self, const char *name, const char *media_type, const char *sha256);

GoiDoubt       *goi_doubt_new (const char *const *cells, const char *message, const char *text);
void            goi_doubt_add_alternative (GoiDoubt *doubt, GPtrArray *changes);
GoiDoubt       *goi_doubt_copy (const GoiDoubt *doubt);
gboolean        goi_doubt_has_cell (const GoiDoubt *doubt, const char *key);
void            goi_doubt_free (GoiDoubt *doubt);
GoiChange      *goi_change_new (const char *key, const GoiValue *value);
GPtrArray      *goi_change_list_new (void);
void            goi_change_free (GoiChange *change);
void            goi_section_free (GoiSection *section);
void            goi_extra_free (GoiExtra *extra);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiDoubt, goi_doubt_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiChange, goi_change_free)

G_END_DECLS
