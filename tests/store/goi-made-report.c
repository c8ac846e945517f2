/* goi-made-report.c: as many reports as one wants, always the same
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-made-report.h"

#include <string.h>

/* Reports of one agency, one a year. */
#define N_YEARS 12
#define FIRST_YEAR 2013

/* Reports that are added together. */
#define BATCH 1000

static const char *const provinces[]
    = { "山东省", "江苏省", "浙江省", "福建省", "湖北省", "四川省", "陕西省", "云南省" };

static const char *const first_signs[] = { "威", "青", "临", "淮", "平", "安", "宁", "长", "德", "荆", "新", "永" };
static const char *const second_signs[] = { "海", "川", "江", "州", "潭", "阳", "城", "岭", "溪", "口" };

static const char *const counties[] = { NULL, "环翠区", "高新区", "文山县", "东港区", "河西区", "云台县" };

static const char *const offices[] = {
  "人民政府",         "教育局",         "科学技术局",   "工业和信息化局",   "民族宗教事务局", "公安局",
  "民政局",           "司法局",         "财政局",       "人力资源和社会保障局", "自然资源和规划局", "生态环境局",
  "住房和城乡建设局", "交通运输局",     "水利局",       "农业农村局",       "商务局",         "文化和旅游局",
  "卫生健康委员会",   "退役军人事务局", "应急管理局",   "审计局",           "市场监督管理局", "体育局",
  "统计局",           "医疗保障局",     "行政审批服务局", "综合行政执法局",   "信访局",         "大数据局",
};

static const char *const sentences[] = {
  "%s认真贯彻落实《中华人民共和国政府信息公开条例》，坚持以公开为常态、不公开为例外，全年主动公开政府信息%d条。",
  "%s通过门户网站公开信息%d条，其中机构职能类、政策文件类、规划计划类信息均按时更新。",
  "%s政务微信公众号推送信息%d条，阅读量比上年有明显增长，群众留言都得到答复。",
  "%s围绕群众关心的教育、医疗、住房、就业等事项，发布政策解读材料%d篇，图文解读占一半以上。",
  "%s召开新闻发布会%d次，主要负责人就重点工作回答了记者提问。",
  "%s规范依申请公开办理流程，明确接收、登记、审核、答复等环节的时限，全年办理%d件，均在法定期限内答复。",
  "%s健全政府信息管理制度，对历年文件进行清理，其中继续有效的有%d件，其余宣布废止或失效。",
  "%s加强平台建设，对网站栏目进行整合优化，新增专栏%d个，检索更方便，适老化改造通过验收。",
  "%s强化监督保障，组织业务培训%d次，参加人员覆盖所属单位，培训内容包括条例和典型案例。",
  "%s将政务公开列入年度绩效考核，全年开展专项检查%d次，发现的问题已经全部整改到位。",
  "%s没有因政府信息公开工作受到责任追究，社会评议满意率保持在百分之九十以上，回收问卷%d份。",
  "%s主动公开工作还有不足：政策解读的形式比较单一，基层单位人员变动频繁，去年调整了%d人。",
  "%s下一步将丰富解读形式，把政策讲清楚讲明白，计划全年制作短视频和一图读懂%d期。",
  "%s收取信息处理费的情况：按照国家规定的标准执行，全年收取%d元，已经全额缴入国库。",
};

/* Numbers that spread over a region: most agencies get few requests, some get hundreds. */
static gint64
small_number (GRand *random)
{
  double spread = g_rand_double (random);

  return (gint64) (spread * spread * spread * spread * 40);
}

static void
set_number (GoiReport *report, const char *key, gint64 number)
{
  g_autoptr (GoiValue) value = goi_value_new_number (GOI_DECIMAL_INT (number), GOI_ORIGIN_TABLE);

  value->text = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  goi_report_set_value (report, key, value);
}

/* Adds what the left side lacks to its first cell; FALSE when that cannot be. */
static gboolean
settle (GoiReport *report, const GoiRelation *relation)
{
  const GoiTerm *term = &g_array_index (relation->left->terms, GoiTerm, 0);
  const GoiValue *value = goi_report_get_cell_value (report, term->cell);
  GoiSumResult left, right;
  GoiDecimal lack, number;

  if (goi_relation_evaluate (relation, report, &left, &right) != GOI_RELATION_BROKEN
      || !goi_value_is_number (value))
    return TRUE;
  goi_decimal_add (right.value, goi_decimal_negate (left.value), &lack);
  goi_decimal_add (value->number, lack, &number);
  if (number.unscaled < 0)
    return FALSE;
  set_number (report, term->cell->key, number.unscaled);
  return FALSE;
}

static void
fill_cells (GoiReport *report, GRand *random)
{
  GoiEdition *edition = goi_report_get_edition (report);
  GPtrArray *relations = goi_edition_get_relations (edition);
  gboolean settled = FALSE;

  for (guint i = 0; i < goi_edition_get_n_form_cells (edition); i++)
    {
      const GoiCell *cell = goi_edition_get_cell (edition, i);
      if (!cell->row->optional)
        set_number (report, cell->key, small_number (random));
    }
  for (int round = 0; round < 8 && !settled; round++)
    {
      settled = TRUE;
      for (guint i = 0; i < relations->len; i++)
        settled = settle (report, g_ptr_array_index (relations, i)) && settled;
    }
}

/* One report in ten has a mistake, one in ten a doubt, one in twenty a cell left blank. */
static void
add_flaws (GoiReport *report, GRand *random)
{
  GoiEdition *edition = goi_report_get_edition (report);
  guint n = goi_edition_get_n_form_cells (edition);
  const char *key = goi_edition_get_cell (edition, g_rand_int_range (random, 0, n))->key;
  g_autoptr (GoiValue) blank = goi_value_new_mark (GOI_MARK_BLANK, GOI_ORIGIN_TABLE);

  if (g_rand_int_range (random, 0, 10) == 0)
    set_number (report, key, 777);
  if (g_rand_int_range (random, 0, 10) == 0)
    {
      const char *cells[] = { key, NULL };
      goi_report_add_doubt (report, goi_doubt_new (cells, "two numbers stand in one cell", "448 (4.48)"));
    }
  if (g_rand_int_range (random, 0, 20) == 0)
    goi_report_set_value (report, goi_edition_get_cell (edition, g_rand_int_range (random, 0, n))->key, blank);
}

static void
add_sections (GoiReport *report, GRand *random)
{
  GPtrArray *sections = goi_edition_get_sections (goi_report_get_edition (report));
  guint n = MAX (sections->len, 4);

  for (guint i = 0; i < n; i++)
    {
      const GoiSectionSpec *spec = i < sections->len ? g_ptr_array_index (sections, i) : NULL;
      g_autofree char *id = spec != NULL ? g_strdup (spec->id) : g_strdup_printf ("part-%u", i + 1);
      g_autofree char *title = spec != NULL ? g_strdup (spec->label) : g_strdup_printf ("第%u部分", i + 1);
      g_autoptr (GString) text = g_string_new (NULL);

      for (int j = g_rand_int_range (random, 3, 8); j > 0; j--)
        g_string_append_printf (text, sentences[g_rand_int_range (random, 0, G_N_ELEMENTS (sentences))],
                                goi_report_get_agency (report), g_rand_int_range (random, 1, 3000));
      goi_report_set_section (report, id, title, text->str);
    }
}

/**
 * goi_made_bare_report:
 * @number: any number
 *
 * Makes a report without cells and text: each twelve numbers are the reports of one agency from 2013
 * to 2024, agencies come county by county and city by city.
 *
 * Returns: (transfer full): always the same report for the same number
 */
GoiReport *
goi_made_bare_report (guint number)
{
  guint agency_number = number / N_YEARS;
  guint city_number = agency_number / G_N_ELEMENTS (offices) / G_N_ELEMENTS (counties);
  const char *county = counties[agency_number / G_N_ELEMENTS (offices) % G_N_ELEMENTS (counties)];
  const char *office = offices[agency_number % G_N_ELEMENTS (offices)];
  int year = FIRST_YEAR + (int) (number % N_YEARS);
  g_autofree char *city
      = g_strconcat (first_signs[city_number / 2 % G_N_ELEMENTS (first_signs)],
                     second_signs[city_number * 7 % G_N_ELEMENTS (second_signs)], "市", NULL);
  const char *region[] = { provinces[city_number % G_N_ELEMENTS (provinces)], city, county, NULL };
  g_autofree char *agency = g_strconcat (city, county != NULL ? county : "", office, NULL);
  GoiReport *report = goi_report_new (goi_edition_for_year (year), GOI_MARK_ABSENT);
  g_autofree char *title = goi_edition_format_title (goi_report_get_edition (report), agency, year);

  goi_report_set_agency (report, agency);
  goi_report_set_year (report, year);
  goi_report_set_region (report, region);
  goi_report_set_title (report, title);
  return report;
}

/**
 * goi_made_report:
 * @number: any number
 *
 * Returns: (transfer full): goi_made_bare_report() with numbers and text; always the same for the same
 *    number
 */
GoiReport *
goi_made_report (guint number)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (number);
  GoiReport *report = goi_made_bare_report (number);

  fill_cells (report, random);
  add_flaws (report, random);
  add_sections (report, random);
  return report;
}

/**
 * goi_made_text:
 * @report: a report
 *
 * Returns: (transfer full): the text of a document that it could have been read from
 */
char *
goi_made_text (GoiReport *report)
{
  GPtrArray *sections = goi_report_get_sections (report);
  GString *text = g_string_new (goi_report_get_title (report));

  for (guint i = 0; i < sections->len; i++)
    {
      const GoiSection *section = g_ptr_array_index (sections, i);
      g_string_append_printf (text, "\n%s\n%s\n", section->title, section->text);
    }
  for (guint i = 0; i < goi_edition_get_n_form_cells (goi_report_get_edition (report)); i++)
    {
      const GoiCell *cell = goi_edition_get_cell (goi_report_get_edition (report), i);
      const GoiValue *value = goi_report_get_cell_value (report, cell);
      g_string_append_printf (text, "%s\t", value->text != NULL ? value->text : "");
    }
  g_string_append_printf (text, "\n%s办公室\n联系电话0631-5200000\n", goi_report_get_agency (report));
  return g_string_free (text, FALSE);
}

/**
 * goi_made_original:
 * @number: any number
 * @text: what it says
 *
 * Returns: (transfer full): a text file
 */
GoiOriginal *
goi_made_original (guint number, const char *text)
{
  g_autofree char *name = g_strdup_printf ("report-%u.txt", number);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return goi_original_new (name, "text/plain", bytes);
}

/**
 * goi_made_item:
 * @number: any number
 *
 * Returns: (transfer full): goi_made_report() with its document, as an import would add it
 */
GoiAddItem *
goi_made_item (guint number)
{
  g_autoptr (GoiReport) report = goi_made_report (number);
  g_autofree char *text = goi_made_text (report);
  g_autoptr (GoiOriginal) original = goi_made_original (number, text);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, original->bytes);
  gboolean doubtful = goi_report_get_doubts (report)->len > 0;

  goi_report_set_source (report, original->name, original->media_type, sha256);
  return goi_add_item_new (report, doubtful ? GOI_STATE_DOUBTFUL : GOI_STATE_IMPORTED, original, text);
}

static GPtrArray *
make_batch (guint first, guint end)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_add_item_free);

  for (guint i = first; i < end; i++)
    g_ptr_array_add (items, goi_made_item (i));
  return items;
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

/* Waits for a batch that is being added. */
static gboolean
finish_batch (GoiCollection *collection, GAsyncResult **result, GError **error)
{
  g_autoptr (GAsyncResult) done = NULL;

  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  done = g_steal_pointer (result);
  return goi_collection_add_many_finish (collection, done, error);
}

/**
 * goi_made_collection:
 * @path: a file that does not exist yet
 * @n: how many reports
 * @progress: whether to say on standard error how far it is
 * @error: return location for an error
 *
 * Makes a collection of the first @n items: while some are being added the next are made. Runs the default
 * main context.
 *
 * Returns: whether it worked
 */
gboolean
goi_made_collection (const char *path, guint n, gboolean progress, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GoiCollection) collection = goi_collection_open (file, GOI_OPEN_CREATE, NULL, error);
  GAsyncResult *result = NULL;

  if (collection == NULL)
    return FALSE;
  for (guint done = 0; done < n; done += BATCH)
    {
      g_autoptr (GPtrArray) items = make_batch (done, MIN (n, done + BATCH));

      if (done > 0 && !finish_batch (collection, &result, error))
        return FALSE;
      goi_collection_add_many_async (collection, items, NULL, keep_result, &result);
      if (progress)
        g_printerr ("\r%u", done);
    }
  if (progress)
    g_printerr ("\r");
  return n == 0 || finish_batch (collection, &result, error);
}
