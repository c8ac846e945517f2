/* goi-ofd-numbers.c: numbers, lists of numbers and matrices in OFD documents
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-ofd-numbers"

#include "goi-ofd-private.h"

#include <math.h>
#include <string.h>

/* No page is a kilometre wide. */
#define MAX_NUMBER 1e6

/* The longest number that a program writes. */
#define MAX_LENGTH 63

static gboolean
is_separator (char c)
{
  return g_ascii_isspace (c) || c == ',';
}

static const char *
skip_separators (const char *p)
{
  while (is_separator (*p))
    p++;
  return p;
}

/* Moves behind the letter of a repeat (GB/T 33190, 11.3). */
static gboolean
skip_repeat (const char **text)
{
  const char *p = skip_separators (*text);

  if (*p != 'g' && *p != 'G')
    return FALSE;
  *text = p + 1;
  return TRUE;
}

/* What may follow a number: the letters of paths, and of repeats, need no blank before them. */
static gboolean
is_end (char c)
{
  return c == '\0' || is_separator (c) || strchr ("SMLQBACG", g_ascii_toupper (c)) != NULL;
}

/* Reads a decimal number of any size. */
static gboolean
parse_number (const char **text, double *value)
{
  const char *p = skip_separators (*text);
  char buffer[MAX_LENGTH + 1];
  gsize n = 0;
  char *end;

  while (p[n] != '\0' && n < MAX_LENGTH
         && (g_ascii_isdigit (p[n]) || p[n] == '.' || p[n] == 'e' || p[n] == 'E'
             || ((p[n] == '-' || p[n] == '+') && (n == 0 || (p[n - 1] | 0x20) == 'e'))))
    n++;
  if (n == 0 || !is_end (p[n]))
    return FALSE;
  memcpy (buffer, p, n);
  buffer[n] = '\0';
  *value = g_ascii_strtod (buffer, &end);
  if (*end != '\0' || !isfinite (*value))
    return FALSE;
  *text = p + n;
  return TRUE;
}

/**
 * _goi_ofd_next_number:
 * @text: (inout): where to read; moves behind the number
 * @value: (out): the number
 *
 * Reads a decimal number; names such as NaN, and numbers that are on no page, are none.
 *
 * Returns: FALSE at the end, and at what is no number
 */
gboolean
_goi_ofd_next_number (const char **text, double *value)
{
  return parse_number (text, value) && fabs (*value) <= MAX_NUMBER;
}

/**
 * _goi_ofd_numbers:
 * @text: (nullable): numbers with blanks between
 * @values: (array length=n): where they go
 * @n: how many there should be
 *
 * Returns: how many there were
 */
gsize
_goi_ofd_numbers (const char *text, double *values, gsize n)
{
  gsize i = 0;

  while (text != NULL && i < n && _goi_ofd_next_number (&text, &values[i]))
    i++;
  return i;
}

/**
 * _goi_ofd_deltas:
 * @text: (nullable): a list of steps, in which "g N VALUE" stands for a value that is repeated
 * @n: how many are needed at most; those behind are not read
 * @is_valid: (out): FALSE where something else stands in the list
 *
 * Returns: (transfer full) (element-type double): the steps
 */
GArray *
_goi_ofd_deltas (const char *text, gsize n, gboolean *is_valid)
{
  GArray *deltas = g_array_new (FALSE, FALSE, sizeof (double));

  *is_valid = TRUE;
  if (text == NULL)
    return deltas;
  while (deltas->len < n && *skip_separators (text) != '\0')
    {
      double count = 1, value;

      if ((skip_repeat (&text) && !parse_number (&text, &count))
          || !_goi_ofd_next_number (&text, &value) || count < 0)
        {
          *is_valid = FALSE;
          break;
        }
      for (double i = 0; i < count && deltas->len < n; i++)
        g_array_append_val (deltas, value);
    }
  return deltas;
}

/**
 * _goi_ofd_matrix_parse:
 * @matrix: (out): where it goes
 * @text: (nullable): six numbers; NULL for the matrix that changes nothing
 *
 * Returns: FALSE where it is no matrix
 */
gboolean
_goi_ofd_matrix_parse (GoiOfdMatrix *matrix, const char *text)
{
  double values[6] = { 1, 0, 0, 1, 0, 0 };
  gboolean is_valid = text == NULL || _goi_ofd_numbers (text, values, 6) == 6;

  *matrix = (GoiOfdMatrix) { values[0], values[1], values[2], values[3], values[4], values[5] };
  return is_valid;
}

/**
 * _goi_ofd_matrix_multiply:
 * @result: (out): first @inner, then @outer
 * @outer: a matrix
 * @inner: a matrix
 */
void
_goi_ofd_matrix_multiply (GoiOfdMatrix *result, const GoiOfdMatrix *outer, const GoiOfdMatrix *inner)
{
  GoiOfdMatrix m = *inner;

  _goi_ofd_matrix_apply_vector (outer, &m.a, &m.b);
  _goi_ofd_matrix_apply_vector (outer, &m.c, &m.d);
  _goi_ofd_matrix_apply (outer, &m.e, &m.f);
  *result = m;
}

/**
 * _goi_ofd_matrix_apply:
 * @matrix: a matrix
 * @x: (inout): of a point
 * @y: (inout): of a point
 */
void
_goi_ofd_matrix_apply (const GoiOfdMatrix *matrix, double *x, double *y)
{
  _goi_ofd_matrix_apply_vector (matrix, x, y);
  *x += matrix->e;
  *y += matrix->f;
}

/**
 * _goi_ofd_matrix_apply_vector:
 * @matrix: a matrix
 * @x: (inout): of a direction
 * @y: (inout): of a direction
 */
void
_goi_ofd_matrix_apply_vector (const GoiOfdMatrix *matrix, double *x, double *y)
{
  double old_x = *x;

  *x = matrix->a * old_x + matrix->c * *y;
  *y = matrix->b * old_x + matrix->d * *y;
}
