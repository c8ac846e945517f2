/* goi-json-gate.c: JSON from strangers, checked and made a tree
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A strict reader of RFC 8259 for documents that anybody may have made. json-glib is no gate: it
 * follows nested brackets down its stack, takes hexadecimal numbers and single quotes, turns numbers
 * into doubles, keeps the last of two equal members and does not say where a value stood. So the
 * tree is built here in one pass, without recursion, in linear time (n log n in the members of one
 * object), with every number exact and every value knowing its place. */

#define G_LOG_DOMAIN "goi-json"

#include "config.h"

#include "goi-json-gate-private.h"
#include "goi-report-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_MESSAGE 300

struct _GoiJsonGate
{
  const char *data;
  const char *p;
  const char *end;
  gboolean started;
  gboolean in_array;
  gboolean finished;
  GString *scratch;
};

/* What may come next while a value is read. */
typedef enum
{
  EXPECT_VALUE,
  EXPECT_FIRST_ELEMENT,
  EXPECT_FIRST_MEMBER,
  EXPECT_MEMBER,
  EXPECT_SEPARATOR,
} Expectation;

typedef struct
{
  GoiJsonTree *tree;
  GoiJsonNode *open[GOI_JSON_MAX_DEPTH];
  GoiJsonNode *last[GOI_JSON_MAX_DEPTH];
  guint depth;
  const char *name;
} Building;

/* Line and column, from 1, the column in characters, of a place in the text. */
static void
find_place (const char *data, const char *at, guint *line, guint *column)
{
  *line = *column = 1;
  for (const char *p = data; p < at; p++)
    {
      if (*p == '\n' || (*p == '\r' && !(p + 1 < at && p[1] == '\n')))
        {
          (*line)++;
          *column = 1;
        }
      else if (*p != '\r' && ((guchar) *p & 0xC0) != 0x80)
        (*column)++;
    }
}

/* Names from the text go into messages, and messages to terminals and dialogs: no control characters, no
 * length that fills the screen. */
static char *
make_presentable (const char *message)
{
  GString *s = g_string_new (NULL);
  guint length = 0;

  for (const char *p = message; *p != '\0' && length < MAX_MESSAGE; p = g_utf8_next_char (p), length++)
    {
      gunichar c = g_utf8_get_char (p);
      g_string_append_unichar (s, g_unichar_isprint (c) ? c : 0xFFFD);
    }
  if (length == MAX_MESSAGE)
    g_string_append (s, "…");
  return g_string_free (s, FALSE);
}

static gboolean
fail_at (const char *data, const char *at, GError **error, int code, const char *message)
{
  g_autofree char *presentable = make_presentable (message);
  guint line, column;

  find_place (data, at, &line, &column);
  g_set_error (error, GOI_JSON_ERROR, code,
               /* Translators: a place in a file, and what is wrong there */
               _("Line %u, column %u: %s"), line, column, presentable);
  return FALSE;
}

static gboolean
fail (GoiJsonGate *gate, GError **error, int code, const char *message)
{
  return fail_at (gate->data, gate->p, error, code, message);
}

static gboolean
fail_unexpected (GoiJsonGate *gate, GError **error, const char *expected)
{
  g_autofree char *message = NULL;
  g_autofree char *found = NULL;
  gunichar c;

  if (gate->p == gate->end)
    return fail (gate, error, GOI_JSON_ERROR_SYNTAX,
                 _("The text ends too early; the file is not complete, get a whole copy of it"));
  c = g_utf8_get_char (gate->p);
  if (g_unichar_isgraph (c))
    found = g_strndup (gate->p, g_utf8_next_char (gate->p) - gate->p);
  else
    found = g_strdup_printf ("U+%04X", c);
  /* Translators: first what should stand there, then the character that does */
  message = g_strdup_printf (_("Expected %s, but found “%s”"), expected, found);
  return fail (gate, error, GOI_JSON_ERROR_SYNTAX, message);
}

static void
skip_blanks (GoiJsonGate *gate)
{
  while (gate->p < gate->end
         && (*gate->p == ' ' || *gate->p == '\t' || *gate->p == '\n' || *gate->p == '\r'))
    gate->p++;
}

static gboolean
at_char (GoiJsonGate *gate, char c)
{
  return gate->p < gate->end && *gate->p == c;
}

/* Four hexadecimal digits at @p; -1 when they are none. */
static int
read_hex (const char *p, const char *end)
{
  int n = 0;

  if (end - p < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);
      if (digit < 0)
        return -1;
      n = n * 16 + digit;
    }
  return n;
}

/* \uXXXX, the p at the backslash; with its second half when it is half a pair. */
static gboolean
read_unicode_escape (GoiJsonGate *gate, GError **error)
{
  int unit = read_hex (gate->p + 2, gate->end);
  gunichar c = unit;

  if (unit < 0)
    return fail (gate, error, GOI_JSON_ERROR_SYNTAX,
                 _("After \\u there must be four hexadecimal digits"));
  if (unit == 0)
    return fail (gate, error, GOI_JSON_ERROR_ENCODING,
                 _("The character U+0000 cannot stand in a report; take it out"));
  if (unit >= 0xD800 && unit <= 0xDFFF)
    {
      int second = -1;
      if (unit < 0xDC00 && gate->end - gate->p >= 8 && gate->p[6] == '\\' && gate->p[7] == 'u')
        second = read_hex (gate->p + 8, gate->end);
      if (second < 0xDC00 || second > 0xDFFF)
        return fail (gate, error, GOI_JSON_ERROR_ENCODING,
                     _("Half a surrogate pair is no character; write both halves"));
      c = 0x10000 + ((gunichar) (unit - 0xD800) << 10) + (gunichar) (second - 0xDC00);
      gate->p += 6;
    }
  gate->p += 6;
  g_string_append_unichar (gate->scratch, c);
  return TRUE;
}

static gboolean
read_escape (GoiJsonGate *gate, GError **error)
{
  static const char names[] = "\"\\/bfnrt";
  static const char values[] = "\"\\/\b\f\n\r\t";
  const char *found;

  if (gate->end - gate->p >= 2 && gate->p[1] == 'u')
    return read_unicode_escape (gate, error);
  found = gate->end - gate->p >= 2 ? strchr (names, gate->p[1]) : NULL;
  if (found == NULL)
    return fail (gate, error, GOI_JSON_ERROR_SYNTAX,
                 _("JSON does not know what this backslash stands for; a backslash itself is written \\\\"));
  g_string_append_c (gate->scratch, values[found - names]);
  gate->p += 2;
  return TRUE;
}

/* A string, the p at its opening quote. */
static gboolean
read_string (GoiJsonGate *gate, GoiJsonTree *tree, const char **string, GError **error)
{
  const char *opening = gate->p++;

  g_string_truncate (gate->scratch, 0);
  while (!at_char (gate, '"'))
    {
      const char *run = gate->p;
      while (gate->p < gate->end && (guchar) *gate->p >= 0x20 && *gate->p != '"' && *gate->p != '\\')
        gate->p++;
      g_string_append_len (gate->scratch, run, gate->p - run);
      if (gate->p == gate->end)
        {
          gate->p = opening;
          return fail (gate, error, GOI_JSON_ERROR_SYNTAX,
                       _("The closing quotation mark of this text is missing; the file may not be complete"));
        }
      if (*gate->p == '\\')
        {
          if (!read_escape (gate, error))
            return FALSE;
        }
      else if (*gate->p != '"')
        return fail (gate, error, GOI_JSON_ERROR_SYNTAX,
                     _("Line breaks and control characters in texts must be written as \\n, \\t or \\u00XX"));
    }
  gate->p++;
  *string = g_string_chunk_insert_len (tree->strings, gate->scratch->str, gate->scratch->len);
  return TRUE;
}

static gboolean
is_number_end (GoiJsonGate *gate)
{
  return gate->p == gate->end || strchr (" \t\n\r,]}", *gate->p) != NULL;
}

static gboolean
fail_number (GoiJsonGate *gate, const char *start, GError **error, int code)
{
  gate->p = start;
  return fail (gate, error, code,
               code == GOI_JSON_ERROR_SYNTAX
                   ? _("This is not how numbers are written in JSON: digits without leading zeros, a point for decimals")
                   : _("This number cannot be kept exactly: at most 9007199254740992, with at most 12 decimal places"));
}

/* Digits into @n, which keeps at most 19 of them without the zeros at the end: these are counted in
 * @zeros. FALSE when there are more. */
static gboolean
take_digit (guint64 *n, guint *zeros, char digit)
{
  if (digit == '0')
    {
      *zeros += *n != 0 ? 1 : 0;
      return TRUE;
    }
  for (; *zeros > 0; (*zeros)--)
    {
      if (*n > G_MAXINT64 / 10)
        return FALSE;
      *n *= 10;
    }
  if (*n > (G_MAXINT64 - 9) / 10)
    return FALSE;
  *n = *n * 10 + (guint64) (digit - '0');
  return TRUE;
}

/* @n × 10^@power as a number that a report can hold. */
static gboolean
make_number (gboolean negative, guint64 n, gint64 power, GoiDecimal *number)
{
  gint64 signed_n;

  if (n == 0)
    power = 0;
  if (power > 16 || power < -GOI_DECIMAL_MAX_SCALE)
    return FALSE;
  for (; power > 0; power--)
    {
      if (n > GOI_DECIMAL_MAX_UNSCALED)
        return FALSE;
      n *= 10;
    }
  signed_n = negative ? -(gint64) n : (gint64) n;
  return goi_decimal_make (signed_n, (guint) -power, number);
}

static gboolean
read_number (GoiJsonGate *gate, GoiDecimal *number, GError **error)
{
  const char *start = gate->p, *digits;
  gboolean negative = at_char (gate, '-'), exact = TRUE;
  guint64 n = 0;
  guint zeros = 0;
  gint64 power = 0, exponent = 0;

  gate->p += negative ? 1 : 0;
  for (digits = gate->p; gate->p < gate->end && g_ascii_isdigit (*gate->p); gate->p++)
    exact = exact && take_digit (&n, &zeros, *gate->p);
  if (gate->p == digits || (*digits == '0' && gate->p - digits > 1))
    return fail_number (gate, start, error, GOI_JSON_ERROR_SYNTAX);
  if (at_char (gate, '.'))
    {
      for (digits = ++gate->p; gate->p < gate->end && g_ascii_isdigit (*gate->p); gate->p++)
        exact = exact && take_digit (&n, &zeros, *gate->p);
      if (gate->p == digits)
        return fail_number (gate, start, error, GOI_JSON_ERROR_SYNTAX);
      power = -(gate->p - digits);
    }
  if (at_char (gate, 'e') || at_char (gate, 'E'))
    {
      gboolean down;
      gate->p++;
      down = at_char (gate, '-');
      gate->p += down || at_char (gate, '+') ? 1 : 0;
      for (digits = gate->p; gate->p < gate->end && g_ascii_isdigit (*gate->p); gate->p++)
        exponent = MIN (exponent * 10 + (*gate->p - '0'), G_MAXINT32);
      if (gate->p == digits)
        return fail_number (gate, start, error, GOI_JSON_ERROR_SYNTAX);
      exponent = down ? -exponent : exponent;
    }
  if (!is_number_end (gate))
    return fail_number (gate, start, error, GOI_JSON_ERROR_SYNTAX);
  if (!exact || !make_number (negative, n, power + zeros + exponent, number))
    return fail_number (gate, start, error, GOI_JSON_ERROR_NUMBER);
  return TRUE;
}

static gboolean
read_word (GoiJsonGate *gate, GoiJsonNode *node, GError **error)
{
  static const struct { const char *word; GoiJsonType type; } words[]
      = { { "null", GOI_JSON_NULL }, { "true", GOI_JSON_TRUE }, { "false", GOI_JSON_FALSE } };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i].word);
      if ((gsize) (gate->end - gate->p) >= length && memcmp (gate->p, words[i].word, length) == 0
          && (gate->p + length == gate->end || !g_ascii_isalnum (gate->p[length])))
        {
          gate->p += length;
          node->type = words[i].type;
          return TRUE;
        }
    }
  return fail_unexpected (gate, error, _("a value"));
}

static void
add_node (Building *b, GoiJsonNode *node)
{
  GoiJsonNode *parent;

  node->name = g_steal_pointer (&b->name);
  if (b->depth == 0)
    {
      b->tree->root = node;
      return;
    }
  parent = b->open[b->depth - 1];
  node->parent = parent;
  if (b->last[b->depth - 1] == NULL)
    parent->first = node;
  else
    b->last[b->depth - 1]->next = node;
  b->last[b->depth - 1] = node;
  parent->n_children++;
}

static gboolean
read_value (GoiJsonGate *gate, Building *b, Expectation *expect, GError **error)
{
  GoiJsonNode *node;

  if (gate->p == gate->end)
    return fail_unexpected (gate, error, _("a value"));
  if (b->tree->n_nodes >= GOI_JSON_MAX_VALUES)
    return fail (gate, error, GOI_JSON_ERROR_TOO_LARGE,
                 _("There are more than a million values; this is no report"));
  node = _goi_json_tree_add_node (b->tree);
  node->offset = gate->p - gate->data;
  add_node (b, node);
  *expect = EXPECT_SEPARATOR;
  switch (*gate->p)
    {
    case '{':
    case '[':
      if (b->depth + (gate->in_array ? 1 : 0) >= GOI_JSON_MAX_DEPTH)
        return fail (gate, error, GOI_JSON_ERROR_TOO_LARGE,
                     _("Brackets are nested more than 64 deep; this is no report"));
      node->type = *gate->p == '{' ? GOI_JSON_OBJECT : GOI_JSON_ARRAY;
      *expect = *gate->p++ == '{' ? EXPECT_FIRST_MEMBER : EXPECT_FIRST_ELEMENT;
      b->open[b->depth] = node;
      b->last[b->depth++] = NULL;
      return TRUE;
    case '"':
      node->type = GOI_JSON_STRING;
      return read_string (gate, b->tree, &node->string, error);
    default:
      if (*gate->p != '-' && !g_ascii_isdigit (*gate->p))
        return read_word (gate, node, error);
      node->type = GOI_JSON_NUMBER;
      return read_number (gate, &node->number, error);
    }
}

static gboolean
read_member_name (GoiJsonGate *gate, Building *b, Expectation *expect, GError **error)
{
  if (!at_char (gate, '"'))
    return fail_unexpected (gate, error, _("a name in double quotation marks"));
  if (!read_string (gate, b->tree, &b->name, error))
    return FALSE;
  skip_blanks (gate);
  if (!at_char (gate, ':'))
    return fail_unexpected (gate, error, _("a colon"));
  gate->p++;
  *expect = EXPECT_VALUE;
  return TRUE;
}

/* The end of the innermost array or object, the p at its bracket. */
static gboolean
close_container (GoiJsonGate *gate, Building *b, Expectation *expect, GError **error)
{
  const GoiJsonNode *closed = b->open[--b->depth];
  const GoiJsonNode *again = closed->type == GOI_JSON_OBJECT ? _goi_json_node_find_duplicate (closed) : NULL;

  gate->p++;
  if (again != NULL)
    {
      g_autofree char *message = g_strdup_printf (
          /* Translators: the name of a member of a JSON object */
          _("“%s” stands here a second time; keep one of the two"), again->name);
      return fail_at (gate->data, gate->data + again->offset, error, GOI_JSON_ERROR_DUPLICATE, message);
    }
  *expect = EXPECT_SEPARATOR;
  return TRUE;
}

static gboolean
read_separator (GoiJsonGate *gate, Building *b, Expectation *expect, GError **error)
{
  gboolean in_object = b->open[b->depth - 1]->type == GOI_JSON_OBJECT;

  if (at_char (gate, in_object ? '}' : ']'))
    return close_container (gate, b, expect, error);
  if (!at_char (gate, ','))
    return fail_unexpected (gate, error, in_object ? _("a comma or a closing brace")
                                                   : _("a comma or a closing bracket"));
  gate->p++;
  *expect = in_object ? EXPECT_MEMBER : EXPECT_VALUE;
  return TRUE;
}

static gboolean
read_step (GoiJsonGate *gate, Building *b, Expectation *expect, GError **error)
{
  skip_blanks (gate);
  switch (*expect)
    {
    case EXPECT_SEPARATOR:
      return read_separator (gate, b, expect, error);
    case EXPECT_FIRST_ELEMENT:
      if (at_char (gate, ']'))
        return close_container (gate, b, expect, error);
      return read_value (gate, b, expect, error);
    case EXPECT_FIRST_MEMBER:
      if (at_char (gate, '}'))
        return close_container (gate, b, expect, error);
      return read_member_name (gate, b, expect, error);
    case EXPECT_MEMBER:
      return read_member_name (gate, b, expect, error);
    case EXPECT_VALUE:
    default:
      return read_value (gate, b, expect, error);
    }
}

/* One whole value, the p at its first character. */
static GoiJsonTree *
read_tree (GoiJsonGate *gate, GError **error)
{
  g_autoptr (GoiJsonTree) tree = _goi_json_tree_new ();
  Building b = { .tree = tree };
  Expectation expect = EXPECT_VALUE;

  do
    if (!read_step (gate, &b, &expect, error))
      return NULL;
  while (b.depth > 0);
  return g_steal_pointer (&tree);
}

/* Moves from one report of an array to the next. FALSE at the end and on error. */
static gboolean
step_in_array (GoiJsonGate *gate, gboolean first, GError **error)
{
  skip_blanks (gate);
  if (at_char (gate, ']'))
    {
      gate->p++;
      gate->finished = TRUE;
      skip_blanks (gate);
      if (gate->p < gate->end)
        fail (gate, error, GOI_JSON_ERROR_SYNTAX, _("Something stands after the end of the array; take it out"));
      return FALSE;
    }
  if (first)
    return TRUE;
  if (!at_char (gate, ','))
    return fail_unexpected (gate, error, _("a comma or a closing bracket"));
  gate->p++;
  skip_blanks (gate);
  return TRUE;
}

/* Moves from one line of JSON Lines to the next. FALSE at the end and on error. */
static gboolean
step_in_lines (GoiJsonGate *gate, GError **error)
{
  const char *end_of_last = gate->p;

  skip_blanks (gate);
  if (gate->p == gate->end)
    {
      gate->finished = TRUE;
      return FALSE;
    }
  if (memchr (end_of_last, '\n', gate->p - end_of_last) == NULL
      && memchr (end_of_last, '\r', gate->p - end_of_last) == NULL)
    return fail (gate, error, GOI_JSON_ERROR_SYNTAX,
                 _("Something stands after the end of the report; further reports go on lines of their own"));
  return TRUE;
}

static gboolean
step_in (GoiJsonGate *gate, GError **error)
{
  gate->started = TRUE;
  skip_blanks (gate);
  if (gate->p == gate->end)
    return fail (gate, error, GOI_JSON_ERROR_SYNTAX, _("There is nothing in the file"));
  if (!at_char (gate, '['))
    return TRUE;
  gate->p++;
  gate->in_array = TRUE;
  return step_in_array (gate, TRUE, error);
}

/**
 * goi_json_gate_new:
 * @data: UTF-8 text, with or without a byte order mark; it must stay where it is while the gate lives
 * @length: its length in bytes, or -1 when it ends with NUL
 * @error: return location
 *
 * Starts to read a JSON value, a JSON array or JSON Lines. Checks the size and the encoding of
 * the whole text at once.
 *
 * Returns: (transfer full) (nullable): a gate, or NULL with %GOI_JSON_ERROR_TOO_LARGE or
 *   %GOI_JSON_ERROR_ENCODING
 */
GoiJsonGate *
goi_json_gate_new (const char *data, gssize length, GError **error)
{
  GoiJsonGate *gate;
  const char *invalid;

  g_return_val_if_fail (data != NULL, NULL);

  if (length < 0)
    length = strlen (data);
  if (length > GOI_JSON_MAX_BYTES)
    {
      g_set_error_literal (error, GOI_JSON_ERROR, GOI_JSON_ERROR_TOO_LARGE,
                           _("The file is larger than 64 MiB; split it into several files"));
      return NULL;
    }
  if (length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  if (!g_utf8_validate (data, length, &invalid))
    {
      fail_at (data, invalid, error, GOI_JSON_ERROR_ENCODING,
               *invalid == '\0' ? _("The character U+0000 cannot stand in a report; take it out")
                                : _("This is not UTF-8; save the file in the encoding UTF-8"));
      return NULL;
    }
  gate = g_new0 (GoiJsonGate, 1);
  gate->data = gate->p = data;
  gate->end = data + length;
  gate->scratch = g_string_new (NULL);
  return gate;
}

/**
 * goi_json_gate_free:
 * @gate: (nullable): a gate
 */
void
goi_json_gate_free (GoiJsonGate *gate)
{
  if (gate == NULL)
    return;
  g_string_free (gate->scratch, TRUE);
  g_free (gate);
}

/**
 * goi_json_gate_next:
 * @gate: a gate
 * @tree: (out) (transfer full) (nullable): the next value, or NULL at the end
 * @error: return location
 *
 * Reads the next element when the text is an array, otherwise the next value of the text. Each is
 * a tree of its own, so that memory does not grow with the number of reports. After an error
 * the gate must not be used again.
 *
 * Returns: FALSE with an error of the domain %GOI_JSON_ERROR
 */
gboolean
goi_json_gate_next (GoiJsonGate *gate, GoiJsonTree **tree, GError **error)
{
  g_autoptr (GError) stopped = NULL;
  gboolean more;

  *tree = NULL;
  if (gate->finished)
    return TRUE;
  if (!gate->started)
    more = step_in (gate, &stopped);
  else if (gate->in_array)
    more = step_in_array (gate, FALSE, &stopped);
  else
    more = step_in_lines (gate, &stopped);
  if (more)
    *tree = read_tree (gate, &stopped);
  if (stopped == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&stopped));
  return FALSE;
}

/**
 * goi_json_gate_set_error:
 * @gate: a gate
 * @error: return location
 * @code: a #GoiJsonError
 * @node: the value that is wrong, from the tree that was read last
 * @message: a translated sentence
 *
 * Sets an error with the line, the column and the path of @node before @message.
 */
void
goi_json_gate_set_error (GoiJsonGate *gate, GError **error, int code, const GoiJsonNode *node,
                         const char *message)
{
  g_autofree char *path = goi_json_node_dup_path (node);
  g_autofree char *whole = NULL;

  if (*path != '\0')
    whole = g_strdup_printf ("%s: %s", path, message);
  fail_at (gate->data, gate->data + node->offset, error, code, whole != NULL ? whole : message);
}
