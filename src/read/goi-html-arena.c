/* goi-html-arena.c: memory for the tree of a page, with limits
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parser of HTML has no limits of its own: elements nested a hundred thousand deep cost it time
 * with the square of their number, and taking its tree down again would recurse through all of them.
 * But it asks us for memory with every tag. So the limits are kept here, and all memory of a page
 * goes at once.
 */

#define G_LOG_DOMAIN "goi-html"

#include "goi-html-arena.h"

#include <time.h>

#define CHUNK_BYTES (256 * 1024)

/* Larger pieces are buffers that grow: they are given back one by one. */
#define LARGE_BYTES (16 * 1024)

/* How many pieces are handed out between two looks at the clock. */
#define PIECES_PER_LOOK 1024

typedef struct
{
  GList link; /* in the list of large pieces; data is this */
  gsize size;
} Large;

/* Stands before every piece. */
typedef struct
{
  Large *large; /* NULL for a piece of a chunk */
} Header;

struct _GoiHtmlArena
{
  GPtrArray *chunks;
  GQueue large;
  char *next;
  gsize left;
  gsize used;

  gsize max_bytes;
  gint64 deadline; /* processor time of this thread, in microseconds */
  GCancellable *cancellable;
  guint countdown;
  jmp_buf *way_out;
  GoiHtmlLimit limit;
};

static gint64
processor_time (void)
{
  struct timespec t;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec * G_USEC_PER_SEC + t.tv_nsec / 1000;
}

static void
check_limits (GoiHtmlArena *self)
{
  if (self->used > self->max_bytes)
    self->limit = GOI_HTML_LIMIT_MEMORY;
  else if (self->countdown-- == 0)
    {
      self->countdown = PIECES_PER_LOOK;
      if (g_cancellable_is_cancelled (self->cancellable))
        self->limit = GOI_HTML_LIMIT_CANCELLED;
      else if (processor_time () > self->deadline)
        self->limit = GOI_HTML_LIMIT_TIME;
    }
  if (self->limit != GOI_HTML_LIMIT_NONE)
    longjmp (*self->way_out, 1);
}

static gpointer
alloc_large (GoiHtmlArena *self, gsize size)
{
  Large *large = g_malloc (sizeof (Large) + sizeof (Header) + size);
  Header *header = (Header *) (large + 1);

  large->link = (GList) { .data = large };
  large->size = size;
  g_queue_push_head_link (&self->large, &large->link);
  self->used += size;
  header->large = large;
  return header + 1;
}

/**
 * goi_html_arena_new:
 * @max_bytes: how much it gives while it is guarded
 * @max_milliseconds: processor time of the calling thread that it gives from now on while it is guarded
 * @cancellable: (nullable): ends guarded work
 *
 * Returns: (transfer full): an empty arena; only the calling thread may use it
 */
GoiHtmlArena *
goi_html_arena_new (gsize max_bytes, guint max_milliseconds, GCancellable *cancellable)
{
  GoiHtmlArena *self = g_new0 (GoiHtmlArena, 1);

  self->chunks = g_ptr_array_new_with_free_func (g_free);
  g_queue_init (&self->large);
  self->max_bytes = max_bytes;
  self->deadline = processor_time () + (gint64) max_milliseconds * 1000;
  g_set_object (&self->cancellable, cancellable);
  return self;
}

/**
 * goi_html_arena_free:
 * @self: an arena
 *
 * Frees it with all its pieces.
 */
void
goi_html_arena_free (GoiHtmlArena *self)
{
  GList *link;

  while ((link = g_queue_pop_head_link (&self->large)) != NULL)
    g_free (link->data);
  g_ptr_array_unref (self->chunks);
  g_clear_object (&self->cancellable);
  g_free (self);
}

/**
 * goi_html_arena_alloc:
 * @self: an arena
 * @size: bytes
 *
 * Does not return when the arena is guarded and a limit is reached.
 *
 * Returns: (transfer none): memory that holds anything and lives as long as the arena
 */
gpointer
goi_html_arena_alloc (GoiHtmlArena *self, gsize size)
{
  Header *header;

  if (self->way_out != NULL)
    check_limits (self);
  if (size > LARGE_BYTES)
    return alloc_large (self, size);
  size = sizeof (Header) + ((size + 7) & ~(gsize) 7);
  if (size > self->left)
    {
      self->next = g_malloc (CHUNK_BYTES);
      self->left = CHUNK_BYTES;
      g_ptr_array_add (self->chunks, self->next);
      self->used += CHUNK_BYTES;
    }
  header = (gpointer) self->next;
  self->next += size;
  self->left -= size;
  header->large = NULL;
  return header + 1;
}

/**
 * goi_html_arena_release:
 * @self: an arena
 * @mem: (nullable): a piece of it
 *
 * Gives a piece back when it is large enough to be worth it.
 */
void
goi_html_arena_release (GoiHtmlArena *self, gpointer mem)
{
  Header *header = mem;
  Large *large;

  if (mem == NULL || header[-1].large == NULL)
    return;
  large = header[-1].large;
  g_queue_unlink (&self->large, &large->link);
  self->used -= large->size;
  g_free (large);
}

/**
 * goi_html_arena_get_used:
 * @self: an arena
 *
 * Returns: the bytes it has taken from the system
 */
gsize
goi_html_arena_get_used (GoiHtmlArena *self)
{
  return self->used;
}

/**
 * goi_html_arena_guard:
 * @self: an arena
 * @way_out: (nullable): where to jump when a limit is reached; NULL for no limits from now on
 *
 * Between the calls with a way out and with NULL only code may run that owns nothing but memory of
 * this arena: it is left without being asked.
 */
void
goi_html_arena_guard (GoiHtmlArena *self, jmp_buf *way_out)
{
  self->way_out = way_out;
}

/**
 * goi_html_arena_get_limit:
 * @self: an arena
 *
 * Returns: the limit that was reached
 */
GoiHtmlLimit
goi_html_arena_get_limit (GoiHtmlArena *self)
{
  return self->limit;
}
