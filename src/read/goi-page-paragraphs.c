/* goi-page-paragraphs.c: lines of pages as paragraphs
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-page-paragraphs"

#include "goi-page-layout.h"

#include <math.h>

/* A line is indented, or short, when it is so by as many characters. */
#define INDENTED 0.8
#define SHORT 1.8
/* Lines of one paragraph have about the same height and are not farther apart than as many of it. */
#define SAME_SIZE 0.2
#define SAME_PARAGRAPH 1.3

typedef struct
{
  GoiDocument *document;
  GString *text;            /* of the paragraph */
  const GoiPagePart *last;  /* its last line */
  guint last_page;
  GoiPageTable *table;      /* one that may go on */
} Writer;

static void
end_paragraph (Writer *self)
{
  if (self->last != NULL)
    goi_document_append_paragraph (self->document, self->text->str);
  g_string_set_size (self->text, 0);
  self->last = NULL;
}

static void
end_table (Writer *self)
{
  if (self->table != NULL)
    goi_page_table_write (self->table, self->document);
  self->table = NULL;
}

static gboolean
goes_on (const Writer *self, const GoiPagePart *part, guint page)
{
  const GoiPagePart *last = self->last;
  const GoiPageLine *line = part->line;
  double size;

  if (last == NULL)
    return FALSE;
  size = MAX (last->line->size, line->size);
  if (fabs (last->line->size - line->size) > SAME_SIZE * size)
    return FALSE;
  if (line->box.x0 > part->left + INDENTED * size || last->line->box.x1 < last->right - SHORT * size)
    return FALSE;
  if (page != self->last_page || part->column != last->column)
    return TRUE;
  return line->box.y0 - last->line->box.y1 < SAME_PARAGRAPH * size;
}

static void
write_line (Writer *self, const GoiPagePart *part, guint page)
{
  g_autofree char *text = goi_page_line_dup_text (part->line);

  end_table (self);
  if (!goes_on (self, part, page))
    end_paragraph (self);
  goi_page_text_append (self->text, text, 0);
  self->last = part;
  self->last_page = page;
}

/**
 * goi_page_parts_write:
 * @layouts: (element-type GoiPageLayout): pages with their parts
 * @document: the document to append them to
 *
 * Lines become paragraphs, by the indents of their first and the lengths of their last lines; tables that
 * go on from page to page are joined.
 */
void
goi_page_parts_write (GPtrArray *layouts, GoiDocument *document)
{
  Writer writer = { document, g_string_new (NULL), NULL, 0, NULL };

  for (guint p = 0; p < layouts->len; p++)
    {
      GoiPageLayout *layout = g_ptr_array_index (layouts, p);

      for (guint i = 0; i < layout->parts->len; i++)
        {
          GoiPagePart *part = g_ptr_array_index (layout->parts, i);

          if (part->line != NULL)
            {
              write_line (&writer, part, p);
              continue;
            }
          end_paragraph (&writer);
          if (writer.table != NULL && i == 0 && goi_page_table_join (writer.table, part->table))
            continue;
          end_table (&writer);
          writer.table = part->table;
        }
    }
  end_paragraph (&writer);
  end_table (&writer);
  g_string_free (writer.text, TRUE);
}
