/* goi-label.h: labels and headings, made comparable
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No more of a label is compared. */
#define GOI_LABEL_MAX 64

/* What a match without the remarks in brackets counts, above what similarity labels are as good as the
 * same, and up to how many characters they have to be. */
#define GOI_LABEL_BARE 0.99
#define GOI_LABEL_SAME 0.98
#define GOI_LABEL_SHORT 3

/**
 * GoiOrdinalKind:
 * @GOI_ORDINAL_NONE: no ordinal
 * @GOI_ORDINAL_PART: 第一部分
 * @GOI_ORDINAL_HAN: 一、
 * @GOI_ORDINAL_HAN_BRACKET: （一）
 * @GOI_ORDINAL_DIGIT: 1.
 * @GOI_ORDINAL_DIGIT_BRACKET: （1）
 *
 * How a label or heading is numbered.
 */
typedef enum
{
  GOI_ORDINAL_NONE,
  GOI_ORDINAL_PART,
  GOI_ORDINAL_HAN,
  GOI_ORDINAL_HAN_BRACKET,
  GOI_ORDINAL_DIGIT,
  GOI_ORDINAL_DIGIT_BRACKET,
} GoiOrdinalKind;

/**
 * GoiLabel:
 * @full: its letters, digits and Chinese characters, folded, without the ordinal
 * @n_full: how many they are
 * @bare: the same without what stands in brackets
 * @n_bare: how many they are
 * @full_bloom: a set of bits that holds those of every character of @full
 * @bare_bloom: the same of @bare
 * @kind: how it is numbered
 * @ordinal: its number, 0 when it has none
 *
 * A label without everything that documents print now so, now so.
 */
typedef struct
{
  gunichar full[GOI_LABEL_MAX];
  gunichar bare[GOI_LABEL_MAX];
  guint n_full, n_bare;
  guint64 full_bloom, bare_bloom;
  GoiOrdinalKind kind;
  guint ordinal;
} GoiLabel;

void     goi_label_init (GoiLabel *label, const char *text);
char    *goi_label_dup_letters (const GoiLabel *label);
double   goi_label_similarity (const GoiLabel *a, const GoiLabel *b, double at_least);
gboolean goi_label_equal (const GoiLabel *a, const GoiLabel *b);
gboolean goi_label_contains (const GoiLabel *label, const GoiLabel *part);
gsize    goi_label_skip_ordinal (const char *text, GoiOrdinalKind *kind, guint *ordinal);

G_END_DECLS
