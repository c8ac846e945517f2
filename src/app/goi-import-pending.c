/* goi-import-pending.c: a report that waits for a decision
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-import-pending"

#include "config.h"

#include "goi-import-pending.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static GoiImportPending *
pending_new (void)
{
  GoiImportPending *self = g_new0 (GoiImportPending, 1);

  self->refs = 1;
  return self;
}

/* What stands in the rows of the form, whether it is a number or a mark. */
static void
count_cells (GoiImportPending *self, GoiReport *report)
{
  GoiEdition *edition = goi_report_get_edition (report);

  self->n_cells = self->n_read = 0;
  for (guint i = 0; i < goi_edition_get_n_cells (edition); i++)
    {
      const GoiCell *cell = goi_edition_get_cell (edition, i);
      const GoiValue *value = goi_report_get_cell_value (report, cell);
      gboolean read = value->mark != GOI_MARK_ABSENT && value->mark != GOI_MARK_UNREADABLE;

      self->n_cells += !cell->alternative;
      self->n_read += read;
    }
  self->n_read = MIN (self->n_read, self->n_cells);
}

/* Why it is not simply ready, or what is to be known about it all the same. */
static char *
make_note (GoiImportPending *self, GoiReport *report, GPtrArray *findings)
{
  GPtrArray *doubts = goi_report_get_doubts (report);

  if (self->state == GOI_IMPORT_SAME_FILE)
    return g_strdup (_("This file was imported before."));
  if (self->state == GOI_IMPORT_SAME_REPORT)
    return g_strdup (_("A report of this agency and year is here already. Compare the two."));
  if (*self->agency == '\0')
    return g_strdup (_("The document does not say whose report it is"));
  if (self->year == 0)
    return g_strdup (_("The document does not say which year it is about"));
  if (doubts->len > 0)
    return g_strdup (_(((GoiDoubt *) g_ptr_array_index (doubts, 0))->message));
  if (self->other != 0)
    return g_strdup (_("It is in the trash, and will come back from there."));
  if (self->n_errors + self->n_warnings > 0)
    return g_strdup (((GoiFinding *) g_ptr_array_index (findings, 0))->message);
  return NULL;
}

static void
judge (GoiImportPending *self, GoiReport *report, const GoiAddItem *item)
{
  g_autoptr (GPtrArray) findings = goi_check_report (report);

  self->agency = g_strdup (goi_report_get_agency (report));
  self->year = goi_report_get_year (report);
  self->edition = goi_edition_get_id (goi_report_get_edition (report));
  self->n_doubts = goi_report_get_doubts (report)->len;
  goi_check_count (findings, &self->n_errors, &self->n_warnings);
  count_cells (self, report);
  self->other = item->id;
  if (item->outcome == GOI_ADD_ALREADY_THERE)
    self->state = GOI_IMPORT_SAME_FILE;
  else if (item->outcome == GOI_ADD_SAME_REPORT)
    self->state = GOI_IMPORT_SAME_REPORT;
  else if (self->n_doubts > 0 || *self->agency == '\0' || self->year == 0)
    self->state = GOI_IMPORT_DOUBTS;
  else
    self->state = GOI_IMPORT_READY;
  self->note = make_note (self, report, findings);
}

static gboolean
put_report (GoiImportPending *self, GoiReport *report, GoiImportSpool *spool, GError **error)
{
  g_autofree char *json = goi_report_to_json (report, GOI_JSON_STYLE_LINE);

  return goi_import_spool_put (spool, json, strlen (json), &self->report, error);
}

static GoiAddItem *
make_item (GoiReport *report, const GoiOriginal *original, const char *text)
{
  gboolean doubtful = goi_report_get_doubts (report)->len > 0;

  return goi_add_item_new (report, doubtful ? GOI_STATE_DOUBTFUL : GOI_STATE_IMPORTED, original, text);
}

/* The document and its text, which all reports of a file share. */
static gboolean
put_document (GoiReading *reading, GoiImportSpool *spool, GoiSpoolSpan *text, GoiSpoolSpan *original, GError **error)
{
  GoiDocument *document = goi_reading_get_document (reading);
  GBytes *bytes = goi_reading_get_bytes (reading);
  const char *words = document != NULL ? goi_document_get_text (document) : NULL;
  gsize size = 0;
  gconstpointer data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  return (words == NULL || goi_import_spool_put (spool, words, strlen (words), text, error))
         && (size == 0 || goi_import_spool_put (spool, data, size, original, error));
}

/**
 * goi_import_pending_list_new:
 * @reading: what was read
 * @spool: where it shall wait
 * @collection: where it shall go
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Puts what was read aside, and looks up what is in the collection already.
 *
 * Returns: (transfer full) (element-type GoiImportPending): its reports, one or more
 */
GPtrArray *
goi_import_pending_list_new (GoiReading *reading, GoiImportSpool *spool, GoiCollection *collection,
                             GCancellable *cancellable, GError **error)
{
  GPtrArray *reports = goi_reading_get_reports (reading);
  GBytes *bytes = goi_reading_get_bytes (reading);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_import_pending_unref);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_add_item_free);
  g_autoptr (GoiOriginal) original = NULL;
  GoiSpoolSpan text_span = { 0 }, original_span = { 0 };

  if (bytes != NULL)
    original = goi_original_new (goi_reading_get_name (reading), goi_reading_get_media_type (reading), bytes);
  for (guint i = 0; i < reports->len; i++)
    g_ptr_array_add (items, make_item (g_ptr_array_index (reports, i), original, NULL));
  if (!put_document (reading, spool, &text_span, &original_span, error)
      || !goi_collection_look_up_many (collection, items, cancellable, error))
    return NULL;
  for (guint i = 0; i < reports->len; i++)
    {
      GoiImportPending *self = pending_new ();

      g_ptr_array_add (list, self);
      self->source_name = g_strdup (goi_reading_get_name (reading));
      self->media_type = g_strdup (goi_reading_get_media_type (reading));
      self->text = text_span;
      self->original = original_span;
      judge (self, g_ptr_array_index (reports, i), g_ptr_array_index (items, i));
      if (!put_report (self, g_ptr_array_index (reports, i), spool, error))
        return NULL;
    }
  return g_steal_pointer (&list);
}

static GoiOriginal *
load_original (GoiImportPending *self, GoiImportSpool *spool, GError **error)
{
  g_autoptr (GBytes) bytes = goi_import_spool_get (spool, &self->original, error);

  return bytes != NULL ? goi_original_new (self->source_name, self->media_type, bytes) : NULL;
}

/* Everything that goes into the collection. */
static GoiAddItem *
load_item (GoiImportPending *self, GoiReport *report, GoiImportSpool *spool, GError **error)
{
  g_autoptr (GoiOriginal) original = NULL;
  g_autofree char *text = NULL;

  if (self->original.length > 0)
    {
      original = load_original (self, spool, error);
      if (original == NULL)
        return NULL;
    }
  if (self->text.length > 0)
    {
      text = goi_import_pending_load_text (self, spool, error);
      if (text == NULL)
        return NULL;
    }
  return make_item (report, original, text);
}

static GoiImportPending *
pending_new_beside (GoiImportPending *other, GoiReport *report, const GoiAddItem *item)
{
  GoiImportPending *self = pending_new ();

  self->source_name = g_strdup (other->source_name);
  self->media_type = g_strdup (other->media_type);
  self->report = other->report;
  self->text = other->text;
  self->original = other->original;
  judge (self, report, item);
  return self;
}

typedef gboolean (*DoubtFunc) (const GoiDoubt *doubt);

/* What a person has entered is not in doubt any more. */
static void
settle (GoiReport *report, DoubtFunc is_about)
{
  GPtrArray *doubts = goi_report_get_doubts (report);
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  for (guint i = 0; i < doubts->len; i++)
    if (!is_about (g_ptr_array_index (doubts, i)))
      g_ptr_array_add (left, g_ptr_array_index (doubts, i));
  if (left->len < doubts->len)
    goi_report_set_doubts (report, left);
}

/**
 * goi_import_pending_revise:
 * @self: a report that waits
 * @report: (nullable): what has become of it, or %NULL for what it was
 * @agency: (nullable): its agency, when that is corrected
 * @year: its year, when that is corrected, or -1
 * @spool: where it waits
 * @collection: where it shall go
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Corrects a report before it is added.
 *
 * Returns: (transfer full): it
 */
GoiImportPending *
goi_import_pending_revise (GoiImportPending *self, GoiReport *report, const char *agency, int year,
                           GoiImportSpool *spool, GoiCollection *collection, GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GoiImportPending) revised = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GoiAddItem) item = NULL;
  g_autoptr (GoiReport) new_report
      = report != NULL ? goi_report_copy (report) : goi_import_pending_load_report (self, spool, error);

  if (new_report == NULL)
    return NULL;
  /* Whoever corrects cells has not seen corrections of these two that were made meanwhile. */
  goi_report_set_agency (new_report, agency != NULL ? agency : self->agency);
  goi_report_set_year (new_report, year >= 0 ? year : self->year);
  if (agency != NULL && *agency != '\0')
    settle (new_report, goi_doubt_is_about_agency);
  if (year > 0)
    settle (new_report, goi_doubt_is_about_year);
  item = load_item (self, new_report, spool, error);
  if (item == NULL)
    return NULL;
  g_ptr_array_add (items, item);
  if (!goi_collection_look_up_many (collection, items, cancellable, error))
    return NULL;
  revised = pending_new_beside (self, new_report, item);
  return put_report (revised, new_report, spool, error) ? g_steal_pointer (&revised) : NULL;
}

static gboolean
may_add (const GoiAddItem *item, GoiImportDecision decision)
{
  if (decision == GOI_IMPORT_AS_NEW)
    return item->outcome == GOI_ADD_ADDED;
  return item->outcome != GOI_ADD_ALREADY_THERE;
}

static void
set_note (GoiImportPending *self, const char *note)
{
  g_free (self->note);
  self->note = g_strdup (note);
}

/* What has become of one, once those that may be added are. */
static GoiImportPending *
conclude (GoiImportPending *self, const GoiAddItem *item, gboolean added, gint64 other)
{
  GoiAddItem seen = *item;
  GoiImportPending *result;

  if (!added)
    return pending_new_beside (self, item->report, item);
  /* What it was compared with does not matter any more. */
  seen.id = 0;
  seen.outcome = GOI_ADD_ADDED;
  result = pending_new_beside (self, item->report, &seen);
  result->state = GOI_IMPORT_ADDED;
  result->id = item->id;
  if (item->outcome == GOI_ADD_ALREADY_THERE)
    set_note (result, _("It has come back from the trash."));
  else if (other != 0)
    set_note (result, item->replaces != 0 ? _("The report that was here is in the trash.")
                                          : _("Added as another version beside the one that was here."));
  return result;
}

/**
 * goi_import_pending_add_many:
 * @list: (element-type GoiImportPending): reports that wait, no two of the same agency and year or of the same
 *   file
 * @decisions: (array): what shall become of each
 * @spool: where they wait
 * @collection: where they shall go
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Adds them with their documents, all in one go. When something like one of them is there now and the decision
 * does not say what to do then, it is not added, and its state says so.
 *
 * Returns: (transfer full) (element-type GoiImportPending): what has become of each, or %NULL when the collection
 *   could not be written; then none was added
 */
GPtrArray *
goi_import_pending_add_many (GPtrArray *list, const GoiImportDecision *decisions, GoiImportSpool *spool,
                             GoiCollection *collection, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_add_item_free);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  g_autofree gint64 *others = g_new0 (gint64, list->len);
  g_autoptr (GPtrArray) results = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      GoiImportPending *self = g_ptr_array_index (list, i);
      g_autoptr (GoiReport) report = goi_import_pending_load_report (self, spool, error);
      GoiAddItem *item = report != NULL ? load_item (self, report, spool, error) : NULL;

      if (item == NULL)
        return NULL;
      g_ptr_array_add (items, item);
    }
  if (!goi_collection_look_up_many (collection, items, cancellable, error))
    return NULL;
  for (guint i = 0; i < items->len; i++)
    {
      GoiAddItem *item = g_ptr_array_index (items, i);

      if (!may_add (item, decisions[i]))
        continue;
      others[i] = item->outcome == GOI_ADD_SAME_REPORT ? item->id : 0;
      item->replaces = decisions[i] == GOI_IMPORT_IN_PLACE ? others[i] : 0;
      g_ptr_array_add (wanted, item);
    }
  if (wanted->len > 0 && !goi_collection_add_many (collection, wanted, cancellable, error))
    return NULL;
  results = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_import_pending_unref);
  for (guint i = 0; i < items->len; i++)
    {
      gboolean added = g_ptr_array_find (wanted, items->pdata[i], NULL);

      g_ptr_array_add (results, conclude (list->pdata[i], items->pdata[i], added, others[i]));
    }
  return g_steal_pointer (&results);
}

/**
 * goi_import_pending_load_report:
 * @self: a report that waits
 * @spool: where it waits
 * @error: return location for an error
 *
 * Returns: (transfer full): the report
 */
GoiReport *
goi_import_pending_load_report (GoiImportPending *self, GoiImportSpool *spool, GError **error)
{
  g_autoptr (GBytes) bytes = goi_import_spool_get (spool, &self->report, error);
  gconstpointer data;
  gsize size;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  return goi_report_from_json (data, (gssize) size, error);
}

/**
 * goi_import_pending_load_text:
 * @self: a report that waits
 * @spool: where it waits
 * @error: return location for an error
 *
 * Returns: (transfer full): the text of its document, "" when it has none
 */
char *
goi_import_pending_load_text (GoiImportPending *self, GoiImportSpool *spool, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  gsize size;

  if (self->text.length == 0)
    return g_strdup ("");
  bytes = goi_import_spool_get (spool, &self->text, error);
  return bytes != NULL ? g_bytes_unref_to_data (g_steal_pointer (&bytes), &size) : NULL;
}

/**
 * goi_import_pending_ref:
 * @self: a report that waits
 *
 * Returns: (transfer full): the same
 */
GoiImportPending *
goi_import_pending_ref (GoiImportPending *self)
{
  g_atomic_int_inc (&self->refs);
  return self;
}

/**
 * goi_import_pending_unref:
 * @self: (transfer full): a report that waits
 */
void
goi_import_pending_unref (GoiImportPending *self)
{
  if (!g_atomic_int_dec_and_test (&self->refs))
    return;
  g_free (self->note);
  g_free (self->agency);
  g_free (self->source_name);
  g_free (self->media_type);
  g_free (self);
}
