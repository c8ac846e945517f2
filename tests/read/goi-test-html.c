/* goi-test-html.c: reports as web pages, in the ways in which offices publish them
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-test-html.h"

#include <string.h>

/* The row at which a table is cut, when it is longer than this. */
#define CUT_ROW 12

/* Labels longer than this are broken. */
#define WRAP_CHARS 4

typedef struct
{
  GString *page;
  GoiReport *report;
  const GoiTestHtmlStyle *style;
  GoiLayout *layout;
  const GoiLayoutCell **slots; /* n_rows × n_columns */
} Page;

/* The same page every time, but not the same lengths: a kind of number from the place. */
static gboolean
every (guint row, guint column, guint n)
{
  return (row * 7 + column * 3) % n == 0;
}

static void
close_tag (Page *self, const char *tag)
{
  if (!self->style->soup)
    g_string_append (self->page, tag);
}

static void
append_label (Page *self, const char *label)
{
  guint n = 0;

  for (const char *p = label; *p != '\0'; p = g_utf8_next_char (p), n++)
    {
      if (self->style->wrapped && n == WRAP_CHARS)
        g_string_append (self->page, self->style->word ? "<br />\n" : "<br>");
      g_string_append_unichar (self->page, g_utf8_get_char (p));
    }
}

static const char *
text_of_mark (Page *self, GoiMark mark)
{
  switch (mark)
    {
    case GOI_MARK_BLANK: return self->style->blank;
    case GOI_MARK_DASH: return "-";
    case GOI_MARK_SLASH: return "/";
    case GOI_MARK_NONE: return "无";
    case GOI_MARK_NA: return "不适用";
    default: g_assert_not_reached ();
    }
}

static void
append_value (Page *self, const GoiCell *cell)
{
  const GoiValue *value = goi_report_get_cell_value (self->report, cell);
  g_autofree char *number = NULL;

  if (!goi_value_is_number (value))
    {
      g_string_append (self->page, text_of_mark (self, value->mark));
      return;
    }
  number = goi_decimal_to_string (value->number);
  if (self->style->word && strlen (number) > 1)
    g_string_append_printf (self->page, "%c<span>%s</span>", number[0], number + 1);
  else
    g_string_append (self->page, number);
  /* Without a unit an amount is doubtful; some forms print none. */
  if (cell->kind == GOI_KIND_AMOUNT && cell->table->unit_column == NULL
      && strstr (cell->column->label, "万元") == NULL)
    g_string_append (self->page, "万元");
}

static void
append_content (Page *self, const GoiLayoutCell *cell, gboolean empty)
{
  if (self->style->word)
    g_string_append (self->page, "\n  <p class=MsoNormal align=center><span style='font-family:宋体'>");
  if (empty)
    g_string_append (self->page, self->style->blank);
  else if (cell->kind == GOI_LAYOUT_VALUE)
    append_value (self, cell->cell);
  else
    append_label (self, cell->text != NULL ? cell->text : "");
  if (self->style->word)
    g_string_append (self->page, "<span lang=EN-US><o:p></o:p></span></span></p>\n  ");
}

/* A cell that is printed at @row, of a table that begins at @first and ends before @end. */
static void
append_cell (Page *self, const GoiLayoutCell *cell, guint row, guint first, guint end, gboolean empty)
{
  guint rows = MIN (cell->row + cell->row_span, end) - MAX (cell->row, first);

  g_string_append (self->page, cell->kind == GOI_LAYOUT_HEADER && every (row, 0, 2) ? "<th" : "<td");
  if (self->style->spans == GOI_TEST_SPANS_MERGED && rows > 1)
    g_string_append_printf (self->page, " rowspan=\"%u\"", rows);
  if (self->style->spans == GOI_TEST_SPANS_MERGED && cell->column_span > 1)
    g_string_append_printf (self->page, " colspan=%u", cell->column_span);
  g_string_append (self->page, " nowrap>");
  append_content (self, cell, empty);
  close_tag (self, cell->kind == GOI_LAYOUT_HEADER && every (row, 0, 2) ? "</th>" : "</td>");
}

static const GoiLayoutCell *
slot (Page *self, guint row, guint column)
{
  return self->slots[row * self->layout->n_columns + column];
}

static void
append_rows (Page *self, guint first, guint end)
{
  for (guint row = first; row < end; row++)
    {
      g_string_append (self->page, "<tr>\n");
      for (guint column = 0; column < self->layout->n_columns; column++)
        {
          const GoiLayoutCell *cell = slot (self, row, column);
          gboolean begins, continued;

          if (cell == NULL)
            continue;
          begins = cell->row == row && cell->column == column;
          continued = row == first && cell->row < first && cell->column == column;
          if (begins || continued)
            append_cell (self, cell, row, first, end, continued && self->style->cut == GOI_TEST_CUT_BARE);
          else if (self->style->spans != GOI_TEST_SPANS_MERGED)
            append_cell (self, cell, row, first, end,
                         self->style->spans == GOI_TEST_SPANS_EMPTY || cell->kind == GOI_LAYOUT_VALUE);
        }
      close_tag (self, "</tr>");
      g_string_append_c (self->page, '\n');
    }
}

static guint
count_header_rows (Page *self)
{
  for (guint row = 0; row < self->layout->n_rows; row++)
    for (guint column = 0; column < self->layout->n_columns; column++)
      if (slot (self, row, column) != NULL && slot (self, row, column)->kind == GOI_LAYOUT_VALUE)
        return row;
  return 0;
}

static void
append_table_tag (Page *self)
{
  g_string_append (self->page, self->style->word ? "<table class=MsoNormalTable border=1 cellspacing=0>\n"
                                                 : "<table border=\"1\" align=\"center\"><tbody>\n");
}

/* The row before which a table is parted next, after @row. */
static guint
find_part (Page *self, guint row, guint cut)
{
  for (row++; row < self->layout->n_rows; row++)
    if (row == cut || (self->style->parted && slot (self, row, 0) != NULL
                       && slot (self, row, 0)->kind == GOI_LAYOUT_TITLE))
      return row;
  return row;
}

static void
append_table (Page *self, GoiTable *table)
{
  g_autoptr (GoiLayout) layout
      = goi_edition_layout_table (goi_report_get_edition (self->report), table, self->style->alternatives);
  g_autofree const GoiLayoutCell **slots = g_new0 (const GoiLayoutCell *, layout->n_rows * layout->n_columns);
  guint cut = layout->n_rows;

  for (guint i = 0; i < layout->cells->len; i++)
    {
      const GoiLayoutCell *cell = g_ptr_array_index (layout->cells, i);
      for (guint row = cell->row; row < cell->row + cell->row_span; row++)
        for (guint column = cell->column; column < cell->column + cell->column_span; column++)
          slots[row * layout->n_columns + column] = cell;
    }
  if (self->style->cut != GOI_TEST_CUT_NONE && table->blocks->len == 1 && cut > CUT_ROW)
    cut = CUT_ROW;
  self->layout = layout;
  self->slots = slots;
  for (guint row = 0, end; row < layout->n_rows; row = end)
    {
      end = find_part (self, row, cut);
      append_table_tag (self);
      if (row == cut && self->style->cut == GOI_TEST_CUT_HEADER)
        append_rows (self, 0, count_header_rows (self));
      append_rows (self, row, end);
      g_string_append (self->page, "</table>\n");
      if (end == cut && cut < layout->n_rows)
        g_string_append (self->page, "<p align=center>- 4 -</p>\n");
    }
}

static void
append_paragraph (Page *self, const char *text)
{
  if (self->style->word)
    g_string_append_printf (self->page,
                            "<p class=MsoNormal style='text-indent:32.0pt'><span\nstyle='font-size:16.0pt'>%s"
                            "<span lang=EN-US><o:p></o:p></span></span></p>\n",
                            text);
  else
    g_string_append_printf (self->page, "<p>　　%s%s\n", text, self->style->soup ? "" : "</p>");
}

static void
append_report (Page *self)
{
  GPtrArray *sections = goi_edition_get_sections (goi_report_get_edition (self->report));

  append_paragraph (self, goi_report_get_title (self->report));
  for (guint i = 0; i < sections->len; i++)
    {
      const GoiSectionSpec *section = g_ptr_array_index (sections, i);

      append_paragraph (self, section->label);
      if (section->table != NULL)
        append_table (self, section->table);
      else
        append_paragraph (self, "本机关按照要求做好各项工作，没有需要说明的其他情况。");
    }
}

static void
append_around (Page *self, gboolean before)
{
  if (!self->style->around)
    return;
  if (before)
    g_string_append (self->page, "<div class=\"nav\"><ul><li><a href=\"/\">首页</a></li><li><a href=\"/zw\">政务</a></li>"
                                 "<li><a href=\"/fw\">服务</a></li></ul></div>\n<p>当前位置：首页 &gt; 信息公开年报</p>\n"
                                 "<p>浏览次数：1234 次　字体：大 中 小</p>\n");
  else
    g_string_append (self->page, "<p>【打印本页】【关闭窗口】</p><div class=footer><p>版权所有 2019-2023　联系电话 0000</p>"
                                 "<p>某ICP备20210001号</p></div>\n");
}

static void
append_page (Page *self)
{
  g_string_append (self->page, "<html>\n<head>\n");
  if (self->style->declared != NULL)
    g_string_append_printf (self->page, "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=%s\">\n",
                            self->style->declared);
  g_string_append_printf (self->page, "<title>%s</title>\n</head>\n<body>\n", goi_report_get_title (self->report));
  append_around (self, TRUE);
  if (self->style->layout)
    g_string_append (self->page, "<table width=1000><tr><td width=200><a href=1>栏目一</a><br><a href=2>栏目二</a><br>"
                                 "<a href=3>栏目三</a></td><td width=8>&nbsp;</td><td><table><tr><td>\n");
  append_report (self);
  if (self->style->layout)
    g_string_append (self->page, "</td></tr></table></td></tr></table>\n");
  append_around (self, FALSE);
  g_string_append (self->page, "</body>\n</html>\n");
}

/**
 * goi_test_html_write:
 * @report: a report; the cells that are printed hold numbers, blanks, dashes, slashes, 无, 不适用
 * @style: how the page is written
 *
 * Returns: (transfer full): the page
 */
GBytes *
goi_test_html_write (GoiReport *report, const GoiTestHtmlStyle *style)
{
  Page self = { .page = g_string_new (NULL), .report = report, .style = style };
  g_autoptr (GError) error = NULL;
  gsize length;
  char *data;

  append_page (&self);
  if (style->charset == NULL)
    return g_string_free_to_bytes (self.page);
  data = g_convert (self.page->str, self.page->len, style->charset, "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);
  g_string_free (self.page, TRUE);
  return g_bytes_new_take (data, length);
}
