/* goi-flow.c: a text as a flow of comparable characters
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-flow"

#include "goi-flow.h"

#include "goi-characters.h"
#include "goi-label.h"
#include "goi-text-lines.h"

#include <string.h>

typedef struct
{
  char *text;
  gint64 *at;
  gsize bytes, room;
} Builder;

/* The longest character in UTF-8. */
#define LONGEST_CHARACTER 6

static void
make_room (Builder *self)
{
  self->room = MAX (self->room * 2, 1024);
  self->text = g_realloc (self->text, self->room);
  self->at = g_renew (gint64, self->at, self->room);
}

static void
append (Builder *self, gunichar c, gint64 place)
{
  int n = 1;

  if (self->bytes + LONGEST_CHARACTER > self->room)
    make_room (self);
  if (c < 0x80)
    self->text[self->bytes] = (char) c;
  else
    n = g_unichar_to_utf8 (c, self->text + self->bytes);
  for (int i = 0; i < n; i++)
    self->at[self->bytes++] = place;
}

static void
append_text (Builder *self, const char *text, gint64 place, gboolean letters)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), place++)
    {
      gunichar out[GOI_FOLD_MAX];
      guint n = goi_char_fold (goi_utf8_get (p), out);

      for (guint i = 0; i < n; i++)
        if (letters ? goi_char_is_han (out[i]) || g_unichar_isalnum (out[i])
                    : !goi_char_is_space (out[i]))
          append (self, out[i], place);
    }
}

static GoiFlow *
finish (Builder *self, gint64 end)
{
  GoiFlow *flow = g_new0 (GoiFlow, 1);

  flow->bytes = self->bytes;
  append (self, 0, end);
  flow->text = self->text;
  flow->at = self->at;
  return flow;
}

/* A heading has no more characters. */
#define LONGEST_HEADING 30

/* Whether a sentence may go on behind the text: lines of a page end anywhere. A heading is whole. */
static gboolean
is_open (const char *text)
{
  const char *last = text + strlen (text);
  GoiOrdinalKind kind;

  if (last == text)
    return FALSE;
  goi_label_skip_ordinal (text, &kind, NULL);
  if ((kind == GOI_ORDINAL_HAN || kind == GOI_ORDINAL_PART)
      && g_utf8_strlen (text, -1) <= LONGEST_HEADING)
    return FALSE;
  switch (g_utf8_get_char (g_utf8_prev_char (last)))
    {
    case 0x3002: case 0xFF01: case '!': case 0xFF1F: case '?': case 0xFF1B: case ';':
      return FALSE;
    default:
      return TRUE;
    }
}

/**
 * goi_flow_new:
 * @document: a document
 * @start: where to begin
 * @end: where to end
 * @with_tables: whether the text of tables is taken in
 *
 * Joins paragraphs that are the lines of one: the first ends without a full stop and the second begins
 * without an ordinal.
 *
 * Returns: (transfer full): the text of a part of the document, folded and without blanks
 */
GoiFlow *
goi_flow_new (GoiDocument *document, gint64 start, gint64 end, gboolean with_tables)
{
  GPtrArray *blocks = goi_document_get_blocks (document);
  Builder self = { NULL, NULL, 0, 0 };
  gboolean open = FALSE;

  for (guint i = 0; i < blocks->len; i++)
    {
      const GoiDocBlock *block = g_ptr_array_index (blocks, i);
      gboolean table = block->kind == GOI_DOC_TABLE;

      if (block->end <= start || block->start >= end || (table && !with_tables))
        {
          if (table)
            open = FALSE;
          continue;
        }
      if (!table && goi_text_is_page_number (block->text, -1))
        continue;
      if (self.bytes > 0
          && (!open || table || goi_label_skip_ordinal (block->text, NULL, NULL) > 0))
        append (&self, '\n', block->start);
      if (table || block->start < start || block->end > end)
        {
          g_autofree char *part = goi_document_dup_range (document, MAX (block->start, start),
                                                          MIN (block->end, end));
          append_text (&self, part, MAX (block->start, start), FALSE);
        }
      else
        append_text (&self, block->text, block->start, FALSE);
      open = !table && is_open (block->text);
    }
  return finish (&self, end);
}

/**
 * goi_flow_new_letters:
 * @document: a document
 * @start: where to begin
 * @end: where to end
 *
 * Returns: (transfer full): nothing but letters, digits and Chinese characters of that part, folded
 */
GoiFlow *
goi_flow_new_letters (GoiDocument *document, gint64 start, gint64 end)
{
  g_autofree char *text = goi_document_dup_range (document, start, end);
  Builder self = { NULL, NULL, 0, 0 };

  append_text (&self, text, start, TRUE);
  return finish (&self, end);
}

/**
 * goi_flow_free:
 * @flow: (nullable): a flow
 */
void
goi_flow_free (GoiFlow *flow)
{
  if (flow == NULL)
    return;
  g_free (flow->text);
  g_free (flow->at);
  g_free (flow);
}
