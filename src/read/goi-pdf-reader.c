/* goi-pdf-reader.c: reads PDF documents with text
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Poppler says where each character stands. It says nothing of ruled lines, which are taken from a small
 * picture of the pages that hold more than running text: one without their characters, where that tells all
 * (goi-pdf-drawing.c), else one of the whole page.
 */

#define G_LOG_DOMAIN "goi-pdf-reader"

#include "config.h"

#include "goi-pdf-reader.h"

#include "goi-characters.h"
#include "goi-page-lines.h"
#include "goi-page-picture.h"
#include "goi-page.h"
#include "goi-pdf-drawing.h"
#include "goi-read.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <poppler.h>
#include <string.h>

/* What is read of a document. */
#define MOST_PAGES 2000
#define MOST_GLYPHS 4000000
/* The pixels of a picture of a page, at most, and how many a point has. */
#define MOST_PIXELS 4.0e6
#define SCALE 1.0
/* A page holds more than running text when it has a line with a space as wide as so many characters, or this
 * share of lines that are not full. */
#define SPACE 1.2
#define SHORT_LINES 0.5
/* A font does not tell its characters when this share of them are none. */
#define NO_CHARACTERS 0.02

/* A font of the document. */
typedef struct
{
  guint n_glyphs;
  guint n_bad;
} Font;

typedef struct
{
  PopplerDocument *document;
  GoiPdfDrawing *drawing; /* NULL where poppler has to draw */
  GPtrArray *pages;   /* GoiPage */
  GPtrArray *fonts;   /* for each page a GArray of Font *: for each of its glyphs */
  GHashTable *names;  /* a font's name → Font */
  gsize n_glyphs;
} Reader;

static void
reader_clear (Reader *self)
{
  g_clear_object (&self->document);
  g_clear_pointer (&self->drawing, goi_pdf_drawing_free);
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->fonts);
  g_hash_table_unref (self->names);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static void
refuse (GError **error, int code, const char *message)
{
  g_set_error_literal (error, GOI_READ_ERROR, code, message);
}

static gboolean
open_document (Reader *self, GBytes *bytes, GError **error)
{
  g_autoptr (GError) problem = NULL;

  self->document = poppler_document_new_from_bytes (bytes, NULL, &problem);
  if (self->document == NULL && g_error_matches (problem, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    refuse (error, GOI_READ_ERROR_UNSUPPORTED,
            _("The file is protected with a password. Please save it without one."));
  else if (self->document == NULL)
    refuse (error, GOI_READ_ERROR_DAMAGED, _("The PDF file is damaged or incomplete."));
  else if (poppler_document_get_n_pages (self->document) == 0)
    refuse (error, GOI_READ_ERROR_EMPTY, _("There is no text in it."));
  else if (poppler_document_get_n_pages (self->document) > MOST_PAGES)
    g_set_error (error, GOI_READ_ERROR, GOI_READ_ERROR_TOO_LARGE,
                 _("The document is too long: at most %d pages are read."), MOST_PAGES);
  else
    return TRUE;
  return FALSE;
}

static Font *
find_font (Reader *self, const char *name)
{
  Font *font = g_hash_table_lookup (self->names, name != NULL ? name : "");

  if (font == NULL)
    {
      font = g_new0 (Font, 1);
      g_hash_table_insert (self->names, g_strdup (name != NULL ? name : ""), font);
    }
  return font;
}

/* Numbers of glyphs that a font without a map gives for characters are control characters for the most part;
 * private characters are those of fonts with symbols, which are none of ours. */
static gboolean
is_bad (gunichar c)
{
  return (c < 0x20 && !goi_char_is_space (c)) || (c >= 0x7F && c < 0xA0) || c == GOI_PAGE_UNKNOWN
         || g_unichar_type (c) == G_UNICODE_UNASSIGNED;
}

/* The characters of a page with their fonts. */
static gboolean
read_glyphs (Reader *self, PopplerPage *source, GoiPage *page, GArray *fonts)
{
  g_autofree char *text = poppler_page_get_text (source);
  g_autofree PopplerRectangle *boxes = NULL;
  GList *attributes = poppler_page_get_text_attributes (source);
  GList *current = attributes;
  guint n_boxes = 0, i = 0;

  if (!poppler_page_get_text_layout (source, &boxes, &n_boxes) || text == NULL)
    n_boxes = 0;
  for (const char *p = text; i < n_boxes && *p != '\0'; p = g_utf8_next_char (p), i++)
    {
      GoiBox box = { boxes[i].x1, boxes[i].y1, boxes[i].x2, boxes[i].y2 };
      gunichar c = g_utf8_get_char (p);
      Font *font;

      if (goi_char_is_space (c))
        continue;
      while (current != NULL && ((PopplerTextAttributes *) current->data)->end_index < (int) i)
        current = current->next;
      font = find_font (self, current != NULL ? ((PopplerTextAttributes *) current->data)->font_name : NULL);
      font->n_glyphs++;
      font->n_bad += is_bad (c) ? 1 : 0;
      goi_page_add_glyph (page, is_bad (c) ? GOI_PAGE_UNKNOWN : c, &box);
      g_array_append_val (fonts, font);
    }
  poppler_page_free_text_attributes (attributes);
  self->n_glyphs += i;
  return self->n_glyphs <= MOST_GLYPHS;
}

/* Whether there may be a table: a line with a wide space in it, or many that are not full. */
static gboolean
is_more_than_text (const GoiPage *page)
{
  g_autoptr (GPtrArray) lines = goi_page_lines_new (page->glyphs);
  double right = 0;
  guint n_short = 0;

  for (guint i = 0; i < lines->len; i++)
    right = MAX (right, ((GoiPageLine *) g_ptr_array_index (lines, i))->box.x1);
  for (guint i = 0; i < lines->len; i++)
    {
      const GoiPageLine *line = g_ptr_array_index (lines, i);
      g_autoptr (GPtrArray) parts = goi_page_line_split (line, SPACE);

      if (parts->len > 1)
        return TRUE;
      n_short += line->box.x1 < right - 4 * line->size ? 1 : 0;
    }
  return n_short > 2 && n_short > SHORT_LINES * lines->len;
}

/* Draws the whole page; the picture says how light each pixel is. */
static gboolean
draw_page (PopplerPage *source, cairo_surface_t *light, double scale)
{
  int width = cairo_image_surface_get_width (light), height = cairo_image_surface_get_height (light);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  gboolean drawn;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (source, cr);
  cairo_surface_flush (surface);
  drawn = cairo_status (cr) == CAIRO_STATUS_SUCCESS;
  for (int y = 0; y < height && drawn; y++)
    {
      const guint32 *from
          = (const guint32 *) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface));
      guint8 *to = cairo_image_surface_get_data (light) + y * cairo_image_surface_get_stride (light);

      for (int x = 0; x < width; x++)
        to[x] = (((from[x] >> 16) & 0xFF) + 2 * ((from[x] >> 8) & 0xFF) + (from[x] & 0xFF)) / 4;
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return drawn;
}

static void
make_white (cairo_surface_t *light)
{
  cairo_t *cr = cairo_create (light);

  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
look_at (Reader *self, PopplerPage *source, int number, GoiPage *page)
{
  double scale = SCALE;
  cairo_surface_t *light;
  gboolean drawn;

  if (page->width * page->height * scale * scale > MOST_PIXELS)
    scale = sqrt (MOST_PIXELS / (page->width * page->height));
  light = cairo_image_surface_create (CAIRO_FORMAT_A8, MAX ((int) (page->width * scale), 1),
                                      MAX ((int) (page->height * scale), 1));
  make_white (light);
  drawn = self->drawing != NULL && goi_pdf_drawing_draw (self->drawing, number, page, light, scale);
  cairo_surface_flush (light);
  if (drawn || draw_page (source, light, scale))
    goi_page_look (page, cairo_image_surface_get_data (light), cairo_image_surface_get_width (light),
                   cairo_image_surface_get_height (light), cairo_image_surface_get_stride (light), scale, !drawn);
  cairo_surface_destroy (light);
}

static gboolean
read_page (Reader *self, int number, GError **error)
{
  PopplerPage *source = poppler_document_get_page (self->document, number);
  GArray *fonts = g_array_new (FALSE, FALSE, sizeof (Font *));
  double width = 0, height = 0;
  gboolean fits = TRUE;
  GoiPage *page;

  if (source != NULL)
    poppler_page_get_size (source, &width, &height);
  page = goi_page_new (width, height);
  g_ptr_array_add (self->pages, page);
  g_ptr_array_add (self->fonts, fonts);
  /* A page that is damaged is one without text; the tables on it will be missed. */
  if (source != NULL && width > 0 && height > 0)
    {
      fits = read_glyphs (self, source, page, fonts);
      if (fits && is_more_than_text (page))
        look_at (self, source, number, page);
    }
  if (!fits)
    refuse (error, GOI_READ_ERROR_TOO_LARGE, _("The text is too long for a report."));
  g_clear_object (&source);
  return fits;
}

/* Characters of fonts that do not tell them become unknown ones. */
static gsize
distrust_fonts (Reader *self)
{
  gsize n = 0;

  for (guint p = 0; p < self->pages->len; p++)
    {
      GoiPage *page = g_ptr_array_index (self->pages, p);
      const GArray *fonts = g_ptr_array_index (self->fonts, p);

      for (guint i = 0; i < fonts->len; i++)
        {
          const Font *font = g_array_index (fonts, Font *, i);
          if (font->n_bad <= NO_CHARACTERS * font->n_glyphs)
            continue;
          g_array_index (page->glyphs, GoiGlyph, i).character = GOI_PAGE_UNKNOWN;
          n++;
        }
    }
  return n;
}

static gsize
count_glyphs (const Reader *self)
{
  gsize n = 0;

  for (guint p = 0; p < self->fonts->len; p++)
    n += ((GArray *) g_ptr_array_index (self->fonts, p))->len;
  return n;
}

static void
take_metadata (Reader *self, GoiDocument *document)
{
  g_autofree char *title = poppler_document_get_title (self->document);

  if (title != NULL && g_utf8_validate (title, -1, NULL))
    goi_document_set_title (document, title);
}

/**
 * goi_pdf_reader_read:
 * @bytes: a PDF file
 * @cancellable: (nullable): stops the reading between two pages
 * @error: return location for a #GoiReadError
 *
 * Returns: (transfer full): the document, or NULL with @error set: where the file is protected, damaged, or
 *   its pages hold pictures or characters that are not told instead of text
 */
GoiDocument *
goi_pdf_reader_read (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_auto (Reader) self = { .pages = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_page_free),
                           .fonts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref),
                           .names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };
  GoiDocument *document;
  gsize n_glyphs, n_unknown;

  if (!open_document (&self, bytes, error))
    return NULL;
  self.drawing = goi_pdf_drawing_new (bytes, poppler_document_get_n_pages (self.document));
  for (int i = 0; i < poppler_document_get_n_pages (self.document); i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !read_page (&self, i, error))
      return NULL;
  n_glyphs = count_glyphs (&self);
  n_unknown = distrust_fonts (&self);
  if (n_glyphs == 0)
    refuse (error, GOI_READ_ERROR_UNSUPPORTED,
            _("The pages are pictures, as a scanner makes them, and hold no text. Please recognise the text "
              "with another program, or read the original document."));
  else if (n_unknown * 2 > n_glyphs)
    refuse (error, GOI_READ_ERROR_UNSUPPORTED,
            _("The fonts of this PDF file do not say which characters they show, so its text cannot be read. "
              "Please read the original document, or save it as PDF again."));
  if (n_glyphs == 0 || n_unknown * 2 > n_glyphs)
    return NULL;
  document = goi_pages_to_document (self.pages, cancellable, error);
  if (document != NULL)
    take_metadata (&self, document);
  return document;
}
