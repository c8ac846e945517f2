/* goi-html-chrome.c: what stands around the content of a page
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Navigation, font-size switches, view counters, share buttons and footers are dropped where they
 * show what they are: by their element, by their class, by being made of links, or by saying nothing
 * but what pages say around their content. Whatever is in doubt stays: a line too much in a report can be seen
 * and deleted, a line that is missing cannot.
 */

#define G_LOG_DOMAIN "goi-html"

#include "goi-html-chrome.h"

#include "goi-characters.h"

#include <string.h>

/* A list of links has this many, and this share of its characters is in them. */
#define MIN_LINKS 3
#define LINK_SHARE 0.6

/* Beside the links of a list stand separators and short headings, no sentences and no titles. */
#define MAX_BESIDE_LINKS 14

/* What is called a footer and is longer than this is more than that. */
#define MAX_NAMED 300

/* Longest line that is looked at word by word, in characters. */
#define MAX_LINE 200

/* A line that only begins like one of a page's own. */
#define MAX_BEGUN_LINE 80

/* A cell with this many characters holds text and no label. */
#define PROSE 150

/* Classes and ids without digits and separators; each stands for itself. Names that pages also give to
 * the part with the content, such as zoom and print, are not among them. */
static const char *const chrome_names[] = {
  "nav", "navbar", "navigation", "topnav", "mainnav", "subnav", "sidenav", "leftnav", "menu", "mainmenu",
  "submenu", "topmenu", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "currentposition", "curpos", "dqwz",
  "share", "sharebox", "sharebar", "sharing", "bdshare", "bdsharebuttonbox", "jiathis", "jiathisstyle",
  "footer", "foot", "pagefooter", "copyright", "sidebar", "toolbar", "toolbox", "fontsize", "fontbox",
  "printbar", "hits", "viewcount", "qrcode", "ewm", "erweima", "pagination", "prevnext", "relatednews",
  "xgxx", "login", "topbar", "toplinks", "friendlink", "friendlinks", "yqlj", NULL
};

/* Words of lines that are no content, folded. */
static const char *const chrome_words[] = {
  "打印本页", "打印此页", "打印", "列印", "关闭窗口", "关闭本页", "关闭", "字体大小", "字体", "字号",
  "分享到", "一键分享", "分享", "新浪微博", "腾讯微博", "微博", "微信", "QQ空间", "QQ", "收藏本页",
  "加入收藏", "收藏", "设为首页", "返回顶部", "回到顶部", "返回首页", "返回列表", "返回", "浏览次数",
  "浏览量", "浏览数", "浏览", "访问量", "访问次数", "阅读次数", "阅读量", "阅读", "点击次数", "点击量",
  "点击数", "点击率", "点击", "扫一扫", "在手机打开当前页", "手机打开当前页", "扫描二维码", "我要纠错",
  "纠错", "语音播报", "朗读", "无障碍浏览", "无障碍", "长者模式", "关怀模式", "适老版", "简体中文",
  "简体", "繁体中文", "繁体", "登录", "注册", "高级搜索", "搜索", "检索", "网站导航", "导航", "网站地图",
  "联系我们", "关于我们", "上一页", "下一页", "上一篇", "下一篇", "视力保护色", "全屏", NULL
};

/* Words that such lines have as well, but that alone prove nothing. */
static const char *const weak_words[]
    = { "首页", "人次", "次", "大", "中", "小", "默认", "到", "没有了", "没有", "今天是", "年", "月", "日", "星期一",
        "星期二", "星期三", "星期四", "星期五", "星期六", "星期天", "星期", "政务公开", "政务服务", "互动交流",
        "新闻中心", NULL };

/* Beginnings of lines that are no content, folded. */
static const char *const chrome_beginnings[] = {
  "当前位置", "您当前的位置", "您现在的位置", "您的位置", "您所在的位置", "你的位置", "你现在的位置", "所在位置",
  "现在位置", "上一篇", "下一篇", "上一条", "下一条", "浏览次数", "访问次数", "点击数", "版权所有",
  "主办单位:", "承办单位:", "主办:", "承办:", "技术支持", "网站标识码", "备案号", "责任编辑", "责编:",
  "Copyright", "copyright", "COPYRIGHT", "建议使用", NULL
};

/* What only a footer says. */
static const char *const footer_marks[] = { "ICP备", "ICP证", "公网安备", "网站标识码", NULL };

static guint
prefix_length (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (text, words[i]))
      return strlen (words[i]);
  return 0;
}

/* Whether a line says nothing but such words, with figures and separators between them. */
static gboolean
has_only_chrome_words (const char *line)
{
  gboolean sure = FALSE;

  while (*line != '\0')
    {
      guint length = prefix_length (line, chrome_words);

      if (length > 0)
        sure = TRUE;
      else
        length = prefix_length (line, weak_words);
      if (length == 0)
        {
          gunichar c = g_utf8_get_char (line);
          if (g_unichar_isalpha (c) || goi_char_is_han (c))
            return FALSE;
          length = g_utf8_next_char (line) - line;
        }
      line += length;
    }
  return sure;
}

static void
collect_text (const GoiHtmlNode *node, GString *text)
{
  if (node->dropped != GOI_HTML_KEPT)
    return;
  if (node->kind == GOI_HTML_TEXT)
    g_string_append (text, node->text);
  for (const GoiHtmlNode *child = node->first; child != NULL; child = child->next)
    collect_text (child, text);
}

static gboolean
is_chrome_line (const GoiHtmlNode *node)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *line = NULL;

  if (node->n_blocks > 1 || node->n_chars > MAX_LINE)
    return FALSE;
  text = g_string_new (NULL);
  collect_text (node, text);
  line = goi_text_fold (text->str, FALSE);
  for (guint i = 0; footer_marks[i] != NULL; i++)
    if (strstr (line, footer_marks[i]) != NULL)
      return TRUE;
  if (node->n_chars <= MAX_BEGUN_LINE && prefix_length (line, chrome_beginnings) > 0)
    return TRUE;
  return has_only_chrome_words (line);
}

static gboolean
has_chrome_name (const char *names)
{
  g_auto (GStrv) words = g_strsplit_set (names, " \t\r\n\f", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *to = words[i];
      for (const char *p = words[i]; *p != '\0'; p++)
        if (g_ascii_isalpha (*p))
          *to++ = g_ascii_tolower (*p);
      *to = '\0';
      if (g_strv_contains (chrome_names, words[i]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_link_list (const GoiHtmlNode *node)
{
  return node->n_links >= MIN_LINKS && node->n_link_chars >= LINK_SHARE * node->n_chars
         && node->longest <= MAX_BESIDE_LINKS;
}

static gboolean
is_chrome (const GoiHtmlNode *node, guint page_chars)
{
  guint beside_links = node->n_chars - node->n_link_chars;

  if (node->n_chars == 0 || node->has_attachment)
    return FALSE;
  if (node->role == GOI_HTML_ROLE_CHROME && node->n_tables == 0 && node->n_chars <= page_chars / 3)
    return TRUE;
  if (is_link_list (node))
    return TRUE;
  if (node->has_heading)
    return FALSE;
  if (node->names != NULL && beside_links <= MAX_NAMED && node->n_tables == 0
      && node->n_chars <= page_chars / 3 && has_chrome_name (node->names))
    return TRUE;
  return is_chrome_line (node);
}

/* Whether a table only puts parts of the page beside each other. */
static gboolean
is_layout (const GoiHtmlNode *table)
{
  for (const GoiHtmlNode *group = table->first; group != NULL; group = group->next)
    for (const GoiHtmlNode *row = group->first; row != NULL; row = row->next)
      for (const GoiHtmlNode *cell = row->first; cell != NULL; cell = cell->next)
        if (cell->n_tables > 0 || cell->n_chars > PROSE)
          return TRUE;
  return FALSE;
}

static gboolean
may_be_chrome (const GoiHtmlNode *node)
{
  return node->kind == GOI_HTML_BLOCK || node->kind == GOI_HTML_TABLE || node->kind == GOI_HTML_ROW
         || node->kind == GOI_HTML_CELL;
}

static void
drop_in (GoiHtmlNode *node, guint page_chars)
{
  for (GoiHtmlNode *child = node->first; child != NULL; child = child->next)
    {
      if (child->dropped != GOI_HTML_KEPT || child->n_chars == 0)
        continue;
      if (may_be_chrome (child) && is_chrome (child, page_chars))
        child->dropped = GOI_HTML_CHROME;
      else if (child->kind != GOI_HTML_TABLE || is_layout (child))
        drop_in (child, page_chars);
    }
}

/**
 * goi_html_chrome_drop:
 * @tree: a measured tree
 *
 * Drops what stands around the content, and measures again. Where nothing would be left, the page has
 * nothing but that, and it stays.
 */
void
goi_html_chrome_drop (GoiHtmlTree *tree)
{
  drop_in (tree->body, tree->body->n_chars);
  goi_html_tree_measure (tree);
  if (tree->body->n_chars == 0)
    goi_html_tree_keep_all (tree, GOI_HTML_CHROME);
}
