/* goi-query.h: which reports, in which order
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GoiSortKey:
 *
 * What a list is ordered by; ties are ordered by agency, year and number.
 */
typedef enum
{
  GOI_SORT_AGENCY,
  GOI_SORT_REGION,
  GOI_SORT_YEAR,
  GOI_SORT_EDITION,
  GOI_SORT_INCOMING,
  GOI_SORT_DISCLOSED,
  GOI_SORT_FINDINGS,
  GOI_SORT_STATE,
  GOI_SORT_CHANGED,
} GoiSortKey;

/**
 * GoiReportState:
 * @GOI_STATE_DRAFT: being written here
 * @GOI_STATE_IMPORTED: read from a document, without doubts
 * @GOI_STATE_DOUBTFUL: read from a document, with doubts that nobody has settled yet
 * @GOI_STATE_CHECKED: a person has looked at it and said it is right
 */
typedef enum
{
  GOI_STATE_DRAFT,
  GOI_STATE_IMPORTED,
  GOI_STATE_DOUBTFUL,
  GOI_STATE_CHECKED,
} GoiReportState;
#define GOI_N_STATES (GOI_STATE_CHECKED + 1)

/**
 * GoiFindingClass:
 * @GOI_FINDINGS_NONE: nothing wrong and no doubts
 * @GOI_FINDINGS_DOUBTS: doubts or warnings, no errors
 * @GOI_FINDINGS_ERRORS: at least one error
 */
typedef enum
{
  GOI_FINDINGS_NONE,
  GOI_FINDINGS_DOUBTS,
  GOI_FINDINGS_ERRORS,
} GoiFindingClass;
#define GOI_N_FINDING_CLASSES (GOI_FINDINGS_ERRORS + 1)

/**
 * GoiFacetKind:
 *
 * What the sidebar counts and filters by.
 */
typedef enum
{
  GOI_FACET_YEAR,
  GOI_FACET_EDITION,
  GOI_FACET_REGION,
  GOI_FACET_STATE,
  GOI_FACET_FINDINGS,
} GoiFacetKind;
#define GOI_N_FACETS (GOI_FACET_FINDINGS + 1)

/* Values of a facet are strings: "2021"; an edition's id; a region as "省/市" (every prefix is a value of its
 * own and stands for all below it); a GoiReportState or GoiFindingClass as a number. */

#define GOI_TYPE_QUERY (goi_query_get_type ())
G_DECLARE_FINAL_TYPE (GoiQuery, goi_query, GOI, QUERY, GObject)

GoiQuery   *goi_query_new (void);
GoiQuery   *goi_query_copy (GoiQuery *self);
gboolean    goi_query_equal (GoiQuery *a, GoiQuery *b);
const char *goi_query_get_search (GoiQuery *self);
void        goi_query_set_search (GoiQuery *self, const char *search);
void        goi_query_set_facet (GoiQuery *self, GoiFacetKind kind, const char *const *values);
const char *const *goi_query_get_facet (GoiQuery *self, GoiFacetKind kind);
gboolean    goi_query_has_facets (GoiQuery *self);
void        goi_query_set_agencies (GoiQuery *self, const char *const *agencies);
const char *const *goi_query_get_agencies (GoiQuery *self);
void        goi_query_set_sort (GoiQuery *self, GoiSortKey key, gboolean descending);
GoiSortKey  goi_query_get_sort (GoiQuery *self, gboolean *descending);
void        goi_query_set_trash (GoiQuery *self, gboolean trash);
gboolean    goi_query_get_trash (GoiQuery *self);

G_END_DECLS
