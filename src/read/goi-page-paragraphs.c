/* goi-page-paragraphs.c: lines of pages as paragraphs
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-page-paragraphs"

#include "goi-label.h"
#include "goi-number.h"
#include "goi-page-layout.h"

#include <math.h>

/* A line is indented by as many characters; it is short when it has room for as much more than what the next
 * line begins with. */
#define INDENTED 0.8
#define SPARE 0.4
/* Lines of one paragraph have about the same height and are not farther apart than as many of it. */
#define SAME_SIZE 0.2
#define SAME_PARAGRAPH 0.9
/* Lines of one paragraph are as far from each other as most on a page, but for this part of their height. */
#define SAME_PITCH 0.3

typedef struct
{
  GoiDocument *document;
  GString *text;            /* of the paragraph */
  const GoiPagePart *last;  /* its last line */
  double right;             /* where the lines of the document end */
  double pitch;             /* how far most lines of the page are from each other */
  guint last_page;
  GoiPageTable *table;      /* one that may go on */
} Writer;

static void
end_paragraph (Writer *self)
{
  GPtrArray *blocks = goi_document_get_blocks (self->document);

  if (self->last != NULL && goi_document_append_paragraph (self->document, self->text->str) >= 0)
    ((GoiDocBlock *) g_ptr_array_index (blocks, blocks->len - 1))->is_footer = self->last->line->is_footer;
  g_string_set_size (self->text, 0);
  self->last = NULL;
}

static void
end_table (Writer *self)
{
  g_autofree char *heading = NULL;

  if (self->table == NULL)
    return;
  heading = goi_page_table_take_open (self->table);
  goi_page_table_write (self->table, self->document);
  if (heading != NULL)
    goi_document_append_paragraph (self->document, heading);
  self->table = NULL;
}

/* How wide the beginning of a line is that cannot be parted: a Chinese character, or a word or number, with
 * the punctuation behind it. */
static double
width_of_beginning (const GoiPageLine *line)
{
  static const char closing[] = "，。、；：？！）》”’」』】〕,.;:?!)]}%";
  guint i = 1;

  while (i < line->glyphs->len && goi_page_line_glyph (line, i)->character < 0x2E80
         && goi_page_line_glyph (line, i - 1)->character < 0x2E80
         && goi_page_line_glyph (line, i)->box.x0 - goi_page_line_glyph (line, i - 1)->box.x1 < line->size / 5)
    i++;
  while (i < line->glyphs->len && g_utf8_strchr (closing, -1, goi_page_line_glyph (line, i)->character) != NULL)
    i++;
  return goi_page_line_glyph (line, i - 1)->box.x1 - line->box.x0;
}

/* A number or a mark for none alone on a line belongs to no sentence. */
static gboolean
is_value (const GoiPageLine *line)
{
  g_autofree char *text = goi_page_line_dup_text (line);

  return goi_number_is_value (text);
}

/* A number such as 六、 or （一） behind the end of a sentence. */
static gboolean
begins_section (const GoiPageLine *last, const GoiPageLine *line)
{
  static const char ends[] = "。；：！？;:";
  g_autofree char *text = goi_page_line_dup_text (line);
  GoiLabel label;

  if (g_utf8_strchr (ends, -1, goi_page_line_glyph (last, last->glyphs->len - 1)->character) == NULL)
    return FALSE;
  goi_label_init (&label, text);
  return label.kind == GOI_ORDINAL_HAN || label.kind == GOI_ORDINAL_HAN_BRACKET || label.kind == GOI_ORDINAL_PART;
}

static gboolean
goes_on (const Writer *self, const GoiPagePart *part, guint page)
{
  const GoiPagePart *last = self->last;
  const GoiPageLine *line = part->line;
  double size;

  if (last == NULL || last->line->is_footer != line->is_footer)
    return FALSE;
  size = MAX (last->line->size, line->size);
  if (fabs (last->line->size - line->size) > SAME_SIZE * size)
    return FALSE;
  if (is_value (line) || is_value (last->line) || begins_section (last->line, line))
    return FALSE;
  if (line->box.x0 > part->left + INDENTED * size
      || last->line->box.x1 + width_of_beginning (line) + SPARE * size < MAX (last->right, self->right))
    return FALSE;
  if (page != self->last_page || part->column != last->column)
    return TRUE;
  return line->box.y0 - last->line->box.y1 < SAME_PARAGRAPH * size
         && goi_box_middle_y (&line->box) - goi_box_middle_y (&last->line->box) < self->pitch + SAME_PITCH * size;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  const double *first = a, *second = b;

  return (*first > *second) - (*first < *second);
}

/* The distance of lines that a quarter of them do not exceed: those inside paragraphs. */
static double
measure_pitch (const GoiPageLayout *layout)
{
  g_autoptr (GArray) pitches = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 1; i < layout->parts->len; i++)
    {
      const GoiPagePart *above = g_ptr_array_index (layout->parts, i - 1);
      const GoiPagePart *part = g_ptr_array_index (layout->parts, i);
      double pitch;

      if (above->line == NULL || part->line == NULL || above->column != part->column)
        continue;
      pitch = goi_box_middle_y (&part->line->box) - goi_box_middle_y (&above->line->box);
      if (pitch > part->line->size / 2)
        g_array_append_val (pitches, pitch);
    }
  g_array_sort (pitches, compare_numbers);
  return pitches->len > 0 ? g_array_index (pitches, double, pitches->len / 4) : 0;
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

static gboolean
is_one_column (const GoiPageLayout *layout)
{
  for (guint i = 0; i < layout->parts->len; i++)
    if (((GoiPagePart *) g_ptr_array_index (layout->parts, i))->column > 0)
      return FALSE;
  return TRUE;
}

/* Where lines end on most pages that have but one column of text: the last page may hold none that is full. */
static double
measure_right (GPtrArray *layouts)
{
  g_autoptr (GArray) rights = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint p = 0; p < layouts->len; p++)
    {
      const GoiPageLayout *layout = g_ptr_array_index (layouts, p);
      double right = 0;

      for (guint i = 0; i < layout->parts->len; i++)
        right = MAX (right, ((GoiPagePart *) g_ptr_array_index (layout->parts, i))->right);
      if (is_one_column (layout) && right > 0
          && fabs (layout->page->width - ((GoiPageLayout *) g_ptr_array_index (layouts, 0))->page->width) < 1)
        g_array_append_val (rights, right);
    }
  g_array_sort (rights, compare_numbers);
  return rights->len > 0 ? g_array_index (rights, double, rights->len / 2) : 0;
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
  Writer writer = { .document = document, .text = g_string_new (NULL) };
  double right = measure_right (layouts);

  for (guint p = 0; p < layouts->len; p++)
    {
      GoiPageLayout *layout = g_ptr_array_index (layouts, p);

      writer.right = is_one_column (layout) ? right : 0;
      writer.pitch = measure_pitch (layout);
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
