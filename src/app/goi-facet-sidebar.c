/* goi-facet-sidebar.c: the filters at the side of the list
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-facet-sidebar"

#include "config.h"

#include "goi-facet-sidebar.h"

#include "goi-app-resources.h"
#include "goi-facet-row.h"
#include "goi-format.h"
#include "goi-widgets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _GoiFacetSidebar
{
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget *scrolled;
  GtkListBox *list;

  GoiQuery *query;
  GoiFacets *facets;
  /* Branches that the user opened or closed: key → GINT_TO_POINTER (expanded) */
  GHashTable *expanded;
};

G_DEFINE_FINAL_TYPE (GoiFacetSidebar, goi_facet_sidebar, GTK_TYPE_WIDGET)

enum { SIGNAL_QUERY_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Years that are always shown; the others are below "Earlier". */
#define N_RECENT_YEARS 5

/* Keys of rows: "all", "trash", "KIND=VALUE", and "more=KIND" for what is folded away. */
static const char *const kind_names[GOI_N_FACETS] = {
  [GOI_FACET_YEAR] = "year",
  [GOI_FACET_EDITION] = "edition",
  [GOI_FACET_REGION] = "region",
  [GOI_FACET_STATE] = "state",
  [GOI_FACET_FINDINGS] = "findings",
};

/* What a row shows; rows are made from a list of these, so that rows that stay keep their focus. */
typedef struct
{
  char *key;
  const char *section;
  char *label;
  char *tooltip;
  guint count;
  guint depth;
  gboolean known;
  gboolean expandable;
  gboolean expanded;
  gboolean active;
} RowSpec;

static void
row_spec_free (RowSpec *spec)
{
  g_free (spec->key);
  g_free (spec->label);
  g_free (spec->tooltip);
  g_free (spec);
}

static gboolean
parse_key (const char *key, GoiFacetKind *kind, const char **value)
{
  for (guint i = 0; i < GOI_N_FACETS; i++)
    {
      gsize length = strlen (kind_names[i]);

      if (strncmp (key, kind_names[i], length) == 0 && key[length] == '=')
        {
          *kind = (GoiFacetKind) i;
          *value = key + length + 1;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
has_value (GoiQuery *query, GoiFacetKind kind, const char *value)
{
  const char *const *values = goi_query_get_facet (query, kind);

  return values != NULL && g_strv_contains (values, value);
}

static const GoiFacetValue *
find_value (GoiFacetSidebar *self, GoiFacetKind kind, const char *value)
{
  if (self->facets == NULL || self->facets->values[kind] == NULL)
    return NULL;
  for (guint i = 0; i < self->facets->values[kind]->len; i++)
    {
      const GoiFacetValue *candidate = g_ptr_array_index (self->facets->values[kind], i);

      if (strcmp (candidate->value, value) == 0)
        return candidate;
    }
  return NULL;
}

static RowSpec *
add_spec (GPtrArray *specs, const char *section, char *key, char *label, guint count, gboolean known)
{
  RowSpec *spec = g_new0 (RowSpec, 1);

  spec->section = section;
  spec->key = key;
  spec->label = label;
  spec->count = count;
  spec->known = known;
  g_ptr_array_add (specs, spec);
  return spec;
}

static RowSpec *
add_value_spec (GoiFacetSidebar *self, GPtrArray *specs, const char *section, GoiFacetKind kind,
                const char *value, char *label)
{
  const GoiFacetValue *found = find_value (self, kind, value);
  RowSpec *spec = add_spec (specs, section, g_strconcat (kind_names[kind], "=", value, NULL), label,
                            found != NULL ? found->count : 0, self->facets != NULL);

  spec->active = has_value (self->query, kind, value);
  return spec;
}

/* The values to show: those that are counted, and those that are chosen but found nothing. */
static GPtrArray *
list_values (GoiFacetSidebar *self, GoiFacetKind kind)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  const char *const *chosen = goi_query_get_facet (self->query, kind);

  if (self->facets != NULL && self->facets->values[kind] != NULL)
    for (guint i = 0; i < self->facets->values[kind]->len; i++)
      {
        const GoiFacetValue *value = g_ptr_array_index (self->facets->values[kind], i);

        g_ptr_array_add (values, g_strdup (value->value));
      }
  for (; chosen != NULL && *chosen != NULL; chosen++)
    if (find_value (self, kind, *chosen) == NULL)
      g_ptr_array_add (values, g_strdup (*chosen));
  return values;
}

static gboolean
is_expanded (GoiFacetSidebar *self, const char *key, gboolean by_default)
{
  gpointer value;

  if (g_hash_table_lookup_extended (self->expanded, key, NULL, &value))
    return GPOINTER_TO_INT (value) != 0;
  return by_default;
}

static void
add_top (GoiFacetSidebar *self, GPtrArray *specs)
{
  gboolean known = self->facets != NULL;
  RowSpec *spec;

  spec = add_spec (specs, NULL, g_strdup ("all"), g_strdup (_("All Reports")),
                   known && !goi_query_get_trash (self->query) ? self->facets->total : 0,
                   known && !goi_query_get_trash (self->query));
  spec->active = !goi_query_get_trash (self->query) && !goi_query_has_facets (self->query);
  add_value_spec (self, specs, NULL, GOI_FACET_STATE, "0", g_strdup (_("Drafts")));
  add_value_spec (self, specs, NULL, GOI_FACET_FINDINGS, "2", g_strdup (_("With Errors")));
  add_value_spec (self, specs, NULL, GOI_FACET_FINDINGS, "1", g_strdup (_("With Doubts")));
}

static void
add_years (GoiFacetSidebar *self, GPtrArray *specs)
{
  g_autoptr (GPtrArray) years = list_values (self, GOI_FACET_YEAR);
  const char *section = _("Year");
  guint n_shown = years->len <= N_RECENT_YEARS + 1 ? years->len : N_RECENT_YEARS;
  gboolean expanded = is_expanded (self, "more=year", FALSE);
  guint rest = 0;
  RowSpec *more;

  for (guint i = 0; i < years->len; i++)
    {
      const char *year = g_ptr_array_index (years, i);
      const GoiFacetValue *value = find_value (self, GOI_FACET_YEAR, year);
      gboolean unknown = g_str_equal (year, "0") || *year == '\0';

      if (i == n_shown)
        {
          for (guint j = i; j < years->len; j++)
            {
              value = find_value (self, GOI_FACET_YEAR, g_ptr_array_index (years, j));
              rest += value != NULL ? value->count : 0;
            }
          more = add_spec (specs, section, g_strdup ("more=year"), g_strdup (_("Earlier")), rest, TRUE);
          more->expandable = TRUE;
          more->expanded = expanded;
        }
      if (i < n_shown || expanded || has_value (self->query, GOI_FACET_YEAR, year))
        {
          RowSpec *spec = add_value_spec (self, specs, section, GOI_FACET_YEAR, year,
                                          g_strdup (unknown ? _("Unknown") : year));
          spec->depth = i < n_shown ? 0 : 1;
        }
    }
}

static void
add_editions (GoiFacetSidebar *self, GPtrArray *specs)
{
  g_autoptr (GPtrArray) editions = list_values (self, GOI_FACET_EDITION);

  for (guint i = 0; i < editions->len; i++)
    {
      const char *edition = g_ptr_array_index (editions, i);

      add_value_spec (self, specs, _("Form"), GOI_FACET_EDITION, edition, goi_format_edition (edition));
    }
}

static gboolean
is_below (const char *region, const char *parent)
{
  gsize length = strlen (parent);

  return strncmp (region, parent, length) == 0 && region[length] == '/';
}

static guint
region_depth (const char *region)
{
  guint depth = 0;

  for (; *region != '\0'; region++)
    depth += *region == '/';
  return depth;
}

static guint
count_children (GPtrArray *regions, const char *parent)
{
  guint depth = parent != NULL ? region_depth (parent) + 1 : 0;
  guint n = 0;

  for (guint i = 0; i < regions->len; i++)
    {
      const char *region = g_ptr_array_index (regions, i);

      n += region_depth (region) == depth && (parent == NULL || is_below (region, parent));
    }
  return n;
}

static int
compare_regions (gconstpointer a, gconstpointer b)
{
  const char *x = *(const char *const *) a;
  const char *y = *(const char *const *) b;

  /* '/' before everything else: a branch is followed by what is below it */
  for (; *x != '\0' && *x == *y; x++, y++)
    ;
  if (*x == '/' || *y == '/')
    return *x == *y ? 0 : *x == '\0' ? -1 : *y == '\0' ? 1 : *x == '/' ? -1 : 1;
  return (guchar) *x - (guchar) *y;
}

static void
add_regions (GoiFacetSidebar *self, GPtrArray *specs)
{
  g_autoptr (GPtrArray) regions = list_values (self, GOI_FACET_REGION);
  const char *closed = NULL;
  /* A tree with a single branch is opened up to where it divides. */
  gboolean single = count_children (regions, NULL) == 1;

  g_ptr_array_sort (regions, compare_regions);
  for (guint i = 0; i < regions->len; i++)
    {
      const char *region = g_ptr_array_index (regions, i);
      const char *last = strrchr (region, '/');
      guint n_children = count_children (regions, region);
      g_autofree char *key = g_strconcat ("region=", region, NULL);
      RowSpec *spec;

      if (closed != NULL && is_below (region, closed))
        continue;
      closed = NULL;
      spec = add_value_spec (self, specs, _("Region"), GOI_FACET_REGION, region,
                             g_strdup (*region == '\0' ? _("Unknown") : last != NULL ? last + 1 : region));
      spec->tooltip = goi_format_region (region);
      spec->depth = region_depth (region);
      spec->expandable = n_children > 0;
      spec->expanded = n_children > 0 && is_expanded (self, key, single);
      if (n_children > 0 && !spec->expanded)
        closed = region;
      single = single && n_children == 1;
    }
}

static void
add_states (GoiFacetSidebar *self, GPtrArray *specs)
{
  static const char *const values[GOI_N_STATES] = { "0", "1", "2", "3" };

  for (guint i = 0; i < GOI_N_STATES; i++)
    if (find_value (self, GOI_FACET_STATE, values[i]) != NULL
        || has_value (self->query, GOI_FACET_STATE, values[i]))
      add_value_spec (self, specs, _("State"), GOI_FACET_STATE, values[i],
                      g_strdup (goi_format_state ((GoiReportState) i)));
}

static GPtrArray *
list_specs (GoiFacetSidebar *self)
{
  GPtrArray *specs = g_ptr_array_new_with_free_func ((GDestroyNotify) row_spec_free);
  RowSpec *trash;

  add_top (self, specs);
  add_years (self, specs);
  add_editions (self, specs);
  add_regions (self, specs);
  add_states (self, specs);
  trash = add_spec (specs, "", g_strdup ("trash"), g_strdup (_("Trash")),
                    self->facets != NULL ? self->facets->trashed : 0, self->facets != NULL);
  trash->active = goi_query_get_trash (self->query);
  return specs;
}

static void
toggle_expanded (GoiFacetSidebar *self, const char *key);

static void
on_toggle_expanded (GoiFacetSidebar *self, GoiFacetRow *row)
{
  g_autofree char *key = g_strdup (goi_facet_row_get_key (row));

  toggle_expanded (self, key);
}

static void
on_add (GoiFacetSidebar *self, GoiFacetRow *row)
{
  g_autofree char *key = g_strdup (goi_facet_row_get_key (row));

  goi_facet_sidebar_choose (self, key, TRUE);
}

static void
apply_spec (GoiFacetRow *row, const RowSpec *spec)
{
  goi_facet_row_set_label (row, spec->label, spec->tooltip);
  goi_facet_row_set_count (row, spec->count, spec->known);
  goi_facet_row_set_depth (row, spec->depth);
  goi_facet_row_set_expander (row, spec->expandable, spec->expanded);
  goi_facet_row_set_active (row, spec->active);
  g_object_set_data_full (G_OBJECT (row), "goi-section", g_strdup (spec->section), g_free);
}

/* A state stands both at the top and among the states: keys are unique with their section. */
static GoiFacetRow *
find_row (GoiFacetSidebar *self, const char *section, const char *key)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GOI_IS_FACET_ROW (child) && g_str_equal (goi_facet_row_get_key (GOI_FACET_ROW (child)), key)
        && g_strcmp0 (g_object_get_data (G_OBJECT (child), "goi-section"), section) == 0)
      return GOI_FACET_ROW (child);
  return NULL;
}

static void
remove_missing_rows (GoiFacetSidebar *self, GPtrArray *specs)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);
      gboolean found = !GOI_IS_FACET_ROW (child);

      for (guint i = 0; i < specs->len && !found; i++)
        {
          const RowSpec *spec = g_ptr_array_index (specs, i);

          found = g_str_equal (spec->key, goi_facet_row_get_key (GOI_FACET_ROW (child)))
                  && g_strcmp0 (spec->section, g_object_get_data (G_OBJECT (child), "goi-section")) == 0;
        }
      if (!found)
        gtk_list_box_remove (self->list, child);
      child = next;
    }
}

static void
update (GoiFacetSidebar *self)
{
  g_autoptr (GPtrArray) specs = list_specs (self);

  remove_missing_rows (self, specs);
  for (guint i = 0; i < specs->len; i++)
    {
      const RowSpec *spec = g_ptr_array_index (specs, i);
      GoiFacetRow *row = find_row (self, spec->section, spec->key);

      if (row != NULL && gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) != (int) i)
        {
          gtk_list_box_remove (self->list, GTK_WIDGET (row));
          row = NULL;
        }
      if (row == NULL)
        {
          row = GOI_FACET_ROW (goi_facet_row_new (spec->key));
          g_signal_connect_object (row, "toggle-expanded", G_CALLBACK (on_toggle_expanded), self,
                                   G_CONNECT_SWAPPED);
          g_signal_connect_object (row, "add", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
          apply_spec (row, spec);
          gtk_list_box_insert (self->list, GTK_WIDGET (row), (int) i);
        }
      else
        apply_spec (row, spec);
    }
  gtk_list_box_invalidate_headers (self->list);
}

static void
toggle_expanded (GoiFacetSidebar *self, const char *key)
{
  g_autoptr (GPtrArray) specs = list_specs (self);

  for (guint i = 0; i < specs->len; i++)
    {
      const RowSpec *spec = g_ptr_array_index (specs, i);

      if (spec->expandable && g_str_equal (spec->key, key))
        g_hash_table_replace (self->expanded, g_strdup (key), GINT_TO_POINTER (!spec->expanded));
    }
  update (self);
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *section = g_object_get_data (G_OBJECT (row), "goi-section");
  const char *previous = before != NULL ? g_object_get_data (G_OBJECT (before), "goi-section") : NULL;
  GtkWidget *header;

  if (g_strcmp0 (section, previous) == 0 || section == NULL)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  header = gtk_label_new (section);
  gtk_label_set_xalign (GTK_LABEL (header), 0);
  gtk_widget_add_css_class (header, "facet-section");
  gtk_list_box_row_set_header (row, header);
}

static void
on_row_activated (GoiFacetSidebar *self, GtkListBoxRow *row)
{
  g_autofree char *key = g_strdup (goi_facet_row_get_key (GOI_FACET_ROW (row)));
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (self)));
  GdkDevice *keyboard = seat != NULL ? gdk_seat_get_keyboard (seat) : NULL;
  GdkModifierType state = keyboard != NULL ? gdk_device_get_modifier_state (keyboard) : 0;

  goi_facet_sidebar_choose (self, key, (state & GDK_CONTROL_MASK) != 0);
}

static void
choose_value (GoiQuery *query, GoiFacetKind kind, const char *value, gboolean add)
{
  const char *const *before = goi_query_get_facet (query, kind);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  gboolean present = has_value (query, kind, value);

  if (add)
    for (; before != NULL && *before != NULL; before++)
      if (strcmp (*before, value) != 0)
        g_ptr_array_add (values, g_strdup (*before));
  /* The one value that is chosen already is given up by choosing it again. */
  if (!present || (!add && before != NULL && before[0] != NULL && before[1] != NULL))
    g_ptr_array_add (values, g_strdup (value));
  g_ptr_array_add (values, NULL);
  goi_query_set_facet (query, kind, (const char *const *) values->pdata);
}

static void
goi_facet_sidebar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GOI_TYPE_FACET_SIDEBAR);
  goi_widget_unparent_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (goi_facet_sidebar_parent_class)->dispose (object);
}

static void
goi_facet_sidebar_finalize (GObject *object)
{
  GoiFacetSidebar *self = GOI_FACET_SIDEBAR (object);

  g_clear_object (&self->query);
  g_clear_pointer (&self->facets, goi_facets_free);
  g_clear_pointer (&self->expanded, g_hash_table_unref);
  G_OBJECT_CLASS (goi_facet_sidebar_parent_class)->finalize (object);
}

static void
goi_facet_sidebar_class_init (GoiFacetSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = goi_facet_sidebar_dispose;
  object_class->finalize = goi_facet_sidebar_finalize;

  signals[SIGNAL_QUERY_CHANGED] = g_signal_new ("query-changed", GOI_TYPE_FACET_SIDEBAR,
                                                G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (GOI_TYPE_FACET_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, GOI_RESOURCE_UI "goi-facet-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, GoiFacetSidebar, scrolled);
  gtk_widget_class_bind_template_child (widget_class, GoiFacetSidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
goi_facet_sidebar_init (GoiFacetSidebar *self)
{
  self->query = goi_query_new ();
  self->expanded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  update (self);
}

/**
 * goi_facet_sidebar_new:
 *
 * Returns: (transfer floating): a sidebar without counts
 */
GtkWidget *
goi_facet_sidebar_new (void)
{
  return g_object_new (GOI_TYPE_FACET_SIDEBAR, NULL);
}

/**
 * goi_facet_sidebar_set_query:
 * @self: a sidebar
 * @query: what the list shows; copied
 *
 * Does not emit "query-changed".
 */
void
goi_facet_sidebar_set_query (GoiFacetSidebar *self, GoiQuery *query)
{
  g_return_if_fail (GOI_IS_FACET_SIDEBAR (self));
  if (goi_query_equal (self->query, query))
    return;
  g_object_unref (self->query);
  self->query = goi_query_copy (query);
  update (self);
}

/**
 * goi_facet_sidebar_get_query:
 * @self: a sidebar
 *
 * Returns: (transfer none): the query with the chosen filters
 */
GoiQuery *
goi_facet_sidebar_get_query (GoiFacetSidebar *self)
{
  g_return_val_if_fail (GOI_IS_FACET_SIDEBAR (self), NULL);
  return self->query;
}

/**
 * goi_facet_sidebar_set_facets:
 * @self: a sidebar
 * @facets: (transfer full) (nullable): the counts, %NULL while they are not known
 */
void
goi_facet_sidebar_set_facets (GoiFacetSidebar *self, GoiFacets *facets)
{
  g_return_if_fail (GOI_IS_FACET_SIDEBAR (self));
  g_clear_pointer (&self->facets, goi_facets_free);
  self->facets = facets;
  update (self);
}

/**
 * goi_facet_sidebar_choose:
 * @self: a sidebar
 * @key: "all", "trash", or a facet and its value, such as "year=2021"
 * @add: whether to add the value to those of its facet, or to take it away, instead of replacing them
 *
 * What a click on a row does.
 */
void
goi_facet_sidebar_choose (GoiFacetSidebar *self, const char *key, gboolean add)
{
  g_autoptr (GoiQuery) query = NULL;
  GoiFacetKind kind;
  const char *value;

  g_return_if_fail (GOI_IS_FACET_SIDEBAR (self));
  if (g_str_has_prefix (key, "more="))
    {
      toggle_expanded (self, key);
      return;
    }
  query = goi_query_copy (self->query);
  if (g_str_equal (key, "all") || g_str_equal (key, "trash"))
    {
      for (guint i = 0; i < GOI_N_FACETS; i++)
        goi_query_set_facet (query, (GoiFacetKind) i, NULL);
      goi_query_set_trash (query, g_str_equal (key, "trash"));
    }
  else if (parse_key (key, &kind, &value))
    choose_value (query, kind, value, add);
  goi_facet_sidebar_set_query (self, query);
  g_signal_emit (self, signals[SIGNAL_QUERY_CHANGED], 0);
}

/**
 * goi_facet_sidebar_find_row:
 * @self: a sidebar
 * @key: as in goi_facet_sidebar_choose()
 *
 * Returns: (transfer none) (nullable): the first row with that key
 */
GtkWidget *
goi_facet_sidebar_find_row (GoiFacetSidebar *self, const char *key)
{
  g_return_val_if_fail (GOI_IS_FACET_SIDEBAR (self), NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GOI_IS_FACET_ROW (child) && g_str_equal (goi_facet_row_get_key (GOI_FACET_ROW (child)), key))
      return child;
  return NULL;
}
