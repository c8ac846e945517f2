/* test-html-parts.c: the pieces that the HTML and MHT readers are made of
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-html-encoding.h"
#include "goi-html-grid.h"
#include "goi-html-line.h"
#include "goi-html-scan.h"
#include "goi-html-style.h"
#include "goi-mht-parts.h"
#include "goi-read.h"

#include <string.h>

static void
test_style (void)
{
  g_assert_true (goi_html_style_has ("display:none", "display", "none"));
  g_assert_true (goi_html_style_has (" color : red ; DISPLAY : None !important ;", "display", "none"));
  g_assert_true (goi_html_style_has ("white-space:pre-wrap", "white-space", "pre-wrap"));
  g_assert_false (goi_html_style_has ("white-space:pre-wrap", "white-space", "pre"));
  g_assert_false (goi_html_style_has ("display:none;display:block", "display", "none"));
  g_assert_true (goi_html_style_has ("display:none;display:block", "display", "block"));
  g_assert_false (goi_html_style_has ("mso-display:none", "display", "none"));
  g_assert_false (goi_html_style_has ("background:url(display:none)", "display", "none"));
  g_assert_false (goi_html_style_has ("display", "display", "none"));
  g_assert_false (goi_html_style_has ("display:", "display", "none"));
  g_assert_false (goi_html_style_has ("", "display", "none"));
  g_assert_false (goi_html_style_has (";;:;: none;", "display", "none"));
}

/* Adds pieces to a line; "\n" as a piece of its own joins lines, "^…" is raised, "=…" is raw. */
static char *
line_of (const char *first, ...)
{
  GoiHtmlLine line;
  g_autofree char *text = NULL;
  va_list pieces;

  goi_html_line_init (&line);
  va_start (pieces, first);
  for (const char *piece = first; piece != NULL; piece = va_arg (pieces, const char *))
    if (g_str_equal (piece, "\n"))
      goi_html_line_join (&line);
    else if (*piece == '^')
      goi_html_line_append (&line, piece + 1, TRUE);
    else if (*piece == '=')
      goi_html_line_append_raw (&line, piece + 1, strlen (piece) - 1);
    else
      goi_html_line_append (&line, piece, FALSE);
  va_end (pieces);
  text = g_strdup (line.text->str);
  goi_html_line_reset (&line);
  g_assert_cmpstr (line.text->str, ==, "");
  goi_html_line_clear (&line);
  return g_steal_pointer (&text);
}

#define assert_line(expected, ...) \
  G_STMT_START \
  { \
    g_autofree char *line_ = line_of (__VA_ARGS__, NULL); \
    g_assert_cmpstr (line_, ==, expected); \
  } \
  G_STMT_END

static void
test_line_blanks (void)
{
  assert_line ("a b", " a \t\n b ");
  assert_line ("政府信息", "政府", "", "信息");
  assert_line ("政府信息", "政府\n  信息");
  assert_line ("政府 信息", "政府  信息");
  assert_line ("政府 2021", "政府\n2021");
  assert_line ("第 3 条", "第\n3\n条");
  assert_line ("甲　乙", "甲　乙");
  assert_line ("甲 乙", "甲\xC2\xA0乙");
  assert_line ("甲乙", "甲\xE2\x80\x8B\xC2\xAD\xEF\xBB\xBF乙");
  assert_line ("12", "1", "2");
  assert_line ("1 2", "1 ", "2");
  assert_line ("", " \n\xC2\xA0 ");
  assert_line ("a  b\tc", "=a  b\tc\r");
}

static void
test_line_joints (void)
{
  assert_line ("本年新制作数量", "本年新", "\n", "制作数量");
  assert_line ("本年新制作数量", "本年新 ", "\n", "\n", " 制作数量");
  assert_line ("本年新制作数量", "本年新\xC2\xA0", "\n", "\xC2\xA0制作数量");
  assert_line ("12 34", "12", "\n", "34");
  assert_line ("１２ ３４", "１２", "\n", "３４");
  assert_line ("本年增/减", "本年增", "\n", "/减");
  assert_line ("（一）予以公开", "（一）", "\n", "予以公开");
  assert_line ("“三安全一稳定”", "“三安全", "\n", "一稳定", "\n", "”");
  assert_line ("- -", "-", "\n", "-");
  assert_line ("12 件", "12", "\n", "件");
  assert_line ("12", "\n", "12", "\n");
}

static void
test_line_raised (void)
{
  assert_line ("12¹", "12", "^1");
  assert_line ("12⁰²³⁴⁹", "12", "^02349");
  assert_line ("12⁽¹⁾", "12", "^（1）");
  assert_line ("12", "^12");
  assert_line ("m²", "m", "^2");
  assert_line ("注①", "注", "^①");
}

static void
assert_charset (const char *expected, const char *page)
{
  g_autofree char *charset = goi_html_scan_charset (page, strlen (page));

  g_assert_cmpstr (charset, ==, expected);
}

static void
test_scan_charset (void)
{
  assert_charset ("gb2312", "<meta charset=gb2312>");
  assert_charset ("GBK", "<html><head><META CHARSET = 'GBK'/>");
  assert_charset ("big5", "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=big5\">");
  assert_charset ("big5", "<meta content='text/html;charset = \"big5\"' http-equiv=Content-Type>");
  assert_charset ("gb18030", "<?xml version='1.0' encoding='gb18030'?><html>");
  assert_charset (NULL, "<!-- <meta charset=gbk> --><title><meta charset=gbk></title>");
  assert_charset (NULL, "<script>'<meta charset=gbk>'</script>");
  assert_charset ("utf-8", "<meta name=description content='charset'><meta charset=utf-8>");
  assert_charset (NULL, "<meta data-charset=gbk>");
  assert_charset ("gbk", "<meta charset=\"gbk");
  assert_charset (NULL, "");
}

static void
test_scan_is_html (void)
{
  static const char *const pages[]
      = { "<!DOCTYPE html>", "\xEF\xBB\xBF <html>", "<p style='a'>", "<!-- saved --><html>",
          "<?xml version=\"1.0\"?><html>", "\r\n\t<TABLE border=1>", "<td>1", "<H1>a" };
  static const char *const others[]
      = { "", "<", "一、总体情况 <p>", "<?xml version=\"1.0\"?><w:document>", "<关于>", "</p>",
          "{\"a\": \"<p>\"}", "<<<<", "<!DOCTYPE svg>" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_test_message ("%s", pages[i]);
      g_assert_true (goi_html_scan_is_html (pages[i], strlen (pages[i])));
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("%s", others[i]);
      g_assert_false (goi_html_scan_is_html (others[i], strlen (others[i])));
    }
}

static char *
repeat (const char *piece, guint n)
{
  GString *s = g_string_sized_new (strlen (piece) * n);

  for (guint i = 0; i < n; i++)
    g_string_append (s, piece);
  return g_string_free (s, FALSE);
}

static gboolean
is_reasonable (const char *piece, guint n)
{
  g_autofree char *page = repeat (piece, n);

  return goi_html_scan_is_reasonable (page, strlen (page));
}

/* What office pages do a thousand times over is fine, what only grows is not. */
static void
test_scan_is_reasonable (void)
{
  g_assert_true (is_reasonable ("<p>甲<span>乙", 20000));
  g_assert_true (is_reasonable ("<p><span><o:p>甲</p>", 20000));
  g_assert_true (is_reasonable ("<tr><td>1<td><p>2", 20000));
  g_assert_true (is_reasonable ("<ul><li>1<li>2</ul>", 20000));
  g_assert_true (is_reasonable ("<div><b><p>1</b></div>", 20000));
  g_assert_true (is_reasonable ("<br><img src=1><hr><path/>", 20000));
  g_assert_true (is_reasonable ("<div>", GOI_HTML_MAX_OPEN));
  g_assert_false (is_reasonable ("<div>", GOI_HTML_MAX_OPEN + 1));
  g_assert_false (is_reasonable ("<div><p>", 20000));
  g_assert_false (is_reasonable ("<table><tr><td>", 20000));
  g_assert_false (is_reasonable ("<font color=red>", 20000));
  g_assert_false (is_reasonable ("<ul><li>", 20000));
}

static void
test_scan_attributes (void)
{
  g_autofree char *few = repeat (" a=1", GOI_HTML_MAX_ATTRIBUTES);
  g_autofree char *page = g_strconcat ("<p", few, ">", NULL);
  g_autofree char *more = g_strconcat ("<p", few, " b>", NULL);
  g_autofree char *quoted = g_strconcat ("<p title=\"", few, few, "\">", NULL);

  g_assert_true (goi_html_scan_is_reasonable (page, strlen (page)));
  g_assert_false (goi_html_scan_is_reasonable (more, strlen (more)));
  g_assert_true (goi_html_scan_is_reasonable (quoted, strlen (quoted)));
}

static void
assert_blanked (const char *expected, const char *page)
{
  g_autofree char *text = g_strdup (page);

  goi_html_scan_blank_islands (text, strlen (text));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_scan_islands (void)
{
  assert_blanked ("<p>a                 b</p>", "<p>a<xml><w:a/></xml>b</p>");
  assert_blanked ("<p>a<xml>b</p>", "<p>a<xml>b</p>");
  assert_blanked ("<p>a</xml>b</p>", "<p>a</xml>b</p>");
  assert_blanked ("<!--<xml></xml>-->", "<!--<xml></xml>-->");
  assert_blanked ("                   ", "<XML a='>'>1</Xml >");
  assert_blanked ("<xmla></xmla>", "<xmla></xmla>");
}

/* A table of @n_rows rows of cells with random spans, as nodes. */
static GoiHtmlNode *
random_table (GRand *random, guint n_rows, GPtrArray *nodes)
{
  GoiHtmlNode *table = g_new0 (GoiHtmlNode, 1);
  GoiHtmlNode *group = NULL;

  g_ptr_array_add (nodes, table);
  table->kind = GOI_HTML_TABLE;
  for (guint i = 0; i < n_rows; i++)
    {
      GoiHtmlNode *row = g_new0 (GoiHtmlNode, 1);

      g_ptr_array_add (nodes, row);
      row->kind = GOI_HTML_ROW;
      if (group == NULL || g_rand_int_range (random, 0, 4) == 0)
        {
          GoiHtmlNode *next = g_new0 (GoiHtmlNode, 1);
          g_ptr_array_add (nodes, next);
          next->kind = GOI_HTML_ROW_GROUP;
          if (group == NULL)
            table->first = next;
          else
            group->next = next;
          group = next;
        }
      if (group->last == NULL)
        group->first = row;
      else
        group->last->next = row;
      group->last = row;
      for (int j = g_rand_int_range (random, 0, 6); j > 0; j--)
        {
          GoiHtmlNode *cell = g_new0 (GoiHtmlNode, 1);
          g_ptr_array_add (nodes, cell);
          cell->kind = GOI_HTML_CELL;
          cell->row_span = g_rand_int_range (random, 0, 4);
          cell->column_span = g_rand_int_range (random, 1, 4);
          if (row->last == NULL)
            row->first = cell;
          else
            row->last->next = cell;
          row->last = cell;
        }
    }
  return table;
}

#define SIDE 64

/* Paints the cells into a square, in the order and by the rules of the standard, and gives for every
 * slot the cell that is in it. */
static void
paint (const GoiHtmlNode *table, const GoiHtmlNode *slots[SIDE][SIDE])
{
  guint row = 0;

  for (const GoiHtmlNode *group = table->first; group != NULL; group = group->next)
    {
      guint end = row;

      for (const GoiHtmlNode *node = group->first; node != NULL; node = node->next)
        end++;
      for (const GoiHtmlNode *node = group->first; node != NULL; node = node->next, row++)
        {
          guint column = 0;

          for (const GoiHtmlNode *cell = node->first; cell != NULL; cell = cell->next)
            {
              guint rows = cell->row_span == 0 ? end - row : MIN (cell->row_span, end - row);
              guint i;

              while (slots[row][column] != NULL)
                column++;
              for (i = 0; i < cell->column_span && slots[row][column + i] == NULL; i++)
                for (guint j = 0; j < rows; j++)
                  slots[row + j][column + i] = cell;
              column += i;
            }
        }
    }
}

/* Two neighbours in the painted square are in one cell just when they are in the grid, when rows and
 * columns without a beginning are left out. */
static void
compare_with_painting (const GoiHtmlNode *table)
{
  const GoiHtmlNode *slots[SIDE][SIDE] = { { NULL } };
  g_autoptr (GoiHtmlGrid) grid = goi_html_grid_new (table);
  guint rows[SIDE], columns[SIDE];
  guint n_rows = 0, n_columns = 0;
  guint n_slots = 0, n_covered = 0;

  paint (table, slots);
  for (guint i = 0; i < SIDE; i++)
    {
      gboolean row_begins = FALSE, column_begins = FALSE;
      for (guint j = 0; j < SIDE; j++)
        {
          row_begins |= slots[i][j] != NULL && (i == 0 || slots[i - 1][j] != slots[i][j]);
          column_begins |= slots[j][i] != NULL && (i == 0 || slots[j][i - 1] != slots[j][i]);
        }
      if (row_begins)
        rows[n_rows++] = i;
      if (column_begins)
        columns[n_columns++] = i;
    }
  g_assert_cmpuint (grid->n_rows, ==, n_rows);
  g_assert_cmpuint (grid->n_columns, ==, n_columns);
  for (guint i = 0; i < grid->cells->len; i++)
    {
      const GoiHtmlGridCell *cell = &g_array_index (grid->cells, GoiHtmlGridCell, i);

      g_assert_cmpuint (cell->row_span, >=, 1);
      g_assert_cmpuint (cell->column_span, >=, 1);
      n_covered += cell->row_span * cell->column_span;
      for (guint j = 0; j < cell->row_span; j++)
        for (guint k = 0; k < cell->column_span; k++)
          g_assert_true (slots[rows[cell->row + j]][columns[cell->column + k]] == cell->node);
    }
  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_columns; j++)
      n_slots += slots[rows[i]][columns[j]] != NULL;
  g_assert_cmpuint (n_slots, ==, n_covered);
}

static void
test_grid_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20210926);

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func (g_free);
      const GoiHtmlNode *table = random_table (random, g_rand_int_range (random, 0, 9), nodes);

      compare_with_painting (table);
    }
}

static char *
decode (const char *bytes, gsize length, const char *declared)
{
  g_autoptr (GBytes) data = g_bytes_new (bytes, length);
  g_autoptr (GError) error = NULL;
  GoiDecoded decoded;

  if (!goi_html_decode (data, declared, &decoded, &error))
    {
      g_assert_error (error, GOI_READ_ERROR, GOI_READ_ERROR_ENCODING);
      return NULL;
    }
  g_assert_no_error (error);
  return decoded.text;
}

static void
test_encoding_declared_outside (void)
{
  static const char sentence[] = "<p>松濤鎮公所依照條例的規定，編製本年度報告。</p>";
  gsize length;
  g_autofree char *big5 = g_convert (sentence, -1, "BIG5", "UTF-8", NULL, &length, NULL);
  g_autofree char *declared = decode (big5, length, "Big5");
  g_autofree char *other = decode (big5, length, "utf-8");
  g_autofree char *utf8 = decode (sentence, sizeof sentence - 1, "gb2312");

  g_assert_cmpstr (declared, ==, sentence);
  g_assert_cmpstr (other, ==, sentence);
  g_assert_cmpstr (utf8, ==, sentence);
}

/* A character cut off at the end does no harm, noise is no text. */
static void
test_encoding_damaged (void)
{
  static const char sentence[] = "<p>松濤鎮公所依照條例的規定，編製本年度報告。";
  gsize length;
  g_autofree char *big5 = g_convert (sentence, -1, "BIG5", "UTF-8", NULL, &length, NULL);
  g_autofree char *cut = decode (big5, length - 1, "big5");
  char noise[2000];
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  g_assert_nonnull (cut);
  g_assert_true (g_str_has_prefix (cut, "<p>松濤鎮公所依照條例的規定，編製本年度報告"));
  for (gsize i = 0; i < sizeof noise; i++)
    noise[i] = g_rand_int_range (random, 0x80, 0x100);
  g_assert_null (decode (noise, sizeof noise, NULL));
  g_assert_null (decode (noise, sizeof noise, "big5"));
}

static GPtrArray *
parse_message (const char *message, char **start)
{
  return goi_mht_parts_parse (message, strlen (message), start);
}

static void
assert_part (GPtrArray *parts, guint index, const char *type, const char *expected)
{
  g_autoptr (GBytes) bytes = NULL;
  const GoiMhtPart *part;
  gsize length;
  const char *data;

  g_assert_cmpuint (index, <, parts->len);
  part = g_ptr_array_index (parts, index);
  g_assert_cmpstr (part->type, ==, type);
  bytes = goi_mht_part_decode (part);
  data = g_bytes_get_data (bytes, &length);
  g_assert_cmpmem (data, length, expected, strlen (expected));
}

static void
test_mht_parts (void)
{
  g_autofree char *start = NULL;
  g_autoptr (GPtrArray) parts = parse_message ("Subject: a\r\n"
                                               "Content-Type: Multipart/Related; start=\"<x@y>\";\r\n"
                                               "\tboundary=\"b b\"\r\n"
                                               "\r\n"
                                               "preamble\r\n"
                                               "--b b\r\n"
                                               "Content-Type: text/html; charset=gbk\r\n"
                                               "Content-ID: <x@y>\r\n"
                                               "\r\n"
                                               "one\r\n"
                                               "--b b \r\n"
                                               "Content-Type: TEXT/Plain\r\n"
                                               "Content-Transfer-Encoding: base64\r\n"
                                               "\r\n"
                                               "dH dv\r\n"
                                               "!!=\r\n"
                                               "--b b--\r\n"
                                               "epilogue\r\n"
                                               "--b b\r\n",
                                               &start);
  const GoiMhtPart *first = g_ptr_array_index (parts, 0);

  g_assert_cmpuint (parts->len, ==, 2);
  g_assert_cmpstr (start, ==, "x@y");
  g_assert_cmpstr (first->id, ==, "x@y");
  g_assert_cmpstr (first->charset, ==, "gbk");
  assert_part (parts, 0, "text/html", "one\r\n");
  assert_part (parts, 1, "text/plain", "two");
}

static void
assert_quoted (const char *expected, const char *text)
{
  GoiMhtPart part
      = { .encoding = GOI_MHT_QUOTED_PRINTABLE, .body = text, .length = strlen (text) };
  g_autoptr (GBytes) bytes = goi_mht_part_decode (&part);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_assert_cmpmem (data, length, expected, strlen (expected));
}

static void
test_mht_quoted_printable (void)
{
  assert_quoted ("a=b", "a=3Db");
  assert_quoted ("中", "=E4=B8=ad");
  assert_quoted ("ab", "a=\r\nb");
  assert_quoted ("ab", "a=  \nb");
  assert_quoted ("a=xyb", "a=xyb");
  assert_quoted ("a", "a=");
  assert_quoted ("a=4", "a=4");
  assert_quoted ("", "");
}

/* Where there is no end, and no blank line, and no boundary given. */
static void
test_mht_damaged (void)
{
  g_autofree char *start = NULL;
  g_autoptr (GPtrArray) cut = parse_message ("Content-Type: multipart/related; boundary=x\n\n--x\n"
                                             "Content-Type: text/html\n<p>a",
                                             &start);
  g_autoptr (GPtrArray) guessed = parse_message ("oops\n--=_1\nContent-Type: text/html\n\na\n--=_1--\n", &start);
  g_autoptr (GPtrArray) nothing = parse_message ("", &start);
  g_autoptr (GPtrArray) empty = parse_message ("Content-Type: multipart/related; boundary=\"\"\n\n--\n", &start);
  g_autoptr (GPtrArray) endless = parse_message ("Content-Type: multipart/mixed; boundary=a\n\n--a", &start);

  g_assert_cmpuint (cut->len, ==, 1);
  assert_part (cut, 0, "text/html", "<p>a");
  g_assert_cmpuint (guessed->len, ==, 1);
  assert_part (guessed, 0, "text/html", "a\n");
  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_cmpuint (empty->len, ==, 0);
  g_assert_cmpuint (endless->len, ==, 1);
}

/* Multiparts in multiparts end somewhere, and so does the number of parts. */
static void
test_mht_limits (void)
{
  GString *deep = g_string_new (NULL);
  g_autofree char *many = repeat ("--a\n\nx\n", 2 * GOI_MHT_MAX_PARTS);
  g_autofree char *message = g_strconcat ("Content-Type: multipart/related; boundary=a\n\n", many, NULL);
  g_autoptr (GPtrArray) parts = parse_message (message, NULL);

  g_assert_cmpuint (parts->len, ==, GOI_MHT_MAX_PARTS);
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (deep, "Content-Type: multipart/mixed; boundary=b%u\n\n--b%u\n", i, i);
  g_ptr_array_unref (goi_mht_parts_parse (deep->str, deep->len, NULL));
  g_string_free (deep, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html/style", test_style);
  g_test_add_func ("/html/line/blanks", test_line_blanks);
  g_test_add_func ("/html/line/joints", test_line_joints);
  g_test_add_func ("/html/line/raised", test_line_raised);
  g_test_add_func ("/html/scan/charset", test_scan_charset);
  g_test_add_func ("/html/scan/is-html", test_scan_is_html);
  g_test_add_func ("/html/scan/is-reasonable", test_scan_is_reasonable);
  g_test_add_func ("/html/scan/attributes", test_scan_attributes);
  g_test_add_func ("/html/scan/islands", test_scan_islands);
  g_test_add_func ("/html/grid/random", test_grid_random);
  g_test_add_func ("/html/encoding/declared-outside", test_encoding_declared_outside);
  g_test_add_func ("/html/encoding/damaged", test_encoding_damaged);
  g_test_add_func ("/mht/parts", test_mht_parts);
  g_test_add_func ("/mht/quoted-printable", test_mht_quoted_printable);
  g_test_add_func ("/mht/damaged", test_mht_damaged);
  g_test_add_func ("/mht/limits", test_mht_limits);
  return g_test_run ();
}
