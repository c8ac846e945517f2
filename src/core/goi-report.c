/* goi-report.c: one report: cells, sections, doubts, source
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-report"

#include "goi-report.h"

#include <string.h>

struct _GoiReport
{
  GObject parent_instance;

  GoiEdition *edition;
  int year;
  char *agency;
  char *title;
  char **region;
  GoiValue **values; /* one a cell of the edition */
  GPtrArray *sections;
  GPtrArray *doubts;
  GPtrArray *extras;
  char *source_name;
  char *source_media_type;
  char *source_sha256;
};

G_DEFINE_FINAL_TYPE (GoiReport, goi_report, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_YEAR,
  PROP_AGENCY,
  PROP_TITLE,
  PROP_REGION,
  N_PROPS
};

enum
{
  CELL_CHANGED,
  SECTION_CHANGED,
  DOUBTS_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_text (GoiReport *self, char **member, const char *text, int prop)
{
  if (text == NULL)
    text = "";
  if (strcmp (*member, text) == 0)
    return;
  g_free (*member);
  *member = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

static GoiSection *
find_section (GoiReport *self, const char *id)
{
  for (guint i = 0; i < self->sections->len; i++)
    {
      GoiSection *section = g_ptr_array_index (self->sections, i);
      if (strcmp (section->id, id) == 0)
        return section;
    }
  return NULL;
}

static void
goi_report_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GoiReport *self = GOI_REPORT (object);

  switch (prop_id)
    {
    case PROP_YEAR:
      g_value_set_int (value, self->year);
      break;
    case PROP_AGENCY:
      g_value_set_string (value, self->agency);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_REGION:
      g_value_set_boxed (value, self->region);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
goi_report_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  GoiReport *self = GOI_REPORT (object);

  switch (prop_id)
    {
    case PROP_YEAR:
      goi_report_set_year (self, g_value_get_int (value));
      break;
    case PROP_AGENCY:
      goi_report_set_agency (self, g_value_get_string (value));
      break;
    case PROP_TITLE:
      goi_report_set_title (self, g_value_get_string (value));
      break;
    case PROP_REGION:
      goi_report_set_region (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
goi_report_finalize (GObject *object)
{
  GoiReport *self = GOI_REPORT (object);
  guint n = self->edition != NULL ? goi_edition_get_n_cells (self->edition) : 0;

  for (guint i = 0; i < n; i++)
    goi_value_free (self->values[i]);
  g_free (self->values);
  g_clear_object (&self->edition);
  g_free (self->agency);
  g_free (self->title);
  g_strfreev (self->region);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->doubts);
  g_ptr_array_unref (self->extras);
  g_free (self->source_name);
  g_free (self->source_media_type);
  g_free (self->source_sha256);
  G_OBJECT_CLASS (goi_report_parent_class)->finalize (object);
}

static void
goi_report_class_init (GoiReportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags
      = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = goi_report_get_property;
  object_class->set_property = goi_report_set_property;
  object_class->finalize = goi_report_finalize;

  /**
   * GoiReport:year: the year it reports on, 0 when unknown
   */
  properties[PROP_YEAR] = g_param_spec_int ("year", NULL, NULL, 0, 9999, 0, flags);
  /**
   * GoiReport:agency: the agency's name, "" when unknown
   */
  properties[PROP_AGENCY] = g_param_spec_string ("agency", NULL, NULL, "", flags);
  /**
   * GoiReport:title: the title as printed, "" when there is none
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  /**
   * GoiReport:region: the region from the largest to the smallest
   */
  properties[PROP_REGION] = g_param_spec_boxed ("region", NULL, NULL, G_TYPE_STRV, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * GoiReport::cell-changed:
   * @self: the report
   * @key: the cell's key
   *
   * Detailed with the key.
   */
  signals[CELL_CHANGED]
      = g_signal_new ("cell-changed", GOI_TYPE_REPORT, G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0,
                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * GoiReport::section-changed:
   * @self: the report
   * @id: the section's id
   */
  signals[SECTION_CHANGED]
      = g_signal_new ("section-changed", GOI_TYPE_REPORT, G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0,
                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * GoiReport::doubts-changed:
   * @self: the report
   */
  signals[DOUBTS_CHANGED] = g_signal_new ("doubts-changed", GOI_TYPE_REPORT, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
goi_report_init (GoiReport *self)
{
  self->agency = g_strdup ("");
  self->title = g_strdup ("");
  self->region = g_new0 (char *, 1);
  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_section_free);
  self->doubts = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_doubt_free);
  self->extras = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_extra_free);
}

/* ---- the report ---- */

/**
 * goi_report_new:
 * @edition: the form it uses
 * @initial: what all cells of the form hold at first: %GOI_MARK_ABSENT for readers,
 *   %GOI_MARK_BLANK for a form to fill in. Alternative cells are always absent at first.
 *
 * Returns: (transfer full): a report without agency, year and text
 */
GoiReport *
goi_report_new (GoiEdition *edition, GoiMark initial)
{
  GoiReport *self;
  guint n;

  g_return_val_if_fail (GOI_IS_EDITION (edition), NULL);

  self = g_object_new (GOI_TYPE_REPORT, NULL);
  self->edition = g_object_ref (edition);
  n = goi_edition_get_n_cells (edition);
  self->values = g_new0 (GoiValue *, n);
  for (guint i = 0; i < n; i++)
    self->values[i] = goi_value_new_mark (goi_edition_get_cell (edition, i)->alternative
                                              ? GOI_MARK_ABSENT
                                              : initial,
                                          GOI_ORIGIN_UNKNOWN);
  return self;
}

/**
 * goi_report_get_edition:
 * @self: a report
 *
 * Returns: (transfer none): the form it uses
 */
GoiEdition *
goi_report_get_edition (GoiReport *self)
{
  g_return_val_if_fail (GOI_IS_REPORT (self), NULL);
  return self->edition;
}

/**
 * goi_report_get_year:
 * @self: a report
 *
 * Returns: the year it reports on, 0 when unknown
 */
int
goi_report_get_year (GoiReport *self)
{
  g_return_val_if_fail (GOI_IS_REPORT (self), 0);
  return self->year;
}

/**
 * goi_report_set_year:
 * @self: a report
 * @year: the year it reports on, 0 when unknown
 */
void
goi_report_set_year (GoiReport *self, int year)
{
  g_return_if_fail (GOI_IS_REPORT (self));

  if (self->year == year)
    return;
  self->year = year;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_YEAR]);
}

/**
 * goi_report_get_agency:
 * @self: a report
 *
 * Returns: (transfer none): the agency's name, "" when unknown
 */
const char *
goi_report_get_agency (GoiReport *self)
{
  g_return_val_if_fail (GOI_IS_REPORT (self), "");
  return self->agency;
}

/**
 * goi_report_set_agency:
 * @self: a report
 * @agency: (nullable): the agency's name
 */
void
goi_report_set_agency (GoiReport *self, const char *agency)
{
  g_return_if_fail (GOI_IS_REPORT (self));
  set_text (self, &self->agency, agency, PROP_AGENCY);
}

/**
 * goi_report_get_title:
 * @self: a report
 *
 * Returns: (transfer none): the title as printed, "" when there is none
 */
const char *
goi_report_get_title (GoiReport *self)
{
  g_return_val_if_fail (GOI_IS_REPORT (self), "");
  return self->title;
}

/**
 * goi_report_set_title:
 * @self: a report
 * @title: (nullable): the title
 */
void
goi_report_set_title (GoiReport *self, const char *title)
{
  g_return_if_fail (GOI_IS_REPORT (self));
  set_text (self, &self->title, title, PROP_TITLE);
}

/**
 * goi_report_get_region:
 * @self: a report
 *
 * Returns: (transfer none) (array zero-terminated=1): province, city, county as far as known
 */
const char *const *
goi_report_get_region (GoiReport *self)
{
  g_return_val_if_fail (GOI_IS_REPORT (self), NULL);
  return (const char *const *) self->region;
}

/**
 * goi_report_set_region:
 * @self: a report
 * @region: (nullable) (array zero-terminated=1): province, city, county as far as known
 */
void
goi_report_set_region (GoiReport *self, const char *const *region)
{
  static const char *const none[] = { NULL };

  g_return_if_fail (GOI_IS_REPORT (self));

  if (region == NULL)
    region = none;
  if (g_strv_equal ((const char *const *) self->region, region))
    return;
  g_strfreev (self->region);
  self->region = g_strdupv ((char **) region);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REGION]);
}

/**
 * goi_report_get_cell_value:
 * @self: a report
 * @cell: a cell of its edition
 *
 * Returns: (transfer none): what stands there
 */
const GoiValue *
goi_report_get_cell_value (GoiReport *self, const GoiCell *cell)
{
  g_return_val_if_fail (GOI_IS_REPORT (self), NULL);
  return self->values[cell->index];
}

/**
 * goi_report_get_value:
 * @self: a report
 * @key: a cell key
 *
 * Returns: (transfer none) (nullable): what stands there, or NULL when the edition has no such cell
 */
const GoiValue *
goi_report_get_value (GoiReport *self, const char *key)
{
  const GoiCell *cell;

  g_return_val_if_fail (GOI_IS_REPORT (self), NULL);
  cell = goi_edition_find_cell (self->edition, key);
  return cell != NULL ? self->values[cell->index] : NULL;
}

/**
 * goi_report_set_value:
 * @self: a report
 * @key: a cell key
 * @value: what shall stand there
 *
 * Emits #GoiReport::cell-changed when anything is different.
 *
 * Returns: FALSE when the edition has no such cell
 */
gboolean
goi_report_set_value (GoiReport *self, const char *key, const GoiValue *value)
{
  const GoiCell *cell;

  g_return_val_if_fail (GOI_IS_REPORT (self) && key != NULL && value != NULL, FALSE);

  cell = goi_edition_find_cell (self->edition, key);
  if (cell == NULL)
    return FALSE;
  if (!goi_value_equal (self->values[cell->index], value))
    {
      GoiValue *copy = goi_value_copy (value);
      goi_value_free (self->values[cell->index]);
      self->values[cell->index] = copy;
      g_signal_emit (self, signals[CELL_CHANGED], g_quark_from_string (cell->key), cell->key);
    }
  return TRUE;
}

/**
 * goi_report_uses_alternatives:
 * @self: a report
 *
 * Returns: whether its document has an alternative row, such as the single （六）其他处理 of 2019 in a
 *   form of 2021
 */
gboolean
goi_report_uses_alternatives (GoiReport *self)
{
  guint n;

  g_return_val_if_fail (GOI_IS_REPORT (self), FALSE);

  n = goi_edition_get_n_cells (self->edition);
  for (guint i = goi_edition_get_n_form_cells (self->edition); i < n; i++)
    if (self->values[i]->mark != GOI_MARK_ABSENT)
      return TRUE;
  return FALSE;
}

/* ---- sections ---- */

/**
 * goi_report_get_sections:
 * @self: a report
 *
 * Returns: (transfer none) (element-type GoiSection): its sections in the document's order
 */
GPtrArray *
goi_report_get_sections (GoiReport *self)
{
  g_return_val_if_fail (GOI_IS_REPORT (self), NULL);
  return self->sections;
}

/**
 * goi_report_get_section_text:
 * @self: a report
 * @id: a section's id
 *
 * Returns: (transfer none) (nullable): its text, NULL when the report has no such section
 */
const char *
goi_report_get_section_text (GoiReport *self, const char *id)
{
  const GoiSection *section;

  g_return_val_if_fail (GOI_IS_REPORT (self), NULL);
  section = find_section (self, id);
  return section != NULL ? section->text : NULL;
}

/**
 * goi_report_set_section:
 * @self: a report
 * @id: a section's id; a new one is added at the end
 * @title: (nullable): its title, NULL keeps the one it has
 * @text: its text
 *
 * Emits #GoiReport::section-changed when anything is different.
 */
void
goi_report_set_section (GoiReport *self, const char *id, const char *title, const char *text)
{
  GoiSection *section;

  g_return_if_fail (GOI_IS_REPORT (self) && id != NULL && text != NULL);

  section = find_section (self, id);
  if (section == NULL)
    {
      section = g_new0 (GoiSection, 1);
      section->id = g_strdup (id);
      section->title = g_strdup ("");
      g_ptr_array_add (self->sections, section);
    }
  else if (strcmp (section->text, text) == 0
           && (title == NULL || strcmp (section->title, title) == 0))
    return;
  if (title != NULL && section->title != title)
    {
      g_free (section->title);
      section->title = g_strdup (title);
    }
  if (section->text != text)
    {
      g_free (section->text);
      section->text = g_strdup (text);
    }
  g_signal_emit (self, signals[SECTION_CHANGED], g_quark_from_string (id), id);
}

/**
 * goi_report_clear_sections:
 * @self: a report
 *
 * Takes all sections away.
 */
void
goi_report_clear_sections (GoiReport *self)
{
  g_return_if_fail (GOI_IS_REPORT (self));
  g_ptr_array_set_size (self->sections, 0);
}

/* ---- doubts and extras ---- */

/**
 * goi_report_get_doubts:
 * @self: a report
 *
 * Returns: (transfer none) (element-type GoiDoubt): what the reader is not sure of
 */
GPtrArray *
goi_report_get_doubts (GoiReport *self)
{
  g_return_val_if_fail (GOI_IS_REPORT (self), NULL);
  return self->doubts;
}

/**
 * goi_report_add_doubt:
 * @self: a report
 * @doubt: (transfer full): a doubt
 */
void
goi_report_add_doubt (GoiReport *self, GoiDoubt *doubt)
{
  g_return_if_fail (GOI_IS_REPORT (self) && doubt != NULL);
  g_ptr_array_add (self->doubts, doubt);
  g_signal_emit (self, signals[DOUBTS_CHANGED], 0);
}

/**
 * goi_report_remove_doubts:
 * @self: a report
 * @key: a cell key
 *
 * Settles all doubts about a cell: a person has looked at it.
 *
 * Returns: how many there were
 */
guint
goi_report_remove_doubts (GoiReport *self, const char *key)
{
  guint n = 0;

  g_return_val_if_fail (GOI_IS_REPORT (self), 0);

  for (guint i = self->doubts->len; i > 0; i--)
    if (goi_doubt_has_cell (g_ptr_array_index (self->doubts, i - 1), key))
      {
        g_ptr_array_remove_index (self->doubts, i - 1);
        n++;
      }
  if (n > 0)
    g_signal_emit (self, signals[DOUBTS_CHANGED], 0);
  return n;
}

/**
 * goi_report_set_doubts:
 * @self: a report
 * @doubts: (element-type GoiDoubt): what to copy
 *
 * Replaces all doubts, as undo does.
 */
void
goi_report_set_doubts (GoiReport *self, GPtrArray *doubts)
{
  GPtrArray *copies;

  g_return_if_fail (GOI_IS_REPORT (self) && doubts != NULL);

  copies = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_doubt_free);
  for (guint i = 0; i < doubts->len; i++)
    g_ptr_array_add (copies, goi_doubt_copy (g_ptr_array_index (doubts, i)));
  g_ptr_array_unref (self->doubts);
  self->doubts = copies;
  g_signal_emit (self, signals[DOUBTS_CHANGED], 0);
}

/**
 * goi_report_get_extras:
 * @self: a report
 *
 * Returns: (transfer none) (element-type GoiExtra): indicators that the edition does not know
 */
GPtrArray *
goi_report_get_extras (GoiReport *self)
{
  g_return_val_if_fail (GOI_IS_REPORT (self), NULL);
  return self->extras;
}

/**
 * goi_report_add_extra:
 * @self: a report
 * @label: the indicator as printed
 * @unit: (nullable): its unit as printed
 * @value: what stands there
 */
void
goi_report_add_extra (GoiReport *self, const char *label, const char *unit, const GoiValue *value)
{
  GoiExtra *extra;

  g_return_if_fail (GOI_IS_REPORT (self) && label != NULL && value != NULL);

  extra = g_new0 (GoiExtra, 1);
  extra->label = g_strdup (label);
  extra->unit = g_strdup (unit);
  extra->value = goi_value_copy (value);
  g_ptr_array_add (self->extras, extra);
}

/* ---- source ---- */

/**
 * goi_report_get_source_name:
 * @self: a report
 *
 * Returns: (transfer none) (nullable): the base name of the file it was read from
 */
const char *
goi_report_get_source_name (GoiReport *self)
{
  g_return_val_if_fail (GOI_IS_REPORT (self), NULL);
  return self->source_name;
}

/**
 * goi_report_get_source_media_type:
 * @self: a report
 *
 * Returns: (transfer none) (nullable): the media type of that file
 */
const char *
goi_report_get_source_media_type (GoiReport *self)
{
  g_return_val_if_fail (GOI_IS_REPORT (self), NULL);
  return self->source_media_type;
}

/**
 * goi_report_get_source_sha256:
 * @self: a report
 *
 * Returns: (transfer none) (nullable): the SHA-256 of that file, in hexadecimal
 */
const char *
goi_report_get_source_sha256 (GoiReport *self)
{
  g_return_val_if_fail (GOI_IS_REPORT (self), NULL);
  return self->source_sha256;
}

/**
 * goi_report_set_source:
 * @self: a report
 * @name: (nullable): the base name of the file it was read from
 * @media_type: (nullable): its media type
 * @sha256: (nullable): its SHA-256, in hexadecimal
 */
void
goi_report_set_source (GoiReport *self, const char *name, const char *media_type, const char *sha256)
{
  char *old[] = { self->source_name, self->source_media_type, self->source_sha256 };

  g_return_if_fail (GOI_IS_REPORT (self));

  self->source_name = g_strdup (name);
  self->source_media_type = g_strdup (media_type);
  self->source_sha256 = g_strdup (sha256);
  for (guint i = 0; i < G_N_ELEMENTS (old); i++)
    g_free (old[i]);
}
