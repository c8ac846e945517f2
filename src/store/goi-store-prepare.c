/* goi-store-prepare.c: what the list knows of a report
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-store"

#include "config.h"

#include "goi-store-private.h"

#include <string.h>

#define CORE_RESOURCES "/org/example/GoiReports/core"

/* The region as "省/市". A slash within a name would be taken for the border between two. */
static char *
join_region (GoiReport *report)
{
  const char *const *region = goi_report_get_region (report);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; region != NULL && region[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (region[i], "/", -1);
      g_autofree char *name = g_strjoinv ("／", parts);

      if (name[0] == '\0')
        continue;
      g_string_append (joined, joined->len > 0 ? "/" : "");
      g_string_append (joined, name);
    }
  return g_string_free (joined, FALSE);
}

static void
count_findings (GoiPrepared *self)
{
  g_autoptr (GPtrArray) findings = goi_check_report (self->report);
  guint softer;

  goi_check_count (findings, &self->n_errors, &self->n_warnings);
  self->n_doubts = goi_report_get_doubts (self->report)->len;
  softer = self->n_warnings + self->n_doubts;
  self->findings = self->n_errors > 0 ? GOI_FINDINGS_ERRORS
                   : softer > 0       ? GOI_FINDINGS_DOUBTS
                                      : GOI_FINDINGS_NONE;
  self->finding_rank = MIN (self->n_errors, 9999) * G_GINT64_CONSTANT (100000) + MIN (softer, 99999);
}

/* A file of our own format is no original: the report is all that is in it, and it may be one of
 * many there. */
static gboolean
is_own_format (const GoiOriginal *original)
{
  return original->media_type != NULL && strstr (original->media_type, "json") != NULL;
}

/* What was read from which bytes, whatever the file is called. One file can hold several reports. */
static void
take_fingerprint (GoiPrepared *self, const GoiOriginal *original)
{
  g_autoptr (GoiReport) nameless = goi_report_copy (self->report);
  g_autofree char *json = NULL;
  gconstpointer digest = NULL;
  gsize length = 0;

  goi_report_set_source (nameless, NULL, NULL, NULL);
  json = goi_report_to_json (nameless, GOI_JSON_STYLE_LINE);
  if (!is_own_format (original))
    {
      gsize size;
      gconstpointer data = g_bytes_get_data (original->bytes, &size);
      self->original_sha256 = goi_sha256 (data, size, NULL, 0);
      digest = g_bytes_get_data (self->original_sha256, &length);
    }
  self->fingerprint = goi_sha256 (digest, length, json, strlen (json));
}

/*< private >
 * goi_prepared_new:
 * @report: a report; must not change while the result is used
 * @original: (nullable): the file it was read from
 * @text: (nullable): the text of its document
 *
 * Computes all that is stored beside a report. Touches no file, and can run in any thread.
 *
 * Returns: (transfer full): it
 */
GoiPrepared *
goi_prepared_new (GoiReport *report, const GoiOriginal *original, const char *text)
{
  GoiPrepared *self = g_new0 (GoiPrepared, 1);
  const char *name = goi_report_get_source_name (report);

  self->report = report;
  self->json = goi_report_to_json (report, GOI_JSON_STYLE_LINE);
  self->agency = g_strdup (goi_report_get_agency (report));
  self->region = join_region (report);
  self->title = g_strdup (goi_report_get_title (report));
  self->source_name = g_strdup (name != NULL ? name : "");
  self->edition = goi_edition_get_id (goi_report_get_edition (report));
  self->year = goi_report_get_year (report);
  self->measures = goi_measure_row_new_from_report (report);
  self->extra = goi_search_extra (report, text);
  count_findings (self);
  if (original != NULL && original->bytes != NULL)
    take_fingerprint (self, original);
  if (text != NULL)
    self->document_sha256 = goi_sha256 (text, strlen (text), NULL, 0);
  return self;
}

/*< private >
 * goi_prepared_new_for_look_up:
 * @report: a report; must not change while the result is used
 * @original: (nullable): the file it was read from
 *
 * Computes as much as is needed to find the report in a collection.
 *
 * Returns: (transfer full): it
 */
GoiPrepared *
goi_prepared_new_for_look_up (GoiReport *report, const GoiOriginal *original)
{
  GoiPrepared *self = g_new0 (GoiPrepared, 1);

  self->report = report;
  self->agency = g_strdup (goi_report_get_agency (report));
  self->year = goi_report_get_year (report);
  if (original != NULL && original->bytes != NULL)
    take_fingerprint (self, original);
  return self;
}

void
goi_prepared_free (GoiPrepared *self)
{
  g_free (self->json);
  g_free (self->agency);
  g_free (self->region);
  g_free (self->title);
  g_free (self->source_name);
  g_free (self->extra);
  g_clear_pointer (&self->measures, goi_measure_row_free);
  g_clear_pointer (&self->fingerprint, g_bytes_unref);
  g_clear_pointer (&self->original_sha256, g_bytes_unref);
  g_clear_pointer (&self->document_sha256, g_bytes_unref);
  g_free (self);
}

static void
add_resource (GChecksum *checksum, const char *path)
{
  g_autoptr (GBytes) data = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (data != NULL)
    g_checksum_update (checksum, g_bytes_get_data (data, NULL), (gssize) g_bytes_get_size (data));
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/*< private >
 * goi_store_rules_id:
 *
 * Returns: a number that stands for the forms, their relations and measures, and this version of the
 *    program: findings and measures that were computed under another one are out of date
 */
gint64
goi_store_rules_id (void)
{
  static gint64 id;
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
      g_auto (GStrv) names
          = g_resources_enumerate_children (CORE_RESOURCES "/editions", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      guint8 digest[32];
      gsize length = sizeof digest;

      g_checksum_update (checksum, (const guint8 *) PACKAGE_VERSION, -1);
      if (names != NULL)
        qsort (names, g_strv_length (names), sizeof *names, compare_strings);
      for (guint i = 0; names != NULL && names[i] != NULL; i++)
        {
          g_autofree char *path = g_strconcat (CORE_RESOURCES "/editions/", names[i], NULL);
          add_resource (checksum, path);
        }
      add_resource (checksum, CORE_RESOURCES "/measures.json");
      g_checksum_get_digest (checksum, digest, &length);
      id = (gint64) (digest[0] & 0x7f) << 24 | digest[1] << 16 | digest[2] << 8 | digest[3];
      g_once_init_leave (&ready, 1);
    }
  return id;
}
