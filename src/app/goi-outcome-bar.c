/* goi-outcome-bar.c: how the requests were decided, as one bar
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-outcome-bar"

#include "config.h"

#include "goi-outcome-bar.h"

#include "goi-format.h"
#include "goi-locale.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static const char *const outcomes[] = {
  "outcome.granted", "outcome.partial", "outcome.denied", "outcome.unable", "outcome.rejected",
  "outcome.other",
};
#define N_OUTCOMES G_N_ELEMENTS (outcomes)

/* CSS gives the colours, which are those of the charts. */
static const char *const css_classes[] = { "granted", "partial", "denied", "unable", "rejected", "other" };
G_STATIC_ASSERT (G_N_ELEMENTS (css_classes) == N_OUTCOMES);

#define BAR_HEIGHT 20
#define LEGEND_GAP 10
/* A part that is not zero is never invisible. */
#define MIN_PART 3

struct _GoiOutcomeBar
{
  GtkWidget parent_instance;

  GtkWidget *parts[N_OUTCOMES];
  GtkWidget *legend;
  GtkWidget *entries[N_OUTCOMES];
  GtkWidget *names[N_OUTCOMES];
  GtkWidget *numbers[N_OUTCOMES];
  GtkWidget *note;

  double values[N_OUTCOMES];
  double sum;
};

G_DEFINE_FINAL_TYPE (GoiOutcomeBar, goi_outcome_bar, GTK_TYPE_WIDGET)

static void
allocate_parts (GoiOutcomeBar *self, int width)
{
  double x = 0;
  double small = 0;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  /* What the small parts get more than their share, the others give. */
  for (guint i = 0; i < N_OUTCOMES; i++)
    if (self->values[i] > 0 && self->values[i] / self->sum * width < MIN_PART)
      small += MIN_PART;
  for (guint i = 0; i < N_OUTCOMES; i++)
    {
      double share = self->sum > 0 ? self->values[i] / self->sum : 0;
      double part = share <= 0 ? 0 : share * width < MIN_PART ? MIN_PART : share * (width - small);
      int left = (int) (x + 0.5), right = (int) (x + part + 0.5);

      gtk_widget_set_child_visible (self->parts[i], right > left);
      if (right > left)
        {
          GtkAllocation place = { rtl ? width - right : left, 0, right - left, BAR_HEIGHT };

          gtk_widget_size_allocate (self->parts[i], &place, -1);
        }
      x += part;
    }
}

static void
goi_outcome_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  GoiOutcomeBar *self = GOI_OUTCOME_BAR (widget);
  GtkWidget *below = gtk_widget_get_visible (self->legend) ? self->legend : self->note;

  gtk_widget_measure (below, orientation, for_size, minimum, natural, NULL, NULL);
  for (guint i = 0; i < N_OUTCOMES; i++)
    {
      int ignored;

      gtk_widget_measure (self->parts[i], orientation, -1, &ignored, &ignored, NULL, NULL);
    }
  if (orientation == GTK_ORIENTATION_VERTICAL && below == self->legend)
    {
      *minimum += BAR_HEIGHT + LEGEND_GAP;
      *natural += BAR_HEIGHT + LEGEND_GAP;
    }
}

static void
goi_outcome_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GoiOutcomeBar *self = GOI_OUTCOME_BAR (widget);
  gboolean bar = gtk_widget_get_visible (self->legend);
  int top = bar ? BAR_HEIGHT + LEGEND_GAP : 0;
  GtkAllocation below = { 0, top, width, MAX (height - top, 0) };

  allocate_parts (self, width);
  if (bar)
    gtk_widget_size_allocate (self->legend, &below, -1);
  else
    gtk_widget_size_allocate (self->note, &below, -1);
}

static void
goi_outcome_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GoiOutcomeBar *self = GOI_OUTCOME_BAR (widget);
  GskRoundedRect clip;
  int width = gtk_widget_get_width (widget);

  if (gtk_widget_get_visible (self->legend))
    {
      gsk_rounded_rect_init_from_rect (&clip, &GRAPHENE_RECT_INIT (0, 0, width, BAR_HEIGHT), 5);
      gtk_snapshot_push_rounded_clip (snapshot, &clip);
      for (guint i = 0; i < N_OUTCOMES; i++)
        gtk_widget_snapshot_child (widget, self->parts[i], snapshot);
      gtk_snapshot_pop (snapshot);
      gtk_widget_snapshot_child (widget, self->legend, snapshot);
    }
  else
    gtk_widget_snapshot_child (widget, self->note, snapshot);
}

static void
goi_outcome_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (goi_outcome_bar_parent_class)->dispose (object);
}

static void
goi_outcome_bar_class_init (GoiOutcomeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = goi_outcome_bar_dispose;
  widget_class->measure = goi_outcome_bar_measure;
  widget_class->size_allocate = goi_outcome_bar_size_allocate;
  widget_class->snapshot = goi_outcome_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "outcomebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static GtkWidget *
create_entry (GoiOutcomeBar *self, guint i)
{
  const GoiMeasure *measure = goi_measure_get (outcomes[i]);
  GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *swatch = adw_bin_new ();

  gtk_widget_add_css_class (swatch, "outcome-swatch");
  gtk_widget_add_css_class (swatch, css_classes[i]);
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (entry), swatch);

  self->names[i] = gtk_label_new (goi_measure_get_label (measure, goi_locale_is_chinese ()));
  gtk_label_set_ellipsize (GTK_LABEL (self->names[i]), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->names[i]), 0);
  gtk_box_append (GTK_BOX (entry), self->names[i]);

  self->numbers[i] = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->numbers[i], "numeric");
  gtk_widget_add_css_class (self->numbers[i], "outcome-number");
  gtk_box_append (GTK_BOX (entry), self->numbers[i]);
  return entry;
}

static void
goi_outcome_bar_init (GoiOutcomeBar *self)
{
  for (guint i = 0; i < N_OUTCOMES; i++)
    {
      self->parts[i] = adw_bin_new ();
      gtk_widget_add_css_class (self->parts[i], "outcome-part");
      gtk_widget_add_css_class (self->parts[i], css_classes[i]);
      gtk_widget_set_parent (self->parts[i], GTK_WIDGET (self));
    }
  self->legend = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->legend), 6);
  gtk_grid_set_row_spacing (GTK_GRID (self->legend), 4);
  for (guint i = 0; i < N_OUTCOMES; i++)
    {
      self->entries[i] = create_entry (self, i);
      gtk_widget_set_hexpand (self->entries[i], TRUE);
      gtk_grid_attach (GTK_GRID (self->legend), self->entries[i], (int) i % 2, (int) i / 2, 1, 1);
    }
  gtk_widget_set_parent (self->legend, GTK_WIDGET (self));

  self->note = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->note), 0);
  gtk_widget_add_css_class (self->note, "dim-label");
  gtk_widget_set_parent (self->note, GTK_WIDGET (self));
}

/**
 * goi_outcome_bar_new:
 *
 * Returns: (transfer floating): an empty bar
 */
GtkWidget *
goi_outcome_bar_new (void)
{
  return g_object_new (GOI_TYPE_OUTCOME_BAR, NULL);
}

/**
 * goi_outcome_bar_set_measures:
 * @self: a bar
 * @measures: the measures of a report
 *
 * A report that decided nothing, and one that does not say how it decided, get a sentence each
 * instead of a bar.
 */
void
goi_outcome_bar_set_measures (GoiOutcomeBar *self, const GoiMeasureRow *measures)
{
  gboolean chinese = goi_locale_is_chinese ();
  g_autoptr (GString) words = g_string_new (NULL);
  guint n_available = 0;

  g_return_if_fail (GOI_IS_OUTCOME_BAR (self));
  self->sum = 0;
  for (guint i = 0; i < N_OUTCOMES; i++)
    {
      GoiMeasureValue value = goi_measure_row_get (measures, outcomes[i]);
      const char *name = goi_measure_get_label (goi_measure_get (outcomes[i]), chinese);
      g_autofree char *number = goi_format_count (value);
      g_autofree char *entry = g_strdup_printf ("%s %s", name, number);

      self->values[i] = value.available ? MAX (value.value, 0) : 0;
      self->sum += self->values[i];
      n_available += value.available;
      gtk_label_set_label (GTK_LABEL (self->numbers[i]), number);
      gtk_widget_set_tooltip_text (self->entries[i], entry);
      gtk_widget_set_tooltip_text (self->parts[i], entry);
      if (self->values[i] > 0)
        gtk_widget_remove_css_class (self->entries[i], "zero");
      else
        gtk_widget_add_css_class (self->entries[i], "zero");
      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", entry);
    }
  gtk_widget_set_visible (self->legend, self->sum > 0);
  gtk_widget_set_visible (self->note, self->sum <= 0);
  gtk_label_set_label (GTK_LABEL (self->note), n_available > 0
                                                   ? _("No request was decided in this year.")
                                                   : _("The document does not say how requests were decided."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Outcomes"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->sum > 0 ? words->str : gtk_label_get_label (GTK_LABEL (self->note)),
                                  -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
