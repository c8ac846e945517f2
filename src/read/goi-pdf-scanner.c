/* goi-pdf-scanner.c: the operators in the content of a PDF page, one after the other
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ISO 32000-1, 7.2 to 7.3 (tokens), 7.8.2 (content streams) and 8.9.7 (inline images). Anything else than these
 * allow is stepped over.
 */

#define G_LOG_DOMAIN "goi-pdf-scanner"

#include "goi-pdf-scanner.h"

#include <string.h>

/* More digits than a number needs. */
#define MOST_DIGITS 30
/* How deep strings may hold brackets. */
#define MOST_BRACKETS 1000
/* How many bytes behind the end of an inline image have to be text. */
#define TEXT_BEHIND 12

static inline gboolean
is_blank (guint8 c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static inline gboolean
is_delimiter (guint8 c)
{
  return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' || c == '}' || c == '/'
         || c == '%';
}

static inline gboolean
is_regular (guint8 c)
{
  return !is_blank (c) && !is_delimiter (c);
}

static inline gboolean
is_of_number (guint8 c)
{
  return g_ascii_isdigit (c) || c == '-' || c == '+' || c == '.';
}

static inline int
hex_value (guint8 c)
{
  return c < 0x80 ? g_ascii_xdigit_value ((char) c) : -1;
}

/**
 * goi_pdf_scanner_init:
 * @self: (out caller-allocates): a scanner
 * @data: (array length=size): the content of a page or form, which has to last as long as the scanner
 * @size: its bytes
 */
void
goi_pdf_scanner_init (GoiPdfScanner *self, const guint8 *data, gsize size)
{
  *self = (GoiPdfScanner) { .bytes = g_byte_array_new (), .at = data, .end = data + size };
}

/**
 * goi_pdf_scanner_clear:
 * @self: a scanner
 */
void
goi_pdf_scanner_clear (GoiPdfScanner *self)
{
  g_clear_pointer (&self->bytes, g_byte_array_unref);
}

static void
skip_blanks (GoiPdfScanner *self)
{
  while (self->at < self->end)
    if (is_blank (*self->at))
      self->at++;
    else if (*self->at == '%')
      while (self->at < self->end && *self->at != '\n' && *self->at != '\r')
        self->at++;
    else
      return;
}

static GoiPdfOperand *
add_operand (GoiPdfScanner *self, GoiPdfOperandType type)
{
  GoiPdfOperand *operand;

  if (self->n_operands == GOI_PDF_MOST_OPERANDS)
    return NULL;
  operand = &self->operands[self->n_operands++];
  *operand = (GoiPdfOperand) { .type = type, .start = self->bytes->len, .in_array = self->in_array };
  return operand;
}

static void
add_byte (GoiPdfScanner *self, guint8 c)
{
  g_byte_array_append (self->bytes, &c, 1);
}

static void
end_bytes (GoiPdfScanner *self, GoiPdfOperand *operand)
{
  if (operand != NULL)
    operand->length = self->bytes->len - operand->start;
  add_byte (self, 0);
}

static void
read_number (GoiPdfScanner *self)
{
  double sign = 1, value = 0, unit = 0;
  GoiPdfOperand *operand;

  /* An operator may follow at once: 1 0 0 1 0 0cm. */
  for (guint n = 0; self->at < self->end && is_of_number (*self->at); self->at++, n++)
    if (*self->at == '-')
      sign = -1;
    else if (*self->at == '.')
      unit = 1;
    else if (g_ascii_isdigit (*self->at) && n < MOST_DIGITS)
      {
        value = value * 10 + (*self->at - '0');
        unit *= 10;
      }
  operand = add_operand (self, GOI_PDF_NUMBER);
  if (operand != NULL)
    operand->number = sign * value / MAX (unit, 1);
}

static void
read_name (GoiPdfScanner *self)
{
  GoiPdfOperand *operand = add_operand (self, GOI_PDF_NAME);

  add_byte (self, '/');
  for (self->at++; self->at < self->end && is_regular (*self->at); self->at++)
    if (*self->at == '#' && self->end - self->at > 2 && hex_value (self->at[1]) >= 0 && hex_value (self->at[2]) >= 0)
      {
        add_byte (self, hex_value (self->at[1]) * 16 + hex_value (self->at[2]));
        self->at += 2;
      }
    else
      add_byte (self, *self->at);
  end_bytes (self, operand);
}

/* The byte behind a backslash in a string, as 7.3.4.2 has it. */
static void
read_escape (GoiPdfScanner *self)
{
  static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
  const char *found;
  int value = 0, n = 0;

  if (self->at == self->end)
    return;
  while (n < 3 && self->at < self->end && *self->at >= '0' && *self->at <= '7')
    {
      value = value * 8 + (*self->at++ - '0');
      n++;
    }
  if (n > 0)
    {
      add_byte (self, value & 0xFF);
      return;
    }
  found = *self->at != 0 ? strchr (from, *self->at) : NULL;
  if (*self->at == '\r' && self->end - self->at > 1 && self->at[1] == '\n')
    self->at++;
  else if (*self->at != '\n' && *self->at != '\r')
    add_byte (self, found != NULL ? to[found - from] : *self->at);
  self->at++;
}

static void
read_string (GoiPdfScanner *self)
{
  GoiPdfOperand *operand = add_operand (self, GOI_PDF_STRING);
  guint depth = 1;

  self->at++;
  while (self->at < self->end)
    {
      guint8 c = *self->at++;

      if (c == '\\')
        {
          read_escape (self);
          continue;
        }
      depth += c == '(' && depth < MOST_BRACKETS ? 1 : 0;
      if (c == ')' && --depth == 0)
        break;
      add_byte (self, c);
    }
  end_bytes (self, operand);
}

static void
read_hex_string (GoiPdfScanner *self)
{
  GoiPdfOperand *operand = add_operand (self, GOI_PDF_STRING);
  int high = -1;

  for (self->at++; self->at < self->end && *self->at != '>'; self->at++)
    {
      int value = hex_value (*self->at);

      if (value < 0)
        continue;
      if (high >= 0)
        add_byte (self, high * 16 + value);
      high = high >= 0 ? -1 : value;
    }
  if (high >= 0)
    add_byte (self, high * 16);
  if (self->at < self->end)
    self->at++;
  end_bytes (self, operand);
}

/* Steps over a dictionary: what belongs to marked content says nothing that is drawn. */
static void
skip_dictionary (GoiPdfScanner *self)
{
  guint depth = 0, n_operands = self->n_operands;

  while (self->at < self->end)
    {
      gboolean twice = self->end - self->at > 1 && self->at[1] == self->at[0];

      if (*self->at == '<' && twice)
        depth++;
      if (*self->at == '>' && twice && --depth == 0)
        {
          self->at += 2;
          break;
        }
      if (*self->at == '(')
        read_string (self);
      else if ((*self->at == '<' || *self->at == '>') && twice)
        self->at += 2;
      else
        self->at++;
    }
  self->n_operands = n_operands;
}

/* Whether an inline image ends at "EI": blanks are around it, and text comes behind it. */
static gboolean
is_end_of_image (const GoiPdfScanner *self, const guint8 *at)
{
  const guint8 *behind = at + 2;

  if (at[0] != 'E' || at[1] != 'I' || !is_blank (at[-1]) || (behind < self->end && !is_blank (*behind)))
    return FALSE;
  for (guint i = 0; i < TEXT_BEHIND && behind + i < self->end; i++)
    if (behind[i] >= 0x7F || (behind[i] < 0x20 && !is_blank (behind[i])))
      return FALSE;
  return TRUE;
}

/* Steps over an inline image, which begins with its entries. */
static void
skip_image (GoiPdfScanner *self)
{
  const guint8 *at = self->at + 1;

  for (; at < self->end - 1; at++)
    if (is_end_of_image (self, at))
      {
        self->at = at + 2;
        return;
      }
  self->at = self->end;
  self->is_cut = TRUE;
}

/* An operator, or a word that is none of an operand. */
static void
read_operator (GoiPdfScanner *self)
{
  guint n = 0;

  for (; self->at < self->end && is_regular (*self->at); self->at++)
    if (n < sizeof self->operator - 1)
      self->operator[n++] = (char) *self->at;
  self->operator[n] = '\0';
}

/* Reads what is not an operator. */
static gboolean
read_operand (GoiPdfScanner *self)
{
  guint8 c = *self->at;

  if (is_of_number (c))
    read_number (self);
  else if (c == '/')
    read_name (self);
  else if (c == '(')
    read_string (self);
  else if (c == '<' && self->end - self->at > 1 && self->at[1] == '<')
    skip_dictionary (self);
  else if (c == '<')
    read_hex_string (self);
  else if (is_delimiter (c))
    {
      self->in_array = c == '[' || (self->in_array && c != ']');
      self->at++;
    }
  else
    return FALSE;
  return TRUE;
}

/**
 * goi_pdf_scanner_next:
 * @self: a scanner
 *
 * Goes on to the next operator.
 *
 * Returns: %FALSE at the end
 */
gboolean
goi_pdf_scanner_next (GoiPdfScanner *self)
{
  self->n_operands = 0;
  self->in_array = FALSE;
  g_byte_array_set_size (self->bytes, 0);
  for (skip_blanks (self); self->at < self->end; skip_blanks (self))
    {
      if (read_operand (self))
        continue;
      read_operator (self);
      if (strcmp (self->operator, "BI") == 0)
        {
          self->n_operands = 0;
          continue;
        }
      if (strcmp (self->operator, "true") == 0 || strcmp (self->operator, "false") == 0
          || strcmp (self->operator, "null") == 0)
        continue;
      if (strcmp (self->operator, "ID") == 0)
        {
          skip_image (self);
          strcpy (self->operator, "BI");
        }
      return TRUE;
    }
  return FALSE;
}

/**
 * goi_pdf_scanner_number:
 * @self: a scanner
 * @i: which operand
 *
 * Returns: the number, 0 where the operand is missing or none
 */
double
goi_pdf_scanner_number (const GoiPdfScanner *self, guint i)
{
  return i < self->n_operands && self->operands[i].type == GOI_PDF_NUMBER ? self->operands[i].number : 0;
}

/**
 * goi_pdf_scanner_name:
 * @self: a scanner
 * @i: which operand
 *
 * Returns: (transfer none): the name, until the next operator; "" where the operand is missing or none
 */
const char *
goi_pdf_scanner_name (const GoiPdfScanner *self, guint i)
{
  return i < self->n_operands && self->operands[i].type == GOI_PDF_NAME
           ? (const char *) self->bytes->data + self->operands[i].start
           : "";
}
