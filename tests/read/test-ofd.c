/* test-ofd.c: reads OFD documents, character by character and line by line
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "office-fixture.h"

#include "goi-ofd-reader.h"
#include "goi-read.h"

#include <string.h>

#define MM(x) ((x) * 72 / 25.4)

/* Seconds that no document may take; sanitizers are slow. */
#define PATIENCE 60

#define OFD(rest) "<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\">" rest "</ofd:OFD>"
#define BODY(root) "<ofd:DocBody><ofd:DocInfo><ofd:Title> 标题 </ofd:Title></ofd:DocInfo><ofd:DocRoot>" root "</ofd:DocRoot></ofd:DocBody>"
#define DOCUMENT(rest) "<ofd:Document xmlns:ofd=\"http://www.ofdspec.org/2016\">" rest "</ofd:Document>"
#define ONE_PAGE "<ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"P.xml\"/></ofd:Pages>"
#define PAGE "<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:Content><ofd:Layer>"
#define PAGE_END "</ofd:Layer></ofd:Content></ofd:Page>"
#define TEXT(attributes, codes) "<ofd:TextObject " attributes ">" codes "</ofd:TextObject>"
#define CODE(attributes, text) "<ofd:TextCode " attributes ">" text "</ofd:TextCode>"
#define SIMPLE TEXT ("Boundary=\"10 20 30 5\" Size=\"4\"", CODE ("X=\"0\" Y=\"4\" DeltaX=\"4\"", "文字"))
#define PATH(attributes, data) \
  "<ofd:PathObject " attributes "><ofd:AbbreviatedData>" data "</ofd:AbbreviatedData></ofd:PathObject>"

/* A file whose document has further parts. */
static OfficeZip *
begin (const char *common, const char *page)
{
  OfficeZip *zip = office_zip_new ();
  g_autofree char *document = g_strconcat ("<ofd:Document xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:CommonData>",
                                           common, "</ofd:CommonData>" ONE_PAGE "</ofd:Document>", NULL);

  office_zip_add (zip, "OFD.xml", OFD (BODY ("D/Document.xml")));
  office_zip_add (zip, "D/Document.xml", document);
  office_zip_add (zip, "D/P.xml", page);
  return zip;
}

static GBytes *
make (const char *objects)
{
  g_autofree char *page = g_strconcat (PAGE, objects, PAGE_END, NULL);

  return office_zip_finish (begin ("", page));
}

/* The page as text: each character with the place of its box in millimetres, then the lines. */
static char *
describe (GBytes *bytes, GError **error)
{
  g_auto (GoiOfdInfo) info = { NULL };
  g_autoptr (GPtrArray) pages = goi_ofd_reader_read_pages (bytes, &info, NULL, error);
  GString *text = g_string_new (NULL);

  for (guint p = 0; pages != NULL && p < pages->len; p++)
    {
      GoiPage *page = g_ptr_array_index (pages, p);

      g_string_append_printf (text, "%s%.0fx%.0f", p > 0 ? "; " : "", page->width / MM (1), page->height / MM (1));
      for (guint i = 0; i < page->glyphs->len; i++)
        {
          const GoiGlyph *glyph = &g_array_index (page->glyphs, GoiGlyph, i);
          g_string_append_c (text, ' ');
          g_string_append_unichar (text, glyph->character);
          g_string_append_printf (text, "%.1f,%.1f,%.1f,%.1f", glyph->box.x0 / MM (1), glyph->box.y0 / MM (1),
                                  glyph->box.x1 / MM (1), glyph->box.y1 / MM (1));
        }
      for (guint i = 0; i < page->rules->len; i++)
        {
          const GoiRule *rule = &g_array_index (page->rules, GoiRule, i);
          g_string_append_printf (text, " %c%.1f,%.1f,%.1f,%.1f", rule->horizontal ? '-' : '|', rule->box.x0 / MM (1),
                                  rule->box.y0 / MM (1), rule->box.x1 / MM (1), rule->box.y1 / MM (1));
        }
    }
  return g_string_free (text, FALSE);
}

static void
assert_pages (GBytes *bytes, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *is = describe (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (is, ==, expected);
  g_bytes_unref (bytes);
}

/* What objects draw on an A4 page. */
static void
assert_drawn (const char *objects, const char *expected)
{
  g_autofree char *all = g_strconcat ("210x297 ", expected, NULL);

  assert_pages (make (objects), all);
}

static void
assert_error (GBytes *bytes, int code)
{
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autofree char *is = describe (bytes, &error);

  g_assert_error (error, GOI_READ_ERROR, code);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, PATIENCE * G_USEC_PER_SEC);
  g_bytes_unref (bytes);
}

static void
test_places (void)
{
  /* Boundary, then code; a narrow character is as wide as the step to the next. */
  assert_drawn (SIMPLE, "文10.0,20.6,14.0,24.6 字14.0,20.6,18.0,24.6");
  assert_drawn (TEXT ("Boundary=\"10 20 9 9\" Size=\"4\"", CODE ("X=\"1\" Y=\"4\" DeltaX=\"1.8 2.2\"", "1a市")),
                "111.0,20.6,12.8,24.6 a12.8,20.6,15.0,24.6 市15.0,20.6,19.0,24.6");
  /* A step over a gap is no width, blanks are characters. */
  assert_drawn (TEXT ("Boundary=\"0 0 9 9\" Size=\"4\"", CODE ("X=\"0\" Y=\"4\" DeltaX=\"40 2\"", "1 2")),
                "10.0,0.6,2.0,4.6  40.0,0.6,42.0,4.6 242.0,0.6,44.0,4.6");
  /* Repeats, more than are needed, and one step a list. */
  assert_drawn (TEXT ("Boundary=\"0 0 9 9\" Size=\"4\"", CODE ("X=\"0\" Y=\"4\" DeltaX=\"g 1000000000 5\"", "一二三")),
                "一0.0,0.6,4.0,4.6 二5.0,0.6,9.0,4.6 三10.0,0.6,14.0,4.6");
  assert_drawn (TEXT ("Boundary=\"0 0 9 9\" Size=\"4\"", CODE ("X=\"0\" Y=\"4\" DeltaX=\"4 g 1 5 6\"", "一二三四")),
                "一0.0,0.6,4.0,4.6 二4.0,0.6,8.0,4.6 三9.0,0.6,13.0,4.6 四15.0,0.6,19.0,4.6");
  /* Downwards; without steps, in the way that the text runs. */
  assert_drawn (TEXT ("Boundary=\"0 0 9 9\" Size=\"4\"", CODE ("X=\"0\" Y=\"4\" DeltaY=\"5\"", "一二")),
                "一0.0,0.6,4.0,4.6 二0.0,5.6,4.0,9.6");
  assert_drawn (TEXT ("Boundary=\"0 0 9 9\" Size=\"4\" ReadDirection=\"90\"", CODE ("X=\"0\" Y=\"4\"", "一二")),
                "一0.0,0.6,4.0,4.6 二0.0,4.6,4.0,8.6");
  /* The place of the code before counts where a code says none; line breaks of the XML are no text. */
  assert_drawn (TEXT ("Boundary=\"0 0 9 9\" Size=\"4\"",
                      CODE ("X=\"3\" Y=\"4\"", "\n    一\n   ") CODE ("Y=\"14\"", "二")),
                "一3.0,0.6,7.0,4.6 二3.0,10.6,7.0,14.6");
  /* In points, brought to millimetres. */
  assert_drawn (TEXT ("Boundary=\"10 20 9 9\" Size=\"8\" CTM=\"0.5 0 0 0.5 1 2\" HScale=\"0.5\"",
                      CODE ("X=\"2\" Y=\"8\"", "一")),
                "一12.0,22.6,14.0,26.6");
}

static void
test_transforms (void)
{
#define TRANSFORM(at, codes, glyphs) \
  "<ofd:CGTransform CodePosition=\"" at "\" CodeCount=\"" codes "\" GlyphCount=\"" glyphs \
  "\"><ofd:Glyphs>5 6 7</ofd:Glyphs></ofd:CGTransform>"
  /* Steps from character to character, and from glyph to glyph: two characters with one glyph share its width. */
  assert_drawn (TEXT ("Boundary=\"0 0 9 9\" Size=\"4\"",
                      TRANSFORM ("1", "2", "1") CODE ("X=\"0\" Y=\"4\" DeltaX=\"4 2 2\"", "一fi二")),
                "一0.0,0.6,4.0,4.6 f4.0,0.6,6.0,4.6 i6.0,0.6,8.0,4.6 二8.0,0.6,12.0,4.6");
  assert_drawn (TEXT ("Boundary=\"0 0 9 9\" Size=\"4\"",
                      TRANSFORM ("1", "2", "1") CODE ("X=\"0\" Y=\"4\" DeltaX=\"4 4\"", "一fi二")),
                "一0.0,0.6,4.0,4.6 f4.0,0.6,6.0,4.6 i6.0,0.6,8.0,4.6 二8.0,0.6,12.0,4.6");
  assert_drawn (TEXT ("Boundary=\"0 0 9 9\" Size=\"4\"",
                      TRANSFORM ("0", "1", "2") CODE ("X=\"0\" Y=\"4\" DeltaX=\"1 3\"", "一二")),
                "一0.0,0.6,4.0,4.6 二4.0,0.6,8.0,4.6");
  /* A character outside the basic plane may count as two. */
  assert_drawn (TEXT ("Boundary=\"0 0 9 9\" Size=\"4\"", CODE ("X=\"0\" Y=\"4\" DeltaX=\"4 0 6\"", "一\xf0\xa0\x80\x80二")),
                "一0.0,0.6,4.0,4.6 \xf0\xa0\x80\x80" "4.0,0.6,8.0,4.6 二10.0,0.6,14.0,4.6");
  /* Glyphs without text: shapes, among letters that are known. */
  assert_drawn (SIMPLE TEXT ("Boundary=\"0 0 9 9\" Size=\"4\"",
                             "<ofd:CGTransform><ofd:Glyphs>7</ofd:Glyphs></ofd:CGTransform>" CODE ("X=\"0\" Y=\"4\"", "")),
                "文10.0,20.6,14.0,24.6 字14.0,20.6,18.0,24.6 \xef\xbf\xbd" "0.0,0.6,4.0,4.6");
  assert_error (make (TEXT ("Boundary=\"0 0 9 9\" Size=\"4\"", CODE ("X=\"0\" Y=\"4\" DeltaX=\"g 2 4\"", "\xee\x80\x81\xee\x80\x82"))),
                GOI_READ_ERROR_ENCODING);
}

static void
test_paths (void)
{
  /* A stroke; an area that is thin; a part of each that is not drawn. */
  assert_drawn (SIMPLE PATH ("Boundary=\"10 30 50 0\" LineWidth=\"0.4\"", "M 0 0 L 50 0"),
                "文10.0,20.6,14.0,24.6 字14.0,20.6,18.0,24.6 -10.0,29.8,60.0,30.2");
#define DRAWN(attributes, data, expected) \
  assert_drawn (SIMPLE PATH (attributes, data), "文10.0,20.6,14.0,24.6 字14.0,20.6,18.0,24.6" expected)
  DRAWN ("Boundary=\"10 30 50 1\" Stroke=\"false\" Fill=\"true\"", "M0 0L50,0L50 60", "");
  DRAWN ("Boundary=\"10 30 50 1\" Stroke=\"false\" Fill=\"true\"", "M0 0L50,0L50 0.2L0 0.2C", " -10.0,30.0,60.0,30.2");
  DRAWN ("Boundary=\"10 30 1 50\" Stroke=\"0\" Fill=\"1\"", "S 0 0 M 0 0 L 0.2 0 L 0.2 50 L 0 50 C", " |10.0,30.0,10.2,80.0");
  DRAWN ("Boundary=\"10 30 5 5\" Stroke=\"false\"", "M 0 0 L 5 0", "");
  DRAWN ("Boundary=\"10 30 5 5\" Visible=\"false\"", "M 0 0 L 5 0", "");
  DRAWN ("Boundary=\"10 30 5 5\" Alpha=\"0\"", "M 0 0 L 5 0", "");
  /* The edges of a rectangle, drawn or filled; not those of a curved one. */
  DRAWN ("Boundary=\"10 30 5 5\" LineWidth=\"0\"", "M 0 0 L 5 0 L 5 5 L 0 5 C",
         " -10.0,30.0,15.0,30.0 |15.0,30.0,15.0,35.0 -10.0,35.0,15.0,35.0 |10.0,30.0,10.0,35.0");
  DRAWN ("Boundary=\"10 30 5 5\" Fill=\"true\" Stroke=\"false\"", "M 0 0 L 5 0 L 5 5 L 0 5 C",
         " -10.0,30.0,15.0,30.0 -10.0,35.0,15.0,35.0 |10.0,30.0,10.0,35.0 |15.0,30.0,15.0,35.0");
  DRAWN ("Boundary=\"10 30 5 5\" Fill=\"true\" Stroke=\"false\"", "M 0 0 Q 2 2 5 0 B 1 1 2 2 5 5 A 1 1 0 0 1 0 5 C", "");
  /* What is aslant is no line; what stands out of the boundary is cut off. */
  DRAWN ("Boundary=\"10 30 5 5\"", "M 0 0 L 5 5", "");
  DRAWN ("Boundary=\"10 30 5 5\" LineWidth=\"0\"", "M -20 2 L 50 2 M -20 -20 L 50 -20", " -9.5,32.0,15.5,32.0");
  /* What is no path ends it. */
  DRAWN ("Boundary=\"10 30 5 5\" LineWidth=\"0\"", "M 0 0 L 5 0 L nan 5 L 0 inf C", " -10.0,30.0,15.0,30.0");
  DRAWN ("Boundary=\"10 30 5 5\" LineWidth=\"0\"", "M 0 0 L 1e400 0 X 5", "");
}

static void
test_white (void)
{
  /* White paper under a text has no edges. */
  assert_drawn (SIMPLE "<ofd:PathObject Boundary=\"0 0 50 50\" Fill=\"true\" Stroke=\"false\"><ofd:FillColor Value=\"255 255 255\"/>"
                "<ofd:AbbreviatedData>M 0 0 L 50 0 L 50 50 L 0 50 C</ofd:AbbreviatedData></ofd:PathObject>",
                "文10.0,20.6,14.0,24.6 字14.0,20.6,18.0,24.6");
}

static void
test_twice_and_aslant (void)
{
  /* Drawn twice to look bold; the second of two equal digits is no shadow of the first. */
  assert_drawn (TEXT ("Boundary=\"0 0 9 9\" Size=\"4\"", CODE ("X=\"0\" Y=\"4\" DeltaX=\"1.5\"", "11"))
                TEXT ("Boundary=\"0.2 0.1 9 9\" Size=\"4\"", CODE ("X=\"0\" Y=\"4\" DeltaX=\"1.5\"", "11")),
                "10.0,0.6,1.5,4.6 11.5,0.6,3.5,4.6");
  /* A watermark. */
  assert_drawn (SIMPLE TEXT ("Boundary=\"50 50 90 90\" Size=\"20\" CTM=\"0.7 -0.7 0.7 0.7 0 0\"",
                             CODE ("X=\"0\" Y=\"4\"", "样")),
                "文10.0,20.6,14.0,24.6 字14.0,20.6,18.0,24.6");
  assert_drawn (SIMPLE TEXT ("Boundary=\"50 50 90 90\" Size=\"20\" Visible=\"false\"", CODE ("X=\"0\" Y=\"4\"", "样")),
                "文10.0,20.6,14.0,24.6 字14.0,20.6,18.0,24.6");
}

static void
test_turned (void)
{
  /* Text that runs upwards: the page is turned right. */
  assert_pages (make (TEXT ("Boundary=\"20 100 5 30\" Size=\"4\" CTM=\"0 -1 1 0 0 30\"", CODE ("X=\"0\" Y=\"4\" DeltaX=\"4\"", "文字"))
                      PATH ("Boundary=\"30 100 0 30\" LineWidth=\"0\"", "M 0 0 L 0 30")),
                "297x210 文167.0,20.6,171.0,24.6 字171.0,20.6,175.0,24.6 -167.0,30.0,197.0,30.0");
  /* Text that runs downwards, and upside down. */
  assert_pages (make (TEXT ("Boundary=\"20 100 5 30\" Size=\"4\" CTM=\"0 1 -1 0 5 0\"", CODE ("X=\"0\" Y=\"4\"", "文"))),
                "297x210 文100.0,185.6,104.0,189.6");
  assert_pages (make (TEXT ("Boundary=\"20 100 5 30\" Size=\"4\" CTM=\"-1 0 0 -1 5 5\"", CODE ("X=\"0\" Y=\"4\"", "文"))),
                "210x297 文185.0,192.6,189.0,196.6");
}

#define COMMON \
  "<ofd:PageArea><ofd:PhysicalBox>0 0 100 200</ofd:PhysicalBox></ofd:PageArea>" \
  "<ofd:PublicRes>Res.xml</ofd:PublicRes><ofd:TemplatePage ID=\"7\" BaseLoc=\"/D/../D/T.xml\"/>"
#define RES(units) \
  "<Res><CompositeGraphicUnits><CompositeGraphicUnit ID=\"9\"><Content><PageBlock>" units \
  "</PageBlock></Content></CompositeGraphicUnit></CompositeGraphicUnits></Res>"

static void
test_parts (void)
{
  OfficeZip *zip = begin (COMMON, "<Page xmlns=\"x:y\"><Area><PhysicalBox>0 0 50 60</PhysicalBox></Area><Template TemplateID=\"7\"/>"
                                  "<Content><Layer><PageBlock><PageBlock><CompositeObject ResourceID=\"9\" Boundary=\"1 2 3 4\""
                                  " CTM=\"2 0 0 2 0 0\"/></PageBlock></PageBlock></Layer></Content></Page>");

  office_zip_add (zip, "D/T.xml", PAGE SIMPLE PAGE_END);
  office_zip_add (zip, "D/Res.xml", RES ("<TextObject Size=\"4\" Boundary=\"10 10 5 5\"><TextCode X=\"0\" Y=\"4\">框</TextCode></TextObject>"
                                         "<PathObject LineWidth=\"0\"><AbbreviatedData>M 0 0 L 0 5</AbbreviatedData></PathObject>"));
  assert_pages (office_zip_finish (zip),
                "50x60 文10.0,20.6,14.0,24.6 字14.0,20.6,18.0,24.6 框21.0,23.1,29.0,31.1 |1.0,2.0,1.0,12.0");
}

static void
test_title_and_more_documents (void)
{
  OfficeZip *zip = office_zip_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiDocument) document = NULL;

  office_zip_add (zip, "OFD.xml", OFD (BODY ("/D/Document.xml") BODY ("E/Document.xml")));
  office_zip_add (zip, "D\\Document.xml", DOCUMENT (ONE_PAGE));
  office_zip_add (zip, "D/p.xml", PAGE SIMPLE PAGE_END);
  bytes = office_zip_finish (zip);
  document = goi_read_document (bytes, "x.ofd", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (goi_document_get_title (document), ==, "标题");
  g_assert_cmpstr (goi_document_get_text (document), ==, "文字\n");
  g_assert_cmpuint (goi_document_get_n_unread (document), ==, 1);
}

static void
test_refused (void)
{
  OfficeZip *zip;

  assert_error (make (""), GOI_READ_ERROR_EMPTY);
  assert_error (make (TEXT ("Size=\"4\"", CODE ("X=\"0\" Y=\"0\"", " 　"))), GOI_READ_ERROR_EMPTY);
  assert_error (make ("<ofd:ImageObject Boundary=\"0 0 210 297\" ResourceID=\"5\"/>"), GOI_READ_ERROR_EMPTY);

  zip = begin ("", PAGE SIMPLE PAGE_END);
  office_zip_add (zip, "Encryptions.xml", "<x/>");
  assert_error (office_zip_finish (zip), GOI_READ_ERROR_UNSUPPORTED);
  zip = office_zip_new_encrypted ();
  office_zip_add (zip, "OFD.xml", OFD (BODY ("D/Document.xml")));
  assert_error (office_zip_finish (zip), GOI_READ_ERROR_UNSUPPORTED);

  /* A text that would stand somewhere else. */
  assert_error (make (TEXT ("Size=\"4\"", CODE ("X=\"NaN\" Y=\"0\"", "一"))), GOI_READ_ERROR_DAMAGED);
  assert_error (make (TEXT ("Size=\"4\"", CODE ("X=\"0\" Y=\"-inf\"", "一"))), GOI_READ_ERROR_DAMAGED);
  assert_error (make (TEXT ("Size=\"4\"", CODE ("X=\"0\" Y=\"0\" DeltaX=\"4 g 3\"", "一二三"))), GOI_READ_ERROR_DAMAGED);
  assert_error (make (TEXT ("Size=\"4\"", CODE ("X=\"0\" Y=\"0\" DeltaX=\"g -1 4\"", "一二三"))), GOI_READ_ERROR_DAMAGED);
  assert_error (make (TEXT ("Size=\"0x4\"", CODE ("X=\"0\" Y=\"0\"", "一"))), GOI_READ_ERROR_DAMAGED);
  assert_error (make (TEXT ("Size=\"4\" CTM=\"1 0 0 1e400 0 0\"", CODE ("X=\"0\" Y=\"0\"", "一"))), GOI_READ_ERROR_DAMAGED);
}

static void
test_missing_parts (void)
{
  OfficeZip *zip = office_zip_new ();

  office_zip_add (zip, "OFD.xml", OFD (""));
  assert_error (office_zip_finish (zip), GOI_READ_ERROR_DAMAGED);
  zip = office_zip_new ();
  office_zip_add (zip, "OFD.xml", OFD (BODY ("../../Document.xml")));
  assert_error (office_zip_finish (zip), GOI_READ_ERROR_DAMAGED);
  zip = office_zip_new ();
  office_zip_add (zip, "OFD.xml", OFD (BODY ("D.xml")));
  office_zip_add (zip, "D.xml", DOCUMENT (ONE_PAGE));
  assert_error (office_zip_finish (zip), GOI_READ_ERROR_DAMAGED);
  zip = office_zip_new ();
  office_zip_add (zip, "OFD.xml", OFD (BODY ("OFD.xml")));
  assert_error (office_zip_finish (zip), GOI_READ_ERROR_DAMAGED);
  assert_error (office_zip_finish (begin ("", PAGE SIMPLE "</ofd:Layer></ofd:Content>")), GOI_READ_ERROR_DAMAGED);
  assert_error (office_zip_finish (begin ("", "<ofd:Page><ofd:Template TemplateID=\"3\"/></ofd:Page>")),
                GOI_READ_ERROR_DAMAGED);
  /* The page is not the document itself. */
  zip = office_zip_new ();
  office_zip_add (zip, "OFD.xml", OFD (BODY ("D/Document.xml")));
  office_zip_add (zip, "D/Document.xml", DOCUMENT ("<ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Document.xml\"/></ofd:Pages>"));
  assert_error (office_zip_finish (zip), GOI_READ_ERROR_DAMAGED);
  assert_error (make (SIMPLE "<ofd:CompositeObject ResourceID=\"77\"/>"), GOI_READ_ERROR_DAMAGED);
}

static void
test_truncated (void)
{
  g_autoptr (GBytes) whole = make (SIMPLE);
  gsize size = g_bytes_get_size (whole);

  for (gsize n = 4; n < size; n += 7)
    assert_error (g_bytes_new_from_bytes (whole, 0, n), GOI_READ_ERROR_DAMAGED);
}

static char *
repeat (const char *text, gsize n)
{
  GString *all = g_string_sized_new (strlen (text) * n + 1);

  for (gsize i = 0; i < n; i++)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

static void
test_loops (void)
{
  OfficeZip *zip = begin (COMMON, PAGE SIMPLE "<ofd:CompositeObject ResourceID=\"9\"/>" PAGE_END);
  g_autofree char *tens = repeat ("<CompositeObject ResourceID=\"9\"/>", 10);
  g_autofree char *resources = g_strdup_printf (RES ("%s"), tens);
  g_autofree char *pages = repeat ("<ofd:Page BaseLoc=\"P.xml\"/>", 3000);
  g_autofree char *document = g_strdup_printf (DOCUMENT ("<ofd:Pages>%s</ofd:Pages>"), pages);

  /* A graphic that uses itself, ten times. */
  office_zip_add (zip, "D/Res.xml", resources);
  assert_error (office_zip_finish (zip), GOI_READ_ERROR_TOO_LARGE);
  /* A page that is a template of itself is drawn twice, and that is all; names that nobody declared are none. */
  zip = begin ("<ofd:TemplatePage ID=\"7\" BaseLoc=\"P.xml\"/>",
               "<Page><Template TemplateID=\"7\"/><Content>" SIMPLE "</Content></Page>");
  assert_error (office_zip_finish (zip), GOI_READ_ERROR_EMPTY);
  zip = begin ("<TemplatePage ID=\"7\" BaseLoc=\"P.xml\"/>",
               "<Page xmlns:ofd=\"x\"><Template TemplateID=\"7\"/><Content>" SIMPLE "</Content></Page>");
  assert_pages (office_zip_finish (zip), "210x297 文10.0,20.6,14.0,24.6 字14.0,20.6,18.0,24.6");
  /* One page, three thousand times. */
  zip = office_zip_new ();
  office_zip_add (zip, "OFD.xml", OFD (BODY ("D/Document.xml")));
  office_zip_add (zip, "D/Document.xml", document);
  office_zip_add (zip, "D/P.xml", PAGE SIMPLE PAGE_END);
  assert_error (office_zip_finish (zip), GOI_READ_ERROR_TOO_LARGE);
}

static void
test_too_much (void)
{
  g_autofree char *opened = repeat ("<ofd:PageBlock>", 100000);
  g_autofree char *closed = repeat ("</ofd:PageBlock>", 100000);
  g_autofree char *nested = g_strconcat (opened, SIMPLE, closed, NULL);
  g_autofree char *letters = repeat ("府", 2500000);
  g_autofree char *many = g_strdup_printf (TEXT ("Size=\"4\"", CODE ("X=\"0\" Y=\"4\" DeltaX=\"g 9999999 1\"", "%s")), letters);
  g_autofree char *steps = repeat ("L9 0L0 0", 1100000);
  g_autofree char *path = g_strdup_printf (PATH ("Boundary=\"0 0 9 9\"", "M 0 0 %s"), steps);

  assert_error (make (nested), GOI_READ_ERROR_DAMAGED);
  assert_error (make (many), GOI_READ_ERROR_TOO_LARGE);
  assert_error (make (path), GOI_READ_ERROR_TOO_LARGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ofd/places", test_places);
  g_test_add_func ("/ofd/transforms", test_transforms);
  g_test_add_func ("/ofd/paths", test_paths);
  g_test_add_func ("/ofd/white", test_white);
  g_test_add_func ("/ofd/twice-and-aslant", test_twice_and_aslant);
  g_test_add_func ("/ofd/turned", test_turned);
  g_test_add_func ("/ofd/parts", test_parts);
  g_test_add_func ("/ofd/title-and-more-documents", test_title_and_more_documents);
  g_test_add_func ("/ofd/refused", test_refused);
  g_test_add_func ("/ofd/missing-parts", test_missing_parts);
  g_test_add_func ("/ofd/truncated", test_truncated);
  g_test_add_func ("/ofd/loops", test_loops);
  g_test_add_func ("/ofd/too-much", test_too_much);

  return g_test_run ();
}
