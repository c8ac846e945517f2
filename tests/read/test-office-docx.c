/* test-office-docx.c: DOCX documents with the quirks of word processors
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "office-fixture.h"

#include "goi-office-reader.h"
#include "goi-read.h"

#define P(content) "<w:p>" content "</w:p>"
#define R(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define PR(properties, text) "<w:r><w:rPr>" properties "</w:rPr><w:t>" text "</w:t></w:r>"
#define TC(properties, text) "<w:tc><w:tcPr>" properties "</w:tcPr><w:p><w:r><w:t>" text "</w:t></w:r></w:p></w:tc>"
#define EMPTY(properties) "<w:tc><w:tcPr>" properties "</w:tcPr><w:p/></w:tc>"
#define SPAN(n) "<w:gridSpan w:val=\"" #n "\"/>"
#define RESTART "<w:vMerge w:val=\"restart\"/>"
#define CONTINUE "<w:vMerge/>"
#define TR(cells) "<w:tr>" cells "</w:tr>"
#define TBL(rows) "<w:tbl><w:tblPr/>" rows "</w:tbl>"
#define FIELD(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"
#define INSTRUCTION(text) "<w:r><w:instrText>" text "</w:instrText></w:r>"

static void
test_runs (void)
{
  office_assert_dump (
    office_docx (
      /* One sentence in many runs, with marks of proofing, bookmarks and layout between them. */
      P ("<w:bookmarkStart w:id=\"0\" w:name=\"a\"/>" R ("示例市") "<w:proofErr w:type=\"spellStart\"/>"
         R ("林业局") "<w:bookmarkEnd w:id=\"0\"/><w:r><w:lastRenderedPageBreak/><w:t>2021年</w:t></w:r>")
      /* A tab, a line break, a hyphen that does not break, one that may, a symbol of a form. */
      P (R ("甲") "<w:r><w:tab/></w:r>" R ("乙") "<w:r><w:br/></w:r>" R ("丙"))
      P (R ("本年增/减：") "<w:r><w:noBreakHyphen/><w:t>5</w:t><w:softHyphen/></w:r>")
      P ("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>" R ("是")
         "<w:r><w:sym w:font=\"Symbol\" w:char=\"F037\"/></w:r>"
         "<w:r><w:sym w:font=\"Webdings\" w:char=\"F037\"/></w:r>")
      /* Without xml:space white space at the ends says nothing, inside it is blanks. */
      P ("<w:r><w:t>\n   全年公开\n信息 </w:t></w:r>" R (" 12 ") R ("件"))
      /* Links, smart tags, content controls, formulas, words with their pronunciation. */
      P ("<w:hyperlink r:id=\"x\">" R ("网站") "</w:hyperlink><w:smartTag>" R ("公开") "</w:smartTag>"
         "<w:sdt><w:sdtPr><w:alias w:val=\"数\"/></w:sdtPr><w:sdtContent>" R ("35") "</w:sdtContent></w:sdt>"
         "<m:oMath><m:r><m:t>+7</m:t></m:r></m:oMath><w:r><w:ruby><w:rt><w:r><w:t>jiàn</w:t></w:r></w:rt>"
         "<w:rubyBase><w:r><w:t>件</w:t></w:r></w:rubyBase></w:ruby></w:r>")
      P ("")
      P (R (" \xc2\xa0 ")),
      NULL, NULL, NULL),
    "P 示例市林业局2021年\n"
    "P 甲\t乙\nP 丙\n"
    "P 本年增/减：-5\n"
    "P ☑是7\xef\xbf\xbd\n"
    "P 全年公开 信息 12 件\n"
    "P 网站公开35+7件\n");
}

static void
test_changes (void)
{
  office_assert_dump (
    office_docx (
      P (R ("收到") "<w:del w:id=\"1\"><w:r><w:delText>11</w:delText></w:r></w:del>"
         "<w:ins w:id=\"2\">" R ("12") "</w:ins>" R ("件"))
      P ("<w:moveFrom w:id=\"3\">" R ("旧处") "</w:moveFrom>" R ("其余") "<w:moveTo w:id=\"4\">" R ("新处")
         "</w:moveTo>")
      /* The end of a paragraph was deleted: the next one continues it. */
      P ("<w:pPr><w:rPr><w:del w:id=\"5\"/></w:rPr></w:pPr>" R ("上半句，")) P (R ("下半句。"))
      TBL (TR (TC ("", "甲") TC ("", "1"))
           "<w:tr><w:trPr><w:del w:id=\"6\"/></w:trPr>" TC ("", "删去的行") TC ("", "2") "</w:tr>"
           "<w:tr><w:trPr><w:ins w:id=\"7\"/></w:trPr>" TC ("", "乙") TC ("", "3") "</w:tr>"),
      NULL, NULL, NULL),
    "P 收到12件\nP 其余新处\nP 上半句，下半句。\nT 2x2\n甲|1\n乙|3\n");
}

static void
test_hidden (void)
{
  static const char styles[]
    = "<w:style w:type=\"character\" w:styleId=\"h\"><w:rPr><w:vanish/></w:rPr></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"h2\"><w:basedOn w:val=\"h\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"hp\"><w:rPr><w:vanish/></w:rPr></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"loop\"><w:basedOn w:val=\"loop\"/></w:style>";

  office_assert_dump (
    office_docx (P (R ("看得见") PR ("<w:vanish/>", "看不见") PR ("<w:vanish w:val=\"0\"/>", "也看得见"))
                 P (PR ("<w:rStyle w:val=\"h2\"/>", "看不见") R ("一")
                    PR ("<w:rStyle w:val=\"h\"/><w:vanish w:val=\"false\"/>", "二")
                    PR ("<w:rStyle w:val=\"loop\"/>", "三"))
                 P ("<w:pPr><w:pStyle w:val=\"hp\"/></w:pPr>" R ("整段看不见"))
                 P (R ("末段")),
                 styles, NULL, NULL),
    "P 看得见也看得见\nP 一二三\nP 末段\n");
}

static void
test_fields (void)
{
  office_assert_dump (
    office_docx (
      /* A field with its result, one in the instruction of another, one without a result. */
      P (FIELD ("begin") INSTRUCTION ("PAGE") FIELD ("separate") R ("7") FIELD ("end") R ("页"))
      P (FIELD ("begin") INSTRUCTION ("IF ") FIELD ("begin") INSTRUCTION ("MERGEFIELD x") FIELD ("separate")
         R ("内") FIELD ("end") INSTRUCTION (" = 1") FIELD ("separate") R ("外") FIELD ("end"))
      P (FIELD ("begin") INSTRUCTION ("XE 索引") FIELD ("end") R ("正文"))
      P ("<w:fldSimple w:instr=\"TITLE\">" R ("题名") "</w:fldSimple>")
      /* A result over two paragraphs; a field that never ends swallows nothing. */
      P (FIELD ("begin") INSTRUCTION ("TOC") FIELD ("separate") R ("一、总体情况")) P (R ("二、主动公开") FIELD ("end"))
      P (FIELD ("begin") INSTRUCTION ("BROKEN") R ("坏"))
      P (R ("坏域之后"))
      P (FIELD ("end") FIELD ("separate") R ("多余的域尾"))
      P ("<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList><w:result w:val=\"1\"/>"
         "<w:listEntry w:val=\"甲\"/><w:listEntry w:val=\"乙\"/></w:ddList></w:ffData></w:fldChar></w:r>"
         INSTRUCTION ("FORMDROPDOWN") FIELD ("end")),
      NULL, NULL, NULL),
    "P 7页\nP 外\nP 正文\nP 题名\nP 一、总体情况\nP 二、主动公开\nP 坏域之后\nP 多余的域尾\nP 乙\n");
}

static void
test_raised (void)
{
  static const char styles[]
    = "<w:style w:type=\"character\" w:styleId=\"f\"><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>";
  static const char notes[]
    = "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:t>----</w:t></w:r></w:p></w:footnote>"
      "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>含上年结转1件。</w:t></w:r></w:p>"
      "<w:p><w:r><w:t>另见说明。</w:t></w:r></w:p></w:footnote>"
      "<w:footnote w:id=\"3\"><w:p><w:r><w:t>单位：件。</w:t></w:r></w:p></w:footnote>";

  /* Neither a note's mark nor a raised digit becomes a part of the number before it. */
  office_assert_dump (
    office_docx (
      TBL (TR (TC ("", "新收") "<w:tc><w:p>" R ("12") "<w:r><w:rPr><w:rStyle w:val=\"f\"/></w:rPr>"
               "<w:footnoteReference w:id=\"2\"/></w:r></w:p></w:tc>")
           TR (TC ("", "结转") "<w:tc><w:p>" R ("3") PR ("<w:vertAlign w:val=\"superscript\"/>", "1)")
               "</w:p></w:tc>")
           TR (TC ("", "面积") "<w:tc><w:p>" R ("5m") PR ("<w:rStyle w:val=\"f\"/>", "2")
               PR ("<w:vertAlign w:val=\"subscript\"/>", "0") "</w:p></w:tc>"))
      P (R ("数据截至年底") "<w:r><w:footnoteReference w:id=\"3\"/></w:r>" R ("。")) P (R ("完")),
      styles, NULL, notes),
    "T 3x2\n新收|12\n结转|3¹)\n面积|5m²₀\nP 含上年结转1件。\nP 另见说明。\n"
    "P 数据截至年底。\nP 单位：件。\nP 完\n");
}

#define LVL(level, format, text, more) \
  "<w:lvl w:ilvl=\"" #level "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format "\"/>" more \
  "<w:lvlText w:val=\"" text "\"/></w:lvl>"
#define NUM(id, abstract, more) \
  "<w:num w:numId=\"" #id "\"><w:abstractNumId w:val=\"" #abstract "\"/>" more "</w:num>"
#define ITEM(id, level, text) \
  P ("<w:pPr><w:numPr><w:ilvl w:val=\"" #level "\"/><w:numId w:val=\"" #id "\"/></w:numPr></w:pPr>" R (text))

static void
test_numbering (void)
{
  static const char numbering[]
    = "<w:abstractNum w:abstractNumId=\"0\">"
      LVL (0, "chineseCounting", "%1、", "<w:suff w:val=\"nothing\"/>")
      LVL (1, "japaneseCounting", "（%2）", "")
      LVL (2, "decimal", "%3.", "")
      LVL (3, "decimal", "%1.%4", "<w:isLgl/>")
      "</w:abstractNum>"
      "<w:abstractNum w:abstractNumId=\"1\">" LVL (0, "bullet", "-", "") "</w:abstractNum>"
      "<w:abstractNum w:abstractNumId=\"2\">" LVL (0, "decimalEnclosedCircle", "%1", "") "</w:abstractNum>"
      "<w:abstractNum w:abstractNumId=\"3\"><w:numStyleLink w:val=\"lst\"/></w:abstractNum>"
      NUM (1, 0, "") NUM (2, 1, "") NUM (3, 2, "")
      NUM (4, 0, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>")
      NUM (5, 3, "") NUM (6, 9, "");
  static const char styles[]
    = "<w:style w:type=\"numbering\" w:styleId=\"lst\"><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr>"
      "</w:style>";

  office_assert_dump (
    office_docx (ITEM (1, 0, "总体情况") ITEM (1, 1, "主动公开") ITEM (1, 1, "依申请公开") ITEM (1, 2, "属于国家秘密")
                 ITEM (1, 2, "2021年") ITEM (1, 0, "主动公开政府信息情况") ITEM (1, 1, "机构") ITEM (1, 3, "节")
                 /* Bullets are no text, least of all before a number. */
                 ITEM (2, 0, "5") ITEM (3, 0, "圈") ITEM (5, 0, "圈二") ITEM (6, 0, "无定义")
                 /* Another list of the same definition counts on, or from where it says. */
                 ITEM (4, 0, "存在的主要问题") ITEM (4, 0, "其他") ITEM (1, 0, "末")
                 P ("<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr></w:pPr>" R ("无号"))
                 /* A deleted end: only the paragraph that is left has a number. */
                 P ("<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr><w:rPr><w:del/></w:rPr>"
                    "</w:pPr>" R ("前")) ITEM (3, 0, "后"),
                 styles, numbering, NULL),
    "P 一、总体情况\nP （一）主动公开\nP （二）依申请公开\nP 1. 属于国家秘密\nP 2. 2021年\nP 二、主动公开政府信息情况\n"
    "P （一）机构\nP 2.1 节\nP 5\nP ① 圈\nP ② 圈二\nP 无定义\n"
    "P 五、存在的主要问题\nP 六、其他\nP 七、末\nP 无号\nP ③ 前后\n");
}

/* Headings numbered by their styles, and labels of rows numbered automatically, as in the form. */
static void
test_numbering_of_styles (void)
{
  static const char numbering[]
    = "<w:abstractNum w:abstractNumId=\"0\">"
      LVL (0, "chineseCountingThousand", "%1、", "<w:pStyle w:val=\"1\"/><w:suff w:val=\"nothing\"/>")
      LVL (1, "chineseCountingThousand", "（%2）", "<w:pStyle w:val=\"2\"/><w:suff w:val=\"nothing\"/>")
      "</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">"
      LVL (0, "decimal", "%1.", "<w:suff w:val=\"nothing\"/>") "</w:abstractNum>"
      NUM (1, 0, "") NUM (2, 1, "");
  static const char styles[]
    = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"0\"/>"
      "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:basedOn w:val=\"0\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/>"
      "</w:numPr></w:pPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"2\"><w:basedOn w:val=\"1\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/>"
      "<w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"3\"><w:basedOn w:val=\"1\"/></w:style>";

#define STYLED(style, text) P ("<w:pPr><w:pStyle w:val=\"" #style "\"/></w:pPr>" R (text))
#define LABEL(text) \
  "<w:tc>" P ("<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr>" R (text)) "</w:tc>"
  office_assert_dump (
    office_docx (STYLED (1, "总体情况") STYLED (2, "主动公开") STYLED (1, "主动公开政府信息情况") STYLED (2, "规章")
                 STYLED (3, "继承的标题") P (R ("正文"))
                 TBL (TR (LABEL ("信访举报投诉类申请") TC ("", "2")) TR (LABEL ("重复申请") TC ("", "0"))
                      TR (LABEL ("") TC ("", "1"))),
                 styles, numbering, NULL),
    "P 一、总体情况\nP （一）主动公开\nP 二、主动公开政府信息情况\nP （一）规章\nP 三、继承的标题\nP 正文\n"
    "T 3x2\n1.信访举报投诉类申请|2\n2.重复申请|0\n3.|1\n");
}

static void
test_tables (void)
{
  office_assert_dump (
    office_docx (
      TBL (TR (TC (SPAN (2) RESTART, "角") TC (SPAN (3), "申请人情况"))
           TR (TC (SPAN (2) CONTINUE, "盖住的字") TC (RESTART, "自然人") TC (SPAN (2), "法人"))
           TR (EMPTY (SPAN (2) CONTINUE) EMPTY (CONTINUE) TC ("", "企业") TC ("", "其他"))
           TR (TC (RESTART, "三") TC ("", "（一）") TC ("", "1") TC ("", "2") EMPTY (""))
           TR (EMPTY (CONTINUE) TC ("", "（二）") TC ("", "3") TC ("", "4") TC ("", "5"))
           /* A row that begins further right, and one that ends early. */
           "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" TC (SPAN (2), "缩进") "</w:tr>"
           TR (TC (SPAN (2), "短"))),
      NULL, NULL, NULL),
    "T 7x5\n[3x2]角|[1x3]申请人情况\n[2x1]自然人|[1x2]法人\n企业|其他\n[2x1]三|（一）|1|2|\n（二）|3|4|5\n"
    "@1 [1x2]缩进\n[1x2]短\n");
}

static void
test_odd_tables (void)
{
  office_assert_dump (
    office_docx (
      /* Cells in content controls, rows in them, horizontal merges of the old kind, a deleted cell, a hidden
       * row, a merge that continues nothing, several paragraphs and breaks in a cell. */
      TBL ("<w:sdt><w:sdtContent>" TR ("<w:sdt><w:sdtContent>" TC ("", "甲") "</w:sdtContent></w:sdt>" TC ("", "1")
                                       TC ("", "2"))
           "</w:sdtContent></w:sdt>"
           TR (TC ("<w:hMerge w:val=\"restart\"/>", "横") EMPTY ("<w:hMerge/>") TC ("", "3"))
           TR (TC ("", "乙") TC ("<w:cellDel/>", "删") TC ("", "4") TC ("", "5"))
           "<w:tr><w:trPr><w:hidden/></w:trPr>" TC ("", "隐藏") TC ("", "6") TC ("", "7") "</w:tr>"
           TR (TC ("", "丙") TC (CONTINUE, "8") TC (CONTINUE, "并")) TR ("<w:tc/>"
               "<w:tc><w:p>" R ("商业") "<w:r><w:br/></w:r>" R ("企业") "</w:p><w:p/><w:p>" R ("末") "</w:p></w:tc>"
               "<w:tc><w:p>" R ("9") "<w:r><w:tab/></w:r>" R ("件") "</w:p></w:tc>"))
      /* Slivers: the edges of rows that do not quite meet are one edge. */
      "<w:tbl><w:tblGrid><w:gridCol w:w=\"2000\"/><w:gridCol w:w=\"20\"/><w:gridCol w:w=\"1000\"/>"
      "<w:gridCol w:w=\"1000\"/></w:tblGrid>"
      TR (TC ("", "项目") TC (SPAN (2), "自然人") TC ("", "总计"))
      TR (TC (SPAN (2), "新收") TC ("", "1") TC ("", "2")) TR (TC ("", "结转") EMPTY ("") TC ("", "3") TC ("", "4"))
      "</w:tbl>"
      "<w:tbl><w:tblGrid><w:gridCol w:w=\"2000\"/><w:gridCol w:w=\"20\"/><w:gridCol w:w=\"1000\"/></w:tblGrid>"
      TR (TC ("", "项目") TC ("", "窄") TC ("", "总计")) TR (TC (SPAN (2), "新收") TC ("", "1")) "</w:tbl>"
      /* Rows divided differently: columns in which no cell begins are no columns. */
      TBL (TR (TC (SPAN (3), "信息内容") TC (SPAN (2), "数量")) TR (TC (SPAN (3), "行政许可") TC (SPAN (2), "5"))),
      NULL, NULL, NULL),
    "T 5x3\n甲|1|2\n[1x2]横|3\n乙|4|5\n丙|8|并\n|商业 企业 末|9 件\n"
    "T 3x3\n项目|自然人|总计\n新收|1|2\n结转|3|4\n"
    "T 2x3\n项目|窄|总计\n[1x2]新收|1\n"
    "T 2x2\n信息内容|数量\n行政许可|5\n");
}

static void
test_nested (void)
{
  office_assert_dump (
    office_docx (
      /* A frame around the whole report, with a table in it. */
      TBL (TR ("<w:tc><w:p>" R ("一、总体情况") "</w:p>" P (R ("正文。"))
               TBL (TR (TC ("", "甲") TC ("", "1")) TR (TC ("", "乙") TC ("", "2"))) P ("") "</w:tc>"))
      /* A number in a frame of its own stays in its cell. */
      TBL (TR (TC ("", "丙") "<w:tc>" TBL (TR (TC ("", "3"))) P ("") "</w:tc>") TR (TC ("", "丁") TC ("", "4")))
      /* A real table in a row cuts the table around it. */
      TBL (TR (TC ("", "戊") TC ("", "5")) TR (TC ("", "左") "<w:tc>" P (R ("右"))
           TBL (TR (TC ("", "己") TC ("", "6"))) P ("") "</w:tc>") TR (TC ("", "庚") TC ("", "7")))
      TBL (TR (TC ("", "二、标题在一列的表中")) TR (TC ("", "正文。"))),
      NULL, NULL, NULL),
    "P 一、总体情况\nP 正文。\nT 2x2\n甲|1\n乙|2\n"
    "T 2x2\n丙|3\n丁|4\n"
    "T 1x2\n戊|5\nP 左\nP 右\nT 1x2\n己|6\nT 1x2\n庚|7\n"
    "P 二、标题在一列的表中\nP 正文。\n");
}

#define BOX(content) \
  "<w:drawing><wp:anchor><wp:positionH><wp:posOffset>12</wp:posOffset></wp:positionH><a:graphic><a:graphicData>" \
  "<wps:wsp><wps:txbx><w:txbxContent>" content "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>" \
  "</wp:anchor></w:drawing>"
#define OLD_BOX(content) \
  "<w:pict><v:shape><v:textbox><w:txbxContent>" content "</w:txbxContent></v:textbox></v:shape></w:pict>"

static void
test_boxes (void)
{
  office_assert_dump (
    office_docx (
      /* The same box twice, for newer and for older programs. */
      P (R ("前") "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">" BOX (P (R ("框中")) P (R ("次行")))
         "</mc:Choice><mc:Fallback>" OLD_BOX (P (R ("框中")) P (R ("次行"))) "</mc:Fallback></mc:AlternateContent></w:r>"
         R ("后"))
      P ("<w:r>" OLD_BOX (P (R ("旧框")) TBL (TR (TC ("", "甲") TC ("", "1")))) "</w:r>" R ("段"))
      P ("<w:r><mc:AlternateContent><mc:Choice Requires=\"cx\"><w:drawing/></mc:Choice><mc:Fallback>"
         "<w:t>只有后备</w:t></mc:Fallback></mc:AlternateContent></w:r>")
      "<mc:AlternateContent><mc:Choice Requires=\"w14\">" P (R ("块")) "</mc:Choice><mc:Fallback>" P (R ("块"))
      "</mc:Fallback></mc:AlternateContent>"
      "<w:sdt><w:sdtPr><w:docPartObj/></w:sdtPr><w:sdtContent>" P (R ("控件中的段")) "</w:sdtContent></w:sdt>"
      "<w:customXml><w:customXmlPr/>" P (R ("标记中的段")) "</w:customXml>",
      NULL, NULL, NULL),
    "P 前后\nP 框中\nP 次行\nP 段\nP 旧框\nT 1x2\n甲|1\nP 只有后备\nP 块\nP 控件中的段\nP 标记中的段\n");
}

static void
test_title (void)
{
  OfficeZip *zip = office_zip_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GoiDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  /* The strict form of the format, names of parts in other letters, links from the root. */
  office_zip_add (zip, "_rels/.rels",
                  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                  "<Relationship Id=\"a\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/"
                  "officeDocument\" Target=\"/Word/main.xml\"/>"
                  "<Relationship Id=\"b\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/"
                  "metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>");
  office_zip_add (zip, "docProps/core.xml",
                  "<cp:coreProperties xmlns:cp=\"urn:x\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
                  "<dc:title> 示例市林业局年度报告 </dc:title></cp:coreProperties>");
  office_zip_add (zip, "word/main.xml",
                  "<d:document xmlns:d=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><d:body><d:p><d:r>"
                  "<d:t>正文</d:t></d:r></d:p></d:body></d:document>");
  bytes = office_zip_finish (zip);
  g_assert_cmpint (goi_office_reader_identify (bytes), ==, GOI_OFFICE_DOCX);
  document = goi_office_reader_read (bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (goi_document_get_title (document), ==, "示例市林业局年度报告");
  g_assert_cmpstr (goi_document_get_text (document), ==, "正文\n");
}

static void
test_empty (void)
{
  office_assert_error (office_docx (P (""), NULL, NULL, NULL), GOI_READ_ERROR_EMPTY);
  office_assert_error (office_docx (TBL (TR (EMPTY (""))), NULL, NULL, NULL), GOI_READ_ERROR_EMPTY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/office/docx/runs", test_runs);
  g_test_add_func ("/office/docx/changes", test_changes);
  g_test_add_func ("/office/docx/hidden", test_hidden);
  g_test_add_func ("/office/docx/fields", test_fields);
  g_test_add_func ("/office/docx/raised", test_raised);
  g_test_add_func ("/office/docx/numbering", test_numbering);
  g_test_add_func ("/office/docx/numbering-of-styles", test_numbering_of_styles);
  g_test_add_func ("/office/docx/tables", test_tables);
  g_test_add_func ("/office/docx/odd-tables", test_odd_tables);
  g_test_add_func ("/office/docx/nested", test_nested);
  g_test_add_func ("/office/docx/boxes", test_boxes);
  g_test_add_func ("/office/docx/title", test_title);
  g_test_add_func ("/office/docx/empty", test_empty);

  return g_test_run ();
}
