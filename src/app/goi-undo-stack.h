/* goi-undo-stack.h: what was done, so that it can be undone
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _GoiCommand GoiCommand;

/**
 * GoiCommandClass:
 * @redo: does it; the first time as well as after an undo
 * @undo: puts everything back as it was before @redo
 * @merge: (nullable): takes a later command that has been done into this one, so that the two
 *   are undone in one step; FALSE when they do not belong together
 * @is_void: (nullable): whether it leaves everything as it was
 * @free: frees the command
 *
 * What a kind of command can do.
 */
typedef struct
{
  void (*redo) (GoiCommand *command);
  void (*undo) (GoiCommand *command);
  gboolean (*merge) (GoiCommand *command, GoiCommand *next);
  gboolean (*is_void) (GoiCommand *command);
  void (*free) (GoiCommand *command);
} GoiCommandClass;

/**
 * GoiCommand:
 * @klass: what it can do
 * @name: translated: what it does, such as “change 予以公开 · 自然人”
 * @token: commands with the same token other than 0 are steps of one edit
 * @state: the number of the state it leads to; set by the stack
 *
 * A change that can be undone. The first member of every kind of command.
 */
struct _GoiCommand
{
  const GoiCommandClass *klass;
  char *name;
  guint64 token;
  guint64 state;
};

#define GOI_TYPE_UNDO_STACK (goi_undo_stack_get_type ())
G_DECLARE_FINAL_TYPE (GoiUndoStack, goi_undo_stack, GOI, UNDO_STACK, GObject)

GoiUndoStack *goi_undo_stack_new (void);
gboolean      goi_undo_stack_execute (GoiUndoStack *self, GoiCommand *command);
gboolean      goi_undo_stack_undo (GoiUndoStack *self);
gboolean      goi_undo_stack_redo (GoiUndoStack *self);
gboolean      goi_undo_stack_take_back (GoiUndoStack *self, guint64 token);
void          goi_undo_stack_clear (GoiUndoStack *self);

gboolean      goi_undo_stack_can_undo (GoiUndoStack *self);
gboolean      goi_undo_stack_can_redo (GoiUndoStack *self);
const char   *goi_undo_stack_get_undo_name (GoiUndoStack *self);
const char   *goi_undo_stack_get_redo_name (GoiUndoStack *self);

guint64       goi_undo_stack_get_state (GoiUndoStack *self);
void          goi_undo_stack_set_clean_state (GoiUndoStack *self, guint64 state);
gboolean      goi_undo_stack_is_clean (GoiUndoStack *self);

void          goi_command_free (GoiCommand *command);

G_END_DECLS
