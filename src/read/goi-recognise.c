/* goi-recognise.c: from a document to a report
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-recognise"

#include "config.h"

#include "goi-read.h"
#include "goi-recognise-private.h"

#include "goi-characters.h"
#include "goi-contradictions.h"
#include "goi-distrust.h"
#include "goi-fill.h"
#include "goi-flow.h"
#include "goi-parts.h"
#include "goi-prose.h"
#include "goi-restore.h"
#include "goi-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A report is no longer, in characters; what is longer is a book or a collection of reports. */
#define LONGEST_REPORT 2000000
/* A label speaks for an edition when it has as many characters. */
#define LEAST_EVIDENCE 5
/* A document has a form when it has this share of the labels that only this edition has, or this many
 * rows with plain labels. */
#define LEAST_SHARE 0.3
#define LEAST_ROWS 12
/* With this share of those labels a document has the form even where nothing of it can be read. */
#define PLAIN_SHARE 0.4

typedef struct
{
  GoiEdition *edition;
  GPtrArray *tables; /* GoiTableReading: those that were found */
  double evidence;   /* share of the labels that only this edition has */
  guint n_good;
  guint n_clear;     /* rows with plain labels */
} Attempt;

static void
attempt_free (gpointer data)
{
  Attempt *attempt = data;

  g_ptr_array_unref (attempt->tables);
  g_free (attempt);
}

/* Edition: by the labels that only it has */

static void
add_labels (GHashTable *set, GArray *labels)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const GoiFormLabel *label = &g_array_index (labels, GoiFormLabel, i);
      for (guint k = 0; k < label->n_forms; k++)
        if (label->forms[k].n_full >= LEAST_EVIDENCE)
          g_hash_table_add (set, goi_label_dup_letters (&label->forms[k]));
    }
}

static GHashTable *
labels_of_edition (GoiEdition *edition)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *tables = goi_edition_get_tables (edition);

  for (guint t = 0; t < tables->len; t++)
    {
      const GoiFormLabels *labels
          = goi_form_labels_get (edition, g_ptr_array_index (tables, t));
      add_labels (set, labels->rows);
      add_labels (set, labels->columns);
    }
  return set;
}

/* For each edition with a form of its own the labels that no other has. */
static gpointer
build_evidence (gpointer unused)
{
  GPtrArray *editions = goi_edition_list ();
  GHashTable *evidence = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < editions->len; i++)
    {
      GoiEdition *edition = g_ptr_array_index (editions, i);
      g_autoptr (GHashTable) own = NULL;
      GPtrArray *labels;
      GHashTableIter iter;
      gpointer key;

      if (goi_edition_is_prose (edition))
        continue;
      own = labels_of_edition (edition);
      for (guint k = 0; k < editions->len; k++)
        {
          GoiEdition *other = g_ptr_array_index (editions, k);
          g_autoptr (GHashTable) others = NULL;

          if (other == edition || goi_edition_is_prose (other))
            continue;
          others = labels_of_edition (other);
          g_hash_table_iter_init (&iter, others);
          while (g_hash_table_iter_next (&iter, &key, NULL))
            g_hash_table_remove (own, key);
        }
      labels = g_ptr_array_new ();
      g_hash_table_iter_init (&iter, own);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_ptr_array_add (labels, g_strdup (key));
      g_hash_table_insert (evidence, edition, labels);
    }
  return evidence;
}

/* The pairs of neighbours in a text, a bit for some of each. */
#define PAIR_BITS 16
typedef guint8 Pairs[(1 << PAIR_BITS) / 8];

static guint
pair_number (gunichar a, gunichar b)
{
  return ((a * 31 + b) * 2654435761u) >> (32 - PAIR_BITS);
}

static void
collect_pairs (const char *text, Pairs pairs)
{
  gunichar before = 0;

  memset (pairs, 0, sizeof (Pairs));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = goi_utf8_get (p);
      guint n = pair_number (before, c);

      pairs[n / 8] |= 1 << n % 8;
      before = c;
    }
}

/* FALSE when some neighbours in @label are none in the text. */
static gboolean
has_pairs (const Pairs pairs, const char *label)
{
  gunichar before = goi_utf8_get (label);

  for (const char *p = g_utf8_next_char (label); *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = goi_utf8_get (p);
      guint n = pair_number (before, c);

      if ((pairs[n / 8] & 1 << n % 8) == 0)
        return FALSE;
      before = c;
    }
  return TRUE;
}

static double
weigh_evidence (GoiEdition *edition, const GoiFlow *letters, const Pairs pairs)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *evidence = g_once (&once, build_evidence, NULL);
  GPtrArray *labels = g_hash_table_lookup (evidence, edition);
  guint n = 0;

  for (guint i = 0; labels != NULL && i < labels->len; i++)
    {
      const char *label = g_ptr_array_index (labels, i);
      n += has_pairs (pairs, label) && strstr (letters->text, label) != NULL ? 1 : 0;
    }
  return labels != NULL && labels->len > 0 ? (double) n / labels->len : 0;
}

/* Tables */

/* A table as lines, or, when that gives little, from running text. */
static GoiTableReading *
read_table (GoiDocument *document, const GoiFormLabels *labels, GPtrArray *lines)
{
  GoiTableReading *reading = goi_table_reading_new (labels, lines, FALSE);
  g_autoptr (GPtrArray) running = NULL;
  GoiTableReading *other;

  if (goi_table_reading_is_found (reading)
      && (reading->alignment == NULL || reading->n_good * 5 >= labels->n_value_rows * 3))
    return reading;
  running = goi_running_lines (document, labels);
  other = goi_table_reading_new (labels, running, TRUE);
  if (goi_table_reading_is_found (other) && other->n_good > reading->n_good)
    {
      goi_table_reading_free (reading);
      return other;
    }
  goi_table_reading_free (other);
  if (goi_table_is_unlabelled (labels) && !goi_table_reading_is_found (reading))
    goi_table_reading_fill_lost (reading);
  return reading;
}

static void
read_tables (Attempt *self, GoiDocument *document, GPtrArray *lines)
{
  GPtrArray *tables = goi_edition_get_tables (self->edition);

  for (guint t = 0; t < tables->len; t++)
    {
      GoiTableReading *reading = read_table (
          document, goi_form_labels_get (self->edition, g_ptr_array_index (tables, t)), lines);
      if (!goi_table_reading_is_found (reading))
        {
          goi_table_reading_free (reading);
          continue;
        }
      g_ptr_array_add (self->tables, reading);
      self->n_good += reading->n_good;
      self->n_clear += reading->alignment != NULL ? reading->alignment->n_clear : 0;
    }
}

static gboolean
is_plausible (const Attempt *self)
{
  return self->tables->len > 0
         && (self->evidence >= LEAST_SHARE || self->n_clear >= LEAST_ROWS);
}

static gboolean
is_better (const Attempt *a, const Attempt *b)
{
  if (a->evidence != b->evidence)
    return a->evidence > b->evidence;
  return a->n_good > b->n_good;
}

static int
compare_evidence (gconstpointer a, gconstpointer b)
{
  const Attempt *first = *(Attempt *const *) a, *second = *(Attempt *const *) b;

  return (first->evidence < second->evidence) - (first->evidence > second->evidence);
}

/* One for each edition with a form, the one with most evidence first; nothing is read yet. */
static GPtrArray *
all_attempts (GoiDocument *document)
{
  GPtrArray *editions = goi_edition_list ();
  GPtrArray *attempts = g_ptr_array_new_with_free_func (attempt_free);
  g_autoptr (GoiFlow) letters
      = goi_flow_new_letters (document, 0, goi_document_get_length (document));
  Pairs pairs;

  collect_pairs (letters->text, pairs);
  for (guint i = 0; i < editions->len; i++)
    {
      Attempt *attempt;

      if (goi_edition_is_prose (g_ptr_array_index (editions, i)))
        continue;
      attempt = g_new0 (Attempt, 1);
      attempt->edition = g_ptr_array_index (editions, i);
      attempt->evidence = weigh_evidence (attempt->edition, letters, pairs);
      attempt->tables
          = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_table_reading_free);
      g_ptr_array_add (attempts, attempt);
    }
  g_ptr_array_sort (attempts, compare_evidence);
  return attempts;
}

/* Whether a document has the form of an edition, though its numbers stand nowhere near its labels. */
static gboolean
has_only_labels (const Attempt *self)
{
  return self->evidence >= PLAIN_SHARE && self->tables->len == 0;
}

/* The edition whose form the document has: by the labels that only this edition has, then by the rows
 * that could be read. NULL when it has none. */
static Attempt *
best_attempt (GoiDocument *document, GPtrArray *lines)
{
  g_autoptr (GPtrArray) attempts = all_attempts (document);
  int best = -1;

  for (guint i = 0; i < attempts->len; i++)
    {
      Attempt *next = g_ptr_array_index (attempts, i);
      Attempt *first = best >= 0 ? g_ptr_array_index (attempts, best) : NULL;

      /* Others cannot win against plain evidence any more. */
      if (first != NULL && first->evidence >= LEAST_SHARE && next->evidence < first->evidence)
        break;
      read_tables (next, document, lines);
      if (is_plausible (next) && (first == NULL || is_better (next, first)))
        best = (int) i;
    }
  if (best < 0 && attempts->len > 0 && has_only_labels (g_ptr_array_index (attempts, 0)))
    best = 0;
  return best >= 0 ? g_ptr_array_steal_index (attempts, best) : NULL;
}

/* What the report says apart from its cells */

static void
write_sections (GoiReport *report, GoiDocument *document, GPtrArray *sections)
{
  for (guint i = 0; i < sections->len; i++)
    {
      const GoiSectionPlace *place = g_ptr_array_index (sections, i);
      g_autofree char *text = goi_document_dup_range (document, place->start, place->end);
      g_autofree char *trimmed = goi_text_trim (text);

      goi_report_set_section (report, place->id, place->title, trimmed);
    }
}

static void
add_doubt (GoiReport *report, const char *message, const char *text)
{
  const char *none[] = { NULL };

  goi_report_add_doubt (report, goi_doubt_new (none, message, text));
}

static void
write_identity (GoiReport *report, const GoiIdentity *identity)
{
  g_autofree char *year = g_strdup_printf ("%d", identity->year);

  goi_report_set_year (report, identity->year);
  goi_report_set_agency (report, identity->agency);
  goi_report_set_title (report, identity->title);
  goi_report_set_region (report, (const char *const *) identity->region);
  if (identity->year == 0)
    add_doubt (report, N_("The document does not say which year it is about"), NULL);
  else if (!identity->year_plain)
    add_doubt (report, N_("The document says nowhere plainly which year it is about; this may be the wrong one"),
               year);
  else if (!identity->year_sure)
    add_doubt (report, N_("The document speaks of several years; this may be the wrong one"), year);
  else if (identity->name_year > 0)
    {
      g_autofree char *other = g_strdup_printf ("%d", identity->name_year);
      add_doubt (report, N_("The name of the file says another year than the document"), other);
    }
  if (*identity->agency == '\0')
    add_doubt (report, N_("The document does not say whose report it is"), NULL);
  else if (!identity->agency_sure)
    add_doubt (report, N_("The document names its author nowhere plainly; this may be the wrong one"),
               identity->agency);
  else if (identity->signed_by != NULL)
    add_doubt (report, N_("Another body than the one in the title has signed the report"),
               identity->signed_by);
}

static void
tell_unread (GoiReport *report, GoiDocument *document)
{
  if (goi_document_get_n_unread (document) > 0)
    add_doubt (report, N_("The file holds more documents; only the first one was read"), NULL);
}

/* Tables of the form that the document does not have. @text: where their numbers may be; NULL for their sections. */
static void
tell_missing_tables (GoiReport *report, GoiDocument *document, GPtrArray *tables, const char *text)
{
  GPtrArray *specs = goi_edition_get_sections (goi_report_get_edition (report));

  for (guint s = 0; s < specs->len; s++)
    {
      const GoiSectionSpec *spec = g_ptr_array_index (specs, s);
      gboolean found = spec->table == NULL;

      for (guint t = 0; t < tables->len && !found; t++)
        found = ((GoiTableReading *) g_ptr_array_index (tables, t))->labels->table == spec->table;
      if (!found)
        goi_distrust_lost_table (report, spec->table, document,
                                 text != NULL ? text : goi_report_get_section_text (report, spec->id), spec->label);
    }
}

static void
offer_restored (GoiReport *report, GoiDocument *document, GPtrArray *sections)
{
  GoiEdition *edition = goi_report_get_edition (report);
  g_autoptr (GPtrArray) facts = NULL;

  if (goi_report_get_doubts (report)->len == 0)
    return;
  /* Sentences are about the indicators of the older form. */
  if (goi_edition_has_free_sections (edition))
    facts = goi_prose_facts (document, edition, sections, goi_report_get_year (report));
  goi_restore_offer (report, facts);
}

/* The form as offices fetch it to fill it in: it is read as what it is, with a word about it. */
static void
tell_empty_form (GoiReport *report)
{
  guint n = goi_edition_get_n_cells (goi_report_get_edition (report));

  for (guint i = 0; i < n; i++)
    {
      const GoiCell *cell = goi_edition_get_cell (goi_report_get_edition (report), i);
      if (goi_report_get_cell_value (report, cell)->mark != GOI_MARK_BLANK
          && goi_report_get_cell_value (report, cell)->mark != GOI_MARK_ABSENT)
        return;
    }
  add_doubt (report, N_("This is the form with nothing filled in"), NULL);
}

static GoiEdition *
prose_edition (void)
{
  GPtrArray *editions = goi_edition_list ();

  for (guint i = 0; i < editions->len; i++)
    if (goi_edition_is_prose (g_ptr_array_index (editions, i)))
      return g_ptr_array_index (editions, i);
  return NULL;
}

static GoiReport *
report_of_form (GoiDocument *document, Attempt *found, const char *name)
{
  g_autoptr (GPtrArray) sections = goi_sections_find (document, found->edition, found->tables);
  g_autoptr (GoiIdentity) identity = goi_identity_find (document, sections, name);
  GoiReport *report = goi_report_new (found->edition, GOI_MARK_ABSENT);

  write_identity (report, identity);
  tell_unread (report, document);
  write_sections (report, document, sections);
  goi_fill_report (report, found->tables);
  goi_parts_add (report, found->tables);
  goi_distrust_tables (report, found->tables);
  offer_restored (report, document, sections);
  tell_missing_tables (report, document, found->tables,
                       found->tables->len == 0 ? goi_document_get_text (document) : NULL);
  if (found->tables->len > 0)
    tell_empty_form (report);
  goi_contradictions_find (report, document, prose_edition (), sections);
  return report;
}

/* Reports whose tables are missing, and reports in prose */

/* How many sections with a table a document has by their headings. */
static guint
count_table_titles (GoiEdition *edition, GPtrArray *sections)
{
  guint n = 0;

  for (guint i = 0; i < sections->len; i++)
    {
      const GoiSectionPlace *place = g_ptr_array_index (sections, i);
      const GoiSectionSpec *spec = goi_edition_get_section (edition, place->id);
      n += *place->title != '\0' && spec != NULL && spec->table != NULL ? 1 : 0;
    }
  return n;
}

/* The sections of a form are there, its tables are not: they were pictures, perhaps. */
static GoiReport *
report_without_tables (GoiDocument *document, const char *name)
{
  GPtrArray *editions = goi_edition_list ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  GoiReport *report = NULL;

  for (guint i = 0; i < editions->len && report == NULL; i++)
    {
      GoiEdition *edition = g_ptr_array_index (editions, i);
      g_autoptr (GPtrArray) sections = NULL;
      g_autoptr (GoiIdentity) identity = NULL;

      if (goi_edition_has_free_sections (edition))
        continue;
      sections = goi_sections_find (document, edition, none);
      if (goi_sections_count_titles (sections) < 4 || count_table_titles (edition, sections) < 3)
        continue;
      identity = goi_identity_find (document, sections, name);
      if (identity->year == 0 || *identity->agency == '\0')
        continue;
      if (goi_edition_for_year (identity->year) != edition
          && !goi_edition_has_free_sections (goi_edition_for_year (identity->year)))
        continue;
      report = goi_report_new (edition, GOI_MARK_ABSENT);
      write_identity (report, identity);
      tell_unread (report, document);
      write_sections (report, document, sections);
      tell_missing_tables (report, document, none, NULL);
    }
  return report;
}

static GoiReport *
report_in_prose (GoiDocument *document, const char *name)
{
  GoiEdition *edition = prose_edition ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) sections = goi_sections_find (document, edition, none);
  g_autoptr (GoiIdentity) identity = goi_identity_find (document, sections, name);
  g_autoptr (GPtrArray) facts = goi_prose_facts (document, edition, sections, identity->year);
  guint n_sections = goi_prose_count_sections (sections);
  GoiReport *report;

  if (identity->year == 0 || *identity->agency == '\0' || !identity->says_report
      || n_sections < 2 || (facts->len == 0 && n_sections < 3))
    return NULL;
  report = goi_report_new (edition, GOI_MARK_ABSENT);
  write_identity (report, identity);
  tell_unread (report, document);
  write_sections (report, document, sections);
  goi_prose_write (report, facts);
  return report;
}

/* 附件：X2022年政府信息公开工作年度报告.docx: whether the report is a file that the page links to. */
static gboolean
has_attachment (const char *text)
{
  static const char *const endings[]
      = { ".docx", ".doc", ".pdf", ".xlsx", ".xls", ".wps", ".ofd", ".zip", ".rar" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    for (const char *p = strstr (text, endings[i]); p != NULL; p = strstr (p + 1, endings[i]))
      {
        g_autofree char *before = g_strndup (text, p - text);
        if (goi_words_suffix (before, "title_kinds") != NULL)
          return TRUE;
      }
  return FALSE;
}

/* Why a document is no report. */
static void
set_not_a_report (GoiDocument *document, GError **error)
{
  g_autoptr (GoiFlow) flow
      = goi_flow_new (document, 0, goi_document_get_length (document), TRUE);

  if (has_attachment (flow->text))
    g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_NOT_A_REPORT,
                         _("This is no annual report: the report is an attachment of this page. Save the "
                           "attachment and read that file."));
  else if (goi_words_any_in ("title_subjects", flow->text))
    g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_NOT_A_REPORT,
                         _("This is no annual report: it speaks of information disclosure, but has "
                           "neither the tables nor the sections of a report."));
  else
    g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_NOT_A_REPORT,
                         _("This is no annual report: it does not speak of government information "
                           "disclosure."));
}

/**
 * goi_recognise_has_form:
 * @document: a document
 *
 * Returns: whether it has the labels of an edition's form; whether they can be read is another question
 */
gboolean
goi_recognise_has_form (GoiDocument *document)
{
  g_autoptr (GPtrArray) attempts = all_attempts (document);

  return attempts->len > 0 && ((Attempt *) g_ptr_array_index (attempts, 0))->evidence >= PLAIN_SHARE;
}

/**
 * goi_recognise:
 * @document: a document
 * @name: (nullable): the base name of the file it was read from
 * @error: return location for a #GoiReadError
 *
 * Finds out which form the document has, whose report it is and for which year, and reads its sections
 * and cells. What is not sure is among the report's doubts; what the document does not have is absent.
 *
 * Returns: (transfer full): the report, or NULL with %GOI_READ_ERROR_NOT_A_REPORT and the reason
 */
GoiReport *
goi_recognise (GoiDocument *document, const char *name, GError **error)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GoiReport) report = NULL;
  Attempt *found;

  g_return_val_if_fail (GOI_IS_DOCUMENT (document), NULL);
  if (goi_text_is_blank (goi_document_get_text (document)))
    {
      g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_EMPTY, _("There is no text in it."));
      return NULL;
    }
  if (goi_document_get_length (document) > LONGEST_REPORT)
    {
      g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_TOO_LARGE,
                           _("The text is too long for a report."));
      return NULL;
    }
  lines = goi_lines_of_document (document);
  goi_lines_join_wrapped (lines);
  goi_lines_join_values (lines);
  found = best_attempt (document, lines);
  if (found != NULL)
    report = report_of_form (document, found, name);
  g_clear_pointer (&found, attempt_free);
  if (report == NULL)
    report = report_without_tables (document, name);
  if (report == NULL)
    report = report_in_prose (document, name);
  if (report == NULL)
    {
      set_not_a_report (document, error);
      return NULL;
    }
  goi_report_set_source (report, name, NULL, NULL);
  return g_steal_pointer (&report);
}
