/* goi-undo-stack.c: what was done, so that it can be undone
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-undo-stack"

#include "config.h"

#include "goi-undo-stack.h"

/* Enough for a day's work on a form; the oldest steps go first. */
#define MAX_DEPTH 2000

/* A state that no command leads to: the report as it was saved cannot be reached any more. */
#define NO_STATE G_MAXUINT64

struct _GoiUndoStack
{
  GObject parent_instance;

  GQueue undo;
  GQueue redo;
  guint64 base_state;
  guint64 clean_state;
  guint64 last_state;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (GoiUndoStack, goi_undo_stack, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GoiCommand *
get_top (GoiUndoStack *self)
{
  return g_queue_peek_tail (&self->undo);
}

static gboolean
is_void (GoiCommand *command)
{
  return command->klass->is_void != NULL && command->klass->is_void (command);
}

static void
drop_redo (GoiUndoStack *self)
{
  g_queue_clear_full (&self->redo, (GDestroyNotify) goi_command_free);
}

static void
emit_changed (GoiUndoStack *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Merging into the state that was saved would make it unreachable, so a saved state ends a run. */
static gboolean
try_merge (GoiUndoStack *self, GoiCommand *command)
{
  GoiCommand *top = get_top (self);

  if (top == NULL || command->token == 0 || top->token != command->token
      || top->klass != command->klass || top->klass->merge == NULL
      || top->state == self->clean_state)
    return FALSE;
  if (!top->klass->merge (top, command))
    return FALSE;
  goi_command_free (command);
  top->state = ++self->last_state;
  if (is_void (top))
    goi_command_free (g_queue_pop_tail (&self->undo));
  return TRUE;
}

static void
goi_undo_stack_finalize (GObject *object)
{
  GoiUndoStack *self = GOI_UNDO_STACK (object);

  g_queue_clear_full (&self->undo, (GDestroyNotify) goi_command_free);
  drop_redo (self);
  G_OBJECT_CLASS (goi_undo_stack_parent_class)->finalize (object);
}

static void
goi_undo_stack_class_init (GoiUndoStackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = goi_undo_stack_finalize;

  /**
   * GoiUndoStack::changed:
   *
   * What can be undone or redone, or whether the state is the saved one, has changed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
goi_undo_stack_init (GoiUndoStack *self)
{
  g_queue_init (&self->undo);
  g_queue_init (&self->redo);
}

/**
 * goi_undo_stack_new:
 *
 * Returns: (transfer full): an empty stack whose state counts as saved
 */
GoiUndoStack *
goi_undo_stack_new (void)
{
  return g_object_new (GOI_TYPE_UNDO_STACK, NULL);
}

/**
 * goi_undo_stack_execute:
 * @self: a stack
 * @command: (transfer full): a command that has not been done yet
 *
 * Does @command and remembers it. What had been undone can then not be redone any more. A command
 * that changes nothing is dropped.
 *
 * Returns: whether it changed anything
 */
gboolean
goi_undo_stack_execute (GoiUndoStack *self, GoiCommand *command)
{
  g_return_val_if_fail (GOI_IS_UNDO_STACK (self), FALSE);
  g_return_val_if_fail (!self->busy, FALSE);

  if (is_void (command))
    {
      goi_command_free (command);
      return FALSE;
    }
  self->busy = TRUE;
  command->klass->redo (command);
  self->busy = FALSE;

  drop_redo (self);
  if (!try_merge (self, command))
    {
      command->state = ++self->last_state;
      g_queue_push_tail (&self->undo, command);
    }
  if (g_queue_get_length (&self->undo) > MAX_DEPTH)
    {
      GoiCommand *oldest = g_queue_pop_head (&self->undo);
      if (self->clean_state == self->base_state)
        self->clean_state = NO_STATE;
      self->base_state = oldest->state;
      goi_command_free (oldest);
    }
  emit_changed (self);
  return TRUE;
}

/**
 * goi_undo_stack_undo:
 * @self: a stack
 *
 * Returns: FALSE when there is nothing to undo
 */
gboolean
goi_undo_stack_undo (GoiUndoStack *self)
{
  GoiCommand *command;

  g_return_val_if_fail (GOI_IS_UNDO_STACK (self), FALSE);

  command = g_queue_pop_tail (&self->undo);
  if (command == NULL)
    return FALSE;
  self->busy = TRUE;
  command->klass->undo (command);
  self->busy = FALSE;
  /* A step that was undone is complete: what is typed next must not flow into it. */
  command->token = 0;
  if (get_top (self) != NULL)
    get_top (self)->token = 0;
  g_queue_push_tail (&self->redo, command);
  emit_changed (self);
  return TRUE;
}

/**
 * goi_undo_stack_redo:
 * @self: a stack
 *
 * Returns: FALSE when there is nothing to redo
 */
gboolean
goi_undo_stack_redo (GoiUndoStack *self)
{
  GoiCommand *command;

  g_return_val_if_fail (GOI_IS_UNDO_STACK (self), FALSE);

  command = g_queue_pop_tail (&self->redo);
  if (command == NULL)
    return FALSE;
  self->busy = TRUE;
  command->klass->redo (command);
  self->busy = FALSE;
  g_queue_push_tail (&self->undo, command);
  emit_changed (self);
  return TRUE;
}

/**
 * goi_undo_stack_take_back:
 * @self: a stack
 * @token: the token of an edit, not 0
 *
 * Undoes the latest command for good when it is a step of the edit @token: what Escape does in the
 * middle of an edit, and what precedes the next version of the same edit.
 *
 * Returns: whether there was something to take back
 */
gboolean
goi_undo_stack_take_back (GoiUndoStack *self, guint64 token)
{
  GoiCommand *top;

  g_return_val_if_fail (GOI_IS_UNDO_STACK (self), FALSE);
  g_return_val_if_fail (token != 0, FALSE);

  top = get_top (self);
  if (top == NULL || top->token != token || top->state == self->clean_state)
    return FALSE;
  g_queue_pop_tail (&self->undo);
  self->busy = TRUE;
  top->klass->undo (top);
  self->busy = FALSE;
  goi_command_free (top);
  emit_changed (self);
  return TRUE;
}

/**
 * goi_undo_stack_clear:
 * @self: a stack
 *
 * Forgets everything; the state counts as saved.
 */
void
goi_undo_stack_clear (GoiUndoStack *self)
{
  g_return_if_fail (GOI_IS_UNDO_STACK (self));

  g_queue_clear_full (&self->undo, (GDestroyNotify) goi_command_free);
  drop_redo (self);
  self->base_state = self->clean_state = ++self->last_state;
  emit_changed (self);
}

/**
 * goi_undo_stack_can_undo:
 * @self: a stack
 *
 * Returns: whether there is something to undo
 */
gboolean
goi_undo_stack_can_undo (GoiUndoStack *self)
{
  return !g_queue_is_empty (&self->undo);
}

/**
 * goi_undo_stack_can_redo:
 * @self: a stack
 *
 * Returns: whether there is something to redo
 */
gboolean
goi_undo_stack_can_redo (GoiUndoStack *self)
{
  return !g_queue_is_empty (&self->redo);
}

/**
 * goi_undo_stack_get_undo_name:
 * @self: a stack
 *
 * Returns: (transfer none) (nullable): the name of the command that an undo would undo
 */
const char *
goi_undo_stack_get_undo_name (GoiUndoStack *self)
{
  GoiCommand *command = get_top (self);

  return command != NULL ? command->name : NULL;
}

/**
 * goi_undo_stack_get_redo_name:
 * @self: a stack
 *
 * Returns: (transfer none) (nullable): the name of the command that a redo would do
 */
const char *
goi_undo_stack_get_redo_name (GoiUndoStack *self)
{
  GoiCommand *command = g_queue_peek_tail (&self->redo);

  return command != NULL ? command->name : NULL;
}

/**
 * goi_undo_stack_get_state:
 * @self: a stack
 *
 * Returns: the number of the present state; the same number is always the same state
 */
guint64
goi_undo_stack_get_state (GoiUndoStack *self)
{
  GoiCommand *command = get_top (self);

  return command != NULL ? command->state : self->base_state;
}

/**
 * goi_undo_stack_set_clean_state:
 * @self: a stack
 * @state: the state that has been saved, which need not be the present one any more
 */
void
goi_undo_stack_set_clean_state (GoiUndoStack *self, guint64 state)
{
  g_return_if_fail (GOI_IS_UNDO_STACK (self));

  if (self->clean_state == state)
    return;
  self->clean_state = state;
  emit_changed (self);
}

/**
 * goi_undo_stack_is_clean:
 * @self: a stack
 *
 * Returns: whether the present state is the one that was saved
 */
gboolean
goi_undo_stack_is_clean (GoiUndoStack *self)
{
  return goi_undo_stack_get_state (self) == self->clean_state;
}

/**
 * goi_command_free:
 * @command: (nullable): a command
 */
void
goi_command_free (GoiCommand *command)
{
  if (command == NULL)
    return;
  g_free (command->name);
  command->klass->free (command);
}
