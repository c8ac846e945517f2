/* goi-write-page.c: a report on paper
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-write-page"

#include "config.h"

#include "goi-write-page.h"

#include "goi-write-columns.h"
#include "goi-write-page-private.h"
#include "goi-write-parts.h"

#include <cairo-pdf.h>
#include <string.h>

/* In points; the margins are those of Chinese official letters, a little narrower at the sides for
 * the tables' sake. */
#define MARGIN_SIDE 56.0
#define MARGIN_TOP 68.0
#define MARGIN_BOTTOM 68.0
#define TITLE_SIZE 18.0
#define HEADING_SIZE 12.5
#define TEXT_SIZE 11.0
#define NOTE_SIZE 9.5
#define FOOT_SIZE 9.0
#define LINE_FACTOR 1.55
#define HEADING_BEFORE 14.0
#define HEADING_AFTER 7.0

#define FAMILY "Noto Serif CJK SC, Source Han Serif SC, Songti SC, SimSun, serif"
#define FAMILY_BOLD "Noto Sans CJK SC, Source Han Sans SC, Heiti SC, SimHei, sans-serif"

/* Of what the form does not name. The document is Chinese whoever prints it. */
#define EXTRAS_TITLE "其他指标"

G_DEFINE_FINAL_TYPE (GoiPages, goi_pages, G_TYPE_OBJECT)

static void
item_free (GoiPageItem *item)
{
  g_clear_object (&item->layout);
  g_free (item);
}

static void
heading_free (GoiPageHeading *heading)
{
  g_free (heading->title);
  g_free (heading);
}

/* ---- placing ---- */

void
_goi_layout_get_size (PangoLayout *layout, double *width, double *height)
{
  int w, h;

  pango_layout_get_size (layout, &w, &h);
  if (width != NULL)
    *width = (double) w / PANGO_SCALE;
  if (height != NULL)
    *height = (double) h / PANGO_SCALE;
}

/* A text of @size points, broken at @width points, or in one line for -1. */
PangoLayout *
_goi_pages_make_layout (GoiPages *self, const char *text, double size, gboolean bold, double width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, bold ? FAMILY_BOLD : FAMILY);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  return layout;
}

GoiPageItem *
_goi_pages_add (GoiPages *self, PangoLayout *layout, double x, double y, double width, double height)
{
  GoiPageItem *item = g_new0 (GoiPageItem, 1);
  GPtrArray *page = g_ptr_array_index (self->pages, self->pages->len - 1);

  item->layout = layout != NULL ? g_object_ref (layout) : NULL;
  item->line = -1;
  item->x = x;
  item->y = y;
  item->width = width;
  item->height = height;
  g_ptr_array_add (page, item);
  return item;
}

void
_goi_pages_begin_page (GoiPages *self)
{
  g_ptr_array_add (self->pages, g_ptr_array_new_with_free_func ((GDestroyNotify) item_free));
  self->y = self->top;
}

static void
need (GoiPages *self, double height)
{
  if (self->y > self->top && self->y + height > self->bottom)
    _goi_pages_begin_page (self);
}

/* ---- texts ---- */

static void
add_paragraph (GoiPages *self, const char *text, double size)
{
  g_autoptr (PangoLayout) layout
      = _goi_pages_make_layout (self, text, size, FALSE, self->right - self->left);
  double advance = size * LINE_FACTOR;
  int n_lines;

  /* Two characters, as every Chinese paragraph begins. */
  pango_layout_set_indent (layout, (int) (2 * size * PANGO_SCALE));
  pango_layout_set_justify (layout, FALSE);
  n_lines = pango_layout_get_line_count (layout);
  for (int i = 0; i < n_lines; i++)
    {
      GoiPageItem *item;
      need (self, advance);
      item = _goi_pages_add (self, layout, i == 0 ? self->left + 2 * size : self->left,
                             self->y + size * 1.15, self->right - self->left, advance);
      item->line = i;
      self->y += advance;
    }
}

static void
add_text (GoiPages *self, const char *text, double size)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      /* The indent is ours; the document's own blanks would add to it. */
      char *start = *line;
      while (g_unichar_isspace (g_utf8_get_char (start)) && *start != '\0')
        start = g_utf8_next_char (start);
      g_strchomp (start);
      if (*start != '\0')
        add_paragraph (self, start, size);
    }
}

/* A title of two lines is broken before the year, where a reader would pause. */
static char *
break_title (const char *title, double width)
{
  if (goi_write_columns_measure (title) <= width)
    return g_strdup (title);
  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p))
    if (p > title && g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2])
        && g_ascii_isdigit (p[3]) && goi_write_columns_measure (p) <= width)
      {
        g_autofree char *first = g_strchomp (g_strndup (title, p - title));
        return g_strdup_printf ("%s\n%s", first, p);
      }
  return goi_write_columns_fit (title, width);
}

static void
add_title (GoiPages *self, const char *title)
{
  double width = self->right - self->left;
  g_autofree char *broken = break_title (title, width / TITLE_SIZE);
  g_autoptr (PangoLayout) layout = _goi_pages_make_layout (self, broken, TITLE_SIZE, TRUE, width);
  double height;

  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  _goi_layout_get_size (layout, NULL, &height);
  _goi_pages_add (self, layout, self->left, self->y, width, height);
  self->y += height + 20;
}

/* A heading stays with what follows it. */
static void
add_heading (GoiPages *self, const char *title, double following)
{
  double width = self->right - self->left;
  g_autoptr (PangoLayout) layout = _goi_pages_make_layout (self, title, HEADING_SIZE, TRUE, width);
  GoiPageHeading *heading = g_new0 (GoiPageHeading, 1);
  double height;

  _goi_layout_get_size (layout, NULL, &height);
  if (self->y > self->top)
    self->y += HEADING_BEFORE;
  need (self, height + HEADING_AFTER + following);
  heading->title = g_strdup (title);
  heading->page = self->pages->len - 1;
  heading->y = self->y;
  g_ptr_array_add (self->headings, heading);
  _goi_pages_add (self, layout, self->left, self->y, width, height);
  self->y += height + HEADING_AFTER;
}

static void
add_extras (GoiPages *self, GoiReport *report)
{
  GPtrArray *extras = goi_report_get_extras (report);

  for (guint i = 0; i < extras->len; i++)
    {
      const GoiExtra *extra = g_ptr_array_index (extras, i);
      g_autofree char *value = goi_value_display (extra->value);
      g_autofree char *text = g_strdup_printf ("%s：%s%s", extra->label, value,
                                               extra->unit != NULL ? extra->unit : "");
      add_paragraph (self, text, NOTE_SIZE);
    }
}

static void
add_part (GoiPages *self, GoiReport *report, const GoiPart *part)
{
  const char *whole = goi_report_get_section_text (report, part->id);
  /* The table is printed as a table, and not a second time as the text it was read from. */
  g_autofree char *beside = part->table != NULL && whole != NULL ? goi_table_remove_text (part->table, whole) : NULL;
  const char *text = beside != NULL ? beside : whole;
  const char *title = part->extras ? EXTRAS_TITLE : part->title;
  double following = part->table != NULL ? _goi_pages_measure_table_start (self, report, part->table)
                                         : 2 * TEXT_SIZE * LINE_FACTOR;

  if (title != NULL)
    add_heading (self, title, following);
  if (part->table != NULL)
    {
      _goi_pages_add_table (self, report, part->table);
      self->y += 6;
    }
  if (part->extras)
    add_extras (self, report);
  else if (text != NULL && *text != '\0')
    add_text (self, text, part->table != NULL ? NOTE_SIZE : TEXT_SIZE);
}

/* — 1 —, as letters of authorities are numbered. */
static void
add_page_numbers (GoiPages *self)
{
  GPtrArray *pages = self->pages;

  for (guint i = 0; i < pages->len; i++)
    {
      g_autofree char *text = g_strdup_printf ("— %u —", i + 1);
      g_autoptr (PangoLayout) layout = _goi_pages_make_layout (self, text, FOOT_SIZE, FALSE, -1);
      GoiPageItem *item = g_new0 (GoiPageItem, 1);

      item->layout = g_object_ref (layout);
      item->line = -1;
      _goi_layout_get_size (layout, &item->width, &item->height);
      item->x = (self->width - item->width) / 2;
      item->y = self->bottom + (self->height - self->bottom - item->height) / 2;
      g_ptr_array_add (g_ptr_array_index (pages, i), item);
    }
}

/* ---- drawing ---- */

static void
draw_item (const GoiPageItem *item, cairo_t *cr)
{
  if (item->layout == NULL)
    {
      if (item->shaded)
        {
          cairo_set_source_rgb (cr, 0.95, 0.95, 0.95);
          cairo_rectangle (cr, item->x, item->y, item->width, item->height);
          cairo_fill (cr);
        }
      cairo_set_source_rgb (cr, 0, 0, 0);
      cairo_set_line_width (cr, 0.5);
      cairo_rectangle (cr, item->x, item->y, item->width, item->height);
      cairo_stroke (cr);
      return;
    }
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_move_to (cr, item->x, item->y);
  if (item->line >= 0)
    pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (item->layout, item->line));
  else
    pango_cairo_show_layout (cr, item->layout);
}

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
add_outline (GoiPages *self, cairo_surface_t *surface)
{
  for (guint i = 0; i < self->headings->len; i++)
    {
      const GoiPageHeading *heading = g_ptr_array_index (self->headings, i);
      char top[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *target = NULL;

      g_ascii_formatd (top, sizeof top, "%.1f", heading->y);
      target = g_strdup_printf ("page=%u pos=[0 %s]", heading->page + 1, top);
      cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, heading->title, target, 0);
    }
}

/* ---- the object ---- */

static void
goi_pages_finalize (GObject *object)
{
  GoiPages *self = GOI_PAGES (object);

  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->headings);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (goi_pages_parent_class)->finalize (object);
}

static void
goi_pages_class_init (GoiPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = goi_pages_finalize;
}

static void
goi_pages_init (GoiPages *self)
{
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->headings = g_ptr_array_new_with_free_func ((GDestroyNotify) heading_free);
}

/* Text measures the same on every surface only without hinting and at one resolution. */
static PangoContext *
make_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_cairo_context_set_resolution (context, 72);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("zh-cn"));
  return context;
}

/* ---- public ---- */

/**
 * goi_pages_new:
 * @report: a report
 * @width: the width of the paper, in points
 * @height: its height
 *
 * Lays a report out: the title, the parts of the form in their order with their tables as the form
 * prints them, and page numbers. Everything that is drawn later is measured here.
 *
 * Returns: (transfer full): the pages
 */
GoiPages *
goi_pages_new (GoiReport *report, double width, double height)
{
  GoiPages *self;
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (GOI_IS_REPORT (report), NULL);

  self = g_object_new (GOI_TYPE_PAGES, NULL);
  self->context = make_context ();
  self->width = width;
  self->height = height;
  self->left = MIN (MARGIN_SIDE, width / 8);
  self->right = width - self->left;
  self->top = MIN (MARGIN_TOP, height / 8);
  self->bottom = height - MIN (MARGIN_BOTTOM, height / 8);

  _goi_pages_begin_page (self);
  title = *goi_report_get_title (report) != '\0'
              ? g_strdup (goi_report_get_title (report))
              : goi_edition_format_title (goi_report_get_edition (report),
                                          goi_report_get_agency (report), goi_report_get_year (report));
  add_title (self, title);
  parts = goi_write_list_parts (report);
  for (guint i = 0; i < parts->len; i++)
    add_part (self, report, g_ptr_array_index (parts, i));
  add_page_numbers (self);
  return self;
}

/**
 * goi_pages_get_n_pages:
 * @self: pages
 *
 * Returns: how many there are, at least 1
 */
guint
goi_pages_get_n_pages (GoiPages *self)
{
  g_return_val_if_fail (GOI_IS_PAGES (self), 0);
  return self->pages->len;
}

/**
 * goi_pages_draw:
 * @self: pages
 * @page: which one, from 0
 * @cr: where to draw, in points, with the paper's corner at 0, 0
 *
 * Draws a page; the same on screen, printer and in files.
 */
void
goi_pages_draw (GoiPages *self, guint page, cairo_t *cr)
{
  GPtrArray *items;

  g_return_if_fail (GOI_IS_PAGES (self) && page < self->pages->len);

  items = g_ptr_array_index (self->pages, page);
  /* First the frames: a text must not lie below the ground of its neighbour. */
  for (guint i = 0; i < items->len; i++)
    if (((GoiPageItem *) g_ptr_array_index (items, i))->layout == NULL)
      draw_item (g_ptr_array_index (items, i), cr);
  for (guint i = 0; i < items->len; i++)
    if (((GoiPageItem *) g_ptr_array_index (items, i))->layout != NULL)
      draw_item (g_ptr_array_index (items, i), cr);
}

/**
 * goi_pages_describe:
 * @self: pages
 * @page: which one, from 0
 *
 * Returns: (transfer full): what stands on the page, a line for each text and frame with its place
 *   in whole points; for tests
 */
char *
goi_pages_describe (GoiPages *self, guint page)
{
  GString *out = g_string_new (NULL);
  GPtrArray *items;

  g_return_val_if_fail (GOI_IS_PAGES (self) && page < self->pages->len, NULL);

  items = g_ptr_array_index (self->pages, page);
  for (guint i = 0; i < items->len; i++)
    {
      const GoiPageItem *item = g_ptr_array_index (items, i);
      g_autofree char *text = NULL;

      if (item->layout == NULL)
        text = g_strdup (item->shaded ? "shaded" : "frame");
      else if (item->line >= 0)
        {
          PangoLayoutLine *line = pango_layout_get_line_readonly (item->layout, item->line);
          text = g_strndup (pango_layout_get_text (item->layout) + line->start_index, line->length);
        }
      else
        text = g_strdup (pango_layout_get_text (item->layout));
      g_strdelimit (text, "\n", ' ');
      g_string_append_printf (out, "%.0f %.0f %.0f %.0f %s\n", item->x, item->y, item->width, item->height,
                              text);
    }
  return g_string_free (out, FALSE);
}

/**
 * goi_pages_write_pdf:
 * @report: a report
 * @stream: where to write; it is not closed
 * @cancellable: (nullable): to stop it
 * @error: return location for an error of the stream
 *
 * Writes a report as a PDF on A4, with its sections as the outline. The same report always gives
 * the same bytes.
 *
 * Returns: FALSE when not everything could be written
 */
gboolean
goi_pages_write_pdf (GoiReport *report, GOutputStream *stream, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GoiPages) pages = goi_pages_new (report, GOI_PAGES_A4_WIDTH, GOI_PAGES_A4_HEIGHT);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_bytes, bytes, pages->width,
                                                                  pages->height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, goi_report_get_title (report));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, goi_report_get_agency (report));
  /* The day must not show in the file. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
  for (guint i = 0; i < pages->pages->len; i++)
    {
      goi_pages_draw (pages, i, cr);
      cairo_show_page (cr);
    }
  add_outline (pages, surface);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
      return FALSE;
    }
  return g_output_stream_write_all (stream, bytes->data, bytes->len, NULL, cancellable, error);
}
