/* driver.c: gives files to a fuzz target, one after another
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: fuzz-NAME FILE-OR-FOLDER…
 */

#include "fuzz.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Seconds after which a file has taken too long; sanitizers are slow. */
#define PATIENCE 60

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
collect (GPtrArray *files, const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  if (folder == NULL)
    {
      g_ptr_array_add (files, g_strdup (path));
      return;
    }
  while ((name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (files, g_build_filename (path, name, NULL));
}

/* Bytes that end where they end: reading on behind them is seen by the address sanitizer. */
static void
replay (const char *path)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  guint8 *exact;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, &error))
    g_error ("%s", error->message);
  exact = malloc (MAX (size, 1));
  for (gsize i = 0; i < size; i++)
    exact[i] = (guint8) data[i];
  alarm (PATIENCE);
  LLVMFuzzerTestOneInput (exact, size);
  alarm (0);
  free (exact);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);

  setlocale (LC_ALL, "");
  LLVMFuzzerInitialize (&argc, &argv);
  for (int i = 1; i < argc; i++)
    collect (files, argv[i]);
  g_ptr_array_sort (files, compare_names);
  printf ("1..%u\n", files->len);
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *name = g_path_get_basename (g_ptr_array_index (files, i));

      replay (g_ptr_array_index (files, i));
      printf ("ok %u - %s\n", i + 1, name);
      fflush (stdout);
    }
  return EXIT_SUCCESS;
}
