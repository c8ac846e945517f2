/* goi-form-document.c: a report while it is worked on
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-form-document"

#include "config.h"

#include "goi-form-document.h"

#include "goi-commands.h"
#include "goi-form-document-private.h"
#include "goi-form-totals.h"

#include <glib/gi18n-lib.h>

/* Long enough not to check in the middle of a number, short enough to feel like at once. */
#define CHECK_DELAY_MS 200

struct _GoiFormDocument
{
  GObject parent_instance;

  /* Owned References */
  GoiReport *report;
  GoiUndoStack *undo;
  GPtrArray *findings;
  GHashTable *totals;
  GHashTable *suspects;
  GCancellable *checking;

  guint64 last_token;
  guint check_id;
  guint draft : 1;
  guint editable : 1;
};

G_DEFINE_FINAL_TYPE (GoiFormDocument, goi_form_document, G_TYPE_OBJECT)

enum
{
  CELLS_CHANGED,
  SECTION_CHANGED,
  RESET,
  CHECKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void schedule_check (GoiFormDocument *self);

static void
add_suspect (GoiFormDocument *self, const char *key, GoiFinding *finding)
{
  const GoiFinding *other = g_hash_table_lookup (self->suspects, key);

  if (other == NULL || finding->severity > other->severity)
    g_hash_table_insert (self->suspects, g_strdup (key), finding);
}

static void
take_findings (GoiFormDocument *self, GPtrArray *findings)
{
  g_hash_table_remove_all (self->suspects);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = findings;
  for (guint i = 0; i < findings->len; i++)
    {
      GoiFinding *finding = g_ptr_array_index (findings, i);
      if (finding->cells != NULL && finding->cells[0] != NULL
          && finding->severity > GOI_SEVERITY_INFO)
        add_suspect (self, finding->cells[0], finding);
    }
  g_signal_emit (self, signals[CHECKED], 0);
}

/* The search for repairs may take a while in a report that is wrong all over. */
static void
check_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, goi_check_report (GOI_REPORT (data)),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GoiFormDocument *self = GOI_FORM_DOCUMENT (source);
  GPtrArray *findings = g_task_propagate_pointer (G_TASK (result), NULL);

  if (findings == NULL)
    return;
  g_clear_object (&self->checking);
  take_findings (self, findings);
}

static gboolean
on_check_timeout (gpointer user_data)
{
  GoiFormDocument *self = GOI_FORM_DOCUMENT (user_data);
  g_autoptr (GTask) task = NULL;

  self->check_id = 0;
  self->checking = g_cancellable_new ();
  task = g_task_new (self, self->checking, on_checked, NULL);
  g_task_set_source_tag (task, on_check_timeout);
  g_task_set_task_data (task, goi_report_copy (self->report), g_object_unref);
  g_task_run_in_thread (task, check_in_thread);
  return G_SOURCE_REMOVE;
}

static void
stop_checking (GoiFormDocument *self)
{
  g_clear_handle_id (&self->check_id, g_source_remove);
  if (self->checking != NULL)
    g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
}

static void
schedule_check (GoiFormDocument *self)
{
  stop_checking (self);
  self->check_id = g_timeout_add (CHECK_DELAY_MS, on_check_timeout, self);
}

static char *
name_change (const GoiCell *cell)
{
  g_autofree char *where = goi_cell_describe (cell);

  /* Translators: what Undo would undo; %s is a cell, such as “予以公开 · 自然人”. */
  return g_strdup_printf (_("Change %s"), where);
}

/* Makes one command of @changes: totals follow, and doubts about cells that a person has set are
 * settled. */
static gboolean
run_changes (GoiFormDocument *self, const char *name, GPtrArray *changes, guint64 token)
{
  g_autoptr (GoiReport) after = goi_report_copy (self->report);
  GPtrArray *doubts = NULL;
  guint n_own = changes->len;

  for (guint i = 0; i < n_own; i++)
    {
      const GoiChange *change = g_ptr_array_index (changes, i);
      const GoiValue *old = goi_report_get_value (self->report, change->key);
      gboolean settles = goi_report_find_doubt (after, change->key) != NULL
                         && !goi_value_same_content (old, change->value);
      goi_report_set_value (after, change->key, change->value);
      if (settles)
        {
          goi_report_remove_doubts (after, change->key);
          doubts = goi_report_get_doubts (after);
        }
    }
  if (self->draft)
    goi_form_totals_complete (after, changes);
  return goi_undo_stack_execute (self->undo,
                                 goi_command_new_cells (self, name, changes, doubts, token));
}

/* A total typed as it would have been computed goes on being computed. */
static void
recognise_total (GoiFormDocument *self, const GoiCell *cell, GoiValue *value)
{
  GoiDecimal sum;

  if (self->draft && goi_value_is_number (value)
      && goi_form_totals_compute (self->report, cell, &sum) && goi_decimal_equal (sum, value->number))
    value->origin = GOI_ORIGIN_COMPUTED;
}

static void
goi_form_document_dispose (GObject *object)
{
  GoiFormDocument *self = GOI_FORM_DOCUMENT (object);

  stop_checking (self);
  G_OBJECT_CLASS (goi_form_document_parent_class)->dispose (object);
}

static void
goi_form_document_finalize (GObject *object)
{
  GoiFormDocument *self = GOI_FORM_DOCUMENT (object);

  g_clear_object (&self->undo);
  g_clear_object (&self->report);
  g_clear_pointer (&self->suspects, g_hash_table_unref);
  g_clear_pointer (&self->totals, g_hash_table_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  G_OBJECT_CLASS (goi_form_document_parent_class)->finalize (object);
}

static void
goi_form_document_class_init (GoiFormDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = goi_form_document_dispose;
  object_class->finalize = goi_form_document_finalize;

  /**
   * GoiFormDocument::cells-changed:
   * @changes: (type GPtrArray): an array of GoiChange: the cells that have other values now
   */
  signals[CELLS_CHANGED]
      = g_signal_new ("cells-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  /**
   * GoiFormDocument::section-changed:
   * @id: the section that has another text now
   */
  signals[SECTION_CHANGED]
      = g_signal_new ("section-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * GoiFormDocument::reset:
   *
   * Anything may have changed.
   */
  signals[RESET] = g_signal_new ("reset", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  /**
   * GoiFormDocument::checked:
   *
   * The findings are new.
   */
  signals[CHECKED] = g_signal_new ("checked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
goi_form_document_init (GoiFormDocument *self)
{
  self->undo = goi_undo_stack_new ();
  self->editable = TRUE;
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_finding_free);
  self->suspects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->totals = g_hash_table_new (NULL, NULL);
}

/* Called by commands alone. */
void
_goi_form_document_apply_cells (GoiFormDocument *self, GPtrArray *changes, GPtrArray *doubts)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const GoiChange *change = g_ptr_array_index (changes, i);
      goi_report_set_value (self->report, change->key, change->value);
    }
  if (doubts != NULL)
    goi_report_set_doubts (self->report, doubts);
  g_signal_emit (self, signals[CELLS_CHANGED], 0, changes);
  schedule_check (self);
}

/* Called by commands alone. */
void
_goi_form_document_apply_section (GoiFormDocument *self, const char *id, const char *text)
{
  GPtrArray *sections = goi_report_get_sections (self->report);
  const GoiSectionSpec *spec = goi_edition_get_section (goi_form_document_get_edition (self), id);
  g_autofree char *title = NULL;

  for (guint i = 0; i < sections->len && title == NULL; i++)
    {
      const GoiSection *section = g_ptr_array_index (sections, i);
      if (g_str_equal (section->id, id))
        title = g_strdup (section->title);
    }
  if (title == NULL && spec != NULL)
    title = g_strdup (spec->label);
  goi_report_set_section (self->report, id, title != NULL ? title : "", text);
  g_signal_emit (self, signals[SECTION_CHANGED], 0, id);
  schedule_check (self);
}

/* Called by commands alone. */
void
_goi_form_document_apply_report (GoiFormDocument *self, GoiReport *report)
{
  g_autoptr (GoiReport) old = g_steal_pointer (&self->report);

  self->report = goi_report_copy (report);
  g_signal_emit (self, signals[RESET], 0);
  schedule_check (self);
}

/**
 * goi_form_document_new:
 * @report: a report; a copy is worked on
 * @draft: whether it is being written here, so that totals fill themselves in
 *
 * Returns: (transfer full): the report while it is worked on
 */
GoiFormDocument *
goi_form_document_new (GoiReport *report, gboolean draft)
{
  GoiFormDocument *self = g_object_new (GOI_TYPE_FORM_DOCUMENT, NULL);
  GPtrArray *relations = goi_edition_get_relations (goi_report_get_edition (report));

  self->report = goi_report_copy (report);
  self->draft = draft;
  for (guint i = 0; i < relations->len; i++)
    {
      const GoiCell *total = goi_form_totals_get_total (g_ptr_array_index (relations, i));
      if (total != NULL)
        g_hash_table_add (self->totals, (gpointer) total);
    }
  schedule_check (self);
  return self;
}

/**
 * goi_form_document_get_report:
 * @self: a document
 *
 * Returns: (transfer none): the report as it is now, which nobody but commands changes and which is
 *   another object after a "reset"
 */
GoiReport *
goi_form_document_get_report (GoiFormDocument *self)
{
  g_return_val_if_fail (GOI_IS_FORM_DOCUMENT (self), NULL);
  return self->report;
}

/**
 * goi_form_document_get_edition:
 * @self: a document
 *
 * Returns: (transfer none): the form
 */
GoiEdition *
goi_form_document_get_edition (GoiFormDocument *self)
{
  return goi_report_get_edition (self->report);
}

/**
 * goi_form_document_get_undo:
 * @self: a document
 *
 * Returns: (transfer none): the one stack of everything that was done
 */
GoiUndoStack *
goi_form_document_get_undo (GoiFormDocument *self)
{
  return self->undo;
}

/**
 * goi_form_document_get_draft:
 * @self: a document
 *
 * Returns: whether the report is being written here
 */
gboolean
goi_form_document_get_draft (GoiFormDocument *self)
{
  return self->draft;
}

/**
 * goi_form_document_set_draft:
 * @self: a document
 * @draft: whether totals fill themselves in from now on
 */
void
goi_form_document_set_draft (GoiFormDocument *self, gboolean draft)
{
  self->draft = draft;
}

/**
 * goi_form_document_get_editable:
 * @self: a document
 *
 * Returns: whether it may be changed
 */
gboolean
goi_form_document_get_editable (GoiFormDocument *self)
{
  return self->editable;
}

/**
 * goi_form_document_set_editable:
 * @self: a document
 * @editable: FALSE for a collection that cannot be written
 */
void
goi_form_document_set_editable (GoiFormDocument *self, gboolean editable)
{
  self->editable = editable;
  g_signal_emit (self, signals[RESET], 0);
}

/**
 * goi_form_document_look_at:
 * @self: a document
 * @cell: a cell of its form
 * @look: (out): what the form shows of it, valid until the document changes
 */
void
goi_form_document_look_at (GoiFormDocument *self, const GoiCell *cell, GoiCellLook *look)
{
  look->value = goi_report_get_cell_value (self->report, cell);
  look->total = goi_form_document_is_total (self, cell);
  look->automatic = look->total && self->draft && goi_form_totals_is_automatic (look->value);
  look->finding = g_hash_table_lookup (self->suspects, cell->key);
  look->doubt = goi_report_find_doubt (self->report, cell->key);
}

/**
 * goi_form_document_is_total:
 * @self: a document
 * @cell: a cell of its form
 *
 * Returns: whether a relation of the form says that the cell is the sum of others
 */
gboolean
goi_form_document_is_total (GoiFormDocument *self, const GoiCell *cell)
{
  return g_hash_table_contains (self->totals, cell);
}

/**
 * goi_form_document_new_token:
 * @self: a document
 *
 * Returns: a number that names a new edit; all versions of one edit are undone in one step
 */
guint64
goi_form_document_new_token (GoiFormDocument *self)
{
  return ++self->last_token;
}

/**
 * goi_form_document_parse:
 * @self: a document
 * @cell: a cell of its form
 * @text: what was typed or pasted
 * @problem: (out) (transfer none): translated: why it cannot stand there
 *
 * Returns: (transfer full) (nullable): the value that @text means in @cell, with the place where the
 *   old one was read
 */
GoiValue *
goi_form_document_parse (GoiFormDocument *self, const GoiCell *cell, const char *text,
                         const char **problem)
{
  const GoiValue *old = goi_report_get_cell_value (self->report, cell);
  GoiValue *value = goi_value_parse_entry (text, cell->kind == GOI_KIND_AMOUNT,
                                           cell->kind == GOI_KIND_SIGNED, problem);

  if (value == NULL)
    return NULL;
  if (goi_value_same_content (old, value)
      || (old->mark == GOI_MARK_ABSENT && value->mark == GOI_MARK_BLANK))
    {
      goi_value_free (value);
      return goi_value_copy (old);
    }
  value->start = old->start;
  value->end = old->end;
  recognise_total (self, cell, value);
  return value;
}

/**
 * goi_form_document_edit_cell:
 * @self: a document
 * @cell: a cell of its form
 * @text: what stands in the cell while a person types
 * @token: the edit; the same until the person leaves the cell
 * @problem: (out) (transfer none): translated: why @text cannot stand there
 *
 * Takes over what is typed, as one step however many keys it took. While the text cannot be read
 * the cell holds what it held before the edit.
 *
 * Returns: FALSE when @text cannot stand there
 */
gboolean
goi_form_document_edit_cell (GoiFormDocument *self, const GoiCell *cell, const char *text,
                             guint64 token, const char **problem)
{
  g_autoptr (GPtrArray) changes = goi_change_list_new ();
  g_autoptr (GoiValue) value = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (GOI_IS_FORM_DOCUMENT (self), FALSE);

  goi_undo_stack_take_back (self->undo, token);
  value = goi_form_document_parse (self, cell, text, problem);
  if (value == NULL)
    return FALSE;
  g_ptr_array_add (changes, goi_change_new (cell->key, value));
  name = name_change (cell);
  run_changes (self, name, changes, token);
  return TRUE;
}

/**
 * goi_form_document_change_cells:
 * @self: a document
 * @name: translated: what it does
 * @changes: (element-type GoiChange): new values
 *
 * Changes cells in one step: a paste, a repair.
 *
 * Returns: whether anything changed
 */
gboolean
goi_form_document_change_cells (GoiFormDocument *self, const char *name, GPtrArray *changes)
{
  g_autoptr (GPtrArray) own = goi_change_list_new ();

  g_return_val_if_fail (GOI_IS_FORM_DOCUMENT (self), FALSE);

  for (guint i = 0; i < changes->len; i++)
    {
      const GoiChange *change = g_ptr_array_index (changes, i);
      if (goi_report_get_value (self->report, change->key) != NULL)
        g_ptr_array_add (own, goi_change_new (change->key, change->value));
    }
  return run_changes (self, name, own, 0);
}

/**
 * goi_form_document_settle_doubt:
 * @self: a document
 * @doubt: one of its doubts
 *
 * Says that what was read is right.
 *
 * Returns: whether anything changed
 */
gboolean
goi_form_document_settle_doubt (GoiFormDocument *self, const GoiDoubt *doubt)
{
  g_autoptr (GPtrArray) changes = goi_change_list_new ();
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  GPtrArray *doubts = goi_report_get_doubts (self->report);

  for (guint i = 0; i < doubts->len; i++)
    if (g_ptr_array_index (doubts, i) != doubt)
      g_ptr_array_add (left, g_ptr_array_index (doubts, i));
  if (left->len == doubts->len)
    return FALSE;
  for (char **key = doubt->cells; *key != NULL; key++)
    {
      const GoiValue *value = goi_report_get_value (self->report, *key);
      if (value != NULL)
        g_ptr_array_add (changes, goi_change_new (*key, value));
    }
  return goi_undo_stack_execute (
      self->undo, goi_command_new_cells (self, _("Accept what was read"), changes, left, 0));
}

/**
 * goi_form_document_edit_section:
 * @self: a document
 * @id: a section's id
 * @text: its text
 * @token: the edit; the same for a run of typing
 *
 * Returns: whether anything changed
 */
gboolean
goi_form_document_edit_section (GoiFormDocument *self, const char *id, const char *text,
                                guint64 token)
{
  const GoiSectionSpec *spec = goi_edition_get_section (goi_form_document_get_edition (self), id);
  g_autofree char *name = NULL;

  g_return_val_if_fail (GOI_IS_FORM_DOCUMENT (self), FALSE);

  if (spec != NULL)
    /* Translators: what Undo would undo; %s is the title of a section. */
    name = g_strdup_printf (_("Edit “%s”"), spec->label);
  else
    name = g_strdup (_("Edit text"));
  return goi_undo_stack_execute (self->undo,
                                 goi_command_new_section (self, name, id, text, token));
}

/**
 * goi_form_document_replace:
 * @self: a document
 * @name: translated: what it does
 * @report: a report of the same edition, which is copied
 *
 * Puts @report in place of the whole, as one step that can be undone.
 *
 * Returns: whether anything changed
 */
gboolean
goi_form_document_replace (GoiFormDocument *self, const char *name, GoiReport *report)
{
  g_return_val_if_fail (GOI_IS_FORM_DOCUMENT (self), FALSE);
  g_return_val_if_fail (goi_report_get_edition (report) == goi_report_get_edition (self->report), FALSE);

  return goi_undo_stack_execute (self->undo, goi_command_new_report (self, name, report));
}

/**
 * goi_form_document_load:
 * @self: a document
 * @report: another report on the same form, which is copied
 *
 * Goes on with another report, and forgets everything about the one before: a form need not be built anew for
 * every report that is only looked at.
 */
void
goi_form_document_load (GoiFormDocument *self, GoiReport *report)
{
  g_return_if_fail (GOI_IS_FORM_DOCUMENT (self));
  g_return_if_fail (goi_report_get_edition (report) == goi_report_get_edition (self->report));

  goi_undo_stack_clear (self->undo);
  g_hash_table_remove_all (self->suspects);
  g_ptr_array_set_size (self->findings, 0);
  _goi_form_document_apply_report (self, report);
}

/**
 * goi_form_document_get_findings:
 * @self: a document
 *
 * Returns: (transfer none) (element-type GoiFinding): what the last check found
 */
GPtrArray *
goi_form_document_get_findings (GoiFormDocument *self)
{
  return self->findings;
}

/**
 * goi_form_document_check_now:
 * @self: a document
 *
 * Checks without waiting; a check that is under way is dropped.
 */
void
goi_form_document_check_now (GoiFormDocument *self)
{
  g_return_if_fail (GOI_IS_FORM_DOCUMENT (self));

  stop_checking (self);
  take_findings (self, goi_check_report (self->report));
}
