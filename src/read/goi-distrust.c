/* goi-distrust.c: what cannot be trusted because other things did not fit
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text that was taken out of pages loses more than its borders: numbers move to the line above or below
 * their label, lines of a label are cut off. Each row may then look right by itself while all are one
 * too low. What shows it is that some lines found no place and that the sums are broken. In a document
 * that kept its cells a broken sum is the document's own mistake and no reason for distrust.
 */

#define G_LOG_DOMAIN "goi-distrust"

#include "config.h"

#include "goi-distrust.h"

#include "goi-characters.h"
#include "goi-flow.h"
#include "goi-number.h"
#include "goi-sums.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many broken sums are not the document's own where numbers stood on other lines than their labels. */
#define MANY_BROKEN 3
/* So many rows that moved show that all others whose totals are blank may have moved as well. */
#define MANY_MOVED 3
/* A table that lacks so many rows may be of the form of the report's year, and not of the one it was read as. */
#define MANY_MISSING 2
/* How similar a cell has to be to the label of its row to be the label. */
#define SIMILAR 0.75
/* A section with so many numbers on short lines has a table. */
#define NUMBERS_OF_TABLE 4
/* Fewer rows do not show that all are full. */
#define LEAST_FULL 8
/* Headers of columns that are no words of every day have as many characters, and a table has so many of them. */
#define LEAST_HEADER 4
#define FEWEST_HEADERS 4
/* The longest line of a table that lost its cells, in bytes. */
#define LONGEST_LINE 160

/* What is known of a table. */
typedef struct
{
  const GoiTableReading *table;
  gboolean loose;      /* nothing but the look says which numbers stand in a row */
  gboolean placed;     /* numbers were put into columns by their places alone */
  gboolean joined;     /* numbers stood on other lines than their labels */
  guint n_left;        /* lines with numbers among its rows that are none of its rows */
  guint n_missing;     /* rows of the form that were not found */
  guint n_empty;       /* rows of text without any number */
  guint n_short;       /* rows with fewer cells than columns */
  guint n_open;        /* rows whose numbers could not be assigned to its columns */
  guint n_broken;      /* sums that do not hold */
} Signs;

static gboolean
is_replaced (const GoiTableReading *table, const GoiFormItem *item)
{
  for (guint r = 0; r < table->labels->rows->len; r++)
    {
      const GoiFormItem *other = goi_form_labels_row (table->labels, r)->item;

      if (other != NULL && other->replaces != NULL && item->id != NULL
          && table->alignment->matches[r].entry >= 0 && g_str_has_prefix (item->id, other->replaces))
        return TRUE;
    }
  return FALSE;
}

/* Whether the document misses a row that every document has. */
static gboolean
is_missing (const GoiTableReading *table, guint r)
{
  const GoiFormLabel *row = goi_form_labels_row (table->labels, r);

  return row->kind == GOI_FORM_ROW_VALUES && table->alignment->matches[r].entry < 0
         && row->item->replaces == NULL && !row->item->optional && !is_replaced (table, row->item);
}

/* Whether a line has numbers behind its label. The last character of a wrapped label is none. */
static gboolean
has_numbers (const GoiEntry *entry, const GoiLine *line)
{
  guint n_dirt = 0;

  for (guint i = entry->first_slot; i < entry->first_slot + entry->n_slots; i++)
    {
      const GoiPiece *piece = goi_line_piece (line, i);

      if (goi_text_is_blank (piece->text))
        continue;
      if (piece->kind == GOI_PIECE_VALUE)
        return TRUE;
      n_dirt += piece->kind == GOI_PIECE_DIRT ? 1 : 0;
    }
  return n_dirt > 1;
}

/* Whether a line of values beside those of a table without row labels belongs to none of its parts. */
static gboolean
is_left_unlabelled (const GoiTableReading *table, int i)
{
  const GoiEntry *entry = &g_array_index (table->entries, GoiEntry, i);
  const GoiLine *line = g_ptr_array_index (table->lines, entry->line);
  gboolean beside = line->in_table && entry->label == NULL;

  if (entry->header || entry->n_values == 0 || line->is_prose || goi_line_is_subtotal (line))
    return FALSE;
  for (guint r = 0; r < table->rows->len; r++)
    {
      const GoiLine *read = ((GoiTableRow *) g_ptr_array_index (table->rows, r))->line;

      if (read == line)
        return FALSE;
      beside |= line->in_table && read->in_table && read->block == line->block && line->row > read->row;
    }
  return beside;
}

/* Whether a line with numbers is none of the rows with numbers; a group has none of its own. */
static gboolean
is_left (const GoiTableReading *table, int i)
{
  int row = table->alignment->row_of_entry[i];
  const GoiEntry *entry = &g_array_index (table->entries, GoiEntry, i);
  const GoiLine *line = g_ptr_array_index (table->lines, entry->line);

  if (entry->header || entry->n_values == 0 || !has_numbers (entry, line)
      || (row >= 0 && goi_form_labels_row (table->labels, row)->kind == GOI_FORM_ROW_VALUES))
    return FALSE;
  return !goi_line_is_subtotal (line);
}

static gboolean
is_of_table (const GoiRelation *relation, const GoiTable *table)
{
  const GoiSum *sides[] = { relation->left, relation->right };

  for (guint s = 0; s < 2; s++)
    for (guint i = 0; i < sides[s]->terms->len; i++)
      if (g_array_index (sides[s]->terms, GoiTerm, i).cell->table != table)
        return FALSE;
  return TRUE;
}

static gboolean
has_sums (GoiReport *report, const GoiTable *table)
{
  GPtrArray *relations = goi_edition_get_relations (goi_report_get_edition (report));

  for (guint i = 0; i < relations->len; i++)
    {
      const GoiRelation *relation = g_ptr_array_index (relations, i);
      if (relation->comparison == GOI_COMPARISON_EQUAL && is_of_table (relation, table))
        return TRUE;
    }
  return FALSE;
}

static guint
count_broken (GoiReport *report, const GoiTable *table)
{
  GPtrArray *relations = goi_edition_get_relations (goi_report_get_edition (report));
  guint n = 0;

  for (guint i = 0; i < relations->len; i++)
    {
      const GoiRelation *relation = g_ptr_array_index (relations, i);
      GoiSumResult left, right;

      if (relation->comparison != GOI_COMPARISON_EQUAL || !is_of_table (relation, table))
        continue;
      /* What was not found counts as nothing: where it really is not there, the sums hold without it. */
      goi_sum_evaluate (relation->left, report, &left);
      goi_sum_evaluate (relation->right, report, &right);
      if (left.n_unreadable + right.n_unreadable == 0 && left.n_numbers + right.n_numbers > 0
          && !goi_decimal_equal (left.value, right.value))
        n++;
    }
  return n;
}

/* How many cells of a row hold something, as it is read first. */
static guint
count_filled (const GoiTableRow *row)
{
  const GoiCandidate *candidate
      = row->reading->candidates->len > 0 ? g_ptr_array_index (row->reading->candidates, 0) : NULL;
  guint n = 0;

  for (guint k = 0; candidate != NULL && k < row->reading->n; k++)
    n += candidate->texts[k] != NULL && !goi_text_is_blank (candidate->texts[k]) ? 1 : 0;
  return n;
}

/* Whether a row holds nothing in a table where nearly all others are full: its numbers may stand elsewhere. */
static gboolean
is_blank_among_full (const GoiTableReading *table, const GoiTableRow *row)
{
  guint n_full = 0;

  if (row->reading->candidates->len != 1 || count_filled (row) > 0)
    return FALSE;
  for (guint i = 0; i < table->rows->len; i++)
    {
      const GoiTableRow *other = g_ptr_array_index (table->rows, i);
      n_full += count_filled (other) == other->reading->n ? 1 : 0;
    }
  return table->rows->len >= LEAST_FULL && n_full * 5 >= table->rows->len * 4;
}

/* Whether no number was seen in a row of text. Tabs say themselves that a cell is blank, the look of a page does
 * not. */
static gboolean
is_empty (const GoiTableReading *table, const GoiTableRow *row)
{
  if (!row->line->in_table)
    return row->reading->n_slots == 0;
  return row->line->loose && (row->reading->n_slots == 0 || row->line->grid_columns > 0)
         && is_blank_among_full (table, row);
}

static void
look (Signs *signs, GoiReport *report, const GoiTableReading *table)
{
  *signs = (Signs) { .table = table, .loose = TRUE };
  for (guint i = 0; i < table->rows->len; i++)
    {
      const GoiTableRow *row = g_ptr_array_index (table->rows, i);

      signs->loose &= row->line->loose;
      signs->placed |= row->line->loose && row->line->grid_columns > 0;
      signs->joined |= row->line->n_joined > 0;
      signs->n_empty += is_empty (table, row) ? 1 : 0;
      signs->n_short += row->reading->n_slots < row->reading->n ? 1 : 0;
      /* Digits that ran together can be cut in several ways wherever they stand. */
      signs->n_open += row->reading->candidates->len == 0
                               || (row->reading->candidates->len > 1 && !row->reading->running)
                           ? 1
                           : 0;
    }
  if (table->alignment != NULL)
    {
      for (int i = table->alignment->first + 1; i < table->alignment->last; i++)
        signs->n_left += is_left (table, i) ? 1 : 0;
      for (guint r = 0; r < table->labels->rows->len; r++)
        signs->n_missing += is_missing (table, r) ? 1 : 0;
    }
  else
    for (guint i = 0; i < table->entries->len; i++)
      signs->n_left += is_left_unlabelled (table, (int) i) ? 1 : 0;
  signs->n_broken = count_broken (report, table->labels->table);
}

/* Doubts those of @keys that nothing has been said about yet. */
static void
doubt (GoiReport *report, GPtrArray *keys, const char *message, const char *text)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  for (guint i = 0; i < keys->len; i++)
    if (goi_report_find_doubt (report, g_ptr_array_index (keys, i)) == NULL)
      g_ptr_array_add (left, g_ptr_array_index (keys, i));
  if (left->len == 0)
    return;
  g_ptr_array_add (left, NULL);
  goi_report_add_doubt (report, goi_doubt_new ((const char *const *) left->pdata, message, text));
}

static GPtrArray *
keys_of_table (GoiReport *report, const GoiTable *table)
{
  GoiEdition *edition = goi_report_get_edition (report);
  GPtrArray *keys = g_ptr_array_new ();

  for (guint i = 0; i < goi_edition_get_n_cells (edition); i++)
    {
      const GoiCell *cell = goi_edition_get_cell (edition, i);

      if (cell->table == table
          && (!cell->alternative || goi_report_get_cell_value (report, cell)->mark != GOI_MARK_ABSENT))
        g_ptr_array_add (keys, cell->key);
    }
  return keys;
}

static gboolean
is_missing_item (const GoiTableReading *table, const GoiFormItem *item)
{
  for (guint r = 0; table->alignment != NULL && r < table->labels->rows->len; r++)
    if (goi_form_labels_row (table->labels, r)->item == item)
      return is_missing (table, r);
  return FALSE;
}

static gboolean
is_empty_item (const GoiTableReading *table, const GoiFormItem *item)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      const GoiTableRow *row = g_ptr_array_index (table->rows, i);
      if (row->row == item)
        return is_empty (table, row);
    }
  return FALSE;
}

/* The cells of rows that were not found, or found without numbers. */
static GPtrArray *
keys_without_numbers (GoiReport *report, const Signs *signs)
{
  GoiEdition *edition = goi_report_get_edition (report);
  GPtrArray *keys = g_ptr_array_new ();

  for (guint i = 0; i < goi_edition_get_n_cells (edition); i++)
    {
      const GoiCell *cell = goi_edition_get_cell (edition, i);

      if (cell->table == signs->table->labels->table && !cell->alternative
          && (is_missing_item (signs->table, cell->row)
              || (signs->table->alignment == NULL
                  && goi_report_get_cell_value (report, cell)->mark == GOI_MARK_ABSENT)
              || (signs->loose && is_empty_item (signs->table, cell->row))))
        g_ptr_array_add (keys, cell->key);
    }
  return keys;
}

/* The cells of a table whose row has no label, of which nothing was read. */
static GPtrArray *
keys_not_read (GoiReport *report, const GoiTable *table)
{
  GPtrArray *keys = keys_of_table (report, table);

  for (guint i = keys->len; i > 0; i--)
    {
      const GoiCell *cell = goi_edition_find_cell (goi_report_get_edition (report), g_ptr_array_index (keys, i - 1));
      if (goi_report_get_cell_value (report, cell)->mark != GOI_MARK_ABSENT)
        g_ptr_array_remove_index (keys, i - 1);
    }
  return keys;
}

/* Whether rows may have the numbers of their neighbours. */
static gboolean
is_in_disorder (const Signs *signs)
{
  guint n = signs->n_left + signs->n_missing + signs->n_empty + signs->n_open;

  if (!signs->loose)
    return FALSE;
  if (signs->placed && signs->n_broken > 0)
    return TRUE;
  /* A row has no numbers, and numbers have no row: those between may all have moved. */
  if (signs->joined && signs->n_left > 0 && signs->n_empty > 0)
    return TRUE;
  /* All rows are whole: one is missing in the document itself. */
  if (n == signs->n_missing && signs->n_short == 0 && !signs->joined)
    return FALSE;
  if (signs->n_broken > 0 && (n > 0 || (signs->joined && signs->n_broken >= MANY_BROKEN)))
    return TRUE;
  /* Sums over rows that could not be read say nothing. */
  return n > 2 && n * 4 > signs->table->labels->n_value_rows;
}

/* What a cell of a row holds, nothing where it is no number. */
static GoiDecimal
number_at (GoiReport *report, const GoiRowReading *reading, guint column)
{
  const GoiValue *value
      = reading->cells[column] != NULL ? goi_report_get_cell_value (report, reading->cells[column]) : NULL;

  return value != NULL && goi_value_is_number (value) ? value->number : GOI_DECIMAL_INT (0);
}

/* The column of the total of a sum within a row, -1 where it is no total of all others. */
static int
total_of (const GoiRowSum *sum, guint n)
{
  int total = -1;
  guint n_added = 0, n_taken = 0;

  for (guint k = 0; k < n; k++)
    {
      n_added += sum->factors[k] > 0 ? 1 : 0;
      n_taken += sum->factors[k] < 0 ? 1 : 0;
    }
  for (guint k = 0; k < n; k++)
    if (n_added == 1 ? sum->factors[k] > 0 : n_taken == 1 && sum->factors[k] < 0)
      total = (int) k;
  return n_added + n_taken > 2 ? total : -1;
}

static gboolean
is_blank_total (GoiReport *report, const GoiRowReading *reading, int total)
{
  const GoiValue *value
      = total >= 0 && reading->cells[total] != NULL ? goi_report_get_cell_value (report, reading->cells[total]) : NULL;

  return value != NULL && (value->mark == GOI_MARK_BLANK || value->mark == GOI_MARK_ABSENT);
}

/* How many cells of a sum hold a number that is not 0. */
static guint
count_numbers_of_sum (GoiReport *report, const GoiRowReading *reading, const GoiRowSum *sum)
{
  guint n = 0;

  for (guint k = 0; k < reading->n; k++)
    n += sum->factors[k] != 0 && number_at (report, reading, k).unscaled != 0 ? 1 : 0;
  return n;
}

/* How many numbers stand before a cell that is what they add up to, and that nothing else stands behind: where the cell
 * of the total is blank, this is the total, and the row has moved. 0 where there is none. */
static guint
ends_with_total (GoiReport *report, const GoiRowReading *reading, const GoiRowSum *sum, int total)
{
  GoiDecimal before = GOI_DECIMAL_INT (0);
  gboolean found = FALSE;
  guint n = 0;

  for (guint k = 0; k < reading->n; k++)
    {
      GoiDecimal value = number_at (report, reading, k);

      if (sum->factors[k] == 0 || (int) k == total || value.unscaled == 0)
        continue;
      if (found && !goi_decimal_equal (value, before))
        return 0;
      if (!found && goi_decimal_equal (value, before))
        found = TRUE;
      else if (!found && !goi_decimal_add (before, value, &before))
        return 0;
      n += found ? 0 : 1;
    }
  return found ? n : 0;
}

/* Adds the cells of a sum to @keys, if any of them holds a number. */
static void
add_keys_of_sum (GoiReport *report, const GoiRowReading *reading, const GoiRowSum *sum, GPtrArray *keys)
{
  gboolean any = FALSE;

  for (guint k = 0; k < reading->n; k++)
    {
      const GoiValue *value = sum->factors[k] != 0 ? goi_report_get_cell_value (report, reading->cells[k]) : NULL;
      any |= value != NULL && goi_value_is_number (value);
    }
  for (guint k = 0; k < reading->n && any; k++)
    if (sum->factors[k] != 0)
      g_ptr_array_add (keys, reading->cells[k]->key);
}

/* Doubts rows whose numbers moved to the left, so that their totals stand in other columns and the cells of the totals
 * are blank. Where many did, others moved as well of which it cannot be seen. */
static void
distrust_moved (GoiReport *report, const GoiTableReading *table)
{
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  guint n_moved = 0, n_filled = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const GoiRowReading *reading = ((GoiTableRow *) g_ptr_array_index (table->rows, i))->reading;
      g_autoptr (GArray) sums = goi_row_sums_new (reading);

      for (guint s = 0; s < sums->len; s++)
        {
          const GoiRowSum *sum = &g_array_index (sums, GoiRowSum, s);
          int total = total_of (sum, reading->n);
          guint n_before;

          if (!is_blank_total (report, reading, total))
            continue;
          add_keys_of_sum (report, reading, sum, open);
          n_before = ends_with_total (report, reading, sum, total);
          n_moved += n_before > 0 ? 1 : 0;
          n_filled += count_numbers_of_sum (report, reading, sum) > 1 ? 1 : 0;
          /* Two numbers are equal by chance in a single row. */
          if (n_before > 1)
            add_keys_of_sum (report, reading, sum, moved);
        }
    }
  /* Where totals were left blank, a few rows look moved by chance. */
  if (n_moved * 2 > n_filled)
    doubt (report, n_moved >= MANY_MOVED ? open : moved,
           N_("The cell of the total is blank, and what may be the total stands in another column"), NULL);
}

/* Whether a report is of a year with another form, and a table lacks rows of the form that it was read as, which no sums
 * confirm. */
static gboolean
is_of_other_form (GoiReport *report, const Signs *signs)
{
  GoiEdition *edition = goi_report_get_year (report) > 0 ? goi_edition_for_year (goi_report_get_year (report)) : NULL;

  return edition != NULL && edition != goi_report_get_edition (report) && !goi_edition_is_prose (edition)
         && signs->n_missing >= MANY_MISSING
         && (signs->n_broken > 0 || !has_sums (report, signs->table->labels->table));
}

/* Whether one of the cells of a row holds the label of the row: the others have moved with it. */
static gboolean
holds_its_label (const GoiTableReading *table, const GoiTableRow *row)
{
  const GoiCandidate *candidate
      = row->reading->candidates->len > 0 ? g_ptr_array_index (row->reading->candidates, 0) : NULL;

  for (guint r = 0; candidate != NULL && r < table->labels->rows->len; r++)
    {
      const GoiFormLabel *form = goi_form_labels_row (table->labels, r);

      for (guint k = 0; form->item == row->row && k < row->reading->n; k++)
        {
          GoiLabel label;

          if (candidate->texts[k] == NULL || row->reading->cells[k] == NULL || goi_text_is_blank (candidate->texts[k])
              || goi_number_is_value (candidate->texts[k]))
            continue;
          goi_label_init (&label, candidate->texts[k]);
          if (goi_form_label_similarity (form, &label, SIMILAR) >= SIMILAR)
            return TRUE;
        }
    }
  return FALSE;
}

static void
distrust_labels_among_values (GoiReport *report, const GoiTableReading *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      const GoiTableRow *row = g_ptr_array_index (table->rows, i);
      g_autoptr (GPtrArray) keys = g_ptr_array_new ();
      g_autofree char *text = NULL;

      if (!holds_its_label (table, row))
        continue;
      for (guint k = 0; k < row->reading->n; k++)
        if (row->reading->cells[k] != NULL)
          g_ptr_array_add (keys, row->reading->cells[k]->key);
      text = goi_line_dup_text (row->line);
      doubt (report, keys, N_("The values of this row do not fit its columns"), text);
    }
}

/**
 * goi_distrust_tables:
 * @report: a report whose cells are filled
 * @tables: (element-type GoiTableReading): the tables they were read from
 *
 * Doubts what looks right by itself but cannot be trusted: all cells of a table in text without cells
 * where lines found no place and sums are broken, and rows that were not found beside lines that fit no
 * row; rows that moved beside their totals, and tables whose headers leave the order of the columns open. Lists of
 * indicators are left out: documents print them with rows of their own.
 */
void
goi_distrust_tables (GoiReport *report, GPtrArray *tables)
{
  for (guint t = 0; t < tables->len; t++)
    {
      const GoiTableReading *table = g_ptr_array_index (tables, t);
      g_autoptr (GPtrArray) keys = NULL;
      Signs signs;

      if (table->labels->table->unit_column != NULL)
        continue;
      look (&signs, report, table);
      distrust_moved (report, table);
      distrust_labels_among_values (report, table);
      if (is_of_other_form (report, &signs))
        {
          keys = keys_of_table (report, table->labels->table);
          doubt (report, keys, N_("This table lacks rows of its form, and the form is not that of the year of the report"),
                 NULL);
          continue;
        }
      if (table->disordered)
        {
          keys = keys_of_table (report, table->labels->table);
          doubt (report, keys,
                 N_("The headers of this table stand in another order than on the form, and not all were found"), NULL);
          continue;
        }
      if (is_in_disorder (&signs))
        {
          keys = keys_of_table (report, table->labels->table);
          doubt (report, keys, N_("The lines of this table are out of order and its sums do not hold as read"), NULL);
          continue;
        }
      if (signs.loose && table->alignment == NULL && table->rows->len > 0)
        {
          keys = keys_not_read (report, table->labels->table);
          doubt (report, keys, N_("These cells were not found, though others of their table were"), NULL);
          continue;
        }
      if (signs.n_left == 0 && !(signs.loose && signs.n_empty > 0))
        continue;
      keys = keys_without_numbers (report, &signs);
      doubt (report, keys,
             table->alignment != NULL
                 ? N_("This row was not found, but other lines of the table fit no row")
                 : N_("This part of the table was not found, but other lines of it fit no part"),
             NULL);
    }
}

/* How many numbers, or marks in their place, stand alone or behind a few words on the lines of a text. */
static guint
count_numbers (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = NULL;

      if (strlen (lines[i]) > LONGEST_LINE || strstr (lines[i], "。") != NULL)
        continue;
      words = g_strsplit_set (lines[i], " \t|", -1);
      for (guint k = 0; words[k] != NULL; k++)
        n += *words[k] != '\0' && goi_number_is_value (words[k]) ? 1 : 0;
    }
  return n;
}

/* Whether a document has the headers of most of a table's columns; in the section of the table a few are enough. The
 * words of its title are no headers. */
static gboolean
has_headers (GoiReport *report, GoiTable *table, GoiDocument *document, const char *title, gboolean in_section)
{
  const GoiFormLabels *labels = goi_form_labels_get (goi_report_get_edition (report), table);
  g_autoptr (GoiFlow) letters = goi_flow_new_letters (document, 0, goi_document_get_length (document));
  guint n = 0, n_found = 0;

  for (guint i = 0; i < labels->columns->len; i++)
    {
      const GoiFormLabel *column = goi_form_labels_column (labels, i);
      gboolean found = FALSE;

      if (column->forms[0].n_full < LEAST_HEADER)
        continue;
      for (guint k = 0; k < column->n_forms && !found; k++)
        {
          g_autofree char *text = goi_label_dup_letters (&column->forms[k]);
          if (strstr (title, text) != NULL)
            break;
          found = strstr (letters->text, text) != NULL;
        }
      n++;
      n_found += found ? 1 : 0;
    }
  return n >= FEWEST_HEADERS && (in_section ? n_found > 1 : n_found * 4 >= n * 3);
}

/**
 * goi_distrust_lost_table:
 * @report: a report
 * @table: a table of its form that was not found
 * @document: the document
 * @text: (nullable): the text of the section that the form has it in, NULL where that was not found either
 * @label: what the section is called
 *
 * Says that a table was not found. Where the section is full of numbers, or the document has the headers of the
 * table in another section, the table is there and could not be read, so that its cells are doubtful; otherwise they
 * are absent.
 */
void
goi_distrust_lost_table (GoiReport *report, GoiTable *table, GoiDocument *document, const char *text, const char *label)
{
  const char *none[] = { NULL };
  g_autoptr (GPtrArray) keys = NULL;

  if ((text == NULL || count_numbers (text) < NUMBERS_OF_TABLE)
      && !has_headers (report, table, document, label, text != NULL))
    {
      goi_report_add_doubt (report, goi_doubt_new (none, N_("The table of this section was not found"), label));
      return;
    }
  keys = keys_of_table (report, table);
  doubt (report, keys, N_("The numbers of this section could not be assigned to the cells of its table"), label);
}
