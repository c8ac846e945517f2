/* goi-import-item.c: a file on its way into a collection
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-import-item"

#include "config.h"

#include "goi-import-item.h"

#include <glib/gi18n-lib.h>

struct _GoiImportItem
{
  GObject parent_instance;

  GFile *file;
  char *text;
  char *name;
  GoiImportOutcome outcome;
  char *message;
  GArray *ids;
};

G_DEFINE_FINAL_TYPE (GoiImportItem, goi_import_item, G_TYPE_OBJECT)

enum { PROP_0, PROP_OUTCOME, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
goi_import_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_OUTCOME)
    g_value_set_int (value, (int) GOI_IMPORT_ITEM (object)->outcome);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
goi_import_item_finalize (GObject *object)
{
  GoiImportItem *self = GOI_IMPORT_ITEM (object);

  g_clear_object (&self->file);
  g_free (self->text);
  g_free (self->name);
  g_free (self->message);
  g_clear_pointer (&self->ids, g_array_unref);
  G_OBJECT_CLASS (goi_import_item_parent_class)->finalize (object);
}

static void
goi_import_item_class_init (GoiImportItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = goi_import_item_finalize;
  object_class->get_property = goi_import_item_get_property;

  properties[PROP_OUTCOME] = g_param_spec_int ("outcome", NULL, NULL, 0, GOI_N_IMPORT_OUTCOMES - 1, 0,
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
 * Returns: (transfer full): an item that waits
 */
GoiImportItem *
goi_import_item_new_for_file (GFile *file, const char *name)
{
  GoiImportItem *self = g_object_new (GOI_TYPE_IMPORT_ITEM, NULL);

  self->file = g_object_ref (file);
  self->name = g_strdup (name);
  return self;
}

/**
 * goi_import_item_new_for_text:
 * @text: what was pasted or dropped
 * @name: what to call it
 *
 * Returns: (transfer full): an item that waits
 */
GoiImportItem *
goi_import_item_new_for_text (const char *text, const char *name)
{
  GoiImportItem *self = g_object_new (GOI_TYPE_IMPORT_ITEM, NULL);

  self->text = g_strdup (text);
  self->name = g_strdup (name);
  return self;
}

/**
 * goi_import_item_get_file:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): its file
 */
GFile *
goi_import_item_get_file (GoiImportItem *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_ITEM (self), NULL);
  return self->file;
}

/**
 * goi_import_item_get_text:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): its text, when it has no file
 */
const char *
goi_import_item_get_text (GoiImportItem *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_ITEM (self), NULL);
  return self->text;
}

/**
 * goi_import_item_get_name:
 * @self: an item
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
 * goi_import_item_get_outcome:
 * @self: an item
 *
 * Returns: how far it has come
 */
GoiImportOutcome
goi_import_item_get_outcome (GoiImportItem *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_ITEM (self), GOI_IMPORT_FAILED);
  return self->outcome;
}

/**
 * goi_import_item_get_message:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): why it failed, or what was found, translated
 */
const char *
goi_import_item_get_message (GoiImportItem *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_ITEM (self), NULL);
  return self->message;
}

/**
 * goi_import_item_get_report:
 * @self: an item
 *
 * Returns: the number of the report that came from it, the first when there are several, 0 when none
 */
gint64
goi_import_item_get_report (GoiImportItem *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_ITEM (self), 0);
  return self->ids != NULL && self->ids->len > 0 ? g_array_index (self->ids, gint64, 0) : 0;
}

/**
 * goi_import_item_get_n_reports:
 * @self: an item
 *
 * Returns: how many reports came from it
 */
guint
goi_import_item_get_n_reports (GoiImportItem *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_ITEM (self), 0);
  return self->ids != NULL ? self->ids->len : 0;
}

/**
 * goi_import_item_finish:
 * @self: an item
 * @outcome: how far it has come
 * @message: (nullable): what to say about it
 * @ids: (nullable) (element-type gint64): the reports that came from it
 */
void
goi_import_item_finish (GoiImportItem *self, GoiImportOutcome outcome, const char *message, GArray *ids)
{
  g_return_if_fail (GOI_IS_IMPORT_ITEM (self));
  self->outcome = outcome;
  g_free (self->message);
  self->message = g_strdup (message);
  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = ids != NULL ? g_array_ref (ids) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTCOME]);
}

/**
 * goi_import_item_is_finished:
 * @self: an item
 *
 * Returns: whether nothing more will happen to it
 */
gboolean
goi_import_item_is_finished (GoiImportItem *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_ITEM (self), TRUE);
  return self->outcome > GOI_IMPORT_READING;
}

/**
 * goi_import_item_to_line:
 * @self: an item
 *
 * Returns: (transfer full): outcome, name and message, separated by tabs, without a newline
 */
char *
goi_import_item_to_line (GoiImportItem *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_ITEM (self), NULL);
  return g_strdup_printf ("%s\t%s\t%s", goi_import_outcome_get_label (self->outcome), self->name,
                          self->message != NULL ? self->message : "");
}

/**
 * goi_import_outcome_get_label:
 * @outcome: an outcome
 *
 * Returns: (transfer none): its name, translated
 */
const char *
goi_import_outcome_get_label (GoiImportOutcome outcome)
{
  static const char *const labels[GOI_N_IMPORT_OUTCOMES] = {
    N_("Waiting"), N_("Reading"), N_("Imported"), N_("With doubts"), N_("Already there"), N_("Failed"),
    N_("Stopped"),
  };

  return (guint) outcome < GOI_N_IMPORT_OUTCOMES ? _(labels[outcome]) : "";
}

/**
 * goi_import_outcome_get_icon:
 * @outcome: an outcome
 *
 * Returns: (transfer none): the name of an icon for it
 */
const char *
goi_import_outcome_get_icon (GoiImportOutcome outcome)
{
  static const char *const icons[GOI_N_IMPORT_OUTCOMES] = {
    "content-loading-symbolic", "content-loading-symbolic", "emblem-ok-symbolic", "dialog-question-symbolic",
    "object-select-symbolic", "dialog-error-symbolic", "process-stop-symbolic",
  };

  return (guint) outcome < GOI_N_IMPORT_OUTCOMES ? icons[outcome] : NULL;
}
