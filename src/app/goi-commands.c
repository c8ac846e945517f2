/* goi-commands.c: the changes that can be made to a report
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-commands"

#include "config.h"

#include "goi-commands.h"
#include "goi-form-document-private.h"

typedef struct
{
  GoiCommand command;
  GoiFormDocument *document;
  GPtrArray *before;
  GPtrArray *after;
  GPtrArray *doubts_before;
  GPtrArray *doubts_after;
} CellsCommand;

typedef struct
{
  GoiCommand command;
  GoiFormDocument *document;
  char *id;
  char *before;
  char *after;
} SectionCommand;

typedef struct
{
  GoiCommand command;
  GoiFormDocument *document;
  GoiReport *before;
  GoiReport *after;
} ReportCommand;

static GPtrArray *
copy_doubts (GPtrArray *doubts)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_doubt_free);

  for (guint i = 0; i < doubts->len; i++)
    g_ptr_array_add (copy, goi_doubt_copy (g_ptr_array_index (doubts, i)));
  return copy;
}

static void
cells_redo (GoiCommand *command)
{
  CellsCommand *self = (CellsCommand *) command;

  _goi_form_document_apply_cells (self->document, self->after, self->doubts_after);
}

static void
cells_undo (GoiCommand *command)
{
  CellsCommand *self = (CellsCommand *) command;

  _goi_form_document_apply_cells (self->document, self->before, self->doubts_before);
}

static gboolean
cells_is_void (GoiCommand *command)
{
  CellsCommand *self = (CellsCommand *) command;

  if (self->doubts_after != NULL)
    return FALSE;
  for (guint i = 0; i < self->before->len; i++)
    {
      const GoiChange *before = g_ptr_array_index (self->before, i);
      const GoiChange *after = g_ptr_array_index (self->after, i);
      if (!goi_value_equal (before->value, after->value))
        return FALSE;
    }
  return TRUE;
}

static void
cells_free (GoiCommand *command)
{
  CellsCommand *self = (CellsCommand *) command;

  g_ptr_array_unref (self->before);
  g_ptr_array_unref (self->after);
  g_clear_pointer (&self->doubts_before, g_ptr_array_unref);
  g_clear_pointer (&self->doubts_after, g_ptr_array_unref);
  g_free (self);
}

static void
section_redo (GoiCommand *command)
{
  SectionCommand *self = (SectionCommand *) command;

  _goi_form_document_apply_section (self->document, self->id, self->after);
}

static void
section_undo (GoiCommand *command)
{
  SectionCommand *self = (SectionCommand *) command;

  _goi_form_document_apply_section (self->document, self->id, self->before);
}

static gboolean
section_merge (GoiCommand *command, GoiCommand *next)
{
  SectionCommand *self = (SectionCommand *) command;
  SectionCommand *later = (SectionCommand *) next;

  if (!g_str_equal (self->id, later->id))
    return FALSE;
  g_free (self->after);
  self->after = g_steal_pointer (&later->after);
  return TRUE;
}

static gboolean
section_is_void (GoiCommand *command)
{
  SectionCommand *self = (SectionCommand *) command;

  return g_str_equal (self->before, self->after);
}

static void
section_free (GoiCommand *command)
{
  SectionCommand *self = (SectionCommand *) command;

  g_free (self->id);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static void
report_redo (GoiCommand *command)
{
  ReportCommand *self = (ReportCommand *) command;

  _goi_form_document_apply_report (self->document, self->after);
}

static void
report_undo (GoiCommand *command)
{
  ReportCommand *self = (ReportCommand *) command;

  _goi_form_document_apply_report (self->document, self->before);
}

static gboolean
report_is_void (GoiCommand *command)
{
  ReportCommand *self = (ReportCommand *) command;

  return goi_report_equal (self->before, self->after);
}

static void
report_free (GoiCommand *command)
{
  ReportCommand *self = (ReportCommand *) command;

  g_object_unref (self->before);
  g_object_unref (self->after);
  g_free (self);
}

/* A cell is edited anew from its first value with every key, so commands on cells never merge. */
static const GoiCommandClass cells_class
    = { cells_redo, cells_undo, NULL, cells_is_void, cells_free };
static const GoiCommandClass section_class
    = { section_redo, section_undo, section_merge, section_is_void, section_free };
static const GoiCommandClass report_class
    = { report_redo, report_undo, NULL, report_is_void, report_free };

/**
 * goi_command_new_cells:
 * @document: a document
 * @name: translated: what it does
 * @changes: (element-type GoiChange): new values; every key is one of the report's, at most once
 * @doubts: (nullable) (element-type GoiDoubt): the doubts that are left, NULL for all
 * @token: the edit that it belongs to, 0 for none
 *
 * Returns: (transfer full): a command that changes cells in one step
 */
GoiCommand *
goi_command_new_cells (GoiFormDocument *document, const char *name, GPtrArray *changes,
                       GPtrArray *doubts, guint64 token)
{
  CellsCommand *self = g_new0 (CellsCommand, 1);
  GoiReport *report = goi_form_document_get_report (document);

  self->command.klass = &cells_class;
  self->command.name = g_strdup (name);
  self->command.token = token;
  self->document = document;
  self->before = goi_change_list_new ();
  self->after = goi_change_list_new ();
  for (guint i = 0; i < changes->len; i++)
    {
      const GoiChange *change = g_ptr_array_index (changes, i);
      const GoiValue *value = goi_report_get_value (report, change->key);
      g_ptr_array_add (self->before, goi_change_new (change->key, value));
      g_ptr_array_add (self->after, goi_change_new (change->key, change->value));
    }
  if (doubts != NULL)
    {
      self->doubts_before = copy_doubts (goi_report_get_doubts (report));
      self->doubts_after = copy_doubts (doubts);
    }
  return &self->command;
}

/**
 * goi_command_new_section:
 * @document: a document
 * @name: translated: what it does
 * @id: a section's id
 * @text: its new text
 * @token: the edit that it belongs to, 0 for none
 *
 * Returns: (transfer full): a command that changes the text of a section
 */
GoiCommand *
goi_command_new_section (GoiFormDocument *document, const char *name, const char *id,
                         const char *text, guint64 token)
{
  SectionCommand *self = g_new0 (SectionCommand, 1);
  const char *before = goi_report_get_section_text (goi_form_document_get_report (document), id);

  self->command.klass = &section_class;
  self->command.name = g_strdup (name);
  self->command.token = token;
  self->document = document;
  self->id = g_strdup (id);
  self->before = g_strdup (before != NULL ? before : "");
  self->after = g_strdup (text);
  return &self->command;
}

/**
 * goi_command_new_report:
 * @document: a document
 * @name: translated: what it does
 * @report: a report of the same edition
 *
 * Returns: (transfer full): a command that changes everything at once: agency, year and title, or a
 *   return to what was saved
 */
GoiCommand *
goi_command_new_report (GoiFormDocument *document, const char *name, GoiReport *report)
{
  ReportCommand *self = g_new0 (ReportCommand, 1);

  self->command.klass = &report_class;
  self->command.name = g_strdup (name);
  self->document = document;
  self->before = goi_report_copy (goi_form_document_get_report (document));
  self->after = goi_report_copy (report);
  return &self->command;
}
