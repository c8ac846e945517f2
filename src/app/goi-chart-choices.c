/* goi-chart-choices.c: which reports a chart shows
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-chart-choices"

#include "config.h"

#include "goi-chart-choices.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A first look shows all agencies as long as that is something to look at. */
#define MAX_FIRST_LOOK 200

struct _GoiChartChoices
{
  GObject parent_instance;

  /* Owned References */
  GPtrArray *rows;        /* GoiMeasureRow */
  GListStore *regions;    /* GoiChartChoice */
  GHashTable *agencies;   /* key → GoiChartChoice, those with reports in the chosen years */
  GHashTable *chosen;     /* keys, also of agencies that have no report in the chosen years */
  GHashTable *year_set;   /* the chosen years */
  GArray *years;          /* int, all years, newest first */

  char *signature;        /* the reports in the tree */
  guint generation;       /* grows with every new tree */
  gboolean all;           /* everything is chosen, also what comes later */
  gboolean fresh;         /* nothing has been chosen by anybody yet */
};

G_DEFINE_FINAL_TYPE (GoiChartChoices, goi_chart_choices, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
make_region_path (const GoiMeasureRow *row)
{
  return g_strjoinv (" / ", row->region);
}

static char *
make_key (const GoiMeasureRow *row)
{
  g_autofree char *path = make_region_path (row);

  return g_strdup_printf ("%s\n%s", path, row->agency);
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return *(const int *) b - *(const int *) a;
}

static int
compare_rows (gconstpointer pa, gconstpointer pb)
{
  const GoiMeasureRow *a = *(GoiMeasureRow *const *) pa, *b = *(GoiMeasureRow *const *) pb;
  g_autofree char *region_a = make_region_path (a);
  g_autofree char *region_b = make_region_path (b);
  int order = strcmp (region_a, region_b);

  return order != 0 ? order : strcmp (a->agency, b->agency);
}

static gboolean
year_is_chosen (GoiChartChoices *self, int year)
{
  return g_hash_table_contains (self->year_set, GINT_TO_POINTER (year));
}

static gboolean
should_choose (GoiChartChoices *self, const char *key)
{
  return self->all || g_hash_table_contains (self->chosen, key);
}

static void
add_row (GoiChartChoices *self, const GoiMeasureRow *row, GHashTable *regions)
{
  g_autofree char *path = make_region_path (row);
  g_autofree char *key = make_key (row);
  GoiChartChoice *agency = g_hash_table_lookup (self->agencies, key);

  if (agency == NULL)
    {
      GoiChartChoice *region = g_hash_table_lookup (regions, path);

      if (region == NULL)
        {
          guint depth = g_strv_length (row->region);

          region = goi_chart_choice_new_region (depth > 0 ? row->region[depth - 1] : _("No region"),
                                                depth > 0 ? path : NULL);
          g_list_store_append (self->regions, region);
          g_hash_table_insert (regions, g_strdup (path), region);
          g_object_unref (region);
        }
      agency = goi_chart_choice_new_agency (region, key,
                                            *row->agency != '\0' ? row->agency
                                                                 : _("Agency not named"));
      goi_chart_choice_set_chosen (agency, should_choose (self, key));
      g_hash_table_insert (self->agencies, g_strdup (key), agency);
    }
  goi_chart_choice_add_report (agency);
}

static void
update_chosen (GoiChartChoices *self)
{
  GHashTableIter iter;
  gpointer key, choice;

  g_hash_table_iter_init (&iter, self->agencies);
  while (g_hash_table_iter_next (&iter, &key, &choice))
    goi_chart_choice_set_chosen (choice, should_choose (self, key));
}

/* Whether the tree already has these reports, so that nothing that is open has to close. */
static gboolean
tree_is_same (GoiChartChoices *self, GPtrArray *sorted)
{
  g_autoptr (GString) signature = g_string_new (NULL);

  for (guint i = 0; i < sorted->len; i++)
    {
      g_autofree char *key = make_key (sorted->pdata[i]);
      g_string_append_printf (signature, "%s\n", key);
    }
  if (self->signature != NULL && strcmp (self->signature, signature->str) == 0)
    return TRUE;
  g_free (self->signature);
  self->signature = g_string_free (g_steal_pointer (&signature), FALSE);
  return FALSE;
}

/* The tree of the agencies that have reports in the chosen years. */
static void
build_tree (GoiChartChoices *self)
{
  g_autoptr (GHashTable) regions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    if (year_is_chosen (self, ((GoiMeasureRow *) self->rows->pdata[i])->year))
      g_ptr_array_add (sorted, self->rows->pdata[i]);
  g_ptr_array_sort (sorted, compare_rows);
  if (tree_is_same (self, sorted))
    {
      update_chosen (self);
      return;
    }
  self->generation++;
  g_list_store_remove_all (self->regions);
  g_hash_table_remove_all (self->agencies);
  for (guint i = 0; i < sorted->len; i++)
    add_row (self, sorted->pdata[i], regions);
}

static void
collect_years (GoiChartChoices *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer year;

  g_array_set_size (self->years, 0);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const GoiMeasureRow *row = self->rows->pdata[i];

      if (g_hash_table_add (seen, GINT_TO_POINTER (row->year)))
        g_array_append_val (self->years, row->year);
    }
  g_array_sort (self->years, compare_years);

  g_hash_table_iter_init (&iter, self->year_set);
  while (g_hash_table_iter_next (&iter, &year, NULL))
    if (!g_hash_table_contains (seen, year))
      g_hash_table_iter_remove (&iter);
  if (g_hash_table_size (self->year_set) == 0 && self->years->len > 0)
    g_hash_table_add (self->year_set, GINT_TO_POINTER (g_array_index (self->years, int, 0)));
}

static void
set_all (GoiChartChoices *self, gboolean chosen)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->regions)); i++)
    {
      g_autoptr (GoiChartChoice) region = g_list_model_get_item (G_LIST_MODEL (self->regions), i);
      goi_chart_choice_set_chosen (region, chosen);
    }
}

static void
remember (GoiChartChoices *self)
{
  GHashTableIter iter;
  gpointer key, choice;

  g_hash_table_iter_init (&iter, self->agencies);
  while (g_hash_table_iter_next (&iter, &key, &choice))
    if (goi_chart_choice_get_chosen (choice))
      g_hash_table_add (self->chosen, g_strdup (key));
    else
      g_hash_table_remove (self->chosen, key);
}

/* With very many agencies a first look shows the first ones of the first region. */
static void
take_first_look (GoiChartChoices *self)
{
  g_autoptr (GoiChartChoice) region = NULL;
  GListModel *agencies;

  if (!self->fresh || g_hash_table_size (self->agencies) <= MAX_FIRST_LOOK)
    return;
  self->all = FALSE;
  set_all (self, FALSE);
  region = g_list_model_get_item (G_LIST_MODEL (self->regions), 0);
  agencies = goi_chart_choice_get_children (region);
  for (guint i = 0; i < MIN (g_list_model_get_n_items (agencies), MAX_FIRST_LOOK); i++)
    {
      g_autoptr (GoiChartChoice) agency = g_list_model_get_item (agencies, i);
      goi_chart_choice_set_chosen (agency, TRUE);
    }
  remember (self);
}

static void
changed (GoiChartChoices *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
goi_chart_choices_finalize (GObject *object)
{
  GoiChartChoices *self = GOI_CHART_CHOICES (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->regions);
  g_clear_pointer (&self->agencies, g_hash_table_unref);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->year_set, g_hash_table_unref);
  g_clear_pointer (&self->years, g_array_unref);
  g_free (self->signature);
  G_OBJECT_CLASS (goi_chart_choices_parent_class)->finalize (object);
}

static void
goi_chart_choices_class_init (GoiChartChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = goi_chart_choices_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
goi_chart_choices_init (GoiChartChoices *self)
{
  self->rows = g_ptr_array_new ();
  self->regions = g_list_store_new (GOI_TYPE_CHART_CHOICE);
  self->agencies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->year_set = g_hash_table_new (NULL, NULL);
  self->years = g_array_new (FALSE, FALSE, sizeof (int));
  self->all = self->fresh = TRUE;
}

/**
 * goi_chart_choices_new:
 *
 * Returns: (transfer full): choices among no reports
 */
GoiChartChoices *
goi_chart_choices_new (void)
{
  return g_object_new (GOI_TYPE_CHART_CHOICES, NULL);
}

/**
 * goi_chart_choices_reset:
 * @self: the choices
 *
 * Forgets all reports and what was chosen: another collection.
 */
void
goi_chart_choices_reset (GoiChartChoices *self)
{
  g_return_if_fail (GOI_IS_CHART_CHOICES (self));

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = g_ptr_array_new ();
  g_hash_table_remove_all (self->chosen);
  g_hash_table_remove_all (self->year_set);
  self->all = self->fresh = TRUE;
  collect_years (self);
  build_tree (self);
  changed (self);
}

/**
 * goi_chart_choices_set_rows:
 * @self: the choices
 * @rows: (element-type GoiMeasureRow): all reports
 *
 * Nothing is chosen that was not before, unless everything was. At first, that is all agencies of
 * the newest year, or a part of them when there are very many.
 */
void
goi_chart_choices_set_rows (GoiChartChoices *self, GPtrArray *rows)
{
  g_return_if_fail (GOI_IS_CHART_CHOICES (self));
  g_return_if_fail (rows != NULL);

  g_ptr_array_ref (rows);
  g_ptr_array_unref (self->rows);
  self->rows = rows;
  if (self->fresh)
    self->all = TRUE;
  collect_years (self);
  build_tree (self);
  take_first_look (self);
  changed (self);
}

guint
goi_chart_choices_get_n_reports (GoiChartChoices *self)
{
  g_return_val_if_fail (GOI_IS_CHART_CHOICES (self), 0);
  return self->rows->len;
}

/**
 * goi_chart_choices_get_years:
 * @self: the choices
 *
 * Returns: (transfer none) (element-type int): all years, newest first; 0 stands for reports
 *    without a year
 */
GArray *
goi_chart_choices_get_years (GoiChartChoices *self)
{
  g_return_val_if_fail (GOI_IS_CHART_CHOICES (self), NULL);
  return self->years;
}

guint
goi_chart_choices_count_year (GoiChartChoices *self, int year)
{
  guint n = 0;

  g_return_val_if_fail (GOI_IS_CHART_CHOICES (self), 0);

  for (guint i = 0; i < self->rows->len; i++)
    n += ((GoiMeasureRow *) self->rows->pdata[i])->year == year;
  return n;
}

gboolean
goi_chart_choices_has_year (GoiChartChoices *self, int year)
{
  g_return_val_if_fail (GOI_IS_CHART_CHOICES (self), FALSE);
  return year_is_chosen (self, year);
}

/**
 * goi_chart_choices_set_year:
 * @self: the choices
 * @year: a year
 * @chosen: whether to show its reports
 */
void
goi_chart_choices_set_year (GoiChartChoices *self, int year, gboolean chosen)
{
  g_return_if_fail (GOI_IS_CHART_CHOICES (self));

  if (year_is_chosen (self, year) == chosen)
    return;
  if (chosen)
    g_hash_table_add (self->year_set, GINT_TO_POINTER (year));
  else
    g_hash_table_remove (self->year_set, GINT_TO_POINTER (year));
  build_tree (self);
  changed (self);
}

void
goi_chart_choices_set_all_years (GoiChartChoices *self)
{
  g_return_if_fail (GOI_IS_CHART_CHOICES (self));

  for (guint i = 0; i < self->years->len; i++)
    g_hash_table_add (self->year_set, GINT_TO_POINTER (g_array_index (self->years, int, i)));
  build_tree (self);
  changed (self);
}

/**
 * goi_chart_choices_format_years:
 * @self: the choices
 *
 * Returns: (transfer full): the chosen years in words
 */
char *
goi_chart_choices_format_years (GoiChartChoices *self)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n_chosen, n_years;
  int first = -1, last = -1;

  g_return_val_if_fail (GOI_IS_CHART_CHOICES (self), NULL);

  n_years = self->years->len;
  n_chosen = g_hash_table_size (self->year_set);
  if (n_chosen == 0)
    return g_strdup (C_("years", "None"));
  if (n_chosen == n_years && n_chosen > 1)
    return g_strdup (_("All years"));
  for (guint i = 0; i < n_years; i++)
    {
      int year = g_array_index (self->years, int, n_years - 1 - i);

      if (!year_is_chosen (self, year))
        continue;
      first = first < 0 ? (int) i : first;
      last = i;
      if (list->len > 0)
        g_string_append (list, C_("list", ", "));
      if (year == 0)
        g_string_append (list, _("Without a year"));
      else
        g_string_append_printf (list, "%d", year);
    }
  /* Three or more in a row. */
  if (n_chosen > 2 && (int) n_chosen == last - first + 1
      && g_array_index (self->years, int, n_years - 1 - first) != 0)
    return g_strdup_printf ("%d–%d", g_array_index (self->years, int, n_years - 1 - first),
                            g_array_index (self->years, int, n_years - 1 - last));
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/**
 * goi_chart_choices_get_generation:
 * @self: the choices
 *
 * Returns: a number that changes when the model of goi_chart_choices_get_regions() is filled anew
 */
guint
goi_chart_choices_get_generation (GoiChartChoices *self)
{
  g_return_val_if_fail (GOI_IS_CHART_CHOICES (self), 0);
  return self->generation;
}

/**
 * goi_chart_choices_get_regions:
 * @self: the choices
 *
 * Returns: (transfer none): a model of #GoiChartChoice, the regions that have reports in the chosen
 *    years
 */
GListModel *
goi_chart_choices_get_regions (GoiChartChoices *self)
{
  g_return_val_if_fail (GOI_IS_CHART_CHOICES (self), NULL);
  return G_LIST_MODEL (self->regions);
}

/**
 * goi_chart_choices_search:
 * @self: the choices
 * @text: part of a name
 *
 * Returns: (transfer full): a model of #GoiChartChoice, the agencies whose name has all words of
 *    @text
 */
GListModel *
goi_chart_choices_search (GoiChartChoices *self, const char *text)
{
  GListStore *found = g_list_store_new (GOI_TYPE_CHART_CHOICE);
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n", -1);

  g_return_val_if_fail (GOI_IS_CHART_CHOICES (self), G_LIST_MODEL (found));

  for (guint r = 0; r < g_list_model_get_n_items (G_LIST_MODEL (self->regions)); r++)
    {
      g_autoptr (GoiChartChoice) region = g_list_model_get_item (G_LIST_MODEL (self->regions), r);
      GListModel *agencies = goi_chart_choice_get_children (region);

      for (guint i = 0; i < g_list_model_get_n_items (agencies); i++)
        {
          g_autoptr (GoiChartChoice) agency = g_list_model_get_item (agencies, i);
          g_autofree char *name = g_utf8_casefold (goi_chart_choice_get_label (agency), -1);
          gboolean matches = TRUE;

          for (char **word = words; *word != NULL && matches; word++)
            matches = strstr (name, *word) != NULL;
          if (matches)
            g_list_store_append (found, agency);
        }
    }
  return G_LIST_MODEL (found);
}

/**
 * goi_chart_choices_get_counts:
 * @self: the choices
 * @n_chosen: (out): chosen agencies with reports in the chosen years
 * @n_agencies: (out): all agencies with reports in the chosen years
 */
void
goi_chart_choices_get_counts (GoiChartChoices *self, guint *n_chosen, guint *n_agencies)
{
  GHashTableIter iter;
  gpointer choice;

  g_return_if_fail (GOI_IS_CHART_CHOICES (self));

  *n_chosen = 0;
  *n_agencies = g_hash_table_size (self->agencies);
  g_hash_table_iter_init (&iter, self->agencies);
  while (g_hash_table_iter_next (&iter, NULL, &choice))
    *n_chosen += goi_chart_choice_get_chosen (choice);
}

/**
 * goi_chart_choices_choose:
 * @self: the choices
 * @choice: an agency or a region
 * @chosen: whether to show it
 */
void
goi_chart_choices_choose (GoiChartChoices *self, GoiChartChoice *choice, gboolean chosen)
{
  g_return_if_fail (GOI_IS_CHART_CHOICES (self));
  g_return_if_fail (GOI_IS_CHART_CHOICE (choice));

  goi_chart_choice_set_chosen (choice, chosen);
  self->fresh = FALSE;
  if (!chosen)
    self->all = FALSE;
  remember (self);
  changed (self);
}

void
goi_chart_choices_choose_all (GoiChartChoices *self, gboolean chosen)
{
  g_return_if_fail (GOI_IS_CHART_CHOICES (self));

  set_all (self, chosen);
  self->fresh = FALSE;
  self->all = chosen;
  remember (self);
  changed (self);
}

/**
 * goi_chart_choices_add_agencies:
 * @self: the choices
 * @agencies: (array zero-terminated=1): names
 *
 * Shows these agencies beside those that somebody has chosen, or alone when nobody has chosen
 * anything. Where one has no report in the chosen years, its newest year is shown too.
 */
void
goi_chart_choices_add_agencies (GoiChartChoices *self, const char *const *agencies)
{
  g_return_if_fail (GOI_IS_CHART_CHOICES (self));
  g_return_if_fail (agencies != NULL);

  if (self->fresh || self->all)
    {
      set_all (self, FALSE);
      g_hash_table_remove_all (self->chosen);
    }
  self->fresh = self->all = FALSE;
  for (const char *const *agency = agencies; *agency != NULL; agency++)
    {
      int newest = G_MININT;
      gboolean shown = FALSE;

      for (guint i = 0; i < self->rows->len; i++)
        {
          const GoiMeasureRow *row = self->rows->pdata[i];

          if (strcmp (row->agency, *agency) != 0)
            continue;
          g_hash_table_add (self->chosen, make_key (row));
          newest = MAX (newest, row->year);
          shown = shown || year_is_chosen (self, row->year);
        }
      if (!shown && newest != G_MININT)
        g_hash_table_add (self->year_set, GINT_TO_POINTER (newest));
    }
  build_tree (self);
  changed (self);
}

/**
 * goi_chart_choices_get_chosen:
 * @self: the choices
 *
 * Returns: (transfer container) (element-type GoiMeasureRow): the reports to show
 */
GPtrArray *
goi_chart_choices_get_chosen (GoiChartChoices *self)
{
  GPtrArray *chosen = g_ptr_array_new ();

  g_return_val_if_fail (GOI_IS_CHART_CHOICES (self), chosen);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GoiMeasureRow *row = self->rows->pdata[i];
      g_autofree char *key = NULL;
      GoiChartChoice *agency;

      if (!year_is_chosen (self, row->year))
        continue;
      key = make_key (row);
      agency = g_hash_table_lookup (self->agencies, key);
      if (agency != NULL && goi_chart_choice_get_chosen (agency))
        g_ptr_array_add (chosen, row);
    }
  return chosen;
}

/**
 * goi_chart_choices_get_peers:
 * @self: the choices
 *
 * Returns: (transfer container) (element-type GoiMeasureRow): all reports for the chosen years
 */
GPtrArray *
goi_chart_choices_get_peers (GoiChartChoices *self)
{
  GPtrArray *peers = g_ptr_array_new ();

  g_return_val_if_fail (GOI_IS_CHART_CHOICES (self), peers);

  for (guint i = 0; i < self->rows->len; i++)
    if (year_is_chosen (self, ((GoiMeasureRow *) self->rows->pdata[i])->year))
      g_ptr_array_add (peers, self->rows->pdata[i]);
  return peers;
}
