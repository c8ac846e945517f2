/* goi-read-input.c: something to read, and what became of it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-read-input"

#include "goi-read-input-private.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (GoiReadInput, goi_read_input, goi_read_input_ref, goi_read_input_unref)

static GoiReadInput *
input_new (const char *name)
{
  GoiReadInput *self = g_new0 (GoiReadInput, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->name = g_strdup (name);
  return self;
}

/**
 * goi_read_input_new_for_file:
 * @file: a file
 * @name: (nullable): what to call it in outcomes; its base name when NULL
 *
 * The file is opened when it is its turn, and read once.
 *
 * Returns: (transfer full): an input
 */
GoiReadInput *
goi_read_input_new_for_file (GFile *file, const char *name)
{
  GoiReadInput *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  self = input_new (name);
  self->file = g_object_ref (file);
  if (name == NULL)
    {
      g_autofree char *base = g_file_get_basename (file);

      self->name = g_filename_display_name (base != NULL ? base : "");
    }
  return self;
}

/**
 * goi_read_input_new_for_bytes:
 * @bytes: the bytes of a file: of a page from the clipboard, say
 * @name: (nullable): its name
 *
 * The format is found out as for files; the name may help: "clipboard.html".
 *
 * Returns: (transfer full): an input
 */
GoiReadInput *
goi_read_input_new_for_bytes (GBytes *bytes, const char *name)
{
  GoiReadInput *self;

  g_return_val_if_fail (bytes != NULL, NULL);
  self = input_new (name != NULL ? name : "");
  self->bytes = g_bytes_ref (bytes);
  return self;
}

/**
 * goi_read_input_new_for_text:
 * @text: UTF-8, as from the clipboard
 * @name: (nullable): what to call it
 *
 * Text is text, whatever it looks like.
 *
 * Returns: (transfer full): an input
 */
GoiReadInput *
goi_read_input_new_for_text (const char *text, const char *name)
{
  GoiReadInput *self;

  g_return_val_if_fail (text != NULL, NULL);
  self = input_new (name != NULL ? name : "");
  self->bytes = g_bytes_new (text, strlen (text));
  self->is_text = TRUE;
  return self;
}

/**
 * goi_read_input_new_document_only:
 * @self: an input
 *
 * Returns: (transfer full): the same input, of which the document is wanted whatever it is about, without reports
 */
GoiReadInput *
goi_read_input_new_document_only (GoiReadInput *self)
{
  GoiReadInput *copy;

  g_return_val_if_fail (self != NULL, NULL);
  copy = input_new (self->name);
  copy->file = self->file != NULL ? g_object_ref (self->file) : NULL;
  copy->bytes = self->bytes != NULL ? g_bytes_ref (self->bytes) : NULL;
  copy->is_text = self->is_text;
  copy->document_only = TRUE;
  return copy;
}

/**
 * goi_read_input_get_name:
 * @self: an input
 *
 * Returns: what it is called in outcomes
 */
const char *
goi_read_input_get_name (GoiReadInput *self)
{
  g_return_val_if_fail (self != NULL, "");
  return self->name;
}

/**
 * goi_read_input_ref:
 * @self: an input
 *
 * Returns: (transfer full): @self
 */
GoiReadInput *
goi_read_input_ref (GoiReadInput *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * goi_read_input_unref:
 * @self: an input
 */
void
goi_read_input_unref (GoiReadInput *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_object (&self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->name);
  g_free (self);
}

/**
 * goi_read_outcome_free:
 * @outcome: (nullable): an outcome
 */
void
goi_read_outcome_free (GoiReadOutcome *outcome)
{
  if (outcome == NULL)
    return;
  g_clear_object (&outcome->reading);
  g_clear_object (&outcome->document);
  g_clear_error (&outcome->error);
  g_free (outcome->name);
  g_free (outcome);
}
