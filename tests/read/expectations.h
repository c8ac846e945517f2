/* expectations.h: what documents say, written down by hand, and how a report compares with it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"

G_BEGIN_DECLS

/**
 * ExpectedCell:
 * @key: the cell's key
 * @number: the number, or "-"
 * @mark: the mark, or "-"
 * @text: what is printed, "-" for nothing, NULL where it does not matter
 * @origin: the origin, "-" for none, NULL where it does not matter
 * @doubt: whether the reader has to doubt
 */
typedef struct
{
  char *key, *number, *mark, *text, *origin;
  gboolean doubt;
} ExpectedCell;

typedef struct
{
  char *id, *title, *length, *sha256;
} ExpectedSection;

/* A reading that must not be the value without a doubt. */
typedef struct
{
  char *key, *number;
} ExpectedReading;

typedef struct
{
  char *edition, *year, *agency;
  char **region;          /* NULL where it does not matter */
  char *others;           /* number or mark of all cells that are not listed, or NULL */
  char *error;            /* the code of the error that reading ends with, or NULL */
  char *title;            /* NULL where it does not matter */
  GPtrArray *sections;    /* ExpectedSection */
  GHashTable *cells;      /* key → ExpectedCell */
  GPtrArray *readings;    /* ExpectedReading */
  GPtrArray *extras;      /* char *: label, a tab, number */
  GPtrArray *doubts;      /* char *: a part of the message of a doubt about the whole document */
  GPtrArray *alternatives; /* char **: KEY=NUMBER, all that one alternative of a doubt says */
} Expectations;

/**
 * Differences:
 * @n_cells: cells compared
 * @n_wrong: cells that are not as expected
 * @n_false: of these, numbers that the document does not say and that are not doubted
 * @n_undoubted: cells that the reader should have doubted
 * @n_overdoubted: cells that it doubts without need
 * @n_other: anything else
 * @text: one line each
 */
typedef struct
{
  guint n_cells, n_wrong, n_false, n_undoubted, n_overdoubted, n_other;
  GString *text;
} Differences;

Expectations *expectations_load (const char *path);
void          expectations_free (Expectations *self);
void          expectations_compare (Expectations *self, GoiReport *report, Differences *out);
void          differences_clear (Differences *self);
gboolean      is_doubted (GoiReport *report, const char *key);
char         *bare_text (const char *text, guint *length);
char         *read_test_file (const char *path, gsize *length);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Expectations, expectations_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Differences, differences_clear)

G_END_DECLS
