/* goi-import-columns.c: the columns of the review of an import
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-import-columns"

#include "config.h"

#include "goi-import-columns.h"

#include "goi-format.h"
#include "goi-import-field.h"
#include "goi-list-text.h"
#include "goi-widgets.h"

#include <glib/gi18n-lib.h>

typedef void (*BindFunc) (GtkWidget *cell, GoiImportItem *item);

typedef struct
{
  const char *title;
  int width;
  gboolean numeric;
  gboolean expand;
  GtkWidget *(*create) (void);
  BindFunc bind;
  int (*compare) (GoiImportItem *a, GoiImportItem *b);
} ColumnDef;

/* Whom to tell about an edit; belongs to the view. */
typedef struct
{
  GoiImportEdited edited;
  gpointer user_data;
} EditTarget;

static GQuark target_quark, column_quark, handler_quark;

static GtkWidget *
create_text (void)
{
  return goi_list_text_new (0, PANGO_ELLIPSIZE_END);
}

/* Replaces a class of a cell by another one; most lines keep theirs. */
static void
set_class (GtkWidget *cell, const char *const *classes, const char *wanted)
{
  for (guint i = 0; classes[i] != NULL; i++)
    if (!g_str_equal (classes[i], wanted) && gtk_widget_has_css_class (cell, classes[i]))
      gtk_widget_remove_css_class (cell, classes[i]);
  if (!gtk_widget_has_css_class (cell, wanted))
    gtk_widget_add_css_class (cell, wanted);
}

static void
bind_state (GtkWidget *cell, GoiImportItem *item)
{
  static const char *const classes[] = { "success", "warning", "error", "dim-label", NULL };
  GoiImportState state = goi_import_item_get_state (item);

  goi_list_text_set_icon_name (GOI_LIST_TEXT (cell), goi_import_state_get_icon (state));
  goi_list_text_set_text (GOI_LIST_TEXT (cell), goi_import_state_get_label (state));
  set_class (cell, classes, goi_import_state_get_class (state));
}

static int
compare_state (GoiImportItem *a, GoiImportItem *b)
{
  return (int) goi_import_item_get_state (a) - (int) goi_import_item_get_state (b);
}

static GtkWidget *
create_name (void)
{
  return goi_list_text_new (0, PANGO_ELLIPSIZE_MIDDLE);
}

static void
bind_name (GtkWidget *cell, GoiImportItem *item)
{
  goi_list_text_set_text (GOI_LIST_TEXT (cell), goi_import_item_get_name (item));
}

static int
compare_name (GoiImportItem *a, GoiImportItem *b)
{
  return g_utf8_collate (goi_import_item_get_name (a), goi_import_item_get_name (b));
}

static gboolean
can_edit (GoiImportItem *item)
{
  GoiImportState state = goi_import_item_get_state (item);

  return goi_import_item_get_pending (item) != NULL && state != GOI_IMPORT_ADDING && state != GOI_IMPORT_ADDED;
}

static GtkWidget *
create_agency (void)
{
  return goi_import_field_new (_("Agency"), _("Enter the agency…"));
}

static void
bind_agency (GtkWidget *cell, GoiImportItem *item)
{
  const GoiImportPending *pending = goi_import_item_get_pending (item);

  goi_import_field_set_text (GOI_IMPORT_FIELD (cell), pending != NULL ? pending->agency : "");
  goi_import_field_set_editable (GOI_IMPORT_FIELD (cell), can_edit (item));
}

static int
compare_agency (GoiImportItem *a, GoiImportItem *b)
{
  const GoiImportPending *x = goi_import_item_get_pending (a), *y = goi_import_item_get_pending (b);

  return g_utf8_collate (x != NULL ? x->agency : "", y != NULL ? y->agency : "");
}

static GtkWidget *
create_year (void)
{
  GtkWidget *field = goi_import_field_new (_("Year"), _("Year…"));

  goi_import_field_set_digits (GOI_IMPORT_FIELD (field), 4);
  return field;
}

static void
bind_year (GtkWidget *cell, GoiImportItem *item)
{
  const GoiImportPending *pending = goi_import_item_get_pending (item);
  g_autofree char *text = NULL;

  if (pending != NULL && pending->year > 0)
    text = g_strdup_printf ("%d", pending->year);
  goi_import_field_set_text (GOI_IMPORT_FIELD (cell), text != NULL ? text : "");
  goi_import_field_set_editable (GOI_IMPORT_FIELD (cell), can_edit (item));
}

static int
compare_year (GoiImportItem *a, GoiImportItem *b)
{
  const GoiImportPending *x = goi_import_item_get_pending (a), *y = goi_import_item_get_pending (b);

  return (x != NULL ? x->year : 0) - (y != NULL ? y->year : 0);
}

static GtkWidget *
create_figures (void)
{
  GtkWidget *text = create_text ();

  gtk_widget_add_css_class (text, "numeric");
  return text;
}

static GtkWidget *
create_number (void)
{
  GtkWidget *text = goi_list_text_new (1, PANGO_ELLIPSIZE_END);

  gtk_widget_add_css_class (text, "numeric");
  return text;
}

static void
bind_form (GtkWidget *cell, GoiImportItem *item)
{
  const GoiImportPending *pending = goi_import_item_get_pending (item);
  g_autofree char *name = pending != NULL ? goi_format_edition (pending->edition) : NULL;

  goi_list_text_set_text (GOI_LIST_TEXT (cell), pending != NULL ? pending->edition : "");
  goi_widget_set_row_tooltip (cell, name);
}

static int
compare_form (GoiImportItem *a, GoiImportItem *b)
{
  const GoiImportPending *x = goi_import_item_get_pending (a), *y = goi_import_item_get_pending (b);

  return g_strcmp0 (x != NULL ? x->edition : "", y != NULL ? y->edition : "");
}

static void
bind_cells (GtkWidget *cell, GoiImportItem *item)
{
  const GoiImportPending *pending = goi_import_item_get_pending (item);
  g_autofree char *text = NULL;
  g_autofree char *tooltip = NULL;

  if (pending != NULL)
    {
      text = g_strdup_printf ("%u/%u", pending->n_read, pending->n_cells);
      tooltip = g_strdup_printf (_("%1$u of the %2$u cells of the form are in the document"), pending->n_read,
                                 pending->n_cells);
    }
  goi_list_text_set_text (GOI_LIST_TEXT (cell), text);
  goi_widget_set_row_tooltip (cell, tooltip);
}

static int
compare_cells (GoiImportItem *a, GoiImportItem *b)
{
  const GoiImportPending *x = goi_import_item_get_pending (a), *y = goi_import_item_get_pending (b);

  return (x != NULL ? (int) x->n_read : -1) - (y != NULL ? (int) y->n_read : -1);
}

static GtkWidget *
create_pill (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_halign (label, GTK_ALIGN_END);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "findings");
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

/* None is pale, so that the eye finds the lines that have any. */
static void
set_pill (GtkWidget *cell, gboolean known, guint n, const char *css_class)
{
  static const char *const classes[] = { "error-pill", "warning-pill", "dim-label", NULL };
  g_autofree char *text = known ? g_strdup_printf ("%u", n) : g_strdup ("");

  gtk_label_set_label (GTK_LABEL (cell), text);
  set_class (cell, classes, n > 0 ? css_class : "dim-label");
}

static void
bind_doubts (GtkWidget *cell, GoiImportItem *item)
{
  const GoiImportPending *pending = goi_import_item_get_pending (item);

  set_pill (cell, pending != NULL, pending != NULL ? pending->n_doubts : 0, "warning-pill");
}

static int
compare_doubts (GoiImportItem *a, GoiImportItem *b)
{
  const GoiImportPending *x = goi_import_item_get_pending (a), *y = goi_import_item_get_pending (b);

  return (x != NULL ? (int) x->n_doubts : -1) - (y != NULL ? (int) y->n_doubts : -1);
}

static guint
count_findings (GoiImportItem *item)
{
  const GoiImportPending *pending = goi_import_item_get_pending (item);

  return pending != NULL ? pending->n_errors + pending->n_warnings : 0;
}

static void
bind_findings (GtkWidget *cell, GoiImportItem *item)
{
  const GoiImportPending *pending = goi_import_item_get_pending (item);

  set_pill (cell, pending != NULL, count_findings (item),
            pending != NULL && pending->n_errors > 0 ? "error-pill" : "warning-pill");
}

static int
compare_findings (GoiImportItem *a, GoiImportItem *b)
{
  return (int) count_findings (a) - (int) count_findings (b);
}

static void
bind_note (GtkWidget *cell, GoiImportItem *item)
{
  goi_list_text_set_text (GOI_LIST_TEXT (cell), goi_import_item_get_note (item));
  if (goi_import_item_get_state (item) == GOI_IMPORT_FAILED)
    gtk_widget_remove_css_class (cell, "dim-label");
  else if (!gtk_widget_has_css_class (cell, "dim-label"))
    gtk_widget_add_css_class (cell, "dim-label");
}

static int
compare_note (GoiImportItem *a, GoiImportItem *b)
{
  return g_strcmp0 (goi_import_item_get_note (a), goi_import_item_get_note (b));
}

static const ColumnDef columns[] = {
  { N_("State"), 128, FALSE, FALSE, create_text, bind_state, compare_state },
  { N_("File"), 210, FALSE, FALSE, create_name, bind_name, compare_name },
  { N_("Agency"), 230, FALSE, FALSE, create_agency, bind_agency, compare_agency },
  { N_("Year"), 64, FALSE, FALSE, create_year, bind_year, compare_year },
  { N_("Form"), 64, FALSE, FALSE, create_figures, bind_form, compare_form },
  { N_("Cells"), 86, TRUE, FALSE, create_number, bind_cells, compare_cells },
  { N_("Doubts"), 78, TRUE, FALSE, create_pill, bind_doubts, compare_doubts },
  { N_("Findings"), 86, TRUE, FALSE, create_pill, bind_findings, compare_findings },
  { N_("Note"), -1, FALSE, TRUE, create_text, bind_note, compare_note },
};

static void
on_changed (GoiImportItem *item, GParamSpec *pspec, GtkWidget *cell)
{
  const ColumnDef *def = g_object_get_qdata (G_OBJECT (cell), column_quark);

  def->bind (cell, item);
}

static void
on_applied (GoiImportField *field, const char *text, GtkListItem *list_item)
{
  EditTarget *target = g_object_get_qdata (G_OBJECT (list_item), target_quark);
  const ColumnDef *def = g_object_get_qdata (G_OBJECT (field), column_quark);
  GoiImportItem *item = gtk_list_item_get_item (list_item);

  if (item == NULL)
    return;
  if (def->bind == bind_agency)
    target->edited (item, text, -1, target->user_data);
  else
    target->edited (item, NULL, (int) g_ascii_strtoll (text, NULL, 10), target->user_data);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, const ColumnDef *def)
{
  GtkWidget *cell = def->create ();

  g_object_set_qdata (G_OBJECT (cell), column_quark, (gpointer) def);
  g_object_set_qdata (G_OBJECT (item), target_quark, g_object_get_qdata (G_OBJECT (factory), target_quark));
  if (GOI_IS_IMPORT_FIELD (cell))
    g_signal_connect_object (cell, "applied", G_CALLBACK (on_applied), item, 0);
  gtk_list_item_set_child (item, cell);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, const ColumnDef *def)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  gulong handler;

  def->bind (cell, gtk_list_item_get_item (item));
  if (def->bind == bind_name)
    return;
  handler = g_signal_connect (gtk_list_item_get_item (item), "notify::state", G_CALLBACK (on_changed), cell);
  g_object_set_qdata (G_OBJECT (cell), handler_quark, GSIZE_TO_POINTER (handler));
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, const ColumnDef *def)
{
  GtkWidget *cell = gtk_list_item_get_child (item);

  if (GOI_IS_IMPORT_FIELD (cell) && goi_import_field_is_edited (GOI_IMPORT_FIELD (cell)))
    goi_import_field_set_editable (GOI_IMPORT_FIELD (cell), FALSE);
  if (def->bind != bind_name)
    g_signal_handler_disconnect (gtk_list_item_get_item (item),
                                 GPOINTER_TO_SIZE (g_object_get_qdata (G_OBJECT (cell), handler_quark)));
}

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const ColumnDef *def = user_data;

  return def->compare ((GoiImportItem *) a, (GoiImportItem *) b);
}

static GtkColumnViewColumn *
create_column (const ColumnDef *def, EditTarget *target)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare, (gpointer) def, NULL));
  GtkColumnViewColumn *column;

  g_object_set_qdata (G_OBJECT (factory), target_quark, target);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), (gpointer) def);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), (gpointer) def);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), (gpointer) def);
  column = gtk_column_view_column_new (_(def->title), g_steal_pointer (&factory));
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, def->expand);
  gtk_column_view_column_set_fixed_width (column, def->width);
  gtk_column_view_column_set_sorter (column, sorter);
  return column;
}

/**
 * goi_import_columns_add:
 * @view: a view without columns, over a model of #GoiImportItem
 * @edited: called when somebody has typed another agency or year
 * @user_data: for @edited; must live as long as @view
 *
 * Adds all columns.
 */
void
goi_import_columns_add (GtkColumnView *view, GoiImportEdited edited, gpointer user_data)
{
  EditTarget *target = g_new0 (EditTarget, 1);

  target_quark = g_quark_from_static_string ("goi-import-target");
  column_quark = g_quark_from_static_string ("goi-import-column");
  handler_quark = g_quark_from_static_string ("goi-import-handler");
  target->edited = edited;
  target->user_data = user_data;
  g_object_set_qdata_full (G_OBJECT (view), target_quark, target, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = create_column (&columns[i], target);

      gtk_column_view_append_column (view, column);
    }
}

/**
 * goi_import_columns_align_titles:
 * @view: the view
 *
 * Puts the titles of columns with numbers over the numbers.
 */
void
goi_import_columns_align_titles (GtkColumnView *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i].numeric)
      goi_column_view_align_title (view, _(columns[i].title));
}
