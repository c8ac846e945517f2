/* goi-characters.c: characters of Chinese documents, made comparable
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-characters"

#include "goi-characters.h"

#include <string.h>

/* Traditional characters that labels, titles and sentences of reports are made of, each followed
 * by its simplified form. */
static const char traditional[]
    = "總总計计開开關关請请訴诉訟讼維维糾纠結结審审規规範范類类務务復复議议訊讯報报資资機机構构業业國国據据執执處处罰罚許许強强費费額额單单萬万數数廢废現现發发對对項项"
      "購购標标題题統统係系學学體体團团師师協协會会員员辦办經经濟济與与為为無无條条際际問问進进動动應应該该達达過过時时間间區区縣县鄉乡鎮镇廳厅廣广東东陝陕慶庆貴贵雲云"
      "寧宁龍龙蘇苏遼辽魯鲁滬沪贛赣臺台灣湾門门聯联網网頁页電电話话傳传輿舆論论災灾監监護护權权聽听證证檢检驗验環环設设檔档館馆圖图書书紙纸質质內内屬属認认確确獲获並并"
      "餘余從从個个們们這这裡里後后號号產产觀观見见覽览顯显當当負负責责訂订訓训練练講讲讀读調调變变貫贯徹彻轉转載载輸输運运遠远遞递選选還还連连遲迟適适邊边鄰邻釋释銷销"
      "錄录鐵铁長长闡阐陳陈陽阳隊队階阶隨随險险難难雙双離离順顺須须預预領领頭头願愿顧顾風风飛飞養养馬马駐驻齊齐齡龄專专爭争於于創创劃划劉刘勞劳勢势勝胜勵励匯汇歸归歷历"
      "歲岁歡欢殘残沒没決决況况測测準准滿满潔洁爾尔狀状獨独獎奖畫画異异療疗禮礼種种稱称積积穩稳競竞筆笔節节築筑簡简簽签籌筹紀纪約约級级純纯紹绍終终組组細细給给絡络編编"
      "緊紧線线縮缩績绩織织繼继續续聞闻職职肅肃腦脑臨临舉举舊旧藝艺蘭兰補补裝装製制視视親亲覺觉訪访診诊詢询試试詳详誌志語语誤误說说課课談谈謝谢識识譯译貨货販贩貧贫貸贷"
      "買买賃赁賠赔賢贤賣卖賦赋賴赖贈赠趕赶趙赵跡迹車车軍军軟软較较輕轻輪轮輔辅農农鄭郑醫医釐厘針针鄧邓錢钱鋼钢鍵键鎖锁鑒鉴閉闭閱阅闊阔陸陆陰阴雜杂雖虽靈灵靜静響响頒颁"
      "頻频顏颜飯饭飲饮驟骤魚鱼鮮鲜麗丽黃黄點点黨党優优億亿價价俠侠備备傷伤傾倾僅仅儘尽償偿兒儿兩两冊册凍冻劇剧劑剂卻却參参嚴严園园圍围圓圆場场塊块墊垫壓压壞坏壯壮壽寿"
      "夠够夢梦夥伙夾夹奪夺奮奋婦妇媽妈孫孙寫写寬宽寶宝將将尋寻導导屆届層层岡冈島岛峽峡嶺岭帥帅帳账帶带幣币幫帮幹干幾几庫库廠厂彌弥彎弯徑径恆恒惡恶態态憂忧憑凭憲宪戰战"
      "戶户拋抛挾挟捨舍掃扫掛挂採采揚扬換换損损搖摇擁拥擇择擔担擬拟擴扩攝摄敗败敵敌斷断暫暂曉晓極极樓楼樂乐樹树樣样橋桥檻槛歐欧殺杀毀毁氣气漢汉漲涨滅灭濕湿灑洒灘滩煉炼"
      "煙烟煩烦熱热燈灯燒烧營营爺爷牆墙犧牺獄狱獻献瑪玛畝亩畢毕皺皱盜盗盡尽盤盘睜睁瞭了矯矫礎础礦矿祕秘禍祸禦御秈籼稅税窮穷竊窃簾帘糧粮紅红紋纹納纳紛纷紐纽紡纺紮扎絕绝"
      "綜综綠绿綱纲緒绪緣缘縱纵繪绘繳缴罷罢羅罗義义習习聖圣聲声聰聪脅胁腳脚膽胆臉脸興兴艦舰艱艰蒼苍蔭荫薦荐藥药蘊蕴虛虚蟲虫複复觸触託托記记註注評评詞词誰谁諒谅諮咨諾诺"
      "謀谋謹谨讓让財财貢贡貼贴貿贸賀贺贏赢軌轨輩辈輯辑辭辞迴回週周遊游違违遜逊遷迁遺遗邁迈銀银鋪铺錯错鍋锅鐘钟鑽钻閒闲閣阁闖闯陣阵隱隐霧雾頂顶頓顿頗颇頸颈顛颠飄飘餓饿"
      "驅驱驚惊鬥斗鬧闹";

/* The characters that the table below covers. */
#define FIRST_HAN 0x4E00
#define LAST_HAN 0x9FFF

/* For each character its simplified form less FIRST_HAN. */
static gpointer
build_simplified (gpointer unused)
{
  guint16 *map = g_new (guint16, LAST_HAN - FIRST_HAN + 1);

  for (guint i = 0; i <= LAST_HAN - FIRST_HAN; i++)
    map[i] = (guint16) i;
  for (const char *p = traditional; *p != '\0'; p = g_utf8_next_char (g_utf8_next_char (p)))
    map[g_utf8_get_char (p) - FIRST_HAN]
        = (guint16) (g_utf8_get_char (g_utf8_next_char (p)) - FIRST_HAN);
  return map;
}

static gunichar
simplify (gunichar c)
{
  static GOnce once = G_ONCE_INIT;
  const guint16 *map = g_once (&once, build_simplified, NULL);

  return map[c - FIRST_HAN] + FIRST_HAN;
}

/* Punctuation that is printed in several shapes, to one of them. */
static gunichar
fold_punctuation (gunichar c)
{
  switch (c)
    {
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015:
    case 0x2212: case 0x2500: case 0x2501: case 0xFE58: case 0xFE63: case 0x30FC:
      return '-';
    case 0x2018: case 0x2019: case 0x201A: case 0x2032:
      return '\'';
    case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0x2033: case 0x300C: case 0x300D:
    case 0x300E: case 0x300F: case 0x301D: case 0x301E:
      return '"';
    case 0x3014: case 0x3010: case 0xFE59: case 0x2768: case 0x3016:
      return '(';
    case 0x3015: case 0x3011: case 0xFE5A: case 0x2769: case 0x3017:
      return ')';
    case 0xFE50: case 0xFE51:
      return ',';
    case 0xFE52:
      return '.';
    case 0x2215: case 0x2044:
      return '/';
    default:
      return c;
    }
}

/**
 * goi_char_is_space:
 * @c: a character
 *
 * Returns: whether it has the Unicode property White_Space
 */
gboolean
goi_char_is_space (gunichar c)
{
  if (c > 0x3000)
    return FALSE;
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680
         || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F
         || c == 0x205F || c == 0x3000;
}

/**
 * goi_char_is_ignorable:
 * @c: a character
 *
 * Returns: whether nothing is seen of it: zero width, soft hyphen, byte order mark, direction marks
 */
gboolean
goi_char_is_ignorable (gunichar c)
{
  if (c >= 0x3000 && c < 0xFE00)
    return FALSE;
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)
         || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F)
         || (c < 0x20 && !goi_char_is_space (c)) || c == 0x7F;
}

/**
 * goi_char_is_note_mark:
 * @c: a character
 *
 * Returns: whether it refers to a note where it stands behind something: ①, *, ※, ¹
 */
gboolean
goi_char_is_note_mark (gunichar c)
{
  return (goi_char_enclosed_number (c) > 0 && c >= 0x2460 && c <= 0x2473) || c == '*' || c == 0x203B
         || c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2074 && c <= 0x2079);
}

/**
 * goi_char_is_han:
 * @c: a character
 *
 * Returns: whether it is a Chinese character (〇 is one)
 */
gboolean
goi_char_is_han (gunichar c)
{
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007
         || (c >= 0x20000 && c <= 0x3FFFF) || (c >= 0xF900 && c <= 0xFAFF)
         || (c >= 0x2F00 && c <= 0x2FD5);
}

/**
 * goi_char_han_digit:
 * @c: a character
 *
 * Returns: 0 to 9 for 〇零一二…九 and 两, 10 for 十, 100 for 百, 1000 for 千, 10000 for 万, otherwise -1
 */
int
goi_char_han_digit (gunichar c)
{
  switch (c)
    {
    case 0x3007: case 0x96F6: return 0;
    case 0x4E00: return 1;
    case 0x4E8C: case 0x4E24: return 2;
    case 0x4E09: return 3;
    case 0x56DB: return 4;
    case 0x4E94: return 5;
    case 0x516D: return 6;
    case 0x4E03: return 7;
    case 0x516B: return 8;
    case 0x4E5D: return 9;
    case 0x5341: return 10;
    case 0x767E: return 100;
    case 0x5343: return 1000;
    case 0x4E07: return 10000;
    default: return -1;
    }
}

/**
 * goi_char_enclosed_number:
 * @c: a character
 *
 * Returns: the number of ① ⑴ ⒈ ㈠ ㊀ and their like, which number items or refer to notes; otherwise 0
 */
guint
goi_char_enclosed_number (gunichar c)
{
  if (c >= 0x2460 && c <= 0x2473) /* ① … ⑳ */
    return c - 0x2460 + 1;
  if (c >= 0x2474 && c <= 0x2487) /* ⑴ … ⒇ */
    return c - 0x2474 + 1;
  if (c >= 0x2488 && c <= 0x249B) /* ⒈ … ⒛ */
    return c - 0x2488 + 1;
  if (c >= 0x3220 && c <= 0x3229) /* ㈠ … ㈩ */
    return c - 0x3220 + 1;
  if (c >= 0x3280 && c <= 0x3289) /* ㊀ … ㊉ */
    return c - 0x3280 + 1;
  return 0;
}

/**
 * goi_char_fold:
 * @c: a character
 * @out: (out caller-allocates): what it is compared as
 *
 * Full-width to half-width, one shape for quotes, dashes and brackets, radicals and compatibility
 * characters to ordinary ones, Traditional to Simplified. Characters of which nothing is seen
 * disappear. ⒛, which scanners read for 20, becomes 20.
 *
 * Returns: how many characters are in @out, 0 to %GOI_FOLD_MAX
 */
guint
goi_char_fold (gunichar c, gunichar out[GOI_FOLD_MAX])
{
  gunichar plain[8];

  if (c < 0x80)
    {
      out[0] = c;
      return goi_char_is_ignorable (c) ? 0 : 1;
    }
  if (c >= FIRST_HAN && c <= LAST_HAN)
    {
      out[0] = simplify (c);
      return 1;
    }
  if (goi_char_is_ignorable (c))
    return 0;
  if (c == 0x249B)
    {
      out[0] = '2';
      out[1] = '0';
      return 2;
    }
  if (c >= 0xFF01 && c <= 0xFF5E)
    c -= 0xFEE0;
  else if (goi_char_is_space (c))
    c = ' ';
  else if ((c >= 0x2F00 && c <= 0x2FD5) || (c >= 0xF900 && c <= 0xFAFF))
    {
      if (g_unichar_fully_decompose (c, TRUE, plain, G_N_ELEMENTS (plain)) == 1)
        c = plain[0];
    }
  else
    c = fold_punctuation (c);
  out[0] = c;
  return 1;
}

/**
 * goi_text_fold:
 * @text: UTF-8
 * @keep_blanks: whether white space stays, as one ASCII blank for each run of it
 *
 * Returns: (transfer full): the text with each character folded
 */
char *
goi_text_fold (const char *text, gboolean keep_blanks)
{
  GString *s = g_string_sized_new (strlen (text) + 1);
  gboolean blank = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar out[GOI_FOLD_MAX];
      guint n = goi_char_fold (goi_utf8_get (p), out);

      for (guint i = 0; i < n; i++)
        {
          if (goi_char_is_space (out[i]))
            {
              blank = TRUE;
              continue;
            }
          if (blank && keep_blanks && s->len > 0)
            g_string_append_c (s, ' ');
          blank = FALSE;
          if (out[i] < 0x80)
            g_string_append_c (s, (char) out[i]);
          else
            g_string_append_unichar (s, out[i]);
        }
    }
  return g_string_free (s, FALSE);
}

/**
 * goi_text_trim:
 * @text: UTF-8
 *
 * Returns: (transfer full): the text without white space and invisible characters at its ends
 */
char *
goi_text_trim (const char *text)
{
  const char *end = text + strlen (text);

  while (*text != '\0')
    {
      gunichar c = goi_utf8_get (text);
      if (!goi_char_is_space (c) && !goi_char_is_ignorable (c))
        break;
      text = g_utf8_next_char (text);
    }
  while (end > text)
    {
      const char *before = g_utf8_prev_char (end);
      gunichar c = goi_utf8_get (before);
      if (!goi_char_is_space (c) && !goi_char_is_ignorable (c))
        break;
      end = before;
    }
  return g_strndup (text, end - text);
}

/**
 * goi_text_join_lines:
 * @text: UTF-8, with line breaks
 *
 * Returns: (transfer full): the trimmed lines that are not empty, joined with one blank
 */
char *
goi_text_join_lines (const char *text)
{
  g_auto (GStrv) lines = NULL;
  GString *s;

  if (strpbrk (text, "\n\r") == NULL)
    return goi_text_trim (text);
  lines = g_strsplit_set (text, "\n\r", -1);
  s = g_string_new (NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = goi_text_trim (lines[i]);
      if (*line == '\0')
        continue;
      if (s->len > 0)
        g_string_append_c (s, ' ');
      g_string_append (s, line);
    }
  return g_string_free (s, FALSE);
}

/**
 * goi_text_is_blank:
 * @text: UTF-8
 *
 * Returns: whether nothing is seen of it
 */
gboolean
goi_text_is_blank (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = goi_utf8_get (p);
      if (!goi_char_is_space (c) && !goi_char_is_ignorable (c))
        return FALSE;
    }
  return TRUE;
}
