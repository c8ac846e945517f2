/* goi-words.c: lists of words that the recogniser goes by, from its data files
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-words"

#include "goi-words.h"

#include "goi-read-resources.h"

#include <gio/gio.h>
#include <string.h>

#define PATH "/org/example/GoiReports/read/"

/**
 * goi_words_load:
 * @file: the name of a data file of the recogniser
 *
 * Returns: (transfer full): its JSON. The files are part of the program: that one is missing or broken
 *   is a mistake of the programmer and ends the program.
 */
JsonNode *
goi_words_load (const char *file)
{
  g_autofree char *path = g_strconcat (PATH, file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  JsonNode *node;

  g_resources_register (goi_read_get_resource ());
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    g_error ("%s: %s", file, error->message);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  node = json_from_string (text, &error);
  if (node == NULL)
    g_error ("%s: %s", file, error != NULL ? error->message : "empty");
  return node;
}

static char **
strings_of (JsonNode *node)
{
  JsonArray *array = json_node_get_array (node);
  GPtrArray *strings = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (strings, g_strdup (json_array_get_string_element (array, i)));
  g_ptr_array_add (strings, NULL);
  return (char **) g_ptr_array_free (strings, FALSE);
}

static gpointer
load_lists (gpointer unused)
{
  g_autoptr (JsonNode) root = goi_words_load ("identity.json");
  GHashTable *lists = g_hash_table_new (g_str_hash, g_str_equal);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, json_node_get_object (root));
  while (json_object_iter_next (&iter, &name, &node))
    g_hash_table_insert (lists, g_strdup (name), strings_of (node));
  return lists;
}

/**
 * goi_words_get:
 * @list: the name of a list
 *
 * Returns: (transfer none) (array zero-terminated=1): its words
 */
const char *const *
goi_words_get (const char *list)
{
  static GOnce once = G_ONCE_INIT;
  const char *const *words;

  g_once (&once, load_lists, NULL);
  words = g_hash_table_lookup (once.retval, list);
  if (words == NULL)
    g_error ("no list of words is called %s", list);
  return words;
}

/* As g_str_has_prefix(), but most words differ in their first bytes. */
static inline gboolean
begins_with (const char *text, const char *word)
{
  while (*word != '\0' && *text == *word)
    text++, word++;
  return *word == '\0';
}

/**
 * goi_words_prefix:
 * @text: a text
 * @list: the name of a list
 *
 * Returns: (nullable) (transfer none): the longest word of the list that the text begins with
 */
const char *
goi_words_prefix (const char *text, const char *list)
{
  const char *best = NULL;

  for (const char *const *w = goi_words_get (list); *w != NULL; w++)
    if (begins_with (text, *w) && (best == NULL || strlen (*w) > strlen (best)))
      best = *w;
  return best;
}

/**
 * goi_words_suffix:
 * @text: a text
 * @list: the name of a list
 *
 * Returns: (nullable) (transfer none): the longest word of the list that the text ends with
 */
const char *
goi_words_suffix (const char *text, const char *list)
{
  const char *best = NULL;

  for (const char *const *w = goi_words_get (list); *w != NULL; w++)
    if (g_str_has_suffix (text, *w) && (best == NULL || strlen (*w) > strlen (best)))
      best = *w;
  return best;
}

/**
 * goi_words_contain:
 * @list: the name of a list
 * @text: a word
 *
 * Returns: whether the word is in the list
 */
gboolean
goi_words_contain (const char *list, const char *text)
{
  return g_strv_contains (goi_words_get (list), text);
}

/**
 * goi_words_any_in:
 * @list: the name of a list
 * @text: a text
 *
 * Returns: whether the text holds any word of the list
 */
gboolean
goi_words_any_in (const char *list, const char *text)
{
  for (const char *const *w = goi_words_get (list); *w != NULL; w++)
    if (strstr (text, *w) != NULL)
      return TRUE;
  return FALSE;
}
