/* goi-import-item.c: a line of an import: a file, or a report in it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-import-item"

#include "config.h"

#include "goi-import-item.h"

struct _GoiImportItem
{
  GObject parent_instance;

  GoiReadInput *input;
  char *name;
  GoiImportState state;
  char *note; /* NULL: that of @pending */
  GoiImportPending *pending;
};

G_DEFINE_FINAL_TYPE (GoiImportItem, goi_import_item, G_TYPE_OBJECT)

enum { PROP_0, PROP_STATE, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
goi_import_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_STATE)
    g_value_set_int (value, (int) GOI_IMPORT_ITEM (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
goi_import_item_finalize (GObject *object)
{
  GoiImportItem *self = GOI_IMPORT_ITEM (object);

  g_clear_pointer (&self->input, goi_read_input_unref);
  g_clear_pointer (&self->pending, goi_import_pending_unref);
  g_free (self->name);
  g_free (self->note);
  G_OBJECT_CLASS (goi_import_item_parent_class)->finalize (object);
}

static void
goi_import_item_class_init (GoiImportItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = goi_import_item_finalize;
  object_class->get_property = goi_import_item_get_property;

  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, GOI_N_IMPORT_STATES - 1, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
goi_import_item_init (GoiImportItem *self)
{
}

/**
 * goi_import_item_new_for_file:
 * @file: the file
 * @name: what to call it: its base name, or its path below the folder that was chosen
 *
 * Returns: (transfer full): a line that waits
 */
GoiImportItem *
goi_import_item_new_for_file (GFile *file, const char *name)
{
  GoiImportItem *self = g_object_new (GOI_TYPE_IMPORT_ITEM, NULL);

  self->input = goi_read_input_new_for_file (file, name);
  self->name = g_strdup (name);
  return self;
}

/**
 * goi_import_item_new:
 * @input: what is to be read
 *
 * Returns: (transfer full): a line that waits
 */
GoiImportItem *
goi_import_item_new (GoiReadInput *input)
{
  GoiImportItem *self = g_object_new (GOI_TYPE_IMPORT_ITEM, NULL);

  self->input = goi_read_input_ref (input);
  self->name = g_strdup (goi_read_input_get_name (input));
  return self;
}

/**
 * goi_import_item_new_beside:
 * @other: a line
 * @name: what to call the new one
 *
 * Returns: (transfer full): a line for a further report of the same file
 */
GoiImportItem *
goi_import_item_new_beside (GoiImportItem *other, const char *name)
{
  GoiImportItem *self = g_object_new (GOI_TYPE_IMPORT_ITEM, NULL);

  self->input = goi_read_input_ref (other->input);
  self->name = g_strdup (name);
  return self;
}

/**
 * goi_import_item_get_input:
 * @self: a line
 *
 * Returns: (transfer none): what is to be read
 */
GoiReadInput *
goi_import_item_get_input (GoiImportItem *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_ITEM (self), NULL);
  return self->input;
}

/**
 * goi_import_item_get_name:
 * @self: a line
 *
 * Returns: (transfer none): what to call it
 */
const char *
goi_import_item_get_name (GoiImportItem *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_ITEM (self), NULL);
  return self->name;
}

/**
 * goi_import_item_set_name:
 * @self: a line
 * @name: what to call it from now on
 */
void
goi_import_item_set_name (GoiImportItem *self, const char *name)
{
  g_return_if_fail (GOI_IS_IMPORT_ITEM (self));
  g_free (self->name);
  self->name = g_strdup (name);
}

/**
 * goi_import_item_get_state:
 * @self: a line
 *
 * Returns: how far it has come
 */
GoiImportState
goi_import_item_get_state (GoiImportItem *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_ITEM (self), GOI_IMPORT_FAILED);
  return self->state;
}

/**
 * goi_import_item_get_note:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): why it failed, or what there is to know about it, translated
 */
const char *
goi_import_item_get_note (GoiImportItem *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_ITEM (self), NULL);
  return self->note != NULL ? self->note : self->pending != NULL ? self->pending->note : NULL;
}

/**
 * goi_import_item_get_pending:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): what was read, %NULL as long as nothing was
 */
GoiImportPending *
goi_import_item_get_pending (GoiImportItem *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_ITEM (self), NULL);
  return self->pending;
}

/**
 * goi_import_item_get_report:
 * @self: a line
 *
 * Returns: the report in the collection that it has become or that was there before, 0 when there is none
 */
gint64
goi_import_item_get_report (GoiImportItem *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_ITEM (self), 0);
  if (self->pending == NULL)
    return 0;
  return self->pending->id != 0 ? self->pending->id : self->pending->other;
}

/**
 * goi_import_item_is_read:
 * @self: a line
 *
 * Returns: whether reading it has come to an end, whichever
 */
gboolean
goi_import_item_is_read (GoiImportItem *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_ITEM (self), TRUE);
  return self->state > GOI_IMPORT_READING;
}

/**
 * goi_import_item_set_state:
 * @self: a line
 * @state: how far it has come
 * @note: (nullable): what to say about it, or %NULL for what is known about what was read
 *
 * For importers, which count.
 */
void
goi_import_item_set_state (GoiImportItem *self, GoiImportState state, const char *note)
{
  g_return_if_fail (GOI_IS_IMPORT_ITEM (self));
  self->state = state;
  g_free (self->note);
  self->note = g_strdup (note);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/**
 * goi_import_item_set_pending:
 * @self: a line
 * @pending: (nullable): what was read
 *
 * For importers; the state is set afterwards.
 */
void
goi_import_item_set_pending (GoiImportItem *self, GoiImportPending *pending)
{
  g_return_if_fail (GOI_IS_IMPORT_ITEM (self));
  if (pending != NULL)
    goi_import_pending_ref (pending);
  g_clear_pointer (&self->pending, goi_import_pending_unref);
  self->pending = pending;
}

/**
 * goi_import_item_to_line:
 * @self: a line
 *
 * Returns: (transfer full): state, name, agency, year and note, separated by tabs, without a newline
 */
char *
goi_import_item_to_line (GoiImportItem *self)
{
  const GoiImportPending *pending = self->pending;
  const char *note = goi_import_item_get_note (self);
  g_autofree char *year = NULL;

  g_return_val_if_fail (GOI_IS_IMPORT_ITEM (self), NULL);
  year = pending != NULL && pending->year > 0 ? g_strdup_printf ("%d", pending->year) : g_strdup ("");
  return g_strdup_printf ("%s\t%s\t%s\t%s\t%s", goi_import_state_get_label (self->state), self->name,
                          pending != NULL ? pending->agency : "", year, note != NULL ? note : "");
}
