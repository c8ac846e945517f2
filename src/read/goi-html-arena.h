/* goi-html-arena.h: memory for the tree of a page, with limits
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <setjmp.h>

G_BEGIN_DECLS

/**
 * GoiHtmlLimit:
 * @GOI_HTML_LIMIT_NONE: none was reached
 * @GOI_HTML_LIMIT_MEMORY: more bytes were asked for than the arena gives
 * @GOI_HTML_LIMIT_TIME: more processor time was used than the arena gives
 * @GOI_HTML_LIMIT_CANCELLED: the caller wants no result any more
 *
 * Why the work on an arena was given up.
 */
typedef enum
{
  GOI_HTML_LIMIT_NONE,
  GOI_HTML_LIMIT_MEMORY,
  GOI_HTML_LIMIT_TIME,
  GOI_HTML_LIMIT_CANCELLED,
} GoiHtmlLimit;

typedef struct _GoiHtmlArena GoiHtmlArena;

GoiHtmlArena *goi_html_arena_new (gsize max_bytes, guint max_milliseconds, GCancellable *cancellable);
void          goi_html_arena_free (GoiHtmlArena *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiHtmlArena, goi_html_arena_free)

gpointer      goi_html_arena_alloc (GoiHtmlArena *self, gsize size);
void          goi_html_arena_release (GoiHtmlArena *self, gpointer mem);
gsize         goi_html_arena_get_used (GoiHtmlArena *self);
void          goi_html_arena_guard (GoiHtmlArena *self, jmp_buf *way_out);
GoiHtmlLimit  goi_html_arena_get_limit (GoiHtmlArena *self);

G_END_DECLS
