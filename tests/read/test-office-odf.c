/* test-office-odf.c: ODT and ODS documents with the quirks of office programs
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "office-fixture.h"

#include "goi-odf-reader.h"
#include "goi-office-reader.h"
#include "goi-read.h"

#include <string.h>

#define P(content) "<text:p>" content "</text:p>"
#define H(level, content) "<text:h text:outline-level=\"" #level "\">" content "</text:h>"
#define SPAN(style, content) "<text:span text:style-name=\"" style "\">" content "</text:span>"
#define TC(content) "<table:table-cell><text:p>" content "</text:p></table:table-cell>"
#define TCX(attributes, content) \
  "<table:table-cell " attributes "><text:p>" content "</text:p></table:table-cell>"
#define COVERED "<table:covered-table-cell/>"
#define TR(cells) "<table:table-row>" cells "</table:table-row>"
#define TABLE(rows) "<table:table table:name=\"t\">" rows "</table:table>"
#define COLUMNS(n) "table:number-columns-spanned=\"" #n "\" "
#define ROWS(n) "table:number-rows-spanned=\"" #n "\" "

static const char styles[]
  = "<style:style style:name=\"hid\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>"
    "<style:style style:name=\"hid2\" style:family=\"text\" style:parent-style-name=\"hid\"/>"
    "<style:style style:name=\"see\" style:family=\"text\"><style:text-properties text:display=\"true\"/></style:style>"
    "<style:style style:name=\"up\" style:family=\"text\"><style:text-properties "
    "style:text-position=\"super 58%\"/></style:style>"
    "<style:style style:name=\"hp\" style:family=\"paragraph\"><style:text-properties text:display=\"none\"/></style:style>";

static void
test_text (void)
{
  office_assert_dump (
    office_odt (
      "<office:forms>" P ("控件") "</office:forms><text:sequence-decls/>"
      "<text:tracked-changes><text:changed-region><text:deletion>" P ("删去的字") "</text:deletion>"
      "</text:changed-region></text:tracked-changes>"
      /* White space of the file is one blank, and none at the beginning; more is said by elements. */
      P ("\n  全年 \n 公开<text:s text:c=\"3\"/>信息<text:tab/>12<text:s/>件")
      P ("标题<text:line-break/>副题<text:soft-page-break/>")
      P ("<text:change-start/>收到12件<text:change-end/>，<text:a>链接</text:a><text:bookmark/>"
         "<text:page-number>7</text:page-number>")
      P (SPAN ("hid2", "看不见" SPAN ("see", "看得见")) "一" SPAN ("none", "二"))
      "<text:p text:style-name=\"hp\">整段看不见</text:p>"
      P ("三<text:hidden-text text:string-value=\"x\" text:is-hidden=\"true\">藏</text:hidden-text>"
         "<text:hidden-text text:is-hidden=\"false\">露</text:hidden-text>")
      P ("藏段<text:hidden-paragraph text:is-hidden=\"true\"/>")
      P ("<text:ruby><text:ruby-base>件</text:ruby-base><text:ruby-text>jiàn</text:ruby-text></text:ruby>"
         "<office:annotation><text:p>批注</text:p></office:annotation>数")
      "<text:section text:display=\"none\">" P ("隐藏的节") "</text:section>"
      "<text:section text:name=\"s\">" P ("节中") "</text:section>"
      "<text:table-of-content><text:table-of-content-source><text:index-title-template>目录</text:index-title-template>"
      "</text:table-of-content-source><text:index-body>" P ("一、总体情况 1") "</text:index-body></text:table-of-content>",
      styles, NULL),
    "P 全年 公开   信息\t12 件\nP 标题\nP 副题\nP 收到12件，链接7\nP 看得见一二\nP 三露\nP 件数\nP 节中\nP 一、总体情况 1\n");
}

static void
test_notes_and_boxes (void)
{
  office_assert_dump (
    office_odt (
      TABLE (TR (TC ("新收")
                 TC ("12<text:note><text:note-citation>1</text:note-citation><text:note-body>" P ("含上年结转1件。")
                     "</text:note-body></text:note>"))
             TR (TC ("结转") TC ("3" SPAN ("up", "2"))))
      P ("前<draw:frame><draw:text-box>" P ("框中") "</draw:text-box></draw:frame>后"
         "<draw:custom-shape><svg:title>形状</svg:title>" P ("形状中") "</draw:custom-shape>"
         "<draw:frame><draw:object><x>对象</x></draw:object></draw:frame>")
      "<draw:frame><draw:text-box>" P ("页上的框") TABLE (TR (TC ("甲") TC ("1"))) "</draw:text-box></draw:frame>",
      styles, NULL),
    "T 2x2\n新收|12\n结转|3²\nP 含上年结转1件。\nP 前后\nP 框中\nP 形状中\nP 页上的框\nT 1x2\n甲|1\n");
}

#define LEVEL(level, format, prefix, suffix, more) \
  "<text:list-level-style-number text:level=\"" #level "\" style:num-format=\"" format "\" style:num-prefix=\"" \
  prefix "\" style:num-suffix=\"" suffix "\" " more "/>"
#define LIST(attributes, items) "<text:list " attributes ">" items "</text:list>"
#define ITEM(content) "<text:list-item>" content "</text:list-item>"

static void
test_lists (void)
{
  static const char lists[]
    = "<text:list-style style:name=\"L1\">" LEVEL (1, "一, 二, 三, ...", "", "、", "") LEVEL (2, "一, 二, 三, ...", "（", "）", "")
      LEVEL (3, "1", "", ".", "text:display-levels=\"1\"")
      "<text:list-level-style-number text:level=\"4\" style:num-format=\"1\" loext:num-list-format=\"%3%-%4%)\"/>"
      "</text:list-style><text:list-style style:name=\"L2\"><text:list-level-style-bullet text:level=\"1\" "
      "text:bullet-char=\"-\"/></text:list-style>"
      "<text:list-style style:name=\"L3\">" LEVEL (1, "①, ②, ...", "", "", "text:start-value=\"3\"")
      LEVEL (2, "1", "", "", "text:display-levels=\"2\"") "</text:list-style>";
  static const char outline[]
    = "<text:outline-style><text:outline-level-style text:level=\"1\" style:num-format=\"一, 二, ...\" "
      "style:num-suffix=\"、\"/><text:outline-level-style text:level=\"2\" style:num-format=\"\"/></text:outline-style>";

  office_assert_dump (
    office_odt (
      H (1, "总体情况") H (2, "无号的小标题") H (1, "主动公开")
      "<text:h text:outline-level=\"1\" text:is-list-header=\"true\">不计数</text:h>"
      LIST ("xml:id=\"a\" text:style-name=\"L1\"",
            ITEM (P ("甲") LIST ("", ITEM (P ("子一")) ITEM (P ("子二") P ("第二段") LIST ("", ITEM (P ("2021年"))))))
            "<text:list-header>" P ("题头") "</text:list-header>" ITEM (P ("乙")))
      /* The depth of an item is that of lists around it; those without a paragraph do not count. */
      LIST ("text:style-name=\"L1\" text:continue-numbering=\"true\"",
            ITEM (LIST ("", ITEM (P ("续乙的子"))) ) ITEM (P ("丙")))
      LIST ("text:style-name=\"L2\"", ITEM (P ("5")))
      LIST ("text:style-name=\"L3\"", ITEM (P ("三") LIST ("", ITEM (P ("子"))))
            "<text:list-item text:start-value=\"9\">" P ("九") "</text:list-item>")
      LIST ("text:style-name=\"L1\"", ITEM (P ("另起")))
      LIST ("text:continue-list=\"a\" text:style-name=\"L1\"", ITEM (P ("丁")))
      /* Labels of rows that are numbered automatically, each cell with a list of its own. */
      TABLE (TR ("<table:table-cell>" LIST ("text:style-name=\"L3\"", ITEM (P ("重复申请"))) "</table:table-cell>" TC ("1"))
             TR ("<table:table-cell>" LIST ("text:style-name=\"L3\" text:continue-numbering=\"true\"",
                                            ITEM (P ("其他"))) "</table:table-cell>" TC ("2")))
      LIST ("text:style-name=\"L1\"", ITEM (LIST ("", ITEM (LIST ("", ITEM (P ("深") LIST ("", ITEM (P ("更深"))))))))),
      lists, outline),
    "P 一、总体情况\nP 无号的小标题\nP 二、主动公开\nP 不计数\n"
    "P 一、甲\nP （一）子一\nP （二）子二\nP 第二段\nP 1. 2021年\nP 题头\nP 二、乙\n"
    "P （一）续乙的子\nP 三、丙\nP 5\nP ③ 三\nP ③.1 子\nP ⑨ 九\nP 一、另起\nP 四、丁\n"
    "T 2x2\n③ 重复申请|1\n④ 其他|2\nP 1. 深\nP 1-1) 更深\n");
}

static void
test_tables (void)
{
  office_assert_dump (
    office_odt (
      TABLE ("<table:table-column table:number-columns-repeated=\"4\"/><table:table-header-rows>"
             TR (TCX (ROWS (2), "角") TCX (COLUMNS (3), "申请人情况") COVERED COVERED) "</table:table-header-rows>"
             TR (COVERED TC ("自然人") TCX (COLUMNS (2), "法人") COVERED)
             TR (TCX (ROWS (2) COLUMNS (2), "三") "<table:covered-table-cell table:number-columns-repeated=\"1\"/>"
                 TCX ("table:number-columns-repeated=\"2\"", "0"))
             TR ("<table:covered-table-cell table:number-columns-repeated=\"2\"><text:p>盖住</text:p></table:covered-table-cell>"
                 TC ("") TC ("7"))
             "<table:table-row table:visibility=\"collapse\">" TC ("隐藏") TC ("1") TC ("2") TC ("3") "</table:table-row>"
             "<table:table-row table:number-rows-repeated=\"2\">" TC ("重") TC ("1") TC ("2") TC ("3") "</table:table-row>"
             /* A span that leads out of the table. */
             TR (TCX (ROWS (9) COLUMNS (9), "尾")))
      TABLE (TR ("<table:table-cell>" P ("左") "</table:table-cell><table:table-cell>" P ("右")
                 TABLE (TR (TC ("甲") TC ("1"))) "</table:table-cell>")),
      NULL, NULL),
    "T 7x4\n[2x1]角|[1x3]申请人情况\n自然人|[1x2]法人\n[2x2]三|0|0\n|7\n重|1|2|3\n重|1|2|3\n[1x4]尾\n"
    "P 左\nP 右\nT 1x2\n甲|1\n");
}

static void
test_meta (void)
{
  OfficeZip *zip = office_odf_begin ("application/vnd.oasis.opendocument.text-template",
                                     "<office:text><text:p>正文</text:p></office:text>", NULL, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GoiDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  office_zip_add (zip, "meta.xml",
                  "<o:document-meta xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                  "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><o:meta><dc:title>年度报告</dc:title></o:meta>"
                  "</o:document-meta>");
  bytes = office_zip_finish (zip);
  g_assert_cmpint (goi_office_reader_identify (bytes), ==, GOI_OFFICE_ODT);
  document = goi_office_reader_read (bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (goi_document_get_title (document), ==, "年度报告");
  g_assert_cmpstr (goi_document_get_text (document), ==, "正文\n");
}

static void
test_flat (void)
{
  static const char flat[]
    = "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
      "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
      "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\">"
      "<office:body><office:text><text:p>单个文件<draw:frame><draw:image><office:binary-data>iVBORw0K</office:binary-data>"
      "</draw:image></draw:frame></text:p></office:text></office:body></office:document>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (flat, strlen (flat));
  g_autoptr (GBytes) cut = g_bytes_new_static (flat, strlen (flat) - 10);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiDocument) document = goi_odf_reader_read_flat (bytes, NULL, &error);
  g_autoptr (GoiDocument) none = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (goi_document_get_text (document), ==, "单个文件\n");
  none = goi_odf_reader_read_flat (cut, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, GOI_READ_ERROR, GOI_READ_ERROR_DAMAGED);
}

#define SHEET(name, rows) "<table:table table:name=\"" name "\">" rows "</table:table>"
#define NUMBER(value, shown) \
  "<table:table-cell office:value-type=\"float\" office:value=\"" value "\"><text:p>" shown "</text:p></table:table-cell>"
#define EMPTY(n) "<table:table-cell table:number-columns-repeated=\"" #n "\"/>"
#define REPEATED_ROWS(n) "<table:table-row table:number-rows-repeated=\"" #n "\">" EMPTY (16384) "</table:table-row>"

static void
test_sheet_numbers (void)
{
  office_assert_dump (
    office_ods (
      SHEET ("Sheet1",
        "<table:table-column table:number-columns-repeated=\"16384\"/>"
        TR (TC ("项目") TC ("数"))
        TR (TC ("四舍五入的") NUMBER ("410.894", "410.89"))
        TR (TC ("二进制的") NUMBER ("410.89000000000004", "410.89"))
        TR (TC ("带单位") NUMBER ("12", "12件"))
        TR (TC ("千分位") NUMBER ("1234567.5", "1,234,567.50 万元"))
        TR (TC ("太窄") NUMBER ("88", "###"))
        TR (TC ("零作横线") NUMBER ("0", "-"))
        TR (TC ("没有字") "<table:table-cell office:value-type=\"float\" office:value=\"5\"/>")
        TR (TC ("负数") NUMBER ("-5", "(5)"))
        TR (TC ("以万计") NUMBER ("4108900", "410.9万"))
        TR (TC ("百分比") "<table:table-cell office:value-type=\"percentage\" office:value=\"0.38461\"><text:p>38.46%</text:p>"
            "</table:table-cell>")
        TR (TC ("日期") "<table:table-cell office:value-type=\"date\" office:date-value=\"2022-01-31\"><text:p>2022年1月31日"
            "</text:p></table:table-cell>")
        TR (TC ("无字的日期") "<table:table-cell office:value-type=\"date\" office:date-value=\"2022-01-31\"/>")
        TR (TC ("公式无值") "<table:table-cell table:formula=\"of:=SUM([.B2:.B3])\"/>")
        TR (TC ("文字") "<table:table-cell office:value-type=\"string\"><text:p>两<text:s/>行</text:p><text:p>字</text:p>"
            "<office:annotation><text:p>批注</text:p></office:annotation></table:table-cell>")),
      NULL),
    "T 15x2\n项目|数\n四舍五入的|410.894\n二进制的|410.89\n带单位|12件\n千分位|1234567.5 万元\n太窄|88\n零作横线|0\n没有字|5\n"
    "负数|-5\n以万计|410.9万\n百分比|38.461%\n日期|2022年1月31日\n无字的日期|2022-01-31\n公式无值|=SUM([.B2:.B3])\n文字|两 行 字\n");
}

static void
test_sheet_shape (void)
{
  static const char borders[]
    = "<style:style style:name=\"b\" style:family=\"table-cell\"><style:table-cell-properties "
      "fo:border=\"0.06pt solid #000000\"/></style:style>"
      "<style:style style:name=\"n\" style:family=\"table-cell\"><style:table-cell-properties fo:border=\"none\"/></style:style>"
      "<style:style style:name=\"hidden\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>";

#define B(text) "<table:table-cell table:style-name=\"b\"><text:p>" text "</text:p></table:table-cell>"
  office_assert_dump (
    office_ods (
      SHEET ("附表一",
        "<table:table-column table:number-columns-repeated=\"2\"/><table:table-column table:visibility=\"collapse\"/>"
        "<table:table-column table:number-columns-repeated=\"2\" table:default-cell-style-name=\"b\"/>"
        TR (TCX (COLUMNS (5), "示例市林业局2021年年度报告") COVERED COVERED COVERED COVERED)
        TR (TCX ("table:style-name=\"n\"", "单位：件") EMPTY (4))
        TR (B ("信息内容") B ("本年制发件数") B ("隐藏列") TC ("废止") TC ("现行"))
        /* Blank cells with a border are cells of the table, those of the columns' default style too. */
        TR (B ("规章") B ("") B ("") "<table:table-cell table:number-columns-repeated=\"2\"/>"
            "<table:table-cell table:style-name=\"n\" table:number-columns-repeated=\"16379\"/>")
        "<table:table-row table:visibility=\"collapse\">" B ("隐藏行") B ("1") B ("2") TC ("3") TC ("4") "</table:table-row>"
        TR (B ("行政规范性文件") B ("1") B ("9") TC ("2") TC ("3"))
        TR (TCX ("table:style-name=\"n\"", "注：以上为全年数。") EMPTY (4))
        REPEATED_ROWS (1048000)
        TR (TC ("落款")))
      "<table:table table:name=\"藏\" table:style-name=\"hidden\">" TR (TC ("隐藏的表")) "</table:table>"
      SHEET ("二、主动公开",
        "<table:table-row-group><table:table-row-group>" TR (TC ("甲") NUMBER ("1", "1")) "</table:table-row-group>"
        "<table:table-row table:number-rows-repeated=\"2\">" TC ("乙") NUMBER ("2", "2") "</table:table-row>"
        "</table:table-row-group>"),
      borders),
    /* Columns 4 and 5 have a border in every row, so the first two rows reach as far. */
    "P 附表一\nP 示例市林业局2021年年度报告\nP 单位：件\n"
    "T 3x4\n信息内容|本年制发件数|废止|现行\n规章|||\n行政规范性文件|1|2|3\n"
    "P 注：以上为全年数。\nP 落款\n"
    "P 二、主动公开\nT 3x2\n甲|1\n乙|2\n乙|2\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/office/odf/text", test_text);
  g_test_add_func ("/office/odf/notes-and-boxes", test_notes_and_boxes);
  g_test_add_func ("/office/odf/lists", test_lists);
  g_test_add_func ("/office/odf/tables", test_tables);
  g_test_add_func ("/office/odf/meta", test_meta);
  g_test_add_func ("/office/odf/flat", test_flat);
  g_test_add_func ("/office/odf/sheet-numbers", test_sheet_numbers);
  g_test_add_func ("/office/odf/sheet-shape", test_sheet_shape);

  return g_test_run ();
}
