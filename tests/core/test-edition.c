/* test-edition.c: the forms as the notices print them
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-core.h"

#include <string.h>

/* The keys here are typed from the description of the document, not taken from the data. */

static const char *const columns_of_requests[]
    = { "person", "business", "research", "nonprofit", "legal", "other_org", "total", NULL };

static const char *const rows_of_2021[]
    = { "received", "carried_in", "granted", "partial", "denied.state_secret", "denied.law_prohibits",
        "denied.safety_stability", "denied.third_party", "denied.internal_affairs", "denied.process_info",
        "denied.enforcement_file", "denied.admin_query", "unable.not_held", "unable.not_ready",
        "unable.unclear", "rejected.petition", "rejected.repeat", "rejected.publication",
        "rejected.excessive", "rejected.reconfirm", "other.no_correction", "other.no_payment",
        "other.other", "total", "carried_out", NULL };

static const char *const rows_of_2019[]
    = { "received", "carried_in", "granted", "partial", "denied.state_secret", "denied.law_prohibits",
        "denied.safety_stability", "denied.third_party", "denied.internal_affairs", "denied.process_info",
        "denied.enforcement_file", "denied.admin_query", "unable.not_held", "unable.not_ready",
        "unable.unclear", "rejected.petition", "rejected.repeat", "rejected.publication",
        "rejected.excessive", "rejected.reconfirm", "other", "total", "carried_out", NULL };

static const char *const disclosure_of_2021[]
    = { "regulations.issued", "regulations.repealed", "regulations.in_force", "normative.issued",
        "normative.repealed", "normative.in_force", "licensing.decisions", "punishment.decisions",
        "coercion.decisions", "fees.amount", NULL };

static const char *const disclosure_of_2019[]
    = { "regulations.made", "regulations.published", "regulations.public_total", "normative.made",
        "normative.published", "normative.public_total", "licensing.items_last_year",
        "licensing.items_change", "licensing.decisions", "other_services.items_last_year",
        "other_services.items_change", "other_services.decisions", "punishment.items_last_year",
        "punishment.items_change", "punishment.decisions", "coercion.items_last_year",
        "coercion.items_change", "coercion.decisions", "fees.items_last_year", "fees.items_change",
        "procurement.items", "procurement.amount", NULL };

static const char *const forums[] = { "review", "direct", "after_review", NULL };
static const char *const results[] = { "upheld", "corrected", "other", "pending", "total", NULL };

static const char *const keys_of_2014[]
    = { "published.total", "published.normative", "published.normative_issued",
        "published.channel.gazette", "published.channel.website", "published.channel.weibo",
        "published.channel.wechat", "published.channel.other", "response.events",
        "response.press_conferences", "response.press_conferences_chief", "response.interviews",
        "response.interviews_chief", "response.interpretations", "response.social_media",
        "response.other", "applications.total", "applications.in_person", "applications.fax",
        "applications.online", "applications.letter", "applications.other", "completed.total",
        "completed.on_time", "completed.extended", "replies.total", "replies.already_public",
        "replies.granted", "replies.partial", "replies.denied.total", "replies.denied.state_secret",
        "replies.denied.trade_secret", "replies.denied.privacy", "replies.denied.safety_stability",
        "replies.denied.not_information", "replies.denied.law_other", "replies.not_held",
        "replies.nonexistent", "replies.amend", "replies.other_channel", "review.total",
        "review.upheld", "review.corrected", "review.other", "litigation.total", "litigation.upheld",
        "litigation.corrected", "litigation.other", "complaints.total", "complaints.upheld",
        "complaints.corrected", "complaints.other", "archives.total", "archives.paper",
        "archives.electronic", "fees.collected", "organisation.offices",
        "organisation.reading_points", "organisation.staff", "organisation.full_time",
        "organisation.part_time", "organisation.budget", "training.meetings", "training.courses",
        "training.people", NULL };

static void
add_product (GPtrArray *keys, const char *prefix, const char *const *rows, const char *const *columns)
{
  for (; *rows != NULL; rows++)
    for (guint i = 0; columns[i] != NULL; i++)
      g_ptr_array_add (keys, g_strdup_printf ("%s.%s.%s", prefix, *rows, columns[i]));
}

static void
add_prefixed (GPtrArray *keys, const char *prefix, const char *const *rest)
{
  for (; *rest != NULL; rest++)
    g_ptr_array_add (keys, g_strdup_printf ("%s%s", prefix, *rest));
}

static void
assert_keys (const char *id, GPtrArray *keys)
{
  GoiEdition *edition = goi_edition_get (id);

  g_assert_cmpuint (goi_edition_get_n_form_cells (edition), ==, keys->len);
  for (guint i = 0; i < keys->len; i++)
    {
      const GoiCell *cell = goi_edition_get_cell (edition, i);
      g_assert_cmpstr (cell->key, ==, g_ptr_array_index (keys, i));
      g_assert_cmpuint (cell->index, ==, i);
      g_assert_false (cell->alternative);
      g_assert_true (goi_edition_find_cell (edition, cell->key) == cell);
      g_assert_true (goi_edition_find_cell_at (edition, cell->row, cell->column) == cell);
    }
}

static void
test_keys_2021 (void)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  add_prefixed (keys, "disclosure.", disclosure_of_2021);
  add_product (keys, "requests", rows_of_2021, columns_of_requests);
  add_product (keys, "proceedings", forums, results);
  g_assert_cmpuint (keys->len, ==, 200);
  assert_keys ("2021", keys);
}

static void
test_keys_2019 (void)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  add_prefixed (keys, "disclosure.", disclosure_of_2019);
  add_product (keys, "requests", rows_of_2019, columns_of_requests);
  add_product (keys, "proceedings", forums, results);
  g_assert_cmpuint (keys->len, ==, 198);
  assert_keys ("2019", keys);
}

static void
test_keys_2014 (void)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  add_prefixed (keys, "", keys_of_2014);
  g_assert_cmpuint (keys->len, ==, 65);
  assert_keys ("2014", keys);
  assert_keys ("2008", keys);
}

static void
test_alternatives (void)
{
  GoiEdition *edition = goi_edition_get ("2021");
  guint n_form = goi_edition_get_n_form_cells (edition);

  g_assert_cmpuint (goi_edition_get_n_cells (edition), ==, n_form + 7);
  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *key = g_strdup_printf ("requests.other.%s", columns_of_requests[i]);
      const GoiCell *cell = goi_edition_get_cell (edition, n_form + i);
      g_assert_cmpstr (cell->key, ==, key);
      g_assert_true (cell->alternative);
    }
  g_assert_cmpuint (goi_edition_get_n_cells (goi_edition_get ("2019")), ==, 198);
  g_assert_null (goi_edition_find_cell (edition, "requests.other"));
  g_assert_null (goi_edition_find_cell (edition, ""));
}

static void
test_kinds_and_units (void)
{
  static const struct { const char *edition, *key; GoiKind kind; const char *unit; } cases[] = {
    { "2021", "requests.received.person", GOI_KIND_COUNT, "件" },
    { "2021", "disclosure.fees.amount", GOI_KIND_AMOUNT, "万元" },
    { "2021", "disclosure.licensing.decisions", GOI_KIND_COUNT, "件" },
    { "2021", "proceedings.after_review.pending", GOI_KIND_COUNT, "件" },
    { "2019", "disclosure.licensing.items_change", GOI_KIND_SIGNED, "项" },
    { "2019", "disclosure.fees.items_change", GOI_KIND_SIGNED, "项" },
    { "2019", "disclosure.licensing.items_last_year", GOI_KIND_COUNT, "项" },
    { "2019", "disclosure.procurement.amount", GOI_KIND_AMOUNT, "万元" },
    { "2019", "disclosure.procurement.items", GOI_KIND_COUNT, NULL },
    { "2014", "fees.collected", GOI_KIND_AMOUNT, "万元" },
    { "2014", "organisation.budget", GOI_KIND_AMOUNT, "万元" },
    { "2014", "response.interpretations", GOI_KIND_COUNT, "篇" },
    { "2014", "training.people", GOI_KIND_COUNT, "人次" },
  };
  guint n_amounts = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const GoiCell *cell = goi_edition_find_cell (goi_edition_get (cases[i].edition), cases[i].key);
      g_test_message ("%s", cases[i].key);
      g_assert_cmpint (cell->kind, ==, cases[i].kind);
      if (cases[i].unit != NULL)
        g_assert_cmpstr (cell->unit, ==, cases[i].unit);
    }
  for (guint i = 0; i < goi_edition_get_n_cells (goi_edition_get ("2021")); i++)
    n_amounts += goi_edition_get_cell (goi_edition_get ("2021"), i)->kind == GOI_KIND_AMOUNT;
  g_assert_cmpuint (n_amounts, ==, 1);
}

/* ---- the printed grid ---- */

/* Every place of the grid is covered by exactly one cell. */
static void
assert_tiled (const GoiLayout *layout)
{
  g_autofree guint *covered = g_new0 (guint, layout->n_rows * layout->n_columns);

  for (guint i = 0; i < layout->cells->len; i++)
    {
      const GoiLayoutCell *cell = g_ptr_array_index (layout->cells, i);
      g_assert_cmpuint (cell->row + cell->row_span, <=, layout->n_rows);
      g_assert_cmpuint (cell->column + cell->column_span, <=, layout->n_columns);
      for (guint r = cell->row; r < cell->row + cell->row_span; r++)
        for (guint c = cell->column; c < cell->column + cell->column_span; c++)
          covered[r * layout->n_columns + c]++;
    }
  for (guint i = 0; i < layout->n_rows * layout->n_columns; i++)
    g_assert_cmpuint (covered[i], ==, 1);
}

static const GoiLayoutCell *
find_text (const GoiLayout *layout, const char *text, guint nth)
{
  for (guint i = 0; i < layout->cells->len; i++)
    {
      const GoiLayoutCell *cell = g_ptr_array_index (layout->cells, i);
      if (g_strcmp0 (cell->text, text) == 0 && nth-- == 0)
        return cell;
    }
  g_error ("“%s” is not printed", text);
}

static void
assert_spans (const GoiLayout *layout, const char *text, guint row, guint column, guint row_span, guint column_span)
{
  const GoiLayoutCell *cell = find_text (layout, text, 0);

  g_test_message ("%s", text);
  g_assert_cmpuint (cell->row, ==, row);
  g_assert_cmpuint (cell->column, ==, column);
  g_assert_cmpuint (cell->row_span, ==, row_span);
  g_assert_cmpuint (cell->column_span, ==, column_span);
}

static GoiLayout *
lay_out (const char *edition, const char *table, gboolean alternatives)
{
  GoiEdition *e = goi_edition_get (edition);
  GoiLayout *layout = goi_edition_layout_table (e, goi_edition_get_table (e, table), alternatives);

  assert_tiled (layout);
  return layout;
}

static guint
count_values (const GoiLayout *layout)
{
  guint n = 0;

  for (guint i = 0; i < layout->cells->len; i++)
    {
      const GoiLayoutCell *cell = g_ptr_array_index (layout->cells, i);
      if (cell->kind != GOI_LAYOUT_VALUE)
        continue;
      g_assert_nonnull (cell->cell);
      n++;
    }
  return n;
}

static void
test_requests_2021 (void)
{
  g_autoptr (GoiLayout) layout = lay_out ("2021", "requests", FALSE);

  g_assert_cmpuint (layout->n_columns, ==, 10);
  g_assert_cmpuint (layout->n_rows, ==, 3 + 25);
  g_assert_cmpuint (layout->label_columns, ==, 3);
  g_assert_cmpuint (count_values (layout), ==, 175);
  assert_spans (layout, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 0, 0, 3, 3);
  assert_spans (layout, "申请人情况", 0, 3, 1, 7);
  assert_spans (layout, "自然人", 1, 3, 2, 1);
  assert_spans (layout, "法人或其他组织", 1, 4, 1, 5);
  assert_spans (layout, "商业企业", 2, 4, 1, 1);
  assert_spans (layout, "总计", 1, 9, 2, 1);
  assert_spans (layout, "一、本年新收政府信息公开申请数量", 3, 0, 1, 3);
  assert_spans (layout, "二、上年结转政府信息公开申请数量", 4, 0, 1, 3);
  assert_spans (layout, "三、本年度办理结果", 5, 0, 22, 1);
  assert_spans (layout, "（一）予以公开", 5, 1, 1, 2);
  assert_spans (layout, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 6, 1, 1, 2);
  assert_spans (layout, "（三）不予公开", 7, 1, 8, 1);
  assert_spans (layout, "1.属于国家秘密", 7, 2, 1, 1);
  assert_spans (layout, "（四）无法提供", 15, 1, 3, 1);
  assert_spans (layout, "（五）不予处理", 18, 1, 5, 1);
  assert_spans (layout, "（六）其他处理", 23, 1, 3, 1);
  assert_spans (layout, "（七）总计", 26, 1, 1, 2);
  assert_spans (layout, "四、结转下年度继续办理", 27, 0, 1, 3);
}

static void
test_requests_2021_mixed (void)
{
  g_autoptr (GoiLayout) layout = lay_out ("2021", "requests", TRUE);
  const GoiLayoutCell *row = find_text (layout, "（六）其他处理", 0);

  g_assert_cmpuint (layout->n_rows, ==, 3 + 23);
  g_assert_cmpuint (count_values (layout), ==, 161);
  assert_spans (layout, "三、本年度办理结果", 5, 0, 20, 1);
  assert_spans (layout, "（六）其他处理", 23, 1, 1, 2);
  g_assert_cmpstr (row->item->id, ==, "other");
}

static void
test_requests_2019 (void)
{
  g_autoptr (GoiLayout) layout = lay_out ("2019", "requests", FALSE);

  g_assert_cmpuint (layout->n_rows, ==, 3 + 23);
  g_assert_cmpuint (count_values (layout), ==, 161);
  assert_spans (layout, "三、本年度办理结果", 5, 0, 20, 1);
  assert_spans (layout, "（三）不予公开", 7, 1, 8, 1);
  assert_spans (layout, "（六）其他处理", 23, 1, 1, 2);
  assert_spans (layout, "四、结转下年度继续办理", 25, 0, 1, 3);
}

static void
test_disclosure (void)
{
  g_autoptr (GoiLayout) new = lay_out ("2021", "disclosure", FALSE);
  g_autoptr (GoiLayout) old = lay_out ("2019", "disclosure", FALSE);

  g_assert_cmpuint (new->n_columns, ==, 4);
  g_assert_cmpuint (new->n_rows, ==, 4 * 2 + 6);
  g_assert_cmpuint (count_values (new), ==, 10);
  assert_spans (new, "第二十条第（一）项", 0, 0, 1, 4);
  assert_spans (new, "信息内容", 1, 0, 1, 1);
  assert_spans (new, "现行有效件数", 1, 3, 1, 1);
  assert_spans (new, "本年处理决定数量", 5, 1, 1, 3);
  assert_spans (new, "行政处罚", 9, 0, 1, 1);
  assert_spans (new, "本年收费金额（单位：万元）", 12, 1, 1, 3);
  assert_spans (new, "行政事业性收费", 13, 0, 1, 1);
  g_assert_cmpuint (old->n_columns, ==, 4);
  g_assert_cmpuint (old->n_rows, ==, 5 * 2 + 8);
  g_assert_cmpuint (count_values (old), ==, 22);
  assert_spans (old, "第二十条第（九）项", 15, 0, 1, 4);
}

static void
test_proceedings (void)
{
  static const char *const editions[] = { "2019", "2021" };

  for (guint e = 0; e < G_N_ELEMENTS (editions); e++)
    {
      g_autoptr (GoiLayout) layout = lay_out (editions[e], "proceedings", FALSE);
      guint value = 0;

      g_assert_cmpuint (layout->n_columns, ==, 15);
      g_assert_cmpuint (layout->n_rows, ==, 4);
      assert_spans (layout, "行政复议", 0, 0, 1, 5);
      assert_spans (layout, "行政诉讼", 0, 5, 1, 10);
      assert_spans (layout, "未经复议直接起诉", 1, 5, 1, 5);
      assert_spans (layout, "复议后起诉", 1, 10, 1, 5);
      assert_spans (layout, "结果维持", 1, 0, 2, 1);
      for (guint i = 0; i < layout->cells->len; i++)
        {
          const GoiLayoutCell *cell = g_ptr_array_index (layout->cells, i);
          g_autofree char *key = NULL;
          if (cell->kind != GOI_LAYOUT_VALUE)
            continue;
          key = g_strdup_printf ("proceedings.%s.%s", forums[value / 5], results[value % 5]);
          g_assert_cmpstr (cell->cell->key, ==, key);
          g_assert_cmpuint (cell->column, ==, value);
          value++;
        }
      g_assert_cmpuint (value, ==, 15);
    }
}

static void
test_statistics (void)
{
  GoiEdition *edition = goi_edition_get ("2014");
  GPtrArray *tables = goi_edition_get_tables (edition);
  g_autoptr (GoiLayout) layout = NULL;

  g_assert_cmpuint (tables->len, ==, 1);
  layout = goi_edition_layout_table (edition, g_ptr_array_index (tables, 0), FALSE);
  assert_tiled (layout);
  g_assert_cmpuint (count_values (layout), ==, 65);
}

/* ---- the rest of an edition ---- */

static void
test_sections (void)
{
  static const char *const ids[] = { "overview", "disclosure", "requests", "proceedings", "problems", "other" };
  static const char *const editions[] = { "2019", "2021" };

  for (guint e = 0; e < G_N_ELEMENTS (editions); e++)
    {
      GPtrArray *sections = goi_edition_get_sections (goi_edition_get (editions[e]));
      g_assert_cmpuint (sections->len, ==, 6);
      for (guint i = 0; i < 6; i++)
        g_assert_cmpstr (((GoiSectionSpec *) g_ptr_array_index (sections, i))->id, ==, ids[i]);
      g_assert_false (goi_edition_has_free_sections (goi_edition_get (editions[e])));
      g_assert_false (goi_edition_is_prose (goi_edition_get (editions[e])));
    }
  g_assert_cmpstr (goi_edition_get_section (goi_edition_get ("2021"), "other")->label, ==, "六、其他需要报告的事项");
  g_assert_cmpuint (goi_edition_get_section (goi_edition_get ("2021"), "overview")->limit, ==, 1000);
  g_assert_cmpuint (goi_edition_get_section (goi_edition_get ("2019"), "overview")->limit, ==, 0);
  g_assert_null (goi_edition_get_section (goi_edition_get ("2021"), "statistics"));
  g_assert_true (goi_edition_has_free_sections (goi_edition_get ("2008")));
  g_assert_true (goi_edition_is_prose (goi_edition_get ("2008")));
  g_assert_false (goi_edition_is_prose (goi_edition_get ("2014")));
}

static void
test_years (void)
{
  static const struct { int year; const char *edition; } cases[] = {
    { 2008, "2008" }, { 2013, "2008" }, { 2014, "2014" }, { 2018, "2014" }, { 2019, "2019" },
    { 2020, "2019" }, { 2021, "2021" }, { 2022, "2021" }, { 2030, "2021" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (goi_edition_get_id (goi_edition_for_year (cases[i].year)), ==, cases[i].edition);
  g_assert_cmpuint (goi_edition_list ()->len, ==, 4);
  g_assert_null (goi_edition_get ("2020"));
  g_assert_null (goi_edition_get (""));
}

static void
test_title (void)
{
  g_autofree char *title = goi_edition_format_title (goi_edition_get ("2021"), "示例市教育局", 2023);

  g_assert_cmpstr (title, ==, "示例市教育局2023年政府信息公开工作年度报告");
}

static void
test_invalid_data (void)
{
  static const char *const data[] = {
    "",
    "[]",
    "{",
    "{\"id\":\"x\",\"name\":{\"zh\":\"x\",\"en\":\"x\"},\"years\":[2030,9999],\"title\":\"\",\"sections\":[],"
    "\"tables\":[{\"id\":\"t\",\"value_columns\":1,\"blocks\":[{\"columns\":[{\"id\":\"a\",\"label\":\"\"}],"
    "\"rows\":[{\"id\":\"r\",\"label\":\"r\"},{\"id\":\"r\",\"label\":\"again\"}]}]}],\"relations\":[],\"measures\":{}}",
    "{\"id\":\"x\",\"name\":{\"zh\":\"x\",\"en\":\"x\"},\"years\":[2030,9999],\"title\":\"\",\"sections\":[],"
    "\"tables\":[{\"id\":\"t\",\"value_columns\":1,\"blocks\":[{\"columns\":[{\"id\":\"a\",\"label\":\"\"}],"
    "\"rows\":[{\"id\":\"r\",\"label\":\"r\"}]}]}],\"relations\":[{\"id\":\"q\",\"severity\":\"error\","
    "\"name\":{\"zh\":\"q\",\"en\":\"q\"},\"equation\":\"r.a = s.a\"}],\"measures\":{}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (data); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GoiEdition) edition = goi_edition_new_from_data (data[i], -1, &error);
      g_test_message ("%u", i);
      g_assert_null (edition);
      g_assert_nonnull (error);
      if (i > 2)
        g_assert_error (error, GOI_EDITION_ERROR, GOI_EDITION_ERROR_INVALID);
    }
}

/* A new form needs a data file and no code. */
static void
test_new_form (void)
{
  static const char data[]
      = "{\"id\":\"2030\",\"name\":{\"zh\":\"2030年格式\",\"en\":\"2030 form\"},\"years\":[2030,9999],\"title\":\"{agency}{year}\","
        "\"sections\":[{\"id\":\"a\",\"label\":\"一、甲\",\"table\":\"t\"}],"
        "\"tables\":[{\"id\":\"t\",\"prefix\":\"t\",\"label_columns\":2,\"value_columns\":3,\"blocks\":[{\"corner\":\"项目\","
        "\"columns\":[{\"id\":\"x\",\"label\":\"甲\"},{\"id\":\"y\",\"label\":\"乙\",\"span\":2,\"kind\":\"amount\",\"unit\":\"元\"}],"
        "\"rows\":[{\"label\":\"组\",\"rows\":[{\"id\":\"p\",\"label\":\"一\"},{\"id\":\"q\",\"label\":\"二\"}]},{\"id\":\"sum\",\"label\":\"计\"}]}]}],"
        "\"relations\":[{\"id\":\"sum\",\"severity\":\"error\",\"name\":{\"zh\":\"和\",\"en\":\"sum\"},\"each\":\"columns:t\","
        "\"equation\":\"t.sum.{} = t.p.{} + t.q.{}\"}],\"measures\":{\"outcome.total\":\"t.sum.x\"}}";
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiEdition) edition = goi_edition_new_from_data (data, -1, &error);
  g_autoptr (GoiLayout) layout = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (goi_edition_get_n_form_cells (edition), ==, 6);
  g_assert_cmpint (goi_edition_find_cell (edition, "t.q.y")->kind, ==, GOI_KIND_AMOUNT);
  g_assert_cmpuint (goi_edition_get_relations (edition)->len, ==, 2);
  layout = goi_edition_layout_table (edition, goi_edition_get_table (edition, "t"), FALSE);
  assert_tiled (layout);
  assert_spans (layout, "组", 1, 0, 2, 1);
  assert_spans (layout, "乙", 0, 3, 1, 2);
  assert_spans (layout, "计", 3, 0, 1, 2);
  g_assert_nonnull (goi_edition_get_measure (edition, "outcome.total"));
  g_assert_null (goi_edition_get_measure (edition, "outcome.granted"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edition/keys-2021", test_keys_2021);
  g_test_add_func ("/edition/keys-2019", test_keys_2019);
  g_test_add_func ("/edition/keys-2014", test_keys_2014);
  g_test_add_func ("/edition/alternatives", test_alternatives);
  g_test_add_func ("/edition/kinds-and-units", test_kinds_and_units);
  g_test_add_func ("/edition/requests-2021", test_requests_2021);
  g_test_add_func ("/edition/requests-2021-mixed", test_requests_2021_mixed);
  g_test_add_func ("/edition/requests-2019", test_requests_2019);
  g_test_add_func ("/edition/disclosure", test_disclosure);
  g_test_add_func ("/edition/proceedings", test_proceedings);
  g_test_add_func ("/edition/statistics", test_statistics);
  g_test_add_func ("/edition/sections", test_sections);
  g_test_add_func ("/edition/years", test_years);
  g_test_add_func ("/edition/title", test_title);
  g_test_add_func ("/edition/invalid-data", test_invalid_data);
  g_test_add_func ("/edition/new-form", test_new_form);
  return g_test_run ();
}
