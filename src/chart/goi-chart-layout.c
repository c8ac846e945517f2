/* goi-chart-layout.c: a chart as rectangles, lines and texts
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-chart"

#include "config.h"

#include "goi-chart-layout-private.h"
#include "goi-chart-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* One family everywhere: screen, paper and files show the same text at the same width. */
#define FAMILIES "Noto Sans CJK SC, Source Han Sans SC, Noto Sans SC, WenQuanYi Micro Hei, Sans"

/* So many measured texts are kept. */
#define MAX_WIDTHS 100000

static const struct
{
  double size;
  gboolean bold;
} styles[GOI_N_CHART_STYLES] = {
  [GOI_CHART_STYLE_TITLE] = { 1.6, TRUE },
  [GOI_CHART_STYLE_SUBTITLE] = { 1.0, FALSE },
  [GOI_CHART_STYLE_LABEL] = { 1.0, FALSE },
  [GOI_CHART_STYLE_LABEL_BOLD] = { 1.0, TRUE },
  [GOI_CHART_STYLE_VALUE] = { 0.92, FALSE },
  [GOI_CHART_STYLE_NOTE] = { 0.9, FALSE },
};

static const GoiChartKindClass *const kinds[GOI_N_CHART_KINDS] = {
  [GOI_CHART_OUTCOMES] = &_goi_chart_outcomes_class,
};

static void
clear_mark (gpointer data)
{
  GoiChartMark *mark = data;
  g_free (mark->text);
}

/* The size of a style's text in the units of the surface. */
double
_goi_chart_size (const GoiChartLayout *layout, GoiChartStyle style)
{
  return styles[style].size * layout->options->font_size;
}

static PangoFontDescription *
make_font (const GoiChartLayout *layout, GoiChartStyle style)
{
  PangoFontDescription *font
      = pango_font_description_copy (pango_context_get_font_description (layout->context));

  pango_font_description_set_absolute_size (font, _goi_chart_size (layout, style) * PANGO_SCALE);
  pango_font_description_set_weight (font,
                                     styles[style].bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  return font;
}

/* Chinese fonts draw quotation marks as wide as a character; in English they are narrow. */
static void
narrow_quotes (PangoLayout *pango)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const char *text = pango_layout_get_text (pango);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    switch (g_utf8_get_char (p))
      {
      case 0x2018:
      case 0x2019:
      case 0x201c:
      case 0x201d:
        {
          PangoAttribute *narrow = pango_attr_font_features_new ("pwid=1");
          narrow->start_index = p - text;
          narrow->end_index = g_utf8_next_char (p) - text;
          pango_attr_list_insert (attributes, narrow);
        }
        break;
      default:
        break;
      }
  pango_layout_set_attributes (pango, attributes);
}

/* A line of text in a style, ready to be measured or drawn. */
PangoLayout *
_goi_chart_make_text (const GoiChartLayout *layout, GoiChartStyle style, const char *text)
{
  PangoLayout *pango = pango_layout_new (layout->context);
  PangoFontDescription *font = make_font (layout, style);

  pango_layout_set_font_description (pango, font);
  pango_font_description_free (font);
  pango_layout_set_single_paragraph_mode (pango, TRUE);
  pango_layout_set_text (pango, text, -1);
  if (!layout->options->chinese)
    narrow_quotes (pango);
  return pango;
}

/* The width of a line of text. Widths are kept with the context, as multiples of the size: shaping
 * is what takes the time, and a window that is resized asks for the same texts again and again. */
double
_goi_chart_measure (GoiChartBuilder *b, GoiChartStyle style, const char *text)
{
  double size = b->layout->options->font_size;
  g_autofree char *key = g_strdup_printf ("%u%d%s", style, b->options->chinese, text);
  double *known = g_hash_table_lookup (b->widths, key);
  g_autoptr (PangoLayout) pango = NULL;
  PangoRectangle logical;

  if (known != NULL)
    return *known * size;
  pango = _goi_chart_make_text (b->layout, style, text);
  pango_layout_get_extents (pango, NULL, &logical);
  known = g_new (double, 1);
  *known = (double) logical.width / PANGO_SCALE / size;
  g_hash_table_insert (b->widths, g_steal_pointer (&key), known);
  return *known * size;
}

/* Cuts out the middle: agencies of one place begin alike, and what they are stands at the end. */
char *
_goi_chart_shorten (GoiChartBuilder *b, GoiChartStyle style, const char *text, double width)
{
  glong length;

  if (_goi_chart_measure (b, style, text) <= width)
    return g_strdup (text);
  length = g_utf8_strlen (text, -1);
  for (glong keep = length - 1; keep > 0; keep--)
    {
      glong tail = keep / 2;
      g_autofree char *head = g_utf8_substring (text, 0, keep - tail);
      g_autofree char *shorter
          = g_strconcat (head, "…", g_utf8_offset_to_pointer (text, length - tail), NULL);

      if (_goi_chart_measure (b, style, shorter) <= width)
        return g_steal_pointer (&shorter);
    }
  return g_strdup ("…");
}

/* Breaks a text into at most @max_lines lines; the last one is shortened when there would
 * be more. */
char **
_goi_chart_wrap (GoiChartBuilder *b, GoiChartStyle style, const char *text, double width,
                 guint max_lines)
{
  g_autoptr (PangoLayout) pango = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  guint n_lines;

  if (_goi_chart_measure (b, style, text) <= width)
    {
      g_ptr_array_add (lines, g_strdup (text));
      g_ptr_array_add (lines, NULL);
      return (char **) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
    }

  pango = _goi_chart_make_text (b->layout, style, text);
  pango_layout_set_width (pango, (int) ceil (width * PANGO_SCALE));
  pango_layout_set_wrap (pango, PANGO_WRAP_WORD_CHAR);
  n_lines = pango_layout_get_line_count (pango);
  for (guint i = 0; i < MIN (n_lines, max_lines); i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (pango, i);
      const char *start = text + line->start_index;
      char *piece;

      if (i + 1 == max_lines && n_lines > max_lines)
        {
          g_autofree char *tail = g_strdup (start);
          piece = _goi_chart_shorten (b, style, g_strstrip (tail), width);
        }
      else
        piece = g_strstrip (g_strndup (start, line->length));
      g_ptr_array_add (lines, piece);
    }
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}

/* The baseline that puts digits and Chinese characters in the middle of a line; font metrics would
 * not, as they allow for accents. */
double
_goi_chart_baseline (double centre, double size)
{
  return centre + 0.37 * size;
}

static GoiChartMark *
add_mark (GoiChartBuilder *b, GoiChartMarkType type, GoiChartInk ink)
{
  GoiChartMark mark = { .type = type, .part = b->part, .ink = ink, .series = -1, .bar = b->bar };

  g_array_append_val (b->layout->marks, mark);
  return &g_array_index (b->layout->marks, GoiChartMark, b->layout->marks->len - 1);
}

void
_goi_chart_add_rect (GoiChartBuilder *b, GoiChartInk ink, int series, gboolean pale,
                     double x, double y, double width, double height)
{
  GoiChartMark *mark = add_mark (b, GOI_CHART_RECT, ink);

  mark->series = series;
  mark->pale = pale;
  mark->x = x;
  mark->y = y;
  mark->width = width;
  mark->height = height;
}

void
_goi_chart_add_line (GoiChartBuilder *b, GoiChartInk ink, double x1, double y1, double x2,
                     double y2)
{
  GoiChartMark *mark = add_mark (b, GOI_CHART_LINE, ink);

  mark->x = x1;
  mark->y = y1;
  mark->width = x2 - x1;
  mark->height = y2 - y1;
}

/* Returns the text's width. */
double
_goi_chart_add_text (GoiChartBuilder *b, GoiChartStyle style, GoiChartInk ink, int series,
                     gboolean pale, double x, double baseline, const char *text)
{
  double width = _goi_chart_measure (b, style, text);
  GoiChartMark *mark = add_mark (b, GOI_CHART_TEXT, ink);

  mark->style = style;
  mark->series = series;
  mark->pale = pale;
  mark->x = x;
  mark->y = baseline;
  mark->width = width;
  mark->height = _goi_chart_size (b->layout, style);
  mark->text = g_strdup (text);
  return width;
}

void
_goi_chart_add_row (GoiChartBuilder *b, guint bar, double y, double height, guint first_mark)
{
  GoiChartRow row = { bar, b->margin, y, b->layout->width - 2 * b->margin, height,
                      first_mark, b->layout->marks->len - first_mark };

  g_array_append_val (b->layout->rows, row);
}

static void
add_lines (GoiChartBuilder *b, GoiChartStyle style, GoiChartInk ink, const char *text, double width,
           guint max_lines)
{
  g_auto (GStrv) lines = _goi_chart_wrap (b, style, text, width, max_lines);
  double size = _goi_chart_size (b->layout, style), spacing = size * 1.45;

  for (char **line = lines; *line != NULL; line++)
    {
      _goi_chart_add_text (b, style, ink, -1, FALSE, b->margin,
                           _goi_chart_baseline (b->y + spacing / 2, size), *line);
      b->y += spacing;
    }
}

static void
lay_out_header (GoiChartBuilder *b, const GoiChartKindClass *kind)
{
  double width = b->layout->width - 2 * b->margin;
  g_autofree char *subtitle = goi_chart_subtitle (b->data, b->options);

  b->part = GOI_CHART_HEADER;
  b->y = b->margin;
  add_lines (b, GOI_CHART_STYLE_TITLE, GOI_CHART_INK_TEXT, b->layout->title, width, 3);
  b->y += 0.1 * b->em;
  add_lines (b, GOI_CHART_STYLE_SUBTITLE, GOI_CHART_INK_DIM, subtitle, width, 3);
  b->y += 0.7 * b->em;
  kind->header (b);
  b->layout->body_y = b->y;
}

/* What belongs to the bars stays with them; the notes go to @notes_at when that is further down. */
static void
lay_out_foot (GoiChartBuilder *b, const GoiChartKindClass *kind, double notes_at)
{
  double width = b->layout->width - 2 * b->margin;
  g_auto (GStrv) notes = goi_chart_notes (b->data, b->options);
  g_autofree char *text = g_strjoinv (b->options->chinese ? "" : " ", notes);
  g_autofree char *page = NULL;

  b->part = GOI_CHART_FOOT;
  b->layout->foot_y = b->y;
  kind->foot (b);
  b->y = MAX (b->y, notes_at) + 0.5 * b->em;
  if (b->layout->n_pages > 1)
    {
      double page_width;

      page = g_strdup_printf (_("Page %1$u of %2$u"), b->layout->page, b->layout->n_pages);
      page_width = _goi_chart_measure (b, GOI_CHART_STYLE_NOTE, page);
      width -= page_width + 2 * b->em;
      _goi_chart_add_text (b, GOI_CHART_STYLE_NOTE, GOI_CHART_INK_DIM, -1, FALSE,
                           b->layout->width - b->margin - page_width,
                           _goi_chart_baseline (b->y + 0.65 * b->em,
                                                _goi_chart_size (b->layout, GOI_CHART_STYLE_NOTE)),
                           page);
    }
  add_lines (b, GOI_CHART_STYLE_NOTE, GOI_CHART_INK_DIM, text, width, G_MAXUINT);
  b->y += b->margin;
}

static GoiChartLayout *
allocate (GoiChartData *data, const GoiChartOptions *options, double width, PangoContext *context)
{
  GoiChartLayout *layout = g_atomic_rc_box_new0 (GoiChartLayout);

  layout->data = goi_chart_data_ref (data);
  layout->options = goi_chart_options_copy (options);
  layout->context = g_object_ref (context);
  layout->width = width;
  layout->title = goi_chart_title (data, options);
  layout->marks = g_array_new (FALSE, FALSE, sizeof (GoiChartMark));
  g_array_set_clear_func (layout->marks, clear_mark);
  layout->rows = g_array_new (FALSE, FALSE, sizeof (GoiChartRow));
  layout->page = layout->n_pages = 1;
  return layout;
}

/* The widths that this context has measured. */
static GHashTable *
get_widths (PangoContext *context)
{
  static const char key[] = "goi-chart-widths";
  GHashTable *widths = g_object_get_data (G_OBJECT (context), key);

  if (widths == NULL || g_hash_table_size (widths) > MAX_WIDTHS)
    {
      widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_object_set_data_full (G_OBJECT (context), key, widths, (GDestroyNotify) g_hash_table_unref);
    }
  return widths;
}

static GoiChartBuilder
begin (GoiChartLayout *layout)
{
  return (GoiChartBuilder){
    .layout = layout,
    .data = layout->data,
    .options = layout->options,
    .widths = get_widths (layout->context),
    .em = layout->options->font_size,
    .margin = 1.7 * layout->options->font_size,
    .bar = -1,
    .n = layout->data->bars->len,
  };
}

/* What header and foot take, without keeping their marks; @notes is the part of it that the notes
 * take. */
static double
measure_frame (GoiChartBuilder *b, const GoiChartKindClass *kind, double *notes)
{
  double frame;

  lay_out_header (b, kind);
  frame = b->y;
  b->y = 0;
  kind->foot (b);
  *notes = -b->y;
  b->y = 0;
  lay_out_foot (b, kind, 0);
  *notes += b->y;
  frame += b->y;
  g_array_set_size (b->layout->marks, 0);
  return frame;
}

static void
lay_out (GoiChartBuilder *b, const GoiChartKindClass *kind, double notes_at)
{
  lay_out_header (b, kind);
  b->part = GOI_CHART_BODY;
  kind->body (b);
  lay_out_foot (b, kind, notes_at);
}

/**
 * goi_chart_context_new:
 *
 * Fonts are not hinted and glyphs not rounded to pixels: then a text is equally wide on every
 * surface.
 *
 * Returns: (transfer full): what all charts measure and draw their texts with
 */
PangoContext *
goi_chart_context_new (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_from_string (FAMILIES);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  /* Names are Chinese whatever the interface speaks; the language picks the shapes of shared
   * characters. */
  pango_context_set_language (context, pango_language_from_string ("zh-cn"));
  pango_context_set_font_description (context, font);
  cairo_font_options_destroy (options);
  pango_font_description_free (font);
  return context;
}

/**
 * goi_chart_layout_new:
 * @data: what to show
 * @options: how; @data must have been made with the same
 * @width: the width, in the units of the surface
 * @height: the height to fill, 0 for what it takes
 * @context: from goi_chart_context_new()
 *
 * Lays all bars out on one surface. Rows grow a little to fill @height, and the layout grows beyond
 * it when the rows need more.
 *
 * Returns: (transfer full): the layout
 */
GoiChartLayout *
goi_chart_layout_new (GoiChartData *data, const GoiChartOptions *options, double width,
                      double height, PangoContext *context)
{
  const GoiChartKindClass *kind;
  GoiChartLayout *layout;
  GoiChartBuilder b;
  double min_pitch, max_pitch, frame, notes;

  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (options != NULL && options->kind < GOI_N_CHART_KINDS
                            && options->font_size > 0,
                        NULL);
  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);

  kind = kinds[options->kind];
  layout = allocate (data, options, width, context);
  b = begin (layout);
  kind->prepare (&b, &min_pitch, &max_pitch);
  frame = measure_frame (&b, kind, &notes);
  b.pitch = b.n > 0 ? CLAMP ((height - frame) / b.n, min_pitch, max_pitch) : min_pitch;
  lay_out (&b, kind, 0);
  layout->height = MAX (height, b.y);
  kind->finish (&b);
  return layout;
}

/**
 * goi_chart_paginate:
 * @data: what to show
 * @options: how
 * @width: a page's width
 * @height: a page's height
 * @context: from goi_chart_context_new()
 *
 * Spreads the bars evenly over as few pages as they need. Every page has title, legend, scale, foot
 * and its number; all pages have the same scale.
 *
 * Returns: (transfer full) (element-type GoiChartLayout): at least one page
 */
GPtrArray *
goi_chart_paginate (GoiChartData *data, const GoiChartOptions *options, double width, double height,
                    PangoContext *context)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_chart_layout_unref);
  guint n_bars, n_pages = 1, capacity = G_MAXUINT, done = 0;

  g_return_val_if_fail (data != NULL, pages);
  g_return_val_if_fail (options != NULL && options->kind < GOI_N_CHART_KINDS
                            && options->font_size > 0,
                        pages);
  g_return_val_if_fail (PANGO_IS_CONTEXT (context), pages);

  n_bars = data->bars->len;
  for (guint page = 1; page <= n_pages; page++)
    {
      const GoiChartKindClass *kind = kinds[options->kind];
      GoiChartLayout *layout = allocate (data, options, width, context);
      GoiChartBuilder b = begin (layout);
      double min_pitch, max_pitch, frame, room, notes;

      kind->prepare (&b, &min_pitch, &max_pitch);
      /* The page number narrows the notes, so it has to be there when the frame is measured. */
      layout->n_pages = MAX (n_pages, 2);
      layout->page = page;
      frame = measure_frame (&b, kind, &notes);
      room = height - frame;
      if (page == 1)
        {
          capacity = MAX (1, (guint) floor (MAX (room, 0) / min_pitch));
          n_pages = MAX (1, (n_bars + capacity - 1) / capacity);
          capacity = (n_bars + n_pages - 1) / n_pages;
        }
      layout->n_pages = n_pages;
      b.first = done;
      b.n = MIN (capacity, n_bars - done);
      b.pitch = CLAMP (room / MAX (capacity, 1), min_pitch, max_pitch);
      lay_out (&b, kind, height - notes);
      layout->height = MAX (height, b.y);
      kind->finish (&b);
      done += b.n;
      g_ptr_array_add (pages, layout);
    }
  return pages;
}

GoiChartLayout *
goi_chart_layout_ref (GoiChartLayout *layout)
{
  g_return_val_if_fail (layout != NULL, NULL);
  return g_atomic_rc_box_acquire (layout);
}

static void
clear_layout (gpointer memory)
{
  GoiChartLayout *layout = memory;

  goi_chart_data_unref (layout->data);
  goi_chart_options_free (layout->options);
  g_object_unref (layout->context);
  g_free (layout->title);
  g_array_unref (layout->marks);
  g_array_unref (layout->rows);
}

void
goi_chart_layout_unref (GoiChartLayout *layout)
{
  g_return_if_fail (layout != NULL);
  g_atomic_rc_box_release_full (layout, clear_layout);
}

/**
 * goi_chart_layout_find:
 * @layout: a layout
 * @x: a place
 * @y: a place
 * @row: (out): the row there
 * @segment: (out): the series there, or -1 beside the bar's parts
 *
 * Returns: whether there is a row
 */
gboolean
goi_chart_layout_find (const GoiChartLayout *layout, double x, double y, guint *row, int *segment)
{
  g_return_val_if_fail (layout != NULL, FALSE);

  for (guint i = 0; i < layout->rows->len; i++)
    {
      const GoiChartRow *candidate = &g_array_index (layout->rows, GoiChartRow, i);

      if (y < candidate->y || y >= candidate->y + candidate->height || x < candidate->x
          || x >= candidate->x + candidate->width)
        continue;
      *row = i;
      *segment = -1;
      for (guint m = 0; m < candidate->n_marks; m++)
        {
          const GoiChartMark *mark
              = &g_array_index (layout->marks, GoiChartMark, candidate->first_mark + m);
          if (mark->type == GOI_CHART_RECT && mark->series >= 0 && x >= mark->x
              && x < mark->x + mark->width)
            *segment = mark->series;
        }
      return TRUE;
    }
  return FALSE;
}

/**
 * goi_chart_layout_get_segment:
 * @layout: a layout
 * @row: a row's index
 * @segment: a series' index
 * @x: (out): left edge
 * @y: (out): top edge
 * @width: (out): width
 * @height: (out): height
 *
 * Returns: whether the row has a part for this series; one that is 0 or not available has none
 */
gboolean
goi_chart_layout_get_segment (const GoiChartLayout *layout, guint row, guint segment,
                              double *x, double *y, double *width, double *height)
{
  const GoiChartRow *place;

  g_return_val_if_fail (layout != NULL && row < layout->rows->len, FALSE);

  place = &g_array_index (layout->rows, GoiChartRow, row);
  for (guint m = 0; m < place->n_marks; m++)
    {
      const GoiChartMark *mark
          = &g_array_index (layout->marks, GoiChartMark, place->first_mark + m);

      if (mark->type != GOI_CHART_RECT || mark->series != (int) segment)
        continue;
      *x = mark->x;
      *y = mark->y;
      *width = mark->width;
      *height = mark->height;
      return TRUE;
    }
  return FALSE;
}

/**
 * goi_chart_layout_to_string:
 * @layout: a layout
 *
 * Returns: (transfer full): every mark on a line of its own, for tests
 */
char *
goi_chart_layout_to_string (const GoiChartLayout *layout)
{
  static const char *const types[] = { "rect", "line", "text" };
  static const char *const parts[] = { "header", "body", "foot" };
  static const char *const inks[]
      = { "text", "dim", "grid", "median", "series", "on-series", "open" };
  g_autoptr (GString) string = g_string_new (NULL);

  g_return_val_if_fail (layout != NULL, NULL);

  g_string_append_printf (string, "size %.0f %.0f page %u/%u\n", layout->width, layout->height,
                          layout->page, layout->n_pages);
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const GoiChartMark *mark = &g_array_index (layout->marks, GoiChartMark, i);

      g_string_append_printf (string, "%s %s %s %.0f %.0f %.0f %.0f", parts[mark->part],
                              types[mark->type], inks[mark->ink], mark->x, mark->y, mark->width,
                              mark->height);
      if (mark->bar >= 0)
        g_string_append_printf (string, " bar %d", mark->bar);
      if (mark->series >= 0)
        g_string_append_printf (string, " series %d", mark->series);
      if (mark->pale)
        g_string_append (string, " pale");
      if (mark->text != NULL)
        g_string_append_printf (string, " “%s”", mark->text);
      g_string_append_c (string, '\n');
    }
  return g_string_free (g_steal_pointer (&string), FALSE);
}
