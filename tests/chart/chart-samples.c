/* chart-samples.c: invented reports for the tests of charts
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart-samples.h"

static const char *const outcomes[6] = {
  "outcome.granted", "outcome.partial",  "outcome.denied",
  "outcome.unable",  "outcome.rejected", "outcome.other",
};

static void
free_row (gpointer data)
{
  goi_measure_row_free (data);
}

GPtrArray *
sample_rows_new (void)
{
  return g_ptr_array_new_with_free_func (free_row);
}

void
sample_set (GoiMeasureRow *row, const char *measure, GoiMeasureValue value)
{
  const GoiMeasure *found = goi_measure_get (measure);

  g_assert_nonnull (found);
  row->values[goi_measure_get_index (found)] = value;
}

void
sample_set_region (GoiMeasureRow *row, const char *province, const char *city)
{
  const char *region[] = { province, city, NULL };

  g_strfreev (row->region);
  row->region = g_strdupv ((char **) region);
}

/* A report with these outcomes and this printed total; NA for what it does not give. */
GoiMeasureRow *
sample_add (GPtrArray *rows, const char *agency, int year, const char *edition, const int counts[6],
            int total)
{
  GoiMeasureRow *row = goi_measure_row_new ();

  row->id = rows->len + 1;
  g_free (row->agency);
  row->agency = g_strdup (agency);
  row->year = year;
  g_free (row->edition);
  row->edition = g_strdup (edition);
  for (guint i = 0; i < 6; i++)
    if (counts[i] != NA)
      sample_set (row, outcomes[i], (GoiMeasureValue) { TRUE, counts[i], FALSE });
  if (total != NA)
    sample_set (row, "outcome.total", (GoiMeasureValue) { TRUE, total, FALSE });
  if (total > 0 && counts[0] != NA && counts[1] != NA)
    sample_set (row, "rate.disclosed",
                (GoiMeasureValue){ TRUE, (double) (counts[0] + counts[1]) / total, FALSE });
  g_ptr_array_add (rows, row);
  return row;
}

/* A city with 18 agencies. */
GPtrArray *
sample_city (void)
{
  static const struct
  {
    const char *agency;
    const char *part;
    int counts[6];
  } city[] = {
    { "青川市文化和旅游局", "市直部门", { 7, 1, 0, 1, 0, 0 } },
    { "青川市临江区民政局", "临江区", { 6, 1, 0, 1, 0, 0 } },
    { "青川市民政局", "市直部门", { 8, 2, 1, 1, 0, 0 } },
    { "青川市临江区教育局", "临江区", { 19, 4, 2, 4, 1, 1 } },
    { "青川市医疗保障局", "市直部门", { 11, 2, 1, 2, 1, 1 } },
    { "青川市教育局", "市直部门", { 53, 10, 11, 9, 3, 2 } },
    { "青川市市场监督管理局", "市直部门", { 53, 11, 7, 18, 5, 2 } },
    { "青川市应急管理局", "市直部门", { 15, 3, 3, 4, 1, 1 } },
    { "青川市财政局", "市直部门", { 21, 4, 6, 5, 3, 2 } },
    { "青川市卫生健康委员会", "市直部门", { 26, 5, 4, 13, 3, 3 } },
    { "青川市交通运输局", "市直部门", { 16, 3, 5, 7, 3, 1 } },
    { "青川市临江区人民政府", "临江区", { 118, 21, 51, 46, 19, 13 } },
    { "青川市人力资源和社会保障局", "市直部门", { 30, 6, 7, 19, 5, 3 } },
    { "青川市生态环境局", "市直部门", { 49, 9, 22, 33, 10, 8 } },
    { "青川市临江区住房和城乡建设局", "临江区", { 26, 5, 19, 16, 7, 4 } },
    { "青川市住房和城乡建设局", "市直部门", { 99, 19, 37, 105, 28, 22 } },
    { "青川市自然资源和规划局", "市直部门", { 117, 24, 80, 117, 40, 24 } },
    { "青川市信访局", "市直部门", { 6, 1, 6, 6, 2, 2 } },
  };
  GPtrArray *rows = sample_rows_new ();

  for (guint i = 0; i < G_N_ELEMENTS (city); i++)
    {
      int total = 0;

      for (guint k = 0; k < 6; k++)
        total += city[i].counts[k];
      sample_set_region (sample_add (rows, city[i].agency, 2024, "2021", city[i].counts, total),
                         "青川市", city[i].part);
    }
  return rows;
}

/* Any number of agencies, some with long names; the same on every run. */
GPtrArray *
sample_many (guint n)
{
  GPtrArray *rows = sample_rows_new ();

  for (guint i = 0; i < n; i++)
    {
      int counts[6], total = 0;
      g_autofree char *agency = g_strdup_printf (i % 7 == 3 ? "青川市第%u经济技术开发区综合行政执法和应急管理局（地震局）"
                                                            : "青川市第%u街道办事处", i + 1);

      for (guint k = 0; k < 6; k++)
        {
          counts[k] = (int) ((i * 7919 + k * 104729 + i * k * 31) % (k == 0 ? 97 : 37));
          total += counts[k];
        }
      sample_set_region (sample_add (rows, agency, 2023, "2021", counts, total), "青川市",
                         i % 2 ? "临江区" : "滨海区");
    }
  return rows;
}
