/* goi-finding-item.c: a finding or a doubt, as a line of a list
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-finding-item"

#include "config.h"

#include "goi-finding-item.h"

#include <glib/gi18n-lib.h>

struct _GoiFindingItem
{
  GObject parent_instance;

  gint64 report;
  gint64 revision;
  char *agency;
  int year;
  GoiFindingLevel level;
  char *rule;
  char *message;
  char *expected;
  char *found;
  char *cell;
  char *place;
  GPtrArray *repairs;
  gboolean was_empty;
};

G_DEFINE_FINAL_TYPE (GoiFindingItem, goi_finding_item, G_TYPE_OBJECT)

static char *
describe_place (GoiReport *report, const char *key)
{
  const GoiCell *cell = key != NULL ? goi_edition_find_cell (goi_report_get_edition (report), key) : NULL;

  return cell != NULL ? goi_cell_describe (cell) : NULL;
}

static GoiFindingItem *
item_new (gint64 id, gint64 revision, GoiReport *report, const char *cell)
{
  GoiFindingItem *self = g_object_new (GOI_TYPE_FINDING_ITEM, NULL);
  const GoiValue *value = cell != NULL ? goi_report_get_value (report, cell) : NULL;

  self->report = id;
  self->revision = revision;
  self->agency = g_strdup (goi_report_get_agency (report));
  self->year = goi_report_get_year (report);
  self->cell = g_strdup (cell);
  self->place = describe_place (report, cell);
  self->was_empty = value != NULL && !goi_value_is_number (value);
  return self;
}

static GoiFindingItem *
item_from_finding (gint64 id, gint64 revision, GoiReport *report, const GoiFinding *finding)
{
  g_autoptr (GoiFinding) copy = goi_finding_copy (finding);
  GoiFindingItem *self = item_new (id, revision, report, finding->cells[0]);

  self->level = finding->severity == GOI_SEVERITY_ERROR     ? GOI_LEVEL_ERROR
                : finding->severity == GOI_SEVERITY_WARNING ? GOI_LEVEL_WARNING
                                                            : GOI_LEVEL_INFO;
  self->rule = g_strdup (finding->rule);
  self->message = g_strdup (finding->message);
  self->expected = g_strdup (finding->expected);
  self->found = g_strdup (finding->found);
  self->repairs = g_ptr_array_ref (copy->repairs);
  return self;
}

/* The other readings of a doubt are offered like repairs. */
static GPtrArray *
repairs_from_doubt (const GoiDoubt *doubt)
{
  GPtrArray *repairs = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_repair_free);

  for (guint i = 0; doubt->alternatives != NULL && i < doubt->alternatives->len; i++)
    {
      GPtrArray *changes = g_ptr_array_index (doubt->alternatives, i);
      GoiRepair *repair = g_new0 (GoiRepair, 1);

      repair->changes = goi_change_list_new ();
      for (guint j = 0; j < changes->len; j++)
        {
          const GoiChange *change = g_ptr_array_index (changes, j);

          g_ptr_array_add (repair->changes, goi_change_new (change->key, change->value));
        }
      repair->reason = g_strdup (_("The other way to read it"));
      g_ptr_array_add (repairs, repair);
    }
  return repairs;
}

static GoiFindingItem *
item_from_doubt (gint64 id, gint64 revision, GoiReport *report, const GoiDoubt *doubt)
{
  GoiFindingItem *self = item_new (id, revision, report, doubt->cells[0]);
  const char *reason = *doubt->message != '\0' ? _(doubt->message) : "";

  self->level = GOI_LEVEL_DOUBT;
  self->rule = g_strdup ("doubt");
  if (doubt->text != NULL && *doubt->text != '\0')
    /* Translators: why the reader was not sure, and the text that it saw */
    self->message = g_strdup_printf (_("%1$s: “%2$s”"), reason, doubt->text);
  else
    self->message = g_strdup (reason);
  if (doubt->cells[0] != NULL)
    {
      const GoiValue *value = goi_report_get_value (report, doubt->cells[0]);

      self->found = value != NULL ? goi_value_display (value) : NULL;
    }
  self->repairs = repairs_from_doubt (doubt);
  return self;
}

static int
compare_level (gconstpointer a, gconstpointer b)
{
  const GoiFindingItem *x = *(const GoiFindingItem *const *) a;
  const GoiFindingItem *y = *(const GoiFindingItem *const *) b;

  return (int) x->level - (int) y->level;
}

static void
goi_finding_item_finalize (GObject *object)
{
  GoiFindingItem *self = GOI_FINDING_ITEM (object);

  g_free (self->agency);
  g_free (self->rule);
  g_free (self->message);
  g_free (self->expected);
  g_free (self->found);
  g_free (self->cell);
  g_free (self->place);
  g_clear_pointer (&self->repairs, g_ptr_array_unref);
  G_OBJECT_CLASS (goi_finding_item_parent_class)->finalize (object);
}

static void
goi_finding_item_class_init (GoiFindingItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = goi_finding_item_finalize;
}

static void
goi_finding_item_init (GoiFindingItem *self)
{
}

/**
 * goi_finding_item_list:
 * @id: the report's number in its collection
 * @revision: its revision
 * @report: the report
 *
 * Checks the report. May be called from any thread that owns @report.
 *
 * Returns: (transfer full) (element-type GoiFindingItem): findings and doubts, the worst first
 */
GPtrArray *
goi_finding_item_list (gint64 id, gint64 revision, GoiReport *report)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) findings = goi_check_report (report);
  GPtrArray *doubts = goi_report_get_doubts (report);

  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (items, item_from_finding (id, revision, report, g_ptr_array_index (findings, i)));
  for (guint i = 0; i < doubts->len; i++)
    g_ptr_array_add (items, item_from_doubt (id, revision, report, g_ptr_array_index (doubts, i)));
  /* g_ptr_array_sort() is stable: within a level the order of the form stays. */
  g_ptr_array_sort (items, compare_level);
  return items;
}

/**
 * goi_finding_item_get_report:
 * @self: an item
 *
 * Returns: the report's number in its collection
 */
gint64
goi_finding_item_get_report (GoiFindingItem *self)
{
  g_return_val_if_fail (GOI_IS_FINDING_ITEM (self), 0);
  return self->report;
}

/**
 * goi_finding_item_get_revision:
 * @self: an item
 *
 * Returns: the revision that was checked
 */
gint64
goi_finding_item_get_revision (GoiFindingItem *self)
{
  g_return_val_if_fail (GOI_IS_FINDING_ITEM (self), 0);
  return self->revision;
}

/**
 * goi_finding_item_get_agency:
 * @self: an item
 *
 * Returns: (transfer none): the report's agency, "" when it is unknown
 */
const char *
goi_finding_item_get_agency (GoiFindingItem *self)
{
  g_return_val_if_fail (GOI_IS_FINDING_ITEM (self), NULL);
  return self->agency;
}

/**
 * goi_finding_item_get_year:
 * @self: an item
 *
 * Returns: the report's year, 0 when it is unknown
 */
int
goi_finding_item_get_year (GoiFindingItem *self)
{
  g_return_val_if_fail (GOI_IS_FINDING_ITEM (self), 0);
  return self->year;
}

/**
 * goi_finding_item_get_level:
 * @self: an item
 *
 * Returns: how bad it is
 */
GoiFindingLevel
goi_finding_item_get_level (GoiFindingItem *self)
{
  g_return_val_if_fail (GOI_IS_FINDING_ITEM (self), GOI_LEVEL_INFO);
  return self->level;
}

/**
 * goi_finding_item_get_rule:
 * @self: an item
 *
 * Returns: (transfer none): the rule's id, "doubt" for doubts
 */
const char *
goi_finding_item_get_rule (GoiFindingItem *self)
{
  g_return_val_if_fail (GOI_IS_FINDING_ITEM (self), NULL);
  return self->rule;
}

/**
 * goi_finding_item_get_message:
 * @self: an item
 *
 * Returns: (transfer none): what is wrong, with its arithmetic, translated
 */
const char *
goi_finding_item_get_message (GoiFindingItem *self)
{
  g_return_val_if_fail (GOI_IS_FINDING_ITEM (self), NULL);
  return self->message;
}

/**
 * goi_finding_item_get_expected:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): what should stand there
 */
const char *
goi_finding_item_get_expected (GoiFindingItem *self)
{
  g_return_val_if_fail (GOI_IS_FINDING_ITEM (self), NULL);
  return self->expected;
}

/**
 * goi_finding_item_get_found:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): what stands there
 */
const char *
goi_finding_item_get_found (GoiFindingItem *self)
{
  g_return_val_if_fail (GOI_IS_FINDING_ITEM (self), NULL);
  return self->found;
}

/**
 * goi_finding_item_get_cell:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the key of the most suspicious cell
 */
const char *
goi_finding_item_get_cell (GoiFindingItem *self)
{
  g_return_val_if_fail (GOI_IS_FINDING_ITEM (self), NULL);
  return self->cell;
}

/**
 * goi_finding_item_get_place:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): that cell in words
 */
const char *
goi_finding_item_get_place (GoiFindingItem *self)
{
  g_return_val_if_fail (GOI_IS_FINDING_ITEM (self), NULL);
  return self->place;
}

/**
 * goi_finding_item_get_repairs:
 * @self: an item
 *
 * Returns: (transfer none) (element-type GoiRepair): what would mend it, best first
 */
GPtrArray *
goi_finding_item_get_repairs (GoiFindingItem *self)
{
  g_return_val_if_fail (GOI_IS_FINDING_ITEM (self), NULL);
  return self->repairs;
}

/**
 * goi_finding_item_describe_repair:
 * @self: an item
 * @index: which repair
 *
 * Returns: (transfer full): the repair in two words, for a button
 */
char *
goi_finding_item_describe_repair (GoiFindingItem *self, guint index)
{
  const GoiRepair *repair;
  const GoiChange *change;
  g_autofree char *number = NULL;

  g_return_val_if_fail (GOI_IS_FINDING_ITEM (self), NULL);
  g_return_val_if_fail (index < self->repairs->len, NULL);

  repair = g_ptr_array_index (self->repairs, index);
  if (repair->changes->len != 1)
    return g_strdup_printf (ngettext ("Change %u Cell", "Change %u Cells", repair->changes->len),
                            repair->changes->len);
  change = g_ptr_array_index (repair->changes, 0);
  number = goi_value_display (change->value);
  if (self->was_empty && g_strcmp0 (change->key, self->cell) == 0)
    /* Translators: %s is a number; a button that fills it into an empty cell */
    return g_strdup_printf (_("Fill In %s"), number);
  /* Translators: %s is a number; a button that puts it in the place of another */
  return g_strdup_printf (_("Change to %s"), number);
}

/**
 * goi_finding_level_get_label:
 * @level: a level
 *
 * Returns: (transfer none): its name, translated
 */
const char *
goi_finding_level_get_label (GoiFindingLevel level)
{
  switch (level)
    {
    case GOI_LEVEL_ERROR:
      return _("Error");
    case GOI_LEVEL_WARNING:
      return _("Implausible");
    case GOI_LEVEL_DOUBT:
      return _("Doubt");
    case GOI_LEVEL_INFO:
    default:
      return _("Note");
    }
}

/**
 * goi_finding_level_get_css_class:
 * @level: a level
 *
 * Returns: (transfer none): the style of its pill
 */
const char *
goi_finding_level_get_css_class (GoiFindingLevel level)
{
  switch (level)
    {
    case GOI_LEVEL_ERROR:
      return "error-pill";
    case GOI_LEVEL_WARNING:
    case GOI_LEVEL_DOUBT:
      return "warning-pill";
    case GOI_LEVEL_INFO:
    default:
      return "neutral-pill";
    }
}
