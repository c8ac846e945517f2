/* goi-report-summary.c: a report as a line of a list
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-report-summary"

#include "config.h"

#include "goi-report-summary-private.h"

struct _GoiReportSummary
{
  GObject parent_instance;

  GoiSummaryFields fields;
  GDateTime *changed;
};

G_DEFINE_FINAL_TYPE (GoiReportSummary, goi_report_summary, G_TYPE_OBJECT)

static gboolean
same_measure (GoiMeasureValue a, GoiMeasureValue b)
{
  if (!a.available || !b.available)
    return a.available == b.available;
  return a.value == b.value && a.incomplete == b.incomplete;
}

static void
goi_report_summary_finalize (GObject *object)
{
  GoiReportSummary *self = GOI_REPORT_SUMMARY (object);

  g_free (self->fields.agency);
  g_free (self->fields.title);
  g_free (self->fields.region);
  g_free (self->fields.edition);
  g_free (self->fields.source_name);
  g_clear_pointer (&self->changed, g_date_time_unref);

  G_OBJECT_CLASS (goi_report_summary_parent_class)->finalize (object);
}

static void
goi_report_summary_class_init (GoiReportSummaryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = goi_report_summary_finalize;
}

static void
goi_report_summary_init (GoiReportSummary *self)
{
}

/*< private >
 * _goi_report_summary_new:
 * @fields: (nullable): what to show, its strings are taken over; NULL for a placeholder
 *
 * Returns: (transfer full): a line of a list
 */
GoiReportSummary *
_goi_report_summary_new (const GoiSummaryFields *fields)
{
  GoiReportSummary *self = g_object_new (GOI_TYPE_REPORT_SUMMARY, NULL);

  if (fields != NULL)
    {
      self->fields = *fields;
      self->changed = g_date_time_new_from_unix_local (fields->changed / G_USEC_PER_SEC);
    }
  return self;
}

/*< private >
 * _goi_report_summary_equal:
 * @a: a line
 * @b: another one
 *
 * Returns: whether both show the same
 */
gboolean
_goi_report_summary_equal (GoiReportSummary *a, GoiReportSummary *b)
{
  const GoiSummaryFields *x = &a->fields, *y = &b->fields;

  return x->id == y->id && x->revision == y->revision && x->year == y->year && x->state == y->state
         && x->n_errors == y->n_errors && x->n_warnings == y->n_warnings
         && x->n_doubts == y->n_doubts && x->changed == y->changed
         && same_measure (x->incoming, y->incoming) && same_measure (x->disclosed, y->disclosed)
         && g_strcmp0 (x->agency, y->agency) == 0 && g_strcmp0 (x->title, y->title) == 0
         && g_strcmp0 (x->region, y->region) == 0 && g_strcmp0 (x->edition, y->edition) == 0
         && g_strcmp0 (x->source_name, y->source_name) == 0;
}

/**
 * goi_report_summary_get_id:
 * @self: a line of a list
 *
 * Returns: the report's number in its collection; 0 for a line whose report has not been read yet
 */
gint64
goi_report_summary_get_id (GoiReportSummary *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_SUMMARY (self), 0);
  return self->fields.id;
}

/**
 * goi_report_summary_get_revision:
 * @self: a line of a list
 *
 * Returns: the report's revision, from 1
 */
gint64
goi_report_summary_get_revision (GoiReportSummary *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_SUMMARY (self), 0);
  return self->fields.revision;
}

/**
 * goi_report_summary_get_agency:
 * @self: a line of a list
 *
 * Returns: (transfer none): the agency, "" when unknown
 */
const char *
goi_report_summary_get_agency (GoiReportSummary *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_SUMMARY (self), "");
  return self->fields.agency != NULL ? self->fields.agency : "";
}

/**
 * goi_report_summary_get_title:
 * @self: a line of a list
 *
 * Returns: (transfer none): the title, "" when there is none
 */
const char *
goi_report_summary_get_title (GoiReportSummary *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_SUMMARY (self), "");
  return self->fields.title != NULL ? self->fields.title : "";
}

/**
 * goi_report_summary_get_region:
 * @self: a line of a list
 *
 * Returns: (transfer none): the region as "省/市", "" when unknown
 */
const char *
goi_report_summary_get_region (GoiReportSummary *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_SUMMARY (self), "");
  return self->fields.region != NULL ? self->fields.region : "";
}

/**
 * goi_report_summary_get_year:
 * @self: a line of a list
 *
 * Returns: the year that the report is about, 0 when unknown
 */
int
goi_report_summary_get_year (GoiReportSummary *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_SUMMARY (self), 0);
  return self->fields.year;
}

/**
 * goi_report_summary_get_edition:
 * @self: a line of a list
 *
 * Returns: (transfer none): the edition's id, "" for a placeholder
 */
const char *
goi_report_summary_get_edition (GoiReportSummary *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_SUMMARY (self), "");
  return self->fields.edition != NULL ? self->fields.edition : "";
}

/**
 * goi_report_summary_get_state:
 * @self: a line of a list
 *
 * Returns: the report's state
 */
GoiReportState
goi_report_summary_get_state (GoiReportSummary *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_SUMMARY (self), GOI_STATE_DRAFT);
  return self->fields.state;
}

/**
 * goi_report_summary_get_n_errors:
 * @self: a line of a list
 *
 * Returns: findings of severity error
 */
guint
goi_report_summary_get_n_errors (GoiReportSummary *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_SUMMARY (self), 0);
  return self->fields.n_errors;
}

/**
 * goi_report_summary_get_n_warnings:
 * @self: a line of a list
 *
 * Returns: findings of severity warning
 */
guint
goi_report_summary_get_n_warnings (GoiReportSummary *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_SUMMARY (self), 0);
  return self->fields.n_warnings;
}

/**
 * goi_report_summary_get_n_doubts:
 * @self: a line of a list
 *
 * Returns: doubts that the reader had and nobody has settled
 */
guint
goi_report_summary_get_n_doubts (GoiReportSummary *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_SUMMARY (self), 0);
  return self->fields.n_doubts;
}

/**
 * goi_report_summary_get_incoming:
 * @self: a line of a list
 *
 * Returns: the measure requests.incoming
 */
GoiMeasureValue
goi_report_summary_get_incoming (GoiReportSummary *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_SUMMARY (self), (GoiMeasureValue) { FALSE });
  return self->fields.incoming;
}

/**
 * goi_report_summary_get_disclosed:
 * @self: a line of a list
 *
 * Returns: the measure rate.disclosed
 */
GoiMeasureValue
goi_report_summary_get_disclosed (GoiReportSummary *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_SUMMARY (self), (GoiMeasureValue) { FALSE });
  return self->fields.disclosed;
}

/**
 * goi_report_summary_get_source_name:
 * @self: a line of a list
 *
 * Returns: (transfer none): the base name of the file it was read from, "" when it was written here
 */
const char *
goi_report_summary_get_source_name (GoiReportSummary *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_SUMMARY (self), "");
  return self->fields.source_name != NULL ? self->fields.source_name : "";
}

/**
 * goi_report_summary_get_changed:
 * @self: a line of a list
 *
 * Returns: (transfer none) (nullable): when it was last saved, in local time; NULL for a placeholder
 */
GDateTime *
goi_report_summary_get_changed (GoiReportSummary *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_SUMMARY (self), NULL);
  return self->changed;
}
