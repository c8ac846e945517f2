/* goi-report-detail.c: the pane beside the list
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-report-detail"

#include "config.h"

#include "goi-report-detail.h"

#include "goi-app-resources.h"
#include "goi-finding-card.h"
#include "goi-format.h"
#include "goi-locale.h"
#include "goi-outcome-bar.h"
#include "goi-report-facts.h"
#include "goi-tile.h"
#include "goi-widgets.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Findings that are shown with their arithmetic; a document that was misread can have dozens. */
#define MAX_CARDS 12
/* Milliseconds after which a spinner replaces the report before: most reports come faster, and a
 * pane that flickers at every key is worse than one that lags a moment. */
#define SPINNER_DELAY 250

struct _GoiReportDetail
{
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkStack *stack;
  AdwStatusPage *several;
  GtkMenuButton *several_export;
  GtkWidget *several_trash;
  GtkWidget *several_restore;
  GtkSpinner *spinner;
  AdwStatusPage *failed;
  GtkScrolledWindow *scrolled;
  GtkLabel *name;
  GtkLabel *facts;
  GoiTile *incoming;
  GoiTile *disclosed;
  GoiTile *disputes;
  GoiOutcomeBar *outcomes;
  GtkLabel *error_pill;
  GtkLabel *doubt_pill;
  GtkWidget *findings_card;
  GtkWidget *no_findings;
  GtkBox *findings;
  GtkLabel *more_findings;
  GtkLabel *source;
  GtkMenuButton *export;

  GCancellable *cancellable;
  GoiReportSummary *summary;
  guint spinner_id;
  guint read_only : 1;
  guint blank : 1; /* there is nothing that could be selected */
};

G_DEFINE_FINAL_TYPE (GoiReportDetail, goi_report_detail, GTK_TYPE_WIDGET)

enum { SIGNAL_MEND, SIGNAL_SHOW_CELL, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show_page (GoiReportDetail *self, const char *page)
{
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (page, "loading"));
  if (self->blank && g_str_equal (page, "nothing"))
    page = "blank";
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
stop_loading (GoiReportDetail *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->spinner_id, g_source_remove);
}

static void
on_mend (GoiReportDetail *self, GoiFindingItem *item, guint index)
{
  g_signal_emit (self, signals[SIGNAL_MEND], 0, item, index);
}

static void
on_show_cell (GoiReportDetail *self, GoiFindingItem *item)
{
  g_signal_emit (self, signals[SIGNAL_SHOW_CELL], 0, item);
}

static void
show_heading (GoiReportDetail *self, const GoiReportFacts *facts)
{
  GoiReport *report = facts->stored->report;
  const char *agency = goi_report_get_agency (report);
  g_autofree char *edition = g_strdup (goi_edition_get_name (goi_report_get_edition (report),
                                                             goi_locale_is_chinese ()));
  g_autofree char *date = goi_format_date (goi_report_summary_get_changed (self->summary));
  g_autoptr (GString) line = g_string_new (NULL);

  gtk_label_set_label (self->name, agency != NULL && *agency != '\0' ? agency : _("Agency unknown"));
  if (goi_report_get_year (report) > 0)
    /* Translators: %d is the year that a report is about */
    g_string_append_printf (line, C_("the year of a report", "%d"), goi_report_get_year (report));
  else
    g_string_append (line, _("Year unknown"));
  g_string_append_printf (line, " · %s · %s", edition, goi_format_state (facts->stored->state));
  if (*date != '\0')
    g_string_append_printf (line, " · %s", date);
  gtk_label_set_label (self->facts, line->str);
}

static void
show_incoming (GoiReportDetail *self, const GoiReportFacts *facts)
{
  GoiMeasureValue now = goi_measure_row_get (facts->measures, "requests.incoming");
  const GoiMeasure *measure = goi_measure_get ("requests.incoming");
  g_autofree char *value = goi_format_count (now);
  g_autofree char *comparison = NULL;

  if (facts->previous != NULL)
    {
      g_autofree char *before = goi_format_count (goi_measure_row_get (facts->previous, "requests.incoming"));

      /* Translators: %s is a number: as many as there were in the year before */
      comparison = g_strdup_printf (_("last year %s"), before);
    }
  goi_tile_set (self->incoming, value, comparison, goi_measure_get_help (measure, goi_locale_is_chinese ()));
}

static void
show_disclosed (GoiReportDetail *self, const GoiReportFacts *facts)
{
  GoiMeasureValue now = goi_measure_row_get (facts->measures, "rate.disclosed");
  const char *help = goi_measure_get_help (goi_measure_get ("rate.disclosed"), goi_locale_is_chinese ());
  g_autofree char *value = goi_format_rate (now);
  g_autofree char *comparison = NULL;
  g_autofree char *tooltip = NULL;

  if (facts->median.available)
    {
      g_autofree char *median = goi_format_rate (facts->median);

      /* Translators: %s is a share: the median of the reports that this one is compared with */
      comparison = g_strdup_printf (_("median %s"), median);
      /* Translators: help on a measure; then how many reports of which region the median is of */
      tooltip = g_strdup_printf (_("%s\nMedian of %u reports of the same year from %s."), help, facts->n_peers,
                                 facts->peers);
    }
  goi_tile_set (self->disclosed, value, comparison, tooltip != NULL ? tooltip : help);
}

/* Both together, as far as the document gives them: a sum with an unknown part is marked. */
static GoiMeasureValue
add_measures (const GoiMeasureRow *row, const char *a, const char *b)
{
  GoiMeasureValue x = goi_measure_row_get (row, a), y = goi_measure_row_get (row, b);
  GoiMeasureValue sum = { .available = x.available || y.available };

  sum.value = (x.available ? x.value : 0) + (y.available ? y.value : 0);
  sum.incomplete = x.available != y.available || (x.available && x.incomplete)
                   || (y.available && y.incomplete);
  return sum;
}

static void
show_disputes (GoiReportDetail *self, const GoiReportFacts *facts)
{
  GoiMeasureValue reviews = goi_measure_row_get (facts->measures, "review.total");
  GoiMeasureValue lawsuits = goi_measure_row_get (facts->measures, "litigation.total");
  GoiMeasureValue corrected = add_measures (facts->measures, "review.corrected", "litigation.corrected");
  g_autofree char *value = goi_format_count (add_measures (facts->measures, "review.total", "litigation.total"));
  g_autofree char *n_reviews = goi_format_count (reviews);
  g_autofree char *n_lawsuits = goi_format_count (lawsuits);
  g_autofree char *n_corrected = goi_format_count (corrected);
  /* Translators: %s is a number: how many decisions were corrected */
  g_autofree char *comparison = corrected.available ? g_strdup_printf (_("corrected %s"), n_corrected) : NULL;
  g_autofree char *tooltip = g_strdup_printf (_("Administrative reviews: %s, lawsuits: %s"), n_reviews,
                                              n_lawsuits);

  goi_tile_set (self->disputes, value, comparison, tooltip);
}

static void
show_pill (GtkLabel *pill, char *text, gboolean visible)
{
  gtk_label_set_label (pill, text);
  gtk_widget_set_visible (GTK_WIDGET (pill), visible);
  g_free (text);
}

static void
show_findings (GoiReportDetail *self, const GoiReportFacts *facts)
{
  guint n_errors = 0, n_doubts = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->findings))) != NULL)
    gtk_box_remove (self->findings, child);

  for (guint i = 0; i < facts->items->len; i++)
    {
      GoiFindingItem *item = g_ptr_array_index (facts->items, i);
      GoiFindingLevel level = goi_finding_item_get_level (item);
      GtkWidget *card;

      n_errors += level == GOI_LEVEL_ERROR;
      n_doubts += level == GOI_LEVEL_WARNING || level == GOI_LEVEL_DOUBT;
      if (i >= MAX_CARDS)
        continue;
      card = goi_finding_card_new (item, !self->read_only);
      g_signal_connect_object (card, "mend", G_CALLBACK (on_mend), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (card, "show-cell", G_CALLBACK (on_show_cell), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->findings, card);
    }
  show_pill (self->error_pill, goi_format_findings (n_errors, 0), n_errors > 0);
  show_pill (self->doubt_pill, goi_format_findings (0, n_doubts), n_doubts > 0);
  gtk_widget_set_visible (self->no_findings, facts->items->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->more_findings), facts->items->len > MAX_CARDS);
  if (facts->items->len > MAX_CARDS)
    {
      guint rest = facts->items->len - MAX_CARDS;
      g_autofree char *text
          = g_strdup_printf (ngettext ("And %u more: open the report to see it.",
                                       "And %u more: open the report to see them.", rest), rest);

      gtk_label_set_label (self->more_findings, text);
    }
}

static void
show_source (GoiReportDetail *self, const GoiReportFacts *facts)
{
  const char *name = goi_report_get_source_name (facts->stored->report);
  g_autoptr (GString) text = g_string_new (name != NULL && *name != '\0' ? name : _("Written here"));

  g_string_append (text, " · ");
  g_string_append_printf (text, ngettext ("%u number", "%u numbers", facts->n_read), facts->n_read);
  if (facts->n_doubtful > 0)
    {
      /* Translators: separates the parts of an enumeration */
      g_string_append (text, _(", "));
      g_string_append_printf (text, ngettext ("%u of them in doubt", "%u of them in doubt", facts->n_doubtful),
                              facts->n_doubtful);
    }
  gtk_label_set_label (self->source, text->str);
}

static void
on_facts_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiReportDetail) self = GOI_REPORT_DETAIL (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiReportFacts) facts = goi_report_facts_load_finish (result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result)))
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (facts == NULL)
    {
      goi_status_page_describe (self->failed, error->message);
      show_page (self, "failed");
      return;
    }
  show_heading (self, facts);
  show_incoming (self, facts);
  show_disclosed (self, facts);
  show_disputes (self, facts);
  goi_outcome_bar_set_measures (self->outcomes, facts->measures);
  show_findings (self, facts);
  show_source (self, facts);
  show_page (self, "report");
}

static gboolean
on_spinner (gpointer user_data)
{
  GoiReportDetail *self = GOI_REPORT_DETAIL (user_data);

  self->spinner_id = 0;
  show_page (self, "loading");
  return G_SOURCE_REMOVE;
}

static void
goi_report_detail_dispose (GObject *object)
{
  GoiReportDetail *self = GOI_REPORT_DETAIL (object);

  stop_loading (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOI_TYPE_REPORT_DETAIL);
  goi_widget_unparent_children (GTK_WIDGET (object));
  g_clear_object (&self->summary);
  G_OBJECT_CLASS (goi_report_detail_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GoiReportDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, GoiReportDetail, several);
  gtk_widget_class_bind_template_child (widget_class, GoiReportDetail, several_export);
  gtk_widget_class_bind_template_child (widget_class, GoiReportDetail, several_trash);
  gtk_widget_class_bind_template_child (widget_class, GoiReportDetail, several_restore);
  gtk_widget_class_bind_template_child (widget_class, GoiReportDetail, spinner);
  gtk_widget_class_bind_template_child (widget_class, GoiReportDetail, failed);
  gtk_widget_class_bind_template_child (widget_class, GoiReportDetail, scrolled);
  gtk_widget_class_bind_template_child (widget_class, GoiReportDetail, name);
  gtk_widget_class_bind_template_child (widget_class, GoiReportDetail, facts);
  gtk_widget_class_bind_template_child (widget_class, GoiReportDetail, incoming);
  gtk_widget_class_bind_template_child (widget_class, GoiReportDetail, disclosed);
  gtk_widget_class_bind_template_child (widget_class, GoiReportDetail, disputes);
  gtk_widget_class_bind_template_child (widget_class, GoiReportDetail, outcomes);
  gtk_widget_class_bind_template_child (widget_class, GoiReportDetail, error_pill);
  gtk_widget_class_bind_template_child (widget_class, GoiReportDetail, doubt_pill);
  gtk_widget_class_bind_template_child (widget_class, GoiReportDetail, findings_card);
  gtk_widget_class_bind_template_child (widget_class, GoiReportDetail, no_findings);
  gtk_widget_class_bind_template_child (widget_class, GoiReportDetail, findings);
  gtk_widget_class_bind_template_child (widget_class, GoiReportDetail, more_findings);
  gtk_widget_class_bind_template_child (widget_class, GoiReportDetail, source);
  gtk_widget_class_bind_template_child (widget_class, GoiReportDetail, export);
}

static void
goi_report_detail_class_init (GoiReportDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = goi_report_detail_dispose;

  signals[SIGNAL_MEND] = g_signal_new ("mend", GOI_TYPE_REPORT_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 2, GOI_TYPE_FINDING_ITEM, G_TYPE_UINT);
  signals[SIGNAL_SHOW_CELL] = g_signal_new ("show-cell", GOI_TYPE_REPORT_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 1, GOI_TYPE_FINDING_ITEM);

  g_type_ensure (GOI_TYPE_TILE);
  g_type_ensure (GOI_TYPE_OUTCOME_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, GOI_RESOURCE_UI "goi-report-detail.ui");
  bind_children (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
goi_report_detail_init (GoiReportDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  goi_widget_tidy_names (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Details of the selected report"), -1);
  show_page (self, "nothing");
}

/**
 * goi_report_detail_new:
 *
 * Returns: (transfer floating): a pane that shows nothing
 */
GtkWidget *
goi_report_detail_new (void)
{
  return g_object_new (GOI_TYPE_REPORT_DETAIL, NULL);
}

/**
 * goi_report_detail_set_report:
 * @self: a pane
 * @collection: (nullable): a collection
 * @summary: (nullable): the report to show, %NULL for none
 *
 * Loads the report and shows it. A report that is shown already is loaded again.
 */
void
goi_report_detail_set_report (GoiReportDetail *self, GoiCollection *collection, GoiReportSummary *summary)
{
  g_return_if_fail (GOI_IS_REPORT_DETAIL (self));

  stop_loading (self);
  if (summary == NULL || collection == NULL)
    {
      g_clear_object (&self->summary);
      show_page (self, "nothing");
      return;
    }
  if (self->summary == NULL || goi_report_summary_get_id (self->summary) != goi_report_summary_get_id (summary))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  g_set_object (&self->summary, summary);
  self->read_only = goi_collection_is_read_only (collection);
  self->cancellable = g_cancellable_new ();
  self->spinner_id = g_timeout_add (SPINNER_DELAY, on_spinner, self);
  goi_report_facts_load_async (collection, goi_report_summary_get_id (summary), self->cancellable,
                               on_facts_loaded, g_object_ref (self));
}

/**
 * goi_report_detail_set_several:
 * @self: a pane
 * @n: how many reports are selected, 2 or more
 */
void
goi_report_detail_set_several (GoiReportDetail *self, guint n)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u Report Selected", "%u Reports Selected", n), n);

  g_return_if_fail (GOI_IS_REPORT_DETAIL (self));
  stop_loading (self);
  g_clear_object (&self->summary);
  adw_status_page_set_title (self->several, title);
  show_page (self, "several");
}

/**
 * goi_report_detail_set_blank:
 * @self: a pane
 * @blank: whether to say nothing while nothing is selected, because there is nothing to select
 */
void
goi_report_detail_set_blank (GoiReportDetail *self, gboolean blank)
{
  g_return_if_fail (GOI_IS_REPORT_DETAIL (self));
  if (self->blank == blank)
    return;
  self->blank = blank;
  if (self->summary == NULL && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "several") != 0)
    show_page (self, "nothing");
}

/**
 * goi_report_detail_set_export_menu:
 * @self: a pane
 * @menu: the formats to export to
 */
void
goi_report_detail_set_export_menu (GoiReportDetail *self, GMenuModel *menu)
{
  g_return_if_fail (GOI_IS_REPORT_DETAIL (self));
  gtk_menu_button_set_menu_model (self->export, menu);
  gtk_menu_button_set_menu_model (self->several_export, menu);
}

/**
 * goi_report_detail_set_trash:
 * @self: a pane
 * @trash: whether the reports are in the trash
 */
void
goi_report_detail_set_trash (GoiReportDetail *self, gboolean trash)
{
  g_return_if_fail (GOI_IS_REPORT_DETAIL (self));
  gtk_widget_set_visible (self->several_trash, !trash);
  gtk_widget_set_visible (self->several_restore, trash);
}
