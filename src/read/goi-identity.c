/* goi-identity.c: whose report a document is, and for which year
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Title, preface, signature and what the text says of itself are asked together; each may be missing
 * or damaged.
 */

#define G_LOG_DOMAIN "goi-identity"

#include "goi-identity-private.h"

#include "goi-characters.h"
#include "goi-words.h"

#include <string.h>

#define FIRST_YEAR GOI_FIRST_YEAR
#define LAST_YEAR GOI_LAST_YEAR
#define N_YEARS (LAST_YEAR - FIRST_YEAR + 1)

/* What the places where a year stands weigh. */
#define WEIGHT_PERIOD 12
#define WEIGHT_TITLE 10
#define WEIGHT_OF_REPORT 6
#define WEIGHT_NAME 4
#define WEIGHT_DATE 3
#define WEIGHT_MENTION 0.5
#define MOST_MENTIONS 6

/* What the places where an agency stands weigh. */
#define AGENCY_IN_TITLE 12
#define AGENCY_OF_REPORT 7
#define AGENCY_SIGNED 6
#define AGENCY_LABELLED 4
#define AGENCY_IN_NAME 3
#define AGENCY_MENTIONED 1

/* The longest name of an agency, in characters. */
#define LONGEST_NAME 40

typedef struct
{
  char *name;
  double weight;
  gboolean named;  /* where a report names its author */
  gboolean titled; /* in its title */
  gboolean signs;  /* below its end */
} Agency;

typedef struct
{
  GoiDocument *document;
  GoiFlow *flow;
  double years[N_YEARS];
  double strong[N_YEARS];
  GArray *agencies;
  gboolean says_report;
} Finder;

/* Reads four digits of a year that ends before @year_sign, the character 年 in the flow. */
static int
year_before (const GoiFlow *flow, const char *year_sign)
{
  int year = 0;

  if (year_sign - flow->text < 4)
    return 0;
  for (int i = 4; i > 0; i--)
    {
      if (!g_ascii_isdigit (year_sign[-i]))
        return 0;
      year = year * 10 + (year_sign[-i] - '0');
    }
  if (year_sign - flow->text > 4 && g_ascii_isdigit (year_sign[-5]))
    return 0;
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : 0;
}

static void
vote (Finder *self, int year, double weight)
{
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return;
  self->years[year - FIRST_YEAR] += weight;
  if (weight >= WEIGHT_OF_REPORT)
    self->strong[year - FIRST_YEAR] += weight;
}

/* The first byte behind 年 and 度 and what may stand between the year and what it is the year of. */
static const char *
skip_year_words (const char *p)
{
  static const char *const words[] = { "年", "度", "本级", "全市", "全区", "全县", "全省", "的", NULL };
  gboolean again;

  do
    {
      again = FALSE;
      for (guint i = 0; words[i] != NULL; i++)
        if (g_str_has_prefix (p, words[i]))
          {
            p += strlen (words[i]);
            again = TRUE;
          }
    }
  while (again);
  return p;
}

/* 政府信息公开…报告 in one clause from @p on; the first byte of 政府信息公开, or NULL. */
static const char *
find_report_words (const char *p, guint within)
{
  guint n = 0;

  for (; *p != '\0' && *p != '\n' && n < within; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);
      const char *subject = goi_words_prefix (p, "title_subjects");

      if (c == 0x3002 || c == ';' || c == ',' || c == ':')
        return NULL;
      if (subject != NULL)
        {
          const char *q = p + strlen (subject);
          for (guint k = 0; *q != '\0' && k < 12; q = g_utf8_next_char (q), k++)
            if (goi_words_prefix (q, "title_kinds") != NULL)
              return p;
          return NULL;
        }
    }
  return NULL;
}

/* Whether a year is part of a date, 2024年11月3日: what follows it is not its report. */
static gboolean
is_year_of_date (const char *year_sign)
{
  const char *p = year_sign + strlen ("年");
  gsize digits = strspn (p, "0123456789");

  return digits > 0 && g_str_has_prefix (p + digits, "月");
}

static void
vote_mentions (Finder *self)
{
  guint mentions[N_YEARS] = { 0 };
  guint of_report = 0;

  for (const char *p = strstr (self->flow->text, "年"); p != NULL; p = strstr (p + 1, "年"))
    {
      int year = year_before (self->flow, p);

      if (year == 0)
        continue;
      if (mentions[year - FIRST_YEAR]++ < MOST_MENTIONS)
        vote (self, year, WEIGHT_MENTION);
      if (g_str_has_prefix (p, "年1月1日"))
        {
          const char *to = p + strlen ("年1月1日");
          const char *end = strstr (to, "12月31日");
          if (end != NULL && end - to < 24)
            vote (self, year, WEIGHT_PERIOD);
        }
      else if (of_report < 2 && !is_year_of_date (p) && find_report_words (skip_year_words (p), 30) != NULL)
        {
          vote (self, year, WEIGHT_OF_REPORT);
          self->says_report = TRUE;
          of_report++;
        }
    }
}

/* Takes leading words such as 现公布 or 由 off the front of a name. What stands before 关于 is no part of one:
 * it is the line above a title, or another agency's. */
static const char *
skip_leads (const char *name)
{
  const char *lead;

  for (const char *about = strstr (name, "关于"); about != NULL; about = strstr (about, "关于"))
    {
      about += strlen ("关于");
      if (*about != '\0')
        name = about;
    }
  while ((lead = goi_words_prefix (name, "leads")) != NULL && strlen (lead) < strlen (name))
    name += strlen (lead);
  return name;
}

/* Takes words such as 关于 off the end of a name. */
static char *
drop_tails (const char *name)
{
  char *clean = g_strdup (name);
  const char *tail;

  while ((tail = goi_words_suffix (clean, "tails")) != NULL && strlen (tail) < strlen (clean))
    clean[strlen (clean) - strlen (tail)] = '\0';
  return clean;
}

/* Where a bracket at the end of a name begins, as in X局(Y局); its end where there is none. */
static const char *
name_end (const char *name)
{
  const char *end = name + strlen (name);
  const char *open = g_str_has_suffix (name, ")") ? strrchr (name, '(') : NULL;

  return open != NULL && open > name ? open : end;
}

/* A name as it is printed: brackets in Chinese text are wide. */
static char *
print_name (const char *folded)
{
  g_autoptr (GString) s = g_string_new (folded);

  g_string_replace (s, "(", "（", 0);
  g_string_replace (s, ")", "）", 0);
  return g_string_free (g_steal_pointer (&s), FALSE);
}

static gboolean
is_name_character (gunichar c)
{
  return goi_char_is_han (c) || c == 0xB7;
}

static gboolean looks_like_agency (const char *name);
static gboolean begins_with_place (const char *name);

/* Whether a blank or the end of a line stands between two characters of the document. */
static gboolean
is_parted (const GoiFlow *flow, const char *before, const char *after)
{
  return flow->at != NULL && flow->at[after - flow->text] - flow->at[before - flow->text] > 1;
}

/* Whether what parts two characters parts all around them, too: a title that was spread out over its line. */
static gboolean
is_spread (const GoiFlow *flow, const char *before, const char *after)
{
  const char *next = g_utf8_next_char (after);

  return before > flow->text && is_parted (flow, g_utf8_prev_char (before), before)
         && *next != '\0' && is_parted (flow, after, next);
}

/* Whether nothing that stands before it can belong to a name. */
static gboolean
is_whole_name (const char *start, const char *end)
{
  g_autofree char *name = g_strndup (start, end - start);
  const char *clean = skip_leads (name);

  return *clean != '\0' && looks_like_agency (clean) && begins_with_place (clean);
}

/* Where a name begins between @start and @end: behind a line that stands between, where what is behind
 * that line is whole. */
static const char *
skip_lines_before (const GoiFlow *flow, const char *start, const char *end)
{
  if (start >= end || is_whole_name (start, end))
    return start;
  for (const char *p = start, *next = g_utf8_next_char (p); next < end; p = next, next = g_utf8_next_char (p))
    if (is_parted (flow, p, next) && is_whole_name (next, end))
      return next;
  return start;
}

/* The beginning of a number that belongs to a name, 12345热线中心: @p stands behind it. NULL where it is that of
 * a date or of anything else. */
static const char *
skip_hotline (const GoiFlow *flow, const char *p)
{
  static const char *const counted[] = { "年", "月", "日", "号", "件", "条", "次", "项", NULL };
  const char *start = p;

  for (guint i = 0; counted[i] != NULL; i++)
    if (g_str_has_prefix (p, counted[i]))
      return NULL;
  while (start > flow->text && g_ascii_isdigit (start[-1]))
    start--;
  if ((p - start != 3 && p - start != 5) || start == flow->text)
    return NULL;
  return is_name_character (g_utf8_get_char (g_utf8_prev_char (start))) ? start : NULL;
}

/* How far back a name goes that ends at @end: to punctuation, digits or the beginning; a bracket at its
 * end belongs to it. Lines end in the middle of names, so the longest that is whole is taken. */
static const char *
name_start (const GoiFlow *flow, const char *end)
{
  const char *p = end, *whole = NULL;
  guint n = 0;

  if (p > flow->text && p[-1] == ')')
    {
      const char *open = g_strrstr_len (flow->text, p - flow->text, "(");
      if (open != NULL && p - open < LONGEST_NAME)
        p = open;
    }

  while (p > flow->text && n < LONGEST_NAME)
    {
      const char *before = g_utf8_prev_char (p);

      if (g_ascii_isdigit (*before))
        before = skip_hotline (flow, p);
      else if (!is_name_character (g_utf8_get_char (before)))
        before = NULL;
      if (before == NULL)
        return whole == NULL || is_whole_name (p, end) ? p : whole;
      if (n > 2 && is_parted (flow, before, p) && !is_spread (flow, before, p) && is_whole_name (p, end))
        whole = p;
      n += g_utf8_pointer_to_offset (before, p);
      p = before;
    }
  if (n < LONGEST_NAME && (whole == NULL || is_whole_name (p, end)))
    return p;
  /* Cut off in the middle of a word, it may begin with the end of a place. */
  return whole != NULL ? whole : end;
}

static gboolean
looks_like_agency (const char *whole)
{
  g_autofree char *name = g_strndup (whole, name_end (whole) - whole);

  return g_utf8_strlen (name, -1) >= 3 && g_utf8_strlen (name, -1) <= LONGEST_NAME
         && goi_words_suffix (name, "agency_endings") != NULL
         && !goi_words_contain ("not_agencies", name)
         && !goi_place_is_none (name)
         && !goi_words_any_in ("title_subjects", name);
}

/* Where the agency begins in a name that has something else before it: at a province, or at its own
 * place when that occurs twice (the name stood on two lines, one after the other). */
static const char *
skip_to_place (const char *name)
{
  const char *const *provinces = goi_words_get ("provinces");
  g_auto (GStrv) region = NULL;
  const char *at;

  for (guint i = 0; provinces[i] != NULL; i++)
    while ((at = strstr (name + 1, provinces[i])) != NULL)
      {
        g_autofree char *before = g_strndup (name, at - name);
        /* 国家税务总局北京市税务局 is one name. */
        if (goi_words_suffix (before, "agency_endings_in_text") != NULL)
          break;
        name = at;
      }
  region = goi_place_split (name);
  while (region[0] != NULL && g_str_has_prefix (name, region[0]) && (at = strstr (name + 1, region[0])) != NULL)
    name = at;
  return name;
}

/* Takes brackets and what is no letter off the front of a name: (年报)X局, )X局. */
static const char *
skip_marks (const char *name)
{
  for (const char *close; *name != '\0' && !is_name_character (g_utf8_get_char (name)); )
    if (*name == '(' && (close = strchr (name, ')')) != NULL)
      name = close + 1;
    else if (g_ascii_isalnum (*name))
      break;
    else
      name = g_utf8_next_char (name);
  return name;
}

/* Takes note of a name that may be the agency's. @named: it stands where reports name their author. */
static void
add_agency (Finder *self, const char *name, double weight, gboolean named)
{
  g_autofree char *whole = drop_tails (name);
  const char *clean = skip_marks (whole);

  if (*clean != '\0')
    clean = skip_to_place (skip_marks (skip_leads (clean)));

  if (!looks_like_agency (clean))
    return;
  for (guint i = 0; i < self->agencies->len; i++)
    {
      Agency *agency = &g_array_index (self->agencies, Agency, i);
      if (strcmp (agency->name, clean) != 0)
        continue;
      agency->weight += weight;
      agency->named |= named;
      agency->titled |= weight == AGENCY_IN_TITLE;
      agency->signs |= weight == AGENCY_SIGNED;
      return;
    }
  {
    Agency agency = { g_strdup (clean), weight, named, weight == AGENCY_IN_TITLE,
                      weight == AGENCY_SIGNED };
    g_array_append_val (self->agencies, agency);
  }
}

/* X2021年政府信息公开工作年度报告 and 2021年X政府信息公开…报告, in the title and in the text. */
static void
find_authors (Finder *self)
{
  guint n = 0;

  for (const char *p = strstr (self->flow->text, "年"); p != NULL && n < 4;
       p = strstr (p + 1, "年"))
    {
      const char *behind = skip_year_words (p);
      const char *subject;
      g_autofree char *before = NULL;
      g_autofree char *between = NULL;

      if (year_before (self->flow, p) == 0 || is_year_of_date (p)
          || (subject = find_report_words (behind, 30)) == NULL)
        continue;
      before = g_strndup (name_start (self->flow, p - 4), p - 4 - name_start (self->flow, p - 4));
      behind = skip_lines_before (self->flow, behind, subject);
      between = g_strndup (behind, subject - behind);
      add_agency (self, before, AGENCY_OF_REPORT, TRUE);
      add_agency (self, between, AGENCY_OF_REPORT, TRUE);
      n++;
    }
}

/* 本报告由X编制. */
static void
find_makers (Finder *self)
{
  const char *made = strstr (self->flow->text, "编制");

  for (guint n = 0; made != NULL && n < 4; made = strstr (made + 1, "编制"), n++)
    {
      const char *start = name_start (self->flow, made);
      g_autofree char *clause = g_strndup (start, made - start);
      const char *by = strstr (clause, "由");

      if (by != NULL && strstr (clause, "报告") != NULL)
        add_agency (self, by + strlen ("由"), AGENCY_OF_REPORT, TRUE);
    }
}

/* 《X信息公开实施办法》, 与X办公室联系: every name of an agency in the text that begins with a place. */
static void
find_mentions (Finder *self)
{
  const char *const *endings = goi_words_get ("agency_endings_in_text");

  for (guint i = 0; endings[i] != NULL; i++)
    for (const char *p = strstr (self->flow->text, endings[i]); p != NULL;
         p = strstr (p + 1, endings[i]))
      {
        const char *end = p + strlen (endings[i]);
        const char *start = name_start (self->flow, end);
        g_autofree char *name = g_strndup (start, end - start);
        g_auto (GStrv) region = NULL;

        region = goi_place_split (skip_leads (name));
        if (region[0] != NULL)
          add_agency (self, name, AGENCY_MENTIONED, FALSE);
      }
}

static gboolean
is_date (const char *text)
{
  g_autofree char *folded = goi_text_fold (text, FALSE);
  const char *year = strstr (folded, "年");

  return year != NULL && strstr (year, "月") != NULL && g_str_has_suffix (folded, "日")
         && g_utf8_strlen (folded, -1) <= 14;
}

/* The last lines: a name, and a date below it. Who is named below every page has not signed. */
static void
find_signature (Finder *self)
{
  GPtrArray *blocks = goi_document_get_blocks (self->document);

  for (guint i = blocks->len, n = 0; i > 0 && n < 8; i--, n++)
    {
      const GoiDocBlock *block = g_ptr_array_index (blocks, i - 1);
      g_autofree char *folded = NULL;

      if (block->kind != GOI_DOC_PARAGRAPH)
        break;
      if (block->is_footer)
        continue;
      folded = goi_text_fold (block->text, FALSE);
      if (is_date (block->text))
        {
          const char *year = strstr (folded, "年");
          if (year - folded == 4)
            vote (self, (int) g_ascii_strtoll (folded, NULL, 10) - 1, WEIGHT_DATE);
        }
      else if (g_utf8_strlen (folded, -1) <= LONGEST_NAME)
        add_agency (self, folded, AGENCY_SIGNED, TRUE);
    }
}

/* 来源：X, 发布机构：X, 发布时间：2022-01-28 */
static void
find_labelled (Finder *self)
{
  const char *const *labels = goi_words_get ("labels");

  for (guint i = 0; labels[i] != NULL; i++)
    {
      const char *p = strstr (self->flow->text, labels[i]);
      const char *start, *end;
      g_autofree char *name = NULL;

      if (p == NULL || p[strlen (labels[i])] != ':')
        continue;
      start = end = p + strlen (labels[i]) + 1;
      while (*end != '\0' && is_name_character (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      name = g_strndup (start, end - start);
      add_agency (self, name, AGENCY_LABELLED, FALSE);
    }
}

static void
use_title (Finder *self, const char *title)
{
  g_autofree char *text = goi_text_fold (title, FALSE);
  g_autofree char *folded = goi_years_in_digits (text);
  GoiFlow flow = { folded, strlen (folded), NULL };
  const char *subject = find_report_words (folded, 60);
  const char *year = strstr (folded, "年");
  g_autofree char *before = NULL;

  while (year != NULL && year_before (&flow, year) == 0)
    year = strstr (year + 1, "年");
  if (year != NULL)
    {
      const char *behind = skip_year_words (year);
      g_autofree char *first = g_strndup (folded, year - 4 - folded);
      g_autofree char *between
          = subject != NULL && subject > behind ? g_strndup (behind, subject - behind) : NULL;

      vote (self, year_before (&flow, year), WEIGHT_TITLE);
      add_agency (self, first, AGENCY_IN_TITLE, TRUE);
      if (between != NULL)
        add_agency (self, between, AGENCY_IN_TITLE, TRUE);
    }
  else if (subject != NULL)
    {
      before = g_strndup (folded, subject - folded);
      add_agency (self, before, AGENCY_IN_TITLE, TRUE);
    }
}

static gboolean
begins_with_place (const char *name)
{
  g_auto (GStrv) region = goi_place_split (name);

  return region[0] != NULL;
}

/* Whether a name that begins with no place was made longer by the line above it, 依申请公开临江街道办事处: the
 * shorter one stands below the report, and what is before it is no place and no other agency. */
static gboolean
has_line_before (const Agency *longer, const Agency *shorter)
{
  g_autofree char *before = g_strndup (longer->name, strlen (longer->name) - strlen (shorter->name));

  return shorter->signs && !begins_with_place (longer->name) && g_utf8_strlen (before, -1) > 2
         && goi_words_suffix (before, "agency_endings") == NULL;
}

/* 市财政局 is what 青澜市财政局 calls itself: the longer name takes over what speaks for the shorter. A
 * name that begins with its place is whole; what makes it longer does not belong to it. */
static void
join_short_names (Finder *self)
{
  for (guint i = 0; i < self->agencies->len; i++)
    for (guint k = 0; k < self->agencies->len; k++)
      {
        Agency *shorter = &g_array_index (self->agencies, Agency, i);
        Agency *longer = &g_array_index (self->agencies, Agency, k);
        Agency *to, *from;

        if (i == k || strlen (shorter->name) >= strlen (longer->name)
            || !g_str_has_suffix (longer->name, shorter->name))
          continue;
        to = begins_with_place (shorter->name) || has_line_before (longer, shorter) ? shorter : longer;
        from = to == shorter ? longer : shorter;
        to->weight += from->weight;
        to->named |= from->named;
        to->titled |= from->titled;
        to->signs |= from->signs;
        from->weight = 0;
      }
}

static const Agency *
best_agency (Finder *self)
{
  const Agency *best = NULL;

  for (guint i = 0; i < self->agencies->len; i++)
    {
      const Agency *agency = &g_array_index (self->agencies, Agency, i);
      if (agency->weight > 0 && (best == NULL || agency->weight > best->weight))
        best = agency;
    }
  return best;
}

/* The year with the most votes; sure where no other has votes that weigh. */
static int
best_year (Finder *self, gboolean *sure)
{
  guint best = 0, n_strong = 0;

  for (guint i = 1; i < N_YEARS; i++)
    if (self->years[i] > self->years[best])
      best = i;
  for (guint i = 0; i < N_YEARS; i++)
    n_strong += self->strong[i] > 0 ? 1 : 0;
  *sure = self->strong[best] > 0 && n_strong == 1;
  return self->years[best] > 0 ? FIRST_YEAR + (int) best : 0;
}

/* What the page says of itself apart from its text. */
static void
use_metadata (Finder *self)
{
  const char *title = goi_document_get_metadata (self->document, "ArticleTitle");
  const char *source = goi_document_get_metadata (self->document, "ContentSource");
  const char *date = goi_document_get_metadata (self->document, "PubDate");

  if (title != NULL && strcmp (title, goi_document_get_title (self->document)) != 0)
    use_title (self, title);
  if (source != NULL)
    {
      g_autofree char *folded = goi_text_fold (source, FALSE);
      add_agency (self, folded, AGENCY_LABELLED, FALSE);
    }
  if (date != NULL)
    vote (self, (int) g_ascii_strtoll (date, NULL, 10) - 1, WEIGHT_DATE);
}

/* The name of the file tells what the document does not; where it says another year than the document,
 * one of them is wrong. */
static void
use_file_name (Finder *self, GoiIdentity *identity, const char *name)
{
  gboolean plain;
  int year;
  g_autofree char *agency = goi_identity_read_name (name, &year, &plain);

  vote (self, year, WEIGHT_NAME);
  add_agency (self, agency, AGENCY_IN_NAME, FALSE);
  identity->name_year = plain ? year : 0;
}

/* The agency whose name stands below the report, where the title names one that it has nothing to do
 * with. */
static char *
find_other_signature (Finder *self, const Agency *best)
{
  for (guint i = 0; i < self->agencies->len && best->titled; i++)
    {
      const Agency *agency = &g_array_index (self->agencies, Agency, i);

      if (agency->signs && agency != best && strstr (agency->name, best->name) == NULL
          && strstr (best->name, agency->name) == NULL && begins_with_place (agency->name)
          && begins_with_place (best->name))
        return print_name (agency->name);
    }
  return NULL;
}

static void
agency_clear (gpointer data)
{
  g_free (((Agency *) data)->name);
}

/**
 * goi_identity_find:
 * @document: a document
 * @sections: (element-type GoiSectionPlace): its sections
 * @name: (nullable): the base name of its file
 *
 * Returns: (transfer full): whose report it is, and for when
 */
GoiIdentity *
goi_identity_find (GoiDocument *document, GPtrArray *sections, const char *name)
{
  GoiIdentity *identity = g_new0 (GoiIdentity, 1);
  Finder self = { .document = document };
  g_autoptr (GoiFlow) flow = goi_identity_flow_new (document);
  const Agency *agency;

  self.flow = flow;
  self.agencies = g_array_new (FALSE, FALSE, sizeof (Agency));
  g_array_set_clear_func (self.agencies, agency_clear);
  identity->title = goi_title_find (document, sections);
  if (*identity->title != '\0')
    use_title (&self, identity->title);
  if (*goi_document_get_title (document) != '\0')
    use_title (&self, goi_document_get_title (document));
  use_metadata (&self);
  vote_mentions (&self);
  find_authors (&self);
  find_makers (&self);
  find_signature (&self);
  find_labelled (&self);
  find_mentions (&self);
  use_file_name (&self, identity, name);
  join_short_names (&self);

  agency = best_agency (&self);
  identity->agency = print_name (agency != NULL ? agency->name : "");
  identity->says_report = *identity->title != '\0' || self.says_report;
  identity->agency_sure = agency != NULL && agency->named;
  identity->signed_by = agency != NULL ? find_other_signature (&self, agency) : NULL;
  identity->year = best_year (&self, &identity->year_sure);
  identity->year_plain = identity->year > 0 && self.strong[identity->year - FIRST_YEAR] > 0;
  if (identity->name_year == identity->year)
    identity->name_year = 0;
  identity->region = goi_place_find (document, identity->agency);
  g_array_unref (self.agencies);
  return identity;
}

/**
 * goi_identity_free:
 * @identity: (nullable): an identity
 */
void
goi_identity_free (GoiIdentity *identity)
{
  if (identity == NULL)
    return;
  g_free (identity->agency);
  g_free (identity->signed_by);
  g_free (identity->title);
  g_strfreev (identity->region);
  g_free (identity);
}
