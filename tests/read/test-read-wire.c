/* test-read-wire.c: what is believed of the processes that read
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-document-wire.h"
#include "goi-read-channel.h"
#include "goi-read-wire.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* How many damaged answers are tried. */
#define N_DAMAGED 4000

static void
test_numbers (void)
{
  static const guint64 numbers[] = { 0, 1, 127, 128, 300, G_MAXUINT32, G_MAXINT64, G_MAXUINT64 };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  GoiWireReader reader;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    goi_wire_put_uint (bytes, numbers[i]);
  goi_wire_reader_init (&reader, bytes->data, bytes->len);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_cmpuint (goi_wire_get_uint (&reader, G_MAXUINT64), ==, numbers[i]);
  g_assert_true (goi_wire_finish (&reader));
}

static void
assert_no_number (const char *bytes, gsize length, guint64 max)
{
  GoiWireReader reader;

  goi_wire_reader_init (&reader, bytes, length);
  g_assert_cmpuint (goi_wire_get_uint (&reader, max), ==, 0);
  g_assert_true (reader.failed);
  g_assert_false (goi_wire_finish (&reader));
}

static void
test_bad_numbers (void)
{
  assert_no_number ("", 0, 9);
  assert_no_number ("\x0a", 1, 9);
  assert_no_number ("\x80", 1, 9);
  assert_no_number ("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", 10, G_MAXUINT64);
  assert_no_number ("\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x00", 11, G_MAXUINT64);
}

static void
assert_no_string (const char *bytes, gsize length)
{
  GoiWireReader reader;
  g_autofree char *text = NULL;

  goi_wire_reader_init (&reader, bytes, length);
  text = goi_wire_get_string (&reader, 8);
  g_assert_cmpstr (text, ==, "");
  g_assert_true (reader.failed);
}

static void
test_bad_strings (void)
{
  assert_no_string ("\3ab", 3);
  assert_no_string ("\2\xff\xff", 3);
  assert_no_string ("\2a\0", 3);
  assert_no_string ("\x09" "123456789", 10);
  assert_no_string ("\xff\xff\xff\xff\x0f", 5);
}

static GBytes *
load_sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("GOI_SAMPLES"), "documents", "ql-heting-2022.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GBytes *bytes = g_file_load_bytes (file, NULL, NULL, NULL);

  g_assert_nonnull (bytes);
  return bytes;
}

/* An answer with a document that has paragraphs, tables and metadata. */
static GByteArray *
make_answer (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiReading) reading = goi_read_bytes (bytes, "sample.txt", NULL, &error);
  GByteArray *answer = g_byte_array_new ();
  GoiDocBlock *table;

  g_assert_no_error (error);
  goi_document_set_title (goi_reading_get_document (reading), "标题");
  goi_document_set_metadata (goi_reading_get_document (reading), "PubDate", "2022");
  table = goi_document_begin_table (goi_reading_get_document (reading));
  goi_document_mark_cell (goi_reading_get_document (reading), table, 0, 0, 2, 0, 4);
  goi_wire_put_reading (answer, reading);
  return answer;
}

static void
assert_inside (GoiDocument *document, gint64 start, gint64 end)
{
  g_assert_cmpint (start, >=, 0);
  g_assert_cmpint (start, <=, end);
  g_assert_cmpint (end, <=, goi_document_get_length (document));
}

/* What every user of a document relies on. */
static void
assert_sound (GoiDocument *document)
{
  GPtrArray *blocks = goi_document_get_blocks (document);

  g_assert_true (g_utf8_validate (goi_document_get_text (document), -1, NULL));
  for (guint i = 0; i < blocks->len; i++)
    {
      const GoiDocBlock *block = g_ptr_array_index (blocks, i);

      assert_inside (document, block->start, block->end);
      for (guint j = 0; block->kind == GOI_DOC_TABLE && j < block->cells->len; j++)
        {
          const GoiDocCell *cell = g_ptr_array_index (block->cells, j);

          assert_inside (document, cell->start, cell->end);
          g_assert_cmpuint (cell->row + cell->row_span, <=, block->n_rows);
          g_assert_cmpuint (cell->column + cell->column_span, <=, block->n_columns);
          g_assert_true (g_utf8_validate (cell->text, -1, NULL));
        }
      g_assert_true (block->kind == GOI_DOC_TABLE || g_utf8_validate (block->text, -1, NULL));
    }
}

/* Whether it was believed. */
static gboolean
try_answer (const guint8 *data, gsize length, GBytes *bytes)
{
  GoiWireReader reader;
  g_autoptr (GoiReading) reading = NULL;

  goi_wire_reader_init (&reader, data, length);
  reading = goi_wire_get_reading (&reader, "sample.txt", bytes);
  g_assert_true (reader.failed == (reading == NULL));
  if (reading != NULL)
    assert_sound (goi_reading_get_document (reading));
  return reading != NULL;
}

static void
test_whole_answer (void)
{
  g_autoptr (GBytes) bytes = load_sample ();
  g_autoptr (GByteArray) answer = make_answer (bytes);

  g_assert_true (try_answer (answer->data, answer->len, bytes));
}

/* An answer that was cut off is none, wherever it was cut. */
static void
test_cut_answer (void)
{
  g_autoptr (GBytes) bytes = load_sample ();
  g_autoptr (GByteArray) answer = make_answer (bytes);

  for (guint length = 0; length < answer->len; length += 1 + length / 100)
    g_assert_false (try_answer (answer->data, length, bytes));
  g_assert_false (try_answer (answer->data, answer->len - 1, bytes));
}

/* A damaged one may be believed, but nothing in it lies outside. */
static void
test_damaged_answer (void)
{
  g_autoptr (GBytes) bytes = load_sample ();
  g_autoptr (GByteArray) answer = make_answer (bytes);
  g_autoptr (GRand) dice = g_rand_new_with_seed (7);
  guint n_refused = 0;

  for (guint i = 0; i < N_DAMAGED; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (answer->data, answer->len);
      guint n = g_rand_int_range (dice, 1, 4);

      /* Half of the time behind the text, where the places are. */
      for (guint j = 0; j < n; j++)
        {
          guint from = i % 2 == 0 ? 0 : answer->len - answer->len / 8;

          copy[g_rand_int_range (dice, (gint32) from, (gint32) answer->len)] = (guint8) g_rand_int (dice);
        }
      n_refused += !try_answer (copy, answer->len, bytes);
    }
  g_assert_cmpuint (n_refused, >, N_DAMAGED / 4);
}

static void
test_errors (void)
{
  g_autoptr (GError) error = g_error_new (GOI_READ_ERROR, GOI_READ_ERROR_ENCODING, "%s", "x\xff" "y");
  g_autoptr (GError) back = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  GoiWireReader reader;

  goi_wire_put_error (bytes, error);
  goi_wire_reader_init (&reader, bytes->data, bytes->len);
  back = goi_wire_get_error (&reader);
  g_assert_error (back, GOI_READ_ERROR, GOI_READ_ERROR_ENCODING);
  g_assert_cmpstr (back->message, ==, "x\xef\xbf\xbdy");
}

typedef struct
{
  int ends[2];
  GoiChannel channel;
} Pair;

static void
pair_init (Pair *pair)
{
  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair->ends), ==, 0);
  pair->channel = (GoiChannel) { pair->ends[0], g_get_monotonic_time () + 5 * G_USEC_PER_SEC, -1 };
}

static void
pair_clear (Pair *pair)
{
  close (pair->ends[0]);
  close (pair->ends[1]);
}

static void
test_channel (void)
{
  Pair pair;
  GoiChannel other;
  g_autoptr (GByteArray) payload = g_byte_array_new ();
  g_autoptr (GBytes) attached = g_bytes_new_static ("attached", 8);
  g_auto (GoiMessage) message = { 0 };
  GoiMessage sent = { .kind = GOI_MESSAGE_MEMBER, .payload = payload, .fd = -1 };

  pair_init (&pair);
  other = (GoiChannel) { pair.ends[1], 0, -1 };
  goi_wire_put_string (payload, "payload");
  g_assert_cmpint (goi_channel_send (&other, &sent, attached), ==, GOI_CHANNEL_OK);
  g_assert_cmpint (goi_channel_receive (&pair.channel, &message), ==, GOI_CHANNEL_OK);
  g_assert_cmpint (message.kind, ==, GOI_MESSAGE_MEMBER);
  g_assert_cmpmem (message.payload->data, message.payload->len, payload->data, payload->len);
  g_assert_true (g_bytes_equal (message.attached->bytes, attached));
  /* Nobody can change it any more. */
  g_assert_cmpint (write (message.attached->fd, "x", 1), ==, -1);
  pair_clear (&pair);
}

/* What comes is no message, or claims to be larger than any. */
static void
test_broken_channel (void)
{
  static const struct
  {
    guint32 magic;
    guint16 version, kind;
    guint64 payload, attached;
  } headers[] = {
    { 0x12345678, GOI_CHANNEL_VERSION, GOI_MESSAGE_READING, 0, 0 },
    { 0x574f4947, GOI_CHANNEL_VERSION + 1, GOI_MESSAGE_READING, 0, 0 },
    { 0x574f4947, GOI_CHANNEL_VERSION, 0, 0, 0 },
    { 0x574f4947, GOI_CHANNEL_VERSION, GOI_N_MESSAGES, 0, 0 },
    { 0x574f4947, GOI_CHANNEL_VERSION, GOI_MESSAGE_READING, G_MAXUINT64, 0 },
    { 0x574f4947, GOI_CHANNEL_VERSION, GOI_MESSAGE_MEMBER, 0, G_MAXUINT64 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      Pair pair;
      g_auto (GoiMessage) message = { 0 };

      pair_init (&pair);
      g_assert_cmpint (write (pair.ends[1], &headers[i], sizeof headers[i]), ==, sizeof headers[i]);
      g_assert_cmpint (goi_channel_receive (&pair.channel, &message), ==, GOI_CHANNEL_BROKEN);
      pair_clear (&pair);
    }
}

/* Much is promised, and nothing comes. */
static void
test_silent_channel (void)
{
  Pair pair;
  GByteArray nothing = { NULL, 0 };
  GoiMessage sent = { .kind = GOI_MESSAGE_READING, .payload = &nothing, .fd = -1 };
  GoiChannel other;

  for (guint closes = 0; closes < 2; closes++)
    {
      g_auto (GoiMessage) message = { 0 };
      const guint64 promise[] = { 0x574f4947 | (guint64) GOI_CHANNEL_VERSION << 32 | (guint64) GOI_MESSAGE_READING << 48,
                                  64 * 1024 * 1024, 0 };

      pair_init (&pair);
      pair.channel.deadline = g_get_monotonic_time () + G_USEC_PER_SEC / 5;
      g_assert_cmpint (write (pair.ends[1], promise, sizeof promise), ==, sizeof promise);
      if (closes)
        shutdown (pair.ends[1], SHUT_RDWR);
      g_assert_cmpint (goi_channel_receive (&pair.channel, &message), ==,
                       closes ? GOI_CHANNEL_CLOSED : GOI_CHANNEL_TIME);
      pair_clear (&pair);
    }
  /* Whoever writes to one that has gone is told, and lives. */
  pair_init (&pair);
  other = (GoiChannel) { pair.ends[0], 0, -1 };
  close (pair.ends[1]);
  g_assert_cmpint (goi_channel_send (&other, &sent, NULL), ==, GOI_CHANNEL_CLOSED);
  close (pair.ends[0]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-wire/numbers", test_numbers);
  g_test_add_func ("/read-wire/bad-numbers", test_bad_numbers);
  g_test_add_func ("/read-wire/bad-strings", test_bad_strings);
  g_test_add_func ("/read-wire/whole-answer", test_whole_answer);
  g_test_add_func ("/read-wire/cut-answer", test_cut_answer);
  g_test_add_func ("/read-wire/damaged-answer", test_damaged_answer);
  g_test_add_func ("/read-wire/errors", test_errors);
  g_test_add_func ("/read-wire/channel", test_channel);
  g_test_add_func ("/read-wire/broken-channel", test_broken_channel);
  g_test_add_func ("/read-wire/silent-channel", test_silent_channel);
  return g_test_run ();
}
