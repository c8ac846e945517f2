/* test-office-xlsx.c: XLSX workbooks and sheets as text, with the quirks of spreadsheets
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "office-fixture.h"

#include "goi-office-number.h"
#include "goi-office-reader.h"
#include "goi-read.h"
#include "goi-xlsx-format.h"

#include <string.h>

#define ROW(cells) "<row>" cells "</row>"
#define TEXT(text) "<c t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define AT(place, text) "<c r=\"" place "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define NUMBER(style, value) "<c s=\"" #style "\"><v>" value "</v></c>"
#define DATA(rows) "<sheetData>" rows "</sheetData>"
#define MERGES(list) "<mergeCells>" list "</mergeCells>"
#define MERGE(area) "<mergeCell ref=\"" area "\"/>"

static void
test_strings (void)
{
  static const char strings[]
    = "<si><t>规章</t></si>"
      /* Runs, one of them raised, with the pronunciation beside them. */
      "<si><r><rPr><b/></rPr><t xml:space=\"preserve\">行政 </t></r><r><t>许可</t></r><rPh sb=\"0\" eb=\"1\"><t>xíng</t></rPh>"
      "<phoneticPr fontId=\"1\"/></si>"
      "<si><r><t>12</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1)</t></r></si>"
      "<si><t>商业_x000D_\n企业_x0041__xZZZZ_</t></si>";

  office_assert_dump (
    office_xlsx (DATA (
      ROW ("<c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c>")
      ROW (TEXT ("内") "<c t=\"inlineStr\"><is><r><t>分</t></r><r><t>段</t></r></is></c><c t=\"b\"><v>1</v></c>"
           "<c t=\"e\"><v>#REF!</v></c>")
      /* Results of formulas; one that is not stored; one shared with another cell and not stored. */
      ROW ("<c><f>SUM(A1:A2)</f><v>7</v></c><c t=\"str\"><f>A1&amp;\"件\"</f><v>7件</v></c><c><f>SUM(B1:B9)</f></c>"
           "<c><f t=\"shared\" si=\"0\"/></c>")
      ROW ("<c t=\"s\"><v>99</v></c><c t=\"s\"/><c><v/></c><c t=\"d\"><v>2021-12-31</v></c>")),
      strings, NULL),
    "T 4x4\n规章|行政 许可|12¹)|商业 企业A_xZZZZ_\n内|分段|TRUE|#REF!\n7|7件|=SUM(B1:B9)|=…\n|||2021-12-31\n");
}

static void
test_recalculated (void)
{
  const char *names[] = { "Sheet1", NULL };
  const char *sheets[] = { DATA (ROW ("<c><f>A2</f><v>0</v></c>" NUMBER (0, "0") "<c><f>A3</f><v>5</v></c>")), NULL };

  /* Programs that do not compute store 0 and ask for everything to be computed: no zero was found. */
  office_assert_dump (office_zip_finish (office_xlsx_begin (names, NULL, sheets, "<calcPr fullCalcOnLoad=\"1\"/>",
                                                            NULL, NULL)),
                      "T 1x3\n=A2|0|5\n");
  office_assert_dump (office_zip_finish (office_xlsx_begin (names, NULL, sheets, NULL, NULL, NULL)),
                      "T 1x3\n0|0|5\n");
}

static void
check_format (const char *code, const char *stored, const char *expected)
{
  g_autofree char *text = goi_xlsx_format_number (code, stored, FALSE);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_formats (void)
{
  /* Exact, without the noise of binary numbers, neither rounded nor grouped. */
  check_format ("General", "5", "5");
  check_format ("General", "410.89", "410.89");
  check_format ("General", "410.89000000000004", "410.89");
  check_format ("General", "9007199254740992", "9007199254740992");
  check_format ("General", "1E-3", "0.001");
  check_format ("General", "1.2E+5", "120000");
  check_format ("General", "0.1", "0.1");
  check_format ("General", "-0", "-0");
  check_format ("General", "1e400", "1e400");
  check_format ("General", "1e50", "1e50");
  check_format ("General", "x", "x");
  check_format ("0", "5", "5");
  check_format ("0.00", "410.894", "410.894");
  check_format ("#,##0.00_ ", "1234567.5", "1234567.5");
  check_format ("#,##0.00_);[Red]\\(#,##0.00\\)", "-5", "-5");
  check_format ("0;(0)", "-5", "-5");
  check_format ("@", "5", "5");
  check_format ("0.00E+00", "410.89", "410.89");
  check_format ("# ?/?", "0.5", "0.5");
  /* Zero is zero, whatever stands for it on the page. */
  check_format ("_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", "0", "0");
  check_format ("_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", "12", "12");
  /* Units and currencies that the format adds. */
  check_format ("0\"件\"", "12", "12件");
  check_format ("General\"件\"", "12", "12件");
  check_format ("0.00\"万元\"", "410.89", "410.89万元");
  check_format ("[$¥-804]#,##0.00", "4108900", "¥4108900");
  check_format ("+0;-0;0", "3", "+3");
  check_format ("\"增\"0;\"减\"0", "-3", "减-3");
  check_format ("0.00%", "0.38461", "38.461%");
  check_format ("0%", "1", "100%");
  /* Formats that count in thousands or tens of thousands show another number. */
  check_format ("0!.0,\"万\"", "4108900", "410.9万");
  check_format ("0\\.0,", "56789", "5.7");
  check_format ("#,##0.0,\"千\"", "4108960", "4109.0千");
  check_format ("[>=10000]0!.0,\"万\";0", "56789", "5.7万");
  check_format ("[>=10000]0!.0,\"万\";0", "789", "789");
  check_format ("[<0]\"负\"0;[=0]\"零\";0", "7", "7");
  check_format ("0!.0,", "99999", "10.0");
  /* Hidden, and replaced by words. */
  check_format (";;;", "5", "");
  check_format ("\"不适用\"", "5", "不适用");
}

static void
test_dates (void)
{
  g_autofree char *mac = goi_xlsx_format_number ("yyyy/m/d", "43130", TRUE);

  check_format ("yyyy/m/d", "44592", "2022/1/31");
  check_format ("yyyy\"年\"m\"月\"d\"日\"", "44561", "2021年12月31日");
  check_format ("[$-804]yyyy\"年\"mm\"月\"", "44561", "2021年12月");
  check_format ("yy-mm-dd", "44561", "21-12-31");
  check_format ("h:mm:ss", "0.5", "12:00:00");
  check_format ("yyyy/m/d h:mm", "44561.999999999", "2022/1/1 0:00");
  check_format ("mm:ss", "0.0013888889", "02:00");
  check_format ("aaaa", "44561", "星期五");
  check_format ("yyyy/m/d", "1", "1900/1/1");
  check_format ("yyyy/m/d", "61", "1900/3/1");
  check_format ("yyyy/m/d", "-5", "-5");
  check_format ("yyyy/m/d", "1e12", "1000000000000");
  g_assert_cmpstr (mac, ==, "2022/1/31");
  g_assert_cmpstr (goi_xlsx_format_builtin (31), ==, "yyyy\"年\"m\"月\"d\"日\"");
  g_assert_cmpstr (goi_xlsx_format_builtin (3), ==, "General");
  office_assert_dump (
    office_xlsx (DATA (ROW (NUMBER (1, "44561") NUMBER (2, "44561") NUMBER (3, "12") NUMBER (9, "5"))), NULL,
                 "<numFmts><numFmt numFmtId=\"176\" formatCode=\"0&quot;件&quot;\"/></numFmts>"
                 "<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
                 "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"31\"/><xf numFmtId=\"176\"/></cellXfs>"),
    "T 1x4\n2021/12/31|2021年12月31日|12件|5\n");
}

static void
test_decimals (void)
{
  static const struct
  {
    const char *number, *expected;
    int places;
  } shifts[] = { { "5", "0.05", -2 }, { "5", "500", 2 }, { "0.05", "5", 2 }, { "-410.89", "-4.1089", -2 },
                 { "0", "0", 3 }, { "0.10", "0.1", 0 }, { "x", "x", 2 } };
  static const struct
  {
    const char *number, *expected;
    guint decimals;
  } rounds[] = { { "410.894", "410.89", 2 }, { "410.895", "410.9", 2 }, { "9.99", "10", 1 }, { "0.4", "0", 0 },
                 { "0.5", "1", 0 }, { "-0.5", "-1", 0 }, { "-0.04", "0", 1 }, { "0.004", "0", 1 }, { "5", "5", 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
    {
      g_autofree char *shifted = goi_office_number_shift (shifts[i].number, shifts[i].places);
      g_assert_cmpstr (shifted, ==, shifts[i].expected);
    }
  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    {
      g_autofree char *rounded = goi_office_number_round (rounds[i].number, rounds[i].decimals);
      g_assert_cmpstr (rounded, ==, rounds[i].expected);
    }
}

/* Style 1 has a border, style 0 has none. */
static const char borders[]
  = "<borders><border><left/><right/></border><border><left style=\"thin\"><color auto=\"1\"/></left></border>"
    "<border><top style=\"none\"/></border></borders>"
    "<cellXfs><xf borderId=\"0\"/><xf borderId=\"1\"/><xf borderId=\"2\"/></cellXfs>";

#define B(text) "<c s=\"1\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define EMPTY "<c s=\"1\"/>"

static void
test_regions (void)
{
  office_assert_dump (
    office_xlsx (
      DATA (ROW (TEXT ("示例市林业局2021年政府信息公开工作年度报告"))
            ROW ("<c s=\"2\" t=\"inlineStr\"><is><t>填报单位：示例市林业局</t></is></c><c/><c/>" TEXT ("2022年1月20日"))
            ROW (B ("角") EMPTY B ("自然人") B ("总计"))
            /* All blank, and yet rows of the table. */
            ROW (B ("一、新收") EMPTY EMPTY EMPTY) ROW (B ("二、结转") EMPTY EMPTY EMPTY)
            ROW (TEXT ("四、政府信息公开行政复议、行政诉讼情况"))
            ROW (B ("行政复议") EMPTY EMPTY EMPTY) ROW (B ("维持") B ("纠正") B ("其他") B ("总计")) ROW (EMPTY EMPTY EMPTY EMPTY)
            ROW (TEXT ("五、存在的主要问题及改进情况")) ROW (TEXT ("第一段。\n第二段。"))
            "<row r=\"20\"><c r=\"C20\" t=\"inlineStr\"><is><t>落款</t></is></c></row>"),
      NULL, borders),
    "P 示例市林业局2021年政府信息公开工作年度报告\nP 填报单位：示例市林业局  2022年1月20日\n"
    "T 3x4\n角||自然人|总计\n一、新收|||\n二、结转|||\n"
    "P 四、政府信息公开行政复议、行政诉讼情况\n"
    "T 3x4\n行政复议|||\n维持|纠正|其他|总计\n|||\n"
    "P 五、存在的主要问题及改进情况\nP 第一段。\nP 第二段。\nP 落款\n");
}

static void
test_regions_without_borders (void)
{
  office_assert_dump (
    office_xlsx (
      DATA (ROW (TEXT ("二、主动公开政府信息情况")) ROW (TEXT ("第二十条第（一）项")) ROW (TEXT ("信息内容") TEXT ("本年制发件数") TEXT ("废止"))
            /* A label whose values are blank is a label, at the end of a table too; a sentence is none. */
            ROW (TEXT ("规章")) ROW (TEXT ("行政规范性文件") TEXT ("5")) ROW (TEXT ("其他"))
            ROW (TEXT ("以上数字截至年底。"))
            ROW (AT ("A8", "第二十条第（五）项")) ROW (TEXT ("行政许可") TEXT ("7") TEXT ("8"))) MERGES (MERGE ("A8:C8")),
      NULL, NULL),
    "P 二、主动公开政府信息情况\nP 第二十条第（一）项\n"
    "T 4x3\n信息内容|本年制发件数|废止\n规章||\n行政规范性文件|5|\n其他||\n"
    "P 以上数字截至年底。\nP 第二十条第（五）项\nT 1x3\n行政许可|7|8\n");
}

static void
test_merges (void)
{
  office_assert_dump (
    office_xlsx (
      DATA ("<row r=\"2\">" AT ("B2", "角") AT ("C2", "盖住") AT ("D2", "申请人") "</row>"
            "<row r=\"3\">" AT ("B3", "盖住") AT ("D3", "自然人") AT ("E3", "法人") AT ("F3", "总计") "</row>"
            "<row r=\"4\">" AT ("B4", "三") AT ("C4", "（一）") "<c r=\"D4\"><v>1</v></c><c r=\"E4\"><v>2</v></c>"
            "<c r=\"F4\"><v>3</v></c></row><row r=\"5\"><c r=\"C5\" t=\"inlineStr\"><is><t>（二）</t></is></c>"
            "<c r=\"F5\"><v>4</v></c></row>")
      MERGES (MERGE ("B2:C3") MERGE ("D2:F2") MERGE ("B4:B5") MERGE ("$H$9:$I$9") MERGE ("A1") MERGE ("ZZ") MERGE ("C9:A1")),
      NULL, NULL),
    "T 4x5\n[2x2]角|[1x3]申请人\n自然人|法人|总计\n[2x1]三|（一）|1|2|3\n（二）|||4\n");
}

static void
test_hidden (void)
{
  const char *names[] = { "Sheet1", "参数", "附表", "隐", NULL };
  const char *states[] = { "visible", "hidden", "visible", "veryHidden", NULL };
  const char *sheets[] = {
    "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/><col min=\"4\" max=\"4\" hidden=\"true\"/><col min=\"9\" max=\"2\" hidden=\"1\"/>"
    "</cols>"
    DATA ("<row r=\"1\">" AT ("A1", "项目") AT ("B1", "藏列") AT ("C1", "数") AT ("D1", "横") AT ("E1", "盖") "</row>"
          "<row r=\"2\" hidden=\"1\">" AT ("A2", "竖") AT ("C2", "1") AT ("D2", "2") "</row>"
          "<row r=\"2\" hidden=\"true\"/>"
          "<row r=\"3\">" AT ("A3", "盖") AT ("B3", "9") AT ("C3", "3") AT ("E3", "4") "</row>"
          "<row r=\"4\">" AT ("A4", "甲") AT ("C4", "5") AT ("E4", "6") "</row>")
    /* Merged cells whose first row or column is hidden still show their text. */
    MERGES (MERGE ("A2:A3") MERGE ("D1:E1")),
    DATA (ROW (TEXT ("不该出现"))), DATA (ROW (TEXT ("甲") TEXT ("1"))), DATA (ROW (TEXT ("不该出现"))), NULL };

  office_assert_dump (office_zip_finish (office_xlsx_begin (names, states, sheets, NULL, NULL, NULL)),
                      "T 3x3\n项目|数|横\n竖|3|4\n甲|5|6\nP 附表\nT 1x2\n甲|1\n");
}

static void
test_far_cells (void)
{
  /* The last cell of a sheet; references and styles that are none; a page of borders that was never used. */
  g_autoptr (GString) rows = g_string_new (ROW (B ("甲") B ("1")));

  for (guint i = 0; i < 30000; i++)
    g_string_append (rows, ROW (EMPTY EMPTY));
  g_string_append (rows, "<row r=\"1048576\"><c r=\"XFD1048576\" s=\"77\"><v>1</v></c></row>"
                         "<row r=\"99999999999\"><c r=\"ZZZZZZZZ9\"><v>2</v></c><c r=\"\"><v>3</v></c></row>");
  g_string_prepend (rows, "<sheetData>");
  g_string_append (rows, "</sheetData>");
  office_assert_dump (office_xlsx (rows->str, NULL, borders), "T 5x2\n甲|1\n|\n|\n|\n|\nP 1\n");
}

static void
check_text_sheet (const char *text, gsize length, const char *name, const char *expected)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiDocument) document = goi_read_document (bytes, name, NULL, &error);
  g_autofree char *dump = NULL;

  g_assert_no_error (error);
  dump = office_dump (document);
  g_assert_cmpstr (dump, ==, expected);
}

#define CHECK_SHEET(text, name, expected) check_text_sheet (text, sizeof text - 1, name, expected)

static void
test_text_sheets (void)
{
  CHECK_SHEET ("示例市林业局年度报告,,\n\n项目,自然人,总计\r\n\"一、新收，\"\"含\"\"转来\",1,2\r\n\"商业\n企业\",,3\n", "x.csv",
               "P 示例市林业局年度报告\nT 3x3\n项目|自然人|总计\n一、新收，\"含\"转来|1|2\n商业 企业||3\n");
  CHECK_SHEET ("项目\t数, 件\n甲\t1,234\n", "x.TSV", "T 2x2\n项目|数, 件\n甲|1,234\n");
  CHECK_SHEET ("项目;数\n甲;1,5\n", "x.csv", "T 2x2\n项目|数\n甲|1,5\n");
  CHECK_SHEET ("sep=|\n项目|数\n甲|1;2\n", "x.csv", "T 2x2\n项目|数\n甲|1;2\n");
  /* A quotation mark without its partner swallows nothing. */
  CHECK_SHEET ("甲,\"1\n乙,2\n丙,\"3\"\"\n", "x.csv", "T 3x2\n甲|\"1\n乙|2\n丙|\"3\"\"\n");
  CHECK_SHEET ("\xcf\xee\xc4\xbf,\xca\xfd\xc1\xbf\n\xd0\xc2\xca\xd5\xc9\xea\xc7\xeb,5\n\xd0\xd0\xd5\xfe\xd0\xed\xbf\xc9,6\n",
               "x.csv", "T 3x2\n项目|数量\n新收申请|5\n行政许可|6\n");
}

static void
test_empty (void)
{
  office_assert_error (office_xlsx (DATA (""), NULL, NULL), GOI_READ_ERROR_EMPTY);
  office_assert_error (office_xlsx (DATA (ROW (EMPTY EMPTY)), NULL, borders), GOI_READ_ERROR_EMPTY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/office/xlsx/strings", test_strings);
  g_test_add_func ("/office/xlsx/recalculated", test_recalculated);
  g_test_add_func ("/office/xlsx/formats", test_formats);
  g_test_add_func ("/office/xlsx/dates", test_dates);
  g_test_add_func ("/office/xlsx/decimals", test_decimals);
  g_test_add_func ("/office/xlsx/regions", test_regions);
  g_test_add_func ("/office/xlsx/regions-without-borders", test_regions_without_borders);
  g_test_add_func ("/office/xlsx/merges", test_merges);
  g_test_add_func ("/office/xlsx/hidden", test_hidden);
  g_test_add_func ("/office/xlsx/far-cells", test_far_cells);
  g_test_add_func ("/office/xlsx/text-sheets", test_text_sheets);
  g_test_add_func ("/office/xlsx/empty", test_empty);

  return g_test_run ();
}
