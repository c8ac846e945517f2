/* test-pdf-drawing.c: what is drawn on pages of PDF files, in the ways in which programs write it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-page.h"
#include "goi-pdf-drawing.h"
#include "goi-read.h"

#include <locale.h>
#include <string.h>

#define N_ROWS 3
#define N_COLUMNS 3
#define WIDTH 600
#define HEIGHT 800

/* Where the lines of the table are, in points from the lower left corner. */
static const int xs[N_COLUMNS + 1] = { 100, 200, 260, 400 };
static const int ys[N_ROWS + 1] = { 700, 676, 652, 610 };

/* The table that is drawn. */
#define TABLE "A1st\tB1st\tC1st\nA2st\tB2st\tC2st\nA3st\tB3st\tC3st"

/* How its lines are drawn. */
typedef enum
{
  LINES,  /* one by one */
  BOXES,  /* a rectangle around each cell */
  AREAS,  /* thin filled rectangles */
  SHADES, /* filled cells with a gap between them */
} Ruling;

/**
 * Case:
 * @name: what is tried
 * @drawn: whether it is drawn without poppler
 * @ruling: how lines are drawn
 * @head: (nullable): operators before them
 * @foot: (nullable): operators behind them
 * @page: (nullable): more entries of the page
 * @resources: (nullable): more entries of its resources
 * @objects: (nullable): an object with number 6
 *
 * A way to draw the table.
 */
typedef struct
{
  const char *name;
  gboolean drawn;
  Ruling ruling;
  const char *head, *foot, *page, *resources, *objects;
} Case;

static const Case cases[] = {
  { "strokes", TRUE, LINES },
  { "boxes", TRUE, BOXES },
  { "areas", TRUE, AREAS },
  { "shades", TRUE, SHADES, ".8 g\n" },
  { "hairlines", TRUE, LINES, "0 w\n" },
  { "remarks", TRUE, LINES, "0.5 w% 0 0 m\r%(\n" },
  { "moved", TRUE, LINES, "q .5 0 0 .5 0 0 cm 2 0 0 2 0 0 cm\n", "Q\n" },
  { "not-restored", TRUE, LINES, "q q q q\n" },
  { "dashed", TRUE, LINES, "[2 1] 0 d .7 w\n" },
  { "endless-dashes", TRUE, LINES, "[.00001 .00001] 0 d\n" },
  { "grey", TRUE, LINES, ".6 G\n" },
  { "rgb", TRUE, LINES, ".9 .1 .1 RG\n" },
  { "cmyk", TRUE, LINES, "0 0 0 .8 K\n" },
  { "inks", TRUE, LINES, "/Spot CS 1 SCN\n",
    .resources = "/ColorSpace << /Spot [/Separation /Black /DeviceGray 6 0 R] >>" },
  { "lab", TRUE, LINES, "/L CS 20 0 0 SCN\n", .resources = "/ColorSpace << /L [/Lab << /WhitePoint [.9 1 .8] >>] >>" },
  { "transparent", TRUE, LINES, "/T gs\n", .resources = "/ExtGState << /T << /CA .5 /LW .6 >> >>" },
  { "pattern", FALSE, LINES, "/Pattern CS /P SCN\n", .resources = "/Pattern << /P 6 0 R >>",
    .objects = "<< /Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 2 2] /XStep 1 /YStep 1"
               " /Resources << >> /Length 12 >>\nstream\n0 0 2 2 re f\nendstream" },
  { "entries", TRUE, LINES, "/Artifact << /Type /Layout /T (a >> \\) b) /X <<>> >> BDC\n", "EMC\n" },
  { "image", TRUE, LINES, "q 200 0 0 120 100 100 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x01 EI\xff\xfe EI Q\n" },
  { "small-image", FALSE, LINES, "q 20 0 0 12 100 100 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q\n" },
  { "image-under-text", FALSE, LINES, "q 500 0 0 700 50 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q\n" },
  { "image-before-bytes", FALSE, LINES, "q 200 0 0 120 100 100 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x01 EI Q (\xff) pop\n" },
  { "close-operators", TRUE, LINES, "q 1 0 0 1 9 9cm Q 0.5w 0 0 0RG\n" },
  { "curves", TRUE, LINES, "100 560 9 9 re 105 570 100 560 v S 300 560 m 310 570 320 560 y 300 560 m 310 550 l h 1 w n\n" },
  { "clipped", TRUE, LINES, "q 0 0 600 800 re W n\n", "Q\n" },
  { "other-words", TRUE, LINES, "true false null foo 1 2 bar ] ) } {\n" },
  { "shading", FALSE, LINES, "/S sh\n" },
  { "stamp", FALSE, LINES, .page = "/Annots [<< /Type /Annot /Subtype /Stamp /Rect [0 0 9 9] /AP << /N 6 0 R >> >>]" },
  { "link", TRUE, LINES, .page = "/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] >>]" },
  { "underlined", TRUE, LINES, "105 682 m 128 682 l S 205 658 m 228 658 l S\n" },
  { "struck-through", TRUE, LINES, "105 687 m 128 687 l S 205 663 m 228 663 l S\n" },
  { "painted-over", TRUE, LINES, "300 500 m 300 750 l S\n",
    "q 1 g 290 490 20 119 re f 290 701 20 60 re f Q\n"
    "q 1 g 262 611 136 40 re f 262 653 136 22 re f 262 677 136 22 re f Q\n" },
  { "form", TRUE, LINES, "q 1 0 0 1 -10 -20 cm /F Do Q\n", .resources = "/XObject << /F 6 0 R >>",
    .objects = "<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Matrix [1 0 0 1 10 20] /Length 27 >>\nstream\n"
               "0 G 100 640 m 400 640 l n  \nendstream" },
  { "form-in-itself", FALSE, LINES, "/F Do\n", .resources = "/XObject << /F 6 0 R >>",
    .objects = "<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /F 6 0 R >> >> /Length 5 >>"
               "\nstream\n/F Do\nendstream" },
  { "turned", TRUE, LINES, .page = "/Rotate 90" },
  { "upside-down", TRUE, LINES, "-1 0 0 -1 600 800 cm\n", .page = "/Rotate -180" },
  { "turned-back", TRUE, LINES, .page = "/Rotate 270" },
  { "part-of-page", TRUE, LINES, .page = "/CropBox [50 550 500 760]" },
};

static void
draw_rectangle (GString *content, double x, double y, double width, double height, const char *paint)
{
  char numbers[4][G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (content, "%s %s %s %s re %s\n", g_ascii_formatd (numbers[0], sizeof numbers[0], "%.2f", x),
                          g_ascii_formatd (numbers[1], sizeof numbers[1], "%.2f", y),
                          g_ascii_formatd (numbers[2], sizeof numbers[2], "%.2f", width),
                          g_ascii_formatd (numbers[3], sizeof numbers[3], "%.2f", height), paint);
}

static void
draw_line (GString *content, int x0, int y0, int x1, int y1, Ruling ruling)
{
  if (ruling == AREAS)
    draw_rectangle (content, x0, y1, MAX (x1 - x0, 0.48), MAX (y0 - y1, 0.48), "f");
  else
    g_string_append_printf (content, "%d %d m %d %d l S\n", x0, y0, x1, y1);
}

static void
draw_rules (GString *content, Ruling ruling)
{
  gboolean by_cells = ruling == BOXES || ruling == SHADES;
  double gap = ruling == SHADES ? 1 : 0;

  for (guint i = 0; !by_cells && i <= N_ROWS; i++)
    draw_line (content, xs[0], ys[i], xs[N_COLUMNS], ys[i], ruling);
  for (guint i = 0; !by_cells && i <= N_COLUMNS; i++)
    draw_line (content, xs[i], ys[0], xs[i], ys[N_ROWS], ruling);
  for (guint i = 0; by_cells && i < N_ROWS * N_COLUMNS; i++)
    {
      guint row = i / N_COLUMNS, column = i % N_COLUMNS;
      draw_rectangle (content, xs[column] + gap, ys[row + 1] + gap, xs[column + 1] - xs[column] - 2 * gap,
                      ys[row] - ys[row + 1] - 2 * gap, ruling == BOXES ? "s" : "f");
    }
}

/* Writes the text of the cells; that of the one at @row and @column with the operators @other instead. */
static void
write_cells (GString *content, guint row, guint column, const char *other)
{
  for (guint i = 0; i < N_ROWS * N_COLUMNS; i++)
    {
      guint r = i / N_COLUMNS, c = i % N_COLUMNS;

      g_string_append_printf (content, "BT 0 g /H 12 Tf %d %d Td ", xs[c] + 5, ys[r] - 16);
      if (other != NULL && r == row && c == column)
        g_string_append_printf (content, "%s ET\n", other);
      else
        g_string_append_printf (content, "(%c%cst) Tj ET\n", (int) ('A' + c), (int) ('1' + r));
    }
}

static void
add_object (GString *pdf, GArray *places, const char *text)
{
  guint place = pdf->len;

  g_array_append_val (places, place);
  g_string_append_printf (pdf, "%u 0 obj\n%s\nendobj\n", places->len, text);
}

#define FONT "/H << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
/* A font that tells its first code only, which is a blank. */
#define MUTE_FONT \
  "<< /Type /Font /Subtype /Type0 /BaseFont /Mute /Encoding /Identity-H /ToUnicode 5 0 R" \
  " /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Mute /DW 500" \
  " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"
#define MAP \
  "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n" \
  "1 begincodespacerange <0000> <ffff> endcodespacerange\n" \
  "1 beginbfchar <0001> <0020> endbfchar 1 beginbfrange <0002> <0003> <0037> endbfrange\n" \
  "2 beginbfrange <0010> <0012> [<0041> <0042> <0020>] <001d> <001d> <0038> endbfrange\n" \
  "endcmap end end"

static GBytes *
write_pdf (const GString *content, const Case *test)
{
  GString *pdf = g_string_new ("%PDF-1.7\n");
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *page = g_strdup_printf (
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R %s"
      " /Resources << /Font << %s /M 7 0 R >> %s >> >>",
      WIDTH, HEIGHT, test->page != NULL ? test->page : "", FONT, test->resources != NULL ? test->resources : "");
  g_autofree char *stream
      = g_strdup_printf ("<< /Length %u >>\nstream\n%s\nendstream", (guint) content->len, content->str);
  g_autofree char *map = g_strdup_printf ("<< /Length %u >>\nstream\n%s\nendstream", (guint) strlen (MAP), MAP);
  guint place;

  add_object (pdf, places, "<< /Type /Catalog /Pages 2 0 R >>");
  add_object (pdf, places, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  add_object (pdf, places, page);
  add_object (pdf, places, stream);
  add_object (pdf, places, map);
  add_object (pdf, places, test->objects != NULL ? test->objects
                                                 : "<< /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 1 >>");
  add_object (pdf, places, MUTE_FONT);
  place = pdf->len;
  g_string_append_printf (pdf, "xref\n0 %u\n0000000000 65535 f \n", places->len + 1);
  for (guint i = 0; i < places->len; i++)
    g_string_append_printf (pdf, "%010u 00000 n \n", g_array_index (places, guint, i));
  g_string_append_printf (pdf, "trailer\n<< /Root 1 0 R /Size %u >>\nstartxref\n%u\n%%%%EOF\n", places->len + 1, place);
  return g_string_free_to_bytes (pdf);
}

static GBytes *
write_case (const Case *test, guint row, guint column, const char *other)
{
  g_autoptr (GString) content = g_string_new (test->head);

  draw_rules (content, test->ruling);
  g_string_append (content, test->foot != NULL ? test->foot : "");
  write_cells (content, row, column, other);
  return write_pdf (content, test);
}

/* The table of the document, its cells with tabs and lines between them. */
static char *
read_table (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiDocument) document = goi_read_document (pdf, "page.pdf", NULL, &error);
  GString *text = g_string_new (NULL);
  GPtrArray *blocks;

  g_assert_no_error (error);
  if (document == NULL)
    return g_string_free (text, FALSE);
  blocks = goi_document_get_blocks (document);
  for (guint b = 0; b < blocks->len; b++)
    {
      const GoiDocBlock *block = g_ptr_array_index (blocks, b);

      for (guint i = 0; block->kind == GOI_DOC_TABLE && i < block->cells->len; i++)
        {
          const GoiDocCell *cell = g_ptr_array_index (block->cells, i);
          if (text->len > 0)
            g_string_append_c (text, cell->column == 0 ? '\n' : '\t');
          g_string_append (text, cell->text);
        }
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_drawn (GBytes *pdf, const Case *test)
{
  gboolean part = g_str_equal (test->name, "part-of-page");
  gboolean turned = g_str_equal (test->name, "turned") || g_str_equal (test->name, "turned-back");
  double width = part ? 450 : turned ? HEIGHT : WIDTH;
  double height = part ? 210 : turned ? WIDTH : HEIGHT;
  GoiPdfDrawing *drawing = goi_pdf_drawing_new (pdf, 1);
  GoiPage *page = goi_page_new (width, height);
  GoiBox box = { 105, 105, 115, 115 };
  cairo_surface_t *light = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) width, (int) height);
  gboolean drawn;

  g_assert_nonnull (drawing);
  goi_page_add_glyph (page, 'A', &box);
  drawn = goi_pdf_drawing_draw (drawing, 0, page, light, 1);
  cairo_surface_destroy (light);
  goi_page_free (page);
  goi_pdf_drawing_free (drawing);
  return drawn;
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GBytes) pdf = write_case (test, 0, 0, NULL);
  g_autofree char *table = read_table (pdf);

  g_assert_cmpstr (table, ==, TABLE);
  g_assert_cmpint (is_drawn (pdf, test), ==, test->drawn);
}

/* What is in the second cell of the second row; NULL for a table that is broken. */
static char *
read_middle (const char *operators)
{
  static const Case plain = { "plain", TRUE, LINES };
  g_autoptr (GBytes) pdf = write_case (&plain, 1, 1, operators);
  g_autofree char *table = read_table (pdf);
  g_auto (GStrv) rows = g_strsplit (table, "\n", -1);
  g_auto (GStrv) cells = g_strsplit (g_strv_length (rows) == N_ROWS ? rows[1] : "", "\t", -1);

  return g_strv_length (cells) == N_COLUMNS ? g_strdup (cells[1]) : NULL;
}

/* Text is shown, and the font does not say which. */
static void
test_untold (void)
{
  static const struct
  {
    const char *operators, *text;
  } shows[] = {
    { "/M 12 Tf <0005> Tj", "\357\277\275" },
    { "/M 12 Tf [-200 <0006>] TJ", "\357\277\275" },
    { "/M 12 Tf 0 0 <0005> \"", "\357\277\275" },
    { "/M 1 Tf 12 0 0 12 205 660 Tm (\\000\\005) Tj", "\357\277\275" },
    { "/M 12 Tf <0001> Tj", "" },
    { "/M 12 Tf <0012> Tj", "" },
    { "/M 12 Tf <0045> Tj", "\357\277\275" },
    { "/M 12 Tf () Tj", "" },
    { "/M 12 Tf <0002> Tj <0003> Tj", "78" },
    { "3 Tr /M 12 Tf <0005> Tj", "" },
    { "1 g /M 12 Tf <0005> Tj", "" },
    { "( ) Tj", "" },
    { "(A) Tj ( ) Tj", "A" },
    { "[(7) -50 (8)] TJ", "78" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shows); i++)
    {
      g_autofree char *text = read_middle (shows[i].operators);

      g_test_message ("%s", shows[i].operators);
      g_assert_cmpstr (text, ==, shows[i].text);
    }
}

/* More than is followed on one page: poppler draws it. */
static void
test_many (void)
{
  static const char *const heads[] = { "/X gs\n", "BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI\n" };
  static const guint counts[] = { 50000, 1001 };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      Case test = { "many", FALSE, LINES, .foot = "Q\n" };
      g_autoptr (GString) head = g_string_new ("q 200 0 0 120 100 100 cm\n");

      for (guint k = 0; k < counts[i]; k++)
        g_string_append (head, heads[i]);
      g_string_append (head, "Q q\n");
      test.head = head->str;
      test_case (&test);
    }
}

#define HUGE_NUMBER "900000000000000000000000000000"
#define HUGER HUGE_NUMBER " 0 0 " HUGE_NUMBER " 0 0 cm\n"
/* Places in it are the difference of two numbers that are beyond all others. */
#define HUGE_MATRIX HUGER HUGER HUGER HUGER HUGER HUGER HUGER HUGER HUGER HUGER "1 1 -1 -1 0 0 cm\n"

/* Whatever stands in a content, it ends. */
static void
test_damaged (void)
{
  static const char *const heads[] = {
    "(", "<", "<<", "/", "[", "BI", "BI ID", "BI ID E", "(\\", "(\\1", "/#", "/#4",
    "1 0 0 1 1e99 0 cm 99999999999999999999999999 w",
    "99999999999999999999999999999999 0 0 1 0 0 cm 99999999999999999999999999999999 0 0 1 0 0 cm\n",
    "0 0 0 0 0 0 cm\n", "Q Q Q h S f B W n\n", "[ 1 2 3 4 5 6 7 8 9 10 ] 0 d\n", "[-1 -1] 0 d\n", "/H 99999999999 Tf\n",
    HUGE_MATRIX "BT /M " HUGE_NUMBER " Tf <0005> Tj ET\n",
    HUGE_MATRIX "0 0 m " HUGE_NUMBER " " HUGE_NUMBER " l S\n",
  };
  Case test = { "damaged", TRUE, LINES };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr (GBytes) pdf = NULL;
      g_autoptr (GoiDocument) document = NULL;

      test.head = heads[i];
      pdf = write_case (&test, 0, 0, NULL);
      g_test_message ("%s", heads[i]);
      is_drawn (pdf, &test);
      document = goi_read_document (pdf, "page.pdf", NULL, NULL);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/read/pdf-drawing/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/read/pdf-drawing/untold", test_untold);
  g_test_add_func ("/read/pdf-drawing/many", test_many);
  g_test_add_func ("/read/pdf-drawing/damaged", test_damaged);
  return g_test_run ();
}
