/* goi-chart-choice.c: an agency or a region that a chart can show
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-chart-choice"

#include "config.h"

#include "goi-chart-choice.h"

struct _GoiChartChoice
{
  GObject parent_instance;

  /* Borrowed References */
  GoiChartChoice *region;

  /* Owned References */
  GListStore *children;

  char *key;
  char *label;
  char *detail;
  guint count;
  guint n_chosen;
  guint chosen : 1;
};

G_DEFINE_FINAL_TYPE (GoiChartChoice, goi_chart_choice, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_DETAIL,
  PROP_COUNT,
  PROP_CHOSEN,
  PROP_MIXED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* An agency has changed: does its region still look the same? */
static void
count_chosen (GoiChartChoice *region, gboolean chosen)
{
  gboolean was_all = goi_chart_choice_get_chosen (region),
           was_mixed = goi_chart_choice_get_mixed (region);

  region->n_chosen += chosen ? 1 : -1;
  if (goi_chart_choice_get_chosen (region) != was_all)
    g_object_notify_by_pspec (G_OBJECT (region), properties[PROP_CHOSEN]);
  if (goi_chart_choice_get_mixed (region) != was_mixed)
    g_object_notify_by_pspec (G_OBJECT (region), properties[PROP_MIXED]);
}

static void
set_agency (GoiChartChoice *self, gboolean chosen)
{
  if (self->chosen == chosen)
    return;
  self->chosen = chosen;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
  if (self->region != NULL)
    count_chosen (self->region, chosen);
}

static void
goi_chart_choice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GoiChartChoice *self = GOI_CHART_CHOICE (object);

  switch (id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;
    case PROP_CHOSEN:
      g_value_set_boolean (value, goi_chart_choice_get_chosen (self));
      break;
    case PROP_MIXED:
      g_value_set_boolean (value, goi_chart_choice_get_mixed (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
goi_chart_choice_finalize (GObject *object)
{
  GoiChartChoice *self = GOI_CHART_CHOICE (object);

  /* Somebody may hold an agency longer than its region. */
  if (self->children != NULL)
    for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->children)); i++)
      {
        g_autoptr (GoiChartChoice) child = g_list_model_get_item (G_LIST_MODEL (self->children), i);
        child->region = NULL;
      }
  g_clear_object (&self->children);
  g_free (self->key);
  g_free (self->label);
  g_free (self->detail);
  G_OBJECT_CLASS (goi_chart_choice_parent_class)->finalize (object);
}

static void
goi_chart_choice_class_init (GoiChartChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = goi_chart_choice_get_property;
  object_class->finalize = goi_chart_choice_finalize;

  properties[PROP_LABEL]
      = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DETAIL]
      = g_param_spec_string ("detail", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MIXED] = g_param_spec_boolean ("mixed", NULL, NULL, FALSE,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
goi_chart_choice_init (GoiChartChoice *self)
{
}

/**
 * goi_chart_choice_new_region:
 * @label: its short name
 * @detail: (nullable): the whole path of the region
 *
 * Returns: (transfer full): a region without agencies
 */
GoiChartChoice *
goi_chart_choice_new_region (const char *label, const char *detail)
{
  GoiChartChoice *self = g_object_new (GOI_TYPE_CHART_CHOICE, NULL);

  self->label = g_strdup (label);
  self->detail = g_strdup (detail);
  self->children = g_list_store_new (GOI_TYPE_CHART_CHOICE);
  return self;
}

/**
 * goi_chart_choice_new_agency:
 * @region: where it belongs
 * @key: what tells it apart
 * @label: its name
 *
 * Returns: (transfer full): an agency without reports, appended to its region, not chosen
 */
GoiChartChoice *
goi_chart_choice_new_agency (GoiChartChoice *region, const char *key, const char *label)
{
  GoiChartChoice *self = g_object_new (GOI_TYPE_CHART_CHOICE, NULL);

  g_return_val_if_fail (GOI_IS_CHART_CHOICE (region) && region->children != NULL, self);

  self->region = region;
  self->key = g_strdup (key);
  self->label = g_strdup (label);
  self->detail = g_strdup (region->detail);
  g_list_store_append (region->children, self);
  return self;
}

const char *
goi_chart_choice_get_label (GoiChartChoice *self)
{
  g_return_val_if_fail (GOI_IS_CHART_CHOICE (self), NULL);
  return self->label;
}

const char *
goi_chart_choice_get_detail (GoiChartChoice *self)
{
  g_return_val_if_fail (GOI_IS_CHART_CHOICE (self), NULL);
  return self->detail;
}

/**
 * goi_chart_choice_get_key:
 * @self: a choice
 *
 * Returns: (nullable): what tells an agency apart, %NULL for a region
 */
const char *
goi_chart_choice_get_key (GoiChartChoice *self)
{
  g_return_val_if_fail (GOI_IS_CHART_CHOICE (self), NULL);
  return self->key;
}

guint
goi_chart_choice_get_count (GoiChartChoice *self)
{
  g_return_val_if_fail (GOI_IS_CHART_CHOICE (self), 0);
  return self->count;
}

/**
 * goi_chart_choice_add_report:
 * @self: an agency
 *
 * Counts one more report, for the region too.
 */
void
goi_chart_choice_add_report (GoiChartChoice *self)
{
  g_return_if_fail (GOI_IS_CHART_CHOICE (self));

  self->count++;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
  if (self->region != NULL)
    goi_chart_choice_add_report (self->region);
}

/**
 * goi_chart_choice_get_chosen:
 * @self: a choice
 *
 * Returns: whether it, or all of its agencies, are chosen
 */
gboolean
goi_chart_choice_get_chosen (GoiChartChoice *self)
{
  g_return_val_if_fail (GOI_IS_CHART_CHOICE (self), FALSE);

  if (self->children == NULL)
    return self->chosen;
  return self->n_chosen > 0
         && self->n_chosen == g_list_model_get_n_items (G_LIST_MODEL (self->children));
}

/**
 * goi_chart_choice_get_mixed:
 * @self: a choice
 *
 * Returns: whether some of a region's agencies are chosen, but not all
 */
gboolean
goi_chart_choice_get_mixed (GoiChartChoice *self)
{
  g_return_val_if_fail (GOI_IS_CHART_CHOICE (self), FALSE);
  return self->children != NULL && self->n_chosen > 0 && !goi_chart_choice_get_chosen (self);
}

/**
 * goi_chart_choice_get_children:
 * @self: a choice
 *
 * Returns: (transfer none) (nullable): a region's agencies
 */
GListModel *
goi_chart_choice_get_children (GoiChartChoice *self)
{
  g_return_val_if_fail (GOI_IS_CHART_CHOICE (self), NULL);
  return (GListModel *) self->children;
}

/**
 * goi_chart_choice_set_chosen:
 * @self: a choice
 * @chosen: whether to show it, or all of its agencies
 */
void
goi_chart_choice_set_chosen (GoiChartChoice *self, gboolean chosen)
{
  g_return_if_fail (GOI_IS_CHART_CHOICE (self));

  if (self->children == NULL)
    {
      set_agency (self, chosen);
      return;
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->children)); i++)
    {
      g_autoptr (GoiChartChoice) child = g_list_model_get_item (G_LIST_MODEL (self->children), i);
      set_agency (child, chosen);
    }
}
